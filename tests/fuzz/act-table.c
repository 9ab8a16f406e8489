/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the window, edited as a spreadsheet. */

#include "fuzz-acts.h"
#include "fuzz-grid.h"

static AlurGridRange
choose_range (FuzzChoice *choice, AlurGrid *grid)
{
  AlurGridRange range = { fuzz_choose (choice, alur_grid_get_n_rows (grid)),
                          fuzz_choose (choice, alur_grid_get_n_columns (grid)), 1, 1 };

  range.n_rows += fuzz_choose (choice, alur_grid_get_n_rows (grid) - range.row);
  range.n_columns += fuzz_choose (choice, alur_grid_get_n_columns (grid) - range.column);
  return range;
}

/* What is offered where somebody types, or the text. */
static void
type (FuzzChoice *choice, AlurGrid *grid, const AlurGridRange *range, char **refusal)
{
  g_autoptr (GPtrArray) choices
      = alur_grid_dup_choices (grid, range->row, range->column,
                               fuzz_choose (choice, 2) == 0 ? "" : fuzz_choose_text (choice));
  const AlurGridChoice *chosen
      = choices != NULL && choices->len > 0
            ? g_ptr_array_index (choices, fuzz_choose (choice, choices->len))
            : NULL;

  if (chosen != NULL && fuzz_choose (choice, 3) != 0)
    alur_grid_choose (grid, range->row, range->column, chosen, refusal);
  else
    alur_grid_set_text (grid, range->row, range->column, fuzz_choose_text (choice), refusal);
}

static void
paste (FuzzChoice *choice, AlurGrid *grid, const AlurGridRange *range, char **refusal)
{
  AlurGridRange other = choose_range (choice, grid);
  g_autofree char *copied = alur_grid_copy (grid, &other);

  alur_grid_paste (grid, range, copied, NULL, refusal);
}

static void
change_rows (FuzzChoice *choice, AlurGrid *grid, const AlurGridRange *range, char **refusal)
{
  guint what = fuzz_choose (choice, 3);

  if (what == 0 && alur_grid_can_insert_row (grid))
    alur_grid_insert_row (grid, (int) range->row, refusal);
  else if (what == 1 && alur_grid_can_remove_rows (grid))
    alur_grid_remove_rows (grid, range->row, range->n_rows, refusal);
  else if (what == 2 && alur_grid_can_shift_rows (grid))
    alur_grid_shift_rows (grid, range->row, range->n_rows, fuzz_choose (choice, 2) == 0 ? 1 : -1,
                          refusal);
}

void
fuzz_act_in_table (FuzzChoice *choice, FuzzWorker *self)
{
  g_autoptr (AlurGrid) grid = fuzz_choose_grid (
      choice, self->editor, fuzz_choose_selected (choice, self->editor, ALUR_KIND_POSITION));
  g_autofree char *refusal = NULL;
  AlurGridRange range;

  if (alur_grid_get_n_rows (grid) == 0 || alur_grid_get_n_columns (grid) == 0)
    {
      if (alur_grid_can_insert_row (grid))
        alur_grid_insert_row (grid, -1, &refusal);
      return;
    }
  range = choose_range (choice, grid);
  switch (fuzz_choose (choice, 6))
    {
    case 0:
      alur_grid_clear (grid, &range, &refusal);
      break;
    case 1:
      alur_grid_fill_down (grid, &range, &refusal);
      break;
    case 2:
      paste (choice, grid, &range, &refusal);
      break;
    case 3:
      change_rows (choice, grid, &range, &refusal);
      break;
    default:
      type (choice, grid, &range, &refusal);
      break;
    }
  g_assert_true (refusal == NULL || g_utf8_validate (refusal, -1, NULL));
}
