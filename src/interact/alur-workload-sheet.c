/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of a position line by line, so that each can be reckoned again. What is shown is a
 * copy of what the map of positions has reckoned, since that is made anew by every edit. */

#include "alur-workload-sheet.h"

#include "alur-duration-text.h"
#include "alur-language.h"
#include "alur-number-text.h"
#include "alur-shown-name.h"
#include "alur-slot.h"
#include "alur-staff-text.h"
#include "alur-typed-text.h"
#include "alur-what-if-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NEED_DECIMALS 3

struct _AlurWorkloadSheet
{
  AlurGridSheet parent_instance;

  AlurPersonnelSheet *personnel;
  const char *position; /* its id; NULL: none */

  AlurElement *shown; /* the position as it is; NULL: the stage has none of that id */
  GArray *entries;    /* of AlurWorkloadEntry */
  GArray *before;     /* the same as the document has them, while something is tried out */
  const AlurAssumptions *trial; /* NULL: nothing is tried out */
};

static void init_grid (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurWorkloadSheet,
                               alur_workload_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static const struct
{
  const char *title;
  double width;
  gboolean is_figure;
  double trial_width; /* with what is tried out beside what there is; 0: the same */
} columns[ALUR_N_WORKLOAD_COLUMNS] = {
  [ALUR_WORKLOAD_TASK] = { N_ ("Task"), 220, FALSE, 0 },
  [ALUR_WORKLOAD_PROCEDURE] = { N_ ("Procedure"), 150, FALSE, 0 },
  [ALUR_WORKLOAD_VOLUME] = { N_ ("Times a year"), 84, TRUE, 140 },
  [ALUR_WORKLOAD_EXECUTIONS] = { N_ ("Executions a case"), 110, TRUE, 0 },
  [ALUR_WORKLOAD_WORK] = { N_ ("Time of each"), 116, TRUE, 0 },
  [ALUR_WORKLOAD_MINUTES] = { N_ ("Minutes a year"), 100, TRUE, 168 },
  [ALUR_WORKLOAD_PEOPLE] = { N_ ("People needed"), 102, TRUE, 138 },
  [ALUR_WORKLOAD_REMARK] = { N_ ("Remark"), 220, FALSE, 0 },
};

static AlurWhatIf *
get_what_if (AlurWorkloadSheet *self)
{
  return alur_editor_get_what_if (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)));
}

static AlurDocument *
get_document (AlurWorkloadSheet *self)
{
  return alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
}

/* --- What is shown ---------------------------------------------------------------------------- */

static void
gather (AlurGridSheet *sheet)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (sheet);
  const AlurStaffRow *row;

  self->shown = NULL;
  self->trial = alur_what_if_get_assumptions (get_what_if (self));
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->before, 0);
  row = alur_personnel_sheet_find_position (self->personnel, self->position);
  if (row == NULL)
    return;
  self->shown = (AlurElement *) (guintptr) row->position;
  g_array_append_vals (self->entries, row->now->entries, row->now->n_entries);
  if (self->trial != NULL)
    g_array_append_vals (self->before, row->before->entries, row->before->n_entries);
}

static void
refresh (AlurWorkloadSheet *self)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
}

/* NULL: what is added up. */
static AlurWorkloadEntry *
get_entry (AlurWorkloadSheet *self, guint row)
{
  refresh (self);
  return row < self->entries->len ? &g_array_index (self->entries, AlurWorkloadEntry, row) : NULL;
}

static gboolean
is_duty (const AlurWorkloadEntry *entry)
{
  return entry != NULL && entry->procedure == NULL;
}

static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);

  refresh (self);
  return self->entries->len > 0 ? 1 : 0;
}

static guint
get_n_rows (AlurGrid *grid)
{
  guint n_foot = get_n_foot_rows (grid);

  return ALUR_WORKLOAD_SHEET (grid)->entries->len + n_foot;
}

static guint
get_n_columns (AlurGrid *grid)
{
  return ALUR_N_WORKLOAD_COLUMNS;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  refresh (ALUR_WORKLOAD_SHEET (grid));
  out->title = alur_tr (NULL, columns[column].title);
  out->width = ALUR_WORKLOAD_SHEET (grid)->trial != NULL && columns[column].trial_width > 0
                   ? columns[column].trial_width
                   : columns[column].width;
  out->align = columns[column].is_figure ? ALUR_GRID_ALIGN_END : ALUR_GRID_ALIGN_START;
}

/* --- Cells ------------------------------------------------------------------------------------ */

static char *
dup_number (double value, int decimals)
{
  return alur_language_format_number (NULL, value, decimals);
}

/* Effective minutes of a person. */
static double
get_year (AlurWorkloadSheet *self, gboolean before)
{
  const AlurStaffing *staffing = alur_personnel_sheet_get_staffing (self->personnel);

  return staffing != NULL ? alur_staffing_get_minutes_per_year (staffing, before)
                          : alur_document_get_minutes_per_year (get_document (self));
}

/* What an entry is as the document has it. */
static const AlurWorkloadEntry *
get_before (AlurWorkloadSheet *self, const AlurWorkloadEntry *entry)
{
  gsize index = (gsize) (entry - (const AlurWorkloadEntry *) (gconstpointer) self->entries->data);

  return index < self->before->len ? &g_array_index (self->before, AlurWorkloadEntry, index)
                                   : entry;
}

static AlurDuration
get_work (const AlurWorkloadEntry *entry)
{
  return alur_element_get_duration (entry->source,
                                    is_duty (entry) ? ALUR_DUTY_WORK : ALUR_STEP_WORK);
}

static char *
dup_text (AlurWorkloadSheet *self, const AlurWorkloadEntry *entry, guint column)
{
  const AlurWorkloadEntry *before = get_before (self, entry);

  switch (column)
    {
    case ALUR_WORKLOAD_TASK:
      return g_strdup (alur_shown_name (entry->source));
    case ALUR_WORKLOAD_PROCEDURE:
      return g_strdup (is_duty (entry) ? alur_tr (NULL, N_ ("beside the procedures"))
                                       : alur_shown_name (entry->procedure));
    case ALUR_WORKLOAD_VOLUME:
      return entry->volume > 0 || before->volume > 0
                 ? alur_tried_dup_text (before->volume, entry->volume, -2)
                 : NULL;
    case ALUR_WORKLOAD_EXECUTIONS:
      return is_duty (entry) ? NULL : dup_number (entry->executions, -4);
    case ALUR_WORKLOAD_WORK:
      return entry->work > 0 ? alur_duration_text_write (NULL, get_work (entry)) : NULL;
    case ALUR_WORKLOAD_MINUTES:
      return alur_tried_dup_text (before->minutes, entry->minutes, -2);
    case ALUR_WORKLOAD_PEOPLE:
      return alur_tried_dup_text (before->minutes / get_year (self, TRUE),
                                  entry->minutes / get_year (self, FALSE), NEED_DECIMALS);
    default:
      return g_strdup (alur_workload_entry_get_lack (entry, NULL));
    }
}

/* What its volume belongs to. */
static AlurElement *
get_counted (const AlurWorkloadEntry *entry)
{
  return (AlurElement *) (guintptr) (is_duty (entry) ? entry->source : entry->procedure);
}

/* Only how often something is done can be tried out. */
static guint
get_flags (AlurWorkloadSheet *self, const AlurWorkloadEntry *entry, guint column)
{
  guint flags = columns[column].is_figure ? ALUR_CELL_NUMERIC : 0;

  if (column == ALUR_WORKLOAD_VOLUME)
    return flags | ALUR_CELL_EDITABLE
           | (alur_assumptions_has (self->trial, get_counted (entry)) ? ALUR_CELL_TRIED : 0);
  if (!is_duty (entry))
    return flags
           | (column == ALUR_WORKLOAD_TASK || column == ALUR_WORKLOAD_PROCEDURE
                      || column == ALUR_WORKLOAD_WORK
                  ? ALUR_CELL_OPENS
                  : 0);
  if ((column == ALUR_WORKLOAD_TASK || column == ALUR_WORKLOAD_WORK) && self->trial == NULL)
    return flags | ALUR_CELL_EDITABLE;
  return flags | (column == ALUR_WORKLOAD_PROCEDURE ? ALUR_CELL_FAINT : 0);
}

static void
get_foot_cell (AlurWorkloadSheet *self, guint column, AlurCell *out)
{
  double sum = 0;
  double before = 0;

  out->flags = ALUR_CELL_HEADING | (columns[column].is_figure ? ALUR_CELL_NUMERIC : 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AlurWorkloadEntry *entry = &g_array_index (self->entries, AlurWorkloadEntry, i);

      sum += entry->minutes;
      before += get_before (self, entry)->minutes;
    }
  if (column == ALUR_WORKLOAD_TASK)
    out->text = g_strdup (alur_tr_context (NULL, "workload", "In all"));
  else if (column == ALUR_WORKLOAD_MINUTES)
    out->text = alur_tried_dup_text (before, sum, -2);
  else if (column == ALUR_WORKLOAD_PEOPLE)
    out->text = alur_tried_dup_text (before / get_year (self, TRUE), sum / get_year (self, FALSE),
                                     NEED_DECIMALS);
  else if (column == ALUR_WORKLOAD_REMARK)
    {
      g_autofree char *minutes = dup_number (get_year (self, FALSE), -2);

      out->text
          = g_strdup_printf (alur_tr (NULL, N_ ("at %s minutes a year for each person")), minutes);
    }
}

static void
get_cell (AlurGrid *grid, guint row, guint column, AlurCell *out)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);
  const AlurWorkloadEntry *entry = get_entry (self, row);

  if (entry == NULL)
    {
      get_foot_cell (self, column, out);
      return;
    }
  out->text = dup_text (self, entry, column);
  out->flags = get_flags (self, entry, column);
  if (column == ALUR_WORKLOAD_TASK && is_duty (entry)
      && alur_element_get_text (entry->source, ALUR_DUTY_NAME) == NULL)
    out->flags |= ALUR_CELL_FAINT; /* it has no name yet */
}

static char *
dup_edit_text (AlurGrid *grid, guint row, guint column)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);
  const AlurWorkloadEntry *entry = get_entry (self, row);
  g_auto (AlurCell) cell = { .text = NULL };

  if (entry != NULL && column == ALUR_WORKLOAD_VOLUME)
    return entry->volume > 0 ? dup_number (entry->volume, -9) : g_strdup ("");
  if (entry != NULL && column == ALUR_WORKLOAD_MINUTES)
    return dup_number (entry->minutes, -2);
  if (entry != NULL && column == ALUR_WORKLOAD_PEOPLE)
    return dup_number (entry->minutes / get_year (self, FALSE), NEED_DECIMALS);
  if (column == ALUR_WORKLOAD_TASK && is_duty (entry))
    {
      const char *name = alur_element_get_text (entry->source, ALUR_DUTY_NAME);

      return g_strdup (name != NULL ? name : "");
    }
  get_cell (grid, row, column, &cell);
  return g_strdup (cell.text != NULL ? cell.text : "");
}

/* --- Elements --------------------------------------------------------------------------------- */

static gconstpointer
get_row_key (AlurGrid *grid, guint row)
{
  const AlurWorkloadEntry *entry = get_entry (ALUR_WORKLOAD_SHEET (grid), row);

  return entry != NULL ? (gconstpointer) entry->source : GUINT_TO_POINTER (1);
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  return &columns[column];
}

/* To the step, or to its procedure. */
static gboolean
activate (AlurGrid *grid, guint row, guint column)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);
  const AlurWorkloadEntry *entry = get_entry (self, row);

  if (entry == NULL || is_duty (entry) || (get_flags (self, entry, column) & ALUR_CELL_OPENS) == 0)
    return FALSE;
  alur_editor_show_element (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)),
                            (AlurElement *) (guintptr) (column == ALUR_WORKLOAD_PROCEDURE
                                                            ? entry->procedure
                                                            : entry->source));
  return TRUE;
}

/* --- Editing ---------------------------------------------------------------------------------- */

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  static const char *const names[ALUR_N_GRID_EDITS] = {
    [ALUR_GRID_SET] = N_ ("Change a workload"),
    [ALUR_GRID_CLEAR] = N_ ("Empty cells of a workload"),
    [ALUR_GRID_PASTE] = N_ ("Paste into a workload"),
    [ALUR_GRID_INSERT] = N_ ("Add a duty"),
    [ALUR_GRID_REMOVE] = N_ ("Delete duties"),
  };

  return names[edit];
}

static gboolean
put (AlurWorkloadSheet *self,
     const AlurElement *element,
     guint field,
     AlurValue value,
     char **refusal)
{
  *refusal = alur_slot_put (get_document (self), (AlurElement *) (guintptr) element, field, value);
  return *refusal == NULL;
}

static gboolean
write_volume (AlurWorkloadSheet *self,
              const AlurWorkloadEntry *entry,
              const char *text,
              char **refusal)
{
  AlurValue value = { .number = 0 };

  if (text[0] != '\0' && !alur_number_text_read (NULL, text, &value.number))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Write how many times a year, as a number.")));
      return FALSE;
    }
  if (self->trial != NULL)
    {
      *refusal = alur_what_if_put (get_what_if (self), get_counted (entry), value.number);
      return *refusal == NULL;
    }
  if (is_duty (entry))
    return put (self, entry->source, ALUR_DUTY_VOLUME, value, refusal);
  return put (self, entry->procedure, ALUR_PROCEDURE_VOLUME, value, refusal);
}

static gboolean
write_work (AlurWorkloadSheet *self,
            const AlurWorkloadEntry *entry,
            const char *text,
            char **refusal)
{
  AlurValue value = { .ids = NULL };
  AlurDurationReading reading = alur_duration_text_read (
      NULL, text, alur_document_get_hours_per_day (get_document (self)), &value.duration);

  *refusal = alur_duration_text_explain (reading);
  if (*refusal != NULL)
    return FALSE;
  if (reading == ALUR_DURATION_TEXT_NOTHING)
    value.duration = (AlurDuration){ 0 };
  return put (self, entry->source, ALUR_DUTY_WORK, value, refusal);
}

static gboolean
write_cell (AlurGrid *grid, guint row, guint column, const char *text, char **refusal)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);
  const AlurWorkloadEntry *entry = get_entry (self, row);
  g_autofree char *clean = alur_typed_text_clean (text, -1);
  AlurValue value = { .ids = NULL };

  if (entry == NULL)
    return FALSE;
  if (column == ALUR_WORKLOAD_VOLUME)
    return write_volume (self, entry, clean, refusal);
  if (!is_duty (entry))
    return FALSE;
  if (column == ALUR_WORKLOAD_WORK)
    return write_work (self, entry, clean, refusal);
  if (clean[0] != '\0')
    value.text = alur_document_copy_text (get_document (self), clean, strlen (clean));
  return put (self, entry->source, ALUR_DUTY_NAME, value, refusal);
}

static gboolean
can_insert (AlurGrid *grid)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);

  refresh (self);
  return self->shown != NULL && self->trial == NULL;
}

/* A duty is added on purpose, not by a volume that is typed in the last row. */
static gboolean
can_go_on (AlurGrid *grid)
{
  return FALSE;
}

/* Duties stand behind all steps. */
static int
insert (AlurGrid *grid, int after, char **refusal)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);
  const AlurWorkloadEntry *before = after >= 0 ? get_entry (self, (guint) after) : NULL;
  AlurElement *next = is_duty (before) ? alur_element_next (before->source, ALUR_KIND_DUTY) : NULL;
  guint place = is_duty (before) ? (guint) after + 1 : self->entries->len;
  AlurWorkloadEntry entry = { .executions = 1 };

  entry.source
      = alur_document_insert (get_document (self), self->shown, ALUR_KIND_DUTY, NULL, next);
  g_array_insert_val (self->entries, place, entry);
  return (int) place;
}

static gboolean
remove_rows (AlurGrid *grid, guint first, guint n_rows, char **refusal)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (grid);

  if (self->trial != NULL)
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Duties can't be deleted while something is only "
                                              "tried out.")));
      return FALSE;
    }
  for (guint row = first; row < first + n_rows; row++)
    if (!is_duty (get_entry (self, row)))
      {
        *refusal = g_strdup (alur_tr (NULL, N_ ("Only duties can be deleted here; the work of a "
                                                "step is changed at the step.")));
        return FALSE;
      }
  for (guint row = first; row < first + n_rows; row++)
    {
      const AlurWorkloadEntry *entry = &g_array_index (self->entries, AlurWorkloadEntry, row);

      alur_document_remove (get_document (self), (AlurElement *) (guintptr) entry->source);
    }
  g_array_remove_range (self->entries, first, n_rows);
  return TRUE;
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
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->activate = activate;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
  iface->can_insert = can_insert;
  iface->can_go_on = can_go_on;
  iface->insert = insert;
  iface->remove = remove_rows;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_workload_sheet_dispose (GObject *object)
{
  AlurWorkloadSheet *self = ALUR_WORKLOAD_SHEET (object);

  g_clear_object (&self->personnel);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  G_OBJECT_CLASS (alur_workload_sheet_parent_class)->dispose (object);
}

static void
alur_workload_sheet_class_init (AlurWorkloadSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_workload_sheet_dispose;
  ALUR_GRID_SHEET_CLASS (klass)->gather = gather;
  ALUR_GRID_SHEET_CLASS (klass)->tries_out = TRUE;
}

static void
alur_workload_sheet_init (AlurWorkloadSheet *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (AlurWorkloadEntry));
  self->before = g_array_new (FALSE, TRUE, sizeof (AlurWorkloadEntry));
}

/**
 * alur_workload_sheet_new:
 * @personnel: the map of positions; a reference is taken
 *
 * Returns: (transfer full): where the workload of a position comes from; of none to begin with
 */
AlurWorkloadSheet *
alur_workload_sheet_new (AlurPersonnelSheet *personnel)
{
  AlurWorkloadSheet *self = g_object_new (ALUR_TYPE_WORKLOAD_SHEET, NULL);

  self->personnel = g_object_ref (personnel);
  alur_grid_sheet_set_editor (ALUR_GRID_SHEET (self),
                              alur_grid_sheet_get_editor (ALUR_GRID_SHEET (personnel)));
  /* It has heard of a change of the document by then. */
  g_signal_connect_object (personnel, "changed", G_CALLBACK (alur_grid_sheet_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * alur_workload_sheet_set_position:
 * @self: the sheet
 * @position: (nullable): whose workload is shown, by its id in whichever stage is shown
 */
void
alur_workload_sheet_set_position (AlurWorkloadSheet *self, const AlurElement *position)
{
  const char *id = position != NULL ? alur_element_get_id (position) : NULL;

  if (self->position == id)
    return;
  self->position = id;
  alur_grid_sheet_changed (ALUR_GRID_SHEET (self));
}

/**
 * alur_workload_sheet_get_position:
 *
 * Returns: (transfer none) (nullable): whose workload is shown; %NULL: the stage has none such
 */
AlurElement *
alur_workload_sheet_get_position (AlurWorkloadSheet *self)
{
  refresh (self);
  return self->shown;
}
