/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-step-roles.h"

#define ROLE(role) (1u << (role))

/**
 * alur_step_get_role:
 * @step: a step
 *
 * Returns: the kind of authority that it exercises: the written one, else implementer
 */
AlurRole
alur_step_get_role (const AlurElement *step)
{
  AlurRole role = (AlurRole) alur_element_get_word (step, ALUR_STEP_ROLE);

  return role != ALUR_ROLE_NONE ? role : ALUR_ROLE_IMPLEMENTER;
}

/**
 * alur_step_get_function:
 * @step: a step
 *
 * Returns: (transfer none) (nullable): the id of the matter that it carries out, its own or its
 *   procedure's
 */
const char *
alur_step_get_function (const AlurElement *step)
{
  const char *function = alur_element_get_ref (step, ALUR_STEP_FUNCTION);

  return function != NULL ? function : alur_element_get_ref (step->parent, ALUR_PROCEDURE_FUNCTION);
}

/**
 * alur_step_get_satisfying_roles:
 * @step: a step
 *
 * The roles of which one satisfies what the step exercises. An implementer may be assisted, and who
 * decides may do so in either role.
 *
 * Returns: a set of 1 << AlurRole
 */
guint
alur_step_get_satisfying_roles (const AlurElement *step)
{
  AlurRole role = alur_step_get_role (step);
  guint roles = ROLE (role);

  if (role == ALUR_ROLE_IMPLEMENTER)
    roles |= ROLE (ALUR_ROLE_ASSISTANT);
  if (role == ALUR_ROLE_IMPLEMENTER
      && alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION)
    roles |= ROLE (ALUR_ROLE_DECISION_MAKER);
  return roles;
}
