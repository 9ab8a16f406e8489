/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-style.h"

#include <math.h>
#include <string.h>

static double
get_channel (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const AlurStyle *style, AlurColour colour)
{
  const AlurRgb *rgb = &style->palette[colour];

  return 0.2126 * get_channel (rgb->red) + 0.7152 * get_channel (rgb->green)
         + 0.0722 * get_channel (rgb->blue);
}

static double
get_contrast (const AlurStyle *style, AlurColour a, AlurColour b)
{
  double one = get_luminance (style, a) + 0.05;
  double other = get_luminance (style, b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

/* On paper and on every screen. */
static void
check_contrast (const AlurStyle *style, double least)
{
  g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_SOFT, ALUR_COLOUR_PAPER), >=, least);
  g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_INK, ALUR_COLOUR_GROUND), >=, least);
  g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_LINE, ALUR_COLOUR_PAPER), >=, least);
  g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_ACCENT, ALUR_COLOUR_PAPER), >=, least);
  for (guint level = 0; level < ALUR_N_LEVELS; level++)
    {
      AlurColour tint = style->levels[level].tint;

      g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_INK, tint), >=, least);
      g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_SOFT_ON_TINT, tint), >=, least);
      g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_ERROR, tint), >=, least);
    }
  for (guint sign = 0; sign < ALUR_N_SIGNS; sign++)
    g_assert_cmpfloat (get_contrast (style, ALUR_COLOUR_PAPER, style->sign_colours[sign]), >=,
                       least);
}

static void
test_contrast (void)
{
  check_contrast (alur_style_get_paper (), 4.5);
  check_contrast (alur_style_get_screen (FALSE, FALSE), 4.5);
  check_contrast (alur_style_get_screen (TRUE, FALSE), 4.5);
  check_contrast (alur_style_get_screen (FALSE, TRUE), 7);
  check_contrast (alur_style_get_screen (TRUE, TRUE), 7);
}

/* A scene is measured with one style and drawn with another, so only colours may differ. */
static void
test_screens_differ_in_colour_only (void)
{
  const AlurStyle *paper = alur_style_get_paper ();

  for (guint i = 0; i < 4; i++)
    {
      const AlurStyle *screen = alur_style_get_screen ((i & 1) != 0, (i & 2) != 0);
      gsize behind = offsetof (AlurStyle, texts);

      g_assert_true (memcmp ((const char *) paper + behind, (const char *) screen + behind,
                             sizeof (AlurStyle) - behind)
                     == 0);
      g_assert_true ((screen == paper) == (i == 0));
    }
}

/* Whether two kinds of line look alike in a copy without colours. */
static gboolean
look_alike (const AlurLineStyle *a, const AlurLineStyle *b)
{
  return a->head == b->head && a->tail == b->tail && a->n_dashes == b->n_dashes
         && memcmp (a->dashes, b->dashes, sizeof a->dashes) == 0
         && fabs (a->width - b->width) < 0.25 && fabs (a->gap - b->gap) < 0.25;
}

static void
test_lines_differ_without_colour (void)
{
  const AlurStyle *style = alur_style_get_paper ();

  for (guint a = ALUR_LINE_HIERARCHY; a <= ALUR_LINE_OVERLAP; a++)
    {
      for (guint b = a + 1; b <= ALUR_LINE_OVERLAP; b++)
        {
          if (look_alike (&style->lines[a], &style->lines[b]))
            g_error ("%s looks like %s", style->lines[a].name, style->lines[b].name);
        }
    }
}

static void
test_levels_differ_without_colour (void)
{
  const AlurLevelStyle *levels = alur_style_get_paper ()->levels;

  for (guint a = ALUR_LEVEL_LEADERSHIP; a < ALUR_LEVEL_OTHER; a++)
    {
      for (guint b = a + 1; b < ALUR_LEVEL_OTHER; b++)
        g_assert_false (levels[a].band == levels[b].band && levels[a].outline == levels[b].outline
                        && levels[a].shape == levels[b].shape);
    }
}

static void
test_everything_is_named_and_sized (void)
{
  const AlurStyle *style = alur_style_get_paper ();

  for (guint i = 0; i < ALUR_N_LINES; i++)
    {
      g_assert_nonnull (style->lines[i].name);
      g_assert_true (i == ALUR_LINE_NONE || style->lines[i].width >= 0.5);
      g_assert_true (i == ALUR_LINE_NONE || style->lines[i].colour != ALUR_COLOUR_NONE);
    }
  for (guint i = 0; i < ALUR_N_TEXT_ROLES; i++)
    {
      g_assert_cmpfloat (style->texts[i].size, >=, 9.5);
      g_assert_cmpfloat (style->texts[i].line_height, >, style->texts[i].size);
    }
  for (guint i = 0; i < ALUR_N_COLOURS; i++)
    g_assert_nonnull (alur_colour_get_name (i));
  for (guint i = 0; i < ALUR_N_SHAPES; i++)
    g_assert_nonnull (alur_shape_get_name (i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/contrast", test_contrast);
  g_test_add_func ("/style/screens-differ-in-colour-only", test_screens_differ_in_colour_only);
  g_test_add_func ("/style/lines-differ-without-colour", test_lines_differ_without_colour);
  g_test_add_func ("/style/levels-differ-without-colour", test_levels_differ_without_colour);
  g_test_add_func ("/style/everything-is-named-and-sized", test_everything_is_named_and_sized);
  return g_test_run ();
}
