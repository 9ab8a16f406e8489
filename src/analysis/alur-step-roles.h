/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"

G_BEGIN_DECLS

/* The authority that a step exercises, and which kinds of authority suffice for it. */

AlurRole alur_step_get_role (const AlurElement *step);
const char *alur_step_get_function (const AlurElement *step);
guint alur_step_get_satisfying_roles (const AlurElement *step);

G_END_DECLS
