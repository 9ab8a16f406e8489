/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making a stage. One of a large document is copied in parts of a frame's time before it comes into
 * the document, in which it is one change. */

#include "alur-editor-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-limits.h"
#include "alur-redesign.h"

#include <glib/gi18n-lib.h>

#define MANY 50000u /* elements, in all that there ever were: their copy takes a frame */

/* The first one behind the present is the target; any other lies between. */
static AlurStageKind
choose_kind (const AlurElement *before)
{
  gboolean is_first = alur_element_next (before, ALUR_KIND_STAGE) == NULL
                      && alur_element_get_word (before, ALUR_STAGE_KIND) == ALUR_STAGE_CURRENT;

  return is_first ? ALUR_STAGE_TARGET : ALUR_STAGE_INTERIM;
}

static void
put (AlurEditor *self)
{
  g_autoptr (AlurStageCopy) copy = g_steal_pointer (&self->copy);
  AlurStageKind kind = choose_kind (self->copied);
  g_autofree char *name = alur_redesign_dup_stage_name (self->document, kind);
  AlurElement *stage;

  alur_document_begin (self->document, alur_tr (NULL, N_ ("Add a stage")));
  stage = alur_edit_put_stage (self->document, copy, self->copied, kind, name);
  alur_document_commit (self->document);
  alur_editor_set_stage (self, stage);
  alur_selection_set (self->selection, stage);
}

/* Nothing comes behind the target, which @stage may have become since. */
static AlurElement *
get_before (AlurElement *stage)
{
  return alur_element_is_in_document (stage)
                 && alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET
             ? alur_element_previous (stage, ALUR_KIND_STAGE)
             : stage;
}

/* Whether there can still be a stage behind @before. */
static gboolean
may_follow (AlurEditor *self, const AlurElement *before)
{
  g_autofree char *why_not = NULL;

  if (!alur_element_is_in_document (before))
    return FALSE;
  why_not = alur_limits_refuse_stage (self->document, before);
  return why_not == NULL;
}

/* Makes what is left. What was begun is of no use where the document has become another since.
 * Returns whether there is a new stage. */
static gboolean
finish (AlurEditor *self)
{
  if (!alur_stage_copy_is_true (self->copy))
    {
      alur_editor_clear_stage (self);
      self->copied = get_before (self->copied);
      if (!may_follow (self, self->copied))
        return FALSE;
      self->copy = alur_stage_copy_new (self->document, self->copied);
    }
  alur_stage_copy_advance (self->copy, 0);
  put (self);
  return TRUE;
}

/**
 * alur_editor_make_stage:
 * @self: an editor, with no transaction open in its document
 * @before: a stage that alur_limits_refuse_stage() lets have one more
 *
 * Makes a stage behind @before, goes there and selects it. Where that takes longer than a frame and
 * somebody runs jobs, it is begun: alur_editor_catch_up() does it, and "stage-made" is emitted when
 * it is there.
 */
void
alur_editor_make_stage (AlurEditor *self, AlurElement *before)
{
  alur_editor_finish_stage (self);
  self->copy = alur_stage_copy_new (self->document, before);
  self->copied = before;
  if (!self->is_deferred || alur_document_get_serials (self->document) < MANY)
    alur_editor_finish_stage (self);
  else
    g_signal_emit_by_name (self, "fell-behind");
}

/**
 * alur_editor_is_making_stage:
 * @self: an editor
 *
 * Returns: whether a stage was begun that is not there yet
 */
gboolean
alur_editor_is_making_stage (AlurEditor *self)
{
  return self->copy != NULL;
}

/**
 * alur_editor_finish_stage:
 * @self: an editor
 *
 * Makes at once what is left of a stage that was begun, for who does something else now: it comes
 * after that. Not while something is dragged.
 */
void
alur_editor_finish_stage (AlurEditor *self)
{
  if (self->copy != NULL && !alur_document_in_transaction (self->document))
    finish (self);
}

/*< private >
 * alur_editor_go_on_with_stage:
 * @until: when to leave the rest for the next time, as g_get_monotonic_time()
 *
 * Returns: whether no stage is being made any more
 */
gboolean
alur_editor_go_on_with_stage (AlurEditor *self, gint64 until)
{
  if (self->copy == NULL)
    return TRUE;
  /* Who drags may let go of it. */
  if (alur_document_in_transaction (self->document))
    return FALSE;
  if (alur_stage_copy_is_true (self->copy) && !alur_stage_copy_advance (self->copy, until))
    return FALSE;
  if (finish (self))
    g_signal_emit_by_name (self, "stage-made");
  return TRUE;
}

/*< private >
 * alur_editor_clear_stage:
 *
 * Gives up what was begun.
 */
void
alur_editor_clear_stage (AlurEditor *self)
{
  g_clear_pointer (&self->copy, alur_stage_copy_free);
}
