/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "alur-leaves.h"
#include "alur-pages.h"
#include "alur-table.h"

G_BEGIN_DECLS

/* One output: drawings and tables on pages, written as PDF, SVG or PNG into a stream; as HTML
 * without pages. */
typedef struct _AlurExport AlurExport;

typedef enum
{
  ALUR_FORMAT_PDF,
  ALUR_FORMAT_SVG,
  ALUR_FORMAT_PNG,
  ALUR_FORMAT_HTML
} AlurFormat;

typedef void (*AlurProgressFunc) (double fraction, gpointer data);

typedef struct
{
  AlurFormat format;
  double dpi;     /* of PNG; 0: 96 */
  guint size;     /* of PNG: longest side in pixels; 0: as dpi says */
  gint64 created; /* seconds since 1970 for the PDF, unless SOURCE_DATE_EPOCH is set; 0: now */
  AlurProgressFunc progress; /* may be NULL; called with 0 … 1 */
  gpointer progress_data;
} AlurWriteOptions;

AlurExport *alur_export_new (AlurPangoMetrics *metrics,
                             const AlurPageOptions *options,
                             const AlurPageInfo *info) G_GNUC_WARN_UNUSED_RESULT;
void alur_export_free (AlurExport *self);

/* `title` heads the pages and names the entry in the outline; `destination` is what links to this
 * part are called, or NULL; `stage` may replace the stage of the page info. */
void alur_export_add_drawing (AlurExport *self,
                              AlurScene *scene,
                              const char *title,
                              const char *stage,
                              const char *destination);
void alur_export_take_table (AlurExport *self,
                             AlurTable *table,
                             const char *title,
                             const char *stage,
                             const char *destination);
/* A cover has neither title nor title block and is not among the contents, which list all parts
 * with their pages. */
void alur_export_add_cover (AlurExport *self, AlurScene *scene, const char *title);
void alur_export_add_contents (AlurExport *self, const char *title, const char *stage);

/* About the part added last. */
void alur_export_set_section (AlurExport *self, const char *section);
void alur_export_set_scope (AlurExport *self, const char *scope);

void alur_export_take_leaves (AlurExport *self,
                              const AlurLeaves *leaves,
                              const char *title,
                              const char *stage,
                              const char *destination);
guint alur_export_get_rooms (AlurExport *self, AlurSize rooms[2]);
guint alur_export_get_n_pages (AlurExport *self);
AlurSize alur_export_get_page_size (AlurExport *self, guint page);
AlurRect alur_export_get_page_inside (AlurExport *self, guint page);
void alur_export_paint_page (AlurExport *self, guint page, cairo_t *cr);
gboolean alur_export_write (AlurExport *self,
                            const AlurWriteOptions *options,
                            GOutputStream *stream,
                            GCancellable *cancellable,
                            GError **error);
const char *const *alur_export_get_notes (AlurExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurExport, alur_export_free)

G_END_DECLS
