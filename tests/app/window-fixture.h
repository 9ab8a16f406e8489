/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-application.h"

/* The program with its folders in a temporary one, for tests of whole windows. */
typedef struct
{
  AlurApplication *application;
  char *home;
} WindowFixture;

void window_fixture_set_up (WindowFixture *self, int *argc, char ***argv);
int window_fixture_run (WindowFixture *self);

void window_fixture_settle (GtkWidget *window, guint n_frames);
GtkWindow *window_fixture_find_over (gpointer window, GType type);
void window_fixture_remove_files (const char *folder);
