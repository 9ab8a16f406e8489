/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above a view. Its choosers are lists of names that are made anew only when the names are
 * others. */

#include "alur-view-bar.h"

#include "alur-flow-filter.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-watch.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 12 /* at least, before the choosers move below */

#define MANY_NAMES 100u /* more of them come with the next frame */

struct _AlurViewBar
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkLabel *title;
  AlurFlowFilter *flows;
  GtkDropDown *functions;
  GtkDropDown *procedures;
  GtkDropDown *compared;
  GtkDropDown *others; /* the stages to compare with */
  GtkBox *forms;
  GtkToggleButton *as_drawing;
  GtkToggleButton *as_table;

  GPtrArray *shown_functions; /* (element-type AlurElement): behind the first entry */
  GPtrArray *shown_procedures;
  GPtrArray *shown_others; /* stages; behind them what is chosen with them */
  gboolean is_refreshing;
  guint refresh;
  guint filling; /* tick callback that gives the procedures their chooser; 0: none */
};

G_DEFINE_FINAL_TYPE (AlurViewBar, alur_view_bar, ADW_TYPE_BIN)

/* Gives a chooser its names, if they are others than those that are there. */
static void
set_names (GtkDropDown *chooser, GtkStringList *names)
{
  GListModel *model = gtk_drop_down_get_model (chooser);
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (names));
  gboolean same;

  same = model != NULL && g_list_model_get_n_items (model) == n_names;
  for (guint i = 0; same && i < n_names; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                        gtk_string_list_get_string (names, i));
  if (!same)
    gtk_drop_down_set_model (chooser, G_LIST_MODEL (names));
}

static void
fill_chooser (GtkDropDown *chooser, GPtrArray *elements, const char *first)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (first != NULL)
    gtk_string_list_append (names, first);
  for (guint i = 0; i < elements->len; i++)
    gtk_string_list_append (names, alur_shown_name (g_ptr_array_index (elements, i)));
  set_names (chooser, names);
}

static void
choose (GtkDropDown *chooser, GPtrArray *elements, gconstpointer element, guint offset)
{
  guint position = 0;

  if (element != NULL && g_ptr_array_find (elements, element, &position))
    position += offset;
  if (gtk_drop_down_get_selected (chooser) != position)
    gtk_drop_down_set_selected (chooser, position);
}

static void
list_children (GPtrArray *list, const AlurElement *parent, AlurKind kind)
{
  g_ptr_array_set_size (list, 0);
  if (parent == NULL)
    return;
  ALUR_FOREACH (element, parent, kind)
  g_ptr_array_add (list, element);
}

static void
refresh_functions (AlurViewBar *self, gboolean visible)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  list_children (self->shown_functions, alur_document_get_functions (document), ALUR_KIND_FUNCTION);
  gtk_widget_set_visible (GTK_WIDGET (self->functions), visible && self->shown_functions->len > 0);
  if (!visible)
    return;
  fill_chooser (self->functions, self->shown_functions, alur_tr (NULL, N_ ("All functions")));
  choose (self->functions, self->shown_functions, alur_editor_get_function (self->editor), 1);
}

static gboolean
has_names_of (GtkDropDown *chooser, const GPtrArray *elements)
{
  GListModel *model = gtk_drop_down_get_model (chooser);

  return model != NULL && g_list_model_get_n_items (model) == elements->len;
}

static void
fill_procedures (AlurViewBar *self)
{
  fill_chooser (self->procedures, self->shown_procedures, NULL);
  choose (self->procedures, self->shown_procedures, alur_editor_get_procedure (self->editor), 0);
}

static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurViewBar *self = ALUR_VIEW_BAR (widget);

  self->filling = 0;
  self->is_refreshing = TRUE;
  if (self->editor != NULL)
    fill_procedures (self);
  self->is_refreshing = FALSE;
  return G_SOURCE_REMOVE;
}

/* GTK makes two hundred rows of a long list, though nobody has opened it: not in the frame in which
 * the procedure is shown. */
static void
refresh_procedures (AlurViewBar *self, gboolean visible)
{
  list_children (self->shown_procedures, alur_editor_get_stage (self->editor), ALUR_KIND_PROCEDURE);
  gtk_widget_set_visible (GTK_WIDGET (self->procedures),
                          visible && self->shown_procedures->len > 1);
  if (!visible)
    return;
  if (self->shown_procedures->len <= MANY_NAMES
      || has_names_of (self->procedures, self->shown_procedures))
    fill_procedures (self);
  else if (self->filling == 0)
    self->filling = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

/* What can be compared: the organisation, and each procedure in two ways. */
static void
fill_compared (AlurViewBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, alur_tr (NULL, N_ ("Organisation")));
  for (guint i = 0; i < self->shown_procedures->len; i++)
    {
      const char *name = alur_shown_name (g_ptr_array_index (self->shown_procedures, i));
      g_autofree char *times
          /* Translators: %s is a procedure. */
          = g_strdup_printf (alur_tr (NULL, N_ ("Where the time goes: %s")), name);

      gtk_string_list_append (names, name);
      gtk_string_list_append (names, times);
    }
  set_names (self->compared, names);
}

static guint
get_compared_position (AlurViewBar *self)
{
  AlurCompared compared = alur_editor_get_compared (self->editor);
  guint position = 0;

  if (compared == ALUR_COMPARED_ORGANISATION
      || !g_ptr_array_find (self->shown_procedures, alur_editor_get_procedure (self->editor),
                            &position))
    return 0;
  return 1 + 2 * position + (compared == ALUR_COMPARED_TIMES ? 1 : 0);
}

/* What can be compared with: the other stages, those of another file, and which file that is. */
static void
fill_others (AlurViewBar *self)
{
  AlurDocument *elsewhere = alur_editor_get_other_document (self->editor);
  const char *file = alur_editor_get_other_file (self->editor);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  list_children (self->shown_others,
                 alur_document_get_root (alur_editor_get_document (self->editor)), ALUR_KIND_STAGE);
  g_ptr_array_remove (self->shown_others, alur_editor_get_stage (self->editor));
  for (guint i = 0; i < self->shown_others->len; i++)
    gtk_string_list_append (names, alur_shown_name (g_ptr_array_index (self->shown_others, i)));
  if (elsewhere != NULL)
    ALUR_FOREACH (stage, alur_document_get_root (elsewhere), ALUR_KIND_STAGE)
    {
      g_autofree char *name = g_strdup_printf ("%s — %s", file, alur_shown_name (stage));

      g_ptr_array_add (self->shown_others, stage);
      gtk_string_list_append (names, name);
    }
  /* What is shown when nothing can be chosen. */
  if (self->shown_others->len == 0)
    {
      g_ptr_array_add (self->shown_others, NULL);
      gtk_string_list_append (names, alur_tr (NULL, N_ ("No other stage")));
    }
  gtk_string_list_append (names, alur_tr (NULL, N_ ("Another File…")));
  if (elsewhere != NULL)
    {
      /* Translators: no longer compare with a file; %s is its name. */
      g_autofree char *forget = g_strdup_printf (alur_tr (NULL, N_ ("Forget “%s”")), file);

      gtk_string_list_append (names, forget);
    }
  set_names (self->others, names);
}

static void
refresh_comparison (AlurViewBar *self, gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->compared), visible);
  gtk_widget_set_visible (GTK_WIDGET (self->others), visible);
  if (!visible)
    return;
  fill_compared (self);
  if (gtk_drop_down_get_selected (self->compared) != get_compared_position (self))
    gtk_drop_down_set_selected (self->compared, get_compared_position (self));
  fill_others (self);
  choose (self->others, self->shown_others, alur_editor_get_other_stage (self->editor), 0);
}

static void
compared_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurViewBar *self)
{
  guint position = gtk_drop_down_get_selected (chooser);
  guint procedure = (position - 1) / 2;

  if (self->is_refreshing || self->editor == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position == 0)
    alur_editor_compare (self->editor, ALUR_COMPARED_ORGANISATION, NULL);
  else if (procedure < self->shown_procedures->len)
    alur_editor_compare (self->editor,
                         position % 2 == 1 ? ALUR_COMPARED_PROCEDURE : ALUR_COMPARED_TIMES,
                         g_ptr_array_index (self->shown_procedures, procedure));
}

static void
other_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurViewBar *self)
{
  guint position = gtk_drop_down_get_selected (chooser);
  guint n_stages = self->shown_others->len;

  if (self->is_refreshing || self->editor == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position < n_stages && g_ptr_array_index (self->shown_others, position) != NULL)
    alur_editor_set_other_stage (self->editor, g_ptr_array_index (self->shown_others, position));
  else if (position > n_stages)
    alur_editor_set_other_document (self->editor, NULL, NULL);
  else if (position == n_stages)
    {
      /* Nothing is chosen until a file is. */
      self->is_refreshing = TRUE;
      choose (chooser, self->shown_others, alur_editor_get_other_stage (self->editor), 0);
      self->is_refreshing = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.compare-file", NULL);
    }
}

static void
refresh (GtkWidget *widget)
{
  AlurViewBar *self = ALUR_VIEW_BAR (widget);
  gboolean is_listed;
  const AlurPaneTraits *traits;
  AlurPane pane;

  if (self->editor == NULL)
    return;
  pane = alur_editor_get_pane (self->editor);
  traits = alur_pane_get_traits (pane);
  self->is_refreshing = TRUE;
  refresh_functions (self, pane == ALUR_PANE_ORGANISATION);
  refresh_procedures (self, traits->of_procedure);
  gtk_widget_set_visible (GTK_WIDGET (self->forms), traits->holds_steps);
  refresh_comparison (self, pane == ALUR_PANE_COMPARISON);
  /* Where a procedure is chosen from a list, that says its name. */
  is_listed = gtk_widget_get_visible (GTK_WIDGET (self->procedures))
              || gtk_widget_get_visible (GTK_WIDGET (self->compared));
  gtk_label_set_text (self->title, is_listed ? "" : alur_shown_view_name (self->editor));
  gtk_label_set_width_chars (self->title, is_listed ? 0 : TITLE_CHARS);
  gtk_toggle_button_set_active (pane == ALUR_PANE_TABLE ? self->as_table : self->as_drawing, TRUE);
  self->is_refreshing = FALSE;
}

static void
changed (AlurViewBar *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
function_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurViewBar *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->is_refreshing || self->editor == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  alur_editor_set_function (self->editor,
                            position == 0 || position > self->shown_functions->len
                                ? NULL
                                : g_ptr_array_index (self->shown_functions, position - 1));
}

static void
procedure_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurViewBar *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->is_refreshing || self->editor == NULL || position >= self->shown_procedures->len)
    return;
  alur_editor_show (self->editor, alur_editor_get_pane (self->editor),
                    g_ptr_array_index (self->shown_procedures, position));
}

static void
form_toggled_cb (GtkToggleButton *button, AlurViewBar *self)
{
  if (self->is_refreshing || self->editor == NULL || !gtk_toggle_button_get_active (button))
    return;
  alur_editor_show (self->editor, button == self->as_table ? ALUR_PANE_TABLE : ALUR_PANE_PROCEDURE,
                    NULL);
}

static void
alur_view_bar_dispose (GObject *object)
{
  AlurViewBar *self = ALUR_VIEW_BAR (object);

  alur_view_bar_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_VIEW_BAR);
  G_OBJECT_CLASS (alur_view_bar_parent_class)->dispose (object);
}

static void
alur_view_bar_finalize (GObject *object)
{
  AlurViewBar *self = ALUR_VIEW_BAR (object);

  g_ptr_array_unref (self->shown_functions);
  g_ptr_array_unref (self->shown_others);
  g_ptr_array_unref (self->shown_procedures);
  G_OBJECT_CLASS (alur_view_bar_parent_class)->finalize (object);
}

static void
alur_view_bar_class_init (AlurViewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_view_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_view_bar_finalize;
  g_type_ensure (ALUR_TYPE_FLOW_FILTER);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-view-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, title);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, flows);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, functions);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, procedures);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, compared);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, others);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, forms);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, as_drawing);
  gtk_widget_class_bind_template_child (widget_class, AlurViewBar, as_table);
  gtk_widget_class_bind_template_callback (widget_class, form_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, compared_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, function_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, procedure_chosen_cb);
}

static void
alur_view_bar_init (AlurViewBar *self)
{
  g_autoptr (GtkExpression) name
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->shown_functions = g_ptr_array_new ();
  self->shown_procedures = g_ptr_array_new ();
  self->shown_others = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->functions);
  alur_spoken_set_up_drop_down (self->procedures);
  alur_spoken_set_up_drop_down (self->compared);
  alur_spoken_set_up_drop_down (self->others);
  gtk_drop_down_set_expression (self->functions, name);
  gtk_drop_down_set_expression (self->procedures, name);
  gtk_drop_down_set_expression (self->compared, name);
  gtk_drop_down_set_expression (self->others, name);
}

/**
 * alur_view_bar_set_editor:
 * @self: the bar
 * @editor: (nullable): whose view it is above of; a reference is taken
 */
void
alur_view_bar_set_editor (AlurViewBar *self, AlurEditor *editor)
{
  if (self->flows != NULL)
    alur_flow_filter_set_editor (self->flows, editor);
  if (alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    changed (self);
}
