/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the program.
 *
 * Paper speaks the document's language, messages speak the user's. The first is looked up in our
 * own catalogues and depends on nothing outside the program. The second is gettext's business; but
 * an office may ask for Indonesian on a machine that has no Indonesian locale, and the program may
 * run from its build folder, and in both cases gettext gives nothing: then the environment is asked
 * which language was meant, and our own catalogue answers.
 *
 * alur-language-figures.c writes numbers, money, dates and durations with these words. */

#include "alur-language.h"

#include <string.h>

#include "alur-catalogue.h"

#define FALLBACK "id"
#define DOMAIN GETTEXT_PACKAGE

static gboolean
is_english (const char *language)
{
  return g_ascii_strncasecmp (language, "en", 2) == 0 && !g_ascii_isalnum (language[2]);
}

static gboolean
is_c_locale (const char *locale)
{
  return strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0
         || g_str_has_prefix (locale, "C.");
}

/* The language that speaks when LOCALE ("id_ID.UTF-8@variant", "C") is asked for; NULL: we have
 * none. */
static const char *
language_of_locale (const char *locale, gsize length)
{
  g_autofree char *name = g_strndup (locale, length);
  const AlurCatalogue *catalogue;

  name[strcspn (name, ".@")] = '\0';
  if (is_c_locale (name) || is_english (name))
    return "en";
  catalogue = alur_catalogue_find (alur_catalogues, name);
  return catalogue != NULL ? catalogue->language : NULL;
}

static const char *
messages_locale (char **environment)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *locale = g_environ_getenv (environment, variables[i]);

      if (locale != NULL && *locale != '\0')
        return locale;
    }
  return "C";
}

/**
 * alur_language_of_environment:
 * @environment: (array zero-terminated=1): variables, as g_get_environ() gives them
 *
 * Tells which language the user wants, of those that the program speaks, by the rules of gettext:
 * LC_ALL before LC_MESSAGES before LANG, the list of LANGUAGE before all of them unless the locale
 * is C or POSIX. Whether such a locale is installed makes no difference. A user whose language the
 * program does not speak reads English.
 *
 * Returns: "en" or the name of a catalogue, never freed
 */
const char *
alur_language_of_environment (char **environment)
{
  const char *locale = messages_locale (environment);
  const char *list = g_environ_getenv (environment, "LANGUAGE");
  const char *language;

  if (strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0)
    return "en";
  while (list != NULL && *list != '\0')
    {
      gsize length = strcspn (list, ":");

      language = length > 0 ? language_of_locale (list, length) : NULL;
      if (language != NULL)
        return language;
      list += length + (list[length] == ':');
    }
  language = language_of_locale (locale, strlen (locale));
  return language != NULL ? language : "en";
}

static const char *
get_user_language (void)
{
  static gsize language_once;

  if (g_once_init_enter (&language_once))
    {
      g_auto (GStrv) environment = g_get_environ ();

      g_once_init_leave (&language_once, (gsize) alur_language_of_environment (environment));
    }
  return (const char *) language_once;
}

/* The catalogue of a language that is not NULL; NULL: the messages themselves are English. */
static const AlurCatalogue *
catalogue_of (const char *language)
{
  const AlurCatalogue *catalogue;

  if (is_english (language))
    return NULL;
  catalogue = alur_catalogue_find (alur_catalogues, language);
  return catalogue != NULL ? catalogue : alur_catalogue_find (alur_catalogues, FALLBACK);
}

/* Takes what gettext found, and looks itself where it found nothing. */
static const char *
translate (const char *language, const char *context, const char *msgid)
{
  const AlurCatalogue *catalogue = catalogue_of (language);
  const char *text = NULL;

  if (catalogue != NULL)
    text = alur_catalogue_lookup (catalogue, context, msgid);
  return text != NULL ? text : msgid;
}

/**
 * alur_tr:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @msgid: the English text, marked with N_() or written here
 *
 * Translates a text. Safe in any thread.
 *
 * Returns: the translation, never freed; @msgid where there is none
 */
const char *
alur_tr (const char *language, const char *msgid)
{
  const char *text;

  if (language != NULL)
    return translate (language, NULL, msgid);
  if (*msgid == '\0')
    return msgid;
  text = g_dgettext (DOMAIN, msgid);
  return text != msgid ? text : translate (get_user_language (), NULL, msgid);
}

/**
 * alur_tr_context:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @context: what tells this message from others of the same wording
 * @msgid: the English text
 *
 * Translates a text that alone would be ambiguous. Safe in any thread.
 *
 * Returns: the translation, never freed; @msgid where there is none
 */
const char *
alur_tr_context (const char *language, const char *context, const char *msgid)
{
  const char *text;

  if (language != NULL)
    return translate (language, context, msgid);
  text = g_dpgettext2 (DOMAIN, context, msgid);
  return text != msgid ? text : translate (get_user_language (), context, msgid);
}

/**
 * alur_tr_n:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 * @singular: the English text for one
 * @plural: the English text for other numbers
 * @n: how many
 *
 * Translates a text that changes with a number. Safe in any thread.
 *
 * Returns: the translation, never freed; @singular or @plural where there is none
 */
const char *
alur_tr_n (const char *language, const char *singular, const char *plural, gulong n)
{
  const AlurCatalogue *catalogue;
  const char *text = NULL;

  if (language == NULL)
    {
      text = g_dngettext (DOMAIN, singular, plural, n);
      if (text != singular && text != plural)
        return text;
      language = get_user_language ();
      text = NULL;
    }
  catalogue = catalogue_of (language);
  if (catalogue != NULL)
    text = alur_catalogue_lookup_plural (catalogue, singular, n);
  if (text != NULL)
    return text;
  return n == 1 ? singular : plural;
}

/**
 * alur_language_decimal_sign:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 *
 * Returns: what stands between a number and its decimals: "," or "."
 */
const char *
alur_language_decimal_sign (const char *language)
{
  /* Translators: the sign between a number and its decimals. */
  return alur_tr_context (language, "decimal sign", ".");
}

/**
 * alur_language_is_indonesian:
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 *
 * Whether a language itself is Indonesian; one that only falls back to Indonesian words is not.
 *
 * Returns: %TRUE for "id" and its variants
 */
gboolean
alur_language_is_indonesian (const char *language)
{
  if (language == NULL)
    language = get_user_language ();
  return g_ascii_strncasecmp (language, "id", 2) == 0 && !g_ascii_isalnum (language[2]);
}
