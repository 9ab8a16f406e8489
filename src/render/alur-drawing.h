/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-scene.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* What the drawings of all views have in common: connectors with their labels, slips of problems.
 */

/* Where an element stands in a drawing; FALSE: not in it. */
typedef gboolean (*AlurDrawingFindFunc) (const AlurElement *element, AlurRect *rect, gpointer data);

AlurSize alur_drawing_measure_label (AlurPangoMetrics *metrics, const char *text);
guint32 alur_drawing_add_connector (AlurScene *scene,
                                    const AlurConnector *connector,
                                    AlurLine line,
                                    const char *label,
                                    guint32 legend);
void
alur_drawing_strike (AlurScene *scene, AlurTextRole role, const char *text, const AlurRect *rect);
void alur_drawing_explain (AlurScene *scene, const AlurRect *rect, guint32 legend);
void alur_drawing_add_problems (AlurScene *scene,
                                const AlurViewRequest *request,
                                AlurDrawingFindFunc find,
                                gpointer data);

G_END_DECLS
