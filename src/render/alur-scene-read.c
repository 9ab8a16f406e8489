/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a scene: its parts, its bounds, and a text that tests compare. */

#include "alur-scene-private.h"

/**
 * alur_scene_get_items:
 * @self: a scene
 * @n_items: (out): how many
 *
 * Returns: (array length=n_items) (transfer none): the items as they were added
 */
const AlurSceneItem *
alur_scene_get_items (AlurScene *self, guint *n_items)
{
  *n_items = self->items->len;
  return (const AlurSceneItem *) (void *) self->items->data;
}

/**
 * alur_scene_get_groups:
 * @self: a scene
 * @n_groups: (out): how many
 *
 * Returns: (array length=n_groups) (transfer none): the groups; number 0 is
 *   the drawing itself
 */
const AlurSceneGroup *
alur_scene_get_groups (AlurScene *self, guint *n_groups)
{
  *n_groups = self->groups->len;
  return (const AlurSceneGroup *) (void *) self->groups->data;
}

/**
 * alur_scene_get_legend:
 * @self: a scene
 * @n_entries: (out): how many
 *
 * Returns: (array length=n_entries) (transfer none): the entries; number 0 is none
 */
const AlurLegendEntry *
alur_scene_get_legend (AlurScene *self, guint *n_entries)
{
  *n_entries = self->legend->len;
  return (const AlurLegendEntry *) (void *) self->legend->data;
}

/**
 * alur_scene_get_links:
 * @self: a scene
 * @n_links: (out): how many
 *
 * Returns: (array length=n_links) (transfer none): what leads elsewhere
 */
const AlurSceneLink *
alur_scene_get_links (AlurScene *self, guint *n_links)
{
  *n_links = self->links->len;
  return (const AlurSceneLink *) (void *) self->links->data;
}

/**
 * alur_scene_get_destinations:
 * @self: a scene
 * @n_destinations: (out): how many
 *
 * Returns: (array length=n_destinations) (transfer none): where links lead
 */
const AlurSceneLink *
alur_scene_get_destinations (AlurScene *self, guint *n_destinations)
{
  *n_destinations = self->destinations->len;
  return (const AlurSceneLink *) (void *) self->destinations->data;
}

/**
 * alur_scene_get_points:
 * @self: a scene
 * @item: a route or polygon of it
 *
 * Returns: (transfer none): its corners, and behind them its hops
 */
const AlurPoint *
alur_scene_get_points (AlurScene *self, const AlurSceneItem *item)
{
  g_return_val_if_fail (item->kind == ALUR_ITEM_ROUTE || item->kind == ALUR_ITEM_POLYGON, NULL);
  return &g_array_index (self->points, AlurPoint, item->u.path.first);
}

/**
 * alur_scene_route_passes:
 * @self: a scene
 * @item: a route of it
 * @area: a part of the scene
 *
 * A line often leads around places that its bounds cover.
 *
 * Returns: whether the line comes through @area
 */
gboolean
alur_scene_route_passes (AlurScene *self, const AlurSceneItem *item, const AlurRect *area)
{
  const AlurPoint *points = alur_scene_get_points (self, item);

  for (guint i = 1; i < item->u.path.n_points; i++)
    {
      const AlurPoint *a = &points[i - 1];
      const AlurPoint *b = &points[i];

      if (MAX (a->x, b->x) >= area->x && MIN (a->x, b->x) <= alur_rect_right (area)
          && MAX (a->y, b->y) >= area->y && MIN (a->y, b->y) <= alur_rect_bottom (area))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_scene_item_get_extents:
 * @item: an item
 *
 * Returns: what it may cover, with the width of lines and their ends
 */
AlurRect
alur_scene_item_get_extents (const AlurSceneItem *item)
{
  const AlurStyle *style = alur_style_get_paper ();
  const AlurLineStyle *line = &style->lines[item->line];
  double by = line->width / 2 + line->gap / 2;

  if (item->kind == ALUR_ITEM_ROUTE && line->head + line->tail != ALUR_END_NONE)
    by = MAX (by, style->measure.head_width / 2 + line->width);
  if (item->kind == ALUR_ITEM_ROUTE && item->u.path.n_hops > 0)
    by = MAX (by, style->measure.hop_radius + line->width);
  if (item->kind == ALUR_ITEM_TEXT)
    by = 0;
  return alur_rect_grow (&item->rect, by);
}

/**
 * alur_scene_get_bounds:
 * @self: a scene
 *
 * Returns: what all its items cover; empty for an empty scene
 */
AlurRect
alur_scene_get_bounds (AlurScene *self)
{
  const AlurRect *known = alur_scene_get_known_bounds (self);
  AlurRect bounds = { 0 };

  if (known != NULL)
    return *known;
  for (guint i = 0; i < self->items->len; i++)
    {
      AlurRect extents
          = alur_scene_item_get_extents (&g_array_index (self->items, AlurSceneItem, i));

      bounds = i == 0 ? extents : alur_rect_union (&bounds, &extents);
    }
  return bounds;
}

/**
 * alur_scene_get_heads:
 * @self: a scene
 *
 * Returns: the strip with the heads of its lanes or columns
 */
AlurSceneHeads
alur_scene_get_heads (AlurScene *self)
{
  return self->heads;
}

/**
 * alur_scene_get_smallest_text:
 * @self: a scene
 *
 * Returns: the size in px of its smallest letters, 0 when it has none
 */
double
alur_scene_get_smallest_text (AlurScene *self)
{
  return self->smallest_text;
}

static void
dump_path (AlurScene *self, const AlurSceneItem *item, GString *dump)
{
  const AlurPoint *points = alur_scene_get_points (self, item);

  for (guint i = 0; i < (guint) item->u.path.n_points + item->u.path.n_hops; i++)
    g_string_append_printf (dump, " %s%.5g,%.5g", i >= item->u.path.n_points ? "hop " : "",
                            points[i].x, points[i].y);
}

static void
dump_rect (const AlurRect *rect, GString *dump)
{
  g_string_append_printf (dump, " %.5g,%.5g %.5gx%.5g", rect->x, rect->y, rect->width,
                          rect->height);
}

static void
dump_shape (const AlurSceneItem *item, GString *dump)
{
  g_string_append_printf (dump, " %s", alur_shape_get_name (item->variant));
  dump_rect (&item->rect, dump);
  g_string_append_printf (dump, " fill %s", alur_colour_get_name (item->fill));
  if (item->band != ALUR_BAND_NONE)
    g_string_append_printf (dump, " band %s", alur_band_get_name (item->band));
}

static void
dump_text (const AlurSceneItem *item, GString *dump)
{
  const char *string = alur_scene_text_get_string (item->u.text);
  g_autofree char *escaped = g_strescape (string, NULL);
  AlurTextRole role = alur_scene_text_get_role (item->u.text);

  g_string_append_printf (dump, " %s", alur_style_get_paper ()->texts[role].name);
  dump_rect (&item->rect, dump);
  g_string_append_printf (dump, " %s lines %u \"%s\"", alur_colour_get_name (item->fill),
                          alur_scene_text_get_extents (item->u.text)->n_lines,
                          g_utf8_validate (string, -1, NULL) ? string : escaped);
}

static void
dump_item (AlurScene *self, const AlurSceneItem *item, GString *dump)
{
  static const char *const roles[ALUR_N_SCENE_ROLES]
      = { "decoration", "frame", "box", "badge", "label", "route", "sign" };
  const AlurSceneGroup *group = &g_array_index (self->groups, AlurSceneGroup, item->group);

  g_string_append_printf (dump, "%s %s", roles[item->role], group->id != NULL ? group->id : "-");
  if (item->kind == ALUR_ITEM_SHAPE)
    dump_shape (item, dump);
  else if (item->kind == ALUR_ITEM_TEXT)
    dump_text (item, dump);
  else if (item->kind == ALUR_ITEM_IMAGE)
    g_string_append (dump, " image");
  else if (item->kind == ALUR_ITEM_SIGN)
    g_string_append_printf (dump, " %s", alur_sign_get_name (item->variant));
  else
    dump_path (self, item, dump);
  if (item->kind == ALUR_ITEM_SIGN || item->kind == ALUR_ITEM_IMAGE)
    dump_rect (&item->rect, dump);
  if (item->line != ALUR_LINE_NONE)
    g_string_append_printf (dump, " line %s", alur_style_get_paper ()->lines[item->line].name);
  g_string_append_c (dump, '\n');
}

/**
 * alur_scene_dump:
 * @self: a scene
 *
 * Returns: (transfer full): a line for each item in the order of adding, then the legend and links
 */
char *
alur_scene_dump (AlurScene *self)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    dump_item (self, &g_array_index (self->items, AlurSceneItem, i), dump);
  for (guint i = 1; i < self->legend->len; i++)
    {
      const AlurLegendEntry *entry = &g_array_index (self->legend, AlurLegendEntry, i);

      g_string_append_printf (dump, "legend %u %u%s%s: %s\n", entry->kind, entry->value,
                              entry->letters != NULL ? " " : "",
                              entry->letters != NULL ? entry->letters : "", entry->text);
    }
  for (guint i = 0; i < self->links->len; i++)
    g_string_append_printf (dump, "link %s\n", g_array_index (self->links, AlurSceneLink, i).name);
  for (guint i = 0; i < self->destinations->len; i++)
    g_string_append_printf (dump, "destination %s\n",
                            g_array_index (self->destinations, AlurSceneLink, i).name);
  return g_string_free (dump, FALSE);
}
