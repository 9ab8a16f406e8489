/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"

G_BEGIN_DECLS

double alur_hand_place_get (const AlurElement *element, guint field, guint n_elements);

G_END_DECLS
