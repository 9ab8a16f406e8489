/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage of a large document is half a million elements. Made one by one where everybody sees it,
 * each of them is a change that is recorded, announced and journaled, which holds the window for
 * more than half a second, and for as long again whenever it is undone. So it is made where nobody
 * sees it, a part at a time if need be, and comes into the document as one change.
 *
 * What a copy is follows from its source alone, and the serials of its elements from that of the
 * stage: they go up by one in the order of the document. So whoever keeps what has changed (the
 * journal, the mirror) keeps of what the stage is a copy, and makes it again. */

#include "alur-stage-copy.h"

#include "alur-document-private.h"
#include "alur-until.h"

#define LOOK_EVERY 32u /* elements: how often the time is looked at */

struct _AlurStageCopy
{
  AlurDocument *document;
  const AlurElement *source;
  AlurElement *stage;
  const AlurElement *at; /* what is copied next; NULL: nothing is left */
  AlurElement *parent;   /* into what */
  guint n_serials;       /* of the document; more: others have made elements meanwhile */
  guint64 state;         /* of the document */
};

/**
 * alur_stage_copy_new:
 * @document: a document
 * @source: a stage of it
 *
 * Begins a new stage with the same elements under the same ids, but without the decisions about
 * what shall become of @source, and without what its steps were combined from.
 *
 * Returns: (transfer full): the beginning of the copy, with nothing in it yet. It may not outlive
 *   @document
 */
AlurStageCopy *
alur_stage_copy_new (AlurDocument *document, const AlurElement *source)
{
  AlurStageCopy *self = g_new0 (AlurStageCopy, 1);

  self->document = document;
  self->source = source;
  self->stage = self->parent = alur_document_create_element (document, ALUR_KIND_STAGE);
  self->at = source->first_child;
  self->n_serials = document->n_serials;
  self->state = alur_document_get_state (document);
  return self;
}

/**
 * alur_stage_copy_free:
 * @self: a copy, whether or not it has come into the document
 *
 * What has been copied of a stage that is given up stays in memory as long as the document.
 */
void
alur_stage_copy_free (AlurStageCopy *self)
{
  g_free (self);
}

static gboolean
is_left_out (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN || element->kind == ALUR_KIND_PROCEDURE_REDESIGN;
}

static AlurElement *
copy_alone (AlurStageCopy *self, const AlurElement *source)
{
  AlurElement *copy = alur_document_clone_element (self->document, source);

  copy->serial = self->document->n_serials++;
  if (copy->kind == ALUR_KIND_STEP)
    copy->values[ALUR_STEP_FROM] = alur_element_type (copy->kind)->fields[ALUR_STEP_FROM].initial;
  alur_document_link (self->document, copy, (AlurPlace){ self->parent, NULL });
  if (alur_element_get_id (copy) != NULL)
    alur_id_index_add (self->document->ids, self->stage, copy);
  return copy;
}

/* What is copied after @at; @parent (nullable): into what that goes, if not into the copy of @at.
 */
static const AlurElement *
go_on (const AlurElement *at, const AlurElement *top, AlurElement **parent)
{
  if (at->first_child != NULL && !is_left_out (at))
    return at->first_child;
  while (at != top && at->next == NULL)
    {
      at = at->parent;
      if (parent != NULL)
        *parent = (*parent)->parent;
    }
  return at != top ? at->next : NULL;
}

static void
copy_next (AlurStageCopy *self)
{
  const AlurElement *at = self->at;
  AlurElement *copy = is_left_out (at) ? NULL : copy_alone (self, at);

  self->at = go_on (at, self->source, &self->parent);
  if (self->at != NULL && self->at->parent == at)
    self->parent = copy;
}

/**
 * alur_stage_copy_count:
 * @source: a stage
 *
 * Returns: how many elements a copy of it has, itself among them
 */
guint
alur_stage_copy_count (const AlurElement *source)
{
  guint n = 1;

  for (const AlurElement *e = source->first_child; e != NULL; e = go_on (e, source, NULL))
    n += is_left_out (e) ? 0 : 1;
  return n;
}

/**
 * alur_stage_copy_advance:
 * @self: a copy that is true
 * @until: when to leave the rest for the next time, as g_get_monotonic_time(); 0: never
 *
 * Copies what is left of the stage, or a part of it.
 *
 * Returns: whether nothing is left
 */
gboolean
alur_stage_copy_advance (AlurStageCopy *self, gint64 until)
{
  for (guint i = 1; self->at != NULL; i++)
    {
      copy_next (self);
      if (i % LOOK_EVERY == 0 && alur_is_over (until))
        break;
    }
  self->n_serials = self->document->n_serials;
  return self->at == NULL;
}

/**
 * alur_stage_copy_is_true:
 * @self: a copy that was begun outside of a transaction
 *
 * Returns: whether the document is still what it was when the copy was begun, so that it may go on;
 *   if not, it is of no use
 */
gboolean
alur_stage_copy_is_true (const AlurStageCopy *self)
{
  return !alur_document_in_transaction (self->document)
         && self->n_serials == self->document->n_serials
         && self->state == alur_document_get_state (self->document);
}

/**
 * alur_stage_copy_take:
 * @self: a copy of which nothing is left to be done
 * @id: the id of the stage, an atom of the document
 *
 * For those who make again what was made before, which says itself where the stage comes to stand.
 *
 * Returns: (transfer none): the stage, which stands nowhere yet
 */
AlurElement *
alur_stage_copy_take (AlurStageCopy *self, const char *id)
{
  g_return_val_if_fail (self->at == NULL, NULL);

  self->stage->values[ALUR_FIELD_ID].text = id;
  g_hash_table_add (self->document->indexed, self->stage);
  return self->stage;
}

/**
 * alur_stage_copy_put:
 * @self: a copy of which nothing is left to be done, and that is true but for the transaction
 * @next: (nullable): the child of the document to stand before; %NULL for the end
 *
 * Puts the stage into the document, in the transaction that is open, under an id that nothing has.
 * All that it says itself is still to be set.
 *
 * Returns: (transfer none): the stage
 */
AlurElement *
alur_stage_copy_put (AlurStageCopy *self, AlurElement *next)
{
  AlurDocument *document = self->document;
  g_autofree char *id = alur_document_generate_id (document, ALUR_KIND_STAGE);
  AlurChange change = { .type = ALUR_CHANGE_INSERT };
  AlurStageOrigin *origin;

  g_return_val_if_fail (alur_document_may_change (document) && !document->filling, NULL);
  g_return_val_if_fail (self->n_serials == document->n_serials, NULL);

  change.element = alur_stage_copy_take (self, alur_document_intern (document, id));
  change.after.place = (AlurPlace){ document->root, next };
  origin = g_new (AlurStageOrigin, 1);
  *origin = (AlurStageOrigin){ self->source, self->n_serials - change.element->serial };
  g_hash_table_insert (document->origins, change.element, origin);
  alur_document_apply (document, &change);
  alur_document_record (document, &change);
  return change.element;
}

/**
 * alur_stage_copy_get_origin:
 * @document: a document
 * @element: an element of it
 *
 * For those who hear of changes.
 *
 * Returns: (transfer none) (nullable): of what @element, a stage, was made a copy by the
 * transaction that is open or being told, right before it came into the document; %NULL: it was not
 */
const AlurStageOrigin *
alur_stage_copy_get_origin (AlurDocument *document, const AlurElement *element)
{
  return g_hash_table_lookup (document->origins, element);
}
