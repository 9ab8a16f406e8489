/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text and pictures for HTML. Pictures are SVG inside the address of an image: one file holds all,
 * and nothing in an image can run. */

#include "alur-html.h"

#include "alur-scene-picture.h"

#include <math.h>
#include <string.h>

/* What word processors show beside the margins of an upright page, in px. */
#define PAGE_WIDTH 640.0

static const char *
escape (gunichar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\n':
      return "<br>";
    case '\t':
      return " ";
    default:
      return NULL;
    }
}

/* Characters that HTML does not allow, whole or as numbers. */
static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xfdd0 && c <= 0xfdef)
         || (c & 0xfffe) == 0xfffe;
}

static void
append_escaped (GString *html, const char *text, gboolean lines)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *escaped = escape (c == '\n' && !lines ? '\t' : c);

      if (escaped != NULL)
        g_string_append (html, escaped);
      else if (!is_forbidden (c))
        g_string_append_unichar (html, c);
    }
}

/**
 * alur_html_append_text:
 * @html: a page
 * @text: (nullable): any text, UTF-8
 *
 * Appends it as text: markup in it is shown as it is written, and lines are broken where it has
 * line ends.
 */
void
alur_html_append_text (GString *html, const char *text)
{
  append_escaped (html, text, TRUE);
}

/**
 * alur_html_append_element:
 * @html: a page
 * @tag: an element, with attributes perhaps
 * @text: (nullable): any text
 *
 * Appends an element that holds @text alone.
 */
void
alur_html_append_element (GString *html, const char *tag, const char *text)
{
  g_string_append_printf (html, "<%s>", tag);
  alur_html_append_text (html, text);
  g_string_append_printf (html, "</%.*s>\n", (int) strcspn (tag, " "), tag);
}

/**
 * alur_html_append_picture:
 * @html: a page
 * @scene: a drawing
 * @alt: what it shows, for those who can't see it
 * @error: return location
 *
 * Appends the drawing as an image.
 *
 * Returns: whether it could be drawn
 */
gboolean
alur_html_append_picture (GString *html, AlurScene *scene, const char *alt, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  AlurRect bounds = alur_scene_get_bounds (scene);
  double scale = MIN (1, PAGE_WIDTH / MAX (bounds.width, 1));
  g_autofree char *data = NULL;

  if (!alur_scene_write_picture (scene, ALUR_FORMAT_SVG, 1, stream, NULL, error))
    return FALSE;
  data = g_base64_encode (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                          g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_string_append_printf (html, "<p><img width=\"%d\" height=\"%d\" alt=\"",
                          (int) ceil (bounds.width * scale), (int) ceil (bounds.height * scale));
  append_escaped (html, alt, FALSE);
  g_string_append (html, "\" src=\"data:image/svg+xml;base64,");
  g_string_append (html, data);
  g_string_append (html, "\"></p>\n");
  return TRUE;
}

/**
 * alur_html_get_sign:
 * @sign: a sign
 *
 * Returns: a character for it
 */
const char *
alur_html_get_sign (AlurSign sign)
{
  static const char *const signs[ALUR_N_SIGNS] = { [ALUR_SIGN_ERROR] = "⛔",
                                                   [ALUR_SIGN_WARNING] = "⚠",
                                                   [ALUR_SIGN_INFO] = "ⓘ",
                                                   [ALUR_SIGN_ADDED] = "⊕" };

  g_return_val_if_fail (sign < ALUR_N_SIGNS, "");
  return signs[sign];
}
