/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was just made. The document tells of changes, and what is inserted with a serial number that
 * nobody has seen yet is new; what undo brings back is not. Making goes on while things are named
 * and moved about and while more is made; an edit of anything else ends it for what was edited and
 * for what hangs together with it. Only rules about what is lacking wait: an overlap is told at
 * once. */

#include "alur-unfinished.h"

#include <string.h>

struct _AlurUnfinished
{
  GObject parent_instance;

  AlurDocument *document;
  gulong handler;
  GHashTable *made;   /* set of elements */
  guint n_serials;    /* that are known */
  gconstpointer rule; /* that was asked about last; NULL: none was */
  gboolean is_about_lack;
};

G_DEFINE_FINAL_TYPE (AlurUnfinished, alur_unfinished, G_TYPE_OBJECT)

static gboolean
is_new (AlurUnfinished *self, const AlurElement *element)
{
  return element->serial >= self->n_serials;
}

/* What counts as a thing of its own; all else belongs to one. */
static const AlurElement *
find_thing (const AlurElement *element)
{
  while (element != NULL && alur_element_get_id (element) == NULL)
    element = element->parent;
  return element != NULL && element->kind != ALUR_KIND_STAGE ? element : NULL;
}

static gboolean
adds_to_owner (AlurKind kind)
{
  return kind == ALUR_KIND_AUTHORITY || kind == ALUR_KIND_POSITION;
}

/* Whether making is going on: something new that is no part of something else. */
static gboolean
is_making (AlurUnfinished *self, const AlurChangeSet *changes)
{
  for (guint i = 0; i < changes->n_changes; i++)
    {
      const AlurElement *element = changes->changes[i].element;

      if (changes->changes[i].type == ALUR_CHANGE_INSERT && is_new (self, element)
          && alur_element_get_id (element) != NULL && !adds_to_owner (element->kind))
        return TRUE;
    }
  return FALSE;
}

/* Naming and placing belong to making. */
static gboolean
is_part_of_making (const AlurChange *change)
{
  AlurKind kind = change->element->kind;

  if (kind == ALUR_KIND_BEND)
    return TRUE;
  if (change->type != ALUR_CHANGE_SET)
    return FALSE;
  if (kind == ALUR_KIND_UNIT && (change->field == ALUR_UNIT_X || change->field == ALUR_UNIT_Y))
    return TRUE;
  if (kind == ALUR_KIND_STEP && (change->field == ALUR_STEP_X || change->field == ALUR_STEP_Y))
    return TRUE;
  return change->field == alur_element_type (kind)->name_field;
}

/* What was edited, and what hangs together with it: sets, because much may have been edited and
 * much made. */
typedef struct
{
  GHashTable *elements;
  GHashTable *parents; /* in which they lie */
  GHashTable *ids;     /* of them */
  GHashTable *named;   /* ids of what they refer to, and of what steps are connected with */
} Around;

static void
around_init (Around *self)
{
  self->elements = g_hash_table_new (NULL, NULL);
  self->parents = g_hash_table_new (NULL, NULL);
  self->ids = g_hash_table_new (NULL, NULL);
  self->named = g_hash_table_new (NULL, NULL);
}

static void
around_clear (Around *self)
{
  g_hash_table_unref (self->elements);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->named);
}

/* Ids are atoms. */
typedef gboolean (*Visit) (GHashTable *ids, const char *id);

static gboolean
has_id (GHashTable *ids, const char *id)
{
  return g_hash_table_contains (ids, id);
}

static gboolean
add_id (GHashTable *ids, const char *id)
{
  g_hash_table_add (ids, (gpointer) id);
  return FALSE;
}

/* Visits the ids to which @element refers, until one visit returns TRUE. */
static gboolean
visit_references (const AlurElement *element, Visit visit, GHashTable *with)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint field = 0; field < type->n_fields; field++)
    {
      gboolean is_list = type->fields[field].type == ALUR_FIELD_REFERENCES;
      const AlurIds *ids = is_list ? alur_element_get_refs (element, field) : NULL;
      const char *id = type->fields[field].type == ALUR_FIELD_REFERENCE
                           ? alur_element_get_ref (element, field)
                           : NULL;

      if (id != NULL && visit (with, id))
        return TRUE;
      for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
        if (visit (with, ids->ids[i]))
          return TRUE;
    }
  return FALSE;
}

static void
add_edited (Around *self, const AlurElement *edited)
{
  if (!g_hash_table_add (self->elements, (gpointer) edited))
    return;
  g_hash_table_add (self->parents, edited->parent);
  g_hash_table_add (self->ids, (gpointer) alur_element_get_id (edited));
  visit_references (edited, add_id, self->named);
}

/* The steps that flows of @procedure connect with what was edited. */
static void
add_connected (Around *self, const AlurElement *procedure)
{
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  if (visit_references (flow, has_id, self->ids))
    visit_references (flow, add_id, self->named);
}

static void
add_all_connected (Around *self, GHashTable *made)
{
  g_autoptr (GHashTable) procedures = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, made);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    {
      AlurElement *parent = ((const AlurElement *) element)->parent;

      if (((const AlurElement *) element)->kind == ALUR_KIND_STEP && parent != NULL
          && g_hash_table_add (procedures, parent))
        add_connected (self, parent);
    }
}

static gboolean
is_around (const Around *self, const AlurElement *made)
{
  return g_hash_table_contains (self->elements, made)
         || g_hash_table_contains (self->elements, made->parent)
         || g_hash_table_contains (self->parents, made)
         || g_hash_table_contains (self->named, alur_element_get_id (made))
         || visit_references (made, has_id, self->ids);
}

/* Ends making for what was edited and what hangs together with it. */
static gboolean
end_around (AlurUnfinished *self, Around *around)
{
  GHashTableIter iter;
  gpointer made;
  gboolean ended = FALSE;

  add_all_connected (around, self->made);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &made, NULL))
    {
      if (!is_around (around, made))
        continue;
      g_hash_table_iter_remove (&iter);
      ended = TRUE;
    }
  return ended;
}

/* What a change edited, or NULL where it is part of making. */
static const AlurElement *
find_edited (AlurUnfinished *self, const AlurChange *change, gboolean making)
{
  const AlurElement *element = change->element;

  if (adds_to_owner (element->kind) && change->type == ALUR_CHANGE_INSERT)
    return find_thing (element->parent);
  if (making || is_new (self, element))
    return NULL;
  if (change->type == ALUR_CHANGE_REMOVE)
    return find_thing (change->before.place.parent);
  if (change->type == ALUR_CHANGE_INSERT)
    return find_thing (element->parent);
  element = find_thing (element);
  if (element != NULL && is_part_of_making (change) && g_hash_table_contains (self->made, element))
    return NULL;
  return element;
}

static gboolean
end_edited (AlurUnfinished *self, const AlurChangeSet *changes)
{
  gboolean making = is_making (self, changes);
  gboolean ended = FALSE;
  Around around;

  if (g_hash_table_size (self->made) == 0)
    return FALSE;
  around_init (&around);
  for (guint i = 0; i < changes->n_changes; i++)
    {
      const AlurElement *edited = find_edited (self, &changes->changes[i], making);

      if (edited != NULL)
        add_edited (&around, edited);
    }
  if (g_hash_table_size (around.elements) > 0)
    ended = end_around (self, &around);
  around_clear (&around);
  return ended;
}

/* A stage that is made has all that the one before has, and nothing of that is unfinished. */
static gboolean
comes_with_stage (AlurUnfinished *self, const AlurElement *element)
{
  const AlurElement *stage = alur_element_get_stage (element);

  return stage != NULL && is_new (self, stage);
}

static gboolean
note_made (AlurUnfinished *self, const AlurChangeSet *changes)
{
  gboolean noted = FALSE;

  for (guint i = 0; i < changes->n_changes; i++)
    {
      AlurElement *element = changes->changes[i].element;

      if (changes->changes[i].type == ALUR_CHANGE_INSERT && is_new (self, element)
          && alur_element_get_id (element) != NULL && !comes_with_stage (self, element))
        noted = g_hash_table_add (self->made, element) || noted;
    }
  return noted;
}

static void
changed_cb (AlurDocument *document, const AlurChangeSet *changes, AlurUnfinished *self)
{
  gboolean ended = end_edited (self, changes);
  gboolean noted = note_made (self, changes);

  self->n_serials = alur_document_get_serials (document);
  if (ended || noted)
    g_signal_emit_by_name (self, "changed");
}

static void
alur_unfinished_dispose (GObject *object)
{
  AlurUnfinished *self = ALUR_UNFINISHED (object);

  if (self->document != NULL)
    g_signal_handler_disconnect (self->document, self->handler);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (alur_unfinished_parent_class)->dispose (object);
}

static void
alur_unfinished_finalize (GObject *object)
{
  g_hash_table_unref (ALUR_UNFINISHED (object)->made);
  G_OBJECT_CLASS (alur_unfinished_parent_class)->finalize (object);
}

static void
alur_unfinished_class_init (AlurUnfinishedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_unfinished_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_unfinished_finalize;
  /**
   * AlurUnfinished::changed:
   *
   * Other findings are held back.
   */
  g_signal_new ("changed", ALUR_TYPE_UNFINISHED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
alur_unfinished_init (AlurUnfinished *self)
{
  self->made = g_hash_table_new (NULL, NULL);
}

/**
 * alur_unfinished_new:
 * @document: what is edited; a reference is taken
 *
 * Returns: (transfer full): what will have been made, nothing as yet
 */
AlurUnfinished *
alur_unfinished_new (AlurDocument *document)
{
  AlurUnfinished *self = g_object_new (ALUR_TYPE_UNFINISHED, NULL);

  self->document = g_object_ref (document);
  self->n_serials = alur_document_get_serials (document);
  self->handler = g_signal_connect (document, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

/**
 * alur_unfinished_contains:
 *
 * Returns: whether @element was just made
 */
gboolean
alur_unfinished_contains (AlurUnfinished *self, const AlurElement *element)
{
  return element != NULL && g_hash_table_contains (self->made, element);
}

/**
 * alur_unfinished_list:
 *
 * Returns: (transfer container) (element-type AlurElement): what was just made, in no order
 */
GPtrArray *
alur_unfinished_list (AlurUnfinished *self)
{
  GPtrArray *made = g_ptr_array_sized_new (g_hash_table_size (self->made));
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    g_ptr_array_add (made, element);
  return made;
}

/* The rules about what is lacking. */
static gboolean
is_about_lack (const char *rule)
{
  static const char *const rules[] = {
    "orphan-function",
    "missing-decision-maker",
    "missing-implementer",
    "missing-supervisor",
    "missing-evaluator",
    "assistant-without-implementer",
    "unit-without-function",
    "idle-authority",
    "span-too-narrow",
    "no-start",
    "no-end",
    "unreachable",
    "dead-end",
    "no-way-out",
    "decision-without-choice",
    "unlabelled-choice",
    "no-actor",
    "missing-time",
    "step-without-authority",
    "sop-identity-incomplete",
    "sop-quality-missing",
    "sop-output-unused",
    "position-without-work",
    "step-without-position",
    "no-legal-basis",
    "change-without-regulation",
    "unused-regulation",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i], rule) == 0)
      return TRUE;
  return FALSE;
}

/**
 * alur_unfinished_holds_back:
 *
 * Returns: whether @finding is about what something that was just made lacks
 */
gboolean
alur_unfinished_holds_back (AlurUnfinished *self, const AlurFinding *finding)
{
  if (g_hash_table_size (self->made) == 0)
    return FALSE;
  /* Findings come by rule, thousands of one after the other. */
  if (finding->rule != self->rule)
    {
      self->rule = finding->rule;
      self->is_about_lack = is_about_lack (alur_finding_get_rule_id (finding));
    }
  if (!self->is_about_lack)
    return FALSE;
  for (guint i = 0; i < finding->n_elements; i++)
    if (alur_unfinished_contains (self, finding->elements[i]))
      return TRUE;
  return alur_unfinished_contains (self, finding->function);
}

/**
 * alur_unfinished_check:
 *
 * Everything is to be checked as it is now.
 */
void
alur_unfinished_check (AlurUnfinished *self)
{
  if (g_hash_table_size (self->made) == 0)
    return;
  g_hash_table_remove_all (self->made);
  g_signal_emit_by_name (self, "changed");
}
