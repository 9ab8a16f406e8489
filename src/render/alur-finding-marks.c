/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-marks.h"

#include <string.h>

/* A severity, a bit for what overlaps, and one for what has been asked for. */
#define OVERLAPS 0x80u
#define ASKED 0x40u

#define MANY 20000u /* findings of which only those are looked at that a small drawing asks for */

/* Elements are told apart by their serials, so that marks of a document are those of its mirror,
 * too. There may be hundreds of thousands, so they are one byte each. */
struct _AlurFindingMarks
{
  gatomicrefcount references;
  GByteArray *marks; /* by serial; what stands behind its end has none */
  AlurViewRequest request;
  gboolean is_asking; /* the analysis, for each element when its mark is wanted */
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

/* A finding about units alone sits on its units; one about elements on these. @only: NULL: on all
 */
static void
mark_worst (AlurFindingMarks *self, const AlurFinding *finding, const AlurElement *only)
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
      if (element == NULL || (only != NULL && element != only))
        continue;
      mark = get_mark (self, element);
      if (finding->severity > (*mark & ~(OVERLAPS | ASKED)))
        *mark = (guint8) ((*mark & (OVERLAPS | ASKED)) | finding->severity);
    }
}

static void
mark_overlap (AlurFindingMarks *self, const AlurFinding *finding, const AlurElement *only)
{
  if (g_strcmp0 (alur_finding_get_rule_id (finding), "overlap") != 0)
    return;
  for (guint i = 0; i < finding->n_elements; i++)
    if (only == NULL || finding->elements[i] == only)
      *get_mark (self, finding->elements[i]) |= OVERLAPS;
}

static void
mark (AlurFindingMarks *self, const AlurFinding *finding, const AlurElement *only)
{
  const AlurViewRequest *request = &self->request;

  if (finding->accepted
      || (request->holds_back != NULL && request->holds_back (request->holds_back_data, finding)))
    return;
  mark_overlap (self, finding, only);
  if (request->mark_findings)
    mark_worst (self, finding, only);
}

/* A mark that is wanted for the first time. */
static guint
ask (AlurFindingMarks *self, const AlurElement *element)
{
  g_autoptr (GPtrArray) findings
      = alur_analysis_find_about (self->request.analysis, self->request.stage, element);

  *get_mark (self, element) |= ASKED;
  for (guint i = 0; i < findings->len; i++)
    mark (self, g_ptr_array_index (findings, i), element);
  return *get_mark (self, element);
}

static guint
look_up (AlurFindingMarks *self, const AlurElement *element)
{
  guint found = element->serial < self->marks->len ? self->marks->data[element->serial] : 0;

  return self->is_asking && (found & ASKED) == 0 ? ask (self, element) : found;
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
  self->request = *request;
  findings = alur_analysis_get_findings (request->analysis, request->stage);
  self->is_asking = request->is_small && findings->len > MANY;
  for (guint i = 0; i < findings->len && !self->is_asking; i++)
    mark (self, g_ptr_array_index (findings, i), NULL);
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
  return (look_up ((AlurFindingMarks *) self, authority) & OVERLAPS) != 0;
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
  return (AlurSeverity) (look_up ((AlurFindingMarks *) self, element) & ~(OVERLAPS | ASKED));
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
