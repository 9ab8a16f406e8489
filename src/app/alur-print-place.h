/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* Where a page comes to lie on a sheet. */
typedef struct
{
  AlurPoint at; /* of the page's top left corner on the sheet */
  double scale; /* 1, unless what is drawn is larger than what the printer reaches */
} AlurPrintPlace;

AlurPrintPlace alur_print_place (AlurSize page, const AlurRect *inside, const AlurRect *reach);
int alur_print_find_paper (const AlurSize *offered, guint n_offered, AlurSize wanted);

G_END_DECLS
