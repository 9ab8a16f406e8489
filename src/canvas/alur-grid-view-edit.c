/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typing into a cell: a text field that stands over it. Begun by typing, the arrows leave the cell
 * as in a spreadsheet; begun by F2 they move in the text. What is refused stays in the field. */

#include "alur-grid-view-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)

/**
 * alur_grid_view_is_editing:
 *
 * Returns: whether something is being typed into a cell
 */
gboolean
alur_grid_view_is_editing (AlurGridView *self)
{
  return self->text != NULL;
}

/**
 * alur_grid_view_get_typed:
 *
 * Returns: (nullable): what has been typed into the cell so far; NULL: nothing is being typed
 */
const char *
alur_grid_view_get_typed (AlurGridView *self)
{
  return self->text != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->text)) : NULL;
}

/* The place of a cell; of one that is higher than the table only the part that is in view, because
 * the middle, where its text is typed, may be far out of it. */
gboolean
alur_grid_view_get_seen_place (AlurGridView *self, guint row, guint column, GdkRectangle *rect)
{
  int bottom = gtk_widget_get_height (GTK_WIDGET (self));
  int first;
  int end;

  if (!alur_grid_view_get_place (self, row, column, rect))
    return FALSE;
  first = MAX (rect->y, self->head_height);
  end = MIN (rect->y + rect->height, bottom);
  if (rect->height > bottom - self->head_height && end > first)
    {
      rect->y = first;
      rect->height = end - first;
    }
  return TRUE;
}

/* Puts the field over its cell, as wide as what is typed where there is room. */
void
alur_grid_view_place_editor (AlurGridView *self)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRectangle rect;
  GtkAllocation place;
  PangoLayout *layout;
  int width;
  int height;

  if (self->text == NULL
      || !alur_grid_view_get_seen_place (self, self->focus.row, self->focus.column, &rect))
    return;
  layout = gtk_widget_create_pango_layout (self->text,
                                           gtk_editable_get_text (GTK_EDITABLE (self->text)));
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_object_unref (layout);
  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  place.width = MAX (MAX (rect.width, width + 28), (int) (ALUR_GRID_LEAST_WIDTH * self->em));
  place.width = MIN (place.width, MAX (whole - 8, 40));
  place.x = CLAMP (rect.x, 0, MAX (whole - place.width, 0));
  place.height = MAX (rect.height, height);
  place.y = rect.y;
  gtk_widget_size_allocate (self->text, &place, -1);
}

/* Whether what was typed has become what the cell says. */
static gboolean
store (AlurGridView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  const AlurGridChoice *choice = alur_grid_view_get_choice (self);
  g_autofree char *before = NULL;
  char *refusal = NULL;
  gboolean done;

  if (self->focus.row >= alur_axis_get_length (self->rows))
    return TRUE;
  before = alur_grid_dup_edit_text (self->grid, self->focus.row, self->focus.column);
  if (choice == NULL && g_str_equal (before, text))
    return TRUE;
  done = choice != NULL
             ? alur_grid_choose (self->grid, self->focus.row, self->focus.column, choice, &refusal)
             : alur_grid_set_text (self->grid, self->focus.row, self->focus.column, text, &refusal);
  if (!done)
    alur_grid_view_refuse (self, refusal);
  return done;
}

/* Ends typing; @keep: the cell becomes what was typed. FALSE: that is refused, and typing goes
 * on. */
gboolean
alur_grid_view_end_edit (AlurGridView *self, gboolean keep)
{
  GtkWidget *text = self->text;
  gboolean had_focus;

  if (text != NULL && keep)
    alur_grid_view_refresh (self);
  g_clear_handle_id (&self->ending, g_source_remove);
  if (text == NULL)
    return TRUE;
  if (keep && !self->is_lost && !store (self))
    {
      gtk_widget_add_css_class (text, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return FALSE;
    }
  alur_grid_view_hide_choices (self);
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == text;
  self->text = NULL;
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Ends typing and goes where the same key goes in the grid. */
static gboolean
leave_by (AlurGridView *self, guint key, GdkModifierType state)
{
  if (!alur_grid_view_end_edit (self, TRUE))
    return GDK_EVENT_STOP;
  return alur_grid_view_press_key (self, key, state);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurGridView *self)
{
  gboolean plain = (state & MODIFIERS) == 0;

  if (self->text == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Escape:
      alur_grid_view_end_edit (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return leave_by (self, key, state);
    case GDK_KEY_F2:
      self->is_typed = FALSE;
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (plain && alur_grid_view_move_choice (self, key == GDK_KEY_Up ? -1 : 1))
        return GDK_EVENT_STOP;
      return plain ? leave_by (self, key, state) : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return plain && self->is_typed ? leave_by (self, key, state) : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
end_cb (gpointer data)
{
  AlurGridView *self = data;

  self->ending = 0;
  if (!alur_grid_view_end_edit (self, TRUE))
    alur_grid_view_end_edit (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* Not at once: the toolkit still walks over what had the focus. */
static void
focus_left_cb (GtkEventControllerFocus *controller, AlurGridView *self)
{
  if (self->text != NULL && self->ending == 0)
    self->ending = g_idle_add_full (G_PRIORITY_HIGH, end_cb, self, NULL);
}

/* The cell that is typed into has gone: what was typed is for no other, and is given up. Not at
 * once, because this is found out while the grid is laid out, too. */
void
alur_grid_view_lose_edit (AlurGridView *self)
{
  if (self->text == NULL)
    return;
  self->is_lost = TRUE;
  if (self->ending == 0)
    self->ending = g_idle_add_full (G_PRIORITY_HIGH, end_cb, self, NULL);
}

static void
changed_cb (GtkEditable *editable, AlurGridView *self)
{
  if (self->text == NULL)
    return;
  gtk_widget_remove_css_class (self->text, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->is_setting)
    return;
  /* A wheel may have turned it out of view. */
  alur_grid_view_reveal (self, self->focus);
  alur_grid_view_show_choices (self);
}

static GtkWidget *
make_text (AlurGridView *self, const char *typed)
{
  /* Not the text that is inside of it: a screen reader can't read what stands in that. */
  GtkWidget *text = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  AlurGridColumn column;

  alur_grid_get_column (self->grid, self->focus.column, &column);
  gtk_widget_add_css_class (text, "cell");
  gtk_entry_set_has_frame (GTK_ENTRY (text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (text), 1);
  gtk_editable_set_text (GTK_EDITABLE (text), typed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column.long_title != NULL ? column.long_title : column.title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->label != NULL ? self->label : "", -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (text, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (text, focus);
  g_signal_connect (text, "changed", G_CALLBACK (changed_cb), self);
  return text;
}

/* Begins to type into the cell with the focus. @typed: (nullable): the key that began it, which is
 * given to the field; if that makes nothing of it, nothing has begun. */
gboolean
alur_grid_view_begin_edit (AlurGridView *self, const char *text, GtkEventController *typed)
{
  if (self->grid == NULL || self->text != NULL || alur_axis_get_length (self->rows) == 0
      || !alur_grid_is_editable (self->grid, self->focus.row, self->focus.column))
    {
      if (typed != NULL && self->grid != NULL)
        alur_grid_view_refuse (self, NULL);
      return FALSE;
    }
  self->anchor = self->focus;
  alur_grid_view_remember_focus (self);
  alur_grid_view_reveal (self, self->focus);
  self->is_typed = typed != NULL;
  self->is_lost = FALSE;
  self->text = make_text (self, text);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  alur_grid_view_place_editor (self);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->text));
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  if (typed != NULL
      && !gtk_event_controller_key_forward (
          GTK_EVENT_CONTROLLER_KEY (typed),
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->text)))))
    {
      alur_grid_view_end_edit (self, FALSE);
      return FALSE;
    }
  if (typed == NULL)
    alur_grid_view_show_choices (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * alur_grid_view_edit:
 *
 * Begins to edit the cell with the focus.
 *
 * Returns: whether it can be edited
 */
gboolean
alur_grid_view_edit (AlurGridView *self)
{
  g_autofree char *text = NULL;

  if (self->grid == NULL)
    return FALSE;
  alur_grid_view_refresh (self);
  if (alur_axis_get_length (self->rows) == 0 || alur_axis_get_length (self->columns) == 0)
    return FALSE;
  text = alur_grid_dup_edit_text (self->grid, self->focus.row, self->focus.column);
  return alur_grid_view_begin_edit (self, text, NULL);
}

/**
 * alur_grid_view_edit_text:
 * @text: what stands in the field
 *
 * Begins to edit the cell with the focus, with another text than it has.
 */
void
alur_grid_view_edit_text (AlurGridView *self, const char *text)
{
  if (self->grid == NULL)
    return;
  alur_grid_view_refresh (self);
  alur_grid_view_begin_edit (self, text, NULL);
}

/**
 * alur_grid_view_finish_editing:
 *
 * Keeps what is being typed; what is refused stays in its field.
 *
 * Returns: whether nothing is being typed any more
 */
gboolean
alur_grid_view_finish_editing (AlurGridView *self)
{
  return alur_grid_view_end_edit (self, TRUE);
}

/**
 * alur_grid_view_stop_editing:
 *
 * Gives up what is being typed.
 */
void
alur_grid_view_stop_editing (AlurGridView *self)
{
  alur_grid_view_end_edit (self, FALSE);
}
