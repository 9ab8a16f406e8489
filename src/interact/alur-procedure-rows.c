/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What inserting, removing and moving a row does to the flow of a procedure: rows are typed as if
 * one followed the other, so the flow is led through what comes in, past what goes, and the other
 * way round where two rows change places. */

#include "alur-procedure-rows.h"

#include "alur-language.h"
#include "alur-step-order.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

struct _AlurProcedureRows
{
  AlurDocument *document;
  AlurElement *procedure;
  AlurStepLinks *links;
  GPtrArray *steps;
  GHashTable *places; /* step → row + 1 */
  GArray *numbers;    /* of each row among its like, from 1 */
  gboolean is_counted;
  guint counts[ALUR_STEP_KIND_END + 1]; /* of starts, ends, and under TASK all activities */
};

static AlurStepKind
kind_of (const AlurElement *step)
{
  return (AlurStepKind) alur_element_get_word (step, ALUR_STEP_KIND);
}

/* Starts and ends are counted by themselves, all else is an activity. */
static AlurStepKind
like_of (const AlurElement *step)
{
  AlurStepKind kind = kind_of (step);

  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END ? kind : ALUR_STEP_KIND_TASK;
}

/**
 * alur_procedure_rows_new:
 * @procedure: a procedure of @document, both of which outlive the rows
 *
 * Returns: (transfer full): its rows
 */
AlurProcedureRows *
alur_procedure_rows_new (AlurDocument *document, AlurElement *procedure)
{
  AlurProcedureRows *self = g_new0 (AlurProcedureRows, 1);

  self->document = document;
  self->procedure = procedure;
  self->links = alur_step_links_new (document, procedure);
  self->steps = alur_step_order (self->links);
  self->places = g_hash_table_new (NULL, NULL);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
alur_procedure_rows_free (AlurProcedureRows *self)
{
  alur_step_links_free (self->links);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->places);
  g_array_unref (self->numbers);
  g_free (self);
}

/* Numbers and places, once somebody asks for them after rows have changed. */
static void
count (AlurProcedureRows *self)
{
  if (self->is_counted)
    return;
  self->is_counted = TRUE;
  g_hash_table_remove_all (self->places);
  g_array_set_size (self->numbers, self->steps->len);
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    self->counts[i] = 0;
  for (guint row = 0; row < self->steps->len; row++)
    {
      AlurElement *step = g_ptr_array_index (self->steps, row);

      g_hash_table_insert (self->places, step, GUINT_TO_POINTER (row + 1));
      g_array_index (self->numbers, guint, row) = ++self->counts[like_of (step)];
    }
}

/**
 * alur_procedure_rows_get_links:
 *
 * Returns: (transfer none): the control flows between the rows
 */
AlurStepLinks *
alur_procedure_rows_get_links (AlurProcedureRows *self)
{
  return self->links;
}

guint
alur_procedure_rows_get_size (AlurProcedureRows *self)
{
  return self->steps->len;
}

/**
 * alur_procedure_rows_get_n_activities:
 *
 * Returns: how many rows are numbered
 */
guint
alur_procedure_rows_get_n_activities (AlurProcedureRows *self)
{
  count (self);
  return self->counts[ALUR_STEP_KIND_TASK];
}

/**
 * alur_procedure_rows_get_step:
 *
 * Returns: (transfer none): the step in a row
 */
AlurElement *
alur_procedure_rows_get_step (AlurProcedureRows *self, guint row)
{
  return g_ptr_array_index (self->steps, row);
}

/**
 * alur_procedure_rows_find:
 *
 * Returns: the row of a step; -1: none
 */
int
alur_procedure_rows_find (AlurProcedureRows *self, const AlurElement *step)
{
  count (self);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->places, step)) - 1;
}

/**
 * alur_procedure_rows_dup_label:
 *
 * Returns: (transfer full): what a row is called in the language of the document: its number, or
 *   "Mulai", "Selesai", with a number where there are several
 */
char *
alur_procedure_rows_dup_label (AlurProcedureRows *self, guint row)
{
  const char *language = alur_document_get_language (self->document);
  AlurStepKind like = like_of (alur_procedure_rows_get_step (self, row));
  const char *name;
  guint number;

  count (self);
  number = g_array_index (self->numbers, guint, row);
  if (like == ALUR_STEP_KIND_TASK)
    return g_strdup_printf ("%u", number);
  /* Translators: what the row of a start or an end is called in the table of a procedure */
  name = like == ALUR_STEP_KIND_START ? alur_tr_context (language, "row", "Start")
                                      : alur_tr_context (language, "row", "End");
  return self->counts[like] > 1 ? g_strdup_printf ("%s %u", name, number) : g_strdup (name);
}

/**
 * alur_procedure_rows_find_kind:
 * @kind: ALUR_STEP_KIND_START, ALUR_STEP_KIND_END, or ALUR_STEP_KIND_TASK for any activity
 * @number: from 1
 *
 * Returns: (transfer none) (nullable): the step of that number among its like
 */
AlurElement *
alur_procedure_rows_find_kind (AlurProcedureRows *self, AlurStepKind kind, guint number)
{
  count (self);
  for (guint row = number > 0 ? number - 1 : 0; row < self->steps->len; row++)
    if (g_array_index (self->numbers, guint, row) == number
        && like_of (g_ptr_array_index (self->steps, row)) == kind)
      return g_ptr_array_index (self->steps, row);
  return NULL;
}

/**
 * alur_procedure_rows_find_activity:
 * @number: from 1
 *
 * Returns: (transfer none) (nullable): the step that has this number
 */
AlurElement *
alur_procedure_rows_find_activity (AlurProcedureRows *self, guint number)
{
  return alur_procedure_rows_find_kind (self, ALUR_STEP_KIND_TASK, number);
}

/* --- Inserting -------------------------------------------------------------------------------- */

/* A new step beside @like, done by the same; it stands in the document behind @after. */
static AlurElement *
make_step (AlurProcedureRows *self, AlurElement *next, const AlurElement *like)
{
  AlurElement *step
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_STEP, NULL, next);

  if (like != NULL)
    {
      alur_document_set (self->document, step, ALUR_STEP_UNIT, like->values[ALUR_STEP_UNIT]);
      alur_document_set (self->document, step, ALUR_STEP_POSITION,
                         like->values[ALUR_STEP_POSITION]);
    }
  alur_step_links_add_step (self->links, step);
  return step;
}

static void
insert_row (AlurProcedureRows *self, guint row, AlurElement *step)
{
  g_ptr_array_insert (self->steps, (int) row, step);
  self->is_counted = FALSE;
}

/* The flows that are one way with @flow: all from one step to another, but for the answers of a
 * decision. A list that stays while they change. */
static GPtrArray *
list_way (AlurProcedureRows *self, AlurElement *flow)
{
  AlurElement *from = alur_step_links_get_source (self->links, flow);
  const GPtrArray *out = alur_step_links_get_out (self->links, from);
  GPtrArray *way = g_ptr_array_new ();

  for (guint i = 0; i < out->len; i++)
    {
      AlurElement *other = g_ptr_array_index (out, i);

      if (other == flow
          || (kind_of (from) != ALUR_STEP_KIND_DECISION
              && alur_element_get_ref (other, ALUR_FLOW_TO)
                     == alur_element_get_ref (flow, ALUR_FLOW_TO)))
        g_ptr_array_add (way, other);
    }
  return way;
}

static gboolean
has_several_ways (AlurProcedureRows *self, const AlurElement *step)
{
  const GPtrArray *out = alur_step_links_get_out (self->links, step);
  g_autoptr (GPtrArray) way
      = out->len > 0 ? list_way (self, g_ptr_array_index (out, 0)) : g_ptr_array_new ();

  return way->len < out->len;
}

/* A flow of the way out of @step on which a row behind it lies: the only one, or that to the next
 * row. */
static AlurElement *
find_way_on (AlurProcedureRows *self, AlurElement *step, guint next_row)
{
  const GPtrArray *out = alur_step_links_get_out (self->links, step);

  if (out->len > 0 && !has_several_ways (self, step))
    return g_ptr_array_index (out, 0);
  return next_row < self->steps->len
             ? alur_step_links_find (self->links, step, g_ptr_array_index (self->steps, next_row))
             : NULL;
}

/* Leads the way of @flow through @step. */
static void
lead_through (AlurProcedureRows *self, AlurElement *flow, AlurElement *step)
{
  AlurElement *target = alur_step_links_get_target (self->links, flow);
  g_autoptr (GPtrArray) way = list_way (self, flow);

  for (guint i = 0; i < way->len; i++)
    alur_step_links_lead_to (self->links, g_ptr_array_index (way, i), step);
  alur_step_links_connect (self->links, step, target);
}

static guint
insert_behind (AlurProcedureRows *self, guint row)
{
  AlurElement *before = g_ptr_array_index (self->steps, row);
  AlurElement *flow = find_way_on (self, before, row + 1);
  AlurElement *step = make_step (self, before->next, before);

  if (flow != NULL)
    lead_through (self, flow, step);
  else
    alur_step_links_connect (self->links, before, step);
  insert_row (self, row + 1, step);
  return row + 1;
}

/* Behind an end nothing can stand: a row comes in on the nearest way to it. */
static guint
insert_before_end (AlurProcedureRows *self, guint row)
{
  AlurElement *end = g_ptr_array_index (self->steps, row);
  AlurElement *nearest = NULL;
  AlurElement *step;

  for (guint i = row; i > 0 && nearest == NULL; i--)
    nearest = alur_step_links_find (self->links, g_ptr_array_index (self->steps, i - 1), end);
  if (nearest != NULL)
    {
      AlurElement *before = alur_step_links_get_source (self->links, nearest);

      step = make_step (self, before->next, before);
      lead_through (self, nearest, step);
    }
  else
    {
      step = make_step (self, end, end);
      alur_step_links_connect (self->links, step, end);
    }
  insert_row (self, row, step);
  return row;
}

static guint
insert_first (AlurProcedureRows *self)
{
  AlurElement *first = self->steps->len > 0 ? g_ptr_array_index (self->steps, 0) : NULL;
  AlurElement *step;

  if (first != NULL && kind_of (first) == ALUR_STEP_KIND_START)
    return insert_behind (self, 0);
  step = make_step (self, first, first);
  if (first != NULL)
    alur_step_links_connect (self->links, step, first);
  insert_row (self, 0, step);
  return 0;
}

/**
 * alur_procedure_rows_insert:
 * @after: behind which row; -1: before all, but for a start
 *
 * Makes a step there, done by whoever does the one before it, and leads the flow through it.
 *
 * Returns: its row
 */
guint
alur_procedure_rows_insert (AlurProcedureRows *self, int after)
{
  if (after < 0 || self->steps->len == 0)
    return insert_first (self);
  if (kind_of (g_ptr_array_index (self->steps, after)) == ALUR_STEP_KIND_END)
    return insert_before_end (self, (guint) after);
  return insert_behind (self, (guint) after);
}

/**
 * alur_procedure_rows_append:
 * @kind: its kind
 *
 * Returns: (transfer none): a new step in the last row, connected with nothing
 */
AlurElement *
alur_procedure_rows_append (AlurProcedureRows *self, AlurStepKind kind)
{
  AlurElement *step = make_step (self, NULL, NULL);

  alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  insert_row (self, self->steps->len, step);
  return step;
}

/* --- Removing --------------------------------------------------------------------------------- */

/* The nearest row below to which a step leads; NULL: none. */
static AlurElement *
find_successor (AlurProcedureRows *self, const AlurElement *step)
{
  const GPtrArray *out = alur_step_links_get_out (self->links, step);
  int row = alur_procedure_rows_find (self, step);
  int nearest = G_MAXINT;

  for (guint i = 0; i < out->len; i++)
    {
      int to = alur_procedure_rows_find (
          self, alur_step_links_get_target (self->links, g_ptr_array_index (out, i)));

      if (to > row && to < nearest)
        nearest = to;
    }
  return nearest < G_MAXINT ? g_ptr_array_index (self->steps, nearest) : NULL;
}

/* Whether a flow from @from to @to says nothing that another does not say. */
static gboolean
is_needless (AlurProcedureRows *self, const AlurElement *flow, AlurElement *from, AlurElement *to)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  const GPtrArray *out = alur_step_links_get_out (self->links, from);

  for (guint i = 0; i < out->len; i++)
    {
      const AlurElement *other = g_ptr_array_index (out, i);

      if (other != flow && alur_element_get_ref (other, ALUR_FLOW_TO) == alur_element_get_id (to)
          && alur_element_get_word (other, ALUR_FLOW_KIND)
                 == alur_element_get_word (flow, ALUR_FLOW_KIND)
          && (label == NULL
              || (kind_of (from) != ALUR_STEP_KIND_DECISION
                  && alur_text_same (label, alur_element_get_text (other, ALUR_FLOW_LABEL)))))
        return TRUE;
    }
  return FALSE;
}

/* Leads what leads to @step from outside of the rows that go past it, to @to, or drops it. */
static void
bridge (AlurProcedureRows *self, AlurElement *step, AlurElement *to, int first, int last)
{
  g_autoptr (GPtrArray) in
      = g_ptr_array_copy ((GPtrArray *) alur_step_links_get_in (self->links, step), NULL, NULL);

  for (guint i = 0; i < in->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (in, i);
      AlurElement *from = alur_step_links_get_source (self->links, flow);

      if (alur_procedure_rows_find (self, from) >= first
          && alur_procedure_rows_find (self, from) <= last)
        continue;
      if (to == NULL || from == to || is_needless (self, flow, from, to))
        alur_step_links_drop_flow (self->links, flow);
      else
        alur_step_links_lead_to (self->links, flow, to);
    }
}

/**
 * alur_procedure_rows_remove:
 * @row: the first
 * @n_rows: how many
 *
 * Removes the steps; what led to them leads to the next row that stays.
 */
void
alur_procedure_rows_remove (AlurProcedureRows *self, guint row, guint n_rows)
{
  g_autofree AlurElement **successors = g_new0 (AlurElement *, n_rows + 1);

  /* from below, so that each knows where what it leads to leads in the end */
  for (guint i = n_rows; i > 0; i--)
    {
      AlurElement *next = find_successor (self, alur_procedure_rows_get_step (self, row + i - 1));
      int to = next != NULL ? alur_procedure_rows_find (self, next) : -1;

      successors[i - 1] = to >= 0 && to < (int) (row + n_rows) ? successors[to - (int) row] : next;
    }
  for (guint i = 0; i < n_rows; i++)
    bridge (self, alur_procedure_rows_get_step (self, row + i), successors[i], (int) row,
            (int) (row + n_rows) - 1);
  for (guint i = 0; i < n_rows; i++)
    alur_step_links_drop_step (self->links, alur_procedure_rows_get_step (self, row + i));
  g_ptr_array_remove_range (self->steps, row, n_rows);
  self->is_counted = FALSE;
}

/* --- Moving ----------------------------------------------------------------------------------- */

static char *
refuse_swap (AlurProcedureRows *self, const AlurElement *upper, const AlurElement *lower)
{
  if (kind_of (upper) == ALUR_STEP_KIND_START)
    return g_strdup (alur_tr (NULL, N_ ("Nothing comes before the start.")));
  if (kind_of (lower) == ALUR_STEP_KIND_END)
    return g_strdup (alur_tr (NULL, N_ ("Nothing comes behind the end.")));
  if (has_several_ways (self, lower))
    return g_strdup (alur_tr (NULL, N_ ("Several ways lead on from the lower row. Write in its "
                                        "last column where they shall lead.")));
  return NULL;
}

/* The flows into @step from rows above @row, as a list that stays while they change. */
static GPtrArray *
list_from_above (AlurProcedureRows *self, const AlurElement *step, int row)
{
  const GPtrArray *in = alur_step_links_get_in (self->links, step);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < in->len; i++)
    if (alur_procedure_rows_find (
            self, alur_step_links_get_source (self->links, g_ptr_array_index (in, i)))
        < row)
      g_ptr_array_add (found, g_ptr_array_index (in, i));
  return found;
}

static void
lead_all_to (AlurProcedureRows *self, const GPtrArray *flows, AlurElement *step)
{
  for (guint i = 0; i < flows->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (flows, i);
      AlurElement *from = alur_step_links_get_source (self->links, flow);

      if (is_needless (self, flow, from, step))
        alur_step_links_drop_flow (self->links, flow);
      else
        alur_step_links_lead_to (self->links, flow, step);
    }
}

/* Where nothing follows @lower but @upper, the way between the two is turned round. It is the
 * answer of a decision no more. */
static void
turn_round (AlurProcedureRows *self, AlurElement *upper, AlurElement *lower)
{
  g_autoptr (GPtrArray) between = list_way (self, alur_step_links_find (self->links, upper, lower));

  for (guint i = 0; i < between->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (between, i);

      if (kind_of (upper) == ALUR_STEP_KIND_DECISION)
        {
          alur_document_unset (self->document, flow, ALUR_FLOW_LABEL);
          alur_document_unset (self->document, flow, ALUR_FLOW_PROBABILITY);
        }
      alur_step_links_lead_to (self->links, flow, upper);
      alur_step_links_come_from (self->links, flow, lower);
    }
}

/* Turns "before → upper → lower → behind" into "before → lower → upper → behind". Ways back to
 * either go on leading to it. */
static void
swap_in_sequence (AlurProcedureRows *self, AlurElement *upper, AlurElement *lower, int row)
{
  const GPtrArray *out = alur_step_links_get_out (self->links, lower);
  AlurElement *behind
      = out->len > 0 ? alur_step_links_get_target (self->links, g_ptr_array_index (out, 0)) : NULL;
  g_autoptr (GPtrArray) onward = NULL;
  g_autoptr (GPtrArray) to_upper = list_from_above (self, upper, row);
  g_autoptr (GPtrArray) to_lower = list_from_above (self, lower, row + 1);

  if (behind == NULL || behind == upper || behind == lower)
    {
      lead_all_to (self, to_upper, lower);
      if (behind != upper)
        turn_round (self, upper, lower);
      return;
    }
  onward = list_way (self, g_ptr_array_index (out, 0));
  lead_all_to (self, to_lower, behind);
  for (guint i = 0; i < onward->len; i++)
    alur_step_links_lead_to (self->links, g_ptr_array_index (onward, i), upper);
  lead_all_to (self, to_upper, lower);
}

/* Puts the row below @row before it. */
static gboolean
swap (AlurProcedureRows *self, guint row, char **refusal)
{
  AlurElement *upper = g_ptr_array_index (self->steps, row);
  AlurElement *lower = g_ptr_array_index (self->steps, row + 1);
  gboolean in_sequence = alur_step_links_find (self->links, upper, lower) != NULL;

  if (in_sequence)
    {
      *refusal = refuse_swap (self, upper, lower);
      if (*refusal != NULL)
        return FALSE;
      swap_in_sequence (self, upper, lower, (int) row);
    }
  alur_document_move (self->document, lower, self->procedure, upper);
  g_ptr_array_index (self->steps, row) = lower;
  g_ptr_array_index (self->steps, row + 1) = upper;
  self->is_counted = FALSE;
  return TRUE;
}

/**
 * alur_procedure_rows_move:
 * @row: the first
 * @n_rows: how many
 * @direction: -1: up past the row above, 1: down past the one below
 * @refusal: (out): why it can't be
 *
 * Rows that follow one another change places in the flow too; rows of different branches only
 * change places in the table.
 *
 * Returns: whether it was done
 */
gboolean
alur_procedure_rows_move (
    AlurProcedureRows *self, guint row, guint n_rows, int direction, char **refusal)
{
  gboolean done = TRUE;

  if ((direction < 0 && row == 0) || (direction > 0 && row + n_rows >= self->steps->len))
    {
      *refusal = g_strdup (direction < 0 ? alur_tr (NULL, N_ ("These are the first rows already."))
                                         : alur_tr (NULL, N_ ("These are the last rows already.")));
      return FALSE;
    }
  for (guint i = 0; i < n_rows && done; i++)
    done = swap (self, direction < 0 ? row - 1 + i : row + n_rows - 1 - i, refusal);
  return done;
}

/**
 * alur_procedure_rows_finish:
 *
 * Deletes what was removed, before the transaction ends.
 */
void
alur_procedure_rows_finish (AlurProcedureRows *self)
{
  alur_step_links_finish (self->links);
}
