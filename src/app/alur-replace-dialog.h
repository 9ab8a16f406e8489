/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_REPLACE_DIALOG (alur_replace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurReplaceDialog, alur_replace_dialog, ALUR, REPLACE_DIALOG, AdwMessageDialog)

/* Asks by which unit those that are selected are replaced, and in which stages. */
GtkWidget *alur_replace_dialog_new (GtkWindow *parent, AlurEditor *editor);
gboolean alur_replace_dialog_is_possible (AlurEditor *editor);

G_END_DECLS
