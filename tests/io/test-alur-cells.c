/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as they really are, good and bad: what is read, what is guessed and what is told. */

#include "alur-cells.h"
#include "alur-error.h"

#include <string.h>
#include <time.h>

/* The cells as one text: "|" between cells, "/" behind rows. */
static char *
show (const AlurCells *cells)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < alur_cells_get_n_rows (cells); row++)
    {
      for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "|" : "",
                                alur_cells_get (cells, row, column));
      g_string_append_c (text, '/');
    }
  return g_string_free (text, FALSE);
}

static AlurCells *
read_bytes (const char *data, gsize length, AlurEncoding encoding, AlurNotes *notes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  AlurCells *cells = alur_cells_read (bytes, "x.csv", encoding, '\0', notes, &error);

  g_assert_no_error (error);
  return cells;
}

#define TEXT(text) text, sizeof text - 1

static const struct
{
  const char *data;
  gsize length;
  const char *shown;
  AlurEncoding encoding;
  char separator;
} tables[] = {
  { TEXT ("a,b\n1,2\n"), "a|b/1|2/", ALUR_ENCODING_UTF_8, ',' },
  { TEXT ("\xef\xbb\xbf"
          "a;b\r\n1,5;2\r\n"),
    "a|b/1,5|2/", ALUR_ENCODING_UTF_8, ';' },
  { TEXT ("a\tb\r1\t2\r"), "a|b/1|2/", ALUR_ENCODING_UTF_8, '\t' },
  { TEXT ("a|b\n1|2"), "a|b/1|2/", ALUR_ENCODING_UTF_8, '|' },
  { TEXT ("one\ntwo\n"), "one/two/", ALUR_ENCODING_UTF_8, ',' },
  { TEXT ("sep=|\na,x|b\n1,5|2,5\n"), "a,x|b/1,5|2,5/", ALUR_ENCODING_UTF_8, '|' },
  { TEXT ("a,b\n\n1,2\n,\n\n"), "a|b/|/1|2/", ALUR_ENCODING_UTF_8, ',' },
  { TEXT (" a , b\xc2\xa0\n\" x \" ,2\n"), "a|b/x|2/", ALUR_ENCODING_UTF_8, ',' },
  { TEXT ("a;\"b;\"\"c\"\"\r\nd\"\n1;2\n"), "a|b;\"c\"\nd/1|2/", ALUR_ENCODING_UTF_8, ';' },
  { TEXT ("nama;caf\xe9\nx;\x80 5 \x93q\x94\n"), "nama|café/x|€ 5 “q”/", ALUR_ENCODING_WINDOWS_1252,
    ';' },
  { TEXT ("a,b\n'=1+1,'tis\n"), "a|b/=1+1|'tis/", ALUR_ENCODING_UTF_8, ',' },
  { TEXT ("\xff\xfe"
          "a\0,\0\xe9\0\n\0\x31\0,\0\x3d\xd8\x00\xde"),
    "a|é/1|😀/", ALUR_ENCODING_UTF_16_LE, ',' },
  { TEXT ("\xfe\xff\0a\0,\0b"), "a|b/", ALUR_ENCODING_UTF_16_BE, ',' },
  { TEXT ("a\0;\0b\0\n\0c\0;\0d\0"), "a|b/c|d/", ALUR_ENCODING_UTF_16_LE, ';' },
  { TEXT ("\0a\0\t\0b\0\n\0c\0\t\0d"), "a|b/c|d/", ALUR_ENCODING_UTF_16_BE, '\t' },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (AlurNotes) notes = alur_notes_new ();
      g_autoptr (AlurCells) cells
          = read_bytes (tables[i].data, tables[i].length, ALUR_ENCODING_GUESSED, notes);
      g_autofree char *shown = show (cells);

      g_assert_cmpstr (shown, ==, tables[i].shown);
      g_assert_cmpint (alur_cells_get_encoding (cells), ==, tables[i].encoding);
      g_assert_cmpint (alur_cells_get_separator (cells), ==, tables[i].separator);
      g_assert_cmpuint (alur_notes_get_n_kept (notes), ==, 0);
    }
}

/* Faults that are made safe, and the first thing that is said of each. */
static const struct
{
  const char *data;
  gsize length;
  const char *shown;
  AlurNoteKind kind;
  guint row;
  guint column;
} faults[] = {
  { TEXT ("a,b\n1,x\0y\n"), "a|b/1|xy/", ALUR_NOTE_CHARACTERS, 2, 2 },
  { TEXT ("a,b\n1\x01,2\n"), "a|b/1|2/", ALUR_NOTE_CHARACTERS, 2, 1 },
  { TEXT ("é,é,é,é,é,é,é,é,é,é,é,é\nx\xff,y\n"), "é|é|é|é|é|é|é|é|é|é|é|é/x\uFFFD|y||||||||||/",
    ALUR_NOTE_CHARACTERS, 2, 1 },
  { TEXT ("a,b\n1,\"never closed\n2,3\n"), "a|b/1|\"never closed/2|3/", ALUR_NOTE_QUOTES, 2, 2 },
  { TEXT ("a,b\n1,\"said \"hi\" to\"\n"), "a|b/1|said \"hi\" to/", ALUR_NOTE_QUOTES, 2, 2 },
  { TEXT ("a,b,c\n1,2,3\n4;5;6\n"), "a|b|c/1|2|3/4;5;6||/", ALUR_NOTE_SEPARATOR, 3, 1 },
  { TEXT ("a;b\n1;2\n3\t4\n5;6,7\n8\n"), "a|b/1|2/3\t4|/5|6,7/8|/", ALUR_NOTE_SEPARATOR, 3, 1 },
  { TEXT ("a,b\r\n1,2\n3,4\r"), "a|b/1|2/3|4/", ALUR_NOTE_LINE_ENDS, 0, 0 },
  { TEXT ("\xff\xfe"
          "a\0,\0b\0\n\0c\0,\0d\0e"),
    "a|b/c|d\uFFFD/", ALUR_NOTE_CHARACTERS, 2, 2 },
};

static void
test_made_safe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (AlurNotes) notes = alur_notes_new ();
      g_autoptr (AlurCells) cells
          = read_bytes (faults[i].data, faults[i].length, ALUR_ENCODING_GUESSED, notes);
      g_autofree char *shown = show (cells);
      const AlurNote *first;

      g_assert_cmpstr (shown, ==, faults[i].shown);
      g_assert_cmpuint (alur_notes_get_n_kept (notes), ==, 1);
      first = alur_notes_get (notes, 0);
      g_assert_cmpint (first->kind, ==, faults[i].kind);
      g_assert_cmpuint (first->row, ==, faults[i].row);
      g_assert_cmpuint (first->column, ==, faults[i].column);
      g_assert_cmpuint (strlen (first->text), >, 20);
    }
}

static const struct
{
  const char *data;
  gsize length;
  const char *word;
} refused[] = {
  { TEXT (""), "empty" },
  { TEXT ("\n\r\n ; ; \n"), "empty" },
  { TEXT ("\xef\xbb\xbf"), "empty" },
  { TEXT ("PK\003\004workbook"), "save the table as CSV" },
  { TEXT ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "save the table as CSV" },
  { TEXT ("%PDF-1.5\n"), "PDF" },
  { TEXT ("\x89PNG\r\n\x1a\n"), "picture" },
  { TEXT ("<?xml version=\"1.0\"?>\n<alur version=\"1.0\"/>\n"), "XML" },
  { TEXT ("\xef\xbb\xbf\r\n <HTML><table><tr><td>id</td></tr></table></HTML>"), "web page" },
  { TEXT ("<!DOCTYPE html>\n<table></table>\n"), "web page" },
  { TEXT ("\xff\xfe<\0t\0a\0b\0l\0e\0>\0"), "web page" },
  { TEXT ("\x7f"
          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0\3\1\2\4\5\6\7\x10"),
    "no text" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (refused[i].data, refused[i].length);
      g_autoptr (AlurNotes) notes = alur_notes_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (alur_cells_read (bytes, "x.csv", ALUR_ENCODING_GUESSED, '\0', notes, &error));
      g_assert_error (error, ALUR_ERROR, ALUR_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "x.csv: "));
      if (strstr (error->message, refused[i].word) == NULL)
        g_error ("“%s” says nothing of “%s”", error->message, refused[i].word);
    }
}

/* What is asked for is done, whatever it looks like. */
static void
test_asked_for (void)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("caf\xc3\xa9,b;c\n", 11);
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "x.csv", ALUR_ENCODING_WINDOWS_1252, ';', notes, NULL);
  g_autofree char *shown = show (cells);

  g_assert_cmpstr (shown, ==, "cafÃ©,b|c/");
}

static void
test_large_cell (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n\"");
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = NULL;

  for (guint i = 0; i < 5 << 20; i++)
    g_string_append (text, "é");
  g_string_append (text, "\",2\n");
  cells = read_bytes (text->str, text->len, ALUR_ENCODING_GUESSED, notes);
  g_assert_cmpuint (strlen (alur_cells_get (cells, 1, 0)), ==, ALUR_CELLS_MAX_CELL);
  g_assert_cmpstr (alur_cells_get (cells, 1, 1), ==, "2");
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_CUT), ==, 1);
  g_assert_cmpuint (alur_notes_get (notes, 0)->row, ==, 2);
  g_assert_cmpuint (alur_notes_get (notes, 0)->column, ==, 1);
}

/* Quotes that never close would make a reader look through the rest of the file for each. */
static void
test_many_open_quotes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = NULL;
  clock_t begin = clock ();

  for (guint i = 0; i < 150000; i++)
    g_string_append (text, "x,\"y\"z,\"\n");
  cells = read_bytes (text->str, text->len, ALUR_ENCODING_GUESSED, notes);
  g_assert_cmpuint (alur_cells_get_n_rows (cells), >, 1);
  g_assert_cmpuint (alur_notes_count (notes, ALUR_NOTE_QUOTES), >, 0);
  g_assert_cmpuint (alur_notes_get_n_kept (notes), <=, ALUR_NOTES_MOST);
  g_assert_cmpint (clock () - begin, <, 5 * CLOCKS_PER_SEC);
}

static void
test_too_large (void)
{
  g_autofree char *rows = g_strnfill (ALUR_CELLS_MAX_ROWS + 1, '\n');
  g_autofree char *columns = g_strnfill (ALUR_CELLS_MAX_COLUMNS + 1, ',');
  const char *const texts[] = { rows, columns };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (AlurNotes) notes = alur_notes_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (alur_cells_read (bytes, "x.csv", ALUR_ENCODING_GUESSED, '\0', notes, &error));
      g_assert_error (error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE);
    }
}

static void
test_names (void)
{
  AlurEncoding encoding;
  char separator;

  for (guint i = 0; i < ALUR_N_ENCODINGS; i++)
    {
      g_assert_true (alur_encoding_parse (alur_encoding_name (i), &encoding));
      g_assert_cmpuint (encoding, ==, i);
    }
  g_assert_false (alur_encoding_parse ("ebcdic", &encoding));
  g_assert_true (alur_separator_parse ("semicolon", &separator) && separator == ';');
  g_assert_true (alur_separator_parse ("|", &separator) && separator == '|');
  g_assert_false (alur_separator_parse ("", &separator));
  g_assert_cmpstr (alur_separator_name ('\t'), ==, "tab");
}

/* What somebody corrects, in short rows too; what no document may hold is left out. */
static void
test_set (void)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurCells) cells = read_bytes (TEXT ("a,b,c\nd\ne,f\n"), ALUR_ENCODING_UTF_8, notes);
  g_autofree char *long_text = g_strnfill (ALUR_CELLS_MAX_CELL + 10, 'x');
  g_autofree char *shown = NULL;

  alur_cells_set (cells, 0, 1, "  B B\xc2\xa0\x01 ");
  alur_cells_set (cells, 1, 2, "new");
  alur_cells_set (cells, 2, 0, "");
  alur_cells_set (cells, 2, 1, "");
  shown = show (cells);
  g_assert_cmpstr (shown, ==, "a|B B|c/d||new/||/");
  g_assert_true (alur_cells_is_empty (cells, 2));
  alur_cells_set (cells, 2, 2, long_text);
  g_assert_cmpuint (strlen (alur_cells_get (cells, 2, 2)), ==, ALUR_CELLS_MAX_CELL);
  g_assert_cmpstr (alur_cells_get (cells, 1, 2), ==, "new");
}

/* Texts that are odd in one way each: the first cell, as what it is read. */
static void
test_odd (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    AlurEncoding encoding;
    const char *first;
  } cases[] = {
    { "a\xC2\x85z;b\n", 7, ALUR_ENCODING_UTF_8, NULL },
    { "a\xEF\xBF\xBEz;b\n", 8, ALUR_ENCODING_UTF_8, NULL },
    { "a\xEF\xBF\xBFz;b\n", 8, ALUR_ENCODING_UTF_8, NULL },
    { "a\xEF\xBB\xBFz;b\n", 8, ALUR_ENCODING_UTF_8, NULL },
    { "a\x7Fz;b\n", 6, ALUR_ENCODING_UTF_8, NULL },
    { "a\x01z;b\n", 6, ALUR_ENCODING_UTF_8, NULL },
    { "a\x81z;b\n", 6, ALUR_ENCODING_WINDOWS_1252, NULL },
    { "a\x80z;b\n", 6, ALUR_ENCODING_WINDOWS_1252, "a€z" },
    { "a\xE9z;b\n", 6, ALUR_ENCODING_WINDOWS_1252, "aéz" },
    /* U+1D11E, a low surrogate alone, a high one alone, one before a letter, one at the end */
    { "\x34\xD8\x1E\xDD;\0b\0\n\0", 10, ALUR_ENCODING_UTF_16_LE, "𝄞" },
    { "\x1E\xDD;\0b\0\n\0", 8, ALUR_ENCODING_UTF_16_LE, NULL },
    { "\x34\xD8;\0b\0\n\0", 8, ALUR_ENCODING_UTF_16_LE, NULL },
    { "\x34\xD8\x41\xE0;\0b\0\n\0", 10, ALUR_ENCODING_UTF_16_LE, NULL },
    { "a\0;\0\x34\xD8", 6, ALUR_ENCODING_UTF_16_LE, "a" },
    { "\0a\0;\0b", 6, ALUR_ENCODING_UTF_16_BE, "a" },
    { "\0a\0;\0b\0\n\0c", 10, ALUR_ENCODING_GUESSED, "a" },
    { "a\0;\0b\0\n\0c\0", 10, ALUR_ENCODING_GUESSED, "a" },
    { "\xEF\xBB\xBF"
      "a;b\n",
      7, ALUR_ENCODING_UTF_16_LE, NULL },
    { "sep=|\r\na|b\n", 11, ALUR_ENCODING_GUESSED, "a" },
    { "sep=;\ra;b\n", 10, ALUR_ENCODING_GUESSED, "a" },
    { "sep=,\n", 6, ALUR_ENCODING_GUESSED, NULL },
    { "sep=;", 5, ALUR_ENCODING_GUESSED, NULL },
    { "sep=x;b\n", 8, ALUR_ENCODING_GUESSED, "sep=x" },
    { "\"a\r\nb\";c\n", 9, ALUR_ENCODING_GUESSED, "a\nb" },
    { "\"a\" ;c\n", 7, ALUR_ENCODING_GUESSED, "a" },
    { " \"a\";c\n", 7, ALUR_ENCODING_GUESSED, "a" },
    { "\"a\"\"\";c\n", 8, ALUR_ENCODING_GUESSED, "a\"" },
    { "\"a\"", 3, ALUR_ENCODING_GUESSED, "a" },
    { "\"a", 2, ALUR_ENCODING_GUESSED, "\"a" },
    { "   ", 3, ALUR_ENCODING_GUESSED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, cases[i].length);
      g_autoptr (AlurNotes) notes = alur_notes_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurCells) cells
          = alur_cells_read (bytes, "odd", cases[i].encoding, '\0', notes, &error);

      g_test_message ("%u", i);
      g_assert_true ((cells == NULL) == (error != NULL));
      for (guint row = 0; cells != NULL && row < alur_cells_get_n_rows (cells); row++)
        for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
          g_assert_true (g_utf8_validate (alur_cells_get (cells, row, column), -1, NULL));
      if (cases[i].first == NULL)
        continue;
      g_assert_no_error (error);
      g_assert_cmpstr (alur_cells_get (cells, 0, 0), ==, cases[i].first);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/read", test_read);
  g_test_add_func ("/cells/made-safe", test_made_safe);
  g_test_add_func ("/cells/refused", test_refused);
  g_test_add_func ("/cells/asked-for", test_asked_for);
  g_test_add_func ("/cells/large-cell", test_large_cell);
  g_test_add_func ("/cells/many-open-quotes", test_many_open_quotes);
  g_test_add_func ("/cells/too-large", test_too_large);
  g_test_add_func ("/cells/names", test_names);
  g_test_add_func ("/cells/set", test_set);
  g_test_add_func ("/cells/odd", test_odd);
  return g_test_run ();
}
