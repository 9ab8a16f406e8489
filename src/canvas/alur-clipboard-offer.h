/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AlurClipboardOfferFunc) (GdkClipboard *clipboard, gpointer data);

void
alur_clipboard_await_offer (GdkClipboard *clipboard, AlurClipboardOfferFunc func, gpointer data);

G_END_DECLS
