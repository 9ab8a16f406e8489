/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stay when a few boxes moved: the ways that do not touch them and are still free. Tracks
 * and grids are made afresh; that is a small part of the work, the search is the large one. */
#include "alur-router-private.h"

#include <string.h>

typedef struct
{
  AlurRouter *router;
  GArray *ways;         /* as they were */
  GArray *segments;     /* as they were, moved apart */
  gboolean *is_changed; /* by box */
} Keep;

static double
get_old_end (const Keep *self, const AlurSegment *segment, gboolean is_start)
{
  gint neighbour = is_start ? segment->prev : segment->next;

  if (neighbour < 0)
    return segment->ends[is_start ? 0 : 1];

  return g_array_index (self->segments, AlurSegment, neighbour).pos;
}

static gboolean
may_stay (const Keep *self, guint index)
{
  const AlurConnector *connector = &g_array_index (self->router->connectors, AlurConnector, index);
  const AlurWay *way;

  if (index >= self->ways->len || self->is_changed[connector->data.from]
      || self->is_changed[connector->data.to])
    return FALSE;

  way = &g_array_index (self->ways, AlurWay, index);
  if (way->forced)
    return FALSE;
  for (guint i = way->first; i < way->first + way->n_segments; i++)
    {
      const AlurSegment *segment = &g_array_index (self->segments, AlurSegment, i);
      double start = get_old_end (self, segment, TRUE);
      double end = get_old_end (self, segment, FALSE);

      if (!alur_space_is_clear (self->router->space, segment->axis, segment->pos, MIN (start, end),
                                MAX (start, end)))
        return FALSE;
    }

  return TRUE;
}

/* Walks the old way anew. */
static void
keep_way (const Keep *self, guint index)
{
  AlurRouter *router = self->router;
  const AlurConnector *connector = &g_array_index (router->connectors, AlurConnector, index);
  const AlurWay *way = &g_array_index (self->ways, AlurWay, index);
  guint last = way->first + way->n_segments - 1;

  alur_way_begin (router, index, way->from_side, way->start);
  for (guint i = way->first; i <= last; i++)
    {
      const AlurSegment *segment = &g_array_index (self->segments, AlurSegment, i);

      alur_way_turn (router, index, segment->axis, segment->pos, segment->fixed);
    }
  alur_way_end (router, index, way->to_side,
                g_array_index (self->segments, AlurSegment, last).ends[1]);
  alur_router_use_port (router, connector->data.from, way->from_side, connector->from_port, 1);
  alur_router_use_port (router, connector->data.to, way->to_side, connector->to_port, 1);
}

/* Prepares the router and gives the connectors that may keep their way the old one. */
void
alur_router_keep_ways (AlurRouter *self, const guint *changed, guint n_changed)
{
  g_autoptr (GArray) ways = g_steal_pointer (&self->ways);
  g_autoptr (GArray) segments = g_steal_pointer (&self->segments);
  g_autofree gboolean *is_changed = g_new0 (gboolean, self->boxes->len + 1);
  Keep keep = { self, ways, segments, is_changed };

  for (guint i = 0; i < n_changed; i++)
    if (changed[i] < self->boxes->len)
      is_changed[changed[i]] = TRUE;
  self->ways = g_array_new (FALSE, TRUE, sizeof (AlurWay));
  self->segments = g_array_sized_new (FALSE, FALSE, sizeof (AlurSegment), segments->len);
  alur_router_prepare (self);
  for (guint i = 0; i < self->connectors->len; i++)
    if (may_stay (&keep, i))
      keep_way (&keep, i);
}
