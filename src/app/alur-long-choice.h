/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows whose choices are sentences: libadwaita cuts them off behind twenty letters. */
void alur_long_choice_set_up (AdwComboRow *row);
void alur_long_choice_show_whole (AdwComboRow *row);

G_END_DECLS
