/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_REGULATIONS_PANE (alur_regulations_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlurRegulationsPane, alur_regulations_pane, ALUR, REGULATIONS_PANE, AdwBin)

/* The register of regulations, with a bar that says which of them are shown. */
void alur_regulations_pane_set_editor (AlurRegulationsPane *self, AlurEditor *editor);

G_END_DECLS
