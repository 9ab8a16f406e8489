/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that is asked how wide it wants to be once, and rows of the library whose titles stand in
 * such a thing and look as they did. */

#include "alur-paragraph.h"

#include <adwaita.h>

#define LONG                                                                                       \
  "Bidang Pelayanan Pencatatan Sipil, Bidang Pelayanan Pendaftaran Penduduk, Bidang Pengelolaan "  \
  "Informasi Administrasi Kependudukan, Ruang Entri Data, Loket Pendaftaran, Loket Pengambilan"

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (LONG);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

static void
test_measure (void)
{
  g_autoptr (GtkWidget) alone = g_object_ref_sink (make_label ());
  GtkWidget *label = make_label ();
  g_autoptr (GtkWidget) held = g_object_ref_sink (alur_paragraph_new (label));
  int least;
  int minimum;

  g_assert_cmpint (measure (held, GTK_ORIENTATION_HORIZONTAL, -1, &least), ==,
                   measure (alone, GTK_ORIENTATION_HORIZONTAL, -1, &minimum));
  g_assert_cmpint (least, ==, minimum);
  g_assert_cmpint (measure (held, GTK_ORIENTATION_VERTICAL, 200, &least), ==,
                   measure (alone, GTK_ORIENTATION_VERTICAL, 200, &minimum));
  /* What a label alone looks for. */
  g_assert_cmpint (measure (alone, GTK_ORIENTATION_HORIZONTAL, least, &minimum), <=, 200);
  g_assert_cmpint (measure (held, GTK_ORIENTATION_HORIZONTAL, least, &minimum), >, 200);
  g_assert_cmpint (gtk_widget_get_request_mode (held), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_allocate (held, 200, least, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (label), ==, 200);
  gtk_widget_set_visible (label, FALSE);
  g_assert_cmpint (measure (held, GTK_ORIENTATION_HORIZONTAL, -1, &least), ==, 0);
}

static void
test_expand (void)
{
  GtkWidget *label = make_label ();
  g_autoptr (GtkWidget) held = g_object_ref_sink (alur_paragraph_new (label));

  g_assert_false (gtk_widget_compute_expand (held, GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_hexpand (label, TRUE);
  g_assert_true (gtk_widget_compute_expand (held, GTK_ORIENTATION_HORIZONTAL));
  g_assert_false (gtk_widget_compute_expand (held, GTK_ORIENTATION_VERTICAL));
}

static GtkWidget *
find (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
make_row (GType type)
{
  return g_object_new (type, "title", "Informed", "subtitle", LONG, NULL);
}

/* Each kind of row that the inspector has, beside one that is as it was. */
static void
test_rows (void)
{
  const GType types[] = { ADW_TYPE_ACTION_ROW, ADW_TYPE_COMBO_ROW, ADW_TYPE_EXPANDER_ROW };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GtkWidget) before = g_object_ref_sink (make_row (types[i]));
      g_autoptr (GtkWidget) now = g_object_ref_sink (make_row (types[i]));
      GtkWidget *held;
      int least;
      int minimum;

      alur_paragraph_hold_title (now);
      alur_paragraph_hold_title (now);
      held = gtk_widget_get_ancestor (find (now, LONG), ALUR_TYPE_PARAGRAPH);
      g_assert_nonnull (held);
      g_assert_true (held == gtk_widget_get_ancestor (find (now, "Informed"), ALUR_TYPE_PARAGRAPH));
      g_assert_null (gtk_widget_get_ancestor (gtk_widget_get_parent (held), ALUR_TYPE_PARAGRAPH));
      g_assert_true (gtk_widget_compute_expand (held, GTK_ORIENTATION_HORIZONTAL));
      g_assert_cmpstr (gtk_widget_get_css_name (held), ==, "box");
      g_assert_cmpint (measure (now, GTK_ORIENTATION_HORIZONTAL, -1, &least), ==,
                       measure (before, GTK_ORIENTATION_HORIZONTAL, -1, &minimum));
      g_assert_cmpint (least, ==, minimum);
    }
}

static void
test_other_rows (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (gtk_list_box_row_new ());

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label ());
  alur_paragraph_hold_title (row);
  g_assert_null (gtk_widget_get_ancestor (find (row, LONG), ALUR_TYPE_PARAGRAPH));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/paragraph/measure", test_measure);
  g_test_add_func ("/paragraph/expand", test_expand);
  g_test_add_func ("/paragraph/rows", test_rows);
  g_test_add_func ("/paragraph/other-rows", test_other_rows);
  return g_test_run ();
}
