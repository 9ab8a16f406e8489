/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-text.h"

#include <string.h>

/**
 * alur_text_capitalise:
 * @text: UTF-8
 *
 * Returns: (transfer full): the same with a capital at its beginning, as it begins a line
 */
char *
alur_text_capitalise (const char *text)
{
  char capital[7] = { 0 };

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), capital);
  return g_strconcat (capital, g_utf8_next_char (text), NULL);
}

/**
 * alur_text_fold:
 * @text: (nullable): a name
 *
 * Returns: (transfer full): @text with case folded, outer blanks dropped and each run of blanks
 *   made one, so that equal results mean the same name; empty for no name
 */
char *
alur_text_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  GString *result = g_string_sized_new (strlen (folded));
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
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
 * alur_text_same:
 * @a: (nullable): a name
 * @b: (nullable): another
 *
 * Returns: whether both are the same name, case and blanks aside; empty names are no names
 */
gboolean
alur_text_same (const char *a, const char *b)
{
  g_autofree char *folded_a = alur_text_fold (a);
  g_autofree char *folded_b = alur_text_fold (b);

  return folded_a[0] != '\0' && strcmp (folded_a, folded_b) == 0;
}

/**
 * alur_text_split_names:
 * @names: (nullable): names separated by `;`, as a scope has them
 *
 * Returns: (transfer full): the names with case folded and outer blanks dropped, without the empty
 *   ones
 */
char **
alur_text_split_names (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", ";", -1);
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = g_strstrip (parts[i]);

      if (*name != '\0')
        g_ptr_array_add (result, g_utf8_casefold (name, -1));
    }
  g_ptr_array_add (result, NULL);
  return (char **) g_ptr_array_free (result, FALSE);
}

/**
 * alur_text_names_intersect:
 * @a: (nullable): names separated by `;`
 * @b: (nullable): likewise
 *
 * Returns: whether the two scopes meet: either is empty (everywhere) or they share a name
 */
gboolean
alur_text_names_intersect (const char *a, const char *b)
{
  g_auto (GStrv) names_a = alur_text_split_names (a);
  g_auto (GStrv) names_b = alur_text_split_names (b);

  if (names_a[0] == NULL || names_b[0] == NULL)
    return TRUE;
  for (guint i = 0; names_a[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) names_b, names_a[i]))
        return TRUE;
    }
  return FALSE;
}
