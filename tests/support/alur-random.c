/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits by chance that a person could make: each is one transaction and leaves a valid document.
 * A random document is a new one after many of them. */

#include "alur-random.h"

#include "alur-edit.h"
#include "alur-namespaces.h"
#include "alur-reference.h"

#include <math.h>

static const char *const texts[] = { "Dinas Kesehatan",
                                     "Memeriksa berkas",
                                     "Loket",
                                     "",
                                     "<&>\"'",
                                     "baris satu\nbaris dua",
                                     "tab\tdan  blanks ",
                                     "Ünïcode 漢字 🙂 العربية",
                                     "Kec. Tengah; Kec. Utara",
                                     "Penyediaan obat" };

/**
 * alur_random_seed:
 *
 * Returns: the seed in ALUR_SEED, else one by chance; it is printed either way, also where only the
 *   errors of a test are shown
 */
guint32
alur_random_seed (void)
{
  const char *given = g_getenv ("ALUR_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("ALUR_SEED=%u", seed);
  g_printerr ("ALUR_SEED=%u\n", seed);
  return seed;
}

static guint
below (GRand *rand, guint limit)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) MAX (limit, 1));
}

static const char *
some_text (GRand *rand)
{
  return texts[below (rand, G_N_ELEMENTS (texts))];
}

/* An element of @kind anywhere in @top, or NULL when there is none. */
static AlurElement *
pick (GRand *rand, AlurElement *top, AlurKind kind)
{
  AlurElement *picked = NULL;
  guint n_seen = 0;

  for (AlurElement *e = top; e != NULL; e = alur_element_walk (e, top))
    {
      if (e->kind == kind && below (rand, ++n_seen) == 0)
        picked = e;
    }
  return picked;
}

static AlurElement *
pick_stage (GRand *rand, AlurDocument *document)
{
  return pick (rand, alur_document_get_root (document), ALUR_KIND_STAGE);
}

/* A target for @field of @element: something that it may lead to, or NULL. */
static const char *
pick_target (GRand *rand, AlurDocument *document, AlurElement *element, guint field)
{
  guint64 targets = alur_element_type (element->kind)->fields[field].targets;
  AlurElement *root = alur_document_get_root (document);
  AlurElement *picked = NULL;
  guint n_seen = 0;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const char *id = alur_element_get_id (e);

      if (id != NULL && (targets >> e->kind & 1) != 0
          && alur_reference_resolve (document, element, field, id) == e
          && below (rand, ++n_seen) == 0)
        picked = e;
    }
  return picked != NULL ? alur_element_get_id (picked) : NULL;
}

static void
set_some_refs (GRand *rand, AlurDocument *document, AlurElement *element, guint field)
{
  const char *ids[3];
  guint n_ids = 0;

  for (guint i = below (rand, 4); i > 0; i--)
    {
      const char *id = pick_target (rand, document, element, field);

      if (id != NULL)
        ids[n_ids++] = id;
    }
  alur_document_set_refs (document, element, field, ids, n_ids);
}

static guint
some_word (GRand *rand, const AlurWord *words)
{
  guint n_words = 1;

  while (words[n_words].name != NULL)
    n_words++;
  return 1 + below (rand, n_words - 1);
}

/* Fields that depend on each other are set by an edit of their own, or not at all here. */
static gboolean
is_free (AlurKind kind, guint field)
{
  static const struct
  {
    AlurKind kind;
    guint field;
  } bound[] = {
    { ALUR_KIND_UNIT, ALUR_UNIT_X },
    { ALUR_KIND_UNIT, ALUR_UNIT_Y },
    { ALUR_KIND_STEP, ALUR_STEP_X },
    { ALUR_KIND_STEP, ALUR_STEP_Y },
    { ALUR_KIND_STAGE, ALUR_STAGE_KIND },
    { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_ROLE },
    { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_RESOURCE },
    { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_SOURCE },
    { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FROM },
    { ALUR_KIND_FLOW, ALUR_FLOW_FROM },
    { ALUR_KIND_FLOW, ALUR_FLOW_TO },
    { ALUR_KIND_FLOW, ALUR_FLOW_KIND },
    { ALUR_KIND_SCORE, ALUR_SCORE_CRITERION },
    { ALUR_KIND_RULE_ROLE, ALUR_RULE_ROLE_NAME },
    { ALUR_KIND_INCOMPATIBLE, ALUR_INCOMPATIBLE_ROLES },
    { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_ACTION },
    { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_WITH },
    { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_TO },
    { ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_STAGE },
    { ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_ACTION },
    { ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_WITH },
    { ALUR_KIND_INPUT, ALUR_INPUT_NAME },
    { ALUR_KIND_OUTPUT, ALUR_OUTPUT_NAME },
    { ALUR_KIND_SOP_BASIS, ALUR_SOP_BASIS_REF },
    { ALUR_KIND_SOP_RELATED, ALUR_SOP_RELATED_REF },
    { ALUR_KIND_LOGO, ALUR_LOGO_TYPE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bound); i++)
    {
      if (bound[i].kind == kind && bound[i].field == field)
        return FALSE;
    }
  return TRUE;
}

static double
some_decimal (GRand *rand, const AlurField *field)
{
  static const double steps[] = { 1, 0.5, 0.1, 0.001 };
  double number = below (rand, 200) * steps[below (rand, G_N_ELEMENTS (steps))];

  if (isnan (field->initial.number) && (field->flags & ALUR_FIELD_REQUIRED) == 0
      && below (rand, 3) == 0)
    return NAN;
  return CLAMP (number, field->minimum + (field->above_minimum ? 0.25 : 0), field->maximum);
}

static gint64
some_integer (GRand *rand, const AlurField *field)
{
  gint64 integer = below (rand, 30);

  return CLAMP (integer, (gint64) field->minimum, (gint64) field->maximum);
}

static void
set_reference (GRand *rand, AlurDocument *document, AlurElement *element, guint field)
{
  const char *id = below (rand, 4) > 0 ? pick_target (rand, document, element, field) : NULL;
  g_autofree char *refusal = NULL;

  if (element->kind == ALUR_KIND_STEP && field == ALUR_STEP_UNIT)
    alur_edit_set_step_unit (document, element, id);
  else if (field == ALUR_UNIT_PARENT && element->kind == ALUR_KIND_UNIT)
    refusal = alur_edit_refuse_parent (document, element, id);
  else if (field == ALUR_FUNCTION_PARENT && element->kind == ALUR_KIND_FUNCTION)
    refusal = alur_edit_refuse_parent (document, element, id);
  else if (field == ALUR_STEP_PROCEDURE && element->kind == ALUR_KIND_STEP)
    refusal = alur_edit_refuse_call (document, element, id);
  if (refusal != NULL
      || (id == NULL
          && (alur_element_type (element->kind)->fields[field].flags & ALUR_FIELD_REQUIRED) != 0))
    return;
  alur_document_set_text (document, element, field, id);
}

/* A called procedure may make a cycle once its step is a subprocess, so that kind is checked. */
static void
set_word (GRand *rand, AlurDocument *document, AlurElement *element, guint field)
{
  const AlurField *declared = &alur_element_type (element->kind)->fields[field];
  guint word = some_word (rand, declared->words);

  if (declared->initial.word == 0 && (declared->flags & ALUR_FIELD_REQUIRED) == 0
      && below (rand, 3) == 0)
    word = 0;
  if (element->kind == ALUR_KIND_STEP && field == ALUR_STEP_KIND
      && word == ALUR_STEP_KIND_SUBPROCESS)
    {
      g_autofree char *refusal = alur_edit_refuse_call (
          document, element, alur_element_get_ref (element, ALUR_STEP_PROCEDURE));

      if (refusal != NULL)
        return;
    }
  alur_document_set_word (document, element, field, word);
}

static void
set_field (GRand *rand, AlurDocument *document, AlurElement *element, guint field)
{
  const AlurField *declared = &alur_element_type (element->kind)->fields[field];

  switch (declared->type)
    {
    case ALUR_FIELD_TEXT:
      alur_document_set_text (document, element, field, some_text (rand));
      break;
    case ALUR_FIELD_REFERENCE:
      set_reference (rand, document, element, field);
      break;
    case ALUR_FIELD_REFERENCES:
      set_some_refs (rand, document, element, field);
      break;
    case ALUR_FIELD_WORD:
      set_word (rand, document, element, field);
      break;
    case ALUR_FIELD_DECIMAL:
      alur_document_set_number (document, element, field, some_decimal (rand, declared));
      break;
    case ALUR_FIELD_INTEGER:
      alur_document_set_integer (document, element, field, some_integer (rand, declared));
      break;
    case ALUR_FIELD_DURATION:
      alur_document_set_duration (
          document, element, field,
          (AlurDuration){ (gint32) below (rand, 5), (gint32) (below (rand, 400) * 30) });
      break;
    case ALUR_FIELD_DATE:
      alur_document_set_date (
          document, element, field,
          (AlurDate) (below (rand, 4) == 0
                          ? 0
                          : 20240000 + (below (rand, 12) + 1) * 100 + below (rand, 28) + 1));
      break;
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_KEY:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_ROLES:
    default:
      break;
    }
}

static void
edit_field (GRand *rand, AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);
  AlurElement *element = NULL;
  const AlurElementType *type;
  guint n_seen = 0;
  guint field;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      if (alur_element_type (e->kind)->n_fields > 1 && below (rand, ++n_seen) == 0)
        element = e;
    }
  if (element == NULL)
    return;
  type = alur_element_type (element->kind);
  field = below (rand, type->n_fields);
  if (is_free (element->kind, field))
    set_field (rand, document, element, field);
  if (type->has_text && element->kind != ALUR_KIND_LOGO && element->kind != ALUR_KIND_SOP_BASIS
      && element->kind != ALUR_KIND_SOP_RELATED && below (rand, 2) == 0)
    alur_document_set_content (document, element, some_text (rand));
}

/* Sets everything free of a new element, half of it. */
static void
dress (GRand *rand, AlurDocument *document, AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint field = 0; field < type->n_fields; field++)
    {
      if (is_free (element->kind, field)
          && ((type->fields[field].flags & ALUR_FIELD_REQUIRED) != 0 || below (rand, 2) == 0))
        set_field (rand, document, element, field);
    }
}

static void
add_global (GRand *rand, AlurDocument *document)
{
  gboolean function = below (rand, 3) > 0;
  AlurElement *parent = function ? alur_document_get_functions (document)
                                 : alur_document_get_regulations (document);
  AlurElement *added = alur_document_insert (
      document, parent, function ? ALUR_KIND_FUNCTION : ALUR_KIND_REGULATION, NULL, NULL);

  dress (rand, document, added);
}

static void
add_unit (GRand *rand, AlurDocument *document)
{
  AlurElement *stage = pick_stage (rand, document);
  AlurElement *unit = alur_document_insert (
      document, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT, NULL, NULL);

  dress (rand, document, unit);
}

static void
add_authority (GRand *rand, AlurDocument *document)
{
  AlurElement *unit = pick (rand, pick_stage (rand, document), ALUR_KIND_UNIT);
  AlurElement *function = pick (rand, alur_document_get_functions (document), ALUR_KIND_FUNCTION);
  AlurElement *authority;

  if (unit == NULL || function == NULL)
    return;
  authority = alur_document_insert (document, unit, ALUR_KIND_AUTHORITY, NULL, NULL);
  alur_document_set_text (document, authority, ALUR_AUTHORITY_FUNCTION,
                          alur_element_get_id (function));
  alur_edit_set_authority_role (document, authority,
                                (AlurRole) (1 + below (rand, ALUR_N_ROLES - 1)));
  if (below (rand, 4) == 0)
    {
      alur_document_set_word (document, authority, ALUR_AUTHORITY_SOURCE,
                              ALUR_SOURCE_DELEGATION + below (rand, 2));
      alur_document_set_text (document, authority, ALUR_AUTHORITY_FROM,
                              pick_target (rand, document, authority, ALUR_AUTHORITY_FROM));
    }
  dress (rand, document, authority);
}

static void
add_inside (GRand *rand, AlurDocument *document)
{
  static const struct
  {
    AlurKind parent;
    AlurKind kind;
    guint name; /* a required name */
  } pairs[] = { { ALUR_KIND_UNIT, ALUR_KIND_POSITION, ALUR_POSITION_NAME },
                { ALUR_KIND_POSITION, ALUR_KIND_DUTY, ALUR_DUTY_NAME },
                { ALUR_KIND_STEP, ALUR_KIND_INPUT, ALUR_INPUT_NAME },
                { ALUR_KIND_STEP, ALUR_KIND_OUTPUT, ALUR_OUTPUT_NAME },
                { ALUR_KIND_STAGE, ALUR_KIND_PROBLEM, ALUR_PROBLEM_NOTE },
                { ALUR_KIND_SOP, ALUR_KIND_SOP_WARNING, G_MAXUINT } };
  guint which = below (rand, G_N_ELEMENTS (pairs));
  AlurElement *parent = pick (rand, pick_stage (rand, document), pairs[which].parent);
  AlurElement *added;

  if (parent == NULL)
    return;
  added = alur_document_insert (document, parent, pairs[which].kind, NULL, NULL);
  if (pairs[which].name != G_MAXUINT)
    alur_document_set_text (document, added, pairs[which].name, "KTP");
  dress (rand, document, added);
}

static void
add_relation (GRand *rand, AlurDocument *document)
{
  AlurElement *stage = pick_stage (rand, document);
  AlurElement *from = pick (rand, stage, ALUR_KIND_UNIT);
  AlurElement *to = pick (rand, stage, ALUR_KIND_UNIT);
  AlurElement *relation;

  if (from == NULL)
    return;
  relation = alur_document_insert (document, alur_document_get_organisation (document, stage),
                                   ALUR_KIND_RELATION, NULL, NULL);
  alur_document_set_text (document, relation, ALUR_RELATION_FROM, alur_element_get_id (from));
  alur_document_set_text (document, relation, ALUR_RELATION_TO, alur_element_get_id (to));
  alur_document_set_word (document, relation, ALUR_RELATION_KIND,
                          some_word (rand, alur_relation_words));
}

static void
add_procedure (GRand *rand, AlurDocument *document)
{
  AlurElement *procedure = alur_document_insert (document, pick_stage (rand, document),
                                                 ALUR_KIND_PROCEDURE, NULL, NULL);

  dress (rand, document, procedure);
  if (below (rand, 2) == 0)
    dress (rand, document, alur_document_insert (document, procedure, ALUR_KIND_SOP, NULL, NULL));
}

static void
add_step (GRand *rand, AlurDocument *document)
{
  AlurElement *procedure = pick (rand, pick_stage (rand, document), ALUR_KIND_PROCEDURE);
  AlurElement *before;
  AlurElement *step;

  if (procedure == NULL)
    {
      add_procedure (rand, document);
      return;
    }
  before = pick (rand, procedure, ALUR_KIND_STEP);
  step = alur_document_insert (document, procedure, ALUR_KIND_STEP, NULL, NULL);
  dress (rand, document, step);
  if (before != NULL)
    alur_edit_connect (document, before, step, ALUR_FLOW_SEQUENCE);
}

static void
add_flow (GRand *rand, AlurDocument *document)
{
  AlurElement *stage = pick_stage (rand, document);
  AlurElement *from = pick (rand, stage, ALUR_KIND_STEP);
  AlurElement *to = from != NULL
                        ? pick (rand, below (rand, 2) == 0 ? from->parent : stage, ALUR_KIND_STEP)
                        : NULL;
  AlurFlowKind kind = (AlurFlowKind) some_word (rand, alur_flow_words);
  g_autofree char *refusal = NULL;

  if (to == NULL)
    return;
  refusal = alur_edit_refuse_connection (document, from, to, kind);
  if (refusal == NULL)
    dress (rand, document, alur_edit_connect (document, from, to, kind));
}

static void
decide (GRand *rand, AlurDocument *document)
{
  AlurElement *step = pick (rand, pick_stage (rand, document), ALUR_KIND_STEP);
  AlurElement *redesign;
  AlurAction action = (AlurAction) some_word (rand, alur_action_words);
  const char *target;

  if (step == NULL)
    return;
  redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);
  if (redesign != NULL)
    alur_document_remove (document, redesign);
  redesign = alur_document_insert (document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_STAGE,
                          pick_target (rand, document, redesign, ALUR_STEP_REDESIGN_STAGE));
  target = pick_target (rand, document, redesign,
                        action == ALUR_ACTION_COMBINE ? (guint) ALUR_STEP_REDESIGN_WITH
                                                      : (guint) ALUR_STEP_REDESIGN_TO);
  if (action == ALUR_ACTION_COMBINE && target != NULL)
    alur_document_set_refs (document, redesign, ALUR_STEP_REDESIGN_WITH, &target, 1);
  else if (action == ALUR_ACTION_DECENTRALISE && target != NULL)
    alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_TO, target);
  else if (action == ALUR_ACTION_COMBINE || action == ALUR_ACTION_DECENTRALISE)
    action = ALUR_ACTION_ABOLISH;
  alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, action);
}

static void
add_stage (GRand *rand, AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);
  AlurElement *last = root->last_child;
  guint n_stages = alur_element_count (root, ALUR_KIND_STAGE);

  while (last->kind != ALUR_KIND_STAGE)
    last = last->previous;
  if (n_stages >= 4)
    return;
  if (alur_element_get_word (last, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    last = alur_element_previous (last, ALUR_KIND_STAGE);
  alur_edit_add_stage (document, last,
                       alur_element_next (last, ALUR_KIND_STAGE) == NULL && below (rand, 2) == 0
                           ? ALUR_STAGE_TARGET
                           : ALUR_STAGE_INTERIM,
                       "Tahap");
}

static void
place (GRand *rand, AlurDocument *document)
{
  gboolean unit = below (rand, 2) == 0;
  AlurElement *element
      = pick (rand, pick_stage (rand, document), unit ? ALUR_KIND_UNIT : ALUR_KIND_STEP);
  guint x = unit ? (guint) ALUR_UNIT_X : (guint) ALUR_STEP_X;
  guint y = unit ? (guint) ALUR_UNIT_Y : (guint) ALUR_STEP_Y;
  gboolean automatic = below (rand, 3) == 0;

  if (element == NULL)
    return;
  alur_document_set_number (document, element, x, automatic ? NAN : below (rand, 800) - 200.0);
  alur_document_set_number (document, element, y, automatic ? NAN : below (rand, 500) / 2.0);
}

static void
reorder (GRand *rand, AlurDocument *document)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_UNIT, ALUR_KIND_STEP, ALUR_KIND_FUNCTION, ALUR_KIND_AUTHORITY };
  AlurElement *element
      = pick (rand, alur_document_get_root (document), kinds[below (rand, G_N_ELEMENTS (kinds))]);

  if (element != NULL)
    alur_document_move (document, element, element->parent,
                        alur_element_first (element->parent, element->kind));
}

/* Any element of ours in @top. */
static AlurElement *
pick_ours (GRand *rand, AlurElement *top)
{
  AlurElement *picked = top;
  guint n_seen = 0;

  for (AlurElement *e = top; e != NULL; e = alur_element_walk (e, top))
    {
      if (e->kind != ALUR_KIND_FOREIGN && below (rand, ++n_seen) == 0)
        picked = e;
    }
  g_assert (picked != NULL);
  return picked;
}

static gboolean
has_foreign (const AlurElement *element, const char *name)
{
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    {
      if (g_str_equal (foreign->name, name))
        return TRUE;
    }
  return FALSE;
}

static AlurElement *
some_child (GRand *rand, const AlurElement *parent)
{
  AlurElement *child = parent->first_child;

  for (guint i = below (rand, 4); child != NULL && i > 0; i--)
    child = child->next;
  return child;
}

/* What others keep with a document: a prefix that means now this and now that, declared anywhere,
 * and attributes, elements and comments that may use it below. */
static void
adorn (GRand *rand, AlurDocument *document)
{
  static const char *const forms[] = { "<%s:note by=\"a > b\">x<b/></%s:note>", "<!-- %s %s -->",
                                       "<x xmlns='' t=\"%s:y\" u=\"%s:z\"/>", "<?%s %s?>" };
  AlurElement *top = pick_ours (rand, alur_document_get_root (document));
  AlurElement *user;
  g_autofree char *prefix = g_strdup_printf ("p%u", below (rand, 3));
  g_autofree char *declaration = g_strconcat ("xmlns:", prefix, NULL);
  g_autofree char *uri = g_strdup_printf ("urn:others:%u", below (rand, 2));
  g_autofree char *attribute = g_strconcat (prefix, ":mark-", prefix, NULL);
  const char *form = forms[below (rand, G_N_ELEMENTS (forms))];
  g_auto (GStrv) parts = g_strsplit (form, "%s", -1);
  g_autofree char *raw = g_strjoinv (prefix, parts);

  if (!has_foreign (top, declaration) && below (rand, 2) == 0)
    alur_document_add_foreign (document, top, declaration, uri);
  user = pick_ours (rand, top);
  if (alur_namespace_lookup (user, prefix) == NULL)
    return;
  if (!has_foreign (user, attribute))
    alur_document_add_foreign (document, user, attribute, some_text (rand));
  if (below (rand, 2) == 0)
    alur_document_set_content (
        document,
        alur_document_insert (document, user, ALUR_KIND_FOREIGN, NULL, some_child (rand, user)),
        raw);
}

/* Moves or copies to another parent what nothing refers to. */
static void
move_across (GRand *rand, AlurDocument *document)
{
  static const struct
  {
    AlurKind kind;
    AlurKind parent;
    gboolean copies;
  } ways[] = {
    { ALUR_KIND_AUTHORITY, ALUR_KIND_UNIT, FALSE }, { ALUR_KIND_DUTY, ALUR_KIND_POSITION, TRUE },
    { ALUR_KIND_INPUT, ALUR_KIND_STEP, TRUE },      { ALUR_KIND_OUTPUT, ALUR_KIND_STEP, TRUE },
    { ALUR_KIND_SOP_WARNING, ALUR_KIND_SOP, TRUE }, { ALUR_KIND_FOREIGN, ALUR_KIND_UNIT, TRUE },
    { ALUR_KIND_FOREIGN, ALUR_KIND_STEP, TRUE }
  };
  guint way = below (rand, G_N_ELEMENTS (ways));
  AlurElement *stage = pick_stage (rand, document);
  AlurElement *element = pick (rand, stage, ways[way].kind);
  AlurElement *parent = pick (rand, stage, ways[way].parent);

  if (element == NULL || parent == NULL)
    return;
  if (ways[way].copies && below (rand, 2) == 0)
    alur_edit_copy_subtree (document, element, parent, NULL);
  else
    alur_document_move (document, element, parent, NULL);
}

static void
delete_some (GRand *rand, AlurDocument *document)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_UNIT,         ALUR_KIND_AUTHORITY, ALUR_KIND_FUNCTION,  ALUR_KIND_STEP,
          ALUR_KIND_FLOW,         ALUR_KIND_POSITION,  ALUR_KIND_PROCEDURE, ALUR_KIND_REGULATION,
          ALUR_KIND_STAGE,        ALUR_KIND_RELATION,  ALUR_KIND_PROBLEM,   ALUR_KIND_INPUT,
          ALUR_KIND_STEP_REDESIGN };
  AlurElement *elements[3];
  guint n_elements = 0;

  for (guint i = below (rand, 3) + 1; i > 0; i--)
    {
      AlurElement *picked = pick (rand, alur_document_get_root (document),
                                  kinds[below (rand, G_N_ELEMENTS (kinds))]);

      if (picked != NULL)
        elements[n_elements++] = picked;
    }
  alur_edit_delete (document, elements, n_elements);
}

static void
merge_some (GRand *rand, AlurDocument *document)
{
  AlurElement *keep = pick (rand, alur_document_get_root (document), ALUR_KIND_UNIT);
  AlurElement *others[2];
  guint n_others = below (rand, G_N_ELEMENTS (others)) + 1;

  if (keep == NULL)
    return;
  for (guint i = 0; i < n_others; i++)
    others[i] = pick (rand, keep->parent, ALUR_KIND_UNIT);
  alur_edit_merge_units (document, keep, others, n_others);
}

/* Seldom, for it leaves few stages to try anything with. */
static void
begin_round (GRand *rand, AlurDocument *document)
{
  if (below (rand, 4) == 0)
    alur_edit_begin_round (document, pick_stage (rand, document));
}

/**
 * alur_random_edit:
 * @rand: where chance comes from
 * @document: a valid document without open transaction
 * @bent: what edits are likely
 *
 * Makes one edit as one transaction; some find nothing to do.
 */
void
alur_random_edit (GRand *rand, AlurDocument *document, AlurRandomBent bent)
{
  typedef void (*Edit) (GRand *, AlurDocument *);
  static const struct
  {
    guint weight[2];
    Edit edit;
  } edits[]
      = { { { 10, 4 }, add_global },  { { 20, 6 }, add_unit },    { { 25, 8 }, add_authority },
          { { 15, 6 }, add_inside },  { { 4, 3 }, add_relation }, { { 3, 2 }, add_procedure },
          { { 30, 10 }, add_step },   { { 12, 6 }, add_flow },    { { 3, 6 }, decide },
          { { 1, 2 }, add_stage },    { { 0, 4 }, place },        { { 0, 5 }, reorder },
          { { 0, 12 }, delete_some }, { { 8, 40 }, edit_field },  { { 6, 4 }, adorn },
          { { 0, 8 }, move_across },  { { 0, 4 }, merge_some },   { { 0, 1 }, begin_round } };
  guint total = 0;
  guint chosen;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    total += edits[i].weight[bent];
  chosen = below (rand, total);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      if (chosen < edits[i].weight[bent])
        {
          alur_document_begin (document, "Random edit");
          edits[i].edit (rand, document);
          alur_document_commit (document);
          return;
        }
      chosen -= edits[i].weight[bent];
    }
}

/**
 * alur_random_document:
 * @rand: where chance comes from
 * @n_edits: how many edits it shall have seen
 *
 * Returns: (transfer full): a valid document
 */
AlurDocument *
alur_random_document (GRand *rand, guint n_edits)
{
  AlurDocument *document = alur_document_new ();
  AlurElement *stage;

  alur_document_begin (document, "New");
  stage = alur_document_insert (document, alur_document_get_root (document), ALUR_KIND_STAGE, "now",
                                NULL);
  alur_document_set_word (document, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_commit (document);
  for (guint i = 0; i < n_edits; i++)
    alur_random_edit (rand, document, ALUR_RANDOM_GROW);
  return document;
}
