/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the real window, to be looked at:
 *
 *   window-pictures FOLDER WIDTHxHEIGHT FILE…
 *
 * writes FOLDER/NAME-VIEW-WIDTH.png for every view of every document, the start page and the
 * dialogs. Language and theme are those of the environment (LANGUAGE, ADW_DEBUG_COLOR_SCHEME,
 * ADW_DEBUG_HIGH_CONTRAST); ALUR_TEXT_SCALE=200 makes texts twice as large. Wants a screen. Those
 * of the manual are made by manual-pictures. */

#include "picture-taker.h"

#include <stdlib.h>
#include <string.h>

static char *
dup_name (PictureTaker *taker, const char *what)
{
  return g_strdup_printf ("%s-%d", what, taker->width);
}

static void
save_dialogs (PictureTaker *taker, AlurWindow *window, GActionGroup *group, const char *action)
{
  g_autofree char *name = dup_name (taker, action);

  picture_taker_wait (taker);
  g_action_group_activate_action (group, action, NULL);
  picture_taker_save_dialogs (taker, window, name);
}

static void
save_pane (PictureTaker *taker, AlurWindow *window, const char *base, const char *what)
{
  g_autofree char *words = g_strdup_printf ("%.*s-%s", (int) strcspn (base, "."), base, what);
  g_autofree char *name = dup_name (taker, words);

  picture_taker_save_window (taker, window, name);
}

static void
show_document (PictureTaker *taker, const char *path, gboolean with_dialogs)
{
  AlurWindow *window = picture_taker_open_window (taker);
  g_autofree char *base = g_path_get_basename (path);

  picture_taker_open_document (taker, window, path);
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    {
      alur_editor_show (alur_window_get_editor (window), (AlurPane) pane, NULL);
      save_pane (taker, window, base, alur_pane_get_traits ((AlurPane) pane)->word);
    }
  if (with_dialogs)
    {
      save_dialogs (taker, window, G_ACTION_GROUP (window), "export");
      save_dialogs (taker, window, G_ACTION_GROUP (taker->application), "preferences");
      save_dialogs (taker, window, G_ACTION_GROUP (window), "show-help-overlay");
    }
  g_action_group_activate_action (G_ACTION_GROUP (window), "workshop", NULL);
  alur_editor_show (alur_window_get_editor (window), ALUR_PANE_ORGANISATION, NULL);
  save_pane (taker, window, base, "workshop");
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
  PictureTaker taker = { 0 };
  g_autofree char *start = NULL;
  AlurWindow *window;

  if (argc < 3)
    return 2;
  if (!picture_taker_set_up (&taker, argv[1], argv[2]))
    return 1;
  scale_texts (g_getenv ("ALUR_TEXT_SCALE"));
  window = picture_taker_open_window (&taker);
  start = dup_name (&taker, "start");
  picture_taker_save_window (&taker, window, start);
  gtk_window_destroy (GTK_WINDOW (window));
  for (int i = 3; i < argc; i++)
    show_document (&taker, argv[i], i == 3);
  picture_taker_end (&taker);
  return 0;
}
