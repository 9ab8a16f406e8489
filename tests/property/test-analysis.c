/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings kept up to date are those found from scratch, after any sequence of edits, undos, redos
 * and rollbacks, whether or not somebody looked in between, and wherever looking was broken off.
 *
 * ALUR_SEED repeats a run, ALUR_SEQUENCES makes it longer. What fails is kept beside the log. */

#include "alur-analysis.h"
#include "alur-random.h"
#include "alur-share.h"
#include "alur-writer.h"
#include "random-units.h"

#include <string.h>

#define DEFAULT_SEQUENCES 1000
#define SAMPLES 40
#define LONG_AGO 1
#define MOST_PARTS 60 /* of looking again, each as small as can be, between two edits */

typedef struct
{
  guint32 seed;
  guint sequence;
  GRand *rand;
  AlurDocument *document;
  AlurAnalysis *analysis;
  guint n_compared;
  guint n_findings;
  guint n_about;
  guint n_signs;
  guint n_parts;
  guint n_broken_off;
} Run;

static void
append_ids (GString *text, const AlurElement *const *elements, guint n_elements)
{
  for (guint i = 0; i < n_elements; i++)
    g_string_append_printf (text, " %s:%u", alur_element_get_id (elements[i]), elements[i]->serial);
}

static void
append_finding (GString *text, const AlurFinding *finding, AlurDocument *document)
{
  g_autofree char *key = alur_finding_dup_key (finding);
  g_autofree char *message = alur_finding_dup_message (finding, document, "en");

  g_string_append_printf (text, "%s %s%s %s |", alur_severity_words[finding->severity].name, key,
                          finding->accepted ? " accepted" : "",
                          alur_between_get_name (finding->between) != NULL
                              ? alur_between_get_name (finding->between)
                              : "-");
  append_ids (text, finding->units, finding->n_units);
  g_string_append (text, " |");
  append_ids (text, finding->elements, finding->n_elements);
  g_string_append_printf (text, " | %g %g | %s\n", finding->figures[0], finding->figures[1],
                          message);
}

/* Where the units of a stage are; in which order those are that are part of the same means nothing.
 */
static void
append_places (GString *text, AlurAnalysis *analysis, const AlurElement *stage)
{
  AlurStageIndex *index = alur_analysis_get_index (analysis, stage);
  const AlurElement *organisation
      = alur_document_get_organisation (alur_analysis_get_document (analysis), stage);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    const AlurUnitNode *node = alur_stage_index_get_unit (index, alur_element_get_id (unit));
    const AlurUnitNode *parent = node->parent;

    if (node->unit == unit)
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (node->first)));
    if (parent != NULL)
      g_assert_true (node->first > parent->first && node->end <= parent->end);
    g_string_append_printf (text, "unit %s: %u, %u in all, %u below, in %s, of %s\n", node->id,
                            node->depth, node->end - node->first, node->n_children,
                            parent != NULL ? parent->id : "none", node->institution->id);
  }
}

/* All that an analysis says of its document. */
static char *
describe (Run *run, AlurAnalysis *analysis)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  GString *text = g_string_new (NULL);

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    g_string_append_printf (text, "stage %s: %u errors, %u warnings, %u infos\n",
                            alur_element_get_id (stage),
                            alur_analysis_count (analysis, stage, ALUR_SEVERITY_ERROR),
                            alur_analysis_count (analysis, stage, ALUR_SEVERITY_WARNING),
                            alur_analysis_count (analysis, stage, ALUR_SEVERITY_INFO));
    append_places (text, analysis, stage);
    for (guint i = 0; i < findings->len; i++)
      append_finding (text, findings->pdata[i], document);
    run->n_findings += findings->len;
  }
  return g_string_free (text, FALSE);
}

static void
assert_sorted (AlurAnalysis *analysis)
{
  AlurDocument *document = alur_analysis_get_document (analysis);

  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    for (guint i = 1; i < findings->len; i++)
      g_assert_cmpint (alur_finding_compare (findings->pdata[i - 1], findings->pdata[i]), <, 0);
  }
}

static gboolean
names (const AlurFinding *finding, const AlurElement *element)
{
  for (guint i = 0; i < finding->n_units; i++)
    if (finding->units[i] == element)
      return TRUE;
  for (guint i = 0; i < finding->n_elements; i++)
    if (finding->elements[i] == element)
      return TRUE;
  return finding->subject == element || finding->function == element;
}

static gboolean
names_or_inside (const AlurFinding *finding, const AlurElement *element)
{
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    if (names (finding, child))
      return TRUE;
  return names (finding, element);
}

/* What is found about an element is what going through all findings gives. */
static void
assert_about (Run *run, const AlurElement *element)
{
  ALUR_FOREACH (stage, alur_document_get_root (run->document), ALUR_KIND_STAGE)
  {
    const GPtrArray *all = alur_analysis_get_findings (run->analysis, stage);
    g_autoptr (GPtrArray) about = alur_analysis_find_about (run->analysis, stage, element);
    guint n = 0;

    for (guint i = 0; i < all->len; i++)
      {
        if (!names_or_inside (all->pdata[i], element))
          continue;
        g_assert_cmpuint (n, <, about->len);
        g_assert_true (about->pdata[n] == all->pdata[i]);
        n++;
      }
    g_assert_cmpuint (n, ==, about->len);
    run->n_about += n;
  }
}

/* Of some elements by chance. */
static void
assert_about_some (Run *run)
{
  const AlurElement *root = alur_document_get_root (run->document);

  for (const AlurElement *element = root; element != NULL;
       element = alur_element_walk (element, root))
    if (g_rand_int_range (run->rand, 0, 8) == 0)
      assert_about (run, element);
}

static gboolean
sits_on (const AlurFinding *finding, const AlurElement *element)
{
  gboolean of_units = finding->n_elements == 0;
  guint n = of_units ? finding->n_units : finding->n_elements;
  const AlurElement *const *elements = of_units ? finding->units : finding->elements;

  for (guint i = 0; i < n; i++)
    if (elements[i] == element)
      return TRUE;
  return FALSE;
}

static guint
reckon_sign (const GPtrArray *findings, const AlurElement *element, const AlurFinding *without)
{
  guint worst = 0;
  guint overlaps = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = findings->pdata[i];

      if (finding->accepted || finding == without || !sits_on (finding, element))
        continue;
      worst = MAX (worst, (guint) finding->severity);
      if (g_str_equal (alur_finding_get_rule_id (finding), "overlap"))
        overlaps = ALUR_SIGN_OVERLAP;
    }
  return worst | overlaps;
}

/* The signs on drawings are what going through all findings gives, without one by chance. */
static void
assert_signs (Run *run)
{
  const AlurElement *root = alur_document_get_root (run->document);

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (run->analysis, stage);
    g_autoptr (GPtrArray) without = g_ptr_array_new ();
    g_autoptr (GByteArray) signs = NULL;

    if (findings->len > 0)
      g_ptr_array_add (without,
                       findings->pdata[g_rand_int_range (run->rand, 0, (gint32) findings->len)]);
    signs = alur_analysis_dup_signs (run->analysis, stage, without);
    for (const AlurElement *element = root; element != NULL;
         element = alur_element_walk (element, root))
      if (g_rand_int_range (run->rand, 0, 8) == 0)
        {
          guint sign = element->serial < signs->len ? signs->data[element->serial] : 0;

          g_assert_cmpuint (
              sign, ==,
              reckon_sign (findings, element, without->len > 0 ? without->pdata[0] : NULL));
          run->n_signs += sign != 0 ? 1 : 0;
        }
  }
}

static G_NORETURN void
give_up (const Run *run, const char *kept, const char *fresh)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (run->document);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "alur-failed-analysis.alur", NULL);
  g_auto (GStrv) kept_lines = g_strsplit (kept, "\n", -1);
  g_auto (GStrv) fresh_lines = g_strsplit (fresh, "\n", -1);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  for (guint i = 0; kept_lines[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) fresh_lines, kept_lines[i]))
        g_test_message ("kept only: %s", kept_lines[i]);
    }
  for (guint i = 0; fresh_lines[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) kept_lines, fresh_lines[i]))
        g_test_message ("fresh only: %s", fresh_lines[i]);
    }
  g_error ("Findings kept up to date differ from those from scratch (ALUR_SEED=%u, sequence %u; "
           "the document is in %s)",
           run->seed, run->sequence, path);
}

static void
compare (Run *run)
{
  g_autofree char *kept = describe (run, run->analysis);
  g_autoptr (AlurAnalysis) fresh_analysis
      = alur_analysis_new_with_sampling (run->document, 1, SAMPLES);
  g_autofree char *fresh = describe (run, fresh_analysis);

  run->n_compared++;
  if (strcmp (kept, fresh) != 0)
    give_up (run, kept, fresh);
  assert_sorted (run->analysis);
  assert_about_some (run);
  assert_signs (run);
}

/* Accepts a finding by chance, or takes a word back. */
static void
accept_some (Run *run)
{
  AlurElement *accepted = alur_document_get_accepted (run->document);
  const GPtrArray *findings
      = alur_analysis_get_findings (run->analysis, alur_document_get_stage (run->document, NULL));
  g_autofree char *key = NULL;
  AlurElement *added;

  if (findings->len == 0)
    return;
  key = alur_finding_dup_key (
      findings->pdata[g_rand_int_range (run->rand, 0, (gint32) findings->len)]);
  alur_document_begin (run->document, "Accept");
  added = alur_document_insert (run->document, accepted, ALUR_KIND_ACCEPTED_FINDING, NULL, NULL);
  alur_document_set_text (run->document, added, ALUR_ACCEPTED_FINDING_KEY, key);
  alur_document_commit (run->document);
}

/* Changes what the document regards as a conflict. */
static void
rule_some (Run *run)
{
  AlurElement *rules = alur_document_get_rules (run->document);
  AlurElement *first = alur_element_first (rules, ALUR_KIND_RULE_ROLE);
  AlurElement *pair = alur_element_first (rules, ALUR_KIND_INCOMPATIBLE);
  guint role = (guint) g_rand_int_range (run->rand, 1, ALUR_N_ROLES);

  alur_document_begin (run->document, "Rule");
  if (first != NULL)
    alur_document_remove (run->document, first);
  if (pair != NULL)
    alur_document_remove (run->document, pair);
  first = alur_document_insert (run->document, rules, ALUR_KIND_RULE_ROLE, NULL, NULL);
  alur_document_set_word (run->document, first, ALUR_RULE_ROLE_NAME, role);
  alur_document_set_word (run->document, first, ALUR_RULE_ROLE_EXCLUSIVE,
                          (guint) g_rand_int_range (run->rand, 1, 4));
  pair = alur_document_insert (run->document, rules, ALUR_KIND_INCOMPATIBLE, NULL, NULL);
  alur_document_set_word (run->document, pair, ALUR_INCOMPATIBLE_ROLES,
                          1 + (guint) g_rand_int_range (run->rand, 0, 3)
                              + ((5 + (guint) g_rand_int_range (run->rand, 0, 6)) << 8));
  alur_document_set_word (run->document, pair, ALUR_INCOMPATIBLE_SEVERITY,
                          (guint) g_rand_int_range (run->rand, 1, 5));
  alur_document_commit (run->document);
}

/* Several edits that are announced as they come and in the end taken back. */
static void
edit_in_vain (Run *run)
{
  alur_document_begin (run->document, "Vain");
  for (gint32 i = g_rand_int_range (run->rand, 1, 6); i > 0; i--)
    {
      alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
      if (g_rand_boolean (run->rand))
        {
          alur_document_announce (run->document);
          if (g_rand_boolean (run->rand))
            compare (run);
        }
    }
  alur_document_rollback (run->document);
}

static void
edit_once (Run *run)
{
  gint32 dice = g_rand_int_range (run->rand, 0, 20);

  if (dice < 3)
    alur_document_undo (run->document);
  else if (dice < 5)
    alur_document_redo (run->document);
  else if (dice == 5)
    edit_in_vain (run);
  else if (dice == 6)
    accept_some (run);
  else if (dice == 7)
    rule_some (run);
  else if (dice < 12)
    random_units_edit (run->rand, run->document);
  else
    alur_random_edit (run->rand, run->document, ALUR_RANDOM_ALTER);
}

/* Looks again at what has changed, by chance not to the end. */
static void
look_in_part (Run *run)
{
  gint32 n = g_rand_int_range (run->rand, 0, MOST_PARTS);

  for (gint32 i = 0; i < n; i++)
    {
      run->n_parts++;
      if (alur_analysis_advance (run->analysis, LONG_AGO))
        {
          g_assert_true (alur_analysis_is_up_to_date (run->analysis));
          return;
        }
    }
  run->n_broken_off += alur_analysis_is_up_to_date (run->analysis) ? 0 : 1;
}

static void
run_sequence (Run *run)
{
  run->rand = g_rand_new_with_seed (run->seed + run->sequence);
  run->document = alur_random_document (run->rand, (guint) g_rand_int_range (run->rand, 20, 120));
  run->analysis = alur_analysis_new_with_sampling (run->document, 1, SAMPLES);
  compare (run);
  for (gint32 i = g_rand_int_range (run->rand, 8, 24); i > 0; i--)
    {
      edit_once (run);
      look_in_part (run);
      if (g_rand_int_range (run->rand, 0, 3) > 0)
        compare (run);
    }
  compare (run);
  while (alur_document_undo (run->document))
    ;
  compare (run);
  g_assert_finalize_object (g_steal_pointer (&run->analysis));
  g_assert_finalize_object (g_steal_pointer (&run->document));
  g_clear_pointer (&run->rand, g_rand_free);
}

static void
test_incremental (void)
{
  const char *wanted = g_getenv ("ALUR_SEQUENCES");
  Run run = { .seed = alur_random_seed () };
  guint n_sequences = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                     : alur_share_of (DEFAULT_SEQUENCES);

  for (; run.sequence < n_sequences; run.sequence++)
    run_sequence (&run);
  g_test_message ("%u sequences, %u comparisons, %u findings, %u found by what they are about, "
                  "%u signs; %u parts of looking again, %u times broken off",
                  n_sequences, run.n_compared, run.n_findings, run.n_about, run.n_signs,
                  run.n_parts, run.n_broken_off);
  g_assert_cmpuint (run.n_broken_off, >, n_sequences);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/analysis", test_incremental);
  return g_test_run ();
}
