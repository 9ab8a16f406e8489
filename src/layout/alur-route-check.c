/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for everything that a drawing of boxes, lines and labels must not show. It knows nothing
 * of how the lines came about, so it may judge any layout. Everything is asked of grids, so that
 * its time grows with what there is and what touches. */
#include "alur-route-check.h"

#include <math.h>

#include "alur-router-ends.h"
#include "alur-router-space.h"

#define TOUCH 0.5      /* px: less than this is touching */
#define SAME_LINE 0.25 /* px: half the distance under which two lines are one to the eye */
#define MAX_KEPT 100u  /* faults of a kind that are kept with their place */

typedef struct
{
  guint line;
  guint part; /* of the line, from 0 on */
} Piece;

typedef struct
{
  const AlurRouteCheckInput *input;
  AlurRouteCheck *result;
  AlurSpace *boxes;
  AlurSpace *labels;
  AlurSpace *pieces[2];  /* upright, level */
  GArray *piece_data[2]; /* Piece */
  guint *seen;           /* of the things asked for last, by index: the question + 1 */
  guint question;
} Check;

typedef struct
{
  Check *check;
  AlurRouteFaultKind kind;
  guint subject;      /* the a of the fault */
  guint skip_before;  /* things up to here were compared the other way round */
  AlurPoint from, to; /* of the piece asked for */
  Piece piece;
  int axis;
} Question;

static void
add_fault (Check *self, AlurRouteFaultKind kind, guint a, guint b, AlurPoint place)
{
  AlurRouteCheck *result = self->result;

  if (result->counts[kind]++ < MAX_KEPT)
    g_array_append_val (result->faults, ((AlurRouteFault){ kind, a, b, place }));
  result->n_faults++;
}

static void
ask (Check *self,
     const AlurSpace *space,
     const AlurRect *area,
     AlurSpaceFunc func,
     Question *question)
{
  question->check = self;
  self->question++;
  alur_space_foreach (space, area, func, question);
}

/* The grid may name a thing more than once. */
static gboolean
is_seen (Check *self, guint index)
{
  if (self->seen[index] == self->question)
    return TRUE;

  self->seen[index] = self->question;

  return FALSE;
}

static AlurRect
get_piece_rect (AlurPoint from, AlurPoint to)
{
  return (AlurRect){ MIN (from.x, to.x), MIN (from.y, to.y), fabs (from.x - to.x),
                     fabs (from.y - to.y) };
}

static int
get_axis (AlurPoint from, AlurPoint to)
{
  return fabs (from.x - to.x) > fabs (from.y - to.y) ? 1 : 0;
}

/* Whether a point is inside the shape, not only inside its rectangle. */
static gboolean
is_inside_shape (const AlurRouterBox *box, AlurPoint point)
{
  return point.x > alur_router_box_get_outline (box, ALUR_ROUTER_SIDE_LEFT, point.y) + TOUCH
         && point.x < alur_router_box_get_outline (box, ALUR_ROUTER_SIDE_RIGHT, point.y) - TOUCH
         && point.y > alur_router_box_get_outline (box, ALUR_ROUTER_SIDE_TOP, point.x) + TOUCH
         && point.y < alur_router_box_get_outline (box, ALUR_ROUTER_SIDE_BOTTOM, point.x) - TOUCH;
}

/* The part of a piece that lies within a rectangle, as its middle. */
static AlurPoint
get_middle_within (const AlurRect *rect, AlurPoint from, AlurPoint to)
{
  double x0 = MAX (MIN (from.x, to.x), rect->x);
  double x1 = MIN (MAX (from.x, to.x), alur_rect_right (rect));
  double y0 = MAX (MIN (from.y, to.y), rect->y);
  double y1 = MIN (MAX (from.y, to.y), alur_rect_bottom (rect));

  return (AlurPoint){ (x0 + x1) / 2, (y0 + y1) / 2 };
}

static gboolean
box_on_piece_cb (guint index, gpointer user_data)
{
  Question *q = user_data;
  Check *self = q->check;
  const AlurRouteCheckLine *line = &self->input->lines[q->subject];
  const AlurRouterBox *box = &self->input->boxes[index];
  AlurPoint middle = get_middle_within (&box->rect, q->from, q->to);
  gboolean is_end = (line->from == index && q->piece.part == 0)
                    || (line->to == index && q->piece.part + 2 == line->n_points);

  if (is_seen (self, index) || (is_end && !is_inside_shape (box, middle)))
    return FALSE;
  add_fault (self, ALUR_ROUTE_FAULT_LINE_THROUGH_BOX, q->subject, index, middle);

  return FALSE;
}

static gboolean
label_on_piece_cb (guint index, gpointer user_data)
{
  Question *q = user_data;
  const AlurRouteCheckLabel *label = &q->check->input->labels[index];

  if (is_seen (q->check, index) || label->line == q->subject)
    return FALSE;
  add_fault (q->check, ALUR_ROUTE_FAULT_LINE_THROUGH_LABEL, q->subject, index,
             get_middle_within (&label->rect, q->from, q->to));

  return FALSE;
}

static gboolean
piece_on_piece_cb (guint index, gpointer user_data)
{
  Question *q = user_data;
  Check *self = q->check;
  const Piece *other = &g_array_index (self->piece_data[q->axis], Piece, index);
  guint group = self->input->lines[q->subject].group;

  if (index <= q->skip_before || is_seen (self, index))
    return FALSE;
  if (group != 0 && other->line != q->subject && self->input->lines[other->line].group == group)
    return FALSE;
  add_fault (self, ALUR_ROUTE_FAULT_LINES_OVERLAP, q->subject, other->line, q->from);

  return FALSE;
}

static gboolean
count_crossing_cb (guint index, gpointer user_data)
{
  Question *q = user_data;

  if (!is_seen (q->check, index))
    q->check->result->n_crossings++;

  return FALSE;
}

static gboolean
overlap_cb (guint index, gpointer user_data)
{
  Question *q = user_data;
  gboolean among_labels = q->kind == ALUR_ROUTE_FAULT_LABELS_OVERLAP;
  gboolean among_own = among_labels || q->kind == ALUR_ROUTE_FAULT_BOXES_OVERLAP;

  if (is_seen (q->check, index) || (among_own && index <= q->skip_before))
    return FALSE;
  add_fault (q->check, q->kind, q->subject, index, q->from);

  return FALSE;
}

/* Shrinks a rectangle along and across a piece so that touching does not count. */
static AlurRect
shrink_piece (AlurRect rect, int axis, double across)
{
  double low = alur_rect_low (&rect, 1 - axis) + TOUCH;
  double high = MAX (low, alur_rect_high (&rect, 1 - axis) - TOUCH);
  double pos = alur_rect_low (&rect, axis);

  return alur_rect_from_ranges (axis, pos - across, pos + across, low, high);
}

static void
check_piece (Check *self, int axis, guint index)
{
  Piece piece = g_array_index (self->piece_data[axis], Piece, index);
  const AlurRouteCheckLine *line = &self->input->lines[piece.line];
  Question q = { .subject = piece.line, .piece = piece, .axis = axis, .skip_before = index };
  AlurRect rect, inner, middle;

  q.from = line->points[piece.part];
  q.to = line->points[piece.part + 1];
  rect = get_piece_rect (q.from, q.to);
  middle = shrink_piece (rect, axis, 0);
  ask (self, self->boxes, &middle, box_on_piece_cb, &q);
  ask (self, self->labels, &middle, label_on_piece_cb, &q);
  inner = shrink_piece (rect, axis, SAME_LINE);
  ask (self, self->pieces[axis], &inner, piece_on_piece_cb, &q);
  if (axis == 1)
    ask (self, self->pieces[0], &middle, count_crossing_cb, &q);
}

static void
check_ends (Check *self, guint index)
{
  const AlurRouteCheckLine *line = &self->input->lines[index];
  guint boxes[2] = { line->from, line->to };

  for (guint end = 0; end < 2 && line->n_points > 0; end++)
    {
      AlurPoint point = line->points[end == 0 ? 0 : line->n_points - 1];

      if (boxes[end] != ALUR_ROUTE_CHECK_NO_BOX
          && !alur_router_box_is_on_outline (&self->input->boxes[boxes[end]], point))
        add_fault (self, ALUR_ROUTE_FAULT_END_OFF_OUTLINE, index, boxes[end], point);
    }
}

static void
add_pieces (Check *self)
{
  for (guint i = 0; i < self->input->n_lines; i++)
    {
      const AlurRouteCheckLine *line = &self->input->lines[i];

      self->result->n_bends += line->n_points > 2 ? line->n_points - 2 : 0;
      for (guint p = 0; p + 1 < line->n_points; p++)
        {
          AlurPoint from = line->points[p];
          AlurPoint to = line->points[p + 1];
          int axis = get_axis (from, to);
          AlurRect rect = shrink_piece (get_piece_rect (from, to), axis, SAME_LINE);

          if (MIN (fabs (from.x - to.x), fabs (from.y - to.y)) > 1e-6)
            add_fault (self, ALUR_ROUTE_FAULT_NOT_ORTHOGONAL, i, 0, from);
          alur_space_add (self->pieces[axis], &rect);
          g_array_append_val (self->piece_data[axis], ((Piece){ i, p }));
        }
    }
}

static void
check_labels (Check *self)
{
  for (guint i = 0; i < self->input->n_labels; i++)
    {
      AlurRect rect = alur_rect_grow (&self->input->labels[i].rect, -TOUCH);
      Question q = { .subject = i, .skip_before = i, .from = alur_rect_center (&rect) };

      q.kind = ALUR_ROUTE_FAULT_LABELS_OVERLAP;
      ask (self, self->labels, &rect, overlap_cb, &q);
      q.kind = ALUR_ROUTE_FAULT_LABEL_OVER_BOX;
      ask (self, self->boxes, &rect, overlap_cb, &q);
    }
}

static void
check_boxes (Check *self)
{
  for (guint i = 0; i < self->input->n_boxes; i++)
    {
      AlurRect rect = alur_rect_grow (&self->input->boxes[i].rect, -TOUCH);
      Question q = { .subject = i, .skip_before = i, .from = alur_rect_center (&rect) };

      q.kind = ALUR_ROUTE_FAULT_BOXES_OVERLAP;
      ask (self, self->boxes, &rect, overlap_cb, &q);
    }
}

static AlurRect
get_bounds (const AlurRouteCheckInput *input)
{
  AlurRect bounds = { 0 };

  for (guint i = 0; i < input->n_boxes; i++)
    bounds = i == 0 ? input->boxes[i].rect : alur_rect_union (&bounds, &input->boxes[i].rect);

  return alur_rect_grow (&bounds, 1);
}

static void
check_init (Check *self, const AlurRouteCheckInput *input)
{
  AlurRect bounds = get_bounds (input);
  guint n_points = 0;
  guint most;

  for (guint i = 0; i < input->n_lines; i++)
    n_points += input->lines[i].n_points;
  most = MAX (MAX (input->n_boxes, input->n_labels), n_points);
  *self = (Check){ .input = input, .seen = g_new0 (guint, most + 1) };
  self->result = g_new0 (AlurRouteCheck, 1);
  self->result->faults = g_array_new (FALSE, FALSE, sizeof (AlurRouteFault));
  self->boxes = alur_space_new (&bounds, input->n_boxes);
  self->labels = alur_space_new (&bounds, input->n_labels);
  for (int axis = 0; axis < 2; axis++)
    {
      self->pieces[axis] = alur_space_new (&bounds, n_points);
      self->piece_data[axis] = g_array_new (FALSE, FALSE, sizeof (Piece));
    }
  for (guint i = 0; i < input->n_boxes; i++)
    {
      AlurRect rect = alur_rect_grow (&input->boxes[i].rect, -TOUCH);

      alur_space_add (self->boxes, &rect);
    }
  for (guint i = 0; i < input->n_labels; i++)
    {
      AlurRect rect = alur_rect_grow (&input->labels[i].rect, -TOUCH);

      alur_space_add (self->labels, &rect);
    }
}

static void
check_clear (Check *self)
{
  alur_space_free (self->boxes);
  alur_space_free (self->labels);
  for (int axis = 0; axis < 2; axis++)
    {
      alur_space_free (self->pieces[axis]);
      g_array_unref (self->piece_data[axis]);
    }
  g_free (self->seen);
}

static int
compare_faults_cb (gconstpointer a, gconstpointer b)
{
  const AlurRouteFault *one = a;
  const AlurRouteFault *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->a != other->a)
    return one->a < other->a ? -1 : 1;

  return one->b < other->b ? -1 : one->b > other->b;
}

/**
 * alur_route_check_new:
 * @input: a drawing
 *
 * Counts what is wrong with the drawing. Things that only touch, or overlap by less than half a
 * pixel, are right.
 *
 * Returns: (transfer full): what was found
 */
AlurRouteCheck *
alur_route_check_new (const AlurRouteCheckInput *input)
{
  Check check;

  check_init (&check, input);
  add_pieces (&check);
  for (guint i = 0; i < input->n_lines; i++)
    check_ends (&check, i);
  for (int axis = 0; axis < 2; axis++)
    for (guint i = 0; i < check.piece_data[axis]->len; i++)
      check_piece (&check, axis, i);
  check_labels (&check);
  check_boxes (&check);
  g_array_sort (check.result->faults, compare_faults_cb);
  check_clear (&check);

  return check.result;
}

/**
 * alur_route_check_free:
 * @self: (nullable) (transfer full): a result
 *
 * Frees it.
 */
void
alur_route_check_free (AlurRouteCheck *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->faults);
  g_free (self);
}

/**
 * alur_route_fault_get_name:
 * @kind: a kind of fault
 *
 * Returns: its name for test output, in English
 */
const char *
alur_route_fault_get_name (AlurRouteFaultKind kind)
{
  /* untranslated: for the output of tests */
  static const char *const names[ALUR_ROUTE_N_FAULTS] = {
    [ALUR_ROUTE_FAULT_NOT_ORTHOGONAL] = "line not orthogonal",
    [ALUR_ROUTE_FAULT_END_OFF_OUTLINE] = "end off the outline",
    [ALUR_ROUTE_FAULT_LINE_THROUGH_BOX] = "line through a box",
    [ALUR_ROUTE_FAULT_LINE_THROUGH_LABEL] = "line through a label",
    [ALUR_ROUTE_FAULT_LINES_OVERLAP] = "lines overlap",
    [ALUR_ROUTE_FAULT_LABELS_OVERLAP] = "labels overlap",
    [ALUR_ROUTE_FAULT_LABEL_OVER_BOX] = "label over a box",
    [ALUR_ROUTE_FAULT_BOXES_OVERLAP] = "boxes overlap",
  };

  g_return_val_if_fail (kind < ALUR_ROUTE_N_FAULTS, NULL);

  return names[kind];
}
