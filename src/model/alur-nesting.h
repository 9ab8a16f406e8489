/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Units or functions as the tree that they are: they stand in one list, and each names what it is
 * part of. To be read until one of them comes, goes or becomes part of another. */
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
                               const AlurElement *list,
                               AlurKind kind,
                               guint parent_field) G_GNUC_WARN_UNUSED_RESULT;
void alur_nesting_free (AlurNesting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurNesting, alur_nesting_free)

AlurElement *const *
alur_nesting_get_children (const AlurNesting *self, const AlurElement *parent, guint *n_children);
GArray *alur_nesting_list (const AlurNesting *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
