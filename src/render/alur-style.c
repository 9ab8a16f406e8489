/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of how drawings look.
 *
 * Every length, colour, dash and font of a drawing stands here and nowhere else in render. Items of
 * a scene name colours and lines by number, so a dark screen needs another palette and nothing
 * more. Meaning is never told by colour alone: levels differ in pattern, flows in dash and ends,
 * findings in shape. The tints are light enough to keep ink at 4.5 : 1; secondary text on a tint
 * has a darker colour of its own, because the one for white paper falls short of that there. */

#include "alur-style.h"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (double) (((hex) >> 16) & 0xff) / 255, (double) (((hex) >> 8) & 0xff) / 255,                   \
        (double) ((hex) &0xff) / 255                                                               \
  }

/* The palettes that there are; all else is one. */
enum
{
  PAPER,
  DARK,
  CONTRAST,
  CONTRAST_DARK,
  N_THEMES
};

static const AlurStyle styles[N_THEMES] = {
  [PAPER].palette = {
    [ALUR_COLOUR_PAPER] = RGB (0xffffff),
    [ALUR_COLOUR_INK] = RGB (0x241f31),
    [ALUR_COLOUR_LINE] = RGB (0x3d3846),
    [ALUR_COLOUR_SOFT] = RGB (0x77767b),
    [ALUR_COLOUR_SOFT_ON_TINT] = RGB (0x5e5c64),
    [ALUR_COLOUR_GRID] = RGB (0xc0bfbc),
    [ALUR_COLOUR_GROUND] = RGB (0xf6f5f4),
    [ALUR_COLOUR_TINT_LEADERSHIP] = RGB (0xf6f5f4),
    [ALUR_COLOUR_TINT_SUPPORT] = RGB (0xe8f1fb),
    [ALUR_COLOUR_TINT_SERVICE_CENTRE] = RGB (0xe9f6ec),
    [ALUR_COLOUR_TINT_SERVICE_POINT] = RGB (0xfff7dc),
    [ALUR_COLOUR_TINT_PARTNER] = RGB (0xf7eefa),
    [ALUR_COLOUR_TINT_CUSTOMER] = RGB (0xffffff),
    [ALUR_COLOUR_BAND_SUPPORT] = RGB (0x1a5fb4),
    [ALUR_COLOUR_BAND_SERVICE_CENTRE] = RGB (0x1b7f4f),
    [ALUR_COLOUR_BAND_SERVICE_POINT] = RGB (0x8a6100),
    [ALUR_COLOUR_ERROR] = RGB (0xc01c28),
    [ALUR_COLOUR_WARNING] = RGB (0x8a6100),
    [ALUR_COLOUR_INFO] = RGB (0x1a5fb4),
    [ALUR_COLOUR_TINT_ERROR] = RGB (0xfbe6e7),
    [ALUR_COLOUR_TINT_WARNING] = RGB (0xfff3cf),
    [ALUR_COLOUR_TINT_INFO] = RGB (0xe8f1fb),
    [ALUR_COLOUR_ACCENT] = RGB (0x1c71d8),
  },
  [DARK].palette = {
    [ALUR_COLOUR_PAPER] = RGB (0x1e1e1e),
    [ALUR_COLOUR_INK] = RGB (0xf6f5f4),
    [ALUR_COLOUR_LINE] = RGB (0xc0bfbc),
    [ALUR_COLOUR_SOFT] = RGB (0x9a9996),
    [ALUR_COLOUR_SOFT_ON_TINT] = RGB (0xc0bfbc),
    [ALUR_COLOUR_GRID] = RGB (0x4d4d50),
    [ALUR_COLOUR_GROUND] = RGB (0x2a2a2d),
    [ALUR_COLOUR_TINT_LEADERSHIP] = RGB (0x303033),
    [ALUR_COLOUR_TINT_SUPPORT] = RGB (0x1d3048),
    [ALUR_COLOUR_TINT_SERVICE_CENTRE] = RGB (0x1b3626),
    [ALUR_COLOUR_TINT_SERVICE_POINT] = RGB (0x3a3117),
    [ALUR_COLOUR_TINT_PARTNER] = RGB (0x352643),
    [ALUR_COLOUR_TINT_CUSTOMER] = RGB (0x1e1e1e),
    [ALUR_COLOUR_BAND_SUPPORT] = RGB (0x78aeed),
    [ALUR_COLOUR_BAND_SERVICE_CENTRE] = RGB (0x57c78b),
    [ALUR_COLOUR_BAND_SERVICE_POINT] = RGB (0xe5b93a),
    [ALUR_COLOUR_ERROR] = RGB (0xff8f88),
    [ALUR_COLOUR_WARNING] = RGB (0xe5b93a),
    [ALUR_COLOUR_INFO] = RGB (0x78aeed),
    [ALUR_COLOUR_TINT_ERROR] = RGB (0x4a2124),
    [ALUR_COLOUR_TINT_WARNING] = RGB (0x423513),
    [ALUR_COLOUR_TINT_INFO] = RGB (0x1d3048),
    [ALUR_COLOUR_ACCENT] = RGB (0x78aeed),
  },
  [CONTRAST].palette = {
    [ALUR_COLOUR_PAPER] = RGB (0xffffff),
    [ALUR_COLOUR_INK] = RGB (0x000000),
    [ALUR_COLOUR_LINE] = RGB (0x000000),
    [ALUR_COLOUR_SOFT] = RGB (0x3d3846),
    [ALUR_COLOUR_SOFT_ON_TINT] = RGB (0x241f31),
    [ALUR_COLOUR_GRID] = RGB (0x77767b),
    [ALUR_COLOUR_GROUND] = RGB (0xf6f5f4),
    [ALUR_COLOUR_TINT_LEADERSHIP] = RGB (0xf6f5f4),
    [ALUR_COLOUR_TINT_SUPPORT] = RGB (0xe8f1fb),
    [ALUR_COLOUR_TINT_SERVICE_CENTRE] = RGB (0xe9f6ec),
    [ALUR_COLOUR_TINT_SERVICE_POINT] = RGB (0xfff7dc),
    [ALUR_COLOUR_TINT_PARTNER] = RGB (0xf7eefa),
    [ALUR_COLOUR_TINT_CUSTOMER] = RGB (0xffffff),
    [ALUR_COLOUR_BAND_SUPPORT] = RGB (0x0f3f7d),
    [ALUR_COLOUR_BAND_SERVICE_CENTRE] = RGB (0x0f5a36),
    [ALUR_COLOUR_BAND_SERVICE_POINT] = RGB (0x5c4100),
    [ALUR_COLOUR_ERROR] = RGB (0x9c0f1b),
    [ALUR_COLOUR_WARNING] = RGB (0x5c4100),
    [ALUR_COLOUR_INFO] = RGB (0x0f3f7d),
    [ALUR_COLOUR_TINT_ERROR] = RGB (0xfbe6e7),
    [ALUR_COLOUR_TINT_WARNING] = RGB (0xfff3cf),
    [ALUR_COLOUR_TINT_INFO] = RGB (0xe8f1fb),
    [ALUR_COLOUR_ACCENT] = RGB (0x0f4fa8),
  },
  [CONTRAST_DARK].palette = {
    [ALUR_COLOUR_PAPER] = RGB (0x000000),
    [ALUR_COLOUR_INK] = RGB (0xffffff),
    [ALUR_COLOUR_LINE] = RGB (0xffffff),
    [ALUR_COLOUR_SOFT] = RGB (0xdeddda),
    [ALUR_COLOUR_SOFT_ON_TINT] = RGB (0xf6f5f4),
    [ALUR_COLOUR_GRID] = RGB (0x9a9996),
    [ALUR_COLOUR_GROUND] = RGB (0x1e1e1e),
    [ALUR_COLOUR_TINT_LEADERSHIP] = RGB (0x26262a),
    [ALUR_COLOUR_TINT_SUPPORT] = RGB (0x13263c),
    [ALUR_COLOUR_TINT_SERVICE_CENTRE] = RGB (0x12291c),
    [ALUR_COLOUR_TINT_SERVICE_POINT] = RGB (0x2e2610),
    [ALUR_COLOUR_TINT_PARTNER] = RGB (0x291c35),
    [ALUR_COLOUR_TINT_CUSTOMER] = RGB (0x000000),
    [ALUR_COLOUR_BAND_SUPPORT] = RGB (0x99c1f1),
    [ALUR_COLOUR_BAND_SERVICE_CENTRE] = RGB (0x8ff0a4),
    [ALUR_COLOUR_BAND_SERVICE_POINT] = RGB (0xf9e08b),
    [ALUR_COLOUR_ERROR] = RGB (0xffb3ae),
    [ALUR_COLOUR_WARNING] = RGB (0xf9e08b),
    [ALUR_COLOUR_INFO] = RGB (0x99c1f1),
    [ALUR_COLOUR_TINT_ERROR] = RGB (0x3a181a),
    [ALUR_COLOUR_TINT_WARNING] = RGB (0x332a0e),
    [ALUR_COLOUR_TINT_INFO] = RGB (0x13263c),
    [ALUR_COLOUR_ACCENT] = RGB (0x99c1f1),
  },
  [PAPER ... N_THEMES - 1].texts = {
    [ALUR_TEXT_NAME] = { "name", 12, 15, TRUE },
    [ALUR_TEXT_STEP] = { "step", 12, 15, FALSE },
    [ALUR_TEXT_DETAIL] = { "detail", 10, 12.5, FALSE },
    [ALUR_TEXT_BADGE] = { "badge", 10, 12, TRUE },
    [ALUR_TEXT_TITLE] = { "title", 16, 20, TRUE },
    [ALUR_TEXT_SUBTITLE] = { "subtitle", 14, 18, TRUE },
    [ALUR_TEXT_BODY] = { "body", 10, 13, FALSE },
    [ALUR_TEXT_HEAD] = { "head", 10, 13, TRUE },
  },
  [PAPER ... N_THEMES - 1].lines = {
    [ALUR_LINE_NONE] = { .name = "none" },
    [ALUR_LINE_OUTLINE] = { "outline", 1.25, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_OUTLINE_PRIVATE] = { "outline-private", 1.25, { 6, 3 }, 2, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_OUTLINE_CIVIC] = { "outline-civic", 1.5, { 1.5, 2.5 }, 2, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_OUTLINE_FADED] = { "outline-faded", 1.25, { 3, 3 }, 2, 0, ALUR_COLOUR_SOFT, 0, 0 },
    [ALUR_LINE_FRAME] = { "frame", 0.75, { 0 }, 0, 0, ALUR_COLOUR_GRID, 0, 0 },
    [ALUR_LINE_RULE] = { "rule", 1.25, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_BADGE] = { "badge", 1, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_BADGE_OVERLAP] = { "badge-overlap", 2, { 0 }, 0, 0, ALUR_COLOUR_ERROR, 0, 0 },
    [ALUR_LINE_MARK] = { "mark", 1.5, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_STRIKE] = { "strike", 1.5, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_HIERARCHY] = { "hierarchy", 1.25, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
    [ALUR_LINE_SEQUENCE]
        = { "sequence", 1.25, { 0 }, 0, 0, ALUR_COLOUR_LINE, ALUR_END_FILLED, ALUR_END_NONE },
    [ALUR_LINE_DECISION]
        = { "decision", 2, { 0 }, 0, 0, ALUR_COLOUR_LINE, ALUR_END_FILLED, ALUR_END_DIAMOND },
    [ALUR_LINE_INFORMATION]
        = { "information", 1.25, { 6, 4 }, 2, 0, ALUR_COLOUR_LINE, ALUR_END_OPEN, ALUR_END_NONE },
    [ALUR_LINE_MONEY]
        = { "money", 1, { 0 }, 0, 2.2, ALUR_COLOUR_LINE, ALUR_END_FILLED, ALUR_END_NONE },
    [ALUR_LINE_GOODS]
        = { "goods", 2.5, { 0 }, 0, 0, ALUR_COLOUR_LINE, ALUR_END_FILLED, ALUR_END_SQUARE },
    [ALUR_LINE_COORDINATION]
        = { "coordination", 1.25, { 2, 3 }, 2, 0, ALUR_COLOUR_LINE, ALUR_END_OPEN, ALUR_END_OPEN },
    [ALUR_LINE_PARTNERSHIP]
        = { "partnership", 1.25, { 7, 4 }, 2, 0, ALUR_COLOUR_LINE, ALUR_END_NONE, ALUR_END_NONE },
    [ALUR_LINE_SUPPLY]
        = { "supply", 2, { 8, 3 }, 2, 0, ALUR_COLOUR_LINE, ALUR_END_FILLED, ALUR_END_SQUARE },
    [ALUR_LINE_SUPERVISION] = { "supervision", 1.25, { 9, 3, 2, 3 }, 4, 0, ALUR_COLOUR_LINE,
                                ALUR_END_FILLED, ALUR_END_CIRCLE },
    [ALUR_LINE_INFORMING]
        = { "informing", 1.25, { 5, 4 }, 2, 0, ALUR_COLOUR_LINE, ALUR_END_OPEN, ALUR_END_NONE },
    [ALUR_LINE_OVERLAP]
        = { "overlap", 2.5, { 3, 3 }, 2, 0, ALUR_COLOUR_ERROR, ALUR_END_NONE, ALUR_END_NONE },
    [ALUR_LINE_CUT] = { "cut", 0.75, { 8, 2, 2, 2 }, 4, 0, ALUR_COLOUR_SOFT, 0, 0 },
    [ALUR_LINE_LEADER] = { "leader", 0.75, { 0 }, 0, 0, ALUR_COLOUR_SOFT, 0, 0 },
    [ALUR_LINE_FORM] = { "form", 0.75, { 0 }, 0, 0, ALUR_COLOUR_INK, 0, 0 },
    [ALUR_LINE_JOIN] = { "join", 1.25, { 0 }, 0, 0, ALUR_COLOUR_LINE, 0, 0 },
  },
  [PAPER ... N_THEMES - 1].levels = {
    [ALUR_LEVEL_NONE] = { ALUR_COLOUR_PAPER, ALUR_BAND_NONE, ALUR_COLOUR_NONE, ALUR_LINE_OUTLINE,
                          ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_LEADERSHIP] = { ALUR_COLOUR_TINT_LEADERSHIP, ALUR_BAND_SOLID, ALUR_COLOUR_LINE,
                                ALUR_LINE_OUTLINE, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_SUPPORT] = { ALUR_COLOUR_TINT_SUPPORT, ALUR_BAND_HATCHED, ALUR_COLOUR_BAND_SUPPORT,
                             ALUR_LINE_OUTLINE, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_SERVICE_CENTRE]
        = { ALUR_COLOUR_TINT_SERVICE_CENTRE, ALUR_BAND_DOTTED, ALUR_COLOUR_BAND_SERVICE_CENTRE,
            ALUR_LINE_OUTLINE, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_SERVICE_POINT]
        = { ALUR_COLOUR_TINT_SERVICE_POINT, ALUR_BAND_BARRED, ALUR_COLOUR_BAND_SERVICE_POINT,
            ALUR_LINE_OUTLINE, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_PARTNER_PRIVATE] = { ALUR_COLOUR_TINT_PARTNER, ALUR_BAND_NONE, ALUR_COLOUR_NONE,
                                     ALUR_LINE_OUTLINE_PRIVATE, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_PARTNER_CIVIC] = { ALUR_COLOUR_TINT_PARTNER, ALUR_BAND_NONE, ALUR_COLOUR_NONE,
                                   ALUR_LINE_OUTLINE_CIVIC, ALUR_SHAPE_ROUNDED },
    [ALUR_LEVEL_CUSTOMER] = { ALUR_COLOUR_TINT_CUSTOMER, ALUR_BAND_NONE, ALUR_COLOUR_NONE,
                              ALUR_LINE_OUTLINE, ALUR_SHAPE_CAPSULE },
    [ALUR_LEVEL_OTHER] = { ALUR_COLOUR_PAPER, ALUR_BAND_NONE, ALUR_COLOUR_NONE, ALUR_LINE_OUTLINE,
                           ALUR_SHAPE_ROUNDED },
  },
  [PAPER ... N_THEMES - 1].flows = {
    [ALUR_FLOW_NONE] = ALUR_LINE_SEQUENCE,
    [ALUR_FLOW_SEQUENCE] = ALUR_LINE_SEQUENCE,
    [ALUR_FLOW_DECISION] = ALUR_LINE_DECISION,
    [ALUR_FLOW_INFORMATION] = ALUR_LINE_INFORMATION,
    [ALUR_FLOW_MONEY] = ALUR_LINE_MONEY,
    [ALUR_FLOW_GOODS] = ALUR_LINE_GOODS,
  },
  [PAPER ... N_THEMES - 1].relations = {
    [ALUR_RELATION_NONE] = ALUR_LINE_COORDINATION,
    [ALUR_RELATION_COORDINATION] = ALUR_LINE_COORDINATION,
    [ALUR_RELATION_PARTNERSHIP] = ALUR_LINE_PARTNERSHIP,
    [ALUR_RELATION_SUPPLY] = ALUR_LINE_SUPPLY,
    [ALUR_RELATION_SUPERVISION] = ALUR_LINE_SUPERVISION,
    [ALUR_RELATION_INFORMATION] = ALUR_LINE_INFORMING,
  },
  [PAPER ... N_THEMES - 1].signs = {
    [ALUR_SEVERITY_UNSET] = ALUR_SIGN_INFO,
    [ALUR_SEVERITY_NONE] = ALUR_SIGN_INFO,
    [ALUR_SEVERITY_INFO] = ALUR_SIGN_INFO,
    [ALUR_SEVERITY_WARNING] = ALUR_SIGN_WARNING,
    [ALUR_SEVERITY_ERROR] = ALUR_SIGN_ERROR,
  },
  [PAPER ... N_THEMES - 1].sign_colours = {
    [ALUR_SIGN_ERROR] = ALUR_COLOUR_ERROR,
    [ALUR_SIGN_WARNING] = ALUR_COLOUR_WARNING,
    [ALUR_SIGN_INFO] = ALUR_COLOUR_INFO,
    [ALUR_SIGN_ADDED] = ALUR_COLOUR_LINE,
  },
  [PAPER ... N_THEMES - 1].measure = {
    .grid = 8,
    .box_min_width = 132,
    .box_max_width = 220,
    .box_min_height = 48,
    .box_padding = 10,
    .sibling_gap = 24,
    .level_gap = 56,
    .lane_min_height = 92,
    .lane_head = 34,
    .step_gap = 40,
    .box_corner = 6,
    .step_corner = 4,
    .connector_corner = 4,
    .hop_radius = 4,
    .band_width = 5.5,
    .band_inset = 0.6,
    .doubled_inset = 6,
    .badge_height = 16,
    .badge_padding = 5,
    .badge_gap = 5,
    .badge_corner = 3,
    .mark_radius = 10,
    .sign_size = 12,
    .head_length = 9,
    .head_width = 8,
    .table_padding_x = 5,
    .table_padding_y = 3,
  },
  [PAPER ... N_THEMES - 1].page = {
    .margin_mm = 10,
    .gap = 10,
    .title_padding = 4,
    .legend_sample = 44,
    .legend_row = 20,
    .legend_column_min = 170,
    .overlap_mm = 8,
    .text_min_pt = 6,
    .fit_max_pt = 14400,
  },
};

static const char *const colour_names[ALUR_N_COLOURS] = {
  "none",    "paper",    "ink",          "line",         "soft",       "soft-on-tint",
  "grid",    "ground",   "leadership",   "support",      "centre",     "point",
  "partner", "customer", "band-support", "band-centre",  "band-point", "error",
  "warning", "info",     "tint-error",   "tint-warning", "tint-info",  "accent",
};

static const char *const shape_names[ALUR_N_SHAPES] = {
  "rect",    "rounded",  "step",    "capsule", "diamond", "pentagon",     "hourglass",     "circle",
  "octagon", "triangle", "doubled", "badge",   "plus",    "bracket-left", "bracket-right",
};

static const char *const band_names[ALUR_N_BANDS]
    = { "none", "solid", "hatched", "dotted", "barred" };

static const char *const sign_names[ALUR_N_SIGNS] = { "error", "warning", "info", "added" };

/**
 * alur_style_get_paper:
 *
 * Returns: (transfer none): the style of paper, previews and a light screen
 */
const AlurStyle *
alur_style_get_paper (void)
{
  return &styles[PAPER];
}

/**
 * alur_style_get_screen:
 * @dark: whether the ground is dark
 * @high_contrast: whether colours must differ more than is pretty
 *
 * Returns: (transfer none): the style of a drawing on screen; nothing but its palette differs from
 *   paper's, so that a scene made for paper is drawn with it
 */
const AlurStyle *
alur_style_get_screen (gboolean dark, gboolean high_contrast)
{
  if (high_contrast)
    return &styles[dark ? CONTRAST_DARK : CONTRAST];
  return &styles[dark ? DARK : PAPER];
}

/**
 * alur_style_get_font:
 *
 * Returns: the families of all drawings, as Pango spells a list of them
 */
const char *
alur_style_get_font (void)
{
  return "Liberation Sans, Noto Sans";
}

/**
 * alur_style_get_least_scale:
 *
 * Returns: the scale at which the smallest text of any drawing is as small as paper allows
 */
double
alur_style_get_least_scale (void)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < ALUR_N_TEXT_ROLES; i++)
    smallest = MIN (smallest, styles[PAPER].texts[i].size);
  return styles[PAPER].page.text_min_pt / (smallest * 0.75);
}

/**
 * alur_colour_get_name:
 * @colour: a colour
 *
 * Returns: its name in dumps of scenes
 */
const char *
alur_colour_get_name (AlurColour colour)
{
  g_return_val_if_fail (colour < ALUR_N_COLOURS, "");
  return colour_names[colour];
}

/**
 * alur_shape_get_name:
 * @shape: a shape
 *
 * Returns: its name in dumps of scenes
 */
const char *
alur_shape_get_name (AlurShape shape)
{
  g_return_val_if_fail (shape < ALUR_N_SHAPES, "");
  return shape_names[shape];
}

/**
 * alur_band_get_name:
 * @band: a pattern
 *
 * Returns: its name in dumps of scenes
 */
const char *
alur_band_get_name (AlurBand band)
{
  g_return_val_if_fail (band < ALUR_N_BANDS, "");
  return band_names[band];
}

/**
 * alur_sign_get_name:
 * @sign: a sign
 *
 * Returns: its name in dumps of scenes
 */
const char *
alur_sign_get_name (AlurSign sign)
{
  g_return_val_if_fail (sign < ALUR_N_SIGNS, "");
  return sign_names[sign];
}
