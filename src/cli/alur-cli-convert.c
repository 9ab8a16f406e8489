/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-organisation-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a table of the organisation can't hold, told where there is some of it. */
static void
tell_lost (AlurDocument *document, const AlurElement *stage)
{
  const AlurElement *organisation = alur_document_get_organisation (document, stage);
  guint n_authorities = 0, n_relations = alur_element_count (organisation, ALUR_KIND_RELATION);
  guint n_procedures = alur_element_count (stage, ALUR_KIND_PROCEDURE);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    n_authorities += alur_element_count (unit, ALUR_KIND_AUTHORITY);
  }
  if (n_authorities + n_relations + n_procedures > 0)
    g_printerr (
        alur_tr (NULL, N_ ("A table of the organisation holds units and positions. It leaves "
                           "out: authorities (%u), relations (%u), procedures (%u).\n")),
        n_authorities, n_relations, n_procedures);
}

static AlurCliStatus
convert (const char *file, const char *output, const char *stage_id)
{
  g_autoptr (AlurDocument) document = alur_cli_read (file);
  const AlurElement *stage = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (!alur_cli_find_stage (document, stage_id, &stage))
    return ALUR_CLI_USAGE;
  if (stage == NULL)
    stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  tell_lost (document, stage);
  bytes = alur_organisation_table_write (document, stage);
  return alur_cli_write (output, bytes) ? ALUR_CLI_DONE : ALUR_CLI_FILE;
}

/**
 * alur_cli_convert:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli convert FILE -o OUT.csv`: the organisation as a table for spreadsheets.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_convert (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *stage = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("Where to write it; .csv"), N_ ("FILE") },
                                   { "stage", 0, 0, G_OPTION_ARG_STRING, &stage,
                                     N_ ("The stage (default: the first)"), N_ ("STAGE") },
                                   { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };

  if (!alur_cli_parse (
          &argc, &argv, N_ ("FILE"),
          N_ ("Writes the organisation as a table (CSV) for spreadsheets, which “import” "
              "reads again."),
          entries)
      || !alur_cli_one_file (argc, argv))
    return ALUR_CLI_USAGE;
  if (output == NULL || !(strcmp (output, "-") == 0 || g_str_has_suffix (output, ".csv")))
    return alur_cli_refuse (
        "%s", alur_tr (NULL, N_ ("Say where to write the table: -o FILE.csv, or -o - for standard "
                                 "output.")));
  return convert (argv[1], output, stage);
}
