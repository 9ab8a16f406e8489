/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *alur_places_get_version (void);
char *alur_places_dup_examples (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_translations (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_schemas (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_templates (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_help (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_help_html (void) G_GNUC_WARN_UNUSED_RESULT;
char *alur_places_dup_state (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_places_is_given (const char *path);

G_END_DECLS
