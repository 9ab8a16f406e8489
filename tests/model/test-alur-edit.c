/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-edit.h"

#include "alur-reference.h"
#include "alur-validate.h"

/* A small office by hand: u1 over u2 over u3; f1 over f2; a procedure of three steps; a target
 * stage behind it. */
typedef struct
{
  AlurDocument *document;
  AlurElement *now;
  AlurElement *goal;
} Fixture;

static AlurElement *
add (Fixture *fixture, AlurElement *parent, AlurKind kind, const char *id)
{
  return alur_document_insert (fixture->document, parent, kind, id, NULL);
}

static AlurElement *
find (Fixture *fixture, const char *id)
{
  return alur_document_lookup (fixture->document, fixture->now, id);
}

static void
add_office (Fixture *fixture)
{
  AlurDocument *document = fixture->document;
  AlurElement *organisation = alur_document_get_organisation (document, fixture->now);
  AlurElement *functions = alur_document_get_functions (document);
  const char *parents[] = { NULL, "u1", "u2" };
  const char *units[] = { "u1", "u2", "u3" };
  AlurElement *authority;

  add (fixture, functions, ALUR_KIND_FUNCTION, "f1");
  alur_document_set_text (document, add (fixture, functions, ALUR_KIND_FUNCTION, "f2"),
                          ALUR_FUNCTION_PARENT, "f1");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      AlurElement *unit = add (fixture, organisation, ALUR_KIND_UNIT, units[i]);

      alur_document_set_text (document, unit, ALUR_UNIT_PARENT, parents[i]);
    }
  authority = add (fixture, find (fixture, "u1"), ALUR_KIND_AUTHORITY, "a1");
  alur_document_set_text (document, authority, ALUR_AUTHORITY_FUNCTION, "f1");
  alur_edit_set_authority_role (document, authority, ALUR_ROLE_SUPPLIER);
  authority = add (fixture, find (fixture, "u1"), ALUR_KIND_AUTHORITY, "a2");
  alur_document_set_text (document, authority, ALUR_AUTHORITY_FUNCTION, "f2");
  alur_document_set_word (document, authority, ALUR_AUTHORITY_SOURCE, ALUR_SOURCE_MANDATE);
  alur_document_set_text (document, authority, ALUR_AUTHORITY_FROM, "u3");
  alur_edit_set_authority_role (document, authority, ALUR_ROLE_PLANNER);
  add (fixture, find (fixture, "u3"), ALUR_KIND_POSITION, "p1");
}

static void
add_chain (Fixture *fixture)
{
  AlurDocument *document = fixture->document;
  AlurElement *procedure = add (fixture, fixture->now, ALUR_KIND_PROCEDURE, "pr1");
  const char *with[] = { "s3" };
  AlurElement *redesign;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      AlurElement *step = add (fixture, procedure, ALUR_KIND_STEP, id);

      alur_edit_set_step_unit (document, step, "u3");
      alur_document_set_text (document, step, ALUR_STEP_POSITION, "p1");
      if (i > 1)
        alur_edit_connect (document, alur_element_previous (step, ALUR_KIND_STEP), step,
                           ALUR_FLOW_SEQUENCE);
    }
  fixture->goal
      = alur_edit_add_stage (document, fixture->now, ALUR_STAGE_TARGET, "Kondisi yang dituju");
  redesign = add (fixture, find (fixture, "s2"), ALUR_KIND_STEP_REDESIGN, NULL);
  alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_COMBINE);
  alur_document_set_refs (document, redesign, ALUR_STEP_REDESIGN_WITH, with, 1);
  alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (fixture->goal));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = alur_document_new ();
  alur_document_begin (fixture->document, "New");
  fixture->now = add (fixture, alur_document_get_root (fixture->document), ALUR_KIND_STAGE, "now");
  alur_document_set_word (fixture->document, fixture->now, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  add_office (fixture);
  add_chain (fixture);
  alur_document_commit (fixture->document);
  alur_document_begin (fixture->document, "Test");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alur_document_rollback (fixture->document);
  g_assert_finalize_object (fixture->document);
}

static guint delete (Fixture *fixture, AlurElement *element)
{
  return alur_edit_delete (fixture->document, &element, 1);
}

static void
test_deleting_a_unit (Fixture *fixture, gconstpointer data)
{
  AlurElement *step = find (fixture, "s1");

  /* u2, its sub-unit u3 with p1, and the mandate a2 that u3 gave to u1 */
  g_assert_cmpuint (delete (fixture, find (fixture, "u2")), ==, 4);
  g_assert_null (find (fixture, "u3"));
  g_assert_null (find (fixture, "a2"));
  g_assert_nonnull (find (fixture, "a1"));
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_UNIT));
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_POSITION));
  g_assert_nonnull (alur_document_lookup (fixture->document, fixture->goal, "u3"));
}

static void
test_deleting_a_function (Fixture *fixture, gconstpointer data)
{
  AlurElement *lower = find (fixture, "f2");

  delete (fixture, find (fixture, "f1"));
  g_assert_null (alur_element_get_ref (lower, ALUR_FUNCTION_PARENT));
  g_assert_null (find (fixture, "a1"));
  g_assert_null (alur_document_lookup (fixture->document, fixture->goal, "a1"));
  g_assert_nonnull (find (fixture, "a2"));
}

static void
test_deleting_a_step (Fixture *fixture, gconstpointer data)
{
  AlurElement *step = find (fixture, "s2");

  /* s3, its only flow, and the decision to combine s2 with it (which has no id) */
  g_assert_cmpuint (delete (fixture, find (fixture, "s3")), ==, 2);
  g_assert_null (alur_element_first (step, ALUR_KIND_STEP_REDESIGN));
  g_assert_cmpuint (alur_element_count (step->parent, ALUR_KIND_FLOW), ==, 1);
}

static void
test_deleting_a_stage (Fixture *fixture, gconstpointer data)
{
  AlurElement *redesign = alur_element_first (find (fixture, "s2"), ALUR_KIND_STEP_REDESIGN);

  delete (fixture, fixture->goal);
  g_assert_null (alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_STAGE));
  g_assert_cmpuint (delete (fixture, fixture->now), ==, 0);
  g_assert_nonnull (fixture->now->parent);
}

static void
test_a_new_stage_is_a_copy (Fixture *fixture, gconstpointer data)
{
  AlurElement *copy = alur_document_lookup (fixture->document, fixture->goal, "s2");

  g_assert_nonnull (copy);
  g_assert_true (copy != find (fixture, "s2"));
  g_assert_true (alur_element_get_id (copy) == alur_element_get_id (find (fixture, "s2")));
  g_assert_null (alur_element_first (copy, ALUR_KIND_STEP_REDESIGN));
  g_assert_cmpuint (
      alur_element_count (alur_document_get_organisation (fixture->document, fixture->goal),
                          ALUR_KIND_UNIT),
      ==, 3);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  AlurElement *other = add (fixture, fixture->now, ALUR_KIND_PROCEDURE, "pr2");
  AlurElement *caller = add (fixture, other, ALUR_KIND_STEP, "s9");
  g_autofree char *cycle = alur_edit_refuse_parent (fixture->document, find (fixture, "u1"), "u3");
  g_autofree char *fine = alur_edit_refuse_parent (fixture->document, find (fixture, "u3"), "u1");
  g_autofree char *self = NULL;
  g_autofree char *across = alur_edit_refuse_connection (fixture->document, caller,
                                                         find (fixture, "s1"), ALUR_FLOW_SEQUENCE);
  g_autofree char *message = alur_edit_refuse_connection (
      fixture->document, caller, find (fixture, "s1"), ALUR_FLOW_INFORMATION);

  alur_document_set_word (fixture->document, caller, ALUR_STEP_KIND, ALUR_STEP_KIND_SUBPROCESS);
  alur_document_set_text (fixture->document, caller, ALUR_STEP_PROCEDURE, "pr1");
  self = alur_edit_refuse_call (fixture->document, find (fixture, "s1"), "pr2");
  g_assert_nonnull (cycle);
  g_assert_null (fine);
  g_assert_nonnull (self);
  g_assert_nonnull (across);
  g_assert_null (message);
}

static void
test_roles_and_resources (Fixture *fixture, gconstpointer data)
{
  AlurElement *authority = find (fixture, "a1");

  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE), ==,
                    ALUR_RESOURCE_OTHER);
  alur_edit_set_authority_role (fixture->document, authority, ALUR_ROLE_EVALUATOR);
  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE), ==,
                    ALUR_RESOURCE_NONE);
}

static guint
count_refs (const AlurElement *step, guint field)
{
  const AlurIds *ids = alur_element_get_refs (step, field);

  return ids != NULL ? ids->n_ids : 0;
}

/* Who takes over a step does it no longer together with, or instead of, somebody else. */
static void
test_step_of_another_unit (Fixture *fixture, gconstpointer data)
{
  AlurElement *step = find (fixture, "s1");
  const char *others[] = { "u1", "u2" };

  alur_document_set_refs (fixture->document, step, ALUR_STEP_ALSO, others, 2);
  alur_document_set_refs (fixture->document, step, ALUR_STEP_OR, others, 1);
  alur_edit_set_step_unit (fixture->document, step, "u1");
  g_assert_cmpuint (count_refs (step, ALUR_STEP_ALSO), ==, 1);
  g_assert_cmpstr (alur_element_get_refs (step, ALUR_STEP_ALSO)->ids[0], ==, "u2");
  g_assert_cmpuint (count_refs (step, ALUR_STEP_OR), ==, 0);
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_POSITION));
  alur_edit_set_step_unit (fixture->document, step, NULL);
  g_assert_cmpuint (count_refs (step, ALUR_STEP_ALSO), ==, 1);
}

/* Of two stages between the present and the target the later comes first: what they said of each
 * other is forgotten, and the document can be saved. */
static void
test_move_stage (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *first, *second, *step, *redesign;
  const char *from[2];
  AlurFault fault;
  g_autoptr (GError) error = NULL;

  first = alur_edit_add_stage (document, fixture->now, ALUR_STAGE_INTERIM, "First");
  second = alur_edit_add_stage (document, first, ALUR_STAGE_INTERIM, "Second");
  g_assert_false (alur_edit_may_move_stage (fixture->now, TRUE));
  g_assert_false (alur_edit_may_move_stage (first, FALSE));
  g_assert_true (alur_edit_may_move_stage (first, TRUE));
  g_assert_false (alur_edit_may_move_stage (second, TRUE));

  step = alur_element_first (alur_element_first (first, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP);
  redesign = alur_document_insert (document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_ABOLISH);
  alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (second));
  step = alur_document_insert (document, alur_element_first (first, ALUR_KIND_PROCEDURE),
                               ALUR_KIND_STEP, "only-first", NULL);
  from[0] = alur_element_get_id (step);
  step = alur_element_first (alur_element_first (second, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP);
  from[1] = alur_element_get_id (step);
  alur_document_set_refs (document, step, ALUR_STEP_FROM, from, 2);

  alur_edit_move_stage (document, first, TRUE);
  g_assert_true (alur_element_next (second, ALUR_KIND_STAGE) == first);
  g_assert_null (alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_STAGE));
  g_assert_null (alur_element_get_refs (step, ALUR_STEP_FROM));
  g_assert_true (alur_document_validate (document, &fault, &error));
}

/* A step goes to a unit that only the stage has in which that takes effect. Once that stage is no
 * later one, it goes nowhere. */
static void
test_move_stage_of_target (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *first, *second, *step, *redesign, *unit;
  AlurFault fault;
  g_autoptr (GError) error = NULL;

  first = alur_edit_add_stage (document, fixture->now, ALUR_STAGE_INTERIM, "First");
  second = alur_edit_add_stage (document, first, ALUR_STAGE_INTERIM, "Second");
  unit = alur_document_insert (document, alur_document_get_organisation (document, second),
                               ALUR_KIND_UNIT, "only-second", NULL);
  step = alur_element_first (alur_element_first (first, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP);
  redesign = alur_document_insert (document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_DECENTRALISE);
  alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (second));
  alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_TO, alur_element_get_id (unit));
  g_assert_true (alur_document_validate (document, &fault, &error));

  alur_edit_move_stage (document, first, TRUE);
  alur_document_validate (document, &fault, &error);
  g_assert_no_error (error);
  redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);
  g_assert_true (redesign == NULL
                 || alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_TO) == NULL);
}

static AlurElement *
decide (Fixture *fixture, const char *step, AlurAnswer applied)
{
  AlurElement *redesign = alur_document_insert (
      fixture->document,
      alur_document_lookup_kind (fixture->document, fixture->goal, step, ALUR_KIND_STEP),
      ALUR_KIND_STEP_REDESIGN, NULL, NULL);

  alur_document_set_word (fixture->document, redesign, ALUR_STEP_REDESIGN_ACTION,
                          ALUR_ACTION_ABOLISH);
  alur_document_set_word (fixture->document, redesign, ALUR_STEP_REDESIGN_APPLIED, applied);
  return redesign;
}

static void
accept (Fixture *fixture, AlurElement *accepted, const char *key)
{
  AlurElement *finding
      = alur_document_insert (fixture->document, accepted, ALUR_KIND_ACCEPTED_FINDING, NULL, NULL);

  alur_document_set_text (fixture->document, finding, ALUR_ACCEPTED_FINDING_KEY, key);
}

/* The target becomes the present: what it was made from is past, what is still to come stays. */
static void
test_begin_round (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *root = alur_document_get_root (document);
  AlurElement *goal = fixture->goal;
  AlurElement *step = alur_document_lookup_kind (document, goal, "s1", ALUR_KIND_STEP);
  AlurElement *accepted, *waiting;
  const char *from[] = { "s1", "s2" };
  g_autofree char *other = g_strdup_printf ("overlap|%s2|f1|||u1,u2", alur_element_get_id (goal));
  g_autofree char *own = g_strdup_printf ("overlap|%s|f1|||u1,u2", alur_element_get_id (goal));
  AlurFault fault;
  g_autoptr (GError) error = NULL;

  alur_document_set_text (document, fixture->now, ALUR_STAGE_NAME, "Kondisi saat ini");
  alur_document_set_refs (document, step, ALUR_STEP_FROM, from, G_N_ELEMENTS (from));
  waiting = decide (fixture, "s1", ALUR_ANSWER_NO);
  decide (fixture, "s2", ALUR_ANSWER_YES);
  accepted = alur_document_insert (document, root, ALUR_KIND_ACCEPTED, NULL, NULL);
  accept (fixture, accepted, "overlap|now|f1|||u1,u2");
  accept (fixture, accepted, other);
  accept (fixture, accepted, own);
  accept (fixture, accepted, "regulation-unused|||||r1");

  alur_edit_begin_round (document, goal);
  g_assert_true (alur_element_first (root, ALUR_KIND_STAGE) == goal);
  g_assert_null (alur_element_next (goal, ALUR_KIND_STAGE));
  g_assert_cmpuint (alur_element_get_word (goal, ALUR_STAGE_KIND), ==, ALUR_STAGE_CURRENT);
  g_assert_cmpstr (alur_element_get_text (goal, ALUR_STAGE_NAME), ==, "Kondisi saat ini");
  g_assert_null (alur_element_get_refs (step, ALUR_STEP_FROM));
  g_assert_true (alur_element_first (step, ALUR_KIND_STEP_REDESIGN) == waiting);
  step = alur_document_lookup_kind (document, goal, "s2", ALUR_KIND_STEP);
  g_assert_null (alur_element_first (step, ALUR_KIND_STEP_REDESIGN));
  accepted = alur_element_first (accepted, ALUR_KIND_ACCEPTED_FINDING);
  g_assert_cmpstr (alur_element_get_text (accepted, ALUR_ACCEPTED_FINDING_KEY), ==, own);
  accepted = alur_element_next (accepted, ALUR_KIND_ACCEPTED_FINDING);
  g_assert_cmpstr (alur_element_get_text (accepted, ALUR_ACCEPTED_FINDING_KEY), ==,
                   "regulation-unused|||||r1");
  g_assert_null (alur_element_next (accepted, ALUR_KIND_ACCEPTED_FINDING));
  g_assert_true (alur_document_validate (document, &fault, &error));
}

static AlurElement *
relate (Fixture *fixture, const char *id, const char *from, const char *to)
{
  AlurElement *relation
      = add (fixture, alur_document_get_organisation (fixture->document, fixture->now),
             ALUR_KIND_RELATION, id);

  alur_document_set_word (fixture->document, relation, ALUR_RELATION_KIND,
                          ALUR_RELATION_INFORMATION);
  alur_document_set_text (fixture->document, relation, ALUR_RELATION_FROM, from);
  alur_document_set_text (fixture->document, relation, ALUR_RELATION_TO, to);
  return relation;
}

/* u3 takes the place of u1 that it was below; u2 comes to stand below it. */
static void
test_merge_units (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *keep = find (fixture, "u3");
  AlurElement *other = find (fixture, "u1");
  AlurElement *step = find (fixture, "s1");
  AlurElement *twice, *outside;
  const char *together[] = { "u1", "u2" };
  AlurFault fault;
  g_autoptr (GError) error = NULL;

  alur_document_set_refs (document, step, ALUR_STEP_ALSO, together, G_N_ELEMENTS (together));
  relate (fixture, "r1", "u1", "u3");
  outside = relate (fixture, "r2", "u2", "u1");
  twice = add (fixture, keep, ALUR_KIND_AUTHORITY, "a3");
  alur_document_set_text (document, twice, ALUR_AUTHORITY_FUNCTION, "f2");
  alur_edit_set_authority_role (document, twice, ALUR_ROLE_PLANNER);

  alur_edit_merge_units (document, keep, &other, 1);
  g_assert_null (find (fixture, "u1"));
  g_assert_null (alur_element_get_ref (keep, ALUR_UNIT_PARENT));
  g_assert_cmpstr (alur_element_get_ref (find (fixture, "u2"), ALUR_UNIT_PARENT), ==, "u3");
  g_assert_true (find (fixture, "a1")->parent == keep);
  g_assert_true (find (fixture, "p1")->parent == keep);
  /* u1 held it by mandate of u3, which has the same */
  g_assert_true (find (fixture, "a3") == twice);
  g_assert_null (find (fixture, "a2"));
  g_assert_null (find (fixture, "r1"));
  g_assert_cmpstr (alur_element_get_ref (outside, ALUR_RELATION_TO), ==, "u3");
  g_assert_cmpuint (alur_element_get_refs (step, ALUR_STEP_ALSO)->n_ids, ==, 1);
  g_assert_cmpstr (alur_element_get_refs (step, ALUR_STEP_ALSO)->ids[0], ==, "u2");
  g_assert_nonnull (alur_document_lookup (document, fixture->goal, "u1"));
  g_assert_true (alur_document_validate (document, &fault, &error));
}

/* What was noted of each is not lost with it, and what is noted of both stands there once. */
static void
test_merge_notes (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *keep = find (fixture, "u3");
  AlurElement *others[] = { find (fixture, "u1"), find (fixture, "u2") };

  alur_document_set_text (document, others[0], ALUR_UNIT_NOTE, "Lantai 2");
  alur_edit_merge_units (document, keep, others, 1);
  g_assert_cmpstr (alur_element_get_text (keep, ALUR_UNIT_NOTE), ==, "Lantai 2");
  alur_document_set_text (document, keep, ALUR_UNIT_NOTE, "Lantai 2; buka Sabtu");
  alur_document_set_text (document, others[1], ALUR_UNIT_NOTE, "Pindah 2027");
  alur_edit_merge_units (document, keep, others + 1, 1);
  g_assert_cmpstr (alur_element_get_text (keep, ALUR_UNIT_NOTE), ==,
                   "Lantai 2; buka Sabtu; Pindah 2027");
}

/* A decision of an earlier stage names the unit that the step goes to in the later one. */
static void
test_merge_units_of_a_later_stage (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurElement *decision = add (fixture, find (fixture, "s1"), ALUR_KIND_STEP_REDESIGN, NULL);
  AlurElement *keep = alur_document_lookup (document, fixture->goal, "u2");
  AlurElement *others[] = { alur_document_lookup (document, fixture->goal, "u1"),
                            alur_document_lookup (document, fixture->goal, "u3"), keep };
  AlurFault fault;
  g_autoptr (GError) error = NULL;

  alur_document_set_word (document, decision, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_DECENTRALISE);
  alur_document_set_text (document, decision, ALUR_STEP_REDESIGN_TO, "u1");
  alur_document_set_text (document, decision, ALUR_STEP_REDESIGN_STAGE,
                          alur_element_get_id (fixture->goal));
  alur_edit_merge_units (document, keep, others, G_N_ELEMENTS (others));
  g_assert_cmpstr (alur_element_get_ref (decision, ALUR_STEP_REDESIGN_TO), ==, "u2");
  g_assert_nonnull (find (fixture, "u1"));
  g_assert_cmpstr (alur_element_get_ref (find (fixture, "s1"), ALUR_STEP_UNIT), ==, "u3");
  g_assert_true (alur_document_validate (document, &fault, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/edit/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("merge-units", test_merge_units);
  ADD ("merge-notes", test_merge_notes);
  ADD ("merge-units-of-a-later-stage", test_merge_units_of_a_later_stage);
  ADD ("move-stage", test_move_stage);
  ADD ("move-stage-of-target", test_move_stage_of_target);
  ADD ("begin-round", test_begin_round);
  ADD ("delete-unit", test_deleting_a_unit);
  ADD ("delete-function", test_deleting_a_function);
  ADD ("delete-step", test_deleting_a_step);
  ADD ("delete-stage", test_deleting_a_stage);
  ADD ("new-stage", test_a_new_stage_is_a_copy);
  ADD ("refusals", test_refusals);
  ADD ("step-of-another-unit", test_step_of_another_unit);
  ADD ("roles-and-resources", test_roles_and_resources);
#undef ADD
  return g_test_run ();
}
