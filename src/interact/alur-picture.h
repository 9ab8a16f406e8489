/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-scene.h"
#include "alur-selection.h"

G_BEGIN_DECLS

/* What something in a drawing is to whoever points at it. */
typedef enum
{
  ALUR_HIT_NOTHING,
  ALUR_HIT_BOX,  /* a unit or a step */
  ALUR_HIT_LINE, /* a relation or a flow */
  ALUR_HIT_LANE, /* the lane of a unit */
  ALUR_HIT_SLIP  /* a problem */
} AlurHitKind;

typedef struct
{
  AlurHitKind kind;
  AlurElement *element; /* NULL: the lane of steps without a unit, or nothing */
  AlurRect rect;        /* of a line: its bounds */
  guint segment;        /* of a line: the one that was hit, from 0 */
} AlurHit;

/* A scene as something to point at: which element stands where. It shows one state of the document,
 * and is made anew with the scene; when the document has changed meanwhile what has gone is not
 * found. */
typedef struct _AlurPicture AlurPicture;

AlurPicture *alur_picture_new (AlurScene *scene,
                               AlurDocument *document,
                               const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void
alur_picture_set_document (AlurPicture *self, AlurDocument *document, const AlurElement *stage);
void alur_picture_free (AlurPicture *self);

AlurScene *alur_picture_get_scene (AlurPicture *self);
AlurRect alur_picture_get_bounds (AlurPicture *self);
AlurHit alur_picture_hit (AlurPicture *self, AlurPoint point, double tolerance);
AlurHit alur_picture_hit_except (AlurPicture *self,
                                 AlurPoint point,
                                 double tolerance,
                                 AlurSelection *except);
AlurHit alur_picture_hit_lane (AlurPicture *self, AlurPoint point);
gboolean alur_picture_find (AlurPicture *self, const AlurElement *element, AlurHit *hit);
gboolean alur_picture_find_lane (AlurPicture *self, const AlurElement *unit, AlurHit *hit);
gboolean alur_picture_find_lane_of (AlurPicture *self, const AlurElement *step, AlurRect *lane);
const AlurPoint *
alur_picture_find_line (AlurPicture *self, const AlurElement *element, guint *n_points);
gboolean alur_picture_find_label (AlurPicture *self, const AlurElement *element, AlurRect *label);
void alur_picture_list_members (AlurPicture *self, const AlurElement *element, GPtrArray *elements);
void alur_picture_list_lines (AlurPicture *self, GPtrArray *elements);
void alur_picture_list_boxes (AlurPicture *self, const AlurRect *area, GPtrArray *elements);
AlurElement *
alur_picture_find_next (AlurPicture *self, const AlurElement *from, AlurPoint direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPicture, alur_picture_free)

G_END_DECLS
