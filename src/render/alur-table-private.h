/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The insides of a table, for the files that fill it, flow it over pages and write it as text. */

#include "alur-arena.h"
#include "alur-table.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  AlurColumnKind kind;
  double width, stretch;
  gboolean turned;
} AlurTableColumn;

typedef struct
{
  const char *letters;
  gboolean overlap;
} AlurTableBadge;

typedef struct
{
  const char *text; /* NULL: empty */
  const char *link;
  const AlurTableBadge *badges;
  guint32 legend;
  guint32 sign_legend;
  guint16 n_badges;
  guint16 indent;
  guint8 fill; /* AlurColour */
  guint8 bold;
  guint8 number;
  guint8 sign; /* AlurSign + 1, 0: none */
} AlurTableCell;

typedef struct
{
  const char *id;
  guint32 first_cell, n_cells;
  gboolean section;
  gboolean leads; /* rows moved in further belong to it */
} AlurTableRow;

struct _AlurTable
{
  AlurPangoMetrics *metrics;
  char *language;
  AlurArena *arena;
  GArray *columns; /* of AlurTableColumn */
  GArray *rows;    /* of AlurTableRow */
  GArray *cells;   /* of AlurTableCell */
  GArray *legend;  /* of AlurLegendEntry, the first is none */
  guint n_repeated;
};

/* What a place that links lead to is called in a page, or NULL where the page does not have it. */
typedef const char *(*AlurHtmlAddressFunc) (const char *destination, gpointer data);

AlurScene *alur_table_start_page (AlurTable *self);
void
alur_table_append_html (AlurTable *self, GString *html, AlurHtmlAddressFunc find, gpointer data);
void alur_table_append_html_legend (AlurTable *self, GString *html, const char *title);

static inline const AlurTableColumn *
alur_table_get_column (const AlurTable *self, guint column)
{
  return &g_array_index (self->columns, AlurTableColumn, column);
}

static inline const AlurTableRow *
alur_table_get_row (const AlurTable *self, guint row)
{
  return &g_array_index (self->rows, AlurTableRow, row);
}

/* NULL where the row has no such cell. */
static inline const AlurTableCell *
alur_table_get_cell (const AlurTable *self, guint row, guint column)
{
  const AlurTableRow *r = alur_table_get_row (self, row);

  return column < r->n_cells ? &g_array_index (self->cells, AlurTableCell, r->first_cell + column)
                             : NULL;
}

G_END_DECLS
