/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as a file of BPMN: they are refused with an error, or become a valid document
 * that, written as BPMN, whole or a procedure of it, comes back the same. They are added to a
 * document that has things already, too. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-target.h"

#include <string.h>

static AlurPangoMetrics *
get_metrics (void)
{
  static AlurPangoMetrics *metrics = NULL;

  if (metrics == NULL)
    metrics = alur_pango_metrics_new ();
  return metrics;
}

static AlurDocument *
read_bpmn (GBytes *bytes, AlurBpmnReport *report, GError **error)
{
  AlurBpmnChoices choices = { .metrics = get_metrics () };

  return alur_bpmn_read (bytes, "input", &choices, report, error);
}

static void
check_round (AlurDocument *document, AlurElement *stage, const char *procedure)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (GBytes) written = alur_bpmn_write (alur_pango_metrics_get_interface (get_metrics ()),
                                                document, stage, procedure, NULL);
  g_autoptr (AlurDocument) again = written != NULL ? read_bpmn (written, NULL, NULL) : NULL;
  g_autoptr (GBytes) after = again != NULL ? alur_writer_write_bytes (again) : NULL;

  g_assert (written == NULL || (after != NULL && g_bytes_equal (before, after)));
}

static void
check_rounds (AlurDocument *document)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *first = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  check_round (document, stage, NULL);
  if (first != NULL && first->next != NULL && first->next->kind == ALUR_KIND_PROCEDURE)
    check_round (document, stage, alur_element_get_id (first));
}

/* What the report says of all that the file has. */
static void
tell (const AlurBpmnReport *report)
{
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      g_autofree char *count = alur_bpmn_report_dup_count (report, counted);

      g_assert_true (count == NULL || g_utf8_validate (count, -1, NULL));
    }
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    g_assert_true (g_utf8_validate (alur_bpmn_report_get_row (report, i)->text, -1, NULL));
}

/* A document that has some of what files of BPMN have, under the same names or identifiers. */
static AlurDocument *
read_own (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"t\">\n"
        "<stage id=\"now\" kind=\"current\"><organisation>\n"
        "<unit id=\"u1\" name=\"Loket\"/><unit id=\"u2\" name=\"Pemohon\" parent=\"u1\"/>\n"
        "<unit id=\"Lane_1\"/></organisation>\n"
        "<procedure id=\"Process_1\" name=\"Izin\" lanes=\"u2\">\n"
        "<step id=\"Task_1\" name=\"Daftar\" unit=\"u2\"/><step id=\"s2\" unit=\"u1\"/>\n"
        "<flow id=\"f1\" from=\"Task_1\" to=\"s2\"/></procedure></stage>\n"
        "<stage id=\"goal\" kind=\"target\"/>\n"
        "</alur>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "own", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_added (GBytes *bytes, FuzzChoice *choice)
{
  AlurBpmnChoices choices = { .metrics = fuzz_choose (choice, 2) == 0 ? get_metrics () : NULL };
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (bytes, "input", NULL);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  AlurElement *stage;
  gboolean added;

  if (tree == NULL)
    return;
  document = read_own ();
  stage = fuzz_choose (choice, 3) == 0
              ? alur_document_get_last_stage (document)
              : alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  alur_document_begin (document, "add");
  added = alur_bpmn_import (document, stage, tree, "input.bpmn",
                            fuzz_choose (choice, 4) > 0 ? &choices : NULL, report, &error);
  g_assert (added == (error == NULL));
  if (added)
    alur_document_commit (document);
  else
    alur_document_rollback (document);
  g_assert (alur_document_validate (document, NULL, NULL));
  if (added)
    tell (report);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = read_bpmn (bytes, report, &error);
  FuzzChoice choice = fuzz_choice (data, size);

  g_assert ((document == NULL) == (error != NULL));
  fuzz_count (document != NULL);
  check_added (bytes, &choice);
  if (document == NULL)
    return 0;
  tell (report);
  g_assert (alur_document_validate (document, NULL, NULL));
  check_rounds (document);
  return 0;
}
