/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field that is typed on one line.
 *
 * What is typed goes into the document with each letter. What can't be read yet ("2 ha" on the way
 * to "2 hari") gives back what was there when the visit began, and is complained of only when
 * somebody leaves it so. The text is set from outside only when the document says something else
 * than this row has made it say, so that the cursor never jumps. */

#include "alur-inspector-row.h"
#include "alur-typing-history.h"

struct _AlurInspectorText
{
  AdwEntryRow parent_instance;

  AlurSlot slot;
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
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_INSPECTOR_ROW, row_init))

static void
put_text (AlurInspectorText *self, const char *text)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
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
  refusal
      = alur_slot_set_text (&self->slot, gtk_editable_get_text (GTK_EDITABLE (self)), self->visit);
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
      && g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
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
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
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
}

static void
show_suffix (AlurInspectorText *self, const char *suffix)
{
  if (suffix != NULL && self->suffix == NULL)
    {
      self->suffix = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->suffix, "dim-label");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->suffix);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
  show_suffix (self, field->suffix);
  look (self);
  if (!is_other && g_strcmp0 (before, self->shown) == 0)
    return;
  g_clear_pointer (&self->refusal, g_free);
  alur_inspector_row_tell (row, NULL);
  if (g_strcmp0 (self->shown, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    put_text (self, self->shown);
  if (self->start != NULL)
    begin_visit (self);
}

static const AlurSlot *
get_slot (AlurInspectorRow *row)
{
  return &ALUR_INSPECTOR_TEXT (row)->slot;
}

static void
row_init (AlurInspectorRowInterface *iface)
{
  iface->show = show;
  iface->get_slot = get_slot;
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), ALUR_TYPING_TAKE_BACK, NULL,
                                   take_back);
}

static void
alur_inspector_text_init (AlurInspectorText *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* The document has one history, and it is that of the window. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (settle), NULL);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
