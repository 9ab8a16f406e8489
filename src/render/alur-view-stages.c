/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan of stages: what changes from each stage to the next, who has to do with it, and which
 * regulation makes it binding.
 *
 * Told are the changes that somebody decides: flows that only follow from others are counted, what
 * goes along with a unit or a procedure that goes is not repeated, and authorities that one unit
 * gains or loses by one regulation share a row. Decisions that the next stage does not show yet
 * stand among them, marked. */

#include "alur-language.h"
#include "alur-plan-private.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

#define CHANGE_WIDTH 350.0
#define WHO_WIDTH 140.0
#define REGULATION_WIDTH 200.0

static void
add_to_list (GHashTable *lists, const char *key, const AlurDifference *difference)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, (gpointer) (guintptr) key, list);
    }
  g_ptr_array_add (list, (gpointer) (guintptr) difference);
}

static void
sort_difference (AlurPlan *plan, const AlurDifference *difference)
{
  const AlurElement *element = difference->to != NULL ? difference->to : difference->from;
  const AlurElement *procedure = alur_element_get_procedure (element);

  if (difference->to == NULL
      && (difference->type == ALUR_KIND_UNIT || difference->type == ALUR_KIND_PROCEDURE))
    g_hash_table_add (plan->gone, (gpointer) (guintptr) difference->from);
  if (difference->type == ALUR_KIND_STEP || difference->type == ALUR_KIND_PROCEDURE)
    g_hash_table_add (plan->touched, (gpointer) (guintptr) difference->id);
  if (difference->type == ALUR_KIND_STEP && difference->into != NULL
      && alur_document_lookup_kind (plan->teller.document, plan->to, difference->into,
                                    ALUR_KIND_STEP)
             != NULL)
    {
      add_to_list (plan->united, difference->into, difference);
      g_hash_table_add (plan->touched, (gpointer) (guintptr) difference->into);
    }
  if (procedure != NULL)
    add_to_list (plan->of_procedures, alur_element_get_id (procedure), difference);
  else if (difference->type != ALUR_KIND_PROBLEM)
    g_ptr_array_add (plan->of_organisation, (gpointer) (guintptr) difference);
}

static void
begin_stage (AlurPlan *plan)
{
  AlurDate date = alur_element_get_date (plan->to, ALUR_STAGE_DATE);
  g_autofree char *name = alur_tell_name (&plan->teller, plan->to);
  g_autofree char *day = NULL;

  g_hash_table_remove_all (plan->gone);
  g_hash_table_remove_all (plan->touched);
  g_hash_table_remove_all (plan->united);
  g_hash_table_remove_all (plan->told);
  g_hash_table_remove_all (plan->of_procedures);
  g_ptr_array_set_size (plan->of_organisation, 0);
  g_clear_pointer (&plan->section, g_free);
  if (date == 0)
    {
      plan->section = g_strdup (name);
      return;
    }
  day = alur_language_format_date (plan->teller.language, date);
  /* Translators: a stage and the day from which it holds. */
  plan->section = g_strdup_printf (alur_plan_tr (plan, N_ ("%s, from %s")), name, day);
}

static void
add_stage (AlurPlan *plan, const AlurComparison *comparison)
{
  guint n_rows = plan->n_rows;

  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    sort_difference (plan, alur_comparison_get_difference (comparison, i));
  alur_plan_add_organisation (plan);
  ALUR_FOREACH (procedure, plan->from, ALUR_KIND_PROCEDURE)
  {
    alur_plan_add_procedure (plan, procedure);
    g_clear_pointer (&plan->area, g_free);
  }
  ALUR_FOREACH (procedure, plan->to, ALUR_KIND_PROCEDURE)
  if (alur_document_lookup_kind (plan->teller.document, plan->from, alur_element_get_id (procedure),
                                 ALUR_KIND_PROCEDURE)
      == NULL)
    {
      alur_plan_add_procedure (plan, procedure);
      g_clear_pointer (&plan->area, g_free);
    }
  alur_plan_add_pending (plan);
  if (plan->n_rows > n_rows)
    return;
  alur_plan_add_heads (plan);
  alur_table_add_row (plan->table, alur_element_get_id (plan->to));
  alur_table_add_cell (plan->table, alur_plan_tr (plan, N_ ("Nothing changes in this stage.")));
  plan->n_rows++;
}

static void
add_columns (AlurPlan *plan)
{
  alur_table_add_column (plan->table, alur_plan_tr (plan, N_ ("What changes, and why")),
                         ALUR_COLUMN_TEXT, CHANGE_WIDTH, 3);
  /* Translators: heads the column with the units that a change falls to. */
  alur_table_add_column (plan->table, alur_plan_tr (plan, N_ ("By whom")), ALUR_COLUMN_TEXT,
                         WHO_WIDTH, 1);
  alur_table_add_column (plan->table, alur_plan_tr (plan, N_ ("Regulation")), ALUR_COLUMN_TEXT,
                         REGULATION_WIDTH, 1);
}

static void
fill_plan (AlurPlan *plan, AlurFigures *figures)
{
  const AlurElement *root = alur_document_get_root (plan->teller.document);

  add_columns (plan);
  plan->from = alur_element_first (root, ALUR_KIND_STAGE);
  for (;;)
    {
      g_autoptr (AlurComparison) comparison = NULL;

      alur_plan_note_decisions (plan, plan->from);
      plan->to = alur_element_next (plan->from, ALUR_KIND_STAGE);
      if (plan->to == NULL)
        break;
      begin_stage (plan);
      comparison = alur_comparison_new (figures, plan->from, figures, plan->to);
      add_stage (plan, comparison);
      plan->from = plan->to;
    }
  plan->section = g_strdup (alur_plan_tr (plan, N_ ("Not yet given to a stage")));
  alur_plan_add_pending (plan);
}

static void
plan_clear (AlurPlan *plan)
{
  g_hash_table_unref (plan->decisions);
  g_hash_table_unref (plan->gone);
  g_hash_table_unref (plan->touched);
  g_hash_table_unref (plan->united);
  g_hash_table_unref (plan->told);
  g_hash_table_unref (plan->of_procedures);
  g_ptr_array_unref (plan->of_organisation);
  g_free (plan->section);
  g_free (plan->area);
  g_clear_pointer (&plan->table, alur_table_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurPlan, plan_clear)

gboolean
alur_view_build_stages (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurFigures) own = NULL;
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Plan of stages")));
  g_auto (AlurPlan) plan
      = { .teller = { request->document, request->language },
          .decisions = g_hash_table_new (NULL, NULL),
          .gone = g_hash_table_new (NULL, NULL),
          .touched = g_hash_table_new (NULL, NULL),
          .united = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
          .told = g_hash_table_new (NULL, NULL),
          .of_procedures
          = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
          .of_organisation = g_ptr_array_new () };
  AlurViewPart *part;

  if (request->analysis == NULL)
    own = alur_figures_new (request->document);
  plan.table = alur_table_new (request->metrics, request->language);
  fill_plan (&plan, own != NULL ? own : alur_analysis_get_figures (request->analysis));
  if (plan.n_rows == 0)
    part = alur_view_output_take_empty (
        output, request, g_steal_pointer (&title), g_strdup ("stages"),
        N_ ("There is no plan yet."),
        N_ ("Decide about the steps of the present stage and make the next one."));
  else
    part = alur_view_output_take_table (output, g_steal_pointer (&title), g_strdup ("stages"),
                                        g_steal_pointer (&plan.table));
  part->stage = alur_tell_stages (&plan.teller);
  return TRUE;
}
