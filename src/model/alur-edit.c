/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-edit.h"

#include "alur-language.h"
#include "alur-limits.h"
#include "alur-namespaces.h"
#include "alur-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Copies what @source says itself, without its children, into a new element. */
static AlurElement *
copy_alone (AlurDocument *document,
            const AlurElement *source,
            AlurElement *parent,
            AlurElement *next)
{
  const AlurElementType *type = alur_element_type (source->kind);
  AlurElement *copy
      = alur_document_insert (document, parent, source->kind, alur_element_get_id (source), next);

  for (guint field = type->has_id ? 1 : 0; field < type->n_fields; field++)
    alur_document_set (document, copy, field, source->values[field]);
  if (source->text != NULL)
    alur_document_set_content (document, copy, source->text);
  for (const AlurForeign *foreign = source->foreign; foreign != NULL; foreign = foreign->next)
    alur_document_add_foreign (document, copy, foreign->name, foreign->value);
  return copy;
}

/* Elements are never nested deeper than the format is, so recursion is bounded. */
static void
copy_children (AlurDocument *document, const AlurElement *source, AlurElement *copy)
{
  for (const AlurElement *child = source->first_child; child != NULL; child = child->next)
    copy_children (document, child, copy_alone (document, child, copy, NULL));
}

/**
 * alur_edit_copy_subtree:
 * @document: a document with an open transaction
 * @source: an element of it
 * @parent: where the copy goes, in another stage than @source
 * @next: (nullable): the child of @parent to stand before
 *
 * Copies @source and all that is in it, with the same ids: in another stage it is the same thing.
 * Prefixes of namespaces that it uses go along.
 *
 * Returns: (transfer none): the copy
 */
AlurElement *
alur_edit_copy_subtree (AlurDocument *document,
                        const AlurElement *source,
                        AlurElement *parent,
                        AlurElement *next)
{
  AlurElement *copy = copy_alone (document, source, parent, next);

  copy_children (document, source, copy);
  alur_namespaces_carry (document, copy, source->parent);
  return copy;
}

/**
 * alur_edit_add_stage:
 * @document: a document with an open transaction
 * @previous: the stage to follow
 * @kind: ALUR_STAGE_INTERIM or, behind the last stage and when there is none yet, ALUR_STAGE_TARGET
 * @name: its name
 *
 * Adds a stage as a copy of the one before it: the same elements with the same ids, without its
 * redesign decisions and without the lists of what its steps were combined from.
 *
 * Returns: (transfer none): the new stage
 */
AlurElement *
alur_edit_add_stage (AlurDocument *document,
                     AlurElement *previous,
                     AlurStageKind kind,
                     const char *name)
{
  g_autoptr (AlurStageCopy) copy = alur_stage_copy_new (document, previous);

  alur_stage_copy_advance (copy, 0);
  return alur_edit_put_stage (document, copy, previous, kind, name);
}

/**
 * alur_edit_put_stage:
 * @document: a document with an open transaction
 * @copy: of @previous, with nothing left to be done
 * @previous: as for alur_edit_add_stage()
 * @kind: as there
 * @name: as there
 *
 * Adds a stage that has been made before.
 *
 * Returns: (transfer none): the new stage
 */
AlurElement *
alur_edit_put_stage (AlurDocument *document,
                     AlurStageCopy *copy,
                     AlurElement *previous,
                     AlurStageKind kind,
                     const char *name)
{
  AlurElement *next = alur_element_next (previous, ALUR_KIND_STAGE);
  AlurElement *stage = alur_stage_copy_put (copy, next != NULL ? next : previous->next);

  alur_document_set_text (document, stage, ALUR_STAGE_NAME, name);
  alur_document_set_word (document, stage, ALUR_STAGE_KIND, kind);
  alur_namespaces_carry (document, stage, previous);
  return stage;
}

static void
drop_id (AlurDocument *document, AlurElement *element, guint field, const char *id)
{
  const AlurIds *ids = alur_element_get_refs (element, field);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    if (strcmp (ids->ids[i], id) != 0)
      g_ptr_array_add (kept, (gpointer) ids->ids[i]);
  if (ids != NULL && kept->len < ids->n_ids)
    alur_document_set_refs (document, element, field, (const char *const *) kept->pdata, kept->len);
}

/**
 * alur_edit_set_step_unit:
 * @document: a document with an open transaction
 * @step: a step
 * @unit_id: (nullable): a unit of its stage, or NULL for nobody
 *
 * Gives the step to another unit, which does it no more together with, or instead of, others. A
 * position stays only where it is one of that unit's.
 */
void
alur_edit_set_step_unit (AlurDocument *document, AlurElement *step, const char *unit_id)
{
  const char *position = alur_element_get_ref (step, ALUR_STEP_POSITION);

  alur_document_set_text (document, step, ALUR_STEP_UNIT, unit_id);
  if (unit_id != NULL)
    {
      drop_id (document, step, ALUR_STEP_ALSO, unit_id);
      drop_id (document, step, ALUR_STEP_OR, unit_id);
    }
  if (position != NULL
      && alur_reference_resolve (document, step, ALUR_STEP_POSITION, position) == NULL)
    alur_document_unset (document, step, ALUR_STEP_POSITION);
}

/**
 * alur_edit_set_authority_role:
 * @document: a document with an open transaction
 * @authority: an authority
 * @role: its new kind
 *
 * Only suppliers and distributors have a resource: it goes, or begins as `other`.
 */
void
alur_edit_set_authority_role (AlurDocument *document, AlurElement *authority, AlurRole role)
{
  gboolean wants_resource = role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR;

  alur_document_set_word (document, authority, ALUR_AUTHORITY_ROLE, role);
  if (!wants_resource)
    alur_document_unset (document, authority, ALUR_AUTHORITY_RESOURCE);
  else if (alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE) == ALUR_RESOURCE_NONE)
    alur_document_set_word (document, authority, ALUR_AUTHORITY_RESOURCE, ALUR_RESOURCE_OTHER);
}

/**
 * alur_edit_connect:
 * @document: a document with an open transaction
 * @from: a step
 * @to: a step of the same stage
 * @kind: what flows; alur_edit_refuse_connection() says whether it may
 *
 * Returns: (transfer none): the new flow, in the procedure of @from
 */
AlurElement *
alur_edit_connect (AlurDocument *document, AlurElement *from, AlurElement *to, AlurFlowKind kind)
{
  AlurElement *flow = alur_document_insert (document, from->parent, ALUR_KIND_FLOW, NULL, NULL);

  alur_document_set_word (document, flow, ALUR_FLOW_KIND, kind);
  alur_document_set_text (document, flow, ALUR_FLOW_FROM, alur_element_get_id (from));
  alur_document_set_text (document, flow, ALUR_FLOW_TO, alur_element_get_id (to));
  return flow;
}

/**
 * alur_edit_refuse_connection:
 * @document: a document
 * @from: a step
 * @to: another or the same
 * @kind: what shall flow
 *
 * Returns: (transfer full) (nullable): why it can't, or NULL when it can
 */
char *
alur_edit_refuse_connection (AlurDocument *document,
                             const AlurElement *from,
                             const AlurElement *to,
                             AlurFlowKind kind)
{
  if (alur_element_get_stage (from) != alur_element_get_stage (to))
    return g_strdup (alur_tr (NULL, N_ ("A flow connects two steps of the same stage.")));
  if (kind == ALUR_FLOW_SEQUENCE && from->parent != to->parent)
    return g_strdup (alur_tr (
        NULL, N_ ("The sequence stays inside one procedure. To another procedure, draw a flow of "
                  "decisions, information, money or goods.")));
  return NULL;
}

/**
 * alur_edit_refuse_parent:
 * @document: a document
 * @unit_or_function: a unit or a function
 * @parent_id: (nullable): the unit or function that it shall be part of
 *
 * Returns: (transfer full) (nullable): why it can't, or NULL when it can
 */
char *
alur_edit_refuse_parent (AlurDocument *document,
                         const AlurElement *unit_or_function,
                         const char *parent_id)
{
  const AlurElement *stage = alur_element_get_stage (unit_or_function);
  guint field = unit_or_function->kind == ALUR_KIND_UNIT ? (guint) ALUR_UNIT_PARENT
                                                         : (guint) ALUR_FUNCTION_PARENT;
  const AlurElement *above
      = alur_document_lookup_kind (document, stage, parent_id, unit_or_function->kind);

  if (parent_id != NULL && above == NULL)
    return g_strdup (alur_tr (NULL, N_ ("What it shall be part of is not there.")));
  for (; above != NULL;
       above = alur_document_lookup (document, stage, alur_element_get_ref (above, field)))
    {
      if (above == unit_or_function)
        return g_strdup_printf (alur_tr (NULL, N_ ("%s can't be part of itself.")),
                                alur_element_get_name (unit_or_function));
    }
  if (unit_or_function->kind == ALUR_KIND_FUNCTION)
    return alur_limits_refuse_function (
        document, unit_or_function,
        alur_document_lookup_kind (document, NULL, parent_id, ALUR_KIND_FUNCTION));
  return NULL;
}

/* Adds the procedures that the steps of @procedure call, those that were not @seen yet. */
static void
add_called (AlurDocument *document,
            const AlurElement *procedure,
            GHashTable *seen,
            GPtrArray *procedures)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    AlurElement *called = alur_document_lookup_kind (
        document, procedure->parent, alur_element_get_ref (step, ALUR_STEP_PROCEDURE),
        ALUR_KIND_PROCEDURE);

    if (called != NULL && alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_SUBPROCESS
        && g_hash_table_add (seen, called))
      g_ptr_array_add (procedures, called);
  }
}

/* Whether @procedure is @wanted, or its steps or those of what they call do call it. No recursion,
 * because a row of calls may be as long as the document. */
static gboolean
calls (AlurDocument *document, AlurElement *procedure, const AlurElement *wanted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) procedures = g_ptr_array_new ();

  g_hash_table_add (seen, procedure);
  g_ptr_array_add (procedures, procedure);
  for (guint i = 0; i < procedures->len; i++)
    {
      if (g_ptr_array_index (procedures, i) == wanted)
        return TRUE;
      add_called (document, g_ptr_array_index (procedures, i), seen, procedures);
    }
  return FALSE;
}

/**
 * alur_edit_refuse_call:
 * @document: a document
 * @step: a step
 * @procedure_id: (nullable): the procedure that it shall call
 *
 * Returns: (transfer full) (nullable): why it can't, or NULL when it can
 */
char *
alur_edit_refuse_call (AlurDocument *document, const AlurElement *step, const char *procedure_id)
{
  const AlurElement *stage = alur_element_get_stage (step);
  AlurElement *called
      = alur_document_lookup_kind (document, stage, procedure_id, ALUR_KIND_PROCEDURE);

  if (procedure_id == NULL)
    return NULL;
  if (called == NULL)
    return g_strdup (alur_tr (NULL, N_ ("The called procedure is not there.")));
  if (calls (document, called, step->parent))
    return g_strdup_printf (
        alur_tr (NULL, N_ ("%s would call itself, directly or through another procedure.")),
        alur_element_get_name (step->parent));
  return NULL;
}
