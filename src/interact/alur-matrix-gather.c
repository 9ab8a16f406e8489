/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the matrix shows of the document: only what an edit may have changed is gathered anew. */

#include "alur-matrix-private.h"

#include "alur-nesting.h"
#include "alur-text.h"

#include <stdlib.h>
#include <string.h>

static void
clear_actor (gpointer data)
{
  AlurMatrixActor *actor = data;

  g_array_unref (actor->areas);
}

/* Makes the empty lists. */
void
alur_matrix_init_data (AlurMatrix *self)
{
  self->functions = g_array_new (FALSE, FALSE, sizeof (AlurMatrixFunction));
  self->place_of = g_hash_table_new (NULL, NULL);
  self->units = g_array_new (FALSE, TRUE, sizeof (AlurMatrixUnit));
  self->unit_numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  self->held = g_array_new (FALSE, FALSE, sizeof (AlurMatrixHeld));
  self->holders = g_ptr_array_new ();
  self->marks = g_byte_array_new ();
  self->conflicts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->shown_units = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (AlurMatrixRow));
  self->keys = g_string_chunk_new (512);
  self->areas = g_array_new (FALSE, FALSE, sizeof (AlurMatrixArea));
  self->actors = g_array_new (FALSE, FALSE, sizeof (AlurMatrixActor));
  g_array_set_clear_func (self->actors, clear_actor);
}

/* Gives the lists back. */
void
alur_matrix_clear_data (AlurMatrix *self)
{
  g_array_unref (self->functions);
  g_hash_table_unref (self->place_of);
  g_array_unref (self->unit_numbers);
  g_array_unref (self->held);
  g_ptr_array_unref (self->holders);
  g_byte_array_unref (self->marks);
  g_hash_table_unref (self->conflicts);
  g_ptr_array_unref (self->shown_units);
  g_array_unref (self->units);
  g_array_unref (self->rows);
  g_array_unref (self->areas);
  g_array_unref (self->actors);
  g_string_chunk_free (self->keys);
  g_free (self->coverage);
}

/* --- What an edit has changed ----------------------------------------------------------------- */

static gboolean
is_of_tree (const AlurChange *change, guint parent_field)
{
  return change->type != ALUR_CHANGE_SET || change->field == ALUR_FIELD_ID
         || change->field == parent_field;
}

/* Whether columns may be others, in another order or called otherwise. */
static gboolean
is_of_columns (const AlurChange *change)
{
  return change->element->kind != ALUR_KIND_UNIT || is_of_tree (change, ALUR_UNIT_PARENT)
         || change->field == ALUR_UNIT_NAME || change->field == ALUR_UNIT_SHORT
         || change->field == ALUR_UNIT_LEVEL;
}

static void
note_change (AlurMatrix *self, const AlurChange *change)
{
  switch ((guint) change->element->kind)
    {
    case ALUR_KIND_FUNCTION:
    case ALUR_KIND_FUNCTIONS:
      if (is_of_tree (change, ALUR_FUNCTION_PARENT))
        self->has_functions = FALSE;
      break;
    case ALUR_KIND_AUTHORITY:
      self->has_held = FALSE;
      break;
    case ALUR_KIND_UNIT:
    case ALUR_KIND_ORGANISATION:
    case ALUR_KIND_STAGE:
      if (is_of_tree (change, ALUR_UNIT_PARENT))
        self->has_units = FALSE;
      if (change->type == ALUR_CHANGE_SET && change->field == ALUR_UNIT_LEVEL)
        self->has_institutions = FALSE;
      if (is_of_columns (change))
        self->has_columns = FALSE;
      break;
    default:
      break;
    }
}

/* Notes what must be gathered anew. */
void
alur_matrix_note_changes (AlurMatrix *self, const AlurChangeSet *changes)
{
  for (guint i = 0; i < changes->n_changes; i++)
    note_change (self, &changes->changes[i]);
}

/* --- Functions -------------------------------------------------------------------------------- */

/* The place of the last function before @place that is less deep: that in which it lies. */
static int
find_parent (AlurMatrix *self, guint place, guint depth)
{
  int above = (int) place - 1;

  while (above >= 0 && alur_matrix_get_function (self, (guint) above)->depth >= depth)
    above = alur_matrix_get_function (self, (guint) above)->parent;
  return above;
}

/* Inside an edit the editor knows of no change yet. */
static const GArray *
list_functions (AlurMatrix *self, AlurNesting *inside)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  return inside != NULL ? alur_nesting_list (inside, alur_document_get_functions (document))
                        : alur_editor_list_functions (self->editor);
}

static void
gather_functions (AlurMatrix *self, gboolean is_inside)
{
  g_autoptr (AlurNesting) inside = is_inside
                                       ? alur_nesting_new (alur_editor_get_document (self->editor),
                                                           ALUR_KIND_FUNCTION, ALUR_FUNCTION_PARENT)
                                       : NULL;
  const GArray *nodes = list_functions (self, inside);

  g_array_set_size (self->functions, 0);
  g_hash_table_remove_all (self->place_of);
  for (guint place = 0; place < nodes->len; place++)
    {
      const AlurNested *node = &g_array_index (nodes, AlurNested, place);
      AlurMatrixFunction function = { .function = node->element,
                                      .depth = node->depth,
                                      .end = place + 1,
                                      .parent = find_parent (self, place, node->depth) };

      g_array_append_val (self->functions, function);
      g_hash_table_insert (self->place_of,
                           (gpointer) (guintptr) alur_element_get_id (node->element),
                           GUINT_TO_POINTER (place + 1));
    }
  for (guint place = nodes->len; place > 0; place--)
    {
      const AlurMatrixFunction *function = alur_matrix_get_function (self, place - 1);

      if (function->parent >= 0)
        {
          AlurMatrixFunction *above = alur_matrix_get_function (self, (guint) function->parent);

          above->end = MAX (above->end, function->end);
        }
    }
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const AlurMatrixHeld *one = a;
  const AlurMatrixHeld *other = b;
  guint x = alur_element_get_word (one->authority, ALUR_AUTHORITY_ROLE);
  guint y = alur_element_get_word (other->authority, ALUR_AUTHORITY_ROLE);

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  if (x == y)
    {
      x = alur_element_get_word (one->authority, ALUR_AUTHORITY_RESOURCE);
      y = alur_element_get_word (other->authority, ALUR_AUTHORITY_RESOURCE);
    }
  if (x == y)
    {
      x = one->authority->serial;
      y = other->authority->serial;
    }
  return (x > y) - (x < y);
}

/* --- Units and what they hold ----------------------------------------------------------------- */

static void
gather_units (AlurMatrix *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const GArray *nodes = alur_editor_list_units (self->editor);

  g_array_set_size (self->units, 0);
  g_array_set_size (self->units, nodes->len);
  g_array_set_size (self->unit_numbers, 0);
  g_array_set_size (self->unit_numbers, alur_document_get_serials (document));
  for (guint i = 0; i < nodes->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      unit->unit = g_array_index (nodes, AlurNested, i).element;
      unit->order = i;
      unit->institution = unit;
      g_array_index (self->unit_numbers, guint, unit->unit->serial) = i + 1;
    }
}

/* NULL: it is no unit of the stage that is shown. */
AlurMatrixUnit *
alur_matrix_find_unit (AlurMatrix *self, const AlurElement *unit)
{
  guint number = unit->serial < self->unit_numbers->len
                     ? g_array_index (self->unit_numbers, guint, unit->serial)
                     : 0;

  return number > 0 ? alur_matrix_get_unit (self, number - 1) : NULL;
}

/* The unit that is the institution of another, as the analysis sees it. */
static void
find_institutions (AlurMatrix *self)
{
  AlurStageIndex *index
      = alur_analysis_get_index (alur_editor_get_analysis (self->editor), self->stage);

  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);
      AlurUnitNode *node = alur_stage_index_get_unit (index, alur_element_get_id (unit->unit));
      AlurMatrixUnit *institution = node != NULL && node->institution != NULL
                                        ? alur_matrix_find_unit (self, node->institution->unit)
                                        : NULL;

      unit->institution = institution != NULL ? institution : unit;
    }
}

/* Most hold little. */
static void
sort_held (AlurMatrixHeld *held, guint n_held)
{
  for (guint i = 1; i < n_held; i++)
    if (compare_held (&held[i - 1], &held[i]) > 0)
      {
        qsort (held, n_held, sizeof *held, compare_held);
        return;
      }
}

static void
list_held (AlurMatrix *self)
{
  g_array_set_size (self->held, 0);
  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);
      guint before = self->held->len;

      ALUR_FOREACH (authority, unit->unit, ALUR_KIND_AUTHORITY)
      {
        const char *id = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
        guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->place_of, id));
        AlurMatrixHeld held = { place - 1, authority };

        if (place > 0)
          g_array_append_val (self->held, held);
      }
      unit->n_held = self->held->len - before;
    }
}

/* Who holds something of each function, as far as it is no part of another one. */
static void
list_holders (AlurMatrix *self)
{
  g_autofree guint *ends = g_new0 (guint, self->functions->len + 1);
  guint sum = 0;

  for (guint i = 0; i < self->held->len; i++)
    ends[g_array_index (self->held, AlurMatrixHeld, i).place]++;
  for (guint place = 0; place < self->functions->len; place++)
    {
      guint n = ends[place];

      alur_matrix_get_function (self, place)->first_holder = ends[place] = sum;
      sum += n;
    }
  g_ptr_array_set_size (self->holders, (int) sum);
  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      for (guint k = 0; k < unit->n_held; k++)
        g_ptr_array_index (self->holders, ends[unit->held[k].place]++) = unit;
    }
}

static void
gather_held (AlurMatrix *self)
{
  AlurMatrixHeld *held;

  list_held (self);
  held = (AlurMatrixHeld *) (gpointer) self->held->data;
  memset (self->totals, 0, sizeof self->totals);
  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      unit->held = held;
      if (unit->n_held > 0)
        {
          held += unit->n_held;
          sort_held (unit->held, unit->n_held);
        }
      memset (unit->totals, 0, sizeof unit->totals);
      for (guint k = 0; k < unit->n_held; k++)
        {
          guint role = alur_element_get_word (unit->held[k].authority, ALUR_AUTHORITY_ROLE);

          unit->totals[role]++;
          self->totals[role]++;
        }
    }
  list_holders (self);
}

static void
sum_up_institutions (AlurMatrix *self)
{
  for (guint i = 0; i < self->units->len; i++)
    memset (alur_matrix_get_unit (self, i)->institution_totals, 0,
            sizeof alur_matrix_get_unit (self, i)->institution_totals);
  for (guint i = 0; i < self->units->len; i++)
    {
      const AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      for (guint role = 0; unit->n_held > 0 && role < ALUR_N_ROLES; role++)
        unit->institution->institution_totals[role] += unit->totals[role];
    }
}

/* --- What is looked for ----------------------------------------------------------------------- */

/* Text that is looked for finds a function by who holds it, too. */
static void
find_names (AlurMatrix *self)
{
  for (guint place = 0; place < self->functions->len; place++)
    {
      AlurMatrixFunction *function = alur_matrix_get_function (self, place);

      function->is_found = alur_text_has (alur_element_get_name (function->function), self->filter);
    }
  for (guint i = 0; self->filter[0] != '\0' && i < self->units->len; i++)
    {
      const AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      if (unit->n_held == 0
          || (!alur_text_has (alur_matrix_get_unit_name (unit->unit, TRUE), self->filter)
              && !alur_text_has (alur_matrix_get_unit_name (unit->unit, FALSE), self->filter)))
        continue;
      for (guint k = 0; k < unit->n_held; k++)
        alur_matrix_get_function (self, unit->held[k].place)->is_found = TRUE;
    }
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
gather_what_is_old (AlurMatrix *self, gboolean with_findings)
{
  gboolean had_held = self->has_functions && self->has_units && self->has_held;

  if (!self->has_functions)
    gather_functions (self, !with_findings);
  if (!self->has_units)
    {
      gather_units (self);
      self->has_institutions = self->has_columns = FALSE;
    }
  if (!had_held)
    gather_held (self);
  if (!self->has_institutions && with_findings && self->stage != NULL)
    find_institutions (self);
  if ((!had_held || !self->has_institutions) && with_findings)
    sum_up_institutions (self);
  self->has_units = TRUE;
  self->has_institutions = self->has_institutions || with_findings;
  self->has_functions = self->has_held = with_findings;
}

/* Gathers anew what is old; @with_findings: FALSE inside an edit, of which the analysis knows
 * nothing yet, and which may be taken back without a word. */
void
alur_matrix_gather (AlurMatrix *self, gboolean with_findings)
{
  const AlurElement *stage = alur_editor_get_stage (self->editor);

  if (stage != self->stage)
    self->has_units = FALSE;
  if (!with_findings)
    self->has_functions = FALSE;
  self->stage = stage;
  gather_what_is_old (self, with_findings);
  if (with_findings)
    alur_matrix_gather_findings (self);
  find_names (self);
  alur_matrix_gather_areas (self);
  if (!self->has_columns)
    alur_matrix_order_columns (self);
  self->has_columns = TRUE;
  alur_matrix_order_rows (self);
}
