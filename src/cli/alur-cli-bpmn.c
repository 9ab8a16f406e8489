/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-bpmn-reader.h"
#include "alur-language.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_counts (JsonBuilder *builder, const AlurBpmnReport *report)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    alur_cli_json_number (builder, alur_bpmn_counted_name (counted),
                          alur_bpmn_report_get_count (report, counted));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "became");
  json_builder_begin_object (builder);
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      if (alur_bpmn_report_get_count (report, counted) == 0)
        continue;
      json_builder_set_member_name (builder, alur_bpmn_counted_name (counted));
      json_builder_begin_object (builder);
      for (AlurBpmnBecame became = 0; became < ALUR_BPMN_N_BECAME; became++)
        {
          guint n = alur_bpmn_report_get_became (report, counted, became);

          if (n > 0)
            alur_cli_json_number (builder, alur_bpmn_became_name (became), n);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (const char *file, const AlurBpmnReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "file", file);
  alur_cli_json_string (builder, "stage", alur_bpmn_report_get_stage (report));
  add_counts (builder, report);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    {
      const AlurBpmnRow *row = alur_bpmn_report_get_row (report, i);

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "kind", alur_bpmn_row_kind_name (row->kind));
      alur_cli_json_string (builder, "element", row->element);
      alur_cli_json_string (builder, "id", row->id);
      if (row->shown != NULL)
        alur_cli_json_string (builder, "shown", row->shown);
      alur_cli_json_string (builder, "message", row->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  alur_cli_json_print (builder);
}

static void
print_words (const AlurBpmnReport *report)
{
  AlurBpmnRowKind last = ALUR_BPMN_N_ROWS;

  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      g_autofree char *count = alur_bpmn_report_dup_count (report, counted);

      if (count != NULL)
        g_print ("%s\n", count);
    }
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    {
      const AlurBpmnRow *row = alur_bpmn_report_get_row (report, i);

      if (row->kind != last)
        g_print ("\n%s\n", alur_bpmn_row_kind_label (row->kind));
      last = row->kind;
      alur_cli_line ("  %s\n", row->text);
    }
}

/* Brings a document up to date with a file. */
static gboolean
bring_in (AlurDocument *document,
          const AlurElement *stage,
          GBytes *bytes,
          const char *file,
          const AlurBpmnChoices *choices,
          AlurBpmnReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (bytes, file, &error);
  gboolean done = FALSE;

  if (tree != NULL)
    {
      alur_document_begin (document, "");
      done = alur_bpmn_import (
          document,
          stage != NULL ? alur_document_get_stage (document, alur_element_get_id (stage))
                        : alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
          tree, file, choices, report, &error);
      if (done)
        alur_document_commit (document);
      else
        alur_document_rollback (document);
    }
  if (!done)
    alur_cli_tell_error (error);
  return done;
}

/* Whether the file is of the stage that was asked for; if not, it has been told. */
static gboolean
is_of_stage (AlurDocument *document, const AlurCliBpmn *wanted, const AlurBpmnReport *report)
{
  const AlurElement *stage = NULL;

  if (!alur_cli_find_stage (document, wanted->stage, &stage))
    return FALSE;
  if (stage == NULL
      || g_strcmp0 (alur_element_get_id (stage), alur_bpmn_report_get_stage (report)) == 0)
    return TRUE;
  alur_cli_refuse (alur_tr (NULL, N_ ("The drawing is of the stage “%s”. Say with --into which "
                                      "document it should be added to.")),
                   alur_bpmn_report_get_stage (report));
  return FALSE;
}

/* The document that comes of @bytes; NULL: it has been told why there is none. */
static AlurDocument *
make_document (GBytes *bytes,
               const AlurCliBpmn *wanted,
               const AlurBpmnChoices *choices,
               AlurBpmnReport *report,
               AlurCliStatus *status)
{
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const AlurElement *stage = NULL;

  *status = ALUR_CLI_FILE;
  if (wanted->into == NULL)
    {
      document = alur_bpmn_read (bytes, wanted->file, choices, report, &error);
      if (document == NULL)
        alur_cli_tell_error (error);
      else if (!is_of_stage (document, wanted, report))
        {
          *status = ALUR_CLI_USAGE;
          return NULL;
        }
      return g_steal_pointer (&document);
    }
  document = alur_cli_read (wanted->into);
  if (document == NULL)
    return NULL;
  if (!alur_cli_find_stage (document, wanted->stage, &stage))
    {
      *status = ALUR_CLI_USAGE;
      return NULL;
    }
  return bring_in (document, stage, bytes, wanted->file, choices, report)
             ? g_steal_pointer (&document)
             : NULL;
}

/**
 * alur_cli_import_bpmn:
 * @wanted: what was asked for
 *
 * `alur-cli import FILE.bpmn -o OUT.alur`: makes a document of a file of BPMN, or adds it to one.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_import_bpmn (const AlurCliBpmn *wanted)
{
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new_for_process ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = alur_cli_read_bytes (wanted->file, &error);
  g_autoptr (AlurDocument) document = NULL;
  AlurBpmnChoices choices = { .language = wanted->language, .metrics = metrics };
  AlurCliStatus status = ALUR_CLI_FILE;

  if (bytes == NULL)
    {
      alur_cli_tell_error (error);
      return ALUR_CLI_FILE;
    }
  document = make_document (bytes, wanted, &choices, report, &status);
  if (document == NULL)
    return status;
  if (!wanted->preview && !alur_cli_write_document (wanted->output, document))
    return ALUR_CLI_FILE;
  if (g_strcmp0 (wanted->output, "-") == 0 && !wanted->preview)
    return ALUR_CLI_DONE;
  if (wanted->json)
    print_json (wanted->file, report);
  else
    print_words (report);
  return ALUR_CLI_DONE;
}

/**
 * alur_cli_read_bpmn:
 * @path: a file of BPMN
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a document made of it
 */
AlurDocument *
alur_cli_read_bpmn (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = alur_cli_read_bytes (path, error);

  return bytes != NULL ? alur_bpmn_read (bytes, path, NULL, NULL, error) : NULL;
}
