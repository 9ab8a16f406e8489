/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-element.h"

/**
 * alur_element_get_id:
 * @self: an element
 *
 * Returns: (transfer none) (nullable): its id, an atom of its document; NULL when it has none
 */
const char *
alur_element_get_id (const AlurElement *self)
{
  return alur_element_type (self->kind)->has_id ? self->values[ALUR_FIELD_ID].text : NULL;
}

/**
 * alur_element_get_name:
 * @self: an element
 *
 * Returns: (transfer none): its name; empty when it has none
 */
const char *
alur_element_get_name (const AlurElement *self)
{
  guint field = alur_element_type (self->kind)->name_field;
  const char *name = field != G_MAXUINT ? self->values[field].text : NULL;

  return name != NULL ? name : "";
}

static const AlurElement *
find_around (const AlurElement *self, AlurKind kind)
{
  while (self != NULL && self->kind != kind)
    self = self->parent;
  return self;
}

/**
 * alur_element_get_stage:
 * @self: an element
 *
 * Returns: (transfer none) (nullable): the stage that @self is or lives in
 */
const AlurElement *
alur_element_get_stage (const AlurElement *self)
{
  return find_around (self, ALUR_KIND_STAGE);
}

/**
 * alur_element_is_in_document:
 * @self: an element
 *
 * Returns: whether neither @self nor what it lives in has been removed
 */
gboolean
alur_element_is_in_document (const AlurElement *self)
{
  return find_around (self, ALUR_KIND_DOCUMENT) != NULL;
}

/**
 * alur_element_get_procedure:
 * @self: an element
 *
 * Returns: (transfer none) (nullable): the procedure that @self is or lives in
 */
const AlurElement *
alur_element_get_procedure (const AlurElement *self)
{
  return find_around (self, ALUR_KIND_PROCEDURE);
}

/**
 * alur_element_is_inside:
 * @self: an element
 * @ancestor: another
 *
 * Returns: whether @self is @ancestor or lies in it
 */
gboolean
alur_element_is_inside (const AlurElement *self, const AlurElement *ancestor)
{
  while (self != NULL && self != ancestor)
    self = self->parent;
  return self != NULL;
}

/**
 * alur_element_first:
 * @parent: (nullable): an element
 * @kind: a kind of child
 *
 * Returns: (transfer none) (nullable): the first child of that kind
 */
AlurElement *
alur_element_first (const AlurElement *parent, AlurKind kind)
{
  AlurElement *child = parent != NULL ? parent->first_child : NULL;

  if (child != NULL && parent->likes != NULL)
    return parent->likes[kind].first;
  while (child != NULL && child->kind != kind)
    child = child->next;
  return child;
}

/**
 * alur_element_next:
 * @self: an element
 * @kind: a kind of element
 *
 * Returns: (transfer none) (nullable): the next sibling of that kind
 */
AlurElement *
alur_element_next (const AlurElement *self, AlurKind kind)
{
  AlurElement *sibling = self->next;

  if (sibling != NULL && sibling->kind != kind && self->parent->likes != NULL
      && self->parent->likes[kind].last == self)
    return NULL;
  while (sibling != NULL && sibling->kind != kind)
    sibling = sibling->next;
  return sibling;
}

/**
 * alur_element_previous:
 * @self: an element
 * @kind: a kind of element
 *
 * Returns: (transfer none) (nullable): the sibling of that kind before it
 */
AlurElement *
alur_element_previous (const AlurElement *self, AlurKind kind)
{
  AlurElement *sibling = self->previous;

  while (sibling != NULL && sibling->kind != kind)
    sibling = sibling->previous;
  return sibling;
}

/**
 * alur_element_count:
 * @parent: an element
 * @kind: a kind of child
 *
 * Returns: how many children of that kind it has; where those of one kind are not many, it counts
 *   them
 */
guint
alur_element_count (const AlurElement *parent, AlurKind kind)
{
  guint n_children = 0;

  if (parent != NULL && parent->likes != NULL)
    return parent->likes[kind].n;
  ALUR_FOREACH (child, parent, kind)
  n_children++;
  return n_children;
}

/**
 * alur_element_walk:
 * @self: an element in @top
 * @top: where the walk began
 *
 * Walks through everything in @top in document order, parents before children.
 *
 * Returns: (transfer none) (nullable): the element after @self
 */
AlurElement *
alur_element_walk (const AlurElement *self, const AlurElement *top)
{
  if (self->first_child != NULL)
    return self->first_child;
  while (self != top && self->next == NULL)
    self = self->parent;
  return self != top ? self->next : NULL;
}
