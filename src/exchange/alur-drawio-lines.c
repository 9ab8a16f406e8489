/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines as cells: connectors that hold on to the shapes which they join, with their label on the
 * way, and lines that hold on to nothing. */

#include "alur-drawio-private.h"

#include <math.h>

#define TOUCH 1.5 /* px between the end of a connector and the outline of its shape */

/* The box on whose outline a connector ends: that of the element which it joins, else any. */
static guint32
find_end (AlurDrawioWriter *self, AlurPoint point, const char *id)
{
  AlurRect near = { point.x - TOUCH, point.y - TOUCH, 2 * TOUCH, 2 * TOUCH };
  guint32 best = ALUR_DRAWIO_NONE;

  g_array_set_size (self->found, 0);
  alur_scene_query (self->scene, &near, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 index = g_array_index (self->found, guint32, i);
      const AlurSceneItem *item = &self->items[index];

      if (self->cells[index].part != ALUR_DRAWIO_SHAPE || item->role != ALUR_SCENE_BOX
          || !alur_rect_intersects (&item->rect, &near))
        continue;
      if (best == ALUR_DRAWIO_NONE || (id != NULL && self->groups[item->group].id == id))
        best = index;
    }
  return best;
}

/* Where on its shape a connector ends, as parts of the shape. */
static void
style_end (
    const AlurDrawioWriter *self, GString *style, const char *which, guint32 box, AlurPoint point)
{
  const AlurRect *rect = &self->items[box].rect;
  const double parts[]
      = { (point.x - rect->x) / MAX (rect->width, 1), (point.y - rect->y) / MAX (rect->height, 1) };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s%c", which, i == 0 ? 'X' : 'Y');

      alur_drawio_style_number (style, key, CLAMP (parts[i], 0, 1));
    }
  g_string_append_printf (style, "%sDx=0;%sDy=0;%sPerimeter=0;", which, which, which);
}

/* The place on the way that is next to @point: -1 at the tail, 1 at the head. */
static double
find_place (const AlurPoint *points, guint n_points, AlurPoint point, AlurPoint *place)
{
  double best = G_MAXDOUBLE;
  double length = 0;
  double at = 0;

  for (guint i = 1; i < n_points; i++)
    {
      AlurPoint a = points[i - 1];
      AlurPoint b = points[i];
      double own = hypot (b.x - a.x, b.y - a.y);
      double along
          = own > 0 ? ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / own : 0;
      AlurPoint near;
      double distance;

      along = CLAMP (along, 0, own);
      near = own > 0
                 ? (AlurPoint){ a.x + (b.x - a.x) * along / own, a.y + (b.y - a.y) * along / own }
                 : a;
      distance = hypot (point.x - near.x, point.y - near.y);
      if (distance < best - 0.001)
        {
          best = distance;
          at = length + along;
          *place = near;
        }
      length += own;
    }
  return length > 0 ? 2 * at / length - 1 : 0;
}

static gboolean
stands_on_line (const AlurDrawioWriter *self, guint32 index)
{
  for (guint32 i = index; i < self->n_items && i < index + ALUR_DRAWIO_MOST_BACK
                          && self->items[i].group == self->items[index].group;
       i++)
    if (alur_drawio_is_gap (&self->items[i]))
      return TRUE;
  return FALSE;
}

static void
add_label_geometry (AlurDrawioWriter *self, AlurXmlNode *geometry, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  const AlurSceneItem *text = &self->items[self->cells[index].label];
  AlurPoint centre = alur_rect_center (&text->rect);
  AlurPoint place = centre;
  double at = find_place (alur_scene_get_points (self->scene, item), item->u.path.n_points, centre,
                          &place);

  alur_drawio_set_number (self->page->tree, geometry, "x", at);
  alur_drawio_set_number (self->page->tree, geometry, "width",
                          alur_drawio_get_text_width (text,
                                                      text->rect.width + ALUR_DRAWIO_LABEL_AIR,
                                                      ALUR_DRAWIO_WRAP_AIR));
  alur_drawio_set_number (self->page->tree, geometry, "height", text->rect.height);
  alur_drawio_add_point (self->page->tree, geometry, "offset",
                         (AlurPoint){ centre.x - place.x, centre.y - place.y });
}

/* What the line looks like, with what it holds on to and how its label stands. */
static char *
dup_style (const AlurDrawioWriter *self, guint32 index, const guint32 ends[2])
{
  static const char *const which[] = { "exit", "entry" };
  const AlurSceneItem *item = &self->items[index];
  const AlurPoint *points = alur_scene_get_points (self->scene, item);
  guint32 label = self->cells[index].label;
  GString *style = g_string_sized_new (384);

  alur_drawio_style_line (style, item->line,
                          ends[0] != ALUR_DRAWIO_NONE && ends[1] != ALUR_DRAWIO_NONE);
  if (item->kind == ALUR_ITEM_ROUTE && item->u.path.n_hops > 0)
    g_string_append (style, "jumpStyle=arc;jumpSize=8;");
  for (guint i = 0; i < 2; i++)
    if (ends[i] != ALUR_DRAWIO_NONE)
      style_end (self, style, which[i], ends[i], points[i == 0 ? 0 : item->u.path.n_points - 1]);
  if (label != ALUR_DRAWIO_NONE)
    {
      g_string_append (style, "whiteSpace=wrap;html=0;spacing=0;verticalAlign=middle;");
      alur_drawio_style_text (style, &self->items[label], FALSE);
      g_string_append (style, stands_on_line (self, index) ? "labelBackgroundColor=#ffffff;"
                                                           : "labelBackgroundColor=none;");
    }
  return g_string_free (style, FALSE);
}

/* The way, from @origin: its corners, and its ends where it holds on to nothing. */
static void
add_way (const AlurDrawioWriter *self,
         AlurXmlNode *geometry,
         guint32 index,
         const guint32 ends[2],
         AlurPoint origin)
{
  static const char *const which[] = { "sourcePoint", "targetPoint" };
  AlurXmlTree *tree = self->page->tree;
  const AlurSceneItem *item = &self->items[index];
  const AlurPoint *points = alur_scene_get_points (self->scene, item);
  guint last = item->u.path.n_points - 1u;
  AlurPoint shift = { self->shift.x - origin.x, self->shift.y - origin.y };
  AlurXmlNode *list;

  for (guint i = 0; i < 2; i++)
    {
      AlurPoint end = points[i == 0 ? 0 : last];

      if (ends[i] == ALUR_DRAWIO_NONE)
        alur_drawio_add_point (tree, geometry, which[i],
                               (AlurPoint){ end.x + shift.x, end.y + shift.y });
    }
  if (last < 2)
    return;
  list = alur_xml_tree_add (tree, geometry, NULL, "Array");
  alur_xml_tree_set (tree, list, NULL, "as", "points");
  for (guint i = 1; i < last; i++)
    alur_drawio_add_point (tree, list, NULL,
                           (AlurPoint){ points[i].x + shift.x, points[i].y + shift.y });
}

/**
 * alur_drawio_write_line:
 * @self: a drawing whose shapes have their ids
 * @index: of a connector or another line
 *
 * Adds its cell.
 */
void
alur_drawio_write_line (AlurDrawioWriter *self, guint32 index)
{
  static const char *const which[] = { "source", "target" };
  AlurXmlTree *tree = self->page->tree;
  const AlurSceneItem *item = &self->items[index];
  const AlurPoint *points = alur_scene_get_points (self->scene, item);
  const AlurSceneGroup *group = &self->groups[item->group];
  AlurDrawioCell *cell = &self->cells[index];
  guint32 ends[2] = { ALUR_DRAWIO_NONE, ALUR_DRAWIO_NONE };
  g_autofree char *style = NULL;
  AlurXmlNode *node, *geometry;
  AlurPoint origin;
  const char *parent;

  if (cell->part == ALUR_DRAWIO_CONNECTOR)
    {
      ends[0] = find_end (self, points[0], group->from);
      ends[1] = find_end (self, points[item->u.path.n_points - 1u], group->to);
    }
  if (ends[0] != ALUR_DRAWIO_NONE && ends[1] != ALUR_DRAWIO_NONE
      && self->cells[ends[0]].within == self->cells[ends[1]].within)
    cell->within = self->cells[ends[0]].within;
  parent = alur_drawio_get_parent (self, cell->within, &origin);
  style = dup_style (self, index, ends);
  node = alur_drawio_page_add_cell (self->page, cell->id, alur_drawio_get_label (self, index),
                                    style, parent, TRUE);
  for (guint i = 0; i < 2; i++)
    if (ends[i] != ALUR_DRAWIO_NONE)
      alur_xml_tree_set (tree, node, NULL, which[i], self->cells[ends[i]].id);
  geometry = alur_drawio_add_geometry (tree, node);
  alur_xml_tree_set (tree, geometry, NULL, "relative", "1");
  if (cell->label != ALUR_DRAWIO_NONE)
    add_label_geometry (self, geometry, index);
  add_way (self, geometry, index, ends, origin);
}
