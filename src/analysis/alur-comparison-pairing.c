/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elements of two stages of one document are the same thing when they have the same id. Between
 * two documents those that find no such partner are matched by name, the first in document order
 * with the first; so are functions and regulations, which only references lead to, regulations by
 * what they are cited by. Steps and positions are looked for where their procedure or unit has its
 * partner, each in its turn, before all others. What has no name is matched by what it says. */

#include "alur-comparison-private.h"

#include "alur-text.h"

static const AlurKind compared_kinds[]
    = { ALUR_KIND_UNIT,      ALUR_KIND_AUTHORITY, ALUR_KIND_POSITION, ALUR_KIND_RELATION,
        ALUR_KIND_PROCEDURE, ALUR_KIND_STEP,      ALUR_KIND_FLOW,     ALUR_KIND_PROBLEM };

/* What does not count as a change: places, order of lanes, what a stage says about its past and
 * its future, and what is told as "moved". */
static const struct
{
  AlurKind kind;
  guint field;
} left_out_fields[] = {
  { ALUR_KIND_UNIT, ALUR_UNIT_PARENT },
  { ALUR_KIND_UNIT, ALUR_UNIT_X },
  { ALUR_KIND_UNIT, ALUR_UNIT_Y },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_ORIENTATION },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_LANES },
  { ALUR_KIND_STEP, ALUR_STEP_UNIT },
  { ALUR_KIND_STEP, ALUR_STEP_FROM },
  { ALUR_KIND_STEP, ALUR_STEP_X },
  { ALUR_KIND_STEP, ALUR_STEP_Y },
};

static const AlurKind left_out_children[] = { ALUR_KIND_STEP_REDESIGN, ALUR_KIND_PROCEDURE_REDESIGN,
                                              ALUR_KIND_SCORE, ALUR_KIND_BEND, ALUR_KIND_FOREIGN };

/*< private >
 * alur_pairing_is_compared:
 * @kind: a kind of element
 *
 * Returns: whether a comparison speaks of elements of @kind
 */
gboolean
alur_pairing_is_compared (AlurKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (compared_kinds); i++)
    if (compared_kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/* Pairing */

static void
pair (AlurPairing *self, const AlurElement *first, const AlurElement *second)
{
  gpointer a = (gpointer) (guintptr) first, b = (gpointer) (guintptr) second;

  g_hash_table_insert (self->pairs[0], a, b);
  g_hash_table_insert (self->pairs[1], b, a);
}

static gboolean
is_matched (const AlurPairing *self, const AlurElement *element)
{
  return alur_pairing_is_compared (element->kind)
         || (!self->same_document
             && (element->kind == ALUR_KIND_FUNCTION || element->kind == ALUR_KIND_REGULATION));
}

static void
pair_by_id (AlurPairing *self, const AlurElement *top)
{
  for (const AlurElement *e = top; e != NULL; e = alur_element_walk (e, top))
    {
      const AlurElement *partner;

      if (!is_matched (self, e))
        continue;
      partner = alur_document_lookup_kind (self->documents[1], self->stages[1],
                                           alur_element_get_id (e), e->kind);
      if (partner != NULL)
        pair (self, e, partner);
    }
}

/* A number tells regulations on one matter apart. */
static char *
dup_regulation_key (const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  gboolean by_number = number != NULL && year != G_MININT64;
  g_autofree char *text = alur_text_fold (by_number ? number : title);

  if (text == NULL || *text == '\0')
    return NULL;
  return g_strdup_printf ("%d %u %" G_GINT64_FORMAT " %s", (int) regulation->kind,
                          alur_element_get_word (regulation, ALUR_REGULATION_KIND),
                          by_number ? year : G_MININT64, text);
}

static char *
dup_name_key (const AlurElement *element)
{
  g_autofree char *name = NULL;

  if (element->kind == ALUR_KIND_REGULATION)
    return dup_regulation_key (element);
  name = alur_text_fold (alur_element_get_name (element));
  return *name == '\0' ? NULL : g_strdup_printf ("%d %s", (int) element->kind, name);
}

static gboolean
is_part (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP || element->kind == ALUR_KIND_POSITION;
}

/* Pairs what is left below two elements: @parts, or all but those. */
static void
pair_by_name (AlurPairing *self,
              const AlurElement *first_top,
              const AlurElement *second_top,
              gboolean parts)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const AlurElement *e = second_top; e != NULL; e = alur_element_walk (e, second_top))
    if (is_matched (self, e) && is_part (e) == parts && alur_pairing_find (self, 1, e) == NULL)
      {
        char *key = dup_name_key (e);

        if (key != NULL && !g_hash_table_contains (names, key))
          g_hash_table_insert (names, key, (gpointer) (guintptr) e);
        else
          g_free (key);
      }
  for (const AlurElement *e = first_top; e != NULL; e = alur_element_walk (e, first_top))
    if (is_matched (self, e) && is_part (e) == parts && alur_pairing_find (self, 0, e) == NULL)
      {
        g_autofree char *key = dup_name_key (e);
        const AlurElement *partner = key == NULL ? NULL : g_hash_table_lookup (names, key);

        if (partner == NULL)
          continue;
        pair (self, e, partner);
        g_hash_table_remove (names, key);
      }
}

/* What an id of the first document is called in the second. */
static const char *
translate (const AlurPairing *self, const char *id)
{
  const AlurElement *element;

  if (self->same_document || id == NULL)
    return id;
  element = alur_document_lookup (self->documents[0], self->stages[0], id);
  element = alur_pairing_find (self, 0, element);
  return element == NULL ? id : alur_element_get_id (element);
}

/* What a part is by what it belongs to and what it says, in terms of the second document; NULL:
 * what it belongs to has no partner, or it says nothing. */
static char *
dup_part_key (const AlurPairing *self, guint side, const AlurElement *part)
{
  const AlurElement *home = side == 0 ? alur_pairing_find (self, 0, part->parent) : part->parent;
  g_autofree char *name = alur_text_fold (alur_element_get_name (part));
  guint kind;

  if (home == NULL || !is_part (part))
    return NULL;
  if (*name != '\0')
    return g_strdup_printf ("%p %d %s", (gconstpointer) home, (int) part->kind, name);
  kind = part->kind == ALUR_KIND_STEP ? alur_element_get_word (part, ALUR_STEP_KIND) : 0;
  if (kind != ALUR_STEP_KIND_START && kind != ALUR_STEP_KIND_END)
    return NULL;
  return g_strdup_printf ("%p %u", (gconstpointer) home, kind);
}

static const char *
get_reference (const AlurPairing *self, guint side, const AlurElement *element, guint field)
{
  const char *id = alur_element_get_ref (element, field);

  id = side == 0 ? translate (self, id) : id;
  return id != NULL ? id : "";
}

/* The same of what has no name: an authority of a unit, a relation, a flow. */
static char *
dup_nameless_key (const AlurPairing *self, guint side, const AlurElement *element)
{
  const AlurElement *home
      = side == 0 ? alur_pairing_find (self, 0, element->parent) : element->parent;

  switch ((int) element->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return g_strdup_printf ("%p %u %u %s", (gconstpointer) home,
                              alur_element_get_word (element, ALUR_AUTHORITY_ROLE),
                              alur_element_get_word (element, ALUR_AUTHORITY_RESOURCE),
                              get_reference (self, side, element, ALUR_AUTHORITY_FUNCTION));
    case ALUR_KIND_RELATION:
      return g_strdup_printf ("%u %s %s", alur_element_get_word (element, ALUR_RELATION_KIND),
                              get_reference (self, side, element, ALUR_RELATION_FROM),
                              get_reference (self, side, element, ALUR_RELATION_TO));
    case ALUR_KIND_FLOW:
      return g_strdup_printf ("%p %u %s %s", (gconstpointer) home,
                              alur_element_get_word (element, ALUR_FLOW_KIND),
                              get_reference (self, side, element, ALUR_FLOW_FROM),
                              get_reference (self, side, element, ALUR_FLOW_TO));
    default:
      return NULL;
    }
}

typedef char *(*KeyFunc) (const AlurPairing *self, guint side, const AlurElement *element);

static void
free_queue_cb (gpointer data)
{
  g_queue_free (data);
}

/* Pairs what is left and has the same key, each with the next of the other side. */
static void
pair_in_turn (AlurPairing *self, KeyFunc dup_key)
{
  g_autoptr (GHashTable) queues
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue_cb);

  for (guint side = 2; side-- > 0;)
    for (const AlurElement *e = self->stages[side]; e != NULL;
         e = alur_element_walk (e, self->stages[side]))
      {
        g_autofree char *key = NULL;
        GQueue *queue;

        if (!is_matched (self, e) || alur_pairing_find (self, side, e) != NULL)
          continue;
        key = dup_key (self, side, e);
        queue = key != NULL ? g_hash_table_lookup (queues, key) : NULL;
        if (side == 0 && queue != NULL && !g_queue_is_empty (queue))
          pair (self, e, g_queue_pop_head (queue));
        if (side == 0 || key == NULL)
          continue;
        if (queue == NULL)
          g_hash_table_insert (queues, g_steal_pointer (&key), queue = g_queue_new ());
        g_queue_push_tail (queue, (gpointer) (guintptr) e);
      }
}

/*< private >
 * alur_pairing_init:
 * @self: an empty pairing
 * @first: the document of the first stage
 * @first_stage: the first stage
 * @second: the document of the second stage, perhaps the same
 * @second_stage: the second stage
 *
 * Finds which element of the second stage is which of the first.
 */
void
alur_pairing_init (AlurPairing *self,
                   AlurDocument *first,
                   const AlurElement *first_stage,
                   AlurDocument *second,
                   const AlurElement *second_stage)
{
  *self
      = (AlurPairing){ .documents = { first, second },
                       .stages = { first_stage, second_stage },
                       .same_document = first == second,
                       .pairs = { g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL) } };
  pair_by_id (self, first_stage);
  if (self->same_document)
    return;
  pair_by_id (self, alur_document_get_functions (first));
  pair_by_id (self, alur_document_get_regulations (first));
  pair_by_name (self, alur_document_get_functions (first), alur_document_get_functions (second),
                FALSE);
  pair_by_name (self, alur_document_get_regulations (first), alur_document_get_regulations (second),
                FALSE);
  pair_by_name (self, first_stage, second_stage, FALSE);
  pair_in_turn (self, dup_part_key);
  pair_by_name (self, first_stage, second_stage, TRUE);
  pair_in_turn (self, dup_nameless_key);
}

/*< private >
 * alur_pairing_clear:
 * @self: a pairing
 */
void
alur_pairing_clear (AlurPairing *self)
{
  g_clear_pointer (&self->pairs[0], g_hash_table_unref);
  g_clear_pointer (&self->pairs[1], g_hash_table_unref);
}

/*< private >
 * alur_pairing_find:
 * @self: a pairing
 * @side: 0 when @element is of the first stage, 1 when of the second
 * @element: (nullable): an element
 *
 * Returns: (transfer none) (nullable): the same thing in the other stage
 */
const AlurElement *
alur_pairing_find (const AlurPairing *self, guint side, const AlurElement *element)
{
  return element == NULL ? NULL : g_hash_table_lookup (self->pairs[side], element);
}

/* The first procedure of a name that has no partner by id. */
static const AlurElement *
find_named (AlurDocument *document,
            const AlurElement *stage,
            AlurDocument *other,
            const AlurElement *other_stage,
            const char *key)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    g_autofree char *own = dup_name_key (procedure);

    if (g_strcmp0 (own, key) == 0
        && alur_document_lookup_kind (other, other_stage, alur_element_get_id (procedure),
                                      ALUR_KIND_PROCEDURE)
               == NULL)
      return procedure;
  }
  return NULL;
}

/**
 * alur_comparison_find_procedure:
 * @document: a document
 * @procedure: a procedure of it
 * @other: the same document or another
 * @stage: a stage of that
 *
 * Finds what alur_comparison_find() would, without comparing anything else.
 *
 * Returns: (transfer none) (nullable): the same procedure in @stage
 */
const AlurElement *
alur_comparison_find_procedure (AlurDocument *document,
                                const AlurElement *procedure,
                                AlurDocument *other,
                                const AlurElement *stage)
{
  const AlurElement *partner = alur_document_lookup_kind (
      other, stage, alur_element_get_id (procedure), ALUR_KIND_PROCEDURE);
  g_autofree char *key = NULL;

  if (partner != NULL || document == other)
    return partner;
  key = dup_name_key (procedure);
  if (key == NULL || find_named (document, procedure->parent, other, stage, key) != procedure)
    return NULL;
  return find_named (other, stage, document, procedure->parent, key);
}

/* References */

static gboolean
reference_equal (const AlurPairing *self, const char *first, const char *second)
{
  return g_strcmp0 (translate (self, first), second) == 0;
}

static gboolean
references_equal (const AlurPairing *self, const AlurIds *first, const AlurIds *second)
{
  guint n = first == NULL ? 0 : first->n_ids;

  if (n != (second == NULL ? 0 : second->n_ids))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!reference_equal (self, first->ids[i], second->ids[i]))
      return FALSE;
  return TRUE;
}

static gboolean
value_equal (const AlurPairing *self, const AlurField *field, AlurValue first, AlurValue second)
{
  if (field->type == ALUR_FIELD_REFERENCE)
    return reference_equal (self, first.text, second.text);
  if (field->type == ALUR_FIELD_REFERENCES)
    return references_equal (self, first.ids, second.ids);
  return alur_value_equal (field, first, second);
}

/* Moved */

/*< private >
 * alur_pairing_unit_changed:
 * @self: a pairing
 * @first: a step
 * @second: the same in the second stage
 *
 * Returns: whether another unit does it
 */
gboolean
alur_pairing_unit_changed (const AlurPairing *self,
                           const AlurElement *first,
                           const AlurElement *second)
{
  return first->kind == ALUR_KIND_STEP
         && !reference_equal (self, alur_element_get_ref (first, ALUR_STEP_UNIT),
                              alur_element_get_ref (second, ALUR_STEP_UNIT));
}

/*< private >
 * alur_pairing_moved:
 * @self: a pairing
 * @first: an element of the first stage
 * @second: the same in the second stage
 *
 * Returns: whether it belongs to something else now: a unit to another parent, an authority,
 *   position or step to another unit, a step to another procedure
 */
gboolean
alur_pairing_moved (const AlurPairing *self, const AlurElement *first, const AlurElement *second)
{
  switch ((int) first->kind)
    {
    case ALUR_KIND_UNIT:
      return !reference_equal (self, alur_element_get_ref (first, ALUR_UNIT_PARENT),
                               alur_element_get_ref (second, ALUR_UNIT_PARENT));
    case ALUR_KIND_AUTHORITY:
    case ALUR_KIND_POSITION:
      return alur_pairing_find (self, 0, first->parent) != second->parent;
    case ALUR_KIND_STEP:
      return alur_pairing_unit_changed (self, first, second)
             || alur_pairing_find (self, 0, first->parent) != second->parent;
    default:
      return FALSE;
    }
}

/* Changed */

static gboolean
is_left_out_field (AlurKind kind, guint field)
{
  if (field == ALUR_FIELD_ID && alur_element_type (kind)->has_id)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out_fields); i++)
    if (left_out_fields[i].kind == kind && left_out_fields[i].field == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out_child (const AlurElement *child)
{
  if (alur_pairing_is_compared (child->kind))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out_children); i++)
    if (left_out_children[i] == child->kind)
      return TRUE;
  return FALSE;
}

static const AlurElement *
next_child (const AlurElement *child)
{
  while (child != NULL && is_left_out_child (child))
    child = child->next;
  return child;
}

/*< private >
 * alur_pairing_field_changed:
 * @self: a pairing
 * @first: an element of the first stage
 * @second: the same in the second stage
 * @field: a field of theirs
 *
 * Returns: whether @field is compared and another now
 */
gboolean
alur_pairing_field_changed (const AlurPairing *self,
                            const AlurElement *first,
                            const AlurElement *second,
                            guint field)
{
  /* a position goes along with the unit */
  if (is_left_out_field (first->kind, field)
      || (first->kind == ALUR_KIND_STEP && field == ALUR_STEP_POSITION
          && alur_pairing_unit_changed (self, first, second)))
    return FALSE;
  return !value_equal (self, &alur_element_type (first->kind)->fields[field], first->values[field],
                       second->values[field]);
}

static gboolean
fields_equal (const AlurPairing *self, const AlurElement *first, const AlurElement *second)
{
  const AlurElementType *type = alur_element_type (first->kind);

  for (guint i = 0; i < type->n_fields; i++)
    if (alur_pairing_field_changed (self, first, second, i))
      return FALSE;
  return !type->has_text || g_strcmp0 (first->text, second->text) == 0;
}

/* Content without an id of its own counts as part of what holds it. It is two levels deep at most
 * (procedure, sop, basis). */
static gboolean
content_equal (const AlurPairing *self, const AlurElement *first, const AlurElement *second)
{
  const AlurElement *a = next_child (first->first_child);
  const AlurElement *b = next_child (second->first_child);

  while (a != NULL && b != NULL)
    {
      if (a->kind != b->kind || !fields_equal (self, a, b) || !content_equal (self, a, b))
        return FALSE;
      a = next_child (a->next);
      b = next_child (b->next);
    }
  return a == NULL && b == NULL;
}

/*< private >
 * alur_pairing_changed:
 * @self: a pairing
 * @first: an element of the first stage
 * @second: the same in the second stage
 *
 * Returns: whether anything but its place is another now
 */
gboolean
alur_pairing_changed (const AlurPairing *self, const AlurElement *first, const AlurElement *second)
{
  return !fields_equal (self, first, second) || !content_equal (self, first, second);
}
