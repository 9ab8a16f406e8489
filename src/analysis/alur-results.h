/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-mentions.h"
#include "alur-rule.h"
#include "alur-until.h"

G_BEGIN_DECLS

/* All findings of a stage: each owned by the bucket of its subject, and kept in order here. */
typedef struct _AlurResults AlurResults;

AlurResults *alur_results_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_results_free (AlurResults *self);
void alur_results_replace (AlurResults *self, AlurBucket *bucket, GPtrArray *findings);
gboolean
alur_results_settle (AlurResults *self, GHashTable *accepted, guint *version, gint64 until);
void alur_results_mark_accepted (AlurResults *self, GHashTable *accepted, guint *version);
const GPtrArray *alur_results_get (AlurResults *self);
const GPtrArray *
alur_results_get_of_rule (AlurResults *self, const AlurRule *rule, AlurFindingsState *state);
AlurMentions *alur_results_get_mentions (AlurResults *self);
guint alur_results_get_size (const AlurResults *self);
guint alur_results_count (AlurResults *self, AlurSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurResults, alur_results_free)

G_END_DECLS
