/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-values.h"

G_BEGIN_DECLS

/* What somebody who typed a time has said. */
typedef enum
{
  ALUR_DURATION_TEXT_NOTHING,  /* only blanks */
  ALUR_DURATION_TEXT_SPAN,     /* a span of work or waiting */
  ALUR_DURATION_TEXT_IN_WORDS, /* months, years, calendar days: a time that is no sum of work */
  ALUR_DURATION_TEXT_UNCLEAR,
  ALUR_DURATION_TEXT_TOO_LONG
} AlurDurationReading;

AlurDurationReading alur_duration_text_read (const char *language,
                                             const char *text,
                                             double hours_per_day,
                                             AlurDuration *duration);
char *alur_duration_text_write (const char *language,
                                AlurDuration duration) G_GNUC_WARN_UNUSED_RESULT;
char *alur_duration_text_explain (AlurDurationReading reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
