/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window until its first frame, then it ends:
 *
 *   first-frame bare        a bare AdwApplicationWindow with a header bar
 *   first-frame start       the window with the start page
 *   first-frame FILE        the window with a document, until its drawing is there
 *
 * What is to be measured is the whole process. */

#include "alur-graphics.h"
#include "alur-window.h"

#include <stdlib.h>

typedef struct
{
  const char *what;
  GtkWindow *window;
} Bench;

/* No clean end: what that costs is not asked. */
static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (ALUR_IS_WINDOW (bench->window) && !g_str_equal (bench->what, "start"))
    {
      AlurEditor *editor = alur_window_get_editor (ALUR_WINDOW (bench->window));

      if (editor == NULL || !alur_editor_is_picture_fresh (editor))
        return;
    }
  _exit (0);
}

static void
show (Bench *bench)
{
  GdkFrameClock *clock;

  gtk_window_set_default_size (bench->window, 1280, 800);
  gtk_widget_realize (GTK_WIDGET (bench->window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  gtk_window_present (bench->window);
}

static void
bare_cb (GtkApplication *application, Bench *bench)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  bench->window = GTK_WINDOW (adw_application_window_new (application));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), box);
  show (bench);
}

static void
alur_cb (GtkApplication *application, Bench *bench)
{
  bench->window = GTK_WINDOW (alur_window_new (ALUR_APPLICATION (application)));
  if (!g_str_equal (bench->what, "start"))
    {
      g_autoptr (GFile) file = g_file_new_for_path (bench->what);

      alur_window_open (ALUR_WINDOW (bench->window), file);
    }
  show (bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { argc > 1 ? argv[1] : "start", NULL };
  gboolean bare = g_str_equal (bench.what, "bare");
  g_autoptr (GtkApplication) application = NULL;

  if (bare)
    application
        = GTK_APPLICATION (adw_application_new ("io.github.alur.Bench", G_APPLICATION_NON_UNIQUE));
  else
    {
      alur_graphics_choose ();
      application = GTK_APPLICATION (alur_application_new ());
    }
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (bare)
    g_signal_connect (application, "activate", G_CALLBACK (bare_cb), &bench);
  else
    g_application_register (G_APPLICATION (application), NULL, NULL);
  if (bare)
    return g_application_run (G_APPLICATION (application), 0, NULL);
  alur_cb (application, &bench);
  g_application_hold (G_APPLICATION (application));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
