/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first steps in a window: when they are offered, and what they are told. */

#include "alur-window-private.h"

static void
first_steps_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alur_guide_begin (ALUR_WINDOW (data)->guide);
}

static const GActionEntry actions[] = {
  { .name = "first-steps", .activate = first_steps_cb },
};

void
alur_window_add_guide (AlurWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * alur_window_offer_guide:
 * @self: a window
 *
 * Shows the first steps, unless somebody has closed them before.
 */
void
alur_window_offer_guide (AlurWindow *self)
{
  alur_guide_offer (self->guide);
}

/**
 * alur_window_note_step:
 * @inside: a widget, of a window or not
 * @done: what has been done in it
 *
 * Tells the first steps of it.
 */
void
alur_window_note_step (GtkWidget *inside, AlurGuideStep done)
{
  GtkRoot *root = gtk_widget_get_root (inside);

  if (ALUR_IS_WINDOW (root) && ALUR_WINDOW (root)->guide != NULL)
    alur_guide_note (ALUR_WINDOW (root)->guide, done);
}
