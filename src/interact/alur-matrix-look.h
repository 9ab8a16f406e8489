/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-matrix.h"

G_BEGIN_DECLS

/* What of a matrix is shown, and in which order. It is the user's, never the document's. The texts
 * are owned. */
typedef struct
{
  AlurMatrixRowOrder rows;
  AlurMatrixColumnOrder columns;
  AlurLevel level;
  gboolean only_problems;
  gboolean by_area;
  gboolean descending;
  char *sorted_by; /* id of the unit by whose authorities rows are sorted; NULL: `rows` counts */
  char *search;    /* NULL: everything */
} AlurMatrixLook;

void alur_matrix_look_clear (AlurMatrixLook *self);
void alur_matrix_look_keep (const AlurMatrixLook *self, GKeyFile *keys, const char *group);
void alur_matrix_look_read (AlurMatrixLook *self, GKeyFile *keys, const char *group);
void alur_matrix_look_take (AlurMatrixLook *self, AlurMatrix *matrix);
void alur_matrix_look_give (const AlurMatrixLook *self, AlurMatrix *matrix);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurMatrixLook, alur_matrix_look_clear)

G_END_DECLS
