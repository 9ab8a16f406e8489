/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workshop view of a window: what is shown, what is asked, and that all is as it was after. */

#include "alur-window.h"

#include "alur-reader.h"
#include "window-fixture.h"

#include <string.h>

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
      "<functions><function id=\"f1\" name=\"Permits\"/></functions>"
      "<stage id=\"now\" name=\"As it is\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Agency\"><authority id=\"a1\" role=\"decision-maker\" "
      "function=\"f1\"/></unit></organisation></stage>"
      "<stage id=\"then\" name=\"As it shall be\" kind=\"target\"><organisation/></stage></alur>";

static AlurWindow *
open_window (AlurApplication *application)
{
  AlurWindow *window = alur_window_new (application);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, NULL);

  g_assert_nonnull (document);
  alur_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (window), "workshop"))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Whether a label that can be seen says @words. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static void
wait_for (AlurWindow *window, const char *words)
{
  while (!says (GTK_WIDGET (window), words))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
shows (AlurWindow *window, AlurSide side)
{
  return alur_workbench_get_shown (alur_window_get_workbench (window), side);
}

static void
act (AlurWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static void
test_workshop (gconstpointer data)
{
  AlurWindow *window = open_window ((gpointer) data);
  AlurEditor *editor = alur_window_get_editor (window);

  alur_workbench_set_shown (alur_window_get_workbench (window), ALUR_SIDE_INSPECTOR, FALSE);
  act (window, "workshop");
  wait_for (window, "Click a function");
  g_assert_false (shows (window, ALUR_SIDE_OUTLINE));
  g_assert_false (shows (window, ALUR_SIDE_FINDINGS));
  alur_selection_set (alur_editor_get_selection (editor),
                      alur_document_lookup_kind (alur_editor_get_document (editor),
                                                 alur_editor_get_stage (editor), "a1",
                                                 ALUR_KIND_AUTHORITY));
  wait_for (window, "Agency decides on Permits.");
  wait_for (window, "Nobody supervises Permits as yet.");
  act (window, "tour-on");
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_stage (editor)), ==, "then");
  wait_for (window, "As it shall be");
  act (window, "tour-on");
  wait_for (window, "That was the last one.");
  act (window, "show-findings");
  g_assert_true (shows (window, ALUR_SIDE_FINDINGS));
  act (window, "workshop");
  g_assert_true (shows (window, ALUR_SIDE_OUTLINE));
  g_assert_false (shows (window, ALUR_SIDE_INSPECTOR));
  while (says (GTK_WIDGET (window), "Click a function"))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* Closing the document ends it; asking about what is gone tells nothing. */
static void
test_closed (gconstpointer data)
{
  AlurWindow *window = open_window ((gpointer) data);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "workshop");
  g_autoptr (GVariant) state = NULL;
  AlurElement *unit;
  AlurDocument *document = alur_editor_get_document (alur_window_get_editor (window));

  act (window, "workshop");
  wait_for (window, "Click a function");
  unit = alur_document_lookup_kind (
      document, alur_editor_get_stage (alur_window_get_editor (window)), "u1", ALUR_KIND_UNIT);
  alur_document_begin (document, "Remove");
  alur_document_remove (document, unit);
  alur_document_commit (document);
  settle ();
  alur_window_set_document (window, NULL);
  state = g_action_get_state (action);
  g_assert_false (g_variant_get_boolean (state));
  while (g_action_get_enabled (action))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
  g_test_add_data_func ("/workshop/shown", fixture.application, test_workshop);
  g_test_add_data_func ("/workshop/closed", fixture.application, test_closed);
  return window_fixture_run (&fixture);
}
