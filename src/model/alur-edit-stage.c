/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of stages. The present stands first and the target last; those between may change
 * places. What a stage says of others was true of the old order: steps that were combined from ones
 * that are not in the stage before any more forget it, and so do decisions for a stage that does
 * not come later any more. */

#include "alur-edit.h"

static gboolean
is_interim (const AlurElement *stage)
{
  return stage != NULL && alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_INTERIM;
}

/**
 * alur_edit_may_move_stage:
 * @stage: a stage
 * @later: whether it shall come later, else earlier
 *
 * Returns: whether it and the one beside it may change places
 */
gboolean
alur_edit_may_move_stage (const AlurElement *stage, gboolean later)
{
  return is_interim (stage)
         && is_interim (later ? alur_element_next (stage, ALUR_KIND_STAGE)
                              : alur_element_previous (stage, ALUR_KIND_STAGE));
}

/* Which of @stages list other origins than before is not asked: all that can't be are dropped. */
static void
forget_wrong_origins (AlurDocument *document, const AlurElement *stage)
{
  const AlurElement *before = alur_element_previous (stage, ALUR_KIND_STAGE);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const AlurIds *from = alur_element_get_refs (step, ALUR_STEP_FROM);
      gboolean known = TRUE;

      for (guint i = 0; from != NULL && i < from->n_ids; i++)
        known
            = known
              && alur_document_lookup_kind (document, before, from->ids[i], ALUR_KIND_STEP) != NULL;
      if (!known)
        alur_document_unset (document, step, ALUR_STEP_FROM);
    }
  }
}

/**
 * alur_edit_move_stage:
 * @document: a document with an open transaction
 * @stage: a stage that alur_edit_may_move_stage() lets move
 * @later: whether it shall come later, else earlier
 *
 * Lets it and the stage beside it change places.
 */
void
alur_edit_move_stage (AlurDocument *document, AlurElement *stage, gboolean later)
{
  AlurElement *first = later ? stage : alur_element_previous (stage, ALUR_KIND_STAGE);
  AlurElement *second = alur_element_next (first, ALUR_KIND_STAGE);

  alur_document_move (document, second, second->parent, first);
  for (AlurElement *each = second; each != NULL; each = alur_element_next (each, ALUR_KIND_STAGE))
    forget_wrong_origins (document, each);
  alur_edit_sweep (document);
}
