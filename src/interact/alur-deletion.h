/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Something that is about to be deleted, to be told afterwards. */
typedef struct
{
  char *name;      /* of the only one; NULL: there are several */
  guint n_deleted; /* that were asked for */
  int *n_gone;     /* things that have left the document since then */
} AlurDeletion;

AlurDeletion alur_deletion_begin (AlurEditor *editor,
                                  AlurElement *const *elements,
                                  guint n_elements) G_GNUC_WARN_UNUSED_RESULT;
void alur_deletion_end (AlurDeletion *self, AlurEditor *editor);

G_END_DECLS
