/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting: what goes along, and what merely forgets.
 *
 * First goes what was asked for and what cannot exist without it by its own nature (the sub-units
 * of a unit). Then the document is swept: each reference that leads nowhere is taken out, or takes
 * its element with it where it is required. Sweeping repeats until nothing is loose, so that no
 * case needs a rule of its own. It reads the whole document, but looks up only what refers to
 * something that has the id of what has gone. */

#include "alur-edit.h"

#include "alur-reference.h"

/* What becomes of an element whose reference leads nowhere; everything else is just taken out. */
static const struct
{
  AlurKind kind;
  guint field;
} fatal[] = {
  { ALUR_KIND_UNIT, ALUR_UNIT_PARENT },
  { ALUR_KIND_RELATION, ALUR_RELATION_FROM },
  { ALUR_KIND_RELATION, ALUR_RELATION_TO },
  { ALUR_KIND_FLOW, ALUR_FLOW_FROM },
  { ALUR_KIND_FLOW, ALUR_FLOW_TO },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FUNCTION },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FROM },
};

static gboolean
is_fatal (AlurKind kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fatal); i++)
    {
      if (fatal[i].kind == kind && fatal[i].field == field)
        return TRUE;
    }
  return FALSE;
}

/* Whether an element that has lost something still says what it must. */
static gboolean
is_hollow (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_SOP_BASIS:
      return element->text == NULL && alur_element_get_ref (element, ALUR_SOP_BASIS_REF) == NULL;
    case ALUR_KIND_SOP_RELATED:
      return element->text == NULL && alur_element_get_ref (element, ALUR_SOP_RELATED_REF) == NULL;
    case ALUR_KIND_PROCEDURE_REDESIGN:
      return alur_element_get_word (element, ALUR_PROCEDURE_REDESIGN_ACTION) == ALUR_ACTION_COMBINE
             && alur_element_get_refs (element, ALUR_PROCEDURE_REDESIGN_WITH) == NULL;
    case ALUR_KIND_STEP_REDESIGN:
      {
        guint action = alur_element_get_word (element, ALUR_STEP_REDESIGN_ACTION);

        return (action == ALUR_ACTION_COMBINE
                && alur_element_get_refs (element, ALUR_STEP_REDESIGN_WITH) == NULL)
               || (action == ALUR_ACTION_DECENTRALISE
                   && alur_element_get_ref (element, ALUR_STEP_REDESIGN_TO) == NULL);
      }
    default:
      return FALSE;
    }
}

/* @gone: (nullable): a set of ids, atoms; %NULL: anything may have gone */
static gboolean
may_be_loose (GHashTable *gone, const char *id)
{
  return gone == NULL || g_hash_table_contains (gone, id);
}

static gboolean
some_may_be_loose (GHashTable *gone, const AlurIds *ids)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    if (may_be_loose (gone, ids->ids[i]))
      return TRUE;
  return FALSE;
}

/* Drops from a list what leads nowhere. Returns whether something did. */
static gboolean
filter_refs (AlurDocument *document, AlurElement *element, guint field, GHashTable *gone)
{
  const AlurIds *ids = alur_element_get_refs (element, field);
  g_autoptr (GPtrArray) kept = NULL;

  if (!some_may_be_loose (gone, ids))
    return FALSE;
  kept = g_ptr_array_new ();
  for (guint i = 0; i < ids->n_ids; i++)
    {
      if (alur_reference_resolve (document, element, field, ids->ids[i]) != NULL)
        g_ptr_array_add (kept, (gpointer) ids->ids[i]);
    }
  if (kept->len == ids->n_ids)
    return FALSE;
  alur_document_set_refs (document, element, field, (const char *const *) kept->pdata, kept->len);
  return TRUE;
}

/* Takes loose references out of @element. Returns whether it must go itself. */
static gboolean
loosen (AlurDocument *document, AlurElement *element, GHashTable *gone)
{
  const AlurElementType *type = alur_element_type (element->kind);
  gboolean lost = FALSE;

  for (guint field = 0; field < type->n_fields; field++)
    {
      const char *id = element->values[field].text;

      if (type->fields[field].type == ALUR_FIELD_REFERENCES)
        lost |= filter_refs (document, element, field, gone);
      if (type->fields[field].type != ALUR_FIELD_REFERENCE || id == NULL || !may_be_loose (gone, id)
          || alur_reference_resolve (document, element, field, id) != NULL)
        continue;
      if (is_fatal (element->kind, field))
        return TRUE;
      alur_document_unset (document, element, field);
      lost = TRUE;
    }
  return lost && is_hollow (element);
}

/* Takes @elements out, all that are still there, and adds to @gone the ids of all that is in them.
 * Returns how many elements went with ids of their own. */
static guint
remove_all (AlurDocument *document, GPtrArray *elements, GHashTable *gone)
{
  guint n_gone = 0;

  for (guint i = 0; i < elements->len; i++)
    {
      AlurElement *element = g_ptr_array_index (elements, i);

      if (!alur_element_is_inside (element, alur_document_get_root (document)))
        continue;
      for (AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
        {
          if (alur_element_get_id (e) == NULL)
            continue;
          g_hash_table_add (gone, (gpointer) alur_element_get_id (e));
          n_gone++;
        }
      alur_document_remove (document, element);
    }
  return n_gone;
}

/* Takes out what is loose since @gone went, and what is loose because of that, and so on. */
static guint
sweep (AlurDocument *document, GHashTable *gone)
{
  AlurElement *root = alur_document_get_root (document);
  g_autoptr (GHashTable) going = gone != NULL ? g_hash_table_ref (gone) : NULL;
  guint n_gone = 0;
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr (GPtrArray) loose = g_ptr_array_new ();

      for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
        {
          if (loosen (document, e, going))
            g_ptr_array_add (loose, e);
        }
      g_clear_pointer (&going, g_hash_table_unref);
      going = g_hash_table_new (NULL, NULL);
      n_gone += remove_all (document, loose, going);
      again = g_hash_table_size (going) > 0;
    }
  return n_gone;
}

/**
 * alur_edit_sweep:
 * @document: a document with an open transaction
 * @gone: (nullable): a set of ids, atoms, of what may have gone; %NULL: anything may
 *
 * Takes out all references that lead nowhere, and what can't be without them.
 *
 * Returns: how many elements with ids went
 */
guint
alur_edit_sweep (AlurDocument *document, GHashTable *gone)
{
  return sweep (document, gone);
}

/* What each unit of a stage consists of, by serials, which are small: the first sub-unit and, of
 * that, the next beside it. */
typedef struct
{
  AlurElement **first;
  AlurElement **next;
} Parts;

static void
list_parts (Parts *parts, AlurDocument *document, const AlurElement *stage)
{
  const AlurElement *organisation = alur_document_get_organisation (document, stage);
  AlurElement *unit = organisation->likes[ALUR_KIND_UNIT].last;

  for (; unit != NULL; unit = alur_element_previous (unit, ALUR_KIND_UNIT))
    {
      const char *id = alur_element_get_ref (unit, ALUR_UNIT_PARENT);
      const AlurElement *parent
          = id != NULL ? alur_document_lookup_atom (document, stage, id) : NULL;

      if (parent == NULL)
        continue;
      parts->next[unit->serial] = parts->first[parent->serial];
      parts->first[parent->serial] = unit;
    }
}

/* Adds the sub-units of the units in @doomed, so that a deep tree goes in one sweep. */
static void
add_sub_units (AlurDocument *document, GPtrArray *doomed)
{
  guint n = alur_document_get_serials (document);
  g_autofree AlurElement **first = g_new0 (AlurElement *, n);
  g_autofree AlurElement **next = g_new0 (AlurElement *, n);
  g_autofree guint8 *is_seen = g_new0 (guint8, n);
  g_autoptr (GHashTable) stages = g_hash_table_new (NULL, NULL);
  Parts parts = { first, next };

  for (guint i = 0; i < doomed->len; i++)
    {
      AlurElement *unit = g_ptr_array_index (doomed, i);
      const AlurElement *stage = alur_element_get_stage (unit);

      if (unit->kind != ALUR_KIND_UNIT || is_seen[unit->serial])
        continue;
      is_seen[unit->serial] = TRUE;
      if (g_hash_table_add (stages, (gpointer) stage))
        list_parts (&parts, document, stage);
      for (AlurElement *e = first[unit->serial]; e != NULL; e = next[e->serial])
        g_ptr_array_add (doomed, e);
    }
}

/* The functions below one that goes move up to the nearest above it that stays. */
static void
lift_sub_functions (AlurDocument *document, GHashTable *doomed)
{
  ALUR_FOREACH (function, alur_document_get_functions (document), ALUR_KIND_FUNCTION)
  {
    const AlurElement *above = alur_document_lookup (
        document, NULL, alur_element_get_ref (function, ALUR_FUNCTION_PARENT));
    gboolean moves = FALSE;

    while (above != NULL && g_hash_table_contains (doomed, above))
      {
        moves = TRUE;
        above = alur_document_lookup (document, NULL,
                                      alur_element_get_ref (above, ALUR_FUNCTION_PARENT));
      }
    if (moves)
      alur_document_set_text (document, function, ALUR_FUNCTION_PARENT,
                              above != NULL ? alur_element_get_id (above) : NULL);
  }
}

/* The steps of the stage behind one that goes were not combined from anything before that. */
static void
forget_origins (AlurDocument *document, const AlurElement *stage)
{
  ALUR_FOREACH (procedure, alur_element_next (stage, ALUR_KIND_STAGE), ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      alur_document_unset (document, step, ALUR_STEP_FROM);
    }
  }
}

/* The root, the present stage and what only holds others are always there. */
static gboolean
may_go (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_DOCUMENT:
    case ALUR_KIND_FUNCTIONS:
    case ALUR_KIND_REGULATIONS:
    case ALUR_KIND_RULES:
    case ALUR_KIND_ORGANISATION:
    case ALUR_KIND_ACCEPTED:
      return FALSE;
    case ALUR_KIND_STAGE:
      return alur_element_get_word (element, ALUR_STAGE_KIND) != ALUR_STAGE_CURRENT;
    default:
      return element->parent != NULL;
    }
}

/**
 * alur_edit_delete:
 * @document: a document with an open transaction
 * @elements: (array length=n_elements): elements of it
 * @n_elements: how many
 *
 * Deletes @elements and what cannot exist without them: a unit's sub-units, authorities, positions,
 * relations and the authorities that it gave; a function's authorities (its parts move up); a
 * step's flows; a stage's name in decisions. All other references are taken out. The present stage
 * stays.
 *
 * Returns: how many elements with ids went, those asked for included
 */
guint
alur_edit_delete (AlurDocument *document, AlurElement *const *elements, guint n_elements)
{
  g_autoptr (GPtrArray) doomed = g_ptr_array_new ();
  g_autoptr (GHashTable) functions = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  gboolean of_stages = FALSE;
  guint n_gone;

  for (guint i = 0; i < n_elements; i++)
    {
      if (!may_go (elements[i]))
        continue;
      g_ptr_array_add (doomed, elements[i]);
      if (elements[i]->kind == ALUR_KIND_FUNCTION)
        g_hash_table_add (functions, elements[i]);
      if (elements[i]->kind != ALUR_KIND_STAGE)
        continue;
      forget_origins (document, elements[i]);
      of_stages = TRUE;
    }
  add_sub_units (document, doomed);
  if (g_hash_table_size (functions) > 0)
    lift_sub_functions (document, functions);
  n_gone = remove_all (document, doomed, gone);
  /* What lies in a stage has ids that another stage may have, too, and what refers to it may mean a
   * stage that stands elsewhere now. */
  return n_gone + sweep (document, of_stages ? NULL : gone);
}
