/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding-scope.h"
#include "alur-finding-search.h"
#include "alur-rule.h"

G_BEGIN_DECLS

/* What somebody wants to see. */
typedef struct
{
  AlurEditor *editor; /* one that shows a stage */
  AlurFindingScope scope;
  const AlurFindingSearch *search;
  const gboolean *shown; /* by severity */
} AlurFindingWish;

/* What there is of that by a rule. Lists are of findings in their order, and NULL where there are
 * none; they are never changed, so that who holds one keeps it, but findings are borrowed. */
typedef struct
{
  GPtrArray *open[ALUR_SEVERITY_ERROR + 1];
  GPtrArray *accepted;
  guint counts[ALUR_SEVERITY_ERROR + 1]; /* shown or not, but neither accepted nor held back */
  guint n_held_back;

  /* private to alur-finding-sort.c */
  GByteArray *kinds; /* of all findings, in their order; NULL: they must be looked at */
  guint version;     /* of the findings that it was sorted from */
  gboolean is_held;  /* FALSE: what was held back must be looked at again */
} AlurSortedRule;

/* The findings of one editor that somebody wants to see, by rule and severity. After an edit only
 * rules that find something else are sorted anew. */
typedef struct _AlurFindingSort AlurFindingSort;

AlurFindingSort *alur_finding_sort_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_finding_sort_free (AlurFindingSort *self);
const AlurSortedRule *alur_finding_sort_update (AlurFindingSort *self, const AlurFindingWish *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFindingSort, alur_finding_sort_free)

G_END_DECLS
