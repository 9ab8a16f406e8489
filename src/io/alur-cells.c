/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells lie in the decoded text itself, where each is ended by a NUL: its quotes can only make
 * it shorter. One pass, and a bounded number of looks ahead for quotes that don't end. */

#include "alur-cells-private.h"

#include "alur-csv.h"
#include "alur-error.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GUESSED_FROM ((gsize) 64 << 10)
#define MANY_LINES 20u

struct _AlurCells
{
  AlurEncoding encoding;
  char separator;
  char *text;
  gsize length;  /* of `text`, a NUL stands behind it */
  GArray *cells; /* guint32: where each begins */
  GArray *rows;  /* guint32: the first cell of each, and one behind the last */
  guint n_columns;
  guint first_number; /* of the first row, as people count them */
};

typedef struct
{
  AlurCells *self;
  AlurNotes *notes;
  char *start;
  char *at;
  char *end;
  const AlurFlaw *flaws;
  guint n_flaws;
  guint next_flaw;
  gsize patience; /* how many bytes may still be looked at for quotes that don't end */
  gboolean ends[3];
  guint n_in_row;
} Reader;

static const char *const encoding_names[] = {
  [ALUR_ENCODING_GUESSED] = "auto",
  [ALUR_ENCODING_UTF_8] = "utf-8",
  [ALUR_ENCODING_UTF_16_LE] = "utf-16le",
  [ALUR_ENCODING_UTF_16_BE] = "utf-16be",
  [ALUR_ENCODING_WINDOWS_1252] = "windows-1252",
};

static const struct
{
  char separator;
  const char *name;
} separators[] = {
  { '\0', "auto" }, { ',', "comma" }, { ';', "semicolon" }, { '\t', "tab" }, { '|', "pipe" }
};

static guint
row_number (const Reader *reader)
{
  return reader->self->first_number + reader->self->rows->len - 1;
}

static void
note (Reader *reader, AlurNoteKind kind, const char *text)
{
  alur_notes_add (reader->notes, kind, row_number (reader), reader->n_in_row + 1, "%s", text);
}

/* What is wrong in the text up to @end lies in the present cell. */
static void
note_flaws (Reader *reader, const char *end)
{
  gsize offset = (gsize) (end - reader->start);
  guint n[2] = { 0, 0 };

  while (reader->next_flaw < reader->n_flaws && reader->flaws[reader->next_flaw].offset <= offset)
    n[reader->flaws[reader->next_flaw++].kind]++;
  if (n[ALUR_FLAW_REPLACED] > 0)
    note (reader, ALUR_NOTE_CHARACTERS,
          alur_tr (NULL, N_ ("Something here is no character of this encoding; “�” stands for "
                             "it.")));
  if (n[ALUR_FLAW_REMOVED] > 0)
    note (reader, ALUR_NOTE_CHARACTERS,
          alur_tr (NULL, N_ ("A character that no text has (such as NUL) was left out.")));
}

static gboolean
is_row_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Whether the quotes at @p end their cell: behind them comes a separator or the end of the row,
 * blanks aside. */
static char *
find_behind_quotes (const Reader *reader, char *p)
{
  char *behind = p + 1;

  while (behind < reader->end && *behind == ' ')
    behind++;
  if (behind == reader->end || *behind == reader->self->separator || is_row_end (*behind))
    return behind;
  return NULL;
}

typedef struct
{
  char *close;  /* the quotes that end the cell; NULL: nothing does */
  char *behind; /* where the separator or the row's end is */
  guint n_lines;
  gboolean has_loose; /* quotes inside that should have been doubled */
} Quoted;

static Quoted
look_for_end (Reader *reader, char *open)
{
  Quoted found = { 0 };
  char *limit = reader->end;

  if (reader->patience < (gsize) (limit - open))
    limit = open + reader->patience;
  for (char *p = open + 1; p < limit; p++)
    {
      found.n_lines += *p == '\n' ? 1 : 0;
      if (*p != '"')
        continue;
      if (p + 1 < reader->end && p[1] == '"')
        {
          p++;
          continue;
        }
      found.behind = find_behind_quotes (reader, p);
      if (found.behind != NULL)
        {
          found.close = p;
          return found;
        }
      found.has_loose = TRUE;
    }
  reader->patience -= MIN (reader->patience, (gsize) (limit - open));
  return found;
}

/* Makes the quoted text a plain one in its own place; returns where it ends. */
static char *
unquote (char *open, const char *close)
{
  char *to = open;

  for (const char *from = open + 1; from < close; from++)
    {
      if (*from == '\r')
        {
          *to++ = '\n';
          from += from + 1 < close && from[1] == '\n' ? 1 : 0;
          continue;
        }
      *to++ = *from;
      if (*from == '"' && from + 1 < close && from[1] == '"')
        from++;
    }
  return to;
}

/* How many bytes the blank at @p has; 0: it is none. A blank that keeps words together is two. */
static gsize
blank_length (const char *p, gsize length)
{
  if (length >= 1 && (*p == ' ' || *p == '\t' || is_row_end (*p)))
    return 1;
  return length >= 2 && memcmp (p, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* Drops outer blanks; returns the beginning, and the end in @end. */
static char *
drop_blanks (char *start, char **end)
{
  gsize blank;

  while ((blank = blank_length (start, (gsize) (*end - start))) > 0)
    start += blank;
  while (*end > start)
    {
      blank = blank_length (*end - 1, 1);
      if (blank == 0 && *end - start >= 2)
        blank = blank_length (*end - 2, 2) == 2 ? 2 : 0;
      if (blank == 0)
        break;
      *end -= blank;
    }
  if (alur_csv_is_guarded (start, (gsize) (*end - start)))
    start++; /* as tables keep spreadsheets from running a text */
  *end = start + alur_csv_unguard (start, (gsize) (*end - start));
  return start;
}

/* Drops outer blanks, and what is too long for a cell. */
static char *
trim (Reader *reader, char *start, char *end)
{
  gsize length;

  start = drop_blanks (start, &end);
  length = (gsize) (end - start);
  if (length > ALUR_CELLS_MAX_CELL)
    {
      end = g_utf8_find_prev_char (start, start + ALUR_CELLS_MAX_CELL + 1);
      alur_notes_add (
          reader->notes, ALUR_NOTE_CUT, row_number (reader), reader->n_in_row + 1,
          alur_tr (NULL, N_ ("The cell holds %u bytes; what is beyond %u was left out.")),
          (guint) length, (guint) (end - start));
    }
  *end = '\0';
  return start;
}

static void
add_cell (Reader *reader, char *start, char *end)
{
  char *trimmed = trim (reader, start, end);
  guint32 offset = (guint32) (trimmed - reader->start);

  g_array_append_val (reader->self->cells, offset);
  reader->n_in_row++;
  reader->self->n_columns = MAX (reader->self->n_columns, reader->n_in_row);
}

static char *
find_plain_end (const Reader *reader, char *p)
{
  while (p < reader->end && *p != reader->self->separator && !is_row_end (*p))
    p++;
  return p;
}

/* A cell, and the sign behind it, which is returned; '\0' at the end of the text. */
static char
read_cell (Reader *reader)
{
  char *start = reader->at, *first = start, *end, *behind;
  char sign;

  while (first < reader->end && *first == ' ' && *first != reader->self->separator)
    first++;
  if (first < reader->end && *first == '"')
    {
      Quoted quoted = look_for_end (reader, first);

      if (quoted.close != NULL)
        {
          behind = quoted.behind;
          note_flaws (reader, behind);
          if (quoted.has_loose)
            note (reader, ALUR_NOTE_QUOTES,
                  alur_tr (NULL, N_ ("Quotes inside the cell are not doubled; they were taken as "
                                     "they stand.")));
          if (quoted.n_lines > MANY_LINES)
            note (
                reader, ALUR_NOTE_QUOTES,
                alur_tr (NULL, N_ ("The cell goes over many lines. Perhaps quotes are missing.")));
          sign = behind < reader->end ? *behind : '\0';
          end = unquote (first, quoted.close);
          start = first;
          goto done;
        }
      note (
          reader, ALUR_NOTE_QUOTES,
          alur_tr (NULL, N_ ("Quotes are opened here and never closed; they were taken as part of "
                             "the text.")));
    }
  behind = end = find_plain_end (reader, start);
  note_flaws (reader, behind);
  sign = behind < reader->end ? *behind : '\0';
done:
  add_cell (reader, start, end);
  reader->at = behind < reader->end ? behind + 1 : reader->end;
  return sign;
}

static gboolean
refuse_size (const char *name, GError **error)
{
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE,
               alur_tr (NULL, N_ ("%s: The table is too large. At most %u rows, %u columns and %u "
                                  "megabytes are read; divide it.")),
               name, ALUR_CELLS_MAX_ROWS, ALUR_CELLS_MAX_COLUMNS,
               (guint) (ALUR_CELLS_MAX_BYTES >> 20));
  return FALSE;
}

/* The sign that ends a row may be two bytes. */
static void
skip_row_end (Reader *reader, char sign)
{
  if (sign == '\r' && reader->at < reader->end && *reader->at == '\n')
    {
      reader->at++;
      reader->ends[0] = TRUE;
    }
  else if (sign != '\0')
    reader->ends[sign == '\r' ? 1 : 2] = TRUE;
}

/* A row of one cell in which another sign stands as often as the separator does in others. */
static void
note_separator (Reader *reader, guint32 first)
{
  const AlurCells *self = reader->self;
  const char *cell = self->text + g_array_index (self->cells, guint32, first);

  if (reader->n_in_row != 1 || self->n_columns < 2)
    return;
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    {
      char sign = separators[i].separator;
      guint n = 0;

      for (const char *p = cell; sign != self->separator && *p != '\0'; p++)
        n += *p == sign ? 1 : 0;
      if (n + 1 != self->n_columns)
        continue;
      alur_notes_add (reader->notes, ALUR_NOTE_SEPARATOR, row_number (reader), 1,
                      /* Translators: %s is a sign such as ; or a tab. */
                      alur_tr (NULL, N_ ("The row has “%s” between its cells and the others have "
                                         "not, so it was read as one cell.")),
                      sign == '\t' ? "Tab" : (const char[]){ sign, '\0' });
      return;
    }
}

static gboolean
read_rows (Reader *reader, const char *name, GError **error)
{
  AlurCells *self = reader->self;

  while (reader->at < reader->end)
    {
      guint32 first = self->cells->len;
      char sign;

      g_array_append_val (self->rows, first);
      reader->n_in_row = 0;
      do
        {
          sign = read_cell (reader);
          if (reader->n_in_row > ALUR_CELLS_MAX_COLUMNS || self->cells->len > ALUR_CELLS_MAX_CELLS)
            return refuse_size (name, error);
        }
      while (sign == self->separator);
      note_separator (reader, first);
      skip_row_end (reader, sign);
      if (self->rows->len > ALUR_CELLS_MAX_ROWS)
        return refuse_size (name, error);
    }
  return TRUE;
}

/* Rows without a word at the end are none. */
static void
finish (AlurCells *self)
{
  guint32 behind = self->cells->len;

  g_array_append_val (self->rows, behind);
  while (self->rows->len > 1 && alur_cells_is_empty (self, self->rows->len - 2))
    g_array_set_size (self->rows, self->rows->len - 1);
}

/* "sep=;" in the first line, as some programs tell others. */
static void
read_remark (Reader *reader, char wanted)
{
  const char *p = reader->start;

  if (reader->end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0
      || (reader->end - p > 5 && !is_row_end (p[5])))
    return;
  if (wanted == '\0' && strchr (",;\t|", p[4]) != NULL)
    reader->self->separator = p[4];
  reader->at = reader->start + MIN (reader->end - p, 6);
  if (reader->end - p > 6 && p[5] == '\r' && p[6] == '\n')
    reader->at++;
  reader->self->first_number = 2;
}

static void
note_line_ends (Reader *reader)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reader->ends); i++)
    n += reader->ends[i] ? 1 : 0;
  if (n > 1)
    alur_notes_add (
        reader->notes, ALUR_NOTE_LINE_ENDS, 0, 0, "%s",
        alur_tr (NULL, N_ ("Lines end in different ways; each was taken as the end of a "
                           "row.")));
}

/**
 * alur_cells_read:
 * @bytes: a table
 * @name: what to call it in messages
 * @encoding: what its bytes are; %ALUR_ENCODING_GUESSED to guess
 * @separator: what separates its cells; 0 to guess
 * @notes: what there is to say is added here
 * @error: return location for an error
 *
 * Reads any bytes at all: what is no table is an error in words, and what is a bad one is made safe
 * and noted with row and column. Outer blanks of cells are dropped, empty rows at the end too.
 *
 * Returns: (transfer full) (nullable): the cells
 */
AlurCells *
alur_cells_read (GBytes *bytes,
                 const char *name,
                 AlurEncoding encoding,
                 char separator,
                 AlurNotes *notes,
                 GError **error)
{
  g_auto (AlurDecoded) decoded = { 0 };
  g_autoptr (AlurCells) self = NULL;
  Reader reader = { .notes = notes };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > ALUR_CELLS_MAX_BYTES)
    {
      refuse_size (name, error);
      return NULL;
    }
  if (!alur_cells_decode (data, length, name, encoding, &decoded, error))
    return NULL;
  self = g_new0 (AlurCells, 1);
  self->encoding = decoded.encoding;
  self->first_number = 1;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  length = decoded.text->len;
  self->text = g_string_free (g_steal_pointer (&decoded.text), FALSE);
  self->length = length;
  reader.self = self;
  reader.start = reader.at = self->text;
  reader.end = self->text + length;
  reader.patience = length * 4 + GUESSED_FROM;
  reader.flaws = (const AlurFlaw *) (void *) decoded.flaws->data;
  reader.n_flaws = decoded.flaws->len;
  self->separator = separator;
  read_remark (&reader, separator);
  if (self->separator == '\0')
    self->separator = alur_cells_guess_separator (
        reader.at, MIN ((gsize) (reader.end - reader.at), GUESSED_FROM));
  if (!read_rows (&reader, name, error))
    return NULL;
  finish (self);
  note_line_ends (&reader);
  if (alur_cells_get_n_rows (self) == 0)
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                   alur_tr (NULL, N_ ("%s: The table is empty.")), name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
alur_cells_free (AlurCells *self)
{
  g_free (self->text);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

AlurEncoding
alur_cells_get_encoding (const AlurCells *self)
{
  return self->encoding;
}

/**
 * alur_cells_get_separator:
 *
 * Returns: what separates the cells, guessed or not
 */
char
alur_cells_get_separator (const AlurCells *self)
{
  return self->separator;
}

guint
alur_cells_get_n_rows (const AlurCells *self)
{
  return self->rows->len - 1;
}

/**
 * alur_cells_get_n_columns:
 *
 * Returns: how many cells the widest row has
 */
guint
alur_cells_get_n_columns (const AlurCells *self)
{
  return self->n_columns;
}

/**
 * alur_cells_get:
 * @self: cells
 * @row: a row
 * @column: a column; any number
 *
 * Returns: (transfer none): the text of a cell in UTF-8; empty where the row is shorter
 */
const char *
alur_cells_get (const AlurCells *self, guint row, guint column)
{
  guint32 first = g_array_index (self->rows, guint32, row);
  guint32 behind = g_array_index (self->rows, guint32, row + 1);

  if (column >= behind - first)
    return "";
  return self->text + g_array_index (self->cells, guint32, first + column);
}

/* Puts @text behind all others; returns where it begins. */
static guint32
append_text (AlurCells *self, const char *text)
{
  gsize length = strlen (text);
  gsize start = self->length + 1;

  self->text = g_realloc (self->text, start + length + 1);
  memcpy (self->text + start, text, length + 1);
  self->length = start + length;
  return (guint32) start;
}

/* A row that ends before @column gets empty cells up to it. */
static void
widen (AlurCells *self, guint row, guint column)
{
  guint32 first = g_array_index (self->rows, guint32, row);
  guint32 behind = g_array_index (self->rows, guint32, row + 1);
  guint32 nothing = (guint32) self->length;
  guint n = column + 1 - (behind - first);

  for (guint i = 0; i < n; i++)
    g_array_insert_val (self->cells, behind, nothing);
  for (guint i = row + 1; i < self->rows->len; i++)
    g_array_index (self->rows, guint32, i) += n;
}

/**
 * alur_cells_set:
 * @self: cells
 * @row: one of the rows
 * @column: one of the columns
 * @text: what to say there instead, in UTF-8
 *
 * What was got from @self before is no longer valid. Outer blanks and what no document may hold are
 * left out, and what is too long for a cell.
 */
void
alur_cells_set (AlurCells *self, guint row, guint column, const char *text)
{
  g_autofree char *clean = alur_cells_clean (text);
  char *end = clean + strlen (clean);
  char *trimmed = drop_blanks (clean, &end);
  guint32 first, behind, start;

  g_return_if_fail (row < alur_cells_get_n_rows (self) && column < self->n_columns);
  if (end - trimmed > (gssize) ALUR_CELLS_MAX_CELL)
    end = g_utf8_find_prev_char (trimmed, trimmed + ALUR_CELLS_MAX_CELL + 1);
  *end = '\0';
  first = g_array_index (self->rows, guint32, row);
  behind = g_array_index (self->rows, guint32, row + 1);
  if (column >= behind - first)
    widen (self, row, column);
  start = append_text (self, trimmed);
  g_array_index (self->cells, guint32, first + column) = start;
}

/**
 * alur_cells_is_empty:
 *
 * Returns: whether no cell of @row holds anything
 */
gboolean
alur_cells_is_empty (const AlurCells *self, guint row)
{
  guint32 first = g_array_index (self->rows, guint32, row);
  guint32 behind = g_array_index (self->rows, guint32, row + 1);

  for (guint32 i = first; i < behind; i++)
    {
      if (self->text[g_array_index (self->cells, guint32, i)] != '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_cells_get_number:
 *
 * Returns: the number of @row as people and spreadsheets count, from 1 on
 */
guint
alur_cells_get_number (const AlurCells *self, guint row)
{
  return self->first_number + row;
}

const char *
alur_encoding_name (AlurEncoding encoding)
{
  return encoding_names[encoding];
}

gboolean
alur_encoding_parse (const char *name, AlurEncoding *encoding)
{
  for (guint i = 0; i < ALUR_N_ENCODINGS; i++)
    {
      if (g_ascii_strcasecmp (name, encoding_names[i]) == 0)
        {
          *encoding = i;
          return TRUE;
        }
    }
  return FALSE;
}

const char *
alur_separator_name (char separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (separators[i].separator == separator)
        return separators[i].name;
    }
  g_return_val_if_reached ("");
}

/**
 * alur_separator_parse:
 * @name: "comma", "semicolon", "tab", "pipe", "auto", or the sign itself
 * @separator: (out): the sign; 0 for "auto"
 *
 * Returns: whether it is one
 */
gboolean
alur_separator_parse (const char *name, char *separator)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      if (g_ascii_strcasecmp (name, separators[i].name) == 0
          || (name[0] != '\0' && name[0] == separators[i].separator && name[1] == '\0'))
        {
          *separator = separators[i].separator;
          return TRUE;
        }
    }
  return FALSE;
}
