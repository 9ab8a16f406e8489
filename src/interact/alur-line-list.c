/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mark that has not been seen at this indentation begins a list inside the line before; one that
 * has been seen goes on with its list. So any outline is read without knowing which marks its
 * author takes for which level: "I. A. 1. a)" as well as "1 1.1 1.1.1". */

#include "alur-line-list.h"

#include "alur-typed-text.h"

#include <string.h>

#define TAB_WIDTH 8

/* What kind of mark stands before a name; behind DECIMAL comes the number of its parts. */
typedef enum
{
  MARK_NONE,
  MARK_SMALL_LETTER,
  MARK_CAPITAL_LETTER,
  MARK_SMALL_ROMAN,
  MARK_CAPITAL_ROMAN,
  MARK_DASH, /* each sign is a mark of its own: the character */
  MARK_DECIMAL = 0x200000
} Mark;

typedef struct
{
  guint indent;
  guint mark;
  gunichar end; /* what closes the mark: "." or ")" */
} Level;

typedef struct
{
  Level level;
  const char *name;  /* behind the mark */
  gboolean is_roman; /* a mark of one letter that could be a number */
} Reading;

static gboolean
is_mark_end (const char *p)
{
  return *p == '.' || *p == ')';
}

static gboolean
ends_here (const char *p)
{
  return *p == '\0' || *p == ' ' || *p == '\t' || g_str_has_prefix (p, "\302\240");
}

/* "1.", "1)", "(1)", "1.1", "1.1." and, before a blank, "1". */
static gboolean
read_decimal (const char *text, Reading *reading)
{
  gboolean in_brackets = *text == '(';
  const char *p = text + (in_brackets ? 1 : 0);
  guint n_parts = 0;
  gboolean is_closed = FALSE;

  while (g_ascii_isdigit (*p))
    {
      const char *start = p;

      while (g_ascii_isdigit (*p))
        p++;
      if (p - start > 3)
        return FALSE;
      n_parts++;
      is_closed = is_mark_end (p);
      reading->level.end = is_closed ? (gunichar) *p : 0;
      p += is_closed ? 1 : 0;
    }
  if (n_parts == 0 || !ends_here (p) || (in_brackets && reading->level.end != ')'))
    return FALSE;
  /* "1.1" and "1.1." are one list, "1)" and "1." are two */
  reading->level.end = n_parts > 1 ? 0 : reading->level.end;
  reading->level.mark = MARK_DECIMAL + n_parts + (in_brackets ? 100 : 0);
  reading->name = p;
  return TRUE;
}

/* "a.", "B)", "iv." */
static gboolean
read_letter (const char *text, Reading *reading)
{
  gsize n_roman = strspn (text, g_ascii_islower (*text) ? "ivxlc" : "IVXLC");
  gsize length = n_roman > 1 ? n_roman : 1;

  if (!g_ascii_isalpha (*text) || !is_mark_end (text + length) || !ends_here (text + length + 1))
    return FALSE;
  reading->level.end = (gunichar) text[length];
  if (n_roman > 1)
    reading->level.mark = g_ascii_islower (*text) ? MARK_SMALL_ROMAN : MARK_CAPITAL_ROMAN;
  else
    reading->level.mark = g_ascii_islower (*text) ? MARK_SMALL_LETTER : MARK_CAPITAL_LETTER;
  reading->is_roman = n_roman == 1 && strchr ("ivxIVX", *text) != NULL;
  reading->name = text + length + 1;
  return TRUE;
}

static gboolean
read_bullet (const char *text, Reading *reading)
{
  gunichar c = g_utf8_get_char (text);

  /* the last is what word processors use for a bullet of a font of signs */
  if (c == 0 || (c != 0xF0B7 && g_utf8_strchr ("-–—*+•·●○◦▪■□➢►", -1, c) == NULL))
    return FALSE;
  reading->name = g_utf8_next_char (text);
  reading->level.mark = MARK_DASH + c;
  return ends_here (reading->name) || c >= 0x2022 || c == 0x00B7;
}

static void
read_mark (const char *text, Reading *reading)
{
  const Level bare = reading->level;

  if (read_decimal (text, reading))
    return;
  reading->level = bare;
  if (read_letter (text, reading))
    return;
  reading->level = bare;
  if (read_bullet (text, reading))
    return;
  reading->level = bare;
  reading->name = text;
}

static guint
read_indent (const char **text)
{
  guint indent = 0;

  for (;; (*text)++)
    {
      if (**text == '\t')
        indent += TAB_WIDTH - indent % TAB_WIDTH;
      else if (**text == ' ')
        indent++;
      else if (g_str_has_prefix (*text, "\302\240"))
        {
          indent++;
          (*text)++;
        }
      else
        return indent;
    }
}

/* "i." is a number where a list begins with it, and "v." where such a list is going on; else they
 * are letters. */
static void
settle_roman (const GArray *levels, Reading *reading, const char *text)
{
  guint roman = g_ascii_islower (*text) ? (guint) MARK_SMALL_ROMAN : (guint) MARK_CAPITAL_ROMAN;
  guint letter = reading->level.mark;

  if (!reading->is_roman)
    return;
  for (guint i = levels->len; i > 0; i--)
    {
      const Level *level = &g_array_index (levels, Level, i - 1);

      if (level->indent == reading->level.indent && level->end == reading->level.end
          && (level->mark == roman || level->mark == letter))
        {
          reading->level.mark = level->mark;
          return;
        }
    }
  if (*text == 'i' || *text == 'I')
    reading->level.mark = roman;
}

static gboolean
is_same_level (const Level *a, const Level *b)
{
  return a->indent == b->indent && a->mark == b->mark && a->end == b->end;
}

/* How deep a line stands, and keeps @levels as those that are open. */
static guint
place (GArray *levels, const Level *level)
{
  while (levels->len > 0 && g_array_index (levels, Level, levels->len - 1).indent > level->indent)
    g_array_set_size (levels, levels->len - 1);
  for (guint i = levels->len; i > 0; i--)
    if (is_same_level (&g_array_index (levels, Level, i - 1), level))
      {
        g_array_set_size (levels, i);
        return i - 1;
      }
  g_array_append_val (levels, *level);
  return levels->len - 1;
}

static void
clear_line (gpointer data)
{
  AlurListLine *line = data;

  g_free (line->name);
}

/* A number without a dot may belong to the name ("3 Serangkai"): it is a mark where the first such
 * line of the list is number 1. */
static gboolean
has_bare_numbers (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *text = lines[i];
      gsize n_digits;

      read_indent (&text);
      n_digits = strspn (text, "0123456789");
      if (n_digits > 0 && n_digits < 4 && ends_here (text + n_digits) && text[n_digits] != '\0')
        return n_digits == 1 && *text == '1';
    }
  return FALSE;
}

static void
read_line (const char *text, gboolean bare_numbers, GArray *levels, GArray *result)
{
  Reading reading = { { 0, MARK_NONE, 0 }, NULL, FALSE };
  AlurListLine line;
  const char *start;

  reading.level.indent = read_indent (&text);
  start = text;
  read_mark (text, &reading);
  if (reading.level.mark == (guint) MARK_DECIMAL + 1 && reading.level.end == 0 && !bare_numbers)
    {
      reading.level.mark = MARK_NONE;
      reading.name = start;
    }
  settle_roman (levels, &reading, start);
  line.name = alur_typed_text_clean (reading.name, -1);
  if (*line.name == '\0')
    {
      g_free (line.name);
      return;
    }
  line.depth = place (levels, &reading.level);
  g_array_append_val (result, line);
}

/**
 * alur_line_list_read:
 * @text: lines
 *
 * Returns: (transfer full) (element-type AlurListLine): the names in them, without empty lines
 */
GArray *
alur_line_list_read (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  GArray *result = g_array_new (FALSE, FALSE, sizeof (AlurListLine));
  gboolean bare_numbers = has_bare_numbers (lines);

  g_array_set_clear_func (result, clear_line);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (lines[i], bare_numbers, levels, result);
  return result;
}

/**
 * alur_line_list_strip:
 * @line: one line of a list
 *
 * Returns: (transfer full): it without what numbers it
 */
char *
alur_line_list_strip (const char *line)
{
  Reading reading = { { 0, MARK_NONE, 0 }, NULL, FALSE };

  read_indent (&line);
  read_mark (line, &reading);
  if (reading.level.mark == (guint) MARK_DECIMAL + 1 && reading.level.end == 0)
    reading.name = line;
  return alur_typed_text_clean (reading.name, -1);
}
