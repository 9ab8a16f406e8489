/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-pango-metrics.h"
#include "alur-workers.h"

G_BEGIN_DECLS

#define ALUR_APPLICATION_ID "io.github.alur.Alur"

#define ALUR_TYPE_APPLICATION (alur_application_get_type ())
G_DECLARE_FINAL_TYPE (AlurApplication, alur_application, ALUR, APPLICATION, AdwApplication)

/* One process for all windows: what they share is here. */
AlurApplication *alur_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

AlurPangoMetrics *alur_application_get_metrics (AlurApplication *self);
GSettings *alur_application_get_settings (AlurApplication *self);
AlurWorkers *alur_application_get_workers (AlurApplication *self);
const char *alur_application_get_state_folder (AlurApplication *self);
void alur_application_documents_changed (AlurApplication *self);
void alur_application_keep_open (AlurApplication *self, GFile *file);

G_END_DECLS
