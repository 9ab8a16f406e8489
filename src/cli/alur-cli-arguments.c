/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static const char *
translate_cb (const char *msgid, gpointer data)
{
  return msgid != NULL && *msgid != '\0' ? alur_tr (NULL, msgid) : msgid;
}

/**
 * alur_cli_refuse:
 * @format: why, as for printf()
 * @...: its arguments
 *
 * Tells what is wrong with how the program was called.
 *
 * Returns: ALUR_CLI_USAGE
 */
AlurCliStatus
alur_cli_refuse (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("alur-cli: %s\n", message);
  return ALUR_CLI_USAGE;
}

/**
 * alur_cli_parse:
 * @argc: (inout): number of arguments, the command first
 * @argv: (inout): the arguments; what is left are the command's own
 * @usage: what follows the command, untranslated
 * @summary: what the command does, untranslated
 * @entries: its options
 *
 * Parses the options of one command; `--help` prints them and ends the program.
 *
 * Returns: whether the options were right; if not, it has been told why
 */
gboolean
alur_cli_parse (
    int *argc, char ***argv, const char *usage, const char *summary, const GOptionEntry *entries)
{
  g_autofree char *parameters = g_strconcat ((*argv)[0], " ", alur_tr (NULL, usage), NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_set_prgname ("alur-cli");
  g_option_context_set_summary (context, alur_tr (NULL, summary));
  g_option_context_set_translate_func (context, translate_cb, NULL, NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, TRUE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  alur_cli_refuse ("%s", error->message);
  return FALSE;
}

/**
 * alur_cli_one_file:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * Returns: whether there is exactly one file; if not, it has been told
 */
gboolean
alur_cli_one_file (int argc, char **argv)
{
  if (argc == 2)
    return TRUE;
  alur_cli_refuse (alur_tr (NULL, N_ ("“%s” wants one file. “alur-cli %s --help” tells more.")),
                   argv[0], argv[0]);
  return FALSE;
}
