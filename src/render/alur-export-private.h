/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The insides of an export, for the file that gathers it and the one that writes it. */

#include <cairo.h>

#include "alur-export.h"
#include "alur-page-list.h"
#include "alur-painter.h"

G_BEGIN_DECLS

struct _AlurExport
{
  AlurPangoMetrics *metrics;
  AlurPageOptions options;
  AlurPageInfo info; /* owned copies */
  GArray *parts;     /* of AlurExportPart */
  AlurPageList list;
  gboolean laid_out;
  GPtrArray *notes; /* of char *, NULL at the end once asked for */
};

const AlurExportPage *alur_export_get_page (AlurExport *self, guint page);
const AlurExportPart *alur_export_get_part (AlurExport *self, guint part);
void alur_export_draw_page (AlurExport *self, AlurPainter *painter, cairo_t *cr, guint number);
char *alur_export_part_dup_place (const AlurExportPart *self,
                                  const char *name) G_GNUC_WARN_UNUSED_RESULT;
void alur_export_lay_out_contents (AlurExport *self, guint number);
void alur_export_number_contents (AlurExport *self, guint number);
void alur_export_add_note (AlurExport *self, char *note);

/* A stream that cairo writes into. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GByteArray *buffer;
  GError *error;
} AlurExportSink;

void alur_export_sink_init (AlurExportSink *self, GOutputStream *stream, GCancellable *cancellable);
cairo_status_t
alur_export_sink_write_cb (void *closure, const unsigned char *data, unsigned int length);
gboolean alur_export_sink_finish (AlurExportSink *self, cairo_status_t status, GError **error);

gboolean alur_export_write_pdf (AlurExport *self,
                                const AlurWriteOptions *options,
                                AlurExportSink *sink,
                                GError **error);
gboolean alur_export_write_picture (AlurExport *self,
                                    const AlurWriteOptions *options,
                                    AlurExportSink *sink,
                                    GError **error);
gboolean alur_export_write_html (AlurExport *self,
                                 const AlurWriteOptions *options,
                                 AlurExportSink *sink,
                                 GError **error);

G_END_DECLS
