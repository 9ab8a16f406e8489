/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: regulations in order of rank, and what rests on each of them in which stage. What
 * must be done with them is in alur-legal-tasks.c. */

#include "alur-legal-private.h"

/**
 * alur_legal_get_basis:
 * @element: an element
 *
 * Returns: (nullable): the regulations that make it binding
 */
const AlurIds *
alur_legal_get_basis (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return alur_element_get_refs (element, ALUR_AUTHORITY_BASIS);
    case ALUR_KIND_UNIT:
      return alur_element_get_refs (element, ALUR_UNIT_BASIS);
    case ALUR_KIND_RELATION:
      return alur_element_get_refs (element, ALUR_RELATION_BASIS);
    case ALUR_KIND_PROCEDURE:
      return alur_element_get_refs (element, ALUR_PROCEDURE_BASIS);
    case ALUR_KIND_STEP:
      return alur_element_get_refs (element, ALUR_STEP_BASIS);
    case ALUR_KIND_STEP_REDESIGN:
      return alur_element_get_refs (element, ALUR_STEP_REDESIGN_BASIS);
    case ALUR_KIND_PROCEDURE_REDESIGN:
      return alur_element_get_refs (element, ALUR_PROCEDURE_REDESIGN_BASIS);
    default:
      return NULL;
    }
}

/* The number of references to @entry in the stages before @stage. */
static guint
count_before (const AlurLegalEntry *entry, guint stage)
{
  guint low = 0, high = entry->n_references;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entry->references[middle].stage < stage)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * alur_legal_entry_count:
 * @entry: a regulation of the register
 * @stage: the number of a stage
 *
 * Returns: how much rests on it in that stage
 */
guint
alur_legal_entry_count (const AlurLegalEntry *entry, guint stage)
{
  return count_before (entry, stage + 1) - count_before (entry, stage);
}

gboolean
alur_legal_is_decision (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN || element->kind == ALUR_KIND_PROCEDURE_REDESIGN;
}

/* --- Order of rank ---------------------------------------------------------------------------- */

/* A regulation and its place in the document. */
typedef struct
{
  const AlurElement *regulation;
  guint place;
} Listed;

static int
compare_numbers (gint64 one, gint64 other)
{
  return one == other ? 0 : one < other ? -1 : 1;
}

/* By rank, then kind, then the older first, and what has no year or date yet last. */
static int
compare_listed (gconstpointer a, gconstpointer b)
{
  const Listed *listed[] = { a, b };
  gint64 keys[2][5];

  for (guint i = 0; i < 2; i++)
    {
      guint kind = alur_element_get_word (listed[i]->regulation, ALUR_REGULATION_KIND);
      gint64 year = alur_element_get_integer (listed[i]->regulation, ALUR_REGULATION_YEAR);
      AlurDate date = alur_element_get_date (listed[i]->regulation, ALUR_REGULATION_DATE);

      keys[i][0] = alur_legal_rank_get (kind);
      keys[i][1] = kind;
      keys[i][2] = year == G_MININT64 ? G_MAXINT64 : year;
      keys[i][3] = date == 0 ? G_MAXINT64 : date;
      keys[i][4] = listed[i]->place;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys[0]); i++)
    {
      int order = compare_numbers (keys[0][i], keys[1][i]);

      if (order != 0)
        return order;
    }
  return 0;
}

static void
list_regulations (AlurLegalOrder *self)
{
  const AlurElement *regulations = alur_document_get_regulations (self->document);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Listed));

  if (regulations != NULL)
    ALUR_FOREACH (regulation, regulations, ALUR_KIND_REGULATION)
    {
      Listed listed = { regulation, list->len };

      g_array_append_val (list, listed);
    }
  g_array_sort (list, compare_listed);
  for (guint i = 0; i < list->len; i++)
    {
      AlurLegalEntry entry = { .regulation = g_array_index (list, Listed, i).regulation };
      const char *id = alur_element_get_id (entry.regulation);

      g_array_append_val (self->entries, entry);
      g_hash_table_insert (self->number_of, (gpointer) (guintptr) id,
                           GUINT_TO_POINTER (self->entries->len));
    }
}

static void
make_works (AlurLegalOrder *self)
{
  self->works = g_new0 (AlurLegalWork, self->entries->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    self->works[i] = (AlurLegalWork){
      .references = g_array_new (FALSE, FALSE, sizeof (AlurLegalReference)),
      .above = g_array_new (FALSE, FALSE, sizeof (guint)),
      .successors = g_array_new (FALSE, FALSE, sizeof (guint)),
      .action = ALUR_LEGAL_NO_ACTION,
      .stage = self->stages->len,
    };
}

/* --- References ------------------------------------------------------------------------------- */

static void
add_reference (AlurLegalOrder *self, const AlurElement *element, guint stage, const char *id)
{
  guint number = alur_legal_order_find (self, id);
  AlurLegalReference reference = { element, stage };
  const AlurLegalReference *last;
  AlurLegalWork *work;

  if (number == 0)
    return;
  work = &self->works[number - 1];
  last = work->references->len > 0
             ? &g_array_index (work->references, AlurLegalReference, work->references->len - 1)
             : NULL;
  if (last != NULL && last->element == element)
    return; /* an SOP names it twice */
  g_array_append_val (work->references, reference);
}

static gboolean
has_number (const GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;
  return FALSE;
}

/* Whether it is still to come, or to come in another form. */
static gboolean
is_coming (const AlurLegalOrder *self, guint number)
{
  AlurStatus status = alur_element_get_word (alur_legal_order_entry (self, number)->regulation,
                                             ALUR_REGULATION_STATUS);

  return status == ALUR_STATUS_TO_DRAFT || status == ALUR_STATUS_TO_REVISE;
}

/* Of two that are to come and that one thing rests on, the lower one rests on the higher one. */
static void
note_above (AlurLegalOrder *self, const char *id, const char *other_id)
{
  guint number = alur_legal_order_find (self, id);
  guint other = alur_legal_order_find (self, other_id);

  if (number == 0 || other == 0 || !is_coming (self, number - 1) || !is_coming (self, other - 1)
      || !alur_legal_rank_is_above (alur_legal_order_kind (self, other - 1),
                                    alur_legal_order_kind (self, number - 1)))
    return;
  other--;
  if (!has_number (self->works[number - 1].above, other))
    g_array_append_val (self->works[number - 1].above, other);
}

static void
add_basis (AlurLegalOrder *self, const AlurElement *element, guint stage)
{
  const AlurIds *basis = alur_legal_get_basis (element);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    {
      guint number = alur_legal_order_find (self, basis->ids[i]);

      add_reference (self, element, stage, basis->ids[i]);
      if (number == 0 || !is_coming (self, number - 1))
        continue;
      for (guint k = 0; k < basis->n_ids; k++)
        note_above (self, basis->ids[i], basis->ids[k]);
    }
}

static void
add_sop (AlurLegalOrder *self, const AlurElement *sop, guint stage)
{
  if (sop != NULL)
    ALUR_FOREACH (basis, sop, ALUR_KIND_SOP_BASIS)
    {
      const char *id = alur_element_get_ref (basis, ALUR_SOP_BASIS_REF);

      if (id != NULL)
        add_reference (self, sop, stage, id);
    }
}

static void
add_procedure (AlurLegalOrder *self, const AlurElement *procedure, guint stage)
{
  const AlurElement *decision = alur_element_first (procedure, ALUR_KIND_PROCEDURE_REDESIGN);

  add_basis (self, procedure, stage);
  if (decision != NULL)
    add_basis (self, decision, stage);
  add_sop (self, alur_element_first (procedure, ALUR_KIND_SOP), stage);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const AlurElement *of_step = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

    add_basis (self, step, stage);
    if (of_step != NULL)
      add_basis (self, of_step, stage);
  }
}

static void
add_organisation (AlurLegalOrder *self, const AlurElement *organisation, guint stage)
{
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    add_basis (self, unit, stage);
    ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
    add_basis (self, authority, stage);
  }
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  add_basis (self, relation, stage);
}

static void
add_stage (AlurLegalOrder *self, guint number)
{
  const AlurElement *stage = g_ptr_array_index (self->stages, number);
  const AlurElement *organisation = alur_document_get_organisation (self->document, stage);

  if (organisation != NULL)
    add_organisation (self, organisation, number);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  add_procedure (self, procedure, number);
}

/* As the check of repealed bases has it: what is decided is no basis of what there is. */
static gboolean
is_broken (const AlurLegalOrder *self, const AlurLegalEntry *entry)
{
  AlurStatus status = alur_element_get_word (entry->regulation, ALUR_REGULATION_STATUS);

  for (guint i = 0; i < entry->n_references; i++)
    {
      const AlurLegalReference *reference = &entry->references[i];
      const AlurElement *stage = g_ptr_array_index (self->stages, reference->stage);
      gboolean is_target = alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET;

      if (!alur_legal_is_decision (reference->element)
          && (status == ALUR_STATUS_REPEALED || (status == ALUR_STATUS_TO_REPEAL && is_target)))
        return TRUE;
    }
  return FALSE;
}

static void
finish_entries (AlurLegalOrder *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      AlurLegalEntry *entry = alur_legal_order_entry (self, i);

      entry->n_references = self->works[i].references->len;
      entry->references = (const AlurLegalReference *) (gpointer) self->works[i].references->data;
      entry->is_broken = is_broken (self, entry);
    }
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
list_stages (AlurLegalOrder *self)
{
  ALUR_FOREACH (stage, alur_document_get_root (self->document), ALUR_KIND_STAGE)
  {
    g_ptr_array_add (self->stages, stage);
    g_hash_table_insert (self->stage_of, (gpointer) (guintptr) alur_element_get_id (stage),
                         GUINT_TO_POINTER (self->stages->len));
  }
}

/**
 * alur_legal_order_new:
 * @document: a document
 *
 * Returns: (transfer full): its regulations, to be read until its next change
 */
AlurLegalOrder *
alur_legal_order_new (AlurDocument *document)
{
  AlurLegalOrder *self = g_new0 (AlurLegalOrder, 1);

  self->document = document;
  self->stages = g_ptr_array_new ();
  self->number_of = g_hash_table_new (NULL, NULL);
  self->stage_of = g_hash_table_new (NULL, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (AlurLegalEntry));
  self->tasks = g_array_new (FALSE, FALSE, sizeof (AlurLegalTask));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  list_stages (self);
  list_regulations (self);
  make_works (self);
  for (guint i = 0; i < self->stages->len; i++)
    add_stage (self, i);
  finish_entries (self);
  alur_legal_order_plan (self);
  return self;
}

/**
 * alur_legal_order_free:
 * @self: (transfer full): regulations in order
 */
void
alur_legal_order_free (AlurLegalOrder *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_array_unref (self->works[i].references);
      g_array_unref (self->works[i].above);
      g_array_unref (self->works[i].successors);
    }
  g_free (self->works);
  g_ptr_array_unref (self->stages);
  g_hash_table_unref (self->number_of);
  g_hash_table_unref (self->stage_of);
  g_array_unref (self->entries);
  g_array_unref (self->tasks);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

/**
 * alur_legal_order_get_n_stages:
 * @self: regulations in order
 *
 * Returns: how many stages the document has
 */
guint
alur_legal_order_get_n_stages (const AlurLegalOrder *self)
{
  return self->stages->len;
}

/**
 * alur_legal_order_get_stage:
 * @self: regulations in order
 * @stage: the number of a stage
 *
 * Returns: (transfer none): that stage
 */
const AlurElement *
alur_legal_order_get_stage (const AlurLegalOrder *self, guint stage)
{
  g_return_val_if_fail (stage < self->stages->len, NULL);

  return g_ptr_array_index (self->stages, stage);
}

/**
 * alur_legal_order_get_n_entries:
 * @self: regulations in order
 *
 * Returns: how many regulations there are
 */
guint
alur_legal_order_get_n_entries (const AlurLegalOrder *self)
{
  return self->entries->len;
}

/**
 * alur_legal_order_get_entry:
 * @self: regulations in order
 * @index: which one
 *
 * Returns: (transfer none): a regulation, the highest first
 */
const AlurLegalEntry *
alur_legal_order_get_entry (const AlurLegalOrder *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return alur_legal_order_entry (self, index);
}

/**
 * alur_legal_order_get_n_tasks:
 * @self: regulations in order
 *
 * Returns: how many of them must be drafted, revised or repealed
 */
guint
alur_legal_order_get_n_tasks (const AlurLegalOrder *self)
{
  return self->tasks->len;
}

/**
 * alur_legal_order_get_task:
 * @self: regulations in order
 * @index: which one
 *
 * Returns: (transfer none): what is to be done, in that order: by stage; in it the higher ones are
 *   drafted and revised first, and then the lower ones are repealed first
 */
const AlurLegalTask *
alur_legal_order_get_task (const AlurLegalOrder *self, guint index)
{
  g_return_val_if_fail (index < self->tasks->len, NULL);

  return &g_array_index (self->tasks, AlurLegalTask, index);
}
