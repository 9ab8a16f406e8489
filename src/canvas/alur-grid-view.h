/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-grid.h"
#include "alur-selection.h"

G_BEGIN_DECLS

#define ALUR_TYPE_GRID_VIEW (alur_grid_view_get_type ())
G_DECLARE_FINAL_TYPE (AlurGridView, alur_grid_view, ALUR, GRID_VIEW, GtkWidget)

/* A grid as a widget that is worked on like a spreadsheet. It draws the cells itself, asks only for
 * those of the rows in view, and wants to stand in a GtkScrolledWindow.
 *
 * Signals: "focus-moved" when another cell has the focus; "refused" (message) when something can't
 * be done, in a sentence for people. */
GtkWidget *alur_grid_view_new (void);

void alur_grid_view_set_grid (AlurGridView *self, AlurGrid *grid);
AlurGrid *alur_grid_view_get_grid (AlurGridView *self);
void alur_grid_view_set_selection (AlurGridView *self, AlurSelection *selection);
void alur_grid_view_set_title (AlurGridView *self, const char *title);

gboolean alur_grid_view_get_focus_cell (AlurGridView *self, guint *row, guint *column);
void alur_grid_view_focus_cell (AlurGridView *self, guint row, guint column);
void alur_grid_view_get_range (AlurGridView *self, AlurGridRange *range);
void alur_grid_view_select_range (AlurGridView *self, const AlurGridRange *range);
gboolean alur_grid_view_get_place (AlurGridView *self, guint row, guint column, GdkRectangle *rect);
const char *alur_grid_view_get_label (AlurGridView *self);

gboolean alur_grid_view_edit (AlurGridView *self);
void alur_grid_view_edit_text (AlurGridView *self, const char *text);
gboolean alur_grid_view_finish_editing (AlurGridView *self);
void alur_grid_view_stop_editing (AlurGridView *self);
gboolean alur_grid_view_is_editing (AlurGridView *self);
const char *alur_grid_view_get_typed (AlurGridView *self);
void alur_grid_view_insert_row (AlurGridView *self);

G_END_DECLS
