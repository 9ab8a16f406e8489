/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Services as planners draw them, by chance: a tree of units with authorities and relations, and
 * procedures that go forwards, branch, come back and reach into one another. */

AlurDocument *random_service (GRand *rand, guint n_elements) G_GNUC_WARN_UNUSED_RESULT;
void random_service_place_by_hand (GRand *rand, AlurDocument *document);
void random_service_forget_places (AlurDocument *document);

G_END_DECLS
