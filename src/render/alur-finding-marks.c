/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-marks.h"

/* Elements are told apart by their serials, so that marks of a document are those of its mirror,
 * too. */
struct _AlurFindingMarks
{
  gatomicrefcount references;
  GByteArray *signs; /* by serial; what stands behind its end has none; see alur-tally.h */
  gboolean mark_findings;
};

/* @signs: (transfer full) */
static AlurFindingMarks *
make (GByteArray *signs, gboolean mark_findings)
{
  AlurFindingMarks *self = g_new0 (AlurFindingMarks, 1);

  g_atomic_ref_count_init (&self->references);
  self->signs = signs;
  self->mark_findings = mark_findings;
  return self;
}

/**
 * alur_finding_marks_new:
 *
 * Returns: (transfer full): the marks of the request's stage, those that it brings where it has
 *   some; none where it has no analysis either
 */
AlurFindingMarks *
alur_finding_marks_new (const AlurViewRequest *request)
{
  if (request->marks != NULL)
    return alur_finding_marks_ref (request->marks);
  return make (request->analysis != NULL
                   ? alur_analysis_dup_signs (request->analysis, request->stage, NULL)
                   : g_byte_array_new (),
               request->mark_findings);
}

/**
 * alur_finding_marks_new_without:
 * @stage: a stage of the document of @analysis
 * @without: (element-type AlurFinding): findings of @stage, each once, which put nothing
 *
 * Returns: (transfer full): the marks of @stage, with signs
 */
AlurFindingMarks *
alur_finding_marks_new_without (AlurAnalysis *analysis,
                                const AlurElement *stage,
                                const GPtrArray *without)
{
  return make (alur_analysis_dup_signs (analysis, stage, without), TRUE);
}

/**
 * alur_finding_marks_ref:
 *
 * Returns: (transfer full): @self
 */
AlurFindingMarks *
alur_finding_marks_ref (AlurFindingMarks *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * alur_finding_marks_free:
 *
 * Gives up one reference.
 */
void
alur_finding_marks_free (AlurFindingMarks *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_byte_array_unref (self->signs);
  g_free (self);
}

static guint
get_sign (const AlurFindingMarks *self, const AlurElement *element)
{
  return element->serial < self->signs->len ? self->signs->data[element->serial] : 0;
}

/**
 * alur_finding_marks_overlaps:
 *
 * Returns: whether @authority is one of an overlap that nobody has accepted
 */
gboolean
alur_finding_marks_overlaps (const AlurFindingMarks *self, const AlurElement *authority)
{
  return (get_sign (self, authority) & ALUR_SIGN_OVERLAP) != 0;
}

static guint
get_worst_in (const AlurFindingMarks *self, const AlurElement *element, AlurKind kind)
{
  guint worst = 0;

  ALUR_FOREACH (child, element, kind)
  {
    worst = MAX (worst, get_sign (self, child) & ALUR_SIGN_SEVERITY);
  }
  return worst;
}

/**
 * alur_finding_marks_get_worst:
 *
 * Returns: the severity of the worst finding that speaks of @element, or of an authority or a
 *   position in it, which have no place of their own on a drawing; %ALUR_SEVERITY_UNSET where there
 *   is none or no signs are asked for
 */
AlurSeverity
alur_finding_marks_get_worst (const AlurFindingMarks *self, const AlurElement *element)
{
  guint worst;

  if (!self->mark_findings)
    return ALUR_SEVERITY_UNSET;
  worst = get_sign (self, element) & ALUR_SIGN_SEVERITY;
  worst = MAX (worst, get_worst_in (self, element, ALUR_KIND_AUTHORITY));
  return (AlurSeverity) MAX (worst, get_worst_in (self, element, ALUR_KIND_POSITION));
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
