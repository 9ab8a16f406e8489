/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents and journals changed for the fuzzers: by the same seed the same, within their bounds,
 * and mostly still what the program takes, which is what they are worth. */

#include "alur-cells.h"
#include "alur-reader.h"
#include "mutate-journal.h"
#include "mutate-table.h"
#include "mutate-xml.h"

#include <string.h>

#define N_CHANGES 400u
#define MOST ((size_t) 64 << 10)

/* In the place of libFuzzer's own: one byte becomes another. */
size_t
LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size)
{
  if (size == 0 && max_size > 0)
    data[size++] = 'x';
  if (size > 0)
    data[size * 7 / 11] ^= 0x15;
  return size;
}

typedef struct
{
  uint8_t *data;
  size_t size;
} Input;

static Input
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return (Input){ (uint8_t *) text, length };
}

static gboolean
is_taken (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "input", NULL, NULL);

  return document != NULL;
}

typedef size_t (*MutateFunc) (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

static size_t
change (MutateFunc mutate, const Input *input, uint8_t *out, size_t most, unsigned int seed)
{
  size_t changed;

  memcpy (out, input->data, input->size);
  changed = mutate (out, input->size, most, seed);
  g_assert_cmpuint (changed, <=, most);
  return changed;
}

static void
test_documents (void)
{
  Input input = load ("akta-kelahiran.alur");
  g_autofree uint8_t *one = g_malloc (MOST);
  g_autofree uint8_t *again = g_malloc (MOST);
  guint n_taken = 0;
  guint n_changed = 0;

  for (guint seed = 0; seed < N_CHANGES; seed++)
    {
      size_t size = change (mutate_xml, &input, one, MOST, seed);

      g_assert_cmpuint (change (mutate_xml, &input, again, MOST, seed), ==, size);
      g_assert_true (memcmp (one, again, size) == 0);
      n_taken += is_taken (one, size) ? 1 : 0;
      n_changed += size != input.size || memcmp (one, input.data, size) != 0 ? 1 : 0;
    }
  g_test_message ("%u of %u changed documents were taken", n_taken, N_CHANGES);
  g_assert_cmpuint (n_taken, >, N_CHANGES / 3);
  g_assert_cmpuint (n_changed, >, N_CHANGES * 9 / 10);
  g_free (input.data);
}

/* Where there is no room, what is there is made smaller. */
static void
test_little_room (void)
{
  Input input = load ("minimal.alur");
  g_autofree uint8_t *out = g_malloc (MOST);

  for (guint seed = 0; seed < N_CHANGES; seed++)
    change (mutate_xml, &input, out, input.size, seed);
  g_free (input.data);
}

static void
test_marriage (void)
{
  Input input = load ("minimal.alur");
  Input other = load ("izin-terapis-gigi.alur");
  g_autofree uint8_t *out = g_malloc (MOST);
  guint n_taken = 0;

  for (guint seed = 0; seed < N_CHANGES; seed++)
    {
      size_t size = marry_xml (input.data, input.size, other.data, other.size, out, MOST, seed);

      g_assert_cmpuint (size, <=, MOST);
      n_taken += is_taken (out, size) ? 1 : 0;
    }
  g_test_message ("%u of %u married documents were taken", n_taken, N_CHANGES);
  g_assert_cmpuint (n_taken, >, N_CHANGES / 3);
  g_free (input.data);
  g_free (other.data);
}

/* Journals of which always more is changed, so that records lose all their edits: some of those
 * that were found. */
static void
test_journals (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-journal", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree uint8_t *out = g_malloc (MOST);
  const char *name;
  guint n_journals = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_prefix (name, "found-0"))
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;
      size_t size;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_assert_cmpuint (length, <, MOST);
      size = length;
      for (guint seed = 0; seed < 10 * N_CHANGES; seed++)
        {
          if (seed % 20 == 0)
            memcpy (out, data, size = length);
          size = mutate_journal (out, size, MOST, seed * 2654435761u);
          g_assert_cmpuint (size, <=, MOST);
        }
      n_journals++;
    }
  g_assert_cmpuint (n_journals, >, 3);
}

/* Whether it is still a table of several columns. */
static gboolean
is_table (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "input", ALUR_ENCODING_GUESSED, '\0', notes, NULL);

  return cells != NULL && alur_cells_get_n_columns (cells) > 2;
}

static void
test_tables (void)
{
  static const char text[] = "No,Kegiatan,Pelaksana,Waktu\n1,Daftar,Loket,5 menit\n"
                             "2,Periksa,\"Loket; Kepala\",1 jam\n3,Selesai,Loket,\n";
  static const char *const ends[] = { "", "<!--7-->" };
  guint8 one[512], again[512];
  guint n_tables = 0;

  for (guint seed = 0; seed < 2 * N_CHANGES; seed++)
    {
      g_autofree char *whole = g_strconcat (text, ends[seed % 2], NULL);
      Input input = { (uint8_t *) whole, strlen (whole) };
      size_t size = change (mutate_table, &input, one, sizeof one, seed);

      g_assert_cmpuint (change (mutate_table, &input, again, sizeof again, seed), ==, size);
      g_assert_true (memcmp (one, again, size) == 0);
      n_tables += is_table (one, size) ? 1 : 0;
      size = marry_tables (input.data, input.size, one, size, again, sizeof again, seed);
      g_assert_cmpuint (size, <=, sizeof again);
    }
  g_test_message ("%u of %u changed tables have several columns", n_tables, 2 * N_CHANGES);
  g_assert_cmpuint (n_tables, >, N_CHANGES);
}

/* What is no XML at all, and what nearly is. */
static void
test_rubbish (void)
{
  static const char *const texts[]
      = { "",       "<",       "</",    "<a",       "<a b",     "<a b=",     "<a b='",  "<>",
          "</a></", "<!--",    "<![C",  "<a><b",    "a<b>c</a", "<a/><a/>",  "<a \"b>", "<a b=\"1",
          "<a =x>", "<?a?>x<", "<a>&<", "<alur><a", "\n\n <x ", "<a/b/>x/>", "<a\"='>" };
  uint8_t out[256];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint seed = 0; seed < 100; seed++)
      {
        Input input = { (uint8_t *) texts[i], strlen (texts[i]) };

        change (mutate_xml, &input, out, sizeof out, seed);
        change (mutate_journal, &input, out, sizeof out, seed);
        change (mutate_table, &input, out, sizeof out, seed);
        marry_tables (input.data, input.size, input.data, input.size, out, sizeof out, seed);
        marry_xml (input.data, input.size, input.data, input.size, out, sizeof out, seed);
        marry_journals (input.data, input.size, input.data, input.size, out, sizeof out, seed);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutations/documents", test_documents);
  g_test_add_func ("/mutations/little-room", test_little_room);
  g_test_add_func ("/mutations/marriage", test_marriage);
  g_test_add_func ("/mutations/journals", test_journals);
  g_test_add_func ("/mutations/tables", test_tables);
  g_test_add_func ("/mutations/rubbish", test_rubbish);
  return g_test_run ();
}
