/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-chain.h"

typedef struct
{
  GRand *rand;
  AlurDocument *document;
  AlurElement *procedure;
  guint n_left;
} Chain;

static guint
below (Chain *self, guint limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) MAX (limit, 1));
}

static void
set (Chain *self, AlurElement *element, guint field, const char *text)
{
  alur_document_set_text (self->document, element, field, text);
}

static void
add_thing (Chain *self, AlurElement *step, AlurKind kind)
{
  static const char *const names[] = { "KTP", "Ijazah", "Berkas", "Draf", "Surat izin" };
  AlurElement *thing = alur_document_insert (self->document, step, kind, NULL, NULL);

  set (self, thing, 0, names[below (self, G_N_ELEMENTS (names))]);
  if (kind == ALUR_KIND_INPUT && below (self, 2) == 0)
    alur_document_set_word (self->document, thing, ALUR_INPUT_FROM, 1);
}

static AlurElement *
add_step (Chain *self, AlurStepKind kind)
{
  AlurElement *step
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_STEP, NULL, NULL);
  static const char *const units[] = { "u1", "u2", "u3", "u4" };

  alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  self->n_left -= MIN (self->n_left, 1);
  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return step;
  set (self, step, ALUR_STEP_NAME, "Memeriksa");
  set (self, step, ALUR_STEP_UNIT, units[below (self, G_N_ELEMENTS (units))]);
  alur_document_set_duration (self->document, step, ALUR_STEP_WORK,
                              (AlurDuration){ 0, (gint32) below (self, 100) * 60 });
  alur_document_set_duration (self->document, step, ALUR_STEP_WAIT,
                              (AlurDuration){ (gint32) below (self, 3), 0 });
  for (guint n = below (self, 3); n > 0; n--)
    add_thing (self, step, ALUR_KIND_INPUT);
  if (below (self, 2) == 0)
    add_thing (self, step, ALUR_KIND_OUTPUT);
  if (below (self, 6) == 0)
    {
      alur_document_set_number (self->document, step, ALUR_STEP_X, below (self, 900));
      alur_document_set_number (self->document, step, ALUR_STEP_Y, below (self, 90));
    }
  return step;
}

static AlurElement *
connect (Chain *self, AlurElement *from, AlurElement *to, const char *label, double probability)
{
  AlurElement *flow
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_FLOW, NULL, NULL);

  if (below (self, 5) == 0)
    alur_document_set_word (self->document, flow, ALUR_FLOW_KIND, ALUR_FLOW_DECISION);
  set (self, flow, ALUR_FLOW_FROM, alur_element_get_id (from));
  set (self, flow, ALUR_FLOW_TO, alur_element_get_id (to));
  set (self, flow, ALUR_FLOW_LABEL, label);
  if (probability > 0)
    alur_document_set_number (self->document, flow, ALUR_FLOW_PROBABILITY, probability);
  return flow;
}

static AlurElement *add_blocks (Chain *self, AlurElement *from, guint n_blocks, const char *label);

/* A choice of two ways, of which one may be empty; they meet again. */
static AlurElement *
add_choice (Chain *self, AlurElement *from, const char *label)
{
  AlurElement *choice = add_step (self, ALUR_STEP_KIND_DECISION);
  AlurElement *left, *right, *meeting;

  connect (self, from, choice, label, 0);
  left = add_blocks (self, choice, 1 + below (self, 2), "Ya");
  right = below (self, 2) == 0 ? choice : add_blocks (self, choice, 1, "Tidak");
  meeting = add_step (self, ALUR_STEP_KIND_TASK);
  connect (self, left, meeting, NULL, 0);
  connect (self, right, meeting, right == choice ? "Tidak" : NULL, 0);
  return meeting;
}

/* Something that is looked at and may go back. */
static AlurElement *
add_loop (Chain *self, AlurElement *from, const char *label)
{
  AlurElement *first = add_step (self, ALUR_STEP_KIND_TASK);
  AlurElement *last, *choice, *next;
  double again = (1 + below (self, 5)) / 10.0;

  connect (self, from, first, label, 0);
  last = add_blocks (self, first, 1, NULL);
  choice = add_step (self, ALUR_STEP_KIND_DECISION);
  connect (self, last, choice, NULL, 0);
  if (below (self, 2) == 0)
    {
      AlurElement *mending = add_step (self, ALUR_STEP_KIND_TASK);

      connect (self, choice, mending, "Tidak", again);
      connect (self, mending, first, NULL, 0);
    }
  else
    connect (self, choice, first, "Tidak", again);
  next = add_step (self, ALUR_STEP_KIND_TASK);
  connect (self, choice, next, "Ya", below (self, 2) == 0 ? 1 - again : 0);
  return next;
}

static AlurElement *
add_fork (Chain *self, AlurElement *from, const char *label)
{
  AlurElement *fork = add_step (self, ALUR_STEP_KIND_TASK);
  AlurElement *left, *right, *join;

  connect (self, from, fork, label, 0);
  left = add_blocks (self, fork, 1, NULL);
  right = add_blocks (self, fork, 1, NULL);
  join = add_step (self, ALUR_STEP_KIND_TASK);
  alur_document_set_word (self->document, join, ALUR_STEP_JOIN, ALUR_JOIN_ALL);
  connect (self, left, join, NULL, 0);
  connect (self, right, join, NULL, 0);
  return join;
}

static AlurElement *
add_block (Chain *self, AlurElement *from, const char *label)
{
  guint dice = self->n_left > 4 ? below (self, 8) : 7;
  AlurElement *step;

  if (dice == 0)
    return add_fork (self, from, label);
  if (dice <= 2)
    return add_loop (self, from, label);
  if (dice <= 4)
    return add_choice (self, from, label);
  step = add_step (self, ALUR_STEP_KIND_TASK);
  connect (self, from, step, label, 0);
  return step;
}

/* Recursion ends because a block inside another one leaves fewer steps. */
static AlurElement *
add_blocks (Chain *self, AlurElement *from, guint n_blocks, const char *label)
{
  for (guint i = 0; i < n_blocks; i++)
    from = add_block (self, from, i == 0 ? label : NULL);
  return from;
}

static void
add_organisation (Chain *self, AlurElement *stage)
{
  AlurElement *organisation = alur_document_get_organisation (self->document, stage);
  AlurElement *function = alur_document_insert (
      self->document, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION, "f1", NULL);

  set (self, function, ALUR_FUNCTION_NAME, "Izin");
  if (organisation == NULL)
    organisation = alur_document_insert (self->document, stage, ALUR_KIND_ORGANISATION, NULL, NULL);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      g_autofree char *above = g_strdup_printf ("u%u", i - 1);
      AlurElement *unit
          = alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, id, NULL);

      set (self, unit, ALUR_UNIT_NAME, id);
      if (i > 1)
        set (self, unit, ALUR_UNIT_PARENT, above);
    }
}

/**
 * random_chain:
 * @n_steps: about how many steps it shall have
 *
 * Returns: (transfer full): a document of one stage with one procedure
 */
AlurDocument *
random_chain (GRand *rand, guint n_steps)
{
  Chain self = { .rand = rand, .document = alur_document_new (), .n_left = n_steps };
  AlurElement *stage, *last, *end;

  alur_document_begin (self.document, "New");
  stage = alur_document_insert (self.document, alur_document_get_root (self.document),
                                ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (self.document, stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  add_organisation (&self, stage);
  self.procedure = alur_document_insert (self.document, stage, ALUR_KIND_PROCEDURE, "p1", NULL);
  set (&self, self.procedure, ALUR_PROCEDURE_FUNCTION, "f1");
  last = add_step (&self, ALUR_STEP_KIND_START);
  while (self.n_left > 0)
    last = add_block (&self, last, NULL);
  end = add_step (&self, ALUR_STEP_KIND_END);
  connect (&self, last, end, NULL, 0);
  alur_document_commit (self.document);
  return self.document;
}
