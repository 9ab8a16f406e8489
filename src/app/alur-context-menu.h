/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-editor.h"

G_BEGIN_DECLS

GMenuModel *alur_context_menu_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
void alur_context_menu_pop_up (AlurEditor *editor, GtkWidget *widget, double x, double y);

GMenuModel *alur_context_menu_new_flows (AlurEditor *editor,
                                         AlurElement *flow) G_GNUC_WARN_UNUSED_RESULT;
void alur_context_menu_pop_up_flows (
    AlurEditor *editor, AlurElement *flow, GtkWidget *widget, double x, double y);

G_END_DECLS
