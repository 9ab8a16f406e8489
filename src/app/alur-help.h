/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The manual: which page tells of where one is, and how it is shown. */

#define ALUR_HELP_FIRST_PAGE "index"

const char *alur_help_find_page (GtkWidget *inside);
GPtrArray *alur_help_list_pages (void) G_GNUC_WARN_UNUSED_RESULT;

/* alur-help-viewer.c */
void alur_help_show (GtkWidget *inside, const char *page);
void alur_help_show_where (GtkWindow *window);
void alur_help_watch_windows (GApplication *application);

G_END_DECLS
