/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How cells look, from the table of styles that paper has too. */

#include "alur-drawio-private.h"

#include <math.h>
#include <string.h>

/* The same widths as ours, on every system: draw.io's own font. */
#define FONT "Helvetica"

#define BOLD 1u
#define STRUCK 8u

/**
 * alur_drawio_round:
 *
 * Returns: @value as precisely as places are written
 */
double
alur_drawio_round (double value)
{
  return round (value * 100) / 100;
}

static void
append_number (GString *text, double value, const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  if (fabs (value) < 1e-6)
    value = 0;
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  end = buffer + strlen (buffer);
  if (strchr (buffer, '.') != NULL)
    {
      while (end[-1] == '0')
        *--end = '\0';
      if (end[-1] == '.')
        *--end = '\0';
    }
  g_string_append (text, buffer);
}

/**
 * alur_drawio_style_number:
 *
 * Adds a key with a number to a style.
 */
void
alur_drawio_style_number (GString *style, const char *key, double value)
{
  g_string_append_printf (style, "%s=", key);
  append_number (style, value, "%.6f");
  g_string_append_c (style, ';');
}

/**
 * alur_drawio_set_number:
 * @name: of an attribute
 * @value: px
 *
 * Sets an attribute to a place or a size.
 */
void
alur_drawio_set_number (AlurXmlTree *tree, AlurXmlNode *node, const char *name, double value)
{
  g_autoptr (GString) text = g_string_sized_new (16);

  append_number (text, alur_drawio_round (value), "%.2f");
  alur_xml_tree_set (tree, node, NULL, name, text->str);
}

/**
 * alur_drawio_set_text:
 * @name: of an attribute
 * @text: what people wrote
 * @is_line: it is one line
 *
 * Sets an attribute to a text, with blanks for tabs and the like.
 */
void
alur_drawio_set_text (
    AlurXmlTree *tree, AlurXmlNode *node, const char *name, const char *text, gboolean is_line)
{
  g_autofree char *clean = g_strdup (text);

  alur_xml_tree_set (tree, node, NULL, name,
                     g_strdelimit (clean, is_line ? "\t\r\n" : "\t\r", ' '));
}

static void
add_colour (GString *style, const char *key, AlurColour colour)
{
  const AlurRgb *rgb = &alur_style_get_paper ()->palette[colour];

  if (colour == ALUR_COLOUR_NONE)
    g_string_append_printf (style, "%s=none;", key);
  else
    g_string_append_printf (style, "%s=#%02x%02x%02x;", key, (guint) lround (rgb->red * 255),
                            (guint) lround (rgb->green * 255), (guint) lround (rgb->blue * 255));
}

static void
add_dashes (GString *style, const double *dashes, guint n_dashes)
{
  if (n_dashes == 0)
    return;
  g_string_append (style, "dashed=1;fixDash=1;dashPattern=");
  for (guint i = 0; i < n_dashes; i++)
    {
      if (i > 0)
        g_string_append_c (style, ' ');
      append_number (style, dashes[i], "%.2f");
    }
  g_string_append_c (style, ';');
}

static void
add_outline (GString *style, AlurLine line)
{
  const AlurLineStyle *of = &alur_style_get_paper ()->lines[line];

  add_colour (style, "strokeColor", line != ALUR_LINE_NONE ? of->colour : ALUR_COLOUR_NONE);
  if (line == ALUR_LINE_NONE)
    return;
  alur_drawio_style_number (style, "strokeWidth", of->width);
  add_dashes (style, of->dashes, (guint) of->n_dashes);
}

static void
add_corner (GString *style, double radius)
{
  g_string_append (style, "rounded=1;absoluteArcSize=1;");
  alur_drawio_style_number (style, "arcSize", 2 * radius);
}

/**
 * alur_drawio_style_shape:
 * @style: gets the outline and the fill of a shape
 * @item: the shape
 */
void
alur_drawio_style_shape (GString *style, const AlurSceneItem *item)
{
  static const char *const shapes[ALUR_N_SHAPES] = {
    [ALUR_SHAPE_RECT] = "rounded=0;",
    [ALUR_SHAPE_CAPSULE] = "rounded=1;arcSize=50;",
    [ALUR_SHAPE_DIAMOND] = "shape=rhombus;perimeter=rhombusPerimeter;rounded=0;",
    [ALUR_SHAPE_PENTAGON] = "shape=offPageConnector;size=0.333333;rounded=0;",
    [ALUR_SHAPE_HOURGLASS] = "shape=collate;rounded=0;",
    [ALUR_SHAPE_CIRCLE] = "shape=ellipse;perimeter=ellipsePerimeter;",
    [ALUR_SHAPE_OCTAGON] = "shape=hexagon;perimeter=hexagonPerimeter2;size=0.25;rounded=0;",
    [ALUR_SHAPE_TRIANGLE] = "shape=triangle;perimeter=trianglePerimeter;direction=north;rounded=0;",
    [ALUR_SHAPE_PLUS] = "shape=cross;size=0.1;rounded=0;",
    [ALUR_SHAPE_BRACKET_LEFT] = "shape=partialRectangle;right=0;rounded=0;",
    [ALUR_SHAPE_BRACKET_RIGHT] = "shape=partialRectangle;left=0;rounded=0;",
  };
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;

  if (shapes[item->variant] != NULL)
    g_string_append (style, shapes[item->variant]);
  else if (item->variant == ALUR_SHAPE_DOUBLED)
    {
      g_string_append (style, "shape=process;");
      alur_drawio_style_number (style, "size", measure->doubled_inset / MAX (item->rect.width, 1));
      add_corner (style, measure->step_corner);
    }
  else
    add_corner (style, item->variant == ALUR_SHAPE_ROUNDED ? measure->box_corner
                       : item->variant == ALUR_SHAPE_BADGE ? measure->badge_corner
                                                           : measure->step_corner);
  add_colour (style, "fillColor", item->fill);
  add_outline (style, item->line);
}

/**
 * alur_drawio_style_lane:
 * @style: gets the look of a lane
 * @head: where its name is
 * @above: the head is above, else on the left
 */
void
alur_drawio_style_lane (GString *style, const AlurSceneItem *head, gboolean above)
{
  g_string_append (style, "swimlane;shape=swimlane;container=1;recursiveResize=0;rounded=0;");
  g_string_append (style, above ? "horizontal=1;" : "horizontal=0;");
  alur_drawio_style_number (style, "startSize",
                            alur_drawio_round (above ? head->rect.height : head->rect.width));
  g_string_append (style, "swimlaneFillColor=none;");
  add_colour (style, "fillColor", head->fill);
  add_outline (style, head->line);
}

/**
 * alur_drawio_style_band:
 * @style: gets the look of the band that tells the level of a unit
 * @item: the box of the unit
 *
 * The band is a line down the cell, as broad as a band, whose dashes are the pattern.
 */
void
alur_drawio_style_band (GString *style, const AlurSceneItem *item)
{
  static const struct
  {
    double dashes[2];
    guint n_dashes;
    double width; /* in parts of a band */
  } pens[ALUR_N_BANDS] = {
    [ALUR_BAND_SOLID] = { { 0 }, 0, 1 },
    [ALUR_BAND_HATCHED] = { { 6, 2.2 }, 2, 1 },
    [ALUR_BAND_DOTTED] = { { 2.2, 2.3 }, 2, 0.5 },
    [ALUR_BAND_BARRED] = { { 1.8, 2.2 }, 2, 1 },
  };

  g_string_append (style, "shape=line;direction=south;part=1;pointerEvents=0;");
  add_colour (style, "strokeColor", item->band_colour);
  alur_drawio_style_number (style, "strokeWidth",
                            alur_style_get_paper ()->measure.band_width * pens[item->band].width);
  add_dashes (style, pens[item->band].dashes, pens[item->band].n_dashes);
}

/**
 * alur_drawio_style_sign:
 * @style: gets the look of a sign, which is told by its outline and its letter
 */
void
alur_drawio_style_sign (GString *style, AlurSign sign)
{
  static const AlurShape shapes[ALUR_N_SIGNS] = {
    [ALUR_SIGN_ERROR] = ALUR_SHAPE_OCTAGON,
    [ALUR_SIGN_WARNING] = ALUR_SHAPE_TRIANGLE,
    [ALUR_SIGN_INFO] = ALUR_SHAPE_CIRCLE,
    [ALUR_SIGN_ADDED] = ALUR_SHAPE_CIRCLE,
  };
  AlurSceneItem item = { .variant = (guint8) shapes[sign],
                         .fill = (guint8) alur_style_get_paper ()->sign_colours[sign],
                         .line = ALUR_LINE_NONE };

  alur_drawio_style_shape (style, &item);
  g_string_append (style, "part=1;spacing=0;fontFamily=" FONT ";fontSize=9;fontStyle=1;");
  add_colour (style, "fontColor", ALUR_COLOUR_PAPER);
}

/**
 * alur_drawio_sign_text:
 *
 * Returns: the letter in a sign
 */
const char *
alur_drawio_sign_text (AlurSign sign)
{
  static const char *const texts[ALUR_N_SIGNS] = { [ALUR_SIGN_ERROR] = "!",
                                                   [ALUR_SIGN_WARNING] = "!",
                                                   [ALUR_SIGN_INFO] = "i",
                                                   [ALUR_SIGN_ADDED] = "+" };

  return texts[sign];
}

static void
add_end (GString *style, const char *which, AlurEnd end)
{
  static const struct
  {
    const char *name;
    gboolean filled;
    double size; /* px */
  } ends[ALUR_N_ENDS] = {
    [ALUR_END_NONE] = { "none", FALSE, 0 },  [ALUR_END_FILLED] = { "block", TRUE, 6 },
    [ALUR_END_OPEN] = { "open", FALSE, 7 },  [ALUR_END_DIAMOND] = { "diamond", TRUE, 10 },
    [ALUR_END_SQUARE] = { "box", FALSE, 7 }, [ALUR_END_CIRCLE] = { "oval", FALSE, 7 },
  };

  g_string_append_printf (style, "%sArrow=%s;", which, ends[end].name);
  if (end == ALUR_END_NONE)
    return;
  g_string_append_printf (style, "%sFill=%d;", which, ends[end].filled ? 1 : 0);
  alur_drawio_style_number (style, which[0] == 's' ? "startSize" : "endSize", ends[end].size);
}

/**
 * alur_drawio_style_line:
 * @style: gets the look of a line
 * @joins: it joins two shapes and finds its way anew when they are moved
 *
 * A line of two strokes is an arrow with an outline.
 */
void
alur_drawio_style_line (GString *style, AlurLine line, gboolean joins)
{
  const AlurStyle *paper = alur_style_get_paper ();
  const AlurLineStyle *of = &paper->lines[line];

  g_string_append (style, joins ? "edgeStyle=orthogonalEdgeStyle;" : "edgeStyle=none;");
  add_corner (style, paper->measure.connector_corner);
  if (of->gap > 0)
    {
      g_string_append (style, "shape=flexArrow;");
      alur_drawio_style_number (style, "width", of->gap);
      alur_drawio_style_number (style, "endWidth", paper->measure.head_width - of->gap);
      alur_drawio_style_number (style, "endSize", paper->measure.head_length / 3);
      add_colour (style, "fillColor", ALUR_COLOUR_PAPER);
    }
  add_colour (style, "strokeColor", of->colour);
  alur_drawio_style_number (style, "strokeWidth", of->width);
  add_dashes (style, of->dashes, (guint) of->n_dashes);
  add_end (style, "start", of->tail);
  if (of->gap > 0)
    g_string_append (style, "endArrow=block;");
  else
    add_end (style, "end", of->head);
}

/**
 * alur_drawio_style_text:
 * @style: gets the font and the alignment of a text
 * @text: the text
 * @is_struck: it is struck out
 */
void
alur_drawio_style_text (GString *style, const AlurSceneItem *text, gboolean is_struck)
{
  const AlurTextStyle *of
      = &alur_style_get_paper ()->texts[alur_scene_text_get_role (text->u.text)];
  guint font = (of->bold ? BOLD : 0u) + (is_struck ? STRUCK : 0u);
  guint align = text->variant & (guint) (ALUR_ALIGN_CENTRE | ALUR_ALIGN_RIGHT);

  g_string_append (style, "fontFamily=" FONT ";");
  alur_drawio_style_number (style, "fontSize", of->size);
  g_string_append_printf (style, "fontStyle=%u;", font);
  add_colour (style, "fontColor", text->fill);
  g_string_append_printf (style, "align=%s;",
                          align == ALUR_ALIGN_CENTRE  ? "center"
                          : align == ALUR_ALIGN_RIGHT ? "right"
                                                      : "left");
}

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * alur_drawio_style_image:
 * @style: gets a picture of pixels; draw.io leaves out the word "base64" of such addresses, because
 *   a semicolon ends a value
 */
void
alur_drawio_style_image (GString *style, cairo_surface_t *image)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autofree char *text = NULL;

  cairo_surface_write_to_png_stream (image, append_bytes_cb, png);
  text = g_base64_encode (png->data, png->len);
  g_string_append_printf (style, "shape=image;imageAspect=0;aspect=fixed;image=data:image/png,%s;",
                          text);
}
