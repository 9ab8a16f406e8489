/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"
#include "alur-grid-view.h"

G_BEGIN_DECLS

#define ALUR_TYPE_SHEET_PANE (alur_sheet_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (AlurSheetPane, alur_sheet_pane, ALUR, SHEET_PANE, AdwBin)

/* A table of a document in a window: a bar that says what of it is shown, and the table. While it
 * is not on screen it does not follow the selection, so that a table that nobody looks at is never
 * gathered.
 *
 * In the .ui file of a pane, a child of the type "bar" stands in the bar behind the search, one of
 * the type "notice" between the bar and the table, one of the type "below" under the table.
 * Properties: "hint", what can be searched for (without it there is no bar); "shown", the list that
 * says which rows of an #AlurGridSheet are shown. */
struct _AlurSheetPaneClass
{
  AdwBinClass parent_class;

  /* The table of a document. */
  AlurGrid *(*open) (AlurSheetPane *self, AlurEditor *editor);
  /* Gives up what open() has made besides it; there is none. */
  void (*close) (AlurSheetPane *self);
  /* Shows in a new table what the bar says, which belongs to the window. Chain up. */
  void (*apply) (AlurSheetPane *self);
  /* Why nothing is there to be seen, and what to do next; there always is. */
  void (*explain) (AlurSheetPane *self,
                   gboolean is_searched,
                   const char **title,
                   const char **advice);
  /* Brings up to date what depends on the table, or on which cell has the focus; nothing does. */
  void (*refresh) (AlurSheetPane *self);
  /* Tells why something in the table can't be done. */
  void (*refused) (AlurSheetPane *self, const char *message);
};

void alur_sheet_pane_set_editor (AlurSheetPane *self, AlurEditor *editor);
AlurEditor *alur_sheet_pane_get_editor (AlurSheetPane *self);

/* For those who derive from it */
AlurGrid *alur_sheet_pane_get_grid (AlurSheetPane *self);
AlurGridView *alur_sheet_pane_get_view (AlurSheetPane *self);
const char *alur_sheet_pane_get_search (AlurSheetPane *self);
void alur_sheet_pane_set_search (AlurSheetPane *self, const char *text);
void alur_sheet_pane_changed (AlurSheetPane *self);

G_END_DECLS
