/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes from one stage into others, and what stays there because somebody refined it. The
 * inpatient example has three stages. */

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-paste.h"
#include "alur-slot.h"
#include "alur-validate.h"
#include "interact-fixture.h"

static AlurElement *
in_stage (InteractFixture *fixture, const char *stage, const char *id)
{
  return alur_document_lookup (fixture->document,
                               alur_document_get_stage (fixture->document, stage), id);
}

static AlurCarry *
get_carry (InteractFixture *fixture)
{
  return alur_editor_get_carry (fixture->editor);
}

static void
set_text (InteractFixture *fixture, AlurElement *element, guint field, const char *text)
{
  alur_document_begin (fixture->document, "Edit");
  alur_document_set_text (fixture->document, element, field, text);
  alur_document_commit (fixture->document);
}

static void
assert_valid (InteractFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  g_assert_true (alur_document_validate (fixture->document, &fault, &error));
}

/* A name is corrected in every stage where it still reads the same, also in earlier ones. */
static void
test_name (void)
{
  InteractFixture fixture;
  g_autofree char *offer = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  g_assert_null (alur_carry_dup_offer (get_carry (&fixture)));
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), ==, 0);
  set_text (&fixture, in_stage (&fixture, "target", "u-dinkes"), ALUR_UNIT_NAME, "Refined");
  alur_carry_forget (get_carry (&fixture));
  set_text (&fixture, in_stage (&fixture, "tahap-1", "u-dinkes"), ALUR_UNIT_NAME, "Corrected");
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), ==, 1);
  g_assert_true (alur_carry_is_possible (get_carry (&fixture)));
  offer = alur_carry_dup_offer (get_carry (&fixture));
  g_assert_cmpstr (offer, ==, "In 1 other stage “Corrected” is still called “Dinas Kesehatan”.");
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 1);
  g_assert_null (alur_carry_dup_offer (get_carry (&fixture)));
  g_assert_cmpstr (alur_element_get_name (in_stage (&fixture, "now", "u-dinkes")), ==, "Corrected");
  g_assert_cmpstr (alur_element_get_name (in_stage (&fixture, "target", "u-dinkes")), ==,
                   "Refined");
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), ==, 0);
  assert_valid (&fixture);
  alur_editor_undo (fixture.editor);
  g_assert_cmpstr (alur_element_get_name (in_stage (&fixture, "now", "u-dinkes")), !=, "Corrected");
  g_assert_cmpstr (alur_element_get_name (in_stage (&fixture, "tahap-1", "u-dinkes")), ==,
                   "Corrected");
  interact_fixture_clear (&fixture);
}

/* All else holds from then on; what was undone is not carried. */
static void
test_later_only (void)
{
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, "rawat-inap");
  set_text (&fixture, in_stage (&fixture, "tahap-1", "u-dinkes"), ALUR_UNIT_NOTE, "From now on");
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 1);
  g_assert_null (alur_element_get_text (in_stage (&fixture, "now", "u-dinkes"), ALUR_UNIT_NOTE));
  g_assert_cmpstr (
      alur_element_get_text (in_stage (&fixture, "target", "u-dinkes"), ALUR_UNIT_NOTE), ==,
      "From now on");
  set_text (&fixture, in_stage (&fixture, "now", "u-dinkes"), ALUR_UNIT_HEAD, "Somebody");
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), >, 0);
  alur_editor_undo (fixture.editor);
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), ==, 0);
  interact_fixture_clear (&fixture);
}

/* While somebody types each letter is an edit, but what was there before is what counts. */
static void
test_typing (void)
{
  static const char *const texts[] = { "D", "Di", "Dinkes" };
  InteractFixture fixture;

  interact_fixture_set_up (&fixture, "rawat-inap");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      alur_document_begin_coalescing (fixture.document, "Type", "name");
      alur_document_set_text (fixture.document, in_stage (&fixture, "now", "u-dinkes"),
                              ALUR_UNIT_NAME, texts[i]);
      alur_document_commit (fixture.document);
    }
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 2);
  g_assert_cmpstr (alur_element_get_name (in_stage (&fixture, "target", "u-dinkes")), ==, "Dinkes");
  interact_fixture_clear (&fixture);
}

static void
test_made_and_deleted (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  AlurElement *target;
  g_autofree char *id = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Make");
  unit = alur_document_insert (fixture.document,
                               alur_document_get_organisation (fixture.document, fixture.stage),
                               ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NAME, "New");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_PARENT, "u-dinkes");
  alur_document_commit (fixture.document);
  id = g_strdup (alur_element_get_id (unit));
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 2);
  target = in_stage (&fixture, "target", id);
  g_assert_cmpstr (alur_element_get_name (target), ==, "New");
  assert_valid (&fixture);

  alur_document_begin (fixture.document, "Delete");
  alur_edit_delete (fixture.document, &unit, 1);
  alur_document_commit (fixture.document);
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 2);
  g_assert_null (in_stage (&fixture, "tahap-1", id));
  g_assert_null (in_stage (&fixture, "target", id));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* A position moves into a new unit, and the later stages have it where it was: the unit isn't
 * copied there, because the position would be there twice. */
static void
test_moved_into_new (void)
{
  InteractFixture fixture;
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Make");
  unit = alur_document_insert (fixture.document,
                               alur_document_get_organisation (fixture.document, fixture.stage),
                               ALUR_KIND_UNIT, NULL, NULL);
  alur_document_move (fixture.document, in_stage (&fixture, "now", "p-gudang"), unit, NULL);
  alur_document_commit (fixture.document);
  g_assert_nonnull (in_stage (&fixture, "target", "p-gudang"));
  alur_carry_run (get_carry (&fixture));
  g_assert_null (in_stage (&fixture, "target", alur_element_get_id (unit)));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* A step goes to a unit that a later stage does not have: there it stays where it is. */
static void
test_nowhere_to_lead (void)
{
  InteractFixture fixture;
  AlurElement *gone;

  interact_fixture_set_up (&fixture, "rawat-inap");
  gone = in_stage (&fixture, "target", "u-farmasi");
  alur_document_begin (fixture.document, "Delete");
  alur_edit_delete (fixture.document, &gone, 1);
  alur_document_commit (fixture.document);
  set_text (&fixture, in_stage (&fixture, "now", "s1"), ALUR_STEP_UNIT, "u-farmasi");
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 1);
  g_assert_cmpstr (alur_element_get_ref (in_stage (&fixture, "target", "s1"), ALUR_STEP_UNIT), !=,
                   "u-farmasi");
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* A step that the new flow leads to lies in another procedure of the later stage. */
static void
test_connected_elsewhere (void)
{
  InteractFixture fixture;
  AlurElement *gone;
  AlurElement *other;
  AlurElement *flow;

  interact_fixture_set_up (&fixture, "rawat-inap");
  gone = in_stage (&fixture, "target", "s3");
  alur_document_begin (fixture.document, "Move");
  alur_edit_delete (fixture.document, &gone, 1);
  other = alur_document_insert (fixture.document,
                                alur_document_get_stage (fixture.document, "target"),
                                ALUR_KIND_PROCEDURE, NULL, NULL);
  alur_document_insert (fixture.document, other, ALUR_KIND_STEP, "s3", NULL);
  alur_document_commit (fixture.document);
  alur_document_begin (fixture.document, "Connect");
  flow = alur_edit_connect (fixture.document, in_stage (&fixture, "now", "s1"),
                            in_stage (&fixture, "now", "s3"), ALUR_FLOW_SEQUENCE);
  alur_document_commit (fixture.document);
  alur_carry_run (get_carry (&fixture));
  g_assert_null (in_stage (&fixture, "target", alur_element_get_id (flow)));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* A step that is carried calls what, in the later stage, calls its procedure. */
static void
test_called_in_a_circle (void)
{
  static const char *const stages[] = { "now", "target" };
  InteractFixture fixture;
  AlurElement *step;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Add");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    alur_document_insert (fixture.document, alur_document_get_stage (fixture.document, stages[i]),
                          ALUR_KIND_PROCEDURE, "px", NULL);
  step = alur_document_insert (fixture.document, in_stage (&fixture, "target", "px"),
                               ALUR_KIND_STEP, NULL, NULL);
  alur_document_set_word (fixture.document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_SUBPROCESS);
  alur_document_set_text (fixture.document, step, ALUR_STEP_PROCEDURE,
                          alur_element_get_id (in_stage (&fixture, "target", "s1")->parent));
  alur_document_commit (fixture.document);
  assert_valid (&fixture);
  alur_document_begin (fixture.document, "Add a step");
  step = alur_document_insert (fixture.document, in_stage (&fixture, "now", "s1")->parent,
                               ALUR_KIND_STEP, "sx", NULL);
  alur_document_set_word (fixture.document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_SUBPROCESS);
  alur_document_set_text (fixture.document, step, ALUR_STEP_PROCEDURE, "px");
  alur_document_commit (fixture.document);
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 1);
  assert_valid (&fixture);
  step = in_stage (&fixture, "target", "sx");
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_PROCEDURE));
  interact_fixture_clear (&fixture);
}

/* Units that are united here would only go there, with all that they have. */
static void
test_united (void)
{
  InteractFixture fixture;
  AlurElement *kept, *other;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Posts");
  other = in_stage (&fixture, "now", "u-dinkes");
  alur_document_insert (fixture.document, other, ALUR_KIND_POSITION, "px", NULL);
  alur_document_insert (fixture.document, in_stage (&fixture, "target", "u-dinkes"),
                        ALUR_KIND_POSITION, "px", NULL);
  alur_document_commit (fixture.document);
  alur_carry_forget (get_carry (&fixture));
  kept = alur_element_next (other, ALUR_KIND_UNIT);
  alur_document_begin (fixture.document, "Unite");
  alur_edit_merge_units (fixture.document, kept, &other, 1);
  alur_document_commit (fixture.document);
  g_assert_true (in_stage (&fixture, "now", "px")->parent == kept);
  g_assert_false (alur_carry_is_possible (get_carry (&fixture)));
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 0);
  g_assert_nonnull (in_stage (&fixture, "target", "px"));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* Who gave an authority would by itself be taken for a delegation. */
static void
test_mandate (void)
{
  static const char *const stages[] = { "now", "target" };
  InteractFixture fixture;
  AlurElement *authority;
  g_autofree char *why_not = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_document_begin (fixture.document, "Authorities");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      authority
          = alur_document_insert (fixture.document, in_stage (&fixture, stages[i], "u-dinkes"),
                                  ALUR_KIND_AUTHORITY, "ax", NULL);
      alur_document_set_word (fixture.document, authority, ALUR_AUTHORITY_ROLE, ALUR_ROLE_PLANNER);
      alur_document_set_text (
          fixture.document, authority, ALUR_AUTHORITY_FUNCTION,
          alur_element_get_id (alur_element_first (alur_document_get_functions (fixture.document),
                                                   ALUR_KIND_FUNCTION)));
    }
  alur_document_commit (fixture.document);
  assert_valid (&fixture);
  alur_carry_forget (get_carry (&fixture));
  authority = in_stage (&fixture, "now", "ax");
  alur_document_begin (fixture.document, "Mandate");
  why_not = alur_slot_put (fixture.document, authority, ALUR_AUTHORITY_SOURCE,
                           (AlurValue){ .word = ALUR_SOURCE_MANDATE });
  alur_document_commit (fixture.document);
  g_assert_null (why_not);
  alur_carry_run (get_carry (&fixture));
  authority = in_stage (&fixture, "target", "ax");
  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_SOURCE), ==,
                    ALUR_SOURCE_MANDATE);
  g_assert_nonnull (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

/* What a later stage does not have any more does not come back with a stage that is made before it.
 */
static void
test_new_stage (void)
{
  InteractFixture fixture;
  AlurElement *target;

  interact_fixture_set_up (&fixture, "rawat-inap");
  target = in_stage (&fixture, "target", "u-dinkes");
  alur_document_begin (fixture.document, "Delete");
  alur_edit_delete (fixture.document, &target, 1);
  alur_document_commit (fixture.document);
  g_assert_true (alur_command_run (alur_command_find ("make-stage"), fixture.editor));
  g_assert_false (alur_carry_is_possible (get_carry (&fixture)));
  g_assert_cmpuint (alur_carry_count (get_carry (&fixture)), ==, 0);
  interact_fixture_clear (&fixture);
}

/* What comes into later stages comes as into a new one: without what was decided for it, and
 * without what it was united from. */
static void
test_made_with_a_decision (void)
{
  InteractFixture fixture;
  g_autofree char *told = NULL;

  interact_fixture_set_up (
      &fixture,
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
      "<organisation/><procedure id=\"c1\"><step id=\"s1\"/><step id=\"s2\"/></procedure></stage>"
      "<stage id=\"soon\" kind=\"interim\"><organisation/><procedure id=\"c1\"><step id=\"s1\" "
      "from=\"s1 s2\"><redesign action=\"abolish\" "
      "stage=\"goal\">lama</redesign></step></procedure>"
      "</stage><stage id=\"goal\" kind=\"target\"><organisation/><procedure id=\"c1\">"
      "<step id=\"s1\"/></procedure></stage></alur>");
  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "soon"));
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  alur_selection_set (alur_editor_get_selection (fixture.editor), interact_find (&fixture, "s1"));
  g_assert_true (alur_paste_duplicate (fixture.editor, &told));
  g_assert_nonnull (in_stage (&fixture, "soon", "s3")->first_child);
  g_assert_cmpuint (alur_carry_run (get_carry (&fixture)), ==, 1);
  g_assert_nonnull (in_stage (&fixture, "goal", "s3"));
  g_assert_null (in_stage (&fixture, "goal", "s3")->first_child);
  g_assert_null (alur_element_get_refs (in_stage (&fixture, "goal", "s3"), ALUR_STEP_FROM));
  assert_valid (&fixture);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carry/name", test_name);
  g_test_add_func ("/carry/later-only", test_later_only);
  g_test_add_func ("/carry/typing", test_typing);
  g_test_add_func ("/carry/made-and-deleted", test_made_and_deleted);
  g_test_add_func ("/carry/moved-into-new", test_moved_into_new);
  g_test_add_func ("/carry/connected-elsewhere", test_connected_elsewhere);
  g_test_add_func ("/carry/called-in-a-circle", test_called_in_a_circle);
  g_test_add_func ("/carry/nowhere-to-lead", test_nowhere_to_lead);
  g_test_add_func ("/carry/new-stage", test_new_stage);
  g_test_add_func ("/carry/united", test_united);
  g_test_add_func ("/carry/mandate", test_mandate);
  g_test_add_func ("/carry/made-with-a-decision", test_made_with_a_decision);
  return g_test_run ();
}
