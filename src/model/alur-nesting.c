/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counted, then filed: there may be a hundred thousand of them, and somebody waits. They lie all
 * over the memory, so each is looked at once, and its number is kept beside it. */

#include "alur-nesting.h"

#include <string.h>

struct _AlurNesting
{
  guint n_children;
  guint n_places;
  AlurElement **children; /* by parent, roots first */
  guint *serials;         /* of `children` */
  guint *starts;          /* where those of a parent begin, by its serial + 1; roots at 0 */
};

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

/* All that are in @list, in its order. */
static GArray *
gather (AlurDocument *document, const AlurElement *list, AlurKind kind, guint field)
{
  GArray *unfiled = g_array_new (FALSE, FALSE, sizeof (Unfiled));
  const AlurElement *stage = alur_element_get_stage (list);
  const char *last = NULL;
  guint place = 0;

  ALUR_FOREACH (element, list, kind)
  {
    const char *id = alur_element_get_ref (element, field);
    Unfiled one = { element, element->serial, 0 };

    /* Most have the parent of the one before. */
    if (id != last)
      place = get_place (find_parent (document, stage, id, kind));
    last = id;
    one.place = place;
    g_array_append_val (unfiled, one);
  }
  return unfiled;
}

static void
file (AlurNesting *self, const GArray *unfiled)
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

/**
 * alur_nesting_new:
 * @document: a document
 * @list: (nullable): the functions of it, or the organisation of a stage; %NULL: there is none
 * @kind: of those that are nested: functions or units
 * @parent_field: where they name what they are part of
 *
 * Returns: (transfer full): the tree; what names nothing that is there is a root
 */
AlurNesting *
alur_nesting_new (AlurDocument *document,
                  const AlurElement *list,
                  AlurKind kind,
                  guint parent_field)
{
  AlurNesting *self = g_new0 (AlurNesting, 1);
  g_autoptr (GArray) unfiled = list != NULL ? gather (document, list, kind, parent_field) : NULL;

  self->n_children = unfiled != NULL ? unfiled->len : 0;
  self->n_places = alur_document_get_serials (document) + 2;
  self->children = g_new (AlurElement *, self->n_children + 1);
  self->serials = g_new (guint, self->n_children + 1);
  self->starts = g_new0 (guint, self->n_places);
  if (unfiled != NULL)
    file (self, unfiled);
  return self;
}

/**
 * alur_nesting_free:
 * @self: (transfer full): a tree
 */
void
alur_nesting_free (AlurNesting *self)
{
  g_free (self->children);
  g_free (self->serials);
  g_free (self->starts);
  g_free (self);
}

/**
 * alur_nesting_get_children:
 * @self: a tree
 * @parent: (nullable): one of those that are in it; %NULL: the roots are meant
 * @n_children: (out): how many
 *
 * Returns: (transfer none) (array length=n_children): what is part of @parent, in the order of the
 *   document
 */
AlurElement *const *
alur_nesting_get_children (const AlurNesting *self, const AlurElement *parent, guint *n_children)
{
  guint place = get_place (parent);
  guint start = self->starts[place];

  *n_children = self->starts[place + 1] - start;
  return self->children + start;
}

/* What is in @place, to be listed; the first of them comes next. */
static guint
await (const AlurNesting *self, GArray *waiting, guint place, guint depth)
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

/**
 * alur_nesting_list:
 * @self: a tree
 *
 * Returns: (transfer full) (element-type AlurNested): all that is in it, each followed by what is
 *   part of it; without recursion, because they may be nested as deep as the document is long
 */
GArray *
alur_nesting_list (const AlurNesting *self)
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
