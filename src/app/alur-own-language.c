/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-own-language.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define KEY "language"
#define PLAIN_LOCALE "C.UTF-8"

static const AlurOwnLanguage languages[] = {
  { "system", N_ ("As the system") },
  { "id", "Bahasa Indonesia" },
  { "en", "English" },
};

/**
 * alur_own_languages_get:
 * @n_languages: (out): how many
 *
 * Returns: (transfer none): what can be chosen; the first is the system's
 */
const AlurOwnLanguage *
alur_own_languages_get (guint *n_languages)
{
  *n_languages = G_N_ELEMENTS (languages);
  return languages;
}

/**
 * alur_own_language_find:
 * @settings: (nullable): sizes and habits
 *
 * Returns: the index of what is chosen
 */
guint
alur_own_language_find (GSettings *settings)
{
  g_autofree char *name = settings != NULL ? g_settings_get_string (settings, KEY) : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].name, name))
      return i;
  return 0;
}

static gboolean
is_installed (const char *locale)
{
  locale_t found = newlocale (LC_ALL_MASK, locale, (locale_t) 0);

  if (found == (locale_t) 0)
    return FALSE;
  freelocale (found);
  return TRUE;
}

/* Whether gettext would translate nothing, whatever the language: in the plain locale, and in one
 * that is asked for and not installed. */
static gboolean
is_silent (char **environment)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_environ_getenv (environment, variables[i]);

      if (locale != NULL && *locale != '\0')
        return g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || !is_installed (locale);
    }
  return TRUE;
}

/**
 * alur_own_language_put:
 * @environment: (transfer full) (array zero-terminated=1): variables, as g_get_environ() gives them
 * @language: a BCP 47 tag
 *
 * Asks gettext, and thereby all libraries of the program, for @language. No locale need be
 * installed for it; where there is one, numbers, dates and sorting of the C library stay as they
 * are.
 *
 * Returns: (transfer full): the changed variables
 */
char **
alur_own_language_put (char **environment, const char *language)
{
  environment = g_environ_setenv (environment, "LANGUAGE", language, TRUE);
  if (!is_silent (environment))
    return environment;
  /* All of it: setlocale() takes nothing where one of them is not installed. */
  return g_environ_setenv (environment, "LC_ALL", PLAIN_LOCALE, TRUE);
}

/**
 * alur_own_language_apply:
 * @settings: (nullable): sizes and habits
 *
 * Makes the program speak the language that is chosen; else that of the environment, also where no
 * locale is installed for it. To be called before setlocale(), and before there are threads.
 */
void
alur_own_language_apply (GSettings *settings)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL" };
  guint chosen = alur_own_language_find (settings);
  g_auto (GStrv) environment = g_get_environ ();
  const char *language
      = chosen != 0 ? languages[chosen].name : alur_language_of_environment (environment);

  /* Whose language is installed gets it from gettext as ever, in all its variants. */
  if (chosen == 0 && !is_silent (environment))
    return;
  environment = alur_own_language_put (g_steal_pointer (&environment), language);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_environ_getenv (environment, variables[i]);

      if (value != NULL)
        g_setenv (variables[i], value, TRUE);
      else
        g_unsetenv (variables[i]);
    }
}
