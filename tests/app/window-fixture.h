/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

/* The program with its folders in a temporary one, for tests of whole windows. */
typedef struct
{
  AlurApplication *application;
  char *home;
} WindowFixture;

void window_fixture_set_up (WindowFixture *self, int *argc, char ***argv);
int window_fixture_run (WindowFixture *self);

AlurWindow *window_fixture_open (AlurApplication *application, GFile *file);
guint window_fixture_count (AlurApplication *application);
void window_fixture_close_all (AlurApplication *application);
void window_fixture_call (AlurWindow *window, const char *title);

void window_fixture_settle (GtkWidget *window, guint n_frames);
GtkWindow *window_fixture_find_over (gpointer window, GType type);
AdwMessageDialog *window_fixture_find_message (gpointer window);
void window_fixture_respond (AdwMessageDialog *dialog, const char *response);
void window_fixture_remove_files (const char *folder);
