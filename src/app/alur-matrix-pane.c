/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of authorities in a window. What it shows, and in which order, belongs to the window
 * and is said in the bar above it; everything else is the grid's. While it is not on screen it does
 * not follow the selection, so that a matrix that nobody looks at is never gathered. */

#include "alur-matrix-pane.h"

#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-matrix.h"
#include "alur-refresh.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _AlurMatrixPane
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurMatrix *matrix; /* NULL: there is no editor */
  GSimpleActionGroup *orders;

  GtkSearchEntry *search;
  GtkDropDown *levels;
  GtkToggleButton *problems;
  GtkToggleButton *by_area;
  AlurGridView *view;
  AdwStatusPage *empty;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurMatrixPane, alur_matrix_pane, ADW_TYPE_BIN)

/* Orders are named in the menu; the order of names is that of the values. */
static const char *const row_orders[] = { "written", "name", "problems", NULL };
static const char *const column_orders[] = { "organisation", "name", "level", NULL };

/* Why nothing is there to be seen, and what to do next. */
static void
explain (AlurMatrixPane *self)
{
  const char *title;
  const char *advice = NULL;

  if (alur_matrix_count_functions (self->matrix) == 0)
    {
      title = alur_tr (NULL, N_ ("No functions yet"));
      advice = alur_tr (NULL, N_ ("A function is a matter over which authority is held. "
                                  "Press Insert and type what it is called."));
    }
  else if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    {
      title = alur_tr (NULL, N_ ("Nothing is called so"));
      advice = alur_tr (NULL, N_ ("No function, and no unit that holds an authority over one."));
    }
  else
    title = alur_tr (NULL, N_ ("No function with problems"));
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, advice);
}

/* The orders may have been changed by a click on a head. */
static void
take_orders (AlurMatrixPane *self)
{
  GActionMap *orders = G_ACTION_MAP (self->orders);
  int column = ALUR_GRID_UNSORTED;
  gboolean descending;
  gboolean by_menu;

  alur_grid_get_sort (ALUR_GRID (self->matrix), &column, &descending);
  by_menu = column <= 1 && !descending;
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (orders, "rows")),
      g_variant_new_string (by_menu ? row_orders[alur_matrix_get_row_order (self->matrix)] : ""));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (orders, "columns")),
      g_variant_new_string (column_orders[alur_matrix_get_column_order (self->matrix)]));
}

static void
refresh (GtkWidget *widget)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (widget);
  AlurGrid *grid = (AlurGrid *) self->matrix;
  gboolean is_empty;

  if (grid == NULL || !gtk_widget_get_mapped (widget))
    return;
  is_empty = alur_grid_get_n_rows (grid) == alur_grid_get_n_foot_rows (grid)
             && !alur_grid_view_is_editing (self->view);
  if (is_empty)
    explain (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
  take_orders (self);
}

static void
changed (AlurMatrixPane *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurMatrixPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
search_changed_cb (GtkSearchEntry *entry, AlurMatrixPane *self)
{
  if (self->matrix != NULL)
    alur_grid_filter (ALUR_GRID (self->matrix), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape shows all again and goes to the cells. */
static void
stop_search_cb (GtkSearchEntry *entry, AlurMatrixPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (GtkSearchEntry *entry, AlurMatrixPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
level_chosen_cb (GtkDropDown *levels, GParamSpec *pspec, AlurMatrixPane *self)
{
  guint position = gtk_drop_down_get_selected (levels);

  if (self->matrix != NULL && position != GTK_INVALID_LIST_POSITION)
    alur_matrix_set_level (self->matrix, (AlurLevel) position);
}

static void
problems_toggled_cb (GtkToggleButton *button, AlurMatrixPane *self)
{
  if (self->matrix != NULL)
    alur_matrix_set_only_problems (self->matrix, gtk_toggle_button_get_active (button));
}

/* Areas have no level. */
static void
by_area_toggled_cb (GtkToggleButton *button, AlurMatrixPane *self)
{
  gboolean by_area = gtk_toggle_button_get_active (button);

  gtk_widget_set_sensitive (GTK_WIDGET (self->levels), !by_area);
  if (self->matrix != NULL)
    alur_matrix_set_by_area (self->matrix, by_area);
}

static void
new_function_cb (GtkButton *button, AlurMatrixPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  alur_grid_view_insert_row (self->view);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
}

static guint
find_order (const char *const *orders, GVariant *value)
{
  guint i = 0;

  while (orders[i + 1] != NULL && !g_str_equal (orders[i], g_variant_get_string (value, NULL)))
    i++;
  return i;
}

static void
order_rows_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlurMatrixPane *self = data;

  if (self->matrix != NULL)
    alur_matrix_set_row_order (self->matrix, (AlurMatrixRowOrder) find_order (row_orders, value));
}

static void
order_columns_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AlurMatrixPane *self = data;

  if (self->matrix != NULL)
    alur_matrix_set_column_order (self->matrix,
                                  (AlurMatrixColumnOrder) find_order (column_orders, value));
}

static const GActionEntry orders[] = {
  { .name = "rows", .parameter_type = "s", .state = "'written'", .change_state = order_rows_cb },
  { .name = "columns",
    .parameter_type = "s",
    .state = "'organisation'",
    .change_state = order_columns_cb },
};

static AlurSelection *
get_selection (AlurMatrixPane *self)
{
  return self->editor != NULL ? alur_editor_get_selection (self->editor) : NULL;
}

static void
alur_matrix_pane_map (GtkWidget *widget)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (widget);

  GTK_WIDGET_CLASS (alur_matrix_pane_parent_class)->map (widget);
  alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}

static void
alur_matrix_pane_unmap (GtkWidget *widget)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (widget);

  alur_grid_view_set_selection (self->view, NULL);
  GTK_WIDGET_CLASS (alur_matrix_pane_parent_class)->unmap (widget);
}

static gboolean
alur_matrix_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_MATRIX_PANE (widget)->view));
}

static void
alur_matrix_pane_dispose (GObject *object)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (object);

  if (self->view != NULL)
    alur_matrix_pane_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_MATRIX_PANE);
  g_clear_object (&self->orders);
  G_OBJECT_CLASS (alur_matrix_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-matrix-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, search);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, levels);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, problems);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, by_area);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, view);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_area_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_function_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
}

static void
alur_matrix_pane_class_init (AlurMatrixPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_matrix_pane_dispose;
  widget_class->map = alur_matrix_pane_map;
  widget_class->unmap = alur_matrix_pane_unmap;
  widget_class->grab_focus = alur_matrix_pane_grab_focus;
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_SEVERITY_SIGN);
  bind_template (widget_class);
}

static void
fill_levels (AlurMatrixPane *self)
{
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);

  gtk_string_list_append (levels, alur_tr (NULL, N_ ("All levels")));
  for (guint level = ALUR_LEVEL_NONE + 1; alur_level_words[level].name != NULL; level++)
    gtk_string_list_append (levels, alur_tr (NULL, alur_level_words[level].label));
  gtk_drop_down_set_model (self->levels, G_LIST_MODEL (levels));
}

static void
alur_matrix_pane_init (AlurMatrixPane *self)
{
  self->orders = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->orders), orders, G_N_ELEMENTS (orders),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", G_ACTION_GROUP (self->orders));
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->levels);
  fill_levels (self);
  alur_grid_view_set_title (self->view, alur_tr (NULL, N_ ("Authority matrix")));
}

/* What the bar says is the window's, and holds for the next document too. */
static void
apply_bar (AlurMatrixPane *self)
{
  level_chosen_cb (self->levels, NULL, self);
  problems_toggled_cb (self->problems, self);
  by_area_toggled_cb (self->by_area, self);
  search_changed_cb (self->search, self);
}

/**
 * alur_matrix_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): whose authorities are shown; a reference is taken
 */
void
alur_matrix_pane_set_editor (AlurMatrixPane *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  alur_grid_view_set_selection (self->view, NULL);
  alur_grid_view_set_grid (self->view, NULL);
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  self->matrix = alur_matrix_new (editor);
  apply_bar (self);
  alur_grid_view_set_grid (self->view, ALUR_GRID (self->matrix));
  g_signal_connect_swapped (self->matrix, "changed", G_CALLBACK (changed), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}

/**
 * alur_matrix_pane_take_look:
 * @self: the pane
 * @look: (inout): becomes what is shown, and in which order
 */
void
alur_matrix_pane_take_look (AlurMatrixPane *self, AlurMatrixLook *look)
{
  alur_matrix_look_clear (look);
  if (self->matrix == NULL)
    return;
  alur_matrix_look_take (look, self->matrix);
  look->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/**
 * alur_matrix_pane_set_look:
 * @self: the pane
 * @look: what is to be shown, and in which order; the bar says so too
 */
void
alur_matrix_pane_set_look (AlurMatrixPane *self, const AlurMatrixLook *look)
{
  if (self->matrix == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), look->search != NULL ? look->search : "");
  gtk_drop_down_set_selected (self->levels, look->level);
  gtk_toggle_button_set_active (self->problems, look->only_problems);
  gtk_toggle_button_set_active (self->by_area, look->by_area);
  alur_grid_filter (ALUR_GRID (self->matrix), look->search != NULL ? look->search : "");
  alur_matrix_look_give (look, self->matrix);
}
