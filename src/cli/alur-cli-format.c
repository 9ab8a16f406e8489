/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rewrites one file. A file that is canonical already is not touched. */
static AlurCliStatus
format_file (const char *path, gboolean only_check)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = alur_cli_read_bytes (path, &error);
  g_autoptr (GBytes) canonical = NULL;
  g_autoptr (AlurDocument) document = NULL;
  gboolean to_output = strcmp (path, "-") == 0;

  if (bytes != NULL)
    document = alur_reader_read_bytes (bytes, path, warnings, &error);
  for (guint i = 0; i < warnings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (warnings, i));
  if (document == NULL)
    {
      alur_cli_tell_error (error);
      return ALUR_CLI_FILE;
    }
  canonical = alur_writer_write_bytes (document);
  if (only_check)
    {
      if (g_bytes_equal (bytes, canonical))
        return ALUR_CLI_DONE;
      g_print (alur_tr (NULL, N_ ("%s would change\n")), path);
      return ALUR_CLI_FOUND;
    }
  if (!to_output && g_bytes_equal (bytes, canonical))
    return ALUR_CLI_DONE;
  return alur_cli_write (path, canonical) ? ALUR_CLI_DONE : ALUR_CLI_FILE;
}

/**
 * alur_cli_format:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli format FILE…`: rewrites documents in their canonical text.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_format (int argc, char **argv)
{
  gboolean only_check = FALSE;
  const GOptionEntry entries[] = { { "check", 0, 0, G_OPTION_ARG_NONE, &only_check,
                                     N_ ("Only say which files would change"), NULL },
                                   { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  AlurCliStatus worst = ALUR_CLI_DONE;

  if (!alur_cli_parse (&argc, &argv, N_ ("FILE…"),
                       N_ ("Rewrites documents in their canonical text."), entries))
    return ALUR_CLI_USAGE;
  if (argc < 2)
    return alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Say which documents to rewrite.")));
  for (int i = 1; i < argc; i++)
    {
      AlurCliStatus status = format_file (argv[i], only_check);

      worst = MAX (worst, status);
    }
  return worst;
}
