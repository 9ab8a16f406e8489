/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table is tried on a copy of the document, with what was said about it by hand. */

#include "alur-edit.h"
#include "alur-import-draft.h"
#include "io-support.h"

#include <gio/gio.h>
#include <string.h>

#define TABLE "Kode;Nama Unit;Unit Induk\n1;Dinas;\n2;Bidang;1\n3;Seksi;2\n"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static AlurImportDraft *
try (const char *text, const AlurImportChoices *choices, GBytes *document, const char *stage)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  AlurImportDraft *draft
      = alur_import_draft_new (bytes, "x.csv", choices, document, stage, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  return draft;
}

static AlurElement *
unit (const AlurImportDraft *draft, const char *name)
{
  ALUR_FOREACH (each, alur_document_get_organisation (draft->document, draft->stage),
                ALUR_KIND_UNIT)
  {
    if (strcmp (alur_element_get_name (each), name) == 0)
      return each;
  }
  return NULL;
}

static void
test_nothing_said (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportDraft) draft = try (TABLE, choices, NULL, NULL);
  g_autoptr (AlurImportDraft) same = alur_import_draft_ref (draft);

  g_autofree char *counts = NULL;
  g_autofree char *changes = NULL;
  AlurImportReport nothing = { 0 };
  g_autofree char *no_counts = alur_import_report_dup_counts (&nothing);
  g_autofree char *no_changes = alur_import_report_dup_changes (&nothing);

  g_assert_null (draft->refusal);
  counts = alur_import_report_dup_counts (draft->report);
  changes = alur_import_report_dup_changes (draft->report);
  g_assert_cmpstr (counts, ==, "3 units");
  g_assert_cmpstr (changes, ==, "3 new");
  nothing.counts.n_made = 2;
  nothing.counts.n_removed = 1;
  {
    g_autofree char *both = alur_import_report_dup_changes (&nothing);

    g_assert_cmpstr (both, ==, "2 new, 1 removed");
  }
  g_assert_cmpstr (no_counts, ==, "nothing");
  g_assert_cmpstr (no_changes, ==, "nothing changes");
  g_assert_cmpuint (same->report->counts.n_made, ==, 3);
  g_assert_cmpuint (draft->vanished->len, ==, 0);
  g_assert_cmpstr (alur_element_get_ref (unit (draft, "Seksi"), ALUR_UNIT_PARENT), ==,
                   alur_element_get_id (unit (draft, "Bidang")));
}

/* Rows are found by the numbers that people see, which go on where the text says "sep=". */
static void
test_rows (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportDraft) plain = try (TABLE, choices, NULL, NULL);
  g_autoptr (AlurImportDraft) marked = try ("sep=;\r\n" TABLE, choices, NULL, NULL);

  g_assert_cmpuint (alur_import_draft_find_row (plain, 0), ==, G_MAXUINT);
  g_assert_cmpuint (alur_import_draft_find_row (plain, 1), ==, 0);
  g_assert_cmpuint (alur_import_draft_find_row (plain, 4), ==, 3);
  g_assert_cmpuint (alur_import_draft_find_row (plain, 5), ==, G_MAXUINT);
  g_assert_cmpuint (alur_import_draft_find_row (marked, 1), ==, G_MAXUINT);
  g_assert_cmpuint (alur_import_draft_find_row (marked, 2), ==, 0);
  g_assert_cmpuint (alur_import_draft_find_row (marked, 5), ==, 3);
  g_assert_cmpstr (alur_cells_get (marked->cells, 3, 1), ==, "Seksi");
}

/* Cells say what was said instead, as long as they are the same cells. */
static void
test_texts (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportChoices) copy = NULL;
  g_autoptr (AlurImportDraft) draft = NULL;
  g_autoptr (AlurImportDraft) other = NULL;

  alur_import_choices_set_text (choices, ';', 3, 1, "Seksi A");
  alur_import_choices_set_text (choices, ';', 2, 1, "gone again");
  alur_import_choices_set_text (choices, ';', 2, 1, NULL);
  /* Of a larger table, and of one that is read otherwise. */
  alur_import_choices_set_text (choices, ';', 4, 1, "too low");
  alur_import_choices_set_text (choices, ';', 1, 3, "too far");
  alur_import_choices_set_text (choices, ',', 1, 1, "other cells");
  g_assert_cmpstr (alur_import_choices_get_text (choices, ';', 3, 1), ==, "Seksi A");
  g_assert_null (alur_import_choices_get_text (choices, ';', 2, 1));
  g_assert_null (alur_import_choices_get_text (choices, ',', 3, 1));
  copy = alur_import_choices_copy (choices);
  alur_import_choices_set_text (choices, ';', 3, 1, "Seksi B");

  draft = try (TABLE, copy, NULL, NULL);
  g_assert_cmpuint (draft->report->counts.n_made, ==, 3);
  g_assert_nonnull (unit (draft, "Dinas"));
  g_assert_nonnull (unit (draft, "Bidang"));
  g_assert_nonnull (unit (draft, "Seksi A"));
  other = try (TABLE, choices, NULL, NULL);
  g_assert_nonnull (unit (other, "Seksi B"));
}

static AlurColumns *
columns_of (const char *text, const AlurImportChoices *choices)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurCells) cells
      = alur_cells_read (bytes, "x", choices->encoding, choices->separator, notes, &error);

  g_assert_no_error (error);
  return alur_import_choices_guess_columns (choices, cells);
}

/* What only one column can hold goes from the one of which it was said first. */
static void
test_columns (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurColumns) first = NULL;
  g_autoptr (AlurColumns) second = NULL;
  g_autoptr (AlurColumns) commas = NULL;
  g_autoptr (AlurColumns) narrow = NULL;

  alur_import_choices_set_holds (choices, ';', 0, ALUR_HOLDS_HEAD);
  alur_import_choices_set_holds (choices, ';', 2, ALUR_HOLDS_NOTHING);
  first = columns_of ("a;Nama Unit;Unit Induk;b\nx;Dinas;;y\nx;Bidang;Dinas;y\n", choices);
  g_assert_cmpint (first->holds[0], ==, ALUR_HOLDS_HEAD);
  g_assert_cmpint (first->holds[2], ==, ALUR_HOLDS_NOTHING);
  alur_import_choices_set_holds (choices, ';', 3, ALUR_HOLDS_HEAD);
  second = columns_of ("a;Nama Unit;Unit Induk;b\nx;Dinas;;y\nx;Bidang;Dinas;y\n", choices);
  g_assert_cmpint (second->holds[0], !=, ALUR_HOLDS_HEAD);
  g_assert_cmpint (second->holds[3], ==, ALUR_HOLDS_HEAD);
  /* Said of other columns. */
  commas = columns_of ("a,Nama Unit,Unit Induk,b\nx,Dinas,,y\nx,Bidang,Dinas,y\n", choices);
  g_assert_cmpint (commas->holds[2], ==, ALUR_HOLDS_PARENT);
  g_assert_cmpint (commas->holds[3], !=, ALUR_HOLDS_HEAD);
  narrow = columns_of ("Nama Unit;Unit Induk\nDinas;\nBidang;Dinas\n", choices);
  g_assert_cmpuint (narrow->n_columns, ==, 2);
  g_assert_cmpint (narrow->holds[1], ==, ALUR_HOLDS_PARENT);
}

/* Several columns may hold an actor each, or nothing; what is of another subject waits for it. */
static void
test_columns_of_procedure (void)
{
  static const char table[] = "No;Kegiatan;p;q\n1;Menerima;x;\n2;Memeriksa;;x\n";
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurColumns) columns = NULL;
  g_autoptr (AlurColumns) organisation = NULL;

  choices->subject = ALUR_TABLE_PROCEDURE;
  alur_import_choices_set_holds (choices, ';', 2, ALUR_HOLDS_ACTOR);
  alur_import_choices_set_holds (choices, ';', 3, ALUR_HOLDS_ACTOR);
  columns = columns_of (table, choices);
  g_assert_cmpint (columns->holds[2], ==, ALUR_HOLDS_ACTOR);
  g_assert_cmpint (columns->holds[3], ==, ALUR_HOLDS_ACTOR);
  choices->subject = ALUR_TABLE_ORGANISATION;
  organisation = columns_of (table, choices);
  g_assert_cmpint (organisation->holds[2], !=, ALUR_HOLDS_ACTOR);
}

/* A row of heads that a shorter table does not have is guessed again. */
static void
test_header (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurColumns) said = NULL;
  g_autoptr (AlurColumns) beyond = NULL;
  g_autoptr (AlurColumns) none = NULL;

  choices->header = 1;
  said = columns_of ("Daftar;\nNama Unit;Unit Induk\nDinas;\nBidang;Dinas\n", choices);
  g_assert_cmpint (said->header, ==, 1);
  g_assert_cmpuint (said->first, ==, 2);
  choices->header = 9;
  beyond = columns_of ("Nama Unit;Unit Induk\nDinas;\nBidang;Dinas\n", choices);
  g_assert_cmpint (beyond->header, ==, 0);
  choices->header = ALUR_HEADER_NONE;
  none = columns_of ("Nama Unit;Unit Induk\nDinas;\nBidang;Dinas\n", choices);
  g_assert_cmpint (none->header, ==, ALUR_HEADER_NONE);
  g_assert_cmpuint (none->first, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportDraft) draft = NULL;
  g_autoptr (GBytes) empty = bytes_of ("");
  g_autoptr (GBytes) table = bytes_of (TABLE);
  g_autoptr (GBytes) broken = bytes_of ("<alur");
  g_autoptr (GError) nothing = NULL;
  g_autoptr (GError) no_document = NULL;

  for (guint column = 0; column < 3; column++)
    alur_import_choices_set_holds (choices, ';', column, ALUR_HOLDS_NOTHING);
  draft = try (TABLE, choices, NULL, NULL);
  g_assert_nonnull (strstr (draft->refusal, "column"));
  g_assert_null (draft->document);
  g_assert_null (draft->report);

  g_assert_null (alur_import_draft_new (empty, "empty.csv", choices, NULL, NULL, NULL, &nothing));
  g_assert_nonnull (nothing);
  {
    g_autoptr (AlurImportChoices) fresh = alur_import_choices_new ();

    g_assert_null (alur_import_draft_new (table, "x.csv", fresh, broken, NULL, NULL, &no_document));
    g_assert_nonnull (no_document);
  }
}

static void
test_given_up (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) table = bytes_of (TABLE);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (alur_import_draft_new (table, "x.csv", choices, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define DOCUMENT                                                                                   \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">\n"                                         \
  "  <stage id=\"now\" kind=\"current\" name=\"Now\">\n"                                           \
  "    <organisation>\n"                                                                           \
  "      <unit id=\"u1\" name=\"Dinas\"/>\n"                                                       \
  "      <unit id=\"u2\" name=\"Bidang\" parent=\"u1\"/>\n"                                        \
  "      <unit id=\"u3\" name=\"Arsip\" parent=\"u1\">\n"                                          \
  "        <position id=\"p1\" name=\"Penata\"/>\n"                                                \
  "      </unit>\n"                                                                                \
  "    </organisation>\n"                                                                          \
  "  </stage>\n"                                                                                   \
  "  <stage id=\"then\" kind=\"target\" name=\"Then\">\n"                                          \
  "    <organisation>\n"                                                                           \
  "      <unit id=\"v1\" name=\"Badan\"/>\n"                                                       \
  "    </organisation>\n"                                                                          \
  "  </stage>\n"                                                                                   \
  "</alur>\n"

/* What the table no longer has stays, but for what was said to go; the document given stays too. */
static void
test_vanished (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportChoices) copy = NULL;
  g_autoptr (GBytes) document = bytes_of (DOCUMENT);
  g_autoptr (AlurImportDraft) kept = NULL;
  g_autoptr (AlurImportDraft) gone = NULL;
  const AlurVanished *vanished;

  kept = try ("id;unit name;parent\nu1;Dinas;\n", choices, document, "now");
  g_assert_cmpuint (kept->vanished->len, ==, 2);
  vanished = g_ptr_array_index (kept->vanished, 0);
  g_assert_cmpstr (vanished->name, ==, "Arsip");
  g_assert_cmpstr (vanished->where, ==, "");
  g_assert_false (vanished->goes);
  g_assert_nonnull (unit (kept, "Arsip"));

  alur_import_choices_set_removed (choices, "u3", TRUE);
  alur_import_choices_set_removed (choices, "u2", TRUE);
  alur_import_choices_set_removed (choices, "u2", FALSE);
  copy = alur_import_choices_copy (choices);
  alur_import_choices_set_removed (choices, "u3", FALSE);
  gone = try ("id;unit name;parent\nu1;Dinas;\n", copy, document, "now");
  g_assert_cmpuint (gone->vanished->len, ==, 2);
  g_assert_true (((AlurVanished *) g_ptr_array_index (gone->vanished, 0))->goes);
  g_assert_false (((AlurVanished *) g_ptr_array_index (gone->vanished, 1))->goes);
  g_assert_null (unit (gone, "Arsip"));
  g_assert_nonnull (unit (gone, "Bidang"));
}

/* Posts that vanish say of which unit they are. */
static void
test_vanished_posts (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (GBytes) document = bytes_of (DOCUMENT);
  g_autoptr (AlurImportDraft) draft
      = try ("id;jabatan;unit kerja\nx;Kepala;Arsip\n", choices, document, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < draft->vanished->len; i++)
    {
      const AlurVanished *vanished = g_ptr_array_index (draft->vanished, i);

      if (vanished->kind == ALUR_KIND_POSITION)
        {
          g_assert_cmpstr (vanished->name, ==, "Penata");
          g_assert_cmpstr (vanished->where, ==, "Arsip");
          found = TRUE;
        }
    }
  g_assert_true (found);
}

/* Into the stage that is named, else into the first. */
static void
test_stages (void)
{
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (GBytes) document = bytes_of (DOCUMENT);
  g_autoptr (AlurImportDraft) then = try (TABLE, choices, document, "then");
  g_autoptr (AlurImportDraft) unknown = try (TABLE, choices, document, "nowhere");

  g_assert_cmpstr (alur_element_get_id (then->stage), ==, "then");
  g_assert_nonnull (unit (then, "Badan"));
  g_assert_nonnull (unit (then, "Seksi"));
  g_assert_cmpstr (alur_element_get_id (unknown->stage), ==, "now");
}

/* The procedure that was said, by its id or as the name of a new one, survives the copying. */
static void
test_procedure (void)
{
  static const char table[] = "No;Kegiatan;Pelaksana\n1;Menerima;Loket\n2;Memeriksa;Loket\n";
  g_autoptr (AlurImportChoices) choices = alur_import_choices_new ();
  g_autoptr (AlurImportChoices) copy = NULL;
  g_autoptr (AlurImportDraft) draft = NULL;

  alur_import_choices_set_procedure (choices, "Izin", TRUE);
  alur_import_choices_set_procedure (choices, choices->procedure, TRUE);
  copy = alur_import_choices_copy (choices);
  alur_import_choices_set_procedure (choices, NULL, FALSE);
  g_assert_null (choices->procedure);
  draft = try (table, copy, NULL, NULL);
  g_assert_cmpstr (alur_element_get_name (draft->report->procedure), ==, "Izin");
  g_assert_cmpuint (draft->report->counts.n_steps, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-draft/nothing-said", test_nothing_said);
  g_test_add_func ("/import-draft/rows", test_rows);
  g_test_add_func ("/import-draft/texts", test_texts);
  g_test_add_func ("/import-draft/columns", test_columns);
  g_test_add_func ("/import-draft/columns-of-procedure", test_columns_of_procedure);
  g_test_add_func ("/import-draft/header", test_header);
  g_test_add_func ("/import-draft/refused", test_refused);
  g_test_add_func ("/import-draft/given-up", test_given_up);
  g_test_add_func ("/import-draft/vanished", test_vanished);
  g_test_add_func ("/import-draft/vanished-posts", test_vanished_posts);
  g_test_add_func ("/import-draft/stages", test_stages);
  g_test_add_func ("/import-draft/procedure", test_procedure);
  return g_test_run ();
}
