/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Procedures without a fault, by chance: blocks in a row and in one another (steps, choices, loops,
 * forks with their joins), so that every step is reached and leads to the end. */

AlurDocument *random_chain (GRand *rand, guint n_steps) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
