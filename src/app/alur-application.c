/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-application.h"

#include "alur-command.h"
#include "alur-help.h"
#include "alur-language.h"
#include "alur-places.h"
#include "alur-preferences.h"
#include "alur-recovery.h"
#include "alur-reopening.h"
#include "alur-settings.h"
#include "alur-spoken.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurApplication
{
  AdwApplication parent_instance;

  AlurPangoMetrics *metrics; /* how text is measured, the same in all windows */
  AlurWorkers *workers;
  GSettings *settings; /* NULL: not installed */
  char *state_folder;
  AlurReopening *reopening;
  gboolean has_offered;
  const char *first_action; /* what the command line asks of the first window; NULL: nothing */
};

G_DEFINE_FINAL_TYPE (AlurApplication, alur_application, ADW_TYPE_APPLICATION)

/* Once: what a program leaves that is killed while this one runs comes with the next start. */
static void
offer_recovery (AlurApplication *self, AlurWindow *window, GPtrArray *reopened)
{
  if (!self->has_offered)
    alur_recovery_offer (window, self->state_folder, reopened);
  self->has_offered = TRUE;
}

/* The window that was used last, or NULL; a dialog may stand over it. */
static AlurWindow *
find_window (AlurApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    if (ALUR_IS_WINDOW (item->data))
      return item->data;
  return NULL;
}

static AlurWindow *
get_window (AlurApplication *self)
{
  AlurWindow *window = find_window (self);

  return window != NULL ? window : alur_window_new (self);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *window = alur_window_new (ALUR_APPLICATION (data));

  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (data, window, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurWindow *window = get_window (data);

  gtk_window_present (GTK_WINDOW (window));
  offer_recovery (data, window, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "open", NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *item = gtk_application_get_windows (data); item != NULL; item = item->next)
    g_ptr_array_add (windows, g_object_ref (item->data));
  /* Each asks for itself what is to become of unsaved work; a dialog goes with its window. */
  for (guint i = 0; i < windows->len; i++)
    {
      GtkWindow *window = g_ptr_array_index (windows, i);

      if (ALUR_IS_WINDOW (window))
        alur_window_close_with_program (ALUR_WINDOW (window));
      else
        gtk_window_close (window);
    }
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", "Alur", "application-icon",
      ALUR_APPLICATION_ID, "version", alur_places_get_version (), "license-type",
      GTK_LICENSE_GPL_3_0, "developer-name", alur_tr (NULL, N_ ("The Alur developers")), "comments",
      alur_tr (NULL, N_ ("Redesign public services: organisation, procedures, personnel, "
                         "regulations.")),
      /* Translators: your names, one a line. */
      "translator-credits", alur_tr (NULL, N_ ("translator-credits")), NULL);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlurApplication *self = data;
  GtkWindow *window = gtk_application_get_active_window (data);

  gtk_window_present (GTK_WINDOW (alur_preferences_new (window, self->settings)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    alur_help_show_where (window);
}

static const GActionEntry actions[] = {
  { .name = "help", .activate = help_cb },   { .name = "preferences", .activate = preferences_cb },
  { .name = "new", .activate = new_cb },     { .name = "open", .activate = open_cb },
  { .name = "about", .activate = about_cb }, { .name = "quit", .activate = quit_cb },
};

/* Keys of the window's own actions; those of the commands stand in their table. */
static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.import", { "<Control><Shift>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "app.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-normal", { "<Control>0" } },
  { "win.zoom-fit", { "<Control>9" } },
  { "win.zoom-selection", { "<Control>8" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.apply", { "<Control><Shift>Return" } },
  { "win.search", { "<Control>f" } },
  { "win.focus-view", { "F6" } },
  { "win.workshop", { "F11" } },
  { "win.show-outline", { "F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.show-findings", { "<Control>F9" } },
};

/* Accelerators come before what has the focus. Not so nudging and selecting, which move a cursor
 * and select in a text, and the history, which is that of a field while something is typed there.
 */
static gboolean
is_accelerator (const AlurCommand *command)
{
  return command->keys[0] != NULL && strstr (command->keys[0], "<Control>") != NULL
         && !g_str_has_prefix (command->name, "nudge-")
         && !g_str_has_prefix (command->name, "select-") && !g_str_equal (command->name, "undo")
         && !g_str_equal (command->name, "redo");
}

static void
add_accelerators (AlurApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *action = g_strconcat ("win.", commands[i].name, NULL);

      if (is_accelerator (&commands[i]))
        gtk_application_set_accels_for_action (application, action, commands[i].keys);
    }
}

static void
alur_application_startup (GApplication *application)
{
  AlurApplication *self = ALUR_APPLICATION (application);

  G_APPLICATION_CLASS (alur_application_parent_class)->startup (application);
  self->settings = alur_settings_new ();
  self->state_folder = alur_places_dup_state ();
  self->reopening = alur_reopening_new (self->state_folder);
  gtk_window_set_default_icon_name (ALUR_APPLICATION_ID);
  add_accelerators (self);
  alur_help_watch_windows (application);
  alur_spoken_watch_windows (application);
  alur_preferences_apply (self->settings);
}

static gboolean
reopens (AlurApplication *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "reopen-documents");
}

static void
alur_application_activate (GApplication *application)
{
  AlurApplication *self = ALUR_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  const char *first = self->first_action;

  self->first_action = NULL;
  if (first != NULL)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), first, NULL);
      return;
    }
  if (window == NULL)
    window = GTK_WINDOW (alur_window_new (self));
  gtk_window_present (window);
  if (ALUR_IS_WINDOW (window) && alur_window_get_editor (ALUR_WINDOW (window)) == NULL)
    alur_window_offer_guide (ALUR_WINDOW (window));
  if (ALUR_IS_WINDOW (window))
    offer_recovery (self, ALUR_WINDOW (window),
                    reopens (self) ? alur_reopening_get_before (self->reopening) : NULL);
}

static void
alur_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AlurWindow *window = get_window (ALUR_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  alur_window_take_files (window, files, (guint) n_files);
  offer_recovery (ALUR_APPLICATION (application), window, NULL);
}

/* What a desktop without D-Bus activation may ask of the program, or a shell. */
static void
add_options (AlurApplication *self)
{
  const GOptionEntry options[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, alur_tr (NULL, N_ ("Show a new window")), NULL },
    { "open", 0, 0, G_OPTION_ARG_NONE, NULL, alur_tr (NULL, N_ ("Ask for a document and open it")),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, alur_tr (NULL, N_ ("Tell the version")), NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     alur_tr (NULL, N_ ("[FILE…]")));
}

static int
alur_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  AlurApplication *self = ALUR_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("alur %s\n", alur_places_get_version ());
      return 0;
    }
  if (g_variant_dict_contains (given, "open"))
    self->first_action = "open";
  else if (g_variant_dict_contains (given, "new-window"))
    self->first_action = "new";
  if (self->first_action == NULL)
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), self->first_action, NULL);
  return 0;
}

static void
alur_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (alur_application_parent_class)->window_removed (application, window);
  if (ALUR_IS_WINDOW (window))
    alur_application_documents_changed (ALUR_APPLICATION (application));
}

/* What the last window has left running must not meet the end of the program. */
static void
alur_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (alur_application_parent_class)->shutdown (application);
  alur_workers_end (ALUR_APPLICATION (application)->workers);
}

static void
alur_application_finalize (GObject *object)
{
  AlurApplication *self = ALUR_APPLICATION (object);

  alur_workers_unref (self->workers);
  g_clear_object (&self->settings);
  g_free (self->state_folder);
  alur_reopening_free (self->reopening);
  g_clear_pointer (&self->metrics, alur_pango_metrics_unref);
  G_OBJECT_CLASS (alur_application_parent_class)->finalize (object);
}

static void
alur_application_class_init (AlurApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_application_finalize;
  application_class->startup = alur_application_startup;
  application_class->shutdown = alur_application_shutdown;
  application_class->activate = alur_application_activate;
  application_class->open = alur_application_open;
  application_class->handle_local_options = alur_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = alur_application_window_removed;
}

static void
alur_application_init (AlurApplication *self)
{
  self->workers = alur_workers_new ();
  add_options (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * alur_application_new:
 *
 * Returns: (transfer full): the program
 */
AlurApplication *
alur_application_new (void)
{
  return g_object_new (ALUR_TYPE_APPLICATION, "application-id", ALUR_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/alur/Alur",
                       NULL);
}

/**
 * alur_application_get_metrics:
 *
 * Returns: (transfer none): how text is measured
 */
AlurPangoMetrics *
alur_application_get_metrics (AlurApplication *self)
{
  if (self->metrics == NULL)
    self->metrics = alur_pango_metrics_new ();
  return self->metrics;
}

/**
 * alur_application_get_workers:
 *
 * Returns: (transfer none): the threads that work for the windows; the program ends after them
 */
AlurWorkers *
alur_application_get_workers (AlurApplication *self)
{
  return self->workers;
}

/**
 * alur_application_get_settings:
 *
 * Returns: (transfer none) (nullable): sizes and habits; NULL where their schema is not installed
 */
GSettings *
alur_application_get_settings (AlurApplication *self)
{
  return self->settings;
}

/**
 * alur_application_get_state_folder:
 *
 * Returns: (transfer none): where journals lie, and how documents were looked at
 */
const char *
alur_application_get_state_folder (AlurApplication *self)
{
  return self->state_folder;
}

/**
 * alur_application_documents_changed:
 *
 * Another document is open than before, or one less; what is open is remembered for the next start.
 */
void
alur_application_documents_changed (AlurApplication *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  /* The window that was used last comes last, and so in front. */
  for (GList *item = g_list_last (gtk_application_get_windows (GTK_APPLICATION (self)));
       item != NULL; item = item->prev)
    {
      GFile *file = ALUR_IS_WINDOW (item->data) ? alur_window_get_file (item->data) : NULL;

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  alur_reopening_note (self->reopening, reopens (self) ? files : NULL);
}

/**
 * alur_application_keep_open:
 * @self: the program
 * @file: the document of a window that closes only because the program ends
 */
void
alur_application_keep_open (AlurApplication *self, GFile *file)
{
  alur_reopening_keep (self->reopening, file);
}
