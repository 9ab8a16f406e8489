/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The insides of a scene, shared by the files that fill, read and search it. */

#include "alur-arena.h"
#include "alur-scene.h"

G_BEGIN_DECLS

typedef struct _AlurSceneIndex AlurSceneIndex;

struct _AlurScene
{
  AlurPangoMetrics *metrics;
  AlurArena *arena;
  GArray *items;  /* of AlurSceneItem */
  GArray *points; /* of AlurPoint */
  GArray *groups; /* of AlurSceneGroup, the first is none */
  GArray *legend; /* of AlurLegendEntry, the first is none */
  GHashTable *legend_numbers;
  GArray *links, *destinations; /* of AlurSceneLink */
  GPtrArray *images;            /* of cairo_surface_t, or NULL */
  GPtrArray *held;              /* of GObject, or NULL */
  AlurSceneIndex *index;        /* made when first asked for, dropped by changes */
  AlurPoint origin;
  AlurSceneHeads heads;
  guint32 group;
  double smallest_text;
};

void alur_scene_drop_index (AlurScene *self);
void alur_scene_keep_image (AlurScene *self, cairo_surface_t *image);
const guint32 *alur_scene_get_order (AlurScene *self);
const AlurRect *alur_scene_get_known_bounds (AlurScene *self);

G_END_DECLS
