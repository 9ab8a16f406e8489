/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document with its file: what is saved, what is not overwritten, and what is told. */

#include "alur-session.h"

#include "alur-error.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_SECONDS 60

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Satu\">\n"
                           "  <stage id=\"now\" kind=\"current\"/>\n"
                           "</alur>\n";

typedef struct
{
  AlurWorkers *workers;
  char *folder;
  char *state;
  char *path;
  GFile *file;
  AlurSession *session;
  GString *warnings;
  gboolean done;
  gboolean succeeded;
  GError *error;
} Fixture;

static void
warning_cb (AlurSession *session, const char *sentence, Fixture *fixture)
{
  g_string_append_printf (fixture->warnings, "%s\n", sentence);
}

static AlurSession *
new_session (Fixture *fixture)
{
  AlurSession *session = alur_session_new (fixture->state, fixture->workers);

  g_signal_connect (session, "warning", G_CALLBACK (warning_cb), fixture);
  return session;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->workers = alur_workers_new ();
  fixture->folder = g_dir_make_tmp ("alur-session-XXXXXX", NULL);
  fixture->state = g_build_filename (fixture->folder, "state", NULL);
  fixture->path = g_build_filename (fixture->folder, "x.alur", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->warnings = g_string_new (NULL);
  fixture->session = new_session (fixture);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) names = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_chmod (path, 0700);
      names = g_dir_open (path, 0, NULL);
      while ((name = g_dir_read_name (names)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  g_remove (path);
}

static gboolean
tick_cb (void *data)
{
  return G_SOURCE_CONTINUE;
}

/* Without closing it: what a killed program leaves. */
static void
let_go (Fixture *fixture)
{
  guint ticks = g_timeout_add (10, tick_cb, NULL);

  /* a look at the file may be under way, or a thread about to end */
  while (fixture->session != NULL && G_OBJECT (fixture->session)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  if (fixture->session != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->session));
  g_source_remove (ticks);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  let_go (fixture);
  alur_workers_end (fixture->workers);
  alur_workers_unref (fixture->workers);
  g_clear_error (&fixture->error);
  remove_all (fixture->folder);
  g_object_unref (fixture->file);
  g_string_free (fixture->warnings, TRUE);
  g_free (fixture->path);
  g_free (fixture->state);
  g_free (fixture->folder);
}

static void
finished_cb (GObject *source, GAsyncResult *result, void *data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->succeeded = alur_session_finish (ALUR_SESSION (source), result, &fixture->error);
  fixture->done = TRUE;
}

/* Until what was begun has ended; says whether it succeeded. */
static gboolean
wait (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
  return fixture->succeeded;
}

static void
wait_for_fate (Fixture *fixture, AlurFileFate fate)
{
  guint ticks = g_timeout_add (50, tick_cb, NULL);
  gint64 until = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  while (alur_session_get_fate (fixture->session) != fate && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, TRUE);
      alur_session_look (fixture->session);
    }
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, fate);
  g_source_remove (ticks);
}

static void
open_it (Fixture *fixture)
{
  alur_session_open_async (fixture->session, fixture->file, finished_cb, fixture);
  g_assert_true (wait (fixture));
}

static gboolean
save_it (Fixture *fixture, GFile *file)
{
  alur_session_save_async (fixture->session, file, finished_cb, fixture);
  return wait (fixture);
}

static void
set_title (AlurDocument *document, const char *title)
{
  alur_document_begin (document, "Title");
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (document);
}

static void
edit (Fixture *fixture, const char *title)
{
  set_title (alur_session_get_document (fixture->session), title);
}

static gboolean
file_has (const char *path, const char *needle)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, needle) != NULL;
}

static guint
count_journals (Fixture *fixture)
{
  g_autoptr (GDir) names = g_dir_open (fixture->state, 0, NULL);
  const char *name;
  guint n_journals = 0;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    n_journals += g_str_has_suffix (name, ".alur-journal") ? 1 : 0;
  return n_journals;
}

static void
test_open_and_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;

  open_it (fixture);
  title = alur_session_dup_title (fixture->session);
  g_assert_cmpstr (title, ==, "Satu");
  g_assert_false (alur_session_get_modified (fixture->session));
  g_assert_false (alur_session_get_busy (fixture->session));
  edit (fixture, "Dua");
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  alur_document_undo (alur_session_get_document (fixture->session));
  g_assert_false (alur_session_get_modified (fixture->session));
  alur_document_redo (alur_session_get_document (fixture->session));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_true (file_has (fixture->path, "Satu"));
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_false (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  alur_document_undo (alur_session_get_document (fixture->session));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  alur_session_close (fixture->session);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  g_assert_cmpstr (fixture->warnings->str, ==, "");
}

static void
test_edits_while_saving (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  edit (fixture, "Dua");
  alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
  g_assert_true (alur_session_get_busy (fixture->session));
  edit (fixture, "Tiga");
  g_assert_true (wait (fixture));
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  alur_document_undo (alur_session_get_document (fixture->session));
  g_assert_false (alur_session_get_modified (fixture->session));
}

/* --- A large document, whose text is written in a thread -------------------------------------- */

static void
open_large (Fixture *fixture)
{
  g_autoptr (GString) large
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"Satu\">"
                      "<stage id=\"now\" kind=\"current\"><organisation>");
  g_autoptr (AlurAnalysis) analysis = NULL;

  for (guint i = 0; i < 11000; i++)
    g_string_append_printf (large, "<unit id=\"u%u\" name=\"Unit %u\"/>", i, i);
  g_string_append (large, "</organisation></stage></alur>");
  g_assert_true (g_file_set_contents (fixture->path, large->str, -1, NULL));
  open_it (fixture);
  /* What is found of it was found in the thread that has read it. */
  analysis = alur_session_steal_analysis (fixture->session);
  g_assert_nonnull (analysis);
  g_assert_true (alur_analysis_get_document (analysis)
                 == alur_session_get_document (fixture->session));
  g_assert_null (alur_session_steal_analysis (fixture->session));
}

static void
assert_saved (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (alur_session_get_document (fixture->session));
  g_autofree char *content = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, g_bytes_get_size (bytes));
  g_assert_true (memcmp (content, g_bytes_get_data (bytes, NULL), length) == 0);
  g_assert_false (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  open_large (fixture);
  edit (fixture, "Dua");
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  g_assert_true (save_it (fixture, NULL));
  assert_saved (fixture);
  alur_document_undo (alur_session_get_document (fixture->session));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
}

/* What is edited until the text is there comes into it, and what is taken back does not. */
static void
test_large_edited_meanwhile (Fixture *fixture, gconstpointer data)
{
  open_large (fixture);
  edit (fixture, "Dua");
  alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
  edit (fixture, "Tiga");
  edit (fixture, "Empat");
  alur_document_undo (alur_session_get_document (fixture->session));
  g_assert_true (wait (fixture));
  assert_saved (fixture);
  g_assert_true (file_has (fixture->path, "Tiga"));
}

/* Something is dragged when the text is there: what is seen of it meanwhile is not in the file. */
static void
test_large_dragged_meanwhile (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;
  AlurElement *root;
  gint64 until;

  open_large (fixture);
  document = alur_session_get_document (fixture->session);
  root = alur_document_get_root (document);
  edit (fixture, "Dua");
  alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
  alur_document_begin (document, "Drag");
  alur_document_set_text (document, root, ALUR_DOCUMENT_TITLE, "Diseret");
  alur_document_announce (document);
  while (alur_workers_get_n_running (fixture->workers) > 0)
    g_main_context_iteration (NULL, FALSE);
  until = g_get_monotonic_time () + 200000;
  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (fixture->done);
  g_assert_true (file_has (fixture->path, "Satu"));
  alur_document_rollback (document);
  g_assert_true (wait (fixture));
  assert_saved (fixture);
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_false (file_has (fixture->path, "Diseret"));
}

static gboolean
type_cb (void *data)
{
  Fixture *fixture = data;
  static const char *const titles[] = { "Dua", "Tiga" };
  gboolean is_second
      = g_strcmp0 (alur_element_get_text (
                       alur_document_get_root (alur_session_get_document (fixture->session)),
                       ALUR_DOCUMENT_TITLE),
                   titles[0])
        == 0;

  edit (fixture, titles[is_second ? 1 : 0]);
  return G_SOURCE_CONTINUE;
}

/* Somebody types without a pause: it is saved all the same. */
static void
test_large_typed_on (Fixture *fixture, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint typing;

  open_large (fixture);
  edit (fixture, "Dua");
  alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
  typing = g_timeout_add (1, type_cb, fixture);
  while (!fixture->done && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (typing);
  g_assert_true (fixture->done);
  g_assert_true (wait (fixture));
  g_assert_false (file_has (fixture->path, "Satu"));
  g_assert_true (save_it (fixture, NULL));
  assert_saved (fixture);
}

static void
test_one_at_a_time (Fixture *fixture, gconstpointer data)
{
  Fixture other = *fixture;

  open_it (fixture);
  other.error = NULL;
  other.done = FALSE;
  alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
  alur_session_save_async (fixture->session, NULL, finished_cb, &other);
  g_assert_true (wait (fixture));
  g_assert_false (wait (&other));
  g_assert_error (other.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&other.error);
}

static void
test_untitled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "y.alur", NULL);
  g_autoptr (GFile) other_file = g_file_new_for_path (other);
  g_autofree char *name = NULL;

  alur_session_start (fixture->session, document);
  g_assert_false (alur_session_get_modified (fixture->session));
  g_assert_null (alur_session_get_file (fixture->session));
  edit (fixture, "  .Izin: apa/siapa? ");
  name = alur_session_dup_file_name (fixture->session);
  g_assert_cmpstr (name, ==, "Izin- apa-siapa-.alur");
  g_assert_true (save_it (fixture, other_file));
  g_assert_true (file_has (other, "Izin"));
  g_assert_true (alur_session_has_file (fixture->session, other_file));
  g_assert_false (alur_session_has_file (fixture->session, fixture->file));
  g_assert_false (alur_session_get_modified (fixture->session));
}

static void
test_changed_by_others (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  edit (fixture, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  g_assert_false (save_it (fixture, NULL));
  g_assert_error (fixture->error, ALUR_ERROR, ALUR_ERROR_CHANGED);
  g_assert_nonnull (strstr (fixture->error->message, fixture->path));
  g_assert_true (file_has (fixture->path, "theirs"));
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_CHANGED);
  g_assert_true (alur_session_get_modified (fixture->session));

  alur_session_keep_mine (fixture->session);
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_SAME);
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Mine"));
}

/* Of what can't be read nobody says that somebody has changed it. */
static void
test_beyond_reach (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_strconcat (fixture->path, "-link", NULL);

  open_it (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_cmpint (g_rename (link, fixture->path), ==, 0); /* leads to itself */
  g_assert_false (save_it (fixture, NULL));
  g_assert_error (fixture->error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ);
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_SAME);
}

static void
test_noticed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = g_strdup (text);

  memcpy (strstr (theirs, "Satu"), "Lain", 4);
  open_it (fixture);
  g_assert_true (g_file_set_contents (fixture->path, theirs, -1, NULL));
  wait_for_fate (fixture, ALUR_FILE_CHANGED);
  /* put back as it was: nothing has happened */
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  wait_for_fate (fixture, ALUR_FILE_SAME);
  g_unlink (fixture->path);
  wait_for_fate (fixture, ALUR_FILE_GONE);
  g_assert_true (g_file_set_contents (fixture->path, theirs, -1, NULL));
  wait_for_fate (fixture, ALUR_FILE_CHANGED);
  alur_session_reload_async (fixture->session, finished_cb, fixture);
  g_assert_true (wait (fixture));
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_SAME);
  edit (fixture, "Dua");
  g_unlink (fixture->path);
  wait_for_fate (fixture, ALUR_FILE_GONE);
  /* nothing would be overwritten */
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_SAME);
}

static void
recover (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

  g_assert_cmpuint (found->len, ==, 1);
  let_go (fixture);
  fixture->session = new_session (fixture);
  alur_session_recover_async (fixture->session, g_ptr_array_index (found, 0), finished_cb, fixture);
  g_assert_true (wait (fixture));
}

/* A document whose file is no more is nowhere but here: closing would lose it, and killing does
 * not.
 */
static void
test_gone_is_kept (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  g_unlink (fixture->path);
  wait_for_fate (fixture, ALUR_FILE_GONE);
  g_assert_true (alur_session_get_modified (fixture->session));
  let_go (fixture);
  recover (fixture);
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_GONE);
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Satu"));
  g_assert_false (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 0);

  /* put elsewhere and back: nothing has happened */
  g_unlink (fixture->path);
  wait_for_fate (fixture, ALUR_FILE_GONE);
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  wait_for_fate (fixture, ALUR_FILE_SAME);
  g_assert_false (alur_session_get_modified (fixture->session));
}

/* So is one that is preferred to what others have put into its file. */
static void
test_mine_is_kept (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  wait_for_fate (fixture, ALUR_FILE_CHANGED);
  alur_session_keep_mine (fixture->session);
  let_go (fixture);
  recover (fixture);
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_CHANGED);
  g_assert_true (file_has (fixture->path, "theirs"));
  alur_session_keep_mine (fixture->session);
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Satu"));
}

/* Two that save at the same moment: one is told, and nothing that was told to be saved is gone. */
static void
test_saved_at_once (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      Fixture other = *fixture;
      gboolean mine, theirs;
      GError *refused;

      g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
      fixture->session = fixture->session != NULL ? fixture->session : new_session (fixture);
      other.session = new_session (fixture);
      other.error = NULL;
      open_it (fixture);
      open_it (&other);
      edit (fixture, "Mine");
      edit (&other, "Theirs");
      alur_session_save_async (fixture->session, NULL, finished_cb, fixture);
      alur_session_save_async (other.session, NULL, finished_cb, &other);
      mine = wait (fixture);
      theirs = wait (&other);
      g_assert_true (mine != theirs);
      refused = mine ? other.error : fixture->error;
      g_assert_error (refused, ALUR_ERROR, ALUR_ERROR_CHANGED);
      g_assert_true (file_has (fixture->path, mine ? "Mine" : "Theirs"));
      g_assert_true (alur_session_get_modified (mine ? other.session : fixture->session));
      alur_session_close (fixture->session);
      alur_session_close (other.session);
      let_go (fixture);
      let_go (&other);
      g_clear_error (&other.error);
    }
}

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "sub", NULL);
  g_autofree char *path = g_build_filename (folder, "z.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_it (fixture);
  edit (fixture, "Dua");
  g_assert_false (save_it (fixture, file));
  g_assert_error (fixture->error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE);
  g_assert_nonnull (strstr (fixture->error->message, "folder does not exist"));
  g_assert_true (alur_session_has_file (fixture->session, fixture->file));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_cmpuint (count_journals (fixture), ==, 1);
}

static void
test_not_a_document (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;

  open_it (fixture);
  document = alur_session_get_document (fixture->session);
  edit (fixture, "Dua");
  g_assert_true (g_file_set_contents (fixture->path, "<alur>\n<x>", -1, NULL));
  alur_session_reload_async (fixture->session, finished_cb, fixture);
  g_assert_false (wait (fixture));
  g_assert_nonnull (strstr (fixture->error->message, "x.alur:1"));
  g_assert_true (alur_session_get_document (fixture->session) == document);
  g_assert_true (alur_session_get_modified (fixture->session));
  g_unlink (fixture->path);
  alur_session_reload_async (fixture->session, finished_cb, fixture);
  g_assert_false (wait (fixture));
  g_assert_nonnull (strstr (fixture->error->message, "is not there"));
}

static void
test_no_state_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->state, "", 0, NULL));
  open_it (fixture);
  edit (fixture, "Dua");
  g_assert_nonnull (strstr (fixture->warnings->str, "Save often"));
  g_string_truncate (fixture->warnings, 0);
  edit (fixture, "Tiga");
  g_assert_cmpstr (fixture->warnings->str, ==, "");
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Tiga"));
}

static void
test_recover (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  edit (fixture, "Dua");
  edit (fixture, "Tiga");
  let_go (fixture);
  recover (fixture);
  g_assert_true (alur_session_get_modified (fixture->session));
  g_assert_true (alur_session_has_file (fixture->session, fixture->file));
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_SAME);
  g_assert_cmpuint (count_journals (fixture), ==, 1);

  /* killed again at once, and again after an edit: nothing is lost */
  let_go (fixture);
  recover (fixture);
  edit (fixture, "Empat");
  let_go (fixture);
  recover (fixture);
  {
    g_autofree char *title = alur_session_dup_title (fixture->session);

    g_assert_cmpstr (title, ==, "Empat");
  }
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Empat"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

/* What is left of it is recovered, that it is not all is told, and it is kept. */
static void
test_recover_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GDir) names = NULL;
  const char *name;

  open_it (fixture);
  edit (fixture, "Dua");
  edit (fixture, "Tiga");
  let_go (fixture);
  names = g_dir_open (fixture->state, 0, NULL);
  while (path == NULL && (name = g_dir_read_name (names)) != NULL)
    path = g_str_has_suffix (name, ".alur-journal") ? g_build_filename (fixture->state, name, NULL)
                                                    : NULL;
  {
    g_autofree char *aside = g_strconcat (path, "-damaged", NULL);
    GStatBuf status;

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (truncate (path, status.st_size - 1), ==, 0);
    recover (fixture);
    title = alur_session_dup_title (fixture->session);
    g_assert_cmpstr (title, ==, "Dua");
    g_assert_nonnull (strstr (fixture->warnings->str, "the last edits may be missing"));
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpuint (count_journals (fixture), ==, 1);
}

/* What was recovered could not be put into a journal of its own and was saved: that is not offered
 * once more. Nor is it somebody else's when it is in the file already. */
static void
test_recover_without_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_strconcat (fixture->state, "-away", NULL);
  g_autoptr (GPtrArray) found = NULL;

  open_it (fixture);
  edit (fixture, "Dua");
  let_go (fixture);
  found = alur_journal_find (fixture->state);
  /* the journal is in the folder, in which nothing else can be made */
  fixture->session = new_session (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_rename (fixture->state, away), ==, 0);
  g_assert_true (g_file_set_contents (fixture->state, "", 0, NULL));
  alur_session_recover_async (fixture->session, g_ptr_array_index (found, 0), finished_cb, fixture);
  g_assert_true (wait (fixture));
  g_assert_nonnull (strstr (fixture->warnings->str, "not being kept"));
  g_clear_pointer (&found, g_ptr_array_unref);
  g_unlink (fixture->state);
  g_assert_cmpint (g_rename (away, fixture->state), ==, 0);
  /* still ours: nobody else is offered it */
  found = alur_journal_find (fixture->state);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_cmpuint (count_journals (fixture), ==, 0);
}

static void
test_recover_what_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  open_it (fixture);
  edit (fixture, "Dua");
  bytes = alur_writer_write_bytes (alur_session_get_document (fixture->session));
  let_go (fixture);
  recover (fixture);
  let_go (fixture);
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

    g_assert_cmpuint (found->len, ==, 1);
  }
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_recover_beside_changed_file (Fixture *fixture, gconstpointer data)
{
  open_it (fixture);
  edit (fixture, "Dua");
  let_go (fixture);
  recover (fixture); /* has its text beside the journal now */
  let_go (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  recover (fixture);
  g_assert_cmpint (alur_session_get_fate (fixture->session), ==, ALUR_FILE_CHANGED);
  g_assert_false (save_it (fixture, NULL));
  g_assert_error (fixture->error, ALUR_ERROR, ALUR_ERROR_CHANGED);
  g_assert_true (file_has (fixture->path, "theirs"));
}

static char *
find_journal (Fixture *fixture)
{
  g_autoptr (GDir) names = g_dir_open (fixture->state, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    if (g_str_has_suffix (name, ".alur-journal"))
      return g_build_filename (fixture->state, name, NULL);
  g_assert_not_reached ();
}

/* The disk failed when a journal was recovered into another, so both stayed; the program was
 * killed. The first has no copy of its file, and could not be recovered once the other is saved. */
static void
test_recover_taken_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *content = NULL;
  gsize length;

  open_it (fixture);
  edit (fixture, "Dua");
  let_go (fixture);
  first = find_journal (fixture);
  g_assert_true (g_file_get_contents (first, &content, &length, NULL));
  recover (fixture);
  edit (fixture, "Tiga");
  let_go (fixture);
  g_assert_true (g_file_set_contents (first, content, (gssize) length, NULL));
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

    g_assert_cmpuint (found->len, ==, 1);
    g_assert_cmpuint (alur_journal_found_get_n_edits (g_ptr_array_index (found, 0)), ==, 1);
  }
  aside = g_strconcat (first, "-damaged", NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  recover (fixture);
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Tiga"));
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

    g_assert_cmpuint (found->len, ==, 0);
  }
}

/* One that has taken another over, and can't be recovered itself, hides nothing. */
static void
test_recover_taken_over_in_vain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *content = NULL;
  gsize length;

  open_it (fixture);
  edit (fixture, "Dua");
  let_go (fixture);
  first = find_journal (fixture);
  g_assert_true (g_file_get_contents (first, &content, &length, NULL));
  recover (fixture);
  let_go (fixture);
  second = find_journal (fixture);
  g_assert_cmpstr (second, !=, first);
  memcpy (strrchr (second, '.'), ".alur-start", sizeof ".alur-start");
  g_assert_cmpint (g_unlink (second), ==, 0);
  g_assert_true (g_file_set_contents (first, content, (gssize) length, NULL));
  {
    g_autoptr (GPtrArray) found = alur_journal_find (fixture->state);

    g_assert_cmpuint (found->len, ==, 2);
  }
}

/* What couldn't be opened again is not put into the file; that it is not is told. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strnfill (ALUR_LIMITS_TAG + 1, 'x');

  open_it (fixture);
  edit (fixture, "Dua");
  g_assert_true (save_it (fixture, NULL));
  edit (fixture, title);
  g_assert_false (save_it (fixture, NULL));
  g_assert_error (fixture->error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (fixture->error->message, "10 MB"));
  g_assert_true (file_has (fixture->path, "Dua"));
  g_assert_true (alur_session_get_modified (fixture->session));
  g_clear_error (&fixture->error);
  edit (fixture, "Tiga");
  g_assert_true (save_it (fixture, NULL));
  g_assert_true (file_has (fixture->path, "Tiga"));
}

static void
test_same_file_by_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  open_it (fixture);
  g_assert_true (alur_session_has_file (fixture->session, file));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("open-and-save", test_open_and_save);
  ADD ("edits-while-saving", test_edits_while_saving);
  ADD ("large", test_large);
  ADD ("large-edited-meanwhile", test_large_edited_meanwhile);
  ADD ("large-dragged-meanwhile", test_large_dragged_meanwhile);
  ADD ("large-typed-on", test_large_typed_on);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("untitled", test_untitled);
  ADD ("changed-by-others", test_changed_by_others);
  ADD ("beyond-reach", test_beyond_reach);
  ADD ("noticed", test_noticed);
  ADD ("gone-is-kept", test_gone_is_kept);
  ADD ("mine-is-kept", test_mine_is_kept);
  ADD ("saved-at-once", test_saved_at_once);
  ADD ("folder-gone", test_folder_gone);
  ADD ("not-a-document", test_not_a_document);
  ADD ("no-state-folder", test_no_state_folder);
  ADD ("recover", test_recover);
  ADD ("recover-damaged", test_recover_damaged);
  ADD ("recover-without-room", test_recover_without_room);
  ADD ("recover-what-is-saved", test_recover_what_is_saved);
  ADD ("recover-beside-changed-file", test_recover_beside_changed_file);
  ADD ("recover-taken-over", test_recover_taken_over);
  ADD ("recover-taken-over-in-vain", test_recover_taken_over_in_vain);
  ADD ("too-large", test_too_large);
  ADD ("same-file-by-link", test_same_file_by_link);
#undef ADD
  return g_test_run ();
}
