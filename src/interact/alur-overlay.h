/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* What lies over a drawing while somebody works on it: few and light shapes in the coordinates of
 * the drawing, which the screen draws with lines as thin at any scale. */
typedef enum
{
  ALUR_OVERLAY_SELECTED, /* outline around a box */
  ALUR_OVERLAY_FOCUS,    /* the same, for the one with the focus */
  ALUR_OVERLAY_LIT,      /* a box that a finding speaks of */
  ALUR_OVERLAY_TARGET,   /* where a drop would go */
  ALUR_OVERLAY_REFUSED,  /* where a drop may not go */
  ALUR_OVERLAY_GHOST,    /* where a box would stand */
  ALUR_OVERLAY_BAND,     /* rubber band */
  ALUR_OVERLAY_GUIDE,    /* a straight line: from → to */
  ALUR_OVERLAY_WIRE,     /* a connector being drawn: from → to */
  ALUR_OVERLAY_LINE,     /* a selected connector: its corners */
  ALUR_OVERLAY_OVERLAP,  /* between two that stand in one another's way: from → to, with words */
  ALUR_OVERLAY_HANDLE,   /* a round grip: center */
  ALUR_OVERLAY_BEND      /* a square grip: center */
} AlurOverlayKind;

typedef struct
{
  AlurOverlayKind kind;
  AlurRect rect;      /* of boxes; of handles one of no size; of overlaps around both */
  AlurPoint from, to; /* of guides and wires */
  guint first_point;  /* of lines, in the overlay's points */
  guint n_points;
  const char *words; /* of overlaps: what stands at the middle; NULL: nothing; borrowed */
} AlurOverlayItem;

typedef struct
{
  GArray *items;   /* (element-type AlurOverlayItem) */
  GArray *points;  /* (element-type AlurPoint) */
  char *message;   /* what will happen, or why not; NULL: nothing to say */
  AlurPoint place; /* of the message */
  gboolean refused;
} AlurOverlay;

AlurOverlay *alur_overlay_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_overlay_free (AlurOverlay *self);
void alur_overlay_clear (AlurOverlay *self);
void alur_overlay_add_rect (AlurOverlay *self, AlurOverlayKind kind, const AlurRect *rect);
void alur_overlay_add_point (AlurOverlay *self, AlurOverlayKind kind, AlurPoint point);
void
alur_overlay_add_stroke (AlurOverlay *self, AlurOverlayKind kind, AlurPoint from, AlurPoint to);
void alur_overlay_add_overlap (
    AlurOverlay *self, AlurPoint from, AlurPoint to, const AlurRect *both, const char *words);
void alur_overlay_add_line (AlurOverlay *self,
                            const AlurPoint *points,
                            guint n_points,
                            const AlurRect *gap);
void
alur_overlay_take_message (AlurOverlay *self, char *message, AlurPoint place, gboolean refused);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurOverlay, alur_overlay_free)

G_END_DECLS
