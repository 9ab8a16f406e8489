/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the table a finding about a step is shown: in the column in which it can be mended.
 *
 * There may be hundreds of thousands of findings, so only those about a step that is asked for are
 * looked at, and about the ways out of it. */

#include "alur-procedure-sheet-private.h"

#include "alur-finding.h"

/* Findings that something is missing mark the empty cell. */
typedef struct
{
  const char *rule;
  AlurSheetColumn column;
  gboolean is_gap;
} Place;

static const Place places[] = {
  { "no-actor", ALUR_SHEET_ACTORS, TRUE },
  { "step-without-authority", ALUR_SHEET_ACTORS, FALSE },
  { "step-without-position", ALUR_SHEET_ACTORS, FALSE },
  { "decided-too-high", ALUR_SHEET_ACTORS, FALSE },
  { "repeated-input", ALUR_SHEET_INPUTS, FALSE },
  { "missing-time", ALUR_SHEET_TIME, TRUE },
  { "sop-output-unused", ALUR_SHEET_OUTPUTS, FALSE },
  { "dead-end", ALUR_SHEET_NEXT, TRUE },
  { "no-way-out", ALUR_SHEET_NEXT, FALSE },
  { "decision-without-choice", ALUR_SHEET_NEXT, FALSE },
  { "unlabelled-choice", ALUR_SHEET_NEXT, FALSE },
  { "bad-probabilities", ALUR_SHEET_NEXT, FALSE },
};

/* What is missing on a page of an SOP, in the order in which its rule looks. */
static const AlurSheetColumn missing[] = { ALUR_SHEET_ACTIVITY, ALUR_SHEET_ACTORS,
                                           ALUR_SHEET_INPUTS, ALUR_SHEET_TIME, ALUR_SHEET_OUTPUTS };

static Place
find_place (const AlurFinding *finding)
{
  const char *rule = alur_finding_get_rule_id (finding);
  Place place = { rule, ALUR_SHEET_ACTIVITY, FALSE };
  guint lack = (guint) finding->figures[0];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (rule, places[i].rule))
      return places[i];
  if (g_str_equal (rule, "sop-quality-missing") && lack < G_N_ELEMENTS (missing))
    {
      place.column = missing[lack];
      place.is_gap = TRUE;
    }
  return place;
}

/* Whether @finding is about @step, something in it, or a way out of it. */
static gboolean
is_about (AlurProcedureSheet *self, const AlurFinding *finding, const AlurElement *step)
{
  guint column;

  for (guint i = 0; i < finding->n_elements; i++)
    if (alur_procedure_sheet_find_step (self, finding->elements[i], &column) == step)
      return TRUE;
  return FALSE;
}

/* What is found about @element, which is @step or a way out of it. */
static void
note_findings (AlurProcedureSheet *self,
               const AlurElement *element,
               const AlurElement *step,
               AlurSheetMarks *marks)
{
  g_autoptr (GPtrArray) findings = alur_analysis_find_about (
      alur_editor_get_analysis (self->editor), alur_editor_get_stage (self->editor), element);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);
      Place place;

      if (!alur_editor_tells_of (self->editor, finding) || !is_about (self, finding, step))
        continue;
      place = find_place (finding);
      marks->severities[place.column] = MAX (marks->severities[place.column], finding->severity);
      marks->gaps[place.column] |= place.is_gap;
    }
}

/* The ways out of a step are written in its procedure. */
static GPtrArray *
find_ways (AlurProcedureSheet *self, const AlurElement *step)
{
  if (self->ways == NULL)
    {
      self->ways = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
      ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
      {
        const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
        GPtrArray *ways = g_hash_table_lookup (self->ways, from);

        if (ways == NULL)
          g_hash_table_insert (self->ways, (gpointer) (guintptr) from, ways = g_ptr_array_new ());
        g_ptr_array_add (ways, flow);
      }
    }
  return g_hash_table_lookup (self->ways, alur_element_get_id (step));
}

/**
 * alur_procedure_sheet_get_marks: (skip)
 * @step: of the procedure that is shown
 *
 * Returns: what findings say about a step
 */
const AlurSheetMarks *
alur_procedure_sheet_get_marks (AlurProcedureSheet *self, const AlurElement *step)
{
  AlurSheetMarks *marks;
  GPtrArray *ways;

  if (self->marks == NULL)
    self->marks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  marks = g_hash_table_lookup (self->marks, step);
  if (marks != NULL)
    return marks;
  marks = g_new0 (AlurSheetMarks, 1);
  g_hash_table_insert (self->marks, (gpointer) (guintptr) step, marks);
  note_findings (self, step, step, marks);
  ways = find_ways (self, step);
  for (guint i = 0; ways != NULL && i < ways->len; i++)
    note_findings (self, g_ptr_array_index (ways, i), step, marks);
  return marks;
}
