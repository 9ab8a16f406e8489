/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the elements of single kinds must be: which attributes go together, what may be there once,
 * and in which order children stand. */

#include "alur-validate-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef gboolean (*CheckFunc) (AlurValidation *self, const AlurElement *element);

/* Fails with a sentence about an element and one of its attributes. A macro, so that the compiler
 * sees the sentence and its arguments together. */
#define FAIL(element, field, message)                                                              \
  alur_validation_fail (self, element, field,                                                      \
                        g_strdup_printf (alur_tr (NULL, message),                                  \
                                         alur_validation_name (self, element),                     \
                                         alur_element_type (element->kind)->fields[field].name))

#define FAIL_PLACE(element, message)                                                               \
  alur_validation_fail (                                                                           \
      self, element, G_MAXUINT,                                                                    \
      g_strdup_printf (alur_tr (NULL, message), alur_validation_name (self, element)))

static gboolean
fail_stage (AlurValidation *self, const AlurElement *element, const char *message)
{
  return alur_validation_fail (self, element, G_MAXUINT, g_strdup (message));
}

/**
 * alur_validation_check_stages: (skip)
 *
 * Exactly one current stage, first; at most one target, last.
 */
gboolean
alur_validation_check_stages (AlurValidation *self)
{
  AlurElement *root = alur_document_get_root (self->document);
  AlurElement *first = alur_element_first (root, ALUR_KIND_STAGE);

  if (first == NULL)
    return fail_stage (self, root,
                       alur_tr (NULL, N_ ("The document has no <stage>; at least the current one "
                                          "is expected.")));
  if (first->values[ALUR_STAGE_KIND].word != ALUR_STAGE_CURRENT)
    return fail_stage (self, first,
                       alur_tr (NULL, N_ ("The first stage is not of the kind “current”, which "
                                          "exactly one stage, the first, must have.")));
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    guint kind = stage->values[ALUR_STAGE_KIND].word;

    if (kind == ALUR_STAGE_CURRENT && stage != first)
      return fail_stage (self, stage,
                         alur_tr (NULL, N_ ("There is a second stage of the kind “current”; only "
                                            "the first stage may have it.")));
    if (kind == ALUR_STAGE_TARGET && alur_element_next (stage, ALUR_KIND_STAGE) != NULL)
      return fail_stage (self, alur_element_next (stage, ALUR_KIND_STAGE),
                         alur_tr (NULL, N_ ("A stage follows the one of the kind “target”, which "
                                            "must be the last.")));
  }
  return TRUE;
}

static gboolean
check_place (AlurValidation *self, const AlurElement *element, guint x, guint y)
{
  gboolean has_x = !isnan (element->values[x].number);
  gboolean has_y = !isnan (element->values[y].number);

  if (has_x != has_y)
    /* Translators: the first %s is an element of a file, the second the name of an attribute. */
    return FAIL (element, has_x ? y : x,
                 N_ ("%s has a place by hand without “%s”; x and y go together."));
  return TRUE;
}

static gboolean
check_unit (AlurValidation *self, const AlurElement *unit)
{
  return check_place (self, unit, ALUR_UNIT_X, ALUR_UNIT_Y);
}

static gboolean
check_authority (AlurValidation *self, const AlurElement *authority)
{
  guint role = authority->values[ALUR_AUTHORITY_ROLE].word;
  gboolean moves = role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR;
  gboolean given = authority->values[ALUR_AUTHORITY_SOURCE].word != ALUR_SOURCE_ATTRIBUTION;
  gboolean has_resource = authority->values[ALUR_AUTHORITY_RESOURCE].word != ALUR_RESOURCE_NONE;
  gboolean has_from = authority->values[ALUR_AUTHORITY_FROM].text != NULL;

  if (moves && !has_resource)
    return FAIL (authority, ALUR_AUTHORITY_RESOURCE,
                 N_ ("%s has no “%s”, which a supplier or distributor must have."));
  if (!moves && has_resource)
    return FAIL (authority, ALUR_AUTHORITY_RESOURCE,
                 N_ ("%s has a “%s”, which only a supplier or distributor may "
                     "have."));
  if (given && !has_from)
    return FAIL (authority, ALUR_AUTHORITY_FROM,
                 N_ ("%s has no “%s”; delegation and mandate must say which unit "
                     "gave them."));
  if (!given && has_from)
    return FAIL (authority, ALUR_AUTHORITY_FROM,
                 N_ ("%s has a “%s”, which only delegation and mandate may have."));
  return TRUE;
}

static const AlurElement *
find (AlurValidation *self, const char *id)
{
  return alur_document_lookup_atom (self->document, self->stage, id);
}

static gboolean
check_step (AlurValidation *self, const AlurElement *step)
{
  const char *position = step->values[ALUR_STEP_POSITION].text;
  const char *unit = step->values[ALUR_STEP_UNIT].text;

  if (position != NULL && (unit == NULL || find (self, position)->parent != find (self, unit)))
    return FAIL (step, ALUR_STEP_POSITION,
                 N_ ("%s names a “%s” that is not one of its unit; expected is a "
                     "position of the unit that “unit” names."));
  return check_place (self, step, ALUR_STEP_X, ALUR_STEP_Y);
}

static gboolean
is_later (const AlurElement *stage, const AlurElement *than)
{
  while (than != NULL && than != stage)
    than = than->next;
  return than == stage;
}

static gboolean
check_decision (
    AlurValidation *self, const AlurElement *decision, guint action, guint with, guint stage)
{
  const char *id = decision->values[stage].text;
  gboolean has_with = decision->values[with].ids != NULL;

  if (action == ALUR_ACTION_COMBINE && !has_with)
    return FAIL (decision, with, N_ ("%s combines, but has no “%s” that says with what."));
  if (action != ALUR_ACTION_COMBINE && has_with)
    return FAIL (decision, with, N_ ("%s has a “%s”, which only the action “combine” may have."));
  if (id != NULL
      && !(self->stage->next != NULL
           && is_later (alur_document_get_stage (self->document, id), self->stage->next)))
    return FAIL (decision, stage,
                 N_ ("%s names a “%s” that is not later than the one in which it "
                     "stands."));
  return TRUE;
}

static gboolean
check_step_decision (AlurValidation *self, const AlurElement *decision)
{
  guint action = decision->values[ALUR_STEP_REDESIGN_ACTION].word;
  gboolean has_to = decision->values[ALUR_STEP_REDESIGN_TO].text != NULL;

  if (action == ALUR_ACTION_DECENTRALISE && !has_to)
    return FAIL (decision, ALUR_STEP_REDESIGN_TO,
                 N_ ("%s decentralises, but has no “%s” that says where to."));
  if (action != ALUR_ACTION_DECENTRALISE && action != ALUR_ACTION_COMBINE && has_to)
    return FAIL (decision, ALUR_STEP_REDESIGN_TO,
                 N_ ("%s has a “%s”, which only the actions “decentralise” and "
                     "“combine” may have."));
  return check_decision (self, decision, action, ALUR_STEP_REDESIGN_WITH, ALUR_STEP_REDESIGN_STAGE);
}

static gboolean
check_procedure_decision (AlurValidation *self, const AlurElement *decision)
{
  guint action = decision->values[ALUR_PROCEDURE_REDESIGN_ACTION].word;

  if (action == ALUR_ACTION_DECENTRALISE)
    return FAIL (decision, ALUR_PROCEDURE_REDESIGN_ACTION,
                 N_ ("%s of a procedure has “decentralise” as its “%s”; expected is "
                     "keep, abolish, combine or simplify."));
  return check_decision (self, decision, action, ALUR_PROCEDURE_REDESIGN_WITH,
                         ALUR_PROCEDURE_REDESIGN_STAGE);
}

static gboolean
check_flow (AlurValidation *self, const AlurElement *flow)
{
  const AlurElement *from = find (self, flow->values[ALUR_FLOW_FROM].text);
  const AlurElement *to = find (self, flow->values[ALUR_FLOW_TO].text);

  if (from->parent != flow->parent)
    return FAIL (flow, ALUR_FLOW_FROM,
                 N_ ("%s stands in another procedure than the step that “%s” names; "
                     "expected is the procedure of that step."));
  if (flow->values[ALUR_FLOW_KIND].word == ALUR_FLOW_SEQUENCE && to->parent != flow->parent)
    return FAIL (flow, ALUR_FLOW_TO,
                 N_ ("%s is a sequence, but the step that “%s” names lies in another "
                     "procedure; a sequence stays inside one."));
  return TRUE;
}

static gboolean
check_procedure (AlurValidation *self, const AlurElement *procedure)
{
  gboolean seen[ALUR_N_CRITERIA] = { FALSE };

  ALUR_FOREACH (score, procedure, ALUR_KIND_SCORE)
  {
    guint criterion = score->values[ALUR_SCORE_CRITERION].word;

    if (criterion < ALUR_N_CRITERIA && seen[criterion])
      return FAIL (score, ALUR_SCORE_CRITERION,
                   N_ ("There is a second %s with the same “%s” in one procedure; "
                       "one is expected."));
    if (criterion < ALUR_N_CRITERIA)
      seen[criterion] = TRUE;
  }
  return TRUE;
}

static gboolean
check_rules (AlurValidation *self, const AlurElement *rules)
{
  gboolean seen[ALUR_N_ROLES] = { FALSE };
  gboolean pairs[ALUR_N_ROLES][ALUR_N_ROLES] = { { FALSE } };

  ALUR_FOREACH (role, rules, ALUR_KIND_RULE_ROLE)
  {
    guint name = role->values[ALUR_RULE_ROLE_NAME].word;

    if (name < ALUR_N_ROLES && seen[name])
      return FAIL (role, ALUR_RULE_ROLE_NAME,
                   N_ ("There is a second %s with the same “%s”; one is "
                       "expected."));
    if (name < ALUR_N_ROLES)
      seen[name] = TRUE;
  }
  ALUR_FOREACH (pair, rules, ALUR_KIND_INCOMPATIBLE)
  {
    guint a = pair->values[ALUR_INCOMPATIBLE_ROLES].word & 0xFF;
    guint b = pair->values[ALUR_INCOMPATIBLE_ROLES].word >> 8;

    if (a >= ALUR_N_ROLES || b >= ALUR_N_ROLES || a >= b)
      return FAIL (pair, ALUR_INCOMPATIBLE_ROLES, N_ ("%s must name two different roles in “%s”."));
    if (pairs[a][b])
      return FAIL (pair, ALUR_INCOMPATIBLE_ROLES,
                   N_ ("There is a second %s with the same “%s”; one is "
                       "expected."));
    pairs[a][b] = TRUE;
  }
  return TRUE;
}

/* Children stand in the order of the format, some of them at most once. */
static gboolean
check_children (AlurValidation *self, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);
  int last = -1;

  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    {
      int rank;

      if (child->kind == ALUR_KIND_FOREIGN)
        continue;
      for (rank = MAX (last, 0); rank < (int) type->n_children; rank++)
        {
          if (type->children[rank] == child->kind)
            break;
        }
      if (rank == (int) type->n_children)
        return FAIL_PLACE (child, N_ ("%s stands where it may not; the children of an element "
                                      "have a fixed order."));
      if (rank == last && alur_element_type_is_single (child->kind))
        return FAIL_PLACE (child, N_ ("There is a second %s; at most one is expected."));
      last = rank;
    }
  return TRUE;
}

static const CheckFunc checks[ALUR_N_KINDS] = {
  [ALUR_KIND_RULES] = check_rules,
  [ALUR_KIND_UNIT] = check_unit,
  [ALUR_KIND_AUTHORITY] = check_authority,
  [ALUR_KIND_PROCEDURE] = check_procedure,
  [ALUR_KIND_PROCEDURE_REDESIGN] = check_procedure_decision,
  [ALUR_KIND_STEP] = check_step,
  [ALUR_KIND_STEP_REDESIGN] = check_step_decision,
  [ALUR_KIND_FLOW] = check_flow,
};

/**
 * alur_validation_check_element: (skip)
 *
 * Checks what is peculiar to the kind of @element, whose fields and references are right.
 */
gboolean
alur_validation_check_element (AlurValidation *self, const AlurElement *element)
{
  CheckFunc check = checks[element->kind];

  return check_children (self, element) && (check == NULL || check (self, element));
}
