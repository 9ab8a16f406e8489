/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table may have a thousand columns: the list makes rows for those in view. */

#include "alur-import-columns.h"

#include "alur-language.h"
#include "alur-short-choice.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

#define CHOICE_WIDTH 184 /* px */

struct _AlurImportColumns
{
  AdwBin parent_instance;

  AlurImportDraft *draft;
  GtkStringList *texts; /* an item a column */
  GtkWidget *list;
  GtkStringList *meanings;
  AlurHolds holds[ALUR_N_HOLDS]; /* of each meaning */
  guint n_meanings;
  AlurTableSubject subject; /* whose meanings these are */
  GPtrArray *bound;         /* GtkListItem: the rows in view */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (AlurImportColumns, alur_import_columns, ADW_TYPE_BIN)

/* The parts of a row. */
typedef struct
{
  GtkLabel *title;
  GtkLabel *sample;
  GtkDropDown *holds;
} Parts;

static const char parts_key[] = "alur-parts";

static guint
find_meaning (AlurImportColumns *self, AlurHolds holds)
{
  for (guint i = 0; i < self->n_meanings; i++)
    if (self->holds[i] == holds)
      return i;
  return 0;
}

static void
list_meanings (AlurImportColumns *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  self->subject = self->draft->columns->subject;
  self->n_meanings = 0;
  g_ptr_array_add (labels, (gpointer) (guintptr) alur_tr (NULL, N_ ("Not taken over")));
  self->holds[self->n_meanings++] = ALUR_HOLDS_NOTHING;
  for (AlurHolds holds = 1; holds < ALUR_N_HOLDS; holds++)
    {
      if (alur_holds_subject (holds) != self->subject)
        continue;
      g_ptr_array_add (labels, (gpointer) (guintptr) alur_holds_label (holds));
      self->holds[self->n_meanings++] = holds;
    }
  g_ptr_array_add (labels, NULL);
  gtk_string_list_splice (self->meanings, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->meanings)),
                          (const char *const *) labels->pdata);
}

/* The first cell below the heads that says something. */
static const char *
find_sample (const AlurImportDraft *draft, guint column)
{
  guint n_rows = MIN (alur_cells_get_n_rows (draft->cells), draft->columns->first + 50);

  for (guint row = draft->columns->first; row < n_rows; row++)
    {
      const char *text = alur_cells_get (draft->cells, row, column);

      if (*text != '\0')
        return text;
    }
  return "";
}

static void
chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (chooser), ALUR_TYPE_IMPORT_COLUMNS);
  AlurImportColumns *columns = self != NULL ? ALUR_IMPORT_COLUMNS (self) : NULL;
  guint column = gtk_list_item_get_position (item);
  guint position = gtk_drop_down_get_selected (chooser);

  if (columns == NULL || columns->is_filling || columns->draft == NULL
      || position >= columns->n_meanings || column >= columns->draft->columns->n_columns
      || columns->draft->columns->holds[column] == columns->holds[position])
    return;
  g_signal_emit_by_name (columns, "chosen", column, columns->holds[position]);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Parts *parts = g_new0 (Parts, 1);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  parts->title = add_label (words, NULL);
  parts->sample = add_label (words, "dim-label");
  parts->holds
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->meanings)), NULL));
  gtk_widget_set_valign (GTK_WIDGET (parts->holds), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (parts->holds), CHOICE_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->holds));
  g_object_set_data_full (G_OBJECT (box), parts_key, parts, g_free);
  alur_short_choice_set_up (parts->holds);
  alur_spoken_set_up_drop_down (parts->holds);
  g_signal_connect_object (parts->holds, "notify::selected", G_CALLBACK (chosen_cb), item, 0);
  gtk_list_item_set_child (item, box);
}

static void
set_sample (GtkLabel *label, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  gtk_label_set_text (label, line);
}

static void
fill (GtkListItem *item, AlurImportColumns *self)
{
  Parts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), parts_key);
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));
  guint column = gtk_list_item_get_position (item);
  /* Translators: what a column of a table holds; %s is its number and title. */
  g_autofree char *name = g_strdup_printf (alur_tr (NULL, N_ ("What column %s holds")), title);

  if (self->draft == NULL || column >= self->draft->columns->n_columns)
    return;
  self->is_filling = TRUE;
  gtk_label_set_text (parts->title, title);
  set_sample (parts->sample, find_sample (self->draft, column));
  gtk_drop_down_set_selected (parts->holds,
                              find_meaning (self, self->draft->columns->holds[column]));
  alur_spoken_set_name (GTK_WIDGET (parts->holds), name);
  alur_spoken_set_row (item, title);
  self->is_filling = FALSE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportColumns *self)
{
  g_ptr_array_add (self->bound, item);
  fill (item, self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurImportColumns *self)
{
  g_ptr_array_remove (self->bound, item);
}

static void
activate_cb (GtkListView *list, guint position, AlurImportColumns *self)
{
  g_signal_emit_by_name (self, "shown", position);
}

static void
alur_import_columns_dispose (GObject *object)
{
  AlurImportColumns *self = ALUR_IMPORT_COLUMNS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->draft, alur_import_draft_unref);
  g_clear_object (&self->texts);
  g_clear_object (&self->meanings);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  G_OBJECT_CLASS (alur_import_columns_parent_class)->dispose (object);
}

static void
alur_import_columns_class_init (AlurImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_import_columns_dispose;
  /**
   * AlurImportColumns::chosen:
   * @column: from 0 on
   * @holds: an AlurHolds
   */
  g_signal_new ("chosen", ALUR_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * AlurImportColumns::shown:
   * @column: from 0 on
   */
  g_signal_new ("shown", ALUR_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
alur_import_columns_init (AlurImportColumns *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model;

  self->bound = g_ptr_array_new ();
  self->texts = gtk_string_list_new (NULL);
  self->meanings = gtk_string_list_new (NULL);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "import-list");
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  alur_spoken_set_name (self->list, alur_tr (NULL, N_ ("What the columns hold")));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

static gboolean
has_titles (AlurImportColumns *self, GPtrArray *titles)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->texts)) != titles->len - 1)
    return FALSE;
  for (guint i = 0; i + 1 < titles->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->texts, i), g_ptr_array_index (titles, i)))
      return FALSE;
  return TRUE;
}

/**
 * alur_import_columns_set_draft:
 * @self: the list
 * @draft: (nullable): whose columns to show; a reference is taken
 */
void
alur_import_columns_set_draft (AlurImportColumns *self, AlurImportDraft *draft)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_clear_pointer (&self->draft, alur_import_draft_unref);
  self->draft = draft != NULL ? alur_import_draft_ref (draft) : NULL;
  self->is_filling = TRUE;
  if (draft != NULL && (self->n_meanings == 0 || self->subject != draft->columns->subject))
    list_meanings (self);
  for (guint i = 0; draft != NULL && i < draft->columns->n_columns; i++)
    g_ptr_array_add (titles, g_strdup_printf ("%u  %s", i + 1, draft->columns->titles[i]));
  g_ptr_array_add (titles, NULL);
  /* Whoever chooses with keys goes on where the focus is, so rows are only replaced if they must.
   */
  if (!has_titles (self, titles))
    gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                            (const char *const *) titles->pdata);
  self->is_filling = FALSE;
  for (guint i = 0; i < self->bound->len; i++)
    fill (g_ptr_array_index (self->bound, i), self);
}
