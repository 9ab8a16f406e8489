/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copying.
 *
 * First it is gathered what goes along: what was asked for with all that is in it, sub-units and
 * sub-functions, and the lines both of whose ends go. Then what these refer to: such elements go
 * along as mere names, marked as outside, so that pasting can look for the same thing where it is.
 * Functions and regulations go along whole, because pasting may have to make them. At last all
 * that was gathered is written in the order of the document. A reference into another stage has no
 * element to lead to in a document of one stage and is kept as an attribute.
 *
 * Rejected: a format of its own. A fragment that is a valid document needs no second reader, and
 * whatever the reader refuses of a hostile file it refuses of a hostile clipboard. */

#include "alur-fragment-private.h"

#include "alur-namespaces.h"
#include "alur-reference.h"

#include <string.h>

typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  GHashTable *copied;  /* of elements: each goes along with all that is in it */
  GHashTable *outside; /* of elements: told by name */
  GPtrArray *queue;    /* whose references are still to be looked at */
  AlurDocument *fragment;
  guint n_left_out;
} Copying;

static gboolean
is_line (const AlurElement *element)
{
  return element->kind == ALUR_KIND_FLOW || element->kind == ALUR_KIND_RELATION;
}

static gboolean is_copied (Copying *self, const AlurElement *element);

static gboolean
is_end_copied (Copying *self, const AlurElement *line, guint field)
{
  const AlurElement *end
      = alur_document_lookup_atom (self->document, self->stage, alur_element_get_ref (line, field));

  return end != NULL && is_copied (self, end);
}

static gboolean
has_both_ends (Copying *self, const AlurElement *line)
{
  if (line->kind == ALUR_KIND_RELATION)
    return is_end_copied (self, line, ALUR_RELATION_FROM)
           && is_end_copied (self, line, ALUR_RELATION_TO);
  return is_end_copied (self, line, ALUR_FLOW_FROM) && is_end_copied (self, line, ALUR_FLOW_TO);
}

/* An end of a line is no line, so this goes no deeper than elements are nested. */
static gboolean
is_copied (Copying *self, const AlurElement *element)
{
  for (; element != NULL; element = element->parent)
    {
      if (is_line (element))
        return has_both_ends (self, element);
      if (g_hash_table_contains (self->copied, element))
        return TRUE;
    }
  return FALSE;
}

/* Adds the sub-units of the units, or the sub-functions of the functions, that go along. */
static void
add_below (Copying *self, const AlurElement *holder, AlurKind kind, guint field)
{
  g_autoptr (GHashTable) below
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  ALUR_FOREACH (element, holder, kind)
  {
    const char *parent = alur_element_get_ref (element, field);
    GPtrArray *siblings = parent != NULL ? g_hash_table_lookup (below, parent) : NULL;

    if (g_hash_table_contains (self->copied, element))
      g_ptr_array_add (queue, element);
    if (parent == NULL)
      continue;
    if (siblings == NULL)
      {
        siblings = g_ptr_array_new ();
        g_hash_table_insert (below, (gpointer) parent, siblings);
      }
    g_ptr_array_add (siblings, element);
  }
  for (guint i = 0; i < queue->len; i++)
    {
      GPtrArray *siblings
          = g_hash_table_lookup (below, alur_element_get_id (g_ptr_array_index (queue, i)));

      for (guint k = 0; siblings != NULL && k < siblings->len; k++)
        if (g_hash_table_add (self->copied, g_ptr_array_index (siblings, k)))
          g_ptr_array_add (queue, g_ptr_array_index (siblings, k));
    }
}

static gboolean
is_copiable (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_UNIT:
    case ALUR_KIND_AUTHORITY:
    case ALUR_KIND_POSITION:
    case ALUR_KIND_PROCEDURE:
    case ALUR_KIND_STEP:
    case ALUR_KIND_PROBLEM:
    case ALUR_KIND_FUNCTION:
    case ALUR_KIND_REGULATION:
      return element->parent != NULL;
    default:
      return FALSE;
    }
}

static void
gather (Copying *self, AlurElement *const *elements, guint n_elements)
{
  for (guint i = 0; i < n_elements; i++)
    {
      const AlurElement *stage = alur_element_get_stage (elements[i]);

      if (is_copiable (elements[i]) && (stage == NULL || stage == self->stage))
        g_hash_table_add (self->copied, elements[i]);
    }
  add_below (self, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION,
             ALUR_FUNCTION_PARENT);
  if (self->stage != NULL)
    add_below (self, alur_document_get_organisation (self->document, self->stage), ALUR_KIND_UNIT,
               ALUR_UNIT_PARENT);
  for (guint i = 0; i < n_elements; i++)
    if (!is_copied (self, elements[i]))
      self->n_left_out++;
}

/* Whether what this field of @element refers to goes into the fragment. */
static gboolean
keeps (Copying *self, const AlurElement *element, guint field)
{
  const AlurField *info = &alur_element_type (element->kind)->fields[field];

  return is_copied (self, element) || (info->flags & ALUR_FIELD_REQUIRED) != 0
         || element->kind == ALUR_KIND_FUNCTION || element->kind == ALUR_KIND_REGULATION;
}

/* Whether @target can stand in the fragment: it is no thing of another time. */
static gboolean
is_of_stage (Copying *self, const AlurElement *target)
{
  const AlurElement *stage = alur_element_get_stage (target);

  return stage == NULL || stage == self->stage;
}

static void
note_outside (Copying *self, AlurElement *target)
{
  if (target == NULL || target->kind == ALUR_KIND_STAGE || !is_of_stage (self, target)
      || is_copied (self, target) || !g_hash_table_add (self->outside, target))
    return;
  g_ptr_array_add (self->queue, target);
  if (alur_element_get_id (target->parent) != NULL)
    note_outside (self, target->parent);
}

static void
note_references (Copying *self, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint field = 0; field < type->n_fields; field++)
    {
      const AlurIds *ids;

      if (!keeps (self, element, field))
        continue;
      if (type->fields[field].type == ALUR_FIELD_REFERENCE
          && alur_element_get_ref (element, field) != NULL)
        note_outside (self, alur_reference_resolve (self->document, element, field,
                                                    alur_element_get_ref (element, field)));
      ids = type->fields[field].type == ALUR_FIELD_REFERENCES
                ? alur_element_get_refs (element, field)
                : NULL;
      for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
        note_outside (self, alur_reference_resolve (self->document, element, field, ids->ids[i]));
    }
}

/* What stands in the fragment because of what is copied. */
static void
gather_outside (Copying *self)
{
  AlurElement *root = alur_document_get_root (self->document);
  GHashTableIter iter;
  gpointer element;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e != root && is_of_stage (self, e) && is_copied (self, e))
      note_references (self, e);
  g_hash_table_iter_init (&iter, self->copied);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (alur_element_get_id (((AlurElement *) element)->parent) != NULL
        && ((AlurElement *) element)->parent->kind != ALUR_KIND_STAGE)
      note_outside (self, ((AlurElement *) element)->parent);
  for (guint i = 0; i < self->queue->len; i++)
    note_references (self, g_ptr_array_index (self->queue, i));
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* References into other stages, as an attribute of that name. */
static void
keep_apart (Copying *self, AlurElement *copy, guint field, GPtrArray *ids)
{
  g_autofree char *name = g_strconcat (ALUR_FRAGMENT_PREFIX,
                                       alur_element_type (copy->kind)->fields[field].name, NULL);
  g_autofree char *value = NULL;

  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  value = g_strjoinv (" ", (char **) ids->pdata);
  alur_document_add_foreign (self->fragment, copy, name, value);
}

static void
sort_reference (Copying *self,
                const AlurElement *source,
                guint field,
                const char *id,
                GPtrArray *inside,
                GPtrArray *apart)
{
  const AlurElement *target = alur_reference_resolve (self->document, source, field, id);

  if (target == NULL)
    return;
  if (target == self->stage || (target->kind != ALUR_KIND_STAGE && is_of_stage (self, target)))
    g_ptr_array_add (inside, (gpointer) id);
  else
    g_ptr_array_add (apart, (gpointer) id);
}

static void
copy_references (Copying *self, const AlurElement *source, AlurElement *copy, guint field)
{
  gboolean single = alur_element_type (source->kind)->fields[field].type == ALUR_FIELD_REFERENCE;
  const AlurIds *ids = single ? NULL : alur_element_get_refs (source, field);
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();
  g_autoptr (GPtrArray) apart = g_ptr_array_new ();

  if (!keeps (self, source, field))
    return;
  if (single && alur_element_get_ref (source, field) != NULL)
    sort_reference (self, source, field, alur_element_get_ref (source, field), inside, apart);
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    sort_reference (self, source, field, ids->ids[i], inside, apart);
  if (single && inside->len > 0)
    alur_document_set_text (self->fragment, copy, field, g_ptr_array_index (inside, 0));
  else if (!single)
    alur_document_set_refs (self->fragment, copy, field, (const char *const *) inside->pdata,
                            inside->len);
  keep_apart (self, copy, field, apart);
}

static gboolean
refers (AlurFieldType type)
{
  return type == ALUR_FIELD_REFERENCE || type == ALUR_FIELD_REFERENCES;
}

static void
copy_fields (Copying *self, const AlurElement *source, AlurElement *copy)
{
  const AlurElementType *type = alur_element_type (source->kind);

  for (guint field = type->has_id ? 1 : 0; field < type->n_fields; field++)
    if (refers (type->fields[field].type))
      copy_references (self, source, copy, field);
    else
      alur_fragment_set_value (self->fragment, copy, source, field);
}

/* A decision that leads to what only another stage has says nothing without it. */
static gboolean
can_stand (Copying *self, const AlurElement *source)
{
  const char *to = source->kind == ALUR_KIND_STEP_REDESIGN
                       ? alur_element_get_ref (source, ALUR_STEP_REDESIGN_TO)
                       : NULL;

  return to == NULL
         || is_of_stage (
             self, alur_reference_resolve (self->document, source, ALUR_STEP_REDESIGN_TO, to));
}

/* What was copied is told whole, what is outside only by what it is found by. */
static void
copy_rest (Copying *self, const AlurElement *source, AlurElement *copy, gboolean copied)
{
  if (source->text != NULL && (copied || source->kind == ALUR_KIND_FUNCTION))
    alur_document_set_content (self->fragment, copy, source->text);
  if (!copied)
    alur_document_add_foreign (self->fragment, copy, ALUR_FRAGMENT_OUTSIDE, "yes");
  if (!copied && source->kind == ALUR_KIND_AUTHORITY)
    alur_document_unset (self->fragment, copy, ALUR_AUTHORITY_SOURCE);
  for (const AlurForeign *foreign = source->foreign; copied && foreign != NULL;
       foreign = foreign->next)
    if (!alur_fragment_is_mark (foreign->name))
      alur_document_add_foreign (self->fragment, copy, foreign->name, foreign->value);
}

static void
write_element (Copying *self, const AlurElement *source, AlurElement *parent)
{
  gboolean copied = is_copied (self, source);
  AlurElement *copy;

  if (!copied && !g_hash_table_contains (self->outside, source))
    return;
  if (!can_stand (self, source))
    {
      self->n_left_out++;
      return;
    }
  copy = alur_document_insert (self->fragment, parent, source->kind, alur_element_get_id (source),
                               NULL);
  copy_fields (self, source, copy);
  copy_rest (self, source, copy, copied);
  for (const AlurElement *child = source->first_child; child != NULL; child = child->next)
    write_element (self, child, copy);
  if (copied && !is_copied (self, source->parent))
    alur_namespaces_carry (self->fragment, copy, source->parent);
}

static void
write_children (Copying *self, const AlurElement *holder, AlurElement *copy)
{
  for (const AlurElement *child = holder->first_child; child != NULL; child = child->next)
    if (child->kind != ALUR_KIND_ORGANISATION && child->kind != ALUR_KIND_FOREIGN)
      write_element (self, child, copy);
}

static AlurElement *
add_holder (Copying *self, AlurElement *parent, AlurKind kind)
{
  return alur_document_insert (self->fragment, parent, kind, NULL, NULL);
}

static void
write_all (Copying *self)
{
  AlurElement *root = alur_document_get_root (self->fragment);
  AlurElement *stage;

  alur_document_begin_filling (self->fragment);
  alur_fragment_set_value (self->fragment, root, alur_document_get_root (self->document),
                           ALUR_DOCUMENT_VERSION);
  alur_fragment_set_value (self->fragment, root, alur_document_get_root (self->document),
                           ALUR_DOCUMENT_LANGUAGE);
  alur_document_add_foreign (self->fragment, root, ALUR_FRAGMENT_DECLARATION,
                             ALUR_FRAGMENT_NAMESPACE);
  alur_document_add_foreign (self->fragment, root, ALUR_FRAGMENT_SOURCE,
                             alur_fragment_get_source (self->document));
  write_children (self, alur_document_get_functions (self->document),
                  add_holder (self, root, ALUR_KIND_FUNCTIONS));
  write_children (self, alur_document_get_regulations (self->document),
                  add_holder (self, root, ALUR_KIND_REGULATIONS));
  stage = alur_document_insert (self->fragment, root, ALUR_KIND_STAGE,
                                self->stage != NULL ? alur_element_get_id (self->stage) : "now",
                                NULL);
  alur_document_set_word (self->fragment, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  if (self->stage != NULL)
    {
      alur_fragment_set_value (self->fragment, stage, self->stage, ALUR_STAGE_NAME);
      write_children (self, alur_document_get_organisation (self->document, self->stage),
                      add_holder (self, stage, ALUR_KIND_ORGANISATION));
      write_children (self, self->stage, stage);
    }
  alur_document_end_filling (self->fragment);
}

/**
 * alur_fragment_may_copy:
 * @elements: (array length=n_elements): what is selected
 * @n_elements: how many
 *
 * Returns: whether any of it can be copied; lines go along with both their ends, never alone
 */
gboolean
alur_fragment_may_copy (AlurElement *const *elements, guint n_elements)
{
  for (guint i = 0; i < n_elements; i++)
    if (is_copiable (elements[i]))
      return TRUE;
  return FALSE;
}

static const AlurElement *
find_stage (AlurElement *const *elements, guint n_elements)
{
  for (guint i = 0; i < n_elements; i++)
    if (is_copiable (elements[i]) && alur_element_get_stage (elements[i]) != NULL)
      return alur_element_get_stage (elements[i]);
  return NULL;
}

/**
 * alur_fragment_new:
 * @document: a document
 * @elements: (array length=n_elements): elements of one stage of it, functions, regulations
 * @n_elements: how many
 * @n_left_out: (out) (optional): how many of them could not be copied: lines without their ends
 *
 * Copies @elements with all that is in them, sub-units, sub-functions and the lines between them.
 *
 * Returns: (transfer full) (nullable): the copy; NULL: none of it can be copied
 */
AlurDocument *
alur_fragment_new (AlurDocument *document,
                   AlurElement *const *elements,
                   guint n_elements,
                   guint *n_left_out)
{
  g_autoptr (GHashTable) copied = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) outside = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  Copying self = { .document = document,
                   .stage = find_stage (elements, n_elements),
                   .copied = copied,
                   .outside = outside,
                   .queue = queue };

  if (!alur_fragment_may_copy (elements, n_elements))
    return NULL;
  gather (&self, elements, n_elements);
  gather_outside (&self);
  self.fragment = alur_document_new ();
  write_all (&self);
  if (n_left_out != NULL)
    *n_left_out = self.n_left_out;
  return self.fragment;
}
