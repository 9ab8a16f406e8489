/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was arranged before is not arranged again, as with procedures (alur-procedure-memory.c): the
 * places and ways of a chart are a function of numbers, which are written down and compared to the
 * bit. */

#include "alur-organisation-memory.h"

#include "alur-element-outline.h"
#include "alur-organisation-private.h"
#include "alur-recall.h"

/* The chart, the one before an edit that may be taken back, and another stage. */
#define MOST_KEPT 3

struct _AlurOrganisationMemory
{
  AlurRecall recall; /* AlurOrganisationLayout, without its elements */
};

/* What the chart depends on of a unit. */
typedef struct
{
  AlurRect box;
  guint parent;
  guint zone;
  guint placed;
  guint shape;
} UnitNumbers;

/* And of a relation, before its bends. */
typedef struct
{
  AlurSize label;
  guint from;
  guint to;
  guint n_bends;
  guint unused;
} RelationNumbers;

/**
 * alur_organisation_memory_new:
 *
 * Returns: (transfer full): a memory of nothing
 */
AlurOrganisationMemory *
alur_organisation_memory_new (void)
{
  AlurOrganisationMemory *self = g_new0 (AlurOrganisationMemory, 1);

  alur_recall_init (&self->recall, MOST_KEPT, (GDestroyNotify) alur_organisation_layout_free);
  return self;
}

/**
 * alur_organisation_memory_free:
 * @self: a memory
 *
 * Forgets everything.
 */
void
alur_organisation_memory_free (AlurOrganisationMemory *self)
{
  alur_recall_clear (&self->recall);
  g_free (self);
}

/**
 * alur_organisation_memory_get_n_recalled:
 * @self: a memory
 *
 * Returns: how many charts were not arranged again
 */
guint
alur_organisation_memory_get_n_recalled (const AlurOrganisationMemory *self)
{
  return self->recall.n_recalled;
}

/* --- What a chart depends on ------------------------------------------------------------------ */

static void
write_bytes (GByteArray *input, gconstpointer bytes, gsize size)
{
  g_byte_array_append (input, bytes, (guint) size);
}

static void
write_units (const AlurOrganisationDraft *draft, GByteArray *input)
{
  for (guint i = 0; i < draft->layout->n_units; i++)
    {
      const AlurTreeNode *node = &draft->nodes[i];
      UnitNumbers numbers = { .box = { 0, 0, node->box.width, node->box.height },
                              .parent = node->parent,
                              .zone = node->zone,
                              .placed = node->placed };

      if (node->placed)
        numbers.box = node->box;
      numbers.shape = alur_element_outline (draft->layout->units[i].unit, &node->box).shape;
      write_bytes (input, &numbers, sizeof numbers);
    }
}

static void
write_relations (const AlurOrganisationDraft *draft, GByteArray *input)
{
  for (guint i = 0; i < draft->relations->len; i++)
    {
      const AlurOrganisationRelation *relation
          = &g_array_index (draft->relations, AlurOrganisationRelation, i);
      RelationNumbers numbers
          = { .label = relation->label, .from = relation->from, .to = relation->to };
      g_autofree AlurPoint *bends
          = alur_connector_dup_bends (relation->relation, draft->layout->n_units, &numbers.n_bends);

      write_bytes (input, &numbers, sizeof numbers);
      write_bytes (input, bends, numbers.n_bends * sizeof (AlurPoint));
    }
}

static GByteArray *
write_input (const AlurOrganisationDraft *draft)
{
  GByteArray *input
      = g_byte_array_sized_new ((guint) sizeof (UnitNumbers) * (draft->layout->n_units + 1));
  guint counts[] = { draft->layout->n_units, draft->relations->len, draft->n_sheets, 0 };

  write_bytes (input, counts, sizeof counts);
  for (guint i = 0; i < draft->n_sheets; i++)
    {
      const AlurSheet *sheet = &draft->sheets[i];
      double numbers[]
          = { sheet->room.width, sheet->room.height, sheet->least_scale, sheet->n_other_pages };

      write_bytes (input, numbers, sizeof numbers);
    }
  write_bytes (input, &draft->options.zone_gap, sizeof draft->options.zone_gap);
  write_units (draft, input);
  write_relations (draft, input);
  return input;
}

/* --- What came of it -------------------------------------------------------------------------- */

static AlurTreeLayout *
copy_tree (const AlurTreeLayout *from)
{
  AlurTreeLayout *tree = g_new (AlurTreeLayout, 1);

  *tree = *from;
  tree->lines = g_memdup2 (from->lines, from->n_lines * sizeof (AlurTreeLine));
  tree->points = g_memdup2 (from->points, from->n_points * sizeof (AlurPoint));
  tree->loose = g_memdup2 (from->loose, from->n_loose * sizeof (guint));
  return tree;
}

/* Gives the units of a layout the places that those of another have, and it the lines of that. */
static void
copy_places (AlurOrganisationLayout *to, const AlurOrganisationLayout *from)
{
  to->bounds = from->bounds;
  for (guint i = 0; i < from->n_units; i++)
    to->units[i].box = from->units[i].box;
  to->tree = copy_tree (from->tree);
  to->n_connectors = from->n_connectors;
  to->connectors = alur_connectors_dup_ways (from->connectors, from->n_connectors);
}

static AlurOrganisationLayout *
dup_places (const AlurOrganisationLayout *from)
{
  AlurOrganisationLayout *places = g_new0 (AlurOrganisationLayout, 1);

  places->n_units = from->n_units;
  places->units = g_new0 (AlurUnitPlace, from->n_units + 1);
  copy_places (places, from);
  return places;
}

/**
 * alur_organisation_memory_recall:
 * @self: a memory
 * @draft: a draft with its units and relations, not yet placed
 *
 * Gives the draft the places and ways that it had before, but for the elements of the connectors.
 *
 * Returns: whether they are known
 */
gboolean
alur_organisation_memory_recall (AlurOrganisationMemory *self, AlurOrganisationDraft *draft)
{
  const AlurOrganisationLayout *known = alur_recall_find (&self->recall, write_input (draft));

  if (known == NULL)
    return FALSE;
  copy_places (draft->layout, known);
  return TRUE;
}

/**
 * alur_organisation_memory_keep:
 * @self: a memory that did not know the draft
 * @draft: the draft, laid out
 *
 * Keeps it for the next time.
 */
void
alur_organisation_memory_keep (AlurOrganisationMemory *self, const AlurOrganisationDraft *draft)
{
  alur_recall_keep (&self->recall, dup_places (draft->layout));
}
