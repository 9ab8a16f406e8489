/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How was printed last: printer, tray, both sides, colour. Not what: copies, ranges and sheets
 * belong to one document. */
void alur_print_memory_keep (const char *state_folder, GtkPrintSettings *settings);
void alur_print_memory_restore (const char *state_folder, GtkPrintOperation *operation);

G_END_DECLS
