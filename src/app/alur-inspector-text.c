/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field that is typed on one line.
 *
 * The library's row with an entry tells a screen reader neither that it has the focus nor what
 * stands in it: both are known of GTK's own entry only.
 *
 * What is typed goes into the document with each letter. What can't be read yet ("2 ha" on the way
 * to "2 hari") gives back what was there when the visit began, and is complained of only when
 * somebody leaves it so. The text is set from outside only when the document says something else
 * than this row has made it say, so that the cursor never jumps. */

#include "alur-inspector-row.h"
#include "alur-paragraph.h"
#include "alur-typing-history.h"

struct _AlurInspectorText
{
  AdwPreferencesRow parent_instance;

  AlurSlot slot;
  GtkLabel *label;
  GtkEntry *entry;
  GtkBox *suffixes;
  char *shown; /* what the document says, as last seen */
  guint visit;
  GArray *start; /* what the owners had when the visit began */
  char *refusal; /* of what stands there now; NULL: none */
  GtkWidget *suffix;
  gboolean is_showing;
};

static void row_init (AlurInspectorRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurInspectorText,
                               alur_inspector_text,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_INSPECTOR_ROW, row_init))

static void
put_text (AlurInspectorText *self, const char *text)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_showing = FALSE;
}

static void
look (AlurInspectorText *self)
{
  g_free (self->shown);
  self->shown = alur_slot_dup_text (&self->slot);
}

static void
begin_visit (AlurInspectorText *self)
{
  self->visit = alur_inspector_row_next_visit (ALUR_INSPECTOR_ROW (self));
  g_clear_pointer (&self->start, g_array_unref);
  self->start = alur_slot_dup_values (&self->slot);
}

static void
changed_cb (AlurInspectorText *self)
{
  AlurSlotRefusal refusal;

  if (self->is_showing || self->slot.owners == NULL)
    return;
  if (self->start == NULL)
    begin_visit (self);
  refusal = alur_slot_set_text (&self->slot, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                self->visit);
  if (refusal.message != NULL)
    alur_slot_restore (&self->slot, self->start, self->visit);
  g_free (self->refusal);
  self->refusal = refusal.message;
  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), refusal.is_partial ? NULL : refusal.message);
  look (self);
}

/* What was typed is written as it was understood, or complained of. */
static void
settle (AlurInspectorText *self)
{
  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), self->refusal);
  if (self->refusal == NULL && self->shown != NULL
      && g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    put_text (self, self->shown);
}

/* The document has what stood here before, and has not taken what stands here now. */
static void
take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurInspectorText *self = ALUR_INSPECTOR_TEXT (widget);

  if (self->refusal == NULL)
    return;
  g_clear_pointer (&self->refusal, g_free);
  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), NULL);
  put_text (self, self->shown != NULL ? self->shown : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
enter_cb (AlurInspectorText *self)
{
  if (self->slot.owners != NULL && self->start == NULL)
    begin_visit (self);
}

/* Going to another window and coming back is the same visit: the window keeps its focus then. */
static void
leave_cb (AlurInspectorText *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  settle (self);
  g_clear_pointer (&self->start, g_array_unref);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
}

static void
show_suffix (AlurInspectorText *self, const char *suffix)
{
  if (suffix != NULL && self->suffix == NULL)
    {
      self->suffix = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->suffix, "dim-label");
      gtk_box_prepend (self->suffixes, self->suffix);
    }
  if (self->suffix == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->suffix), suffix != NULL ? suffix : "");
  gtk_widget_set_visible (self->suffix, suffix != NULL);
}

static void
show (AlurInspectorRow *row, const AlurInspectionRow *field)
{
  AlurInspectorText *self = ALUR_INSPECTOR_TEXT (row);
  gboolean is_other = alur_inspector_slot_copy (&self->slot, &field->slot);
  g_autofree char *before = g_steal_pointer (&self->shown);

  alur_inspector_row_set_label (row, field);
  gtk_label_set_text (self->label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  show_suffix (self, field->suffix);
  look (self);
  if (!is_other && g_strcmp0 (before, self->shown) == 0)
    return;
  g_clear_pointer (&self->refusal, g_free);
  alur_inspector_row_tell (row, NULL);
  if (g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    put_text (self, self->shown);
  if (self->start != NULL)
    begin_visit (self);
}

static const AlurSlot *
get_slot (AlurInspectorRow *row)
{
  return &ALUR_INSPECTOR_TEXT (row)->slot;
}

static GtkWidget *
get_field (AlurInspectorRow *row)
{
  return GTK_WIDGET (ALUR_INSPECTOR_TEXT (row)->entry);
}

static void
row_init (AlurInspectorRowInterface *iface)
{
  iface->show = show;
  iface->get_slot = get_slot;
  iface->get_field = get_field;
}

static gboolean
alur_inspector_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_INSPECTOR_TEXT (widget)->entry));
}

/* The whole row is the field. */
static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurInspectorText *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
alur_inspector_text_finalize (GObject *object)
{
  AlurInspectorText *self = ALUR_INSPECTOR_TEXT (object);

  alur_inspector_slot_clear (&self->slot);
  g_clear_pointer (&self->start, g_array_unref);
  g_free (self->shown);
  g_free (self->refusal);
  G_OBJECT_CLASS (alur_inspector_text_parent_class)->finalize (object);
}

static void
alur_inspector_text_class_init (AlurInspectorTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_text_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = alur_inspector_text_grab_focus;
  /* What is inside has the focus and the name. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), ALUR_TYPING_TAKE_BACK, NULL,
                                   take_back);
}

static void
add_entry (AlurInspectorText *self, GtkBox *box)
{
  gtk_entry_set_has_frame (self->entry, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  /* The document has one history, and it is that of the window. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (settle), self);
  gtk_box_append (box, GTK_WIDGET (self->entry));
}

static void
alur_inspector_text_init (AlurInspectorText *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->suffixes = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "title");
  gtk_widget_add_css_class (GTK_WIDGET (self), "text");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  add_entry (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (row), alur_paragraph_new (box));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->suffixes));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), row);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->label), GTK_EVENT_CONTROLLER (press));
}

/**
 * alur_inspector_text_add_suffix:
 * @self: a row
 * @suffix: a widget that belongs behind the text
 */
void
alur_inspector_text_add_suffix (AlurInspectorText *self, GtkWidget *suffix)
{
  gtk_box_append (self->suffixes, suffix);
}
