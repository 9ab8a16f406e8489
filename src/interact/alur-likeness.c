/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred thousand names are rated at each letter that is typed. How many letters two texts
 * differ by is reckoned for all letters of what was typed at once, a bit each (G. Myers, "A fast
 * bit-vector algorithm for approximate string matching", Journal of the ACM 46, 1999). */

#include "alur-likeness.h"

#include "alur-text.h"

#include <string.h>

#define LONGEST_COMPARED 64 /* characters: as many as a word has bits */
#define SHORTEST_COMPARED 3
#define N_ASCII 128u

/* Where a character stands in what was typed: a bit for each place. */
typedef struct
{
  gunichar character;
  guint64 places;
} Other;

struct _AlurLikeness
{
  char *typed; /* folded */
  glong length;
  guint64 ascii[N_ASCII];
  Other others[LONGEST_COMPARED];
  guint n_others;
  GString *folded; /* the name that is rated */
};

static guint64 *
find_other (AlurLikeness *self, gunichar character)
{
  for (guint i = 0; i < self->n_others; i++)
    if (self->others[i].character == character)
      return &self->others[i].places;
  return NULL;
}

static void
note_place (AlurLikeness *self, gunichar character, guint64 place)
{
  guint64 *places = character < N_ASCII ? &self->ascii[character] : find_other (self, character);

  if (places == NULL)
    {
      self->others[self->n_others] = (Other){ character, 0 };
      places = &self->others[self->n_others++].places;
    }
  *places |= place;
}

/**
 * alur_likeness_new:
 * @typed: what somebody has typed so far
 *
 * Returns: (transfer full): what names are compared with
 */
AlurLikeness *
alur_likeness_new (const char *typed)
{
  AlurLikeness *self = g_new0 (AlurLikeness, 1);
  guint place = 0;

  self->typed = alur_text_fold (typed);
  self->length = g_utf8_strlen (self->typed, -1);
  self->folded = g_string_new (NULL);
  if (self->length <= LONGEST_COMPARED)
    for (const char *p = self->typed; *p != '\0'; p = g_utf8_next_char (p))
      note_place (self, g_utf8_get_char (p), G_GUINT64_CONSTANT (1) << place++);
  return self;
}

void
alur_likeness_free (AlurLikeness *self)
{
  g_free (self->typed);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static guint64
get_places (AlurLikeness *self, gunichar character)
{
  const guint64 *places;

  if (character < N_ASCII)
    return self->ascii[character];
  places = find_other (self, character);
  return places != NULL ? *places : 0;
}

/* How many characters must be changed, added or left out to make one text of the other. The table
 * that one would fill for that has a column a character of @name; a bit says that its number there
 * is one more than the one above, or one less. */
static guint
measure_distance (AlurLikeness *self, const char *name)
{
  guint64 last = G_GUINT64_CONSTANT (1) << (self->length - 1);
  guint64 more = ~G_GUINT64_CONSTANT (0);
  guint64 less = 0;
  guint distance = (guint) self->length;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint64 equal = get_places (self, g_utf8_get_char (p));
      guint64 diagonal = (((equal & more) + more) ^ more) | equal;
      guint64 right_more = less | ~(diagonal | more);
      guint64 right_less = more & diagonal;
      guint64 kept = equal | less;

      if ((right_more & last) != 0)
        distance++;
      else if ((right_less & last) != 0)
        distance--;
      right_more = (right_more << 1) | 1;
      more = (right_less << 1) | ~(kept | right_more);
      less = right_more & kept;
    }
  return distance;
}

static gboolean
begins_a_word (const char *name, const char *typed)
{
  for (const char *p = strstr (name, typed); p != NULL; p = strstr (p + 1, typed))
    if (p == name || strchr (" (-/.", p[-1]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * alur_likeness_rate:
 * @name: (nullable): a name
 *
 * Returns: 0: what was typed is the name, 1: it begins so, 2: a word of it begins so, 3: it is in
 *   it, then the more the less alike they are; %G_MAXUINT: they are not alike
 */
guint
alur_likeness_rate (AlurLikeness *self, const char *name)
{
  const char *folded;
  glong length;
  guint distance;

  alur_text_fold_into (name, self->folded);
  folded = self->folded->str;
  if (g_str_has_prefix (folded, self->typed))
    return folded[strlen (self->typed)] == '\0' ? 0 : 1;
  if (strstr (folded, self->typed) != NULL)
    return begins_a_word (folded, self->typed) ? 2 : 3;
  length = g_utf8_strlen (folded, -1);
  if (length > LONGEST_COMPARED || self->length > LONGEST_COMPARED
      || self->length < SHORTEST_COMPARED
      || ABS (length - self->length) * 3 > MAX (length, self->length))
    return G_MAXUINT;
  distance = measure_distance (self, folded);
  return distance * 3 <= (guint) MAX (length, self->length) ? 3 + distance : G_MAXUINT;
}
