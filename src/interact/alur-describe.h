/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

char *alur_describe (AlurEditor *editor, const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
char *alur_describe_briefly (AlurEditor *editor,
                             const AlurElement *element,
                             gboolean counts_findings) G_GNUC_WARN_UNUSED_RESULT;
char *alur_describe_view (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
