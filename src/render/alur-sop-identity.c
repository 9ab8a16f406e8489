/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The identity page of an SOP: one bordered table. On the left of its head who made it, on the
 * right number, dates and who signs; below three rows of paired boxes. It fills a page; what does
 * not fit goes on to the next, with the captions again. */

#include "alur-form.h"
#include "alur-language.h"
#include "alur-sop-content.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEFT_SHARE 0.55
#define LABEL_SHARE 0.36 /* of the right side */
#define LOGO_MM 22.0
#define PX_PER_MM (96 / 25.4)
#define SIGNATURE 58.0 /* room for it */
#define NUMBER_WIDTH 20.0
#define LEAST_PART 40.0    /* of a box at the foot of a page */
#define MOST_ON_PAGE 16000 /* characters of an item: as many as alur-pango-metrics.c draws */
#define N_PAIRS (ALUR_SOP_N_BOXES / 2)

typedef struct
{
  AlurSopLabel label;
  GPtrArray *items; /* of the content */
  guint next;       /* the first that is not drawn yet */
  gsize offset;     /* bytes of it that are */
} Box;

typedef struct
{
  const AlurSopPaper *paper;
  cairo_surface_t *logo;
  const AlurSopContent *content;
  Box boxes[ALUR_SOP_N_BOXES];
  double scale;
  double width, height; /* of a page, px of the scene; height 0: any */
  GArray *leaves;       /* NULL: only measuring */
  AlurScene *scene;     /* of the page being drawn */
  double y;             /* how far it is filled */
  double spare;         /* that each pair gets in addition */
  guint n_pages;
} Identity;

static const char *
get_label (const Identity *self, AlurSopLabel label)
{
  const AlurViewRequest *request = self->paper->request;

  return alur_sop_label_get (label, request->sop_labels, request->language);
}

/* A line of the left cell. */
static double
add_centred (Identity *self, AlurTextRole role, const char *text, double y, gboolean draw)
{
  double width = self->width * LEFT_SHARE;
  double height = alur_form_measure (self->scene, role, text, width);
  AlurRect rect = { 0, y, width, height };

  if (draw)
    alur_form_add_text (self->scene, &rect, role, text, ALUR_ALIGN_CENTRE);
  return MAX (height - ALUR_FORM_PADDING_Y, 0);
}

/* Letterhead, agency and unit below the logo, in the middle of the cell. */
static double
add_maker (Identity *self, double y, gboolean draw)
{
  const AlurSopContent *content = self->content;
  double logo = LOGO_MM * PX_PER_MM / self->scale;
  double start = y;

  if (draw && self->logo != NULL)
    {
      AlurRect rect = { 0, y + 8, self->width * LEFT_SHARE, logo };

      alur_scene_add_image (self->scene, &rect, self->logo);
    }
  y += logo + 14;
  for (guint i = 0; content->letterhead[i] != NULL; i++)
    y += add_centred (self, ALUR_TEXT_NAME, content->letterhead[i], y, draw);
  y += add_centred (self, ALUR_TEXT_SUBTITLE, content->agency, y, draw);
  y += add_centred (self, ALUR_TEXT_NAME, content->unit, y, draw);
  return y + 8 - start;
}

/* A line of the cell of who approves; answers its height. */
static double
add_line (Identity *self, AlurTextRole role, const char *text, double y, gboolean draw)
{
  double left = self->width * (LEFT_SHARE + (1 - LEFT_SHARE) * LABEL_SHARE);
  double width = self->width - left;
  double height = alur_form_measure (self->scene, role, text, width);
  AlurRect rect = { left, y, width, height };

  if (draw)
    alur_form_add_text (self->scene, &rect, role, text, ALUR_ALIGN_CENTRE);
  return MAX (height - 2 * ALUR_FORM_PADDING_Y, 0);
}

static void
underline (Identity *self, const char *text, double bottom)
{
  double left = self->width * (LEFT_SHARE + (1 - LEFT_SHARE) * LABEL_SHARE);
  double room = self->width - left - 2 * ALUR_FORM_PADDING_X;
  AlurTextMetrics *metrics
      = alur_pango_metrics_get_interface (alur_scene_get_metrics (self->scene));
  double width = alur_text_metrics_measure (metrics, ALUR_TEXT_HEAD, text, room).width;
  double middle = (left + self->width) / 2;
  AlurPoint points[] = { { middle - width / 2, bottom }, { middle + width / 2, bottom } };

  alur_scene_add_polygon (self->scene, ALUR_LAYER_LINES, points, 2, ALUR_COLOUR_NONE,
                          ALUR_LINE_FORM);
}

/* Place, title, room for the signature, name, rank, number; answers the height of all. */
static double
add_approver (Identity *self, double y, double spare, gboolean draw)
{
  const AlurSopContent *content = self->content;
  double start = y;

  y += add_line (self, ALUR_TEXT_BODY, content->place, y, draw);
  y += add_line (self, ALUR_TEXT_HEAD, content->title, y, draw);
  y += SIGNATURE + spare;
  y += add_line (self, ALUR_TEXT_HEAD, content->approver, y, draw);
  if (draw && content->approver != NULL)
    underline (self, content->approver, y + ALUR_FORM_PADDING_Y - 0.5);
  y += 1 + add_line (self, ALUR_TEXT_BODY, content->rank, y + 1, draw);
  y += add_line (self, ALUR_TEXT_BODY, content->id, y, draw);
  return y + 2 * ALUR_FORM_PADDING_Y - start;
}

/* A row of the right side: what it is and what it says; answers its height. */
static double
add_field (Identity *self, AlurSopLabel label, const char *value, double y, gboolean draw)
{
  double left = self->width * LEFT_SHARE;
  double first = (self->width - left) * LABEL_SHARE;
  double second = self->width - left - first;
  gboolean is_name = label == ALUR_SOP_LABEL_NAME;
  AlurTextRole role = is_name ? ALUR_TEXT_HEAD : ALUR_TEXT_BODY;
  AlurColour fill = is_name ? ALUR_COLOUR_GRID : ALUR_COLOUR_NONE;
  const char *words = get_label (self, label);
  double height = MAX (alur_form_measure (self->scene, role, words, first),
                       alur_form_measure (self->scene, role, value, second));
  AlurRect rect = { left, y, first, height };

  if (!draw)
    return height;
  alur_form_add_cell (self->scene, &rect, fill);
  alur_form_add_text (self->scene, &rect, role, words, ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE);
  rect.x += first;
  rect.width = second;
  alur_form_add_cell (self->scene, &rect, fill);
  alur_form_add_text (self->scene, &rect, role, value, ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE);
  return height;
}

/* Number and dates, above who approves; answers their height. */
static double
add_fields (Identity *self, gboolean draw)
{
  double y = 0;

  for (guint i = 0; i < ALUR_SOP_N_FIELDS; i++)
    y += add_field (self, self->content->fields[i].label, self->content->fields[i].value, y, draw);
  return y;
}

static void
draw_approval (Identity *self, double y, double height, double spare)
{
  double left = self->width * LEFT_SHARE;
  double first = (self->width - left) * LABEL_SHARE;
  AlurRect rect = { left, y, first, height };

  alur_form_add_cell (self->scene, &rect, ALUR_COLOUR_NONE);
  alur_form_add_text (self->scene, &rect, ALUR_TEXT_BODY, get_label (self, ALUR_SOP_LABEL_APPROVED),
                      ALUR_ALIGN_LEFT);
  rect.x += first;
  rect.width = self->width - rect.x;
  alur_form_add_cell (self->scene, &rect, ALUR_COLOUR_NONE);
  add_approver (self, y, spare, TRUE);
}

/* The head of the table, without the boxes. */
static void
add_head (Identity *self)
{
  const char *name = self->content->name;
  double fields = add_fields (self, FALSE);
  double approver = add_approver (self, 0, 0, FALSE);
  double name_height = add_field (self, ALUR_SOP_LABEL_NAME, name, 0, FALSE);
  double maker = add_maker (self, 0, FALSE);
  double height = MAX (maker, fields + approver + name_height);
  double spare = height - fields - approver - name_height;
  AlurRect rect = { 0, 0, self->width * LEFT_SHARE, height };

  if (self->leaves != NULL)
    {
      alur_form_add_cell (self->scene, &rect, ALUR_COLOUR_NONE);
      add_maker (self, (height - maker) / 2, TRUE);
      add_fields (self, TRUE);
      draw_approval (self, fields, approver + spare, spare);
      add_field (self, ALUR_SOP_LABEL_NAME, name, height - name_height, TRUE);
    }
  self->y = height;
}

static void
begin_page (Identity *self)
{
  AlurLeaf leaf = { alur_scene_new (self->paper->request->metrics), self->scale, TRUE };

  if (self->leaves != NULL)
    g_array_append_val (self->leaves, leaf);
  else
    {
      g_clear_pointer (&self->scene, alur_scene_unref);
    }
  self->scene = leaf.scene;
  self->y = 0;
  self->n_pages++;
}

static double
get_item_width (const Identity *self, guint side)
{
  return self->width * (side == 0 ? LEFT_SHARE : 1 - LEFT_SHARE) - NUMBER_WIDTH;
}

static gboolean
fits (Identity *self, const char *text, gsize length, double width, double height)
{
  g_autofree char *part = g_strndup (text, length);

  return alur_form_measure (self->scene, ALUR_TEXT_BODY, part, width) <= height;
}

/* Of places in a text at which it may be cut, ascending, the last one up to which it fits; 0 when
 * there is none. Never looks at much more than fits. */
static gsize
find_last_end (Identity *self, const char *text, const GArray *ends, double width, double height)
{
  guint n_fit = 0;
  guint n_try = 1;
  guint n_at_most = ends->len;

  while (n_fit < n_at_most)
    {
      n_try = MIN (n_try, n_at_most);
      if (fits (self, text, g_array_index (ends, gsize, n_try - 1), width, height))
        {
          n_fit = n_try;
          n_try = n_at_most == ends->len ? 2 * n_fit : n_fit + (n_at_most - n_fit + 1) / 2;
        }
      else
        {
          n_at_most = n_try - 1;
          n_try = n_fit + (n_at_most - n_fit + 1) / 2;
        }
    }
  return n_fit > 0 ? g_array_index (ends, gsize, n_fit - 1) : 0;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n';
}

/* Where a text may be cut: behind words or, @inside, before any character that stands by itself. */
static GArray *
find_ends (const char *text, gboolean inside)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint n = 0;

  for (const char *c = text; *c != '\0' && n <= MOST_ON_PAGE; c = g_utf8_next_char (c), n++)
    {
      gsize end = (gsize) (c - text);

      if (end > 0 && (inside ? !g_unichar_ismark (g_utf8_get_char (c)) : is_blank (*c)))
        g_array_append_val (ends, end);
    }
  return ends;
}

/* How many bytes of a text that is too long fit so much height: whole words. A word that no page
 * holds, as one in a script without blanks, is cut where it @must be. 0: nothing should stand here.
 */
static gsize
fit_words (Identity *self, const char *text, double width, double height, gboolean must)
{
  g_autoptr (GArray) words = find_ends (text, FALSE);
  g_autoptr (GArray) characters = NULL;
  gsize length = find_last_end (self, text, words, width, height);

  if (length > 0 || !must)
    return length;
  characters = find_ends (text, TRUE);
  length = find_last_end (self, text, characters, width, height);
  /* Paper that is lower than a line holds all or nothing. */
  return length > 0 ? length : strlen (text);
}

static void
draw_item (Identity *self, guint side, guint number, const char *text, double y, double height)
{
  double left = side == 0 ? 0 : self->width * LEFT_SHARE;
  AlurRect rect = { left, y, NUMBER_WIDTH + ALUR_FORM_PADDING_X, height };
  g_autofree char *mark = g_strdup_printf ("%u.", number);

  if (self->leaves == NULL)
    return;
  if (number > 0)
    alur_form_add_text (self->scene, &rect, ALUR_TEXT_BODY, mark, ALUR_ALIGN_LEFT);
  rect.x += NUMBER_WIDTH;
  rect.width = get_item_width (self, side);
  alur_form_add_text (self->scene, &rect, ALUR_TEXT_BODY, text, ALUR_ALIGN_LEFT);
}

/* Puts as much of the next item of a box as fits; answers where it ends. Some of it stands there
 * then if it @must. */
static double
cut_item (Identity *self, Box *box, guint side, double y, double bottom, gboolean must)
{
  double width = get_item_width (self, side);
  const char *text = (const char *) g_ptr_array_index (box->items, box->next) + box->offset;
  gsize length = fit_words (self, text, width, bottom - y, must);
  g_autofree char *part = g_strndup (text, length);
  double height;

  if (length == 0 && !must)
    return y;
  height = alur_form_measure (self->scene, ALUR_TEXT_BODY, part, width);
  draw_item (self, side, box->offset == 0 ? box->next + 1 : 0, part, y, height);
  box->offset += length + (is_blank (text[length]) ? 1 : 0);
  if (text[length] == '\0')
    {
      box->next++;
      box->offset = 0;
    }
  return y + height;
}

static gboolean
is_too_long (const char *text)
{
  guint n = 0;

  for (; *text != '\0' && n <= MOST_ON_PAGE; text = g_utf8_next_char (text))
    n++;
  return n > MOST_ON_PAGE;
}

static double
measure_item (Identity *self, const char *text, double width)
{
  if (self->height > 0 && is_too_long (text))
    return G_MAXDOUBLE / 2;
  return MAX (alur_form_measure (self->scene, ALUR_TEXT_BODY, text, width),
              alur_form_measure (self->scene, ALUR_TEXT_BODY, "1", width));
}

/* Puts as much of a box as fits between @y and @bottom, at the head of a page at least something;
 * answers where it ends. */
static double
fill_box (Identity *self, Box *box, guint side, double y, double bottom, gboolean at_head)
{
  double width = get_item_width (self, side);
  gboolean first = TRUE;

  for (; box->next < box->items->len; box->next++, box->offset = 0)
    {
      const char *text = (const char *) g_ptr_array_index (box->items, box->next) + box->offset;
      guint number = box->offset == 0 ? box->next + 1 : 0;
      double height = measure_item (self, text, width);

      if (y + height > bottom + 0.01)
        return first ? cut_item (self, box, side, y, bottom, at_head) : y;
      draw_item (self, side, number, text, y, height);
      y += height - ALUR_FORM_PADDING_Y;
      first = FALSE;
    }
  return y + ALUR_FORM_PADDING_Y;
}

static gboolean
is_done (const Box *box)
{
  return box->next >= box->items->len;
}

static void
draw_caption (Identity *self, const Box *box, guint side, double height)
{
  AlurRect rect = { side == 0 ? 0 : self->width * LEFT_SHARE, self->y,
                    self->width * (side == 0 ? LEFT_SHARE : 1 - LEFT_SHARE), height };

  if (self->leaves == NULL)
    return;
  alur_form_add_cell (self->scene, &rect, ALUR_COLOUR_GROUND);
  alur_form_add_text (self->scene, &rect, ALUR_TEXT_HEAD, get_label (self, box->label),
                      ALUR_ALIGN_LEFT | ALUR_ALIGN_MIDDLE);
}

/* As much of two boxes as the page holds. */
static void
add_pair (Identity *self, Box *pair)
{
  double height = self->height > 0 ? self->height : G_MAXDOUBLE / 4;
  double caption
      = MAX (alur_form_measure (self->scene, ALUR_TEXT_HEAD, get_label (self, pair[0].label),
                                self->width * LEFT_SHARE),
             alur_form_measure (self->scene, ALUR_TEXT_HEAD, get_label (self, pair[1].label),
                                self->width * (1 - LEFT_SHARE)));
  double bottom = 0;
  gboolean at_head;

  if (self->y > 0 && self->y + caption + LEAST_PART > height)
    begin_page (self);
  at_head = self->y <= 0;
  for (guint side = 0; side < 2; side++)
    {
      double end = fill_box (self, &pair[side], side, self->y + caption, height, at_head);

      draw_caption (self, &pair[side], side, caption);
      bottom = MAX (bottom, end);
    }
  self->y += caption;
  bottom = MIN (MAX (bottom, self->y + LEAST_PART) + self->spare, height);
  for (guint side = 0; side < 2 && self->leaves != NULL; side++)
    {
      AlurRect rect = { side == 0 ? 0 : self->width * LEFT_SHARE, self->y,
                        self->width * (side == 0 ? LEFT_SHARE : 1 - LEFT_SHARE), bottom - self->y };

      alur_form_add_cell (self->scene, &rect, ALUR_COLOUR_NONE);
    }
  self->y = bottom;
}

static void
lay_out (Identity *self)
{
  self->n_pages = 0;
  begin_page (self);
  add_head (self);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      Box *pair = &self->boxes[(gsize) 2 * i];

      for (guint side = 0; side < 2; side++)
        {
          pair[side].next = 0;
          pair[side].offset = 0;
        }
      add_pair (self, pair);
      while (!is_done (&pair[0]) || !is_done (&pair[1]))
        {
          begin_page (self);
          add_pair (self, pair);
        }
    }
}

static void
set_scale (Identity *self, double scale)
{
  self->scale = scale;
  self->width = self->paper->room.width / scale;
  self->height = self->paper->room.height / scale;
}

/* The largest letters with which it is one page, and how much of that is left then. */
static void
choose_scale (Identity *self)
{
  static const double scales[] = { 1.3, 1.2, 1.1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      set_scale (self, scales[i]);
      lay_out (self);
      if (self->n_pages == 1)
        break;
    }
  if (self->n_pages == 1 && self->height > 0)
    self->spare = MAX (0, (self->height - self->y) / N_PAIRS);
  g_clear_pointer (&self->scene, alur_scene_unref);
}

/**
 * alur_sop_draw_identity:
 * @leaves: (element-type AlurLeaf): gets the pages
 */
void
alur_sop_draw_identity (const AlurSopPaper *paper, GArray *leaves)
{
  Identity self = { .paper = paper };
  g_autoptr (AlurSopContent) content = NULL;

  self.logo = alur_sop_load_logo (paper->request->document);
  content = alur_sop_content_new (paper);
  self.content = content;
  for (guint i = 0; i < G_N_ELEMENTS (self.boxes); i++)
    self.boxes[i] = (Box){ content->boxes[i].label, content->boxes[i].items, 0, 0 };
  choose_scale (&self);
  self.leaves = leaves;
  lay_out (&self);
  g_clear_pointer (&self.logo, cairo_surface_destroy);
}
