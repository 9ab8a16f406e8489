/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Flows a table over pages.
 *
 * Columns first: those that do not fit beside one another form groups, each with the repeated
 * columns in front. Rows then have one height for all groups, and pages are filled with whole rows,
 * a section never last; where one goes on, its title is repeated. Only a row that is higher than a
 * page is cut, between its lines. The pages of one range of rows follow one another from left to
 * right. */

#include "alur-table-cell.h"

#include "alur-language.h"

#include <string.h>

#define SHRINK 0.6
#define HEAD_LENGTH_LEAST 96
#define HEAD_LENGTHS 4 /* that are tried before the longest */
#define HEAD_LONGER 1.4
#define HEAD_AIR 4
#define HEAD_WIDTH_MOST 160.0
#define HEAD_SHARE 0.4 /* of a page, at most */
#define MOST_AIR 32

typedef struct
{
  guint first, end; /* columns besides the repeated ones */
} Group;

/* A row, or a part of one that is higher than a page. */
typedef struct
{
  guint row;
  guint first_unit, end_unit;
  double height;
  guint section;     /* number of the slice with the title of its section, from 1; 0: none */
  gboolean repeated; /* tells what goes on here: only its first cell is shown */
} Slice;

typedef struct
{
  AlurTable *table;
  double width, height;
  double *widths;    /* of columns */
  double *fractions; /* of columns */
  char **heads;      /* what is shown of their titles */
  double head;       /* height of the heads */
  GArray *groups;    /* of Group */
  GArray *slices;    /* of Slice */
} Flow;

/* The width that the lines of a turned head need where they are as long as they may be. */
static double
get_head_width (AlurTable *self, const AlurTableColumn *column)
{
  double length = HEAD_LENGTH_LEAST;

  for (guint i = 0; i < HEAD_LENGTHS; i++)
    length *= HEAD_LONGER;
  return alur_scene_text_get_extents (
             alur_pango_metrics_get_text (self->metrics, ALUR_TEXT_HEAD, column->title, length))
             ->height
         + HEAD_AIR;
}

static double
get_wanted_width (AlurTable *self, guint column)
{
  const AlurTableColumn *c = alur_table_get_column (self, column);
  double width = c->width;

  if (c->turned)
    width = MAX (width, MIN (get_head_width (self, c), HEAD_WIDTH_MOST));
  for (guint row = 0; row < self->rows->len; row++)
    {
      const AlurTableCell *cell = alur_table_get_cell (self, row, column);

      if (cell != NULL && cell->n_badges > 0)
        width = MAX (width, alur_table_cell_get_least_width (self, cell));
    }
  return width;
}

static gboolean
is_repeated (const Flow *flow, guint column)
{
  return column < flow->table->n_repeated;
}

/* Gives the columns of a group their share of what is over, or takes it where too little is. */
static void
stretch_columns (Flow *flow, const Group *group, double total)
{
  double stretch = 0;

  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      if ((i >= group->first && i < group->end) || is_repeated (flow, i))
        stretch += alur_table_get_column (flow->table, i)->stretch;
    }
  for (guint i = 0; i < flow->table->columns->len && stretch > 0; i++)
    {
      if ((i >= group->first && i < group->end) || is_repeated (flow, i))
        flow->widths[i]
            += (flow->width - total) * alur_table_get_column (flow->table, i)->stretch / stretch;
    }
}

/* How far the stretching columns may become narrower. */
static double
get_slack (const Flow *flow)
{
  double slack = 0;
  double stretch = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < flow->table->columns->len; i++)
    stretch += alur_table_get_column (flow->table, i)->stretch;
  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      double share = alur_table_get_column (flow->table, i)->stretch / MAX (stretch, 1e-9);

      if (share > 0)
        least = MIN (least, flow->widths[i] * (1 - SHRINK) / share);
    }
  slack = stretch > 0 ? least : 0;
  return slack;
}

static double
get_repeated_width (const Flow *flow)
{
  double width = 0;

  for (guint i = 0; i < MIN (flow->table->n_repeated, flow->table->columns->len); i++)
    width += flow->widths[i];
  return width;
}

/* Puts columns beside one another up to a width, as many groups as that needs. */
static void
cut_groups (Flow *flow, double width)
{
  guint n_columns = flow->table->columns->len;
  guint n_repeated = MIN (flow->table->n_repeated, n_columns);
  Group group = { n_repeated, n_repeated };
  double repeated = get_repeated_width (flow);
  double total = repeated;

  g_array_set_size (flow->groups, 0);
  for (guint i = n_repeated; i < n_columns; i++)
    {
      if (group.end > group.first && total + flow->widths[i] > width)
        {
          g_array_append_val (flow->groups, group);
          group.first = i;
          total = repeated;
        }
      flow->widths[i] = MIN (flow->widths[i], flow->width - repeated);
      total += flow->widths[i];
      group.end = i + 1;
    }
  g_array_append_val (flow->groups, group);
}

/* Makes the groups about equally wide, without more of them. */
static void
balance_groups (Flow *flow, double repeated)
{
  guint n_groups = flow->groups->len;
  double low = repeated;
  double high = flow->width;

  for (guint i = 0; i < 10; i++)
    {
      double width = (low + high) / 2;

      cut_groups (flow, width);
      if (flow->groups->len <= n_groups)
        high = width;
      else
        low = width;
    }
  cut_groups (flow, high);
}

/* Shares out what a group leaves of the width, so that its columns have air. */
static void
fill_groups (Flow *flow, double repeated)
{
  for (guint i = 0; i < flow->groups->len; i++)
    {
      const Group *group = &g_array_index (flow->groups, Group, i);
      double total = repeated;
      double share;

      for (guint k = group->first; k < group->end; k++)
        total += flow->widths[k];
      share = (flow->width - total) / MAX (group->end - group->first, 1);
      for (guint k = group->first; k < group->end; k++)
        flow->widths[k] += CLAMP (share, 0, MOST_AIR);
    }
}

static void
group_columns (Flow *flow)
{
  guint n_columns = flow->table->columns->len;
  guint n_repeated = MIN (flow->table->n_repeated, n_columns);
  Group group = { n_repeated, n_repeated };
  double repeated = get_repeated_width (flow);
  double total = repeated;

  for (guint i = n_repeated; i < n_columns; i++)
    total += flow->widths[i];
  if (total - get_slack (flow) <= flow->width)
    {
      group.end = n_columns;
      stretch_columns (flow, &group, total);
      g_array_append_val (flow->groups, group);
      return;
    }
  cut_groups (flow, flow->width);
  balance_groups (flow, repeated);
  fill_groups (flow, repeated);
}

static void
measure_fractions (Flow *flow)
{
  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      for (guint row = 0; row < flow->table->rows->len; row++)
        {
          const AlurTableCell *cell = alur_table_get_cell (flow->table, row, i);

          if (cell != NULL && cell->number)
            flow->fractions[i]
                = MAX (flow->fractions[i], alur_table_cell_get_fraction (flow->table, cell));
        }
    }
}

static const AlurTextExtents *
measure_title (const Flow *flow, const char *title, double width)
{
  return alur_scene_text_get_extents (
      alur_pango_metrics_get_text (flow->table->metrics, ALUR_TEXT_HEAD, title, width));
}

/* The length at which a turned head is broken so that its lines fit beside one another. */
static double
get_head_length (const Flow *flow, guint column, const char *title)
{
  double room = flow->widths[column] - HEAD_AIR;
  double length = HEAD_LENGTH_LEAST;

  for (guint i = 0; i < HEAD_LENGTHS; i++, length *= HEAD_LONGER)
    if (measure_title (flow, title, length)->height <= room)
      return length;
  return length;
}

/* How long the lines of a head are. */
static double
get_line_length (const Flow *flow, guint column, const char *title)
{
  return alur_table_get_column (flow->table, column)->turned
             ? get_head_length (flow, column, title)
             : flow->widths[column] - 2 * alur_style_get_paper ()->measure.table_padding_x;
}

static gboolean
head_fits (const Flow *flow, guint column, const char *title)
{
  double room = alur_table_get_column (flow->table, column)->turned
                    ? flow->widths[column] - HEAD_AIR
                    : flow->height * HEAD_SHARE;

  return measure_title (flow, title, get_line_length (flow, column, title))->height <= room;
}

/* A title as it is shown: where it would leave no room for the table, dots tell that it goes on. */
static char *
dup_head (const Flow *flow, guint column)
{
  const char *title = alur_table_get_column (flow->table, column)->title;
  glong low = 0;
  glong high;

  if (title[0] == '\0' || head_fits (flow, column, title))
    return g_strdup (title);
  high = g_utf8_strlen (title, -1);
  while (low + 1 < high)
    {
      glong middle = (low + high) / 2;
      g_autofree char *start = g_utf8_substring (title, 0, middle);
      g_autofree char *shown = g_strconcat (start, "…", NULL);

      if (head_fits (flow, column, shown))
        low = middle;
      else
        high = middle;
    }
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (title, low) - title), title);
}

static double
measure_head (const Flow *flow, guint column)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  const char *title = flow->heads[column];
  const AlurTextExtents *extents
      = measure_title (flow, title, get_line_length (flow, column, title));

  return (alur_table_get_column (flow->table, column)->turned ? extents->width + HEAD_AIR
                                                              : extents->height)
         + 2 * measure->table_padding_y;
}

static AlurTableCellBox
get_box (const Flow *flow, const Slice *slice, guint column, const AlurTableCell *cell)
{
  return (AlurTableCellBox){ .table = flow->table,
                             .cell = cell,
                             .kind = alur_table_get_column (flow->table, column)->kind,
                             .width = flow->widths[column],
                             .fraction = flow->fractions[column],
                             .first_unit = slice->first_unit,
                             .end_unit = slice->end_unit };
}

static AlurTableCellBox
get_section_box (const Flow *flow, const Slice *slice, double width)
{
  AlurTableCellBox box = get_box (flow, slice, 0, alur_table_get_cell (flow->table, slice->row, 0));

  box.kind = ALUR_COLUMN_TEXT;
  box.width = width;
  return box;
}

static double
measure_slice (const Flow *flow, const Slice *slice)
{
  const AlurStyle *style = alur_style_get_paper ();
  double height = style->texts[ALUR_TEXT_BODY].line_height + 2 * style->measure.table_padding_y;

  if (alur_table_get_row (flow->table, slice->row)->section)
    {
      AlurTableCellBox box = get_section_box (flow, slice, flow->width);

      double section = alur_table_cell_lay (&box, (AlurPoint){ 0, 0 }, NULL);

      return MAX (height, section);
    }
  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      const AlurTableCell *cell = alur_table_get_cell (flow->table, slice->row, i);

      if (cell != NULL && (cell->text != NULL || cell->n_badges > 0 || cell->sign != 0))
        {
          AlurTableCellBox box = get_box (flow, slice, i, cell);
          double needed = alur_table_cell_lay (&box, (AlurPoint){ 0, 0 }, NULL);

          height = MAX (height, needed);
        }
    }
  return height;
}

static guint
count_units (const Flow *flow, const Slice *slice)
{
  guint most = 0;

  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      const AlurTableCell *cell = alur_table_get_cell (flow->table, slice->row, i);

      if (cell != NULL)
        {
          AlurTableCellBox box = get_box (flow, slice, i, cell);
          guint n_units = alur_table_cell_count_units (&box);

          most = MAX (most, n_units);
        }
    }
  return most;
}

/* Cuts a row that is higher than a page between its lines. */
static void
add_cut_row (Flow *flow, Slice slice, double room)
{
  guint n_units = count_units (flow, &slice);

  while (slice.first_unit < n_units)
    {
      slice.end_unit = n_units;
      slice.height = measure_slice (flow, &slice);
      while (slice.height > room && slice.end_unit > slice.first_unit + 1)
        {
          slice.end_unit
              = slice.first_unit
                + MAX (1, (guint) ((slice.end_unit - slice.first_unit) * room / slice.height));
          slice.height = measure_slice (flow, &slice);
          if (slice.height > room && slice.end_unit > slice.first_unit + 1)
            slice.end_unit--;
        }
      g_array_append_val (flow->slices, slice);
      slice.first_unit = slice.end_unit;
    }
}

static const Slice *
get_slice (const Flow *flow, guint index)
{
  return &g_array_index (flow->slices, Slice, index);
}

static gboolean
is_section (const Flow *flow, const Slice *slice)
{
  return alur_table_get_row (flow->table, slice->row)->section;
}

/* Whether other rows belong to it. */
static gboolean
begins_section (const Flow *flow, guint row)
{
  const AlurTableRow *data = alur_table_get_row (flow->table, row);

  return data->section || data->leads;
}

static guint
get_indent (const Flow *flow, guint row)
{
  const AlurTableCell *cell = alur_table_get_cell (flow->table, row, 0);

  return cell != NULL ? cell->indent : 0;
}

/* The section that a row is part of, of which the last one before it may be a part: all rows below
 * a title are of its section, a title and what a row leads only if they are moved in further. */
static guint
find_section (const Flow *flow, guint row, guint section)
{
  gboolean is_title = alur_table_get_row (flow->table, row)->section;
  guint indent = get_indent (flow, row);

  while (section > 0)
    {
      const Slice *last = get_slice (flow, section - 1);

      if ((is_section (flow, last) && !is_title) || get_indent (flow, last->row) < indent)
        break;
      section = last->section;
    }
  return section;
}

static void
measure_rows (Flow *flow)
{
  guint section = 0;

  for (guint i = 0; i < flow->table->columns->len; i++)
    {
      flow->heads[i] = dup_head (flow, i);
      flow->head = MAX (flow->head, measure_head (flow, i));
    }
  for (guint row = 0; row < flow->table->rows->len; row++)
    {
      Slice slice = { .row = row,
                      .end_unit = ALUR_TABLE_ALL_UNITS,
                      .section = find_section (flow, row, section) };

      slice.height = measure_slice (flow, &slice);
      if (flow->head + slice.height > flow->height)
        add_cut_row (flow, slice, MAX (flow->height - flow->head, 40));
      else
        g_array_append_val (flow->slices, slice);
      section = begins_section (flow, row) ? flow->slices->len : slice.section;
    }
}

static void
add_line (AlurScene *scene, double x1, double y1, double x2, double y2, AlurLine line)
{
  AlurPoint points[] = { { x1, y1 }, { x2, y2 } };

  alur_scene_add_polygon (scene, ALUR_LAYER_LINES, points, 2, ALUR_COLOUR_NONE, line);
}

static void
draw_head (const Flow *flow, guint column, double x, AlurScene *scene)
{
  const AlurMeasures *measure = &alur_style_get_paper ()->measure;
  const AlurTableColumn *c = alur_table_get_column (flow->table, column);
  AlurRect rect = { x + measure->table_padding_x, measure->table_padding_y,
                    flow->widths[column] - 2 * measure->table_padding_x,
                    flow->head - 2 * measure->table_padding_y };
  AlurAlign align = ALUR_ALIGN_BOTTOM;

  if (c->turned)
    {
      double length = get_head_length (flow, column, flow->heads[column]);

      rect = (AlurRect){ x, flow->head - measure->table_padding_y - length, flow->widths[column],
                         length };
      align = ALUR_ALIGN_TURNED | ALUR_ALIGN_CENTRE | ALUR_ALIGN_BOTTOM;
    }
  else if (c->kind != ALUR_COLUMN_TEXT)
    align |= c->kind == ALUR_COLUMN_CENTRED ? ALUR_ALIGN_CENTRE : ALUR_ALIGN_RIGHT;
  alur_scene_add_text (scene, &rect, ALUR_TEXT_HEAD, flow->heads[column], align, ALUR_COLOUR_INK);
}

static void
draw_cell (const Flow *flow, const Slice *slice, guint column, AlurPoint at, AlurScene *scene)
{
  const AlurTableCell *cell = alur_table_get_cell (flow->table, slice->row, column);
  AlurRect rect = { at.x, at.y, flow->widths[column], slice->height };
  AlurTableCellBox box;

  if (cell == NULL)
    return;
  if (cell->fill != ALUR_COLOUR_NONE)
    alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, cell->fill,
                          ALUR_LINE_NONE)
        ->legend
        = cell->legend;
  if (cell->link != NULL)
    alur_scene_add_link (scene, &rect, cell->link);
  box = get_box (flow, slice, column, cell);
  alur_table_cell_lay (&box, at, scene);
}

static void
draw_section (const Flow *flow, const Slice *slice, double y, double width, AlurScene *scene)
{
  AlurRect rect = { 0, y, width, slice->height };
  AlurTableCellBox box = get_section_box (flow, slice, width);

  alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, ALUR_COLOUR_GROUND,
                        ALUR_LINE_NONE);
  alur_table_cell_lay (&box, (AlurPoint){ 0, y }, scene);
}

/* The columns of a page from left to right: the repeated ones, then the group's. */
static guint
get_column (const Flow *flow, const Group *group, guint place)
{
  guint n_repeated = MIN (flow->table->n_repeated, flow->table->columns->len);

  return place < n_repeated ? place : group->first + place - n_repeated;
}

static guint
count_columns (const Flow *flow, const Group *group)
{
  return MIN (flow->table->n_repeated, flow->table->columns->len) + group->end - group->first;
}

/* A page without anything on it, but with the legend of the table, whose numbers cells know. */
AlurScene *
alur_table_start_page (AlurTable *self)
{
  AlurScene *scene = alur_scene_new (self->metrics);

  for (guint i = 1; i < self->legend->len; i++)
    {
      const AlurLegendEntry *entry = &g_array_index (self->legend, AlurLegendEntry, i);

      alur_scene_add_legend (scene, entry->kind, entry->value, entry->letters, entry->text);
    }
  return scene;
}

static double
measure_sections (const Flow *flow, guint section)
{
  double height = 0;

  for (; section > 0; section = get_slice (flow, section - 1)->section)
    height += get_slice (flow, section - 1)->height;
  return height;
}

/* The section whose title, with those around it, is repeated on a page that begins with a slice; 0
 * where there is none or the slice takes the whole page. */
static guint
find_repeated (const Flow *flow, guint first)
{
  const Slice *slice = first < flow->slices->len ? get_slice (flow, first) : NULL;

  if (slice == NULL
      || flow->head + measure_sections (flow, slice->section) + slice->height > flow->height)
    return 0;
  return slice->section;
}

/* What stands on a page: the sections that go on there, then slices of its own. */
static GArray *
list_page (const Flow *flow, guint first, guint end)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Slice));

  for (guint section = find_repeated (flow, first); section > 0;
       section = get_slice (flow, section - 1)->section)
    {
      Slice slice = *get_slice (flow, section - 1);

      slice.repeated = TRUE;
      g_array_prepend_val (page, slice);
    }
  if (end > first)
    g_array_append_vals (page, get_slice (flow, first), end - first);
  return page;
}

static void
draw_rows (const Flow *flow, const Group *group, const GArray *page, double width, AlurScene *scene)
{
  double y = flow->head;

  for (guint i = 0; i < page->len; i++)
    {
      const Slice *slice = &g_array_index (page, Slice, i);
      const AlurTableRow *row = alur_table_get_row (flow->table, slice->row);
      double x = 0;

      alur_scene_begin_group (scene, row->id, NULL);
      if (row->section)
        draw_section (flow, slice, y, width, scene);
      for (guint place = 0; !row->section && place < count_columns (flow, group); place++)
        {
          guint column = get_column (flow, group, place);

          if (column == 0 || !slice->repeated)
            draw_cell (flow, slice, column, (AlurPoint){ x, y }, scene);
          x += flow->widths[column];
        }
      alur_scene_end_group (scene);
      y += slice->height;
      add_line (scene, 0, y, width, y, ALUR_LINE_FRAME);
    }
}

static double
get_page_height (const Flow *flow, const GArray *page)
{
  double height = flow->head;

  for (guint i = 0; i < page->len; i++)
    height += g_array_index (page, Slice, i).height;
  return height;
}

/* Lines between the columns, not through sections. */
static void
draw_column_lines (const Flow *flow, double x, const GArray *page, AlurScene *scene)
{
  double top = 0;
  double y = flow->head;

  for (guint i = 0; i < page->len; i++)
    {
      const Slice *slice = &g_array_index (page, Slice, i);

      if (is_section (flow, slice))
        {
          if (y > top)
            add_line (scene, x, top, x, y, ALUR_LINE_FRAME);
          top = y + slice->height;
        }
      y += slice->height;
    }
  if (y > top)
    add_line (scene, x, top, x, y, ALUR_LINE_FRAME);
}

static AlurScene *
draw_page (const Flow *flow, const Group *group, const GArray *page)
{
  AlurScene *scene = alur_table_start_page (flow->table);
  double height = get_page_height (flow, page);
  double width = 0;
  AlurRect rect;

  for (guint place = 0; place < count_columns (flow, group); place++)
    {
      guint column = get_column (flow, group, place);

      if (place > 0)
        draw_column_lines (flow, width, page, scene);
      draw_head (flow, column, width, scene);
      width += flow->widths[column];
    }
  rect = (AlurRect){ 0, 0, width, flow->head };
  alur_scene_add_shape (scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &rect, ALUR_COLOUR_GROUND,
                        ALUR_LINE_NONE);
  add_line (scene, 0, flow->head, width, flow->head, ALUR_LINE_RULE);
  draw_rows (flow, group, page, width, scene);
  rect.height = height;
  alur_scene_add_shape (scene, ALUR_LAYER_MARKS, ALUR_SHAPE_RECT, &rect, ALUR_COLOUR_NONE,
                        ALUR_LINE_FRAME)
      ->role
      = ALUR_SCENE_DECORATION;
  return scene;
}

/* The end of the page that begins with a slice. */
static guint
fill_page (const Flow *flow, guint first)
{
  double y = flow->head + measure_sections (flow, find_repeated (flow, first));
  guint end = first;

  while (end < flow->slices->len)
    {
      y += g_array_index (flow->slices, Slice, end).height;
      if (y > flow->height + 0.01 && end > first)
        break;
      end++;
    }
  while (end < flow->slices->len && end > first + 1
         && begins_section (flow, get_slice (flow, end - 1)->row))
    end--;
  return end;
}

static void
flow_init (Flow *flow, AlurTable *table, double width, double height)
{
  guint n_columns = table->columns->len;

  *flow = (Flow){ .table = table,
                  .width = width,
                  .height = height,
                  .widths = g_new0 (double, n_columns),
                  .fractions = g_new0 (double, n_columns),
                  .heads = g_new0 (char *, n_columns + 1),
                  .groups = g_array_new (FALSE, FALSE, sizeof (Group)),
                  .slices = g_array_new (FALSE, FALSE, sizeof (Slice)) };
  for (guint i = 0; i < n_columns; i++)
    flow->widths[i] = get_wanted_width (table, i);
  group_columns (flow);
  measure_fractions (flow);
  measure_rows (flow);
}

static void
flow_clear (Flow *flow)
{
  g_free (flow->widths);
  g_free (flow->fractions);
  g_strfreev (flow->heads);
  g_array_unref (flow->groups);
  g_array_unref (flow->slices);
}

/**
 * alur_table_get_natural_size:
 * @self: a table
 *
 * Returns: its size in px on a page as large as it wants
 */
AlurSize
alur_table_get_natural_size (AlurTable *self)
{
  AlurSize size = { 0 };
  g_autoptr (GArray) page = NULL;
  Flow flow;

  for (guint i = 0; i < self->columns->len; i++)
    size.width += get_wanted_width (self, i);
  flow_init (&flow, self, size.width, G_MAXDOUBLE);
  page = list_page (&flow, 0, flow.slices->len);
  size.height = get_page_height (&flow, page);
  flow_clear (&flow);
  return size;
}

/**
 * alur_table_count_pages:
 * @self: a table
 * @width: px that a page has
 * @height: px that a page has
 * @n_across: (out): how many of them stand side by side
 *
 * Returns: how many pages it takes
 */
guint
alur_table_count_pages (AlurTable *self, double width, double height, guint *n_across)
{
  guint n_pages = 0;
  Flow flow;

  flow_init (&flow, self, width, height);
  for (guint first = 0; first < MAX (flow.slices->len, 1);)
    {
      first = MAX (fill_page (&flow, first), first + 1);
      n_pages += flow.groups->len;
    }
  *n_across = flow.groups->len;
  flow_clear (&flow);
  return n_pages;
}

/**
 * alur_table_paginate:
 * @self: a table
 * @width: px that a page has
 * @height: px that a page has
 *
 * Returns: (transfer full) (element-type AlurScene): a scene for each page, one at least, with its
 *   top left at 0, 0
 */
GPtrArray *
alur_table_paginate (AlurTable *self, double width, double height)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_scene_unref);
  Flow flow;
  guint end;

  flow_init (&flow, self, width, height);
  for (guint first = 0; first < MAX (flow.slices->len, 1); first = MAX (end, first + 1))
    {
      g_autoptr (GArray) page = NULL;

      end = fill_page (&flow, first);
      page = list_page (&flow, first, end);
      for (guint i = 0; i < flow.groups->len; i++)
        g_ptr_array_add (pages, draw_page (&flow, &g_array_index (flow.groups, Group, i), page));
    }
  flow_clear (&flow);
  return pages;
}
