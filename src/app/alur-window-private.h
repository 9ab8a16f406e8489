/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

G_BEGIN_DECLS

/* Inside of the window: a file a concern. */

struct _AlurWindow
{
  AdwApplicationWindow parent_instance;

  AlurEditor *editor; /* NULL: the start page */

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *pages;
  AlurWorkbench *workbench;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkDropDown *stages;
  GtkWidget *findings_button;
  AdwButtonContent *findings_content;
  gboolean is_refreshing;

  guint refresh;
};

/* alur-window-actions.c */
void alur_window_add_actions (AlurWindow *self);
void alur_window_refresh_actions (AlurWindow *self);
void alur_window_refresh_sides (AlurWindow *self);

G_END_DECLS
