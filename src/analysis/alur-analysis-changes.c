/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From changes of the document to elements that must be refreshed.
 *
 * An element whose place in the document is another one now was itself inserted, removed or moved,
 * or lies, when all is done, in one that was: so a change of place touches what lies below the
 * element then, and a change of a field the element alone. Fields that no rule reads touch nothing:
 * dragging and writing notes cost nothing here. */

#include "alur-analysis-private.h"

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))
#define EVERYTHING G_MAXUINT64

/* The fields that no rule reads. What is not listed is taken to matter. */
static const guint64 silent_fields[ALUR_N_KINDS] = {
  [ALUR_KIND_DOCUMENT] = ~(BIT (ALUR_DOCUMENT_LANGUAGE) | BIT (ALUR_DOCUMENT_HOURS_PER_DAY)
                           | BIT (ALUR_DOCUMENT_MINUTES_PER_YEAR)),
  [ALUR_KIND_LOGO] = EVERYTHING,
  [ALUR_KIND_FUNCTION] = BIT (ALUR_FUNCTION_NAME) | BIT (ALUR_FUNCTION_NOTE),
  [ALUR_KIND_REGULATION] = BIT (ALUR_REGULATION_KIND) | BIT (ALUR_REGULATION_NUMBER)
                           | BIT (ALUR_REGULATION_YEAR) | BIT (ALUR_REGULATION_TITLE)
                           | BIT (ALUR_REGULATION_ISSUER) | BIT (ALUR_REGULATION_NOTE),
  [ALUR_KIND_STAGE] = BIT (ALUR_STAGE_NAME) | BIT (ALUR_STAGE_NOTE),
  [ALUR_KIND_UNIT]
  = BIT (ALUR_UNIT_HEAD) | BIT (ALUR_UNIT_X) | BIT (ALUR_UNIT_Y) | BIT (ALUR_UNIT_NOTE),
  [ALUR_KIND_AUTHORITY] = BIT (ALUR_AUTHORITY_NOTE),
  [ALUR_KIND_POSITION] = BIT (ALUR_POSITION_KIND) | BIT (ALUR_POSITION_GRADE)
                         | BIT (ALUR_POSITION_QUALIFICATION) | BIT (ALUR_POSITION_NOTE),
  [ALUR_KIND_DUTY] = BIT (ALUR_DUTY_NAME),
  [ALUR_KIND_RELATION] = BIT (ALUR_RELATION_NOTE),
  [ALUR_KIND_PROCEDURE] = BIT (ALUR_PROCEDURE_ORIENTATION) | BIT (ALUR_PROCEDURE_NOTE),
  [ALUR_KIND_STEP] = BIT (ALUR_STEP_X) | BIT (ALUR_STEP_Y) | BIT (ALUR_STEP_NOTE)
                     | BIT (ALUR_STEP_VALUE) | BIT (ALUR_STEP_QUESTION),
  [ALUR_KIND_FLOW] = BIT (ALUR_FLOW_NOTE),
  [ALUR_KIND_BEND] = EVERYTHING,
  [ALUR_KIND_SCORE] = EVERYTHING,
  [ALUR_KIND_PROBLEM] = ~BIT (ALUR_PROBLEM_REFS),
  [ALUR_KIND_FOREIGN] = EVERYTHING,
};

/* What a change of an element of that kind makes stale besides. */
static const guint stale_by_kind[ALUR_N_KINDS] = {
  [ALUR_KIND_DOCUMENT] = ALUR_STALE_ALL,
  [ALUR_KIND_FUNCTIONS] = ALUR_STALE_ALL,
  [ALUR_KIND_FUNCTION] = ALUR_STALE_FUNCTIONS,
  [ALUR_KIND_REGULATIONS] = ALUR_STALE_REGULATIONS,
  [ALUR_KIND_REGULATION] = ALUR_STALE_REGULATIONS,
  [ALUR_KIND_RULES] = ALUR_STALE_SETTINGS,
  [ALUR_KIND_RULE_ROLE] = ALUR_STALE_SETTINGS,
  [ALUR_KIND_INCOMPATIBLE] = ALUR_STALE_SETTINGS,
  [ALUR_KIND_STAGE] = ALUR_STALE_ALL,
  [ALUR_KIND_ORGANISATION] = ALUR_STALE_ALL,
  [ALUR_KIND_ACCEPTED] = ALUR_STALE_ACCEPTED,
  [ALUR_KIND_ACCEPTED_FINDING] = ALUR_STALE_ACCEPTED,
};

static gboolean
is_silent (const AlurChange *change)
{
  AlurKind kind = change->element->kind;

  switch (change->type)
    {
    case ALUR_CHANGE_SET:
      return (silent_fields[kind] & BIT (change->field)) != 0;
    case ALUR_CHANGE_TEXT:
      return alur_element_get_procedure (change->element) == NULL
             || silent_fields[kind] == EVERYTHING;
    case ALUR_CHANGE_FOREIGN:
      return TRUE;
    case ALUR_CHANGE_INSERT:
    case ALUR_CHANGE_REMOVE:
    case ALUR_CHANGE_MOVE:
    default:
      return silent_fields[kind] == EVERYTHING;
    }
}

static void
touch (AlurAnalysis *self, AlurElement *element)
{
  AlurRecord *record = alur_analysis_get_record (self, element);

  if (record->touched)
    return;
  record->touched = TRUE;
  g_ptr_array_add (self->touched, element);
}

static void
touch_steps (AlurAnalysis *self, const AlurElement *procedure)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP) { touch (self, step); }
}

static void
note_change (AlurAnalysis *self, const AlurChange *change)
{
  AlurElement *element = change->element;
  gboolean is_place = change->type == ALUR_CHANGE_INSERT || change->type == ALUR_CHANGE_REMOVE
                      || change->type == ALUR_CHANGE_MOVE;

  self->stale |= stale_by_kind[element->kind];
  if (change->type == ALUR_CHANGE_SET && change->field == ALUR_FIELD_ID
      && alur_element_type (element->kind)->has_id)
    self->stale |= ALUR_STALE_ALL;
  if (!is_place)
    {
      touch (self, element);
      if (element->kind == ALUR_KIND_PROCEDURE && change->field == ALUR_PROCEDURE_FUNCTION)
        touch_steps (self, element);
      return;
    }
  if ((self->stale & ALUR_STALE_ALL) != 0)
    return; /* all is looked at again, and a stage is most of it */
  for (AlurElement *below = element; below != NULL; below = alur_element_walk (below, element))
    touch (self, below);
}

/**
 * alur_analysis_note_changes: (skip)
 * @self: an analysis
 * @set: what the document announces
 */
void
alur_analysis_note_changes (AlurAnalysis *self, const AlurChangeSet *set)
{
  self->anew = NULL;
  for (guint i = 0; i < set->n_changes; i++)
    {
      if (!is_silent (&set->changes[i]))
        note_change (self, &set->changes[i]);
    }
  if ((self->stale & ALUR_STALE_ALL) != 0)
    self->is_refreshed = FALSE;
}

/* The field by which elements of a kind refer to regulations; G_MAXUINT: none. */
static guint
basis_field (AlurKind kind)
{
  const AlurElementType *type = kind != ALUR_KIND_FOREIGN ? alur_element_type (kind) : NULL;

  for (guint i = 0; type != NULL && i < type->n_fields; i++)
    {
      if (type->fields[i].targets & BIT (ALUR_KIND_REGULATION))
        return i;
    }
  return G_MAXUINT;
}

static void
count_reference (AlurAnalysis *self, const char *id, int change)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (self->references, id));

  if (n == 0 || n + change == 0)
    self->stale |= ALUR_STALE_REFERENCES;
  g_hash_table_insert (self->references, (gpointer) id, GINT_TO_POINTER (n + change));
}

static void
count_references (AlurAnalysis *self, gboolean is_list, const void *basis, int change)
{
  const AlurIds *ids = basis;

  if (basis == NULL)
    return;
  if (!is_list)
    {
      count_reference (self, basis, change);
      return;
    }
  for (guint i = 0; i < ids->n_ids; i++)
    count_reference (self, ids->ids[i], change);
}

static void
refresh_references (AlurAnalysis *self, const AlurElement *element, gboolean attached)
{
  AlurRecord *record = alur_analysis_get_record (self, element);
  guint field = basis_field (element->kind);
  gboolean is_list;
  const void *basis = NULL;

  if (field == G_MAXUINT)
    return;
  is_list = alur_element_type (element->kind)->fields[field].type == ALUR_FIELD_REFERENCES;
  if (attached && is_list)
    basis = alur_element_get_refs (element, field);
  else if (attached)
    basis = alur_element_get_ref (element, field);
  if (basis == record->basis)
    return;
  count_references (self, is_list, record->basis, -1);
  count_references (self, is_list, basis, 1);
  record->basis = basis;
}

/* The authority of the same id in the next stage may be another change than it was. */
static void
mark_next_stage (AlurAnalysis *self, const AlurStageState *state, const AlurElement *authority)
{
  for (guint i = 0; i + 1 < self->stages->len; i++)
    {
      AlurStageState *next = self->stages->pdata[i + 1];
      const AlurElement *later;

      if (self->stages->pdata[i] != state)
        continue;
      later = alur_document_lookup_kind (self->document, next->stage,
                                         alur_element_get_id (authority), ALUR_KIND_AUTHORITY);
      if (later != NULL && alur_element_get_ref (later, ALUR_AUTHORITY_FUNCTION) != NULL)
        alur_stage_index_mark_function (
            next->index,
            alur_stage_index_ensure_function (
                next->index, alur_element_get_ref (later, ALUR_AUTHORITY_FUNCTION)),
            ALUR_MARK_HOLDINGS);
    }
}

static void
refresh_in (AlurAnalysis *self,
            AlurStageState *state,
            AlurRecord *record,
            const AlurElement *element)
{
  alur_stage_index_refresh (state->index, record, element);
  if (element->kind == ALUR_KIND_AUTHORITY)
    mark_next_stage (self, state, element);
}

/* The state to which an index belongs. */
static AlurStageState *
state_of_index (AlurAnalysis *self, const AlurStageIndex *index)
{
  return index != NULL ? alur_analysis_get_state (self, index->stage) : NULL;
}

/**
 * alur_analysis_refresh_element: (skip)
 * @self: an analysis
 * @element: an element
 *
 * Registers @element as it is now, wherever it is and was.
 */
void
alur_analysis_refresh_element (AlurAnalysis *self, const AlurElement *element)
{
  gboolean attached = alur_element_is_inside (element, alur_document_get_root (self->document));
  const AlurElement *stage = attached ? alur_element_get_stage (element) : NULL;
  AlurRecord *record = alur_analysis_get_record (self, element);
  AlurStageState *before = state_of_index (self, record->index);
  AlurStageState *now = stage != NULL ? alur_analysis_get_state (self, stage) : NULL;

  refresh_references (self, element, attached);
  if (before != NULL && before != now)
    {
      refresh_in (self, before, record, element);
      record->facts = NULL;
      record->owner = NULL;
      record->index = NULL;
    }
  if (now != NULL)
    {
      refresh_in (self, now, record, element);
      record->index = now->index;
    }
}

static void
refresh_touched (AlurAnalysis *self, AlurElement *element)
{
  alur_analysis_refresh_element (self, element);
  alur_analysis_get_record (self, element)->touched = FALSE;
}

/**
 * alur_analysis_refresh_touched: (skip)
 * @self: an analysis
 * @until: when to leave the rest for the next time; 0: never
 *
 * Refreshes what was touched since the last time, procedures before what lies in them.
 *
 * Returns: whether all was
 */
gboolean
alur_analysis_refresh_touched (AlurAnalysis *self, gint64 until)
{
  if (self->stale & ALUR_STALE_FUNCTIONS)
    {
      for (guint i = 0; i < self->stages->len; i++)
        ((AlurStageState *) self->stages->pdata[i])->index->functions_stale = TRUE;
    }
  for (; self->n_procedures_refreshed < self->touched->len; self->n_procedures_refreshed++)
    {
      AlurElement *element = self->touched->pdata[self->n_procedures_refreshed];

      if (element->kind == ALUR_KIND_PROCEDURE)
        refresh_touched (self, element);
    }
  while (self->n_refreshed < self->touched->len)
    {
      AlurElement *element = self->touched->pdata[self->n_refreshed++];

      if (element->kind != ALUR_KIND_PROCEDURE)
        refresh_touched (self, element);
      if (alur_is_over (until) && self->n_refreshed < self->touched->len)
        return FALSE;
    }
  alur_analysis_forget_touched (self);
  return TRUE;
}

/**
 * alur_analysis_forget_touched: (skip)
 *
 * There is nothing to be refreshed any more.
 */
void
alur_analysis_forget_touched (AlurAnalysis *self)
{
  g_ptr_array_set_size (self->touched, 0);
  self->n_procedures_refreshed = self->n_refreshed = 0;
}
