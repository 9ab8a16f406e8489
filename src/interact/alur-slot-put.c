/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether an element may have a value, and what else must become of it then.
 *
 * What holds for fields of a type (range, required, where a reference may lead) comes from the
 * schema. The table below has the fields that others depend on: setting one leaves a document that
 * can be saved, by filling in what goes with it (who delegates, with what a step is combined) with
 * what is nearest, or by refusing. The rules themselves are asked of alur-edit.h. */

#include "alur-slot.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reference.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef char *(*PutFunc) (AlurDocument *document,
                          AlurElement *element,
                          guint field,
                          AlurValue value);

static char *
refuse (const char *message)
{
  return g_strdup (alur_tr (NULL, message));
}

static AlurElement *
find_unit (AlurDocument *document, const AlurElement *element, const char *id)
{
  return alur_document_lookup_kind (document, alur_element_get_stage (element), id, ALUR_KIND_UNIT);
}

static char *
put_parent (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
{
  char *why_not = alur_edit_refuse_parent (document, element, value.text);

  if (why_not == NULL)
    alur_document_set (document, element, field, value);
  return why_not;
}

/* --- Authorities ------------------------------------------------------------------------------ */

static char *
put_role (AlurDocument *document, AlurElement *authority, guint field, AlurValue value)
{
  alur_edit_set_authority_role (document, authority, value.word);
  return NULL;
}

static gboolean
moves_things (const AlurElement *authority)
{
  guint role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);

  return role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR;
}

static char *
put_resource (AlurDocument *document, AlurElement *authority, guint field, AlurValue value)
{
  if (moves_things (authority) && value.word == ALUR_RESOURCE_NONE)
    return refuse (N_ ("Suppliers and distributors have a resource."));
  if (!moves_things (authority) && value.word != ALUR_RESOURCE_NONE)
    return refuse (N_ ("Only suppliers and distributors have a resource."));
  alur_document_set (document, authority, field, value);
  return NULL;
}

/* Who most likely gave it: the unit above, else any other. */
static AlurElement *
guess_giver (AlurDocument *document, const AlurElement *authority)
{
  const AlurElement *unit = authority->parent;
  const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);
  AlurElement *giver = parent != NULL ? find_unit (document, unit, parent) : NULL;

  if (giver == NULL)
    giver = alur_element_first (unit->parent, ALUR_KIND_UNIT);
  return giver == unit ? alur_element_next (giver, ALUR_KIND_UNIT) : giver;
}

static char *
put_source (AlurDocument *document, AlurElement *authority, guint field, AlurValue value)
{
  if (value.word == ALUR_SOURCE_ATTRIBUTION)
    alur_document_unset (document, authority, ALUR_AUTHORITY_FROM);
  else if (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM) == NULL)
    {
      AlurElement *giver = guess_giver (document, authority);

      if (giver == NULL)
        return refuse (N_ ("Delegation and mandate come from another unit, and there is none."));
      alur_document_set_text (document, authority, ALUR_AUTHORITY_FROM,
                              alur_element_get_id (giver));
    }
  alur_document_set (document, authority, field, value);
  return NULL;
}

/* Naming who gave it says that it was given. */
static char *
put_giver (AlurDocument *document, AlurElement *authority, guint field, AlurValue value)
{
  guint source = alur_element_get_word (authority, ALUR_AUTHORITY_SOURCE);

  if (value.text == NULL && source != ALUR_SOURCE_ATTRIBUTION)
    return refuse (N_ ("Delegation and mandate must say which unit gave them."));
  if (value.text != NULL && value.text == alur_element_get_id (authority->parent))
    return refuse (N_ ("A unit can't give an authority to itself."));
  alur_document_set (document, authority, field, value);
  if (value.text != NULL && source == ALUR_SOURCE_ATTRIBUTION)
    alur_document_set_word (document, authority, ALUR_AUTHORITY_SOURCE, ALUR_SOURCE_DELEGATION);
  return NULL;
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* A line whose end moves has no use for the bends of its old way. */
static void
drop_bends (AlurDocument *document, AlurElement *line)
{
  AlurElement *bend;

  while ((bend = alur_element_first (line, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (document, bend);
}

static char *
put_relation_end (AlurDocument *document, AlurElement *relation, guint field, AlurValue value)
{
  guint other = field == ALUR_RELATION_FROM ? ALUR_RELATION_TO : ALUR_RELATION_FROM;

  if (value.text == alur_element_get_ref (relation, other))
    return refuse (N_ ("A relation is between two units."));
  if (value.text != alur_element_get_ref (relation, field))
    drop_bends (document, relation);
  alur_document_set (document, relation, field, value);
  return NULL;
}

static char *
refuse_flow (
    AlurDocument *document, const AlurElement *flow, const char *from, const char *to, guint kind)
{
  const AlurElement *stage = alur_element_get_stage (flow);
  AlurElement *source = alur_document_lookup_kind (document, stage, from, ALUR_KIND_STEP);
  AlurElement *target = alur_document_lookup_kind (document, stage, to, ALUR_KIND_STEP);

  if (source == NULL || target == NULL)
    return refuse (N_ ("A flow begins and ends at a step."));
  return alur_edit_refuse_connection (document, source, target, kind);
}

/* A flow is written in the procedure of the step from which it comes. */
static char *
put_flow_end (AlurDocument *document, AlurElement *flow, guint field, AlurValue value)
{
  gboolean at_start = field == ALUR_FLOW_FROM;
  const char *from = at_start ? value.text : alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const char *to = at_start ? alur_element_get_ref (flow, ALUR_FLOW_TO) : value.text;
  char *why_not
      = refuse_flow (document, flow, from, to, alur_element_get_word (flow, ALUR_FLOW_KIND));
  AlurElement *source;

  if (why_not != NULL)
    return why_not;
  if (value.text != alur_element_get_ref (flow, field))
    drop_bends (document, flow);
  alur_document_set (document, flow, field, value);
  source
      = alur_document_lookup_kind (document, alur_element_get_stage (flow), from, ALUR_KIND_STEP);
  if (source->parent != flow->parent)
    alur_document_move (document, flow, source->parent, NULL);
  return NULL;
}

static char *
put_flow_kind (AlurDocument *document, AlurElement *flow, guint field, AlurValue value)
{
  char *why_not = refuse_flow (document, flow, alur_element_get_ref (flow, ALUR_FLOW_FROM),
                               alur_element_get_ref (flow, ALUR_FLOW_TO), value.word);

  if (why_not == NULL)
    alur_document_set (document, flow, field, value);
  return why_not;
}

/* --- Steps ------------------------------------------------------------------------------------ */

static char *
put_unit (AlurDocument *document, AlurElement *step, guint field, AlurValue value)
{
  alur_edit_set_step_unit (document, step, value.text);
  return NULL;
}

static char *
put_called (AlurDocument *document, AlurElement *step, guint field, AlurValue value)
{
  char *why_not = alur_edit_refuse_call (document, step, value.text);

  if (why_not == NULL)
    alur_document_set (document, step, field, value);
  return why_not;
}

/* A step that becomes a subprocess calls what it named before. */
static char *
put_step_kind (AlurDocument *document, AlurElement *step, guint field, AlurValue value)
{
  char *why_not = NULL;

  if (value.word == ALUR_STEP_KIND_SUBPROCESS)
    why_not
        = alur_edit_refuse_call (document, step, alur_element_get_ref (step, ALUR_STEP_PROCEDURE));
  if (why_not == NULL)
    alur_document_set (document, step, field, value);
  return why_not;
}

/* --- Redesign --------------------------------------------------------------------------------- */

/* Whether @field says what is decided; to name the stage in which it was is not to decide. */
static gboolean
is_decisive (const AlurElement *decision, guint field)
{
  if (decision->kind == ALUR_KIND_PROCEDURE_REDESIGN)
    return field == ALUR_PROCEDURE_REDESIGN_ACTION || field == ALUR_PROCEDURE_REDESIGN_WITH
           || (field == ALUR_PROCEDURE_REDESIGN_STAGE && decision->values[field].text != NULL);
  return decision->kind == ALUR_KIND_STEP_REDESIGN
         && (field == ALUR_STEP_REDESIGN_ACTION || field == ALUR_STEP_REDESIGN_WITH
             || field == ALUR_STEP_REDESIGN_TO
             || (field == ALUR_STEP_REDESIGN_STAGE && decision->values[field].text != NULL));
}

/* Another decision has not been carried out yet, whatever became of the one before. */
static void
reopen (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
{
  const AlurElementType *type = alur_element_type (element->kind);

  if (is_decisive (element, field)
      && !alur_value_equal (&type->fields[field], element->values[field], value))
    alur_document_unset (document, element,
                         alur_element_type_find_field (element->kind, "applied"));
}

/* With what it is most likely combined: what follows, else what is before. */
static gboolean
fill_with (AlurDocument *document, AlurElement *decision, guint with)
{
  const AlurElement *what = decision->parent;
  const AlurElement *other = alur_element_next (what, what->kind);
  const char *id;

  if (alur_element_get_refs (decision, with) != NULL)
    return TRUE;
  if (other == NULL)
    other = alur_element_previous (what, what->kind);
  if (other == NULL)
    return FALSE;
  id = alur_element_get_id (other);
  alur_document_set_refs (document, decision, with, &id, 1);
  return TRUE;
}

/* To whom it most likely goes: a unit below, else any other. */
static gboolean
fill_to (AlurDocument *document, AlurElement *decision)
{
  const AlurElement *step = decision->parent;
  const char *own = alur_element_get_ref (step, ALUR_STEP_UNIT);
  AlurElement *organisation
      = alur_element_first (alur_element_get_stage (step), ALUR_KIND_ORGANISATION);
  AlurElement *best = NULL;

  if (alur_element_get_ref (decision, ALUR_STEP_REDESIGN_TO) != NULL)
    return TRUE;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (alur_element_get_id (unit) == own)
      continue;
    if (best == NULL)
      best = unit;
    if (own != NULL && alur_element_get_ref (unit, ALUR_UNIT_PARENT) == own)
      {
        best = unit;
        break;
      }
  }
  if (best == NULL)
    return FALSE;
  alur_document_set_text (document, decision, ALUR_STEP_REDESIGN_TO, alur_element_get_id (best));
  return TRUE;
}

static char *
put_step_action (AlurDocument *document, AlurElement *decision, guint field, AlurValue value)
{
  if (value.word != ALUR_ACTION_COMBINE)
    alur_document_unset (document, decision, ALUR_STEP_REDESIGN_WITH);
  else if (!fill_with (document, decision, ALUR_STEP_REDESIGN_WITH))
    return refuse (N_ ("There is no other step to combine it with."));
  if (value.word != ALUR_ACTION_COMBINE && value.word != ALUR_ACTION_DECENTRALISE)
    alur_document_unset (document, decision, ALUR_STEP_REDESIGN_TO);
  else if (value.word == ALUR_ACTION_DECENTRALISE && !fill_to (document, decision))
    return refuse (N_ ("There is no other unit to which it could go."));
  alur_document_set (document, decision, field, value);
  return NULL;
}

static char *
put_procedure_action (AlurDocument *document, AlurElement *decision, guint field, AlurValue value)
{
  if (value.word == ALUR_ACTION_DECENTRALISE)
    return refuse (N_ ("Steps are decentralised, not whole procedures."));
  if (value.word != ALUR_ACTION_COMBINE)
    alur_document_unset (document, decision, ALUR_PROCEDURE_REDESIGN_WITH);
  else if (!fill_with (document, decision, ALUR_PROCEDURE_REDESIGN_WITH))
    return refuse (N_ ("There is no other procedure to combine it with."));
  alur_document_set (document, decision, field, value);
  return NULL;
}

static guint
get_action (const AlurElement *decision)
{
  guint field = alur_element_type_find_field (decision->kind, "action");

  return alur_element_get_word (decision, field);
}

static char *
put_with (AlurDocument *document, AlurElement *decision, guint field, AlurValue value)
{
  guint action = get_action (decision);

  if (action == ALUR_ACTION_COMBINE && value.ids == NULL)
    return refuse (N_ ("To combine, say with what."));
  if (action != ALUR_ACTION_COMBINE && value.ids != NULL)
    return refuse (N_ ("Only what is combined has a “with”."));
  if (alur_ids_contain (value.ids, alur_element_get_id (decision->parent)))
    return refuse (N_ ("It can't be combined with itself."));
  alur_document_set (document, decision, field, value);
  return NULL;
}

static char *
put_to (AlurDocument *document, AlurElement *decision, guint field, AlurValue value)
{
  guint action = get_action (decision);

  if (action == ALUR_ACTION_DECENTRALISE && value.text == NULL)
    return refuse (N_ ("To decentralise, say to whom."));
  if (value.text != NULL && action != ALUR_ACTION_DECENTRALISE && action != ALUR_ACTION_COMBINE)
    return refuse (N_ ("Only what is decentralised or combined goes to somebody else."));
  alur_document_set (document, decision, field, value);
  return NULL;
}

/* Where it goes to may be a unit of that stage. */
static char *
put_effect (AlurDocument *document, AlurElement *decision, guint field, AlurValue value)
{
  const char *to;

  alur_document_set (document, decision, field, value);
  if (decision->kind != ALUR_KIND_STEP_REDESIGN)
    return NULL;
  to = alur_element_get_ref (decision, ALUR_STEP_REDESIGN_TO);
  if (to != NULL && alur_reference_resolve (document, decision, ALUR_STEP_REDESIGN_TO, to) == NULL)
    return refuse (N_ ("To whom it goes is not there in that stage."));
  return NULL;
}

/* --- The document ----------------------------------------------------------------------------- */

static char *
put_stage_kind (AlurDocument *document, AlurElement *stage, guint field, AlurValue value)
{
  gboolean is_first = alur_element_previous (stage, ALUR_KIND_STAGE) == NULL;
  gboolean is_last = alur_element_next (stage, ALUR_KIND_STAGE) == NULL;

  if (is_first != (value.word == ALUR_STAGE_CURRENT))
    return refuse (N_ ("The first stage, and only that, is the present condition."));
  if (value.word == ALUR_STAGE_TARGET && !is_last)
    return refuse (N_ ("Only the last stage can be the target condition."));
  alur_document_set (document, stage, field, value);
  return NULL;
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

/* Of which there may be one each among siblings. */
static char *
put_unique (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
{
  if (is_taken (element, field, value.word))
    return refuse (N_ ("There is already one of these."));
  alur_document_set (document, element, field, value);
  return NULL;
}

static const struct
{
  AlurKind kind;
  guint field;
  PutFunc put;
} special[] = {
  { ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT, put_parent },
  { ALUR_KIND_UNIT, ALUR_UNIT_PARENT, put_parent },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_ROLE, put_role },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_RESOURCE, put_resource },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_SOURCE, put_source },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FROM, put_giver },
  { ALUR_KIND_RELATION, ALUR_RELATION_FROM, put_relation_end },
  { ALUR_KIND_RELATION, ALUR_RELATION_TO, put_relation_end },
  { ALUR_KIND_FLOW, ALUR_FLOW_FROM, put_flow_end },
  { ALUR_KIND_FLOW, ALUR_FLOW_TO, put_flow_end },
  { ALUR_KIND_FLOW, ALUR_FLOW_KIND, put_flow_kind },
  { ALUR_KIND_STEP, ALUR_STEP_UNIT, put_unit },
  { ALUR_KIND_STEP, ALUR_STEP_PROCEDURE, put_called },
  { ALUR_KIND_STEP, ALUR_STEP_KIND, put_step_kind },
  { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_ACTION, put_step_action },
  { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_WITH, put_with },
  { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_TO, put_to },
  { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_STAGE, put_effect },
  { ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_ACTION, put_procedure_action },
  { ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_WITH, put_with },
  { ALUR_KIND_STAGE, ALUR_STAGE_KIND, put_stage_kind },
  { ALUR_KIND_SCORE, ALUR_SCORE_CRITERION, put_unique },
  { ALUR_KIND_RULE_ROLE, ALUR_RULE_ROLE_NAME, put_unique },
  { ALUR_KIND_INCOMPATIBLE, ALUR_INCOMPATIBLE_ROLES, put_unique },
};

/* --- What holds for every field of a type ----------------------------------------------------- */

static gboolean
is_empty (const AlurField *field, AlurValue value)
{
  switch ((guint) field->type)
    {
    case ALUR_FIELD_WORD:
    case ALUR_FIELD_ROLES:
      return value.word == 0;
    case ALUR_FIELD_REFERENCE:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_VERSION:
      return value.text == NULL;
    case ALUR_FIELD_INTEGER:
      return value.integer == G_MININT64;
    default:
      return FALSE;
    }
}

static char *
refuse_range (const AlurField *field)
{
  g_autofree char *low = alur_language_format_number (NULL, field->minimum, -1);
  g_autofree char *high = alur_language_format_number (NULL, field->maximum, -1);

  if (field->maximum >= G_MAXINT32 && field->above_minimum)
    return g_strdup_printf (alur_tr (NULL, N_ ("Write a number above %s.")), low);
  if (field->maximum >= G_MAXINT32)
    return g_strdup_printf (alur_tr (NULL, N_ ("Write a number that is not below %s.")), low);
  return g_strdup_printf (alur_tr (NULL, N_ ("Write a number from %s to %s.")), low, high);
}

static char *
check_range (const AlurField *field, double number)
{
  if (isnan (number)
      || (number >= field->minimum && number <= field->maximum
          && !(field->above_minimum && number <= field->minimum)))
    return NULL;
  return refuse_range (field);
}

static char *
check_targets (AlurDocument *document, const AlurElement *element, guint field, AlurValue value)
{
  AlurFieldType type = alur_element_type (element->kind)->fields[field].type;
  guint n_ids = 0;

  if (type == ALUR_FIELD_REFERENCE)
    n_ids = value.text != NULL ? 1 : 0;
  else if (type == ALUR_FIELD_REFERENCES)
    n_ids = value.ids != NULL ? value.ids->n_ids : 0;
  for (guint i = 0; i < n_ids; i++)
    {
      const char *id = type == ALUR_FIELD_REFERENCE ? value.text : value.ids->ids[i];

      if (alur_reference_resolve (document, element, field, id) == NULL)
        return refuse (N_ ("This can't be chosen here."));
    }
  return NULL;
}

/**
 * alur_slot_check:
 * @document: a document
 * @element: an element of it
 * @number: one of its fields
 * @value: what it shall be
 *
 * Returns: (transfer full) (nullable): why the field can't have the value, or %NULL; nothing is
 *   changed
 */
char *
alur_slot_check (AlurDocument *document, const AlurElement *element, guint number, AlurValue value)
{
  const AlurField *field = &alur_element_type (element->kind)->fields[number];

  if ((field->flags & ALUR_FIELD_REQUIRED) != 0 && is_empty (field, value))
    return g_strdup_printf (alur_tr (NULL, N_ ("“%s” can't be left empty.")),
                            alur_tr (NULL, field->label));
  if (field->type == ALUR_FIELD_DECIMAL)
    return check_range (field, value.number);
  if (field->type == ALUR_FIELD_INTEGER && value.integer != G_MININT64)
    return check_range (field, (double) value.integer);
  return check_targets (document, element, number, value);
}

/**
 * alur_slot_put:
 * @document: a document with an open transaction
 * @element: an element of it
 * @field: one of its fields, or %ALUR_SLOT_CONTENT
 * @value: what it shall be
 *
 * Gives the field the value together with what must go with it. When it is refused the caller rolls
 * back.
 *
 * Returns: (transfer full) (nullable): why it can't be, or %NULL
 */
char *
alur_slot_put (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
{
  char *why_not;

  if (field == ALUR_SLOT_CONTENT)
    {
      alur_document_set_content (document, element, value.text);
      return NULL;
    }
  why_not = alur_slot_check (document, element, field, value);
  if (why_not != NULL)
    return why_not;
  reopen (document, element, field, value);
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    {
      if (special[i].kind == element->kind && special[i].field == field)
        return special[i].put (document, element, field, value);
    }
  alur_document_set (document, element, field, value);
  return NULL;
}
