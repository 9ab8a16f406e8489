/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "alur-scene.h"

G_BEGIN_DECLS

/* Draws scenes with cairo. One painter serves all pages and tiles of an output; it keeps what can
 * be reused between them. */
typedef struct _AlurPainter AlurPainter;

AlurPainter *alur_painter_new (const AlurStyle *style) G_GNUC_WARN_UNUSED_RESULT;
void alur_painter_free (AlurPainter *self);
void alur_painter_set_whole_texts (AlurPainter *self, const guint8 *whole_texts);
void alur_painter_set_least_width (AlurPainter *self, double least_width);
void alur_painter_paint_paper (AlurPainter *self, cairo_t *cr);
void alur_painter_draw (AlurPainter *self, cairo_t *cr, AlurScene *scene, const AlurRect *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPainter, alur_painter_free)

G_END_DECLS
