/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma-separated text as spreadsheets in a language expect it: UTF-8 with a byte order mark, lines
 * ended by CR LF, and `;` between fields where the decimal sign is a comma.
 *
 * A spreadsheet runs a field that begins with = + - @ or a control character as a formula. Such a
 * field gets an apostrophe in front unless it is a figure. A figure below zero has a hyphen in
 * front, as spreadsheets write it, not the minus of typographers, with which it would be a text.
 *
 * One that takes another sign for the separator than the one that is written finds fields within
 * fields, and quotes that do not begin one keep it from nothing. So the apostrophe stands there,
 * too, behind whatever could separate; reading takes it away again. */

#include "alur-csv.h"

#include "alur-language.h"

#include <string.h>

#define SIGNS "=+-@\t\r\n" /* with which a formula may begin */
/* The same in the width of East Asian letters, which some spreadsheets take for them. */
static const char wide_signs[][4]
    = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0" };

#define MINUS "\xE2\x88\x92"

/**
 * alur_csv_separator:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 *
 * Returns: what stands between cells in that language
 */
char
alur_csv_separator (const char *language)
{
  return *alur_language_decimal_sign (language) == ',' ? ';' : ',';
}

static gboolean
begins_formula (const char *text, gsize length)
{
  if (length > 0 && text[0] != '\0' && strchr (SIGNS, text[0]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide_signs) && length >= 3; i++)
    {
      if (memcmp (text, wide_signs[i], 3) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A number, perhaps of a hundred. */
static gboolean
is_figure (const char *text)
{
  const char *figure = text + (text[0] == '-' || text[0] == '+');
  const char *end = figure + strspn (figure, "0123456789.,");

  return strcspn (figure, "0123456789") < (gsize) (end - figure)
         && (*end == '\0' || g_str_equal (end, "%") || g_str_equal (end, " %"));
}

/* U+2212 and a figure. */
static gboolean
is_below_zero (const char *text)
{
  return g_str_has_prefix (text, MINUS) && g_ascii_isdigit (text[strlen (MINUS)])
         && is_figure (text + strlen (MINUS));
}

/**
 * alur_csv_is_formula:
 * @text: the text of a cell
 *
 * Returns: whether a spreadsheet would run it, or @text begins as if it was kept from that already;
 *   it then gets an apostrophe in front
 */
gboolean
alur_csv_is_formula (const char *text)
{
  gsize length = strlen (text);

  /* A sign alone is no formula. */
  return alur_csv_is_guarded (text, length)
         || (length > 1 && begins_formula (text, length) && !is_figure (text));
}

/**
 * alur_csv_is_guarded:
 * @text: the text of a cell, not necessarily ended
 * @length: in bytes
 *
 * Returns: whether it begins with an apostrophe that keeps spreadsheets from running it, and that
 *   is none of its own
 */
gboolean
alur_csv_is_guarded (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '\'')
    n++;
  return n > 0 && begins_formula (text + n, length - n);
}

#define SEPARATORS ";,\t\r\n"

/* Whether a formula begins there if a field does, apostrophes in front of it or not. A sign that
 * stands alone, as behind an amount of money, is none. */
static gboolean
begins_inner_formula (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '\'')
    n++;
  if (n >= length || strchr ("\t\r\n", text[n]) != NULL || !begins_formula (text + n, length - n))
    return FALSE;
  n += (guchar) text[n] < 0x80 ? 1 : 3;
  return n < length && strchr (SEPARATORS " /", text[n]) == NULL;
}

static gboolean
begins_inner_field (const char *text, gsize at)
{
  return at > 0 && strchr (SEPARATORS, text[at - 1]) != NULL;
}

/**
 * alur_csv_unguard:
 * @text: the text of a cell, not necessarily ended, without a zero byte
 * @length: in bytes
 *
 * Takes out the apostrophes within @text that keep spreadsheets from running it where they take
 * another sign for the separator.
 *
 * Returns: the new length
 */
gsize
alur_csv_unguard (char *text, gsize length)
{
  gsize n = 0;
  char before = '\0';

  for (gsize i = 0; i < length; i++)
    {
      gboolean begins = before != '\0' && strchr (SEPARATORS, before) != NULL;

      before = text[i];
      if (begins && text[i] == '\'' && begins_inner_formula (text + i, length - i))
        continue;
      text[n++] = text[i];
    }
  return n;
}

/**
 * alur_csv_append:
 * @csv: what to append to
 * @text: the text of a cell
 * @separator: what stands between cells
 *
 * Writes one cell, in quotes where it could be taken for several, and so that no spreadsheet runs
 * it as a formula.
 */
void
alur_csv_append (GString *csv, const char *text, char separator)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  g_autofree char *below
      = is_below_zero (text) ? g_strconcat ("-", text + strlen (MINUS), NULL) : NULL;
  gboolean quoted;
  gsize length;

  if (below != NULL)
    text = below;
  quoted = strpbrk (text, special) != NULL || alur_csv_is_formula (text);
  length = strlen (text);
  if (quoted)
    g_string_append_c (csv, '"');
  if (alur_csv_is_formula (text))
    g_string_append_c (csv, '\'');
  for (gsize i = 0; i < length; i++)
    {
      if (begins_inner_field (text, i) && begins_inner_formula (text + i, length - i))
        g_string_append_c (csv, '\'');
      if (text[i] == '"' && quoted)
        g_string_append_c (csv, '"');
      g_string_append_c (csv, text[i]);
    }
  if (quoted)
    g_string_append_c (csv, '"');
}
