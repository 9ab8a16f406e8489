/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

const char *alur_namespace_declares (const char *name);
const char *alur_namespace_lookup (const AlurElement *element, const char *prefix);
void
alur_namespaces_carry (AlurDocument *document, AlurElement *element, const AlurElement *origin);

G_END_DECLS
