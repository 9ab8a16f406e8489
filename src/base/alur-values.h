/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The written forms of the simple values of a document (XML Schema's, restricted), and back.
 * Blanks around a value are dropped. Nothing here depends on a locale. */

/* A span of work or waiting: days are working days, seconds are by the clock. */
typedef struct
{
  gint32 days; /* -1: not given */
  gint32 seconds;
} AlurDuration;

/* A calendar day as year * 10000 + month * 100 + day; 0: not given. Later days are larger. */
typedef gint32 AlurDate;

#define ALUR_DURATION_UNSET ((AlurDuration){ -1, 0 })
#define ALUR_VALUE_TEXT_SIZE 400

gboolean alur_duration_parse (const char *text, AlurDuration *duration);
const char *alur_duration_write (AlurDuration duration, char buffer[ALUR_VALUE_TEXT_SIZE]);
double alur_duration_to_minutes (AlurDuration duration, double hours_per_day);
static inline gboolean
alur_duration_is_set (AlurDuration duration)
{
  return duration.days >= 0;
}

gboolean alur_date_parse (const char *text, AlurDate *date);
const char *alur_date_write (AlurDate date, char buffer[ALUR_VALUE_TEXT_SIZE]);

gboolean alur_decimal_parse (const char *text, double *value);
const char *alur_decimal_write (double value, char buffer[ALUR_VALUE_TEXT_SIZE]);
gboolean alur_integer_parse (const char *text, gint64 *value);

gboolean alur_id_is_valid (const char *text, gsize length);
gboolean alur_language_is_valid (const char *text);

G_END_DECLS
