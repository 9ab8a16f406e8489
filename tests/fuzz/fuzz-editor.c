/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-editor.h"

#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-findings.h"
#include "fuzz-metrics.h"

#include <string.h>

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xmlns:x=\"urn:x\" title=\"t\">\n"
      "<functions>\n"
      "<function id=\"f1\" name=\"Kesehatan\"/>\n"
      "<function id=\"f2\" name=\"Obat\" parent=\"f1\">Semua obat</function>\n"
      "</functions>\n"
      "<regulations><regulation id=\"r1\" kind=\"perda\" number=\"3\" year=\"2020\" "
      "title=\"Susunan\"/></regulations>\n"
      "<stage id=\"now\" kind=\"current\"><organisation>\n"
      "<unit id=\"u1\" name=\"Dinas\"/>\n"
      "<unit id=\"u2\" name=\"Bidang\" parent=\"u1\" basis=\"r1\" x=\"10\" y=\"20\">\n"
      "<authority id=\"a1\" role=\"supplier\" function=\"f2\" resource=\"goods\" "
      "source=\"delegation\" from=\"u1\" x:y=\"z\"/>\n"
      "<position id=\"p1\" name=\"Apoteker\" headcount=\"2\">"
      "<duty name=\"Rapat\" volume=\"12\" work=\"PT2H\"/></position>\n"
      "</unit>\n"
      "<unit id=\"u3\" name=\"Seksi\" parent=\"u2\"/>\n"
      "<relation id=\"k1\" kind=\"coordination\" from=\"u2\" to=\"u3\"/>\n"
      "</organisation>\n"
      "<procedure id=\"c1\" name=\"Rawat\" function=\"f1\" volume=\"100\">\n"
      "<step id=\"s1\" name=\"Daftar\" unit=\"u2\" position=\"p1\" work=\"PT5M\">"
      "<input name=\"Kartu\" from=\"customer\"/><output name=\"Antrean\"/></step>\n"
      "<step id=\"s2\" name=\"Periksa\" kind=\"decision\" unit=\"u3\">"
      "<redesign action=\"combine\" with=\"s1\" stage=\"goal\">satu</redesign></step>\n"
      "<step id=\"s3\" kind=\"subprocess\" name=\"Obat\" procedure=\"c2\"/>\n"
      "<flow id=\"w1\" from=\"s1\" to=\"s2\"/>\n"
      "<flow id=\"w2\" from=\"s2\" to=\"s3\" label=\"ya\" probability=\"0.5\"/>\n"
      "<flow id=\"w3\" from=\"s2\" to=\"s1\" label=\"tidak\"/>\n"
      "<score criterion=\"clarity\" value=\"3\">cukup</score>\n"
      "</procedure>\n"
      "<procedure id=\"c2\" name=\"Apotek\" kind=\"support\"><step id=\"s4\"/></procedure>\n"
      "<problem id=\"m1\" refs=\"u3 w1\">lambat</problem>\n"
      "</stage>\n"
      "<stage id=\"goal\" kind=\"target\"><organisation>\n"
      "<unit id=\"u1\" name=\"Dinas\"/></organisation></stage>\n"
      "</alur>\n";

/* Something that can be selected, or nothing. */
static AlurElement *
choose_element (FuzzChoice *choice, AlurEditor *editor)
{
  static const char *const ids[] = { "u1", "u2", "u3", "a1", "p1", "k1", "c1", "c2", "s1",
                                     "s2", "s3", "s4", "w2", "m1", "f1", "f2", "r1" };
  const char *id = ids[fuzz_choose (choice, G_N_ELEMENTS (ids))];

  if (fuzz_choose (choice, 3) == 0)
    return NULL;
  return alur_document_lookup (alur_editor_get_document (editor), alur_editor_get_stage (editor),
                               id);
}

void
fuzz_editor_set_up (FuzzEditor *self, FuzzChoice *choice)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurElement *stage;

  self->document = alur_reader_read_bytes (bytes, "own", NULL, &error);
  g_assert_no_error (error);
  self->before = alur_writer_write_bytes (self->document);
  self->editor = alur_editor_new (self->document, fuzz_metrics ());
  if (fuzz_choose (choice, 5) == 0)
    alur_editor_set_stage (self->editor, alur_document_get_last_stage (self->document));
  stage = alur_editor_get_stage (self->editor);
  alur_editor_show (self->editor, fuzz_choose (choice, ALUR_N_PANES),
                    fuzz_choose (choice, 2) == 0 ? alur_element_first (stage, ALUR_KIND_PROCEDURE)
                                                 : NULL);
  alur_selection_set (alur_editor_get_selection (self->editor),
                      choose_element (choice, self->editor));
}

/* What was kept up to date through all edits is what is found from scratch. */
static void
check_findings (FuzzEditor *self)
{
  g_autoptr (AlurAnalysis) fresh = alur_analysis_new (self->document);
  g_autofree char *kept = fuzz_list_findings (alur_editor_get_analysis (self->editor), "en");
  g_autofree char *found = fuzz_list_findings (fresh, "en");

  g_assert_cmpstr (kept, ==, found);
}

/* The document is one that can be saved and read again, and undoing all gives it back. */
void
fuzz_editor_check (FuzzEditor *self)
{
  g_autoptr (GBytes) written = alur_writer_write_bytes (self->document);
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  g_autoptr (AlurDocument) read = NULL;
  g_autoptr (GError) error = NULL;

  alur_document_validate (self->document, NULL, &error);
  g_assert_no_error (error);
  read = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (read);
  check_findings (self);
  while (alur_editor_undo (self->editor))
    ;
  undone = alur_writer_write_bytes (self->document);
  g_assert_true (g_bytes_equal (undone, self->before));
  while (alur_editor_redo (self->editor))
    ;
  redone = alur_writer_write_bytes (self->document);
  g_assert_true (g_bytes_equal (redone, written));
}

void
fuzz_editor_clear (FuzzEditor *self)
{
  g_clear_object (&self->editor);
  g_clear_object (&self->document);
  g_clear_pointer (&self->before, g_bytes_unref);
}
