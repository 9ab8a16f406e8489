/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a drawing.
 *
 * A scene knows which items show one element and what a connector joins. From that every item gets
 * its part here: a shape is a cell, its first text the cell's own, what else stands on it cells
 * within it, so that all of it moves together; lanes hold the steps in them; a connector holds on
 * to both shapes at the points where it is drawn. A cell is called as its element, and what belongs
 * to it as the element with a number. */

#include "alur-drawio-private.h"

#include <math.h>
#include <string.h>

#define SHAPE_AIR 16.0 /* in a shape, whose text may be written anew */
#define NEAR 4.0       /* px between a shape and the text below it */
#define CENTRED 1.5    /* px that a text may be beside the middle */

/* --- Pages and cells -------------------------------------------------------------------------- */

/**
 * alur_drawio_page_init:
 * @self: an unset page
 * @tree: whose it is; borrowed
 * @model: the element of the page
 *
 * Begins a page with the two cells that each has.
 */
void
alur_drawio_page_init (AlurDrawioPage *self, AlurXmlTree *tree, AlurXmlNode *model)
{
  static const char *const first[] = { "0", "1" };

  *self = (AlurDrawioPage){ .tree = tree,
                            .root = alur_xml_tree_add (tree, model, NULL, "root"),
                            .ids = g_hash_table_new (g_str_hash, g_str_equal),
                            .names = g_string_chunk_new (4096) };
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      AlurXmlNode *cell = alur_xml_tree_add (tree, self->root, NULL, "mxCell");

      alur_xml_tree_set (tree, cell, NULL, "id", alur_drawio_page_take_id (self, first[i]));
      if (i > 0)
        alur_xml_tree_set (tree, cell, NULL, "parent", first[i - 1]);
    }
}

/**
 * alur_drawio_page_clear:
 */
void
alur_drawio_page_clear (AlurDrawioPage *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->names, g_string_chunk_free);
}

/**
 * alur_drawio_page_take_id:
 * @wish: what a cell should be called; "": it is about no element
 *
 * Returns: (transfer none): @wish, or where that is taken @wish with a number behind a stroke,
 * which is in no id of a document
 */
const char *
alur_drawio_page_take_id (AlurDrawioPage *self, const char *wish)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, wish)) + 1;
  char *id = g_string_chunk_insert (self->names, wish);

  g_hash_table_insert (self->ids, id, GUINT_TO_POINTER (n));
  if (n == 1 && wish[0] != '\0')
    return id;
  {
    g_autofree char *numbered = g_strdup_printf ("%s/%u", wish, n);

    id = g_string_chunk_insert (self->names, numbered);
    g_hash_table_insert (self->ids, id, GUINT_TO_POINTER (1));
    return id;
  }
}

/**
 * alur_drawio_page_add_cell:
 * @id: what it is called, alone on its page
 * @value: (nullable): its text
 * @style: how it looks
 * @parent: the id of the cell that holds it
 * @is_edge: it is a line, else a shape
 *
 * Returns: (transfer none): the cell, without its geometry
 */
AlurXmlNode *
alur_drawio_page_add_cell (AlurDrawioPage *self,
                           const char *id,
                           const char *value,
                           const char *style,
                           const char *parent,
                           gboolean is_edge)
{
  AlurXmlNode *cell = alur_xml_tree_add (self->tree, self->root, NULL, "mxCell");

  alur_xml_tree_set (self->tree, cell, NULL, "id", id);
  alur_drawio_set_text (self->tree, cell, "value", value != NULL ? value : "", FALSE);
  alur_xml_tree_set (self->tree, cell, NULL, "style", style);
  alur_xml_tree_set (self->tree, cell, NULL, is_edge ? "edge" : "vertex", "1");
  alur_xml_tree_set (self->tree, cell, NULL, "parent", parent);
  self->n_cells++;
  return cell;
}

/**
 * alur_drawio_add_geometry:
 *
 * Returns: (transfer none): what says where @cell is
 */
AlurXmlNode *
alur_drawio_add_geometry (AlurXmlTree *tree, AlurXmlNode *cell)
{
  AlurXmlNode *geometry = alur_xml_tree_add (tree, cell, NULL, "mxGeometry");

  alur_xml_tree_set (tree, geometry, NULL, "as", "geometry");
  return geometry;
}

static void
set_rect (AlurXmlTree *tree, AlurXmlNode *cell, const AlurRect *rect)
{
  AlurXmlNode *geometry = alur_drawio_add_geometry (tree, cell);

  alur_drawio_set_number (tree, geometry, "x", rect->x);
  alur_drawio_set_number (tree, geometry, "y", rect->y);
  alur_drawio_set_number (tree, geometry, "width", MAX (rect->width, 1));
  alur_drawio_set_number (tree, geometry, "height", MAX (rect->height, 1));
}

/**
 * alur_drawio_add_point:
 * @as: (nullable): what it is in its geometry; NULL: one of a list
 * @point: px
 */
void
alur_drawio_add_point (AlurXmlTree *tree, AlurXmlNode *parent, const char *as, AlurPoint point)
{
  AlurXmlNode *node = alur_xml_tree_add (tree, parent, NULL, "mxPoint");

  alur_drawio_set_number (tree, node, "x", point.x);
  alur_drawio_set_number (tree, node, "y", point.y);
  if (as != NULL)
    alur_xml_tree_set (tree, node, NULL, "as", as);
}

/**
 * alur_drawio_page_add_group:
 * @id: what it is called
 * @rect: what it covers
 *
 * Adds a cell that is not seen and holds others, which move together.
 */
void
alur_drawio_page_add_group (AlurDrawioPage *self, const char *id, const AlurRect *rect)
{
  AlurXmlNode *cell = alur_drawio_page_add_cell (
      self, alur_drawio_page_take_id (self, id), NULL,
      "group;fillColor=none;strokeColor=none;container=1;collapsible=0;recursiveResize=0;", "1",
      FALSE);

  alur_xml_tree_set (self->tree, cell, NULL, "connectable", "0");
  set_rect (self->tree, cell, rect);
}

/* --- What each item is ------------------------------------------------------------------------ */

/**
 * alur_drawio_is_gap:
 *
 * Returns: whether @item opens a line where its label stands
 */
gboolean
alur_drawio_is_gap (const AlurSceneItem *item)
{
  return item->kind == ALUR_ITEM_SHAPE && item->role == ALUR_SCENE_DECORATION
         && item->fill == ALUR_COLOUR_PAPER && item->line == ALUR_LINE_NONE;
}

static AlurDrawioPart
get_part (const AlurDrawioWriter *self, const AlurSceneItem *item)
{
  switch ((AlurItemKind) item->kind)
    {
    case ALUR_ITEM_SHAPE:
      if (item->fill == ALUR_COLOUR_NONE && item->line == ALUR_LINE_NONE)
        return ALUR_DRAWIO_NOTHING;
      return self->route_of[item->group] != ALUR_DRAWIO_NONE && alur_drawio_is_gap (item)
                 ? ALUR_DRAWIO_NOTHING
                 : ALUR_DRAWIO_SHAPE;
    case ALUR_ITEM_TEXT:
      return alur_scene_text_get_string (item->u.text)[0] != '\0' ? ALUR_DRAWIO_TEXT
                                                                  : ALUR_DRAWIO_NOTHING;
    case ALUR_ITEM_ROUTE:
      return item->role == ALUR_SCENE_ROUTE ? ALUR_DRAWIO_CONNECTOR : ALUR_DRAWIO_LINE;
    case ALUR_ITEM_POLYGON:
      return item->line == ALUR_LINE_STRIKE ? ALUR_DRAWIO_NOTHING : ALUR_DRAWIO_LINE;
    case ALUR_ITEM_SIGN:
      return ALUR_DRAWIO_SIGN;
    case ALUR_ITEM_IMAGE:
      return ALUR_DRAWIO_IMAGE;
    default:
      return ALUR_DRAWIO_NOTHING;
    }
}

static void
look_at_groups (AlurDrawioWriter *self)
{
  for (guint i = 0; i < self->n_groups; i++)
    self->box_of[i] = self->route_of[i] = ALUR_DRAWIO_NONE;
  for (guint i = 0; i < self->n_items; i++)
    {
      const AlurSceneItem *item = &self->items[i];

      if (item->group == 0)
        continue;
      if (item->kind == ALUR_ITEM_SHAPE && item->role == ALUR_SCENE_BOX
          && self->box_of[item->group] == ALUR_DRAWIO_NONE)
        self->box_of[item->group] = i;
      if (item->kind == ALUR_ITEM_ROUTE && item->role == ALUR_SCENE_ROUTE
          && self->route_of[item->group] == ALUR_DRAWIO_NONE)
        self->route_of[item->group] = i;
    }
}

static gboolean
holds (const AlurRect *outer, const AlurRect *inner)
{
  return inner->x >= outer->x - 1 && inner->y >= outer->y - 1
         && alur_rect_right (inner) <= alur_rect_right (outer) + 1
         && alur_rect_bottom (inner) <= alur_rect_bottom (outer) + 1;
}

/* A frame with another at its edge, where its name stands. */
static gboolean
is_lane (const AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *frame = &self->items[index];
  const AlurSceneItem *head = frame + 1;

  return index + 1 < self->n_items && frame->kind == ALUR_ITEM_SHAPE
         && frame->role == ALUR_SCENE_FRAME && frame->group != 0 && frame->group == head->group
         && head->kind == ALUR_ITEM_SHAPE && head->role == ALUR_SCENE_FRAME
         && holds (&frame->rect, &head->rect);
}

/* The smallest shape of the same group that a text stands in. */
static guint32
find_shape_of_text (const AlurDrawioWriter *self, guint32 text)
{
  const AlurSceneItem *item = &self->items[text];
  guint32 best = ALUR_DRAWIO_NONE;

  if (item->group != 0 && self->box_of[item->group] != ALUR_DRAWIO_NONE
      && holds (&self->items[self->box_of[item->group]].rect, &item->rect))
    best = self->box_of[item->group];
  for (guint32 i = text;
       i > 0 && text - i < ALUR_DRAWIO_MOST_BACK && self->items[i - 1].group == item->group; i--)
    {
      const AlurSceneItem *shape = &self->items[i - 1];
      AlurDrawioPart part = self->cells[i - 1].part;

      if ((part == ALUR_DRAWIO_SHAPE || part == ALUR_DRAWIO_LANE)
          && holds (&shape->rect, &item->rect)
          && (best == ALUR_DRAWIO_NONE || shape->rect.width < self->items[best].rect.width))
        best = i - 1;
    }
  return best;
}

static gboolean
is_struck (const AlurDrawioWriter *self, guint32 text)
{
  for (guint32 i = text + 1;
       i < self->n_items && i < text + ALUR_DRAWIO_MOST_BACK
       && self->items[i].group == self->items[text].group && self->items[i].kind != ALUR_ITEM_TEXT;
       i++)
    if (self->items[i].kind == ALUR_ITEM_POLYGON && self->items[i].line == ALUR_LINE_STRIKE)
      return TRUE;
  return FALSE;
}

static void
choose_parts (AlurDrawioWriter *self)
{
  for (guint32 i = 0; i < self->n_items; i++)
    self->cells[i] = (AlurDrawioCell){ .within = ALUR_DRAWIO_NONE,
                                       .label = ALUR_DRAWIO_NONE,
                                       .part = (guint8) get_part (self, &self->items[i]) };
  for (guint32 i = 0; i < self->n_items; i++)
    if (is_lane (self, i))
      {
        self->cells[i].part = ALUR_DRAWIO_LANE;
        self->cells[i + 1].part = ALUR_DRAWIO_NOTHING;
        g_array_append_val (self->lanes, i);
        i++;
      }
}

/* A text that is the first one on a shape or at a connector is its own. */
static void
give_texts (AlurDrawioWriter *self)
{
  for (guint32 i = 0; i < self->n_items; i++)
    {
      guint32 holder;

      if (self->cells[i].part != ALUR_DRAWIO_TEXT)
        continue;
      self->cells[i].struck = is_struck (self, i) ? 1 : 0;
      holder = self->route_of[self->items[i].group];
      if (self->items[i].group == 0 || holder == ALUR_DRAWIO_NONE)
        {
          holder = find_shape_of_text (self, i);
          self->cells[i].within = holder;
        }
      if (holder == ALUR_DRAWIO_NONE || self->cells[holder].label != ALUR_DRAWIO_NONE)
        continue;
      self->cells[holder].label = i;
      self->cells[i].part = ALUR_DRAWIO_NOTHING;
    }
}

/* --- What holds what -------------------------------------------------------------------------- */

static guint32
find_lane (const AlurDrawioWriter *self, AlurPoint point)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      guint32 lane = g_array_index (self->lanes, guint32, i);

      if (alur_rect_contains (&self->items[lane].rect, point))
        return lane;
    }
  return ALUR_DRAWIO_NONE;
}

/* The box that something at @rect sits on. */
static guint32
find_box_at (AlurDrawioWriter *self, const AlurRect *rect)
{
  g_array_set_size (self->found, 0);
  alur_scene_query (self->scene, rect, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 index = g_array_index (self->found, guint32, i);

      if (self->cells[index].part == ALUR_DRAWIO_SHAPE && self->items[index].role == ALUR_SCENE_BOX
          && alur_rect_intersects (&self->items[index].rect, rect))
        return index;
    }
  return ALUR_DRAWIO_NONE;
}

static guint32
find_lane_head_at (const AlurDrawioWriter *self, const AlurRect *rect)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      guint32 lane = g_array_index (self->lanes, guint32, i);

      if (alur_rect_intersects (&self->items[lane + 1].rect, rect))
        return lane;
    }
  return ALUR_DRAWIO_NONE;
}

/* A group without a box is about one: the text under a step, the slip on a unit. */
static guint32
find_holder (AlurDrawioWriter *self, const AlurSceneItem *item)
{
  const char *id = self->groups[item->group].id;
  guint32 box = self->box_of[item->group];
  guint32 same;

  if (item->group == 0 || self->route_of[item->group] != ALUR_DRAWIO_NONE)
    return ALUR_DRAWIO_NONE;
  if (box != ALUR_DRAWIO_NONE)
    return box;
  same = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->last_box, id)) : 0;
  if (same > 0)
    {
      AlurRect near = alur_rect_grow (&self->items[same - 1].rect, NEAR);

      if (alur_rect_intersects (&near, &item->rect))
        return same - 1;
    }
  if (item->role != ALUR_SCENE_BADGE && item->role != ALUR_SCENE_SIGN)
    return ALUR_DRAWIO_NONE;
  box = find_box_at (self, &item->rect);
  return box != ALUR_DRAWIO_NONE ? box : find_lane_head_at (self, &item->rect);
}

static void
choose_holders (AlurDrawioWriter *self)
{
  for (guint32 i = 0; i < self->n_items; i++)
    {
      const AlurSceneItem *item = &self->items[i];
      AlurDrawioCell *cell = &self->cells[i];

      if (cell->part == ALUR_DRAWIO_NOTHING || cell->part == ALUR_DRAWIO_CONNECTOR
          || cell->part == ALUR_DRAWIO_LANE || cell->within != ALUR_DRAWIO_NONE)
        continue;
      if (item->role == ALUR_SCENE_BOX)
        {
          cell->within = find_lane (self, alur_rect_center (&item->rect));
          if (self->groups[item->group].id != NULL && self->box_of[item->group] == i)
            g_hash_table_insert (self->last_box, (gpointer) (guintptr) self->groups[item->group].id,
                                 GUINT_TO_POINTER (i + 1));
        }
      else
        cell->within = find_holder (self, item);
    }
}

/* --- Names ------------------------------------------------------------------------------------ */

static void
name_cells (AlurDrawioWriter *self, AlurDrawioPart part, gboolean boxes)
{
  for (guint32 i = 0; i < self->n_items; i++)
    {
      const char *id = self->groups[self->items[i].group].id;

      if (self->cells[i].part != part || (self->items[i].role == ALUR_SCENE_BOX) != boxes)
        continue;
      self->cells[i].id
          = alur_drawio_page_take_id (self->page, id != NULL             ? id
                                                  : *self->parent == '/' ? self->parent
                                                                         : "");
    }
}

static void
name_all (AlurDrawioWriter *self)
{
  name_cells (self, ALUR_DRAWIO_LANE, FALSE);
  name_cells (self, ALUR_DRAWIO_SHAPE, TRUE);
  name_cells (self, ALUR_DRAWIO_CONNECTOR, FALSE);
  for (AlurDrawioPart part = ALUR_DRAWIO_SHAPE; part <= ALUR_DRAWIO_LINE; part++)
    if (part != ALUR_DRAWIO_CONNECTOR && part != ALUR_DRAWIO_LANE)
      name_cells (self, part, FALSE);
}

/* --- Shapes ----------------------------------------------------------------------------------- */

/**
 * alur_drawio_get_parent:
 * @within: the item that holds the cell, or ALUR_DRAWIO_NONE
 * @origin: (out): where the cell that holds it is on the page, px
 *
 * Returns: (transfer none): the id of the cell that holds it
 */
const char *
alur_drawio_get_parent (const AlurDrawioWriter *self, guint32 within, AlurPoint *origin)
{
  if (within == ALUR_DRAWIO_NONE)
    {
      *origin = self->origin;
      return self->parent;
    }
  *origin = (AlurPoint){ self->items[within].rect.x + self->shift.x,
                         self->items[within].rect.y + self->shift.y };
  return self->cells[within].id;
}

/* Adds a shape; the rectangle is one of the scene. */
static AlurXmlNode *
add_shape (AlurDrawioWriter *self,
           const char *id,
           guint32 within,
           const char *value,
           const char *style,
           const AlurRect *rect)
{
  AlurPoint origin;
  const char *parent = alur_drawio_get_parent (self, within, &origin);
  AlurRect place = { alur_drawio_round (rect->x + self->shift.x) - alur_drawio_round (origin.x),
                     alur_drawio_round (rect->y + self->shift.y) - alur_drawio_round (origin.y),
                     rect->width, rect->height };
  AlurXmlNode *cell = alur_drawio_page_add_cell (self->page, id, value, style, parent, FALSE);

  if (within != ALUR_DRAWIO_NONE)
    alur_xml_tree_set (self->page->tree, cell, NULL, "connectable",
                       self->cells[within].part == ALUR_DRAWIO_LANE ? "1" : "0");
  set_rect (self->page->tree, cell, &place);
  return cell;
}

/**
 * alur_drawio_get_text_width:
 * @text: a text
 * @room: what there is for it in one line, px
 * @air: what broken lines have beside them, px
 *
 * Returns: the width in which it breaks as it does in the drawing
 */
double
alur_drawio_get_text_width (const AlurSceneItem *text, double room, double air)
{
  double wrap = alur_scene_text_get_wrap (text->u.text);

  if ((text->variant & ALUR_ALIGN_TURNED) != 0)
    return text->rect.width;
  if (wrap > 0)
    return MAX (MIN (wrap, text->rect.width + air), text->rect.width + 1);
  return MAX (room, text->rect.width);
}

/* Where in a shape its own text stands. */
static void
style_label (GString *style, const AlurSceneItem *text, const AlurRect *rect)
{
  guint align = text->variant & (guint) (ALUR_ALIGN_CENTRE | ALUR_ALIGN_RIGHT);
  AlurPoint centre = alur_rect_center (&text->rect);
  double left = text->rect.x - rect->x;
  double right = alur_rect_right (rect) - alur_rect_right (&text->rect);

  g_string_append (style, "spacing=0;");
  if (align == ALUR_ALIGN_CENTRE)
    {
      double room = 2 * MIN (centre.x - rect->x, alur_rect_right (rect) - centre.x);
      double width = alur_drawio_get_text_width (text, room, SHAPE_AIR);

      left = centre.x - width / 2 - rect->x;
      right = alur_rect_right (rect) - centre.x - width / 2;
    }
  else if (align == ALUR_ALIGN_RIGHT)
    left = MIN (left, right);
  else
    right = MIN (left, right);
  if (left > 0.5)
    alur_drawio_style_number (style, "spacingLeft", alur_drawio_round (left));
  if (right > 0.5)
    alur_drawio_style_number (style, "spacingRight", alur_drawio_round (right));
  g_string_append (style, "verticalAlign=middle;");
  if (fabs (centre.y - alur_rect_center (rect).y) < CENTRED)
    return;
  /* In the middle of its place, so that one line more or less does no harm. */
  alur_drawio_style_number (style, "spacingTop", alur_drawio_round (text->rect.y - rect->y));
  alur_drawio_style_number (
      style, "spacingBottom",
      alur_drawio_round (alur_rect_bottom (rect) - alur_rect_bottom (&text->rect)));
}

/**
 * alur_drawio_get_label:
 *
 * Returns: (transfer none) (nullable): the text that is the own one of the item @index
 */
const char *
alur_drawio_get_label (const AlurDrawioWriter *self, guint32 index)
{
  guint32 label = self->cells[index].label;

  return label != ALUR_DRAWIO_NONE ? alur_scene_text_get_string (self->items[label].u.text) : NULL;
}

static void
write_band (AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  double inset = measure->box_corner * 0.42;
  AlurRect rect = { item->rect.x + measure->band_inset, item->rect.y + inset, measure->band_width,
                    item->rect.height - 2 * inset };
  g_autoptr (GString) style = g_string_new (NULL);

  alur_drawio_style_band (style, item);
  add_shape (self, alur_drawio_page_take_id (self->page, self->cells[index].id), index, NULL,
             style->str, &rect);
}

static void
write_shape (AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  const AlurDrawioCell *cell = &self->cells[index];
  g_autoptr (GString) style = g_string_sized_new (256);

  if (cell->part == ALUR_DRAWIO_LANE)
    {
      const AlurSceneItem *head = item + 1;
      gboolean above = fabs (head->rect.width - item->rect.width) < 1;

      alur_drawio_style_lane (style, head, above);
      g_string_append (style, "whiteSpace=wrap;html=0;collapsible=0;");
      if (cell->label != ALUR_DRAWIO_NONE)
        {
          alur_drawio_style_text (style, &self->items[cell->label], FALSE);
          g_string_append (style, "spacing=4;");
        }
      add_shape (self, cell->id, cell->within, alur_drawio_get_label (self, index), style->str,
                 &item->rect);
      return;
    }
  alur_drawio_style_shape (style, item);
  g_string_append (style, "whiteSpace=wrap;html=0;collapsible=0;");
  if (cell->label != ALUR_DRAWIO_NONE)
    {
      alur_drawio_style_text (style, &self->items[cell->label],
                              self->cells[cell->label].struck != 0);
      style_label (style, &self->items[cell->label], &item->rect);
    }
  add_shape (self, cell->id, cell->within, alur_drawio_get_label (self, index), style->str,
             &item->rect);
  if (item->band != ALUR_BAND_NONE)
    write_band (self, index);
}

static void
write_text (AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  guint align = item->variant & (guint) (ALUR_ALIGN_CENTRE | ALUR_ALIGN_RIGHT);
  double width = alur_drawio_get_text_width (item, item->rect.width + ALUR_DRAWIO_LABEL_AIR,
                                             ALUR_DRAWIO_WRAP_AIR);
  AlurRect rect = { item->rect.x, item->rect.y, width, item->rect.height };
  g_autoptr (GString) style = g_string_sized_new (256);

  if (align == ALUR_ALIGN_CENTRE)
    rect.x -= (width - item->rect.width) / 2;
  else if (align == ALUR_ALIGN_RIGHT)
    rect.x -= width - item->rect.width;
  g_string_append (style, "text;strokeColor=none;fillColor=none;whiteSpace=wrap;html=0;");
  alur_drawio_style_text (style, item, self->cells[index].struck != 0);
  g_string_append (style, "verticalAlign=middle;spacing=0;");
  if ((item->variant & ALUR_ALIGN_TURNED) != 0)
    g_string_append (style, "horizontal=0;");
  add_shape (self, self->cells[index].id, self->cells[index].within,
             alur_scene_text_get_string (item->u.text), style->str, &rect);
}

static void
write_sign (AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  g_autoptr (GString) style = g_string_sized_new (256);

  alur_drawio_style_sign (style, item->variant);
  add_shape (self, self->cells[index].id, self->cells[index].within,
             alur_drawio_sign_text (item->variant), style->str, &item->rect);
}

static void
write_image (AlurDrawioWriter *self, guint32 index)
{
  const AlurSceneItem *item = &self->items[index];
  g_autoptr (GString) style = g_string_new (NULL);

  alur_drawio_style_image (style, item->u.image);
  add_shape (self, self->cells[index].id, self->cells[index].within, NULL, style->str, &item->rect);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
write_item (AlurDrawioWriter *self, guint32 index)
{
  switch ((AlurDrawioPart) self->cells[index].part)
    {
    case ALUR_DRAWIO_SHAPE:
    case ALUR_DRAWIO_LANE:
      write_shape (self, index);
      break;
    case ALUR_DRAWIO_TEXT:
      write_text (self, index);
      break;
    case ALUR_DRAWIO_SIGN:
      write_sign (self, index);
      break;
    case ALUR_DRAWIO_IMAGE:
      write_image (self, index);
      break;
    case ALUR_DRAWIO_CONNECTOR:
    case ALUR_DRAWIO_LINE:
      alur_drawio_write_line (self, index);
      break;
    case ALUR_DRAWIO_NOTHING:
    default:
      break;
    }
}

/**
 * alur_drawio_page_add_scene:
 * @scene: a drawing
 * @at: what is added to its places to have those of the page
 * @parent: the cell that holds what no other holds: "1", the page, or a group
 * @origin: where that cell is
 *
 * Adds a drawing to a page.
 */
void
alur_drawio_page_add_scene (
    AlurDrawioPage *self, AlurScene *scene, AlurPoint at, const char *parent, AlurPoint origin)
{
  AlurDrawioWriter writer
      = { .page = self, .scene = scene, .shift = at, .parent = parent, .origin = origin };

  writer.items = alur_scene_get_items (scene, &writer.n_items);
  writer.groups = alur_scene_get_groups (scene, &writer.n_groups);
  writer.cells = g_new (AlurDrawioCell, writer.n_items + 1);
  writer.box_of = g_new (guint32, writer.n_groups);
  writer.route_of = g_new (guint32, writer.n_groups);
  writer.last_box = g_hash_table_new (NULL, NULL);
  writer.lanes = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer.found = g_array_new (FALSE, FALSE, sizeof (guint32));
  look_at_groups (&writer);
  choose_parts (&writer);
  give_texts (&writer);
  choose_holders (&writer);
  name_all (&writer);
  for (AlurLayer layer = ALUR_LAYER_GROUND; layer < ALUR_N_LAYERS; layer++)
    for (guint32 i = 0; i < writer.n_items; i++)
      if (writer.items[i].layer == layer)
        write_item (&writer, i);
  g_free (writer.cells);
  g_free (writer.box_of);
  g_free (writer.route_of);
  g_hash_table_unref (writer.last_box);
  g_array_unref (writer.lanes);
  g_array_unref (writer.found);
}
