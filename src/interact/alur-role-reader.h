/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid.h"
#include "alur-words.h"

G_BEGIN_DECLS

/* A kind of authority, and what it brings. */
typedef struct
{
  AlurRole role;
  AlurResource resource; /* of suppliers and distributors */
} AlurRoleTyped;

/* Reads kinds of authority as people type them: "KEP, PAS·dana", "decision-maker". */
typedef struct _AlurRoleReader AlurRoleReader;

AlurRoleReader *alur_role_reader_new (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void alur_role_reader_free (AlurRoleReader *self);
GArray *alur_role_reader_read (AlurRoleReader *self,
                               const char *text,
                               char **refusal) G_GNUC_WARN_UNUSED_RESULT;
char *alur_role_reader_write (AlurRoleReader *self,
                              AlurRole role,
                              AlurResource resource) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_role_reader_dup_choices (AlurRoleReader *self,
                                         const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurRoleReader, alur_role_reader_free)

G_END_DECLS
