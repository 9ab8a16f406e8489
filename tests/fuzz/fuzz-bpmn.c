/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as a file of BPMN: they are refused with an error, or become a valid document
 * that, written as BPMN, comes back the same. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
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
check_round (AlurDocument *document)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) written = alur_bpmn_write (alur_pango_metrics_get_interface (get_metrics ()),
                                                document, stage, NULL, NULL);
  g_autoptr (AlurDocument) again = written != NULL ? read_bpmn (written, NULL, NULL) : NULL;
  g_autoptr (GBytes) after = again != NULL ? alur_writer_write_bytes (again) : NULL;

  g_assert (written == NULL || (after != NULL && g_bytes_equal (before, after)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = read_bpmn (bytes, report, &error);

  g_assert ((document == NULL) == (error != NULL));
  fuzz_count (document != NULL);
  if (document == NULL)
    return 0;
  g_assert (alur_document_validate (document, NULL, NULL));
  check_round (document);
  return 0;
}
