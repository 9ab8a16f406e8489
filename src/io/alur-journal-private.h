/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-journal.h"
#include "alur-limits.h"

G_BEGIN_DECLS

/* How a journal is written, for those who write (alur-journal-encoder.c, alur-journal.c) and read
 * it (alur-journal-found.c, alur-journal-replay.c).
 *
 * A journal is ALUR_JOURNAL_MAGIC and records. A record is the length of its payload (4 bytes), a
 * checksum (8 bytes) and the payload. The checksum goes on from that of the record before, so that
 * records count only in their own journal and in their order; the first that is not whole ends the
 * journal. Numbers are little-endian; small ones have seven bits a byte, the last byte without the
 * eighth; signed ones are folded so that small ones of both signs are short. A text is its length
 * and one more, and its bytes; 0 for none. Kinds, fields and words are written by name: a journal
 * outlives the program that wrote it.
 *
 * BASE is where a journal starts, and again whenever the document is about to be saved: hash of the
 * text to start from, name of the file and hash of what it holds, title; then, for each element of
 * that text in its order, the serial by which the records call it; then operations that add what
 * the text does not tell. TAKES_OVER is the name of another journal, without its ending: all that
 * is in that one is in the text of the first BASE of this one. COMMIT is flags, name and tag of the
 * transaction, and operations.
 *
 * REMOVED comes before a COMMIT that is an undoing or redoing, and is operations that make elements
 * of which nobody has told since the last BASE, because they stood nowhere then, as they are before
 * that COMMIT: with all that is in them, and still nowhere. Without that COMMIT it means nothing.
 * Whoever reads from a BASE before the last may know some of them, and leaves these as they are.
 *
 * Its checksum goes by eight bytes, with a step more (alur_journal_checksum()).
 *
 * Until version 0.1 of the program a BASE had these operations itself, for all that could come
 * back, and such journals are still read. A program of then takes the first REMOVED for the end of
 * what is whole: it recovers what stands before it, says that it is not all, and keeps the file. */

#define ALUR_JOURNAL_MAGIC "alurjn1\n"
#define ALUR_JOURNAL_MAGIC_LENGTH 8u
#define ALUR_JOURNAL_HEAD_LENGTH 12u
#define ALUR_JOURNAL_SUFFIX ".alur-journal"
#define ALUR_JOURNAL_START_SUFFIX ".alur-start"
#define ALUR_JOURNAL_BEGUN_SUFFIX ".alur-begun" /* until its first records are whole */
#define ALUR_JOURNAL_FIRST_CHECKSUM G_GUINT64_CONSTANT (0xCBF29CE484222325)

/* How many elements the copies of stages in a journal may bring in all, as large as a document may
 * be twice: a forged one could ask for more than there is memory with some bytes. A journal that
 * comes to that begins anew. */
#define ALUR_JOURNAL_MOST_COPIED (2u * ALUR_LIMITS_ELEMENTS)

typedef enum
{
  ALUR_JOURNAL_BASE = 'B',
  ALUR_JOURNAL_TAKES_OVER = 'O',
  ALUR_JOURNAL_REMOVED = 'R',
  ALUR_JOURNAL_COMMIT = 'C'
} AlurJournalRecord;

typedef enum
{
  ALUR_JOURNAL_CREATE = 'N', /* serial, kind, id: an element that is nowhere yet */
  ALUR_JOURNAL_COPY = 'D',   /* serial, id, serial of the source, how many elements: a stage that is
                                nowhere yet, as alur_edit_add_stage() makes it; the serials of what
                                is in it go on from its own */
  ALUR_JOURNAL_WRAPPER = 'W', /* serial, serial of the parent, kind: one that always exists */
  ALUR_JOURNAL_PLACE = 'P',   /* serial, 1 + parent, 1 + next sibling; 0 for none */
  ALUR_JOURNAL_SET = 'S',     /* serial, field, a letter for what follows, the value */
  ALUR_JOURNAL_TEXT = 'T',    /* serial, text */
  ALUR_JOURNAL_FOREIGN = 'F'  /* serial, how many, name and value of each */
} AlurJournalOperation;

/* Flags of a COMMIT */
#define ALUR_JOURNAL_IS_SAVED 1u /* the document is again what its file holds */

typedef struct
{
  GByteArray *bytes;
  gsize record; /* where the open record begins */
  gsize end;    /* and ends until now; there is room behind it */
  guint64 checksum;
  GByteArray *known; /* a byte a serial: whether the records can call that element */
  guint n_old;       /* elements with lower serials there were before the last base */
  gsize base;        /* where in `bytes` the last base tells of elements, until these are written */
  guint n_copied;    /* elements that copies of stages have brought since the journal began */
  GBytes *kept;      /* what it tells of them; NULL: nobody wanted that to be kept */
} AlurJournalEncoder;

guint64 alur_journal_checksum (guint64 before, const guint8 *data, gsize length);
void alur_journal_encoder_init (AlurJournalEncoder *self);
void alur_journal_encoder_clear (AlurJournalEncoder *self);
void alur_journal_encoder_restart (AlurJournalEncoder *self);
void alur_journal_encoder_base (AlurJournalEncoder *self,
                                AlurDocument *document,
                                const AlurJournalStart *start);
void alur_journal_encoder_keep_base (AlurJournalEncoder *self);
void alur_journal_encoder_drop_base (AlurJournalEncoder *self);
void alur_journal_encoder_base_again (AlurJournalEncoder *self, const AlurJournalStart *start);
void alur_journal_encoder_takes_over (AlurJournalEncoder *self, const char *path);
void alur_journal_encoder_bring_back (AlurJournalEncoder *self, const AlurChangeSet *changes);
gboolean alur_journal_encoder_commit (AlurJournalEncoder *self,
                                      AlurDocument *document,
                                      const AlurCommit *commit,
                                      guint flags);
const char *alur_journal_kind_name (AlurKind kind);

/* Reading what an encoder has written; after the first thing that cannot be, `bad` is set and all
 * further reads give nothing. */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
  gboolean bad;
} AlurJournalCursor;

guint8 alur_journal_read_byte (AlurJournalCursor *self);
guint64 alur_journal_read_number (AlurJournalCursor *self);
gint64 alur_journal_read_signed (AlurJournalCursor *self);
guint64 alur_journal_read_fixed (AlurJournalCursor *self, guint n_bytes);
char *alur_journal_read_text (AlurJournalCursor *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_journal_read_name (AlurJournalCursor *self) G_GNUC_WARN_UNUSED_RESULT;

char *alur_journal_dup_stem (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void alur_journal_set_aside (const char *path);
void alur_journal_found_get_files (AlurJournalFound *self,
                                   const char **path,
                                   const char **start_path,
                                   int *descriptor);

typedef struct
{
  AlurDocument *document;
  GHashTable *elements; /* serial in the records → element */
  guint n_copied;       /* elements that copies of stages have brought */
} AlurJournalReplay;

gboolean alur_journal_replay_base (AlurJournalReplay *self, AlurJournalCursor *cursor);
gboolean alur_journal_replay_removed (AlurJournalReplay *self, AlurJournalCursor *cursor);
gboolean alur_journal_replay_commit (AlurJournalReplay *self, AlurJournalCursor *cursor);

G_END_DECLS
