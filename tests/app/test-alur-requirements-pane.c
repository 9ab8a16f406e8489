/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the customer must bring in a window: what the bar says is what is shown, keys go and take
 * away, and different words become one. */

#include "alur-requirements-pane.h"

#include "alur-grid-view.h"
#include "pane-fixture.h"

#include <string.h>

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Loket\"/>"
      "<unit id=\"u2\" name=\"Seksi\"/></organisation>"
      "<procedure id=\"c1\" name=\"Izin\">"
      "<step id=\"s1\" name=\"Menerima\" unit=\"u1\"><input name=\"KTP\" from=\"customer\"/>"
      "<input name=\"Formulir _A\" from=\"customer\"/></step>"
      "<step id=\"s2\" name=\"Memeriksa\" unit=\"u2\"><input name=\"Kartu Tanda Penduduk\" "
      "from=\"customer\"/><input name=\"Formulir _A\" from=\"customer\"/></step>"
      "</procedure></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *requirements;
  AlurGridView *view;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pane_fixture_set_up (&self->pane, text);
  alur_editor_show (self->pane.editor, ALUR_PANE_REQUIREMENTS, NULL);
  self->requirements = g_object_new (ALUR_TYPE_REQUIREMENTS_PANE, NULL);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->requirements), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->requirements, ALUR_TYPE_GRID_VIEW));
  self->grid = alur_grid_view_get_grid (self->view);
  pane_fixture_show (&self->pane, self->requirements, 900, 500);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

static guint
count_rows (Fixture *self)
{
  return alur_grid_get_n_rows (self->grid) - alur_grid_get_n_foot_rows (self->grid);
}

static void
show (Fixture *self, guint position)
{
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (pane_fixture_find (self->requirements, GTK_TYPE_DROP_DOWN)), position);
  pane_fixture_settle (&self->pane);
}

static void
press (Fixture *self, guint key, GdkModifierType state)
{
  pane_fixture_press (GTK_WIDGET (self->view), key, state);
  pane_fixture_settle (&self->pane);
}

static void
focus (Fixture *self, guint row, guint column)
{
  alur_grid_view_focus_cell (self->view, row, column);
  pane_fixture_settle (&self->pane);
}

static gboolean
can_call_all (Fixture *self)
{
  return gtk_widget_get_sensitive (pane_fixture_find (self->requirements, GTK_TYPE_MENU_BUTTON));
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = pane_fixture_find (self->requirements, ADW_TYPE_STATUS_PAGE);
  GtkWidget *entry = pane_fixture_find (self->requirements, GTK_TYPE_SEARCH_ENTRY);

  g_assert_cmpuint (count_rows (self), ==, 3);
  show (self, 2);
  g_assert_cmpuint (count_rows (self), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "formulir");
  g_signal_emit_by_name (entry, "search-changed"); /* at once; it waits for more letters */
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (count_rows (self), ==, 0);
  g_assert_true (gtk_widget_get_visible (empty));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "Nothing is called so");
  show (self, 1);
  g_assert_cmpuint (count_rows (self), ==, 1);
  g_assert_false (gtk_widget_get_visible (empty));
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (count_rows (self), ==, 3);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->view)));
}

/* A cell that is not typed into is left by Enter to the step that asks, and emptied by Delete. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  AlurElement *step
      = alur_document_lookup (self->pane.document, alur_editor_get_stage (self->pane.editor), "s1");

  focus (self, 0, 1);
  g_assert_cmpstr (alur_grid_view_get_label (self->view), ==, "KTP, Loket: Izin: Menerima");
  press (self, GDK_KEY_5, 0);
  g_assert_false (alur_grid_view_is_editing (self->view));
  press (self, GDK_KEY_Delete, 0);
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_INPUT), ==, 1);
  alur_editor_undo (self->pane.editor);
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_element_count (step, ALUR_KIND_INPUT), ==, 2);
  focus (self, 0, 0);
  press (self, GDK_KEY_Return, 0); /* a name: one down */
  g_assert_cmpint (alur_editor_get_pane (self->pane.editor), ==, ALUR_PANE_REQUIREMENTS);
  focus (self, 0, 1);
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpint (alur_editor_get_pane (self->pane.editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self->pane.editor)) == step);
}

static void
test_call_all (Fixture *self, gconstpointer data)
{
  guint row;
  guint column;
  g_autofree char *focused = NULL;

  focus (self, 2, 0);
  g_assert_false (can_call_all (self)); /* the form is called the same everywhere */
  focus (self, 1, 2);
  g_assert_true (can_call_all (self));
  g_assert_true (
      gtk_widget_activate_action (self->requirements, "requirements.call-all", "s", "KTP"));
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (count_rows (self), ==, 2);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  focused = alur_grid_dup_edit_text (self->grid, row, column);
  g_assert_cmpstr (focused, ==, "KTP");
  g_assert_false (can_call_all (self));
  alur_editor_undo (self->pane.editor);
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (count_rows (self), ==, 3);
  focus (self, 0, 2);
  g_assert_true (
      gtk_widget_activate_action (self->requirements, "requirements.call-otherwise", NULL));
  g_assert_true (alur_grid_view_is_editing (self->view));
  g_assert_cmpstr (alur_grid_view_get_typed (self->view), ==, "KTP");
  alur_grid_view_stop_editing (self->view);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/requirements-pane/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/requirements-pane/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/requirements-pane/call-all", Fixture, NULL, set_up, test_call_all, tear_down);
  return g_test_run ();
}
