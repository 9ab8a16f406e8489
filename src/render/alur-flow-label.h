/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"

G_BEGIN_DECLS

char *alur_flow_dup_label (const AlurElement *flow,
                           const char *language,
                           const char *currency) G_GNUC_WARN_UNUSED_RESULT;
char *alur_flow_dup_text (AlurFlowKind kind,
                          const char *label,
                          const char *language,
                          const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
