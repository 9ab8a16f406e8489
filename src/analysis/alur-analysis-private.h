/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-results.h"
#include "alur-rule.h"
#include "alur-stage-index-private.h"

G_BEGIN_DECLS

/* What must be done over, whatever the index says. */
enum
{
  ALUR_STALE_ALL = 1 << 0,         /* stages, ids, the working day: begin anew */
  ALUR_STALE_SETTINGS = 1 << 1,    /* what the document regards as a conflict */
  ALUR_STALE_FUNCTIONS = 1 << 2,   /* the tree of functions */
  ALUR_STALE_REGULATIONS = 1 << 3, /* state and date of regulations */
  ALUR_STALE_REFERENCES = 1 << 4,  /* whether a regulation is referred to */
  ALUR_STALE_ACCEPTED = 1 << 5     /* which findings are accepted */
};

/* One stage: what is known of it, what was found in it, what must be looked at again. */
typedef struct
{
  const AlurElement *stage;
  AlurStageIndex *index;
  AlurResults *results;
  GPtrArray *dirty[ALUR_N_SCOPES]; /* nodes */
  AlurBucket relations;
  AlurBucket procedures;
  AlurBucket decisions;
  AlurBucket regulations;
} AlurStageState;

/* How far the analysis has come with what has changed. */
typedef enum
{
  ALUR_PHASE_REST,  /* nothing is half done, but for the refreshing of what was touched */
  ALUR_PHASE_SORT,  /* what is dirty, stage by stage, so that it can be looked at */
  ALUR_PHASE_RUN,   /* the rules of what is dirty, stage by stage */
  ALUR_PHASE_SETTLE /* what they found, likewise */
} AlurPhase;

struct _AlurAnalysis
{
  GObject parent_instance;

  AlurDocument *document;
  AlurFigures *figures;
  guint stale;                  /* ALUR_STALE_… */
  const AlurElement *anew;      /* what comes next where all begins anew; NULL: it has not begun */
  gboolean is_refreshed;        /* what was touched, and what could see it was not told yet */
  guint n_procedures_refreshed; /* as many of `touched` were looked at for procedures */
  guint n_refreshed;            /* and for all else */
  AlurPhase phase;
  guint at;                 /* the stage that the phase has come to */
  gboolean remark;          /* other findings are accepted than before */
  AlurWorkloads *workloads; /* of that stage; NULL: no rule has asked for them */
  guint version;            /* how often something was looked at again */
  guint rule_version;       /* the last that was given to what a rule found in a stage */
  AlurRuleSettings settings;
  AlurEffective *effective;
  GPtrArray *stages;    /* AlurStageState, in order */
  GArray *records;      /* AlurRecord by serial */
  GPtrArray *touched;   /* elements to refresh */
  GPtrArray *refigured; /* procedures whose figures may be others */
  GHashTable *references;
  GHashTable *accepted;
  GArray *passes[ALUR_N_SCOPES];
};

/* A rule's way of looking at one scope. */
typedef struct
{
  const AlurRule *rule;
  AlurRuleFunc run;
} AlurPass;

AlurRecord *alur_analysis_get_record (AlurAnalysis *self, const AlurElement *element);
AlurStageState *alur_analysis_get_state (AlurAnalysis *self, const AlurElement *stage);

void alur_analysis_note_changes (AlurAnalysis *self, const AlurChangeSet *set);
void alur_analysis_refresh_element (AlurAnalysis *self, const AlurElement *element);
gboolean alur_analysis_refresh_touched (AlurAnalysis *self, gint64 until);
void alur_analysis_forget_touched (AlurAnalysis *self);

void alur_analysis_spread (AlurAnalysis *self);
gboolean alur_analysis_sort (AlurAnalysis *self, gint64 until);
gboolean alur_analysis_run (AlurAnalysis *self, guint stage, gint64 until);

G_END_DECLS
