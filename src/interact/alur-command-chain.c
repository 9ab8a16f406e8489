/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys do in the service chain: walking over units and lines, going to where a flow is
 * written, connecting, and moving a unit to another column. */

#include "alur-chain.h"
#include "alur-command-private.h"

static AlurElement *
get_focus (AlurEditor *editor)
{
  return alur_selection_get_focus (alur_editor_get_selection (editor));
}

gboolean
alur_command_is_in_chain (AlurEditor *editor)
{
  return alur_editor_get_traits (editor)->is_gathered && alur_editor_get_stage (editor) != NULL;
}

gboolean
alur_command_may_open_flow (AlurEditor *editor)
{
  AlurElement *focus = get_focus (editor);

  return alur_command_is_in_chain (editor) && focus != NULL && focus->kind == ALUR_KIND_FLOW;
}

void
alur_command_open_flow (AlurEditor *editor)
{
  AlurElement *single = alur_selection_get_single (alur_editor_get_selection (editor));

  if (single != NULL)
    alur_chain_go_to (editor, single);
  else
    alur_chain_open (editor, get_focus (editor));
}

/* From the first of the selected units to the last; what is not selected is asked. */
void
alur_command_connect (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  AlurElement *ends[2] = { NULL, NULL };

  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind == ALUR_KIND_UNIT)
      ends[ends[0] != NULL ? 1 : 0] = elements[i];
  alur_editor_ask_connection (editor, ends[0], ends[1], ALUR_FLOW_INFORMATION);
}

/* Where the focus stands in the order in which keys walk; of a line any of its flows. */
static int
find_place (AlurEditor *editor, GPtrArray *order, AlurElement *focus)
{
  g_autoptr (GPtrArray) line = focus != NULL ? alur_chain_list_line (editor, focus) : NULL;
  guint place;

  if (line != NULL && g_ptr_array_find (order, g_ptr_array_index (line, 0), &place))
    return (int) place;
  return -1;
}

void
alur_command_chain_focus_along (AlurEditor *editor, int direction)
{
  g_autoptr (GPtrArray) order = alur_chain_list_order (editor);
  int place = find_place (editor, order, get_focus (editor));
  int n = (int) order->len;

  if (n == 0)
    return;
  if (place < 0 && direction < 0)
    place = n;
  alur_chain_select (editor, g_ptr_array_index (order, (guint) ((place + direction + n) % n)));
}

void
alur_command_chain_select_all (AlurEditor *editor)
{
  g_autoptr (GPtrArray) order = alur_chain_list_order (editor);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr (GPtrArray) line = alur_chain_list_line (editor, g_ptr_array_index (order, i));

      g_ptr_array_extend (all, line, NULL, NULL);
    }
  alur_selection_set_all (alur_editor_get_selection (editor), (AlurElement *const *) all->pdata,
                          all->len);
}

/* From a line one goes on to the unit at its end, from a unit to what stands beside it. */
void
alur_command_chain_focus (AlurEditor *editor, int dx, int dy)
{
  AlurElement *focus = get_focus (editor);
  AlurElement *next = NULL;

  if (focus != NULL && focus->kind == ALUR_KIND_FLOW)
    next = alur_chain_get_unit (editor, focus, dx < 0 || dy < 0);
  else if (focus != NULL)
    next = alur_picture_find_next (alur_editor_get_picture (editor), focus, (AlurPoint){ dx, dy });
  else
    alur_command_chain_focus_along (editor, 1);
  if (next != NULL)
    alur_selection_set (alur_editor_get_selection (editor), next);
}

void
alur_command_chain_nudge (AlurEditor *editor, double dx)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  AlurElement *focus = get_focus (editor);
  AlurLevel level;

  if (focus == NULL || focus->kind != ALUR_KIND_UNIT || (!(dx < 0) && !(dx > 0)))
    return;
  level = alur_chain_find_level_beside (focus, dx < 0 ? -1 : 1);
  if (alur_element_get_word (focus, ALUR_UNIT_LEVEL) != level)
    alur_chain_set_level (editor, elements, n_elements, level);
}
