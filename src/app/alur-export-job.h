/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-paperwork.h"
#include "alur-workers.h"

G_BEGIN_DECLS

typedef enum
{
  ALUR_EXPORT_PDF,
  ALUR_EXPORT_SVG,
  ALUR_EXPORT_PNG,
  ALUR_EXPORT_CSV,
  ALUR_EXPORT_HTML,
  ALUR_EXPORT_BPMN,
  ALUR_EXPORT_DRAWIO,
  ALUR_N_EXPORTS
} AlurExportKind;

/* Writing a file while the window goes on: in a thread, from a copy of the document. */
typedef struct _AlurExportJob AlurExportJob;

const char *alur_export_kind_get_name (AlurExportKind kind);
gboolean alur_export_kind_of_path (const char *path, AlurExportKind *kind);
char *alur_export_dup_path (const char *path, AlurExportKind kind) G_GNUC_WARN_UNUSED_RESULT;
GFile *alur_export_find_replaced (const char *path, AlurExportKind kind) G_GNUC_WARN_UNUSED_RESULT;
char *alur_export_dup_name (AlurDocument *document, AlurExportKind kind) G_GNUC_WARN_UNUSED_RESULT;

AlurExportJob *alur_export_job_new (AlurDocument *document,
                                    const AlurPaperworkOptions *options,
                                    AlurExportKind kind,
                                    double dpi,
                                    const char *path) G_GNUC_WARN_UNUSED_RESULT;
void alur_export_job_run (AlurExportJob *job,
                          AlurWorkers *workers,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
char **alur_export_job_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
double alur_export_job_get_progress (AlurExportJob *job);
const char *alur_export_job_get_path (AlurExportJob *job);
AlurExportJob *alur_export_job_ref (AlurExportJob *job);
void alur_export_job_unref (AlurExportJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurExportJob, alur_export_job_unref)

G_END_DECLS
