/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The relations of an organisation chart, and the lines of command that the tree left to a router.
 */

#include "alur-organisation-private.h"

#include "alur-element-outline.h"

#include <math.h>

/* Between what is drawn and the edge of the room on a page, and the thickness of the wall there. */
#define PAGE_AIR 2.0
#define WALL 16.0

/* Less than this beside the boxes is no room for a line: it would seem to be one with their
 * outlines. */
#define LEAST_ROOM 12.0

/* How often a chart is drawn with wider gaps when connectors lack room, and by how much. */
#define MOST_TRIES 6
#define WIDER 16.0

/* Above, lines are not looked at once more, and nothing is drawn anew for a label that stands away
 * from its line, or for a line that found no clean way: a chart so large is looked at in parts, and
 * an edit must not wait for it. */
#define MANY_UNITS 3000

/* Of charts with few units that must come to a certain page several foldings are routed and
 * compared. */
#define FEW_UNITS 60
#define MOST_FOLDINGS 16

/* What a label that stands away from its line costs, as a part of the scale. */
#define AWAY_COST 0.05

/**
 * alur_organisation_draws_relations:
 * @organisation: an organisation
 *
 * Returns: whether its relations are drawn: there are no more of them than
 *   %ALUR_ORGANISATION_MAX_RELATIONS
 */
gboolean
alur_organisation_draws_relations (const AlurElement *organisation)
{
  guint n = 0;

  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    if (++n > ALUR_ORGANISATION_MAX_RELATIONS)
      return FALSE;
  }
  return TRUE;
}

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
  if (organisation == NULL || !alur_organisation_draws_relations (organisation))
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
      AlurRouterBox box = alur_element_outline (draft->layout->units[i].unit, &draft->nodes[i].box);

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
      g_autofree AlurPoint *bends = alur_connector_dup_bends (
          relation->relation, draft->layout->n_units, &connector.n_bends);

      connector.bends = bends;
      connector.from_sides = free_sides (draft, is_parent, relation->from);
      connector.to_sides = free_sides (draft, is_parent, relation->to);
      connector.label = relation->label;
      alur_router_add_connector (router, &connector);
    }
}

/* How far the room for lines reaches on a page whose boxes take @extent of it. */
static double
reach_of_page (double page, double extent)
{
  double reach = page - 2 * PAGE_AIR;

  return reach - extent < 2 * LEAST_ROOM ? extent : reach;
}

/* Walls at the edges of the page that holds the boxes at its least scale: lines and labels find
 * room inside where there is any. */
static void
add_walls (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  const AlurRect *bounds = &draft->layout->tree->bounds;
  AlurOrganisationFit fit = alur_organisation_find_fit (draft, bounds);
  const AlurSheet *sheet = &draft->sheets[fit.sheet];
  AlurRect page = *bounds;
  AlurRect walls[4];

  if (fit.cut || sheet->least_scale <= 0)
    return;
  page.width = reach_of_page (sheet->room.width / sheet->least_scale, bounds->width);
  page.height = reach_of_page (sheet->room.height / sheet->least_scale, bounds->height);
  page.x -= (page.width - bounds->width) / 2;
  page.y -= (page.height - bounds->height) / 2;
  walls[0] = (AlurRect){ page.x - WALL, page.y - WALL, WALL, page.height + 2 * WALL };
  walls[1] = (AlurRect){ alur_rect_right (&page), page.y - WALL, WALL, page.height + 2 * WALL };
  walls[2] = (AlurRect){ page.x, page.y - WALL, page.width, WALL };
  walls[3] = (AlurRect){ page.x, alur_rect_bottom (&page), page.width, WALL };
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    alur_router_add_obstacle (router, &walls[i]);
}

static AlurRouter *
route (const AlurOrganisationDraft *draft)
{
  AlurRouterOptions options = { ALUR_ROUTER_FLOW_NONE, 0, 0 };
  AlurRouter *router = alur_router_new (&options);

  add_boxes (draft, router);
  add_walls (draft, router);
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

/* A chart that has been routed. */
typedef struct
{
  AlurRouter *router;
  AlurTreeOptions options;
  AlurRect bounds;
  AlurOrganisationFit fit;
  guint n_faults;
  guint n_away;
} Attempt;

static AlurRect
bounds_of_routes (const AlurOrganisationDraft *draft, AlurRouter *router)
{
  AlurRect bounds = draft->layout->tree->bounds;

  for (guint i = 0; i < alur_router_get_n_routes (router); i++)
    {
      const AlurRoute *route = alur_router_get_route (router, i);

      for (guint k = 0; k < route->n_points; k++)
        {
          AlurRect point = { route->points[k].x, route->points[k].y, 0, 0 };

          bounds = alur_rect_union (&bounds, &point);
        }
      if (route->label_place != ALUR_ROUTER_LABEL_NONE)
        bounds = alur_rect_union (&bounds, &route->label);
    }
  return bounds;
}

static Attempt
attempt (AlurOrganisationDraft *draft, AlurTree *tree, const AlurTreeOptions *options)
{
  Attempt self = { .options = *options };
  AlurRouterTotals totals;

  draft->options = *options;
  draw_tree (draft, tree);
  self.router = route (draft);
  totals = alur_router_get_totals (self.router);
  self.n_away = totals.n_labels_away;
  self.n_faults = totals.n_forced;
  if (draft->layout->n_units <= MANY_UNITS)
    self.n_faults += alur_connectors_count_faults (self.router);
  self.bounds = bounds_of_routes (draft, self.router);
  self.fit = alur_organisation_find_fit (draft, &self.bounds);
  return self;
}

static gboolean
has_room (const AlurOrganisationDraft *draft, const Attempt *self)
{
  return draft->layout->n_units > MANY_UNITS || (self->n_faults == 0 && self->n_away == 0);
}

/* Nothing may lie on anything; then paper is saved; then a label that needs a leader costs as much
 * as a twentieth of the scale. */
static gboolean
is_better (const Attempt *self, const Attempt *other)
{
  int order = alur_organisation_fit_compare (&self->fit, &other->fit);

  if (self->n_faults != other->n_faults)
    return self->n_faults < other->n_faults;
  if (order != 0)
    return order < 0;
  return self->fit.scale - self->n_away * AWAY_COST > other->fit.scale - other->n_away * AWAY_COST;
}

static void
keep_better (Attempt *best, Attempt *other)
{
  if (best->router != NULL && !is_better (other, best))
    {
      alur_router_free (other->router);
      return;
    }
  g_clear_pointer (&best->router, alur_router_free);
  *best = *other;
}

/* Routes one folding with wider and wider gaps until everything has room. */
static void
try_folding (AlurOrganisationDraft *draft, AlurTree *tree, AlurTreeOptions options, Attempt *best)
{
  for (guint i = 0; i < MOST_TRIES; i++)
    {
      Attempt next = attempt (draft, tree, &options);
      gboolean done = has_room (draft, &next);
      gboolean worse
          = best->router != NULL && alur_organisation_fit_compare (&next.fit, &best->fit) > 0;

      keep_better (best, &next);
      if (done || (worse && best->n_faults == 0))
        return;
      options.sibling_gap += WIDER;
      options.level_gap += WIDER;
      options.zone_gap += WIDER;
    }
}

/* Whether two ways to fold come to the same. */
static gboolean
is_same (const AlurOrganisationFolding *one, const AlurOrganisationFolding *other)
{
  return fabs (one->bounds.width - other->bounds.width) < 0.5
         && fabs (one->bounds.height - other->bounds.height) < 0.5
         && fabs (one->options.level_gap - other->options.level_gap) < 0.5;
}

/* Whether a way to fold comes to the same as one that was tried before. */
static gboolean
was_tried (const AlurOrganisationFolding *all, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same (&all[i], &all[index]))
      return TRUE;
  return FALSE;
}

/* Routes the most promising foldings, until one has room on as few pages as any. */
static AlurRouter *
find_routes (AlurOrganisationDraft *draft, AlurTree *tree, GArray *foldings)
{
  const AlurOrganisationFolding *all = (const AlurOrganisationFolding *) (gpointer) foldings->data;
  gboolean any_choice = draft->sheets[0].least_scale > 0 && draft->layout->n_units <= FEW_UNITS;
  guint most = any_choice ? MOST_FOLDINGS : 1;
  Attempt best = { NULL };

  for (guint i = 0; i < foldings->len && most > 0; i++)
    {
      if (was_tried (all, i))
        continue;
      if (best.router != NULL && has_room (draft, &best)
          && alur_organisation_fit_compare (&best.fit, &all[i].fit) <= 0)
        break;
      try_folding (draft, tree, all[i].options, &best);
      most--;
    }
  draft->options = best.options;
  draw_tree (draft, tree);
  return best.router;
}

/**
 * alur_organisation_route:
 * @draft: a draft with its relations
 * @tree: its tree
 * @foldings: (element-type AlurOrganisationFolding): ways to arrange it, the most promising first
 *
 * Places the units and draws all lines.
 */
void
alur_organisation_route (AlurOrganisationDraft *draft, AlurTree *tree, GArray *foldings)
{
  AlurOrganisationLayout *layout = draft->layout;
  AlurRouter *router;

  draft->options = g_array_index (foldings, AlurOrganisationFolding, 0).options;
  draw_tree (draft, tree);
  if (draft->relations->len == 0 && layout->tree->n_loose == 0)
    return;
  router = find_routes (draft, tree, foldings);
  layout->n_connectors = layout->tree->n_loose + draft->relations->len;
  layout->connectors = g_new0 (AlurConnector, layout->n_connectors);
  alur_connectors_take_routes (layout->connectors, layout->n_connectors, router, 0);
  alur_router_free (router);
}

/**
 * alur_organisation_name_connectors:
 * @draft: a draft that has been routed
 *
 * Says what each connector stands for.
 */
void
alur_organisation_name_connectors (AlurOrganisationDraft *draft)
{
  AlurOrganisationLayout *layout = draft->layout;
  guint n_loose = layout->tree->n_loose;

  for (guint i = 0; i < MIN (n_loose, layout->n_connectors); i++)
    layout->connectors[i].element = layout->units[layout->tree->loose[i]].unit;
  for (guint i = n_loose; i < layout->n_connectors; i++)
    {
      const AlurElement *relation
          = g_array_index (draft->relations, AlurOrganisationRelation, i - n_loose).relation;

      layout->connectors[i].element = relation;
      layout->connectors[i].by_hand = alur_element_first (relation, ALUR_KIND_BEND) != NULL;
    }
}
