/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The flowchart pages of random procedures: every row on one page, nothing cut, arrows inside the
 * columns of the posts and clear of symbols and labels, off-page connectors where their steps are.
 */

#include "alur-random.h"
#include "alur-route-check.h"
#include "alur-sop-layout.h"
#include "random-chain.h"

#include <math.h>
#include <string.h>

#define LETTER_WIDTH 5.5
#define LINE_HEIGHT 13.0

/* Letters of one width, broken between words. */
static void
measure_cb (AlurTextMetrics *metrics,
            AlurTextRole role,
            const char *text,
            double max_width,
            AlurTextExtents *extents)
{
  guint most = max_width > 0 ? (guint) MAX (max_width / LETTER_WIDTH, 1) : G_MAXUINT;
  guint line = 0;
  guint widest = 0;
  guint n_lines = 1;

  for (const char *c = text; *c != '\0';)
    {
      guint word = (guint) strcspn (c, " \n");

      if (line > 0 && line + 1 + word > most)
        {
          n_lines++;
          line = 0;
        }
      line += (line > 0 ? 1 : 0) + word;
      while (line > most)
        {
          n_lines++;
          widest = most;
          line -= most;
        }
      widest = MAX (widest, line);
      c += word;
      if (*c == '\n')
        {
          n_lines++;
          line = 0;
        }
      if (*c != '\0')
        c++;
    }
  *extents = (AlurTextExtents){ widest * LETTER_WIDTH, n_lines * LINE_HEIGHT, n_lines };
}

typedef struct
{
  AlurSopTexts texts;
  const char **columns, **cells, **symbols, **labels;
} Words;

static void
words_init (Words *self, GRand *rand, const AlurSopTable *table)
{
  static const char *const some[]
      = { "Berkas permohonan", "", "- KTP\n- Ijazah\n- Surat keterangan sehat\n- Pas foto", "Izin",
          "Memeriksa kelengkapan dan kebenaran berkas permohonan yang diterima" };

  *self = (Words){ .texts = { .actors = "Pelaksana",
                              .quality = "Mutu Baku",
                              .sum = "Jumlah",
                              .total = "3 hari kerja",
                              .lead = "Perkiraan: 4 hari kerja",
                              .far = "M, hal. 88" } };
  self->columns = g_new0 (const char *, table->n_columns + 1);
  self->cells = g_new0 (const char *, table->n_rows *ALUR_SOP_N_CELLS + 1);
  self->symbols = g_new0 (const char *, table->n_rows + 1);
  self->labels = g_new0 (const char *, table->n_arrows + 1);
  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    self->texts.heads[i] = "Kepala";
  for (guint i = 0; i < table->n_columns; i++)
    self->columns[i] = "Kepala Bidang Pelayanan";
  for (guint i = 0; i < table->n_rows * ALUR_SOP_N_CELLS; i++)
    self->cells[i] = some[g_rand_int_range (rand, 0, G_N_ELEMENTS (some))];
  for (guint i = 0; i < table->n_rows; i++)
    self->symbols[i] = table->rows[i].symbol == ALUR_SOP_BOX       ? ""
                       : table->rows[i].symbol == ALUR_SOP_DIAMOND ? "Setuju?"
                                                                   : "Mulai";
  for (guint i = 0; i < table->n_arrows; i++)
    self->labels[i] = alur_element_get_text (table->arrows[i].flow, ALUR_FLOW_LABEL);
  self->texts.columns = self->columns;
  self->texts.cells = self->cells;
  self->texts.symbols = self->symbols;
  self->texts.labels = self->labels;
}

static void
words_clear (Words *self)
{
  g_free (self->columns);
  g_free (self->cells);
  g_free (self->symbols);
  g_free (self->labels);
}

typedef struct
{
  const AlurSopTable *table;
  const AlurSopLayout *layout;
  AlurSize room;
  guint n_faults;
  guint n_pages;
} Case;

static gboolean
is_on_page (const AlurSopPage *page, guint row)
{
  return row >= page->first_row && row < page->first_row + page->n_rows;
}

static void
check_rows (const Case *self)
{
  guint next = 0;

  for (guint i = 0; i < self->layout->n_pages; i++)
    {
      const AlurSopPage *page = &self->layout->pages[i];
      double bottom = MAX (alur_rect_bottom (&page->below), alur_rect_bottom (&page->total));

      g_assert_cmpuint (page->first_row, ==, next);
      g_assert_cmpuint (page->n_rows, >, 0);
      next += page->n_rows;
      g_assert_cmpfloat (bottom * self->layout->scale, <=, self->room.height + 1.5);
      g_assert_cmpint (page->total.height > 0, ==, i + 1 == self->layout->n_pages);
    }
  g_assert_cmpuint (next, ==, self->table->n_rows);
  g_assert_cmpfloat (self->layout->width * self->layout->scale, <=, self->room.width + 0.5);
}

static void
check_symbols (const Case *self, const AlurSopPage *page)
{
  for (guint i = 0; i < page->n_places; i++)
    {
      const AlurSopPlace *place = &page->places[i];
      guint row = place->row - page->first_row;

      g_assert_true (is_on_page (page, place->row));
      g_assert_cmpfloat (place->box.x, >=, self->layout->column_starts[place->column]);
      g_assert_cmpfloat (alur_rect_right (&place->box), <=,
                         self->layout->column_starts[place->column + 1]);
      g_assert_cmpfloat (place->box.y, >=, page->tops[row]);
      g_assert_cmpfloat (alur_rect_bottom (&place->box), <=, page->tops[row + 1]);
      if (i < page->n_rows)
        g_assert_cmpuint (place->column, ==, self->table->rows[place->row].column);
    }
}

static const AlurSopPentagon *
find_pentagon (const AlurSopPage *page, guint column, guint target, gboolean enters)
{
  for (guint i = 0; i < page->n_pentagons; i++)
    if (page->pentagons[i].column == column && page->pentagons[i].target == target
        && page->pentagons[i].enters == enters)
      return &page->pentagons[i];
  g_assert_not_reached ();
}

static const AlurSopPage *
find_page (const Case *self, guint row)
{
  for (guint i = 0; i < self->layout->n_pages; i++)
    if (is_on_page (&self->layout->pages[i], row))
      return &self->layout->pages[i];
  g_assert_not_reached ();
}

/* An arrow from page to page leaves below its step and comes in above the other, both with one
 * number. */
static void
check_pentagons (const Case *self)
{
  for (guint i = 0; i < self->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &self->table->arrows[i];
      const AlurSopPage *from = find_page (self, arrow->from);
      const AlurSopPage *to = find_page (self, arrow->to);
      const AlurSopPentagon *out, *in;

      if (from == to)
        continue;
      out = find_pentagon (from, self->table->rows[arrow->from].column, arrow->to, FALSE);
      in = find_pentagon (to, self->table->rows[arrow->to].column, arrow->to, TRUE);
      g_assert_cmpuint (out->number, ==, in->number);
      g_assert_true (&self->layout->pages[out->other] == to);
      g_assert_true (&self->layout->pages[in->other] != to);
      g_assert_cmpfloat (out->box.y, >=, from->tops[from->n_rows]);
      g_assert_cmpfloat (alur_rect_bottom (&in->box), <=, to->tops[0]);
    }
}

/* Between connectors above one another an arrow has room to come in: else the upper one seems to
 * lead into the lower. */
static void
check_stacks (const AlurSopPage *page)
{
  for (guint i = 0; i < page->n_pentagons; i++)
    for (guint k = 0; k < i; k++)
      {
        const AlurSopPentagon *one = &page->pentagons[i];
        const AlurSopPentagon *other = &page->pentagons[k];

        if (one->column == other->column && one->enters == other->enters)
          g_assert_cmpfloat (fabs (one->box.y - other->box.y), >=, one->box.height + 18);
      }
}

static void
check_inside (const Case *self, const AlurSopPage *page)
{
  double left = self->layout->column_starts[0];
  double right = self->layout->column_starts[self->table->n_columns];

  for (guint i = 0; i < page->n_connectors; i++)
    {
      const AlurConnector *connector = &page->connectors[i];

      for (guint k = 0; k < connector->n_points; k++)
        {
          g_assert_cmpfloat (connector->points[k].x, >=, left - 0.5);
          g_assert_cmpfloat (connector->points[k].x, <=, right + 0.5);
          g_assert_cmpfloat (connector->points[k].y, >=, page->above.y - 0.5);
          g_assert_cmpfloat (connector->points[k].y, <=, alur_rect_bottom (&page->below) + 0.5);
        }
    }
}

static void
add_boxes (const Case *self, const AlurSopPage *page, GArray *boxes)
{
  static const AlurRouterShape shapes[] = { [ALUR_SOP_BOX] = ALUR_ROUTER_SHAPE_RECTANGLE,
                                            [ALUR_SOP_DIAMOND] = ALUR_ROUTER_SHAPE_DIAMOND,
                                            [ALUR_SOP_CAPSULE] = ALUR_ROUTER_SHAPE_CAPSULE };

  for (guint i = 0; i < page->n_places + page->n_pentagons; i++)
    {
      AlurRouterBox box = { .shape = ALUR_ROUTER_SHAPE_PENTAGON, .radius = 2 };

      if (i >= page->n_places)
        box.rect = page->pentagons[i - page->n_places].box;
      else
        {
          box.rect = page->places[i].box;
          box.shape = i < page->n_rows ? shapes[self->table->rows[page->places[i].row].symbol]
                                       : ALUR_ROUTER_SHAPE_RECTANGLE;
        }
      g_array_append_val (boxes, box);
    }
}

/* The box at one end of an arrow, as add_boxes() counts them. */
static guint
find_end (const Case *self, const AlurSopPage *page, guint row, guint other, gboolean start)
{
  guint target = start ? other : row;

  if (is_on_page (page, row))
    return row - page->first_row;
  return page->n_places
         + (guint) (find_pentagon (page, self->table->rows[other].column, target, start)
                    - page->pentagons);
}

/* Counted from what is drawn, not from what the router says of itself. */
static guint
count_faults (const Case *self, const AlurSopPage *page)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (AlurRouterBox));
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (AlurRouteCheckLine));
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (AlurRouteCheckLabel));
  g_autoptr (AlurRouteCheck) check = NULL;
  AlurRouteCheckInput input = { 0 };

  add_boxes (self, page, boxes);
  for (guint i = 0; i < page->n_connectors; i++)
    {
      const AlurConnector *connector = &page->connectors[i];
      const AlurSopArrow *arrow = &self->table->arrows[page->arrows[i]];
      AlurRouteCheckLine line
          = { connector->points, connector->n_points,
              find_end (self, page, arrow->from, arrow->to, TRUE),
              find_end (self, page, arrow->to, arrow->from, FALSE), arrow->to + 1 };
      AlurRouteCheckLabel label = { connector->label, i };

      g_array_append_val (lines, line);
      if (connector->label.width > 0)
        g_array_append_val (labels, label);
    }
  input.boxes = (const AlurRouterBox *) (gpointer) boxes->data;
  input.n_boxes = boxes->len;
  input.lines = (const AlurRouteCheckLine *) (gpointer) lines->data;
  input.n_lines = lines->len;
  input.labels = (const AlurRouteCheckLabel *) (gpointer) labels->data;
  input.n_labels = labels->len;
  check = alur_route_check_new (&input);
  for (guint i = 0; i < ALUR_ROUTE_N_FAULTS; i++)
    if (check->counts[i] > 0)
      g_test_message ("%s: %u", alur_route_fault_get_name (i), check->counts[i]);
  return check->n_faults;
}

static void
add_partners (GRand *rand, AlurDocument *document, const AlurElement *procedure)
{
  static const char *const units[] = { "u1", "u2", "u3", "u4" };

  alur_document_begin (document, "Together");
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

    if (kind == ALUR_STEP_KIND_TASK && g_rand_int_range (rand, 0, 8) == 0)
      alur_document_set_refs (document, step, ALUR_STEP_ALSO, units + g_rand_int_range (rand, 0, 3),
                              1);
    if (kind == ALUR_STEP_KIND_TASK && g_rand_int_range (rand, 0, 10) == 0)
      alur_document_set_word (document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_WAIT);
  }
  alur_document_commit (document);
}

static void
run_case (GRand *rand, guint n_steps, AlurSize room, Case *sums)
{
  g_autoptr (AlurDocument) document = random_chain (rand, n_steps);
  const AlurElement *stage = alur_document_get_stage (document, NULL);
  const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  AlurTextMetrics metrics = { measure_cb };
  g_autoptr (AlurSopTable) table = NULL;
  g_autoptr (AlurSopLayout) layout = NULL;
  Case self = { .room = room };
  Words words;

  add_partners (rand, document, procedure);
  table = alur_sop_table_new (document, procedure);
  words_init (&words, rand, table);
  layout = alur_sop_layout_new (table, &words.texts, &metrics, room);
  self.table = table;
  self.layout = layout;
  check_rows (&self);
  check_pentagons (&self);
  for (guint i = 0; i < layout->n_pages; i++)
    {
      check_symbols (&self, &layout->pages[i]);
      check_stacks (&layout->pages[i]);
      check_inside (&self, &layout->pages[i]);
      sums->n_faults += count_faults (&self, &layout->pages[i]);
    }
  sums->n_pages += layout->n_pages;
  words_clear (&words);
}

static void
test_pages (void)
{
  static const AlurSize rooms[] = { { 1046, 700 }, { 1171, 717 }, { 980, 720 }, { 717, 1046 } };
  Case sums = { 0 };
  guint32 seed = alur_random_seed ();
  guint n_cases = 120;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);

      run_case (rand, (guint) g_rand_int_range (rand, 3, 40), rooms[i % G_N_ELEMENTS (rooms)],
                &sums);
    }
  g_test_message ("%u procedures, %u pages, %u faults", n_cases, sums.n_pages, sums.n_faults);
  g_assert_cmpuint (sums.n_pages, >, n_cases);
  g_assert_cmpuint (sums.n_faults, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sop/pages", test_pages);
  return g_test_run ();
}
