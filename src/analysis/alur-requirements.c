/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers what the steps of a stage ask of the customer. Names that differ in case or blanks only
 * are one; names that are probably other words for it share a group. */

#include "alur-requirements.h"

#include "alur-text.h"
#include "alur-wording.h"

struct _AlurRequirements
{
  AlurDocument *document;
  const AlurElement *stage;
  GArray *askers;         /* of AlurAsker */
  GArray *rows;           /* of AlurRequirement */
  GHashTable *by_name;    /* folded name → row + 1 */
  GHashTable *by_asker;   /* of AlurAsker → asker + 1 */
  GArray *last_steps;     /* by row: the last step that asks for it or needs it, while they are
                             gathered */
  AlurAskerCount *counts; /* of all rows, one after the other */
};

/* One input of one step. */
typedef struct
{
  guint row, asker;
} Demand;

static guint
hash_asker (gconstpointer key)
{
  const AlurAsker *asker = key;

  return g_direct_hash (asker->procedure) * 31 + g_direct_hash (asker->unit);
}

static gboolean
equal_askers (gconstpointer a, gconstpointer b)
{
  const AlurAsker *one = a, *other = b;

  return one->procedure == other->procedure && one->unit == other->unit;
}

static const AlurElement *
get_unit (const AlurRequirements *self, const AlurElement *step)
{
  const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);

  return id != NULL ? alur_document_lookup_kind (self->document, self->stage, id, ALUR_KIND_UNIT)
                    : NULL;
}

static guint
find_asker (AlurRequirements *self, const AlurElement *step)
{
  AlurAsker asker = { step->parent, get_unit (self, step) };
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_asker, &asker));

  if (number == 0)
    {
      g_array_append_val (self->askers, asker);
      number = self->askers->len;
      g_hash_table_insert (self->by_asker, g_memdup2 (&asker, sizeof asker),
                           GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/* The row of a name, made when it is new; G_MAXUINT for an empty one. */
static guint
find_row (AlurRequirements *self, const char *name)
{
  g_autofree char *key = alur_text_fold (name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, key));

  if (key[0] == '\0')
    return G_MAXUINT;
  if (number == 0)
    {
      AlurRequirement row = { .name = name };
      const AlurElement *none = NULL;

      g_array_append_val (self->rows, row);
      g_array_append_val (self->last_steps, none);
      number = self->rows->len;
      g_hash_table_insert (self->by_name, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static void
gather_step (AlurRequirements *self, const AlurElement *step, GArray *demands)
{
  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    Demand demand;
    const AlurElement **last;

    if (alur_element_get_word (input, ALUR_INPUT_FROM) == 0)
      continue;
    demand.row = find_row (self, alur_element_get_text (input, ALUR_INPUT_NAME));
    if (demand.row == G_MAXUINT)
      continue;
    last = &g_array_index (self->last_steps, const AlurElement *, demand.row);
    if (*last == step)
      continue;
    *last = step;
    demand.asker = find_asker (self, step);
    g_array_append_val (demands, demand);
  }
}

static int
compare_demands (gconstpointer a, gconstpointer b)
{
  const Demand *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->asker < other->asker ? -1 : one->asker > other->asker;
}

/* Only what is asked for is kept: rows × askers may be more than there is memory. */
static void
count_demands (AlurRequirements *self, GArray *demands)
{
  AlurAskerCount *next = self->counts = g_new (AlurAskerCount, demands->len + 1);

  g_array_sort (demands, compare_demands);
  for (guint i = 0; i < demands->len; i++)
    {
      const Demand *demand = &g_array_index (demands, Demand, i);
      AlurRequirement *row = &g_array_index (self->rows, AlurRequirement, demand->row);

      if (row->n_steps == 0)
        row->counts = next;
      if (i == 0 || compare_demands (demand - 1, demand) != 0)
        {
          *next++ = (AlurAskerCount){ .asker = demand->asker };
          row->n_askers++;
        }
      next[-1].n_steps++;
      row->n_steps++;
    }
}

static void
group_rows (AlurRequirements *self)
{
  g_autofree const char **names = g_new (const char *, self->rows->len + 1);
  g_autofree guint *sizes = g_new0 (guint, self->rows->len + 1);
  g_autofree guint *groups = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    names[i] = g_array_index (self->rows, AlurRequirement, i).name;
  groups = alur_wording_group (names, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    sizes[groups[i]]++;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AlurRequirement *row = &g_array_index (self->rows, AlurRequirement, i);

      row->group = groups[i];
      row->reworded = sizes[groups[i]] > 1;
    }
}

/* The number of the row of a name + 1; 0: nobody asks the customer for it. */
static guint
lookup_row (const AlurRequirements *self, const char *name)
{
  g_autofree char *key = alur_text_fold (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, key));
}

/* What units make themselves. What a step needs itself it only passes on. */
static void
find_makers (AlurRequirements *self, const AlurElement *step)
{
  const AlurElement *unit = get_unit (self, step);

  if (unit == NULL || alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER)
    return;
  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    guint number = lookup_row (self, alur_element_get_text (input, ALUR_INPUT_NAME));

    if (number > 0)
      g_array_index (self->last_steps, const AlurElement *, number - 1) = step;
  }
  ALUR_FOREACH (output, step, ALUR_KIND_OUTPUT)
  {
    guint number = lookup_row (self, alur_element_get_text (output, ALUR_OUTPUT_NAME));
    AlurRequirement *row
        = number > 0 ? &g_array_index (self->rows, AlurRequirement, number - 1) : NULL;

    if (row != NULL && row->maker == NULL
        && g_array_index (self->last_steps, const AlurElement *, number - 1) != step)
      row->maker = step;
  }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const AlurRequirement *one = a, *other = b;

  if (one->group != other->group)
    return one->group < other->group ? -1 : 1;
  return one->counts < other->counts ? -1 : one->counts > other->counts;
}

/**
 * alur_requirements_new:
 * @document: a document
 * @stage: a stage of it
 *
 * Returns: (transfer full): what the customer must bring, in the order in which it is asked for,
 *   names of one group together
 */
AlurRequirements *
alur_requirements_new (AlurDocument *document, const AlurElement *stage)
{
  AlurRequirements *self = g_new0 (AlurRequirements, 1);
  g_autoptr (GArray) demands = g_array_new (FALSE, FALSE, sizeof (Demand));

  self->document = document;
  self->stage = stage;
  self->askers = g_array_new (FALSE, FALSE, sizeof (AlurAsker));
  self->rows = g_array_new (FALSE, FALSE, sizeof (AlurRequirement));
  self->last_steps = g_array_new (FALSE, FALSE, sizeof (const AlurElement *));
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_asker = g_hash_table_new_full (hash_asker, equal_askers, g_free, NULL);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    gather_step (self, step, demands);
  }
  count_demands (self, demands);
  group_rows (self);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    find_makers (self, step);
  }
  g_array_sort (self->rows, compare_groups);
  g_clear_pointer (&self->last_steps, g_array_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  return self;
}

/**
 * alur_requirements_free:
 * @self: (transfer full): requirements
 */
void
alur_requirements_free (AlurRequirements *self)
{
  g_array_unref (self->askers);
  g_array_unref (self->rows);
  g_hash_table_unref (self->by_asker);
  g_free (self->counts);
  g_free (self);
}

/**
 * alur_requirements_get_n_askers:
 *
 * Returns: how many units ask for something, each counted once a procedure
 */
guint
alur_requirements_get_n_askers (const AlurRequirements *self)
{
  return self->askers->len;
}

/**
 * alur_requirements_get_asker:
 * @index: which one
 *
 * Returns: (transfer none): who asks
 */
const AlurAsker *
alur_requirements_get_asker (const AlurRequirements *self, guint index)
{
  g_return_val_if_fail (index < self->askers->len, NULL);

  return &g_array_index (self->askers, AlurAsker, index);
}

/**
 * alur_requirements_find_asker:
 * @step: a step of the stage that asks for something
 *
 * Returns: the number of the asker that it belongs to
 */
guint
alur_requirements_find_asker (const AlurRequirements *self, const AlurElement *step)
{
  AlurAsker asker = { step->parent, get_unit (self, step) };
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_asker, &asker));

  g_return_val_if_fail (number > 0, 0);

  return number - 1;
}

/**
 * alur_requirements_get_n:
 *
 * Returns: how many names there are of what the customer must bring
 */
guint
alur_requirements_get_n (const AlurRequirements *self)
{
  return self->rows->len;
}

/**
 * alur_requirements_get:
 * @index: which one
 *
 * Returns: (transfer none): what the customer must bring
 */
const AlurRequirement *
alur_requirements_get (const AlurRequirements *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, AlurRequirement, index);
}

/**
 * alur_requirement_is_repeated:
 *
 * Returns: whether it is asked for more than once, in the same words or in others, or asked for
 *   although a unit makes it
 */
gboolean
alur_requirement_is_repeated (const AlurRequirement *self)
{
  return self->reworded || self->n_steps > 1 || self->maker != NULL;
}
