/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-views.h"

G_BEGIN_DECLS

AlurScene *alur_time_chart_draw (const AlurViewRequest *request,
                                 const AlurComparison *comparison,
                                 const AlurElement *before,
                                 const AlurElement *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
