/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting single units into the tree that there is, and taking them out of it.
 *
 * Growing a hundred thousand anew takes longer than a frame, and what most edits make or delete has
 * nothing below it: then the numbers behind it are one more or one less, and nothing else is
 * another. The tree is grown anew wherever more could be: where a unit names one above it that is
 * not there (which could come), and where something has been in the document twice. */

#include "alur-stage-index-private.h"

#include "alur-nesting.h"

/* What stands behind @place is numbered anew, by @by more or (2³² − 1) less, and so is the end of
 * what is above it. */
static void
renumber (AlurStageIndex *self, guint place, const AlurUnitNode *parent, guint by)
{
  for (guint i = place; i < self->units->len; i++)
    {
      AlurUnitNode *node = self->units->pdata[i];

      node->first += by;
      node->end += by;
    }
  for (AlurUnitNode *above = (AlurUnitNode *) parent; above != NULL; above = above->parent)
    above->end += by;
}

static gboolean
take_out (AlurStageIndex *self, AlurUnitNode *node)
{
  AlurUnitNode *parent = node->parent;
  guint place = node->first;

  if (node->n_children > 0)
    return FALSE;
  g_ptr_array_remove_index (self->units, place);
  renumber (self, place, parent, G_MAXUINT);
  if (parent != NULL)
    parent->n_children--;
  alur_stage_index_place_unit (self, node, NULL, NULL, NULL);
  return TRUE;
}

/* The place for @unit, below @parent; G_MAXUINT: it is not known. */
static guint
find_place (AlurStageIndex *self, const AlurElement *unit, const AlurUnitNode *parent)
{
  const AlurElement *beside;
  const AlurUnitNode *node;
  gboolean is_before = FALSE;

  if (self->units->len == 0)
    return 0;
  if (parent != NULL && parent->n_children == 0)
    return parent->first + 1;
  beside = alur_nesting_find_beside (unit, ALUR_UNIT_PARENT, &is_before);
  node = beside != NULL ? alur_stage_index_get_unit (self, alur_element_get_id (beside)) : NULL;
  if (node == NULL || node->unit != beside)
    return G_MAXUINT;
  return is_before ? node->end : node->first;
}

static gboolean
put_in (AlurStageIndex *self, AlurUnitNode *node, const AlurElement *unit)
{
  const char *above = alur_element_get_ref (unit, ALUR_UNIT_PARENT);
  AlurUnitNode *parent = alur_stage_index_get_unit (self, above);
  AlurTreePlace place = { .depth = parent != NULL ? parent->depth + 1 : 1 };

  if (above != NULL && parent == NULL)
    return FALSE;
  place.first = find_place (self, unit, parent);
  if (place.first == G_MAXUINT)
    return FALSE;
  place.end = place.first + 1;
  renumber (self, place.first, parent, 1);
  g_ptr_array_insert (self->units, (int) place.first, node);
  if (parent != NULL)
    parent->n_children++;
  alur_stage_index_place_unit (self, node, unit, parent, &place);
  return TRUE;
}

static int
compare_from_last (gconstpointer a, gconstpointer b)
{
  const AlurUnitNode *x = *(AlurUnitNode *const *) a;
  const AlurUnitNode *y = *(AlurUnitNode *const *) b;

  return (x->first < y->first) - (x->first > y->first);
}

/* From the last, so that what is below one goes before it. */
static gboolean
take_out_gone (AlurStageIndex *self)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  for (guint i = 0; i < self->moved_units->len; i++)
    {
      const AlurElement *unit = self->moved_units->pdata[i];
      AlurUnitNode *node = alur_stage_index_get_unit (self, alur_element_get_id (unit));

      if (node != NULL && node->unit == unit && !alur_stage_index_has (self, unit))
        g_ptr_array_add (gone, node);
    }
  g_ptr_array_sort (gone, compare_from_last);
  for (guint i = 0; i < gone->len; i++)
    if (!take_out (self, gone->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
put_in_come (AlurStageIndex *self)
{
  for (guint i = 0; i < self->moved_units->len; i++)
    {
      const AlurElement *unit = self->moved_units->pdata[i];
      AlurUnitNode *node = alur_stage_index_ensure_unit (self, alur_element_get_id (unit));

      if (!alur_stage_index_has (self, unit) || node->unit == unit)
        continue;
      if (node->unit != NULL || !put_in (self, node, unit))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_stage_index_graft: (skip)
 * @self: an index
 *
 * Puts the units that have come into the tree, and takes those out of it that have gone.
 *
 * Returns: %FALSE: the tree is to be grown anew
 */
gboolean
alur_stage_index_graft (AlurStageIndex *self)
{
  const AlurElement *organisation = alur_document_get_organisation (self->document, self->stage);

  if (self->n_unplaced > 0 || !take_out_gone (self) || !put_in_come (self))
    return FALSE;
  return organisation != NULL
         && self->units->len == alur_element_count (organisation, ALUR_KIND_UNIT);
}
