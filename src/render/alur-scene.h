/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"
#include "alur-pango-metrics.h"
#include "alur-style.h"

G_BEGIN_DECLS

/* A drawing as a list of what to draw, in px at 96 dpi. Views fill it, painters draw it, tests
 * read it. Items of a later layer lie above those of an earlier one; within a layer the painter may
 * draw in any order, so items of one layer must not cover one another where it matters. */
typedef struct _AlurScene AlurScene;

typedef enum
{
  ALUR_LAYER_GROUND, /* lanes, fills of table cells */
  ALUR_LAYER_LINES,  /* connectors */
  ALUR_LAYER_BOXES,  /* units, steps */
  ALUR_LAYER_MARKS,  /* badges, circles */
  ALUR_LAYER_TEXT,
  ALUR_LAYER_SIGNS, /* signs of findings, strikes */
  ALUR_N_LAYERS
} AlurLayer;

/* What an item is to whoever judges the picture. */
typedef enum
{
  ALUR_SCENE_DECORATION, /* no rule applies */
  ALUR_SCENE_FRAME,      /* holds boxes: lane, group */
  ALUR_SCENE_BOX,        /* overlaps no other box, no foreign label, no foreign route */
  ALUR_SCENE_BADGE,      /* sits on a box of its group */
  ALUR_SCENE_LABEL,      /* inside the box of its group, else free: on no box, label or route */
  ALUR_SCENE_ROUTE,      /* a connector */
  ALUR_SCENE_SIGN,
  ALUR_N_SCENE_ROLES
} AlurSceneRole;

typedef enum
{
  ALUR_ITEM_SHAPE,
  ALUR_ITEM_TEXT,
  ALUR_ITEM_ROUTE,
  ALUR_ITEM_POLYGON,
  ALUR_ITEM_SIGN,
  ALUR_ITEM_IMAGE
} AlurItemKind;

/* Where a text stands in the rectangle that it is given. */
typedef enum
{
  ALUR_ALIGN_LEFT = 0,
  ALUR_ALIGN_CENTRE = 1,
  ALUR_ALIGN_RIGHT = 2,
  ALUR_ALIGN_TOP = 0,
  ALUR_ALIGN_MIDDLE = 4,
  ALUR_ALIGN_BOTTOM = 8,
  ALUR_ALIGN_TURNED = 16, /* reads upwards; the rectangle is that of the turned text */
  ALUR_ALIGN_CENTRED = ALUR_ALIGN_CENTRE | ALUR_ALIGN_MIDDLE
} AlurAlign;

typedef struct
{
  guint8 kind;    /* AlurItemKind */
  guint8 layer;   /* AlurLayer */
  guint8 role;    /* AlurSceneRole */
  guint8 variant; /* AlurShape, AlurSign or AlurAlign */
  guint8 fill;    /* AlurColour; of a text its colour */
  guint8 line;    /* AlurLine */
  guint8 band;    /* AlurBand at the left edge of a shape */
  guint8 band_colour;
  guint32 group;  /* index of the group, 0: none */
  guint32 legend; /* entry of the legend that explains it, 0: none */
  AlurRect rect;  /* of a text: what it covers; of a route: its bounds */
  union
  {
    const AlurSceneText *text;
    struct
    {
      guint32 first; /* in the points of the scene; hops follow the corners */
      guint16 n_points, n_hops;
    } path;
    cairo_surface_t *image; /* owned by the scene */
  } u;
} AlurSceneItem;

/* A run of items that show one element. The first group is the drawing itself. */
typedef struct
{
  const char *id;  /* of the element; borrowed: an atom of the document or a static string */
  const char *alt; /* alternative text; NULL: the first text of the group */
  /* Of a connector: the elements whose boxes it joins, borrowed as `id`; NULL: not known */
  const char *from, *to;
  guint32 parent;
  guint32 n_members; /* further elements that its items show too */
  const char *const *members;
} AlurSceneGroup;

/* What the legend shows before its text. */
typedef enum
{
  ALUR_SAMPLE_BOX,     /* value: AlurLevel */
  ALUR_SAMPLE_LINE,    /* value: AlurLine */
  ALUR_SAMPLE_BADGE,   /* value: AlurLine of the outline; `letters` inside */
  ALUR_SAMPLE_SHAPE,   /* value: AlurShape */
  ALUR_SAMPLE_MARK,    /* value: 0; `letters` in a circle */
  ALUR_SAMPLE_SIGN,    /* value: AlurSign */
  ALUR_SAMPLE_LETTERS, /* value: 0; `letters` as they stand before a text */
  ALUR_SAMPLE_WORDS, /* value: 0; `letters` is a name that is drawn short, the text the full one */
  ALUR_N_SAMPLES
} AlurSampleKind;

typedef struct
{
  AlurSampleKind kind;
  guint value;
  const char *letters;
  const char *text;
} AlurLegendEntry;

/* A place that links lead to, and a rectangle that is a link. */
typedef struct
{
  const char *name;
  AlurRect rect;
} AlurSceneLink;

/* The strip with the heads of lanes or columns, which every page of a cut drawing shows again. */
typedef struct
{
  gboolean above;  /* it runs across the drawing, else down it */
  double from, to; /* y when above, else x; the same where there are no heads */
} AlurSceneHeads;

AlurScene *alur_scene_new (AlurPangoMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
AlurScene *alur_scene_ref (AlurScene *self);
void alur_scene_unref (AlurScene *self);
AlurPangoMetrics *alur_scene_get_metrics (AlurScene *self);
void alur_scene_hold (AlurScene *self, gpointer object);

/* Filling. What add functions return may be changed (role, legend, layer, band) until the next item
 * is added. */
void alur_scene_set_origin (AlurScene *self, double x, double y);
void alur_scene_set_alt (AlurScene *self, const char *alt);
guint32 alur_scene_begin_group (AlurScene *self, const char *id, const char *alt);
void alur_scene_end_group (AlurScene *self);
void alur_scene_set_members (AlurScene *self,
                             guint32 group,
                             const char *const *members,
                             guint n_members);
void alur_scene_set_ends (AlurScene *self, guint32 group, const char *from, const char *to);
AlurSceneItem *alur_scene_add_shape (AlurScene *self,
                                     AlurLayer layer,
                                     AlurShape shape,
                                     const AlurRect *rect,
                                     AlurColour fill,
                                     AlurLine line);
AlurSceneItem *alur_scene_add_text (AlurScene *self,
                                    const AlurRect *rect,
                                    AlurTextRole role,
                                    const char *text,
                                    AlurAlign align,
                                    AlurColour colour);
AlurSceneItem *alur_scene_add_route (AlurScene *self,
                                     AlurLine line,
                                     const AlurPoint *points,
                                     guint n_points,
                                     const AlurPoint *hops,
                                     guint n_hops);
AlurSceneItem *alur_scene_add_polygon (AlurScene *self,
                                       AlurLayer layer,
                                       const AlurPoint *points,
                                       guint n_points,
                                       AlurColour fill,
                                       AlurLine line);
AlurSceneItem *alur_scene_add_sign (AlurScene *self, AlurSign sign, AlurPoint centre);
AlurSceneItem *alur_scene_add_image (AlurScene *self, const AlurRect *rect, cairo_surface_t *image);
AlurSceneItem *alur_scene_add_unit_box (AlurScene *self, AlurLevel level, const AlurRect *rect);
AlurRect alur_scene_add_badge (
    AlurScene *self, AlurPoint top_left, const char *letters, gboolean overlap, guint32 legend);
double alur_scene_measure_badge (AlurScene *self, const char *letters);
void alur_scene_add_mark (AlurScene *self, AlurPoint centre, const char *letter, guint32 legend);

guint32 alur_scene_add_legend (
    AlurScene *self, AlurSampleKind kind, guint value, const char *letters, const char *text);
void alur_scene_add_link (AlurScene *self, const AlurRect *rect, const char *destination);
void alur_scene_add_destination (AlurScene *self, AlurPoint point, const char *name);
void alur_scene_set_heads (AlurScene *self, const AlurSceneHeads *heads);

/* Reading */
const AlurSceneItem *alur_scene_get_items (AlurScene *self, guint *n_items);
const AlurSceneGroup *alur_scene_get_groups (AlurScene *self, guint *n_groups);
const AlurLegendEntry *alur_scene_get_legend (AlurScene *self, guint *n_entries);
const AlurSceneLink *alur_scene_get_links (AlurScene *self, guint *n_links);
const AlurSceneLink *alur_scene_get_destinations (AlurScene *self, guint *n_destinations);
AlurSceneHeads alur_scene_get_heads (AlurScene *self);
const AlurPoint *alur_scene_get_points (AlurScene *self, const AlurSceneItem *item);
gboolean alur_scene_route_passes (AlurScene *self, const AlurSceneItem *item, const AlurRect *area);
AlurRect alur_scene_get_bounds (AlurScene *self);
AlurRect alur_scene_item_get_extents (const AlurSceneItem *item);
double alur_scene_get_smallest_text (AlurScene *self);
void alur_scene_prepare (AlurScene *self);
guint alur_scene_query (AlurScene *self, const AlurRect *area, GArray *indices);
char *alur_scene_dump (AlurScene *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurScene, alur_scene_unref)

G_END_DECLS
