/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-import-draft.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_COLUMNS (alur_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportColumns, alur_import_columns, ALUR, IMPORT_COLUMNS, AdwBin)

/* The columns of a table one below another, and what each holds, to be chosen.
 *
 * Signals: "chosen" (column, AlurHolds) when somebody says what one holds; "shown" (column) when
 * somebody goes to one. */
void alur_import_columns_set_draft (AlurImportColumns *self, AlurImportDraft *draft);

G_END_DECLS
