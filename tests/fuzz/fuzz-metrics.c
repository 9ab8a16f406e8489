/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-metrics.h"

#include <stdlib.h>

#define MOST_INPUTS 1000

static AlurPangoMetrics *metrics;
static guint n_inputs;

static void
free_metrics (void)
{
  g_clear_pointer (&metrics, alur_pango_metrics_unref);
}

AlurPangoMetrics *
fuzz_metrics (void)
{
  if (n_inputs++ == 0)
    atexit (free_metrics);
  if (n_inputs % MOST_INPUTS == 0)
    free_metrics ();
  if (metrics == NULL)
    metrics = alur_pango_metrics_new_for_process ();
  return metrics;
}
