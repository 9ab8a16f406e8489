/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-matrix-look.h"
#include "alur-viewport.h"

G_BEGIN_DECLS

/* How a document was looked at, beside what its editor shows. */
typedef struct
{
  gboolean has_place; /* what follows of the drawing is known */
  double scale;
  AlurPoint center;
  AlurMatrixLook matrix;
  char **toggled; /* rows of the outline that are open or closed otherwise than at first; or NULL */
} AlurFileLook;

void alur_file_look_clear (AlurFileLook *self);
void alur_file_look_take_place (AlurFileLook *self, const AlurViewport *viewport);

/* How each document was looked at when it was closed: stage, view, procedure, zoom, selection, what
 * is shown of its matrix, and the open rows of the outline. It is the user's, never the file's. */
void alur_file_memory_keep (const char *state_folder,
                            const char *path,
                            AlurEditor *editor,
                            const AlurFileLook *look);
gboolean alur_file_memory_restore (const char *state_folder,
                                   const char *path,
                                   AlurEditor *editor,
                                   AlurFileLook *look);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurFileLook, alur_file_look_clear)

G_END_DECLS
