/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_PREFERENCES (alur_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AlurPreferences, alur_preferences, ALUR, PREFERENCES, AdwPreferencesWindow)

/* Habits that a person sets for all documents. */
AlurPreferences *alur_preferences_new (GtkWindow *parent, GSettings *settings);
void alur_preferences_apply (GSettings *settings);

G_END_DECLS
