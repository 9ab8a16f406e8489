/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static void
add_procedure (JsonBuilder *builder, const AlurProcedureFigures *figures)
{
  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "id", alur_element_get_id (figures->procedure));
  for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
    alur_cli_json_number (builder, alur_metric_info ((AlurMetric) metric)->id,
                          figures->metrics[metric]);
  json_builder_end_object (builder);
}

static void
print_json (AlurDocument *document, AlurFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    json_builder_begin_object (builder);
    alur_cli_json_string (builder, "id", alur_element_get_id (stage));
    json_builder_set_member_name (builder, "procedures");
    json_builder_begin_array (builder);
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    {
      add_procedure (builder, alur_figures_get (figures, procedure));
    }
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  alur_cli_json_print (builder);
}

/* A table: a row a metric, a column a procedure. */
static void
print_stage (AlurDocument *document, AlurFigures *figures, const AlurElement *stage)
{
  guint n_procedures = alur_element_count (stage, ALUR_KIND_PROCEDURE);
  AlurCliTable *table;

  alur_cli_line ("\n%s\n", alur_cli_name (stage));
  if (n_procedures == 0)
    {
      g_print ("  %s\n", alur_tr (NULL, N_ ("No procedures yet.")));
      return;
    }
  table = alur_cli_table_new (n_procedures + 1);
  alur_cli_table_add (table, "");
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    alur_cli_table_add (table, alur_cli_name (procedure));
  }
  for (guint metric = 0; metric < ALUR_N_METRICS; metric++)
    {
      const AlurMetricInfo *info = alur_metric_info ((AlurMetric) metric);

      alur_cli_table_add (table, alur_tr (NULL, info->label));
      ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
      {
        double value = alur_figures_get (figures, procedure)->metrics[metric];

        alur_cli_table_take (table, alur_cli_dup_figure (value, info->unit, document));
      }
    }
  alur_cli_table_print_and_free (table);
}

/**
 * alur_cli_metrics:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli metrics FILE`: the figures of every procedure in every stage.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_metrics (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON for programs"), NULL },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (AlurFigures) figures = NULL;

  if (!alur_cli_parse (&argc, &argv, N_ ("FILE"),
                       N_ ("Prints the figures of every procedure in every stage."), entries)
      || !alur_cli_one_file (argc, argv))
    return ALUR_CLI_USAGE;
  document = alur_cli_read (argv[1]);
  if (document == NULL)
    return ALUR_CLI_FILE;
  figures = alur_figures_new (document);
  if (json)
    {
      print_json (document, figures);
      return ALUR_CLI_DONE;
    }
  alur_cli_line ("%s\n", argv[1]);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    print_stage (document, figures, stage);
  }
  return ALUR_CLI_DONE;
}
