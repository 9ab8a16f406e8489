/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document: a tree of plain elements, the ids in it, and how an id is found.
 *
 * Elements are structs in an arena and not objects: a large document has a hundred thousand of
 * them, all made at once when it is read, and what a list of widgets needs as objects it can wrap.
 * Ids are atoms, one copy of each for the whole document, so that two stages speak of the same
 * thing when the pointers are equal. Each stage has an index from atom to element; functions,
 * regulations and stages have one for the whole document. */

#include "alur-document-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (AlurDocument, alur_document, G_TYPE_OBJECT)

static void
alur_document_finalize (GObject *object)
{
  AlurDocument *self = ALUR_DOCUMENT (object);

  g_clear_pointer (&self->open, alur_transaction_free);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->indexed, g_hash_table_unref);
  g_clear_pointer (&self->origins, g_hash_table_unref);
  g_clear_pointer (&self->ids, alur_id_index_free);
  g_clear_pointer (&self->arena, alur_arena_free);
  g_clear_pointer (&self->borrowed, alur_arena_free);
  if (self->mirror != NULL)
    self->free_mirror (self->mirror);
  G_OBJECT_CLASS (alur_document_parent_class)->finalize (object);
}

static void
alur_document_class_init (AlurDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_document_finalize;

  /**
   * AlurDocument::changed:
   * @self: the document
   * @changes: (type gpointer): an #AlurChangeSet, alive during the emission
   *
   * Something has changed; the document already is as it says. It may not be changed from here.
   */
  g_signal_new ("changed", ALUR_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_POINTER);

  /**
   * AlurDocument::before-history:
   * @self: the document
   * @changes: (type gpointer): an #AlurChangeSet, alive during the emission
   *
   * Undoing or redoing is about to make these changes, in this order; the document, the history and
   * its state still are as before, and so is what has been removed and will come back. The document
   * may not be changed from here.
   */
  g_signal_new ("before-history", ALUR_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * AlurDocument::committed:
   * @self: the document
   * @commit: (type gpointer): an #AlurCommit, alive during the emission
   *
   * A commit, an undo or a redo is done: history and state are as they will be. Listeners of
   * #AlurDocument::changed have heard of all of it. The document may not be changed from here.
   */
  g_signal_new ("committed", ALUR_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * AlurDocument::refused:
   * @self: the document
   * @sentence: what is to be told
   *
   * A commit has been taken back, because the document could not have been opened again after it:
   * see alur_document_set_guarded(). The document, the history and its state are as before it.
   */
  g_signal_new ("refused", ALUR_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static AlurElement *
ensure_child (AlurDocument *self, AlurElement *parent, AlurKind kind)
{
  AlurElement *child = alur_element_first (parent, kind);

  return child != NULL ? child
                       : alur_document_insert (self, parent, kind, NULL,
                                               alur_document_default_next (parent, kind));
}

/* Puts the elements that only hold others where they are missing: they always exist. */
static void
complete_wrappers (AlurDocument *self)
{
  self->functions = ensure_child (self, self->root, ALUR_KIND_FUNCTIONS);
  self->regulations = ensure_child (self, self->root, ALUR_KIND_REGULATIONS);
  self->rules = ensure_child (self, self->root, ALUR_KIND_RULES);
  self->accepted = ensure_child (self, self->root, ALUR_KIND_ACCEPTED);
  ALUR_FOREACH (stage, self->root, ALUR_KIND_STAGE)
  {
    ensure_child (self, stage, ALUR_KIND_ORGANISATION);
  }
}

static void
alur_document_init (AlurDocument *self)
{
  self->arena = alur_arena_new ();
  self->ids = alur_id_index_new (self->arena);
  self->indexed = g_hash_table_new (NULL, NULL);
  self->origins = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_transaction_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_transaction_free);
  self->root = alur_document_create_element (self, ALUR_KIND_DOCUMENT);
  self->root->values[ALUR_DOCUMENT_VERSION].text = "1.0";
  self->filling = TRUE;
  complete_wrappers (self);
  self->filling = FALSE;
}

/**
 * alur_document_new:
 *
 * Returns: (transfer full): a document without stages. A valid one has at least the current stage:
 *   readers and templates add it.
 */
AlurDocument *
alur_document_new (void)
{
  return g_object_new (ALUR_TYPE_DOCUMENT, NULL);
}

/**
 * alur_document_begin_filling:
 * @self: a new document
 *
 * From here to alur_document_end_filling() nothing is recorded, announced or indexed; elements are
 * appended in the order of the file, and their values may be written directly. The elements that
 * only hold others are taken out, so that they take their place in that order.
 */
void
alur_document_begin_filling (AlurDocument *self)
{
  self->filling = TRUE;
  while (self->root->first_child != NULL)
    alur_document_unlink (self, self->root->first_child);
  self->functions = self->regulations = self->rules = self->accepted = NULL;
}

/**
 * alur_document_end_filling:
 * @self: a document that is being filled
 *
 * Puts what is missing of the elements that only hold others, and finds all ids. Of two elements
 * with one id the first is found; validation tells of the second.
 */
void
alur_document_end_filling (AlurDocument *self)
{
  complete_wrappers (self);
  self->filling = FALSE;
  alur_id_index_clear (self->ids);
  g_hash_table_remove_all (self->indexed);
  for (AlurElement *e = self->root; e != NULL; e = alur_element_walk (e, self->root))
    {
      alur_document_index_id (self, e);
      if (e->kind == ALUR_KIND_ACCEPTED_FINDING)
        alur_document_note_key (self, e->values[ALUR_ACCEPTED_FINDING_KEY].text);
    }
}

/* To an element that has no children yet. */
static void
give_likes (AlurDocument *self, AlurElement *element)
{
  element->likes = NULL;
  if (element->kind == ALUR_KIND_ORGANISATION || element->kind == ALUR_KIND_STAGE)
    element->likes = alur_arena_alloc0 (self->arena, ALUR_N_KINDS * sizeof (AlurLikes));
}

/**
 * alur_document_create_element: (skip)
 */
AlurElement *
alur_document_create_element (AlurDocument *self, AlurKind kind)
{
  const AlurElementType *type = alur_element_type (kind);
  AlurElement *element
      = alur_arena_alloc0 (self->arena, sizeof (AlurElement) + type->n_fields * sizeof (AlurValue));

  element->kind = kind;
  element->serial = self->n_serials++;
  for (guint i = 0; i < type->n_fields; i++)
    element->values[i] = type->fields[i].initial;
  give_likes (self, element);
  return element;
}

/**
 * alur_document_clone_element: (skip)
 * @element: an element, maybe of the document that @self is a mirror of
 *
 * Returns: (transfer none): a new element that says the same and stands nowhere, without children,
 *   under the same serial
 */
AlurElement *
alur_document_clone_element (AlurDocument *self, const AlurElement *element)
{
  gsize size = sizeof *element + alur_element_type (element->kind)->n_fields * sizeof (AlurValue);
  AlurElement *clone = alur_arena_alloc0 (self->arena, size);

  memcpy (clone, element, size);
  clone->parent = clone->previous = clone->next = clone->first_child = clone->last_child = NULL;
  give_likes (self, clone);
  return clone;
}

/* Once it stands in its place. Most come behind the last of their kind, or between two. */
static void
join_likes (AlurLikes *likes, AlurElement *element)
{
  AlurElement *before = element->previous;

  likes->n++;
  if (likes->n == 1)
    likes->first = likes->last = element;
  else if (before != NULL && before == likes->last)
    likes->last = element;
  else if (before == NULL || before->kind != element->kind)
    {
      const AlurElement *after = alur_element_next (element, element->kind);

      if (after == likes->first)
        likes->first = element;
      else if (after == NULL)
        likes->last = element;
    }
}

/* While it still stands in its place. */
static void
leave_likes (AlurLikes *likes, AlurElement *element)
{
  likes->n--;
  if (likes->first == element)
    likes->first = alur_element_next (element, element->kind);
  if (likes->last == element)
    likes->last = alur_element_previous (element, element->kind);
}

/**
 * alur_document_link: (skip)
 */
void
alur_document_link (AlurDocument *self, AlurElement *element, AlurPlace place)
{
  AlurElement *previous = place.next != NULL ? place.next->previous : place.parent->last_child;

  element->parent = place.parent;
  element->next = place.next;
  element->previous = previous;
  if (previous != NULL)
    previous->next = element;
  else
    place.parent->first_child = element;
  if (place.next != NULL)
    place.next->previous = element;
  else
    place.parent->last_child = element;
  if (place.parent->likes != NULL)
    join_likes (&place.parent->likes[element->kind], element);
}

/**
 * alur_document_unlink: (skip)
 */
AlurPlace
alur_document_unlink (AlurDocument *self, AlurElement *element)
{
  AlurPlace place = { element->parent, element->next };

  if (element->parent->likes != NULL)
    leave_likes (&element->parent->likes[element->kind], element);
  if (element->previous != NULL)
    element->previous->next = element->next;
  else
    element->parent->first_child = element->next;
  if (element->next != NULL)
    element->next->previous = element->previous;
  else
    element->parent->last_child = element->previous;
  element->parent = element->next = element->previous = NULL;
  return place;
}

/* Where the id of @element counts: in its stage, or in the document. */
static const AlurElement *
scope_of (const AlurElement *element)
{
  return element->kind != ALUR_KIND_STAGE ? alur_element_get_stage (element) : NULL;
}

/**
 * alur_document_index_id: (skip)
 */
void
alur_document_index_id (AlurDocument *self, AlurElement *element)
{
  if (alur_element_get_id (element) != NULL)
    alur_id_index_add (self->ids, scope_of (element), element);
}

/**
 * alur_document_unindex_id: (skip)
 */
void
alur_document_unindex_id (AlurDocument *self, AlurElement *element)
{
  if (alur_element_get_id (element) != NULL)
    alur_id_index_remove (self->ids, scope_of (element), element);
}

/* Remembers the number of an id like "u12", so that no other gets it. */
static void
note_number (AlurDocument *self, const char *id, gsize length)
{
  guint number = 0;

  if (length < 2 || length > 9 || !g_ascii_islower (id[0]))
    return;
  for (gsize i = 1; i < length; i++)
    {
      if (!g_ascii_isdigit (id[i]))
        return;
      number = number * 10 + (guint) (id[i] - '0');
    }
  if (number > self->highest[id[0] - 'a'])
    self->highest[id[0] - 'a'] = number;
}

/**
 * alur_document_intern_length:
 * @self: a document
 * @id: an id
 * @length: its bytes
 *
 * Returns: (transfer none): the document's only copy of @id
 */
const char *
alur_document_intern_length (AlurDocument *self, const char *id, gsize length)
{
  gboolean is_new;
  const char *atom = alur_id_index_intern (self->ids, id, length, &is_new);

  if (is_new)
    note_number (self, id, length);
  return atom;
}

/**
 * alur_document_intern:
 * @self: a document
 * @id: an id
 *
 * Returns: (transfer none): the document's only copy of @id
 */
const char *
alur_document_intern (AlurDocument *self, const char *id)
{
  return alur_document_intern_length (self, id, strlen (id));
}

/**
 * alur_document_find_atom:
 * @self: a document
 * @id: (nullable): an id from outside
 *
 * Returns: (transfer none) (nullable): the document's copy of @id; NULL when it never had such an
 * id
 */
const char *
alur_document_find_atom (AlurDocument *self, const char *id)
{
  return id != NULL ? alur_id_index_find_atom (self->ids, id, strlen (id)) : NULL;
}

/**
 * alur_document_note_key: (skip)
 *
 * The ids in the key of an accepted finding are taken, even when nothing else has them.
 */
void
alur_document_note_key (AlurDocument *self, const char *key)
{
  g_auto (GStrv) words = key != NULL ? g_strsplit_set (key, "|,", -1) : NULL;

  for (guint i = 1; words != NULL && words[0] != NULL && words[i] != NULL; i++)
    alur_document_intern (self, words[i]);
}

/**
 * alur_document_copy_text:
 * @self: a document
 * @text: bytes of UTF-8
 * @length: how many
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as @self; NULL for empty text
 */
const char *
alur_document_copy_text (AlurDocument *self, const char *text, gsize length)
{
  return length > 0 ? alur_arena_strndup (self->arena, text, length) : NULL;
}

/**
 * alur_document_make_ids:
 * @self: a document
 * @ids: (array length=n_ids): ids, not necessarily atoms
 * @n_ids: how many
 *
 * Returns: (transfer none) (nullable): the list without doubles, alive as long as @self; NULL for
 *   none
 */
const AlurIds *
alur_document_make_ids (AlurDocument *self, const char *const *ids, guint n_ids)
{
  g_autoptr (GHashTable) seen = n_ids > 16 ? g_hash_table_new (NULL, NULL) : NULL;
  AlurIds *list;

  if (n_ids == 0)
    return NULL;
  list = alur_arena_alloc0 (self->arena, sizeof (AlurIds) + n_ids * sizeof (char *));
  for (guint i = 0; i < n_ids; i++)
    {
      const char *atom = alur_document_intern (self, ids[i]);

      if (seen != NULL ? g_hash_table_add (seen, (gpointer) atom) : !alur_ids_contain (list, atom))
        list->ids[list->n_ids++] = atom;
    }
  return list;
}

/* Long numbers are not remembered, and may be there. */
static char *
dup_next_id (AlurDocument *self, char letter)
{
  char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%c%u", letter, ++self->highest[letter - 'a']);
    }
  while (alur_document_find_atom (self, id) != NULL);
  return id;
}

/**
 * alur_document_generate_id:
 * @self: a document
 * @kind: the kind of element that needs an id
 *
 * Returns: (transfer full): a letter and a number that no element has, ever had in this session, or
 *   is named by in an accepted finding
 */
char *
alur_document_generate_id (AlurDocument *self, AlurKind kind)
{
  static const struct
  {
    AlurKind kind;
    char letter;
  } letters[]
      = { { ALUR_KIND_FUNCTION, 'f' }, { ALUR_KIND_REGULATION, 'r' }, { ALUR_KIND_STAGE, 'g' },
          { ALUR_KIND_UNIT, 'u' },     { ALUR_KIND_AUTHORITY, 'a' },  { ALUR_KIND_POSITION, 'p' },
          { ALUR_KIND_RELATION, 'k' }, { ALUR_KIND_PROCEDURE, 'c' },  { ALUR_KIND_STEP, 's' },
          { ALUR_KIND_FLOW, 'w' },     { ALUR_KIND_PROBLEM, 'm' } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (letters[i].kind == kind)
        return dup_next_id (self, letters[i].letter);
    }
  g_return_val_if_reached (NULL);
}

/**
 * alur_document_lookup:
 * @self: a document
 * @stage: (nullable): a stage
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the element of @stage with that id, else the function,
 *   regulation or stage with it
 */
AlurElement *
alur_document_lookup (AlurDocument *self, const AlurElement *stage, const char *id)
{
  const char *atom = alur_document_find_atom (self, id);

  return atom != NULL ? alur_document_lookup_atom (self, stage, atom) : NULL;
}

/**
 * alur_document_lookup_atom:
 * @self: a document
 * @stage: (nullable): a stage
 * @atom: an id or a reference of an element of @self; no other text
 *
 * Returns: (transfer none) (nullable): as alur_document_lookup(), but faster
 */
AlurElement *
alur_document_lookup_atom (AlurDocument *self, const AlurElement *stage, const char *atom)
{
  AlurElement *element = stage != NULL && stage->parent != NULL
                             ? alur_id_index_lookup (self->ids, stage, atom)
                             : NULL;

  return element != NULL ? element : alur_id_index_lookup (self->ids, NULL, atom);
}

/**
 * alur_document_lookup_kind:
 * @self: a document
 * @stage: (nullable): a stage
 * @id: (nullable): an id
 * @kind: the kind that is wanted
 *
 * Returns: (transfer none) (nullable): as alur_document_lookup(), but only an element of @kind
 */
AlurElement *
alur_document_lookup_kind (AlurDocument *self,
                           const AlurElement *stage,
                           const char *id,
                           AlurKind kind)
{
  AlurElement *element = alur_document_lookup (self, stage, id);

  return element != NULL && element->kind == kind ? element : NULL;
}

/**
 * alur_document_is_id_free:
 * @self: a document
 * @stage: a stage
 * @id: an id
 * @kind: the kind of element that shall have it in @stage
 *
 * Returns: whether it may: nothing has that id there, and in another stage, where the same id is
 * the same thing, only what is of @kind
 */
gboolean
alur_document_is_id_free (AlurDocument *self,
                          const AlurElement *stage,
                          const char *id,
                          AlurKind kind)
{
  if (alur_document_lookup (self, stage, id) != NULL)
    return FALSE;
  ALUR_FOREACH (other, self->root, ALUR_KIND_STAGE)
  {
    const AlurElement *element = alur_document_lookup (self, other, id);

    if (element != NULL && element->kind != kind)
      return FALSE;
  }
  return TRUE;
}

/**
 * alur_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the root element; its fields are the document's own
 */
AlurElement *
alur_document_get_root (AlurDocument *self)
{
  return self->root;
}

/**
 * alur_document_get_language:
 * @self: a document
 *
 * Returns: (transfer none): the BCP 47 tag of the language of its papers
 */
const char *
alur_document_get_language (AlurDocument *self)
{
  return self->root->values[ALUR_DOCUMENT_LANGUAGE].text;
}

/**
 * alur_document_get_hours_per_day:
 * @self: a document
 *
 * Returns: the length of a working day
 */
double
alur_document_get_hours_per_day (AlurDocument *self)
{
  return self->root->values[ALUR_DOCUMENT_HOURS_PER_DAY].number;
}

/**
 * alur_document_get_minutes_per_year:
 * @self: a document
 *
 * Returns: the effective working minutes of one full-time person a year
 */
double
alur_document_get_minutes_per_year (AlurDocument *self)
{
  return self->root->values[ALUR_DOCUMENT_MINUTES_PER_YEAR].number;
}

/**
 * alur_document_get_functions:
 * @self: a document
 *
 * Returns: (transfer none): the element that holds the functions
 */
AlurElement *
alur_document_get_functions (AlurDocument *self)
{
  return self->functions;
}

/**
 * alur_document_get_regulations:
 * @self: a document
 *
 * Returns: (transfer none): the element that holds the regulations
 */
AlurElement *
alur_document_get_regulations (AlurDocument *self)
{
  return self->regulations;
}

/**
 * alur_document_get_rules:
 * @self: a document
 *
 * Returns: (transfer none): the element with what the document regards as a conflict
 */
AlurElement *
alur_document_get_rules (AlurDocument *self)
{
  return self->rules;
}

/**
 * alur_document_get_accepted:
 * @self: a document
 *
 * Returns: (transfer none): the element that holds the accepted findings
 */
AlurElement *
alur_document_get_accepted (AlurDocument *self)
{
  return self->accepted;
}

/**
 * alur_document_get_stage:
 * @self: a document
 * @id: (nullable): the id of a stage, or NULL for the first
 *
 * Returns: (transfer none) (nullable): that stage
 */
AlurElement *
alur_document_get_stage (AlurDocument *self, const char *id)
{
  if (id == NULL)
    return alur_element_first (self->root, ALUR_KIND_STAGE);
  return alur_document_lookup_kind (self, NULL, id, ALUR_KIND_STAGE);
}

/**
 * alur_document_get_last_stage:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the stage behind which there is none
 */
AlurElement *
alur_document_get_last_stage (AlurDocument *self)
{
  AlurElement *last = NULL;

  ALUR_FOREACH (stage, self->root, ALUR_KIND_STAGE) { last = stage; }
  return last;
}

/**
 * alur_document_get_organisation:
 * @self: a document
 * @stage: a stage of it
 *
 * Returns: (transfer none): the element that holds the units and relations of @stage
 */
AlurElement *
alur_document_get_organisation (AlurDocument *self, const AlurElement *stage)
{
  return alur_element_first (stage, ALUR_KIND_ORGANISATION);
}

/**
 * alur_document_get_size:
 * @self: a document
 *
 * Returns: the bytes that its elements, ids and texts take, also those that edits have replaced
 */
gsize
alur_document_get_size (AlurDocument *self)
{
  return alur_arena_get_size (self->arena);
}

/**
 * alur_document_get_serials:
 * @self: a document
 *
 * Returns: one more than the largest serial of an element so far, for arrays by serial
 */
guint
alur_document_get_serials (AlurDocument *self)
{
  return self->n_serials;
}

/**
 * alur_document_set_surroundings:
 * @self: a document that is being filled
 * @before: (nullable): raw XML before the root element, a comment or instruction a line
 * @after: (nullable): likewise behind it
 */
void
alur_document_set_surroundings (AlurDocument *self, const char *before, const char *after)
{
  self->before = before != NULL ? alur_document_copy_text (self, before, strlen (before)) : NULL;
  self->after = after != NULL ? alur_document_copy_text (self, after, strlen (after)) : NULL;
}

/**
 * alur_document_get_text_before:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the raw XML before the root element
 */
const char *
alur_document_get_text_before (AlurDocument *self)
{
  return self->before;
}

/**
 * alur_document_get_text_after:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the raw XML behind the root element
 */
const char *
alur_document_get_text_after (AlurDocument *self)
{
  return self->after;
}
