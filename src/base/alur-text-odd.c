/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that XML allows and that nobody writes who means well: they are kept in documents as they
 * are, and made harmless where they come out. */

#include "alur-text.h"

/* The most marks that may follow a letter in the Stream-Safe Text Format of Unicode (UAX #15). No
 * language needs a third of them; more are there to draw over what stands above and below. */
#define MOST_MARKS 30u
#define ELLIPSIS "\xE2\x80\xA6"
#define REPLACEMENT 0xFFFDu

/* Code points that will never be characters; cairo takes a text with one of them for no text. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && g_unichar_ismark (c);
}

/* Whether @text can be drawn as it is. */
static gboolean
is_drawable (const char *text, gsize most)
{
  gsize n = 0;
  guint n_marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (++n > most || n_marks > MOST_MARKS || is_noncharacter (c))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_text_dup_drawable:
 * @text: any text
 * @most: how many characters are drawn of one text
 *
 * Makes of @text what can be drawn: no more than @most characters, with an ellipsis for those that
 * are left out, no more marks over one letter than any language has, and nothing that is no
 * character.
 *
 * Returns: (transfer full) (nullable): the text to draw; %NULL when that is @text itself
 */
char *
alur_text_dup_drawable (const char *text, gsize most)
{
  g_autofree char *valid = NULL;
  GString *result;
  gsize n = 0;
  guint n_marks = 0;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  if (is_drawable (text, most))
    return g_steal_pointer (&valid);
  result = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (n_marks > MOST_MARKS)
        continue;
      if (++n == most && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (result, ELLIPSIS);
          break;
        }
      g_string_append_unichar (result, is_noncharacter (c) ? REPLACEMENT : c);
    }
  return g_string_free (result, FALSE);
}

/**
 * alur_text_is_unprintable:
 * @c: a character
 *
 * Returns: whether a terminal could take it for a command, or it turns the direction of all that
 *   follows: the control characters but for tab and line end, other line ends than that of the
 *   system, and the marks of bidirectional text that embed, override or isolate
 */
gboolean
alur_text_is_unprintable (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0)
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028
         || c == 0x2029;
}

/**
 * alur_text_dup_printable:
 * @text: any text
 *
 * Makes of @text what may be sent to a terminal: a name can neither give it commands nor show
 * something else than what is there.
 *
 * Returns: (transfer full) (nullable): the text to print; %NULL when that is @text itself
 */
char *
alur_text_dup_printable (const char *text)
{
  g_autofree char *valid = NULL;
  const char *p;
  GString *result;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  for (p = text; *p != '\0' && !alur_text_is_unprintable (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    ;
  if (*p == '\0')
    return g_steal_pointer (&valid);
  result = g_string_new_len (text, p - text);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (
        result, alur_text_is_unprintable (g_utf8_get_char (p)) ? REPLACEMENT : g_utf8_get_char (p));
  return g_string_free (result, FALSE);
}

/* Where a character begins that no file can hold: how many bytes it takes; else 0. */
static guint
count_unstorable (const char *text)
{
  const guint8 *bytes = (const guint8 *) text;

  if (bytes[0] < ' ')
    return bytes[0] != '\t' && bytes[0] != '\n' && bytes[0] != '\r' ? 1 : 0;
  return bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE ? 3 : 0;
}

/**
 * alur_text_dup_storable:
 * @text: UTF-8
 *
 * Makes of @text what a file can hold: the control characters for which XML has no sign, and U+FFFE
 * and U+FFFF, are left out. Word processors put them on the clipboard.
 *
 * Returns: (transfer full) (nullable): the text to keep; %NULL when that is @text itself
 */
char *
alur_text_dup_storable (const char *text)
{
  const char *p = text;
  GString *result;

  while (*p != '\0' && count_unstorable (p) == 0)
    p++;
  if (*p == '\0')
    return NULL;
  result = g_string_new_len (text, p - text);
  while (*p != '\0')
    {
      guint skip = count_unstorable (p);

      if (skip == 0)
        g_string_append_c (result, *p);
      p += MAX (skip, 1);
    }
  return g_string_free (result, FALSE);
}
