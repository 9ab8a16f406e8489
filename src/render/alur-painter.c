/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a scene with cairo.
 *
 * cairo keeps every call of a PDF or SVG page until the page is shown, copies paths and states, and
 * writes each change of state. So items come in runs of one style and up to BATCH of them become
 * one path, filled and stroked at once; texts set their font and colour once a run. What is drawn
 * first on a page must be alur_painter_paint_paper(): without an opaque ground cairo 1.16 keeps a
 * region for every call and finishing a page is quadratic.
 *
 * A PDF or SVG keeps curves as they are; cairo cuts them into straight pieces only to know how far
 * a stroke reaches, three times each, which the ends of a quarter of a circle tell as well. So
 * files are drawn with a coarse tolerance. Not dashes, of which cairo would make a grey line, nor
 * round caps, which are made of straight pieces; and no coarser, for then cairo drops thin strokes.
 *
 * Glyphs come from the scene with their clusters, so that text in a PDF can be selected and
 * searched. */

#include "alur-painter.h"

#include "alur-painter-private.h"
#include "alur-scene-private.h"
#include "alur-scene-text.h"

#define BATCH 96
#define COARSE 0.5 /* a tolerance in points of the page */

struct _AlurPainter
{
  const AlurStyle *style;
  const guint8 *whole_texts; /* by the number of an item; NULL: all may be cut */
  double least_width;        /* of a line, px of the scene */
  GArray *hits;              /* of guint32 */
  GArray *glyphs;            /* of cairo_glyph_t */
  GArray *clusters;          /* of cairo_text_cluster_t */
};

/* What is being drawn. */
typedef struct
{
  AlurPainter *painter;
  const AlurStyle *style;
  cairo_t *cr;
  AlurScene *scene;
  const AlurSceneItem *items;
  const AlurRect *area;  /* NULL: all */
  double tolerance;      /* of plain strokes */
  double fine_tolerance; /* of dashes and round caps */
  guint font;            /* that is set, G_MAXUINT: none */
} Drawing;

/**
 * alur_painter_new:
 * @style: how things look
 *
 * Returns: (transfer full): a painter
 */
AlurPainter *
alur_painter_new (const AlurStyle *style)
{
  AlurPainter *self = g_new0 (AlurPainter, 1);

  self->style = style;
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  return self;
}

/**
 * alur_painter_free:
 * @self: (transfer full): a painter
 */
void
alur_painter_free (AlurPainter *self)
{
  g_array_unref (self->hits);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

/**
 * alur_painter_set_whole_texts:
 * @self: a painter
 * @whole_texts: (nullable): by the number of an item, whether another area shows all of it; such
 *   texts are left out where they stand out of the drawn area; borrowed
 *
 * On tiles half a word helps nobody where the neighbour has the whole.
 */
void
alur_painter_set_whole_texts (AlurPainter *self, const guint8 *whole_texts)
{
  self->whole_texts = whole_texts;
}

/**
 * alur_painter_set_least_width:
 * @self: a painter
 * @least_width: px of the scene, 0 or more; a finer line is drawn as wide
 *
 * On a screen a line of a quarter of a pixel is a breath of grey.
 */
void
alur_painter_set_least_width (AlurPainter *self, double least_width)
{
  self->least_width = least_width;
}

static void
set_colour (Drawing *drawing, AlurColour colour)
{
  const AlurRgb *rgb = &drawing->style->palette[colour];

  cairo_set_source_rgb (drawing->cr, rgb->red, rgb->green, rgb->blue);
}

/**
 * alur_painter_paint_paper:
 * @self: a painter
 * @cr: the start of a page
 *
 * Covers the whole page; must be the first thing on it.
 */
void
alur_painter_paint_paper (AlurPainter *self, cairo_t *cr)
{
  const AlurRgb *rgb = &self->style->palette[ALUR_COLOUR_PAPER];

  cairo_set_source_rgb (cr, rgb->red, rgb->green, rgb->blue);
  cairo_paint (cr);
}

static void
set_line (Drawing *drawing, const AlurLineStyle *line)
{
  cairo_set_line_width (drawing->cr, MAX (line->width, drawing->painter->least_width));
  cairo_set_line_cap (drawing->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (drawing->cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (drawing->cr, line->dashes, line->n_dashes, 0);
  cairo_set_tolerance (drawing->cr,
                       line->n_dashes > 0 ? drawing->fine_tolerance : drawing->tolerance);
}

static const AlurSceneItem *
get_item (const Drawing *drawing, const guint32 *order, guint i)
{
  return &drawing->items[order[i]];
}

/* Fills and strokes the path as the run has it. */
static void
finish_shapes (Drawing *drawing, AlurColour fill, AlurLine line)
{
  if (fill != ALUR_COLOUR_NONE)
    {
      set_colour (drawing, fill);
      if (line == ALUR_LINE_NONE)
        cairo_fill (drawing->cr);
      else
        cairo_fill_preserve (drawing->cr);
    }
  if (line != ALUR_LINE_NONE)
    {
      set_colour (drawing, drawing->style->lines[line].colour);
      cairo_stroke (drawing->cr);
    }
  cairo_new_path (drawing->cr);
}

/* The bands of one pattern and colour in a run of shapes. */
static void
draw_bands (Drawing *drawing, const guint32 *order, guint n_items, AlurBand band)
{
  const AlurMeasures *measure = &drawing->style->measure;
  AlurColour colour = ALUR_COLOUR_NONE;

  for (guint i = 0; i < n_items; i++)
    {
      const AlurSceneItem *item = get_item (drawing, order, i);

      if (item->band != band)
        continue;
      colour = item->band_colour;
      alur_path_add_band (drawing->cr, measure, &item->rect);
    }
  if (colour == ALUR_COLOUR_NONE)
    return;
  cairo_save (drawing->cr);
  set_colour (drawing, colour);
  alur_path_set_band (drawing->cr, measure, band);
  cairo_set_tolerance (drawing->cr, drawing->fine_tolerance);
  cairo_stroke (drawing->cr);
  cairo_restore (drawing->cr);
}

static void
draw_shapes (Drawing *drawing, const guint32 *order, guint n_items)
{
  const AlurSceneItem *first = get_item (drawing, order, 0);
  guint bands = 0;

  set_line (drawing, &drawing->style->lines[first->line]);
  for (guint i = 0; i < n_items; i++)
    {
      const AlurSceneItem *item = get_item (drawing, order, i);

      alur_path_add_shape (drawing->cr, &drawing->style->measure, item->variant, &item->rect);
      bands |= 1u << item->band;
    }
  finish_shapes (drawing, first->fill, first->line);
  for (AlurBand band = ALUR_BAND_SOLID; band < ALUR_N_BANDS; band++)
    {
      if ((bands & (1u << band)) != 0)
        draw_bands (drawing, order, n_items, band);
    }
}

static void
draw_polygons (Drawing *drawing, const guint32 *order, guint n_items)
{
  const AlurSceneItem *first = get_item (drawing, order, 0);

  set_line (drawing, &drawing->style->lines[first->line]);
  for (guint i = 0; i < n_items; i++)
    {
      const AlurSceneItem *item = get_item (drawing, order, i);
      const AlurPoint *points = alur_scene_get_points (drawing->scene, item);

      cairo_new_sub_path (drawing->cr);
      for (guint j = 0; j < item->u.path.n_points; j++)
        cairo_line_to (drawing->cr, points[j].x, points[j].y);
      if (first->fill != ALUR_COLOUR_NONE)
        cairo_close_path (drawing->cr);
    }
  finish_shapes (drawing, first->fill, first->line);
}

static AlurRoutePath
get_route (Drawing *drawing, const AlurSceneItem *item)
{
  const AlurPoint *points = alur_scene_get_points (drawing->scene, item);

  return (AlurRoutePath){ points, item->u.path.n_points, points + item->u.path.n_points,
                          item->u.path.n_hops };
}

/* The figures at all heads or all tails of a run of routes. */
static void
draw_ends (Drawing *drawing, const guint32 *order, guint n_items, AlurEnd end, gboolean heads)
{
  if (end == ALUR_END_NONE)
    return;
  for (guint i = 0; i < n_items; i++)
    {
      AlurRoutePath route = get_route (drawing, get_item (drawing, order, i));
      guint tip = heads ? route.n_points - 1 : 0;
      guint from = heads ? tip - 1 : 1;

      alur_path_add_end (drawing->cr, &drawing->style->measure, end, route.points[from],
                         route.points[tip]);
    }
  if (alur_path_end_is_filled (end))
    {
      cairo_fill (drawing->cr);
      return;
    }
  cairo_set_line_width (drawing->cr, 1.25);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
  cairo_stroke (drawing->cr);
}

static void
draw_routes (Drawing *drawing, const guint32 *order, guint n_items)
{
  const AlurLineStyle *line = &drawing->style->lines[get_item (drawing, order, 0)->line];

  set_line (drawing, line);
  for (guint i = 0; i < n_items; i++)
    {
      AlurRoutePath route = get_route (drawing, get_item (drawing, order, i));

      alur_path_add_route (drawing->cr, &drawing->style->measure, line, &route);
    }
  set_colour (drawing, line->colour);
  if (line->gap > 0)
    {
      cairo_set_line_width (drawing->cr, line->gap + 2 * line->width);
      cairo_stroke_preserve (drawing->cr);
      cairo_set_line_width (drawing->cr, line->gap);
      set_colour (drawing, ALUR_COLOUR_PAPER);
    }
  cairo_stroke (drawing->cr);
  set_colour (drawing, line->colour);
  draw_ends (drawing, order, n_items, line->tail, FALSE);
  draw_ends (drawing, order, n_items, line->head, TRUE);
}

static void
add_sign_strokes (cairo_t *cr, AlurSign sign, const AlurRect *rect)
{
  /* From and to, in parts of the size, from the centre. */
  static const double strokes[ALUR_N_SIGNS][2][4] = {
    [ALUR_SIGN_ERROR] = { { 0, -0.27, 0, 0.06 }, { 0, 0.27, 0.001, 0.27 } },
    [ALUR_SIGN_WARNING] = { { 0, -0.14, 0, 0.12 }, { 0, 0.32, 0.001, 0.32 } },
    [ALUR_SIGN_INFO] = { { 0, -0.04, 0, 0.27 }, { 0, -0.26, 0.001, -0.26 } },
    [ALUR_SIGN_ADDED] = { { -0.24, 0, 0.24, 0 }, { 0, -0.24, 0, 0.24 } },
  };
  AlurPoint centre = alur_rect_center (rect);

  for (guint i = 0; i < 2; i++)
    {
      const double *stroke = strokes[sign][i];

      cairo_move_to (cr, centre.x + stroke[0] * rect->width, centre.y + stroke[1] * rect->height);
      cairo_line_to (cr, centre.x + stroke[2] * rect->width, centre.y + stroke[3] * rect->height);
    }
}

static void
draw_signs (Drawing *drawing, const guint32 *order, guint n_items)
{
  static const AlurShape shapes[ALUR_N_SIGNS]
      = { ALUR_SHAPE_OCTAGON, ALUR_SHAPE_TRIANGLE, ALUR_SHAPE_CIRCLE, ALUR_SHAPE_CIRCLE };
  const AlurSceneItem *first = get_item (drawing, order, 0);
  AlurSign sign = first->variant;

  for (guint i = 0; i < n_items; i++)
    alur_path_add_shape (drawing->cr, &drawing->style->measure, shapes[sign],
                         &get_item (drawing, order, i)->rect);
  cairo_set_dash (drawing->cr, NULL, 0, 0);
  cairo_set_line_width (drawing->cr, 1);
  set_colour (drawing, first->fill);
  cairo_fill_preserve (drawing->cr);
  set_colour (drawing, ALUR_COLOUR_PAPER);
  cairo_stroke (drawing->cr);
  for (guint i = 0; i < n_items; i++)
    add_sign_strokes (drawing->cr, sign, &get_item (drawing, order, i)->rect);
  cairo_set_line_width (drawing->cr, 1.6);
  cairo_set_line_cap (drawing->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_tolerance (drawing->cr, drawing->fine_tolerance);
  cairo_stroke (drawing->cr);
}

/* Puts the glyphs of a run at their places, with the clusters in reading order. A glyph that is not
 * drawn gives its characters to its neighbour. */
static void
gather_glyphs (AlurPainter *self, const AlurTextRun *run, double x, double y)
{
  int pending = 0;

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  for (guint i = 0; i < run->n_glyphs; i++)
    {
      const AlurGlyph *source = &run->glyphs[i];
      cairo_glyph_t glyph = { source->glyph, x + (double) source->x, y };

      if (source->glyph == ALUR_GLYPH_NONE)
        continue;
      if (run->rises != NULL)
        glyph.y -= (double) run->rises[i];
      g_array_append_val (self->glyphs, glyph);
    }
  for (guint i = 0; i < run->n_glyphs; i++)
    {
      const AlurGlyph *source = &run->glyphs[run->backward ? run->n_glyphs - 1 - i : i];
      cairo_text_cluster_t cluster = { source->n_bytes + pending, 1 };
      gboolean drawn = source->glyph != ALUR_GLYPH_NONE;

      if (self->clusters->len > 0 && (!drawn || source->n_bytes == 0))
        {
          cairo_text_cluster_t *last
              = &g_array_index (self->clusters, cairo_text_cluster_t, self->clusters->len - 1);

          last->num_bytes += source->n_bytes;
          last->num_glyphs += drawn;
        }
      else if (drawn)
        {
          g_array_append_val (self->clusters, cluster);
          pending = 0;
        }
      else
        pending += source->n_bytes;
    }
}

static void
draw_run (Drawing *drawing, const AlurSceneText *text, const AlurTextRun *run, double x, double y)
{
  AlurPainter *self = drawing->painter;

  gather_glyphs (self, run, x, y);
  if (self->glyphs->len == 0)
    return;
  if (drawing->font != run->font)
    {
      AlurPangoMetrics *metrics = alur_scene_get_metrics (drawing->scene);

      cairo_set_scaled_font (drawing->cr, alur_pango_metrics_get_font (metrics, run->font)->font);
      drawing->font = run->font;
    }
  cairo_show_text_glyphs (drawing->cr, text->string + run->first_byte, (int) run->n_bytes,
                          (cairo_glyph_t *) (void *) self->glyphs->data, (int) self->glyphs->len,
                          (cairo_text_cluster_t *) (void *) self->clusters->data,
                          (int) self->clusters->len,
                          run->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
}

/* Draws the lines of a text whose top left is at @x, @y and that is @width wide. */
static void
draw_lines (
    Drawing *drawing, const AlurSceneText *text, double x, double y, double width, AlurAlign align)
{
  const AlurTextRun *run = text->runs;
  const AlurTextRun *end;

  if (text->n_runs == 0)
    return;
  end = run + text->n_runs;
  for (guint i = 0; i < text->n_lines && run < end; i++)
    {
      const AlurTextLine *line = &text->lines[i];
      double room = width - (double) line->width;
      double indent = (align & ALUR_ALIGN_CENTRE) != 0  ? room / 2
                      : (align & ALUR_ALIGN_RIGHT) != 0 ? room
                                                        : 0;

      for (gboolean more = line->n_runs > 0; more; run++)
        {
          draw_run (drawing, text, run, x + indent, y + (double) line->baseline);
          more = !run->line_end;
        }
    }
}

static gboolean
is_whole (const Drawing *drawing, const AlurRect *rect)
{
  const AlurRect *area = drawing->area;

  return rect->x >= area->x && rect->y >= area->y
         && alur_rect_right (rect) <= alur_rect_right (area)
         && alur_rect_bottom (rect) <= alur_rect_bottom (area);
}

static void
draw_turned (Drawing *drawing, const AlurSceneItem *item)
{
  cairo_save (drawing->cr);
  cairo_translate (drawing->cr, item->rect.x, alur_rect_bottom (&item->rect));
  cairo_rotate (drawing->cr, -G_PI_2);
  draw_lines (drawing, item->u.text, 0, 0, item->rect.height, item->variant);
  cairo_restore (drawing->cr);
  drawing->font = G_MAXUINT;
}

static void
draw_texts (Drawing *drawing, const guint32 *order, guint n_items)
{
  const guint8 *whole = drawing->painter->whole_texts;

  set_colour (drawing, get_item (drawing, order, 0)->fill);
  for (guint i = 0; i < n_items; i++)
    {
      const AlurSceneItem *item = get_item (drawing, order, i);

      if (drawing->area != NULL && whole != NULL && whole[order[i]]
          && !is_whole (drawing, &item->rect))
        continue;
      if ((item->variant & ALUR_ALIGN_TURNED) != 0)
        draw_turned (drawing, item);
      else
        draw_lines (drawing, item->u.text, item->rect.x, item->rect.y, item->rect.width,
                    item->variant);
    }
}

static void
draw_images (Drawing *drawing, const guint32 *order, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      const AlurSceneItem *item = get_item (drawing, order, i);
      cairo_surface_t *image = item->u.image;

      cairo_save (drawing->cr);
      cairo_translate (drawing->cr, item->rect.x, item->rect.y);
      cairo_scale (drawing->cr, item->rect.width / cairo_image_surface_get_width (image),
                   item->rect.height / cairo_image_surface_get_height (image));
      cairo_set_source_surface (drawing->cr, image, 0, 0);
      cairo_paint (drawing->cr);
      cairo_restore (drawing->cr);
    }
}

static gboolean
is_same_style (const AlurSceneItem *a, const AlurSceneItem *b)
{
  if (a->kind != b->kind || a->layer != b->layer || a->fill != b->fill || a->line != b->line)
    return FALSE;
  return a->kind != ALUR_ITEM_SIGN || a->variant == b->variant;
}

static void
draw_items (Drawing *drawing, const guint32 *order, guint n_items)
{
  static void (*const draw[]) (Drawing *, const guint32 *, guint) = {
    [ALUR_ITEM_SHAPE] = draw_shapes, [ALUR_ITEM_TEXT] = draw_texts,
    [ALUR_ITEM_ROUTE] = draw_routes, [ALUR_ITEM_POLYGON] = draw_polygons,
    [ALUR_ITEM_SIGN] = draw_signs,   [ALUR_ITEM_IMAGE] = draw_images,
  };
  guint end;

  for (guint start = 0; start < n_items; start = end)
    {
      const AlurSceneItem *first = get_item (drawing, order, start);

      for (end = start + 1; end < n_items && end < start + BATCH; end++)
        {
          if (!is_same_style (first, get_item (drawing, order, end)))
            break;
        }
      draw[first->kind](drawing, order + start, end - start);
    }
}

static gboolean
keeps_curves (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG;
}

/**
 * alur_painter_draw:
 * @self: a painter
 * @cr: where to draw; the scene's px are its units
 * @scene: what to draw
 * @area: (nullable): the part to draw, which is also clipped to; all if %NULL
 */
void
alur_painter_draw (AlurPainter *self, cairo_t *cr, AlurScene *scene, const AlurRect *area)
{
  guint n_items;
  Drawing drawing = {
    .painter = self, .style = self->style, .cr = cr, .scene = scene, .area = area, .font = G_MAXUINT
  };

  drawing.fine_tolerance = cairo_get_tolerance (cr);
  drawing.tolerance = keeps_curves (cr) ? COARSE : drawing.fine_tolerance;
  drawing.items = alur_scene_get_items (scene, &n_items);
  cairo_save (cr);
  cairo_new_path (cr);
  if (area == NULL)
    draw_items (&drawing, alur_scene_get_order (scene), n_items);
  else
    {
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_clip (cr);
      g_array_set_size (self->hits, 0);
      n_items = alur_scene_query (scene, area, self->hits);
      draw_items (&drawing, (const guint32 *) (void *) self->hits->data, n_items);
    }
  cairo_restore (cr);
}
