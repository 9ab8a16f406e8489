/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* A regulation that is still to be registered, as it is typed. */
typedef struct
{
  guint kind;   /* AlurRegulationKind */
  char *number; /* "": none */
  char *year;   /* as it is typed; "": none */
  char *title;  /* "": none */
} AlurNewRegulation;

AlurNewRegulation *alur_new_regulation_new (guint kind,
                                            const char *number,
                                            const char *year,
                                            const char *title) G_GNUC_WARN_UNUSED_RESULT;
void alur_new_regulation_free (AlurNewRegulation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurNewRegulation, alur_new_regulation_free)

char *alur_new_regulation_refuse (const AlurNewRegulation *self,
                                  AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
guint alur_new_regulation_get_status (const AlurNewRegulation *self);
char *alur_new_regulation_dup_name (const AlurNewRegulation *self) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_new_regulation_put (const AlurNewRegulation *self, AlurDocument *document);

G_END_DECLS
