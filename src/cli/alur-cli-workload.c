/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-workload.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *stage;
  gboolean json;
  gboolean trace;
} Options;

static void
add_trace (JsonBuilder *builder, const AlurWorkload *workload)
{
  json_builder_set_member_name (builder, "trace");
  json_builder_begin_array (builder);
  for (guint i = 0; i < workload->n_entries; i++)
    {
      const AlurWorkloadEntry *entry = &workload->entries[i];
      gboolean step = entry->procedure != NULL;

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "procedure",
                            step ? alur_element_get_id (entry->procedure) : NULL);
      if (step)
        alur_cli_json_string (builder, "step", alur_element_get_id (entry->source));
      else
        alur_cli_json_string (builder, "duty", alur_element_get_name (entry->source));
      alur_cli_json_number (builder, "volume", entry->volume);
      alur_cli_json_number (builder, "executions", entry->executions);
      alur_cli_json_number (builder, "work", entry->work);
      alur_cli_json_number (builder, "minutes", entry->minutes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_position (JsonBuilder *builder, const AlurWorkload *workload, gboolean trace)
{
  const char grade[] = { workload->grade, '\0' };

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "id", alur_element_get_id (workload->position));
  alur_cli_json_string (builder, "unit", alur_element_get_id (workload->unit));
  alur_cli_json_number (builder, "headcount", workload->headcount);
  alur_cli_json_number (builder, "workload", workload->workload);
  alur_cli_json_number (builder, "need", workload->need);
  alur_cli_json_number (builder, "gap", workload->gap);
  alur_cli_json_number (builder, "effectiveness", workload->effectiveness);
  alur_cli_json_string (builder, "grade", workload->grade != 0 ? grade : NULL);
  if (trace)
    add_trace (builder, workload);
  json_builder_end_object (builder);
}

static void
add_stage (JsonBuilder *builder, AlurFigures *figures, const AlurElement *stage, gboolean trace)
{
  g_autoptr (AlurWorkloads) workloads = alur_workloads_new (figures, stage);

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "id", alur_element_get_id (stage));
  json_builder_set_member_name (builder, "positions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alur_workloads_get_length (workloads); i++)
    add_position (builder, alur_workloads_get (workloads, i), trace);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
dup_number (double value, int decimals)
{
  return isnan (value) ? g_strdup ("–") : alur_language_format_number (NULL, value, decimals);
}

static void
add_row (AlurCliTable *table, const AlurWorkload *workload)
{
  const char grade[] = { workload->grade, '\0' };

  alur_cli_table_take (table, g_strdup_printf ("%s (%s)", alur_cli_name (workload->position),
                                               alur_cli_name (workload->unit)));
  alur_cli_table_take (table, dup_number (workload->headcount, -4));
  alur_cli_table_take (table, dup_number (workload->workload, 0));
  alur_cli_table_take (table, dup_number (workload->need, 4));
  alur_cli_table_take (table, dup_number (workload->gap, 4));
  alur_cli_table_take (table, dup_number (workload->effectiveness, 2));
  alur_cli_table_add (table, workload->grade != 0 ? grade : "–");
}

/* Every figure can be recomputed from these rows. */
static void
print_trace (AlurDocument *document, const AlurWorkload *workload)
{
  AlurCliTable *table;

  if (workload->n_entries == 0)
    return;
  alur_cli_line ("\n  %s\n", alur_cli_name (workload->position));
  table = alur_cli_table_new (5);
  alur_cli_table_add (table, alur_tr (NULL, N_ ("Step or duty")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("times a year")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("executions a case")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("minutes each")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("minutes a year")));
  for (guint i = 0; i < workload->n_entries; i++)
    {
      const AlurWorkloadEntry *entry = &workload->entries[i];

      if (entry->procedure != NULL)
        alur_cli_table_take (table, g_strdup_printf ("%s: %s", alur_cli_name (entry->procedure),
                                                     alur_cli_name (entry->source)));
      else
        alur_cli_table_add (table, alur_element_get_name (entry->source));
      alur_cli_table_take (table, dup_number (entry->volume, -4));
      alur_cli_table_take (table, dup_number (entry->executions, 4));
      alur_cli_table_take (table, dup_number (entry->work, -4));
      alur_cli_table_take (table, dup_number (entry->minutes, 2));
    }
  alur_cli_table_print_and_free (table);
}

static void
print_stage (AlurDocument *document, AlurFigures *figures, const AlurElement *stage, gboolean trace)
{
  g_autoptr (AlurWorkloads) workloads = alur_workloads_new (figures, stage);
  AlurCliTable *table;

  alur_cli_line ("\n%s\n", alur_cli_name (stage));
  if (alur_workloads_get_length (workloads) == 0)
    {
      g_print ("  %s\n", alur_tr (NULL, N_ ("No positions yet.")));
      return;
    }
  table = alur_cli_table_new (7);
  alur_cli_table_add (table, alur_tr (NULL, N_ ("Position")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("headcount")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("minutes a year")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("need")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("gap")));
  /* Translators: effectiveness of a position (efektivitas jabatan). */
  alur_cli_table_add (table, alur_tr (NULL, N_ ("EJ")));
  alur_cli_table_add (table, alur_tr (NULL, N_ ("rating")));
  for (guint i = 0; i < alur_workloads_get_length (workloads); i++)
    add_row (table, alur_workloads_get (workloads, i));
  alur_cli_table_print_and_free (table);
  for (guint i = 0; trace && i < alur_workloads_get_length (workloads); i++)
    print_trace (document, alur_workloads_get (workloads, i));
}

static AlurCliStatus
tell (const Options *options, const char *file)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  g_autoptr (AlurFigures) figures = NULL;
  g_autoptr (JsonBuilder) builder = options->json ? json_builder_new () : NULL;
  const AlurElement *only;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (!alur_cli_find_stage (document, options->stage, &only))
    return ALUR_CLI_USAGE;
  figures = alur_figures_new (document);
  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "stages");
      json_builder_begin_array (builder);
    }
  else
    alur_cli_line ("%s\n", file);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    if (only != NULL && stage != only)
      continue;
    if (builder != NULL)
      add_stage (builder, figures, stage, options->trace);
    else
      print_stage (document, figures, stage, options->trace);
  }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      alur_cli_json_print (builder);
    }
  return ALUR_CLI_DONE;
}

/**
 * alur_cli_workload:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli workload FILE`: positions with workload, need, gap, EJ and grade.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_workload (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[]
      = { { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, N_ ("Only this stage"), N_ ("ID") },
          { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON for programs"), NULL },
          { "trace", 0, 0, G_OPTION_ARG_NONE, &options.trace,
            N_ ("Show the steps and duties that each figure comes from"), NULL },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (alur_cli_parse (
          &argc, &argv, N_ ("FILE"),
          N_ ("Prints the positions with workload, need, gap, effectiveness and rating."), entries)
      && alur_cli_one_file (argc, argv))
    status = tell (&options, argv[1]);
  g_free (options.stage);
  return status;
}
