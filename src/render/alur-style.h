/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-text-metrics.h"
#include "alur-words.h"

G_BEGIN_DECLS

/* Colours are names; a theme says what they are. Paper is one theme, a dark screen another. */
typedef enum
{
  ALUR_COLOUR_NONE, /* nothing is filled */
  ALUR_COLOUR_PAPER,
  ALUR_COLOUR_INK,          /* text */
  ALUR_COLOUR_LINE,         /* outlines and connectors */
  ALUR_COLOUR_SOFT,         /* secondary text on paper */
  ALUR_COLOUR_SOFT_ON_TINT, /* secondary text on a tint, dark enough there */
  ALUR_COLOUR_GRID,         /* frames of lanes and tables */
  ALUR_COLOUR_GROUND,       /* heads of lanes and tables */
  ALUR_COLOUR_TINT_LEADERSHIP,
  ALUR_COLOUR_TINT_SUPPORT,
  ALUR_COLOUR_TINT_SERVICE_CENTRE,
  ALUR_COLOUR_TINT_SERVICE_POINT,
  ALUR_COLOUR_TINT_PARTNER,
  ALUR_COLOUR_TINT_CUSTOMER,
  ALUR_COLOUR_BAND_SUPPORT,
  ALUR_COLOUR_BAND_SERVICE_CENTRE,
  ALUR_COLOUR_BAND_SERVICE_POINT,
  ALUR_COLOUR_ERROR, /* errors only */
  ALUR_COLOUR_WARNING,
  ALUR_COLOUR_INFO,
  ALUR_COLOUR_TINT_ERROR,
  ALUR_COLOUR_TINT_WARNING,
  ALUR_COLOUR_TINT_INFO,
  ALUR_COLOUR_ACCENT,
  ALUR_N_COLOURS
} AlurColour;

typedef struct
{
  double red, green, blue;
} AlurRgb;

/* Every kind of line that is drawn: outlines, connectors, frames. */
typedef enum
{
  ALUR_LINE_NONE,
  ALUR_LINE_OUTLINE,         /* of units and steps */
  ALUR_LINE_OUTLINE_PRIVATE, /* dashed: private partners */
  ALUR_LINE_OUTLINE_CIVIC,   /* dotted: civic partners */
  ALUR_LINE_OUTLINE_FADED,   /* what is being abolished */
  ALUR_LINE_FRAME,           /* lanes, tables, title block */
  ALUR_LINE_RULE,            /* heavier line under a table's head or a page's title */
  ALUR_LINE_BADGE,
  ALUR_LINE_BADGE_OVERLAP, /* heavy, with a sign beside it */
  ALUR_LINE_MARK,          /* circle of a redesign decision */
  ALUR_LINE_STRIKE,
  ALUR_LINE_HIERARCHY,
  ALUR_LINE_SEQUENCE,
  ALUR_LINE_DECISION,
  ALUR_LINE_INFORMATION,
  ALUR_LINE_MONEY,
  ALUR_LINE_GOODS,
  ALUR_LINE_COORDINATION, /* relations of units */
  ALUR_LINE_PARTNERSHIP,
  ALUR_LINE_SUPPLY,
  ALUR_LINE_SUPERVISION,
  ALUR_LINE_INFORMING,
  ALUR_LINE_OVERLAP, /* dotted, between the holders of overlapping authorities */
  ALUR_LINE_CUT,     /* where a tile ends */
  ALUR_LINE_LEADER,  /* from a label to its line */
  ALUR_LINE_FORM,    /* cells of official forms */
  ALUR_LINE_JOIN,    /* between the symbols of a joint activity */
  ALUR_N_LINES
} AlurLine;

typedef enum
{
  ALUR_END_NONE,
  ALUR_END_FILLED,  /* triangle */
  ALUR_END_OPEN,    /* two strokes */
  ALUR_END_DIAMOND, /* filled */
  ALUR_END_SQUARE,  /* hollow */
  ALUR_END_CIRCLE,  /* hollow */
  ALUR_N_ENDS
} AlurEnd;

/* Widths and dashes in px; `gap` > 0 draws two parallel strokes with that much between. */
typedef struct
{
  const char *name;
  double width;
  double dashes[4];
  int n_dashes;
  double gap;
  AlurColour colour;
  AlurEnd head, tail;
} AlurLineStyle;

typedef struct
{
  const char *name;
  double size;        /* px at 96 dpi */
  double line_height; /* px */
  gboolean bold;
} AlurTextStyle;

typedef enum
{
  ALUR_BAND_NONE,
  ALUR_BAND_SOLID,
  ALUR_BAND_HATCHED,
  ALUR_BAND_DOTTED,
  ALUR_BAND_BARRED,
  ALUR_N_BANDS
} AlurBand;

typedef enum
{
  ALUR_SHAPE_RECT,
  ALUR_SHAPE_ROUNDED, /* a unit */
  ALUR_SHAPE_STEP,    /* corners less round than a unit's */
  ALUR_SHAPE_CAPSULE,
  ALUR_SHAPE_DIAMOND,
  ALUR_SHAPE_PENTAGON, /* off-page connector, point down */
  ALUR_SHAPE_HOURGLASS,
  ALUR_SHAPE_CIRCLE, /* an ellipse where the rectangle is no square */
  ALUR_SHAPE_OCTAGON,
  ALUR_SHAPE_TRIANGLE,
  ALUR_SHAPE_DOUBLED,       /* a subprocess: rounded, with a second line at either side */
  ALUR_SHAPE_BADGE,         /* rounded by 3 */
  ALUR_SHAPE_PLUS,          /* strokes only */
  ALUR_SHAPE_BRACKET_LEFT,  /* strokes only */
  ALUR_SHAPE_BRACKET_RIGHT, /* strokes only */
  ALUR_N_SHAPES
} AlurShape;

/* How a unit of a level looks. */
typedef struct
{
  AlurColour tint;
  AlurBand band;
  AlurColour band_colour;
  AlurLine outline;
  AlurShape shape;
} AlurLevelStyle;

/* Signs are drawn, not written: they read in any font and any copy. */
typedef enum
{
  ALUR_SIGN_ERROR,   /* octagon with ! */
  ALUR_SIGN_WARNING, /* triangle with ! */
  ALUR_SIGN_INFO,    /* circle with i */
  ALUR_SIGN_ADDED,   /* plus in a circle */
  ALUR_N_SIGNS
} AlurSign;

#define ALUR_N_LEVELS (ALUR_LEVEL_OTHER + 1)
#define ALUR_N_FLOW_KINDS (ALUR_FLOW_GOODS + 1)
#define ALUR_N_RELATION_KINDS (ALUR_RELATION_INFORMATION + 1)
#define ALUR_N_SEVERITIES (ALUR_SEVERITY_ERROR + 1)

/* Lengths in px at 96 dpi. */
typedef struct
{
  double grid;
  double box_min_width, box_max_width, box_min_height, box_padding;
  double sibling_gap, level_gap, lane_min_height, lane_head, step_gap;
  double box_corner, step_corner, connector_corner, hop_radius;
  double doubled_inset; /* of the second sides of a subprocess */
  double band_width, band_inset;
  double badge_height, badge_padding, badge_gap, badge_corner;
  double mark_radius; /* letter in a circle */
  double sign_size;
  double head_length, head_width; /* arrow heads */
  double table_padding_x, table_padding_y;
} AlurMeasures;

/* Page furniture, in px at 96 dpi unless it says otherwise. */
typedef struct
{
  double margin_mm;
  double gap;               /* between the parts of a page */
  double title_padding;     /* inside the cells of the title block */
  double legend_sample;     /* width of a sample in the legend */
  double legend_row;        /* least height of a row of the legend */
  double legend_column_min; /* least width of a column of the legend */
  double overlap_mm;        /* that neighbouring tiles share at least */
  double text_min_pt;       /* no smaller text on tiles */
  double fit_max_pt;        /* longest side of a page, the limit of PDF viewers */
} AlurPageMeasures;

typedef struct
{
  AlurRgb palette[ALUR_N_COLOURS];
  AlurTextStyle texts[ALUR_N_TEXT_ROLES];
  AlurLineStyle lines[ALUR_N_LINES];
  AlurLevelStyle levels[ALUR_N_LEVELS];      /* by AlurLevel */
  AlurLine flows[ALUR_N_FLOW_KINDS];         /* by AlurFlowKind */
  AlurLine relations[ALUR_N_RELATION_KINDS]; /* by AlurRelationKind */
  AlurSign signs[ALUR_N_SEVERITIES];         /* by AlurSeverity, from ALUR_SEVERITY_INFO */
  AlurColour sign_colours[ALUR_N_SIGNS];
  AlurMeasures measure;
  AlurPageMeasures page;
} AlurStyle;

const AlurStyle *alur_style_get_paper (void);
const AlurStyle *alur_style_get_screen (gboolean dark, gboolean high_contrast);
const char *alur_style_get_font (void);
double alur_style_get_least_scale (void);
const char *alur_colour_get_name (AlurColour colour);
const char *alur_shape_get_name (AlurShape shape);
const char *alur_band_get_name (AlurBand band);
const char *alur_sign_get_name (AlurSign sign);

G_END_DECLS
