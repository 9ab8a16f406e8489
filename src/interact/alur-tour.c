/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workshop looks at one thing after another: the procedures of a stage and then those of the
 * next; of any other view its stages. What is pointed at on the way is asked about by its function.
 */

#include "alur-tour.h"

static AlurElement *
step_along (AlurElement *element, int direction)
{
  return direction > 0 ? alur_element_next (element, element->kind)
                       : alur_element_previous (element, element->kind);
}

/* The procedure of a stage that is come to first. */
static AlurElement *
find_entrance (const AlurElement *stage, int direction)
{
  AlurElement *found = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  for (AlurElement *next = found; next != NULL && direction < 0; next = step_along (next, 1))
    found = next;
  return found;
}

static gboolean
go_within_stage (AlurEditor *editor, int direction)
{
  AlurElement *procedure = alur_editor_get_procedure (editor);
  AlurElement *next = procedure != NULL ? step_along (procedure, direction) : NULL;

  if (next == NULL)
    return FALSE;
  alur_editor_show (editor, alur_editor_get_pane (editor), next);
  return TRUE;
}

/**
 * alur_tour_go:
 * @editor: an editor
 * @direction: 1 for what comes next, -1 for what came before
 *
 * Shows the next procedure, or the next stage.
 *
 * Returns: whether there was one
 */
gboolean
alur_tour_go (AlurEditor *editor, int direction)
{
  AlurPane pane = alur_editor_get_pane (editor);
  gboolean by_procedure = alur_editor_get_traits (editor)->of_procedure;
  AlurElement *stage = alur_editor_get_stage (editor);

  if (by_procedure && go_within_stage (editor, direction))
    return TRUE;
  do
    stage = stage != NULL ? step_along (stage, direction) : NULL;
  while (stage != NULL && by_procedure && alur_element_first (stage, ALUR_KIND_PROCEDURE) == NULL);
  if (stage == NULL)
    return FALSE;
  alur_editor_set_stage (editor, stage);
  if (by_procedure)
    alur_editor_show (editor, pane, find_entrance (stage, direction));
  return TRUE;
}

static const char *
get_function_id (const AlurElement *element)
{
  const char *id = NULL;

  if (element->kind == ALUR_KIND_AUTHORITY)
    id = alur_element_get_ref (element, ALUR_AUTHORITY_FUNCTION);
  else if (element->kind == ALUR_KIND_PROCEDURE)
    id = alur_element_get_ref (element, ALUR_PROCEDURE_FUNCTION);
  else if (element->kind == ALUR_KIND_STEP)
    id = alur_element_get_ref (element, ALUR_STEP_FUNCTION);
  return id == NULL && element->kind == ALUR_KIND_STEP ? get_function_id (element->parent) : id;
}

/**
 * alur_tour_find_function:
 * @document: the document of @element
 * @element: what was pointed at
 *
 * Returns: (transfer none) (nullable): the function that it is, gives authority over or carries
 *   out
 */
AlurElement *
alur_tour_find_function (AlurDocument *document, const AlurElement *element)
{
  const char *id;

  if (element->kind == ALUR_KIND_FUNCTION)
    return (AlurElement *) element;
  id = get_function_id (element);
  return id != NULL ? alur_document_lookup_kind (document, NULL, id, ALUR_KIND_FUNCTION) : NULL;
}

/**
 * alur_tour_list_functions:
 * @editor: an editor
 *
 * Returns: (transfer full) (element-type AlurFunctionNode): the functions of the document, each
 *   before those that are part of it; of the analysis of the stage that is shown, until the next
 *   edit
 */
GPtrArray *
alur_tour_list_functions (AlurEditor *editor)
{
  AlurStageIndex *index
      = alur_analysis_get_index (alur_editor_get_analysis (editor), alur_editor_get_stage (editor));
  GPtrArray *functions = g_ptr_array_new ();

  ALUR_FOREACH (function, alur_document_get_functions (alur_editor_get_document (editor)),
                ALUR_KIND_FUNCTION)
  {
    AlurFunctionNode *node = alur_stage_index_get_function (index, alur_element_get_id (function));

    if (node->first == G_MAXUINT) /* part of itself: it stands in no tree */
      g_ptr_array_add (functions, node);
    else if (node->parent == NULL)
      for (guint place = node->first; place < node->end; place++)
        g_ptr_array_add (functions, alur_stage_index_get_nth_function (index, place));
  }
  return functions;
}
