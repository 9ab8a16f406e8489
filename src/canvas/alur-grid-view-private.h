/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-axis.h"
#include "alur-grid-painter.h"
#include "alur-grid-view.h"

G_BEGIN_DECLS

/* Inside of the grid view. Rows and columns lie on two axes in px; what stays in sight (the head,
 * the head columns) lies before what scrolls. */

#define ALUR_GRID_NOWHERE G_MAXUINT
#define ALUR_GRID_LEAST_WIDTH 28.0 /* of a column, times the em of the view */

typedef struct
{
  guint row;
  guint column;
} AlurGridPlace;

typedef enum
{
  ALUR_GRID_PRESS_NONE,
  ALUR_GRID_PRESS_CELL,
  ALUR_GRID_PRESS_HEAD,
  ALUR_GRID_PRESS_BORDER
} AlurGridPress;

struct _AlurGridView
{
  GtkWidget parent_instance;

  AlurGrid *grid;
  AlurSelection *selection;
  char *title;
  char *label; /* of the cell with the focus, as told last */
  char *place; /* where that cell stands, likewise */

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];

  AlurGridPainter *painter;
  const AlurStyle *style;
  double em; /* that the axes were made for */

  AlurAxis *rows;
  AlurAxis *columns;
  GByteArray *measured; /* of rows: whether their height is known */
  GHashTable *widths;   /* key of a column → width that somebody gave it */
  int head_height;
  guint64 head_print;       /* of the titles and widths that it was measured for; 0: of none */
  GHashTable *head_heights; /* title, with the width of its column → px */
  guint columns_state;      /* of the grid when `columns` were taken; 0: to be taken anew */
  guint n_heads;            /* columns that stay in sight */
  gboolean is_stale;        /* the grid has changed */
  gboolean is_to_follow;    /* the selection has, while it was stale or something was typed */
  GHashTable *strips;
  guint64 strip_clock;
  int strip_scale;

  AlurGridPlace focus;
  AlurGridPlace anchor; /* the other corner of the range */
  gconstpointer focus_keys[2];
  gconstpointer anchor_keys[2];
  AlurGridPlace hovered;
  gboolean is_following; /* the selection, which must not be set meanwhile */

  AlurGridPress press;
  guint pressed_column;
  gconstpointer pressed_key; /* that tells it from others; (nullable) */
  double press_x;
  int press_width;

  GtkWidget *text;   /* NULL: nothing is typed */
  gboolean is_typed; /* begun by typing: arrows leave the cell */
  gboolean is_lost;  /* the cell has gone meanwhile */
  guint ending;      /* an idle source that ends typing; 0: none */
  gboolean is_setting;
  GtkWidget *popover;
  GtkWidget *list;
  GPtrArray *choices; /* (nullable) */
  int chosen;         /* -1: none */
};

/* alur-grid-view.c */
void alur_grid_view_refresh (AlurGridView *self);
void alur_grid_view_measure_above (AlurGridView *self, guint row, int height);
int alur_grid_view_get_frozen (AlurGridView *self);
double alur_grid_view_get_offset (AlurGridView *self, GtkOrientation orientation);
AlurGridPlace alur_grid_view_find_place (AlurGridView *self, double x, double y);
void alur_grid_view_set_column_width (AlurGridView *self, guint column, int width);
void alur_grid_view_fit_column (AlurGridView *self, guint column);

/* alur-grid-view-columns.c */
void alur_grid_view_take_columns (AlurGridView *self);
void alur_grid_view_forget_columns (AlurGridView *self);

/* alur-grid-view-strips.c */
void alur_grid_view_init_strips (AlurGridView *self);
void alur_grid_view_forget_strips (AlurGridView *self);
void alur_grid_view_append_strips (AlurGridView *self, GtkSnapshot *snapshot);

/* alur-grid-view-focus.c */
void alur_grid_view_move_focus (AlurGridView *self, AlurGridPlace place, gboolean extend);
void alur_grid_view_restore_focus (AlurGridView *self);
void alur_grid_view_remember_focus (AlurGridView *self);
void alur_grid_view_reveal (AlurGridView *self, AlurGridPlace place);
void alur_grid_view_tell_focus (AlurGridView *self);
void alur_grid_view_append_focus (AlurGridView *self, GtkSnapshot *snapshot);
void alur_grid_view_select_all (AlurGridView *self);
void alur_grid_view_follow_selection (AlurGridView *self);

/* alur-grid-view-pointer.c */
void alur_grid_view_add_pointer (AlurGridView *self);

/* alur-grid-view-keys.c */
void alur_grid_view_add_keys (AlurGridView *self);
gboolean alur_grid_view_press_key (AlurGridView *self, guint key, GdkModifierType state);

/* alur-grid-view-actions.c */
void alur_grid_view_install_actions (GtkWidgetClass *klass);
void alur_grid_view_refuse (AlurGridView *self, char *refusal);
void alur_grid_view_pop_up_menu (AlurGridView *self, double x, double y);
void alur_grid_view_insert_after (AlurGridView *self, int row);

/* alur-grid-view-edit.c */
gboolean
alur_grid_view_begin_edit (AlurGridView *self, const char *text, GtkEventController *typed);
gboolean alur_grid_view_end_edit (AlurGridView *self, gboolean keep);
void alur_grid_view_lose_edit (AlurGridView *self);
gboolean
alur_grid_view_get_seen_place (AlurGridView *self, guint row, guint column, GdkRectangle *rect);
void alur_grid_view_place_editor (AlurGridView *self);

/* alur-grid-view-choices.c */
void alur_grid_view_show_choices (AlurGridView *self);
void alur_grid_view_hide_choices (AlurGridView *self);
gboolean alur_grid_view_move_choice (AlurGridView *self, int direction);
const AlurGridChoice *alur_grid_view_get_choice (AlurGridView *self);

G_END_DECLS
