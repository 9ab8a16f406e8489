/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-export.h"

G_BEGIN_DECLS

/* Whether what shows the element of that id is wanted. */
typedef gboolean (*AlurSceneKeepFunc) (const char *id, gpointer data);

/* A part of a drawing as a picture of its own, without page, title block and legend. */
AlurScene *alur_scene_extract (AlurScene *self,
                               AlurSceneKeepFunc keep,
                               gpointer data) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_scene_write_picture (AlurScene *self,
                                   AlurFormat format,
                                   double scale,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
