/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-name-index.h"

#include "alur-text.h"

#include <string.h>

#define LONGEST_COMPARED 64 /* characters of a name that are compared for likeness */

struct _AlurNameIndex
{
  AlurDocument *document;
  const AlurElement *stage;
  GHashTable *by_name; /* folded name → GPtrArray of AlurElement */
  GPtrArray *elements; /* units and posts, in the order of the document */
};

static void
add (AlurNameIndex *self, const char *name, AlurElement *element)
{
  g_autofree char *folded = alur_text_fold (name);
  GPtrArray *named;

  if (*folded == '\0')
    return;
  named = g_hash_table_lookup (self->by_name, folded);
  if (named == NULL)
    {
      named = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, g_steal_pointer (&folded), named);
    }
  if (!g_ptr_array_find (named, element, NULL))
    g_ptr_array_add (named, element);
}

static const char *
own_name (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return *name != '\0' ? name : alur_element_get_id (element);
}

static char *
dup_full_name (const AlurElement *element, const AlurElement *home)
{
  return g_strdup_printf ("%s (%s)", own_name (element), own_name (home));
}

static void
add_with_home (AlurNameIndex *self, AlurElement *element)
{
  const AlurElement *home = alur_name_index_get_home (self, element);
  const char *short_name = home != NULL ? alur_element_get_text (home, ALUR_UNIT_SHORT) : NULL;
  g_autofree char *full = NULL;
  g_autofree char *brief = NULL;

  add (self, own_name (element), element);
  g_ptr_array_add (self->elements, element);
  if (home == NULL)
    return;
  full = dup_full_name (element, home);
  add (self, full, element);
  if (short_name == NULL)
    return;
  brief = g_strdup_printf ("%s (%s)", own_name (element), short_name);
  add (self, brief, element);
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
  self->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->elements = g_ptr_array_new ();
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    add_with_home (self, unit);
    add (self, alur_element_get_text (unit, ALUR_UNIT_SHORT), unit);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    add_with_home (self, position);
  }
  return self;
}

void
alur_name_index_free (AlurNameIndex *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->elements);
  g_free (self);
}

static GPtrArray *
lookup (AlurNameIndex *self, const char *name)
{
  g_autofree char *folded = alur_text_fold (name);

  return g_hash_table_lookup (self->by_name, folded);
}

/**
 * alur_name_index_knows:
 *
 * Returns: whether something is called so
 */
gboolean
alur_name_index_knows (AlurNameIndex *self, const char *name)
{
  return lookup (self, name) != NULL;
}

/* The only one of @kind, or NULL. */
static AlurElement *
only (const GPtrArray *elements, AlurKind kind)
{
  AlurElement *found = NULL;

  for (guint i = 0; i < elements->len; i++)
    {
      AlurElement *element = g_ptr_array_index (elements, i);

      if (element->kind == kind && found != NULL)
        return NULL;
      if (element->kind == kind)
        found = element;
    }
  return found;
}

static gboolean
has (const GPtrArray *elements, AlurKind kind)
{
  for (guint i = 0; i < elements->len; i++)
    if (((AlurElement *) g_ptr_array_index (elements, i))->kind == kind)
      return TRUE;
  return FALSE;
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
  GPtrArray *named = lookup (self, name);
  const AlurElement *unit
      = preferred != NULL && preferred->kind == ALUR_KIND_POSITION ? preferred->parent : preferred;

  if (named == NULL)
    return NULL;
  if (preferred != NULL && g_ptr_array_find (named, preferred, NULL))
    return (AlurElement *) preferred;
  for (guint i = 0; i < named->len && unit != NULL && !has (named, ALUR_KIND_UNIT); i++)
    if (((AlurElement *) g_ptr_array_index (named, i))->parent == unit)
      return g_ptr_array_index (named, i);
  return only (named, has (named, ALUR_KIND_UNIT) ? ALUR_KIND_UNIT : ALUR_KIND_POSITION);
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
  GPtrArray *named = lookup (self, name);

  if (home == NULL || named == NULL || alur_name_index_find (self, name, NULL) == element)
    return g_strdup (name);
  return dup_full_name (element, home);
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

/* --- What somebody may have meant ------------------------------------------------------------- */

typedef struct
{
  AlurElement *element;
  guint distance;
} Likeness;

/* How many characters must be changed, added or left out to make one text of the other. */
static guint
measure_distance (const gunichar *a, glong length_a, const gunichar *b, glong length_b)
{
  guint row[LONGEST_COMPARED + 1];

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint swapped = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

          diagonal = row[j];
          row[j] = MIN (swapped, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[length_b];
}

static gboolean
begins_a_word (const char *name, const char *typed)
{
  for (const char *p = strstr (name, typed); p != NULL; p = strstr (p + 1, typed))
    if (p == name || strchr (" (-/.", p[-1]) != NULL)
      return TRUE;
  return FALSE;
}

/* 0: is it, 1: begins so, 2: a word of it begins so, 3: is in it, then the more the less alike;
 * G_MAXUINT: not alike. */
static guint
rate (const char *name, const char *typed)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong length_a;
  glong length_b;
  guint distance;

  if (g_str_equal (name, typed))
    return 0;
  if (g_str_has_prefix (name, typed))
    return 1;
  if (strstr (name, typed) != NULL)
    return begins_a_word (name, typed) ? 2 : 3;
  a = g_utf8_to_ucs4_fast (name, -1, &length_a);
  b = g_utf8_to_ucs4_fast (typed, -1, &length_b);
  if (length_a > LONGEST_COMPARED || length_b > LONGEST_COMPARED || length_b < 3
      || ABS (length_a - length_b) * 3 > MAX (length_a, length_b))
    return G_MAXUINT;
  distance = measure_distance (a, length_a, b, length_b);
  return distance * 3 <= (guint) MAX (length_a, length_b) ? 3 + distance : G_MAXUINT;
}

static guint
rate_element (const AlurElement *element, const char *typed)
{
  g_autofree char *name = alur_text_fold (own_name (element));
  guint best = rate (name, typed);

  if (element->kind == ALUR_KIND_UNIT && alur_element_get_text (element, ALUR_UNIT_SHORT) != NULL)
    {
      g_autofree char *brief = alur_text_fold (alur_element_get_text (element, ALUR_UNIT_SHORT));

      best = MIN (best, rate (brief, typed));
    }
  return best;
}

static int
compare_likeness (gconstpointer a, gconstpointer b)
{
  const Likeness *one = a;
  const Likeness *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return one->element->serial < other->element->serial ? -1 : 1;
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
  g_autofree char *folded = alur_text_fold (typed);
  g_autoptr (GArray) likely = g_array_new (FALSE, FALSE, sizeof (Likeness));
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->elements->len; i++)
    {
      Likeness likeness = { g_ptr_array_index (self->elements, i), 0 };

      likeness.distance = rate_element (likeness.element, folded);
      if (likeness.distance != G_MAXUINT)
        g_array_append_val (likely, likeness);
    }
  g_array_sort (likely, compare_likeness);
  for (guint i = 0; i < likely->len && i < max; i++)
    g_ptr_array_add (found, g_array_index (likely, Likeness, i).element);
  return found;
}
