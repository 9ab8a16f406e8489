/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pointer does with a grid: chooses cells and ranges, sorts by a head, moves the border of
 * a column, tells a cell in full. */

#include "alur-grid-view-private.h"

#include <math.h>

#define BORDER_REACH 5.0 /* px beside a border that hit it */

/* The column whose right border is near, over the heads; else nowhere. */
static guint
find_border (AlurGridView *self, double x, double y)
{
  AlurGridPlace place = alur_grid_view_find_place (self, x, y);
  guint n_columns = alur_axis_get_length (self->columns);
  GdkRectangle rect;

  if (place.row != ALUR_GRID_NOWHERE || n_columns == 0 || y >= self->head_height)
    return ALUR_GRID_NOWHERE;
  for (guint column = place.column > 0 ? place.column - 1 : 0;
       column < n_columns && column <= place.column; column++)
    if (alur_grid_view_get_place (self, 0, column, &rect)
        && fabs (rect.x + rect.width - x) <= BORDER_REACH)
      return column;
  return ALUR_GRID_NOWHERE;
}

static gboolean
is_cell (AlurGridView *self, AlurGridPlace place)
{
  return place.row < alur_axis_get_length (self->rows)
         && place.column < alur_axis_get_length (self->columns);
}

/* What is typed ends with a press, and the rows may be others then. Returns where it is. */
static AlurGridPlace
begin_press (AlurGridView *self, double x, double y)
{
  alur_grid_view_refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!alur_grid_view_end_edit (self, TRUE))
    alur_grid_view_end_edit (self, FALSE);
  alur_grid_view_refresh (self);
  return alur_grid_view_find_place (self, x, y);
}

static void
press_cell (AlurGridView *self, GtkGestureClick *gesture, int n_press, AlurGridPlace place)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->press = ALUR_GRID_PRESS_CELL;
  alur_grid_view_move_focus (self, place, (state & GDK_SHIFT_MASK) != 0);
  if (n_press == 2 && !alur_grid_view_edit (self))
    alur_grid_activate (self->grid, place.row, place.column);
}

/* A second click fits the column; a hand that is not still then drags nothing. */
static void
press_border (AlurGridView *self, int n_press, guint column, double x)
{
  if (n_press == 2)
    {
      alur_grid_view_fit_column (self, column);
      return;
    }
  self->press = ALUR_GRID_PRESS_BORDER;
  self->pressed_column = column;
  self->pressed_key = alur_grid_get_column_key (self->grid, column);
  self->press_x = x;
  self->press_width = alur_axis_get_size (self->columns, column);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AlurGridView *self)
{
  AlurGridPlace place;
  guint border;

  if (self->grid == NULL)
    return;
  place = begin_press (self, x, y);
  border = find_border (self, x, y);
  self->press = ALUR_GRID_PRESS_NONE;
  if (border != ALUR_GRID_NOWHERE)
    press_border (self, n_press, border, x);
  else if (is_cell (self, place))
    press_cell (self, gesture, n_press, place);
  else if (y < self->head_height && place.column < alur_axis_get_length (self->columns))
    {
      self->press = ALUR_GRID_PRESS_HEAD;
      self->pressed_column = place.column;
    }
}

/* A head sorts by its column, then from its end, then no more. */
static void
sort_by (AlurGridView *self, guint column)
{
  int by;
  gboolean descending;

  if (!alur_grid_get_sort (self->grid, &by, &descending))
    return;
  if (by != (int) column)
    alur_grid_sort (self->grid, (int) column, FALSE);
  else if (!descending)
    alur_grid_sort (self->grid, by, TRUE);
  else
    alur_grid_sort (self->grid, ALUR_GRID_UNSORTED, FALSE);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, AlurGridView *self)
{
  AlurGridPlace place;

  if (self->grid == NULL)
    return;
  place = alur_grid_view_find_place (self, x, y);
  if (self->press == ALUR_GRID_PRESS_HEAD && y < self->head_height
      && place.column == self->pressed_column)
    sort_by (self, place.column);
  self->press = ALUR_GRID_PRESS_NONE;
}

static void
drag_cell (AlurGridView *self, double x, double y)
{
  AlurGridPlace place;
  guint n_rows = alur_axis_get_length (self->rows);
  guint n_columns = alur_axis_get_length (self->columns);

  y = MAX (y, self->head_height);
  place = alur_grid_view_find_place (self, MAX (x, 0), y);
  place.row = MIN (place.row, MAX (n_rows, 1) - 1);
  place.column = MIN (place.column, MAX (n_columns, 1) - 1);
  if (place.row != self->focus.row || place.column != self->focus.column)
    alur_grid_view_move_focus (self, place, TRUE);
}

/* Columns may come and go meanwhile: then another one stands there, and the drag is over. */
static void
drag_border (AlurGridView *self, double x)
{
  alur_grid_view_refresh (self);
  if (self->pressed_column >= alur_axis_get_length (self->columns)
      || alur_grid_get_column_key (self->grid, self->pressed_column) != self->pressed_key)
    self->press = ALUR_GRID_PRESS_NONE;
  else
    alur_grid_view_set_column_width (self, self->pressed_column,
                                     self->press_width + (int) (x - self->press_x));
}

static void
dragged_cb (GtkGestureDrag *gesture, double dx, double dy, AlurGridView *self)
{
  double x;
  double y;

  if (self->grid == NULL || self->text != NULL
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->press == ALUR_GRID_PRESS_CELL)
    drag_cell (self, x + dx, y + dy);
  else if (self->press == ALUR_GRID_PRESS_BORDER && fabs (dx) >= 1)
    drag_border (self, x + dx);
}

static void
menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, AlurGridView *self)
{
  AlurGridPlace place;
  AlurGridRange range;

  if (self->grid == NULL)
    return;
  place = begin_press (self, x, y);
  if (!is_cell (self, place))
    return;
  alur_grid_view_get_range (self, &range);
  if (place.row < range.row || place.row >= range.row + range.n_rows || place.column < range.column
      || place.column >= range.column + range.n_columns)
    alur_grid_view_move_focus (self, place, FALSE);
  alur_grid_view_pop_up_menu (self, x, y);
}

static void
hover (AlurGridView *self, AlurGridPlace place)
{
  if (place.row == self->hovered.row && place.column == self->hovered.column)
    return;
  self->hovered = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, AlurGridView *self)
{
  if (self->grid == NULL || self->is_stale)
    return;
  hover (self, alur_grid_view_find_place (self, x, y));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->press == ALUR_GRID_PRESS_BORDER
                                           || find_border (self, x, y) != ALUR_GRID_NOWHERE
                                       ? "col-resize"
                                       : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, AlurGridView *self)
{
  hover (self, (AlurGridPlace){ ALUR_GRID_NOWHERE, ALUR_GRID_NOWHERE });
}

static gboolean
query_tooltip_cb (AlurGridView *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  AlurGridPlace place = by_keyboard ? self->focus : alur_grid_view_find_place (self, x, y);
  g_autofree char *text = NULL;
  GdkRectangle rect;

  if (self->grid == NULL || self->is_stale || self->text != NULL)
    return FALSE;
  if (is_cell (self, place))
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (self->grid, place.row, place.column, &cell);
      if (cell.text == NULL && cell.badges == NULL && cell.severity == ALUR_SEVERITY_UNSET)
        return FALSE;
      text = alur_grid_describe (self->grid, place.row, place.column);
      alur_grid_view_get_place (self, place.row, place.column, &rect);
    }
  else if (y < self->head_height && place.column < alur_axis_get_length (self->columns))
    {
      AlurGridColumn column;

      alur_grid_get_column (self->grid, place.column, &column);
      text = g_strdup (column.long_title != NULL ? column.long_title : column.title);
      if (!alur_grid_view_get_place (self, 0, place.column, &rect))
        return FALSE;
      rect.y = 0;
      rect.height = self->head_height;
    }
  else
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &rect);
  return TRUE;
}

/* Hears the pointer. */
void
alur_grid_view_add_pointer (AlurGridView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, drag);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
