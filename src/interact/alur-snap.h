/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-overlay.h"
#include "alur-picture.h"

G_BEGIN_DECLS

/* Alignment while something is dragged. */
AlurPoint alur_snap (AlurPicture *picture,
                     AlurSelection *dragged,
                     const AlurRect *rect,
                     double reach,
                     AlurOverlay *overlay);

G_END_DECLS
