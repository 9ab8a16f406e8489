/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passing steps on to another unit or post, and with them the authority that they need: a mandate
 * where the new unit stands below the old one in its line of command, else a delegation (Law 30 of
 * 2014 on government administration, articles 13 and 14). What makes it binding is the decision's
 * own basis, else a regulation that is entered as one to be drafted; its kind is for the office to
 * choose. */

#include "alur-redesign-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-step-roles.h"

#include <glib/gi18n-lib.h>

#define ROLE(role) (1u << (role))

/* Whether @function is @upper or below it. */
static gboolean
is_inside (AlurRedesign *self, const char *function, const char *upper)
{
  while (function != NULL && function != upper)
    {
      const AlurElement *element
          = alur_document_lookup_kind (self->document, NULL, function, ALUR_KIND_FUNCTION);

      function = element != NULL ? alur_element_get_ref (element, ALUR_FUNCTION_PARENT) : NULL;
    }
  return function != NULL;
}

/* An authority of @unit over @function, or what that is part of, in one of @roles; the first that
 * lets its holder decide, if there is one. */
static const AlurElement *
find_authority (AlurRedesign *self, const AlurElement *unit, const char *function, guint roles)
{
  const AlurElement *found = NULL;

  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  {
    guint role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);

    if ((ROLE (role) & roles) == 0
        || !is_inside (self, function, alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION)))
      continue;
    if (role == ALUR_ROLE_DECISION_MAKER)
      return authority;
    found = found != NULL ? found : authority;
  }
  return found;
}

static gboolean
is_below (AlurRedesign *self, const AlurElement *unit, const AlurElement *upper)
{
  while (unit != NULL && unit != upper)
    unit = alur_document_lookup_kind (
        self->document, self->stage, alur_element_get_ref (unit, ALUR_UNIT_PARENT), ALUR_KIND_UNIT);
  return unit != NULL;
}

/* The entry of the register with this title that is still to be drafted, or a new one. */
static AlurElement *
get_draft (AlurRedesign *self, const char *title)
{
  AlurElement *regulations = alur_document_get_regulations (self->document);
  AlurElement *regulation;

  ALUR_FOREACH (each, regulations, ALUR_KIND_REGULATION)
  {
    if (alur_element_get_word (each, ALUR_REGULATION_STATUS) == ALUR_STATUS_TO_DRAFT
        && g_strcmp0 (alur_element_get_text (each, ALUR_REGULATION_TITLE), title) == 0)
      return each;
  }
  regulation = alur_document_insert (self->document, regulations, ALUR_KIND_REGULATION, NULL, NULL);
  alur_document_set_word (self->document, regulation, ALUR_REGULATION_KIND, ALUR_REGULATION_OTHER);
  alur_document_set_word (self->document, regulation, ALUR_REGULATION_STATUS, ALUR_STATUS_TO_DRAFT);
  alur_document_set_text (self->document, regulation, ALUR_REGULATION_TITLE, title);
  return regulation;
}

static void
set_basis (AlurRedesign *self,
           AlurDecision *decision,
           AlurElement *authority,
           AlurSource source,
           const char *function_name)
{
  const AlurIds *basis = alur_element_get_refs (decision->redesign, ALUR_STEP_REDESIGN_BASIS);
  const char *language = alur_document_get_language (self->document);
  g_autofree char *title = NULL;
  const char *draft;

  if (basis != NULL)
    {
      alur_document_set_refs (self->document, authority, ALUR_AUTHORITY_BASIS, basis->ids,
                              basis->n_ids);
      return;
    }
  /* Translators: working titles of regulations that are to be drafted; %s is a function. */
  title = g_strdup_printf (source == ALUR_SOURCE_MANDATE
                               ? alur_tr (language, N_ ("Mandate for %s"))
                               : alur_tr (language, N_ ("Delegation of authority for %s")),
                           function_name);
  draft = alur_element_get_id (get_draft (self, title));
  alur_document_set_refs (self->document, authority, ALUR_AUTHORITY_BASIS, &draft, 1);
  alur_decision_note (decision, alur_tr (NULL, N_ ("To be drafted: %s.")), title);
}

static void
give_authority (AlurRedesign *self,
                AlurDecision *decision,
                const AlurElement *step,
                AlurElement *unit,
                const AlurElement *old)
{
  const char *function = alur_step_get_function (step);
  guint roles = alur_step_get_satisfying_roles (step);
  const AlurElement *held = find_authority (self, old, function, roles);
  AlurSource source = is_below (self, unit, old) ? ALUR_SOURCE_MANDATE : ALUR_SOURCE_DELEGATION;
  AlurRole role = held != NULL ? (AlurRole) alur_element_get_word (held, ALUR_AUTHORITY_ROLE)
                               : alur_step_get_role (step);
  AlurElement *position = alur_element_first (unit, ALUR_KIND_POSITION);
  AlurElement *authority
      = alur_document_insert (self->document, unit, ALUR_KIND_AUTHORITY, NULL, position);
  g_autofree char *unit_name = alur_redesign_dup_name (self, unit);
  g_autofree char *old_name = alur_redesign_dup_name (self, old);
  const AlurElement *matter
      = alur_document_lookup_kind (self->document, NULL, function, ALUR_KIND_FUNCTION);

  alur_edit_set_authority_role (self->document, authority, role);
  alur_document_set_text (self->document, authority, ALUR_AUTHORITY_FUNCTION, function);
  if (held != NULL)
    {
      alur_document_set (self->document, authority, ALUR_AUTHORITY_RESOURCE,
                         held->values[ALUR_AUTHORITY_RESOURCE]);
      alur_document_set (self->document, authority, ALUR_AUTHORITY_SCOPE,
                         held->values[ALUR_AUTHORITY_SCOPE]);
    }
  alur_document_set_word (self->document, authority, ALUR_AUTHORITY_SOURCE, source);
  alur_document_set_text (self->document, authority, ALUR_AUTHORITY_FROM,
                          alur_element_get_id (old));
  alur_decision_note (decision,
                      source == ALUR_SOURCE_MANDATE
                          /* Translators: a unit, another unit, a kind of authority, a function. */
                          ? alur_tr (NULL, N_ ("%s gets a mandate from %s: %s of %s."))
                          : alur_tr (NULL, N_ ("%s gets a delegation from %s: %s of %s.")),
                      unit_name, old_name, alur_tr (NULL, alur_role_words[role].label),
                      alur_element_get_name (matter));
  set_basis (self, decision, authority, source, alur_element_get_name (matter));
}

static gboolean
is_customer (const AlurElement *unit)
{
  return alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
}

/* Whether the step needs an authority that @unit has not, and the old unit can give it. */
static gboolean
wants_authority (AlurRedesign *self,
                 const AlurElement *step,
                 const AlurElement *unit,
                 const AlurElement *old)
{
  const char *function = alur_step_get_function (step);

  return function != NULL && old != NULL && old != unit && !is_customer (unit) && !is_customer (old)
         && !alur_course_is_boundary (step)
         && alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_WAIT
         && find_authority (self, unit, function, alur_step_get_satisfying_roles (step)) == NULL;
}

/* The unit or position of the stage that @to means. */
static AlurElement *
find_receiver (AlurRedesign *self, const char *to)
{
  AlurElement *unit = alur_document_lookup_kind (self->document, self->stage, to, ALUR_KIND_UNIT);

  return unit != NULL
             ? unit
             : alur_document_lookup_kind (self->document, self->stage, to, ALUR_KIND_POSITION);
}

/*< private >
 * alur_redesign_pass_to:
 * @step: a step of the stage
 * @to: the id of a unit or position
 *
 * Passes @step on, with the authority that it needs.
 *
 * Returns: whether the unit or position is there
 */
gboolean
alur_redesign_pass_to (AlurRedesign *self,
                       AlurDecision *decision,
                       AlurElement *step,
                       const char *to)
{
  AlurElement *receiver = find_receiver (self, to);
  AlurElement *unit
      = receiver != NULL && receiver->kind == ALUR_KIND_POSITION ? receiver->parent : receiver;
  const AlurElement *old = alur_document_lookup_kind (
      self->document, self->stage, alur_element_get_ref (step, ALUR_STEP_UNIT), ALUR_KIND_UNIT);

  if (receiver == NULL)
    return FALSE;
  alur_edit_set_step_unit (self->document, step, alur_element_get_id (unit));
  if (receiver != unit)
    alur_document_set_text (self->document, step, ALUR_STEP_POSITION,
                            alur_element_get_id (receiver));
  if (wants_authority (self, step, unit, old))
    give_authority (self, decision, step, unit, old);
  return TRUE;
}

static gboolean
is_with (const AlurElement *step, const char *to)
{
  return alur_element_get_ref (step, ALUR_STEP_UNIT) == to
         || alur_element_get_ref (step, ALUR_STEP_POSITION) == to;
}

/*< private >
 * alur_redesign_decentralise:
 *
 * Passes a step on to another unit or post.
 */
void
alur_redesign_decentralise (AlurRedesign *self, AlurDecision *decision)
{
  AlurElement *step = decision->element;
  const char *to = alur_element_get_ref (decision->redesign, ALUR_STEP_REDESIGN_TO);
  const AlurElement *receiver = find_receiver (self, to);
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);
  g_autofree char *to_name = receiver != NULL ? alur_redesign_dup_name (self, receiver) : NULL;

  if (!alur_redesign_is_there (self, step))
    alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                        alur_tr (NULL, N_ ("%s is not there any more.")), name);
  else if (receiver == NULL)
    alur_decision_tell (
        decision, ALUR_OUTCOME_REFUSED,
        alur_tr (NULL, N_ ("%s can't pass: who shall do it is not there in this stage. Choose "
                           "another unit or post in the decision.")),
        name);
  else if (is_with (step, to))
    alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                        /* Translators: a step, then a unit or post. */
                        alur_tr (NULL, N_ ("%s is with %s already.")), name, to_name);
  else
    {
      alur_redesign_pass_to (self, decision, step, to);
      /* Translators: a step, then a unit or post. */
      alur_decision_tell (decision, ALUR_OUTCOME_DONE, alur_tr (NULL, N_ ("%s passes to %s.")),
                          name, to_name);
    }
}
