/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure as a table in a window. */

#include "alur-procedure-table.h"

#include "alur-edit.h"
#include "alur-grid-view.h"
#include "alur-procedure-sheet.h"
#include "pane-fixture.h"

#include <string.h>

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Dinas\"/><unit id=\"u2\" name=\"Loket\"/>"
                           "</organisation>"
                           "<procedure id=\"p1\" name=\"Izin\" lanes=\"u1 u2\">"
                           "<step id=\"s1\" name=\"Terima\" unit=\"u2\"/>"
                           "<step id=\"s2\" name=\"Periksa\" unit=\"u1\"/>"
                           "<step id=\"s3\" name=\"Terbit\" unit=\"u1\"/>"
                           "<flow id=\"w1\" from=\"s1\" to=\"s2\"/>"
                           "<flow id=\"w2\" from=\"s2\" to=\"s3\"/>"
                           "</procedure></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *table;
  AlurGridView *view;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pane_fixture_set_up (&self->pane, text);
  alur_editor_show (self->pane.editor, ALUR_PANE_TABLE, NULL);
  self->table = g_object_new (ALUR_TYPE_PROCEDURE_TABLE, NULL);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->table), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->table, ALUR_TYPE_GRID_VIEW));
  self->grid = alur_grid_view_get_grid (self->view);
  pane_fixture_show (&self->pane, self->table, 1000, 500);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
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

/* The row that stands for a step. */
static guint
find_row (Fixture *self, const char *id)
{
  guint row;
  guint column;

  g_assert_true (alur_grid_find_element (self->grid, find (self, id), &row, &column));
  return row;
}

static void
type (Fixture *self, guint row, guint column, const char *words, guint key)
{
  alur_grid_view_focus_cell (self->view, row, column);
  alur_grid_view_edit_text (self->view, words);
  g_assert_true (alur_grid_view_is_editing (self->view));
  pane_fixture_press (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY), key, 0);
  pane_fixture_settle (&self->pane);
}

static GtkListBox *
get_offer (Fixture *self)
{
  GtkWidget *offer = pane_fixture_find (self->table, GTK_TYPE_POPOVER);

  g_assert_nonnull (offer);
  return GTK_LIST_BOX (pane_fixture_find (offer, GTK_TYPE_LIST_BOX));
}

static gboolean
is_asking (Fixture *self)
{
  return gtk_widget_get_mapped (pane_fixture_find (self->table, GTK_TYPE_POPOVER));
}

/* A cell is one step of undo, whatever it takes. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  AlurElement *step = find (self, "s2");

  type (self, find_row (self, "s2"), ALUR_SHEET_TIME, "2 jam 30", GDK_KEY_Tab);
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).seconds, ==, 150 * 60);
  type (self, find_row (self, "s2"), ALUR_SHEET_ACTORS, "Loket", GDK_KEY_Tab);
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "u2");
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "u1");
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).seconds, ==, 0);
  g_assert_null (alur_document_get_undo_name (self->pane.document));
}

static void
choose_new_unit (Fixture *self)
{
  GtkListBoxRow *choice = NULL;

  for (int i = 0; choice == NULL; i++)
    {
      GtkListBoxRow *offered = gtk_list_box_get_row_at_index (get_offer (self), i);

      g_assert_nonnull (offered);
      if (strstr (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (offered))),
                  "New unit: Verifikator")
          != NULL)
        choice = offered;
    }
  g_signal_emit_by_name (get_offer (self), "row-activated", choice);
  pane_fixture_settle (&self->pane);
}

/* Whoever is not there is asked about; a new unit is made with the step, and undone with it. */
static void
test_unknown_actor (Fixture *self, gconstpointer data)
{
  AlurElement *step = find (self, "s2");
  AlurElement *organisation = find (self, "u1")->parent;
  guint row = find_row (self, "s2");

  type (self, row, ALUR_SHEET_ACTORS, "Verifikator", GDK_KEY_Return);
  g_assert_true (is_asking (self));
  g_assert_false (alur_grid_view_is_editing (self->view));
  g_assert_null (alur_document_get_undo_name (self->pane.document));
  choose_new_unit (self);
  g_assert_false (is_asking (self));
  g_assert_cmpuint (alur_element_count (organisation, ALUR_KIND_UNIT), ==, 3);
  g_assert_cmpstr (alur_element_get_name (find (self, alur_element_get_ref (step, ALUR_STEP_UNIT))),
                   ==, "Verifikator");
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpuint (alur_element_count (organisation, ALUR_KIND_UNIT), ==, 2);
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "u1");
}

static void
remove_step (Fixture *self, const char *id)
{
  AlurElement *step = find (self, id);

  alur_document_begin (self->pane.document, "Delete");
  alur_edit_delete (self->pane.document, &step, 1);
  alur_document_commit (self->pane.document);
  pane_fixture_settle (&self->pane);
}

/* While it is asked who is meant, a key may take rows away: the answer is for the step that was
 * typed into, wherever that stands by then, or for none. */
static void
test_asked_meanwhile (Fixture *self, gconstpointer data)
{
  AlurElement *organisation = find (self, "u1")->parent;

  type (self, find_row (self, "s2"), ALUR_SHEET_ACTORS, "Verifikator", GDK_KEY_Return);
  remove_step (self, "s1");
  g_assert_true (is_asking (self));
  choose_new_unit (self);
  g_assert_cmpuint (alur_element_count (organisation, ALUR_KIND_UNIT), ==, 3);
  g_assert_cmpstr (alur_element_get_ref (find (self, "s3"), ALUR_STEP_UNIT), ==, "u1");
  g_assert_cmpstr (alur_element_get_ref (find (self, "s2"), ALUR_STEP_UNIT), !=, "u1");
  g_assert_true (alur_editor_undo (self->pane.editor));
  pane_fixture_settle (&self->pane);

  type (self, find_row (self, "s2"), ALUR_SHEET_ACTORS, "Verifikator", GDK_KEY_Return);
  remove_step (self, "s2");
  if (is_asking (self))
    choose_new_unit (self);
  g_assert_cmpuint (alur_element_count (organisation, ALUR_KIND_UNIT), ==, 2);
  g_assert_cmpstr (alur_element_get_ref (find (self, "s3"), ALUR_STEP_UNIT), ==, "u1");
}

/* Escape goes back to the cell of that step. */
static void
test_typed_again (Fixture *self, gconstpointer data)
{
  type (self, find_row (self, "s2"), ALUR_SHEET_ACTORS, "Verifikator", GDK_KEY_Return);
  remove_step (self, "s1");
  g_assert_true (
      pane_fixture_press (pane_fixture_find (self->table, GTK_TYPE_POPOVER), GDK_KEY_Escape, 0));
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (alur_grid_view_get_typed (self->view), ==, "Verifikator");
  pane_fixture_press (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY), GDK_KEY_Escape,
                      0);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self->pane.editor))
                 == find (self, "s2"));
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  guint row = find_row (self, "s2");

  alur_grid_view_focus_cell (self->view, row, ALUR_SHEET_ACTIVITY);
  g_assert_true (pane_fixture_press (self->table, GDK_KEY_Down, GDK_ALT_MASK));
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (find_row (self, "s2"), ==, row + 1);
  g_assert_cmpuint (find_row (self, "s3"), ==, row);
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpuint (find_row (self, "s2"), ==, row);
}

/* While nobody looks at it, it follows nothing. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  AlurSelection *selection = alur_editor_get_selection (self->pane.editor);
  guint row;
  guint column;

  alur_selection_set (selection, find (self, "s2"));
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, find_row (self, "s2"));
  gtk_widget_set_visible (self->table, FALSE);
  alur_selection_set (selection, find (self, "s3"));
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, find_row (self, "s2"));
  gtk_widget_set_visible (self->table, TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, find_row (self, "s3"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/procedure-table/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("typed", test_typed);
  ADD ("unknown-actor", test_unknown_actor);
  ADD ("asked-meanwhile", test_asked_meanwhile);
  ADD ("typed-again", test_typed_again);
  ADD ("moved", test_moved);
  ADD ("selection", test_selection);
#undef ADD
  return g_test_run ();
}
