/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-finding-marks.h"
#include "alur-nesting.h"
#include "alur-organisation-memory.h"
#include "alur-picture-job.h"
#include "alur-procedure-memory.h"
#include "alur-stage-copy.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* Inside of the editor. */

typedef struct _AlurPictureMemory AlurPictureMemory;

/* What is compared and shown of two stages, the earlier first. */
typedef struct
{
  AlurViewRequest view; /* without document and stage */
  AlurCompared compared;
  AlurDocument *documents[2];
  const AlurElement *stages[2];
  const AlurElement *procedures[2]; /* NULL: not there in that stage */
} AlurComparedRequest;

struct _AlurEditor
{
  GObject parent_instance;

  AlurDocument *document;
  const AlurChangeSet *change_set; /* while it is told; else NULL */
  AlurAnalysis *analysis;
  AlurSelection *selection;
  AlurPangoMetrics *metrics;
  AlurUnfinished *unfinished;
  AlurCarry *carry;
  AlurWhatIf *what_if;
  AlurNesting *units; /* of the stage that is shown */
  AlurNesting *functions;

  const char *stage; /* atoms: what they name may go and come back */
  AlurPane pane;
  const char *procedure;
  const char *function;

  /* alur-editor-chain.c */
  guint flow_kinds;   /* a bit for each AlurFlowKind that is shown */
  gboolean all_units; /* also those without flows */

  /* alur-editor-comparison.c */
  AlurCompared compared;
  const char *other_stage;      /* of the document; NULL: the one beside */
  AlurDocument *other_document; /* that can be compared with too; NULL: none */
  AlurFigures *other_figures;
  char *other_file;         /* what it is called */
  const char *elsewhere;    /* the stage of it that is compared with; NULL: one of our own */
  AlurChangeLines *changes; /* made with `picture`; NULL: it is blank, or no comparison */

  /* alur-editor-decisions.c */
  const AlurElement *decided; /* the stage that was looked at; NULL: none, or it has changed */
  gboolean has_decisions;     /* what was found there */

  /* alur-editor-findings.c */
  guint counts[ALUR_SEVERITY_ERROR + 1]; /* of all that are told, by severity */
  gboolean is_counted;                   /* since the last change */
  guint n_held;                          /* how often others have been held back */

  AlurProcedureMemory *memory;
  AlurOrganisationMemory *chart_memory;
  AlurElement *touched; /* what the last change set touched first */

  /* alur-editor-picture.c */
  AlurPicture *picture; /* NULL: none was made */
  gboolean is_fresh;
  gint64 cost;      /* µs that the last one took */
  guint n_changes;  /* of what is shown, so far */
  guint n_views;    /* how often another view was asked for */
  guint shown_view; /* n_views of `picture` */
  guint weighed;    /* n_changes when `is_large` was found out */
  gboolean is_large;

  /* alur-editor-findings.c */
  gboolean is_behind; /* more is being looked at again than could be in one turn */

  /* alur-editor-stage.c */
  AlurStageCopy *copy; /* of a stage that is being made; NULL: none is */
  AlurElement *copied; /* the one that it follows */

  /* alur-picture-job.c */
  gboolean is_deferred;
  gboolean is_making;                /* a job is out */
  gboolean is_blank;                 /* `picture` shows nothing, because none was made yet */
  guint n_holds;                     /* who wants the picture to stay */
  AlurPictureJob *waiting;           /* for them */
  AlurPictureMemory *picture_memory; /* NULL: no job was begun yet */
  AlurFindingMarks *marks;           /* of the last one; NULL: there was none */
  const AlurElement *marked_stage;
  guint marked_version; /* of the findings */
  GPtrArray *retired;   /* of AlurPicture: to be freed by others */
};

/* alur-editor.c */
void alur_editor_forget_picture (AlurEditor *self);
void alur_editor_view_changed (AlurEditor *self);

/* alur-editor-picture.c */
GPtrArray *alur_editor_list_held_back (AlurEditor *self,
                                       const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
const AlurView *alur_editor_fill_request (AlurEditor *self, AlurViewRequest *request);
AlurScene *alur_editor_draw_request (const AlurView *view,
                                     const AlurViewRequest *request) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_editor_defers_picture (AlurEditor *self);
const AlurElement *alur_editor_get_drawn_stage (AlurEditor *self);
void alur_editor_put_picture (AlurEditor *self, AlurPicture *picture);
void alur_editor_clear_picture (AlurEditor *self);

/* alur-picture-job.c */
void alur_picture_memory_unref (AlurPictureMemory *self);

/* alur-editor-comparison.c */
gboolean alur_editor_fill_compared (AlurEditor *self, AlurComparedRequest *compared);
AlurScene *alur_compared_request_run (const AlurComparedRequest *self,
                                      AlurFigures *const figures[2],
                                      AlurChangeLines **changes) G_GNUC_WARN_UNUSED_RESULT;
void alur_editor_put_changes (AlurEditor *self, AlurChangeLines *changes);
AlurScene *alur_editor_draw_comparison (AlurEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_editor_clear_comparison (AlurEditor *self);

/* alur-editor-stage.c */
gboolean alur_editor_go_on_with_stage (AlurEditor *self, gint64 until);
void alur_editor_clear_stage (AlurEditor *self);

/* alur-editor-decisions.c */
void alur_editor_note_decisions (AlurEditor *self, const AlurChangeSet *changes);

G_END_DECLS
