/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointing at a scene.
 *
 * The scene has an index of what lies where and knows each item's role and group, and a group bears
 * the id of its element; so nothing is kept here but, for each element, the item that stands for
 * it. What is hit is the topmost of the nearest rank: slip, box, line, lane.
 *
 * Elements are known by their serials, and looked up when they are asked for. So a picture can be
 * made of the mirror of a document and pointed at for the document, and stays usable when that has
 * changed: what has gone from it is not found any more. */

#include "alur-picture.h"

#include <math.h>

struct _AlurPicture
{
  AlurScene *scene;
  AlurDocument *document;
  const AlurElement *stage;
  GHashTable *boxes;  /* serial → item number + 1, of boxes and slips */
  GHashTable *lines;  /* serial → item number + 1 */
  GHashTable *frames; /* serial → item number + 1, of lanes */
  GArray *found;      /* of guint32, reused */
};

static AlurElement *
find_element (AlurPicture *self, guint32 group)
{
  guint n_groups;
  const AlurSceneGroup *groups = alur_scene_get_groups (self->scene, &n_groups);

  for (; group != 0; group = groups[group].parent)
    if (groups[group].id != NULL)
      return alur_document_lookup_atom (self->document, self->stage, groups[group].id);
  return NULL;
}

static gpointer
key_of (const AlurElement *element)
{
  return GUINT_TO_POINTER (element->serial);
}

/* The number of its item plus 1; 0: it is not drawn, or not in the document any more. */
static guint
find_item (AlurPicture *self, GHashTable *table, const AlurElement *element)
{
  const AlurElement *top = element;

  while (top != NULL && top->parent != NULL)
    top = top->parent;
  if (top == NULL || top != alur_document_get_root (self->document))
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key_of (element)));
}

static AlurHitKind
get_kind (const AlurSceneItem *item, const AlurElement *element)
{
  if (element != NULL && element->kind == ALUR_KIND_PROBLEM)
    return ALUR_HIT_SLIP;
  switch ((AlurSceneRole) item->role)
    {
    case ALUR_SCENE_BOX:
      return ALUR_HIT_BOX;
    case ALUR_SCENE_ROUTE:
      return element != NULL
                     && (element->kind == ALUR_KIND_FLOW || element->kind == ALUR_KIND_RELATION)
                 ? ALUR_HIT_LINE
                 : ALUR_HIT_NOTHING;
    case ALUR_SCENE_FRAME:
      return ALUR_HIT_LANE;
    case ALUR_SCENE_DECORATION:
    case ALUR_SCENE_BADGE:
    case ALUR_SCENE_LABEL:
    case ALUR_SCENE_SIGN:
    case ALUR_N_SCENE_ROLES:
    default:
      return ALUR_HIT_NOTHING;
    }
}

static GHashTable *
get_table (AlurPicture *self, AlurHitKind kind)
{
  if (kind == ALUR_HIT_LINE)
    return self->lines;
  return kind == ALUR_HIT_LANE ? self->frames : self->boxes;
}

/* One line may stand for many flows: each of them is found there. */
static void
index_members (AlurPicture *self, guint32 group, guint item)
{
  guint n_groups;
  const AlurSceneGroup *groups = alur_scene_get_groups (self->scene, &n_groups);

  for (guint i = 0; i < groups[group].n_members; i++)
    {
      AlurElement *member
          = alur_document_lookup_atom (self->document, self->stage, groups[group].members[i]);

      if (member != NULL)
        g_hash_table_insert (self->lines, key_of (member), GUINT_TO_POINTER (item + 1));
    }
}

static void
index_elements (AlurPicture *self)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      AlurElement *element;
      AlurHitKind kind;
      GHashTable *table;

      if (items[i].role != ALUR_SCENE_BOX && items[i].role != ALUR_SCENE_ROUTE
          && items[i].role != ALUR_SCENE_FRAME)
        continue;
      element = find_element (self, items[i].group);
      kind = get_kind (&items[i], element);
      table = get_table (self, kind);
      if (element != NULL && kind != ALUR_HIT_NOTHING
          && !g_hash_table_contains (table, key_of (element)))
        g_hash_table_insert (table, key_of (element), GUINT_TO_POINTER (i + 1));
      if (kind == ALUR_HIT_LINE)
        index_members (self, items[i].group, i);
    }
}

/**
 * alur_picture_new:
 * @scene: a drawing of @stage; a reference is taken
 * @document: its document, as it was drawn
 * @stage: the stage that is drawn
 *
 * Returns: (transfer full): the drawing to point at
 */
AlurPicture *
alur_picture_new (AlurScene *scene, AlurDocument *document, const AlurElement *stage)
{
  AlurPicture *self = g_new0 (AlurPicture, 1);

  self->scene = alur_scene_ref (scene);
  self->document = g_object_ref (document);
  self->stage = stage;
  self->boxes = g_hash_table_new (NULL, NULL);
  self->lines = g_hash_table_new (NULL, NULL);
  self->frames = g_hash_table_new (NULL, NULL);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  index_elements (self);
  return self;
}

/**
 * alur_picture_set_document:
 * @self: a picture that was made of the mirror of @document
 * @document: what is pointed at from now on
 * @stage: the stage of it that is drawn
 */
void
alur_picture_set_document (AlurPicture *self, AlurDocument *document, const AlurElement *stage)
{
  g_set_object (&self->document, document);
  self->stage = stage;
}

/**
 * alur_picture_free:
 * @self: (transfer full): a picture
 */
void
alur_picture_free (AlurPicture *self)
{
  alur_scene_unref (self->scene);
  g_object_unref (self->document);
  g_hash_table_unref (self->boxes);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->frames);
  g_array_unref (self->found);
  g_free (self);
}

/**
 * alur_picture_get_scene:
 *
 * Returns: (transfer none): what is drawn
 */
AlurScene *
alur_picture_get_scene (AlurPicture *self)
{
  return self->scene;
}

/**
 * alur_picture_get_bounds:
 *
 * Returns: what the drawing takes up
 */
AlurRect
alur_picture_get_bounds (AlurPicture *self)
{
  return alur_scene_get_bounds (self->scene);
}

/* The squared distance from a point to a piece of a line. */
static double
measure_distance (AlurPoint point, AlurPoint from, AlurPoint to)
{
  double dx = to.x - from.x;
  double dy = to.y - from.y;
  double length = dx * dx + dy * dy;
  double along = length > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / length : 0;

  along = CLAMP (along, 0, 1);
  dx = point.x - (from.x + along * dx);
  dy = point.y - (from.y + along * dy);
  return dx * dx + dy * dy;
}

static gboolean
hits_line (
    AlurPicture *self, const AlurSceneItem *item, AlurPoint point, double tolerance, guint *segment)
{
  const AlurPoint *points = alur_scene_get_points (self->scene, item);
  double nearest = tolerance * tolerance;
  gboolean hit = FALSE;

  for (guint i = 1; i < item->u.path.n_points; i++)
    {
      double distance = measure_distance (point, points[i - 1], points[i]);

      if (distance > nearest)
        continue;
      nearest = distance;
      *segment = i - 1;
      hit = TRUE;
    }
  return hit;
}

/* How early a kind is taken; 0: never. */
static guint
get_rank (AlurHitKind kind)
{
  static const guint ranks[] = { [ALUR_HIT_NOTHING] = 0,
                                 [ALUR_HIT_LANE] = 1,
                                 [ALUR_HIT_LINE] = 2,
                                 [ALUR_HIT_BOX] = 3,
                                 [ALUR_HIT_SLIP] = 4 };

  return ranks[kind];
}

/**
 * alur_picture_hit_except:
 * @point: in the drawing
 * @tolerance: how far beside a line still counts, px of the drawing
 * @except: (nullable): boxes and lines that are looked through: what is being dragged
 *
 * Returns: what lies there, uppermost first; lines before lanes, boxes before lines
 */
AlurHit
alur_picture_hit_except (AlurPicture *self,
                         AlurPoint point,
                         double tolerance,
                         AlurSelection *except)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);
  AlurRect area = { point.x - tolerance, point.y - tolerance, 2 * tolerance, 2 * tolerance };
  AlurHit best = { ALUR_HIT_NOTHING, NULL, { point.x, point.y, 0, 0 }, 0 };

  g_array_set_size (self->found, 0);
  alur_scene_query (self->scene, &area, self->found);
  for (guint i = self->found->len; i > 0; i--)
    {
      const AlurSceneItem *item = &items[g_array_index (self->found, guint32, i - 1)];
      AlurElement *element = find_element (self, item->group);
      AlurHitKind kind = get_kind (item, element);
      guint segment = 0;

      if (get_rank (kind) <= get_rank (best.kind)
          || (kind != ALUR_HIT_LANE && except != NULL && element != NULL
              && alur_selection_contains (except, element)))
        continue;
      if (kind == ALUR_HIT_LINE ? !hits_line (self, item, point, tolerance, &segment)
                                : !alur_rect_contains (&item->rect, point))
        continue;
      best = (AlurHit){ kind, element, item->rect, segment };
    }
  return best;
}

/**
 * alur_picture_hit:
 * @point: in the drawing
 * @tolerance: how far beside a line still counts, px of the drawing
 *
 * Returns: what lies there, uppermost first; lines before lanes, boxes before lines
 */
AlurHit
alur_picture_hit (AlurPicture *self, AlurPoint point, double tolerance)
{
  return alur_picture_hit_except (self, point, tolerance, NULL);
}

/**
 * alur_picture_hit_lane:
 * @point: in the drawing
 *
 * Returns: the lane that @point lies in, whatever stands in it; its element is NULL in the lane of
 *   steps without a unit and outside of lanes
 */
AlurHit
alur_picture_hit_lane (AlurPicture *self, AlurPoint point)
{
  GHashTableIter iter;
  gpointer number;
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  g_hash_table_iter_init (&iter, self->frames);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    {
      const AlurSceneItem *item = &items[GPOINTER_TO_UINT (number) - 1];
      AlurElement *unit
          = alur_rect_contains (&item->rect, point) ? find_element (self, item->group) : NULL;

      if (unit != NULL)
        return (AlurHit){ ALUR_HIT_LANE, unit, item->rect, 0 };
    }
  return (AlurHit){ ALUR_HIT_NOTHING, NULL, { point.x, point.y, 0, 0 }, 0 };
}

/**
 * alur_picture_find_lane:
 * @unit: a unit
 * @hit: (out): its lane
 *
 * Returns: whether it has one in the drawing
 */
gboolean
alur_picture_find_lane (AlurPicture *self, const AlurElement *unit, AlurHit *hit)
{
  guint number = find_item (self, self->frames, unit);
  guint n_items;

  if (number == 0)
    return FALSE;
  *hit = (AlurHit){ ALUR_HIT_LANE, (AlurElement *) (guintptr) unit,
                    alur_scene_get_items (self->scene, &n_items)[number - 1].rect, 0 };
  return TRUE;
}

/* The smallest frame around a point. */
static gboolean
find_frame (AlurPicture *self, AlurPoint point, AlurRect *frame)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);
  gboolean found = FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      const AlurRect *rect = &items[i].rect;

      if (items[i].role != ALUR_SCENE_FRAME || !alur_rect_contains (rect, point)
          || (found && rect->width * rect->height >= frame->width * frame->height))
        continue;
      *frame = *rect;
      found = TRUE;
    }
  return found;
}

/**
 * alur_picture_find_lane_of:
 * @step: a step
 * @lane: (out): where the lane is in which it stands: that of its unit; where it names none, the
 *   one that it is drawn in
 *
 * Returns: whether it stands in one
 */
gboolean
alur_picture_find_lane_of (AlurPicture *self, const AlurElement *step, AlurRect *lane)
{
  const char *id = alur_element_get_ref (step, ALUR_STEP_UNIT);
  const AlurElement *unit = id != NULL ? alur_document_lookup_kind (
                                self->document, alur_element_get_stage (step), id, ALUR_KIND_UNIT)
                                       : NULL;
  AlurHit hit;

  if (unit != NULL && alur_picture_find_lane (self, unit, &hit))
    {
      *lane = hit.rect;
      return TRUE;
    }
  return alur_picture_find (self, step, &hit) && hit.kind == ALUR_HIT_BOX
         && find_frame (self, alur_rect_center (&hit.rect), lane);
}

/**
 * alur_picture_find:
 * @element: an element of the document
 * @hit: (out): where it stands: as a box, else a line, else a lane
 *
 * Returns: whether it is in the drawing
 */
gboolean
alur_picture_find (AlurPicture *self, const AlurElement *element, AlurHit *hit)
{
  static const AlurHitKind kinds[] = { ALUR_HIT_BOX, ALUR_HIT_LINE, ALUR_HIT_LANE };
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint item = find_item (self, get_table (self, kinds[i]), element);

      if (item == 0)
        continue;
      *hit = (AlurHit){ kinds[i], (AlurElement *) element, items[item - 1].rect, 0 };
      if (element->kind == ALUR_KIND_PROBLEM)
        hit->kind = ALUR_HIT_SLIP;
      return TRUE;
    }
  return FALSE;
}

/**
 * alur_picture_find_line:
 * @element: a flow or relation
 * @n_points: (out): how many
 *
 * Returns: (nullable) (array length=n_points): the corners of its line; NULL when it is not drawn
 */
const AlurPoint *
alur_picture_find_line (AlurPicture *self, const AlurElement *element, guint *n_points)
{
  guint number = find_item (self, self->lines, element);
  const AlurSceneItem *item;
  guint n_items;

  *n_points = 0;
  if (number == 0)
    return NULL;
  item = &alur_scene_get_items (self->scene, &n_items)[number - 1];
  *n_points = item->u.path.n_points;
  return alur_scene_get_points (self->scene, item);
}

/**
 * alur_picture_find_label:
 * @element: a flow or relation
 * @label: (out): where the words of its line stand
 *
 * Returns: whether it has a line with words
 */
gboolean
alur_picture_find_label (AlurPicture *self, const AlurElement *element, AlurRect *label)
{
  guint number = find_item (self, self->lines, element);
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  for (guint i = number; number > 0 && i < n_items && items[i].group == items[number - 1].group;
       i++)
    if (items[i].role == ALUR_SCENE_LABEL)
      {
        *label = items[i].rect;
        return TRUE;
      }
  return FALSE;
}

/**
 * alur_picture_list_members:
 * @element: a flow or relation
 * @elements: (element-type AlurElement): gets all for which its line stands; nothing where it is
 *   not drawn as a line
 */
void
alur_picture_list_members (AlurPicture *self, const AlurElement *element, GPtrArray *elements)
{
  guint number = find_item (self, self->lines, element);
  guint n_items;
  guint n_groups;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);
  const AlurSceneGroup *groups = alur_scene_get_groups (self->scene, &n_groups);
  const AlurSceneGroup *group = number > 0 ? &groups[items[number - 1].group] : NULL;

  if (group == NULL)
    return;
  if (find_element (self, items[number - 1].group) != NULL)
    g_ptr_array_add (elements, find_element (self, items[number - 1].group));
  for (guint i = 0; i < group->n_members; i++)
    {
      AlurElement *member
          = alur_document_lookup_atom (self->document, self->stage, group->members[i]);

      if (member != NULL)
        g_ptr_array_add (elements, member);
    }
}

/**
 * alur_picture_list_lines:
 * @elements: (element-type AlurElement): gets what is drawn as a line, in the order in which it was
 *   drawn; of several that are one line the first
 */
void
alur_picture_list_lines (AlurPicture *self, GPtrArray *elements)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      AlurElement *element
          = items[i].role == ALUR_SCENE_ROUTE ? find_element (self, items[i].group) : NULL;

      if (element != NULL && get_kind (&items[i], element) == ALUR_HIT_LINE)
        g_ptr_array_add (elements, element);
    }
}

/**
 * alur_picture_list_boxes:
 * @area: a part of the drawing
 * @elements: (element-type AlurElement): gets the units, steps and slips that lie wholly in it
 */
void
alur_picture_list_boxes (AlurPicture *self, const AlurRect *area, GPtrArray *elements)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);

  g_array_set_size (self->found, 0);
  alur_scene_query (self->scene, area, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      const AlurSceneItem *item = &items[g_array_index (self->found, guint32, i)];
      AlurElement *element;

      if (item->role != ALUR_SCENE_BOX || item->rect.x < area->x || item->rect.y < area->y
          || alur_rect_right (&item->rect) > alur_rect_right (area)
          || alur_rect_bottom (&item->rect) > alur_rect_bottom (area))
        continue;
      element = find_element (self, item->group);
      if (element != NULL)
        g_ptr_array_add (elements, element);
    }
}

/**
 * alur_picture_find_next:
 * @from: an element with a box in the drawing
 * @direction: where to, a unit vector along one axis
 *
 * Returns: (transfer none) (nullable): the box that a person would say stands next in that
 *   direction: little aside counts more than little ahead
 */
AlurElement *
alur_picture_find_next (AlurPicture *self, const AlurElement *from, AlurPoint direction)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (self->scene, &n_items);
  GHashTableIter iter;
  gpointer number;
  AlurElement *best = NULL;
  double least = INFINITY;
  AlurHit here;
  AlurPoint center;

  if (!alur_picture_find (self, from, &here))
    return NULL;
  center = alur_rect_center (&here.rect);
  g_hash_table_iter_init (&iter, self->boxes);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    {
      const AlurSceneItem *item = &items[GPOINTER_TO_UINT (number) - 1];
      AlurPoint other = alur_rect_center (&item->rect);
      double ahead = (other.x - center.x) * direction.x + (other.y - center.y) * direction.y;
      double aside
          = fabs ((other.x - center.x) * direction.y) + fabs ((other.y - center.y) * direction.x);
      double cost = ahead + 2 * aside;
      AlurElement *element;

      if (ahead < 1 || aside > 2 * ahead || cost > least)
        continue;
      element = find_element (self, item->group);
      if (element == NULL || element == from)
        continue;
      if (best == NULL || cost < least || element->serial < best->serial)
        best = element;
      least = cost;
    }
  return best;
}
