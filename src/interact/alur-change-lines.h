/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-comparison.h"

G_BEGIN_DECLS

/* What of two stages is compared. */
typedef enum
{
  ALUR_COMPARED_PROCEDURE,
  ALUR_COMPARED_TIMES, /* of a procedure: where the time goes */
  ALUR_COMPARED_ORGANISATION
} AlurCompared;

/* What changed between two stages, a line each, of what is shown of them. Once made it does not
 * change, and does not need the comparison any more; counted. */
typedef struct _AlurChangeLines AlurChangeLines;

AlurChangeLines *
alur_change_lines_new (const AlurComparison *comparison,
                       AlurCompared compared,
                       const AlurElement *const procedures[2]) G_GNUC_WARN_UNUSED_RESULT;
AlurChangeLines *alur_change_lines_ref (AlurChangeLines *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_change_lines_unref (AlurChangeLines *self);
guint alur_change_lines_get_n (const AlurChangeLines *self);
const char *alur_change_lines_get_text (const AlurChangeLines *self, guint index);
const char *alur_change_lines_get_element (const AlurChangeLines *self, guint index, guint *side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurChangeLines, alur_change_lines_unref)

G_END_DECLS
