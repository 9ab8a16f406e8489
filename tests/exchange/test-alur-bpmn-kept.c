/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn-kept.h"
#include "alur-bpmn.h"
#include "alur-edit.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

/* What is kept is found again after the document was written and read, also where the prefix that
 * we like is somebody else's. */
static void
test_round (gconstpointer data)
{
  gboolean taken = GPOINTER_TO_INT (data) != 0;
  const char *source = "<b:task xmlns:b=\"" ALUR_BPMN_SPACE "\" xmlns:x=\"urn:x\" x:a=\"1\"/>";
  g_autoptr (GBytes) source_bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (source_bytes, NULL, NULL);
  g_autoptr (AlurDocument) document = alur_edit_new_document ("id");
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (AlurXmlTree) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AlurElement *stage = alur_document_get_stage (document, "now");

  if (stage == NULL)
    stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  alur_document_begin (document, "");
  if (taken)
    alur_document_add_foreign (document, alur_document_get_root (document), "xmlns:bpmn", "urn:y");
  alur_bpmn_kept_set (document, stage, "element", "task");
  alur_bpmn_kept_set (document, stage, "shape", NULL);
  alur_bpmn_kept_add (document, stage, alur_xml_tree_get_root (tree));
  alur_document_commit (document);
  bytes = alur_writer_write_bytes (document);
  again = alur_reader_read_bytes (bytes, NULL, NULL, NULL);
  g_assert_nonnull (again);
  stage = alur_element_first (alur_document_get_root (again), ALUR_KIND_STAGE);
  g_assert_cmpstr (alur_bpmn_kept_get (stage, "element"), ==, "task");
  g_assert_null (alur_bpmn_kept_get (stage, "shape"));
  kept = alur_bpmn_kept_read (alur_element_first (stage, ALUR_KIND_FOREIGN));
  g_assert_nonnull (kept);
  g_assert_cmpstr (alur_xml_node_get (alur_xml_tree_get_root (kept), "urn:x", "a"), ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/bpmn-kept/round", GINT_TO_POINTER (0), test_round);
  g_test_add_data_func ("/bpmn-kept/prefix-taken", GINT_TO_POINTER (1), test_round);
  return g_test_run ();
}
