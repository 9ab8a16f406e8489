/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-comparison.h"
#include "alur-difference-text.h"
#include "alur-language.h"
#include "alur-metric-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *from;
  char *to;
  char *with;
  gboolean json;
} Options;

static void
print_json (AlurComparison *comparison, const AlurElement *from, const AlurElement *to)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "from", alur_element_get_id (from));
  alur_cli_json_string (builder, "to", alur_element_get_id (to));
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "kind", alur_difference_kind_get_name (difference->kind));
      alur_cli_json_string (builder, "type", alur_element_type (difference->type)->name);
      alur_cli_json_string (builder, "id", difference->id);
      alur_cli_json_string (builder, "into", difference->into);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alur_comparison_get_n_metrics (comparison); i++)
    {
      const AlurMetricDifference *metric = alur_comparison_get_metric (comparison, i);

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "procedure", metric->procedure);
      alur_cli_json_string (builder, "metric", metric->metric);
      alur_cli_json_number (builder, "from", metric->from);
      alur_cli_json_number (builder, "to", metric->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  alur_cli_json_print (builder);
}

static const char *
name_of (const AlurDifference *difference)
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;

  return element != NULL ? alur_cli_name (element) : difference->id;
}

static void
print_changes (const AlurComparison *comparison)
{
  guint n_differences = alur_comparison_get_n_differences (comparison);

  g_print ("\n%s\n", alur_tr (NULL, N_ ("Changes")));
  if (n_differences == 0)
    g_print ("  %s\n", alur_tr (NULL, N_ ("Nothing has changed.")));
  for (guint i = 0; i < n_differences; i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      alur_cli_line ("  %s: %s “%s”  [%s%s%s]\n",
                     alur_tr (NULL, alur_difference_get_word (difference->kind)),
                     alur_tr (NULL, alur_element_type (difference->type)->label),
                     name_of (difference), difference->id, difference->into != NULL ? " → " : "",
                     difference->into != NULL ? difference->into : "");
    }
}

static const AlurMetricInfo *
find_metric (const char *id)
{
  for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
    {
      if (strcmp (alur_metric_info ((AlurMetric) metric)->id, id) == 0)
        return alur_metric_info ((AlurMetric) metric);
    }
  return NULL;
}

/* Only what differs: the JSON has all. */
static void
print_metrics (AlurComparison *comparison, AlurDocument *document, AlurDocument *second)
{
  AlurCliTable *table = alur_cli_table_new (3);

  g_print ("\n%s\n", alur_tr (NULL, N_ ("Figures that differ")));
  for (guint i = 0; i < alur_comparison_get_n_metrics (comparison); i++)
    {
      const AlurMetricDifference *metric = alur_comparison_get_metric (comparison, i);
      const AlurMetricInfo *info = find_metric (metric->metric);
      guint unit = info != NULL ? (guint) info->unit : (guint) ALUR_METRIC_UNIT_COUNT;
      g_autofree char *from = NULL;

      if (alur_metric_is_same (metric->from, metric->to)
          && (!(metric->from > 0)
              || alur_metric_is_comparable ((AlurMetricUnit) unit, document, second)))
        continue;
      from = alur_cli_dup_figure (metric->from, unit, document);
      alur_cli_table_take (
          table, g_strdup_printf ("%s: %s", metric->procedure,
                                  info != NULL ? alur_tr (NULL, info->label) : metric->metric));
      alur_cli_table_add (table, from);
      alur_cli_table_take (table, alur_cli_dup_figure (metric->to, unit, second));
    }
  alur_cli_table_print_and_free (table);
}

static AlurCliStatus
compare (const Options *options, const char *file)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  g_autoptr (AlurDocument) other = NULL;
  g_autoptr (AlurFigures) figures = NULL;
  g_autoptr (AlurFigures) other_figures = NULL;
  g_autoptr (AlurComparison) comparison = NULL;
  AlurDocument *second = document;
  const AlurElement *from, *to;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (options->with != NULL)
    {
      second = other = alur_cli_read (options->with);
      if (other == NULL)
        return ALUR_CLI_FILE;
    }
  if (!alur_cli_find_stage (document, options->from, &from)
      || !alur_cli_find_stage (second, options->to, &to))
    return ALUR_CLI_USAGE;
  from = from != NULL ? from : alur_document_get_stage (document, NULL);
  to = to != NULL ? to : alur_document_get_last_stage (second);
  figures = alur_figures_new (document);
  other_figures = other != NULL ? alur_figures_new (other) : NULL;
  comparison
      = alur_comparison_new (figures, from, other_figures != NULL ? other_figures : figures, to);
  if (options->json)
    {
      print_json (comparison, from, to);
      return ALUR_CLI_DONE;
    }
  /* Translators: two stages that are compared. */
  alur_cli_line (alur_tr (NULL, N_ ("From “%s” to “%s”\n")), alur_cli_name (from),
                 alur_cli_name (to));
  print_changes (comparison);
  print_metrics (comparison, document, second);
  return ALUR_CLI_DONE;
}

/**
 * alur_cli_compare:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli compare FILE`: changes and differences of figures between two stages.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_compare (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[]
      = { { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
            N_ ("The first stage (default: the first of the document)"), N_ ("STAGE") },
          { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
            N_ ("The second stage (default: the last)"), N_ ("STAGE") },
          { "with", 0, 0, G_OPTION_ARG_FILENAME, &options.with,
            N_ ("Take the second stage from another document"), N_ ("FILE") },
          { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON for programs"), NULL },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (alur_cli_parse (&argc, &argv, N_ ("FILE"),
                      N_ ("Tells what changes from one stage to another."), entries)
      && alur_cli_one_file (argc, argv))
    status = compare (&options, argv[1]);
  g_free (options.from);
  g_free (options.to);
  g_free (options.with);
  return status;
}
