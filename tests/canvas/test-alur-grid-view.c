/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-document.h"
#include "alur-grid-painter.h"
#include "alur-grid-view.h"
#include "fake-grid.h"

#include <string.h>

typedef struct
{
  FakeGrid *fake;
  AlurGrid *grid;
  GtkWidget *window;
  GtkWidget *scrolled;
  AlurGridView *view;
  char *refused;
} Fixture;

static void
refused_cb (AlurGridView *view, const char *message, Fixture *self)
{
  g_free (self->refused);
  self->refused = g_strdup (message);
}

/* Runs the main loop until frames have been drawn. */
static void
settle (Fixture *self)
{
  for (guint i = 0; i < 3; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
      gint64 before = gdk_frame_clock_get_frame_counter (clock);

      gtk_widget_queue_draw (GTK_WIDGET (self->view));
      while (gdk_frame_clock_get_frame_counter (clock) == before)
        g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up_sized (Fixture *self, guint n_rows, guint n_columns)
{
  self->fake = fake_grid_new (n_rows, n_columns);
  self->grid = ALUR_GRID (self->fake);
  self->window = gtk_window_new ();
  self->scrolled = gtk_scrolled_window_new ();
  self->view = ALUR_GRID_VIEW (alur_grid_view_new ());
  g_signal_connect (self->view, "refused", G_CALLBACK (refused_cb), self);
  alur_grid_view_set_grid (self->view, self->grid);
  alur_grid_view_set_title (self->view, "Fruits");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_window_set_child (GTK_WINDOW (self->window), self->scrolled);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 600, 400);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  set_up_sized (self, 5, 4);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *view = g_object_ref (GTK_WIDGET (self->view));

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (view);
  g_assert_finalize_object (self->fake);
  g_clear_pointer (&self->refused, g_free);
}

/* A child of the view by its type; NULL: there is none. */
static GtkWidget *
find_child (Fixture *self, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      return child;
  return NULL;
}

static gboolean
press_on (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = n; i > 0 && !handled; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && (!GTK_IS_ENTRY (widget)
              || gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* A key where the keyboard is: in the field that is typed into, else in the grid. */
static gboolean
press (Fixture *self, guint key, GdkModifierType state)
{
  GtkWidget *text = find_child (self, GTK_TYPE_ENTRY);

  return press_on (text != NULL ? text : GTK_WIDGET (self->view), key, state);
}

static void
type (Fixture *self, const char *text)
{
  g_assert_true (alur_grid_view_is_editing (self->view));
  gtk_editable_set_text (GTK_EDITABLE (find_child (self, GTK_TYPE_ENTRY)), text);
}

static void
assert_focus (Fixture *self, guint row, guint column)
{
  guint seen_row;
  guint seen_column;

  g_assert_true (alur_grid_view_get_focus_cell (self->view, &seen_row, &seen_column));
  g_assert_cmpuint (seen_row, ==, row);
  g_assert_cmpuint (seen_column, ==, column);
}

static void
test_moves (Fixture *self, gconstpointer data)
{
  assert_focus (self, 0, 0);
  g_assert_true (press (self, GDK_KEY_Right, 0));
  g_assert_true (press (self, GDK_KEY_Down, 0));
  assert_focus (self, 1, 1);
  press (self, GDK_KEY_End, 0);
  assert_focus (self, 1, 3);
  press (self, GDK_KEY_Tab, 0);
  assert_focus (self, 2, 0);
  press (self, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_focus (self, 1, 3);
  press (self, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_focus (self, 4, 3);
  g_assert_false (press (self, GDK_KEY_Tab, 0)); /* leaves the grid */
  press (self, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_focus (self, 0, 0);
  press (self, GDK_KEY_Page_Down, 0);
  assert_focus (self, 4, 0);
  press (self, GDK_KEY_Page_Up, 0);
  assert_focus (self, 0, 0);
}

static void
test_label (Fixture *self, gconstpointer data)
{
  alur_grid_view_focus_cell (self->view, 1, 2);
  g_assert_cmpstr (alur_grid_view_get_label (self->view), ==, "r1c0, Two: r1c2");
  gtk_test_accessible_assert_role (self->view, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "r1c0, Two: r1c2");
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Fruits, row 2 of 5, column 3 of 4");
  g_assert_true (alur_grid_set_text (self->grid, 1, 2, "other", NULL));
  settle (self);
  g_assert_cmpstr (alur_grid_view_get_label (self->view), ==, "r1c0, Two: other");
}

static void
test_typing (Fixture *self, gconstpointer data)
{
  alur_grid_view_focus_cell (self->view, 1, 1);
  g_assert_true (press (self, GDK_KEY_F2, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (self, GTK_TYPE_ENTRY))), ==,
                   "r1c1");
  type (self, "one");
  press (self, GDK_KEY_Tab, 0);
  g_assert_false (alur_grid_view_is_editing (self->view));
  g_assert_cmpstr (fake_grid_get (self->fake, 1, 1), ==, "one");
  assert_focus (self, 1, 2);
  alur_grid_view_edit (self->view);
  type (self, "lost");
  press (self, GDK_KEY_Escape, 0);
  g_assert_false (alur_grid_view_is_editing (self->view));
  g_assert_cmpstr (fake_grid_get (self->fake, 1, 2), ==, "r1c2");
  g_assert_cmpuint (self->fake->n_edits, ==, 1);
  alur_grid_view_edit (self->view);
  press (self, GDK_KEY_Return, 0); /* nothing typed: no edit */
  g_assert_cmpuint (self->fake->n_edits, ==, 1);
  assert_focus (self, 2, 2);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  alur_grid_view_focus_cell (self->view, 1, 1);
  alur_grid_view_edit (self->view);
  type (self, "no");
  press (self, GDK_KEY_Return, 0);
  g_assert_true (alur_grid_view_is_editing (self->view));
  g_assert_cmpstr (self->refused, ==, "It says no.");
  assert_focus (self, 1, 1);
  type (self, "yes");
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpstr (fake_grid_get (self->fake, 1, 1), ==, "yes");
  self->fake->locked = TRUE;
  alur_grid_view_focus_cell (self->view, 1, 3);
  g_assert_false (alur_grid_view_edit (self->view));
}

/* Enter in the last row makes another and goes on typing, unless the last is still empty. */
static void
test_next_row (Fixture *self, gconstpointer data)
{
  alur_grid_view_focus_cell (self->view, 4, 1);
  alur_grid_view_edit (self->view);
  type (self, "last");
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 6);
  g_assert_true (alur_grid_view_is_editing (self->view));
  assert_focus (self, 5, 0);
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 6);
  g_assert_false (alur_grid_view_is_editing (self->view));
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  GtkWidget *popover;

  alur_grid_view_focus_cell (self->view, 1, 1);
  alur_grid_view_edit (self->view);
  type (self, "ap");
  popover = find_child (self, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_visible (popover));
  press (self, GDK_KEY_Down, 0);
  press (self, GDK_KEY_Down, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_child (self, GTK_TYPE_ENTRY))), ==,
                   "apricot");
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpstr (fake_grid_get (self->fake, 1, 1), ==, "apricot");
  g_assert_null (find_child (self, GTK_TYPE_POPOVER));
}

static void
test_ranges (Fixture *self, gconstpointer data)
{
  AlurGridRange range;

  alur_grid_view_focus_cell (self->view, 3, 2);
  press (self, GDK_KEY_Up, GDK_SHIFT_MASK);
  press (self, GDK_KEY_Left, GDK_SHIFT_MASK);
  alur_grid_view_get_range (self->view, &range);
  g_assert_cmpuint (range.row, ==, 2);
  g_assert_cmpuint (range.column, ==, 1);
  g_assert_cmpuint (range.n_rows, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 2);
  press (self, GDK_KEY_d, GDK_CONTROL_MASK);
  g_assert_cmpstr (fake_grid_get (self->fake, 3, 2), ==, "r2c2");
  press (self, GDK_KEY_Delete, 0);
  g_assert_cmpstr (fake_grid_get (self->fake, 2, 1), ==, "");
  g_assert_cmpstr (fake_grid_get (self->fake, 3, 2), ==, "");
  press (self, GDK_KEY_Escape, 0);
  alur_grid_view_get_range (self->view, &range);
  g_assert_cmpuint (range.n_rows * range.n_columns, ==, 1);
  press (self, GDK_KEY_a, GDK_CONTROL_MASK);
  alur_grid_view_get_range (self->view, &range);
  g_assert_cmpuint (range.n_rows * range.n_columns, ==, 20);
  press (self, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 0);
  settle (self);
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, 1);
}

static void
test_clipboard (Fixture *self, gconstpointer data)
{
  alur_grid_view_select_range (self->view, &(AlurGridRange){ 0, 1, 2, 2 });
  press (self, GDK_KEY_c, GDK_CONTROL_MASK);
  alur_grid_view_focus_cell (self->view, 4, 0);
  press (self, GDK_KEY_v, GDK_CONTROL_MASK);
  while (self->fake->n_edits == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fake_grid_get (self->fake, 4, 0), ==, "r0c1");
  g_assert_cmpstr (fake_grid_get (self->fake, 5, 1), ==, "r1c2");
  assert_focus (self, 4, 0);
  alur_grid_view_select_range (self->view, &(AlurGridRange){ 0, 1, 1, 1 });
  press (self, GDK_KEY_x, GDK_CONTROL_MASK);
  g_assert_cmpstr (fake_grid_get (self->fake, 0, 1), ==, "");
}

/* Of 2,000 rows only those in view are asked for; scrolling asks for what comes into view. */
static void
test_only_what_is_seen (Fixture *self, gconstpointer data)
{
  GtkAdjustment *adjustment;
  GdkRectangle rect;

  g_assert_cmpuint (self->fake->n_asked, <, 4000);
  self->fake->n_asked = 0;
  settle (self);
  g_assert_cmpuint (self->fake->n_asked, <, 50);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 20000);
  alur_grid_view_focus_cell (self->view, 1500, 40);
  settle (self);
  g_assert_cmpuint (self->fake->n_asked, <, 8000);
  g_assert_true (alur_grid_view_get_place (self->view, 1500, 40, &rect));
  g_assert_cmpint (rect.x, >=, 200); /* beside the head column */
  g_assert_cmpint (rect.y, >, 0);
  g_assert_cmpint (rect.x + rect.width, <=, gtk_widget_get_width (GTK_WIDGET (self->view)));
  g_assert_cmpint (rect.y + rect.height, <=, gtk_widget_get_height (GTK_WIDGET (self->view)));
  g_assert_true (alur_grid_view_get_place (self->view, 1500, 0, &rect));
  g_assert_cmpint (rect.x, ==, 0);
}

/* A row of which only the head may be high is not asked for all of its cells. */
static void
test_only_what_is_high (Fixture *self, gconstpointer data)
{
  guint n_asked;

  alur_grid_view_focus_cell (self->view, 0, 0);
  settle (self);
  self->fake->n_asked = 0;
  alur_grid_changed (self->grid);
  settle (self);
  n_asked = self->fake->n_asked;
  self->fake->is_low = TRUE;
  self->fake->n_asked = 0;
  alur_grid_changed (self->grid);
  settle (self);
  g_assert_cmpuint (self->fake->n_asked, >, 0);
  g_assert_cmpuint (self->fake->n_asked, <, n_asked / 2);
}

static void
set_up_large (Fixture *self, gconstpointer data)
{
  set_up_sized (self, 2000, 60);
}

/* Rows that turn out higher above the view do not move what is in it. */
static void
test_heights (Fixture *self, gconstpointer data)
{
  GdkRectangle before;
  GdkRectangle after;

  for (guint row = 0; row < 1000; row++)
    g_assert_true (alur_grid_set_text (
        self->grid, row, 1, "a longer text that is broken into several lines here", NULL));
  settle (self);
  alur_grid_view_focus_cell (self->view, 800, 1);
  settle (self);
  g_assert_true (alur_grid_view_get_place (self->view, 800, 1, &before));
  for (guint i = 0; i < 5; i++)
    {
      press (self, GDK_KEY_Up, 0);
      settle (self);
    }
  g_assert_true (alur_grid_view_get_place (self->view, 800, 1, &after));
  g_assert_cmpint (after.height, ==, before.height);
  g_assert_cmpint (after.height, >, 40);
  assert_focus (self, 795, 1);
}

static void
test_actions (Fixture *self, gconstpointer data)
{
  alur_grid_view_focus_cell (self->view, 2, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->view), "grid.sort", NULL));
  g_assert_cmpint (self->fake->sort_column, ==, 1);
  press (self, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpint (self->fake->activated, ==, 2);
  press (self, GDK_KEY_Menu, 0);
  g_assert_nonnull (find_child (self, GTK_TYPE_POPOVER_MENU));
  gtk_popover_popdown (GTK_POPOVER (find_child (self, GTK_TYPE_POPOVER_MENU)));
  alur_grid_view_insert_row (self->view);
  g_assert_true (alur_grid_view_is_editing (self->view));
  assert_focus (self, 3, 0);
}

/* A wheel may turn the field that is typed into out of view; typing on brings it back, and what is
 * offered stands there. */
static void
test_typed_out_of_view (Fixture *self, gconstpointer data)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GdkRectangle rect;

  alur_grid_view_focus_cell (self->view, 2, 1);
  settle (self);
  alur_grid_view_edit (self->view);
  gtk_adjustment_set_value (adjustment, 20000);
  settle (self);
  g_assert_true (alur_grid_view_is_editing (self->view));
  type (self, "ap");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);
  g_assert_true (
      gtk_popover_get_pointing_to (GTK_POPOVER (find_child (self, GTK_TYPE_POPOVER)), &rect));
  g_assert_cmpint (rect.y, >=, 0);
  g_assert_cmpint (rect.y, <, gtk_widget_get_height (GTK_WIDGET (self->view)));
}

/* A name of eighty lines, as somebody may paste it: what is typed, and what is offered for it,
 * stand where they are seen. */
static void
test_typed_into_high_cell (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new ("ap");
  int height = gtk_widget_get_height (self->scrolled);
  graphene_rect_t field;
  GdkRectangle rect;

  for (guint i = 0; i < 80; i++)
    g_string_append (lines, "\nand on");
  g_assert_true (alur_grid_set_text (self->grid, 2, 1, lines->str, NULL));
  alur_grid_view_focus_cell (self->view, 2, 1);
  settle (self);
  g_assert_true (alur_grid_view_get_place (self->view, 2, 1, &rect));
  g_assert_cmpint (rect.height, >, height);
  alur_grid_view_edit (self->view);
  type (self, "ap");
  settle (self);
  g_assert_true (gtk_widget_compute_bounds (find_child (self, GTK_TYPE_ENTRY),
                                            GTK_WIDGET (self->view), &field));
  g_assert_cmpfloat (field.origin.y, >=, 0);
  g_assert_cmpfloat (field.origin.y + field.size.height, <=, height);
  g_assert_true (
      gtk_popover_get_pointing_to (GTK_POPOVER (find_child (self, GTK_TYPE_POPOVER)), &rect));
  g_assert_cmpint (rect.y, >, 0);
  g_assert_cmpint (rect.height, <, height / 2);
  g_assert_cmpint (rect.y + rect.height, <, height);
}

/* What changes and is selected in one go is looked at with the next frame, and followed then. */
static void
test_follows_later (Fixture *self, gconstpointer data)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurSelection) selection = alur_selection_new ();
  AlurElement *element = alur_document_get_functions (document);
  guint n_counted;
  guint row;
  guint column;

  self->fake->element = element;
  self->fake->element_row = 3;
  alur_grid_view_set_selection (self->view, selection);
  settle (self);
  alur_grid_changed (self->grid);
  n_counted = self->fake->n_counted;
  alur_selection_set (selection, element);
  g_assert_cmpuint (self->fake->n_counted, ==, n_counted);
  settle (self);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 3);
  /* Where nothing has changed it is followed at once. */
  alur_selection_clear (selection);
  self->fake->element_row = 1;
  alur_selection_set (selection, element);
  g_assert_true (alur_grid_view_get_focus_cell (self->view, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  alur_grid_view_set_selection (self->view, NULL);
}

static guint
count_nodes (GskRenderNode *node)
{
  guint n = 1;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return n + count_nodes (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return n + count_nodes (gsk_clip_node_get_child (node));
    default:
      return n;
    }
}

/* How much is painted. */
static guint
count_painted (Fixture *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (image, snapshot, 600, 400);
  node = gtk_snapshot_free_to_node (snapshot);
  return count_nodes (node);
}

/* Nobody is held by what is still being looked at: what was shown stays, unless that was something
 * else; who types gets the cells as they are. */
static void
test_behind (Fixture *self, gconstpointer data)
{
  guint n_counted = self->fake->n_counted;
  guint n_asked;
  guint before;

  settle (self);
  before = count_painted (self);
  n_asked = self->fake->n_asked;
  self->fake->readiness = ALUR_GRID_BEHIND;
  alur_grid_changed (self->grid);
  settle (self);
  g_assert_cmpuint (count_painted (self), ==, before);
  self->fake->readiness = ALUR_GRID_BEHIND_ELSEWHERE;
  alur_grid_changed (self->grid);
  settle (self);
  g_assert_cmpuint (count_painted (self), <, before / 2);
  g_assert_cmpuint (self->fake->n_counted, ==, n_counted);
  g_assert_cmpuint (self->fake->n_asked, ==, n_asked);
  press (self, GDK_KEY_Down, 0);
  assert_focus (self, 1, 0);
  self->fake->readiness = ALUR_GRID_READY;
  alur_grid_changed (self->grid);
  settle (self);
  g_assert_cmpuint (count_painted (self), >=, before);
  assert_focus (self, 1, 0);
}

/* What is typed belongs to the cell in which it was begun, and to none where that one has gone. */
static void
test_typed_into_lost_row (Fixture *self, gconstpointer data)
{
  self->fake->has_keys = TRUE;
  alur_grid_changed (self->grid);
  alur_grid_view_focus_cell (self->view, 2, 1);
  settle (self);
  g_assert_true (alur_grid_view_edit (self->view));
  type (self, "lost");
  g_assert_true (alur_grid_remove_rows (self->grid, 2, 1, NULL));
  alur_grid_changed (self->grid);
  settle (self);
  if (alur_grid_view_is_editing (self->view))
    press (self, GDK_KEY_Return, 0);
  g_assert_false (alur_grid_view_is_editing (self->view));
  for (guint row = 0; row < 4; row++)
    g_assert_cmpstr (fake_grid_get (self->fake, row, 1), !=, "lost");
}

/* Likewise where something else is selected meanwhile. */
static void
test_typed_while_selected (Fixture *self, gconstpointer data)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurSelection) selection = alur_selection_new ();

  self->fake->element = alur_document_get_functions (document);
  self->fake->element_row = 3;
  alur_grid_view_set_selection (self->view, selection);
  for (guint is_stale = 0; is_stale < 2; is_stale++)
    {
      alur_grid_view_focus_cell (self->view, 2, 1);
      settle (self);
      g_assert_true (alur_grid_view_edit (self->view));
      type (self, is_stale ? "late" : "kept");
      if (is_stale)
        alur_grid_changed (self->grid);
      alur_selection_set (selection, alur_document_get_functions (document));
      press (self, GDK_KEY_Return, 0);
      g_assert_cmpstr (fake_grid_get (self->fake, 2, 1), ==, is_stale ? "late" : "kept");
      g_assert_cmpstr (fake_grid_get (self->fake, 3, 1), ==, "r3c1");
      alur_selection_clear (selection);
    }
  alur_grid_view_set_selection (self->view, NULL);
}

#define ADD(name, set_up, function)                                                                \
  g_test_add ("/grid-view/" name, Fixture, NULL, set_up, function, tear_down)

/* A column that fits its cells shows each in one line, beside all the signs that stand in it. */
static void
test_fits_in_one_line (Fixture *self, gconstpointer data)
{
  g_autoptr (AlurGridPainter) painter = alur_grid_painter_new (GTK_WIDGET (self->view));
  AlurCell cell = { .text = (char *) "Head of the service desk" };
  const guint flags[] = { 0, ALUR_CELL_OPENS };
  const AlurSeverity severities[] = { ALUR_SEVERITY_UNSET, ALUR_SEVERITY_ERROR };
  AlurGridColumn column;

  alur_grid_get_column (self->grid, 0, &column);
  for (guint i = 0; i < 4; i++)
    {
      cell.flags = flags[i / 2];
      cell.severity = severities[i % 2];
      g_assert_cmpint (
          alur_grid_painter_measure (painter, &cell, &column,
                                     alur_grid_painter_measure_width (painter, &cell) + 1),
          ==, alur_grid_painter_get_least_height (painter));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("moves", set_up, test_moves);
  ADD ("label", set_up, test_label);
  ADD ("typing", set_up, test_typing);
  ADD ("refused", set_up, test_refused);
  ADD ("next-row", set_up, test_next_row);
  ADD ("choices", set_up, test_choices);
  ADD ("ranges", set_up, test_ranges);
  ADD ("clipboard", set_up, test_clipboard);
  ADD ("only-what-is-seen", set_up_large, test_only_what_is_seen);
  ADD ("only-what-is-high", set_up_large, test_only_what_is_high);
  ADD ("heights", set_up_large, test_heights);
  ADD ("typed-out-of-view", set_up_large, test_typed_out_of_view);
  ADD ("typed-into-high-cell", set_up_large, test_typed_into_high_cell);
  ADD ("actions", set_up, test_actions);
  ADD ("fits-in-one-line", set_up, test_fits_in_one_line);
  ADD ("follows-later", set_up, test_follows_later);
  ADD ("typed-into-lost-row", set_up, test_typed_into_lost_row);
  ADD ("typed-while-selected", set_up, test_typed_while_selected);
  ADD ("behind", set_up, test_behind);
  return g_test_run ();
}
