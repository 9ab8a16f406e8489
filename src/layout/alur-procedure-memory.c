/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was laid out before is not laid out again.
 *
 * Lanes and routes are a function of numbers: sizes, places by hand, who stands in which lane, what
 * is connected with what. These are written down, and where they are the same to the bit as those
 * of a drawing that is still known, so is the result, which then costs a copy. Nothing is guessed
 * from what an edit touched. */

#include "alur-procedure-memory.h"

#include "alur-procedure-private.h"
#include "alur-recall.h"

/* The drawing, the one before an edit that may be taken back, and a few to go to and fro. */
#define MOST_KEPT 4

struct _AlurProcedureMemory
{
  AlurRecall recall; /* AlurProcedureLayout, without its elements */
};

/**
 * alur_procedure_memory_new:
 *
 * Returns: (transfer full): a memory of nothing
 */
AlurProcedureMemory *
alur_procedure_memory_new (void)
{
  AlurProcedureMemory *self = g_new0 (AlurProcedureMemory, 1);

  alur_recall_init (&self->recall, MOST_KEPT, (GDestroyNotify) alur_procedure_layout_free);
  return self;
}

/**
 * alur_procedure_memory_free:
 * @self: a memory
 *
 * Forgets everything.
 */
void
alur_procedure_memory_free (AlurProcedureMemory *self)
{
  alur_recall_clear (&self->recall);
  g_free (self);
}

/**
 * alur_procedure_memory_get_n_recalled:
 * @self: a memory
 *
 * Returns: how many drawings were not laid out again
 */
guint
alur_procedure_memory_get_n_recalled (const AlurProcedureMemory *self)
{
  return self->recall.n_recalled;
}

/* --- What a drawing depends on ---------------------------------------------------------------- */

static void
write_numbers (GByteArray *input, const double *numbers, guint n)
{
  g_byte_array_append (input, (const guint8 *) numbers, n * (guint) sizeof (double));
}

static void
write_counts (GByteArray *input, const guint *counts, guint n)
{
  g_byte_array_append (input, (const guint8 *) counts, n * (guint) sizeof (guint));
}

static void
write_steps (const AlurProcedureDraft *draft, GByteArray *input)
{
  const AlurProcedureLayout *layout = draft->layout;

  for (guint i = 0; i < draft->n_nodes; i++)
    {
      const AlurLanesNode *node = &draft->nodes[i];
      gboolean is_step = i < layout->n_steps;
      AlurStepSize size = is_step ? draft->step_sizes[i] : (AlurStepSize){ .corner = 0 };
      guint kind = is_step ? alur_element_get_word (layout->steps[i].step, ALUR_STEP_KIND) : 0;
      guint counts[] = { node->lane, node->placed, kind, size.centred ? 1 : 0 };
      double numbers[] = { node->box.width,
                           node->box.height,
                           size.under.width,
                           size.under.height,
                           size.corner,
                           node->placed ? node->box.x : 0,
                           node->placed ? node->box.y : 0 };

      write_counts (input, counts, G_N_ELEMENTS (counts));
      write_numbers (input, numbers, G_N_ELEMENTS (numbers));
    }
}

static void
write_flows (const AlurProcedureDraft *draft, GByteArray *input)
{
  for (guint i = 0; i < draft->n_flows; i++)
    {
      const AlurProcedureFlow *flow = &draft->flows[i];
      guint counts[] = { flow->from, flow->to, flow->control ? 1 : 0,
                         alur_element_get_word (flow->flow, ALUR_FLOW_KIND),
                         alur_element_count (flow->flow, ALUR_KIND_BEND) };
      double label[] = { flow->label.width, flow->label.height };

      write_counts (input, counts, G_N_ELEMENTS (counts));
      write_numbers (input, label, G_N_ELEMENTS (label));
      ALUR_FOREACH (bend, flow->flow, ALUR_KIND_BEND)
      {
        double place[] = { alur_element_get_number (bend, ALUR_BEND_X),
                           alur_element_get_number (bend, ALUR_BEND_Y) };

        write_numbers (input, place, G_N_ELEMENTS (place));
      }
    }
}

static GByteArray *
write_input (const AlurProcedureDraft *draft)
{
  const AlurProcedureLayout *layout = draft->layout;
  GByteArray *input = g_byte_array_sized_new (128 * (draft->n_nodes + draft->n_flows));
  guint counts[] = { layout->vertical ? 1 : 0, layout->n_lanes, layout->n_steps,
                     layout->n_references, draft->n_flows };

  write_counts (input, counts, G_N_ELEMENTS (counts));
  write_numbers (input, &draft->options.start, 1);
  for (guint i = 0; i < layout->n_lanes; i++)
    write_numbers (input, &draft->lanes[i].least, 1);
  write_steps (draft, input);
  write_flows (draft, input);
  return input;
}

/* --- What came of it -------------------------------------------------------------------------- */

/* Gives what is in a layout already the places of another. */
static void
copy_places (AlurProcedureLayout *to, const AlurProcedureLayout *from)
{
  to->bounds = from->bounds;
  for (guint i = 0; i < from->n_steps; i++)
    {
      to->steps[i].box = from->steps[i].box;
      to->steps[i].under = from->steps[i].under;
    }
  for (guint i = 0; i < from->n_references; i++)
    to->references[i].box = from->references[i].box;
  for (guint i = 0; i < from->n_lanes; i++)
    {
      to->lanes[i].box = from->lanes[i].box;
      to->lanes[i].head = from->lanes[i].head;
    }
  to->n_connectors = from->n_connectors;
  to->connectors = alur_connectors_dup_ways (from->connectors, from->n_connectors);
}

static AlurProcedureLayout *
dup_places (const AlurProcedureLayout *from)
{
  AlurProcedureLayout *places = g_new0 (AlurProcedureLayout, 1);

  places->n_steps = from->n_steps;
  places->n_references = from->n_references;
  places->n_lanes = from->n_lanes;
  places->steps = g_new0 (AlurStepPlace, from->n_steps + 1);
  places->references = g_new0 (AlurReferencePlace, from->n_references + 1);
  places->lanes = g_new0 (AlurLanePlace, from->n_lanes + 1);
  copy_places (places, from);
  return places;
}

/**
 * alur_procedure_memory_recall:
 * @self: a memory
 * @draft: a draft with its nodes, not yet placed
 *
 * Gives the draft the places and ways that it had before, but for the elements of the connectors.
 *
 * Returns: whether they are known
 */
gboolean
alur_procedure_memory_recall (AlurProcedureMemory *self, AlurProcedureDraft *draft)
{
  const AlurProcedureLayout *known = alur_recall_find (&self->recall, write_input (draft));

  if (known == NULL)
    return FALSE;
  copy_places (draft->layout, known);
  return TRUE;
}

/**
 * alur_procedure_memory_keep:
 * @self: a memory that did not know the draft
 * @draft: the draft, laid out
 *
 * Keeps it for the next time.
 */
void
alur_procedure_memory_keep (AlurProcedureMemory *self, const AlurProcedureDraft *draft)
{
  alur_recall_keep (&self->recall, dup_places (draft->layout));
}
