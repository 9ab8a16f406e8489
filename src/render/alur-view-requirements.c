/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the customer must bring, and who asks for it: names down, units by procedure across, and
 * where they meet the number of steps that ask. What is asked for more than once or in other words
 * has a sign; with what a unit makes itself it stands first. */

#include "alur-language.h"
#include "alur-requirement-text.h"
#include "alur-tell.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 230.0
#define ASKER_WIDTH 52.0
#define TOTAL_WIDTH 52.0
#define REMARK_WIDTH 180.0

typedef struct
{
  AlurTeller teller;
  AlurTable *table;
  const AlurRequirements *requirements;
  gboolean has_askers; /* a column each: not where there are too many of them */
  gboolean has_remarks;
  guint32 reworded, repeated; /* entries of the legend */
} Sheet;

static void
add_columns (Sheet *sheet)
{
  const char *language = sheet->teller.language;
  guint column;

  alur_table_add_column (sheet->table, alur_tr (language, N_ ("What the customer must bring")),
                         ALUR_COLUMN_TEXT, NAME_WIDTH, 1);
  alur_table_repeat_columns (sheet->table, 1);
  for (guint i = 0; sheet->has_askers && i < alur_requirements_get_n_askers (sheet->requirements);
       i++)
    {
      const AlurAsker *asker = alur_requirements_get_asker (sheet->requirements, i);
      g_autofree char *unit = asker->unit != NULL
                                  ? alur_tell_name (&sheet->teller, asker->unit)
                                  : g_strdup (alur_tr (language, N_ ("(without unit)")));
      g_autofree char *procedure = alur_tell_name (&sheet->teller, asker->procedure);
      g_autofree char *head = g_strdup_printf ("%s: %s", unit, procedure);

      column = alur_table_add_column (sheet->table, head, ALUR_COLUMN_CENTRED, ASKER_WIDTH, 0);
      alur_table_turn_head (sheet->table, column);
    }
  column = alur_table_add_column (
      /* Translators: heads the number of steps that ask for something. */
      sheet->table, alur_tr (language, N_ ("Times asked for")), ALUR_COLUMN_CENTRED, TOTAL_WIDTH,
      0);
  alur_table_turn_head (sheet->table, column);
  if (sheet->has_remarks)
    alur_table_add_column (sheet->table, alur_tr (language, N_ ("Remark")), ALUR_COLUMN_TEXT,
                           REMARK_WIDTH, 1);
}

static void
add_sign (Sheet *sheet, const AlurRequirement *row)
{
  if (row->reworded)
    alur_table_add_sign (sheet->table, ALUR_SIGN_WARNING, sheet->reworded);
  else if (row->n_steps > 1)
    alur_table_add_sign (sheet->table, ALUR_SIGN_INFO, sheet->repeated);
}

static void
add_count (Sheet *sheet, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  if (count > 0)
    alur_table_add_cell (sheet->table, text);
  else
    alur_table_add_empty (sheet->table);
}

static void
add_counts (Sheet *sheet, const AlurRequirement *row)
{
  guint next = 0;

  for (guint i = 0; i < alur_requirements_get_n_askers (sheet->requirements); i++)
    if (next < row->n_askers && row->counts[next].asker == i)
      add_count (sheet, row->counts[next++].n_steps);
    else
      alur_table_add_empty (sheet->table);
}

static void
add_remark (Sheet *sheet, const AlurRequirement *row)
{
  g_autofree char *text = alur_requirement_dup_remark (
      row, sheet->requirements, sheet->teller.document, sheet->teller.language);

  alur_table_add_cell (sheet->table, text);
}

static void
add_row (Sheet *sheet, const AlurRequirement *row)
{
  alur_table_add_row (sheet->table, NULL);
  alur_table_add_cell (sheet->table, row->name);
  add_sign (sheet, row);
  if (sheet->has_askers)
    add_counts (sheet, row);
  add_count (sheet, row->n_steps);
  if (sheet->has_remarks)
    add_remark (sheet, row);
}

static void
add_section (Sheet *sheet, gboolean repeated, const char *title)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < alur_requirements_get_n (sheet->requirements); i++)
    {
      const AlurRequirement *row = alur_requirements_get (sheet->requirements, i);

      if (alur_requirement_is_repeated (row) != repeated)
        continue;
      if (!begun)
        alur_table_add_section (sheet->table, alur_tr (sheet->teller.language, title));
      begun = TRUE;
      add_row (sheet, row);
    }
}

static guint32
explain (Sheet *sheet, AlurSign sign, const char *text)
{
  return alur_table_add_legend (sheet->table, ALUR_SAMPLE_SIGN, sign, NULL,
                                alur_tr (sheet->teller.language, text));
}

/* Only what the table shows is explained. */
static void
add_legend (Sheet *sheet)
{
  gboolean reworded = FALSE, repeated = FALSE;

  for (guint i = 0; i < alur_requirements_get_n (sheet->requirements); i++)
    {
      const AlurRequirement *row = alur_requirements_get (sheet->requirements, i);

      sheet->has_remarks = sheet->has_remarks || row->maker != NULL || row->reworded;
      reworded = reworded || row->reworded;
      repeated = repeated || (!row->reworded && row->n_steps > 1);
    }
  if (reworded)
    sheet->reworded
        = explain (sheet, ALUR_SIGN_WARNING,
                   N_ ("asked for in different words that may mean the same; agree on one"));
  if (repeated)
    sheet->repeated
        = explain (sheet, ALUR_SIGN_INFO, N_ ("asked for more than once; asking once may do"));
}

gboolean
alur_view_build_requirements (AlurViewOutput *output,
                              const AlurViewRequest *request,
                              GError **error)
{
  g_autoptr (AlurRequirements) requirements
      = alur_requirements_new (request->document, request->stage);
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Requirements")));
  Sheet sheet
      = { .teller = { request->document, request->language }, .requirements = requirements };

  if (alur_requirements_get_n (requirements) == 0)
    {
      alur_view_output_take_empty (output, request, g_steal_pointer (&title),
                                   g_strdup ("requirements"),
                                   N_ ("The customer brings nothing in this stage."),
                                   N_ ("Mark the inputs of steps that the customer has to bring."));
      return TRUE;
    }
  sheet.table = alur_table_new (request->metrics, request->language);
  add_legend (&sheet);
  sheet.has_askers = alur_table_has_room (alur_requirements_get_n (requirements),
                                          alur_requirements_get_n_askers (requirements));
  add_columns (&sheet);
  if (!sheet.has_askers)
    alur_table_add_section (
        sheet.table,
        alur_tr (request->language, N_ ("The units that ask have no columns here: the table would "
                                        "have more than the 2,000,000 cells that are drawn.")));
  add_section (&sheet, TRUE, N_ ("Asked for more than once, in other words, or made by a unit"));
  add_section (&sheet, FALSE, N_ ("Asked for once"));
  alur_view_output_take_table (output, g_steal_pointer (&title), g_strdup ("requirements"),
                               sheet.table);
  return TRUE;
}
