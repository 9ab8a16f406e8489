/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies over the drawing: selection, handles, guides, and what a drop will do. A few light
 * nodes in the coordinates of the screen, so that lines are as thin at any scale. */

#include "alur-canvas-private.h"

#include <math.h>

#define OUTSIDE 2.0 /* px between a shape and its outline */
#define WIDTH 2.0f  /* px of outlines */
#define HANDLE 8.0  /* px across */
#define BUBBLE 8.0  /* px around the words of a message */
#define BESIDE 18.0 /* px between pointer and message */
#define CORNER 6.0f

typedef struct
{
  AlurCanvas *canvas;
  GtkSnapshot *snapshot;
  GdkRGBA accent, error, warning, paper, ink, soft;
} Drawing;

static GdkRGBA
get_colour (const AlurStyle *style, AlurColour colour, float alpha)
{
  const AlurRgb *rgb = &style->palette[colour];

  return (GdkRGBA){ (float) rgb->red, (float) rgb->green, (float) rgb->blue, alpha };
}

static graphene_rect_t
to_graphene (const AlurRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width,
                             (float) rect->height);
}

static AlurRect
on_screen (Drawing *drawing, const AlurRect *rect)
{
  return alur_viewport_rect_to_screen (&drawing->canvas->viewport, rect);
}

static void
add_outline (Drawing *drawing, const AlurRect *rect, const GdkRGBA *colour, float width)
{
  AlurRect outer = alur_rect_grow (rect, OUTSIDE + (double) width);
  graphene_rect_t bounds = to_graphene (&outer);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, CORNER);
  gtk_snapshot_append_border (drawing->snapshot, &rounded, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *colour, *colour, *colour, *colour });
}

static void
add_wash (Drawing *drawing, const AlurRect *rect, const GdkRGBA *colour, float alpha)
{
  GdkRGBA wash = *colour;
  graphene_rect_t bounds = to_graphene (rect);

  wash.alpha = alpha;
  gtk_snapshot_append_color (drawing->snapshot, &wash, &bounds);
}

static void
add_handle (Drawing *drawing, const AlurRect *at, gboolean round)
{
  AlurRect rect = { at->x - HANDLE / 2, at->y - HANDLE / 2, HANDLE, HANDLE };
  graphene_rect_t bounds = to_graphene (&rect);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, round ? (float) HANDLE / 2 : 1);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &rounded);
  gtk_snapshot_append_color (drawing->snapshot, &drawing->paper, &bounds);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_append_border (
      drawing->snapshot, &rounded, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
      (GdkRGBA[4]){ drawing->accent, drawing->accent, drawing->accent, drawing->accent });
}

/* A polyline in a node no larger than it needs. */
static void
add_line (Drawing *drawing,
          const AlurPoint *points,
          guint n_points,
          const GdkRGBA *colour,
          gboolean dashed)
{
  const AlurViewport *viewport = &drawing->canvas->viewport;
  AlurPoint first = alur_viewport_to_screen (viewport, points[0]);
  AlurRect bounds = { first.x, first.y, 0, 0 };
  graphene_rect_t area;
  cairo_t *cr;

  for (guint i = 1; i < n_points; i++)
    {
      AlurPoint point = alur_viewport_to_screen (viewport, points[i]);
      AlurRect dot = { point.x, point.y, 0, 0 };

      bounds = alur_rect_union (&bounds, &dot);
    }
  bounds = alur_rect_grow (&bounds, 3);
  area = to_graphene (&bounds);
  cr = gtk_snapshot_append_cairo (drawing->snapshot, &area);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, dashed ? 1 : 2);
  if (dashed)
    cairo_set_dash (cr, (double[]){ 4, 3 }, 2, 0);
  for (guint i = 0; i < n_points; i++)
    {
      AlurPoint point = alur_viewport_to_screen (viewport, points[i]);

      cairo_line_to (cr, dashed ? floor (point.x) + 0.5 : point.x,
                     dashed ? floor (point.y) + 0.5 : point.y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
add_rect (Drawing *drawing, const AlurOverlayItem *item)
{
  AlurRect rect = on_screen (drawing, &item->rect);

  switch (item->kind)
    {
    case ALUR_OVERLAY_SELECTED:
      add_outline (drawing, &rect, &drawing->accent, 1);
      break;
    case ALUR_OVERLAY_FOCUS:
      add_outline (drawing, &rect, &drawing->accent, WIDTH);
      break;
    case ALUR_OVERLAY_LIT:
      add_wash (drawing, &rect, &drawing->warning, 0.07f);
      add_outline (drawing, &rect, &drawing->warning, 3);
      break;
    case ALUR_OVERLAY_TARGET:
      add_wash (drawing, &rect, &drawing->accent, 0.15f);
      add_outline (drawing, &rect, &drawing->accent, WIDTH);
      break;
    case ALUR_OVERLAY_REFUSED:
      add_wash (drawing, &rect, &drawing->error, 0.15f);
      add_outline (drawing, &rect, &drawing->error, WIDTH);
      break;
    case ALUR_OVERLAY_GHOST:
      add_wash (drawing, &rect, &drawing->accent, 0.10f);
      add_outline (drawing, &rect, &drawing->accent, 1);
      break;
    case ALUR_OVERLAY_BAND:
      add_wash (drawing, &rect, &drawing->accent, 0.12f);
      add_outline (drawing, &rect, &drawing->accent, 1);
      break;
    case ALUR_OVERLAY_HANDLE:
    case ALUR_OVERLAY_BEND:
      add_handle (drawing, &rect, item->kind == ALUR_OVERLAY_HANDLE);
      break;
    case ALUR_OVERLAY_GUIDE:
    case ALUR_OVERLAY_WIRE:
    case ALUR_OVERLAY_LINE:
    case ALUR_OVERLAY_OVERLAP:
    default:
      g_assert_not_reached ();
    }
}

/* Where words stand best: on the line where it has the room, else beside the two that it joins. */
static AlurRect
place_words (Drawing *drawing, AlurPoint from, AlurPoint to, const AlurRect *both, AlurSize size)
{
  const AlurSize *window = &drawing->canvas->viewport.size;
  AlurRect rect = { (from.x + to.x - size.width) / 2, (from.y + to.y - size.height) / 2, size.width,
                    size.height };

  if (fabs (from.x - to.x) < size.width && fabs (from.y - to.y) < size.height)
    {
      rect.x = alur_rect_right (both) + BUBBLE;
      if (alur_rect_right (&rect) > window->width)
        rect.x = both->x - BUBBLE - size.width;
    }
  rect.x = floor (MAX (MIN (rect.x, window->width - size.width - 4), 4));
  rect.y = floor (MAX (MIN (rect.y, window->height - size.height - 4), 4));
  return rect;
}

/* Words on a ground of their own. */
static void
add_words (Drawing *drawing, const AlurOverlayItem *item, AlurPoint from, AlurPoint to)
{
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (drawing->canvas), item->words);
  AlurRect both = on_screen (drawing, &item->rect);
  int width;
  int height;
  AlurRect rect;
  graphene_rect_t bounds;
  GskRoundedRect rounded;

  pango_layout_set_width (layout, 320 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  rect = place_words (drawing, from, to, &both, (AlurSize){ width + BUBBLE, height + BUBBLE });
  bounds = to_graphene (&rect);
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, CORNER);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &rounded);
  gtk_snapshot_append_color (drawing->snapshot, &drawing->paper, &bounds);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_append_border (
      drawing->snapshot, &rounded, (float[4]){ 1, 1, 1, 1 },
      (GdkRGBA[4]){ drawing->error, drawing->error, drawing->error, drawing->error });
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT ((float) (rect.x + BUBBLE / 2),
                                                                   (float) (rect.y + BUBBLE / 2)));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->ink);
  gtk_snapshot_restore (drawing->snapshot);
}

/* Round dots between two that stand in one another's way. */
static void
add_overlap (Drawing *drawing, const AlurOverlayItem *item)
{
  AlurPoint from = alur_viewport_to_screen (&drawing->canvas->viewport, item->from);
  AlurPoint to = alur_viewport_to_screen (&drawing->canvas->viewport, item->to);
  AlurRect bounds
      = { MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x), fabs (from.y - to.y) };
  graphene_rect_t area;
  cairo_t *cr;

  bounds = alur_rect_grow (&bounds, 4);
  area = to_graphene (&bounds);
  cr = gtk_snapshot_append_cairo (drawing->snapshot, &area);
  gdk_cairo_set_source_rgba (cr, &drawing->error);
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, (double[]){ 0, 7 }, 2, 0);
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_stroke (cr);
  cairo_destroy (cr);
  if (item->words != NULL)
    add_words (drawing, item, from, to);
}

static void
add_item (Drawing *drawing, const AlurOverlay *overlay, const AlurOverlayItem *item)
{
  AlurPoint ends[2] = { item->from, item->to };

  if (item->kind == ALUR_OVERLAY_OVERLAP)
    add_overlap (drawing, item);
  else if (item->kind == ALUR_OVERLAY_GUIDE)
    add_line (drawing, ends, 2, &drawing->accent, TRUE);
  else if (item->kind == ALUR_OVERLAY_WIRE)
    add_line (drawing, ends, 2, &drawing->accent, FALSE);
  else if (item->kind == ALUR_OVERLAY_LINE)
    add_line (drawing, &g_array_index (overlay->points, AlurPoint, item->first_point),
              item->n_points, &drawing->accent, FALSE);
  else
    add_rect (drawing, item);
}

/* Words beside the pointer, kept inside the window. */
static void
add_message (Drawing *drawing, const AlurOverlay *overlay)
{
  AlurCanvas *canvas = drawing->canvas;
  AlurPoint at = alur_viewport_to_screen (&canvas->viewport, overlay->place);
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), overlay->message);
  AlurRect rect;
  graphene_rect_t bounds;
  GskRoundedRect rounded;
  GdkRGBA *edge = overlay->refused ? &drawing->error : &drawing->accent;
  int width;
  int height;

  pango_layout_set_width (layout, 320 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  rect = (AlurRect){ at.x + BESIDE, at.y + BESIDE, width + 2 * BUBBLE, height + 2 * BUBBLE };
  rect.x = MAX (MIN (rect.x, canvas->viewport.size.width - rect.width - 4), 4);
  if (alur_rect_bottom (&rect) > canvas->viewport.size.height - 4)
    rect.y = at.y - BESIDE - rect.height;
  bounds = to_graphene (&rect);
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, CORNER);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &rounded);
  gtk_snapshot_append_color (drawing->snapshot, &drawing->paper, &bounds);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_append_border (drawing->snapshot, &rounded, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]){ *edge, *edge, *edge, *edge });
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT ((float) (rect.x + BUBBLE),
                                                                   (float) (rect.y + BUBBLE)));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->ink);
  gtk_snapshot_restore (drawing->snapshot);
}

/* Where the focus is must be seen also while nothing is selected. */
static void
add_focus (Drawing *drawing)
{
  AlurCanvas *canvas = drawing->canvas;
  AlurRect all = { 0, 0, canvas->viewport.size.width, canvas->viewport.size.height };

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (canvas)))
    return;
  all = alur_rect_grow (&all, -OUTSIDE - (double) WIDTH - 1);
  add_outline (drawing, &all, &drawing->accent, WIDTH);
}

void
alur_canvas_append_overlay (AlurCanvas *self, GtkSnapshot *snapshot)
{
  const AlurOverlay *overlay = alur_hand_get_overlay (self->hand);
  Drawing drawing = { .canvas = self,
                      .snapshot = snapshot,
                      .accent = get_colour (self->style, ALUR_COLOUR_ACCENT, 1),
                      .error = get_colour (self->style, ALUR_COLOUR_ERROR, 1),
                      .warning = get_colour (self->style, ALUR_COLOUR_WARNING, 1),
                      .paper = get_colour (self->style, ALUR_COLOUR_PAPER, 1),
                      .ink = get_colour (self->style, ALUR_COLOUR_INK, 1),
                      .soft = get_colour (self->style, ALUR_COLOUR_SOFT, 1) };

  for (guint i = 0; i < overlay->items->len; i++)
    add_item (&drawing, overlay, &g_array_index (overlay->items, AlurOverlayItem, i));
  add_focus (&drawing);
  if (overlay->message != NULL)
    add_message (&drawing, overlay);
}
