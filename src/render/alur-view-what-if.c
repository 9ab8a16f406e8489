/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is tried out beside a document, on paper and as CSV: first the figures that were changed,
 * then what would follow for each position, beside what the document has. Its titles say that none
 * of it is in the document. */

#include "alur-view-builders.h"

#include "alur-language.h"
#include "alur-staff-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_DEPTH 6 /* deeper units are not moved in any further */

typedef struct
{
  const AlurViewRequest *request;
  AlurTeller teller;
  AlurTable *table;
} Sheet;

/* What is compared. */
typedef struct
{
  const char *title;
  int decimals;
  gboolean has_difference; /* in a column of its own */
  double width;
  double (*get) (const AlurStaffSums *sums);
} Figure;

static double
get_headcount (const AlurStaffSums *sums)
{
  return sums->headcount;
}

static double
get_workload (const AlurStaffSums *sums)
{
  return sums->workload;
}

static double
get_need (const AlurStaffSums *sums)
{
  return sums->need;
}

static double
get_required (const AlurStaffSums *sums)
{
  return sums->required;
}

static double
get_surplus (const AlurStaffSums *sums)
{
  return sums->surplus;
}

static double
get_shortage (const AlurStaffSums *sums)
{
  return sums->shortage;
}

static double
get_effectiveness (const AlurStaffSums *sums)
{
  return sums->effectiveness;
}

static const Figure figures[] = {
  { N_ ("There are (B)"), -2, FALSE, 58, get_headcount },
  { N_ ("Minutes a year"), 0, TRUE, 70, get_workload },
  { N_ ("Needed, exactly"), 3, TRUE, 66, get_need },
  { N_ ("Needed (K)"), -3, FALSE, 64, get_required },
  { N_ ("Too many (+)"), -3, FALSE, 62, get_surplus },
  { N_ ("Too few (−)"), -3, FALSE, 64, get_shortage },
  { N_ ("EJ"), 2, FALSE, 58, get_effectiveness },
};

static const char *tr (const Sheet *sheet, const char *text) G_GNUC_FORMAT (2);

static const char *
tr (const Sheet *sheet, const char *text)
{
  return alur_tr (sheet->teller.language, text);
}

static void
add_column (Sheet *sheet, const Figure *figure, const char *which)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", tr (sheet, figure->title), which);

  alur_table_add_column (sheet->table, title, ALUR_COLUMN_NUMBER, figure->width, 0);
}

static void
start_figures (Sheet *sheet)
{
  sheet->table = alur_table_new (sheet->request->metrics, sheet->teller.language);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("Unit and position")), ALUR_COLUMN_TEXT, 190,
                         2);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      /* Translators: behind the name of a figure: as the document has it. */
      add_column (sheet, &figures[i], tr (sheet, N_ ("document")));
      /* Translators: behind the name of a figure: as it is tried out. */
      add_column (sheet, &figures[i], tr (sheet, N_ ("tried out")));
      if (figures[i].has_difference)
        add_column (sheet, &figures[i], tr (sheet, N_ ("difference")));
    }
  alur_table_repeat_columns (sheet->table, 1);
}

static void
add_number (Sheet *sheet, double value, int decimals, gboolean bold)
{
  alur_table_add_number (sheet->table, value, decimals);
  if (bold)
    alur_table_set_bold (sheet->table);
}

/* What differs is bold. */
static void
add_sums (Sheet *sheet, const AlurStaffRow *row, gboolean bold)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double before = figures[i].get (&row->sums_before);
      double now = figures[i].get (&row->sums);
      gboolean is_other = !(fabs (now - before) < 0.0005) && !(isnan (now) && isnan (before));

      add_number (sheet, before, figures[i].decimals, bold);
      add_number (sheet, now, figures[i].decimals, bold || is_other);
      if (figures[i].has_difference)
        add_number (sheet, now - before, figures[i].decimals, bold || is_other);
    }
}

static void
add_row (Sheet *sheet, const AlurStaffRow *row)
{
  const AlurElement *element = row->position != NULL ? row->position : row->unit;
  g_autofree char *name = element != NULL ? alur_tell_name (&sheet->teller, element)
                                          : g_strdup (tr (sheet, N_ ("All positions")));

  alur_table_add_row (sheet->table, element != NULL ? alur_element_get_id (element) : NULL);
  alur_table_add_cell (sheet->table, name);
  if (row->position == NULL)
    alur_table_set_bold (sheet->table);
  alur_table_indent (sheet->table, MIN (row->depth, MAX_DEPTH) + (row->position != NULL ? 1 : 0));
  if (row->position != NULL || row->unit == NULL || row->n_positions > 1)
    add_sums (sheet, row, row->position == NULL);
}

static AlurTable *
build_figures (Sheet *sheet, const AlurStaffing *staffing)
{
  start_figures (sheet);
  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    add_row (sheet, alur_staffing_get_row (staffing, i));
  add_row (sheet, alur_staffing_get_total (staffing));
  return g_steal_pointer (&sheet->table);
}

/* --- What is tried out ------------------------------------------------------------------------ */

static const char *
get_meaning (const Sheet *sheet, AlurKind kind)
{
  if (kind == ALUR_KIND_DOCUMENT)
    return tr (sheet, N_ ("Effective working time (minutes a year)"));
  return kind == ALUR_KIND_POSITION ? tr (sheet, N_ ("There are (B)"))
                                    : tr (sheet, N_ ("Times a year"));
}

static char *
dup_subject (const Sheet *sheet, const AlurElement *element)
{
  g_autofree char *name = NULL;
  g_autofree char *above = NULL;

  if (element->kind == ALUR_KIND_DOCUMENT)
    return g_strdup (tr (sheet, N_ ("All positions")));
  name = alur_tell_name (&sheet->teller, element);
  if (element->kind == ALUR_KIND_PROCEDURE)
    return g_steal_pointer (&name);
  above = alur_tell_name (&sheet->teller, element->parent);
  /* Translators: a position and its unit, or a duty and its position. */
  return g_strdup_printf (tr (sheet, N_ ("%s (%s)")), name, above);
}

static void
add_change (Sheet *sheet, const AlurAssumptions *assumptions, const AlurElement *element)
{
  double before = alur_assumptions_get (NULL, element);
  double now = alur_assumptions_get (assumptions, element);
  g_autofree char *subject = dup_subject (sheet, element);

  alur_table_add_row (sheet->table, alur_element_get_id (element));
  alur_table_add_cell (sheet->table, subject);
  alur_table_add_cell (sheet->table, get_meaning (sheet, element->kind));
  add_number (sheet, before, -2, FALSE);
  add_number (sheet, now, -2, TRUE);
  add_number (sheet, now - before, -2, FALSE);
}

static AlurTable *
build_changes (Sheet *sheet, const AlurAssumptions *assumptions)
{
  g_autoptr (GPtrArray) list = alur_assumptions_list (assumptions, sheet->request->document);

  sheet->table = alur_table_new (sheet->request->metrics, sheet->teller.language);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("Of what")), ALUR_COLUMN_TEXT, 240, 2);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("Figure")), ALUR_COLUMN_TEXT, 180, 1);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("In the document")), ALUR_COLUMN_NUMBER, 90,
                         0);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("Tried out")), ALUR_COLUMN_NUMBER, 90, 0);
  alur_table_add_column (sheet->table, tr (sheet, N_ ("Difference")), ALUR_COLUMN_NUMBER, 90, 0);
  for (guint i = 0; i < list->len; i++)
    {
      const AlurElement *element = g_ptr_array_index (list, i);
      const AlurElement *stage = alur_element_get_stage (element);

      if (stage == NULL || stage == sheet->request->stage)
        add_change (sheet, assumptions, element);
    }
  return g_steal_pointer (&sheet->table);
}

/*< private >
 * alur_view_add_what_if:
 * @output: gets two tables in front, where something is tried out
 * @request: with the figures that are tried out
 * @figures_of: those of the document
 * @error: return location
 *
 * Returns: whether the figures could be read
 */
gboolean
alur_view_add_what_if (AlurViewOutput *output,
                       const AlurViewRequest *request,
                       AlurFigures *figures_of,
                       GError **error)
{
  g_autoptr (AlurAssumptions) assumptions = alur_assumptions_new ();
  g_autoptr (AlurStaffing) staffing = NULL;
  Sheet sheet = { .request = request, .teller = { request->document, request->language } };

  for (guint i = 0; request->what_if != NULL && request->what_if[i] != NULL; i++)
    if (!alur_assumptions_add_item (assumptions, request->document, request->what_if[i], error))
      return FALSE;
  if (alur_assumptions_is_empty (assumptions))
    return TRUE;
  staffing = alur_staffing_new_assuming (figures_of, request->stage, assumptions, NULL);
  alur_view_output_take_table (
      output, g_strdup (tr (&sheet, N_ ("What is tried out, and is not in the document"))),
      g_strdup ("tried-out"), build_changes (&sheet, assumptions));
  alur_view_output_take_table (output,
                               g_strdup (tr (&sheet, N_ ("What would follow from what is tried "
                                                         "out"))),
                               g_strdup ("what-if"), build_figures (&sheet, staffing));
  return TRUE;
}
