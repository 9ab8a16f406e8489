/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage that was made of another one stands in the journal as that, and not as all its elements:
 * it comes back with all that was done in it, and nothing comes of one that is forged. */

#include "alur-edit.h"
#include "alur-journal-private.h"
#include "journal-fixture.h"
#include "alur-random.h"
#include "alur-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_DOCUMENTS 40
#define N_EDITS 6 /* before and after */

static void
set_up (JournalFixture *self, AlurDocument *document)
{
  journal_fixture_set_up (self, document);
  journal_fixture_begin (self, FALSE);
}

static void
tear_down (JournalFixture *self)
{
  alur_journal_discard (self->journal);
  journal_fixture_tear_down (self);
}

static gsize
get_length (JournalFixture *self)
{
  const char *path = alur_journal_get_file (self->journal);
  GStatBuf status;

  return path != NULL && g_stat (path, &status) == 0 ? (gsize) status.st_size : 0;
}

/* What the journal has by now, read by somebody who does not wait for its owner. */
static void
assert_recovered (JournalFixture *self)
{
  g_autofree char *folder = g_dir_make_tmp ("alur-stage-again-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "1-00000001" ALUR_JOURNAL_SUFFIX, NULL);
  g_autofree char *start_path
      = g_build_filename (folder, "1-00000001" ALUR_JOURNAL_START_SUFFIX, NULL);
  g_autofree char *stem
      = g_strndup (alur_journal_get_file (self->journal),
                   strlen (alur_journal_get_file (self->journal)) - strlen (ALUR_JOURNAL_SUFFIX));
  g_autofree char *stem_start = g_strconcat (stem, ALUR_JOURNAL_START_SUFFIX, NULL);
  g_autofree char *records = NULL;
  g_autofree char *text = NULL;
  gsize n_records, n_text;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = alur_writer_write_bytes (self->document);

  g_assert_true (
      g_file_get_contents (alur_journal_get_file (self->journal), &records, &n_records, NULL));
  g_assert_true (g_file_get_contents (stem_start, &text, &n_text, NULL));
  g_assert_true (g_file_set_contents (path, records, (gssize) n_records, NULL));
  g_assert_true (g_file_set_contents (start_path, text, (gssize) n_text, NULL));
  found = alur_journal_find (folder);
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  g_assert_false (recovered->damaged);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
  journal_assert_same (recovered->document, expected);
  g_unlink (path);
  g_unlink (start_path);
  g_rmdir (folder);
}

static AlurElement *
make_stage (AlurDocument *document)
{
  AlurElement *last = alur_document_get_last_stage (document);
  AlurElement *before = last;

  if (alur_element_get_word (last, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    before = alur_element_previous (last, ALUR_KIND_STAGE);
  return alur_edit_add_stage (document, before, ALUR_STAGE_INTERIM, "Stage");
}

/* One, one more of that with an edit in each, in one transaction; undone, done again, and edited.
 */
static void
test_comes_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      JournalFixture fixture;
      AlurElement *first;

      set_up (&fixture, alur_random_document (rand, 30));
      for (guint k = 0; k < N_EDITS; k++)
        alur_random_edit (rand, fixture.document, ALUR_RANDOM_ALTER);
      alur_document_begin (fixture.document, "Stages");
      first = make_stage (fixture.document);
      alur_random_edit (rand, fixture.document, ALUR_RANDOM_ALTER);
      if (alur_element_is_in_document (first)) /* the edit may have deleted it */
        alur_edit_add_stage (fixture.document, first, ALUR_STAGE_INTERIM, "Another");
      alur_random_edit (rand, fixture.document, ALUR_RANDOM_ALTER);
      alur_document_commit (fixture.document);
      assert_recovered (&fixture);
      alur_document_undo (fixture.document);
      assert_recovered (&fixture);
      alur_document_redo (fixture.document);
      assert_recovered (&fixture);
      for (guint k = 0; k < N_EDITS; k++)
        alur_random_edit (rand, fixture.document, ALUR_RANDOM_ALTER);
      assert_recovered (&fixture);
      tear_down (&fixture);
    }
}

static AlurDocument *
make_document (guint n_units)
{
  AlurDocument *document = alur_edit_new_document ("en");
  AlurElement *organisation
      = alur_document_get_organisation (document, alur_document_get_stage (document, NULL));

  alur_document_begin (document, "Units");
  for (guint i = 0; i < n_units; i++)
    alur_document_insert (document, organisation, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_commit (document);
  return document;
}

static void
add_stage (JournalFixture *self)
{
  alur_document_begin (self->document, "Stage");
  make_stage (self->document);
  alur_document_commit (self->document);
}

/* However large it is. */
static void
test_is_short (void)
{
  JournalFixture fixture;
  gsize before;

  set_up (&fixture, make_document (2000));
  add_stage (&fixture);
  before = get_length (&fixture);
  add_stage (&fixture);
  g_assert_cmpuint (get_length (&fixture) - before, <, 200);
  assert_recovered (&fixture);
  tear_down (&fixture);
}

static void
encode_cb (AlurDocument *document, const AlurCommit *commit, AlurJournalEncoder *encoder)
{
  guint length = encoder->bytes->len;
  gboolean has_room = encoder->n_copied <= ALUR_JOURNAL_MOST_COPIED - 5;

  g_assert_cmpint (alur_journal_encoder_commit (encoder, document, commit, 0), ==, has_room);
  g_assert_cmpint (encoder->bytes->len > length, ==, has_room);
}

/* More copies than their reader would make are not told: the journal begins anew then. */
static void
test_most (void)
{
  g_autoptr (AlurDocument) document = make_document (3);
  g_autoptr (GBytes) text = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (text);
  AlurJournalStart start = { NULL, NULL, "Judul", text, hash };
  AlurJournalEncoder encoder = { 0 };

  alur_journal_encoder_init (&encoder);
  alur_journal_encoder_base (&encoder, document, &start);
  g_signal_connect (document, "committed", G_CALLBACK (encode_cb), &encoder);
  encoder.n_copied = ALUR_JOURNAL_MOST_COPIED - 5;
  for (guint i = 0; i < 2; i++)
    {
      alur_document_begin (document, "Stage");
      make_stage (document);
      alur_document_commit (document);
    }
  g_assert_cmpuint (encoder.n_copied, ==, ALUR_JOURNAL_MOST_COPIED);
  alur_journal_encoder_restart (&encoder);
  g_assert_cmpuint (encoder.n_copied, ==, 0);
  g_signal_handlers_disconnect_by_data (document, &encoder);
  alur_journal_encoder_clear (&encoder);
}

/* --- Forged ----------------------------------------------------------------------------------- */

/* A COMMIT with a copy; numbers are less than 128. */
static GByteArray *
forge (const char *id, guint8 serial, guint8 source, guint8 n_elements)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 head[] = { 0, 0, ALUR_JOURNAL_COPY, serial, (guint8) (strlen (id) + 1) };
  guint8 rest[] = { source, n_elements };

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, (const guint8 *) id, (guint) strlen (id));
  g_byte_array_append (bytes, rest, sizeof rest);
  return bytes;
}

static gboolean
replay (AlurJournalReplay *self, const GByteArray *bytes)
{
  AlurJournalCursor cursor = { bytes->data, bytes->len, 0, FALSE };

  return alur_journal_replay_commit (self, &cursor);
}

static void
test_forged (void)
{
  g_autoptr (AlurDocument) document = make_document (3);
  g_autoptr (GHashTable) elements = g_hash_table_new (NULL, NULL);
  AlurJournalReplay self = { document, elements, 0 };
  static const struct
  {
    const char *id;
    guint8 serial, source, n_elements;
    gboolean may_be;
  } copies[] = {
    { "st9", 60, 1, 5, TRUE },  { "st8", 70, 1, 5, TRUE },
    { "st7", 60, 1, 5, FALSE }, /* serials that others have */
    { "st7", 66, 1, 5, FALSE }, { "st7", 80, 1, 4, FALSE },
    { "st7", 80, 1, 6, FALSE }, { "st7", 80, 1, 0, FALSE },
    { "st7", 80, 2, 5, FALSE }, /* no stage */
    { "st7", 80, 3, 5, FALSE }, /* nothing */
    { "7 7", 80, 1, 5, FALSE }, { "", 80, 1, 5, FALSE },
    { "st7", 80, 1, 5, TRUE },
  };
  AlurElement *stage = alur_document_get_stage (document, NULL);

  g_hash_table_insert (elements, GUINT_TO_POINTER (1), stage);
  g_hash_table_insert (elements, GUINT_TO_POINTER (2), alur_document_get_functions (document));
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (GByteArray) bytes
          = forge (copies[i].id, copies[i].serial, copies[i].source, copies[i].n_elements);

      g_assert_cmpint (replay (&self, bytes), ==, copies[i].may_be);
    }
}

/* What asks for more than there may be is refused before it is there. */
static void
test_endless (void)
{
  g_autoptr (AlurDocument) document = make_document (90000);
  g_autoptr (GHashTable) elements = g_hash_table_new (NULL, NULL);
  AlurJournalReplay self = { document, elements, ALUR_JOURNAL_MOST_COPIED - 5 };
  g_autoptr (GByteArray) bytes = forge ("st9", 60, 1, 5);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  gsize size = alur_document_get_size (document);

  g_hash_table_insert (elements, GUINT_TO_POINTER (1), stage);
  g_assert_false (replay (&self, bytes));
  /* As many as it says that there are. */
  bytes->data[bytes->len - 1] = 0x92;
  g_byte_array_append (bytes, (const guint8 *) "\xbf\x05", 2);
  g_assert_false (replay (&self, bytes));
  g_assert_cmpuint (alur_document_get_size (document) - size, <, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-stage/comes-back", test_comes_back);
  g_test_add_func ("/journal-stage/is-short", test_is_short);
  g_test_add_func ("/journal-stage/most", test_most);
  g_test_add_func ("/journal-stage/forged", test_forged);
  g_test_add_func ("/journal-stage/endless", test_endless);
  return g_test_run ();
}
