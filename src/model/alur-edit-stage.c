/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of stages. The present stands first and the target last; those between may change
 * places. What a stage says of others was true of the old order: steps that were combined from ones
 * that are not in the stage before any more forget it, and so do decisions for a stage that does
 * not come later any more.
 *
 * When the target has been reached it is the present, and a new round of improvement begins. */

#include "alur-edit.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_interim (const AlurElement *stage)
{
  return stage != NULL && alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_INTERIM;
}

/**
 * alur_edit_new_document:
 * @language: (nullable): the language of the document, BCP 47; NULL leaves it the format's default
 *
 * Returns: (transfer full): an empty document with its present stage, and nothing to undo
 */
AlurDocument *
alur_edit_new_document (const char *language)
{
  AlurDocument *document = alur_document_new ();
  AlurElement *root = alur_document_get_root (document);
  AlurElement *stage;

  alur_document_begin_filling (document);
  alur_document_set_text (document, root, ALUR_DOCUMENT_VERSION, "1.0");
  if (language != NULL)
    alur_document_set_text (document, root, ALUR_DOCUMENT_LANGUAGE, language);
  stage = alur_document_insert (document, root, ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (document, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_set_text (document, stage, ALUR_STAGE_NAME,
                          alur_tr (alur_document_get_language (document), N_ ("Present state")));
  alur_document_end_filling (document);
  return document;
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
  alur_edit_sweep (document, NULL);
}

static gboolean
is_applied (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_PROCEDURE_REDESIGN:
      return alur_element_get_word (element, ALUR_PROCEDURE_REDESIGN_APPLIED) == ALUR_ANSWER_YES;
    case ALUR_KIND_STEP_REDESIGN:
      return alur_element_get_word (element, ALUR_STEP_REDESIGN_APPLIED) == ALUR_ANSWER_YES;
    default:
      return FALSE;
    }
}

/* A finding's key is `rule|stage|…`; the stage is empty where the finding belongs to none. */
static gboolean
is_of_other_stage (const AlurElement *finding, const char *stage_id)
{
  const char *key = alur_element_get_text (finding, ALUR_ACCEPTED_FINDING_KEY);
  const char *start = key != NULL ? strchr (key, '|') : NULL;
  const char *end = start != NULL ? strchr (start + 1, '|') : NULL;
  gsize length = end != NULL ? (gsize) (end - start - 1) : 0;

  return length > 0 && (strlen (stage_id) != length || strncmp (start + 1, stage_id, length) != 0);
}

/* What was decided and carried out, and what was accepted in stages that are past. */
static void
forget_the_past (AlurDocument *document, AlurElement *stage)
{
  AlurElement *root = alur_document_get_root (document);
  const char *id = alur_element_get_id (stage);
  g_autoptr (GPtrArray) past = g_ptr_array_new ();

  for (AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    {
      if (is_applied (e))
        g_ptr_array_add (past, e);
    }
  ALUR_FOREACH (accepted, root, ALUR_KIND_ACCEPTED)
  {
    ALUR_FOREACH (finding, accepted, ALUR_KIND_ACCEPTED_FINDING)
    {
      if (is_of_other_stage (finding, id))
        g_ptr_array_add (past, finding);
    }
  }
  for (guint i = 0; i < past->len; i++)
    alur_document_remove (document, g_ptr_array_index (past, i));
}

/**
 * alur_edit_begin_round:
 * @document: a document with an open transaction
 * @stage: a stage of it
 *
 * Makes @stage the present, under the name that the present has had, and drops all other stages.
 * Its steps forget what they were combined from; decisions that have been carried out and findings
 * that were accepted in other stages go; decisions that still wait stay, for the next stage.
 */
void
alur_edit_begin_round (AlurDocument *document, AlurElement *stage)
{
  AlurElement *root = alur_document_get_root (document);
  AlurElement *present = alur_element_first (root, ALUR_KIND_STAGE);
  g_autofree char *name = g_strdup (alur_element_get_text (present, ALUR_STAGE_NAME));
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  ALUR_FOREACH (other, root, ALUR_KIND_STAGE)
  {
    alur_document_set_word (document, other, ALUR_STAGE_KIND, ALUR_STAGE_INTERIM);
    if (other != stage)
      g_ptr_array_add (others, other);
  }
  alur_edit_delete (document, (AlurElement *const *) others->pdata, others->len);
  alur_document_set_word (document, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_set_text (document, stage, ALUR_STAGE_NAME, name);
  forget_wrong_origins (document, stage);
  forget_the_past (document, stage);
}
