/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever was committed can be had again from the journal, byte for byte, and what is torn is
 * dropped. A journal that is let go of stands for one whose program was killed. */

#include "journal-fixture.h"

#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEFAULT_SEQUENCES 150
#define SUFFIX ".alur-journal"
#define START_SUFFIX ".alur-start"

static void
set_up (JournalFixture *fixture, AlurDocument *document)
{
  journal_fixture_set_up (fixture, document);
  fixture->tells_saved = TRUE;
}

static void
put_file (const char *path, GBytes *bytes)
{
  journal_put_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* As SIGKILL would. */
static void
kill_journal (JournalFixture *fixture)
{
  g_clear_pointer (&fixture->journal, alur_journal_free);
}

static AlurJournalRecovered *
recover_only (JournalFixture *fixture)
{
  g_autoptr (GPtrArray) found = alur_journal_find (fixture->folder);
  g_autoptr (GError) error = NULL;
  AlurJournalRecovered *recovered;

  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  return recovered;
}

static guint
count_found (JournalFixture *fixture)
{
  g_autoptr (GPtrArray) found = alur_journal_find (fixture->folder);

  return found->len;
}

static char *
find_file (JournalFixture *fixture, const char *suffix)
{
  g_autoptr (GDir) names = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        return g_build_filename (fixture->folder, name, NULL);
    }
  return NULL;
}

static AlurElement *
add_unit (JournalFixture *fixture, const char *name)
{
  AlurDocument *document = fixture->document;
  AlurElement *stage = alur_document_get_stage (document, NULL);
  AlurElement *unit;

  alur_document_begin (document, "Add unit");
  unit = alur_document_insert (document, alur_document_get_organisation (document, stage),
                               ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, name);
  alur_document_commit (document);
  return unit;
}

static void
set_up_small (JournalFixture *fixture, gboolean titled)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  memset (fixture, 0, sizeof *fixture);
  set_up (fixture, alur_random_document (rand, 20));
  journal_fixture_begin (fixture, titled);
}

static void
test_nothing_before_an_edit (void)
{
  JournalFixture fixture;

  set_up_small (&fixture, TRUE);
  g_assert_null (find_file (&fixture, SUFFIX));
  add_unit (&fixture, "A");
  g_assert_nonnull (alur_journal_get_file (fixture.journal));
  alur_journal_discard (fixture.journal);
  g_assert_null (find_file (&fixture, SUFFIX));
  journal_fixture_tear_down (&fixture);
}

static void
test_living (void)
{
  JournalFixture fixture;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  g_assert_cmpuint (count_found (&fixture), ==, 0);
  kill_journal (&fixture);
  g_assert_cmpuint (count_found (&fixture), ==, 1);
  /* and a second time, since the first has only looked */
  g_assert_cmpuint (count_found (&fixture), ==, 1);
  journal_fixture_tear_down (&fixture);
}

static void
test_locked_by_finder (void)
{
  JournalFixture fixture;
  g_autoptr (GPtrArray) found = NULL;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  kill_journal (&fixture);
  found = alur_journal_find (fixture.folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (count_found (&fixture), ==, 0);
  alur_journal_found_discard (g_ptr_array_index (found, 0));
  g_clear_pointer (&found, g_ptr_array_unref);
  g_assert_cmpuint (count_found (&fixture), ==, 0);
  g_assert_null (find_file (&fixture, SUFFIX));
  g_assert_null (find_file (&fixture, START_SUFFIX));
  journal_fixture_tear_down (&fixture);
}

static void
test_untitled (void)
{
  JournalFixture fixture;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;

  set_up_small (&fixture, FALSE);
  add_unit (&fixture, "Untitled");
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  g_assert_null (recovered->path);
  g_assert_cmpuint (recovered->n_edits, ==, 1);
  g_assert_cmpstr (alur_document_get_undo_name (recovered->document), ==, "Add unit");
  journal_fixture_tear_down (&fixture);
}

static void
test_undone_to_saved (void)
{
  JournalFixture fixture;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  alur_document_undo (fixture.document);
  g_assert_cmpuint (fixture.n_commits, ==, 2);
  kill_journal (&fixture);
  g_assert_cmpuint (count_found (&fixture), ==, 0);
  g_assert_null (find_file (&fixture, SUFFIX));
  journal_fixture_tear_down (&fixture);
}

/* Only what ends well counts. */
static void
test_rolled_back (void)
{
  JournalFixture fixture;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;
  AlurElement *unit;

  set_up_small (&fixture, TRUE);
  unit = add_unit (&fixture, "A");
  alur_document_begin (fixture.document, "Drag");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NAME, "B");
  alur_document_announce (fixture.document);
  alur_document_begin (fixture.document, "Inner");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_SHORT, "C");
  alur_document_announce (fixture.document);
  alur_document_rollback (fixture.document);
  g_assert_cmpuint (fixture.n_commits, ==, 1);
  alur_document_commit (fixture.document);
  g_assert_cmpuint (fixture.n_commits, ==, 2);
  alur_document_begin (fixture.document, "Dropped");
  alur_document_remove (fixture.document, unit);
  alur_document_announce (fixture.document);
  alur_document_rollback (fixture.document);
  g_assert_cmpuint (fixture.n_commits, ==, 2);
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

static void
wait_for_copy (JournalFixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  for (guint i = 0; i < 6000; i++)
    {
      g_autofree char *copy = find_file (fixture, START_SUFFIX);
      g_autofree char *content = NULL;

      if (copy != NULL && g_file_get_contents (copy, &content, NULL, NULL)
          && strcmp (content, text) == 0)
        return;
      g_usleep (10000);
    }
  g_assert_not_reached ();
}

static void
test_file_changed (void)
{
  JournalFixture fixture;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  expected = alur_writer_write_bytes (fixture.document);
  wait_for_copy (&fixture);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  g_assert_true (recovered->same_file);
  g_clear_pointer (&recovered, alur_journal_recovered_free);

  g_assert_true (g_file_set_contents (fixture.path, "<other/>", -1, NULL));
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  g_assert_cmpstr (recovered->path, ==, fixture.path);
  g_assert_false (recovered->same_file);

  copy = find_file (&fixture, START_SUFFIX);
  g_unlink (copy);
  found = alur_journal_find (fixture.folder);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (alur_journal_found_recover (g_ptr_array_index (found, 0), &error));
  g_assert_nonnull (strstr (error->message, "Judul"));
  journal_fixture_tear_down (&fixture);
}

/* Killed while it was being saved: before and after the file has got its new content. */
static void
test_saving (void)
{
  for (guint renamed = 0; renamed < 2; renamed++)
    for (guint edits_after = 0; edits_after < 2; edits_after++)
      {
        JournalFixture fixture;
        g_autoptr (GBytes) text = NULL;
        g_autoptr (GBytes) expected = NULL;
        g_autofree char *hash = NULL;
        AlurJournalStart start;

        set_up_small (&fixture, TRUE);
        add_unit (&fixture, "A");
        text = alur_writer_write_bytes (fixture.document);
        hash = alur_journal_hash (text);
        start = (AlurJournalStart){ fixture.path, hash, "Judul", text, hash };
        alur_journal_begin_save (fixture.journal, &start);
        if (edits_after > 0)
          {
            add_unit (&fixture, "B");
            alur_document_undo (fixture.document);
            alur_document_undo (fixture.document);
            alur_document_redo (fixture.document);
            add_unit (&fixture, "C");
          }
        if (renamed > 0)
          put_file (fixture.path, text);
        expected = alur_writer_write_bytes (fixture.document);
        kill_journal (&fixture);
        if (renamed > 0 && edits_after == 0)
          g_assert_cmpuint (count_found (&fixture), ==, 0);
        else
          {
            g_autoptr (AlurJournalRecovered) recovered = recover_only (&fixture);

            journal_assert_same (recovered->document, expected);
            g_assert_true (recovered->same_file);
            g_assert_cmpuint (recovered->n_edits, ==,
                              (renamed > 0 ? 0u : 1u) + (edits_after > 0 ? 5u : 0u));
          }
        journal_fixture_tear_down (&fixture);
      }
}

/* Undone while it is being saved to what the file held before: the file is another one after that.
 */
static void
test_undone_while_saving (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autofree char *hash = NULL;
  AlurJournalStart start;

  set_up_small (&fixture, TRUE);
  expected = alur_writer_write_bytes (fixture.document);
  add_unit (&fixture, "A");
  text = alur_writer_write_bytes (fixture.document);
  hash = alur_journal_hash (text);
  start = (AlurJournalStart){ fixture.path, hash, "Judul", text, hash };
  alur_journal_begin_save (fixture.journal, &start);
  alur_document_undo (fixture.document);
  g_assert_cmpuint (alur_document_get_state (fixture.document), ==, fixture.saved);
  put_file (fixture.path, text);
  alur_journal_end_save (fixture.journal, &start);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

static void
save (JournalFixture *fixture)
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (fixture->document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournalStart start = { fixture->path, hash, "Judul", text, hash };

  alur_journal_begin_save (fixture->journal, &start);
  put_file (fixture->path, text);
  alur_journal_end_save (fixture->journal, &start);
  g_assert_null (alur_journal_get_file (fixture->journal));
}

/* What had been deleted when it was saved comes back by undoing; twice saved, it still does. */
static void
test_saved_after_deleting (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  AlurElement *unit;

  set_up_small (&fixture, FALSE);
  unit = add_unit (&fixture, "A");
  alur_document_begin (fixture.document, "Delete");
  alur_document_remove (fixture.document, unit);
  alur_document_commit (fixture.document);
  save (&fixture);
  save (&fixture);
  g_assert_true (alur_document_undo (fixture.document));
  alur_document_begin (fixture.document, "Rename");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NAME, "B");
  alur_document_commit (fixture.document);
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

static void
test_saved (void)
{
  JournalFixture fixture;

  set_up_small (&fixture, FALSE);
  add_unit (&fixture, "A");
  save (&fixture);
  g_assert_null (find_file (&fixture, SUFFIX));
  /* What was made before the journal began comes back into it by undoing. */
  alur_document_undo (fixture.document);
  alur_document_redo (fixture.document);
  add_unit (&fixture, "B");
  {
    g_autoptr (GBytes) expected = alur_writer_write_bytes (fixture.document);
    g_autoptr (AlurJournalRecovered) recovered = NULL;

    kill_journal (&fixture);
    recovered = recover_only (&fixture);
    journal_assert_same (recovered->document, expected);
    g_assert_cmpstr (recovered->path, ==, fixture.path);
  }
  journal_fixture_tear_down (&fixture);
}

static void
test_no_folder (void)
{
  JournalFixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurJournal) journal = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *blocked = NULL;
  AlurJournalStart start;
  AlurCommit commit = { "Nothing", NULL, { NULL, 0 } };

  set_up_small (&fixture, FALSE);
  blocked = g_build_filename (fixture.folder, "no-folder", NULL);
  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  text = alur_writer_write_bytes (fixture.document);
  hash = alur_journal_hash (text);
  start = (AlurJournalStart){ NULL, NULL, "Judul", text, hash };
  journal = alur_journal_new (blocked, fixture.document);
  alur_journal_begin (journal, &start);
  g_assert_false (alur_journal_append (journal, &commit, FALSE, &error));
  g_assert_nonnull (strstr (error->message, "no-folder"));
  g_clear_error (&error);
  /* once */
  g_assert_true (alur_journal_append (journal, &commit, FALSE, &error));
  g_assert_no_error (error);

  /* what could not be written is there as soon as it can be */
  g_unlink (blocked);
  g_assert_true (alur_journal_append (journal, &commit, FALSE, &error));
  g_assert_no_error (error);
  g_free (fixture.folder);
  fixture.folder = g_strdup (blocked);
  alur_journal_free (g_steal_pointer (&journal));
  expected = alur_writer_write_bytes (fixture.document);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  g_assert_cmpuint (recovered->n_edits, ==, 3);
  journal_fixture_tear_down (&fixture);
}

static void
test_vanished (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  g_unlink (alur_journal_get_file (fixture.journal));
  add_unit (&fixture, "B");
  add_unit (&fixture, "C");
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  g_assert_cmpstr (recovered->path, ==, fixture.path);
  g_assert_true (recovered->same_file);
  journal_fixture_tear_down (&fixture);
}

/* The journal goes while the document is being saved, and there is an edit before that has ended:
 * the edit is in no file but in the journal that was begun anew. */
static void
test_vanished_while_saving (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  AlurJournalStart start;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  saved = alur_writer_write_bytes (fixture.document);
  hash = alur_journal_hash (saved);
  start = (AlurJournalStart){ fixture.path, hash, "Judul", saved, hash };
  alur_journal_begin_save (fixture.journal, &start);
  g_unlink (alur_journal_get_file (fixture.journal));
  add_unit (&fixture, "B");
  put_file (fixture.path, saved);
  alur_journal_end_save (fixture.journal, &start);
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

/* What nobody could open again is left, and what came after it; all before that is recovered. */
static void
test_too_large (void)
{
  JournalFixture fixture;
  g_autofree char *endless = g_strnfill (ALUR_READER_MAX_TEXT + 1, 'x');
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;
  AlurElement *unit;

  set_up_small (&fixture, TRUE);
  for (guint i = 0; i < 3; i++)
    unit = add_unit (&fixture, "A");
  expected = alur_writer_write_bytes (fixture.document);
  alur_document_begin (fixture.document, "Note");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NOTE, endless);
  alur_document_commit (fixture.document);
  add_unit (&fixture, "B");
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  g_assert_cmpuint (recovered->n_edits, ==, 3);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 2);
  g_assert_cmpuint (alur_document_get_undo_depth (recovered->document), ==, 3);
  g_assert_null (alur_document_get_redo_name (recovered->document));
  journal_fixture_tear_down (&fixture);
}

/* What holds nothing goes; what might hold something stays until somebody decides. */
static void
test_rubbish (void)
{
  static const char *const contents[]
      = { "", "alu", "alurjn1\n", "alurjn1\n\1\0\0\0\0\0\0\0\0\0\0\0B",
          "something else that is long enough to be a journal" };
  JournalFixture fixture;
  g_autoptr (GPtrArray) found = NULL;

  set_up_small (&fixture, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/1-%u" SUFFIX, fixture.folder, i);

      g_assert_true (g_file_set_contents (path, contents[i], i == 3 ? 21 : -1, NULL));
    }
  found = alur_journal_find (fixture.folder);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    {
      AlurJournalFound *one = g_ptr_array_index (found, i);
      g_autoptr (GError) error = NULL;

      g_assert_false (alur_journal_found_is_readable (one));
      g_assert_cmpstr (alur_journal_found_get_title (one), ==, "");
      g_assert_null (alur_journal_found_get_path (one));
      g_assert_null (alur_journal_found_recover (one, &error));
      g_assert_nonnull (error);
      alur_journal_found_discard (one);
    }
  g_assert_null (find_file (&fixture, SUFFIX));
  journal_fixture_tear_down (&fixture);
}

/* The document was as its file held it when it was read; the file is another one since, or gone. */
static void
test_undone_to_what_is_gone (void)
{
  for (guint gone = 0; gone < 2; gone++)
    {
      JournalFixture fixture;
      g_autoptr (GBytes) expected = NULL;
      g_autoptr (AlurJournalRecovered) recovered = NULL;

      set_up_small (&fixture, TRUE);
      expected = alur_writer_write_bytes (fixture.document);
      add_unit (&fixture, "A");
      alur_document_undo (fixture.document);
      wait_for_copy (&fixture);
      kill_journal (&fixture);
      if (gone > 0)
        g_unlink (fixture.path);
      else
        g_assert_true (g_file_set_contents (fixture.path, "theirs", -1, NULL));
      recovered = recover_only (&fixture);
      journal_assert_same (recovered->document, expected);
      journal_fixture_tear_down (&fixture);
    }
}

/* A document without an edit whose file is no more: it can be kept too. */
static void
test_written_without_an_edit (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;

  set_up_small (&fixture, TRUE);
  expected = alur_writer_write_bytes (fixture.document);
  g_unlink (fixture.path);
  g_assert_true (alur_journal_write (fixture.journal, &error));
  g_assert_no_error (error);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

/* However much is edited, all of it can be read again. */
static void
test_grown (void)
{
  JournalFixture fixture;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autofree char *long_text = g_strnfill (4 << 20, 'x');
  AlurElement *root;

  set_up_small (&fixture, TRUE);
  root = alur_document_get_root (fixture.document);
  for (guint i = 0; i < ALUR_READER_MAX_BYTES >> 22; i++)
    {
      long_text[0] = (char) ('a' + i % 26);
      alur_document_begin (fixture.document, "Long");
      alur_document_set_text (fixture.document, root, ALUR_DOCUMENT_DESCRIPTION, long_text);
      alur_document_commit (fixture.document);
    }
  add_unit (&fixture, "The end");
  expected = alur_writer_write_bytes (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  g_assert_true (alur_document_get_undo_depth (recovered->document) > 0);
  journal_assert_same (recovered->document, expected);
  journal_fixture_tear_down (&fixture);
}

/* One edit, undo or redo; says whether anything was committed. */
static void
step (JournalFixture *fixture, GRand *rand)
{
  guint before = fixture->n_commits;

  while (fixture->n_commits == before)
    {
      gint32 dice = g_rand_int_range (rand, 0, 10);

      /* the first made the document a valid one */
      if (dice < 3 && alur_document_get_undo_depth (fixture->document) > 1)
        alur_document_undo (fixture->document);
      else if (dice < 5)
        alur_document_redo (fixture->document);
      else
        alur_random_edit (rand, fixture->document, ALUR_RANDOM_ALTER);
    }
}

static void
run_sequence (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  JournalFixture fixture = { 0 };
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;

  set_up (&fixture, alur_random_document (rand, (guint) g_rand_int_range (rand, 5, 60)));
  /* a history that the journal does not know, with some of it undone */
  journal_fixture_begin (&fixture, FALSE);
  for (guint i = (guint) g_rand_int_range (rand, 0, 15); i > 0; i--)
    step (&fixture, rand);
  alur_journal_discard (fixture.journal);
  journal_fixture_begin (&fixture, g_rand_boolean (rand));
  for (guint i = (guint) g_rand_int_range (rand, 1, 25); i > 0; i--)
    step (&fixture, rand);
  expected = alur_writer_write_bytes (fixture.document);
  /* so that it counts as unsaved in any case */
  alur_document_begin (fixture.document, "End");
  alur_document_set_text (fixture.document, alur_document_get_root (fixture.document),
                          ALUR_DOCUMENT_AUTHOR, "The end");
  alur_document_commit (fixture.document);
  kill_journal (&fixture);
  recovered = recover_only (&fixture);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
  g_assert_true (alur_document_undo (recovered->document));
  journal_assert_same (recovered->document, expected);
  while (alur_document_undo (recovered->document))
    ;
  journal_fixture_tear_down (&fixture);
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  guint n_sequences = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                     : alur_share_of (DEFAULT_SEQUENCES);
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < n_sequences; i++)
    {
      g_test_message ("sequence %u", seed + i);
      run_sequence (seed + i);
    }
}

/* After each record the document is as it was then, and a record that ends anywhere too early
 * leaves that of the record before. */
static void
test_torn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  JournalFixture fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  set_up (&fixture, alur_random_document (rand, 15));
  journal_fixture_begin (&fixture, FALSE);
  fixture.saved = G_MAXUINT64;
  for (guint i = 0; i < 8; i++)
    {
      GStatBuf status;
      gsize end;

      step (&fixture, rand);
      g_assert_cmpint (g_stat (alur_journal_get_file (fixture.journal), &status), ==, 0);
      end = (gsize) status.st_size;
      g_array_append_val (ends, end);
      g_ptr_array_add (states, alur_writer_write_bytes (fixture.document));
    }
  path = g_strdup (alur_journal_get_file (fixture.journal));
  kill_journal (&fixture);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  g_assert_cmpuint (length, ==, g_array_index (ends, gsize, 7));
  for (gsize cut = g_array_index (ends, gsize, 0); cut <= length; cut++)
    {
      g_autoptr (AlurJournalRecovered) recovered = NULL;
      guint n_whole = 0;

      /* every byte of the last record, some of the others */
      if (cut < g_array_index (ends, gsize, 6) && g_rand_int_range (rand, 0, 20) > 0)
        continue;
      while (n_whole < 8 && g_array_index (ends, gsize, n_whole) <= cut)
        n_whole++;
      g_assert_true (g_file_set_contents (path, whole, (gssize) cut, NULL));
      recovered = recover_only (&fixture);
      g_assert_cmpuint (recovered->n_edits, ==, n_whole);
      g_assert_true (recovered->damaged == (g_array_index (ends, gsize, n_whole - 1) != cut));
      journal_assert_same (recovered->document, g_ptr_array_index (states, n_whole - 1));
    }
  journal_fixture_tear_down (&fixture);
}

/* A byte that is another ends the journal there, and nothing worse. */
static void
test_flipped (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  JournalFixture fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  set_up (&fixture, alur_random_document (rand, 15));
  journal_fixture_begin (&fixture, FALSE);
  fixture.saved = G_MAXUINT64;
  for (guint i = 0; i < 8; i++)
    step (&fixture, rand);
  path = g_strdup (alur_journal_get_file (fixture.journal));
  kill_journal (&fixture);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *spoilt = g_memdup2 (whole, length);
      g_autoptr (GPtrArray) found = NULL;
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

      spoilt[at] = (char) (spoilt[at] ^ (1 << g_rand_int_range (rand, 0, 8)));
      g_assert_true (g_file_set_contents (path, spoilt, (gssize) length, NULL));
      found = alur_journal_find (fixture.folder);
      for (guint j = 0; j < found->len; j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (AlurJournalRecovered) recovered
              = alur_journal_found_recover (g_ptr_array_index (found, j), &error);

          g_assert_true (recovered != NULL || error != NULL);
          g_assert_true (recovered == NULL || recovered->n_edits < 8);
        }
      g_assert_cmpuint (found->len, ==, 1);
    }
  journal_fixture_tear_down (&fixture);
}

/* A value that no file may have, as another version of the program may have written it: what
 * stands before it comes back, and the document that comes back can be opened again. */
static void
test_value_of_no_file (void)
{
  JournalFixture fixture;
  AlurElement *stage;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  set_up_small (&fixture, TRUE);
  add_unit (&fixture, "A");
  before = alur_writer_write_bytes (fixture.document);
  stage = alur_document_get_stage (fixture.document, NULL);
  alur_document_begin (fixture.document, "Wrong");
  alur_document_set_date (fixture.document, stage, ALUR_STAGE_DATE, 20241628);
  alur_document_commit (fixture.document);
  kill_journal (&fixture);
  {
    AlurJournalRecovered *recovered = recover_only (&fixture);
    g_autoptr (AlurDocument) again = NULL;

    g_assert_cmpuint (recovered->n_edits, ==, 1);
    g_assert_cmpuint (recovered->n_edits_missed, ==, 1);
    journal_assert_same (recovered->document, before);
    after = alur_writer_write_bytes (recovered->document);
    again = alur_reader_read_bytes (after, "again", NULL, &error);
    g_assert_no_error (error);
    alur_journal_recovered_free (recovered);
  }
  journal_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/nothing-before-an-edit", test_nothing_before_an_edit);
  g_test_add_func ("/journal/living", test_living);
  g_test_add_func ("/journal/locked-by-finder", test_locked_by_finder);
  g_test_add_func ("/journal/untitled", test_untitled);
  g_test_add_func ("/journal/undone-to-saved", test_undone_to_saved);
  g_test_add_func ("/journal/rolled-back", test_rolled_back);
  g_test_add_func ("/journal/file-changed", test_file_changed);
  g_test_add_func ("/journal/saving", test_saving);
  g_test_add_func ("/journal/undone-while-saving", test_undone_while_saving);
  g_test_add_func ("/journal/saved-after-deleting", test_saved_after_deleting);
  g_test_add_func ("/journal/saved", test_saved);
  g_test_add_func ("/journal/no-folder", test_no_folder);
  g_test_add_func ("/journal/vanished", test_vanished);
  g_test_add_func ("/journal/vanished-while-saving", test_vanished_while_saving);
  g_test_add_func ("/journal/too-large", test_too_large);
  g_test_add_func ("/journal/rubbish", test_rubbish);
  g_test_add_func ("/journal/undone-to-what-is-gone", test_undone_to_what_is_gone);
  g_test_add_func ("/journal/written-without-an-edit", test_written_without_an_edit);
  g_test_add_func ("/journal/grown", test_grown);
  g_test_add_func ("/journal/torn", test_torn);
  g_test_add_func ("/journal/flipped", test_flipped);
  g_test_add_func ("/journal/value-of-no-file", test_value_of_no_file);
  g_test_add_func ("/journal/random", test_random);
  return g_test_run ();
}
