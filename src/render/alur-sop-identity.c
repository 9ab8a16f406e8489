/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The identity page of an SOP: one bordered table. On the left of its head who made it, on the
 * right number, dates and who signs; below three rows of paired boxes. It fills a page; what does
 * not fit goes on to the next, with the captions again. */

#include "alur-form.h"
#include "alur-language.h"
#include "alur-sop-labels.h"
#include "alur-sop-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LEFT_SHARE 0.55
#define LABEL_SHARE 0.36 /* of the right side */
#define LOGO_MM 22.0
#define PX_PER_MM (96 / 25.4)
#define SIGNATURE 58.0 /* room for it */
#define NUMBER_WIDTH 20.0
#define LEAST_PART 40.0 /* of a box at the foot of a page */
#define N_PAIRS 3

typedef struct
{
  AlurSopLabel label;
  GPtrArray *items; /* of char * */
  guint next;       /* the first that is not drawn yet */
  gsize offset;     /* bytes of it that are */
} Box;

typedef struct
{
  const AlurSopPaper *paper;
  cairo_surface_t *logo;
  Box boxes[2 * N_PAIRS];
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

static const char *
get_text (const Identity *self, guint field)
{
  return self->paper->sop != NULL ? alur_element_get_text (self->paper->sop, field) : NULL;
}

static char *
dup_date (const Identity *self, guint field)
{
  AlurDate date = self->paper->sop != NULL ? alur_element_get_date (self->paper->sop, field) : 0;

  return alur_language_format_date (self->paper->request->language, date);
}

/* "Law No. 25 of 2009 on Public Services", as far as it is known. */
static char *
cite_regulation (const Identity *self, const AlurElement *regulation)
{
  const char *language = self->paper->request->language;
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  guint kind = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
  const char *kind_name = alur_tr (language, alur_regulation_words[kind].label);
  g_autofree char *citation = NULL;

  if (number != NULL && year != G_MININT64)
    citation = g_strdup_printf (alur_tr (language, N_ ("%s No. %s of %d")), kind_name, number,
                                (int) year);
  else if (number != NULL)
    citation = g_strdup_printf ("%s %s", kind_name, number);
  else
    citation = g_strdup (kind_name);
  if (title == NULL)
    return g_steal_pointer (&citation);
  /* Translators: citation of a regulation, such as "Law No. 25 of 2009", and its title. */
  return g_strdup_printf (alur_tr (language, N_ ("%s on %s")), citation, title);
}

typedef struct
{
  guint rank; /* laws before what rests on them; texts last */
  gint64 year;
  guint place;
  char *text;
} Basis;

static int
compare_bases (gconstpointer a, gconstpointer b)
{
  const Basis *one = a;
  const Basis *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
read_bases (Identity *self, GPtrArray *items)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (Basis));

  ALUR_FOREACH (basis, self->paper->sop, ALUR_KIND_SOP_BASIS)
  {
    const char *ref = alur_element_get_ref (basis, ALUR_SOP_BASIS_REF);
    const AlurElement *regulation
        = ref != NULL ? alur_document_lookup_kind (self->paper->request->document, NULL, ref,
                                                   ALUR_KIND_REGULATION)
                      : NULL;
    Basis entry = { G_MAXUINT, 0, bases->len, NULL };

    if (regulation != NULL)
      {
        entry.rank = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
        entry.year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
        entry.text = cite_regulation (self, regulation);
      }
    else
      entry.text = g_strdup (basis->text != NULL ? basis->text : "");
    g_array_append_val (bases, entry);
  }
  g_array_sort (bases, compare_bases);
  for (guint i = 0; i < bases->len; i++)
    g_ptr_array_add (items, g_array_index (bases, Basis, i).text);
}

/* "SOP …", with its number where it has one. */
static char *
name_related (const Identity *self, const AlurElement *related)
{
  const char *ref = alur_element_get_ref (related, ALUR_SOP_RELATED_REF);
  const AlurElement *procedure
      = ref != NULL ? alur_document_lookup_kind (
            self->paper->request->document, self->paper->request->stage, ref, ALUR_KIND_PROCEDURE)
                    : NULL;
  const AlurElement *sop = procedure != NULL ? alur_element_first (procedure, ALUR_KIND_SOP) : NULL;
  const char *number = sop != NULL ? alur_element_get_text (sop, ALUR_SOP_NUMBER) : NULL;
  const char *name = procedure != NULL ? alur_element_get_name (procedure) : related->text;

  if (name == NULL)
    name = "";
  if (procedure == NULL)
    return g_strdup (name);
  return number != NULL ? g_strdup_printf ("SOP %s (%s)", name, number)
                        : g_strdup_printf ("SOP %s", name);
}

static void
read_boxes (Identity *self)
{
  static const struct
  {
    AlurSopLabel label;
    AlurKind kind;
  } kinds[2 * N_PAIRS] = {
    { ALUR_SOP_LABEL_BASIS, ALUR_KIND_SOP_BASIS },
    { ALUR_SOP_LABEL_QUALIFICATION, ALUR_KIND_SOP_QUALIFICATION },
    { ALUR_SOP_LABEL_RELATED, ALUR_KIND_SOP_RELATED },
    { ALUR_SOP_LABEL_EQUIPMENT, ALUR_KIND_SOP_EQUIPMENT },
    { ALUR_SOP_LABEL_WARNING, ALUR_KIND_SOP_WARNING },
    { ALUR_SOP_LABEL_RECORDING, ALUR_KIND_SOP_RECORDING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

      self->boxes[i] = (Box){ .label = kinds[i].label, .items = items };
      if (self->paper->sop == NULL)
        continue;
      if (kinds[i].kind == ALUR_KIND_SOP_BASIS)
        {
          read_bases (self, items);
          continue;
        }
      ALUR_FOREACH (child, self->paper->sop, kinds[i].kind)
      g_ptr_array_add (items, kinds[i].kind == ALUR_KIND_SOP_RELATED
                                  ? name_related (self, child)
                                  : g_strdup (child->text != NULL ? child->text : ""));
    }
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
  const AlurElement *root = alur_document_get_root (self->paper->request->document);
  const char *letterhead = alur_element_get_text (root, ALUR_DOCUMENT_LETTERHEAD);
  const char *unit_id
      = self->paper->sop != NULL ? alur_element_get_ref (self->paper->sop, ALUR_SOP_UNIT) : NULL;
  const AlurElement *unit
      = unit_id != NULL ? alur_document_lookup_kind (
            self->paper->request->document, self->paper->request->stage, unit_id, ALUR_KIND_UNIT)
                        : NULL;
  g_auto (GStrv) lines = NULL;
  double logo = LOGO_MM * PX_PER_MM / self->scale;
  double start = y;

  if (letterhead == NULL)
    letterhead = alur_element_get_text (root, ALUR_DOCUMENT_REGION);
  if (draw && self->logo != NULL)
    {
      AlurRect rect = { 0, y + 8, self->width * LEFT_SHARE, logo };

      alur_scene_add_image (self->scene, &rect, self->logo);
    }
  y += logo + 14;
  lines = letterhead != NULL ? g_strsplit (letterhead, ";", -1) : NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    y += add_centred (self, ALUR_TEXT_NAME, g_strstrip (lines[i]), y, draw);
  y += add_centred (self, ALUR_TEXT_SUBTITLE, alur_element_get_text (root, ALUR_DOCUMENT_AGENCY), y,
                    draw);
  if (unit != NULL)
    y += add_centred (self, ALUR_TEXT_NAME, alur_element_get_name (unit), y, draw);
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
  const char *language = self->paper->request->language;
  const char *place = get_text (self, ALUR_SOP_PLACE);
  const char *name = get_text (self, ALUR_SOP_APPROVER);
  const char *id = get_text (self, ALUR_SOP_APPROVER_ID);
  g_autofree char *place_line
      /* Translators: above who signs an SOP: the town. */
      = place != NULL ? g_strdup_printf (alur_tr (language, N_ ("Done at %s")), place) : NULL;
  g_autofree char *id_line
      = id != NULL && strstr (id, "NIP") == NULL
            /* Translators: below who signs an SOP: the civil servant's number (NIP). */
            ? g_strdup_printf (alur_tr (language, N_ ("NIP %s")), id)
            : g_strdup (id);
  double start = y;

  y += add_line (self, ALUR_TEXT_BODY, place_line, y, draw);
  y += add_line (self, ALUR_TEXT_HEAD, get_text (self, ALUR_SOP_APPROVER_TITLE), y, draw);
  y += SIGNATURE + spare;
  y += add_line (self, ALUR_TEXT_HEAD, name, y, draw);
  if (draw && name != NULL)
    underline (self, name, y + ALUR_FORM_PADDING_Y - 0.5);
  y += 1 + add_line (self, ALUR_TEXT_BODY, get_text (self, ALUR_SOP_APPROVER_RANK), y + 1, draw);
  y += add_line (self, ALUR_TEXT_BODY, id_line, y, draw);
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
  g_autofree char *created = dup_date (self, ALUR_SOP_CREATED);
  g_autofree char *revised = dup_date (self, ALUR_SOP_REVISED);
  g_autofree char *effective = dup_date (self, ALUR_SOP_EFFECTIVE);
  double y = 0;

  y += add_field (self, ALUR_SOP_LABEL_NUMBER, get_text (self, ALUR_SOP_NUMBER), y, draw);
  y += add_field (self, ALUR_SOP_LABEL_CREATED, created, y, draw);
  y += add_field (self, ALUR_SOP_LABEL_REVISED, revised[0] != '\0' ? revised : "-", y, draw);
  y += add_field (self, ALUR_SOP_LABEL_EFFECTIVE, effective, y, draw);
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
  const char *name = alur_element_get_name (self->paper->procedure);
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
  AlurLeaf leaf = { alur_scene_new (self->paper->request->metrics), self->scale };

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

/* How many bytes of a text fit so much height: whole words, at least one. */
static gsize
fit_words (Identity *self, const char *text, double width, double height)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint low = 0;
  guint high;

  for (const char *c = text; *c != '\0'; c++)
    if (*c == ' ' || *c == '\n')
      {
        gsize end = (gsize) (c - text);

        g_array_append_val (ends, end);
      }
  if (ends->len == 0)
    return strlen (text);
  for (high = ends->len - 1; low < high;)
    {
      guint middle = (low + high + 1) / 2;
      g_autofree char *part = g_strndup (text, g_array_index (ends, gsize, middle));

      if (alur_form_measure (self->scene, ALUR_TEXT_BODY, part, width) <= height)
        low = middle;
      else
        high = middle - 1;
    }
  return g_array_index (ends, gsize, low);
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

/* Puts as much of a box as fits between @y and @bottom; answers where it ends. */
static double
fill_box (Identity *self, Box *box, guint side, double y, double bottom)
{
  double width = get_item_width (self, side);
  gboolean first = TRUE;

  for (; box->next < box->items->len; box->next++, box->offset = 0)
    {
      const char *text = (const char *) g_ptr_array_index (box->items, box->next) + box->offset;
      guint number = box->offset == 0 ? box->next + 1 : 0;
      double height = MAX (alur_form_measure (self->scene, ALUR_TEXT_BODY, text, width),
                           alur_form_measure (self->scene, ALUR_TEXT_BODY, "1", width));

      if (y + height > bottom + 0.01)
        {
          gsize length = first ? fit_words (self, text, width, bottom - y) : 0;
          g_autofree char *part = NULL;

          if (!first || text[length] == '\0')
            return y;
          part = g_strndup (text, length);
          height = alur_form_measure (self->scene, ALUR_TEXT_BODY, part, width);
          draw_item (self, side, number, part, y, height);
          box->offset += length + 1;
          return y + height;
        }
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

  if (self->y > 0 && self->y + caption + LEAST_PART > height)
    begin_page (self);
  for (guint side = 0; side < 2; side++)
    {
      double end = fill_box (self, &pair[side], side, self->y + caption, height);

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
      Box *pair = &self->boxes[2 * i];

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

  self.logo = alur_sop_load_logo (paper->request->document);
  read_boxes (&self);
  choose_scale (&self);
  self.leaves = leaves;
  lay_out (&self);
  g_clear_pointer (&self.logo, cairo_surface_destroy);
  for (guint i = 0; i < G_N_ELEMENTS (self.boxes); i++)
    g_ptr_array_unref (self.boxes[i].items);
}
