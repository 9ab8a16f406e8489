/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The time of a step as one text: "15 menit; tunggu 1 hari kerja", "1 bulan = 22 hari kerja". */
char *alur_step_times_write (AlurDocument *document,
                             const AlurElement *step) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_step_times_read (
    AlurDocument *document, AlurElement *step, const char *text, char **refusal, char **question);

G_END_DECLS
