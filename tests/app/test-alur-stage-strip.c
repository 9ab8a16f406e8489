/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of stages in a window. */

#include "alur-stage-strip.h"

#include "alur-edit.h"
#include "pane-fixture.h"

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                           "<stage id=\"now\" name=\"Today\" kind=\"current\" date=\"2026-01-05\"/>"
                           "<stage id=\"one\" name=\"Counter &amp; court\" kind=\"interim\"/>"
                           "<stage id=\"goal\" kind=\"target\"/></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  GtkWidget *strip;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  pane_fixture_set_up (&fixture->pane_fixture, text);
  fixture->strip = g_object_new (ALUR_TYPE_STAGE_STRIP, NULL);
  alur_stage_strip_set_editor (ALUR_STAGE_STRIP (fixture->strip), fixture->pane_fixture.editor);
  pane_fixture_show (&fixture->pane_fixture, fixture->strip, 700, 60);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

/* The button at that place of those that are shown; NULL behind the last. */
static GtkWidget *
get_button (Fixture *fixture, guint index)
{
  GtkWidget *box = gtk_widget_get_first_child (fixture->strip);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child) && gtk_widget_get_visible (child) && index-- == 0)
      return child;
  return NULL;
}

static void
assert_button (Fixture *fixture, guint index, const char *label, gboolean pressed)
{
  GtkWidget *button = get_button (fixture, index);

  g_assert_nonnull (button);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), ==,
                   label);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)), ==, pressed);
}

static AlurElement *
get_stage (Fixture *fixture, const char *id)
{
  return alur_document_get_stage (fixture->pane_fixture.document, id);
}

static void
delete_stage (Fixture *fixture, const char *id)
{
  AlurElement *stage = get_stage (fixture, id);

  alur_document_begin (fixture->pane_fixture.document, "Delete");
  alur_edit_delete (fixture->pane_fixture.document, &stage, 1);
  alur_document_commit (fixture->pane_fixture.document);
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_one_shows_where_one_is (Fixture *fixture, gconstpointer data)
{
  assert_button (fixture, 0, "Today 5 January 2026", TRUE);
  assert_button (fixture, 1, "Counter & court", FALSE);
  g_assert_nonnull (get_button (fixture, 2));
  g_assert_null (get_button (fixture, 3));
  alur_editor_set_stage (fixture->pane_fixture.editor, get_stage (fixture, "one"));
  pane_fixture_settle (&fixture->pane_fixture);
  assert_button (fixture, 0, "Today 5 January 2026", FALSE);
  assert_button (fixture, 1, "Counter & court", TRUE);
}

static void
test_a_press_goes_there (Fixture *fixture, gconstpointer data)
{
  AlurEditor *editor = fixture->pane_fixture.editor;

  g_signal_emit_by_name (get_button (fixture, 2), "clicked");
  g_assert_true (alur_editor_get_stage (editor) == get_stage (fixture, "goal"));
  /* Again: one is there. */
  g_signal_emit_by_name (get_button (fixture, 2), "clicked");
  g_assert_true (alur_editor_get_stage (editor) == get_stage (fixture, "goal"));
}

/* Before the strip has followed an undo, a button is still the stage that it names. */
static void
test_what_is_named_is_meant (Fixture *fixture, gconstpointer data)
{
  AlurEditor *editor = fixture->pane_fixture.editor;
  AlurElement *goal = get_stage (fixture, "goal");

  delete_stage (fixture, "one");
  alur_document_undo (fixture->pane_fixture.document);
  g_signal_emit_by_name (get_button (fixture, 1), "clicked");
  g_assert_true (alur_editor_get_stage (editor) == goal);
  pane_fixture_settle (&fixture->pane_fixture);
  assert_button (fixture, 1, "Counter & court", FALSE);
  /* What it names has gone. */
  alur_document_begin (fixture->pane_fixture.document, "Delete");
  alur_edit_delete (fixture->pane_fixture.document, &(AlurElement *){ get_stage (fixture, "one") },
                    1);
  alur_document_commit (fixture->pane_fixture.document);
  g_signal_emit_by_name (get_button (fixture, 1), "clicked");
  g_assert_true (alur_editor_get_stage (editor) == goal);
}

/* A stage that goes takes its button with it; the last one alone needs no strip. */
static void
test_what_goes (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (fixture->strip));
  delete_stage (fixture, "one");
  g_assert_nonnull (get_button (fixture, 1));
  g_assert_null (get_button (fixture, 2));
  delete_stage (fixture, "goal");
  g_assert_false (gtk_widget_get_visible (fixture->strip));
  g_assert_true (alur_document_undo (fixture->pane_fixture.document));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_true (gtk_widget_get_visible (fixture->strip));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/stage-strip/where-one-is", Fixture, NULL, set_up, test_one_shows_where_one_is,
              tear_down);
  g_test_add ("/stage-strip/press", Fixture, NULL, set_up, test_a_press_goes_there, tear_down);
  g_test_add ("/stage-strip/named-is-meant", Fixture, NULL, set_up, test_what_is_named_is_meant,
              tear_down);
  g_test_add ("/stage-strip/gone", Fixture, NULL, set_up, test_what_goes, tear_down);
  return g_test_run ();
}
