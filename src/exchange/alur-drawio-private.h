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
