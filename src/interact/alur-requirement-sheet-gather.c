/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sheet shows, out of the document, and which of it in which order. What is asked for more
 * than once comes first, as on paper, names of one group together. */

#include "alur-requirement-sheet-private.h"

#include "alur-language.h"
#include "alur-requirement-text.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_requirement (gpointer data)
{
  AlurSheetRequirement *self = data;

  g_free (self->name);
  g_free (self->key);
  g_free (self->remark);
  g_free (self->searched);
  g_hash_table_unref (self->cells);
  g_free (self);
}

static void
clear_asker (gpointer data)
{
  AlurSheetAsker *self = data;

  g_free (self->title);
}

static void
add_asker (AlurRequirementSheet *self, const AlurAsker *from)
{
  AlurSheetAsker asker = { .procedure = from->procedure, .unit = from->unit };
  const char *unit
      = from->unit != NULL ? alur_element_get_text (from->unit, ALUR_UNIT_SHORT) : NULL;

  if (unit == NULL && from->unit != NULL)
    unit = alur_shown_name (from->unit);
  asker.title
      = g_strdup_printf ("%s: %s", unit != NULL ? unit : alur_tr (NULL, N_ ("(without unit)")),
                         alur_shown_name (from->procedure));
  g_array_append_val (self->askers, asker);
}

/* What the sign means, in words. */
static char *
dup_remark (AlurRequirementSheet *self,
            const AlurRequirement *from,
            const AlurRequirements *requirements)
{
  char *remark = alur_requirement_dup_remark (
      from, requirements, alur_grid_sheet_get_document (ALUR_GRID_SHEET (self)), NULL);
  g_autofree char *rest = NULL;

  if (from->reworded || from->n_steps < 2)
    return remark;
  rest = remark;
  return g_strconcat (alur_tr (NULL, N_ ("asked for more than once; asking once may do")),
                      rest[0] != '\0' ? "; " : "", rest, NULL);
}

static void
add_row (AlurRequirementSheet *self,
         const AlurRequirement *from,
         const AlurRequirements *requirements)
{
  AlurSheetRequirement *row = g_new0 (AlurSheetRequirement, 1);

  row->name = g_strdup (from->name);
  row->key = alur_text_fold (from->name);
  row->remark = dup_remark (self, from, requirements);
  row->group = from->group;
  row->reworded = from->reworded;
  row->n_steps = from->n_steps;
  row->n_askers = from->n_askers;
  row->cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (AlurRequirementSheet *self, const AlurRequirements *requirements, gboolean repeated)
{
  for (guint i = 0; i < alur_requirements_get_n (requirements); i++)
    {
      const AlurRequirement *row = alur_requirements_get (requirements, i);

      if (alur_requirement_is_repeated (row) == repeated)
        add_row (self, row, requirements);
    }
}

static void
add_demand (AlurRequirementSheet *self,
            AlurSheetRequirement *row,
            const AlurElement *input,
            AlurElement *step,
            guint number)
{
  AlurSheetAsker *asker = &g_array_index (self->askers, AlurSheetAsker, number);
  GPtrArray *steps = g_hash_table_lookup (row->cells, GUINT_TO_POINTER (number));

  if (steps == NULL)
    {
      steps = g_ptr_array_new ();
      g_hash_table_insert (row->cells, GUINT_TO_POINTER (number), steps);
    }
  if (steps->len > 0 && g_ptr_array_index (steps, steps->len - 1) == step)
    return;
  g_ptr_array_add (steps, step);
  asker->n_steps++;
  asker->first = asker->first != NULL ? asker->first : step;
  row->first = row->first != NULL ? row->first : input;
}

/* Which steps ask for what. */
static void
find_steps (AlurRequirementSheet *self,
            const AlurElement *stage,
            const AlurRequirements *requirements)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      AlurSheetRequirement *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (by_key, row->key, row);
    }
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
      {
        g_autofree char *key = NULL;
        AlurSheetRequirement *row;
        guint number;

        if (alur_element_get_word (input, ALUR_INPUT_FROM) == 0)
          continue;
        key = alur_text_fold (alur_element_get_text (input, ALUR_INPUT_NAME));
        row = g_hash_table_lookup (by_key, key);
        if (row == NULL)
          continue;
        number = alur_requirements_find_asker (requirements, step);
        g_hash_table_insert (self->asker_of, step, GUINT_TO_POINTER (number));
        add_demand (self, row, input, step, number);
      }
    }
  }
}

/* What is looked for: the name, and who asks for it. */
static void
gather_words (AlurRequirementSheet *self, AlurSheetRequirement *row)
{
  g_autoptr (GString) words = g_string_new (row->key);
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, row->cells);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      const AlurSheetAsker *asker
          = &g_array_index (self->askers, AlurSheetAsker, GPOINTER_TO_UINT (number));
      g_autofree char *title = alur_text_fold (asker->title);

      g_string_append_printf (words, "\n%s", title);
    }
  row->searched = g_string_free (g_steal_pointer (&words), FALSE);
}

/*< private >
 * alur_sheet_requirement_get_steps:
 * @column: of an asker, the first is 1
 *
 * Returns: (transfer none) (nullable): the steps of that asker that ask for it
 */
GPtrArray *
alur_sheet_requirement_get_steps (const AlurSheetRequirement *self, guint column)
{
  return g_hash_table_lookup (self->cells, GUINT_TO_POINTER (column - 1));
}

/*< private >
 * alur_requirement_sheet_gather:
 *
 * Makes all rows and columns anew.
 */
void
alur_requirement_sheet_gather (AlurGridSheet *sheet)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (sheet);
  const AlurElement *stage = alur_editor_get_stage (alur_grid_sheet_get_editor (sheet));
  g_autoptr (AlurRequirements) requirements = NULL;

  self->rows = g_ptr_array_new_with_free_func (free_requirement);
  self->asker_of = g_hash_table_new (NULL, NULL);
  self->askers = g_array_new (FALSE, TRUE, sizeof (AlurSheetAsker));
  g_array_set_clear_func (self->askers, clear_asker);
  if (stage == NULL)
    return;
  requirements = alur_requirements_new (alur_grid_sheet_get_document (sheet), stage);
  for (guint i = 0; i < alur_requirements_get_n_askers (requirements); i++)
    add_asker (self, alur_requirements_get_asker (requirements, i));
  add_rows (self, requirements, TRUE);
  add_rows (self, requirements, FALSE);
  if (self->rows->len > 0)
    find_steps (self, stage, requirements);
  for (guint i = 0; i < self->rows->len; i++)
    gather_words (self, g_ptr_array_index (self->rows, i));
}

static gboolean
passes (AlurRequirementSheet *self, const AlurSheetRequirement *row)
{
  guint shown = alur_grid_sheet_get_shown (ALUR_GRID_SHEET (self));

  if (shown == ALUR_REQUIREMENTS_REWORDED && !row->reworded)
    return FALSE;
  if (shown == ALUR_REQUIREMENTS_REPEATED && !row->reworded && row->n_steps < 2)
    return FALSE;
  return alur_grid_sheet_is_found (ALUR_GRID_SHEET (self), row->searched);
}

/* How many steps ask, in a column that counts them. */
static guint
count_steps (AlurRequirementSheet *self, const AlurSheetRequirement *row, guint column)
{
  const GPtrArray *steps = alur_sheet_requirement_get_steps (row, column);

  if (column > self->askers->len)
    return row->n_steps;
  return steps != NULL ? steps->len : 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  AlurRequirementSheet *self = data;
  const AlurSheetRequirement *one = *(AlurSheetRequirement *const *) a;
  const AlurSheetRequirement *other = *(AlurSheetRequirement *const *) b;
  guint column = (guint) alur_grid_sheet_get_sort_key (ALUR_GRID_SHEET (self));
  int result;

  if (column == ALUR_REQUIREMENT_NAME)
    result = alur_text_compare (one->name, other->name);
  else if (column == self->askers->len + 2)
    result = alur_text_compare (one->remark, other->remark);
  else
    /* Most first: that is what one looks for. */
    result = (int) count_steps (self, other, column) - (int) count_steps (self, one, column);
  return alur_grid_sheet_is_descending (ALUR_GRID_SHEET (self)) ? -result : result;
}

/*< private >
 * alur_requirement_sheet_list:
 *
 * Lists the rows that are shown, in their order.
 */
void
alur_requirement_sheet_list (AlurGridSheet *sheet)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (sheet);
  int key = alur_grid_sheet_get_sort_key (sheet);

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++)
    if (passes (self, g_ptr_array_index (self->rows, i)))
      g_ptr_array_add (self->listed, g_ptr_array_index (self->rows, i));
  if (key != ALUR_GRID_UNSORTED && (guint) key <= self->askers->len + 2)
    g_ptr_array_sort_with_data (self->listed, compare_rows, self);
}
