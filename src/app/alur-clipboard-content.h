/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-scene.h"

#include "alur-document.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A fragment as it travels between windows and documents. */
#define ALUR_CLIPBOARD_MEDIA_TYPE "application/x-alur+xml"

#define ALUR_TYPE_CLIPBOARD_CONTENT (alur_clipboard_content_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurClipboardContent, alur_clipboard_content, ALUR, CLIPBOARD_CONTENT, GdkContentProvider)

/* What has been copied, for whoever asks: for Alur itself, and as pictures for others. Nothing is
 * written before somebody wants it. */
GdkContentProvider *alur_clipboard_content_new (AlurDocument *fragment,
                                                AlurScene *scene) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
