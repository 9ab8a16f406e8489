/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What people do most with units of the first stage: some come beside or below others, and some
 * go. */
void random_units_edit (GRand *rand, AlurDocument *document);

G_END_DECLS
