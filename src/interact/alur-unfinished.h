/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-finding.h"

G_BEGIN_DECLS

#define ALUR_TYPE_UNFINISHED (alur_unfinished_get_type ())
G_DECLARE_FINAL_TYPE (AlurUnfinished, alur_unfinished, ALUR, UNFINISHED, GObject)

/* What was made in this window and is not filled in yet. What such things lack is no finding as
 * yet: nobody wants to be told that a unit has no authority while they type its name. It is one
 * once the thing or a neighbour of it is edited again, or a check is asked for.
 *
 * Signal: "changed" when other findings are held back. */
AlurUnfinished *alur_unfinished_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_unfinished_contains (AlurUnfinished *self, const AlurElement *element);
GPtrArray *alur_unfinished_list (AlurUnfinished *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_unfinished_holds_back (AlurUnfinished *self, const AlurFinding *finding);
void alur_unfinished_check (AlurUnfinished *self);

G_END_DECLS
