/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The language of the window, where it is not to be that of the system: many offices have an
 * English system and want Indonesian. */
typedef struct
{
  const char *name;  /* in the settings: a BCP 47 tag, or "system" */
  const char *label; /* what people read: a language calls itself by its own name */
} AlurOwnLanguage;

const AlurOwnLanguage *alur_own_languages_get (guint *n_languages);
guint alur_own_language_find (GSettings *settings);

char **alur_own_language_put (char **environment, const char *language) G_GNUC_WARN_UNUSED_RESULT;
void alur_own_language_apply (GSettings *settings);

G_END_DECLS
