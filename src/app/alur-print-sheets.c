/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which sheet of the printer a paper goes on. F4, folio and foolscap are sold and named under each
 * other's names, so a printer is asked what it has, and the nearest is proposed by its name. */

#include "alur-print-sheets.h"

#include "alur-language.h"
#include "alur-print-place.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtkunixprint.h>
#include <math.h>

struct _AlurPrintSheets
{
  GObject parent_instance;

  char *printer;     /* NULL: none has answered yet */
  GPtrArray *sheets; /* of GtkPaperSize */
};

G_DEFINE_FINAL_TYPE (AlurPrintSheets, alur_print_sheets, G_TYPE_OBJECT)

static void
alur_print_sheets_finalize (GObject *object)
{
  AlurPrintSheets *self = ALUR_PRINT_SHEETS (object);

  g_free (self->printer);
  g_ptr_array_unref (self->sheets);
  G_OBJECT_CLASS (alur_print_sheets_parent_class)->finalize (object);
}

static void
alur_print_sheets_class_init (AlurPrintSheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_print_sheets_finalize;
  /**
   * AlurPrintSheets::changed:
   *
   * There are other sheets.
   */
  g_signal_new ("changed", ALUR_TYPE_PRINT_SHEETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
alur_print_sheets_init (AlurPrintSheets *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_paper_size_free);
}

/**
 * alur_print_sheets_new:
 *
 * Returns: (transfer full): the sheets of no printer yet
 */
AlurPrintSheets *
alur_print_sheets_new (void)
{
  return g_object_new (ALUR_TYPE_PRINT_SHEETS, NULL);
}

/**
 * alur_print_sheets_take:
 * @self: the sheets
 * @printer: the name of a printer
 * @setups: (element-type GtkPageSetup): what it can be loaded with
 *
 * Takes over what a printer has told.
 */
void
alur_print_sheets_take (AlurPrintSheets *self, const char *printer, GList *setups)
{
  g_free (self->printer);
  self->printer = g_strdup (printer);
  g_ptr_array_set_size (self->sheets, 0);
  for (GList *item = setups; item != NULL; item = item->next)
    g_ptr_array_add (self->sheets,
                     gtk_paper_size_copy (gtk_page_setup_get_paper_size (item->data)));
  g_signal_emit_by_name (self, "changed");
}

static void
ask (AlurPrintSheets *self, GtkPrinter *printer)
{
  GList *setups = gtk_printer_list_papers (printer);

  if (setups != NULL)
    alur_print_sheets_take (self, gtk_printer_get_name (printer), setups);
  g_list_free_full (setups, g_object_unref);
}

static void
details_cb (GtkPrinter *printer, gboolean success, AlurPrintSheets *self)
{
  if (success)
    ask (self, printer);
}

static gboolean
printer_cb (GtkPrinter *printer, gpointer data)
{
  AlurPrintSheets *self = data;

  if (!gtk_printer_is_default (printer) || gtk_printer_is_virtual (printer))
    return FALSE;
  if (gtk_printer_has_details (printer))
    ask (self, printer);
  else
    {
      g_signal_connect_object (printer, "details-acquired", G_CALLBACK (details_cb), self, 0);
      gtk_printer_request_details (printer);
    }
  return TRUE;
}

/**
 * alur_print_sheets_look:
 * @self: the sheets
 *
 * Looks for the printer that is taken unless another is chosen. "changed" tells when it answers;
 * where there is none nothing happens.
 */
void
alur_print_sheets_look (AlurPrintSheets *self)
{
  gtk_enumerate_printers (printer_cb, g_object_ref (self), g_object_unref, FALSE);
}

/**
 * alur_print_sheets_find:
 * @self: the sheets
 * @paper: what the pages are laid out for
 *
 * Returns: (transfer none) (nullable): the sheet that is nearest to it; NULL: none is near, or the
 *   printer is unknown
 */
GtkPaperSize *
alur_print_sheets_find (AlurPrintSheets *self, AlurPaper paper)
{
  const AlurPaperSize *size = alur_paper_get_size (paper);
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (AlurSize));
  int found;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      GtkPaperSize *sheet = g_ptr_array_index (self->sheets, i);
      AlurSize mm = { gtk_paper_size_get_width (sheet, GTK_UNIT_MM),
                      gtk_paper_size_get_height (sheet, GTK_UNIT_MM) };

      g_array_append_val (offered, mm);
    }
  found = alur_print_find_paper ((const AlurSize *) (void *) offered->data, offered->len,
                                 (AlurSize){ size->width_mm, size->height_mm });
  return found >= 0 ? g_ptr_array_index (self->sheets, found) : NULL;
}

static char *
dup_mm (double mm)
{
  return alur_language_format_number (NULL, mm, fabs (mm - round (mm)) < 0.05 ? 0 : 1);
}

/**
 * alur_print_sheets_dup_words:
 * @self: the sheets
 * @paper: what the pages are laid out for
 *
 * Returns: (transfer full) (nullable): what the printer has for it; NULL: the printer is unknown
 */
char *
alur_print_sheets_dup_words (AlurPrintSheets *self, AlurPaper paper)
{
  GtkPaperSize *sheet = alur_print_sheets_find (self, paper);
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;

  if (self->printer == NULL)
    return NULL;
  if (sheet == NULL)
    /* Translators: %s is the name of a printer. */
    return g_strdup_printf (
        alur_tr (NULL, N_ ("%s has no sheet of this size. Choose another paper, "
                           "or another printer in the next step.")),
        self->printer);
  width = dup_mm (gtk_paper_size_get_width (sheet, GTK_UNIT_MM));
  height = dup_mm (gtk_paper_size_get_height (sheet, GTK_UNIT_MM));
  return g_strdup_printf (
      /* Translators: a printer, the name of a sheet that it has, its width and height. */
      alur_tr (NULL, N_ ("%s: %s (%s × %s mm)")), self->printer,
      gtk_paper_size_get_display_name (sheet), width, height);
}
