/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the gaps between columns or rows should be: the longest chain of segments that must
 * stay apart within each, before anything is squeezed. */
#include "alur-router-private.h"

/* The gap in which a key lies, or n_gaps. Gaps are sorted and do not overlap. */
static guint
find_gap (const AlurRouterGap *gaps, guint n_gaps, double key)
{
  guint low = 0;
  guint high = n_gaps;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (gaps[middle].end < key)
        low = middle + 1;
      else
        high = middle;
    }

  return low < n_gaps && gaps[low].start <= key ? low : n_gaps;
}

/* `constraints` are sorted. */
void
alur_router_measure_gaps (const AlurRouter *self,
                          const GArray *ranked,
                          const GArray *constraints,
                          AlurRouterGap *gaps,
                          guint n_gaps)
{
  g_autofree guint *gap_of = g_new (guint, ranked->len + 1);
  g_autofree double *width = g_new0 (double, ranked->len + 1);
  g_autofree guint *count = g_new0 (guint, ranked->len + 1);

  for (guint i = 0; i < n_gaps; i++)
    {
      gaps[i].needed = 0;
      gaps[i].n_tracks = 0;
    }
  for (guint rank = 0; rank < ranked->len; rank++)
    {
      const AlurSegment *segment = alur_router_segment (self, g_array_index (ranked, guint, rank));
      gboolean on_box = segment->connector >= 0 && (segment->prev < 0 || segment->next < 0);

      gap_of[rank] = on_box ? n_gaps : find_gap (gaps, n_gaps, segment->key);
      count[rank] = segment->connector >= 0 ? 1 : 0;
    }
  for (guint i = 0; i < constraints->len; i++)
    {
      const AlurConstraint *c = &g_array_index (constraints, AlurConstraint, i);
      guint own
          = alur_router_segment (self, g_array_index (ranked, guint, c->after))->connector >= 0 ? 1
                                                                                                : 0;

      if (gap_of[c->after] != gap_of[c->before])
        continue;
      width[c->after] = MAX (width[c->after], width[c->before] + c->separation);
      count[c->after] = MAX (count[c->after], count[c->before] + own);
    }
  for (guint rank = 0; rank < ranked->len; rank++)
    if (gap_of[rank] < n_gaps && count[rank] > 0)
      {
        AlurRouterGap *gap = &gaps[gap_of[rank]];

        gap->needed = MAX (gap->needed, width[rank] + 2 * self->options.clearance);
        gap->n_tracks = MAX (gap->n_tracks, count[rank]);
      }
}
