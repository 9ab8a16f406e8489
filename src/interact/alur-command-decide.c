/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deciding what becomes of steps and procedures in a later stage. What a decision needs and nobody
 * has said yet (with what, to whom) is guessed as the inspector guesses it, to be changed there. */

#include "alur-command-private.h"
#include "alur-language.h"
#include "alur-redesign.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_ACTION == (int) ALUR_PROCEDURE_REDESIGN_ACTION);
G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_WITH == (int) ALUR_PROCEDURE_REDESIGN_WITH);

static AlurElement *const *
get_selected (AlurEditor *editor, guint *n_elements)
{
  return alur_selection_get_all (alur_editor_get_selection (editor), n_elements);
}

static gboolean
is_decidable (const AlurElement *element)
{
  guint kind;

  if (element->kind == ALUR_KIND_PROCEDURE)
    return TRUE;
  if (element->kind != ALUR_KIND_STEP)
    return FALSE;
  kind = alur_element_get_word (element, ALUR_STEP_KIND);
  return kind != ALUR_STEP_KIND_START && kind != ALUR_STEP_KIND_END;
}

/* Nothing comes after the target, so nothing is decided in it. */
gboolean
alur_command_may_decide (AlurEditor *editor)
{
  const AlurElement *stage = alur_editor_get_stage (editor);
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);

  if (n_elements == 0 || stage == NULL
      || alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    return FALSE;
  for (guint i = 0; i < n_elements; i++)
    if (!is_decidable (elements[i]) || elements[i]->kind != elements[0]->kind)
      return FALSE;
  return TRUE;
}

/* Only steps go to somebody else. */
gboolean
alur_command_may_decentralise (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);

  return alur_command_may_decide (editor) && elements[0]->kind == ALUR_KIND_STEP;
}

/* Steps of one procedure are united. */
gboolean
alur_command_may_combine (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);

  if (!alur_command_may_decide (editor))
    return FALSE;
  for (guint i = 1; i < n_elements; i++)
    if (elements[i]->parent != elements[0]->parent)
      return FALSE;
  return TRUE;
}

static AlurElement *
get_decision (AlurDocument *document, AlurElement *element)
{
  AlurKind kind = element->kind == ALUR_KIND_PROCEDURE ? ALUR_KIND_PROCEDURE_REDESIGN
                                                       : ALUR_KIND_STEP_REDESIGN;
  AlurElement *decision = alur_element_first (element, kind);

  if (decision == NULL)
    {
      decision = alur_document_insert (document, element, kind, NULL, NULL);
      alur_document_set_word (document, decision, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_KEEP);
    }
  return decision;
}

static gboolean
put_action (AlurDocument *document, AlurElement *decision, AlurAction action)
{
  g_autofree char *why_not = alur_slot_put (document, decision, ALUR_STEP_REDESIGN_ACTION,
                                            (AlurValue){ .word = action });

  return why_not == NULL;
}

static void
decide_all (AlurEditor *editor, AlurAction action)
{
  AlurDocument *document = alur_editor_get_document (editor);
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);
  gboolean done = TRUE;

  alur_document_begin (document, alur_tr (NULL, alur_action_words[action].label));
  for (guint i = 0; i < n_elements; i++)
    done = put_action (document, get_decision (document, elements[i]), action) && done;
  if (done)
    alur_document_commit (document);
  else
    alur_document_rollback (document);
}

void
alur_command_keep (AlurEditor *editor)
{
  decide_all (editor, ALUR_ACTION_KEEP);
}

void
alur_command_abolish (AlurEditor *editor)
{
  decide_all (editor, ALUR_ACTION_ABOLISH);
}

void
alur_command_simplify (AlurEditor *editor)
{
  decide_all (editor, ALUR_ACTION_SIMPLIFY);
}

void
alur_command_decentralise (AlurEditor *editor)
{
  decide_all (editor, ALUR_ACTION_DECENTRALISE);
}

/* What is selected, in the order of the document. */
static GPtrArray *
list_in_order (AlurEditor *editor)
{
  AlurSelection *selection = alur_editor_get_selection (editor);
  guint n_elements;
  AlurElement *const *elements = get_selected (editor, &n_elements);
  GPtrArray *list = g_ptr_array_new ();

  ALUR_FOREACH (element, elements[0]->parent, elements[0]->kind)
  {
    if (alur_selection_contains (selection, element))
      g_ptr_array_add (list, element);
  }
  return list;
}

/* Of several the first takes in the others, whose own decisions give way. */
static void
combine_several (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autoptr (GPtrArray) elements = list_in_order (editor);
  g_autoptr (GPtrArray) with = g_ptr_array_new ();
  g_autofree char *why_not = NULL;
  const AlurIds *ids;
  AlurElement *decision;

  alur_document_begin (document, alur_tr (NULL, alur_action_words[ALUR_ACTION_COMBINE].label));
  for (guint i = 1; i < elements->len; i++)
    {
      AlurElement *other = elements->pdata[i];
      AlurElement *own = alur_element_first (other, other->kind == ALUR_KIND_PROCEDURE
                                                        ? ALUR_KIND_PROCEDURE_REDESIGN
                                                        : ALUR_KIND_STEP_REDESIGN);

      if (own != NULL)
        alur_document_remove (document, own);
      g_ptr_array_add (with, (gpointer) (guintptr) alur_element_get_id (other));
    }
  decision = get_decision (document, elements->pdata[0]);
  put_action (document, decision, ALUR_ACTION_COMBINE);
  ids = alur_document_make_ids (document, (const char *const *) with->pdata, with->len);
  why_not = alur_slot_put (document, decision, ALUR_STEP_REDESIGN_WITH, (AlurValue){ .ids = ids });
  if (why_not == NULL)
    alur_document_commit (document);
  else
    alur_document_rollback (document);
}

void
alur_command_combine (AlurEditor *editor)
{
  guint n_elements;

  get_selected (editor, &n_elements);
  if (n_elements > 1)
    combine_several (editor);
  else
    decide_all (editor, ALUR_ACTION_COMBINE);
}
