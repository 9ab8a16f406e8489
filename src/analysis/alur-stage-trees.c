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
  AlurTreePlace place; /* in the walk; `first` is G_MAXUINT: not yet */
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
          parent->place.n_children++;
        }
    }
}

/* Numbers the tree under @root; returns the next number. */
static guint
walk_tree (Sprout *sprouts, guint root, guint order)
{
  guint at = root;

  sprouts[root].place.depth = 1;
  sprouts[root].place.first = order++;
  for (;;)
    {
      guint child = sprouts[at].first_child;

      if (child != G_MAXUINT)
        {
          sprouts[at].first_child = sprouts[child].next_sibling;
          if (sprouts[child].place.first != G_MAXUINT)
            continue;
          sprouts[child].place.depth = sprouts[at].place.depth + 1;
          sprouts[child].place.first = order++;
          at = child;
          continue;
        }
      sprouts[at].place.end = order;
      if (at == root)
        return order;
      at = sprouts[at].parent;
    }
}

static void
cut_from_parent (Sprout *sprouts, guint i)
{
  sprouts[sprouts[i].parent].place.n_children--;
  sprouts[i].parent = G_MAXUINT;
}

/* Returns how many were cut off. */
static guint
number_trees (Sprout *sprouts, guint n)
{
  guint order = 0;
  guint n_cut = 0;

  add_to_parents (sprouts, n);
  for (guint i = 0; i < n; i++)
    {
      if (sprouts[i].parent == G_MAXUINT)
        order = walk_tree (sprouts, i, order);
    }
  for (guint i = 0; order < n && i < n; i++)
    {
      if (sprouts[i].place.first == G_MAXUINT)
        {
          cut_from_parent (sprouts, i);
          n_cut++;
          order = walk_tree (sprouts, i, order);
        }
    }
  return n_cut;
}

static Sprout *
plant (guint n)
{
  Sprout *sprouts = g_new (Sprout, n);

  for (guint i = 0; i < n; i++)
    sprouts[i] = (Sprout){ G_MAXUINT, G_MAXUINT, G_MAXUINT, { 0, G_MAXUINT, 0, 0 } };
  return sprouts;
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

/* Where there is none. */
static const AlurTreePlace nowhere = { 0, G_MAXUINT, G_MAXUINT, 0 };

/**
 * alur_stage_index_place_unit: (skip)
 * @self: an index
 * @node: one of its nodes
 * @unit: (nullable): what it stands for now; %NULL: the unit has gone
 * @parent: (nullable): what it is below now
 * @place: (nullable): where it is in the walk; %NULL where it has gone
 *
 * Notes where a unit is, and marks it where that is elsewhere.
 */
void
alur_stage_index_place_unit (AlurStageIndex *self,
                             AlurUnitNode *node,
                             const AlurElement *unit,
                             AlurUnitNode *parent,
                             const AlurTreePlace *place)
{
  AlurLevel level = unit != NULL ? alur_element_get_word (unit, ALUR_UNIT_LEVEL) : ALUR_LEVEL_NONE;

  if (place == NULL)
    place = &nowhere;
  if (node->unit != unit || node->parent != parent || node->level != level)
    {
      alur_stage_index_mark_unit (self, node, ALUR_MARK_PLACE);
      alur_stage_index_mark_unit (self, node->parent, ALUR_MARK_USE);
      alur_stage_index_mark_unit (self, parent, ALUR_MARK_USE);
    }
  node->unit = unit;
  node->parent = parent;
  node->level = level;
  node->depth = place->depth;
  node->first = place->first;
  node->end = place->end;
  node->n_children = place->n_children;
  place_institution (node);
}

static void
place_function (AlurStageIndex *self,
                AlurFunctionNode *node,
                const AlurElement *function,
                AlurFunctionNode *parent,
                const AlurTreePlace *place)
{
  if (node->function != function || node->parent != parent)
    {
      alur_stage_index_mark_function (self, node, ALUR_MARK_PLACE);
      alur_stage_index_mark_function (self, node->parent, ALUR_MARK_STEPS);
      alur_stage_index_mark_function (self, parent, ALUR_MARK_STEPS);
    }
  node->function = function;
  node->parent = parent;
  node->depth = place->depth;
  node->first = place->first;
  node->end = place->end;
  node->n_children = place->n_children;
}

/* One of the two kinds of trees. */
typedef struct
{
  AlurKind kind;
  guint parent_field;
  gsize growth; /* where its nodes have it */
} Tree;

static const Tree unit_tree
    = { ALUR_KIND_UNIT, ALUR_UNIT_PARENT, G_STRUCT_OFFSET (AlurUnitNode, growth) };
static const Tree function_tree
    = { ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT, G_STRUCT_OFFSET (AlurFunctionNode, growth) };

/* What grows, in the order of the document. */
typedef struct
{
  GPtrArray *elements;
  GPtrArray *nodes;
  Sprout *sprouts;
  guint stamp;
  guint n_unplaced; /* that are not below what they name */
} Growing;

static void
growing_clear (Growing *growing)
{
  g_ptr_array_unref (growing->elements);
  g_ptr_array_unref (growing->nodes);
  g_free (growing->sprouts);
}

/* The node of an element. It is that of its id, but as long as the element has the same one, it is
 * not looked up again: at a hundred thousand units that was most of the time. */
static gpointer
find_node (AlurStageIndex *self, const Tree *tree, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);
  gpointer *met;

  if (element->serial >= self->met->len)
    g_ptr_array_set_size (self->met, (int) alur_document_get_serials (self->document));
  met = &self->met->pdata[element->serial];
  /* Every node begins with its id. */
  if (*met == NULL || *(const char **) *met != id)
    *met = tree->kind == ALUR_KIND_UNIT ? (gpointer) alur_stage_index_ensure_unit (self, id)
                                        : (gpointer) alur_stage_index_ensure_function (self, id);
  return *met;
}

static void
find_parents (const Tree *tree, GHashTable *nodes, Growing *growing)
{
  const char *last = NULL;
  guint n_last = G_MAXUINT;

  for (guint i = 0; i < growing->elements->len; i++)
    {
      const char *id = alur_element_get_ref (growing->elements->pdata[i], tree->parent_field);

      /* Most have the parent of the one before. */
      if (id != last)
        {
          gpointer node = id != NULL ? g_hash_table_lookup (nodes, id) : NULL;
          const AlurGrowth *growth = node != NULL ? G_STRUCT_MEMBER_P (node, tree->growth) : NULL;

          n_last = growth != NULL && growth->stamp == growing->stamp ? growth->number : G_MAXUINT;
          last = id;
        }
      growing->n_unplaced += id != NULL && n_last == G_MAXUINT ? 1 : 0;
      growing->sprouts[i].parent = n_last;
    }
}

/* The elements in @parent, the first where an unfinished transaction has an id twice. */
static Growing
begin_to_grow (AlurStageIndex *self, const Tree *tree, GHashTable *nodes, const AlurElement *parent)
{
  Growing growing = { g_ptr_array_new (), g_ptr_array_new (), NULL, ++self->stamp, 0 };

  if (parent != NULL)
    {
      ALUR_FOREACH (element, parent, tree->kind)
      {
        gpointer node = find_node (self, tree, element);
        AlurGrowth *growth = G_STRUCT_MEMBER_P (node, tree->growth);

        if (growth->stamp == growing.stamp)
          continue;
        *growth = (AlurGrowth){ growing.stamp, growing.nodes->len };
        g_ptr_array_add (growing.elements, element);
        g_ptr_array_add (growing.nodes, node);
      }
    }
  growing.sprouts = plant (growing.nodes->len);
  find_parents (tree, nodes, &growing);
  growing.n_unplaced += number_trees (growing.sprouts, growing.nodes->len);
  return growing;
}

/* The numbers of @sprouts in the order of their walk. */
static guint *
order_of_walk (const Sprout *sprouts, guint n)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[sprouts[i].place.first] = i;
  return order;
}

static void
grow_units (AlurStageIndex *self)
{
  Growing growing = begin_to_grow (self, &unit_tree, self->unit_nodes,
                                   alur_document_get_organisation (self->document, self->stage));
  guint n = growing.nodes->len;
  g_autofree guint *order = order_of_walk (growing.sprouts, n);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->units);

  self->units = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      const Sprout *sprout = &growing.sprouts[order[i]];
      AlurUnitNode *node = growing.nodes->pdata[order[i]];
      AlurUnitNode *parent
          = sprout->parent != G_MAXUINT ? growing.nodes->pdata[sprout->parent] : NULL;

      alur_stage_index_place_unit (self, node, growing.elements->pdata[order[i]], parent,
                                   &sprout->place);
      g_ptr_array_add (self->units, node);
    }
  for (guint i = 0; i < before->len; i++)
    {
      AlurUnitNode *node = before->pdata[i];

      if (node->growth.stamp != growing.stamp)
        alur_stage_index_place_unit (self, node, NULL, NULL, NULL);
    }
  self->n_unplaced = growing.n_unplaced;
  growing_clear (&growing);
}

static void
grow_functions (AlurStageIndex *self)
{
  Growing growing = begin_to_grow (self, &function_tree, self->function_nodes,
                                   alur_document_get_functions (self->document));
  guint n = growing.nodes->len;
  g_autofree guint *order = order_of_walk (growing.sprouts, n);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->functions);

  self->functions = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      const Sprout *sprout = &growing.sprouts[order[i]];
      AlurFunctionNode *node = growing.nodes->pdata[order[i]];
      AlurFunctionNode *parent
          = sprout->parent != G_MAXUINT ? growing.nodes->pdata[sprout->parent] : NULL;

      place_function (self, node, growing.elements->pdata[order[i]], parent, &sprout->place);
      g_ptr_array_add (self->functions, node);
    }
  for (guint i = 0; i < before->len; i++)
    {
      AlurFunctionNode *node = before->pdata[i];

      if (node->growth.stamp != growing.stamp)
        place_function (self, node, NULL, NULL, &nowhere);
    }
  growing_clear (&growing);
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
  if (self->units_stale || (self->moved_units->len > 0 && !alur_stage_index_graft (self)))
    grow_units (self);
  g_ptr_array_set_size (self->moved_units, 0);
  self->functions_stale = self->units_stale = FALSE;
}
