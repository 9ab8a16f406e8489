/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-bpmn-writer.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-organisation-table.h"
#include "alur-pango-metrics.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a table of the organisation can't hold, told where there is some of it. */
static void
tell_lost (AlurDocument *document, const AlurElement *stage)
{
  const AlurElement *organisation = alur_document_get_organisation (document, stage);
  guint n_authorities = 0, n_duties = 0;
  guint n_relations = alur_element_count (organisation, ALUR_KIND_RELATION);
  guint n_procedures = alur_element_count (stage, ALUR_KIND_PROCEDURE);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    n_authorities += alur_element_count (unit, ALUR_KIND_AUTHORITY);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      n_duties += alur_element_count (position, ALUR_KIND_DUTY);
    }
  }
  if (n_authorities + n_duties + n_relations + n_procedures > 0)
    g_printerr (
        alur_tr (NULL, N_ ("A table of the organisation holds units and positions. It leaves out: "
                           "authorities (%u), duties (%u), relations (%u), procedures (%u).\n")),
        n_authorities, n_duties, n_relations, n_procedures);
}

static GBytes *
write_table (AlurDocument *document,
             const AlurElement *stage,
             const char *procedure,
             GError **error)
{
  tell_lost (document, stage);
  return alur_organisation_table_write (document, stage);
}

static GBytes *
write_bpmn (AlurDocument *document, const AlurElement *stage, const char *procedure, GError **error)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new_for_process ();

  return alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, procedure,
                          error);
}

/* What documents are written as, by how the file is called. */
static const struct
{
  const char *suffix;
  gboolean has_procedures;
  GBytes *(*write) (AlurDocument *document,
                    const AlurElement *stage,
                    const char *procedure,
                    GError **error);
} formats[] = {
  { ".csv", FALSE, write_table },
  { ".bpmn", TRUE, write_bpmn },
};

/* The format of a file; what goes to standard output is a table. */
static int
find_format (const char *output)
{
  g_autofree char *lower = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  if (output == NULL)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return (int) i;
  return strcmp (output, "-") == 0 ? 0 : -1;
}

static AlurCliStatus
convert (
    const char *file, const char *output, int format, const char *stage_id, const char *procedure)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  const AlurElement *stage = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (!alur_cli_find_stage (document, stage_id, &stage))
    return ALUR_CLI_USAGE;
  if (stage == NULL)
    stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  bytes = formats[format].write (document, stage, procedure, &error);
  if (bytes != NULL)
    return alur_cli_write (output, bytes) ? ALUR_CLI_DONE : ALUR_CLI_FILE;
  alur_cli_tell_error (error);
  return error->code == ALUR_ERROR_UNKNOWN_NAME ? ALUR_CLI_USAGE : ALUR_CLI_FILE;
}

/**
 * alur_cli_convert:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli convert FILE -o OUT.csv`: the organisation as a table for spreadsheets; `-o OUT.bpmn`:
 * the procedures of a stage as BPMN 2.0.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_convert (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *procedure = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("Where to write it; .csv or .bpmn"), N_ ("FILE") },
                                   { "stage", 0, 0, G_OPTION_ARG_STRING, &stage,
                                     N_ ("The stage (default: the first)"), N_ ("STAGE") },
                                   { "procedure", 0, 0, G_OPTION_ARG_STRING, &procedure,
                                     N_ ("Only this procedure (.bpmn)"), N_ ("PROCEDURE") },
                                   { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  int format;

  if (!alur_cli_parse (
          &argc, &argv, N_ ("FILE"),
          N_ ("Writes a document for other programs: its organisation as a table (.csv) for "
              "spreadsheets, or its procedures as BPMN 2.0 (.bpmn) for process editors."),
          entries)
      || !alur_cli_one_file (argc, argv))
    return ALUR_CLI_USAGE;
  format = find_format (output);
  if (format < 0)
    return alur_cli_refuse (
        "%s",
        alur_tr (NULL, N_ ("Say where to write it: -o FILE.csv or -o FILE.bpmn, or -o - for "
                           "a table on standard output. “alur-cli export” writes drawings.")));
  if (procedure != NULL && !formats[format].has_procedures)
    return alur_cli_refuse (
        "%s", alur_tr (NULL, N_ ("A table of the organisation shows no procedures.")));
  return convert (argv[1], output, format, stage, procedure);
}
