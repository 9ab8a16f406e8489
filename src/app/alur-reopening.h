/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

G_BEGIN_DECLS

/* Which documents are open, told from one run of the program to the next. */
typedef struct _AlurReopening AlurReopening;

AlurReopening *alur_reopening_new (const char *state_folder) G_GNUC_WARN_UNUSED_RESULT;
void alur_reopening_free (AlurReopening *self);

GPtrArray *alur_reopening_get_before (AlurReopening *self);
void alur_reopening_keep (AlurReopening *self, GFile *file);
void alur_reopening_note (AlurReopening *self, GPtrArray *open);

void alur_reopening_open (AlurWindow *window, GPtrArray *files, GPtrArray *found);

G_END_DECLS
