/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that are in a list, as a tree.
 *
 * Counted, then filed: there may be a hundred thousand of them, and somebody waits. They lie all
 * over the memory, so each is looked at once, and its number is kept beside it. */

#include "alur-nesting-private.h"

#include <string.h>

typedef struct
{
  guint n_children;
  guint n_places;
  AlurElement **children; /* by parent, roots first */
  guint *serials;         /* of `children` */
  guint *starts;          /* where those of a parent begin, by its serial + 1; roots at 0 */
} Files;

/* One that has not been filed yet. */
typedef struct
{
  AlurElement *element;
  guint serial;
  guint place; /* of its parent */
} Unfiled;

static guint
get_place (const AlurElement *parent)
{
  return parent != NULL ? parent->serial + 1 : 0;
}

static const AlurElement *
find_parent (AlurDocument *document, const AlurElement *stage, const char *id, AlurKind kind)
{
  AlurElement *parent = id != NULL ? alur_document_lookup_atom (document, stage, id) : NULL;

  return parent != NULL && parent->kind == kind ? parent : NULL;
}

/* All that are in the list, in its order. */
static GArray *
gather (const AlurNesting *self, gboolean *is_plain)
{
  GArray *unfiled = g_array_new (FALSE, FALSE, sizeof (Unfiled));
  const AlurElement *stage = alur_element_get_stage (self->list);
  const char *last = NULL;
  guint place = 0;

  ALUR_FOREACH (element, self->list, self->kind)
  {
    const char *id = alur_element_get_ref (element, self->parent_field);
    Unfiled one = { element, element->serial, 0 };

    /* Most have the parent of the one before. */
    if (id != last)
      {
        place = get_place (find_parent (self->document, stage, id, self->kind));
        *is_plain = *is_plain && (id == NULL || place > 0);
      }
    last = id;
    one.place = place;
    g_array_append_val (unfiled, one);
  }
  return unfiled;
}

static void
file (Files *self, const GArray *unfiled)
{
  guint total = 0;

  for (guint i = 0; i < unfiled->len; i++)
    self->starts[g_array_index (unfiled, Unfiled, i).place]++;
  for (guint k = 0; k < self->n_places; k++)
    {
      guint n_here = self->starts[k];

      self->starts[k] = total;
      total += n_here;
    }
  for (guint i = 0; i < unfiled->len; i++)
    {
      const Unfiled *one = &g_array_index (unfiled, Unfiled, i);
      guint n = self->starts[one->place]++;

      self->children[n] = one->element;
      self->serials[n] = one->serial;
    }
  /* Each start has moved to the end of its own: back by one place. */
  memmove (self->starts + 1, self->starts, (self->n_places - 1) * sizeof *self->starts);
  self->starts[0] = 0;
}

static void
files_init (Files *self, const AlurNesting *nesting, const GArray *unfiled)
{
  self->n_children = unfiled->len;
  self->n_places = alur_document_get_serials (nesting->document) + 2;
  self->children = g_new (AlurElement *, self->n_children + 1);
  self->serials = g_new (guint, self->n_children + 1);
  self->starts = g_new0 (guint, self->n_places);
  file (self, unfiled);
}

static void
files_clear (Files *self)
{
  g_free (self->children);
  g_free (self->serials);
  g_free (self->starts);
}

/* What is in @place, to be listed; the first of them comes next. */
static guint
await (const Files *self, GArray *waiting, guint place, guint depth)
{
  guint start = self->starts[place];
  guint n = self->starts[place + 1] - start;

  for (guint i = start + n; i > start; i--)
    {
      AlurNested next = { self->children[i - 1], self->serials[i - 1], depth, 0 };

      g_array_append_val (waiting, next);
    }
  return n;
}

/* Without recursion, because they may be nested as deep as the document is long. */
static GArray *
list_files (const Files *self)
{
  GArray *listed = g_array_sized_new (FALSE, FALSE, sizeof (AlurNested), self->n_children);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (AlurNested));

  await (self, waiting, 0, 0);
  while (waiting->len > 0)
    {
      AlurNested next = g_array_index (waiting, AlurNested, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      next.n_children = await (self, waiting, next.serial + 1, next.depth + 1);
      g_array_append_val (listed, next);
    }
  return listed;
}

/* Returns: (transfer full) (element-type AlurNested): all that are in the list now, each followed
 * by what is part of it; @is_plain: (out): whether each that names a parent is below that */
GArray *
alur_nesting_list_anew (AlurNesting *self, gboolean *is_plain)
{
  g_autoptr (GArray) unfiled = NULL;
  GArray *listed;
  Files files;

  *is_plain = TRUE;
  if (self->list == NULL)
    return g_array_new (FALSE, FALSE, sizeof (AlurNested));
  unfiled = gather (self, is_plain);
  files_init (&files, self, unfiled);
  listed = list_files (&files);
  /* What goes round in a circle is below no root. */
  *is_plain = *is_plain && listed->len == unfiled->len;
  files_clear (&files);
  return listed;
}
