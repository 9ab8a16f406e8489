/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector's rows and the document: what is typed is there, a field is one step of undo, and
 * several elements are filled at once. */

#include "alur-inspector.h"

#include "alur-inspector-row.h"
#include "alur-typing-history.h"
#include "pane-fixture.h"

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                           "<functions><function id=\"f1\" name=\"Permits\"/></functions>"
                           "<regulations><regulation id=\"r1\" kind=\"perppu\" number=\"1\" "
                           "year=\"2020\"/></regulations>"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Agency\"><authority id=\"a1\" role=\"planner\" "
                           "function=\"f1\"/></unit>"
                           "<unit id=\"u2\" name=\"Bureau\"/></organisation>"
                           "<procedure id=\"p1\" name=\"Permit\"><step id=\"s1\" name=\"Check\" "
                           "kind=\"task\" unit=\"u1\"/>"
                           "</procedure></stage></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  AlurDocument *document; /* of pane_fixture, as the editor */
  AlurEditor *editor;
  AlurInspector *inspector;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  pane_fixture_set_up (&fixture->pane_fixture, text);
  fixture->document = fixture->pane_fixture.document;
  fixture->editor = fixture->pane_fixture.editor;
  fixture->inspector = g_object_new (ALUR_TYPE_INSPECTOR, NULL);
  alur_inspector_set_editor (fixture->inspector, fixture->editor);
  pane_fixture_show (&fixture->pane_fixture, GTK_WIDGET (fixture->inspector), 340, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

static AlurElement *
find (Fixture *fixture, const char *id, AlurKind kind)
{
  AlurElement *found = alur_document_lookup_kind (
      fixture->document, alur_editor_get_stage (fixture->editor), id, kind);

  g_assert_nonnull (found);
  return found;
}

/* The row that shows a field. */
static AlurInspectorRow *
find_row (GtkWidget *widget, AlurKind kind, guint field)
{
  if (ALUR_IS_INSPECTOR_ROW (widget) && gtk_widget_get_mapped (widget))
    {
      const AlurSlot *slot = alur_inspector_row_get_slot (ALUR_INSPECTOR_ROW (widget));

      if (slot != NULL && slot->kind == kind && slot->field == field)
        return ALUR_INSPECTOR_ROW (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AlurInspectorRow *found = find_row (child, kind, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEditable *
find_entry (Fixture *fixture, AlurKind kind, guint field)
{
  AlurInspectorRow *row = find_row (GTK_WIDGET (fixture->inspector), kind, field);

  g_assert_true (ALUR_IS_INSPECTOR_TEXT (row));
  return GTK_EDITABLE (alur_inspector_row_get_field (row));
}

static void
select_ids (Fixture *fixture, AlurKind kind, const char *first, const char *second)
{
  AlurElement *elements[2]
      = { find (fixture, first, kind), second != NULL ? find (fixture, second, kind) : NULL };

  alur_selection_set_all (alur_editor_get_selection (fixture->editor), elements,
                          second != NULL ? 2 : 1);
  pane_fixture_settle (&fixture->pane_fixture);
}

/* Letter by letter, as people type. */
static void
type (Fixture *fixture, GtkEditable *entry, const char *words)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entry)));
  gtk_editable_delete_text (entry, 0, -1);
  for (int i = 0; words[i] != '\0'; i++)
    {
      gtk_editable_insert_text (entry, words + i, 1, &(int){ i });
      pane_fixture_settle (&fixture->pane_fixture);
    }
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit = find (fixture, "u1", ALUR_KIND_UNIT);
  GtkEditable *entry;

  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  entry = find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Agency");
  type (fixture, entry, "Office");
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Office");
  g_assert_true (alur_editor_undo (fixture->editor));
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Agency");
  g_assert_null (alur_document_get_undo_name (fixture->document));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME)), ==,
                   "Agency");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry;

  select_ids (fixture, ALUR_KIND_UNIT, "u1", "u2");
  entry = find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  type (fixture, entry, "Desk");
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u1", ALUR_KIND_UNIT)), ==, "Desk");
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u2", ALUR_KIND_UNIT)), ==, "Desk");
  g_assert_true (alur_editor_undo (fixture->editor));
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u1", ALUR_KIND_UNIT)), ==, "Agency");
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u2", ALUR_KIND_UNIT)), ==, "Bureau");
}

/* Times are typed as people write them. */
static void
test_duration (Fixture *fixture, gconstpointer data)
{
  AlurElement *step = find (fixture, "s1", ALUR_KIND_STEP);
  GtkEditable *entry;

  alur_editor_show (fixture->editor, ALUR_PANE_PROCEDURE, NULL);
  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  entry = find_entry (fixture, ALUR_KIND_STEP, ALUR_STEP_WORK);
  /* At once: half of it is a time too, and is written out where the window has no focus. */
  gtk_editable_set_text (entry, "2 jam 30");
  gtk_widget_child_focus (fixture->pane_fixture.window, GTK_DIR_TAB_FORWARD);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).seconds, ==, 150 * 60);
}

/* What the document has not taken is undone in the field; what it has, in the document. */
static void
test_undo_while_typing (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->pane_fixture.window);
  GtkEditable *entry;

  alur_editor_show (fixture->editor, ALUR_PANE_PROCEDURE, NULL);
  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  entry = find_entry (fixture, ALUR_KIND_STEP, ALUR_STEP_WORK);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entry)));
  gtk_editable_set_text (entry, "2 lif");
  g_assert_true (alur_typing_history_undo (gtk_window_get_focus (window)));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_false (alur_typing_history_undo (gtk_window_get_focus (window)));
  gtk_editable_set_text (entry, "2 jam");
  g_assert_false (alur_typing_history_undo (gtk_window_get_focus (window)));
  g_assert_true (alur_editor_undo (fixture->editor));
}

/* The focus lies in a row of the inspector. */
static AlurInspectorRow *
get_focused_row (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->pane_fixture.window));

  g_assert_nonnull (focus);
  if (ALUR_IS_INSPECTOR_ROW (focus))
    return ALUR_INSPECTOR_ROW (focus);
  return ALUR_INSPECTOR_ROW (gtk_widget_get_ancestor (focus, ALUR_TYPE_INSPECTOR_ROW));
}

static void
test_focus_field (Fixture *fixture, gconstpointer data)
{
  AlurElement *authority = find (fixture, "a1", ALUR_KIND_AUTHORITY);

  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  g_assert_true (alur_inspector_focus_field (fixture->inspector, authority, ALUR_AUTHORITY_SCOPE));
  g_assert_cmpuint (alur_inspector_row_get_slot (get_focused_row (fixture))->field, ==,
                    ALUR_AUTHORITY_SCOPE);
  g_assert_true (alur_inspector_focus_field (
      fixture->inspector, find (fixture, "u2", ALUR_KIND_UNIT), ALUR_UNIT_SHORT));
  g_assert_cmpuint (alur_inspector_row_get_slot (get_focused_row (fixture))->field, ==,
                    ALUR_UNIT_SHORT);
}

/* What is shown may go while it is shown. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  type (fixture, find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME), "O");
  alur_document_begin (fixture->document, "Remove");
  alur_document_remove (fixture->document, find (fixture, "u1", ALUR_KIND_UNIT));
  alur_document_commit (fixture->document);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_null (find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_UNIT, ALUR_UNIT_LEVEL));
}

/* What has the focus says its name, and what is chosen; the row around it says nothing. */
static void
test_said_once (Fixture *fixture, gconstpointer data)
{
  AlurInspectorRow *name;
  AlurInspectorRow *level;

  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  name = find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_UNIT, ALUR_UNIT_NAME);
  level = find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_UNIT, ALUR_UNIT_LEVEL);
  gtk_test_accessible_assert_role (alur_inspector_row_get_field (name),
                                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (alur_inspector_row_get_field (name),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Name");
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (level), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Level: Other unit");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (level),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
}

static GtkWidget *
find_item (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_item (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* From a unit to a step and back: the rows are those that were made first, say what is so now, and
 * work; what is in the lists of something else is forgotten. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkEditable *entry;
  GtkEditable *again;

  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  entry = find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME);
  type (fixture, entry, "1st");
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->inspector)));
  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (entry)));
  g_assert_null (find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_UNIT, ALUR_UNIT_NAME));
  g_assert_null (find_item (GTK_WIDGET (fixture->inspector)));
  g_assert_true (alur_editor_undo (fixture->editor));
  select_ids (fixture, ALUR_KIND_UNIT, "u1", NULL);
  again = find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME);
  g_assert_true (again == entry);
  g_assert_cmpstr (gtk_editable_get_text (again), ==, "Agency");
  g_assert_nonnull (find_item (GTK_WIDGET (fixture->inspector)));
  type (fixture, again, "2nd");
  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  select_ids (fixture, ALUR_KIND_UNIT, "u2", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==,
                   alur_element_get_name (find (fixture, "u2", ALUR_KIND_UNIT)));
  type (fixture, entry, "3rd");
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u1", ALUR_KIND_UNIT)), ==, "2nd");
  g_assert_cmpstr (alur_element_get_name (find (fixture, "u2", ALUR_KIND_UNIT)), ==, "3rd");
  alur_inspector_set_editor (fixture->inspector, NULL);
  alur_inspector_set_editor (fixture->inspector, fixture->editor);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture, ALUR_KIND_UNIT, ALUR_UNIT_NAME)), ==,
                   "3rd");
}

static void
remove_step (Fixture *fixture)
{
  alur_document_begin (fixture->document, "Remove");
  alur_document_remove (fixture->document, find (fixture, "s1", ALUR_KIND_STEP));
  alur_document_commit (fixture->document);
}

/* Return on a button presses it a quarter of a second later; what it was a button of may have gone
 * until then, from the document or from the inspector as well. */
static void
test_pressed_late (Fixture *fixture, gconstpointer data)
{
  gboolean is_seen = g_str_equal (data, "seen");
  AlurInspectorRow *row;
  GtkMenuButton *button;

  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  row = find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_STEP, ALUR_STEP_UNIT);
  button = GTK_MENU_BUTTON (pane_fixture_find (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON));
  remove_step (fixture);
  if (is_seen)
    pane_fixture_settle (&fixture->pane_fixture);
  gtk_menu_button_popup (button);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (alur_editor_undo (fixture->editor));
  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  gtk_menu_button_popup (button);
  g_assert_nonnull (gtk_menu_button_get_popover (button));
  gtk_menu_button_popdown (button);
  pane_fixture_settle (&fixture->pane_fixture);
}

/* What is typed into the field of something that has just been deleted goes nowhere. */
static void
test_typed_late (Fixture *fixture, gconstpointer data)
{
  guint kind = alur_element_get_word (find (fixture, "s1", ALUR_KIND_STEP), ALUR_STEP_KIND);
  GtkEditable *entry;
  AlurInspectorRow *level;

  select_ids (fixture, ALUR_KIND_STEP, "s1", NULL);
  entry = find_entry (fixture, ALUR_KIND_STEP, ALUR_STEP_NAME);
  level = find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_STEP, ALUR_STEP_KIND);
  remove_step (fixture);
  gtk_editable_insert_text (entry, "?", 1, &(int){ 5 });
  adw_combo_row_set_selected (ADW_COMBO_ROW (level), 3);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (level), "error"));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_true (alur_editor_undo (fixture->editor));
  g_assert_cmpstr (alur_element_get_name (find (fixture, "s1", ALUR_KIND_STEP)), ==, "Check");
  g_assert_cmpuint (alur_element_get_word (find (fixture, "s1", ALUR_KIND_STEP), ALUR_STEP_KIND),
                    ==, kind);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 0);
}

/* Labels that are seen in what a row opens; none of them is cut off. */
static guint
count_whole (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    {
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_whole (child);
  return n;
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

/* The kinds of regulations have long names. */
static void
test_words_are_read (Fixture *fixture, gconstpointer data)
{
  AlurInspectorRow *row;
  GtkWidget *popover;

  alur_editor_show (fixture->editor, ALUR_PANE_REGULATIONS, NULL);
  select_ids (fixture, ALUR_KIND_REGULATION, "r1", NULL);
  row = find_row (GTK_WIDGET (fixture->inspector), ALUR_KIND_REGULATION, ALUR_REGULATION_KIND);
  g_assert_nonnull (row);
  popover = find_popover (GTK_WIDGET (row));
  gtk_popover_popup (GTK_POPOVER (popover));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (count_whole (popover), >, 3);
  gtk_popover_popdown (GTK_POPOVER (popover));
  pane_fixture_settle (&fixture->pane_fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/inspector/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("typed", test_typed);
  ADD ("several", test_several);
  ADD ("duration", test_duration);
  ADD ("undo-while-typing", test_undo_while_typing);
  ADD ("focus-field", test_focus_field);
  ADD ("removed", test_removed);
  ADD ("said-once", test_said_once);
  ADD ("pages", test_pages);
  ADD ("typed-late", test_typed_late);
  ADD ("words-are-read", test_words_are_read);
  g_test_add ("/inspector/pressed-late", Fixture, "unseen", set_up, test_pressed_late, tear_down);
  g_test_add ("/inspector/pressed-later", Fixture, "seen", set_up, test_pressed_late, tear_down);
#undef ADD
  return g_test_run ();
}
