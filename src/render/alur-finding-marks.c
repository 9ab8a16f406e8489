/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-marks.h"

#include <string.h>

/* A severity, and a bit for what overlaps. */
#define OVERLAPS 0x80u

/* Elements are told apart by their serials, so that marks of a document are those of its mirror,
 * too. There may be hundreds of thousands, so they are one byte each. */
struct _AlurFindingMarks
{
  gatomicrefcount references;
  GByteArray *marks; /* by serial; what stands behind its end has none */
};

static guint8 *
get_mark (AlurFindingMarks *self, const AlurElement *element)
{
  guint before = self->marks->len;

  if (element->serial >= before)
    {
      g_byte_array_set_size (self->marks, element->serial + 1);
      memset (self->marks->data + before, 0, self->marks->len - before);
    }
  return &self->marks->data[element->serial];
}

static guint
look_up (const AlurFindingMarks *self, const AlurElement *element)
{
  return element->serial < self->marks->len ? self->marks->data[element->serial] : 0;
}

/* A finding about units alone sits on its units; one about elements on these. */
static void
mark_worst (AlurFindingMarks *self, const AlurFinding *finding)
{
  gboolean of_units = finding->n_elements == 0;
  guint n = of_units ? finding->n_units : finding->n_elements;

  for (guint i = 0; i < n; i++)
    {
      const AlurElement *element = of_units ? finding->units[i] : finding->elements[i];
      guint8 *mark;

      /* An authority has no place of its own on a drawing but that of its unit. */
      if (element->kind == ALUR_KIND_AUTHORITY || element->kind == ALUR_KIND_POSITION)
        element = element->parent;
      if (element == NULL)
        continue;
      mark = get_mark (self, element);
      if (finding->severity > (*mark & ~OVERLAPS))
        *mark = (guint8) ((*mark & OVERLAPS) | finding->severity);
    }
}

static void
mark_overlap (AlurFindingMarks *self, const AlurFinding *finding)
{
  if (g_strcmp0 (alur_finding_get_rule_id (finding), "overlap") != 0)
    return;
  for (guint i = 0; i < finding->n_elements; i++)
    *get_mark (self, finding->elements[i]) |= OVERLAPS;
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
  AlurFindingMarks *self;
  const GPtrArray *findings;

  if (request->marks != NULL)
    return alur_finding_marks_ref (request->marks);
  self = g_new0 (AlurFindingMarks, 1);
  g_atomic_ref_count_init (&self->references);
  self->marks = g_byte_array_new ();
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
      if (request->mark_findings)
        mark_worst (self, finding);
    }
  return self;
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
  g_byte_array_unref (self->marks);
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
  return (look_up (self, authority) & OVERLAPS) != 0;
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
  return (AlurSeverity) (look_up (self, element) & ~OVERLAPS);
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
