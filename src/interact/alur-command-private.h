/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-command.h"

G_BEGIN_DECLS

/* What the rows of the table in alur-command.c are made of, a file a family. */

/* alur-command-make.c: what is typed as a chart or a chain */
gboolean alur_command_may_make (AlurEditor *editor);
gboolean alur_command_may_make_child (AlurEditor *editor);
gboolean alur_command_may_make_beside (AlurEditor *editor);
void alur_command_make_next (AlurEditor *editor);
void alur_command_make_child (AlurEditor *editor);
void alur_command_make_unit (AlurEditor *editor);
void alur_command_make_function (AlurEditor *editor);
void alur_command_make_procedure (AlurEditor *editor);
void alur_command_make_problem (AlurEditor *editor);

/* alur-command-change.c */
gboolean alur_command_has_selection (AlurEditor *editor);
gboolean alur_command_has_several (AlurEditor *editor);
gboolean alur_command_has_three (AlurEditor *editor);
gboolean alur_command_can_undo (AlurEditor *editor);
gboolean alur_command_can_redo (AlurEditor *editor);
void alur_command_undo (AlurEditor *editor);
void alur_command_redo (AlurEditor *editor);
void alur_command_delete (AlurEditor *editor);
gboolean alur_command_may_arrange (AlurEditor *editor);
void alur_command_arrange (AlurEditor *editor);
void alur_command_nudge (AlurEditor *editor, double dx, double dy);
void alur_command_align (AlurEditor *editor, gboolean across, double share);
void alur_command_distribute (AlurEditor *editor, gboolean across);

/* alur-command-decide.c: what becomes of it later */
gboolean alur_command_may_decide (AlurEditor *editor);
gboolean alur_command_may_combine (AlurEditor *editor);
gboolean alur_command_may_decentralise (AlurEditor *editor);
void alur_command_keep (AlurEditor *editor);
void alur_command_abolish (AlurEditor *editor);
void alur_command_combine (AlurEditor *editor);
void alur_command_simplify (AlurEditor *editor);
void alur_command_decentralise (AlurEditor *editor);

/* alur-command-stage.c */
gboolean alur_command_may_make_stage (AlurEditor *editor);
void alur_command_make_stage (AlurEditor *editor);
gboolean alur_command_may_carry (AlurEditor *editor);
void alur_command_carry (AlurEditor *editor);
gboolean alur_command_may_stage_earlier (AlurEditor *editor);
void alur_command_stage_earlier (AlurEditor *editor);
gboolean alur_command_may_stage_later (AlurEditor *editor);
void alur_command_stage_later (AlurEditor *editor);

/* alur-command-units.c */
gboolean alur_command_may_merge_units (AlurEditor *editor);
gboolean alur_command_may_merge_units_onward (AlurEditor *editor);
void alur_command_merge_units (AlurEditor *editor);
void alur_command_merge_units_onward (AlurEditor *editor);

/* alur-command-focus.c: walking */
gboolean alur_command_has_drawing (AlurEditor *editor);
void alur_command_select_all (AlurEditor *editor);
void alur_command_select_none (AlurEditor *editor);
void alur_command_focus (AlurEditor *editor, int dx, int dy);
void alur_command_focus_along (AlurEditor *editor, int direction);

/* alur-command-chain.c: the service chain */
gboolean alur_command_is_in_chain (AlurEditor *editor);
gboolean alur_command_may_open_flow (AlurEditor *editor);
void alur_command_open_flow (AlurEditor *editor);
void alur_command_connect (AlurEditor *editor);
void alur_command_chain_focus_along (AlurEditor *editor, int direction);
void alur_command_chain_focus (AlurEditor *editor, int dx, int dy);
void alur_command_chain_select_all (AlurEditor *editor);
void alur_command_chain_nudge (AlurEditor *editor, double dx);

G_END_DECLS
