/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_REPLACE_BASIS_DIALOG (alur_replace_basis_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurReplaceBasisDialog, alur_replace_basis_dialog, ALUR, REPLACE_BASIS_DIALOG, AdwMessageDialog)

/* Asks by which regulation one is replaced and in which stages, lists what rests on it there, and
 * replaces it. */
GtkWidget *alur_replace_basis_dialog_new (GtkWindow *parent,
                                          AlurEditor *editor,
                                          const AlurElement *regulation);

G_END_DECLS
