/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-context-menu.h"
#include "alur-reader.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <string.h>

#define N_FRAMES 4 /* in which everything that was queued has come about */

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Dinas\"/></organisation></stage></alur>";

static void
settle (AlurWindow *window)
{
  window_fixture_settle (GTK_WIDGET (window), N_FRAMES);
}

static gboolean
has_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/* A side that comes back moves the drawing: a menu over it would go with it, off the screen. */
static void
test_menu_closes (gconstpointer data)
{
  AlurWindow *window = alur_window_new (ALUR_APPLICATION ((gpointer) data));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);
  AlurWorkbench *workbench;
  GtkWidget *canvas;

  alur_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  workbench = alur_window_get_workbench (window);
  canvas = GTK_WIDGET (alur_workbench_get_canvas (workbench));
  alur_workbench_set_shown (workbench, ALUR_SIDE_OUTLINE, FALSE);
  settle (window);
  alur_context_menu_pop_up (alur_window_get_editor (window), canvas, 40, 40);
  settle (window);
  g_assert_true (has_popover (canvas));
  alur_workbench_set_shown (workbench, ALUR_SIDE_OUTLINE, TRUE);
  settle (window);
  g_assert_false (has_popover (canvas));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
  g_test_add_data_func ("/workbench/menu-closes", fixture.application, test_menu_closes);
  return window_fixture_run (&fixture);
}
