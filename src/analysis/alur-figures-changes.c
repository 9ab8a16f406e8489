/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which figures a change touches. A table says for each field what it is for: nothing, what is
 * counted, or the control graph with all that follows from it. From the procedures that are
 * touched the change spreads to those that call them, and to those at the other end of their flows,
 * whose contacts it may alter. */

#include "alur-figures-private.h"

typedef enum
{
  TOUCHES_NOTHING,
  TOUCHES_COUNTS,
  TOUCHES_ALL
} Touch;

typedef struct
{
  AlurFigures *self;
  GHashTable *touched; /* procedure → Touch */
  GHashTable *stages;  /* stages whose flows between procedures may be others now */
  GHashTable *called;  /* stage → set of the ids of procedures that have come or gone there */
} Spread;

typedef struct
{
  AlurKind kind;
  guint field;
  Touch touch;
} FieldTouch;

static const FieldTouch field_touches[] = {
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_VOLUME, TOUCHES_COUNTS },
  { ALUR_KIND_STEP, ALUR_STEP_KIND, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_UNIT, TOUCHES_COUNTS },
  { ALUR_KIND_STEP, ALUR_STEP_ALSO, TOUCHES_COUNTS },
  { ALUR_KIND_STEP, ALUR_STEP_ROLE, TOUCHES_COUNTS },
  { ALUR_KIND_STEP, ALUR_STEP_WORK, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_WAIT, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_FEE, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_COST, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_JOIN, TOUCHES_ALL },
  { ALUR_KIND_STEP, ALUR_STEP_PROCEDURE, TOUCHES_ALL },
  { ALUR_KIND_INPUT, ALUR_INPUT_NAME, TOUCHES_COUNTS },
  { ALUR_KIND_INPUT, ALUR_INPUT_FROM, TOUCHES_COUNTS },
  { ALUR_KIND_FLOW, ALUR_FLOW_KIND, TOUCHES_ALL },
  { ALUR_KIND_FLOW, ALUR_FLOW_FROM, TOUCHES_ALL },
  { ALUR_KIND_FLOW, ALUR_FLOW_TO, TOUCHES_ALL },
  { ALUR_KIND_FLOW, ALUR_FLOW_PROBABILITY, TOUCHES_ALL },
};

static void
touch (Spread *spread, const AlurElement *procedure, Touch how)
{
  gpointer key = (gpointer) (guintptr) procedure;
  Touch before = (Touch) GPOINTER_TO_UINT (g_hash_table_lookup (spread->touched, key));

  if (procedure != NULL && how > before)
    g_hash_table_insert (spread->touched, key, GUINT_TO_POINTER (how));
}

static void
touch_flows (Spread *spread, const AlurElement *stage)
{
  if (stage != NULL)
    g_hash_table_add (spread->stages, (gpointer) (guintptr) stage);
}

static void
touch_stage (Spread *spread, const AlurElement *stage, Touch how)
{
  if (stage == NULL)
    return;
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  touch (spread, procedure, how);
}

static void
touch_document (Spread *spread)
{
  ALUR_FOREACH (stage, alur_document_get_root (spread->self->document), ALUR_KIND_STAGE)
  touch_stage (spread, stage, TOUCHES_ALL);
}

/* A procedure has come or gone: whoever calls it, now or by a reference that led nowhere. With a
 * stage many do at once. */
static void
touch_callers_later (Spread *spread, const AlurElement *stage, const char *id)
{
  gpointer key = (gpointer) (guintptr) stage;
  GHashTable *ids = g_hash_table_lookup (spread->called, key);

  if (stage == NULL)
    return;
  if (ids == NULL)
    {
      ids = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (spread->called, key, ids);
    }
  g_hash_table_add (ids, (gpointer) (guintptr) id);
}

static gboolean
calls_one_of (const AlurElement *procedure, GHashTable *ids)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const char *id = alur_element_get_ref (step, ALUR_STEP_PROCEDURE);

    if (id != NULL && g_hash_table_contains (ids, id))
      return TRUE;
  }
  return FALSE;
}

static void
touch_callers (Spread *spread)
{
  GHashTableIter iter;
  gpointer stage;
  gpointer ids;

  g_hash_table_iter_init (&iter, spread->called);
  while (g_hash_table_iter_next (&iter, &stage, &ids))
    {
      ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
      if (calls_one_of (procedure, ids))
        touch (spread, procedure, TOUCHES_ALL);
    }
}

static gboolean
holds_customer (const AlurElement *element)
{
  if (element->kind == ALUR_KIND_UNIT)
    return alur_element_get_word (element, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
  return FALSE;
}

/* `element` has come to or gone from `place`, with all that is in it. */
static void
spread_presence (Spread *spread, const AlurElement *element, const AlurElement *place)
{
  const AlurElement *stage = alur_element_get_stage (place);

  if (element->kind == ALUR_KIND_STAGE)
    {
      touch_stage (spread, element, TOUCHES_ALL);
      touch_flows (spread, element);
    }
  else if (element->kind == ALUR_KIND_PROCEDURE)
    {
      touch (spread, element, TOUCHES_ALL);
      touch_callers_later (spread, stage, alur_element_get_id (element));
      touch_flows (spread, stage);
    }
  else if (element->kind == ALUR_KIND_STEP || element->kind == ALUR_KIND_FLOW)
    {
      touch (spread, alur_element_get_procedure (place), TOUCHES_ALL);
      touch_flows (spread, stage);
    }
  else if (element->kind == ALUR_KIND_INPUT)
    touch (spread, alur_element_get_procedure (place), TOUCHES_COUNTS);
  else if (holds_customer (element))
    touch_stage (spread, stage, TOUCHES_COUNTS);
}

static void
spread_field (Spread *spread, const AlurChange *change)
{
  const AlurElement *element = change->element;

  if (element->kind == ALUR_KIND_DOCUMENT && change->field == ALUR_DOCUMENT_HOURS_PER_DAY)
    touch_document (spread);
  if (element->kind == ALUR_KIND_UNIT && change->field == ALUR_UNIT_LEVEL
      && (change->before.value.word == ALUR_LEVEL_CUSTOMER
          || change->after.value.word == ALUR_LEVEL_CUSTOMER))
    touch_stage (spread, alur_element_get_stage (element), TOUCHES_COUNTS);
  for (guint i = 0; i < G_N_ELEMENTS (field_touches); i++)
    if (field_touches[i].kind == element->kind && field_touches[i].field == change->field)
      touch (spread, alur_element_get_procedure (element), field_touches[i].touch);
  if (element->kind == ALUR_KIND_FLOW
      && (change->field == ALUR_FLOW_FROM || change->field == ALUR_FLOW_TO))
    touch_flows (spread, alur_element_get_stage (element));
}

static void
spread_change (Spread *spread, const AlurChange *change)
{
  switch (change->type)
    {
    case ALUR_CHANGE_SET:
      spread_field (spread, change);
      break;
    case ALUR_CHANGE_INSERT:
      spread_presence (spread, change->element, change->after.place.parent);
      break;
    case ALUR_CHANGE_REMOVE:
      spread_presence (spread, change->element, change->before.place.parent);
      break;
    case ALUR_CHANGE_MOVE:
      spread_presence (spread, change->element, change->before.place.parent);
      spread_presence (spread, change->element, change->after.place.parent);
      break;
    case ALUR_CHANGE_TEXT:
    case ALUR_CHANGE_FOREIGN:
    default:
      break;
    }
}

/* What follows from what has been touched */

/* Procedures by what they call, from the graphs as they were before the change. */
static GHashTable *
map_callers (AlurFigures *self)
{
  GHashTable *callers
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AlurFiguresEntry *entry = value;

      for (guint i = 0; entry->graph != NULL && i < entry->graph->n_callees; i++)
        {
          gpointer callee = (gpointer) (guintptr) entry->graph->callees[i];
          GPtrArray *array = g_hash_table_lookup (callers, callee);

          if (array == NULL)
            {
              array = g_ptr_array_new ();
              g_hash_table_insert (callers, callee, array);
            }
          g_ptr_array_add (array, (gpointer) (guintptr) entry->figures.procedure);
        }
    }
  return callers;
}

static void
spread_to_callers (Spread *spread)
{
  g_autoptr (GHashTable) callers = map_callers (spread->self);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, spread->touched);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) == TOUCHES_ALL)
      g_ptr_array_add (queue, key);
  for (guint i = 0; i < queue->len; i++)
    {
      GPtrArray *array = g_hash_table_lookup (callers, g_ptr_array_index (queue, i));

      for (guint k = 0; array != NULL && k < array->len; k++)
        {
          gpointer caller = g_ptr_array_index (array, k);

          if (GPOINTER_TO_UINT (g_hash_table_lookup (spread->touched, caller)) == TOUCHES_ALL)
            continue;
          touch (spread, caller, TOUCHES_ALL);
          g_ptr_array_add (queue, caller);
        }
    }
}

static void
find_neighbours (Spread *spread, GArray *crossings, GPtrArray *neighbours)
{
  for (guint i = 0; crossings != NULL && i < crossings->len; i++)
    {
      const AlurCrossing *crossing = &g_array_index (crossings, AlurCrossing, i);
      gboolean from = g_hash_table_contains (spread->touched, crossing->from);
      gboolean to = g_hash_table_contains (spread->touched, crossing->to);

      if (from && !to)
        g_ptr_array_add (neighbours, (gpointer) (guintptr) crossing->to);
      if (to && !from)
        g_ptr_array_add (neighbours, (gpointer) (guintptr) crossing->from);
    }
}

/* Contacts and visits also read the flows that come from elsewhere and where the own ones go: as
 * they were before the change, and as they are now. A procedure that is gone is in no stage any
 * more, but its flows were in one that is told. */
static void
spread_to_neighbours (Spread *spread)
{
  AlurFigures *self = spread->self;
  g_autoptr (GHashTable) stages = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) neighbours = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, spread->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (alur_element_get_stage (key) != NULL)
      g_hash_table_add (stages, (gpointer) (guintptr) alur_element_get_stage (key));
  g_hash_table_iter_init (&iter, spread->stages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (stages, key);
  g_hash_table_iter_init (&iter, stages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (self->crossings, key))
      {
        find_neighbours (spread, g_hash_table_lookup (self->crossings, key), neighbours);
        if (!g_hash_table_contains (spread->stages, key))
          continue;
        g_hash_table_remove (self->crossings, key);
        find_neighbours (spread, alur_figures_get_crossings (self, key), neighbours);
      }
  for (guint i = 0; i < neighbours->len; i++)
    touch (spread, g_ptr_array_index (neighbours, i), TOUCHES_COUNTS);
}

static void
drop (Spread *spread)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, spread->touched);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      AlurFiguresEntry *entry = g_hash_table_lookup (spread->self->entries, key);

      if (entry == NULL)
        continue;
      entry->counted = FALSE;
      if (GPOINTER_TO_UINT (value) == TOUCHES_ALL)
        entry->solved = FALSE;
    }
}

static int
compare_serials_cb (gconstpointer a, gconstpointer b)
{
  const AlurElement *first = *(const AlurElement *const *) a;
  const AlurElement *second = *(const AlurElement *const *) b;

  return first->serial < second->serial ? -1 : first->serial > second->serial;
}

/**
 * alur_figures_apply:
 * @self: figures
 * @changes: what has changed in the document
 * @touched: (nullable) (element-type AlurElement): where to add the procedures whose figures may
 *   be others now, each once, in the order of their serials
 *
 * Drops the figures that @changes touch. In deferred figures a lead whose inputs are the same as
 * before is kept.
 */
void
alur_figures_apply (AlurFigures *self, const AlurChangeSet *changes, GPtrArray *touched)
{
  g_autoptr (GHashTable) procedures = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) stages = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) called
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Spread spread = { .self = self, .touched = procedures, .stages = stages, .called = called };

  for (guint i = 0; i < changes->n_changes; i++)
    spread_change (&spread, &changes->changes[i]);
  touch_callers (&spread);
  if (g_hash_table_size (procedures) == 0 && g_hash_table_size (stages) == 0)
    return;
  spread_to_callers (&spread);
  spread_to_neighbours (&spread);
  drop (&spread);
  if (touched != NULL)
    {
      guint n = 0;
      g_autofree gpointer *keys = g_hash_table_get_keys_as_array (procedures, &n);

      qsort (keys, n, sizeof (gpointer), compare_serials_cb);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (touched, keys[i]);
    }
}
