/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window from which a file can be dragged, as from a file manager. Its title becomes "taken" when
 * what is below the pointer would take the file.
 *
 * usage: drag-source FILE */

#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  GdkContentProvider *content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);

  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  return content;
}

static void
action_cb (GdkDrag *drag, GParamSpec *pspec, GtkWindow *window)
{
  gtk_window_set_title (window, gdk_drag_get_selected_action (drag) != 0 ? "taken" : "drag source");
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWindow *window)
{
  g_signal_connect_object (drag, "notify::selected-action", G_CALLBACK (action_cb), window, 0);
}

int
main (int argc, char **argv)
{
  GtkWidget *window;
  GtkDragSource *source;

  if (argc != 2)
    return 2;
  gtk_init ();
  window = gtk_window_new ();
  source = gtk_drag_source_new ();
  gtk_window_set_title (GTK_WINDOW (window), "drag source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 160);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), argv[1]);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), window);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
