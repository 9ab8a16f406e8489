/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped examples against figures that were computed by hand (tests/data/EXPECTED.md): every
 * metric, workload and comparison that is written down there. */

#include "alur-comparison.h"
#include "alur-figures.h"
#include "alur-reader.h"
#include "alur-workload.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *file;
  const char *stage;
  const char *procedure;
  AlurMetric metric;
  double value;
} ExpectedMetric;

/* clang-format off */
static const ExpectedMetric metrics[] = {
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_STEPS, 22 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_UNITS, 9 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_HANDOFFS, 21 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_VISITS, 3 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_CONTACTS, 6 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_DECISIONS, 5 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_DOCUMENTS, 3 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_DOCUMENTS_REPEATED, 2 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_WORK, 679.32 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_WAIT, 1838.36 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_LEAD, 2502.48 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_FEE, 41040 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_COST, 73720 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_EFFICIENCY, 0.2715 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_STAFF_MINUTES, 602467.2 },
  { "rawat-inap", "now", "pr-ranap", ALUR_METRIC_LEAD_ERROR, 0 },
  { "rawat-inap", "tahap-1", "pr-ranap", ALUR_METRIC_WORK, 675.32 },
  { "rawat-inap", "tahap-1", "pr-ranap", ALUR_METRIC_WAIT, 1838.36 },
  { "rawat-inap", "tahap-1", "pr-ranap", ALUR_METRIC_LEAD, 2498.48 },
  { "rawat-inap", "tahap-1", "pr-ranap", ALUR_METRIC_DOCUMENTS, 3 },
  { "rawat-inap", "tahap-1", "pr-ranap", ALUR_METRIC_DOCUMENTS_REPEATED, 0 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_STEPS, 19 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_UNITS, 7 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_HANDOFFS, 19 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_VISITS, 3 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_CONTACTS, 6 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_DECISIONS, 5 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_DOCUMENTS, 2 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_WORK, 666.52 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_WAIT, 1821.96 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_LEAD, 2488.48 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_COST, 50920 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_DOCUMENTS_REPEATED, 0 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_STAFF_MINUTES, 576583.2 },
  { "rawat-inap", "target", "pr-ranap", ALUR_METRIC_LEAD_ERROR, 0 },
  { "rawat-inap", "target", "pr-rujuk", ALUR_METRIC_WORK, 105 },
  { "rawat-inap", "target", "pr-rujuk", ALUR_METRIC_COST, 150000 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_WORK, 1155 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_WAIT, 12937.5 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_LEAD, 14092.5 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_EFFICIENCY, 0.082 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_STEPS, 9 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_UNITS, 5 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_HANDOFFS, 7 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_DECISIONS, 2 },
  { "rawat-inap", "now", "pr-jkn", ALUR_METRIC_STAFF_MINUTES, 13860 },
  { "rawat-inap", "tahap-1", "pr-jkn", ALUR_METRIC_WORK, 1095 },
  { "rawat-inap", "tahap-1", "pr-jkn", ALUR_METRIC_WAIT, 11587.5 },
  { "rawat-inap", "tahap-1", "pr-jkn", ALUR_METRIC_LEAD, 12682.5 },
  { "rawat-inap", "tahap-1", "pr-jkn", ALUR_METRIC_STEPS, 8 },
  { "rawat-inap", "tahap-1", "pr-jkn", ALUR_METRIC_HANDOFFS, 6 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_WORK, 870 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_WAIT, 7537.5 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_LEAD, 8407.5 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_STEPS, 5 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_HANDOFFS, 4 },
  { "rawat-inap", "target", "pr-jkn", ALUR_METRIC_DECISIONS, 1 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_WORK, 693 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_WAIT, 4117.5 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_LEAD, 4810.5 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_COST, 5400000 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_HANDOFFS, 8 },
  { "rawat-inap", "now", "pr-obat", ALUR_METRIC_DECISIONS, 2 },
  { "rawat-inap", "tahap-1", "pr-obat", ALUR_METRIC_WORK, 628.8333 },
  { "rawat-inap", "tahap-1", "pr-obat", ALUR_METRIC_WAIT, 3030 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_STEPS, 14 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_UNITS, 7 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_HANDOFFS, 17 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_VISITS, 1 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_CONTACTS, 5 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_DECISIONS, 6 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_DOCUMENTS, 11 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_WORK, 400.3177 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_WAIT, 2331.531 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_LEAD, 2731.8487 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_EFFICIENCY, 0.1465 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_FEE, 0 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_COST, 0 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_DOCUMENTS_REPEATED, 2 },
  { "izin-terapis-gigi", "now", "pr-sip", ALUR_METRIC_STAFF_MINUTES, 64407.19 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_STEPS, 10 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_UNITS, 5 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_HANDOFFS, 12 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_VISITS, 1 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_CONTACTS, 5 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_DECISIONS, 4 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_DOCUMENTS, 6 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_WORK, 208.6959 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_WAIT, 552.4561 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_LEAD, 761.152 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_EFFICIENCY, 0.2742 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_FEE, 0 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_COST, 0 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_DOCUMENTS_REPEATED, 0 },
  { "izin-terapis-gigi", "target", "pr-sip", ALUR_METRIC_STAFF_MINUTES, 32865.26 },
  { "izin-terapis-gigi", "now", "pr-rekom", ALUR_METRIC_WORK, 122.2222 },
  { "izin-terapis-gigi", "now", "pr-rekom", ALUR_METRIC_WAIT, 3750 },
  { "izin-terapis-gigi", "now", "pr-rekom", ALUR_METRIC_FEE, 100000 },
  { "akta-kelahiran", "now", "pr-nik", ALUR_METRIC_WORK, 25 },
  { "akta-kelahiran", "now", "pr-nik", ALUR_METRIC_WAIT, 30 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_WORK, 43.1104 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_WAIT, 210.6213 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_LEAD, 253.7317 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_EFFICIENCY, 0.1699 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_FEE, 0 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_COST, 3684.21 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_STEPS, 9 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_UNITS, 7 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_HANDOFFS, 12 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_VISITS, 3 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_CONTACTS, 5 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_DECISIONS, 4 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_DOCUMENTS, 6 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_DOCUMENTS_REPEATED, 0 },
  { "akta-kelahiran", "now", "pr-loket", ALUR_METRIC_STAFF_MINUTES, 142335.5 },
  { "akta-kelahiran", "now", "pr-daring", ALUR_METRIC_WORK, 74.386 },
  { "akta-kelahiran", "now", "pr-daring", ALUR_METRIC_WAIT, 1309.193 },
  { "akta-kelahiran", "now", "pr-daring", ALUR_METRIC_LEAD, 1383.58 },
  { "akta-kelahiran", "now", "pr-daring", ALUR_METRIC_FEE, 9600 },
  { "akta-kelahiran", "target", "pr-loket", ALUR_METRIC_WORK, 38.1871 },
  { "akta-kelahiran", "target", "pr-loket", ALUR_METRIC_WAIT, 82.7485 },
  { "akta-kelahiran", "target", "pr-loket", ALUR_METRIC_LEAD, 120.9357 },
  { "akta-kelahiran", "target", "pr-daring", ALUR_METRIC_WORK, 49.3333 },
  { "akta-kelahiran", "target", "pr-daring", ALUR_METRIC_WAIT, 370.6667 },
  { "akta-kelahiran", "target", "pr-daring", ALUR_METRIC_LEAD, 420 },
};

typedef struct
{
  const char *file;
  const char *stage;
  const char *position;
  double headcount;
  double workload;
  double need;
  double gap;
  double effectiveness;
  char grade; /* 0: not written down */
} ExpectedWorkload;

/* NAN: not written down */
static const ExpectedWorkload workloads[] = {
  { "rawat-inap", "now", "p-perawat", 5, 457956, 6.1061, -1.1061, 1.22, 'A' },
  { "rawat-inap", "tahap-1", "p-perawat", 6, 454356, NAN, NAN, 1.01, 'A' },
  { "rawat-inap", "target", "p-perawat", 6, 450942, NAN, NAN, 1, 'B' },
  { "rawat-inap", "now", "p-bendahara", 0.25, 9720, 0.1296, 0.1204, 0.52, 'D' },
  { "rawat-inap", "tahap-1", "p-bendahara", 0.25, 9720, 0.1296, 0.1204, 0.52, 'D' },
  { "rawat-inap", "target", "p-bendahara", 0.25, 9720, 0.1296, 0.1204, 0.52, 'D' },
  { "rawat-inap", "now", "p-dokter", 1, 59040, 0.7872, 0.2128, 0.79, 'C' },
  { "rawat-inap", "now", "p-analis", 1, NAN, 0.3283, NAN, NAN, 0 },
  { "izin-terapis-gigi", "now", "p-bo", 0.5, 26519.56, 0.3536, 0.1464, 0.71, 'C' },
  { "izin-terapis-gigi", "target", "p-bo", 0.5, 8384.21, NAN, NAN, 0.22, 'E' },
  { "izin-terapis-gigi", "now", "p-kasi", 0.1, 6509.78, 0.0868, 0.0132, 0.87, 'C' },
  { "izin-terapis-gigi", "target", "p-kasi", 0.1, 7578.95, 0.1011, NAN, 1.01, 'A' },
  { "izin-terapis-gigi", "now", "p-fo", 0.25, 11175, 0.149, 0.101, 0.6, 'D' },
  { "izin-terapis-gigi", "target", "p-fo", 0.25, 8360, 0.1115, NAN, 0.45, 'E' },
  { "akta-kelahiran", "now", "p-loket", 1, 56458.33, 0.7528, 0.2472, 0.75, 'C' },
  { "akta-kelahiran", "now", "p-dafduk", 0.5, 26260, 0.3501, 0.1499, 0.7, 'C' },
  { "akta-kelahiran", "target", "p-dafduk", 0.5, 28160, NAN, NAN, 0.75, 'C' },
  { "akta-kelahiran", "now", "p-kadis", 0.5, 26084.21, 0.3478, 0.1522, 0.7, 'C' },
};

/* The differences of steps are complete, those of other elements are not. */
typedef struct
{
  const char *file;
  const char *from;
  const char *to;
  const char *steps[32];
  const char *others[16];
} ExpectedComparison;

static const ExpectedComparison comparisons[] = {
  { "rawat-inap", "now", "tahap-1",
    {
      "combined o3 o4", "abolished k5", "simplified s4", "changed k6", "changed o4",
      "changed o8"
    },
    {
      "removed authority a-sdk-pk", "removed authority a-ran-awas",
      "added authority a-ukp-ran", "added authority a-dok-pk", "added authority a-forum",
      "changed authority a-ukp-ren", "changed authority a-ran-ruj", "changed authority a-amb",
      "changed authority a-pkm-adu", "changed authority a-tu-adu",
      "changed authority a-mut-adu", "changed position p-perawat"
    } },
  { "rawat-inap", "tahap-1", "target",
    {
      "combined s7 s6", "simplified s2", "decentralised o2", "changed o2", "abolished k6",
      "abolished k7", "removed k9", "moved s20", "moved s21", "moved s22", "changed s20",
      "changed s21", "changed s22", "changed k4", "changed k8", "changed s1", "changed s6",
      "changed s8", "changed s9", "added s23", "added q0", "added q1"
    },
    {
      "added procedure pr-rujuk"
    } },
  { "izin-terapis-gigi", "now", "target",
    {
      "combined s8 s7", "combined s9 s7", "combined s6 s11", "abolished s3", "abolished r1",
      "abolished r2", "abolished r3", "simplified s2", "simplified s12", "decentralised s10",
      "changed s10", "changed s1", "changed s2b", "changed s4", "changed s5", "changed s7",
      "changed s11", "changed s13", "changed r4", "added r6"
    },
    {
      "changed unit u-seksi"
    } },
  { "akta-kelahiran", "now", "target",
    {
      "combined s4 s2", "abolished s7", "abolished s8", "abolished d5", "abolished d6",
      "abolished d9", "simplified s6", "changed s2", "changed s5", "changed s9", "changed d2",
      "changed d7", "changed d8", "changed d10"
    },
    {
      "removed unit u-entri", "removed unit u-cetak", "changed unit u-ambil",
      "changed unit u-pos"
    } },
};
/* clang-format on */

/* A document of data/examples/ with its figures. */
typedef struct
{
  AlurDocument *document;
  AlurFigures *figures;
} Example;

static void
example_clear (Example *self)
{
  g_clear_pointer (&self->figures, alur_figures_free);
  g_clear_object (&self->document);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Example, example_clear)

static Example
read_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".alur", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  Example self = { .document = alur_reader_read_file (path, NULL, &error) };

  g_assert_no_error (error);
  self.figures = alur_figures_new (self.document);
  return self;
}

/* Figures are written down with four decimals, large ones with two, very large ones with one. */
static void
assert_close (const char *what, double got, double expected)
{
  double size = fabs (expected);
  double tolerance = size >= 100000 ? 0.051 : size >= 1000 ? 0.0051 : 0.000051;

  if (isnan (expected) || fabs (got - expected) <= tolerance)
    return;
  g_test_message ("%s is %.6f, expected %.6f", what, got, expected);
  g_test_fail ();
}

static void
test_metrics (gconstpointer data)
{
  g_auto (Example) example = read_example (data);

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      const AlurElement *stage, *procedure;
      g_autofree char *what = NULL;

      if (strcmp (metrics[i].file, data) != 0)
        continue;
      stage = alur_document_get_stage (example.document, metrics[i].stage);
      procedure = alur_document_lookup (example.document, stage, metrics[i].procedure);
      what = g_strjoin (" ", metrics[i].stage, metrics[i].procedure,
                        alur_metric_info (metrics[i].metric)->id, NULL);
      g_assert_nonnull (procedure);
      assert_close (what, alur_figures_get (example.figures, procedure)->metrics[metrics[i].metric],
                    metrics[i].value);
    }
}

static void
check_workload (const Example *example, const ExpectedWorkload *expected)
{
  const AlurElement *stage = alur_document_get_stage (example->document, expected->stage);
  const AlurElement *position = alur_document_lookup (example->document, stage, expected->position);
  g_autoptr (AlurWorkloads) all = alur_workloads_new (example->figures, stage);
  const AlurWorkload *got = alur_workloads_find (all, position);
  double sum = 0;

  g_assert_nonnull (got);
  assert_close (expected->position, got->headcount, expected->headcount);
  assert_close (expected->position, got->workload, expected->workload);
  assert_close (expected->position, got->need, expected->need);
  assert_close (expected->position, got->gap, expected->gap);
  assert_close (expected->position, got->effectiveness, expected->effectiveness);
  if (expected->grade != 0)
    g_assert_cmpint (got->grade, ==, expected->grade);
  for (guint i = 0; i < got->n_entries; i++)
    sum += got->entries[i].minutes;
  g_assert_cmpfloat_with_epsilon (sum, got->workload, 1e-6);
}

static void
test_workload (gconstpointer data)
{
  g_auto (Example) example = read_example (data);

  for (guint i = 0; i < G_N_ELEMENTS (workloads); i++)
    if (strcmp (workloads[i].file, data) == 0)
      check_workload (&example, &workloads[i]);
}

static char *
describe (const AlurDifference *difference)
{
  if (difference->type != ALUR_KIND_STEP)
    return g_strjoin (" ", alur_difference_kind_get_name (difference->kind),
                      alur_element_type (difference->type)->name, difference->id, NULL);
  return g_strjoin (" ", alur_difference_kind_get_name (difference->kind), difference->id,
                    difference->into, NULL);
}

static void
check_comparison (const Example *example, const ExpectedComparison *expected)
{
  g_autoptr (AlurComparison) comparison = alur_comparison_new (
      example->figures, alur_document_get_stage (example->document, expected->from),
      example->figures, alur_document_get_stage (example->document, expected->to));
  g_autoptr (GHashTable) got = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_steps = 0, n_expected = 0;

  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      n_steps += difference->type == ALUR_KIND_STEP ? 1 : 0;
      g_assert_true (g_hash_table_add (got, describe (difference)));
    }
  for (guint i = 0; expected->steps[i] != NULL; i++)
    {
      n_expected++;
      if (!g_hash_table_contains (got, expected->steps[i]))
        g_error ("missing: %s", expected->steps[i]);
    }
  g_assert_cmpuint (n_steps, ==, n_expected);
  for (guint i = 0; expected->others[i] != NULL; i++)
    if (!g_hash_table_contains (got, expected->others[i]))
      g_error ("missing: %s", expected->others[i]);
}

static void
test_comparison (gconstpointer data)
{
  g_auto (Example) example = read_example (data);

  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    if (strcmp (comparisons[i].file, data) == 0)
      check_comparison (&example, &comparisons[i]);
}

/* Documents without procedures have no figures, and nothing to compare. */
static void
test_no_figures (void)
{
  static const char *const names[] = { "minimal", "empty" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (Example) example = read_example (names[i]);
      const AlurElement *stage
          = alur_element_first (alur_document_get_root (example.document), ALUR_KIND_STAGE);
      g_autoptr (AlurWorkloads) all = alur_workloads_new (example.figures, stage);
      g_autoptr (AlurComparison) comparison
          = alur_comparison_new (example.figures, stage, example.figures, stage);

      g_assert_null (alur_element_first (stage, ALUR_KIND_PROCEDURE));
      g_assert_cmpuint (alur_workloads_get_length (all), ==, 0);
      g_assert_cmpuint (alur_comparison_get_n_differences (comparison), ==, 0);
      g_assert_cmpuint (alur_comparison_get_n_metrics (comparison), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *by_metrics = g_strconcat ("/figures/examples/metrics/", names[i], NULL);
      g_autofree char *by_workload = g_strconcat ("/figures/examples/workload/", names[i], NULL);
      g_autofree char *by_comparison
          = g_strconcat ("/figures/examples/comparison/", names[i], NULL);

      g_test_add_data_func (by_metrics, names[i], test_metrics);
      g_test_add_data_func (by_workload, names[i], test_workload);
      g_test_add_data_func (by_comparison, names[i], test_comparison);
    }
  g_test_add_func ("/figures/examples/none", test_no_figures);
  return g_test_run ();
}
