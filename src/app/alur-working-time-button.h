/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

/* Shows how long a person works effectively in a year, and lets it be chosen: as a regulation has
 * it, or as days by hours. */
#define ALUR_TYPE_WORKING_TIME_BUTTON (alur_working_time_button_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurWorkingTimeButton, alur_working_time_button, ALUR, WORKING_TIME_BUTTON, AdwBin)

void alur_working_time_button_set_editor (AlurWorkingTimeButton *self, AlurEditor *editor);

G_END_DECLS
