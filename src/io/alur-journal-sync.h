/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What puts a journal on the disk, in a thread of its own that begins with the first work. */
typedef struct _AlurJournalSync AlurJournalSync;

AlurJournalSync *alur_journal_sync_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_journal_sync_free (AlurJournalSync *self);
void alur_journal_sync_set_file (AlurJournalSync *self, int descriptor);
void alur_journal_sync_copy (AlurJournalSync *self, const char *path, GBytes *text);
void alur_journal_sync_touch (AlurJournalSync *self);
int alur_journal_sync_steal_error (AlurJournalSync *self);

int alur_journal_sync_now (int descriptor, const char *copy);
int alur_journal_write_copy (const char *path, GBytes *text);

G_END_DECLS
