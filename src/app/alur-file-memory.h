/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-viewport.h"

G_BEGIN_DECLS

/* How each document was looked at when it was closed: stage, view, procedure, zoom, selection. It
 * is the user's, never the file's. */
void alur_file_memory_keep (const char *state_folder,
                            const char *path,
                            AlurEditor *editor,
                            const AlurViewport *viewport);
gboolean alur_file_memory_restore (const char *state_folder,
                                   const char *path,
                                   AlurEditor *editor,
                                   double *scale,
                                   AlurPoint *center);

G_END_DECLS
