/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SOP pages as a whole: the room that arrows want, the scale, the pages.
 *
 * First all rows are laid out as one page, from which columns get the width that the arrows in them
 * need; it is the same on every page. Then rows go to pages. Texts are as large as on screen where
 * that takes no more pages, and smaller only where columns or a row do not fit otherwise. */

#include "alur-sop-layout.h"

#include "alur-sop-private.h"

#include <string.h>

#define MOST_WIDENINGS 3
#define LEAST_SCALE 0.1
#define SCALE_STEP 0.92
#define WIDER 8.0

static const double pleasant_scales[] = { 1.2, 1.1, 1, 0.95, 0.9 };

#define LEAST_PLEASANT 0.9
#define MANY_ROWS 80 /* too many to try */

static void
init_draft (AlurSopDraft *draft, AlurSize room)
{
  guint n_rows = draft->table->n_rows;
  guint n_columns = draft->table->n_columns;

  draft->room = room;
  draft->symbols = g_new0 (AlurSize, n_rows + 1);
  draft->inside = g_new0 (double, n_rows + 1);
  draft->labels = g_new0 (AlurSize, draft->table->n_arrows + 1);
  draft->widest = g_new0 (double, n_columns + 1);
  draft->left = g_new0 (double, n_columns + 1);
  draft->right = g_new0 (double, n_columns + 1);
  draft->least = g_new0 (double, n_rows + 1);
  draft->gaps = g_new0 (double, n_rows + 1);
  draft->layout = g_new0 (AlurSopLayout, 1);
  draft->layout->column_starts = g_new0 (double, n_columns + 1);
  alur_sop_measure_symbols (draft);
}

static void
clear_draft (AlurSopDraft *draft)
{
  g_free (draft->symbols);
  g_free (draft->inside);
  g_free (draft->labels);
  g_free (draft->widest);
  g_free (draft->left);
  g_free (draft->right);
  g_free (draft->least);
  g_free (draft->gaps);
}

static void
set_scale (AlurSopDraft *draft, AlurSize room, double scale)
{
  draft->layout->scale = scale;
  draft->room = (AlurSize){ room.width / scale, room.height / scale };
  alur_sop_place_columns (draft);
}

/* Lays out all rows below one another, to learn how wide columns should be. */
static void
learn_room (AlurSopDraft *draft)
{
  AlurSopPage all = { .n_rows = draft->table->n_rows };

  for (guint i = 0; i < MOST_WIDENINGS; i++)
    {
      alur_sop_place_columns (draft);
      alur_sop_page_place (draft, &all);
      if (!alur_sop_page_make_room (draft, &all, TRUE))
        break;
    }
  alur_sop_page_clear (&all);
}

/* The largest scale, up to 1, at which the columns fit side by side. */
static double
find_scale (const AlurSopDraft *draft, AlurSize room)
{
  double least = alur_sop_get_least_width (draft);

  return least > room.width ? MAX (room.width / least, LEAST_SCALE) : 1;
}

/* From the room that all rows as one page asked for. */
static gboolean
try_scale (AlurSopDraft *draft, const double *gaps, AlurSize room, double scale)
{
  memcpy (draft->gaps, gaps, (draft->table->n_rows + 1) * sizeof *gaps);
  set_scale (draft, room, scale);
  return alur_sop_fill_pages (draft);
}

/* Smaller than columns ask for where a row is higher than a page. */
static double
fill_somehow (AlurSopDraft *draft, const double *gaps, AlurSize room)
{
  double scale = find_scale (draft, room);

  while (!try_scale (draft, gaps, room, scale) && scale > LEAST_SCALE)
    scale = MAX (scale * SCALE_STEP, LEAST_SCALE);
  return scale;
}

/* Where arrows found no clean way, everything is moved apart. */
static double
fill_cleanly (AlurSopDraft *draft, const double *gaps, AlurSize room)
{
  double scale = fill_somehow (draft, gaps, room);

  for (guint i = 0; i < MOST_WIDENINGS && draft->n_faults > 0; i++)
    {
      for (guint column = 0; column < draft->table->n_columns; column++)
        {
          draft->left[column] += WIDER;
          draft->right[column] += WIDER;
        }
      scale = fill_somehow (draft, gaps, room);
    }
  return scale;
}

/* The largest pleasant letters with which there are the fewest pages. */
static void
choose_scale (AlurSopDraft *draft, const double *gaps, AlurSize room, double scale)
{
  double widest = room.width / alur_sop_get_least_width (draft);
  guint fewest = draft->layout->n_pages;
  guint n_faults = draft->n_faults;
  double best = scale;

  if (scale < LEAST_PLEASANT || draft->table->n_rows > MANY_ROWS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (pleasant_scales); i++)
    {
      double other = pleasant_scales[i];

      if (other > widest || !try_scale (draft, gaps, room, other) || draft->n_faults > n_faults)
        continue;
      if (draft->layout->n_pages < fewest || (draft->layout->n_pages == fewest && other > best))
        best = other;
      fewest = MIN (fewest, draft->layout->n_pages);
    }
  try_scale (draft, gaps, room, best);
}

/**
 * alur_sop_layout_new:
 * @table: what the pages hold, one row at least; must outlive the layout
 * @texts: its words
 * @metrics: how large they are
 * @room: of a page on paper, in px
 *
 * Returns: (transfer full): the pages
 */
AlurSopLayout *
alur_sop_layout_new (const AlurSopTable *table,
                     const AlurSopTexts *texts,
                     AlurTextMetrics *metrics,
                     AlurSize room)
{
  AlurSopDraft draft = { .table = table, .texts = texts, .metrics = metrics };
  g_autofree double *gaps = NULL;

  g_return_val_if_fail (table->n_rows > 0, NULL);
  init_draft (&draft, room);
  learn_room (&draft);
  gaps = g_memdup2 (draft.gaps, (table->n_rows + 1) * sizeof *gaps);
  choose_scale (&draft, gaps, room, fill_cleanly (&draft, gaps, room));
  clear_draft (&draft);
  return draft.layout;
}

/**
 * alur_sop_layout_free:
 * @self: (transfer full): a layout
 */
void
alur_sop_layout_free (AlurSopLayout *self)
{
  alur_sop_clear_pages (self);
  g_free (self->column_starts);
  g_free (self);
}
