/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"
#include "alur-paperwork.h"

G_BEGIN_DECLS

#define ALUR_TYPE_COMPARED_CHOICE (alur_compared_choice_get_type ())
G_DECLARE_FINAL_TYPE (AlurComparedChoice, alur_compared_choice, ALUR, COMPARED_CHOICE, AdwComboRow)

/* With which stage the one that goes on paper is compared: the last, any other, or one of another
 * file that is compared with in the window. */
void alur_compared_choice_set_editor (AlurComparedChoice *self, AlurEditor *editor);
gboolean alur_compared_choice_has_choice (AlurComparedChoice *self);
void alur_compared_choice_fill (AlurComparedChoice *self, AlurPaperworkOptions *options);

G_END_DECLS
