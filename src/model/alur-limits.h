/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What a document may be at most; docs/file-format.md says why. What is more can't be opened, so it
 * must not be made, and not be saved. */
#define ALUR_LIMITS_BYTES ((gsize) 128 << 20)
#define ALUR_LIMITS_ELEMENTS 2000000u
#define ALUR_LIMITS_STAGES 1000u
#define ALUR_LIMITS_FUNCTION_LEVELS 100u
#define ALUR_LIMITS_ATTRIBUTES 1000u
#define ALUR_LIMITS_TEXT ((gsize) 10 << 20)
#define ALUR_LIMITS_TAG ((gsize) 9500000) /* bytes of all attributes; libxml2 stops below 10 MB */
#define ALUR_LIMITS_NAMESPACES 64u

char *alur_limits_complain (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
char *alur_limits_refuse_stage (AlurDocument *document,
                                const AlurElement *previous) G_GNUC_WARN_UNUSED_RESULT;
char *alur_limits_refuse_function (AlurDocument *document,
                                   const AlurElement *function,
                                   const AlurElement *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
