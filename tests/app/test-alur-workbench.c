/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-context-menu.h"
#include "alur-edit.h"
#include "alur-reader.h"
#include "alur-view-bar.h"
#include "alur-window.h"

#include "pane-fixture.h"
#include "window-fixture.h"

#include <math.h>
#include <string.h>

static const char two_units[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions>"
      "<function id=\"f1\" name=\"Izin\"/></functions><stage id=\"now\" "
      "kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"A\" x=\"0\" y=\"0\"/><unit id=\"u2\" name=\"B\" x=\"400\" y=\"0\"/>"
      "</organisation></stage></alur>";

#define N_PROCEDURES 300u
#define N_UNITS 2047u /* more than are drawn within a frame */
#define N_FRAMES 4    /* in which everything that was queued has come about */

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"Dinas\"/></organisation></stage></alur>";

static void
settle (AlurWindow *window)
{
  window_fixture_settle (GTK_WIDGET (window), N_FRAMES);
}

static AlurDocument *
read_text (const char *document)
{
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));
  AlurDocument *made = alur_reader_read_bytes (bytes, "test", NULL, NULL);

  g_assert_nonnull (made);
  return made;
}

/* A window with that document, which goes with it. */
static AlurWindow *
open_text (gconstpointer application, const char *xml)
{
  AlurWindow *window = alur_window_new (ALUR_APPLICATION ((gpointer) application));
  g_autoptr (AlurDocument) document = read_text (xml);

  alur_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static AlurDocument *
get_document (AlurWindow *window)
{
  return alur_editor_get_document (alur_window_get_editor (window));
}

static AlurElement *
look_up (AlurWindow *window, const char *id)
{
  return alur_document_lookup (get_document (window),
                               alur_editor_get_stage (alur_window_get_editor (window)), id);
}

static AlurCanvas *
get_canvas (AlurWindow *window)
{
  return alur_workbench_get_canvas (alur_window_get_workbench (window));
}

static gboolean
has_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/* A side that comes back moves the drawing: a menu over it would go with it, off the screen. */
static void
test_menu_closes (gconstpointer data)
{
  AlurWindow *window = open_text (data, text);
  AlurWorkbench *workbench = alur_window_get_workbench (window);
  GtkWidget *canvas = GTK_WIDGET (get_canvas (window));

  alur_workbench_set_shown (workbench, ALUR_SIDE_OUTLINE, FALSE);
  settle (window);
  alur_context_menu_pop_up (alur_window_get_editor (window), canvas, 40, 40);
  settle (window);
  g_assert_true (has_popover (canvas));
  alur_workbench_set_shown (workbench, ALUR_SIDE_OUTLINE, TRUE);
  settle (window);
  g_assert_false (has_popover (canvas));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
put (AlurDocument *document, AlurElement *unit, double x)
{
  alur_document_set_number (document, unit, ALUR_UNIT_X, x);
  alur_document_set_number (document, unit, ALUR_UNIT_Y, 0);
}

/* While over what is asked the drawing may become another; the unit that was meant stays. */
static void
test_asked_meanwhile (gconstpointer data)
{
  AlurWindow *window = open_text (data, two_units);
  AlurDocument *document = get_document (window);
  AlurElement *first = look_up (window, "u1");
  AlurElement *second = look_up (window, "u2");
  AlurCanvas *canvas = get_canvas (window);
  AlurElement *made;

  settle (window);
  alur_selection_set (alur_editor_get_selection (alur_window_get_editor (window)), first);
  alur_workbench_give_authority (alur_window_get_workbench (window), ALUR_ROLE_PLANNER);
  settle (window);
  g_assert_true (has_popover (GTK_WIDGET (canvas)));
  alur_document_begin (document, "Exchange");
  put (document, first, 400);
  put (document, second, 0);
  alur_document_commit (document);
  settle (window);
  made = alur_canvas_finish_drop (canvas, alur_document_lookup (document, NULL, "f1"),
                                  ALUR_RESOURCE_NONE);
  g_assert_nonnull (made);
  g_assert_true (made->parent == first);
  /* the question is still open, and goes with the window */
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_item (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *own = NULL;
      g_autoptr (GMenuModel) inside = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if (inside != NULL && has_item (inside, label))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &own)
          && g_str_equal (own, label))
        return TRUE;
    }
  return FALSE;
}

static gboolean
offers_authority (AlurWindow *window)
{
  g_autoptr (GMenuModel) menu = NULL;

  settle (window);
  menu = alur_context_menu_new (alur_window_get_editor (window));
  g_assert_true (has_item (menu, "Rename"));
  g_assert_true (has_item (menu, "Give an Authority")
                 == g_action_group_get_action_enabled (G_ACTION_GROUP (window), "give-authority"));
  return has_item (menu, "Give an Authority");
}

/* Over what an authority is held is asked in the drawing; without one it is not offered. */
static void
test_authority_without_drawing (gconstpointer data)
{
  AlurWindow *window = open_text (data, two_units);
  AlurEditor *editor = alur_window_get_editor (window);

  alur_selection_set (alur_editor_get_selection (editor), look_up (window, "u1"));
  g_assert_true (offers_authority (window));
  alur_editor_show (editor, ALUR_PANE_MATRIX, NULL);
  g_assert_false (offers_authority (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkTextBuffer *
get_typed (AlurCanvas *canvas)
{
  GtkWidget *field = pane_fixture_find (GTK_WIDGET (canvas), GTK_TYPE_TEXT_VIEW);

  return field != NULL ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)) : NULL;
}

/* What was made is named at once, which may come after somebody has begun to type its name. */
static void
test_typed_at_once (gconstpointer data)
{
  AlurWindow *window = open_text (data, text);
  AlurSelection *selection = alur_editor_get_selection (alur_window_get_editor (window));
  AlurCanvas *canvas = get_canvas (window);
  GtkTextBuffer *typed;

  settle (window);
  alur_selection_set (selection, look_up (window, "u1"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.make-child", NULL));
  g_assert_true (alur_canvas_rename (canvas, NULL));
  typed = get_typed (canvas);
  gtk_text_buffer_set_text (typed, "M", -1);
  settle (window);
  g_assert_true (get_typed (canvas) == typed);
  g_assert_false (gtk_text_buffer_get_has_selection (typed));
  alur_canvas_finish_typing (canvas);
  g_assert_cmpstr (alur_element_get_name (alur_selection_get_focus (selection)), ==, "M");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The next field is there before the toolkit has left the one before. */
static void
test_typed_one_after_the_other (gconstpointer data)
{
  AlurWindow *window = open_text (data, two_units);
  AlurCanvas *canvas = get_canvas (window);

  settle (window);
  g_assert_true (alur_canvas_rename (canvas, look_up (window, "u1")));
  settle (window);
  g_assert_true (alur_canvas_rename (canvas, look_up (window, "u2")));
  settle (window);
  g_assert_nonnull (get_typed (canvas));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
may_apply (AlurWindow *window)
{
  settle (window);
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "apply");
}

/* Whether decisions wait is asked once for each state of the document, and is right in each. */
static void
test_decisions_wait (gconstpointer data)
{
  AlurWindow *window = open_text (
      data,
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
      "<organisation><unit id=\"u1\" name=\"A\"/></organisation><procedure id=\"p1\">"
      "<step id=\"s1\" name=\"Periksa\" unit=\"u1\"/></procedure></stage></alur>");
  AlurDocument *document = get_document (window);
  AlurElement *decision;

  g_assert_false (may_apply (window));
  alur_document_begin (document, "Decide");
  decision = alur_document_insert (document, look_up (window, "s1"), ALUR_KIND_STEP_REDESIGN, NULL,
                                   NULL);
  alur_document_set_word (document, decision, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_ABOLISH);
  alur_document_commit (document);
  g_assert_true (may_apply (window));
  alur_editor_undo (alur_window_get_editor (window));
  g_assert_false (may_apply (window));
  alur_editor_redo (alur_window_get_editor (window));
  g_assert_true (may_apply (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkDropDown *
find_chooser (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = GTK_IS_DROP_DOWN (child) && gtk_widget_get_mapped (child)
                               ? GTK_DROP_DOWN (child)
                               : find_chooser (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Of many procedures the one that is shown is chosen, though their names come a frame later. */
static void
test_many_procedures (gconstpointer data)
{
  g_autoptr (GString) many = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                           "<stage id=\"now\" kind=\"current\"><organisation/>");
  AlurWindow *window;
  GtkDropDown *chooser;

  for (guint i = 0; i < N_PROCEDURES; i++)
    g_string_append_printf (many, "<procedure id=\"p%u\" name=\"Izin %u\"/>", i, i);
  g_string_append (many, "</stage></alur>");
  window = open_text (data, many->str);
  settle (window);
  for (guint i = 2; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i * 50);

      alur_editor_show (alur_window_get_editor (window), ALUR_PANE_TABLE, look_up (window, id));
      settle (window);
      chooser = find_chooser (pane_fixture_find (GTK_WIDGET (window), ALUR_TYPE_VIEW_BAR));
      g_assert_nonnull (chooser);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (chooser)), ==,
                        N_PROCEDURES);
      g_assert_cmpuint (gtk_drop_down_get_selected (chooser), ==, i * 50);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
wait_for_picture (AlurWindow *window)
{
  AlurEditor *editor = alur_window_get_editor (window);

  do
    {
      settle (window);
      alur_editor_get_picture (editor);
    }
  while (!alur_editor_is_picture_fresh (editor));
  settle (window);
}

static gboolean
is_seen (AlurWindow *window, const AlurElement *element)
{
  AlurPicture *picture = alur_editor_get_picture (alur_window_get_editor (window));
  const AlurViewport *viewport = alur_canvas_get_viewport (get_canvas (window));
  AlurHit hit;
  AlurRect rect;

  g_assert_true (alur_picture_find (picture, element, &hit));
  rect = alur_viewport_rect_to_screen (viewport, &hit.rect);
  return rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= viewport->size.width
         && rect.y + rect.height <= viewport->size.height;
}

static AlurWindow *
open_many_units (gconstpointer application)
{
  g_autoptr (GString) many = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                           "<stage id=\"now\" kind=\"current\"><organisation>"
                                           "<unit id=\"u0\"/>");
  AlurWindow *window;

  for (guint i = 1; i < N_UNITS; i++)
    g_string_append_printf (many, "<unit id=\"u%u\" parent=\"u%u\"/>", i, (i - 1) / 2);
  g_string_append (many, "</organisation></stage></alur>");
  window = open_text (application, many->str);
  wait_for_picture (window);
  alur_canvas_zoom_to (get_canvas (window), 1);
  return window;
}

/* Everything stands elsewhere in the next drawing. */
static void
delete_half_and_select_first (AlurWindow *window)
{
  AlurElement *half = look_up (window, "u1");

  alur_document_begin (get_document (window), "Delete");
  alur_edit_delete (get_document (window), &half, 1);
  alur_document_commit (get_document (window));
  alur_selection_set (alur_editor_get_selection (alur_window_get_editor (window)),
                      look_up (window, "u0"));
}

/* What is selected when the drawing is about to become another one is in view in that one, too;
 * unless somebody has looked elsewhere meanwhile. */
static void
test_seen_in_the_next_drawing (gconstpointer data)
{
  AlurWindow *window = open_many_units (data);
  AlurPoint before;
  AlurPoint after;

  delete_half_and_select_first (window);
  wait_for_picture (window);
  g_assert_true (is_seen (window, look_up (window, "u0")));
  alur_document_undo (get_document (window));
  wait_for_picture (window);

  delete_half_and_select_first (window);
  g_assert_false (alur_editor_is_picture_fresh (alur_window_get_editor (window)));
  alur_canvas_center_on (get_canvas (window), (AlurPoint){ 9000, 700 });
  before = alur_canvas_get_viewport (get_canvas (window))->origin;
  wait_for_picture (window);
  after = alur_canvas_get_viewport (get_canvas (window))->origin;
  g_assert_cmpfloat (fabs (before.x - after.x), <, 1);
  g_assert_cmpfloat (fabs (before.y - after.y), <, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;

  window_fixture_set_up (&fixture, &argc, &argv);
  g_test_add_data_func ("/workbench/menu-closes", fixture.application, test_menu_closes);
  g_test_add_data_func ("/workbench/asked-meanwhile", fixture.application, test_asked_meanwhile);
  g_test_add_data_func ("/workbench/authority-without-drawing", fixture.application,
                        test_authority_without_drawing);
  g_test_add_data_func ("/workbench/typed-at-once", fixture.application, test_typed_at_once);
  g_test_add_data_func ("/workbench/typed-one-after-the-other", fixture.application,
                        test_typed_one_after_the_other);
  g_test_add_data_func ("/workbench/decisions-wait", fixture.application, test_decisions_wait);
  g_test_add_data_func ("/workbench/many-procedures", fixture.application, test_many_procedures);
  g_test_add_data_func ("/workbench/seen-in-the-next-drawing", fixture.application,
                        test_seen_in_the_next_drawing);
  return window_fixture_run (&fixture);
}
