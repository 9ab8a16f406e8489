/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gateway: the only door through which a document changes.
 *
 * Each function here makes one elementary change and records it; what is recorded can be reversed
 * without knowing what it meant, so that nobody writes undo by hand. While a reader fills a new
 * document nothing is recorded. */

#include "alur-document-private.h"
#include "alur-namespaces.h"
#include "alur-text.h"

#include <math.h>
#include <string.h>

/* Whether a kind only holds others and therefore always exists, once. */
static gboolean
is_wrapper (AlurKind kind)
{
  return kind == ALUR_KIND_FUNCTIONS || kind == ALUR_KIND_REGULATIONS || kind == ALUR_KIND_RULES
         || kind == ALUR_KIND_ACCEPTED || kind == ALUR_KIND_ORGANISATION;
}

/* The ids of what is in a stage stay in the index when it goes, where nobody looks for them without
 * it: there may be half a million, and they are the same when it comes back. */
static void
index_subtree (AlurDocument *self, AlurElement *element)
{
  if (element->kind == ALUR_KIND_STAGE && g_hash_table_remove (self->indexed, element))
    {
      alur_document_index_id (self, element);
      return;
    }
  for (AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
    alur_document_index_id (self, e);
}

static void
unindex_subtree (AlurDocument *self, AlurElement *element)
{
  if (element->kind == ALUR_KIND_STAGE)
    {
      alur_document_unindex_id (self, element);
      g_hash_table_add (self->indexed, element);
      return;
    }
  for (AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
    alur_document_unindex_id (self, e);
}

/**
 * alur_document_forget_ids: (skip)
 * @stage: a stage that is not in the document and never comes back
 */
void
alur_document_forget_ids (AlurDocument *self, AlurElement *stage)
{
  if (g_hash_table_remove (self->indexed, stage))
    for (AlurElement *e = stage->first_child; e != NULL; e = alur_element_walk (e, stage))
      alur_document_unindex_id (self, e);
}

/**
 * alur_document_apply: (skip)
 *
 * Makes the document as @change says, whatever it was before.
 */
void
alur_document_apply (AlurDocument *self, const AlurChange *change)
{
  AlurElement *element = change->element;

  switch (change->type)
    {
    case ALUR_CHANGE_SET:
      if (alur_element_type (element->kind)->fields[change->field].type == ALUR_FIELD_IDENTIFIER)
        {
          alur_document_unindex_id (self, element);
          element->values[change->field] = change->after.value;
          alur_document_index_id (self, element);
        }
      else
        element->values[change->field] = change->after.value;
      break;
    case ALUR_CHANGE_TEXT:
      element->text = change->after.value.text;
      break;
    case ALUR_CHANGE_FOREIGN:
      element->foreign = change->after.foreign;
      break;
    case ALUR_CHANGE_INSERT:
    case ALUR_CHANGE_REMOVE:
    case ALUR_CHANGE_MOVE:
    default:
      if (change->before.place.parent != NULL)
        {
          unindex_subtree (self, element);
          alur_document_unlink (self, element);
        }
      if (change->after.place.parent != NULL)
        {
          alur_document_link (self, element, change->after.place);
          index_subtree (self, element);
        }
      break;
    }
}

/* What has been taken out is not changed: nobody sees it, and it would come back as another. */
static gboolean
is_held (const AlurDocument *self, const AlurElement *element)
{
  return self->filling || alur_element_is_in_document (element);
}

static void
make (AlurDocument *self, const AlurChange *change)
{
  alur_document_apply (self, change);
  alur_document_record (self, change);
}

/**
 * alur_document_default_next: (skip)
 *
 * Where a new child of @kind goes when nothing is said: behind the last one that may stand before
 * it. What is kept of others stays before what it stood before.
 */
AlurElement *
alur_document_default_next (AlurElement *parent, AlurKind kind)
{
  int rank = alur_element_type_child_rank (parent->kind, kind);
  AlurElement *next = NULL;

  if (kind == ALUR_KIND_FOREIGN)
    return NULL;
  for (AlurElement *child = parent->last_child; child != NULL; child = child->previous)
    {
      if (child->kind == ALUR_KIND_FOREIGN)
        continue;
      if (alur_element_type_child_rank (parent->kind, child->kind) <= rank)
        return child->next;
      next = child;
    }
  return next != NULL ? parent->first_child : NULL;
}

/**
 * alur_document_insert:
 * @self: a document with an open transaction
 * @parent: where
 * @kind: a kind that may be a child of @parent, or ALUR_KIND_FOREIGN
 * @id: (nullable): the id of the new element, for kinds that have one; NULL makes one
 * @next: (nullable): the child to stand before; NULL means behind its like
 *
 * Inserts an element whose fields have their initial values; required ones are to be set in the
 * same transaction. A stage comes with its organisation. Asking for an element that only holds
 * others gives the one that there is. While filling, NULL for @next means behind everything.
 *
 * Returns: (transfer none): the new element
 */
AlurElement *
alur_document_insert (
    AlurDocument *self, AlurElement *parent, AlurKind kind, const char *id, AlurElement *next)
{
  const AlurElementType *type = alur_element_type (kind);
  AlurChange change = { .type = ALUR_CHANGE_INSERT };
  g_autofree char *generated = NULL;

  g_return_val_if_fail (alur_document_may_change (self), NULL);
  g_return_val_if_fail (is_held (self, parent), NULL);
  g_return_val_if_fail (
      kind == ALUR_KIND_FOREIGN || alur_element_type_child_rank (parent->kind, kind) >= 0, NULL);

  if (is_wrapper (kind) && alur_element_first (parent, kind) != NULL)
    return alur_element_first (parent, kind);
  change.element = alur_document_create_element (self, kind);
  if (type->has_id && id == NULL && !self->filling)
    id = generated = alur_document_generate_id (self, kind);
  if (type->has_id && id != NULL)
    change.element->values[ALUR_FIELD_ID].text = alur_document_intern (self, id);
  if (next == NULL && !self->filling)
    next = alur_document_default_next (parent, kind);
  change.after.place = (AlurPlace){ parent, next };
  if (self->filling)
    alur_document_link (self, change.element, change.after.place);
  else
    make (self, &change);
  if (kind == ALUR_KIND_STAGE && !self->filling)
    alur_document_insert (self, change.element, ALUR_KIND_ORGANISATION, NULL, NULL);
  return change.element;
}

/**
 * alur_document_remove:
 * @self: a document with an open transaction
 * @element: an element of it, not one that only holds others
 *
 * Takes @element out with all that is in it. What refers to it is not looked after: that is
 * alur_edit_delete().
 */
void
alur_document_remove (AlurDocument *self, AlurElement *element)
{
  AlurChange change = { .type = ALUR_CHANGE_REMOVE, .element = element };

  g_return_if_fail (alur_document_may_change (self));
  g_return_if_fail (is_held (self, element) && !is_wrapper (element->kind));

  change.before.place = (AlurPlace){ element->parent, element->next };
  make (self, &change);
}

/**
 * alur_document_move:
 * @self: a document with an open transaction
 * @element: an element of it
 * @parent: its new parent, of a kind that may hold it
 * @next: (nullable): the child of @parent to stand before; NULL means behind its like
 *
 * Moves @element with all that is in it. Between stages nothing moves. Prefixes of namespaces that
 * it uses go along.
 */
void
alur_document_move (AlurDocument *self,
                    AlurElement *element,
                    AlurElement *parent,
                    AlurElement *next)
{
  AlurChange change = { .type = ALUR_CHANGE_MOVE, .element = element };

  g_return_if_fail (alur_document_may_change (self));
  g_return_if_fail (is_held (self, element) && !is_wrapper (element->kind));
  g_return_if_fail (is_held (self, parent) && !alur_element_is_inside (parent, element));
  g_return_if_fail (element->kind == ALUR_KIND_FOREIGN
                    || alur_element_type_child_rank (parent->kind, element->kind) >= 0);

  if (next == NULL)
    next = alur_document_default_next (parent, element->kind);
  if (next == element)
    next = element->next;
  change.before.place = (AlurPlace){ element->parent, element->next };
  change.after.place = (AlurPlace){ parent, next };
  if (change.before.place.parent == parent && change.before.place.next == next)
    return;
  make (self, &change);
  if (change.before.place.parent != parent)
    alur_namespaces_carry (self, element, change.before.place.parent);
}

/*< private >
 * alur_document_put:
 *
 * As alur_document_set(), also where @element has been taken out.
 */
void
alur_document_put (AlurDocument *self, AlurElement *element, guint field, AlurValue value)
{
  const AlurElementType *type = alur_element_type (element->kind);
  AlurChange change = { .type = ALUR_CHANGE_SET, .element = element, .field = field };

  if (self->filling)
    {
      element->values[field] = value;
      return;
    }
  if (alur_value_equal (&type->fields[field], element->values[field], value))
    return;
  if (type->fields[field].type == ALUR_FIELD_KEY)
    alur_document_note_key (self, value.text);
  change.before.value = element->values[field];
  change.after.value = value;
  make (self, &change);
}

/**
 * alur_document_set:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: one of its fields
 * @value: the new value, with what it points to belonging to @self
 *
 * Setting what is there already changes nothing and records nothing.
 */
void
alur_document_set (AlurDocument *self, AlurElement *element, guint field, AlurValue value)
{
  g_return_if_fail (alur_document_may_change (self));
  g_return_if_fail (is_held (self, element));
  g_return_if_fail (field < alur_element_type (element->kind)->n_fields);

  alur_document_put (self, element, field, value);
}

/**
 * alur_document_set_text:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is text, an id or one reference
 * @text: (nullable): the new text; NULL or empty for none
 */
void
alur_document_set_text (AlurDocument *self, AlurElement *element, guint field, const char *text)
{
  AlurFieldType type = alur_element_type (element->kind)->fields[field].type;
  g_autofree char *kept = text != NULL ? alur_text_dup_storable (text) : NULL;
  AlurValue value = { NULL };

  if (kept != NULL)
    text = kept;
  if (text != NULL && *text != '\0')
    value.text = type == ALUR_FIELD_IDENTIFIER || type == ALUR_FIELD_REFERENCE
                     ? alur_document_intern (self, text)
                     : alur_document_copy_text (self, text, strlen (text));
  alur_document_set (self, element, field, value);
}

/**
 * alur_document_set_word:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a word
 * @word: the new word, of the field's vocabulary
 */
void
alur_document_set_word (AlurDocument *self, AlurElement *element, guint field, guint word)
{
  alur_document_set (self, element, field, (AlurValue){ .word = word });
}

/**
 * alur_document_set_number:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a decimal
 * @number: the new number; NaN for none
 */
void
alur_document_set_number (AlurDocument *self, AlurElement *element, guint field, double number)
{
  alur_document_set (self, element, field, (AlurValue){ .number = number + 0.0 });
}

/**
 * alur_document_set_integer:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a whole number
 * @integer: the new number; G_MININT64 for none
 */
void
alur_document_set_integer (AlurDocument *self, AlurElement *element, guint field, gint64 integer)
{
  alur_document_set (self, element, field, (AlurValue){ .integer = integer });
}

/**
 * alur_document_set_duration:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a duration
 * @duration: the new one
 */
void
alur_document_set_duration (AlurDocument *self,
                            AlurElement *element,
                            guint field,
                            AlurDuration duration)
{
  alur_document_set (self, element, field, (AlurValue){ .duration = duration });
}

/**
 * alur_document_set_date:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a day
 * @date: the new day; 0 for none
 */
void
alur_document_set_date (AlurDocument *self, AlurElement *element, guint field, AlurDate date)
{
  alur_document_set (self, element, field, (AlurValue){ .date = date });
}

/**
 * alur_document_set_refs:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field whose value is a list of references
 * @ids: (array length=n_ids): the ids, without need to be atoms
 * @n_ids: how many
 */
void
alur_document_set_refs (
    AlurDocument *self, AlurElement *element, guint field, const char *const *ids, guint n_ids)
{
  AlurValue value = { .ids = alur_document_make_ids (self, ids, n_ids) };

  alur_document_set (self, element, field, value);
}

/**
 * alur_document_unset:
 * @self: a document with an open transaction
 * @element: an element of it
 * @field: a field
 *
 * Gives @field the value that it has when it is not written.
 */
void
alur_document_unset (AlurDocument *self, AlurElement *element, guint field)
{
  alur_document_set (self, element, field,
                     alur_element_type (element->kind)->fields[field].initial);
}

/*< private >
 * alur_document_put_content:
 *
 * As alur_document_set_content(), also where @element has been taken out.
 */
void
alur_document_put_content (AlurDocument *self, AlurElement *element, const char *text)
{
  AlurChange change = { .type = ALUR_CHANGE_TEXT, .element = element };

  if (text != NULL && *text != '\0')
    change.after.value.text = alur_document_copy_text (self, text, strlen (text));
  change.before.value.text = element->text;
  if (self->filling)
    element->text = change.after.value.text;
  else if (g_strcmp0 (element->text, change.after.value.text) != 0)
    make (self, &change);
}

/**
 * alur_document_set_content:
 * @self: a document with an open transaction
 * @element: an element that may hold text
 * @text: (nullable): its new text; NULL or empty for none
 */
void
alur_document_set_content (AlurDocument *self, AlurElement *element, const char *text)
{
  g_autofree char *kept = text != NULL ? alur_text_dup_storable (text) : NULL;

  g_return_if_fail (alur_document_may_change (self));
  g_return_if_fail (is_held (self, element));
  g_return_if_fail (element->kind == ALUR_KIND_FOREIGN
                    || alur_element_type (element->kind)->has_text);

  alur_document_put_content (self, element, kept != NULL ? kept : text);
}

static AlurForeign *
make_foreign (AlurDocument *self, const char *name, const char *value)
{
  AlurForeign *foreign = alur_arena_alloc0 (self->arena, sizeof *foreign);

  foreign->name = alur_document_intern (self, name);
  foreign->value = alur_arena_strndup (self->arena, value, strlen (value));
  return foreign;
}

/**
 * alur_document_add_foreign:
 * @self: a document with an open transaction
 * @element: an element of it
 * @name: the name of an attribute that the format does not know, with its prefix
 * @value: its value
 *
 * Adds an attribute that is kept for others, behind those that there are; a declaration of a
 * prefix goes behind the other declarations, as files have them.
 */
void
alur_document_add_foreign (AlurDocument *self,
                           AlurElement *element,
                           const char *name,
                           const char *value)
{
  AlurChange change = { .type = ALUR_CHANGE_FOREIGN, .element = element };
  AlurForeign *first = NULL;
  AlurForeign **tail = &first;
  const AlurForeign *old;

  g_return_if_fail (alur_document_may_change (self));
  g_return_if_fail (is_held (self, element));

  if (self->filling)
    {
      AlurForeign **end = (AlurForeign **) &element->foreign;

      while (*end != NULL)
        end = (AlurForeign **) &(*end)->next;
      *end = make_foreign (self, name, value);
      return;
    }
  change.before.foreign = old = element->foreign;
  while (old != NULL
         && (alur_namespace_declares (name) == NULL || alur_namespace_declares (old->name) != NULL))
    {
      *tail = make_foreign (self, old->name, old->value);
      tail = (AlurForeign **) &(*tail)->next;
      old = old->next;
    }
  *tail = make_foreign (self, name, value);
  (*tail)->next = old;
  change.after.foreign = first;
  make (self, &change);
}
