/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *stage;
  char *fail_on;
  gboolean json;
  AlurSeverity limit; /* findings from here on are a failure */
} Options;

static const char *
element_id (const AlurElement *element)
{
  return element != NULL ? alur_element_get_id (element) : NULL;
}

static void
add_ids (JsonBuilder *builder,
         const char *member,
         const AlurElement *const *elements,
         guint n_elements)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_elements; i++)
    json_builder_add_string_value (builder, alur_element_get_id (elements[i]));
  json_builder_end_array (builder);
}

static void
add_finding (JsonBuilder *builder, AlurDocument *document, const AlurFinding *finding)
{
  g_autofree char *key = alur_finding_dup_key (finding);
  g_autofree char *role = alur_finding_dup_role (finding);
  g_autofree char *name = alur_finding_dup_name (finding);
  g_autofree char *message = alur_finding_dup_message (finding, document, NULL);
  g_autofree char *suggestion = alur_finding_dup_suggestion (finding, document, NULL);
  const char *resource = finding->resource != ALUR_RESOURCE_NONE
                             ? alur_resource_words[finding->resource].name
                             : NULL;

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "rule", alur_finding_get_rule_id (finding));
  alur_cli_json_string (builder, "severity", alur_severity_words[finding->severity].name);
  alur_cli_json_string (builder, "key", key);
  alur_cli_json_string (builder, "function", element_id (finding->function));
  alur_cli_json_string (builder, "role", role);
  alur_cli_json_string (builder, "resource", resource);
  add_ids (builder, "units", finding->units, finding->n_units);
  add_ids (builder, "elements", finding->elements, finding->n_elements);
  if (name != NULL)
    alur_cli_json_string (builder, "name", name);
  alur_cli_json_string (builder, "between", alur_between_get_name (finding->between));
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_boolean_value (builder, finding->accepted);
  alur_cli_json_string (builder, "message", message);
  alur_cli_json_string (builder, "suggestion", suggestion);
  json_builder_end_object (builder);
}

static void
add_document (JsonBuilder *builder,
              const char *file,
              AlurAnalysis *analysis,
              const AlurElement *only)
{
  AlurDocument *document = alur_analysis_get_document (analysis);

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "file", file);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const GPtrArray *findings;

    if (only != NULL && stage != only)
      continue;
    findings = alur_analysis_get_findings (analysis, stage);
    json_builder_begin_object (builder);
    alur_cli_json_string (builder, "id", alur_element_get_id (stage));
    json_builder_set_member_name (builder, "findings");
    json_builder_begin_array (builder);
    for (guint i = 0; i < findings->len; i++)
      add_finding (builder, document, g_ptr_array_index (findings, i));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_finding (AlurDocument *document, const AlurFinding *finding)
{
  g_autofree char *message = alur_finding_dup_message (finding, document, NULL);
  g_autofree char *suggestion = alur_finding_dup_suggestion (finding, document, NULL);

  alur_cli_line ("  %s%s  [%s]\n", message,
                 /* Translators: behind a finding that somebody has accepted with a reason. */
                 finding->accepted ? alur_tr (NULL, N_ (" (accepted)")) : "",
                 alur_finding_get_rule_id (finding));
  if (suggestion != NULL && *suggestion != '\0')
    alur_cli_line ("    → %s\n", suggestion);
}

static void
print_severity (AlurDocument *document, const GPtrArray *findings, AlurSeverity severity)
{
  static const char *const headings[] = { [ALUR_SEVERITY_ERROR] = N_ ("Problems"),
                                          [ALUR_SEVERITY_WARNING] = N_ ("Needs attention"),
                                          [ALUR_SEVERITY_INFO] = N_ ("Suggestions") };
  gboolean headed = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != severity)
        continue;
      if (!headed)
        g_print ("\n%s\n", alur_tr (NULL, headings[severity]));
      headed = TRUE;
      print_finding (document, finding);
    }
}

static void
print_stage (AlurAnalysis *analysis, const AlurElement *stage)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);
  guint n_errors = alur_analysis_count (analysis, stage, ALUR_SEVERITY_ERROR);
  guint n_warnings = alur_analysis_count (analysis, stage, ALUR_SEVERITY_WARNING);
  guint n_infos = alur_analysis_count (analysis, stage, ALUR_SEVERITY_INFO);
  g_autofree char *errors
      = g_strdup_printf (alur_tr_n (NULL, "%u problem", "%u problems", n_errors), n_errors);
  g_autofree char *warnings = g_strdup_printf (
      alur_tr_n (NULL, "%u needs attention", "%u need attention", n_warnings), n_warnings);
  g_autofree char *infos
      = g_strdup_printf (alur_tr_n (NULL, "%u suggestion", "%u suggestions", n_infos), n_infos);

  alur_cli_line ("\n%s: %s, %s, %s\n", alur_cli_name (stage), errors, warnings, infos);
  for (guint severity = ALUR_SEVERITY_ERROR; severity >= ALUR_SEVERITY_INFO; severity--)
    print_severity (document, findings, severity);
}

static void
print_document (const char *file, AlurAnalysis *analysis, const AlurElement *only)
{
  alur_cli_line ("%s\n", file);
  ALUR_FOREACH (stage, alur_document_get_root (alur_analysis_get_document (analysis)),
                ALUR_KIND_STAGE)
  {
    if (only == NULL || stage == only)
      print_stage (analysis, stage);
  }
}

static gboolean
reaches_limit (AlurAnalysis *analysis, const AlurElement *only, AlurSeverity limit)
{
  ALUR_FOREACH (stage, alur_document_get_root (alur_analysis_get_document (analysis)),
                ALUR_KIND_STAGE)
  {
    if (only != NULL && stage != only)
      continue;
    for (guint severity = limit; severity <= ALUR_SEVERITY_ERROR; severity++)
      {
        if (alur_analysis_count (analysis, stage, severity) > 0)
          return TRUE;
      }
  }
  return FALSE;
}

static AlurCliStatus
check_file (Options *options, const char *file, JsonBuilder *builder)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  g_autoptr (AlurAnalysis) analysis = NULL;
  const AlurElement *only;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (!alur_cli_find_stage (document, options->stage, &only))
    return ALUR_CLI_USAGE;
  analysis = alur_analysis_new (document);
  if (builder != NULL)
    add_document (builder, file, analysis, only);
  else
    print_document (file, analysis, only);
  return reaches_limit (analysis, only, options->limit) ? ALUR_CLI_FOUND : ALUR_CLI_DONE;
}

static gboolean
understand_limit (Options *options)
{
  if (options->fail_on == NULL)
    options->limit = ALUR_SEVERITY_ERROR;
  else if (strcmp (options->fail_on, "never") == 0)
    options->limit = ALUR_SEVERITY_ERROR + 1;
  else
    options->limit
        = alur_word_lookup (alur_severity_words, options->fail_on, strlen (options->fail_on));
  if (options->limit >= ALUR_SEVERITY_INFO)
    return TRUE;
  alur_cli_refuse (
      alur_tr (NULL, N_ ("--fail-on is “%s”; it can be error, warning, info or never.")),
      options->fail_on);
  return FALSE;
}

static AlurCliStatus
check_files (Options *options, int argc, char **argv)
{
  g_autoptr (JsonBuilder) builder = options->json ? json_builder_new () : NULL;
  AlurCliStatus worst = ALUR_CLI_DONE;
  gboolean several = argc > 2;
  guint n_read = 0;

  if (builder != NULL && several)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "files");
      json_builder_begin_array (builder);
    }
  for (int i = 1; i < argc; i++)
    {
      AlurCliStatus status = check_file (options, argv[i], builder);

      n_read += status <= ALUR_CLI_FOUND ? 1 : 0;
      worst = MAX (worst, status);
    }
  if (builder != NULL && several)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  if (builder != NULL && (several || n_read > 0))
    alur_cli_json_print (builder);
  return worst;
}

/**
 * alur_cli_check:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli check FILE…`: the findings of documents.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_check (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[]
      = { { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage, N_ ("Only this stage"), N_ ("ID") },
          { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON for programs"), NULL },
          { "fail-on", 0, 0, G_OPTION_ARG_STRING, &options.fail_on,
            N_ ("From which severity on the exit status is 1 (default: error)"),
            "error|warning|info|never" },
          { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (alur_cli_parse (&argc, &argv, N_ ("FILE…"), N_ ("Says what is wrong with documents."),
                      entries)
      && understand_limit (&options))
    {
      if (argc < 2)
        alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Say which documents to check.")));
      else
        status = check_files (&options, argc, argv);
    }
  g_free (options.stage);
  g_free (options.fail_on);
  return status;
}
