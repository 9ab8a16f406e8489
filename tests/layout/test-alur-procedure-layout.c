/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-procedure-layout.h"

#include "alur-plain-sizes.h"
#include "alur-share.h"
#include "picture-check.h"
#include "random-document.h"

#include <math.h>
#include <string.h>

#define N_RANDOM 150

static AlurStepSize
measure_step (const AlurElement *step, gpointer data)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);
  AlurStepSize size = { .under = { 40, 12 } };

  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return (AlurStepSize){ .shape = { 72, 32 } };
  size.shape = kind == ALUR_STEP_KIND_DECISION
                   ? (AlurSize){ 96.0 + step->serial % 3 * 16, 64 }
                   : (AlurSize){ 132.0 + step->serial % 4 * 8, 48.0 + step->serial % 3 * 16 };
  size.corner = step->serial % 5 == 0 ? 10 : 0;
  return size;
}

static AlurSize
measure_flow (const AlurElement *flow, gpointer data)
{
  if (alur_element_get_text (flow, ALUR_FLOW_LABEL) == NULL)
    return (AlurSize){ 0, 0 };
  return (AlurSize){ 20.0 + flow->serial % 4 * 24, 16.0 + flow->serial % 2 * 12 };
}

static const AlurProcedureSizes sizes
    = { measure_step, measure_flow, alur_plain_measure_lane, alur_plain_measure_reference, NULL };

static AlurRouterShape
shape_of (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  if (kind == ALUR_STEP_KIND_DECISION)
    return ALUR_ROUTER_SHAPE_DIAMOND;
  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END ? ALUR_ROUTER_SHAPE_CAPSULE
                                                                    : ALUR_ROUTER_SHAPE_RECTANGLE;
}

/* The box at an end of a flow: a step, or the reference that the flow has. */
static guint
box_index (const AlurProcedureLayout *layout, const AlurElement *flow, guint field)
{
  const char *id = alur_element_get_ref (flow, field);

  for (guint i = 0; i < layout->n_steps; i++)
    if (alur_element_get_id (layout->steps[i].step) == id)
      return i;
  for (guint i = 0; i < layout->n_references; i++)
    if (layout->references[i].flow == flow)
      return layout->n_steps + i;
  g_assert_not_reached ();
}

static AlurRouteCheck *
check (const AlurProcedureLayout *layout)
{
  Picture picture;
  AlurRouteCheck *result;

  picture_init (&picture);
  for (guint i = 0; i < layout->n_steps; i++)
    {
      picture_add_box (&picture, layout->steps[i].box, shape_of (layout->steps[i].step));
      picture_add_text (&picture, layout->steps[i].under);
    }
  for (guint i = 0; i < layout->n_references; i++)
    picture_add_box (&picture, layout->references[i].box, ALUR_ROUTER_SHAPE_PENTAGON);
  for (guint i = 0; i < layout->n_lanes; i++)
    picture_add_text (&picture, layout->lanes[i].head);
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const AlurElement *flow = layout->connectors[i].element;

      picture_add_connector (&picture, &layout->connectors[i],
                             box_index (layout, flow, ALUR_FLOW_FROM),
                             box_index (layout, flow, ALUR_FLOW_TO), 0);
    }
  result = picture_check (&picture);
  picture_clear (&picture);
  return result;
}

static gboolean
lies_in (const AlurRect *inner, const AlurRect *outer)
{
  return inner->x >= outer->x - 1e-6 && inner->y >= outer->y - 1e-6
         && alur_rect_right (inner) <= alur_rect_right (outer) + 1e-6
         && alur_rect_bottom (inner) <= alur_rect_bottom (outer) + 1e-6;
}

static const char *
lane_id (const AlurProcedureLayout *layout, guint lane)
{
  return layout->lanes[lane].unit != NULL ? alur_element_get_id (layout->lanes[lane].unit) : NULL;
}

/* `lanes` first, then first use; starts and ends with their step; steps without a unit last. */
static void
test_lanes (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurProcedureLayout) layout = NULL;
  const char *wanted[] = { "u3" };
  AlurElement *stage;
  AlurElement *procedure;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      random_document_add_unit (document, stage, id, NULL, ALUR_LEVEL_SUPPORT);
    }
  procedure = random_document_add_procedure (document, stage, "pr1");
  alur_document_set_refs (document, procedure, ALUR_PROCEDURE_LANES, wanted, 1);
  random_document_add_step (document, procedure, "s0", ALUR_STEP_KIND_START, NULL);
  random_document_add_step (document, procedure, "s1", ALUR_STEP_KIND_TASK, NULL);
  random_document_add_step (document, procedure, "s2", ALUR_STEP_KIND_TASK, "u2");
  random_document_add_step (document, procedure, "s3", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_step (document, procedure, "s4", ALUR_STEP_KIND_END, NULL);
  random_document_add_flow (document, procedure, "w1", ALUR_FLOW_SEQUENCE, "s0", "s2");
  random_document_add_flow (document, procedure, "w2", ALUR_FLOW_SEQUENCE, "s2", "s3");
  random_document_add_flow (document, procedure, "w3", ALUR_FLOW_INFORMATION, "s2", "s4");
  random_document_add_flow (document, procedure, "w4", ALUR_FLOW_SEQUENCE, "s3", "s4");
  alur_document_end_filling (document);
  layout = alur_procedure_layout_new (document, procedure, &sizes);
  g_assert_cmpuint (layout->n_lanes, ==, 4);
  g_assert_cmpstr (lane_id (layout, 0), ==, "u3");
  g_assert_cmpstr (lane_id (layout, 1), ==, "u2");
  g_assert_cmpstr (lane_id (layout, 2), ==, "u1");
  g_assert_cmpstr (lane_id (layout, 3), ==, NULL);
  g_assert_cmpuint (layout->steps[0].lane, ==, 1);
  g_assert_cmpuint (layout->steps[1].lane, ==, 3);
  g_assert_cmpuint (layout->steps[4].lane, ==, 2);
  g_assert_cmpuint (layout->n_connectors, ==, 4);
}

/* What goes to another procedure and what comes from one ends at a box that stands for it. */
static void
test_references (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurProcedureLayout) layout = NULL;
  AlurElement *stage;
  AlurElement *first;
  AlurElement *second;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u1", NULL, ALUR_LEVEL_SUPPORT);
  first = random_document_add_procedure (document, stage, "pr1");
  second = random_document_add_procedure (document, stage, "pr2");
  random_document_add_step (document, first, "s1", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_step (document, second, "s2", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_flow (document, first, "w1", ALUR_FLOW_GOODS, "s1", "s2");
  random_document_add_flow (document, second, "w2", ALUR_FLOW_MONEY, "s2", "s1");
  alur_document_end_filling (document);
  layout = alur_procedure_layout_new (document, first, &sizes);
  g_assert_cmpuint (layout->n_references, ==, 2);
  g_assert_cmpuint (layout->n_connectors, ==, 2);
  g_assert_cmpstr (alur_element_get_id (layout->connectors[0].element), ==, "w1");
  g_assert_cmpstr (alur_element_get_id (layout->connectors[1].element), ==, "w2");
  g_assert_cmpstr (alur_element_get_id (layout->references[0].step), ==, "s2");
  /* goods go on behind the step, money comes from before it */
  g_assert_cmpfloat (layout->references[0].box.x, >, layout->steps[0].box.x);
  g_assert_cmpfloat (layout->references[1].box.x, <, layout->steps[0].box.x);
}

static void
assert_places (const AlurProcedureLayout *layout)
{
  for (guint i = 0; i < layout->n_steps; i++)
    {
      const AlurStepPlace *place = &layout->steps[i];
      const AlurRect *lane = &layout->lanes[place->lane].box;
      double x = alur_element_get_number (place->step, ALUR_STEP_X);
      double y = alur_element_get_number (place->step, ALUR_STEP_Y);

      g_assert_true (lies_in (&place->box, lane));
      if (!place->placed)
        {
          g_assert_false (alur_rect_intersects (&place->box, &layout->lanes[place->lane].head));
          continue;
        }
      g_assert_cmpfloat_with_epsilon (place->box.x, x + (layout->vertical ? lane->x : 0), 1e-6);
      g_assert_cmpfloat_with_epsilon (place->box.y, y + (layout->vertical ? 0 : lane->y), 1e-6);
    }
}

static void
check_procedure (AlurDocument *document,
                 const AlurElement *procedure,
                 guint32 seed,
                 PictureTotals *totals)
{
  g_autoptr (AlurProcedureLayout) layout = alur_procedure_layout_new (document, procedure, &sizes);
  g_autoptr (AlurProcedureLayout) again = alur_procedure_layout_new (document, procedure, &sizes);
  g_autoptr (AlurRouteCheck) result = check (layout);

  assert_places (layout);
  for (guint i = 0; i < layout->n_steps; i++)
    g_assert_true (memcmp (&layout->steps[i].box, &again->steps[i].box, sizeof (AlurRect)) == 0);
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      totals->n_away += layout->connectors[i].away ? 1 : 0;
      g_assert_cmpuint (layout->connectors[i].n_points, ==, again->connectors[i].n_points);
    }
  if (result->n_faults > 0)
    g_test_message ("seed %u, %s: %u faults", seed, alur_element_get_id (procedure),
                    result->n_faults);
  picture_totals_add (totals, result);
}

static void
check_random (guint32 seed, gboolean some_placed, PictureTotals *totals)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  AlurElement *stage
      = random_document_fill (document, seed, 2 + seed % 9, 4 + seed % 200, some_placed);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  check_procedure (document, procedure, seed, totals);
}

static void
test_random (void)
{
  PictureTotals totals = { 0 };

  for (guint32 seed = 0; seed < N_RANDOM; seed += alur_share_get_step ())
    check_random (seed, FALSE, &totals);
  picture_totals_tell (&totals, "automatic procedures");
  g_assert_cmpuint (picture_totals_count (&totals), ==, 0);
}

static void
test_random_placed (void)
{
  PictureTotals totals = { 0 };

  for (guint32 seed = 0; seed < N_RANDOM; seed += alur_share_get_step ())
    check_random (seed, TRUE, &totals);
  picture_totals_tell (&totals, "procedures with steps placed by hand");
}

/* Places at the end of what a number can say make a drawing of some size still. */
static void
test_endless_places (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurProcedureLayout) layout = NULL;
  AlurElement *stage;
  AlurElement *procedure;
  AlurElement *step;
  AlurElement *bend;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u1", NULL, ALUR_LEVEL_SUPPORT);
  procedure = random_document_add_procedure (document, stage, "pr1");
  random_document_add_step (document, procedure, "s1", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_step (document, procedure, "s2", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_flow (document, procedure, "w1", ALUR_FLOW_SEQUENCE, "s1", "s2");
  alur_document_end_filling (document);
  alur_document_begin (document, "far away");
  step = alur_document_lookup (document, stage, "s2");
  alur_document_set_number (document, step, ALUR_STEP_X, G_MAXDOUBLE);
  alur_document_set_number (document, step, ALUR_STEP_Y, -G_MAXDOUBLE);
  bend = alur_document_insert (document, alur_document_lookup (document, stage, "w1"),
                               ALUR_KIND_BEND, NULL, NULL);
  alur_document_set_number (document, bend, ALUR_BEND_X, -G_MAXDOUBLE);
  alur_document_set_number (document, bend, ALUR_BEND_Y, G_MAXDOUBLE);
  alur_document_commit (document);
  layout = alur_procedure_layout_new (document, procedure, &sizes);
  g_assert_cmpfloat (layout->bounds.width, <, 1e6);
  g_assert_cmpfloat (layout->bounds.height, <, 1e6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/procedure-layout/lanes", test_lanes);
  g_test_add_func ("/procedure-layout/references", test_references);
  g_test_add_func ("/procedure-layout/random", test_random);
  g_test_add_func ("/procedure-layout/random-placed", test_random_placed);
  g_test_add_func ("/procedure-layout/endless-places", test_endless_places);
  return g_test_run ();
}
