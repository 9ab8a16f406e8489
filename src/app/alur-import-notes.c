/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-notes.h"

#include "alur-language.h"
#include "alur-severity-sign.h"
#include "alur-short-choice.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

#define ALL ALUR_N_NOTE_KINDS

struct _AlurImportNotes
{
  AdwBin parent_instance;

  AlurImportDraft *draft;
  GPtrArray *listed; /* AlurNote of the draft; NULL: a row that counts those that were not kept */
  GtkStringList *texts;
  GtkStringList *kind_texts;
  AlurNoteKind kinds[ALUR_N_NOTE_KINDS + 1]; /* of each text */
  guint n_kinds;
  gboolean is_filling;

  GtkDropDown *kind;
  GtkWidget *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (AlurImportNotes, alur_import_notes, ADW_TYPE_BIN)

typedef struct
{
  AlurSeveritySign *sign;
  GtkLabel *text;
  GtkWidget *show;
} Parts;

static const char parts_key[] = "alur-parts";

/* --- Rows ------------------------------------------------------------------------------------- */

static const AlurNote *
get_note (AlurImportNotes *self, guint position)
{
  return position < self->listed->len ? g_ptr_array_index (self->listed, position) : NULL;
}

static gboolean
has_place (const AlurNote *note)
{
  return note != NULL && (note->row > 0 || note->column > 0);
}

static void
show (AlurImportNotes *self, guint position)
{
  const AlurNote *note = get_note (self, position);

  if (has_place (note))
    g_signal_emit_by_name (self, "shown", note->row, note->column);
}

static void
show_cb (GtkButton *button, GtkListItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), ALUR_TYPE_IMPORT_NOTES);

  if (self != NULL)
    show (ALUR_IMPORT_NOTES (self), gtk_list_item_get_position (item));
}

static void
activate_cb (GtkListView *list, guint position, AlurImportNotes *self)
{
  show (self, position);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Parts *parts = g_new0 (Parts, 1);

  parts->sign = ALUR_SEVERITY_SIGN (alur_severity_sign_new ());
  parts->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (parts->text, 0);
  gtk_label_set_wrap (parts->text, TRUE);
  gtk_label_set_wrap_mode (parts->text, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (parts->text), TRUE);
  parts->show = gtk_button_new_with_label (alur_tr (NULL, N_ ("Show")));
  gtk_widget_set_valign (parts->show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (parts->sign), GTK_ALIGN_CENTER);
  g_signal_connect_object (parts->show, "clicked", G_CALLBACK (show_cb), item, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->sign));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->text));
  gtk_box_append (GTK_BOX (box), parts->show);
  g_object_set_data_full (G_OBJECT (box), parts_key, parts, g_free);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportNotes *self)
{
  Parts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), parts_key);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const AlurNote *note = get_note (self, gtk_list_item_get_position (item));
  g_autofree char *show_name
      /* Translators: shows the place of a problem in a table; %s is the problem. */
      = g_strdup_printf (alur_tr (NULL, N_ ("Show in the table: %s")), text);

  gtk_label_set_text (parts->text, text);
  alur_severity_sign_set_severity (
      parts->sign, note != NULL && alur_note_kind_is_problem (note->kind) ? ALUR_SEVERITY_WARNING
                                                                          : ALUR_SEVERITY_INFO);
  gtk_widget_set_visible (parts->show, has_place (note));
  alur_spoken_set_name (parts->show, show_name);
  alur_spoken_set_row (item, text);
}

/* --- Filling ---------------------------------------------------------------------------------- */

static AlurNoteKind
get_kind (AlurImportNotes *self)
{
  guint position = gtk_drop_down_get_selected (self->kind);

  return position < self->n_kinds ? self->kinds[position] : ALL;
}

/* All notes of a kind, then how many more there are. */
static void
list_kind (AlurImportNotes *self, AlurNoteKind kind, GPtrArray *texts)
{
  const AlurNotes *notes = self->draft->notes;
  guint n = alur_notes_count (notes, kind);

  for (guint i = 0; n > 0 && i < alur_notes_get_n_kept (notes); i++)
    {
      const AlurNote *note = alur_notes_get (notes, i);

      if (note->kind != kind)
        continue;
      g_ptr_array_add (texts, alur_note_dup_text (note));
      g_ptr_array_add (self->listed, (gpointer) (guintptr) note);
    }
  if (n > ALUR_NOTES_MOST)
    {
      g_autofree char *count = alur_note_kind_dup_count (kind, n);

      /* Translators: %s counts problems, such as "300 rows without a name". */
      g_ptr_array_add (texts, g_strdup_printf (alur_tr (NULL, N_ ("… and %u more: %s in all")),
                                               n - ALUR_NOTES_MOST, count));
      g_ptr_array_add (self->listed, NULL);
    }
}

static void
list_notes (AlurImportNotes *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  AlurNoteKind wanted = get_kind (self);

  g_ptr_array_set_size (self->listed, 0);
  for (AlurNoteKind kind = 0; self->draft != NULL && kind < ALUR_N_NOTE_KINDS; kind++)
    {
      if (wanted == ALL || wanted == kind)
        list_kind (self, kind, texts);
    }
  gtk_stack_set_visible_child_name (self->stack, texts->len > 0 ? "list" : "empty");
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                          (const char *const *) texts->pdata);
}

static void
list_kinds (AlurImportNotes *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  AlurNoteKind chosen = get_kind (self);
  guint position = 0;

  self->n_kinds = 0;
  g_ptr_array_add (texts, g_strdup (alur_tr (NULL, N_ ("Everything"))));
  self->kinds[self->n_kinds++] = ALL;
  for (AlurNoteKind kind = 0; self->draft != NULL && kind < ALUR_N_NOTE_KINDS; kind++)
    {
      guint n = alur_notes_count (self->draft->notes, kind);

      if (n == 0)
        continue;
      if (kind == chosen)
        position = self->n_kinds;
      g_ptr_array_add (texts, alur_note_kind_dup_count (kind, n));
      self->kinds[self->n_kinds++] = kind;
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->kind_texts, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->kind_texts)),
                          (const char *const *) texts->pdata);
  gtk_drop_down_set_selected (self->kind, position);
}

static void
kind_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportNotes *self)
{
  if (!self->is_filling)
    list_notes (self);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
alur_import_notes_dispose (GObject *object)
{
  AlurImportNotes *self = ALUR_IMPORT_NOTES (object);

  self->is_filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->texts);
  g_clear_object (&self->kind_texts);
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  G_OBJECT_CLASS (alur_import_notes_parent_class)->dispose (object);
}

static void
alur_import_notes_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_IMPORT_NOTES (object)->listed);
  G_OBJECT_CLASS (alur_import_notes_parent_class)->finalize (object);
}

static void
alur_import_notes_class_init (AlurImportNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_import_notes_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_import_notes_finalize;
  /**
   * AlurImportNotes::shown:
   * @row: of the table, from 1 on; 0: none in particular
   * @column: of the table, from 1 on; 0: none in particular
   */
  g_signal_new ("shown", ALUR_TYPE_IMPORT_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
make_list (AlurImportNotes *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "import-list");
  alur_spoken_set_name (self->list, alur_tr (NULL, N_ ("Problems and guesses")));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
}

static void
alur_import_notes_init (AlurImportNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (alur_tr (NULL, N_ ("Nothing is wrong with the table.")));

  self->listed = g_ptr_array_new ();
  self->texts = gtk_string_list_new (NULL);
  self->kind_texts = gtk_string_list_new (NULL);
  self->kind
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->kind_texts)), NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->kind), GTK_ALIGN_START);
  alur_spoken_set_name (GTK_WIDGET (self->kind), alur_tr (NULL, N_ ("What is listed")));
  alur_short_choice_set_up (self->kind);
  alur_spoken_set_up_drop_down (self->kind);
  g_signal_connect (self->kind, "notify::selected", G_CALLBACK (kind_chosen_cb), self);
  make_list (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * alur_import_notes_set_draft:
 * @self: the list
 * @draft: (nullable): of which to tell; a reference is taken
 */
void
alur_import_notes_set_draft (AlurImportNotes *self, AlurImportDraft *draft)
{
  g_autoptr (AlurImportDraft) before = self->draft;

  if (draft == before)
    {
      g_steal_pointer (&before);
      return;
    }
  self->draft = draft != NULL ? alur_import_draft_ref (draft) : NULL;
  self->is_filling = TRUE;
  list_kinds (self);
  self->is_filling = FALSE;
  list_notes (self);
}
