/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be drafted, revised and repealed, for which stage, and in which order.
 *
 * The register says only that something is to be done. When, follows from what rests on it: a draft
 * is needed where it is first named, a revision where something that names it first changes, and a
 * repeal when those that replace it are in force, else when nothing names it any more. */

#include "alur-legal-private.h"

#include "alur-text.h"

static AlurStatus
status_of (const AlurLegalOrder *self, guint number)
{
  return alur_element_get_word (alur_legal_order_entry (self, number)->regulation,
                                ALUR_REGULATION_STATUS);
}

static AlurDate
date_of (const AlurLegalOrder *self, guint number)
{
  return alur_element_get_date (alur_legal_order_entry (self, number)->regulation,
                                ALUR_REGULATION_DATE);
}

/* What holds now holds already: only a later stage begins on a day. */
static AlurDate
date_of_stage (const AlurLegalOrder *self, guint stage)
{
  return stage > 0 && stage < self->stages->len
             ? alur_element_get_date (g_ptr_array_index (self->stages, stage), ALUR_STAGE_DATE)
             : 0;
}

/* --- Changes ---------------------------------------------------------------------------------- */

/* What is only drawn or noted changes nothing that a regulation has to say, nor what a step was
 * combined from. */
static gboolean
is_legal_field (AlurKind kind, const AlurField *field)
{
  static const char *const others[] = { "x", "y", "note", "orientation", "lanes", "basis" };

  if (kind == ALUR_KIND_STEP && g_str_equal (field->name, "from"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (field->name, others[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_inputs (const AlurElement *one, const AlurElement *other)
{
  const AlurElement *a = alur_element_first (one, ALUR_KIND_INPUT);
  const AlurElement *b = alur_element_first (other, ALUR_KIND_INPUT);

  for (; a != NULL && b != NULL;
       a = alur_element_next (a, ALUR_KIND_INPUT), b = alur_element_next (b, ALUR_KIND_INPUT))
    if (g_strcmp0 (alur_element_get_text (a, ALUR_INPUT_NAME),
                   alur_element_get_text (b, ALUR_INPUT_NAME))
            != 0
        || alur_element_get_word (a, ALUR_INPUT_FROM) != alur_element_get_word (b, ALUR_INPUT_FROM))
      return FALSE;
  return a == b;
}

static gboolean
same_value (AlurKind kind, guint field, AlurValue one, AlurValue other)
{
  if (kind == ALUR_KIND_AUTHORITY && field == ALUR_AUTHORITY_SCOPE)
    return alur_text_same_names (one.text, other.text);
  return alur_value_equal (&alur_element_type (kind)->fields[field], one, other);
}

/* Elements of one id in two stages. */
static gboolean
is_changed (const AlurElement *from, const AlurElement *to)
{
  const AlurElementType *type = alur_element_type (to->kind);

  if (g_strcmp0 (alur_element_get_id (from->parent), alur_element_get_id (to->parent)) != 0)
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (is_legal_field (to->kind, &type->fields[i])
        && !same_value (to->kind, i, from->values[i], to->values[i]))
      return TRUE;
  return !same_inputs (from, to);
}

static const AlurElement *
find_in_stage (const AlurLegalOrder *self, const AlurElement *element, guint stage)
{
  return alur_document_lookup_kind (self->document, g_ptr_array_index (self->stages, stage),
                                    alur_element_get_id (element), element->kind);
}

/* When a decision takes effect. */
static guint
stage_of_decision (const AlurLegalOrder *self, const AlurLegalReference *reference)
{
  guint field = reference->element->kind == ALUR_KIND_STEP_REDESIGN ? ALUR_STEP_REDESIGN_STAGE
                                                                    : ALUR_PROCEDURE_REDESIGN_STAGE;
  const char *id = alur_element_get_ref (reference->element, field);
  guint number = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->stage_of, id)) : 0;

  return number > 0 ? number - 1 : reference->stage + 1;
}

/**
 * alur_legal_order_find_stage:
 * @self: regulations in order
 * @reference: something that rests on one of them
 *
 * Returns: the number of the stage for which it counts: that in which it stands, of a decision that
 *   in which it takes effect; the number of stages where there is no such stage yet
 */
guint
alur_legal_order_find_stage (const AlurLegalOrder *self, const AlurLegalReference *reference)
{
  return alur_legal_is_decision (reference->element) ? stage_of_decision (self, reference)
                                                     : reference->stage;
}

/* The stage in which what rests on a regulation first becomes another: it comes or changes there,
 * or is gone. The number of stages where it never does. */
static guint
stage_of_change (const AlurLegalOrder *self, const AlurLegalReference *reference)
{
  const AlurElement *element = reference->element;
  const AlurElement *other;

  if (alur_legal_is_decision (element))
    return stage_of_decision (self, reference);
  if (element->kind == ALUR_KIND_SOP)
    return self->stages->len;
  if (reference->stage > 0)
    {
      other = find_in_stage (self, element, reference->stage - 1);
      if (other == NULL || is_changed (other, element))
        return reference->stage;
    }
  if (reference->stage + 1 < self->stages->len
      && find_in_stage (self, element, reference->stage + 1) == NULL)
    return reference->stage + 1;
  return self->stages->len;
}

/* --- When ------------------------------------------------------------------------------------- */

static guint
find_first_use (const AlurLegalOrder *self, const AlurLegalEntry *entry)
{
  guint first = self->stages->len;

  for (guint i = 0; i < entry->n_references; i++)
    first = MIN (first, alur_legal_order_find_stage (self, &entry->references[i]));
  return first;
}

static guint
find_first_change (const AlurLegalOrder *self, const AlurLegalEntry *entry)
{
  guint first = self->stages->len;

  for (guint i = 0; i < entry->n_references; i++)
    first = MIN (first, stage_of_change (self, &entry->references[i]));
  return first;
}

/* One stage more than the last in which something rests on it; 0 where nothing does. */
static guint
find_end_of_use (const AlurLegalEntry *entry)
{
  guint end = 0;

  for (guint i = 0; i < entry->n_references; i++)
    if (!alur_legal_is_decision (entry->references[i].element))
      end = MAX (end, entry->references[i].stage + 1);
  return end;
}

static void
note_successors (AlurLegalOrder *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AlurIds *replaces = alur_element_get_refs (alur_legal_order_entry (self, i)->regulation,
                                                       ALUR_REGULATION_REPLACES);
      AlurStatus status = status_of (self, i);

      for (guint k = 0; replaces != NULL && k < replaces->n_ids; k++)
        {
          guint number = alur_legal_order_find (self, replaces->ids[k]);

          if (number > 0 && number - 1 != i && status != ALUR_STATUS_REPEALED
              && status != ALUR_STATUS_TO_REPEAL)
            g_array_append_val (self->works[number - 1].successors, i);
        }
    }
}

/* Those that take its place tell when; they are not repealed themselves, so that no circle of them
 * matters. Else nothing may rest on it any more; where something still does at the end, that is the
 * latest there is. */
static guint
find_repeal (const AlurLegalOrder *self, guint number)
{
  const GArray *successors = self->works[number].successors;
  guint n_stages = self->stages->len;
  guint end = find_end_of_use (alur_legal_order_entry (self, number));
  guint last = 0;
  gboolean told = FALSE;

  for (guint i = 0; i < successors->len; i++)
    {
      const AlurLegalWork *work = &self->works[g_array_index (successors, guint, i)];

      if (work->action != ALUR_LEGAL_NO_ACTION)
        {
          last = MAX (last, work->stage);
          told = TRUE;
        }
    }
  if (told)
    return last;
  if (end == 0)
    return find_first_use (self, alur_legal_order_entry (self, number));
  return end < n_stages ? end : n_stages > 1 ? n_stages - 1 : n_stages;
}

/* Where nothing else tells, what others rest on is needed with the first of them. Those have a
 * lower rank and so stand further down. */
static void
follow_others (AlurLegalOrder *self)
{
  for (guint i = self->entries->len; i > 0; i--)
    {
      const AlurLegalWork *work = &self->works[i - 1];

      for (guint k = 0; work->stage < self->stages->len && k < work->above->len; k++)
        {
          AlurLegalWork *above = &self->works[g_array_index (work->above, guint, k)];

          if (above->is_open)
            above->stage = MIN (above->stage, work->stage);
        }
    }
}

static void
note_dates (AlurLegalOrder *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      AlurLegalWork *work = &self->works[i];

      if (status_of (self, i) != ALUR_STATUS_TO_REVISE) /* else it is of what it was */
        work->since = date_of (self, i);
      if (work->since == 0 && work->action != ALUR_LEGAL_NO_ACTION)
        work->since = date_of_stage (self, work->stage);
    }
}

static void
choose_actions (AlurLegalOrder *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_entry (self, i);
      AlurLegalWork *work = &self->works[i];
      AlurStatus status = status_of (self, i);

      if (status == ALUR_STATUS_TO_DRAFT)
        {
          work->action = ALUR_LEGAL_DRAFT;
          work->stage = find_first_use (self, entry);
        }
      else if (status == ALUR_STATUS_TO_REVISE)
        {
          work->action = ALUR_LEGAL_REVISE;
          work->stage = find_first_change (self, entry);
        }
      work->is_open = work->stage >= self->stages->len;
    }
  follow_others (self);
  note_dates (self);
  for (guint i = 0; i < self->entries->len; i++)
    if (status_of (self, i) == ALUR_STATUS_TO_REPEAL)
      {
        self->works[i].stage = find_repeal (self, i);
        self->works[i].action = ALUR_LEGAL_REPEAL;
      }
}

/* --- Tasks ------------------------------------------------------------------------------------ */

static void
wait_for_others (AlurLegalOrder *self, AlurLegalTask *task, const GArray *others)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < others->len; i++)
    {
      guint number = g_array_index (others, guint, i);
      const AlurLegalWork *work = &self->works[number];

      g_ptr_array_add (list,
                       (gpointer) (guintptr) alur_legal_order_entry (self, number)->regulation);
      task->not_before = MAX (task->not_before, work->since);
      task->is_too_late = task->is_too_late
                          || (task->stage < self->stages->len
                              && work->action != ALUR_LEGAL_NO_ACTION && work->stage > task->stage);
    }
  task->n_after = list->len;
  task->after = (const AlurElement *const *) list->pdata;
  g_ptr_array_add (self->lists, list);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one == other ? 0 : one < other ? -1 : 1;
}

static void
add_task (AlurLegalOrder *self, guint number)
{
  AlurLegalWork *work = &self->works[number];
  const AlurLegalEntry *entry = alur_legal_order_entry (self, number);
  AlurLegalTask task = { .regulation = entry->regulation,
                         .entry = entry,
                         .action = work->action,
                         .stage = MIN (work->stage, self->stages->len) };
  AlurDate date = date_of (self, number);

  task.not_before = date_of_stage (self, task.stage);
  g_array_sort (work->above, compare_entries);
  wait_for_others (self, &task, work->action == ALUR_LEGAL_REPEAL ? work->successors : work->above);
  task.is_too_early = work->action == ALUR_LEGAL_DRAFT && date != 0 && date < task.not_before;
  task.is_used = work->action == ALUR_LEGAL_REPEAL && task.stage < self->stages->len
                 && find_end_of_use (entry) > task.stage;
  g_array_append_val (self->tasks, task);
}

/* By stage; what comes before what goes; the higher first of what comes, the lower first of what
 * goes. */
static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurLegalOrder *self = data;
  const AlurLegalTask *one = a;
  const AlurLegalTask *other = b;
  gboolean goes = one->action == ALUR_LEGAL_REPEAL;
  guint places[2];

  if (one->stage != other->stage)
    return one->stage < other->stage ? -1 : 1;
  if (goes != (other->action == ALUR_LEGAL_REPEAL))
    return goes ? 1 : -1;
  places[0] = alur_legal_order_find (self, alur_element_get_id (one->regulation));
  places[1] = alur_legal_order_find (self, alur_element_get_id (other->regulation));
  if (places[0] == places[1])
    return 0;
  return (places[0] < places[1]) != goes ? -1 : 1;
}

void
alur_legal_order_plan (AlurLegalOrder *self)
{
  note_successors (self);
  choose_actions (self);
  for (guint i = 0; i < self->entries->len; i++)
    if (self->works[i].action != ALUR_LEGAL_NO_ACTION)
      add_task (self, i);
  g_array_sort_with_data (self->tasks, compare_tasks, self);
}
