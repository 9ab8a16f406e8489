/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-xml-tree.h"

G_BEGIN_DECLS

void alur_bpmn_put_back (AlurXmlTree *tree,
                         AlurDocument *document,
                         const AlurElement *stage,
                         GHashTable *ids);

G_END_DECLS
