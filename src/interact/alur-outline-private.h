/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-outline-list.h"

G_BEGIN_DECLS

/* Inside of the outline: its list makes the rows. */
struct _AlurOutlineRow
{
  GObject parent_instance;

  AlurOutlineKind kind;
  AlurPane pane;        /* that a section shows; ALUR_N_PANES: none */
  AlurElement *element; /* NULL: a section */
  char *label;
  guint depth;
  guint n_inside;
  gboolean is_expandable;
  gboolean is_expanded;
};

void alur_outline_row_update (AlurOutlineRow *row, const AlurOutlineRow *now);

G_END_DECLS
