/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation chart of a stage, from the document to places: the way to fold it is chosen by
 * what comes to paper (alur-organisation-fold.c), and relations are routed between the boxes
 * (alur-organisation-routes.c). */

#include "alur-organisation-private.h"

#include "alur-hand-place.h"

#include <math.h>

/* A sheet of A4 in landscape without its margins. */
static const AlurSheet any_sheet = { { 1046, 640 }, 0, 0 };

static void
find_units (AlurOrganisationDraft *draft, const AlurElement *organisation)
{
  AlurOrganisationLayout *layout = draft->layout;
  guint i = 0;

  layout->n_units = organisation != NULL ? alur_element_count (organisation, ALUR_KIND_UNIT) : 0;
  layout->units = g_new0 (AlurUnitPlace, layout->n_units + 1);
  draft->nodes = g_new0 (AlurTreeNode, layout->n_units + 1);
  draft->numbers = g_hash_table_new (NULL, NULL);
  if (organisation == NULL)
    return;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    AlurSize size = draft->sizes->measure_unit (unit, draft->sizes->data);
    double x = alur_hand_place_get (unit, ALUR_UNIT_X, layout->n_units);

    layout->units[i].unit = unit;
    layout->units[i].placed = !isnan (x);
    draft->nodes[i].placed = layout->units[i].placed != FALSE;
    draft->nodes[i].box = (AlurRect){ x, alur_hand_place_get (unit, ALUR_UNIT_Y, layout->n_units),
                                      size.width, size.height };
    g_hash_table_insert (draft->numbers, (gpointer) (guintptr) alur_element_get_id (unit),
                         GUINT_TO_POINTER (++i));
  }
}

static AlurTreeZone
zone_of (const AlurElement *unit, gboolean has_children)
{
  static const guint8 zones[] = {
    [ALUR_LEVEL_PARTNER_PRIVATE] = ALUR_TREE_SIDE,
    [ALUR_LEVEL_PARTNER_CIVIC] = ALUR_TREE_SIDE,
    [ALUR_LEVEL_CUSTOMER] = ALUR_TREE_BOTTOM,
    [ALUR_LEVEL_OTHER] = ALUR_TREE_MAIN,
  };
  guint level = alur_element_get_word (unit, ALUR_UNIT_LEVEL);
  AlurTreeZone zone = level < G_N_ELEMENTS (zones) ? zones[level] : ALUR_TREE_MAIN;

  if (zone == ALUR_TREE_MAIN && !has_children && level != ALUR_LEVEL_LEADERSHIP)
    return ALUR_TREE_SIDE;
  return zone;
}

/* Parents, and where trees go: those that lead nobody and belong to nobody stand beside the others,
 * unless there are no others. */
static void
find_parents (AlurOrganisationDraft *draft)
{
  AlurOrganisationLayout *layout = draft->layout;
  g_autofree gboolean *has_children = g_new0 (gboolean, layout->n_units + 1);
  gboolean any_main = FALSE;

  for (guint i = 0; i < layout->n_units; i++)
    {
      const char *parent = alur_element_get_ref (layout->units[i].unit, ALUR_UNIT_PARENT);

      draft->nodes[i].parent = alur_organisation_find_unit (draft, parent);
      if (draft->nodes[i].parent != ALUR_TREE_NONE)
        has_children[draft->nodes[i].parent] = TRUE;
    }
  for (guint i = 0; i < layout->n_units; i++)
    {
      draft->nodes[i].zone = (guint8) zone_of (layout->units[i].unit, has_children[i]);
      any_main
          = any_main
            || (draft->nodes[i].zone == ALUR_TREE_MAIN && draft->nodes[i].parent == ALUR_TREE_NONE);
    }
  for (guint i = 0; i < layout->n_units && !any_main; i++)
    draft->nodes[i].zone = ALUR_TREE_MAIN;
}

static void
take_places (AlurOrganisationDraft *draft)
{
  AlurOrganisationLayout *layout = draft->layout;

  for (guint i = 0; i < layout->n_units; i++)
    layout->units[i].box = draft->nodes[i].box;
  layout->bounds = layout->tree->bounds;
  layout->bounds
      = alur_connectors_add_bounds (layout->connectors, layout->n_connectors, layout->bounds);
}

/**
 * alur_organisation_find_unit:
 * @draft: a draft with its units
 * @id: (nullable): the atom of an id
 *
 * Returns: the index of the unit with that id, or ALUR_TREE_NONE
 */
guint
alur_organisation_find_unit (const AlurOrganisationDraft *draft, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (draft->numbers, id)) - 1;
}

/**
 * alur_organisation_layout_new:
 * @document: a valid document
 * @stage: one of its stages
 * @sizes: how to measure what is drawn
 * @sheets: (array length=n_sheets): the pages that the chart may come to; it is folded for the one
 *   that shows it best
 * @n_sheets: how many; 0: one page in the shape of A4 in landscape, however large
 *
 * Places the units of a stage and routes their relations. Units that a person placed stand where
 * they were put. The same document, sizes and sheets give the same chart.
 *
 * Returns: (transfer full): the chart; empty when the stage has no units
 */
AlurOrganisationLayout *
alur_organisation_layout_new (AlurDocument *document,
                              const AlurElement *stage,
                              const AlurOrganisationSizes *sizes,
                              const AlurSheet *sheets,
                              guint n_sheets)
{
  return alur_organisation_layout_new_remembering (document, stage, sizes, sheets, n_sheets, NULL);
}

static void
lay_out (AlurOrganisationDraft *draft)
{
  g_autoptr (AlurTree) tree = alur_tree_new (draft->nodes, draft->layout->n_units);
  g_autoptr (GArray) foldings = alur_organisation_list_foldings (draft, tree);

  alur_organisation_route (draft, tree, foldings);
  take_places (draft);
}

/**
 * alur_organisation_layout_new_remembering:
 * @document: a valid document
 * @stage: one of its stages
 * @sizes: how to measure what is drawn
 * @sheets: (array length=n_sheets): as of alur_organisation_layout_new()
 * @n_sheets: how many
 * @memory: (nullable): what was laid out before; learns this one
 *
 * As alur_organisation_layout_new(), with the same result, but without its work where @memory knows
 * it.
 *
 * Returns: (transfer full): the chart
 */
AlurOrganisationLayout *
alur_organisation_layout_new_remembering (AlurDocument *document,
                                          const AlurElement *stage,
                                          const AlurOrganisationSizes *sizes,
                                          const AlurSheet *sheets,
                                          guint n_sheets,
                                          AlurOrganisationMemory *memory)
{
  AlurOrganisationLayout *layout = g_new0 (AlurOrganisationLayout, 1);
  AlurOrganisationDraft draft = { .layout = layout, .sizes = sizes };
  const AlurElement *organisation = alur_document_get_organisation (document, stage);

  draft.options = (AlurTreeOptions) ALUR_TREE_OPTIONS_INIT;
  draft.sheets = n_sheets > 0 ? sheets : &any_sheet;
  draft.n_sheets = MAX (n_sheets, 1);
  find_units (&draft, organisation);
  find_parents (&draft);
  alur_organisation_find_relations (&draft, organisation);
  if (memory == NULL || !alur_organisation_memory_recall (memory, &draft))
    {
      lay_out (&draft);
      if (memory != NULL)
        alur_organisation_memory_keep (memory, &draft);
    }
  alur_organisation_name_connectors (&draft);
  g_hash_table_unref (draft.numbers);
  g_array_unref (draft.relations);
  g_free (draft.nodes);
  return layout;
}

/**
 * alur_organisation_layout_free:
 * @self: a chart
 *
 * Frees the chart.
 */
void
alur_organisation_layout_free (AlurOrganisationLayout *self)
{
  alur_connectors_clear (self->connectors, self->n_connectors);
  alur_tree_layout_free (self->tree);
  g_free (self->connectors);
  g_free (self->units);
  g_free (self);
}
