/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every command of the document, once: its action, its words, its keys, when it may run. */

#include "alur-command-private.h"

#include <glib/gi18n-lib.h>

#define NUDGE 8.0 /* px of the drawing: a step of the grid */

#define FOCUS(NAME, DX, DY)                                                                        \
  static void NAME (AlurEditor *editor) { alur_command_focus (editor, (DX), (DY)); }
#define NUDGE_BY(NAME, DX, DY)                                                                     \
  static void NAME (AlurEditor *editor) { alur_command_nudge (editor, (DX) *NUDGE, (DY) *NUDGE); }
#define ALIGN(NAME, ACROSS, SHARE)                                                                 \
  static void NAME (AlurEditor *editor) { alur_command_align (editor, (ACROSS), (SHARE)); }

FOCUS (focus_left, -1, 0)
FOCUS (focus_right, 1, 0)
FOCUS (focus_up, 0, -1)
FOCUS (focus_down, 0, 1)
NUDGE_BY (nudge_left, -1, 0)
NUDGE_BY (nudge_right, 1, 0)
NUDGE_BY (nudge_up, 0, -1)
NUDGE_BY (nudge_down, 0, 1)
ALIGN (align_left, TRUE, 0)
ALIGN (align_centre, TRUE, 0.5)
ALIGN (align_right, TRUE, 1)
ALIGN (align_top, FALSE, 0)
ALIGN (align_middle, FALSE, 0.5)
ALIGN (align_bottom, FALSE, 1)

static void
distribute_across (AlurEditor *editor)
{
  alur_command_distribute (editor, TRUE);
}

static void
distribute_down (AlurEditor *editor)
{
  alur_command_distribute (editor, FALSE);
}

static void
focus_next (AlurEditor *editor)
{
  alur_command_focus_along (editor, 1);
}

static void
focus_previous (AlurEditor *editor)
{
  alur_command_focus_along (editor, -1);
}

/* Keys without Control or Alt work while the drawing has the focus: who binds them sees to that. */
static const AlurCommand commands[] = {
  { "undo", N_ ("Undo"), { "<Control>z" }, alur_command_can_undo, alur_command_undo },
  { "redo",
    N_ ("Redo"),
    { "<Control><Shift>z", "<Control>y" },
    alur_command_can_redo,
    alur_command_redo },
  { "delete", N_ ("Delete"), { "Delete" }, alur_command_has_selection, alur_command_delete },
  { "select-all",
    N_ ("Select All"),
    { "<Control>a" },
    alur_command_has_drawing,
    alur_command_select_all },
  { "select-none",
    N_ ("Select Nothing"),
    { "<Control><Shift>a" },
    alur_command_has_selection,
    alur_command_select_none },
  { "make-next",
    N_ ("Add Next"),
    { "Return" },
    alur_command_may_make_beside,
    alur_command_make_next },
  { "open-flow",
    N_ ("Go to the Step"),
    { "Return" },
    alur_command_may_open_flow,
    alur_command_open_flow },
  { "connect", N_ ("New Flow…"), { "Insert" }, alur_command_is_in_chain, alur_command_connect },
  { "make-child",
    N_ ("Add Below"),
    { "Insert" },
    alur_command_may_make_child,
    alur_command_make_child },
  { "make-unit", N_ ("New Unit"), { NULL }, NULL, alur_command_make_unit },
  { "make-function", N_ ("New Function"), { NULL }, NULL, alur_command_make_function },
  { "make-procedure", N_ ("New Procedure"), { NULL }, NULL, alur_command_make_procedure },
  { "make-stage",
    N_ ("New Stage"),
    { NULL },
    alur_command_may_make_stage,
    alur_command_make_stage },
  { "carry",
    N_ ("Carry the Last Edit into Other Stages"),
    { "<Control><Shift>l" },
    alur_command_may_carry,
    alur_command_carry },
  { "stage-earlier",
    N_ ("Move the Stage Earlier"),
    { NULL },
    alur_command_may_stage_earlier,
    alur_command_stage_earlier },
  { "stage-later",
    N_ ("Move the Stage Later"),
    { NULL },
    alur_command_may_stage_later,
    alur_command_stage_later },
  { "merge-units",
    N_ ("Merge into the Last Selected Unit"),
    { NULL },
    alur_command_may_merge_units,
    alur_command_merge_units },
  { "merge-units-onward",
    N_ ("Merge in Later Stages Too"),
    { NULL },
    alur_command_may_merge_units_onward,
    alur_command_merge_units_onward },
  { "make-problem",
    N_ ("Pin a Problem"),
    { "<Control>m" },
    alur_command_has_selection,
    alur_command_make_problem },
  { "decide-keep", N_ ("Keep"), { "<Control>1" }, alur_command_may_decide, alur_command_keep },
  { "decide-abolish",
    N_ ("Abolish"),
    { "<Control>2" },
    alur_command_may_decide,
    alur_command_abolish },
  { "decide-combine",
    N_ ("Combine"),
    { "<Control>3" },
    alur_command_may_combine,
    alur_command_combine },
  { "decide-simplify",
    N_ ("Simplify"),
    { "<Control>4" },
    alur_command_may_decide,
    alur_command_simplify },
  { "decide-decentralise",
    N_ ("Decentralise"),
    { "<Control>5" },
    alur_command_may_decentralise,
    alur_command_decentralise },
  { "arrange",
    N_ ("Arrange"),
    { "<Control><Shift>r" },
    alur_command_may_arrange,
    alur_command_arrange },
  { "align-left", N_ ("Align Left Edges"), { NULL }, alur_command_has_several, align_left },
  { "align-centre", N_ ("Align Centres"), { NULL }, alur_command_has_several, align_centre },
  { "align-right", N_ ("Align Right Edges"), { NULL }, alur_command_has_several, align_right },
  { "align-top", N_ ("Align Top Edges"), { NULL }, alur_command_has_several, align_top },
  { "align-middle", N_ ("Align Middles"), { NULL }, alur_command_has_several, align_middle },
  { "align-bottom", N_ ("Align Bottom Edges"), { NULL }, alur_command_has_several, align_bottom },
  { "distribute-across",
    N_ ("Distribute Across"),
    { NULL },
    alur_command_has_three,
    distribute_across },
  { "distribute-down", N_ ("Distribute Down"), { NULL }, alur_command_has_three, distribute_down },
  { "focus-left", N_ ("Go Left"), { "Left" }, alur_command_has_drawing, focus_left },
  { "focus-right", N_ ("Go Right"), { "Right" }, alur_command_has_drawing, focus_right },
  { "focus-up", N_ ("Go Up"), { "Up" }, alur_command_has_drawing, focus_up },
  { "focus-down", N_ ("Go Down"), { "Down" }, alur_command_has_drawing, focus_down },
  { "focus-next", N_ ("Go to the Next"), { "Tab" }, alur_command_has_drawing, focus_next },
  { "focus-previous",
    N_ ("Go to the One Before"),
    { "<Shift>Tab" },
    alur_command_has_drawing,
    focus_previous },
  { "nudge-left", N_ ("Move Left"), { "<Control>Left" }, alur_command_has_selection, nudge_left },
  { "nudge-right",
    N_ ("Move Right"),
    { "<Control>Right" },
    alur_command_has_selection,
    nudge_right },
  { "nudge-up", N_ ("Move Up"), { "<Control>Up" }, alur_command_has_selection, nudge_up },
  { "nudge-down", N_ ("Move Down"), { "<Control>Down" }, alur_command_has_selection, nudge_down },
};

/**
 * alur_commands_get:
 * @n_commands: (out): how many
 *
 * Returns: (transfer none) (array length=n_commands): all commands
 */
const AlurCommand *
alur_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * alur_command_find:
 * @name: of an action, without the part before the point
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const AlurCommand *
alur_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/**
 * alur_command_run:
 * @self: a command
 * @editor: what to run it on
 *
 * Runs it, unless there is nothing that it could be done to, or something is being dragged that
 * shows itself in the document.
 *
 * Returns: whether it was run
 */
gboolean
alur_command_run (const AlurCommand *self, AlurEditor *editor)
{
  if (alur_document_in_transaction (alur_editor_get_document (editor)))
    return FALSE;
  alur_editor_finish_stage (editor);
  if (self->may_run != NULL && !self->may_run (editor))
    return FALSE;
  self->run (editor);
  return TRUE;
}
