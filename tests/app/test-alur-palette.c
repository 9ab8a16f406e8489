/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette beside the drawing that it serves. */

#include "alur-palette.h"

#include "alur-tool.h"
#include "pane-fixture.h"

static const char text[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                           "<stage id=\"now\" kind=\"current\"><organisation>"
                           "<unit id=\"u1\" name=\"A\" x=\"0\" y=\"0\"/>"
                           "<unit id=\"u2\" name=\"B\" x=\"400\" y=\"0\"/>"
                           "</organisation></stage></alur>";

typedef struct
{
  PaneFixture pane;
  GtkWidget *canvas;
  GtkWidget *palette;
} Fixture;

static void
serve (Fixture *self, AlurEditor *editor)
{
  alur_canvas_set_editor (ALUR_CANVAS (self->canvas), editor);
  alur_palette_set_editor (ALUR_PALETTE (self->palette), editor);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  pane_fixture_set_up (&self->pane, text);
  self->palette = g_object_new (ALUR_TYPE_PALETTE, NULL);
  self->canvas = alur_canvas_new ();
  gtk_widget_set_hexpand (self->canvas, TRUE);
  gtk_box_append (GTK_BOX (box), self->palette);
  gtk_box_append (GTK_BOX (box), self->canvas);
  alur_palette_set_canvas (ALUR_PALETTE (self->palette), ALUR_CANVAS (self->canvas));
  serve (self, self->pane.editor);
  pane_fixture_show (&self->pane, box, 900, 500);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pane_fixture_clear (&self->pane);
}

/* The button of a kind of line. */
static GtkToggleButton *
find_button (GtkWidget *widget, guint word)
{
  const AlurTool *tool = g_object_get_data (G_OBJECT (widget), "tool");

  if (GTK_IS_TOGGLE_BUTTON (widget) && tool != NULL && tool->word == word)
    return GTK_TOGGLE_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkToggleButton *found = find_button (child, word);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
send (Fixture *self, AlurPointerKind kind, AlurPoint at)
{
  AlurPointerEvent event = { .kind = kind, .at = at, .button = 1, .n_clicks = 1, .scale = 1 };

  alur_hand_handle (alur_canvas_get_hand (ALUR_CANVAS (self->canvas)), &event);
}

static AlurRect
get_rect (Fixture *self, const char *id)
{
  AlurElement *unit
      = alur_document_lookup (self->pane.document, alur_editor_get_stage (self->pane.editor), id);
  AlurHit hit;

  g_assert_true (alur_picture_find (alur_editor_get_picture (self->pane.editor), unit, &hit));
  return hit.rect;
}

/* From the handle at the right of the first unit into the second. Returns the line that is made. */
static AlurElement *
connect_units (Fixture *self)
{
  AlurRect from = get_rect (self, "u1");
  AlurRect to = get_rect (self, "u2");
  AlurPoint grip = { alur_rect_right (&from), from.y + from.height / 2 };

  send (self, ALUR_POINTER_MOVE, alur_rect_center (&from));
  send (self, ALUR_POINTER_MOVE, grip);
  send (self, ALUR_POINTER_PRESS, grip);
  send (self, ALUR_POINTER_MOVE, alur_rect_center (&to));
  send (self, ALUR_POINTER_RELEASE, alur_rect_center (&to));
  return alur_selection_get_single (alur_editor_get_selection (self->pane.editor));
}

/* The kind of line that is pressed is drawn, also in the document that comes after another. */
static void
test_next_document (Fixture *self, gconstpointer data)
{
  gtk_toggle_button_set_active (find_button (self->palette, ALUR_RELATION_SUPERVISION), TRUE);
  serve (self, NULL);
  serve (self, self->pane.editor);
  pane_fixture_settle (&self->pane);
  g_assert_true (
      gtk_toggle_button_get_active (find_button (self->palette, ALUR_RELATION_SUPERVISION)));
  g_assert_cmpuint (alur_element_get_word (connect_units (self), ALUR_RELATION_KIND), ==,
                    ALUR_RELATION_SUPERVISION);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/palette/next-document", Fixture, NULL, set_up, test_next_document, tear_down);
  return g_test_run ();
}
