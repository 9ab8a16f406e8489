/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-catalogue.h"

#include <string.h>

/* A catalogue written by hand: the texts sorted as bytes, the tables before them. */
typedef struct
{
  const char *key;
  gsize key_length;
  const char *text;
  gsize text_length;
} Entry;

#define ENTRY(key, text)                                                                           \
  {                                                                                                \
    key, sizeof (key) - 1, text, sizeof (text) - 1                                                 \
  }

static const Entry entries[] = {
  ENTRY ("", "Language: xx\nPlural-Forms: nplurals=2; plural=(n > 1);\n"),
  ENTRY ("Date", "Tanggal"),
  ENTRY ("May", "boleh"),
  ENTRY ("Nothing", ""),
  ENTRY ("day\0days", "hari\0hari-hari"),
  ENTRY ("month\004May", "Mei"),
  ENTRY ("month\004Mayday", "darurat"),
};

static void
append_number (GByteArray *bytes, gsize number)
{
  guint32 little = GUINT32_TO_LE ((guint32) number);

  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

static void
append_table (GByteArray *bytes, gboolean of_keys, gsize *offset)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gsize length = of_keys ? entries[i].key_length : entries[i].text_length;

      append_number (bytes, length);
      append_number (bytes, *offset);
      *offset += length + 1;
    }
}

static GByteArray *
make_catalogue (void)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize n = G_N_ELEMENTS (entries);
  gsize offset = 28 + 16 * n;

  append_number (bytes, 0x950412de);
  append_number (bytes, 0);
  append_number (bytes, n);
  append_number (bytes, 28);
  append_number (bytes, 28 + 8 * n);
  append_number (bytes, 0);
  append_number (bytes, 0);
  append_table (bytes, TRUE, &offset);
  append_table (bytes, FALSE, &offset);
  for (gsize i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) entries[i].key, (guint) entries[i].key_length + 1);
  for (gsize i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) entries[i].text,
                         (guint) entries[i].text_length + 1);
  return bytes;
}

static void
test_lookup (void)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();
  AlurCatalogue self = { "xx", bytes->data, bytes->len };

  g_assert_cmpstr (alur_catalogue_lookup (&self, NULL, "Date"), ==, "Tanggal");
  g_assert_cmpstr (alur_catalogue_lookup (&self, NULL, "May"), ==, "boleh");
  g_assert_cmpstr (alur_catalogue_lookup (&self, "month", "May"), ==, "Mei");
  g_assert_cmpstr (alur_catalogue_lookup (&self, "month", "Mayday"), ==, "darurat");
  g_assert_null (alur_catalogue_lookup (&self, "month", "Date"));
  g_assert_null (alur_catalogue_lookup (&self, "mont", "May"));
  g_assert_null (alur_catalogue_lookup (&self, "day", "May"));
  g_assert_null (alur_catalogue_lookup (&self, NULL, "Dat"));
  g_assert_null (alur_catalogue_lookup (&self, NULL, "Dates"));
  g_assert_null (alur_catalogue_lookup (&self, NULL, "zzz"));
  g_assert_null (alur_catalogue_lookup (&self, NULL, "Nothing"));
  g_assert_null (alur_catalogue_lookup (&self, NULL, ""));
}

static void
test_plural (void)
{
  g_autoptr (GByteArray) bytes = make_catalogue ();
  AlurCatalogue self = { "xx", bytes->data, bytes->len };

  g_assert_cmpstr (alur_catalogue_lookup_plural (&self, "day", 0), ==, "hari");
  g_assert_cmpstr (alur_catalogue_lookup_plural (&self, "day", 1), ==, "hari");
  g_assert_cmpstr (alur_catalogue_lookup_plural (&self, "day", 2), ==, "hari-hari");
  g_assert_cmpstr (alur_catalogue_lookup_plural (&self, "Date", 2), ==, "Tanggal");
  g_assert_null (alur_catalogue_lookup_plural (&self, "year", 2));
}

/* Whatever happens to its bytes, a catalogue is never read outside of them: every lookup ends, with
 * a text that lies inside. Each try works on memory of exactly its size, so that a sanitizer sees a
 * step beyond. */
static void
test_damaged (void)
{
  static const char *const wanted[] = { "Date", "May", "day", "zzz" };
  g_autoptr (GByteArray) bytes = make_catalogue ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 20000; round++)
    {
      gsize size
          = round % 2 == 0 ? bytes->len : (gsize) g_rand_int_range (rand, 0, (gint32) bytes->len);
      g_autofree guint8 *copy = g_memdup2 (bytes->data, size);
      AlurCatalogue self = { "xx", copy, size };

      for (guint i = 0; size > 0 && i < round % 5; i++)
        copy[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
        {
          const char *text = alur_catalogue_lookup (&self, NULL, wanted[i]);
          const char *plural = alur_catalogue_lookup_plural (&self, wanted[i], 2);

          g_assert_true (text == NULL
                         || ((const guint8 *) text >= copy
                             && (const guint8 *) text + strlen (text) < copy + size));
          g_assert_true (plural == NULL
                         || ((const guint8 *) plural >= copy
                             && (const guint8 *) plural + strlen (plural) < copy + size));
        }
    }
}

static void
test_find (void)
{
  static const AlurCatalogue table[]
      = { { "id", NULL, 0 }, { "pt_BR", NULL, 0 }, { "pt", NULL, 0 }, { NULL, NULL, 0 } };

  g_assert_true (alur_catalogue_find (table, "id") == &table[0]);
  g_assert_true (alur_catalogue_find (table, "ID-id") == &table[0]);
  g_assert_true (alur_catalogue_find (table, "id_ID") == &table[0]);
  g_assert_true (alur_catalogue_find (table, "pt-br") == &table[1]);
  g_assert_true (alur_catalogue_find (table, "pt-BR-x") == &table[1]);
  g_assert_true (alur_catalogue_find (table, "pt-PT") == &table[2]);
  g_assert_null (alur_catalogue_find (table, "i"));
  g_assert_null (alur_catalogue_find (table, "ido"));
  g_assert_null (alur_catalogue_find (table, ""));
  g_assert_null (alur_catalogue_find (table, "-"));
}

/* What the program itself carries. */
static void
test_shipped (void)
{
  const AlurCatalogue *indonesian = alur_catalogue_find (alur_catalogues, "id");

  g_assert_nonnull (indonesian);
  g_assert_cmpstr (alur_catalogue_lookup (indonesian, "month", "August"), ==, "Agustus");
  g_assert_cmpstr (alur_catalogue_lookup_plural (indonesian, "%s hour", 5), ==, "%s jam");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/lookup", test_lookup);
  g_test_add_func ("/catalogue/plural", test_plural);
  g_test_add_func ("/catalogue/damaged", test_damaged);
  g_test_add_func ("/catalogue/find", test_find);
  g_test_add_func ("/catalogue/shipped", test_shipped);
  return g_test_run ();
}
