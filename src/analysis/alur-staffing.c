/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions (peta jabatan). Units stand in the order of their tree, those without any
 * position in or below them left out; positions that the stage no longer has come last. */

#include "alur-staffing.h"

#include <math.h>

struct _AlurStaffing
{
  AlurDocument *document;
  const AlurElement *stage;
  AlurWorkloads *now;
  AlurWorkloads *before; /* NULL: there is nothing to compare with */
  double minutes_per_year;
  double minutes_per_year_before;
  GArray *rows; /* of AlurStaffRow */
  guint n_gone; /* the last rows */
  AlurStaffRow total;
};

/* A unit that waits for its row. */
typedef struct
{
  const AlurElement *unit;
  guint depth;
} Waiting;

/* --- Sums ------------------------------------------------------------------------------------- */

static void
add_workload (AlurStaffSums *sums, const AlurWorkload *workload)
{
  if (workload == NULL)
    return;
  sums->headcount += workload->headcount;
  sums->workload += workload->workload;
  sums->need += workload->need;
  sums->required += workload->required;
  sums->surplus += workload->balance < 0 ? 0 : workload->balance;
  sums->shortage += workload->balance > 0 ? 0 : -workload->balance;
}

static void
finish_sums (AlurStaffSums *sums, double minutes_per_year)
{
  sums->effectiveness
      = alur_workload_get_effectiveness (sums->workload, sums->headcount, minutes_per_year);
  sums->grade = alur_workload_get_grade (sums->effectiveness);
}

static void
finish_row (const AlurStaffing *self, AlurStaffRow *row)
{
  finish_sums (&row->sums, self->minutes_per_year);
  finish_sums (&row->sums_before, self->minutes_per_year_before);
}

/* --- The tree of units ------------------------------------------------------------------------ */

static const AlurElement *
get_parent (const AlurStaffing *self, const AlurElement *unit)
{
  const char *id = alur_element_get_ref (unit, ALUR_UNIT_PARENT);
  const AlurElement *parent
      = id != NULL ? alur_document_lookup_atom (self->document, self->stage, id) : NULL;

  return parent != NULL && parent->kind == ALUR_KIND_UNIT ? parent : NULL;
}

/* The units with a position in or below them. */
static GHashTable *
find_shown (const AlurStaffing *self)
{
  GHashTable *shown = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < alur_workloads_get_length (self->now); i++)
    for (const AlurElement *up = alur_workloads_get (self->now, i)->unit;
         up != NULL && g_hash_table_add (shown, (gpointer) (guintptr) up);)
      up = get_parent (self, up);
  return shown;
}

static GHashTable *
list_children (const AlurStaffing *self, const AlurElement *organisation)
{
  GHashTable *children
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) shown = find_shown (self);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    gpointer parent;
    GPtrArray *list;

    if (!g_hash_table_contains (shown, unit))
      continue;
    parent = (gpointer) (guintptr) get_parent (self, unit);
    list = g_hash_table_lookup (children, parent);
    if (list == NULL)
      {
        list = g_ptr_array_new ();
        g_hash_table_insert (children, parent, list);
      }
    g_ptr_array_add (list, unit);
  }
  return children;
}

/* Puts the units below @parent before all others that wait, the first of them last. */
static void
await_children (GHashTable *children, const AlurElement *parent, guint depth, GArray *waiting)
{
  const GPtrArray *list = g_hash_table_lookup (children, parent);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      Waiting next = { g_ptr_array_index (list, i - 1), depth };

      g_array_append_val (waiting, next);
    }
}

/* --- Rows ------------------------------------------------------------------------------------- */

static const AlurWorkload *
find_before (const AlurStaffing *self, const AlurElement *position)
{
  return self->before != NULL ? alur_workloads_find (self->before, position) : NULL;
}

static void
add_unit (AlurStaffing *self, const Waiting *place)
{
  AlurStaffRow of_unit = { .unit = place->unit, .depth = place->depth };
  guint index = self->rows->len;

  g_array_append_val (self->rows, of_unit);
  ALUR_FOREACH (position, place->unit, ALUR_KIND_POSITION)
  {
    AlurStaffRow row = { .unit = place->unit,
                         .position = position,
                         .depth = place->depth,
                         .now = alur_workloads_find (self->now, position),
                         .before = find_before (self, position) };

    add_workload (&row.sums, row.now);
    add_workload (&row.sums_before, row.before);
    finish_row (self, &row);
    g_array_append_val (self->rows, row);
    of_unit.n_positions++;
    add_workload (&of_unit.sums, row.now);
    add_workload (&of_unit.sums_before, row.before);
    add_workload (&self->total.sums, row.now);
    add_workload (&self->total.sums_before, row.before);
  }
  self->total.n_positions += of_unit.n_positions;
  finish_row (self, &of_unit);
  g_array_index (self->rows, AlurStaffRow, index) = of_unit;
}

/* No recursion, because units may be nested as deep as the document is long. */
static void
add_units (AlurStaffing *self, const AlurElement *organisation)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_autoptr (GHashTable) children = list_children (self, organisation);

  await_children (children, NULL, 0, waiting);
  while (waiting->len > 0)
    {
      Waiting next = g_array_index (waiting, Waiting, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      add_unit (self, &next);
      await_children (children, next.unit, next.depth + 1, waiting);
    }
}

static void
add_gone (AlurStaffing *self)
{
  for (guint i = 0; self->before != NULL && i < alur_workloads_get_length (self->before); i++)
    {
      const AlurWorkload *before = alur_workloads_get (self->before, i);
      AlurStaffRow row = { .unit = before->unit, .position = before->position, .before = before };

      if (alur_workloads_find (self->now, before->position) != NULL)
        continue;
      add_workload (&row.sums_before, before);
      add_workload (&self->total.sums_before, before);
      finish_row (self, &row);
      g_array_append_val (self->rows, row);
      self->n_gone++;
    }
}

static AlurStaffing *
build (AlurFigures *figures,
       const AlurElement *stage,
       AlurWorkloads *now,
       AlurWorkloads *before,
       double minutes_per_year)
{
  AlurStaffing *self = g_new0 (AlurStaffing, 1);
  const AlurElement *organisation;

  self->document = alur_figures_get_document (figures);
  self->stage = stage;
  self->now = now;
  self->before = before;
  self->minutes_per_year = minutes_per_year;
  self->minutes_per_year_before = alur_document_get_minutes_per_year (self->document);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AlurStaffRow));
  organisation = alur_document_get_organisation (self->document, stage);
  if (organisation != NULL)
    add_units (self, organisation);
  add_gone (self);
  finish_row (self, &self->total);
  return self;
}

/**
 * alur_staffing_new:
 * @figures: the figures of a document
 * @stage: a stage of it
 * @before: (nullable): another stage of it, to compare with
 *
 * Positions of the same id are the same.
 *
 * Returns: (transfer full): the map, to be read until the next change of the document
 */
AlurStaffing *
alur_staffing_new (AlurFigures *figures, const AlurElement *stage, const AlurElement *before)
{
  AlurDocument *document = alur_figures_get_document (figures);

  return build (figures, stage, alur_workloads_new (figures, stage),
                before != NULL ? alur_workloads_new (figures, before) : NULL,
                alur_document_get_minutes_per_year (document));
}

/**
 * alur_staffing_new_assuming:
 * @figures: the figures of a document
 * @stage: a stage of it
 * @assumptions: (nullable): what is tried out
 *
 * The stage as it would be, compared with what the document has for it.
 *
 * Returns: (transfer full): the map, to be read until the next change of the document
 */
AlurStaffing *
alur_staffing_new_assuming (AlurFigures *figures,
                            const AlurElement *stage,
                            const AlurAssumptions *assumptions)
{
  AlurElement *root = alur_document_get_root (alur_figures_get_document (figures));

  return build (figures, stage, alur_workloads_new_assuming (figures, stage, assumptions),
                alur_workloads_new (figures, stage), alur_assumptions_get (assumptions, root));
}

/**
 * alur_staffing_free:
 * @self: (transfer full): a map
 */
void
alur_staffing_free (AlurStaffing *self)
{
  alur_workloads_free (self->now);
  g_clear_pointer (&self->before, alur_workloads_free);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * alur_staffing_get_n_rows:
 * @self: a map
 *
 * Returns: how many rows it has, units, positions and those that are gone
 */
guint
alur_staffing_get_n_rows (const AlurStaffing *self)
{
  return self->rows->len;
}

/**
 * alur_staffing_get_row:
 * @self: a map
 * @index: which one
 *
 * Returns: (transfer none): a unit, followed by its positions and then by the units below it
 */
const AlurStaffRow *
alur_staffing_get_row (const AlurStaffing *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, AlurStaffRow, index);
}

/**
 * alur_staffing_get_n_gone:
 * @self: a map
 *
 * Returns: how many of the last rows are positions that the stage no longer has
 */
guint
alur_staffing_get_n_gone (const AlurStaffing *self)
{
  return self->n_gone;
}

/**
 * alur_staffing_get_minutes_per_year:
 * @self: a map
 * @before: whether those with which it is compared are meant
 *
 * Returns: the effective minutes of one person a year with which it was reckoned
 */
double
alur_staffing_get_minutes_per_year (const AlurStaffing *self, gboolean before)
{
  return before ? self->minutes_per_year_before : self->minutes_per_year;
}

/**
 * alur_staffing_get_total:
 * @self: a map
 *
 * Returns: (transfer none): the sums of all positions, without a unit; those of the other stage
 *   with the positions that are gone
 */
const AlurStaffRow *
alur_staffing_get_total (const AlurStaffing *self)
{
  return &self->total;
}
