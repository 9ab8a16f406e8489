/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-journal.h"

/* A document with a journal, in a folder of their own. A journal that is freed, and not discarded,
 * stands for one whose program was killed. */

typedef struct
{
  char *folder; /* of journals */
  char *path;   /* of the document */
  AlurDocument *document;
  AlurJournal *journal;
  gboolean tells_saved; /* to the journal, which edits lead to what is saved; else none does */
  guint64 saved;        /* state that was saved last */
  guint n_commits;      /* that were told to the journal */
  gboolean full;        /* the disk, until that has been told */
} JournalFixture;

void journal_fixture_set_up (JournalFixture *self, AlurDocument *document);
void journal_fixture_begin (JournalFixture *self, gboolean titled);
void journal_fixture_listen (JournalFixture *self);
void journal_fixture_tear_down (JournalFixture *self);

void journal_put_file (const char *path, gconstpointer data, gsize length);
void journal_assert_same (AlurDocument *document, GBytes *expected);
