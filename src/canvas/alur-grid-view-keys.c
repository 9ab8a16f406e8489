/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys do while a cell has the focus and nothing is typed: those of spreadsheets. */

#include "alur-grid-view-private.h"

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

static guint
count_body_rows (AlurGridView *self)
{
  return alur_axis_get_length (self->rows) - alur_grid_get_n_foot_rows (self->grid);
}

/* How many rows fill the widget, from the one with the focus on. */
static int
count_page (AlurGridView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;
  int row = alur_axis_get_size (self->rows, self->focus.row);

  return MAX (1, height / MAX (row, 1) - 1);
}

static guint
add (guint number, int step, guint length)
{
  gint64 sum = (gint64) number + step;

  return (guint) CLAMP (sum, 0, (gint64) MAX (length, 1) - 1);
}

static gboolean
move_by (AlurGridView *self, int rows, int columns, GdkModifierType state)
{
  AlurGridPlace place = { add (self->focus.row, rows, alur_axis_get_length (self->rows)),
                          add (self->focus.column, columns, alur_axis_get_length (self->columns)) };

  alur_grid_view_move_focus (self, place, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static gboolean
move_to (AlurGridView *self, guint row, guint column, GdkModifierType state)
{
  alur_grid_view_move_focus (self, (AlurGridPlace){ row, column }, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

/* Tab goes along the rows; from the first and the last cell it leaves the grid. */
static gboolean
move_along (AlurGridView *self, int direction)
{
  guint n_columns = alur_axis_get_length (self->columns);
  guint last = n_columns - 1;
  AlurGridPlace place = self->focus;

  if (direction > 0 && place.column == last)
    {
      if (place.row + 1 >= alur_axis_get_length (self->rows))
        return GDK_EVENT_PROPAGATE;
      place = (AlurGridPlace){ place.row + 1, 0 };
    }
  else if (direction < 0 && place.column == 0)
    {
      if (place.row == 0)
        return GDK_EVENT_PROPAGATE;
      place = (AlurGridPlace){ place.row - 1, last };
    }
  else
    place.column = (guint) ((int) place.column + direction);
  alur_grid_view_move_focus (self, place, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
press_move (AlurGridView *self, guint key, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  guint last_row = MAX (count_body_rows (self), 1) - 1;
  guint last_column = alur_axis_get_length (self->columns) - 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return control ? move_to (self, 0, self->focus.column, state) : move_by (self, -1, 0, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return control ? move_to (self, last_row, self->focus.column, state)
                     : move_by (self, 1, 0, state);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return control ? move_to (self, self->focus.row, 0, state) : move_by (self, 0, -1, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return control ? move_to (self, self->focus.row, last_column, state)
                     : move_by (self, 0, 1, state);
    case GDK_KEY_Home:
      return move_to (self, control ? 0 : self->focus.row, 0, state);
    case GDK_KEY_End:
      return move_to (self, control ? last_row : self->focus.row, last_column, state);
    case GDK_KEY_Page_Up:
      return move_by (self, -count_page (self), 0, state);
    case GDK_KEY_Page_Down:
      return move_by (self, count_page (self), 0, state);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Whether a row is still to be filled in, so that another would be one too many: what it is called
 * is missing, whatever was filled in for it. */
static gboolean
is_row_empty (AlurGridView *self, guint row)
{
  guint n_columns = alur_axis_get_length (self->columns);

  for (guint column = 0; column < n_columns; column++)
    if (alur_grid_is_editable (self->grid, row, column))
      {
        g_autofree char *text = alur_grid_dup_edit_text (self->grid, row, column);

        return text[0] == '\0';
      }
  return TRUE;
}

/* Whether the cell is there to go somewhere, not to be typed into. */
static gboolean
only_opens (AlurGridView *self)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (self->grid, self->focus.row, self->focus.column, &cell);
  return (cell.flags & (ALUR_CELL_OPENS | ALUR_CELL_EDITABLE)) == ALUR_CELL_OPENS;
}

/* Enter goes down, or where the cell leads; from the last row it makes another. */
static gboolean
press_enter (AlurGridView *self, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0 || ((state & GDK_SHIFT_MASK) == 0 && only_opens (self)))
    return alur_grid_activate (self->grid, self->focus.row, self->focus.column);
  if ((state & GDK_SHIFT_MASK) != 0)
    return move_by (self, -1, 0, 0);
  if (self->focus.row + 1 == count_body_rows (self) && alur_grid_can_go_on (self->grid)
      && !is_row_empty (self, self->focus.row))
    alur_grid_view_insert_after (self, (int) self->focus.row);
  else
    move_by (self, 1, 0, 0);
  return GDK_EVENT_STOP;
}

static gboolean
activate (AlurGridView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
press_control (AlurGridView *self, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      alur_grid_view_select_all (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_c:
      return activate (self, "grid.copy");
    case GDK_KEY_x:
      return activate (self, "grid.cut");
    case GDK_KEY_v:
      return activate (self, "grid.paste");
    case GDK_KEY_d:
      return activate (self, "grid.fill-down");
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return activate (self, "grid.remove-rows");
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_alt (AlurGridView *self, guint key)
{
  if (!alur_grid_can_shift_rows (self->grid))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      return activate (self, "grid.outdent");
    case GDK_KEY_Right:
      return activate (self, "grid.indent");
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
pop_up_at_focus (AlurGridView *self)
{
  GdkRectangle rect;

  if (alur_grid_view_get_place (self, self->focus.row, self->focus.column, &rect))
    alur_grid_view_pop_up_menu (self, rect.x + rect.width / 2.0, rect.y + rect.height / 2.0);
  return GDK_EVENT_STOP;
}

static gboolean
collapse_range (AlurGridView *self)
{
  if (self->focus.row == self->anchor.row && self->focus.column == self->anchor.column)
    return GDK_EVENT_PROPAGATE;
  alur_grid_view_move_focus (self, self->focus, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
press_plain (AlurGridView *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return press_enter (self, state);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return move_along (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
    case GDK_KEY_ISO_Left_Tab:
      return move_along (self, -1);
    case GDK_KEY_F2:
      if (!alur_grid_view_edit (self))
        alur_grid_view_refuse (self, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return activate (self, "grid.clear");
    case GDK_KEY_Insert:
      if (!alur_grid_can_insert_row (self->grid))
        return GDK_EVENT_PROPAGATE;
      return activate (self, "grid.insert-row");
    case GDK_KEY_Escape:
      return collapse_range (self);
    case GDK_KEY_Menu:
      return pop_up_at_focus (self);
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) != 0 ? pop_up_at_focus (self) : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Whether a key may begin to type: letters, and those from which input methods make letters. */
static gboolean
may_type (guint key)
{
  return g_unichar_isprint (gdk_keyval_to_unicode (key)) || key == GDK_KEY_Multi_key
         || (key >= GDK_KEY_dead_grave && key <= GDK_KEY_dead_longsolidusoverlay);
}

/* An empty grid has no cell to go to, but may get one. */
static gboolean
press_in_nothing (AlurGridView *self, guint key)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_Insert)
      || !alur_grid_can_insert_row (self->grid))
    return GDK_EVENT_PROPAGATE;
  alur_grid_view_insert_after (self, -1);
  return GDK_EVENT_STOP;
}

/* Does what a key does in the grid. */
gboolean
alur_grid_view_press_key (AlurGridView *self, guint key, GdkModifierType state)
{
  alur_grid_view_refresh (self);
  if (alur_axis_get_length (self->columns) == 0)
    return GDK_EVENT_PROPAGATE;
  state &= MODIFIERS;
  if ((state & GDK_ALT_MASK) != 0)
    return press_alt (self, key);
  if ((state & GDK_SUPER_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (alur_axis_get_length (self->rows) == 0)
    return press_in_nothing (self, key);
  return press_move (self, key, state)
         || ((state & GDK_CONTROL_MASK) != 0 && press_control (self, key))
         || press_plain (self, key, state);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurGridView *self)
{
  if (self->grid == NULL || self->text != NULL)
    return GDK_EVENT_PROPAGATE;
  if (alur_grid_view_press_key (self, key, state))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !may_type (key))
    return GDK_EVENT_PROPAGATE;
  return alur_grid_view_begin_edit (self, "", GTK_EVENT_CONTROLLER (controller));
}

static void
focus_changed_cb (AlurGridView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Hears the keyboard. */
void
alur_grid_view_add_keys (AlurGridView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (widget, focus);
}
