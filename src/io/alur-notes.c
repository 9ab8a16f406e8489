/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-notes.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST ((gsize) 1000) /* bytes of a sentence, which may quote a whole cell */

struct _AlurNotes
{
  GPtrArray *notes;
  guint n_of_kind[ALUR_N_NOTE_KINDS];
};

static const char *const kind_names[] = {
  [ALUR_NOTE_CHARACTERS] = "characters",
  [ALUR_NOTE_QUOTES] = "quotes",
  [ALUR_NOTE_CUT] = "cut",
  [ALUR_NOTE_LINE_ENDS] = "line-ends",
  [ALUR_NOTE_WIDTH] = "width",
  [ALUR_NOTE_SEPARATOR] = "separator",
  [ALUR_NOTE_DUPLICATE] = "duplicate",
  [ALUR_NOTE_OUTSIDE] = "outside",
  [ALUR_NOTE_SELF] = "self",
  [ALUR_NOTE_CYCLE] = "cycle",
  [ALUR_NOTE_ROOTS] = "roots",
  [ALUR_NOTE_AMBIGUOUS] = "ambiguous",
  [ALUR_NOTE_NAMELESS] = "nameless",
  [ALUR_NOTE_VALUE] = "value",
  [ALUR_NOTE_LINE] = "line",
  [ALUR_NOTE_GUESS] = "guess",
  [ALUR_NOTE_UNMAPPED] = "unmapped",
  [ALUR_NOTE_MISSING] = "missing",
};

static void
free_note (gpointer data)
{
  AlurNote *note = data;

  g_free (note->text);
  g_free (note);
}

/**
 * alur_notes_new:
 *
 * Returns: (transfer full): no notes yet
 */
AlurNotes *
alur_notes_new (void)
{
  AlurNotes *self = g_new0 (AlurNotes, 1);

  self->notes = g_ptr_array_new_with_free_func (free_note);
  return self;
}

void
alur_notes_free (AlurNotes *self)
{
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * alur_notes_add:
 * @self: notes
 * @kind: what it is about
 * @row: the row of the table, from 1 on; 0 for none in particular
 * @column: the column, likewise
 * @format: a translated sentence, as for printf()
 * @...: its arguments
 */
void
alur_notes_add (
    AlurNotes *self, AlurNoteKind kind, guint row, guint column, const char *format, ...)
{
  AlurNote *note;
  va_list arguments;

  if (++self->n_of_kind[kind] > ALUR_NOTES_MOST)
    return;
  note = g_new0 (AlurNote, 1);
  note->kind = kind;
  note->row = row;
  note->column = column;
  va_start (arguments, format);
  note->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (strlen (note->text) > LONGEST)
    {
      char *end = g_utf8_find_prev_char (note->text, note->text + LONGEST);
      g_autofree char *begin = g_strndup (note->text, (gsize) (end - note->text));

      g_free (note->text);
      note->text = g_strconcat (begin, "…", NULL);
    }
  g_ptr_array_add (self->notes, note);
}

/**
 * alur_notes_get_n_kept:
 *
 * Returns: how many notes there are to read
 */
guint
alur_notes_get_n_kept (const AlurNotes *self)
{
  return self->notes->len;
}

/**
 * alur_notes_get:
 *
 * Returns: (transfer none): the note at @index
 */
const AlurNote *
alur_notes_get (const AlurNotes *self, guint index)
{
  return g_ptr_array_index (self->notes, index);
}

/**
 * alur_notes_count:
 *
 * Returns: how many notes of @kind were made, kept or not
 */
guint
alur_notes_count (const AlurNotes *self, AlurNoteKind kind)
{
  return self->n_of_kind[kind];
}

/**
 * alur_note_kind_name:
 *
 * Returns: (transfer none): the word for programs
 */
const char *
alur_note_kind_name (AlurNoteKind kind)
{
  return kind_names[kind];
}

/**
 * alur_note_kind_is_problem:
 *
 * Returns: whether something is wrong with the table, rather than to be known
 */
gboolean
alur_note_kind_is_problem (AlurNoteKind kind)
{
  return kind < ALUR_NOTE_GUESS;
}

static char *
count_of_text (AlurNoteKind kind, guint n)
{
  switch ((guint) kind)
    {
    case ALUR_NOTE_CHARACTERS:
      return g_strdup_printf (alur_tr_n (NULL, "%u cell with characters that are none",
                                         "%u cells with characters that are none", n),
                              n);
    case ALUR_NOTE_QUOTES:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u cell with odd quotes", "%u cells with odd quotes", n), n);
    case ALUR_NOTE_CUT:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u cell that is too long", "%u cells that are too long", n), n);
    case ALUR_NOTE_LINE_ENDS:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u note about line ends", "%u notes about line ends", n), n);
    case ALUR_NOTE_WIDTH:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u cell beyond the last title", "%u cells beyond the last title", n),
          n);
    case ALUR_NOTE_SEPARATOR:
      return g_strdup_printf (alur_tr_n (NULL, "%u row with other signs between its cells",
                                         "%u rows with other signs between their cells", n),
                              n);
    default:
      return NULL;
    }
}

static char *
count_of_rows (AlurNoteKind kind, guint n)
{
  switch ((guint) kind)
    {
    case ALUR_NOTE_DUPLICATE:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u row that repeats another", "%u rows that repeat others", n), n);
    case ALUR_NOTE_OUTSIDE:
      return g_strdup_printf (alur_tr_n (NULL, "%u superior who is nowhere to be found",
                                         "%u superiors who are nowhere to be found", n),
                              n);
    case ALUR_NOTE_SELF:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u row under itself", "%u rows under themselves", n), n);
    case ALUR_NOTE_CYCLE:
      return g_strdup_printf (alur_tr_n (NULL, "%u circle", "%u circles", n), n);
    case ALUR_NOTE_ROOTS:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u note about the top", "%u notes about the top", n), n);
    case ALUR_NOTE_AMBIGUOUS:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u name that several have", "%u names that several have", n), n);
    case ALUR_NOTE_NAMELESS:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u row without a name", "%u rows without a name", n), n);
    default:
      return NULL;
    }
}

static char *
count_of_meaning (AlurNoteKind kind, guint n)
{
  switch ((guint) kind)
    {
    case ALUR_NOTE_VALUE:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u cell that can't be read", "%u cells that can't be read", n), n);
    case ALUR_NOTE_LINE:
      return g_strdup_printf (alur_tr_n (NULL, "%u line of command without a place",
                                         "%u lines of command without a place", n),
                              n);
    case ALUR_NOTE_GUESS:
      return g_strdup_printf (
          alur_tr_n (NULL, "%u thing that was guessed", "%u things that were guessed", n), n);
    case ALUR_NOTE_UNMAPPED:
      return g_strdup_printf (alur_tr_n (NULL, "%u column that is not taken over",
                                         "%u columns that are not taken over", n),
                              n);
    case ALUR_NOTE_MISSING:
      return g_strdup_printf (alur_tr_n (NULL, "%u thing that the table no longer has",
                                         "%u things that the table no longer has", n),
                              n);
    default:
      return NULL;
    }
}

/**
 * alur_note_kind_dup_count:
 * @kind: a kind
 * @n: how many notes there are of it
 *
 * Returns: (transfer full): that in words, such as "3 rows under themselves"
 */
char *
alur_note_kind_dup_count (AlurNoteKind kind, guint n)
{
  char *text = count_of_text (kind, n);

  if (text == NULL)
    text = count_of_rows (kind, n);
  return text != NULL ? text : count_of_meaning (kind, n);
}

/**
 * alur_note_dup_text:
 * @note: a note
 *
 * Returns: (transfer full): the note as a line for people, its place first
 */
char *
alur_note_dup_text (const AlurNote *note)
{
  if (note->row == 0 && note->column == 0)
    return g_strdup (note->text);
  if (note->row == 0)
    /* Translators: a column of a table, and what there is to say about it. */
    return g_strdup_printf (alur_tr (NULL, N_ ("Column %u: %s")), note->column, note->text);
  if (note->column == 0)
    /* Translators: a row of a table, and what there is to say about it. */
    return g_strdup_printf (alur_tr (NULL, N_ ("Row %u: %s")), note->row, note->text);
  /* Translators: a cell of a table, and what there is to say about it. */
  return g_strdup_printf (alur_tr (NULL, N_ ("Row %u, column %u: %s")), note->row, note->column,
                          note->text);
}
