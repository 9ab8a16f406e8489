/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-matrix-look.h"
#include "alur-sheet-pane.h"

G_BEGIN_DECLS

#define ALUR_TYPE_MATRIX_PANE (alur_matrix_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurMatrixPane, alur_matrix_pane, ALUR, MATRIX_PANE, AlurSheetPane)

/* Who holds which authority over what, to be looked through and typed into. */
void alur_matrix_pane_take_look (AlurMatrixPane *self, AlurMatrixLook *look);
void alur_matrix_pane_set_look (AlurMatrixPane *self, const AlurMatrixLook *look);

G_END_DECLS
