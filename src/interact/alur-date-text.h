/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-values.h"

G_BEGIN_DECLS

/* What somebody who typed a day has said. */
typedef enum
{
  ALUR_DATE_TEXT_NOTHING, /* only blanks */
  ALUR_DATE_TEXT_DAY,
  ALUR_DATE_TEXT_UNCLEAR
} AlurDateReading;

AlurDateReading alur_date_text_read (const char *text, AlurDate *date);
char *alur_date_text_write (const char *language, AlurDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
