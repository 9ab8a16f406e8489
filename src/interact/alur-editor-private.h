/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-organisation-memory.h"
#include "alur-procedure-memory.h"

G_BEGIN_DECLS

/* Inside of the editor. */

struct _AlurEditor
{
  GObject parent_instance;

  AlurDocument *document;
  AlurAnalysis *analysis;
  AlurSelection *selection;
  AlurPangoMetrics *metrics;
  AlurUnfinished *unfinished;
  AlurCarry *carry;
  AlurWhatIf *what_if;

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
  char *other_file;           /* what it is called */
  const char *elsewhere;      /* the stage of it that is compared with; NULL: one of our own */
  AlurComparison *comparison; /* NULL: not made since the last change */

  /* alur-editor-findings.c */
  GHashTable *told; /* how many findings speak of each element; NULL: not counted since a change */

  AlurProcedureMemory *memory;
  AlurOrganisationMemory *chart_memory;
  AlurPicture *picture; /* NULL: none was made, or it was of another view */
  gboolean is_fresh;
  gint64 cost;          /* µs that the last one took */
  AlurElement *touched; /* what the last change set touched first */
};

/* alur-editor.c */
void alur_editor_forget_picture (AlurEditor *self);
void alur_editor_view_changed (AlurEditor *self);

/* alur-editor-comparison.c */
AlurScene *alur_editor_draw_comparison (AlurEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_editor_clear_comparison (AlurEditor *self);

G_END_DECLS
