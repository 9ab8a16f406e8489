/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sop-layout.h"
#include "alur-router.h"

G_BEGIN_DECLS

/* The insides of SOP pages, for the files that find their content and lay it out. */

#define ALUR_SOP_BOX_WIDTH 46.0 /* of a process, px of the layout */
#define ALUR_SOP_BOX_HEIGHT 24.0

/* A control flow between steps, by their index in the document. */
typedef struct
{
  guint from, to;
  const AlurElement *flow;
} AlurSopWay;

/* The steps of a procedure with the control flows among them. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const AlurElement *procedure;
  GPtrArray *steps; /* of const AlurElement, in document order */
  GArray *ways;     /* of AlurSopWay, in document order */
} AlurSopSteps;

guint *alur_sop_order_steps (const AlurSopSteps *steps) G_GNUC_WARN_UNUSED_RESULT;
void alur_sop_find_columns (AlurSopTable *table, const AlurSopSteps *steps);

static inline guint
alur_sop_step_kind (const AlurSopSteps *steps, guint step)
{
  return alur_element_get_word (g_ptr_array_index (steps->steps, step), ALUR_STEP_KIND);
}

/* A layout in the making, at one scale. */
typedef struct
{
  const AlurSopTable *table;
  const AlurSopTexts *texts;
  AlurTextMetrics *metrics;
  AlurSize room;     /* of a page, in px of the layout */
  AlurSize *symbols; /* of each row */
  double *inside;    /* width of the words in the symbol of each row */
  AlurSize *labels;  /* of each arrow */
  double *widest;    /* symbol of each column */
  double *left;      /* free beside the symbols of each column */
  double *right;     /* likewise */
  double *least;     /* height of each row for its texts */
  double *gaps;      /* between the symbols of rows, n_rows + 1, for what runs there */
  guint n_faults;    /* of all pages: arrows on each other or on anything else */
  AlurSopLayout *layout;
} AlurSopDraft;

void alur_sop_measure_symbols (AlurSopDraft *draft);
void alur_sop_place_columns (AlurSopDraft *draft);
double alur_sop_get_least_width (const AlurSopDraft *draft);
double alur_sop_get_symbol_centre (const AlurSopDraft *draft, guint column);
double alur_sop_get_row_height (const AlurSopDraft *draft, guint row);
double alur_sop_get_total_height (const AlurSopDraft *draft);
gboolean alur_sop_fill_pages (AlurSopDraft *draft);
void alur_sop_clear_pages (AlurSopLayout *layout);

/* Rows of a page, with what stands in them; also all rows as one page, to learn what room the
 * arrows want. */
void alur_sop_page_place (AlurSopDraft *draft, AlurSopPage *page);
double alur_sop_page_measure (const AlurSopDraft *draft, guint first_row, guint n_rows);
double alur_sop_page_get_bottom (const AlurSopPage *page);
void alur_sop_page_clear (AlurSopPage *page);
gboolean alur_sop_page_make_room (AlurSopDraft *draft, AlurSopPage *page, gboolean columns);
guint alur_sop_page_route (AlurSopDraft *draft, AlurSopPage *page);

G_END_DECLS
