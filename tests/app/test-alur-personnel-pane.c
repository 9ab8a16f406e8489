/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is needed, in a window: what the bar says is what is shown, a figure leads to where it comes
 * from, a duty is added, and the working time is chosen. */

#include "alur-personnel-pane.h"

#include "alur-grid-view.h"
#include "alur-personnel-sheet.h"
#include "alur-staff-sum-sheet.h"
#include "alur-working-time-button.h"
#include "alur-workload-sheet.h"
#include "pane-fixture.h"

#include <string.h>

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Loket\">"
      "<position id=\"p1\" name=\"Petugas\" headcount=\"1\"/>"
      "<position id=\"p2\" name=\"Arsiparis\" headcount=\"2\"/></unit></organisation>"
      "<procedure id=\"c1\" name=\"Izin\" volume=\"1000\"><step id=\"s0\" kind=\"start\"/>"
      "<step id=\"s1\" name=\"Menerima\" unit=\"u1\" position=\"p1\" work=\"PT150M\"/>"
      "<step id=\"s2\" kind=\"end\"/><flow id=\"w1\" kind=\"sequence\" from=\"s0\" to=\"s1\"/>"
      "<flow id=\"w2\" kind=\"sequence\" from=\"s1\" to=\"s2\"/></procedure></stage></alur>";

static const char bare[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                           "<stage id=\"now\" kind=\"current\"/></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *personnel;
  AlurGridView *view;
  AlurGridView *trace;
  AlurGrid *grid;
  AlurGrid *workload;
} Fixture;

/* The last widget of a type: what stands below. */
static GtkWidget *
find_last (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *found = find_last (child, type);

      if (found != NULL)
        return found;
    }
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pane_fixture_set_up (&self->pane, data != NULL ? data : text);
  alur_editor_show (self->pane.editor, ALUR_PANE_PERSONNEL, NULL);
  self->personnel = g_object_new (ALUR_TYPE_PERSONNEL_PANE, NULL);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->personnel), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->personnel, ALUR_TYPE_GRID_VIEW));
  self->trace = ALUR_GRID_VIEW (find_last (self->personnel, ALUR_TYPE_GRID_VIEW));
  self->grid = alur_grid_view_get_grid (self->view);
  self->workload = alur_grid_view_get_grid (self->trace);
  g_assert_true (self->view != self->trace);
  pane_fixture_show (&self->pane, self->personnel, 900, 600);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

static void
show (Fixture *self, guint position)
{
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (pane_fixture_find (self->personnel, GTK_TYPE_DROP_DOWN)), position);
  pane_fixture_settle (&self->pane);
}

static void
press (Fixture *self, AlurGridView *view, guint key)
{
  pane_fixture_press (GTK_WIDGET (view), key, 0);
  pane_fixture_settle (&self->pane);
}

static void
focus (Fixture *self, guint row, guint column)
{
  alur_grid_view_focus_cell (self->view, row, column);
  pane_fixture_settle (&self->pane);
}

static void
assert_cell (AlurGrid *grid, guint row, guint column, const char *expected)
{
  g_auto (AlurCell) cell = { .text = NULL };

  alur_grid_get_cell (grid, row, column, &cell);
  g_assert_cmpstr (cell.text, ==, expected);
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = pane_fixture_find (self->personnel, ADW_TYPE_STATUS_PAGE);
  GtkWidget *entry = pane_fixture_find (self->personnel, GTK_TYPE_SEARCH_ENTRY);

  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 4);
  show (self, ALUR_PERSONNEL_TOO_FEW);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 3);
  assert_cell (self->grid, 1, 0, "Petugas");
  gtk_editable_set_text (GTK_EDITABLE (entry), "arsip");
  g_signal_emit_by_name (entry, "search-changed"); /* at once; it waits for more letters */
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 0);
  g_assert_true (gtk_widget_get_visible (empty));
  show (self, ALUR_PERSONNEL_TOO_MANY);
  assert_cell (self->grid, 1, 0, "Arsiparis");
  g_assert_false (gtk_widget_get_visible (empty));
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  show (self, ALUR_PERSONNEL_ALL);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 4);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
}

/* From a figure to its trace, to the step, and back. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  focus (self, 1, ALUR_PERSONNEL_HEADCOUNT);
  assert_cell (self->workload, 0, ALUR_WORKLOAD_TASK, "Menerima");
  press (self, self->view, GDK_KEY_F2);
  g_assert_true (alur_grid_view_is_editing (self->view));
  g_assert_cmpstr (alur_grid_view_get_typed (self->view), ==, "1");
  alur_grid_view_stop_editing (self->view);
  focus (self, 1, ALUR_PERSONNEL_NEED);
  press (self, self->view, GDK_KEY_Return);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->trace)));
  press (self, self->trace, GDK_KEY_Escape);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
  press (self, self->view, GDK_KEY_Return);
  alur_grid_view_focus_cell (self->trace, 0, ALUR_WORKLOAD_VOLUME);
  press (self, self->trace, GDK_KEY_Return); /* the last row: no duty comes of it */
  g_assert_cmpuint (alur_grid_get_n_rows (self->workload), ==, 2);
  alur_grid_view_focus_cell (self->trace, 0, ALUR_WORKLOAD_TASK);
  press (self, self->trace, GDK_KEY_Return);
  g_assert_cmpint (alur_editor_get_pane (self->pane.editor), ==, ALUR_PANE_PROCEDURE);
}

/* A sum leads to what it adds up, a position in it to its own workload. */
static void
test_sum (Fixture *self, gconstpointer data)
{
  AlurGrid *sums;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  focus (self, 3, ALUR_PERSONNEL_SURPLUS);
  press (self, self->view, GDK_KEY_Return);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->trace)));
  sums = alur_grid_view_get_grid (self->trace);
  g_assert_true (sums != self->workload);
  g_assert_cmpuint (alur_grid_get_n_rows (sums), ==, 3);
  assert_cell (sums, 1, 0, "Arsiparis");
  assert_cell (sums, 0, ALUR_STAFF_SUM_SHORTAGE, "1");
  assert_cell (sums, 2, ALUR_STAFF_SUM_SHORTAGE, "1");
  assert_cell (sums, 2, ALUR_STAFF_SUM_SURPLUS, "2");
  press (self, self->trace, GDK_KEY_Return);
  g_assert_true (alur_grid_view_get_grid (self->trace) == self->workload);
  assert_cell (self->workload, 0, ALUR_WORKLOAD_TASK, "Menerima");
}

static void
test_duty (Fixture *self, gconstpointer data)
{
  AlurElement *position
      = alur_document_lookup (self->pane.document, alur_editor_get_stage (self->pane.editor), "p2");
  GtkWidget *below = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self->trace)));
  GtkWidget *add = pane_fixture_find (below, GTK_TYPE_BUTTON);
  guint row;
  guint column;

  g_assert_nonnull (add);
  focus (self, 0, 0); /* a unit */
  g_assert_false (gtk_widget_get_sensitive (add));
  focus (self, 2, 0);
  g_assert_true (gtk_widget_get_sensitive (add));
  g_signal_emit_by_name (add, "clicked");
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_element_count (position, ALUR_KIND_DUTY), ==, 1);
  g_assert_true (alur_grid_view_get_focus_cell (self->trace, &row, &column));
  g_assert_cmpuint (row, ==, 0);
  alur_grid_view_stop_editing (self->trace);
  g_assert_true (alur_grid_set_text (self->workload, 0, ALUR_WORKLOAD_VOLUME, "100", NULL));
  g_assert_true (alur_grid_set_text (self->workload, 0, ALUR_WORKLOAD_WORK, "150 min", NULL));
  pane_fixture_settle (&self->pane);
  assert_cell (self->grid, 2, ALUR_PERSONNEL_WORKLOAD, "15,000");
  assert_cell (self->grid, 2, ALUR_PERSONNEL_NEED, "0.200");
}

/* Chosen by its regulation, or as days and hours; each is seen in the figures at once. */
static void
test_working_time (Fixture *self, gconstpointer data)
{
  GtkWidget *time = pane_fixture_find (self->personnel, ALUR_TYPE_WORKING_TIME_BUTTON);
  GtkMenuButton *button = GTK_MENU_BUTTON (pane_fixture_find (time, GTK_TYPE_MENU_BUTTON));
  GtkWidget *choices = gtk_popover_get_child (gtk_menu_button_get_popover (button));
  GtkWidget *first = gtk_widget_get_first_child (choices);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  GtkWidget *own = gtk_widget_get_next_sibling (second);
  GtkWidget *days = pane_fixture_find (choices, GTK_TYPE_SPIN_BUTTON);
  guint depth = alur_document_get_undo_depth (self->pane.document);

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "75,000 minutes a year");
  g_assert_nonnull (
      strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (first)), "PermenPAN-RB 1/2020"));
  gtk_menu_button_popup (button);
  pane_fixture_settle (&self->pane);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "72,000 minutes a year");
  assert_cell (self->grid, 1, ALUR_PERSONNEL_NEED, "2.083");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (own), TRUE); /* what it is already */
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (days)), ==, 240);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), 300);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), 200);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "60,000 minutes a year");
  assert_cell (self->grid, 1, ALUR_PERSONNEL_NEED, "2.500");
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, depth + 2);
  /* what was typed stays while it comes to what the document has */
  gtk_menu_button_popdown (button);
  pane_fixture_settle (&self->pane);
  gtk_menu_button_popup (button);
  pane_fixture_settle (&self->pane);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (own)));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (days)), ==, 200);
  alur_editor_undo (self->pane.editor);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "72,000 minutes a year");
}

/* The button with a text, in whatever shows it; NULL: none, or it is not shown. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Fixture *self, const char *label)
{
  GtkWidget *button = find_button (self->personnel, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  pane_fixture_settle (&self->pane);
}

/* What is typed is only tried out, which is told above, and becomes the document's, or is gone. */
static void
test_what_if (Fixture *self, gconstpointer data)
{
  AlurElement *position
      = alur_document_lookup (self->pane.document, alur_editor_get_stage (self->pane.editor), "p1");
  GtkWidget *time = pane_fixture_find (self->personnel, ALUR_TYPE_WORKING_TIME_BUTTON);
  GtkMenuButton *button = GTK_MENU_BUTTON (pane_fixture_find (time, GTK_TYPE_MENU_BUTTON));
  GtkWidget *second = gtk_widget_get_next_sibling (
      gtk_widget_get_first_child (gtk_popover_get_child (gtk_menu_button_get_popover (button))));
  guint depth = alur_document_get_undo_depth (self->pane.document);
  GtkWidget *keep;

  g_assert_null (find_button (self->personnel, "_Keep in the Document"));
  click (self, "_What If");
  g_assert_null (find_button (self->personnel, "_What If"));
  keep = find_button (self->personnel, "_Keep in the Document");
  g_assert_false (gtk_widget_get_sensitive (keep));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
  g_assert_true (alur_grid_set_text (self->grid, 1, 1, "3", NULL));
  pane_fixture_settle (&self->pane);
  assert_cell (self->grid, 1, 1, "1 → 3\n+2");
  g_assert_true (gtk_widget_get_sensitive (keep));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "75,000 → 72,000 minutes a year");
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, depth);
  click (self, "_Discard");
  g_assert_null (find_button (self->personnel, "_Discard"));
  g_assert_nonnull (find_button (self->personnel, "_What If"));
  assert_cell (self->grid, 1, ALUR_PERSONNEL_HEADCOUNT, "1");
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "75,000 minutes a year");
  alur_editor_undo (self->pane.editor); /* as the toast offers */
  pane_fixture_settle (&self->pane);
  assert_cell (self->grid, 1, 1, "1 → 3\n+2");
  click (self, "_Keep in the Document");
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, depth + 1);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (position, ALUR_POSITION_HEADCOUNT), 3,
                                  1e-9);
  assert_cell (self->grid, 1, ALUR_PERSONNEL_HEADCOUNT, "3");
  click (self, "_What If");
  click (self, "_End");
  g_assert_nonnull (find_button (self->personnel, "_What If"));
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = pane_fixture_find (self->personnel, ADW_TYPE_STATUS_PAGE);

  g_assert_true (gtk_widget_get_visible (empty));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "No positions yet");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/personnel-pane/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/personnel-pane/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/personnel-pane/sum", Fixture, NULL, set_up, test_sum, tear_down);
  g_test_add ("/personnel-pane/duty", Fixture, NULL, set_up, test_duty, tear_down);
  g_test_add ("/personnel-pane/working-time", Fixture, NULL, set_up, test_working_time, tear_down);
  g_test_add ("/personnel-pane/what-if", Fixture, NULL, set_up, test_what_if, tear_down);
  g_test_add ("/personnel-pane/empty", Fixture, bare, set_up, test_empty, tear_down);
  return g_test_run ();
}
