/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What things rest on, and whether that still stands. */

#include "alur-rules-personnel.h"

#include <glib/gi18n-lib.h>

static const AlurFunctionNode *
function_of (AlurRuleRun *run)
{
  return alur_stage_index_get_function (run->index, alur_element_get_id (run->subject));
}

/**
 * alur_rule_no_legal_basis: (skip)
 */
void
alur_rule_no_legal_basis (AlurRuleRun *run)
{
  for (const AlurHolder *holder = function_of (run)->holders; holder != NULL; holder = holder->next)
    {
      if (alur_element_get_refs (holder->authority, ALUR_AUTHORITY_BASIS) == NULL)
        alur_rule_report_holder (run, holder, NULL);
    }
}

/* The regulation of that id if nothing may rest on it in this stage, else NULL. */
static const AlurElement *
find_repealed (AlurRuleRun *run, const char *id)
{
  const AlurElement *regulation
      = id != NULL ? alur_document_lookup_kind (run->document, NULL, id, ALUR_KIND_REGULATION)
                   : NULL;
  AlurStatus status;
  gboolean is_target;

  if (regulation == NULL)
    return NULL;
  status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);
  is_target = alur_element_get_word (run->stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET;
  if (status == ALUR_STATUS_REPEALED || (status == ALUR_STATUS_TO_REPEAL && is_target))
    return regulation;
  return NULL;
}

static void
report_basis (AlurRuleRun *run,
              const AlurElement *element,
              const AlurElement *unit,
              const AlurElement *regulation)
{
  const AlurElement *elements[] = { element, regulation };

  alur_rule_report (run, &(AlurReport){ .units = &unit,
                                        .n_units = unit != NULL ? 1 : 0,
                                        .elements = elements,
                                        .n_elements = 2,
                                        .about = { element, regulation } });
}

static void
check_list (AlurRuleRun *run, const AlurElement *element, const AlurElement *unit, guint field)
{
  const AlurIds *basis = alur_element_get_refs (element, field);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    {
      const AlurElement *regulation = find_repealed (run, basis->ids[i]);

      if (regulation != NULL)
        report_basis (run, element, unit, regulation);
    }
}

/**
 * alur_rule_repealed_basis_of_authorities: (skip)
 */
void
alur_rule_repealed_basis_of_authorities (AlurRuleRun *run)
{
  for (const AlurHolder *holder = function_of (run)->holders; holder != NULL; holder = holder->next)
    {
      const AlurIds *basis = alur_element_get_refs (holder->authority, ALUR_AUTHORITY_BASIS);

      for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
        {
          const AlurElement *regulation = find_repealed (run, basis->ids[i]);

          if (regulation != NULL)
            alur_rule_report_holder (run, holder, regulation);
        }
    }
}

/**
 * alur_rule_repealed_basis_of_unit: (skip)
 */
void
alur_rule_repealed_basis_of_unit (AlurRuleRun *run)
{
  check_list (run, run->subject, NULL, ALUR_UNIT_BASIS);
}

/**
 * alur_rule_repealed_basis_of_relations: (skip)
 */
void
alur_rule_repealed_basis_of_relations (AlurRuleRun *run)
{
  const AlurElement *organisation = alur_document_get_organisation (run->document, run->stage);

  if (organisation == NULL)
    return;
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    check_list (run, relation, NULL, ALUR_RELATION_BASIS);
  }
}

/* The page's list, but for what the procedure itself rests on: that is one finding. */
static void
check_sop (AlurRuleRun *run, const AlurElement *sop)
{
  const AlurIds *told = alur_element_get_refs (run->subject, ALUR_PROCEDURE_BASIS);
  g_autoptr (GPtrArray) done = g_ptr_array_new ();

  ALUR_FOREACH (basis, sop, ALUR_KIND_SOP_BASIS)
  {
    const char *id = alur_element_get_ref (basis, ALUR_SOP_BASIS_REF);
    const AlurElement *regulation = find_repealed (run, id);

    if (regulation == NULL || (told != NULL && alur_ids_contain (told, id))
        || g_ptr_array_find (done, regulation, NULL))
      continue;
    g_ptr_array_add (done, (gpointer) regulation);
    report_basis (run, run->subject, NULL, regulation);
  }
}

/**
 * alur_rule_repealed_basis_of_procedure: (skip)
 */
void
alur_rule_repealed_basis_of_procedure (AlurRuleRun *run)
{
  const AlurElement *sop = alur_element_first (run->subject, ALUR_KIND_SOP);

  check_list (run, run->subject, NULL, ALUR_PROCEDURE_BASIS);
  if (sop != NULL)
    check_sop (run, sop);
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurUnitNode *unit
        = alur_stage_index_get_unit (run->index, alur_element_get_ref (step, ALUR_STEP_UNIT));

    check_list (run, step, unit != NULL ? unit->unit : NULL, ALUR_STEP_BASIS);
  }
}

/**
 * alur_rule_unused_regulation: (skip)
 */
void
alur_rule_unused_regulation (AlurRuleRun *run)
{
  if (run->stage_before == NULL
      && g_hash_table_lookup (run->references, alur_element_get_id (run->subject)) == NULL)
    alur_rule_report_element (run, run->subject);
}

/**
 * alur_rule_repealed_basis_message: (skip)
 */
const char *
alur_rule_repealed_basis_message (const AlurFinding *finding)
{
  gboolean repealed
      = alur_element_get_word (finding->about[1], ALUR_REGULATION_STATUS) == ALUR_STATUS_REPEALED;

  if (finding->about[0]->kind == ALUR_KIND_AUTHORITY && repealed)
    return N_ ("{unit} is {role} of {function} by {about2}, which is repealed.");
  if (finding->about[0]->kind == ALUR_KIND_AUTHORITY)
    return N_ ("{unit} is still {role} of {function} by {about2}, which is to be repealed.");
  if (repealed)
    return N_ ("{about1} rests on {about2}, which is repealed.");
  return N_ ("{about1} still rests on {about2}, which is to be repealed.");
}
