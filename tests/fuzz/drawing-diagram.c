/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a model is drawn: in rows, and now and then where nobody would draw it. */

#include "drawing.h"

#include "alur-bpmn.h"

#include <string.h>

static void
add_bounds (Drawing *self, XmlNode *shape, int x, int y, int width, int height)
{
  static const char *const odd[] = { "", "NaN", "1e99", "-5", "x" };
  XmlNode *bounds = drawing_add (self, shape, "dc:Bounds");

  drawing_set (self, bounds, "x", drawing_printf (self, "%d", x));
  drawing_set (self, bounds, "y", drawing_printf (self, "%d.5", y));
  drawing_set (self, bounds, "width", drawing_printf (self, "%d", width));
  if (!drawing_is_odd (self))
    drawing_set (self, bounds, "height", drawing_printf (self, "%d", height));
  else if (drawing_one_in (self, 2))
    drawing_set (self, bounds, "height", DRAWING_PICK (self, odd));
}

static void
give_shape_id (Drawing *self, XmlNode *shape, const char *id)
{
  if (drawing_is_odd (self))
    drawing_give_id (self, shape);
  else if (!drawing_one_in (self, 6))
    drawing_set (self, shape, "id", drawing_printf (self, "%s_di", id));
}

static void
add_shape (Drawing *self, XmlNode *plane, const char *id, int x, int y, int width, int height)
{
  XmlNode *shape = drawing_add (self, plane, "di:BPMNShape");

  give_shape_id (self, shape, id);
  drawing_set (self, shape, "bpmnElement", id);
  if (!drawing_is_odd (self))
    add_bounds (self, shape, x, y, width, height);
  if (drawing_one_in (self, 6))
    drawing_set (self, shape, "isExpanded", drawing_one_in (self, 2) ? "true" : "false");
  if (drawing_one_in (self, 8))
    add_bounds (self, drawing_add (self, shape, "di:BPMNLabel"), x, y + height, 40, 14);
}

static void
add_edge (Drawing *self, XmlNode *plane, const char *id)
{
  XmlNode *edge = drawing_add (self, plane, "di:BPMNEdge");

  give_shape_id (self, edge, id);
  drawing_set (self, edge, "bpmnElement", id);
  for (guint i = drawing_is_odd (self) ? 1 : 2 + drawing_below (self, 3); i > 0; i--)
    {
      XmlNode *point = drawing_add (self, edge, "dd:waypoint");

      drawing_set (self, point, "x", drawing_printf (self, "%u", drawing_below (self, 900)));
      drawing_set (self, point, "y", drawing_printf (self, "%u", drawing_below (self, 600)));
    }
}

/* Pools and lanes are wide, all else has its place in a row. */
static void
draw (Drawing *self, XmlNode *plane, const XmlNode *node, guint *n_drawn)
{
  static const char *const wide[] = { "participant", "lane", NULL };
  static const char *const small[]
      = { "dataObjectReference", "dataStoreReference", "textAnnotation", "group", NULL };
  static const char *const lines[]
      = { "sequenceFlow",         "messageFlow",           "association",
          "dataInputAssociation", "dataOutputAssociation", NULL };
  const char *name = drawing_get_local (node);
  const char *id = xml_node_get (node, "id");
  int x = (int) (*n_drawn % 8) * 150;
  int y = (int) (*n_drawn / 8) * 130;

  if (id == NULL || name == NULL || drawing_is_odd (self))
    return;
  if (g_strv_contains (wide, name))
    add_shape (self, plane, id, 20, y, 1200, 120);
  else if (g_strv_contains (small, name) || drawing_is_node (name))
    add_shape (self, plane, id, x, y, strstr (name, "ateway") != NULL ? 50 : 100, 80);
  else if (g_strv_contains (lines, name))
    add_edge (self, plane, id);
  else
    return;
  *n_drawn += 1;
}

static void
add_plane (Drawing *self, guint one_in)
{
  XmlNode *diagram = drawing_add (self, self->root, "di:BPMNDiagram");
  XmlNode *plane = drawing_add (self, diagram, "di:BPMNPlane");
  guint n_drawn = 0;

  if (!drawing_is_odd (self))
    drawing_give_id (self, diagram);
  if (!drawing_is_odd (self))
    drawing_set (self, plane, "bpmnElement", drawing_pick_id (self));
  for (const XmlNode *node = self->root->first; node != diagram;
       node = xml_node_walk (node, self->root))
    if (drawing_one_in (self, one_in))
      draw (self, plane, node, &n_drawn);
}

void
drawing_make_diagram (Drawing *self)
{
  drawing_set (self, self->root, "xmlns:di", ALUR_BPMN_SPACE_DI);
  drawing_set (self, self->root, "xmlns:dc", ALUR_BPMN_SPACE_DC);
  drawing_set (self, self->root, "xmlns:dd", ALUR_BPMN_SPACE_DD);
  add_plane (self, 1);
  if (drawing_one_in (self, 6))
    add_plane (self, 3);
}
