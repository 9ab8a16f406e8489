/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The last edit of a document, to be made in other stages too where somebody wants that. Stages are
 * pictures of their own, so nothing goes from one to another by itself. */
typedef struct _AlurCarry AlurCarry;

AlurCarry *alur_carry_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void alur_carry_free (AlurCarry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurCarry, alur_carry_free)

void alur_carry_forget (AlurCarry *self);
gboolean alur_carry_is_possible (AlurCarry *self);
guint alur_carry_count (AlurCarry *self);
guint alur_carry_run (AlurCarry *self);
char *alur_carry_dup_offer (AlurCarry *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
