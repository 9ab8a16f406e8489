/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The relations of an organisation chart, and the lines of command that the tree left to a router.
 */

#include "alur-organisation-private.h"

#include "alur-router.h"

/* Rounding of the corners of boxes. */
#define RADIUS 6.0

/* How often a chart is drawn with wider gaps when connectors lack room, and by how much. */
#define MOST_TRIES 6
#define WIDER 16.0

/* Above, lines are not looked at once more. */
#define MANY_UNITS 3000

/**
 * alur_organisation_find_relations:
 * @draft: a draft with its units
 * @organisation: (nullable): where its relations are
 *
 * Fills the relations, and makes room for their labels between the trees.
 */
void
alur_organisation_find_relations (AlurOrganisationDraft *draft, const AlurElement *organisation)
{
  draft->relations = g_array_new (FALSE, FALSE, sizeof (AlurOrganisationRelation));
  if (organisation == NULL)
    return;
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    AlurOrganisationRelation own = { .relation = relation };

    own.from
        = alur_organisation_find_unit (draft, alur_element_get_ref (relation, ALUR_RELATION_FROM));
    own.to = alur_organisation_find_unit (draft, alur_element_get_ref (relation, ALUR_RELATION_TO));
    own.label = draft->sizes->measure_relation (relation, draft->sizes->data);
    draft->options.zone_gap = MAX (draft->options.zone_gap, own.label.width + 3 * WIDER);
    g_array_append_val (draft->relations, own);
  }
}

static void
add_boxes (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  for (guint i = 0; i < draft->layout->n_units; i++)
    {
      guint level = alur_element_get_word (draft->layout->units[i].unit, ALUR_UNIT_LEVEL);
      AlurRouterBox box = { draft->nodes[i].box, ALUR_ROUTER_SHAPE_RECTANGLE, RADIUS };

      if (level == ALUR_LEVEL_CUSTOMER)
        box.shape = ALUR_ROUTER_SHAPE_CAPSULE;
      alur_router_add_box (router, &box);
    }
}

static void
add_tree_lines (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  const AlurTreeLayout *tree = draft->layout->tree;

  for (guint i = 0; i < tree->n_lines; i++)
    for (guint k = 1; k < tree->lines[i].n_points; k++)
      {
        const AlurPoint *points = tree->points + tree->lines[i].first_point;
        AlurRouterLine line = { points[k - 1], points[k], tree->lines[i].parent + 1, FALSE };

        alur_router_add_line (router, &line);
      }
}

/* The sides of a unit's box that no line of command uses. */
static guint
free_sides (const AlurOrganisationDraft *draft, const gboolean *is_parent, guint unit)
{
  guint sides = ALUR_ROUTER_SIDE_ANY;

  if (is_parent[unit])
    sides &= ~(guint) ALUR_ROUTER_SIDE_BOTTOM;
  if (draft->nodes[unit].parent != ALUR_TREE_NONE)
    sides &= ~(guint) (draft->nodes[unit].hangs ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_TOP);
  return sides;
}

static gboolean *
find_leaders (const AlurOrganisationDraft *draft)
{
  gboolean *is_parent = g_new0 (gboolean, draft->layout->n_units + 1);

  for (guint i = 0; i < draft->layout->n_units; i++)
    if (draft->nodes[i].parent != ALUR_TREE_NONE)
      is_parent[draft->nodes[i].parent] = TRUE;
  return is_parent;
}

static void
add_connectors (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  const AlurTreeLayout *tree = draft->layout->tree;
  g_autofree gboolean *is_parent = find_leaders (draft);

  for (guint i = 0; i < tree->n_loose; i++)
    {
      guint parent = draft->nodes[tree->loose[i]].parent;
      AlurRouterConnector connector = { .from = parent, .to = tree->loose[i], .group = parent + 1 };

      alur_router_add_connector (router, &connector);
    }
  for (guint i = 0; i < draft->relations->len; i++)
    {
      const AlurOrganisationRelation *relation
          = &g_array_index (draft->relations, AlurOrganisationRelation, i);
      AlurRouterConnector connector = { .from = relation->from, .to = relation->to };
      g_autofree AlurPoint *bends
          = alur_connector_dup_bends (relation->relation, &connector.n_bends);

      connector.bends = bends;
      connector.from_sides = free_sides (draft, is_parent, relation->from);
      connector.to_sides = free_sides (draft, is_parent, relation->to);
      connector.label = relation->label;
      alur_router_add_connector (router, &connector);
    }
}

static AlurRouter *
route (const AlurOrganisationDraft *draft)
{
  AlurRouterOptions options = { ALUR_ROUTER_FLOW_NONE, 0, 0 };
  AlurRouter *router = alur_router_new (&options);

  add_boxes (draft, router);
  add_tree_lines (draft, router);
  add_connectors (draft, router);
  alur_router_route (router);
  return router;
}

static void
draw_tree (AlurOrganisationDraft *draft, AlurTree *tree)
{
  alur_tree_arrange (tree, &draft->options);
  alur_tree_layout_free (draft->layout->tree);
  draft->layout->tree = alur_tree_draw (tree);
}

static gboolean
has_room (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  AlurRouterTotals totals = alur_router_get_totals (router);

  if (totals.n_forced > 0 || totals.n_labels_away > 0)
    return FALSE;
  return draft->layout->n_units > MANY_UNITS || alur_connectors_count_faults (router) == 0;
}

/* Routes with wider and wider gaps until everything has room. */
static AlurRouter *
find_routes (AlurOrganisationDraft *draft, AlurTree *tree)
{
  AlurRouter *router = route (draft);

  for (guint i = 1; i < MOST_TRIES; i++)
    {
      if (has_room (draft, router))
        break;
      draft->options.sibling_gap += WIDER;
      draft->options.level_gap += WIDER;
      draft->options.zone_gap += WIDER;
      draw_tree (draft, tree);
      alur_router_free (router);
      router = route (draft);
    }
  return router;
}

/**
 * alur_organisation_route:
 * @draft: a draft whose folding has been chosen
 * @tree: its tree
 *
 * Places the units and draws all lines.
 */
void
alur_organisation_route (AlurOrganisationDraft *draft, AlurTree *tree)
{
  AlurOrganisationLayout *layout = draft->layout;
  guint n_loose;
  AlurRouter *router;

  draw_tree (draft, tree);
  if (draft->relations->len == 0 && layout->tree->n_loose == 0)
    return;
  router = find_routes (draft, tree);
  n_loose = layout->tree->n_loose;
  layout->n_connectors = n_loose + draft->relations->len;
  layout->connectors = g_new0 (AlurConnector, layout->n_connectors);
  alur_connectors_take_routes (layout->connectors, layout->n_connectors, router, 0);
  for (guint i = 0; i < n_loose; i++)
    layout->connectors[i].element = layout->units[layout->tree->loose[i]].unit;
  for (guint i = n_loose; i < layout->n_connectors; i++)
    {
      const AlurElement *relation
          = g_array_index (draft->relations, AlurOrganisationRelation, i - n_loose).relation;

      layout->connectors[i].element = relation;
      layout->connectors[i].by_hand = alur_element_first (relation, ALUR_KIND_BEND) != NULL;
    }
  alur_router_free (router);
}
