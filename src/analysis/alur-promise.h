/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-figures.h"

G_BEGIN_DECLS

/* Whether a procedure takes no longer than it promises. */
typedef enum
{
  ALUR_PROMISE_NONE,    /* nothing is promised */
  ALUR_PROMISE_UNKNOWN, /* how long it takes can't be reckoned */
  ALUR_PROMISE_KEPT,
  ALUR_PROMISE_BROKEN,
  ALUR_N_PROMISE_STATES
} AlurPromiseState;

typedef struct
{
  AlurPromiseState state;
  double lead;           /* minutes; NaN where it can't be reckoned */
  double promised;       /* minutes; NaN where nothing is promised */
  AlurDuration duration; /* the same as it is written */
  gboolean pending;      /* the lead is being reckoned anew, and this is the old one */
} AlurPromise;

/* What all support procedures of a stage promise, as it was when it was asked for. It does not
 * change, and any thread may read it, also for the mirror of the document. */
typedef struct _AlurPromises AlurPromises;

gboolean alur_lead_is_above (double value, double limit, double error);
AlurPromise alur_promise_judge (AlurFigures *figures, const AlurElement *procedure);
const char *alur_promise_get_sign (AlurPromiseState state);
char *alur_promise_dup_text (const AlurPromise *self,
                             AlurDocument *document,
                             const char *language) G_GNUC_WARN_UNUSED_RESULT;

AlurPromises *alur_promises_new (AlurFigures *figures,
                                 const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_promises_free (AlurPromises *self);
AlurPromise alur_promises_get (const AlurPromises *self, const AlurElement *procedure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPromises, alur_promises_free)

G_END_DECLS
