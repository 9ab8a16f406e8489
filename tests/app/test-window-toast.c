/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window tells of an edit can be undone, or done in other stages too, from there, as long as
 * it is what would be undone or done. */

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-make.h"
#include "alur-window.h"

#include "window-fixture.h"

#define N_FRAMES 3

typedef struct
{
  AlurWindow *window;
  AlurEditor *editor;
  AlurDocument *document;
} Fixture;

static AlurElement *
add (Fixture *fixture, AlurElement *parent, AlurKind kind, const char *id)
{
  AlurElement *element;

  alur_document_begin (fixture->document, "Add");
  element = alur_document_insert (fixture->document, parent, kind, id, NULL);
  alur_document_commit (fixture->document);
  return element;
}

/* Two units, and the first is deleted. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlurDocument) document = alur_make_document ();
  AlurElement *organisation;
  AlurElement *unit;

  fixture->window = alur_window_new (ALUR_APPLICATION ((gpointer) data));
  gtk_window_present (GTK_WINDOW (fixture->window));
  alur_window_set_document (fixture->window, document);
  fixture->document = document;
  fixture->editor = alur_window_get_editor (fixture->window);
  organisation = alur_document_get_organisation (document, alur_editor_get_stage (fixture->editor));
  unit = add (fixture, organisation, ALUR_KIND_UNIT, "u1");
  add (fixture, organisation, ALUR_KIND_UNIT, "u2");
  add (fixture, alur_document_get_functions (document), ALUR_KIND_FUNCTION, "f1");
  window_fixture_settle (GTK_WIDGET (fixture->window), N_FRAMES);
  alur_selection_set (alur_editor_get_selection (fixture->editor), unit);
  alur_command_find ("delete")->run (fixture->editor);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
has_button (GtkWidget *top, const char *label)
{
  gboolean found = GTK_IS_BUTTON (top) && gtk_widget_get_mapped (top)
                   && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (top)), label) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_button (child, label);
  return found;
}

static gboolean
is_undo_offered (Fixture *fixture)
{
  window_fixture_settle (GTK_WIDGET (fixture->window), N_FRAMES);
  return has_button (GTK_WIDGET (fixture->window), "Undo");
}

static void
test_offered (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_undo_offered (fixture));
  alur_editor_check (fixture->editor); /* which is no edit */
  g_assert_true (is_undo_offered (fixture));
}

static void
name_unit (Fixture *fixture, AlurElement *unit, const char *name)
{
  alur_document_begin (fixture->document, "Name");
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, name);
  alur_document_commit (fixture->document);
}

static void
test_another_edit (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_undo_offered (fixture));
  name_unit (
      fixture,
      alur_document_lookup (fixture->document, alur_editor_get_stage (fixture->editor), "u2"),
      "Loket");
  g_assert_false (is_undo_offered (fixture));
}

static void
test_undone_otherwise (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_undo_offered (fixture));
  alur_document_undo (fixture->document);
  g_assert_false (is_undo_offered (fixture));
}

/* Tables tell what they have deleted before the edit has ended. */
static void
test_told_in_an_edit (Fixture *fixture, gconstpointer data)
{
  alur_document_begin (fixture->document, "Delete");
  alur_document_remove (fixture->document, alur_document_lookup (fixture->document, NULL, "f1"));
  alur_editor_tell (fixture->editor, "Gone");
  alur_document_commit (fixture->document);
  g_assert_true (is_undo_offered (fixture));
  alur_document_undo (fixture->document);
  g_assert_false (is_undo_offered (fixture));
}

/* The same for a name that could be corrected in other stages: another edit would be carried there.
 */
static void
test_carry_after_another_edit (Fixture *fixture, gconstpointer data)
{
  static const char label[] = "Correct There Too";
  GtkWidget *window = GTK_WIDGET (fixture->window);
  AlurElement *stage = alur_document_get_stage (fixture->document, NULL);
  AlurElement *unit = alur_document_lookup (fixture->document, stage, "u2");

  name_unit (fixture, unit, "Lokett");
  alur_document_begin (fixture->document, "Stage");
  alur_edit_add_stage (fixture->document, stage, ALUR_STAGE_TARGET, "Later");
  alur_document_commit (fixture->document);
  name_unit (fixture, unit, "Loket");
  while (!has_button (window, label))
    g_main_context_iteration (NULL, TRUE);
  alur_document_begin (fixture->document, "Delete");
  alur_edit_delete (fixture->document, &unit, 1);
  alur_document_commit (fixture->document);
  window_fixture_settle (window, N_FRAMES);
  g_assert_false (has_button (window, label));
}

int
main (int argc, char *argv[])
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
#define ADD(path, function)                                                                        \
  g_test_add ("/window-toast/" path, Fixture, fixture.application, set_up, function, tear_down)
  ADD ("offered", test_offered);
  ADD ("another-edit", test_another_edit);
  ADD ("undone-otherwise", test_undone_otherwise);
  ADD ("told-in-an-edit", test_told_in_an_edit);
  ADD ("carry-after-another-edit", test_carry_after_another_edit);
#undef ADD
  return window_fixture_run (&fixture);
}
