/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"

G_BEGIN_DECLS

/* What happened to an element between two stages, in the words of the file. */
typedef enum
{
  ALUR_DIFFERENCE_ADDED,
  ALUR_DIFFERENCE_REMOVED,
  ALUR_DIFFERENCE_CHANGED,
  ALUR_DIFFERENCE_MOVED,
  ALUR_DIFFERENCE_ABOLISHED,
  ALUR_DIFFERENCE_COMBINED,
  ALUR_DIFFERENCE_SIMPLIFIED,
  ALUR_DIFFERENCE_DECENTRALISED,
  ALUR_N_DIFFERENCES
} AlurDifferenceKind;

typedef struct
{
  AlurDifferenceKind kind;
  AlurKind type;
  const char *id;          /* as in the first stage, of an added one as in the second */
  const char *into;        /* of a combined step: where it went, or NULL */
  const AlurElement *from; /* NULL: added */
  const AlurElement *to;   /* NULL: gone */
} AlurDifference;

typedef struct
{
  const char *procedure; /* its id */
  const char *metric;    /* as in the JSON: a metric's id or "score-CRITERION" */
  double from;           /* NaN: none */
  double to;
} AlurMetricDifference;

typedef struct _AlurComparison AlurComparison;

AlurComparison *alur_comparison_new (AlurFigures *from_figures,
                                     const AlurElement *from_stage,
                                     AlurFigures *to_figures,
                                     const AlurElement *to_stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_comparison_free (AlurComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurComparison, alur_comparison_free)

const AlurElement *alur_comparison_get_stage (const AlurComparison *self, guint side);
AlurFigures *alur_comparison_get_figures (const AlurComparison *self, guint side);
const AlurElement *
alur_comparison_find (const AlurComparison *self, guint side, const AlurElement *element);
const AlurElement *alur_comparison_find_procedure (AlurDocument *document,
                                                   const AlurElement *procedure,
                                                   AlurDocument *other,
                                                   const AlurElement *stage);
gboolean alur_comparison_field_changed (const AlurComparison *self,
                                        const AlurElement *from,
                                        const AlurElement *to,
                                        guint field);
guint alur_comparison_get_n_differences (const AlurComparison *self);
const AlurDifference *alur_comparison_get_difference (const AlurComparison *self, guint index);
guint alur_comparison_get_n_metrics (AlurComparison *self);
const AlurMetricDifference *alur_comparison_get_metric (AlurComparison *self, guint index);
const char *alur_difference_kind_get_name (AlurDifferenceKind kind) G_GNUC_CONST;

G_END_DECLS
