/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-import-draft.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_VANISHED (alur_import_vanished_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportVanished, alur_import_vanished, ALUR, IMPORT_VANISHED, AdwBin)

/* What the document has and the table no longer has: each stays unless it is chosen to go.
 *
 * Signals: "chosen" (id, goes); id is empty for all of them. */
void alur_import_vanished_set_draft (AlurImportVanished *self, AlurImportDraft *draft);

G_END_DECLS
