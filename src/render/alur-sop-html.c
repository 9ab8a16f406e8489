/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An SOP in words, for word processors and for whoever can't see the drawing: the identity page as
 * a table, and the flowchart as one in which the ways are told where they are not just to the next
 * row. */

#include "alur-html.h"
#include "alur-sop-content.h"
#include "alur-sop-labels.h"
#include "alur-sop-pages.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const AlurSopPaper *paper;
  const AlurSopTable *table;
  const AlurSopTexts *texts;
  GString *html;
} Writer;

static const char *
get_label (const AlurSopPaper *paper, AlurSopLabel label)
{
  return alur_sop_label_get (label, paper->request->sop_labels, paper->request->language);
}

/* A line of a cell. */
static void
append_line (GString *html, const char *text, gboolean bold)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append (html, bold ? "<b>" : "");
  alur_html_append_text (html, text);
  g_string_append (html, bold ? "</b><br>\n" : "<br>\n");
}

static void
append_maker (GString *html, const AlurSopContent *content)
{
  g_string_append_printf (html, "<tr><td class=\"centred\" rowspan=\"%u\">",
                          ALUR_SOP_N_FIELDS + 2u);
  for (guint i = 0; content->letterhead[i] != NULL; i++)
    append_line (html, content->letterhead[i], TRUE);
  append_line (html, content->agency, TRUE);
  append_line (html, content->unit, TRUE);
  g_string_append (html, "</td>");
}

static void
append_approver (const AlurSopPaper *paper, GString *html, const AlurSopContent *content)
{
  g_string_append (html, "<tr>");
  alur_html_append_element (html, "td", get_label (paper, ALUR_SOP_LABEL_APPROVED));
  g_string_append (html, "<td class=\"centred\">");
  append_line (html, content->place, FALSE);
  append_line (html, content->title, TRUE);
  g_string_append (html, "<br><br><br>\n");
  if (content->approver != NULL)
    {
      g_string_append (html, "<u>");
      append_line (html, content->approver, TRUE);
      g_string_append (html, "</u>");
    }
  append_line (html, content->rank, FALSE);
  append_line (html, content->id, FALSE);
  g_string_append (html, "</td></tr>\n");
}

static void
append_box (GString *html, const AlurSopBox *box, gboolean left)
{
  g_string_append (html, left ? "<td>" : "<td colspan=\"2\">");
  if (box->items->len > 0)
    g_string_append (html, "<ol>\n");
  for (guint i = 0; i < box->items->len; i++)
    alur_html_append_element (html, "li", g_ptr_array_index (box->items, i));
  if (box->items->len > 0)
    g_string_append (html, "</ol>\n");
  g_string_append (html, "</td>");
}

static void
append_identity (const AlurSopPaper *paper, GString *html)
{
  g_autoptr (AlurSopContent) content = alur_sop_content_new (paper);

  g_string_append (html, ALUR_HTML_TABLE "\n<tbody>\n");
  append_maker (html, content);
  for (guint i = 0; i < ALUR_SOP_N_FIELDS; i++)
    {
      g_string_append (html, i > 0 ? "<tr>" : "");
      alur_html_append_element (html, "td", get_label (paper, content->fields[i].label));
      alur_html_append_element (html, "td", content->fields[i].value);
      g_string_append (html, "</tr>\n");
    }
  append_approver (paper, html, content);
  g_string_append (html, "<tr>");
  alur_html_append_element (html, "th class=\"section\"", get_label (paper, ALUR_SOP_LABEL_NAME));
  alur_html_append_element (html, "th class=\"section\"", content->name);
  g_string_append (html, "</tr>\n");
  for (guint i = 0; i < ALUR_SOP_N_BOXES; i += 2)
    {
      g_string_append (html, "<tr>");
      alur_html_append_element (html, "th class=\"section\"",
                                get_label (paper, content->boxes[i].label));
      alur_html_append_element (html, "th class=\"section\" colspan=\"2\"",
                                get_label (paper, content->boxes[i + 1].label));
      g_string_append (html, "</tr>\n<tr>");
      append_box (html, &content->boxes[i], TRUE);
      append_box (html, &content->boxes[i + 1], FALSE);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

/* What a row is called by others: its number, or Start or End. */
static char *
dup_place (const Writer *self, guint row)
{
  const AlurSopRow *own = &self->table->rows[row];

  return own->number > 0 ? g_strdup_printf ("%u", own->number)
                         : g_strdup (self->texts->symbols[row]);
}

/* "Lengkap? Ya → 4, Tidak → 3": of a decision all ways, of others those that say something and
 * those not to the next row. */
static char *
tell_ways (const Writer *self, guint row)
{
  gboolean decides = self->table->rows[row].symbol == ALUR_SOP_DIAMOND;
  GString *text = g_string_new (decides ? self->texts->symbols[row] : "");
  guint n = 0;

  for (guint i = 0; i < self->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &self->table->arrows[i];
      g_autofree char *place = NULL;
      const char *label = self->texts->labels[i];

      if (arrow->from != row || (!decides && arrow->to == row + 1 && label == NULL))
        continue;
      place = dup_place (self, arrow->to);
      g_string_append_printf (text, "%s%s%s→ %s",
                              n > 0           ? ", "
                              : text->len > 0 ? " "
                                              : "",
                              label != NULL ? label : "", label != NULL ? " " : "", place);
      n++;
    }
  return g_string_free (text, FALSE);
}

static void
append_posts (const Writer *self, guint row)
{
  const AlurSopRow *own = &self->table->rows[row];

  g_string_append (self->html, "<td>");
  alur_html_append_text (self->html, self->texts->columns[own->column]);
  for (guint i = 0; i < own->n_also; i++)
    {
      g_string_append (self->html, " + ");
      alur_html_append_text (self->html,
                             self->texts->columns[self->table->also[own->first_also + i]]);
    }
  g_string_append (self->html, "</td>\n");
}

static void
append_row (const Writer *self, guint row)
{
  const char *const *cells = self->texts->cells + (gsize) row * ALUR_SOP_N_CELLS;
  g_autofree char *ways = tell_ways (self, row);
  const char *activity = cells[ALUR_SOP_CELL_ACTIVITY];
  guint shown = row;

  while (self->texts->cells[shown * ALUR_SOP_N_CELLS + ALUR_SOP_CELL_TIME] == NULL)
    shown--;
  g_string_append (self->html, "<tr>");
  alur_html_append_element (self->html, "td class=\"centred\"", cells[ALUR_SOP_CELL_NUMBER]);
  alur_html_append_element (self->html, "td",
                            activity[0] != '\0' ? activity : self->texts->symbols[row]);
  append_posts (self, row);
  alur_html_append_element (self->html, "td", cells[ALUR_SOP_CELL_REQUIREMENTS]);
  alur_html_append_element (self->html, "td class=\"centred\"",
                            self->texts->cells[shown * ALUR_SOP_N_CELLS + ALUR_SOP_CELL_TIME]);
  alur_html_append_element (self->html, "td", cells[ALUR_SOP_CELL_OUTPUT]);
  g_string_append (self->html, "<td>");
  if (ways[0] != '\0')
    append_line (self->html, ways, FALSE);
  alur_html_append_text (self->html, cells[ALUR_SOP_CELL_NOTE]);
  g_string_append (self->html, "</td></tr>\n");
}

static void
append_heads (const Writer *self)
{
  const AlurSopTexts *texts = self->texts;
  const char *heads[] = { texts->heads[ALUR_SOP_CELL_NUMBER],
                          texts->heads[ALUR_SOP_CELL_ACTIVITY],
                          texts->actors,
                          texts->heads[ALUR_SOP_CELL_REQUIREMENTS],
                          texts->heads[ALUR_SOP_CELL_TIME],
                          texts->heads[ALUR_SOP_CELL_OUTPUT],
                          texts->heads[ALUR_SOP_CELL_NOTE] };

  g_string_append (self->html, "<thead>\n<tr>");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    alur_html_append_element (self->html, "th", heads[i]);
  g_string_append (self->html, "</tr>\n</thead>\n");
}

static void
append_flowchart (const AlurSopPaper *paper, GString *html)
{
  g_autoptr (AlurSopTable) table = alur_sop_table_new (paper->request->document, paper->procedure);
  g_autoptr (AlurSopWords) words = NULL;
  Writer writer = { paper, table, NULL, html };

  if (table->n_rows == 0)
    return;
  words = alur_sop_words_new (paper->request, paper->procedure, table);
  writer.texts = &words->texts;
  g_string_append (html, "<p></p>\n" ALUR_HTML_TABLE "\n");
  append_heads (&writer);
  g_string_append (html, "<tbody>\n");
  for (guint i = 0; i < table->n_rows; i++)
    append_row (&writer, i);
  g_string_append (html, "<tr>");
  alur_html_append_element (html, "th class=\"section\" colspan=\"4\"", words->texts.sum);
  alur_html_append_element (html, "td class=\"centred\"", words->texts.total);
  alur_html_append_element (html, "td colspan=\"2\"", words->texts.lead);
  g_string_append (html, "</tr>\n</tbody>\n</table>\n");
}

/**
 * alur_sop_append_html:
 * @html: a page
 *
 * Appends the SOP as tables.
 */
void
alur_sop_append_html (const AlurSopPaper *paper, GString *html)
{
  append_identity (paper, html);
  append_flowchart (paper, html);
}
