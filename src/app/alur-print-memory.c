/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In a key file of the state folder, as the toolkit writes it. */

#include "alur-print-memory.h"

#define FILE_NAME "print.ini"
#define MAX_BYTES ((goffset) 64 << 10)

/* What would surprise with the next document. The sheet is that of the paper, which is remembered
 * with the settings; how a page lies its drawing decides. */
static const char *const forgotten[]
    = { GTK_PRINT_SETTINGS_N_COPIES,    GTK_PRINT_SETTINGS_PRINT_PAGES,
        GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PAGE_SET,
        GTK_PRINT_SETTINGS_REVERSE,     GTK_PRINT_SETTINGS_SCALE,
        GTK_PRINT_SETTINGS_ORIENTATION, GTK_PRINT_SETTINGS_PAPER_FORMAT,
        GTK_PRINT_SETTINGS_PAPER_WIDTH, GTK_PRINT_SETTINGS_PAPER_HEIGHT,
        GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_OUTPUT_BASENAME };

static void
forget (GtkPrintSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (forgotten); i++)
    gtk_print_settings_unset (settings, forgotten[i]);
}

/**
 * alur_print_memory_keep:
 * @state_folder: alur_places_dup_state()
 * @settings: (nullable): how was printed
 *
 * Remembers that. Where it cannot be written nothing happens.
 */
void
alur_print_memory_keep (const char *state_folder, GtkPrintSettings *settings)
{
  g_autofree char *name = g_build_filename (state_folder, FILE_NAME, NULL);
  g_autoptr (GtkPrintSettings) kept = NULL;

  if (settings == NULL)
    return;
  kept = gtk_print_settings_copy (settings);
  forget (kept);
  g_mkdir_with_parents (state_folder, 0700);
  gtk_print_settings_to_file (kept, name, NULL);
}

static gboolean
may_be_read (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
         && g_file_info_get_size (info) <= MAX_BYTES;
}

static void
take (const char *key, const char *value, gpointer settings)
{
  gtk_print_settings_set (settings, key, value);
}

/**
 * alur_print_memory_restore:
 * @state_folder: alur_places_dup_state()
 * @operation: what prints; proposes what is remembered
 */
void
alur_print_memory_restore (const char *state_folder, GtkPrintOperation *operation)
{
  g_autofree char *name = g_build_filename (state_folder, FILE_NAME, NULL);
  g_autoptr (GtkPrintSettings) settings = NULL;
  GtkPrintSettings *proposed = gtk_print_operation_get_print_settings (operation);

  if (!may_be_read (name))
    return;
  settings = gtk_print_settings_new_from_file (name, NULL);
  if (settings == NULL)
    return;
  forget (settings);
  if (proposed != NULL)
    gtk_print_settings_foreach (proposed, take, settings);
  gtk_print_operation_set_print_settings (operation, settings);
}
