/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What there is to say about a table that comes in: where it is, and what is done about it. */

typedef enum
{
  /* of the text */
  ALUR_NOTE_CHARACTERS, /* bytes that are no text were replaced, or characters taken out */
  ALUR_NOTE_QUOTES,
  ALUR_NOTE_CUT, /* a cell that was too long */
  ALUR_NOTE_LINE_ENDS,
  ALUR_NOTE_WIDTH,     /* cells beyond the last column */
  ALUR_NOTE_SEPARATOR, /* a row with other signs between cells than the rest */
  /* of what the cells say */
  ALUR_NOTE_DUPLICATE,
  ALUR_NOTE_OUTSIDE, /* a superior that is not in the table */
  ALUR_NOTE_SELF,
  ALUR_NOTE_CYCLE,
  ALUR_NOTE_ROOTS,     /* several tops */
  ALUR_NOTE_AMBIGUOUS, /* a name that several have */
  ALUR_NOTE_NAMELESS,
  ALUR_NOTE_VALUE, /* a cell that can't be read as what its column holds */
  ALUR_NOTE_LINE,  /* lines of command that the document has no place for */
  ALUR_NOTE_GUESS, /* what was taken to be meant */
  ALUR_NOTE_UNMAPPED,
  ALUR_NOTE_MISSING, /* in the document and no longer in the table */
  ALUR_N_NOTE_KINDS
} AlurNoteKind;

typedef struct
{
  AlurNoteKind kind;
  guint row;    /* from 1 on; 0: of no row in particular */
  guint column; /* likewise */
  char *text;   /* a sentence in the user's language, without the place */
} AlurNote;

/* Notes in the order in which they were made. Of each kind only the first ALUR_NOTES_MOST are kept,
 * but all are counted. */
typedef struct _AlurNotes AlurNotes;

#define ALUR_NOTES_MOST 200u

AlurNotes *alur_notes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_notes_free (AlurNotes *self);
void alur_notes_add (
    AlurNotes *self, AlurNoteKind kind, guint row, guint column, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
guint alur_notes_get_n_kept (const AlurNotes *self);
const AlurNote *alur_notes_get (const AlurNotes *self, guint index);
guint alur_notes_count (const AlurNotes *self, AlurNoteKind kind);
const char *alur_note_kind_name (AlurNoteKind kind);
gboolean alur_note_kind_is_problem (AlurNoteKind kind);
char *alur_note_kind_dup_count (AlurNoteKind kind, guint n) G_GNUC_WARN_UNUSED_RESULT;
char *alur_note_dup_text (const AlurNote *note) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurNotes, alur_notes_free)

G_END_DECLS
