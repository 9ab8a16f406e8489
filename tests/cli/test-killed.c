/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Killing `alur-cli format` at random moments always leaves the old or the new file whole, and at
 * most one hidden temporary file, which the next save there removes. */

#include "alur-random.h"
#include "alur-share.h"
#include "cli-run.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEFAULT_KILLS 200
#define N_UNITS 10000

/* A document that `format` changes: its canonical text has other quotes and one element a line. */
static char *
loose_text (void)
{
  GString *text = g_string_new ("<alur xmlns='urn:alur:document:1' version='1.0'>"
                                "<stage id='now' kind='current'><organisation>");

  for (guint i = 0; i < N_UNITS; i++)
    g_string_append_printf (text, "<unit id='u%u' name='Bagian %u'/>", i, i);
  g_string_append (text, "</organisation></stage></alur>");
  return g_string_free (text, FALSE);
}

static gint64
run_and_kill (const char *path, gint64 after)
{
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      execl (g_getenv ("ALUR_CLI"), "alur-cli", "format", path, NULL);
      _exit (127);
    }
  g_assert_cmpint (child, >, 0);
  if (after >= 0)
    {
      g_usleep ((gulong) after);
      kill (child, SIGKILL);
    }
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  if (after < 0)
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  return g_get_monotonic_time () - start;
}

static guint
count_others (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_others = 0;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      if (strcmp (name, "x.alur") == 0)
        continue;
      g_assert_cmpint (name[0], ==, '.');
      n_others++;
    }
  return n_others;
}

static void
test_killed (void)
{
  const char *wanted = g_getenv ("ALUR_KILLS");
  guint n_kills = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10)
                                 : alur_share_of (DEFAULT_KILLS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autofree char *folder = g_dir_make_tmp ("alur-killed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.alur", NULL);
  g_autofree char *old = loose_text ();
  g_autofree char *new = NULL;
  gint64 whole;
  guint n_old = 0;

  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  whole = run_and_kill (path, -1);
  g_assert_true (g_file_get_contents (path, &new, NULL, NULL));
  g_assert_cmpstr (old, !=, new);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (path, old, -1, NULL));
      run_and_kill (path, (gint64) (g_rand_double (rand) * (double) whole * 1.2));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (strcmp (text, old) == 0)
        n_old++;
      else
        g_assert_true (strcmp (text, new) == 0);
      g_assert_cmpuint (count_others (folder), <=, 1);
    }
  g_test_message ("%u kills: the old file %u times, the new one %u times", n_kills, n_old,
                  n_kills - n_old);
  g_assert_true (g_file_set_contents (path, old, -1, NULL));
  run_and_kill (path, -1);
  g_assert_cmpuint (count_others (folder), ==, 0);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/killed", test_killed);
  return g_test_run ();
}
