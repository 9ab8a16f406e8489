/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counted, then filed: there may be a hundred thousand of them, and somebody waits. */

#include "alur-nesting.h"

#include <string.h>

struct _AlurNesting
{
  guint n_children;
  guint n_places;
  AlurElement **children; /* by parent, roots first */
  guint *starts;          /* where those of a parent begin, by its serial + 1; roots at 0 */
};

static guint
get_place (const AlurElement *parent)
{
  return parent != NULL ? parent->serial + 1 : 0;
}

static const AlurElement *
find_parent (AlurDocument *document,
             const AlurElement *stage,
             const AlurElement *element,
             guint field)
{
  const char *id = alur_element_get_ref (element, field);
  AlurElement *parent = id != NULL ? alur_document_lookup_atom (document, stage, id) : NULL;

  return parent != NULL && parent->kind == element->kind ? parent : NULL;
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
  const AlurElement *stage = list != NULL ? alur_element_get_stage (list) : NULL;
  guint n = list != NULL ? alur_element_count (list, kind) : 0;
  g_autofree guint *places = g_new (guint, n + 1);
  guint total = 0;
  guint i = 0;

  self->n_children = n;
  self->n_places = alur_document_get_serials (document) + 2;
  self->children = g_new (AlurElement *, n + 1);
  self->starts = g_new0 (guint, self->n_places);
  if (list == NULL)
    return self;
  ALUR_FOREACH (element, list, kind)
  {
    places[i] = get_place (find_parent (document, stage, element, parent_field));
    self->starts[places[i++]]++;
  }
  for (guint k = 0; k < self->n_places; k++)
    {
      guint n_here = self->starts[k];

      self->starts[k] = total;
      total += n_here;
    }
  i = 0;
  ALUR_FOREACH (element, list, kind)
  self->children[self->starts[places[i++]]++] = element;
  /* Each start has moved to the end of its own: back by one place. */
  memmove (self->starts + 1, self->starts, (self->n_places - 1) * sizeof *self->starts);
  self->starts[0] = 0;
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

static void
await (GArray *waiting, AlurElement *const *elements, guint n, guint depth)
{
  for (guint i = n; i > 0; i--)
    {
      AlurNested next = { elements[i - 1], depth, 0 };

      g_array_append_val (waiting, next);
    }
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
  guint n;
  AlurElement *const *roots = alur_nesting_get_children (self, NULL, &n);

  await (waiting, roots, n, 0);
  while (waiting->len > 0)
    {
      AlurNested next = g_array_index (waiting, AlurNested, waiting->len - 1);
      AlurElement *const *children
          = alur_nesting_get_children (self, next.element, &next.n_children);

      g_array_set_size (waiting, waiting->len - 1);
      g_array_append_val (listed, next);
      await (waiting, children, next.n_children, next.depth + 1);
    }
  return listed;
}
