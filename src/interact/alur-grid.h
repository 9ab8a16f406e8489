/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "alur-element.h"
#include "alur-words.h"

G_BEGIN_DECLS

/* A table to be looked at and edited like a spreadsheet. Knows no widget; a widget that shows one
 * asks for what it shows and nothing else. */

typedef enum
{
  ALUR_CELL_EDITABLE = 1 << 0,
  ALUR_CELL_HEADING = 1 << 1,   /* a name of the row, a total: bold */
  ALUR_CELL_FAINT = 1 << 2,     /* not of its own: inherited, a hint */
  ALUR_CELL_NUMERIC = 1 << 3,   /* aligned to the end, figures of one width */
  ALUR_CELL_OPENS = 1 << 4,     /* alur_grid_activate() goes somewhere; Enter does where nothing
                                 * can be typed */
  ALUR_CELL_OVERLAP = 1 << 5,   /* a finding says that others hold the same */
  ALUR_CELL_GAP = 1 << 6,       /* a finding says that something is missing here */
  ALUR_CELL_CONFLICT = 1 << 7,  /* a finding says that things here do not go together */
  ALUR_CELL_STRUCK = 1 << 8,    /* abolished: struck through */
  ALUR_CELL_CLEARABLE = 1 << 9, /* may be emptied, but nothing can be typed */
  ALUR_CELL_TRIED = 1 << 10     /* what was typed is only tried out: not in the document */
} AlurCellFlags;

/* A short sign in a cell, drawn as a badge. */
typedef struct
{
  char *text;
  gboolean faint;    /* inherited */
  gboolean overlaps; /* others hold it too */
} AlurCellBadge;

/* What one cell shows. Made by alur_grid_get_cell(); give it back with alur_cell_clear(). */
typedef struct
{
  char *text;            /* NULL: empty */
  GArray *badges;        /* (element-type AlurCellBadge) (nullable): drawn instead of the text */
  guint indent;          /* levels */
  guint n_lines;         /* of the text at most; 0: as usual */
  guint flags;           /* AlurCellFlags */
  AlurSeverity severity; /* of the worst finding about it; ALUR_SEVERITY_UNSET: none */
} AlurCell;

void alur_cell_clear (AlurCell *self);
void alur_cell_take_badge (AlurCell *self, char *text, gboolean faint, gboolean overlaps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurCell, alur_cell_clear)

typedef enum
{
  ALUR_GRID_ALIGN_START,
  ALUR_GRID_ALIGN_CENTRE,
  ALUR_GRID_ALIGN_END
} AlurGridAlign;

/* One column. The texts are the grid's and live until it says "changed". */
typedef struct
{
  const char *title;
  const char *long_title; /* (nullable): what a tooltip and a screen reader say instead */
  double width;           /* px to begin with */
  AlurGridAlign align;
  gboolean turns; /* its title may be turned by a quarter where it is wider than the column */
} AlurGridColumn;

/* A rectangle of cells. */
typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} AlurGridRange;

/* What may be typed. */
typedef struct
{
  char *text;   /* the whole text of the cell with this in it */
  char *label;  /* what the list shows */
  guint action; /* 0: sets the text; else the grid's own, with alur_grid_choose() */
} AlurGridChoice;

AlurGridChoice *
alur_grid_choice_new (const char *text, const char *label, guint action) G_GNUC_WARN_UNUSED_RESULT;
void alur_grid_choice_free (AlurGridChoice *self);

/* What is about to be done, for the Undo menu. */
typedef enum
{
  ALUR_GRID_SET,
  ALUR_GRID_CLEAR,
  ALUR_GRID_FILL,
  ALUR_GRID_PASTE,
  ALUR_GRID_INSERT,
  ALUR_GRID_REMOVE,
  ALUR_GRID_INDENT,
  ALUR_GRID_OUTDENT,
  ALUR_N_GRID_EDITS
} AlurGridEdit;

/* Whether what a grid shows is there to be asked for. */
typedef enum
{
  ALUR_GRID_READY,
  ALUR_GRID_BEHIND,          /* it is looked at again, in parts: who asks has all done at once */
  ALUR_GRID_BEHIND_ELSEWHERE /* likewise, and what was shown before is something else */
} AlurGridReadiness;

#define ALUR_GRID_UNSORTED (-1)

#define ALUR_TYPE_GRID (alur_grid_get_type ())
G_DECLARE_INTERFACE (AlurGrid, alur_grid, ALUR, GRID, GObject)

/* What a grid implements; all but the first four may be NULL. Those under "inside an edit" are
 * called between begin() and end() and leave the numbers of rows and columns as they are, but for
 * what they insert or remove. They refuse with FALSE (or -1) and a sentence. */
struct _AlurGridInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_rows) (AlurGrid *self);
  guint (*get_n_columns) (AlurGrid *self);
  void (*get_column) (AlurGrid *self, guint column, AlurGridColumn *out);
  void (*get_cell) (AlurGrid *self, guint row, guint column, AlurCell *out);

  AlurGridReadiness (*get_readiness) (AlurGrid *self);                    /* ALUR_GRID_READY */
  guint (*get_n_head_columns) (AlurGrid *self);                           /* 0 */
  guint (*get_n_foot_rows) (AlurGrid *self);                              /* 0 */
  gconstpointer (*get_row_key) (AlurGrid *self, guint row);               /* NULL */
  gboolean (*list_measured) (AlurGrid *self, guint row, GArray *columns); /* all columns */
  gconstpointer (*get_column_key) (AlurGrid *self, guint column);
  guint (*get_columns_state) (AlurGrid *self);                      /* 0 */
  char *(*dup_edit_text) (AlurGrid *self, guint row, guint column); /* the cell's text */
  char *(*describe) (AlurGrid *self, guint row, guint column);      /* head, title and text */
  GPtrArray *(*dup_choices) (AlurGrid *self, guint row, guint column, const char *typed);
  AlurElement *(*get_element) (AlurGrid *self, guint row, guint column);
  gboolean (*find_element) (AlurGrid *self, const AlurElement *e, guint *row, guint *column);
  gboolean (*activate) (AlurGrid *self, guint row, guint column);

  void (*sort) (AlurGrid *self, int column, gboolean descending);
  gboolean (*get_sort) (AlurGrid *self, int *column, gboolean *descending);
  void (*filter) (AlurGrid *self, const char *text);

  gboolean (*begin) (AlurGrid *self, const char *name, char **refusal);
  void (*end) (AlurGrid *self, gboolean keep);
  const char *(*get_edit_name) (AlurGrid *self, AlurGridEdit edit); /* untranslated */
  gboolean (*can_insert) (AlurGrid *self);                          /* insert is there */
  gboolean (*can_shift) (AlurGrid *self);                           /* shift is there */
  gboolean (*can_go_on) (AlurGrid *self); /* Enter in the last row makes another: can_insert */

  /* inside an edit */
  gboolean (*write) (AlurGrid *self, guint row, guint column, const char *text, char **refusal);
  gboolean (*choose) (
      AlurGrid *self, guint row, guint column, const AlurGridChoice *choice, char **refusal);
  int (*insert) (AlurGrid *self, int after, char **refusal);
  gboolean (*remove) (AlurGrid *self, guint row, guint n_rows, char **refusal);
  gboolean (*shift) (AlurGrid *self, guint row, guint n_rows, int direction, char **refusal);
  gboolean (*paste) (AlurGrid *self, /* several cells; NULL: cell by cell */
                     guint row,
                     guint column,
                     GPtrArray *lines, /* of char ** */
                     AlurGridRange *pasted,
                     char **refusal);
};

/* Looking */
guint alur_grid_get_n_rows (AlurGrid *self);
guint alur_grid_get_n_columns (AlurGrid *self);
AlurGridReadiness alur_grid_get_readiness (AlurGrid *self);
guint alur_grid_get_n_head_columns (AlurGrid *self);
guint alur_grid_get_n_foot_rows (AlurGrid *self);
guint alur_grid_get_columns_state (AlurGrid *self);
void alur_grid_get_column (AlurGrid *self, guint column, AlurGridColumn *out);
void alur_grid_get_cell (AlurGrid *self, guint row, guint column, AlurCell *out);
gboolean alur_grid_is_editable (AlurGrid *self, guint row, guint column);
gconstpointer alur_grid_get_row_key (AlurGrid *self, guint row);
gconstpointer alur_grid_get_column_key (AlurGrid *self, guint column);
gboolean alur_grid_list_measured (AlurGrid *self, guint row, GArray *columns);
int alur_grid_find_row_key (AlurGrid *self, gconstpointer key);
int alur_grid_find_column_key (AlurGrid *self, gconstpointer key);
char *alur_grid_dup_edit_text (AlurGrid *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *alur_grid_describe (AlurGrid *self, guint row, guint column) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *alur_grid_dup_choices (AlurGrid *self, guint row, guint column, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_grid_get_element (AlurGrid *self, guint row, guint column);
gboolean
alur_grid_find_element (AlurGrid *self, const AlurElement *element, guint *row, guint *column);
gboolean alur_grid_activate (AlurGrid *self, guint row, guint column);

/* Order and choice of rows */
void alur_grid_sort (AlurGrid *self, int column, gboolean descending);
gboolean alur_grid_get_sort (AlurGrid *self, int *column, gboolean *descending);
void alur_grid_filter (AlurGrid *self, const char *text);

/* Editing: each is one step of undo, or refused with a sentence and nothing changed */
gboolean
alur_grid_set_text (AlurGrid *self, guint row, guint column, const char *text, char **refusal);
gboolean alur_grid_choose (
    AlurGrid *self, guint row, guint column, const AlurGridChoice *choice, char **refusal);
gboolean alur_grid_clear (AlurGrid *self, const AlurGridRange *range, char **refusal);
gboolean alur_grid_fill_down (AlurGrid *self, const AlurGridRange *range, char **refusal);
char *alur_grid_copy (AlurGrid *self, const AlurGridRange *range) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_grid_paste (AlurGrid *self,
                          const AlurGridRange *range,
                          const char *text,
                          AlurGridRange *pasted,
                          char **told);
gboolean alur_grid_can_insert_row (AlurGrid *self);
gboolean alur_grid_can_go_on (AlurGrid *self);
gboolean alur_grid_can_remove_rows (AlurGrid *self);
int alur_grid_insert_row (AlurGrid *self, int after, char **refusal);
gboolean alur_grid_remove_rows (AlurGrid *self, guint row, guint n_rows, char **refusal);
gboolean alur_grid_can_shift_rows (AlurGrid *self);
gboolean
alur_grid_shift_rows (AlurGrid *self, guint row, guint n_rows, int direction, char **refusal);

/* For those who implement it */
void alur_grid_changed (AlurGrid *self);
void alur_grid_say_where (AlurGrid *self, guint line, guint column, char **refusal);

G_END_DECLS
