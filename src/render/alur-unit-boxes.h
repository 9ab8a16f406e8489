/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding-marks.h"
#include "alur-legend.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* A unit as a box: what stands in it, where, and how large that makes it. */
typedef struct
{
  const AlurElement *unit;
  const char *name;   /* as drawn: in full, short, or a word for "without name" */
  gboolean shortened; /* the legend has to tell the full name */
  const char *head;   /* NULL: none */
  double name_height;
  double head_height;
  const char *note; /* NULL: none */
  double note_height;
  guint first_badge;
  guint n_badges;
  AlurSize size;
} AlurUnitBox;

/* The boxes of one drawing. Measured once, in any order; drawn in any order. */
typedef struct _AlurUnitBoxes AlurUnitBoxes;

AlurUnitBoxes *alur_unit_boxes_new (const AlurViewRequest *request,
                                    AlurScene *scene,
                                    const AlurFindingMarks *marks) G_GNUC_WARN_UNUSED_RESULT;
void alur_unit_boxes_free (AlurUnitBoxes *self);
void alur_unit_boxes_show_authorities (AlurUnitBoxes *self, const AlurElement *function);
void alur_unit_boxes_add_note (AlurUnitBoxes *self, const AlurElement *unit, const char *note);
const AlurUnitBox *alur_unit_boxes_get (AlurUnitBoxes *self, const AlurElement *unit);
void alur_unit_boxes_want_legend (AlurUnitBoxes *self, AlurLegend *legend);
void alur_unit_boxes_draw (AlurUnitBoxes *self,
                           const AlurElement *unit,
                           const AlurRect *rect,
                           const AlurLegend *legend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurUnitBoxes, alur_unit_boxes_free)

G_END_DECLS
