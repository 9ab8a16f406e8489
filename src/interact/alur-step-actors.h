/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-name-index.h"

G_BEGIN_DECLS

/* Who does a step, as one text: "Apoteker", "Loket + Pemohon", "Bidang A / Bidang B". */

typedef enum
{
  ALUR_ACTOR_MAIN,
  ALUR_ACTOR_ALSO, /* does it together with the first */
  ALUR_ACTOR_OR    /* may do it instead */
} AlurActorPart;

typedef struct
{
  AlurActorPart part;
  char *name;           /* as it was typed */
  gsize start;          /* where in the text it stands, bytes */
  gsize end;            /* behind it */
  AlurElement *element; /* a unit or a post; NULL: unknown, or it could be several */
  gboolean ambiguous;
} AlurActor;

GArray *alur_step_actors_parse (AlurNameIndex *names,
                                AlurDocument *document,
                                const AlurElement *step,
                                const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *alur_step_actors_write (AlurNameIndex *names,
                              AlurDocument *document,
                              const AlurElement *step) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_step_actors_set (AlurDocument *document,
                               AlurElement *step,
                               const GArray *actors,
                               char **refusal);
const AlurElement *alur_step_actors_get_main (AlurDocument *document, const AlurElement *step);

G_END_DECLS
