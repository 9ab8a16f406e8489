/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-criteria.h"

#include "alur-reader.h"

#include <string.h>

/* Each criterion speaks of exactly one aim or stance, so that none counts twice and none is lost.
 */
static void
test_each_criterion_once (void)
{
  guint n_times[ALUR_N_CRITERIA] = { 0 };

  for (guint aim = 0; aim < ALUR_N_AIMS; aim++)
    {
      guint n_criteria;
      const AlurCriterion *criteria = alur_aim_get_criteria ((AlurAim) aim, &n_criteria);

      g_assert_cmpuint (n_criteria, >, 0);
      for (guint i = 0; i < n_criteria; i++)
        {
          n_times[criteria[i]]++;
          g_assert_cmpint (alur_criterion_get_aim (criteria[i]), ==, (AlurAim) aim);
        }
    }
  g_assert_cmpuint (n_times[ALUR_CRITERION_NONE], ==, 0);
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    g_assert_cmpuint (n_times[i], ==, 1);
}

/* Every figure speaks of something; how sure one of them is speaks of nothing. */
static void
test_each_metric (void)
{
  gboolean named[ALUR_N_METRICS] = { FALSE };

  for (guint aim = 0; aim < ALUR_N_AIMS; aim++)
    {
      guint n_metrics;
      const AlurMetric *metrics = alur_aim_get_metrics ((AlurAim) aim, &n_metrics);

      g_assert_cmpuint (n_metrics, >, 0);
      for (guint i = 0; i < n_metrics; i++)
        named[metrics[i]] = TRUE;
    }
  for (guint i = 0; i < ALUR_N_METRICS; i++)
    g_assert_true (named[i] == (i != ALUR_METRIC_LEAD_ERROR));
}

static void
test_words (void)
{
  guint n_stances = 0;

  for (guint aim = 0; aim < ALUR_N_AIMS; aim++)
    {
      n_stances += alur_aim_is_stance ((AlurAim) aim) ? 1 : 0;
      g_assert_cmpstr (alur_aim_get_meaning ((AlurAim) aim, "en"), !=,
                       alur_aim_get_meaning ((AlurAim) aim, "id"));
    }
  g_assert_cmpuint (n_stances, ==, 3);
  g_assert_cmpstr (alur_aim_get_id (ALUR_AIM_EQUITY), ==, "equity");
  /* the figure of that name is called otherwise */
  g_assert_cmpstr (alur_aim_get_label (ALUR_AIM_EFFICIENCY, "id"), ==, "Efisiensi");
  for (guint i = ALUR_CRITERION_NONE + 1; i < ALUR_N_CRITERIA; i++)
    {
      const char *question = alur_criterion_get_question ((AlurCriterion) i, "en");
      g_autofree char *label = alur_criterion_dup_label ((AlurCriterion) i, "en");

      g_assert_true (g_str_has_suffix (question, "?"));
      g_assert_cmpstr (question, !=, alur_criterion_get_question ((AlurCriterion) i, "id"));
      g_assert_true (g_ascii_isupper (label[0]));
    }
}

static void
test_scores (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
        "<procedure id=\"p\"><score criterion=\"care\" value=\"2\">seen</score>"
        "<score criterion=\"comfort\" value=\"5\"/></procedure></stage></alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  const AlurElement *procedure;

  g_assert_no_error (error);
  procedure = alur_element_first (alur_document_get_stage (document, NULL), ALUR_KIND_PROCEDURE);
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_CARE, procedure), ==, 2);
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_COMFORT, procedure), ==, 5);
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_HONESTY, procedure), ==, 0);
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_CARE, NULL), ==, 0);
  g_assert_cmpstr (alur_criterion_find_score (ALUR_CRITERION_CARE, procedure)->text, ==, "seen");
  g_assert_cmpuint (alur_criteria_count_scores (procedure), ==, 2);
  g_assert_cmpuint (alur_criteria_count_scores (NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria/each-criterion-once", test_each_criterion_once);
  g_test_add_func ("/criteria/each-metric", test_each_metric);
  g_test_add_func ("/criteria/words", test_words);
  g_test_add_func ("/criteria/scores", test_scores);
  return g_test_run ();
}
