/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workload analysis (analisis beban kerja) as the Indonesian forms have it: a position's workload
 * is what its steps take in a year, volume by volume, and its duties beside them. All positions of
 * a stage are computed together, because one pass over the steps serves them all. */

#include "alur-workload.h"

#include <math.h>

struct _AlurWorkloads
{
  guint n;
  AlurWorkload *workloads;
  AlurWorkloadEntry *entries;
  GHashTable *numbers;                /* id of a position → its number + 1 */
  const AlurAssumptions *assumptions; /* NULL: none; only while it is made */
};

static guint
number_of (const AlurWorkloads *self, const char *id)
{
  return id == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
}

static void
list_positions (AlurWorkloads *self, const AlurElement *organisation)
{
  GArray *workloads = g_array_new (FALSE, TRUE, sizeof (AlurWorkload));

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      AlurWorkload workload = { .position = position,
                                .unit = unit,
                                .headcount = alur_assumptions_get (self->assumptions, position),
                                .n_entries = alur_element_count (position, ALUR_KIND_DUTY) };

      g_array_append_val (workloads, workload);
      g_hash_table_insert (self->numbers, (gpointer) (guintptr) alur_element_get_id (position),
                           GUINT_TO_POINTER (workloads->len));
    }
  }
  self->n = workloads->len;
  self->workloads = (AlurWorkload *) (gpointer) g_array_free (workloads, FALSE);
}

static AlurWorkload *
find_by_step (const AlurWorkloads *self, const AlurElement *step)
{
  guint number = number_of (self, alur_element_get_ref (step, ALUR_STEP_POSITION));

  return number == 0 ? NULL : &self->workloads[number - 1];
}

/* Gives each position its part of one array, empty as yet. */
static void
make_room (AlurWorkloads *self, const AlurElement *stage)
{
  guint sum = 0;

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      AlurWorkload *workload = find_by_step (self, step);

      if (workload != NULL)
        workload->n_entries++;
    }
  }
  for (guint i = 0; i < self->n; i++)
    sum += self->workloads[i].n_entries;
  self->entries = g_new0 (AlurWorkloadEntry, sum + 1); /* there also when empty */
  sum = 0;
  for (guint i = 0; i < self->n; i++)
    {
      self->workloads[i].entries = self->entries + sum;
      sum += self->workloads[i].n_entries;
      self->workloads[i].n_entries = 0;
    }
}

static void
add_entry (AlurWorkloads *self, AlurWorkload *workload, AlurWorkloadEntry entry)
{
  gsize place = (gsize) (workload->entries - self->entries) + workload->n_entries++;

  self->entries[place] = entry;
  workload->workload += entry.minutes;
}

/* Where a case never ends, a step with work is done nobody knows how often. */
static void
add_procedure (AlurWorkloads *self, AlurFigures *figures, const AlurElement *procedure)
{
  double volume = alur_assumptions_get (self->assumptions, procedure);
  const AlurProcedureFigures *known = NULL;
  guint i = 0;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    AlurWorkload *workload = find_by_step (self, step);
    AlurWorkloadEntry entry = { .source = step, .procedure = procedure, .volume = volume };

    if (workload != NULL)
      {
        if (known == NULL)
          known = alur_figures_get (figures, procedure);
        entry.work = known->graph->steps[i].work;
        entry.executions = known->executions == NULL ? (double) NAN : known->executions[i];
        if (volume > 0 && entry.work > 0)
          entry.minutes = volume * entry.executions * entry.work;
        add_entry (self, workload, entry);
      }
    i++;
  }
}

static void
add_duties (AlurWorkloads *self, AlurWorkload *workload, double hours_per_day)
{
  ALUR_FOREACH (duty, workload->position, ALUR_KIND_DUTY)
  {
    AlurWorkloadEntry entry
        = { .source = duty,
            .volume = alur_assumptions_get (self->assumptions, duty),
            .executions = 1,
            .work = alur_duration_to_minutes (alur_element_get_duration (duty, ALUR_DUTY_WORK),
                                              hours_per_day) };

    entry.minutes = entry.volume * entry.work;
    add_entry (self, workload, entry);
  }
}

/* Half goes up, also where the binary number is a hair below it: 1.005 is 1.01. */
static double
round_half_up (double value)
{
  return floor (value + 0.5 + 1e-9 * MAX (1, value));
}

/**
 * alur_workload_round_need:
 * @need: people, added up first
 *
 * Returns: whole people, half a one rounded up
 */
double
alur_workload_round_need (double need)
{
  return round_half_up (need);
}

/**
 * alur_workload_get_effectiveness:
 * @workload: minutes a year
 * @headcount: people
 * @minutes_per_year: effective minutes of one person
 *
 * Returns: the effectiveness of a position (EJ) or of a unit (EU), rounded half up to two decimals;
 *   NaN where there is nobody
 */
double
alur_workload_get_effectiveness (double workload, double headcount, double minutes_per_year)
{
  if (!(headcount > 0) || isnan (workload))
    return (double) NAN;
  return round_half_up (workload / (headcount * minutes_per_year) * 100) / 100;
}

/**
 * alur_workload_get_grade:
 * @effectiveness: rounded to two decimals
 *
 * Grades by hundredths: A above 1.00, B from 0.90, C from 0.70, D from 0.50, and E below.
 *
 * Returns: the grade; 0 where there is no effectiveness
 */
char
alur_workload_get_grade (double effectiveness)
{
  static const struct
  {
    double from;
    char grade;
  } grades[] = { { 101, 'A' }, { 90, 'B' }, { 70, 'C' }, { 50, 'D' } };

  if (isnan (effectiveness))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    if (effectiveness * 100 > grades[i].from - 0.5)
      return grades[i].grade;
  return 'E';
}

/**
 * alur_workload_is_part_time:
 * @self: the workload of a position
 *
 * Returns: whether people of the position give only part of their time to it, so that it is not
 *   reckoned in whole people
 */
gboolean
alur_workload_is_part_time (const AlurWorkload *self)
{
  return fabs (self->headcount - floor (self->headcount + 0.5)) > 1e-9;
}

static void
evaluate (AlurWorkload *workload, double minutes_per_year)
{
  workload->need = workload->workload / minutes_per_year;
  workload->required = alur_workload_is_part_time (workload)
                           ? workload->need
                           : alur_workload_round_need (workload->need);
  workload->gap = workload->headcount - workload->need;
  workload->balance = workload->headcount - workload->required;
  workload->effectiveness
      = alur_workload_get_effectiveness (workload->workload, workload->headcount, minutes_per_year);
  workload->grade = alur_workload_get_grade (workload->effectiveness);
}

/**
 * alur_workload_get_note:
 * @self: the workload of a position
 *
 * Whoever works only part of their time here has other work, so nothing is said about filling up
 * their post or combining it.
 *
 * Returns: what has to be said beside its figures
 */
AlurWorkloadNote
alur_workload_get_note (const AlurWorkload *self)
{
  if (isnan (self->need))
    return ALUR_WORKLOAD_NOTE_UNKNOWN;
  if (!(self->need > 0))
    return ALUR_WORKLOAD_NOTE_IDLE;
  if (alur_workload_is_part_time (self))
    return ALUR_WORKLOAD_NOTE_NONE;
  if (self->required < 1)
    return ALUR_WORKLOAD_NOTE_COMBINE;
  if (!(self->headcount > 0))
    return ALUR_WORKLOAD_NOTE_UNOCCUPIED;
  return self->need < 1 - 1e-9 ? ALUR_WORKLOAD_NOTE_FILL_UP : ALUR_WORKLOAD_NOTE_NONE;
}

/**
 * alur_workloads_new:
 * @figures: the figures of a document
 * @stage: a stage of it
 *
 * Computes the workload of each position of @stage: in minutes a year Σ volume × expected
 * executions × work of the steps that name it, and Σ volume × work of its duties; the need in
 * people, which is that by the effective minutes of one person; and the effectiveness (EJ) with its
 * grade, as Permendagri 12/2008 has them.
 *
 * Returns: (transfer full): the workloads, to be read until the next change of the document
 */
AlurWorkloads *
alur_workloads_new (AlurFigures *figures, const AlurElement *stage)
{
  return alur_workloads_new_assuming (figures, stage, NULL);
}

/**
 * alur_workloads_new_assuming:
 * @figures: the figures of a document
 * @stage: a stage of it
 * @assumptions: (nullable): what is tried out
 *
 * As alur_workloads_new(), with the figures that are tried out in place of those of the document.
 *
 * Returns: (transfer full): the workloads, to be read until the next change of the document
 */
AlurWorkloads *
alur_workloads_new_assuming (AlurFigures *figures,
                             const AlurElement *stage,
                             const AlurAssumptions *assumptions)
{
  AlurWorkloads *self = g_new0 (AlurWorkloads, 1);
  AlurDocument *document = alur_figures_get_document (figures);
  double minutes_per_year = alur_assumptions_get (assumptions, alur_document_get_root (document));

  self->assumptions = assumptions;
  self->numbers = g_hash_table_new (NULL, NULL);
  list_positions (self, alur_document_get_organisation (document, stage));
  make_room (self, stage);
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  add_procedure (self, figures, procedure);
  for (guint i = 0; i < self->n; i++)
    {
      add_duties (self, &self->workloads[i], alur_document_get_hours_per_day (document));
      evaluate (&self->workloads[i], minutes_per_year);
    }
  self->assumptions = NULL;
  return self;
}

/**
 * alur_workloads_free:
 * @self: (transfer full): workloads
 */
void
alur_workloads_free (AlurWorkloads *self)
{
  g_hash_table_unref (self->numbers);
  g_free (self->workloads);
  g_free (self->entries);
  g_free (self);
}

/**
 * alur_workloads_get_length:
 * @self: workloads
 *
 * Returns: how many positions there are
 */
guint
alur_workloads_get_length (const AlurWorkloads *self)
{
  return self->n;
}

/**
 * alur_workloads_get:
 * @self: workloads
 * @index: which one, in document order
 *
 * Returns: (transfer none): the workload of a position
 */
const AlurWorkload *
alur_workloads_get (const AlurWorkloads *self, guint index)
{
  g_return_val_if_fail (index < self->n, NULL);

  return &self->workloads[index];
}

/**
 * alur_workloads_find:
 * @self: workloads
 * @position: a position of the stage
 *
 * Returns: (transfer none) (nullable): its workload
 */
const AlurWorkload *
alur_workloads_find (const AlurWorkloads *self, const AlurElement *position)
{
  guint number = number_of (self, alur_element_get_id (position));

  return number == 0 ? NULL : &self->workloads[number - 1];
}
