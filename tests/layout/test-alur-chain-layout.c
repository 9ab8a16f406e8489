/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-chain-layout.h"

#include "alur-share.h"
#include "picture-check.h"
#include "random-document.h"

#define N_RANDOM 150

static AlurSize
measure_unit (const AlurElement *unit, gpointer data)
{
  return (AlurSize){ 132.0 + unit->serial % 6 * 16, 48.0 + unit->serial % 4 * 16 };
}

static AlurSize
measure_flow (const AlurChainFlow *flow, gpointer data)
{
  return (AlurSize){ 40.0 + flow->kind * 8, 16.0 + MIN (flow->n_flows, 4) * 6 };
}

static AlurSize
measure_column (guint column, gpointer data)
{
  return (AlurSize){ 160, 32 };
}

static const AlurChainSizes sizes = { measure_unit, measure_flow, measure_column, NULL };

/* Flows of one kind between two units are one, sequences and flows inside a unit are none. */
static void
test_gathered (void)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  g_autoptr (AlurChainLayout) layout = NULL;
  AlurElement *stage;
  AlurElement *first;
  AlurElement *second;

  alur_document_begin_filling (document);
  stage = random_document_add_stage (document);
  random_document_add_unit (document, stage, "u1", NULL, ALUR_LEVEL_CUSTOMER);
  random_document_add_unit (document, stage, "u2", NULL, ALUR_LEVEL_SERVICE_POINT);
  random_document_add_unit (document, stage, "u3", NULL, ALUR_LEVEL_PARTNER_CIVIC);
  random_document_add_unit (document, stage, "u4", NULL, ALUR_LEVEL_SUPPORT);
  first = random_document_add_procedure (document, stage, "pr1");
  second = random_document_add_procedure (document, stage, "pr2");
  random_document_add_step (document, first, "s1", ALUR_STEP_KIND_TASK, "u1");
  random_document_add_step (document, first, "s2", ALUR_STEP_KIND_TASK, "u2");
  random_document_add_step (document, first, "s3", ALUR_STEP_KIND_TASK, "u2");
  random_document_add_step (document, second, "s4", ALUR_STEP_KIND_TASK, "u3");
  random_document_add_flow (document, first, "w1", ALUR_FLOW_MONEY, "s1", "s2");
  random_document_add_flow (document, first, "w2", ALUR_FLOW_MONEY, "s1", "s3");
  random_document_add_flow (document, first, "w3", ALUR_FLOW_GOODS, "s1", "s2");
  random_document_add_flow (document, first, "w4", ALUR_FLOW_GOODS, "s2", "s3");
  random_document_add_flow (document, first, "w5", ALUR_FLOW_SEQUENCE, "s1", "s2");
  random_document_add_flow (document, second, "w6", ALUR_FLOW_INFORMATION, "s4", "s2");
  alur_document_end_filling (document);
  layout = alur_chain_layout_new (document, stage, NULL, &sizes);
  g_assert_cmpuint (layout->n_units, ==, 3);
  g_assert_cmpuint (layout->n_flows, ==, 3);
  g_assert_cmpuint (layout->flows[0].kind, ==, ALUR_FLOW_MONEY);
  g_assert_cmpuint (layout->flows[0].n_flows, ==, 2);
  g_assert_cmpstr (alur_element_get_id (layout->flows[0].flows[1]), ==, "w2");
  /* partners, service point, customer, from left to right */
  g_assert_cmpuint (layout->units[0].column, ==, ALUR_CHAIN_CUSTOMER);
  g_assert_cmpfloat (layout->units[2].box.x, <, layout->units[1].box.x);
  g_assert_cmpfloat (layout->units[1].box.x, <, layout->units[0].box.x);
  g_assert_cmpfloat (layout->heads[ALUR_CHAIN_SUPPORT].width, <=, 0);
  g_assert_cmpfloat (alur_rect_bottom (&layout->heads[ALUR_CHAIN_CUSTOMER]), <,
                     layout->units[0].box.y);
}

static void
check_random (guint32 seed, PictureTotals *totals)
{
  g_autoptr (AlurDocument) document = alur_document_new ();
  AlurElement *stage = random_document_fill (document, seed, 2 + seed % 9, 4 + seed % 60, FALSE);
  g_autoptr (AlurChainLayout) layout = alur_chain_layout_new (document, stage, NULL, &sizes);
  g_autoptr (AlurRouteCheck) result = NULL;
  Picture picture;

  picture_init (&picture);
  for (guint i = 0; i < layout->n_units; i++)
    picture_add_box (&picture, layout->units[i].box,
                     layout->units[i].column == ALUR_CHAIN_CUSTOMER ? ALUR_ROUTER_SHAPE_CAPSULE
                                                                    : ALUR_ROUTER_SHAPE_RECTANGLE);
  for (guint i = 0; i < layout->n_flows; i++)
    picture_add_connector (&picture, &layout->connectors[i], layout->flows[i].from,
                           layout->flows[i].to, 0);
  result = picture_check (&picture);
  picture_totals_add (totals, result);
  picture_clear (&picture);
}

static void
test_random (void)
{
  PictureTotals totals = { 0 };

  for (guint32 seed = 0; seed < N_RANDOM; seed += alur_share_get_step ())
    check_random (seed, &totals);
  picture_totals_tell (&totals, "chains");
  g_assert_cmpuint (picture_totals_count (&totals), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chain-layout/gathered", test_gathered);
  g_test_add_func ("/chain-layout/random", test_random);
  return g_test_run ();
}
