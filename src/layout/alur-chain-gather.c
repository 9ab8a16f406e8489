/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes from which unit to which, gathered from all procedures of a stage. */

#include "alur-chain-private.h"

#include <stdlib.h>

typedef struct
{
  guint from;
  guint to;
  guint kind;
  guint number; /* in document order */
  const AlurElement *flow;
} Entry;

typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  guint kinds;
  GHashTable *numbers; /* unit → its number + 1 */
  GArray *units;       /* of AlurChainUnit, by number */
  GArray *entries;
} Gatherer;

/**
 * alur_chain_get_column_of:
 * @level: where a unit stands in service delivery
 *
 * Returns: the column of such units
 */
AlurChainColumn
alur_chain_get_column_of (AlurLevel level)
{
  static const guint8 columns[] = {
    [ALUR_LEVEL_NONE] = ALUR_CHAIN_SUPPORT,
    [ALUR_LEVEL_LEADERSHIP] = ALUR_CHAIN_LEADERSHIP,
    [ALUR_LEVEL_SUPPORT] = ALUR_CHAIN_SUPPORT,
    [ALUR_LEVEL_SERVICE_CENTRE] = ALUR_CHAIN_SERVICE_CENTRE,
    [ALUR_LEVEL_SERVICE_POINT] = ALUR_CHAIN_SERVICE_POINT,
    [ALUR_LEVEL_PARTNER_PRIVATE] = ALUR_CHAIN_PARTNERS,
    [ALUR_LEVEL_PARTNER_CIVIC] = ALUR_CHAIN_PARTNERS,
    [ALUR_LEVEL_CUSTOMER] = ALUR_CHAIN_CUSTOMER,
    [ALUR_LEVEL_OTHER] = ALUR_CHAIN_SUPPORT,
  };

  return level < G_N_ELEMENTS (columns) ? (AlurChainColumn) columns[level] : ALUR_CHAIN_SUPPORT;
}

/**
 * alur_chain_get_column:
 * @unit: a unit
 *
 * Returns: where it stands in the chain, by its level
 */
AlurChainColumn
alur_chain_get_column (const AlurElement *unit)
{
  return alur_chain_get_column_of (alur_element_get_word (unit, ALUR_UNIT_LEVEL));
}

static const AlurElement *
unit_of (const Gatherer *self, const char *step_id)
{
  const AlurElement *step
      = alur_document_lookup_kind (self->document, self->stage, step_id, ALUR_KIND_STEP);
  const char *unit = step != NULL ? alur_element_get_ref (step, ALUR_STEP_UNIT) : NULL;

  if (unit == NULL)
    return NULL;
  return alur_document_lookup_kind (self->document, self->stage, unit, ALUR_KIND_UNIT);
}

static guint
number_of (Gatherer *self, const AlurElement *unit)
{
  gpointer key = (gpointer) (guintptr) unit;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  AlurChainUnit place = { .unit = unit, .column = alur_chain_get_column (unit) };

  if (number > 0)
    return number - 1;
  g_array_append_val (self->units, place);
  g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (self->units->len));
  return self->units->len - 1;
}

static void
add_flow (Gatherer *self, const AlurElement *flow)
{
  const AlurElement *from = unit_of (self, alur_element_get_ref (flow, ALUR_FLOW_FROM));
  const AlurElement *to = unit_of (self, alur_element_get_ref (flow, ALUR_FLOW_TO));
  Entry entry = { .flow = flow, .number = self->entries->len };

  entry.kind = alur_element_get_word (flow, ALUR_FLOW_KIND);
  if (from == NULL || to == NULL || from == to || (self->kinds >> entry.kind & 1) == 0)
    return;
  entry.from = number_of (self, from);
  entry.to = number_of (self, to);
  g_array_append_val (self->entries, entry);
}

static int
compare_ways (const Entry *a, const Entry *b)
{
  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  if (a->to != b->to)
    return a->to < b->to ? -1 : 1;
  return a->kind < b->kind ? -1 : a->kind > b->kind;
}

static int
compare_entries (const void *a, const void *b)
{
  const Entry *first = a;
  const Entry *second = b;
  int order = compare_ways (first, second);

  if (order != 0)
    return order;
  return first->number < second->number ? -1 : first->number > second->number;
}

/* Makes one flow of all entries that go the same way. */
static void
join_entries (Gatherer *self, AlurChainLayout *layout)
{
  const Entry *entries = (const Entry *) (gpointer) self->entries->data;
  guint n = self->entries->len;

  g_array_sort (self->entries, compare_entries);
  layout->flows = g_new0 (AlurChainFlow, n + 1);
  for (guint i = 0; i < n;)
    {
      AlurChainFlow *flow = &layout->flows[layout->n_flows++];
      guint end = i + 1;

      while (end < n && compare_ways (&entries[i], &entries[end]) == 0)
        end++;
      *flow = (AlurChainFlow){ entries[i].from, entries[i].to, entries[i].kind, 0, NULL };
      flow->flows = g_new (const AlurElement *, end - i);
      for (; i < end; i++)
        flow->flows[flow->n_flows++] = entries[i].flow;
    }
}

/**
 * alur_chain_gather:
 * @document: a valid document
 * @stage: one of its stages
 * @options: (nullable): what takes part; NULL: all that goes between units
 * @layout: a chain without units
 *
 * Fills the units that take part, in the order in which the flows name them and then as they are
 * asked for, and the flows.
 */
void
alur_chain_gather (AlurDocument *document,
                   const AlurElement *stage,
                   const AlurChainOptions *options,
                   AlurChainLayout *layout)
{
  Gatherer self = { .document = document, .stage = stage, .kinds = ALUR_CHAIN_KINDS };

  if (options != NULL && options->kinds != 0)
    self.kinds = options->kinds & ALUR_CHAIN_KINDS;
  self.numbers = g_hash_table_new (NULL, NULL);
  self.units = g_array_new (FALSE, FALSE, sizeof (AlurChainUnit));
  self.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  add_flow (&self, flow);
  for (guint i = 0; options != NULL && i < options->n_units; i++)
    number_of (&self, options->units[i]);
  join_entries (&self, layout);
  layout->n_units = self.units->len;
  layout->units = (AlurChainUnit *) (gpointer) g_array_free (self.units, FALSE);
  g_array_unref (self.entries);
  g_hash_table_unref (self.numbers);
}
