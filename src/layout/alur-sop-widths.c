/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide the columns of an SOP page are and how high its rows.
 *
 * The posts come first: their columns are as wide as their symbols and what runs beside them. What
 * is left goes to the columns of text, by how much each has to say. */

#include "alur-sop-private.h"

#include <math.h>
#include <string.h>

#define CAPSULE_PADDING 12.0
#define CAPSULE_LEAST 54.0
#define CAPSULE_HEIGHT 22.0
#define DIAMOND_WIDTH 58.0
#define DIAMOND_HEIGHT 34.0
#define WRAP 58.0 /* texts inside symbols and labels are broken here */
#define LABEL_AIR 2.0
#define ARROW 16.0 /* of a line beside its label, head included */
#define CELL_PADDING_Y 3.0
#define LETTERS 0.78       /* of the height of a text is ink */
#define BESIDE 9.0         /* free beside a symbol */
#define BETWEEN 20.0       /* free between symbols of two rows */
#define POST_COMFORT 84.0  /* posts are no wider without need */
#define POST_SHARE 0.35    /* of what is left over */
#define LONGEST_WORD 120.0 /* longer ones are broken */
#define GROUP_HEAD 19.0
#define NUMBER_HEAD 16.0

static const double least_widths[ALUR_SOP_N_CELLS] = { 26, 108, 86, 58, 76, 62 };

static double
get_longest_word (const AlurSopDraft *draft, AlurTextRole role, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      longest = MAX (longest, alur_text_metrics_measure (draft->metrics, role, words[i], 0).width);
  return ceil (longest);
}

/* A text that is broken between words only. */
static AlurSize
measure_words (const AlurSopDraft *draft, const char *text)
{
  double width = MAX (WRAP, get_longest_word (draft, ALUR_TEXT_DETAIL, text) + 1);
  AlurTextExtents extents
      = alur_text_metrics_measure (draft->metrics, ALUR_TEXT_DETAIL, text, width);

  return (AlurSize){ ceil (extents.width), ceil (extents.height) };
}

/* In a diamond the text is a rectangle whose corners touch the sides. */
static AlurSize
measure_symbol (AlurSopDraft *draft, guint row)
{
  AlurSopSymbol symbol = draft->table->rows[row].symbol;
  const char *text = draft->texts->symbols[row];
  AlurSize size = { 0, 0 };
  double height;

  if (text[0] != '\0')
    size = measure_words (draft, text);
  draft->inside[row] = size.width + 1;
  if (symbol == ALUR_SOP_BOX)
    return (AlurSize){ ALUR_SOP_BOX_WIDTH, ALUR_SOP_BOX_HEIGHT };
  if (symbol == ALUR_SOP_CAPSULE)
    return (AlurSize){ MAX (size.width + 2 * CAPSULE_PADDING, CAPSULE_LEAST),
                       MAX (size.height + 8, CAPSULE_HEIGHT) };
  height = MAX (DIAMOND_HEIGHT, 2 * size.height);
  return (AlurSize){
    MAX (DIAMOND_WIDTH, ceil ((size.width + 4) / (1 - LETTERS * size.height / height))), height
  };
}

static void
widen_post (AlurSopDraft *draft, guint column, double least)
{
  double more = least - draft->left[column] - draft->widest[column] - draft->right[column];

  if (more <= 0)
    return;
  draft->left[column] += more / 2;
  draft->right[column] += more / 2;
}

/* A label of an arrow straight down to the next row needs room there. */
static void
measure_labels (AlurSopDraft *draft)
{
  for (guint i = 0; i < draft->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &draft->table->arrows[i];
      const AlurSopRow *from = &draft->table->rows[arrow->from];
      const AlurSopRow *to = &draft->table->rows[arrow->to];
      const char *label = draft->texts->labels[i];

      if (label == NULL || label[0] == '\0')
        continue;
      draft->labels[i] = measure_words (draft, label);
      draft->labels[i].width += 2 * LABEL_AIR;
      draft->labels[i].height += 2 * LABEL_AIR;
      if (to == from + 1 && to->column == from->column)
        draft->gaps[arrow->to] = MAX (draft->gaps[arrow->to], draft->labels[i].height + ARROW);
    }
}

/**
 * alur_sop_measure_symbols:
 * @draft: a draft
 *
 * Fills the sizes of symbols and labels and the room beside them that they want at least.
 */
void
alur_sop_measure_symbols (AlurSopDraft *draft)
{
  const AlurSopTable *table = draft->table;
  double far = measure_words (draft, draft->texts->far).width + 12;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const AlurSopRow *row = &table->rows[i];

      draft->symbols[i] = measure_symbol (draft, i);
      draft->widest[row->column] = MAX (draft->widest[row->column], draft->symbols[i].width);
      for (guint k = 0; k < row->n_also; k++)
        {
          guint column = table->also[row->first_also + k];

          draft->widest[column] = MAX (draft->widest[column], ALUR_SOP_BOX_WIDTH);
        }
    }
  for (guint i = 0; i <= table->n_rows; i++)
    draft->gaps[i] = BETWEEN;
  measure_labels (draft);
  for (guint i = 0; i < table->n_columns; i++)
    {
      double word = get_longest_word (draft, ALUR_TEXT_HEAD, draft->texts->columns[i]);

      draft->left[i] = draft->right[i] = BESIDE;
      widen_post (draft, i, MIN (word, LONGEST_WORD) + 2 * ALUR_SOP_PADDING + 1);
      widen_post (draft, i, far + 4);
    }
}

static const char *
get_cell (const AlurSopDraft *draft, guint row, AlurSopCell field)
{
  const char *text = draft->texts->cells[row * ALUR_SOP_N_CELLS + field];

  return text != NULL ? text : "";
}

static double
get_least_field (const AlurSopDraft *draft, AlurSopCell field)
{
  double word = get_longest_word (draft, ALUR_TEXT_HEAD, draft->texts->heads[field]);

  for (guint i = 0; i < draft->table->n_rows; i++)
    word = MAX (word, get_longest_word (draft, ALUR_TEXT_BODY, get_cell (draft, i, field)));
  return MAX (least_widths[field], MIN (word, LONGEST_WORD) + 2 * ALUR_SOP_PADDING + 1);
}

/* How much a column has to say. */
static double
get_weight (const AlurSopDraft *draft, AlurSopCell field)
{
  double sum = 0;

  if (field == ALUR_SOP_CELL_NUMBER || field == ALUR_SOP_CELL_TIME)
    return 0;
  for (guint i = 0; i < draft->table->n_rows; i++)
    {
      g_auto (GStrv) lines = g_strsplit (get_cell (draft, i, field), "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        sum += alur_text_metrics_measure (draft->metrics, ALUR_TEXT_BODY, lines[k], 0).width;
    }
  return 24 + MIN (sum / MAX (draft->table->n_rows, 1), 600);
}

static double
get_posts_width (const AlurSopDraft *draft)
{
  double width = 0;

  for (guint i = 0; i < draft->table->n_columns; i++)
    width += draft->left[i] + draft->widest[i] + draft->right[i];
  return width;
}

/**
 * alur_sop_get_least_width:
 *
 * Returns: the width in px of the layout below which columns would not hold what is in them
 */
double
alur_sop_get_least_width (const AlurSopDraft *draft)
{
  double width = get_posts_width (draft);

  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    width += get_least_field (draft, (AlurSopCell) i);
  return width;
}

/* Gives the posts a part of the width that is left over, as much as is pleasant. */
static double
share_with_posts (const AlurSopDraft *draft, double left_over)
{
  double wanted = 0;

  for (guint i = 0; i < draft->table->n_columns; i++)
    wanted += MAX (0, POST_COMFORT - draft->left[i] - draft->widest[i] - draft->right[i]);
  return MIN (wanted, MAX (0, left_over * POST_SHARE));
}

static void
place_posts (AlurSopDraft *draft, double start, double share)
{
  AlurSopLayout *layout = draft->layout;
  double wanted = share_with_posts (draft, G_MAXDOUBLE);

  for (guint i = 0; i < draft->table->n_columns; i++)
    {
      double own = draft->left[i] + draft->widest[i] + draft->right[i];

      layout->column_starts[i] = start;
      start += own;
      if (wanted > 0)
        start += MAX (0, POST_COMFORT - own) * share / wanted;
    }
  layout->column_starts[draft->table->n_columns] = start;
}

static double
measure (const AlurSopDraft *draft, AlurTextRole role, const char *text, double width)
{
  if (text[0] == '\0')
    return 0;
  return ceil (alur_text_metrics_measure (draft->metrics, role, text,
                                          MAX (width - 2 * ALUR_SOP_PADDING, 1))
                   .height)
         + 2 * CELL_PADDING_Y;
}

static void
measure_heads (AlurSopDraft *draft)
{
  AlurSopLayout *layout = draft->layout;
  double both = 0;

  layout->heads[0] = GROUP_HEAD;
  layout->heads[1] = GROUP_HEAD;
  layout->heads[2] = NUMBER_HEAD;
  for (guint i = 0; i < draft->table->n_columns; i++)
    layout->heads[1]
        = MAX (layout->heads[1], measure (draft, ALUR_TEXT_HEAD, draft->texts->columns[i],
                                          layout->column_starts[i + 1] - layout->column_starts[i]));
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    {
      double height
          = measure (draft, ALUR_TEXT_HEAD, draft->texts->heads[i], layout->field_widths[i]);

      if (i >= ALUR_SOP_CELL_REQUIREMENTS && i <= ALUR_SOP_CELL_OUTPUT)
        layout->heads[1] = MAX (layout->heads[1], height);
      both = MAX (both, height);
    }
  layout->heads[1] = MAX (layout->heads[1], both - layout->heads[0]);
}

static void
measure_rows (AlurSopDraft *draft)
{
  for (guint row = 0; row < draft->table->n_rows; row++)
    {
      draft->least[row] = 0;
      for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
        draft->least[row]
            = MAX (draft->least[row], measure (draft, ALUR_TEXT_BODY, get_cell (draft, row, i),
                                               draft->layout->field_widths[i]));
    }
}

/**
 * alur_sop_place_columns:
 * @draft: a draft with its room
 *
 * Gives all columns their width, and from that heads and rows the height that their texts need.
 */
void
alur_sop_place_columns (AlurSopDraft *draft)
{
  AlurSopLayout *layout = draft->layout;
  double weights[ALUR_SOP_N_CELLS];
  double left_over = draft->room.width - alur_sop_get_least_width (draft);
  double share = share_with_posts (draft, left_over);
  double sum = 0;
  double x = 0;

  left_over = MAX (0, left_over - share);
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    sum += weights[i] = get_weight (draft, (AlurSopCell) i);
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    {
      if (i == ALUR_SOP_CELL_REQUIREMENTS)
        {
          place_posts (draft, x, share);
          x = layout->column_starts[draft->table->n_columns];
        }
      layout->field_starts[i] = x;
      layout->field_widths[i]
          = get_least_field (draft, (AlurSopCell) i) + left_over * weights[i] / sum;
      x += layout->field_widths[i];
    }
  layout->width = x;
  measure_heads (draft);
  measure_rows (draft);
}

/**
 * alur_sop_get_row_height:
 *
 * Returns: the height of a row: for its texts, its symbol, and the arrows above and below that
 */
double
alur_sop_get_row_height (const AlurSopDraft *draft, guint row)
{
  return ceil (MAX (draft->least[row],
                    draft->symbols[row].height + MAX (draft->gaps[row], draft->gaps[row + 1])));
}

/**
 * alur_sop_get_total_height:
 *
 * Returns: the height of the row of the sum
 */
double
alur_sop_get_total_height (const AlurSopDraft *draft)
{
  const AlurSopLayout *layout = draft->layout;
  double time = layout->field_widths[ALUR_SOP_CELL_TIME];
  double beside
      = layout->field_widths[ALUR_SOP_CELL_OUTPUT] + layout->field_widths[ALUR_SOP_CELL_NOTE];

  return MAX (MAX (measure (draft, ALUR_TEXT_HEAD, draft->texts->total, time), GROUP_HEAD),
              measure (draft, ALUR_TEXT_BODY, draft->texts->lead, beside));
}
