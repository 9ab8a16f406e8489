/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of BPMN that is opened or dropped becomes a new document, which belongs to no file yet. */

#include "alur-window-private.h"

#include "alur-bpmn-reader.h"
#include "alur-bpmn-summary.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"

#include <glib/gi18n-lib.h>

/* What goes into the thread and comes out of it. */
typedef struct
{
  GFile *file;
  char *name;
  AlurBpmnReport *report;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->report, alur_bpmn_report_free);
  g_object_unref (reading->file);
  g_free (reading->name);
  g_free (reading);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = alur_reader_load_chosen (reading->file, &error);
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  AlurBpmnChoices choices = { .metrics = metrics };
  AlurDocument *document = NULL;

  if (bytes != NULL)
    document = alur_bpmn_read (bytes, reading->name, &choices, reading->report, &error);
  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurWindow *self = ALUR_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      alur_window_tell (self, alur_tr (NULL, N_ ("The File Cannot Be Opened")), error->message);
      return;
    }
  if (self->session != NULL)
    self = alur_window_new (alur_window_get_alur_application (self));
  alur_window_set_document (self, document);
  gtk_window_present (GTK_WINDOW (self));
  alur_bpmn_summary_present (self, g_steal_pointer (&reading->report), reading->name);
}

/**
 * alur_window_open_bpmn:
 * @self: a window
 * @file: a file of BPMN
 *
 * Reads @file in a thread, and shows what comes of it: in this window if it has nothing, else in
 * another. What can't be used is told.
 */
void
alur_window_open_bpmn (AlurWindow *self, GFile *file)
{
  AlurApplication *application = alur_window_get_alur_application (self);
  g_autoptr (GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  /* Of several files that come together each is read. */
  if (self->reading_drawings == NULL)
    self->reading_drawings = g_cancellable_new ();
  task = g_task_new (self, self->reading_drawings, read_cb, NULL);
  reading->file = g_object_ref (file);
  reading->name = alur_window_dup_file_name (file);
  reading->report = alur_bpmn_report_new ();
  g_task_set_task_data (task, reading, reading_free);
  alur_workers_run (alur_application_get_workers (application), task, read_file);
}
