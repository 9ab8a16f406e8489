/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-overlay.h"
#include "alur-picture.h"

G_BEGIN_DECLS

/* The lines of what is dragged, as they would run if it were let go. */
typedef struct _AlurFollow AlurFollow;

AlurFollow *alur_follow_new (AlurDocument *document,
                             AlurPicture *picture,
                             GPtrArray *moved) G_GNUC_WARN_UNUSED_RESULT;
void alur_follow_free (AlurFollow *self);
guint alur_follow_get_n_lines (const AlurFollow *self);
void alur_follow_add_lines (AlurFollow *self,
                            AlurPicture *picture,
                            AlurPoint offset,
                            AlurOverlay *overlay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFollow, alur_follow_free)

G_END_DECLS
