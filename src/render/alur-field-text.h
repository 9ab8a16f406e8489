/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

char *alur_field_dup_text (AlurDocument *document,
                           const AlurElement *element,
                           guint field,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
