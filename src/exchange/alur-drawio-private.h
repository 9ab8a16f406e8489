/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of the writer for draw.io: the file, the cells of a drawing, and how they look. */

#include "alur-scene.h"
#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* One page that cells are added to. */
typedef struct
{
  AlurXmlTree *tree;
  AlurXmlNode *root; /* holds the cells */
  GHashTable *ids;   /* (element-type utf8 gpointer): id → how many cells were asked to be it */
  GStringChunk *names;
  guint n_cells; /* without the two that each page has */
} AlurDrawioPage;

void alur_drawio_page_init (AlurDrawioPage *self, AlurXmlTree *tree, AlurXmlNode *model);
void alur_drawio_page_clear (AlurDrawioPage *self);
void alur_drawio_page_add_group (AlurDrawioPage *self, const char *id, const AlurRect *rect);
void alur_drawio_page_add_scene (
    AlurDrawioPage *self, AlurScene *scene, AlurPoint at, const char *parent, AlurPoint origin);

/* Cells and what they need */
AlurXmlNode *alur_drawio_page_add_cell (AlurDrawioPage *self,
                                        const char *id,
                                        const char *value,
                                        const char *style,
                                        const char *parent,
                                        gboolean is_edge);
const char *alur_drawio_page_take_id (AlurDrawioPage *self, const char *wish);
void alur_drawio_set_text (
    AlurXmlTree *tree, AlurXmlNode *node, const char *name, const char *text, gboolean is_line);
void alur_drawio_set_number (AlurXmlTree *tree, AlurXmlNode *node, const char *name, double value);

/* A drawing that is being written */
#define ALUR_DRAWIO_NONE G_MAXUINT32
#define ALUR_DRAWIO_LABEL_AIR 6.0 /* px beside a text in one line, since fonts differ a little */
#define ALUR_DRAWIO_WRAP_AIR 3.0  /* and beside broken lines, where the next word must not fit */
#define ALUR_DRAWIO_MOST_BACK 32u /* items between a text and its shape */

typedef enum
{
  ALUR_DRAWIO_NOTHING, /* or said by another cell */
  ALUR_DRAWIO_SHAPE,
  ALUR_DRAWIO_LANE,
  ALUR_DRAWIO_TEXT,
  ALUR_DRAWIO_SIGN,
  ALUR_DRAWIO_IMAGE,
  ALUR_DRAWIO_CONNECTOR,
  ALUR_DRAWIO_LINE
} AlurDrawioPart;

typedef struct
{
  const char *id;
  guint32 within; /* the item whose cell holds it; ALUR_DRAWIO_NONE: the page */
  guint32 label;  /* the text that is its own; ALUR_DRAWIO_NONE: it has none */
  guint8 part;    /* AlurDrawioPart */
  guint8 struck;
} AlurDrawioCell;

typedef struct
{
  AlurDrawioPage *page;
  AlurScene *scene;
  const AlurSceneItem *items;
  const AlurSceneGroup *groups;
  guint n_items, n_groups;
  AlurPoint shift;
  const char *parent; /* of cells that no other holds */
  AlurPoint origin;   /* of that cell */
  AlurDrawioCell *cells;
  guint32 *box_of;      /* by group: its first box, or ALUR_DRAWIO_NONE */
  guint32 *route_of;    /* by group: its connector, or ALUR_DRAWIO_NONE */
  GHashTable *last_box; /* id → its last box + 1 */
  GArray *lanes;        /* of guint32 */
  GArray *found;        /* of guint32, for queries */
} AlurDrawioWriter;

AlurXmlNode *alur_drawio_add_geometry (AlurXmlTree *tree, AlurXmlNode *cell);
void
alur_drawio_add_point (AlurXmlTree *tree, AlurXmlNode *parent, const char *as, AlurPoint point);
gboolean alur_drawio_is_gap (const AlurSceneItem *item);
const char *
alur_drawio_get_parent (const AlurDrawioWriter *self, guint32 within, AlurPoint *origin);
const char *alur_drawio_get_label (const AlurDrawioWriter *self, guint32 index);
double alur_drawio_get_text_width (const AlurSceneItem *text, double room, double air);
void alur_drawio_write_line (AlurDrawioWriter *self, guint32 index);

/* Styles: key=value; … */
double alur_drawio_round (double value);
void alur_drawio_style_number (GString *style, const char *key, double value);
void alur_drawio_style_shape (GString *style, const AlurSceneItem *item);
void alur_drawio_style_lane (GString *style, const AlurSceneItem *head, gboolean above);
void alur_drawio_style_band (GString *style, const AlurSceneItem *item);
void alur_drawio_style_sign (GString *style, AlurSign sign);
const char *alur_drawio_sign_text (AlurSign sign);
void alur_drawio_style_line (GString *style, AlurLine line, gboolean joins);
void alur_drawio_style_text (GString *style, const AlurSceneItem *text, gboolean is_struck);
void alur_drawio_style_image (GString *style, cairo_surface_t *image);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurDrawioPage, alur_drawio_page_clear)

G_END_DECLS
