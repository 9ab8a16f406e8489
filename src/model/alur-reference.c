/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a reference leads. Most lead to an element of the same stage or of the whole document; the
 * exceptions, which have to do with time, are here and nowhere else. */

#include "alur-reference.h"

/**
 * alur_stage_is_later:
 * @stage: a stage
 * @than: another of the same document
 *
 * Returns: whether @stage stands behind @than
 */
gboolean
alur_stage_is_later (const AlurElement *stage, const AlurElement *than)
{
  while (stage != NULL && stage != than)
    stage = stage->previous;
  return stage == than && stage != NULL;
}

static AlurElement *
resolve_effect (AlurDocument *document, const AlurElement *redesign, const char *id)
{
  const AlurElement *own = alur_element_get_stage (redesign);
  AlurElement *stage = alur_document_get_stage (document, id);

  return stage != NULL && stage != own && alur_stage_is_later (stage, own) ? stage : NULL;
}

/* A unit or post of this stage, or of the one in which the decision takes effect. */
static AlurElement *
resolve_target (AlurDocument *document, const AlurElement *redesign, const char *id)
{
  const char *named = alur_element_get_ref (redesign, ALUR_STEP_REDESIGN_STAGE);
  AlurElement *effect = named != NULL ? resolve_effect (document, redesign, named) : NULL;
  AlurElement *target = alur_document_lookup (document, alur_element_get_stage (redesign), id);

  return target == NULL && effect != NULL ? alur_document_lookup (document, effect, id) : target;
}

/* A position of the unit that does the step. */
static AlurElement *
resolve_position (AlurDocument *document, const AlurElement *step, const char *id)
{
  AlurElement *position = alur_document_lookup (document, alur_element_get_stage (step), id);
  const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

  if (position == NULL || position->kind != ALUR_KIND_POSITION)
    return NULL;
  return alur_element_get_id (position->parent) == unit ? position : NULL;
}

/**
 * alur_reference_resolve:
 * @document: a document
 * @element: an element of it
 * @field: a field of @element that refers
 * @id: an id that it has or could have
 *
 * Returns: (transfer none) (nullable): what it leads to, of a kind and in a stage to which this
 * field may lead; NULL for nothing
 */
AlurElement *
alur_reference_resolve (AlurDocument *document,
                        const AlurElement *element,
                        guint field,
                        const char *id)
{
  const AlurElement *stage = alur_element_get_stage (element);
  AlurElement *target;

  if (element->kind == ALUR_KIND_STEP && field == ALUR_STEP_POSITION)
    target = resolve_position (document, element, id);
  else if (element->kind == ALUR_KIND_STEP && field == ALUR_STEP_FROM)
    target = alur_document_lookup (document, alur_element_previous (stage, ALUR_KIND_STAGE), id);
  else if (element->kind == ALUR_KIND_STEP_REDESIGN && field == ALUR_STEP_REDESIGN_TO)
    target = resolve_target (document, element, id);
  else if ((element->kind == ALUR_KIND_STEP_REDESIGN && field == ALUR_STEP_REDESIGN_STAGE)
           || (element->kind == ALUR_KIND_PROCEDURE_REDESIGN
               && field == ALUR_PROCEDURE_REDESIGN_STAGE))
    target = resolve_effect (document, element, id);
  else
    target = alur_document_lookup (document, stage, id);

  if (target == NULL)
    return NULL;
  return (alur_element_type (element->kind)->fields[field].targets >> target->kind & 1) != 0
             ? target
             : NULL;
}
