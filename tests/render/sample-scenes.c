/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-scenes.h"

#include <glib/gstdio.h>

#define CELL_WIDTH 200.0
#define CELL_HEIGHT 120.0

/* Boxes in a grid, each with a name of its own ("kotak7"), joined along the rows; the third of each
 * four is explained by the legend. */
AlurScene *
sample_grid_new (AlurPangoMetrics *metrics, guint n_boxes, guint n_columns)
{
  AlurScene *scene = alur_scene_new (metrics);
  guint32 support
      = alur_scene_add_legend (scene, ALUR_SAMPLE_BOX, ALUR_LEVEL_SUPPORT, NULL, "penunjang");

  for (guint i = 0; i < n_boxes; i++)
    {
      g_autofree char *name = g_strdup_printf ("kotak%u", i);
      AlurRect box = { i % n_columns * CELL_WIDTH, i / n_columns * CELL_HEIGHT, 160, 64 };
      AlurLevel level = i % 4 == 2 ? ALUR_LEVEL_SUPPORT : ALUR_LEVEL_LEADERSHIP;
      AlurPoint points[]
          = { { box.x - 40, box.y + 32 }, { box.x - 20, box.y + 32 }, { box.x, box.y + 32 } };

      alur_scene_begin_group (scene, g_intern_string (name), NULL);
      alur_scene_add_unit_box (scene, level, &box)->legend
          = level == ALUR_LEVEL_SUPPORT ? support : 0;
      alur_scene_add_text (scene, &box, ALUR_TEXT_NAME, name, ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
      alur_scene_end_group (scene);
      if (i % n_columns > 0)
        alur_scene_add_route (scene, ALUR_LINE_SEQUENCE, points, 3, NULL, 0);
    }
  return scene;
}

/* A table of rows "baris7" with figures and words, wider than a sheet. */
AlurTable *
sample_table_new (AlurPangoMetrics *metrics, guint n_rows)
{
  AlurTable *table = alur_table_new (metrics, "id");

  alur_table_add_column (table, "Nama", ALUR_COLUMN_TEXT, 160, 0);
  alur_table_add_column (table, "Angka", ALUR_COLUMN_NUMBER, 300, 0);
  alur_table_add_column (table, "Kata", ALUR_COLUMN_TEXT, 300, 0);
  alur_table_add_column (table, "Lain", ALUR_COLUMN_CENTRED, 400, 0);
  alur_table_repeat_columns (table, 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("baris%u", i);

      alur_table_add_row (table, NULL);
      alur_table_add_cell (table, name);
      alur_table_add_number (table, i * 1234.5, (int) (i % 3));
      alur_table_add_cell (table, "kata");
      alur_table_add_cell (table, "lain");
    }
  return table;
}

GBytes *
sample_write (AlurExport *export, AlurFormat format, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  AlurWriteOptions options = { .format = format };

  if (!alur_export_write (export, &options, stream, cancellable, error))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The path of a file in the build folder that holds the bytes. */
char *
sample_save (GBytes *bytes, const char *name)
{
  char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return path;
}

/* What a program prints; it must succeed. */
char *
sample_run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) (gsize) program);
  va_start (list, program);
  for (const char *argument = va_arg (list, const char *); argument != NULL;
       argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) (gsize) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}
