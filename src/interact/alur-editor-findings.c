/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window tells of findings. Lists ask for each of their rows, so what speaks of what is
 * gathered once after a change. */

#include "alur-editor-private.h"

#include <string.h>

/* How many findings speak of an element, and which was the last of them. */
typedef struct
{
  guint n;
  guint last;
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

/**
 * alur_editor_count_findings:
 * @counts: (out): how many findings of each severity are told of the stage that is shown
 */
void
alur_editor_count_findings (AlurEditor *self, guint counts[ALUR_SEVERITY_ERROR + 1])
{
  const GPtrArray *findings = get_findings (self);

  memset (counts, 0, (ALUR_SEVERITY_ERROR + 1) * sizeof counts[0]);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (alur_editor_tells_of (self, finding))
        counts[finding->severity]++;
    }
}

/* One finding counts once, however often it names the element. */
static void
tell_of (AlurEditor *self, const AlurElement *element, guint finding)
{
  Told *told;

  if (element == NULL)
    return;
  told = g_hash_table_lookup (self->told, element);
  if (told == NULL)
    {
      told = g_new (Told, 1);
      *told = (Told){ 0, G_MAXUINT };
      g_hash_table_insert (self->told, (gpointer) (guintptr) element, told);
    }
  told->n += told->last != finding ? 1 : 0;
  told->last = finding;
}

static void
gather (AlurEditor *self)
{
  const GPtrArray *findings = get_findings (self);

  self->told = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (!alur_editor_tells_of (self, finding))
        continue;
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
 * alur_editor_count_findings_of:
 * @self: the editor
 * @element: an element of the document
 *
 * Returns: how many findings are told of @element, or of what is in it, in the stage that is shown
 */
guint
alur_editor_count_findings_of (AlurEditor *self, const AlurElement *element)
{
  const Told *told;

  if (self->told == NULL)
    gather (self);
  told = g_hash_table_lookup (self->told, element);
  return told != NULL ? told->n : 0;
}
