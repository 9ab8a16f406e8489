/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn-report.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurBpmnReport
{
  guint became[ALUR_BPMN_N_COUNTED][ALUR_BPMN_N_BECAME];
  GPtrArray *rows; /* AlurBpmnRow */
  char *stage;     /* NULL: not said yet */
};

/* Names are those of JSON. */
static const struct
{
  const char *name;
  const char *label;
} counted_words[ALUR_BPMN_N_COUNTED] = {
  [ALUR_BPMN_TASKS] = { "tasks", N_ ("Tasks") },
  [ALUR_BPMN_SUBS] = { "subProcesses", N_ ("Sub-processes and calls") },
  [ALUR_BPMN_GATEWAYS] = { "gateways", N_ ("Gateways") },
  [ALUR_BPMN_EVENTS] = { "events", N_ ("Events") },
  [ALUR_BPMN_SEQUENCES] = { "sequenceFlows", N_ ("Sequence flows") },
  [ALUR_BPMN_MESSAGES] = { "messageFlows", N_ ("Message flows") },
  [ALUR_BPMN_POOLS] = { "pools", N_ ("Pools") },
  [ALUR_BPMN_LANES] = { "lanes", N_ ("Swimlanes") },
  [ALUR_BPMN_DATA] = { "data", N_ ("Data objects and stores") },
  [ALUR_BPMN_ARTIFACTS] = { "artifacts", N_ ("Annotations and groups") },
  [ALUR_BPMN_ASSOCIATIONS] = { "associations", N_ ("Associations") },
  [ALUR_BPMN_PROCESSES] = { "processes", N_ ("Processes") },
  [ALUR_BPMN_SHAPES] = { "shapes", N_ ("Drawn shapes") },
  [ALUR_BPMN_EDGES] = { "edges", N_ ("Drawn lines") },
  [ALUR_BPMN_EXTENSIONS] = { "extensions", N_ ("Additions of other programs") },
};

static const struct
{
  const char *name;
  const char *label;
} became_words[ALUR_BPMN_N_BECAME] = {
  [ALUR_BPMN_BECAME_STEP] = { "steps", N_ ("steps") },
  [ALUR_BPMN_BECAME_FLOW] = { "flows", N_ ("flows") },
  [ALUR_BPMN_BECAME_UNIT] = { "units", N_ ("units") },
  [ALUR_BPMN_BECAME_PROCEDURE] = { "procedures", N_ ("procedures") },
  [ALUR_BPMN_BECAME_PLACE] = { "places", N_ ("places of steps") },
  [ALUR_BPMN_KEPT] = { "kept", N_ ("kept") },
  [ALUR_BPMN_DROPPED] = { "dropped", N_ ("left out") },
};

static const struct
{
  const char *name;
  const char *label;
} row_words[ALUR_BPMN_N_ROWS] = {
  [ALUR_BPMN_ROW_DECIDE] = { "decide", N_ ("To be decided") },
  [ALUR_BPMN_ROW_DROPPED] = { "dropped", N_ ("Left out") },
  [ALUR_BPMN_ROW_CHANGED] = { "changed", N_ ("Changed") },
  [ALUR_BPMN_ROW_KEPT] = { "kept", N_ ("Kept for writing back") },
  [ALUR_BPMN_ROW_MAPPED] = { "mapped", N_ ("Taken over") },
};

static void
row_free (gpointer data)
{
  AlurBpmnRow *row = data;

  g_free (row->element);
  g_free (row->id);
  g_free (row->shown);
  g_free (row->text);
  g_free (row);
}

/**
 * alur_bpmn_report_new:
 *
 * Returns: (transfer full): an empty report
 */
AlurBpmnReport *
alur_bpmn_report_new (void)
{
  AlurBpmnReport *self = g_new0 (AlurBpmnReport, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/**
 * alur_bpmn_report_free:
 * @self: (transfer full): a report
 */
void
alur_bpmn_report_free (AlurBpmnReport *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->stage);
  g_free (self);
}

/**
 * alur_bpmn_report_clear:
 * @self: a report
 *
 * Forgets everything that was counted and told.
 */
void
alur_bpmn_report_clear (AlurBpmnReport *self)
{
  memset (self->became, 0, sizeof self->became);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->stage, g_free);
}

/**
 * alur_bpmn_report_set_stage:
 * @stage: the id of the stage that the file was brought into
 */
void
alur_bpmn_report_set_stage (AlurBpmnReport *self, const char *stage)
{
  g_free (self->stage);
  self->stage = g_strdup (stage);
}

/**
 * alur_bpmn_report_get_stage:
 *
 * Returns: (nullable): the id of the stage in which the elements are that rows show
 */
const char *
alur_bpmn_report_get_stage (const AlurBpmnReport *self)
{
  return self->stage;
}

/**
 * alur_bpmn_report_count:
 * @self: a report
 * @counted: what there is one more of
 * @became: what became of it
 */
void
alur_bpmn_report_count (AlurBpmnReport *self, AlurBpmnCounted counted, AlurBpmnBecame became)
{
  self->became[counted][became]++;
}

/**
 * alur_bpmn_report_get_count:
 *
 * Returns: how many the file has
 */
guint
alur_bpmn_report_get_count (const AlurBpmnReport *self, AlurBpmnCounted counted)
{
  guint sum = 0;

  for (guint i = 0; i < ALUR_BPMN_N_BECAME; i++)
    sum += self->became[counted][i];
  return sum;
}

/**
 * alur_bpmn_report_get_became:
 *
 * Returns: of how many of these that became
 */
guint
alur_bpmn_report_get_became (const AlurBpmnReport *self,
                             AlurBpmnCounted counted,
                             AlurBpmnBecame became)
{
  return self->became[counted][became];
}

/**
 * alur_bpmn_report_dup_count:
 *
 * Returns: (transfer full) (nullable): in the user's language how many there are and what became of
 *   them; %NULL: there are none
 */
char *
alur_bpmn_report_dup_count (const AlurBpmnReport *self, AlurBpmnCounted counted)
{
  guint sum = alur_bpmn_report_get_count (self, counted);
  g_autoptr (GString) parts = g_string_new (NULL);

  if (sum == 0)
    return NULL;
  for (guint i = 0; i < ALUR_BPMN_N_BECAME; i++)
    {
      guint n = self->became[counted][i];

      if (n == 0)
        continue;
      g_string_append_printf (parts, "%s%s: %u", parts->len > 0 ? ", " : "",
                              alur_tr (NULL, became_words[i].label), n);
    }
  /* Translators: what a file has, how many, and what became of them: "Tasks: 7 (steps: 7)". */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s: %u (%s)")),
                          alur_tr (NULL, counted_words[counted].label), sum, parts->str);
}

/**
 * alur_bpmn_counted_name:
 *
 * Returns: what it is called in JSON
 */
const char *
alur_bpmn_counted_name (AlurBpmnCounted counted)
{
  return counted_words[counted].name;
}

/**
 * alur_bpmn_became_name:
 *
 * Returns: what it is called in JSON
 */
const char *
alur_bpmn_became_name (AlurBpmnBecame became)
{
  return became_words[became].name;
}

/**
 * alur_bpmn_report_add:
 * @self: a report
 * @kind: what the row is about
 * @node: (nullable): what it is about in the file
 * @shown: (nullable): the id of what stands for it in the stage
 * @format: a sentence in the user's language, as printf() takes it
 */
void
alur_bpmn_report_add (AlurBpmnReport *self,
                      AlurBpmnRowKind kind,
                      const AlurXmlNode *node,
                      const char *shown,
                      const char *format,
                      ...)
{
  AlurBpmnRow *row = g_new0 (AlurBpmnRow, 1);
  const char *id = node != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;
  va_list arguments;

  row->kind = kind;
  row->element = g_strdup (node != NULL ? node->name : "");
  row->id = g_strdup (id != NULL ? id : "");
  row->shown = g_strdup (shown);
  va_start (arguments, format);
  row->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->rows, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AlurBpmnRow *one = *(const AlurBpmnRow *const *) a;
  const AlurBpmnRow *other = *(const AlurBpmnRow *const *) b;

  return (int) one->kind - (int) other->kind;
}

/**
 * alur_bpmn_report_end:
 * @self: a report that nothing will be added to any more
 *
 * Puts what is most urgent first, and leaves the rest in the order in which it was added.
 */
void
alur_bpmn_report_end (AlurBpmnReport *self)
{
  g_ptr_array_sort (self->rows, compare_rows);
}

/**
 * alur_bpmn_report_get_n_rows:
 *
 * Returns: how many rows there are
 */
guint
alur_bpmn_report_get_n_rows (const AlurBpmnReport *self)
{
  return self->rows->len;
}

/**
 * alur_bpmn_report_get_row:
 *
 * Returns: (transfer none): a row
 */
const AlurBpmnRow *
alur_bpmn_report_get_row (const AlurBpmnReport *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

/**
 * alur_bpmn_report_count_rows:
 *
 * Returns: how many rows of that kind there are
 */
guint
alur_bpmn_report_count_rows (const AlurBpmnReport *self, AlurBpmnRowKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += alur_bpmn_report_get_row (self, i)->kind == kind ? 1 : 0;
  return n;
}

/**
 * alur_bpmn_row_kind_name:
 *
 * Returns: what it is called in JSON
 */
const char *
alur_bpmn_row_kind_name (AlurBpmnRowKind kind)
{
  return row_words[kind].name;
}

/**
 * alur_bpmn_row_kind_label:
 *
 * Returns: what people call it, in the user's language
 */
const char *
alur_bpmn_row_kind_label (AlurBpmnRowKind kind)
{
  return alur_tr (NULL, row_words[kind].label);
}
