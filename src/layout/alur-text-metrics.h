/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* What kind of text is measured; the style table of render says which font that is. */
typedef enum
{
  ALUR_TEXT_NAME,     /* names of units and lanes: 12 bold */
  ALUR_TEXT_STEP,     /* activities inside steps: 12 */
  ALUR_TEXT_DETAIL,   /* heads, times, labels of connectors: 10 */
  ALUR_TEXT_BADGE,    /* authority badges: 10 bold */
  ALUR_TEXT_TITLE,    /* 16 bold */
  ALUR_TEXT_SUBTITLE, /* 14 bold */
  ALUR_TEXT_BODY,     /* tables and lists: 10 */
  ALUR_TEXT_HEAD,     /* heads of tables: 10 bold */
  ALUR_N_TEXT_ROLES
} AlurTextRole;

typedef struct
{
  double width; /* of the widest line */
  double height;
  guint n_lines;
} AlurTextExtents;

/* How layout learns the size of a text: Pango in the program, fixed widths in tests. A text is
 * wrapped by words at max_width (and within a word only where it is wider than that); max_width
 * 0 means one line. */
typedef struct _AlurTextMetrics AlurTextMetrics;

struct _AlurTextMetrics
{
  void (*measure) (AlurTextMetrics *self,
                   AlurTextRole role,
                   const char *text,
                   double max_width,
                   AlurTextExtents *extents);
};

static inline AlurTextExtents
alur_text_metrics_measure (AlurTextMetrics *self,
                           AlurTextRole role,
                           const char *text,
                           double max_width)
{
  AlurTextExtents extents = { 0 };

  self->measure (self, role, text, max_width, &extents);
  return extents;
}

G_END_DECLS
