/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is needed. First the map of positions: units with their positions, how many people there are
 * and how many it takes, and what that was in the stage before. Then the form of the workload of
 * each position, line by line, so that every figure can be reckoned again. */

#include "alur-view-builders.h"

#include "alur-language.h"
#include "alur-staff-text.h"
#include "alur-text.h"
#include "alur-workload-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_DEPTH 6 /* deeper units are not moved in any further */
#define NEED_DECIMALS 3

typedef struct
{
  const AlurViewRequest *request;
  AlurTeller teller;
  const AlurElement *before; /* NULL: there is no stage before */
  const AlurStaffing *staffing;
  AlurTable *table;
  guint32 short_of, too_many; /* entries of the legend of the map */
} Sheet;

typedef struct
{
  const char *title;
  AlurColumnKind kind;
  double width, stretch;
} Column;

static const char *tr (const Sheet *sheet, const char *text) G_GNUC_FORMAT (2);

static const char *
tr (const Sheet *sheet, const char *text)
{
  return alur_tr (sheet->teller.language, text);
}

static void
add_columns (Sheet *sheet, const Column *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    alur_table_add_column (sheet->table, tr (sheet, columns[i].title), columns[i].kind,
                           columns[i].width, columns[i].stretch);
}

static char *
dup_number (const Sheet *sheet, double value, int decimals)
{
  return alur_language_format_number (sheet->teller.language, value, decimals);
}

static void
add_bold_number (Sheet *sheet, double value, int decimals, gboolean bold)
{
  alur_table_add_number (sheet->table, value, decimals);
  if (bold)
    alur_table_set_bold (sheet->table);
}

static void
add_bold_cell (Sheet *sheet, const char *text, gboolean bold)
{
  alur_table_add_cell (sheet->table, text);
  if (bold)
    alur_table_set_bold (sheet->table);
}

/* Nothing where it is nothing, so that what there is stands out. */
static void
add_unless_zero (Sheet *sheet, double value, int decimals, gboolean bold)
{
  if (fabs (value) < 0.0005)
    alur_table_add_empty (sheet->table);
  else
    add_bold_number (sheet, value, decimals, bold);
}

static char *
dup_grade (char grade)
{
  return grade != 0 ? g_strdup_printf ("%c", grade) : g_strdup ("–");
}

/* --- The map ---------------------------------------------------------------------------------- */

static void
start_map (Sheet *sheet)
{
  static const Column columns[] = {
    { N_ ("Unit and position"), ALUR_COLUMN_TEXT, 250, 2 },
    { N_ ("Grade"), ALUR_COLUMN_CENTRED, 70, 0 },
    /* Translators: B is bezetting, the people that a position has. */
    { N_ ("There are (B)"), ALUR_COLUMN_NUMBER, 58, 0 },
    { N_ ("Needed, exactly"), ALUR_COLUMN_NUMBER, 68, 0 },
    /* Translators: K is kebutuhan, the people that a position needs. */
    { N_ ("Needed (K)"), ALUR_COLUMN_NUMBER, 68, 0 },
    { N_ ("Too many (+)"), ALUR_COLUMN_NUMBER, 62, 0 },
    { N_ ("Too few (−)"), ALUR_COLUMN_NUMBER, 68, 0 },
    { N_ ("EJ"), ALUR_COLUMN_NUMBER, 46, 0 },
    /* Translators: heads the grades A to E of the effectiveness of positions. */
    { N_ ("Rating"), ALUR_COLUMN_CENTRED, 52, 0 },
  };
  static const Column of_changes[] = {
    { N_ ("Change in B"), ALUR_COLUMN_NUMBER, 64, 0 },
    { N_ ("Change in need"), ALUR_COLUMN_NUMBER, 70, 0 },
  };
  static const Column last[] = { { N_ ("Remark"), ALUR_COLUMN_TEXT, 170, 1 } };

  sheet->table = alur_table_new (sheet->request->metrics, sheet->teller.language);
  add_columns (sheet, columns, G_N_ELEMENTS (columns));
  if (sheet->before != NULL)
    add_columns (sheet, of_changes, G_N_ELEMENTS (of_changes));
  add_columns (sheet, last, G_N_ELEMENTS (last));
  alur_table_repeat_columns (sheet->table, 1);
}

/* As the checks have it, so that map and findings say the same. */
static void
add_sign (Sheet *sheet, const AlurStaffRow *row)
{
  const char *words = alur_staff_row_get_judgement (row, sheet->teller.language);
  gboolean is_short = words != NULL && row->now->gap < 0;
  AlurSign sign = is_short ? ALUR_SIGN_WARNING : ALUR_SIGN_INFO;
  guint32 *entry = is_short ? &sheet->short_of : &sheet->too_many;

  if (words == NULL)
    return;
  if (*entry == 0)
    *entry = alur_table_add_legend (sheet->table, ALUR_SAMPLE_SIGN, sign, NULL, words);
  alur_table_add_sign (sheet->table, sign, *entry);
}

static void
add_sums (Sheet *sheet, const AlurStaffRow *row, gboolean bold)
{
  g_autofree char *grade = dup_grade (row->sums.grade);

  add_bold_number (sheet, row->sums.headcount, -2, bold);
  add_bold_number (sheet, row->sums.need, NEED_DECIMALS, bold);
  add_bold_number (sheet, row->sums.required, -NEED_DECIMALS, bold);
  add_unless_zero (sheet, row->sums.surplus, -NEED_DECIMALS, bold);
  add_unless_zero (sheet, row->sums.shortage, -NEED_DECIMALS, bold);
  add_bold_number (sheet, row->sums.effectiveness, 2, bold);
  add_bold_cell (sheet, grade, bold);
}

static void
add_changes (Sheet *sheet, const AlurStaffRow *row, gboolean bold)
{
  if (sheet->before == NULL)
    return;
  add_unless_zero (sheet, row->sums.headcount - row->sums_before.headcount, -2, bold);
  add_unless_zero (sheet, row->sums.need - row->sums_before.need, -NEED_DECIMALS, bold);
}

static void
add_position (Sheet *sheet, const AlurStaffRow *row)
{
  g_autofree char *name = alur_tell_name (&sheet->teller, row->position);
  g_autofree char *remark = alur_staff_row_dup_remark (row, &sheet->teller, sheet->before != NULL);

  alur_table_add_row (sheet->table, alur_element_get_id (row->position));
  alur_table_add_cell (sheet->table, name);
  alur_table_indent (sheet->table, MIN (row->depth, MAX_DEPTH) + 1);
  add_sign (sheet, row);
  alur_table_add_cell (sheet->table, alur_element_get_text (row->position, ALUR_POSITION_GRADE));
  add_sums (sheet, row, FALSE);
  add_changes (sheet, row, FALSE);
  alur_table_add_cell (sheet->table, remark);
}

/* Sums stand beside a unit only where there are several positions to add up. */
static void
add_unit (Sheet *sheet, const AlurStaffRow *row)
{
  g_autofree char *name = alur_tell_name (&sheet->teller, row->unit);

  alur_table_add_row (sheet->table, alur_element_get_id (row->unit));
  alur_table_set_leads (sheet->table);
  add_bold_cell (sheet, name, TRUE);
  alur_table_indent (sheet->table, MIN (row->depth, MAX_DEPTH));
  if (row->n_positions < 2)
    return;
  alur_table_add_empty (sheet->table);
  add_sums (sheet, row, TRUE);
  add_changes (sheet, row, TRUE);
}

/* What was there in the stage before: it has no figures any more, only differences. */
static void
add_gone (Sheet *sheet, const AlurStaffRow *row)
{
  static const char *const dash = "–";
  g_autofree char *name = alur_tell_name (&sheet->teller, row->position);
  g_autofree char *remark = alur_staff_row_dup_remark (row, &sheet->teller, sheet->before != NULL);

  alur_table_add_row (sheet->table, alur_element_get_id (row->position));
  alur_table_add_cell (sheet->table, name);
  alur_table_indent (sheet->table, 1);
  alur_table_add_cell (sheet->table, alur_element_get_text (row->position, ALUR_POSITION_GRADE));
  for (guint i = 0; i < 3; i++)
    alur_table_add_cell (sheet->table, dash);
  for (guint i = 0; i < 2; i++)
    alur_table_add_empty (sheet->table);
  for (guint i = 0; i < 2; i++)
    alur_table_add_cell (sheet->table, dash);
  add_changes (sheet, row, FALSE);
  alur_table_add_cell (sheet->table, remark);
}

static void
add_total (Sheet *sheet)
{
  const AlurStaffRow *total = alur_staffing_get_total (sheet->staffing);
  gboolean both = total->sums.surplus > 0 && total->sums.shortage > 0;

  alur_table_add_row (sheet->table, NULL);
  add_bold_cell (sheet, tr (sheet, N_ ("All positions")), TRUE);
  alur_table_add_empty (sheet->table);
  add_sums (sheet, total, TRUE);
  add_changes (sheet, total, TRUE);
  alur_table_add_cell (sheet->table,
                       both ? tr (sheet, N_ ("too many in one place do not make up for too few in "
                                             "another"))
                            : "");
}

static AlurTable *
build_map (Sheet *sheet)
{
  guint n_rows = alur_staffing_get_n_rows (sheet->staffing);
  guint n_there = n_rows - alur_staffing_get_n_gone (sheet->staffing);

  start_map (sheet);
  for (guint i = 0; i < n_rows; i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (sheet->staffing, i);

      if (i == n_there)
        alur_table_add_section (sheet->table, tr (sheet, N_ ("No longer there")));
      if (i >= n_there)
        add_gone (sheet, row);
      else if (row->position == NULL)
        add_unit (sheet, row);
      else
        add_position (sheet, row);
    }
  add_total (sheet);
  return g_steal_pointer (&sheet->table);
}

/* --- The form of the workload ----------------------------------------------------------------- */

static void
start_form (Sheet *sheet)
{
  /* The columns of the form of a workload analysis (analisis beban kerja). */
  static const Column columns[] = {
    { N_ ("No."), ALUR_COLUMN_CENTRED, 36, 0 },
    { N_ ("Task"), ALUR_COLUMN_TEXT, 210, 2 },
    /* Translators: what one execution of a task results in (satuan hasil). */
    { N_ ("Unit of result"), ALUR_COLUMN_TEXT, 110, 1 },
    { N_ ("Time it takes (minutes)"), ALUR_COLUMN_NUMBER, 84, 0 },
    { N_ ("Effective working time (minutes a year)"), ALUR_COLUMN_NUMBER, 88, 0 },
    { N_ ("Workload (times a year)"), ALUR_COLUMN_NUMBER, 84, 0 },
    { N_ ("People needed"), ALUR_COLUMN_NUMBER, 84, 0 },
    { N_ ("People there are now"), ALUR_COLUMN_NUMBER, 76, 0 },
    { N_ ("Remark"), ALUR_COLUMN_TEXT, 210, 2 },
  };

  sheet->table = alur_table_new (sheet->request->metrics, sheet->teller.language);
  add_columns (sheet, columns, G_N_ELEMENTS (columns));
  alur_table_repeat_columns (sheet->table, 2);
}

static char *
dup_results (const Sheet *sheet, const AlurWorkloadEntry *entry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (entry->procedure != NULL)
    ALUR_FOREACH (output, entry->source, ALUR_KIND_OUTPUT)
    {
      const char *name = alur_element_get_text (output, ALUR_OUTPUT_NAME);
      g_autofree char *key = alur_text_fold (name);

      if (*key != '\0')
        g_ptr_array_add (names, (gpointer) (guintptr) name);
    }
  return names->len > 0 ? alur_tell_list (&sheet->teller, names)
                        /* Translators: counts executions of a task without a result. */
                        : g_strdup (tr (sheet, N_ ("activity")));
}

/* "Procedure: 900 × 1.2 × 20 = 21,600 minutes", which is how the figure comes about. */
static char *
dup_trace (const Sheet *sheet, const AlurWorkloadEntry *entry)
{
  gboolean of_step = entry->procedure != NULL;
  g_autofree char *where = of_step ? alur_tell_name (&sheet->teller, entry->procedure)
                                   : g_strdup (tr (sheet, N_ ("beside the procedures")));
  g_autofree char *volume = dup_number (sheet, entry->volume, -2);
  g_autofree char *executions = dup_number (sheet, entry->executions, -4);
  g_autofree char *work = dup_number (sheet, entry->work, -2);
  g_autofree char *minutes = dup_number (sheet, entry->minutes, -2);
  const char *lack = alur_workload_entry_get_lack (entry, sheet->teller.language);

  if (lack != NULL)
    return g_strdup_printf ("%s: %s", where, lack);
  if (of_step)
    /* Translators: a procedure, then its cases a year, executions a case, minutes of one execution,
     * and minutes a year. */
    return g_strdup_printf (tr (sheet, N_ ("%s: %s × %s × %s = %s minutes a year")), where, volume,
                            executions, work, minutes);
  /* Translators: work that is in no procedure, then times a year, minutes, and minutes a year. */
  return g_strdup_printf (tr (sheet, N_ ("%s: %s × %s = %s minutes a year")), where, volume, work,
                          minutes);
}

static void
add_task (Sheet *sheet, const AlurWorkloadEntry *entry, guint number)
{
  double year = alur_document_get_minutes_per_year (sheet->teller.document);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *name = alur_tell_name (&sheet->teller, entry->source);
  g_autofree char *results = dup_results (sheet, entry);
  g_autofree char *trace = dup_trace (sheet, entry);

  alur_table_add_row (sheet->table, alur_element_get_id (entry->source));
  alur_table_add_cell (sheet->table, place);
  alur_table_add_cell (sheet->table, name);
  if (sheet->request->link_to_drawings && entry->procedure != NULL)
    {
      g_autofree char *destination = alur_view_destination (entry->procedure);

      alur_table_set_link (sheet->table, destination);
    }
  alur_table_add_cell (sheet->table, results);
  alur_table_add_number (sheet->table, entry->work, -2);
  alur_table_add_number (sheet->table, year, -2);
  alur_table_add_number (sheet->table, entry->volume * entry->executions, -2);
  alur_table_add_number (sheet->table, entry->minutes / year, NEED_DECIMALS);
  alur_table_add_empty (sheet->table);
  alur_table_add_cell (sheet->table, trace);
}

/* A line at the foot of a form, with figures below those of the tasks. */
static void
add_foot (Sheet *sheet, const char *label)
{
  alur_table_add_row (sheet->table, NULL);
  alur_table_add_empty (sheet->table);
  add_bold_cell (sheet, tr (sheet, label), TRUE);
  for (guint i = 0; i < 4; i++)
    alur_table_add_empty (sheet->table);
}

static char *
dup_balance (const Sheet *sheet, const AlurWorkload *workload)
{
  g_autofree char *people = dup_number (sheet, fabs (workload->balance), -NEED_DECIMALS);
  const char *note
      = alur_workload_note_get_text (alur_workload_get_note (workload), sheet->teller.language);
  g_autofree char *balance = NULL;

  if (isnan (workload->balance))
    return g_strdup (note);
  if (fabs (workload->balance) < 0.0005)
    balance = g_strdup (tr (sheet, N_ ("as many as are needed")));
  else if (workload->balance > 0)
    /* Translators: how many people are more than needed. */
    balance = g_strdup_printf (tr (sheet, N_ ("%s too many")), people);
  else
    /* Translators: how many people are missing. */
    balance = g_strdup_printf (tr (sheet, N_ ("%s too few")), people);
  return note[0] != '\0' ? g_strdup_printf ("%s; %s", balance, note) : g_steal_pointer (&balance);
}

static void
add_feet (Sheet *sheet, const AlurWorkload *workload)
{
  g_autofree char *minutes = dup_number (sheet, workload->workload, -2);
  g_autofree char *sum = g_strdup_printf (tr (sheet, N_ ("%s minutes a year")), minutes);
  g_autofree char *balance = dup_balance (sheet, workload);
  g_autofree char *effectiveness = dup_number (sheet, workload->effectiveness, 2);
  g_autofree char *grade = NULL;

  add_foot (sheet, N_ ("Total"));
  add_bold_number (sheet, workload->need, NEED_DECIMALS, TRUE);
  add_bold_number (sheet, workload->headcount, -2, TRUE);
  alur_table_add_cell (sheet->table, sum);

  add_foot (sheet, alur_workload_is_part_time (workload)
                       ? N_ ("Needed (not rounded: they work here part of their time)")
                       : N_ ("Needed, in whole people"));
  add_bold_number (sheet, workload->required, -NEED_DECIMALS, TRUE);
  alur_table_add_empty (sheet->table);
  add_bold_cell (sheet, balance, TRUE);

  add_foot (sheet, N_ ("Effectiveness of the position (EJ)"));
  for (guint i = 0; i < 2; i++)
    alur_table_add_empty (sheet->table);
  if (workload->grade != 0)
    grade
        = g_strdup_printf ("%s – %c, %s", effectiveness, workload->grade,
                           alur_workload_grade_get_text (workload->grade, sheet->teller.language));
  else
    grade = g_strdup ("–");
  add_bold_cell (sheet, grade, TRUE);
}

/* Position, unit, kind and grade head its part of the form. */
static void
add_position_head (Sheet *sheet, const AlurWorkload *workload)
{
  guint kind = alur_element_get_word (workload->position, ALUR_POSITION_KIND);
  const char *grade = alur_element_get_text (workload->position, ALUR_POSITION_GRADE);
  g_autofree char *position = alur_tell_name (&sheet->teller, workload->position);
  g_autofree char *unit = alur_tell_name (&sheet->teller, workload->unit);
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "%s — %s — %s", position, unit,
                          tr (sheet, alur_position_words[kind].label));
  if (grade != NULL)
    g_string_append_printf (head, " — %s %s", tr (sheet, N_ ("Grade")), grade);
  alur_table_add_section (sheet->table, head->str);
}

static AlurTable *
build_form (Sheet *sheet)
{
  start_form (sheet);
  for (guint i = 0; i < alur_staffing_get_n_rows (sheet->staffing); i++)
    {
      const AlurWorkload *workload = alur_staffing_get_row (sheet->staffing, i)->now;

      if (workload == NULL)
        continue;
      add_position_head (sheet, workload);
      for (guint k = 0; k < workload->n_entries; k++)
        add_task (sheet, &workload->entries[k], k + 1);
      add_feet (sheet, workload);
    }
  return g_steal_pointer (&sheet->table);
}

/* --- The view --------------------------------------------------------------------------------- */

static char *
dup_map_title (const Sheet *sheet)
{
  g_autofree char *before = NULL;

  if (sheet->before == NULL)
    return g_strdup (tr (sheet, N_ ("Map of positions")));
  before = alur_tell_name (&sheet->teller, sheet->before);
  /* Translators: %s is the stage before. */
  return g_strdup_printf (tr (sheet, N_ ("Map of positions, with changes since %s")), before);
}

gboolean
alur_view_build_personnel (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurFigures) own
      = request->analysis == NULL ? alur_figures_new (request->document) : NULL;
  const AlurElement *before = alur_element_previous (request->stage, ALUR_KIND_STAGE);
  AlurFigures *figures = own != NULL ? own : alur_analysis_get_figures (request->analysis);
  g_autoptr (AlurStaffing) staffing = alur_staffing_new (figures, request->stage, before, NULL);
  Sheet sheet = { .request = request,
                  .teller = { request->document, request->language },
                  .before = before,
                  .staffing = staffing };

  if (alur_staffing_get_n_rows (staffing) == 0)
    {
      alur_view_output_take_empty (
          output, request, g_strdup (alur_tr (request->language, N_ ("Personnel"))),
          g_strdup ("personnel"), N_ ("There are no positions in this stage."),
          N_ ("Give units their positions, with the people there are, and steps the position that "
              "does them."));
      return TRUE;
    }
  if (!alur_view_add_what_if (output, request, figures, error))
    return FALSE;
  alur_view_output_take_table (output, dup_map_title (&sheet), g_strdup ("personnel"),
                               build_map (&sheet));
  if (alur_staffing_get_total (staffing)->n_positions > 0)
    alur_view_output_take_table (
        output, g_strdup (alur_tr (request->language, N_ ("Workload of the positions"))),
        g_strdup ("workload"), build_form (&sheet));
  return TRUE;
}
