/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* What came of a file of BPMN: how many there were of each, what became of them, and a row for all
 * that somebody should know. */

/* What is counted, wherever in the file it is. */
typedef enum
{
  ALUR_BPMN_TASKS,
  ALUR_BPMN_SUBS,
  ALUR_BPMN_GATEWAYS,
  ALUR_BPMN_EVENTS,
  ALUR_BPMN_SEQUENCES,
  ALUR_BPMN_MESSAGES,
  ALUR_BPMN_POOLS,
  ALUR_BPMN_LANES,
  ALUR_BPMN_DATA,
  ALUR_BPMN_ARTIFACTS,
  ALUR_BPMN_ASSOCIATIONS,
  ALUR_BPMN_PROCESSES,
  ALUR_BPMN_SHAPES,
  ALUR_BPMN_EDGES,
  ALUR_BPMN_EXTENSIONS, /* what lies in extensionElements */
  ALUR_BPMN_N_COUNTED
} AlurBpmnCounted;

/* What became of it. */
typedef enum
{
  ALUR_BPMN_BECAME_STEP,
  ALUR_BPMN_BECAME_FLOW,
  ALUR_BPMN_BECAME_UNIT,
  ALUR_BPMN_BECAME_PROCEDURE,
  ALUR_BPMN_BECAME_PLACE, /* where a step stands */
  ALUR_BPMN_KEPT,         /* and is written back */
  ALUR_BPMN_DROPPED,
  ALUR_BPMN_N_BECAME
} AlurBpmnBecame;

/* What a row is about, the most urgent first. */
typedef enum
{
  ALUR_BPMN_ROW_DECIDE,  /* somebody has to decide */
  ALUR_BPMN_ROW_DROPPED, /* it is in the document no more */
  ALUR_BPMN_ROW_CHANGED, /* it means something else now, or was mended */
  ALUR_BPMN_ROW_KEPT,    /* the document has no word for it, and it is written back */
  ALUR_BPMN_ROW_MAPPED,  /* what was guessed or matched */
  ALUR_BPMN_N_ROWS
} AlurBpmnRowKind;

typedef struct
{
  AlurBpmnRowKind kind;
  char *element; /* what it is in BPMN: "userTask" */
  char *id;      /* its identifier there; may be empty */
  char *shown;   /* (nullable): the id of what stands for it in the stage */
  char *text;    /* a sentence in the user's language */
} AlurBpmnRow;

typedef struct _AlurBpmnReport AlurBpmnReport;

AlurBpmnReport *alur_bpmn_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_bpmn_report_free (AlurBpmnReport *self);
void alur_bpmn_report_clear (AlurBpmnReport *self);
void alur_bpmn_report_set_stage (AlurBpmnReport *self, const char *stage);
const char *alur_bpmn_report_get_stage (const AlurBpmnReport *self);
void alur_bpmn_report_count (AlurBpmnReport *self, AlurBpmnCounted counted, AlurBpmnBecame became);
guint alur_bpmn_report_get_count (const AlurBpmnReport *self, AlurBpmnCounted counted);
guint alur_bpmn_report_get_became (const AlurBpmnReport *self,
                                   AlurBpmnCounted counted,
                                   AlurBpmnBecame became);
char *alur_bpmn_report_dup_count (const AlurBpmnReport *self,
                                  AlurBpmnCounted counted) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_bpmn_counted_name (AlurBpmnCounted counted);
const char *alur_bpmn_became_name (AlurBpmnBecame became);

void alur_bpmn_report_add (AlurBpmnReport *self,
                           AlurBpmnRowKind kind,
                           const AlurXmlNode *node,
                           const char *shown,
                           const char *format,
                           ...) G_GNUC_PRINTF (5, 6);
void alur_bpmn_report_end (AlurBpmnReport *self);
guint alur_bpmn_report_get_n_rows (const AlurBpmnReport *self);
const AlurBpmnRow *alur_bpmn_report_get_row (const AlurBpmnReport *self, guint index);
guint alur_bpmn_report_count_rows (const AlurBpmnReport *self, AlurBpmnRowKind kind);
const char *alur_bpmn_row_kind_name (AlurBpmnRowKind kind);
const char *alur_bpmn_row_kind_label (AlurBpmnRowKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurBpmnReport, alur_bpmn_report_free)

G_END_DECLS
