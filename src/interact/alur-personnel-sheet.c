/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions to be worked on. Everything is reckoned anew after an edit, when a cell is
 * asked for: one pass over the steps serves all positions. */

#include "alur-personnel-sheet-private.h"

#include "alur-language.h"
#include "alur-number-text.h"
#include "alur-shown-name.h"
#include "alur-slot.h"
#include "alur-staff-text.h"
#include "alur-typed-text.h"
#include "alur-workload-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_DEPTH 6 /* deeper units are not moved in any further */

static void init_grid (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurPersonnelSheet,
                               alur_personnel_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static const struct
{
  const char *title;
  const char *long_title;
  double width;
  guint flags; /* AlurCellFlags, of a position */
  gboolean is_change;
  double trial_width; /* with what is tried out beside what there is; 0: the same */
} columns[ALUR_N_PERSONNEL_COLUMNS] = {
  [ALUR_PERSONNEL_NAME] = { N_ ("Unit and position"), NULL, 220, ALUR_CELL_OPENS, FALSE },
  [ALUR_PERSONNEL_GRADE] = { N_ ("Grade"), NULL, 100, ALUR_CELL_EDITABLE, FALSE },
  /* Translators: B is bezetting, the people that a position has. */
  [ALUR_PERSONNEL_HEADCOUNT]
  = { N_ ("There are (B)"), NULL, 76, ALUR_CELL_EDITABLE | ALUR_CELL_NUMERIC, FALSE, 104 },
  [ALUR_PERSONNEL_WORKLOAD] = { N_ ("Minutes a year"), N_ ("Workload in minutes a year"), 110,
                                ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 168 },
  [ALUR_PERSONNEL_NEED]
  = { N_ ("Needed, exactly"), NULL, 98, ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 138 },
  /* Translators: K is kebutuhan, the people that a position needs. */
  [ALUR_PERSONNEL_REQUIRED]
  = { N_ ("Needed (K)"), NULL, 98, ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 138 },
  [ALUR_PERSONNEL_SURPLUS]
  = { N_ ("Too many (+)"), NULL, 98, ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 138 },
  [ALUR_PERSONNEL_SHORTAGE]
  = { N_ ("Too few (−)"), NULL, 106, ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 138 },
  [ALUR_PERSONNEL_EFFECTIVENESS] = { N_ ("EJ"), N_ ("Effectiveness of the position (EJ)"), 70,
                                     ALUR_CELL_OPENS | ALUR_CELL_NUMERIC, FALSE, 124 },
  /* Translators: heads the grades A to E of the effectiveness of positions. */
  [ALUR_PERSONNEL_RATING] = { N_ ("Rating"), NULL, 84, ALUR_CELL_OPENS, FALSE, 104 },
  [ALUR_PERSONNEL_HEADCOUNT_CHANGE]
  = { N_ ("Change in B"), N_ ("People there, less those of the stage before"), 100,
      ALUR_CELL_NUMERIC, TRUE },
  [ALUR_PERSONNEL_NEED_CHANGE]
  = { N_ ("Change in need"), N_ ("People needed, less those of the stage before"), 100,
      ALUR_CELL_NUMERIC, TRUE },
  [ALUR_PERSONNEL_REMARK] = { N_ ("Remark"), NULL, 300, 0, FALSE },
};

/* --- What is shown ---------------------------------------------------------------------------- */

static AlurEditor *
get_editor (AlurPersonnelSheet *self)
{
  return alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self));
}

static void
clear (AlurGridSheet *sheet)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (sheet);

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->staffing, alur_staffing_free);
  self->n_positions = 0;
}

static AlurStaffing *
reckon (AlurPersonnelSheet *self, const AlurElement *stage)
{
  AlurFigures *figures = alur_analysis_get_figures (alur_editor_get_analysis (get_editor (self)));
  const GArray *units = alur_editor_list_units (get_editor (self));

  return self->trial != NULL ? alur_staffing_new_assuming (figures, stage, self->trial, units)
                             : alur_staffing_new (figures, stage, self->before, units);
}

static void
gather (AlurGridSheet *sheet)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (sheet);
  const AlurElement *stage = alur_editor_get_stage (get_editor (self));

  self->trial = alur_what_if_get_assumptions (alur_editor_get_what_if (get_editor (self)));
  self->before = stage != NULL && self->trial == NULL
                     ? alur_element_previous (stage, ALUR_KIND_STAGE)
                     : NULL;
  if (stage == NULL)
    return;
  self->staffing = reckon (self, stage);
  self->n_positions = alur_staffing_get_total (self->staffing)->n_positions
                      + alur_staffing_get_n_gone (self->staffing);
}

static void
refresh (AlurPersonnelSheet *self)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
}

/* Positions, with those that are gone. */
static guint
count (AlurGridSheet *sheet)
{
  return ALUR_PERSONNEL_SHEET (sheet)->n_positions;
}

/* What a line shows; the last is the total. NULL: it is a heading. */
static const AlurStaffRow *
get_line (AlurPersonnelSheet *self, guint row)
{
  refresh (self);
  if (row < self->listed->len)
    return g_ptr_array_index (self->listed, row);
  return self->staffing != NULL ? alur_staffing_get_total (self->staffing) : NULL;
}

static gboolean
has_column (AlurPersonnelSheet *self, guint kind)
{
  /* What can't be tried out gives room to what comes of it. */
  if (kind == ALUR_PERSONNEL_GRADE)
    return self->trial == NULL;
  return !columns[kind].is_change || self->before != NULL;
}

static guint
get_kind (AlurPersonnelSheet *self, guint column)
{
  refresh (self);
  for (guint kind = 0; kind < ALUR_N_PERSONNEL_COLUMNS; kind++)
    if (has_column (self, kind) && column-- == 0)
      return kind;
  return ALUR_PERSONNEL_REMARK;
}

static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);

  refresh (self);
  return self->listed->len > 0 ? 1 : 0;
}

static guint
get_n_rows (AlurGrid *grid)
{
  guint n_foot = get_n_foot_rows (grid);

  return ALUR_PERSONNEL_SHEET (grid)->listed->len + n_foot;
}

static guint
get_n_columns (AlurGrid *grid)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  guint n_columns = 0;

  refresh (self);
  for (guint kind = 0; kind < ALUR_N_PERSONNEL_COLUMNS; kind++)
    n_columns += has_column (self, kind) ? 1 : 0;
  return n_columns;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  guint kind = get_kind (ALUR_PERSONNEL_SHEET (grid), column);

  out->title = alur_tr (NULL, columns[kind].title);
  if (columns[kind].long_title != NULL)
    out->long_title = alur_tr (NULL, columns[kind].long_title);
  out->width = ALUR_PERSONNEL_SHEET (grid)->trial != NULL && columns[kind].trial_width > 0
                   ? columns[kind].trial_width
                   : columns[kind].width;
  out->align = (columns[kind].flags & ALUR_CELL_NUMERIC) != 0 ? ALUR_GRID_ALIGN_END
               : kind == ALUR_PERSONNEL_GRADE || kind == ALUR_PERSONNEL_RATING
                   ? ALUR_GRID_ALIGN_CENTRE
                   : ALUR_GRID_ALIGN_START;
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* Where its unit stands over it, or what is no longer there does. */
static gboolean
is_among_its_own (AlurPersonnelSheet *self, const AlurStaffRow *row)
{
  return alur_staff_row_is_gone (row)
         || alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self)) == ALUR_GRID_UNSORTED;
}

/* Without its unit over it a position names it. */
static char *
dup_name (AlurPersonnelSheet *self, const AlurStaffRow *row)
{
  if (row == NULL)
    return g_strdup (alur_tr (NULL, N_ ("No longer there")));
  if (row->unit == NULL)
    return g_strdup (alur_tr (NULL, N_ ("All positions")));
  if (row->position == NULL)
    return g_strdup (alur_shown_name (row->unit));
  if (is_among_its_own (self, row))
    return g_strdup (alur_shown_name (row->position));
  /* Translators: a position and its unit. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s (%s)")), alur_shown_name (row->position),
                          alur_shown_name (row->unit));
}

static void
get_name_cell (AlurPersonnelSheet *self, const AlurStaffRow *row, AlurCell *out)
{
  out->text = dup_name (self, row);
  if (row == NULL || row->unit == NULL)
    {
      out->flags = ALUR_CELL_HEADING;
      return;
    }
  if (is_among_its_own (self, row))
    out->indent = alur_staff_row_is_gone (row)
                      ? 1
                      : MIN (row->depth, MOST_DEPTH) + (row->position != NULL ? 1 : 0);
  out->flags = alur_staff_row_is_gone (row)   ? ALUR_CELL_FAINT
               : alur_staff_row_is_unit (row) ? ALUR_CELL_HEADING | ALUR_CELL_OPENS
                                              : ALUR_CELL_OPENS;
  if (alur_staff_row_get_judgement (row, NULL) != NULL)
    out->severity = row->now->gap < 0 ? ALUR_SEVERITY_WARNING : ALUR_SEVERITY_INFO;
}

/* Sums stand beside a unit only where there are several positions to add up. */
static gboolean
has_figures (const AlurStaffRow *row, guint kind)
{
  if (alur_staff_row_is_gone (row))
    return columns[kind].is_change;
  return !alur_staff_row_is_unit (row) || row->n_positions > 1;
}

/*< private >
 * alur_personnel_sheet_get_sum_remark:
 *
 * Returns: (nullable): what has to be said of what is added up
 */
const char *
alur_personnel_sheet_get_sum_remark (const AlurStaffRow *row)
{
  return row->sums.surplus >= ALUR_PERSONNEL_NOTHING && row->sums.shortage >= ALUR_PERSONNEL_NOTHING
             ? alur_tr (NULL, N_ ("too many in one place do not make up for too few in another"))
             : NULL;
}

static void
get_remark_cell (AlurPersonnelSheet *self, const AlurStaffRow *row, AlurCell *out)
{
  if (row->position != NULL)
    out->text = alur_personnel_sheet_dup_remark (self, row);
  else if (row->unit == NULL)
    out->text = g_strdup (alur_personnel_sheet_get_sum_remark (row));
  if (out->text != NULL && out->text[0] == '\0')
    g_clear_pointer (&out->text, g_free);
}

/* Only figures can be tried out. */
static guint
get_trial_flags (AlurPersonnelSheet *self, const AlurStaffRow *row, guint kind)
{
  if (kind != ALUR_PERSONNEL_HEADCOUNT)
    return columns[kind].flags & ~(guint) ALUR_CELL_EDITABLE;
  return columns[kind].flags
         | (alur_assumptions_has (self->trial, row->position) ? ALUR_CELL_TRIED : 0);
}

/* Nothing leads nowhere. The people of a position are typed, those of several come from them. */
static guint
get_flags (AlurPersonnelSheet *self, const AlurStaffRow *row, guint kind, gboolean has_text)
{
  guint opens = has_text ? ALUR_CELL_OPENS : 0;
  guint numeric = columns[kind].flags & ALUR_CELL_NUMERIC;

  if (alur_staff_row_is_gone (row))
    return numeric | ALUR_CELL_FAINT;
  if (row->position != NULL && self->trial != NULL)
    return get_trial_flags (self, row, kind) & ~(has_text ? 0u : (guint) ALUR_CELL_OPENS);
  if (row->position != NULL)
    return columns[kind].flags & ~(has_text ? 0u : (guint) ALUR_CELL_OPENS);
  if (kind == ALUR_PERSONNEL_HEADCOUNT)
    return numeric | ALUR_CELL_HEADING | opens;
  return numeric | ALUR_CELL_HEADING | (columns[kind].flags & opens);
}

static void
get_cell (AlurGrid *grid, guint row_number, guint column, AlurCell *out)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);
  guint kind = get_kind (self, column);

  if (kind == ALUR_PERSONNEL_NAME)
    {
      get_name_cell (self, row, out);
      return;
    }
  if (row == NULL)
    return;
  if (kind == ALUR_PERSONNEL_REMARK)
    get_remark_cell (self, row, out);
  else if (kind == ALUR_PERSONNEL_GRADE && row->position != NULL)
    out->text = g_strdup (alur_element_get_text (row->position, ALUR_POSITION_GRADE));
  else if (kind != ALUR_PERSONNEL_GRADE && has_figures (row, kind))
    out->text = alur_personnel_sheet_dup_figure (self, row, kind);
  out->flags = get_flags (self, row, kind, out->text != NULL);
}

/* As exactly as it is known; of what is tried out that alone. */
static char *
dup_edit_text (AlurGrid *grid, guint row_number, guint column)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);
  guint kind = get_kind (self, column);
  g_auto (AlurCell) cell = { .text = NULL };

  if (alur_staff_row_is_there (row) && kind == ALUR_PERSONNEL_HEADCOUNT)
    return alur_language_format_number (NULL, row->sums.headcount, -9);
  get_cell (grid, row_number, column, &cell);
  if (self->trial != NULL && cell.text != NULL && kind >= ALUR_PERSONNEL_HEADCOUNT
      && kind <= ALUR_PERSONNEL_RATING)
    {
      g_free (cell.text);
      cell.text = alur_personnel_sheet_dup_now (row, kind);
    }
  return g_strdup (cell.text != NULL ? cell.text : "");
}

static char *
dup_told (AlurPersonnelSheet *self, const AlurStaffRow *row, guint kind, const char *text)
{
  const char *judgement;

  if (kind == ALUR_PERSONNEL_RATING && row != NULL && row->sums.grade != 0)
    return g_strdup_printf ("%s, %s", text, alur_workload_grade_get_text (row->sums.grade, NULL));
  judgement = kind == ALUR_PERSONNEL_NAME && alur_staff_row_is_there (row)
                  ? alur_staff_row_get_judgement (row, NULL)
                  : NULL;
  return judgement != NULL ? g_strdup_printf ("%s: %s", text, judgement) : g_strdup (text);
}

static char *
describe (AlurGrid *grid, guint row_number, guint column)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);
  guint kind = get_kind (self, column);
  g_auto (AlurCell) cell = { .text = NULL };
  g_autofree char *name = dup_name (self, row);
  g_autofree char *told = NULL;
  AlurGridColumn head = { .title = NULL };

  get_cell (grid, row_number, column, &cell);
  if (self->trial != NULL && cell.text != NULL)
    told = alur_personnel_sheet_dup_told (row, kind);
  if (told == NULL)
    told = dup_told (self, row, kind,
                     cell.text != NULL ? cell.text : alur_tr_context (NULL, "cell", "empty"));
  if (kind == ALUR_PERSONNEL_NAME)
    return g_steal_pointer (&told);
  get_column (grid, column, &head);
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, %s: %s")), name,
                          head.long_title != NULL ? head.long_title : head.title, told);
}

/* --- Elements --------------------------------------------------------------------------------- */

static gconstpointer
get_row_key (AlurGrid *grid, guint row_number)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  const AlurStaffRow *row = get_line (self, row_number);

  if (row == NULL || row->unit == NULL)
    return GUINT_TO_POINTER (row == NULL ? 1 : 2);
  return row->position != NULL ? row->position : row->unit;
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  return &columns[get_kind (ALUR_PERSONNEL_SHEET (grid), column)];
}

static AlurElement *
get_element (AlurGrid *grid, guint row_number, guint column)
{
  const AlurStaffRow *row = get_line (ALUR_PERSONNEL_SHEET (grid), row_number);

  if (row == NULL || alur_staff_row_is_gone (row))
    return NULL;
  return (AlurElement *) (guintptr) (row->position != NULL ? row->position : row->unit);
}

static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  const AlurElement *wanted = element->kind == ALUR_KIND_DUTY ? element->parent : element;

  if (wanted == NULL || (wanted->kind != ALUR_KIND_POSITION && wanted->kind != ALUR_KIND_UNIT))
    return FALSE;
  refresh (self);
  *column = G_MAXUINT;
  for (*row = 0; *row < self->listed->len; (*row)++)
    if (get_element (grid, *row, 0) == wanted)
      return TRUE;
  return FALSE;
}

/* A name leads to the chart, a figure to where it comes from. */
static gboolean
activate (AlurGrid *grid, guint row_number, guint column)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  AlurElement *element = get_element (grid, row_number, column);
  g_auto (AlurCell) cell = { .text = NULL };

  get_cell (grid, row_number, column, &cell);
  if ((cell.flags & ALUR_CELL_OPENS) == 0)
    return FALSE;
  if (get_kind (self, column) == ALUR_PERSONNEL_NAME)
    {
      alur_editor_show (get_editor (self), ALUR_PANE_ORGANISATION, NULL);
      alur_selection_set (alur_editor_get_selection (get_editor (self)), element);
    }
  else
    g_signal_emit_by_name (self, "trace");
  return TRUE;
}

/* --- Order and choice ------------------------------------------------------------------------- */

static void
sort (AlurGrid *grid, int column, gboolean descending)
{
  int key = column != ALUR_GRID_UNSORTED
                ? (int) get_kind (ALUR_PERSONNEL_SHEET (grid), (guint) column)
                : ALUR_GRID_UNSORTED;

  alur_grid_sheet_sort (ALUR_GRID_SHEET (grid), key, descending);
}

static gboolean
get_sort (AlurGrid *grid, int *column, gboolean *descending)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  int key = alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (grid));
  guint found;

  *column = key != ALUR_GRID_UNSORTED
                    && alur_personnel_sheet_find_column (self, (AlurPersonnelColumn) key, &found)
                ? (int) found
                : ALUR_GRID_UNSORTED;
  *descending = alur_grid_sheet_is_descending (ALUR_GRID_SHEET (grid));
  return TRUE;
}

/* --- Editing ---------------------------------------------------------------------------------- */

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  return edit == ALUR_GRID_SET     ? N_ ("Change a position")
         : edit == ALUR_GRID_CLEAR ? N_ ("Empty cells of positions")
         : edit == ALUR_GRID_PASTE ? N_ ("Paste into positions")
                                   : NULL;
}

static gboolean
write_cell (AlurGrid *grid, guint row_number, guint column, const char *text, char **refusal)
{
  AlurPersonnelSheet *self = ALUR_PERSONNEL_SHEET (grid);
  AlurDocument *document = alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
  AlurElement *position = get_element (grid, row_number, column);
  g_autofree char *clean = alur_typed_text_clean (text, -1);
  gboolean is_grade = get_kind (self, column) == ALUR_PERSONNEL_GRADE;
  AlurValue value = { .ids = NULL };

  if (is_grade)
    value.text
        = clean[0] != '\0' ? alur_document_copy_text (document, clean, strlen (clean)) : NULL;
  else if (clean[0] != '\0' && !alur_number_text_read (NULL, clean, &value.number))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Write how many people there are, such as 2 or "
                                              "0.5.")));
      return FALSE;
    }
  *refusal
      = self->trial != NULL
            ? alur_what_if_put (alur_editor_get_what_if (get_editor (self)), position, value.number)
            : alur_slot_put (document, position,
                             is_grade ? ALUR_POSITION_GRADE : ALUR_POSITION_HEADCOUNT, value);
  return *refusal == NULL;
}

static void
init_grid (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_n_foot_rows = get_n_foot_rows;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->dup_edit_text = dup_edit_text;
  iface->describe = describe;
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->activate = activate;
  iface->sort = sort;
  iface->get_sort = get_sort;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_personnel_sheet_init (AlurPersonnelSheet *self)
{
}

static void
alur_personnel_sheet_class_init (AlurPersonnelSheetClass *klass)
{
  AlurGridSheetClass *sheet_class = ALUR_GRID_SHEET_CLASS (klass);

  sheet_class->clear = clear;
  sheet_class->gather = gather;
  sheet_class->tries_out = TRUE;
  sheet_class->list = alur_personnel_sheet_list;
  sheet_class->count = count;
  g_signal_new ("trace", ALUR_TYPE_PERSONNEL_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

/**
 * alur_personnel_sheet_new:
 * @editor: a document in a window; a reference is taken
 *
 * Returns: (transfer full): who is needed in the stage that is shown
 */
AlurPersonnelSheet *
alur_personnel_sheet_new (AlurEditor *editor)
{
  AlurPersonnelSheet *self = g_object_new (ALUR_TYPE_PERSONNEL_SHEET, NULL);

  alur_grid_sheet_watch (ALUR_GRID_SHEET (self), editor);
  return self;
}

/**
 * alur_personnel_sheet_find_column:
 * @kind: what is looked for
 * @column: (out): which column it is
 *
 * Returns: whether it is there
 */
gboolean
alur_personnel_sheet_find_column (AlurPersonnelSheet *self, AlurPersonnelColumn kind, guint *column)
{
  refresh (self);
  *column = 0;
  for (guint before = 0; before < kind; before++)
    *column += has_column (self, before) ? 1 : 0;
  return has_column (self, kind);
}

/**
 * alur_personnel_sheet_get_row:
 * @self: the sheet
 * @row: a row
 *
 * Returns: (transfer none) (nullable): what it shows, to be read until the next change: a position,
 *   a unit, or without a unit the sum of all; %NULL: a heading, or a position that is there no
 *   longer
 */
const AlurStaffRow *
alur_personnel_sheet_get_row (AlurPersonnelSheet *self, guint row)
{
  const AlurStaffRow *line = get_line (self, row);

  return line != NULL && !alur_staff_row_is_gone (line) ? line : NULL;
}

/**
 * alur_personnel_sheet_get_staffing:
 * @self: the sheet
 *
 * Returns: (transfer none) (nullable): the figures of all positions, shown or not, to be read until
 *   the next change; %NULL: there is no stage
 */
const AlurStaffing *
alur_personnel_sheet_get_staffing (AlurPersonnelSheet *self)
{
  refresh (self);
  return self->staffing;
}

/* Made when one is looked for: of a hundred thousand positions most edits look for none. */
static void
index_positions (AlurPersonnelSheet *self)
{
  self->by_id = g_hash_table_new (NULL, NULL);
  for (guint i = 0; self->staffing != NULL && i < alur_staffing_get_n_rows (self->staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (self->staffing, i);

      if (row->position != NULL)
        g_hash_table_insert (self->by_id, (gpointer) (guintptr) alur_element_get_id (row->position),
                             (gpointer) (guintptr) row);
    }
}

/**
 * alur_personnel_sheet_find_position:
 * @self: the sheet
 * @id: (nullable): of a position
 *
 * Returns: (transfer none) (nullable): its figures, shown or not, to be read until the next change;
 *   %NULL: the stage has no such position
 */
const AlurStaffRow *
alur_personnel_sheet_find_position (AlurPersonnelSheet *self, const char *id)
{
  const AlurStaffRow *row;

  refresh (self);
  if (id != NULL && self->by_id == NULL)
    index_positions (self);
  row = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return alur_staff_row_is_there (row) ? row : NULL;
}
