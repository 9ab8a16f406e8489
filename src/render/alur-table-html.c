/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as an HTML table: heads, sections over the whole width, signs and badges as characters
 * that the legend below explains. */

#include "alur-html.h"
#include "alur-table-private.h"

#include <math.h>
#include <string.h>

#define TURNED_LEAST 80.0

static void
append_fill (GString *html, const AlurTableCell *cell)
{
  const AlurRgb *colour = &alur_style_get_paper ()->palette[cell->fill];

  if (cell->fill == ALUR_COLOUR_NONE && cell->indent == 0)
    return;
  g_string_append (html, " style=\"");
  if (cell->fill != ALUR_COLOUR_NONE)
    g_string_append_printf (
        html, "background-color: #%02x%02x%02x;", (unsigned) lround (colour->red * 255),
        (unsigned) lround (colour->green * 255), (unsigned) lround (colour->blue * 255));
  if (cell->indent > 0)
    g_string_append_printf (html, "padding-left: %u.%uem;", (unsigned) (cell->indent * 12 + 4) / 10,
                            (unsigned) (cell->indent * 12 + 4) % 10);
  g_string_append_c (html, '"');
}

static const char *
get_meaning (AlurTable *self, guint32 legend)
{
  return legend > 0 ? g_array_index (self->legend, AlurLegendEntry, legend).text : NULL;
}

static void
append_badge (GString *html, const char *letters, gboolean overlap)
{
  g_string_append (html, overlap ? "<b class=\"badge\">" : "<span class=\"badge\">");
  alur_html_append_text (html, letters);
  g_string_append (html, overlap ? "!</b>" : "</span>");
}

static void
append_content (AlurTable *self, GString *html, const AlurTableCell *cell, const char *address)
{
  if (cell->sign != 0)
    {
      g_string_append (html, "<span title=\"");
      alur_html_append_text (html, get_meaning (self, cell->sign_legend));
      g_string_append_printf (html, "\">%s</span> ",
                              alur_html_get_sign ((AlurSign) (cell->sign - 1)));
    }
  if (address != NULL)
    g_string_append_printf (html, "<a href=\"#%s\">", address);
  if (cell->bold)
    g_string_append (html, "<b>");
  alur_html_append_text (html, cell->text);
  if (cell->bold)
    g_string_append (html, "</b>");
  if (address != NULL)
    g_string_append (html, "</a>");
  for (guint i = 0; i < cell->n_badges; i++)
    {
      g_string_append_c (html, ' ');
      append_badge (html, cell->badges[i].letters, cell->badges[i].overlap);
    }
}

static void
append_cell (AlurTable *self,
             GString *html,
             guint row,
             guint column,
             AlurHtmlAddressFunc find,
             gpointer data)
{
  static const char *const classes[] = { [ALUR_COLUMN_TEXT] = "",
                                         [ALUR_COLUMN_CENTRED] = " class=\"centred\"",
                                         [ALUR_COLUMN_NUMBER] = " class=\"number\"" };
  const AlurTableCell *cell = alur_table_get_cell (self, row, column);
  AlurColumnKind kind = alur_table_get_column (self, column)->kind;
  gboolean head = column < self->n_repeated;

  g_string_append (html, head ? "<th scope=\"row\"" : "<td");
  if (cell != NULL)
    {
      g_string_append (html, classes[cell->number ? ALUR_COLUMN_NUMBER : kind]);
      append_fill (html, cell);
    }
  g_string_append_c (html, '>');
  if (cell != NULL)
    append_content (self, html, cell, cell->link != NULL ? find (cell->link, data) : NULL);
  g_string_append (html, head ? "</th>" : "</td>");
}

static void
append_row (AlurTable *self, GString *html, guint row, AlurHtmlAddressFunc find, gpointer data)
{
  g_string_append (html, "<tr valign=\"top\">");
  if (alur_table_get_row (self, row)->section)
    {
      const AlurTableCell *cell = alur_table_get_cell (self, row, 0);

      g_string_append_printf (html, "<th class=\"section\" colspan=\"%u\" scope=\"colgroup\"",
                              self->columns->len);
      append_fill (html, cell);
      g_string_append_c (html, '>');
      alur_html_append_text (html, cell->text);
      g_string_append (html, "</th>");
    }
  else
    for (guint column = 0; column < self->columns->len; column++)
      append_cell (self, html, row, column, find, data);
  g_string_append (html, "</tr>\n");
}

static gboolean
has_heads (AlurTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (alur_table_get_column (self, i)->title[0] != '\0')
      return TRUE;
  return FALSE;
}

static void
append_heads (AlurTable *self, GString *html)
{
  g_string_append (html, "<thead><tr>");
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_string_append (html, "<th scope=\"col\">");
      alur_html_append_text (html, alur_table_get_column (self, i)->title);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr></thead>\n");
}

/* Shares of the width, as on paper; heads that read upwards there need more room here. */
static void
append_widths (AlurTable *self, GString *html)
{
  double total = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        const AlurTableColumn *column = alur_table_get_column (self, i);
        double width = column->turned ? MAX (column->width, TURNED_LEAST) : column->width;

        if (pass == 0)
          total += width;
        else
          g_string_append_printf (html, "<col width=\"%d%%\">\n",
                                  (int) lround (100 * width / MAX (total, 1)));
      }
}

/**
 * alur_table_append_html:
 * @self: a table
 * @html: the page that gets it
 * @find: what the place is called in the page to which a link leads, or NULL where it has none
 * @data: for @find
 *
 * Appends the table without its legend.
 */
void
alur_table_append_html (AlurTable *self, GString *html, AlurHtmlAddressFunc find, gpointer data)
{
  g_string_append (html, ALUR_HTML_TABLE "\n");
  append_widths (self, html);
  if (has_heads (self))
    append_heads (self, html);
  g_string_append (html, "<tbody>\n");
  for (guint row = 0; row < self->rows->len; row++)
    append_row (self, html, row, find, data);
  g_string_append (html, "</tbody>\n</table>\n");
}

static void
append_sample (GString *html, const AlurLegendEntry *entry)
{
  if (entry->kind == ALUR_SAMPLE_SIGN)
    g_string_append (html, alur_html_get_sign ((AlurSign) entry->value));
  else if (entry->letters != NULL)
    append_badge (html, entry->letters, entry->value == ALUR_LINE_BADGE_OVERLAP);
}

/**
 * alur_table_append_html_legend:
 * @self: a table
 * @html: the page that gets it
 * @title: heads it
 *
 * Appends what explains signs and badges, if there is anything to explain.
 */
void
alur_table_append_html_legend (AlurTable *self, GString *html, const char *title)
{
  if (self->legend->len <= 1)
    return;
  alur_html_append_element (html, "p class=\"legend\"", title);
  g_string_append (html, "<ul class=\"legend\">\n");
  for (guint i = 1; i < self->legend->len; i++)
    {
      const AlurLegendEntry *entry = &g_array_index (self->legend, AlurLegendEntry, i);

      g_string_append (html, "<li>");
      append_sample (html, entry);
      g_string_append_c (html, ' ');
      alur_html_append_text (html, entry->text);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>\n");
}
