/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A journal in which a fault of ours is: from some edit on the document could not be opened again.
 * What was done before that is recovered, and what comes after it is told to be missing. */

#include "alur-edit.h"
#include "alur-writer.h"
#include "journal-fixture.h"

#define MOST_EDITS 35u

typedef struct
{
  JournalFixture journal;
  AlurElement *organisation;
  AlurElement *unit;
} Fixture;

static AlurElement *
add_unit (Fixture *fixture, const char *parent)
{
  AlurDocument *document = fixture->journal.document;
  AlurElement *unit
      = alur_document_insert (document, fixture->organisation, ALUR_KIND_UNIT, NULL, NULL);

  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "Unit");
  alur_document_set_text (document, unit, ALUR_UNIT_PARENT, parent);
  return unit;
}

static void
set_up (Fixture *fixture)
{
  AlurDocument *document = alur_edit_new_document (NULL);

  journal_fixture_set_up (&fixture->journal, document);
  fixture->organisation
      = alur_document_get_organisation (document, alur_document_get_stage (document, NULL));
  alur_document_begin (document, "Add");
  fixture->unit = add_unit (fixture, NULL);
  add_unit (fixture, alur_element_get_id (fixture->unit));
  alur_document_commit (document);
  journal_fixture_begin (&fixture->journal, FALSE);
}

static void
tear_down (Fixture *fixture)
{
  journal_fixture_tear_down (&fixture->journal);
}

static void
edit (Fixture *fixture)
{
  alur_document_begin (fixture->journal.document, "Add");
  add_unit (fixture, NULL);
  alur_document_commit (fixture->journal.document);
}

/* What no edit of ours does: another unit still names what goes. */
static void
break_it (Fixture *fixture)
{
  alur_document_begin (fixture->journal.document, "Remove");
  alur_document_remove (fixture->journal.document, fixture->unit);
  alur_document_commit (fixture->journal.document);
}

static AlurJournalRecovered *
recover (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  AlurJournalRecovered *recovered;

  g_signal_handlers_disconnect_by_data (fixture->journal.document, &fixture->journal);
  g_clear_pointer (&fixture->journal.journal, alur_journal_free);
  found = alur_journal_find (fixture->journal.folder);
  g_assert_cmpuint (found->len, ==, 1);
  recovered = alur_journal_found_recover (g_ptr_array_index (found, 0), &error);
  g_assert_no_error (error);
  return recovered;
}

static void
test_before_it (void)
{
  for (guint n_before = 0; n_before <= MOST_EDITS; n_before += 1 + n_before / 4)
    for (guint n_after = 0; n_after <= MOST_EDITS; n_after += 1 + n_after / 3)
      {
        Fixture fixture = { 0 };
        g_autoptr (AlurJournalRecovered) recovered = NULL;
        g_autoptr (GBytes) expected = NULL;

        set_up (&fixture);
        for (guint i = 0; i < n_before; i++)
          edit (&fixture);
        expected = alur_writer_write_bytes (fixture.journal.document);
        break_it (&fixture);
        for (guint i = 0; i < n_after; i++)
          edit (&fixture);
        recovered = recover (&fixture);
        g_assert_cmpuint (recovered->n_edits, ==, n_before);
        g_assert_cmpuint (recovered->n_edits_missed, ==, 1 + n_after);
        journal_assert_same (recovered->document, expected);
        g_assert_cmpuint (alur_document_get_undo_depth (recovered->document), ==, n_before);
        tear_down (&fixture);
      }
}

/* What was mended by undoing costs nothing. */
static void
test_mended (void)
{
  Fixture fixture = { 0 };
  g_autoptr (AlurJournalRecovered) recovered = NULL;
  g_autoptr (GBytes) expected = NULL;

  set_up (&fixture);
  edit (&fixture);
  break_it (&fixture);
  edit (&fixture);
  g_assert_true (alur_document_undo (fixture.journal.document));
  g_assert_true (alur_document_undo (fixture.journal.document));
  edit (&fixture);
  expected = alur_writer_write_bytes (fixture.journal.document);
  recovered = recover (&fixture);
  g_assert_cmpuint (recovered->n_edits_missed, ==, 0);
  journal_assert_same (recovered->document, expected);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-invalid/before-it", test_before_it);
  g_test_add_func ("/journal-invalid/mended", test_mended);
  return g_test_run ();
}
