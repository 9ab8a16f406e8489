/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Data is kept as it was, beside the flows that came of it (alur-bpmn-import-data.c). Where these
 * were renamed or deleted here, it is called otherwise, or no longer given or taken. */

#include "alur-bpmn-import-private.h"
#include "alur-bpmn-kept.h"
#include "alur-bpmn-put-back-private.h"

#include <string.h>

typedef struct
{
  AlurXmlNode *node;
  const AlurElement *step;
  gboolean gives;
  gboolean is_plain; /* an association of the process */
} Line;

typedef struct
{
  AlurXmlNode *node;
  GArray *lines;    /* Line */
  GPtrArray *flows; /* AlurElement: what came of it */
} Data;

typedef struct
{
  AlurBpmnPutBack *file;
  GHashTable *all;   /* id → Data, of what was kept */
  GHashTable *steps; /* id, also that in the file → AlurElement */
} Gathering;

static void
data_free (gpointer memory)
{
  Data *data = memory;

  g_array_unref (data->lines);
  g_ptr_array_unref (data->flows);
  g_free (data);
}

/* --- Gathering -------------------------------------------------------------------------------- */

static gboolean
is_kept (const Gathering *self, const AlurXmlNode *node)
{
  return alur_bpmn_put_back_find (self->file, alur_xml_node_get (node, NULL, "id")) != node;
}

static void
note_data (Gathering *self, AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  Data *data;

  if (id == NULL || g_hash_table_contains (self->all, id) || !is_kept (self, node)
      || !alur_bpmn_is_data (node))
    return;
  data = g_new0 (Data, 1);
  data->node = node;
  data->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  data->flows = g_ptr_array_new ();
  g_hash_table_insert (self->all, (gpointer) id, data);
}

static void
note_line (Gathering *self, const char *reference, Line line)
{
  g_autofree char *id = reference != NULL ? g_strstrip (g_strdup (reference)) : NULL;
  Data *data = id != NULL ? g_hash_table_lookup (self->all, id) : NULL;

  if (data != NULL && line.step != NULL)
    g_array_append_val (data->lines, line);
}

static void
note_lines_of_step (Gathering *self, const AlurElement *step, const AlurXmlNode *node)
{
  for (AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      gboolean gives = alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataOutputAssociation");
      const AlurXmlNode *end;
      g_autofree char *reference = NULL;

      if (!gives && !alur_xml_node_is (child, ALUR_BPMN_SPACE, "dataInputAssociation"))
        continue;
      end = alur_xml_node_first (child, ALUR_BPMN_SPACE, gives ? "targetRef" : "sourceRef");
      reference = end != NULL ? alur_xml_node_dup_text (end) : NULL;
      note_line (self, reference, (Line){ child, step, gives, FALSE });
    }
}

static void
note_plain_line (Gathering *self, AlurXmlNode *node)
{
  const char *from = alur_xml_node_get (node, NULL, "sourceRef");
  const char *to = alur_xml_node_get (node, NULL, "targetRef");

  if (from == NULL || to == NULL || !is_kept (self, node))
    return;
  note_line (self, from, (Line){ node, g_hash_table_lookup (self->steps, to), FALSE, TRUE });
  note_line (self, to, (Line){ node, g_hash_table_lookup (self->steps, from), TRUE, TRUE });
}

static void
gather_flows (Gathering *self, const AlurElement *procedure)
{
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    const char *id = g_strcmp0 (alur_bpmn_kept_get (flow, "element"), "data") == 0
                         ? alur_bpmn_kept_get (flow, "id")
                         : NULL;
    const Data *data = id != NULL ? g_hash_table_lookup (self->all, id) : NULL;

    if (data != NULL)
      g_ptr_array_add (data->flows, flow);
  }
}

static void
gather (Gathering *self, const AlurElement *procedure, const AlurXmlNode *process)
{
  for (AlurXmlNode *node = process->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        note_data (self, node);
    }
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const char *other = alur_bpmn_kept_get (step, "id");

    g_hash_table_insert (self->steps, (gpointer) (guintptr) alur_element_get_id (step), step);
    if (other != NULL && !g_hash_table_contains (self->steps, other))
      g_hash_table_insert (self->steps, (gpointer) (guintptr) other, step);
  }
  for (AlurXmlNode *node = process->first_child; node != NULL; node = node->next)
    {
      const char *id = node->name != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;
      const AlurElement *step = id != NULL ? g_hash_table_lookup (self->steps, id) : NULL;

      if (step != NULL && alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER)
        note_lines_of_step (self, step, node);
      else if (alur_xml_node_is (node, ALUR_BPMN_SPACE, "association"))
        note_plain_line (self, node);
    }
}

/* --- Giving way ------------------------------------------------------------------------------- */

static const Line *
get_line (const Data *data, guint i)
{
  return &g_array_index (data->lines, Line, i);
}

/* Without any flow it is not known whether plain lines were followed when it came in. */
static gboolean
counts (const Data *data, const Line *line)
{
  return !line->is_plain || data->flows->len > 0;
}

static gboolean
has_flow (const Data *data, const Line *line)
{
  guint field = line->gives ? ALUR_FLOW_FROM : ALUR_FLOW_TO;

  for (guint i = 0; i < data->flows->len; i++)
    {
      if (alur_element_get_ref (g_ptr_array_index (data->flows, i), field)
          == alur_element_get_id (line->step))
        return TRUE;
    }
  return FALSE;
}

/* Whether a flow came of it, if there were not too many. */
static gboolean
had_flow (const Data *data, const Line *line)
{
  for (guint i = 0; i < data->lines->len; i++)
    {
      const Line *other = get_line (data, i);

      if (other->gives != line->gives && other->step != line->step && counts (data, other))
        return TRUE;
    }
  return FALSE;
}

static guint
count_steps (const Data *data, gboolean gives)
{
  g_autoptr (GHashTable) steps = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < data->lines->len; i++)
    {
      if (get_line (data, i)->gives == gives)
        g_hash_table_add (steps, (gpointer) get_line (data, i)->step);
    }
  return g_hash_table_size (steps);
}

static void
drop_lines (const Data *data)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  if (count_steps (data, TRUE) * count_steps (data, FALSE) > ALUR_BPMN_MOST_FLOWS_OF_DATA)
    return;
  for (guint i = 0; i < data->lines->len; i++)
    {
      const Line *line = get_line (data, i);

      if (counts (data, line) && had_flow (data, line) && !has_flow (data, line))
        g_ptr_array_add (gone, line->node);
    }
  for (guint i = 0; i < gone->len; i++)
    alur_xml_node_detach (g_ptr_array_index (gone, i));
}

/* What all of its flows are called; NULL: they are not called the same. */
static const char *
get_label (const Data *data)
{
  const char *label = NULL;

  for (guint i = 0; i < data->flows->len; i++)
    {
      const char *own = alur_element_get_text (g_ptr_array_index (data->flows, i), ALUR_FLOW_LABEL);

      if (own == NULL || (label != NULL && strcmp (own, label) != 0))
        return NULL;
      label = own;
    }
  return label;
}

/* What has no name itself is called as its object, or by us. */
static void
rename_data (const Gathering *self, const Data *data)
{
  g_autofree char *name = alur_bpmn_dup_name (data->node);
  const char *label = get_label (data);

  if (label != NULL && *name != '\0' && strcmp (name, label) != 0)
    alur_xml_tree_set (self->file->tree, data->node, NULL, "name", label);
}

/**
 * alur_bpmn_put_back_data: (skip)
 * @process: what is written of @procedure, with all that was kept
 *
 * Says of data what was done here to its flows.
 */
void
alur_bpmn_put_back_data (AlurBpmnPutBack *self,
                         const AlurElement *procedure,
                         const AlurXmlNode *process)
{
  Gathering gathering = { self, g_hash_table_new_full (g_str_hash, g_str_equal, NULL, data_free),
                          g_hash_table_new (g_str_hash, g_str_equal) };
  GHashTableIter iter;
  gpointer data;

  gather (&gathering, procedure, process);
  gather_flows (&gathering, procedure);
  g_hash_table_iter_init (&iter, gathering.all);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      drop_lines (data);
      rename_data (&gathering, data);
    }
  g_hash_table_unref (gathering.all);
  g_hash_table_unref (gathering.steps);
}
