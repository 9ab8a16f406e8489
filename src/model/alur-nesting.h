/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Units or functions as the tree that they are: they stand in one list, and each names what it is
 * part of. */
typedef struct _AlurNesting AlurNesting;

/* One in its place. */
typedef struct
{
  AlurElement *element;
  guint serial;     /* of the element */
  guint depth;      /* a root is 0 */
  guint n_children; /* how many are directly part of it */
} AlurNested;

AlurNesting *alur_nesting_new (AlurDocument *document,
                               AlurKind kind,
                               guint parent_field) G_GNUC_WARN_UNUSED_RESULT;
void alur_nesting_free (AlurNesting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurNesting, alur_nesting_free)

void alur_nesting_note_changes (AlurNesting *self, const AlurChangeSet *changes);
const GArray *alur_nesting_list (AlurNesting *self, const AlurElement *list);

const AlurElement *
alur_nesting_find_beside (const AlurElement *element, guint parent_field, gboolean *is_before);

G_END_DECLS
