/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-text-metrics.h"

G_BEGIN_DECLS

GBytes *alur_bpmn_write (AlurTextMetrics *metrics,
                         AlurDocument *document,
                         const AlurElement *stage,
                         const char *procedure_id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
