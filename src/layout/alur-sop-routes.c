/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arrows of a page.
 *
 * They stay inside the columns of the posts and clear of the lines of the table. All that lead to
 * one symbol may join on their way. */

#include "alur-sop-private.h"

#include "alur-route-check.h"

#define WALL 400.0
#define RADIUS 2.0
#define SEPARATION 7.0
#define CLEARANCE 10.0

static const AlurRouterShape shapes[] = {
  [ALUR_SOP_BOX] = ALUR_ROUTER_SHAPE_RECTANGLE,
  [ALUR_SOP_DIAMOND] = ALUR_ROUTER_SHAPE_DIAMOND,
  [ALUR_SOP_CAPSULE] = ALUR_ROUTER_SHAPE_CAPSULE,
};

static gboolean
is_on_page (const AlurSopPage *page, guint row)
{
  return row >= page->first_row && row < page->first_row + page->n_rows;
}

static double
get_top (const AlurSopPage *page)
{
  return page->above.y;
}

static double
get_bottom (const AlurSopPage *page)
{
  return alur_rect_bottom (&page->below);
}

static void
add_boxes (const AlurSopDraft *draft, const AlurSopPage *page, AlurRouter *router)
{
  for (guint i = 0; i < page->n_places; i++)
    {
      AlurSopSymbol symbol = draft->table->rows[page->places[i].row].symbol;
      AlurRouterBox box = { page->places[i].box, shapes[symbol], RADIUS };

      if (i >= page->n_rows)
        box.shape = ALUR_ROUTER_SHAPE_RECTANGLE;
      alur_router_add_box (router, &box);
    }
  for (guint i = 0; i < page->n_pentagons; i++)
    {
      AlurRouterBox box = { page->pentagons[i].box, ALUR_ROUTER_SHAPE_PENTAGON, 0 };

      alur_router_add_box (router, &box);
    }
}

static void
add_walls (const AlurSopPage *page, AlurRouter *router)
{
  double top = get_top (page);
  double bottom = get_bottom (page);
  double right = alur_rect_right (&page->above);
  AlurRect walls[4] = {
    { page->above.x - WALL, top - WALL, WALL, bottom - top + 2 * WALL },
    { right, top - WALL, WALL, bottom - top + 2 * WALL },
    { page->above.x, top - WALL, page->above.width, WALL },
    { page->above.x, bottom, page->above.width, WALL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    alur_router_add_obstacle (router, &walls[i]);
}

static void
add_line (AlurRouter *router, double x1, double y1, double x2, double y2, gboolean border)
{
  AlurRouterLine line = { .from = { x1, y1 }, .to = { x2, y2 }, .border = border };

  alur_router_add_line (router, &line);
}

static void
add_borders (const AlurSopDraft *draft, const AlurSopPage *page, AlurRouter *router)
{
  double right = alur_rect_right (&page->above);

  for (guint i = 0; i <= page->n_rows; i++)
    if ((i > 0 || page->above.height > 0) && (i < page->n_rows || page->below.height > 0))
      add_line (router, page->above.x, page->tops[i], right, page->tops[i], TRUE);
  for (guint i = 1; i < draft->table->n_columns; i++)
    {
      double x = draft->layout->column_starts[i];

      add_line (router, x, page->tops[0], x, page->tops[page->n_rows], TRUE);
    }
}

/* Others hop over the lines of joint activities. */
static void
add_joins (const AlurSopPage *page, AlurRouter *router)
{
  for (guint i = 0; i < page->n_joins; i++)
    {
      const AlurPoint *points = page->joins[i].points;

      add_line (router, points[0].x, points[0].y, points[1].x, points[1].y, FALSE);
    }
}

static guint
find_pentagon (const AlurSopPage *page, guint column, guint target, gboolean enters)
{
  for (guint i = 0; i < page->n_pentagons; i++)
    if (page->pentagons[i].column == column && page->pentagons[i].target == target
        && page->pentagons[i].enters == enters)
      return page->n_places + i;
  g_assert_not_reached ();
}

/* To below the page: into the middle of the pentagon's upper side. */
static void
lead_out (const AlurSopDraft *draft,
          const AlurSopPage *page,
          const AlurSopArrow *arrow,
          AlurRouterConnector *connector)
{
  const AlurRect *box;

  connector->from = arrow->from - page->first_row;
  connector->to = find_pentagon (page, draft->table->rows[arrow->from].column, arrow->to, FALSE);
  box = &page->pentagons[connector->to - page->n_places].box;
  connector->to_sides = ALUR_ROUTER_SIDE_TOP;
  connector->to_fixed = TRUE;
  connector->to_point = (AlurPoint){ box->x + box->width / 2, box->y };
}

/* From above the page: out of the pentagon's point. */
static void
lead_in (const AlurSopDraft *draft,
         const AlurSopPage *page,
         const AlurSopArrow *arrow,
         AlurRouterConnector *connector)
{
  const AlurRect *box;

  connector->from = find_pentagon (page, draft->table->rows[arrow->to].column, arrow->to, TRUE);
  connector->to = arrow->to - page->first_row;
  box = &page->pentagons[connector->from - page->n_places].box;
  connector->from_sides = ALUR_ROUTER_SIDE_BOTTOM;
  connector->from_fixed = TRUE;
  connector->from_point = (AlurPoint){ box->x + box->width / 2, alur_rect_bottom (box) };
}

/* The sides at which the lines to partners of a joint activity lie. */
static guint
get_joined_sides (const AlurSopDraft *draft, guint row)
{
  const AlurSopRow *own = &draft->table->rows[row];
  guint sides = 0;

  for (guint i = 0; i < own->n_also; i++)
    sides |= draft->table->also[own->first_also + i] < own->column ? ALUR_ROUTER_SIDE_LEFT
                                                                   : ALUR_ROUTER_SIDE_RIGHT;
  return sides;
}

/* At which side a way out of a decision best leaves: where it leads. */
static void
get_wishes (const AlurSopDraft *draft,
            const AlurSopPage *page,
            const AlurSopArrow *arrow,
            guint wishes[3])
{
  guint from = draft->table->rows[arrow->from].column;
  guint to = draft->table->rows[arrow->to].column;
  gboolean down = !is_on_page (page, arrow->to) || (to == from && arrow->to > arrow->from);
  guint beside = to < from ? ALUR_ROUTER_SIDE_LEFT : ALUR_ROUTER_SIDE_RIGHT;

  wishes[0] = down ? ALUR_ROUTER_SIDE_BOTTOM : beside;
  wishes[1] = down ? beside
              : arrow->to > arrow->from
                  ? ALUR_ROUTER_SIDE_BOTTOM
                  : (ALUR_ROUTER_SIDE_LEFT | ALUR_ROUTER_SIDE_RIGHT) & ~beside;
  wishes[2] = (ALUR_ROUTER_SIDE_ANY & ~(guint) ALUR_ROUTER_SIDE_TOP) & ~(wishes[0] | wishes[1]);
}

/* Each way out of a decision has a side of its own, while there are sides. */
static guint
choose_way_out (const AlurSopDraft *draft,
                const AlurSopPage *page,
                const AlurSopArrow *arrow,
                guint *used)
{
  guint wishes[3];

  get_wishes (draft, page, arrow, wishes);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    if ((used[arrow->from] & wishes[i]) == 0)
      {
        used[arrow->from] |= wishes[i];
        return wishes[i];
      }
  return ALUR_ROUTER_SIDE_ANY & ~(guint) ALUR_ROUTER_SIDE_TOP;
}

/* Ways go down the page: into a symbol from above or beside it, out of it below or beside; into a
 * decision at its upper corner only, so that the others are free for its ways out. */
static void
choose_sides (const AlurSopDraft *draft,
              const AlurSopPage *page,
              const AlurSopArrow *arrow,
              guint *used,
              AlurRouterConnector *connector)
{
  connector->from_sides = ALUR_ROUTER_SIDE_ANY & ~(guint) ALUR_ROUTER_SIDE_TOP;
  connector->from_sides &= ~get_joined_sides (draft, arrow->from);
  connector->to_sides = ALUR_ROUTER_SIDE_ANY & ~(guint) ALUR_ROUTER_SIDE_BOTTOM;
  connector->to_sides &= ~get_joined_sides (draft, arrow->to);
  if (draft->table->rows[arrow->to].symbol == ALUR_SOP_DIAMOND)
    connector->to_sides = ALUR_ROUTER_SIDE_TOP;
  if (draft->table->rows[arrow->from].symbol == ALUR_SOP_DIAMOND && is_on_page (page, arrow->from))
    connector->from_sides = choose_way_out (draft, page, arrow, used);
}

/* Fills the page's list of arrows; those that come in at one pentagon are one connector. */
static void
add_connectors (const AlurSopDraft *draft, AlurSopPage *page, AlurRouter *router)
{
  GArray *arrows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *entered = g_new0 (guint8, draft->table->n_rows + 1);
  g_autofree guint *used = g_new0 (guint, draft->table->n_rows + 1);

  for (guint i = 0; i < draft->table->n_rows; i++)
    used[i] = get_joined_sides (draft, i);
  for (guint i = 0; i < draft->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &draft->table->arrows[i];
      gboolean from_here = is_on_page (page, arrow->from);
      gboolean to_here = is_on_page (page, arrow->to);
      AlurRouterConnector connector
          = { .from = arrow->from - page->first_row, .to = arrow->to - page->first_row };

      if ((!from_here && !to_here) || (!from_here && entered[arrow->to]))
        continue;
      connector.group = arrow->to + 1;
      choose_sides (draft, page, arrow, used, &connector);
      if (from_here)
        connector.label = draft->labels[i];
      if (!to_here)
        lead_out (draft, page, arrow, &connector);
      else if (!from_here)
        {
          lead_in (draft, page, arrow, &connector);
          entered[arrow->to] = TRUE;
        }
      alur_router_add_connector (router, &connector);
      g_array_append_val (arrows, i);
    }
  g_free (page->arrows);
  page->n_connectors = arrows->len;
  page->arrows = (guint *) (gpointer) g_array_free (arrows, FALSE);
}

static AlurRouter *
make_router (const AlurSopDraft *draft, AlurSopPage *page)
{
  AlurRouterOptions options = { ALUR_ROUTER_FLOW_DOWN, SEPARATION, CLEARANCE, TRUE };
  AlurRouter *router = alur_router_new (&options);

  add_boxes (draft, page, router);
  add_walls (page, router);
  add_borders (draft, page, router);
  add_joins (page, router);
  add_connectors (draft, page, router);
  return router;
}

/* Of the gap above each row, that below the last too. */
static gboolean
widen_rows (AlurSopDraft *draft, const AlurSopPage *page, AlurRouter *router)
{
  guint n = page->n_rows;
  g_autofree AlurRouterGap *gaps = g_new0 (AlurRouterGap, n + 1);
  gboolean widened = FALSE;

  for (guint i = 0; i <= n; i++)
    {
      gaps[i].start = i > 0 ? alur_rect_bottom (&page->places[i - 1].box) : page->tops[0];
      gaps[i].end = i < n ? page->places[i].box.y : page->tops[n];
    }
  alur_router_measure_demand (router, ALUR_ROUTER_AXIS_Y, gaps, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      double missing = gaps[i].needed - (gaps[i].end - gaps[i].start);

      if (missing <= 0.5)
        continue;
      if (i == 0 || i == n)
        draft->gaps[page->first_row + i] += 2 * missing;
      else
        draft->gaps[page->first_row + i] = MAX (draft->gaps[page->first_row + i], gaps[i].needed);
      widened = TRUE;
    }
  return widened;
}

static gboolean
widen_columns (AlurSopDraft *draft, AlurRouter *router)
{
  const double *starts = draft->layout->column_starts;
  guint n = draft->table->n_columns;
  g_autofree AlurRouterGap *gaps = g_new0 (AlurRouterGap, n + 1);
  gboolean widened = FALSE;

  for (guint i = 0; i <= n; i++)
    {
      gaps[i].start = starts[0];
      gaps[i].end = starts[n];
      if (i > 0)
        gaps[i].start = alur_sop_get_symbol_centre (draft, i - 1) + draft->widest[i - 1] / 2;
      if (i < n)
        gaps[i].end = alur_sop_get_symbol_centre (draft, i) - draft->widest[i] / 2;
    }
  alur_router_measure_demand (router, ALUR_ROUTER_AXIS_X, gaps, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      double missing = gaps[i].needed - (gaps[i].end - gaps[i].start);

      if (missing <= 0.5)
        continue;
      if (i > 0)
        draft->right[i - 1] += i < n ? missing / 2 : missing;
      if (i < n)
        draft->left[i] += i > 0 ? missing / 2 : missing;
      widened = TRUE;
    }
  return widened;
}

/**
 * alur_sop_page_make_room:
 * @page: a page whose parts have their places
 * @columns: whether columns may be widened, not only rows be made higher
 *
 * Widens what is too narrow for the arrows that will run there.
 *
 * Returns: whether anything was, so that everything must be placed anew
 */
gboolean
alur_sop_page_make_room (AlurSopDraft *draft, AlurSopPage *page, gboolean columns)
{
  g_autoptr (AlurRouter) router = make_router (draft, page);
  gboolean rows = widen_rows (draft, page, router);

  return (columns && widen_columns (draft, router)) || rows;
}

/**
 * alur_sop_page_route:
 * @page: a page whose parts have their places
 *
 * Draws the arrows.
 *
 * Returns: how often they lie on each other, on symbols or labels
 */
guint
alur_sop_page_route (AlurSopDraft *draft, AlurSopPage *page)
{
  AlurRouter *router = make_router (draft, page);
  guint n_faults;

  alur_router_route (router);
  n_faults = alur_connectors_count_faults (router);
  page->connectors = g_new0 (AlurConnector, page->n_connectors + 1);
  alur_connectors_take_routes (page->connectors, page->n_connectors, router, 0);
  for (guint i = 0; i < page->n_connectors; i++)
    page->connectors[i].element = draft->table->arrows[page->arrows[i]].flow;
  alur_router_free (router);
  return n_faults;
}
