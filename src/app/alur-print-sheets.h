/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-pages.h"

G_BEGIN_DECLS

/* The sheets of the printer that is taken unless another is chosen. */
#define ALUR_TYPE_PRINT_SHEETS (alur_print_sheets_get_type ())
G_DECLARE_FINAL_TYPE (AlurPrintSheets, alur_print_sheets, ALUR, PRINT_SHEETS, GObject)

/* Signal: "changed" when the printer has answered, or there is another. */
AlurPrintSheets *alur_print_sheets_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_print_sheets_look (AlurPrintSheets *self);
void alur_print_sheets_take (AlurPrintSheets *self, const char *printer, GList *setups);
GtkPaperSize *alur_print_sheets_find (AlurPrintSheets *self, AlurPaper paper);
char *alur_print_sheets_dup_words (AlurPrintSheets *self,
                                   AlurPaper paper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
