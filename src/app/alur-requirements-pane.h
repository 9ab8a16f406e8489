/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_REQUIREMENTS_PANE (alur_requirements_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurRequirementsPane, alur_requirements_pane, ALUR, REQUIREMENTS_PANE, AdwBin)

/* What the customer must bring, and who asks for it, with a bar that says what of it is shown. */
void alur_requirements_pane_set_editor (AlurRequirementsPane *self, AlurEditor *editor);

G_END_DECLS
