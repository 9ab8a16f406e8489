/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "alur-style.h"
#include "alur-text-metrics.h"

G_BEGIN_DECLS

/* Text laid out once: measured by layout, drawn by the painter. It belongs to the metrics that made
 * it and lives as long as they do. */
typedef struct _AlurSceneText AlurSceneText;

typedef struct _AlurPangoMetrics AlurPangoMetrics;

AlurPangoMetrics *alur_pango_metrics_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurPangoMetrics *alur_pango_metrics_new_for_process (void) G_GNUC_WARN_UNUSED_RESULT;
AlurPangoMetrics *alur_pango_metrics_ref (AlurPangoMetrics *self);
void alur_pango_metrics_unref (AlurPangoMetrics *self);
AlurTextMetrics *alur_pango_metrics_get_interface (AlurPangoMetrics *self);

const AlurSceneText *alur_pango_metrics_get_text (AlurPangoMetrics *self,
                                                  AlurTextRole role,
                                                  const char *text,
                                                  double max_width);

const char *alur_scene_text_get_string (const AlurSceneText *self);
AlurTextRole alur_scene_text_get_role (const AlurSceneText *self);
const AlurTextExtents *alur_scene_text_get_extents (const AlurSceneText *self);
double alur_scene_text_get_wrap (const AlurSceneText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPangoMetrics, alur_pango_metrics_unref)

G_END_DECLS
