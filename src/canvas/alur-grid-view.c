/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A grid as a widget.
 *
 * Cells are no widgets: rows are drawn into strips that are kept as sprites (see
 * alur-grid-view-strips.c), so that scrolling moves pictures. The height of a row is measured when
 * it first comes into view; until then it counts as one line, and what is above the view never
 * pushes what is in it. */

#include "alur-grid-view-private.h"

#include "alur-language.h"
#include "alur-widget-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_FROZEN 0.6 /* of the width may stay in sight */

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurGridView,
                               alur_grid_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* All that is known of the grid is old. Heights stay as guesses. */
static void
take_grid (AlurGridView *self)
{
  guint n_rows;

  self->is_stale = FALSE;
  self->em = alur_grid_painter_get_em (self->painter);
  alur_grid_view_forget_strips (self);
  if (self->grid == NULL)
    {
      alur_grid_view_forget_columns (self);
      alur_axis_set_length (self->rows, 0, 0);
      alur_axis_set_length (self->columns, 0, 0);
      return;
    }
  n_rows = alur_grid_get_n_rows (self->grid);
  alur_grid_view_take_columns (self);
  alur_axis_set_length (self->rows, n_rows, alur_grid_painter_get_least_height (self->painter) + 1);
  g_byte_array_set_size (self->measured, n_rows);
  if (n_rows > 0)
    memset (self->measured->data, 0, n_rows);
  self->n_heads
      = MIN (alur_grid_get_n_head_columns (self->grid), alur_grid_get_n_columns (self->grid));
  alur_grid_view_restore_focus (self);
}

/* Looks at the grid anew, if it has changed. */
void
alur_grid_view_refresh (AlurGridView *self)
{
  if (self->is_stale)
    take_grid (self);
  if (!self->is_to_follow || self->text != NULL)
    return;
  self->is_to_follow = FALSE;
  alur_grid_view_follow_selection (self);
}

/* The same for who is not asked by anybody: what was shown stays until the grid is ready, unless it
 * was something else. Returns whether the grid is as it is shown. */
static gboolean
look (AlurGridView *self)
{
  AlurGridReadiness readiness = self->is_stale && self->grid != NULL
                                    ? alur_grid_get_readiness (self->grid)
                                    : ALUR_GRID_READY;

  if (readiness == ALUR_GRID_BEHIND_ELSEWHERE)
    {
      alur_grid_view_forget_strips (self);
      alur_axis_set_length (self->rows, 0, 0);
    }
  if (readiness != ALUR_GRID_READY)
    return FALSE;
  alur_grid_view_refresh (self);
  return TRUE;
}

/* The width of what stays in sight at the left; nothing does where too little would be left. */
int
alur_grid_view_get_frozen (AlurGridView *self)
{
  int width = (int) alur_axis_get_start (self->columns, self->n_heads);

  return width <= gtk_widget_get_width (GTK_WIDGET (self)) * MOST_FROZEN ? width : 0;
}

/* How far the cells are scrolled. */
double
alur_grid_view_get_offset (AlurGridView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

static int
measure_cell (AlurGridView *self, guint row, guint index)
{
  g_auto (AlurCell) cell = { .text = NULL };
  AlurGridColumn column;

  alur_grid_get_cell (self->grid, row, index, &cell);
  if (cell.text == NULL && cell.badges == NULL)
    return 0;
  alur_grid_get_column (self->grid, index, &column);
  return alur_grid_painter_measure (self->painter, &cell, &column,
                                    alur_axis_get_size (self->columns, index));
}

static void
measure_row (AlurGridView *self, guint row)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean are_listed = alur_grid_list_measured (self->grid, row, columns);
  guint n_columns = are_listed ? columns->len : alur_axis_get_length (self->columns);
  int height = alur_grid_painter_get_least_height (self->painter);

  for (guint i = 0; i < n_columns; i++)
    height = MAX (height,
                  measure_cell (self, row, are_listed ? g_array_index (columns, guint, i) : i));
  alur_axis_set_size (self->rows, row, height + 1);
  self->measured->data[row] = 1;
}

/* Measures rows from the one at @top on until @height px are full. */
static void
measure_view (AlurGridView *self, gint64 top, int height)
{
  guint n_rows = alur_axis_get_length (self->rows);

  for (guint row = alur_axis_find (self->rows, top);
       row < n_rows && alur_axis_get_start (self->rows, row) < top + height; row++)
    if (!self->measured->data[row])
      measure_row (self, row);
}

/* Measures a row that is not in view and those above it that will be in view with it, @height px,
 * so that it is known where it will stand. */
void
alur_grid_view_measure_above (AlurGridView *self, guint row, int height)
{
  gint64 top = (gint64) alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  gint64 start = alur_axis_get_start (self->rows, row);

  if (start >= top && start + alur_axis_get_size (self->rows, row) <= top + height)
    return;
  for (int left = height; left > 0; left -= alur_axis_get_size (self->rows, row--))
    {
      if (!self->measured->data[row])
        measure_row (self, row);
      if (row == 0)
        break;
    }
}

static void
configure (AlurGridView *self, GtkOrientation orientation, int page, gint64 all)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double step = alur_grid_painter_get_least_height (self->painter);
  double value;

  if (adjustment == NULL)
    return;
  page = MAX (page, 1);
  value = CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, (double) (all - page)));
  gtk_adjustment_configure (adjustment, value, 0, (double) MAX (all, page), step, page * 0.9, page);
}

/* Brings heights and scroll bars up to date with what is in view. Heights above the first row that
 * is in view whole change what is before the view, never what is in it. */
static void
settle (AlurGridView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;
  int frozen = alur_grid_view_get_frozen (self);
  gint64 top = (gint64) alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  guint first;
  gint64 before;

  if (self->grid == NULL || height <= 0)
    return;
  first = alur_axis_find (self->rows, top);
  if (first < alur_axis_get_length (self->rows) && alur_axis_get_start (self->rows, first) < top
      && !self->measured->data[first])
    {
      before = alur_axis_get_size (self->rows, first);
      measure_row (self, first);
      top += alur_axis_get_size (self->rows, first) - before;
      if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
        gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], (double) top);
    }
  measure_view (self, top, height);
  configure (self, GTK_ORIENTATION_VERTICAL, height,
             alur_axis_get_start (self->rows, alur_axis_get_length (self->rows)));
  configure (self, GTK_ORIENTATION_HORIZONTAL, width - frozen,
             alur_axis_get_start (self->columns, alur_axis_get_length (self->columns)) - frozen);
}

static void
scrolled_cb (AlurGridView *self)
{
  if (look (self))
    settle (self);
  self->hovered = (AlurGridPlace){ ALUR_GRID_NOWHERE, ALUR_GRID_NOWHERE };
  if (self->text != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Scroll bars may come and go: the scrolled window wants to be laid out with what is in it. */
static void
changed_cb (AlurGridView *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
alur_grid_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlurGridView *self = ALUR_GRID_VIEW (widget);

  if (look (self))
    settle (self);
  alur_grid_view_place_editor (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
alur_grid_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  AlurGridView *self = ALUR_GRID_VIEW (widget);

  *minimum = 100;
  *natural = 400;
  *minimum_baseline = *natural_baseline = -1;
  if (self->text != NULL)
    gtk_widget_measure (self->text, orientation, -1, NULL, NULL, NULL, NULL);
}

static void
alur_grid_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlurGridView *self = ALUR_GRID_VIEW (widget);
  const AlurRgb *paper = &self->style->palette[ALUR_COLOUR_PAPER];
  GdkRGBA ground = { (float) paper->red, (float) paper->green, (float) paper->blue, 1 };
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                            (float) gtk_widget_get_height (widget));

  gtk_snapshot_push_clip (snapshot, &all);
  gtk_snapshot_append_color (snapshot, &ground, &all);
  if (self->grid != NULL)
    {
      alur_grid_view_append_strips (self, snapshot);
      alur_grid_view_append_focus (self, snapshot);
    }
  if (self->text != NULL)
    gtk_widget_snapshot_child (widget, self->text, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Asked for at each change of state, while frames are made: mostly nothing is different. */
static void
take_style (AlurGridView *self)
{
  self->style = alur_widget_style_get (GTK_WIDGET (self));
  if (!alur_grid_painter_set_style (self->painter, self->style))
    return;
  alur_grid_view_forget_columns (self);
  changed_cb (self);
}

static void
alur_grid_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (alur_grid_view_parent_class)->css_changed (widget, change);
  take_style (ALUR_GRID_VIEW (widget));
}

static void
alur_grid_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (alur_grid_view_parent_class)->system_setting_changed (widget, setting);
  take_style (ALUR_GRID_VIEW (widget));
}

static void
set_adjustment (AlurGridView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_clear_object (place);
  *place
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
alur_grid_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlurGridView *self = ALUR_GRID_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alur_grid_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlurGridView *self = ALUR_GRID_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alur_grid_view_dispose (GObject *object)
{
  AlurGridView *self = ALUR_GRID_VIEW (object);

  alur_grid_view_end_edit (self, FALSE);
  alur_grid_view_set_selection (self, NULL);
  alur_grid_view_set_grid (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_func (self->adjustments[i], scrolled_cb, self);
      g_clear_object (&self->adjustments[i]);
    }
  G_OBJECT_CLASS (alur_grid_view_parent_class)->dispose (object);
}

static void
alur_grid_view_finalize (GObject *object)
{
  AlurGridView *self = ALUR_GRID_VIEW (object);

  alur_grid_painter_free (self->painter);
  alur_axis_free (self->rows);
  alur_axis_free (self->columns);
  g_byte_array_unref (self->measured);
  g_hash_table_unref (self->widths);
  g_hash_table_unref (self->head_heights);
  g_hash_table_unref (self->strips);
  g_free (self->title);
  g_free (self->label);
  g_free (self->place);
  G_OBJECT_CLASS (alur_grid_view_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  /**
   * AlurGridView::focus-moved:
   *
   * Another cell has the focus.
   */
  g_signal_new ("focus-moved", ALUR_TYPE_GRID_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  /**
   * AlurGridView::refused:
   * @message: why, in a sentence for people
   *
   * Something could not be done.
   */
  g_signal_new ("refused", ALUR_TYPE_GRID_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

/* Where the focus is we draw ourselves, and nothing of the style depends on it. */
static void
alur_grid_view_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  GtkStateFlags changed = gtk_widget_get_state_flags (widget) ^ before;

  if ((changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE)) != 0)
    gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (alur_grid_view_parent_class)->state_flags_changed (widget, before);
}

static void
alur_grid_view_class_init (AlurGridViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = alur_grid_view_dispose;
  object_class->finalize = alur_grid_view_finalize;
  object_class->get_property = alur_grid_view_get_property;
  object_class->set_property = alur_grid_view_set_property;
  widget_class->measure = alur_grid_view_measure;
  widget_class->size_allocate = alur_grid_view_size_allocate;
  widget_class->snapshot = alur_grid_view_snapshot;
  widget_class->css_changed = alur_grid_view_css_changed;
  widget_class->state_flags_changed = alur_grid_view_state_flags_changed;
  widget_class->system_setting_changed = alur_grid_view_system_setting_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals ();
  gtk_widget_class_set_css_name (widget_class, "gridview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  alur_grid_view_install_actions (widget_class);
}

static void
alur_grid_view_init (AlurGridView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->style = alur_style_get_screen (FALSE, FALSE);
  self->painter = alur_grid_painter_new (GTK_WIDGET (self));
  self->rows = alur_axis_new ();
  self->columns = alur_axis_new ();
  self->measured = g_byte_array_new ();
  self->widths = g_hash_table_new (NULL, NULL);
  self->head_heights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hovered = (AlurGridPlace){ ALUR_GRID_NOWHERE, ALUR_GRID_NOWHERE };
  self->chosen = -1;
  self->is_stale = TRUE;
  alur_grid_view_init_strips (self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  alur_grid_view_add_pointer (self);
  alur_grid_view_add_keys (self);
}

/**
 * alur_grid_view_new:
 *
 * Returns: (transfer floating): a view of no grid yet
 */
GtkWidget *
alur_grid_view_new (void)
{
  return g_object_new (ALUR_TYPE_GRID_VIEW, NULL);
}

/**
 * alur_grid_view_set_grid:
 * @grid: (nullable): what to show; a reference is taken
 */
void
alur_grid_view_set_grid (AlurGridView *self, AlurGrid *grid)
{
  if (self->grid == grid)
    return;
  alur_grid_view_end_edit (self, FALSE);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_func (self->grid, changed_cb, self);
  g_set_object (&self->grid, grid);
  g_hash_table_remove_all (self->widths);
  alur_grid_view_forget_columns (self);
  self->focus = self->anchor = (AlurGridPlace){ 0, 0 };
  memset (self->focus_keys, 0, sizeof self->focus_keys);
  memset (self->anchor_keys, 0, sizeof self->anchor_keys);
  if (grid != NULL)
    g_signal_connect_swapped (grid, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

/**
 * alur_grid_view_get_grid:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AlurGrid *
alur_grid_view_get_grid (AlurGridView *self)
{
  return self->grid;
}

/**
 * alur_grid_view_set_title:
 * @title: what the table is, for screen readers
 */
void
alur_grid_view_set_title (AlurGridView *self, const char *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  alur_grid_view_tell_focus (self);
}

/**
 * alur_grid_view_get_place:
 * @rect: (out): where the cell stands in the widget, perhaps out of sight
 *
 * Returns: whether there is such a cell
 */
gboolean
alur_grid_view_get_place (AlurGridView *self, guint row, guint column, GdkRectangle *rect)
{
  int frozen = alur_grid_view_get_frozen (self);
  double x;

  if (row >= alur_axis_get_length (self->rows) || column >= alur_axis_get_length (self->columns))
    return FALSE;
  x = (double) alur_axis_get_start (self->columns, column);
  if (frozen == 0 || column >= self->n_heads)
    x -= alur_grid_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  rect->x = (int) x;
  rect->y = self->head_height
            + (int) ((double) alur_axis_get_start (self->rows, row)
                     - alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL));
  rect->width = alur_axis_get_size (self->columns, column);
  rect->height = alur_axis_get_size (self->rows, row);
  return TRUE;
}

/* What lies at a point of the widget; the row is nowhere over the heads, both may be behind all. */
AlurGridPlace
alur_grid_view_find_place (AlurGridView *self, double x, double y)
{
  AlurGridPlace place = { ALUR_GRID_NOWHERE, 0 };

  if (x >= alur_grid_view_get_frozen (self))
    x += alur_grid_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  place.column = alur_axis_find (self->columns, (gint64) x);
  if (y >= self->head_height)
    place.row = alur_axis_find (
        self->rows, (gint64) (y - self->head_height
                              + alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL)));
  return place;
}

/* Gives a column another width, which it keeps. */
void
alur_grid_view_set_column_width (AlurGridView *self, guint column, int width)
{
  gconstpointer key = alur_grid_get_column_key (self->grid, column);

  if (key == NULL)
    key = GUINT_TO_POINTER (column + 1);
  g_hash_table_insert (self->widths, (gpointer) (guintptr) key,
                       GINT_TO_POINTER (MAX (width, (int) (ALUR_GRID_LEAST_WIDTH * self->em))));
  self->columns_state = 0;
  changed_cb (self);
}

/* Makes a column as wide as what is in view of it. */
void
alur_grid_view_fit_column (AlurGridView *self, guint column)
{
  gint64 top = (gint64) alur_grid_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  guint n_rows = alur_axis_get_length (self->rows);
  AlurGridColumn head;
  int width;

  alur_grid_get_column (self->grid, column, &head);
  width = alur_grid_painter_measure_head_width (self->painter, &head);
  for (guint row = alur_axis_find (self->rows, top);
       row < n_rows
       && alur_axis_get_start (self->rows, row) < top + gtk_widget_get_height (GTK_WIDGET (self));
       row++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (self->grid, row, column, &cell);
      width = MAX (width, alur_grid_painter_measure_width (self->painter, &cell));
    }
  alur_grid_view_set_column_width (self, column, width + 1);
}
