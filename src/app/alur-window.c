/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window: its head, its pages, and what it shows of itself. What is done in it is elsewhere:
 * actions in alur-window-actions.c, the panes of a document in the workbench. */

#include "alur-window-private.h"

#include "alur-language.h"
#include "alur-reader.h"
#include "alur-refresh.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AlurWindow, alur_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
or_else (const char *text, const char *otherwise)
{
  return text != NULL && text[0] != '\0' ? text : otherwise;
}

static void
refresh_title (AlurWindow *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));

  adw_window_title_set_title (
      self->title,
      or_else (alur_element_get_text (root, ALUR_DOCUMENT_TITLE), alur_tr (NULL, N_ ("Untitled"))));
  adw_window_title_set_subtitle (self->title,
                                 or_else (alur_element_get_text (root, ALUR_DOCUMENT_AGENCY), ""));
}

static void
refresh (GtkWidget *widget)
{
  AlurWindow *self = ALUR_WINDOW (widget);

  if (self->editor != NULL)
    refresh_title (self);
  alur_window_refresh_actions (self);
}

static void
changed (AlurWindow *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
set_editor (AlurWindow *self, AlurEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  alur_workbench_set_editor (self->workbench, editor);
  if (editor != NULL)
    {
      g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
      g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
      g_signal_connect_swapped (alur_editor_get_selection (editor), "changed", G_CALLBACK (changed),
                                self);
    }
  gtk_stack_set_visible_child_name (self->pages, editor != NULL ? "work" : "start");
  changed (self);
}

static void
alur_window_dispose (GObject *object)
{
  AlurWindow *self = ALUR_WINDOW (object);

  if (self->workbench != NULL)
    set_editor (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WINDOW);
  G_OBJECT_CLASS (alur_window_parent_class)->dispose (object);
}

static void
alur_window_class_init (AlurWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_window_dispose;
  g_type_ensure (ALUR_TYPE_WORKBENCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/alur/Alur/alur-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, workbench);
}

static void
alur_window_init (AlurWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_window_add_actions (self);
}

/**
 * alur_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window with the start page
 */
AlurWindow *
alur_window_new (AlurApplication *application)
{
  return g_object_new (ALUR_TYPE_WINDOW, "application", application, NULL);
}

/**
 * alur_window_get_alur_application:
 *
 * Returns: (transfer none): the program
 */
AlurApplication *
alur_window_get_alur_application (AlurWindow *self)
{
  return ALUR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/**
 * alur_window_get_editor:
 *
 * Returns: (transfer none) (nullable): the document as this window shows it
 */
AlurEditor *
alur_window_get_editor (AlurWindow *self)
{
  return self->editor;
}

/**
 * alur_window_get_workbench:
 *
 * Returns: (transfer none): the panes of the document
 */
AlurWorkbench *
alur_window_get_workbench (AlurWindow *self)
{
  return self->workbench;
}

/**
 * alur_window_set_document:
 * @self: a window
 * @document: (nullable): what to show; NULL: the start page
 */
void
alur_window_set_document (AlurWindow *self, AlurDocument *document)
{
  g_autoptr (AlurEditor) editor = NULL;

  if (document != NULL)
    editor = alur_editor_new (
        document, alur_application_get_metrics (alur_window_get_alur_application (self)));
  set_editor (self, editor);
}

/**
 * alur_window_open:
 * @self: a window
 * @file: a document
 *
 * Reads @file and shows it; what can't be read is told.
 */
void
alur_window_open (AlurWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (g_file_peek_path (file), NULL, &error);

  if (document == NULL)
    alur_window_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    alur_window_set_document (self, document);
}

/**
 * alur_window_toast:
 * @inside: a widget of the window
 * @message: a sentence
 * @with_undo: whether it offers to undo
 */
void
alur_window_toast (GtkWidget *inside, const char *message, gboolean with_undo)
{
  GtkWidget *window = gtk_widget_get_ancestor (inside, ALUR_TYPE_WINDOW);
  g_autofree char *plain = g_markup_escape_text (message, -1);
  AdwToast *toast;

  if (window == NULL)
    return;
  toast = adw_toast_new (plain);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, alur_tr (NULL, N_ ("Undo")));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (ALUR_WINDOW (window)->toasts, toast);
}
