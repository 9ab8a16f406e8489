/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The flows of one stage while its procedures are being changed: which lead into a step and which
 * out of it. Changes go through here, so that the lists stay true; nothing else may change flows
 * as long as the course lives. Lists hold flow elements. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  GHashTable *in;     /* id of a step → control flows into it */
  GHashTable *out;    /* id of a step → control flows out of it */
  GHashTable *others; /* id of a step → flows with an end at it that carry no control */
  GHashTable *gone;   /* ids of flows that were removed */
} AlurCourse;

AlurCourse *alur_course_new (AlurDocument *document,
                             const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_course_free (AlurCourse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurCourse, alur_course_free)

/* Asking */
GPtrArray *alur_course_get_in (AlurCourse *self, const AlurElement *step);
GPtrArray *alur_course_get_out (AlurCourse *self, const AlurElement *step);
AlurElement *alur_course_get_from (AlurCourse *self, const AlurElement *flow);
AlurElement *alur_course_get_to (AlurCourse *self, const AlurElement *flow);
gboolean alur_course_is_choice (const AlurElement *step);
gboolean alur_course_is_boundary (const AlurElement *step);
double alur_course_get_share (AlurCourse *self, const AlurElement *flow);
guint alur_course_count_neighbours (AlurCourse *self, const AlurElement *step, gboolean in);
GHashTable *alur_course_reach (AlurCourse *self,
                               const AlurElement *from,
                               const AlurElement *without) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *alur_course_reach_from_starts (AlurCourse *self,
                                           const AlurElement *procedure,
                                           const AlurElement *without) G_GNUC_WARN_UNUSED_RESULT;
gboolean
alur_course_leads_to_end (AlurCourse *self, const AlurElement *step, const AlurElement *without);

/* Changing */
void alur_course_remove_flow (AlurCourse *self, AlurElement *flow);
void alur_course_remove_control_of (AlurCourse *self, AlurElement *step);
void alur_course_remove_flows_of (AlurCourse *self, AlurElement *step);
void alur_course_lead_to (AlurCourse *self, AlurElement *flow, AlurElement *step);
void alur_course_begin_at (AlurCourse *self, AlurElement *flow, AlurElement *step);
AlurElement *alur_course_copy_flow (AlurCourse *self, const AlurElement *flow);
void alur_course_move_others (AlurCourse *self, AlurElement *from, AlurElement *to);

/* Taking steps out (alur-course-bridge.c) */
char *alur_course_refuse_bridge (AlurCourse *self,
                                 const AlurElement *step,
                                 const AlurElement *way) G_GNUC_WARN_UNUSED_RESULT;
void alur_course_bridge (AlurCourse *self, AlurElement *step, AlurElement *way);
void alur_course_connect (AlurCourse *self, AlurElement *flow, AlurElement *to);
gboolean alur_course_may_expand (AlurCourse *self, const AlurElement *choice);
void alur_course_expand (AlurCourse *self, AlurElement *choice);

G_END_DECLS
