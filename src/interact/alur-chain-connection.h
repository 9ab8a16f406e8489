/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-chain-words.h"

G_BEGIN_DECLS

/* An end of a new flow between two units: a step of the unit, or one that is made for it. */
typedef struct
{
  AlurElement *unit;
  AlurElement *step;      /* NULL: a new one */
  AlurElement *procedure; /* of the step, or in which it is made; NULL: a new procedure */
} AlurChainEnd;

/* All of a new flow. */
typedef struct
{
  AlurChainEnd from;
  AlurChainEnd to;
  AlurFlowKind kind;
  const char *label; /* NULL: none */
} AlurChainConnection;

GArray *alur_chain_end_list (AlurEditor *editor, AlurElement *unit) G_GNUC_WARN_UNUSED_RESULT;
char *alur_chain_end_dup_text (AlurChainWords *words,
                               const AlurChainEnd *end) G_GNUC_WARN_UNUSED_RESULT;

gboolean alur_chain_connection_find (AlurEditor *editor,
                                     AlurElement *from,
                                     AlurElement *to,
                                     AlurFlowKind kind,
                                     AlurChainConnection *only);
char *alur_chain_connection_refuse (AlurEditor *editor,
                                    const AlurChainConnection *self) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_chain_connection_make (AlurEditor *editor, const AlurChainConnection *self);

G_END_DECLS
