/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

AlurElement *alur_reference_resolve (AlurDocument *document,
                                     const AlurElement *element,
                                     guint field,
                                     const char *id);
gboolean alur_stage_is_later (const AlurElement *stage, const AlurElement *than);

G_END_DECLS
