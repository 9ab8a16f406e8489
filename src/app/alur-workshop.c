/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answers follow the selection, wherever something is selected: a function, or what has to do
 * with one. Nothing is looked up while this is hidden. */

#include "alur-workshop.h"

#include "alur-answer.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-sample-view.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-tour.h"

#include <glib/gi18n-lib.h>

#define INDENT 20 /* px for a function that is part of another */

struct _AlurWorkshop
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkLabel *stage;
  GtkLabel *view;
  GtkWidget *functions_heading;
  GtkWidget *functions_window;
  GtkListView *functions;
  GtkSingleSelection *chosen;
  GtkBox *answers;
  GtkWidget *legend_heading;
  GtkBox *legend;

  GPtrArray *rows;   /* (element-type AlurElement): of `functions` */
  GArray *depths;    /* of guint: of `functions` */
  AlurScene *signs;  /* that `legend` explains; NULL: none */
  AlurElement *told; /* the function that `answers` are about; only compared */
  gboolean is_refreshing;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurWorkshop, alur_workshop, ADW_TYPE_BIN)

static void
refresh_titles (AlurWorkshop *self)
{
  const AlurElement *stage = alur_editor_get_stage (self->editor);

  gtk_label_set_text (self->stage, stage != NULL ? alur_shown_name (stage) : "");
  gtk_label_set_text (self->view, alur_shown_view_name (self->editor));
}

static gboolean
has_rows (AlurWorkshop *self, GPtrArray *functions)
{
  GListModel *model = gtk_single_selection_get_model (self->chosen);

  if (model == NULL || functions->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < functions->len; i++)
    {
      const AlurFunctionNode *node = g_ptr_array_index (functions, i);

      if (node->function != g_ptr_array_index (self->rows, i)
          || node->depth != g_array_index (self->depths, guint, i)
          || !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                           alur_shown_name (node->function)))
        return FALSE;
    }
  return TRUE;
}

static void
refresh_functions (AlurWorkshop *self)
{
  g_autoptr (GPtrArray) functions = alur_tour_list_functions (self->editor);
  g_autoptr (GtkStringList) names = NULL;

  gtk_widget_set_visible (self->functions_heading, functions->len > 0);
  gtk_widget_set_visible (self->functions_window, functions->len > 0);
  if (has_rows (self, functions))
    return;
  names = gtk_string_list_new (NULL);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->depths, 0);
  for (guint i = 0; i < functions->len; i++)
    {
      const AlurFunctionNode *node = g_ptr_array_index (functions, i);

      g_ptr_array_add (self->rows, (gpointer) node->function);
      g_array_append_val (self->depths, node->depth);
      gtk_string_list_append (names, alur_shown_name (node->function));
    }
  gtk_single_selection_set_model (self->chosen, G_LIST_MODEL (names));
}

static AlurElement *
find_asked (AlurWorkshop *self)
{
  AlurElement *single = alur_selection_get_single (alur_editor_get_selection (self->editor));

  return single != NULL ? alur_tour_find_function (alur_editor_get_document (self->editor), single)
                        : NULL;
}

static GtkWidget *
make_sentence (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
refresh_answers (AlurWorkshop *self)
{
  AlurElement *function = find_asked (self);
  const AlurElement *stage = alur_editor_get_stage (self->editor);
  guint position = GTK_INVALID_LIST_POSITION;

  clear_box (self->answers);
  if (function == NULL || !g_ptr_array_find (self->rows, function, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->chosen, position);
  if (function != NULL && stage != NULL)
    {
      AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
      g_autoptr (GPtrArray) sentences = alur_answer_about (analysis, stage, function);

      for (guint i = 0; i < sentences->len; i++)
        gtk_box_append (self->answers, make_sentence (sentences->pdata[i]));
    }
  else if (self->rows->len > 0)
    {
      GtkWidget *hint = make_sentence (
          alur_tr (NULL, N_ ("Click a function: who decides on it, does it, supplies it and "
                             "supervises it is said here.")));

      gtk_widget_add_css_class (hint, "dim-label");
      gtk_box_append (self->answers, hint);
    }
}

/* The units of the answer are lit up in the drawing, once, when the question is another. */
static void
tell_asked (AlurWorkshop *self)
{
  AlurElement *function = find_asked (self);
  g_autoptr (GPtrArray) units = NULL;

  if (function == self->told)
    return;
  self->told = function;
  if (function == NULL || alur_editor_get_stage (self->editor) == NULL)
    return;
  units = alur_answer_list_units (alur_editor_get_analysis (self->editor),
                                  alur_editor_get_stage (self->editor), function);
  g_signal_emit_by_name (self, "asked", units);
}

static void
add_sign (AlurWorkshop *self, AlurScene *scene, const AlurLegendEntry *entry, guint number)
{
  const char *language = alur_document_get_language (alur_editor_get_document (self->editor));
  g_autofree char *sentence = alur_answer_dup_legend (entry, language);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (entry->kind != ALUR_SAMPLE_WORDS)
    gtk_box_append (GTK_BOX (row), alur_sample_view_new (scene, number));
  gtk_box_append (GTK_BOX (row), make_sentence (sentence));
  gtk_box_append (self->legend, row);
}

static void
refresh_legend (AlurWorkshop *self)
{
  AlurPicture *picture
      = alur_editor_is_drawing (self->editor) ? alur_editor_get_picture (self->editor) : NULL;
  AlurScene *scene = picture != NULL ? alur_picture_get_scene (picture) : NULL;
  guint n_entries = 0;
  const AlurLegendEntry *entries = scene != NULL ? alur_scene_get_legend (scene, &n_entries) : NULL;

  gtk_widget_set_visible (self->legend_heading, n_entries > 1);
  if (scene == self->signs)
    return;
  clear_box (self->legend);
  g_clear_pointer (&self->signs, alur_scene_unref);
  if (scene == NULL)
    return;
  self->signs = alur_scene_ref (scene);
  for (guint i = 1; i < n_entries; i++) /* 0 is none */
    if (entries[i].text != NULL)
      add_sign (self, scene, &entries[i], i);
}

static void
refresh (GtkWidget *widget)
{
  AlurWorkshop *self = ALUR_WORKSHOP (widget);

  if (self->editor == NULL || !gtk_widget_get_visible (widget))
    return;
  self->is_refreshing = TRUE;
  refresh_titles (self);
  refresh_functions (self);
  refresh_answers (self);
  refresh_legend (self);
  self->is_refreshing = FALSE;
  tell_asked (self);
}

static void
changed (AlurWorkshop *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
function_chosen_cb (GtkSingleSelection *chosen, GParamSpec *pspec, AlurWorkshop *self)
{
  guint position = gtk_single_selection_get_selected (chosen);

  if (self->is_refreshing || self->editor == NULL || position >= self->rows->len)
    return;
  alur_selection_set (alur_editor_get_selection (self->editor),
                      g_ptr_array_index (self->rows, position));
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurWorkshop *self)
{
  gtk_list_item_set_child (item, make_sentence (""));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurWorkshop *self)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkStringObject *name = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  guint depth = position < self->depths->len ? g_array_index (self->depths, guint, position) : 0;

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (name));
  alur_spoken_set_row (item, gtk_string_object_get_string (name));
  gtk_widget_set_margin_start (label, (int) (CLAMP (depth, 1, 7) - 1) * INDENT);
}

static void
alur_workshop_dispose (GObject *object)
{
  AlurWorkshop *self = ALUR_WORKSHOP (object);

  alur_workshop_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WORKSHOP);
  G_OBJECT_CLASS (alur_workshop_parent_class)->dispose (object);
}

static void
alur_workshop_finalize (GObject *object)
{
  AlurWorkshop *self = ALUR_WORKSHOP (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->depths);
  G_OBJECT_CLASS (alur_workshop_parent_class)->finalize (object);
}

static void
alur_workshop_class_init (AlurWorkshopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_workshop_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_workshop_finalize;
  g_signal_new ("asked", ALUR_TYPE_WORKSHOP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-workshop.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, stage);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, view);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, functions_heading);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, functions_window);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, functions);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, chosen);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, answers);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, legend_heading);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkshop, legend);
  gtk_widget_class_bind_template_callback (widget_class, function_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
alur_workshop_init (AlurWorkshop *self)
{
  self->rows = g_ptr_array_new ();
  self->depths = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::visible", G_CALLBACK (changed), NULL);
}

static void
leave_editor (AlurWorkshop *self)
{
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
  clear_box (self->legend);
  g_clear_pointer (&self->signs, alur_scene_unref);
  self->told = NULL;
  /* What the list shows are elements of the document. */
  self->is_refreshing = TRUE;
  gtk_single_selection_set_model (self->chosen, NULL);
  self->is_refreshing = FALSE;
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->depths, 0);
}

/**
 * alur_workshop_set_editor:
 * @self: the panel
 * @editor: (nullable): whose view it stands beside; a reference is taken
 */
void
alur_workshop_set_editor (AlurWorkshop *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  leave_editor (self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (alur_editor_get_selection (editor), "changed", G_CALLBACK (changed),
                            self);
  changed (self);
}
