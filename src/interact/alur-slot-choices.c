/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to choose from: words and elements that would not be refused. */

#include "alur-slot.h"

#include "alur-language.h"
#include "alur-reference.h"

#include <glib/gi18n-lib.h>

#define BIT(KIND) (G_GUINT64_CONSTANT (1) << (KIND))

static AlurElement *
get_first (const AlurSlot *self)
{
  return g_ptr_array_index (self->owners, 0);
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
add_word (GArray *list, guint word, char *label)
{
  AlurSlotWord item = { word, label };

  g_array_append_val (list, item);
}

static void
clear_word (gpointer item)
{
  g_free (((AlurSlotWord *) item)->label);
}

/* What it means to say nothing. */
static char *
dup_label_of_none (const AlurSlot *self)
{
  switch ((guint) self->kind)
    {
    case ALUR_KIND_STEP_REDESIGN:
    case ALUR_KIND_PROCEDURE_REDESIGN:
      return g_strdup (alur_tr (NULL, N_ ("No decision yet")));
    case ALUR_KIND_INPUT:
      return g_strdup (alur_tr (NULL, N_ ("The office itself")));
    case ALUR_KIND_RULE_ROLE:
      return g_strdup (alur_tr (NULL, N_ ("As usual")));
    case ALUR_KIND_STEP:
      if (self->field == ALUR_STEP_ROLE)
        return g_strdup (alur_tr (NULL, N_ ("As usual")));
      break;
    default:
      break;
    }
  return g_strdup (alur_tr (NULL, N_ ("Not said")));
}

static gboolean
is_stage_kind_possible (const AlurElement *stage, guint word)
{
  gboolean is_first = alur_element_previous (stage, ALUR_KIND_STAGE) == NULL;
  gboolean is_last = alur_element_next (stage, ALUR_KIND_STAGE) == NULL;

  return is_first == (word == ALUR_STAGE_CURRENT) && (word != ALUR_STAGE_TARGET || is_last);
}

static gboolean
is_taken (const AlurElement *element, guint field, guint word)
{
  ALUR_FOREACH (other, element->parent, element->kind)
  {
    if (other != element && alur_element_get_word (other, field) == word)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_possible (const AlurSlot *self, guint word)
{
  if (self->kind == ALUR_KIND_STAGE && self->field == ALUR_STAGE_KIND)
    return is_stage_kind_possible (get_first (self), word);
  if (self->kind == ALUR_KIND_PROCEDURE_REDESIGN && self->field == ALUR_PROCEDURE_REDESIGN_ACTION)
    return word != ALUR_ACTION_DECENTRALISE;
  if (self->kind == ALUR_KIND_SCORE && self->field == ALUR_SCORE_CRITERION)
    return !is_taken (get_first (self), self->field, word);
  return TRUE;
}

/* Whether the field may say nothing at all; what it then says is no word of its own. */
static gboolean
has_none (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);
  gboolean required = (field->flags & ALUR_FIELD_REQUIRED) != 0;

  if (field->initial.word != 0)
    return FALSE;
  if (self->kind == ALUR_KIND_AUTHORITY)
    return FALSE;
  return !required || self->of_child;
}

static GArray *
list_pairs (const AlurSlot *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AlurSlotWord));

  g_array_set_clear_func (list, clear_word);
  for (guint a = 1; a < ALUR_N_ROLES; a++)
    {
      for (guint b = a + 1; b < ALUR_N_ROLES; b++)
        {
          g_autofree char *first = alur_slot_dup_word (alur_role_words, a);
          guint word = a | b << 8;

          if (!is_taken (get_first (self), self->field, word))
            add_word (list, word,
                      g_strdup_printf (alur_tr (NULL, N_ ("%s and %s")), first,
                                       alur_tr (NULL, alur_role_words[b].label)));
        }
    }
  return list;
}

/**
 * alur_slot_list_words:
 *
 * Returns: (transfer full) (element-type AlurSlotWord): the words that the field may have, first of
 *   all that for nothing where it may be so
 */
GArray *
alur_slot_list_words (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);
  GArray *list;

  if (field->type == ALUR_FIELD_ROLES)
    return list_pairs (self);
  list = g_array_new (FALSE, FALSE, sizeof (AlurSlotWord));
  g_array_set_clear_func (list, clear_word);
  if (has_none (self))
    add_word (list, 0, dup_label_of_none (self));
  for (guint i = 1; field->words[i].name != NULL; i++)
    {
      if (is_possible (self, i))
        add_word (list, i, alur_slot_dup_word (field->words, i));
    }
  return list;
}

/* --- Elements --------------------------------------------------------------------------------- */

/* Whether the field, a list, has @id with all owners. */
static gboolean
have_all (const AlurSlot *self, const char *id)
{
  for (guint i = 0; i < self->owners->len; i++)
    if (!alur_ids_contain (alur_slot_get_value (self, g_ptr_array_index (self->owners, i)).ids, id))
      return FALSE;
  return TRUE;
}

/**
 * alur_slot_list_targets:
 *
 * Returns: (transfer container) (element-type AlurElement): to what the field refers; where the
 *   owners differ nothing, or of lists what all of them have
 */
GPtrArray *
alur_slot_list_targets (const AlurSlot *self)
{
  gboolean is_list = alur_slot_get_declaration (self)->type == ALUR_FIELD_REFERENCES;
  const AlurElement *element = alur_slot_find_element (self, get_first (self));
  GPtrArray *targets = g_ptr_array_new ();
  AlurValue value;
  guint n_ids;

  if (element == NULL || (!is_list && alur_slot_is_various (self)))
    return targets;
  value = alur_slot_get_value (self, get_first (self));
  if (value.ids == NULL)
    return targets;
  n_ids = is_list ? value.ids->n_ids : 1;
  for (guint i = 0; i < n_ids; i++)
    {
      const char *id = is_list ? value.ids->ids[i] : value.text;
      AlurElement *target = alur_reference_resolve (self->document, element,
                                                    alur_slot_find_field (self, element), id);

      if (target != NULL && (!is_list || have_all (self, id)))
        g_ptr_array_add (targets, target);
    }
  return targets;
}

/* In which part of the document the elements are. */
static const AlurElement *
find_scope (const AlurSlot *self)
{
  const AlurElement *stage = alur_element_get_stage (get_first (self));

  if (self->kind == ALUR_KIND_STEP && self->field == ALUR_STEP_FROM)
    return alur_element_previous (stage, ALUR_KIND_STAGE);
  return stage;
}

static void
add_target (GArray *list, const AlurElement *element, guint depth)
{
  AlurSlotTarget item = { (AlurElement *) (guintptr) element, depth };

  g_array_append_val (list, item);
}

typedef struct
{
  GArray *list;
  GHashTable *children; /* id of a parent, or "" for none -> GPtrArray of elements */
  gboolean with_positions;
  gboolean with_units;
} Tree;

static GPtrArray *
get_children (Tree *tree, const char *id)
{
  return g_hash_table_lookup (tree->children, id != NULL ? id : "");
}

static void
add_child (Tree *tree, const char *parent, AlurElement *element)
{
  GPtrArray *children = get_children (tree, parent);

  if (children == NULL)
    {
      children = g_ptr_array_new ();
      g_hash_table_insert (tree->children, (gpointer) (guintptr) (parent != NULL ? parent : ""),
                           children);
    }
  g_ptr_array_add (children, element);
}

static void
list_node (Tree *tree, const AlurElement *element, guint depth)
{
  if (tree->with_units)
    add_target (tree->list, element, depth);
  if (!tree->with_positions || element->kind != ALUR_KIND_UNIT)
    return;
  ALUR_FOREACH (position, element, ALUR_KIND_POSITION)
  {
    add_target (tree->list, position, tree->with_units ? depth + 1 : 0);
  }
}

/* As the tree is read; no recursion, because a line of command may be as long as the document. */
static void
list_tree (Tree *tree, const AlurElement *holder, AlurKind kind, guint field)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));
  GPtrArray *roots;

  tree->children
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  ALUR_FOREACH (element, holder, kind)
  {
    add_child (tree, alur_element_get_ref (element, field), element);
  }
  roots = get_children (tree, NULL);
  for (guint i = roots != NULL ? roots->len : 0; i > 0; i--)
    add_target (stack, g_ptr_array_index (roots, i - 1), 0);
  while (stack->len > 0)
    {
      AlurSlotTarget next = g_array_index (stack, AlurSlotTarget, stack->len - 1);
      GPtrArray *children = get_children (tree, alur_element_get_id (next.element));

      g_array_set_size (stack, stack->len - 1);
      list_node (tree, next.element, next.depth);
      for (guint i = children != NULL ? children->len : 0; i > 0; i--)
        add_target (stack, g_ptr_array_index (children, i - 1), next.depth + 1);
    }
  g_clear_pointer (&tree->children, g_hash_table_unref);
}

static void
list_units (GArray *list, const AlurElement *stage, guint64 kinds)
{
  Tree tree = { .list = list,
                .with_units = (kinds & BIT (ALUR_KIND_UNIT)) != 0,
                .with_positions = (kinds & BIT (ALUR_KIND_POSITION)) != 0 };

  list_tree (&tree, alur_element_first (stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT,
             ALUR_UNIT_PARENT);
}

/**
 * alur_slot_list_units:
 * @stage: a stage
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): all its units, as the tree that they are
 */
GArray *
alur_slot_list_units (const AlurElement *stage)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));

  list_units (list, stage, BIT (ALUR_KIND_UNIT));
  return list;
}

static void
list_procedures (GArray *list, const AlurElement *stage, guint64 kinds)
{
  gboolean with_procedures = (kinds & BIT (ALUR_KIND_PROCEDURE)) != 0;

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    if (with_procedures)
      add_target (list, procedure, 0);
    if ((kinds & BIT (ALUR_KIND_STEP)) == 0)
      continue;
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      add_target (list, step, with_procedures ? 1 : 0);
    }
  }
}

static void
list_children (GArray *list, const AlurElement *parent, AlurKind kind)
{
  ALUR_FOREACH (child, parent, kind) { add_target (list, child, 0); }
}

/**
 * alur_slot_list_elements:
 * @stage: (nullable): a stage of @document
 * @kinds: 1 << AlurKind of those that are wanted; all: what a problem may be about
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): the elements of the stage and of the
 *   document, as their trees are read
 */
GArray *
alur_slot_list_elements (AlurDocument *document, const AlurElement *stage, guint64 kinds)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));
  const AlurElement *root = alur_document_get_root (document);
  Tree functions = { .list = list, .with_units = TRUE };

  if ((kinds & BIT (ALUR_KIND_STAGE)) != 0 && kinds != G_MAXUINT64)
    list_children (list, root, ALUR_KIND_STAGE);
  if (stage != NULL && (kinds & (BIT (ALUR_KIND_UNIT) | BIT (ALUR_KIND_POSITION))) != 0)
    list_units (list, stage, kinds);
  if (stage != NULL)
    list_procedures (list, stage, kinds);
  if ((kinds & BIT (ALUR_KIND_FUNCTION)) != 0)
    list_tree (&functions, alur_document_get_functions (document), ALUR_KIND_FUNCTION,
               ALUR_FUNCTION_PARENT);
  if ((kinds & BIT (ALUR_KIND_REGULATION)) != 0 && kinds != G_MAXUINT64)
    list_children (list, alur_document_get_regulations (document), ALUR_KIND_REGULATION);
  return list;
}

/* Whether @target is @element or stands under it, so that it can't stand above it. */
static gboolean
is_below (const AlurSlot *self, const AlurElement *target, const AlurElement *element)
{
  guint field
      = element->kind == ALUR_KIND_UNIT ? (guint) ALUR_UNIT_PARENT : (guint) ALUR_FUNCTION_PARENT;

  while (target != NULL && target != element)
    target = alur_document_lookup (self->document, alur_element_get_stage (target),
                                   alur_element_get_ref (target, field));
  return target == element;
}

static gboolean
is_parent_field (const AlurSlot *self)
{
  return (self->kind == ALUR_KIND_UNIT && self->field == ALUR_UNIT_PARENT)
         || (self->kind == ALUR_KIND_FUNCTION && self->field == ALUR_FUNCTION_PARENT);
}

/* Whether @target is out of the question for one of the owners. */
static gboolean
is_senseless (const AlurSlot *self, const AlurElement *owner, const AlurElement *target)
{
  const AlurElement *element = alur_slot_find_element (self, owner);

  if (target == owner)
    return TRUE;
  if (is_parent_field (self))
    return is_below (self, target, owner);
  switch ((guint) self->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return self->field == ALUR_AUTHORITY_FROM && target == owner->parent;
    case ALUR_KIND_STEP:
      return (self->field == ALUR_STEP_PROCEDURE && target == owner->parent)
             || ((self->field == ALUR_STEP_ALSO || self->field == ALUR_STEP_OR)
                 && alur_element_get_ref (owner, ALUR_STEP_UNIT) == alur_element_get_id (target));
    case ALUR_KIND_STEP_REDESIGN:
      return self->field == ALUR_STEP_REDESIGN_WITH && target->parent != owner->parent;
    case ALUR_KIND_REGULATION:
      return target == element;
    default:
      return FALSE;
    }
}

static gboolean
is_eligible (const AlurSlot *self, const AlurElement *target)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      const AlurElement *owner = g_ptr_array_index (self->owners, i);
      const AlurElement *element = alur_slot_find_element (self, owner);

      if (is_senseless (self, owner, target))
        return FALSE;
      if (element != NULL
          && alur_reference_resolve (self->document, element, alur_slot_find_field (self, element),
                                     alur_element_get_id (target))
                 != target)
        return FALSE;
    }
  return TRUE;
}

/* Of where a decision leads to, what only the stage of its effect has. */
static void
add_of_effect (const AlurSlot *self, GArray *list)
{
  const AlurElement *decision = alur_slot_find_element (self, get_first (self));
  const AlurElement *own = alur_element_get_stage (get_first (self));
  const char *id
      = decision != NULL ? alur_element_get_ref (decision, ALUR_STEP_REDESIGN_STAGE) : NULL;
  const AlurElement *stage = id != NULL ? alur_document_get_stage (self->document, id) : NULL;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));

  if (stage == NULL)
    return;
  list_units (others, stage, BIT (ALUR_KIND_UNIT) | BIT (ALUR_KIND_POSITION));
  for (guint i = 0; i < others->len; i++)
    {
      AlurSlotTarget *target = &g_array_index (others, AlurSlotTarget, i);

      if (alur_document_lookup_atom (self->document, own, alur_element_get_id (target->element))
          == NULL)
        g_array_append_val (list, *target);
    }
}

/**
 * alur_slot_list_candidates:
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): the elements to which the field of all
 *   owners may refer, as their trees are read
 */
GArray *
alur_slot_list_candidates (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);
  g_autoptr (GArray) all
      = alur_slot_list_elements (self->document, find_scope (self), field->targets);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));

  if (self->kind == ALUR_KIND_STEP_REDESIGN && self->field == ALUR_STEP_REDESIGN_TO)
    add_of_effect (self, all);
  for (guint i = 0; i < all->len; i++)
    {
      AlurSlotTarget *target = &g_array_index (all, AlurSlotTarget, i);

      if (is_eligible (self, target->element))
        g_array_append_val (list, *target);
    }
  return list;
}

/**
 * alur_slot_may_be_empty:
 *
 * Returns: whether the field may refer to nothing
 */
gboolean
alur_slot_may_be_empty (const AlurSlot *self)
{
  const AlurElement *element = alur_slot_find_element (self, get_first (self));

  if ((alur_slot_get_declaration (self)->flags & ALUR_FIELD_REQUIRED) != 0)
    return FALSE;
  if (element == NULL)
    return TRUE;
  switch ((guint) self->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return self->field != ALUR_AUTHORITY_FROM
             || alur_element_get_word (element, ALUR_AUTHORITY_SOURCE) == ALUR_SOURCE_ATTRIBUTION;
    case ALUR_KIND_STEP_REDESIGN:
      return self->field != ALUR_STEP_REDESIGN_TO
             || alur_element_get_word (element, ALUR_STEP_REDESIGN_ACTION)
                    != ALUR_ACTION_DECENTRALISE;
    default:
      return TRUE;
    }
}

/**
 * alur_slot_get_makeable:
 *
 * Returns: what alur_slot_make_target() would make; %ALUR_N_KINDS: nothing
 */
AlurKind
alur_slot_get_makeable (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);

  if (field == NULL || field->targets == G_MAXUINT64 || is_parent_field (self))
    return ALUR_N_KINDS;
  if ((field->targets & BIT (ALUR_KIND_FUNCTION)) != 0)
    return ALUR_KIND_FUNCTION;
  if ((field->targets & BIT (ALUR_KIND_REGULATION)) != 0)
    return ALUR_KIND_REGULATION;
  if ((field->targets & BIT (ALUR_KIND_UNIT)) != 0)
    return ALUR_KIND_UNIT;
  if (field->targets == BIT (ALUR_KIND_POSITION) && self->kind == ALUR_KIND_STEP
      && self->owners->len == 1 && alur_element_get_ref (get_first (self), ALUR_STEP_UNIT) != NULL)
    return ALUR_KIND_POSITION;
  return ALUR_N_KINDS;
}
