/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By which unit one is replaced: only what is complete can be done, and it is done once. */

#include "alur-replace-dialog.h"

#include "pane-fixture.h"

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
      "<functions><function id=\"f1\" name=\"Permits\"/></functions>"
      "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Desk\"><authority id=\"a1\" role=\"planner\" function=\"f1\"/></unit>"
      "<unit id=\"u2\" name=\"Bureau\"/></organisation></stage>"
      "<stage id=\"goal\" name=\"Goal\" kind=\"target\"><organisation>"
      "<unit id=\"u1\" name=\"Desk\"/><unit id=\"u2\" "
      "name=\"Bureau\"/></organisation></stage></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  GtkWidget *dialog;
  guint n_told;
} Fixture;

static AlurElement *
find (Fixture *fixture, const char *stage, const char *id)
{
  AlurDocument *document = fixture->pane_fixture.document;

  return alur_document_lookup (document, alur_document_get_stage (document, stage), id);
}

static void
told_cb (AlurEditor *editor, const char *message, Fixture *fixture)
{
  fixture->n_told++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AlurEditor *editor;

  pane_fixture_set_up (&fixture->pane_fixture, text);
  editor = fixture->pane_fixture.editor;
  pane_fixture_show (&fixture->pane_fixture, gtk_label_new ("Behind"), 800, 600);
  g_assert_false (alur_replace_dialog_is_possible (editor));
  alur_selection_set (alur_editor_get_selection (editor), find (fixture, "now", "u1"));
  g_assert_true (alur_replace_dialog_is_possible (editor));
  g_signal_connect (editor, "told", G_CALLBACK (told_cb), fixture);
  fixture->dialog = alur_replace_dialog_new (GTK_WINDOW (fixture->pane_fixture.window), editor);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

static gboolean
may_replace (Fixture *fixture)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (fixture->dialog), "replace");
}

/* In the list that drops down when its button is pressed. */
static void
choose (Fixture *fixture, AlurElement *unit, const char *name)
{
  GtkMenuButton *button
      = GTK_MENU_BUTTON (pane_fixture_find (fixture->dialog, GTK_TYPE_MENU_BUTTON));

  gtk_menu_button_popup (button);
  pane_fixture_settle (&fixture->pane_fixture);
  if (unit != NULL)
    g_signal_emit_by_name (gtk_menu_button_get_popover (button), "chosen", unit);
  else
    g_signal_emit_by_name (gtk_menu_button_get_popover (button), "make", name);
  gtk_menu_button_popdown (button);
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
respond (Fixture *fixture, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (fixture->dialog), response);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_by_another (Fixture *fixture, gconstpointer data)
{
  g_assert_false (may_replace (fixture));
  choose (fixture, find (fixture, "now", "u2"), NULL);
  g_assert_true (may_replace (fixture));
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (fixture->dialog)), ==,
                   "“Bureau” gets 1 authority.");
  respond (fixture, "replace");
  g_assert_null (find (fixture, "now", "u1"));
  g_assert_nonnull (find (fixture, "goal", "u1"));
  g_assert_cmpstr (alur_element_get_id (find (fixture, "now", "a1")->parent), ==, "u2");
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->pane_fixture.document), ==, 1);
}

static void
test_by_a_new_one_everywhere (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit;

  choose (fixture, NULL, "Service Hall");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (pane_fixture_find (fixture->dialog, ADW_TYPE_COMBO_ROW)), 2);
  g_assert_true (may_replace (fixture));
  respond (fixture, "replace");
  unit = alur_selection_get_single (alur_editor_get_selection (fixture->pane_fixture.editor));
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Service Hall");
  g_assert_null (find (fixture, "now", "u1"));
  g_assert_null (find (fixture, "goal", "u1"));
  g_assert_nonnull (find (fixture, "goal", alur_element_get_id (unit)));
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  choose (fixture, find (fixture, "now", "u2"), NULL);
  respond (fixture, "cancel");
  g_assert_nonnull (find (fixture, "now", "u1"));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->pane_fixture.document), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/replace-dialog/by-another", Fixture, NULL, set_up, test_by_another, tear_down);
  g_test_add ("/replace-dialog/by-a-new-one", Fixture, NULL, set_up, test_by_a_new_one_everywhere,
              tear_down);
  g_test_add ("/replace-dialog/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  return g_test_run ();
}
