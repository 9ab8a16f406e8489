/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_APPLY_DIALOG (alur_apply_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlurApplyDialog, alur_apply_dialog, ALUR, APPLY_DIALOG, AdwWindow)

/* Says what carrying out the decisions of the stage that is shown would do to the next one, lets
 * choose what there is to choose, and does it. */
GtkWidget *alur_apply_dialog_new (GtkWindow *parent, AlurEditor *editor);

G_END_DECLS
