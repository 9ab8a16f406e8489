/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_PROCEDURE_TABLE (alur_procedure_table_get_type ())
G_DECLARE_FINAL_TYPE (AlurProcedureTable, alur_procedure_table, ALUR, PROCEDURE_TABLE, AdwBin)

/* The procedure that an editor shows, to be typed like a spreadsheet. */
void alur_procedure_table_set_editor (AlurProcedureTable *self, AlurEditor *editor);

G_END_DECLS
