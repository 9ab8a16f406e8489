/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making stages and putting them in order. What a stage is called, when it is and what kind it is
 * of stands in the inspector; it is deleted as everything else is. */

#include "alur-command-private.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-limits.h"

#include <glib/gi18n-lib.h>

/* Behind the target comes nothing: a stage that is added there comes before it. */
static AlurElement *
get_before (AlurEditor *editor)
{
  AlurElement *stage = alur_editor_get_stage (editor);

  if (stage != NULL && alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    stage = alur_element_previous (stage, ALUR_KIND_STAGE);
  return stage;
}

gboolean
alur_command_may_make_stage (AlurEditor *editor)
{
  AlurElement *before = get_before (editor);
  g_autofree char *why_not
      = before != NULL ? alur_limits_refuse_stage (alur_editor_get_document (editor), before)
                       : NULL;

  return before != NULL && why_not == NULL;
}

void
alur_command_make_stage (AlurEditor *editor)
{
  alur_editor_make_stage (editor, get_before (editor));
}

static gboolean
may_move (AlurEditor *editor, gboolean later)
{
  return alur_edit_may_move_stage (alur_editor_get_stage (editor), later);
}

static void
move (AlurEditor *editor, gboolean later)
{
  AlurDocument *document = alur_editor_get_document (editor);

  alur_document_begin (document, alur_tr (NULL, N_ ("Move the stage")));
  alur_edit_move_stage (document, alur_editor_get_stage (editor), later);
  alur_document_commit (document);
}

gboolean
alur_command_may_carry (AlurEditor *editor)
{
  return alur_carry_is_possible (alur_editor_get_carry (editor));
}

void
alur_command_carry (AlurEditor *editor)
{
  alur_carry_run (alur_editor_get_carry (editor));
}

gboolean
alur_command_may_stage_earlier (AlurEditor *editor)
{
  return may_move (editor, FALSE);
}

void
alur_command_stage_earlier (AlurEditor *editor)
{
  move (editor, FALSE);
}

gboolean
alur_command_may_stage_later (AlurEditor *editor)
{
  return may_move (editor, TRUE);
}

void
alur_command_stage_later (AlurEditor *editor)
{
  move (editor, TRUE);
}
