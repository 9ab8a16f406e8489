/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-chain-layout.h"
#include "alur-lanes.h"

G_BEGIN_DECLS

void alur_chain_gather (AlurDocument *document,
                        const AlurElement *stage,
                        const AlurChainOptions *options,
                        AlurChainLayout *layout);
guint alur_chain_arrange (const AlurChainLayout *layout, AlurLanesNode *nodes, guint *n_columns);

G_END_DECLS
