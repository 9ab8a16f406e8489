/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding-marks.h"
#include "alur-legend.h"
#include "alur-organisation-layout.h"
#include "alur-views.h"

G_BEGIN_DECLS

/* The organisation chart of a stage, to be drawn into a scene that may hold others too. */
typedef struct _AlurOrganisationDrawing AlurOrganisationDrawing;

AlurOrganisationDrawing *
alur_organisation_drawing_new (const AlurViewRequest *request,
                               const AlurFindingMarks *marks,
                               const AlurElement *function,
                               AlurScene *scene,
                               AlurLegend *legend) G_GNUC_WARN_UNUSED_RESULT;
void alur_organisation_drawing_free (AlurOrganisationDrawing *self);
const AlurOrganisationLayout *alur_organisation_drawing_lay_out (AlurOrganisationDrawing *self);
void alur_organisation_drawing_draw (AlurOrganisationDrawing *self);

AlurScene *alur_organisation_draw (const AlurViewRequest *request,
                                   const AlurFindingMarks *marks,
                                   const AlurElement *function) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurOrganisationDrawing, alur_organisation_drawing_free)

G_END_DECLS
