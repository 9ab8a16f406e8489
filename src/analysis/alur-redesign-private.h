/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-course-private.h"
#include "alur-redesign.h"

G_BEGIN_DECLS

/* Decisions being carried out in one stage. */
typedef struct
{
  AlurDocument *document;
  AlurElement *stage;        /* in which they take effect */
  const AlurElement *before; /* the stage before it */
  AlurCourse *course;        /* of `stage` */
  GHashTable *ways;          /* id of a step → id of the flow to keep; NULL: none chosen */
  GPtrArray *doomed;         /* what leaves the stage at the end */
  GHashTable *gone;          /* the same as a set */
} AlurRedesign;

/* A decision, and what became of it so far. */
typedef struct
{
  AlurElement *redesign; /* in its own stage */
  AlurElement *decided;  /* the step or procedure that carries it */
  AlurElement *element;  /* the same in the stage where it takes effect; NULL: not there */
  AlurOutcome *outcome;
} AlurDecision;

G_GNUC_PRINTF (3, 4)
void alur_decision_tell (AlurDecision *self, AlurOutcomeKind kind, const char *format, ...);
G_GNUC_PRINTF (2, 3) void alur_decision_note (AlurDecision *self, const char *format, ...);
char *alur_redesign_dup_name (AlurRedesign *self,
                              const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_redesign_is_there (AlurRedesign *self, const AlurElement *element);
void alur_redesign_doom (AlurRedesign *self, AlurElement *element);
AlurElement *
alur_redesign_get_way (AlurRedesign *self, const AlurElement *choice, const AlurElement *preferred);
void alur_redesign_take_out_choice (AlurRedesign *self,
                                    AlurDecision *decision,
                                    AlurElement *choice,
                                    const AlurElement *preferred);

/* The actions, a file each */
void alur_redesign_abolish (AlurRedesign *self, AlurDecision *decision);
void alur_redesign_combine (AlurRedesign *self, AlurDecision *decision, GPtrArray *group);
void alur_redesign_decentralise (AlurRedesign *self, AlurDecision *decision);
gboolean alur_redesign_pass_to (AlurRedesign *self,
                                AlurDecision *decision,
                                AlurElement *step,
                                const char *to);
void alur_redesign_abolish_procedure (AlurRedesign *self, AlurDecision *decision);
void alur_redesign_combine_procedures (AlurRedesign *self, AlurDecision *decision);

G_END_DECLS
