/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading, saving, recovering and looking at the file, in threads. A thread is handed all that it
 * needs, and what it has found out is put into the session where the session lives. */

#include "alur-session-private.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-mirror.h"
#include "alur-reader.h"
#include "alur-store.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define LARGE_DOCUMENT 10000u /* elements */
#define AGAIN 50      /* ms after which a document that is being dragged is looked at again */
#define MOST_TRIES 3u /* to write it in a thread while somebody goes on editing */

/* What goes into a thread and comes out of it. */
typedef struct
{
  GFile *file;
  char *path;
  AlurJournalFound *found; /* the caller's */

  AlurDocument *document;
  AlurAnalysis *analysis; /* of a large one */
  GBytes *text;
  GError *excess; /* why the text could not be opened again */
  char *hash;
  char *title;
  AlurFileStamp stamp;
  AlurFileFate fate;
  gboolean read_only;
  gboolean must_be_same; /* the file, to be overwritten */
  gboolean is_there;     /* in the file: what was to be saved */
  gboolean is_beyond;    /* reach, the file: nobody knows what is in it */
  gboolean damaged;      /* what was found: not all of it could be recovered */
  guint64 state;
  AlurMirrorTurn *turn; /* of a large document, whose text a thread writes */
  guint n_tries;        /* how often one has begun to */
  GPtrArray *warnings;
} Job;

static void
job_free (void *data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->turn, alur_mirror_turn_free);
  g_clear_object (&job->analysis);
  g_clear_object (&job->document);
  g_clear_pointer (&job->text, g_bytes_unref);
  g_clear_pointer (&job->warnings, g_ptr_array_unref);
  alur_file_stamp_clear (&job->stamp);
  g_free (job->path);
  g_free (job->hash);
  g_free (job->title);
  g_clear_error (&job->excess);
  g_free (job);
}

/* Begins what callers wait for; NULL when they cannot. */
static GTask *
begin (AlurSession *self, GFile *file, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  g_task_set_task_data (task, job, job_free);
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->busy)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "busy");
  else if (file != NULL && job->path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_task_return_new_error (
          task, ALUR_ERROR, ALUR_ERROR_CANNOT_READ,
          alur_tr (NULL, N_ ("“%s” is no file of this computer. Copy it here first.")), name);
    }
  else
    {
      alur_session_set_busy (self, TRUE);
      return g_steal_pointer (&task);
    }
  return NULL;
}

/* Runs @work for @task in a thread, then @done with the session and what has come out. */
static void
run (GTask *task, GTaskThreadFunc work, GAsyncReadyCallback done)
{
  AlurSession *self = g_task_get_source_object (task);
  g_autoptr (GTask) inner = g_task_new (self, NULL, done, task);

  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  alur_workers_run (self->workers, inner, work);
}

/* Ends @task, whose thread has ended with @result. */
static void
end (GTask *task, GError *error)
{
  alur_session_set_busy (g_task_get_source_object (task), FALSE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * alur_session_finish:
 * @self: a session
 * @result: what the callback of any of its asynchronous functions was given
 * @error: return location for an error, whose message is to be shown
 *
 * Returns: whether it was done; if not, document and file are as they were
 */
gboolean
alur_session_finish (AlurSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return access (path, W_OK) == 0 && access (folder, W_OK) == 0;
}

/* What a large document needs before it can be worked on is done now, while nobody waits for the
 * window: the copy that threads read (alur-mirror.h), and the findings of what is shown first, with
 * the signs that they put on drawings. */
static void
prepare (Job *job)
{
  const AlurElement *stage;

  if (job->document == NULL || alur_document_get_serials (job->document) < LARGE_DOCUMENT)
    return;
  alur_document_make_mirror (job->document);
  job->analysis = alur_analysis_new (job->document);
  alur_figures_set_deferred (alur_analysis_get_figures (job->analysis), TRUE);
  stage = alur_document_get_stage (job->document, NULL);
  if (stage != NULL)
    g_byte_array_unref (alur_analysis_dup_signs (job->analysis, stage, NULL));
}

static void
read_cb (GTask *inner, void *source, void *data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->warnings = g_ptr_array_new_with_free_func (g_free);
  job->text = alur_file_stamp_read (&job->stamp, job->path, &error);
  if (job->text != NULL)
    job->document = alur_reader_read_bytes (job->text, job->path, job->warnings, &error);
  job->read_only = !may_write (job->path);
  prepare (job);
  if (job->document != NULL)
    g_task_return_boolean (inner, TRUE);
  else
    g_task_return_error (inner, error);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurSession *self = ALUR_SESSION (source);
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* The document is watched before anybody else can edit it. */
      alur_session_set_file (self, job->file, &job->stamp);
      alur_session_set_document (self, job->document, job->analysis);
      alur_session_begin_journal (self, job->text, job->stamp.hash);
      alur_session_set_saved_state (self, 0);
      alur_session_set_read_only (self, job->read_only);
      alur_session_set_fate (self, ALUR_FILE_SAME);
      for (guint i = 0; i < job->warnings->len; i++)
        alur_session_warn (self, g_ptr_array_index (job->warnings, i));
    }
  end (task, error);
}

/**
 * alur_session_open_async:
 * @self: a session
 * @file: a document
 * @callback: called when it has been read, or cannot be; see alur_session_finish()
 * @data: for @callback
 *
 * Reads @file. What cannot be read whole leaves the session as it is.
 */
void
alur_session_open_async (AlurSession *self,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task = begin (self, file, callback, data);

  if (task != NULL)
    run (task, read_cb, read_done_cb);
}

/**
 * alur_session_reload_async:
 * @self: a session with a file
 * @callback: see alur_session_open_async()
 * @data: for @callback
 *
 * Reads the file again, by decision of the planner: what has not been saved is gone.
 */
void
alur_session_reload_async (AlurSession *self, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (self->file != NULL);

  alur_session_open_async (self, self->file, callback, data);
}

/* Whether what has the name can be read: what a network does not give has not been changed. */
static gboolean
is_within_reach (const char *path, GError **error)
{
  AlurFileStamp stamp = { 0 };
  g_autoptr (GBytes) bytes = alur_file_stamp_read (&stamp, path, error);

  alur_file_stamp_clear (&stamp);
  return bytes != NULL;
}

/* What has become of the file that what was recovered is of. */
static void
look_for_recovered (Job *job, const char *path)
{
  /* It may hold just this: saved, and not told any more. */
  AlurFileStamp stamp = { .hash = g_strdup (job->hash) };

  job->fate = alur_file_stamp_look (&job->stamp, path);
  if (job->fate == ALUR_FILE_CHANGED && alur_file_stamp_look (&stamp, path) == ALUR_FILE_SAME)
    {
      alur_file_stamp_copy (&job->stamp, &stamp);
      job->fate = ALUR_FILE_SAME;
    }
  if (job->fate == ALUR_FILE_CHANGED && !is_within_reach (path, NULL))
    job->fate = ALUR_FILE_SAME;
  alur_file_stamp_clear (&stamp);
}

static void
recover_cb (GTask *inner, void *source, void *data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (AlurJournalRecovered) recovered = alur_journal_found_recover (job->found, &error);

  if (recovered == NULL)
    {
      g_task_return_error (inner, error);
      return;
    }
  job->document = g_steal_pointer (&recovered->document);
  prepare (job);
  job->text = alur_writer_write_bytes (job->document);
  job->hash = alur_journal_hash (job->text);
  if (recovered->path != NULL)
    {
      job->file = g_file_new_for_path (recovered->path);
      job->stamp.hash = g_strdup (recovered->file_hash);
      look_for_recovered (job, recovered->path);
      job->read_only = job->fate != ALUR_FILE_GONE && !may_write (recovered->path);
    }
  job->warnings = g_ptr_array_new_with_free_func (g_free);
  job->damaged = recovered->damaged || recovered->n_edits_missed > 0;
  if (recovered->damaged)
    g_ptr_array_add (
        job->warnings,
        g_strdup (alur_tr (NULL, N_ ("The end of what was kept is damaged, so the last edits may "
                                     "be missing; look whether they have to be made again."))));
  else if (recovered->n_edits_missed > 0)
    g_ptr_array_add (job->warnings,
                     g_strdup_printf (alur_tr_n (NULL,
                                                 "The last edit could not be recovered; look "
                                                 "whether it has to be made again.",
                                                 "The last %u edits could not be recovered; "
                                                 "look whether they have to be made again.",
                                                 recovered->n_edits_missed),
                                      recovered->n_edits_missed));
  g_task_return_boolean (inner, TRUE);
}

static void
recover_done_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurSession *self = ALUR_SESSION (source);
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autoptr (GError) journal_error = NULL;

      alur_session_set_file (self, job->file, &job->stamp);
      alur_session_set_document (self, job->document, job->analysis);
      alur_session_begin_journal (self, job->text, job->hash);
      alur_session_set_saved_state (self, ALUR_SESSION_NEVER_SAVED);
      alur_session_set_read_only (self, job->read_only);
      alur_session_set_fate (self, job->fate);
      /* The old journal goes when there is another on the disk that has the same. */
      alur_journal_take_over (self->journal, job->found, job->damaged);
      if (!alur_journal_write (self->journal, &journal_error))
        alur_session_warn (self, journal_error->message);
      for (guint i = 0; i < job->warnings->len; i++)
        alur_session_warn (self, g_ptr_array_index (job->warnings, i));
    }
  end (task, error);
}

/**
 * alur_session_recover_async:
 * @self: a session without a document
 * @found: a journal, alive until @callback is called
 * @callback: called when it is done, or cannot be; see alur_session_finish()
 * @data: for @callback
 *
 * Takes over the document in @found. It counts as modified and belongs to the file that it had;
 * @found is discarded as soon as the document is safe otherwise.
 */
void
alur_session_recover_async (AlurSession *self,
                            AlurJournalFound *found,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  GTask *task = begin (self, NULL, callback, data);

  if (task == NULL)
    return;
  ((Job *) g_task_get_task_data (task))->found = found;
  run (task, recover_cb, recover_done_cb);
}

/* Whether the file may be overwritten: it is what was read, or there is none. */
static gboolean
may_overwrite (void *data, GError **error)
{
  Job *job = data;

  job->fate = job->must_be_same ? alur_file_stamp_look (&job->stamp, job->path) : ALUR_FILE_SAME;
  if (job->fate != ALUR_FILE_CHANGED)
    return TRUE;
  if (!is_within_reach (job->path, error))
    return FALSE;
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_CHANGED,
               alur_tr (NULL, N_ ("“%s” has been changed by somebody else since it was read here, "
                                  "and was not overwritten. Load it again, keep yours, or save "
                                  "yours in another file.")),
               job->path);
  return FALSE;
}

/* Looks what is in the file now: read back, so that nobody's writing in between is taken for ours.
 */
static void
look_back (Job *job)
{
  AlurFileStamp stamp = { 0 };
  g_autoptr (GBytes) written = alur_file_stamp_read (&stamp, job->path, NULL);

  job->is_there = g_strcmp0 (stamp.hash, job->hash) == 0;
  job->fate = job->is_there || written == NULL ? ALUR_FILE_SAME : ALUR_FILE_CHANGED;
  if (job->is_there)
    alur_file_stamp_copy (&job->stamp, &stamp);
  alur_file_stamp_clear (&stamp);
}

static void
save_cb (GTask *inner, void *source, void *data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean saved = may_overwrite (job, &error)
                   && alur_store_save_bytes_if (job->path, job->text, may_overwrite, job, &error);

  if (!saved)
    {
      /* It may have been put in its place, and only not be safe there. */
      if (!g_error_matches (error, ALUR_ERROR, ALUR_ERROR_CHANGED))
        look_back (job);
      g_task_return_error (inner, error);
      return;
    }
  look_back (job);
  if (!job->is_there)
    {
      alur_file_stamp_clear (&job->stamp);
      job->stamp.hash = g_strdup (job->hash);
    }
  g_task_return_boolean (inner, TRUE);
}

static void
save_done_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurSession *self = ALUR_SESSION (source);
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (saved)
    {
      AlurJournalStart start = { job->path, job->hash, job->title, job->text, job->hash };

      alur_session_set_file (self, job->file, &job->stamp);
      alur_session_set_saved_state (self, job->state);
      alur_session_set_read_only (self, FALSE);
      if (self->journal != NULL)
        alur_journal_end_save (self->journal, &start);
    }
  else
    {
      if (self->journal != NULL)
        alur_journal_end_save (self->journal, NULL);
      /* Not safe there, so it counts as unsaved; and yet what stands there is ours. */
      if (job->must_be_same && job->is_there)
        alur_session_set_file (self, job->file, &job->stamp);
    }
  if (saved || g_error_matches (error, ALUR_ERROR, ALUR_ERROR_CHANGED))
    alur_session_set_fate (self, job->fate);
  end (task, error);
}

/* Nothing is edited between the text and this. */
static void
begin_saving (AlurSession *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  AlurJournalStart start;

  if (job->excess != NULL)
    {
      end (task, g_steal_pointer (&job->excess));
      g_object_unref (task);
      return;
    }
  job->title = alur_session_dup_title (self);
  start = (AlurJournalStart){ job->path, job->hash, job->title, job->text, job->hash };
  if (self->journal != NULL)
    alur_journal_begin_save (self->journal, &start);
  run (task, save_cb, save_done_cb);
}

static void
write_cb (GTask *inner, void *source, void *data, GCancellable *cancellable)
{
  Job *job = data;

  AlurDocument *mirror = alur_mirror_turn_begin (job->turn);

  job->text = alur_writer_write_bytes (mirror);
  alur_writer_check (mirror, job->text, &job->excess);
  g_clear_pointer (&job->turn, alur_mirror_turn_free);
  job->hash = alur_journal_hash (job->text);
  g_task_return_boolean (inner, TRUE);
}

static void written_cb (GObject *source, GAsyncResult *result, void *data);

static void
forget_text (Job *job)
{
  g_clear_pointer (&job->text, g_bytes_unref);
  g_clear_pointer (&job->hash, g_free);
  g_clear_error (&job->excess);
}

static void
write_here (AlurSession *self, Job *job)
{
  forget_text (job);
  job->text = alur_writer_write_bytes (self->document);
  alur_writer_check (self->document, job->text, &job->excess);
  job->hash = alur_journal_hash (job->text);
  job->state = alur_document_get_state (self->document);
}

static void
write_elsewhere (AlurSession *self, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  forget_text (job);
  job->n_tries++;
  job->state = alur_document_get_state (self->document);
  job->turn = alur_document_take_turn (self->document);
  run (task, write_cb, written_cb);
}

static gboolean
write_again_cb (gpointer data)
{
  GTask *task = data;
  AlurSession *self = g_task_get_source_object (task);

  if (alur_document_in_transaction (self->document))
    return G_SOURCE_CONTINUE;
  write_elsewhere (self, task);
  return G_SOURCE_REMOVE;
}

/* The text is what the journal begins with again, so it has to be the document as it is: what was
 * edited meanwhile comes into it. Whoever types on and on must not keep it from being saved. */
static void
written_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurSession *self = ALUR_SESSION (source);
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end (task, error);
      g_object_unref (task);
    }
  else if (alur_document_in_transaction (self->document))
    g_timeout_add (AGAIN, write_again_cb, task);
  else if (alur_document_get_state (self->document) == job->state)
    begin_saving (self, task);
  else if (job->n_tries < MOST_TRIES)
    write_elsewhere (self, task);
  else
    {
      write_here (self, job);
      begin_saving (self, task);
    }
}

/**
 * alur_session_save_async:
 * @self: a session with a document without open transaction
 * @file: (nullable): where to save it from now on; %NULL for where it belongs
 * @callback: called when it is on the disk, or cannot be; see alur_session_finish()
 * @data: for @callback
 *
 * Saves the document as it is now; what is edited meanwhile is not in it and counts as unsaved. Of
 * a large document the text is written in a thread, and what is edited until that is there is in
 * it. Another @file than before is overwritten: whoever chose it has been asked.
 */
void
alur_session_save_async (AlurSession *self,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (self->document != NULL && (file != NULL || self->file != NULL));
  g_return_if_fail (!alur_document_in_transaction (self->document));

  task = begin (self, file != NULL ? file : self->file, callback, data);
  if (task == NULL)
    return;
  job = g_task_get_task_data (task);
  job->must_be_same = self->file != NULL && g_file_equal (job->file, self->file);
  if (job->must_be_same)
    alur_file_stamp_copy (&job->stamp, &self->stamp);
  if (alur_document_has_mirror (self->document)
      && alur_document_get_serials (self->document) >= LARGE_DOCUMENT)
    {
      write_elsewhere (self, task);
      return;
    }
  write_here (self, job);
  begin_saving (self, task);
}

static void
look_cb (GTask *task, void *source, void *data, GCancellable *cancellable)
{
  Job *job = data;

  job->fate = alur_file_stamp_look (&job->stamp, job->path);
  job->is_beyond = job->fate == ALUR_FILE_CHANGED && !is_within_reach (job->path, NULL);
  job->read_only = job->fate != ALUR_FILE_GONE && !may_write (job->path);
  g_task_return_boolean (task, TRUE);
}

static void
look_done_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurSession *self = ALUR_SESSION (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  /* What was found out about another file, or before the file was saved, is of no use. */
  if (self->busy || job->is_beyond || g_strcmp0 (self->path, job->path) != 0
      || g_strcmp0 (self->stamp.hash, job->hash) != 0)
    return;
  if (job->fate == ALUR_FILE_SAME)
    alur_file_stamp_copy (&self->stamp, &job->stamp);
  alur_session_set_read_only (self, job->read_only);
  alur_session_set_fate (self, job->fate);
}

/**
 * alur_session_look:
 * @self: a session
 *
 * Looks whether the file is still what it was; "fate" tells. Happens by itself where the system
 * tells of changes, which it does not for every kind of disk: to be called when a window becomes
 * the active one.
 */
void
alur_session_look (AlurSession *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->path == NULL || self->busy || self->looking)
    return;
  task = g_task_new (self, NULL, look_done_cb, NULL);
  job = g_new0 (Job, 1);
  g_task_set_task_data (task, job, job_free);
  self->looking = TRUE;
  job->path = g_strdup (self->path);
  job->hash = g_strdup (self->stamp.hash);
  alur_file_stamp_copy (&job->stamp, &self->stamp);
  alur_workers_run (self->workers, task, look_cb);
}
