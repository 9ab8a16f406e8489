/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of SOP tables as offices write them: "Ya: 5, Tidak: 2", "Loket; Pemohon", "1. KTP 2. KK".
 */

#include "alur-import-procedure.h"

#include "alur-text.h"

#include <string.h>

#define LONGEST_LABEL 24

/* Words before a number that say "go there", untranslated; the longest first. */
static const char *const leading[]
    = { "kembali ke", "lanjut ke", "langsung ke", "menuju ke", "back to", "go to",
        "menuju",     "ke",        "to",          "→",         "->",      "=>",
        "➔",          "➜",         ":",           "=",         ">" };
static const char *const nouns[]
    = { "langkah", "kegiatan", "aktivitas", "nomor", "tahap", "step", "no.", "no", "#" };
static const char *const ends[] = { "selesai", "end", "akhir", "stop", "done" };
/* Untranslated, too. */
static const char *const customers[]
    = { "pemohon",          "pelanggan", "masyarakat", "warga",   "pasien", "pengguna",
        "pengguna layanan", "customer",  "applicant",  "citizen", "patient" };

static gboolean
is_one_of (const char *text, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (alur_text_same (text, words[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_import_is_customer:
 *
 * Returns: whether offices call those so for whom they work
 */
gboolean
alur_import_is_customer (const char *name)
{
  return is_one_of (name, customers, G_N_ELEMENTS (customers));
}

/**
 * alur_import_plain_number:
 * @text: the number of a step: "3", "3.", "(3)", "3a"
 *
 * Returns: (transfer full): what tells it from others; empty where it is none
 */
char *
alur_import_plain_number (const char *text)
{
  g_autofree char *folded = alur_text_fold (text);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || (*p == '.' && g_ascii_isalnum (p[1]) && plain->len > 0))
        g_string_append_c (plain, *p);
      else if (strchr (" .()", *p) == NULL)
        {
          g_string_truncate (plain, 0);
          break;
        }
    }
  if (plain->len > 8 || (plain->len > 0 && !g_ascii_isdigit (plain->str[0])))
    g_string_truncate (plain, 0);
  return g_string_free (plain, FALSE);
}

static void
clear_way (gpointer data)
{
  AlurWay *way = data;

  g_free (way->label);
  g_free (way->number);
}

/* Cuts a word off the end of @text, where it stands for itself. */
static gboolean
cut_word (char *text, const char *word)
{
  gsize length = strlen (text), cut = strlen (word);

  if (length < cut || g_ascii_strcasecmp (text + length - cut, word) != 0)
    return FALSE;
  if (g_ascii_isalpha (word[0]) && length > cut && text[length - cut - 1] != ' '
      && strchr (":=>", text[length - cut - 1]) == NULL)
    return FALSE;
  text[length - cut] = '\0';
  g_strchomp (text);
  return TRUE;
}

/* "Tidak: kembali ke langkah 2" from its end: the step, the noun, the words that lead there. */
static gboolean
read_way (const char *part, AlurWay *way)
{
  g_autofree char *text = g_strstrip (g_strdup (part));
  gsize length = strlen (text), at;
  gboolean leads = FALSE;

  if (length > 0 && text[length - 1] == '.')
    text[--length] = '\0';
  for (at = length;
       at > 0 && strchr (" :=>", text[at - 1]) == NULL && (guchar) text[at - 1] < 0x80;)
    at--;
  way->number = alur_import_plain_number (text + at);
  if (*way->number == '\0')
    {
      g_clear_pointer (&way->number, g_free);
      if (!is_one_of (text + at, ends, G_N_ELEMENTS (ends)))
        return FALSE;
    }
  text[at] = '\0';
  g_strchomp (text);
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    leads |= cut_word (text, nouns[i]);
  leads = FALSE;
  for (gsize round = 0; round < 3; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (leading); i++)
        leads |= cut_word (text, leading[i]);
    }
  way->label = g_strstrip (g_steal_pointer (&text));
  return leads && g_utf8_strlen (way->label, -1) <= LONGEST_LABEL
         && strpbrk (way->label, "0123456789") == NULL;
}

/* How long the longest of @labels is that stands at @text with a colon behind it; 0: none does. */
static gsize
match_label (const char *text, const GPtrArray *labels)
{
  gsize best = 0;

  for (guint i = 0; labels != NULL && i < labels->len; i++)
    {
      const char *label = g_ptr_array_index (labels, i);
      gsize length = strlen (label);

      if (length > best && strncmp (text, label, length) == 0
          && text[length + strspn (text + length, " ")] == ':')
        best = length;
    }
  return best;
}

/* A way of before at the beginning of @remarks, whatever signs it has in its name; returns how long
 * it is, 0: there is none. */
static gsize
read_known_way (const char *remarks, const GPtrArray *labels, AlurWay *way)
{
  gsize blanks = strspn (remarks, " ");
  gsize label = match_label (remarks + blanks, labels);
  const char *number = label > 0 ? strchr (remarks + blanks + label, ':') + 1 : NULL;
  gsize length = number != NULL ? strcspn (number, ",;\n") : 0;
  g_autofree char *place = number != NULL ? g_strstrip (g_strndup (number, length)) : NULL;

  if (place == NULL)
    return 0;
  way->number = alur_import_plain_number (place);
  if (*way->number == '\0')
    g_clear_pointer (&way->number, g_free);
  if (way->number == NULL && !is_one_of (place, ends, G_N_ELEMENTS (ends)))
    return 0;
  way->label = g_strndup (remarks + blanks, label);
  return (gsize) (number - remarks) + length;
}

/* Puts @part behind @rest, with the sign that stood before it. */
static void
append_rest (GString *rest, char sign, const char *part)
{
  if (rest->len > 0 && sign != '\n')
    g_string_append_printf (rest, "%c ", sign);
  else if (rest->len > 0)
    g_string_append_c (rest, sign);
  g_string_append (rest, part);
}

/**
 * alur_import_read_ways:
 * @remarks: the remarks of a step
 * @labels: (nullable) (element-type utf8): what its ways were called before
 * @rest: what in them is no way is appended here
 *
 * Returns: (transfer full) (element-type AlurWay): where it leads
 */
GArray *
alur_import_read_ways (const char *remarks, const GPtrArray *labels, GString *rest)
{
  GArray *ways = g_array_new (FALSE, TRUE, sizeof (AlurWay));
  char sign = ',';

  g_array_set_clear_func (ways, clear_way);
  while (*remarks != '\0')
    {
      AlurWay way = { 0 };
      gsize known = read_known_way (remarks, labels, &way);
      gsize length = known > 0 ? known : strcspn (remarks, ",;\n");
      g_autofree char *part = g_strstrip (g_strndup (remarks, length));

      if (known > 0 || (*part != '\0' && length < 100 && read_way (part, &way)))
        g_array_append_val (ways, way);
      else
        {
          clear_way (&way);
          if (*part != '\0')
            append_rest (rest, sign, part);
        }
      sign = remarks[length];
      remarks += length + (remarks[length] != '\0' ? 1 : 0);
    }
  return ways;
}

static void
clear_doer (gpointer data)
{
  AlurDoer *doer = data;

  g_free (doer->name);
}

static gboolean
is_known (GHashTable *names, const char *name)
{
  g_autofree char *folded = alur_text_fold (name);

  return g_hash_table_contains (names, folded);
}

static void
add_doer (GArray *doers, const char *name, gboolean instead)
{
  AlurDoer doer = { g_strstrip (g_strdup (name)), instead && doers->len > 0 };

  if (*doer.name != '\0' && strcmp (doer.name, "-") != 0)
    g_array_append_val (doers, doer);
  else
    g_free (doer.name);
}

/* Names hold "dan" and commas themselves, so these part names only where every part is one, as the
 * customer always is. */
static void
split_weakly (GArray *doers, const char *text, gboolean instead, GHashTable *names)
{
  static const char *const signs[] = { " dan ", " and ", " & ", ", ", "," };

  for (gsize i = 0; !is_known (names, text) && i < G_N_ELEMENTS (signs); i++)
    {
      g_auto (GStrv) parts = g_strsplit (text, signs[i], -1);
      gboolean all = parts[0] != NULL && parts[1] != NULL;

      for (guint k = 0; all && parts[k] != NULL; k++)
        all = is_known (names, parts[k]) || alur_import_is_customer (parts[k]);
      for (guint k = 0; all && parts[k] != NULL; k++)
        add_doer (doers, parts[k], instead && k == 0);
      if (all)
        return;
    }
  add_doer (doers, text, instead);
}

/* How long the sign at @p is that always parts names; 0: there is none. */
static gsize
match_sign (const char *p, gboolean *instead)
{
  static const struct
  {
    const char *text;
    gboolean instead;
  } signs[] = { { "\n", FALSE }, { ";", FALSE },     { "+", FALSE },
                { "/", TRUE },   { " atau ", TRUE }, { " or ", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_ascii_strncasecmp (p, signs[i].text, strlen (signs[i].text)) == 0)
        {
          *instead = signs[i].instead;
          return strlen (signs[i].text);
        }
    }
  return 0;
}

/**
 * alur_import_read_doers:
 * @text: who does a step
 * @known_names: folded names of those that are known
 *
 * Returns: (transfer full) (element-type AlurDoer): the names in it
 */
GArray *
alur_import_read_doers (const char *text, GHashTable *known_names)
{
  GArray *doers = g_array_new (FALSE, TRUE, sizeof (AlurDoer));
  const char *start = text;
  gboolean instead = FALSE;

  g_array_set_clear_func (doers, clear_doer);
  if (is_known (known_names, text))
    {
      add_doer (doers, text, FALSE);
      return doers;
    }
  for (const char *p = text;;)
    {
      gboolean next = FALSE;
      gsize length = *p != '\0' ? match_sign (p, &next) : 0;
      g_autofree char *part = NULL;

      if (length == 0 && *p != '\0')
        {
          p++;
          continue;
        }
      part = g_strndup (start, (gsize) (p - start));
      split_weakly (doers, g_strstrip (part), instead, known_names);
      if (*p == '\0')
        return doers;
      instead = next;
      start = p += length;
    }
}

/* Behind "1.", "a)", "-" or "•" at the beginning of a line. */
static const char *
skip_bullet (const char *line)
{
  const char *p = line;

  if (*p == '-' || *p == '*')
    return p + 1;
  if (g_str_has_prefix (p, "•"))
    return p + strlen ("•");
  while (g_ascii_isdigit (*p))
    p++;
  if (p == line && g_ascii_isalpha (*p))
    p++;
  return p > line && p - line < 3 && (*p == '.' || *p == ')') && p[1] == ' ' ? p + 1 : line;
}

/**
 * alur_import_read_things:
 * @text: what a step needs or makes, on lines or with semicolons between them
 *
 * Returns: (transfer full): the things, without the signs of a list
 */
char **
alur_import_read_things (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, ";\n", -1);
  GPtrArray *things = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *thing = g_strdup (skip_bullet (g_strstrip (lines[i])));

      if (*g_strstrip (thing) != '\0')
        g_ptr_array_add (things, thing);
      else
        g_free (thing);
    }
  g_ptr_array_add (things, NULL);
  return (char **) g_ptr_array_free (things, FALSE);
}

/**
 * alur_import_take_customer:
 * @thing: (inout): "KTP (pemohon)", which becomes "KTP"
 *
 * Returns: whether the customer brings it
 */
gboolean
alur_import_take_customer (char *thing)
{
  char *open = strrchr (thing, '(');
  gsize length = strlen (thing);
  g_autofree char *word = NULL;

  if (open == NULL || open == thing || thing[length - 1] != ')')
    return FALSE;
  word = g_strndup (open + 1, (gsize) (thing + length - 1 - (open + 1)));
  if (!alur_import_is_customer (word))
    return FALSE;
  *open = '\0';
  g_strchomp (thing);
  return TRUE;
}

/**
 * alur_import_is_sum:
 * @number: what a row has as its number
 * @activity: what it has as its activity
 *
 * Returns: whether it is the row under the last step, which adds up
 */
gboolean
alur_import_is_sum (const char *number, const char *activity)
{
  /* untranslated */
  static const char *const words[] = { "jumlah", "total", "total waktu", "jumlah waktu", "sum" };

  return *number == '\0' && is_one_of (activity, words, G_N_ELEMENTS (words));
}
