/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "picture-taker.h"

#include "alur-places.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>

#define QUIET 400 /* ms without a frame: everything is there */

static void
after_paint_cb (GdkFrameClock *clock, PictureTaker *self)
{
  self->last_frame = g_get_monotonic_time ();
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Until nothing has been drawn for a while: actions are enabled, threads have told. */
void
picture_taker_wait (PictureTaker *self)
{
  guint wake = g_timeout_add (50, wake_cb, NULL);

  self->last_frame = g_get_monotonic_time ();
  while (g_get_monotonic_time () - self->last_frame < QUIET * 1000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

static void
save (PictureTaker *self, GtkWindow *window, int width, int height, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;

  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      picture_taker_wait (self);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s can't be written\n", path);
}

/* Begins the program as its own main() does; FALSE: the size is none, or there is no screen.
 * @folder is kept. */
gboolean
picture_taker_set_up (PictureTaker *self, const char *folder, const char *size)
{
  g_autofree char *translations = alur_places_dup_translations ();

  if (sscanf (size, "%dx%d", &self->width, &self->height) != 2)
    return FALSE;
  self->folder = folder;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  self->application = alur_application_new ();
  g_application_set_flags (G_APPLICATION (self->application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  return g_application_register (G_APPLICATION (self->application), NULL, NULL);
}

AlurWindow *
picture_taker_open_window (PictureTaker *self)
{
  AlurWindow *window = alur_window_new (self->application);

  gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (after_paint_cb), self);
  return window;
}

void
picture_taker_open_document (PictureTaker *self, AlurWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  alur_window_open (window, file);
  while (alur_window_get_editor (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Writes FOLDER/NAME.png, and says so where the window is larger than it should be. */
void
picture_taker_save_window (PictureTaker *self, AlurWindow *window, const char *name)
{
  int width, height;

  picture_taker_wait (self);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  height = gtk_widget_get_height (GTK_WIDGET (window));
  if (width > self->width || height > self->height)
    g_printerr ("%s wants %d × %d\n", name, width, height);
  save (self, GTK_WINDOW (window), MAX (width, self->width), MAX (height, self->height), name);
}

/* The dialogs that have been opened, which are closed; FALSE: there are none. */
gboolean
picture_taker_save_dialogs (PictureTaker *self, AlurWindow *window, const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean found = FALSE;

  picture_taker_wait (self);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (dialog == GTK_WINDOW (window) || ALUR_IS_WINDOW (dialog)
          || !gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        continue;
      save (self, dialog, gtk_widget_get_width (GTK_WIDGET (dialog)),
            gtk_widget_get_height (GTK_WIDGET (dialog)), name);
      gtk_window_close (dialog);
      found = TRUE;
    }
  picture_taker_wait (self);
  return found;
}

void
picture_taker_end (PictureTaker *self)
{
  g_clear_object (&self->application);
}
