/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AlurArena AlurArena;

AlurArena *alur_arena_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurArena *alur_arena_ref (AlurArena *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_arena_free (AlurArena *self);
gpointer alur_arena_alloc0 (AlurArena *self, gsize size);
char *alur_arena_strndup (AlurArena *self, const char *text, gsize length);
gsize alur_arena_get_size (AlurArena *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurArena, alur_arena_free)

G_END_DECLS
