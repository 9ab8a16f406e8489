/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-bpmn-report.h"
#include "alur-window.h"

G_BEGIN_DECLS

#define ALUR_TYPE_BPMN_SUMMARY (alur_bpmn_summary_get_type ())
G_DECLARE_FINAL_TYPE (AlurBpmnSummary, alur_bpmn_summary, ALUR, BPMN_SUMMARY, AdwWindow)

/* What came of a file of BPMN, beside the window that shows the document: first what is to be
 * decided, at the end how many there were of each. What a row is about can be shown there. */
void alur_bpmn_summary_present (AlurWindow *window, AlurBpmnReport *report, const char *name);
guint alur_bpmn_summary_get_n_rows (AlurBpmnSummary *self);
void alur_bpmn_summary_show (AlurBpmnSummary *self, guint index);

G_END_DECLS
