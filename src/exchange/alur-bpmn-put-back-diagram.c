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

/* What is kept of a diagram, on its way into ours. */
typedef struct
{
  AlurBpmnPutBack *file;
  GHashTable *owner_of; /* id → the procedure in which something kept lies */
  GHashTable *in_file;  /* ids of what was kept and is in the file */
  GHashTable *moves;    /* procedure → AlurPoint: by how much what lies in it has moved */
  double bottom;        /* of all that is drawn so far */
} Again;

static void
note_owner (Again *self, const AlurXmlNode *node, const AlurElement *procedure)
{
  const char *id = node->name != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;

  if (id != NULL && !g_hash_table_contains (self->owner_of, id))
    g_hash_table_insert (self->owner_of, g_strdup (id), (gpointer) procedure);
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    note_owner (self, child, procedure);
}

static void
note_owners (Again *self)
{
  ALUR_FOREACH (procedure, self->file->stage, ALUR_KIND_PROCEDURE)
  {
    for (const AlurElement *e = alur_element_walk (procedure, procedure); e != NULL;
         e = alur_element_walk (e, procedure))
      {
        g_autoptr (AlurXmlTree) kept
            = e->kind == ALUR_KIND_FOREIGN ? alur_bpmn_kept_read (e) : NULL;

        if (kept != NULL)
          note_owner (self, alur_xml_tree_get_root (kept), procedure);
      }
  }
}

/* Not what we have made: that has its places, or is not to be drawn. */
static void
note_ids (Again *self, const AlurXmlNode *top)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id;

      if (!alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      if (id != NULL && alur_bpmn_put_back_find (self->file, id) != node)
        g_hash_table_add (self->in_file, (gpointer) id);
      note_ids (self, node);
    }
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

/* By how much what lies in @procedure has moved since; NULL: that is not known. */
static const AlurPoint *
find_move (Again *self, const AlurElement *procedure)
{
  gpointer known;
  AlurPoint corner, origin;
  AlurPoint *move = NULL;

  if (procedure == NULL)
    return NULL;
  if (g_hash_table_lookup_extended (self->moves, procedure, NULL, &known))
    return known;
  if (find_corner (self->file, procedure, &corner) && read_origin (procedure, &origin))
    {
      move = g_new (AlurPoint, 1);
      *move = (AlurPoint){ corner.x - origin.x, corner.y - origin.y };
    }
  g_hash_table_insert (self->moves, (gpointer) procedure, move);
  return move;
}

static void
draw_again (Again *self, const AlurXmlNode *shape)
{
  const char *id = alur_xml_node_get (shape, NULL, "bpmnElement");
  const AlurPoint *move
      = id != NULL ? find_move (self, g_hash_table_lookup (self->owner_of, id)) : NULL;
  AlurPoint by = { 0, 0 };
  AlurPoint corner;
  AlurXmlNode *copy;
  double bottom;

  if (id == NULL || g_hash_table_contains (self->file->drawn, id)
      || !g_hash_table_contains (self->in_file, id))
    return;
  copy = alur_xml_tree_graft (self->file->tree, self->file->plane, shape);
  if (move != NULL)
    by = *move;
  else if (get_corner (shape, &corner, &bottom) && corner.y < self->bottom)
    by.y = self->bottom + GAP - corner.y;
  shift (self->file, copy, by);
  if (get_corner (copy, &corner, &bottom))
    self->bottom = MAX (self->bottom, bottom);
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
  Again again = { .file = self };

  again.owner_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  again.in_file = g_hash_table_new (g_str_hash, g_str_equal);
  again.moves = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  again.bottom = find_bottom (self->plane);
  note_owners (&again);
  note_ids (&again, self->root);
  for (const AlurXmlNode *shape = plane != NULL ? plane->first_child : NULL; shape != NULL;
       shape = shape->next)
    {
      if (alur_xml_node_is (shape, ALUR_BPMN_SPACE_DI, NULL))
        draw_again (&again, shape);
    }
  for (const AlurXmlNode *style
       = alur_xml_node_first (diagram, ALUR_BPMN_SPACE_DI, "BPMNLabelStyle");
       style != NULL; style = alur_xml_node_next (style, ALUR_BPMN_SPACE_DI, "BPMNLabelStyle"))
    alur_xml_tree_graft (self->tree, self->plane->parent, style);
  g_hash_table_unref (again.owner_of);
  g_hash_table_unref (again.in_file);
  g_hash_table_unref (again.moves);
}
