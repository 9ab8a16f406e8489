/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-text.h"

#include <string.h>

#define LONGEST_AT_HAND 255 /* bytes of a name that is folded without asking for memory */

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

static gboolean
is_ascii (const char *text)
{
  while (*text != '\0' && (*text & 0x80) == 0)
    text++;
  return *text == '\0';
}

/* What is nearly always the case, and much faster; @folded has as much room as @text. Returns the
 * length. */
static gsize
fold_ascii_into (const char *text, char *folded)
{
  char *end = folded;
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          blank = end > folded;
          continue;
        }
      if (blank)
        *end++ = ' ';
      blank = FALSE;
      *end++ = g_ascii_tolower (*p);
    }
  *end = '\0';
  return (gsize) (end - folded);
}

static char *
fold_ascii (const char *text)
{
  char *folded = g_malloc (strlen (text) + 1);

  fold_ascii_into (text, folded);
  return folded;
}

static char *
fold_any (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
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
 * alur_text_fold:
 * @text: (nullable): a name
 *
 * Returns: (transfer full): @text with case folded, outer blanks dropped and each run of blanks
 *   made one, so that equal results mean the same name; empty for no name
 */
char *
alur_text_fold (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return is_ascii (text) ? fold_ascii (text) : fold_any (text);
}

/**
 * alur_text_fold_into:
 * @text: (nullable): a name
 * @folded: becomes what alur_text_fold() returns, for whoever folds very many
 */
void
alur_text_fold_into (const char *text, GString *folded)
{
  g_autofree char *any = NULL;

  if (text == NULL || is_ascii (text))
    {
      g_string_set_size (folded, text != NULL ? strlen (text) : 0);
      g_string_truncate (folded, fold_ascii_into (text != NULL ? text : "", folded->str));
      return;
    }
  any = fold_any (text);
  g_string_assign (folded, any);
}

/**
 * alur_text_hash:
 * @text: (nullable): a name
 *
 * Returns: a hash of what alur_text_fold() returns, without the memory for that
 */
guint
alur_text_hash (const char *text)
{
  char room[LONGEST_AT_HAND + 1];
  g_autofree char *name = NULL;
  const char *folded = room;
  guint hash = ALUR_TEXT_HASH_START;

  if (text != NULL && strlen (text) <= LONGEST_AT_HAND && is_ascii (text))
    fold_ascii_into (text, room);
  else
    folded = name = alur_text_fold (text);
  for (const char *p = folded; *p != '\0'; p++)
    hash = alur_text_hash_byte (hash, *p);
  return hash;
}

/**
 * alur_text_has:
 * @text: (nullable): a name
 * @folded: what is looked for, from alur_text_fold()
 *
 * Returns: whether @folded is somewhere in @text, folded likewise
 */
gboolean
alur_text_has (const char *text, const char *folded)
{
  char room[LONGEST_AT_HAND + 1];
  g_autofree char *name = NULL;

  if (text == NULL)
    return *folded == '\0';
  /* A hundred thousand names are looked through while somebody types. */
  if (is_ascii (text) && strlen (text) <= LONGEST_AT_HAND)
    {
      fold_ascii_into (text, room);
      return strstr (room, folded) != NULL;
    }
  name = alur_text_fold (text);
  return strstr (name, folded) != NULL;
}

/* Without case and accents: Latin letters then follow each other as the dictionaries of both
 * languages of the program have them. */
static char *
dup_bare (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart != NULL ? apart : "", -1);
  GString *bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

/* Runs of digits by their number, which may be of any length. */
static int
compare_digits (const char **a, const char **b)
{
  const char *one = *a + strspn (*a, "0");
  const char *other = *b + strspn (*b, "0");
  gsize length = strspn (one, "0123456789");
  gsize other_length = strspn (other, "0123456789");

  *a = one + length;
  *b = other + other_length;
  if (length != other_length)
    return length < other_length ? -1 : 1;
  return strncmp (one, other, length);
}

static int
compare_bare (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      int order;

      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        order = compare_digits (&a, &b);
      else
        order = (guchar) g_ascii_tolower (*a++) - (guchar) g_ascii_tolower (*b++);
      if (order != 0)
        return order;
    }
  return (*a != '\0') - (*b != '\0');
}

/**
 * alur_text_compare:
 * @a: (nullable): a name
 * @b: (nullable): another
 *
 * Orders names as people look for them in a list, the same on every machine, whatever locales are
 * installed there: case and accents aside, numbers by their size ("Seksi 2" before "Seksi 10").
 * Names that differ in nothing else keep a fixed order.
 *
 * Returns: below 0 where @a comes first, above 0 where @b does, 0 for the same text
 */
int
alur_text_compare (const char *a, const char *b)
{
  int order;

  a = a != NULL ? a : "";
  b = b != NULL ? b : "";
  if (is_ascii (a) && is_ascii (b))
    order = compare_bare (a, b);
  else
    {
      g_autofree char *one = dup_bare (a);
      g_autofree char *other = dup_bare (b);

      order = compare_bare (one, other);
    }
  return order != 0 ? order : strcmp (a, b);
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

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
sort_names (char **names)
{
  qsort (names, g_strv_length (names), sizeof *names, compare_texts);
}

/* Behind the names that are the same as the first. */
static char **
skip_same (char **names)
{
  char **next = names;

  while (*next != NULL && strcmp (*next, *names) == 0)
    next++;
  return next;
}

/**
 * alur_text_same_names:
 * @a: (nullable): names separated by `;`
 * @b: (nullable): likewise
 *
 * Returns: whether both have the same names, in whatever order
 */
gboolean
alur_text_same_names (const char *a, const char *b)
{
  g_auto (GStrv) names_a = NULL;
  g_auto (GStrv) names_b = NULL;
  char **one;
  char **other;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  names_a = alur_text_split_names (a);
  names_b = alur_text_split_names (b);
  sort_names (names_a);
  sort_names (names_b);
  one = names_a;
  other = names_b;
  while (*one != NULL && *other != NULL && strcmp (*one, *other) == 0)
    {
      one = skip_same (one);
      other = skip_same (other);
    }
  return *one == NULL && *other == NULL;
}
