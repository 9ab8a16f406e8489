/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program with its window. */

#include "alur-application.h"
#include "alur-graphics.h"
#include "alur-own-language.h"
#include "alur-places.h"
#include "alur-settings.h"

#include <libintl.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autofree char *translations = alur_places_dup_translations ();
  g_autoptr (GSettings) settings = alur_settings_new ();
  g_autoptr (AlurApplication) application = NULL;

  alur_own_language_apply (settings);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* What the ui files say is looked up in the domain of the program. */
  textdomain (GETTEXT_PACKAGE);
  alur_graphics_choose ();
  application = alur_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
