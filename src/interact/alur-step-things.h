/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What a step needs and what it makes, as one text: "KTP (pemohon); Formulir F-1.02". */
char *alur_step_things_write (AlurDocument *document,
                              const AlurElement *step,
                              AlurKind kind) G_GNUC_WARN_UNUSED_RESULT;
void
alur_step_things_read (AlurDocument *document, AlurElement *step, AlurKind kind, const char *text);

G_END_DECLS
