/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-paste-bound.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The line at @at without its end, and where the next one begins. */
static const char *
skip_line (const char *at, gsize *length)
{
  *length = strcspn (at, "\r\n");
  at += *length;
  if (at[0] == '\r' && at[1] == '\n')
    return at + 2;
  return *at != '\0' ? at + 1 : at;
}

/* No longer than it takes to know. */
static gboolean
has_too_many_lines (const char *text)
{
  guint n = 0;
  gsize length;

  for (; *text != '\0' && n <= ALUR_PASTE_MOST_LINES; n++)
    text = skip_line (text, &length);
  return n > ALUR_PASTE_MOST_LINES;
}

/**
 * alur_paste_refuse_rows:
 * @text: what is on the clipboard
 *
 * Returns: (transfer full) (nullable): why it can't be pasted into rows, a sentence for people;
 *   %NULL when it can
 */
char *
alur_paste_refuse_rows (const char *text)
{
  if (strnlen (text, ALUR_PASTE_MOST_BYTES + 1) <= ALUR_PASTE_MOST_BYTES
      && !has_too_many_lines (text))
    return NULL;
  return g_strdup_printf (
      /* Translators: of a text on the clipboard. */
      alur_tr (NULL, N_ ("At most %u lines and %u MB are pasted at once, and this is more. Save it "
                         "as a table, then import that.")),
      ALUR_PASTE_MOST_LINES, (guint) (ALUR_PASTE_MOST_BYTES >> 20));
}

/**
 * alur_paste_refuse_names:
 * @text: what is on the clipboard
 *
 * Returns: (transfer full) (nullable): why its lines can't become names, a sentence for people;
 *   %NULL when they can
 */
char *
alur_paste_refuse_names (const char *text)
{
  char *refusal = alur_paste_refuse_rows (text);
  gsize length;

  while (refusal == NULL && *text != '\0')
    {
      text = skip_line (text, &length);
      if (length > ALUR_PASTE_LONGEST_NAME)
        refusal = g_strdup_printf (
            /* Translators: of a text on the clipboard. */
            alur_tr (NULL, N_ ("A line is too long: a name holds at most %u KB.")),
            (guint) (ALUR_PASTE_LONGEST_NAME >> 10));
    }
  return refusal;
}
