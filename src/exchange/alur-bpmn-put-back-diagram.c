/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was drawn of what is kept whole is drawn again, moved by as much as the pool that it lies
 * in.
 */

#include "alur-bpmn-kept.h"
#include "alur-bpmn-put-back-private.h"
#include "alur-geometry.h"
#include "alur-values.h"

#include <math.h>
#include <string.h>

#define GAP 40.0 /* below the pools, for pools of which only the outside is known */

/**
 * alur_bpmn_put_back_shapes: (skip)
 *
 * Calls what draws @id as it was called.
 */
void
alur_bpmn_put_back_shapes (AlurBpmnPutBack *self, const AlurElement *element, const char *id)
{
  AlurXmlNode *drawn = g_hash_table_lookup (self->drawn, id);

  if (drawn != NULL)
    alur_xml_tree_set (self->tree, drawn, NULL, "id", alur_bpmn_kept_get (element, "shape"));
}

static gboolean
get_corner (const AlurXmlNode *shape, AlurPoint *corner, double *bottom)
{
  const AlurXmlNode *bounds = alur_xml_node_first (shape, ALUR_BPMN_SPACE_DC, "Bounds");
  const char *x = bounds != NULL ? alur_xml_node_get (bounds, NULL, "x") : NULL;
  const char *y = bounds != NULL ? alur_xml_node_get (bounds, NULL, "y") : NULL;
  const char *height = bounds != NULL ? alur_xml_node_get (bounds, NULL, "height") : NULL;

  if (x == NULL || y == NULL || height == NULL || !alur_decimal_parse (x, &corner->x)
      || !alur_decimal_parse (y, &corner->y) || !alur_decimal_parse (height, bottom))
    return FALSE;
  *bottom += corner->y;
  return TRUE;
}

static double
find_bottom (const AlurXmlNode *plane)
{
  double all = 0;

  for (const AlurXmlNode *shape = plane->first_child; shape != NULL; shape = shape->next)
    {
      AlurPoint corner;
      double bottom;

      if (shape->name != NULL && get_corner (shape, &corner, &bottom))
        all = MAX (all, bottom);
    }
  return all;
}

/* Where the pool begins now; without one the first of its nodes. */
static gboolean
find_corner (AlurBpmnPutBack *self, const AlurElement *procedure, AlurPoint *corner)
{
  const AlurXmlNode *pool = g_hash_table_lookup (self->drawn, alur_element_get_id (procedure));
  gboolean found = FALSE;
  double bottom;

  if (pool != NULL)
    return get_corner (pool, corner, &bottom);
  *corner = (AlurPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const AlurXmlNode *shape = g_hash_table_lookup (self->drawn, alur_element_get_id (step));
    AlurPoint other;

    if (shape == NULL || !get_corner (shape, &other, &bottom))
      continue;
    *corner = (AlurPoint){ MIN (corner->x, other.x), MIN (corner->y, other.y) };
    found = TRUE;
  }
  return found;
}

static gboolean
read_origin (const AlurElement *procedure, AlurPoint *origin)
{
  const char *text = alur_bpmn_kept_get (procedure, "origin");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, " ", 2) : NULL;

  return parts != NULL && parts[0] != NULL && parts[1] != NULL
         && alur_decimal_parse (parts[0], &origin->x) && alur_decimal_parse (parts[1], &origin->y);
}

/* The procedure in which something kept lies, by its identifier. */
static const AlurElement *
find_owner (AlurBpmnPutBack *self, const char *id)
{
  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    for (const AlurElement *e = alur_element_walk (procedure, procedure); e != NULL;
         e = alur_element_walk (e, procedure))
      {
        if (e->kind == ALUR_KIND_FOREIGN && e->text != NULL && strstr (e->text, id) != NULL)
          return procedure;
      }
  }
  return NULL;
}

static void
shift_number (AlurBpmnPutBack *self, AlurXmlNode *node, const char *name, double by)
{
  const char *text = alur_xml_node_get (node, NULL, name);
  char buffer[ALUR_VALUE_TEXT_SIZE];
  double value;

  if (text != NULL && alur_decimal_parse (text, &value))
    alur_xml_tree_set (self->tree, node, NULL, name,
                       alur_decimal_write (round ((value + by) * 100) / 100, buffer));
}

static void
shift (AlurBpmnPutBack *self, AlurXmlNode *node, AlurPoint by)
{
  for (AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->name == NULL)
        continue;
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE_DC, "Bounds")
          || alur_xml_node_is (child, ALUR_BPMN_SPACE_DD, "waypoint"))
        {
          shift_number (self, child, "x", by.x);
          shift_number (self, child, "y", by.y);
        }
      shift (self, child, by);
    }
}

static gboolean
is_in_file (const AlurXmlNode *top, const char *id)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
          && (g_strcmp0 (alur_xml_node_get (node, NULL, "id"), id) == 0 || is_in_file (node, id)))
        return TRUE;
    }
  return FALSE;
}

static void
draw_again (AlurBpmnPutBack *self, const AlurXmlNode *shape)
{
  const char *id = alur_xml_node_get (shape, NULL, "bpmnElement");
  const AlurElement *owner = id != NULL ? find_owner (self, id) : NULL;
  AlurPoint by = { 0, 0 };
  AlurPoint corner, origin;
  double bottom = find_bottom (self->plane);
  AlurXmlNode *copy;

  if (id == NULL || g_hash_table_contains (self->drawn, id) || !is_in_file (self->root, id))
    return;
  copy = alur_xml_tree_graft (self->tree, self->plane, shape);
  if (owner != NULL && find_corner (self, owner, &corner) && read_origin (owner, &origin))
    by = (AlurPoint){ corner.x - origin.x, corner.y - origin.y };
  else if (get_corner (shape, &corner, &origin.x) && corner.y < bottom)
    by.y = bottom + GAP - corner.y;
  shift (self, copy, by);
}

/**
 * alur_bpmn_put_back_diagram: (skip)
 * @diagram: a diagram that was kept, with what it draws of all that is kept whole
 *
 * Draws that again, in our diagram.
 */
void
alur_bpmn_put_back_diagram (AlurBpmnPutBack *self, const AlurXmlNode *diagram)
{
  const AlurXmlNode *plane = alur_xml_node_first (diagram, ALUR_BPMN_SPACE_DI, "BPMNPlane");

  for (const AlurXmlNode *shape = plane != NULL ? plane->first_child : NULL; shape != NULL;
       shape = shape->next)
    {
      if (alur_xml_node_is (shape, ALUR_BPMN_SPACE_DI, NULL))
        draw_again (self, shape);
    }
  for (const AlurXmlNode *style
       = alur_xml_node_first (diagram, ALUR_BPMN_SPACE_DI, "BPMNLabelStyle");
       style != NULL; style = alur_xml_node_next (style, ALUR_BPMN_SPACE_DI, "BPMNLabelStyle"))
    alur_xml_tree_graft (self->tree, self->plane->parent, style);
}
