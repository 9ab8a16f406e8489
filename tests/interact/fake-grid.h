/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-grid.h"

/* A grid of texts that counts its edits. The first column is a head; the last can't be edited
 * where `locked`; a cell refuses the text "no". */
#define FAKE_TYPE_GRID (fake_grid_get_type ())
G_DECLARE_FINAL_TYPE (FakeGrid, fake_grid, FAKE, GRID, GObject)

struct _FakeGrid
{
  GObject parent_instance;

  GPtrArray *rows; /* (element-type GPtrArray of char) */
  GPtrArray *before;
  guint n_columns;
  gboolean locked;
  gboolean has_keys; /* rows are told from others when some go */
  gboolean is_low;   /* only the head may be higher than a line */
  AlurGridReadiness readiness;
  guint n_edits;
  guint n_asked;              /* how often a cell was asked for */
  guint n_counted;            /* how often the rows were */
  const AlurElement *element; /* NULL, or what stands in a row */
  guint element_row;
  char *last_name;
  int sort_column;
  gboolean sort_descending;
  int activated; /* the row, or -1 */
};

FakeGrid *fake_grid_new (guint n_rows, guint n_columns);
const char *fake_grid_get (FakeGrid *self, guint row, guint column);
