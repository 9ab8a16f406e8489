/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-requirements.h"

G_BEGIN_DECLS

char *alur_requirement_dup_remark (const AlurRequirement *self,
                                   const AlurRequirements *requirements,
                                   AlurDocument *document,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
