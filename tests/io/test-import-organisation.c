/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of an organisation: what a row says of a unit or a post is in the document, and what the
 * document writes it finds again. */

#include "alur-edit.h"
#include "alur-import.h"
#include "alur-organisation-table.h"
#include "io-support.h"

#include <string.h>

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurNotes *notes;
  AlurImportReport *report;
} Done;

static void
clear_done (Done *done)
{
  g_clear_pointer (&done->report, alur_import_report_free);
  g_clear_pointer (&done->notes, alur_notes_free);
}

static void
free_done (Done *done)
{
  clear_done (done);
  g_clear_object (&done->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Done, free_done)

static void
take_bytes (Done *done, GBytes *bytes)
{
  AlurImportOptions options = { .remove_missing = TRUE, .procedure = "" };
  g_autoptr (AlurCells) cells = NULL;
  g_autoptr (AlurColumns) columns = NULL;
  g_autoptr (GError) error = NULL;

  clear_done (done);
  if (done->document == NULL)
    done->document = alur_edit_new_document (NULL);
  done->stage = alur_document_get_stage (done->document, NULL);
  done->notes = alur_notes_new ();
  cells = alur_cells_read (bytes, "x.csv", ALUR_ENCODING_GUESSED, '\0', done->notes, &error);
  g_assert_no_error (error);
  columns = alur_columns_guess (cells, ALUR_TABLE_GUESSED, ALUR_HEADER_GUESSED);
  alur_document_begin (done->document, "import");
  done->report = alur_import (done->document, done->stage, cells, columns, &options, done->notes);
  alur_document_commit (done->document);
}

/* A document with that organisation comes back from its own table as it was. */
static void
assert_round (const char *organisation)
{
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                           "<functions><function id=\"f\" name=\"F\"/></functions>"
                                           "<stage id=\"now\" name=\"Now\" kind=\"current\">"
                                           "<organisation>%s</organisation></stage></alur>",
                                           organisation);
  g_autoptr (GError) error = NULL;
  g_auto (Done) done = { io_read_text (text, &error) };
  g_autoptr (GBytes) table = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  before = io_write_text (done.document);
  table = alur_organisation_table_write (done.document,
                                         alur_document_get_stage (done.document, NULL));
  take_bytes (&done, table);
  after = io_write_text (done.document);
  g_assert_cmpstr (after, ==, before);
}

/* Identifiers that look as if they were encoded, and are not. */
static void
test_own_ids (void)
{
  static const char *const ids[]
      = { "unit_12",       "unit_0A", "unit_41", "unit_20",  "_20unit", "unit_C2_A0",
          "unit_C2_85x",   "_2D5",    "_2Dpos",  "a_0Ab",    "unit_00", "unit_EF_BB_BFx",
          "unit_41_20big", "_3Dx",    "_27_3Dx", "a_3B_3Db", "_22" };

  assert_round ("<unit id=\"unit_0A\" name=\"Head\"/>"
                "<unit id=\"unit_12\" name=\"Staff\" parent=\"unit_0A\">"
                "<authority id=\"a1\" role=\"planner\" function=\"f\"/></unit>"
                "<unit id=\"unit_13\" name=\"Staff\" parent=\"unit_0A\">"
                "<authority id=\"a2\" role=\"implementer\" function=\"f\"/></unit>"
                "<unit id=\"unit_41\" name=\"Desk\" parent=\"unit_12\">"
                "<position id=\"pos_41\" name=\"Clerk\"/></unit>"
                "<unit id=\"unit_42\" name=\"Desk\" parent=\"unit_13\">"
                "<position id=\"pos_42\" name=\"Clerk\"/></unit>");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *organisation = g_strdup_printf (
          "<unit id=\"%s\" name=\"Desk\"><position id=\"p.%s\" name=\"Clerk\"/></unit>"
          "<unit id=\"unit\" name=\"Desk\"/><unit id=\"unitA\" name=\"Desk\"/>"
          "<unit id=\"u9\" name=\"Loket\" parent=\"%s\"/>",
          ids[i], ids[i], ids[i]);

      assert_round (organisation);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-organisation/own-ids", test_own_ids);
  return g_test_run ();
}
