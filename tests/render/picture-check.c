/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not be on a drawing, found from its scene: boxes, free labels and connectors go to the
 * check of routes, what stands inside a box is looked at here. A fault is a person's when a box
 * that it names has a place of its own in the document, or a connector bends. */

#include "picture-check.h"

#include <math.h>

#define MAX_TOLD 12
#define SLACK 0.6
#define REACH 32.0 /* px within which what is placed by hand leaves others no room */

typedef struct
{
  AlurScene *scene;
  AlurDocument *document;
  const AlurElement *stage;
  PictureReport *report;
  const AlurSceneItem *items;
  guint n_items;
  const AlurSceneGroup *groups;
  guint n_groups;
  GArray *boxes;     /* AlurRouterBox */
  GArray *box_items; /* guint, of boxes */
  GArray *lines;     /* AlurRouteCheckLine */
  GArray *line_items;
  GArray *labels; /* AlurRouteCheckLabel */
  GArray *label_items;
  guint *box_of_group;  /* index + 1 */
  guint *line_of_group; /* index + 1 */
} Check;

static const char *const fault_names[PICTURE_N_FAULTS] = {
  [PICTURE_TEXT_OUT_OF_BOX] = "text out of its box",
  [PICTURE_TEXTS_OVERLAP] = "texts of one box overlap",
  [PICTURE_BADGE_OUT_OF_BOX] = "badge out of its box",
  [PICTURE_BADGES_OVERLAP] = "badges overlap",
  [PICTURE_ENDS_NOWHERE] = "connector ends on no or on a wrong box",
  [PICTURE_NOT_EXPLAINED] = "not explained by the legend",
  [PICTURE_EXPLAINED_IDLY] = "explained without being used",
  [PICTURE_MOVED] = "placed by hand, but moved",
};

const char *
picture_fault_get_name (guint fault)
{
  if (fault < ALUR_ROUTE_N_FAULTS)
    return alur_route_fault_get_name (fault);
  return fault_names[fault];
}

void
picture_report_init (PictureReport *report)
{
  *report = (PictureReport){ .told = g_string_new (NULL) };
}

void
picture_report_clear (PictureReport *report)
{
  g_string_free (report->told, TRUE);
  report->told = NULL;
}

static const char *
id_of_item (const Check *self, guint item)
{
  const char *id = self->groups[self->items[item].group].id;

  return id != NULL ? id : "?";
}

static const AlurElement *
element_of_item (const Check *self, guint item)
{
  const char *id = self->groups[self->items[item].group].id;

  return id != NULL ? alur_document_lookup (self->document, self->stage, id) : NULL;
}

static gboolean
is_placed (const AlurElement *element)
{
  if (element->kind == ALUR_KIND_UNIT)
    return !isnan (alur_element_get_number (element, ALUR_UNIT_X));
  if (element->kind == ALUR_KIND_STEP)
    return !isnan (alur_element_get_number (element, ALUR_STEP_X));
  return alur_element_first (element, ALUR_KIND_BEND) != NULL;
}

/* A unit hangs where a person has put it or a unit above it. */
static gboolean
hangs_from_placed (const Check *self, const AlurElement *unit)
{
  while (unit != NULL && !is_placed (unit))
    {
      const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

      unit = parent != NULL ? alur_document_lookup (self->document, self->stage, parent) : NULL;
    }
  return unit != NULL;
}

/* Whether a line of command leads from or to a unit that a person placed. */
static gboolean
commands_placed_units (const AlurElement *unit)
{
  const char *id = alur_element_get_id (unit);

  ALUR_FOREACH (other, unit->parent, ALUR_KIND_UNIT)
  if ((other == unit || alur_element_get_ref (other, ALUR_UNIT_PARENT) == id) && is_placed (other))
    return TRUE;
  return FALSE;
}

static gboolean
joins_placed (const Check *self, const AlurElement *element, guint from_field, guint to_field)
{
  const AlurElement *from = alur_document_lookup (self->document, self->stage,
                                                  alur_element_get_ref (element, from_field));
  const AlurElement *to = alur_document_lookup (self->document, self->stage,
                                                alur_element_get_ref (element, to_field));

  return is_placed (from) || is_placed (to);
}

/* Whether a person has a hand in what the item shows: a place of its own, a bend, a place of what
 * it joins. */
static gboolean
is_by_hand (const Check *self, guint item)
{
  const AlurElement *element = element_of_item (self, item);

  if (element == NULL)
    return FALSE;
  if (element->kind == ALUR_KIND_UNIT && self->items[item].kind == ALUR_ITEM_ROUTE)
    return hangs_from_placed (self, element) || commands_placed_units (element);
  if (element->kind == ALUR_KIND_FLOW && joins_placed (self, element, ALUR_FLOW_FROM, ALUR_FLOW_TO))
    return TRUE;
  if (element->kind == ALUR_KIND_RELATION
      && joins_placed (self, element, ALUR_RELATION_FROM, ALUR_RELATION_TO))
    return TRUE;
  return is_placed (element);
}

static gboolean
passes_by (const AlurPoint *points, guint n_points, AlurPoint place)
{
  for (guint i = 1; i < n_points; i++)
    {
      AlurRect piece
          = { MIN (points[i - 1].x, points[i].x), MIN (points[i - 1].y, points[i].y),
              fabs (points[i].x - points[i - 1].x), fabs (points[i].y - points[i - 1].y) };

      piece = alur_rect_grow (&piece, REACH);
      if (alur_rect_contains (&piece, place))
        return TRUE;
    }
  return FALSE;
}

/* Whether something that a person placed leaves no room at a place: a box beside it, or a line that
 * stays where it was bent to or leads to such a box. */
static gboolean
is_crowded_by_hand (const Check *self, AlurPoint place)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      const AlurSceneItem *item = &self->items[i];
      AlurRect near = alur_rect_grow (&item->rect, REACH);

      if ((item->role != ALUR_SCENE_BOX && item->role != ALUR_SCENE_ROUTE)
          || !alur_rect_contains (&near, place) || !is_by_hand (self, i))
        continue;
      if (item->role == ALUR_SCENE_BOX
          || passes_by (alur_scene_get_points (self->scene, item), item->u.path.n_points, place))
        return TRUE;
    }
  return FALSE;
}

static void
tell (Check *self, guint fault, guint a, guint b, AlurPoint place)
{
  PictureReport *report = self->report;
  gboolean by_hand = is_by_hand (self, a) || (b != G_MAXUINT && is_by_hand (self, b))
                     || is_crowded_by_hand (self, place);

  if (by_hand)
    {
      report->by_hand[fault]++;
      report->n_by_hand++;
      return;
    }
  report->counts[fault]++;
  if (report->n_faults++ < MAX_TOLD)
    g_string_append_printf (report->told, "  %s: %s, %s at %.1f, %.1f\n",
                            picture_fault_get_name (fault), id_of_item (self, a),
                            b != G_MAXUINT ? id_of_item (self, b) : "-", place.x, place.y);
}

static AlurPoint
corner_of (const AlurSceneItem *item)
{
  return (AlurPoint){ item->rect.x, item->rect.y };
}

static void
take_box (Check *self, guint index)
{
  const AlurSceneItem *item = &self->items[index];
  AlurRouterBox box = { item->rect, ALUR_ROUTER_SHAPE_RECTANGLE, 0 };

  if (item->variant == ALUR_SHAPE_CAPSULE)
    box.shape = ALUR_ROUTER_SHAPE_CAPSULE;
  else if (item->variant == ALUR_SHAPE_DIAMOND)
    box.shape = ALUR_ROUTER_SHAPE_DIAMOND;
  else if (item->variant == ALUR_SHAPE_PENTAGON)
    box.shape = ALUR_ROUTER_SHAPE_PENTAGON;
  g_array_append_val (self->boxes, box);
  g_array_append_val (self->box_items, index);
  if (self->box_of_group[item->group] == 0)
    self->box_of_group[item->group] = self->boxes->len;
}

/* The box on whose rectangle a point lies. */
static guint
find_box_at (const Check *self, AlurPoint point)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      AlurRect near = g_array_index (self->boxes, AlurRouterBox, i).rect;

      near = alur_rect_grow (&near, SLACK);
      if (alur_rect_contains (&near, point))
        return i;
    }
  return ALUR_ROUTE_CHECK_NO_BOX;
}

static gboolean
ends_on (const Check *self, const AlurRouteCheckLine *line, const char *id)
{
  const guint ends[] = { line->from, line->to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] != ALUR_ROUTE_CHECK_NO_BOX
        && g_strcmp0 (id_of_item (self, g_array_index (self->box_items, guint, ends[i])), id) == 0)
      return TRUE;
  return FALSE;
}

/* The lines of command of one superior meet; nothing else may share a segment. A line is named
 * after the superior, or after the one subordinate that it leads to. */
static guint
get_line_group (const Check *self, const AlurElement *element, const AlurRouteCheckLine *line)
{
  const char *parent;

  if (element == NULL || element->kind != ALUR_KIND_UNIT)
    return 0;
  parent = alur_element_get_ref (element, ALUR_UNIT_PARENT);
  if (parent != NULL && ends_on (self, line, parent))
    element = alur_document_lookup (self->document, self->stage, parent);
  return element->serial + 1;
}

/* A flow ends on its step, or, where steps are not drawn, on its unit. */
static gboolean
is_end_right (const Check *self, guint box, const AlurElement *element, guint field)
{
  const char *wanted = alur_element_get_ref (element, field);
  const AlurElement *target = alur_document_lookup (self->document, self->stage, wanted);
  const char *drawn;

  if (box == ALUR_ROUTE_CHECK_NO_BOX)
    return FALSE;
  drawn = id_of_item (self, g_array_index (self->box_items, guint, box));
  return g_strcmp0 (drawn, wanted) == 0
         || (target->kind == ALUR_KIND_STEP
             && g_strcmp0 (drawn, alur_element_get_ref (target, ALUR_STEP_UNIT)) == 0);
}

static void
check_ends (Check *self, guint index, const AlurRouteCheckLine *line)
{
  const AlurElement *element = element_of_item (self, index);
  AlurPoint first = line->points[0];
  guint from_field, to_field;

  if (element == NULL)
    return;
  if (element->kind == ALUR_KIND_FLOW)
    {
      from_field = ALUR_FLOW_FROM;
      to_field = ALUR_FLOW_TO;
    }
  else if (element->kind == ALUR_KIND_RELATION)
    {
      from_field = ALUR_RELATION_FROM;
      to_field = ALUR_RELATION_TO;
    }
  else
    return;
  if (!is_end_right (self, line->from, element, from_field)
      || !is_end_right (self, line->to, element, to_field))
    tell (self, PICTURE_ENDS_NOWHERE, index, G_MAXUINT, first);
}

static void
take_line (Check *self, guint index)
{
  const AlurSceneItem *item = &self->items[index];
  const AlurElement *element = element_of_item (self, index);
  AlurRouteCheckLine line
      = { .points = alur_scene_get_points (self->scene, item), .n_points = item->u.path.n_points };

  line.from = find_box_at (self, line.points[0]);
  line.to = find_box_at (self, line.points[line.n_points - 1]);
  line.group = get_line_group (self, element, &line);
  g_array_append_val (self->lines, line);
  g_array_append_val (self->line_items, index);
  self->line_of_group[item->group] = self->lines->len;
}

static gboolean
is_in_diamond (const AlurRect *diamond, double x, double y)
{
  AlurPoint centre = alur_rect_center (diamond);

  return fabs (x - centre.x) / (diamond->width / 2) + fabs (y - centre.y) / (diamond->height / 2)
         <= 1.02;
}

static gboolean
is_inside (const AlurSceneItem *box, const AlurRect *rect)
{
  AlurRect room = alur_rect_grow (&box->rect, SLACK);

  if (box->variant == ALUR_SHAPE_DIAMOND)
    return is_in_diamond (&box->rect, rect->x, rect->y)
           && is_in_diamond (&box->rect, alur_rect_right (rect), rect->y)
           && is_in_diamond (&box->rect, rect->x, alur_rect_bottom (rect))
           && is_in_diamond (&box->rect, alur_rect_right (rect), alur_rect_bottom (rect));
  return rect->x >= room.x && rect->y >= room.y && alur_rect_right (rect) <= alur_rect_right (&room)
         && alur_rect_bottom (rect) <= alur_rect_bottom (&room);
}

/* The items of a group, which follow each other: from the first on. */
static guint
find_first_of_group (const Check *self, guint index)
{
  while (index > 0 && self->items[index - 1].group == self->items[index].group)
    index--;
  return index;
}

/* Whether an item of @role in the group of @index holds it, or (any) whether there is one. */
static gboolean
is_held (const Check *self, guint index, AlurSceneRole role, gboolean any)
{
  const AlurSceneItem *item = &self->items[index];

  for (guint i = find_first_of_group (self, index);
       i < self->n_items && self->items[i].group == item->group; i++)
    if (self->items[i].role == role && (any || is_inside (&self->items[i], &item->rect)))
      return TRUE;
  return FALSE;
}

static void
take_text (Check *self, guint index)
{
  const AlurSceneItem *item = &self->items[index];
  AlurRouteCheckLabel label = { item->rect, G_MAXUINT };

  self->report->n_labels++;
  if (alur_scene_text_get_role (item->u.text) == ALUR_TEXT_BADGE)
    {
      if (!is_held (self, index, ALUR_SCENE_BADGE, FALSE))
        tell (self, PICTURE_TEXT_OUT_OF_BOX, index, G_MAXUINT, corner_of (item));
      return;
    }
  if (self->box_of_group[item->group] != 0)
    {
      guint box = g_array_index (self->box_items, guint, self->box_of_group[item->group] - 1);

      if (!is_inside (&self->items[box], &item->rect))
        tell (self, PICTURE_TEXT_OUT_OF_BOX, index, G_MAXUINT, corner_of (item));
      return;
    }
  if (is_held (self, index, ALUR_SCENE_FRAME, TRUE)
      && !is_held (self, index, ALUR_SCENE_FRAME, FALSE))
    tell (self, PICTURE_TEXT_OUT_OF_BOX, index, G_MAXUINT, corner_of (item));
  if (self->line_of_group[item->group] != 0)
    label.line = self->line_of_group[item->group] - 1;
  label.rect = alur_rect_grow (&label.rect, -0.5);
  g_array_append_val (self->labels, label);
  g_array_append_val (self->label_items, index);
}

static void
take_items (Check *self)
{
  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].role == ALUR_SCENE_BOX)
      take_box (self, i);
  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].role == ALUR_SCENE_ROUTE)
      take_line (self, i);
  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].kind == ALUR_ITEM_TEXT)
      take_text (self, i);
  for (guint i = 0; i < self->lines->len; i++)
    check_ends (self, g_array_index (self->line_items, guint, i),
                &g_array_index (self->lines, AlurRouteCheckLine, i));
}

/* What stands in one box must not touch. The items of a group follow each other. */
static void
check_insides (Check *self)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      const AlurSceneItem *one = &self->items[i];
      gboolean badge = one->role == ALUR_SCENE_BADGE;

      if (one->group == 0 || (!badge && one->kind != ALUR_ITEM_TEXT))
        continue;
      if (badge && one->variant == ALUR_SHAPE_BADGE && self->box_of_group[one->group] != 0
          && !is_held (self, i, ALUR_SCENE_BOX, FALSE))
        tell (self, PICTURE_BADGE_OUT_OF_BOX, i, G_MAXUINT, corner_of (one));
      for (guint k = i + 1; k < self->n_items && self->items[k].group == one->group; k++)
        {
          const AlurSceneItem *other = &self->items[k];
          AlurRect small = alur_rect_grow (&other->rect, -0.5);

          if (other->role == one->role && other->kind == one->kind
              && alur_rect_intersects (&one->rect, &small))
            tell (self, badge ? PICTURE_BADGES_OVERLAP : PICTURE_TEXTS_OVERLAP, i, k,
                  corner_of (one));
        }
    }
}

/* Every connector, box and badge names what explains it, and nothing is explained for nothing. */
static void
check_legend (Check *self)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (self->scene, &n_entries);
  g_autofree guint8 *used = g_new0 (guint8, n_entries + 1);

  for (guint i = 0; i < self->n_items; i++)
    {
      const AlurSceneItem *item = &self->items[i];
      gboolean wants = item->role == ALUR_SCENE_ROUTE || item->role == ALUR_SCENE_BOX
                       || item->role == ALUR_SCENE_BADGE;

      g_assert_cmpuint (item->legend, <, n_entries);
      used[item->legend] = TRUE;
      if (wants && item->legend == 0)
        tell (self, PICTURE_NOT_EXPLAINED, i, G_MAXUINT, corner_of (item));
    }
  for (guint i = 1; i < n_entries; i++)
    if (!used[i])
      {
        self->report->counts[PICTURE_EXPLAINED_IDLY]++;
        self->report->n_faults++;
        g_string_append_printf (self->report->told, "  %s: %s\n",
                                picture_fault_get_name (PICTURE_EXPLAINED_IDLY), entries[i].text);
      }
}

static guint
item_of (const Check *self, AlurRouteFaultKind kind, guint index, gboolean second)
{
  gboolean label = kind == ALUR_ROUTE_FAULT_LABELS_OVERLAP
                   || (kind == ALUR_ROUTE_FAULT_LABEL_OVER_BOX && !second)
                   || (kind == ALUR_ROUTE_FAULT_LINE_THROUGH_LABEL && second);
  gboolean box
      = kind == ALUR_ROUTE_FAULT_BOXES_OVERLAP
        || (second
            && (kind == ALUR_ROUTE_FAULT_LABEL_OVER_BOX || kind == ALUR_ROUTE_FAULT_LINE_THROUGH_BOX
                || kind == ALUR_ROUTE_FAULT_END_OFF_OUTLINE));

  if (label)
    return g_array_index (self->label_items, guint, index);
  if (box)
    return g_array_index (self->box_items, guint, index);
  if (second && kind == ALUR_ROUTE_FAULT_NOT_ORTHOGONAL)
    return G_MAXUINT;
  return g_array_index (self->line_items, guint, index);
}

static void
check_routes (Check *self)
{
  AlurRouteCheckInput input = { .boxes = (const AlurRouterBox *) (void *) self->boxes->data,
                                .n_boxes = self->boxes->len,
                                .lines = (const AlurRouteCheckLine *) (void *) self->lines->data,
                                .n_lines = self->lines->len,
                                .labels = (const AlurRouteCheckLabel *) (void *) self->labels->data,
                                .n_labels = self->labels->len };
  g_autoptr (AlurRouteCheck) check = alur_route_check_new (&input);

  for (guint i = 0; i < check->faults->len; i++)
    {
      const AlurRouteFault *fault = &g_array_index (check->faults, AlurRouteFault, i);

      tell (self, fault->kind, item_of (self, fault->kind, fault->a, FALSE),
            item_of (self, fault->kind, fault->b, TRUE), fault->place);
    }
  self->report->n_bends += check->n_bends;
  self->report->n_crossings += check->n_crossings;
  self->report->n_boxes += self->boxes->len;
  self->report->n_routes += self->lines->len;
}

/* Units stand exactly where they were placed. */
static void
check_places (Check *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      guint index = g_array_index (self->box_items, guint, i);
      const AlurElement *element = element_of_item (self, index);
      const AlurRect *rect = &self->items[index].rect;

      if (element == NULL || element->kind != ALUR_KIND_UNIT
          || isnan (alur_element_get_number (element, ALUR_UNIT_X)))
        continue;
      if (fabs (rect->x - alur_element_get_number (element, ALUR_UNIT_X)) > 0.01
          || fabs (rect->y - alur_element_get_number (element, ALUR_UNIT_Y)) > 0.01)
        {
          self->report->counts[PICTURE_MOVED]++;
          self->report->n_faults++;
          g_string_append_printf (self->report->told, "  %s: %s\n",
                                  picture_fault_get_name (PICTURE_MOVED), id_of_item (self, index));
        }
    }
}

/**
 * picture_check:
 * @keeps_places: units stand where a person has put them
 * @report: what is found is added to it
 *
 * Judges one drawing of a stage of @document.
 */
void
picture_check (AlurScene *scene,
               AlurDocument *document,
               const AlurElement *stage,
               gboolean keeps_places,
               PictureReport *report)
{
  Check self = { .scene = scene, .document = document, .stage = stage, .report = report };

  self.items = alur_scene_get_items (scene, &self.n_items);
  self.groups = alur_scene_get_groups (scene, &self.n_groups);
  self.boxes = g_array_new (FALSE, FALSE, sizeof (AlurRouterBox));
  self.box_items = g_array_new (FALSE, FALSE, sizeof (guint));
  self.lines = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLine));
  self.line_items = g_array_new (FALSE, FALSE, sizeof (guint));
  self.labels = g_array_new (FALSE, FALSE, sizeof (AlurRouteCheckLabel));
  self.label_items = g_array_new (FALSE, FALSE, sizeof (guint));
  self.box_of_group = g_new0 (guint, self.n_groups + 1);
  self.line_of_group = g_new0 (guint, self.n_groups + 1);
  take_items (&self);
  check_insides (&self);
  check_legend (&self);
  check_routes (&self);
  if (keeps_places)
    check_places (&self);
  g_array_unref (self.boxes);
  g_array_unref (self.box_items);
  g_array_unref (self.lines);
  g_array_unref (self.line_items);
  g_array_unref (self.labels);
  g_array_unref (self.label_items);
  g_free (self.box_of_group);
  g_free (self.line_of_group);
}
