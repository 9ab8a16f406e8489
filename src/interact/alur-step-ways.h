/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-procedure-rows.h"

G_BEGIN_DECLS

/* What follows a step, as one text: "3", "Ya→4; Tidak→2", "selesai". */
char *alur_step_ways_write (AlurProcedureRows *rows, guint row) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_step_ways_read (
    AlurProcedureRows *rows, guint row, GHashTable *numbers, const char *text, char **refusal);

G_END_DECLS
