/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-geometry.h"

G_BEGIN_DECLS

/* What stands in the way, in a grid of cells: who is next in a direction, what meets a rectangle.
 * Dimensions are 0 for x and 1 for y throughout the router. */
typedef struct _AlurSpace AlurSpace;

static inline double
alur_rect_low (const AlurRect *rect, int dim)
{
  return dim == 0 ? rect->x : rect->y;
}

static inline double
alur_rect_high (const AlurRect *rect, int dim)
{
  return dim == 0 ? rect->x + rect->width : rect->y + rect->height;
}

static inline double
alur_rect_middle (const AlurRect *rect, int dim)
{
  return (alur_rect_low (rect, dim) + alur_rect_high (rect, dim)) / 2;
}

static inline AlurRect
alur_rect_from_ranges (int dim, double low, double high, double across_low, double across_high)
{
  if (dim == 0)
    return (AlurRect){ low, across_low, high - low, across_high - across_low };

  return (AlurRect){ across_low, low, across_high - across_low, high - low };
}

AlurSpace *alur_space_new (const AlurRect *bounds, guint n_expected) G_GNUC_WARN_UNUSED_RESULT;
void alur_space_free (AlurSpace *self);
void alur_space_add (AlurSpace *self, const AlurRect *rect);
AlurRect alur_space_get_bounds (const AlurSpace *self);
double alur_space_reach (const AlurSpace *self,
                         int dim,
                         gboolean forwards,
                         double from,
                         double most,
                         double low,
                         double high);
gboolean alur_space_is_free (const AlurSpace *self, const AlurRect *rect);
gboolean alur_space_is_clear (const AlurSpace *self, int dim, double pos, double low, double high);

typedef gboolean (*AlurSpaceFunc) (guint index, gpointer user_data);
gboolean alur_space_foreach (const AlurSpace *self,
                             const AlurRect *area,
                             AlurSpaceFunc func,
                             gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSpace, alur_space_free)

G_END_DECLS
