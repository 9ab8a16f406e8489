/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-pango-metrics.h"

/* Fonts for the inputs of one run. All that is ever measured is remembered, so they are made anew
 * after a while. Borrowed, until the next call. */
AlurPangoMetrics *fuzz_metrics (void);
