/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of a grid with cairo and Pango.
 *
 * Text has the window's font and wraps to four lines; badges flow like words. What a finding says
 * is told by shape before colour: gaps are hatched, overlapping badges have a heavy outline,
 * conflicts a frame, and the worst severity its sign. Titles that do not fit across a narrow column
 * stand upright. */

#include "alur-grid-painter.h"

#include <math.h>

#define FONT_SIZE 14.67 /* px of the text for which all other sizes are given: 11 pt */
#define MOST_LINES 4
#define HEAD_LINES 3
#define PADDING_X 8.0
#define PADDING_Y 5.0
#define INDENT 16.0
#define SIGN 14.0
#define SIGN_ROOM 18.0
#define BADGE_PADDING 5.0
#define BADGE_GAP 3.0
#define BADGE_TEXT 0.86 /* of the size of other text */
#define HEAD_MAX 170.0  /* height of heads with upright titles */
#define FIT_MAX 480.0

struct _AlurGridPainter
{
  GtkWidget *widget; /* not owned */
  const AlurStyle *style;
  PangoLayout *layout;
  PangoLayout *badge_layout;
  guint serial; /* of the font as it was taken */
  double em;
  int line; /* height of one */
};

/* Where a badge stands in its cell. */
typedef struct
{
  double x, y, width;
} BadgePlace;

/* Follows the widget's font, which changes with the settings. */
static void
take_font (AlurGridPainter *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);
  PangoFontDescription *small
      = pango_font_description_copy (pango_context_get_font_description (context));
  double size = pango_font_description_get_size (small) / (double) PANGO_SCALE;

  self->serial = pango_context_get_serial (context);
  g_clear_object (&self->layout);
  g_clear_object (&self->badge_layout);
  self->layout = pango_layout_new (context);
  self->badge_layout = pango_layout_new (context);
  pango_layout_set_text (self->layout, "Ég", -1);
  pango_layout_get_pixel_size (self->layout, NULL, &self->line);
  if (!pango_font_description_get_size_is_absolute (small))
    size *= pango_cairo_context_get_resolution (context) > 0
                ? pango_cairo_context_get_resolution (context) / 72
                : 96.0 / 72;
  self->em = size > 0 ? size / FONT_SIZE : 1;
  pango_font_description_set_absolute_size (small, size * BADGE_TEXT * PANGO_SCALE);
  pango_layout_set_font_description (self->badge_layout, small);
  pango_font_description_free (small);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
}

/**
 * alur_grid_painter_new:
 * @widget: whose font is used; it must live longer than the painter
 *
 * Returns: (transfer full): a painter
 */
AlurGridPainter *
alur_grid_painter_new (GtkWidget *widget)
{
  AlurGridPainter *self = g_new0 (AlurGridPainter, 1);

  self->widget = widget;
  alur_grid_painter_set_style (self, alur_style_get_screen (FALSE, FALSE));
  return self;
}

/**
 * alur_grid_painter_free:
 */
void
alur_grid_painter_free (AlurGridPainter *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->badge_layout);
  g_free (self);
}

/**
 * alur_grid_painter_set_style:
 *
 * Takes other colours, and the widget's font as it is now.
 *
 * Returns: whether anything looks different now
 */
gboolean
alur_grid_painter_set_style (AlurGridPainter *self, const AlurStyle *style)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (self->widget));

  if (self->style == style && self->serial == serial)
    return FALSE;
  self->style = style;
  take_font (self);
  return TRUE;
}

/**
 * alur_grid_painter_get_em:
 *
 * Returns: how much larger the widget's text is than text of 11 pt
 */
double
alur_grid_painter_get_em (AlurGridPainter *self)
{
  return self->em;
}

/**
 * alur_grid_painter_get_least_height:
 *
 * Returns: the height of a row of one line
 */
int
alur_grid_painter_get_least_height (AlurGridPainter *self)
{
  return self->line + (int) ceil (2 * PADDING_Y * self->em);
}

static double
scale (const AlurGridPainter *self, double px)
{
  return px * self->em;
}

static gboolean
has_sign (const AlurCell *cell)
{
  return cell->severity >= ALUR_SEVERITY_INFO;
}

static double
get_indent (const AlurGridPainter *self, const AlurCell *cell, double width)
{
  return MIN (scale (self, INDENT * cell->indent), width / 2);
}

/* What is left for text or badges. */
static double
get_room (const AlurGridPainter *self, const AlurCell *cell, double width)
{
  double room = width - 2 * scale (self, PADDING_X) - get_indent (self, cell, width);

  if (has_sign (cell))
    room -= scale (self, SIGN_ROOM);
  if ((cell->flags & ALUR_CELL_OPENS) != 0)
    room -= scale (self, SIGN_ROOM);
  return MAX (room, scale (self, 8));
}

static void
set_text (AlurGridPainter *self, const AlurCell *cell, double room)
{
  PangoAttrList *attributes = NULL;

  if ((cell->flags & (ALUR_CELL_HEADING | ALUR_CELL_STRUCK | ALUR_CELL_NUMERIC)) != 0)
    attributes = pango_attr_list_new ();
  if ((cell->flags & ALUR_CELL_HEADING) != 0)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if ((cell->flags & ALUR_CELL_STRUCK) != 0)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  if ((cell->flags & ALUR_CELL_NUMERIC) != 0)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_width (self->layout, room > 0 ? (int) (room * PANGO_SCALE) : -1);
  pango_layout_set_height (self->layout, cell->n_lines > 0 ? -(int) cell->n_lines : -MOST_LINES);
  pango_layout_set_text (self->layout, cell->text, -1);
  g_clear_pointer (&attributes, pango_attr_list_unref);
}

static double
get_badge_height (const AlurGridPainter *self)
{
  return ceil (self->line * BADGE_TEXT) + scale (self, 2);
}

static double
measure_badge (AlurGridPainter *self, const AlurCellBadge *badge)
{
  int width;

  pango_layout_set_text (self->badge_layout, badge->text, -1);
  pango_layout_get_pixel_size (self->badge_layout, &width, NULL);
  return width + 2 * scale (self, BADGE_PADDING);
}

static double
get_shift (AlurGridAlign align, double spare)
{
  if (align == ALUR_GRID_ALIGN_START || spare < 0)
    return 0;
  return align == ALUR_GRID_ALIGN_END ? spare : floor (spare / 2);
}

static void
align_line (GArray *places, guint from, double room, AlurGridAlign align)
{
  const BadgePlace *last = &g_array_index (places, BadgePlace, places->len - 1);
  double shift = get_shift (align, room - last->x - last->width);

  for (guint i = from; i < places->len; i++)
    g_array_index (places, BadgePlace, i).x += shift;
}

/* Badges in lines, the first beside the sign; those that would be on a fifth line are left out.
 * Returns the height. */
static double
place_badges (
    AlurGridPainter *self, const AlurCell *cell, double room, AlurGridAlign align, GArray *places)
{
  double height = get_badge_height (self);
  double gap = scale (self, BADGE_GAP);
  guint line_start = 0;
  guint n_lines = 1;
  double x = 0;

  for (guint i = 0; i < cell->badges->len; i++)
    {
      double width = measure_badge (self, &g_array_index (cell->badges, AlurCellBadge, i));
      BadgePlace place;

      if (x > 0 && x + width > room)
        {
          align_line (places, line_start, room, align);
          if (n_lines == MOST_LINES)
            return n_lines * (height + gap) - gap;
          line_start = places->len;
          if (n_lines++ == 1 && has_sign (cell))
            room += scale (self, SIGN_ROOM);
          x = 0;
        }
      width = MIN (width, room);
      place = (BadgePlace){ x, (n_lines - 1) * (height + gap), width };
      g_array_append_val (places, place);
      x += width + gap;
    }
  if (places->len > line_start)
    align_line (places, line_start, room, align);
  return n_lines * (height + gap) - gap;
}

/**
 * alur_grid_painter_measure:
 * @width: of the column
 *
 * Returns: how high the cell wants to be
 */
int
alur_grid_painter_measure (AlurGridPainter *self,
                           const AlurCell *cell,
                           const AlurGridColumn *column,
                           int width)
{
  double room = get_room (self, cell, width);
  int height = self->line;

  if (cell->badges != NULL)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BadgePlace));

      height = (int) ceil (place_badges (self, cell, room, column->align, places));
    }
  else if (cell->text != NULL && cell->text[0] != '\0')
    {
      set_text (self, cell, room);
      pango_layout_get_pixel_size (self->layout, NULL, &height);
    }
  return MAX (height, self->line) + (int) ceil (2 * scale (self, PADDING_Y));
}

/**
 * alur_grid_painter_measure_width:
 *
 * Returns: how wide a column must be to show the cell in one line, within reason
 */
int
alur_grid_painter_measure_width (AlurGridPainter *self, const AlurCell *cell)
{
  double width = 2 * scale (self, PADDING_X) + scale (self, INDENT * cell->indent);

  if (cell->badges != NULL)
    for (guint i = 0; i < cell->badges->len; i++)
      width += measure_badge (self, &g_array_index (cell->badges, AlurCellBadge, i))
               + scale (self, BADGE_GAP);
  else if (cell->text != NULL)
    {
      int natural;

      set_text (self, cell, -1);
      pango_layout_get_pixel_size (self->layout, &natural, NULL);
      width += natural;
    }
  if (has_sign (cell))
    width += scale (self, SIGN_ROOM);
  if ((cell->flags & ALUR_CELL_OPENS) != 0)
    width += scale (self, SIGN_ROOM);
  return (int) ceil (MIN (width, scale (self, FIT_MAX)));
}

static void
set_title (AlurGridPainter *self, const AlurGridColumn *column, double room, int lines)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (self->layout, room > 0 ? (int) (room * PANGO_SCALE) : -1);
  pango_layout_set_height (self->layout, -lines);
  pango_layout_set_text (self->layout, column->title, -1);
}

/* Whether a title does not fit across its column without breaking words. */
static gboolean
is_turned (AlurGridPainter *self, const AlurGridColumn *column, double room)
{
  gboolean breaks;

  if (!column->turns)
    return FALSE;
  set_title (self, column, room, HEAD_LINES);
  if (pango_layout_is_ellipsized (self->layout))
    return TRUE;
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  {
    int width;

    pango_layout_get_pixel_size (self->layout, &width, NULL);
    breaks = width > room;
  }
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  return breaks;
}

/* Sets the title upright, in as many lines as stand beside each other. */
static void
set_turned (AlurGridPainter *self, const AlurGridColumn *column, double across)
{
  int lines = MAX (1, (int) (across / self->line));

  set_title (self, column, scale (self, HEAD_MAX) - 2 * scale (self, PADDING_Y),
             MIN (lines, HEAD_LINES));
}

/**
 * alur_grid_painter_measure_head:
 * @width: of the column
 *
 * Returns: how high the head wants to be
 */
int
alur_grid_painter_measure_head (AlurGridPainter *self, const AlurGridColumn *column, int width)
{
  double room = MAX (width - 2 * scale (self, PADDING_X), scale (self, 8));
  int across;
  int high;

  if (is_turned (self, column, room))
    {
      set_turned (self, column, width - scale (self, PADDING_X));
      pango_layout_get_pixel_size (self->layout, &high, &across);
    }
  else
    {
      set_title (self, column, room, HEAD_LINES);
      pango_layout_get_pixel_size (self->layout, &across, &high);
    }
  return high + (int) ceil (2 * scale (self, PADDING_Y));
}

/**
 * alur_grid_painter_measure_head_width:
 *
 * Returns: how wide the column must be for its title in one line; that of a title that may be
 * turned is not asked for
 */
int
alur_grid_painter_measure_head_width (AlurGridPainter *self, const AlurGridColumn *column)
{
  int width = self->line;

  if (!column->turns)
    {
      set_title (self, column, -1, 1);
      pango_layout_get_pixel_size (self->layout, &width, NULL);
    }
  return (int) ceil (MIN (width + 2 * scale (self, PADDING_X), scale (self, FIT_MAX)));
}

static void
set_colour (const AlurGridPainter *self, cairo_t *cr, AlurColour colour)
{
  const AlurRgb *rgb = &self->style->palette[colour];

  cairo_set_source_rgb (cr, rgb->red, rgb->green, rgb->blue);
}

static AlurColour
get_severity_colour (AlurSeverity severity, gboolean tint)
{
  if (severity == ALUR_SEVERITY_ERROR)
    return tint ? ALUR_COLOUR_TINT_ERROR : ALUR_COLOUR_ERROR;
  if (severity == ALUR_SEVERITY_WARNING)
    return tint ? ALUR_COLOUR_TINT_WARNING : ALUR_COLOUR_WARNING;
  return tint ? ALUR_COLOUR_TINT_INFO : ALUR_COLOUR_INFO;
}

/* Octagon, triangle or circle, with ! or i in it. */
static void
draw_sign (const AlurGridPainter *self, cairo_t *cr, AlurSeverity severity, double x, double y)
{
  double r = scale (self, SIGN) / 2;
  int corners = severity == ALUR_SEVERITY_ERROR ? 8 : 3;
  double turn = severity == ALUR_SEVERITY_ERROR ? G_PI / 8 : -G_PI / 2;
  double middle = severity == ALUR_SEVERITY_WARNING ? y + r * 0.15 : y;

  cairo_new_path (cr);
  if (severity == ALUR_SEVERITY_INFO)
    cairo_arc (cr, x, y, r * 0.92, 0, 2 * G_PI);
  else
    for (int i = 0; i < corners; i++)
      cairo_line_to (cr, x + r * cos (turn + 2 * G_PI * i / corners),
                     middle + r * sin (turn + 2 * G_PI * i / corners));
  cairo_close_path (cr);
  set_colour (self, cr, get_severity_colour (severity, FALSE));
  cairo_fill (cr);
  set_colour (self, cr, ALUR_COLOUR_PAPER);
  cairo_set_line_width (cr, r * 0.3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (severity == ALUR_SEVERITY_INFO)
    {
      cairo_rectangle (cr, x - r * 0.15, y - r * 0.55, r * 0.3, r * 0.3);
      cairo_rectangle (cr, x - r * 0.15, y - r * 0.1, r * 0.3, r * 0.65);
    }
  else
    {
      cairo_rectangle (cr, x - r * 0.15, middle - r * 0.55, r * 0.3, r * 0.6);
      cairo_rectangle (cr, x - r * 0.15, middle + r * 0.17, r * 0.3, r * 0.28);
    }
  cairo_fill (cr);
}

static void
rounded (cairo_t *cr, double x, double y, double width, double height, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_badge (AlurGridPainter *self,
            cairo_t *cr,
            const AlurCellBadge *badge,
            double x,
            double y,
            double width)
{
  const double dashes[] = { 2, 2 };
  double height = get_badge_height (self);
  double inset = badge->overlaps ? 1 : 0.5;
  int text_width;
  int text_height;

  rounded (cr, x + inset, y + inset, width - 2 * inset, height - 2 * inset, scale (self, 4));
  if (!badge->faint)
    {
      set_colour (self, cr, badge->overlaps ? ALUR_COLOUR_TINT_ERROR : ALUR_COLOUR_GROUND);
      cairo_fill_preserve (cr);
    }
  set_colour (self, cr,
              badge->overlaps ? ALUR_COLOUR_ERROR
              : badge->faint  ? ALUR_COLOUR_GRID
                              : ALUR_COLOUR_LINE);
  cairo_set_line_width (cr, badge->overlaps ? 2 : 1);
  if (badge->faint)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  pango_layout_set_text (self->badge_layout, badge->text, -1);
  pango_layout_get_pixel_size (self->badge_layout, &text_width, &text_height);
  if (text_width > width - scale (self, BADGE_PADDING))
    {
      text_width = (int) (width - scale (self, BADGE_PADDING));
      pango_layout_set_width (self->badge_layout, text_width * PANGO_SCALE);
      pango_layout_set_ellipsize (self->badge_layout, PANGO_ELLIPSIZE_END);
    }
  set_colour (self, cr, badge->faint ? ALUR_COLOUR_SOFT : ALUR_COLOUR_INK);
  cairo_move_to (cr, x + (width - text_width) / 2, y + floor ((height - text_height) / 2));
  pango_cairo_show_layout (cr, self->badge_layout);
  pango_layout_set_width (self->badge_layout, -1);
}

/* A gap is hatched, so that it is seen in a copy. */
static void
draw_gap (const AlurGridPainter *self, cairo_t *cr, const AlurCell *cell, const GdkRectangle *rect)
{
  double step = scale (self, 7);

  set_colour (self, cr, get_severity_colour (cell->severity, TRUE));
  gdk_cairo_rectangle (cr, rect);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  for (double x = rect->x - rect->height; x < rect->x + rect->width; x += step)
    {
      cairo_move_to (cr, x, rect->y + rect->height);
      cairo_line_to (cr, x + rect->height, rect->y);
    }
  set_colour (self, cr, get_severity_colour (cell->severity, FALSE));
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What is only tried out has a tint, and a folded corner that is seen in a copy. */
static void
draw_tried (const AlurGridPainter *self, cairo_t *cr, const GdkRectangle *rect)
{
  double side = scale (self, 10);

  set_colour (self, cr, ALUR_COLOUR_TINT_INFO);
  gdk_cairo_rectangle (cr, rect);
  cairo_fill (cr);
  cairo_move_to (cr, rect->x, rect->y);
  cairo_line_to (cr, rect->x + side, rect->y);
  cairo_line_to (cr, rect->x, rect->y + side);
  cairo_close_path (cr);
  set_colour (self, cr, ALUR_COLOUR_INFO);
  cairo_fill (cr);
}

static void
draw_frame (const AlurGridPainter *self,
            cairo_t *cr,
            const AlurCell *cell,
            const GdkRectangle *rect)
{
  set_colour (self, cr, get_severity_colour (cell->severity, FALSE));
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, rect->x + 2, rect->y + 2, rect->width - 5, rect->height - 5);
  cairo_stroke (cr);
}

static void
draw_text (AlurGridPainter *self,
           cairo_t *cr,
           const AlurCell *cell,
           const AlurGridColumn *column,
           const GdkRectangle *room)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  AlurGridAlign align = column->align;

  if ((cell->flags & ALUR_CELL_NUMERIC) != 0 && align == ALUR_GRID_ALIGN_START)
    align = ALUR_GRID_ALIGN_END;
  set_text (self, cell, room->width);
  pango_layout_set_alignment (self->layout, alignments[align]);
  set_colour (self, cr,
              (cell->flags & ALUR_CELL_FAINT) != 0 ? ALUR_COLOUR_SOFT_ON_TINT : ALUR_COLOUR_INK);
  cairo_move_to (cr, room->x, room->y);
  pango_cairo_show_layout (cr, self->layout);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
}

static void
draw_badges (AlurGridPainter *self,
             cairo_t *cr,
             const AlurCell *cell,
             const AlurGridColumn *column,
             const GdkRectangle *room)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BadgePlace));

  place_badges (self, cell, room->width, column->align, places);
  for (guint i = 0; i < places->len; i++)
    {
      const BadgePlace *place = &g_array_index (places, BadgePlace, i);

      draw_badge (self, cr, &g_array_index (cell->badges, AlurCellBadge, i), room->x + place->x,
                  room->y + place->y, place->width);
    }
}

static void
draw_chevron (const AlurGridPainter *self, cairo_t *cr, double x, double y)
{
  double r = scale (self, 4);

  set_colour (self, cr, ALUR_COLOUR_SOFT);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, x - r / 2, y - r);
  cairo_line_to (cr, x + r / 2, y);
  cairo_line_to (cr, x - r / 2, y + r);
  cairo_stroke (cr);
}

/**
 * alur_grid_painter_draw:
 * @rect: where; its ground is drawn already
 *
 * Draws what is in a cell.
 */
void
alur_grid_painter_draw (AlurGridPainter *self,
                        cairo_t *cr,
                        const AlurCell *cell,
                        const AlurGridColumn *column,
                        const GdkRectangle *rect)
{
  double right = rect->x + rect->width - scale (self, PADDING_X);
  double middle = rect->y + alur_grid_painter_get_least_height (self) / 2.0;
  GdkRectangle room
      = { rect->x + (int) (scale (self, PADDING_X) + get_indent (self, cell, rect->width)),
          rect->y + (int) scale (self, PADDING_Y), (int) get_room (self, cell, rect->width), 0 };

  cairo_save (cr);
  gdk_cairo_rectangle (cr, rect);
  cairo_clip (cr);
  if ((cell->flags & ALUR_CELL_GAP) != 0 && (cell->flags & ALUR_CELL_EDITABLE) == 0)
    draw_gap (self, cr, cell, rect);
  if ((cell->flags & ALUR_CELL_TRIED) != 0)
    draw_tried (self, cr, rect);
  if ((cell->flags & ALUR_CELL_CONFLICT) != 0)
    draw_frame (self, cr, cell, rect);
  if (cell->badges != NULL)
    draw_badges (self, cr, cell, column, &room);
  else if (cell->text != NULL && cell->text[0] != '\0')
    draw_text (self, cr, cell, column, &room);
  if ((cell->flags & ALUR_CELL_OPENS) != 0)
    {
      draw_chevron (self, cr, right - scale (self, SIGN) / 2, middle);
      right -= scale (self, SIGN_ROOM);
    }
  if (has_sign (cell))
    draw_sign (self, cr, cell->severity, right - scale (self, SIGN) / 2, middle);
  cairo_restore (cr);
}

static void
draw_sorted (const AlurGridPainter *self, cairo_t *cr, int sorted, const GdkRectangle *rect)
{
  double r = scale (self, 4);
  double x = rect->x + rect->width - scale (self, PADDING_X) - 1;
  double y = rect->y + scale (self, PADDING_Y) + 2;

  cairo_move_to (cr, x - r, sorted > 0 ? y + r * 1.2 : y);
  cairo_line_to (cr, x + r, sorted > 0 ? y + r * 1.2 : y);
  cairo_line_to (cr, x, sorted > 0 ? y : y + r * 1.2);
  cairo_close_path (cr);
  set_colour (self, cr, ALUR_COLOUR_INK);
  cairo_fill (cr);
}

/**
 * alur_grid_painter_draw_head:
 * @sorted: 1 where rows are sorted by this column, -1 from its end, else 0
 * @rect: where; its ground is drawn already
 *
 * Draws the head of a column.
 */
void
alur_grid_painter_draw_head (AlurGridPainter *self,
                             cairo_t *cr,
                             const AlurGridColumn *column,
                             int sorted,
                             const GdkRectangle *rect)
{
  double room = MAX (rect->width - 2 * scale (self, PADDING_X), scale (self, 8));
  double bottom = rect->y + rect->height - scale (self, PADDING_Y);
  int width;
  int height;

  cairo_save (cr);
  gdk_cairo_rectangle (cr, rect);
  cairo_clip (cr);
  set_colour (self, cr, ALUR_COLOUR_INK);
  if (is_turned (self, column, room))
    {
      set_turned (self, column, rect->width - scale (self, PADDING_X));
      pango_layout_get_pixel_size (self->layout, &width, &height);
      cairo_save (cr);
      cairo_translate (cr, rect->x + floor ((rect->width - height) / 2.0), bottom);
      cairo_rotate (cr, -G_PI / 2);
      pango_cairo_show_layout (cr, self->layout);
      cairo_restore (cr);
    }
  else
    {
      set_title (self, column, room, HEAD_LINES);
      pango_layout_set_alignment (self->layout, column->align == ALUR_GRID_ALIGN_CENTRE
                                                    ? PANGO_ALIGN_CENTER
                                                    : PANGO_ALIGN_LEFT);
      pango_layout_get_pixel_size (self->layout, &width, &height);
      cairo_move_to (cr, rect->x + scale (self, PADDING_X), bottom - height);
      pango_cairo_show_layout (cr, self->layout);
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
    }
  if (sorted != 0)
    draw_sorted (self, cr, sorted, rect);
  cairo_restore (cr);
}
