/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-personnel-sheet.h"

G_BEGIN_DECLS

/* Says that what is shown is only tried out, what it comes to, and asks whether it is kept. There
 * only while something is tried out. */
#define ALUR_TYPE_WHAT_IF_BAR (alur_what_if_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlurWhatIfBar, alur_what_if_bar, ALUR, WHAT_IF_BAR, AdwBin)

void alur_what_if_bar_set_sheet (AlurWhatIfBar *self, AlurPersonnelSheet *sheet);

G_END_DECLS
