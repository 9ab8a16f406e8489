/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Carrying out redesign decisions: what was decided for a stage is done to it.
 *
 * The report of what happens is made by doing it, so a preview is the same work taken back. */

/* What became of one decision. */
typedef enum
{
  ALUR_OUTCOME_DONE,
  ALUR_OUTCOME_BY_HAND,  /* noted as carried out, but only a person can do the rest of it */
  ALUR_OUTCOME_ALREADY,  /* the stage was so already */
  ALUR_OUTCOME_REFUSED,  /* it can't be done; it stays as it was */
  ALUR_OUTCOME_OVERRULED /* a later stage decided otherwise about the same */
} AlurOutcomeKind;

/* One of the ways out of a decision that is given up: only one can stay. */
typedef struct
{
  const char *flow; /* its id, an atom of the document */
  char *text;       /* for people: its label and where it leads */
  double share;     /* 0 … 1 */
  gboolean chosen;
} AlurOutcomeWay;

/* What became of a decision about one step or procedure. The texts are in the user's language. */
typedef struct
{
  AlurOutcomeKind kind;
  AlurAction action;
  AlurKind type;    /* ALUR_KIND_STEP or ALUR_KIND_PROCEDURE */
  const char *id;   /* of what was decided about; an atom of the document */
  char *text;       /* what happens, or why it can't, in a sentence */
  GPtrArray *notes; /* char *: what goes along with it, a sentence each */
  GPtrArray *ways;  /* AlurOutcomeWay: what there is to choose; may be empty */
} AlurOutcome;

typedef struct _AlurRedesignReport AlurRedesignReport;

AlurRedesignReport *alur_redesign_apply (AlurDocument *document,
                                         AlurElement *stage,
                                         GHashTable *ways) G_GNUC_WARN_UNUSED_RESULT;
AlurRedesignReport *alur_redesign_apply_after (AlurDocument *document,
                                               AlurElement *before,
                                               AlurStageKind kind,
                                               const char *name,
                                               GHashTable *ways) G_GNUC_WARN_UNUSED_RESULT;
AlurRedesignReport *alur_redesign_preview (AlurDocument *document,
                                           AlurElement *before,
                                           GHashTable *ways) G_GNUC_WARN_UNUSED_RESULT;
void alur_redesign_report_free (AlurRedesignReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurRedesignReport, alur_redesign_report_free)

guint alur_redesign_report_get_n_outcomes (const AlurRedesignReport *self);
const AlurOutcome *alur_redesign_report_get_outcome (const AlurRedesignReport *self, guint index);
const char *alur_redesign_report_get_stage (const AlurRedesignReport *self);
char *alur_redesign_dup_stage_name (AlurDocument *document,
                                    AlurStageKind kind) G_GNUC_WARN_UNUSED_RESULT;
guint alur_redesign_count_pending (AlurDocument *document, const AlurElement *before);

G_END_DECLS
