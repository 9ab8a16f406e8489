/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units that become one. Whatever names one of them names the one that stays; authorities,
 * positions and sub-units are its own; what it would then have twice, or with itself, goes. */

#include "alur-edit.h"

#include "alur-reference.h"

#include <string.h>

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *keep;
  GHashTable *others; /* of AlurElement, units of the stage */
} Merge;

static AlurElement *
get_parent (const Merge *self, const AlurElement *unit)
{
  return alur_document_lookup_kind (self->document, self->stage,
                                    alur_element_get_ref (unit, ALUR_UNIT_PARENT), ALUR_KIND_UNIT);
}

/* The one that stays may stand below one that goes: it then stands where the highest of those
 * stood, or it would become its own superior. */
static void
lift_out (Merge *self)
{
  AlurElement *highest = NULL;

  for (AlurElement *above = get_parent (self, self->keep); above != NULL;
       above = get_parent (self, above))
    if (g_hash_table_contains (self->others, above))
      highest = above;
  if (highest != NULL)
    alur_document_set_text (self->document, self->keep, ALUR_UNIT_PARENT,
                            alur_element_get_ref (highest, ALUR_UNIT_PARENT));
}

/* Whether @element is a decision that takes effect in the stage and gives a step to @id there. */
static gboolean
is_decision_for (const Merge *self, const AlurElement *element, guint field)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN && field == ALUR_STEP_REDESIGN_TO
         && g_strcmp0 (alur_element_get_ref (element, ALUR_STEP_REDESIGN_STAGE),
                       alur_element_get_id (self->stage))
                == 0;
}

/* Whether the field of @element names a unit that goes. */
static gboolean
names_other (const Merge *self, const AlurElement *element, guint field, const char *id)
{
  const AlurElement *unit = NULL;

  if (id == NULL)
    return FALSE;
  if (is_decision_for (self, element, field))
    unit = alur_document_lookup (self->document, self->stage, id);
  else
    unit = alur_reference_resolve (self->document, element, field, id);
  return unit != NULL && g_hash_table_contains (self->others, unit);
}

static void
rename_in_list (Merge *self, AlurElement *element, guint field)
{
  const AlurIds *ids = alur_element_get_refs (element, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      gboolean is_other = names_other (self, element, field, ids->ids[i]);
      const char *id = is_other ? alur_element_get_id (self->keep) : ids->ids[i];

      changed |= is_other;
      if (!g_ptr_array_find_with_equal_func (kept, id, g_str_equal, NULL))
        g_ptr_array_add (kept, (gpointer) id);
    }
  if (changed)
    alur_document_set_refs (self->document, element, field, (const char *const *) kept->pdata,
                            kept->len);
}

/* Ids are read first where a later stage decides what they mean, so nothing is removed yet. */
static void
rename_everywhere (Merge *self)
{
  AlurElement *root = alur_document_get_root (self->document);

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElementType *type = alur_element_type (e->kind);

      for (guint field = 0; field < type->n_fields; field++)
        {
          if (type->fields[field].type == ALUR_FIELD_REFERENCES)
            rename_in_list (self, e, field);
          else if (type->fields[field].type == ALUR_FIELD_REFERENCE
                   && names_other (self, e, field, e->values[field].text))
            alur_document_set_text (self->document, e, field, alur_element_get_id (self->keep));
        }
    }
}

static void
move_children (Merge *self, AlurElement *from, AlurKind kind)
{
  AlurElement *child;

  while ((child = alur_element_first (from, kind)) != NULL)
    alur_document_move (self->document, child, self->keep, NULL);
}

/* What any of them rests on, the one does. */
static void
unite_bases (Merge *self, const AlurElement *other)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const AlurElement *const units[] = { self->keep, other };

  for (guint unit = 0; unit < G_N_ELEMENTS (units); unit++)
    {
      const AlurIds *ids = alur_element_get_refs (units[unit], ALUR_UNIT_BASIS);

      for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
        if (!g_ptr_array_find_with_equal_func (all, ids->ids[i], g_str_equal, NULL))
          g_ptr_array_add (all, (gpointer) ids->ids[i]);
    }
  if (alur_element_get_refs (other, ALUR_UNIT_BASIS) != NULL)
    alur_document_set_refs (self->document, self->keep, ALUR_UNIT_BASIS,
                            (const char *const *) all->pdata, all->len);
}

/* What is noted of any of them is noted of the one. */
static void
unite_notes (Merge *self, const AlurElement *other)
{
  const char *own = alur_element_get_text (self->keep, ALUR_UNIT_NOTE);
  const char *more = alur_element_get_text (other, ALUR_UNIT_NOTE);
  g_autofree char *both = NULL;

  if (more == NULL || (own != NULL && strstr (own, more) != NULL))
    return;
  both = own != NULL ? g_strdup_printf ("%s; %s", own, more) : g_strdup (more);
  alur_document_set_text (self->document, self->keep, ALUR_UNIT_NOTE, both);
}

/* Nobody gives an authority to itself. */
static void
own_what_was_given (Merge *self)
{
  ALUR_FOREACH (authority, self->keep, ALUR_KIND_AUTHORITY)
  {
    const char *from = alur_element_get_ref (authority, ALUR_AUTHORITY_FROM);

    if (g_strcmp0 (from, alur_element_get_id (self->keep)) != 0)
      continue;
    alur_document_unset (self->document, authority, ALUR_AUTHORITY_FROM);
    alur_document_unset (self->document, authority, ALUR_AUTHORITY_SOURCE);
  }
}

/* Whether two authorities say the same; a basis or a note more is worth keeping both. */
static gboolean
is_same_authority (const AlurElement *a, const AlurElement *b)
{
  static const guint references[]
      = { ALUR_AUTHORITY_FUNCTION, ALUR_AUTHORITY_FROM, ALUR_AUTHORITY_SCOPE, ALUR_AUTHORITY_NOTE };
  static const guint words[]
      = { ALUR_AUTHORITY_ROLE, ALUR_AUTHORITY_RESOURCE, ALUR_AUTHORITY_SOURCE };
  const AlurIds *basis = alur_element_get_refs (b, ALUR_AUTHORITY_BASIS);
  const AlurIds *basis_of_a = alur_element_get_refs (a, ALUR_AUTHORITY_BASIS);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_strcmp0 (a->values[references[i]].text, b->values[references[i]].text) != 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (alur_element_get_word (a, words[i]) != alur_element_get_word (b, words[i]))
      return FALSE;
  if (basis == NULL || basis_of_a == NULL)
    return basis == NULL;
  if (basis->n_ids != basis_of_a->n_ids)
    return FALSE;
  for (guint i = 0; i < basis->n_ids; i++)
    if (strcmp (basis->ids[i], basis_of_a->ids[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
list_doubles (Merge *self, GPtrArray *doomed)
{
  ALUR_FOREACH (authority, self->keep, ALUR_KIND_AUTHORITY)
  {
    for (AlurElement *earlier = alur_element_first (self->keep, ALUR_KIND_AUTHORITY);
         earlier != authority; earlier = alur_element_next (earlier, ALUR_KIND_AUTHORITY))
      if (is_same_authority (earlier, authority))
        {
          g_ptr_array_add (doomed, authority);
          break;
        }
  }
}

/* A relation has two ends. */
static void
list_relations_with_itself (Merge *self, GPtrArray *doomed)
{
  const char *id = alur_element_get_id (self->keep);

  ALUR_FOREACH (relation, alur_document_get_organisation (self->document, self->stage),
                ALUR_KIND_RELATION)
  {
    if (g_strcmp0 (alur_element_get_ref (relation, ALUR_RELATION_FROM), id) == 0
        && g_strcmp0 (alur_element_get_ref (relation, ALUR_RELATION_TO), id) == 0)
      g_ptr_array_add (doomed, relation);
  }
}

/* Who does a step does it no more together with, or instead of, what it has become one with. */
static void
tidy_steps (Merge *self)
{
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

      if (g_strcmp0 (unit, alur_element_get_id (self->keep)) == 0)
        alur_edit_set_step_unit (self->document, step, unit);
    }
  }
}

/**
 * alur_edit_merge_units:
 * @document: a document with an open transaction
 * @keep: a unit
 * @others: (array length=n_others): other units of the same stage
 * @n_others: how many
 *
 * Makes one unit of all, in their stage: @keep. It gets the authorities, positions, sub-units,
 * steps, relations and legal bases of the others, and is named wherever they were. Of equal
 * authorities one stays; an authority that one of them gave to another is held as its own. Where
 * one of the others was above
 * @keep, @keep takes its place.
 */
void
alur_edit_merge_units (AlurDocument *document,
                       AlurElement *keep,
                       AlurElement *const *others,
                       guint n_others)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) doomed = g_ptr_array_new ();
  Merge self
      = { document,
          alur_document_get_stage (document, alur_element_get_id (alur_element_get_stage (keep))),
          keep, set };

  for (guint i = 0; i < n_others; i++)
    if (others[i] != keep && g_hash_table_add (set, others[i]))
      g_ptr_array_add (doomed, others[i]);
  if (doomed->len == 0)
    return;
  lift_out (&self);
  rename_everywhere (&self);
  for (guint i = 0; i < doomed->len; i++)
    {
      unite_bases (&self, g_ptr_array_index (doomed, i));
      unite_notes (&self, g_ptr_array_index (doomed, i));
      move_children (&self, g_ptr_array_index (doomed, i), ALUR_KIND_AUTHORITY);
      move_children (&self, g_ptr_array_index (doomed, i), ALUR_KIND_POSITION);
    }
  own_what_was_given (&self);
  list_doubles (&self, doomed);
  list_relations_with_itself (&self, doomed);
  tidy_steps (&self);
  alur_edit_delete (document, (AlurElement *const *) doomed->pdata, doomed->len);
}
