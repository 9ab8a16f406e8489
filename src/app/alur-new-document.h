/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

AlurDocument *alur_new_document_begin (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
