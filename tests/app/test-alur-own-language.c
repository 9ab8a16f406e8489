/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The language of the window: what is chosen comes before the system's, on every machine. */

#include "alur-own-language.h"

#include "alur-language.h"
#include "alur-settings.h"

#include <locale.h>

static const struct
{
  const char *const variables[4];
} systems[] = {
  { { NULL } },
  { { "LC_ALL=C", NULL } },
  { { "LANG=C", "LC_ALL=POSIX", NULL } },
  { { "LANG=C.UTF-8", NULL } },
  { { "LANG=en_US.UTF-8", "LANGUAGE=en_GB:en", NULL } },
  { { "LANG=id_ID.UTF-8", NULL } },
  { { "LC_ALL=xx_YY.UTF-8", "LANGUAGE=id", NULL } },
};

static char **
dup_system (guint index)
{
  GPtrArray *variables = g_ptr_array_new ();

  for (guint i = 0; systems[index].variables[i] != NULL; i++)
    g_ptr_array_add (variables, g_strdup (systems[index].variables[i]));
  g_ptr_array_add (variables, NULL);
  return (char **) g_ptr_array_free (variables, FALSE);
}

/* Our own words, and those that gettext looks up for the libraries. */
static void
test_put (void)
{
  const char *const asked[] = { "id", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (systems) * G_N_ELEMENTS (asked); i++)
    {
      const char *language = asked[i % G_N_ELEMENTS (asked)];
      g_auto (GStrv) environment
          = alur_own_language_put (dup_system (i / G_N_ELEMENTS (asked)), language);
      const char *locale = g_environ_getenv (environment, "LC_ALL");
      locale_t found;

      g_assert_cmpstr (alur_language_of_environment (environment), ==, language);
      if (locale == NULL)
        locale = g_environ_getenv (environment, "LC_MESSAGES");
      if (locale == NULL)
        locale = g_environ_getenv (environment, "LANG");
      g_assert_cmpstr (locale, !=, "C");
      g_assert_cmpstr (locale, !=, "POSIX");
      found = newlocale (LC_ALL_MASK, locale, (locale_t) 0);
      g_assert_true (found != (locale_t) 0);
      freelocale (found);
    }
}

static void
test_chosen (void)
{
  g_autoptr (GSettings) settings = alur_settings_new ();

  g_assert_nonnull (settings);
  g_assert_cmpuint (alur_own_language_find (NULL), ==, 0);
  g_assert_cmpuint (alur_own_language_find (settings), ==, 0);
  g_settings_set_string (settings, "language", "id");
  g_assert_cmpuint (alur_own_language_find (settings), ==, 1);
  g_setenv ("LANGUAGE", "en", TRUE);
  alur_own_language_apply (settings);
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "id");
  g_assert_cmpstr (alur_tr (NULL, "As the system"), ==, "Mengikuti sistem");
}

/* What the settings may hold and what can be chosen is the same. */
static void
test_all (void)
{
  g_autoptr (GSettings) settings = alur_settings_new ();
  guint n_languages;
  const AlurOwnLanguage *languages = alur_own_languages_get (&n_languages);

  for (guint i = 0; i < n_languages; i++)
    {
      g_assert_true (g_settings_set_string (settings, "language", languages[i].name));
      g_assert_cmpuint (alur_own_language_find (settings), ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-language/put", test_put);
  g_test_add_func ("/own-language/chosen", test_chosen);
  g_test_add_func ("/own-language/all", test_all);
  return g_test_run ();
}
