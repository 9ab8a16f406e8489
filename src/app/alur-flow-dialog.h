/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_FLOW_DIALOG (alur_flow_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlurFlowDialog, alur_flow_dialog, ALUR, FLOW_DIALOG, AdwWindow)

/* Asks for a new flow between two units: what flows, and from which step to which. */
GtkWidget *alur_flow_dialog_new (
    GtkWindow *parent, AlurEditor *editor, AlurElement *from, AlurElement *to, AlurFlowKind kind);

G_END_DECLS
