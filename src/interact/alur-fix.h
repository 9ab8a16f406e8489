/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"

G_BEGIN_DECLS

typedef struct _AlurFix AlurFix;
typedef void (*AlurFixFunc) (const AlurFix *fix);

/* One thing that can be done about a finding: a single edit that resolves it, or the place where
 * the planner must enter what only they know. An unchangeable value of one state of the document:
 * fixes are listed anew after an edit. */
struct _AlurFix
{
  char *label;          /* in the user's words, as on a button and in the Undo menu */
  gboolean is_edit;     /* FALSE: it leads to a field */
  AlurElement *element; /* whose field it is; what is edited */
  guint field;          /* G_MAXUINT: the element as a whole */
  AlurKind child;       /* what is to be entered in the element; ALUR_N_KINDS: nothing */

  /* private */
  AlurFixFunc run;
  AlurDocument *document;
  guint64 state; /* of the document, when it was listed */
  AlurFinding *finding;
  AlurElement *other;
  GPtrArray *elements;
  char *text;
  guint word;
};

GPtrArray *alur_fixes_list (AlurAnalysis *analysis,
                            const AlurFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_fix_perform (const AlurFix *self);

/* Findings that are meant so */
void alur_fix_accept (AlurDocument *document,
                      const AlurFinding *finding,
                      const char *reason,
                      const char *by,
                      AlurDate date);
gboolean alur_fix_take_back (AlurDocument *document, const AlurFinding *finding);
AlurElement *alur_fix_find_accepted (AlurDocument *document, const AlurFinding *finding);

G_END_DECLS
