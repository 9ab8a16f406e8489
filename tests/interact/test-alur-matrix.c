/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-language.h"
#include "alur-matrix-look.h"
#include "alur-role-reader.h"
#include "interact-fixture.h"

#include <string.h>

/* f1 ⊃ f2, f3 ⊃ f4; f5. */
static const char document[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions>"
      "<function id=\"f1\" name=\"Obat\"/>"
      "<function id=\"f2\" name=\"Penyediaan obat\" parent=\"f1\"/>"
      "<function id=\"f3\" name=\"Anggaran obat\" parent=\"f1\"/>"
      "<function id=\"f4\" name=\"Pencairan\" parent=\"f3\"/>"
      "<function id=\"f5\" name=\"Tenaga\"/></functions>"
      "<stage id=\"now\" kind=\"current\"><organisation>"
      "<unit id=\"u1\" name=\"Dinas Kesehatan\" short=\"Dinkes\" level=\"support\">"
      "<authority id=\"a1\" role=\"decision-maker\" function=\"f2\" scope=\"Utara\"/>"
      "<authority id=\"a2\" role=\"planner\" function=\"f1\"/>"
      "<authority id=\"a3\" role=\"implementer\" function=\"f2\"/></unit>"
      "<unit id=\"u2\" name=\"Puskesmas\" level=\"service-centre\" parent=\"u1\">"
      "<authority id=\"a4\" role=\"decision-maker\" function=\"f2\" scope=\"Utara;Selatan\"/>"
      "<authority id=\"a5\" role=\"supplier\" resource=\"goods\" function=\"f2\"/></unit>"
      "<unit id=\"u3\" name=\"Bappeda\" level=\"support\"/>"
      "</organisation></stage></alur>";

typedef struct
{
  InteractFixture base;
  AlurMatrix *matrix;
  AlurGrid *grid;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  interact_fixture_set_up (&self->base, data);
  self->matrix = alur_matrix_new (self->base.editor);
  self->grid = ALUR_GRID (self->matrix);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->matrix);
  interact_fixture_clear (&self->base);
}

/* A cell in short: badges as [KEP], inherited ones as (KEP), overlapping ones with "!". */
static char *
dup_cell (Fixture *self, guint row, guint column)
{
  g_auto (AlurCell) cell = { .text = NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  alur_grid_get_cell (self->grid, row, column, &cell);
  if (cell.badges == NULL)
    return g_strdup (cell.text != NULL ? cell.text : "");
  for (guint i = 0; i < cell.badges->len; i++)
    {
      const AlurCellBadge *badge = &g_array_index (cell.badges, AlurCellBadge, i);

      g_string_append_printf (text, badge->faint ? "(%s)" : "[%s]", badge->text);
      if (badge->overlaps)
        g_string_append_c (text, '!');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_cell (Fixture *self, const char *function, const char *unit, const char *expected)
{
  AlurElement *f = interact_find (&self->base, function);
  AlurElement *u = interact_find (&self->base, unit);
  int row = alur_grid_find_row_key (self->grid, alur_element_get_id (f));
  int column = alur_grid_find_column_key (self->grid, alur_element_get_id (u));
  g_autofree char *text = NULL;

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (column, >=, 0);
  text = dup_cell (self, (guint) row, (guint) column);
  g_assert_cmpstr (text, ==, expected);
}

/* The functions shown, by id. */
static void
assert_rows (Fixture *self, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n = alur_grid_get_n_rows (self->grid) - alur_grid_get_n_foot_rows (self->grid);

  for (guint row = 0; row < n; row++)
    g_string_append_printf (rows, "%s%s", row > 0 ? " " : "",
                            (const char *) alur_grid_get_row_key (self->grid, row));
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
assert_columns (Fixture *self, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = alur_grid_get_n_columns (self->grid);

  for (guint i = 0; i < n; i++)
    {
      AlurGridColumn column;

      alur_grid_get_column (self->grid, i, &column);
      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", column.title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static gboolean
type (Fixture *self, const char *function, guint column, const char *text, char **refusal)
{
  AlurElement *f = interact_find (&self->base, function);
  int row = alur_grid_find_row_key (self->grid, alur_element_get_id (f));

  g_assert_cmpint (row, >=, 0);
  return alur_grid_set_text (self->grid, (guint) row, column, text, refusal);
}

static void
test_looks (Fixture *self, gconstpointer data)
{
  g_auto (AlurCell) cell = { .text = NULL };

  assert_rows (self, "f1 f2 f3 f4 f5");
  assert_columns (self, "Function|Held by nobody|Dinkes|Puskesmas|Bappeda");
  assert_cell (self, "f1", "u1", "[REN]");
  assert_cell (self, "f2", "u1", "[KEP]![LAK](REN)");
  assert_cell (self, "f2", "u2", "[KEP]![PAS·barang]");
  assert_cell (self, "f4", "u1", "(REN)");
  assert_cell (self, "f5", "u1", "");
  alur_grid_get_cell (self->grid, 3, 0, &cell);
  g_assert_cmpuint (cell.indent, ==, 2);
  g_assert_cmpstr (cell.text, ==, "Pencairan");
  g_assert_cmpuint (cell.flags & ALUR_CELL_GAP, !=, 0);
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  g_auto (AlurCell) overlap = { .text = NULL };
  g_auto (AlurCell) orphan = { .text = NULL };
  g_auto (AlurCell) conflict = { .text = NULL };
  g_autofree char *gaps = dup_cell (self, 1, 1);
  g_autofree char *described = NULL;

  g_assert_cmpstr (gaps, ==, "[WAS][EVA]");
  alur_grid_get_cell (self->grid, 1, 2, &overlap);
  g_assert_cmpuint (overlap.flags & ALUR_CELL_OVERLAP, !=, 0);
  g_assert_cmpint (overlap.severity, ==, ALUR_SEVERITY_ERROR);
  alur_grid_get_cell (self->grid, 4, 1, &orphan);
  g_assert_cmpstr (orphan.text, ==, "any");
  g_assert_true (type (self, "f2", 2, "KEP LAK WAS", NULL));
  alur_grid_get_cell (self->grid, 1, 2, &conflict);
  g_assert_cmpuint (conflict.flags & ALUR_CELL_CONFLICT, !=, 0);
  described = alur_grid_describe (self->grid, 1, 2);
  g_assert_true (g_str_has_prefix (
      described,
      "Penyediaan obat, Dinas Kesehatan: decision-maker (Utara), implementer, supervisor\n"
      "From a function above: planner\n"));
  g_assert_nonnull (strstr (described, "Puskesmas"));
}

/* What stays keeps its scope; one undo takes all back. */
static void
test_typed_roles (Fixture *self, gconstpointer data)
{
  AlurElement *deciding = interact_find (&self->base, "a1");
  AlurElement *doing = interact_find (&self->base, "a3");
  g_autofree char *before = interact_dup_text (&self->base);
  g_autofree char *after = NULL;
  g_autofree char *edit = NULL;

  g_assert_true (type (self, "f2", 2, "evaluator;kep  pas.dana", NULL));
  assert_cell (self, "f2", "u1", "[KEP]![PAS·dana][EVA](REN)");
  g_assert_nonnull (deciding->parent);
  g_assert_cmpstr (alur_element_get_text (deciding, ALUR_AUTHORITY_SCOPE), ==, "Utara");
  g_assert_null (doing->parent);
  edit = alur_grid_dup_edit_text (self->grid, 1, 2);
  g_assert_cmpstr (edit, ==, "KEP, PAS·dana, EVA");
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, 1);
  g_assert_true (alur_editor_undo (self->base.editor));
  after = interact_dup_text (&self->base);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *before = interact_dup_text (&self->base);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;

  g_assert_false (type (self, "f2", 2, "KEP, PAS", &refusal));
  g_assert_cmpstr (refusal, ==,
                   "Say what is brought with PAS: PAS·informasi, PAS·dana, PAS·orang, PAS·barang, "
                   "PAS·lain.");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (type (self, "f2", 2, "KEP, apa", &refusal));
  g_assert_nonnull (strstr (refusal, "“apa”"));
  g_clear_pointer (&refusal, g_free);
  g_assert_false (type (self, "f2", 1, "KEP", &refusal));
  g_assert_nonnull (refusal);
  alur_document_begin (self->base.document, "x");
  g_clear_pointer (&refusal, g_free);
  g_assert_false (type (self, "f2", 2, "KEP", &refusal));
  g_assert_nonnull (refusal);
  alur_document_rollback (self->base.document);
  after = interact_dup_text (&self->base);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, 0);
}

static void
assert_read (AlurRoleReader *reader, const char *typed, const char *expected)
{
  g_autofree char *refusal = NULL;
  g_autoptr (GArray) list = alur_role_reader_read (reader, typed, &refusal);
  g_autoptr (GString) text = g_string_new (NULL);

  if (expected == NULL)
    {
      g_assert_null (list);
      g_assert_nonnull (refusal);
      return;
    }
  g_assert_nonnull (list);
  for (guint i = 0; i < list->len; i++)
    {
      const AlurRoleTyped *one = &g_array_index (list, AlurRoleTyped, i);
      g_autofree char *letters = alur_role_reader_write (reader, one->role, one->resource);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", letters);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_reader (void)
{
  g_autoptr (AlurRoleReader) reader = alur_role_reader_new ("id");

  assert_read (reader, "", "");
  assert_read (reader, " , ;", "");
  assert_read (reader, "KEP,LAK", "KEP LAK");
  assert_read (reader, "dec imp kep", "KEP LAK");
  assert_read (reader, "pelaksana pembantu, pelaksana", "PBT LAK");
  assert_read (reader, "Pengambil Keputusan; decision-maker", "KEP");
  assert_read (reader, "assistant implementer supervisor", "PBT WAS");
  assert_read (reader, "PAS·dana, SUP goods, pemasok: sumber daya lain",
               "PAS·dana PAS·barang PAS·lain");
  assert_read (reader, "WAS ×3", "WAS");
  assert_read (reader, "koord, evalu", "KOR EVA");
  assert_read (reader, "PAS", NULL);
  assert_read (reader, "pe", NULL);
  assert_read (reader, "KEP·dana", NULL);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = alur_grid_dup_choices (self->grid, 1, 2, "kep, l");
  g_autoptr (GPtrArray) resources = alur_grid_dup_choices (self->grid, 1, 2, "PAS·d");
  g_autoptr (GPtrArray) names = alur_grid_dup_choices (self->grid, 1, 0, "a");
  const AlurGridChoice *first = g_ptr_array_index (choices, 0);

  g_assert_cmpstr (first->text, ==, "kep, LAK");
  g_assert_cmpstr (first->label, ==, "LAK – implementer");
  g_assert_cmpuint (resources->len, ==, 1);
  g_assert_cmpstr (((const AlurGridChoice *) g_ptr_array_index (resources, 0))->text, ==,
                   "PAS·dana");
  g_assert_cmpuint (names->len, ==, 0);
}

static void
test_functions (Fixture *self, gconstpointer data)
{
  g_autofree char *before = interact_dup_text (&self->base);
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;
  int row;

  g_assert_true (type (self, "f4", 0, "  Pencairan dana ", NULL));
  g_assert_cmpstr (alur_element_get_name (interact_find (&self->base, "f4")), ==, "Pencairan dana");
  row = alur_grid_insert_row (self->grid, 1, NULL);
  g_assert_cmpint (row, ==, 2);
  g_assert_true (alur_grid_set_text (self->grid, 2, 0, "Baru", NULL));
  g_assert_true (alur_grid_shift_rows (self->grid, 2, 1, 1, NULL)); /* into f2 */
  assert_rows (self, "f1 f2 f6 f3 f4 f5");
  g_assert_cmpstr (alur_element_get_ref (interact_find (&self->base, "f6"), ALUR_FUNCTION_PARENT),
                   ==, "f2");
  g_assert_true (alur_grid_shift_rows (self->grid, 2, 1, -1, NULL));
  g_assert_true (alur_grid_shift_rows (self->grid, 2, 1, -1, NULL));
  assert_rows (self, "f1 f2 f3 f4 f6 f5");
  g_assert_false (alur_grid_shift_rows (self->grid, 4, 1, -1, &refusal));
  g_assert_nonnull (refusal);
  g_assert_true (alur_grid_remove_rows (self->grid, 2, 3, NULL));
  assert_rows (self, "f1 f2 f5");
  while (alur_editor_undo (self->base.editor))
    continue;
  after = interact_dup_text (&self->base);
  g_assert_cmpstr (before, ==, after);
}

/* A subtree that goes into a function comes behind what is in it already. */
static void
test_indent_order (Fixture *self, gconstpointer data)
{
  g_assert_true (alur_grid_shift_rows (self->grid, 4, 1, 1, NULL)); /* f5 into f1 */
  assert_rows (self, "f1 f2 f3 f4 f5");
  g_assert_true (alur_grid_shift_rows (self->grid, 2, 2, 1, NULL)); /* f3 with f4 into f2 */
  assert_rows (self, "f1 f2 f3 f4 f5");
  g_assert_cmpstr (alur_element_get_ref (interact_find (&self->base, "f3"), ALUR_FUNCTION_PARENT),
                   ==, "f2");
  g_assert_true (alur_grid_shift_rows (self->grid, 2, 3, -1, NULL));
  assert_rows (self, "f1 f2 f3 f4 f5");
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  g_autofree char *refusal = NULL;
  AlurGridRange pasted;

  g_assert_true (alur_grid_paste (self->grid, &(AlurGridRange){ 4, 0, 1, 1 },
                                  "Satu\t\tKEP\nDua\tx\t\tLAK,REG\n", &pasted, &refusal));
  g_assert_cmpuint (pasted.n_rows, ==, 2);
  assert_rows (self, "f1 f2 f3 f4 f5 f6");
  assert_cell (self, "f5", "u1", "[KEP]");
  assert_cell (self, "f6", "u2", "[REG][LAK]");
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, 1);
  g_assert_true (alur_grid_fill_down (self->grid, &(AlurGridRange){ 1, 2, 2, 1 }, NULL));
  assert_cell (self, "f3", "u1", "[KEP][LAK](REN)");
  g_assert_true (alur_grid_clear (self->grid, &(AlurGridRange){ 0, 2, 3, 3 }, NULL));
  assert_cell (self, "f3", "u1", "");
  assert_cell (self, "f2", "u2", "");
  g_assert_cmpuint (alur_document_get_undo_depth (self->base.document), ==, 3);
}

static void
test_filter_and_sort (Fixture *self, gconstpointer data)
{
  int column;
  gboolean descending;

  alur_grid_filter (self->grid, "PENCAIR");
  assert_rows (self, "f1 f3 f4");
  alur_grid_filter (self->grid, "puskesmas");
  assert_rows (self, "f1 f2");
  alur_grid_filter (self->grid, NULL);
  alur_matrix_set_row_order (self->matrix, ALUR_MATRIX_ROWS_BY_NAME);
  assert_rows (self, "f3 f1 f4 f2 f5");
  alur_grid_sort (self->grid, 0, TRUE);
  assert_rows (self, "f5 f2 f4 f1 f3");
  alur_grid_sort (self->grid, 2, FALSE);
  assert_rows (self, "f2 f1 f3 f4 f5");
  g_assert_true (alur_grid_get_sort (self->grid, &column, &descending));
  g_assert_cmpint (column, ==, 2);
  alur_grid_sort (self->grid, 1, FALSE);
  g_assert_cmpint (alur_matrix_get_row_order (self->matrix), ==, ALUR_MATRIX_ROWS_BY_PROBLEMS);
  g_assert_cmpstr (alur_grid_get_row_key (self->grid, 4), ==, "f3");
  alur_grid_sort (self->grid, ALUR_GRID_UNSORTED, FALSE);
  alur_matrix_set_only_problems (self->matrix, TRUE);
  assert_rows (self, "f1 f2 f3 f4 f5");
  g_assert_true (type (self, "f5", 4, "KEP LAK", NULL));
  assert_rows (self, "f1 f2 f3 f4 f5");
  g_assert_true (type (self, "f5", 3, "WAS EVA", NULL));
  assert_rows (self, "f1 f2 f3 f4");
  alur_matrix_set_level (self->matrix, ALUR_LEVEL_SUPPORT);
  assert_columns (self, "Function|Held by nobody|Dinkes|Bappeda");
  alur_matrix_set_column_order (self->matrix, ALUR_MATRIX_COLUMNS_BY_NAME);
  assert_columns (self, "Function|Held by nobody|Bappeda|Dinkes");
  alur_matrix_set_level (self->matrix, ALUR_LEVEL_NONE);
  alur_matrix_set_column_order (self->matrix, ALUR_MATRIX_COLUMNS_BY_LEVEL);
  assert_columns (self, "Function|Held by nobody|Dinkes|Bappeda|Puskesmas");
}

static void
told_cb (AlurEditor *editor, const char *message, GString *told)
{
  g_string_assign (told, message);
}

/* What went is told, with the name where it is one. */
static void
test_removal_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (self->base.editor, "told", G_CALLBACK (told_cb), told);
  g_assert_true (alur_grid_remove_rows (self->grid, 4, 1, NULL));
  g_assert_cmpstr (told->str, ==, "“Tenaga” deleted");
  g_assert_true (alur_grid_remove_rows (self->grid, 0, 1, NULL));
  g_assert_cmpstr (told->str, ==, "“Obat” deleted");
  g_assert_true (alur_grid_remove_rows (self->grid, 0, 2, NULL));
  g_assert_cmpstr (told->str, ==, "2 things deleted");
}

/* How it was looked at is written down, and another matrix is shown so. */
static void
test_look (Fixture *self, gconstpointer data)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (AlurMatrix) other = alur_matrix_new (self->base.editor);
  g_auto (AlurMatrixLook) look = { 0 };
  g_auto (AlurMatrixLook) read = { 0 };
  int column = 0;
  gboolean descending = FALSE;

  alur_matrix_set_level (self->matrix, ALUR_LEVEL_SUPPORT);
  alur_matrix_set_column_order (self->matrix, ALUR_MATRIX_COLUMNS_BY_NAME);
  alur_grid_sort (self->grid, 3, TRUE); /* Dinkes */
  alur_matrix_look_take (&look, self->matrix);
  g_assert_cmpstr (look.sorted_by, ==, "u1");
  alur_matrix_look_keep (&look, keys, "file");
  alur_matrix_look_read (&read, keys, "file");
  alur_matrix_look_give (&read, other);
  g_assert_true (alur_grid_get_sort (ALUR_GRID (other), &column, &descending));
  g_assert_cmpint (column, ==, 3);
  g_assert_true (descending);
  g_assert_cmpint (alur_matrix_get_level (other), ==, ALUR_LEVEL_SUPPORT);
  g_assert_cmpint (alur_matrix_get_column_order (other), ==, ALUR_MATRIX_COLUMNS_BY_NAME);
  g_assert_cmpstr (alur_grid_get_row_key (ALUR_GRID (other), 0), ==,
                   alur_grid_get_row_key (self->grid, 0));
  /* A unit that has gone sorts nothing. */
  g_free (read.sorted_by);
  read.sorted_by = g_strdup ("u9");
  alur_matrix_look_give (&read, other);
  column = ALUR_GRID_UNSORTED;
  g_assert_true (alur_grid_get_sort (ALUR_GRID (other), &column, &descending));
  g_assert_cmpint (column, ==, ALUR_GRID_UNSORTED);
  g_assert_false (descending);
}

/* A new function is seen although no filter lets it through. */
static void
test_new_is_kept (Fixture *self, gconstpointer data)
{
  alur_grid_filter (self->grid, "tenaga");
  assert_rows (self, "f5");
  g_assert_cmpint (alur_grid_insert_row (self->grid, 0, NULL), ==, 1);
  assert_rows (self, "f5 f6");
  alur_grid_filter (self->grid, "");
  alur_matrix_set_row_order (self->matrix, ALUR_MATRIX_ROWS_BY_NAME);
  g_assert_cmpint (alur_grid_insert_row (self->grid, 0, NULL), ==, 6);
}

static void
test_totals (Fixture *self, gconstpointer data)
{
  g_autofree char *unit = NULL;
  g_autofree char *institution = NULL;
  g_autofree char *all = NULL;
  g_autofree char *described = NULL;
  guint first = 5;

  /* heading, KEP, REN, PAS, LAK, twice */
  g_assert_cmpuint (alur_grid_get_n_foot_rows (self->grid), ==, 10);
  unit = dup_cell (self, first + 1, 2);
  institution = dup_cell (self, first + 6, 2);
  all = dup_cell (self, first + 1, 1);
  g_assert_cmpstr (unit, ==, "1");
  g_assert_cmpstr (institution, ==, "2");
  g_assert_cmpstr (all, ==, "2");
  described = alur_grid_describe (self->grid, first + 6, 2);
  g_assert_cmpstr (described, ==,
                   "Authorities of each institution, decision-maker, Dinas Kesehatan: 2");
  g_assert_false (alur_grid_is_editable (self->grid, first + 1, 2));
}

static void
test_by_area (Fixture *self, gconstpointer data)
{
  g_autofree char *north = NULL;
  g_autofree char *south = NULL;
  g_autofree char *described = NULL;
  g_auto (AlurCell) gap = { .text = NULL };
  g_auto (AlurCell) parent = { .text = NULL };

  alur_matrix_set_by_area (self->matrix, TRUE);
  assert_columns (self, "Function|Everywhere|Selatan|Utara");
  north = dup_cell (self, 1, 3);
  south = dup_cell (self, 1, 2);
  g_assert_cmpstr (north, ==, "KEP Dinkes, Puskesmas\nLAK Dinkes");
  g_assert_cmpstr (south, ==, "KEP Puskesmas\nLAK Dinkes");
  alur_grid_get_cell (self->grid, 4, 2, &gap);
  g_assert_cmpuint (gap.flags & ALUR_CELL_GAP, !=, 0);
  alur_grid_get_cell (self->grid, 0, 2, &parent);
  g_assert_cmpuint (parent.flags & ALUR_CELL_GAP, ==, 0);
  described = alur_grid_describe (self->grid, 4, 2);
  g_assert_cmpstr (described, ==, "Tenaga, Selatan: decided by nobody, implemented by nobody");
  alur_matrix_set_only_problems (self->matrix, TRUE);
  assert_rows (self, "f1 f2 f3 f4 f5");
  g_assert_true (type (self, "f5", 0, "Tenaga kesehatan", NULL));
}

static void
test_elements (Fixture *self, gconstpointer data)
{
  AlurElement *authority = interact_find (&self->base, "a4");
  guint row;
  guint column;

  g_assert_true (alur_grid_find_element (self->grid, authority, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 3);
  g_assert_true (alur_grid_get_element (self->grid, row, column) == authority);
  g_assert_true (
      alur_grid_find_element (self->grid, interact_find (&self->base, "u3"), &row, &column));
  g_assert_cmpuint (column, ==, 4);
  g_assert_cmpuint (row, ==, G_MAXUINT);
  g_assert_true (alur_grid_get_element (self->grid, 0, 0) == interact_find (&self->base, "f1"));
}

static void
test_example (Fixture *self, gconstpointer data)
{
  guint n_rows = alur_grid_get_n_rows (self->grid);
  guint n_columns = alur_grid_get_n_columns (self->grid);

  g_assert_cmpuint (n_columns, >, 5);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          {
            g_autofree char *text = dup_cell (self, row, column);
            g_autofree char *described = alur_grid_describe (self->grid, row, column);

            g_assert_true (g_utf8_validate (text, -1, NULL));
            g_assert_cmpuint (strlen (described), >, text[0] != '\0' ? 2 : 0);
            alur_grid_get_element (self->grid, row, column);
          }
      alur_matrix_set_by_area (self->matrix, TRUE);
      n_rows = alur_grid_get_n_rows (self->grid);
      n_columns = alur_grid_get_n_columns (self->grid);
    }
}

#define ADD(name, function, example)                                                               \
  g_test_add ("/matrix/" name, Fixture, example, set_up, function, tear_down)

/* What is not shown takes no function in: it goes into the one that is seen above it. */
static void
test_indent_among_found (void)
{
  Fixture self;
  g_autofree char *refusal = NULL;

  set_up (&self, "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions>"
                 "<function id=\"f1\" name=\"Obat\"/><function id=\"f2\" name=\"Gizi\"/>"
                 "<function id=\"f3\" name=\"Obat luar\"/></functions>"
                 "<stage id=\"now\" kind=\"current\"/></alur>");
  alur_grid_filter (self.grid, "obat");
  assert_rows (&self, "f1 f3");
  g_assert_true (alur_grid_shift_rows (self.grid, 1, 1, 1, NULL));
  g_assert_cmpstr (alur_element_get_ref (interact_find (&self.base, "f3"), ALUR_FUNCTION_PARENT),
                   ==, "f1");
  g_assert_true (alur_document_undo (self.base.document));
  alur_grid_filter (self.grid, "luar");
  assert_rows (&self, "f3");
  g_assert_false (alur_grid_shift_rows (self.grid, 0, 1, 1, &refusal));
  g_assert_nonnull (refusal);
  tear_down (&self, NULL);
}

/* A chain of 100 functions can't become part of another one. */
static void
test_too_deep (void)
{
  Fixture self;
  g_autoptr (GString) text = g_string_new (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions><function id=\"x\"/>");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *refusal = NULL;

  g_string_append (text, "<function id=\"f1\"/>");
  for (guint i = 2; i <= 100; i++)
    g_string_append_printf (text, "<function id=\"f%u\" parent=\"f%u\"/>", i, i - 1);
  g_string_append (text, "</functions><stage id=\"now\" kind=\"current\"/></alur>");
  set_up (&self, text->str);
  before = interact_dup_text (&self.base);
  g_assert_false (alur_grid_shift_rows (self.grid, 1, 1, 1, &refusal));
  g_assert_nonnull (strstr (refusal, "100"));
  after = interact_dup_text (&self.base);
  g_assert_cmpstr (after, ==, before);
  tear_down (&self, NULL);
}

static gboolean
is_measured (AlurGrid *grid, guint row, guint column)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!alur_grid_list_measured (grid, row, columns))
    return TRUE;
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

static void
assert_same_cell (AlurGrid *one, AlurGrid *other, guint row, guint column)
{
  g_auto (AlurCell) a = { .text = NULL };
  g_auto (AlurCell) b = { .text = NULL };
  g_autofree char *told = alur_grid_describe (one, row, column);
  g_autofree char *other_told = alur_grid_describe (other, row, column);

  alur_grid_get_cell (one, row, column, &a);
  alur_grid_get_cell (other, row, column, &b);
  g_assert_cmpstr (a.text, ==, b.text);
  g_assert_cmpuint (a.flags, ==, b.flags);
  g_assert_cmpint (a.severity, ==, b.severity);
  g_assert_cmpuint (a.indent, ==, b.indent);
  g_assert_cmpuint (a.badges != NULL ? a.badges->len : 0, ==, b.badges != NULL ? b.badges->len : 0);
  g_assert_cmpstr (told, ==, other_told);
  g_assert_true (a.badges == NULL || is_measured (one, row, column));
}

/* What was kept through edits is what would be gathered of the document as it is. */
static void
assert_as_if_new (Fixture *self)
{
  g_autoptr (AlurMatrix) made = alur_matrix_new (self->base.editor);
  AlurGrid *other = ALUR_GRID (made);
  guint n_columns = alur_grid_get_n_columns (self->grid);

  alur_matrix_set_column_order (made, alur_matrix_get_column_order (self->matrix));
  g_assert_cmpuint (alur_grid_get_n_rows (self->grid), ==, alur_grid_get_n_rows (other));
  g_assert_cmpuint (n_columns, ==, alur_grid_get_n_columns (other));
  for (guint row = 0; row < alur_grid_get_n_rows (other); row++)
    {
      g_assert_true (alur_grid_get_row_key (self->grid, row) == alur_grid_get_row_key (other, row));
      for (guint column = 0; column < n_columns; column++)
        {
          g_assert_true (alur_grid_get_column_key (self->grid, column)
                         == alur_grid_get_column_key (other, column));
          assert_same_cell (self->grid, other, row, column);
        }
    }
}

static void
change (Fixture *self, const char *id, guint field, const char *text)
{
  AlurDocument *of = alur_editor_get_document (self->base.editor);

  alur_document_begin (of, "Change");
  if (text != NULL)
    alur_document_set_text (of, interact_find (&self->base, id), field, text);
  else
    alur_document_remove (of, interact_find (&self->base, id));
  alur_document_commit (of);
  assert_as_if_new (self);
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  AlurDocument *of = alur_editor_get_document (self->base.editor);
  g_autofree char *refusal = NULL;
  guint n_edits = 0;

  assert_as_if_new (self);
  change (self, "u3", ALUR_UNIT_NAME, "Aneka");
  change (self, "u3", ALUR_UNIT_PARENT, "u2");
  change (self, "f5", ALUR_FUNCTION_PARENT, "f4");
  change (self, "f5", ALUR_FUNCTION_NAME, "Anggaran");
  change (self, "a4", 0, NULL);
  change (self, "u1", ALUR_UNIT_SHORT, "Dinas");
  alur_matrix_set_column_order (self->matrix, ALUR_MATRIX_COLUMNS_BY_NAME);
  change (self, "u2", ALUR_UNIT_NAME, "Aa");
  alur_document_begin (of, "Level");
  alur_document_set_word (of, interact_find (&self->base, "u2"), ALUR_UNIT_LEVEL,
                          ALUR_LEVEL_SUPPORT);
  alur_document_commit (of);
  assert_as_if_new (self);
  g_assert_true (alur_grid_set_text (self->grid, 1, 2, "KEP", &refusal));
  g_assert_null (refusal);
  assert_as_if_new (self);
  g_assert_cmpint (alur_grid_insert_row (self->grid, 1, &refusal), >=, 0);
  assert_as_if_new (self);
  change (self, "u3", 0, NULL);
  while (alur_document_undo (of) && n_edits++ < 100)
    assert_as_if_new (self);
  g_assert_cmpuint (n_edits, >, 10);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/indent-among-found", test_indent_among_found);
  g_test_add_func ("/matrix/too-deep", test_too_deep);
  g_test_add_func ("/matrix/reader", test_reader);
  ADD ("looks", test_looks, document);
  ADD ("marks", test_marks, document);
  ADD ("typed-roles", test_typed_roles, document);
  ADD ("refused", test_refused, document);
  ADD ("choices", test_choices, document);
  ADD ("functions", test_functions, document);
  ADD ("indent-order", test_indent_order, document);
  ADD ("paste", test_paste, document);
  ADD ("filter-and-sort", test_filter_and_sort, document);
  ADD ("look", test_look, document);
  ADD ("removal-is-told", test_removal_is_told, document);
  ADD ("new-is-kept", test_new_is_kept, document);
  ADD ("totals", test_totals, document);
  ADD ("by-area", test_by_area, document);
  ADD ("elements", test_elements, document);
  ADD ("kept", test_kept, document);
  ADD ("example", test_example, "rawat-inap");
  return g_test_run ();
}
