/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-grid.h"

G_BEGIN_DECLS

#define ALUR_TYPE_GRID_SHEET (alur_grid_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (AlurGridSheet, alur_grid_sheet, ALUR, GRID_SHEET, GObject)

/* A table of a document, gathered when somebody asks after the document or what is shown of it has
 * changed, so that one that nobody looks at costs nothing; while an edit goes on it stays. It is an
 * #AlurGrid that can be put in another order and searched; who derives from it implements the rest.
 * All of the class may be %NULL. */
struct _AlurGridSheetClass
{
  GObjectClass parent_class;

  void (*clear) (AlurGridSheet *self);  /* gives up what was gathered */
  void (*gather) (AlurGridSheet *self); /* makes all rows anew */
  /* Of them those that are shown, in their order; there is only one order. */
  void (*list) (AlurGridSheet *self);
  guint (*count) (AlurGridSheet *self); /* how many there are, shown or not */
  void (*chosen) (AlurGridSheet *self); /* others will be shown, by choice or search */
  gboolean tries_out;                   /* while there is a trial, what is typed goes there */
};

void alur_grid_sheet_set_shown (AlurGridSheet *self, guint shown);
guint alur_grid_sheet_get_shown (AlurGridSheet *self);
guint alur_grid_sheet_count (AlurGridSheet *self);
AlurEditor *alur_grid_sheet_get_editor (AlurGridSheet *self);

/* For those who derive from it */
void alur_grid_sheet_watch (AlurGridSheet *self, AlurEditor *editor);
void alur_grid_sheet_set_editor (AlurGridSheet *self, AlurEditor *editor);
AlurDocument *alur_grid_sheet_get_document (AlurGridSheet *self);
void alur_grid_sheet_refresh (AlurGridSheet *self);
void alur_grid_sheet_changed (AlurGridSheet *self);

void alur_grid_sheet_sort (AlurGridSheet *self, int key, gboolean descending);
int alur_grid_sheet_get_sort_key (AlurGridSheet *self);
gboolean alur_grid_sheet_is_descending (AlurGridSheet *self);
void alur_grid_sheet_filter (AlurGridSheet *self, const char *text);
gboolean alur_grid_sheet_is_found (AlurGridSheet *self, const char *folded);

gboolean alur_grid_sheet_begin (AlurGridSheet *self, const char *name, char **refusal);
void alur_grid_sheet_end (AlurGridSheet *self, gboolean keep);

G_END_DECLS
