/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-run.h"

#include <sys/wait.h>

/**
 * cli_run_in:
 * @environment: (nullable): NAME=VALUE pairs beside the inherited ones
 * @arguments: arguments of alur-cli, NULL-terminated
 *
 * Returns: (transfer full): how it went; a crash fails the test
 */
CliRun *
cli_run_in (const char *const *environment, const char *const *arguments)
{
  g_auto (GStrv) variables = g_get_environ ();
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CliRun *self = g_new0 (CliRun, 1);
  int wait_status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ALUR_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  for (guint i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (environment[i], "=", 2);

      variables = g_environ_setenv (variables, pair[0], pair[1], TRUE);
    }
  g_spawn_sync (NULL, (char **) argv->pdata, variables, G_SPAWN_DEFAULT, NULL, NULL, &self->output,
                &self->errors, &wait_status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (wait_status))
    g_error ("alur-cli %s ended by signal %d: %s", arguments[0], WTERMSIG (wait_status),
             self->errors);
  self->status = WEXITSTATUS (wait_status);
  return self;
}

/**
 * cli_run:
 * @arguments: the first argument of alur-cli
 * @...: the others, then NULL
 *
 * Returns: (transfer full): how it went
 */
CliRun *
cli_run (const char *arguments, ...)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  va_list rest;

  va_start (rest, arguments);
  for (const char *argument = arguments; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (all, (gpointer) argument);
  va_end (rest);
  g_ptr_array_add (all, NULL);
  return cli_run_in (NULL, (const char *const *) all->pdata);
}

/**
 * cli_run_free:
 * @self: a run
 */
void
cli_run_free (CliRun *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

/**
 * cli_run_json:
 * @self: a run that printed JSON
 *
 * Returns: (transfer full): what it printed
 */
JsonNode *
cli_run_json (const CliRun *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->output, &error);

  g_assert_no_error (error);
  return node;
}

/**
 * cli_example:
 * @name: the name of a shipped example
 *
 * Returns: (transfer full): its path
 */
char *
cli_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".alur", NULL);

  return g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);
}

/**
 * cli_data:
 * @name: a path below tests/data
 *
 * Returns: (transfer full): its path
 */
char *
cli_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}
