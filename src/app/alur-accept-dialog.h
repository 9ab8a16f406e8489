/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-finding.h"

G_BEGIN_DECLS

#define ALUR_TYPE_ACCEPT_DIALOG (alur_accept_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlurAcceptDialog, alur_accept_dialog, ALUR, ACCEPT_DIALOG, AdwMessageDialog)

/* Asks why a finding is meant so.
 *
 * Signal: "accepted" (reason, by). */
GtkWidget *alur_accept_dialog_new (AlurDocument *document, const AlurFinding *finding);
const AlurFinding *alur_accept_dialog_get_finding (AlurAcceptDialog *self);

G_END_DECLS
