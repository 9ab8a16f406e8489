/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a name that tell one thing from another: what it is called, not that it is a copy, a
 * letter or a form. For finding names that probably mean the same. */
typedef struct _AlurWording AlurWording;

AlurWording *alur_wording_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void alur_wording_free (AlurWording *self);
gboolean alur_wording_is_similar (const AlurWording *self, const AlurWording *other);
guint *alur_wording_group (const char *const *names, guint n_names) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurWording, alur_wording_free)

G_END_DECLS
