/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

void alur_placed_carry (AlurDocument *document, const GPtrArray *moved, double dx, double dy);

G_END_DECLS
