/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_STAGE_STRIP (alur_stage_strip_get_type ())
G_DECLARE_FINAL_TYPE (AlurStageStrip, alur_stage_strip, ALUR, STAGE_STRIP, AdwBin)

/* The stages from how it is to how it shall be, in a row: where one is, and a way to the others.
 * Hidden where there is only one. */
void alur_stage_strip_set_editor (AlurStageStrip *self, AlurEditor *editor);

G_END_DECLS
