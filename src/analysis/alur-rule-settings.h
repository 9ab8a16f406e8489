/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What a document regards as a conflict: its `rules` over the defaults. */
typedef struct
{
  gint64 span_min;
  gint64 span_max;
  gint64 depth_max;
  AlurExclusive exclusive[ALUR_N_ROLES];
  AlurSeverity incompatible[ALUR_N_ROLES][ALUR_N_ROLES]; /* both ways; UNSET: compatible */
} AlurRuleSettings;

void alur_rule_settings_read (AlurRuleSettings *self, AlurDocument *document);

G_END_DECLS
