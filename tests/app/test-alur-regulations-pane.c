/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register in a window: what the bar says is what is shown, what rests on a regulation is
 * listed and gone to, and one is replaced by another after its places were listed. */

#include "alur-regulations-pane.h"

#include "alur-basis-replacement.h"
#include "alur-grid-view.h"
#include "alur-place-list.h"
#include "alur-regulation-sheet.h"
#include "alur-replace-basis-dialog.h"
#include "pane-fixture.h"

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><regulations>"
      "<regulation id=\"r1\" kind=\"uu\" number=\"1\" year=\"1950\" status=\"repealed\"/>"
      "<regulation id=\"r2\" kind=\"uu\" number=\"2\" year=\"2009\" replaces=\"r1\"/>"
      "<regulation id=\"r3\" kind=\"sk\" title=\"Loket\" status=\"to-draft\"/></regulations>"
      "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Loket\" basis=\"r1\"/></organisation>"
      "<procedure id=\"c1\" name=\"Izin\"><step id=\"s1\" name=\"Menerima\" unit=\"u1\" "
      "basis=\"r1\"/></procedure></stage>"
      "<stage id=\"goal\" name=\"Goal\" kind=\"target\"><organisation>"
      "<unit id=\"u1\" name=\"Loket\" basis=\"r1 r2\"/></organisation></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *regulations;
  AlurGridView *view;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pane_fixture_set_up (&self->pane, text);
  alur_editor_show (self->pane.editor, ALUR_PANE_REGULATIONS, NULL);
  self->regulations = g_object_new (ALUR_TYPE_REGULATIONS_PANE, NULL);
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self->regulations), self->pane.editor);
  self->view = ALUR_GRID_VIEW (pane_fixture_find (self->regulations, ALUR_TYPE_GRID_VIEW));
  self->grid = alur_grid_view_get_grid (self->view);
  pane_fixture_show (&self->pane, self->regulations, 1400, 500);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

static void
show (Fixture *self, guint position)
{
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (pane_fixture_find (self->regulations, GTK_TYPE_DROP_DOWN)), position);
  pane_fixture_settle (&self->pane);
}

static void
press (Fixture *self, guint key, GdkModifierType state)
{
  pane_fixture_press (GTK_WIDGET (self->view), key, state);
  pane_fixture_settle (&self->pane);
}

static void
focus (Fixture *self, guint row, guint column)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  alur_grid_view_focus_cell (self->view, row, column);
  pane_fixture_settle (&self->pane);
}

static AlurElement *
find (Fixture *self, const char *stage, const char *id)
{
  AlurDocument *document = self->pane.document;

  return alur_document_lookup (document, alur_document_get_stage (document, stage), id);
}

static gboolean
rests_on (const AlurElement *unit, const char *id)
{
  const AlurIds *basis = alur_element_get_refs (unit, ALUR_UNIT_BASIS);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    if (g_str_equal (basis->ids[i], id))
      return TRUE;
  return FALSE;
}

static void
test_bar (Fixture *self, gconstpointer data)
{
  GtkWidget *empty = pane_fixture_find (self->regulations, ADW_TYPE_STATUS_PAGE);
  GtkWidget *entry = pane_fixture_find (self->regulations, GTK_TYPE_SEARCH_ENTRY);

  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 3);
  show (self, ALUR_REGULATIONS_TO_DRAFT);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1950");
  g_signal_emit_by_name (entry, "search-changed"); /* at once; it waits for more letters */
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 0);
  g_assert_true (gtk_widget_get_visible (empty));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "Nothing is called so");
  show (self, ALUR_REGULATIONS_REPEALED);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 1);
  g_assert_false (gtk_widget_get_visible (empty));
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  show (self, ALUR_REGULATIONS_ALL);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 3);
}

/* A new one is typed at once; Ctrl+Delete takes it away. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  focus (self, 2, 0);
  press (self, GDK_KEY_Insert, 0);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 4);
  g_assert_true (alur_grid_view_is_editing (self->view));
  entry = pane_fixture_find (GTK_WIDGET (self->view), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Standar");
  pane_fixture_press (entry, GDK_KEY_Tab, 0);
  focus (self, 3, 0);
  g_assert_cmpstr (alur_grid_view_get_label (self->view), ==,
                   "Decree – Standar: nothing rests on it");
  press (self, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 3);
  alur_editor_undo (self->pane.editor);
  pane_fixture_settle (&self->pane);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 4);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  GtkWidget *list;

  focus (self, 0, ALUR_REGULATION_COLUMN_ALL_USES);
  press (self, GDK_KEY_Return, 0);
  list = pane_fixture_find (GTK_WIDGET (self->view), ALUR_TYPE_PLACE_LIST);
  g_assert_nonnull (list);
  g_signal_emit_by_name (pane_fixture_find (list, GTK_TYPE_LIST_VIEW), "activate", 1u);
  pane_fixture_settle (&self->pane);
  g_assert_cmpint (alur_editor_get_pane (self->pane.editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self->pane.editor))
                 == find (self, "now", "s1"));
}

static GtkWidget *
open_dialog (Fixture *self, const char *id)
{
  GtkWidget *dialog = alur_replace_basis_dialog_new (GTK_WINDOW (self->pane.window),
                                                     self->pane.editor, find (self, "now", id));

  gtk_window_present (GTK_WINDOW (dialog));
  pane_fixture_settle (&self->pane);
  return dialog;
}

static void
respond (Fixture *self, GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pane_fixture_settle (&self->pane);
}

/* What is registered as the successor is chosen already. */
static void
test_replaced (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, "r1");
  GtkWidget *list
      = pane_fixture_find (pane_fixture_find (dialog, ALUR_TYPE_PLACE_LIST), GTK_TYPE_LIST_VIEW);

  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Replace “Law 1/1950” as a Legal Basis?");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "3 places will rest on “Law 2/2009”.");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      3);
  respond (self, dialog, "replace");
  g_assert_true (rests_on (find (self, "now", "u1"), "r2"));
  g_assert_false (rests_on (find (self, "goal", "u1"), "r1"));
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, 1);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_replaced_here (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, "r1");
  GtkMenuButton *button = GTK_MENU_BUTTON (pane_fixture_find (dialog, GTK_TYPE_MENU_BUTTON));

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, "Where")), ALUR_REACH_STAGE);
  gtk_menu_button_popup (button);
  pane_fixture_settle (&self->pane);
  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "chosen", find (self, "now", "r3"));
  gtk_menu_button_popdown (button);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "2 places will rest on “Decree – Loket”.");
  respond (self, dialog, "replace");
  g_assert_true (rests_on (find (self, "now", "u1"), "r3"));
  g_assert_true (rests_on (find (self, "goal", "u1"), "r1"));
}

static void
type (Fixture *self, GtkWidget *dialog, const char *title, const char *typed)
{
  GtkWidget *entry = find_row (dialog, title);

  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  pane_fixture_settle (&self->pane);
}

/* What the register does not have is named, and its number and year are typed. */
static void
test_replaced_by_new (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, "r1");
  GtkMenuButton *button = GTK_MENU_BUTTON (pane_fixture_find (dialog, GTK_TYPE_MENU_BUTTON));
  const AlurElement *made;

  g_assert_false (gtk_widget_get_visible (find_row (dialog, "Number")));
  gtk_menu_button_popup (button);
  pane_fixture_settle (&self->pane);
  g_signal_emit_by_name (gtk_menu_button_get_popover (button), "make", "Cipta kerja");
  gtk_menu_button_popdown (button);
  pane_fixture_settle (&self->pane);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "3 places will rest on “Law – Cipta kerja”. It is registered as one to be "
                   "drafted.");
  type (self, dialog, "Year", "x");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "replace"));
  type (self, dialog, "Year", "2023");
  type (self, dialog, "Number", "6");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "3 places will rest on “Law 6/2023 – Cipta kerja”. It is registered as one in "
                   "force.");
  respond (self, dialog, "replace");
  made = alur_element_next (find (self, "now", "r3"), ALUR_KIND_REGULATION);
  g_assert_cmpstr (alur_element_get_text (made, ALUR_REGULATION_TITLE), ==, "Cipta kerja");
  g_assert_true (rests_on (find (self, "goal", "u1"), alur_element_get_id (made)));
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, 1);
}

/* Nothing to choose, nothing to do. */
static void
test_not_replaced (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, "r2");

  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "replace"));
  respond (self, dialog, "cancel");
  dialog = open_dialog (self, "r3");
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Nothing rests on it there.");
  respond (self, dialog, "cancel");
  g_assert_cmpuint (alur_document_get_undo_depth (self->pane.document), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/regulations-pane/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/regulations-pane/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/regulations-pane/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/regulations-pane/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/regulations-pane/replaced-here", Fixture, NULL, set_up, test_replaced_here,
              tear_down);
  g_test_add ("/regulations-pane/replaced-by-new", Fixture, NULL, set_up, test_replaced_by_new,
              tear_down);
  g_test_add ("/regulations-pane/not-replaced", Fixture, NULL, set_up, test_not_replaced,
              tear_down);
  return g_test_run ();
}
