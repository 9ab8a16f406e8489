/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Documents and edits by chance, from a seed that the test prints. */

typedef enum
{
  ALUR_RANDOM_GROW, /* mostly adds */
  ALUR_RANDOM_ALTER /* adds, sets, moves and deletes alike */
} AlurRandomBent;

guint32 alur_random_seed (void);
AlurDocument *alur_random_document (GRand *rand, guint n_edits) G_GNUC_WARN_UNUSED_RESULT;
void alur_random_edit (GRand *rand, AlurDocument *document, AlurRandomBent bent);

G_END_DECLS
