/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a journal starts from. */
typedef struct
{
  const char *path;      /* the document's file, absolute; NULL when it has none yet */
  const char *file_hash; /* of what that file holds; NULL when unknown */
  const char *title;     /* for people, should the document have to be recovered */
  GBytes *bytes;         /* the text of the document as it is now */
  const char *hash;      /* of that text: alur_journal_hash() */
} AlurJournalStart;

/* A journal that a program has left which no longer lives. It is locked as long as this exists. */
typedef struct _AlurJournalFound AlurJournalFound;

/* The journal of one living document. */
typedef struct _AlurJournal AlurJournal;

char *alur_journal_hash (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

AlurJournal *alur_journal_new (const char *folder,
                               AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void alur_journal_free (AlurJournal *self);
void alur_journal_begin (AlurJournal *self, const AlurJournalStart *start);
gboolean alur_journal_write (AlurJournal *self, GError **error);
gboolean alur_journal_append (AlurJournal *self,
                              const AlurCommit *commit,
                              gboolean is_saved,
                              GError **error);
void alur_journal_take_over (AlurJournal *self, AlurJournalFound *found, gboolean sets_aside);
void alur_journal_begin_save (AlurJournal *self, const AlurJournalStart *start);
void alur_journal_end_save (AlurJournal *self, const AlurJournalStart *start);
void alur_journal_discard (AlurJournal *self);
const char *alur_journal_get_file (AlurJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurJournal, alur_journal_free)

/* A document as it was at the last committed edit. */
typedef struct
{
  AlurDocument *document;
  char *path;           /* its file; NULL when it had none */
  char *file_hash;      /* of what that file held when it was last read or saved, or NULL */
  gboolean same_file;   /* whether it still holds that */
  guint n_edits;        /* made again */
  guint n_edits_missed; /* that could not be */
  gboolean damaged;     /* edits that came after these cannot even be counted */
} AlurJournalRecovered;

GPtrArray *alur_journal_find (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_journal_found_is_readable (AlurJournalFound *self);
const char *alur_journal_found_get_title (AlurJournalFound *self);
const char *alur_journal_found_get_path (AlurJournalFound *self);
gint64 alur_journal_found_get_time (AlurJournalFound *self);
guint alur_journal_found_get_n_edits (AlurJournalFound *self);
AlurJournalRecovered *alur_journal_found_recover (AlurJournalFound *self,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_journal_found_discard (AlurJournalFound *self);
void alur_journal_found_set_aside (AlurJournalFound *self);
void alur_journal_found_free (AlurJournalFound *self);
void alur_journal_recovered_free (AlurJournalRecovered *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurJournalFound, alur_journal_found_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurJournalRecovered, alur_journal_recovered_free)

G_END_DECLS
