/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What killed programs have left is looked for in a thread, so that the first window does not wait,
 * and offered in a list. What the planner does not decide now is offered again at the next start.
 */

#include "alur-recovery.h"

#include "alur-language.h"
#include "alur-reopening.h"

#include <glib/gi18n-lib.h>

struct _AlurRecovery
{
  AdwWindow parent_instance;

  AlurWindow *window;
  GPtrArray *found; /* AlurJournalFound, those that are still to be decided on */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AlurRecovery, alur_recovery, ADW_TYPE_WINDOW)

static void
alur_recovery_dispose (GObject *object)
{
  AlurRecovery *self = ALUR_RECOVERY (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_RECOVERY);
  G_OBJECT_CLASS (alur_recovery_parent_class)->dispose (object);
}

static void
later_cb (GtkButton *button, AlurRecovery *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
alur_recovery_class_init (AlurRecoveryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_recovery_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-recovery.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurRecovery, list);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alur_recovery_init (AlurRecovery *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Later, because a question must not outlive the window over which it stands. */
static gboolean
close_cb (void *data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
remove_row (AlurRecovery *self, GtkWidget *row)
{
  gtk_list_box_remove (self->list, row);
  if (self->found->len == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

/* The journal of the row that @button is in, no longer to be decided on. */
static AlurJournalFound *
steal_found (AlurRecovery *self, GtkWidget *row)
{
  AlurJournalFound *found = g_object_get_data (G_OBJECT (row), "found");
  guint index;

  if (!g_ptr_array_find (self->found, found, &index))
    return NULL;
  return g_ptr_array_steal_index (self->found, index);
}

static void
recover_cb (GtkButton *button, AlurRecovery *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  AlurJournalFound *found = steal_found (self, row);

  if (found == NULL)
    return;
  alur_window_recover (self->window, found);
  remove_row (self, row);
}

static void
discard_response_cb (AdwMessageDialog *dialog, const char *response, AlurRecovery *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (dialog), "row");
  g_autoptr (AlurJournalFound) found = NULL;

  if (!g_str_equal (response, "discard"))
    return;
  found = steal_found (self, row);
  if (found == NULL)
    return;
  alur_journal_found_discard (found);
  remove_row (self, row);
}

/* What is lost: of a document without a file all of it. */
static const char *
get_loss (AlurJournalFound *found)
{
  if (alur_journal_found_is_readable (found) && alur_journal_found_get_path (found) == NULL)
    return alur_tr (NULL, N_ ("It was not saved in any file, and cannot be brought back."));
  return alur_tr (NULL, N_ ("It cannot be brought back. The file itself stays as it was saved."));
}

static void
discard_cb (GtkButton *button, AlurRecovery *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), alur_tr (NULL, N_ ("Discard What Was Not Saved?")),
      get_loss (g_object_get_data (G_OBJECT (row), "found")));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    alur_tr (NULL, N_ ("_Cancel")), "discard",
                                    alur_tr (NULL, N_ ("_Discard")), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "row", g_object_ref (row), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* When it was edited last, and how much would be lost. */
static char *
describe (AlurJournalFound *found)
{
  g_autoptr (GDateTime) time
      = g_date_time_new_from_unix_local (alur_journal_found_get_time (found));
  AlurDate day = g_date_time_get_year (time) * 10000 + g_date_time_get_month (time) * 100
                 + g_date_time_get_day_of_month (time);
  g_autofree char *date = alur_language_format_date (NULL, day);
  /* Translators: a time of day, for g_date_time_format(). */
  g_autofree char *hour = g_date_time_format (time, alur_tr (NULL, N_ ("%H:%M")));
  guint n_edits = alur_journal_found_get_n_edits (found);
  /* Translators: the first %s is a date, the second a time of day. */
  g_autofree char *when = g_strdup_printf (alur_tr (NULL, N_ ("Last edited %s, %s")), date, hour);
  g_autofree char *edits = g_strdup_printf (
      alur_tr_n (NULL, "%u edit not saved", "%u edits not saved", n_edits), n_edits);
  const char *path = alur_journal_found_get_path (found);
  g_autofree char *shown = path != NULL
                               ? g_filename_display_name (path)
                               : g_strdup (alur_tr (NULL, N_ ("Not saved in any file yet")));

  if (!alur_journal_found_is_readable (found))
    return g_strdup_printf (
        "%s\n%s", alur_tr (NULL, N_ ("What was kept of it cannot be read any more.")), when);
  return g_strdup_printf ("%s\n%s · %s", shown, when, edits);
}

static GtkWidget *
add_button (AlurRecovery *self, GtkWidget *row, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_row (AlurRecovery *self, AlurJournalFound *found)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean readable = alur_journal_found_is_readable (found);
  const char *title
      = readable ? alur_journal_found_get_title (found) : alur_tr (NULL, N_ ("A damaged document"));
  g_autofree char *subtitle = describe (found);
  /* Translators: for a screen reader; %s is the title of a document. */
  g_autofree char *discard_name = g_strdup_printf (alur_tr (NULL, N_ ("Discard %s")), title);
  /* Translators: for a screen reader; %s is the title of a document. */
  g_autofree char *recover_name = g_strdup_printf (alur_tr (NULL, N_ ("Recover %s")), title);
  GtkWidget *discard, *recover;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  g_object_set_data (G_OBJECT (row), "found", found);
  discard = add_button (self, row, alur_tr (NULL, N_ ("Discard")), G_CALLBACK (discard_cb));
  recover = add_button (self, row, alur_tr (NULL, N_ ("Recover")), G_CALLBACK (recover_cb));
  gtk_widget_add_css_class (recover, "suggested-action");
  gtk_widget_set_visible (recover, readable);
  name_button (discard, discard_name);
  name_button (recover, recover_name);
  gtk_list_box_append (self->list, row);
}

/**
 * alur_recovery_new:
 * @window: the window over which it stands
 * @found: (element-type AlurJournalFound): what can be recovered; a reference is taken, and what is
 *   decided on is taken out
 *
 * Returns: (transfer none): the dialog
 */
AlurRecovery *
alur_recovery_new (AlurWindow *window, GPtrArray *found)
{
  AlurRecovery *self = g_object_new (ALUR_TYPE_RECOVERY, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->found = g_ptr_array_ref (found);
  for (guint i = 0; i < found->len; i++)
    add_row (self, g_ptr_array_index (found, i));
  return self;
}

typedef struct
{
  char *folder;
  GPtrArray *reopened; /* GFile */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->folder);
  g_clear_pointer (&search->reopened, g_ptr_array_unref);
  g_free (search);
}

static void
find_cb (GTask *task, void *source, void *data, GCancellable *cancellable)
{
  Search *search = data;

  g_task_return_pointer (task, alur_journal_find (search->folder),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, void *data)
{
  AlurWindow *window = ALUR_WINDOW (source);
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* The window may be gone meanwhile; then the next start offers it. */
  if (gtk_window_get_application (GTK_WINDOW (window)) == NULL)
    return;
  if (search->reopened != NULL)
    alur_reopening_open (window, search->reopened, found);
  if (found != NULL && found->len > 0)
    gtk_window_present (GTK_WINDOW (alur_recovery_new (window, found)));
}

/**
 * alur_recovery_offer:
 * @window: the window over which to ask
 * @folder: where journals lie
 * @reopened: (element-type GFile) (nullable): what is to be opened unless it is to be recovered
 *
 * Looks for what killed programs have left, and asks what is to become of it if there is anything.
 */
void
alur_recovery_offer (AlurWindow *window, const char *folder, GPtrArray *reopened)
{
  AlurApplication *application
      = ALUR_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  g_autoptr (GTask) task = g_task_new (window, NULL, found_cb, NULL);
  Search *search = g_new0 (Search, 1);

  search->folder = g_strdup (folder);
  search->reopened = reopened != NULL ? g_ptr_array_ref (reopened) : NULL;
  g_task_set_task_data (task, search, search_free);
  alur_workers_run (alur_application_get_workers (application), task, find_cb);
}
