/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation chart of a stage, from the document to places.
 *
 * A chart is only as good as its print: of several ways to fold it, from all rows to columns under
 * columns, the least folded one is taken that is nearly the largest on the page. Relations are
 * routed between the boxes; where they find no room, the chart is drawn with wider gaps. */

#include "alur-organisation-private.h"

#include <math.h>

/* A more folded chart must be drawn so much larger. */
#define WORTH_FOLDING 1.1

#define MOST_FOLDED_LEVELS 3

/* A sheet of A4 in landscape without its margins. */
#define SHEET ((AlurSize){ 1046, 640 })

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
    double x = alur_element_get_number (unit, ALUR_UNIT_X);

    layout->units[i].unit = unit;
    layout->units[i].placed = !isnan (x);
    draft->nodes[i].placed = layout->units[i].placed != FALSE;
    draft->nodes[i].box
        = (AlurRect){ x, alur_element_get_number (unit, ALUR_UNIT_Y), size.width, size.height };
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

static double
average_height (const AlurOrganisationDraft *draft)
{
  double sum = 0;

  for (guint i = 0; i < draft->layout->n_units; i++)
    sum += draft->nodes[i].box.height;
  return sum / draft->layout->n_units;
}

static guint
depth_of_tree (const AlurOrganisationDraft *draft)
{
  g_autofree guint *depths = g_new0 (guint, draft->layout->n_units + 1);
  guint deepest = 0;

  /* Parents may stand behind their children in the document: walk up, remembering what is known. */
  for (guint i = 0; i < draft->layout->n_units; i++)
    {
      guint length = 0;
      guint at = i;
      guint depth;

      for (; at != ALUR_TREE_NONE && depths[at] == 0; at = draft->nodes[at].parent)
        length++;
      depth = length + (at != ALUR_TREE_NONE ? depths[at] : 0);
      deepest = MAX (deepest, depth);
      for (at = i; at != ALUR_TREE_NONE && depths[at] == 0; at = draft->nodes[at].parent)
        depths[at] = depth--;
    }
  return deepest;
}

static double
scale_on (AlurSize page, AlurRect bounds)
{
  return MIN (page.width / MAX (bounds.width, 1), page.height / MAX (bounds.height, 1));
}

/* Takes the least folded way that is nearly as large on the page as any. */
static void
choose_folding (AlurOrganisationDraft *draft, AlurTree *tree)
{
  static const double rows[] = { 2, 3, 4, 6, 9, 14, 24, 48, 120, 400 };
  guint levels = depth_of_tree (draft);
  guint most = CLAMP (levels, 3, MOST_FOLDED_LEVELS + 2) - 2;
  double step = average_height (draft) + 16;
  AlurTreeOptions options = draft->options;
  double best = scale_on (draft->page, alur_tree_arrange (tree, &options));

  for (options.hang_height = 1; options.hang_height <= most; options.hang_height++)
    for (guint i = 0; i < G_N_ELEMENTS (rows) && best < 1; i++)
      {
        double scale;

        if (rows[i] > draft->layout->n_units)
          break;
        options.column_height = step * rows[i];
        scale = scale_on (draft->page, alur_tree_arrange (tree, &options));
        if (scale <= best * WORTH_FOLDING)
          continue;
        best = scale;
        draft->options.hang_height = options.hang_height;
        draft->options.column_height = options.column_height;
      }
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
 * @page: the room on the page in px; 0 × 0: a sheet of A4 in landscape
 *
 * Places the units of a stage and routes their relations. Units that a person placed stand where
 * they were put. The same document, sizes and page give the same chart.
 *
 * Returns: (transfer full): the chart; empty when the stage has no units
 */
AlurOrganisationLayout *
alur_organisation_layout_new (AlurDocument *document,
                              const AlurElement *stage,
                              const AlurOrganisationSizes *sizes,
                              AlurSize page)
{
  AlurOrganisationLayout *layout = g_new0 (AlurOrganisationLayout, 1);
  AlurOrganisationDraft draft = { .layout = layout, .sizes = sizes };
  const AlurElement *organisation = alur_document_get_organisation (document, stage);
  g_autoptr (AlurTree) tree = NULL;

  draft.options = (AlurTreeOptions) ALUR_TREE_OPTIONS_INIT;
  draft.page = page.width > 0 && page.height > 0 ? page : SHEET;
  find_units (&draft, organisation);
  find_parents (&draft);
  alur_organisation_find_relations (&draft, organisation);
  tree = alur_tree_new (draft.nodes, layout->n_units);
  if (layout->n_units > 0)
    choose_folding (&draft, tree);
  alur_organisation_route (&draft, tree);
  take_places (&draft);
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
