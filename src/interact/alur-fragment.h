/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* What has been copied: a document of its own with one stage, so that it is written, read and
 * checked like any other. alur-paste.h puts it into a document. */

gboolean alur_fragment_may_copy (AlurElement *const *elements, guint n_elements);
AlurDocument *alur_fragment_new (AlurDocument *document,
                                 AlurElement *const *elements,
                                 guint n_elements,
                                 guint *n_left_out) G_GNUC_WARN_UNUSED_RESULT;
AlurScene *alur_fragment_draw (AlurDocument *fragment,
                               AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
char *alur_fragment_dup_text (AlurDocument *fragment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
