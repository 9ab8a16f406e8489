/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

GBytes *alur_organisation_table_write (AlurDocument *document,
                                       const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
