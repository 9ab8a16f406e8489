/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-arena.h"
#include "alur-element.h"

G_BEGIN_DECLS

/* The ids of a document: one copy of each (an atom), and what it names in each stage. */
typedef struct _AlurIdIndex AlurIdIndex;

AlurIdIndex *alur_id_index_new (AlurArena *arena) G_GNUC_WARN_UNUSED_RESULT;
void alur_id_index_set_borrowing (AlurIdIndex *self);
void alur_id_index_free (AlurIdIndex *self);

const char *alur_id_index_find_atom (AlurIdIndex *self, const char *id, gsize length);
const char *
alur_id_index_intern (AlurIdIndex *self, const char *id, gsize length, gboolean *is_new);

AlurElement *
alur_id_index_lookup (const AlurIdIndex *self, const AlurElement *scope, const char *atom);
gboolean alur_id_index_add (AlurIdIndex *self, const AlurElement *scope, AlurElement *element);
void alur_id_index_remove (AlurIdIndex *self, const AlurElement *scope, AlurElement *element);
void alur_id_index_clear (AlurIdIndex *self);

G_END_DECLS
