/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-change-marks.h"
#include "alur-export.h"
#include "alur-organisation-memory.h"
#include "alur-procedure-memory.h"
#include "alur-promise.h"
#include "alur-scene.h"
#include "alur-table.h"

G_BEGIN_DECLS

/* See alur-finding-marks.h. */
typedef struct _AlurFindingMarks AlurFindingMarks;

/* What can be looked at, on screen and on paper alike. A view is a row of the table in alur-views.c
 * and a file. */
typedef struct _AlurView AlurView;

/* What a view can be written as. */
typedef enum
{
  ALUR_VIEW_DRAWING = 1 << 0, /* scenes */
  ALUR_VIEW_TABLE = 1 << 1,   /* tables on pages */
  ALUR_VIEW_CSV = 1 << 2,     /* its tables as CSV, or what it draws as one */
  ALUR_VIEW_HTML = 1 << 3,    /* also for word processors */
  ALUR_VIEW_ALONE = 1 << 4,   /* it holds the others, so it is not wanted beside them */
  ALUR_VIEW_BPMN = 1 << 5     /* what it draws, for editors of processes */
} AlurViewForms;

/* What is asked for. All is borrowed and must outlive what is built from it; the document must not
 * change meanwhile. */
typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurAnalysis *analysis;   /* NULL: nothing is marked as overlapping, no findings */
  const AlurElement *stage; /* NULL: the first */
  /* What `comparison` compares it with: a stage of another document, else of the same one */
  AlurDocument *other;            /* NULL: the same */
  const AlurElement *other_stage; /* NULL: the last */
  const char *other_file;         /* what the other document's file is called; may be NULL */
  gboolean in_order; /* of one document the earlier stage first, whichever is asked for */
  const AlurChangeMarks *changes; /* NULL, or what became of things instead of what is decided */
  const AlurElement *numbered_before; /* NULL, or a stage whose problems have the first numbers */
  const char *procedure;              /* id; NULL: all of the stage */
  const char *function;               /* id, of `organisation`; NULL: all at once */
  gboolean each_function; /* of `organisation`: a part for each function that somebody holds */
  const AlurPromises *promises; /* of `chain`, of the stage; NULL: what the analysis reckons */
  guint flow_kinds;        /* of `chain`: a bit for each AlurFlowKind; 0: all that move something */
  gboolean each_line;      /* of charts: a line from a unit to each below it, not one for all */
  gboolean all_units;      /* of `chain`: also units that no flow comes to or from */
  gboolean mark_findings;  /* signs at what findings speak of */
  AlurFindingMarks *marks; /* NULL: what the analysis finds */
  gboolean as_tables;      /* what is drawn otherwise is listed, for a spreadsheet */
  gboolean link_to_drawings;     /* tables lead to drawings that the same output holds */
  const char *language;          /* NULL: the document's */
  const char *const *sop_labels; /* NAME=VALUE, of `sop`; may be NULL; see alur-sop-labels.h */
  const char *const *what_if;    /* of `personnel`: what is tried out beside the document, as text;
                                  * may be NULL; see alur-assumptions.h */
  AlurProcedureMemory *memory;   /* NULL: procedures are laid out anew */
  AlurOrganisationMemory *chart_memory; /* NULL: charts are, too */
  /* The room on the pages that may be used, in px, legend included, for views that fold to them;
   * see alur_export_get_rooms(). None: a drawing is as large as it likes. */
  AlurSize rooms[2];
  guint n_rooms;
  /* NULL, or where it is cancelled nobody wants any more what is being built: it may come out
   * unfinished, and sooner */
  GCancellable *cancellable;
} AlurViewRequest;

/* One drawing, one table or one form. */
typedef struct
{
  char *title;       /* heads its pages and names it in the outline */
  char *destination; /* what links to it are called; unique in one output */
  AlurScene *scene;  /* of a drawing, else NULL */
  AlurTable *table;  /* of a table, else NULL */
  char *stage;       /* whose it is, in the title block; NULL: the request's */
  char *section;     /* what it belongs to, with its neighbours; NULL: nothing */
  char *scope;       /* whose names `destination` and links are, where an output holds several of a
                      * name; NULL: everybody's */
  gboolean cover;    /* alone on its page */
  gboolean contents; /* neither scene nor table: the contents of the output stand here */
  AlurLeaves leaves; /* of a form; without `make`: none */
  gboolean empty;    /* shows nothing but why there is nothing */
} AlurViewPart;

typedef struct
{
  GPtrArray *parts; /* (element-type AlurViewPart), at least one */
} AlurViewOutput;

const AlurView *alur_view_find (const char *name, GError **error);
const AlurView *alur_view_get_nth (guint index);
const char *alur_view_get_name (const AlurView *self);
const char *alur_view_get_label (const AlurView *self);
AlurViewForms alur_view_get_forms (const AlurView *self);

AlurViewOutput *alur_view_build (const AlurView *self,
                                 const AlurViewRequest *request,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_view_output_free (AlurViewOutput *self);
void alur_view_output_add_to_export (AlurViewOutput *self, AlurExport *export, const char *stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurViewOutput, alur_view_output_free)

G_END_DECLS
