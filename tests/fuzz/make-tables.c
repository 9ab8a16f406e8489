/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes tables by chance, as offices have them: of an organisation, of posts and who holds them,
 * of a procedure; with columns in any order, in several ways of saying who is under whom and what
 * comes after what, in several encodings. The last eight bytes are what fuzz-import.c chooses by.
 *
 * usage: make-tables FOLDER SEED NUMBER */

#include "make-inputs.h"

#include <string.h>

#define MOST_ROWS 12
#define MOST_COLUMNS 9
#define N_CHOICES 8

/* What the rows stand for: units under one another, or steps. */
typedef struct
{
  GRand *rand;
  guint odd; /* one thing in so many is odd */
  guint n_rows;
  guint under[MOST_ROWS]; /* the row above; itself: none */
  const char *names[MOST_ROWS];
  GStringChunk *texts;
} Table;

#define PICK(self, list) (list)[below ((self), G_N_ELEMENTS (list))]

static guint
below (Table *self, guint limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) MAX (limit, 1));
}

static gboolean
one_in (Table *self, guint n)
{
  return below (self, n) == 0;
}

static const char *G_GNUC_PRINTF (2, 3) print (Table *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_string_chunk_insert (self->texts, text);
}

/* --- Cells ------------------------------------------------------------------------------------ */

static guint
get_depth (const Table *self, guint row)
{
  guint depth = 0;

  while (self->under[row] < row)
    {
      row = self->under[row];
      depth++;
    }
  return depth;
}

static guint
some_row (Table *self)
{
  return below (self, self->n_rows);
}

static const char *
say_id (Table *self, guint row)
{
  return print (self, "U%02u", one_in (self, self->odd) ? some_row (self) : row);
}

static const char *
say_parent_id (Table *self, guint row)
{
  if (one_in (self, self->odd))
    return print (self, "U%02u", below (self, MOST_ROWS + 2));
  return self->under[row] != row ? print (self, "U%02u", self->under[row]) : "";
}

static const char *
say_name (Table *self, guint row)
{
  return self->names[row];
}

/* Deeper ones stand farther right. */
static const char *
say_indented (Table *self, guint row)
{
  return print (self, "%*s%s", (int) (3 * get_depth (self, row)), "", self->names[row]);
}

static const char *
say_parent_name (Table *self, guint row)
{
  if (one_in (self, self->odd))
    return "Nobody";
  return self->under[row] != row ? self->names[self->under[row]] : "";
}

/* "2.1.3" */
static const char *
say_number (Table *self, guint row)
{
  guint place = 1;

  for (guint i = 0; i < row; i++)
    place += self->under[i] == self->under[row] || (self->under[i] == i && self->under[row] == row);
  if (self->under[row] >= row)
    return print (self, "%u", place);
  return print (self, "%s.%u", say_number (self, self->under[row]), place);
}

static const char *
say_ordinal (Table *self, guint row)
{
  static const char *const odd[] = { "", "IV", "a", "1-2", "-1", "1e9", "99999999999" };

  if (one_in (self, self->odd))
    return PICK (self, odd);
  switch (below (self, 4))
    {
    case 0:
      return print (self, "%u.", row + 1);
    case 1:
      return print (self, "(%u)", row + 1);
    default:
      return print (self, "%u", row + 1);
    }
}

static const char *
say_post (Table *self, guint row)
{
  static const char *const posts[]
      = { "Kepala Dinas", "Kepala Seksi", "Analis", "Arsiparis Ahli", "Staf", "", "kepala dinas" };

  return PICK (self, posts);
}

static const char *
say_person (Table *self, guint row)
{
  static const char *const persons[]
      = { "Dr. Siti, M.Si.", "Budi", "", "-", "Anna (acting)", "NIP 19800101" };

  return PICK (self, persons);
}

static const char *
say_count (Table *self, guint row)
{
  static const char *const counts[] = { "1",       "2",  "12",    "",    "-",     "2,5", "1.000",
                                        "1.000,5", "-3", "a few", "1/2", "1e400", "nan" };

  return PICK (self, counts);
}

static const char *
say_kind (Table *self, guint row)
{
  static const char *const kinds[]
      = { "struktural", "fungsional", "pelaksana", "leadership", "", "x", "JFT" };

  return PICK (self, kinds);
}

static const char *
say_level (Table *self, guint row)
{
  static const char *const levels[]
      = { "customer", "pelanggan", "pusat", "kabupaten", "1", "2", "", "III.a" };

  return one_in (self, 2) ? print (self, "%u", get_depth (self, row) + 1) : PICK (self, levels);
}

static const char *
say_anything (Table *self, guint row)
{
  static const char *const texts[]
      = { "",        "S1 Hukum",      "x;y", "a, b",     "\"quoted\"",     "two\nlines",
          "=1+1",    "'=cmd",         "\t",  "\xc2\xa0", "\xE2\x80\xA2 c", "漢字 é",
          "KTP; KK", "1. KTP\n2. KK", "\"" };

  return PICK (self, texts);
}

static const char *
say_actor (Table *self, guint row)
{
  static const char *const actors[]
      = { "Loket",         "Pemohon",       "Kepala",           "loket", "Kepala dan Staf",
          "Loket/Pemohon", "Loket; Kepala", "Kepala atau Staf", "",      "-",
          "Staf (2 orang)" };

  return PICK (self, actors);
}

/* Offices have a column for each of those who do something, with a sign where it is them. */
static const char *
say_mark (Table *self, guint row)
{
  static const char *const marks[] = { "", "", "x", "v", "√", "●", "1", "Loket" };

  return PICK (self, marks);
}

static const char *
say_time (Table *self, guint row)
{
  static const char *const times[]
      = { "5 menit", "2 jam",         "3 hari kerja", "1,5 jam",  "1-2 hari",       "PT5M",
          "",        "30 minutes",    "1/2 jam",      "2",        "segera",         "-5 menit",
          "0 jam",   "99999999 hari", "1 bulan",      "1e99 jam", "1 jam 30 menit", "2 minggu",
          "½ jam",   "10:30" };

  return PICK (self, times);
}

/* Ways of decisions, to steps that are there or not. */
static const char *
say_ways (Table *self, guint row)
{
  guint to = below (self, self->n_rows + 2) + 1;
  guint other = below (self, self->n_rows + 2) + 1;

  switch (below (self, 10))
    {
    case 0:
      return print (self, "Ya: %u, Tidak: %u", to, other);
    case 1:
      return print (self, "Jika tidak lengkap, kembali ke langkah %u", to);
    case 2:
      return print (self, "lanjut ke %u", to);
    case 3:
      return print (self, "Ya: selesai; Tidak: %u", to);
    case 4:
      return print (self, "-> %u", to);
    case 5:
      return print (self, "if rejected go to step %u, else %u", to, other);
    case 6:
      return print (self, "Ya: %u\nYa: %u\nTidak: %u", to, other, row + 1);
    case 7:
      return "selesai";
    default:
      return say_anything (self, row);
    }
}

/* --- Columns ---------------------------------------------------------------------------------- */

typedef const char *(*Say) (Table *self, guint row);

typedef struct
{
  const char *titles[4];
  Say say;
} Column;

static const Column of_units[] = {
  { { "id", "ID unit", "Kode", "identifier" }, say_id },
  { { "nama", "Nama unit", "name", "Unit kerja" }, say_name },
  { { "nama", "Nama unit", "organisation", "Unit" }, say_indented },
  { { "parent", "atasan", "induk", "reports to" }, say_parent_id },
  { { "unit induk", "induk", "parent", "di bawah" }, say_parent_name },
  { { "no", "No.", "nomor", "nr" }, say_number },
  { { "level", "tingkat", "jenjang", "Level" }, say_level },
  { { "singkatan", "short name", "singkatan", "label" }, say_anything },
  { { "kepala", "dipimpin oleh", "head", "pimpinan" }, say_post },
  { { "catatan", "note", "keterangan", "x" }, say_anything },
};

static const Column of_posts[] = {
  { { "jabatan", "post", "job title", "Nama jabatan" }, say_post },
  { { "nama", "nama pegawai", "pejabat", "employee" }, say_person },
  { { "unit kerja", "unit", "bagian", "department" }, say_name },
  { { "kode unit kerja", "unit id", "id unit", "org id" }, say_id },
  { { "unit induk", "unit parent", "org parent", "induk unit" }, say_parent_name },
  { { "id", "nip", "kode jabatan", "key" }, say_id },
  { { "atasan", "id atasan", "boss id", "nama atasan langsung ybs" }, say_parent_id },
  { { "jumlah", "headcount", "formasi", "fte" }, say_count },
  { { "golongan", "kelas jabatan", "grade", "eselon" }, say_count },
  { { "jenis jabatan", "kind of post", "jenis", "kind" }, say_kind },
  { { "kualifikasi", "pendidikan", "qualification", "x" }, say_anything },
};

static const Column of_steps[] = {
  { { "no", "No.", "langkah", "step" }, say_ordinal },
  { { "kegiatan", "uraian kegiatan", "activity", "aktivitas" }, say_name },
  { { "pelaksana", "actor", "who", "penanggung jawab" }, say_actor },
  { { "Loket", "Pemohon", "Kepala", "pelaksana Staf" }, say_mark },
  { { "Kepala Seksi", "Bank", "Loket 2", "x" }, say_mark },
  { { "kelengkapan", "persyaratan", "input", "mutu baku kelengkapan" }, say_anything },
  { { "waktu", "durasi", "time", "lama" }, say_time },
  { { "output", "hasil", "keluaran", "output" }, say_anything },
  { { "keterangan", "remarks", "berikutnya", "ket" }, say_ways },
};

static const struct
{
  const Column *columns;
  guint n_columns;
} subjects[] = {
  { of_units, G_N_ELEMENTS (of_units) },
  { of_posts, G_N_ELEMENTS (of_posts) },
  { of_steps, G_N_ELEMENTS (of_steps) },
};

/* --- Rows ------------------------------------------------------------------------------------- */

static void
invent_rows (Table *self)
{
  static const char *const names[] = { "Dinas Kesehatan", "Bidang Obat",
                                       "Seksi Izin",      "Loket",
                                       "Sekretariat",     "Terima berkas",
                                       "Periksa",         "Lengkap?",
                                       "Tanda tangan",    "Serahkan",
                                       "mulai",           "selesai",
                                       "jumlah",          "",
                                       "Dinas  kesehatan" };

  self->n_rows = 1 + below (self, MOST_ROWS);
  for (guint i = 0; i < self->n_rows; i++)
    {
      guint limit = one_in (self, self->odd) ? self->n_rows : i + 1;

      self->under[i] = one_in (self, 3) && i > 0 ? i - 1 : below (self, limit);
      self->names[i] = one_in (self, 3) ? print (self, "Unit %u", i) : PICK (self, names);
    }
}

/* The columns of one subject, shuffled, now and then some of another one among them. */
static guint
choose_columns (Table *self, const Column **chosen)
{
  guint subject = below (self, G_N_ELEMENTS (subjects));
  guint n = 0;

  while (n < MOST_COLUMNS && (n == 0 || !one_in (self, 6)))
    {
      guint from = one_in (self, self->odd) ? below (self, G_N_ELEMENTS (subjects)) : subject;
      const Column *column = &subjects[from].columns[below (self, subjects[from].n_columns)];
      guint at = 0;

      while (at < n && chosen[at] != column)
        at++;
      if (at == n || one_in (self, self->odd))
        chosen[n++] = column;
    }
  return n;
}

/* --- Bytes ------------------------------------------------------------------------------------ */

static void
write_cell (Table *self, GString *text, const char *cell, char separator)
{
  gboolean needs = strchr (cell, separator) != NULL || strpbrk (cell, "\"\n") != NULL;

  /* Some programs quote nothing. */
  if (!one_in (self, self->odd) && (needs || one_in (self, 20)))
    {
      g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (text, "\"%s\"", doubled);
    }
  else
    g_string_append (text, cell);
}

static void
end_row (Table *self, GString *text, const char *end)
{
  g_string_append (text, one_in (self, self->odd) ? "\r" : end);
  if (one_in (self, self->odd))
    g_string_append (text, end);
}

static GString *
write_rows (Table *self, char separator)
{
  static const char *const ends[] = { "\n", "\n", "\r\n" };
  const Column *columns[MOST_COLUMNS] = { NULL };
  guint n_columns = choose_columns (self, columns);
  GString *text = g_string_new (NULL);
  const char *end = PICK (self, ends);

  if (one_in (self, 12))
    g_string_append_printf (text, "sep=%c%s", separator, end);
  if (one_in (self, 12))
    g_string_append_printf (text, "Daftar 2026%c%c%s", separator, separator, end);
  for (guint c = 0; c < n_columns; c++)
    {
      if (c > 0)
        g_string_append_c (text, separator);
      write_cell (self, text, PICK (self, columns[c]->titles), separator);
    }
  end_row (self, text, end);
  for (guint row = 0; row < self->n_rows; row++)
    {
      guint n = one_in (self, self->odd) ? below (self, n_columns + 3) : n_columns;

      for (guint c = 0; c < n; c++)
        {
          if (c > 0)
            g_string_append_c (text, separator);
          write_cell (self, text, columns[MIN (c, n_columns - 1)]->say (self, row), separator);
        }
      end_row (self, text, end);
    }
  return text;
}

/* What can't be said in an encoding is said in UTF-8 after all. */
static GBytes *
encode (Table *self, const GString *text)
{
  static const char *const encodings[]
      = { NULL, NULL, NULL, "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  const char *encoding = PICK (self, encodings);
  g_autofree char *marked = encoding != NULL && !g_str_equal (encoding, "WINDOWS-1252")
                                ? g_strconcat ("\xef\xbb\xbf", text->str, NULL)
                                : g_strdup (text->str);
  gsize length = strlen (marked);
  char *converted = NULL;

  if (encoding != NULL)
    converted = g_convert (marked, -1, encoding, "UTF-8", NULL, &length, NULL);
  if (converted != NULL)
    return g_bytes_new_take (converted, length);
  return g_bytes_new (marked, strlen (marked));
}

static GBytes *
make_table (Table *self)
{
  static const char separators[] = { ',', ',', ';', ';', '\t', '\t', '|' };
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *all = g_byte_array_new ();

  invent_rows (self);
  text = write_rows (self, PICK (self, separators));
  bytes = encode (self, text);
  g_byte_array_append (all, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  for (guint i = 0; i < N_CHOICES; i++)
    {
      guint8 choice = (guint8) (one_in (self, 2) ? ' ' : ' ' + below (self, 95));

      g_byte_array_append (all, &choice, 1);
    }
  return g_byte_array_free_to_bytes (all);
}

static GBytes *
make (GRand *rand, int n_given, char **given)
{
  static const guint odds[] = { 1000000, 60, 15, 6 };
  Table self = { .rand = rand };
  GBytes *bytes;

  self.texts = g_string_chunk_new (1024);
  self.odd = PICK (&self, odds);
  bytes = make_table (&self);
  g_string_chunk_free (self.texts);
  return bytes;
}

int
main (int argc, char **argv)
{
  return make_inputs (argc, argv, "table", G_MAXSIZE, make);
}
