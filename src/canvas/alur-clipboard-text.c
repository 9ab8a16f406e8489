/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text on a clipboard. Whoever owns that may send without end, and bytes that are no text: the
 * toolkit's own reading has no bound and leaves them as they are. */

#include "alur-clipboard-text.h"

#include "alur-error.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define PIECE ((gsize) 256 << 10)

/* What the toolkit calls text, whatever the display calls it. */
#define UTF_8 "text/plain;charset=utf-8"
#define PLAIN "text/plain"

/**
 * alur_clipboard_text_is_there:
 *
 * Returns: whether somebody offers a text
 */
gboolean
alur_clipboard_text_is_there (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
         || gdk_content_formats_contain_mime_type (formats, UTF_8)
         || gdk_content_formats_contain_mime_type (formats, PLAIN);
}

/* A NUL would end it, and is no character. */
static char *
dup_text (const GByteArray *bytes)
{
  return bytes->len > 0 ? g_utf8_make_valid ((const char *) bytes->data, (gssize) bytes->len)
                        : g_strdup ("");
}

static void
refuse (GTask *task)
{
  g_task_return_new_error (
      task, ALUR_ERROR, ALUR_ERROR_TOO_LARGE,
      alur_tr (NULL, N_ ("The text on the clipboard is larger than the %u MB that can be pasted.")),
      (guint) (ALUR_CLIPBOARD_TEXT_MOST >> 20));
}

static void
got_piece_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GByteArray *all = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) piece
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length = piece != NULL ? g_bytes_get_size (piece) : 0;

  if (piece == NULL)
    g_task_return_error (task, error);
  else if (all->len + length > ALUR_CLIPBOARD_TEXT_MOST)
    refuse (task);
  else if (length == 0)
    g_task_return_pointer (task, dup_text (all), g_free);
  else
    {
      g_byte_array_append (all, g_bytes_get_data (piece, NULL), (guint) length);
      g_input_stream_read_bytes_async (G_INPUT_STREAM (source), PIECE, G_PRIORITY_DEFAULT, NULL,
                                       got_piece_cb, g_steal_pointer (&task));
    }
}

static void
got_stream_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    g_task_return_error (task, error);
  else
    g_input_stream_read_bytes_async (stream, PIECE, G_PRIORITY_DEFAULT, NULL, got_piece_cb,
                                     g_steal_pointer (&task));
}

/**
 * alur_clipboard_text_read_async:
 * @clipboard: a clipboard
 * @callback: called when the text is there, which may be never
 *
 * Reads the text in pieces, up to %ALUR_CLIPBOARD_TEXT_MOST.
 */
void
alur_clipboard_text_read_async (GdkClipboard *clipboard,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  const char *types[] = { UTF_8, PLAIN, NULL };
  GTask *task = g_task_new (clipboard, NULL, callback, data);

  g_task_set_task_data (task, g_byte_array_new (), (GDestroyNotify) g_byte_array_unref);
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, got_stream_cb, task);
}

/**
 * alur_clipboard_text_read_finish:
 * @clipboard: as it was asked
 * @result: what the callback was given
 * @error: return location for an error, whose message may be shown
 *
 * Returns: (transfer full) (nullable): the text, as UTF-8 whatever was sent; “�” stands for what is
 *   none
 */
char *
alur_clipboard_text_read_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
