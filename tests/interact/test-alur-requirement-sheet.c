/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-requirement-sheet.h"

#include "interact-fixture.h"

#include <string.h>

#define N_EDITS 300

/* Two counters, two procedures: KTP in three wordings, a form asked for twice, what the first
 * counter makes itself, and a photograph once. */
#define SERVICE                                                                                    \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<stage id=\"now\" kind=\"current\">"                                                            \
  "<organisation><unit id=\"u1\" name=\"Loket\"/><unit id=\"u2\" name=\"Seksi Izin\" "             \
  "short=\"SI\"/></organisation>"                                                                  \
  "<procedure id=\"c1\" name=\"Izin\">"                                                            \
  "<step id=\"s1\" name=\"Menerima\" unit=\"u1\"><input name=\"KTP\" from=\"customer\"/>"          \
  "<input name=\"Formulir izin\" from=\"customer\"/><output name=\"Tanda terima\"/></step>"        \
  "<step id=\"s2\" name=\"Memeriksa\" unit=\"u2\"><input name=\"Fotokopi KTP\" "                   \
  "from=\"customer\"/><input name=\"KTP\"/><input name=\"Tanda terima\" from=\"customer\"/>"       \
  "</step>"                                                                                        \
  "<step id=\"s3\" name=\"Menilai\" unit=\"u2\"><input name=\"formulir  izin\" "                   \
  "from=\"customer\"/><input name=\"Map\"/></step>"                                                \
  "</procedure>"                                                                                   \
  "<procedure id=\"c2\" name=\"Klaim\">"                                                           \
  "<step id=\"s4\" name=\"Mengajukan\" unit=\"u1\"><input name=\"Kartu Tanda Penduduk\" "          \
  "from=\"customer\"/><input name=\"KTP\" from=\"customer\"/>"                                     \
  "<input name=\"Foto\" from=\"customer\"/></step>"                                                \
  "</procedure></stage>"                                                                           \
  "<stage id=\"later\" kind=\"target\"><procedure id=\"c1\" name=\"Izin\">"                        \
  "<step id=\"s1\" name=\"Menerima\"><input name=\"KTP\" from=\"customer\"/></step>"               \
  "</procedure></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurRequirementSheet *sheet;
  AlurGrid *grid;
  char *told;
  guint n_changes;
} Fixture;

static void
told_cb (AlurEditor *editor, const char *message, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static void
changed_cb (AlurGrid *grid, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, const char *text)
{
  *fixture = (Fixture){ .told = NULL };
  interact_fixture_set_up (&fixture->base, text);
  fixture->sheet = alur_requirement_sheet_new (fixture->base.editor);
  fixture->grid = ALUR_GRID (fixture->sheet);
  alur_editor_show (fixture->base.editor, ALUR_PANE_REQUIREMENTS, NULL);
  g_signal_connect (fixture->base.editor, "told", G_CALLBACK (told_cb), fixture);
  g_signal_connect (fixture->sheet, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
clear (Fixture *fixture)
{
  g_assert_finalize_object (fixture->sheet);
  interact_fixture_clear (&fixture->base);
  g_free (fixture->told);
}

/* All rows but the sums, as "name|counts of the units|times", one line each. */
static char *
dup_rows (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  guint n_rows = alur_grid_get_n_rows (fixture->grid);
  guint n_columns = alur_grid_get_n_columns (fixture->grid);

  for (guint row = 0; row + alur_grid_get_n_foot_rows (fixture->grid) < n_rows; row++)
    for (guint column = 0; column + 1 < n_columns; column++)
      {
        g_autofree char *cell = alur_grid_dup_edit_text (fixture->grid, row, column);

        g_string_append_printf (text, "%s%s", cell[0] != '\0' ? cell : ".",
                                column + 2 == n_columns ? "\n" : "|");
      }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *rows = dup_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

static guint
find_row (Fixture *fixture, const char *name)
{
  guint n_rows = alur_grid_get_n_rows (fixture->grid);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = alur_grid_dup_edit_text (fixture->grid, row, 0);

      if (g_str_equal (text, name))
        return row;
    }
  g_error ("no row %s", name);
}

/* What a step needs and makes, in its order. */
static char *
dup_things (Fixture *fixture, const char *id)
{
  const AlurElement *step = interact_find (&fixture->base, id);
  GString *text = g_string_new (NULL);

  for (const AlurElement *thing = step->first_child; thing != NULL; thing = thing->next)
    if (thing->kind == ALUR_KIND_INPUT || thing->kind == ALUR_KIND_OUTPUT)
      g_string_append_printf (
          text, "%s%s%s%s", text->len > 0 ? ", " : "", thing->kind == ALUR_KIND_OUTPUT ? "=" : "",
          alur_element_get_text (thing, 0),
          thing->kind == ALUR_KIND_INPUT && alur_element_get_word (thing, ALUR_INPUT_FROM) != 0
              ? "*"
              : "");
  return g_string_free (text, FALSE);
}

static void
assert_things (Fixture *fixture, const char *id, const char *expected)
{
  g_autofree char *things = dup_things (fixture, id);

  g_assert_cmpstr (things, ==, expected);
}

#define ALL                                                                                        \
  "KTP|1|.|1|2\n"                                                                                  \
  "Fotokopi KTP|.|1|.|1\n"                                                                         \
  "Kartu Tanda Penduduk|.|.|1|1\n"                                                                 \
  "Formulir izin|1|1|.|2\n"                                                                        \
  "Tanda terima|.|1|.|1\n"                                                                         \
  "Foto|.|.|1|1\n"

static void
test_look (void)
{
  Fixture fixture;
  AlurGridColumn column;
  g_auto (AlurCell) name = { .text = NULL };
  g_auto (AlurCell) once = { .text = NULL };
  g_auto (AlurCell) sum = { .text = NULL };
  g_autofree char *remark = NULL;
  g_autofree char *made = NULL;
  g_autofree char *told = NULL;
  g_autofree char *told_cell = NULL;

  set_up (&fixture, SERVICE);
  assert_rows (&fixture, ALL);
  alur_grid_get_column (fixture.grid, 1, &column);
  g_assert_cmpstr (column.title, ==, "Loket: Izin");
  alur_grid_get_column (fixture.grid, 2, &column);
  g_assert_cmpstr (column.title, ==, "SI: Izin");
  remark = alur_grid_dup_edit_text (fixture.grid, 0, 5);
  g_assert_cmpstr (remark, ==, "perhaps the same as “Fotokopi KTP” and “Kartu Tanda Penduduk”");
  made = alur_grid_dup_edit_text (fixture.grid, find_row (&fixture, "Tanda terima"), 5);
  g_assert_cmpstr (made, ==, "made by Loket; can be fetched there");
  alur_grid_get_cell (fixture.grid, 0, 0, &name);
  g_assert_cmpint (name.severity, ==, ALUR_SEVERITY_WARNING);
  alur_grid_get_cell (fixture.grid, find_row (&fixture, "Foto"), 0, &once);
  g_assert_cmpint (once.severity, ==, ALUR_SEVERITY_UNSET);
  told = alur_grid_describe (fixture.grid, find_row (&fixture, "Formulir izin"), 0);
  g_assert_cmpstr (told, ==,
                   "Formulir izin: asked for at 2 steps; asked for more than once; "
                   "asking once may do");
  told_cell = alur_grid_describe (fixture.grid, 0, 1);
  g_assert_cmpstr (told_cell, ==, "KTP, Loket: Izin: Menerima");
  alur_grid_get_cell (fixture.grid, alur_grid_get_n_rows (fixture.grid) - 1, 3, &sum);
  g_assert_cmpstr (sum.text, ==, "3");
  clear (&fixture);
}

static void
test_show (void)
{
  Fixture fixture;

  set_up (&fixture, SERVICE);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REQUIREMENTS_REPEATED);
  assert_rows (&fixture, "KTP|1|.|1|2\nFotokopi KTP|.|1|.|1\nKartu Tanda Penduduk|.|.|1|1\n"
                         "Formulir izin|1|1|.|2\n");
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REQUIREMENTS_REWORDED);
  assert_rows (&fixture, "KTP|1|.|1|2\nFotokopi KTP|.|1|.|1\nKartu Tanda Penduduk|.|.|1|1\n");
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REQUIREMENTS_ALL);
  alur_grid_filter (fixture.grid, "  seksi ");
  assert_rows (&fixture, "");
  alur_grid_filter (fixture.grid, "SI:");
  assert_rows (&fixture, "Fotokopi KTP|.|1|.|1\nFormulir izin|1|1|.|2\nTanda terima|.|1|.|1\n");
  alur_grid_filter (fixture.grid, "KTP");
  alur_grid_sort (fixture.grid, 0, TRUE);
  assert_rows (&fixture, "KTP|1|.|1|2\nFotokopi KTP|.|1|.|1\n");
  alur_grid_filter (fixture.grid, "");
  alur_grid_sort (fixture.grid, 2, FALSE);
  g_assert_cmpuint (find_row (&fixture, "KTP"), ==, 3); /* SI asks for three others first */
  alur_grid_sort (fixture.grid, ALUR_GRID_UNSORTED, FALSE);
  assert_rows (&fixture, ALL);
  alur_editor_set_stage (fixture.base.editor,
                         alur_document_get_stage (fixture.base.document, "later"));
  assert_rows (&fixture, "KTP|1|1\n");
  clear (&fixture);
}

/* Everywhere that the stage names it, as one step of undo, and nowhere else. */
static void
test_rename (void)
{
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gconstpointer key;

  set_up (&fixture, SERVICE);
  before = interact_dup_text (&fixture.base);
  key = alur_grid_get_row_key (fixture.grid, 0);
  g_assert_true (alur_grid_set_text (fixture.grid, 0, 0, " KTP-el ", NULL));
  assert_things (&fixture, "s1", "KTP-el*, Formulir izin*, =Tanda terima");
  assert_things (&fixture, "s2", "Fotokopi KTP*, KTP-el, Tanda terima*");
  assert_things (&fixture, "s4", "Kartu Tanda Penduduk*, KTP-el*, Foto*");
  g_assert_cmpstr (fixture.told, ==, "Changed at 3 steps.");
  g_assert_true (alur_grid_get_row_key (fixture.grid, find_row (&fixture, "KTP-el")) == key);
  g_assert_cmpstr (
      alur_element_get_text (
          alur_element_first (
              alur_document_lookup (fixture.base.document,
                                    alur_document_get_stage (fixture.base.document, "later"), "s1"),
              ALUR_KIND_INPUT),
          ALUR_INPUT_NAME),
      ==, "KTP");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  alur_editor_undo (fixture.base.editor);
  g_assert_cmpint (alur_editor_get_pane (fixture.base.editor), ==, ALUR_PANE_REQUIREMENTS);
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  clear (&fixture);
}

/* Called as another, it is the other; nobody is asked twice at one step. */
static void
test_make_one (void)
{
  Fixture fixture;

  set_up (&fixture, SERVICE);
  g_assert_true (
      alur_grid_set_text (fixture.grid, find_row (&fixture, "Fotokopi KTP"), 0, "KTP", NULL));
  assert_things (&fixture, "s2", "KTP*, Tanda terima*");
  g_assert_true (alur_grid_set_text (fixture.grid, find_row (&fixture, "Kartu Tanda Penduduk"), 0,
                                     "ktp", NULL));
  assert_things (&fixture, "s4", "ktp*, Foto*");
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REQUIREMENTS_REWORDED);
  assert_rows (&fixture, "");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 2);
  clear (&fixture);
}

static void
test_call_all (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  const AlurGridChoice *typed;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint row;

  set_up (&fixture, SERVICE);
  before = interact_dup_text (&fixture.base);
  row = find_row (&fixture, "Kartu Tanda Penduduk");
  names = alur_requirement_sheet_dup_wordings (fixture.sheet, row);
  g_assert_cmpuint (names->len, ==, 3);
  none = alur_requirement_sheet_dup_wordings (fixture.sheet, find_row (&fixture, "Foto"));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (alur_requirement_sheet_call_all (fixture.sheet, row, "KTP", NULL));
  assert_things (&fixture, "s1", "KTP*, Formulir izin*, =Tanda terima");
  assert_things (&fixture, "s2", "KTP*, Tanda terima*");
  assert_things (&fixture, "s4", "KTP*, Foto*");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  alur_editor_undo (fixture.base.editor);
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);

  /* A new name that is typed is offered for all. */
  row = find_row (&fixture, "KTP");
  choices = alur_grid_dup_choices (fixture.grid, row, 0, "e-KTP");
  g_assert_cmpuint (choices->len, ==, 4);
  typed = g_ptr_array_index (choices, 0);
  g_assert_cmpstr (typed->label, ==, "Call all of them “e-KTP”");
  g_assert_true (alur_grid_choose (fixture.grid, row, 0, typed, NULL));
  assert_things (&fixture, "s4", "e-KTP*, Foto*");
  g_assert_false (alur_requirement_sheet_call_all (fixture.sheet, 0, "  ", NULL));
  g_assert_false (alur_requirement_sheet_call_all (fixture.sheet, 99, "KTP", NULL));
  clear (&fixture);
}

/* Delete takes the input away where the customer brings it, and only there. */
static void
test_ask_no_more (void)
{
  Fixture fixture;
  AlurGridRange one = { 0, 1, 1, 1 };
  AlurGridRange name = { 0, 0, 1, 1 };
  AlurGridRange empty = { 0, 2, 1, 1 };
  g_autofree char *refusal = NULL;
  g_autofree char *typed = NULL;
  guint row;

  set_up (&fixture, SERVICE);
  g_assert_true (alur_grid_clear (fixture.grid, &one, NULL));
  assert_things (&fixture, "s1", "Formulir izin*, =Tanda terima");
  assert_things (&fixture, "s2", "Fotokopi KTP*, KTP, Tanda terima*");
  assert_things (&fixture, "s4", "Kartu Tanda Penduduk*, KTP*, Foto*");
  alur_editor_undo (fixture.base.editor);
  assert_rows (&fixture, ALL);

  g_assert_false (alur_grid_clear (fixture.grid, &empty, NULL));
  g_assert_false (alur_grid_clear (fixture.grid, &name, &refusal));
  g_assert_nonnull (strstr (refusal, "Ctrl+Delete"));
  g_assert_false (alur_grid_set_text (fixture.grid, 0, 1, "2", &typed));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 0);

  row = find_row (&fixture, "Formulir izin");
  g_assert_true (alur_grid_remove_rows (fixture.grid, row, 1, NULL));
  g_assert_cmpstr (fixture.told, ==, "Changed at 2 steps.");
  assert_things (&fixture, "s3", "Map");
  assert_rows (&fixture, "KTP|1|.|1|2\nFotokopi KTP|.|1|.|1\nKartu Tanda Penduduk|.|.|1|1\n"
                         "Tanda terima|.|1|.|1\nFoto|.|.|1|1\n");
  /* The sums are no row to take away. */
  g_assert_false (
      alur_grid_remove_rows (fixture.grid, alur_grid_get_n_rows (fixture.grid) - 1, 1, NULL));
  clear (&fixture);
}

/* A column of names that comes back from a spreadsheet: each row gets its own, also where that is
 * what another row was called. */
static void
test_names_in_turn (void)
{
  Fixture fixture;
  AlurGridRange range = { 0, 0, 1, 1 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *inputs = NULL;

  set_up (&fixture, "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                    "<stage id=\"now\" kind=\"current\"><procedure id=\"c1\">"
                    "<step id=\"s1\"><input name=\"KTP\" from=\"customer\"/>"
                    "<input name=\"Akta\" from=\"customer\"/>"
                    "<input name=\"Surat\" from=\"customer\"/></step></procedure></stage></alur>");
  before = interact_dup_text (&fixture.base);
  range.row = find_row (&fixture, "KTP");
  g_assert_cmpuint (find_row (&fixture, "Akta"), ==, range.row + 1);
  g_assert_cmpuint (find_row (&fixture, "Surat"), ==, range.row + 2);
  g_assert_true (alur_grid_paste (fixture.grid, &range, "Akta\nSurat\nKTP", NULL, NULL));
  inputs = dup_things (&fixture, "s1");
  g_assert_cmpstr (inputs, ==, "Akta*, Surat*, KTP*");
  g_assert_null (fixture.told);
  g_assert_true (alur_document_undo (fixture.base.document));
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  clear (&fixture);
}

/* Three papers that one step asks for are at one step. */
static void
test_steps_are_counted_once (void)
{
  Fixture fixture;

  set_up (&fixture, SERVICE);
  g_assert_true (
      alur_grid_remove_rows (fixture.grid, 0, alur_grid_get_n_rows (fixture.grid) - 1, NULL));
  g_assert_cmpstr (fixture.told, ==, "Changed at 4 steps.");
  clear (&fixture);
}

/* Enter goes to the steps that ask; what is selected elsewhere is found. */
static void
test_go (void)
{
  Fixture fixture;
  AlurElement *step;
  guint row;
  guint column;

  set_up (&fixture, SERVICE);
  step = interact_find (&fixture.base, "s3");
  g_assert_true (alur_grid_find_element (fixture.grid, step, &row, &column));
  g_assert_cmpuint (row, ==, find_row (&fixture, "Formulir izin"));
  g_assert_cmpuint (column, ==, 2);
  g_assert_true (alur_grid_get_element (fixture.grid, row, column) == step);
  g_assert_true (alur_grid_find_element (fixture.grid, alur_element_first (step, ALUR_KIND_INPUT),
                                         &row, &column));
  g_assert_false (
      alur_grid_find_element (fixture.grid, interact_find (&fixture.base, "u1"), &row, &column));
  g_assert_true (alur_grid_activate (fixture.grid, 0, 3));
  g_assert_cmpint (alur_editor_get_pane (fixture.base.editor), ==, ALUR_PANE_PROCEDURE);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_procedure (fixture.base.editor)), ==, "c2");
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.base.editor))
                 == interact_find (&fixture.base, "s4"));
  g_assert_false (alur_grid_activate (fixture.grid, alur_grid_get_n_rows (fixture.grid) - 1, 1));
  clear (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, "minimal");
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 0);
  g_assert_cmpuint (alur_grid_sheet_count (ALUR_GRID_SHEET (fixture.sheet)), ==, 0);
  g_assert_cmpuint (alur_grid_get_n_columns (fixture.grid), ==, 3);
  clear (&fixture);
}

static guint
pick (gsize n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

/* After any edits and undos the sheet is that of a fresh one, the rows add up, and all is undone to
 * the byte. */
static void
test_random (void)
{
  static const char *const names[] = { "KTP", "Fotokopi KTP", "Foto", "Map", "Ijazah", "" };
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, SERVICE);
  before = interact_dup_text (&fixture.base);
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint n_rows = alur_grid_get_n_rows (fixture.grid);
      guint n_columns = alur_grid_get_n_columns (fixture.grid);
      AlurGridRange range = { 0, pick (n_columns), 1, 2 };
      g_autoptr (AlurRequirementSheet) fresh = NULL;

      if (n_rows == 0)
        {
          alur_document_undo (fixture.base.document);
          continue;
        }
      range.row = pick (n_rows);
      switch (pick (5))
        {
        case 0:
          alur_grid_clear (fixture.grid, &range, NULL);
          break;
        case 1:
          alur_grid_remove_rows (fixture.grid, range.row, 1, NULL);
          break;
        case 2:
          alur_requirement_sheet_call_all (fixture.sheet, range.row,
                                           names[pick (G_N_ELEMENTS (names))], NULL);
          break;
        case 3:
          alur_document_undo (fixture.base.document);
          break;
        default:
          alur_grid_set_text (fixture.grid, range.row, range.column,
                              names[pick (G_N_ELEMENTS (names))], NULL);
          break;
        }
      fresh = alur_requirement_sheet_new (fixture.base.editor);
      for (guint row = 0; row < alur_grid_get_n_rows (ALUR_GRID (fresh)); row++)
        for (guint column = 0; column < alur_grid_get_n_columns (ALUR_GRID (fresh)); column++)
          {
            g_autofree char *expected = alur_grid_dup_edit_text (ALUR_GRID (fresh), row, column);
            g_autofree char *shown = alur_grid_dup_edit_text (fixture.grid, row, column);

            g_assert_cmpstr (shown, ==, expected);
          }
    }
  while (alur_document_undo (fixture.base.document))
    ;
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  assert_rows (&fixture, ALL);
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/requirement-sheet/look", test_look);
  g_test_add_func ("/requirement-sheet/show", test_show);
  g_test_add_func ("/requirement-sheet/rename", test_rename);
  g_test_add_func ("/requirement-sheet/make-one", test_make_one);
  g_test_add_func ("/requirement-sheet/call-all", test_call_all);
  g_test_add_func ("/requirement-sheet/ask-no-more", test_ask_no_more);
  g_test_add_func ("/requirement-sheet/names-in-turn", test_names_in_turn);
  g_test_add_func ("/requirement-sheet/steps-are-counted-once", test_steps_are_counted_once);
  g_test_add_func ("/requirement-sheet/go", test_go);
  g_test_add_func ("/requirement-sheet/empty", test_empty);
  g_test_add_func ("/requirement-sheet/random", test_random);
  return g_test_run ();
}
