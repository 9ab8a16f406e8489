/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The flowchart pages of an SOP as drawings. */

#include "alur-drawing.h"
#include "alur-form.h"
#include "alur-language.h"
#include "alur-sop-pages.h"

#include <glib/gi18n-lib.h>

#define ANY_HEIGHT 1e6
#define NEAR_WIDTH 30.0 /* of an off-page connector with its letter only */

typedef struct
{
  const AlurSopPaper *paper;
  const AlurSopTable *table;
  const AlurSopTexts *texts;
  const AlurSopLayout *layout;
  const AlurSopPage *page;
  guint number;   /* of the page, from 0 */
  guint n_before; /* pages of the SOP before the first */
  AlurScene *scene;
} Sheet;

static AlurRect
get_field_rect (const Sheet *sheet, guint field, double y, double height)
{
  return (AlurRect){ sheet->layout->field_starts[field], y, sheet->layout->field_widths[field],
                     height };
}

static AlurRect
get_post_rect (const Sheet *sheet, guint column, double y, double height)
{
  const double *starts = sheet->layout->column_starts;

  return (AlurRect){ starts[column], y, starts[column + 1] - starts[column], height };
}

static void
add_head (const Sheet *sheet, const AlurRect *rect, const char *text, AlurTextRole role)
{
  alur_form_add_cell (sheet->scene, rect, ALUR_COLOUR_GROUND);
  alur_form_add_text (sheet->scene, rect, role, text, ALUR_ALIGN_CENTRED);
}

static gboolean
is_quality (guint field)
{
  return field >= ALUR_SOP_CELL_REQUIREMENTS && field <= ALUR_SOP_CELL_OUTPUT;
}

static void
draw_heads (const Sheet *sheet)
{
  const AlurSopLayout *layout = sheet->layout;
  double both = layout->heads[0] + layout->heads[1];
  AlurRect rect = { layout->column_starts[0], 0, 0, layout->heads[0] };

  rect.width = layout->column_starts[sheet->table->n_columns] - rect.x;
  add_head (sheet, &rect, sheet->texts->actors, ALUR_TEXT_HEAD);
  rect.x = layout->field_starts[ALUR_SOP_CELL_REQUIREMENTS];
  rect.width = layout->field_starts[ALUR_SOP_CELL_NOTE] - rect.x;
  add_head (sheet, &rect, sheet->texts->quality, ALUR_TEXT_HEAD);
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    {
      rect = is_quality (i) ? get_field_rect (sheet, i, layout->heads[0], layout->heads[1])
                            : get_field_rect (sheet, i, 0, both);
      add_head (sheet, &rect, sheet->texts->heads[i], ALUR_TEXT_HEAD);
    }
  for (guint i = 0; i < sheet->table->n_columns; i++)
    {
      rect = get_post_rect (sheet, i, layout->heads[0], layout->heads[1]);
      add_head (sheet, &rect, sheet->texts->columns[i], ALUR_TEXT_HEAD);
    }
}

/* (1), (2), (3) … below the heads. */
static void
draw_numbers (const Sheet *sheet)
{
  const AlurSopLayout *layout = sheet->layout;
  double y = layout->heads[0] + layout->heads[1];
  guint n_columns = sheet->table->n_columns;

  for (guint i = 0; i < ALUR_SOP_N_CELLS + n_columns; i++)
    {
      guint n_first = ALUR_SOP_CELL_REQUIREMENTS;
      gboolean is_post = i >= n_first && i < n_first + n_columns;
      guint field = i < n_first ? i : i - n_columns;
      AlurRect rect = is_post ? get_post_rect (sheet, i - n_first, y, layout->heads[2])
                              : get_field_rect (sheet, field, y, layout->heads[2]);
      g_autofree char *text = g_strdup_printf ("(%u)", i + 1);

      add_head (sheet, &rect, text, ALUR_TEXT_BODY);
    }
}

static const char *
get_text (const Sheet *sheet, guint row, guint field)
{
  return sheet->texts->cells[row * ALUR_SOP_N_CELLS + field];
}

/* The time of a row, which may be one cell with those below. */
static void
draw_time (const Sheet *sheet, guint row)
{
  const AlurSopPage *page = sheet->page;
  guint end = page->first_row + page->n_rows;
  guint first = row;
  guint below = row + 1;
  AlurRect rect;

  if (get_text (sheet, row, ALUR_SOP_CELL_TIME) == NULL && row > page->first_row)
    return;
  while (get_text (sheet, first, ALUR_SOP_CELL_TIME) == NULL)
    first--;
  while (below < end && get_text (sheet, below, ALUR_SOP_CELL_TIME) == NULL)
    below++;
  rect = get_field_rect (sheet, ALUR_SOP_CELL_TIME, page->tops[row - page->first_row],
                         page->tops[below - page->first_row] - page->tops[row - page->first_row]);
  alur_form_add_cell (sheet->scene, &rect, ALUR_COLOUR_NONE);
  alur_form_add_text (sheet->scene, &rect, ALUR_TEXT_BODY,
                      get_text (sheet, first, ALUR_SOP_CELL_TIME), ALUR_ALIGN_CENTRED);
}

static void
draw_row (const Sheet *sheet, guint row)
{
  const AlurSopPage *page = sheet->page;
  double y = page->tops[row - page->first_row];
  double height = page->tops[row - page->first_row + 1] - y;

  alur_scene_begin_group (sheet->scene, alur_element_get_id (sheet->table->rows[row].step), NULL);
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    {
      AlurRect rect = get_field_rect (sheet, i, y, height);
      AlurAlign align
          = i == ALUR_SOP_CELL_NUMBER ? ALUR_ALIGN_CENTRED : ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE;

      if (i == ALUR_SOP_CELL_TIME)
        continue;
      alur_form_add_cell (sheet->scene, &rect, ALUR_COLOUR_NONE);
      alur_form_add_text (sheet->scene, &rect, ALUR_TEXT_BODY, get_text (sheet, row, i), align);
    }
  draw_time (sheet, row);
  for (guint i = 0; i < sheet->table->n_columns; i++)
    {
      AlurRect rect = get_post_rect (sheet, i, y, height);

      alur_form_add_cell (sheet->scene, &rect, ALUR_COLOUR_NONE);
    }
  alur_scene_end_group (sheet->scene);
}

/* A step that is another SOP leads to it. */
static void
link_row (const Sheet *sheet, guint row)
{
  const AlurElement *step = sheet->table->rows[row].step;
  const char *called = alur_element_get_ref (step, ALUR_STEP_PROCEDURE);
  double y = sheet->page->tops[row - sheet->page->first_row];
  double height = sheet->page->tops[row - sheet->page->first_row + 1] - y;
  AlurRect rect = get_field_rect (sheet, ALUR_SOP_CELL_NOTE, y, height);
  g_autofree char *destination = NULL;

  if (called == NULL || alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_SUBPROCESS)
    return;
  destination = g_strdup_printf ("sop:%s", called);
  alur_scene_add_link (sheet->scene, &rect, destination);
}

static void
draw_symbol (const Sheet *sheet, const AlurSopPlace *place, gboolean first)
{
  static const AlurShape shapes[] = { [ALUR_SOP_BOX] = ALUR_SHAPE_RECT,
                                      [ALUR_SOP_DIAMOND] = ALUR_SHAPE_DIAMOND,
                                      [ALUR_SOP_CAPSULE] = ALUR_SHAPE_CAPSULE };
  const AlurSopRow *row = &sheet->table->rows[place->row];
  AlurShape shape = first ? shapes[row->symbol] : ALUR_SHAPE_RECT;
  const char *text = first ? sheet->texts->symbols[place->row] : "";

  alur_scene_begin_group (sheet->scene, alur_element_get_id (row->step),
                          alur_element_get_name (row->step));
  alur_scene_add_shape (sheet->scene, ALUR_LAYER_BOXES, shape, &place->box, ALUR_COLOUR_PAPER,
                        ALUR_LINE_OUTLINE);
  if (text[0] != '\0')
    alur_scene_add_text (sheet->scene, &place->text, ALUR_TEXT_DETAIL, text, ALUR_ALIGN_CENTRED,
                         ALUR_COLOUR_INK);
  alur_scene_end_group (sheet->scene);
}

static void
draw_joins (const Sheet *sheet)
{
  for (guint i = 0; i < sheet->page->n_joins; i++)
    {
      const AlurPoint *points = sheet->page->joins[i].points;

      alur_scene_add_route (sheet->scene, ALUR_LINE_JOIN, points, 2, NULL, 0);
    }
}

/* A letter, and the page unless it is the next one. */
static void
draw_pentagon (const Sheet *sheet, const AlurSopPentagon *pentagon)
{
  g_autofree char *letter = alur_sop_words_dup_letter (pentagon->number);
  g_autofree char *text = NULL;
  AlurRect box = pentagon->box;
  AlurRect inside;
  guint next = pentagon->enters ? pentagon->other + 1 : sheet->number + 1;
  guint here = pentagon->enters ? sheet->number : pentagon->other;

  if (next != here)
    text = g_strdup_printf (alur_tr (sheet->paper->request->language, N_ ("%s, p. %u")), letter,
                            sheet->n_before + pentagon->other + 1);
  else
    {
      box.x += (box.width - NEAR_WIDTH) / 2;
      box.width = NEAR_WIDTH;
    }
  alur_scene_begin_group (sheet->scene, NULL, NULL);
  alur_scene_add_shape (sheet->scene, ALUR_LAYER_BOXES, ALUR_SHAPE_PENTAGON, &box,
                        ALUR_COLOUR_PAPER, ALUR_LINE_OUTLINE);
  inside = (AlurRect){ box.x, box.y, box.width, box.height * 0.72 };
  alur_scene_add_text (sheet->scene, &inside, ALUR_TEXT_DETAIL, text != NULL ? text : letter,
                       ALUR_ALIGN_CENTRED, ALUR_COLOUR_INK);
  alur_scene_end_group (sheet->scene);
}

static void
draw_total (const Sheet *sheet)
{
  const AlurSopLayout *layout = sheet->layout;
  AlurRect rect = sheet->page->total;
  double right = alur_rect_right (&rect);

  rect.width = layout->field_starts[ALUR_SOP_CELL_TIME];
  add_head (sheet, &rect, NULL, ALUR_TEXT_HEAD);
  alur_form_add_text (sheet->scene, &rect, ALUR_TEXT_HEAD, sheet->texts->sum,
                      ALUR_ALIGN_RIGHT | ALUR_ALIGN_MIDDLE);
  rect.x = layout->field_starts[ALUR_SOP_CELL_TIME];
  rect.width = layout->field_widths[ALUR_SOP_CELL_TIME];
  add_head (sheet, &rect, sheet->texts->total, ALUR_TEXT_HEAD);
  rect.x = alur_rect_right (&rect);
  rect.width = right - rect.x;
  add_head (sheet, &rect, NULL, ALUR_TEXT_BODY);
  alur_form_add_text (sheet->scene, &rect, ALUR_TEXT_BODY, sheet->texts->lead,
                      ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE);
}

static void
draw_page (Sheet *sheet)
{
  const AlurSopPage *page = sheet->page;

  draw_heads (sheet);
  draw_numbers (sheet);
  for (guint i = 0; i < page->n_rows; i++)
    {
      draw_row (sheet, page->first_row + i);
      link_row (sheet, page->first_row + i);
    }
  draw_joins (sheet);
  for (guint i = 0; i < page->n_connectors; i++)
    alur_drawing_add_connector (sheet->scene, &page->connectors[i], ALUR_LINE_SEQUENCE,
                                sheet->texts->labels[page->arrows[i]], 0);
  for (guint i = 0; i < page->n_places; i++)
    draw_symbol (sheet, &page->places[i], i < page->n_rows);
  for (guint i = 0; i < page->n_pentagons; i++)
    draw_pentagon (sheet, &page->pentagons[i]);
  if (page->total.height > 0)
    draw_total (sheet);
}

/**
 * alur_sop_draw_flowchart:
 * @leaves: (element-type AlurLeaf): the pages before; gets those of the flowchart
 */
void
alur_sop_draw_flowchart (const AlurSopPaper *paper, GArray *leaves)
{
  const AlurViewRequest *request = paper->request;
  g_autoptr (AlurSopTable) table = alur_sop_table_new (request->document, paper->procedure);
  g_autoptr (AlurSopWords) words = NULL;
  g_autoptr (AlurSopLayout) layout = NULL;
  AlurSize room = paper->room;
  guint n_before = leaves->len;

  if (table->n_rows == 0)
    return;
  if (room.height <= 0)
    room.height = ANY_HEIGHT;
  words = alur_sop_words_new (request, paper->procedure, table);
  layout = alur_sop_layout_new (table, &words->texts,
                                alur_pango_metrics_get_interface (request->metrics), room);
  for (guint i = 0; i < layout->n_pages; i++)
    {
      Sheet sheet = { .paper = paper,
                      .table = table,
                      .texts = &words->texts,
                      .layout = layout,
                      .page = &layout->pages[i],
                      .number = i,
                      .n_before = n_before };
      AlurLeaf leaf = { alur_scene_new (request->metrics), layout->scale, FALSE };

      sheet.scene = leaf.scene;
      draw_page (&sheet);
      g_array_append_val (leaves, leaf);
    }
}
