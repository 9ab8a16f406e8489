/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-import-draft.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_NOTES (alur_import_notes_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportNotes, alur_import_notes, ALUR, IMPORT_NOTES, AdwBin)

/* What there is to say about a table: what is wrong with it first, then what was guessed.
 *
 * Signals: "shown" (row, column), both as people count, 0 for none in particular, when somebody
 * wants to see where it is. */
void alur_import_notes_set_draft (AlurImportNotes *self, AlurImportDraft *draft);

G_END_DECLS
