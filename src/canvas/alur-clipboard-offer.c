/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is offered on a clipboard. Where another program has just copied something, the toolkit says
 * that there is nothing until that program has answered what it is: who pastes at once, or while
 * the machine has much to do, would be told so, too. */

#include "alur-clipboard-offer.h"

#define PATIENCE 1000u /* ms that another program may take to say what it has copied */

typedef struct
{
  GdkClipboard *clipboard;
  AlurClipboardOfferFunc func;
  gpointer data;
  gulong changed;
  guint patience;
} Waiting;

/* Whether nothing at all is offered, by another program or by nobody. */
static gboolean
is_unknown (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gsize n_types;
  gsize n_media_types;

  gdk_content_formats_get_gtypes (formats, &n_types);
  gdk_content_formats_get_mime_types (formats, &n_media_types);
  return n_types == 0 && n_media_types == 0 && !gdk_clipboard_is_local (clipboard);
}

static void
end_waiting (Waiting *self)
{
  g_signal_handler_disconnect (self->clipboard, self->changed);
  g_clear_handle_id (&self->patience, g_source_remove);
  self->func (self->clipboard, self->data);
  g_object_unref (self->clipboard);
  g_free (self);
}

static void
changed_cb (Waiting *self)
{
  if (!is_unknown (self->clipboard))
    end_waiting (self);
}

static gboolean
out_of_patience_cb (gpointer data)
{
  Waiting *self = data;

  self->patience = 0;
  end_waiting (self);
  return G_SOURCE_REMOVE;
}

/**
 * alur_clipboard_await_offer:
 * @clipboard: a clipboard
 * @func: called once, and at once where it is known what is offered
 * @data: what @func is given; stays alive until then, a second at most
 *
 * Waits until it is known what is offered, or nothing has been for a second.
 */
void
alur_clipboard_await_offer (GdkClipboard *clipboard, AlurClipboardOfferFunc func, gpointer data)
{
  Waiting *self;

  if (!is_unknown (clipboard))
    {
      func (clipboard, data);
      return;
    }
  self = g_new0 (Waiting, 1);
  self->clipboard = g_object_ref (clipboard);
  self->func = func;
  self->data = data;
  self->changed = g_signal_connect_swapped (clipboard, "changed", G_CALLBACK (changed_cb), self);
  self->patience = g_timeout_add (PATIENCE, out_of_patience_cb, self);
}
