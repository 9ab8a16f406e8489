/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields and references of what is pasted. What a reference leads to is what stands for it here;
 * where nothing does it is taken out, or takes its element with it where that says nothing without
 * it, as deleting does. */

#include "alur-paste-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reference.h"

#include <glib/gi18n-lib.h>

/**
 * alur_paste_lose: (skip)
 * @target: (nullable): what is not here
 * @otherwise: what to call it where it has no name; untranslated
 *
 * Remembers to tell that a reference was left out.
 */
void
alur_paste_lose (AlurPasting *self, const AlurElement *target, const char *otherwise)
{
  const char *name = target != NULL ? alur_element_get_name (target) : NULL;
  char *told;

  if (target != NULL && target->kind == ALUR_KIND_REGULATION)
    name = alur_element_get_text (target, ALUR_REGULATION_TITLE);
  told = g_strdup (name != NULL && name[0] != '\0' ? name : alur_tr (NULL, otherwise));
  if (g_hash_table_contains (self->said, told))
    {
      g_free (told);
      return;
    }
  g_hash_table_add (self->said, told);
  g_ptr_array_add (self->lost, told);
}

static const char *
get_label (const AlurElement *element, guint field)
{
  return alur_element_type (element->kind)->fields[field].label;
}

/* What a new one is part of when it was copied without what it was part of. */
static AlurElement *
get_new_parent (AlurPasting *self, const AlurElement *source, guint field)
{
  gboolean is_parent = (source->kind == ALUR_KIND_UNIT && field == ALUR_UNIT_PARENT)
                       || (source->kind == ALUR_KIND_FUNCTION && field == ALUR_FUNCTION_PARENT);

  if (!is_parent || self->is_original || self->focus == NULL || self->focus->kind != source->kind
      || alur_fragment_is_outside (source))
    return NULL;
  return self->focus;
}

static gboolean
is_allowed (AlurPasting *self, AlurElement *copy, guint field, const AlurElement *target)
{
  const char *id = alur_element_get_id (target);

  if (copy->kind == ALUR_KIND_STEP && field == ALUR_STEP_PROCEDURE)
    {
      g_autofree char *why_not = alur_edit_refuse_call (self->document, copy, id);

      if (why_not != NULL)
        return FALSE;
    }
  return alur_reference_resolve (self->document, copy, field, id) == target;
}

/* Finds what @id leads to here; NULL: nothing, which has been noted. */
static AlurElement *
follow (
    AlurPasting *self, const AlurElement *source, AlurElement *copy, guint field, const char *id)
{
  const AlurElement *target = alur_reference_resolve (self->fragment, source, field, id);
  AlurElement *here = target != NULL ? alur_paste_find (self, target) : NULL;

  if (here != NULL && is_allowed (self, copy, field, here))
    return here;
  alur_paste_lose (self, target, get_label (source, field));
  return NULL;
}

static void
put_reference (AlurPasting *self, const AlurElement *source, AlurElement *copy, guint field)
{
  const char *id = alur_element_get_ref (source, field);
  AlurElement *parent = get_new_parent (self, source, field);
  const AlurElement *above
      = id != NULL ? alur_reference_resolve (self->fragment, source, field, id) : NULL;
  AlurElement *here = NULL;

  if (parent != NULL && (above == NULL || alur_fragment_is_outside (above)))
    here = parent;
  else if (id != NULL)
    here = follow (self, source, copy, field, id);
  if (here != NULL)
    alur_document_set_text (self->document, copy, field, alur_element_get_id (here));
}

static void
put_references (AlurPasting *self, const AlurElement *source, AlurElement *copy, guint field)
{
  const AlurIds *ids = alur_element_get_refs (source, field);
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurElement *target = follow (self, source, copy, field, ids->ids[i]);

      if (target != NULL)
        g_ptr_array_add (here, (gpointer) alur_element_get_id (target));
    }
  alur_document_set_refs (self->document, copy, field, (const char *const *) here->pdata,
                          here->len);
}

/* References that lead out of the stage mean something only in the document they come from. */
static const struct
{
  AlurKind kind;
  guint field;
} apart[] = {
  { ALUR_KIND_STEP, ALUR_STEP_FROM },
  { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_STAGE },
  { ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_STAGE },
  { ALUR_KIND_PROBLEM, ALUR_PROBLEM_REFS },
};

static void
put_apart (AlurPasting *self, const AlurElement *source, AlurElement *copy, guint field)
{
  const AlurField *info = &alur_element_type (source->kind)->fields[field];
  g_autofree char *name = g_strconcat (ALUR_FRAGMENT_PREFIX, info->name, NULL);
  const char *mark = alur_fragment_get_mark (source, name);
  g_auto (GStrv) ids = g_strsplit (mark != NULL ? mark : "", " ", -1);
  const AlurIds *before
      = info->type == ALUR_FIELD_REFERENCES ? alur_element_get_refs (copy, field) : NULL;
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; before != NULL && i < before->n_ids; i++)
    g_ptr_array_add (here, (gpointer) before->ids[i]);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!self->same_document
          || alur_reference_resolve (self->document, copy, field, ids[i]) == NULL)
        alur_paste_lose (self, NULL, info->label);
      else
        g_ptr_array_add (here, ids[i]);
    }
  if (here->len > 0 && info->type == ALUR_FIELD_REFERENCES)
    alur_document_set_refs (self->document, copy, field, (const char *const *) here->pdata,
                            here->len);
  else if (here->len > 0)
    alur_document_set_text (self->document, copy, field, g_ptr_array_index (here, 0));
}

static void
fill_fields (AlurPasting *self, const AlurElement *source, AlurElement *copy)
{
  const AlurElementType *type = alur_element_type (source->kind);

  for (guint field = type->has_id ? 1 : 0; field < type->n_fields; field++)
    if (type->fields[field].type == ALUR_FIELD_REFERENCE)
      put_reference (self, source, copy, field);
    else if (type->fields[field].type == ALUR_FIELD_REFERENCES)
      put_references (self, source, copy, field);
    else
      alur_fragment_set_value (self->document, copy, source, field);
  for (guint i = 0; i < G_N_ELEMENTS (apart); i++)
    if (apart[i].kind == source->kind)
      put_apart (self, source, copy, apart[i].field);
}

/* What was decided of something was carried out for that alone, in a stage that it names. */
static void
reopen (AlurPasting *self, const AlurElement *source, AlurElement *copy)
{
  guint stage = alur_element_type_find_field (copy->kind, "stage");
  gboolean is_same_thing
      = self->same_document
        && g_strcmp0 (alur_element_get_id (source->parent), alur_element_get_id (copy->parent))
               == 0;

  if (!is_same_thing || alur_element_get_ref (copy, stage) == NULL)
    alur_document_unset (self->document, copy,
                         alur_element_type_find_field (copy->kind, "applied"));
}

G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_ACTION == (int) ALUR_PROCEDURE_REDESIGN_ACTION);
G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_WITH == (int) ALUR_PROCEDURE_REDESIGN_WITH);

static gboolean
is_line_allowed (AlurPasting *self, const AlurElement *line)
{
  const AlurElement *from = alur_document_lookup (self->document, self->stage,
                                                  alur_element_get_ref (line, ALUR_FLOW_FROM));
  const AlurElement *to = alur_document_lookup (self->document, self->stage,
                                                alur_element_get_ref (line, ALUR_FLOW_TO));
  g_autofree char *why_not = NULL;

  if (from == NULL || to == NULL || from->parent != line->parent)
    return FALSE;
  why_not = alur_edit_refuse_connection (self->document, from, to,
                                         alur_element_get_word (line, ALUR_FLOW_KIND));
  return why_not == NULL;
}

static gboolean
is_decision (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN || element->kind == ALUR_KIND_PROCEDURE_REDESIGN;
}

/* Nothing comes after the target, so nothing is decided in it. */
static gboolean
can_be_decided (AlurPasting *self, const AlurElement *decision)
{
  gboolean of_step = decision->kind == ALUR_KIND_STEP_REDESIGN;
  guint action = alur_element_get_word (decision, ALUR_STEP_REDESIGN_ACTION);

  if (alur_element_get_word (self->stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    return FALSE;
  if (action == ALUR_ACTION_COMBINE)
    return alur_element_get_refs (decision, ALUR_STEP_REDESIGN_WITH) != NULL;
  return !of_step || action != ALUR_ACTION_DECENTRALISE
         || alur_element_get_ref (decision, ALUR_STEP_REDESIGN_TO) != NULL;
}

/* Whether what was made says what it must. */
static gboolean
can_stand (AlurPasting *self, const AlurElement *copy)
{
  switch ((guint) copy->kind)
    {
    case ALUR_KIND_FLOW:
      return is_line_allowed (self, copy);
    case ALUR_KIND_RELATION:
      return alur_element_get_ref (copy, ALUR_RELATION_FROM) != NULL
             && alur_element_get_ref (copy, ALUR_RELATION_TO) != NULL;
    case ALUR_KIND_AUTHORITY:
      return alur_element_get_ref (copy, ALUR_AUTHORITY_FUNCTION) != NULL;
    case ALUR_KIND_SOP_BASIS:
      return copy->text != NULL || alur_element_get_ref (copy, ALUR_SOP_BASIS_REF) != NULL;
    case ALUR_KIND_SOP_RELATED:
      return copy->text != NULL || alur_element_get_ref (copy, ALUR_SOP_RELATED_REF) != NULL;
    case ALUR_KIND_PROCEDURE_REDESIGN:
    case ALUR_KIND_STEP_REDESIGN:
      return can_be_decided (self, copy);
    default:
      return TRUE;
    }
}

/**
 * alur_paste_fill: (skip)
 * @source: of the fragment
 * @copy: what was made of it
 *
 * Says of @copy what @source says. An element that can't stand without what was lost goes again.
 */
void
alur_paste_fill (AlurPasting *self, const AlurElement *source, AlurElement *copy)
{
  fill_fields (self, source, copy);
  if (source->text != NULL)
    alur_document_set_content (self->document, copy, source->text);
  self->keeps_foreign = self->keeps_foreign || source->kind == ALUR_KIND_FOREIGN;
  for (const AlurForeign *foreign = source->foreign; foreign != NULL; foreign = foreign->next)
    {
      if (alur_fragment_is_mark (foreign->name))
        continue;
      alur_document_add_foreign (self->document, copy, foreign->name, foreign->value);
      self->keeps_foreign = TRUE;
    }
  if (copy->kind == ALUR_KIND_AUTHORITY
      && alur_element_get_word (copy, ALUR_AUTHORITY_SOURCE) != ALUR_SOURCE_ATTRIBUTION
      && alur_element_get_ref (copy, ALUR_AUTHORITY_FROM) == NULL)
    alur_document_unset (self->document, copy, ALUR_AUTHORITY_SOURCE);
  if (is_decision (copy))
    reopen (self, source, copy);
  if (!can_stand (self, copy))
    {
      alur_paste_lose (self, NULL, alur_element_type (copy->kind)->label);
      g_hash_table_insert (self->places, (gpointer) source, NULL);
      alur_document_remove (self->document, copy);
    }
}
