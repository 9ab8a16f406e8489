/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_FUNCTION_CHOOSER (alur_function_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurFunctionChooser, alur_function_chooser, ALUR, FUNCTION_CHOOSER, GtkPopover)

/* Asks over which function an authority is held, and of suppliers and distributors what they
 * supply. What is typed and not yet there can be made a function at once.
 *
 * Signals: "chosen" (AlurElement: the function, resource) when it has been said. */
GtkWidget *alur_function_chooser_new (AlurEditor *editor, AlurRole role);

G_END_DECLS
