/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the declaration of a field to the row that shows it. */

#include "alur-inspection-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static AlurRowType
type_of (const AlurSlot *slot, gboolean is_long)
{
  const AlurField *field = alur_slot_get_declaration (slot);

  if (is_long)
    return ALUR_ROW_LONG_TEXT;
  if (field == NULL)
    return ALUR_ROW_TEXT;
  switch ((guint) field->type)
    {
    case ALUR_FIELD_WORD:
    case ALUR_FIELD_ROLES:
      return ALUR_ROW_CHOICE;
    case ALUR_FIELD_REFERENCE:
      return ALUR_ROW_REFERENCE;
    case ALUR_FIELD_REFERENCES:
      return ALUR_ROW_REFERENCES;
    default:
      return ALUR_ROW_TEXT;
    }
}

/* Whether elements of all the owners' kinds have the same field, as far as it is filled alike. */
static gboolean
is_common (const AlurSlot *slot)
{
  const AlurField *field = alur_slot_get_declaration (slot);

  for (guint i = 1; i < slot->owners->len; i++)
    {
      const AlurElement *owner = g_ptr_array_index (slot->owners, i);
      const AlurElementType *type = alur_element_type (owner->kind);
      const AlurField *other;
      guint number;

      if (slot->of_child || owner->kind == slot->kind)
        continue;
      if (field == NULL)
        return FALSE;
      number = alur_element_type_find_field (owner->kind, field->name);
      if (number == G_MAXUINT)
        return FALSE;
      other = &type->fields[number];
      if (other->type != field->type || other->words != field->words
          || other->targets != field->targets)
        return FALSE;
    }
  return TRUE;
}

/* Money is counted in the document's own. */
static const char *
suffix_of (const AlurSlot *slot, const AlurFieldTrait *trait)
{
  if (slot->kind == ALUR_KIND_STEP
      && (slot->field == ALUR_STEP_FEE || slot->field == ALUR_STEP_COST))
    return alur_element_get_text (alur_document_get_root (slot->document), ALUR_DOCUMENT_CURRENCY);
  return trait->suffix != NULL ? alur_tr (NULL, trait->suffix) : NULL;
}

static void
add_field (GArray *rows, const AlurSlot *like, guint field, guint group)
{
  AlurFieldTrait trait = alur_inspection_get_trait (like->kind, field);
  AlurInspectionRow row = { .slot = *like };

  row.slot.field = field;
  if (trait.is_hidden || (group != ALUR_INSPECTION_ALL_GROUPS && trait.group != group)
      || !is_common (&row.slot))
    return;
  row.type = type_of (&row.slot, trait.is_long);
  row.label = alur_slot_get_label (&row.slot);
  row.suffix = suffix_of (&row.slot, &trait);
  row.is_visible = trait.makes_sense == NULL || trait.makes_sense (&row.slot)
                   || alur_slot_is_given (&row.slot);
  g_array_append_val (rows, row);
}

/* A problem is first of all what somebody said. */
static gboolean
is_text_first (AlurKind kind)
{
  return kind == ALUR_KIND_PROBLEM;
}

/**
 * alur_inspection_add_fields: (skip)
 * @rows: (element-type AlurInspectionRow): where to add them
 * @like: a slot of any field
 * @group: which fields, or %ALUR_INSPECTION_ALL_GROUPS
 */
void
alur_inspection_add_fields (GArray *rows, const AlurSlot *like, guint group)
{
  const AlurElementType *type = alur_element_type (like->kind);

  if (type->has_text && is_text_first (like->kind))
    add_field (rows, like, ALUR_SLOT_CONTENT, group);
  for (guint i = 0; i < type->n_fields; i++)
    add_field (rows, like, i, group);
  if (type->has_text && !is_text_first (like->kind))
    add_field (rows, like, ALUR_SLOT_CONTENT, group);
}

/**
 * alur_inspection_list_rows:
 * @document: a document
 * @owners: (element-type AlurElement): elements of it
 *
 * Returns: (transfer full) (element-type AlurInspectionRow): all fields of @owners; they live as
 *   long as @owners
 */
GArray *
alur_inspection_list_rows (AlurDocument *document, GPtrArray *owners)
{
  const AlurElement *first = g_ptr_array_index (owners, 0);
  AlurSlot like = { .document = document, .owners = owners, .kind = first->kind };
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (AlurInspectionRow));

  alur_inspection_add_fields (rows, &like, ALUR_INSPECTION_ALL_GROUPS);
  return rows;
}
