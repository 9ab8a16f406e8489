/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_WORKSHOP (alur_workshop_get_type ())
G_DECLARE_FINAL_TYPE (AlurWorkshop, alur_workshop, ALUR, WORKSHOP, AdwBin)

/* What stands beside a view in a workshop: what is shown, who does what about a function, and what
 * the signs mean, for people at the back of a room.
 *
 * Signals: "asked" (units: GPtrArray of AlurElement) when a function was asked about, with the
 * units that the answer names. */
void alur_workshop_set_editor (AlurWorkshop *self, AlurEditor *editor);

G_END_DECLS
