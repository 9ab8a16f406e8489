/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether two names are probably other words for one thing: “KTP”, “Fotokopi KTP-el” and “Kartu
 * Tanda Penduduk”, but neither “Surat keterangan sehat” and “Surat keterangan lahir” nor the
 * recommendations of two offices.
 *
 * Words that say in which form something is brought are left out, and words for any paper do not
 * count alone. What is left is similar when it is half the same, when one name holds all of the
 * other, or when one name abbreviates the other. */

#include "alur-wording.h"

#include "alur-text.h"

#include <string.h>

#define COMMON 100 /* a word that more names have says little */

struct _AlurWording
{
  char **words;   /* those that count, each once */
  char *initials; /* of all its words but those of form */
  guint n_words;
};

/* How it is brought, and what only joins. */
static const char *const form_words[]
    = { "asli",     "copy",     "dan",       "dari",      "fc",      "foto",
        "fotocopy", "fotokopi", "kopi",      "legalisir", "lembar",  "dilegalisir",
        "of",       "original", "photocopy", "rangkap",   "salinan", "scan",
        "the",      "untuk",    "yang",      "atau",      "and",     "or" };

/* Any paper. */
static const char *const paper_words[]
    = { "berkas",   "bukti", "card",       "certificate", "document", "dokumen", "form",
        "formulir", "kartu", "keterangan", "letter",      "surat",    "data",    "tanda" };

static gboolean
is_one_of (const char *word, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static char **
split_words (const char *name)
{
  g_autofree char *folded = alur_text_fold (name);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *start = NULL;

  for (const char *c = folded;; c = g_utf8_next_char (c))
    {
      gboolean inside = *c != '\0' && g_unichar_isalnum (g_utf8_get_char (c));

      if (inside && start == NULL)
        start = c;
      else if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (c - start)));
          start = NULL;
        }
      if (*c == '\0')
        break;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static gboolean
has_word (char **words, guint n_words, const char *word)
{
  return is_one_of (word, (const char *const *) words, n_words);
}

/* A photograph is a thing of its own, not a form. */
static gboolean
is_form (char **words, guint i)
{
  if (strcmp (words[i], "foto") == 0)
    return words[i + 1] != NULL
           && (strcmp (words[i + 1], "copy") == 0 || strcmp (words[i + 1], "kopi") == 0);
  return is_one_of (words[i], form_words, G_N_ELEMENTS (form_words));
}

/**
 * alur_wording_new:
 * @name: what something is called
 *
 * Returns: (transfer full): the words that count of it
 */
AlurWording *
alur_wording_new (const char *name)
{
  AlurWording *self = g_new0 (AlurWording, 1);
  g_auto (GStrv) words = split_words (name);
  GString *initials = g_string_new (NULL);

  self->words = g_new0 (char *, g_strv_length (words) + 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_form (words, i))
        continue;
      g_string_append_unichar (initials, g_utf8_get_char (words[i]));
      if (!is_one_of (words[i], paper_words, G_N_ELEMENTS (paper_words))
          && !has_word (self->words, self->n_words, words[i]))
        self->words[self->n_words++] = g_strdup (words[i]);
    }
  self->initials = g_string_free (initials, FALSE);
  return self;
}

/**
 * alur_wording_free:
 * @self: (transfer full): words
 */
void
alur_wording_free (AlurWording *self)
{
  g_strfreev (self->words);
  g_free (self->initials);
  g_free (self);
}

/* “KTP” or “KTP-el” for “Kartu Tanda Penduduk”. */
static gboolean
abbreviates (const AlurWording *self, const AlurWording *other)
{
  return self->n_words > 0 && self->n_words <= 2 && strlen (other->initials) >= 2
         && strcmp (self->words[0], other->initials) == 0;
}

/**
 * alur_wording_is_similar:
 * @self: words
 * @other: other words
 *
 * Returns: whether both probably name one thing
 */
gboolean
alur_wording_is_similar (const AlurWording *self, const AlurWording *other)
{
  guint shared = 0;
  guint least = MIN (self->n_words, other->n_words);

  for (guint i = 0; i < self->n_words; i++)
    shared += has_word (other->words, other->n_words, self->words[i]) ? 1 : 0;
  if (shared > 0 && (shared == least || 2 * shared >= self->n_words + other->n_words - shared))
    return TRUE;
  return abbreviates (self, other) || abbreviates (other, self);
}

static guint
find_root (guint *groups, guint i)
{
  while (groups[i] != i)
    i = groups[i] = groups[groups[i]];
  return i;
}

static void
unite (guint *groups, guint a, guint b)
{
  guint one = find_root (groups, a), other = find_root (groups, b);

  groups[MAX (one, other)] = MIN (one, other);
}

/* Compares a name with those before it that have the word, or are abbreviated by it. */
static void
compare_with (GHashTable *index, const char *word, GPtrArray *wordings, guint i, guint *groups)
{
  GArray *others = g_hash_table_lookup (index, word);

  for (guint k = 0; others != NULL && k < MIN (others->len, COMMON); k++)
    {
      guint other = g_array_index (others, guint, k);

      if (alur_wording_is_similar (g_ptr_array_index (wordings, i),
                                   g_ptr_array_index (wordings, other)))
        unite (groups, i, other);
    }
}

static void
add_to_index (GHashTable *index, const char *word, guint i)
{
  GArray *others = g_hash_table_lookup (index, word);

  if (others == NULL)
    {
      others = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, (gpointer) (guintptr) word, others);
    }
  g_array_append_val (others, i);
}

/**
 * alur_wording_group:
 * @names: names, each once
 * @n_names: how many
 *
 * Finds those that probably mean the same, in time linear in @n_names as long as words are not
 * shared by many.
 *
 * Returns: (transfer full): for each name the number of the first name of its group
 */
guint *
alur_wording_group (const char *const *names, guint n_names)
{
  guint *groups = g_new (guint, n_names + 1);
  g_autoptr (GPtrArray) wordings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_wording_free);
  g_autoptr (GHashTable) index
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_names; i++)
    {
      AlurWording *wording = alur_wording_new (names[i]);

      groups[i] = i;
      g_ptr_array_add (wordings, wording);
      for (guint k = 0; k < wording->n_words; k++)
        compare_with (index, wording->words[k], wordings, i, groups);
      compare_with (index, wording->initials, wordings, i, groups);
      for (guint k = 0; k < wording->n_words; k++)
        add_to_index (index, wording->words[k], i);
      add_to_index (index, wording->initials, i);
    }
  for (guint i = 0; i < n_names; i++)
    groups[i] = find_root (groups, i);
  return groups;
}
