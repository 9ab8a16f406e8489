/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window and the file of its document: opening, saving, and what others do to the file. What is
 * done is the session's; here people are asked and told. */

#include "alur-window-private.h"

#include "alur-error.h"
#include "alur-file-memory.h"
#include "alur-language.h"
#include "alur-places.h"
#include "alur-replace-question.h"

#include <glib/gi18n-lib.h>

#define EXTENSION ".alur"
#define MEDIA_TYPE "application/vnd.alur+xml"

enum
{
  RESPONSE_RELOAD = 1,
  RESPONSE_KEEP_MINE,
  RESPONSE_SAVE_AS
};

void
alur_window_tell (AlurWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close",
                                   alur_tr (NULL, N_ ("Close")));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * alur_window_forget_reading: (skip)
 * @reading: what reads a file for the window, or NULL
 *
 * Nobody waits for it any more.
 */
void
alur_window_forget_reading (GCancellable **reading)
{
  if (*reading != NULL)
    g_cancellable_cancel (*reading);
  g_clear_object (reading);
}

/**
 * alur_window_dup_file_name: (skip)
 *
 * Returns: (transfer full): what people know @file by
 */
char *
alur_window_dup_file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/**
 * alur_window_dup_title: (skip)
 *
 * Returns: (transfer full): the title of the document, marked when closing would lose something
 */
char *
alur_window_dup_title (AlurWindow *self)
{
  g_autofree char *title = alur_session_dup_title (self->session);

  /* Translators: the title of a document that has changes which are not saved. */
  return alur_session_get_modified (self->session)
             ? g_strdup_printf (alur_tr (NULL, N_ ("• %s")), title)
             : g_steal_pointer (&title);
}

/* Remembers how the document is looked at. */
void
alur_window_remember (AlurWindow *self)
{
  GFile *file = self->session != NULL ? alur_session_get_file (self->session) : NULL;
  g_auto (AlurFileLook) look = { 0 };
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->editor == NULL)
    return;
  alur_workbench_take_look (alur_window_get_workbench (self), &look);
  alur_file_memory_keep (
      alur_application_get_state_folder (alur_window_get_alur_application (self)), path,
      self->editor, &look);
}

/* The part of the drawing that was shown, once there is room for it. */
static gboolean
restore_cb (GtkWidget *widget, GdkFrameClock *clock, void *data)
{
  AlurWindow *self = ALUR_WINDOW (widget);
  AlurCanvas *canvas;

  if (self->editor == NULL)
    return G_SOURCE_REMOVE;
  canvas = alur_workbench_get_canvas (alur_window_get_workbench (self));
  if (alur_canvas_get_viewport (canvas)->size.width < 1)
    return G_SOURCE_CONTINUE;
  alur_canvas_set_view (canvas, self->restored_scale, self->restored_center);
  return G_SOURCE_REMOVE;
}

static void
restore (AlurWindow *self)
{
  GFile *file = alur_session_get_file (self->session);
  g_auto (AlurFileLook) look = { 0 };
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL
      || !alur_file_memory_restore (
          alur_application_get_state_folder (alur_window_get_alur_application (self)), path,
          self->editor, &look))
    return;
  alur_workbench_set_look (alur_window_get_workbench (self), &look);
  self->restored_scale = look.scale;
  self->restored_center = look.center;
  if (look.has_place)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_cb, NULL, NULL);
}

static void
document_cb (AlurSession *session, GParamSpec *spec, AlurWindow *self)
{
  /* The same file is read again: what it was compared with is not, nor what was tried out. */
  g_autoptr (AlurEditor) before
      = spec != NULL && self->editor != NULL ? g_object_ref (self->editor) : NULL;

  alur_window_show_document (self, alur_session_get_document (session));
  restore (self);
  if (before == NULL || self->editor == NULL)
    return;
  alur_editor_take_other_document (self->editor, before);
  alur_what_if_take (alur_editor_get_what_if (self->editor), alur_editor_get_what_if (before));
}

static void
file_cb (AlurSession *session, GParamSpec *spec, AlurWindow *self)
{
  alur_application_documents_changed (alur_window_get_alur_application (self));
  alur_window_changed (self);
}

static void
state_cb (AlurSession *session, GParamSpec *spec, AlurWindow *self)
{
  alur_window_changed (self);
}

/* Several at once become one dialog. */
static void
warning_cb (AlurSession *session, const char *sentence, AlurWindow *self)
{
  if (self->warning != NULL)
    {
      g_autofree char *both = g_strconcat (
          adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (self->warning)), "\n", sentence, NULL);

      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self->warning), both);
      return;
    }
  self->warning
      = adw_message_dialog_new (GTK_WINDOW (self), alur_tr (NULL, N_ ("Please Note")), sentence);
  g_object_add_weak_pointer (G_OBJECT (self->warning), (gpointer *) &self->warning);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->warning), "close",
                                   alur_tr (NULL, N_ ("Close")));
  gtk_window_present (GTK_WINDOW (self->warning));
}

/* What others have done to the file. */
static void
fate_cb (AlurSession *session, GParamSpec *spec, AlurWindow *self)
{
  AlurFileFate fate = alur_session_get_fate (session);
  GFile *file = alur_session_get_file (session);
  g_autofree char *name = file != NULL ? alur_window_dup_file_name (file) : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      fate == ALUR_FILE_GONE
          ? alur_tr (NULL, N_ ("“%s” has been moved or deleted. Save to write it again."))
          : alur_tr (NULL, N_ ("“%s” has been changed by another program or another person.")),
      name);

  gtk_label_set_text (self->banner_text, text);
  gtk_widget_set_visible (self->banner_reload, fate == ALUR_FILE_CHANGED);
  gtk_widget_set_visible (self->banner_keep, fate == ALUR_FILE_CHANGED);
  gtk_info_bar_set_revealed (self->banner, fate != ALUR_FILE_SAME);
}

/**
 * alur_window_set_session: (skip)
 * @session: (nullable): what the window is about; %NULL for the start page
 */
void
alur_window_set_session (AlurWindow *self, AlurSession *session)
{
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      /* Whoever came here has decided. */
      alur_session_close (self->session);
    }
  g_set_object (&self->session, session);
  g_clear_object (&self->opening);
  gtk_info_bar_set_revealed (self->banner, FALSE);
  if (session == NULL)
    {
      alur_window_show_document (self, NULL);
      return;
    }
  g_signal_connect (session, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect (session, "notify::modified", G_CALLBACK (state_cb), self);
  g_signal_connect (session, "notify::busy", G_CALLBACK (state_cb), self);
  g_signal_connect (session, "notify::file", G_CALLBACK (file_cb), self);
  g_signal_connect (session, "notify::fate", G_CALLBACK (fate_cb), self);
  g_signal_connect (session, "warning", G_CALLBACK (warning_cb), self);
  if (alur_session_get_document (session) != NULL)
    document_cb (session, NULL, self);
}

static AlurSession *
make_session (AlurWindow *self)
{
  AlurApplication *application = alur_window_get_alur_application (self);

  return alur_session_new (alur_application_get_state_folder (application),
                           alur_application_get_workers (application));
}

static void
note_recent (AlurWindow *self)
{
  GtkRecentData data = { .mime_type = (char *) MEDIA_TYPE,
                         .app_name = (char *) "Alur",
                         .app_exec = (char *) "alur %u" };
  g_autofree char *uri = g_file_get_uri (alur_session_get_file (self->session));

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Reading has ended: what could not be read leaves the start page. */
static gboolean
finish_reading (AlurWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (alur_session_finish (self->session, result, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    alur_window_tell (self, alur_tr (NULL, N_ ("The Document Cannot Be Opened")), error->message);
  if (alur_session_get_document (self->session) == NULL)
    alur_window_set_session (self, NULL);
  return FALSE;
}

/* A window that is closed while a document is read for it goes at once: who reads does not hold it.
 */
static GWeakRef *
hold_weakly (AlurWindow *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

/* NULL: it has been closed. */
static AlurWindow *
take_hold (GWeakRef *weak)
{
  AlurWindow *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
opened_cb (GObject *source, GAsyncResult *result, void *data)
{
  g_autoptr (AlurWindow) self = take_hold (data);

  if (self == NULL || self->session != ALUR_SESSION (source))
    return;
  g_clear_object (&self->opening);
  if (finish_reading (self, result))
    note_recent (self);
}

/* Whether @file is shown in the window, or will be. */
static gboolean
has_file (AlurWindow *window, GFile *file)
{
  return (window->session != NULL && alur_session_has_file (window->session, file))
         || (window->opening != NULL && alur_file_is_same (window->opening, file));
}

/* The window of @self's program that shows @file, or NULL. */
static AlurWindow *
find_window (AlurApplication *application, GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (application)); item != NULL;
       item = item->next)
    {
      AlurWindow *window = ALUR_IS_WINDOW (item->data) ? item->data : NULL;

      if (window != NULL && has_file (window, file))
        return window;
    }
  return NULL;
}

static gboolean
prepare_cb (gpointer data)
{
  AlurWindow *self = data;

  self->prepare = 0;
  alur_window_get_workbench (self);
  return G_SOURCE_REMOVE;
}

/* While the document is read there is time to make what will show it. */
static void
prepare_later (AlurWindow *self)
{
  if (self->prepare == 0 && self->workbench == NULL)
    self->prepare = g_idle_add (prepare_cb, self);
}

/**
 * alur_window_open:
 * @self: a window
 * @file: a document
 *
 * Shows @file: in the window that has it already, else in this one if it has nothing, else in
 * another. What can't be read is told.
 */
void
alur_window_open (AlurWindow *self, GFile *file)
{
  AlurApplication *application = alur_window_get_alur_application (self);
  AlurWindow *window = find_window (application, file);
  g_autoptr (AlurSession) session = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = self->session == NULL ? self : alur_window_new (application);
  session = make_session (window);
  alur_window_set_session (window, session);
  g_set_object (&window->opening, file);
  gtk_window_present (GTK_WINDOW (window));
  alur_session_open_async (session, file, opened_cb, hold_weakly (window));
  prepare_later (window);
}

/**
 * alur_window_set_document:
 * @self: a window
 * @document: (nullable): a new document, which belongs to no file yet; %NULL: the start page
 *
 * What the window has had before goes without being asked for.
 */
void
alur_window_set_document (AlurWindow *self, AlurDocument *document)
{
  g_autoptr (AlurSession) session = NULL;

  if (document != NULL)
    {
      session = make_session (self);
      alur_session_start (session, document);
    }
  alur_window_set_session (self, session);
}

typedef struct
{
  GWeakRef *window;
  AlurJournalFound *found;
} Recovery;

static void
recovered_cb (GObject *source, GAsyncResult *result, void *data)
{
  Recovery *recovery = data;
  g_autoptr (AlurWindow) self = take_hold (recovery->window);

  if (self != NULL && self->session == ALUR_SESSION (source))
    {
      finish_reading (self, result);
      if (self->session != NULL)
        fate_cb (self->session, NULL, self);
    }
  alur_journal_found_free (recovery->found);
  g_free (recovery);
}

/**
 * alur_window_recover:
 * @self: a window
 * @found: (transfer full): what a killed program has left
 *
 * Shows the document in @found, in this window if it has nothing, else in another.
 */
void
alur_window_recover (AlurWindow *self, AlurJournalFound *found)
{
  AlurWindow *window
      = self->session == NULL ? self : alur_window_new (alur_window_get_alur_application (self));
  g_autoptr (AlurSession) session = make_session (window);
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->window = hold_weakly (window);
  recovery->found = found;
  alur_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  alur_session_recover_async (session, found, recovered_cb, recovery);
}

/* Saving */

static void save_as (AlurWindow *self);
static void save (AlurWindow *self);

/* Somebody thought better of closing, or it can't be. */
void
alur_window_stay (AlurWindow *self)
{
  self->closes_when_saved = FALSE;
  self->closes_with_program = FALSE;
}

/* Whether what comes of work in a thread is still of use: neither has the window gone meanwhile nor
 * is it about something else. */
static gboolean
is_about (AlurWindow *self, gpointer session)
{
  return self->session == session && gtk_window_get_application (GTK_WINDOW (self)) != NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, void *data)
{
  g_autoptr (AlurWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean closes = self->closes_when_saved;
  gboolean saves_again = self->saves_again;

  self->closes_when_saved = FALSE;
  self->saves_again = FALSE;
  self->is_saving = FALSE;
  if (!is_about (self, source))
    return;
  if (alur_session_finish (self->session, result, &error))
    {
      note_recent (self);
      alur_window_remember (self);
      if (closes)
        gtk_window_close (GTK_WINDOW (self));
      else if (saves_again && alur_session_get_modified (self->session))
        save (self);
      else
        alur_window_toast (GTK_WIDGET (self), alur_tr (NULL, N_ ("Saved")), FALSE);
    }
  else
    {
      alur_window_stay (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
        alur_window_tell (self, alur_tr (NULL, N_ ("The Document Was Not Saved")), error->message);
    }
}

static gboolean
may_save (AlurWindow *self)
{
  return self->session != NULL && self->editor != NULL && !alur_session_get_busy (self->session)
         && !alur_document_in_transaction (alur_editor_get_document (self->editor));
}

static void
save_to (AlurWindow *self, GFile *file)
{
  AlurWindow *other
      = file != NULL ? find_window (alur_window_get_alur_application (self), file) : NULL;

  if (!may_save (self))
    return;
  if (other != NULL && other != self)
    {
      g_autofree char *name = alur_window_dup_file_name (file);
      g_autofree char *text = g_strdup_printf (
          alur_tr (NULL, N_ ("“%s” is open in another window. Close it there, or choose another "
                             "name.")),
          name);

      alur_window_stay (self);
      alur_window_tell (self, alur_tr (NULL, N_ ("The Document Was Not Saved")), text);
      return;
    }
  self->is_saving = TRUE;
  alur_editor_finish_stage (self->editor);
  alur_session_save_async (self->session, file, saved_cb, g_object_ref (self));
}

static void
save (AlurWindow *self)
{
  if (alur_session_get_file (self->session) == NULL || alur_session_get_read_only (self->session))
    save_as (self);
  else
    save_to (self, NULL);
}

/* Saves and closes then, unless it can't be saved. */
void
alur_window_save_and_close (AlurWindow *self)
{
  self->closes_when_saved = TRUE;
  if (may_save (self))
    save (self);
  else if (!alur_session_get_busy (self->session)) /* something is being dragged */
    alur_window_stay (self);
}

static void
stay_cb (gpointer self, GFile *file)
{
  alur_window_stay (self);
}

static void
replace_cb (gpointer self, GFile *file)
{
  save_to (self, file);
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, AlurWindow *self)
{
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *uri = chosen != NULL ? g_file_get_uri (chosen) : NULL;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || uri == NULL)
    {
      alur_window_stay (self);
      return;
    }
  if (!g_str_has_suffix (uri, EXTENSION) && !alur_places_is_given (g_file_peek_path (chosen)))
    {
      g_autofree char *extended = g_strconcat (uri, EXTENSION, NULL);
      g_autoptr (GFile) file = g_file_new_for_uri (extended);

      if (g_file_query_exists (file, NULL))
        alur_ask_replace (GTK_WINDOW (self), file, replace_cb, stay_cb, self);
      else
        save_to (self, file);
      return;
    }
  save_to (self, chosen);
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, alur_tr (NULL, N_ ("Alur documents")));
  gtk_file_filter_add_suffix (filter, "alur");
  return filter;
}

/* The chooser of the window, for files of any kind; whoever was asked before is not any more. */
void
alur_window_make_chooser (AlurWindow *self,
                          const char *title,
                          GtkFileChooserAction action,
                          const char *accept,
                          GCallback callback)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept,
                                               alur_tr (NULL, N_ ("_Cancel")));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, 0);
}

/* The same for documents. */
void
alur_window_show_chooser (AlurWindow *self,
                          const char *title,
                          GtkFileChooserAction action,
                          const char *accept,
                          GCallback callback)
{
  g_autoptr (GtkFileFilter) filter = make_filter ();

  alur_window_make_chooser (self, title, action, accept, callback);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
save_as (AlurWindow *self)
{
  GFile *file = alur_session_get_file (self->session);
  g_autofree char *name = alur_session_dup_file_name (self->session);

  alur_window_show_chooser (self, alur_tr (NULL, N_ ("Save As")), GTK_FILE_CHOOSER_ACTION_SAVE,
                            alur_tr (NULL, N_ ("_Save")), G_CALLBACK (place_chosen_cb));
  if (file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (self->chooser), file, NULL);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Opening */

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, AlurWindow *self)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_object (&self->chooser);
  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  alur_window_take_files (self, (GFile *const *) files->pdata, files->len);
}

/* What is no document but can be opened as one. */
static void
add_other_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, alur_tr (NULL, N_ ("Drawings in BPMN 2.0")));
  gtk_file_filter_add_suffix (filter, "bpmn");
  gtk_file_filter_add_suffix (filter, "bpmn2");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, void *data)
{
  AlurWindow *self = data;

  alur_window_show_chooser (self, alur_tr (NULL, N_ ("Open")), GTK_FILE_CHOOSER_ACTION_OPEN,
                            alur_tr (NULL, N_ ("_Open")), G_CALLBACK (file_chosen_cb));
  add_other_filter (GTK_FILE_CHOOSER (self->chooser));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, void *data)
{
  AlurWindow *self = data;

  /* What was edited while the file is being written is written after that. */
  if (self->is_saving)
    self->saves_again = TRUE;
  else if (may_save (self))
    save (self);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, void *data)
{
  if (may_save (data))
    save_as (data);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, void *data)
{
  g_autoptr (AlurWindow) self = data;
  gboolean closes = self->closes_when_saved;

  if (!is_about (self, source))
    return;
  self->closes_when_saved = FALSE;
  if (!finish_reading (self, result))
    alur_window_stay (self);
  else if (closes)
    gtk_window_close (GTK_WINDOW (self));
}

static void
reload (AlurWindow *self)
{
  alur_window_remember (self);
  alur_session_reload_async (self->session, reloaded_cb, g_object_ref (self));
}

static void
reload_response_cb (AdwMessageDialog *dialog, const char *response, AlurWindow *self)
{
  if (g_str_equal (response, "reload") && may_save (self))
    reload (self);
}

/* What is unsaved would be gone: that is asked, however one comes to it. */
static void
ask_reload (AlurWindow *self)
{
  GtkWidget *dialog;

  if (!may_save (self) || alur_session_get_file (self->session) == NULL)
    return;
  if (!alur_session_get_modified (self->session))
    {
      reload (self);
      return;
    }
  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), alur_tr (NULL, N_ ("Load the File Again?")),
      alur_tr (NULL, N_ ("What you have changed since it was last saved will be lost.")));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    alur_tr (NULL, N_ ("Cancel")), "reload",
                                    alur_tr (NULL, N_ ("Load Again")), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reload",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reload_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, void *data)
{
  ask_reload (data);
}

/* What can be done also on the start page comes first. */
#define N_ALWAYS 2u

static const GActionEntry actions[] = {
  { .name = "open", .activate = open_cb },
  { .name = "import", .activate = alur_window_import_cb },
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "reload", .activate = reload_cb },
};

/**
 * alur_window_banner_cb: (skip)
 *
 * What is to be done about a file that others have changed.
 */
void
alur_window_banner_cb (GtkInfoBar *banner, int response, AlurWindow *self)
{
  if (response == RESPONSE_RELOAD)
    ask_reload (self);
  else if (response == RESPONSE_KEEP_MINE)
    alur_session_keep_mine (self->session);
  else if (response == RESPONSE_SAVE_AS && may_save (self))
    save_as (self);
}

/**
 * alur_window_get_file:
 *
 * Returns: (transfer none) (nullable): the file of the document, or the one that is being opened;
 *   %NULL where there is none
 */
GFile *
alur_window_get_file (AlurWindow *self)
{
  GFile *file = self->session != NULL ? alur_session_get_file (self->session) : NULL;

  return file != NULL ? file : self->opening;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AlurWindow *self)
{
  const GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (const GSList *item = files; item != NULL; item = item->next)
    g_ptr_array_add (taken, item->data);
  alur_window_take_files (self, (GFile *const *) taken->pdata, taken->len);
  return files != NULL;
}

static void
active_cb (AlurWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    alur_session_look (self->session);
}

/**
 * alur_window_add_files: (skip)
 *
 * Makes what this file needs of a new window.
 */
void
alur_window_add_files (AlurWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  alur_window_refresh_files (self);
}

/**
 * alur_window_refresh_files: (skip)
 *
 * What can be done with the file now.
 */
void
alur_window_refresh_files (AlurWindow *self)
{
  gboolean idle
      = self->session != NULL && self->editor != NULL && !alur_session_get_busy (self->session);
  gboolean has_file = idle && alur_session_get_file (self->session) != NULL;

  for (guint i = N_ALWAYS; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);

      gboolean enabled = idle;

      if (g_str_equal (actions[i].name, "reload"))
        enabled = has_file;
      else if (g_str_equal (actions[i].name, "save"))
        enabled = idle || self->is_saving;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}
