/* SPDX-License-Identifier: GPL-3.0-or-later */

/* alur-cli: everything that the window can make, without a display. */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-places.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>

static const struct
{
  const char *name;
  AlurCliRun run;
  const char *summary;
} commands[] = {
  { "check", alur_cli_check, N_ ("say what is wrong with documents") },
  { "metrics", alur_cli_metrics, N_ ("figures of every procedure in every stage") },
  { "workload", alur_cli_workload, N_ ("positions with workload, need and effectiveness") },
  { "compare", alur_cli_compare, N_ ("what changes from one stage to another") },
  { "apply", alur_cli_apply, N_ ("carry out redesign decisions in the next stage") },
  { "export", alur_cli_export,
    N_ ("write drawings and tables as PDF, SVG, PNG, CSV, HTML or for draw.io") },
  { "format", alur_cli_format, N_ ("rewrite documents in their canonical text") },
  { "import", alur_cli_import,
    N_ ("make a document of a table or of BPMN, or bring one up to date") },
  { "convert", alur_cli_convert, N_ ("write a document for other programs") },
  { "example", alur_cli_example, N_ ("list the shipped examples, or write one to a file") },
  { "thumbnail", alur_cli_thumbnail, N_ ("draw a document as small as a file manager shows it") },
};

static void
print_help (void)
{
  g_print ("%s\n\n", alur_tr (NULL, N_ ("Usage: alur-cli COMMAND [OPTION…] [FILE…]")));
  g_print (
      "%s\n\n",
      alur_tr (NULL, N_ ("Checks, measures, compares and prints documents about the redesign of "
                         "public services.")));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, alur_tr (NULL, commands[i].summary));
  g_print ("\n%s\n",
           alur_tr (NULL, N_ ("“alur-cli COMMAND --help” tells more; “-” stands for standard "
                              "input or output.")));
  g_print ("%s\n",
           alur_tr (NULL, N_ ("Exit status: 0 done; 1 problems were found, or a file would change; "
                              "2 wrong usage; 3 a file can't be read, is not valid, or can't be "
                              "written.")));
}

static AlurCliStatus
run_command (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (argv[1], commands[i].name) != 0)
        continue;
      return commands[i].run (argc - 1, argv + 1);
    }
  return alur_cli_refuse (
      alur_tr (NULL, N_ ("There is no command “%s”. “alur-cli --help” lists them.")), argv[1]);
}

/* What is told for people comes from documents and file names, which may be anybody's: none may
 * give the terminal commands. What is for programs (JSON, files written to "-") does not come by
 * here. */
static void
print_to (FILE *stream, const char *text)
{
  g_autofree char *printable = alur_text_dup_printable (text);

  fputs (printable != NULL ? printable : text, stream);
}

static void
print_cb (const char *text)
{
  print_to (stdout, text);
}

static void
print_error_cb (const char *text)
{
  print_to (stderr, text);
}

/* Everything that is printed is UTF-8. GLib would turn it into the character set of the locale, and
 * where the locale that was asked for is not installed that is ASCII: names would be lost, also in
 * the JSON. */
static void
set_up_texts (void)
{
  g_autofree char *translations = alur_places_dup_translations ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}

/* This process does one thing and ends: memory that it gives back would only be asked for again a
 * moment later, and each first touch of a page costs more than what is done with it. */
static void
keep_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 1 << 30);
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 1 << 20);
#endif
}

int
main (int argc, char **argv)
{
  /* Before all else: reading the locale takes as long as loading the libraries. */
  if (argc >= 2 && strcmp (argv[1], "--version") == 0)
    {
      printf ("alur-cli %s\n", alur_places_get_version ());
      return ALUR_CLI_DONE;
    }
  keep_memory ();
  set_up_texts ();
  if (argc < 2)
    {
      alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Say what to do. “alur-cli --help” lists the "
                                                "commands.")));
      return ALUR_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return ALUR_CLI_DONE;
    }
  return (int) run_command (argc, argv);
}
