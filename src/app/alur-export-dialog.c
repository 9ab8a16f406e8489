/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-export-dialog.h"

#include "alur-chain-layout.h"
#include "alur-compared-choice.h"
#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-print-memory.h"
#include "alur-print-sheets.h"
#include "alur-print.h"
#include "alur-replace-question.h"
#include "alur-shown-name.h"
#include "alur-sop-labels.h"
#include "alur-sop-wording.h"
#include "alur-view-choice.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100

struct _AlurExportDialog
{
  AdwWindow parent_instance;

  AlurEditor *editor;
  AlurWorkers *workers;
  GSettings *settings;         /* NULL: nothing is remembered */
  char *file;                  /* name that the title block tells; NULL: none yet */
  GFile *folder;               /* in which the document's file is; NULL: none yet */
  char *state_folder;          /* where is remembered how was printed; NULL: nowhere */
  char **sop_labels;           /* what SOP pages call things */
  char **what_if;              /* what was tried out when it was last asked for */
  AlurPrintSheets *sheets;     /* of the printer; NULL: a file is written */
  GtkPrintOperation *printing; /* while it runs */

  GtkWidget *go;
  GtkProgressBar *progress;
  GtkLabel *trouble;
  GtkWidget *form;
  GtkWidget *kind_group;
  AdwComboRow *kind;
  GtkWidget *dpi_row;
  GtkSpinButton *dpi;
  AlurViewChoice *views;
  AdwComboRow *stages;
  AdwComboRow *procedures;
  AdwComboRow *functions;
  AlurComparedChoice *compared;
  AdwActionRow *words_row;
  GtkWidget *flows_row;
  GtkSwitch *flows;
  GtkWidget *findings_row;
  GtkSwitch *findings;
  GtkWidget *page_group;
  AdwComboRow *paper;
  AdwActionRow *sheet;
  AdwComboRow *orientation;
  AdwComboRow *language;

  GPtrArray *stage_ids;     /* (element-type utf8) */
  GPtrArray *procedure_ids; /* behind the first item, which is all */
  GPtrArray *function_ids;  /* behind the first two */

  GtkFileChooserNative *chooser;
  AlurExportJob *job; /* while one runs */
  GCancellable *cancellable;
  guint poll;
};

G_DEFINE_FINAL_TYPE (AlurExportDialog, alur_export_dialog, ADW_TYPE_WINDOW)

static const char *const languages[] = { NULL, "id", "en" };

static AlurExportKind
get_kind (AlurExportDialog *self)
{
  return (AlurExportKind) adw_combo_row_get_selected (self->kind);
}

static void
tell_trouble (AlurExportDialog *self, const char *message)
{
  gtk_label_set_text (self->trouble, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), message != NULL);
}

static const char *
get_language (AlurExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->language);
  const char *language = selected < G_N_ELEMENTS (languages) ? languages[selected] : NULL;

  return language != NULL ? language
                          : alur_document_get_language (alur_editor_get_document (self->editor));
}

/* What SOP pages call things, where there are any. */
static void
refresh_words (AlurExportDialog *self)
{
  g_autofree char *summary
      = alur_sop_wording_dup_summary ((const char *const *) self->sop_labels, get_language (self));

  gtk_widget_set_visible (GTK_WIDGET (self->words_row),
                          alur_view_choice_has (self->views, "sop")
                              || alur_view_choice_has (self->views, "report"));
  adw_action_row_set_subtitle (self->words_row, summary);
}

/* Whether the window shows only some kinds of flow between units, and they are exported. */
static gboolean
may_leave_out_flows (AlurExportDialog *self)
{
  return alur_editor_get_flow_kinds (self->editor) != ALUR_CHAIN_KINDS
         && (alur_view_choice_has (self->views, "chain")
             || alur_view_choice_has (self->views, "report"));
}

/* What the printer has for the paper. */
static void
refresh_sheet (AlurExportDialog *self)
{
  guint paper = adw_combo_row_get_selected (self->paper);
  g_autofree char *words = self->sheets != NULL && paper < ALUR_PAPER_FIT
                               ? alur_print_sheets_dup_words (self->sheets, (AlurPaper) paper)
                               : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->sheet), words != NULL);
  adw_action_row_set_subtitle (self->sheet, words != NULL ? words : "");
}

static void
refresh (AlurExportDialog *self)
{
  AlurExportKind kind = get_kind (self);
  gboolean all;
  g_autoptr (GPtrArray) views = alur_view_choice_list (self->views, &all);

  gtk_widget_set_visible (self->dpi_row, kind == ALUR_EXPORT_PNG);
  gtk_widget_set_visible (self->page_group, kind != ALUR_EXPORT_CSV && kind != ALUR_EXPORT_HTML
                                                && kind != ALUR_EXPORT_BPMN
                                                && kind != ALUR_EXPORT_DRAWIO);
  gtk_widget_set_visible (self->flows_row, may_leave_out_flows (self));
  gtk_widget_set_visible (self->findings_row, kind != ALUR_EXPORT_CSV && kind != ALUR_EXPORT_BPMN);
  gtk_widget_set_sensitive (self->go,
                            self->job == NULL && self->printing == NULL && views->len > 0);
  gtk_widget_set_sensitive (self->form, self->job == NULL && self->printing == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->job != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->compared),
                          alur_view_choice_has (self->views, "comparison")
                              && alur_compared_choice_has_choice (self->compared));
  refresh_sheet (self);
  refresh_words (self);
}

/* A habit of the office, kept even when nothing is written now. */
static void
words_chosen_cb (AlurSopWording *words, const char *const *choices, AlurExportDialog *self)
{
  g_strfreev (self->sop_labels);
  self->sop_labels = g_strdupv ((char **) choices);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "sop-labels", choices);
  refresh_words (self);
}

static void
words_cb (AdwActionRow *row, AlurExportDialog *self)
{
  AlurSopWording *words = alur_sop_wording_new (
      GTK_WINDOW (self), (const char *const *) self->sop_labels, get_language (self));

  g_signal_connect_object (words, "chosen", G_CALLBACK (words_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (words));
}

static void
changed_cb (AdwComboRow *row, GParamSpec *pspec, AlurExportDialog *self)
{
  if (self->editor != NULL)
    alur_view_choice_set_kind (self->views, get_kind (self));
}

static void
views_changed_cb (AlurViewChoice *views, AlurExportDialog *self)
{
  refresh (self);
}

static void
set_items (AdwComboRow *row, GtkStringList *names, guint selected)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

static const char *
get_stage_name (const AlurElement *stage)
{
  const char *name = alur_element_get_name (stage);

  if (name != NULL && name[0] != '\0')
    return name;
  return alur_tr (NULL, alur_stage_words[alur_element_get_word (stage, ALUR_STAGE_KIND)].label);
}

static void
list_stages (AlurExportDialog *self)
{
  AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    if (stage == alur_editor_get_stage (self->editor))
      selected = self->stage_ids->len;
    g_ptr_array_add (self->stage_ids, g_strdup (alur_element_get_id (stage)));
    gtk_string_list_append (names, get_stage_name (stage));
  }
  set_items (self->stages, names, selected);
}

static const char *
get_stage_id (AlurExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->stages);

  return selected < self->stage_ids->len ? g_ptr_array_index (self->stage_ids, selected) : NULL;
}

static void
list_procedures (AlurExportDialog *self)
{
  AlurElement *stage
      = alur_document_get_stage (alur_editor_get_document (self->editor), get_stage_id (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->procedure_ids, 0);
  /* Translators: all procedures are exported, not one. */
  gtk_string_list_append (names, alur_tr (NULL, N_ ("All procedures")));
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    g_ptr_array_add (self->procedure_ids, g_strdup (alur_element_get_id (procedure)));
    gtk_string_list_append (names, alur_shown_name (procedure));
  }
  set_items (self->procedures, names, 0);
}

static void
stage_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurExportDialog *self)
{
  if (self->procedure_ids != NULL && self->editor != NULL)
    list_procedures (self);
}

static void
list_functions (AlurExportDialog *self)
{
  AlurElement *functions = alur_document_get_functions (alur_editor_get_document (self->editor));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, alur_tr (NULL, N_ ("All functions together")));
  gtk_string_list_append (names, alur_tr (NULL, N_ ("A page for each function")));
  if (functions != NULL)
    {
      ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
      {
        g_ptr_array_add (self->function_ids, g_strdup (alur_element_get_id (function)));
        gtk_string_list_append (names, alur_shown_name (function));
        if (function == alur_editor_get_function (self->editor))
          selected = self->function_ids->len + 1;
      }
    }
  set_items (self->functions, names, selected);
}

static void
list_papers (AlurExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* A printer has no sheet as large as a drawing. */
  for (guint i = 0; i < (self->sheets != NULL ? ALUR_PAPER_FIT : ALUR_N_PAPERS); i++)
    gtk_string_list_append (names, alur_tr (NULL, alur_paper_get_size ((AlurPaper) i)->label));
  set_items (self->paper, names, ALUR_PAPER_A4);
}

static void
list_languages (AlurExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, alur_tr (NULL, N_ ("As the document")));
  gtk_string_list_append (names, alur_tr (NULL, N_ ("Indonesian")));
  gtk_string_list_append (names, alur_tr (NULL, N_ ("English")));
  set_items (self->language, names, 0);
}

static void
recall (AlurExportDialog *self)
{
  g_auto (GStrv) labels = NULL;
  g_autofree char *paper_name = NULL;
  g_autofree char *kind_name = NULL;
  AlurPaper paper = ALUR_PAPER_A4;

  if (self->settings == NULL)
    return;
  paper_name = g_settings_get_string (self->settings, "paper");
  kind_name = g_settings_get_string (self->settings, "export-format");
  labels = g_settings_get_strv (self->settings, "sop-labels");
  self->sop_labels = alur_sop_labels_keep_known ((const char *const *) labels);
  alur_paper_lookup (paper_name, &paper);
  if (self->sheets == NULL || paper != ALUR_PAPER_FIT)
    adw_combo_row_set_selected (self->paper, paper);
  if (self->sheets != NULL)
    return;
  for (guint i = 0; i < ALUR_N_EXPORTS; i++)
    if (g_str_equal (alur_export_kind_get_name ((AlurExportKind) i), kind_name))
      adw_combo_row_set_selected (self->kind, i);
  gtk_spin_button_set_value (self->dpi, g_settings_get_int (self->settings, "export-dpi"));
}

static void
remember (AlurExportDialog *self)
{
  guint paper = adw_combo_row_get_selected (self->paper);

  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "paper", alur_paper_get_size ((AlurPaper) paper)->name);
  if (self->sheets != NULL)
    return;
  g_settings_set_string (self->settings, "export-format",
                         alur_export_kind_get_name (get_kind (self)));
  g_settings_set_int (self->settings, "export-dpi", gtk_spin_button_get_value_as_int (self->dpi));
}

static void
fill_options (AlurExportDialog *self, AlurPaperworkOptions *options)
{
  guint procedure = adw_combo_row_get_selected (self->procedures);
  guint function = adw_combo_row_get_selected (self->functions);

  options->stage = get_stage_id (self);
  options->file = self->file;
  if (procedure > 0 && procedure <= self->procedure_ids->len)
    options->procedure = g_ptr_array_index (self->procedure_ids, procedure - 1);
  options->each_function = function == 1;
  if (function > 1 && function < self->function_ids->len + 2)
    options->function = g_ptr_array_index (self->function_ids, function - 2);
  /* The report compares the stages that it is about. */
  if (alur_view_choice_has (self->views, "comparison"))
    alur_compared_choice_fill (self->compared, options);
  if (may_leave_out_flows (self) && gtk_switch_get_active (self->flows))
    options->flow_kinds = alur_editor_get_flow_kinds (self->editor) | 1u << ALUR_FLOW_NONE;
  options->mark_findings = gtk_switch_get_active (self->findings);
  options->language = languages[adw_combo_row_get_selected (self->language)];
  options->sop_labels = (const char *const *) self->sop_labels;
  options->page.paper = (AlurPaper) adw_combo_row_get_selected (self->paper);
  options->page.orientation = (AlurPageOrientation) adw_combo_row_get_selected (self->orientation);
}

/* Where views are chosen one by one: what belongs to no document is in no complete work. */
static void
fill_what_if (AlurExportDialog *self, AlurPaperworkOptions *options)
{
  AlurWhatIf *what_if = alur_editor_get_what_if (self->editor);

  g_clear_pointer (&self->what_if, g_strfreev);
  if (options->views == NULL)
    return;
  self->what_if = alur_assumptions_dup_items (alur_what_if_get_assumptions (what_if),
                                              alur_editor_get_document (self->editor));
  options->what_if = (const char *const *) self->what_if;
}

static gboolean
poll_cb (gpointer data)
{
  AlurExportDialog *self = data;
  double fraction = alur_export_job_get_progress (self->job);

  if (fraction > 0)
    {
      gtk_progress_bar_set_fraction (self->progress, fraction);
      gtk_progress_bar_set_text (self->progress, alur_tr (NULL, N_ ("Writing the file…")));
    }
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
end_job (AlurExportDialog *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->job, alur_export_job_unref);
  g_clear_object (&self->cancellable);
}

/* What there is to say of the file. */
static void
tell_done (AlurExportDialog *self, const char *path, char **notes)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *done = g_strdup_printf (alur_tr (NULL, N_ ("Exported to “%s”.")), shown);

  g_signal_emit_by_name (self, "exported", done);
  for (guint i = 0; notes[i] != NULL; i++)
    g_signal_emit_by_name (self, "noted", notes[i]);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *reference = data;
  g_autoptr (AlurExportDialog) self = g_weak_ref_get (reference);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = alur_export_job_finish (result, &error);
  g_autoptr (AlurExportJob) job = NULL;

  g_weak_ref_clear (reference);
  g_free (reference);
  if (self == NULL || self->job == NULL) /* the dialog has gone */
    return;
  job = alur_export_job_ref (self->job);
  end_job (self);
  if (notes != NULL)
    {
      remember (self);
      tell_done (self, alur_export_job_get_path (job), notes);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  tell_trouble (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                          ? alur_tr (NULL, N_ ("The export was cancelled."))
                          : error->message);
  refresh (self);
}

/**
 * alur_export_dialog_write:
 * @self: the dialog
 * @path: the file; its ending may ask for another format than was chosen
 *
 * Writes what the dialog says. "exported" tells when it is there.
 *
 * Returns: whether it has begun
 */
gboolean
alur_export_dialog_write (AlurExportDialog *self, const char *path)
{
  AlurPaperworkOptions options = { 0 };
  AlurExportKind kind = get_kind (self);
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) views = NULL;
  GWeakRef *reference; /* a dialog that has gone with its window waits for nothing */
  gboolean all;

  if (self->job != NULL)
    return FALSE;
  if (alur_export_kind_of_path (path, &kind) && kind != get_kind (self))
    adw_combo_row_set_selected (self->kind, kind);
  views = alur_view_choice_list (self->views, &all);
  if (views->len == 0)
    {
      tell_trouble (self,
                    alur_tr (NULL, N_ ("None of the chosen views can be written in this format.")));
      return FALSE;
    }
  tell_trouble (self, NULL);
  fill_options (self, &options);
  g_ptr_array_add (views, NULL);
  options.views = all ? NULL : (const char *const *) views->pdata;
  fill_what_if (self, &options);
  whole = alur_export_dup_path (path, kind);
  self->job = alur_export_job_new (alur_editor_get_document (self->editor), &options, kind,
                                   gtk_spin_button_get_value (self->dpi), whole);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, alur_tr (NULL, N_ ("Laying out the pages…")));
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  refresh (self);
  reference = g_new (GWeakRef, 1);
  g_weak_ref_init (reference, self);
  alur_export_job_run (self->job, self->workers, self->cancellable, done_cb, reference);
  return TRUE;
}

static void
replace_cb (gpointer self, GFile *file)
{
  alur_export_dialog_write (self, g_file_peek_path (file));
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, AlurExportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) replaced = NULL;
  const char *path;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_peek_path (file) : NULL;
  if (file != NULL && path == NULL)
    tell_trouble (self, alur_tr (NULL, N_ ("This folder is not on this computer. Choose one "
                                           "that is.")));
  replaced = path != NULL ? alur_export_find_replaced (path, get_kind (self)) : NULL;
  if (replaced != NULL)
    alur_ask_replace (GTK_WINDOW (self), replaced, replace_cb, NULL, self);
  else if (path != NULL)
    alur_export_dialog_write (self, path);
  g_clear_object (&self->chooser);
}

/* --- Printing --------------------------------------------------------------------------------- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, AlurExportDialog *self)
{
  g_autoptr (GtkPrintOperation) printing = g_steal_pointer (&self->printing);
  g_autoptr (GError) error = NULL;
  const char *note = alur_print_get_note (operation);

  if (printing == NULL) /* the dialog has gone */
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    tell_trouble (self, error->message);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && !alur_print_was_previewed (operation))
    {
      remember (self);
      if (self->state_folder != NULL)
        alur_print_memory_keep (self->state_folder,
                                gtk_print_operation_get_print_settings (operation));
      if (note != NULL)
        g_signal_emit_by_name (self, "noted", note);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  else if (note != NULL)
    tell_trouble (self, note);
  refresh (self);
}

/**
 * alur_export_dialog_print:
 * @self: a dialog that prints
 *
 * Returns: (transfer full) (nullable): what prints as the dialog says; NULL: no view is chosen
 */
GtkPrintOperation *
alur_export_dialog_print (AlurExportDialog *self)
{
  AlurPaperworkOptions options = { 0 };
  GtkPrintOperation *operation;
  GtkPaperSize *sheet;
  gboolean all;
  g_autoptr (GPtrArray) views = alur_view_choice_list (self->views, &all);

  if (views->len == 0)
    return NULL;
  fill_options (self, &options);
  g_ptr_array_add (views, NULL);
  options.views = all ? NULL : (const char *const *) views->pdata;
  fill_what_if (self, &options);
  operation = alur_print_new (alur_editor_get_document (self->editor), &options, self->workers);
  sheet = alur_print_sheets_find (self->sheets, options.page.paper);
  if (sheet != NULL)
    alur_print_set_paper (operation, sheet);
  if (self->state_folder != NULL)
    alur_print_memory_restore (self->state_folder, operation);
  return operation;
}

static void
run_print (AlurExportDialog *self)
{
  tell_trouble (self, NULL);
  self->printing = alur_export_dialog_print (self);
  if (self->printing == NULL)
    return;
  gtk_print_operation_set_allow_async (self->printing, TRUE);
  g_signal_connect_object (self->printing, "done", G_CALLBACK (printed_cb), self, 0);
  refresh (self);
  gtk_print_operation_run (self->printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

static void
ask_for_file (AlurExportDialog *self)
{
  g_autofree char *name
      = alur_export_dup_name (alur_editor_get_document (self->editor), get_kind (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      alur_tr (NULL, N_ ("Export")), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
      alur_tr (NULL, N_ ("_Export")), alur_tr (NULL, N_ ("_Cancel")));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (self->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), self->folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (file_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
go_cb (GtkButton *button, AlurExportDialog *self)
{
  if (self->sheets != NULL)
    run_print (self);
  else
    ask_for_file (self);
}

/* While a file is written only that is given up, else the dialog is left. */
static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  AlurExportDialog *self = ALUR_EXPORT_DIALOG (window);

  if (self->job == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
cancel_cb (GtkButton *button, AlurExportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
alur_export_dialog_dispose (GObject *object)
{
  AlurExportDialog *self = ALUR_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_job (self);
  g_clear_object (&self->chooser);
  if (self->printing != NULL)
    g_signal_handlers_disconnect_by_data (self->printing, self);
  g_clear_object (&self->printing);
  if (self->sheets != NULL)
    g_signal_handlers_disconnect_by_data (self->sheets, self);
  g_clear_object (&self->sheets);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->workers, alur_workers_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->file, g_free);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->sop_labels, g_strfreev);
  g_clear_pointer (&self->what_if, g_strfreev);
  g_clear_pointer (&self->state_folder, g_free);
  g_clear_pointer (&self->stage_ids, g_ptr_array_unref);
  g_clear_pointer (&self->procedure_ids, g_ptr_array_unref);
  g_clear_pointer (&self->function_ids, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (alur_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, go);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, dpi);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, stages);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, procedures);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, functions);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, compared);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, flows_row);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, flows);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, findings_row);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, page_group);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, orientation);
  gtk_widget_class_bind_template_child (widget_class, AlurExportDialog, language);
}

static void
alur_export_dialog_class_init (AlurExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_export_dialog_dispose;
  g_type_ensure (ALUR_TYPE_COMPARED_CHOICE);
  g_type_ensure (ALUR_TYPE_VIEW_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, views_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * AlurExportDialog::exported:
   * @message: what to tell
   *
   * The file is there.
   */
  g_signal_new ("exported", ALUR_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AlurExportDialog::noted:
   * @message: what else to tell
   *
   * Something about the file should be known.
   */
  g_signal_new ("noted", ALUR_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alur_export_dialog_init (AlurExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stage_ids = g_ptr_array_new_with_free_func (g_free);
  self->procedure_ids = g_ptr_array_new_with_free_func (g_free);
  self->function_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

static void
set_up_rows (AlurExportDialog *self)
{
  AdwComboRow *const rows[] = { self->kind,  self->stages,      self->procedures, self->functions,
                                self->paper, self->orientation, self->language };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    alur_long_choice_set_up (rows[i]);
}

static void
set_up (AlurExportDialog *self, AlurEditor *editor, AlurWorkers *workers, GSettings *settings)
{
  self->editor = g_object_ref (editor);
  self->workers = alur_workers_ref (workers);
  g_set_object (&self->settings, settings);
  set_up_rows (self);
  list_stages (self);
  list_procedures (self);
  list_functions (self);
  alur_compared_choice_set_editor (self->compared, editor);
  list_papers (self);
  list_languages (self);
  recall (self);
  alur_view_choice_set_kind (self->views, get_kind (self));
}

/**
 * alur_export_dialog_new:
 * @parent: (nullable): the window that it stands over
 * @editor: the document, and what is shown of it
 * @workers: whose threads make the pages
 * @settings: (nullable): where paper and format are remembered
 *
 * Returns: (transfer none): the dialog, to be presented
 */
AlurExportDialog *
alur_export_dialog_new (GtkWindow *parent,
                        AlurEditor *editor,
                        AlurWorkers *workers,
                        GSettings *settings)
{
  AlurExportDialog *self = g_object_new (ALUR_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  set_up (self, editor, workers, settings);
  return self;
}

/* What is shown is what is printed, unless more is asked for. */
static void
choose_what_is_shown (AlurExportDialog *self)
{
  const AlurPaneTraits *shown = alur_editor_get_traits (self->editor);
  const AlurElement *procedure = alur_editor_get_procedure (self->editor);

  alur_view_choice_choose (self->views, shown->view);
  for (guint i = 0; procedure != NULL && i < self->procedure_ids->len; i++)
    if (shown->of_procedure
        && g_strcmp0 (g_ptr_array_index (self->procedure_ids, i), alur_element_get_id (procedure))
               == 0)
      adw_combo_row_set_selected (self->procedures, i + 1);
}

/**
 * alur_export_dialog_new_for_printing:
 * @parent: (nullable): the window that it stands over
 * @editor: the document, and what is shown of it
 * @workers: whose threads make the pages
 * @settings: (nullable): where the paper is remembered
 *
 * Returns: (transfer none): the dialog, to be presented; it goes on to the printer's own
 */
AlurExportDialog *
alur_export_dialog_new_for_printing (GtkWindow *parent,
                                     AlurEditor *editor,
                                     AlurWorkers *workers,
                                     GSettings *settings)
{
  AlurExportDialog *self = g_object_new (ALUR_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->sheets = alur_print_sheets_new ();
  gtk_window_set_title (GTK_WINDOW (self), alur_tr (NULL, N_ ("Print")));
  gtk_button_set_label (GTK_BUTTON (self->go), alur_tr (NULL, N_ ("_Print…")));
  gtk_widget_set_visible (self->kind_group, FALSE);
  set_up (self, editor, workers, settings);
  choose_what_is_shown (self);
  g_signal_connect_object (self->sheets, "changed", G_CALLBACK (refresh_sheet), self,
                           G_CONNECT_SWAPPED);
  alur_print_sheets_look (self->sheets);
  return self;
}

/**
 * alur_export_dialog_set_file:
 * @self: the dialog
 * @file: (nullable): the document's file
 *
 * Says what the title block of each page tells as the file, and beside which file others are
 * proposed to be written.
 */
void
alur_export_dialog_set_file (AlurExportDialog *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  g_free (self->file);
  self->file = name != NULL ? g_filename_display_name (name) : NULL;
  g_clear_object (&self->folder);
  self->folder = file != NULL ? g_file_get_parent (file) : NULL;
}

/**
 * alur_export_dialog_set_state_folder:
 * @self: a dialog that prints
 * @folder: alur_places_dup_state()
 *
 * Lets it propose how was printed last, and remember how is printed.
 */
void
alur_export_dialog_set_state_folder (AlurExportDialog *self, const char *folder)
{
  g_free (self->state_folder);
  self->state_folder = g_strdup (folder);
}

/**
 * alur_export_dialog_set_kind:
 * @self: the dialog
 * @kind: a format
 *
 * Chooses the format.
 */
void
alur_export_dialog_set_kind (AlurExportDialog *self, AlurExportKind kind)
{
  adw_combo_row_set_selected (self->kind, kind);
}

/**
 * alur_export_dialog_has_ended:
 *
 * Returns: whether nothing is being written now
 */
gboolean
alur_export_dialog_has_ended (AlurExportDialog *self)
{
  return self->job == NULL;
}
