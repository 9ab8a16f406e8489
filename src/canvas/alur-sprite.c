/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a painted picture reaches the screen.
 *
 * Where the graphics card draws the window the picture is a texture, which stays on the card. Where
 * cairo draws it GTK 4.8 would read a texture out in each frame, whole, and by way of floating
 * point numbers (20 ns a pixel, five times what showing it costs), also where only a corner comes
 * into view; there the picture is a node of its own, made once, that paints the surface itself.
 * The same node in two frames means that nothing changed, so that only what lies over it is drawn
 * anew. */

#include "alur-sprite.h"

struct _AlurSprite
{
  cairo_surface_t *surface;
  GdkTexture *texture;
  GskRenderNode *node;
};

/**
 * alur_sprite_new:
 * @surface: (transfer full): an opaque image of the format ARGB32, which changes no more
 *
 * Returns: (transfer full): a sprite that shows it
 */
AlurSprite *
alur_sprite_new (cairo_surface_t *surface)
{
  AlurSprite *self = g_new0 (AlurSprite, 1);

  cairo_surface_flush (surface);
  self->surface = surface;
  return self;
}

/**
 * alur_sprite_free:
 * @self: (transfer full): the sprite
 */
void
alur_sprite_free (AlurSprite *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/**
 * alur_sprite_get_surface:
 * @self: the sprite
 *
 * Returns: (transfer none): its image
 */
cairo_surface_t *
alur_sprite_get_surface (AlurSprite *self)
{
  return self->surface;
}

static void
unref_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                    unref_surface, cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static GskRenderNode *
make_node (cairo_surface_t *surface, const graphene_size_t *size)
{
  GskRenderNode *node = gsk_cairo_node_new (&(graphene_rect_t){ .size = *size });
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double scale_x;
  double scale_y;

  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_scale (cr, (double) size->width * scale_x / cairo_image_surface_get_width (surface),
               (double) size->height * scale_y / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static gboolean
has_size (GskRenderNode *node, const graphene_size_t *size)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  return graphene_size_equal (&bounds.size, size);
}

/**
 * alur_sprite_append:
 * @self: the sprite
 * @widget: in what it is shown
 * @snapshot: where to draw
 * @bounds: where in it, in px of the screen
 */
void
alur_sprite_append (AlurSprite *self,
                    GtkWidget *widget,
                    GtkSnapshot *snapshot,
                    const graphene_rect_t *bounds)
{
  if (!is_drawn_by_cairo (widget))
    {
      if (self->texture == NULL)
        self->texture = make_texture (self->surface);
      gtk_snapshot_append_texture (snapshot, self->texture, bounds);
      return;
    }
  if (self->node != NULL && !has_size (self->node, &bounds->size))
    g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->node == NULL)
    self->node = make_node (self->surface, &bounds->size);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &bounds->origin);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}
