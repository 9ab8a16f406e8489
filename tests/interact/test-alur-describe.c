/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-describe.h"

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-inspection.h"
#include "interact-fixture.h"

#include <string.h>

static void
assert_tells (InteractFixture *fixture, const AlurElement *element, const char *words)
{
  g_autofree char *text = alur_describe (fixture->editor, element);

  if (strstr (text, words) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, words));
}

static void
test_unit (void)
{
  InteractFixture fixture;
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find (&fixture, "u1");
  assert_tells (&fixture, unit, "Dinas Kesehatan. supporting institution");
  assert_tells (&fixture, unit, "decision-maker of Penyediaan obat");
  /* what was found: both decide */
  assert_tells (&fixture, unit, "Badan Perencanaan Pembangunan Daerah");
  interact_fixture_clear (&fixture);
}

/* Every element of every view has words, in all examples. */
static void
test_everything (void)
{
  InteractFixture fixture;
  AlurElement *root;

  interact_fixture_set_up (&fixture, "rawat-inap");
  root = alur_document_get_root (fixture.document);
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e->kind == ALUR_KIND_UNIT || e->kind == ALUR_KIND_STEP || e->kind == ALUR_KIND_FLOW
        || e->kind == ALUR_KIND_RELATION)
      {
        g_autofree char *text = alur_describe (fixture.editor, e);

        g_assert_cmpuint (strlen (text), >, 4);
      }
  interact_fixture_clear (&fixture);
}

static void
test_views (void)
{
  InteractFixture fixture;
  g_autofree char *chart = NULL;
  g_autofree char *procedure = NULL;

  interact_fixture_set_up (&fixture, "minimal");
  chart = alur_describe_view (fixture.editor);
  g_assert_cmpstr (chart, ==, "Organisation chart, 2 units");
  interact_fixture_clear (&fixture);
  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  procedure = alur_describe_view (fixture.editor);
  g_assert_nonnull (strstr (procedure, "steps"));
  interact_fixture_clear (&fixture);
}

/* What is said when a row of the outline is passed. */
static void
test_briefly (void)
{
  InteractFixture fixture;
  g_autofree char *unit = NULL;
  g_autofree char *function = NULL;
  g_autofree char *whole = NULL;

  interact_fixture_set_up (&fixture, "minimal");
  unit = alur_describe_briefly (
      fixture.editor, interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas Kesehatan"), TRUE);
  g_assert_cmpstr (unit, ==, "supporting institution: Dinas Kesehatan, 2 findings");
  function = alur_describe_briefly (
      fixture.editor, interact_find_named (&fixture, ALUR_KIND_FUNCTION, "Penyediaan obat"), TRUE);
  g_assert_true (g_str_has_prefix (function, "function: Penyediaan obat, "));
  whole = alur_describe (fixture.editor,
                         interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas Kesehatan"));
  g_assert_null (strstr (whole, ".."));
  interact_fixture_clear (&fixture);
}

/* Who does not want to wait is told without what is found. */
static void
test_before_it_is_found (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  g_autofree char *text = NULL;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas Kesehatan");
  text = alur_describe_briefly (fixture.editor, unit, FALSE);
  g_assert_cmpstr (text, ==, "supporting institution: Dinas Kesehatan");
  g_assert_false (alur_analysis_is_up_to_date (alur_editor_get_analysis (fixture.editor)));
  interact_fixture_clear (&fixture);
}

/* A badge that has the focus is no thing without a name. */
static void
test_authority (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  g_autofree char *text = NULL;

  interact_fixture_set_up (&fixture, "minimal");
  unit = interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas Kesehatan");
  text = alur_describe (fixture.editor, alur_element_first (unit, ALUR_KIND_AUTHORITY));
  g_assert_true (
      g_str_has_prefix (text, "decision-maker of Penyediaan obat. Held by Dinas Kesehatan"));
  interact_fixture_clear (&fixture);
}

/* What was just made lacks everything, and nobody wants to hear that while typing its name; not in
 * the counts, not in the outline, not beside its fields. */
static void
test_not_filled_in (void)
{
  InteractFixture fixture;
  guint counts[ALUR_SEVERITY_ERROR + 1];
  AlurElement *unit;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurInspection *inspection;

  interact_fixture_set_up (&fixture, "empty");
  alur_command_find ("make-unit")->run (fixture.editor);
  unit = alur_selection_get_single (alur_editor_get_selection (fixture.editor));
  alur_editor_count_findings (fixture.editor, counts);
  g_assert_cmpuint (counts[ALUR_SEVERITY_WARNING], ==, 0);
  before = alur_describe_briefly (fixture.editor, unit, TRUE);
  g_assert_null (strstr (before, "finding"));
  inspection = alur_inspection_new (fixture.editor);
  g_assert_cmpuint (inspection->findings->len, ==, 0);
  alur_inspection_free (inspection);
  alur_editor_check (fixture.editor);
  alur_editor_count_findings (fixture.editor, counts);
  g_assert_cmpuint (counts[ALUR_SEVERITY_WARNING], ==, 1);
  after = alur_describe_briefly (fixture.editor, unit, TRUE);
  g_assert_nonnull (strstr (after, "1 finding"));
  inspection = alur_inspection_new (fixture.editor);
  g_assert_cmpuint (inspection->findings->len, ==, 1);
  alur_inspection_free (inspection);
  interact_fixture_clear (&fixture);
}

/* How many findings speak of something, one by one. */
static guint
count_one_by_one (InteractFixture *fixture, const AlurElement *element)
{
  const GPtrArray *findings = alur_analysis_get_findings (
      alur_editor_get_analysis (fixture->editor), alur_editor_get_stage (fixture->editor));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);
      gboolean speaks = finding->function == element;

      for (guint k = 0; k < finding->n_elements; k++)
        speaks |= finding->elements[k] == element || finding->elements[k]->parent == element;
      for (guint k = 0; k < finding->n_units; k++)
        speaks |= finding->units[k] == element;
      n += speaks && alur_editor_tells_of (fixture->editor, finding) ? 1 : 0;
    }
  return n;
}

static guint
count_of (InteractFixture *fixture, const AlurElement *element)
{
  g_autoptr (GPtrArray) findings = alur_editor_find_findings_of (fixture->editor, element);

  return findings->len;
}

static guint
assert_counts (InteractFixture *fixture)
{
  AlurElement *root = alur_document_get_root (fixture->document);
  guint n_told = 0;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      guint n = count_of (fixture, e);

      g_assert_cmpuint (n, ==, count_one_by_one (fixture, e));
      g_assert_cmpuint (alur_editor_count_findings_of (fixture->editor, e), ==, n);
      n_told += n;
    }
  return n_told;
}

/* What is gathered for lists says the same as looking at each finding, after edits too. */
static void
test_counts (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  guint n_before;

  interact_fixture_set_up (&fixture, "rawat-inap");
  n_before = assert_counts (&fixture);
  g_assert_cmpuint (n_before, >, 0);
  unit = interact_find_named (&fixture, ALUR_KIND_UNIT, "Dinas Kesehatan");
  alur_document_begin (fixture.document, "delete");
  alur_edit_delete (fixture.document, &unit, 1);
  alur_document_commit (fixture.document);
  g_assert_cmpuint (assert_counts (&fixture), !=, n_before);
  alur_editor_undo (fixture.editor);
  g_assert_cmpuint (assert_counts (&fixture), ==, n_before);
  interact_fixture_clear (&fixture);
}

/* What is held back no longer is counted, though the document has not changed. */
static void
test_held_back_no_longer (void)
{
  InteractFixture fixture;
  guint counts[ALUR_SEVERITY_ERROR + 1];
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "empty");
  alur_command_find ("make-unit")->run (fixture.editor);
  unit = alur_selection_get_single (alur_editor_get_selection (fixture.editor));
  g_assert_cmpuint (count_of (&fixture, unit), ==, 0);
  alur_unfinished_check (alur_editor_get_unfinished (fixture.editor));
  g_assert_cmpuint (count_of (&fixture, unit), ==, 1);
  alur_editor_count_findings (fixture.editor, counts);
  g_assert_cmpuint (counts[ALUR_SEVERITY_WARNING], ==, 1);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/unit", test_unit);
  g_test_add_func ("/describe/everything", test_everything);
  g_test_add_func ("/describe/views", test_views);
  g_test_add_func ("/describe/briefly", test_briefly);
  g_test_add_func ("/describe/before-it-is-found", test_before_it_is_found);
  g_test_add_func ("/describe/authority", test_authority);
  g_test_add_func ("/describe/not-filled-in", test_not_filled_in);
  g_test_add_func ("/describe/counts", test_counts);
  g_test_add_func ("/describe/held-back-no-longer", test_held_back_no_longer);
  return g_test_run ();
}
