/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cell has the focus and which range is chosen, what is told of it, and how it follows the
 * selection of the editor. */

#include "alur-grid-view-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static gboolean
has_cells (AlurGridView *self)
{
  return alur_axis_get_length (self->rows) > 0 && alur_axis_get_length (self->columns) > 0;
}

static AlurGridPlace
clamp_place (AlurGridView *self, AlurGridPlace place)
{
  place.row = MIN (place.row, MAX (alur_axis_get_length (self->rows), 1) - 1);
  place.column = MIN (place.column, MAX (alur_axis_get_length (self->columns), 1) - 1);
  return place;
}

static void
remember (AlurGridView *self, AlurGridPlace place, gconstpointer keys[2])
{
  keys[0] = keys[1] = NULL;
  if (!has_cells (self))
    return;
  keys[0] = alur_grid_get_row_key (self->grid, place.row);
  keys[1] = alur_grid_get_column_key (self->grid, place.column);
}

/* Keeps what tells the cell with the focus from others, for when the grid changes. */
void
alur_grid_view_remember_focus (AlurGridView *self)
{
  remember (self, self->focus, self->focus_keys);
  remember (self, self->anchor, self->anchor_keys);
}

/* Returns whether the cell is still there. */
static gboolean
restore (AlurGridView *self, AlurGridPlace *place, gconstpointer keys[2])
{
  AlurGridPlace now = clamp_place (self, *place);
  gboolean is_there = has_cells (self);
  int row = is_there && alur_grid_get_row_key (self->grid, now.row) == keys[0]
                ? (int) now.row
                : alur_grid_find_row_key (self->grid, keys[0]);
  int column = is_there && alur_grid_get_column_key (self->grid, now.column) == keys[1]
                   ? (int) now.column
                   : alur_grid_find_column_key (self->grid, keys[1]);

  if (row >= 0)
    place->row = (guint) row;
  if (column >= 0)
    place->column = (guint) column;
  *place = clamp_place (self, *place);
  return row >= 0 && column >= 0;
}

/* After the grid has changed the same cell has the focus, or the one in its place; but what is
 * being typed is not for that one. */
void
alur_grid_view_restore_focus (AlurGridView *self)
{
  gboolean is_there = restore (self, &self->focus, self->focus_keys);

  restore (self, &self->anchor, self->anchor_keys);
  alur_grid_view_remember_focus (self);
  alur_grid_view_tell_focus (self);
  if (!is_there)
    alur_grid_view_lose_edit (self);
}

/**
 * alur_grid_view_get_label:
 *
 * Returns: (nullable): what a screen reader is told of the cell with the focus
 */
const char *
alur_grid_view_get_label (AlurGridView *self)
{
  return self->label;
}

/* Tells the cell with the focus through the label of the widget. */
void
alur_grid_view_tell_focus (AlurGridView *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *label = NULL;
  g_autofree char *place = NULL;

  if (self->grid != NULL && !self->is_stale && has_cells (self))
    {
      label = alur_grid_describe (self->grid, self->focus.row, self->focus.column);
      /* Translators: where a cell stands in a table: title of the table, row, of how many, column,
       * of how many */
      place = g_strdup_printf (alur_tr (NULL, N_ ("%s, row %u of %u, column %u of %u")),
                               self->title != NULL ? self->title : alur_tr (NULL, N_ ("Table")),
                               self->focus.row + 1, alur_axis_get_length (self->rows),
                               self->focus.column + 1, alur_axis_get_length (self->columns));
    }
  else
    label = g_strdup (self->title != NULL ? self->title : "");
  if (g_strcmp0 (label, self->label) == 0 && g_strcmp0 (place, self->place) == 0)
    return;
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place != NULL ? place : "",
                                  -1);
  g_free (self->label);
  self->label = g_steal_pointer (&label);
  g_free (self->place);
  self->place = g_steal_pointer (&place);
}

static void
reveal_along (AlurGridView *self, GtkOrientation orientation, gint64 start, int size, int page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double value = gtk_adjustment_get_value (adjustment);

  if ((double) (start + size) > value + page)
    value = (double) (start + size - page);
  if ((double) start < value)
    value = (double) start;
  gtk_adjustment_set_value (adjustment, value);
}

/* Scrolls until a cell is in view. */
void
alur_grid_view_reveal (AlurGridView *self, AlurGridPlace place)
{
  int frozen = alur_grid_view_get_frozen (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;

  if (!has_cells (self) || height <= 0)
    return;
  if (place.column >= self->n_heads || frozen == 0)
    reveal_along (self, GTK_ORIENTATION_HORIZONTAL,
                  alur_axis_get_start (self->columns, place.column) - frozen,
                  alur_axis_get_size (self->columns, place.column),
                  gtk_widget_get_width (GTK_WIDGET (self)) - frozen);
  alur_grid_view_measure_above (self, place.row, height);
  reveal_along (self, GTK_ORIENTATION_VERTICAL, alur_axis_get_start (self->rows, place.row),
                MIN (alur_axis_get_size (self->rows, place.row), height), height);
}

static void
select_focus (AlurGridView *self)
{
  AlurElement *element;

  if (self->selection == NULL || !has_cells (self))
    return;
  element = alur_grid_get_element (self->grid, self->focus.row, self->focus.column);
  self->is_following = TRUE;
  if (element == NULL)
    alur_selection_clear (self->selection);
  else if (alur_selection_get_single (self->selection) != element)
    alur_selection_set (self->selection, element);
  self->is_following = FALSE;
}

/* Gives the focus to a cell; @extend: the range grows to it. */
void
alur_grid_view_move_focus (AlurGridView *self, AlurGridPlace place, gboolean extend)
{
  alur_grid_view_refresh (self);
  if (!has_cells (self))
    return;
  self->focus = clamp_place (self, place);
  if (!extend)
    self->anchor = self->focus;
  alur_grid_view_remember_focus (self);
  alur_grid_view_reveal (self, self->focus);
  alur_grid_view_tell_focus (self);
  select_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "focus-moved");
}

/**
 * alur_grid_view_focus_cell:
 *
 * Gives the focus to a cell and brings it into view.
 */
void
alur_grid_view_focus_cell (AlurGridView *self, guint row, guint column)
{
  alur_grid_view_move_focus (self, (AlurGridPlace){ row, column }, FALSE);
}

/**
 * alur_grid_view_get_focus_cell:
 * @row: (out): of the cell with the focus
 * @column: (out): of the cell with the focus
 *
 * Returns: whether there is any cell
 */
gboolean
alur_grid_view_get_focus_cell (AlurGridView *self, guint *row, guint *column)
{
  alur_grid_view_refresh (self);
  *row = self->focus.row;
  *column = self->focus.column;
  return has_cells (self);
}

/**
 * alur_grid_view_get_range:
 * @range: (out): the cells that are chosen, at least the one with the focus
 */
void
alur_grid_view_get_range (AlurGridView *self, AlurGridRange *range)
{
  range->row = MIN (self->focus.row, self->anchor.row);
  range->column = MIN (self->focus.column, self->anchor.column);
  range->n_rows = MAX (self->focus.row, self->anchor.row) - range->row + 1;
  range->n_columns = MAX (self->focus.column, self->anchor.column) - range->column + 1;
}

/**
 * alur_grid_view_select_range:
 * @range: some cells
 *
 * Chooses them; the first gets the focus.
 */
void
alur_grid_view_select_range (AlurGridView *self, const AlurGridRange *range)
{
  alur_grid_view_focus_cell (self, range->row, range->column);
  if (range->n_rows == 0 || range->n_columns == 0 || !has_cells (self))
    return;
  self->anchor = clamp_place (self, (AlurGridPlace){ range->row + range->n_rows - 1,
                                                     range->column + range->n_columns - 1 });
  alur_grid_view_remember_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* All cells but those that sum up; the focus stays. */
void
alur_grid_view_select_all (AlurGridView *self)
{
  guint n_rows = alur_axis_get_length (self->rows);
  guint n_foot = alur_grid_get_n_foot_rows (self->grid);

  if (!has_cells (self) || n_rows == n_foot)
    return;
  self->anchor = (AlurGridPlace){ 0, 0 };
  self->focus = (AlurGridPlace){ n_rows - n_foot - 1, alur_axis_get_length (self->columns) - 1 };
  alur_grid_view_remember_focus (self);
  alur_grid_view_tell_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Goes to what is selected elsewhere, unless the focus says the same already. */
void
alur_grid_view_follow_selection (AlurGridView *self)
{
  AlurElement *element;
  AlurGridPlace place;

  if (self->selection == NULL || self->is_following || !has_cells (self))
    return;
  element = alur_selection_get_focus (self->selection);
  if (element == NULL
      || alur_grid_get_element (self->grid, self->focus.row, self->focus.column) == element
      || !alur_grid_find_element (self->grid, element, &place.row, &place.column))
    return;
  if (place.row == G_MAXUINT)
    place.row = self->focus.row;
  if (place.column == G_MAXUINT)
    place.column = self->focus.column;
  self->focus = self->anchor = clamp_place (self, place);
  alur_grid_view_remember_focus (self);
  alur_grid_view_reveal (self, self->focus);
  alur_grid_view_tell_focus (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "focus-moved");
}

static void
selection_changed_cb (AlurGridView *self)
{
  if (self->grid == NULL || self->is_following)
    return;
  /* What has changed is gathered with the next frame, and not beside the edit; and what is being
   * typed stays in its cell. */
  if (self->is_stale || self->text != NULL)
    self->is_to_follow = TRUE;
  else
    alur_grid_view_follow_selection (self);
}

/**
 * alur_grid_view_set_selection:
 * @selection: (nullable): what follows the focus and is followed by it; a reference is taken
 */
void
alur_grid_view_set_selection (AlurGridView *self, AlurSelection *selection)
{
  if (self->selection == selection)
    return;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_swapped (selection, "changed", G_CALLBACK (selection_changed_cb), self);
      if (self->grid != NULL)
        selection_changed_cb (self);
    }
}

static GdkRGBA
get_colour (AlurGridView *self, AlurColour colour, float alpha)
{
  const AlurRgb *rgb = &self->style->palette[colour];

  return (GdkRGBA){ (float) rgb->red, (float) rgb->green, (float) rgb->blue, alpha };
}

static graphene_rect_t
get_rect (AlurGridView *self, AlurGridPlace from, AlurGridPlace to)
{
  GdkRectangle first = { 0 };
  GdkRectangle last = { 0 };
  GdkRectangle all;

  alur_grid_view_get_place (self, from.row, from.column, &first);
  alur_grid_view_get_place (self, to.row, to.column, &last);
  gdk_rectangle_union (&first, &last, &all);
  return GRAPHENE_RECT_INIT ((float) all.x - 1, (float) all.y - 1, (float) all.width + 1,
                             (float) all.height + 1);
}

static void
append_border (GtkSnapshot *snapshot, const graphene_rect_t *rect, float width, GdkRGBA colour)
{
  GskRoundedRect outline;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { colour, colour, colour, colour };

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
append_hover (AlurGridView *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = get_colour (self, ALUR_COLOUR_INK, 0.06f);
  graphene_rect_t rect;

  if (self->hovered.row >= alur_axis_get_length (self->rows)
      || self->hovered.column >= alur_axis_get_length (self->columns))
    return;
  rect = get_rect (self, self->hovered, self->hovered);
  gtk_snapshot_append_color (snapshot, &colour, &rect);
}

/* What lies over the cells of a part of the widget; the rest is clipped. What begins at column @end
 * or behind it lies in the other part, perhaps scrolled to here. */
static void
append_part (AlurGridView *self, GtkSnapshot *snapshot, int x, int width, guint end)
{
  gboolean has_focus = gtk_widget_has_focus (GTK_WIDGET (self)) || self->text != NULL;
  graphene_rect_t cell = get_rect (self, self->focus, self->focus);
  graphene_rect_t range = get_rect (self, self->focus, self->anchor);
  GdkRGBA accent = get_colour (self, ALUR_COLOUR_ACCENT, 1);
  GdkRGBA soft = get_colour (self, ALUR_COLOUR_SOFT, 1);
  GdkRGBA tint = get_colour (self, ALUR_COLOUR_ACCENT, has_focus ? 0.16f : 0.08f);
  int top = self->head_height - 1;

  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) top, (float) width,
                                     (float) (gtk_widget_get_height (GTK_WIDGET (self)) - top)));
  if (self->hovered.column < end)
    append_hover (self, snapshot);
  if ((self->focus.row != self->anchor.row || self->focus.column != self->anchor.column)
      && MIN (self->focus.column, self->anchor.column) < end)
    {
      gtk_snapshot_append_color (snapshot, &tint, &range);
      append_border (snapshot, &range, 1, has_focus ? accent : soft);
    }
  if (self->focus.column < end)
    append_border (snapshot, &cell, has_focus ? 2 : 1, has_focus ? accent : soft);
  gtk_snapshot_pop (snapshot);
}

/* Hover, range and focus over the cells, in the part that scrolls and in that which does not. */
void
alur_grid_view_append_focus (AlurGridView *self, GtkSnapshot *snapshot)
{
  int frozen = alur_grid_view_get_frozen (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA line = get_colour (self, ALUR_COLOUR_LINE, 1);
  double bottom;

  if (!has_cells (self))
    return;
  append_part (self, snapshot, MAX (frozen - 1, 0), width - MAX (frozen - 1, 0), ALUR_GRID_NOWHERE);
  if (frozen == 0)
    return;
  append_part (self, snapshot, 0, frozen - 1, self->n_heads);
  bottom = self->head_height
           + (double) alur_axis_get_start (self->rows, alur_axis_get_length (self->rows))
           - alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  gtk_snapshot_append_color (
      snapshot, &line,
      &GRAPHENE_RECT_INIT ((float) frozen - 1, 0, 1,
                           (float) MIN (gtk_widget_get_height (GTK_WIDGET (self)), bottom)));
}
