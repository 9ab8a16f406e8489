/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-paperwork.h"
#include "alur-workers.h"

G_BEGIN_DECLS

/* Printing the pages of a document, from a copy of it. */
GtkPrintOperation *alur_print_new (AlurDocument *document,
                                   const AlurPaperworkOptions *options,
                                   AlurWorkers *workers) G_GNUC_WARN_UNUSED_RESULT;
void alur_print_set_paper (GtkPrintOperation *operation, GtkPaperSize *paper);
GtkPaperSize *alur_print_make_paper (AlurPaper paper) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_print_was_previewed (GtkPrintOperation *operation);
const char *alur_print_get_note (GtkPrintOperation *operation);

G_END_DECLS
