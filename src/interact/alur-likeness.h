/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How likely names are meant by what somebody has typed so far. */
typedef struct _AlurLikeness AlurLikeness;

AlurLikeness *alur_likeness_new (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
void alur_likeness_free (AlurLikeness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurLikeness, alur_likeness_free)

guint alur_likeness_rate (AlurLikeness *self, const char *name);

G_END_DECLS
