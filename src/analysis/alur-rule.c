/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rule.h"

#include <string.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AlurElement *const *x = a;
  const AlurElement *const *y = b;

  return *x == *y ? 0 : strcmp ((*x)->values[ALUR_FIELD_ID].text, (*y)->values[ALUR_FIELD_ID].text);
}

/* Copies a list, sorted by id and each element once; returns how many. */
static guint
copy_as_set (const AlurElement **set, const AlurElement *const *list, guint n)
{
  guint n_set = 0;

  if (n == 0)
    return 0;
  memcpy (set, list, n * sizeof *set);
  if (n == 2 && compare_ids (&set[0], &set[1]) > 0)
    {
      set[0] = list[1];
      set[1] = list[0];
    }
  else if (n > 2)
    qsort (set, n, sizeof *set, compare_ids);
  for (guint i = 0; i < n; i++)
    {
      if (n_set == 0 || set[n_set - 1] != set[i])
        set[n_set++] = set[i];
    }
  return n_set;
}

/**
 * alur_rule_report:
 * @run: the run of a rule
 * @report: what the rule found
 *
 * Adds a finding to the results of @run.
 */
void
alur_rule_report (AlurRuleRun *run, const AlurReport *report)
{
  guint n_row = report->in_a_row ? report->n_elements : 0;
  guint n_pointers = report->n_units + report->n_elements + n_row;
  AlurFinding *finding;
  const AlurElement **pointers;

  if (report->severity == ALUR_SEVERITY_NONE)
    return;
  finding = g_atomic_rc_box_alloc0 (sizeof *finding + n_pointers * sizeof (AlurElement *));
  pointers = (const AlurElement **) (finding + 1);
  finding->rule = run->rule;
  finding->stage = run->stage;
  finding->subject = run->subject;
  finding->function = report->function;
  finding->name = report->name;
  finding->severity = report->severity != 0 ? report->severity : run->rule->severity;
  finding->role = report->role;
  finding->second_role = report->second_role;
  finding->resource = report->resource;
  finding->between = report->between;
  memcpy (finding->about, report->about, sizeof finding->about);
  memcpy (finding->figures, report->figures, sizeof finding->figures);
  finding->units = pointers;
  finding->n_units = copy_as_set (pointers, report->units, report->n_units);
  finding->elements = pointers + report->n_units;
  finding->n_elements
      = copy_as_set (pointers + report->n_units, report->elements, report->n_elements);
  if (n_row > 0)
    finding->row = memcpy (pointers + report->n_units + report->n_elements, report->elements,
                           n_row * sizeof *pointers);
  g_ptr_array_add (run->sink, finding);
}

/**
 * alur_rule_report_element:
 * @run: the run of a rule
 * @element: what the rule found fault with
 *
 * Adds a finding about @element alone, without units.
 */
void
alur_rule_report_element (AlurRuleRun *run, const AlurElement *element)
{
  alur_rule_report (run, &(AlurReport){ .elements = &element, .n_elements = 1 });
}

/**
 * alur_rule_report_holder:
 * @run: the run of a rule
 * @holder: an authority in its place
 * @regulation: (nullable): a regulation that the finding is about too
 *
 * Adds a finding about one authority; `about` is the authority and @regulation.
 */
void
alur_rule_report_holder (AlurRuleRun *run, const AlurHolder *holder, const AlurElement *regulation)
{
  const AlurElement *unit = holder->unit->unit;
  const AlurElement *elements[] = { holder->authority, regulation };

  alur_rule_report (run, &(AlurReport){ .function = holder->function->function,
                                        .role = holder->role,
                                        .resource = holder->resource,
                                        .units = &unit,
                                        .n_units = 1,
                                        .elements = elements,
                                        .n_elements = regulation != NULL ? 2 : 1,
                                        .about = { holder->authority, regulation } });
}

/**
 * alur_rule_find:
 * @id: the id of a rule
 *
 * Returns: (transfer none) (nullable): the row of the catalogue
 */
const AlurRule *
alur_rule_find (const char *id)
{
  guint n_rules;
  const AlurRule *rules = alur_rules_get (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    {
      if (strcmp (rules[i].id, id) == 0)
        return &rules[i];
    }
  return NULL;
}
