/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether decisions wait in the stage that is shown: counted when somebody asks and one of them may
 * have come, gone or been carried out. Going through twenty thousand steps after each edit was a
 * thirtieth of all that an edit took. */

#include "alur-editor-private.h"

#include "alur-redesign.h"

static gboolean
changes_decisions (const AlurChange *change)
{
  gboolean is_place = change->type != ALUR_CHANGE_SET || change->field == ALUR_FIELD_ID;

  switch ((guint) change->element->kind)
    {
    case ALUR_KIND_DOCUMENT:
    case ALUR_KIND_STAGE:
    case ALUR_KIND_STEP_REDESIGN:
    case ALUR_KIND_PROCEDURE_REDESIGN:
      return TRUE;
    case ALUR_KIND_PROCEDURE:
    case ALUR_KIND_STEP:
      return is_place;
    default:
      return FALSE;
    }
}

/*< private >
 * alur_editor_note_decisions:
 *
 * Hears of what an edit has changed.
 */
void
alur_editor_note_decisions (AlurEditor *self, const AlurChangeSet *changes)
{
  for (guint i = 0; i < changes->n_changes && self->decided != NULL; i++)
    if (changes_decisions (&changes->changes[i]))
      self->decided = NULL;
}

/**
 * alur_editor_has_decisions:
 *
 * Returns: whether decisions wait to be carried out behind the stage that is shown
 */
gboolean
alur_editor_has_decisions (AlurEditor *self)
{
  const AlurElement *stage = alur_editor_get_stage (self);

  if (stage == NULL || alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    return FALSE;
  /* Inside of an edit nothing has been told yet. */
  if (self->decided != stage || alur_document_in_transaction (self->document))
    self->has_decisions = alur_redesign_count_pending (self->document, stage) > 0;
  self->decided = alur_document_in_transaction (self->document) ? NULL : stage;
  return self->has_decisions;
}
