/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of the next stage: what it tells, that a way can be chosen, and that only applying
 * changes the document. */

#include "alur-apply-dialog.h"

#include "pane-fixture.h"

static const char text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
      "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation><unit id=\"u\" name=\"Desk\"/>"
      "</organisation><procedure id=\"p\"><step id=\"s\" kind=\"start\"/>"
      "<step id=\"a\" name=\"Check\" kind=\"decision\" unit=\"u\"><redesign action=\"abolish\"/>"
      "</step><step id=\"b\" name=\"Grant &amp; sign\" unit=\"u\"><redesign action=\"simplify\"/>"
      "</step><step id=\"c\" name=\"Refuse\" unit=\"u\"/><step id=\"e\" kind=\"end\"/>"
      "<flow id=\"f1\" from=\"s\" to=\"a\"/>"
      "<flow id=\"f2\" from=\"a\" to=\"b\" label=\"Complete, signed &amp; in time\" "
      "probability=\"0.7\"/>"
      "<flow id=\"f3\" from=\"a\" to=\"c\" label=\"Complete, signed, too late\" "
      "probability=\"0.3\"/>"
      "<flow id=\"f4\" from=\"b\" to=\"e\"/><flow id=\"f5\" from=\"c\" to=\"e\"/>"
      "</procedure></stage></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  GtkWidget *dialog;
  char *told;
} Fixture;

static void
applied_cb (GtkWidget *dialog, const char *message, Fixture *fixture)
{
  fixture->told = g_strdup (message);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  pane_fixture_set_up (&fixture->pane_fixture, text);
  pane_fixture_show (&fixture->pane_fixture, gtk_label_new ("Behind"), 800, 600);
  fixture->dialog = alur_apply_dialog_new (GTK_WINDOW (fixture->pane_fixture.window),
                                           fixture->pane_fixture.editor);
  g_signal_connect (fixture->dialog, "applied", G_CALLBACK (applied_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->told);
  pane_fixture_clear (&fixture->pane_fixture);
}

typedef gboolean (*Wanted) (GtkWidget *widget, const char *title);

static gboolean
is_titled (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find (GtkWidget *widget, Wanted wanted, const char *title)
{
  if (wanted (widget, title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, wanted, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_labelled (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words);
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  return find (fixture->dialog, is_titled, title);
}

static AlurElement *
then (Fixture *fixture)
{
  return alur_element_next (alur_document_get_stage (fixture->pane_fixture.document, "now"),
                            ALUR_KIND_STAGE);
}

static void
click_apply (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (
      find_row (fixture, "Check is given up; of its ways the one to Grant & sign stays."));
  g_assert_nonnull (
      find_row (fixture, "Grant & sign is to be simplified: change it in the new stage yourself."));
  g_assert_null (then (fixture));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->pane_fixture.document), ==, 0);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_null (then (fixture));
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->pane_fixture.document;

  click_apply (fixture);
  g_assert_cmpstr (fixture->told, ==, "2 decisions carried out in “Target condition”.");
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 1);
  g_assert_null (alur_document_lookup (document, then (fixture), "a"));
  g_assert_null (alur_document_lookup (document, then (fixture), "c"));
  g_assert_true (alur_editor_get_stage (fixture->pane_fixture.editor) == then (fixture));
  g_assert_false (alur_editor_has_decisions (fixture->pane_fixture.editor));
}

/* What tells one way from another, and how often it is taken, can be read. */
static void
test_ways_are_read (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Way that stays");
  const char *chosen
      = gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (row)));
  GtkWidget *label = find (row, is_labelled, chosen);

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_way_chosen (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->pane_fixture.document;
  GtkWidget *row = find_row (fixture, "Way that stays");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_nonnull (find_row (fixture, "Check is given up; of its ways the one to Refuse stays."));
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (fixture, "Way that stays"))), ==, 1);
  click_apply (fixture);
  g_assert_null (alur_document_lookup (document, then (fixture), "b"));
  g_assert_nonnull (alur_document_lookup (document, then (fixture), "c"));
}

static void
test_interim (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name = find_row (fixture, "Name");
  GtkWidget *kind = find_row (fixture, "Kind");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Target condition");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Interim stage");
  gtk_editable_set_text (GTK_EDITABLE (name), "First step");
  click_apply (fixture);
  g_assert_cmpstr (alur_element_get_name (then (fixture)), ==, "First step");
  g_assert_cmpuint (alur_element_get_word (then (fixture), ALUR_STAGE_KIND), ==,
                    ALUR_STAGE_INTERIM);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/apply-dialog/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("preview", test_preview);
  ADD ("apply", test_apply);
  ADD ("ways-are-read", test_ways_are_read);
  ADD ("way-chosen", test_way_chosen);
  ADD ("interim", test_interim);
#undef ADD
  return g_test_run ();
}
