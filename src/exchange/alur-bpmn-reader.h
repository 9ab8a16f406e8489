/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-bpmn-report.h"
#include "alur-document.h"
#include "alur-pango-metrics.h"

G_BEGIN_DECLS

/* What can be chosen where a file of BPMN comes in. */
typedef struct
{
  const char *language;      /* (nullable): of a new document; %NULL: Indonesian */
  AlurPangoMetrics *metrics; /* (nullable): how wide steps are, so that they stand around the
                              * middle of what was drawn; %NULL: they stand at its corner */
} AlurBpmnChoices;

gboolean alur_bpmn_is_name (const char *name);
AlurDocument *alur_bpmn_read (GBytes *bytes,
                              const char *name,
                              const AlurBpmnChoices *choices,
                              AlurBpmnReport *report,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_bpmn_import (AlurDocument *document,
                           AlurElement *stage,
                           AlurXmlTree *tree,
                           const char *name,
                           const AlurBpmnChoices *choices,
                           AlurBpmnReport *report,
                           GError **error);

G_END_DECLS
