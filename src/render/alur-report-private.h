/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the report has besides the views: its cover, and tables over all stages. */

#include "alur-view-builders.h"

G_BEGIN_DECLS

AlurScene *alur_report_make_cover (const AlurViewRequest *request) G_GNUC_WARN_UNUSED_RESULT;
gboolean
alur_report_build_metrics (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_report_build_problems (AlurViewOutput *output, const AlurViewRequest *request, GError **error);

G_END_DECLS
