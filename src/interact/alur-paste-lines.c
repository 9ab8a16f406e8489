/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain lines from any program: each is a unit or a step. */

#include "alur-paste-lines.h"

#include "alur-language.h"
#include "alur-line-list.h"
#include "alur-make.h"
#include "alur-paste-bound.h"
#include "alur-procedure-rows.h"

#include <glib/gi18n-lib.h>

static gboolean
makes_units (AlurEditor *editor)
{
  return alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION;
}

static gboolean
makes_steps (AlurEditor *editor)
{
  return alur_editor_get_traits (editor)->holds_steps;
}

/* What is selected, where it is of that kind and of the stage that is shown. */
static AlurElement *
get_selected (AlurEditor *editor, AlurKind kind)
{
  AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));

  return focus != NULL && focus->kind == kind
                 && alur_element_get_stage (focus) == alur_editor_get_stage (editor)
             ? focus
             : NULL;
}

static AlurLevel
get_level_below (const AlurElement *unit)
{
  AlurLevel level = unit != NULL ? alur_element_get_word (unit, ALUR_UNIT_LEVEL) : ALUR_LEVEL_NONE;

  return level == ALUR_LEVEL_LEADERSHIP ? ALUR_LEVEL_SUPPORT : level;
}

static void
make_units (AlurEditor *editor, const GArray *lines, GPtrArray *made)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *stage = alur_editor_get_stage (editor);
  g_autoptr (GPtrArray) above = g_ptr_array_new ();

  g_ptr_array_add (above, get_selected (editor, ALUR_KIND_UNIT));
  for (guint i = 0; i < lines->len; i++)
    {
      const AlurListLine *line = &g_array_index (lines, AlurListLine, i);
      AlurElement *parent = g_ptr_array_index (above, line->depth);
      AlurElement *unit
          = alur_make_unit (document, stage, parent, NULL, get_level_below (parent), line->name);

      g_ptr_array_set_size (above, (int) line->depth + 1);
      g_ptr_array_add (above, unit);
      g_ptr_array_add (made, unit);
    }
}

/* Behind which row new ones come: the selected one, else the last. */
static int
find_row (AlurEditor *editor, AlurProcedureRows *rows)
{
  AlurElement *selected = get_selected (editor, ALUR_KIND_STEP);
  int row = selected != NULL ? alur_procedure_rows_find (rows, selected) : -1;

  return row >= 0 ? row : (int) alur_procedure_rows_get_size (rows) - 1;
}

static void
make_steps (AlurEditor *editor, const GArray *lines, GPtrArray *made)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *procedure = alur_editor_get_procedure (editor);
  g_autoptr (AlurProcedureRows) rows = NULL;
  int row;

  if (procedure == NULL)
    procedure = alur_make_procedure (document, alur_editor_get_stage (editor), NULL, NULL);
  rows = alur_procedure_rows_new (document, procedure);
  row = find_row (editor, rows);
  for (guint i = 0; i < lines->len; i++)
    {
      AlurElement *step;

      row = (int) alur_procedure_rows_insert (rows, row);
      step = alur_procedure_rows_get_step (rows, (guint) row);
      alur_document_set_text (document, step, ALUR_STEP_NAME,
                              g_array_index (lines, AlurListLine, i).name);
      g_ptr_array_add (made, step);
    }
}

/**
 * alur_paste_lines_may:
 * @editor: where
 * @text: what is on the clipboard
 *
 * Returns: whether what is shown can be made of lines, and there are some and not too many: that is
 *   told by alur_paste_refuse_names()
 */
gboolean
alur_paste_lines_may (AlurEditor *editor, const char *text)
{
  g_autofree char *refusal = alur_paste_refuse_names (text);
  g_autoptr (GArray) lines = refusal == NULL ? alur_line_list_read (text) : NULL;

  return lines != NULL && lines->len > 0 && (makes_units (editor) || makes_steps (editor))
         && alur_editor_get_stage (editor) != NULL
         && !alur_document_in_transaction (alur_editor_get_document (editor));
}

/**
 * alur_paste_lines:
 * @editor: where
 * @text: lines; indentation and numbering make sub-units
 *
 * In an organisation makes a unit of each line, below the selected one; in a procedure a step of
 * each, in sequence behind the selected one and done by the same. They are selected then. One step
 * of undo.
 *
 * Returns: how many were made
 */
guint
alur_paste_lines (AlurEditor *editor, const char *text)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  AlurDocument *document = alur_editor_get_document (editor);

  if (!alur_paste_lines_may (editor, text))
    return 0;
  lines = alur_line_list_read (text);
  if (makes_units (editor))
    {
      alur_document_begin (document, alur_tr_n (NULL, "Paste a unit", "Paste units", lines->len));
      make_units (editor, lines, made);
    }
  else
    {
      alur_document_begin (document, alur_tr_n (NULL, "Paste a step", "Paste steps", lines->len));
      make_steps (editor, lines, made);
    }
  alur_document_commit (document);
  alur_selection_set_all (alur_editor_get_selection (editor), (AlurElement *const *) made->pdata,
                          made->len);
  return made->len;
}
