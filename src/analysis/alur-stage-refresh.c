/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registering elements in the index of a stage: each is compared with what is registered of it and
 * put in its place; what that changes is marked. Asking twice does nothing the second time. */

#include "alur-stage-index-private.h"

/* Lists of one function: T has `next` and `previous`. */
#define LIST_ADD(head, item)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    (item)->previous = NULL;                                                                       \
    (item)->next = (head);                                                                         \
    if ((head) != NULL)                                                                            \
      (head)->previous = (item);                                                                   \
    (head) = (item);                                                                               \
  }                                                                                                \
  G_STMT_END

#define LIST_REMOVE(head, item)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((item)->previous != NULL)                                                                  \
      (item)->previous->next = (item)->next;                                                       \
    else                                                                                           \
      (head) = (item)->next;                                                                       \
    if ((item)->next != NULL)                                                                      \
      (item)->next->previous = (item)->previous;                                                   \
  }                                                                                                \
  G_STMT_END

static AlurUnitNode *
ensure_unit_or_null (AlurStageIndex *self, const char *id)
{
  return id != NULL ? alur_stage_index_ensure_unit (self, id) : NULL;
}

static AlurFunctionNode *
ensure_function_or_null (AlurStageIndex *self, const char *id)
{
  return id != NULL ? alur_stage_index_ensure_function (self, id) : NULL;
}

/**
 * alur_stage_index_has: (skip)
 *
 * Returns: whether @element has its place in this stage
 */
gboolean
alur_stage_index_has (AlurStageIndex *self, const AlurElement *element)
{
  return element->parent != NULL && alur_element_is_inside (element, self->stage);
}

static void
note_moved_unit (AlurStageIndex *self, const AlurElement *element)
{
  if (self->units_stale || g_ptr_array_find (self->moved_units, element, NULL))
    return;
  g_ptr_array_add (self->moved_units, (gpointer) element);
  self->units_stale = self->moved_units->len > ALUR_STAGE_MOST_MOVED;
}

static void
refresh_unit (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);
  const char *parent = alur_element_get_ref (element, ALUR_UNIT_PARENT);
  AlurUnitNode *node = alur_stage_index_ensure_unit (self, id);
  const char *parent_before = node->parent != NULL ? node->parent->id : NULL;
  gboolean here = alur_stage_index_has (self, element);

  if ((node->unit == element) != here)
    note_moved_unit (self, element);
  else if (parent != parent_before
           || node->level != alur_element_get_word (element, ALUR_UNIT_LEVEL))
    self->units_stale = TRUE;
  alur_stage_index_mark_unit (self, node, ALUR_MARK_SELF);
}

static void
remove_holder (AlurStageIndex *self, AlurRecord *record)
{
  AlurHolder *holder = record->facts;

  LIST_REMOVE (holder->function->holders, holder);
  alur_stage_index_mark_function (self, holder->function, ALUR_MARK_HOLDERS);
  alur_stage_index_mark_unit (self, holder->unit, ALUR_MARK_USE);
  holder->function = NULL;
}

static void
add_holder (AlurStageIndex *self, AlurHolder *holder, const AlurElement *element)
{
  const char *from = alur_element_get_ref (element, ALUR_AUTHORITY_FROM);
  const char *scope = alur_element_get_text (element, ALUR_AUTHORITY_SCOPE);
  AlurSource source = alur_element_get_word (element, ALUR_AUTHORITY_SOURCE);

  holder->authority = element;
  holder->unit = alur_stage_index_ensure_unit (self, alur_element_get_id (element->parent));
  holder->function = alur_stage_index_ensure_function (
      self, alur_element_get_ref (element, ALUR_AUTHORITY_FUNCTION));
  holder->from = source != ALUR_SOURCE_ATTRIBUTION ? ensure_unit_or_null (self, from) : NULL;
  holder->scope = alur_stage_index_intern_scope (self, scope);
  holder->role = alur_element_get_word (element, ALUR_AUTHORITY_ROLE);
  holder->resource = alur_element_get_word (element, ALUR_AUTHORITY_RESOURCE);
  LIST_ADD (holder->function->holders, holder);
  alur_stage_index_mark_function (self, holder->function, ALUR_MARK_HOLDERS);
  alur_stage_index_mark_unit (self, holder->unit, ALUR_MARK_USE);
}

static void
refresh_authority (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  AlurHolder *holder = record->facts;

  if (holder != NULL && holder->function != NULL)
    remove_holder (self, record);
  if (!alur_stage_index_has (self, element) || element->parent->kind != ALUR_KIND_UNIT
      || alur_element_get_ref (element, ALUR_AUTHORITY_FUNCTION) == NULL)
    return;
  if (holder == NULL)
    record->facts = holder = alur_arena_alloc0 (self->arena, sizeof *holder);
  add_holder (self, holder, element);
}

static void
refresh_position (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  alur_stage_index_mark_unit (self, record->facts, ALUR_MARK_SELF);
  alur_stage_index_touch_position (self, alur_element_get_id (element));
  record->facts = NULL;
  if (alur_stage_index_has (self, element) && element->parent->kind == ALUR_KIND_UNIT)
    {
      record->facts = alur_stage_index_ensure_unit (self, alur_element_get_id (element->parent));
      alur_stage_index_mark_unit (self, record->facts, ALUR_MARK_SELF);
    }
}

static void
refresh_duty (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  alur_stage_index_touch_position (self, record->position);
  record->position = NULL;
  if (alur_stage_index_has (self, element))
    record->position = alur_element_get_id (element->parent);
  alur_stage_index_touch_position (self, record->position);
}

static void
refresh_relation (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  self->changed |= ALUR_STAGE_RELATIONS_CHANGED;
}

static void
mention_units (AlurStageIndex *self, const AlurIds *ids, guint change)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      AlurUnitNode *node = alur_stage_index_ensure_unit (self, ids->ids[i]);

      node->n_steps += change;
      alur_stage_index_mark_unit (self, node, ALUR_MARK_USE);
    }
}

/* Adds @change (1, or −1 as an unsigned number) to the mentions of what @step names. */
static void
mention (AlurStageIndex *self, const AlurStepNode *step, guint change)
{
  if (step->unit != NULL)
    step->unit->n_steps += change;
  alur_stage_index_mark_unit (self, step->unit, ALUR_MARK_USE);
  mention_units (self, step->also, change);
  mention_units (self, step->or_units, change);
  alur_stage_index_mark_function (self, step->function, ALUR_MARK_STEPS);
  alur_stage_index_mark_function (self, step->procedure->function, ALUR_MARK_STEPS);
  if (step->position != NULL)
    alur_stage_index_ensure_position (self, step->position)->n_steps += change;
  alur_stage_index_touch_position (self, step->position);
  self->changed |= ALUR_STAGE_DECISIONS_CHANGED;
}

/* What should be registered of a step. */
static AlurStepNode
describe_step (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  AlurStepNode node = { .step = element };
  const char *function;

  if (!alur_stage_index_has (self, element) || record->owner == NULL)
    return node;
  function = alur_element_get_ref (element, ALUR_STEP_FUNCTION);
  if (function == NULL)
    function = alur_element_get_ref (alur_element_get_procedure (element), ALUR_PROCEDURE_FUNCTION);
  node.procedure = record->owner;
  node.function = ensure_function_or_null (self, function);
  node.unit = ensure_unit_or_null (self, alur_element_get_ref (element, ALUR_STEP_UNIT));
  node.position = alur_element_get_ref (element, ALUR_STEP_POSITION);
  node.also = alur_element_get_refs (element, ALUR_STEP_ALSO);
  node.or_units = alur_element_get_refs (element, ALUR_STEP_OR);
  node.kind = alur_element_get_word (element, ALUR_STEP_KIND);
  return node;
}

static gboolean
step_is_as_before (const AlurStepNode *a, const AlurStepNode *b)
{
  return a->procedure == b->procedure && a->function == b->function && a->unit == b->unit
         && a->position == b->position && a->also == b->also && a->or_units == b->or_units
         && a->kind == b->kind;
}

static void
refresh_step (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  AlurStepNode *step = record->facts;
  AlurStepNode now = describe_step (self, record, element);

  if (step == NULL)
    record->facts = step = alur_arena_alloc0 (self->arena, sizeof *step);
  if (step_is_as_before (step, &now))
    return;
  if (step->procedure != NULL)
    {
      mention (self, step, G_MAXUINT);
      if (step->function != NULL)
        LIST_REMOVE (step->function->steps, step);
    }
  *step = now;
  if (step->procedure != NULL)
    {
      mention (self, step, 1);
      if (step->function != NULL)
        LIST_ADD (step->function->steps, step);
    }
}

static void
set_procedure_function (AlurStageIndex *self, AlurProcedureNode *node, AlurFunctionNode *function)
{
  if (node->function == function)
    return;
  alur_stage_index_mark_function (self, node->function, ALUR_MARK_STEPS);
  alur_stage_index_mark_function (self, function, ALUR_MARK_STEPS);
  if (node->function != NULL)
    LIST_REMOVE (node->function->procedures, node);
  node->function = function;
  if (function != NULL)
    LIST_ADD (function->procedures, node);
}

static void
refresh_procedure (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  AlurProcedureNode *node = alur_stage_index_ensure_procedure (self, alur_element_get_id (element));
  gboolean here = alur_stage_index_has (self, element);
  AlurFunctionNode *function = NULL;

  if (!here && node->procedure != element)
    return;
  if (here)
    function
        = ensure_function_or_null (self, alur_element_get_ref (element, ALUR_PROCEDURE_FUNCTION));
  if (node->procedure != (here ? element : NULL))
    self->changed |= ALUR_STAGE_DECISIONS_CHANGED;
  node->procedure = here ? element : NULL;
  set_procedure_function (self, node, function);
}

static void
refresh_redesign (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  self->changed |= ALUR_STAGE_DECISIONS_CHANGED;
}

typedef void (*RefreshFunc) (AlurStageIndex *self, AlurRecord *record, const AlurElement *element);

static const RefreshFunc refreshers[ALUR_N_KINDS] = {
  [ALUR_KIND_UNIT] = refresh_unit,
  [ALUR_KIND_AUTHORITY] = refresh_authority,
  [ALUR_KIND_POSITION] = refresh_position,
  [ALUR_KIND_DUTY] = refresh_duty,
  [ALUR_KIND_RELATION] = refresh_relation,
  [ALUR_KIND_PROCEDURE] = refresh_procedure,
  [ALUR_KIND_STEP] = refresh_step,
  [ALUR_KIND_STEP_REDESIGN] = refresh_redesign,
  [ALUR_KIND_PROCEDURE_REDESIGN] = refresh_redesign,
};

/* The procedure that holds the element, before and now, is no longer what it was. */
static void
refresh_owner (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  const AlurElement *procedure = NULL;
  AlurProcedureNode *owner = NULL;

  if (alur_stage_index_has (self, element))
    procedure = alur_element_get_procedure (element);
  if (procedure != NULL)
    owner = alur_stage_index_ensure_procedure (self, alur_element_get_id (procedure));
  if (owner == NULL && record->owner == NULL)
    return;
  alur_stage_index_mark_procedure (self, record->owner, ALUR_MARK_CONTENT);
  alur_stage_index_mark_procedure (self, owner, ALUR_MARK_CONTENT);
  record->owner = owner;
  self->changed |= ALUR_STAGE_CONTENT_CHANGED;
}

/**
 * alur_stage_index_refresh: (skip)
 * @self: an index
 * @record: what is registered of @element here
 * @element: an element that came, went or changed
 *
 * Registers @element as it is now. Procedures must be refreshed before the steps in them.
 */
void
alur_stage_index_refresh (AlurStageIndex *self, AlurRecord *record, const AlurElement *element)
{
  refresh_owner (self, record, element);
  if (refreshers[element->kind] != NULL)
    refreshers[element->kind](self, record, element);
}
