/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sheet-pane.h"

G_BEGIN_DECLS

/* What the customer must bring, and who asks for it, with a bar that says what of it is shown. */
#define ALUR_TYPE_REQUIREMENTS_PANE (alur_requirements_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurRequirementsPane, alur_requirements_pane, ALUR, REQUIREMENTS_PANE, AlurSheetPane)

G_END_DECLS
