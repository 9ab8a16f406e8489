/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The separator is the sign that cuts the first rows into the most even table. */

#include "alur-cells-private.h"

#include <string.h>

#define MOST_ROWS 200u
#define MOST_COUNTED 64u

/* In the order of trust: where two are as good as one another, the first is taken. */
static const char candidates[] = { '\t', ';', ',', '|' };

/* Behind the quotes of a cell that begins with them; @at where they are no such thing. */
static const char *
skip_quoted (const char *at, const char *end, char separator)
{
  for (const char *p = at + 1; p < end; p++)
    {
      if (*p != '"')
        continue;
      if (p + 1 == end || p[1] == separator || p[1] == '\n' || p[1] == '\r')
        return p + 1;
      if (p[1] == '"')
        p++;
    }
  return at;
}

/* How often the separator stands in the row at @at, which is moved to the next. */
static guint
count_in_row (const char **at, const char *end, char separator)
{
  const char *p = *at;
  gboolean begins = TRUE;
  guint n = 0;

  while (p < end && *p != '\n' && *p != '\r')
    {
      if (begins && *p == '"')
        {
          const char *behind = skip_quoted (p, end, separator);

          p = behind == p ? p + 1 : behind;
          begins = FALSE;
          continue;
        }
      begins = *p == separator;
      n += begins ? 1 : 0;
      p++;
    }
  *at = p < end ? p + 1 : end;
  return n;
}

/* How even the table is: the share of rows, in thousandths, that have the commonest number of
 * cells above one. */
static guint
rate (const char *text, const char *end, char separator, guint *n_columns)
{
  guint times[MOST_COUNTED + 1] = { 0 };
  guint n_rows = 0, best = 0;

  while (text < end && n_rows < MOST_ROWS)
    {
      guint n;

      if (*text == '\n' || *text == '\r')
        {
          text++;
          continue;
        }
      n = count_in_row (&text, end, separator);
      times[MIN (n, MOST_COUNTED)]++;
      n_rows++;
    }
  for (guint i = 1; i <= MOST_COUNTED; i++)
    {
      if (times[i] >= MAX (times[best], 1) || best == 0)
        best = times[i] > 0 ? i : best;
    }
  *n_columns = best;
  return best > 0 ? times[best] * 1000 / n_rows : 0;
}

/**
 * alur_cells_guess_separator:
 * @text: the beginning of a table
 * @length: how much of it
 *
 * Returns: what most probably separates its cells; a comma where nothing does
 */
char
alur_cells_guess_separator (const char *text, gsize length)
{
  char best = ',';
  guint best_rate = 0, best_columns = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_columns;
      guint found = rate (text, text + length, candidates[i], &n_columns);

      if (found > best_rate || (found == best_rate && n_columns > best_columns))
        {
          best = candidates[i];
          best_rate = found;
          best_columns = n_columns;
        }
    }
  return best;
}
