/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* What a file of BPMN must be beyond what its schema can say. Each fault is a test that fails, told
 * with `what` and the id that it is about. What a person has placed (the ids; NULL: nothing) may
 * stand on each other. */
void bpmn_check (AlurXmlTree *tree, const char *what, GHashTable *placed);

G_END_DECLS
