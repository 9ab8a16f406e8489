/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-organisation-layout.h"
#include "alur-scene.h"

G_BEGIN_DECLS

/* Lines of command where each stands for itself. In a chart the children of a unit share one line;
 * an editor elsewhere needs to know which two units a line joins. */

void alur_command_lines_reach_outline (AlurPoint *end, const AlurRect *rect);
void
alur_command_lines_draw (AlurScene *scene, const AlurOrganisationLayout *layout, guint32 legend);

G_END_DECLS
