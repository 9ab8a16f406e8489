/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages about regulations, for the files that fill their tables. */

#include "alur-legal-order.h"
#include "alur-tell.h"
#include "alur-view-builders.h"

G_BEGIN_DECLS

typedef struct
{
  const AlurViewRequest *request;
  AlurTeller teller;
  const AlurLegalOrder *order;
  AlurTable *table;    /* the one that is being filled */
  gboolean has_stages; /* a column each: not where there are too many of them */
} AlurRegulationPages;

const char *alur_regulation_pages_tr (const AlurRegulationPages *self, const char *text)
    G_GNUC_FORMAT (2);
void alur_regulation_pages_start (AlurRegulationPages *self);
void alur_regulation_pages_add_stages (AlurRegulationPages *self, guint n_rows);
AlurTable *alur_regulation_pages_build_tasks (AlurRegulationPages *pages) G_GNUC_WARN_UNUSED_RESULT;
AlurTable *alur_regulation_pages_build_uses (AlurRegulationPages *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
