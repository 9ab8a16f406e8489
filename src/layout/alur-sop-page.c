/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rows of one page stand, its symbols and its off-page connectors. */

#include "alur-sop-private.h"

#define PENTAGON_HEIGHT 25.0
#define PENTAGON_GAP 20.0 /* between two: the head of an arrow and the line beside it */
#define STRIP_END 9.0     /* beyond the last */
#define STRIP_AIR 12.0    /* between pentagons and the table */
#define FAR_PADDING 12.0

static gboolean
is_on_page (const AlurSopPage *page, guint row)
{
  return row >= page->first_row && row < page->first_row + page->n_rows;
}

static double
get_pentagon_width (const AlurSopDraft *draft)
{
  return alur_text_metrics_measure (draft->metrics, ALUR_TEXT_DETAIL, draft->texts->far, 0).width
         + FAR_PADDING;
}

static gboolean
has_pentagon (const GArray *pentagons, guint column, guint target, gboolean enters)
{
  for (guint i = pentagons->len; i > 0; i--)
    {
      const AlurSopPentagon *other = &g_array_index (pentagons, AlurSopPentagon, i - 1);

      if (other->column == column && other->target == target && other->enters == enters)
        return TRUE;
    }
  return FALSE;
}

/* One below for each column and row that it leads to, one above for each row that is entered. */
static void
find_pentagons (const AlurSopDraft *draft, const AlurSopPage *page, GArray *pentagons)
{
  for (guint i = 0; i < draft->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &draft->table->arrows[i];
      gboolean enters = is_on_page (page, arrow->to);
      guint row = enters ? arrow->to : arrow->from;
      AlurSopPentagon pentagon
          = { .target = arrow->to, .column = draft->table->rows[row].column, .enters = enters };

      if (enters != is_on_page (page, arrow->from)
          && !has_pentagon (pentagons, pentagon.column, pentagon.target, enters))
        g_array_append_val (pentagons, pentagon);
    }
}

/* How many pentagons stand above one another, at most. */
static guint
count_levels (const AlurSopDraft *draft, const GArray *pentagons, gboolean enters)
{
  g_autofree guint *counts = g_new0 (guint, draft->table->n_columns + 1);
  guint most = 0;

  for (guint i = 0; i < pentagons->len; i++)
    {
      const AlurSopPentagon *pentagon = &g_array_index (pentagons, AlurSopPentagon, i);

      if (pentagon->enters != enters)
        continue;
      counts[pentagon->column]++;
      most = MAX (most, counts[pentagon->column]);
    }
  return most;
}

static double
get_strip_height (guint n_levels)
{
  if (n_levels == 0)
    return 0;
  return STRIP_AIR + n_levels * (PENTAGON_HEIGHT + PENTAGON_GAP) - PENTAGON_GAP + STRIP_END;
}

static double
get_heads_height (const AlurSopLayout *layout)
{
  return layout->heads[0] + layout->heads[1] + layout->heads[2];
}

/**
 * alur_sop_page_measure:
 *
 * Returns: the height of a page with these rows, as far as is known before its arrows are drawn
 */
double
alur_sop_page_measure (const AlurSopDraft *draft, guint first_row, guint n_rows)
{
  AlurSopPage page = { .first_row = first_row, .n_rows = n_rows };
  g_autoptr (GArray) pentagons = g_array_new (FALSE, FALSE, sizeof (AlurSopPentagon));
  double height = get_heads_height (draft->layout);

  find_pentagons (draft, &page, pentagons);
  height += get_strip_height (count_levels (draft, pentagons, TRUE))
            + get_strip_height (count_levels (draft, pentagons, FALSE));
  for (guint i = first_row; i < first_row + n_rows; i++)
    height += alur_sop_get_row_height (draft, i);
  if (first_row + n_rows == draft->table->n_rows)
    height += alur_sop_get_total_height (draft);
  return height;
}

/**
 * alur_sop_get_symbol_centre:
 *
 * Returns: x of the middle of the symbols of a column
 */
double
alur_sop_get_symbol_centre (const AlurSopDraft *draft, guint column)
{
  const AlurSopLayout *layout = draft->layout;
  double width = layout->column_starts[column + 1] - layout->column_starts[column];
  double more = width - draft->left[column] - draft->widest[column] - draft->right[column];

  return layout->column_starts[column] + draft->left[column] + (draft->widest[column] + more) / 2;
}

static void
add_place (const AlurSopDraft *draft,
           AlurSopPage *page,
           GArray *places,
           guint row,
           guint column,
           AlurSize size)
{
  double top = page->tops[row - page->first_row];
  double bottom = page->tops[row - page->first_row + 1];
  AlurSopPlace place = { row, column, { 0, 0, size.width, size.height } };

  place.box.x = alur_sop_get_symbol_centre (draft, column) - size.width / 2;
  place.box.y = (top + bottom - size.height) / 2;
  place.text = place.box;
  if (row < draft->table->n_rows && column == draft->table->rows[row].column)
    {
      place.text.x += (size.width - draft->inside[row]) / 2;
      place.text.width = draft->inside[row];
    }
  g_array_append_val (places, place);
}

static void
add_places (const AlurSopDraft *draft, AlurSopPage *page)
{
  const AlurSopTable *table = draft->table;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (AlurSopPlace));
  AlurSize partner = { ALUR_SOP_BOX_WIDTH, ALUR_SOP_BOX_HEIGHT };
  guint end = page->first_row + page->n_rows;

  for (guint i = page->first_row; i < end; i++)
    add_place (draft, page, places, i, table->rows[i].column, draft->symbols[i]);
  for (guint i = page->first_row; i < end; i++)
    for (guint k = 0; k < table->rows[i].n_also; k++)
      add_place (draft, page, places, i, table->also[table->rows[i].first_also + k], partner);
  page->n_places = places->len;
  page->places = (AlurSopPlace *) (gpointer) g_array_free (places, FALSE);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AlurSopPlace *one = *(const AlurSopPlace *const *) a;
  const AlurSopPlace *other = *(const AlurSopPlace *const *) b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->box.x < other->box.x ? -1 : one->box.x > other->box.x;
}

/* The lines between the symbols of joint activities. */
static void
add_joins (AlurSopPage *page)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  GArray *joins = g_array_new (FALSE, FALSE, sizeof (AlurSopJoin));

  for (guint i = 0; i < page->n_places; i++)
    g_ptr_array_add (places, &page->places[i]);
  g_ptr_array_sort (places, compare_places);
  for (guint i = 1; i < places->len; i++)
    {
      const AlurSopPlace *left = g_ptr_array_index (places, i - 1);
      const AlurSopPlace *right = g_ptr_array_index (places, i);
      double y = left->box.y + left->box.height / 2;
      AlurSopJoin join = { { { alur_rect_right (&left->box), y }, { right->box.x, y } } };

      if (left->row == right->row)
        g_array_append_val (joins, join);
    }
  page->n_joins = joins->len;
  page->joins = (AlurSopJoin *) (gpointer) g_array_free (joins, FALSE);
}

/* Pentagons of one column stand above one another; the first ones next to the table. */
static void
place_pentagons (const AlurSopDraft *draft, AlurSopPage *page)
{
  g_autofree guint *counts = g_new0 (guint, 2 * draft->table->n_columns + 2);
  double width = get_pentagon_width (draft);

  for (guint i = 0; i < page->n_pentagons; i++)
    {
      AlurSopPentagon *pentagon = &page->pentagons[i];
      guint level = counts[2 * pentagon->column + (pentagon->enters ? 1 : 0)]++;
      double step = level * (PENTAGON_HEIGHT + PENTAGON_GAP);

      pentagon->box.width = width;
      pentagon->box.height = PENTAGON_HEIGHT;
      pentagon->box.x = alur_sop_get_symbol_centre (draft, pentagon->column) - width / 2;
      pentagon->box.y = pentagon->enters
                            ? alur_rect_bottom (&page->above) - STRIP_AIR - PENTAGON_HEIGHT - step
                            : page->below.y + STRIP_AIR + step;
    }
}

static AlurRect
get_strip (const AlurSopDraft *draft, double y, double height)
{
  const double *starts = draft->layout->column_starts;

  return (AlurRect){ starts[0], y, starts[draft->table->n_columns] - starts[0], height };
}

/**
 * alur_sop_page_place:
 * @page: a page that says which rows it has; what it held before is freed
 *
 * Gives rows, symbols and off-page connectors their places. There are no connectors yet.
 */
void
alur_sop_page_place (AlurSopDraft *draft, AlurSopPage *page)
{
  AlurSopPage rows = { .first_row = page->first_row, .n_rows = page->n_rows };
  GArray *pentagons = g_array_new (FALSE, FALSE, sizeof (AlurSopPentagon));
  double y = get_heads_height (draft->layout);

  alur_sop_page_clear (page);
  *page = rows;
  find_pentagons (draft, page, pentagons);
  page->above = get_strip (draft, y, get_strip_height (count_levels (draft, pentagons, TRUE)));
  y += page->above.height;
  page->tops = g_new0 (double, page->n_rows + 1);
  for (guint i = 0; i < page->n_rows; i++)
    {
      page->tops[i] = y;
      y += alur_sop_get_row_height (draft, page->first_row + i);
    }
  page->tops[page->n_rows] = y;
  page->below = get_strip (draft, y, get_strip_height (count_levels (draft, pentagons, FALSE)));
  y += page->below.height;
  if (page->first_row + page->n_rows == draft->table->n_rows)
    page->total = (AlurRect){ 0, y, draft->layout->width, alur_sop_get_total_height (draft) };
  page->n_pentagons = pentagons->len;
  page->pentagons = (AlurSopPentagon *) (gpointer) g_array_free (pentagons, FALSE);
  add_places (draft, page);
  add_joins (page);
  place_pentagons (draft, page);
}

/**
 * alur_sop_page_get_bottom:
 *
 * Returns: where the page ends
 */
double
alur_sop_page_get_bottom (const AlurSopPage *page)
{
  return page->total.height > 0 ? alur_rect_bottom (&page->total) : alur_rect_bottom (&page->below);
}

/**
 * alur_sop_page_clear:
 *
 * Frees what the page holds, not the page itself.
 */
void
alur_sop_page_clear (AlurSopPage *page)
{
  if (page->connectors != NULL)
    alur_connectors_clear (page->connectors, page->n_connectors);
  g_clear_pointer (&page->connectors, g_free);
  g_clear_pointer (&page->arrows, g_free);
  g_clear_pointer (&page->pentagons, g_free);
  g_clear_pointer (&page->places, g_free);
  g_clear_pointer (&page->joins, g_free);
  g_clear_pointer (&page->tops, g_free);
}
