/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is where in a file of BPMN, and how much of it there is. */

#include "alur-bpmn-import-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Farther away than this nothing is drawn. */
#define FARTHEST 1e6

static const struct
{
  const char *name;
  AlurBpmnCounted counted;
} words[] = {
  { "sequenceFlow", ALUR_BPMN_SEQUENCES },
  { "messageFlow", ALUR_BPMN_MESSAGES },
  { "participant", ALUR_BPMN_POOLS },
  { "lane", ALUR_BPMN_LANES },
  { "dataObjectReference", ALUR_BPMN_DATA },
  { "dataStoreReference", ALUR_BPMN_DATA },
  { "dataInput", ALUR_BPMN_DATA },
  { "dataOutput", ALUR_BPMN_DATA },
  { "textAnnotation", ALUR_BPMN_ARTIFACTS },
  { "group", ALUR_BPMN_ARTIFACTS },
  { "association", ALUR_BPMN_ASSOCIATIONS },
  { "dataInputAssociation", ALUR_BPMN_ASSOCIATIONS },
  { "dataOutputAssociation", ALUR_BPMN_ASSOCIATIONS },
  { "process", ALUR_BPMN_PROCESSES },
};

static const AlurBpmnCounted classes[] = {
  [ALUR_BPMN_OTHER] = ALUR_BPMN_N_COUNTED, [ALUR_BPMN_TASK] = ALUR_BPMN_TASKS,
  [ALUR_BPMN_SUB] = ALUR_BPMN_SUBS,        [ALUR_BPMN_GATEWAY] = ALUR_BPMN_GATEWAYS,
  [ALUR_BPMN_START] = ALUR_BPMN_EVENTS,    [ALUR_BPMN_END] = ALUR_BPMN_EVENTS,
  [ALUR_BPMN_BETWEEN] = ALUR_BPMN_EVENTS,
};

static gboolean
is_extension (const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements");
}

/* --- Finding ---------------------------------------------------------------------------------- */

static void
index_node (AlurBpmnImport *self, AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (id == NULL || *id == '\0')
    return;
  if (!g_hash_table_contains (self->nodes, id))
    g_hash_table_insert (self->nodes, (gpointer) id, node);
  else
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, NULL,
                          /* Translators: %s is an identifier, %u the number of a line. */
                          alur_tr (NULL, N_ ("The identifier “%s” is there twice (line %u); what "
                                             "refers to it leads to the first.")),
                          id, node->line);
}

static void
index_drawn (AlurBpmnImport *self, AlurXmlNode *node)
{
  const char *element = alur_xml_node_get (node, NULL, "bpmnElement");
  const char *colon = element != NULL ? strchr (element, ':') : NULL;

  /* Only the first diagram that shows it counts. */
  if (element != NULL && !g_hash_table_contains (self->drawn, element))
    g_hash_table_insert (self->drawn, (gpointer) element, node);
  if (colon != NULL && !g_hash_table_contains (self->drawn, colon + 1))
    g_hash_table_insert (self->drawn, (gpointer) (colon + 1), node);
}

static void
index_all (AlurBpmnImport *self, AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (node->name == NULL || is_extension (node))
        continue;
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        index_node (self, node);
      if (!alur_bpmn_quotes (node))
        index_all (self, node);
    }
}

/* What is drawn lies in a plane of a diagram of the file; some programs leave the diagram out.
 * Anywhere else it shows nothing. */
static void
index_diagrams (AlurBpmnImport *self, const AlurXmlNode *top)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNDiagram")
          || alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNPlane"))
        index_diagrams (self, node);
      else if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNShape")
               || alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNEdge"))
        index_drawn (self, node);
    }
}

/**
 * alur_bpmn_index: (skip)
 *
 * Finds out what identifiers mean and what is drawn.
 */
void
alur_bpmn_index (AlurBpmnImport *self)
{
  index_all (self, self->root);
  index_diagrams (self, self->root);
}

/**
 * alur_bpmn_find: (skip)
 * @reference: (nullable): the name of something, maybe with a prefix
 *
 * Returns: (nullable): it
 */
AlurXmlNode *
alur_bpmn_find (const AlurBpmnImport *self, const char *reference)
{
  g_autofree char *plain = reference != NULL ? g_strstrip (g_strdup (reference)) : NULL;
  const char *colon = plain != NULL ? strrchr (plain, ':') : NULL;
  AlurXmlNode *node = plain != NULL ? g_hash_table_lookup (self->nodes, plain) : NULL;

  if (node == NULL && colon != NULL)
    node = g_hash_table_lookup (self->nodes, colon + 1);
  return node;
}

/**
 * alur_bpmn_is_process: (skip)
 *
 * Returns: whether @node is a process of the file; what lies elsewhere is kept with what it lies in
 */
gboolean
alur_bpmn_is_process (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, "process") && node->parent == self->root;
}

/**
 * alur_bpmn_find_child: (skip)
 * @node: an element
 * @name: the name of a child that holds a reference
 *
 * Returns: (nullable): what the first such child leads to
 */
AlurXmlNode *
alur_bpmn_find_child (const AlurBpmnImport *self, const AlurXmlNode *node, const char *name)
{
  const AlurXmlNode *child = alur_xml_node_first (node, ALUR_BPMN_SPACE, name);
  g_autofree char *text = child != NULL ? alur_xml_node_dup_text (child) : NULL;

  return alur_bpmn_find (self, text);
}

static AlurXmlNode *
get_shape (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  return id != NULL ? g_hash_table_lookup (self->drawn, id) : NULL;
}

/**
 * alur_bpmn_read_number: (skip)
 * @name: an attribute of @node
 * @number: (out): a coordinate or a length
 *
 * Returns: whether it says one that can be drawn
 */
gboolean
alur_bpmn_read_number (const AlurXmlNode *node, const char *name, double *number)
{
  const char *text = alur_xml_node_get (node, NULL, name);
  char *end;

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && isfinite (*number) && fabs (*number) <= FARTHEST;
}

/**
 * alur_bpmn_get_box: (skip)
 * @node: a node, a lane or a pool
 * @box: (out): where it is drawn
 *
 * Returns: whether it is drawn
 */
gboolean
alur_bpmn_get_box (const AlurBpmnImport *self, const AlurXmlNode *node, AlurRect *box)
{
  const AlurXmlNode *shape = get_shape (self, node);
  const AlurXmlNode *bounds
      = shape != NULL ? alur_xml_node_first (shape, ALUR_BPMN_SPACE_DC, "Bounds") : NULL;

  return bounds != NULL && alur_bpmn_read_number (bounds, "x", &box->x)
         && alur_bpmn_read_number (bounds, "y", &box->y)
         && alur_bpmn_read_number (bounds, "width", &box->width)
         && alur_bpmn_read_number (bounds, "height", &box->height) && box->width > 0
         && box->height > 0;
}

/**
 * alur_bpmn_get_drawn: (skip)
 * @attribute: of what draws @node
 *
 * Returns: (nullable): what it says
 */
const char *
alur_bpmn_get_drawn (const AlurBpmnImport *self, const AlurXmlNode *node, const char *attribute)
{
  const AlurXmlNode *shape = get_shape (self, node);

  return shape != NULL ? alur_xml_node_get (shape, NULL, attribute) : NULL;
}

static gboolean
is_activity (const AlurXmlNode *node)
{
  AlurBpmnClass class = alur_bpmn_get_class (node->name);

  return class == ALUR_BPMN_TASK || class == ALUR_BPMN_SUB;
}

/* Whether @node may have become of @sent: a step stays a step, whatever its kind, and a flow a
 * flow; of the gateways and events that we make nothing becomes that somebody does. What is
 * something else only has got an identifier that we had made for another thing. */
static gboolean
is_like (const AlurXmlNode *node, const AlurXmlNode *sent)
{
  static const char *const flows[] = { "sequenceFlow", "messageFlow", "association", NULL };
  gboolean is_node = alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER;

  if (is_node || alur_bpmn_get_class (sent->name) != ALUR_BPMN_OTHER)
    return is_node && alur_bpmn_get_class (sent->name) != ALUR_BPMN_OTHER
           && !(is_activity (node) && alur_xml_node_get (sent, ALUR_BPMN_SPACE_ALUR, "of") != NULL);
  return strcmp (node->name, sent->name) == 0
         || (g_strv_contains (flows, node->name) && g_strv_contains (flows, sent->name));
}

/**
 * alur_bpmn_was_sent: (skip)
 *
 * Returns: whether @node is in what we would write, so that it came back and is nothing new
 */
gboolean
alur_bpmn_was_sent (const AlurBpmnImport *self, const AlurXmlNode *node)
{
  const char *id = self->sent != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;
  const AlurXmlNode *sent = id != NULL ? g_hash_table_lookup (self->sent, id) : NULL;

  return sent != NULL && is_like (node, sent);
}

/**
 * alur_bpmn_came_back: (skip)
 *
 * Returns: whether what lies in @process is nothing new; what has no identifier came with the
 *   process
 */
gboolean
alur_bpmn_came_back (const AlurBpmnImport *self,
                     const AlurBpmnImportProcess *process,
                     const AlurXmlNode *node)
{
  return alur_bpmn_was_sent (self, node)
         || (process->came_back && alur_xml_node_get (node, NULL, "id") == NULL);
}

/* --- Counting --------------------------------------------------------------------------------- */

static AlurBpmnCounted
get_counted (const AlurXmlNode *node)
{
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNShape"))
    return ALUR_BPMN_SHAPES;
  if (alur_xml_node_is (node, ALUR_BPMN_SPACE_DI, "BPMNEdge"))
    return ALUR_BPMN_EDGES;
  if (!alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
    return ALUR_BPMN_N_COUNTED;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].name, node->name) == 0)
        return words[i].counted;
    }
  return classes[alur_bpmn_get_class (node->name)];
}

static AlurBpmnBecame
became_of_kind (const AlurElement *element)
{
  if (element == NULL || element->kind == ALUR_KIND_DOCUMENT)
    return ALUR_BPMN_KEPT;
  if (element->kind == ALUR_KIND_STEP)
    return ALUR_BPMN_BECAME_STEP;
  if (element->kind == ALUR_KIND_FLOW)
    return ALUR_BPMN_BECAME_FLOW;
  return element->kind == ALUR_KIND_UNIT ? ALUR_BPMN_BECAME_UNIT : ALUR_BPMN_BECAME_PROCEDURE;
}

static AlurBpmnBecame
get_became (const AlurBpmnImport *self, const AlurXmlNode *node, AlurBpmnCounted counted)
{
  const AlurXmlNode *of = node;
  AlurBpmnBecame became;

  if (g_hash_table_contains (self->lost, node))
    return ALUR_BPMN_DROPPED;
  if (counted == ALUR_BPMN_SHAPES || counted == ALUR_BPMN_EDGES)
    of = alur_bpmn_find (self, alur_xml_node_get (node, NULL, "bpmnElement"));
  if (of == NULL)
    return ALUR_BPMN_DROPPED;
  became = became_of_kind (g_hash_table_lookup (self->made, of));
  return counted == ALUR_BPMN_SHAPES && became == ALUR_BPMN_BECAME_STEP ? ALUR_BPMN_BECAME_PLACE
                                                                        : became;
}

static void
count_extensions (AlurBpmnImport *self, const AlurXmlNode *extension)
{
  for (const AlurXmlNode *node = extension->first_child; node != NULL; node = node->next)
    {
      if (node->name != NULL)
        alur_bpmn_report_count (self->report, ALUR_BPMN_EXTENSIONS, ALUR_BPMN_KEPT);
    }
}

static void
count_inside (AlurBpmnImport *self, const AlurXmlNode *top)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      AlurBpmnCounted counted;

      if (node->name == NULL)
        continue;
      if (is_extension (node))
        {
          count_extensions (self, node);
          continue;
        }
      counted = get_counted (node);
      if (counted != ALUR_BPMN_N_COUNTED)
        alur_bpmn_report_count (self->report, counted, get_became (self, node, counted));
      if (!alur_bpmn_quotes (node))
        count_inside (self, node);
    }
}

/**
 * alur_bpmn_count_all: (skip)
 *
 * Counts what the file has and what became of it, when all is done.
 */
void
alur_bpmn_count_all (AlurBpmnImport *self)
{
  count_inside (self, self->root);
}
