/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What had been removed when the document was read or saved comes back by undoing and redoing, and
 * its journal tells what it is then: however a program goes on from there, and wherever it is
 * killed, the last edit that is whole is recovered. */

#include "alur-journal-private.h"
#include "journal-fixture.h"

#include "alur-edit.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define N_SEQUENCES 20
#define N_STEPS 30

/* --- What a killed program leaves --------------------------------------------------------------
 */

static char *
copy_to (const char *folder, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  if (g_file_get_contents (path, &content, &length, NULL))
    journal_put_file (copy, content, length);
  return copy;
}

static char *
dup_start_of (const char *journal)
{
  g_autofree char *stem = g_strndup (journal, strlen (journal) - strlen (ALUR_JOURNAL_SUFFIX));

  return g_strconcat (stem, ALUR_JOURNAL_START_SUFFIX, NULL);
}

/* What is recovered from the only journal in @folder; NULL when there is none. */
static AlurJournalRecovered *
recover_only (const char *folder)
{
  g_autoptr (GPtrArray) found = alur_journal_find (folder);
  g_autoptr (GError) error = NULL;
  AlurJournalRecovered *recovered;

  if (found->len == 0)
    return NULL;
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  return recovered;
}

static void
assert_holds (const char *path, GBytes *expected)
{
  g_autoptr (GBytes) found = NULL;
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  found = g_bytes_new_take (content, length);
  g_assert_true (g_bytes_equal (found, expected));
}

/* Killed now, the program leaves a copy of what lies there; all of it is recovered, can be undone
 * and done again, unless the file has it. */
static void
assert_recovers (JournalFixture *fixture)
{
  const char *journal = alur_journal_get_file (fixture->journal);
  g_autofree char *folder = g_dir_make_tmp ("alur-killed-XXXXXX", NULL);
  g_autofree char *start = dup_start_of (journal);
  g_autofree char *copy = copy_to (folder, journal);
  g_autofree char *start_copy = copy_to (folder, start);
  g_autoptr (GBytes) expected = alur_writer_write_bytes (fixture->document);
  g_autoptr (AlurJournalRecovered) recovered = recover_only (folder);

  if (recovered != NULL)
    {
      g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
      g_assert_false (recovered->damaged);
      journal_assert_same (recovered->document, expected);
      while (alur_document_undo (recovered->document))
        ;
      while (alur_document_redo (recovered->document))
        ;
      journal_assert_same (recovered->document, expected);
    }
  else
    assert_holds (fixture->path, expected);
  g_unlink (copy);
  g_unlink (start_copy);
  g_rmdir (folder);
}

/* --- What is done ------------------------------------------------------------------------------
 */

/* @ends: whether the file gets its new content; @between: (nullable): what is done meanwhile */
static void
save (JournalFixture *fixture, gboolean ends, gboolean (*between) (AlurDocument *))
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (fixture->document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournalStart start = { fixture->path, hash, "Judul", text, hash };

  alur_journal_begin_save (fixture->journal, &start);
  if (between != NULL)
    between (fixture->document);
  if (ends)
    journal_put_file (fixture->path, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  alur_journal_end_save (fixture->journal, ends ? &start : NULL);
}

static void
put_title (JournalFixture *fixture, const char *title)
{
  alur_document_begin (fixture->document, "Title");
  alur_document_set_text (fixture->document, alur_document_get_root (fixture->document),
                          ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (fixture->document);
}

/* How many records of removed elements there are, in all that the journal has. */
static guint
count_removed (const char *journal)
{
  g_autofree char *data = NULL;
  gsize length, at = ALUR_JOURNAL_MAGIC_LENGTH;
  guint n_removed = 0;

  if (!g_file_get_contents (journal, &data, &length, NULL))
    return 0;
  while (at + ALUR_JOURNAL_HEAD_LENGTH < length)
    {
      AlurJournalCursor head = { (const guint8 *) data + at, 4, 0, FALSE };

      n_removed += data[at + ALUR_JOURNAL_HEAD_LENGTH] == ALUR_JOURNAL_REMOVED ? 1 : 0;
      at += ALUR_JOURNAL_HEAD_LENGTH + alur_journal_read_fixed (&head, 4);
    }
  return n_removed;
}

/* --- Entries of the history --------------------------------------------------------------------
 */

static const char text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alur xmlns=\"urn:alur:document:1\" xmlns:x=\"urn:x\" version=\"1.0\" title=\"Judul\">\n"
      "  <functions>\n"
      "    <function id=\"f1\" name=\"Kesehatan\"/>\n"
      "  </functions>\n"
      "  <stage id=\"g1\" kind=\"current\">\n"
      "    <organisation>\n"
      "      <unit id=\"u1\" name=\"Dinas\" x:kept=\"yes\">\n"
      "        <authority id=\"a1\" function=\"f1\" role=\"implementer\"/>\n"
      "        <position id=\"p1\" name=\"Analis\" headcount=\"3\">\n"
      "          <duty name=\"Memeriksa berkas\"/>\n"
      "        </position>\n"
      "        <x:more>1 &lt; 2</x:more>\n"
      "      </unit>\n"
      "      <unit id=\"u2\" name=\"Bidang\" parent=\"u1\"/>\n"
      "      <unit id=\"u3\" name=\"Loket\"/>\n"
      "    </organisation>\n"
      "  </stage>\n"
      "</alur>\n";

static AlurElement *
find (AlurDocument *document, const char *id)
{
  AlurElement *element
      = alur_document_lookup (document, alur_document_get_stage (document, NULL), id);

  g_assert_nonnull (element);
  return element;
}

static void
delete_unit (AlurDocument *document)
{
  AlurElement *unit = find (document, "u1");

  alur_edit_delete (document, &unit, 1);
}

static void
delete_function (AlurDocument *document)
{
  AlurElement *function = find (document, "f1");

  alur_edit_delete (document, &function, 1);
}

static void
remove_unit (AlurDocument *document)
{
  alur_document_unset (document, find (document, "u2"), ALUR_UNIT_PARENT);
  alur_document_remove (document, find (document, "u1"));
}

static void
set_and_remove (AlurDocument *document)
{
  AlurElement *unit = find (document, "u1");

  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "Badan");
  alur_document_set_number (document, find (document, "p1"), ALUR_POSITION_HEADCOUNT, 4);
  alur_document_add_foreign (document, unit, "x:new", "1");
  remove_unit (document);
}

/* What was in it, before it. */
static void
remove_inner_first (AlurDocument *document)
{
  alur_document_remove (document, find (document, "p1")->first_child);
  alur_document_remove (document, find (document, "p1"));
  remove_unit (document);
}

/* A new one that takes another in, and both go. */
static void
move_into_and_remove (AlurDocument *document)
{
  AlurElement *organisation
      = alur_document_get_organisation (document, alur_document_get_stage (document, NULL));
  AlurElement *unit = alur_document_insert (document, organisation, ALUR_KIND_UNIT, "u9", NULL);

  alur_document_move (document, find (document, "p1"), unit, NULL);
  alur_document_set_text (document, find (document, "p1"), ALUR_POSITION_NAME, "Penata");
  alur_document_remove (document, unit);
}

/* Out of one that goes, into one that goes too. */
static void
move_between_and_remove (AlurDocument *document)
{
  alur_document_move (document, find (document, "p1"), find (document, "u2"), NULL);
  remove_unit (document);
  alur_document_remove (document, find (document, "u2"));
}

static void
remove_stage (AlurDocument *document)
{
  AlurElement *stage = alur_edit_add_stage (document, alur_document_get_stage (document, NULL),
                                            ALUR_STAGE_TARGET, "Rencana");

  alur_document_remove (document, stage);
}

static void
add_stage (AlurDocument *document)
{
  alur_edit_add_stage (document, alur_document_get_stage (document, NULL), ALUR_STAGE_TARGET,
                       "Rencana");
}

typedef struct
{
  const char *name;
  void (*edit) (AlurDocument *document);
  gboolean added; /* what is not in the document when it has been undone */
} Entry;

static const Entry entries[] = {
  { "delete-unit", delete_unit, FALSE },        { "delete-function", delete_function, FALSE },
  { "set-and-remove", set_and_remove, FALSE },  { "inner-first", remove_inner_first, FALSE },
  { "move-into", move_into_and_remove, FALSE }, { "move-between", move_between_and_remove, FALSE },
  { "stage-gone", remove_stage, FALSE },        { "stage", add_stage, TRUE }
};

static AlurDocument *
read_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  AlurDocument *document = alur_reader_read_bytes (bytes, "text", NULL, NULL);

  g_assert_nonnull (document);
  return document;
}

/* Each kind of entry comes back after the document was saved; so it does after each further save,
 * in the midst of one, and after one that failed. */
static void
test_entry (gconstpointer data)
{
  const Entry *entry = data;
  gboolean (*const back) (AlurDocument *) = entry->added ? alur_document_redo : alur_document_undo;
  gboolean (*const again) (AlurDocument *) = entry->added ? alur_document_undo : alur_document_redo;

  for (guint how = 0; how < 4; how++)
    {
      JournalFixture fixture;

      journal_fixture_set_up (&fixture, read_document ());
      journal_fixture_begin (&fixture, TRUE);
      alur_document_begin (fixture.document, "Edit");
      entry->edit (fixture.document);
      alur_document_commit (fixture.document);
      if (entry->added)
        alur_document_undo (fixture.document);
      save (&fixture, how != 1, how == 2 ? back : NULL);
      if (how == 3)
        save (&fixture, FALSE, NULL);
      if (how != 2)
        g_assert_true (back (fixture.document));
      assert_recovers (&fixture);
      g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 1);
      g_assert_true (again (fixture.document));
      assert_recovers (&fixture);
      g_assert_true (back (fixture.document));
      assert_recovers (&fixture);
      /* what is known is not told again */
      g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 1);
      put_title (&fixture, "Baru");
      assert_recovers (&fixture);
      journal_fixture_tear_down (&fixture);
    }
}

/* Entries that came one after the other come back so, each with what it removed, and one that was
 * several edits at once. */
static void
test_steps (void)
{
  JournalFixture fixture;

  journal_fixture_set_up (&fixture, read_document ());
  alur_document_begin (fixture.document, "Delete");
  alur_document_remove (fixture.document, find (fixture.document, "p1"));
  alur_document_commit (fixture.document);
  for (guint i = 0; i < 2; i++)
    {
      alur_document_begin_coalescing (fixture.document, "Delete", "tag");
      alur_document_remove (fixture.document, find (fixture.document, i == 0 ? "a1" : "u3"));
      alur_document_commit (fixture.document);
    }
  alur_document_begin (fixture.document, "Delete");
  delete_unit (fixture.document);
  alur_document_commit (fixture.document);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 3);
  journal_fixture_begin (&fixture, FALSE);
  for (guint i = 1; i <= 3; i++)
    {
      g_assert_true (alur_document_undo (fixture.document));
      assert_recovers (&fixture);
      g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, i);
    }
  while (alur_document_redo (fixture.document))
    assert_recovers (&fixture);
  journal_fixture_tear_down (&fixture);
}

/* What the records of a failed save do not know, those before it do: it stays what it was. */
static void
test_told_twice (void)
{
  JournalFixture fixture;
  g_autoptr (AlurJournalRecovered) recovered = NULL;

  journal_fixture_set_up (&fixture, read_document ());
  journal_fixture_begin (&fixture, TRUE);
  alur_document_begin (fixture.document, "Edit");
  set_and_remove (fixture.document);
  alur_document_commit (fixture.document);
  save (&fixture, FALSE, NULL);
  alur_document_undo (fixture.document);
  g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 1);
  assert_recovers (&fixture);
  g_clear_pointer (&fixture.journal, alur_journal_free);
  recovered = recover_only (fixture.folder);
  g_assert_cmpuint (recovered->n_edits, ==, 2);
  g_clear_object (&fixture.document);
  fixture.document = g_object_ref (recovered->document);
  journal_fixture_tear_down (&fixture);
}

/* What was told before a save, and came back, changed and went again, is told as it is now. */
static void
test_told_anew (void)
{
  JournalFixture fixture;

  journal_fixture_set_up (&fixture, read_document ());
  alur_document_begin (fixture.document, "Delete");
  delete_unit (fixture.document);
  alur_document_commit (fixture.document);
  journal_fixture_begin (&fixture, TRUE);
  alur_document_undo (fixture.document);
  alur_document_begin (fixture.document, "Rename");
  alur_document_set_text (fixture.document, find (fixture.document, "u1"), ALUR_UNIT_NAME, "Badan");
  alur_document_commit (fixture.document);
  alur_document_begin (fixture.document, "Delete");
  delete_unit (fixture.document);
  alur_document_commit (fixture.document);
  save (&fixture, TRUE, alur_document_undo);
  g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 2);
  assert_recovers (&fixture);
  journal_fixture_tear_down (&fixture);
}

/* --- Damage -------------------------------------------------------------------------------------
 */

#define N_STATES 4u

/* What a killed program has left, and its document after each of the last edits. */
typedef struct
{
  char *path;
  char *whole;
  gsize length;
  gsize ends[N_STATES];
  GBytes *states[N_STATES];
} Left;

static void
edit_back (JournalFixture *fixture, guint index)
{
  if (index == 1 || index == 2)
    g_assert_true (alur_document_undo (fixture->document));
  else
    put_title (fixture, index == 0 ? "A" : "B");
  if (index == 0) /* which is to be undone first */
    g_assert_true (alur_document_undo (fixture->document));
}

static void
leave_journal (JournalFixture *fixture, Left *left)
{
  journal_fixture_set_up (fixture, read_document ());
  for (guint i = 0; i < 2; i++)
    {
      alur_document_begin (fixture->document, "Edit");
      (i == 0 ? delete_function : set_and_remove) (fixture->document);
      alur_document_commit (fixture->document);
    }
  journal_fixture_begin (fixture, FALSE);
  for (guint i = 0; i < N_STATES; i++)
    {
      GStatBuf status;

      edit_back (fixture, i);
      g_assert_cmpint (g_stat (alur_journal_get_file (fixture->journal), &status), ==, 0);
      left->ends[i] = (gsize) status.st_size;
      left->states[i] = alur_writer_write_bytes (fixture->document);
    }
  left->path = g_strdup (alur_journal_get_file (fixture->journal));
  g_assert_cmpuint (count_removed (left->path), ==, 2);
  g_clear_pointer (&fixture->journal, alur_journal_free);
  g_assert_true (g_file_get_contents (left->path, &left->whole, &left->length, NULL));
  g_assert_cmpuint (left->length, ==, left->ends[N_STATES - 1]);
}

/* Recovers what is whole up to @at. */
static void
assert_recovers_to (JournalFixture *fixture, const Left *left, gsize at)
{
  g_autoptr (AlurJournalRecovered) recovered = recover_only (fixture->folder);
  guint n_whole = 0;

  while (n_whole < N_STATES && left->ends[n_whole] <= at)
    n_whole++;
  g_assert_nonnull (recovered);
  g_assert_cmpuint (recovered->n_edits, ==, n_whole + 1);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
  journal_assert_same (recovered->document, left->states[n_whole - 1]);
}

static void
left_clear (Left *left)
{
  for (guint i = 0; i < N_STATES; i++)
    g_bytes_unref (left->states[i]);
  g_free (left->whole);
  g_free (left->path);
}

/* Where a record of removed elements is torn, and where it is whole and the edit after it is not,
 * there is what was before both. */
static void
test_cut (void)
{
  JournalFixture fixture;
  Left left;

  leave_journal (&fixture, &left);
  for (gsize cut = left.ends[0]; cut <= left.length; cut++)
    {
      journal_put_file (left.path, left.whole, cut);
      assert_recovers_to (&fixture, &left, cut);
    }
  left_clear (&left);
  journal_fixture_tear_down (&fixture);
}

/* So it is where any bit is another. */
static void
test_flipped (void)
{
  JournalFixture fixture;
  Left left;

  leave_journal (&fixture, &left);
  for (gsize bit = 8 * left.ends[0]; bit < 8 * left.length; bit++)
    {
      g_autofree char *spoilt = g_memdup2 (left.whole, left.length);

      spoilt[bit / 8] = (char) (spoilt[bit / 8] ^ (1 << bit % 8));
      journal_put_file (left.path, spoilt, left.length);
      assert_recovers_to (&fixture, &left, bit / 8);
    }
  left_clear (&left);
  journal_fixture_tear_down (&fixture);
}

/* A disk that is full when something comes back: all is written as soon as there is room. */
static void
test_full (void)
{
  for (guint more = 0; more < 200; more += 33)
    {
      JournalFixture fixture;
      GStatBuf status;
      struct rlimit old, little;

      journal_fixture_set_up (&fixture, read_document ());
      alur_document_begin (fixture.document, "Edit");
      set_and_remove (fixture.document);
      alur_document_commit (fixture.document);
      journal_fixture_begin (&fixture, TRUE);
      put_title (&fixture, "A");
      alur_document_undo (fixture.document);
      g_assert_cmpint (g_stat (alur_journal_get_file (fixture.journal), &status), ==, 0);
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
      little = (struct rlimit){ (rlim_t) status.st_size + more, old.rlim_max };
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
      fixture.full = TRUE;
      g_assert_true (alur_document_undo (fixture.document));
      g_assert_false (fixture.full);
      g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 0);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
      g_assert_true (alur_document_redo (fixture.document));
      g_assert_cmpuint (count_removed (alur_journal_get_file (fixture.journal)), ==, 1);
      assert_recovers (&fixture);
      g_assert_true (alur_document_undo (fixture.document));
      assert_recovers (&fixture);
      journal_fixture_tear_down (&fixture);
    }
}

/* --- An old journal ----------------------------------------------------------------------------
 */

/* What a program of version 0.1 has left: the text that it started from, a NUL, and the journal, in
 * which the base has all that could come back. There undoing brought two units back, and one got
 * another name. */
static void
test_old (void)
{
  g_autofree char *from
      = g_test_build_filename (G_TEST_DIST, "data", "journals", "removed-in-base", NULL);
  g_autofree char *folder = g_dir_make_tmp ("alur-old-XXXXXX", NULL);
  g_autofree char *journal = g_build_filename (folder, "1" ALUR_JOURNAL_SUFFIX, NULL);
  g_autofree char *start = dup_start_of (journal);
  g_autofree char *data = NULL;
  gsize length, text_length;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) start_text = NULL;
  AlurDocument *document;

  g_assert_true (g_file_get_contents (from, &data, &length, NULL));
  text_length = strlen (data);
  start_text = g_bytes_new (data, text_length);
  journal_put_file (start, data, text_length);
  journal_put_file (journal, data + text_length + 1, length - text_length - 1);
  g_assert_cmpuint (count_removed (journal), ==, 0);
  recovered = recover_only (folder);
  document = recovered->document;
  g_assert_cmpuint (recovered->n_edits, ==, 2);
  g_assert_false (recovered->damaged);
  g_assert_cmpstr (alur_element_get_text (find (document, "u1"), ALUR_UNIT_NAME), ==,
                   "Dinas Kesehatan");
  g_assert_true (alur_document_undo (document));
  {
    g_autoptr (AlurDocument) expected = read_document ();
    g_autoptr (GBytes) expected_bytes = NULL;

    alur_document_begin (expected, "Rename");
    alur_document_set_text (expected, find (expected, "u3"), ALUR_UNIT_NAME, "Loket A");
    alur_document_commit (expected);
    expected_bytes = alur_writer_write_bytes (expected);
    journal_assert_same (document, expected_bytes);
  }
  g_assert_true (alur_document_undo (document));
  journal_assert_same (document, start_text);
  g_assert_false (alur_document_undo (document));
  g_unlink (journal);
  g_unlink (start);
  g_rmdir (folder);
}

/* --- By chance ----------------------------------------------------------------------------------
 */

/* The program was killed, and the next goes on with what it has left. */
static void
start_again (JournalFixture *fixture, GRand *rand)
{
  g_autofree char *title = g_strdup_printf ("Judul %u", g_rand_int (rand));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  AlurJournalStart start;
  g_autoptr (GError) error = NULL;

  /* so that there is something that is not in the file */
  put_title (fixture, title);
  g_signal_handlers_disconnect_by_data (fixture->document, fixture);
  g_clear_pointer (&fixture->journal, alur_journal_free);
  found = alur_journal_find (fixture->folder);
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->document);
  fixture->document = g_object_ref (recovered->document);
  fixture->journal = alur_journal_new (fixture->folder, fixture->document);
  bytes = alur_writer_write_bytes (fixture->document);
  hash = alur_journal_hash (bytes);
  start = (AlurJournalStart){ fixture->path, recovered->file_hash, "Judul", bytes, hash };
  alur_journal_begin (fixture->journal, &start);
  alur_journal_take_over (fixture->journal, g_ptr_array_index (found, 0), FALSE);
  g_assert_true (alur_journal_write (fixture->journal, &error));
  journal_fixture_listen (fixture);
}

static void
walk_history (JournalFixture *fixture, GRand *rand, gboolean (*go) (AlurDocument *))
{
  /* the first made the document a valid one */
  for (guint i = (guint) g_rand_int_range (rand, 1, 6); i > 0; i--)
    if (go == alur_document_redo || alur_document_get_undo_depth (fixture->document) > 1)
      go (fixture->document);
}

static gboolean
undo_some (AlurDocument *document)
{
  return alur_document_get_undo_depth (document) > 1 && alur_document_undo (document);
}

static void
step (JournalFixture *fixture, GRand *rand)
{
  static gboolean (*const between[]) (AlurDocument *) = { NULL, undo_some, alur_document_redo };
  const char *journal = alur_journal_get_file (fixture->journal);
  gint32 dice = g_rand_int_range (rand, 0, 20);

  if (dice < 5)
    walk_history (fixture, rand, alur_document_undo);
  else if (dice < 8)
    walk_history (fixture, rand, alur_document_redo);
  else if (dice < 12)
    save (fixture, dice < 10, between[g_rand_int_range (rand, 0, G_N_ELEMENTS (between))]);
  else if (dice == 12 && journal != NULL)
    g_unlink (journal); /* the next edit begins anew */
  else if (dice == 13 && journal != NULL && g_file_test (journal, G_FILE_TEST_EXISTS))
    start_again (fixture, rand);
  else
    alur_random_edit (rand, fixture->document, ALUR_RANDOM_ALTER);
}

static guint
run_sequence (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  JournalFixture fixture;
  guint n_removed = 0;

  g_test_message ("sequence %u", seed);
  journal_fixture_set_up (&fixture,
                          alur_random_document (rand, (guint) g_rand_int_range (rand, 5, 40)));
  for (guint i = (guint) g_rand_int_range (rand, 0, 20); i > 0; i--)
    alur_random_edit (rand, fixture.document, ALUR_RANDOM_ALTER);
  journal_fixture_begin (&fixture, g_rand_boolean (rand));
  for (guint i = 0; i < N_STEPS; i++)
    {
      const char *journal;

      step (&fixture, rand);
      journal = alur_journal_get_file (fixture.journal);
      if (journal == NULL || !g_file_test (journal, G_FILE_TEST_EXISTS))
        continue;
      assert_recovers (&fixture);
      n_removed += count_removed (journal);
    }
  journal_fixture_tear_down (&fixture);
  return n_removed;
}

static void
test_random (void)
{
  guint32 seed = alur_random_seed ();
  guint n_removed = 0;

  for (guint i = 0; i < alur_share_of (N_SEQUENCES); i++)
    n_removed += run_sequence (seed + i);
  g_test_message ("%u records of removed elements were read", n_removed);
  g_assert_cmpuint (n_removed, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strconcat ("/journal-brought-back/", entries[i].name, NULL);

      g_test_add_data_func (path, &entries[i], test_entry);
    }
  g_test_add_func ("/journal-brought-back/steps", test_steps);
  g_test_add_func ("/journal-brought-back/told-twice", test_told_twice);
  g_test_add_func ("/journal-brought-back/told-anew", test_told_anew);
  g_test_add_func ("/journal-brought-back/cut", test_cut);
  g_test_add_func ("/journal-brought-back/flipped", test_flipped);
  g_test_add_func ("/journal-brought-back/full", test_full);
  g_test_add_func ("/journal-brought-back/old", test_old);
  g_test_add_func ("/journal-brought-back/random", test_random);
  return g_test_run ();
}
