/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of an export one by one, for printing. */

#include "alur-export-private.h"

#define PT_PER_PX (72.0 / 96.0)

/**
 * alur_export_get_page_size:
 * @self: an export with all its parts
 * @page: below alur_export_get_n_pages()
 *
 * Returns: the size of the page, in points
 */
AlurSize
alur_export_get_page_size (AlurExport *self, guint page)
{
  AlurSize size;

  g_return_val_if_fail (page < alur_export_get_n_pages (self), ((AlurSize){ 0, 0 }));
  size = alur_export_get_page (self, page)->size;
  return (AlurSize){ size.width * PT_PER_PX, size.height * PT_PER_PX };
}

/**
 * alur_export_get_page_inside:
 * @self: an export with all its parts
 * @page: below alur_export_get_n_pages()
 *
 * Returns: the page without its margins, in points: nothing is drawn outside
 */
AlurRect
alur_export_get_page_inside (AlurExport *self, guint page)
{
  AlurRect inside;

  g_return_val_if_fail (page < alur_export_get_n_pages (self), ((AlurRect){ 0, 0, 0, 0 }));
  inside = alur_page_get_inside (alur_export_get_page (self, page)->size);
  return (AlurRect){ inside.x * PT_PER_PX, inside.y * PT_PER_PX, inside.width * PT_PER_PX,
                     inside.height * PT_PER_PX };
}

/**
 * alur_export_paint_page:
 * @self: an export with all its parts
 * @page: below alur_export_get_n_pages()
 * @cr: where to, with points as its units; a white ground comes first
 *
 * Draws one page, its top left corner at the origin.
 */
void
alur_export_paint_page (AlurExport *self, guint page, cairo_t *cr)
{
  g_autoptr (AlurPainter) painter = NULL;

  g_return_if_fail (page < alur_export_get_n_pages (self));
  painter = alur_painter_new (alur_style_get_paper ());
  cairo_save (cr);
  alur_painter_paint_paper (painter, cr);
  cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  alur_export_draw_page (self, painter, cr, page);
  cairo_restore (cr);
}
