/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pane-fixture.h"

#include "alur-reader.h"
#include "window-fixture.h"

#include <string.h>

#define N_FRAMES 4 /* in which everything that was queued has come about */

/* Reads the document; @text lives as long as the fixture. */
void
pane_fixture_set_up (PaneFixture *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();

  self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->editor = alur_editor_new (self->document, metrics);
  alur_pango_metrics_unref (metrics);
}

void
pane_fixture_show (PaneFixture *self, GtkWidget *pane, int width, int height)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), pane);
  gtk_window_present (GTK_WINDOW (self->window));
  pane_fixture_settle (self);
}

/* Lets the window do all that it has to. */
void
pane_fixture_settle (PaneFixture *self)
{
  window_fixture_settle (self->window, N_FRAMES);
}

/* Nothing may hold on to the document. */
void
pane_fixture_clear (PaneFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->editor);
  g_assert_finalize_object (self->document);
}

/* The first widget of that type at or below @widget; NULL: there is none. */
GtkWidget *
pane_fixture_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = pane_fixture_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
press_in (GtkWidget *widget, GtkPropagationPhase phase, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* A key, as the controllers of the widget get it. */
gboolean
pane_fixture_press (GtkWidget *widget, guint key, GdkModifierType state)
{
  return press_in (widget, GTK_PHASE_CAPTURE, key, state)
         || press_in (widget, GTK_PHASE_BUBBLE, key, state);
}
