/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-lanes.h"
#include "alur-router.h"

G_BEGIN_DECLS

gboolean
alur_lanes_grid_make_room (AlurLanesGrid *self, AlurRouter *router, gboolean turned, double start);
void alur_lanes_grid_widen (AlurLanesGrid *self, double by);

G_END_DECLS
