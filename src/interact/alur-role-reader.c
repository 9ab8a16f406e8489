/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kinds of authority as people type them.
 *
 * What is typed is cut into words at everything that is no letter, and the words are matched
 * against phrases: letters, full words and the words of the file, in the document's language, the
 * user's, English and Indonesian. The longest phrase wins, so that "pelaksana pembantu" is one
 * thing; where none is whole, a beginning that only one kind has will do. */

#include "alur-role-reader.h"

#include "alur-badge.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAST_BEGINNING 3 /* letters that may stand for a longer word */
#define N_RESOURCES (ALUR_RESOURCE_OTHER + 1)
#define BEST 3u                                /* rating of what may be meant */
#define N_OF_LANGUAGE (2 * (ALUR_N_ROLES - 1)) /* phrases of each language */

typedef struct
{
  char **words;
  guint value; /* a role or a resource */
} Phrase;

struct _AlurRoleReader
{
  char *language;
  GArray *roles;     /* of Phrase */
  GArray *resources; /* of Phrase */
};

/* The sign of "WAS ×3" stands for nothing that could be typed. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == 0xd7;
}

/* Cuts @text into folded words. */
static char **
cut (const char *text)
{
  g_autofree char *folded = alur_text_fold (text);
  GPtrArray *words = g_ptr_array_new ();
  const char *p = folded;

  while (*p != '\0')
    {
      const char *start;

      while (*p != '\0' && !is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start && !g_str_has_prefix (start, "×"))
        g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static void
clear_phrase (gpointer data)
{
  Phrase *phrase = data;

  g_strfreev (phrase->words);
}

static void
add_phrase (GArray *phrases, const char *text, guint value)
{
  Phrase phrase = { cut (text), value };

  g_array_append_val (phrases, phrase);
}

static void
add_language (AlurRoleReader *self, const char *language)
{
  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    {
      add_phrase (self->roles, alur_badge_role_letters (language, role), role);
      add_phrase (self->roles, alur_badge_role_word (language, role), role);
    }
  for (guint resource = ALUR_RESOURCE_NONE + 1; resource < N_RESOURCES; resource++)
    {
      add_phrase (self->resources, alur_badge_resource_word (language, resource), resource);
      add_phrase (self->resources, alur_tr (language, alur_resource_words[resource].label),
                  resource);
    }
}

/**
 * alur_role_reader_new:
 * @language: of the document; what is written is written in it
 *
 * Returns: (transfer full): a reader of kinds of authority
 */
AlurRoleReader *
alur_role_reader_new (const char *language)
{
  AlurRoleReader *self = g_new0 (AlurRoleReader, 1);

  self->language = g_strdup (language);
  self->roles = g_array_new (FALSE, FALSE, sizeof (Phrase));
  self->resources = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->roles, clear_phrase);
  g_array_set_clear_func (self->resources, clear_phrase);
  add_language (self, language);
  add_language (self, NULL);
  add_language (self, "en");
  add_language (self, "id");
  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    add_phrase (self->roles, alur_role_words[role].name, role);
  return self;
}

/**
 * alur_role_reader_free:
 */
void
alur_role_reader_free (AlurRoleReader *self)
{
  g_array_unref (self->roles);
  g_array_unref (self->resources);
  g_free (self->language);
  g_free (self);
}

static guint
count_matching (const Phrase *phrase, char *const *words)
{
  guint n = 0;

  while (phrase->words[n] != NULL)
    {
      if (words[n] == NULL || strcmp (phrase->words[n], words[n]) != 0)
        return 0;
      n++;
    }
  return n;
}

/* What the one word at *words begins, if it begins one thing only. */
static guint
find_beginning (const GArray *phrases, const char *word)
{
  guint found = 0;

  if (g_utf8_strlen (word, -1) < LEAST_BEGINNING)
    return 0;
  for (guint i = 0; i < phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (phrases, Phrase, i);

      if (!g_str_has_prefix (phrase->words[0], word))
        continue;
      if (found != 0 && found != phrase->value)
        return 0;
      found = phrase->value;
    }
  return found;
}

/* What stands at *words, which is moved behind it; 0: nothing that is known. */
static guint
take (const GArray *phrases, char ***words)
{
  guint value = 0;
  guint longest = 0;

  for (guint i = 0; i < phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (phrases, Phrase, i);
      guint n = count_matching (phrase, *words);

      if (n > longest)
        {
          longest = n;
          value = phrase->value;
        }
    }
  if (longest == 0 && **words != NULL)
    {
      value = find_beginning (phrases, **words);
      longest = value != 0 ? 1 : 0;
    }
  *words += longest;
  return value;
}

static gboolean
wants_resource (AlurRole role)
{
  return role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR;
}

static char *
refuse_word (AlurRoleReader *self, const char *word)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "",
                            alur_badge_role_letters (self->language, role));
  /* Translators: the first %s is what was typed, the second a list of letters: KEP, REG, … */
  return g_strdup_printf (alur_tr (NULL, N_ ("“%s” is no kind of authority. There are %s.")), word,
                          all->str);
}

static char *
refuse_without_resource (AlurRoleReader *self, AlurRole role)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint resource = ALUR_RESOURCE_NONE + 1; resource < N_RESOURCES; resource++)
    {
      g_autofree char *text = alur_role_reader_write (self, role, resource);

      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", text);
    }
  /* Translators: the first %s is the letters of supplier or distributor, the second the choices:
   * PAS·informasi, PAS·dana, … */
  return g_strdup_printf (alur_tr (NULL, N_ ("Say what is brought with %s: %s.")),
                          alur_badge_role_letters (self->language, role), all->str);
}

/* One kind of authority from *words on; FALSE with *refusal where there is none. */
static gboolean
read_one (AlurRoleReader *self, char ***words, AlurRoleTyped *typed, char **refusal)
{
  char **start = *words;

  *typed = (AlurRoleTyped){ .role = take (self->roles, words) };
  if (typed->role == ALUR_ROLE_NONE)
    {
      *refusal = refuse_word (self, *start);
      return FALSE;
    }
  if (!wants_resource (typed->role))
    return TRUE;
  typed->resource = take (self->resources, words);
  if (typed->resource == ALUR_RESOURCE_NONE)
    *refusal = refuse_without_resource (self, typed->role);
  return typed->resource != ALUR_RESOURCE_NONE;
}

static gboolean
contains (const GArray *list, const AlurRoleTyped *typed)
{
  for (guint i = 0; i < list->len; i++)
    {
      const AlurRoleTyped *other = &g_array_index (list, AlurRoleTyped, i);

      if (other->role == typed->role && other->resource == typed->resource)
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_role_reader_read:
 * @text: kinds of authority with commas, semicolons or blanks between them
 * @refusal: (out): what is not understood, a sentence for people
 *
 * Returns: (transfer full) (nullable) (element-type AlurRoleTyped): each kind once, none where
 *   nothing is typed; NULL with @refusal where something is not understood
 */
GArray *
alur_role_reader_read (AlurRoleReader *self, const char *text, char **refusal)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AlurRoleTyped));
  g_auto (GStrv) words = cut (text);
  char **at = words;

  *refusal = NULL;
  while (*at != NULL)
    {
      AlurRoleTyped typed;

      if (!read_one (self, &at, &typed, refusal))
        return NULL;
      if (!contains (list, &typed))
        g_array_append_val (list, typed);
    }
  return g_steal_pointer (&list);
}

/**
 * alur_role_reader_write:
 *
 * Returns: (transfer full): the letters of the document's language, "KEP" or "PAS·dana"
 */
char *
alur_role_reader_write (AlurRoleReader *self, AlurRole role, AlurResource resource)
{
  AlurBadge badge = { .role = role, .resource = resource, .count = 1 };

  return alur_badge_dup_text (&badge, self->language);
}

/* How well @fragment names a kind: 0 not at all, 1 by a full word, 2 by letters of another
 * language, 3 by those of the document's, which come first in the list. */
static guint
rate (AlurRoleReader *self, const AlurRoleTyped *kind, char **fragment)
{
  guint best = 0;
  guint n = g_strv_length (fragment);

  if (n == 0)
    return BEST;
  for (guint i = 0; i < self->roles->len && best == 0; i++)
    {
      const Phrase *phrase = &g_array_index (self->roles, Phrase, i);
      guint rest = n;

      if (phrase->value != kind->role || !g_str_has_prefix (phrase->words[0], fragment[0]))
        continue;
      if (n > 1 && kind->resource != ALUR_RESOURCE_NONE)
        {
          const char *word = alur_badge_resource_word (self->language, kind->resource);

          rest = g_str_has_prefix (word, fragment[n - 1]) ? 1 : n;
        }
      else if (n > 1 && phrase->words[1] != NULL)
        rest = g_str_has_prefix (phrase->words[1], fragment[1]) ? n - 1 : n;
      if (rest == 1)
        best = strlen (phrase->words[0]) > 3 ? 1 : i < N_OF_LANGUAGE ? BEST : 2;
    }
  return best;
}

static void
add_choice (AlurRoleReader *self, GPtrArray *choices, const char *before, const AlurRoleTyped *kind)
{
  AlurBadge badge = { .role = kind->role, .resource = kind->resource, .count = 1 };
  g_autofree char *letters = alur_badge_dup_text (&badge, self->language);
  g_autofree char *meaning = alur_badge_dup_meaning (&badge, NULL);
  g_autofree char *text
      = before[0] != '\0' ? g_strdup_printf ("%s, %s", before, letters) : g_strdup (letters);
  g_autofree char *label = g_strdup_printf ("%s – %s", letters, meaning);

  g_ptr_array_add (choices, alur_grid_choice_new (text, label, 0));
}

/* The kinds that @fragment may mean, behind @before in which none of them stands yet. */
static void
add_choices (AlurRoleReader *self, GPtrArray *choices, const char *before, const char *fragment)
{
  g_autofree char *refusal = NULL;
  g_autoptr (GArray) there = alur_role_reader_read (self, before, &refusal);
  g_auto (GStrv) words = cut (fragment);

  for (guint rating = BEST; rating > 0; rating--)
    for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
      {
        gboolean brings = wants_resource (role);

        for (guint i = brings ? 1 : 0; i < (brings ? N_RESOURCES : 1); i++)
          {
            AlurRoleTyped kind = { role, i };

            if (rate (self, &kind, words) == rating && (there == NULL || !contains (there, &kind)))
              add_choice (self, choices, before, &kind);
          }
      }
}

/* Where what is being typed begins: behind the last of @separators. */
static const char *
find_fragment (const char *typed, const char *separators)
{
  const char *fragment = typed;

  for (const char *p = strpbrk (typed, separators); p != NULL; p = strpbrk (p + 1, separators))
    fragment = p + 1;
  return fragment;
}

static char *
dup_before (const char *typed, const char *fragment)
{
  char *before = g_strndup (typed, (gsize) (fragment - typed));
  gsize length = strlen (before);

  while (length > 0 && strchr (",; \t", before[length - 1]) != NULL)
    before[--length] = '\0';
  return before;
}

/**
 * alur_role_reader_dup_choices:
 * @typed: what stands in a cell so far
 *
 * Returns: (transfer full) (element-type AlurGridChoice): how the last of it may go on
 */
GPtrArray *
alur_role_reader_dup_choices (AlurRoleReader *self, const char *typed)
{
  static const char *const separators[] = { ",;", ",; \t" };
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);

  for (guint i = 0; i < G_N_ELEMENTS (separators) && choices->len == 0; i++)
    {
      const char *fragment = find_fragment (typed, separators[i]);
      g_autofree char *before = dup_before (typed, fragment);

      add_choices (self, choices, before, fragment);
    }
  return choices;
}
