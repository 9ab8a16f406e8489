/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is shown is a draft of what was said so far (alur-import-trial), so that nothing
 * here can say anything else than what will happen. */

#include "alur-import-dialog.h"

#include "alur-drawing-view.h"
#include "alur-grid-view.h"
#include "alur-import-columns.h"
#include "alur-import-notes.h"
#include "alur-import-sheet.h"
#include "alur-import-trial.h"
#include "alur-import-vanished.h"
#include "alur-language.h"
#include "alur-limits.h"
#include "alur-new-document.h"
#include "alur-short-choice.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"
#include "alur-text.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_HEADERS 20u  /* rows that may have the titles */
#define HEADER_LETTERS 32 /* of such a row */

/* px of the dialog in its window */
#define ROOM 90
#define LEAST_WIDTH 900
#define MOST_WIDTH 1600
#define LEAST_HEIGHT 600
#define MOST_HEIGHT 1000

struct _AlurImportDialog
{
  AdwWindow parent_instance;

  AlurEditor *editor; /* NULL: only a new document can be made */
  AlurImportTrial *trial;
  AlurImportSheet *sheet;
  guint64 state;         /* of the editor's document when it was copied */
  GPtrArray *procedures; /* ids of those that may be brought up to date */
  gboolean is_filling;
  gboolean goes_when_ready; /* somebody has said so, and a thread still works on it */
  gboolean has_opened;      /* what to look at first was chosen */

  AdwWindowTitle *title;
  GtkWidget *go;
  GtkSpinner *spinner;
  GtkDropDown *subject;
  GtkDropDown *header;
  GtkDropDown *separator;
  GtkDropDown *encoding;
  GtkWidget *target_label;
  GtkDropDown *target;
  GtkWidget *procedure_label;
  GtkDropDown *procedure;
  GtkWidget *name_label;
  GtkEditable *name;
  AlurImportColumns *columns;
  GtkStack *pages;
  AdwStatusPage *error;
  AlurGridView *table;
  GtkStack *results;
  AlurDrawingView *drawing;
  GtkLabel *drawing_words;
  GtkStackPage *notes_page;
  AlurImportNotes *notes;
  GtkStackPage *vanished_page;
  AlurImportVanished *vanished;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (AlurImportDialog, alur_import_dialog, ADW_TYPE_WINDOW)

/* In the order of the list. */
static const char separators[] = { ',', ';', '\t', '|' };

static AlurImportChoices *
get_choices (AlurImportDialog *self)
{
  return alur_import_trial_get_choices (self->trial);
}

static AlurImportDraft *
get_draft (AlurImportDialog *self)
{
  return alur_import_trial_get_draft (self->trial);
}

static gboolean
goes_into_document (AlurImportDialog *self)
{
  return self->editor != NULL && gtk_drop_down_get_selected (self->target) == 0;
}

/* --- What is said ----------------------------------------------------------------------------- */

static void
subject_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  if (self->trial == NULL || self->is_filling)
    return;
  get_choices (self)->subject
      = gtk_drop_down_get_selected (chooser) == 1 ? ALUR_TABLE_PROCEDURE : ALUR_TABLE_ORGANISATION;
  alur_import_trial_run (self->trial);
}

static void
header_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  if (self->trial == NULL || self->is_filling)
    return;
  get_choices (self)->header = (int) gtk_drop_down_get_selected (chooser) - 1;
  alur_import_trial_run (self->trial);
}

static void
separator_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->trial == NULL || self->is_filling || position >= G_N_ELEMENTS (separators))
    return;
  get_choices (self)->separator = separators[position];
  alur_import_trial_run (self->trial);
}

static void
encoding_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->trial == NULL || self->is_filling || position + 1 >= ALUR_N_ENCODINGS)
    return;
  get_choices (self)->encoding = position + 1;
  alur_import_trial_run (self->trial);
}

/* The document as it is now: what is open may not be touched by a thread. */
static void
take_target (AlurImportDialog *self)
{
  g_autoptr (GBytes) bytes = NULL;
  const AlurElement *stage;

  if (!goes_into_document (self))
    {
      g_autoptr (AlurDocument) document = alur_new_document_begin (NULL, NULL);

      bytes = alur_writer_write_bytes (document);
      alur_import_trial_set_target (self->trial, bytes, NULL);
      return;
    }
  bytes = alur_writer_write_bytes (alur_editor_get_document (self->editor));
  stage = alur_editor_get_stage (self->editor);
  self->state = alur_document_get_state (alur_editor_get_document (self->editor));
  alur_import_trial_set_target (self->trial, bytes, alur_element_get_id (stage));
}

/* Which procedure is filled: one of the list, or a new one of that name. */
static void
take_procedure (AlurImportDialog *self)
{
  guint position = gtk_drop_down_get_selected (self->procedure);
  gboolean is_new = !goes_into_document (self) || position == 0 || position > self->procedures->len;

  alur_import_choices_set_procedure (get_choices (self),
                                     is_new ? gtk_editable_get_text (self->name)
                                            : g_ptr_array_index (self->procedures, position - 1),
                                     is_new);
}

static void
target_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  if (self->trial == NULL || self->is_filling)
    return;
  take_target (self);
  take_procedure (self);
  alur_import_trial_run (self->trial);
}

static void
procedure_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurImportDialog *self)
{
  if (self->trial == NULL || self->is_filling)
    return;
  take_procedure (self);
  alur_import_trial_run (self->trial);
}

static void
name_cb (GtkEditable *name, AlurImportDialog *self)
{
  if (self->trial == NULL || self->is_filling)
    return;
  take_procedure (self);
  alur_import_trial_run (self->trial);
}

static void
holds_cb (AlurImportColumns *columns, guint column, guint holds, AlurImportDialog *self)
{
  if (get_draft (self) == NULL)
    return;
  alur_import_choices_set_holds (get_choices (self),
                                 alur_cells_get_separator (get_draft (self)->cells), column, holds);
  alur_import_trial_run (self->trial);
}

static void
edited_cb (AlurImportSheet *sheet, AlurImportDialog *self)
{
  alur_import_trial_run (self->trial);
}

static void
vanished_cb (AlurImportVanished *list, const char *id, gboolean goes, AlurImportDialog *self)
{
  const AlurImportDraft *draft = get_draft (self);

  for (guint i = 0; draft != NULL && i < draft->vanished->len; i++)
    {
      const AlurVanished *each = g_ptr_array_index (draft->vanished, i);

      if (*id == '\0' || g_str_equal (each->id, id))
        alur_import_choices_set_removed (get_choices (self), each->id, goes);
    }
  alur_import_trial_run (self->trial);
}

/* --- What is looked at ------------------------------------------------------------------------ */

static void
show_place (AlurImportDialog *self, guint number, guint column)
{
  guint row;

  if (!alur_import_sheet_find_place (self->sheet, number, column, &row, &column))
    return;
  alur_grid_view_focus_cell (self->table, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
note_shown_cb (AlurImportNotes *notes, guint row, guint column, AlurImportDialog *self)
{
  show_place (self, row, column);
}

static void
column_shown_cb (AlurImportColumns *columns, guint column, AlurImportDialog *self)
{
  show_place (self, 0, column + 1);
}

static void
zoom_in_cb (GtkButton *button, AlurImportDialog *self)
{
  alur_drawing_view_zoom_by_step (self->drawing, 1);
}

static void
zoom_out_cb (GtkButton *button, AlurImportDialog *self)
{
  alur_drawing_view_zoom_by_step (self->drawing, -1);
}

static void
zoom_fit_cb (GtkButton *button, AlurImportDialog *self)
{
  alur_drawing_view_zoom_to_fit (self->drawing);
}

/* --- Filling ---------------------------------------------------------------------------------- */

/* "Row 2: No, Kegiatan, Pelaksana, …" */
static char *
dup_header (const AlurCells *cells, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    {
      const char *cell = alur_cells_get (cells, row, column);

      if (*cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", cell);
      if (g_utf8_strlen (text->str, (gssize) text->len) > HEADER_LETTERS)
        {
          g_string_truncate (
              text, (gsize) (g_utf8_offset_to_pointer (text->str, HEADER_LETTERS) - text->str));
          g_string_append (text, "…");
          break;
        }
    }
  /* Translators: a row of a table, and how it begins. */
  return g_strdup_printf (alur_tr (NULL, N_ ("Row %u: %s")), alur_cells_get_number (cells, row),
                          text->str);
}

static void
set_choices (GtkDropDown *chooser, GPtrArray *texts)
{
  GListModel *model = gtk_drop_down_get_model (chooser);
  gboolean same = model != NULL && g_list_model_get_n_items (model) == texts->len;
  g_autoptr (GtkStringList) list = NULL;

  for (guint i = 0; same && i < texts->len; i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                        g_ptr_array_index (texts, i));
  if (same)
    return;
  list = gtk_string_list_new (NULL);
  for (guint i = 0; i < texts->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (texts, i));
  gtk_drop_down_set_model (chooser, G_LIST_MODEL (list));
}

static void
fill_header (AlurImportDialog *self, const AlurImportDraft *draft)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_rows = MIN (alur_cells_get_n_rows (draft->cells), MOST_HEADERS);

  n_rows = MAX (n_rows, (guint) (draft->columns->header + 1));
  g_ptr_array_add (texts, g_strdup (alur_tr (NULL, N_ ("There are none"))));
  for (guint row = 0; row < n_rows; row++)
    g_ptr_array_add (texts, dup_header (draft->cells, row));
  set_choices (self->header, texts);
  gtk_drop_down_set_selected (self->header, (guint) (draft->columns->header + 1));
}

static void
fill_settings (AlurImportDialog *self, const AlurImportDraft *draft)
{
  gboolean is_procedure = draft->columns->subject == ALUR_TABLE_PROCEDURE;
  gboolean may_choose = is_procedure && goes_into_document (self) && self->procedures->len > 0;
  gboolean is_new = is_procedure && get_choices (self)->new_procedure;
  char separator = alur_cells_get_separator (draft->cells);

  gtk_drop_down_set_selected (self->subject, is_procedure ? 1 : 0);
  fill_header (self, draft);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == separator)
      gtk_drop_down_set_selected (self->separator, i);
  gtk_drop_down_set_selected (self->encoding, alur_cells_get_encoding (draft->cells) - 1);
  gtk_widget_set_visible (self->procedure_label, may_choose);
  gtk_widget_set_visible (GTK_WIDGET (self->procedure), may_choose);
  gtk_widget_set_visible (self->name_label, is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->name), is_new);
}

static char *
dup_problems (const AlurNotes *notes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (AlurNoteKind kind = 0; kind < ALUR_N_NOTE_KINDS; kind++)
    {
      guint n = alur_notes_count (notes, kind);
      g_autofree char *count = n > 0 ? alur_note_kind_dup_count (kind, n) : NULL;

      if (count != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_summary (AlurImportDialog *self, const AlurImportDraft *draft)
{
  g_autofree char *counts = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "error");
  if (draft == NULL || draft->refusal != NULL)
    {
      gtk_label_set_text (self->summary, draft != NULL ? draft->refusal : "");
      gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
      return;
    }
  counts = alur_import_report_dup_counts (draft->report);
  changes = alur_import_report_dup_changes (draft->report);
  problems = dup_problems (draft->notes);
  if (*problems != '\0')
    /* Translators: what a table has, what changes by it, and what there is to say about it. */
    text = g_strdup_printf (alur_tr (NULL, N_ ("In the table: %s. In the document: %s. To be "
                                               "looked at: %s.")),
                            counts, changes, problems);
  else
    text = g_strdup_printf (alur_tr (NULL, N_ ("In the table: %s. In the document: %s.")), counts,
                            changes);
  gtk_label_set_text (self->summary, text);
}

static void
set_page_title (GtkStackPage *page, const char *title, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s (%u)", title, n) : g_strdup (title);

  gtk_stack_page_set_title (page, text);
}

static void
fill_results (AlurImportDialog *self, AlurImportDraft *draft)
{
  guint n_vanished = draft != NULL ? draft->vanished->len : 0;
  guint n = 0;

  for (AlurNoteKind kind = 0; draft != NULL && kind < ALUR_N_NOTE_KINDS; kind++)
    n += alur_notes_count (draft->notes, kind);
  set_page_title (self->notes_page, alur_tr (NULL, N_ ("Problems and guesses")), n);
  alur_import_notes_set_draft (self->notes, draft);
  set_page_title (self->vanished_page, alur_tr (NULL, N_ ("No longer in the table")), n_vanished);
  gtk_stack_page_set_visible (self->vanished_page, n_vanished > 0);
  alur_import_vanished_set_draft (self->vanished, draft);
}

static const char *
get_drawing_words (AlurImportDialog *self, const AlurImportDraft *draft, AlurScene *scene)
{
  if (scene != NULL)
    return "";
  if (draft != NULL && draft->refusal != NULL)
    return draft->refusal;
  if (alur_import_trial_is_too_large_to_draw (self->trial))
    return alur_tr (NULL, N_ ("This is too much to be shown here. It will be in the document."));
  if (alur_import_trial_is_drawing (self->trial) || alur_import_trial_is_busy (self->trial))
    return alur_tr (NULL, N_ ("The drawing is being made …"));
  return alur_tr (NULL, N_ ("There is nothing to draw."));
}

static void
fill_drawing (AlurImportDialog *self, const AlurImportDraft *draft)
{
  AlurScene *scene = alur_import_trial_get_scene (self->trial);
  const char *words = get_drawing_words (self, draft, scene);
  g_autofree char *counts = draft != NULL && draft->report != NULL
                                ? alur_import_report_dup_counts (draft->report)
                                : NULL;

  alur_drawing_view_set_scene (self->drawing, scene);
  /* Translators: a drawing that comes of a table; %s counts what it shows. */
  if (counts != NULL)
    {
      g_autofree char *label
          = g_strdup_printf (alur_tr (NULL, N_ ("What comes of the table: %s")), counts);

      alur_drawing_view_set_words (self->drawing, label);
    }
  gtk_label_set_text (self->drawing_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->drawing_words), *words != '\0');
}

static void
refresh (AlurImportDialog *self)
{
  AlurImportDraft *draft = get_draft (self);
  const char *error = alur_import_trial_get_error (self->trial);

  self->is_filling = TRUE;
  gtk_spinner_set_spinning (self->spinner,
                            alur_import_trial_is_busy (self->trial) || self->goes_when_ready);
  if (draft != NULL)
    fill_settings (self, draft);
  alur_import_columns_set_draft (self->columns, draft);
  alur_import_sheet_set_draft (self->sheet, draft);
  fill_results (self, draft);
  fill_drawing (self, draft);
  fill_summary (self, draft);
  if (error != NULL)
    adw_status_page_set_description (self->error, error);
  gtk_stack_set_visible_child_name (self->pages, error != NULL   ? "error"
                                                 : draft != NULL ? "table"
                                                                 : "wait");
  /* What is not tried yet is imported once it is. */
  gtk_widget_set_sensitive (self->go, draft != NULL && draft->refusal == NULL);
  self->is_filling = FALSE;
}

/* --- Importing -------------------------------------------------------------------------------- */

static char *
dup_message (const AlurImportReport *report)
{
  g_autofree char *counts = alur_import_report_dup_counts (report);
  g_autofree char *changes = alur_import_report_dup_changes (report);

  /* Translators: what was imported from a table, and what changed by it. */
  return g_strdup_printf (alur_tr (NULL, N_ ("Imported: %s (%s)")), counts, changes);
}

static void
import_into_document (AlurImportDialog *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *stage = alur_editor_get_stage (self->editor);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = NULL;
  g_autofree char *message = NULL;
  g_autofree char *excess = NULL;

  if (alur_document_in_transaction (document))
    return;
  if (alur_document_get_state (document) != self->state)
    {
      take_target (self);
      alur_import_trial_run (self->trial);
      return;
    }
  alur_document_begin (document, alur_tr (NULL, N_ ("Import a table")));
  report = alur_import_draft_run (get_draft (self), get_choices (self), document, stage, notes);
  excess = alur_limits_complain (document);
  if (excess != NULL)
    {
      alur_document_rollback (document);
      alur_window_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), excess,
                         FALSE);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!alur_document_commit (document))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  /* What came in is not being made: what it lacks is told. */
  alur_editor_check (self->editor);
  alur_selection_clear (alur_editor_get_selection (self->editor));
  if (report->procedure != NULL)
    alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, report->procedure);
  else
    alur_editor_show (self->editor, ALUR_PANE_ORGANISATION, NULL);
  message = dup_message (report);
  g_signal_emit_by_name (self, "imported", message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
make_document (AlurImportDialog *self)
{
  g_autofree char *message = dup_message (get_draft (self)->report);

  g_signal_emit_by_name (self, "made", get_draft (self)->document, message);
  gtk_window_close (GTK_WINDOW (self));
}

/* A document that a thread still draws can't be handed over. */
static void
go (AlurImportDialog *self)
{
  self->goes_when_ready
      = alur_import_trial_is_busy (self->trial)
        || (!goes_into_document (self) && alur_import_trial_is_drawing (self->trial));
  gtk_spinner_set_spinning (self->spinner, self->goes_when_ready);
  if (self->goes_when_ready || !alur_import_dialog_is_ready (self))
    return;
  if (goes_into_document (self))
    import_into_document (self);
  else
    make_document (self);
}

static void
go_cb (GtkButton *button, AlurImportDialog *self)
{
  /* A key presses it while a cell is being typed into, too. */
  if (alur_grid_view_finish_editing (self->table))
    go (self);
}

static void
trial_changed_cb (AlurImportTrial *trial, AlurImportDialog *self)
{
  refresh (self);
  if (self->goes_when_ready)
    go (self);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
alur_import_dialog_dispose (GObject *object)
{
  AlurImportDialog *self = ALUR_IMPORT_DIALOG (object);

  self->is_filling = TRUE;
  if (self->table != NULL)
    alur_grid_view_set_grid (self->table, NULL);
  if (self->trial != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->trial, self);
      alur_import_trial_end (self->trial);
    }
  g_clear_object (&self->sheet);
  g_clear_object (&self->trial);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->procedures, g_ptr_array_unref);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (alur_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, go);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, target_label);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, target);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, procedure_label);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, procedure);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, results);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, drawing);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, drawing_words);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, notes_page);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, vanished_page);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, vanished);
  gtk_widget_class_bind_template_child (widget_class, AlurImportDialog, summary);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, subject_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_bind_template_callback (widget_class, separator_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
  gtk_widget_class_bind_template_callback (widget_class, procedure_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, holds_cb);
  gtk_widget_class_bind_template_callback (widget_class, column_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, vanished_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
alur_import_dialog_class_init (AlurImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_import_dialog_dispose;
  g_type_ensure (ALUR_TYPE_DRAWING_VIEW);
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ALUR_TYPE_IMPORT_NOTES);
  g_type_ensure (ALUR_TYPE_IMPORT_VANISHED);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-import-dialog.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * AlurImportDialog::imported:
   * @message: what was done
   */
  g_signal_new ("imported", ALUR_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AlurImportDialog::made:
   * @document: has the table, and was empty before that
   * @message: what was done
   */
  g_signal_new ("made", ALUR_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, ALUR_TYPE_DOCUMENT, G_TYPE_STRING);
}

static void
alur_import_dialog_init (AlurImportDialog *self)
{
  GtkDropDown *choosers[6];

  self->procedures = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  choosers[0] = self->subject;
  choosers[1] = self->header;
  choosers[2] = self->separator;
  choosers[3] = self->encoding;
  choosers[4] = self->target;
  choosers[5] = self->procedure;
  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    {
      alur_short_choice_set_up (choosers[i]);
      alur_spoken_set_up_drop_down (choosers[i]);
      alur_tooltip_add_chosen (choosers[i]);
    }
  alur_grid_view_set_title (self->table, alur_tr (NULL, N_ ("Table")));
}

static void
list_targets (AlurImportDialog *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_set_visible (self->target_label, self->editor != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->target), self->editor != NULL);
  if (self->editor == NULL)
    return;
  /* Translators: where a table goes to; %s is a stage of the document. */
  g_ptr_array_add (texts, g_strdup_printf (alur_tr (NULL, N_ ("This document, “%s”")),
                                           alur_shown_name (alur_editor_get_stage (self->editor))));
  g_ptr_array_add (texts, g_strdup (alur_tr (NULL, N_ ("A new document"))));
  set_choices (self->target, texts);
}

/* The one that is called like the file is most probably meant. */
static void
list_procedures (AlurImportDialog *self, const char *name)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  g_ptr_array_add (texts, g_strdup (alur_tr (NULL, N_ ("A new one"))));
  if (self->editor != NULL)
    {
      ALUR_FOREACH (procedure, alur_editor_get_stage (self->editor), ALUR_KIND_PROCEDURE)
      {
        g_ptr_array_add (self->procedures, g_strdup (alur_element_get_id (procedure)));
        g_ptr_array_add (texts, g_strdup (alur_shown_name (procedure)));
        if (chosen == 0 && alur_text_same (alur_element_get_name (procedure), name))
          chosen = self->procedures->len;
      }
    }
  set_choices (self->procedure, texts);
  gtk_drop_down_set_selected (self->procedure, chosen);
}

static char *
dup_procedure_name (const char *file)
{
  char *name = g_strdup (file != NULL ? file : "");
  char *end = strrchr (name, '.');

  if (end != NULL && end > name)
    *end = '\0';
  return name;
}

/**
 * alur_import_dialog_new:
 * @parent: (nullable): the window that it stands over
 * @editor: (nullable): the document, and the stage of it, that the table can go into
 * @workers: whose threads try it
 * @bytes: a table
 * @name: (nullable): what its file is called; %NULL: it was pasted
 *
 * Returns: (transfer none): the dialog, to be presented
 */
AlurImportDialog *
alur_import_dialog_new (
    GtkWindow *parent, AlurEditor *editor, AlurWorkers *workers, GBytes *bytes, const char *name)
{
  AlurImportDialog *self = g_object_new (ALUR_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  const char *title = name != NULL ? name : alur_tr (NULL, N_ ("Pasted table"));
  g_autofree char *procedure = dup_procedure_name (name);

  g_set_object (&self->editor, editor);
  adw_window_title_set_subtitle (self->title, title);
  self->is_filling = TRUE;
  list_targets (self);
  list_procedures (self, procedure);
  gtk_editable_set_text (self->name, procedure);
  self->is_filling = FALSE;
  self->trial = alur_import_trial_new (workers, bytes, title);
  self->sheet = alur_import_sheet_new (get_choices (self));
  alur_grid_view_set_grid (self->table, ALUR_GRID (self->sheet));
  g_signal_connect (self->sheet, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (self->trial, "changed", G_CALLBACK (trial_changed_cb), self);
  take_target (self);
  take_procedure (self);
  alur_import_trial_run (self->trial);
  return self;
}

/**
 * alur_import_dialog_is_ready:
 *
 * Returns: whether what is shown is what was said, and can be imported
 */
gboolean
alur_import_dialog_is_ready (AlurImportDialog *self)
{
  const AlurImportDraft *draft = get_draft (self);

  return draft != NULL && draft->refusal == NULL && !alur_import_trial_is_busy (self->trial);
}

/**
 * alur_import_dialog_is_busy:
 *
 * Returns: whether what comes of the table is still being tried, or drawn
 */
gboolean
alur_import_dialog_is_busy (AlurImportDialog *self)
{
  return alur_import_trial_is_busy (self->trial) || alur_import_trial_is_drawing (self->trial);
}

/* As large as its window lets it be, because tables are. */
static void
set_size (AlurImportDialog *self, GtkWidget *window)
{
  int width = gtk_widget_get_width (window) - ROOM;
  int height = gtk_widget_get_height (window) - ROOM;

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, LEAST_WIDTH, MOST_WIDTH),
                                 CLAMP (height, LEAST_HEIGHT, MOST_HEIGHT));
}

/* --- For a window ----------------------------------------------------------------------------- */

static void
imported_cb (AlurImportDialog *dialog, const char *message, AlurWindow *window)
{
  alur_window_toast (GTK_WIDGET (window), message, TRUE);
}

/* A table of a procedure has made one: that is what people want to see. */
static void
show_procedure (AlurEditor *editor)
{
  AlurElement *procedure = alur_element_first (alur_editor_get_stage (editor), ALUR_KIND_PROCEDURE);

  if (procedure != NULL)
    alur_editor_show (editor, ALUR_PANE_PROCEDURE, procedure);
}

/* The session begins with the empty document, so that it knows that there is something to lose. */
static void
made_cb (AlurImportDialog *dialog, AlurDocument *document, const char *message, AlurWindow *window)
{
  AlurWindow *where = window;

  if (alur_window_get_editor (window) != NULL || alur_window_get_file (window) != NULL)
    where = alur_window_new (alur_window_get_alur_application (window));
  alur_document_undo (document);
  alur_window_set_document (where, document);
  alur_document_redo (document);
  show_procedure (alur_window_get_editor (where));
  gtk_window_present (GTK_WINDOW (where));
  alur_window_toast (GTK_WIDGET (where), message, TRUE);
}

/**
 * alur_import_dialog_present:
 * @window: a window, with a document or with the start page
 * @bytes: a table
 * @name: (nullable): what its file is called; %NULL: it was pasted
 *
 * Asks how the table is to be taken over, and does that: into the stage that @window shows, or into
 * a new document, which gets a window of its own unless @window shows the start page.
 */
void
alur_import_dialog_present (AlurWindow *window, GBytes *bytes, const char *name)
{
  AlurApplication *application = alur_window_get_alur_application (window);
  AlurImportDialog *self
      = alur_import_dialog_new (GTK_WINDOW (window), alur_window_get_editor (window),
                                alur_application_get_workers (application), bytes, name);

  set_size (self, GTK_WIDGET (window));
  g_signal_connect_object (self, "imported", G_CALLBACK (imported_cb), window, 0);
  g_signal_connect_object (self, "made", G_CALLBACK (made_cb), window, 0);
  gtk_window_present (GTK_WINDOW (self));
}
