/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-schema.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* How alur-fields.h writes types of fields, as initialisers of AlurField. */
#define REQUIRED ALUR_FIELD_REQUIRED
#define TO(KIND) (G_GUINT64_CONSTANT (1) << ALUR_KIND_##KIND)
#define TO_ANYTHING G_MAXUINT64
#define IDENTIFIER .type = ALUR_FIELD_IDENTIFIER
#define PLAIN_TEXT .type = ALUR_FIELD_TEXT
#define VERSION_NUMBER .type = ALUR_FIELD_VERSION
#define FINDING_KEY .type = ALUR_FIELD_KEY
#define LANGUAGE_TAG(TAG) .type = ALUR_FIELD_LANGUAGE, .initial.text = (TAG)
#define CURRENCY_CODE(CODE) .type = ALUR_FIELD_CURRENCY, .initial.text = (CODE)
#define REFERENCE(KINDS) .type = ALUR_FIELD_REFERENCE, .targets = (KINDS)
#define REFERENCES(KINDS) .type = ALUR_FIELD_REFERENCES, .targets = (KINDS)
#define WORD(WORDS, INITIAL) .type = ALUR_FIELD_WORD, .words = (WORDS), .initial.word = (INITIAL)
#define PAIR_OF_ROLES .type = ALUR_FIELD_ROLES, .words = alur_role_words
#define WHOLE_NUMBER(INITIAL, LOW, HIGH)                                                           \
  .type = ALUR_FIELD_INTEGER, .initial.integer = (INITIAL), .minimum = (LOW), .maximum = (HIGH)
#define DECIMAL(INITIAL, LOW, HIGH)                                                                \
  .type = ALUR_FIELD_DECIMAL, .initial.number = (INITIAL), .minimum = (LOW), .maximum = (HIGH)
#define POSITIVE_DECIMAL(INITIAL, HIGH) DECIMAL (INITIAL, 0, HIGH), .above_minimum = TRUE
#define AMOUNT DECIMAL (0, 0, G_MAXDOUBLE)
#define SHARE DECIMAL (NAN, 0, 1)
#define COORDINATE DECIMAL (NAN, -G_MAXDOUBLE, G_MAXDOUBLE)
#define SPAN(DAYS) .type = ALUR_FIELD_DURATION, .initial.duration = { (DAYS), 0 }
#define DAY .type = ALUR_FIELD_DATE

/* One array of fields an element; it ends with an empty one so that none has length 0. */
#define ELEMENT(KIND, ...) static const AlurField fields_##KIND[] = {
#define FIELD(KIND, NAME, ATTRIBUTE, FLAGS, TYPE, LABEL)                                           \
  { .name = (ATTRIBUTE), .label = (LABEL), .flags = (FLAGS), TYPE },
#define END(KIND)                                                                                  \
  {                                                                                                \
    NULL                                                                                           \
  }                                                                                                \
  }                                                                                                \
  ;
#include "alur-fields.h"
#undef ELEMENT
#undef FIELD
#undef END

static const AlurKind children_DOCUMENT[]
    = { ALUR_KIND_LOGO,  ALUR_KIND_FUNCTIONS, ALUR_KIND_REGULATIONS,
        ALUR_KIND_RULES, ALUR_KIND_STAGE,     ALUR_KIND_ACCEPTED };
static const AlurKind children_FUNCTIONS[] = { ALUR_KIND_FUNCTION };
static const AlurKind children_REGULATIONS[] = { ALUR_KIND_REGULATION };
static const AlurKind children_RULES[] = { ALUR_KIND_RULE_ROLE, ALUR_KIND_INCOMPATIBLE };
static const AlurKind children_STAGE[]
    = { ALUR_KIND_ORGANISATION, ALUR_KIND_PROCEDURE, ALUR_KIND_PROBLEM };
static const AlurKind children_ORGANISATION[] = { ALUR_KIND_UNIT, ALUR_KIND_RELATION };
static const AlurKind children_UNIT[] = { ALUR_KIND_AUTHORITY, ALUR_KIND_POSITION };
static const AlurKind children_POSITION[] = { ALUR_KIND_DUTY };
static const AlurKind children_WITH_BENDS[] = { ALUR_KIND_BEND };
static const AlurKind children_PROCEDURE[] = { ALUR_KIND_SOP, ALUR_KIND_PROCEDURE_REDESIGN,
                                               ALUR_KIND_STEP, ALUR_KIND_FLOW, ALUR_KIND_SCORE };
static const AlurKind children_SOP[]
    = { ALUR_KIND_SOP_BASIS,     ALUR_KIND_SOP_QUALIFICATION, ALUR_KIND_SOP_RELATED,
        ALUR_KIND_SOP_EQUIPMENT, ALUR_KIND_SOP_WARNING,       ALUR_KIND_SOP_RECORDING };
static const AlurKind children_STEP[]
    = { ALUR_KIND_INPUT, ALUR_KIND_OUTPUT, ALUR_KIND_STEP_REDESIGN };
static const AlurKind children_ACCEPTED[] = { ALUR_KIND_ACCEPTED_FINDING };

static const struct
{
  AlurKind kind;
  guint n_children;
  const AlurKind *children;
} families[] = {
#define FAMILY(KIND, CHILDREN)                                                                     \
  {                                                                                                \
    ALUR_KIND_##KIND, G_N_ELEMENTS (CHILDREN), CHILDREN                                            \
  }
  FAMILY (DOCUMENT, children_DOCUMENT),
  FAMILY (FUNCTIONS, children_FUNCTIONS),
  FAMILY (REGULATIONS, children_REGULATIONS),
  FAMILY (RULES, children_RULES),
  FAMILY (STAGE, children_STAGE),
  FAMILY (ORGANISATION, children_ORGANISATION),
  FAMILY (UNIT, children_UNIT),
  FAMILY (POSITION, children_POSITION),
  FAMILY (RELATION, children_WITH_BENDS),
  FAMILY (PROCEDURE, children_PROCEDURE),
  FAMILY (SOP, children_SOP),
  FAMILY (STEP, children_STEP),
  FAMILY (FLOW, children_WITH_BENDS),
  FAMILY (ACCEPTED, children_ACCEPTED),
#undef FAMILY
};

static const struct
{
  const char *name;
  gboolean has_text;
  const char *label;
  guint n_fields;
  const AlurField *fields;
} declared[] = {
#define TEXT TRUE
#define NO_TEXT FALSE
#define ELEMENT(KIND, NAME, HAS_TEXT, LABEL)                                                       \
  { NAME, HAS_TEXT, LABEL, ALUR_##KIND##_N_FIELDS, fields_##KIND },
#define FIELD(...)
#define END(KIND)
#include "alur-fields.h"
#undef ELEMENT
#undef FIELD
#undef END
};

static void
complete_type (AlurKind kind, AlurElementType *type)
{
  type->name = declared[kind].name;
  type->label = declared[kind].label;
  type->has_text = declared[kind].has_text;
  type->n_fields = declared[kind].n_fields;
  type->fields = declared[kind].fields;
  type->has_id = type->n_fields > 0 && type->fields[0].type == ALUR_FIELD_IDENTIFIER;
  type->name_field = G_MAXUINT;
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].type == ALUR_FIELD_TEXT && strcmp (type->fields[i].name, "name") == 0)
        type->name_field = i;
    }
}

static AlurElementType *
make_types (void)
{
  AlurElementType *types = g_new0 (AlurElementType, ALUR_N_KINDS);

  for (guint kind = 0; kind < ALUR_KIND_FOREIGN; kind++)
    complete_type (kind, &types[kind]);
  types[ALUR_KIND_FOREIGN].name = "";
  types[ALUR_KIND_FOREIGN].label = N_ ("Kept content");
  types[ALUR_KIND_FOREIGN].name_field = G_MAXUINT;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      types[families[i].kind].n_children = families[i].n_children;
      types[families[i].kind].children = families[i].children;
    }
  return types;
}

/**
 * alur_element_type:
 * @kind: a kind of element
 *
 * Returns: (transfer none): its name, fields and children
 */
const AlurElementType *
alur_element_type (AlurKind kind)
{
  static const AlurElementType *types_once;

  if (g_once_init_enter (&types_once))
    g_once_init_leave (&types_once, make_types ());
  return &types_once[kind];
}

/**
 * alur_element_type_find_field:
 * @kind: a kind of element
 * @name: an attribute as it stands in a file
 *
 * Returns: the number of the field, or G_MAXUINT when @kind has none of that name
 */
guint
alur_element_type_find_field (AlurKind kind, const char *name)
{
  const AlurElementType *type = alur_element_type (kind);

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (strcmp (type->fields[i].name, name) == 0)
        return i;
    }
  return G_MAXUINT;
}

/**
 * alur_element_type_find_child:
 * @parent: a kind of element
 * @name: the name of an element as it stands in a file
 *
 * Returns: the kind of a child of that name, or -1 when @parent has none
 */
int
alur_element_type_find_child (AlurKind parent, const char *name)
{
  const AlurElementType *type = alur_element_type (parent);

  for (guint i = 0; i < type->n_children; i++)
    {
      if (strcmp (declared[type->children[i]].name, name) == 0)
        return (int) type->children[i];
    }
  return -1;
}

/**
 * alur_element_type_child_rank:
 * @parent: a kind of element
 * @child: another
 *
 * Children of one parent stand in ascending order of rank.
 *
 * Returns: the place of @child among the kinds of children of @parent, or -1 when it is none
 */
int
alur_element_type_child_rank (AlurKind parent, AlurKind child)
{
  const AlurElementType *type = alur_element_type (parent);

  for (guint i = 0; i < type->n_children; i++)
    {
      if (type->children[i] == child)
        return (int) i;
    }
  return -1;
}

/**
 * alur_element_type_is_single:
 * @kind: a kind of element
 *
 * Returns: whether its parent may have at most one of it
 */
gboolean
alur_element_type_is_single (AlurKind kind)
{
  static const guint64 single = TO (LOGO) | TO (FUNCTIONS) | TO (REGULATIONS) | TO (RULES)
                                | TO (ACCEPTED) | TO (ORGANISATION) | TO (SOP)
                                | TO (PROCEDURE_REDESIGN) | TO (STEP_REDESIGN);

  return (single >> kind & 1) != 0;
}

static gboolean
text_equal (AlurValue a, AlurValue b)
{
  return g_strcmp0 (a.text, b.text) == 0;
}

static gboolean
word_equal (AlurValue a, AlurValue b)
{
  return a.word == b.word;
}

static gboolean
integer_equal (AlurValue a, AlurValue b)
{
  return a.integer == b.integer;
}

static gboolean
date_equal (AlurValue a, AlurValue b)
{
  return a.date == b.date;
}

static gboolean
duration_equal (AlurValue a, AlurValue b)
{
  return a.duration.days == b.duration.days && a.duration.seconds == b.duration.seconds;
}

static gboolean
number_equal (AlurValue a, AlurValue b)
{
  if (isnan (a.number) || isnan (b.number))
    return isnan (a.number) && isnan (b.number);
  return !(a.number < b.number) && !(a.number > b.number);
}

static gboolean
ids_equal (AlurValue a, AlurValue b)
{
  if (a.ids == b.ids || a.ids == NULL || b.ids == NULL)
    return a.ids == b.ids;
  return a.ids->n_ids == b.ids->n_ids
         && memcmp (a.ids->ids, b.ids->ids, a.ids->n_ids * sizeof a.ids->ids[0]) == 0;
}

static gboolean (*const value_equal[]) (AlurValue a, AlurValue b) = {
  [ALUR_FIELD_TEXT] = text_equal,         [ALUR_FIELD_VERSION] = text_equal,
  [ALUR_FIELD_LANGUAGE] = text_equal,     [ALUR_FIELD_CURRENCY] = text_equal,
  [ALUR_FIELD_KEY] = text_equal,          [ALUR_FIELD_IDENTIFIER] = text_equal,
  [ALUR_FIELD_REFERENCE] = text_equal,    [ALUR_FIELD_REFERENCES] = ids_equal,
  [ALUR_FIELD_WORD] = word_equal,         [ALUR_FIELD_ROLES] = word_equal,
  [ALUR_FIELD_DECIMAL] = number_equal,    [ALUR_FIELD_INTEGER] = integer_equal,
  [ALUR_FIELD_DURATION] = duration_equal, [ALUR_FIELD_DATE] = date_equal,
};

/**
 * alur_value_equal:
 * @field: a field
 * @a: a value of it
 * @b: another, of the same document
 *
 * Returns: whether they are the same
 */
gboolean
alur_value_equal (const AlurField *field, AlurValue a, AlurValue b)
{
  return value_equal[field->type](a, b);
}

/**
 * alur_ids_contain:
 * @ids: (nullable): a list of ids
 * @atom: an id of the same document
 *
 * Returns: whether @atom is in the list
 */
gboolean
alur_ids_contain (const AlurIds *ids, const char *atom)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      if (ids->ids[i] == atom)
        return TRUE;
    }
  return FALSE;
}
