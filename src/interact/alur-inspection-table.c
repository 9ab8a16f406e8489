/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the schema can't know: which fields stand together, which are long, what an amount counts,
 * and when a field makes no sense. A field without a row here is shown in the first group of its
 * kind, so that a new one is never forgotten. */

#include "alur-inspection-private.h"

#include <glib/gi18n-lib.h>

/* Groups of fields of a step and of the document. */
enum
{
  GROUP_FIRST,
  GROUP_TIME, /* also: how things are reckoned */
  GROUP_AUTHORITY,
  GROUP_MORE
};

static guint
word_of (const AlurSlot *slot, const AlurElement *owner, guint field)
{
  const AlurElement *element = alur_slot_find_element (slot, owner);

  return element != NULL && element->kind == slot->kind ? alur_element_get_word (element, field)
                                                        : 0;
}

/* Whether a field of all owners has one of the words whose bits are set. */
static gboolean
all_have (const AlurSlot *slot, guint field, guint words)
{
  for (guint i = 0; i < slot->owners->len; i++)
    {
      if ((words >> word_of (slot, g_ptr_array_index (slot->owners, i), field) & 1) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
moves_things (const AlurSlot *slot)
{
  return all_have (slot, ALUR_AUTHORITY_ROLE,
                   1u << ALUR_ROLE_SUPPLIER | 1u << ALUR_ROLE_DISTRIBUTOR);
}

static gboolean
is_given_by_another (const AlurSlot *slot)
{
  return all_have (slot, ALUR_AUTHORITY_SOURCE,
                   1u << ALUR_SOURCE_DELEGATION | 1u << ALUR_SOURCE_MANDATE);
}

static gboolean
is_decision (const AlurSlot *slot)
{
  return all_have (slot, ALUR_STEP_KIND, 1u << ALUR_STEP_KIND_DECISION);
}

static gboolean
is_subprocess (const AlurSlot *slot)
{
  return all_have (slot, ALUR_STEP_KIND, 1u << ALUR_STEP_KIND_SUBPROCESS);
}

static gboolean
has_unit (const AlurSlot *slot)
{
  const AlurElement *first = g_ptr_array_index (slot->owners, 0);
  const char *unit
      = first->kind == ALUR_KIND_STEP ? alur_element_get_ref (first, ALUR_STEP_UNIT) : NULL;

  for (guint i = 1; i < slot->owners->len; i++)
    {
      const AlurElement *other = g_ptr_array_index (slot->owners, i);

      if (other->kind != ALUR_KIND_STEP || alur_element_get_ref (other, ALUR_STEP_UNIT) != unit)
        return FALSE;
    }
  return unit != NULL;
}

/* Whether several ways lead into the only owner, so that it matters for which it waits. */
static gboolean
has_ways_in (const AlurSlot *slot)
{
  const AlurElement *step = g_ptr_array_index (slot->owners, 0);
  const char *id = alur_element_get_id (step);
  guint n_ways = 0;

  if (slot->owners->len > 1 || step->kind != ALUR_KIND_STEP)
    return FALSE;
  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  {
    if (alur_element_get_ref (flow, ALUR_FLOW_TO) == id
        && alur_element_get_word (flow, ALUR_FLOW_KIND) <= ALUR_FLOW_DECISION)
      n_ways++;
  }
  return n_ways > 1;
}

static gboolean
has_stage_before (const AlurSlot *slot)
{
  const AlurElement *stage = alur_element_get_stage (g_ptr_array_index (slot->owners, 0));

  return stage != NULL && alur_element_previous (stage, ALUR_KIND_STAGE) != NULL;
}

static gboolean
is_decided (const AlurSlot *slot)
{
  for (guint i = 0; i < slot->owners->len; i++)
    {
      if (alur_slot_find_element (slot, g_ptr_array_index (slot->owners, i)) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
combines_steps (const AlurSlot *slot)
{
  return all_have (slot, ALUR_STEP_REDESIGN_ACTION, 1u << ALUR_ACTION_COMBINE);
}

static gboolean
goes_elsewhere (const AlurSlot *slot)
{
  return all_have (slot, ALUR_STEP_REDESIGN_ACTION,
                   1u << ALUR_ACTION_COMBINE | 1u << ALUR_ACTION_DECENTRALISE);
}

static gboolean
combines_procedures (const AlurSlot *slot)
{
  return all_have (slot, ALUR_PROCEDURE_REDESIGN_ACTION, 1u << ALUR_ACTION_COMBINE);
}

#define HIDDEN(KIND, FIELD)                                                                        \
  {                                                                                                \
    .kind = ALUR_KIND_##KIND, .field = ALUR_##KIND##_##FIELD, .is_hidden = TRUE                    \
  }
#define LONG(KIND, FIELD, GROUP)                                                                   \
  {                                                                                                \
    .kind = ALUR_KIND_##KIND, .field = ALUR_##KIND##_##FIELD, .group = (GROUP), .is_long = TRUE    \
  }
#define AMOUNT(KIND, FIELD, GROUP, SUFFIX)                                                         \
  {                                                                                                \
    .kind = ALUR_KIND_##KIND, .field = ALUR_##KIND##_##FIELD, .group = (GROUP), .suffix = (SUFFIX) \
  }
#define WHEN(KIND, FIELD, GROUP, SENSE)                                                            \
  {                                                                                                \
    .kind = ALUR_KIND_##KIND, .field = ALUR_##KIND##_##FIELD, .group = (GROUP),                    \
    .makes_sense = (SENSE)                                                                         \
  }
#define IN_GROUP(KIND, FIELD, GROUP) WHEN (KIND, FIELD, GROUP, NULL)
#define CONTENT(KIND, SENSE)                                                                       \
  {                                                                                                \
    .kind = ALUR_KIND_##KIND, .field = ALUR_SLOT_CONTENT, .is_long = TRUE, .makes_sense = (SENSE)  \
  }

static const AlurFieldTrait traits[] = {
  HIDDEN (DOCUMENT, VERSION),
  IN_GROUP (DOCUMENT, LANGUAGE, GROUP_TIME),
  LONG (DOCUMENT, DESCRIPTION, GROUP_FIRST),
  IN_GROUP (DOCUMENT, CURRENCY, GROUP_TIME),
  IN_GROUP (DOCUMENT, HOURS_PER_DAY, GROUP_TIME),
  IN_GROUP (DOCUMENT, MINUTES_PER_YEAR, GROUP_TIME),
  CONTENT (FUNCTION, NULL),
  LONG (FUNCTION, NOTE, GROUP_FIRST),
  LONG (REGULATION, NOTE, GROUP_FIRST),
  LONG (STAGE, NOTE, GROUP_FIRST),
  HIDDEN (UNIT, X),
  HIDDEN (UNIT, Y),
  LONG (UNIT, NOTE, GROUP_FIRST),
  WHEN (AUTHORITY, RESOURCE, GROUP_FIRST, moves_things),
  WHEN (AUTHORITY, FROM, GROUP_FIRST, is_given_by_another),
  LONG (AUTHORITY, NOTE, GROUP_FIRST),
  AMOUNT (POSITION, HEADCOUNT, GROUP_FIRST, N_ ("people")),
  LONG (POSITION, NOTE, GROUP_FIRST),
  AMOUNT (DUTY, VOLUME, GROUP_FIRST, N_ ("times")),
  LONG (RELATION, NOTE, GROUP_FIRST),
  AMOUNT (PROCEDURE, VOLUME, GROUP_FIRST, N_ ("times")),
  HIDDEN (PROCEDURE, LANES), /* a list of its own */
  LONG (PROCEDURE, NOTE, GROUP_FIRST),
  LONG (SOP, NOTE, GROUP_FIRST),
  CONTENT (SOP_BASIS, NULL),
  CONTENT (SOP_RELATED, NULL),
  WHEN (STEP_REDESIGN, WITH, GROUP_FIRST, combines_steps),
  WHEN (STEP_REDESIGN, TO, GROUP_FIRST, goes_elsewhere),
  WHEN (STEP_REDESIGN, STAGE, GROUP_FIRST, is_decided),
  WHEN (STEP_REDESIGN, BASIS, GROUP_FIRST, is_decided),
  WHEN (STEP_REDESIGN, APPLIED, GROUP_FIRST, is_decided),
  CONTENT (STEP_REDESIGN, is_decided),
  WHEN (PROCEDURE_REDESIGN, WITH, GROUP_FIRST, combines_procedures),
  WHEN (PROCEDURE_REDESIGN, STAGE, GROUP_FIRST, is_decided),
  WHEN (PROCEDURE_REDESIGN, BASIS, GROUP_FIRST, is_decided),
  WHEN (PROCEDURE_REDESIGN, APPLIED, GROUP_FIRST, is_decided),
  CONTENT (PROCEDURE_REDESIGN, is_decided),
  WHEN (STEP, POSITION, GROUP_FIRST, has_unit),
  IN_GROUP (STEP, ALSO, GROUP_MORE),
  IN_GROUP (STEP, OR, GROUP_MORE),
  WHEN (STEP, QUESTION, GROUP_FIRST, is_decision),
  IN_GROUP (STEP, WORK, GROUP_TIME),
  IN_GROUP (STEP, WAIT, GROUP_TIME),
  IN_GROUP (STEP, TIME_TEXT, GROUP_TIME),
  IN_GROUP (STEP, FEE, GROUP_TIME),
  IN_GROUP (STEP, COST, GROUP_TIME),
  IN_GROUP (STEP, VALUE, GROUP_MORE),
  IN_GROUP (STEP, FUNCTION, GROUP_AUTHORITY),
  IN_GROUP (STEP, ROLE, GROUP_AUTHORITY),
  IN_GROUP (STEP, BASIS, GROUP_AUTHORITY),
  WHEN (STEP, JOIN, GROUP_MORE, has_ways_in),
  WHEN (STEP, PROCEDURE, GROUP_FIRST, is_subprocess),
  WHEN (STEP, FROM, GROUP_MORE, has_stage_before),
  HIDDEN (STEP, X),
  HIDDEN (STEP, Y),
  LONG (STEP, NOTE, GROUP_MORE),
  LONG (FLOW, NOTE, GROUP_FIRST),
  CONTENT (SCORE, NULL),
  CONTENT (PROBLEM, NULL),
  LONG (PROBLEM, NOTE, GROUP_FIRST),
  HIDDEN (RULE_ROLE, NAME),
  HIDDEN (LOGO, TYPE),
  { .kind = ALUR_KIND_LOGO, .field = ALUR_SLOT_CONTENT, .is_hidden = TRUE },
  HIDDEN (ACCEPTED_FINDING, KEY),
};

/**
 * alur_inspection_get_trait: (skip)
 *
 * Returns: what is known of a field beside its declaration
 */
AlurFieldTrait
alur_inspection_get_trait (AlurKind kind, guint field)
{
  AlurFieldTrait plain = { .kind = kind, .field = field };

  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    {
      if (traits[i].kind == kind && traits[i].field == field)
        return traits[i];
    }
  if (field == ALUR_FIELD_ID && alur_element_type (kind)->has_id)
    plain.is_hidden = TRUE;
  return plain;
}

#define FIELDS(SUBJECT, GROUP, TITLE)                                                              \
  {                                                                                                \
    ALUR_KIND_##SUBJECT, ALUR_SOURCE_OF_FIELDS, ALUR_KIND_##SUBJECT, GROUP, TITLE, NULL            \
  }
#define OTHER(SUBJECT, SOURCE, KIND, TITLE, ADD)                                                   \
  {                                                                                                \
    ALUR_KIND_##SUBJECT, ALUR_SOURCE_##SOURCE, ALUR_KIND_##KIND, 0, TITLE, ADD                     \
  }
#define PROBLEMS(SUBJECT)                                                                          \
  OTHER (SUBJECT, PROBLEMS, PROBLEM, N_ ("Problems pinned to it"), N_ ("Pin a problem"))

static const AlurInspectionSpec specs[] = {
  FIELDS (DOCUMENT, GROUP_FIRST, N_ ("Document")),
  FIELDS (DOCUMENT, GROUP_TIME, N_ ("Language and reckoning")),
  OTHER (DOCUMENT, INDEX, FUNCTION, N_ ("Functions"), N_ ("Add a function")),
  OTHER (DOCUMENT, INDEX, REGULATION, N_ ("Regulations"), N_ ("Add a regulation")),
  OTHER (DOCUMENT, OF_CHILD, RULES, N_ ("What counts as a fault"), NULL),
  OTHER (DOCUMENT, OF_ROLES, RULE_ROLE, N_ ("Held by one unit only"), NULL),
  OTHER (DOCUMENT, OF_RULES, INCOMPATIBLE, N_ ("Not together in one unit"), N_ ("Add a pair")),

  FIELDS (STAGE, GROUP_FIRST, N_ ("Stage")),

  FIELDS (FUNCTION, GROUP_FIRST, NULL),
  PROBLEMS (FUNCTION),
  FIELDS (REGULATION, GROUP_FIRST, NULL),

  FIELDS (UNIT, GROUP_FIRST, NULL),
  OTHER (UNIT, OF_LINE, FLOW, N_ ("Flows from and to it"), NULL),
  OTHER (UNIT, CHILDREN, AUTHORITY, N_ ("Authorities"), N_ ("Give an authority")),
  OTHER (UNIT, CHILDREN, POSITION, N_ ("Positions"), N_ ("Add a position")),
  OTHER (UNIT, RELATIONS, RELATION, N_ ("Relations"), N_ ("Add a relation")),
  PROBLEMS (UNIT),

  FIELDS (AUTHORITY, GROUP_FIRST, NULL),
  PROBLEMS (AUTHORITY),

  FIELDS (POSITION, GROUP_FIRST, NULL),
  OTHER (POSITION, OF_FIGURES, POSITION, N_ ("Workload"), NULL),
  OTHER (POSITION, CHILDREN, DUTY, N_ ("Duties beside the procedures"), N_ ("Add a duty")),
  PROBLEMS (POSITION),

  FIELDS (DUTY, GROUP_FIRST, NULL),
  FIELDS (RELATION, GROUP_FIRST, NULL),
  PROBLEMS (RELATION),

  FIELDS (PROCEDURE, GROUP_FIRST, NULL),
  OTHER (PROCEDURE, OF_FIGURES, PROCEDURE, N_ ("Figures"), NULL),
  OTHER (PROCEDURE, LANES, UNIT, N_ ("Order of lanes"), NULL),
  OTHER (PROCEDURE, OF_CHILD, PROCEDURE_REDESIGN, N_ ("Redesign"), NULL),
  OTHER (PROCEDURE, OF_CHILD, SOP, N_ ("SOP page"), NULL),
  OTHER (PROCEDURE, OF_SOP, SOP_BASIS, N_ ("SOP: legal basis"), N_ ("Add a legal basis")),
  OTHER (PROCEDURE,
         OF_SOP,
         SOP_QUALIFICATION,
         N_ ("SOP: qualification of those who do it"),
         N_ ("Add a qualification")),
  OTHER (PROCEDURE, OF_SOP, SOP_RELATED, N_ ("SOP: related SOPs"), N_ ("Add a related SOP")),
  OTHER (PROCEDURE, OF_SOP, SOP_EQUIPMENT, N_ ("SOP: equipment"), N_ ("Add equipment")),
  OTHER (PROCEDURE, OF_SOP, SOP_WARNING, N_ ("SOP: warnings"), N_ ("Add a warning")),
  OTHER (PROCEDURE, OF_SOP, SOP_RECORDING, N_ ("SOP: recording"), N_ ("Add a recording")),
  OTHER (PROCEDURE, CHILDREN, SCORE, N_ ("Scores by criterion"), N_ ("Add a score")),
  PROBLEMS (PROCEDURE),

  FIELDS (STEP, GROUP_FIRST, NULL),
  FIELDS (STEP, GROUP_TIME, N_ ("Time and money")),
  OTHER (STEP, CHILDREN, INPUT, N_ ("What must be there"), N_ ("Add an input")),
  OTHER (STEP, CHILDREN, OUTPUT, N_ ("What comes out"), N_ ("Add an output")),
  FIELDS (STEP, GROUP_AUTHORITY, N_ ("Authority")),
  OTHER (STEP, OF_CHILD, STEP_REDESIGN, N_ ("Redesign"), NULL),
  FIELDS (STEP, GROUP_MORE, N_ ("More")),
  OTHER (STEP, FLOWS_OUT, FLOW, N_ ("What follows"), N_ ("Connect with a next step")),
  OTHER (STEP, FLOWS_IN, FLOW, N_ ("What leads here"), N_ ("Connect with a step before")),
  PROBLEMS (STEP),

  OTHER (FLOW, OF_LINE, FLOW, N_ ("Flows on this line"), NULL),
  FIELDS (FLOW, GROUP_FIRST, NULL),
  PROBLEMS (FLOW),
  FIELDS (PROBLEM, GROUP_FIRST, NULL),
  FIELDS (INPUT, GROUP_FIRST, NULL),
  FIELDS (OUTPUT, GROUP_FIRST, NULL),
  FIELDS (SCORE, GROUP_FIRST, NULL),
  FIELDS (INCOMPATIBLE, GROUP_FIRST, NULL),
  FIELDS (SOP_BASIS, GROUP_FIRST, NULL),
  FIELDS (SOP_QUALIFICATION, GROUP_FIRST, NULL),
  FIELDS (SOP_RELATED, GROUP_FIRST, NULL),
  FIELDS (SOP_EQUIPMENT, GROUP_FIRST, NULL),
  FIELDS (SOP_WARNING, GROUP_FIRST, NULL),
  FIELDS (SOP_RECORDING, GROUP_FIRST, NULL),
  FIELDS (ACCEPTED_FINDING, GROUP_FIRST, NULL),
};

/**
 * alur_inspection_get_specs: (skip)
 *
 * Returns: (array length=n_specs): the sections of all kinds, in the order in which they are shown
 */
const AlurInspectionSpec *
alur_inspection_get_specs (guint *n_specs)
{
  *n_specs = G_N_ELEMENTS (specs);
  return specs;
}
