/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes an export as one picture, its pages below one another: a picture has no pages, and a
 * reader of three procedures wants three drawings, not the first. */

#include "alur-export-private.h"

#include "alur-language.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* cairo draws no larger images; the second keeps memory under a gigabyte. */
#define LONGEST_SIDE 32000.0
#define MOST_PIXELS 200e6

static AlurSize
get_total_size (AlurExport *self)
{
  AlurSize size = { 0, 0 };

  for (guint i = 0; i < self->list.pages->len; i++)
    {
      const AlurExportPage *page = alur_export_get_page (self, i);

      size.width = MAX (size.width, page->size.width);
      size.height += page->size.height;
    }
  return size;
}

/* Pixels of the picture for each px of the pages. */
static double
get_scale (AlurExport *self, const AlurWriteOptions *options, AlurSize size)
{
  double longest = MAX (size.width, size.height);
  double scale = options->dpi > 0 ? options->dpi / 96 : 1;
  double most = MIN (LONGEST_SIDE / longest, sqrt (MOST_PIXELS / (size.width * size.height)));

  if (options->size > 0)
    scale = options->size / longest;
  if (scale <= most)
    return scale;
  alur_export_add_note (
      self, g_strdup (alur_tr (NULL, N_ ("The picture would be larger than pictures can be; it was "
                                         "scaled down."))));
  return most;
}

static void
draw_pages (AlurExport *self, cairo_t *cr, const AlurWriteOptions *options, AlurExportSink *sink)
{
  g_autoptr (AlurPainter) painter = alur_painter_new (alur_style_get_paper ());
  double width = get_total_size (self).width;

  alur_painter_paint_paper (painter, cr);
  for (guint i = 0; i < self->list.pages->len; i++)
    {
      const AlurExportPage *page = alur_export_get_page (self, i);

      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        return;
      cairo_save (cr);
      cairo_translate (cr, (width - page->size.width) / 2, 0);
      alur_export_draw_page (self, painter, cr, i);
      cairo_restore (cr);
      cairo_translate (cr, 0, page->size.height);
      if (options->progress != NULL)
        options->progress ((double) (i + 1) / self->list.pages->len, options->progress_data);
    }
}

static cairo_surface_t *
create_png (AlurExport *self, const AlurWriteOptions *options, AlurSize size, double *scale)
{
  *scale = get_scale (self, options, size);
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                     MAX (1, (int) ceil (size.width * *scale - 0.01)),
                                     MAX (1, (int) ceil (size.height * *scale - 0.01)));
}

static cairo_surface_t *
create_svg (AlurSize size, AlurExportSink *sink)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (alur_export_sink_write_cb, sink,
                                                                  size.width, size.height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  return surface;
}

gboolean
alur_export_write_picture (AlurExport *self,
                           const AlurWriteOptions *options,
                           AlurExportSink *sink,
                           GError **error)
{
  gboolean png = options->format == ALUR_FORMAT_PNG;
  AlurSize size = get_total_size (self);
  double scale = 1;
  cairo_surface_t *surface
      = png ? create_png (self, options, size, &scale) : create_svg (size, sink);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  draw_pages (self, cr, options, sink);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (png && status == CAIRO_STATUS_SUCCESS && sink->error == NULL)
    status = cairo_surface_write_to_png_stream (surface, alur_export_sink_write_cb, sink);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return alur_export_sink_finish (sink, status, error);
}
