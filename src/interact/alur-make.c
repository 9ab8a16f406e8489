/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-make.h"

#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-language.h"
#include "alur-reference.h"

#include <glib/gi18n-lib.h>

static AlurElement *
behind (const AlurElement *element)
{
  return element != NULL ? element->next : NULL;
}

/* Names are set only where there is one, so that what is new counts as not filled in. */
static void
name_it (AlurDocument *document, AlurElement *element, const char *name)
{
  guint field = alur_element_type (element->kind)->name_field;

  if (name != NULL && name[0] != '\0')
    alur_document_set_text (document, element, field, name);
}

static void
refer (AlurDocument *document, AlurElement *element, guint field, const AlurElement *to)
{
  alur_document_set_text (document, element, field, alur_element_get_id (to));
}

/**
 * alur_make_document:
 *
 * Returns: (transfer full): an empty document with its present stage, and nothing to undo
 */
AlurDocument *
alur_make_document (void)
{
  return alur_edit_new_document (NULL);
}

/**
 * alur_make_unit:
 * @stage: where
 * @parent: (nullable): the unit that it is part of
 * @after: (nullable): the unit behind which it stands; NULL: behind all
 * @level: where it stands in service delivery
 *
 * Returns: (transfer none): a new unit
 */
AlurElement *
alur_make_unit (AlurDocument *document,
                AlurElement *stage,
                const AlurElement *parent,
                const AlurElement *after,
                AlurLevel level,
                const char *name)
{
  AlurElement *organisation = alur_document_get_organisation (document, stage);
  AlurElement *unit
      = alur_document_insert (document, organisation, ALUR_KIND_UNIT, NULL, behind (after));

  name_it (document, unit, name);
  if (level != ALUR_LEVEL_NONE)
    alur_document_set_word (document, unit, ALUR_UNIT_LEVEL, level);
  if (parent != NULL)
    refer (document, unit, ALUR_UNIT_PARENT, parent);
  return unit;
}

/**
 * alur_make_authority:
 * @unit: who gets it
 * @role: what kind
 * @resource: of suppliers and distributors; ALUR_RESOURCE_NONE: `other`
 * @function: over what
 *
 * Returns: (transfer none): a new authority
 */
AlurElement *
alur_make_authority (AlurDocument *document,
                     AlurElement *unit,
                     AlurRole role,
                     AlurResource resource,
                     const AlurElement *function)
{
  AlurElement *authority = alur_document_insert (document, unit, ALUR_KIND_AUTHORITY, NULL, NULL);

  alur_edit_set_authority_role (document, authority, role);
  if (resource != ALUR_RESOURCE_NONE
      && alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE) != ALUR_RESOURCE_NONE)
    alur_document_set_word (document, authority, ALUR_AUTHORITY_RESOURCE, resource);
  refer (document, authority, ALUR_AUTHORITY_FUNCTION, function);
  return authority;
}

/**
 * alur_make_position:
 *
 * Returns: (transfer none): a new position of @unit
 */
AlurElement *
alur_make_position (AlurDocument *document, AlurElement *unit, const char *name)
{
  AlurElement *position = alur_document_insert (document, unit, ALUR_KIND_POSITION, NULL, NULL);

  name_it (document, position, name);
  return position;
}

/**
 * alur_make_function:
 * @parent: (nullable): the function that it is part of
 * @after: (nullable): the function behind which it stands
 *
 * Returns: (transfer none): a new function
 */
AlurElement *
alur_make_function (AlurDocument *document,
                    const AlurElement *parent,
                    const AlurElement *after,
                    const char *name)
{
  AlurElement *functions = alur_document_insert (document, alur_document_get_root (document),
                                                 ALUR_KIND_FUNCTIONS, NULL, NULL);
  AlurElement *function
      = alur_document_insert (document, functions, ALUR_KIND_FUNCTION, NULL, behind (after));

  name_it (document, function, name);
  if (parent != NULL)
    refer (document, function, ALUR_FUNCTION_PARENT, parent);
  return function;
}

/**
 * alur_make_procedure:
 * @after: (nullable): the procedure behind which it stands; NULL: behind all
 *
 * Returns: (transfer none): a new procedure without steps
 */
AlurElement *
alur_make_procedure (AlurDocument *document,
                     AlurElement *stage,
                     const AlurElement *after,
                     const char *name)
{
  AlurElement *procedure
      = alur_document_insert (document, stage, ALUR_KIND_PROCEDURE, NULL, behind (after));

  name_it (document, procedure, name);
  return procedure;
}

/* Behind @after among the steps; a step in front of flows is where steps end. */
static AlurElement *
insert_step (AlurDocument *document,
             AlurElement *procedure,
             const AlurElement *after,
             AlurStepKind kind,
             const AlurElement *unit)
{
  AlurElement *step
      = alur_document_insert (document, procedure, ALUR_KIND_STEP, NULL, behind (after));

  if (kind != ALUR_STEP_KIND_NONE)
    alur_document_set_word (document, step, ALUR_STEP_KIND, kind);
  if (unit != NULL)
    alur_edit_set_step_unit (document, step, alur_element_get_id (unit));
  return step;
}

/**
 * alur_make_step:
 * @kind: its kind; ALUR_STEP_KIND_NONE: a task
 * @unit: (nullable): who does it
 *
 * Returns: (transfer none): a new step behind all others, connected with none
 */
AlurElement *
alur_make_step (AlurDocument *document,
                AlurElement *procedure,
                AlurStepKind kind,
                const AlurElement *unit,
                const char *name)
{
  AlurElement *step = insert_step (document, procedure, NULL, kind, unit);

  name_it (document, step, name);
  return step;
}

/* Several control flows between two steps are one way, but for the answers of a decision. */
static gboolean
is_same_way (AlurDocument *document, const AlurElement *flow, const AlurElement *other)
{
  const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const AlurElement *step
      = alur_document_lookup_kind (document, alur_element_get_stage (flow), from, ALUR_KIND_STEP);

  return other == flow
         || (from == alur_element_get_ref (other, ALUR_FLOW_FROM)
             && alur_element_get_ref (flow, ALUR_FLOW_TO)
                    == alur_element_get_ref (other, ALUR_FLOW_TO)
             && alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_DECISION
             && alur_flow_is_control (document, other));
}

/* A flow of the only way that leads out of (@field FROM) or into (TO) a step; NULL: none, several.
 */
static AlurElement *
find_single_way (AlurDocument *document, const AlurElement *step, guint field)
{
  const char *id = alur_element_get_id (step);
  AlurElement *single = NULL;

  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  {
    if (alur_element_get_ref (flow, field) != id || !alur_flow_is_control (document, flow))
      continue;
    if (single != NULL && !is_same_way (document, single, flow))
      return NULL;
    single = flow;
  }
  return single;
}

/* A line whose end moves has no use for the bends of its old way. */
static void
redirect (AlurDocument *document, AlurElement *flow, guint field, const AlurElement *step)
{
  AlurElement *bend;

  refer (document, flow, field, step);
  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (document, bend);
}

/* All flows of the way that @flow is of. */
static void
redirect_way (AlurDocument *document, AlurElement *flow, guint field, const AlurElement *step)
{
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  ALUR_FOREACH (other, flow->parent, ALUR_KIND_FLOW)
  {
    if (is_same_way (document, flow, other))
      g_ptr_array_add (flows, other);
  }
  for (guint i = 0; i < flows->len; i++)
    redirect (document, g_ptr_array_index (flows, i), field, step);
}

static const AlurElement *
get_unit (AlurDocument *document, const AlurElement *step)
{
  const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);

  return id != NULL ? alur_document_lookup_kind (document, alur_element_get_stage (step), id,
                                                 ALUR_KIND_UNIT)
                    : NULL;
}

/**
 * alur_make_step_after:
 * @step: a step
 * @kind: of the new one; ALUR_STEP_KIND_NONE: a task
 * @as_branch: whether what follows @step stays, and the new step is one more way
 *
 * Makes the next step, done by the same unit. Where one way leads on from @step, the new step
 * comes in between; out of a decision it is always one more way. Behind an end nothing can stand:
 * there the new step comes in before it, where one way leads to it.
 *
 * Returns: (transfer none): the new step
 */
AlurElement *
alur_make_step_after (AlurDocument *document,
                      AlurElement *step,
                      AlurStepKind kind,
                      gboolean as_branch)
{
  AlurStepKind before = alur_element_get_word (step, ALUR_STEP_KIND);
  AlurElement *onward = as_branch || before == ALUR_STEP_KIND_DECISION
                            ? NULL
                            : find_single_way (document, step, ALUR_FLOW_FROM);
  AlurElement *made;

  if (before == ALUR_STEP_KIND_END)
    {
      AlurElement *inward = find_single_way (document, step, ALUR_FLOW_TO);

      return inward != NULL ? alur_make_step_between (document, inward, kind)
                            : insert_step (document, step->parent, step->previous, kind,
                                           get_unit (document, step));
    }
  made = insert_step (document, step->parent, step, kind, get_unit (document, step));
  if (onward != NULL)
    redirect_way (document, onward, ALUR_FLOW_FROM, made);
  alur_edit_connect (document, step, made, ALUR_FLOW_SEQUENCE);
  return made;
}

/**
 * alur_make_step_between:
 * @flow: a control flow inside one procedure
 * @kind: of the new step; ALUR_STEP_KIND_NONE: a task
 *
 * Makes a step on the way of @flow, done by the unit from which it comes. What else leads from
 * there to where @flow does leads to the new step, too, but for other answers of a decision.
 *
 * Returns: (transfer none): the new step
 */
AlurElement *
alur_make_step_between (AlurDocument *document, AlurElement *flow, AlurStepKind kind)
{
  const AlurElement *stage = alur_element_get_stage (flow);
  AlurElement *from = alur_document_lookup_kind (
      document, stage, alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP);
  AlurElement *to = alur_document_lookup_kind (
      document, stage, alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
  AlurElement *made = insert_step (document, from->parent, from, kind, get_unit (document, from));

  redirect_way (document, flow, ALUR_FLOW_TO, made);
  alur_edit_connect (document, made, to, ALUR_FLOW_SEQUENCE);
  return made;
}

/**
 * alur_make_relation:
 * @from: a unit
 * @to: another unit of the stage
 *
 * Returns: (transfer none): a new relation between them
 */
AlurElement *
alur_make_relation (AlurDocument *document,
                    AlurElement *from,
                    AlurElement *to,
                    AlurRelationKind kind)
{
  AlurElement *relation
      = alur_document_insert (document, from->parent, ALUR_KIND_RELATION, NULL, NULL);

  alur_document_set_word (document, relation, ALUR_RELATION_KIND, kind);
  refer (document, relation, ALUR_RELATION_FROM, from);
  refer (document, relation, ALUR_RELATION_TO, to);
  return relation;
}

/* The stage of the first that is of one. */
static AlurElement *
find_stage (AlurElement *const *elements, guint n_elements)
{
  const AlurElement *stage = NULL;

  for (guint i = 0; i < n_elements && stage == NULL; i++)
    stage = alur_element_get_stage (elements[i]);
  return (AlurElement *) (guintptr) stage;
}

/**
 * alur_make_problem:
 * @stage: that is shown
 * @about: (array length=n_about): what it is pinned to
 * @text: (nullable): what somebody complains of or asks
 *
 * Makes a problem of @stage; where two stages are compared, of that of what it is about. What can't
 * be pinned there is left out.
 *
 * Returns: (transfer none): the new problem
 */
AlurElement *
alur_make_problem (AlurDocument *document,
                   AlurElement *stage,
                   AlurElement *const *about,
                   guint n_about,
                   const char *text)
{
  AlurElement *own = find_stage (about, n_about);
  AlurElement *problem
      = alur_document_insert (document, own != NULL ? own : stage, ALUR_KIND_PROBLEM, NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < n_about; i++)
    {
      const char *id = alur_element_get_id (about[i]);

      if (alur_reference_resolve (document, problem, ALUR_PROBLEM_REFS, id) == about[i])
        g_ptr_array_add (ids, (gpointer) (guintptr) id);
    }
  if (ids->len > 0)
    alur_document_set_refs (document, problem, ALUR_PROBLEM_REFS, (const char *const *) ids->pdata,
                            ids->len);
  if (text != NULL)
    alur_document_set_content (document, problem, text);
  return problem;
}
