/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid.h"
#include "alur-import-draft.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_SHEET (alur_import_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportSheet, alur_import_sheet, ALUR, IMPORT_SHEET, GObject)

/* A table that is about to be imported as a grid: its rows as they are, the numbers of rows before
 * them, and over each column what it holds. Cells can be corrected: that is said to the choices,
 * the table itself stays as it is.
 *
 * Signals: "edited" when cells say something else. */
AlurImportSheet *alur_import_sheet_new (AlurImportChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
void alur_import_sheet_set_draft (AlurImportSheet *self, AlurImportDraft *draft);
gboolean alur_import_sheet_find_place (
    AlurImportSheet *self, guint number, guint column, guint *grid_row, guint *grid_column);

G_END_DECLS
