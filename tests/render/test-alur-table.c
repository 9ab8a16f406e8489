/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-table.h"

#include "sample-scenes.h"

#include <string.h>

static guint
count_text (AlurScene *scene, const char *text)
{
  guint n_items, n = 0;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind == ALUR_ITEM_TEXT
          && strcmp (alur_scene_text_get_string (items[i].u.text), text) == 0)
        n++;
    }
  return n;
}

static void
test_pages (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = sample_table_new (metrics, 100);
  g_autoptr (GPtrArray) pages = alur_table_paginate (table, 700, 900);
  guint n_rows[100] = { 0 };

  g_assert_cmpuint (pages->len, >=, 4);
  for (guint i = 0; i < pages->len; i++)
    {
      AlurScene *page = g_ptr_array_index (pages, i);
      AlurRect bounds = alur_scene_get_bounds (page);

      g_assert_cmpuint (count_text (page, "Nama"), ==, 1);
      g_assert_cmpfloat (bounds.width, <=, 702);
      g_assert_cmpfloat (bounds.height, <=, 902);
      for (guint row = 0; row < 100; row++)
        {
          g_autofree char *name = g_strdup_printf ("baris%u", row);

          n_rows[row] += count_text (page, name);
        }
    }
  /* Once for each part of the width. */
  for (guint row = 0; row < 100; row++)
    g_assert_cmpuint (n_rows[row], ==, 3);
}

static void
test_section_stays_with_its_rows (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint n_before = 1; n_before < 12; n_before++)
    {
      g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
      g_autoptr (GPtrArray) pages = NULL;
      gboolean together = FALSE;

      alur_table_add_column (table, "Nama", ALUR_COLUMN_TEXT, 200, 1);
      for (guint i = 0; i <= n_before; i++)
        {
          if (i == n_before)
            alur_table_add_section (table, "Bagian");
          alur_table_add_row (table, NULL);
          alur_table_add_cell (table, i == n_before ? "akhir" : "baris");
        }
      pages = alur_table_paginate (table, 300, 100);
      for (guint i = 0; i < pages->len; i++)
        together |= count_text (g_ptr_array_index (pages, i), "Bagian") == 1
                    && count_text (g_ptr_array_index (pages, i), "akhir") == 1;
      g_assert_true (together);
    }
}

/* Units with their positions, and a sum that is nobody's: it is said on each page whose what stands
 * there is, but no number twice. */
static void
test_leading_rows (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint height = 60; height < 160; height++)
    {
      g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
      g_autoptr (GPtrArray) pages = NULL;
      guint n_numbers = 0;

      alur_table_add_column (table, "Nama", ALUR_COLUMN_TEXT, 200, 1);
      alur_table_add_column (table, "Jumlah", ALUR_COLUMN_TEXT, 60, 0);
      for (guint i = 0; i < 10; i++)
        {
          gboolean leads = i % 3 == 0 && i < 9;

          alur_table_add_row (table, NULL);
          if (leads)
            alur_table_set_leads (table);
          alur_table_add_cell (table, i == 9 ? "semua" : leads ? "unit" : "jabatan");
          alur_table_indent (table, leads || i == 9 ? 0 : 1);
          alur_table_add_cell (table, leads ? "dua" : "satu");
        }
      pages = alur_table_paginate (table, 300, height);
      for (guint i = 0; i < pages->len; i++)
        {
          AlurScene *page = g_ptr_array_index (pages, i);
          guint n_units = count_text (page, "unit");
          guint n_positions = count_text (page, "jabatan");

          g_assert_cmpuint (n_units, ==, (n_positions + 1) / 2);
          n_numbers += count_text (page, "dua");
        }
      g_assert_cmpuint (n_numbers, ==, 3);
    }
}

/* Twelve rows in each of four parts of two sections: a page names what its rows belong to, and
 * nothing else, and is no higher for it. A row that takes a whole page stands there alone. */
static void
test_section_goes_on (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
  g_autoptr (GPtrArray) pages = NULL;
  guint n_rows = 0;

  alur_table_add_column (table, "Nama", ALUR_COLUMN_TEXT, 200, 1);
  for (guint i = 0; i < 48; i++)
    {
      static const char *const sections[] = { "satu", "dua" };
      static const char *const parts[] = { "a", "b", "c", "d" };

      if (i % 24 == 0)
        alur_table_add_section (table, sections[i / 24]);
      if (i % 12 == 0)
        {
          alur_table_add_section (table, parts[i / 12]);
          alur_table_indent (table, 1);
        }
      alur_table_add_row (table, NULL);
      alur_table_add_cell (table, i / 24 == 0 ? "baris satu" : "baris dua");
    }
  pages = alur_table_paginate (table, 300, 160);
  g_assert_cmpuint (pages->len, >, 6);
  for (guint i = 0; i < pages->len; i++)
    {
      AlurScene *page = g_ptr_array_index (pages, i);
      AlurRect bounds = alur_scene_get_bounds (page);
      guint n_one = count_text (page, "baris satu");
      guint n_two = count_text (page, "baris dua");

      g_assert_cmpfloat (bounds.height, <=, 162);
      g_assert_cmpuint (n_one + n_two, >, 0);
      n_rows += n_one + n_two;
      g_assert_cmpuint (count_text (page, "satu"), ==, n_one > 0 ? 1 : 0);
      g_assert_cmpuint (count_text (page, "dua"), ==, n_two > 0 ? 1 : 0);
      if (n_two == 0)
        g_assert_cmpuint (count_text (page, "a") + count_text (page, "b"), >=, 1);
    }
  g_assert_cmpuint (n_rows, ==, 48);
  g_ptr_array_unref (g_steal_pointer (&pages));
  pages = alur_table_paginate (table, 300, 50);
  for (guint i = 1; i < pages->len; i++)
    {
      AlurRect bounds = alur_scene_get_bounds (g_ptr_array_index (pages, i));

      g_assert_cmpfloat (bounds.height, <=, 72);
    }
}

static void
test_row_higher_than_a_page (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "%skata%u", i > 0 ? " " : "", i);
  alur_table_add_column (table, "Isi", ALUR_COLUMN_TEXT, 200, 1);
  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, text->str);
  pages = alur_table_paginate (table, 200, 300);
  g_assert_cmpuint (pages->len, >, 3);
  for (guint i = 0; i < pages->len; i++)
    {
      guint n_items;
      const AlurSceneItem *items = alur_scene_get_items (g_ptr_array_index (pages, i), &n_items);

      g_assert_cmpfloat (alur_scene_get_bounds (g_ptr_array_index (pages, i)).height, <=, 302);
      for (guint j = 0; j < n_items; j++)
        {
          const char *string
              = items[j].kind == ALUR_ITEM_TEXT ? alur_scene_text_get_string (items[j].u.text) : "";

          if (g_str_has_prefix (string, "kata"))
            g_string_append_printf (got, "%s%s", got->len > 0 ? " " : "", string);
        }
    }
  g_assert_cmpstr (got->str, ==, text->str);
}

static void
test_decimal_signs_align (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
  g_autoptr (GPtrArray) pages = NULL;
  const AlurSceneItem *items;
  double ends[2] = { 0 };
  double fraction;
  guint n_items, n = 0;

  alur_table_add_column (table, "Angka", ALUR_COLUMN_NUMBER, 100, 0);
  alur_table_add_row (table, NULL);
  alur_table_add_number (table, 12, 0);
  alur_table_add_row (table, NULL);
  alur_table_add_number (table, 3.25, 2);
  pages = alur_table_paginate (table, 300, 300);
  items = alur_scene_get_items (g_ptr_array_index (pages, 0), &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].kind == ALUR_ITEM_TEXT
          && g_ascii_isdigit (alur_scene_text_get_string (items[i].u.text)[0]))
        ends[n++] = alur_rect_right (&items[i].rect);
    }
  fraction = alur_scene_text_get_extents (
                 alur_pango_metrics_get_text (metrics, ALUR_TEXT_BODY, ",25", 0))
                 ->width;
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (ends[0] + fraction, ends[1], 0.05);
}

static char *
write_csv (AlurTable *table)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (alur_table_write_csv (table, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static AlurTable *
make_csv_table (AlurPangoMetrics *metrics, const char *language)
{
  static const char *const cells[]
      = { "biasa", "=1+2", "-5", "+6,5", "@x", "\tx", "dua \"kata\"", "a;b,c", "", "-x" };
  static const char *const letters[] = { "KEP", "REN", NULL };
  static const guint8 overlaps[] = { 1, 0 };
  AlurTable *table = alur_table_new (metrics, language);

  alur_table_add_column (table, "Isi", ALUR_COLUMN_TEXT, 100, 0);
  alur_table_add_column (table, "Angka", ALUR_COLUMN_NUMBER, 100, 0);
  alur_table_add_section (table, "Bagian");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      alur_table_add_row (table, NULL);
      alur_table_add_cell (table, cells[i]);
      if (i == 0)
        alur_table_add_number (table, -2.5, 1);
    }
  alur_table_add_row (table, NULL);
  alur_table_add_empty (table);
  alur_table_set_badges (table, letters, overlaps);
  return table;
}

static void
test_csv_indonesian (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = make_csv_table (metrics, "id");
  g_autofree char *csv = write_csv (table);

  g_assert_cmpstr (csv, ==,
                   "\xef\xbb\xbfIsi;Angka\r\nBagian;\r\nbiasa;-2,5\r\n\"'=1+2\";\r\n-5;\r\n+6,5;"
                   "\r\n\"'@x\";\r\n\"'\tx\";\r\n\"dua \"\"kata\"\"\";\r\n\"a;b,c\";\r\n;\r\n"
                   "\"'-x\";\r\nKEP! REN;\r\n");
}

static void
test_csv_english (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = make_csv_table (metrics, "en");
  g_autofree char *csv = write_csv (table);

  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbfIsi,Angka\r\nBagian,\r\nbiasa,-2.5\r\n"));
}

/* Heads that read upwards stand beside one another however long they are. */
static void
test_long_turned_heads (void)
{
  static const guint lengths[] = { 5, 20, 60, 400 }; /* words */
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
      g_autoptr (GString) title = g_string_new (NULL);
      g_autoptr (GPtrArray) pages = NULL;

      for (guint n = 0; n < lengths[i]; n++)
        g_string_append (title, "pelayanan ");
      alur_table_add_column (table, "Nama", ALUR_COLUMN_TEXT, 200, 1);
      alur_table_repeat_columns (table, 1);
      for (guint k = 0; k < 4; k++)
        alur_table_turn_head (
            table, alur_table_add_column (table, title->str, ALUR_COLUMN_CENTRED, 44, 0));
      pages = alur_table_paginate (table, 700, 900);
      for (guint p = 0; p < pages->len; p++)
        {
          AlurScene *page = g_ptr_array_index (pages, p);
          guint n_items;
          const AlurSceneItem *items = alur_scene_get_items (page, &n_items);
          double right = 0;

          g_assert_cmpfloat (alur_scene_get_bounds (page).width, <=, 702);
          for (guint k = 0; k < n_items; k++)
            {
              if (items[k].kind != ALUR_ITEM_TEXT)
                continue;
              g_assert_cmpfloat (items[k].rect.x, >=, right);
              right = alur_rect_right (&items[k].rect);
            }
        }
    }
}

/* A title as long as it may be leaves room for rows. */
static void
test_endless_heads (void)
{
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (AlurTable) table = alur_table_new (metrics, "id");
  g_autofree char *title = g_strnfill (9000, 'x');
  g_autoptr (GPtrArray) pages = NULL;

  alur_table_add_column (table, title, ALUR_COLUMN_TEXT, 110, 1);
  alur_table_add_column (table, title, ALUR_COLUMN_NUMBER, 110, 0);
  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, "baris");
  pages = alur_table_paginate (table, 700, 900);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpuint (count_text (pages->pdata[0], "baris"), ==, 1);
  g_assert_cmpfloat (alur_scene_get_bounds (pages->pdata[0]).height, <=, 902);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/pages", test_pages);
  g_test_add_func ("/table/section-stays-with-its-rows", test_section_stays_with_its_rows);
  g_test_add_func ("/table/leading-rows", test_leading_rows);
  g_test_add_func ("/table/section-goes-on", test_section_goes_on);
  g_test_add_func ("/table/row-higher-than-a-page", test_row_higher_than_a_page);
  g_test_add_func ("/table/long-turned-heads", test_long_turned_heads);
  g_test_add_func ("/table/endless-heads", test_endless_heads);
  g_test_add_func ("/table/decimal-signs-align", test_decimal_signs_align);
  g_test_add_func ("/table/csv-indonesian", test_csv_indonesian);
  g_test_add_func ("/table/csv-english", test_csv_english);
  return g_test_run ();
}
