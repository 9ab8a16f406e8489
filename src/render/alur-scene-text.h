/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The insides of a text that is laid out, for the metrics that make it and the painter. */

#include "alur-pango-metrics.h"

G_BEGIN_DECLS

#define ALUR_GLYPH_NONE 0xffff

/* A glyph at `x` px from the start of its line. `n_bytes` > 0 begins a cluster of so many bytes of
 * text; the glyphs behind it with 0 belong to it. In a run that reads backwards, clusters are
 * counted from the last glyph to the first. */
typedef struct
{
  guint16 glyph;
  guint16 n_bytes;
  float x;
} AlurGlyph;

typedef struct
{
  guint32 first_byte;
  guint32 n_bytes;
  guint32 n_glyphs;
  guint16 font; /* index into the fonts of the metrics */
  guint8 backward;
  guint8 line_end; /* the last run of its line */
  const AlurGlyph *glyphs;
  const float *rises; /* px upwards for each glyph, or NULL */
} AlurTextRun;

typedef struct
{
  float baseline; /* px below the top of the text */
  float width;
  guint32 n_runs;
} AlurTextLine;

struct _AlurSceneText
{
  const char *string;
  AlurSceneText *other_widths; /* the same string, broken for another width */
  AlurTextExtents extents;
  int wrap; /* the width it was broken for, in units of Pango; G_MAXINT: it needed no break */
  guint16 role;
  guint16 n_lines;
  guint32 n_runs;
  const AlurTextLine *lines;
  const AlurTextRun *runs;
};

typedef struct
{
  cairo_scaled_font_t *font;
  double ascent, descent;
} AlurTextFont;

const AlurTextFont *alur_pango_metrics_get_font (AlurPangoMetrics *self, guint index);

G_END_DECLS
