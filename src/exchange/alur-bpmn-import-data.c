/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Data that one step gives and another takes becomes a flow of information; what only one does, its
 * requirement or its output. Annotations become notes. All of it is kept besides, so that writing
 * gives it back as it was. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AlurXmlNode *node;
  GPtrArray *givers; /* AlurElement: steps */
  GPtrArray *takers;
} Data;

static void
data_free (gpointer memory)
{
  Data *data = memory;

  g_ptr_array_unref (data->givers);
  g_ptr_array_unref (data->takers);
  g_free (data);
}

typedef struct
{
  AlurBpmnImport *import;
  GHashTable *all;  /* AlurXmlNode → Data */
  GPtrArray *order; /* Data */
} Gathering;

/* Whether @step gives @node, or takes it, which may be no data at all. */
static void
note_data (Gathering *self, AlurElement *step, AlurXmlNode *node, gboolean gives)
{
  Data *data;

  if (node == NULL || !alur_bpmn_is_data (node) || alur_bpmn_was_sent (self->import, node))
    return;
  data = g_hash_table_lookup (self->all, node);
  if (data == NULL)
    {
      data = g_new0 (Data, 1);
      data->node = node;
      data->givers = g_ptr_array_new ();
      data->takers = g_ptr_array_new ();
      g_hash_table_insert (self->all, node, data);
      g_ptr_array_add (self->order, data);
    }
  if (data->givers->len + data->takers->len < 1000
      && !g_ptr_array_find (gives ? data->givers : data->takers, step, NULL))
    g_ptr_array_add (gives ? data->givers : data->takers, step);
}

/* What data is called, for people. */
static char *
dup_data_name (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  g_autofree char *name = alur_bpmn_dup_name (node);
  const AlurXmlNode *object
      = alur_bpmn_find (self, alur_xml_node_get (node, NULL, "dataObjectRef"));

  if (*name == '\0' && object != NULL)
    {
      g_free (name);
      name = alur_bpmn_dup_name (object);
    }
  return *name != '\0' ? g_steal_pointer (&name)
                       : g_strdup (alur_tr (self->language, N_ ("Document")));
}

static void
make_flow (
    AlurBpmnImport *self, const Data *data, const char *name, AlurElement *from, AlurElement *to)
{
  g_autofree char *id = alur_bpmn_make_id (self, ALUR_KIND_FLOW);
  AlurElement *flow = alur_document_insert (self->document, from->parent, ALUR_KIND_FLOW, id, NULL);

  alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, ALUR_FLOW_INFORMATION);
  alur_document_set_text (self->document, flow, ALUR_FLOW_FROM, alur_element_get_id (from));
  alur_document_set_text (self->document, flow, ALUR_FLOW_TO, alur_element_get_id (to));
  alur_document_set_text (self->document, flow, ALUR_FLOW_LABEL, name);
  alur_bpmn_kept_set (self->document, flow, "element", "data");
  alur_bpmn_kept_set (self->document, flow, "id", alur_xml_node_get (data->node, NULL, "id"));
  g_hash_table_insert (self->made, data->node, flow);
}

static void
make_things (AlurBpmnImport *self, const Data *data, const char *name, AlurKind kind)
{
  GPtrArray *steps = kind == ALUR_KIND_INPUT ? data->takers : data->givers;

  for (guint i = 0; i < steps->len; i++)
    {
      AlurElement *step = g_ptr_array_index (steps, i);
      AlurElement *thing = alur_document_insert (self->document, step, kind, NULL, NULL);

      alur_document_set_text (self->document, thing, alur_element_type (kind)->name_field, name);
      alur_bpmn_report_add (
          self->report, ALUR_BPMN_ROW_MAPPED, data->node, alur_element_get_id (step),
          kind == ALUR_KIND_INPUT
              ? alur_tr (NULL, N_ ("The data “%s” comes from no step; it became a requirement."))
              : alur_tr (NULL, N_ ("The data “%s” goes to no step; it became an output.")),
          name);
    }
}

static void
import_one (AlurBpmnImport *self, const Data *data)
{
  g_autofree char *name = dup_data_name (self, data->node);

  if (data->givers->len == 0)
    make_things (self, data, name, ALUR_KIND_INPUT);
  else if (data->takers->len == 0)
    make_things (self, data, name, ALUR_KIND_OUTPUT);
  else if (data->givers->len * data->takers->len > ALUR_BPMN_MOST_FLOWS_OF_DATA)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_KEPT, data->node, NULL,
                          alur_tr (NULL, N_ ("So many steps share the data “%s” that it is kept, "
                                             "but not drawn.")),
                          name);
  for (guint i = 0; data->givers->len * data->takers->len <= ALUR_BPMN_MOST_FLOWS_OF_DATA
                    && i < data->givers->len;
       i++)
    {
      for (guint j = 0; j < data->takers->len; j++)
        {
          if (g_ptr_array_index (data->givers, i) != g_ptr_array_index (data->takers, j))
            make_flow (self, data, name, g_ptr_array_index (data->givers, i),
                       g_ptr_array_index (data->takers, j));
        }
    }
}

/* --- Annotations ------------------------------------------------------------------------------ */

static void
add_note (AlurBpmnImport *self, AlurElement *step, const AlurXmlNode *annotation)
{
  const AlurXmlNode *node = alur_xml_node_first (annotation, ALUR_BPMN_SPACE, "text");
  g_autofree char *raw = node != NULL ? alur_xml_node_dup_text (node) : g_strdup ("");
  g_autofree char *text = alur_bpmn_dup_line (raw);
  const char *note = alur_element_get_text (step, ALUR_STEP_NOTE);
  g_autofree char *both = note != NULL ? g_strdup_printf ("%s; %s", note, text) : g_strdup (text);

  if (*text == '\0')
    return;
  alur_document_set_text (self->document, step, ALUR_STEP_NOTE, both);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_MAPPED, annotation, alur_element_get_id (step),
                        alur_tr (NULL, N_ ("The annotation “%s” became a note.")), text);
}

static AlurElement *
get_step (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  AlurElement *step = g_hash_table_lookup (self->made, node);

  return step != NULL && step->kind == ALUR_KIND_STEP ? step : NULL;
}

/* A plain line from or to a step: data without what BPMN has for it, or an annotation. @data: NULL:
 * beside the pools there is none. */
static void
import_association (AlurBpmnImport *self, Gathering *data, const AlurXmlNode *association)
{
  AlurXmlNode *ends[] = {
    alur_bpmn_find (self, alur_xml_node_get (association, NULL, "sourceRef")),
    alur_bpmn_find (self, alur_xml_node_get (association, NULL, "targetRef")),
  };

  for (guint i = 0; ends[0] != NULL && ends[1] != NULL && i < 2; i++)
    {
      AlurElement *step = get_step (self, ends[1 - i]);

      if (step != NULL && alur_xml_node_is (ends[i], ALUR_BPMN_SPACE, "textAnnotation"))
        add_note (self, step, ends[i]);
      else if (step != NULL && data != NULL)
        note_data (data, step, ends[i], i == 1);
    }
}

static void
gather_of_step (Gathering *self, AlurElement *step, const AlurXmlNode *node)
{
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      gboolean gives = alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataOutputAssociation");

      if (gives || alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataInputAssociation"))
        note_data (self, step,
                   alur_bpmn_find_child (self->import, child, gives ? "targetRef" : "sourceRef"),
                   gives);
    }
}

/**
 * alur_bpmn_import_data: (skip)
 *
 * Takes over data and annotations of a process, when all steps are there.
 */
void
alur_bpmn_import_data (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (NULL, NULL, NULL, data_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Gathering data = { self, all, order };

  for (const AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
    {
      AlurElement *step = get_step (self, node);

      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "association")
          && !alur_bpmn_came_back (self, process, node))
        import_association (self, &data, node);
      else if (step != NULL)
        gather_of_step (&data, step, node);
    }
  for (guint i = 0; i < order->len; i++)
    import_one (self, g_ptr_array_index (order, i));
}

/**
 * alur_bpmn_import_notes: (skip)
 *
 * Takes over annotations that stand beside the pools, when all steps are there. In a file of ours
 * what has no identifier was there before.
 */
void
alur_bpmn_import_notes (AlurBpmnImport *self)
{
  for (const AlurXmlNode *top = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "collaboration");
       top != NULL; top = alur_xml_node_next (top, ALUR_BPMN_SPACE, "collaboration"))
    {
      for (const AlurXmlNode *node = alur_xml_node_first (top, ALUR_BPMN_SPACE, "association");
           node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "association"))
        {
          if (self->sent == NULL
              || (alur_xml_node_get (node, NULL, "id") != NULL && !alur_bpmn_was_sent (self, node)))
            import_association (self, NULL, node);
        }
    }
}
