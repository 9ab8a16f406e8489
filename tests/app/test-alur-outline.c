/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline in a window. */

#include "alur-outline.h"
#include "alur-refresh.h"

#include "pane-fixture.h"

#define N_UNITS 1000u
#define MOST_AT_ONCE 60u /* widgets of rows that are made at a letter */

static const char text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
      "<stage id=\"now\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Dinas\"/>"
      "<unit id=\"u2\" name=\"Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu\"/>"
      "</organisation></stage></alur>";

typedef struct
{
  PaneFixture pane_fixture;
  GtkWidget *outline;
} Fixture;

static void
show (Fixture *fixture, const char *document)
{
  pane_fixture_set_up (&fixture->pane_fixture, document);
  fixture->outline = g_object_new (ALUR_TYPE_OUTLINE, NULL);
  alur_outline_set_editor (ALUR_OUTLINE (fixture->outline), fixture->pane_fixture.editor);
  pane_fixture_show (&fixture->pane_fixture, fixture->outline, 240, 400);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  show (fixture, text);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *begin)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), begin))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, begin);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Each section has a sign of its own, which the program brings along. */
static void
test_icons (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *label, *icon;
  } sections[] = { { "Organisation", "alur-organisation-symbolic" },
                   { "Authorities", "alur-authorities-symbolic" },
                   { "Procedures", "alur-procedure-symbolic" },
                   { "Service chain", "alur-chain-symbolic" },
                   { "Criteria", "alur-criteria-symbolic" } };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/alur/Alur/icons/scalable/actions/%s.svg",
                                               sections[i].icon);
      GtkWidget *label = find_label (fixture->outline, sections[i].label);
      GtkWidget *image;

      g_assert_nonnull (label);
      image = gtk_widget_get_prev_sibling (label);
      g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, sections[i].icon);
      g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
    }
}

static gboolean
has_tip (GtkWidget *label)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_assert_nonnull (label);
  if (gtk_widget_get_has_tooltip (label))
    g_signal_emit_by_name (label, "query-tooltip", 2, 2, FALSE, tooltip, &shown);
  return shown;
}

/* Over the row below, a tooltip took the click that was meant for that. */
static void
test_only_what_is_shortened_has_a_tooltip (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_tip (find_label (fixture->outline, "Dinas Penanaman")));
  g_assert_false (has_tip (find_label (fixture->outline, "Dinas")));
  g_assert_false (has_tip (find_label (fixture->outline, "Organisation")));
}

/* What gets the focus is the row around the label, and it says what that is. */
static void
test_rows_say_what_they_are (Fixture *fixture, gconstpointer data)
{
  GtkWidget *unit = gtk_widget_get_parent (find_label (fixture->outline, "Dinas"));
  GtkWidget *section = gtk_widget_get_parent (find_label (fixture->outline, "Organisation"));
  GtkWidget *row = gtk_widget_get_parent (unit);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "other unit: Dinas, 1 finding");
  gtk_test_accessible_assert_state (gtk_widget_get_parent (section), GTK_ACCESSIBLE_STATE_EXPANDED,
                                    TRUE);
}

/* Enter goes to what was found, at once. */
static void
test_enter_finds (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = pane_fixture_find (fixture->outline, GTK_TYPE_SEARCH_ENTRY);
  AlurElement *found;

  gtk_editable_set_text (GTK_EDITABLE (search), "terpadu");
  g_signal_emit_by_name (search, "activate");
  pane_fixture_settle (&fixture->pane_fixture);
  found = alur_selection_get_single (alur_editor_get_selection (fixture->pane_fixture.editor));
  g_assert_nonnull (found);
  g_assert_cmpstr (alur_element_get_id (found), ==, "u2");
  g_assert_null (find_label (fixture->outline, "Procedures"));
}

static char *
dup_many_units (gboolean twice)
{
  GString *many = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                "<stage id=\"now\" kind=\"current\"><organisation>");

  for (guint i = 1; i <= N_UNITS; i++)
    g_string_append_printf (many, "<unit id=\"u%u\" name=\"Bagian %u\"/>", i, i);
  g_string_append (many, "</organisation></stage>");
  if (twice)
    g_string_append (many, "<stage id=\"then\" kind=\"target\"><organisation>");
  for (guint i = 1; twice && i <= N_UNITS; i++)
    g_string_append_printf (many, "<unit id=\"u%u\" name=\"Then %u\"/>", i, i);
  g_string_append (many, twice ? "</organisation></stage></alur>" : "</alur>");
  return g_string_free (many, FALSE);
}

static void
type (Fixture *fixture, const char *searched)
{
  GtkWidget *search = pane_fixture_find (fixture->outline, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), searched);
  g_signal_emit_by_name (search, "search-changed");
}

static AlurElement *
find_unit (Fixture *fixture, const char *id)
{
  return alur_document_lookup (fixture->pane_fixture.document,
                               alur_editor_get_stage (fixture->pane_fixture.editor), id);
}

/* All rows come within a few frames. */
static void
wait_for_rows (Fixture *fixture)
{
  for (guint i = 0; i < 4; i++)
    pane_fixture_settle (&fixture->pane_fixture);
}

static guint
count_widgets (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
set_up_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *many = dup_many_units (data != NULL);

  show (fixture, many);
}

/* For each letter the toolkit made two hundred widgets at once. */
static void
test_what_is_found_comes_little_by_little (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  AlurSelection *selection = alur_editor_get_selection (fixture->pane_fixture.editor);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (model));

  g_assert_cmpuint (n_all, >, N_UNITS);
  alur_selection_set (selection, find_unit (fixture, "u900"));
  wait_for_rows (fixture);
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (model)), ==, 1);
  type (fixture, "bagian");
  g_assert_cmpuint (count_widgets (list), <, MOST_AT_ONCE);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_UNITS + 1);
  g_assert_true (gtk_selection_model_is_selected (model, 900));
  type (fixture, "bagian 90");
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 12);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  type (fixture, "");
  g_assert_cmpuint (count_widgets (list), <, MOST_AT_ONCE);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_all);
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (model)), ==, 1);
  g_assert_nonnull (find_label (fixture->outline, "Bagian 900"));
}

/* As it is for another stage; what is selected is so there, too, and in view. */
static void
test_another_stage_comes_little_by_little (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  AlurEditor *editor = fixture->pane_fixture.editor;
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (model));

  alur_selection_set (alur_editor_get_selection (editor), find_unit (fixture, "u900"));
  wait_for_rows (fixture);
  g_assert_nonnull (find_label (fixture->outline, "Bagian 900"));
  alur_editor_set_stage (editor, alur_document_get_stage (fixture->pane_fixture.document, "then"));
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_all);
  g_assert_null (find_label (fixture->outline, "Bagian 900"));
  g_assert_nonnull (find_label (fixture->outline, "Then 900"));
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (model)), ==, 1);
}

/* For what is not in sight no frames come. */
static void
test_another_stage_out_of_sight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  AlurEditor *editor = fixture->pane_fixture.editor;
  AlurDocument *document = fixture->pane_fixture.document;
  guint n_all = g_list_model_get_n_items (model);

  alur_editor_set_stage (editor, alur_document_get_stage (document, "then"));
  gtk_widget_set_visible (fixture->outline, FALSE);
  alur_document_begin (document, "delete");
  alur_document_remove (document, find_unit (fixture, "u1"));
  alur_document_commit (document);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_all - 1);
  gtk_widget_set_visible (fixture->outline, TRUE);
  wait_for_rows (fixture);
  g_assert_nonnull (find_label (fixture->outline, "Then 2"));
}

static gboolean
is_closed (GtkWidget *root)
{
  return TRUE;
}

static gboolean
is_open (GtkWidget *root)
{
  return FALSE;
}

/* Rows are there before what is found about them is. */
static void
test_rows_do_not_wait (Fixture *fixture, gconstpointer data)
{
  PaneFixture *pane = &fixture->pane_fixture;
  AlurAnalysis *analysis = alur_editor_get_analysis (pane->editor);

  GtkWidget *section = gtk_widget_get_parent (find_label (fixture->outline, "Organisation"));

  alur_refresh_set_gate (pane->window, is_closed);
  alur_analysis_forget (analysis);
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (gtk_widget_get_first_child (section), "clicked");
      gtk_widget_queue_draw (fixture->outline);
      gtk_test_widget_wait_for_draw (fixture->outline);
      g_assert_cmpint (find_label (fixture->outline, "Dinas") != NULL, ==, i > 0);
    }
  g_assert_false (alur_analysis_is_up_to_date (analysis));
  alur_refresh_set_gate (pane->window, is_open);
  pane_fixture_settle (pane);
  g_assert_true (alur_analysis_is_up_to_date (analysis));
}

static void
set_parent (Fixture *fixture, const char *unit, const char *parent)
{
  AlurDocument *document = fixture->pane_fixture.document;

  alur_document_begin (document, "move");
  alur_document_set_text (document, find_unit (fixture, unit), ALUR_UNIT_PARENT, parent);
  alur_document_commit (document);
  wait_for_rows (fixture);
}

static GtkWidget *
find_row (Fixture *fixture, const char *name)
{
  GtkWidget *label = find_label (fixture->outline, name);

  g_assert_nonnull (label);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, name);
  return gtk_widget_get_parent (gtk_widget_get_parent (label));
}

/* A row that goes elsewhere is still the one that is selected and that has the focus, and the rows
 * that it leaves are the same ones. */
static void
test_moved_row_keeps_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GtkWindow *window = GTK_WINDOW (fixture->pane_fixture.window);
  GtkWidget *stays;
  GtkWidget *moved;

  alur_selection_set (alur_editor_get_selection (fixture->pane_fixture.editor),
                      find_unit (fixture, "u182"));
  wait_for_rows (fixture);
  gtk_widget_grab_focus (find_row (fixture, "Bagian 182"));
  stays = find_row (fixture, "Bagian 184");
  set_parent (fixture, "u182", "u186");
  g_assert_true (find_row (fixture, "Bagian 184") == stays);
  moved = find_row (fixture, "Bagian 182");
  g_assert_true (gtk_window_get_focus (window) == moved);
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (model)), ==, 1);
  set_parent (fixture, "u182", NULL);
  g_assert_true (gtk_window_get_focus (window) == find_row (fixture, "Bagian 182"));
  g_assert_cmpuint (gtk_bitset_get_size (gtk_selection_model_get_selection (model)), ==, 1);
  /* Where it is out of sight, it is brought into view. */
  set_parent (fixture, "u182", "u900");
  g_assert_true (gtk_window_get_focus (window) == find_row (fixture, "Bagian 182"));
}

/* Each row in sight is another one, and none of what is gone. */
static void
assert_each_once (Fixture *fixture)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_widget_get_last_child (gtk_widget_get_first_child (row));

      g_assert_true (g_hash_table_add (seen, (gpointer) gtk_label_get_text (GTK_LABEL (label))));
    }
}

/* Who is at the end of the outline while units above go, some of them in sight, sees what is left:
 * GTK kept the rows of what had gone. */
static void
test_gone_above (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = pane_fixture_find (fixture->outline, GTK_TYPE_LIST_VIEW);
  AlurDocument *document = fixture->pane_fixture.document;

  gtk_widget_activate_action (
      list, "list.scroll-to-item", "u",
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) - 1);
  wait_for_rows (fixture);
  g_assert_nonnull (find_label (fixture->outline, "Bagian 990"));
  alur_document_begin (document, "delete");
  for (guint i = 700; i < 996; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      if (i < 750 || i > 760)
        alur_document_remove (document, find_unit (fixture, id));
    }
  alur_document_commit (document);
  wait_for_rows (fixture);
  assert_each_once (fixture);
  g_assert_null (find_label (fixture->outline, "Bagian 990"));
  g_assert_nonnull (find_label (fixture->outline, "Bagian 996"));
  alur_editor_undo (fixture->pane_fixture.editor);
  wait_for_rows (fixture);
  assert_each_once (fixture);
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *nothing = find_label (fixture->outline, "Nothing is called so");

  g_assert_false (gtk_widget_get_visible (nothing));
  type (fixture, "xyzzy");
  wait_for_rows (fixture);
  g_assert_true (gtk_widget_get_visible (nothing));
  type (fixture, "e");
  wait_for_rows (fixture);
  g_assert_false (gtk_widget_get_visible (nothing));
  type (fixture, "exyzzy");
  wait_for_rows (fixture);
  g_assert_true (gtk_widget_get_visible (nothing));
  type (fixture, "");
  wait_for_rows (fixture);
  g_assert_false (gtk_widget_get_visible (nothing));
}

static void
menu_cb (AlurOutline *outline, GtkWidget *over, double x, double y, guint *n_menus)
{
  (*n_menus)++;
}

static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0u, state, &taken);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !taken;
       child = gtk_widget_get_next_sibling (child))
    taken = press (child, key, state);
  return taken;
}

/* Many keyboards have no Menu key: Shift+F10 is for those, here as in drawings and tables. */
static void
test_menu_by_keys (Fixture *fixture, gconstpointer data)
{
  guint n_menus = 0;

  g_signal_connect (fixture->outline, "menu", G_CALLBACK (menu_cb), &n_menus);
  g_assert_true (press (fixture->outline, GDK_KEY_Menu, 0));
  g_assert_true (press (fixture->outline, GDK_KEY_F10, GDK_SHIFT_MASK));
  g_assert_cmpuint (n_menus, ==, 2);
  g_assert_false (press (fixture->outline, GDK_KEY_F10, 0));
  g_assert_cmpuint (n_menus, ==, 2);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/outline/tooltips", Fixture, NULL, set_up, test_only_what_is_shortened_has_a_tooltip,
              tear_down);
  g_test_add ("/outline/menu-by-keys", Fixture, NULL, set_up, test_menu_by_keys, tear_down);
  g_test_add ("/outline/icons", Fixture, NULL, set_up, test_icons, tear_down);
  g_test_add ("/outline/enter-finds", Fixture, NULL, set_up, test_enter_finds, tear_down);
  g_test_add ("/outline/little-by-little", Fixture, NULL, set_up_many,
              test_what_is_found_comes_little_by_little, tear_down);
  g_test_add ("/outline/another-stage", Fixture, "two stages", set_up_many,
              test_another_stage_comes_little_by_little, tear_down);
  g_test_add ("/outline/another-stage-out-of-sight", Fixture, "two stages", set_up_many,
              test_another_stage_out_of_sight, tear_down);
  g_test_add ("/outline/moved-row-keeps-focus", Fixture, NULL, set_up_many,
              test_moved_row_keeps_focus, tear_down);
  g_test_add ("/outline/gone-above", Fixture, NULL, set_up_many, test_gone_above, tear_down);
  g_test_add ("/outline/rows-say-what-they-are", Fixture, NULL, set_up, test_rows_say_what_they_are,
              tear_down);
  g_test_add ("/outline/rows-do-not-wait", Fixture, NULL, set_up, test_rows_do_not_wait, tear_down);
  g_test_add ("/outline/nothing-found", Fixture, NULL, set_up, test_nothing_found, tear_down);
  g_test_add ("/outline/nothing-found-of-many", Fixture, NULL, set_up_many, test_nothing_found,
              tear_down);
  return g_test_run ();
}
