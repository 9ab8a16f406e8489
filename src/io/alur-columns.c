/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-columns-private.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOKED_AT 20u /* rows in which the heads are sought */

typedef struct
{
  guint rate;
  guint column;
  AlurHolds holds;
} Candidate;

/* How many heads of each subject stand in @row. */
static void
count_heads (const AlurCells *cells, guint row, guint counts[ALUR_TABLE_PROCEDURE + 1])
{
  gboolean found[ALUR_N_HOLDS] = { FALSE };

  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    {
      const char *text = alur_cells_get (cells, row, column);
      g_autofree char *plain = *text == '\0' ? NULL : alur_columns_plain_title (text);

      for (guint holds = 1; plain != NULL && holds < ALUR_N_HOLDS; holds++)
        {
          if (found[holds] || !alur_holds_is_title (holds, plain))
            continue;
          found[holds] = TRUE;
          counts[alur_holds_subject (holds)]++;
        }
    }
}

static guint
count_filled (const AlurCells *cells, guint row)
{
  guint n = 0;

  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    n += *alur_cells_get (cells, row, column) != '\0' ? 1 : 0;
  return n;
}

static gboolean
is_number (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strspn (text, "0123456789.,-") == length;
}

/* Heads that are no words of ours: texts over a column of numbers. */
static gboolean
looks_like_header (const AlurCells *cells)
{
  gboolean over_numbers = FALSE;

  if (alur_cells_get_n_rows (cells) < 2)
    return FALSE;
  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    {
      const char *text = alur_cells_get (cells, 0, column);

      if (is_number (text))
        return FALSE;
      over_numbers |= *text != '\0' && is_number (alur_cells_get (cells, 1, column));
    }
  return over_numbers;
}

/* The row with the most heads; of the subject that has more of them, if none is asked for. */
static void
find_header (AlurColumns *self, const AlurCells *cells, int wanted)
{
  guint n_rows = MIN (alur_cells_get_n_rows (cells), LOOKED_AT);
  guint most[ALUR_TABLE_PROCEDURE + 1] = { 0 };
  int where[ALUR_TABLE_PROCEDURE + 1] = { -1, -1, -1 };

  for (guint row = 0; row < n_rows; row++)
    {
      guint counts[ALUR_TABLE_PROCEDURE + 1] = { 0 };

      if (wanted != ALUR_HEADER_GUESSED && (int) row != wanted)
        continue;
      count_heads (cells, row, counts);
      for (AlurTableSubject subject = ALUR_TABLE_ORGANISATION; subject <= ALUR_TABLE_PROCEDURE;
           subject++)
        {
          if (counts[subject] > most[subject])
            {
              most[subject] = counts[subject];
              where[subject] = (int) row;
            }
        }
    }
  if (self->subject == ALUR_TABLE_GUESSED)
    self->subject = most[ALUR_TABLE_PROCEDURE] >= 3
                            && most[ALUR_TABLE_PROCEDURE] > most[ALUR_TABLE_ORGANISATION]
                        ? ALUR_TABLE_PROCEDURE
                        : ALUR_TABLE_ORGANISATION;
  if (wanted != ALUR_HEADER_GUESSED)
    self->header = wanted;
  else if (most[self->subject] >= 2
           || (most[self->subject] == 1 && count_filled (cells, (guint) where[self->subject]) <= 2))
    self->header = where[self->subject];
  else
    self->header = looks_like_header (cells) ? 0 : ALUR_HEADER_NONE;
}

/* Heads over two rows: the second names those under one of the first, or goes on where the first
 * is empty. */
static gboolean
is_second_header (const AlurColumns *self, const AlurCells *cells, guint row)
{
  guint n_below = 0;

  if (row >= alur_cells_get_n_rows (cells))
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *above = alur_cells_get (cells, row - 1, column);
      const char *below = alur_cells_get (cells, row, column);
      g_autofree char *plain = alur_columns_plain_title (above);

      if (is_number (below))
        return FALSE;
      if (*below == '\0')
        continue;
      if (*above != '\0' && !alur_holds_is_title (ALUR_HOLDS_ACTOR, plain)
          && strstr (plain, "mutu") == NULL)
        return FALSE;
      n_below++;
    }
  return n_below > 0;
}

/* "(1) (2) (3)" under the heads. */
static gboolean
is_numbering (const AlurColumns *self, const AlurCells *cells, guint row)
{
  guint next = 1;

  if (row >= alur_cells_get_n_rows (cells))
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *plain = alur_columns_plain_title (alur_cells_get (cells, row, column));

      if (*plain == '\0')
        continue;
      if (!is_number (plain) || g_ascii_strtoull (plain, NULL, 10) != next++)
        return FALSE;
    }
  return next > 3;
}

static void
read_titles (AlurColumns *self, const AlurCells *cells)
{
  self->first = (guint) (self->header + 1);
  self->sub_header = -1;
  if (self->header >= 0 && self->subject == ALUR_TABLE_PROCEDURE
      && is_second_header (self, cells, self->first))
    self->sub_header = (int) self->first++;
  if (self->header >= 0 && self->subject == ALUR_TABLE_PROCEDURE
      && is_numbering (self, cells, self->first))
    self->first++;
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *title
          = self->header >= 0 ? alur_cells_get (cells, (guint) self->header, column) : "";
      const char *below
          = self->sub_header >= 0 ? alur_cells_get (cells, (guint) self->sub_header, column) : "";

      self->titles[column] = g_strdup (*below != '\0' ? below : title);
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->rate != second->rate)
    return first->rate > second->rate ? -1 : 1;
  return first->column < second->column ? -1 : first->column > second->column;
}

/* The surest pairs of column and meaning first, each column and each meaning once. */
static void
give_by_titles (AlurColumns *self)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gboolean taken[ALUR_N_HOLDS] = { FALSE };

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *plain = alur_columns_plain_title (self->titles[column]);

      for (guint holds = 1; holds < ALUR_N_HOLDS; holds++)
        {
          Candidate candidate = { alur_holds_rate (holds, plain), column, holds };

          if (candidate.rate > 0 && alur_holds_subject (holds) == self->subject)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *each = &g_array_index (candidates, Candidate, i);

      if (taken[each->holds] || self->holds[each->column] != ALUR_HOLDS_NOTHING)
        continue;
      taken[each->holds] = TRUE;
      self->holds[each->column] = each->holds;
    }
}

/* The columns under one head "Pelaksana", each of which is an actor. */
static void
give_to_actors (AlurColumns *self, const AlurCells *cells)
{
  gboolean under = FALSE;

  if (self->sub_header < 0)
    return;
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *above = alur_cells_get (cells, (guint) self->header, column);
      const char *below = alur_cells_get (cells, (guint) self->sub_header, column);
      g_autofree char *plain = alur_columns_plain_title (above);

      if (*above != '\0')
        under = alur_holds_is_title (ALUR_HOLDS_ACTOR, plain);
      if (under && *below != '\0')
        self->holds[column] = ALUR_HOLDS_ACTOR;
    }
}

static void
swap (AlurColumns *self, AlurHolds from, AlurHolds to)
{
  int column = alur_columns_find (self, from);

  if (column >= 0)
    self->holds[column] = to;
}

static gboolean
has (const AlurColumns *self, AlurHolds holds)
{
  return alur_columns_find (self, holds) >= 0;
}

/* "Name" is that of a person or a unit where there are posts, and a post where there are units. */
static void
settle_name (AlurColumns *self)
{
  int name = alur_columns_find (self, ALUR_HOLDS_NAME);
  g_autofree char *plain = NULL;
  gboolean of_person;

  if (name < 0)
    return;
  if (!has (self, ALUR_HOLDS_POST))
    {
      if (has (self, ALUR_HOLDS_UNIT))
        self->holds[name] = ALUR_HOLDS_POST;
      return;
    }
  plain = alur_columns_plain_title (self->titles[name]);
  of_person = strcmp (plain, "name") == 0 || strcmp (plain, "nama") == 0;
  if (of_person)
    self->holds[name] = has (self, ALUR_HOLDS_PERSON) ? ALUR_HOLDS_NOTHING : ALUR_HOLDS_PERSON;
  else
    self->holds[name] = has (self, ALUR_HOLDS_UNIT) ? ALUR_HOLDS_NOTHING : ALUR_HOLDS_UNIT;
}

/* What a column means depends on the others: posts without units are the units. */
static void
settle (AlurColumns *self)
{
  if (self->subject != ALUR_TABLE_ORGANISATION)
    return;
  settle_name (self);
  if (!has (self, ALUR_HOLDS_UNIT) && !has (self, ALUR_HOLDS_NAME))
    swap (self, ALUR_HOLDS_POST, ALUR_HOLDS_NAME);
  if (has (self, ALUR_HOLDS_POST))
    return;
  if (!has (self, ALUR_HOLDS_NAME))
    swap (self, ALUR_HOLDS_UNIT, ALUR_HOLDS_NAME);
  swap (self, ALUR_HOLDS_UNIT_ID, has (self, ALUR_HOLDS_ID) ? ALUR_HOLDS_NOTHING : ALUR_HOLDS_ID);
  swap (self, ALUR_HOLDS_UNIT_PARENT,
        has (self, ALUR_HOLDS_PARENT) ? ALUR_HOLDS_NOTHING : ALUR_HOLDS_PARENT);
}

/**
 * alur_columns_guess:
 * @cells: a table
 * @subject: what it is about; %ALUR_TABLE_GUESSED to guess
 * @header: the row with the heads, %ALUR_HEADER_NONE, or %ALUR_HEADER_GUESSED
 *
 * Returns: (transfer full): what its columns hold
 */
AlurColumns *
alur_columns_guess (const AlurCells *cells, AlurTableSubject subject, int header)
{
  AlurColumns *self = g_new0 (AlurColumns, 1);

  self->subject = subject;
  self->n_columns = alur_cells_get_n_columns (cells);
  self->holds = g_new0 (AlurHolds, self->n_columns);
  self->titles = g_new0 (char *, self->n_columns + 1);
  find_header (self, cells, header);
  read_titles (self, cells);
  give_by_titles (self);
  give_to_actors (self, cells);
  settle (self);
  if (self->subject == ALUR_TABLE_ORGANISATION)
    alur_columns_look_into_cells (self, cells);
  return self;
}

void
alur_columns_free (AlurColumns *self)
{
  g_strfreev (self->titles);
  g_free (self->holds);
  g_free (self);
}

/**
 * alur_columns_find:
 *
 * Returns: the first column that holds @holds; -1: none
 */
int
alur_columns_find (const AlurColumns *self, AlurHolds holds)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      if (self->holds[column] == holds)
        return (int) column;
    }
  return -1;
}

/**
 * alur_columns_set:
 * @self: columns
 * @column: one of them
 * @holds: what it holds; whichever column held it before holds nothing then, but for actors
 */
void
alur_columns_set (AlurColumns *self, guint column, AlurHolds holds)
{
  if (holds != ALUR_HOLDS_ACTOR)
    swap (self, holds, ALUR_HOLDS_NOTHING);
  self->holds[column] = holds;
}

static int
find_titled (const AlurColumns *self, const char *title)
{
  guint64 number = g_ascii_strtoull (title, NULL, 10);

  for (guint column = 0; column < self->n_columns; column++)
    {
      if (alur_text_same (self->titles[column], title))
        return (int) column;
    }
  if (number >= 1 && number <= self->n_columns && strspn (title, "0123456789") == strlen (title))
    return (int) number - 1;
  return -1;
}

static gboolean
map_one (AlurColumns *self, const char *pair, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (pair, "=", 2);
  int column = -1;

  for (guint holds = 1; parts[0] != NULL && parts[1] != NULL && holds < ALUR_N_HOLDS; holds++)
    {
      if (strcmp (g_strstrip (parts[0]), alur_holds_name (holds)) != 0
          || alur_holds_subject (holds) != self->subject)
        continue;
      if (*g_strstrip (parts[1]) == '\0')
        {
          swap (self, holds, ALUR_HOLDS_NOTHING);
          return TRUE;
        }
      column = find_titled (self, parts[1]);
      if (column >= 0)
        {
          alur_columns_set (self, (guint) column, holds);
          return TRUE;
        }
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                   alur_tr (NULL, N_ ("There is no column “%s”. Columns are called by their title "
                                      "or their number.")),
                   parts[1]);
      return FALSE;
    }
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
               alur_tr (NULL, N_ ("“%s” does not say what a column holds, such as name=Nama.")),
               pair);
  return FALSE;
}

/**
 * alur_columns_map:
 * @self: columns
 * @text: what some of them hold: "name=Nama,parent=Atasan", columns by title or number; nothing
 *   behind the sign: no column holds it
 * @error: return location for an error
 *
 * Returns: whether @text was understood
 */
gboolean
alur_columns_map (AlurColumns *self, const char *text, GError **error)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (*g_strstrip (pairs[i]) != '\0' && !map_one (self, pairs[i], error))
        return FALSE;
    }
  return TRUE;
}
