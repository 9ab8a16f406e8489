/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions (peta jabatan). Units stand in the order of their tree, those without any
 * position in or below them left out; positions that the stage no longer has come last. */

#include "alur-staffing.h"

#include "alur-nesting.h"

#include <math.h>
#include <string.h>

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

/* Where in the workloads the positions of a unit begin, + 1, by the serial of the unit; 0: it has
 * none. They stand together. */
static guint *
find_first_positions (const AlurStaffing *self)
{
  guint *first = g_new0 (guint, alur_document_get_serials (self->document));

  for (guint i = alur_workloads_get_length (self->now); i > 0; i--)
    first[alur_workloads_get (self->now, i - 1)->unit->serial] = i;
  return first;
}

/* Which of @units have a position in or below them. What a unit is part of is the last one before
 * it that is less deep. */
static guint8 *
find_shown (const GArray *units, const guint *first)
{
  guint8 *shown = g_new0 (guint8, units->len + 1);
  g_autoptr (GByteArray) awaited = g_byte_array_new (); /* by depth: what is below was shown */

  for (guint i = units->len; i > 0; i--)
    {
      const AlurNested *nested = &g_array_index (units, AlurNested, i - 1);
      guint n_depths = awaited->len;

      if (nested->depth >= n_depths)
        {
          g_byte_array_set_size (awaited, nested->depth + 1);
          memset (awaited->data + n_depths, 0, awaited->len - n_depths);
        }
      shown[i - 1] = first[nested->serial] > 0 || awaited->data[nested->depth];
      awaited->data[nested->depth] = FALSE;
      if (shown[i - 1] && nested->depth > 0)
        awaited->data[nested->depth - 1] = TRUE;
    }
  return shown;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static const AlurWorkload *
find_before (const AlurStaffing *self, const AlurElement *position)
{
  return self->before != NULL ? alur_workloads_find (self->before, position) : NULL;
}

static void
add_position (AlurStaffing *self, const AlurWorkload *now, AlurStaffRow *of_unit)
{
  AlurStaffRow row = { .unit = of_unit->unit,
                       .position = now->position,
                       .depth = of_unit->depth,
                       .now = now,
                       .before = find_before (self, now->position) };

  add_workload (&row.sums, row.now);
  add_workload (&row.sums_before, row.before);
  finish_row (self, &row);
  g_array_append_val (self->rows, row);
  of_unit->n_positions++;
  add_workload (&of_unit->sums, row.now);
  add_workload (&of_unit->sums_before, row.before);
  add_workload (&self->total.sums, row.now);
  add_workload (&self->total.sums_before, row.before);
}

/* @first: of its positions; their number if it has none */
static void
add_unit (AlurStaffing *self, const AlurNested *nested, guint first)
{
  AlurStaffRow of_unit = { .unit = nested->element, .depth = nested->depth };
  guint index = self->rows->len;

  g_array_append_val (self->rows, of_unit);
  for (guint i = first; i < alur_workloads_get_length (self->now); i++)
    {
      const AlurWorkload *now = alur_workloads_get (self->now, i);

      if (now->unit != nested->element)
        break;
      add_position (self, now, &of_unit);
    }
  self->total.n_positions += of_unit.n_positions;
  finish_row (self, &of_unit);
  g_array_index (self->rows, AlurStaffRow, index) = of_unit;
}

static void
add_units (AlurStaffing *self, const GArray *units)
{
  g_autofree guint *first = find_first_positions (self);
  g_autofree guint8 *shown = find_shown (units, first);

  for (guint i = 0; i < units->len; i++)
    {
      const AlurNested *nested = &g_array_index (units, AlurNested, i);

      if (shown[i])
        add_unit (self, nested,
                  first[nested->serial] > 0 ? first[nested->serial] - 1
                                            : alur_workloads_get_length (self->now));
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

static void
list_and_add_units (AlurStaffing *self)
{
  g_autoptr (AlurNesting) nesting
      = alur_nesting_new (self->document, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);

  add_units (self, alur_nesting_list (
                       nesting, alur_document_get_organisation (self->document, self->stage)));
}

static AlurStaffing *
build (AlurFigures *figures,
       const AlurElement *stage,
       const GArray *units,
       AlurWorkloads *now,
       AlurWorkloads *before,
       double minutes_per_year)
{
  AlurStaffing *self = g_new0 (AlurStaffing, 1);

  self->document = alur_figures_get_document (figures);
  self->stage = stage;
  self->now = now;
  self->before = before;
  self->minutes_per_year = minutes_per_year;
  self->minutes_per_year_before = alur_document_get_minutes_per_year (self->document);
  self->rows = g_array_new (FALSE, FALSE, sizeof (AlurStaffRow));
  if (units != NULL)
    add_units (self, units);
  else
    list_and_add_units (self);
  add_gone (self);
  finish_row (self, &self->total);
  return self;
}

/**
 * alur_staffing_new:
 * @figures: the figures of a document
 * @stage: a stage of it
 * @before: (nullable): another stage of it, to compare with
 * @units: (nullable) (element-type AlurNested): the units of @stage, as alur_nesting_list() gives
 *   them; %NULL: they are listed here
 *
 * Positions of the same id are the same.
 *
 * Returns: (transfer full): the map, to be read until the next change of the document
 */
AlurStaffing *
alur_staffing_new (AlurFigures *figures,
                   const AlurElement *stage,
                   const AlurElement *before,
                   const GArray *units)
{
  AlurDocument *document = alur_figures_get_document (figures);

  return build (figures, stage, units, alur_workloads_new (figures, stage),
                before != NULL ? alur_workloads_new (figures, before) : NULL,
                alur_document_get_minutes_per_year (document));
}

/**
 * alur_staffing_new_assuming:
 * @figures: the figures of a document
 * @stage: a stage of it
 * @assumptions: (nullable): what is tried out
 * @units: (nullable) (element-type AlurNested): as for alur_staffing_new()
 *
 * The stage as it would be, compared with what the document has for it.
 *
 * Returns: (transfer full): the map, to be read until the next change of the document
 */
AlurStaffing *
alur_staffing_new_assuming (AlurFigures *figures,
                            const AlurElement *stage,
                            const AlurAssumptions *assumptions,
                            const GArray *units)
{
  AlurElement *root = alur_document_get_root (alur_figures_get_document (figures));

  return build (figures, stage, units, alur_workloads_new_assuming (figures, stage, assumptions),
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
