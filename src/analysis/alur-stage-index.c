/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index of one stage.
 *
 * It holds what is registered of each element, never what should be derived: an edit names the
 * elements that it touched, each is taken out as it was registered and put in again as it is now
 * (alur-stage-refresh.c), and when a place changed the trees are grown anew (alur-stage-trees.c),
 * but for single units that came or went (alur-stage-graft.c). So the state after any sequence of
 * edits is that of an index made from scratch, whatever order the changes came in; on the way,
 * marks collect what was touched. Nodes belong to ids, not to elements, so that a reference whose
 * element comes later needs no second look. */

#include "alur-stage-index-private.h"

#include "alur-text.h"

/**
 * alur_stage_index_new: (skip)
 * @document: a document
 * @stage: a stage of it
 *
 * Returns: (transfer full): an index in which nothing is registered yet
 */
AlurStageIndex *
alur_stage_index_new (AlurDocument *document, const AlurElement *stage)
{
  AlurStageIndex *self = g_new0 (AlurStageIndex, 1);

  self->document = document;
  self->stage = stage;
  self->arena = alur_arena_new ();
  self->unit_nodes = g_hash_table_new (NULL, NULL);
  self->function_nodes = g_hash_table_new (NULL, NULL);
  self->procedure_nodes = g_hash_table_new (NULL, NULL);
  self->position_nodes = g_hash_table_new (NULL, NULL);
  self->scopes = g_hash_table_new (g_str_hash, g_str_equal);
  self->scope_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->units = g_ptr_array_new ();
  self->functions = g_ptr_array_new ();
  self->moved_units = g_ptr_array_new ();
  self->met = g_ptr_array_new ();
  self->procedures = g_ptr_array_new ();
  self->positions = g_ptr_array_new ();
  self->marked_units = g_ptr_array_new ();
  self->marked_functions = g_ptr_array_new ();
  self->marked_procedures = g_ptr_array_new ();
  self->touched_positions = g_ptr_array_new ();
  self->units_stale = self->functions_stale = TRUE;
  return self;
}

static void
clear_bucket (AlurBucket *bucket)
{
  g_clear_pointer (&bucket->findings, g_ptr_array_unref);
}

static void
clear_nodes (AlurStageIndex *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->unit_nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    clear_bucket (&((AlurUnitNode *) value)->bucket);
  g_hash_table_iter_init (&iter, self->function_nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      clear_bucket (&((AlurFunctionNode *) value)->bucket);
      clear_bucket (&((AlurFunctionNode *) value)->lines);
      clear_bucket (&((AlurFunctionNode *) value)->holdings);
    }
  g_hash_table_iter_init (&iter, self->procedure_nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AlurProcedureNode *node = value;

      clear_bucket (&node->bucket);
      clear_bucket (&node->figures);
      g_ptr_array_unref (node->neighbours);
    }
  g_hash_table_iter_init (&iter, self->position_nodes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    clear_bucket (&((AlurPositionNode *) value)->bucket);
}

/**
 * alur_stage_index_free: (skip)
 * @self: an index
 */
void
alur_stage_index_free (AlurStageIndex *self)
{
  clear_nodes (self);
  g_hash_table_unref (self->unit_nodes);
  g_hash_table_unref (self->function_nodes);
  g_hash_table_unref (self->procedure_nodes);
  g_hash_table_unref (self->position_nodes);
  g_hash_table_unref (self->scopes);
  g_hash_table_unref (self->scope_names);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->functions);
  g_ptr_array_unref (self->moved_units);
  g_ptr_array_unref (self->met);
  g_ptr_array_unref (self->procedures);
  g_ptr_array_unref (self->positions);
  g_ptr_array_unref (self->marked_units);
  g_ptr_array_unref (self->marked_functions);
  g_ptr_array_unref (self->marked_procedures);
  g_ptr_array_unref (self->touched_positions);
  alur_arena_free (self->arena);
  g_free (self);
}

/* The node of an id in one of the tables, made when there is none; every node begins with its id.
 */
static gpointer
ensure_node (AlurStageIndex *self, GHashTable *nodes, const char *id, gsize size)
{
  gpointer node = g_hash_table_lookup (nodes, id);

  if (node == NULL)
    {
      node = alur_arena_alloc0 (self->arena, size);
      *(const char **) node = id;
      g_hash_table_insert (nodes, (gpointer) id, node);
    }
  return node;
}

/**
 * alur_stage_index_ensure_unit: (skip)
 */
AlurUnitNode *
alur_stage_index_ensure_unit (AlurStageIndex *self, const char *id)
{
  AlurUnitNode *node = ensure_node (self, self->unit_nodes, id, sizeof (AlurUnitNode));

  if (node->unit == NULL)
    node->first = node->end = G_MAXUINT;
  return node;
}

/**
 * alur_stage_index_ensure_function: (skip)
 */
AlurFunctionNode *
alur_stage_index_ensure_function (AlurStageIndex *self, const char *id)
{
  AlurFunctionNode *node = ensure_node (self, self->function_nodes, id, sizeof (AlurFunctionNode));

  if (node->function == NULL)
    node->first = node->end = G_MAXUINT;
  return node;
}

/**
 * alur_stage_index_ensure_procedure: (skip)
 */
AlurProcedureNode *
alur_stage_index_ensure_procedure (AlurStageIndex *self, const char *id)
{
  AlurProcedureNode *node
      = ensure_node (self, self->procedure_nodes, id, sizeof (AlurProcedureNode));

  if (node->neighbours == NULL)
    {
      node->neighbours = g_ptr_array_new ();
      g_ptr_array_add (self->procedures, node);
    }
  return node;
}

/**
 * alur_stage_index_ensure_position: (skip)
 */
AlurPositionNode *
alur_stage_index_ensure_position (AlurStageIndex *self, const char *id)
{
  guint n_nodes = g_hash_table_size (self->position_nodes);
  AlurPositionNode *node = ensure_node (self, self->position_nodes, id, sizeof (AlurPositionNode));

  if (g_hash_table_size (self->position_nodes) > n_nodes)
    g_ptr_array_add (self->positions, node);
  return node;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static guint
number_of_name (AlurStageIndex *self, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->scope_names, name));

  if (number == 0)
    {
      number = g_hash_table_size (self->scope_names) + 1;
      g_hash_table_insert (self->scope_names, g_strdup (name), GUINT_TO_POINTER (number));
    }
  return number;
}

/**
 * alur_stage_index_intern_scope: (skip)
 * @self: an index
 * @scope: (nullable): the scope of an authority, a text of the document
 *
 * Returns: its names, ascending and each once
 */
const AlurScopeNames *
alur_stage_index_intern_scope (AlurStageIndex *self, const char *scope)
{
  const char *key = scope != NULL ? scope : "";
  AlurScopeNames *names = g_hash_table_lookup (self->scopes, key);
  g_auto (GStrv) words = NULL;
  guint n_names = 0;

  if (names != NULL)
    return names;
  words = alur_text_split_names (scope);
  names = alur_arena_alloc0 (self->arena,
                             sizeof *names + g_strv_length (words) * sizeof names->names[0]);
  for (guint i = 0; words[i] != NULL; i++)
    names->names[i] = number_of_name (self, words[i]);
  qsort (names->names, g_strv_length (words), sizeof names->names[0], compare_numbers);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (n_names == 0 || names->names[n_names - 1] != names->names[i])
        names->names[n_names++] = names->names[i];
    }
  names->n_names = n_names;
  g_hash_table_insert (self->scopes, (gpointer) key, names);
  return names;
}

/**
 * alur_scope_names_intersect:
 * @a: a scope
 * @b: another of the same stage
 *
 * Returns: whether the two scopes meet: either is everywhere or they share a name
 */
gboolean
alur_scope_names_intersect (const AlurScopeNames *a, const AlurScopeNames *b)
{
  if (a->n_names == 0 || b->n_names == 0)
    return TRUE;
  for (guint i = 0, j = 0; i < a->n_names && j < b->n_names;)
    {
      if (a->names[i] == b->names[j])
        return TRUE;
      if (a->names[i] < b->names[j])
        i++;
      else
        j++;
    }
  return FALSE;
}

/**
 * alur_stage_index_get_unit:
 * @self: an index
 * @id: (nullable): an id, an atom of the document
 *
 * Returns: (transfer none) (nullable): the unit with that id in its place
 */
AlurUnitNode *
alur_stage_index_get_unit (AlurStageIndex *self, const char *id)
{
  AlurUnitNode *node = id != NULL ? g_hash_table_lookup (self->unit_nodes, id) : NULL;

  return node != NULL && node->unit != NULL ? node : NULL;
}

/**
 * alur_stage_index_get_function:
 * @self: an index
 * @id: (nullable): an id, an atom of the document
 *
 * Returns: (transfer none) (nullable): the function with that id in its place
 */
AlurFunctionNode *
alur_stage_index_get_function (AlurStageIndex *self, const char *id)
{
  AlurFunctionNode *node = id != NULL ? g_hash_table_lookup (self->function_nodes, id) : NULL;

  return node != NULL && node->function != NULL ? node : NULL;
}

/**
 * alur_stage_index_count_steps_of:
 * @self: an index
 * @position: the id of a position, an atom
 *
 * Returns: how many steps name the position
 */
guint
alur_stage_index_count_steps_of (AlurStageIndex *self, const char *position)
{
  const AlurPositionNode *node = g_hash_table_lookup (self->position_nodes, position);

  return node != NULL ? node->n_steps : 0;
}

/**
 * alur_stage_index_get_nth_function:
 * @self: an index
 * @place: a number below the `end` of a function
 *
 * Returns: (transfer none): the function whose `first` is @place
 */
AlurFunctionNode *
alur_stage_index_get_nth_function (AlurStageIndex *self, guint place)
{
  return self->functions->pdata[place];
}

/**
 * alur_stage_index_next_stamp:
 * @self: an index
 *
 * Returns: a number that no unit's `stamp` has yet
 */
guint
alur_stage_index_next_stamp (AlurStageIndex *self)
{
  return ++self->stamp;
}

/**
 * alur_unit_node_is_ancestor:
 * @upper: a unit in its place
 * @lower: another of the same stage
 *
 * Returns: whether @upper stands above @lower in its own line of command
 */
gboolean
alur_unit_node_is_ancestor (const AlurUnitNode *upper, const AlurUnitNode *lower)
{
  return upper != lower && lower->first >= upper->first && lower->first < upper->end;
}

static const AlurUnitNode *
root_of (const AlurUnitNode *node)
{
  while (node->parent != NULL)
    node = node->parent;
  return node;
}

/**
 * alur_unit_node_is_above:
 * @upper: a unit in its place
 * @lower: another of the same stage
 *
 * Returns: whether @upper is an ancestor of @lower, or nearer the root of the same tree
 */
gboolean
alur_unit_node_is_above (const AlurUnitNode *upper, const AlurUnitNode *lower)
{
  return upper->depth < lower->depth && root_of (upper) == root_of (lower);
}

/**
 * alur_function_node_is_inside:
 * @lower: a function in its place
 * @upper: another of the same stage
 *
 * Returns: whether @lower is @upper or a descendant of it
 */
gboolean
alur_function_node_is_inside (const AlurFunctionNode *lower, const AlurFunctionNode *upper)
{
  return lower == upper || (lower->first >= upper->first && lower->first < upper->end);
}

/**
 * alur_stage_index_holds:
 * @self: an index
 * @unit: (nullable): the id of a unit, an atom
 * @function: (nullable): the id of a function, an atom
 * @roles: the roles that will do, `1 << AlurRole` each
 *
 * Returns: whether the unit effectively holds authority over the function in one of the roles
 */
gboolean
alur_stage_index_holds (AlurStageIndex *self, const char *unit, const char *function, guint roles)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (self, function);

  for (; node != NULL; node = node->parent)
    {
      for (const AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
        {
          if (holder->unit->id == unit && (roles & (1u << holder->role)) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * alur_stage_index_mark_unit: (skip)
 */
void
alur_stage_index_mark_unit (AlurStageIndex *self, AlurUnitNode *node, guint mark)
{
  if (node == NULL)
    return;
  if (node->marks == 0)
    g_ptr_array_add (self->marked_units, node);
  node->marks |= mark;
}

/**
 * alur_stage_index_mark_function: (skip)
 */
void
alur_stage_index_mark_function (AlurStageIndex *self, AlurFunctionNode *node, guint mark)
{
  if (node == NULL)
    return;
  if (node->marks == 0)
    g_ptr_array_add (self->marked_functions, node);
  node->marks |= mark;
}

/**
 * alur_stage_index_mark_procedure: (skip)
 */
void
alur_stage_index_mark_procedure (AlurStageIndex *self, AlurProcedureNode *node, guint mark)
{
  if (node == NULL)
    return;
  if (node->marks == 0)
    g_ptr_array_add (self->marked_procedures, node);
  node->marks |= mark;
}

/**
 * alur_stage_index_touch_position: (skip)
 */
void
alur_stage_index_touch_position (AlurStageIndex *self, const char *id)
{
  if (id != NULL)
    g_ptr_array_add (self->touched_positions, (gpointer) id);
}

static void
forget_marks (GPtrArray *nodes, gsize offset)
{
  for (guint i = 0; i < nodes->len; i++)
    *(guint *) (gpointer) ((char *) nodes->pdata[i] + offset) = 0;
  g_ptr_array_set_size (nodes, 0);
}

/**
 * alur_stage_index_clear_marks: (skip)
 */
void
alur_stage_index_clear_marks (AlurStageIndex *self)
{
  forget_marks (self->marked_units, G_STRUCT_OFFSET (AlurUnitNode, marks));
  forget_marks (self->marked_functions, G_STRUCT_OFFSET (AlurFunctionNode, marks));
  forget_marks (self->marked_procedures, G_STRUCT_OFFSET (AlurProcedureNode, marks));
  g_ptr_array_set_size (self->touched_positions, 0);
  self->changed = 0;
}
