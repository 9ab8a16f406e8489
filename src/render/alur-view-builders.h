/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-views.h"

G_BEGIN_DECLS

/* Inside of the views: what the table in alur-views.c calls, and how a builder hands over. The
 * request that a builder gets has its stage and language filled in. */

typedef gboolean (*AlurViewBuilder) (AlurViewOutput *output,
                                     const AlurViewRequest *request,
                                     GError **error);

gboolean alur_view_build_organisation (AlurViewOutput *output,
                                       const AlurViewRequest *request,
                                       GError **error);
gboolean alur_view_build_authorities (AlurViewOutput *output,
                                      const AlurViewRequest *request,
                                      GError **error);
gboolean
alur_view_build_procedure (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_view_build_chain (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_view_build_stages (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_view_build_personnel (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean alur_view_build_regulations (AlurViewOutput *output,
                                      const AlurViewRequest *request,
                                      GError **error);
gboolean alur_view_build_requirements (AlurViewOutput *output,
                                       const AlurViewRequest *request,
                                       GError **error);
gboolean
alur_view_build_comparison (AlurViewOutput *output, const AlurViewRequest *asked, GError **error);
gboolean
alur_view_build_criteria (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_view_build_findings (AlurViewOutput *output, const AlurViewRequest *request, GError **error);

gboolean
alur_view_build_sop (AlurViewOutput *output, const AlurViewRequest *request, GError **error);
gboolean
alur_view_build_report (AlurViewOutput *output, const AlurViewRequest *request, GError **error);

gboolean alur_view_tabulate_organisation (AlurViewOutput *output, const AlurViewRequest *request);
gboolean alur_view_tabulate_procedures (AlurViewOutput *output,
                                        const AlurViewRequest *request,
                                        GError **error);

gboolean alur_view_add_what_if (AlurViewOutput *output,
                                const AlurViewRequest *request,
                                AlurFigures *figures_of,
                                GError **error);

AlurViewOutput *alur_view_output_new (AlurViewBuilder build,
                                      const AlurViewRequest *request,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_view_output_take_parts (AlurViewOutput *self, AlurViewOutput *other);
void alur_view_output_clear (AlurViewOutput *self);
AlurViewPart *alur_view_output_take_scene (AlurViewOutput *self,
                                           char *title,
                                           char *destination,
                                           AlurScene *scene);
AlurViewPart *alur_view_output_take_table (AlurViewOutput *self,
                                           char *title,
                                           char *destination,
                                           AlurTable *table);
AlurViewPart *alur_view_output_take_leaves (AlurViewOutput *self,
                                            char *title,
                                            char *destination,
                                            const AlurLeaves *leaves);
AlurViewPart *alur_view_output_take_empty (AlurViewOutput *self,
                                           const AlurViewRequest *request,
                                           char *title,
                                           char *destination,
                                           const char *headline,
                                           const char *advice);
void alur_view_output_take_refused (AlurViewOutput *self,
                                    const AlurViewRequest *request,
                                    char *title,
                                    char *destination,
                                    const char *headline,
                                    const char *advice);
gboolean alur_view_find_procedure (const AlurViewRequest *request,
                                   const AlurElement **procedure,
                                   GError **error);
char *alur_view_destination (const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
