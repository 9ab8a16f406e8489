/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What is done in a step, and the question of a decision behind it: "Memeriksa berkas (lengkap?)".
 */
char *alur_step_name_write (const AlurElement *step) G_GNUC_WARN_UNUSED_RESULT;
void alur_step_name_read (AlurDocument *document, AlurElement *step, const char *text);

G_END_DECLS
