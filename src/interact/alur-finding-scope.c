/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which findings are about what is in view. */

#include "alur-finding-scope.h"

#include "alur-rule.h"

static gboolean
is_in_procedure (AlurEditor *editor, const AlurFinding *finding)
{
  const AlurElement *procedure = alur_editor_get_procedure (editor);

  if (procedure == NULL)
    return FALSE;
  if (finding->subject != NULL && alur_element_is_inside (finding->subject, procedure))
    return TRUE;
  for (guint i = 0; i < finding->n_elements; i++)
    if (alur_element_is_inside (finding->elements[i], procedure))
      return TRUE;
  return FALSE;
}

static gboolean
is_about_organisation (AlurEditor *editor, const AlurFinding *finding)
{
  const AlurElement *function = alur_editor_get_function (editor);

  if (finding->rule->family != ALUR_FAMILY_ORGANISATION
      && (finding->n_elements == 0 || alur_element_get_procedure (finding->elements[0]) != NULL
          || finding->elements[0]->kind == ALUR_KIND_REGULATION))
    return FALSE;
  return function == NULL || finding->function == NULL || finding->function == function
         || alur_editor_get_pane (editor) != ALUR_PANE_ORGANISATION;
}

/**
 * alur_finding_scope_has: (skip)
 * @scope: what somebody wants to see findings of
 * @editor: what is shown
 * @finding: of the stages that @scope has
 *
 * Returns: whether @finding is one of them
 */
gboolean
alur_finding_scope_has (AlurFindingScope scope, AlurEditor *editor, const AlurFinding *finding)
{
  AlurPane pane = alur_editor_get_pane (editor);

  if (scope != ALUR_FINDING_SCOPE_VIEW)
    return TRUE;
  if (alur_editor_get_traits (editor)->of_procedure
      || (pane == ALUR_PANE_COMPARISON
          && alur_editor_get_compared (editor) != ALUR_COMPARED_ORGANISATION))
    return is_in_procedure (editor, finding);
  if (pane == ALUR_PANE_PERSONNEL)
    return finding->rule->family == ALUR_FAMILY_PERSONNEL;
  if (pane == ALUR_PANE_CHAIN || pane == ALUR_PANE_REQUIREMENTS)
    return !is_about_organisation (editor, finding);
  return is_about_organisation (editor, finding);
}
