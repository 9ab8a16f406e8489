/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every conformance document says on top what it must give: this runs what is said of metrics,
 * workload, the comparison of its first and last stage, and that it loads at all. */

#include "alur-expectations.h"

#include "alur-comparison.h"
#include "alur-figures.h"
#include "alur-workload.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *file;
  AlurDocument *document;
  AlurFigures *figures;
} Case;

static const AlurElement *
first_stage (const Case *test)
{
  return alur_element_first (alur_document_get_root (test->document), ALUR_KIND_STAGE);
}

static const AlurElement *
last_stage (const Case *test)
{
  const AlurElement *last = first_stage (test);

  ALUR_FOREACH (stage, alur_document_get_root (test->document), ALUR_KIND_STAGE)
  last = stage;
  return last;
}

static AlurMetric
find_metric (const char *id)
{
  for (guint i = 0; i < ALUR_N_METRICS; i++)
    if (strcmp (alur_metric_info ((AlurMetric) i)->id, id) == 0)
      return (AlurMetric) i;
  g_error ("no metric %s", id);
}

/* A sampled figure is within five standard errors. */
static void
check_near (const Case *test, const char *what, double expected, const double *metrics)
{
  double error = metrics[ALUR_METRIC_LEAD_ERROR];

  g_assert_cmpstr (what, ==, "lead");
  if (fabs (metrics[ALUR_METRIC_LEAD] - expected) <= 5 * error + 1e-9)
    return;
  g_test_message ("%s: lead is %g ± %g", test->file, metrics[ALUR_METRIC_LEAD], error);
  g_test_fail ();
}

static void
check_metrics (const Case *test, JsonObject *expected)
{
  const char *id = json_object_get_string_member (expected, "procedure");
  const AlurElement *procedure = alur_document_lookup (test->document, first_stage (test), id);
  const AlurProcedureFigures *figures;
  g_autoptr (GList) names = json_object_get_members (expected);

  g_assert_nonnull (procedure);
  figures = alur_figures_get (test->figures, procedure);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (expected, l->data);

      if (strcmp (l->data, "procedure") == 0)
        continue;
      if (JSON_NODE_HOLDS_OBJECT (node))
        check_near (test, l->data,
                    json_object_get_double_member (json_node_get_object (node), "near"),
                    figures->metrics);
      else
        expectation_check_number (test->file, l->data, node,
                                  figures->metrics[find_metric (l->data)]);
    }
}

static void
check_workload_member (const Case *test,
                       const AlurWorkload *workload,
                       const char *name,
                       JsonNode *node)
{
  const struct
  {
    const char *name;
    double value;
  } numbers[] = { { "headcount", workload->headcount },
                  { "workload", workload->workload },
                  { "need", workload->need },
                  { "gap", workload->gap },
                  { "effectiveness", workload->effectiveness } };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (name, numbers[i].name) == 0)
      {
        expectation_check_number (test->file, name, node, numbers[i].value);
        return;
      }
  if (strcmp (name, "unit") == 0)
    g_assert_cmpstr (alur_element_get_id (workload->unit), ==, json_node_get_string (node));
  else if (strcmp (name, "grade") == 0 && json_node_is_null (node))
    g_assert_cmpint (workload->grade, ==, 0);
  else if (strcmp (name, "grade") == 0)
    g_assert_cmpint (workload->grade, ==, json_node_get_string (node)[0]);
  else
    g_assert_cmpstr (name, ==, "position");
}

static void
check_workload (const Case *test, JsonObject *expected)
{
  const char *id = json_object_get_string_member (expected, "position");
  const AlurElement *position = alur_document_lookup (test->document, first_stage (test), id);
  g_autoptr (AlurWorkloads) workloads = alur_workloads_new (test->figures, first_stage (test));
  g_autoptr (GList) names = json_object_get_members (expected);

  g_assert_nonnull (position);
  for (GList *l = names; l != NULL; l = l->next)
    check_workload_member (test, alur_workloads_find (workloads, position), l->data,
                           json_object_get_member (expected, l->data));
}

static char *
describe_difference (const AlurDifference *difference)
{
  return g_strdup_printf ("%s %s %s %s", alur_difference_kind_get_name (difference->kind),
                          alur_element_type (difference->type)->name, difference->id,
                          difference->into != NULL ? difference->into : "-");
}

static char *
describe_expected (JsonObject *change)
{
  JsonNode *into = json_object_get_member (change, "into");

  return g_strdup_printf ("%s %s %s %s", json_object_get_string_member (change, "kind"),
                          json_object_get_string_member (change, "type"),
                          json_object_get_string_member (change, "id"),
                          json_node_is_null (into) ? "-" : json_node_get_string (into));
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts_cb);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

static void
check_changes (const Case *test, JsonArray *expected)
{
  g_autoptr (AlurComparison) comparison
      = alur_comparison_new (test->figures, first_stage (test), test->figures, last_stage (test));
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) got = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all_wanted = NULL;
  g_autofree char *all_got = NULL;

  for (guint i = 0; i < json_array_get_length (expected); i++)
    g_ptr_array_add (wanted, describe_expected (json_array_get_object_element (expected, i)));
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    g_ptr_array_add (got, describe_difference (alur_comparison_get_difference (comparison, i)));
  all_wanted = join_sorted (wanted);
  all_got = join_sorted (got);
  g_assert_cmpstr (all_got, ==, all_wanted);
}

static gboolean
check (const Case *test, const Expectation *expectation)
{
  g_autoptr (JsonNode) node = NULL;

  if (strcmp (expectation->key, "valid") == 0)
    return TRUE; /* it has been read */
  if (strcmp (expectation->key, "metrics") != 0 && strcmp (expectation->key, "workload") != 0
      && strcmp (expectation->key, "changes") != 0)
    return FALSE;
  node = expectation_parse (expectation->value);
  if (strcmp (expectation->key, "metrics") == 0)
    check_metrics (test, json_node_get_object (node));
  else if (strcmp (expectation->key, "workload") == 0)
    check_workload (test, json_node_get_object (node));
  else
    check_changes (test, json_node_get_array (node));
  return TRUE;
}

static void
test_file (gconstpointer data)
{
  static const char *const about_figures[] = { "metrics", "workload", "compare", "valid" };
  g_autoptr (AlurDocument) document = expectation_read (data);
  g_autoptr (AlurFigures) figures = alur_figures_new (document);
  Case test = { .file = data, .document = document, .figures = figures };
  g_autoptr (GArray) expectations = expectation_get_all (document);
  guint n_checked = 0;

  for (guint i = 0; i < expectations->len; i++)
    n_checked += check (&test, &g_array_index (expectations, Expectation, i)) ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (about_figures); i++)
    if (g_str_has_prefix (data, about_figures[i]))
      g_assert_cmpuint (n_checked, >, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = NULL;

  g_test_init (&argc, &argv, NULL);
  files = expectation_list_files ();
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_strconcat ("/figures/conformance/", file, NULL);

      g_test_add_data_func (path, file, test_file);
    }
  return g_test_run ();
}
