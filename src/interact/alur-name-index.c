/* SPDX-License-Identifier: GPL-3.0-or-later */

/* There may be a hundred thousand units, and somebody waits: of each name only a number is kept
 * that is made of it, and no text. "Name (of what it is part)" is not kept at all: who it is must
 * be called by what stands before the bracket. Whoever may be meant is asked for the name itself.
 */

#include "alur-name-index.h"

#include "alur-likeness.h"
#include "alur-text.h"

#include <string.h>

/* An element under one of its names. */
typedef struct
{
  AlurElement *element;
  guint hash; /* of the name */
  guint next; /* that shares its chain, further down in the document, from 1; 0: none */
} Entry;

struct _AlurNameIndex
{
  AlurDocument *document;
  const AlurElement *stage;
  GArray *entries; /* of Entry, in the order of the document */
  guint *chains;   /* by hash: the first entry, from 1; 0: none */
  guint mask;      /* of a hash, that leaves the number of a chain */
};

static const char *
own_name (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return *name != '\0' ? name : alur_element_get_id (element);
}

/* NULL: it has none. */
static const char *
short_name (const AlurElement *element)
{
  return element->kind == ALUR_KIND_UNIT ? alur_element_get_text (element, ALUR_UNIT_SHORT) : NULL;
}

/* --- The index -------------------------------------------------------------------------------- */

static void
add (AlurNameIndex *self, AlurElement *element)
{
  Entry own = { element, alur_text_hash (own_name (element)), 0 };

  g_array_append_val (self->entries, own);
  if (short_name (element) != NULL)
    {
      Entry brief = { element, alur_text_hash (short_name (element)), 0 };

      g_array_append_val (self->entries, brief);
    }
}

static void
link_entries (AlurNameIndex *self)
{
  self->mask = 1;
  while (self->mask < self->entries->len)
    self->mask = self->mask * 2 + 1;
  self->chains = g_new0 (guint, (gsize) self->mask + 1);
  for (guint i = self->entries->len; i > 0; i--)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i - 1);
      guint *chain = &self->chains[entry->hash & self->mask];

      entry->next = *chain;
      *chain = i;
    }
}

/**
 * alur_name_index_new:
 * @stage: a stage of @document, both of which outlive the index
 *
 * Returns: (transfer full): the names in it
 */
AlurNameIndex *
alur_name_index_new (AlurDocument *document, const AlurElement *stage)
{
  AlurNameIndex *self = g_new0 (AlurNameIndex, 1);
  AlurElement *organisation = alur_document_get_organisation (document, stage);

  self->document = document;
  self->stage = stage;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    add (self, unit);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    add (self, position);
  }
  link_entries (self);
  return self;
}

void
alur_name_index_free (AlurNameIndex *self)
{
  g_array_unref (self->entries);
  g_free (self->chains);
  g_free (self);
}

/**
 * alur_name_index_get_home:
 * @element: a unit or a post of the stage
 *
 * Returns: (transfer none) (nullable): the unit that it is part of
 */
const AlurElement *
alur_name_index_get_home (AlurNameIndex *self, const AlurElement *element)
{
  const AlurElement *home;
  const char *parent;

  if (element->kind == ALUR_KIND_POSITION)
    return element->parent;
  parent = alur_element_get_ref (element, ALUR_UNIT_PARENT);
  home = parent != NULL ? alur_document_lookup_atom (self->document, self->stage, parent) : NULL;
  return home != NULL && home->kind == ALUR_KIND_UNIT ? home : NULL;
}

/* --- Who is called so ------------------------------------------------------------------------- */

static gboolean
is_folded_to (const char *name, const char *folded)
{
  g_autofree char *own = alur_text_fold (name);

  return g_str_equal (own, folded);
}

static gboolean
is_folded_to_full (const AlurElement *element, const char *home, const char *folded)
{
  g_autofree char *full = g_strdup_printf ("%s (%s)", own_name (element), home);

  return is_folded_to (full, folded);
}

/* @folded: not empty */
static gboolean
is_called (AlurNameIndex *self, const AlurElement *element, const char *folded)
{
  const AlurElement *home;

  if (is_folded_to (own_name (element), folded)
      || (short_name (element) != NULL && is_folded_to (short_name (element), folded)))
    return TRUE;
  home = strchr (folded, '(') != NULL ? alur_name_index_get_home (self, element) : NULL;
  return home != NULL
         && (is_folded_to_full (element, own_name (home), folded)
             || (short_name (home) != NULL
                 && is_folded_to_full (element, short_name (home), folded)));
}

/* Who of @kind is called so, as far as it takes to know whether it is one or several. */
typedef struct
{
  const char *folded;
  AlurKind kind;
  AlurElement *first;
  gboolean are_several;
} Wanted;

/* Looks at all whose own or short name may have been hashed to @hash. */
static void
look_at_chain (AlurNameIndex *self, guint hash, Wanted *wanted)
{
  for (guint i = self->chains[hash & self->mask]; i > 0 && !wanted->are_several;)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i - 1);

      i = entry->next;
      if (entry->hash != hash || entry->element->kind != wanted->kind
          || entry->element == wanted->first || !is_called (self, entry->element, wanted->folded))
        continue;
      wanted->are_several = wanted->first != NULL;
      if (wanted->first == NULL)
        wanted->first = entry->element;
    }
}

/* What stands before a bracket is the name of who is meant, if the whole is not. */
static void
look_before_brackets (AlurNameIndex *self, Wanted *wanted)
{
  guint hash = ALUR_TEXT_HASH_START;
  guint before = hash; /* of all but the last character */

  if (!g_str_has_suffix (wanted->folded, ")"))
    return;
  for (const char *p = wanted->folded; *p != '\0' && !wanted->are_several; p++)
    {
      if (*p == '(' && (p == wanted->folded || p[-1] == ' '))
        look_at_chain (self, before, wanted);
      before = hash;
      hash = alur_text_hash_byte (hash, *p);
    }
}

static void
look (AlurNameIndex *self, Wanted *wanted)
{
  if (*wanted->folded == '\0')
    return;
  look_at_chain (self, alur_text_hash (wanted->folded), wanted);
  look_before_brackets (self, wanted);
}

static AlurElement *
find_post_of (AlurNameIndex *self, const AlurElement *unit, const char *folded)
{
  ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
  {
    if (is_called (self, position, folded))
      return position;
  }
  return NULL;
}

static AlurElement *
find_folded (AlurNameIndex *self, const char *folded, const AlurElement *preferred)
{
  const AlurElement *unit
      = preferred != NULL && preferred->kind == ALUR_KIND_POSITION ? preferred->parent : preferred;
  Wanted units = { folded, ALUR_KIND_UNIT, NULL, FALSE };
  Wanted posts = { folded, ALUR_KIND_POSITION, NULL, FALSE };

  if (*folded == '\0')
    return NULL;
  if (preferred != NULL && is_called (self, preferred, folded))
    return (AlurElement *) (guintptr) preferred;
  look (self, &units);
  if (units.first != NULL)
    return units.are_several ? NULL : units.first;
  posts.first = unit != NULL ? find_post_of (self, unit, folded) : NULL;
  if (posts.first != NULL)
    return posts.first;
  look (self, &posts);
  return posts.are_several ? NULL : posts.first;
}

/**
 * alur_name_index_knows:
 *
 * Returns: whether something is called so
 */
gboolean
alur_name_index_knows (AlurNameIndex *self, const char *name)
{
  g_autofree char *folded = alur_text_fold (name);
  Wanted units = { folded, ALUR_KIND_UNIT, NULL, FALSE };
  Wanted posts = { folded, ALUR_KIND_POSITION, NULL, FALSE };

  look (self, &units);
  if (units.first == NULL)
    look (self, &posts);
  return units.first != NULL || posts.first != NULL;
}

/**
 * alur_name_index_find:
 * @name: what somebody wrote
 * @preferred: (nullable): a unit or post that it is if it can be, such as the one that it was
 *
 * A unit comes before a post of the same name, and a post of the unit @preferred before others.
 *
 * Returns: (transfer none) (nullable): who that is; NULL: nobody, or it could be several
 */
AlurElement *
alur_name_index_find (AlurNameIndex *self, const char *name, const AlurElement *preferred)
{
  g_autofree char *folded = alur_text_fold (name);

  return find_folded (self, folded, preferred);
}

/**
 * alur_name_index_dup_label:
 * @element: a unit or a post of the stage
 *
 * Returns: (transfer full): its name; where others have it too, with what it is part of
 */
char *
alur_name_index_dup_label (AlurNameIndex *self, const AlurElement *element)
{
  const AlurElement *home = alur_name_index_get_home (self, element);
  const char *name = own_name (element);
  g_autofree char *folded = alur_text_fold (name);

  if (home == NULL || *folded == '\0' || find_folded (self, folded, NULL) == element)
    return g_strdup (name);
  return g_strdup_printf ("%s (%s)", name, own_name (home));
}

/* --- What somebody may have meant ------------------------------------------------------------- */

typedef struct
{
  AlurElement *element;
  guint distance;
} Likely;

static guint
rate (AlurLikeness *likeness, const AlurElement *element)
{
  guint best = alur_likeness_rate (likeness, own_name (element));

  if (short_name (element) != NULL)
    best = MIN (best, alur_likeness_rate (likeness, short_name (element)));
  return best;
}

static gboolean
comes_before (const Likely *one, const Likely *other)
{
  if (one->distance != other->distance)
    return one->distance < other->distance;
  return one->element->serial < other->element->serial;
}

/* Puts one in its place among the likeliest, of which there are @max. */
static void
take (GArray *likeliest, const Likely *one, guint max)
{
  guint place = likeliest->len;

  while (place > 0 && comes_before (one, &g_array_index (likeliest, Likely, place - 1)))
    place--;
  if (place >= max)
    return;
  g_array_insert_vals (likeliest, place, one, 1);
  g_array_set_size (likeliest, MIN (likeliest->len, max));
}

/**
 * alur_name_index_search:
 * @typed: what somebody has typed so far
 * @max: how many at most
 *
 * Returns: (transfer container) (element-type AlurElement): the units and posts that may be meant,
 *   the likeliest first
 */
GPtrArray *
alur_name_index_search (AlurNameIndex *self, const char *typed, guint max)
{
  g_autoptr (AlurLikeness) likeness = alur_likeness_new (typed);
  g_autoptr (GArray) likeliest = g_array_new (FALSE, FALSE, sizeof (Likely));
  GPtrArray *found = g_ptr_array_new ();
  const AlurElement *last = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Likely one = { g_array_index (self->entries, Entry, i).element, 0 };

      if (one.element == last) /* which has a short name, too */
        continue;
      last = one.element;
      one.distance = rate (likeness, one.element);
      if (one.distance != G_MAXUINT)
        take (likeliest, &one, max);
    }
  for (guint i = 0; i < likeliest->len; i++)
    g_ptr_array_add (found, g_array_index (likeliest, Likely, i).element);
  return found;
}
