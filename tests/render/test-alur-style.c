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
get_luminance (AlurColour colour)
{
  const AlurRgb *rgb = &alur_style_get_paper ()->palette[colour];

  return 0.2126 * get_channel (rgb->red) + 0.7152 * get_channel (rgb->green)
         + 0.0722 * get_channel (rgb->blue);
}

static double
get_contrast (AlurColour a, AlurColour b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

static void
test_contrast (void)
{
  const AlurStyle *style = alur_style_get_paper ();

  g_assert_cmpfloat (get_contrast (ALUR_COLOUR_SOFT, ALUR_COLOUR_PAPER), >=, 4.5);
  for (guint level = 0; level < ALUR_N_LEVELS; level++)
    {
      AlurColour tint = style->levels[level].tint;

      g_assert_cmpfloat (get_contrast (ALUR_COLOUR_INK, tint), >=, 4.5);
      g_assert_cmpfloat (get_contrast (ALUR_COLOUR_SOFT_ON_TINT, tint), >=, 4.5);
      g_assert_cmpfloat (get_contrast (ALUR_COLOUR_ERROR, tint), >=, 4.5);
    }
  for (guint sign = 0; sign < ALUR_N_SIGNS; sign++)
    g_assert_cmpfloat (get_contrast (ALUR_COLOUR_PAPER, style->sign_colours[sign]), >=, 4.5);
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
  g_test_add_func ("/style/lines-differ-without-colour", test_lines_differ_without_colour);
  g_test_add_func ("/style/levels-differ-without-colour", test_levels_differ_without_colour);
  g_test_add_func ("/style/everything-is-named-and-sized", test_everything_is_named_and_sized);
  return g_test_run ();
}
