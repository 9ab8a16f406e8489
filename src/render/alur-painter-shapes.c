/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outlines of shapes, and the bands that tell the level of a unit.
 *
 * Curves are written as such with the usual constant for a quarter of a circle; cairo_arc() would
 * find the same numbers with trigonometry each time. A band is one thick line whose dashes are the
 * pattern: dots are dashes of no length with round caps, bars are short dashes, and hatching is
 * bars under a sheared pen. That is two points a box where drawing each stroke would be dozens, and
 * it is no image in a PDF. */

#include "alur-painter-private.h"

#define QUARTER 0.5522847498

/* A rectangle whose corners are quarters of ellipses. */
static void
add_rounded (cairo_t *cr, const AlurRect *rect, double radius_x, double radius_y)
{
  double left = rect->x;
  double top = rect->y;
  double right = alur_rect_right (rect);
  double bottom = alur_rect_bottom (rect);
  double x = MIN (radius_x, rect->width / 2);
  double y = MIN (radius_y, rect->height / 2);
  double in_x = x * (1 - QUARTER);
  double in_y = y * (1 - QUARTER);

  cairo_move_to (cr, left + x, top);
  cairo_line_to (cr, right - x, top);
  cairo_curve_to (cr, right - in_x, top, right, top + in_y, right, top + y);
  cairo_line_to (cr, right, bottom - y);
  cairo_curve_to (cr, right, bottom - in_y, right - in_x, bottom, right - x, bottom);
  cairo_line_to (cr, left + x, bottom);
  cairo_curve_to (cr, left + in_x, bottom, left, bottom - in_y, left, bottom - y);
  cairo_line_to (cr, left, top + y);
  cairo_curve_to (cr, left, top + in_y, left + in_x, top, left + x, top);
  cairo_close_path (cr);
}

static void
add_rect (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
}

static void
add_box (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_rounded (cr, rect, measure->box_corner, measure->box_corner);
}

static void
add_capsule (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  double radius = MIN (rect->width, rect->height) / 2;

  add_rounded (cr, rect, radius, radius);
}

static void
add_badge (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_rounded (cr, rect, measure->badge_corner, measure->badge_corner);
}

static void
add_circle (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_rounded (cr, rect, rect->width / 2, rect->height / 2);
}

/* Corners in parts of the rectangle. */
static void
add_corners (cairo_t *cr, const AlurRect *rect, const double (*corners)[2], guint n_corners)
{
  for (guint i = 0; i < n_corners; i++)
    cairo_line_to (cr, rect->x + corners[i][0] * rect->width,
                   rect->y + corners[i][1] * rect->height);
  cairo_close_path (cr);
}

static void
add_diamond (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  static const double corners[][2] = { { 0.5, 0 }, { 1, 0.5 }, { 0.5, 1 }, { 0, 0.5 } };

  add_corners (cr, rect, corners, G_N_ELEMENTS (corners));
}

static void
add_pentagon (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  static const double corners[][2]
      = { { 0, 0 }, { 1, 0 }, { 1, 2.0 / 3 }, { 0.5, 1 }, { 0, 2.0 / 3 } };

  add_corners (cr, rect, corners, G_N_ELEMENTS (corners));
}

static void
add_hourglass (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  static const double corners[][2] = { { 0, 0 }, { 1, 0 }, { 0, 1 }, { 1, 1 } };

  add_corners (cr, rect, corners, G_N_ELEMENTS (corners));
}

static void
add_octagon (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  static const double corners[][2] = { { 0.293, 0 }, { 0.707, 0 }, { 1, 0.293 }, { 1, 0.707 },
                                       { 0.707, 1 }, { 0.293, 1 }, { 0, 0.707 }, { 0, 0.293 } };

  add_corners (cr, rect, corners, G_N_ELEMENTS (corners));
}

static void
add_triangle (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  static const double corners[][2] = { { 0.5, 0 }, { 1, 1 }, { 0, 1 } };

  add_corners (cr, rect, corners, G_N_ELEMENTS (corners));
}

static void
add_doubled (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  double inset = measure->doubled_inset;

  add_rounded (cr, rect, measure->step_corner, measure->step_corner);
  cairo_move_to (cr, rect->x + inset, rect->y);
  cairo_line_to (cr, rect->x + inset, alur_rect_bottom (rect));
  cairo_move_to (cr, alur_rect_right (rect) - inset, rect->y);
  cairo_line_to (cr, alur_rect_right (rect) - inset, alur_rect_bottom (rect));
}

static void
add_step (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_rounded (cr, rect, measure->step_corner, measure->step_corner);
}

static void
add_plus (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  AlurPoint centre = alur_rect_center (rect);

  cairo_move_to (cr, rect->x, centre.y);
  cairo_line_to (cr, alur_rect_right (rect), centre.y);
  cairo_move_to (cr, centre.x, rect->y);
  cairo_line_to (cr, centre.x, alur_rect_bottom (rect));
}

static void
add_bracket (cairo_t *cr, double outer, double inner, const AlurRect *rect)
{
  cairo_move_to (cr, inner, rect->y);
  cairo_line_to (cr, outer, rect->y);
  cairo_line_to (cr, outer, alur_rect_bottom (rect));
  cairo_line_to (cr, inner, alur_rect_bottom (rect));
}

static void
add_bracket_left (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_bracket (cr, rect->x, alur_rect_right (rect), rect);
}

static void
add_bracket_right (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  add_bracket (cr, alur_rect_right (rect), rect->x, rect);
}

/* Adds the outline of a shape to the path of @cr. */
void
alur_path_add_shape (cairo_t *cr,
                     const AlurMeasures *measure,
                     AlurShape shape,
                     const AlurRect *rect)
{
  static void (*const add[ALUR_N_SHAPES]) (cairo_t *, const AlurMeasures *, const AlurRect *) = {
    [ALUR_SHAPE_RECT] = add_rect,
    [ALUR_SHAPE_ROUNDED] = add_box,
    [ALUR_SHAPE_STEP] = add_step,
    [ALUR_SHAPE_CAPSULE] = add_capsule,
    [ALUR_SHAPE_DIAMOND] = add_diamond,
    [ALUR_SHAPE_PENTAGON] = add_pentagon,
    [ALUR_SHAPE_HOURGLASS] = add_hourglass,
    [ALUR_SHAPE_CIRCLE] = add_circle,
    [ALUR_SHAPE_OCTAGON] = add_octagon,
    [ALUR_SHAPE_TRIANGLE] = add_triangle,
    [ALUR_SHAPE_DOUBLED] = add_doubled,
    [ALUR_SHAPE_BADGE] = add_badge,
    [ALUR_SHAPE_PLUS] = add_plus,
    [ALUR_SHAPE_BRACKET_LEFT] = add_bracket_left,
    [ALUR_SHAPE_BRACKET_RIGHT] = add_bracket_right,
  };

  cairo_new_sub_path (cr);
  add[shape](cr, measure, rect);
}

/* The shear of the pen that hatches: strokes rise by this much a px. */
#define HATCH_SHEAR (-1.0)

/* Makes the pen that draws bands of a pattern; the caller restores it. */
void
alur_path_set_band (cairo_t *cr, const AlurMeasures *measure, AlurBand band)
{
  static const struct
  {
    double dashes[2];
    int n_dashes;
    double width; /* in parts of a band */
    cairo_line_cap_t cap;
  } pens[ALUR_N_BANDS] = {
    [ALUR_BAND_NONE] = { { 0 }, 0, 1, CAIRO_LINE_CAP_BUTT },
    [ALUR_BAND_SOLID] = { { 0 }, 0, 1, CAIRO_LINE_CAP_BUTT },
    [ALUR_BAND_HATCHED] = { { 2, 2.4 }, 2, 1, CAIRO_LINE_CAP_BUTT },
    [ALUR_BAND_DOTTED] = { { 0, 4.5 }, 2, 0.5, CAIRO_LINE_CAP_ROUND },
    [ALUR_BAND_BARRED] = { { 1.8, 2.2 }, 2, 1, CAIRO_LINE_CAP_BUTT },
  };
  cairo_matrix_t shear;

  cairo_set_line_width (cr, measure->band_width * pens[band].width);
  cairo_set_line_cap (cr, pens[band].cap);
  cairo_set_dash (cr, pens[band].dashes, pens[band].n_dashes, 0);
  if (band == ALUR_BAND_HATCHED)
    {
      cairo_matrix_init (&shear, 1, HATCH_SHEAR, 0, 1, 0, 0);
      cairo_transform (cr, &shear);
    }
}

/* Adds the line of a band to the path; to be called before the pen is made, because that may
 * shear. */
void
alur_path_add_band (cairo_t *cr, const AlurMeasures *measure, const AlurRect *rect)
{
  double x = rect->x + measure->band_inset + measure->band_width / 2;
  double inset = measure->box_corner * 0.42;

  cairo_move_to (cr, x, rect->y + inset);
  cairo_line_to (cr, x, alur_rect_bottom (rect) - inset);
}
