/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told at the foot of the window, the last only: what was told before it is old by then.
 *
 * Nor may two toasts be under way together. That of libadwaita 1.2 which comes while another goes
 * takes longer to come than to go; dismissed meanwhile, it is freed before it has come, and the
 * program crashes. So the text of the one that stands there changes, and the next comes after it
 * has gone. */

#include "alur-window-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define GOING_MILLISECONDS 600 /* as long as a toast comes or goes, and one of them again */
#define TYPED_MILLISECONDS 800 /* after which nobody types on */

static void
show (AlurWindow *self)
{
  AdwToast *toast = self->toast;

  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

static gboolean
gone_cb (gpointer data)
{
  AlurWindow *self = data;

  self->toast_going = 0;
  if (self->toast != NULL)
    show (self);
  return G_SOURCE_REMOVE;
}

static void
dismissed_cb (AdwToast *toast, AlurWindow *self)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
  g_clear_handle_id (&self->toast_going, g_source_remove);
  self->toast_going = g_timeout_add (GOING_MILLISECONDS, gone_cb, self);
}

/* Nothing more is told. */
void
alur_window_forget_toast (AlurWindow *self)
{
  if (self->toast != NULL)
    g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
  g_clear_handle_id (&self->toast_going, g_source_remove);
  g_clear_handle_id (&self->offer, g_source_remove);
}

/**
 * alur_window_offer:
 * @inside: a widget of the window
 * @message: a sentence
 * @label: (nullable): what can be done about it, on a button; %NULL: nothing
 * @action: (nullable): the action of the window that does it
 */
void
alur_window_offer (GtkWidget *inside, const char *message, const char *label, const char *action)
{
  AlurWindow *self = ALUR_WINDOW (gtk_widget_get_ancestor (inside, ALUR_TYPE_WINDOW));
  g_autofree char *plain = g_markup_escape_text (message, -1);

  if (self == NULL)
    return;
  if (self->toast == NULL)
    {
      self->toast = adw_toast_new ("");
      g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
    }
  self->tells_edit = label != NULL;
  self->tells_open_edit = FALSE;
  adw_toast_set_title (self->toast, plain);
  adw_toast_set_button_label (self->toast, label);
  adw_toast_set_action_name (self->toast, action);
  if (self->toast_going == 0)
    show (self);
}

/**
 * alur_window_toast:
 * @inside: a widget of the window
 * @message: a sentence
 * @with_undo: whether it offers to undo
 */
void
alur_window_toast (GtkWidget *inside, const char *message, gboolean with_undo)
{
  AlurWindow *self = ALUR_WINDOW (gtk_widget_get_ancestor (inside, ALUR_TYPE_WINDOW));

  alur_window_offer (inside, message, with_undo ? alur_tr (NULL, N_ ("Undo")) : NULL,
                     with_undo ? "win.undo" : NULL);
  if (self == NULL || self->editor == NULL)
    return;
  self->tells_open_edit
      = with_undo && alur_document_in_transaction (alur_editor_get_document (self->editor));
}

/* Whoever presses the button means what is told, which is not what would be undone, or done in
 * other stages, now. */
void
alur_window_committed_cb (AlurDocument *document, const AlurCommit *commit, AlurWindow *self)
{
  if (!self->tells_open_edit && self->tells_edit && self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
  self->tells_open_edit = FALSE;
}

/* --- Names that still read as before in other stages ------------------------------------------ */

static gboolean
offer_cb (gpointer data)
{
  AlurWindow *self = data;
  guint64 state = alur_document_get_state (alur_editor_get_document (self->editor));
  g_autofree char *message = NULL;

  self->offer = 0;
  if (state == self->offered)
    return G_SOURCE_REMOVE;
  self->offered = state;
  message = alur_carry_dup_offer (alur_editor_get_carry (self->editor));
  if (message != NULL)
    /* Translators: in the other stages. */
    alur_window_offer (GTK_WIDGET (self), message, alur_tr (NULL, N_ ("Correct There Too")),
                       "win.carry");
  return G_SOURCE_REMOVE;
}

/* Once somebody has typed to the end: a name that was corrected is to be so everywhere. */
void
alur_window_offer_carry (AlurWindow *self)
{
  g_clear_handle_id (&self->offer, g_source_remove);
  self->offer = g_timeout_add (TYPED_MILLISECONDS, offer_cb, self);
}
