/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the analysis says of what is inspected: figures, and what it found. */

#include "alur-inspection-private.h"

#include "alur-language.h"
#include "alur-metric-text.h"
#include "alur-promise.h"
#include "alur-workload.h"

#include <glib/gi18n-lib.h>

static void
add_figure (AlurInspectionSection *section, const char *label, char *text)
{
  AlurInspectionFigure figure = { g_strdup (label), text };

  g_array_append_val (section->figures, figure);
}

/* Whether it takes as long as is promised; of support also that nothing is promised. */
static void
add_promise (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurElement *procedure = g_ptr_array_index (section->owners, 0);
  AlurPromise promise = alur_promise_judge (
      alur_analysis_get_figures (alur_editor_get_analysis (self->editor)), procedure);

  if (promise.state == ALUR_PROMISE_NONE
      && alur_element_get_word (procedure, ALUR_PROCEDURE_KIND) != ALUR_PROCEDURE_SUPPORT)
    return;
  add_figure (section, alur_tr (NULL, N_ ("In time")),
              alur_promise_dup_text (&promise, self->document, NULL));
}

/* An old figure stands until the new one is there, and says so. */
static char *
dup_metric (const AlurInspection *self, const AlurProcedureFigures *figures, AlurMetric metric)
{
  gboolean pending
      = figures->lead_pending && (metric == ALUR_METRIC_LEAD || metric == ALUR_METRIC_EFFICIENCY);
  g_autofree char *text = alur_metric_dup_text (alur_metric_info (metric)->unit,
                                                figures->metrics[metric], self->document, NULL);

  return g_strconcat (text, pending ? " …" : NULL, NULL);
}

static void
fill_metrics (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurProcedureFigures *figures
      = alur_figures_get (alur_analysis_get_figures (alur_editor_get_analysis (self->editor)),
                          g_ptr_array_index (section->owners, 0));

  for (guint i = 0; i < ALUR_N_METRICS; i++)
    {
      if (i == ALUR_METRIC_LEAD_ERROR)
        continue;
      add_figure (section, alur_tr (NULL, alur_metric_info (i)->label),
                  dup_metric (self, figures, i));
      if (i == ALUR_METRIC_LEAD)
        add_promise (self, section);
    }
}

static char *
write_people (double people)
{
  return alur_language_format_number (NULL, people, -2);
}

static void
fill_workload (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurElement *position = g_ptr_array_index (section->owners, 0);
  AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
  g_autoptr (AlurWorkloads) all = alur_workloads_new (alur_analysis_get_figures (analysis),
                                                      alur_element_get_stage (position));
  const AlurWorkload *workload = alur_workloads_find (all, position);

  if (workload == NULL)
    return;
  add_figure (
      section, alur_tr (NULL, N_ ("Work a year")),
      alur_metric_dup_text (ALUR_METRIC_UNIT_MINUTES, workload->workload, self->document, NULL));
  add_figure (section, alur_tr (NULL, N_ ("People needed")), write_people (workload->need));
  add_figure (section, alur_tr (NULL, N_ ("People there less those needed")),
              write_people (workload->gap));
  add_figure (section, alur_tr (NULL, N_ ("Effectiveness")),
              write_people (workload->effectiveness));
}

/**
 * alur_inspection_fill_figures: (skip)
 */
void
alur_inspection_fill_figures (const AlurInspection *self, AlurInspectionSection *section)
{
  if (section->spec->subject == ALUR_KIND_POSITION)
    fill_workload (self, section);
  else
    fill_metrics (self, section);
}

/* --- Findings --------------------------------------------------------------------------------- */

static gboolean
contains (const AlurElement *const *elements, guint n_elements, const AlurElement *element)
{
  for (guint i = 0; i < n_elements; i++)
    {
      if (elements[i] == element)
        return TRUE;
    }
  return FALSE;
}

static gboolean
speaks_of (const AlurFinding *finding, const AlurElement *element)
{
  return finding->subject == element || finding->function == element
         || contains (finding->units, finding->n_units, element)
         || contains (finding->elements, finding->n_elements, element);
}

static void
add_finding (AlurInspection *self, const AlurFinding *finding)
{
  AlurInspectionFinding *found = g_new0 (AlurInspectionFinding, 1);

  found->severity = finding->severity;
  found->message = alur_finding_dup_message (finding, self->document, NULL);
  found->suggestion = alur_finding_dup_suggestion (finding, self->document, NULL);
  g_ptr_array_add (self->findings, found);
}

/* The worst first; of one severity in their order. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const AlurFinding *one = *(const AlurFinding *const *) a;
  const AlurFinding *other = *(const AlurFinding *const *) b;

  return one->severity != other->severity ? (int) other->severity - (int) one->severity
                                          : alur_finding_compare (one, other);
}

/* Where the whole organisation hangs on a unit, thousands speak of it or its parts. */
static GPtrArray *
list_findings (const AlurInspection *self, const AlurElement *stage, const AlurElement *element)
{
  g_autoptr (GHashTable) about
      = alur_analysis_gather_about (alur_editor_get_analysis (self->editor), stage, element);
  GPtrArray *findings = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer finding;

  g_hash_table_iter_init (&iter, about);
  while (g_hash_table_iter_next (&iter, &finding, NULL))
    if (speaks_of (finding, element) && alur_editor_tells_of (self->editor, finding))
      g_ptr_array_add (findings, finding);
  g_ptr_array_sort (findings, compare_findings);
  return findings;
}

/**
 * alur_inspection_find_findings: (skip)
 *
 * Finds what the checks say of the one element that is inspected.
 */
void
alur_inspection_find_findings (AlurInspection *self)
{
  const AlurElement *element = g_ptr_array_index (self->owners, 0);
  const AlurElement *stage = alur_editor_get_stage (self->editor);
  g_autoptr (GPtrArray) findings = NULL;

  if (self->owners->len != 1 || stage == NULL || element->kind == ALUR_KIND_DOCUMENT
      || element->kind == ALUR_KIND_STAGE)
    return;
  if (alur_element_get_stage (element) != NULL)
    stage = alur_element_get_stage (element);
  findings = list_findings (self, stage, element);
  self->n_findings = findings->len;
  for (guint i = 0; i < MIN (findings->len, ALUR_INSPECTION_FINDINGS); i++)
    add_finding (self, g_ptr_array_index (findings, i));
}
