/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who edits, saves and exports in the program without its window: with the same sessions,
 * journals and threads. To be killed, or to be preloaded with operations that fail.
 *
 *   editor edit FOLDER SEED ACTIONS [leave]    opens FOLDER/x.alur and works on it; 0 actions: for
 *                                              ever; at the end it saves and closes, or leaves as
 *                                              if it had been killed
 *   editor recover FOLDER    takes over what was left, saves and closes it
 *   editor show FOLDER       only tells what was left, with the names of all units
 *
 * The document has units named 1, 2, 3 …, so that how many there are tells which edits are in it.
 * FOLDER/state holds the journals. A line on standard output for each thing that happens:
 *
 *   opened N, intends N, committed N    how many units there are, or will be
 *   saves N FILE, saved N FILE, exports N, exported N, recovered N, has NAMES, nothing
 *   warned SENTENCE, failed SENTENCE */

#include "alur-export-job.h"
#include "alur-session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_TRIES 3u
#define MOST_UNITS 60u
#define REMOVE "Remove unit"
#define BROKEN G_MAXUINT

typedef struct
{
  char *folder;
  char *state;
  AlurWorkers *workers;
  AlurSession *session;
  GRand *rand;
  guint n_undos;   /* that come next */
  guint n_pending; /* exports and savings under way */
  guint n_saved;   /* units in what is being saved */
  gboolean saved;
  char *saved_to;
} Editor;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* At once, because there may be no later. */
static void
say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  gsize length, done = 0;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (text, "\n", ' ');
  line = g_strconcat (text, "\n", NULL);
  length = strlen (line);
  while (done < length)
    {
      gssize n_written = write (STDOUT_FILENO, line + done, length - done);

      if (n_written < 0 && errno != EINTR)
        _exit (9);
      done += (gsize) MAX (n_written, 0);
    }
}

static AlurElement *
get_organisation (AlurDocument *document)
{
  return alur_document_get_organisation (document, alur_document_get_stage (document, NULL));
}

/* How many units there are, if they are those of the first edits. */
static guint
count (AlurDocument *document)
{
  guint n_units = 0;

  ALUR_FOREACH (unit, get_organisation (document), ALUR_KIND_UNIT)
  {
    g_autofree char *name = g_strdup_printf ("%u", ++n_units);

    if (strcmp (alur_element_get_name (unit), name) != 0)
      return BROKEN;
  }
  return n_units;
}

static guint
count_here (Editor *self)
{
  return count (alur_session_get_document (self->session));
}

static void
warning_cb (AlurSession *session, const char *sentence, Editor *self)
{
  say ("warned %s", sentence);
}

static AlurSession *
new_session (Editor *self)
{
  AlurSession *session = alur_session_new (self->state, self->workers);

  g_signal_connect (session, "warning", G_CALLBACK (warning_cb), self);
  return session;
}

static void
add_unit (Editor *self)
{
  AlurDocument *document = alur_session_get_document (self->session);
  g_autofree char *name = g_strdup_printf ("%u", count (document) + 1);
  AlurElement *unit;

  say ("intends %s", name);
  alur_document_begin (document, "Add unit");
  unit = alur_document_insert (document, get_organisation (document), ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, name);
  alur_document_commit (document);
  say ("committed %s", name);
}

/* Undoes what was done last, now and then also a removal; else removes the last unit. */
static void
take_back (Editor *self)
{
  AlurDocument *document = alur_session_get_document (self->session);
  const char *last = alur_document_get_undo_name (document);
  gboolean removed = g_strcmp0 (last, REMOVE) == 0;
  gboolean undoes = last != NULL && (!removed || g_rand_int_range (self->rand, 0, 4) == 0);
  guint n_units = count (document);

  self->n_undos -= MIN (self->n_undos, 1);
  if (!undoes && n_units == 0)
    return;
  say ("intends %u", undoes && removed ? n_units + 1 : n_units - 1);
  if (undoes)
    alur_document_undo (document);
  else
    {
      alur_document_begin (document, REMOVE);
      alur_document_remove (document, get_organisation (document)->last_child);
      alur_document_commit (document);
    }
  say ("committed %u", count (document));
}

static void
saved_cb (GObject *source, GAsyncResult *result, void *data)
{
  Editor *self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  self->saved = alur_session_finish (self->session, result, &error);
  if (self->saved)
    say ("saved %u %s", self->n_saved, self->saved_to);
  else
    say ("failed %s", error->message);
}

static void
save (Editor *self, const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (self->folder, name, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (alur_session_get_busy (self->session))
    return;
  g_free (self->saved_to);
  self->saved_to
      = g_file_get_basename (file != NULL ? file : alur_session_get_file (self->session));
  self->n_saved = count_here (self);
  say ("saves %u %s", self->n_saved, self->saved_to);
  self->n_pending++;
  alur_session_save_async (self->session, file, saved_cb, self);
}

typedef struct
{
  Editor *editor;
  guint n_units;
} Export;

static void
exported_cb (GObject *source, GAsyncResult *result, void *data)
{
  g_autofree Export *export = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = alur_export_job_finish (result, &error);

  export->editor->n_pending--;
  if (notes != NULL)
    say ("exported %u", export->n_units);
  else
    say ("failed %s", error->message);
}

static void
export_it (Editor *self)
{
  static const char *const views[] = { "organisation", NULL };
  AlurPaperworkOptions options = { .views = views };
  g_autofree char *path = g_build_filename (self->folder, "out.svg", NULL);
  AlurDocument *document = alur_session_get_document (self->session);
  g_autoptr (AlurExportJob) job
      = alur_export_job_new (document, &options, ALUR_EXPORT_SVG, 72, path);
  Export *export = g_new0 (Export, 1);

  export->editor = self;
  export->n_units = count (document);
  say ("exports %u", export->n_units);
  self->n_pending++;
  alur_export_job_run (job, self->workers, NULL, exported_cb, export);
}

static void
wait_for_all (Editor *self)
{
  while (self->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (Editor *self)
{
  gint32 dice = g_rand_int_range (self->rand, 0, 100);

  if (dice < 8)
    save (self, NULL);
  else if (dice < 10)
    save (self, g_rand_boolean (self->rand) ? "x.alur" : "y.alur");
  else if (dice < 11 && self->n_pending == 0 && count_here (self) > 0)
    export_it (self);
  else if (dice < 20 || self->n_undos > 0)
    take_back (self);
  else if (count_here (self) < MOST_UNITS)
    add_unit (self);
  else
    self->n_undos = (guint) g_rand_int_range (self->rand, 1, MOST_UNITS);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
opened_cb (GObject *source, GAsyncResult *result, void *data)
{
  Editor *self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  if (!alur_session_finish (self->session, result, &error))
    say ("failed %s", error->message);
}

/* With another try, since what has failed may not fail again. */
static gboolean
open_it (Editor *self)
{
  g_autofree char *path = g_build_filename (self->folder, "x.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < N_TRIES && alur_session_get_document (self->session) == NULL; i++)
    {
      self->n_pending++;
      alur_session_open_async (self->session, file, opened_cb, self);
      wait_for_all (self);
    }
  return alur_session_get_document (self->session) != NULL;
}

/* Saves, whatever else is under way, and closes. */
static void
end (Editor *self)
{
  self->saved = FALSE;
  for (guint i = 0; i < N_TRIES && !self->saved; i++)
    {
      wait_for_all (self);
      save (self, NULL);
      wait_for_all (self);
    }
  if (self->saved)
    alur_session_close (self->session);
}

static void
edit (Editor *self, guint n_actions, gboolean leaves)
{
  if (!open_it (self))
    return;
  say ("opened %u", count_here (self));
  for (guint i = 0; n_actions == 0 || i < n_actions; i++)
    act (self);
  if (leaves)
    {
      wait_for_all (self);
      add_unit (self);
      _exit (0);
    }
  end (self);
}

static void
recover (Editor *self)
{
  g_autoptr (GPtrArray) found = alur_journal_find (self->state);

  if (found->len == 0)
    say ("nothing");
  for (guint i = 0; i < found->len; i++)
    {
      self->session = new_session (self);
      for (guint j = 0; j < N_TRIES && alur_session_get_document (self->session) == NULL; j++)
        {
          self->n_pending++;
          alur_session_recover_async (self->session, g_ptr_array_index (found, i), opened_cb, self);
          wait_for_all (self);
        }
      if (alur_session_get_document (self->session) != NULL)
        {
          say ("recovered %u", count_here (self));
          end (self);
        }
      g_clear_object (&self->session);
    }
}

static void
say_names (AlurDocument *document)
{
  g_autoptr (GString) names = g_string_new ("has");

  ALUR_FOREACH (unit, get_organisation (document), ALUR_KIND_UNIT)
  {
    g_string_append_printf (names, " %s", alur_element_get_name (unit));
  }
  say ("%s", names->str);
}

static void
show (Editor *self)
{
  g_autoptr (GPtrArray) found = alur_journal_find (self->state);

  if (found->len == 0)
    say ("nothing");
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurJournalRecovered) recovered
          = alur_journal_found_recover (g_ptr_array_index (found, i), &error);

      if (recovered == NULL)
        say ("failed %s", error->message);
      else
        say_names (recovered->document);
    }
}

int
main (int argc, char *argv[])
{
  Editor self = { 0 };

  if (argc < 3)
    return 2;
  self.folder = g_strdup (argv[2]);
  self.state = g_build_filename (self.folder, "state", NULL);
  self.workers = alur_workers_new ();
  self.rand = g_rand_new_with_seed (argc > 3 ? (guint32) atoi (argv[3]) : 0);
  if (strcmp (argv[1], "edit") == 0 && argc > 4)
    {
      self.session = new_session (&self);
      edit (&self, (guint) atoi (argv[4]), argc > 5);
    }
  else if (strcmp (argv[1], "recover") == 0)
    recover (&self);
  else
    show (&self);
  g_clear_object (&self.session);
  /* Threads may still look at the file. */
  alur_workers_end (self.workers);
  alur_workers_unref (self.workers);
  g_rand_free (self.rand);
  g_free (self.saved_to);
  g_free (self.state);
  g_free (self.folder);
  return 0;
}
