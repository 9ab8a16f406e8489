/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which support procedures bring something to which service procedures, and where one sees it come.
 *
 * Support often ends with a step of the unit that it is for: the ward's own pharmacist puts the
 * medicine on the shelf. The flow to the service then stays inside that unit, and what people call
 * the supply is the flow before it, on which it came from elsewhere. */

#include "alur-supply.h"

typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  GPtrArray *supplies;
} Lister;

static void
free_supply (gpointer data)
{
  AlurSupply *supply = data;

  g_ptr_array_unref (supply->ways);
  g_free (supply);
}

static const AlurElement *
get_step (const Lister *self, const AlurElement *flow, guint field)
{
  return alur_document_lookup_kind (self->document, self->stage, alur_element_get_ref (flow, field),
                                    ALUR_KIND_STEP);
}

static const char *
get_unit_id (const AlurElement *step)
{
  return step != NULL ? alur_element_get_ref (step, ALUR_STEP_UNIT) : NULL;
}

/* Enters a step into those that are still to be looked at, once. */
static void
enter (GPtrArray *steps, GHashTable *known, const AlurElement *step)
{
  if (g_hash_table_add (known, (gpointer) (guintptr) step))
    g_ptr_array_add (steps, (gpointer) (guintptr) step);
}

/* Goes back from a step along the flows of its procedure as long as the unit is the same, and lists
 * those on which something comes from another one. */
static void
list_ways_into_unit (const Lister *self, const AlurElement *from, GPtrArray *ways)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  const char *unit = get_unit_id (from);

  enter (steps, known, from);
  for (guint i = 0; i < steps->len; i++)
    {
      const AlurElement *step = g_ptr_array_index (steps, i);

      ALUR_FOREACH (flow, from->parent, ALUR_KIND_FLOW)
      {
        const AlurElement *before;

        if (alur_element_get_ref (flow, ALUR_FLOW_TO) != alur_element_get_id (step))
          continue;
        before = get_step (self, flow, ALUR_FLOW_FROM);
        if (get_unit_id (before) == unit)
          enter (steps, known, before);
        else if (get_unit_id (before) != NULL
                 && alur_element_get_word (flow, ALUR_FLOW_KIND) != ALUR_FLOW_SEQUENCE)
          g_ptr_array_add (ways, flow);
      }
    }
}

static AlurSupply *
add_supply (Lister *self,
            const AlurElement *procedure,
            const AlurElement *flow,
            const AlurElement *step)
{
  AlurSupply *supply = g_new0 (AlurSupply, 1);

  supply->procedure = procedure;
  supply->served = step->parent;
  supply->flow = flow;
  supply->step = step;
  supply->unit
      = alur_document_lookup_kind (self->document, self->stage, get_unit_id (step), ALUR_KIND_UNIT);
  supply->ways = g_ptr_array_new ();
  g_ptr_array_add (self->supplies, supply);
  return supply;
}

static gboolean
is_service (const AlurElement *procedure)
{
  return alur_element_get_word (procedure, ALUR_PROCEDURE_KIND) != ALUR_PROCEDURE_SUPPORT;
}

static void
look_at_flow (Lister *self, AlurElement *flow)
{
  const AlurElement *from = get_step (self, flow, ALUR_FLOW_FROM);
  const AlurElement *to = get_step (self, flow, ALUR_FLOW_TO);
  AlurSupply *supply;

  if (from == NULL || to == NULL || from->parent == to->parent || !is_service (to->parent))
    return;
  supply = add_supply (self, from->parent, flow, to);
  if (get_unit_id (from) == NULL || get_unit_id (to) == NULL)
    return;
  if (get_unit_id (from) != get_unit_id (to))
    g_ptr_array_add (supply->ways, flow);
  else
    list_ways_into_unit (self, from, supply->ways);
}

static gboolean
is_supplied (const Lister *self, const AlurElement *procedure, const AlurElement *served)
{
  for (guint i = 0; i < self->supplies->len; i++)
    {
      const AlurSupply *supply = g_ptr_array_index (self->supplies, i);

      if (supply->procedure == procedure && supply->served == served)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_call (Lister *self, const AlurElement *step)
{
  const AlurElement *called = alur_document_lookup_kind (
      self->document, self->stage, alur_element_get_ref (step, ALUR_STEP_PROCEDURE),
      ALUR_KIND_PROCEDURE);

  if (alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_SUBPROCESS && called != NULL
      && !is_service (called) && !is_supplied (self, called, step->parent))
    add_supply (self, called, NULL, step);
}

/**
 * alur_supplies_list:
 * @document: a document
 * @stage: one of its stages
 *
 * Returns: (transfer full) (element-type AlurSupply): what support procedures bring to service
 *   procedures, in document order, those that are only called behind the others; to be read until
 *   the document changes
 */
GPtrArray *
alur_supplies_list (AlurDocument *document, const AlurElement *stage)
{
  Lister self = { document, stage, g_ptr_array_new_with_free_func (free_supply) };

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    if (is_service (procedure))
      continue;
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    look_at_flow (&self, flow);
  }
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    if (!is_service (procedure))
      continue;
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    look_at_call (&self, step);
  }
  return self.supplies;
}
