/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-scene.h"

G_BEGIN_DECLS

/* Papers that differ by no more than this, in millimetres, are met under each other's names. */
#define ALUR_PAPER_NEAR_MM 7.0

typedef enum
{
  ALUR_PAPER_A4,
  ALUR_PAPER_A3,
  ALUR_PAPER_F4,
  ALUR_PAPER_FOLIO,
  ALUR_PAPER_FOOLSCAP,
  ALUR_PAPER_LETTER,
  ALUR_PAPER_LEGAL,
  ALUR_PAPER_FIT, /* as large as the drawing */
  ALUR_N_PAPERS
} AlurPaper;

/* A paper standing upright. */
typedef struct
{
  const char *name;  /* as the command line spells it */
  const char *label; /* for people, with millimetres; untranslated */
  double width_mm, height_mm;
} AlurPaperSize;

typedef enum
{
  ALUR_PAGE_AUTOMATIC, /* as the shape of the drawing asks */
  ALUR_PAGE_PORTRAIT,
  ALUR_PAGE_LANDSCAPE
} AlurPageOrientation;

/* What the title block says; NULL or "" leaves a field out. */
typedef struct
{
  const char *title;
  const char *service;
  const char *agency;
  const char *region;
  const char *stage;
  const char *date; /* in words */
  const char *author;
  const char *file;     /* name of the document's file */
  const char *language; /* of the words around them; NULL: the user's */
} AlurPageInfo;

/* `scale`: 0 scales a drawing down to its page and tiles it where its text would become too small;
 * above 0 it is drawn at that scale (1: as on screen), tiled where it does not fit. */
typedef struct
{
  AlurPaper paper;
  AlurPageOrientation orientation;
  double scale;
  gboolean one_page; /* never tile: scale down as far as needed */
} AlurPageOptions;

const AlurPaperSize *alur_paper_get_size (AlurPaper paper);
gboolean alur_paper_is_near (AlurPaper paper, double width_mm, double height_mm);
gboolean alur_paper_find_nearest (double width_mm, double height_mm, AlurPaper *paper);
gboolean alur_paper_lookup (const char *name, AlurPaper *paper);

G_END_DECLS
