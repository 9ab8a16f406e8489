/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-document.h"

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *organisation;
  guint n_heard;
} Fixture;

static void
changed_cb (AlurDocument *document, const AlurChangeSet *set, Fixture *fixture)
{
  fixture->n_heard += set->n_changes;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = alur_document_new ();
  alur_document_begin (fixture->document, "New");
  fixture->stage = alur_document_insert (
      fixture->document, alur_document_get_root (fixture->document), ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (fixture->document, fixture->stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_commit (fixture->document);
  fixture->organisation = alur_document_get_organisation (fixture->document, fixture->stage);
  g_signal_connect (fixture->document, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->document);
}

static AlurElement *
add_unit (Fixture *fixture, const char *id, const char *name)
{
  AlurElement *unit
      = alur_document_insert (fixture->document, fixture->organisation, ALUR_KIND_UNIT, id, NULL);

  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, name);
  return unit;
}

static void
test_wrappers (Fixture *fixture, gconstpointer data)
{
  AlurElement *root = alur_document_get_root (fixture->document);

  g_assert_nonnull (fixture->organisation);
  g_assert_true (alur_element_first (root, ALUR_KIND_FUNCTIONS)
                 == alur_document_get_functions (fixture->document));
  alur_document_begin (fixture->document, "Ask again");
  g_assert_true (alur_document_insert (fixture->document, root, ALUR_KIND_ACCEPTED, NULL, NULL)
                 == alur_document_get_accepted (fixture->document));
  alur_document_commit (fixture->document);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 1);
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *unit;

  alur_document_begin (document, "Add unit");
  unit = add_unit (fixture, NULL, "Dinas Kesehatan");
  alur_document_commit (document);
  g_assert_cmpstr (alur_element_get_id (unit), ==, "u1");
  g_assert_true (alur_document_lookup (document, fixture->stage, "u1") == unit);
  g_assert_cmpstr (alur_document_get_undo_name (document), ==, "Add unit");
  g_assert_cmpuint (fixture->n_heard, ==, 2);

  g_assert_true (alur_document_undo (document));
  g_assert_null (alur_document_lookup (document, fixture->stage, "u1"));
  g_assert_null (fixture->organisation->first_child);
  g_assert_true (alur_document_redo (document));
  g_assert_true (alur_document_lookup (document, fixture->stage, "u1") == unit);
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Dinas Kesehatan");
  g_assert_false (alur_document_redo (document));
}

static void
test_rollback_of_nested (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *first, *second;

  alur_document_begin (document, "Outer");
  first = add_unit (fixture, "u1", "One");
  alur_document_begin (document, "Inner");
  second = add_unit (fixture, "u2", "Two");
  alur_document_set_text (document, first, ALUR_UNIT_NAME, "Uno");
  alur_document_announce (document);
  alur_document_rollback (document);
  g_assert_cmpstr (alur_element_get_name (first), ==, "One");
  g_assert_null (second->parent);
  g_assert_true (alur_document_in_transaction (document));
  alur_document_commit (document);
  g_assert_cmpuint (alur_element_count (fixture->organisation, ALUR_KIND_UNIT), ==, 1);
  /* two inserts and two names (the first setting of a name folds into nothing) and their reverse */
  g_assert_cmpuint (fixture->n_heard, ==, 5 + 3);
}

static void
test_coalescing (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *unit;
  guint depth;

  alur_document_begin (document, "Add unit");
  unit = add_unit (fixture, "u1", "");
  alur_document_commit (document);
  depth = alur_document_get_undo_depth (document);
  for (guint i = 0; i < 3; i++)
    {
      const char *typed[] = { "D", "Di", "Din" };

      alur_document_begin_coalescing (document, "Rename", "name of u1");
      alur_document_set_text (document, unit, ALUR_UNIT_NAME, typed[i]);
      alur_document_commit (document);
    }
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, depth + 1);
  alur_document_undo (document);
  g_assert_cmpstr (alur_element_get_name (unit), ==, "");
  alur_document_redo (document);
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Din");
}

static void
test_order_of_children (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *relation, *first, *second;

  alur_document_begin (document, "Add");
  relation = alur_document_insert (document, fixture->organisation, ALUR_KIND_RELATION, NULL, NULL);
  second = add_unit (fixture, "u2", "Two");
  first = alur_document_insert (document, fixture->organisation, ALUR_KIND_UNIT, "u1", second);
  g_assert_true (fixture->organisation->first_child == first);
  g_assert_true (first->next == second);
  g_assert_true (second->next == relation);
  alur_document_move (document, first, fixture->organisation, NULL);
  g_assert_true (second->next == first);
  g_assert_true (first->next == relation);
  alur_document_rollback (document);
  g_assert_null (fixture->organisation->first_child);
}

static void
test_changing_an_id (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *unit;

  alur_document_begin (document, "Add unit");
  unit = add_unit (fixture, "u7", "One");
  alur_document_set_text (document, unit, ALUR_UNIT_ID, "kasir");
  alur_document_commit (document);
  g_assert_true (alur_document_lookup (document, fixture->stage, "kasir") == unit);
  g_assert_null (alur_document_lookup (document, fixture->stage, "u7"));
  alur_document_undo (document);
  g_assert_null (alur_document_lookup (document, fixture->stage, "kasir"));
}

static void
test_generated_ids_are_new (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *accepted;
  g_autofree char *unit = NULL;
  g_autofree char *step = NULL;

  alur_document_begin (document, "Accept");
  accepted = alur_document_insert (document, alur_document_get_accepted (document),
                                   ALUR_KIND_ACCEPTED_FINDING, NULL, NULL);
  alur_document_set_text (document, accepted, ALUR_ACCEPTED_FINDING_KEY, "no-actor|now||||s41,u12");
  add_unit (fixture, "u3", "Gone soon");
  alur_document_rollback (document);
  unit = alur_document_generate_id (document, ALUR_KIND_UNIT);
  step = alur_document_generate_id (document, ALUR_KIND_STEP);
  g_assert_cmpstr (unit, ==, "u13");
  g_assert_cmpstr (step, ==, "s42");
}

/* Numbers of nine digits are none that are counted on from, and taken all the same. */
static void
test_long_numbers (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit;

  alur_document_begin (fixture->document, "Add");
  add_unit (fixture, "u100000000", "A");
  add_unit (fixture, "u99999999", "B");
  add_unit (fixture, "u100000001", "C");
  unit = add_unit (fixture, NULL, "D");
  alur_document_commit (fixture->document);
  g_assert_cmpstr (alur_element_get_id (unit), ==, "u100000002");
}

static void
test_free_ids (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *later;

  alur_document_begin (document, "Two stages");
  add_unit (fixture, "desk", "Desk");
  later = alur_document_insert (document, alur_document_get_root (document), ALUR_KIND_STAGE,
                                "later", NULL);
  alur_document_commit (document);
  g_assert_false (alur_document_is_id_free (document, fixture->stage, "desk", ALUR_KIND_UNIT));
  /* In the other stage it is the same thing, or nothing. */
  g_assert_true (alur_document_is_id_free (document, later, "desk", ALUR_KIND_UNIT));
  g_assert_false (alur_document_is_id_free (document, later, "desk", ALUR_KIND_STEP));
  g_assert_false (alur_document_is_id_free (document, later, "now", ALUR_KIND_STEP));
  g_assert_true (alur_document_is_id_free (document, later, "table", ALUR_KIND_STEP));
}

static void
test_setting_the_same_records_nothing (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  guint depth = alur_document_get_undo_depth (document);

  alur_document_begin (document, "Nothing");
  alur_document_set_word (document, fixture->stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_set_text (document, fixture->stage, ALUR_STAGE_NAME, "");
  alur_document_commit (document);
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, depth);
  g_assert_cmpuint (fixture->n_heard, ==, 0);
}

/* The number of a state comes back with its content, and never for another. */
static void
test_state (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  guint64 start = alur_document_get_state (document);
  AlurElement *unit;
  guint64 added, typed;

  alur_document_begin (document, "Add");
  unit = add_unit (fixture, NULL, "A");
  g_assert_cmpuint (alur_document_get_state (document), ==, start);
  alur_document_commit (document);
  added = alur_document_get_state (document);
  g_assert_cmpuint (added, !=, start);
  for (guint i = 0; i < 2; i++)
    {
      typed = alur_document_get_state (document);
      alur_document_begin_coalescing (document, "Type", "name");
      alur_document_set_text (document, unit, ALUR_UNIT_NAME, i == 0 ? "B" : "C");
      alur_document_commit (document);
      g_assert_cmpuint (alur_document_get_state (document), !=, typed);
    }
  alur_document_undo (document);
  g_assert_cmpuint (alur_document_get_state (document), ==, added);
  alur_document_undo (document);
  g_assert_cmpuint (alur_document_get_state (document), ==, start);
  alur_document_redo (document);
  g_assert_cmpuint (alur_document_get_state (document), ==, added);
  alur_document_begin (document, "Other");
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "B");
  alur_document_commit (document);
  g_assert_cmpuint (alur_document_get_state (document), >, typed);
}

static void
rename_by_number (Fixture *fixture, AlurElement *unit, guint number)
{
  g_autofree char *name = g_strdup_printf ("Name %u", number);

  alur_document_begin (fixture->document, "Rename");
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, name);
  alur_document_commit (fixture->document);
}

/* One edit that takes much: as many changes as half of the bound holds. */
static void
move_to_and_fro (Fixture *fixture, AlurElement *unit, AlurElement *other)
{
  AlurDocument *document = fixture->document;

  alur_document_begin (document, "Much");
  for (gsize size = 0; size < ALUR_HISTORY_SIZE / 4; size += sizeof (AlurChange) * 2)
    {
      alur_document_set_number (document, unit, ALUR_UNIT_X, (double) size + 1);
      alur_document_set_number (document, other, ALUR_UNIT_X, (double) size + 1);
    }
  alur_document_commit (document);
}

/* However much is edited, the history keeps within its bounds, and can be walked to its end. */
static void
test_history_is_bounded (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *unit, *other;
  guint64 start, state;
  guint depth, n_undone = 0;

  alur_document_begin (document, "Add");
  unit = add_unit (fixture, NULL, "A");
  other = add_unit (fixture, NULL, "B");
  alur_document_commit (document);
  start = alur_document_get_state (document);
  for (guint i = 0; i < 10 * ALUR_HISTORY_DEPTH; i++)
    rename_by_number (fixture, unit, i);
  /* Small ones cost nothing worth to be forgotten. */
  g_assert_cmpuint (alur_document_get_undo_depth (document), >, 10 * ALUR_HISTORY_DEPTH);
  g_assert_cmpuint (alur_document_get_history_size (document), <, ALUR_HISTORY_SIZE);
  for (guint i = 0; i < 6; i++)
    move_to_and_fro (fixture, unit, other);
  depth = alur_document_get_undo_depth (document);
  g_assert_cmpuint (depth, ==, ALUR_HISTORY_DEPTH);
  for (guint i = 0; i < 40; i++)
    move_to_and_fro (fixture, unit, other);
  depth = alur_document_get_undo_depth (document);
  g_assert_cmpuint (depth, <, ALUR_HISTORY_DEPTH);
  g_assert_cmpuint (depth, >, 10);
  g_assert_cmpuint (alur_document_get_history_size (document), <=, ALUR_HISTORY_MOST);
  state = alur_document_get_state (document);
  while (alur_document_undo (document))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, depth);
  /* It is not as it was read, nor as any other state that has a number. */
  g_assert_cmpuint (alur_document_get_state (document), >, start);
  g_assert_cmpuint (alur_document_get_state (document), <, state);
  while (alur_document_redo (document))
    n_undone--;
  g_assert_cmpuint (n_undone, ==, 0);
  g_assert_cmpuint (alur_document_get_state (document), ==, state);
  alur_document_undo (document);
  rename_by_number (fixture, unit, 0);
  g_assert_cmpuint (alur_document_get_redo_depth (document), ==, 0);
  g_assert_cmpuint (alur_document_get_history_size (document), <=, ALUR_HISTORY_MOST);
}

static void
note_commit_cb (AlurDocument *document, const AlurCommit *commit, GString *told)
{
  g_string_append_printf (told, "%s%s%s %u;", commit->name, commit->tag != NULL ? "/" : "",
                          commit->tag != NULL ? commit->tag : "", commit->set.n_changes);
}

/* Whatever was announced before, a commit tells all of what has stayed, and nothing else does. */
static void
test_committed (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  g_autoptr (GString) told = g_string_new (NULL);
  AlurElement *unit;

  g_signal_connect (document, "committed", G_CALLBACK (note_commit_cb), told);
  alur_document_begin (document, "Add");
  unit = add_unit (fixture, NULL, "A");
  alur_document_announce (document);
  alur_document_begin (document, "Inner");
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "B");
  alur_document_announce (document);
  alur_document_rollback (document);
  g_assert_cmpstr (told->str, ==, "");
  alur_document_commit (document);
  alur_document_begin (document, "Given up");
  alur_document_remove (document, unit);
  alur_document_announce (document);
  alur_document_rollback (document);
  alur_document_begin_coalescing (document, "Type", "name");
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "C");
  alur_document_commit (document);
  alur_document_undo (document);
  alur_document_undo (document);
  alur_document_redo (document);
  alur_document_begin (document, "Nothing");
  alur_document_commit (document);
  g_assert_cmpstr (told->str, ==, "Add 2;Type/name 1;Type 1;Add 2;Add 2;");
  g_signal_handlers_disconnect_by_data (document, told);
}

/* What has been taken out is nobody's to change: it would come back as another. */
static void
test_what_has_gone_stays_as_it_was (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit;

  alur_document_begin (fixture->document, "Add");
  unit = add_unit (fixture, "u1", "One");
  alur_document_commit (fixture->document);
  alur_document_begin (fixture->document, "Remove");
  alur_document_remove (fixture->document, unit);
  alur_document_commit (fixture->document);
  g_test_expect_message ("Alur", G_LOG_LEVEL_CRITICAL, "alur_document_set: *");
  g_test_expect_message ("Alur", G_LOG_LEVEL_CRITICAL, "alur_document_insert: *");
  alur_document_begin (fixture->document, "Change");
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, "Two");
  g_assert_null (alur_document_insert (fixture->document, unit, ALUR_KIND_AUTHORITY, NULL, NULL));
  alur_document_commit (fixture->document);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 3);
  alur_document_undo (fixture->document);
  g_assert_cmpstr (alur_element_get_name (unit), ==, "One");
  g_assert_null (alur_element_first (unit, ALUR_KIND_AUTHORITY));
}

/* A name that was pasted is what the file says when it is read again. */
static void
test_text_of_no_file (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit;
  AlurElement *problem;

  alur_document_begin (fixture->document, "Add");
  unit = add_unit (fixture, "u1", "Kepala\x0B Dinas\x01");
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Kepala Dinas");
  problem = alur_document_insert (fixture->document, fixture->stage, ALUR_KIND_PROBLEM, NULL, NULL);
  alur_document_set_content (fixture->document, problem, "Antre\f\nlama\xEF\xBF\xBF");
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, "\x02");
  alur_document_commit (fixture->document);
  g_assert_cmpstr (problem->text, ==, "Antre\nlama");
  g_assert_cmpstr (alur_element_get_name (unit), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/document/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("wrappers", test_wrappers);
  ADD ("undo-and-redo", test_undo_and_redo);
  ADD ("rollback-of-nested", test_rollback_of_nested);
  ADD ("coalescing", test_coalescing);
  ADD ("order-of-children", test_order_of_children);
  ADD ("changing-an-id", test_changing_an_id);
  ADD ("generated-ids-are-new", test_generated_ids_are_new);
  ADD ("long-numbers", test_long_numbers);
  ADD ("free-ids", test_free_ids);
  ADD ("state", test_state);
  ADD ("history-is-bounded", test_history_is_bounded);
  ADD ("committed", test_committed);
  ADD ("same-value", test_setting_the_same_records_nothing);
  ADD ("text-of-no-file", test_text_of_no_file);
  ADD ("what-has-gone", test_what_has_gone_stays_as_it_was);
#undef ADD
  return g_test_run ();
}
