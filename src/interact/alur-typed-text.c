/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-typed-text.h"

#include "alur-text.h"

/* Word processors put control characters and characters that are none into the clipboard; a file
 * could not hold them. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xFFFE || c == 0xFFFF
         || c == 0xFEFF;
}

/**
 * alur_typed_text_clean:
 * @text: what was typed, UTF-8
 * @length: how many bytes of it; -1: all
 *
 * Returns: (transfer full): @text as one line, without outer blanks and with one blank for many
 */
char *
alur_typed_text_clean (const char *text, gssize length)
{
  const char *end = length < 0 ? NULL : text + length;
  GString *result = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0' && (end == NULL || p < end); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          blank = result->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (result, ' ');
      blank = FALSE;
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/**
 * alur_typed_text_is_word:
 * @text: something typed
 * @words: (array zero-terminated=1): words in small letters
 *
 * Returns: whether @text is one of @words, case and blanks aside
 */
gboolean
alur_typed_text_is_word (const char *text, const char *const *words)
{
  g_autofree char *folded = alur_text_fold (text);

  return g_strv_contains (words, folded);
}
