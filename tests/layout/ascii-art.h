/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-geometry.h"

G_BEGIN_DECLS

/* A drawing in letters, so that a test shows what it expects: a letter is 8 px wide and 16 high. */
typedef struct
{
  guint width;
  guint height;
  double left; /* px at the left edge */
  double top;
  char *cells;
} AsciiArt;

AsciiArt *ascii_art_new (AlurRect bounds) G_GNUC_WARN_UNUSED_RESULT;
void ascii_art_free (AsciiArt *self);
void ascii_art_box (AsciiArt *self, const AlurRect *box, char name);
void ascii_art_line (AsciiArt *self, const AlurPoint *points, guint n_points);
char *ascii_art_text (const AsciiArt *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsciiArt, ascii_art_free)

G_END_DECLS
