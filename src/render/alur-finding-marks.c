/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-marks.h"

struct _AlurFindingMarks
{
  GHashTable *overlapping; /* set of authorities */
  GHashTable *worst;       /* element → AlurSeverity; NULL: no signs asked for */
};

/* A finding about units alone sits on its units; one about elements on these. */
static void
mark_worst (AlurFindingMarks *self, const AlurFinding *finding)
{
  gboolean of_units = finding->n_elements == 0;
  guint n = of_units ? finding->n_units : finding->n_elements;

  for (guint i = 0; i < n; i++)
    {
      const AlurElement *element = of_units ? finding->units[i] : finding->elements[i];
      guint known;

      /* An authority has no place of its own on a drawing but that of its unit. */
      if (element->kind == ALUR_KIND_AUTHORITY || element->kind == ALUR_KIND_POSITION)
        element = element->parent;
      if (element == NULL)
        continue;
      known = GPOINTER_TO_UINT (g_hash_table_lookup (self->worst, element));
      if (finding->severity > known)
        g_hash_table_insert (self->worst, (gpointer) (guintptr) element,
                             GUINT_TO_POINTER (finding->severity));
    }
}

static void
mark_overlap (AlurFindingMarks *self, const AlurFinding *finding)
{
  if (g_strcmp0 (alur_finding_get_rule_id (finding), "overlap") != 0)
    return;
  for (guint i = 0; i < finding->n_elements; i++)
    g_hash_table_add (self->overlapping, (gpointer) (guintptr) finding->elements[i]);
}

/**
 * alur_finding_marks_new:
 *
 * Returns: (transfer full): the marks of the request's stage; none where it has no analysis
 */
AlurFindingMarks *
alur_finding_marks_new (const AlurViewRequest *request)
{
  AlurFindingMarks *self = g_new0 (AlurFindingMarks, 1);
  const GPtrArray *findings;

  self->overlapping = g_hash_table_new (NULL, NULL);
  if (request->mark_findings)
    self->worst = g_hash_table_new (NULL, NULL);
  if (request->analysis == NULL)
    return self;
  findings = alur_analysis_get_findings (request->analysis, request->stage);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (finding->accepted
          || (request->holds_back != NULL
              && request->holds_back (request->holds_back_data, finding)))
        continue;
      mark_overlap (self, finding);
      if (self->worst != NULL)
        mark_worst (self, finding);
    }
  return self;
}

/**
 * alur_finding_marks_free:
 */
void
alur_finding_marks_free (AlurFindingMarks *self)
{
  g_hash_table_unref (self->overlapping);
  g_clear_pointer (&self->worst, g_hash_table_unref);
  g_free (self);
}

/**
 * alur_finding_marks_overlaps:
 *
 * Returns: whether @authority is one of an overlap that nobody has accepted
 */
gboolean
alur_finding_marks_overlaps (const AlurFindingMarks *self, const AlurElement *authority)
{
  return g_hash_table_contains (self->overlapping, authority);
}

/**
 * alur_finding_marks_get_worst:
 *
 * Returns: the severity of the worst finding that speaks of @element, or
 *   %ALUR_SEVERITY_UNSET where there is none or no signs are asked for
 */
AlurSeverity
alur_finding_marks_get_worst (const AlurFindingMarks *self, const AlurElement *element)
{
  if (self->worst == NULL)
    return ALUR_SEVERITY_UNSET;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->worst, element));
}

/**
 * alur_finding_marks_draw:
 * @centre: where the sign stands
 *
 * Draws the sign of @element, if it has one; its severity must be in the legend.
 */
void
alur_finding_marks_draw (const AlurFindingMarks *self,
                         const AlurElement *element,
                         AlurScene *scene,
                         AlurPoint centre,
                         const AlurLegend *legend)
{
  AlurSeverity worst = alur_finding_marks_get_worst (self, element);
  AlurSceneItem *item;

  if (worst < ALUR_SEVERITY_INFO)
    return;
  item = alur_scene_add_sign (scene, alur_style_get_paper ()->signs[worst], centre);
  item->legend = alur_legend_get (legend, ALUR_LEGEND_SEVERITY, worst);
}
