/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys do while the canvas has the focus. Commands without Control or Alt are bound here, from
 * the table of commands, so that the same keys still type letters elsewhere. */

#include "alur-canvas-private.h"

#include "alur-command.h"

#include <string.h>

#define PAN_STEP 96.0 /* px of the screen */

static gboolean
is_plain (const char *key)
{
  return strstr (key, "<Control>") == NULL && strstr (key, "<Alt>") == NULL;
}

/* A command of the table. What it makes is named at once, so that a chart can be typed. */
static gboolean
run_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  AlurCanvas *self = ALUR_CANVAS (widget);
  const AlurCommand *command = data;

  return self->editor != NULL && !alur_hand_is_busy (self->hand)
         && alur_command_run (command, self->editor);
}

static void
add_shortcut (GtkShortcutController *controller, const char *key, const AlurCommand *command)
{
  gtk_shortcut_controller_add_shortcut (
      controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key),
                                    gtk_callback_action_new (run_cb, (gpointer) command, NULL)));
}

static gboolean
cancel (AlurCanvas *self)
{
  AlurSelection *selection;

  if (self->hand == NULL)
    return GDK_EVENT_PROPAGATE;
  if (alur_hand_cancel (self->hand))
    return GDK_EVENT_STOP;
  selection = alur_editor_get_selection (self->editor);
  if (alur_selection_get_size (selection) == 0)
    return GDK_EVENT_PROPAGATE;
  alur_selection_clear (selection);
  return GDK_EVENT_STOP;
}

static gboolean
pan_by_page (AlurCanvas *self, double direction)
{
  alur_viewport_pan (&self->viewport, 0, direction * (self->viewport.size.height - PAN_STEP));
  alur_canvas_viewport_moved (self);
  return GDK_EVENT_STOP;
}

static gboolean
press_key (AlurCanvas *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      return cancel (self);
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return pan_by_page (self, key == GDK_KEY_Page_Up ? -1 : 1);
    case GDK_KEY_Menu:
      g_signal_emit_by_name (self, "menu", -1.0, -1.0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit_by_name (self, "menu", -1.0, -1.0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      return alur_canvas_rename (self, NULL) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurCanvas *self)
{
  if (self->editor == NULL || self->name_view != NULL)
    return GDK_EVENT_PROPAGATE;
  if (press_key (self, key, state) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_space && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    {
      self->holds_space = TRUE;
      if (!self->is_panning)
        gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !g_unichar_isprint (gdk_keyval_to_unicode (key)))
    return GDK_EVENT_PROPAGATE;
  return alur_canvas_type_name (self, GTK_EVENT_CONTROLLER (controller));
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 AlurCanvas *self)
{
  if (key != GDK_KEY_space || !self->holds_space)
    return;
  self->holds_space = FALSE;
  if (!self->is_panning)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

static void
focus_left_cb (GtkEventControllerFocus *controller, AlurCanvas *self)
{
  self->holds_space = FALSE;
}

void
alur_canvas_add_keys (AlurCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  guint n_commands;
  const AlurCommand *commands = alur_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    for (guint k = 0; k < G_N_ELEMENTS (commands[i].keys) && commands[i].keys[k] != NULL; k++)
      if (is_plain (commands[i].keys[k]) || strstr (commands[i].name, "nudge") != NULL)
        add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), commands[i].keys[k], &commands[i]);
  gtk_widget_add_controller (widget, shortcuts);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (widget, focus);
}
