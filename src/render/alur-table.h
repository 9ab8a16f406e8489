/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-scene.h"

G_BEGIN_DECLS

/* A table that flows over pages: heads are repeated on each, rows are never cut while they fit a
 * page, and columns that do not fit beside one another go to further pages with the first ones
 * repeated. The same table is written as CSV. */
typedef struct _AlurTable AlurTable;

/* Cells that a table may have. What grows with the square of a document must ask first whether
 * there is room. */
#define ALUR_TABLE_MAX_CELLS 2000000u

typedef enum
{
  ALUR_COLUMN_TEXT,
  ALUR_COLUMN_CENTRED,
  ALUR_COLUMN_NUMBER /* aligned on the decimal sign */
} AlurColumnKind;

AlurTable *alur_table_new (AlurPangoMetrics *metrics,
                           const char *language) G_GNUC_WARN_UNUSED_RESULT;
void alur_table_free (AlurTable *self);

/* Columns: `width` in px is what is wanted; leftover width of a page goes to those with `stretch`.
 * A turned head reads upwards. The first `n` columns may be repeated on pages sideways. */
guint alur_table_add_column (
    AlurTable *self, const char *title, AlurColumnKind kind, double width, double stretch);
void alur_table_turn_head (AlurTable *self, guint column);
void alur_table_repeat_columns (AlurTable *self, guint n_columns);

gboolean alur_table_has_room (guint n_rows, guint n_columns);

/* Rows. Cells are filled from the left; a section is a row of one cell over the whole width that
 * stays with the row below it. A row that leads stays so too, before those that are moved in
 * further; where they go on on another page, its first cell is repeated. */
void alur_table_add_row (AlurTable *self, const char *id);
void alur_table_add_section (AlurTable *self, const char *title);
void alur_table_set_leads (AlurTable *self);
void alur_table_add_cell (AlurTable *self, const char *text);
void alur_table_add_number (AlurTable *self, double value, int decimals);
void alur_table_add_empty (AlurTable *self);

/* About the cell added last. */
void alur_table_indent (AlurTable *self, guint levels);
void alur_table_set_bold (AlurTable *self);
void alur_table_set_fill (AlurTable *self, AlurColour fill);
void alur_table_set_badges (AlurTable *self, const char *const *letters, const guint8 *overlaps);
void alur_table_add_sign (AlurTable *self, AlurSign sign, guint32 legend);
void alur_table_set_legend (AlurTable *self, guint32 legend);
void alur_table_set_link (AlurTable *self, const char *destination);

guint32 alur_table_add_legend (
    AlurTable *self, AlurSampleKind kind, guint value, const char *letters, const char *text);

guint alur_table_get_n_rows (AlurTable *self);
AlurSize alur_table_get_natural_size (AlurTable *self);
guint alur_table_count_pages (AlurTable *self, double width, double height, guint *n_across);
GPtrArray *
alur_table_paginate (AlurTable *self, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_table_write_csv (AlurTable *self,
                               GOutputStream *stream,
                               GCancellable *cancellable,
                               GError **error);
gboolean alur_table_write_further_csv (AlurTable *self,
                                       const char *title,
                                       GOutputStream *stream,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTable, alur_table_free)

G_END_DECLS
