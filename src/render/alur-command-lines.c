/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way from a unit to each of its children, read from the lines that they share: down from the
 * unit, along the crossbar, down to the child or beside its column and to its left edge. */

#include "alur-command-lines.h"

#include "alur-router-ends.h"

#include <math.h>

#define SAME 0.01
#define MOST_POINTS 5

/* The lines of one parent, which follow one another. */
typedef struct
{
  const AlurOrganisationLayout *layout;
  GHashTable *ends;    /* the points at which lines of command end → their neighbours */
  GHashTable *numbers; /* id → index of the unit + 1 */
  guint8 *is_loose;    /* has a connector of its own */
  guint *first_line;   /* of each unit, + 1; 0: it has none */
} Chart;

static guint
hash_point (gconstpointer key)
{
  const AlurPoint *point = key;

  return g_double_hash (&point->x) * 31 + g_double_hash (&point->y);
}

static gboolean
equal_points (gconstpointer a, gconstpointer b)
{
  const AlurPoint *one = a;
  const AlurPoint *other = b;

  return !(one->x < other->x) && !(one->x > other->x) && !(one->y < other->y)
         && !(one->y > other->y);
}

/**
 * alur_command_lines_reach_outline:
 * @end: of a line, on the rectangle around a capsule; moved to its outline
 * @rect: that rectangle
 *
 * Leaves alone what ends elsewhere.
 */
void
alur_command_lines_reach_outline (AlurPoint *end, const AlurRect *rect)
{
  AlurRouterBox box = { *rect, ALUR_ROUTER_SHAPE_CAPSULE, 0 };
  AlurRect near = alur_rect_grow (rect, 0.5);

  if (!alur_rect_contains (&near, *end))
    return;
  if (fabs (end->y - rect->y) < 0.5)
    end->y = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_TOP, end->x);
  else if (fabs (end->y - alur_rect_bottom (rect)) < 0.5)
    end->y = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_BOTTOM, end->x);
  else if (fabs (end->x - rect->x) < 0.5)
    end->x = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_LEFT, end->y);
  else if (fabs (end->x - alur_rect_right (rect)) < 0.5)
    end->x = alur_router_box_get_outline (&box, ALUR_ROUTER_SIDE_RIGHT, end->y);
}

static void
chart_init (Chart *self, const AlurOrganisationLayout *layout)
{
  const AlurTreeLayout *tree = layout->tree;

  *self = (Chart){ .layout = layout,
                   .ends = g_hash_table_new (hash_point, equal_points),
                   .numbers = g_hash_table_new (NULL, NULL),
                   .is_loose = g_new0 (guint8, layout->n_units + 1),
                   .first_line = g_new0 (guint, layout->n_units + 1) };
  for (guint i = 0; i < layout->n_units; i++)
    g_hash_table_insert (self->numbers,
                         (gpointer) (guintptr) alur_element_get_id (layout->units[i].unit),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < tree->n_loose; i++)
    self->is_loose[tree->loose[i]] = TRUE;
  for (guint i = tree->n_lines; i > 0; i--)
    {
      const AlurTreeLine *line = &tree->lines[i - 1];
      AlurPoint *points = &tree->points[line->first_point];

      self->first_line[line->parent] = i;
      g_hash_table_insert (self->ends, &points[0], &points[1]);
      g_hash_table_insert (self->ends, &points[line->n_points - 1], &points[line->n_points - 2]);
    }
}

static void
chart_clear (Chart *self)
{
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->numbers);
  g_free (self->is_loose);
  g_free (self->first_line);
}

/* Where the line of a parent leaves it, and how high its crossbar is. */
static gboolean
find_trunk (const Chart *self, guint parent, AlurPoint *trunk, double *bar)
{
  const AlurTreeLayout *tree = self->layout->tree;
  const AlurRect *box = &self->layout->units[parent].box;
  gboolean found = FALSE;

  *bar = G_MAXDOUBLE;
  for (guint i = self->first_line[parent] - 1; i < tree->n_lines; i++)
    {
      const AlurTreeLine *line = &tree->lines[i];
      const AlurPoint *points = &tree->points[line->first_point];

      if (line->parent != parent)
        break;
      for (guint k = 0; k < line->n_points; k++)
        {
          if ((k == 0 || k + 1 == line->n_points)
              && fabs (points[k].y - alur_rect_bottom (box)) < SAME && points[k].x > box->x - SAME
              && points[k].x < alur_rect_right (box) + SAME)
            {
              *trunk = points[k];
              found = TRUE;
            }
          if (k > 0 && fabs (points[k].y - points[k - 1].y) < SAME)
            *bar = MIN (*bar, points[k].y);
        }
    }
  return found;
}

static void
add_point (AlurPoint points[MOST_POINTS], guint *n, AlurPoint next)
{
  if (*n > 0 && fabs (points[*n - 1].x - next.x) < SAME && fabs (points[*n - 1].y - next.y) < SAME)
    return;
  if (*n > 1
      && ((fabs (points[*n - 1].x - next.x) < SAME && fabs (points[*n - 2].x - next.x) < SAME)
          || (fabs (points[*n - 1].y - next.y) < SAME && fabs (points[*n - 2].y - next.y) < SAME)))
    (*n)--;
  points[(*n)++] = next;
}

/* The way to @child, as the shared lines go. */
static guint
find_way (
    const Chart *self, guint child, AlurPoint trunk, double bar, AlurPoint points[MOST_POINTS])
{
  const AlurRect *box = &self->layout->units[child].box;
  AlurPoint left = { box->x, box->y + box->height / 2 };
  AlurPoint top = { box->x + box->width / 2, box->y };
  const AlurPoint *before = g_hash_table_lookup (self->ends, &left);
  gboolean beside = before != NULL && fabs (before->y - left.y) < SAME;
  double post = beside ? before->x : top.x;
  guint n = 0;

  if (bar >= G_MAXDOUBLE)
    bar = (trunk.y + box->y) / 2;
  add_point (points, &n, trunk);
  add_point (points, &n, (AlurPoint){ trunk.x, bar });
  add_point (points, &n, (AlurPoint){ post, bar });
  if (beside)
    add_point (points, &n, (AlurPoint){ post, left.y });
  add_point (points, &n, beside ? left : top);
  return n;
}

static gboolean
is_capsule (const AlurElement *unit)
{
  AlurLevel level = alur_element_get_word (unit, ALUR_UNIT_LEVEL);

  return alur_style_get_paper ()->levels[level].shape == ALUR_SHAPE_CAPSULE;
}

/* @trunk, @bar: of the parent's line. */
static void
draw_line (
    const Chart *self, AlurScene *scene, guint child, AlurPoint trunk, double bar, guint32 legend)
{
  const AlurUnitPlace *place = &self->layout->units[child];
  const char *parent = alur_element_get_ref (place->unit, ALUR_UNIT_PARENT);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, parent)) - 1;
  const AlurUnitPlace *above = &self->layout->units[number];
  AlurPoint points[MOST_POINTS];
  guint n = find_way (self, child, trunk, bar, points);
  guint32 group;

  if (is_capsule (above->unit))
    alur_command_lines_reach_outline (&points[0], &above->box);
  if (is_capsule (place->unit))
    alur_command_lines_reach_outline (&points[n - 1], &place->box);
  group = alur_scene_begin_group (scene, alur_element_get_id (place->unit), NULL);
  alur_scene_set_ends (scene, group, parent, alur_element_get_id (place->unit));
  alur_scene_add_route (scene, ALUR_LINE_HIERARCHY, points, n, NULL, 0)->legend = legend;
  alur_scene_end_group (scene);
}

/**
 * alur_command_lines_draw:
 * @scene: gets a connector for each unit that the lines of @layout's tree reach; it is the child's
 *   element, from its parent's box to its own
 * @layout: a chart
 * @legend: the entry that explains them
 */
void
alur_command_lines_draw (AlurScene *scene, const AlurOrganisationLayout *layout, guint32 legend)
{
  AlurPoint *trunks = g_new0 (AlurPoint, layout->n_units + 1);
  double *bars = g_new0 (double, layout->n_units + 1);
  Chart chart;

  chart_init (&chart, layout);
  for (guint i = 0; i < layout->n_units; i++)
    if (chart.first_line[i] != 0 && !find_trunk (&chart, i, &trunks[i], &bars[i]))
      chart.first_line[i] = 0;
  for (guint i = 0; i < layout->n_units; i++)
    {
      const char *parent = alur_element_get_ref (layout->units[i].unit, ALUR_UNIT_PARENT);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (chart.numbers, parent));

      if (number != 0 && !chart.is_loose[i] && chart.first_line[number - 1] != 0)
        draw_line (&chart, scene, i, trunks[number - 1], bars[number - 1], legend);
    }
  chart_clear (&chart);
  g_free (trunks);
  g_free (bars);
}
