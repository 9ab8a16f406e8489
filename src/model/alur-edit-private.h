/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-edit.h"

G_BEGIN_DECLS

/* What edits share. */
guint alur_edit_sweep (AlurDocument *document);

G_END_DECLS
