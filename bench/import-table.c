/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table that comes in through the dialog of the window:
 *
 *   import-table TABLE [DOCUMENT]     how long each part takes, in ms, and how long the window
 * stood still meanwhile at most import-table --show TABLE [DOCUMENT]   only presents the dialog, to
 * be looked at
 *
 * Without a document the table becomes a new one. */

#include "alur-graphics.h"
#include "alur-import-dialog.h"
#include "alur-reader.h"

#include <stdlib.h>
#include <string.h>

#define TICK_MS 1
#define MS 1000.0 /* µs */

typedef struct
{
  gint64 last;
  gint64 longest;
} Watch;

/* What keeps the main loop from coming back here keeps the window from answering. */
static gboolean
tick_cb (gpointer data)
{
  Watch *watch = data;
  gint64 now = g_get_monotonic_time ();

  watch->longest = MAX (watch->longest, now - watch->last);
  watch->last = now;
  return G_SOURCE_CONTINUE;
}

static void
begin (Watch *watch)
{
  watch->last = g_get_monotonic_time ();
  watch->longest = 0;
}

static void
tell (const char *what, gint64 start, const Watch *watch)
{
  g_print ("%s %.1f %.1f\n", what, (double) (g_get_monotonic_time () - start) / MS,
           (double) watch->longest / MS);
}

/* The window that shows the table, once it has drawn it. */
static AlurWindow *
find_shown (const AlurDocument *before, guint64 state)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      AlurEditor *editor
          = ALUR_IS_WINDOW (window) ? alur_window_get_editor (ALUR_WINDOW (window)) : NULL;
      AlurDocument *document = editor != NULL ? alur_editor_get_document (editor) : NULL;

      if (document != NULL && (document != before || alur_document_get_state (document) != state)
          && alur_editor_is_picture_fresh (editor))
        return ALUR_WINDOW (window);
    }
  return NULL;
}

static AlurImportDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ALUR_IS_IMPORT_DIALOG (window))
        return ALUR_IMPORT_DIALOG (window);
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
measure (AlurImportDialog *dialog, AlurEditor *editor, gint64 start, Watch *watch)
{
  AlurDocument *document = editor != NULL ? alur_editor_get_document (editor) : NULL;
  guint64 state = document != NULL ? alur_document_get_state (document) : 0;
  AlurWindow *shown;

  wait_for_frame (GTK_WIDGET (dialog));
  tell ("dialog", start, watch);
  begin (watch);
  while (!alur_import_dialog_is_ready (dialog))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (GTK_WIDGET (dialog));
  tell ("draft", start, watch);
  while (alur_import_dialog_is_busy (dialog))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (GTK_WIDGET (dialog));
  tell ("drawn", start, watch);
  begin (watch);
  start = g_get_monotonic_time ();
  /* Activated, it would be seen to be pressed for a quarter of a second first. */
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  tell ("pressed", start, watch);
  while ((shown = find_shown (document, state)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (GTK_WIDGET (shown));
  tell ("imported", start, watch);
}

int
main (int argc, char **argv)
{
  gboolean show = argc > 1 && strcmp (argv[1], "--show") == 0;
  char **files = argv + (show ? 2 : 1);
  g_autoptr (GtkApplication) application = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  AlurWindow *window;
  Watch watch;
  gint64 start;
  gsize length;

  if (files[0] == NULL || !g_file_get_contents (files[0], &text, &length, NULL))
    return EXIT_FAILURE;
  bytes = g_bytes_new (text, length);
  name = g_path_get_basename (files[0]);
  alur_graphics_choose ();
  application = GTK_APPLICATION (alur_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_hold (G_APPLICATION (application));
  window = alur_window_new (ALUR_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  if (files[1] != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files[1]);

      alur_window_open (window, file);
      while (alur_window_get_editor (window) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  wait_for_frame (GTK_WIDGET (window));
  g_timeout_add_full (G_PRIORITY_HIGH, TICK_MS, tick_cb, &watch, NULL);
  begin (&watch);
  start = g_get_monotonic_time ();
  alur_import_dialog_present (window, bytes, name);
  if (!show)
    measure (find_dialog (), alur_window_get_editor (window), start, &watch);
  while (show && g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  _exit (EXIT_SUCCESS);
}
