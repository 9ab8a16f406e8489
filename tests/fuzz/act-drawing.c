/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pointer over the drawing: clicks, drags from a box, its rim, a line or nothing to anywhere,
 * and what is dropped from the palette. */

#include "alur-drop.h"
#include "alur-hand.h"
#include "fuzz-acts.h"

#define MOST_ELEMENTS 200 /* as many are drawn; larger documents have the target of drawing */

static AlurPoint
choose_between (FuzzChoice *choice, const AlurRect *rect)
{
  return (AlurPoint){ rect->x + rect->width * fuzz_choose (choice, 17) / 16.0,
                      rect->y + rect->height * fuzz_choose (choice, 17) / 16.0 };
}

/* Mostly where something is. */
static AlurPoint
choose_point (FuzzChoice *choice, AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  AlurElement *element = fuzz_choose_element (choice, editor);
  AlurRect bounds;
  AlurHit hit;

  if (fuzz_choose (choice, 4) != 0 && element != NULL && alur_picture_find (picture, element, &hit))
    return choose_between (choice, &hit.rect);
  bounds = alur_picture_get_bounds (picture);
  bounds = (AlurRect){ bounds.x - 40, bounds.y - 40, bounds.width + 80, bounds.height + 80 };
  return choose_between (choice, &bounds);
}

static void
send (AlurHand *hand, AlurPointerKind kind, AlurPoint at, guint keys, guint n_clicks)
{
  const AlurPointerEvent event = { kind, at, 1, keys, n_clicks, 1 };

  alur_hand_handle (hand, &event);
  alur_hand_get_overlay (hand);
}

static void
drag (FuzzChoice *choice, AlurEditor *editor)
{
  g_autoptr (AlurHand) hand = alur_hand_new (editor);
  AlurPoint from = choose_point (choice, editor);
  AlurPoint to = choose_point (choice, editor);
  guint keys = fuzz_choose (choice, 3) == 0 ? fuzz_choose (choice, 8) : 0;

  alur_hand_set_connection (
      hand, (AlurFlowKind) (1 + fuzz_choose (choice, ALUR_FLOW_GOODS)),
      (AlurRelationKind) (1 + fuzz_choose (choice, ALUR_RELATION_COORDINATION)));
  send (hand, ALUR_POINTER_MOVE, from, keys, 0);
  send (hand, ALUR_POINTER_PRESS, from, keys, 1);
  send (hand, ALUR_POINTER_MOVE, (AlurPoint){ (from.x + to.x) / 2, (from.y + to.y) / 2 }, keys, 0);
  send (hand, ALUR_POINTER_MOVE, to, keys, 0);
  if (fuzz_choose (choice, 8) == 0)
    alur_hand_cancel (hand);
  send (hand, ALUR_POINTER_RELEASE, to, keys, 0);
}

static void
click (FuzzChoice *choice, AlurEditor *editor)
{
  g_autoptr (AlurHand) hand = alur_hand_new (editor);
  AlurPoint at = choose_point (choice, editor);
  guint n_clicks = 1 + fuzz_choose (choice, 2);

  send (hand, ALUR_POINTER_MOVE, at, 0, 0);
  send (hand, ALUR_POINTER_PRESS, at, 0, n_clicks);
  send (hand, ALUR_POINTER_RELEASE, at, 0, 0);
}

static void
drop (FuzzChoice *choice, AlurEditor *editor)
{
  static const guint n_words[] = { [ALUR_DROP_UNIT] = ALUR_LEVEL_OTHER + 1,
                                   [ALUR_DROP_STEP] = ALUR_STEP_KIND_END + 1,
                                   [ALUR_DROP_AUTHORITY] = ALUR_N_ROLES,
                                   [ALUR_DROP_PROBLEM] = 1 };
  AlurDropKind kind = (AlurDropKind) fuzz_choose (choice, G_N_ELEMENTS (n_words));
  guint first = kind == ALUR_DROP_AUTHORITY ? 1 : 0;
  AlurDropItem item
      = { kind, first + fuzz_choose (choice, n_words[kind] - first), ALUR_RESOURCE_NONE };
  AlurPoint at = choose_point (choice, editor);
  AlurElement *function = alur_element_first (
      alur_document_get_functions (alur_editor_get_document (editor)), ALUR_KIND_FUNCTION);
  g_auto (AlurDropPlan) plan = { 0 };

  if (item.kind == ALUR_DROP_AUTHORITY && item.word == ALUR_ROLE_SUPPLIER)
    item.resource = ALUR_RESOURCE_FUNDS;
  if (fuzz_choose (choice, 4) == 0)
    alur_drop_plan_on (editor, &item, fuzz_choose_element (choice, editor), &plan);
  else
    alur_drop_plan (editor, &item, at, 5, &plan);
  if (plan.asks && function != NULL)
    alur_drop_perform (editor, &item, &plan, at, function);
  else if (plan.allowed)
    alur_drop_perform (editor, &item, &plan, at, NULL);
}

void
fuzz_act_in_drawing (FuzzChoice *choice, FuzzWorker *self)
{
  static void (*const acts[]) (FuzzChoice *, AlurEditor *)
      = { drag, drag, drag, click, drop, drop };
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  guint n_elements = 0;

  for (const AlurElement *e = root; e != NULL && n_elements < MOST_ELEMENTS;
       e = alur_element_walk (e, root))
    n_elements++;
  if (n_elements < MOST_ELEMENTS && alur_editor_get_picture (self->editor) != NULL)
    acts[fuzz_choose (choice, G_N_ELEMENTS (acts))](choice, self->editor);
}
