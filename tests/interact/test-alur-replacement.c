/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another unit in the place of one: what is told before is what happens. */

#include "alur-replacement.h"

#include "alur-slot.h"
#include "alur-validate.h"
#include "interact-fixture.h"

static AlurElement *
in_stage (InteractFixture *fixture, const char *stage, const char *id)
{
  return alur_document_lookup (fixture->document,
                               alur_document_get_stage (fixture->document, stage), id);
}

static AlurReplacement *
replace (InteractFixture *fixture, const char *id)
{
  AlurElement *unit = interact_find (fixture, id);

  return alur_replacement_new (fixture->editor, &unit, 1);
}

static void
assert_valid (InteractFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  g_assert_true (alur_document_validate (fixture->document, &fault, &error));
}

static guint
count_steps_of (const AlurElement *stage, const char *unit)
{
  guint n = 0;

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    n += g_strcmp0 (alur_element_get_ref (step, ALUR_STEP_UNIT), unit) == 0 ? 1 : 0;
  }
  return n;
}

static void
assert_told (AlurReplacement *replacement, const char *text)
{
  g_autofree char *told = alur_replacement_describe (replacement);

  g_assert_cmpstr (told, ==, text);
}

/* What is known of a unit goes to another one, in the stage that is shown and in no other. */
static void
test_by_another (void)
{
  InteractFixture fixture;
  g_autoptr (AlurReplacement) replacement = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurElement *stage;
  guint n_before;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  before = interact_dup_text (&fixture);
  stage = fixture.stage;
  n_before = count_steps_of (stage, "u-bo") + count_steps_of (stage, "u-fo");
  replacement = replace (&fixture, "u-bo");
  g_assert_false (alur_replacement_is_possible (replacement));
  assert_told (replacement, "Choose the unit that takes the place.");
  alur_replacement_set_unit (replacement, interact_find (&fixture, "u-fo"));
  g_assert_true (alur_replacement_is_possible (replacement));
  assert_told (replacement, "“Front Office” gets 4 authorities, 1 position, 4 steps.");
  g_assert_true (alur_replacement_run (replacement, "Replace") == interact_find (&fixture, "u-fo"));
  g_assert_null (in_stage (&fixture, "now", "u-bo"));
  g_assert_nonnull (in_stage (&fixture, "target", "u-bo"));
  g_assert_cmpuint (count_steps_of (stage, "u-fo"), ==, n_before);
  assert_valid (&fixture);
  g_assert_true (alur_editor_undo (fixture.editor));
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&replacement, alur_replacement_free);
  interact_fixture_clear (&fixture);
}

/* A new one stands where the old one did, with the same id in every stage. */
static void
test_by_a_new_one (void)
{
  InteractFixture fixture;
  g_autoptr (AlurReplacement) replacement = NULL;
  AlurElement *unit;
  const char *parent;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  parent = alur_element_get_ref (interact_find (&fixture, "u-bo"), ALUR_UNIT_PARENT);
  replacement = replace (&fixture, "u-bo");
  alur_replacement_set_name (replacement, "Mal Pelayanan Publik");
  alur_replacement_set_reach (replacement, ALUR_REACH_ONWARD);
  unit = alur_replacement_run (replacement, "Replace");
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Mal Pelayanan Publik");
  g_assert_cmpstr (alur_element_get_ref (unit, ALUR_UNIT_PARENT), ==, parent);
  g_assert_null (in_stage (&fixture, "now", "u-bo"));
  g_assert_null (in_stage (&fixture, "target", "u-bo"));
  g_assert_nonnull (in_stage (&fixture, "target", alur_element_get_id (unit)));
  g_assert_cmpuint (count_steps_of (fixture.stage, alur_element_get_id (unit)), >, 0);
  assert_valid (&fixture);
  g_clear_pointer (&replacement, alur_replacement_free);
  interact_fixture_clear (&fixture);
}

/* Where the one that stays is missing, nothing happens, and that is told before. */
static void
test_where_it_is_missing (void)
{
  InteractFixture fixture;
  g_autoptr (AlurReplacement) replacement = NULL;
  g_autofree char *told = NULL;
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  alur_document_begin (fixture.document, "Make");
  unit = alur_document_insert (fixture.document,
                               alur_document_get_organisation (fixture.document, fixture.stage),
                               ALUR_KIND_UNIT, "u-only-now", NULL);
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NAME, "Only now");
  alur_document_commit (fixture.document);
  replacement = replace (&fixture, "u-bo");
  alur_replacement_set_unit (replacement, unit);
  alur_replacement_set_reach (replacement, ALUR_REACH_ALL);
  told = alur_replacement_describe (replacement);
  g_assert_true (g_str_has_suffix (
      told, "In “Kondisi yang dituju” nothing changes: “Only now” is not there."));
  alur_replacement_run (replacement, "Replace");
  g_assert_null (in_stage (&fixture, "now", "u-bo"));
  g_assert_nonnull (in_stage (&fixture, "target", "u-bo"));
  assert_valid (&fixture);
  g_clear_pointer (&replacement, alur_replacement_free);
  interact_fixture_clear (&fixture);
}

/* A unit is not offered in its own place; its sub-units are. */
static void
test_candidates (void)
{
  InteractFixture fixture;
  g_autoptr (AlurReplacement) replacement = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) candidates = NULL;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  all = alur_slot_list_units (fixture.stage);
  replacement = replace (&fixture, "u-bo");
  candidates = alur_replacement_list_candidates (replacement);
  g_assert_cmpuint (candidates->len, ==, all->len - 1);
  for (guint i = 0; i < candidates->len; i++)
    g_assert_true (g_array_index (candidates, AlurSlotTarget, i).element
                   != interact_find (&fixture, "u-bo"));
  g_clear_pointer (&replacement, alur_replacement_free);
  interact_fixture_clear (&fixture);
}

/* What is its own already, and what is only between the two, it does not get. */
static void
test_told_without_its_own (void)
{
  InteractFixture fixture;
  AlurReplacement *replacement;

  interact_fixture_set_up (
      &fixture,
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
      "<organisation><unit id=\"u1\" name=\"Bidang\"/><unit id=\"u2\" name=\"Seksi\" "
      "parent=\"u1\"/>"
      "<unit id=\"u3\" name=\"Loket\" parent=\"u1\"/>"
      "<relation id=\"k1\" kind=\"coordination\" from=\"u1\" to=\"u2\"/>"
      "<relation id=\"k2\" kind=\"coordination\" from=\"u3\" to=\"u1\"/></organisation>"
      "<procedure id=\"c1\"><step id=\"s1\" unit=\"u2\" also=\"u1\"/><step id=\"s2\" unit=\"u1\"/>"
      "</procedure></stage></alur>");
  replacement = replace (&fixture, "u1");
  alur_replacement_set_unit (replacement, interact_find (&fixture, "u2"));
  assert_told (replacement, "“Seksi” gets 1 step, 1 relation, 1 sub-unit.");
  alur_replacement_run (replacement, "Replace");
  assert_valid (&fixture);
  alur_replacement_free (replacement);
  interact_fixture_clear (&fixture);
}

/* What was taken back has put no unit in the place of another. */
static void
test_refused (void)
{
  InteractFixture fixture;
  g_autoptr (AlurReplacement) replacement = NULL;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  alur_document_begin (fixture.document, "Break it");
  alur_document_set_text (fixture.document, interact_find (&fixture, "u-fo"), ALUR_UNIT_PARENT,
                          "nowhere");
  alur_document_commit (fixture.document);
  alur_document_set_guarded (fixture.document, TRUE);
  replacement = replace (&fixture, "u-bo");
  alur_replacement_set_unit (replacement, interact_find (&fixture, "u-fo"));
  g_test_expect_message ("Alur", G_LOG_LEVEL_WARNING, "*nowhere*");
  g_assert_null (alur_replacement_run (replacement, "Replace"));
  g_test_assert_expected_messages ();
  g_assert_nonnull (in_stage (&fixture, "now", "u-bo"));
  g_clear_pointer (&replacement, alur_replacement_free);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replacement/by-another", test_by_another);
  g_test_add_func ("/replacement/by-a-new-one", test_by_a_new_one);
  g_test_add_func ("/replacement/where-it-is-missing", test_where_it_is_missing);
  g_test_add_func ("/replacement/candidates", test_candidates);
  g_test_add_func ("/replacement/refused", test_refused);
  g_test_add_func ("/replacement/told-without-its-own", test_told_without_its_own);
  return g_test_run ();
}
