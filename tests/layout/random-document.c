/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-document.h"

static void
set_ref (AlurDocument *document, AlurElement *element, guint field, const char *id)
{
  if (id != NULL)
    alur_document_set_text (document, element, field, id);
}

AlurElement *
random_document_add_stage (AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);
  AlurElement *stage = alur_document_insert (document, root, ALUR_KIND_STAGE, "now", NULL);

  alur_document_set_word (document, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  alur_document_insert (document, stage, ALUR_KIND_ORGANISATION, NULL, NULL);
  return stage;
}

AlurElement *
random_document_add_unit (
    AlurDocument *document, AlurElement *stage, const char *id, const char *parent, guint level)
{
  AlurElement *organisation = alur_element_first (stage, ALUR_KIND_ORGANISATION);
  AlurElement *unit = alur_document_insert (document, organisation, ALUR_KIND_UNIT, id, NULL);

  alur_document_set_word (document, unit, ALUR_UNIT_LEVEL, level);
  set_ref (document, unit, ALUR_UNIT_PARENT, parent);
  return unit;
}

AlurElement *
random_document_add_procedure (AlurDocument *document, AlurElement *stage, const char *id)
{
  return alur_document_insert (document, stage, ALUR_KIND_PROCEDURE, id, NULL);
}

AlurElement *
random_document_add_step (
    AlurDocument *document, AlurElement *procedure, const char *id, guint kind, const char *unit)
{
  AlurElement *step = alur_document_insert (document, procedure, ALUR_KIND_STEP, id, NULL);

  alur_document_set_word (document, step, ALUR_STEP_KIND, kind);
  set_ref (document, step, ALUR_STEP_UNIT, unit);
  return step;
}

AlurElement *
random_document_add_flow (AlurDocument *document,
                          AlurElement *procedure,
                          const char *id,
                          guint kind,
                          const char *from,
                          const char *to)
{
  AlurElement *flow = alur_document_insert (document, procedure, ALUR_KIND_FLOW, id, NULL);

  alur_document_set_word (document, flow, ALUR_FLOW_KIND, kind);
  set_ref (document, flow, ALUR_FLOW_FROM, from);
  set_ref (document, flow, ALUR_FLOW_TO, to);
  return flow;
}

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  GRand *rand;
  guint n_units;
  gboolean some_placed;
} Maker;

static guint
below (Maker *self, guint limit)
{
  return limit > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) limit) : 0;
}

static void
place (Maker *self, AlurElement *element, guint x_field, guint y_field, double x, double y)
{
  if (!self->some_placed || below (self, 8) > 0)
    return;
  alur_document_set_number (self->document, element, x_field, x);
  alur_document_set_number (self->document, element, y_field, y);
}

static void
make_units (Maker *self)
{
  AlurElement *organisation = alur_element_first (self->stage, ALUR_KIND_ORGANISATION);

  for (guint i = 0; i < self->n_units; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      g_autofree char *parent = g_strdup_printf ("u%u", i - 1 - below (self, MIN (i, 8)));
      gboolean root = i == 0 || below (self, 8) == 0;
      guint level = 1 + below (self, ALUR_LEVEL_OTHER);
      AlurElement *unit
          = random_document_add_unit (self->document, self->stage, id, root ? NULL : parent, level);

      place (self, unit, ALUR_UNIT_X, ALUR_UNIT_Y, i % 9 * 260.0 - 300, i / 9 * 180.0);
    }
  for (guint i = 0; i < self->n_units / 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);
      g_autofree char *from = g_strdup_printf ("u%u", below (self, self->n_units));
      g_autofree char *to = g_strdup_printf ("u%u", below (self, self->n_units));
      AlurElement *relation;

      if (g_str_equal (from, to))
        continue;
      relation = alur_document_insert (self->document, organisation, ALUR_KIND_RELATION, id, NULL);
      alur_document_set_word (self->document, relation, ALUR_RELATION_KIND, 1 + below (self, 5));
      set_ref (self->document, relation, ALUR_RELATION_FROM, from);
      set_ref (self->document, relation, ALUR_RELATION_TO, to);
    }
}

/* Steps `first` to `end` as one procedure, and flows that mostly go on to the next. */
static void
make_procedure (Maker *self, guint number, guint first, guint end)
{
  g_autofree char *name = g_strdup_printf ("pr%u", number);
  AlurElement *procedure = random_document_add_procedure (self->document, self->stage, name);

  if (below (self, 2) == 0)
    alur_document_set_word (self->document, procedure, ALUR_PROCEDURE_ORIENTATION,
                            ALUR_ORIENTATION_VERTICAL);
  for (guint i = first; i < end; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *unit = g_strdup_printf ("u%u", below (self, MIN (self->n_units, 7)));
      guint kind = i == first     ? ALUR_STEP_KIND_START
                   : i == end - 1 ? ALUR_STEP_KIND_END
                                  : ALUR_STEP_KIND_TASK + below (self, 4);
      gboolean without = i == first || i == end - 1 || below (self, 20) == 0;
      AlurElement *step
          = random_document_add_step (self->document, procedure, id, kind, without ? NULL : unit);

      place (self, step, ALUR_STEP_X, ALUR_STEP_Y, (i - first) * 260.0 + 60,
             below (self, 6) * 16.0);
    }
}

static void
make_flows (Maker *self, guint number, guint first, guint end, guint n_steps)
{
  AlurElement *procedure = alur_element_first (self->stage, ALUR_KIND_PROCEDURE);

  for (guint i = 0; i < number; i++)
    procedure = alur_element_next (procedure, ALUR_KIND_PROCEDURE);
  for (guint i = first; i + 1 < end + (end - first) / 4; i++)
    {
      gboolean extra = i + 1 >= end;
      guint from = extra ? first + below (self, end - first) : i - below (self, MIN (i - first, 3));
      guint to = extra ? first + below (self, end - first) : i + 1;
      guint kind = extra || below (self, 6) == 0 ? ALUR_FLOW_DECISION + below (self, 4)
                                                 : ALUR_FLOW_SEQUENCE;
      g_autofree char *id = g_strdup_printf ("w%u-%u", number, i);
      g_autofree char *from_id = g_strdup_printf ("s%u", from);
      g_autofree char *to_id = NULL;
      AlurElement *flow;

      if (extra && kind > ALUR_FLOW_DECISION && below (self, 3) == 0)
        to = below (self, n_steps);
      to_id = g_strdup_printf ("s%u", to);
      flow = random_document_add_flow (self->document, procedure, id, kind, from_id, to_id);
      if (below (self, 4) == 0)
        alur_document_set_text (self->document, flow, ALUR_FLOW_LABEL, "Ya");
    }
}

AlurElement *
random_document_fill (
    AlurDocument *document, guint32 seed, guint n_units, guint n_steps, gboolean some_placed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Maker self = { .document = document, .rand = rand, .n_units = n_units };
  guint n_procedures = n_steps / 40 + 1;

  self.some_placed = some_placed;
  alur_document_begin_filling (document);
  self.stage = random_document_add_stage (document);
  make_units (&self);
  for (guint i = 0; i < n_procedures; i++)
    make_procedure (&self, i, i * n_steps / n_procedures, (i + 1) * n_steps / n_procedures);
  for (guint i = 0; i < n_procedures; i++)
    make_flows (&self, i, i * n_steps / n_procedures, (i + 1) * n_steps / n_procedures, n_steps);
  alur_document_end_filling (document);
  return self.stage;
}
