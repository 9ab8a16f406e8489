/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the time of reading a large document is lost with is not instructions but memory: each step
 * into a table or to a text far away waits for it. So the table of texts has the first eight bytes
 * of each in it, which are all of most ids, and what an id names is written in front of the atom
 * itself, which lies beside the element that it was read for. Only an id that names something in
 * several stages needs the second table, from the second stage on. GHashTable took a quarter of the
 * time of reading.
 *
 * The index of a mirror (alur-mirror.c) has the atoms of the document that it follows. What stands
 * in front of them is that document's, so everything goes into the second table there. */

#include "alur-id-index.h"

#include "alur-large-pages.h"

#include <string.h>

#define FIRST_SIZE 64u
#define RECENT_SIZE 4096u

typedef struct
{
  guint64 prefix;   /* the first eight bytes, filled up with NUL */
  const char *text; /* NULL: free */
} Place;

/* In front of each atom: the first that it names. */
typedef struct
{
  const AlurElement *scope;
  AlurElement *element; /* NULL: nothing */
} Head;

typedef struct
{
  const char *atom; /* NULL: free */
  const AlurElement *scope;
  AlurElement *element;
} Entry;

struct _AlurIdIndex
{
  AlurArena *arena;
  gboolean is_borrowing; /* atoms are those of another index */
  guint64 seed;
  /* Copies of places that were asked for again: small enough to stay near. An id that is new is not
   * kept there: most are never asked for, and would drive out those that are. */
  Place recent[RECENT_SIZE];
  Place *places;
  gsize n_atoms;
  gsize place_mask;
  Entry *entries;
  gsize n_entries;
  gsize entry_mask;
};

static Head *
head_of (const char *atom)
{
  return (Head *) (gpointer) ((gsize) atom - sizeof (Head));
}

static guint64
prefix_of (const char *text, gsize length)
{
  guint64 prefix = 0;

  memcpy (&prefix, text, MIN (length, sizeof prefix));
  return prefix;
}

static guint64
mix (guint64 hash)
{
  hash *= G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return hash ^ hash >> 32;
}

/* Ids that differ in their last byte alone, as numbered ones do, lie side by side: programs write
 * them one after the other. The seed, which no file knows, is against files whose ids were chosen
 * to fall into one place. */
static gsize
hash_text (const AlurIdIndex *self, const char *text, gsize length)
{
  gsize n = length > 0 ? length - 1 : 0;
  guint64 hash = mix (prefix_of (text, n) ^ self->seed);

  for (gsize i = sizeof (guint64); i < n; i += sizeof (guint64))
    hash = mix (hash + prefix_of (text + i, n - i) + self->seed);
  return (gsize) mix (hash + length) + (length > 0 ? (guint8) text[n] : 0u);
}

static gsize
hash_entry (const AlurElement *scope, const char *atom)
{
  return (gsize) mix (mix ((guint64) GPOINTER_TO_SIZE (atom)) + (guint64) GPOINTER_TO_SIZE (scope));
}

static Place *
make_places (gsize n)
{
  gsize size = n * sizeof (Place);

  if (size < ALUR_LARGE_PAGE)
    return g_malloc0 (size);
  return memset (alur_large_pages_alloc (size), 0, size);
}

static void
free_places (Place *places, gsize n)
{
  if (n * sizeof (Place) < ALUR_LARGE_PAGE)
    g_free (places);
  else
    alur_large_pages_free (places);
}

/**
 * alur_id_index_new:
 * @arena: where atoms are kept; it must live as long as the index
 *
 * Returns: (transfer full): an empty index
 */
AlurIdIndex *
alur_id_index_new (AlurArena *arena)
{
  AlurIdIndex *self = g_new0 (AlurIdIndex, 1);

  self->arena = arena;
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->places = make_places (FIRST_SIZE);
  self->place_mask = FIRST_SIZE - 1;
  self->entries = g_new0 (Entry, FIRST_SIZE);
  self->entry_mask = FIRST_SIZE - 1;
  return self;
}

/**
 * alur_id_index_set_borrowing:
 * @self: an empty index
 *
 * From now on the ids of elements are atoms of another index, which outlive this one.
 */
void
alur_id_index_set_borrowing (AlurIdIndex *self)
{
  self->is_borrowing = TRUE;
}

/**
 * alur_id_index_free:
 * @self: an index
 */
void
alur_id_index_free (AlurIdIndex *self)
{
  free_places (self->places, self->place_mask + 1);
  g_free (self->entries);
  g_free (self);
}

static gboolean
is_text (const Place *place, guint64 prefix, const char *text, gsize length)
{
  if (place->prefix != prefix)
    return FALSE;
  if (length < sizeof prefix)
    return TRUE;
  return memcmp (place->text, text, length) == 0 && place->text[length] == '\0';
}

/* The place of a text, or the free one where it would go. */
static Place *
find_place (const AlurIdIndex *self, guint64 prefix, const char *text, gsize length, gsize hash)
{
  gsize i = hash & self->place_mask;

  while (self->places[i].text != NULL && !is_text (&self->places[i], prefix, text, length))
    i = (i + 1) & self->place_mask;
  return &self->places[i];
}

static gsize
hash_place (const AlurIdIndex *self, const Place *place)
{
  const char *bytes = (const char *) &place->prefix;
  const char *text = bytes[sizeof place->prefix - 1] == '\0' ? bytes : place->text;

  return hash_text (self, text, strlen (text));
}

static void
grow_places (AlurIdIndex *self)
{
  Place *old = self->places;
  gsize old_size = self->place_mask + 1;

  self->places = make_places (old_size * 4);
  self->place_mask = old_size * 4 - 1;
  for (gsize i = 0; i < old_size; i++)
    {
      gsize j;

      if (old[i].text == NULL)
        continue;
      j = hash_place (self, &old[i]) & self->place_mask;
      while (self->places[j].text != NULL)
        j = (j + 1) & self->place_mask;
      self->places[j] = old[i];
    }
  free_places (old, old_size);
}

/**
 * alur_id_index_find_atom:
 * @self: an index
 * @id: the bytes of an id, without NUL
 * @length: how many
 *
 * Returns: (transfer none) (nullable): the atom of @id, if there is one
 */
const char *
alur_id_index_find_atom (AlurIdIndex *self, const char *id, gsize length)
{
  guint64 prefix = prefix_of (id, length);

  return find_place (self, prefix, id, length, hash_text (self, id, length))->text;
}

/* Makes an atom of another index one that is found here too. */
static void
borrow (AlurIdIndex *self, const char *atom)
{
  gsize length = strlen (atom);
  guint64 prefix = prefix_of (atom, length);
  Place *place = find_place (self, prefix, atom, length, hash_text (self, atom, length));

  if (place->text != NULL)
    return;
  *place = (Place){ prefix, atom };
  if (++self->n_atoms * 3 / 2 > self->place_mask)
    grow_places (self);
}

/**
 * alur_id_index_intern:
 * @self: an index with atoms of its own
 * @id: the bytes of an id, without NUL
 * @length: how many
 * @is_new: (out): whether there was no atom of it
 *
 * Returns: (transfer none): the atom of @id
 */
const char *
alur_id_index_intern (AlurIdIndex *self, const char *id, gsize length, gboolean *is_new)
{
  guint64 prefix = prefix_of (id, length);
  gsize hash = hash_text (self, id, length);
  Place *recent = &self->recent[hash / 2 % RECENT_SIZE];
  Place *place;
  Head *head;

  *is_new = FALSE;
  if (recent->text != NULL && is_text (recent, prefix, id, length))
    return recent->text;
  place = find_place (self, prefix, id, length, hash);
  if (place->text == NULL)
    {
      *is_new = TRUE;
      head = alur_arena_alloc0 (self->arena, sizeof (Head) + length + 1);
      memcpy (head + 1, id, length);
      *place = (Place){ prefix, (const char *) (head + 1) };
      if (++self->n_atoms * 3 / 2 > self->place_mask)
        grow_places (self);
      return (const char *) (head + 1);
    }
  *recent = *place;
  return recent->text;
}

static Entry *
find_entry (const AlurIdIndex *self, const AlurElement *scope, const char *atom)
{
  gsize i = hash_entry (scope, atom) & self->entry_mask;

  while (self->entries[i].atom != NULL
         && !(self->entries[i].atom == atom && self->entries[i].scope == scope))
    i = (i + 1) & self->entry_mask;
  return &self->entries[i];
}

static void
grow_entries (AlurIdIndex *self)
{
  Entry *old = self->entries;
  gsize old_size = self->entry_mask + 1;

  self->entries = g_new0 (Entry, old_size * 2);
  self->entry_mask = old_size * 2 - 1;
  for (gsize i = 0; i < old_size; i++)
    {
      if (old[i].atom != NULL)
        *find_entry (self, old[i].scope, old[i].atom) = old[i];
    }
  g_free (old);
}

/**
 * alur_id_index_lookup:
 * @self: an index
 * @scope: (nullable): a stage; %NULL for functions, regulations and stages
 * @atom: an atom of @self and no other text
 *
 * Returns: (transfer none) (nullable): what @atom names in @scope
 */
AlurElement *
alur_id_index_lookup (const AlurIdIndex *self, const AlurElement *scope, const char *atom)
{
  const Head *head = head_of (atom);

  if (!self->is_borrowing && head->element != NULL && head->scope == scope)
    return head->element;
  return self->n_entries > 0 ? find_entry (self, scope, atom)->element : NULL;
}

/**
 * alur_id_index_add:
 * @self: an index
 * @scope: (nullable): as for alur_id_index_lookup()
 * @element: an element with an id
 *
 * Returns: whether the id was free in @scope; else nothing changes
 */
gboolean
alur_id_index_add (AlurIdIndex *self, const AlurElement *scope, AlurElement *element)
{
  const char *atom = alur_element_get_id (element);
  Head *head = head_of (atom);

  if (alur_id_index_lookup (self, scope, atom) != NULL)
    return FALSE;
  if (self->is_borrowing)
    borrow (self, atom);
  else if (head->element == NULL)
    {
      *head = (Head){ scope, element };
      return TRUE;
    }
  *find_entry (self, scope, atom) = (Entry){ atom, scope, element };
  if (++self->n_entries * 2 > self->entry_mask)
    grow_entries (self);
  return TRUE;
}

/* Frees a place of the second table, moving up those behind that the hole would hide: Knuth, The
 * Art of Computer Programming, volume 3, algorithm 6.4 R. */
static void
remove_entry (AlurIdIndex *self, Entry *entry)
{
  gsize hole = (gsize) (entry - self->entries);
  gsize i = hole;

  while (self->entries[i = (i + 1) & self->entry_mask].atom != NULL)
    {
      gsize home = hash_entry (self->entries[i].scope, self->entries[i].atom) & self->entry_mask;

      if (((i - home) & self->entry_mask) >= ((i - hole) & self->entry_mask))
        {
          self->entries[hole] = self->entries[i];
          hole = i;
        }
    }
  self->entries[hole] = (Entry){ NULL, NULL, NULL };
  self->n_entries--;
}

/**
 * alur_id_index_remove:
 * @self: an index
 * @scope: (nullable): as for alur_id_index_lookup()
 * @element: an element with an id
 *
 * Takes @element out, if it is what its id names in @scope.
 */
void
alur_id_index_remove (AlurIdIndex *self, const AlurElement *scope, AlurElement *element)
{
  Head *head = head_of (alur_element_get_id (element));
  Entry *entry;

  if (!self->is_borrowing && head->element == element)
    {
      *head = (Head){ NULL, NULL };
      return;
    }
  entry = find_entry (self, scope, alur_element_get_id (element));
  if (entry->element == element)
    remove_entry (self, entry);
}

/**
 * alur_id_index_clear:
 * @self: an index
 *
 * Forgets what the ids name; the atoms stay.
 */
void
alur_id_index_clear (AlurIdIndex *self)
{
  for (gsize i = 0; i <= self->place_mask; i++)
    {
      if (self->places[i].text != NULL && !self->is_borrowing)
        *head_of (self->places[i].text) = (Head){ NULL, NULL };
    }
  memset (self->entries, 0, (self->entry_mask + 1) * sizeof (Entry));
  self->n_entries = 0;
}
