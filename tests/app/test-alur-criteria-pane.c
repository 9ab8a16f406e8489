/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fifteen criteria in a window: the drawing follows what is typed, and stands beside or above
 * the table as there is room. */

#include "alur-criteria-pane.h"

#include "alur-criteria-sheet.h"
#include "alur-grid-view.h"
#include "alur-scene-view.h"
#include "pane-fixture.h"

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p\" name=\"Izin\">"
      "<step id=\"s\"/><score criterion=\"care\" value=\"2\">hilang</score></procedure></stage>"
      "<stage id=\"goal\" name=\"Tujuan\" kind=\"target\"><procedure id=\"p\" name=\"Izin\">"
      "<step id=\"s\"/></procedure></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *criteria;
  GtkWidget *drawing;
  AlurGridView *view;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);

  pane_fixture_set_up (&self->pane, text);
  alur_editor_set_stage (self->pane.editor, alur_document_get_stage (self->pane.document, "goal"));
  alur_editor_show (self->pane.editor, ALUR_PANE_CRITERIA, NULL);
  self->criteria = g_object_new (ALUR_TYPE_CRITERIA_PANE, NULL);
  alur_criteria_pane_set_editor (ALUR_CRITERIA_PANE (self->criteria), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->criteria, ALUR_TYPE_GRID_VIEW));
  self->drawing = pane_fixture_find (self->criteria, ALUR_TYPE_SCENE_VIEW);
  self->grid = alur_grid_view_get_grid (self->view);
  pane_fixture_show (&self->pane, self->criteria, width, 600);
  gtk_widget_grab_focus (self->criteria);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

static const AlurElement *
get_procedure (Fixture *self)
{
  return alur_editor_get_procedure (self->pane.editor);
}

static void
type (Fixture *self, AlurCriterion criterion, AlurCriteriaColumn kind, const char *words)
{
  guint column;

  g_assert_true (alur_criteria_sheet_find_column (ALUR_CRITERIA_SHEET (self->grid), kind, &column));
  alur_grid_view_focus_cell (self->view, criterion - ALUR_CRITERION_SIMPLICITY, column);
  alur_grid_view_edit_text (self->view, words);
  g_assert_true (alur_grid_view_is_editing (self->view));
  pane_fixture_press (pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY), GDK_KEY_Tab, 0);
  pane_fixture_settle (&self->pane);
}

/* What the drawing says to those who can't see it. */
static void
assert_described (Fixture *self, const char *words)
{
  g_autofree char *mismatch = NULL;
  AlurScorecard card;
  g_autofree char *described = NULL;

  g_assert_true (alur_criteria_sheet_get_card (ALUR_CRITERIA_SHEET (self->grid), &card));
  described = alur_scorecard_describe (&card);
  g_assert_nonnull (g_strstr_len (described, -1, words));
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (self->drawing),
                                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, described);
  g_assert_null (mismatch);
}

static void
test_typed (Fixture *self, gconstpointer data)
{
  type (self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "4");
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_CARE, get_procedure (self)), ==, 4);
  assert_described (self, "Kecermatan: 2 → 4");
  type (self, ALUR_CRITERION_CARE, ALUR_CRITERIA_EVIDENCE, "teliti");
  g_assert_cmpstr (alur_criterion_find_score (ALUR_CRITERION_CARE, get_procedure (self))->text, ==,
                   "teliti");
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self->pane.editor)) == NULL
                 || alur_selection_get_single (alur_editor_get_selection (self->pane.editor))->kind
                        == ALUR_KIND_SCORE);
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_true (alur_editor_undo (self->pane.editor));
  g_assert_cmpuint (alur_criterion_get_score (ALUR_CRITERION_CARE, get_procedure (self)), ==, 0);
  pane_fixture_settle (&self->pane);
  assert_described (self, "Kecermatan: 2 → belum dinilai");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  type (self, ALUR_CRITERION_CARE, ALUR_CRITERIA_SCORE, "7");
  g_assert_true (alur_grid_view_is_editing (self->view)); /* to be mended */
  g_assert_null (alur_document_get_undo_name (self->pane.document));
}

/* Both are wholly in the pane, and the drawing is not cut at its side. */
static void
test_places (Fixture *self, gconstpointer data)
{
  gboolean is_wide = GPOINTER_TO_INT (data) > 1240;
  GtkWidget *parts = pane_fixture_find (self->criteria, GTK_TYPE_PANED);
  graphene_rect_t drawing, table;
  int least;

  gtk_widget_measure (self->drawing, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (gtk_paned_get_start_child (GTK_PANED (parts)),
                                            self->criteria, &drawing));
  g_assert_true (gtk_widget_compute_bounds (gtk_paned_get_end_child (GTK_PANED (parts)),
                                            self->criteria, &table));
  g_assert_cmpfloat (drawing.size.width, >=, (float) least);
  if (is_wide)
    {
      g_assert_cmpfloat (table.origin.x, >=, drawing.size.width);
      g_assert_cmpfloat (table.size.width, >=, 400);
      g_assert_cmpfloat (table.origin.x + table.size.width, <=, (float) GPOINTER_TO_INT (data));
    }
  else
    {
      g_assert_cmpfloat (table.origin.y, >=, drawing.size.height);
      g_assert_cmpfloat (drawing.size.height, >=, 200);
      g_assert_cmpfloat (table.size.height, >=, 250);
    }
}

static int
measure_drawing (Fixture *self)
{
  int height;

  gtk_widget_measure (self->drawing, GTK_ORIENTATION_VERTICAL, 720, &height, NULL, NULL, NULL);
  return height;
}

/* Nothing is drawn that nobody looks at, and what has changed meanwhile is shown then. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  AlurDocument *document = self->pane.document;
  AlurElement *score;

  g_assert_cmpint (measure_drawing (self), >, 400);
  gtk_widget_set_visible (self->criteria, FALSE);
  pane_fixture_settle (&self->pane);
  g_assert_cmpint (measure_drawing (self), ==, 0);
  alur_document_begin (document, "score");
  score = alur_document_insert (document, (AlurElement *) get_procedure (self), ALUR_KIND_SCORE,
                                NULL, NULL);
  alur_document_set_word (document, score, ALUR_SCORE_CRITERION, ALUR_CRITERION_CARE);
  alur_document_set_integer (document, score, ALUR_SCORE_VALUE, 5);
  alur_document_commit (document);
  pane_fixture_settle (&self->pane);
  gtk_widget_set_visible (self->criteria, TRUE);
  pane_fixture_settle (&self->pane);
  g_assert_cmpint (measure_drawing (self), >, 400);
  assert_described (self, "Kecermatan: 2 → 5");
}

/* Where there is nothing to score it says so, and nothing can be typed. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  AlurDocument *document = self->pane.document;

  alur_document_begin (document, "remove");
  alur_document_remove (document, alur_editor_get_procedure (self->pane.editor));
  alur_document_commit (document);
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 0);
  g_assert_true (gtk_widget_get_mapped (pane_fixture_find (self->criteria, ADW_TYPE_STATUS_PAGE)));
  g_assert_true (alur_editor_undo (self->pane.editor));
  pane_fixture_settle (&self->pane);
  g_assert_true (gtk_widget_get_mapped (self->drawing));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/criteria-pane/typed", Fixture, GINT_TO_POINTER (1000), set_up, test_typed,
              tear_down);
  g_test_add ("/criteria-pane/refused", Fixture, GINT_TO_POINTER (1000), set_up, test_refused,
              tear_down);
  g_test_add ("/criteria-pane/narrow", Fixture, GINT_TO_POINTER (760), set_up, test_places,
              tear_down);
  g_test_add ("/criteria-pane/wide", Fixture, GINT_TO_POINTER (1400), set_up, test_places,
              tear_down);
  g_test_add ("/criteria-pane/hidden", Fixture, GINT_TO_POINTER (1000), set_up, test_hidden,
              tear_down);
  g_test_add ("/criteria-pane/empty", Fixture, GINT_TO_POINTER (1000), set_up, test_empty,
              tear_down);
  return g_test_run ();
}
