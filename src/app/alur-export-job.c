/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An export that runs beside the window. The document is written to memory in the window's thread
 * and read again in the worker's: the two share nothing but a number that tells how far it is. Who
 * cancels is answered at once; the file comes to its place last, and only if nobody cancelled. */

#include "alur-export-job.h"

#include "alur-bpmn-writer.h"
#include "alur-drawio.h"
#include "alur-language.h"
#include "alur-pango-metrics.h"
#include "alur-places.h"
#include "alur-reader.h"
#include "alur-store.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 100 /* characters */
#define MOST_BYTES 190
#define WHOLE 1000

struct _AlurExportJob
{
  gatomicrefcount references;
  GBytes *text;
  AlurPaperworkOptions *options;
  AlurExportKind kind;
  double dpi;
  char *path;
  int progress; /* of WHOLE; atomic */
};

static const char *const names[ALUR_N_EXPORTS]
    = { "pdf", "svg", "png", "csv", "html", "bpmn", "drawio" };

/**
 * alur_export_kind_get_name:
 *
 * Returns: the ending of such files, without the point
 */
const char *
alur_export_kind_get_name (AlurExportKind kind)
{
  return names[kind];
}

/**
 * alur_export_kind_of_path:
 * @path: the name of a file
 * @kind: (out): what its ending says
 *
 * Returns: whether the ending says what to write
 */
gboolean
alur_export_kind_of_path (const char *path, AlurExportKind *kind)
{
  const char *point = strrchr (path, '.');

  for (guint i = 0; point != NULL && i < ALUR_N_EXPORTS; i++)
    {
      if (g_ascii_strcasecmp (point + 1, names[i]) != 0)
        continue;
      *kind = (AlurExportKind) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * alur_export_dup_path:
 * @path: a name of a file as a person gave it
 * @kind: what is written into it
 *
 * Returns: (transfer full): @path with an ending that says what is in it, unless it has to stay as
 *   it is
 */
char *
alur_export_dup_path (const char *path, AlurExportKind kind)
{
  AlurExportKind said;

  if ((alur_export_kind_of_path (path, &said) && said == kind) || alur_places_is_given (path))
    return g_strdup (path);
  return g_strconcat (path, ".", names[kind], NULL);
}

/**
 * alur_export_find_replaced:
 * @path: that somebody has chosen
 * @kind: what is written unless the path says something else
 *
 * Returns: (transfer full) (nullable): a file of another name than @path, which would be replaced
 */
GFile *
alur_export_find_replaced (const char *path, AlurExportKind kind)
{
  g_autofree char *whole = NULL;

  alur_export_kind_of_path (path, &kind);
  whole = alur_export_dup_path (path, kind);
  return !g_str_equal (whole, path) && g_file_test (whole, G_FILE_TEST_EXISTS)
             ? g_file_new_for_path (whole)
             : NULL;
}

/* As much of a title as the name of a file can have. */
static char *
dup_begin (const char *title)
{
  const char *end = title;

  for (guint n = 0; *end != '\0' && n < LONGEST_NAME && end - title < MOST_BYTES; n++)
    end = g_utf8_next_char (end);
  return g_strndup (title, (gsize) (end - title));
}

/**
 * alur_export_dup_name:
 * @document: a document
 * @kind: what is written
 *
 * Returns: (transfer full): a name of a file that speaks of the title
 */
char *
alur_export_dup_name (AlurDocument *document, AlurExportKind kind)
{
  const char *title
      = alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_TITLE);
  g_autofree char *name = title != NULL ? dup_begin (title) : g_strdup ("");

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  g_strstrip (name);
  if (name[0] == '.')
    name[0] = '-';
  if (name[0] == '\0')
    return g_strconcat (alur_tr (NULL, N_ ("Untitled")), ".", names[kind], NULL);
  return g_strconcat (name, ".", names[kind], NULL);
}

/**
 * alur_export_job_new:
 * @document: what is exported, as it is now
 * @options: what of it; copied
 * @kind: the form of the file
 * @dpi: of a PNG
 * @path: the file
 *
 * Returns: (transfer full): a job, to be run once
 */
AlurExportJob *
alur_export_job_new (AlurDocument *document,
                     const AlurPaperworkOptions *options,
                     AlurExportKind kind,
                     double dpi,
                     const char *path)
{
  AlurExportJob *job = g_new0 (AlurExportJob, 1);

  g_atomic_ref_count_init (&job->references);
  job->text = alur_writer_write_bytes (document);
  job->options = alur_paperwork_options_copy (options);
  job->options->link_to_drawings = kind == ALUR_EXPORT_PDF || kind == ALUR_EXPORT_HTML;
  job->options->as_tables = kind == ALUR_EXPORT_CSV;
  job->options->for_editors = kind == ALUR_EXPORT_DRAWIO;
  job->kind = kind;
  job->dpi = dpi;
  job->path = g_strdup (path);
  return job;
}

/**
 * alur_export_job_ref:
 *
 * Returns: (transfer full): the job
 */
AlurExportJob *
alur_export_job_ref (AlurExportJob *job)
{
  g_atomic_ref_count_inc (&job->references);
  return job;
}

/**
 * alur_export_job_unref:
 * @job: (transfer full): a job
 */
void
alur_export_job_unref (AlurExportJob *job)
{
  if (!g_atomic_ref_count_dec (&job->references))
    return;
  g_bytes_unref (job->text);
  alur_paperwork_options_free (job->options);
  g_free (job->path);
  g_free (job);
}

static void
progress_cb (double fraction, gpointer data)
{
  AlurExportJob *job = data;

  g_atomic_int_set (&job->progress, (int) (fraction * WHOLE));
}

static gboolean
write_pages (AlurExportJob *job,
             AlurPublication *publication,
             GOutputStream *stream,
             GCancellable *cancellable,
             char ***notes,
             GError **error)
{
  static const AlurFormat formats[ALUR_N_EXPORTS] = { [ALUR_EXPORT_PDF] = ALUR_FORMAT_PDF,
                                                      [ALUR_EXPORT_SVG] = ALUR_FORMAT_SVG,
                                                      [ALUR_EXPORT_PNG] = ALUR_FORMAT_PNG,
                                                      [ALUR_EXPORT_HTML] = ALUR_FORMAT_HTML };
  AlurExport *export = alur_publication_get_export (publication);
  AlurWriteOptions write = {
    .format = formats[job->kind], .dpi = job->dpi, .progress = progress_cb, .progress_data = job
  };

  if (!alur_export_write (export, &write, stream, cancellable, error))
    return FALSE;
  *notes = g_strdupv ((char **) alur_export_get_notes (export));
  return TRUE;
}

static gboolean
write_drawio (AlurPublication *publication,
              GOutputStream *stream,
              GCancellable *cancellable,
              char ***notes,
              GError **error)
{
  g_autoptr (GBytes) bytes = alur_drawio_write (publication, notes);

  return g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, cancellable, error);
}

static gboolean
write_kind (AlurExportJob *job,
            AlurPublication *publication,
            GOutputStream *stream,
            GCancellable *cancellable,
            char ***notes,
            GError **error)
{
  if (job->kind == ALUR_EXPORT_CSV)
    return alur_publication_write_csv (publication, stream, cancellable, error);
  if (job->kind == ALUR_EXPORT_DRAWIO)
    return write_drawio (publication, stream, cancellable, notes, error);
  return write_pages (job, publication, stream, cancellable, notes, error);
}

static gboolean
write_publication (AlurExportJob *job,
                   GOutputStream *stream,
                   GCancellable *cancellable,
                   char ***notes,
                   GError **error)
{
  g_autoptr (AlurPaperwork) work = alur_paperwork_new (job->text, job->options, cancellable, error);

  return work != NULL
         && write_kind (job, alur_paperwork_get_publication (work), stream, cancellable, notes,
                        error);
}

static gboolean
write_bpmn (AlurExportJob *job, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (job->text, NULL, NULL, error);
  g_autoptr (AlurPangoMetrics) metrics = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const AlurElement *stage;

  if (document == NULL)
    return FALSE;
  metrics = alur_pango_metrics_new ();
  stage = job->options->stage != NULL
              ? alur_document_get_stage (document, job->options->stage)
              : alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  bytes = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage,
                           job->options->procedure, error);
  return bytes != NULL
         && g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                       g_bytes_get_size (bytes), NULL, cancellable, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlurExportJob *job = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (AlurStoreFile) file = alur_store_file_new (job->path, &error);
  gboolean done = FALSE;

  if (file != NULL)
    {
      GOutputStream *stream = alur_store_file_get_stream (file);

      done = job->kind == ALUR_EXPORT_BPMN
                 ? write_bpmn (job, stream, cancellable, &error)
                 : write_publication (job, stream, cancellable, &notes, &error);
    }
  /* From here on it can't be cancelled any more; if it was, that has been told. */
  if (!g_task_set_return_on_cancel (task, FALSE))
    return;
  if (done && !alur_store_file_commit (file, &error))
    done = FALSE;
  if (!done && error == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         alur_tr (NULL, N_ ("The export was cancelled.")));
  if (!done)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, notes != NULL ? g_steal_pointer (&notes) : g_new0 (char *, 1),
                           (GDestroyNotify) g_strfreev);
}

/**
 * alur_export_job_run:
 * @job: a job
 * @workers: whose thread does it
 * @cancellable: gives it up: @callback is called at once, the thread ends soon
 * @callback: when it is done
 * @data: for @callback
 *
 * Runs the job in a thread.
 */
void
alur_export_job_run (AlurExportJob *job,
                     AlurWorkers *workers,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, alur_export_job_ref (job), (GDestroyNotify) alur_export_job_unref);
  g_task_set_return_on_cancel (task, TRUE);
  alur_workers_run (workers, task, run);
}

/**
 * alur_export_job_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when it was given up
 *
 * Returns: (transfer full) (nullable): notes to tell, in the user's language; NULL: no file
 */
char **
alur_export_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * alur_export_job_get_progress:
 *
 * Returns: 0 … 1; 0 while the pages are being made
 */
double
alur_export_job_get_progress (AlurExportJob *job)
{
  return (double) g_atomic_int_get (&job->progress) / WHOLE;
}

/**
 * alur_export_job_get_path:
 *
 * Returns: the file
 */
const char *
alur_export_job_get_path (AlurExportJob *job)
{
  return job->path;
}
