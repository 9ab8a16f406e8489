/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-nesting.h"

G_BEGIN_DECLS

/* What is listed, and of what. */
struct _AlurNesting
{
  AlurDocument *document; /* whose it is; not owned */
  AlurKind kind;
  guint parent_field;

  const AlurElement *list; /* that `nodes` are in; NULL: none */
  GArray *nodes;           /* of AlurNested; NULL: to be listed anew */
  gboolean is_plain;       /* each that names a parent is below it */
  GPtrArray *touched;      /* elements that have come, gone or moved since then, each once */
};

/* alur-nesting-listing.c */
GArray *alur_nesting_list_anew (AlurNesting *self, gboolean *is_plain) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
