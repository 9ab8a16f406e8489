/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-carry.h"
#include "alur-change-lines.h"
#include "alur-pane.h"
#include "alur-pango-metrics.h"
#include "alur-picture.h"
#include "alur-selection.h"
#include "alur-unfinished.h"
#include "alur-what-if.h"

G_BEGIN_DECLS

#define ALUR_TYPE_EDITOR (alur_editor_get_type ())
G_DECLARE_FINAL_TYPE (AlurEditor, alur_editor, ALUR, EDITOR, GObject)

/* A document as one window works on it: its analysis, the stage and view that are shown, what is
 * selected, and the drawing to point at. Knows no widget.
 *
 * Signals: "document-changed" once an edit has happened (findings and picture are asked for anew),
 * "view-changed" when another stage, view, procedure or function is shown, "picture-changed" when a
 * picture that was made in a thread (alur-picture-job.h) is there, or can be made now. */
AlurEditor *alur_editor_new (AlurDocument *document,
                             AlurPangoMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
AlurEditor *alur_editor_new_with_analysis (AlurAnalysis *analysis,
                                           AlurPangoMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;

AlurDocument *alur_editor_get_document (AlurEditor *self);
const AlurChangeSet *alur_editor_get_change_set (AlurEditor *self);
AlurAnalysis *alur_editor_get_analysis (AlurEditor *self);
AlurSelection *alur_editor_get_selection (AlurEditor *self);
AlurPangoMetrics *alur_editor_get_metrics (AlurEditor *self);
AlurUnfinished *alur_editor_get_unfinished (AlurEditor *self);
AlurCarry *alur_editor_get_carry (AlurEditor *self);
AlurWhatIf *alur_editor_get_what_if (AlurEditor *self);

AlurElement *alur_editor_get_stage (AlurEditor *self);
void alur_editor_set_stage (AlurEditor *self, AlurElement *stage);
const GArray *alur_editor_list_units (AlurEditor *self);
const GArray *alur_editor_list_functions (AlurEditor *self);
AlurPane alur_editor_get_pane (AlurEditor *self);
const AlurPaneTraits *alur_editor_get_traits (AlurEditor *self);
AlurElement *alur_editor_get_procedure (AlurEditor *self);
AlurElement *alur_editor_get_function (AlurEditor *self);
void alur_editor_show (AlurEditor *self, AlurPane pane, AlurElement *procedure);
void alur_editor_set_function (AlurEditor *self, AlurElement *function);
void alur_editor_show_element (AlurEditor *self, AlurElement *element);
gboolean alur_editor_is_drawing (AlurEditor *self);
gboolean alur_editor_is_editable (AlurEditor *self);

/* The service chain */
guint alur_editor_get_flow_kinds (AlurEditor *self);
void alur_editor_set_flow_kinds (AlurEditor *self, guint kinds);
gboolean alur_editor_get_all_units (AlurEditor *self);
void alur_editor_set_all_units (AlurEditor *self, gboolean all);
void alur_editor_ask_flow (AlurEditor *self, AlurElement *flow);
void alur_editor_ask_connection (AlurEditor *self,
                                 AlurElement *from,
                                 AlurElement *to,
                                 AlurFlowKind kind);

/* Comparing */
AlurElement *alur_editor_get_other_stage (AlurEditor *self);
void alur_editor_set_other_stage (AlurEditor *self, AlurElement *stage);
AlurElement *alur_editor_get_compared_stage (AlurEditor *self, gboolean later);
AlurCompared alur_editor_get_compared (AlurEditor *self);
void alur_editor_compare (AlurEditor *self, AlurCompared compared, AlurElement *procedure);
AlurFigures *alur_editor_get_compared_figures (AlurEditor *self, gboolean later);
AlurChangeLines *alur_editor_get_changes (AlurEditor *self);
AlurElement *
alur_editor_find_change (AlurEditor *self, const AlurChangeLines *changes, guint index);
const AlurElement *alur_editor_get_compared_procedure (AlurEditor *self, gboolean later);
void alur_editor_set_other_document (AlurEditor *self, AlurDocument *document, const char *file);
void alur_editor_take_other_document (AlurEditor *self, AlurEditor *from);
AlurDocument *alur_editor_get_other_document (AlurEditor *self);
const char *alur_editor_get_other_file (AlurEditor *self);
gboolean alur_editor_compares_elsewhere (AlurEditor *self);

AlurPicture *alur_editor_get_picture (AlurEditor *self);
gboolean alur_editor_is_picture_fresh (AlurEditor *self);
gboolean alur_editor_is_picture_blank (AlurEditor *self);
void alur_editor_hold_picture (AlurEditor *self, gboolean hold);
gint64 alur_editor_get_picture_cost (AlurEditor *self);

guint alur_editor_get_findings_version (AlurEditor *self);
void alur_editor_make_stage (AlurEditor *self, AlurElement *before);
gboolean alur_editor_is_making_stage (AlurEditor *self);
void alur_editor_finish_stage (AlurEditor *self);
gboolean alur_editor_catch_up (AlurEditor *self, gint64 until);
gboolean alur_editor_is_behind (AlurEditor *self);
gboolean alur_editor_falls_behind (AlurEditor *self);
gboolean alur_editor_has_decisions (AlurEditor *self);
gboolean alur_editor_tells_of (AlurEditor *self, const AlurFinding *finding);
void alur_editor_count_findings (AlurEditor *self, guint counts[ALUR_SEVERITY_ERROR + 1]);
GPtrArray *alur_editor_find_findings_of (AlurEditor *self,
                                         const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
guint alur_editor_count_findings_of (AlurEditor *self, const AlurElement *element);
void alur_editor_check (AlurEditor *self);
void
alur_editor_take_lead (AlurEditor *self, const AlurElement *procedure, guint ticket, AlurLead lead);
void alur_editor_tell (AlurEditor *self, const char *message);
const char *alur_editor_get_undo_name (AlurEditor *self);
const char *alur_editor_get_redo_name (AlurEditor *self);
gboolean alur_editor_undo (AlurEditor *self);
gboolean alur_editor_redo (AlurEditor *self);

G_END_DECLS
