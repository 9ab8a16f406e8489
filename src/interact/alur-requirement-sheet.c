/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sheet shows. Rows are gathered when somebody asks after the document or the stage has
 * changed, so that a sheet that nobody looks at costs nothing; while an edit goes on they stay. */

#include "alur-requirement-sheet-private.h"

#include "alur-language.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 260.0
#define ASKER_WIDTH 72.0
#define TOTAL_WIDTH 90.0
#define REMARK_WIDTH 320.0

static void init_looking (AlurGridInterface *iface);

static void
init_grid (AlurGridInterface *iface)
{
  init_looking (iface);
  alur_requirement_sheet_init_editing (iface);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurRequirementSheet,
                               alur_requirement_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

static void
clear (AlurGridSheet *sheet)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (sheet);

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->asker_of, g_hash_table_unref);
  g_clear_pointer (&self->askers, g_array_unref);
}

static guint
count (AlurGridSheet *sheet)
{
  return ALUR_REQUIREMENT_SHEET (sheet)->rows->len;
}

/*< private >
 * alur_requirement_sheet_get_row:
 *
 * Returns: (nullable): what a row shows; NULL: the sums
 */
AlurSheetRequirement *
alur_requirement_sheet_get_row (AlurRequirementSheet *self, guint row)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return row < self->listed->len ? g_ptr_array_index (self->listed, row) : NULL;
}

/*< private >
 * alur_requirement_sheet_get_asker:
 *
 * Returns: (nullable): who asks in a column; NULL: it is another column
 */
AlurSheetAsker *
alur_requirement_sheet_get_asker (AlurRequirementSheet *self, guint column)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return column > ALUR_REQUIREMENT_NAME && column <= self->askers->len
             ? &g_array_index (self->askers, AlurSheetAsker, column - 1)
             : NULL;
}

static guint
get_n_foot_rows (AlurGrid *grid)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return self->listed->len > 0 ? 1 : 0;
}

static guint
get_n_rows (AlurGrid *grid)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  guint n_foot = get_n_foot_rows (grid);

  return self->listed->len + n_foot;
}

static guint
get_total_column (AlurRequirementSheet *self)
{
  return self->askers->len + 1;
}

static guint
get_n_columns (AlurGrid *grid)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return get_total_column (self) + 2;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetAsker *asker = alur_requirement_sheet_get_asker (self, column);

  if (asker != NULL)
    {
      out->title = asker->title;
      out->width = ASKER_WIDTH;
      out->align = ALUR_GRID_ALIGN_CENTRE;
      out->turns = TRUE;
    }
  else if (column == ALUR_REQUIREMENT_NAME)
    {
      out->title = alur_tr (NULL, N_ ("What the customer must bring"));
      out->width = NAME_WIDTH;
    }
  else if (column == get_total_column (self))
    {
      out->title = alur_tr (NULL, N_ ("Times asked for"));
      out->width = TOTAL_WIDTH;
      out->align = ALUR_GRID_ALIGN_CENTRE;
    }
  else
    {
      out->title = alur_tr (NULL, N_ ("Remark"));
      out->width = REMARK_WIDTH;
    }
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* Who asks in between is told by numbers. */
static gboolean
list_measured (AlurGrid *grid, guint row_number, GArray *columns)
{
  guint total = get_total_column (ALUR_REQUIREMENT_SHEET (grid));
  guint measured[] = { ALUR_REQUIREMENT_NAME, total, total + 1 };

  g_array_append_vals (columns, measured, G_N_ELEMENTS (measured));
  return TRUE;
}

static char *
dup_count (guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : NULL;
}

static void
get_name_cell (const AlurSheetRequirement *row, AlurCell *out)
{
  out->text = g_strdup (row->name);
  out->flags = ALUR_CELL_EDITABLE;
  if (row->reworded)
    out->severity = ALUR_SEVERITY_WARNING;
  else if (row->n_steps > 1)
    out->severity = ALUR_SEVERITY_INFO;
}

static void
get_asker_cell (const AlurSheetRequirement *row, guint column, AlurCell *out)
{
  const GPtrArray *steps = alur_sheet_requirement_get_steps (row, column);

  if (steps == NULL)
    return;
  out->text = dup_count (steps->len);
  out->flags = ALUR_CELL_NUMERIC | ALUR_CELL_OPENS | ALUR_CELL_CLEARABLE;
}

/* How much each unit asks for, of what is shown. */
static void
get_foot_cell (AlurRequirementSheet *self, guint column, AlurCell *out)
{
  guint count = 0;

  out->flags = ALUR_CELL_HEADING | (column != ALUR_REQUIREMENT_NAME ? ALUR_CELL_NUMERIC : 0);
  if (column == ALUR_REQUIREMENT_NAME)
    {
      out->text = g_strdup (alur_tr_context (NULL, "requirements", "In all"));
      return;
    }
  if (column > get_total_column (self))
    return;
  for (guint i = 0; i < self->listed->len; i++)
    {
      const AlurSheetRequirement *row = g_ptr_array_index (self->listed, i);

      if (column == get_total_column (self))
        count += row->n_steps;
      else
        {
          const GPtrArray *steps = alur_sheet_requirement_get_steps (row, column);

          count += steps != NULL ? steps->len : 0;
        }
    }
  out->text = dup_count (count);
}

static void
get_cell (AlurGrid *grid, guint row_number, guint column, AlurCell *out)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, row_number);

  if (row == NULL)
    get_foot_cell (self, column, out);
  else if (column == ALUR_REQUIREMENT_NAME)
    get_name_cell (row, out);
  else if (column < get_total_column (self))
    get_asker_cell (row, column, out);
  else if (column == get_total_column (self))
    {
      out->text = dup_count (row->n_steps);
      out->flags = ALUR_CELL_NUMERIC | (row->n_steps > 1 ? ALUR_CELL_HEADING : 0);
    }
  else if (row->remark[0] != '\0')
    out->text = g_strdup (row->remark);
}

static void
append_steps (GString *text, const GPtrArray *steps)
{
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            alur_shown_name (g_ptr_array_index (steps, i)));
}

static char *
describe_name (const AlurSheetRequirement *row)
{
  GString *text = g_string_new (row->name);

  g_string_append (text, ": ");
  g_string_append_printf (
      text, alur_tr_n (NULL, "asked for at %u step", "asked for at %u steps", row->n_steps),
      row->n_steps);
  if (row->remark[0] != '\0')
    g_string_append_printf (text, "; %s", row->remark);
  return g_string_free (text, FALSE);
}

static char *
describe (AlurGrid *grid, guint row_number, guint column)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, row_number);
  const AlurSheetAsker *asker = alur_requirement_sheet_get_asker (self, column);
  g_auto (AlurCell) cell = { .text = NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  AlurGridColumn head;

  if (row != NULL && column == ALUR_REQUIREMENT_NAME)
    return describe_name (row);
  alur_grid_get_column (grid, column, &head);
  if (row != NULL && asker != NULL)
    append_steps (text, alur_sheet_requirement_get_steps (row, column));
  if (text->len == 0)
    {
      alur_grid_get_cell (grid, row_number, column, &cell);
      g_string_append (text,
                       cell.text != NULL ? cell.text : alur_tr_context (NULL, "cell", "empty"));
    }
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, %s: %s")),
                          row != NULL ? row->name
                                      : alur_tr_context (NULL, "requirements", "In all"),
                          head.title, text->str);
}

/* --- Elements --------------------------------------------------------------------------------- */

/* The input that asks first: a name may change, and so may the text that stands for it. */
static gconstpointer
get_row_key (AlurGrid *grid, guint row_number)
{
  const AlurSheetRequirement *row
      = alur_requirement_sheet_get_row (ALUR_REQUIREMENT_SHEET (grid), row_number);

  return row != NULL ? (gconstpointer) row->first : GUINT_TO_POINTER (1);
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetAsker *asker = alur_requirement_sheet_get_asker (self, column);

  if (asker != NULL)
    return asker->first;
  return GUINT_TO_POINTER (column == ALUR_REQUIREMENT_NAME     ? 1
                           : column == get_total_column (self) ? 2
                                                               : 3);
}

static AlurElement *
get_element (AlurGrid *grid, guint row_number, guint column)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, row_number);
  const AlurSheetAsker *asker = alur_requirement_sheet_get_asker (self, column);

  if (row == NULL)
    return NULL;
  if (asker != NULL && alur_sheet_requirement_get_steps (row, column) != NULL)
    return g_ptr_array_index (alur_sheet_requirement_get_steps (row, column), 0);
  return row->first != NULL ? row->first->parent : NULL;
}

static gboolean
has_step (const GPtrArray *steps, const AlurElement *step)
{
  return steps != NULL && g_ptr_array_find ((GPtrArray *) (guintptr) steps, step, NULL);
}

static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurElement *step = element->kind == ALUR_KIND_INPUT ? element->parent : element;
  g_autofree char *key = element->kind == ALUR_KIND_INPUT
                             ? alur_text_fold (alur_element_get_text (element, ALUR_INPUT_NAME))
                             : NULL;
  gpointer number;

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  if (step == NULL || step->kind != ALUR_KIND_STEP
      || !g_hash_table_lookup_extended (self->asker_of, step, NULL, &number))
    return FALSE;
  *column = GPOINTER_TO_UINT (number) + 1;
  for (*row = 0; *row < self->listed->len; (*row)++)
    {
      const AlurSheetRequirement *shown = g_ptr_array_index (self->listed, *row);

      if (key != NULL && !g_str_equal (key, shown->key))
        continue;
      if (has_step (alur_sheet_requirement_get_steps (shown, *column), step))
        return TRUE;
    }
  return FALSE;
}

/* The steps that ask, in their procedure. */
static gboolean
activate (AlurGrid *grid, guint row_number, guint column)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, row_number);
  const AlurSheetAsker *asker = alur_requirement_sheet_get_asker (self, column);
  AlurElement *first = get_element (grid, row_number, column);
  AlurEditor *editor = alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self));
  g_autoptr (GPtrArray) steps = NULL;

  if (row == NULL || first == NULL)
    return FALSE;
  /* Showing them may gather the rows anew. */
  if (asker != NULL && alur_sheet_requirement_get_steps (row, column) != NULL)
    steps = g_ptr_array_ref (alur_sheet_requirement_get_steps (row, column));
  alur_editor_show_element (editor, first);
  if (steps != NULL && steps->len > 1)
    alur_selection_set_all (alur_editor_get_selection (editor), (AlurElement *const *) steps->pdata,
                            steps->len);
  return TRUE;
}

static void
init_looking (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_n_foot_rows = get_n_foot_rows;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->list_measured = list_measured;
  iface->describe = describe;
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->activate = activate;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_requirement_sheet_class_init (AlurRequirementSheetClass *klass)
{
  AlurGridSheetClass *sheet_class = ALUR_GRID_SHEET_CLASS (klass);

  sheet_class->clear = clear;
  sheet_class->gather = alur_requirement_sheet_gather;
  sheet_class->list = alur_requirement_sheet_list;
  sheet_class->count = count;
}

static void
alur_requirement_sheet_init (AlurRequirementSheet *self)
{
}

/**
 * alur_requirement_sheet_new:
 * @editor: a document in a window; a reference is taken
 *
 * Returns: (transfer full): what the customer must bring in the stage that is shown
 */
AlurRequirementSheet *
alur_requirement_sheet_new (AlurEditor *editor)
{
  AlurRequirementSheet *self = g_object_new (ALUR_TYPE_REQUIREMENT_SHEET, NULL);

  alur_grid_sheet_watch (ALUR_GRID_SHEET (self), editor);
  return self;
}
