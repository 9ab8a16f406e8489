/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another regulation in the place of one: what is listed before is what changes. */

#include "alur-basis-replacement.h"

#include "alur-fix.h"
#include "alur-legal-order.h"
#include "alur-slot.h"
#include "alur-validate.h"
#include "interact-fixture.h"

#define SERVICE                                                                                    \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<functions><function id=\"f1\" name=\"Permits\"/></functions><regulations>"                     \
  "<regulation id=\"old\" kind=\"uu\" number=\"1\" year=\"1950\" status=\"repealed\"/>"            \
  "<regulation id=\"mid\" kind=\"uu\" number=\"2\" year=\"1980\" status=\"repealed\" "             \
  "replaces=\"old\"/>"                                                                             \
  "<regulation id=\"new\" kind=\"uu\" number=\"3\" year=\"2020\" replaces=\"mid\"/>"               \
  "<regulation id=\"sk\" kind=\"sk\" number=\"9\" year=\"2021\"/></regulations>"                   \
  "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"                                 \
  "<unit id=\"u1\" name=\"Desk\" basis=\"sk old\"><authority id=\"a1\" role=\"implementer\" "      \
  "function=\"f1\" basis=\"new old\"/></unit></organisation>"                                      \
  "<procedure id=\"c1\" name=\"Permits\" basis=\"old\"><sop><basis ref=\"old\"/>"                  \
  "<basis ref=\"sk\"/></sop><step id=\"s1\" name=\"Check\" unit=\"u1\" basis=\"old\">"             \
  "<redesign action=\"keep\" basis=\"old\"/></step></procedure></stage>"                           \
  "<stage id=\"goal\" name=\"Goal\" kind=\"target\"><organisation>"                                \
  "<unit id=\"u1\" name=\"Desk\" basis=\"old\"/></organisation></stage></alur>"

static void
assert_basis (const AlurElement *element, const char *ids)
{
  const AlurIds *basis = alur_legal_get_basis (element);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", basis->ids[i]);
  g_assert_cmpstr (text->str, ==, ids);
}

static guint
count_left (InteractFixture *fixture, const char *id)
{
  g_autoptr (AlurLegalOrder) order = alur_legal_order_new (fixture->document);

  for (guint i = 0; i < alur_legal_order_get_n_entries (order); i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_get_entry (order, i);

      if (g_str_equal (alur_element_get_id (entry->regulation), id))
        return entry->n_references;
    }
  return 0;
}

static guint
count_places (AlurBasisReplacement *replacement)
{
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (replacement);

  return places->len;
}

static void
assert_valid (InteractFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  g_assert_true (alur_document_validate (fixture->document, &fault, &error));
}

static void
assert_told (AlurBasisReplacement *replacement, const char *text)
{
  g_autofree char *told = alur_basis_replacement_describe (replacement);

  g_assert_cmpstr (told, ==, text);
}

static AlurBasisReplacement *
replace (InteractFixture *fixture, const char *id)
{
  return alur_basis_replacement_new (fixture->document, fixture->stage,
                                     interact_find (fixture, id));
}

/* Lists keep their order, nothing is named twice, and one step takes all of it back. */
static void
test_everywhere (void)
{
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurElement *page;

  interact_fixture_set_up (&fixture, SERVICE);
  before = interact_dup_text (&fixture);
  replacement = replace (&fixture, "old");
  g_assert_false (alur_basis_replacement_is_possible (replacement));
  assert_told (replacement, "Choose the regulation that takes the place.");
  alur_basis_replacement_set_other (replacement, interact_find (&fixture, "new"));
  assert_told (replacement, "7 places will rest on “Law 3/2020”.");
  g_assert_cmpuint (alur_basis_replacement_run (replacement, "Replace"), ==, 7);
  g_assert_cmpuint (count_left (&fixture, "old"), ==, 0);
  assert_basis (interact_find (&fixture, "u1"), "sk new");
  assert_basis (interact_find (&fixture, "a1"), "new");
  assert_basis (alur_element_first (interact_find (&fixture, "s1"), ALUR_KIND_STEP_REDESIGN),
                "new");
  page = alur_element_first (interact_find (&fixture, "c1"), ALUR_KIND_SOP);
  g_assert_cmpuint (alur_element_count (page, ALUR_KIND_SOP_BASIS), ==, 2);
  g_assert_cmpstr (
      alur_element_get_ref (alur_element_first (page, ALUR_KIND_SOP_BASIS), ALUR_SOP_BASIS_REF), ==,
      "new");
  g_assert_false (alur_basis_replacement_is_possible (replacement));
  assert_told (replacement, "Nothing rests on it there.");
  assert_valid (&fixture);
  g_assert_true (alur_editor_undo (fixture.editor));
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

static void
test_reach (void)
{
  static const guint counts[ALUR_N_REACHES] = { 6, 7, 7 };
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  g_autoptr (AlurBasisReplacement) later = NULL;

  interact_fixture_set_up (&fixture, SERVICE);
  replacement = replace (&fixture, "old");
  for (guint i = 0; i < ALUR_N_REACHES; i++)
    {
      alur_basis_replacement_set_reach (replacement, (AlurReach) i);
      g_assert_cmpuint (count_places (replacement), ==, counts[i]);
    }
  later = alur_basis_replacement_new (fixture.document,
                                      alur_document_get_stage (fixture.document, "goal"),
                                      interact_find (&fixture, "old"));
  alur_basis_replacement_set_reach (later, ALUR_REACH_ONWARD);
  alur_basis_replacement_set_other (later, interact_find (&fixture, "sk"));
  g_assert_cmpuint (alur_basis_replacement_run (later, "Replace"), ==, 1);
  g_assert_cmpuint (count_left (&fixture, "old"), ==, 6);
  assert_valid (&fixture);
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  g_clear_pointer (&later, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

/* What is registered as taking the place, by however many steps; what is gone can't. */
static void
test_successor (void)
{
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  g_autoptr (GArray) candidates = NULL;

  interact_fixture_set_up (&fixture, SERVICE);
  replacement = replace (&fixture, "old");
  alur_basis_replacement_guess (replacement);
  g_assert_true (alur_basis_replacement_get_other (replacement) == interact_find (&fixture, "new"));
  g_assert_cmpint (alur_basis_replacement_get_reach (replacement), ==, ALUR_REACH_ALL);
  candidates = alur_basis_replacement_list_candidates (replacement);
  g_assert_cmpuint (candidates->len, ==, 2);
  g_assert_null (
      alur_basis_find_successor (fixture.document, interact_find (&fixture, "new"), TRUE));
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

/* The health centre rests on a rule that its register says is repealed, and by what. */
static void
test_example (void)
{
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  g_autoptr (GPtrArray) places = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  replacement = replace (&fixture, "r-pmk43");
  alur_basis_replacement_guess (replacement);
  g_assert_true (alur_basis_replacement_get_other (replacement)
                 == interact_find (&fixture, "r-pmk19"));
  places = alur_basis_replacement_list_places (replacement);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_true (g_ptr_array_index (places, 0) == interact_find (&fixture, "a-ukp-ren"));
  alur_basis_replacement_run (replacement, "Replace");
  g_assert_cmpuint (count_left (&fixture, "r-pmk43"), ==, 0);
  assert_valid (&fixture);
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

/* One that the register does not have is registered as the successor, with the same edit. */
static void
test_new (void)
{
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const AlurElement *made;

  interact_fixture_set_up (&fixture, SERVICE);
  before = interact_dup_text (&fixture);
  replacement = replace (&fixture, "old");
  alur_basis_replacement_take_new (
      replacement, alur_new_regulation_new (ALUR_REGULATION_UU, " 6 ", "2023", "Job creation"));
  g_assert_null (alur_basis_replacement_get_other (replacement));
  assert_told (replacement, "7 places will rest on “Law 6/2023 – Job creation”. It is registered "
                            "as one in force.");
  g_assert_cmpuint (alur_basis_replacement_run (replacement, "Replace"), ==, 7);
  made = alur_basis_find_successor (fixture.document, interact_find (&fixture, "mid"), FALSE);
  g_assert_true (made == interact_find (&fixture, "new"));
  made = alur_element_next (interact_find (&fixture, "sk"), ALUR_KIND_REGULATION);
  g_assert_cmpstr (alur_element_get_text (made, ALUR_REGULATION_NUMBER), ==, "6");
  g_assert_cmpint (alur_element_get_integer (made, ALUR_REGULATION_YEAR), ==, 2023);
  g_assert_cmpuint (alur_element_get_word (made, ALUR_REGULATION_STATUS), ==, ALUR_STATUS_IN_FORCE);
  g_assert_true (alur_ids_contain (alur_element_get_refs (made, ALUR_REGULATION_REPLACES),
                                   alur_element_get_id (interact_find (&fixture, "old"))));
  g_assert_cmpuint (count_left (&fixture, "old"), ==, 0);
  g_assert_cmpuint (count_left (&fixture, alur_element_get_id (made)), ==, 7);
  assert_valid (&fixture);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  g_assert_true (alur_editor_undo (fixture.editor));
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

/* What is not said yet, or said wrongly. */
static void
test_new_is_refused (void)
{
  static const struct
  {
    const char *number;
    const char *year;
    const char *title;
    const char *told;
  } cases[] = {
    { "", "2023", " ", "Say what the new regulation is about, or its number." },
    { "6", "soon", "", "Write a year such as 2026." },
    { "6", "0", "", "Write a year such as 2026." },
    { " 3 ", "2020", "Again", "The register has this regulation already. Choose it." },
  };
  InteractFixture fixture;
  g_autoptr (AlurBasisReplacement) replacement = NULL;
  const AlurElement *made;

  interact_fixture_set_up (&fixture, SERVICE);
  replacement = replace (&fixture, "old");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      alur_basis_replacement_take_new (replacement,
                                       alur_new_regulation_new (ALUR_REGULATION_UU, cases[i].number,
                                                                cases[i].year, cases[i].title));
      g_assert_false (alur_basis_replacement_is_possible (replacement));
      assert_told (replacement, cases[i].told);
    }
  /* Without a number it is still to be made. */
  alur_basis_replacement_take_new (
      replacement, alur_new_regulation_new (ALUR_REGULATION_SK, "", "2027", "Counter"));
  assert_told (replacement, "7 places will rest on “Decree 2027 – Counter”. It is registered as "
                            "one to be drafted.");
  alur_basis_replacement_run (replacement, "Replace");
  made = alur_element_next (interact_find (&fixture, "sk"), ALUR_KIND_REGULATION);
  g_assert_cmpuint (alur_element_get_word (made, ALUR_REGULATION_STATUS), ==, ALUR_STATUS_TO_DRAFT);
  assert_valid (&fixture);
  g_clear_pointer (&replacement, alur_basis_replacement_free);
  interact_fixture_clear (&fixture);
}

static GPtrArray *
list_fixes (InteractFixture *fixture)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (fixture->editor);
  const GPtrArray *findings;

  alur_analysis_update (analysis);
  findings = alur_analysis_get_findings (analysis, fixture->stage);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (alur_finding_get_rule_id (finding), "repealed-basis"))
        return alur_fixes_list (analysis, finding);
    }
  g_error ("nothing is found");
}

/* One click lets all rest on the successor. */
static void
test_fix (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) fixes = NULL;
  const AlurFix *all = NULL;

  interact_fixture_set_up (&fixture, SERVICE);
  fixes = list_fixes (&fixture);
  for (guint i = 0; i < fixes->len; i++)
    if (g_strrstr (((AlurFix *) g_ptr_array_index (fixes, i))->label, "(7 places)") != NULL)
      all = g_ptr_array_index (fixes, i);
  g_assert_nonnull (all);
  g_assert_true (alur_fix_perform (all));
  g_assert_cmpuint (count_left (&fixture, "old"), ==, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  assert_valid (&fixture);
  g_clear_pointer (&fixes, g_ptr_array_unref);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/basis-replacement/everywhere", test_everywhere);
  g_test_add_func ("/basis-replacement/reach", test_reach);
  g_test_add_func ("/basis-replacement/successor", test_successor);
  g_test_add_func ("/basis-replacement/example", test_example);
  g_test_add_func ("/basis-replacement/new", test_new);
  g_test_add_func ("/basis-replacement/new-is-refused", test_new_is_refused);
  g_test_add_func ("/basis-replacement/fix", test_fix);
  return g_test_run ();
}
