/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing.
 *
 * The pages are those of an export. They are made in a thread when the sheet is known that the
 * person chose: where it is near to the paper that was asked for, pages for that paper are shifted
 * onto it; where it is another paper that Alur knows, they are laid out for that; on any other
 * sheet they are made to fit. */

#include "alur-print.h"

#include "alur-export-job.h"
#include "alur-language.h"
#include "alur-print-place.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WAIT_US 10000 /* between two looks whether the pages are there */

typedef struct
{
  AlurWorkers *workers;
  GBytes *text; /* the document */
  AlurPaperworkOptions *options;
  GTask *making; /* of the pages; NULL: they have not been asked for */
  AlurPaperwork *work;
  GError *error;
  gboolean was_scaled;
  gboolean was_previewed;
  char *note; /* what is to be told afterwards */
} Print;

static Print *
get_print (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "alur-print");
}

/* No pages, and nobody waits for any: the thread that makes them keeps what it needs. */
static void
drop_pages (Print *self)
{
  if (self->making != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->making));
  g_clear_object (&self->making);
  g_clear_pointer (&self->work, alur_paperwork_free);
  g_clear_error (&self->error);
}

static void
print_free (Print *self)
{
  drop_pages (self);
  alur_workers_unref (self->workers);
  alur_paperwork_options_free (self->options);
  g_bytes_unref (self->text);
  g_free (self->note);
  g_free (self);
}

/* What the thread is handed. */
typedef struct
{
  GBytes *text;
  AlurPaperworkOptions *options;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_bytes_unref (making->text);
  alur_paperwork_options_free (making->options);
  g_free (making);
}

static void
make_pages (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;
  AlurPaperwork *work = alur_paperwork_new (making->text, making->options, cancellable, &error);

  if (work == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  alur_export_get_n_pages (alur_publication_get_export (alur_paperwork_get_publication (work)));
  g_task_return_pointer (task, work, (GDestroyNotify) alur_paperwork_free);
}

static AlurExport *
get_pages (Print *self)
{
  return alur_publication_get_export (alur_paperwork_get_publication (self->work));
}

/* The paper of the pages: as asked for, where the sheet is no other. */
static void
choose_paper (Print *self, GtkPageSetup *setup)
{
  GtkPaperSize *sheet = gtk_page_setup_get_paper_size (setup);
  double width = gtk_paper_size_get_width (sheet, GTK_UNIT_MM);
  double height = gtk_paper_size_get_height (sheet, GTK_UNIT_MM);
  AlurPaper paper;

  if (!alur_paper_is_near (self->options->page.paper, width, height)
      && alur_paper_find_nearest (width, height, &paper))
    self->options->page.paper = paper;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Making *making = g_new0 (Making, 1);

  drop_pages (self);
  choose_paper (self, gtk_print_context_get_page_setup (context));
  making->text = g_bytes_ref (self->text);
  making->options = alur_paperwork_options_copy (self->options);
  self->making = g_task_new (NULL, cancellable, NULL, NULL);
  g_task_set_task_data (self->making, making, making_free);
  alur_workers_run (self->workers, self->making, make_pages);
}

/* Asked again and again until the pages are there; in between the window goes on. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  if (!g_task_get_completed (self->making))
    {
      g_usleep (WAIT_US);
      return FALSE;
    }
  self->work = g_task_propagate_pointer (self->making, &self->error);
  g_clear_object (&self->making);
  if (self->work == NULL)
    {
      g_free (self->note);
      self->note = g_strdup (self->error->message);
      gtk_print_operation_cancel (operation);
      gtk_print_operation_set_n_pages (operation, 1);
    }
  else
    gtk_print_operation_set_n_pages (operation, (int) alur_export_get_n_pages (get_pages (self)));
  return TRUE;
}

/* Each page lies as its drawing asks. */
static void
page_setup_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               GtkPageSetup *setup,
               Print *self)
{
  AlurSize size;

  if (self->work == NULL)
    return;
  size = alur_export_get_page_size (get_pages (self), (guint) page);
  gtk_page_setup_set_orientation (setup, size.width > size.height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                  : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* What the printer reaches on a sheet; its margins are told for the sheet standing upright, which
 * a page that lies has its left side at the foot of. */
static AlurRect
get_reach (GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  gboolean lies = gtk_page_setup_get_orientation (setup) == GTK_PAGE_ORIENTATION_LANDSCAPE;
  double width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  double height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  double top = 0;
  double bottom = 0;
  double left = 0;
  double right = 0;

  if (!gtk_print_context_get_hard_margins (context, &top, &bottom, &left, &right))
    top = bottom = left = right = 0;
  if (lies)
    return (AlurRect){ bottom, left, width - bottom - top, height - left - right };
  return (AlurRect){ left, top, width - left - right, height - top - bottom };
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  AlurRect reach = get_reach (context);
  AlurRect inside;
  AlurPrintPlace place;

  if (self->work == NULL)
    return;
  inside = alur_export_get_page_inside (get_pages (self), (guint) page);
  place = alur_print_place (alur_export_get_page_size (get_pages (self), (guint) page), &inside,
                            &reach);
  self->was_scaled = self->was_scaled || place.scale < 1;
  cairo_save (cr);
  cairo_translate (cr, place.at.x, place.at.y);
  cairo_scale (cr, place.scale, place.scale);
  alur_export_paint_page (get_pages (self), (guint) page, cr);
  cairo_restore (cr);
}

static void
end_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  if (self->was_scaled && self->note == NULL)
    self->note = g_strdup (
        alur_tr (NULL, N_ ("The pages were made smaller, because the sheet in the printer is.")));
  self->was_scaled = FALSE;
}

/* What GTK tries in turn. */
static gboolean
has_viewer (void)
{
  g_autofree char *command = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *program = NULL;
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_type ("application/pdf", FALSE);

  g_object_get (gtk_settings_get_default (), "gtk-print-preview-command", &command, NULL);
  if (command != NULL && g_shell_parse_argv (command, NULL, &words, NULL))
    program = g_find_program_in_path (words[0]);
  return program != NULL || viewer != NULL;
}

/* The system's own preview goes on to show it. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            Print *self)
{
  self->was_previewed = TRUE;
  if (!has_viewer () && self->note == NULL)
    self->note = g_strdup (
        alur_tr (NULL, N_ ("No program was found that shows the preview. Export a PDF instead, or "
                           "install a program that shows PDF files.")));
  return FALSE;
}

/**
 * alur_print_was_previewed:
 * @operation: what alur_print_new() has made
 *
 * Returns: whether it was only looked at, and nothing printed
 */
gboolean
alur_print_was_previewed (GtkPrintOperation *operation)
{
  return get_print (operation)->was_previewed;
}

/**
 * alur_print_make_paper:
 * @paper: a paper with a size of its own
 *
 * Returns: (transfer full): it, as printers know it
 */
GtkPaperSize *
alur_print_make_paper (AlurPaper paper)
{
  static const char *const names[ALUR_N_PAPERS] = {
    [ALUR_PAPER_A4] = "iso_a4",        [ALUR_PAPER_A3] = "iso_a3",
    [ALUR_PAPER_FOLIO] = "om_folio",   [ALUR_PAPER_FOOLSCAP] = "na_foolscap",
    [ALUR_PAPER_LETTER] = "na_letter", [ALUR_PAPER_LEGAL] = "na_legal",
  };
  const AlurPaperSize *size = alur_paper_get_size (paper);
  GtkPaperSize *known = names[paper] != NULL ? gtk_paper_size_new (names[paper]) : NULL;

  if (known != NULL
      && alur_paper_is_near (paper, gtk_paper_size_get_width (known, GTK_UNIT_MM),
                             gtk_paper_size_get_height (known, GTK_UNIT_MM)))
    return known;
  g_clear_pointer (&known, gtk_paper_size_free);
  return gtk_paper_size_new_custom (size->name, alur_tr (NULL, size->label), size->width_mm,
                                    size->height_mm, GTK_UNIT_MM);
}

/**
 * alur_print_set_paper:
 * @operation: what alur_print_new() has made
 * @paper: the sheet that the printer has for the paper
 *
 * Proposes a sheet.
 */
void
alur_print_set_paper (GtkPrintOperation *operation, GtkPaperSize *paper)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
}

/**
 * alur_print_get_note:
 * @operation: what alur_print_new() has made
 *
 * Returns: (nullable): what is to be told when it has ended
 */
const char *
alur_print_get_note (GtkPrintOperation *operation)
{
  return get_print (operation)->note;
}

/* Who prints into a file is proposed a name that speaks of the document. */
static void
propose_name (GtkPrintOperation *operation, AlurDocument *document)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *name = alur_export_dup_name (document, ALUR_EXPORT_PDF);

  *strrchr (name, '.') = '\0'; /* the dialog adds what it writes */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
}

/**
 * alur_print_new:
 * @document: a document; what becomes of it later does not touch the pages
 * @options: what is printed of it; the paper is proposed
 * @workers: whose threads make the pages
 *
 * Returns: (transfer full): an operation to be run
 */
GtkPrintOperation *
alur_print_new (AlurDocument *document, const AlurPaperworkOptions *options, AlurWorkers *workers)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *self = g_new0 (Print, 1);
  GtkPaperSize *paper;
  const char *title
      = alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_TITLE);

  self->workers = alur_workers_ref (workers);
  self->text = alur_writer_write_bytes (document);
  self->options = alur_paperwork_options_copy (options);
  if (self->options->page.paper == ALUR_PAPER_FIT)
    self->options->page.paper = ALUR_PAPER_A4;
  g_object_set_data_full (G_OBJECT (operation), "alur-print", self, (GDestroyNotify) print_free);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title != NULL ? title : "Alur");
  propose_name (operation, document);
  paper = alur_print_make_paper (self->options->page.paper);
  alur_print_set_paper (operation, paper);
  gtk_paper_size_free (paper);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), self);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (page_setup_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "end-print", G_CALLBACK (end_print_cb), self);
  return operation;
}
