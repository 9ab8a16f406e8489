/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

/* A document in an editor, and a pane of it in a window that is shown. */
typedef struct
{
  AlurDocument *document;
  AlurEditor *editor;
  GtkWidget *window;
} PaneFixture;

void pane_fixture_set_up (PaneFixture *self, const char *text);
void pane_fixture_show (PaneFixture *self, GtkWidget *pane, int width, int height);
void pane_fixture_settle (PaneFixture *self);
void pane_fixture_clear (PaneFixture *self);

GtkWidget *pane_fixture_find (GtkWidget *widget, GType type);
gboolean pane_fixture_press (GtkWidget *widget, guint key, GdkModifierType state);
