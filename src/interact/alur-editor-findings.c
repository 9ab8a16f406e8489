/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window tells of findings. Lists ask for each of their rows, so what speaks of what is
 * gathered once after a change: there may be hundreds of thousands, so in an array by serial. */

#include "alur-editor-private.h"

#include <string.h>

/* How many findings speak of an element, and which was the last of them. */
typedef struct
{
  guint n;
  guint last; /* its number plus 1 */
} Told;

/**
 * alur_editor_tells_of:
 * @self: the editor
 * @finding: of its document
 *
 * Returns: whether @finding is told: nobody has accepted it, and it is not about something that is
 *   not filled in yet
 */
gboolean
alur_editor_tells_of (AlurEditor *self, const AlurFinding *finding)
{
  return !finding->accepted && !alur_unfinished_holds_back (self->unfinished, finding);
}

static const GPtrArray *
get_findings (AlurEditor *self)
{
  const AlurElement *stage = alur_editor_get_stage (self);

  return stage != NULL ? alur_analysis_get_findings (self->analysis, stage) : NULL;
}

/* One finding counts once, however often it names the element. */
static void
tell_of (AlurEditor *self, const AlurElement *element, guint finding)
{
  Told *told;

  if (element == NULL)
    return;
  told = &g_array_index (self->told, Told, element->serial);
  told->n += told->last != finding + 1 ? 1 : 0;
  told->last = finding + 1;
}

static void
gather (AlurEditor *self)
{
  const GPtrArray *findings = get_findings (self);

  if (self->told == NULL)
    self->told = g_array_new (FALSE, TRUE, sizeof (Told));
  g_array_set_size (self->told, 0);
  g_array_set_size (self->told, alur_document_get_serials (self->document));
  memset (self->counts, 0, sizeof self->counts);
  self->is_told = TRUE;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (!alur_editor_tells_of (self, finding))
        continue;
      self->counts[finding->severity]++;
      for (guint k = 0; k < finding->n_elements; k++)
        {
          tell_of (self, finding->elements[k], i);
          tell_of (self, finding->elements[k]->parent, i);
        }
      for (guint k = 0; k < finding->n_units; k++)
        tell_of (self, finding->units[k], i);
      tell_of (self, finding->function, i);
    }
}

/**
 * alur_editor_count_findings:
 * @counts: (out): how many findings of each severity are told of the stage that is shown
 */
void
alur_editor_count_findings (AlurEditor *self, guint counts[ALUR_SEVERITY_ERROR + 1])
{
  if (!self->is_told)
    gather (self);
  memcpy (counts, self->counts, sizeof self->counts);
}

/**
 * alur_editor_count_findings_of:
 * @self: the editor
 * @element: an element of the document
 *
 * Returns: how many findings are told of @element, or of what is in it, in the stage that is shown
 */
guint
alur_editor_count_findings_of (AlurEditor *self, const AlurElement *element)
{
  if (!self->is_told)
    gather (self);
  return element->serial < self->told->len ? g_array_index (self->told, Told, element->serial).n
                                           : 0;
}
