/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field that is typed on as many lines as it takes. */

#include "alur-inspector-row.h"

#include <math.h>

#define HIGHEST 150 /* px; what is longer scrolls */

struct _AlurInspectorLongText
{
  AdwPreferencesRow parent_instance;

  AlurSlot slot;
  char *shown; /* what the document says, as last seen */
  guint visit;
  GtkLabel *label;
  GtkTextView *view;
  gboolean is_showing;
};

static void row_init (AlurInspectorRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurInspectorLongText,
                               alur_inspector_long_text,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_INSPECTOR_ROW, row_init))

static char *
dup_text (AlurInspectorLongText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
changed_cb (AlurInspectorLongText *self)
{
  g_autofree char *text = NULL;
  AlurSlotRefusal refusal;

  if (self->is_showing || self->slot.owners == NULL)
    return;
  if (self->visit == 0)
    self->visit = alur_inspector_row_next_visit (ALUR_INSPECTOR_ROW (self));
  text = dup_text (self);
  refusal = alur_slot_set_text (&self->slot, text, self->visit);
  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), refusal.message);
  g_free (refusal.message);
  g_free (self->shown);
  self->shown = alur_slot_dup_text (&self->slot);
}

/* As in a line, other windows don't end a visit. */
static void
leave_cb (AlurInspectorLongText *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_root_get_focus (root) != GTK_WIDGET (self->view))
    self->visit = 0;
}

static void
show (AlurInspectorRow *row, const AlurInspectionRow *field)
{
  AlurInspectorLongText *self = ALUR_INSPECTOR_LONG_TEXT (row);
  gboolean is_other = alur_inspector_slot_copy (&self->slot, &field->slot);
  g_autofree char *before = g_steal_pointer (&self->shown);
  g_autofree char *text = dup_text (self);

  alur_inspector_row_set_label (row, field);
  gtk_label_set_text (self->label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  self->shown = alur_slot_dup_text (&self->slot);
  if (!is_other && g_strcmp0 (before, self->shown) == 0)
    return;
  alur_inspector_row_tell (row, NULL);
  if (g_strcmp0 (self->shown, text) == 0)
    return;
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->shown, -1);
  self->is_showing = FALSE;
}

static const AlurSlot *
get_slot (AlurInspectorRow *row)
{
  return &ALUR_INSPECTOR_LONG_TEXT (row)->slot;
}

static GtkWidget *
get_field (AlurInspectorRow *row)
{
  return GTK_WIDGET (ALUR_INSPECTOR_LONG_TEXT (row)->view);
}

static void
row_init (AlurInspectorRowInterface *iface)
{
  iface->show = show;
  iface->get_slot = get_slot;
  iface->get_field = get_field;
}

static gboolean
alur_inspector_long_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_INSPECTOR_LONG_TEXT (widget)->view));
}

static void
alur_inspector_long_text_finalize (GObject *object)
{
  AlurInspectorLongText *self = ALUR_INSPECTOR_LONG_TEXT (object);

  alur_inspector_slot_clear (&self->slot);
  g_free (self->shown);
  G_OBJECT_CLASS (alur_inspector_long_text_parent_class)->finalize (object);
}

static void
alur_inspector_long_text_class_init (AlurInspectorLongTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_long_text_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = alur_inspector_long_text_grab_focus;
  /* What is inside has the focus and the name. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static gboolean
may_scroll (GtkAdjustment *adjustment, double delta)
{
  double value = gtk_adjustment_get_value (adjustment);
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  return delta < 0 ? value >= gtk_adjustment_get_lower (adjustment) + 1 : value <= most - 1;
}

/* A text that has nothing to scroll keeps the wheel to itself in GTK 4.8, and who turns it over the
 * inspector would be held up there: so it goes on to what is around it, by as much as that takes.
 */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  GtkWidget *inner = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *outer
      = gtk_widget_get_ancestor (gtk_widget_get_parent (inner), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double step = 1;

  if (outer == NULL
      || may_scroll (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (inner)), dy))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (outer));
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    step = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * step);
  return TRUE;
}

static void
pass_scrolling_on (GtkWidget *scrolled)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (scrolled, scroll);
}

static void
alur_inspector_long_text_init (AlurInspectorLongText *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "title");
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_scrolled_window_set_policy (scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (scrolled, HIGHEST);
  gtk_scrolled_window_set_child (scrolled, GTK_WIDGET (self->view));
  pass_scrolling_on (GTK_WIDGET (scrolled));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (scrolled));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "long-text");
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
