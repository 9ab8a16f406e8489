/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix in a window: what the bar above it says is what is shown, and what is typed is a step
 * of undo. */

#include "alur-matrix-pane.h"

#include "alur-grid-view.h"
#include "pane-fixture.h"

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions>"
      "<function id=\"f1\" name=\"Penyediaan obat\"/>"
      "<function id=\"f2\" name=\"Anggaran\"/>"
      "<function id=\"f3\" name=\"Rujukan\"/></functions>"
      "<stage id=\"now\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Dinas\" level=\"support\">"
      "<authority id=\"a1\" role=\"decision-maker\" function=\"f1\" scope=\"Utara\"/>"
      "<authority id=\"a2\" role=\"implementer\" function=\"f1\"/></unit>"
      "<unit id=\"u2\" name=\"Puskesmas\" level=\"service-centre\"/>"
      "</organisation></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *matrix;
  AlurGridView *view;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pane_fixture_set_up (&self->pane, text);
  self->matrix = g_object_new (ALUR_TYPE_MATRIX_PANE, NULL);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->matrix), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->matrix, ALUR_TYPE_GRID_VIEW));
  self->grid = alur_grid_view_get_grid (self->view);
  pane_fixture_show (&self->pane, self->matrix, 900, 500);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

static AlurElement *
find (Fixture *self, const char *id)
{
  AlurElement *found
      = alur_document_lookup (self->pane.document, alur_editor_get_stage (self->pane.editor), id);

  g_assert_nonnull (found);
  return found;
}

static guint
count_functions (Fixture *self)
{
  return alur_grid_get_n_rows (self->grid) - alur_grid_get_n_foot_rows (self->grid);
}

static void
search (Fixture *self, const char *words)
{
  GtkWidget *entry = pane_fixture_find (self->matrix, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed"); /* at once; it waits for more letters */
  pane_fixture_settle (&self->pane);
}

static GtkToggleButton *
find_toggle (Fixture *self, const char *label)
{
  GtkWidget *bar = gtk_widget_get_parent (pane_fixture_find (self->matrix, GTK_TYPE_SEARCH_ENTRY));

  for (GtkWidget *child = gtk_widget_get_first_child (bar); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child)
        && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
      return GTK_TOGGLE_BUTTON (child);
  g_assert_not_reached ();
}

/* Nothing that is called so is told, with what to do. */
static void
test_search (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = pane_fixture_find (self->matrix, ADW_TYPE_STATUS_PAGE);

  g_assert_cmpuint (count_functions (self), ==, 3);
  g_assert_false (gtk_widget_get_visible (empty));
  search (self, "obat");
  g_assert_cmpuint (count_functions (self), ==, 1);
  search (self, "kelurahan");
  g_assert_cmpuint (count_functions (self), ==, 0);
  g_assert_true (gtk_widget_get_visible (empty));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "Nothing is called so");
  /* Escape shows all again, and goes to the cells. */
  g_signal_emit_by_name (pane_fixture_find (self->matrix, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  search (self, "");
  g_assert_cmpuint (count_functions (self), ==, 3);
  g_assert_false (gtk_widget_get_visible (empty));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  GtkWidget *levels = pane_fixture_find (self->matrix, GTK_TYPE_DROP_DOWN);
  GtkToggleButton *by_area = find_toggle (self, "By Area");
  AlurGridColumn column;

  g_assert_cmpuint (alur_grid_get_n_columns (self->grid), ==, 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (levels), ALUR_LEVEL_SERVICE_CENTRE);
  g_assert_cmpuint (alur_grid_get_n_columns (self->grid), ==, 3);
  alur_grid_get_column (self->grid, 2, &column);
  g_assert_cmpstr (column.title, ==, "Puskesmas");
  gtk_toggle_button_set_active (by_area, TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_false (gtk_widget_get_sensitive (levels)); /* areas have no level */
  alur_grid_get_column (self->grid, alur_grid_get_n_columns (self->grid) - 1, &column);
  g_assert_cmpstr (column.title, ==, "Utara");
  gtk_toggle_button_set_active (by_area, FALSE);
  pane_fixture_settle (&self->pane);
  g_assert_true (gtk_widget_get_sensitive (levels));
  g_assert_cmpuint (alur_grid_get_n_columns (self->grid), ==, 3);
}

static void
test_orders (Fixture *self, gconstpointer data)
{
  g_auto (AlurMatrixLook) look = { 0 };

  g_assert_cmpstr (alur_grid_get_row_key (self->grid, 0), ==, "f1");
  g_assert_true (gtk_widget_activate_action (self->matrix, "order.rows", "s", "name"));
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (alur_grid_get_row_key (self->grid, 0), ==, "f2");
  g_assert_true (gtk_widget_activate_action (self->matrix, "order.rows", "s", "problems"));
  pane_fixture_settle (&self->pane);
  alur_matrix_pane_take_look (ALUR_MATRIX_PANE (self->matrix), &look);
  g_assert_cmpint (look.rows, ==, ALUR_MATRIX_ROWS_BY_PROBLEMS);
  g_assert_true (gtk_widget_activate_action (self->matrix, "order.rows", "s", "written"));
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (alur_grid_get_row_key (self->grid, 0), ==, "f1");
}

/* As it is typed: two authorities, one step of undo. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  AlurElement *unit = find (self, "u2");
  guint row;
  guint column;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  alur_grid_view_focus_cell (self->view, 1, 3);
  alur_grid_view_edit_text (self->view, "KEP, LAK");
  g_assert_true (alur_grid_view_is_editing (self->view));
  g_assert_true (pane_fixture_press (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY),
                                     GDK_KEY_Return, 0));
  g_assert_false (alur_grid_view_is_editing (self->view));
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (alur_element_count (unit, ALUR_KIND_AUTHORITY), ==, 2);
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpuint (alur_element_count (unit, ALUR_KIND_AUTHORITY), ==, 0);
  g_assert_null (alur_document_get_undo_name (self->pane.document));
}

/* What is no role stays in the field, and nothing is changed. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  alur_grid_view_focus_cell (self->view, 2, 3);
  alur_grid_view_edit_text (self->view, "XYZ");
  entry = pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY);
  pane_fixture_press (entry, GDK_KEY_Return, 0);
  g_assert_true (alur_grid_view_is_editing (self->view));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (alur_document_get_undo_name (self->pane.document));
  alur_grid_view_stop_editing (self->view);
}

/* While nobody looks at it, it follows nothing; then it shows what is selected. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  AlurSelection *selection = alur_editor_get_selection (self->pane.editor);
  guint row;
  guint column;

  alur_selection_set (selection, find (self, "f2"));
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  gtk_widget_set_visible (self->matrix, FALSE);
  alur_selection_set (selection, find (self, "f3"));
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  gtk_widget_set_visible (self->matrix, TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 2);
}

/* What the bar says is taken and given as a whole. */
static void
test_look (Fixture *self, gconstpointer data)
{
  g_auto (AlurMatrixLook) look = { .level = ALUR_LEVEL_SUPPORT,
                                   .rows = ALUR_MATRIX_ROWS_BY_NAME,
                                   .descending = TRUE,
                                   .search = g_strdup ("dinas") };
  g_auto (AlurMatrixLook) taken = { 0 };

  alur_matrix_pane_set_look (ALUR_MATRIX_PANE (self->matrix), &look);
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (count_functions (self), ==, 1);
  g_assert_cmpuint (alur_grid_get_n_columns (self->grid), ==, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (
                        GTK_DROP_DOWN (pane_fixture_find (self->matrix, GTK_TYPE_DROP_DOWN))),
                    ==, ALUR_LEVEL_SUPPORT);
  alur_matrix_pane_take_look (ALUR_MATRIX_PANE (self->matrix), &taken);
  g_assert_cmpstr (taken.search, ==, "dinas");
  g_assert_cmpint (taken.level, ==, ALUR_LEVEL_SUPPORT);
  g_assert_cmpint (taken.rows, ==, ALUR_MATRIX_ROWS_BY_NAME);
  g_assert_true (taken.descending);
}

/* A button makes a function, whose name is asked for. */
static void
test_new_function (Fixture *self, gconstpointer data)
{
  GtkWidget *bar = gtk_widget_get_parent (pane_fixture_find (self->matrix, GTK_TYPE_SEARCH_ENTRY));

  g_signal_emit_by_name (gtk_widget_get_last_child (bar), "clicked");
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_is_editing (self->view));
  alur_grid_view_edit_text (self->view, "");
  gtk_editable_set_text (GTK_EDITABLE (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY)),
                         "Pengaduan");
  pane_fixture_press (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY), GDK_KEY_Return,
                      0);
  g_assert_cmpuint (count_functions (self), ==, 4);
  search (self, "pengaduan");
  g_assert_cmpuint (count_functions (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/matrix-pane/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("search", test_search);
  ADD ("bar", test_bar);
  ADD ("orders", test_orders);
  ADD ("typed", test_typed);
  ADD ("refused", test_refused);
  ADD ("selection", test_selection);
  ADD ("look", test_look);
  ADD ("new-function", test_new_function);
#undef ADD
  return g_test_run ();
}
