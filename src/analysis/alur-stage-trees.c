/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Growing the trees of units and functions anew.
 *
 * Places are numbered in one walk, so that "inside" is a comparison of two numbers and a subtree a
 * run of an array. Growing all of it costs less than a millisecond at ten thousand units and is
 * right by itself; what moved is seen by comparing each node with what it was. A cycle, which only
 * an unfinished transaction can have, is cut where the document names its first member. */

#include "alur-stage-index-private.h"

/* One node while a tree grows: both trees are grown by the same code, on numbers. */
typedef struct
{
  guint parent; /* G_MAXUINT: a root */
  guint first_child;
  guint next_sibling;
  guint n_children;
  guint order; /* place in the walk; G_MAXUINT: not yet */
  guint end;
  guint depth;
} Sprout;

static void
add_to_parents (Sprout *sprouts, guint n)
{
  for (guint i = n; i-- > 0;)
    {
      if (sprouts[i].parent != G_MAXUINT)
        {
          Sprout *parent = &sprouts[sprouts[i].parent];

          sprouts[i].next_sibling = parent->first_child;
          parent->first_child = i;
          parent->n_children++;
        }
    }
}

/* Numbers the tree under @root; returns the next number. */
static guint
walk_tree (Sprout *sprouts, guint root, guint order)
{
  guint at = root;

  sprouts[root].depth = 1;
  sprouts[root].order = order++;
  for (;;)
    {
      guint child = sprouts[at].first_child;

      if (child != G_MAXUINT)
        {
          sprouts[at].first_child = sprouts[child].next_sibling;
          if (sprouts[child].order != G_MAXUINT)
            continue;
          sprouts[child].depth = sprouts[at].depth + 1;
          sprouts[child].order = order++;
          at = child;
          continue;
        }
      sprouts[at].end = order;
      if (at == root)
        return order;
      at = sprouts[at].parent;
    }
}

static void
cut_from_parent (Sprout *sprouts, guint i)
{
  sprouts[sprouts[i].parent].n_children--;
  sprouts[i].parent = G_MAXUINT;
}

static void
number_trees (Sprout *sprouts, guint n)
{
  guint order = 0;

  add_to_parents (sprouts, n);
  for (guint i = 0; i < n; i++)
    {
      if (sprouts[i].parent == G_MAXUINT)
        order = walk_tree (sprouts, i, order);
    }
  for (guint i = 0; order < n && i < n; i++)
    {
      if (sprouts[i].order == G_MAXUINT)
        {
          cut_from_parent (sprouts, i);
          order = walk_tree (sprouts, i, order);
        }
    }
}

static Sprout *
plant (guint n)
{
  Sprout *sprouts = g_new (Sprout, n);

  for (guint i = 0; i < n; i++)
    sprouts[i] = (Sprout){ G_MAXUINT, G_MAXUINT, G_MAXUINT, 0, G_MAXUINT, 0, 0 };
  return sprouts;
}

/* The elements of @kind in @parent, the first where an unfinished transaction has an id twice. */
static GPtrArray *
collect_elements (AlurStageIndex *self, const AlurElement *parent, AlurKind kind)
{
  GPtrArray *elements = g_ptr_array_new ();

  if (parent != NULL)
    {
      ALUR_FOREACH (element, parent, kind)
      {
        const char *id = alur_element_get_id (element);

        if (alur_document_lookup_kind (self->document, self->stage, id, kind) == element)
          g_ptr_array_add (elements, element);
      }
    }
  return elements;
}

static void
place_institution (AlurUnitNode *node)
{
  const AlurUnitNode *parent = node->parent;

  node->support_above = parent != NULL ? parent->support_above : NULL;
  if (node->support_above == NULL && node->level == ALUR_LEVEL_SUPPORT)
    node->support_above = node;
  node->ordinary_above = parent != NULL ? parent->ordinary_above : NULL;
  if (node->ordinary_above == NULL && node->level != ALUR_LEVEL_LEADERSHIP)
    node->ordinary_above = node;
  node->institution = node->support_above != NULL    ? node->support_above
                      : node->ordinary_above != NULL ? node->ordinary_above
                                                     : node;
}

static void
place_unit (AlurStageIndex *self,
            AlurUnitNode *node,
            const AlurElement *unit,
            AlurUnitNode *parent,
            const Sprout *sprout)
{
  AlurLevel level = unit != NULL ? alur_element_get_word (unit, ALUR_UNIT_LEVEL) : ALUR_LEVEL_NONE;

  if (node->unit != unit || node->parent != parent || node->level != level)
    {
      alur_stage_index_mark_unit (self, node, ALUR_MARK_PLACE);
      alur_stage_index_mark_unit (self, node->parent, ALUR_MARK_USE);
      alur_stage_index_mark_unit (self, parent, ALUR_MARK_USE);
    }
  node->unit = unit;
  node->parent = parent;
  node->level = level;
  node->depth = sprout->depth;
  node->first = sprout->order;
  node->end = sprout->end;
  node->n_children = sprout->n_children;
  place_institution (node);
}

static void
place_function (AlurStageIndex *self,
                AlurFunctionNode *node,
                const AlurElement *function,
                AlurFunctionNode *parent,
                const Sprout *sprout)
{
  if (node->function != function || node->parent != parent)
    {
      alur_stage_index_mark_function (self, node, ALUR_MARK_PLACE);
      alur_stage_index_mark_function (self, node->parent, ALUR_MARK_STEPS);
      alur_stage_index_mark_function (self, parent, ALUR_MARK_STEPS);
    }
  node->function = function;
  node->parent = parent;
  node->depth = sprout->depth;
  node->first = sprout->order;
  node->end = sprout->end;
  node->n_children = sprout->n_children;
}

static const Sprout nowhere = { G_MAXUINT, G_MAXUINT, G_MAXUINT, 0, G_MAXUINT, G_MAXUINT, 0 };

/* Fills in the parents of @sprouts: @numbers has one more than the number of each id. */
static void
find_parents (GPtrArray *elements, Sprout *sprouts, guint parent_field)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < elements->len; i++)
    g_hash_table_insert (numbers, (gpointer) alur_element_get_id (elements->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < elements->len; i++)
    {
      const char *parent = alur_element_get_ref (elements->pdata[i], parent_field);

      if (parent != NULL)
        sprouts[i].parent = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, parent)) - 1;
    }
}

/* The numbers of @sprouts in the order of their walk. */
static guint *
order_of_walk (const Sprout *sprouts, guint n)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[sprouts[i].order] = i;
  return order;
}

static void
grow_units (AlurStageIndex *self)
{
  g_autoptr (GPtrArray) elements = collect_elements (
      self, alur_document_get_organisation (self->document, self->stage), ALUR_KIND_UNIT);
  g_autofree Sprout *sprouts = plant (elements->len);
  g_autofree guint *order = NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->units);
  guint stamp = ++self->stamp;

  find_parents (elements, sprouts, ALUR_UNIT_PARENT);
  number_trees (sprouts, elements->len);
  order = order_of_walk (sprouts, elements->len);
  self->units = g_ptr_array_sized_new (elements->len);
  for (guint i = 0; i < elements->len; i++)
    {
      const AlurElement *unit = elements->pdata[order[i]];
      const Sprout *sprout = &sprouts[order[i]];
      AlurUnitNode *node = alur_stage_index_ensure_unit (self, alur_element_get_id (unit));
      AlurUnitNode *parent = NULL;

      if (sprout->parent != G_MAXUINT)
        parent = self->units->pdata[sprouts[sprout->parent].order];
      place_unit (self, node, unit, parent, sprout);
      node->stamp = stamp;
      g_ptr_array_add (self->units, node);
    }
  for (guint i = 0; i < before->len; i++)
    {
      AlurUnitNode *node = before->pdata[i];

      if (node->stamp != stamp)
        place_unit (self, node, NULL, NULL, &nowhere);
    }
}

static void
grow_functions (AlurStageIndex *self)
{
  g_autoptr (GPtrArray) elements
      = collect_elements (self, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION);
  g_autofree Sprout *sprouts = plant (elements->len);
  g_autofree guint *order = NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->functions);

  find_parents (elements, sprouts, ALUR_FUNCTION_PARENT);
  number_trees (sprouts, elements->len);
  order = order_of_walk (sprouts, elements->len);
  self->functions = g_ptr_array_sized_new (elements->len);
  for (guint i = 0; i < elements->len; i++)
    {
      const AlurElement *function = elements->pdata[order[i]];
      const Sprout *sprout = &sprouts[order[i]];
      AlurFunctionNode *node
          = alur_stage_index_ensure_function (self, alur_element_get_id (function));
      AlurFunctionNode *parent = NULL;

      if (sprout->parent != G_MAXUINT)
        parent = self->functions->pdata[sprouts[sprout->parent].order];
      place_function (self, node, function, parent, sprout);
      g_ptr_array_add (self->functions, node);
    }
  for (guint i = 0; i < before->len; i++)
    {
      AlurFunctionNode *node = before->pdata[i];
      gboolean stays
          = node->first < self->functions->len && self->functions->pdata[node->first] == node;

      if (!stays)
        place_function (self, node, NULL, NULL, &nowhere);
    }
}

/**
 * alur_stage_index_grow_trees: (skip)
 * @self: an index
 *
 * Grows the trees of which a part came, went or moved, and marks what has another place now.
 */
void
alur_stage_index_grow_trees (AlurStageIndex *self)
{
  if (self->functions_stale)
    grow_functions (self);
  if (self->units_stale)
    grow_units (self);
  self->functions_stale = self->units_stale = FALSE;
}
