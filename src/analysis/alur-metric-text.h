/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-metrics.h"

G_BEGIN_DECLS

char *alur_metric_dup_text (AlurMetricUnit unit,
                            double value,
                            AlurDocument *document,
                            const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *alur_metric_dup_time_beside (double minutes,
                                   double other,
                                   AlurDocument *document,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean
alur_metric_is_comparable (AlurMetricUnit unit, AlurDocument *document, AlurDocument *other);
gboolean alur_metric_is_same (double from, double to);
char *alur_metric_dup_difference (AlurMetricUnit unit,
                                  double from,
                                  double to,
                                  AlurDocument *document,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
