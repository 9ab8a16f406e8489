/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the steps and flows of a procedure to rows, posts and arrows.
 *
 * Only the sequence is drawn: an SOP AP knows no other flows. A wait has no row: arrows pass over
 * it, and its time is that of the row that comes next. */

#include "alur-sop-table.h"

#include "alur-flow.h"
#include "alur-sop-private.h"

#define SECONDS_AN_HOUR 3600.0
#define MOST_WAITS 64 /* in a row */

/* A table in the making. */
typedef struct
{
  AlurSopTable *table;
  AlurSopSteps steps;
  guint *rows; /* of each step, G_MAXUINT: none */
  GArray *arrows;
  const AlurElement **passed; /* of each step, while waits are followed: the flow that is told */
} Maker;

static const AlurElement *
get_step (const Maker *self, guint step)
{
  return g_ptr_array_index (self->steps.steps, step);
}

static const AlurSopWay *
get_way (const Maker *self, guint way)
{
  return &g_array_index (self->steps.ways, AlurSopWay, way);
}

static gboolean
is_wait (const Maker *self, guint step)
{
  return alur_sop_step_kind (&self->steps, step) == ALUR_STEP_KIND_WAIT;
}

static void
read_ways (Maker *self, GHashTable *numbers)
{
  ALUR_FOREACH (flow, self->steps.procedure, ALUR_KIND_FLOW)
  {
    guint from = GPOINTER_TO_UINT (
        g_hash_table_lookup (numbers, alur_element_get_ref (flow, ALUR_FLOW_FROM)));
    guint to = GPOINTER_TO_UINT (
        g_hash_table_lookup (numbers, alur_element_get_ref (flow, ALUR_FLOW_TO)));
    AlurSopWay way = { from - 1, to - 1, flow };

    if (alur_flow_may_control (flow) && from > 0 && to > 0)
      g_array_append_val (self->steps.ways, way);
  }
}

static void
read_steps (Maker *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  self->steps.steps = g_ptr_array_new ();
  self->steps.ways = g_array_new (FALSE, FALSE, sizeof (AlurSopWay));
  ALUR_FOREACH (step, self->steps.procedure, ALUR_KIND_STEP)
  {
    g_ptr_array_add (self->steps.steps, step);
    g_hash_table_insert (numbers, (gpointer) (guintptr) alur_element_get_id (step),
                         GUINT_TO_POINTER (self->steps.steps->len));
  }
  read_ways (self, numbers);
}

static double
get_seconds (const Maker *self, const AlurElement *step)
{
  double seconds = 0;
  static const guint fields[] = { ALUR_STEP_WORK, ALUR_STEP_WAIT };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      AlurDuration duration = alur_element_get_duration (step, fields[i]);

      if (alur_duration_is_set (duration))
        seconds += duration.days * self->table->seconds_per_day + duration.seconds;
    }
  return seconds;
}

/* Adds the time of a step or wait to its row; answers what that says in words instead. */
static const char *
add_time (const Maker *self, AlurSopRow *row, const AlurElement *step)
{
  const char *text = alur_element_get_text (step, ALUR_STEP_TIME_TEXT);
  double seconds = get_seconds (self, step);

  row->seconds += seconds;
  if (text == NULL)
    return NULL;
  row->told += seconds;
  row->uncounted |= seconds <= 0;
  return text;
}

static AlurSopSymbol
get_symbol (guint kind)
{
  if (kind == ALUR_STEP_KIND_DECISION)
    return ALUR_SOP_DIAMOND;
  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return ALUR_SOP_CAPSULE;
  return ALUR_SOP_BOX;
}

static void
add_rows (Maker *self)
{
  AlurSopTable *table = self->table;
  g_autofree guint *order = alur_sop_order_steps (&self->steps);
  guint number = 0;

  self->rows = g_new0 (guint, self->steps.steps->len + 1);
  table->rows = g_new0 (AlurSopRow, self->steps.steps->len + 1);
  for (guint i = 0; i < self->steps.steps->len; i++)
    {
      AlurSopRow *row = &table->rows[table->n_rows];

      self->rows[order[i]] = G_MAXUINT;
      if (is_wait (self, order[i]))
        continue;
      self->rows[order[i]] = table->n_rows++;
      row->step = get_step (self, order[i]);
      row->symbol = get_symbol (alur_sop_step_kind (&self->steps, order[i]));
      add_time (self, row, row->step);
      if (row->symbol != ALUR_SOP_CAPSULE)
        row->number = ++number;
    }
}

/* The first row behind a wait, or before it where none is behind. */
static guint
find_next_row (const Maker *self, guint wait, gboolean before)
{
  guint step = wait;

  for (guint passes = 0; passes < MOST_WAITS; passes++)
    {
      guint next = G_MAXUINT;

      for (guint i = 0; i < self->steps.ways->len && next == G_MAXUINT; i++)
        if ((before ? get_way (self, i)->to : get_way (self, i)->from) == step)
          next = before ? get_way (self, i)->from : get_way (self, i)->to;
      if (next == G_MAXUINT)
        break;
      if (!is_wait (self, next))
        return self->rows[next];
      step = next;
    }
  return before ? G_MAXUINT : find_next_row (self, wait, TRUE);
}

static void
add_waits (Maker *self)
{
  for (guint i = 0; i < self->steps.steps->len; i++)
    {
      guint number = is_wait (self, i) ? find_next_row (self, i, FALSE) : G_MAXUINT;
      AlurSopRow *row = &self->table->rows[number != G_MAXUINT ? number : 0];
      const char *text = number != G_MAXUINT ? add_time (self, row, get_step (self, i)) : NULL;

      if (text == NULL)
        continue;
      if (row->wait_text == NULL)
        row->wait_text = g_string_new (text);
      else
        g_string_append_printf (row->wait_text, " + %s", text);
    }
}

/* Several flows from one step to another are one arrow where they say the same. */
static gboolean
is_known (const Maker *self, const AlurSopArrow *arrow)
{
  const char *label = alur_element_get_text (arrow->flow, ALUR_FLOW_LABEL);

  for (guint i = self->arrows->len; i > 0; i--)
    {
      AlurSopArrow *other = &g_array_index (self->arrows, AlurSopArrow, i - 1);
      const char *other_label = alur_element_get_text (other->flow, ALUR_FLOW_LABEL);

      if (other->from != arrow->from || other->to != arrow->to)
        continue;
      if (label == NULL || g_strcmp0 (label, other_label) == 0)
        return TRUE;
      if (other_label == NULL)
        {
          other->flow = arrow->flow;
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_arrow (Maker *self, guint from, guint to, const AlurElement *flow)
{
  AlurSopArrow arrow = { self->rows[from], self->rows[to], flow };

  if (!is_known (self, &arrow))
    g_array_append_val (self->arrows, arrow);
}

/* Of flows behind one another the first that says something. */
static const AlurElement *
choose_told (const AlurElement *before, const AlurElement *after)
{
  return alur_element_get_text (before, ALUR_FLOW_LABEL) == NULL
                 && alur_element_get_text (after, ALUR_FLOW_LABEL) != NULL
             ? after
             : before;
}

/* Where a flow comes to when the waits on its way are passed over. */
static void
follow (Maker *self, const AlurSopWay *way, GArray *waits)
{
  g_array_set_size (waits, 0);
  g_array_append_val (waits, way->to);
  self->passed[way->to] = way->flow;
  for (guint i = 0; i < waits->len; i++)
    {
      guint wait = g_array_index (waits, guint, i);

      for (guint k = 0; k < self->steps.ways->len; k++)
        {
          guint to = get_way (self, k)->to;
          const AlurElement *told;

          if (get_way (self, k)->from != wait || self->passed[to] != NULL)
            continue;
          told = choose_told (self->passed[wait], get_way (self, k)->flow);
          if (!is_wait (self, to))
            {
              add_arrow (self, way->from, to, told);
              continue;
            }
          self->passed[to] = told;
          g_array_append_val (waits, to);
        }
    }
  for (guint i = 0; i < waits->len; i++)
    self->passed[g_array_index (waits, guint, i)] = NULL;
}

static void
add_arrows (Maker *self)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (guint));

  self->arrows = g_array_new (FALSE, FALSE, sizeof (AlurSopArrow));
  self->passed = g_new0 (const AlurElement *, self->steps.steps->len + 1);
  for (guint i = 0; i < self->steps.ways->len; i++)
    {
      const AlurSopWay *way = get_way (self, i);

      if (is_wait (self, way->from))
        continue;
      if (is_wait (self, way->to))
        follow (self, way, waits);
      else
        add_arrow (self, way->from, way->to, way->flow);
    }
  self->table->n_arrows = self->arrows->len;
  self->table->arrows = (AlurSopArrow *) (gpointer) g_array_free (self->arrows, FALSE);
}

/**
 * alur_sop_table_new:
 * @document: a document; must not change while the table is used
 * @procedure: one of its procedures
 *
 * Returns: (transfer full): what its flowchart holds
 */
AlurSopTable *
alur_sop_table_new (AlurDocument *document, const AlurElement *procedure)
{
  AlurSopTable *self = g_new0 (AlurSopTable, 1);
  Maker maker = { .table = self };

  maker.steps.document = document;
  maker.steps.procedure = procedure;
  maker.steps.stage = alur_element_get_stage (procedure);
  self->seconds_per_day = alur_document_get_hours_per_day (document) * SECONDS_AN_HOUR;
  read_steps (&maker);
  add_rows (&maker);
  add_waits (&maker);
  add_arrows (&maker);
  alur_sop_find_columns (self, &maker.steps);
  for (guint i = 0; i < self->n_rows; i++)
    self->seconds += self->rows[i].seconds;
  g_ptr_array_unref (maker.steps.steps);
  g_array_unref (maker.steps.ways);
  g_free (maker.rows);
  g_free (maker.passed);
  return self;
}

/**
 * alur_sop_table_free:
 * @self: (transfer full): a table
 */
void
alur_sop_table_free (AlurSopTable *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].wait_text != NULL)
      g_string_free (self->rows[i].wait_text, TRUE);
  g_free (self->columns);
  g_free (self->rows);
  g_free (self->arrows);
  g_free (self->also);
  g_free (self);
}
