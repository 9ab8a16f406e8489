/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-scene.h"

G_BEGIN_DECLS

/* Cells of official forms: black lines, texts with a little air around. */

#define ALUR_FORM_PADDING_X 4.0
#define ALUR_FORM_PADDING_Y 3.0

double alur_form_measure (AlurScene *scene, AlurTextRole role, const char *text, double width);
void alur_form_add_cell (AlurScene *scene, const AlurRect *rect, AlurColour fill);
void alur_form_add_text (
    AlurScene *scene, const AlurRect *cell, AlurTextRole role, const char *text, AlurAlign align);

G_END_DECLS
