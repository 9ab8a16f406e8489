/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random tables with random things said about them: what was said holds whatever was said before
 * and after it, the draft is what the import does, and undoing that gives the same bytes. ALUR_SEED
 * repeats a run. */

#include "alur-edit.h"
#include "alur-import-draft.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

#define N_TABLES 500
#define N_SAID 12

static const char *const words[] = {
  "id",       "nama unit", "induk",   "jabatan",    "unit",   "jumlah",  "no",
  "kegiatan", "pelaksana", "waktu",   "keterangan", "output", "1",       "2",
  "3",        "Dinas",     "Bidang",  "Seksi",      "XX",     "",        "",
  "-",        "Ya: 2",     "5 menit", "A; B",       "mulai",  "\"x",     "a b\tc",
  "é",        "1,5",       "=1+1",    "\x01 y",     "kepala", "tingkat",
};

static const char separators[] = { ',', ';', '\t', '|' };

static const char *
pick (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static char *
make_table (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n_columns = (guint) g_rand_int_range (rand, 1, 7);
  guint n_rows = (guint) g_rand_int_range (rand, 1, 14);
  char separator = separators[g_rand_int_range (rand, 0, G_N_ELEMENTS (separators))];

  for (guint row = 0; row < n_rows; row++)
    {
      guint n = row % 3 == 2 ? (guint) g_rand_int_range (rand, 1, (int) n_columns + 1) : n_columns;

      for (guint column = 0; column < n; column++)
        {
          if (column > 0)
            g_string_append_c (text, separator);
          g_string_append (text, pick (rand));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static const char document_text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" name=\"Now\" "
      "kind=\"current\"><organisation><unit id=\"u1\" name=\"Dinas\"><position id=\"p1\" "
      "name=\"kepala\"/></unit><unit id=\"u2\" name=\"Bidang\" parent=\"u1\"/><unit id=\"u3\" "
      "name=\"Gone\" parent=\"u2\"/><unit id=\"u4\" name=\"Below\" parent=\"u3\"/></organisation>"
      "<procedure id=\"pr\" name=\"P\"><step id=\"s1\" name=\"mulai\" kind=\"start\"/><step "
      "id=\"s2\" name=\"old\"/><flow id=\"f1\" from=\"s1\" to=\"s2\"/></procedure></stage></alur>";

typedef struct
{
  GRand *rand;
  GBytes *table;
  GBytes *document;
  AlurImportChoices *choices;
  char separator; /* with which was said last what a column holds */
  guint column;
  AlurHolds holds; /* ALUR_N_HOLDS: something else was said since */
  guint *n_imported;
  guint *n_refused;
  guint *n_gone;
} Case;

static AlurImportDraft *
make_draft (const Case *self, const AlurImportChoices *choices)
{
  g_autoptr (GError) error = NULL;
  AlurImportDraft *draft
      = alur_import_draft_new (self->table, "x.csv", choices, self->document, "now", NULL, &error);

  if (draft == NULL)
    g_assert_cmpstr (error->message, !=, "");
  return draft;
}

static void
say_something (Case *self, const AlurImportDraft *draft)
{
  AlurImportChoices *choices = self->choices;
  char separator = alur_cells_get_separator (draft->cells);
  guint row = (guint) g_rand_int_range (self->rand, 0, (int) alur_cells_get_n_rows (draft->cells));
  guint column
      = (guint) g_rand_int_range (self->rand, 0, (int) alur_cells_get_n_columns (draft->cells));

  self->holds = ALUR_N_HOLDS;
  switch (g_rand_int_range (self->rand, 0, 10))
    {
    case 0:
      choices->separator = separators[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (separators))];
      break;
    case 1:
      choices->header = g_rand_int_range (self->rand, -2, 4);
      break;
    case 2:
      choices->subject = (AlurTableSubject) g_rand_int_range (self->rand, 0, 3);
      break;
    case 3:
      choices->encoding
          = g_rand_boolean (self->rand) ? ALUR_ENCODING_UTF_8 : ALUR_ENCODING_WINDOWS_1252;
      break;
    case 4:
      alur_import_choices_set_removed (choices, g_rand_boolean (self->rand) ? "u3" : "s2",
                                       g_rand_boolean (self->rand));
      break;
    case 5:
      alur_import_choices_set_text (choices, separator, row, column, pick (self->rand));
      break;
    case 6:
      alur_import_choices_set_procedure (choices, g_rand_boolean (self->rand) ? "pr" : "P",
                                         g_rand_boolean (self->rand));
      break;
    default:
      self->separator = separator;
      self->column = column;
      self->holds = (AlurHolds) g_rand_int_range (self->rand, 0, ALUR_N_HOLDS);
      alur_import_choices_set_holds (choices, separator, column, self->holds);
      break;
    }
}

static char *
dup_notes (const AlurNotes *notes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alur_notes_get_n_kept (notes); i++)
    {
      g_autofree char *line = alur_note_dup_text (alur_notes_get (notes, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/* What was said is so, where the table has it. */
static void
check_said (const Case *self, const AlurImportDraft *draft)
{
  const AlurImportChoices *choices = self->choices;
  int n_rows = (int) alur_cells_get_n_rows (draft->cells);

  if (choices->separator != '\0')
    g_assert_cmpint (alur_cells_get_separator (draft->cells), ==, choices->separator);
  if (choices->encoding != ALUR_ENCODING_GUESSED)
    g_assert_cmpint (alur_cells_get_encoding (draft->cells), ==, choices->encoding);
  if (choices->subject != ALUR_TABLE_GUESSED)
    g_assert_cmpint (draft->columns->subject, ==, choices->subject);
  if (choices->header != ALUR_HEADER_GUESSED && choices->header < n_rows)
    g_assert_cmpint (draft->columns->header, ==, choices->header);
  if (self->holds != ALUR_N_HOLDS && alur_cells_get_separator (draft->cells) == self->separator
      && (self->holds == ALUR_HOLDS_NOTHING
          || alur_holds_subject (self->holds) == draft->columns->subject))
    g_assert_cmpint (draft->columns->holds[self->column], ==, self->holds);
  for (guint row = 0; row < (guint) n_rows; row++)
    for (guint column = 0; column < alur_cells_get_n_columns (draft->cells); column++)
      {
        const char *said = alur_import_choices_get_text (
            choices, alur_cells_get_separator (draft->cells), row, column);
        g_autofree char *plain = said != NULL ? g_strstrip (g_strdup (said)) : NULL;

        if (plain != NULL && strchr (plain, '\x01') == NULL)
          g_assert_cmpstr (alur_cells_get (draft->cells, row, column), ==, plain);
      }
}

static void
assert_same_bytes (AlurDocument *one, AlurDocument *other)
{
  g_autoptr (GBytes) a = alur_writer_write_bytes (one);
  g_autoptr (GBytes) b = alur_writer_write_bytes (other);

  g_assert_true (g_bytes_equal (a, b));
}

/* The import itself does what the draft has shown. */
static void
check_import (const Case *self, const AlurImportDraft *draft)
{
  g_autoptr (AlurDocument) document
      = alur_reader_read_bytes (self->document, "document", NULL, NULL);
  g_autoptr (AlurDocument) before = alur_reader_read_bytes (self->document, "document", NULL, NULL);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (AlurImportReport) report = NULL;

  alur_document_begin (document, "import");
  report = alur_import_draft_run (draft, self->choices, document,
                                  alur_document_get_stage (document, "now"), notes);
  alur_document_commit (document);
  assert_same_bytes (document, draft->document);
  g_assert_true (memcmp (&report->counts, &draft->report->counts, sizeof report->counts) == 0);
  alur_document_undo (document);
  assert_same_bytes (document, before);
}

/* A copy of what was said says the same, and the same again comes of it. */
static void
check_again (const Case *self, const AlurImportDraft *draft)
{
  g_autoptr (AlurImportChoices) copy = alur_import_choices_copy (self->choices);
  g_autoptr (AlurImportDraft) again = make_draft (self, copy);
  g_autofree char *notes = dup_notes (draft->notes);
  g_autofree char *notes_again = NULL;

  g_assert_nonnull (again);
  notes_again = dup_notes (again->notes);
  g_assert_cmpstr (notes, ==, notes_again);
  g_assert_cmpuint (draft->columns->n_columns, ==, again->columns->n_columns);
  g_assert_true (memcmp (draft->columns->holds, again->columns->holds,
                         draft->columns->n_columns * sizeof (AlurHolds))
                 == 0);
  g_assert_cmpstr (draft->refusal, ==, again->refusal);
  if (draft->document != NULL)
    assert_same_bytes (draft->document, again->document);
}

static void
check_vanished (const Case *self, const AlurImportDraft *draft)
{
  for (guint i = 0; i < draft->vanished->len; i++)
    {
      const AlurVanished *each = g_ptr_array_index (draft->vanished, i);
      gboolean goes = g_hash_table_contains (self->choices->removed, each->id);

      g_assert_cmpint (each->goes, ==, goes);
      *self->n_gone += goes ? 1 : 0;
      g_assert_true ((alur_document_lookup (draft->document, draft->stage, each->id) == NULL)
                     == goes);
    }
}

static void
run_case (Case *self)
{
  for (guint i = 0; i < N_SAID; i++)
    {
      g_autoptr (AlurImportDraft) draft = make_draft (self, self->choices);

      if (draft == NULL)
        return;
      check_said (self, draft);
      check_again (self, draft);
      g_assert_true ((draft->refusal == NULL) == (draft->document != NULL));
      if (draft->document != NULL)
        {
          check_import (self, draft);
          check_vanished (self, draft);
          *self->n_imported += 1;
        }
      else
        *self->n_refused += 1;
      say_something (self, draft);
    }
}

static void
test_random (void)
{
  guint32 seed = alur_random_seed ();
  guint n_imported = 0, n_refused = 0, n_gone = 0;

  for (guint number = 0; number < N_TABLES; number++)
    {
      Case self = { .rand = g_rand_new_with_seed (seed + number),
                    .n_imported = &n_imported,
                    .n_refused = &n_refused,
                    .n_gone = &n_gone };
      char *text = make_table (self.rand);

      self.table = g_bytes_new_take (text, strlen (text));
      self.document = g_bytes_new_static (document_text, sizeof document_text - 1);
      self.choices = alur_import_choices_new ();
      self.holds = ALUR_N_HOLDS;
      run_case (&self);
      alur_import_choices_free (self.choices);
      g_bytes_unref (self.table);
      g_bytes_unref (self.document);
      g_rand_free (self.rand);
    }
  /* What has been tried is not always the same trifle. */
  g_assert_cmpuint (n_imported, >, N_TABLES);
  g_assert_cmpuint (n_refused, >, N_TABLES / 10);
  g_assert_cmpuint (n_gone, >, N_TABLES / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-draft/random", test_random);
  return g_test_run ();
}
