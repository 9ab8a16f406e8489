/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The display list.
 *
 * Items are fixed records in one array, corners of lines in another, texts are borrowed from the
 * metrics: no item is an allocation of its own. What an item means (its element, its role, the
 * entry of the legend that explains it) lies in the same record, so that tests, hit tests and the
 * legend of a page read the drawing itself instead of a second description of it. */

#include "alur-scene.h"

#include "alur-arena.h"
#include "alur-scene-private.h"

#include <glib-object.h>
#include <string.h>

/**
 * alur_scene_new:
 * @metrics: where texts come from
 *
 * Returns: (transfer full): an empty scene
 */
AlurScene *
alur_scene_new (AlurPangoMetrics *metrics)
{
  AlurScene *self = g_atomic_rc_box_new0 (AlurScene);

  self->metrics = alur_pango_metrics_ref (metrics);
  self->arena = alur_arena_new ();
  self->items = g_array_new (FALSE, FALSE, sizeof (AlurSceneItem));
  self->points = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  self->groups = g_array_new (FALSE, TRUE, sizeof (AlurSceneGroup));
  self->legend = g_array_new (FALSE, TRUE, sizeof (AlurLegendEntry));
  self->links = g_array_new (FALSE, FALSE, sizeof (AlurSceneLink));
  self->destinations = g_array_new (FALSE, FALSE, sizeof (AlurSceneLink));
  g_array_set_size (self->groups, 1);
  g_array_set_size (self->legend, 1);
  return self;
}

static void
clear_scene (AlurScene *self)
{
  alur_scene_drop_index (self);
  g_array_unref (self->items);
  g_array_unref (self->points);
  g_array_unref (self->groups);
  g_array_unref (self->legend);
  g_array_unref (self->links);
  g_array_unref (self->destinations);
  g_clear_pointer (&self->legend_numbers, g_hash_table_unref);
  g_clear_pointer (&self->images, g_ptr_array_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  alur_arena_free (self->arena);
  alur_pango_metrics_unref (self->metrics);
}

/**
 * alur_scene_ref:
 * @self: a scene
 *
 * Returns: (transfer full): @self
 */
AlurScene *
alur_scene_ref (AlurScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * alur_scene_unref:
 * @self: (transfer full): a scene
 */
void
alur_scene_unref (AlurScene *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_scene);
}

/**
 * alur_scene_get_metrics:
 * @self: a scene
 *
 * Returns: (transfer none): where its texts come from
 */
AlurPangoMetrics *
alur_scene_get_metrics (AlurScene *self)
{
  return self->metrics;
}

/**
 * alur_scene_set_origin:
 * @self: a scene
 * @x: px
 * @y: px
 *
 * Moves all that is added from now on, so that a part laid out by itself finds its place.
 */
void
alur_scene_set_origin (AlurScene *self, double x, double y)
{
  self->origin = (AlurPoint){ x, y };
}

/**
 * alur_scene_set_alt:
 * @self: a scene
 * @alt: all that it shows in words, where its title does not say so
 */
void
alur_scene_set_alt (AlurScene *self, const char *alt)
{
  g_array_index (self->groups, AlurSceneGroup, 0).alt
      = alur_arena_strndup (self->arena, alt, strlen (alt));
}

/**
 * alur_scene_begin_group:
 * @self: a scene
 * @id: (nullable): the element that the next items show; borrowed, an atom of the document or
 * static
 * @alt: (nullable): what it is in words, where its first text does not say so
 *
 * Groups may lie in one another.
 *
 * Returns: the number of the group
 */
guint32
alur_scene_begin_group (AlurScene *self, const char *id, const char *alt)
{
  AlurSceneGroup group = { .id = id, .parent = self->group };

  if (alt != NULL)
    group.alt = alur_arena_strndup (self->arena, alt, strlen (alt));
  g_array_append_val (self->groups, group);
  self->group = self->groups->len - 1;
  return self->group;
}

/**
 * alur_scene_end_group:
 * @self: a scene
 */
void
alur_scene_end_group (AlurScene *self)
{
  g_return_if_fail (self->group != 0);
  self->group = g_array_index (self->groups, AlurSceneGroup, self->group).parent;
}

/**
 * alur_scene_set_members:
 * @self: a scene
 * @group: one of its groups
 * @members: (array length=n_members): ids, as for alur_scene_begin_group(); the array is copied
 *
 * Says which further elements the items of @group show: one line may stand for many.
 */
void
alur_scene_set_members (AlurScene *self, guint32 group, const char *const *members, guint n_members)
{
  AlurSceneGroup *place = &g_array_index (self->groups, AlurSceneGroup, group);
  const char **copy = alur_arena_alloc0 (self->arena, n_members * sizeof *copy);

  for (guint i = 0; i < n_members; i++)
    copy[i] = members[i];
  place->members = copy;
  place->n_members = n_members;
}

/**
 * alur_scene_set_ends:
 * @self: a scene
 * @group: one of its groups, of a connector
 * @from: (nullable): id of the element at its tail, as for alur_scene_begin_group()
 * @to: (nullable): id of the element at its head
 *
 * Says what a connector joins. One element may have several boxes in a drawing; the one that it
 * joins is where its way ends.
 */
void
alur_scene_set_ends (AlurScene *self, guint32 group, const char *from, const char *to)
{
  AlurSceneGroup *place = &g_array_index (self->groups, AlurSceneGroup, group);

  place->from = from;
  place->to = to;
}

static AlurSceneItem *
add_item (AlurScene *self, AlurItemKind kind, AlurLayer layer, AlurSceneRole role)
{
  AlurSceneItem *item;

  alur_scene_drop_index (self);
  g_array_set_size (self->items, self->items->len + 1);
  item = &g_array_index (self->items, AlurSceneItem, self->items->len - 1);
  memset (item, 0, sizeof *item);
  item->kind = (guint8) kind;
  item->layer = (guint8) layer;
  item->role = (guint8) role;
  item->group = self->group;
  return item;
}

/**
 * alur_scene_add_shape:
 * @self: a scene
 * @layer: where it lies
 * @shape: which outline
 * @rect: the rectangle that it fills
 * @fill: what colour is inside
 * @line: how the outline is drawn
 *
 * On the ground it is a frame, among the marks a badge, else a box.
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_shape (AlurScene *self,
                      AlurLayer layer,
                      AlurShape shape,
                      const AlurRect *rect,
                      AlurColour fill,
                      AlurLine line)
{
  static const guint8 roles[ALUR_N_LAYERS] = {
    [ALUR_LAYER_GROUND] = ALUR_SCENE_FRAME,    [ALUR_LAYER_LINES] = ALUR_SCENE_DECORATION,
    [ALUR_LAYER_BOXES] = ALUR_SCENE_BOX,       [ALUR_LAYER_MARKS] = ALUR_SCENE_BADGE,
    [ALUR_LAYER_TEXT] = ALUR_SCENE_DECORATION, [ALUR_LAYER_SIGNS] = ALUR_SCENE_DECORATION,
  };
  AlurSceneItem *item = add_item (self, ALUR_ITEM_SHAPE, layer, roles[layer]);

  item->variant = (guint8) shape;
  item->fill = (guint8) fill;
  item->line = (guint8) line;
  item->rect = *rect;
  item->rect.x += self->origin.x;
  item->rect.y += self->origin.y;
  return item;
}

/* What a text of @extents covers in @rect. */
static AlurRect
place_text (const AlurRect *rect, const AlurTextExtents *extents, AlurAlign align)
{
  AlurRect placed = { 0, 0, extents->width, extents->height };

  if ((align & ALUR_ALIGN_TURNED) != 0)
    placed = (AlurRect){ 0, 0, extents->height, extents->width };
  placed.x = rect->x;
  placed.y = rect->y;
  if ((align & ALUR_ALIGN_CENTRE) != 0)
    placed.x += (rect->width - placed.width) / 2;
  else if ((align & ALUR_ALIGN_RIGHT) != 0)
    placed.x += rect->width - placed.width;
  if ((align & ALUR_ALIGN_MIDDLE) != 0)
    placed.y += (rect->height - placed.height) / 2;
  else if ((align & ALUR_ALIGN_BOTTOM) != 0)
    placed.y += rect->height - placed.height;
  return placed;
}

/**
 * alur_scene_add_text:
 * @self: a scene
 * @rect: where it stands; its width breaks the lines (of turned text: its height; 0: no break)
 * @role: what kind of text
 * @text: the text
 * @align: where in @rect; lines of a text that is centred or on the right are so too
 * @colour: of the letters
 *
 * Returns: (transfer none): the item, until the next is added; its rectangle is what it covers
 */
AlurSceneItem *
alur_scene_add_text (AlurScene *self,
                     const AlurRect *rect,
                     AlurTextRole role,
                     const char *text,
                     AlurAlign align,
                     AlurColour colour)
{
  gboolean turned = (align & ALUR_ALIGN_TURNED) != 0;
  const AlurSceneText *laid_out = alur_pango_metrics_get_text (self->metrics, role, text,
                                                               turned ? rect->height : rect->width);
  double size = alur_style_get_paper ()->texts[role].size;
  AlurSceneItem *item = add_item (self, ALUR_ITEM_TEXT, ALUR_LAYER_TEXT, ALUR_SCENE_LABEL);

  item->variant = (guint8) align;
  item->fill = (guint8) colour;
  item->rect = place_text (rect, alur_scene_text_get_extents (laid_out), align);
  item->rect.x += self->origin.x;
  item->rect.y += self->origin.y;
  item->u.text = laid_out;
  if (self->smallest_text <= 0 || size < self->smallest_text)
    self->smallest_text = size;
  return item;
}

static void
add_points (AlurScene *self, const AlurPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      AlurPoint point = { points[i].x + self->origin.x, points[i].y + self->origin.y };

      g_array_append_val (self->points, point);
    }
}

static void
set_path (AlurScene *self,
          AlurSceneItem *item,
          const AlurPoint *points,
          guint n_points,
          const AlurPoint *hops,
          guint n_hops)
{
  AlurRect *rect = &item->rect;

  g_return_if_fail (n_points >= 2 && n_points <= G_MAXUINT16 && n_hops <= G_MAXUINT16);
  item->u.path.first = self->points->len;
  item->u.path.n_points = (guint16) n_points;
  item->u.path.n_hops = (guint16) n_hops;
  *rect = (AlurRect){ points[0].x, points[0].y, 0, 0 };
  for (guint i = 1; i < n_points; i++)
    {
      AlurRect one = { points[i].x, points[i].y, 0, 0 };

      *rect = alur_rect_union (rect, &one);
    }
  rect->x += self->origin.x;
  rect->y += self->origin.y;
  add_points (self, points, n_points);
  add_points (self, hops, n_hops);
}

/**
 * alur_scene_add_route:
 * @self: a scene
 * @line: how it is drawn; ends come with it
 * @points: its corners from tail to head, two at least
 * @n_points: how many
 * @hops: (nullable): where it hops over another
 * @n_hops: how many
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_route (AlurScene *self,
                      AlurLine line,
                      const AlurPoint *points,
                      guint n_points,
                      const AlurPoint *hops,
                      guint n_hops)
{
  AlurSceneItem *item = add_item (self, ALUR_ITEM_ROUTE, ALUR_LAYER_LINES, ALUR_SCENE_ROUTE);

  item->line = (guint8) line;
  set_path (self, item, points, n_points, hops, n_hops);
  return item;
}

/**
 * alur_scene_add_polygon:
 * @self: a scene
 * @layer: where it lies
 * @points: its corners
 * @n_points: how many
 * @fill: what colour is inside
 * @line: how the outline is drawn
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_polygon (AlurScene *self,
                        AlurLayer layer,
                        const AlurPoint *points,
                        guint n_points,
                        AlurColour fill,
                        AlurLine line)
{
  AlurSceneItem *item = add_item (self, ALUR_ITEM_POLYGON, layer, ALUR_SCENE_DECORATION);

  item->fill = (guint8) fill;
  item->line = (guint8) line;
  set_path (self, item, points, n_points, NULL, 0);
  return item;
}

/**
 * alur_scene_add_sign:
 * @self: a scene
 * @sign: which
 * @centre: where
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_sign (AlurScene *self, AlurSign sign, AlurPoint centre)
{
  AlurSceneItem *item = add_item (self, ALUR_ITEM_SIGN, ALUR_LAYER_SIGNS, ALUR_SCENE_SIGN);
  double size = alur_style_get_paper ()->measure.sign_size;

  item->variant = (guint8) sign;
  item->fill = (guint8) alur_style_get_paper ()->sign_colours[sign];
  item->rect = (AlurRect){ centre.x - size / 2 + self->origin.x,
                           centre.y - size / 2 + self->origin.y, size, size };
  return item;
}

void
alur_scene_keep_image (AlurScene *self, cairo_surface_t *image)
{
  if (self->images == NULL)
    self->images = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  g_ptr_array_add (self->images, cairo_surface_reference (image));
}

/**
 * alur_scene_add_image:
 * @self: a scene
 * @rect: the room that it has; it is as large in it as its proportions allow, in the middle
 * @image: a picture of pixels, which the scene refers to
 *
 * Returns: (transfer none): the item, until the next is added
 */
AlurSceneItem *
alur_scene_add_image (AlurScene *self, const AlurRect *rect, cairo_surface_t *image)
{
  AlurSceneItem *item = add_item (self, ALUR_ITEM_IMAGE, ALUR_LAYER_MARKS, ALUR_SCENE_DECORATION);
  double width = MAX (cairo_image_surface_get_width (image), 1);
  double height = MAX (cairo_image_surface_get_height (image), 1);
  double scale = MIN (rect->width / width, rect->height / height);

  item->rect = (AlurRect){ rect->x + (rect->width - width * scale) / 2 + self->origin.x,
                           rect->y + (rect->height - height * scale) / 2 + self->origin.y,
                           width * scale, height * scale };
  item->u.image = image;
  alur_scene_keep_image (self, image);
  return item;
}

/**
 * alur_scene_hold:
 * @self: a scene
 * @object: (type GObject): whom atoms in it belong to; a reference is taken
 *
 * Lets @object live as long as the scene.
 */
void
alur_scene_hold (AlurScene *self, gpointer object)
{
  if (self->held == NULL)
    self->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->held, g_object_ref (object));
}

static const char *
copy_text (AlurScene *self, const char *text)
{
  return text != NULL ? alur_arena_strndup (self->arena, text, strlen (text)) : NULL;
}

/**
 * alur_scene_add_legend:
 * @self: a scene
 * @kind: what the sample is
 * @value: which of that kind
 * @letters: (nullable): letters in the sample
 * @text: what it means
 *
 * Explains something that the drawing uses. Items name the entry that explains them, so that a page
 * which shows a part of the drawing explains that part only.
 *
 * Returns: the number of the entry, the same for the same sample and text
 */
guint32
alur_scene_add_legend (
    AlurScene *self, AlurSampleKind kind, guint value, const char *letters, const char *text)
{
  AlurLegendEntry entry = { kind, value, NULL, NULL };
  g_autofree char *key
      = g_strdup_printf ("%u/%u/%s/%s", kind, value, letters != NULL ? letters : "", text);
  guint32 number;

  if (self->legend_numbers == NULL)
    self->legend_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->legend_numbers, key));
  if (number != 0)
    return number;
  entry.letters = copy_text (self, letters);
  entry.text = copy_text (self, text);
  number = self->legend->len;
  g_array_append_val (self->legend, entry);
  g_hash_table_insert (self->legend_numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

static void
add_place (AlurScene *self, GArray *places, const AlurRect *rect, const char *name)
{
  AlurSceneLink place = { copy_text (self, name), *rect };

  place.rect.x += self->origin.x;
  place.rect.y += self->origin.y;
  g_array_append_val (places, place);
}

/**
 * alur_scene_add_link:
 * @self: a scene
 * @rect: what is clicked on
 * @destination: where it leads
 */
void
alur_scene_add_link (AlurScene *self, const AlurRect *rect, const char *destination)
{
  add_place (self, self->links, rect, destination);
}

/**
 * alur_scene_add_destination:
 * @self: a scene
 * @point: a place
 * @name: what links call it
 */
void
alur_scene_add_destination (AlurScene *self, AlurPoint point, const char *name)
{
  AlurRect rect = { point.x, point.y, 0, 0 };

  add_place (self, self->destinations, &rect, name);
}

/**
 * alur_scene_set_heads:
 * @self: a scene
 * @heads: where its heads are
 *
 * Says that the drawing has heads, without which a part of it can't be read.
 */
void
alur_scene_set_heads (AlurScene *self, const AlurSceneHeads *heads)
{
  double origin = heads->above ? self->origin.y : self->origin.x;

  self->heads = (AlurSceneHeads){ heads->above, heads->from + origin, heads->to + origin };
}
