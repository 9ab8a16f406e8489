/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two stages compared: what changed in words, the figures, then both drawings of whatever changed,
 * and where the time goes. */

#include "alur-comparison-sides.h"
#include "alur-difference-text.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-metric-text.h"
#include "alur-procedure-drawing.h"
#include "alur-reference.h"
#include "alur-tell.h"
#include "alur-time-chart.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define KIND_WIDTH 92.0
#define FATE_WIDTH 100.0
#define NAME_WIDTH 220.0
#define DETAIL_WIDTH 300.0
#define METRIC_WIDTH 220.0
#define FIGURE_WIDTH 130.0

typedef struct
{
  AlurViewOutput *output;
  const AlurViewRequest *request;
  AlurComparison *comparison;
  char *names[2]; /* of the stages */
  char *stages;   /* "Now → Target" */
} Builder;

static AlurDocument *
document_of (const Builder *self, guint side)
{
  return alur_figures_get_document (alur_comparison_get_figures (self->comparison, side));
}

/* Two offices call their stages the same: what is of another file says so. */
static char *
dup_stage_name (const Builder *self, guint side)
{
  AlurTeller teller = { document_of (self, side), self->request->language };
  g_autofree char *name
      = alur_tell_name (&teller, alur_comparison_get_stage (self->comparison, side));
  const char *file = side == 1 && self->request->other != NULL ? self->request->other_file : NULL;

  return file != NULL ? g_strdup_printf ("%s (%s)", name, file) : g_steal_pointer (&name);
}

static void
take_scene (Builder *self, char *title, char *destination, AlurScene *scene)
{
  AlurViewPart *part = alur_view_output_take_scene (self->output, title, destination, scene);

  part->stage = g_strdup (self->stages);
}

static void
take_table (Builder *self, char *title, char *destination, AlurTable *table)
{
  AlurViewPart *part = alur_view_output_take_table (self->output, title, destination, table);

  part->stage = g_strdup (self->stages);
}

static const AlurElement *
find_procedure (const Builder *self, const char *id, guint side)
{
  return alur_document_lookup_kind (document_of (self, side),
                                    alur_comparison_get_stage (self->comparison, side), id,
                                    ALUR_KIND_PROCEDURE);
}

static const char *
procedure_name (const Builder *self, const char *id)
{
  const AlurElement *procedure = find_procedure (self, id, 0);

  if (procedure == NULL)
    procedure = find_procedure (self, id, 1);
  return procedure != NULL && alur_element_get_name (procedure)[0] != '\0'
             ? alur_element_get_name (procedure)
             : id;
}

/* Both sides in one part, or in one each. */
static void
take_scenes (Builder *self,
             const char *title,
             const char *destination,
             const AlurComparisonScenes *scenes)
{
  if (scenes->together != NULL)
    take_scene (self, g_strdup (title), g_strdup (destination), scenes->together);
  for (guint side = 0; side < 2; side++)
    if (scenes->sides[side] != NULL)
      take_scene (self, g_strdup_printf ("%s — %s", title, self->names[side]),
                  g_strdup_printf ("%s:%u", destination, side), scenes->sides[side]);
}

/* Changes in words */

static void
add_difference (Builder *self, AlurTable *table, const AlurDifference *difference)
{
  const char *language = self->request->language;
  g_autofree char *name = alur_difference_dup_name (difference, self->comparison, language);
  g_autofree char *details = alur_difference_dup_details (difference, self->comparison, language);

  alur_table_add_row (table, difference->id);
  alur_table_add_cell (table, alur_tr (language, alur_element_type (difference->type)->label));
  alur_table_add_cell (table, name);
  alur_table_add_cell (table, alur_tr (language, alur_difference_get_word (difference->kind)));
  alur_table_add_cell (table, details);
}

/* The procedure under which a difference stands, as in the first stage where that has it; NULL:
 * under none. */
static const AlurElement *
find_section (const Builder *self, const AlurDifference *difference)
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *procedure
      = element->kind == ALUR_KIND_PROCEDURE ? element : alur_element_get_procedure (element);
  const AlurElement *before = difference->from == NULL
                                  ? alur_comparison_find (self->comparison, 1, procedure)
                                  : procedure;

  return before != NULL ? before : procedure;
}

/* Under which heading a difference stands. */
static const char *
section_of (const Builder *self, const AlurDifference *difference)
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *procedure = find_section (self, difference);

  if (procedure != NULL)
    return procedure_name (self, alur_element_get_id (procedure));
  return alur_tr (self->request->language, element->kind == ALUR_KIND_PROBLEM
                                               ? N_ ("Problems")
                                               : N_ ("Organisation and authorities"));
}

/* The connections are told by their number. */
static void
add_flows (Builder *self, AlurTable *table, guint n_flows)
{
  const char *language = self->request->language;
  g_autofree char *text = NULL;

  if (n_flows == 0)
    return;
  text = g_strdup_printf (alur_tr_n (language, "%u flow leads elsewhere, is new or is gone",
                                     "%u flows lead elsewhere, are new or are gone", n_flows),
                          n_flows);
  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, alur_tr (language, N_ ("Flows")));
  alur_table_add_cell (table, text);
  alur_table_add_cell (table, NULL);
  alur_table_add_cell (table, NULL);
}

/* A change, the section in which it is told, and which of all changes it is. */
typedef struct
{
  const AlurDifference *difference;
  guint section;
  guint number;
} Change;

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const Change *one = a;
  const Change *other = b;

  if (one->section != other->section)
    return one->section < other->section ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

/* The organisation comes first, then the procedures as they come, then what people complain of. */
static guint
number_section (const Builder *self, const AlurDifference *difference, GHashTable *procedures)
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;
  gpointer key = (gpointer) (guintptr) find_section (self, difference);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (procedures, key));

  if (key == NULL)
    return element->kind == ALUR_KIND_PROBLEM ? G_MAXUINT : 0;
  if (number == 0)
    {
      number = g_hash_table_size (procedures) + 1;
      g_hash_table_insert (procedures, key, GUINT_TO_POINTER (number));
    }
  return number;
}

/* All that are told one by one, those of one section together: what is new is compared last. */
static GArray *
list_changes (const Builder *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GHashTable) procedures = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < alur_comparison_get_n_differences (self->comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (self->comparison, i);

      if (alur_difference_is_of_itself (difference))
        g_array_append_val (
            changes, ((Change){ difference, number_section (self, difference, procedures), i }));
    }
  g_array_sort (changes, compare_changes);
  return changes;
}

static void
add_changes (Builder *self)
{
  const char *language = self->request->language;
  AlurTable *table = alur_table_new (self->request->metrics, language);
  g_autoptr (GArray) changes = list_changes (self);

  alur_table_add_column (table, alur_tr (language, N_ ("What")), ALUR_COLUMN_TEXT, KIND_WIDTH, 0);
  alur_table_add_column (table, alur_tr (language, N_ ("Name")), ALUR_COLUMN_TEXT, NAME_WIDTH, 1);
  alur_table_add_column (table, alur_tr (language, N_ ("Change")), ALUR_COLUMN_TEXT, FATE_WIDTH, 0);
  alur_table_add_column (table, alur_tr (language, N_ ("In detail")), ALUR_COLUMN_TEXT,
                         DETAIL_WIDTH, 2);
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (i == 0 || change->section != change[-1].section)
        alur_table_add_section (table, section_of (self, change->difference));
      add_difference (self, table, change->difference);
    }
  add_flows (self, table, alur_comparison_get_n_differences (self->comparison) - changes->len);
  take_table (self, g_strdup (alur_tr (language, N_ ("Changes"))), g_strdup ("comparison:changes"),
              table);
}

/* Figures */

static const AlurMetricInfo *
find_metric (const char *id)
{
  for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
    if (strcmp (alur_metric_info ((AlurMetric) metric)->id, id) == 0)
      return alur_metric_info ((AlurMetric) metric);
  return NULL;
}

/* Scores have no row of the table of metrics, but a criterion. */
static const char *
metric_label (const Builder *self, const AlurMetricDifference *metric)
{
  const AlurMetricInfo *info = find_metric (metric->metric);
  const char *criterion;
  guint word;

  if (info != NULL)
    return alur_tr (self->request->language, info->label);
  criterion = strchr (metric->metric, '-') + 1;
  word = alur_word_lookup (alur_criterion_words, criterion, strlen (criterion));
  return alur_tr (self->request->language, alur_criterion_words[word].label);
}

static char *
dup_percent (const Builder *self, const AlurMetricDifference *metric)
{
  double share = (metric->to - metric->from) / metric->from;
  g_autofree char *percent = NULL;

  if (!isfinite (share) || fabs (share) < 0.005)
    return NULL;
  percent = alur_language_format_percent (self->request->language, fabs (share), 0);
  return g_strconcat (share < 0 ? "−" : "+", percent, NULL);
}

static void
add_metric (Builder *self, AlurTable *table, const AlurMetricDifference *metric)
{
  const char *language = self->request->language;
  const AlurMetricInfo *info = find_metric (metric->metric);
  AlurMetricUnit unit = info != NULL ? info->unit : ALUR_METRIC_UNIT_COUNT;
  AlurDocument *documents[] = { document_of (self, 0), document_of (self, 1) };
  gboolean is_pair = alur_metric_is_comparable (unit, documents[0], documents[1]);
  g_autofree char *from = alur_metric_dup_text (unit, metric->from, documents[0], language);
  g_autofree char *to = alur_metric_dup_text (unit, metric->to, documents[1], language);
  g_autofree char *difference = alur_metric_dup_difference (
      unit, is_pair ? metric->from : (double) NAN, metric->to, documents[0], language);
  g_autofree char *percent = is_pair ? dup_percent (self, metric) : NULL;

  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, metric_label (self, metric));
  alur_table_add_cell (table, from);
  alur_table_add_cell (table, to);
  alur_table_add_cell (table, difference);
  alur_table_add_cell (table, info == NULL || unit == ALUR_METRIC_UNIT_RATIO ? NULL : percent);
}

static gboolean
is_wanted (const Builder *self, const char *procedure)
{
  return self->request->procedure == NULL || g_strcmp0 (self->request->procedure, procedure) == 0;
}

static void
add_figures (Builder *self)
{
  const char *language = self->request->language;
  AlurTable *table = alur_table_new (self->request->metrics, language);
  const char *procedure = NULL;

  alur_table_add_column (table, alur_tr (language, N_ ("Figure")), ALUR_COLUMN_TEXT, METRIC_WIDTH,
                         1);
  for (guint side = 0; side < 2; side++)
    alur_table_add_column (table, self->names[side], ALUR_COLUMN_TEXT, FIGURE_WIDTH, 0);
  alur_table_add_column (table, alur_tr (language, N_ ("Difference")), ALUR_COLUMN_TEXT,
                         FIGURE_WIDTH, 0);
  alur_table_add_column (table, "%", ALUR_COLUMN_TEXT, FATE_WIDTH / 2, 0);
  for (guint i = 0; i < alur_comparison_get_n_metrics (self->comparison); i++)
    {
      const AlurMetricDifference *metric = alur_comparison_get_metric (self->comparison, i);

      if (!is_wanted (self, metric->procedure))
        continue;
      if (g_strcmp0 (procedure, metric->procedure) != 0)
        alur_table_add_section (table, procedure_name (self, metric->procedure));
      procedure = metric->procedure;
      add_metric (self, table, metric);
    }
  if (procedure == NULL)
    alur_table_free (table);
  else
    take_table (self, g_strdup (alur_tr (language, N_ ("Figures"))),
                g_strdup ("comparison:figures"), table);
}

/* Drawings */

static gboolean
is_of_organisation (AlurKind kind)
{
  return kind == ALUR_KIND_UNIT || kind == ALUR_KIND_AUTHORITY || kind == ALUR_KIND_POSITION
         || kind == ALUR_KIND_RELATION;
}

static gboolean
organisation_changed (const Builder *self)
{
  for (guint i = 0; i < alur_comparison_get_n_differences (self->comparison); i++)
    if (is_of_organisation (alur_comparison_get_difference (self->comparison, i)->type))
      return TRUE;
  return FALSE;
}

/* Whether something in the procedure is another than in its pair. */
static gboolean
procedure_changed (const Builder *self, const AlurElement *before, const AlurElement *after)
{
  if (before == NULL || after == NULL)
    return TRUE;
  for (guint i = 0; i < alur_comparison_get_n_differences (self->comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (self->comparison, i);

      if ((difference->from != NULL && alur_element_is_inside (difference->from, before))
          || (difference->to != NULL && alur_element_is_inside (difference->to, after)))
        return TRUE;
    }
  return FALSE;
}

static void
add_procedure (Builder *self, const AlurElement *before, const AlurElement *after)
{
  const AlurElement *named = before != NULL ? before : after;
  const char *id = alur_element_get_id (named);
  const char *name = procedure_name (self, id);
  g_autofree char *destination = g_strdup_printf ("comparison:%s", id);
  AlurComparisonScenes scenes;
  AlurScene *times;

  if (!is_wanted (self, id) || !procedure_changed (self, before, after))
    return;
  if ((before != NULL && !alur_procedure_is_drawn (before))
      || (after != NULL && !alur_procedure_is_drawn (after)))
    {
      alur_view_output_take_refused (self->output, self->request, g_strdup (name),
                                     g_strdup (destination), ALUR_PROCEDURE_NOT_DRAWN,
                                     ALUR_PROCEDURE_NOT_DRAWN_WHY);
      return;
    }
  scenes = alur_comparison_draw_procedure (self->request, self->comparison, before, after);
  take_scenes (self, name, destination, &scenes);
  times = alur_time_chart_draw (self->request, self->comparison, before, after);
  if (times != NULL)
    take_scene (
        self,
        /* Translators: %s is a procedure. */
        g_strdup_printf (alur_tr (self->request->language, N_ ("Where the time goes: %s")), name),
        g_strdup_printf ("comparison-times:%s", id), times);
}

static void
add_procedures (Builder *self)
{
  ALUR_FOREACH (before, alur_comparison_get_stage (self->comparison, 0), ALUR_KIND_PROCEDURE)
  add_procedure (self, before, alur_comparison_find (self->comparison, 0, before));
  ALUR_FOREACH (after, alur_comparison_get_stage (self->comparison, 1), ALUR_KIND_PROCEDURE)
  if (alur_comparison_find (self->comparison, 1, after) == NULL)
    add_procedure (self, NULL, after);
}

static void
add_all (Builder *self)
{
  const char *language = self->request->language;

  if (alur_comparison_get_n_differences (self->comparison) == 0)
    {
      alur_view_output_take_empty (
          self->output, self->request, g_strdup (alur_tr (language, N_ ("Changes"))),
          g_strdup ("comparison:changes"), N_ ("Nothing is different in these two stages."),
          N_ ("Decide about steps of the present procedure and apply the decisions to the next "
              "stage; what changes will stand here."));
      return;
    }
  if (self->request->procedure == NULL)
    add_changes (self);
  add_figures (self);
  if (self->request->procedure == NULL && organisation_changed (self))
    {
      AlurComparisonScenes scenes
          = alur_comparison_draw_organisation (self->request, self->comparison);

      take_scenes (self, alur_tr (language, N_ ("Organisation and authorities")),
                   "comparison:organisation", &scenes);
    }
  add_procedures (self);
}

/* Nobody wants to see the last stage against itself, but what led to it. */
static AlurViewRequest
choose_stages (const AlurViewRequest *asked)
{
  AlurViewRequest request = *asked;
  const AlurElement *before = alur_element_previous (asked->stage, ALUR_KIND_STAGE);

  if (asked->other_stage != NULL)
    {
      if (asked->in_order && asked->other == NULL
          && alur_stage_is_later (asked->stage, asked->other_stage))
        {
          request.stage = asked->other_stage;
          request.other_stage = asked->stage;
        }
      return request;
    }
  request.other_stage
      = alur_document_get_last_stage (asked->other != NULL ? asked->other : asked->document);
  if (request.other_stage == asked->stage && before != NULL)
    request.stage = before;
  return request;
}

gboolean
alur_view_build_comparison (AlurViewOutput *output, const AlurViewRequest *asked, GError **error)
{
  AlurViewRequest chosen = choose_stages (asked);
  const AlurViewRequest *request = &chosen;
  AlurDocument *second = request->other != NULL ? request->other : request->document;
  g_autoptr (AlurFigures) own = NULL;
  g_autoptr (AlurFigures) other = NULL;
  g_autoptr (AlurComparison) comparison = NULL;
  AlurFigures *figures;
  Builder self = { .output = output, .request = request };

  if (request->analysis == NULL)
    own = alur_figures_new (request->document);
  figures = own != NULL ? own : alur_analysis_get_figures (request->analysis);
  if (second != request->document)
    other = alur_figures_new (second);
  comparison = alur_comparison_new (figures, request->stage, other != NULL ? other : figures,
                                    request->other_stage);
  self.comparison = comparison;
  for (guint side = 0; side < 2; side++)
    self.names[side] = dup_stage_name (&self, side);
  self.stages = g_strdup_printf ("%s → %s", self.names[0], self.names[1]);
  add_all (&self);
  g_free (self.stages);
  for (guint side = 0; side < 2; side++)
    g_free (self.names[side]);
  return TRUE;
}
