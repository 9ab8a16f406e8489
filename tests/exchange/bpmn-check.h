/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* What a file of BPMN must be beyond what its schema can say. Each fault is a test that fails, told
 * with `what` and the id that it is about. */
void bpmn_check (AlurXmlTree *tree, const char *what);

G_END_DECLS
