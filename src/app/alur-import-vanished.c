/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-vanished.h"

#include "alur-language.h"
#include "alur-schema.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 30 /* that the words ask for; they take more where there is more */

struct _AlurImportVanished
{
  AdwBin parent_instance;

  AlurImportDraft *draft;
  GtkStringList *texts; /* an item each */
  GPtrArray *bound;     /* GtkListItem: the rows in view */
  gboolean is_filling;

  GtkCheckButton *all;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (AlurImportVanished, alur_import_vanished, ADW_TYPE_BIN)

static const AlurVanished *
get_vanished (AlurImportVanished *self, guint position)
{
  return self->draft != NULL && position < self->draft->vanished->len
             ? g_ptr_array_index (self->draft->vanished, position)
             : NULL;
}

static char *
dup_text (const AlurVanished *vanished)
{
  const char *name = *vanished->name != '\0' ? vanished->name : vanished->id;

  if (vanished->kind == ALUR_KIND_POSITION)
    /* Translators: a position and its unit. */
    return g_strdup_printf (alur_tr (NULL, N_ ("Position “%s” in “%s”")), name, vanished->where);
  if (vanished->kind == ALUR_KIND_STEP)
    return g_strdup_printf (alur_tr (NULL, N_ ("Step “%s”")), name);
  return g_strdup_printf (alur_tr (NULL, N_ ("Unit “%s”")), name);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (check), ALUR_TYPE_IMPORT_VANISHED);
  AlurImportVanished *self = widget != NULL ? ALUR_IMPORT_VANISHED (widget) : NULL;
  const AlurVanished *vanished;

  if (self == NULL || self->is_filling)
    return;
  vanished = get_vanished (self, gtk_list_item_get_position (item));
  if (vanished != NULL)
    g_signal_emit_by_name (self, "chosen", vanished->id, gtk_check_button_get_active (check));
}

static void
all_toggled_cb (GtkCheckButton *check, AlurImportVanished *self)
{
  if (!self->is_filling)
    g_signal_emit_by_name (self, "chosen", "", gtk_check_button_get_active (check));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, 0);
  gtk_list_item_set_child (item, check);
}

static void
fill (GtkListItem *item, AlurImportVanished *self)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  const AlurVanished *vanished = get_vanished (self, gtk_list_item_get_position (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *name
      /* Translators: %s is a unit, a position or a step. */
      = g_strdup_printf (alur_tr (NULL, N_ ("Remove: %s")), text);

  if (vanished == NULL)
    return;
  self->is_filling = TRUE;
  /* Setting the label tells it to screen readers, too. */
  if (g_strcmp0 (gtk_check_button_get_label (check), text) != 0)
    gtk_check_button_set_label (check, text);
  gtk_check_button_set_active (check, vanished->goes);
  alur_spoken_set_name (GTK_WIDGET (check), name);
  alur_spoken_set_row (item, name);
  self->is_filling = FALSE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportVanished *self)
{
  g_ptr_array_add (self->bound, item);
  fill (item, self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportVanished *self)
{
  g_ptr_array_remove (self->bound, item);
}

/* Enter in a row does what its check does. */
static void
activate_cb (GtkListView *list, guint position, AlurImportVanished *self)
{
  const AlurVanished *vanished = get_vanished (self, position);

  if (vanished != NULL)
    g_signal_emit_by_name (self, "chosen", vanished->id, !vanished->goes);
}

static void
alur_import_vanished_dispose (GObject *object)
{
  AlurImportVanished *self = ALUR_IMPORT_VANISHED (object);

  self->is_filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  G_OBJECT_CLASS (alur_import_vanished_parent_class)->dispose (object);
}

static void
alur_import_vanished_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_IMPORT_VANISHED (object)->bound);
  G_OBJECT_CLASS (alur_import_vanished_parent_class)->finalize (object);
}

static void
alur_import_vanished_class_init (AlurImportVanishedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_import_vanished_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_import_vanished_finalize;
  /**
   * AlurImportVanished::chosen:
   * @id: of an element; empty: all
   * @goes: whether it is to be removed
   */
  g_signal_new ("chosen", ALUR_TYPE_IMPORT_VANISHED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
make_list (AlurImportVanished *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_widget_add_css_class (self->list, "import-list");
  alur_spoken_set_name (self->list, alur_tr (NULL, N_ ("What the table no longer has")));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
}

static void
alur_import_vanished_init (AlurImportVanished *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *words = gtk_label_new (
      alur_tr (NULL, N_ ("The document has these, and the table no longer has them. They stay "
                         "unless you choose to remove them.")));

  self->bound = g_ptr_array_new ();
  self->texts = gtk_string_list_new (NULL);
  self->all = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_label (alur_tr (NULL, N_ ("Remove all of them"))));
  g_signal_connect (self->all, "toggled", G_CALLBACK (all_toggled_cb), self);
  make_list (self);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), WIDTH_CHARS);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

static gboolean
lists_same (AlurImportVanished *self, GPtrArray *texts)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->texts)) != texts->len - 1)
    return FALSE;
  for (guint i = 0; i + 1 < texts->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->texts, i), g_ptr_array_index (texts, i)))
      return FALSE;
  return TRUE;
}

/**
 * alur_import_vanished_set_draft:
 * @self: the list
 * @draft: (nullable): of which to tell; a reference is taken
 */
void
alur_import_vanished_set_draft (AlurImportVanished *self, AlurImportDraft *draft)
{
  G_GNUC_UNUSED g_autoptr (AlurImportDraft) before = self->draft; /* rows may still show it */
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_going = 0;

  self->draft = draft != NULL ? alur_import_draft_ref (draft) : NULL;
  for (guint i = 0; draft != NULL && i < draft->vanished->len; i++)
    {
      const AlurVanished *vanished = g_ptr_array_index (draft->vanished, i);

      n_going += vanished->goes ? 1 : 0;
      g_ptr_array_add (texts, dup_text (vanished));
    }
  self->is_filling = TRUE;
  gtk_check_button_set_active (self->all, texts->len > 0 && n_going == texts->len);
  gtk_check_button_set_inconsistent (self->all, n_going > 0 && n_going < texts->len);
  g_ptr_array_add (texts, NULL);
  if (!lists_same (self, texts))
    gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                            (const char *const *) texts->pdata);
  self->is_filling = FALSE;
  for (guint i = 0; i < self->bound->len; i++)
    fill (g_ptr_array_index (self->bound, i), self);
}
