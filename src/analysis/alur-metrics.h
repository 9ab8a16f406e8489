/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The metrics of a procedure in a stage, in the order in which they are told. */
typedef enum
{
  ALUR_METRIC_STEPS,
  ALUR_METRIC_UNITS,
  ALUR_METRIC_HANDOFFS,
  ALUR_METRIC_VISITS,
  ALUR_METRIC_CONTACTS,
  ALUR_METRIC_DECISIONS,
  ALUR_METRIC_DOCUMENTS,
  ALUR_METRIC_DOCUMENTS_REPEATED,
  ALUR_METRIC_WORK,
  ALUR_METRIC_WAIT,
  ALUR_METRIC_LEAD,
  ALUR_METRIC_LEAD_ERROR,
  ALUR_METRIC_FEE,
  ALUR_METRIC_COST,
  ALUR_METRIC_EFFICIENCY,
  ALUR_METRIC_STAFF_MINUTES,
  ALUR_N_METRICS
} AlurMetric;

/* What a figure counts, so that whoever prints it knows how. */
typedef enum
{
  ALUR_METRIC_UNIT_COUNT,
  ALUR_METRIC_UNIT_MINUTES,
  ALUR_METRIC_UNIT_MONEY,
  ALUR_METRIC_UNIT_RATIO
} AlurMetricUnit;

typedef struct
{
  const char *id;    /* as in the JSON */
  const char *label; /* untranslated; give it to alur_tr() */
  AlurMetricUnit unit;
} AlurMetricInfo;

const AlurMetricInfo *alur_metric_info (AlurMetric metric) G_GNUC_CONST;

G_END_DECLS
