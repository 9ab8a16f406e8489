/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-scene.h"

G_BEGIN_DECLS

/* The legend of a page: entries of a scene, sorted, in columns. */
typedef struct
{
  AlurScene *source; /* whose entries they are; borrowed */
  guint32 *entries;
  guint n_entries;
  double sample; /* px for the sample before each text, the same for all */
} AlurPageLegend;

void alur_page_legend_init (AlurPageLegend *self, AlurScene *source);
void alur_page_legend_init_parts (AlurPageLegend *self,
                                  AlurScene *source,
                                  const AlurRect *areas,
                                  guint n_areas);
void alur_page_legend_init_all (AlurPageLegend *self, AlurScene *source);
void alur_page_legend_clear (AlurPageLegend *self);
double alur_page_legend_measure (const AlurPageLegend *self, const char *language, double width);
void alur_page_legend_draw_sample (AlurScene *target,
                                   const AlurLegendEntry *entry,
                                   const AlurRect *rect);
guint alur_page_legend_add (const AlurPageLegend *self,
                            const char *language,
                            guint first,
                            AlurScene *target,
                            const AlurRect *rect);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurPageLegend, alur_page_legend_clear)

G_END_DECLS
