/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which lane each step of a procedure lies, and which lanes there are. */

#include "alur-procedure-private.h"

#include "alur-flow.h"

static gboolean
needs_no_unit (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END;
}

/* The units of starts and ends without one: that of the step at their first control flow. */
static void
borrow_units (AlurProcedureDraft *draft, const char **units)
{
  g_autofree gboolean *decided = g_new0 (gboolean, draft->layout->n_steps + 1);

  for (guint i = 0; i < draft->layout->n_steps; i++)
    decided[i] = units[i] != NULL || !needs_no_unit (draft->layout->steps[i].step);
  ALUR_FOREACH (flow, draft->procedure, ALUR_KIND_FLOW)
  {
    guint from = alur_procedure_find_step (draft, alur_element_get_ref (flow, ALUR_FLOW_FROM));
    guint to = alur_procedure_find_step (draft, alur_element_get_ref (flow, ALUR_FLOW_TO));

    if (!alur_flow_may_control (flow) || from == G_MAXUINT || to == G_MAXUINT)
      continue;
    if (!decided[from])
      units[from] = alur_element_get_ref (draft->layout->steps[to].step, ALUR_STEP_UNIT);
    if (!decided[to])
      units[to] = alur_element_get_ref (draft->layout->steps[from].step, ALUR_STEP_UNIT);
    decided[from] = decided[to] = TRUE;
  }
}

static guint
add_lane (AlurProcedureDraft *draft, GArray *lanes, GHashTable *numbers, const char *unit)
{
  AlurLanePlace lane = { 0 };
  gpointer key = (gpointer) (guintptr) unit;
  gpointer number = g_hash_table_lookup (numbers, key);

  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  if (unit != NULL)
    lane.unit = alur_document_lookup_kind (draft->document, draft->stage, unit, ALUR_KIND_UNIT);
  g_array_append_val (lanes, lane);
  g_hash_table_insert (numbers, key, GUINT_TO_POINTER (lanes->len));
  return lanes->len - 1;
}

/**
 * alur_procedure_find_lanes:
 * @draft: a draft with its steps
 *
 * Fills the lanes in the order in which they are drawn (as the procedure wants them, then by first
 * use, last the one of steps without a unit), and each step's lane.
 */
void
alur_procedure_find_lanes (AlurProcedureDraft *draft)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GArray *lanes = g_array_new (FALSE, FALSE, sizeof (AlurLanePlace));
  const AlurIds *wanted = alur_element_get_refs (draft->procedure, ALUR_PROCEDURE_LANES);
  AlurProcedureLayout *layout = draft->layout;
  g_autofree const char **units = g_new0 (const char *, layout->n_steps + 1);

  for (guint i = 0; wanted != NULL && i < wanted->n_ids; i++)
    add_lane (draft, lanes, numbers, wanted->ids[i]);
  for (guint i = 0; i < layout->n_steps; i++)
    units[i] = alur_element_get_ref (layout->steps[i].step, ALUR_STEP_UNIT);
  borrow_units (draft, units);
  for (guint i = 0; i < layout->n_steps; i++)
    if (units[i] != NULL)
      layout->steps[i].lane = add_lane (draft, lanes, numbers, units[i]);
  for (guint i = 0; i < layout->n_steps; i++)
    if (units[i] == NULL)
      layout->steps[i].lane = add_lane (draft, lanes, numbers, NULL);
  layout->n_lanes = lanes->len;
  layout->lanes = (AlurLanePlace *) (gpointer) g_array_free (lanes, FALSE);
}
