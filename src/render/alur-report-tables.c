/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of the report that go over all stages: the figures of each procedure side by side, and
 * the problems that people have raised with the stage in which they no longer stand. */

#include "alur-report-private.h"

#include "alur-language.h"
#include "alur-metric-text.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define METRIC_WIDTH 210.0
#define FIGURE_WIDTH 110.0
#define PROBLEM_WIDTH 250.0
#define ABOUT_WIDTH 160.0
#define BY_WIDTH 110.0
#define STANDS_WIDTH 80.0

typedef struct
{
  const AlurViewRequest *request;
  AlurTeller teller;
  AlurFigures *figures;
  AlurTable *table;
  GPtrArray *stages; /* in their order */
} Sheet;

static const char *
tr (const Sheet *sheet, const char *text)
{
  return alur_tr (sheet->teller.language, text);
}

static void
sheet_init (Sheet *sheet, const AlurViewRequest *request)
{
  *sheet = (Sheet){ .request = request,
                    .teller = { request->document, request->language },
                    .table = alur_table_new (request->metrics, request->language),
                    .stages = g_ptr_array_new () };
  ALUR_FOREACH (stage, alur_document_get_root (request->document), ALUR_KIND_STAGE)
  g_ptr_array_add (sheet->stages, stage);
}

static void
sheet_clear (Sheet *sheet)
{
  g_clear_pointer (&sheet->table, alur_table_free);
  g_ptr_array_unref (sheet->stages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static void
add_stage_columns (Sheet *sheet, AlurColumnKind kind, double width)
{
  for (guint i = 0; i < sheet->stages->len; i++)
    {
      g_autofree char *name = alur_tell_name (&sheet->teller, g_ptr_array_index (sheet->stages, i));

      alur_table_add_column (sheet->table, name, kind, width, 0);
    }
}

/* Takes the table over as the only part, or says that there is none. */
static void
finish (Sheet *sheet, AlurViewOutput *output, char *title, const char *destination)
{
  AlurViewPart *part;

  if (alur_table_get_n_rows (sheet->table) == 0)
    alur_view_output_take_empty (output, sheet->request, title, g_strdup (destination),
                                 N_ ("There is nothing to tell."), N_ ("No stage has any of it."));
  else
    {
      part = alur_view_output_take_table (output, title, g_strdup (destination),
                                          g_steal_pointer (&sheet->table));
      part->stage = alur_tell_stages (&sheet->teller);
    }
}

/* Figures */

static double
get_figure (const Sheet *sheet, const AlurElement *procedure, AlurMetric metric)
{
  return procedure != NULL ? alur_figures_get (sheet->figures, procedure)->metrics[metric]
                           : (double) NAN;
}

static void
add_figure (Sheet *sheet, double value, AlurMetricUnit unit)
{
  g_autofree char *text
      = alur_metric_dup_text (unit, value, sheet->request->document, sheet->teller.language);

  alur_table_add_cell (sheet->table, text);
}

/* From the first stage that has the procedure to the last, where that is another one. */
static void
add_difference (Sheet *sheet, AlurElement *const *procedures, AlurMetric metric)
{
  AlurMetricUnit unit = alur_metric_info (metric)->unit;
  double first = (double) NAN, last = (double) NAN;
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < sheet->stages->len; i++)
    {
      double value = get_figure (sheet, procedures[i], metric);

      if (procedures[i] == NULL)
        continue;
      if (n++ == 0)
        first = value;
      else
        last = value;
    }
  text = alur_metric_dup_difference (unit, first, last, sheet->request->document,
                                     sheet->teller.language);
  alur_table_add_cell (sheet->table, text);
}

static void
add_procedure (Sheet *sheet, const char *id)
{
  g_autofree AlurElement **procedures = g_new0 (AlurElement *, sheet->stages->len + 1);
  const AlurElement *named = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < sheet->stages->len; i++)
    {
      procedures[i] = alur_document_lookup_kind (
          sheet->request->document, g_ptr_array_index (sheet->stages, i), id, ALUR_KIND_PROCEDURE);
      if (named == NULL)
        named = procedures[i];
    }
  name = alur_tell_name (&sheet->teller, named);
  alur_table_add_section (sheet->table, name);
  for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
    {
      const AlurMetricInfo *info = alur_metric_info ((AlurMetric) metric);

      if (metric == ALUR_METRIC_LEAD_ERROR)
        continue;
      alur_table_add_row (sheet->table, id);
      alur_table_add_cell (sheet->table, tr (sheet, info->label));
      for (guint i = 0; i < sheet->stages->len; i++)
        add_figure (sheet, get_figure (sheet, procedures[i], (AlurMetric) metric), info->unit);
      if (sheet->stages->len > 1)
        add_difference (sheet, procedures, (AlurMetric) metric);
    }
}

/**
 * alur_report_build_metrics:
 * @output: gets a table
 * @request: what is asked for
 * @error: return location
 *
 * Builds the figures of all procedures with the stages side by side.
 *
 * Returns: %TRUE
 */
gboolean
alur_report_build_metrics (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autoptr (AlurFigures) own
      = request->analysis == NULL ? alur_figures_new (request->document) : NULL;
  g_auto (Sheet) sheet;

  sheet_init (&sheet, request);
  sheet.figures = own != NULL ? own : alur_analysis_get_figures (request->analysis);
  alur_table_add_column (sheet.table, tr (&sheet, N_ ("Figure")), ALUR_COLUMN_TEXT, METRIC_WIDTH,
                         1);
  alur_table_repeat_columns (sheet.table, 1);
  add_stage_columns (&sheet, ALUR_COLUMN_NUMBER, FIGURE_WIDTH);
  if (sheet.stages->len > 1)
    alur_table_add_column (sheet.table, tr (&sheet, N_ ("Difference")), ALUR_COLUMN_NUMBER,
                           FIGURE_WIDTH, 0);
  for (guint i = 0; i < sheet.stages->len; i++)
    ALUR_FOREACH (procedure, g_ptr_array_index (sheet.stages, i), ALUR_KIND_PROCEDURE)
  if (g_hash_table_add (told, (gpointer) (guintptr) alur_element_get_id (procedure)))
    add_procedure (&sheet, alur_element_get_id (procedure));
  finish (&sheet, output, g_strdup (tr (&sheet, N_ ("Figures of the procedures"))), "metrics");
  return TRUE;
}

/* Problems */

static char *
tell_about (const Sheet *sheet, const AlurElement *problem)
{
  const AlurIds *ids = alur_element_get_refs (problem, ALUR_PROBLEM_REFS);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_ptr_array_add (names, alur_tell_name (&sheet->teller,
                                            alur_document_lookup (sheet->request->document,
                                                                  alur_element_get_stage (problem),
                                                                  ids->ids[i])));
  return names->len > 0 ? alur_tell_list (&sheet->teller, names) : g_strdup ("–");
}

static char *
tell_by (const Sheet *sheet, const AlurElement *problem)
{
  const char *by = alur_element_get_text (problem, ALUR_PROBLEM_BY);
  AlurDate date = alur_element_get_date (problem, ALUR_PROBLEM_DATE);
  g_autofree char *day
      = date != 0 ? alur_language_format_date (sheet->teller.language, date) : NULL;

  if (by != NULL && day != NULL)
    return g_strdup_printf ("%s, %s", by, day);
  return g_strdup (by != NULL ? by : day != NULL ? day : "–");
}

static void
add_problem (Sheet *sheet, const AlurElement *problem, guint first)
{
  g_autofree char *about = tell_about (sheet, problem);
  g_autofree char *by = tell_by (sheet, problem);

  alur_table_add_row (sheet->table, alur_element_get_id (problem));
  alur_table_add_cell (sheet->table, problem->text != NULL ? problem->text : "–");
  alur_table_add_cell (sheet->table, about);
  alur_table_add_cell (sheet->table, by);
  for (guint i = 0; i < sheet->stages->len; i++)
    {
      gboolean stands = alur_document_lookup_kind (sheet->request->document,
                                                   g_ptr_array_index (sheet->stages, i),
                                                   alur_element_get_id (problem), ALUR_KIND_PROBLEM)
                        != NULL;

      /* Translators: whether a problem still stands in a stage. */
      alur_table_add_cell (sheet->table, i < first ? ""
                                         : stands  ? tr (sheet, N_ ("stands"))
                                                   : tr (sheet, N_ ("solved")));
    }
}

/**
 * alur_report_build_problems:
 * @output: gets a table
 * @request: what is asked for
 * @error: return location
 *
 * Builds the list of problems that were raised, with the stages in which they stand.
 *
 * Returns: %TRUE
 */
gboolean
alur_report_build_problems (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_auto (Sheet) sheet;

  sheet_init (&sheet, request);
  alur_table_add_column (sheet.table, tr (&sheet, N_ ("Problem")), ALUR_COLUMN_TEXT, PROBLEM_WIDTH,
                         2);
  alur_table_add_column (sheet.table, tr (&sheet, N_ ("About")), ALUR_COLUMN_TEXT, ABOUT_WIDTH, 1);
  alur_table_add_column (sheet.table, tr (&sheet, N_ ("Raised by")), ALUR_COLUMN_TEXT, BY_WIDTH, 1);
  add_stage_columns (&sheet, ALUR_COLUMN_CENTRED, STANDS_WIDTH);
  for (guint i = 0; i < sheet.stages->len; i++)
    ALUR_FOREACH (problem, g_ptr_array_index (sheet.stages, i), ALUR_KIND_PROBLEM)
  if (g_hash_table_add (told, (gpointer) (guintptr) alur_element_get_id (problem)))
    add_problem (&sheet, problem, i);
  finish (&sheet, output, g_strdup (tr (&sheet, N_ ("Problems raised"))), "problems");
  return TRUE;
}
