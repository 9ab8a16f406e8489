/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the shipped examples, sorted. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      if (g_str_has_suffix (entry, ".alur"))
        g_ptr_array_add (names, g_strndup (entry, strlen (entry) - strlen (".alur")));
    }
  g_ptr_array_sort (names, compare_names_cb);
  return names;
}

static AlurCliStatus
print_names (const char *folder, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *file = g_strconcat (name, ".alur", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (AlurDocument) document = alur_cli_read (path);
      const char *title;

      if (document == NULL)
        return ALUR_CLI_FILE;
      title = alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_TITLE);
      g_print ("%-20s %s\n", name, title != NULL ? title : "");
    }
  return ALUR_CLI_DONE;
}

static AlurCliStatus
write_example (const char *folder, GPtrArray *names, const char *name, const char *output)
{
  g_autofree char *file = g_strconcat (name, ".alur", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    return alur_cli_refuse (
        alur_tr (NULL, N_ ("There is no example “%s”. “alur-cli example” lists them.")), name);
  if (output == NULL)
    return alur_cli_refuse ("%s",
                            alur_tr (NULL, N_ ("Say with -o where the example shall be written.")));
  bytes = alur_cli_read_bytes (path, &error);
  if (bytes == NULL)
    {
      alur_cli_tell_error (error);
      return ALUR_CLI_FILE;
    }
  return alur_cli_write (output, bytes) ? ALUR_CLI_DONE : ALUR_CLI_FILE;
}

/**
 * alur_cli_example:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli example [NAME -o FILE]`: lists the shipped examples, or writes one.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_example (int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("Where to write the example"), N_ ("FILE") },
                                   { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL } };
  g_autofree char *folder = alur_places_dup_examples ();
  g_autoptr (GPtrArray) names = list_names (folder);

  if (!alur_cli_parse (&argc, &argv, N_ ("[NAME]"),
                       N_ ("Lists the shipped examples, or writes one to a file."), entries))
    return ALUR_CLI_USAGE;
  if (names->len == 0)
    {
      g_printerr (alur_tr (NULL, N_ ("%s: The examples are not there. Is the program installed "
                                     "completely?\n")),
                  folder);
      return ALUR_CLI_FILE;
    }
  if (argc == 1)
    return print_names (folder, names);
  if (argc > 2)
    return alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Name one example.")));
  return write_example (folder, names, argv[1], output);
}
