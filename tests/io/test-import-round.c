/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Into a document and out again: each mapped cell of the tables that are published is in the table
 * that is written, in a row that agrees with its row in all of them. */

#include "alur-edit.h"
#include "alur-import.h"
#include "alur-organisation-table.h"
#include "io-support.h"

#include <string.h>

/* Columns of what is written. */
enum
{
  OUT_UNIT_ID,
  OUT_UNIT,
  OUT_PARENT,
  OUT_SHORT,
  OUT_LEVEL,
  OUT_HEAD,
  OUT_ID,
  OUT_POST,
  OUT_STAFF,
  OUT_KIND,
  OUT_GRADE,
  OUT_QUALIFICATION,
  OUT_NOTE
};

typedef struct
{
  const char *title; /* of a column in the published table */
  guint column;      /* where it comes out */
} Pair;

static const Pair seniors[] = { { "Post Unique Reference", OUT_ID },
                                { "Job Title", OUT_POST },
                                { "Unit", OUT_UNIT },
                                { "Grade", OUT_GRADE },
                                { "FTE", OUT_STAFF },
                                { "Notes", OUT_NOTE },
                                { NULL, 0 } };
static const Pair juniors[] = { { "Generic Job Title", OUT_POST },
                                { "Unit", OUT_UNIT },
                                { "Grade", OUT_GRADE },
                                { "Number of Posts in FTE", OUT_STAFF },
                                { NULL, 0 } };
static const Pair plums[]
    = { { "id", OUT_ID },          { "title", OUT_POST },        { "org_name", OUT_UNIT },
        { "pay_plan", OUT_GRADE }, { "pborg_seq", OUT_UNIT_ID }, { NULL, 0 } };
static const Pair units[] = { { "id", OUT_UNIT_ID },
                              { "nama unit", OUT_UNIT },
                              { "induk", OUT_PARENT },
                              { "kepala", OUT_HEAD },
                              { NULL, 0 } };

static const struct
{
  const char *path;
  const Pair *pairs;
} tables[] = {
  { "tests/data/tables/uk-nfa-senior.csv", seniors },
  { "tests/data/tables/uk-nfa-junior.csv", juniors },
  { "tests/data/tables/uk-passport-senior.csv", seniors },
  { "tests/data/tables/uk-landregistry-senior.csv", seniors },
  { "tests/data/tables/uk-dfid-senior.csv", seniors },
  { "tests/data/tables/us-plumbook-education.csv", plums },
  { "data/examples/organisasi-dinas.csv", units },
};

static AlurCells *
read_cells (GBytes *bytes)
{
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GError) error = NULL;
  AlurCells *cells = alur_cells_read (bytes, "x.csv", ALUR_ENCODING_GUESSED, '\0', notes, &error);

  g_assert_no_error (error);
  return cells;
}

static AlurDocument *
make_document (AlurCells *cells)
{
  AlurImportOptions options = { .procedure = "" };
  AlurDocument *document = alur_edit_new_document (NULL);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurColumns) columns
      = alur_columns_guess (cells, ALUR_TABLE_GUESSED, ALUR_HEADER_GUESSED);
  g_autoptr (AlurImportReport) report = NULL;

  alur_document_begin (document, "import");
  report = alur_import (document, stage, cells, columns, &options, notes);
  alur_document_commit (document);
  return document;
}

/* Blanks are one, as names of elements have them. */
static char *
dup_plain (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);
  GString *plain = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", *word);
  return g_string_free (plain, FALSE);
}

static double
read_number (const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');

  return g_ascii_strtod (plain, NULL);
}

/* What nobody wrote, anything may be. People of a post that two rows have are added up, and a
 * superior is called as the row of the superior is. */
static gboolean
agrees (const char *wanted, const char *own, guint column)
{
  g_autofree char *one = dup_plain (wanted);
  g_autofree char *other = dup_plain (own);

  if (*one == '\0')
    return TRUE;
  return column == OUT_STAFF ? read_number (other) >= read_number (one) : g_str_equal (one, other);
}

static guint
find_column (AlurCells *cells, const char *title)
{
  for (guint column = 0; column < alur_cells_get_n_columns (cells); column++)
    if (g_str_equal (alur_cells_get (cells, 0, column), title))
      return column;
  g_error ("no column %s", title);
}

static gboolean
has_row (AlurCells *in, guint row, const Pair *pairs, const guint *columns, AlurCells *out)
{
  for (guint i = 1; i < alur_cells_get_n_rows (out); i++)
    {
      guint n = 0;

      while (pairs[n].title != NULL
             && agrees (alur_cells_get (in, row, columns[n]),
                        alur_cells_get (out, i, pairs[n].column), pairs[n].column))
        n++;
      if (pairs[n].title == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_table (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const Pair *pairs = tables[index].pairs;
  g_autofree char *path = io_source_path (tables[index].path);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (AlurCells) in = read_cells (bytes);
  g_autoptr (AlurDocument) document = make_document (in);
  g_autoptr (GBytes) written
      = alur_organisation_table_write (document, alur_document_get_stage (document, NULL));
  g_autoptr (AlurCells) out = read_cells (written);
  g_autoptr (AlurDocument) again = make_document (out);
  g_autoptr (GBytes) rewritten
      = alur_organisation_table_write (again, alur_document_get_stage (again, NULL));
  guint columns[8];
  guint n_rows = 0;

  for (guint i = 0; pairs[i].title != NULL; i++)
    columns[i] = find_column (in, pairs[i].title);
  for (guint row = 1; row < alur_cells_get_n_rows (in); row++)
    {
      if (alur_cells_is_empty (in, row))
        continue;
      if (!has_row (in, row, pairs, columns, out))
        g_error ("%s: row %u is not in the table that is written", tables[index].path,
                 alur_cells_get_number (in, row));
      n_rows++;
    }
  g_assert_cmpuint (n_rows, >, 3);
  g_assert_true (g_bytes_equal (written, rewritten));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *base = g_path_get_basename (tables[i].path);
      g_autofree char *name = g_strconcat ("/import-round/", base, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_table);
    }
  return g_test_run ();
}
