/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first steps: they see what is done, in whatever order, and come only where they are wanted.
 */

#include "alur-edit.h"
#include "alur-make.h"
#include "alur-settings.h"
#include "alur-window.h"

#include "pane-fixture.h"
#include "window-fixture.h"

typedef struct
{
  AlurWindow *window;
  AlurGuide *guide;
  GSettings *settings;
  AlurElement *function, *unit; /* of the document */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const WindowFixture *program = data;

  fixture->settings = alur_application_get_settings (program->application);
  g_assert_nonnull (fixture->settings);
  g_settings_reset (fixture->settings, "offer-guide");
  fixture->window = alur_window_new (program->application);
  fixture->guide = ALUR_GUIDE (pane_fixture_find (GTK_WIDGET (fixture->window), ALUR_TYPE_GUIDE));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
assert_step (Fixture *fixture, const char *heading)
{
  if (!has_text (GTK_WIDGET (fixture->guide), heading))
    g_error ("the step is not “%s”", heading);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *name)
{
  if (GTK_IS_BUTTON (widget)
      && (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0
          || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), name) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (Fixture *fixture, const char *name)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->guide), name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
show_document (Fixture *fixture)
{
  g_autoptr (AlurDocument) document = alur_make_document ();

  alur_document_begin (document, "Make");
  fixture->function = alur_make_function (document, NULL, NULL, "Izin");
  fixture->unit = alur_make_unit (document, alur_document_get_last_stage (document), NULL, NULL,
                                  ALUR_LEVEL_SUPPORT, "Dinas");
  alur_document_commit (document);
  alur_window_set_document (fixture->window, document);
}

static void
test_steps_are_seen (Fixture *fixture, gconstpointer data)
{
  alur_window_offer_guide (fixture->window);
  g_assert_true (alur_guide_is_shown (fixture->guide));
  assert_step (fixture, "Open an Example");
  show_document (fixture);
  assert_step (fixture, "Give an Authority");
  /* Out of order: it is not asked for again. */
  alur_window_note_step (GTK_WIDGET (fixture->window), ALUR_GUIDE_FINDING);
  assert_step (fixture, "Give an Authority");
  press (fixture, "S_kip");
  assert_step (fixture, "Decide, and Apply");
  alur_window_note_step (GTK_WIDGET (fixture->window), ALUR_GUIDE_APPLY);
  alur_window_note_step (GTK_WIDGET (fixture->window), ALUR_GUIDE_EXPORT);
  assert_step (fixture, "That Was All");
  g_assert_false (gtk_widget_get_visible (find_button (GTK_WIDGET (fixture->guide), "S_kip")));
}

static void
test_closed_for_good (Fixture *fixture, gconstpointer data)
{
  alur_window_offer_guide (fixture->window);
  press (fixture, "window-close-symbolic");
  g_assert_false (alur_guide_is_shown (fixture->guide));
  g_assert_false (g_settings_get_boolean (fixture->settings, "offer-guide"));
  alur_window_offer_guide (fixture->window);
  g_assert_false (alur_guide_is_shown (fixture->guide));
  /* Who asks for them gets them. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "first-steps", NULL);
  g_assert_true (alur_guide_is_shown (fixture->guide));
  assert_step (fixture, "Open an Example");
}

static void
test_not_over_a_document (Fixture *fixture, gconstpointer data)
{
  show_document (fixture);
  g_assert_false (alur_guide_is_shown (fixture->guide));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "first-steps", NULL);
  assert_step (fixture, "Give an Authority");
}

static void
test_an_authority_is_seen (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;

  show_document (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "first-steps", NULL);
  document = alur_editor_get_document (alur_window_get_editor (fixture->window));
  alur_document_begin (document, "Give");
  alur_make_authority (document, fixture->unit, ALUR_ROLE_PLANNER, ALUR_RESOURCE_NONE,
                       fixture->function);
  alur_document_commit (document);
  assert_step (fixture, "Look at a Finding");
}

/* Who takes back that one was deleted has given none. */
static void
test_undo_gives_none (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;
  AlurElement *authority;

  show_document (fixture);
  document = alur_editor_get_document (alur_window_get_editor (fixture->window));
  alur_document_begin (document, "Give");
  authority = alur_make_authority (document, fixture->unit, ALUR_ROLE_PLANNER, ALUR_RESOURCE_NONE,
                                   fixture->function);
  alur_document_commit (document);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "first-steps", NULL);
  assert_step (fixture, "Give an Authority");
  alur_document_begin (document, "Delete");
  alur_document_remove (document, authority);
  alur_document_commit (document);
  assert_step (fixture, "Give an Authority");
  alur_document_undo (document);
  assert_step (fixture, "Give an Authority");
}

/* Those of a stage that is made were given in the one before. */
static void
test_stage_gives_none (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document;

  show_document (fixture);
  document = alur_editor_get_document (alur_window_get_editor (fixture->window));
  alur_document_begin (document, "Give");
  alur_make_authority (document, fixture->unit, ALUR_ROLE_PLANNER, ALUR_RESOURCE_NONE,
                       fixture->function);
  alur_document_commit (document);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "first-steps", NULL);
  alur_document_begin (document, "Stage");
  alur_edit_add_stage (document, alur_document_get_stage (document, NULL), ALUR_STAGE_TARGET,
                       "Target");
  alur_document_commit (document);
  assert_step (fixture, "Give an Authority");
}

int
main (int argc, char **argv)
{
  WindowFixture program;

  window_fixture_set_up (&program, &argc, &argv);
  g_test_add ("/guide/steps-are-seen", Fixture, &program, set_up, test_steps_are_seen, tear_down);
  g_test_add ("/guide/closed-for-good", Fixture, &program, set_up, test_closed_for_good, tear_down);
  g_test_add ("/guide/not-over-a-document", Fixture, &program, set_up, test_not_over_a_document,
              tear_down);
  g_test_add ("/guide/an-authority-is-seen", Fixture, &program, set_up, test_an_authority_is_seen,
              tear_down);
  g_test_add ("/guide/undo-gives-none", Fixture, &program, set_up, test_undo_gives_none, tear_down);
  g_test_add ("/guide/stage-gives-none", Fixture, &program, set_up, test_stage_gives_none,
              tear_down);
  return window_fixture_run (&program);
}
