/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the real window, to be looked at and for the documentation:
 *
 *   window-pictures FOLDER WIDTHxHEIGHT FILE…
 *
 * writes FOLDER/NAME-VIEW-WIDTH.png for every view of every document, the start page and the
 * dialogs. Language and theme are those of the environment (LANGUAGE, ADW_DEBUG_COLOR_SCHEME,
 * ADW_DEBUG_HIGH_CONTRAST); ALUR_TEXT_SCALE=200 makes texts twice as large. Wants a screen. */

#include "alur-window.h"

#include "alur-places.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define QUIET 400 /* ms without a frame: everything is there */

typedef struct
{
  AlurApplication *application;
  const char *folder;
  int width, height;
  guint n_documents;
  gint64 last_frame; /* µs */
} Pictures;

static void
after_paint_cb (GdkFrameClock *clock, Pictures *self)
{
  self->last_frame = g_get_monotonic_time ();
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until_quiet (Pictures *self)
{
  guint wake = g_timeout_add (50, wake_cb, NULL);

  self->last_frame = g_get_monotonic_time ();
  while (g_get_monotonic_time () - self->last_frame < QUIET * 1000)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

static void
save (Pictures *self, GtkWindow *window, int width, int height, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%d.png", name, self->width);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;

  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      wait_until_quiet (self);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s can't be written\n", path);
}

static AlurWindow *
open_window (Pictures *self)
{
  AlurWindow *window = alur_window_new (self->application);

  gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (after_paint_cb), self);
  return window;
}

static void
save_main (Pictures *self, AlurWindow *window, const char *name)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));

  if (width > self->width || height > self->height)
    g_printerr ("%s wants %d × %d\n", name, width, height);
  save (self, GTK_WINDOW (window), MAX (width, self->width), MAX (height, self->height), name);
}

/* The windows that an action opens beside. */
static void
save_dialogs (Pictures *self, AlurWindow *window, GActionGroup *group, const char *action)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_action_group_activate_action (group, action, NULL);
  wait_until_quiet (self);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (dialog == GTK_WINDOW (window) || !gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        continue;
      save (self, dialog, gtk_widget_get_width (GTK_WIDGET (dialog)),
            gtk_widget_get_height (GTK_WIDGET (dialog)), action);
      gtk_window_close (dialog);
    }
  wait_until_quiet (self);
}

static void
show_document (Pictures *self, const char *path)
{
  AlurWindow *window = open_window (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *base = g_path_get_basename (path);

  alur_window_open (window, file);
  while (alur_window_get_editor (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    {
      g_autofree char *name = g_strdup_printf ("%.*s-%s", (int) strcspn (base, "."), base,
                                               alur_pane_get_traits ((AlurPane) pane)->word);

      alur_editor_show (alur_window_get_editor (window), (AlurPane) pane, NULL);
      save_main (self, window, name);
    }
  if (self->n_documents++ == 0)
    {
      save_dialogs (self, window, G_ACTION_GROUP (window), "export");
      save_dialogs (self, window, G_ACTION_GROUP (self->application), "preferences");
      save_dialogs (self, window, G_ACTION_GROUP (window), "show-help-overlay");
    }
  g_action_group_activate_action (G_ACTION_GROUP (window), "workshop", NULL);
  {
    g_autofree char *name = g_strdup_printf ("%.*s-workshop", (int) strcspn (base, "."), base);

    alur_editor_show (alur_window_get_editor (window), ALUR_PANE_ORGANISATION, NULL);
    save_main (self, window, name);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
scale_texts (const char *per_cent)
{
  if (per_cent != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * atoi (per_cent) / 100,
                  NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *translations = alur_places_dup_translations ();
  Pictures self = { 0 };
  AlurWindow *window;

  if (argc < 3 || sscanf (argv[2], "%dx%d", &self.width, &self.height) != 2)
    return 2;
  self.folder = argv[1];
  /* As the program does. */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  scale_texts (g_getenv ("ALUR_TEXT_SCALE"));
  self.application = alur_application_new ();
  g_application_set_flags (G_APPLICATION (self.application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  if (!g_application_register (G_APPLICATION (self.application), NULL, NULL))
    return 1;
  window = open_window (&self);
  save_main (&self, window, "start");
  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 3; i < argc; i++)
    show_document (&self, argv[i]);
  g_object_unref (self.application);
  return 0;
}
