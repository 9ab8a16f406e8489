/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding-marks.h"
#include "alur-legend.h"
#include "alur-procedure-layout.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* One procedure, laid out to be drawn into a scene that may hold others too. */
typedef struct _AlurProcedureDrawing AlurProcedureDrawing;

AlurProcedureDrawing *alur_procedure_drawing_new (const AlurViewRequest *request,
                                                  const AlurFindingMarks *marks,
                                                  const AlurElement *procedure,
                                                  AlurScene *scene,
                                                  AlurLegend *legend) G_GNUC_WARN_UNUSED_RESULT;
void alur_procedure_drawing_free (AlurProcedureDrawing *self);
const AlurProcedureLayout *alur_procedure_drawing_get_layout (AlurProcedureDrawing *self);
void alur_procedure_drawing_draw (AlurProcedureDrawing *self);

/* What is said instead of a drawing; to be translated. */
#define ALUR_PROCEDURE_NOT_DRAWN N_ ("This procedure is not drawn.")
#define ALUR_PROCEDURE_NOT_DRAWN_WHY                                                               \
  N_ ("One of its steps has more than 500 flows, or one of its flows more than 1,000 bends. Its "  \
      "table shows all steps.")

gboolean alur_procedure_is_drawn (const AlurElement *procedure);
AlurScene *alur_procedure_draw (const AlurViewRequest *request,
                                const AlurFindingMarks *marks,
                                const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurProcedureDrawing, alur_procedure_drawing_free)

G_END_DECLS
