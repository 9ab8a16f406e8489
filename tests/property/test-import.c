/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random tables taken over into random documents, twice: whatever stands in them, the document can
 * be saved and loaded, the second time nothing is made, and undoing gives the same bytes. ALUR_SEED
 * repeats a run. */

#include "alur-edit.h"
#include "alur-import.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

#define N_TABLES 1500

static const char *const heads[] = {
  "id",        "nama unit", "induk",      "jabatan", "unit",     "fte",       "tingkat",
  "singkatan", "kepala",    "catatan",    "no",      "kegiatan", "pelaksana", "kelengkapan",
  "waktu",     "output",    "keterangan", "",        "xyz",      "grade",
};

static const char *const values[] = {
  "",
  "",
  "1",
  "2",
  "3",
  "4",
  "A",
  "B",
  "C",
  "Dinas",
  "-",
  "XX",
  "Ya: 2",
  "Tidak: 1",
  "Ya: 3, Tidak: 1",
  "5 menit",
  "3 hari",
  "selesai",
  "x",
  "A dan B",
  "A; B / C",
  "=1+1",
  "é😀",
  "\"",
  "u1",
  "p1",
  "s1",
  "1,5",
  "mulai",
  "Jumlah",
  "sebulan",
  "  ",
  "a\nb",
  "lembaga pendukung",
  "struktural",
  "_5F",
  "now",
};

static char *
make_table (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n_columns = (guint) g_rand_int_range (rand, 1, 9);
  guint n_rows = (guint) g_rand_int_range (rand, 1, 30);
  const char *separators = ",;\t|";
  char separator = separators[g_rand_int_range (rand, 0, 4)];

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          const char *cell = row == 0 ? heads[g_rand_int_range (rand, 0, G_N_ELEMENTS (heads))]
                                      : values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];

          if (column > 0)
            g_string_append_c (text, separator);
          if (g_rand_int_range (rand, 0, 3) == 0)
            g_string_append_printf (text, "\"%s\"", cell);
          else
            g_string_append (text, cell);
        }
      g_string_append (text, g_rand_int_range (rand, 0, 20) == 0 ? "\r" : "\n");
    }
  return g_string_free (text, FALSE);
}

static G_NORETURN void
give_up (guint32 seed, guint number, const char *what, const char *table)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "alur-failed-import.csv", NULL);

  g_file_set_contents (path, table, -1, NULL);
  g_error ("%s (ALUR_SEED=%u, number %u; the table is in %s)", what, seed, number, path);
}

static AlurImportReport *
take (AlurDocument *document, const AlurCells *cells, const AlurColumns *columns, gboolean remove)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  AlurImportOptions options = { .remove_missing = remove, .procedure = "P" };
  AlurImportReport *report;

  alur_document_begin (document, "import");
  report = alur_import (document,
                        alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
                        cells, columns, &options, notes);
  alur_document_commit (document);
  return report;
}

static void
check_valid (AlurDocument *document, guint32 seed, guint number, const char *table)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) again = alur_reader_read_bytes (bytes, "written", NULL, &error);

  if (again == NULL)
    give_up (seed, number, error->message, table);
}

/* Names that look like identifiers which the document makes up may mean something else once it has
 * them. */
static gboolean
names_made_up_ids (const char *table)
{
  return strstr (table, "u1") != NULL || strstr (table, "p1") != NULL
         || strstr (table, "s1") != NULL;
}

static void
check_table (GRand *rand, guint32 seed, guint number)
{
  g_autoptr (AlurDocument) document = alur_random_document (rand, number % 3 == 0 ? 0 : 60);
  g_autoptr (GBytes) start = alur_writer_write_bytes (document);
  g_autofree char *table = make_table (rand);
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "x", ALUR_ENCODING_GUESSED, '\0', notes, NULL);
  g_autoptr (AlurColumns) columns = NULL;
  g_autoptr (AlurImportReport) first = NULL;
  g_autoptr (AlurImportReport) second = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autofree char *refusal = NULL;
  gboolean remove = g_rand_boolean (rand);
  guint depth = alur_document_get_undo_depth (document);

  if (cells == NULL)
    return;
  columns = alur_columns_guess (cells, (AlurTableSubject) (number % 3), ALUR_HEADER_GUESSED);
  refusal = alur_import_refuse (columns);
  if (refusal != NULL)
    return;
  first = take (document, cells, columns, remove);
  check_valid (document, seed, number, table);
  second = take (document, cells, columns, remove);
  check_valid (document, seed, number, table);
  if (second->counts.n_made > 0 && !names_made_up_ids (table))
    give_up (seed, number, "made again", table);
  while (alur_document_get_undo_depth (document) > depth)
    alur_document_undo (document);
  undone = alur_writer_write_bytes (document);
  if (!g_bytes_equal (undone, start))
    give_up (seed, number, "not undone", table);
}

static void
test_random_tables (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_TABLES; i++)
    check_table (rand, seed, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/random-tables", test_random_tables);
  return g_test_run ();
}
