/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints for redesign in drawings that are not ordinary. */

#include "alur-made.h"

#include "alur-analysis.h"

#include <string.h>

static guint
count (const Made *made, const char *rule)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (made->document);
  const GPtrArray *findings = alur_analysis_get_findings (analysis, made->stage);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += strcmp (alur_finding_get_rule_id (g_ptr_array_index (findings, i)), rule) == 0 ? 1 : 0;
  return n;
}

/* Three steps that are gone through in both directions are still three such steps. */
static void
test_both_directions (void)
{
  g_auto (Made) made = { 0 };

  made_begin (&made);
  made_unit (&made, "u1", NULL, ALUR_LEVEL_OTHER);
  made_unit (&made, "u2", NULL, ALUR_LEVEL_OTHER);
  made_procedure (&made, "p");
  made_step (&made, "s1", ALUR_STEP_KIND_TASK, "u1", 1);
  made_step (&made, "s2", ALUR_STEP_KIND_TASK, "u2", 1);
  made_step (&made, "s3", ALUR_STEP_KIND_TASK, "u1", 1);
  made_flow (&made, "s1", "s2", -1);
  made_flow (&made, "s2", "s3", -1);
  made_flow (&made, "s3", "s2", -1);
  made_flow (&made, "s2", "s1", -1);
  made_end (&made);
  g_assert_cmpuint (count (&made, "back-and-forth"), ==, 1);
}

/* Each decision of a level leads to each of the next: 4 × 4 × 4 × 4 × 4 chains are more than are
 * told, 4 × 4 are not. */
static void
make_levels (Made *made, guint n_levels)
{
  made_begin (made);
  for (guint i = 0; i < n_levels; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      g_autofree char *parent = i == 0 ? NULL : g_strdup_printf ("u%u", i - 1);

      made_unit (made, id, parent, ALUR_LEVEL_OTHER);
    }
  made_procedure (made, "p");
  for (guint i = 0; i < 4 * n_levels; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *unit = g_strdup_printf ("u%u", n_levels - 1 - i / 4);

      made_step (made, id, ALUR_STEP_KIND_DECISION, unit, 1);
    }
  for (guint i = 0; i < 4 * (n_levels - 1); i++)
    for (guint k = 0; k < 4; k++)
      {
        g_autofree char *from = g_strdup_printf ("s%u", i);
        g_autofree char *to = g_strdup_printf ("s%u", (i / 4 + 1) * 4 + k);

        made_flow (made, from, to, -1);
      }
  made_end (made);
}

static void
test_many_chains (void)
{
  static const guint n_chains[] = { 16, 64, 256, 1000, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (n_chains); i++)
    {
      g_auto (Made) made = { 0 };

      make_levels (&made, i + 2);
      g_assert_cmpuint (count (&made, "approval-chain"), ==, n_chains[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/redesign/both-directions", test_both_directions);
  g_test_add_func ("/rules/redesign/many-chains", test_many_chains);
  return g_test_run ();
}
