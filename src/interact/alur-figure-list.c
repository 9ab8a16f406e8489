/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures that stay in sight while a procedure is worked on: of many the few that a redesign is
 * about, each with what it was in the stage before. */

#include "alur-figure-list.h"

#include "alur-language.h"
#include "alur-metric-text.h"

#include <math.h>

static const struct
{
  AlurMetric metric;
  int better; /* whether more (1) or less (-1) of it is */
} shown[] = {
  { ALUR_METRIC_STEPS, -1 },     { ALUR_METRIC_HANDOFFS, -1 },  { ALUR_METRIC_VISITS, -1 },
  { ALUR_METRIC_DOCUMENTS, -1 }, { ALUR_METRIC_WORK, -1 },      { ALUR_METRIC_WAIT, -1 },
  { ALUR_METRIC_LEAD, -1 },      { ALUR_METRIC_EFFICIENCY, 1 }, { ALUR_METRIC_FEE, -1 },
};

static void
free_item (gpointer data)
{
  AlurFigureItem *item = data;

  g_free (item->value);
  g_free (item->difference);
  g_free (item);
}

/* Which two procedures are set against each other: the one of the stage before and the one that is
 * shown, or those of the two stages that are compared. */
static void
find_pair (AlurEditor *editor, const AlurElement *pair[2])
{
  AlurElement *stage = alur_editor_get_stage (editor);
  AlurElement *procedure = alur_editor_get_procedure (editor);
  const AlurElement *before = alur_element_previous (stage, ALUR_KIND_STAGE);

  if (alur_editor_get_pane (editor) == ALUR_PANE_COMPARISON)
    {
      for (guint i = 0; i < 2; i++)
        pair[i] = alur_editor_get_compared_procedure (editor, i == 1);
      return;
    }
  pair[0] = before != NULL
                ? alur_document_lookup_kind (alur_editor_get_document (editor), before,
                                             alur_element_get_id (procedure), ALUR_KIND_PROCEDURE)
                : NULL;
  pair[1] = procedure;
}

/* The figures of the document of one side. */
static AlurFigures *
get_figures (AlurEditor *editor, guint side)
{
  if (alur_editor_get_pane (editor) == ALUR_PANE_COMPARISON)
    return alur_editor_get_compared_figures (editor, side == 1);
  return alur_analysis_get_figures (alur_editor_get_analysis (editor));
}

static gboolean
shows_a_procedure (AlurEditor *editor)
{
  return alur_editor_get_procedure (editor) != NULL
         && (alur_editor_get_traits (editor)->holds_steps
             || (alur_editor_get_pane (editor) == ALUR_PANE_COMPARISON
                 && alur_editor_get_compared (editor) != ALUR_COMPARED_ORGANISATION));
}

static AlurFigureItem *
new_item (AlurEditor *editor, guint number, const double values[2], gboolean is_pair)
{
  AlurDocument *document = alur_figures_get_document (get_figures (editor, 1));
  const AlurMetricInfo *info = alur_metric_info (shown[number].metric);
  AlurFigureItem *item = g_new0 (AlurFigureItem, 1);
  double change = values[1] - values[0];

  item->label = alur_tr (NULL, info->label);
  item->value = alur_metric_dup_text (info->unit, values[1], document, NULL);
  if (!is_pair || isnan (change) || alur_metric_is_same (values[0], values[1])
      || !alur_metric_is_comparable (info->unit, alur_editor_get_document (editor), document))
    return item;
  item->difference = alur_metric_dup_difference (info->unit, values[0], values[1], document, NULL);
  item->trend = (change > 0 ? 1 : -1) * shown[number].better;
  return item;
}

static gboolean
is_of_lead (AlurMetric metric)
{
  return metric == ALUR_METRIC_LEAD || metric == ALUR_METRIC_EFFICIENCY;
}

/* The old figure stands until the new one is there. */
static void
mark_pending (AlurFigureItem *item)
{
  char *old = item->value;

  item->value = g_strconcat (old, " …", NULL);
  g_free (old);
  g_clear_pointer (&item->difference, g_free);
  item->trend = 0;
}

/**
 * alur_figure_list_new:
 * @editor: a document in a window
 *
 * Returns: (transfer full) (element-type AlurFigureItem): the figures of the procedure that is
 *   shown; empty where none is
 */
GPtrArray *
alur_figure_list_new (AlurEditor *editor)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_item);
  const AlurElement *pair[2];
  const double *metrics[2] = { NULL, NULL };
  gboolean is_pending = FALSE;

  if (!shows_a_procedure (editor))
    return list;
  find_pair (editor, pair);
  for (guint i = 0; i < 2; i++)
    if (pair[i] != NULL)
      {
        const AlurProcedureFigures *figures = alur_figures_get (get_figures (editor, i), pair[i]);

        metrics[i] = figures->metrics;
        is_pending |= figures->lead_pending;
      }
  for (guint i = 0; metrics[1] != NULL && i < G_N_ELEMENTS (shown); i++)
    {
      double values[] = { metrics[0] != NULL ? metrics[0][shown[i].metric] : (double) NAN,
                          metrics[1][shown[i].metric] };

      if (shown[i].metric == ALUR_METRIC_FEE && !(values[0] > 0) && !(values[1] > 0))
        continue;
      g_ptr_array_add (list, new_item (editor, i, values, metrics[0] != NULL));
      if (is_pending && is_of_lead (shown[i].metric))
        mark_pending (g_ptr_array_index (list, list->len - 1));
    }
  return list;
}
