/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last few results of something that is a function of numbers, which are written down and
 * compared to the bit. The one used last is first. */
typedef struct
{
  GArray *records;   /* what is kept */
  GByteArray *input; /* of what is asked for */
  GDestroyNotify free_result;
  guint most;
  guint n_recalled;
} AlurRecall;

void alur_recall_init (AlurRecall *self, guint most, GDestroyNotify free_result);
void alur_recall_clear (AlurRecall *self);
gpointer alur_recall_find (AlurRecall *self, GByteArray *input);
void alur_recall_keep (AlurRecall *self, gpointer result);

G_END_DECLS
