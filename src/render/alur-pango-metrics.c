/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text is laid out once.
 *
 * Layout asks for the size of a label, the painter draws the same label: both get one AlurSceneText
 * that keeps the broken lines as glyphs at their places, so that nothing is shaped twice. A label
 * is kept once for each role and width; one that was broken at 200 px also serves every width
 * between its own and 200 px, because greedy breaking gives the same lines there.
 *
 * Sizes must not depend on the screen: 96 dpi, no hinting, no rounding of positions. The heights of
 * lines come from the style and not from the font, so that a name with a character from a fallback
 * font keeps its line unless that font is taller.
 *
 * The font map is private and sees scalable outline fonts only: colour and bitmap fonts would reach
 * a PDF as Type 3 fonts or pictures. A character without any font is drawn as the main font's box
 * for missing glyphs and can still be searched for. The language of the context is fixed: paper
 * must not depend on the locale, and fonts are then looked for once, not again for each language.
 *
 * Threads may share metrics, so that the window paints what a thread has laid out: texts and fonts
 * never change once they are there, and one thread at a time makes them.
 */

#include "alur-pango-metrics.h"

#include "alur-arena.h"
#include "alur-scene-text.h"
#include "alur-text.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define WIDTH_TOLERANCE 0.02f
#define MOST_IN_CELL 16000 /* characters */
#define MOST_IN_BOX 1000
#define LANGUAGE "en" /* what Pango takes Latin text for */

typedef struct
{
  PangoFont *pango;
  AlurTextFont text;
} Font;

struct _AlurPangoMetrics
{
  AlurTextMetrics interface; /* first: the interface is the object */
  GMutex mutex;              /* of all that follows */
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *descriptions[ALUR_N_TEXT_ROLES];
  AlurTextFont main_fonts[ALUR_N_TEXT_ROLES];
  GPtrArray *fonts; /* of Font, which stay where they are */
  AlurArena *arena;
  GHashTable *texts; /* set of AlurSceneText, by role and string */
  AlurTextRole laid_out_role;
  /* Of the text that is being taken over from Pango: */
  GArray *lines, *runs, *glyphs, *rises;
};

static guint
text_hash (gconstpointer key)
{
  const AlurSceneText *text = key;

  return g_str_hash (text->string) * 31 + text->role;
}

static gboolean
text_equal (gconstpointer a, gconstpointer b)
{
  const AlurSceneText *one = a;
  const AlurSceneText *other = b;

  return one->role == other->role && strcmp (one->string, other->string) == 0;
}

/* The installed fonts without those that are no outlines. */
static FcConfig *
load_outline_fonts (void)
{
  static const char rules[]
      = "<?xml version=\"1.0\"?><fontconfig><selectfont><rejectfont>"
        "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern>"
        "<pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern>"
        "</rejectfont></selectfont></fontconfig>";
  FcConfig *config = FcInitLoadConfig ();

  if (config == NULL)
    return NULL;
  if (!FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) rules, FcTrue)
      || !FcConfigBuildFonts (config))
    {
      FcConfigDestroy (config);
      return NULL;
    }
  return config;
}

static void
create_context (AlurPangoMetrics *self, gboolean for_process)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  FcConfig *config = load_outline_fonts ();

  if (for_process && config != NULL)
    FcConfigSetCurrent (config);
  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 96);
  if (config != NULL)
    {
      pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), config);
      FcConfigDestroy (config);
    }
  self->context = pango_font_map_create_context (self->map);
  pango_context_set_language (self->context, pango_language_from_string (LANGUAGE));
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
}

static void
font_free (gpointer data)
{
  Font *font = data;

  g_object_unref (font->pango);
  g_free (font);
}

static const AlurTextFont *
get_font (AlurPangoMetrics *self, guint index)
{
  return &((const Font *) g_ptr_array_index (self->fonts, index))->text;
}

static guint
find_font (AlurPangoMetrics *self, PangoFont *pango)
{
  PangoFontMetrics *metrics;
  Font *font;

  for (guint i = 0; i < self->fonts->len; i++)
    {
      if (((Font *) g_ptr_array_index (self->fonts, i))->pango == pango)
        return i;
    }
  font = g_new0 (Font, 1);
  font->pango = g_object_ref (pango);
  metrics = pango_font_get_metrics (pango, NULL);
  font->text.ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  font->text.descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  font->text.font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (pango));
  g_ptr_array_add (self->fonts, font);
  return self->fonts->len - 1;
}

/* The main font of a role, loaded when the role is first used. */
static const AlurTextFont *
get_main_font (AlurPangoMetrics *self, AlurTextRole role)
{
  const AlurTextStyle *style = &alur_style_get_paper ()->texts[role];
  AlurTextFont *main_font = &self->main_fonts[role];
  PangoFont *font;
  guint index;

  if (main_font->ascent > 0)
    return main_font;
  self->descriptions[role] = pango_font_description_from_string (alur_style_get_font ());
  pango_font_description_set_absolute_size (self->descriptions[role], style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (self->descriptions[role], PANGO_WEIGHT_BOLD);
  font = pango_context_load_font (self->context, self->descriptions[role]);
  index = find_font (self, font);
  *main_font = *get_font (self, index);
  g_object_unref (font);
  return main_font;
}

/* The glyphs of a run at their places; returns where the pen stands behind them. */
static int
take_glyphs (AlurPangoMetrics *self, const PangoGlyphString *source, int pen, gboolean *has_rises)
{
  for (int i = 0; i < source->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &source->glyphs[i];
      float rise = (float) -info->geometry.y_offset / PANGO_SCALE;
      AlurGlyph glyph = { .glyph = 0 };

      if (info->glyph == PANGO_GLYPH_EMPTY)
        glyph.glyph = ALUR_GLYPH_NONE;
      else if ((info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
        glyph.glyph = (guint16) info->glyph;
      glyph.x = (float) (pen + info->geometry.x_offset) / PANGO_SCALE;
      pen += info->geometry.width;
      *has_rises = *has_rises || info->geometry.y_offset != 0;
      g_array_append_val (self->glyphs, glyph);
      g_array_append_val (self->rises, rise);
    }
  return pen;
}

/* Says at the first glyph of each cluster, in reading direction, how many bytes it stands for. */
static void
take_clusters (AlurPangoMetrics *self, PangoGlyphItem *item, const char *string, guint first_glyph)
{
  PangoGlyphItemIter iter;
  gboolean more = pango_glyph_item_iter_init_start (&iter, item, string);

  for (; more; more = pango_glyph_item_iter_next_cluster (&iter))
    g_array_index (self->glyphs, AlurGlyph, first_glyph + (guint) iter.start_glyph).n_bytes
        = (guint16) (iter.end_index - iter.start_index);
}

static int
take_run (AlurPangoMetrics *self, PangoGlyphItem *item, const char *string, int pen)
{
  static const float has_rises_mark = 0;
  gboolean has_rises = FALSE;
  guint first_glyph = self->glyphs->len;
  AlurTextRun run = { .first_byte = (guint32) item->item->offset,
                      .n_bytes = (guint32) item->item->length,
                      .n_glyphs = (guint32) item->glyphs->num_glyphs,
                      .backward = item->item->analysis.level & 1 };

  run.font = (guint16) find_font (self, item->item->analysis.font);
  pen = take_glyphs (self, item->glyphs, pen, &has_rises);
  take_clusters (self, item, string, first_glyph);
  run.rises = has_rises ? &has_rises_mark : NULL;
  g_array_append_val (self->runs, run);
  return pen;
}

/* A blank at which a line is broken takes no place and is not drawn. */
static void
drop_blank_at_break (AlurPangoMetrics *self)
{
  AlurTextRun *run = &g_array_index (self->runs, AlurTextRun, self->runs->len - 1);

  while (!run->backward && run->n_glyphs > 0)
    {
      const AlurGlyph *last = &g_array_index (self->glyphs, AlurGlyph, self->glyphs->len - 1);

      if (last->glyph != ALUR_GLYPH_NONE || last->n_bytes > run->n_bytes)
        break;
      run->n_bytes -= last->n_bytes;
      run->n_glyphs--;
      g_array_set_size (self->glyphs, self->glyphs->len - 1);
      g_array_set_size (self->rises, self->rises->len - 1);
    }
}

/* Takes over a line whose top is at `top`; returns its height. */
static double
take_line (AlurPangoMetrics *self, PangoLayoutLine *source, AlurTextRole role, double top)
{
  const AlurTextFont *main_font = get_main_font (self, role);
  double height = alur_style_get_paper ()->texts[role].line_height;
  double ascent = main_font->ascent;
  double descent = main_font->descent;
  const char *string = pango_layout_get_text (self->layout);
  AlurTextLine line = { 0 };
  int pen = 0;

  for (GSList *l = source->runs; l != NULL; l = l->next, line.n_runs++)
    {
      const AlurTextFont *font;

      pen = take_run (self, l->data, string, pen);
      font = get_font (self, g_array_index (self->runs, AlurTextRun, self->runs->len - 1).font);
      ascent = MAX (ascent, font->ascent);
      descent = MAX (descent, font->descent);
    }
  if (source->runs != NULL)
    {
      drop_blank_at_break (self);
      g_array_index (self->runs, AlurTextRun, self->runs->len - 1).line_end = TRUE;
    }
  height = MAX (height, ascent + descent);
  line.baseline = (float) (top + (height - ascent - descent) / 2 + ascent);
  line.width = (float) pen / PANGO_SCALE;
  g_array_append_val (self->lines, line);
  return height;
}

static gpointer
copy_array (AlurPangoMetrics *self, GArray *array)
{
  gsize size = (gsize) array->len * g_array_get_element_size (array);

  return size > 0 ? memcpy (alur_arena_alloc0 (self->arena, size), array->data, size) : NULL;
}

/* The text that was taken over, packed into the arena. */
static void
pack_text (AlurPangoMetrics *self, AlurSceneText *text)
{
  AlurTextRun *runs = copy_array (self, self->runs);
  const AlurGlyph *glyphs = copy_array (self, self->glyphs);
  const float *rises = NULL;
  guint first = 0;

  for (guint i = 0; i < self->runs->len && rises == NULL; i++)
    {
      if (runs[i].rises != NULL)
        rises = copy_array (self, self->rises);
    }
  for (guint i = 0; i < self->runs->len; i++)
    {
      runs[i].glyphs = glyphs != NULL ? glyphs + first : NULL;
      runs[i].rises = runs[i].rises != NULL ? rises + first : NULL;
      first += runs[i].n_glyphs;
    }
  text->lines = copy_array (self, self->lines);
  text->n_lines = (guint16) MIN (self->lines->len, G_MAXUINT16);
  text->runs = runs;
  text->n_runs = self->runs->len;
}

static void
clear_taken (AlurPangoMetrics *self)
{
  g_array_set_size (self->lines, 0);
  g_array_set_size (self->runs, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->rises, 0);
}

/* A width for lines as Pango counts it. Lines may be wider by the tolerance, since widths that were
 * measured come back rounded: here and in what is laid out already, so that it doesn't matter which
 * width was asked for first. */
static int
count_units (double max_width)
{
  return max_width > 0 ? (int) ((max_width + (double) WIDTH_TOLERANCE) * PANGO_SCALE) : -1;
}

static AlurSceneText *
lay_out (AlurPangoMetrics *self, AlurTextRole role, const char *string, double max_width)
{
  AlurSceneText *text = alur_arena_alloc0 (self->arena, sizeof (AlurSceneText));
  gboolean wraps = max_width > 0;

  get_main_font (self, role);
  if (self->laid_out_role != role)
    pango_layout_set_font_description (self->layout, self->descriptions[role]);
  self->laid_out_role = role;
  pango_layout_set_width (self->layout, count_units (max_width));
  pango_layout_set_text (self->layout, string, -1);
  clear_taken (self);
  for (GSList *l = pango_layout_get_lines_readonly (self->layout); l != NULL; l = l->next)
    {
      text->extents.height += take_line (self, l->data, role, text->extents.height);
      text->extents.width
          = MAX (text->extents.width,
                 (double) g_array_index (self->lines, AlurTextLine, self->lines->len - 1).width);
    }
  text->extents.n_lines = self->lines->len;
  text->wrap = wraps && pango_layout_is_wrapped (self->layout) ? count_units (max_width) : G_MAXINT;
  text->role = (guint16) role;
  pack_text (self, text);
  return text;
}

static void
measure (AlurTextMetrics *metrics,
         AlurTextRole role,
         const char *text,
         double max_width,
         AlurTextExtents *extents)
{
  AlurPangoMetrics *self = (AlurPangoMetrics *) metrics;

  *extents = alur_pango_metrics_get_text (self, role, text, max_width)->extents;
}

static AlurPangoMetrics *
create_metrics (gboolean for_process)
{
  AlurPangoMetrics *self = g_atomic_rc_box_new0 (AlurPangoMetrics);

  self->interface.measure = measure;
  self->fonts = g_ptr_array_new_with_free_func (font_free);
  g_mutex_init (&self->mutex);
  self->arena = alur_arena_new ();
  self->texts = g_hash_table_new (text_hash, text_equal);
  self->lines = g_array_new (FALSE, FALSE, sizeof (AlurTextLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (AlurTextRun));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (AlurGlyph));
  self->rises = g_array_new (FALSE, FALSE, sizeof (float));
  create_context (self, for_process);
  self->layout = pango_layout_new (self->context);
  self->laid_out_role = ALUR_N_TEXT_ROLES;
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  return self;
}

/**
 * alur_pango_metrics_new:
 *
 * Returns: (transfer full): metrics with a font map of their own
 */
AlurPangoMetrics *
alur_pango_metrics_new (void)
{
  return create_metrics (FALSE);
}

/**
 * alur_pango_metrics_new_for_process:
 *
 * Makes metrics whose fonts become those of the whole process, for a program that shows no other
 * text. Pango then does not load the fonts of the system beside them, which takes as long as a
 * drawing of a hundred boxes.
 *
 * Returns: (transfer full): metrics
 */
AlurPangoMetrics *
alur_pango_metrics_new_for_process (void)
{
  return create_metrics (TRUE);
}

static void
clear_metrics (AlurPangoMetrics *self)
{
  for (guint i = 0; i < ALUR_N_TEXT_ROLES; i++)
    g_clear_pointer (&self->descriptions[i], pango_font_description_free);
  g_ptr_array_unref (self->fonts);
  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_array_unref (self->glyphs);
  g_array_unref (self->rises);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_hash_table_unref (self->texts);
  alur_arena_free (self->arena);
  g_mutex_clear (&self->mutex);
}

/**
 * alur_pango_metrics_ref:
 * @self: metrics
 *
 * Returns: (transfer full): @self
 */
AlurPangoMetrics *
alur_pango_metrics_ref (AlurPangoMetrics *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * alur_pango_metrics_unref:
 * @self: (transfer full): metrics
 *
 * The last one frees all texts that came from them.
 */
void
alur_pango_metrics_unref (AlurPangoMetrics *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_metrics);
}

/**
 * alur_pango_metrics_get_interface:
 * @self: metrics
 *
 * Returns: (transfer none): what layout measures with
 */
AlurTextMetrics *
alur_pango_metrics_get_interface (AlurPangoMetrics *self)
{
  return &self->interface;
}

/**
 * alur_pango_metrics_get_font:
 * @self: metrics
 * @index: from a run of a text
 *
 * Returns: (transfer none): the font, valid as long as @self
 */
const AlurTextFont *
alur_pango_metrics_get_font (AlurPangoMetrics *self, guint index)
{
  const AlurTextFont *font;

  g_mutex_lock (&self->mutex);
  font = get_font (self, index);
  g_mutex_unlock (&self->mutex);
  return font;
}

/* How much of a text is drawn: a page of words in a cell of a table, ten lines in a box. What is
 * longer was not written to be read there, and would make a drawing that nobody can. A cluster of
 * glyphs counts its bytes in 16 bits, which this keeps too. */
static gsize
most_characters (AlurTextRole role)
{
  return role == ALUR_TEXT_BODY || role == ALUR_TEXT_HEAD ? MOST_IN_CELL : MOST_IN_BOX;
}

/* Whether text that is laid out reads the same when it is broken at @max_width. */
static gboolean
fits_width (const AlurSceneText *text, double max_width)
{
  if (max_width <= 0)
    return text->wrap == G_MAXINT;
  return text->wrap >= count_units (max_width)
         && text->extents.width * PANGO_SCALE <= count_units (max_width);
}

static const AlurSceneText *
find_text (AlurPangoMetrics *self, AlurTextRole role, const char *text, double max_width)
{
  AlurSceneText probe = { .string = text, .role = (guint16) role };
  AlurSceneText *first;
  AlurSceneText *found;
  g_autofree char *drawable = NULL;

  first = g_hash_table_lookup (self->texts, &probe);
  for (found = first; found != NULL; found = found->other_widths)
    {
      if (fits_width (found, max_width))
        return found;
    }
  drawable = alur_text_dup_drawable (probe.string, most_characters (role));
  if (drawable != NULL)
    return find_text (self, role, drawable, max_width);
  found = lay_out (self, role, probe.string, max_width);
  if (first != NULL)
    {
      found->string = first->string;
      found->other_widths = first->other_widths;
      first->other_widths = found;
      return found;
    }
  found->string = alur_arena_strndup (self->arena, probe.string, strlen (probe.string));
  g_hash_table_add (self->texts, found);
  return found;
}

/**
 * alur_pango_metrics_get_text:
 * @self: metrics
 * @role: what kind of text
 * @text: (nullable): the text; what is no UTF-8 or no character is shown as replacement characters,
 *   and of texts that are longer than any drawing can hold only the beginning with an ellipsis
 * @max_width: px at which it is broken by words; 0: never
 *
 * Lays a text out, or finds it laid out already. Any thread may ask.
 *
 * Returns: (transfer none): the text, alive as long as @self
 */
const AlurSceneText *
alur_pango_metrics_get_text (AlurPangoMetrics *self,
                             AlurTextRole role,
                             const char *text,
                             double max_width)
{
  const AlurSceneText *found;

  g_return_val_if_fail (role < ALUR_N_TEXT_ROLES, NULL);

  g_mutex_lock (&self->mutex);
  found = find_text (self, role, text != NULL ? text : "", max_width);
  g_mutex_unlock (&self->mutex);
  return found;
}

/**
 * alur_scene_text_get_string:
 * @self: a text
 *
 * Returns: (transfer none): its characters
 */
const char *
alur_scene_text_get_string (const AlurSceneText *self)
{
  return self->string;
}

/**
 * alur_scene_text_get_role:
 * @self: a text
 *
 * Returns: what kind of text it is
 */
AlurTextRole
alur_scene_text_get_role (const AlurSceneText *self)
{
  return self->role;
}

/**
 * alur_scene_text_get_extents:
 * @self: a text
 *
 * Returns: (transfer none): its size in px and its number of lines
 */
const AlurTextExtents *
alur_scene_text_get_extents (const AlurSceneText *self)
{
  return &self->extents;
}

/**
 * alur_scene_text_get_wrap:
 * @self: a text
 *
 * Returns: the width in px at which its lines were broken; 0: they needed no break
 */
double
alur_scene_text_get_wrap (const AlurSceneText *self)
{
  return self->wrap < G_MAXINT ? (double) self->wrap / PANGO_SCALE : 0;
}
