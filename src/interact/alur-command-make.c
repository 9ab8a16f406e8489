/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making by keyboard: a whole chart or chain can be typed, the next and the one below with a key
 * each. Every one is a step of undo and is selected, so that its name can be typed. */

#include "alur-command-private.h"
#include "alur-language.h"
#include "alur-limits.h"
#include "alur-make.h"

#include <glib/gi18n-lib.h>

static AlurElement *
get_focus (AlurEditor *editor)
{
  return alur_selection_get_focus (alur_editor_get_selection (editor));
}

static gboolean
can_have_next (const AlurElement *element)
{
  return element != NULL
         && (element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_STEP
             || element->kind == ALUR_KIND_FUNCTION || element->kind == ALUR_KIND_PROCEDURE);
}

gboolean
alur_command_may_make_beside (AlurEditor *editor)
{
  return can_have_next (get_focus (editor)) && !alur_command_is_in_chain (editor);
}

/* Where nothing is there to go on from, a drawing begins with its first unit or step. */
static gboolean
can_begin (AlurEditor *editor)
{
  if (alur_editor_get_stage (editor) == NULL)
    return FALSE;
  return alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION
         || (alur_editor_get_pane (editor) == ALUR_PANE_PROCEDURE
             && alur_editor_get_procedure (editor) != NULL);
}

gboolean
alur_command_may_make (AlurEditor *editor)
{
  AlurElement *focus = get_focus (editor);

  if (alur_command_is_in_chain (editor))
    return FALSE;
  return focus != NULL ? can_have_next (focus) : can_begin (editor);
}

gboolean
alur_command_may_make_child (AlurEditor *editor)
{
  AlurElement *focus = get_focus (editor);
  g_autofree char *why_not
      = focus != NULL && focus->kind == ALUR_KIND_FUNCTION
            ? alur_limits_refuse_function (alur_editor_get_document (editor), NULL, focus)
            : NULL;

  return why_not == NULL && alur_command_may_make (editor);
}

static void
begin (AlurEditor *editor, const AlurElement *like)
{
  const char *name = N_ ("Add a unit");

  if (like->kind == ALUR_KIND_STEP)
    name = N_ ("Add a step");
  else if (like->kind == ALUR_KIND_FUNCTION)
    name = N_ ("Add a function");
  else if (like->kind == ALUR_KIND_PROCEDURE)
    name = N_ ("Add a procedure");
  alur_document_begin (alur_editor_get_document (editor), alur_tr (NULL, name));
}

static void
end (AlurEditor *editor, AlurElement *made)
{
  alur_document_commit (alur_editor_get_document (editor));
  alur_selection_set (alur_editor_get_selection (editor), made);
}

static AlurElement *
get_parent (AlurEditor *editor, const AlurElement *element, guint field)
{
  const char *parent = alur_element_get_ref (element, field);

  return parent != NULL
             ? alur_document_lookup_kind (alur_editor_get_document (editor),
                                          alur_element_get_stage (element), parent, element->kind)
             : NULL;
}

/* Where two stages are compared, what is made beside or in something is of the stage of that. */
static AlurElement *
get_stage (AlurEditor *editor, const AlurElement *focus)
{
  const AlurElement *own = focus != NULL ? alur_element_get_stage (focus) : NULL;

  return own != NULL ? (AlurElement *) (guintptr) own : alur_editor_get_stage (editor);
}

void
alur_command_make_next (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *focus = get_focus (editor);
  AlurElement *made;

  begin (editor, focus);
  if (focus->kind == ALUR_KIND_UNIT)
    made = alur_make_unit (document, get_stage (editor, focus),
                           get_parent (editor, focus, ALUR_UNIT_PARENT), focus,
                           alur_element_get_word (focus, ALUR_UNIT_LEVEL), NULL);
  else if (focus->kind == ALUR_KIND_STEP)
    made = alur_make_step_after (document, focus, ALUR_STEP_KIND_NONE, FALSE);
  else if (focus->kind == ALUR_KIND_FUNCTION)
    made = alur_make_function (document, get_parent (editor, focus, ALUR_FUNCTION_PARENT), focus,
                               NULL);
  else
    made = alur_make_procedure (document, get_stage (editor, focus), focus, NULL);
  end (editor, made);
}

/* What is below a unit is commonly one level nearer to the customer. */
static AlurLevel
get_level_below (AlurLevel level)
{
  if (level == ALUR_LEVEL_LEADERSHIP)
    return ALUR_LEVEL_SUPPORT;
  return level;
}

/* A procedure goes on after its last step, or begins. */
static AlurElement *
make_step_of (AlurDocument *document, AlurElement *procedure)
{
  AlurElement *last = NULL;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_END)
      last = step;
  }
  return last != NULL ? alur_make_step_after (document, last, ALUR_STEP_KIND_NONE, FALSE)
                      : alur_make_step (document, procedure, ALUR_STEP_KIND_START, NULL, NULL);
}

void
alur_command_make_child (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *focus = get_focus (editor);
  AlurElement *made;

  if (focus == NULL && alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION)
    {
      alur_command_make_unit (editor);
      return;
    }
  if (focus == NULL)
    focus = alur_editor_get_procedure (editor);
  begin (editor, focus);
  if (focus->kind == ALUR_KIND_UNIT)
    made = alur_make_unit (document, get_stage (editor, focus), focus, NULL,
                           get_level_below (alur_element_get_word (focus, ALUR_UNIT_LEVEL)), NULL);
  else if (focus->kind == ALUR_KIND_STEP)
    made = alur_make_step_after (document, focus, ALUR_STEP_KIND_NONE, TRUE);
  else if (focus->kind == ALUR_KIND_FUNCTION)
    made = alur_make_function (document, focus, NULL, NULL);
  else
    made = make_step_of (document, focus);
  end (editor, made);
}

void
alur_command_make_unit (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *focus = get_focus (editor);
  AlurElement *parent = focus != NULL && focus->kind == ALUR_KIND_UNIT ? focus : NULL;

  alur_document_begin (document, alur_tr (NULL, N_ ("Add a unit")));
  end (editor,
       alur_make_unit (document, get_stage (editor, parent), parent, NULL, ALUR_LEVEL_NONE, NULL));
}

void
alur_command_make_function (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);

  alur_document_begin (document, alur_tr (NULL, N_ ("Add a function")));
  end (editor, alur_make_function (document, NULL, NULL, NULL));
}

/* A procedure begins with a start, so that there is something to go on from. */
void
alur_command_make_procedure (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *procedure;

  alur_document_begin (document, alur_tr (NULL, N_ ("Add a procedure")));
  procedure = alur_make_procedure (document, alur_editor_get_stage (editor), NULL, NULL);
  alur_make_step (document, procedure, ALUR_STEP_KIND_START, NULL, NULL);
  end (editor, procedure);
  alur_editor_show (editor, ALUR_PANE_PROCEDURE, procedure);
}

void
alur_command_make_problem (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  g_autoptr (GPtrArray) about = g_ptr_array_new ();

  for (guint i = 0; i < n_elements; i++)
    if (alur_element_get_id (elements[i]) != NULL && elements[i]->kind != ALUR_KIND_PROBLEM)
      g_ptr_array_add (about, elements[i]);
  if (about->len == 0)
    return;
  alur_document_begin (document, alur_tr (NULL, N_ ("Pin a problem")));
  end (editor, alur_make_problem (document, alur_editor_get_stage (editor),
                                  (AlurElement *const *) about->pdata, about->len, NULL));
}
