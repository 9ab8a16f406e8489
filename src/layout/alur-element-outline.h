/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"
#include "alur-router.h"

G_BEGIN_DECLS

/* The outline on which the lines of an element end. */
AlurRouterBox alur_element_outline (const AlurElement *element, const AlurRect *rect);

G_END_DECLS
