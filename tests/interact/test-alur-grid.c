/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-tabbed-text.h"
#include "alur-paste-bound.h"
#include "fake-grid.h"

static void
count_cb (AlurGrid *grid, guint *count)
{
  (*count)++;
}

static void
test_set (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *refusal = NULL;
  guint n_changed = 0;

  g_signal_connect (grid, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (alur_grid_set_text (grid, 1, 2, "new", &refusal));
  g_assert_null (refusal);
  g_assert_cmpstr (fake_grid_get (fake, 1, 2), ==, "new");
  g_assert_cmpuint (fake->n_edits, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);

  g_assert_false (alur_grid_set_text (grid, 1, 2, "no", &refusal));
  g_assert_cmpstr (refusal, ==, "It says no.");
  g_assert_cmpstr (fake_grid_get (fake, 1, 2), ==, "new");
  g_assert_cmpuint (fake->n_edits, ==, 1);
}

/* A cell that can't be edited refuses with words, whoever asks. */
static void
test_locked (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *refusal = NULL;

  fake->locked = TRUE;
  g_assert_false (alur_grid_is_editable (grid, 0, 2));
  g_assert_true (alur_grid_is_editable (grid, 0, 1));
  g_assert_false (alur_grid_set_text (grid, 0, 2, "new", &refusal));
  g_assert_nonnull (refusal);
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_grid_clear (grid, &(AlurGridRange){ 0, 2, 2, 1 }, &refusal));
  g_assert_nonnull (refusal);
  g_assert_cmpstr (fake_grid_get (fake, 0, 2), ==, "r0c2");
}

static void
test_clear (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (3, 3);
  AlurGrid *grid = ALUR_GRID (fake);

  fake->locked = TRUE;
  g_assert_true (alur_grid_clear (grid, &(AlurGridRange){ 1, 1, 9, 9 }, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 0, 1), ==, "r0c1");
  g_assert_cmpstr (fake_grid_get (fake, 1, 1), ==, "");
  g_assert_cmpstr (fake_grid_get (fake, 2, 1), ==, "");
  g_assert_cmpstr (fake_grid_get (fake, 2, 2), ==, "r2c2");
  g_assert_cmpuint (fake->n_edits, ==, 1);
}

static void
test_fill_down (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (4, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *refusal = NULL;

  g_assert_true (alur_grid_fill_down (grid, &(AlurGridRange){ 0, 0, 3, 2 }, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 2, 0), ==, "r0c0");
  g_assert_cmpstr (fake_grid_get (fake, 2, 1), ==, "r0c1");
  g_assert_cmpstr (fake_grid_get (fake, 2, 2), ==, "r2c2");
  g_assert_cmpuint (fake->n_edits, ==, 1);
  /* one row takes what stands above it, and the first has nothing above it */
  g_assert_true (alur_grid_fill_down (grid, &(AlurGridRange){ 3, 2, 1, 1 }, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 3, 2), ==, "r2c2");
  g_assert_false (alur_grid_fill_down (grid, &(AlurGridRange){ 0, 0, 1, 1 }, &refusal));
  g_assert_nonnull (refusal);
  g_assert_cmpuint (fake->n_edits, ==, 2);
}

static void
test_copy_and_paste (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *text = NULL;
  AlurGridRange pasted;

  g_assert_true (alur_grid_set_text (grid, 0, 1, "two\nlines and a \"word\"", NULL));
  text = alur_grid_copy (grid, &(AlurGridRange){ 0, 0, 2, 2 });
  g_assert_cmpstr (text, ==, "r0c0\t\"two\nlines and a \"\"word\"\"\"\nr1c0\tr1c1");
  /* what does not fit: new rows below, nothing at the side */
  g_assert_true (alur_grid_paste (grid, &(AlurGridRange){ 1, 2, 1, 1 }, text, &pasted, NULL));
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 3);
  g_assert_cmpstr (fake_grid_get (fake, 1, 2), ==, "r0c0");
  g_assert_cmpstr (fake_grid_get (fake, 2, 2), ==, "r1c0");
  g_assert_cmpuint (pasted.n_rows, ==, 2);
  g_assert_cmpuint (pasted.n_columns, ==, 1);
  g_assert_true (alur_grid_paste (grid, &(AlurGridRange){ 0, 0, 1, 1 }, text, NULL, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 0, 1), ==, "two\nlines and a \"word\"");
  g_assert_cmpuint (fake->n_edits, ==, 3);
}

static void
test_paste_fills (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (4, 3);
  AlurGrid *grid = ALUR_GRID (fake);

  g_assert_true (alur_grid_paste (grid, &(AlurGridRange){ 0, 1, 4, 2 }, "x", NULL, NULL));
  for (guint row = 0; row < 4; row++)
    for (guint column = 1; column < 3; column++)
      g_assert_cmpstr (fake_grid_get (fake, row, column), ==, "x");
  g_assert_true (alur_grid_paste (grid, &(AlurGridRange){ 0, 0, 4, 1 }, "a\nb\n", NULL, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 2, 0), ==, "a");
  g_assert_cmpstr (fake_grid_get (fake, 3, 0), ==, "b");
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 4);
}

/* An empty cell at the end is one too. */
static void
test_copy_empty (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 2);
  AlurGrid *grid = ALUR_GRID (fake);
  AlurGridRange column = { 0, 0, 2, 1 };
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;

  g_assert_true (alur_grid_set_text (grid, 1, 0, "", NULL));
  two = alur_grid_copy (grid, &column);
  g_assert_cmpstr (two, ==, "r0c0\n\n");
  g_assert_true (alur_grid_paste (grid, &column, two, NULL, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 1, 0), ==, "");
  one = alur_grid_copy (grid, &(AlurGridRange){ 1, 0, 1, 1 });
  g_assert_true (alur_grid_paste (grid, &(AlurGridRange){ 0, 0, 1, 1 }, one, NULL, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 0, 0), ==, "");
}

/* One cell that is refused takes the whole paste back, new rows too. */
static void
test_paste_refused (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (1, 2);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *refusal = NULL;

  g_assert_false (
      alur_grid_paste (grid, &(AlurGridRange){ 0, 0, 1, 1 }, "a\nb\nno", NULL, &refusal));
  g_assert_cmpstr (refusal, ==, "Row 3, “Name”: It says no.");
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 1);
  g_assert_cmpstr (fake_grid_get (fake, 0, 0), ==, "r0c0");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_grid_paste (grid, &(AlurGridRange){ 0, 0, 1, 1 }, "", NULL, &refusal));
  g_assert_nonnull (refusal);
  g_assert_cmpuint (fake->n_edits, ==, 0);
}

static void
assert_told (AlurGrid *grid, const AlurGridRange *range, const char *text, const char *expected)
{
  g_autofree char *told = NULL;

  g_assert_true (alur_grid_paste (grid, range, text, NULL, &told));
  g_assert_cmpstr (told, ==, expected);
}

/* What finds no place is told, and nothing else. */
static void
test_paste_tells (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  AlurGridRange corner = { 0, 0, 1, 1 };

  assert_told (grid, &corner, "a\tb\tc\t\t\nd", NULL);
  assert_told (grid, &corner, "a\tb\tc\td\ne\tf\tg\t\th",
               "2 columns have no room in the table and were left out.");
  fake->locked = TRUE;
  assert_told (grid, &corner, "a\tb\tc\ne\tf\t", NULL);
  assert_told (grid, &corner, "a\tb\tother\nd\te\tone\n",
               "2 cells can't be changed here and stay as they are.");
  assert_told (grid, &corner, "a\tb\tother\tbeside",
               "1 column has no room in the table and was left out. "
               "1 cell can't be changed here and stays as it is.");
}

/* What a file could not hold, and quotes that swallow all that comes behind, are told. */
static void
test_paste_too_long (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  AlurGridRange corner = { 0, 0, 1, 1 };
  g_autofree char *lot = g_strnfill (1u << 20, 'x');
  g_autofree char *line = g_strconcat ("a\tb\nc\t", lot, NULL);
  g_autofree char *open = g_strconcat ("\"", lot, "\tb\nc\td\"\n", NULL);
  g_autofree char *refusal = NULL;

  g_assert_false (alur_grid_paste (grid, &corner, line, NULL, &refusal));
  g_assert_cmpstr (refusal, ==, "Row 2, “One”: The text is too long: a cell holds at most 64 KB.");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_grid_paste (grid, &corner, open, NULL, &refusal));
  g_assert_cmpstr (refusal, ==, "The text is too long: a cell holds at most 64 KB.");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_grid_set_text (grid, 0, 0, lot, &refusal));
  g_assert_cmpstr (refusal, ==, "The text is too long: a cell holds at most 64 KB.");
  g_assert_cmpstr (fake_grid_get (fake, 0, 0), ==, "r0c0");
  g_assert_cmpuint (fake->n_edits, ==, 0);
}

static void
test_rows (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 2);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *refusal = NULL;

  g_assert_cmpint (alur_grid_insert_row (grid, 0, NULL), ==, 1);
  g_assert_cmpint (alur_grid_insert_row (grid, -1, NULL), ==, 0);
  g_assert_cmpuint (alur_grid_get_n_rows (grid), ==, 4);
  g_assert_true (alur_grid_remove_rows (grid, 0, 2, NULL));
  g_assert_cmpstr (fake_grid_get (fake, 1, 0), ==, "r1c0");
  g_assert_false (alur_grid_can_shift_rows (grid));
  g_assert_false (alur_grid_shift_rows (grid, 0, 1, 1, &refusal));
  g_assert_nonnull (refusal);
}

static void
test_describe (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  g_autofree char *cell = alur_grid_describe (grid, 1, 2);
  g_autofree char *head = alur_grid_describe (grid, 1, 0);
  g_autofree char *nothing = NULL;

  g_assert_cmpstr (cell, ==, "r1c0, Two: r1c2");
  g_assert_cmpstr (head, ==, "Name: r1c0");
  g_assert_true (alur_grid_set_text (grid, 1, 2, "", NULL));
  nothing = alur_grid_describe (grid, 1, 2);
  g_assert_cmpstr (nothing, ==, "r1c0, Two: empty");
}

static void
assert_rows (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) rows = alur_tabbed_text_read (text);
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (seen, "%s/", row);
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_tabbed (void)
{
  assert_rows ("", "");
  assert_rows ("a", "a/");
  assert_rows ("a\r\nb\r\n", "a/b/");
  assert_rows ("a\tb\n\tc", "a|b/|c/");
  assert_rows ("\n\na", "//a/");
  assert_rows ("\"a\tb\"\"\"\tc", "a\tb\"|c/");
  assert_rows ("\"just\" quotes\t\"open", "\"just\" quotes|\"open/");
  assert_rows ("a\t", "a|/");
  assert_rows ("\"two\r\nlines\"\t\"\"\r\n", "two\r\nlines|/");
  assert_rows ("'=1+1\t''=2\t'-3\t'tis\t-4\t\"'@a\nb\"", "=1+1|'=2|-3|'tis|-4|@a\nb/");
}

/* Whatever a cell says, it comes back; and no spreadsheet runs it. */
static void
test_tabbed_back (void)
{
  static const char *const pieces[]
      = { "a", "\"", "\t", "\n", "\r\n", "'", "=", "+", "-", "@", "1", ",", " ", "−" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;
      char **cells;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      alur_tabbed_text_append (text, cell->str);
      g_assert_true (text->len == 1 || (text->str[0] != '=' && text->str[0] != '@'));
      g_string_append (text, "\tx\n");
      rows = alur_tabbed_text_read (text->str);
      g_assert_cmpuint (rows->len, ==, 1);
      cells = g_ptr_array_index (rows, 0);
      g_assert_cmpuint (g_strv_length (cells), ==, 2);
      g_assert_cmpstr (cells[0], ==, cell->str);
    }
}

/* What would take as long as nobody waits is refused before it is looked at. */
static void
test_paste_too_much (void)
{
  g_autoptr (FakeGrid) fake = fake_grid_new (2, 3);
  AlurGrid *grid = ALUR_GRID (fake);
  AlurGridRange corner = { 0, 0, 1, 1 };
  g_autofree char *tabs = g_strnfill (ALUR_PASTE_MOST_BYTES + 1, '\t');
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *refusal = NULL;

  for (guint i = 0; i <= ALUR_PASTE_MOST_LINES; i++)
    g_string_append (lines, "x\r\n");
  g_assert_false (alur_grid_paste (grid, &corner, lines->str, NULL, &refusal));
  g_assert_nonnull (strstr (refusal, "At most 10000 lines and 4 MB"));
  g_clear_pointer (&refusal, g_free);
  g_assert_false (alur_grid_paste (grid, &corner, tabs, NULL, &refusal));
  g_assert_nonnull (strstr (refusal, "At most 10000 lines and 4 MB"));
  g_assert_cmpuint (fake->n_edits, ==, 0);
  g_string_truncate (lines, lines->len - strlen ("x\r\n"));
  g_assert_true (alur_grid_paste (grid, &corner, lines->str, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/set", test_set);
  g_test_add_func ("/grid/locked", test_locked);
  g_test_add_func ("/grid/clear", test_clear);
  g_test_add_func ("/grid/fill-down", test_fill_down);
  g_test_add_func ("/grid/copy-and-paste", test_copy_and_paste);
  g_test_add_func ("/grid/paste-fills", test_paste_fills);
  g_test_add_func ("/grid/paste-refused", test_paste_refused);
  g_test_add_func ("/grid/rows", test_rows);
  g_test_add_func ("/grid/describe", test_describe);
  g_test_add_func ("/grid/tabbed-text", test_tabbed);
  g_test_add_func ("/grid/paste-tells", test_paste_tells);
  g_test_add_func ("/grid/tabbed-back", test_tabbed_back);
  g_test_add_func ("/grid/copy-empty", test_copy_empty);
  g_test_add_func ("/grid/paste-too-long", test_paste_too_long);
  g_test_add_func ("/grid/paste-too-much", test_paste_too_much);
  return g_test_run ();
}
