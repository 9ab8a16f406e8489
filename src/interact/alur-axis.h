/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sizes one behind the other, as rows or columns of a table: where each begins, and which lies at a
 * place. In whole px. */
typedef struct _AlurAxis AlurAxis;

AlurAxis *alur_axis_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_axis_free (AlurAxis *self);
void alur_axis_set_length (AlurAxis *self, guint length, int size);
guint alur_axis_get_length (AlurAxis *self);
void alur_axis_set_size (AlurAxis *self, guint index, int size);
int alur_axis_get_size (AlurAxis *self, guint index);
gint64 alur_axis_get_start (AlurAxis *self, guint index);
guint alur_axis_find (AlurAxis *self, gint64 place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurAxis, alur_axis_free)

G_END_DECLS
