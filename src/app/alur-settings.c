/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-settings.h"

#include "alur-places.h"

#define SCHEMA "io.github.alur.Alur"

/**
 * alur_settings_new:
 *
 * Sizes and habits. The schema is looked for beside the running program before it is where the
 * system keeps schemas, so that a program in its build folder finds its own.
 *
 * Returns: (transfer full) (nullable): the settings; NULL where the schema is not installed
 */
GSettings *
alur_settings_new (void)
{
  g_autofree char *folder = alur_places_dup_schemas ();
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) source
      = g_settings_schema_source_new_from_directory (folder, system, FALSE, NULL);
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source == NULL && system != NULL)
    source = g_settings_schema_source_ref (system);
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
