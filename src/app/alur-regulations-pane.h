/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sheet-pane.h"

G_BEGIN_DECLS

/* The register of regulations, with a bar that says which of them are shown. */
#define ALUR_TYPE_REGULATIONS_PANE (alur_regulations_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurRegulationsPane, alur_regulations_pane, ALUR, REGULATIONS_PANE, AlurSheetPane)

G_END_DECLS
