/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a drawing for other programs. */

#include "alur-scene-picture.h"

#include "alur-export-private.h"
#include "alur-scene-private.h"

#include <cairo-svg.h>
#include <math.h>

#define MARGIN 8.0 /* px around what is drawn */

/* A picture for a clipboard is copied through several programs: it stays below 200 MB. */
#define LONGEST_SIDE 16000.0
#define MOST_PIXELS 50e6

/* Whether a group or one that it lies in shows what is wanted; asked once a group. */
static GArray *
sort_groups (AlurScene *self, AlurSceneKeepFunc keep, gpointer data)
{
  GArray *wanted = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), self->groups->len);

  g_array_set_size (wanted, self->groups->len);
  for (guint i = 1; i < self->groups->len; i++)
    {
      const AlurSceneGroup *group = &g_array_index (self->groups, AlurSceneGroup, i);

      g_array_index (wanted, gboolean, i) = group->id != NULL
                                                ? keep (group->id, data)
                                                : g_array_index (wanted, gboolean, group->parent);
    }
  return wanted;
}

/**
 * alur_scene_extract:
 * @self: a drawing
 * @keep: what is wanted of it
 * @data: for @keep
 *
 * Signs of findings are left out: they are the window's.
 *
 * Returns: (transfer full): a drawing of what shows the wanted elements, where it was; it has
 *   neither groups nor a legend and needs @self no more
 */
AlurScene *
alur_scene_extract (AlurScene *self, AlurSceneKeepFunc keep, gpointer data)
{
  AlurScene *part = alur_scene_new (self->metrics);
  g_autoptr (GArray) wanted = sort_groups (self, keep, data);

  for (guint i = 0; i < self->items->len; i++)
    {
      AlurSceneItem item = g_array_index (self->items, AlurSceneItem, i);
      guint first = item.u.path.first;

      if (!g_array_index (wanted, gboolean, item.group) || item.role == ALUR_SCENE_SIGN)
        continue;
      item.group = 0;
      item.legend = 0;
      if (item.kind == ALUR_ITEM_ROUTE || item.kind == ALUR_ITEM_POLYGON)
        {
          guint n_points = (guint) item.u.path.n_points + item.u.path.n_hops;

          item.u.path.first = part->points->len;
          g_array_append_vals (part->points, &g_array_index (self->points, AlurPoint, first),
                               n_points);
        }
      if (item.kind == ALUR_ITEM_IMAGE)
        alur_scene_keep_image (part, item.u.image);
      g_array_append_val (part->items, item);
    }
  part->smallest_text = self->smallest_text;
  return part;
}

static cairo_surface_t *
create_surface (AlurFormat format, AlurSize size, double scale, AlurExportSink *sink)
{
  cairo_surface_t *surface;

  if (format == ALUR_FORMAT_PNG)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) ceil (size.width * scale)),
                                       MAX (1, (int) ceil (size.height * scale)));
  surface = cairo_svg_surface_create_for_stream (alur_export_sink_write_cb, sink, size.width,
                                                 size.height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  return surface;
}

/**
 * alur_scene_write_picture:
 * @self: a drawing
 * @format: ALUR_FORMAT_SVG or ALUR_FORMAT_PNG
 * @scale: of PNG: pixels for each px; made smaller where the picture would be too large
 * @stream: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes the drawing on a white ground with a narrow margin.
 *
 * Returns: whether all was written
 */
gboolean
alur_scene_write_picture (AlurScene *self,
                          AlurFormat format,
                          double scale,
                          GOutputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (AlurPainter) painter = alur_painter_new (alur_style_get_paper ());
  AlurRect bounds = alur_scene_get_bounds (self);
  AlurSize size = { ceil (bounds.width + 2 * MARGIN), ceil (bounds.height + 2 * MARGIN) };
  double most = MIN (LONGEST_SIDE / MAX (size.width, size.height),
                     sqrt (MOST_PIXELS / (size.width * size.height)));
  AlurExportSink sink;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (format != ALUR_FORMAT_PDF, FALSE);
  scale = format == ALUR_FORMAT_PNG ? MIN (scale, most) : 1;
  alur_export_sink_init (&sink, stream, cancellable);
  surface = create_surface (format, size, scale, &sink);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  alur_painter_paint_paper (painter, cr);
  cairo_translate (cr, MARGIN - bounds.x, MARGIN - bounds.y);
  alur_painter_draw (painter, cr, self, NULL);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (format == ALUR_FORMAT_PNG && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, alur_export_sink_write_cb, &sink);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return alur_export_sink_finish (&sink, status, error);
}
