/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

char *alur_legal_dup_kind (const AlurElement *regulation,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
