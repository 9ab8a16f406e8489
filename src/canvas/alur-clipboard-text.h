/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bytes of a text that are taken: as many as a table has that can be imported. */
#define ALUR_CLIPBOARD_TEXT_MOST ((gsize) 32 << 20)

gboolean alur_clipboard_text_is_there (GdkClipboard *clipboard);
void alur_clipboard_text_read_async (GdkClipboard *clipboard,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
char *alur_clipboard_text_read_finish (GdkClipboard *clipboard,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
