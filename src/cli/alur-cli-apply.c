/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-redesign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *after;
  char *name;
  char *output;
  char **keep;
  gboolean interim;
  gboolean preview;
  gboolean json;
} Options;

static const char *const outcome_names[] = {
  [ALUR_OUTCOME_DONE] = "done",           [ALUR_OUTCOME_BY_HAND] = "by-hand",
  [ALUR_OUTCOME_ALREADY] = "already",     [ALUR_OUTCOME_REFUSED] = "refused",
  [ALUR_OUTCOME_OVERRULED] = "overruled",
};

/* Translators: what became of a redesign decision; a sentence follows: "done: …". */
static const char *const outcome_labels[] = {
  [ALUR_OUTCOME_DONE] = N_ ("done"),           [ALUR_OUTCOME_BY_HAND] = N_ ("to do"),
  [ALUR_OUTCOME_ALREADY] = N_ ("already so"),  [ALUR_OUTCOME_REFUSED] = N_ ("not possible"),
  [ALUR_OUTCOME_OVERRULED] = N_ ("overruled"),
};

static void
add_ways (JsonBuilder *builder, const AlurOutcome *outcome)
{
  json_builder_set_member_name (builder, "ways");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->ways->len; i++)
    {
      const AlurOutcomeWay *way = outcome->ways->pdata[i];

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "flow", way->flow);
      alur_cli_json_string (builder, "text", way->text);
      alur_cli_json_number (builder, "probability", way->share);
      json_builder_set_member_name (builder, "kept");
      json_builder_add_boolean_value (builder, way->chosen);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_outcome (JsonBuilder *builder, const AlurOutcome *outcome)
{
  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "outcome", outcome_names[outcome->kind]);
  alur_cli_json_string (builder, "action", alur_action_words[outcome->action].name);
  alur_cli_json_string (builder, "type", alur_element_type (outcome->type)->name);
  alur_cli_json_string (builder, "id", outcome->id);
  alur_cli_json_string (builder, "message", outcome->text);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < outcome->notes->len; i++)
    json_builder_add_string_value (builder, outcome->notes->pdata[i]);
  json_builder_end_array (builder);
  add_ways (builder, outcome);
  json_builder_end_object (builder);
}

/* @report: NULL: nothing was to be done. */
static void
print_json (const AlurRedesignReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_outcomes = report != NULL ? alur_redesign_report_get_n_outcomes (report) : 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_outcomes; i++)
    add_outcome (builder, alur_redesign_report_get_outcome (report, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  alur_cli_json_print (builder);
}

static void
print_report (const AlurRedesignReport *report)
{
  guint n_outcomes = report != NULL ? alur_redesign_report_get_n_outcomes (report) : 0;

  if (n_outcomes == 0)
    g_print ("%s\n", alur_tr (NULL, N_ ("No decision waits to be carried out.")));
  for (guint i = 0; i < n_outcomes; i++)
    {
      const AlurOutcome *outcome = alur_redesign_report_get_outcome (report, i);

      alur_cli_line ("%s: %s  [%s]\n", alur_tr (NULL, outcome_labels[outcome->kind]), outcome->text,
                     outcome->id);
      for (guint k = 0; k < outcome->notes->len; k++)
        alur_cli_line ("    %s\n", (const char *) outcome->notes->pdata[k]);
      for (guint k = 0; k < outcome->ways->len; k++)
        {
          const AlurOutcomeWay *way = outcome->ways->pdata[k];

          alur_cli_line ("    %s %s  [%s=%s]\n", way->chosen ? "•" : "◦", way->text, outcome->id,
                         way->flow);
        }
    }
}

static gboolean
has_later_stage (const AlurElement *stage)
{
  return alur_element_get_word (stage, ALUR_STAGE_KIND) != ALUR_STAGE_TARGET;
}

/* The stage whose decisions are carried out in the next one: the one asked for, else the first in
 * which some wait. NULL when there is none. */
static AlurElement *
find_before (AlurDocument *document, const AlurElement *asked)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    if (has_later_stage (stage)
        && (asked != NULL ? stage == asked : alur_redesign_count_pending (document, stage) > 0))
      return stage;
  }
  return NULL;
}

/* Where nothing waits no stage is made for it. */
static gboolean
has_something_to_do (AlurDocument *document, const AlurElement *before)
{
  return alur_element_next (before, ALUR_KIND_STAGE) != NULL
         || alur_redesign_count_pending (document, before) > 0;
}

static gboolean
leads_out (AlurDocument *document, const char *step, const char *flow)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const AlurElement *found = alur_document_lookup_kind (document, stage, flow, ALUR_KIND_FLOW);

    if (found != NULL && alur_element_get_ref (found, ALUR_FLOW_FROM) == step)
      return TRUE;
  }
  return FALSE;
}

/* STEP=FLOW: which way out of a decision that is given up stays. */
static gboolean
read_ways (AlurDocument *document, char **keep, GHashTable *ways)
{
  for (guint i = 0; keep != NULL && keep[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (keep[i], "=", 2);
      const char *step = pair[0] != NULL ? alur_document_find_atom (document, pair[0]) : NULL;
      const char *flow
          = step != NULL && pair[1] != NULL ? alur_document_find_atom (document, pair[1]) : NULL;

      if (flow == NULL || !leads_out (document, step, flow))
        {
          alur_cli_refuse (
              alur_tr (NULL, N_ ("“%s” is not a step and a flow of it, written STEP=FLOW.")),
              keep[i]);
          return FALSE;
        }
      g_hash_table_insert (ways, (gpointer) (guintptr) step, (gpointer) (guintptr) flow);
    }
  return TRUE;
}

static AlurCliStatus
apply_to (AlurDocument *document, AlurElement *before, const Options *options, GHashTable *ways)
{
  g_autoptr (AlurRedesignReport) report = NULL;

  if (before != NULL && has_something_to_do (document, before))
    {
      alur_document_begin (document, "");
      report = alur_redesign_apply_after (document, before,
                                          options->interim ? ALUR_STAGE_INTERIM : ALUR_STAGE_TARGET,
                                          options->name, ways);
      alur_document_commit (document);
    }
  if (options->output != NULL && !options->preview)
    {
      if (!alur_cli_write_document (options->output, document))
        return ALUR_CLI_FILE;
      if (strcmp (options->output, "-") == 0)
        return ALUR_CLI_DONE;
    }
  if (options->json)
    print_json (report);
  else
    print_report (report);
  return ALUR_CLI_DONE;
}

static AlurCliStatus
apply (const Options *options, const char *file)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  g_autoptr (GHashTable) ways = g_hash_table_new (NULL, NULL);
  const AlurElement *asked = NULL;
  AlurElement *before;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (!alur_cli_find_stage (document, options->after, &asked)
      || !read_ways (document, options->keep, ways))
    return ALUR_CLI_USAGE;
  before = find_before (document, asked);
  if (before == NULL && asked != NULL)
    return alur_cli_refuse (alur_tr (NULL, N_ ("No stage comes after “%s”: it is the target.")),
                            alur_cli_name (asked));
  return apply_to (document, before, options, ways);
}

/**
 * alur_cli_apply:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli apply FILE -o OUT`: carries out redesign decisions in the next stage.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_apply (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
            N_ ("Where to write the document"), N_ ("FILE") },
          { "after", 0, 0, G_OPTION_ARG_STRING, &options.after,
            N_ ("The stage before the one to make or change (default: the first with decisions "
                "that wait)"),
            N_ ("STAGE") },
          { "name", 0, 0, G_OPTION_ARG_STRING, &options.name,
            N_ ("What to call the stage if it is made now"), N_ ("NAME") },
          { "interim", 0, 0, G_OPTION_ARG_NONE, &options.interim,
            N_ ("Make it an interim stage, not the target"), NULL },
          { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.keep,
            N_ ("Which way out of a decision that is given up stays"), N_ ("STEP=FLOW") },
          { "preview", 0, 0, G_OPTION_ARG_NONE, &options.preview, N_ ("Only say what would happen"),
            NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON for programs"), NULL },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (alur_cli_parse (&argc, &argv, N_ ("FILE"),
                      N_ ("Carries out the redesign decisions of a stage in the next one."),
                      entries)
      && alur_cli_one_file (argc, argv))
    {
      if (options.output == NULL && !options.preview)
        status = alur_cli_refuse (
            "%s", alur_tr (NULL, N_ ("Say where to write the document: -o FILE, or --preview.")));
      else
        status = apply (&options, argv[1]);
    }
  g_free (options.after);
  g_free (options.name);
  g_free (options.output);
  g_strfreev (options.keep);
  return status;
}
