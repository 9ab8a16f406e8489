/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elementary changes made again on another copy of the document.
 *
 * The gateway's functions mean something: inserting a stage brings its organisation, moving takes
 * namespaces along. A record has all of that already, so here each change is only what it says.
 * Inside a transaction the changes are recorded like any other. Between alur_replay_begin_start()
 * and alur_replay_end_start() nothing is, which puts a document that has just been read into the
 * state of the one that was written, with what the text of the file does not tell; nor is it
 * between alur_replay_begin_removed() and alur_replay_end_removed(), where elements are made that
 * the history of the one that was written is about to bring back. */

#include "alur-replay.h"

#include "alur-document-private.h"
#include "alur-stage-copy.h"

#include <string.h>

/**
 * alur_replay_begin_start:
 * @document: a document that has just been read
 *
 * From here to alur_replay_end_start() changes are made without being recorded or announced.
 */
void
alur_replay_begin_start (AlurDocument *document)
{
  g_return_if_fail (document->open == NULL && document->undo->len == 0);

  document->filling = TRUE;
}

/**
 * alur_replay_end_start:
 * @document: a document after alur_replay_begin_start()
 */
void
alur_replay_end_start (AlurDocument *document)
{
  alur_document_end_filling (document);
}

/**
 * alur_replay_begin_removed:
 * @document: a document without open transaction
 *
 * From here to alur_replay_end_removed() elements are made that stand nowhere, without being
 * recorded or announced; what stands in @document, or has, may not be touched.
 */
void
alur_replay_begin_removed (AlurDocument *document)
{
  g_return_if_fail (document->open == NULL);

  document->filling = TRUE;
}

/**
 * alur_replay_end_removed:
 * @document: a document after alur_replay_begin_removed()
 */
void
alur_replay_end_removed (AlurDocument *document)
{
  document->filling = FALSE;
}

/**
 * alur_replay_create:
 * @document: a document
 * @kind: a kind
 * @id: (nullable): the id, for kinds that have one
 *
 * Returns: (transfer none): a new element that stands nowhere yet
 */
AlurElement *
alur_replay_create (AlurDocument *document, AlurKind kind, const char *id)
{
  AlurElement *element = alur_document_create_element (document, kind);

  if (id != NULL && alur_element_type (kind)->has_id)
    element->values[ALUR_FIELD_ID].text = alur_document_intern (document, id);
  return element;
}

/**
 * alur_replay_copy_stage:
 * @document: a document
 * @source: a stage of it
 * @id: the id of the copy
 *
 * Makes again a stage that was made of another one, see alur_edit_add_stage().
 *
 * Returns: (transfer none): a new stage that stands nowhere yet, with all that is in it
 */
AlurElement *
alur_replay_copy_stage (AlurDocument *document, const AlurElement *source, const char *id)
{
  g_autoptr (AlurStageCopy) copy = alur_stage_copy_new (document, source);

  alur_stage_copy_advance (copy, 0);
  return alur_stage_copy_take (copy, alur_document_intern (document, id));
}

/* Whether @element may come to stand there without breaking the tree. */
static gboolean
may_place (AlurDocument *document, AlurElement *element, AlurElement *parent, AlurElement *next)
{
  if (element == document->root || (parent == NULL && element->parent == NULL)
      || (parent == NULL && next != NULL))
    return FALSE;
  if (parent == NULL)
    return TRUE;
  return parent->kind != ALUR_KIND_FOREIGN
         && (element->kind == ALUR_KIND_FOREIGN
             || alur_element_type_child_rank (parent->kind, element->kind) >= 0)
         && next != element && (next == NULL || next->parent == parent)
         && !alur_element_is_inside (parent, element);
}

/**
 * alur_replay_place:
 * @document: a document that changes are made again on
 * @element: an element of it
 * @parent: (nullable): where it shall stand; %NULL for nowhere
 * @next: (nullable): the child of @parent to stand before; %NULL for the end
 *
 * Inserts, moves or removes @element, with all that is in it.
 *
 * Returns: whether it can stand there; if not, nothing has changed
 */
gboolean
alur_replay_place (AlurDocument *document,
                   AlurElement *element,
                   AlurElement *parent,
                   AlurElement *next)
{
  AlurChange change = { .type = ALUR_CHANGE_MOVE, .element = element };

  g_return_val_if_fail (alur_document_may_change (document), FALSE);

  if (!may_place (document, element, parent, next))
    return FALSE;
  change.before.place = (AlurPlace){ element->parent, element->next };
  change.after.place = (AlurPlace){ parent, next };
  if (document->filling)
    {
      if (element->parent != NULL)
        alur_document_unlink (document, element);
      if (parent != NULL)
        alur_document_link (document, element, change.after.place);
      return TRUE;
    }
  if (element->parent == NULL)
    change.type = ALUR_CHANGE_INSERT;
  else if (parent == NULL)
    change.type = ALUR_CHANGE_REMOVE;
  alur_document_apply (document, &change);
  alur_document_record (document, &change);
  return TRUE;
}

/**
 * alur_replay_set:
 * @document: a document that changes are made again on
 * @element: an element of it
 * @field: one of its fields
 * @value: the new value, with what it points to belonging to @document
 */
void
alur_replay_set (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
{
  g_return_if_fail (alur_document_may_change (document));

  if (document->filling && alur_element_type (element->kind)->fields[field].type == ALUR_FIELD_KEY)
    alur_document_note_key (document, value.text);
  alur_document_put (document, element, field, value);
}

/**
 * alur_replay_set_content:
 * @document: a document that changes are made again on
 * @element: an element that may hold text
 * @text: (nullable): its new text; NULL or empty for none
 */
void
alur_replay_set_content (AlurDocument *document, AlurElement *element, const char *text)
{
  g_return_if_fail (alur_document_may_change (document));

  alur_document_put_content (document, element, text);
}

/**
 * alur_replay_set_foreign:
 * @document: a document that changes are made again on
 * @element: an element of it
 * @names_and_values: (array): a name, its value, the next name, …
 * @n_attributes: how many names
 *
 * Gives @element these attributes that the format does not know, and no others.
 */
void
alur_replay_set_foreign (AlurDocument *document,
                         AlurElement *element,
                         const char *const *names_and_values,
                         guint n_attributes)
{
  AlurChange change = { .type = ALUR_CHANGE_FOREIGN, .element = element };
  AlurForeign *next = NULL;

  g_return_if_fail (alur_document_may_change (document));

  for (guint i = n_attributes; i > 0; i--)
    {
      AlurForeign *foreign = alur_arena_alloc0 (document->arena, sizeof *foreign);
      const char *value = names_and_values[2 * i - 1];

      foreign->name = alur_document_intern (document, names_and_values[2 * i - 2]);
      foreign->value = alur_arena_strndup (document->arena, value, strlen (value));
      foreign->next = next;
      next = foreign;
    }
  change.before.foreign = element->foreign;
  change.after.foreign = next;
  alur_document_apply (document, &change);
  if (!document->filling)
    alur_document_record (document, &change);
}
