/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of widgets, and that the window stays as it is where texts are twice as large. */

#include "alur-wrap-box.h"

#include "alur-workbench.h"
#include "pane-fixture.h"

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                           "<functions><function id=\"f1\" name=\"Permits\"/></functions>"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Agency\"><authority id=\"a1\" role=\"planner\" "
                           "function=\"f1\"/></unit>"
                           "<unit id=\"u2\" name=\"Bureau\"/></organisation>"
                           "<procedure id=\"p1\" name=\"Permit\"><step id=\"s1\" name=\"Check\" "
                           "kind=\"task\" unit=\"u1\"/>"
                           "</procedure></stage></alur>";

#define WIDE 100
#define GAP 6

static GtkWidget *
add (GtkWidget *box, gboolean expands)
{
  GtkWidget *child = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (child), WIDE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (child), 20);
  gtk_widget_set_hexpand (child, expands);
  gtk_widget_set_parent (child, box);
  return child;
}

static void
assert_place (GtkWidget *child, int x, int y, int width)
{
  GtkAllocation place;

  gtk_widget_get_allocation (child, &place);
  g_assert_cmpint (place.x, ==, x);
  g_assert_cmpint (place.y, ==, y);
  g_assert_cmpint (place.width, ==, width);
}

static void
give (GtkWidget *box, int width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (box, width, height, -1, NULL);
}

static void
test_lines (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (ALUR_TYPE_WRAP_BOX, NULL));
  GtkWidget *first = add (box, TRUE);
  GtkWidget *hidden = add (box, FALSE);
  GtkWidget *second = add (box, FALSE);
  GtkWidget *third = add (box, FALSE);
  int minimum, natural;

  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, WIDE);
  g_assert_cmpint (natural, ==, 3 * WIDE + 2 * GAP);
  /* With room, in one line; who expands has what is left. */
  give (box, 400);
  assert_place (first, 0, 0, 400 - 2 * (WIDE + GAP));
  assert_place (third, 400 - WIDE, 0, WIDE);
  /* With less, the last one is below. */
  give (box, 250);
  assert_place (first, 0, 0, 250 - WIDE - GAP);
  assert_place (second, 250 - WIDE, 0, WIDE);
  assert_place (third, 0, 20 + GAP, WIDE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, WIDE, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 3 * 20 + 2 * GAP);
  g_object_unref (box);
}

/* The screen of a common laptop, and texts of 200 %. */
static void
test_large_texts (void)
{
  PaneFixture fixture;
  GtkWidget *workbench;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
  pane_fixture_set_up (&fixture, text);
  workbench = g_object_new (ALUR_TYPE_WORKBENCH, NULL);
  alur_workbench_set_editor (ALUR_WORKBENCH (workbench), fixture.editor);
  pane_fixture_show (&fixture, workbench, 1280, 700);
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    for (guint side = ALUR_SIDE_OUTLINE; side <= ALUR_SIDE_INSPECTOR; side++)
      {
        int minimum;

        alur_editor_show (fixture.editor, (AlurPane) pane, NULL);
        alur_workbench_set_shown (ALUR_WORKBENCH (workbench), (AlurSide) side, TRUE);
        pane_fixture_settle (&fixture);
        gtk_widget_measure (workbench, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 1280);
        gtk_widget_measure (workbench, GTK_ORIENTATION_VERTICAL, 1280, &minimum, NULL, NULL, NULL);
        g_test_message ("%s %u: %d", alur_pane_get_traits ((AlurPane) pane)->word, side, minimum);
        if (minimum > 700)
          g_test_fail_printf ("%s wants a height of %d",
                              alur_pane_get_traits ((AlurPane) pane)->word, minimum);
      }
  pane_fixture_clear (&fixture);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/wrap-box/lines", test_lines);
  g_test_add_func ("/wrap-box/large-texts", test_large_texts);
  return g_test_run ();
}
