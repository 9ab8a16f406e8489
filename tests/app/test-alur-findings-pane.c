/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The findings in a window: they come and go with edits, and what is done in the list is done to
 * the document. */

#include "alur-findings-pane.h"

#include "alur-finding-item.h"
#include "alur-make.h"
#include "pane-fixture.h"

#include <string.h>

static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                           "<functions><function id=\"f1\" name=\"Obat\"/></functions>"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Dinas\"><authority id=\"a1\" role=\"planner\" "
                           "function=\"f1\"/></unit>"
                           "<unit id=\"u2\" name=\"Badan\"><authority id=\"a2\" role=\"planner\" "
                           "function=\"f1\"/></unit>"
                           "</organisation></stage></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  AlurDocument *document; /* of pane_fixture, as the editor */
  AlurEditor *editor;
  AlurFindingsPane *pane;
  GtkListView *list;
  guint n_shown;
  const AlurElement *gone_to;
  guint field;
} Fixture;

static void
show_cb (AlurFindingsPane *pane, const AlurFinding *finding, Fixture *fixture)
{
  fixture->n_shown++;
}

static void
go_cb (AlurFindingsPane *pane, AlurElement *element, guint field, guint child, Fixture *fixture)
{
  fixture->gone_to = element;
  fixture->field = field;
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list of findings; that of a chooser is a list too. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "findings"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  pane_fixture_set_up (&fixture->pane_fixture, text);
  fixture->document = fixture->pane_fixture.document;
  fixture->editor = fixture->pane_fixture.editor;
  fixture->pane = ALUR_FINDINGS_PANE (alur_findings_pane_new ());
  fixture->list = GTK_LIST_VIEW (find_list (GTK_WIDGET (fixture->pane)));
  alur_findings_pane_set_editor (fixture->pane, fixture->editor);
  g_signal_connect (fixture->pane, "show-finding", G_CALLBACK (show_cb), fixture);
  g_signal_connect (fixture->pane, "go", G_CALLBACK (go_cb), fixture);
  pane_fixture_show (&fixture->pane_fixture, GTK_WIDGET (fixture->pane), 900, 400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

static guint
count (Fixture *fixture, const char *property)
{
  guint n;

  g_object_get (fixture->pane, property, &n, NULL);
  return n;
}

/* Where the first finding of a rule stands. */
static guint
find_rule (Fixture *fixture, const char *rule)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (fixture->list));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (model, i);
      const AlurFinding *finding = alur_finding_row_get_finding (row);

      if (finding != NULL && strcmp (alur_finding_get_rule_id (finding), rule) == 0)
        return i;
    }
  return G_MAXUINT;
}

static void
choose (Fixture *fixture, const char *rule)
{
  guint position = find_rule (fixture, rule);

  g_assert_cmpuint (position, !=, G_MAXUINT);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (fixture->list)),
                                     position);
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_fix_and_undo (Fixture *fixture, gconstpointer data)
{
  guint n_errors = count (fixture, "n-errors");

  choose (fixture, "overlap");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "findings.fix", NULL);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (find_rule (fixture, "overlap"), ==, G_MAXUINT);
  g_assert_cmpuint (count (fixture, "n-errors"), ==, n_errors - 1);
  g_assert_true (alur_editor_undo (fixture->editor));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (find_rule (fixture, "overlap"), !=, G_MAXUINT);
  g_assert_cmpuint (count (fixture, "n-errors"), ==, n_errors);
}

/* Enter goes there; a fix that is a value leads to its field. */
static void
test_show_and_go (Fixture *fixture, gconstpointer data)
{
  AlurElement *shown;

  alur_editor_show (fixture->editor, ALUR_PANE_CHAIN, NULL);
  choose (fixture, "no-legal-basis");
  g_signal_emit_by_name (fixture->list, "activate", find_rule (fixture, "no-legal-basis"));
  shown = alur_selection_get_single (alur_editor_get_selection (fixture->editor));
  g_assert_cmpuint (fixture->n_shown, ==, 1);
  g_assert_cmpint (alur_editor_get_pane (fixture->editor), ==, ALUR_PANE_ORGANISATION);
  g_assert_cmpint (shown->kind, ==, ALUR_KIND_UNIT);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "findings.fix", NULL);
  g_assert_cmpint (fixture->gone_to->kind, ==, ALUR_KIND_AUTHORITY);
  g_assert_cmpuint (fixture->field, ==, ALUR_AUTHORITY_BASIS);
}

/* The dialog that asks why. */
static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (ADW_IS_MESSAGE_DIALOG (window->data))
      return window->data;
  return NULL;
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  guint n_errors = count (fixture, "n-errors");
  const AlurElement *entry;
  GtkWidget *dialog;

  choose (fixture, "overlap");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "findings.accept", NULL);
  pane_fixture_settle (&fixture->pane_fixture);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, ADW_TYPE_ENTRY_ROW)), " until 2027 ");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  pane_fixture_settle (&fixture->pane_fixture);
  entry = alur_element_first (alur_document_get_accepted (fixture->document),
                              ALUR_KIND_ACCEPTED_FINDING);
  g_assert_cmpstr (entry->text, ==, "until 2027");
  g_assert_cmpint (alur_element_get_date (entry, ALUR_ACCEPTED_FINDING_DATE), >, 20260000);
  g_assert_cmpuint (count (fixture, "n-errors"), ==, n_errors - 1);
  g_assert_cmpuint (find_rule (fixture, "overlap"), ==, G_MAXUINT);
}

/* A list that nobody sees is not made anew with each edit; the numbers are told all the same. */
static void
test_out_of_sight (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (fixture->list));
  guint n_rows = g_list_model_get_n_items (model);
  guint n_errors = count (fixture, "n-errors");
  g_autoptr (AlurAnalysis) analysis = g_object_ref (alur_editor_get_analysis (fixture->editor));
  g_autoptr (GPtrArray) fixes = NULL;
  g_autoptr (AlurFindingRow) row = g_list_model_get_item (model, find_rule (fixture, "overlap"));

  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), FALSE);
  fixes = alur_fixes_list (analysis, alur_finding_row_get_finding (row));
  g_assert_true (alur_fix_perform (g_ptr_array_index (fixes, 0)));
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (count (fixture, "n-errors"), ==, n_errors - 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_rows);
  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), TRUE);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (find_rule (fixture, "overlap"), ==, G_MAXUINT);
}

static guint
count_widgets (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static GListModel *
get_model (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (fixture->list));
}

static AlurElement *
add_units (Fixture *fixture, guint n)
{
  AlurElement *unit = NULL;

  alur_document_begin (fixture->document, "test");
  for (guint i = 0; i < n; i++)
    unit = alur_make_unit (fixture->document, alur_editor_get_stage (fixture->editor), NULL, NULL,
                           ALUR_LEVEL_NONE, "Seksi");
  alur_document_commit (fixture->document);
  alur_unfinished_check (alur_editor_get_unfinished (fixture->editor));
  return unit;
}

/* Until no rows come any more. */
static void
let_rows_come (Fixture *fixture)
{
  guint n;

  do
    {
      n = g_list_model_get_n_items (get_model (fixture));
      pane_fixture_settle (&fixture->pane_fixture);
    }
  while (g_list_model_get_n_items (get_model (fixture)) != n);
}

static void
scroll_to (Fixture *fixture, double value)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));

  gtk_adjustment_set_value (adjustment, value);
  let_rows_come (fixture);
}

/* Only what is about to be in view has widgets, whatever is edited; who scrolls down finds all, and
 * back at the top, or hidden, the list lets go of what is not seen. */
static void
test_thousands (Fixture *fixture, gconstpointer data)
{
  add_units (fixture, 1500);
  let_rows_come (fixture);
  g_assert_cmpuint (count (fixture, "n-warnings"), >, 1500);
  g_assert_cmpuint (count_widgets (fixture), >, 12);
  g_assert_cmpuint (count_widgets (fixture), <, 60);
  add_units (fixture, 100);
  let_rows_come (fixture);
  g_assert_cmpuint (count_widgets (fixture), <, 60);

  while (g_list_model_get_n_items (get_model (fixture)) < 1500)
    scroll_to (fixture, 1e6);
  scroll_to (fixture, 1e6);
  g_assert_cmpuint (count_widgets (fixture), <, 500);
  scroll_to (fixture, 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (fixture)), >, 1500);
  add_units (fixture, 1);
  let_rows_come (fixture);
  g_assert_cmpuint (count_widgets (fixture), <, 60);

  alur_findings_pane_show_first (fixture->pane,
                                 alur_editor_get_stage (fixture->editor)->first_child->last_child);
  let_rows_come (fixture);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_model (fixture)),
                                     GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (fixture->pane), FALSE);
  g_assert_cmpuint (count_widgets (fixture), <, 60);
}

/* Of a document with thousands of findings that is shown for the first time, rows come little by
 * little; whoever asks for one finding has it at once. */
static void
test_little_by_little (Fixture *fixture, gconstpointer data)
{
  GListModel *model = get_model (fixture);
  AlurElement *unit = add_units (fixture, 3000);

  alur_findings_pane_set_editor (fixture->pane, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  alur_findings_pane_set_editor (fixture->pane, fixture->editor);
  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 20);
  g_assert_cmpuint (count_widgets (fixture), <, 20);
  g_assert_cmpuint (count (fixture, "n-warnings"), >, 3000);

  alur_findings_pane_set_editor (fixture->pane, NULL);
  alur_findings_pane_set_editor (fixture->pane, fixture->editor);
  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 20);
  alur_findings_pane_show_first (fixture->pane, unit);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 3000);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)), !=,
                    GTK_INVALID_LIST_POSITION);
  pane_fixture_settle (&fixture->pane_fixture);
}

/* That of a chooser is not in view. */
static GtkWidget *
find_search (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
all_speak_of (Fixture *fixture, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_model (fixture)); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (get_model (fixture), i);
      g_autofree char *said = alur_finding_row_dup_text (row, fixture->document);

      if (alur_finding_row_get_finding (row) != NULL && strstr (said, name) == NULL)
        return FALSE;
      n += alur_finding_row_get_finding (row) != NULL ? 1 : 0;
    }
  return n > 0;
}

static double
get_scrolled (Fixture *fixture)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list)));
}

/* Very many are searched while there is nothing else to do; what is found begins at the top. */
static void
test_searched (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = find_search (GTK_WIDGET (fixture->pane));
  AlurElement *unit = add_units (fixture, 3000);

  alur_document_begin (fixture->document, "test");
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, "Arsip");
  alur_document_commit (fixture->document);
  let_rows_come (fixture);
  scroll_to (fixture, 1e6);
  g_assert_cmpfloat (get_scrolled (fixture), >, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "seksi");
  g_signal_emit_by_name (search, "search-changed");
  while (!all_speak_of (fixture, "Seksi"))
    g_main_context_iteration (NULL, TRUE);
  let_rows_come (fixture);
  g_assert_cmpfloat (get_scrolled (fixture), <=, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "arsip");
  g_signal_emit_by_name (search, "search-changed");
  while (!all_speak_of (fixture, "Arsip"))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), "seksi");
  g_signal_emit_by_name (search, "search-changed");
  pane_fixture_settle (&fixture->pane_fixture);
  alur_findings_pane_set_editor (fixture->pane, NULL);
  pane_fixture_settle (&fixture->pane_fixture);
}

static void
test_not_filled_in (Fixture *fixture, gconstpointer data)
{
  guint n_warnings = count (fixture, "n-warnings");

  alur_document_begin (fixture->document, "test");
  alur_make_unit (fixture->document, alur_editor_get_stage (fixture->editor), NULL, NULL,
                  ALUR_LEVEL_NONE, NULL);
  alur_document_commit (fixture->document);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (count (fixture, "n-warnings"), ==, n_warnings);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "findings.check", NULL);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (count (fixture, "n-warnings"), ==, n_warnings + 1);
}

/* A screen reader is told what there is. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *item = find_child (GTK_WIDGET (fixture->list), ALUR_TYPE_FINDING_ITEM);

  gtk_test_accessible_assert_role (fixture->list, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Findings");
  g_assert_nonnull (item);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                                        \
  g_test_add ("/findings-pane/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("fix-and-undo", test_fix_and_undo);
  ADD ("show-and-go", test_show_and_go);
  ADD ("accept", test_accept);
  ADD ("out-of-sight", test_out_of_sight);
  ADD ("thousands", test_thousands);
  ADD ("little-by-little", test_little_by_little);
  ADD ("searched", test_searched);
  ADD ("not-filled-in", test_not_filled_in);
  ADD ("accessible", test_accessible);
#undef ADD
  return g_test_run ();
}
