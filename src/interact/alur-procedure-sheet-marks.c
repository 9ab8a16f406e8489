/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in the table a finding about a step is shown: in the column in which it can be mended. */

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

static void
note (AlurProcedureSheet *self, const AlurElement *element, const AlurFinding *finding)
{
  Place place = find_place (finding);
  AlurSheetMarks *marks;
  guint column;

  element = alur_procedure_sheet_find_step (self, element, &column);
  if (element == NULL)
    return;
  marks = g_hash_table_lookup (self->marks, element);
  if (marks == NULL)
    {
      marks = g_new0 (AlurSheetMarks, 1);
      g_hash_table_insert (self->marks, (gpointer) (guintptr) element, marks);
    }
  marks->severities[place.column] = MAX (marks->severities[place.column], finding->severity);
  marks->gaps[place.column] |= place.is_gap;
}

/**
 * alur_procedure_sheet_get_marks: (skip)
 *
 * Returns: (nullable): what findings say about a step, or %NULL for nothing
 */
const AlurSheetMarks *
alur_procedure_sheet_get_marks (AlurProcedureSheet *self, const AlurElement *step)
{
  if (self->marks == NULL)
    {
      const GPtrArray *findings = alur_analysis_get_findings (
          alur_editor_get_analysis (self->editor), alur_editor_get_stage (self->editor));

      AlurUnfinished *unfinished = alur_editor_get_unfinished (self->editor);

      self->marks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      for (guint i = 0; i < findings->len; i++)
        {
          const AlurFinding *finding = g_ptr_array_index (findings, i);

          if (finding->accepted || alur_unfinished_holds_back (unfinished, finding))
            continue;
          for (guint k = 0; k < finding->n_elements; k++)
            note (self, finding->elements[k], finding);
        }
    }
  return g_hash_table_lookup (self->marks, step);
}
