/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every fix of every finding in the conformance documents resolves what it is a fix of, as one step
 * of undo, and leaves a document that can be saved and read. */

#include "alur-fix.h"

#include "alur-edit.h"
#include "alur-expectations.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-rule.h"
#include "alur-validate.h"
#include "alur-writer.h"

#include "interact-fixture.h"

#include <string.h>

#define N_HOLDERS 60000u

static char *
dup_text (AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Whether the rule still says the same of the same. */
static gboolean
is_found (AlurAnalysis *analysis, const AlurFinding *finding, const char *key, const char *message)
{
  const GPtrArray *findings = alur_analysis_get_findings (analysis, finding->stage);
  AlurDocument *document = alur_analysis_get_document (analysis);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *other = g_ptr_array_index (findings, i);
      g_autofree char *other_key = alur_finding_dup_key (other);
      g_autofree char *other_message = alur_finding_dup_message (other, document, "en");

      if (!other->accepted && strcmp (other_key, key) == 0 && strcmp (other_message, message) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
assert_can_be_read (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "fixed", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
}

static void
check_fix (AlurAnalysis *analysis, const AlurFinding *finding, const AlurFix *fix)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  g_autofree char *key = alur_finding_dup_key (finding);
  g_autofree char *message = alur_finding_dup_message (finding, document, "en");
  g_autofree char *before = dup_text (document);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  guint depth = alur_document_get_undo_depth (document);

  g_test_message ("%s: %s", alur_finding_get_rule_id (finding), fix->label);
  g_assert_true (alur_fix_perform (fix));
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, depth + 1);
  g_assert_cmpstr (alur_document_get_undo_name (document), ==, fix->label);
  after = dup_text (document);
  g_assert_cmpstr (after, !=, before);
  assert_can_be_read (after);
  if (is_found (analysis, finding, key, message))
    {
      g_test_message ("%s", after);
      g_error ("still found: %s", message);
    }
  g_assert_true (alur_document_undo (document));
  undone = dup_text (document);
  g_assert_cmpstr (undone, ==, before);
}

static void
check_finding (AlurAnalysis *analysis, const AlurFinding *finding, GHashTable *fixed)
{
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);

  for (guint i = 0; i < fixes->len; i++)
    {
      const AlurFix *fix = g_ptr_array_index (fixes, i);

      g_assert_cmpstr (fix->label, !=, "");
      g_assert_null (strpbrk (fix->label, "{}"));
      g_assert_nonnull (fix->is_edit ? (gpointer) fix : fix->element);
      if (fix->is_edit)
        {
          check_fix (analysis, finding, fix);
          g_hash_table_add (fixed, (gpointer) alur_finding_get_rule_id (finding));
        }
    }
}

/* The findings as they are now: they are freed when an edit makes the rule look again. */
static GPtrArray *
gather (AlurAnalysis *analysis)
{
  AlurElement *root = alur_document_get_root (alur_analysis_get_document (analysis));
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_finding_unref);

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    for (guint i = 0; i < findings->len; i++)
      g_ptr_array_add (all, alur_finding_ref (g_ptr_array_index (findings, i)));
  }
  return all;
}

static void
check_document (AlurDocument *document, GHashTable *fixed)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new_with_sampling (document, 1, 500);
  g_autoptr (GPtrArray) findings = gather (analysis);

  for (guint i = 0; i < findings->len; i++)
    check_finding (analysis, g_ptr_array_index (findings, i), fixed);
}

#define HEAD "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"

/* What the conformance documents have no case of. */
static const char *const others[] = {
  /* orphan-function: somebody works on it */
  HEAD "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
       "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Apotek\"/>"
       "</organisation><procedure id=\"p1\" function=\"f1\"><step id=\"s1\" unit=\"u1\"/>"
       "</procedure></stage></alur>",
  /* unlabelled-choice: neither way says anything; one is No */
  HEAD "<stage id=\"now\" kind=\"current\"><organisation/><procedure id=\"p1\">"
       "<step id=\"s1\" kind=\"start\"/><step id=\"s2\" kind=\"decision\"/>"
       "<step id=\"s3\" kind=\"decision\"/><step id=\"s4\" kind=\"end\"/>"
       "<flow id=\"w1\" from=\"s1\" to=\"s2\"/><flow id=\"w2\" from=\"s2\" to=\"s4\"/>"
       "<flow id=\"w3\" from=\"s2\" to=\"s3\"/>"
       "<flow id=\"w4\" from=\"s3\" to=\"s4\" label=\"no\"/><flow id=\"w5\" from=\"s3\" to=\"s2\"/>"
       "</procedure></stage></alur>",
  /* sop-identity-incomplete: the procedure knows what the page does not */
  HEAD "<regulations><regulation id=\"r1\" kind=\"perwali\"/></regulations>"
       "<stage id=\"now\" kind=\"current\"><organisation/><procedure id=\"p1\" basis=\"r1\">"
       "<sop number=\"1\" created=\"2026-01-01\" approver-title=\"Kepala\">"
       "<qualification>a</qualification><related>b</related><equipment>c</equipment>"
       "<warning>d</warning><recording>e</recording></sop></procedure></stage></alur>",
  /* understaffed and overstaffed, where it can be decided */
  HEAD
  "<stage id=\"now\" kind=\"current\"><organisation/></stage>"
  "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u1\">"
  "<position id=\"p1\" headcount=\"1\"><duty name=\"a\" volume=\"25000\" work=\"PT9M\"/></position>"
  "<position id=\"p2\" headcount=\"5\"><duty name=\"b\" volume=\"25000\" work=\"PT6M\"/></position>"
  "</unit></organisation></stage></alur>",
  /* a whole group of holders; one of them twice */
  HEAD "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
       "<stage id=\"now\" kind=\"current\"><organisation>"
       "<unit id=\"u1\"><authority id=\"a1\" role=\"implementer\" function=\"f1\"/></unit>"
       "<unit id=\"u2\"><authority id=\"a2\" role=\"implementer\" function=\"f1\"/></unit>"
       "<unit id=\"u3\"><authority id=\"a3\" role=\"implementer\" function=\"f1\" scope=\"A\"/>"
       "<authority id=\"a4\" role=\"implementer\" function=\"f1\" scope=\"B; A\"/></unit>"
       "</organisation></stage></alur>",
  /* abolished, and unreachable, beside a decision that another procedure gets:
   * that is no flow of control, and nothing can follow on it */
  HEAD "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\"/></organisation>"
       "<procedure id=\"p1\"><step id=\"s1\" kind=\"start\"/><step id=\"s2\" unit=\"u1\">"
       "<redesign action=\"abolish\" stage=\"goal\"/></step>"
       "<step id=\"s3\" unit=\"u1\"/><step id=\"s4\" kind=\"end\"/>"
       "<flow id=\"w1\" from=\"s1\" to=\"s2\"/>"
       "<flow id=\"w2\" kind=\"decision\" from=\"s2\" to=\"t2\"/></procedure>"
       "<procedure id=\"p2\"><step id=\"t1\" kind=\"start\"/><step id=\"t2\" unit=\"u1\"/>"
       "<step id=\"t3\" kind=\"end\"/><flow id=\"v1\" from=\"t1\" to=\"t2\"/>"
       "<flow id=\"v2\" from=\"t2\" to=\"t3\"/></procedure></stage>"
       "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u1\"/></organisation>"
       "<procedure id=\"p1\"><step id=\"s1\" kind=\"start\"/><step id=\"s2\" unit=\"u1\"/>"
       "<step id=\"s4\" kind=\"end\"/>"
       "<flow id=\"w1\" from=\"s1\" to=\"s2\"/><flow id=\"w3\" from=\"s1\" to=\"s4\"/>"
       "<flow id=\"w2\" kind=\"decision\" from=\"s2\" to=\"t2\"/></procedure>"
       "<procedure id=\"p2\"><step id=\"t1\" kind=\"start\"/><step id=\"t2\" unit=\"u1\"/>"
       "<step id=\"t3\" kind=\"end\"/><flow id=\"v1\" from=\"t1\" to=\"t2\"/>"
       "<flow id=\"v2\" from=\"t2\" to=\"t3\"/></procedure></stage></alur>",
};

/* Rules whose fix is a value that only the planner knows, or more than one edit. */
static const char *const without_edit[]
    = { "missing-time",    "sop-not-active", "sop-too-long",     "span-too-wide",
        "span-too-narrow", "many-counters",  "waiting-dominates" };

static gboolean
has_edit (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (without_edit); i++)
    if (strcmp (rule, without_edit[i]) == 0)
      return FALSE;
  return TRUE;
}

static AlurDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_every_rule (void)
{
  g_autoptr (GPtrArray) files = expectation_list_files ();
  g_autoptr (GHashTable) fixed = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rules;
  const AlurRule *rules = alur_rules_get (&n_rules);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (AlurDocument) document = expectation_read (g_ptr_array_index (files, i));

      g_test_message ("%s", (const char *) g_ptr_array_index (files, i));
      check_document (document, fixed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (AlurDocument) document = read_text (others[i]);

      check_document (document, fixed);
    }
  for (guint i = 0; i < n_rules; i++)
    if (has_edit (rules[i].id) != g_hash_table_contains (fixed, rules[i].id))
      {
        g_test_message ("%s", rules[i].id);
        g_test_fail ();
      }
}

static AlurFinding *
find (AlurAnalysis *analysis, const char *rule)
{
  g_autoptr (GPtrArray) findings = gather (analysis);

  for (guint i = 0; i < findings->len; i++)
    if (strcmp (alur_finding_get_rule_id (findings->pdata[i]), rule) == 0)
      return alur_finding_ref (findings->pdata[i]);
  return NULL;
}

/* The fixes of a finding about everybody are there at once: before, they took minutes. */
static void
test_many_holders (void)
{
  g_autoptr (GString) text
      = g_string_new (HEAD "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
                           "<stage id=\"now\" kind=\"current\"><organisation>");
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (AlurFinding) finding = NULL;
  g_autoptr (GPtrArray) fixes = NULL;

  for (guint i = 0; i < N_HOLDERS; i++)
    g_string_append_printf (text,
                            "<unit id=\"u%u\"><authority id=\"a%u\" role=\"decision-maker\" "
                            "function=\"f1\"/></unit>",
                            i, i);
  g_string_append (text, "</organisation></stage></alur>");
  document = read_text (text->str);
  analysis = alur_analysis_new (document);
  finding = find (analysis, "overlap");
  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->n_elements, ==, N_HOLDERS);
  fixes = alur_fixes_list (analysis, finding);
  g_assert_cmpuint (fixes->len, ==, 4);
}

/* What may be done after a fix is listed and before it is pressed. */
typedef struct
{
  AlurElement *element;
  guint field; /* G_MAXUINT: the element goes */
  guint word;  /* 0: the field is unset */
} Between;

static void
add_edit (GArray *edits, const Between *edit)
{
  g_array_append_vals (edits, edit, 1);
}

static void
add_edits_of (GArray *edits, AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  add_edit (edits, &(Between){ .element = element, .field = G_MAXUINT });
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AlurField *field = &type->fields[i];

      if (!(field->flags & ALUR_FIELD_REQUIRED)
          && !alur_value_equal (field, element->values[i], field->initial))
        add_edit (edits, &(Between){ .element = element, .field = i });
      for (guint word = 1; field->words != NULL && field->words[word].name != NULL; word++)
        add_edit (edits, &(Between){ .element = element, .field = i, .word = word });
    }
}

static void
edit (AlurDocument *document, const Between *between)
{
  if (!alur_element_is_in_document (between->element))
    return; /* by an edit before */
  if (between->field == G_MAXUINT)
    alur_edit_delete (document, (AlurElement *const *) &between->element, 1);
  else if (between->word == 0)
    alur_document_unset (document, between->element, between->field);
  else
    alur_document_set_word (document, between->element, between->field, between->word);
}

/* It is done to what is there or not at all. One edit comes between, and perhaps others with it. */
static void
press_late (AlurDocument *document, const AlurFix *fix, const GArray *edits, guint nth, GRand *rand)
{
  guint n_others = nth % 2 == 0 ? 0 : (guint) g_rand_int_range (rand, 1, 4);
  g_autoptr (GError) error = NULL;
  guint depth = alur_document_get_undo_depth (document);
  guint edited;
  gboolean is_done;

  alur_document_begin (document, "between");
  edit (document, &g_array_index (edits, Between, nth / 2));
  for (guint i = 0; i < n_others; i++)
    edit (document,
          &g_array_index (edits, Between, g_rand_int_range (rand, 0, (gint32) edits->len)));
  if (!alur_document_validate (document, NULL, NULL))
    {
      alur_document_rollback (document);
      return;
    }
  alur_document_commit (document);
  edited = alur_document_get_undo_depth (document);
  is_done = alur_fix_perform (fix);
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, edited + (is_done ? 1 : 0));
  alur_document_validate (document, NULL, &error);
  g_assert_no_error (error);
  while (alur_document_get_undo_depth (document) > depth)
    alur_document_undo (document);
}

static GPtrArray *
list_all_edits (AlurDocument *document)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new_with_sampling (document, 1, 500);
  g_autoptr (GPtrArray) findings = gather (analysis);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (all, alur_fixes_list (analysis, g_ptr_array_index (findings, i)));
  return all;
}

static void
check_late (AlurDocument *document, GRand *rand)
{
  const AlurElement *root = alur_document_get_root (document);
  g_autoptr (GPtrArray) all = list_all_edits (document);
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Between));
  g_autofree char *before = dup_text (document);
  g_autofree char *after = NULL;

  for (AlurElement *e = root->first_child; e != NULL; e = alur_element_walk (e, root))
    if (e->kind != ALUR_KIND_FOREIGN)
      add_edits_of (edits, e);
  for (guint i = 0; i < all->len; i++)
    {
      const GPtrArray *fixes = g_ptr_array_index (all, i);

      for (guint j = 0; j < fixes->len; j++)
        for (guint k = 0; ((AlurFix *) fixes->pdata[j])->is_edit && k < 2 * edits->len; k++)
          press_late (document, fixes->pdata[j], edits, k, rand);
    }
  after = dup_text (document);
  g_assert_cmpstr (after, ==, before);
}

/* Each fix of each finding, pressed after each edit that may have come between. */
static void
test_late (void)
{
  g_autoptr (GPtrArray) files = expectation_list_files ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());

  for (guint i = 0; i < files->len + G_N_ELEMENTS (others); i++)
    {
      g_autoptr (AlurDocument) document = i < files->len
                                              ? expectation_read (g_ptr_array_index (files, i))
                                              : read_text (others[i - files->len]);

      if (i < files->len)
        g_test_message ("%s", (const char *) g_ptr_array_index (files, i));
      check_late (document, rand);
    }
}

/* A fix that was listed before its element went does nothing. */
static void
test_too_late (void)
{
  g_autoptr (AlurDocument) document = read_text (others[4]);
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "overlap");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  AlurElement *authority = alur_document_lookup (document, finding->stage, "a2");
  guint depth;

  alur_document_begin (document, "test");
  alur_document_remove (document, authority);
  alur_document_commit (document);
  depth = alur_document_get_undo_depth (document);
  g_assert_cmpuint (fixes->len, >, 0);
  g_assert_false (alur_fix_perform (fixes->pdata[0]));
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, depth);
}

static void
test_accept (void)
{
  g_autoptr (AlurDocument) document = read_text (others[4]);
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "overlap");
  g_autofree char *before = dup_text (document);
  g_autofree char *accepted = NULL;
  g_autofree char *after = NULL;
  AlurElement *entry;
  AlurDate date = 0;
  guint n_errors = alur_analysis_count (analysis, finding->stage, ALUR_SEVERITY_ERROR);

  g_assert_null (alur_fix_find_accepted (document, finding));
  g_assert_false (alur_fix_take_back (document, finding));
  g_assert_true (alur_date_parse ("2026-05-01", &date));
  alur_fix_accept (document, finding, "for now", "Sari", date);
  alur_fix_accept (document, finding, "until 2027", "Sari", 0);
  entry = alur_fix_find_accepted (document, finding);
  g_assert_cmpstr (entry->text, ==, "until 2027");
  g_assert_cmpstr (alur_element_get_text (entry, ALUR_ACCEPTED_FINDING_BY), ==, "Sari");
  g_assert_cmpuint (alur_element_count (entry->parent, ALUR_KIND_ACCEPTED_FINDING), ==, 1);
  g_assert_cmpuint (alur_analysis_count (analysis, finding->stage, ALUR_SEVERITY_ERROR), ==,
                    n_errors - 1);
  accepted = dup_text (document);
  assert_can_be_read (accepted);
  g_assert_true (alur_fix_take_back (document, finding));
  after = dup_text (document);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (alur_document_undo (document));
  g_clear_pointer (&after, g_free);
  after = dup_text (document);
  g_assert_cmpstr (after, ==, accepted);
}

/* Two that overlap: the second steps back to the role that fits beside the first. */
static void
test_labels (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD
      "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Dinas Kesehatan\">"
      "<authority id=\"a1\" role=\"decision-maker\" function=\"f1\"/></unit>"
      "<unit id=\"u2\" name=\"Badan Perencanaan\" short=\"Bappeda\">"
      "<authority id=\"a2\" role=\"decision-maker\" function=\"f1\"/></unit>"
      "</organisation></stage></alur>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "overlap");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  const AlurFix *first = fixes->pdata[0];

  g_assert_cmpstr (first->label, ==, "Make Bappeda planner");
}

/* A way that no case takes is still taken by none. */
static void
test_no_chance (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\"/></organisation>"
           "<procedure id=\"c1\"><step id=\"s0\" kind=\"start\"/><step id=\"s1\" kind=\"decision\" "
           "unit=\"u1\"/><step id=\"s2\" kind=\"end\"/><flow id=\"w0\" from=\"s0\" to=\"s1\"/>"
           "<flow id=\"w1\" from=\"s1\" to=\"s2\" label=\"A\" probability=\"0.4\"/>"
           "<flow id=\"w2\" from=\"s1\" to=\"s2\" label=\"B\" probability=\"0.4\"/>"
           "<flow id=\"w3\" from=\"s1\" to=\"s2\" label=\"C\" probability=\"0.4\"/>"
           "<flow id=\"w4\" from=\"s1\" to=\"s2\" label=\"D\" "
           "probability=\"0\"/></procedure></stage></alur>");
  static const double expected[] = { 0.333, 0.333, 0.334, 0 };
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "bad-probabilities");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);

  g_assert_true (alur_fix_perform (fixes->pdata[0]));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *id = g_strdup_printf ("w%u", i + 1);
      const AlurElement *flow = alur_document_lookup (document, finding->stage, id);

      g_assert_cmpfloat_with_epsilon (alur_element_get_number (flow, ALUR_FLOW_PROBABILITY),
                                      expected[i], 1e-9);
    }
}

/* What is promised is the least that holds, in days as soon as it is one: three tenths of ten days
 * are three, though not in binary fractions. */
static void
test_promises (void)
{
  static const struct
  {
    const char *wait;
    const char *label;
  } cases[] = { { "P10D", "Promise 3 working days" },
                { "PT25H", "Promise 1 working day" },
                { "PT24H20M", "Promise 1 working day" },
                { "PT22H", "Promise 7 hours" },
                { "PT3H40M", "Promise 2 hours" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          HEAD "<stage id=\"now\" kind=\"current\"><procedure id=\"c1\" promise=\"PT1H\">"
               "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" kind=\"decision\"/>"
               "<step id=\"s2\" wait=\"%s\"/><step id=\"s3\" kind=\"end\"/>"
               "<flow id=\"w0\" from=\"s0\" to=\"s1\"/>"
               "<flow id=\"w1\" from=\"s1\" to=\"s2\" label=\"A\" probability=\"0.1\"/>"
               "<flow id=\"w2\" from=\"s1\" to=\"s2\" label=\"B\" probability=\"0.2\"/>"
               "<flow id=\"w3\" from=\"s1\" to=\"s3\" label=\"C\"/>"
               "<flow id=\"w4\" from=\"s2\" to=\"s3\"/></procedure></stage></alur>",
          cases[i].wait);
      g_autoptr (AlurDocument) document = read_text (text);
      g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
      g_autoptr (AlurFinding) finding = find (analysis, "promise-broken");
      g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
      const AlurFix *first = fixes->pdata[0];

      g_assert_cmpstr (first->label, ==, cases[i].label);
    }
}

/* Half a person is rounded up, as on the map of positions. */
static void
test_half_a_person (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD "<stage id=\"now\" kind=\"current\"/><stage id=\"goal\" kind=\"target\">"
           "<organisation><unit id=\"u1\"><position id=\"p1\" headcount=\"1\">"
           "<duty name=\"Lapor\" volume=\"3125\" work=\"PT1H\"/></position></unit></organisation>"
           "</stage></alur>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  const GPtrArray *findings
      = alur_analysis_get_findings (analysis, alur_document_get_stage (document, "goal"));
  gboolean is_offered = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, findings->pdata[i]);

      for (guint k = 0; k < fixes->len; k++)
        is_offered |= g_str_equal (((const AlurFix *) fixes->pdata[k])->label, "Plan for 3 people");
    }
  g_assert_true (is_offered);
}

/* Who decides may take a decision of the chain over. */
static void
test_decider_takes_over (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
           "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Loket\"/>"
           "<unit id=\"u2\" name=\"Dinas\">"
           "<authority id=\"a1\" role=\"decision-maker\" function=\"f1\"/></unit></organisation>"
           "<procedure id=\"c1\" function=\"f1\"><step id=\"s1\" kind=\"decision\" unit=\"u1\"/>"
           "</procedure></stage></alur>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "step-without-authority");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  gboolean is_offered = FALSE;

  for (guint i = 0; i < fixes->len; i++)
    is_offered |= g_str_equal (((const AlurFix *) fixes->pdata[i])->label, "Let Dinas do it");
  g_assert_true (is_offered);
}

/* An entry in which nothing stands is none: the way leads to the list that the sentence means. */
static void
test_blank_entry (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD "<stage id=\"now\" kind=\"current\"><procedure id=\"c1\">"
           "<sop number=\"1\" created=\"2024-01-02\" approver-title=\"Kepala\"><basis>UU</basis>"
           "<qualification>S1</qualification><related>SOP</related><equipment> </equipment></sop>"
           "</procedure></stage></alur>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "sop-identity-incomplete");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  g_autofree char *message = alur_finding_dup_message (finding, document, "en");
  const AlurFix *first = fixes->pdata[0];

  g_assert_cmpstr (message, ==, "The identity page of Procedure c1 names no equipment.");
  g_assert_cmpuint (first->child, ==, ALUR_KIND_SOP_EQUIPMENT);
}

/* Held twice, it is held where either was, and not everywhere. */
static void
test_scopes_are_united (void)
{
  static const char *const scopes[][3]
      = { { "Utara; Tengah", "Tengah; Selatan", "Utara; Tengah; Selatan" },
          { "Utara", "utara ", "Utara" },
          { "Utara", "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *text = g_strdup_printf (
          HEAD "<functions><function id=\"f1\"/></functions><stage id=\"now\" kind=\"current\">"
               "<organisation><unit id=\"u1\"><authority id=\"a1\" role=\"implementer\" "
               "function=\"f1\" scope=\"%s\"/><authority id=\"a2\" role=\"implementer\" "
               "function=\"f1\" scope=\"%s\"/></unit></organisation></stage></alur>",
          scopes[i][0], scopes[i][1]);
      g_autoptr (AlurDocument) document = read_text (text);
      g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
      g_autoptr (AlurFinding) finding = find (analysis, "duplicate-authority");
      g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
      const AlurElement *authority = alur_document_lookup (document, finding->stage, "a1");

      g_assert_true (alur_fix_perform (fixes->pdata[0]));
      g_assert_cmpstr (alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE), ==, scopes[i][2]);
    }
}

/* The second steps back wherever it held it, each time on its own basis. */
static void
test_lesser_everywhere (void)
{
  g_autoptr (AlurDocument) document = read_text (
      HEAD
      "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
      "<regulations><regulation id=\"r1\" kind=\"uu\"/><regulation id=\"r2\" kind=\"pp\"/>"
      "</regulations><stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" "
      "name=\"Dinas\">"
      "<authority id=\"a1\" role=\"decision-maker\" function=\"f1\"/></unit>"
      "<unit id=\"u2\" name=\"Badan\"><authority id=\"a2\" role=\"decision-maker\" "
      "function=\"f1\" scope=\"Utara\" basis=\"r1\"/><authority id=\"a3\" role=\"decision-maker\" "
      "function=\"f1\" scope=\"Selatan\" basis=\"r2\"/></unit></organisation></stage></alur>");
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
  g_autoptr (AlurFinding) finding = find (analysis, "overlap");
  g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
  const AlurElement *authority = alur_document_lookup (document, finding->stage, "a2");
  const AlurFix *first = fixes->pdata[0];

  g_assert_cmpstr (first->label, ==, "Make Badan planner");
  g_assert_true (alur_fix_perform (first));
  g_assert_cmpuint (alur_element_get_word (authority, ALUR_AUTHORITY_ROLE), ==, ALUR_ROLE_PLANNER);
  g_assert_cmpstr (alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE), ==, "Utara; Selatan");
  g_assert_cmpuint (alur_element_get_refs (authority, ALUR_AUTHORITY_BASIS)->n_ids, ==, 2);
}

#define CHECKED_TWICE                                                                              \
  HEAD                                                                                             \
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\"/></organisation>"          \
      "<procedure id=\"c1\"><step id=\"s0\" kind=\"start\"/><step id=\"s1\" name=\"Cek\" "         \
      "unit=\"u1\"><redesign action=\"keep\" applied=\"yes\"/></step><step id=\"s2\" "             \
      "name=\"Cek\" "                                                                              \
      "unit=\"u1\">%s</step><step id=\"s3\" kind=\"end\"/><flow id=\"w1\" from=\"s0\" to=\"s1\"/>" \
      "<flow id=\"w2\" from=\"s1\" to=\"s2\"/><flow id=\"w3\" from=\"s2\" to=\"s3\"/></procedure>" \
      "</stage></alur>"

/* What was decided before, and carried out, is not what is decided now; what is to be abolished is
 * not to be combined, too. */
static void
test_combined (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *whole
          = g_strdup_printf (CHECKED_TWICE, i > 0 ? "<redesign action=\"abolish\"/>" : "");
      g_autoptr (AlurDocument) document = read_text (whole);
      g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
      g_autoptr (AlurFinding) finding = find (analysis, "similar-steps");
      g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
      const AlurFix *first = fixes->pdata[0];
      const AlurElement *decision = alur_element_first (
          alur_document_lookup (document, finding->stage, "s1"), ALUR_KIND_STEP_REDESIGN);

      g_assert_true (first->is_edit == (i == 0));
      if (i > 0)
        continue;
      g_assert_true (alur_fix_perform (first));
      g_assert_cmpuint (alur_element_get_word (decision, ALUR_STEP_REDESIGN_ACTION), ==,
                        ALUR_ACTION_COMBINE);
      g_assert_cmpuint (alur_element_get_word (decision, ALUR_STEP_REDESIGN_APPLIED), !=,
                        ALUR_ANSWER_YES);
    }
}

#define BESIDE                                                                                     \
  "<organisation><unit id=\"u1\"/></organisation><procedure id=\"p1\">"                            \
  "<step id=\"s0\" kind=\"start\"/><step id=\"s1\" unit=\"u1\"%s/><step id=\"s2\" unit=\"u1\">%s"  \
  "</step><step id=\"s3\" kind=\"end\"/><flow id=\"w1\" from=\"s0\" to=\"s1\"/>"                   \
  "<flow id=\"w2\" from=\"s1\" to=\"s2\"/><flow id=\"w3\" from=\"s1\" to=\"s3\"/>"                 \
  "<flow id=\"w4\" from=\"s2\" to=\"%s\"/></procedure></stage>"

/* Where what led to the step leads to what comes after it already, or is that, no second way and
 * none back to itself comes of it; a choice keeps both of its answers. */
static void
test_abolished_beside (void)
{
  static const struct
  {
    const char *kind;
    const char *after;
    guint n_flows;
  } cases[] = { { "", "s3", 2 },
                { "", "s1", 2 },
                { " kind=\"decision\"", "s3", 3 },
                { " kind=\"decision\"", "s1", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole
          = g_strdup_printf (HEAD "<stage id=\"now\" kind=\"current\">" BESIDE
                                  "<stage id=\"goal\" kind=\"target\">" BESIDE "</alur>",
                             cases[i].kind, "<redesign action=\"abolish\" stage=\"goal\"/>",
                             cases[i].after, cases[i].kind, "", cases[i].after);
      g_autoptr (AlurDocument) document = read_text (whole);
      g_autoptr (AlurAnalysis) analysis = alur_analysis_new (document);
      g_autoptr (AlurFinding) finding = find (analysis, "redesign-not-applied");
      g_autoptr (GPtrArray) fixes = alur_fixes_list (analysis, finding);
      const AlurElement *procedure;
      guint n_flows = 0;

      g_assert_true (alur_fix_perform (fixes->pdata[0]));
      procedure = alur_document_lookup (document, finding->stage, "p1");
      g_assert_null (alur_document_lookup (document, finding->stage, "s2"));
      ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
      n_flows++;
      g_assert_cmpuint (n_flows, ==, cases[i].n_flows);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fix/every-rule", test_every_rule);
  g_test_add_func ("/fix/late", test_late);
  g_test_add_func ("/fix/too-late", test_too_late);
  g_test_add_func ("/fix/many-holders", test_many_holders);
  g_test_add_func ("/fix/accept", test_accept);
  g_test_add_func ("/fix/labels", test_labels);
  g_test_add_func ("/fix/no-chance", test_no_chance);
  g_test_add_func ("/fix/promises", test_promises);
  g_test_add_func ("/fix/blank-entry", test_blank_entry);
  g_test_add_func ("/fix/decider-takes-over", test_decider_takes_over);
  g_test_add_func ("/fix/half-a-person", test_half_a_person);
  g_test_add_func ("/fix/scopes-are-united", test_scopes_are_united);
  g_test_add_func ("/fix/lesser-everywhere", test_lesser_everywhere);
  g_test_add_func ("/fix/combined", test_combined);
  g_test_add_func ("/fix/abolished-beside", test_abolished_beside);
  return g_test_run ();
}
