/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-values.h"

G_BEGIN_DECLS

/* Words, numbers, dates and durations in the language of a document, whatever the locale is.
 *
 * A language is a BCP 47 tag ("id", "en", "en-GB"); NULL is the user's own (gettext for words, the
 * environment's language for figures). A language without a catalogue of ours is Indonesian. */

const char *alur_tr (const char *language, const char *msgid) G_GNUC_FORMAT (2);
const char *alur_tr_context (const char *language, const char *context, const char *msgid)
    G_GNUC_FORMAT (3);
const char *alur_tr_n (const char *language, const char *singular, const char *plural, gulong n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

char *alur_language_format_number (const char *language,
                                   double value,
                                   int decimals) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_percent (const char *language,
                                    double share,
                                    int decimals) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_money (const char *language,
                                  double value,
                                  const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_date (const char *language, AlurDate date) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_duration (const char *language,
                                     AlurDuration duration,
                                     double hours_per_day) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_whole (const char *language,
                                  double seconds,
                                  double hours_per_day) G_GNUC_WARN_UNUSED_RESULT;
char *alur_language_format_minutes (const char *language,
                                    double minutes,
                                    double hours_per_day) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_language_decimal_sign (const char *language);
gboolean alur_language_is_indonesian (const char *language);
const char *alur_language_of_environment (char **environment);

G_END_DECLS
