/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows stand on which page.
 *
 * Rows are never cut. Pages are filled evenly: as many as it takes, none much fuller than the
 * others. What a page really needs is known when its arrows are drawn; where that is more than was
 * expected, its last row goes to the next one. */

#include "alur-sop-private.h"

#define MOST_WIDENINGS 4
#define WIDER 12.0
#define EVENING_STEPS 5
#define LEVEL_ROOM 1.0 /* for rounding */

/* The end of the page that begins with a row. */
static guint
fill_page (const AlurSopDraft *draft, guint first, double bound)
{
  guint n = 1;

  while (first + n < draft->table->n_rows && alur_sop_page_measure (draft, first, n + 1) <= bound)
    n++;
  /* With the last row comes the sum, which may not fit any more. */
  return first + n;
}

static guint
count_pages (const AlurSopDraft *draft, guint first, double bound)
{
  guint n = 0;

  for (; first < draft->table->n_rows; first = fill_page (draft, first, bound))
    n++;
  return n;
}

/* The least height at which there are no more pages than at full height. */
static double
find_bound (const AlurSopDraft *draft, guint first)
{
  double high = draft->room.height;
  double low = high / 3;
  guint n_pages = count_pages (draft, first, high);

  if (n_pages == 1)
    return high;
  for (guint i = 0; i < EVENING_STEPS; i++)
    {
      double middle = (low + high) / 2;

      if (count_pages (draft, first, middle) == n_pages)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/* Makes the rows higher at whose arrows a label found no room. */
static gboolean
give_labels_room (AlurSopDraft *draft, const AlurSopPage *page)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < page->n_connectors; i++)
    {
      guint row = draft->table->arrows[page->arrows[i]].from;

      if (!page->connectors[i].away)
        continue;
      draft->gaps[row + 1] += WIDER;
      wanted = TRUE;
    }
  return wanted;
}

/* Draws the arrows of a page, and makes its rows higher until none lies on anything. */
static void
draw_arrows (AlurSopDraft *draft, AlurSopPage *page)
{
  guint n_faults;

  alur_sop_page_place (draft, page);
  for (guint i = 0; i < MOST_WIDENINGS && alur_sop_page_make_room (draft, page, FALSE); i++)
    alur_sop_page_place (draft, page);
  n_faults = alur_sop_page_route (draft, page);
  for (guint i = 0; i < MOST_WIDENINGS && n_faults == 0 && give_labels_room (draft, page); i++)
    {
      alur_sop_page_place (draft, page);
      n_faults = alur_sop_page_route (draft, page);
    }
  for (guint i = 0; i < MOST_WIDENINGS && n_faults > 0; i++)
    {
      for (guint row = 0; row <= page->n_rows; row++)
        draft->gaps[page->first_row + row] += WIDER;
      alur_sop_page_place (draft, page);
      n_faults = alur_sop_page_route (draft, page);
    }
  draft->n_faults += n_faults;
}

static gboolean
is_too_high (const AlurSopDraft *draft, const AlurSopPage *page)
{
  return alur_sop_page_get_bottom (page) > draft->room.height + LEVEL_ROOM;
}

/* The page on which a row stands. */
static guint
find_page (const AlurSopLayout *layout, guint row)
{
  for (guint i = 0; i < layout->n_pages; i++)
    if (row < layout->pages[i].first_row + layout->pages[i].n_rows)
      return i;
  g_assert_not_reached ();
}

static guint
get_distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* The page before, if that is one from which the row is reached, else the nearest. */
static guint
find_origin (const AlurSopDraft *draft, guint page, guint target)
{
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < draft->table->n_arrows; i++)
    {
      guint origin;

      if (draft->table->arrows[i].to != target)
        continue;
      origin = find_page (draft->layout, draft->table->arrows[i].from);
      if (origin != page
          && (nearest == G_MAXUINT || get_distance (origin, page) < get_distance (nearest, page)))
        nearest = origin;
    }
  return nearest;
}

/* Numbers what is entered from other pages, and says where each connector leads. */
static void
name_pentagons (const AlurSopDraft *draft)
{
  AlurSopLayout *layout = draft->layout;
  g_autofree guint *numbers = g_new0 (guint, draft->table->n_rows + 1);
  guint n = 0;

  for (guint i = 0; i < layout->n_pages; i++)
    for (guint k = 0; k < layout->pages[i].n_pentagons; k++)
      if (layout->pages[i].pentagons[k].enters)
        numbers[layout->pages[i].pentagons[k].target] = n++;
  for (guint i = 0; i < layout->n_pages; i++)
    for (guint k = 0; k < layout->pages[i].n_pentagons; k++)
      {
        AlurSopPentagon *pentagon = &layout->pages[i].pentagons[k];

        pentagon->number = numbers[pentagon->target];
        pentagon->other = pentagon->enters ? find_origin (draft, i, pentagon->target)
                                           : find_page (layout, pentagon->target);
      }
}

/**
 * alur_sop_clear_pages:
 *
 * Frees all pages.
 */
void
alur_sop_clear_pages (AlurSopLayout *layout)
{
  for (guint i = 0; i < layout->n_pages; i++)
    alur_sop_page_clear (&layout->pages[i]);
  g_clear_pointer (&layout->pages, g_free);
  layout->n_pages = 0;
}

/**
 * alur_sop_fill_pages:
 * @draft: a draft with its columns placed
 *
 * Fills the layout's pages.
 *
 * Returns: whether every row fits a page
 */
gboolean
alur_sop_fill_pages (AlurSopDraft *draft)
{
  AlurSopLayout *layout = draft->layout;
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (AlurSopPage));
  double bound = find_bound (draft, 0);
  gboolean fits = TRUE;
  guint end;

  alur_sop_clear_pages (layout);
  draft->n_faults = 0;
  for (guint first = 0; first < draft->table->n_rows; first = end)
    {
      AlurSopPage page = { .first_row = first };

      end = fill_page (draft, first, bound);
      page.n_rows = end - first;
      draw_arrows (draft, &page);
      while (is_too_high (draft, &page) && page.n_rows > 1)
        {
          page.n_rows--;
          draw_arrows (draft, &page);
        }
      if (end != first + page.n_rows)
        {
          end = first + page.n_rows;
          bound = find_bound (draft, end);
        }
      fits = fits && !is_too_high (draft, &page);
      g_array_append_val (pages, page);
    }
  layout->n_pages = pages->len;
  layout->pages = (AlurSopPage *) (gpointer) g_array_free (pages, FALSE);
  name_pentagons (draft);
  return fits;
}
