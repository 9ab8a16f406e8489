/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is carried is what a field said before and says now, and it is carried to where the same
 * thing still says what it said before: what was refined in another stage stays. Names are
 * corrected wherever they still read the same; all else holds from then on, so it goes into later
 * stages only. What was deleted goes there too, and what was made is made there. */

#include "alur-carry.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reference.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AlurChangeType type;
  AlurElement *element;
  AlurElement *stage; /* in which it is, or was */
  const char *id;     /* of what was removed */
  guint field;
  AlurValue before, after;
} Record;

struct _AlurCarry
{
  AlurDocument *document;
  GArray *records;   /* of Record: the last edit */
  GHashTable *known; /* a field's key → its number in these + 1: an edit may set thousands */
  char *tag;         /* of an edit that goes on while somebody types; NULL: it is over */
};

/* What belongs to one stage alone: where things stand, and what is decided there. */
static gboolean
is_of_one_stage (const AlurElement *element, guint field)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_UNIT:
      return field == ALUR_UNIT_X || field == ALUR_UNIT_Y;
    case ALUR_KIND_STEP:
      return field == ALUR_STEP_X || field == ALUR_STEP_Y || field == ALUR_STEP_FROM;
    case ALUR_KIND_AUTHORITY:
    case ALUR_KIND_POSITION:
    case ALUR_KIND_RELATION:
    case ALUR_KIND_PROCEDURE:
    case ALUR_KIND_FLOW:
      return FALSE;
    default:
      return TRUE;
    }
}

static gpointer
get_key (const AlurElement *element, guint field)
{
  return (gpointer) ((gsize) element->serial << 8 | (field & 0xff));
}

static Record *
find_record (AlurCarry *self, const AlurElement *element, guint field)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, get_key (element, field)));

  return found != 0 ? &g_array_index (self->records, Record, found - 1) : NULL;
}

static void
forget (AlurCarry *self)
{
  g_array_set_size (self->records, 0);
  g_hash_table_remove_all (self->known);
}

static void
add_set (AlurCarry *self, const AlurChange *change)
{
  AlurElement *element = change->element;
  Record *known = find_record (self, element, change->field);
  Record record = { .type = ALUR_CHANGE_SET,
                    .element = element,
                    .stage = (AlurElement *) (guintptr) alur_element_get_stage (element),
                    .field = change->field,
                    .before = change->before.value,
                    .after = change->after.value };

  if (known != NULL)
    known->after = record.after;
  else if (record.stage != NULL && !is_of_one_stage (element, change->field))
    {
      g_array_append_val (self->records, record);
      g_hash_table_insert (self->known, get_key (element, change->field),
                           GUINT_TO_POINTER (self->records->len));
    }
}

/* Of what was removed its place says whose it was. */
static void
add_removal (AlurCarry *self, const AlurChange *change)
{
  AlurElement *parent = change->before.place.parent;
  Record record = { .type = ALUR_CHANGE_REMOVE,
                    .element = change->element,
                    .id = alur_element_get_id (change->element) };

  if (parent == NULL || record.id == NULL)
    return;
  record.stage = parent->kind == ALUR_KIND_STAGE
                     ? parent
                     : (AlurElement *) (guintptr) alur_element_get_stage (parent);
  if (record.stage != NULL && change->element->kind != ALUR_KIND_PROBLEM)
    g_array_append_val (self->records, record);
}

static void
add_insertion (AlurCarry *self, const AlurChange *change)
{
  AlurElement *element = change->element;
  Record record = { .type = ALUR_CHANGE_INSERT,
                    .element = element,
                    .stage = (AlurElement *) (guintptr) alur_element_get_stage (element) };

  if (record.stage != NULL && record.stage != element && alur_element_get_id (element) != NULL
      && !is_of_one_stage (element, G_MAXUINT))
    g_array_append_val (self->records, record);
}

/* A stage comes with all that the one before it has: what a later one does not have has gone there.
 */
static gboolean
brings_stage (const AlurChangeSet *changes)
{
  for (guint i = 0; i < changes->n_changes; i++)
    if (changes->changes[i].type == ALUR_CHANGE_INSERT
        && changes->changes[i].element->kind == ALUR_KIND_STAGE)
      return TRUE;
  return FALSE;
}

/* What is united takes over what the other had, which then goes: where the first is not done, the
 * second would delete all that. Units are united in several stages by a command of their own. */
static gboolean
unites (const AlurChangeSet *changes)
{
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < changes->n_changes; i++)
    if (changes->changes[i].type == ALUR_CHANGE_MOVE)
      g_hash_table_add (left, changes->changes[i].before.place.parent);
  for (guint i = 0; i < changes->n_changes && g_hash_table_size (left) > 0; i++)
    if (changes->changes[i].type == ALUR_CHANGE_REMOVE
        && g_hash_table_contains (left, changes->changes[i].element))
      return TRUE;
  return FALSE;
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurCarry *self)
{
  if (commit->tag == NULL || g_strcmp0 (commit->tag, self->tag) != 0)
    forget (self);
  g_free (self->tag);
  self->tag = g_strdup (commit->tag);
  if (brings_stage (&commit->set) || unites (&commit->set))
    return;
  for (guint i = 0; i < commit->set.n_changes; i++)
    {
      const AlurChange *change = &commit->set.changes[i];

      if (change->type == ALUR_CHANGE_SET)
        add_set (self, change);
      else if (change->type == ALUR_CHANGE_REMOVE)
        add_removal (self, change);
      else if (change->type == ALUR_CHANGE_INSERT)
        add_insertion (self, change);
    }
}

/**
 * alur_carry_new:
 * @document: a document; it must live longer
 *
 * Returns: (transfer full): what remembers its last edit from now on
 */
AlurCarry *
alur_carry_new (AlurDocument *document)
{
  AlurCarry *self = g_new0 (AlurCarry, 1);

  self->document = document;
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->known = g_hash_table_new (NULL, NULL);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), self);
  return self;
}

/**
 * alur_carry_free:
 */
void
alur_carry_free (AlurCarry *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_array_unref (self->records);
  g_hash_table_unref (self->known);
  g_free (self->tag);
  g_free (self);
}

/**
 * alur_carry_forget:
 *
 * Forgets the last edit: it was undone or redone.
 */
void
alur_carry_forget (AlurCarry *self)
{
  forget (self);
  g_clear_pointer (&self->tag, g_free);
}

/* Whether all that a value refers to is there too. */
static gboolean
leads_somewhere (AlurCarry *self, const AlurElement *element, guint field, AlurValue value)
{
  AlurFieldType type = alur_element_type (element->kind)->fields[field].type;

  if (type == ALUR_FIELD_REFERENCE)
    return value.text == NULL
           || alur_reference_resolve (self->document, element, field, value.text) != NULL;
  for (guint i = 0; type == ALUR_FIELD_REFERENCES && value.ids != NULL && i < value.ids->n_ids; i++)
    if (alur_reference_resolve (self->document, element, field, value.ids->ids[i]) == NULL)
      return FALSE;
  return TRUE;
}

static AlurElement *
find_same (AlurCarry *self, const Record *record, const AlurElement *stage)
{
  return alur_document_lookup_kind (self->document, stage, alur_element_get_id (record->element),
                                    record->element->kind);
}

/* Whether a field has in @stage what it had here before. */
static gboolean
is_as_before (AlurCarry *self, const Record *record, const AlurElement *stage)
{
  const AlurElementType *type = alur_element_type (record->element->kind);
  const AlurElement *same = find_same (self, record, stage);

  return same != NULL
         && alur_value_equal (&type->fields[record->field], same->values[record->field],
                              record->before);
}

/* Which fields have in @stage what they had here before anything is carried: one can bring others
 * with it, as who gives an authority brings how. */
static gboolean *
find_as_before (AlurCarry *self, const GArray *records, const AlurElement *stage)
{
  gboolean *found = g_new0 (gboolean, records->len + 1);

  for (guint i = 0; i < records->len; i++)
    {
      const Record *record = &g_array_index (records, Record, i);

      found[i] = record->type == ALUR_CHANGE_SET && is_as_before (self, record, stage);
    }
  return found;
}

static gboolean
carry_set (AlurCarry *self, const Record *record, AlurElement *stage, gboolean really)
{
  AlurElement *same = find_same (self, record, stage);
  g_autofree char *why_not = NULL;

  if (record->element->parent == NULL || same == NULL
      || !leads_somewhere (self, same, record->field, record->after))
    return FALSE;
  if (really)
    why_not = alur_slot_put (self->document, same, record->field, record->after);
  return why_not == NULL;
}

static gboolean
carry_removal (AlurCarry *self, const Record *record, AlurElement *stage, gboolean really)
{
  AlurElement *same
      = alur_document_lookup_kind (self->document, stage, record->id, record->element->kind);

  if (same != NULL && really)
    alur_edit_delete (self->document, &same, 1);
  return same != NULL;
}

/* Where the same place is in another stage. */
static AlurElement *
find_parent (AlurCarry *self, const AlurElement *element, AlurElement *stage)
{
  const AlurElement *parent = element->parent;

  if (parent->kind == ALUR_KIND_STAGE)
    return stage;
  if (parent->kind == ALUR_KIND_ORGANISATION)
    return alur_document_get_organisation (self->document, stage);
  return alur_document_lookup_kind (self->document, stage, alur_element_get_id (parent),
                                    parent->kind);
}

/* The steps at the ends of a flow may lie in other procedures there. */
static gboolean
may_connect (AlurCarry *self,
             const AlurElement *flow,
             const AlurElement *parent,
             const AlurElement *stage)
{
  const AlurElement *from
      = alur_document_lookup (self->document, stage, alur_element_get_ref (flow, ALUR_FLOW_FROM));
  const AlurElement *to
      = alur_document_lookup (self->document, stage, alur_element_get_ref (flow, ALUR_FLOW_TO));
  g_autofree char *why_not = alur_edit_refuse_connection (
      self->document, from, to, alur_element_get_word (flow, ALUR_FLOW_KIND));

  return why_not == NULL && from->parent == parent;
}

/* What it refers to must be there before it is. */
static gboolean
may_stand_in (AlurCarry *self,
              const AlurElement *element,
              const AlurElement *parent,
              const AlurElement *stage)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint field = 0; field < type->n_fields; field++)
    {
      const char *id = type->fields[field].type == ALUR_FIELD_REFERENCE
                           ? alur_element_get_ref (element, field)
                           : NULL;

      if (id != NULL && alur_document_lookup (self->document, stage, id) == NULL)
        return FALSE;
    }
  return element->kind != ALUR_KIND_FLOW || may_connect (self, element, parent, stage);
}

/* Whether nothing in it is there already, as a position that was moved into a new unit may be. */
static gboolean
is_new_to (AlurCarry *self, AlurElement *element, AlurElement *stage)
{
  for (AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
    if (alur_element_get_id (e) != NULL
        && alur_document_lookup (self->document, stage, alur_element_get_id (e)) != NULL)
      return FALSE;
  return TRUE;
}

/* What was made there calls only what does not call it there. */
static void
give_up_circles (AlurCarry *self, AlurElement *made)
{
  for (AlurElement *e = made; e != NULL; e = alur_element_walk (e, made))
    {
      const char *called
          = e->kind == ALUR_KIND_STEP ? alur_element_get_ref (e, ALUR_STEP_PROCEDURE) : NULL;
      g_autofree char *why_not
          = called != NULL ? alur_edit_refuse_call (self->document, e, called) : NULL;

      if (why_not != NULL)
        alur_document_unset (self->document, e, ALUR_STEP_PROCEDURE);
    }
}

/* As in a new stage: what is decided of it, and what it was united from, is of its own stage. */
static void
forget_its_stage (AlurCarry *self, AlurElement *made)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();

  for (AlurElement *e = made; e != NULL; e = alur_element_walk (e, made))
    if (e->kind == ALUR_KIND_STEP)
      alur_document_unset (self->document, e, ALUR_STEP_FROM);
    else if (e->kind == ALUR_KIND_STEP_REDESIGN || e->kind == ALUR_KIND_PROCEDURE_REDESIGN)
      g_ptr_array_add (decisions, e);
  for (guint i = 0; i < decisions->len; i++)
    alur_document_remove (self->document, g_ptr_array_index (decisions, i));
}

static gboolean
carry_insertion (AlurCarry *self, const Record *record, AlurElement *stage, gboolean really)
{
  AlurElement *element = record->element;
  AlurElement *parent = element->parent != NULL ? find_parent (self, element, stage) : NULL;
  AlurElement *made;

  if (parent == NULL || !is_new_to (self, element, stage)
      || !may_stand_in (self, element, parent, stage))
    return FALSE;
  if (!really)
    return TRUE;
  made = alur_edit_copy_subtree (self->document, element, parent, NULL);
  give_up_circles (self, made);
  forget_its_stage (self, made);
  return TRUE;
}

/* @was_as_before: a field, before anything was carried into @stage */
static gboolean
carry_one (AlurCarry *self,
           const Record *record,
           AlurElement *stage,
           gboolean really,
           gboolean was_as_before)
{
  if (record->type == ALUR_CHANGE_SET)
    return (was_as_before || is_as_before (self, record, stage))
           && carry_set (self, record, stage, really);
  return record->type == ALUR_CHANGE_REMOVE ? carry_removal (self, record, stage, really)
                                            : carry_insertion (self, record, stage, really);
}

static gboolean
is_name (const Record *record)
{
  return record->type == ALUR_CHANGE_SET
         && record->field == alur_element_type (record->element->kind)->name_field;
}

/* Names read the same in all stages, whichever was corrected. */
static gboolean
goes_to (const Record *record, const AlurElement *stage)
{
  return stage != record->stage && (alur_stage_is_later (stage, record->stage) || is_name (record));
}

/* @most: places after which the rest does not matter */
static guint
carry (AlurCarry *self, const GArray *records, gboolean really, guint most)
{
  guint n = 0;

  ALUR_FOREACH (stage, alur_document_get_root (self->document), ALUR_KIND_STAGE)
  {
    g_autofree gboolean *as_before = really ? find_as_before (self, records, stage) : NULL;

    for (guint i = 0; i < records->len && n < most; i++)
      {
        const Record *record = &g_array_index (records, Record, i);

        if (goes_to (record, stage)
            && carry_one (self, record, stage, really, as_before != NULL && as_before[i]))
          n++;
      }
  }
  return n;
}

/**
 * alur_carry_is_possible:
 *
 * Returns: whether alur_carry_count() would count any
 */
gboolean
alur_carry_is_possible (AlurCarry *self)
{
  return carry (self, self->records, FALSE, 1) > 0;
}

/**
 * alur_carry_count:
 *
 * Returns: in how many places of other stages the last edit can be made too
 */
guint
alur_carry_count (AlurCarry *self)
{
  return carry (self, self->records, FALSE, G_MAXUINT);
}

/**
 * alur_carry_run:
 *
 * Makes the last edit in other stages too, as an edit of its own.
 *
 * Returns: in how many places
 */
guint
alur_carry_run (AlurCarry *self)
{
  g_autoptr (GArray) records = g_array_copy (self->records);
  guint n;

  alur_document_begin (self->document, alur_tr (NULL, N_ ("Carry into other stages")));
  n = carry (self, records, TRUE, G_MAXUINT);
  alur_edit_sweep (self->document, NULL);
  alur_document_commit (self->document);
  alur_carry_forget (self);
  return n;
}

/**
 * alur_carry_dup_offer:
 *
 * Returns: (transfer full) (nullable): a sentence that says where a name still reads as before that
 *   was corrected; %NULL where the last edit was another one, or there is no such place
 */
char *
alur_carry_dup_offer (AlurCarry *self)
{
  const Record *record;
  guint n;

  if (self->records->len != 1)
    return NULL;
  record = &g_array_index (self->records, Record, 0);
  if (!is_name (record) || record->before.text == NULL || record->after.text == NULL)
    return NULL;
  n = alur_carry_count (self);
  if (n == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: what was renamed, by its new name and by its old one. */
      alur_tr_n (NULL, "In %u other stage “%s” is still called “%s”.",
                 "In %u other stages “%s” is still called “%s”.", n),
      n, record->after.text, record->before.text);
}
