/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walking by keys: along the structure where it leads that way, else to what stands there. */

#include "alur-command-private.h"

static AlurElement *
get_focus (AlurEditor *editor)
{
  return alur_selection_get_focus (alur_editor_get_selection (editor));
}

gboolean
alur_command_has_drawing (AlurEditor *editor)
{
  return alur_editor_is_drawing (editor);
}

/* What one walks over in the view that is shown: units of the stage or steps of the procedure. */
static AlurKind
get_kind (AlurEditor *editor)
{
  return alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION ? ALUR_KIND_UNIT : ALUR_KIND_STEP;
}

static AlurElement *
get_holder (AlurEditor *editor)
{
  AlurElement *stage = alur_editor_get_stage (editor);

  if (stage == NULL)
    return NULL;
  return get_kind (editor) == ALUR_KIND_UNIT
             ? alur_document_get_organisation (alur_editor_get_document (editor), stage)
             : alur_editor_get_procedure (editor);
}

void
alur_command_select_all (AlurEditor *editor)
{
  AlurElement *holder = get_holder (editor);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  if (alur_command_is_in_chain (editor))
    {
      alur_command_chain_select_all (editor);
      return;
    }
  if (holder == NULL)
    return;
  ALUR_FOREACH (element, holder, get_kind (editor))
  g_ptr_array_add (all, element);
  alur_selection_set_all (alur_editor_get_selection (editor), (AlurElement *const *) all->pdata,
                          all->len);
}

void
alur_command_select_none (AlurEditor *editor)
{
  alur_selection_clear (alur_editor_get_selection (editor));
}

/* The first or last of what the view shows. */
static AlurElement *
get_end (AlurEditor *editor, int direction)
{
  AlurElement *holder = get_holder (editor);
  AlurElement *last = NULL;

  if (holder == NULL)
    return NULL;
  if (direction > 0)
    return alur_element_first (holder, get_kind (editor));
  ALUR_FOREACH (element, holder, get_kind (editor))
  last = element;
  return last;
}

void
alur_command_focus_along (AlurEditor *editor, int direction)
{
  AlurElement *focus = get_focus (editor);
  AlurElement *next = NULL;

  if (alur_command_is_in_chain (editor))
    {
      alur_command_chain_focus_along (editor, direction);
      return;
    }
  if (focus != NULL && focus->kind == get_kind (editor))
    next = direction > 0 ? alur_element_next (focus, focus->kind)
                         : alur_element_previous (focus, focus->kind);
  if (next == NULL)
    next = get_end (editor, direction);
  if (next != NULL)
    alur_selection_set (alur_editor_get_selection (editor), next);
}

static AlurElement *
find_parent (AlurEditor *editor, const AlurElement *unit)
{
  const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

  return parent != NULL
             ? alur_document_lookup_kind (alur_editor_get_document (editor),
                                          alur_element_get_stage (unit), parent, ALUR_KIND_UNIT)
             : NULL;
}

static AlurElement *
find_first_child (const AlurElement *unit)
{
  ALUR_FOREACH (other, unit->parent, ALUR_KIND_UNIT)
  if (alur_element_get_ref (other, ALUR_UNIT_PARENT) == alur_element_get_id (unit))
    return other;
  return NULL;
}

/* The step at the other end of the first flow that leads from the step or to it. */
static AlurElement *
find_step_along (AlurEditor *editor, const AlurElement *step, int direction)
{
  guint here = direction > 0 ? ALUR_FLOW_FROM : ALUR_FLOW_TO;
  guint there = direction > 0 ? ALUR_FLOW_TO : ALUR_FLOW_FROM;

  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  if (alur_element_get_ref (flow, here) == alur_element_get_id (step))
    return alur_document_lookup_kind (alur_editor_get_document (editor),
                                      alur_element_get_stage (step),
                                      alur_element_get_ref (flow, there), ALUR_KIND_STEP);
  return NULL;
}

static AlurElement *
find_along_structure (AlurEditor *editor, const AlurElement *focus, int dx, int dy)
{
  if (focus->kind == ALUR_KIND_UNIT && dy < 0)
    return find_parent (editor, focus);
  if (focus->kind == ALUR_KIND_UNIT && dy > 0)
    return find_first_child (focus);
  if (focus->kind == ALUR_KIND_STEP)
    {
      gboolean vertical = alur_element_get_word (focus->parent, ALUR_PROCEDURE_ORIENTATION)
                          == ALUR_ORIENTATION_VERTICAL;
      int along = vertical ? dy : dx;

      return along != 0 ? find_step_along (editor, focus, along) : NULL;
    }
  return NULL;
}

void
alur_command_focus (AlurEditor *editor, int dx, int dy)
{
  AlurElement *focus = get_focus (editor);
  AlurElement *next = NULL;

  if (alur_command_is_in_chain (editor))
    {
      alur_command_chain_focus (editor, dx, dy);
      return;
    }
  if (focus != NULL && alur_editor_get_picture (editor) != NULL)
    {
      next = find_along_structure (editor, focus, dx, dy);
      if (next == NULL)
        next = alur_picture_find_next (alur_editor_get_picture (editor), focus,
                                       (AlurPoint){ dx, dy });
    }
  else if (focus == NULL)
    next = get_end (editor, 1);
  if (next != NULL)
    alur_selection_set (alur_editor_get_selection (editor), next);
}
