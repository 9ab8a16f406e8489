/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-changes-list.h"

#include "alur-difference-text.h"
#include "alur-language.h"
#include "alur-refresh.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 120

struct _AlurChangesList
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkStringList *texts;
  GPtrArray *elements; /* (element-type AlurElement) (nullable): what each line speaks of */
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurChangesList, alur_changes_list, ADW_TYPE_BIN)

/* Whether it belongs to what is compared: the organisation, or one procedure. */
static gboolean
is_in_view (AlurChangesList *self, const AlurDifference *difference)
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *shown
      = alur_editor_get_compared_procedure (self->editor, difference->from == NULL);
  const AlurElement *procedure
      = element->kind == ALUR_KIND_PROCEDURE ? element : alur_element_get_procedure (element);

  if (!alur_difference_is_of_itself (difference))
    return FALSE;
  if (alur_editor_get_compared (self->editor) == ALUR_COMPARED_ORGANISATION)
    return procedure == NULL;
  return procedure != NULL && procedure == shown;
}

/* What can be gone to: nothing in another document. */
static const AlurElement *
get_own (AlurChangesList *self, const AlurDifference *difference)
{
  if (difference->from != NULL)
    return difference->from;
  return alur_editor_compares_elsewhere (self->editor) ? NULL : difference->to;
}

static char *
dup_line (const AlurDifference *difference, const AlurComparison *comparison)
{
  g_autofree char *name = alur_difference_dup_name (difference, comparison, NULL);
  g_autofree char *lines = alur_difference_dup_details (difference, comparison, NULL);
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  g_autofree char *details = g_strjoinv ("; ", parts);

  /* Translators: what kind of thing, its name, what became of it: "Step Memeriksa berkas: gone". */
  return g_strdup_printf (details[0] != '\0' ? alur_tr (NULL, N_ ("%s %s: %s — %s"))
                                             : alur_tr (NULL, N_ ("%s %s: %s")),
                          alur_tr (NULL, alur_element_type (difference->type)->label), name,
                          alur_tr (NULL, alur_difference_get_word (difference->kind)), details);
}

static void
refresh (GtkWidget *widget)
{
  AlurChangesList *self = ALUR_CHANGES_LIST (widget);
  const AlurComparison *comparison = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  if (self->editor == NULL)
    return;
  g_ptr_array_set_size (self->elements, 0);
  if (alur_editor_get_pane (self->editor) == ALUR_PANE_COMPARISON)
    comparison = alur_editor_get_comparison (self->editor);
  for (guint i = 0; comparison != NULL && i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      if (!is_in_view (self, difference))
        continue;
      g_ptr_array_add (texts, dup_line (difference, comparison));
      g_ptr_array_add (self->elements, (gpointer) (guintptr) get_own (self, difference));
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->texts, 0, n_before, (const char *const *) texts->pdata);
  gtk_widget_set_visible (widget, texts->len > 1);
}

static void
changed (AlurChangesList *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

/* The elements are the document's and may be gone by the next edit. */
static void
document_changed_cb (AlurEditor *editor, AlurChangesList *self)
{
  g_ptr_array_set_size (self->elements, 0);
  changed (self);
}

static void
activated_cb (GtkListView *list, guint position, AlurChangesList *self)
{
  if (position < self->elements->len && g_ptr_array_index (self->elements, position) != NULL)
    alur_selection_set (alur_editor_get_selection (self->editor),
                        g_ptr_array_index (self->elements, position));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static void
alur_changes_list_dispose (GObject *object)
{
  alur_changes_list_set_editor (ALUR_CHANGES_LIST (object), NULL);
  G_OBJECT_CLASS (alur_changes_list_parent_class)->dispose (object);
}

static void
alur_changes_list_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_CHANGES_LIST (object)->elements);
  G_OBJECT_CLASS (alur_changes_list_parent_class)->finalize (object);
}

static void
alur_changes_list_class_init (AlurChangesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_changes_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_changes_list_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "changes");
}

static void
alur_changes_list_init (AlurChangesList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->elements = g_ptr_array_new ();
  self->texts = gtk_string_list_new (NULL);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->texts))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect (list, "activate", G_CALLBACK (activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Changes")), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * alur_changes_list_set_editor:
 * @self: the list
 * @editor: (nullable): whose stages are compared; a reference is taken
 */
void
alur_changes_list_set_editor (AlurChangesList *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  g_ptr_array_set_size (self->elements, 0);
  if (editor == NULL)
    return;
  g_signal_connect (editor, "document-changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  changed (self);
}
