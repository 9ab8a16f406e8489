/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program's own files are.
 *
 * They are looked for beside the program that runs, so that a build folder, an installation and an
 * installation that has been moved elsewhere all find theirs and never another's; the folders of
 * the installation as it was configured come last, for programs that run from an odd place (a link,
 * a wrapper). No path of the build machine is compiled in. */

#include "alur-places.h"

#include "alur-config.h"

/* The folder of the running program; NULL where the system does not tell. */
static char *
dup_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* Programs of a build folder lie in BUILD/src/<layer> or BUILD/tests/<layer>. */
static gboolean
is_build_folder (const char *folder)
{
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *name = g_path_get_basename (above);
  g_autofree char *mark = g_build_filename (above, "..", "data", "examples", ALUR_BUILD_MARK, NULL);

  return (g_str_equal (name, "src") || g_str_equal (name, "tests"))
         && g_file_test (mark, G_FILE_TEST_EXISTS);
}

static char *
dup_place (const char *in_build, const char *in_prefix, const char *configured)
{
  g_autofree char *folder = dup_program_folder ();
  g_autofree char *place = NULL;

  if (folder != NULL && is_build_folder (folder))
    return g_build_filename (folder, "..", "..", in_build, NULL);
  if (folder != NULL)
    place = g_build_filename (folder, "..", in_prefix, NULL);
  if (place != NULL && g_file_test (place, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&place);
  return g_strdup (configured);
}

/**
 * alur_places_get_version:
 *
 * Returns: the version of the program
 */
const char *
alur_places_get_version (void)
{
  return ALUR_VERSION;
}

/**
 * alur_places_dup_examples:
 *
 * Returns: (transfer full): the folder with the shipped examples (`*.alur`)
 */
char *
alur_places_dup_examples (void)
{
  return dup_place ("data/examples", ALUR_EXAMPLES_IN_PREFIX, ALUR_EXAMPLES_DIR);
}

/**
 * alur_places_dup_translations:
 *
 * Returns: (transfer full): the folder to give to bindtextdomain()
 */
char *
alur_places_dup_translations (void)
{
  return dup_place ("po", ALUR_TRANSLATIONS_IN_PREFIX, ALUR_TRANSLATIONS_DIR);
}

/**
 * alur_places_dup_schemas:
 *
 * Returns: (transfer full): the folder with the compiled schema of the settings
 */
char *
alur_places_dup_schemas (void)
{
  return dup_place ("data", ALUR_SCHEMAS_IN_PREFIX, ALUR_SCHEMAS_DIR);
}

/**
 * alur_places_dup_templates:
 *
 * Returns: (transfer full): the folder with the templates of new documents (`*.alur`)
 */
char *
alur_places_dup_templates (void)
{
  return dup_place ("data/templates", ALUR_TEMPLATES_IN_PREFIX, ALUR_TEMPLATES_DIR);
}

/**
 * alur_places_dup_help:
 *
 * Returns: (transfer full): the folder whose `help/LANGUAGE/alur/` have the pages of the manual
 */
char *
alur_places_dup_help (void)
{
  return dup_place ("help", ALUR_DATA_IN_PREFIX, ALUR_DATA_DIR);
}

/**
 * alur_places_dup_help_html:
 *
 * Returns: (transfer full): the folder whose `LANGUAGE/` have the manual as HTML
 */
char *
alur_places_dup_help_html (void)
{
  return dup_place ("help/html", ALUR_HELP_HTML_IN_PREFIX, ALUR_HELP_HTML_DIR);
}

/**
 * alur_places_dup_state:
 *
 * Returns: (transfer full): the folder for what a user need not know of: journals, and how
 * documents were looked at. It need not exist.
 */
char *
alur_places_dup_state (void)
{
  return g_build_filename (g_get_user_state_dir (), "alur", NULL);
}

/**
 * alur_places_is_given:
 * @path: (nullable): of a file that a person has chosen
 *
 * In a sandbox the desktop gives one file at a time, in a folder of the document portal that shows
 * nothing else: beside it nothing can be written that anybody outside would see.
 *
 * Returns: whether @path is such a file, so that its name must stay as it was chosen
 */
gboolean
alur_places_is_given (const char *path)
{
  g_autofree char *folder
      = g_strconcat (g_get_user_runtime_dir (), G_DIR_SEPARATOR_S "doc" G_DIR_SEPARATOR_S, NULL);

  return path != NULL && g_str_has_prefix (path, folder);
}
