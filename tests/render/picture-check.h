/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-route-check.h"
#include "alur-scene.h"

G_BEGIN_DECLS

/* Looks at a drawing as a reader does: from the scene alone, whatever laid it out. */

typedef enum
{
  PICTURE_TEXT_OUT_OF_BOX = ALUR_ROUTE_N_FAULTS,
  PICTURE_TEXTS_OVERLAP, /* of one box */
  PICTURE_BADGE_OUT_OF_BOX,
  PICTURE_BADGES_OVERLAP,
  PICTURE_ENDS_NOWHERE,   /* a connector that ends on no box, or on a wrong one */
  PICTURE_NOT_EXPLAINED,  /* an item whose line or shape the legend should tell, and does not */
  PICTURE_EXPLAINED_IDLY, /* an entry of the legend that nothing uses */
  PICTURE_MOVED,          /* a box that a person placed, elsewhere */
  PICTURE_N_FAULTS
} PictureFault;

typedef struct
{
  guint counts[PICTURE_N_FAULTS];  /* that nobody but the program has to answer for */
  guint by_hand[PICTURE_N_FAULTS]; /* of what a person placed */
  guint n_faults, n_by_hand;
  guint n_boxes, n_routes, n_labels, n_bends, n_crossings;
  GString *told; /* the first ones in words */
} PictureReport;

void picture_report_init (PictureReport *report);
void picture_report_clear (PictureReport *report);
void picture_check (AlurScene *scene,
                    AlurDocument *document,
                    const AlurElement *stage,
                    gboolean keeps_places,
                    PictureReport *report);
const char *picture_fault_get_name (guint fault);

G_END_DECLS
