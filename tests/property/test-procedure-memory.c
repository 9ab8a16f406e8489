/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure that is laid out with a memory of the drawings before is the one that is laid out
 * from scratch, after any sequence of edits, undos and redos. */

#include "alur-plain-sizes.h"
#include "alur-procedure-layout.h"
#include "alur-random.h"
#include "alur-share.h"

#include <string.h>

#define N_DOCUMENTS 8
#define N_EDITS 60
#define N_LOOKS 40

/* As wide as the name, so that some edits move everything and most do not. */
static double
width_of (const AlurElement *element, guint name)
{
  const char *text = alur_element_get_text (element, name);

  return text != NULL ? 8.0 * (double) (strlen (text) % 12) : 0;
}

static AlurStepSize
measure_step (const AlurElement *step, gpointer data)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);
  AlurStepSize size = { .shape = { 96 + width_of (step, ALUR_STEP_NAME), 48 } };

  size.corner = kind == ALUR_STEP_KIND_DECISION ? 10 : 0;
  if (kind == ALUR_STEP_KIND_TASK)
    size.under = (AlurSize){ 40, 12 };
  return size;
}

static AlurSize
measure_flow (const AlurElement *flow, gpointer data)
{
  return (AlurSize){ width_of (flow, ALUR_FLOW_LABEL), 16 };
}

static const AlurProcedureSizes sizes
    = { measure_step, measure_flow, alur_plain_measure_lane, alur_plain_measure_reference, NULL };

static void
assert_same_rect (const AlurRect *one, const AlurRect *other)
{
  g_assert_true (memcmp (one, other, sizeof (AlurRect)) == 0);
}

static void
assert_same_points (const AlurPoint *one, guint n, const AlurPoint *other, guint n_other)
{
  g_assert_cmpuint (n, ==, n_other);
  if (n > 0)
    g_assert_true (memcmp (one, other, n * sizeof (AlurPoint)) == 0);
}

static void
assert_same_connector (const AlurConnector *one, const AlurConnector *other)
{
  g_assert_true (one->element == other->element);
  assert_same_points (one->points, one->n_points, other->points, other->n_points);
  assert_same_points (one->hops, one->n_hops, other->hops, other->n_hops);
  assert_same_points (&one->anchor, 1, &other->anchor, 1);
  assert_same_rect (&one->label, &other->label);
  g_assert_true (one->away == other->away && one->by_hand == other->by_hand
                 && one->forced == other->forced);
}

static void
assert_same (const AlurProcedureLayout *one, const AlurProcedureLayout *other)
{
  assert_same_rect (&one->bounds, &other->bounds);
  g_assert_cmpuint (one->n_steps, ==, other->n_steps);
  for (guint i = 0; i < one->n_steps; i++)
    {
      g_assert_true (one->steps[i].step == other->steps[i].step);
      g_assert_true (one->steps[i].placed == other->steps[i].placed);
      g_assert_cmpuint (one->steps[i].lane, ==, other->steps[i].lane);
      assert_same_rect (&one->steps[i].box, &other->steps[i].box);
      assert_same_rect (&one->steps[i].under, &other->steps[i].under);
    }
  g_assert_cmpuint (one->n_references, ==, other->n_references);
  for (guint i = 0; i < one->n_references; i++)
    {
      g_assert_true (one->references[i].step == other->references[i].step);
      assert_same_rect (&one->references[i].box, &other->references[i].box);
    }
  g_assert_cmpuint (one->n_lanes, ==, other->n_lanes);
  for (guint i = 0; i < one->n_lanes; i++)
    {
      g_assert_true (one->lanes[i].unit == other->lanes[i].unit);
      assert_same_rect (&one->lanes[i].box, &other->lanes[i].box);
      assert_same_rect (&one->lanes[i].head, &other->lanes[i].head);
    }
  g_assert_cmpuint (one->n_connectors, ==, other->n_connectors);
  for (guint i = 0; i < one->n_connectors; i++)
    assert_same_connector (&one->connectors[i], &other->connectors[i]);
}

static void
look (AlurDocument *document, AlurProcedureMemory *memory)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    g_autoptr (AlurProcedureLayout) known
        = alur_procedure_layout_new_remembering (document, procedure, &sizes, memory);
    g_autoptr (AlurProcedureLayout) fresh = alur_procedure_layout_new (document, procedure, &sizes);

    assert_same (known, fresh);
  }
}

/* Returns how many drawings were known. */
static guint
run (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AlurDocument) document = alur_random_document (rand, N_EDITS);
  g_autoptr (AlurProcedureMemory) memory = alur_procedure_memory_new ();

  for (guint i = 0; i < N_LOOKS; i++)
    {
      gint32 what = g_rand_int_range (rand, 0, 4);

      if (what == 0)
        alur_document_undo (document);
      else if (what == 1)
        alur_document_redo (document);
      else
        alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
      look (document, memory);
    }
  return alur_procedure_memory_get_n_recalled (memory);
}

static void
test_same (void)
{
  guint32 seed = alur_random_seed ();
  guint n_recalled = 0;

  /* Some documents have nothing that stays. */
  for (guint i = 0; i < alur_share_of (N_DOCUMENTS) || (n_recalled == 0 && i < N_DOCUMENTS); i++)
    n_recalled += run (seed + i);
  g_test_message ("%u drawings were known", n_recalled);
  g_assert_cmpuint (n_recalled, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure-memory/same-as-from-scratch", test_same);
  return g_test_run ();
}
