/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways to fold an organisation chart.
 *
 * A chart is only as good as its print: of all ways, from rows to columns under columns, with
 * partners apart or tucked in, those come first that need the fewest pages, and of these the ones
 * that are largest, what folding costs the reader deducted. Arranging is cheap and only that is
 * done here; what relations need is known when they are routed. */

#include "alur-organisation-private.h"

#include <math.h>

#define MOST_FOLDED_LEVELS 3

/* Larger charts are arranged in the plain ways only: they need many pages in any way. */
#define MANY_UNITS 300

#define MOST_CORNER_COLUMNS 3

/* Gaps between boxes: as the style asks, and narrower ones for where they save a page. */
static const struct
{
  double sibling, level, stack, indent;
} gaps[] = { { 24, 56, 16, 24 }, { 20, 40, 14, 24 }, { 16, 32, 12, 20 } };

/* What each level of folding counts: a chart must be drawn so much larger to be folded. */
static const double folding_merits[MOST_FOLDED_LEVELS + 1] = { 1.1, 1, 0.97, 0.94 };

static double
average_height (const AlurOrganisationDraft *draft)
{
  double sum = 0;

  for (guint i = 0; i < draft->layout->n_units; i++)
    sum += draft->nodes[i].box.height;
  return sum / draft->layout->n_units;
}

static guint
depth_of_tree (const AlurOrganisationDraft *draft)
{
  g_autofree guint *depths = g_new0 (guint, draft->layout->n_units + 1);
  guint deepest = 0;

  /* Parents may stand behind their children in the document: walk up, remembering what is known. */
  for (guint i = 0; i < draft->layout->n_units; i++)
    {
      guint length = 0;
      guint at = i;
      guint depth;

      for (; at != ALUR_TREE_NONE && depths[at] == 0; at = draft->nodes[at].parent)
        length++;
      depth = length + (at != ALUR_TREE_NONE ? depths[at] : 0);
      deepest = MAX (deepest, depth);
      for (at = i; at != ALUR_TREE_NONE && depths[at] == 0; at = draft->nodes[at].parent)
        depths[at] = depth--;
    }
  return deepest;
}

/* Over how many pages a chart goes at its least scale. */
static guint
count_pages (const AlurSheet *sheet, const AlurRect *bounds)
{
  double across = ceil (bounds->width * sheet->least_scale / sheet->room.width);
  double down = ceil (bounds->height * sheet->least_scale / sheet->room.height);

  return (guint) (MAX (across, 1) * MAX (down, 1));
}

/**
 * alur_organisation_fit_compare:
 * @self: how a chart comes to paper
 * @other: how another does
 *
 * Returns: below 0 if @self needs fewer pages or, of as many, shows the chart whole; above 0 if
 *   @other does
 */
int
alur_organisation_fit_compare (const AlurOrganisationFit *self, const AlurOrganisationFit *other)
{
  if (self->n_pages != other->n_pages)
    return self->n_pages < other->n_pages ? -1 : 1;
  return (self->cut ? 1 : 0) - (other->cut ? 1 : 0);
}

/**
 * alur_organisation_find_fit:
 * @draft: a draft with its sheets
 * @bounds: what the chart covers
 *
 * Returns: how the chart comes to the sheet that suits it best
 */
AlurOrganisationFit
alur_organisation_find_fit (const AlurOrganisationDraft *draft, const AlurRect *bounds)
{
  AlurOrganisationFit best = { G_MAXUINT, TRUE, 0, 0 };

  for (guint i = 0; i < draft->n_sheets; i++)
    {
      const AlurSheet *sheet = &draft->sheets[i];
      double scale = MIN (sheet->room.width / MAX (bounds->width, 1),
                          sheet->room.height / MAX (bounds->height, 1));
      AlurOrganisationFit fit = { sheet->n_other_pages + 1, scale < sheet->least_scale, 0, i };

      fit.scale = MIN (scale, 1);
      if (fit.cut)
        fit.n_pages = sheet->n_other_pages + count_pages (sheet, bounds);
      if (alur_organisation_fit_compare (&fit, &best) < 0
          || (alur_organisation_fit_compare (&fit, &best) == 0 && fit.scale > best.scale))
        best = fit;
    }
  return best;
}

static int
compare_foldings (gconstpointer a, gconstpointer b)
{
  const AlurOrganisationFolding *one = a;
  const AlurOrganisationFolding *other = b;

  int order = alur_organisation_fit_compare (&one->fit, &other->fit);

  if (order != 0)
    return order;
  return (one->merit < other->merit) - (one->merit > other->merit);
}

static void
try_folding (AlurOrganisationDraft *draft,
             AlurTree *tree,
             const AlurTreeOptions *options,
             GArray *foldings)
{
  AlurOrganisationFolding folding = { .options = *options };
  AlurRect bounds = alur_tree_arrange (tree, options);

  folding.fit = alur_organisation_find_fit (draft, &bounds);
  folding.bounds = bounds;
  folding.merit = folding.fit.scale * folding_merits[options->hang_height];
  g_array_append_val (foldings, folding);
}

/* Tries a folding with what does not belong to the main trees in all places. */
static void
try_places (AlurOrganisationDraft *draft, AlurTree *tree, AlurTreeOptions options, GArray *foldings)
{
  guint n_side = 0;
  gboolean any_bottom = FALSE;

  for (guint i = 0; i < draft->layout->n_units; i++)
    {
      gboolean is_root = draft->nodes[i].parent == ALUR_TREE_NONE;

      n_side += is_root && draft->nodes[i].zone == ALUR_TREE_SIDE ? 1 : 0;
      any_bottom = any_bottom || (is_root && draft->nodes[i].zone == ALUR_TREE_BOTTOM);
    }
  options.tuck = ALUR_TREE_APART;
  try_folding (draft, tree, &options, foldings);
  if (draft->layout->n_units > MANY_UNITS || (n_side == 0 && !any_bottom))
    return;
  options.tuck = ALUR_TREE_BELOW;
  try_folding (draft, tree, &options, foldings);
  options.tuck = ALUR_TREE_CORNER;
  for (guint i = 1; i <= MIN (n_side, MOST_CORNER_COLUMNS); i++)
    {
      options.corner_columns = i;
      try_folding (draft, tree, &options, foldings);
    }
}

/* Tries columns that end where a sheet does. */
static void
try_bottoms (AlurOrganisationDraft *draft,
             AlurTree *tree,
             AlurTreeOptions options,
             GArray *foldings)
{
  static const double parts[] = { 1, 0.95, 0.9, 0.85, 0.8 };

  for (guint i = 0; i < draft->n_sheets * G_N_ELEMENTS (parts); i++)
    {
      const AlurSheet *sheet = &draft->sheets[i / G_N_ELEMENTS (parts)];

      if (sheet->least_scale <= 0)
        continue;
      options.bottom = sheet->room.height / sheet->least_scale * parts[i % G_N_ELEMENTS (parts)];
      for (guint k = 0; k < G_N_ELEMENTS (gaps) * 2; k++)
        {
          options.shortest_run = 2 + k % 2;
          options.sibling_gap = MIN (draft->options.sibling_gap, gaps[k / 2].sibling);
          options.level_gap = MIN (draft->options.level_gap, gaps[k / 2].level);
          options.stack_gap = MIN (draft->options.stack_gap, gaps[k / 2].stack);
          options.indent = MIN (draft->options.indent, gaps[k / 2].indent);
          try_places (draft, tree, options, foldings);
        }
    }
}

/* Tries all heights of columns for one folding. */
static void
try_heights (AlurOrganisationDraft *draft,
             AlurTree *tree,
             AlurTreeOptions options,
             GArray *foldings)
{
  static const double rows[] = { 2, 3, 4, 6, 9, 14, 24, 48, 120, 400 };
  double step = average_height (draft) + 16;

  for (guint i = 0; i < G_N_ELEMENTS (rows) && rows[i] <= draft->layout->n_units; i++)
    {
      options.column_height = step * rows[i];
      options.shortest_run = 0;
      try_places (draft, tree, options, foldings);
      if (draft->layout->n_units > MANY_UNITS)
        continue;
      options.shortest_run = 2;
      try_places (draft, tree, options, foldings);
    }
}

/**
 * alur_organisation_list_foldings:
 * @draft: a draft with its sheets, units, and what its relations need
 * @tree: its tree
 *
 * Returns: (transfer full) (element-type AlurOrganisationFolding): the ways to fold the chart, the
 *   most promising first; at least one
 */
GArray *
alur_organisation_list_foldings (AlurOrganisationDraft *draft, AlurTree *tree)
{
  GArray *foldings = g_array_new (FALSE, FALSE, sizeof (AlurOrganisationFolding));
  guint most = CLAMP (depth_of_tree (draft), 3, MOST_FOLDED_LEVELS + 2) - 2;
  AlurTreeOptions options = draft->options;

  try_places (draft, tree, options, foldings);
  if (draft->layout->n_units == 0
      || g_array_index (foldings, AlurOrganisationFolding, 0).fit.scale >= 1)
    return foldings;
  for (options.hang_height = 1; options.hang_height <= most; options.hang_height++)
    {
      try_heights (draft, tree, options, foldings);
      if (draft->layout->n_units <= MANY_UNITS)
        try_bottoms (draft, tree, options, foldings);
    }
  g_array_sort (foldings, compare_foldings);
  return foldings;
}
