/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bpmn-check.h"

#include "alur-bpmn.h"
#include "alur-geometry.h"

#include <string.h>

#define EPSILON 0.02

typedef struct
{
  const char *what;
  AlurXmlNode *root;
  GHashTable *by_id;   /* id → AlurXmlNode */
  GHashTable *shapes;  /* bpmnElement → AlurXmlNode */
  GHashTable *lane_of; /* id of a node → that of its lane */
  guint n_faults;
} Check;

static void G_GNUC_PRINTF (2, 3) fault (Check *self, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", self->what, text);
  self->n_faults++;
}

static const char *
get (const AlurXmlNode *node, const char *name)
{
  return alur_xml_node_get (node, NULL, name);
}

static gboolean
is_name (const char *id)
{
  if (!g_ascii_isalpha (*id) && *id != '_')
    return FALSE;
  for (; *id != '\0'; id++)
    if (!g_ascii_isalnum (*id) && strchr ("._-", *id) == NULL)
      return FALSE;
  return TRUE;
}

static void
collect (Check *self, AlurXmlNode *node)
{
  const char *id = node->name != NULL ? get (node, "id") : NULL;

  if (node->name == NULL || g_strcmp0 (node->space, ALUR_BPMN_SPACE_ALUR) == 0)
    return;
  if (id != NULL)
    {
      if (!is_name (id))
        fault (self, "%s is no name", id);
      if (!g_hash_table_insert (self->by_id, (gpointer) id, node))
        fault (self, "%s is there twice", id);
    }
  if (get (node, "bpmnElement") != NULL && strcmp (node->name, "BPMNPlane") != 0
      && !g_hash_table_insert (self->shapes, (gpointer) get (node, "bpmnElement"), node))
    fault (self, "%s is drawn twice", get (node, "bpmnElement"));
  for (AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    collect (self, child);
}

static AlurXmlNode *
find (Check *self, const char *id, const char *by)
{
  AlurXmlNode *node = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (node == NULL)
    fault (self, "%s speaks of %s, which is not there", by, id != NULL ? id : "(nothing)");
  return node;
}

static gboolean
is_node (const AlurXmlNode *node)
{
  return node->name != NULL && g_strcmp0 (node->space, ALUR_BPMN_SPACE) == 0
         && alur_bpmn_get_class (node->name) != ALUR_BPMN_OTHER;
}

static gboolean
lists (const AlurXmlNode *node, const char *name, const char *id)
{
  for (AlurXmlNode *child = alur_xml_node_first (node, ALUR_BPMN_SPACE, name); child != NULL;
       child = alur_xml_node_next (child, ALUR_BPMN_SPACE, name))
    {
      g_autofree char *text = alur_xml_node_dup_text (child);

      if (strcmp (text, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_flow (Check *self, const AlurXmlNode *process, const AlurXmlNode *flow)
{
  static const char *const ends[] = { "sourceRef", "targetRef" };
  static const char *const lists_of[] = { "outgoing", "incoming" };
  const char *id = get (flow, "id");

  for (guint i = 0; i < 2; i++)
    {
      const AlurXmlNode *node = find (self, get (flow, ends[i]), id);

      if (node == NULL)
        continue;
      if (node->parent != process || !is_node (node))
        fault (self, "%s leaves its process", id);
      if (!lists (node, lists_of[i], id))
        fault (self, "%s is missing in %s", id, get (node, "id"));
    }
}

static void
count_node (Check *self, const AlurXmlNode *node)
{
  const char *name = get (node, "name");
  guint n_in = 0, n_out = 0;

  if (alur_bpmn_get_class (node->name) != ALUR_BPMN_GATEWAY && (name == NULL || *name == '\0'))
    fault (self, "%s has no name", get (node, "id"));
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      n_in += alur_xml_node_is (child, ALUR_BPMN_SPACE, "incoming") ? 1 : 0;
      n_out += alur_xml_node_is (child, ALUR_BPMN_SPACE, "outgoing") ? 1 : 0;
    }
  if ((n_in > 0) == (strcmp (node->name, "startEvent") == 0))
    fault (self, "%s has %u flows in", get (node, "id"), n_in);
  if ((n_out > 0) == (strcmp (node->name, "endEvent") == 0))
    fault (self, "%s has %u flows out", get (node, "id"), n_out);
  if (alur_bpmn_get_class (node->name) != ALUR_BPMN_GATEWAY && (n_in > 1 || n_out > 1))
    fault (self, "%s is no gateway and has several flows", get (node, "id"));
  if (n_in > 1 && n_out > 1)
    fault (self, "%s joins and parts", get (node, "id"));
}

static void
check_lanes (Check *self, const AlurXmlNode *process)
{
  const AlurXmlNode *set = alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet");

  for (const AlurXmlNode *lane = set != NULL ? set->first_child : NULL; lane != NULL;
       lane = lane->next)
    for (const AlurXmlNode *child = lane->first_child; child != NULL; child = child->next)
      {
        g_autofree char *id = NULL;

        if (!alur_xml_node_is (child, ALUR_BPMN_SPACE, "flowNodeRef"))
          continue;
        id = alur_xml_node_dup_text (child);
        find (self, id, "a lane");
        if (!g_hash_table_insert (self->lane_of, g_strdup (id), (gpointer) get (lane, "id")))
          fault (self, "%s is in two lanes", id);
      }
  for (const AlurXmlNode *node = process->first_child; node != NULL && set != NULL;
       node = node->next)
    if (is_node (node) && !g_hash_table_contains (self->lane_of, get (node, "id")))
      fault (self, "%s is in no lane", get (node, "id"));
}

static void
check_process (Check *self, const AlurXmlNode *process)
{
  check_lanes (self, process);
  for (const AlurXmlNode *child = process->first_child; child != NULL; child = child->next)
    {
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, "sequenceFlow"))
        check_flow (self, process, child);
      else if (is_node (child))
        count_node (self, child);
      if ((is_node (child) || alur_xml_node_is (child, ALUR_BPMN_SPACE, "sequenceFlow"))
          && !g_hash_table_contains (self->shapes, get (child, "id")))
        fault (self, "%s is not drawn", get (child, "id"));
    }
}

static const AlurXmlNode *
process_of (const AlurXmlNode *end)
{
  while (end != NULL && !alur_xml_node_is (end, ALUR_BPMN_SPACE, "process")
         && !alur_xml_node_is (end, ALUR_BPMN_SPACE, "participant"))
    end = end->parent;
  return end;
}

static void
check_messages (Check *self, const AlurXmlNode *collaboration)
{
  for (const AlurXmlNode *flow
       = alur_xml_node_first (collaboration, ALUR_BPMN_SPACE, "messageFlow");
       flow != NULL; flow = alur_xml_node_next (flow, ALUR_BPMN_SPACE, "messageFlow"))
    {
      const AlurXmlNode *from = find (self, get (flow, "sourceRef"), get (flow, "id"));
      const AlurXmlNode *to = find (self, get (flow, "targetRef"), get (flow, "id"));

      if (process_of (from) == process_of (to))
        fault (self, "%s stays in one pool", get (flow, "id"));
      if (from != NULL && to != NULL
          && (alur_bpmn_get_class (from->name) == ALUR_BPMN_GATEWAY
              || alur_bpmn_get_class (to->name) == ALUR_BPMN_GATEWAY))
        fault (self, "%s ends at a gateway", get (flow, "id"));
    }
}

/* --- The diagram ------------------------------------------------------------------------------ */

static gboolean
get_rect (const AlurXmlNode *shape, AlurRect *rect)
{
  const AlurXmlNode *bounds = alur_xml_node_first (shape, ALUR_BPMN_SPACE_DC, "Bounds");

  if (bounds == NULL)
    return FALSE;
  *rect = (AlurRect){ g_ascii_strtod (get (bounds, "x"), NULL),
                      g_ascii_strtod (get (bounds, "y"), NULL),
                      g_ascii_strtod (get (bounds, "width"), NULL),
                      g_ascii_strtod (get (bounds, "height"), NULL) };
  return TRUE;
}

static gboolean
holds (const AlurRect *outer, const AlurRect *inner)
{
  AlurRect grown = alur_rect_grow (outer, EPSILON);

  return alur_rect_contains (&grown, (AlurPoint){ inner->x, inner->y })
         && alur_rect_contains (&grown,
                                (AlurPoint){ alur_rect_right (inner), alur_rect_bottom (inner) });
}

static void
check_inside (Check *self, const char *inner, const char *outer)
{
  const AlurXmlNode *a = g_hash_table_lookup (self->shapes, inner);
  const AlurXmlNode *b = g_hash_table_lookup (self->shapes, outer);
  AlurRect small, large;

  if (a == NULL || b == NULL || !get_rect (a, &small) || !get_rect (b, &large))
    fault (self, "%s or %s is not drawn", inner, outer);
  else if (!holds (&large, &small))
    fault (self, "%s stands outside of %s", inner, outer);
}

/* The end of a line lies on the outline of a box, or at most as far inside as a round or pointed
 * sign is smaller than its box. */
static void
check_end (Check *self, const char *line, const AlurXmlNode *waypoint, const char *end)
{
  const AlurXmlNode *shape = g_hash_table_lookup (self->shapes, end);
  AlurPoint point
      = { g_ascii_strtod (get (waypoint, "x"), NULL), g_ascii_strtod (get (waypoint, "y"), NULL) };
  AlurRect rect, outer;

  if (shape == NULL || !get_rect (shape, &rect))
    {
      fault (self, "%s ends at %s, which is not drawn", line, end);
      return;
    }
  outer = alur_rect_grow (&rect, EPSILON);
  if (!alur_rect_contains (&outer, point))
    fault (self, "%s does not end at %s", line, end);
}

static void
check_line (Check *self, const AlurXmlNode *edge, const AlurXmlNode *element)
{
  const AlurXmlNode *first = alur_xml_node_first (edge, ALUR_BPMN_SPACE_DD, "waypoint");
  const AlurXmlNode *last = first;
  const AlurXmlNode *next = first;
  guint n = 0;

  for (; next != NULL; next = alur_xml_node_next (next, ALUR_BPMN_SPACE_DD, "waypoint"))
    {
      last = next;
      n++;
    }
  if (n < 2)
    {
      fault (self, "%s has %u points", get (edge, "id"), n);
      return;
    }
  if (get (element, "sourceRef") != NULL)
    {
      check_end (self, get (element, "id"), first, get (element, "sourceRef"));
      check_end (self, get (element, "id"), last, get (element, "targetRef"));
    }
}

static void
check_drawn (Check *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->shapes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AlurXmlNode *element = find (self, key, "the diagram");
      AlurRect rect;

      if (element == NULL)
        continue;
      if (strcmp (((AlurXmlNode *) value)->name, "BPMNEdge") == 0)
        check_line (self, value, element);
      else if (!get_rect (value, &rect) || rect.width <= 0 || rect.height <= 0)
        fault (self, "%s has no size", (const char *) key);
    }
}

/* A lane has a name and lies in its pool. */
static void
check_named (Check *self, const AlurXmlNode *lane, const char *pool)
{
  const char *name = get (lane, "name");

  if (name == NULL || *name == '\0')
    fault (self, "%s has no name", get (lane, "id"));
  check_inside (self, get (lane, "id"), pool);
}

/* What stands in a lane lies in it, and lanes in their pool. */
static void
check_nesting (Check *self, const AlurXmlNode *collaboration)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->lane_of);
  while (g_hash_table_iter_next (&iter, &key, &value))
    check_inside (self, key, value);
  for (const AlurXmlNode *pool
       = alur_xml_node_first (collaboration, ALUR_BPMN_SPACE, "participant");
       pool != NULL; pool = alur_xml_node_next (pool, ALUR_BPMN_SPACE, "participant"))
    {
      const AlurXmlNode *process = get (pool, "processRef") != NULL
                                       ? find (self, get (pool, "processRef"), "a pool")
                                       : NULL;
      const AlurXmlNode *set
          = process != NULL ? alur_xml_node_first (process, ALUR_BPMN_SPACE, "laneSet") : NULL;

      for (const AlurXmlNode *lane = set != NULL ? set->first_child : NULL; lane != NULL;
           lane = lane->next)
        if (lane->name != NULL && strcmp (lane->name, "lane") == 0)
          check_named (self, lane, get (pool, "id"));
    }
}

/* No sign stands on another, unless a person has put both there. */
static void
check_overlaps (Check *self, GHashTable *placed)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (AlurRect));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->shapes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AlurXmlNode *element = g_hash_table_lookup (self->by_id, key);
      AlurRect rect;

      if (element == NULL || !get_rect (value, &rect)
          || (!is_node (element) && strcmp (element->name, "dataObjectReference") != 0))
        continue;
      for (guint i = 0; i < rects->len; i++)
        if (alur_rect_intersects (&rect, &g_array_index (rects, AlurRect, i))
            && !(placed != NULL && g_hash_table_contains (placed, key)
                 && g_hash_table_contains (placed, g_ptr_array_index (ids, i))))
          fault (self, "%s stands on %s", (const char *) key,
                 (const char *) g_ptr_array_index (ids, i));
      g_array_append_val (rects, rect);
      g_ptr_array_add (ids, key);
    }
}

void
bpmn_check (AlurXmlTree *tree, const char *what, GHashTable *placed)
{
  Check self = { .what = what, .root = alur_xml_tree_get_root (tree) };
  const AlurXmlNode *collaboration
      = alur_xml_node_first (self.root, ALUR_BPMN_SPACE, "collaboration");

  self.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self.shapes = g_hash_table_new (g_str_hash, g_str_equal);
  self.lane_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_true (alur_xml_node_is (self.root, ALUR_BPMN_SPACE, "definitions"));
  g_assert_nonnull (get (self.root, "targetNamespace"));
  g_assert_nonnull (collaboration);
  collect (&self, self.root);
  for (const AlurXmlNode *process = alur_xml_node_first (self.root, ALUR_BPMN_SPACE, "process");
       process != NULL; process = alur_xml_node_next (process, ALUR_BPMN_SPACE, "process"))
    check_process (&self, process);
  check_messages (&self, collaboration);
  check_drawn (&self);
  check_nesting (&self, collaboration);
  check_overlaps (&self, placed);
  g_hash_table_unref (self.by_id);
  g_hash_table_unref (self.shapes);
  g_hash_table_unref (self.lane_of);
  g_assert_cmpuint (self.n_faults, ==, 0);
}
