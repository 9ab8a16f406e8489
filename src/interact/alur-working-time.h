/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-what-if.h"

G_BEGIN_DECLS

/* How long a person works effectively in a year: the sources differ, so one is chosen. */
typedef struct
{
  double minutes;
  const char *source; /* a name, the same in all languages */
} AlurWorkingTime;

#define ALUR_N_WORKING_TIMES 2u

const AlurWorkingTime *alur_working_time_get (guint index);
guint alur_working_time_find (double minutes);
void alur_working_time_reckon (double minutes, double *days, double *hours);
char *alur_working_time_try (AlurWhatIf *what_if,
                             AlurDocument *document,
                             double minutes,
                             guint visit) G_GNUC_WARN_UNUSED_RESULT;
char *alur_working_time_set (AlurDocument *document,
                             double minutes,
                             guint visit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
