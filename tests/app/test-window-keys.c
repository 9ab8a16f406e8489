/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that comes right after an edit, before the frame in which the window is brought up to date:
 * fast fingers, or a screen reader that asks for so much that the frame is late. */

#include "alur-make.h"
#include "alur-window.h"
#include "window-fixture.h"

typedef struct
{
  AlurWindow *window;
  AlurDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const WindowFixture *program = data;

  fixture->window = alur_window_new (program->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->document = alur_make_document ();
  alur_window_set_document (fixture->window, fixture->document);
  window_fixture_settle (GTK_WIDGET (fixture->window), 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
}

/* What the window does with it before the widget with the focus has it. */
static void
press (AlurWindow *window, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &taken);
      g_assert_false (taken);
    }
}

static void
edit (Fixture *fixture)
{
  alur_document_begin (fixture->document, "Rename");
  alur_document_set_text (fixture->document, alur_document_get_root (fixture->document),
                          ALUR_DOCUMENT_TITLE, "Lain");
  alur_document_commit (fixture->document);
}

static void
test_before_the_frame (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  guint64 before = alur_document_get_state (fixture->document);

  edit (fixture);
  press (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_action_group_activate_action (actions, "undo", NULL);
  g_assert_cmpuint (alur_document_get_state (fixture->document), ==, before);
  press (fixture->window, GDK_KEY_y, GDK_CONTROL_MASK);
  g_action_group_activate_action (actions, "redo", NULL);
  g_assert_cmpuint (alur_document_get_state (fixture->document), !=, before);
}

int
main (int argc, char **argv)
{
  WindowFixture program = { 0 };

  window_fixture_set_up (&program, &argc, &argv);
  g_test_add ("/window-keys/before-the-frame", Fixture, &program, set_up, test_before_the_frame,
              tear_down);
  return window_fixture_run (&program);
}
