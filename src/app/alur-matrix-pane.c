/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of authorities in a window. What it shows, and in which order, belongs to the window
 * and is said in the bar above it; everything else is the grid's. */

#include "alur-matrix-pane.h"

#include "alur-language.h"
#include "alur-matrix.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

struct _AlurMatrixPane
{
  AlurSheetPane parent_instance;

  AlurMatrix *matrix; /* NULL: there is no editor */
  GSimpleActionGroup *orders;

  GtkDropDown *levels;
  GtkToggleButton *problems;
  GtkToggleButton *by_area;
};

G_DEFINE_FINAL_TYPE (AlurMatrixPane, alur_matrix_pane, ALUR_TYPE_SHEET_PANE)

/* Orders are named in the menu; the order of names is that of the values. */
static const char *const row_orders[] = { "written", "name", "problems", NULL };
static const char *const column_orders[] = { "organisation", "name", "level", NULL };

static void
explain (AlurSheetPane *pane, gboolean is_searched, const char **title, const char **advice)
{
  if (alur_matrix_count_functions (ALUR_MATRIX_PANE (pane)->matrix) == 0)
    {
      *title = alur_tr (NULL, N_ ("No functions yet"));
      *advice = alur_tr (NULL, N_ ("A function is a matter over which authority is held. "
                                   "Press Insert and type what it is called."));
    }
  else if (is_searched)
    {
      *title = alur_tr (NULL, N_ ("Nothing is called so"));
      *advice = alur_tr (NULL, N_ ("No function, and no unit that holds an authority over one."));
    }
  else
    *title = alur_tr (NULL, N_ ("No function with problems"));
}

/* The orders may have been changed by a click on a head. */
static void
take_orders (AlurSheetPane *pane)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (pane);
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
new_function_cb (GtkButton *button, AlurSheetPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (pane));
  alur_grid_view_insert_row (alur_sheet_pane_get_view (pane));
  alur_sheet_pane_changed (pane);
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

/* --- The widget ------------------------------------------------------------------------------- */

static AlurGrid *
open_matrix (AlurSheetPane *pane, AlurEditor *editor)
{
  return ALUR_GRID (ALUR_MATRIX_PANE (pane)->matrix = alur_matrix_new (editor));
}

static void
close_matrix (AlurSheetPane *pane)
{
  ALUR_MATRIX_PANE (pane)->matrix = NULL;
}

static void
apply_bar (AlurSheetPane *pane)
{
  AlurMatrixPane *self = ALUR_MATRIX_PANE (pane);

  level_chosen_cb (self->levels, NULL, self);
  problems_toggled_cb (self->problems, self);
  by_area_toggled_cb (self->by_area, self);
  ALUR_SHEET_PANE_CLASS (alur_matrix_pane_parent_class)->apply (pane);
}

static void
alur_matrix_pane_dispose (GObject *object)
{
  G_OBJECT_CLASS (alur_matrix_pane_parent_class)->dispose (object);
  g_clear_object (&ALUR_MATRIX_PANE (object)->orders);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-matrix-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, levels);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, problems);
  gtk_widget_class_bind_template_child (widget_class, AlurMatrixPane, by_area);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_area_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_function_cb);
}

static void
alur_matrix_pane_class_init (AlurMatrixPaneClass *klass)
{
  AlurSheetPaneClass *pane_class = ALUR_SHEET_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_matrix_pane_dispose;
  pane_class->open = open_matrix;
  pane_class->close = close_matrix;
  pane_class->apply = apply_bar;
  pane_class->explain = explain;
  pane_class->refresh = take_orders;
  g_type_ensure (ALUR_TYPE_SEVERITY_SIGN);
  bind_template (GTK_WIDGET_CLASS (klass));
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
  alur_grid_view_set_title (alur_sheet_pane_get_view (ALUR_SHEET_PANE (self)),
                            alur_tr (NULL, N_ ("Authority matrix")));
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
  look->search = g_strdup (alur_sheet_pane_get_search (ALUR_SHEET_PANE (self)));
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
  gtk_drop_down_set_selected (self->levels, look->level);
  gtk_toggle_button_set_active (self->problems, look->only_problems);
  gtk_toggle_button_set_active (self->by_area, look->by_area);
  alur_sheet_pane_set_search (ALUR_SHEET_PANE (self), look->search != NULL ? look->search : "");
  alur_matrix_look_give (look, self->matrix);
}
