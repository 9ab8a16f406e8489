/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sheet-pane.h"

G_BEGIN_DECLS

/* The procedure that an editor shows, to be typed like a spreadsheet. */
#define ALUR_TYPE_PROCEDURE_TABLE (alur_procedure_table_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurProcedureTable, alur_procedure_table, ALUR, PROCEDURE_TABLE, AlurSheetPane)

G_END_DECLS
