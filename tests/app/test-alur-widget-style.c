/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawings follow the window's style; the style sheets are those of the program. */

#include <adwaita.h>

#include "alur-widget-style.h"

/* Styles want a window. */
static GtkWidget *
show_widget (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = gtk_label_new ("");

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  return widget;
}

static void
add_sheet (GtkCssProvider *sheet)
{
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
remove_sheet (GtkCssProvider *sheet)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (sheet));
}

static void
test_high_contrast (void)
{
  g_autoptr (GtkCssProvider) sheet = gtk_css_provider_new ();
  GtkWidget *widget = show_widget ();

  g_assert_true (alur_widget_style_get (widget) == alur_style_get_screen (FALSE, FALSE));
  gtk_css_provider_load_from_resource (sheet, "/io/github/alur/Alur/style-hc.css");
  add_sheet (sheet);
  g_assert_true (alur_widget_style_get (widget) == alur_style_get_screen (FALSE, TRUE));
  remove_sheet (sheet);
  g_assert_true (alur_widget_style_get (widget) == alur_style_get_screen (FALSE, FALSE));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
test_dark (void)
{
  GtkWidget *widget = show_widget ();
  AdwStyleManager *styles = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (styles, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (alur_widget_style_get (widget) == alur_style_get_screen (TRUE, FALSE));
  adw_style_manager_set_color_scheme (styles, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_true (alur_widget_style_get (widget) == alur_style_get_screen (FALSE, FALSE));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (widget)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widget-style/high-contrast", test_high_contrast);
  g_test_add_func ("/widget-style/dark", test_dark);
  return g_test_run ();
}
