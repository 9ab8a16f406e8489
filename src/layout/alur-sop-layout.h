/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-sop-table.h"
#include "alur-text-metrics.h"

G_BEGIN_DECLS

/* The flowchart pages of an SOP AP: a table whose middle columns, one for each post, hold the
 * symbols and the arrows between them. */

/* The columns of text; those of the posts stand between the second and the third. */
typedef enum
{
  ALUR_SOP_CELL_NUMBER,
  ALUR_SOP_CELL_ACTIVITY,
  ALUR_SOP_CELL_REQUIREMENTS,
  ALUR_SOP_CELL_TIME,
  ALUR_SOP_CELL_OUTPUT,
  ALUR_SOP_CELL_NOTE,
  ALUR_SOP_N_CELLS
} AlurSopCell;

/* All words of the pages, borrowed. Cells and what is inside symbols may be empty; only a time may
 * be NULL: it is that of the row above, in one cell with it. */
typedef struct
{
  const char *heads[ALUR_SOP_N_CELLS];
  const char *actors;         /* over the columns of the posts */
  const char *quality;        /* over requirements, time and output */
  const char *const *columns; /* a head for each column of the table */
  const char *const *cells;   /* ALUR_SOP_N_CELLS for each row */
  const char *const *symbols; /* inside the symbol of each row */
  const char *const *labels;  /* of each arrow; NULL: none */
  const char *sum;            /* what the last row is called */
  const char *total;          /* the time of all rows */
  const char *lead;           /* what stands beside it */
  const char *far;            /* the longest words inside an off-page connector */
} AlurSopTexts;

/* One symbol; a joint activity has several in its row. */
typedef struct
{
  guint row, column;
  AlurRect box;
  AlurRect text; /* room of the words inside */
} AlurSopPlace;

/* The line between two symbols of a joint activity. */
typedef struct
{
  AlurPoint points[2];
} AlurSopJoin;

/* An off-page connector. All that lead to one row carry the number of the one that stands above
 * it. */
typedef struct
{
  guint target;    /* the row that it leads to */
  guint number;    /* of the target among all that are entered so, from 0 */
  guint column;    /* below or above which it stands */
  gboolean enters; /* above the first row, else below the last */
  guint other;     /* page on which it goes on, or from which it comes; the nearest of several */
  AlurRect box;
} AlurSopPentagon;

typedef struct
{
  guint first_row, n_rows;
  double *tops;          /* of its rows, and the bottom of the last */
  AlurRect above, below; /* room of the off-page connectors, without height where there is none */
  AlurSopPlace *places;  /* the first symbol of each row in order of the rows, then the others */
  guint n_places;
  AlurSopJoin *joins;
  guint n_joins;
  AlurSopPentagon *pentagons;
  guint n_pentagons;
  AlurConnector *connectors;
  guint *arrows; /* the arrow of each connector: its label is that one's, if any */
  guint n_connectors;
  AlurRect total; /* the row of the sum; empty but on the last page */
} AlurSopPage;

/* Places are in px of the layout, from the top left of the table; `scale` brings them to paper. */
typedef struct
{
  double scale;
  double width;
  double field_starts[ALUR_SOP_N_CELLS], field_widths[ALUR_SOP_N_CELLS];
  double *column_starts; /* and where the last one ends */
  double heads[3];       /* heights: of the groups, of the columns, of their numbers */
  AlurSopPage *pages;
  guint n_pages;
} AlurSopLayout;

#define ALUR_SOP_PADDING 4.0 /* inside of cells, px of the layout */

AlurSopLayout *alur_sop_layout_new (const AlurSopTable *table,
                                    const AlurSopTexts *texts,
                                    AlurTextMetrics *metrics,
                                    AlurSize room) G_GNUC_WARN_UNUSED_RESULT;
void alur_sop_layout_free (AlurSopLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSopLayout, alur_sop_layout_free)

G_END_DECLS
