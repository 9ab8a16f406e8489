/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the manual comes on the screen: by the system's help viewer; where there is none by a web
 * browser, from the copy in HTML; where there is neither it is said what to do. The program that is
 * started speaks the language of this one, whose environment it gets. */

#include "alur-help.h"

#include "alur-language.h"
#include "alur-places.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const char *
find_data_folders (void)
{
  const char *set = g_getenv ("XDG_DATA_DIRS");

  return set != NULL && *set != '\0' ? set : "/usr/local/share:/usr/share";
}

/* Viewers look for manuals in the data folders; ours need not be among them. */
static GAppLaunchContext *
make_context (GtkWidget *inside)
{
  GAppLaunchContext *context
      = G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (gtk_widget_get_display (inside)));
  g_autofree char *ours = alur_places_dup_help ();
  g_autofree char *folders = g_strconcat (ours, ":", find_data_folders (), NULL);

  g_app_launch_context_setenv (context, "XDG_DATA_DIRS", folders);
  return context;
}

static void
tell (GtkWidget *inside, const char *body)
{
  GtkRoot *root = gtk_widget_get_root (inside);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (root), alur_tr (NULL, N_ ("The Help Cannot Be Shown")), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close",
                                   alur_tr (NULL, N_ ("Close")));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_pages (void)
{
  g_autofree char *ours = alur_places_dup_help ();
  g_autofree char *first
      = g_build_filename (ours, "help", "C", "alur", ALUR_HELP_FIRST_PAGE ".page", NULL);

  return g_file_test (first, G_FILE_TEST_EXISTS);
}

/* In the first of the user's languages that there is; NULL: there is no copy in HTML. */
static char *
dup_copy (const char *page)
{
  g_autofree char *folder = alur_places_dup_help_html ();
  g_autofree char *name = g_strconcat (page, ".html", NULL);
  const char *const *languages = g_get_language_names ();
  const char *language = NULL;

  for (guint i = 0; languages[i] != NULL && language == NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, languages[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        language = languages[i];
    }
  {
    g_autofree char *path
        = g_build_filename (folder, language != NULL ? language : "en", name, NULL);

    return g_file_test (path, G_FILE_TEST_EXISTS) ? g_filename_to_uri (path, NULL, NULL) : NULL;
  }
}

/* FALSE: it can't be started. */
static gboolean
start (GtkWidget *inside, GAppInfo *program, const char *uri)
{
  g_autoptr (GAppLaunchContext) context = make_context (inside);
  GList uris = { .data = (gpointer) uri };

  return g_app_info_launch_uris (program, &uris, context, NULL);
}

/**
 * alur_help_show:
 * @inside: a widget of the window over which messages are shown
 * @page: of the manual
 *
 * Shows @page in a window of the help viewer or the web browser of the system, or says what to do
 * where there is neither.
 */
void
alur_help_show (GtkWidget *inside, const char *page)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  g_autoptr (GAppInfo) browser = g_app_info_get_default_for_type ("text/html", FALSE);
  g_autofree char *uri = g_strconcat ("help:alur/", page, NULL);
  g_autofree char *copy = dup_copy (page);

  if (viewer != NULL && has_pages () && start (inside, viewer, uri))
    return;
  if (browser != NULL && copy != NULL && start (inside, browser, copy))
    return;
  if (!has_pages () && copy == NULL)
    tell (inside, alur_tr (NULL, N_ ("The manual is not installed on this computer. Ask whoever "
                                     "installed Alur to install its manual as well.")));
  else
    tell (inside, alur_tr (NULL, N_ ("There is no program on this computer that shows it. Install "
                                     "the help viewer “Yelp”, or a web browser.")));
}

/**
 * alur_help_show_where:
 * @window: a window
 *
 * Shows the page that tells of what has the focus in @window.
 */
void
alur_help_show_where (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  alur_help_show (GTK_WIDGET (window),
                  alur_help_find_page (focus != NULL ? focus : GTK_WIDGET (window)));
}

static gboolean
key_cb (GtkWidget *window, GVariant *arguments, gpointer data)
{
  alur_help_show_where (GTK_WINDOW (window));
  return TRUE;
}

static void
add_key (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                        gtk_callback_action_new (key_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

static void
windows_changed_cb (
    GListModel *windows, guint position, guint n_removed, guint n_added, GApplication *application)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      add_key (window);
    }
}

/**
 * alur_help_watch_windows:
 * @application: the program
 *
 * From here on F1 shows the page for where one is, in each window that comes: also in dialogs of
 * the toolkit, which know no keys of an application.
 */
void
alur_help_watch_windows (GApplication *application)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
}
