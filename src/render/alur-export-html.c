/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes an export as one HTML file that browsers and word processors open: tables as tables,
 * drawings as images, words as words. It needs nothing beside it and forbids whatever could run.
 *
 * The elements are those that every reader of HTML knows; what looks are lost in a word processor
 * are only looks. */

#include "alur-export-private.h"

#include "alur-html.h"
#include "alur-language.h"
#include "alur-page-legend.h"
#include "alur-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEGEND_WIDTH 640.0
#define FORM_ROOM ((AlurSize){ 1046, 718 }) /* of A4 lying across */

static const char style[]
    = "body, h1, h2, h3, p, li, th, td { font-family: \"Liberation Sans\", Arial, sans-serif;"
      " color: #1a1a1a; }\nbody, p, li, th, td { font-size: 10pt; }\n"
      "body { max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
      "h1 { font-size: 16pt; } h2 { font-size: 13pt; margin-top: 2em; } h3 { font-size: 11pt; }\n"
      "table { border-collapse: collapse; width: 100%; }\n"
      "th, td { border: 1px solid #999999; padding: 2px 5px; vertical-align: top;"
      " text-align: left; }\n"
      "thead th, th.section { background-color: #f3f2f0; } tbody th { font-weight: normal; }\n"
      "tbody th.section { font-weight: bold; }\n"
      "td.number { text-align: right; } td.centred { text-align: center; }\n"
      ".badge { border: 1px solid #1a1a1a; padding: 0 3px; white-space: nowrap; }\n"
      "img { max-width: 100%; height: auto; }\n"
      "p.stage { color: #595959; } p.legend { font-weight: bold; margin-bottom: 0; }\n"
      "ul.legend { list-style: none; padding-left: 0; margin-top: 4px; }\n"
      "@page { margin: 2cm; }\n@media print { h2, h3, p.stage { page-break-after: avoid; }"
      " tr { page-break-inside: avoid; } thead { display: table-header-group; } }\n";

/* Places of the page: numbered, so that ids of elements need no quoting. */
typedef struct
{
  GHashTable *places;         /* destination → its address */
  const AlurExportPart *part; /* whose links are looked up */
} Places;

static void
add_place (Places *self, const AlurExportPart *part, const char *name, guint number)
{
  g_autofree char *place = alur_export_part_dup_place (part, name);

  if (place != NULL && !g_hash_table_contains (self->places, place))
    g_hash_table_insert (self->places, g_steal_pointer (&place),
                         g_strdup_printf ("d%u", number + 1));
}

/* What lies inside a drawing is found with the drawing. */
static void
collect_places (AlurExport *export, Places *places)
{
  for (guint i = 0; i < export->parts->len; i++)
    add_place (places, alur_export_get_part (export, i),
               alur_export_get_part (export, i)->destination, i);
  for (guint i = 0; i < export->parts->len; i++)
    {
      const AlurExportPart *part = alur_export_get_part (export, i);
      guint n_inside = 0;
      const AlurSceneLink *inside
          = part->scene != NULL ? alur_scene_get_destinations (part->scene, &n_inside) : NULL;

      for (guint k = 0; k < n_inside; k++)
        add_place (places, part, inside[k].name, i);
    }
}

static const char *
find_place_cb (const char *destination, gpointer data)
{
  const Places *places = data;
  g_autofree char *place = alur_export_part_dup_place (places->part, destination);
  const char *address = g_hash_table_lookup (places->places, place);

  return address != NULL ? address : g_hash_table_lookup (places->places, destination);
}

static const char *
get_title (AlurExport *self, const AlurExportPart *part)
{
  if (part->title != NULL)
    return part->title;
  return self->info.title != NULL ? self->info.title : "";
}

static void
append_head (AlurExport *self, GString *html, const char *title)
{
  const char *language = self->info.language;

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  alur_html_append_text (html, language != NULL ? language : "id");
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                         "'none'; img-src data:; style-src 'unsafe-inline'\">\n"
                         "<meta name=\"generator\" content=\"Alur\">\n");
  if (self->info.author != NULL)
    {
      g_string_append (html, "<meta name=\"author\" content=\"");
      alur_html_append_text (html, self->info.author);
      g_string_append (html, "\">\n");
    }
  alur_html_append_element (html, "title", title);
  g_string_append_printf (html, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

/* A cover is for paper, and the contents have no pages here. */
static gboolean
is_shown (const AlurExportPart *part)
{
  return part->kind == ALUR_EXPORT_ORDINARY;
}

/* Whether all is of one stage, which the block can then tell. */
static gboolean
has_one_stage (AlurExport *self)
{
  const char *first = alur_export_get_part (self, 0)->stage;

  for (guint i = 1; i < self->parts->len; i++)
    if (g_strcmp0 (alur_export_get_part (self, i)->stage, first) != 0)
      return FALSE;
  return TRUE;
}

/* The title block of pages, once for all. */
static void
append_block (AlurExport *self, GString *html)
{
  AlurPageInfo info = self->info;
  AlurFurniture furniture = { .metrics = self->metrics, .info = &info };
  AlurFurnitureCell cells[ALUR_FURNITURE_MOST_CELLS];
  guint n_cells;

  if (has_one_stage (self))
    furniture.stage = alur_export_get_part (self, 0)->stage;
  else
    info.stage = info.date = NULL;
  n_cells = alur_furniture_get_cells (&furniture, cells);
  if (n_cells == 0)
    return;
  g_string_append (html, ALUR_HTML_TABLE "\n<col width=\"20%\">\n<col width=\"80%\">\n<tbody>\n");
  for (guint i = 0; i < n_cells; i++)
    {
      g_string_append (html, "<tr><th scope=\"row\">");
      alur_html_append_text (html, cells[i].label);
      g_string_append (html, "</th><td>");
      alur_html_append_text (html, cells[i].value);
      g_string_append (html, "</td></tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

static void
append_entry (AlurExport *self, GString *html, guint number)
{
  g_string_append_printf (html, "<li><a href=\"#d%u\">", number + 1);
  alur_html_append_text (html, get_title (self, alur_export_get_part (self, number)));
  g_string_append (html, "</a></li>\n");
}

/* A list of the parts, and in it one of those that belong to one section. */
static void
append_contents (AlurExport *self, GString *html)
{
  const char *section = NULL;

  alur_html_append_element (html, "h2", alur_tr (self->info.language, N_ ("Contents")));
  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AlurExportPart *part = alur_export_get_part (self, i);

      if (!is_shown (part))
        continue;
      if (section != NULL && g_strcmp0 (section, part->section) != 0)
        g_string_append (html, "</ul></li>\n");
      if (part->section != NULL && g_strcmp0 (section, part->section) != 0)
        {
          g_string_append (html, "<li>");
          alur_html_append_text (html, part->section);
          g_string_append (html, "<ul>\n");
        }
      section = part->section;
      append_entry (self, html, i);
    }
  g_string_append (html, section != NULL ? "</ul></li>\n</ul>\n" : "</ul>\n");
}

/* A drawing of words alone is words. */
static gboolean
is_words (AlurScene *scene)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind != ALUR_ITEM_TEXT)
      return FALSE;
  return TRUE;
}

static void
append_words (GString *html, AlurScene *scene)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    alur_html_append_element (html, "p", alur_scene_text_get_string (items[i].u.text));
}

static gboolean
append_drawing_legend (AlurExport *self, GString *html, AlurScene *scene, GError **error)
{
  const char *language = self->info.language;
  g_auto (AlurPageLegend) legend = { 0 };
  g_autoptr (AlurScene) drawn = alur_scene_new (self->metrics);
  AlurRect rect = { 0, 0, LEGEND_WIDTH, 0 };

  alur_page_legend_init (&legend, scene);
  if (legend.n_entries == 0)
    return TRUE;
  rect.height = alur_page_legend_measure (&legend, language, LEGEND_WIDTH);
  alur_page_legend_add (&legend, language, 0, drawn, &rect);
  return alur_html_append_picture (html, drawn, alur_tr (language, N_ ("Legend")), error);
}

/* A form in words, then its drawn pages as they are on paper. */
static gboolean
append_leaves (AlurExport *self, GString *html, const AlurExportPart *part, GError **error)
{
  g_autoptr (GArray) leaves = part->leaves.make (part->leaves.data, FORM_ROOM);
  gboolean done = TRUE;

  if (part->leaves.append_html != NULL)
    part->leaves.append_html (part->leaves.data, html);
  for (guint i = 0; i < leaves->len; i++)
    {
      const AlurLeaf *leaf = &g_array_index (leaves, AlurLeaf, i);

      if (!leaf->told)
        done = done && alur_html_append_picture (html, leaf->scene, get_title (self, part), error);
      alur_scene_unref (leaf->scene);
    }
  return done;
}

static const char *
get_alt (AlurExport *self, const AlurExportPart *part)
{
  guint n_groups;
  const AlurSceneGroup *groups = alur_scene_get_groups (part->scene, &n_groups);

  return groups[0].alt != NULL ? groups[0].alt : get_title (self, part);
}

static gboolean
append_part (AlurExport *self, GString *html, guint number, Places *places, GError **error)
{
  const AlurExportPart *part = alur_export_get_part (self, number);
  const char *stage = part->stage != NULL ? part->stage : self->info.stage;
  const char *before = number > 0 ? alur_export_get_part (self, number - 1)->section : NULL;
  g_autofree char *tag
      = g_strdup_printf ("%s id=\"d%u\"", part->section != NULL ? "h3" : "h2", number + 1);

  if (!is_shown (part))
    return TRUE;
  places->part = part;
  if (part->section != NULL && g_strcmp0 (part->section, before) != 0)
    alur_html_append_element (html, "h2", part->section);
  alur_html_append_element (html, tag, get_title (self, part));
  if (stage != NULL && stage[0] != '\0' && !has_one_stage (self))
    alur_html_append_element (html, "p class=\"stage\"", stage);
  if (part->table != NULL)
    {
      alur_table_append_html (part->table, html, find_place_cb, places);
      alur_table_append_html_legend (part->table, html,
                                     alur_tr (self->info.language, N_ ("Legend")));
      return TRUE;
    }
  if (part->leaves.make != NULL)
    return append_leaves (self, html, part, error);
  if (is_words (part->scene))
    {
      append_words (html, part->scene);
      return TRUE;
    }
  return alur_html_append_picture (html, part->scene, get_alt (self, part), error)
         && append_drawing_legend (self, html, part->scene, error);
}

/* Gives what there is to the sink, so that a long page is never whole in memory. */
static gboolean
flush (GString *html, AlurExportSink *sink)
{
  gboolean written = html->len == 0
                     || alur_export_sink_write_cb (sink, (const unsigned char *) html->str,
                                                   (unsigned int) html->len)
                            == CAIRO_STATUS_SUCCESS;

  g_string_truncate (html, 0);
  return written;
}

static gboolean
append_parts (AlurExport *self,
              const AlurWriteOptions *options,
              GString *html,
              Places *places,
              AlurExportSink *sink)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error)
          || !append_part (self, html, i, places, &sink->error) || !flush (html, sink))
        return FALSE;
      if (options->progress != NULL)
        options->progress ((double) (i + 1) / self->parts->len, options->progress_data);
    }
  return TRUE;
}

gboolean
alur_export_write_html (AlurExport *self,
                        const AlurWriteOptions *options,
                        AlurExportSink *sink,
                        GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Places places = { table, NULL };
  g_autoptr (GString) html = g_string_new (NULL);
  const char *title = self->info.title != NULL && self->info.title[0] != '\0'
                          ? self->info.title
                          : get_title (self, alur_export_get_part (self, 0));

  collect_places (self, &places);
  append_head (self, html, title);
  alur_html_append_element (html, "h1", title);
  append_block (self, html);
  if (self->parts->len > 1)
    append_contents (self, html);
  if (append_parts (self, options, html, &places, sink))
    {
      g_string_append (html, "</body>\n</html>\n");
      flush (html, sink);
    }
  return alur_export_sink_finish (sink, CAIRO_STATUS_SUCCESS, error);
}
