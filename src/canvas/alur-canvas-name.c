/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typing a name where it stands in the drawing. While a name is typed, Enter goes on to the next
 * sibling or step and Insert or Tab to the one below, so that a chart can be typed without a mouse;
 * Shift+Enter breaks the line, Escape leaves the name as it was. */

#include "alur-canvas-private.h"

#include "alur-command.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 180.0 /* px of the screen */
#define LEAST_HEIGHT 44.0

/**
 * alur_canvas_is_typing:
 *
 * Returns: whether a name is being typed
 */
gboolean
alur_canvas_is_typing (AlurCanvas *self)
{
  return self->name_view != NULL;
}

/* Puts the field over the shape, at least large enough to be read. */
void
alur_canvas_place_name (AlurCanvas *self)
{
  AlurPicture *picture;
  AlurHit hit;
  AlurRect rect;
  GtkAllocation place;
  int minimum;
  int natural;

  if (self->name_view == NULL)
    return;
  picture = alur_editor_get_picture (self->editor);
  if (picture == NULL || !alur_picture_find (picture, self->named, &hit))
    {
      AlurPoint middle = { self->viewport.size.width / 2, self->viewport.size.height / 2 };

      rect = (AlurRect){ middle.x, middle.y, 0, 0 };
    }
  else
    rect = alur_viewport_rect_to_screen (&self->viewport, &hit.rect);
  gtk_widget_measure (self->name_view, GTK_ORIENTATION_VERTICAL,
                      (int) MAX (rect.width, LEAST_WIDTH), &minimum, &natural, NULL, NULL);
  place.width = (int) MAX (rect.width, LEAST_WIDTH);
  place.height = MAX ((int) MAX (rect.height, LEAST_HEIGHT), natural);
  place.x = (int) (rect.x + rect.width / 2) - place.width / 2;
  place.y = (int) (rect.y + rect.height / 2) - place.height / 2;
  gtk_widget_size_allocate (self->name_view, &place, -1);
}

static char *
dup_typed (AlurCanvas *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->name_view));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_strdup (g_strstrip (text));
}

static void
store (AlurCanvas *self, const char *text)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const char *before = self->name_field == G_MAXUINT
                           ? self->named->text
                           : alur_element_get_text (self->named, self->name_field);

  if (!alur_element_is_in_document (self->named)
      || g_strcmp0 (before != NULL ? before : "", text) == 0
      || alur_document_in_transaction (document))
    return;
  alur_document_begin (document, alur_tr (NULL, N_ ("Rename")));
  if (self->name_field == G_MAXUINT)
    alur_document_set_content (document, self->named, text);
  else
    alur_document_set_text (document, self->named, self->name_field, text);
  alur_document_commit (document);
}

/* Ends typing; @keep: the name becomes what was typed. */
void
alur_canvas_end_name (AlurCanvas *self, gboolean keep)
{
  GtkWidget *view = self->name_view;
  g_autofree char *text = NULL;
  gboolean had_focus;

  g_clear_handle_id (&self->ending, g_source_remove);
  if (view == NULL)
    return;
  text = dup_typed (self);
  had_focus = gtk_widget_has_focus (view);
  self->name_view = NULL;
  if (keep)
    store (self, text);
  self->named = NULL;
  gtk_widget_unparent (view);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * alur_canvas_finish_typing:
 * @self: the drawing
 *
 * Keeps the name that is being typed, before something else happens to the document.
 */
void
alur_canvas_finish_typing (AlurCanvas *self)
{
  alur_canvas_end_name (self, TRUE);
}

/* Goes on with the command of that name, and with the name of what it makes. */
static gboolean
go_on (AlurCanvas *self, const char *name)
{
  const AlurCommand *command = alur_command_find (name);
  AlurSelection *selection = alur_editor_get_selection (self->editor);

  alur_canvas_end_name (self, TRUE);
  if (alur_command_run (command, self->editor))
    alur_canvas_rename (self, alur_selection_get_focus (selection));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurCanvas *self)
{
  gboolean plain = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  if (self->name_view == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Escape:
      alur_canvas_end_name (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return plain ? go_on (self, "make-next") : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Insert:
    case GDK_KEY_Tab:
      return plain ? go_on (self, "make-child") : GDK_EVENT_PROPAGATE;
    case GDK_KEY_F2:
      alur_canvas_end_name (self, TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
end_cb (gpointer data)
{
  AlurCanvas *self = data;

  self->ending = 0;
  alur_canvas_end_name (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Not at once: the toolkit still walks over what had the focus. A field that is given up itself may
 * be left when the next is there already. */
static void
focus_left_cb (GtkEventControllerFocus *controller, AlurCanvas *self)
{
  if (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)) == self->name_view
      && self->ending == 0)
    self->ending = g_idle_add_full (G_PRIORITY_HIGH, end_cb, self, NULL);
}

static void
changed_cb (GtkTextBuffer *buffer, AlurCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkWidget *
make_view (AlurCanvas *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_justification (GTK_TEXT_VIEW (view), GTK_JUSTIFY_CENTER);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_add_css_class (view, "name");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Name in the drawing")), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (view, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (view, focus);
  return view;
}

static AlurElement *
get_renamed (AlurCanvas *self, AlurElement *element)
{
  if (self->editor == NULL)
    return NULL;
  if (element == NULL)
    element = alur_selection_get_single (alur_editor_get_selection (self->editor));
  if (element == NULL || !alur_element_is_in_document (element)
      || element->kind == ALUR_KIND_FOREIGN
      || alur_document_in_transaction (alur_editor_get_document (self->editor)))
    return NULL;
  return element;
}

/* Which field is typed in the drawing: the label of a flow, the words of a problem, else the name.
 */
static gboolean
find_field (const AlurElement *element, guint *field)
{
  if (element->kind == ALUR_KIND_FLOW)
    *field = ALUR_FLOW_LABEL;
  else if (element->kind == ALUR_KIND_PROBLEM)
    *field = G_MAXUINT;
  else
    {
      *field = alur_element_type (element->kind)->name_field;
      return *field != G_MAXUINT;
    }
  return TRUE;
}

/**
 * alur_canvas_rename:
 * @self: the canvas
 * @element: (nullable): what to name; NULL: what is selected
 *
 * Lets the name be typed in place, beginning with the present one; where it is being typed already
 * that goes on.
 *
 * Returns: whether there is anything to name
 */
gboolean
alur_canvas_rename (AlurCanvas *self, AlurElement *element)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  const char *name;
  guint field;

  element = get_renamed (self, element);
  if (element == NULL || !alur_editor_is_editable (self->editor) || !find_field (element, &field))
    return FALSE;
  if (self->name_view != NULL && self->named == element && self->name_field == field)
    {
      gtk_widget_grab_focus (self->name_view);
      return TRUE;
    }
  alur_canvas_end_name (self, TRUE);
  self->named = element;
  self->name_field = field;
  self->name_view = make_view (self);
  gtk_widget_set_parent (self->name_view, GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->name_view));
  name = field == G_MAXUINT ? element->text : alur_element_get_text (element, field);
  gtk_text_buffer_set_text (buffer, name != NULL ? name : "", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_signal_connect (buffer, "changed", G_CALLBACK (changed_cb), self);
  alur_canvas_reveal (self, element);
  gtk_widget_grab_focus (self->name_view);
  return TRUE;
}

/* A letter was typed with a shape selected: it begins the new name. The key goes to the field with
 * its input method, so that composed letters work too. */
gboolean
alur_canvas_type_name (AlurCanvas *self, GtkEventController *keys)
{
  if (!alur_canvas_rename (self, NULL))
    return GDK_EVENT_PROPAGATE;
  gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys), self->name_view);
  return GDK_EVENT_STOP;
}
