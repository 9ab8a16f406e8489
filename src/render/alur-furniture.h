/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-pages.h"
#include "alur-tiling.h"

G_BEGIN_DECLS

/* What stands around the drawing on a page. */
typedef struct
{
  AlurPangoMetrics *metrics;
  const AlurPageInfo *info;
  const char *title;  /* of this part; NULL: that of the info */
  const char *stage;  /* of this part; NULL: that of the info */
  guint nth, n_pages; /* which page of its part it is, from 1; 0: not said */
  guint legend_page;  /* where the signs are explained, from 1; 0: here */
} AlurFurniture;

/* Which tile of a drawing the page shows, and the number of each tile's page. */
typedef struct
{
  const AlurTiling *tiling;
  guint tile;
  guint first_page; /* of the first tile, from 1 */
} AlurPageMap;

/* A cell of the title block that has something to say. */
typedef struct
{
  const char *label;
  const char *value;
} AlurFurnitureCell;

#define ALUR_FURNITURE_MOST_CELLS 6

guint alur_furniture_get_cells (const AlurFurniture *self,
                                AlurFurnitureCell cells[ALUR_FURNITURE_MOST_CELLS]);
double alur_furniture_get_header_height (const AlurFurniture *self, double width);
double alur_furniture_get_block_height (const AlurFurniture *self, double width);
void alur_furniture_add_header (const AlurFurniture *self,
                                AlurScene *scene,
                                const AlurRect *inside,
                                const AlurPageMap *map);
void alur_furniture_add_block (
    const AlurFurniture *self, AlurScene *scene, const AlurRect *inside, guint page, guint n_pages);
void alur_furniture_add_marks (
    AlurScene *scene, const AlurRect *shown, AlurPoint at, double scale, const AlurPageMap *map);

G_END_DECLS
