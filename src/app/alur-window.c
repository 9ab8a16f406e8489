/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window: its head, its pages, and what it shows of itself. What is done in it is elsewhere:
 * actions in alur-window-actions.c, the panes of a document in the workbench. */

#include "alur-window-private.h"

#include "alur-language.h"
#include "alur-new-document.h"
#include "alur-refresh.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-start-page.h"
#include "alur-tooltip.h"

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
  GFile *file = alur_session_get_file (self->session);
  g_autofree char *title = alur_window_dup_title (self);
  g_autofree char *path = file != NULL ? g_file_get_parse_name (file) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  alur_tooltip_set (GTK_WIDGET (self->title), path);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title,
                                 or_else (alur_element_get_text (root, ALUR_DOCUMENT_AGENCY), ""));
}

/* What undo would take back is named. */
static void
refresh_history (AlurWindow *self)
{
  const char *undo = alur_editor_get_undo_name (self->editor);
  const char *redo = alur_editor_get_redo_name (self->editor);
  /* Translators: %s is what was done, such as "Rename". */
  g_autofree char *undo_tip = undo != NULL ? g_strdup_printf (alur_tr (NULL, N_ ("Undo: %s")), undo)
                                           : g_strdup (alur_tr (NULL, N_ ("Undo")));
  g_autofree char *redo_tip = redo != NULL ? g_strdup_printf (alur_tr (NULL, N_ ("Redo: %s")), redo)
                                           : g_strdup (alur_tr (NULL, N_ ("Redo")));

  alur_tooltip_set (self->undo_button, undo_tip);
  alur_tooltip_set (self->redo_button, redo_tip);
}

static gboolean
has_names (GListModel *model, GtkStringList *names)
{
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (!GTK_IS_STRING_LIST (model) || g_list_model_get_n_items (model) != n_names)
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                      gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

static void
refresh_stages (AlurWindow *self)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  const AlurElement *shown = alur_editor_get_stage (self->editor);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;
  guint n_stages = 0;

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    gtk_string_list_append (names, alur_shown_name (stage));
    if (stage == shown)
      position = n_stages;
    n_stages++;
  }
  self->is_refreshing = TRUE;
  if (!has_names (gtk_drop_down_get_model (self->stages), names))
    gtk_drop_down_set_model (self->stages, G_LIST_MODEL (names));
  if (gtk_drop_down_get_selected (self->stages) != position)
    gtk_drop_down_set_selected (self->stages, position);
  self->is_refreshing = FALSE;
}

static void
stage_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurWindow *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->is_refreshing || self->editor == NULL)
    return;
  ALUR_FOREACH (stage, alur_document_get_root (alur_editor_get_document (self->editor)),
                ALUR_KIND_STAGE)
  {
    if (position-- == 0)
      alur_editor_set_stage (self->editor, stage);
  }
}

/* A new document that begins as a template or an example does; while another one is read it gets a
 * window of its own. */
static void
template_cb (AlurStartPage *page, const char *path, AlurWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_new_document_begin (path, &error);

  if (document == NULL)
    alur_window_toast (GTK_WIDGET (self), error->message, FALSE);
  else if (self->session == NULL)
    alur_window_set_document (self, document);
  else
    {
      self = alur_window_new (alur_window_get_alur_application (self));
      alur_window_set_document (self, document);
      gtk_window_present (GTK_WINDOW (self));
    }
}

static void
file_cb (AlurStartPage *page, GFile *file, AlurWindow *self)
{
  alur_window_open (self, file);
}

static void
refresh_findings (GtkWidget *widget)
{
  AlurWindow *self = ALUR_WINDOW (widget);
  guint counts[ALUR_SEVERITY_ERROR + 1];
  g_autofree char *label = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *infos = NULL;
  g_autofree char *tip = NULL;

  if (self->editor == NULL)
    return;
  alur_editor_count_findings (self->editor, counts);
  label = g_strdup_printf ("%u", counts[ALUR_SEVERITY_ERROR] + counts[ALUR_SEVERITY_WARNING]);
  errors
      = g_strdup_printf (alur_tr_n (NULL, "%u problem", "%u problems", counts[ALUR_SEVERITY_ERROR]),
                         counts[ALUR_SEVERITY_ERROR]);
  warnings = g_strdup_printf (
      alur_tr_n (NULL, "%u needs attention", "%u need attention", counts[ALUR_SEVERITY_WARNING]),
      counts[ALUR_SEVERITY_WARNING]);
  infos = g_strdup_printf (
      alur_tr_n (NULL, "%u suggestion", "%u suggestions", counts[ALUR_SEVERITY_INFO]),
      counts[ALUR_SEVERITY_INFO]);
  tip = g_strdup_printf (
      /* Translators: how many findings of each severity there are, most serious first. */
      alur_tr (NULL, N_ ("Findings: %s, %s, %s")), errors, warnings, infos);

  adw_button_content_set_label (self->findings_content, label);
  alur_tooltip_set (self->findings_button, tip);
  alur_spoken_set_name (self->findings_button, tip);
}

static void
refresh (GtkWidget *widget)
{
  AlurWindow *self = ALUR_WINDOW (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->stages), self->editor != NULL);
  gtk_widget_set_visible (self->findings_button, self->editor != NULL);
  gtk_widget_set_visible (self->undo_button, self->editor != NULL);
  gtk_widget_set_visible (self->redo_button, self->editor != NULL);
  if (self->editor != NULL)
    {
      refresh_title (self);
      refresh_history (self);
      refresh_stages (self);
    }
  alur_window_refresh_actions (self);
  alur_window_refresh_files (self);
}

/**
 * alur_window_changed: (skip)
 *
 * What the window shows of itself is to be looked at again.
 */
void
alur_window_changed (AlurWindow *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
  alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh_findings, refresh_findings);
}

/* Reading findings before all that has changed has been looked at again would hold the window. */
static gboolean
is_behind (GtkWidget *root)
{
  AlurWindow *self = ALUR_WINDOW (root);

  return self->editor != NULL && alur_editor_is_behind (self->editor);
}

static void
told_cb (AlurEditor *editor, const char *message, AlurWindow *self)
{
  alur_window_toast (GTK_WIDGET (self), message, TRUE);
}

static void
set_editor (AlurWindow *self, AlurEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_document (self->editor), self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_what_if (self->editor), self);
    }
  g_clear_handle_id (&self->offer, g_source_remove);
  if (self->sampler != NULL)
    alur_lead_sampler_end (self->sampler);
  g_clear_object (&self->sampler);
  if (self->maker != NULL)
    alur_picture_maker_end (self->maker);
  g_clear_object (&self->maker);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    alur_window_set_workshop (self, FALSE);
  if (editor != NULL)
    {
      AlurWorkers *workers = alur_application_get_workers (alur_window_get_alur_application (self));

      self->sampler = alur_lead_sampler_new (editor, workers);
      self->maker = alur_picture_maker_new (editor, workers);
    }
  if (self->guide != NULL)
    alur_guide_set_editor (self->guide, editor);
  if (editor != NULL || self->workbench != NULL)
    alur_workbench_set_editor (alur_window_get_workbench (self), editor);
  if (editor != NULL)
    {
      g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (alur_window_changed), self);
      g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (alur_window_offer_carry),
                                self);
      g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (alur_window_changed), self);
      g_signal_connect (alur_editor_get_document (editor), "committed",
                        G_CALLBACK (alur_window_committed_cb), self);
      g_signal_connect (editor, "told", G_CALLBACK (told_cb), self);
      g_signal_connect_swapped (editor, "stage-made", G_CALLBACK (alur_window_name_later), self);
      g_signal_connect_swapped (alur_editor_get_selection (editor), "changed",
                                G_CALLBACK (alur_window_changed), self);
      g_signal_connect_swapped (alur_editor_get_what_if (editor), "changed",
                                G_CALLBACK (alur_window_changed), self);
    }
  gtk_stack_set_visible_child_name (self->pages, editor != NULL ? "work" : "start");
  alur_window_changed (self);
}

static void
alur_window_dispose (GObject *object)
{
  AlurWindow *self = ALUR_WINDOW (object);

  g_clear_handle_id (&self->prepare, g_source_remove);
  if (self->work != NULL)
    alur_window_set_session (self, NULL);
  self->workbench = NULL;
  g_clear_object (&self->chooser);
  alur_window_forget_reading (&self->reading_other);
  alur_window_forget_reading (&self->reading_table);
  alur_window_forget_reading (&self->reading_drawings);
  g_clear_object (&self->opening);
  alur_window_forget_toast (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WINDOW);
  G_OBJECT_CLASS (alur_window_parent_class)->dispose (object);
}

static gboolean
alur_window_close_request_cb (GtkWindow *window)
{
  return alur_window_close_request (ALUR_WINDOW (window))
         || GTK_WINDOW_CLASS (alur_window_parent_class)->close_request (window);
}

static void
alur_window_class_init (AlurWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = alur_window_close_request_cb;
  g_type_ensure (ALUR_TYPE_GUIDE);
  g_type_ensure (ALUR_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/alur/Alur/alur-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, header);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, guide);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, work);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, findings_content);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, banner_reload);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, banner_keep);
  gtk_widget_class_bind_template_callback (widget_class, alur_window_banner_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, findings_button);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AlurWindow, undo_button);
}

/* What works for the window in a thread may keep it alive a while after it has gone: what comes of
 * that is for nobody. */
static void
unrealize_cb (AlurWindow *self, gpointer data)
{
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL && self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
}

static void
alur_window_init (AlurWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->stages);
  alur_window_add_actions (self);
  alur_window_add_files (self);
  alur_window_add_guide (self);
  alur_refresh_set_gate (GTK_WIDGET (self), is_behind);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealize_cb), NULL);
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
  AlurWindow *self = g_object_new (ALUR_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = alur_application_get_settings (application);

  alur_guide_set_settings (self->guide, settings);
  if (settings != NULL)
    {
      g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
    }
  alur_window_changed (self);
  return self;
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
 * Returns: (transfer none): the panes of the document, made when they are first asked for: the
 *   start page is there sooner without them
 */
AlurWorkbench *
alur_window_get_workbench (AlurWindow *self)
{
  if (self->workbench == NULL)
    {
      self->workbench = g_object_new (ALUR_TYPE_WORKBENCH, NULL);
      adw_bin_set_child (self->work, GTK_WIDGET (self->workbench));
      alur_workbench_set_settings (
          self->workbench, alur_application_get_settings (alur_window_get_alur_application (self)));
      alur_window_refresh_sides (self);
    }
  return self->workbench;
}

/**
 * alur_window_show_document: (skip)
 * @document: (nullable): the document of the session; %NULL: the start page
 */
void
alur_window_show_document (AlurWindow *self, AlurDocument *document)
{
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (AlurEditor) editor = NULL;

  if (document != NULL && self->session != NULL)
    analysis = alur_session_steal_analysis (self->session);
  if (document != NULL && analysis == NULL)
    analysis = alur_analysis_new (document);
  if (document != NULL)
    editor = alur_editor_new_with_analysis (
        analysis, alur_application_get_metrics (alur_window_get_alur_application (self)));
  set_editor (self, editor);
}
