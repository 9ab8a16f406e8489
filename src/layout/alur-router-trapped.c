/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frees segments that the order has caught between two lines which stay where they are. The order
 * knows only who is beside whom, not how far apart two fixed lines are: a line that a person drew
 * one pixel beside the border of a lane leaves no room for others in between. Those found there
 * choose one of the slots between the fixed lines of their strip, and all are ordered again. */
#include "alur-router-private.h"

#include <math.h>

#define TRAPPED 1.5     /* px between two lines that are too near to be told apart */
#define STUCK 1.0       /* px: what may move by less is as good as fixed */
#define INSET_SHARE 0.3 /* of a slot at most is kept clear on each side */
#define PATIENCE                                                                                   \
  5000000              /* walls looked at in all: where lines are a thicket, some stay trapped     \
                        */
#define SLOT_LINES 2.0 /* a slot should have room for so many separations */

/* A place beside a fixed line that bounds slots. */
typedef struct
{
  double pos, low, high;
  guint group;
  guint index;
} Wall;

static int
compare_walls_cb (gconstpointer a, gconstpointer b)
{
  const Wall *one = a;
  const Wall *other = b;

  if (one->pos < other->pos || one->pos > other->pos)
    return one->pos < other->pos ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

static gboolean
is_stuck (const AlurSegment *segment)
{
  return segment->fixed || segment->edges[1] - segment->edges[0] < STUCK;
}

static GArray *
list_walls (const AlurRouter *self, const GArray *ranked)
{
  GArray *walls = g_array_new (FALSE, FALSE, sizeof (Wall));

  for (guint rank = 0; rank < ranked->len; rank++)
    {
      guint index = g_array_index (ranked, guint, rank);
      const AlurSegment *segment = alur_router_segment (self, index);
      Wall wall = { .pos = segment->pos, .group = segment->group, .index = index };

      if (!is_stuck (segment))
        continue;
      alur_segment_get_extent (self, segment, &wall.low, &wall.high);
      g_array_append_val (walls, wall);
    }
  g_array_sort (walls, compare_walls_cb);

  return walls;
}

/* Takes a slot into account: one that is wide enough and near, or else the widest. */
static void
consider (const AlurSegment *segment, double enough, const double slot[2], double best[2])
{
  double width = MIN (slot[1] - slot[0], enough);
  double best_width = MIN (best[1] - best[0], enough);
  double away = fabs (CLAMP (segment->want, slot[0], slot[1]) - segment->want);
  double best_away = fabs (CLAMP (segment->want, best[0], best[1]) - segment->want);

  if (width > best_width + ALUR_ROUTER_EPS
      || (width > best_width - ALUR_ROUTER_EPS && away < best_away))
    {
      best[0] = slot[0];
      best[1] = slot[1];
    }
}

/* The first wall behind @pos. */
static guint
find_wall (const GArray *walls, double pos)
{
  guint low = 0, high = walls->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (walls, Wall, middle).pos <= pos)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
choose_slot (const AlurRouter *self, AlurSegment *segment, const GArray *walls, guint *patience)
{
  double reach = self->options.separation / 2;
  double enough = SLOT_LINES * self->options.separation;
  double slot[2] = { segment->edges[0], segment->edges[0] };
  double best[2] = { segment->edges[0], segment->edges[0] };
  double low, high, inset;

  alur_segment_get_extent (self, segment, &low, &high);
  for (guint i = find_wall (walls, segment->edges[0]); i < walls->len; i++)
    {
      const Wall *wall = &g_array_index (walls, Wall, i);

      if (wall->pos >= segment->edges[1] || *patience == 0)
        break;
      --*patience;
      if (wall->high + reach < low || wall->low - reach > high
          || (wall->group != 0 && wall->group == segment->group))
        continue;
      slot[1] = wall->pos;
      consider (segment, enough, slot, best);
      slot[0] = wall->pos;
    }
  slot[1] = segment->edges[1];
  consider (segment, enough, slot, best);
  if (best[0] <= segment->edges[0] && best[1] >= segment->edges[1])
    return FALSE;

  inset = MIN (self->options.separation, INSET_SHARE * (best[1] - best[0]));
  segment->edges[0] = best[0];
  segment->edges[1] = best[1];
  segment->low = CLAMP (segment->low, best[0] + inset, best[1] - inset);
  segment->high = CLAMP (segment->high, best[0] + inset, best[1] - inset);
  segment->want = CLAMP (segment->want, segment->low, segment->high);

  return TRUE;
}

/* Looks at those whose neighbours came too near; returns whether one has another strip now, so that
 * the order should be found again. */
gboolean
alur_router_free_trapped (AlurRouter *self, const GArray *ranked, const GArray *constraints)
{
  g_autoptr (GArray) walls = NULL;
  gboolean is_freed = FALSE;
  guint patience = PATIENCE;

  for (guint i = 0; i < constraints->len && patience > 0; i++)
    {
      const AlurConstraint *c = &g_array_index (constraints, AlurConstraint, i);
      guint pair[2] = { c->before, c->after };

      if (c->separation <= 0 || c->separation >= TRAPPED)
        continue;
      if (walls == NULL)
        walls = list_walls (self, ranked);
      for (guint k = 0; k < 2; k++)
        {
          AlurSegment *segment = alur_router_segment (self, g_array_index (ranked, guint, pair[k]));

          if (!is_stuck (segment) && choose_slot (self, segment, walls, &patience))
            is_freed = TRUE;
        }
    }

  return is_freed;
}
