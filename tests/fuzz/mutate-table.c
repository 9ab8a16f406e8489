/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables changed as tables.
 *
 * Bytes changed by chance break titles and seldom make a cell that says something. Here rows,
 * columns and cells are changed, with what offices write in them, and what stands in one cell gets
 * into others, because most of what an import does it does where cells are the same. One time in
 * four the bytes are changed after all. */

#include "mutate-table.h"

#include "change-xml.h"
#include "mutate-xml.h"

#include <string.h>

#define MOST_CHANGES 4u
#define N_CHOICES 8u

/* Words that targets of tables are also given in tables.dict; here they come as whole cells. */
static const char *const titles[] = {
  "id",          "nama unit",    "parent",     "atasan",      "jabatan",  "nama",
  "unit kerja",  "unit id",      "unit induk", "headcount",   "golongan", "jenis",
  "kualifikasi", "tingkat",      "singkatan",  "kepala",      "catatan",  "no",
  "kegiatan",    "pelaksana",    "mutu baku",  "kelengkapan", "waktu",    "output",
  "keterangan",  "nama pegawai", "",
};
static const char *const words[] = {
  "",
  "1",
  "2",
  "3",
  "1.",
  "1.1",
  "(2)",
  "-",
  "x",
  "Loket",
  "Pemohon",
  "Kepala",
  "Dinas",
  "Bidang",
  "Kepala dan Staf",
  "Loket; Pemohon",
  "Kepala/Staf",
  "Kepala atau Staf",
  "Ya: 3, Tidak: 1",
  "kembali ke langkah 2",
  "lanjut ke 3",
  "Ya: selesai",
  "-> 2",
  "setuju: 2",
  "5 menit",
  "2 jam",
  "3 hari kerja",
  "1,5 jam",
  "1-2 hari",
  "PT5M",
  "mulai",
  "selesai",
  "jumlah",
  "customer",
  "pelanggan",
  "leadership",
  "struktural",
  "functional",
  "2,5",
  "1.000,5",
  "-1",
  "tidak ada",
  "n/a",
  "KTP (pemohon)",
  "1. KTP",
  "KTP; KK",
  "=1+1",
  "'=1",
  "\"a\"\"b\"",
  "\"a\nb\"",
  "\"",
  "\xc2\xa0x",
  "a) b",
  "\xE2\x80\xA2 c",
  "IV. d",
  "decision",
  "implementer: Obat",
  "yes",
  "50 %",
  "2026-01-31",
  "perda",
};

typedef struct
{
  Change change; /* for its chance only */
  GPtrArray *rows;
  char separator;
} Table;

#define PICK(self, list) (list)[change_pick (&(self)->change, G_N_ELEMENTS (list))]

/* --- Taking apart and putting together -------------------------------------------------------- */

/* How long what a target chooses by is: a comment at the end, else some bytes. */
static size_t
measure_tail (const uint8_t *data, size_t size)
{
  if (size >= 3 && memcmp (data + size - 3, "-->", 3) == 0)
    for (size_t at = size - 3; at >= 4; at--)
      if (memcmp (data + at - 4, "<!--", 4) == 0)
        return size - at + 4;
  return MIN (size, N_CHOICES);
}

static char
find_separator (const char *text)
{
  static const char signs[] = { '\t', ';', ',', '|' };
  guint best = 0;
  char found = '\t';

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      guint n = 0;

      for (const char *p = text; *p != '\0'; p++)
        n += *p == signs[i] ? 1 : 0;
      if (n > best)
        found = signs[i];
      best = MAX (best, n);
    }
  return found;
}

static void
take_apart (Table *self, const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = NULL;
  char separator[] = { '\0', '\0' };

  self->separator = separator[0] = find_separator (text);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], separator, -1);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; cells[k] != NULL; k++)
        g_ptr_array_add (row, g_strdup (cells[k]));
      g_ptr_array_add (self->rows, row);
    }
}

static GString *
put_together (Table *self)
{
  GString *text = g_string_new (NULL);
  const char *end = change_one_in (&self->change, 40) ? "\r\n" : "\n";

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (self->rows, i);

      for (guint k = 0; k < row->len; k++)
        {
          if (k > 0)
            g_string_append_c (text, self->separator);
          g_string_append (text, g_ptr_array_index (row, k));
        }
      if (i + 1 < self->rows->len)
        g_string_append (text, end);
    }
  return text;
}

/* --- Changes ---------------------------------------------------------------------------------- */

static GPtrArray *
pick_row (Table *self)
{
  return self->rows->len > 0
             ? g_ptr_array_index (self->rows, change_pick (&self->change, self->rows->len))
             : NULL;
}

static char **
pick_cell (Table *self, const GPtrArray *row)
{
  return row != NULL && row->len > 0 ? (char **) &row->pdata[change_pick (&self->change, row->len)]
                                     : NULL;
}

static void
set_cell (char **cell, const char *text)
{
  char *copy = g_strdup (text);

  if (cell != NULL)
    {
      g_free (*cell);
      *cell = g_steal_pointer (&copy);
    }
  g_free (copy);
}

static void
say_word (Table *self)
{
  set_cell (pick_cell (self, pick_row (self)), PICK (self, words));
}

/* Titles stand in the first rows. */
static void
say_title (Table *self)
{
  guint row = change_one_in (&self->change, 4) ? 1 : 0;

  if (row < self->rows->len)
    set_cell (pick_cell (self, g_ptr_array_index (self->rows, row)), PICK (self, titles));
}

static void
say_same (Table *self)
{
  char **from = pick_cell (self, pick_row (self));

  if (from != NULL)
    set_cell (pick_cell (self, pick_row (self)), *from);
}

static void
shake_cell (Table *self)
{
  char **cell = pick_cell (self, pick_row (self));
  gsize length = cell != NULL ? strlen (*cell) : 0;
  g_autofree char *bytes = g_malloc0 (length + 33);

  if (cell == NULL)
    return;
  memcpy (bytes, *cell, length);
  bytes[LLVMFuzzerMutate ((uint8_t *) bytes, length, length + 32)] = '\0';
  set_cell (cell, bytes);
}

static GPtrArray *
copy_row (const GPtrArray *row)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < row->len; k++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (row, k)));
  return copy;
}

static void
insert_row (Table *self, const GPtrArray *row)
{
  g_ptr_array_insert (self->rows, (int) change_pick (&self->change, self->rows->len + 1),
                      copy_row (row));
}

static void
double_row (Table *self)
{
  const GPtrArray *row = pick_row (self);

  if (row != NULL)
    insert_row (self, row);
}

static void
delete_row (Table *self)
{
  if (self->rows->len > 1)
    g_ptr_array_remove_index (self->rows, change_pick (&self->change, self->rows->len));
}

/* A title, and what each row says below it. */
static void
add_column (Table *self)
{
  guint at = change_pick (&self->change, 8);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);
      const char *text = i == 0 ? PICK (self, titles) : PICK (self, words);

      g_ptr_array_insert (row, (int) MIN (at, row->len), g_strdup (text));
    }
}

static void
delete_column (Table *self)
{
  guint at = change_pick (&self->change, 8);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      if (at < row->len)
        g_ptr_array_remove_index (row, at);
    }
}

static void
swap_columns (Table *self)
{
  guint one = change_pick (&self->change, 8);
  guint other = change_pick (&self->change, 8);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);

      if (one < row->len && other < row->len)
        {
          gpointer kept = row->pdata[one];

          row->pdata[one] = row->pdata[other];
          row->pdata[other] = kept;
        }
    }
}

static void
separate_otherwise (Table *self)
{
  static const char signs[] = { '\t', ';', ',', '|' };

  self->separator = PICK (self, signs);
}

typedef void (*ChangeFunc) (Table *self);

/* One line for each time in eighteen. */
static const ChangeFunc changes[] = {
  say_word,   say_word,   say_word,   say_word,      say_same,     say_same,
  say_same,   say_title,  say_title,  shake_cell,    shake_cell,   double_row,
  double_row, delete_row, add_column, delete_column, swap_columns, separate_otherwise,
};

/* --- What libFuzzer calls --------------------------------------------------------------------- */

/* Chooses otherwise, now and then. */
static void
append_tail (Table *self, GString *text, const uint8_t *tail, size_t length)
{
  g_autofree char *copy = g_memdup2 (tail, length);

  if (length > N_CHOICES && change_one_in (&self->change, 4))
    {
      g_string_append_printf (text, "<!--%x-->", (guint) change_random (&self->change) & 0xffff);
      return;
    }
  if (length > 0 && length <= N_CHOICES && change_one_in (&self->change, 4))
    copy[change_pick (&self->change, (guint) length)] = (char) change_random (&self->change);
  g_string_append_len (text, copy, (gssize) length);
}

static size_t
finish (Table *self, const uint8_t *tail, size_t tail_length, uint8_t *out, size_t max_size)
{
  g_autoptr (GString) text = put_together (self);

  append_tail (self, text, tail, tail_length);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (text->len > max_size)
    return 0;
  memcpy (out, text->str, text->len);
  return text->len;
}

size_t
mutate_table (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  Table self = { .change = { .random = seed } };
  size_t tail = measure_tail (data, size);
  size_t changed;

  /* what has NULs is no text of single bytes */
  if (change_one_in (&self.change, 4) || size == 0 || memchr (data, '\0', size - tail) != NULL)
    return LLVMFuzzerMutate (data, size, max_size);
  take_apart (&self, data, size - tail);
  for (guint i = 1 + change_pick (&self.change, MOST_CHANGES); i > 0; i--)
    PICK (&self, changes) (&self);
  changed = finish (&self, data + size - tail, tail, data, max_size);
  return changed > 0 ? changed : LLVMFuzzerMutate (data, size, max_size);
}

size_t
marry_tables (const uint8_t *a,
              size_t a_size,
              const uint8_t *b,
              size_t b_size,
              uint8_t *out,
              size_t max_size,
              unsigned int seed)
{
  Table self = { .change = { .random = seed } };
  Table other = { .change = { .random = seed } };
  size_t tail = measure_tail (a, a_size);

  take_apart (&self, a, a_size - tail);
  take_apart (&other, b, b_size - measure_tail (b, b_size));
  for (guint i = 1 + change_pick (&self.change, MOST_CHANGES); i > 0; i--)
    {
      char **cell = pick_cell (&self, pick_row (&self));
      const GPtrArray *row = pick_row (&other);
      char **from = pick_cell (&other, row);

      if (row != NULL && change_one_in (&self.change, 2))
        insert_row (&self, row);
      else if (from != NULL)
        set_cell (cell, *from);
    }
  g_ptr_array_unref (other.rows);
  return finish (&self, a + a_size - tail, tail, out, max_size);
}
