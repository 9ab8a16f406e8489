/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gathers drawings and tables, lays them on pages, and writes them.
 *
 * Writing goes into a stream that the caller made: whether the file is there whole or not at all is
 * the file store's affair. cairo tells of a failed write only in a status, so the sink keeps the
 * error and everything after it is thrown away. */

#include "alur-export.h"

#include "alur-error.h"
#include "alur-export-private.h"
#include "alur-language.h"
#include "alur-page-legend.h"

#include <glib/gi18n-lib.h>

#define BUFFER_SIZE (64 * 1024)

static const gsize info_texts[] = {
  G_STRUCT_OFFSET (AlurPageInfo, title),    G_STRUCT_OFFSET (AlurPageInfo, service),
  G_STRUCT_OFFSET (AlurPageInfo, agency),   G_STRUCT_OFFSET (AlurPageInfo, region),
  G_STRUCT_OFFSET (AlurPageInfo, stage),    G_STRUCT_OFFSET (AlurPageInfo, date),
  G_STRUCT_OFFSET (AlurPageInfo, author),   G_STRUCT_OFFSET (AlurPageInfo, file),
  G_STRUCT_OFFSET (AlurPageInfo, language),
};

/**
 * alur_export_new:
 * @metrics: where texts come from
 * @options: paper and scale
 * @info: what the title block of every page says; copied
 *
 * Returns: (transfer full): an export without parts
 */
AlurExport *
alur_export_new (AlurPangoMetrics *metrics,
                 const AlurPageOptions *options,
                 const AlurPageInfo *info)
{
  AlurExport *self = g_new0 (AlurExport, 1);

  self->metrics = alur_pango_metrics_ref (metrics);
  self->options = *options;
  for (guint i = 0; i < G_N_ELEMENTS (info_texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, info, info_texts[i]);

      G_STRUCT_MEMBER (char *, &self->info, info_texts[i]) = g_strdup (text);
    }
  self->parts = g_array_new (FALSE, TRUE, sizeof (AlurExportPart));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->list = (AlurPageList){ .metrics = metrics,
                               .options = &self->options,
                               .info = &self->info,
                               .pages = g_array_new (FALSE, TRUE, sizeof (AlurExportPage)),
                               .least_scale = G_MAXDOUBLE };
  return self;
}

/**
 * alur_export_free:
 * @self: (transfer full): an export
 */
void
alur_export_free (AlurExport *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      AlurExportPart *part = &g_array_index (self->parts, AlurExportPart, i);

      g_clear_pointer (&part->scene, alur_scene_unref);
      g_clear_pointer (&part->table, alur_table_free);
      g_clear_pointer (&part->tiling, alur_tiling_free);
      if (part->leaves.make != NULL)
        part->leaves.free_data (part->leaves.data);
      g_free (part->title);
      g_free (part->stage);
      g_free (part->destination);
      g_free (part->section);
      g_free (part->scope);
    }
  for (guint i = 0; i < self->list.pages->len; i++)
    g_clear_pointer (&g_array_index (self->list.pages, AlurExportPage, i).content,
                     alur_scene_unref);
  for (guint i = 0; i < G_N_ELEMENTS (info_texts); i++)
    g_free (G_STRUCT_MEMBER (char *, &self->info, info_texts[i]));
  g_array_unref (self->parts);
  g_array_unref (self->list.pages);
  g_ptr_array_unref (self->notes);
  alur_pango_metrics_unref (self->metrics);
  g_free (self);
}

static AlurExportPart *
add_part (AlurExport *self, const char *title, const char *stage, const char *destination)
{
  AlurExportPart part = { .title = g_strdup (title),
                          .stage = g_strdup (stage),
                          .destination = g_strdup (destination) };

  g_assert (!self->laid_out);
  g_array_append_val (self->parts, part);
  return &g_array_index (self->parts, AlurExportPart, self->parts->len - 1);
}

/**
 * alur_export_add_drawing:
 * @self: an export
 * @scene: a drawing, which must not change any more
 * @title: (nullable): heads its pages; %NULL: the title of the info
 * @stage: (nullable): replaces the stage of the info
 * @destination: (nullable): what links to it are called
 */
void
alur_export_add_drawing (AlurExport *self,
                         AlurScene *scene,
                         const char *title,
                         const char *stage,
                         const char *destination)
{
  add_part (self, title, stage, destination)->scene = alur_scene_ref (scene);
}

/**
 * alur_export_take_table:
 * @self: an export
 * @table: (transfer full): a table
 * @title: (nullable): heads its pages; %NULL: the title of the info
 * @stage: (nullable): replaces the stage of the info
 * @destination: (nullable): what links to it are called
 */
void
alur_export_take_table (AlurExport *self,
                        AlurTable *table,
                        const char *title,
                        const char *stage,
                        const char *destination)
{
  add_part (self, title, stage, destination)->table = table;
}

/**
 * alur_export_add_cover:
 * @self: an export
 * @scene: what stands on it
 * @title: names it in the outline
 */
void
alur_export_add_cover (AlurExport *self, AlurScene *scene, const char *title)
{
  AlurExportPart *part = add_part (self, title, NULL, NULL);

  part->scene = alur_scene_ref (scene);
  part->kind = ALUR_EXPORT_COVER;
}

/**
 * alur_export_add_contents:
 * @self: an export
 * @title: heads its pages
 * @stage: (nullable): replaces the stage of the info
 *
 * Adds the table of contents: all other parts, also those that are added later.
 */
void
alur_export_add_contents (AlurExport *self, const char *title, const char *stage)
{
  add_part (self, title, stage, NULL)->kind = ALUR_EXPORT_CONTENTS;
}

static AlurExportPart *
get_last_part (AlurExport *self)
{
  g_assert (self->parts->len > 0);
  return &g_array_index (self->parts, AlurExportPart, self->parts->len - 1);
}

/**
 * alur_export_set_section:
 * @self: an export with a part
 * @section: (nullable): what the last part belongs to, together with neighbours of the same section
 */
void
alur_export_set_section (AlurExport *self, const char *section)
{
  g_free (get_last_part (self)->section);
  get_last_part (self)->section = g_strdup (section);
}

/**
 * alur_export_set_scope:
 * @self: an export with a part
 * @scope: (nullable): where links of the last part find what they lead to, so that parts about two
 *   stages can call their places the same
 */
void
alur_export_set_scope (AlurExport *self, const char *scope)
{
  g_free (get_last_part (self)->scope);
  get_last_part (self)->scope = g_strdup (scope);
}

/* What a place of the part is called in the whole output. */
char *
alur_export_part_dup_place (const AlurExportPart *self, const char *name)
{
  if (name == NULL || self->scope == NULL)
    return g_strdup (name);
  return g_strconcat (self->scope, "/", name, NULL);
}

/**
 * alur_export_take_leaves:
 * @self: an export
 * @leaves: (transfer full): what makes the pages; its data belongs to the export now
 * @title: names it in the outline
 * @stage: (nullable): replaces the stage of the info
 * @destination: (nullable): what links to it are called
 */
void
alur_export_take_leaves (AlurExport *self,
                         const AlurLeaves *leaves,
                         const char *title,
                         const char *stage,
                         const char *destination)
{
  add_part (self, title, stage, destination)->leaves = *leaves;
}

void
alur_export_add_note (AlurExport *self, char *note)
{
  guint n_notes = self->notes->len;

  /* The end that get_notes() set. */
  if (n_notes > 0 && g_ptr_array_index (self->notes, n_notes - 1) == NULL)
    g_ptr_array_set_size (self->notes, (int) n_notes - 1);
  g_ptr_array_add (self->notes, note);
}

static void
lay_out (AlurExport *self)
{
  if (self->laid_out)
    return;
  self->laid_out = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      AlurExportPart *part = &g_array_index (self->parts, AlurExportPart, i);

      if (part->kind == ALUR_EXPORT_COVER)
        alur_page_list_add_cover (&self->list, part, i);
      else if (part->kind == ALUR_EXPORT_CONTENTS)
        alur_export_lay_out_contents (self, i);
      else if (part->leaves.make != NULL)
        alur_page_list_add_leaves (&self->list, part, i);
      else if (part->scene != NULL)
        alur_page_list_add_drawing (&self->list, part, i);
      else
        alur_page_list_add_table (&self->list, part, i);
    }
  for (guint i = 0; i < self->parts->len; i++)
    if (alur_export_get_part (self, i)->kind == ALUR_EXPORT_CONTENTS)
      alur_export_number_contents (self, i);
  if (self->list.small_letters)
    alur_export_add_note (
        self,
        g_strdup (alur_tr (
            NULL, N_ ("Not all columns of an SOP fit side by side in letters of 6 pt, so they "
                      "are smaller; take larger paper, or split the procedure."))));
  if (self->list.least_scale < G_MAXDOUBLE)
    {
      g_autofree char *percent = alur_language_format_percent (NULL, self->list.least_scale, 1);

      alur_export_add_note (
          self,
          g_strdup_printf (
              /* Translators: %s is like 34.5%. */
              alur_tr (NULL, N_ ("The drawing is larger than the largest page that PDF viewers "
                                 "show (14,400 points); it was scaled down to %s.")),
              percent));
    }
}

/**
 * alur_export_get_rooms:
 * @self: an export
 * @rooms: (out): the room that drawings and their legends have on a page, in px
 *
 * What views fold to: a room for each orientation that the options leave open.
 *
 * Returns: how many rooms there are; 0 where a page is as large as its drawing
 */
guint
alur_export_get_rooms (AlurExport *self, AlurSize rooms[2])
{
  AlurPageOrientation orientation = self->options.orientation;
  guint n_rooms = 0;

  if (self->options.paper == ALUR_PAPER_FIT)
    return 0;
  if (orientation != ALUR_PAGE_LANDSCAPE)
    rooms[n_rooms++] = alur_page_list_get_room (&self->list, FALSE);
  if (orientation != ALUR_PAGE_PORTRAIT)
    rooms[n_rooms++] = alur_page_list_get_room (&self->list, TRUE);
  return n_rooms;
}

/**
 * alur_export_get_n_pages:
 * @self: an export with all its parts
 *
 * Returns: how many pages it has
 */
guint
alur_export_get_n_pages (AlurExport *self)
{
  lay_out (self);
  return self->list.pages->len;
}

/**
 * alur_export_get_notes:
 * @self: an export
 *
 * Returns: (transfer none) (array zero-terminated=1): what the person who asked for it should know,
 *   in the user's language; complete when it is written
 */
const char *const *
alur_export_get_notes (AlurExport *self)
{
  lay_out (self);
  if (self->notes->len == 0 || g_ptr_array_index (self->notes, self->notes->len - 1) != NULL)
    g_ptr_array_add (self->notes, NULL);
  return (const char *const *) self->notes->pdata;
}

const AlurExportPage *
alur_export_get_page (AlurExport *self, guint page)
{
  return &g_array_index (self->list.pages, AlurExportPage, page);
}

const AlurExportPart *
alur_export_get_part (AlurExport *self, guint part)
{
  return &g_array_index (self->parts, AlurExportPart, part);
}

/* The legend of a page, just above the title block. */
static void
add_legend (AlurExport *self,
            const AlurExportPage *page,
            const AlurFurniture *furniture,
            const AlurRect *inside,
            AlurScene *scene)
{
  const AlurExportPart *part = alur_export_get_part (self, page->part);
  gboolean tiled = part->tiling != NULL && part->tiling->tiles->len > 1;
  gboolean alone = page->content == NULL;
  double gap = alur_style_get_paper ()->page.gap;
  double bottom = alur_rect_bottom (inside) - gap
                  - alur_furniture_get_block_height (furniture, inside->width);
  AlurRect rect = { inside->x, bottom, inside->width, 0 };
  const AlurRect areas[] = { page->area, page->heads };
  g_auto (AlurPageLegend) legend = { 0 };

  if (tiled && !alone && !page->explains_all)
    alur_page_legend_init_parts (&legend, part->scene, areas, G_N_ELEMENTS (areas));
  else
    alur_page_legend_init (&legend, alone ? part->scene : page->content);
  if (legend.n_entries == 0)
    return;
  if (alone)
    rect.y = inside->y + alur_furniture_get_header_height (furniture, inside->width);
  else
    rect.y -= alur_page_legend_measure (&legend, self->info.language, inside->width);
  rect.height = bottom - rect.y;
  alur_page_legend_add (&legend, self->info.language, page->first_entry, scene, &rect);
}

static AlurScene *
make_furniture (AlurExport *self, guint number)
{
  const AlurExportPage *page = alur_export_get_page (self, number);
  const AlurExportPart *part = alur_export_get_part (self, page->part);
  AlurFurniture furniture = alur_page_list_get_furniture (&self->list, part);
  AlurRect inside = alur_page_get_inside (page->size);
  AlurScene *scene = alur_scene_new (self->metrics);
  AlurPageMap map = { part->tiling, page->tile, part->first_page + 1 };
  gboolean tiled = part->tiling != NULL && part->tiling->tiles->len > 1 && page->content != NULL;

  if (part->table != NULL)
    {
      furniture.nth = number - part->first_page + 1;
      furniture.n_pages = part->n_pages;
    }
  if (!page->has_legend && page->content != NULL)
    furniture.legend_page = part->legend_page;
  alur_furniture_add_header (&furniture, scene, &inside, tiled ? &map : NULL);
  alur_furniture_add_block (&furniture, scene, &inside, number + 1, self->list.pages->len);
  if (page->has_legend || page->content == NULL)
    add_legend (self, page, &furniture, &inside, scene);
  if (tiled)
    {
      AlurRect content = { page->at.x, page->at.y, page->area.width * page->scale,
                           page->area.height * page->scale };
      AlurRect heads = { page->heads_at.x, page->heads_at.y, page->heads.width * page->scale,
                         page->heads.height * page->scale };
      AlurRect shown = alur_rect_union (&content, &heads);

      alur_furniture_add_marks (scene, &shown, page->at, page->scale, &map);
    }
  return scene;
}

static void
draw_content (AlurPainter *painter,
              cairo_t *cr,
              const AlurExportPage *page,
              const AlurRect *area,
              AlurPoint at,
              gboolean cut)
{
  cairo_save (cr);
  cairo_translate (cr, at.x, at.y);
  cairo_scale (cr, page->scale, page->scale);
  cairo_translate (cr, -area->x, -area->y);
  alur_painter_draw (painter, cr, page->content, cut ? area : NULL);
  cairo_restore (cr);
}

/* Draws a page with its px as the units of @cr; its ground must be there already. */
void
alur_export_draw_page (AlurExport *self, AlurPainter *painter, cairo_t *cr, guint number)
{
  const AlurExportPage *page = alur_export_get_page (self, number);
  const AlurExportPart *part = alur_export_get_part (self, page->part);
  gboolean tiled = part->tiling != NULL && part->tiling->tiles->len > 1;
  g_autoptr (AlurScene) furniture = NULL;

  alur_painter_set_whole_texts (painter, NULL);
  if (part->kind != ALUR_EXPORT_COVER && part->leaves.make == NULL)
    {
      furniture = make_furniture (self, number);
      alur_painter_draw (painter, cr, furniture, NULL);
    }
  if (page->content == NULL)
    return;
  alur_painter_set_whole_texts (painter, tiled ? part->tiling->whole : NULL);
  draw_content (painter, cr, page, &page->area, page->at, tiled);
  if (page->heads.width > 0 && page->heads.height > 0)
    draw_content (painter, cr, page, &page->heads, page->heads_at, TRUE);
}

void
alur_export_sink_init (AlurExportSink *self, GOutputStream *stream, GCancellable *cancellable)
{
  *self = (AlurExportSink){ .stream = stream,
                            .cancellable = cancellable,
                            .buffer = g_byte_array_sized_new (BUFFER_SIZE + 4096) };
}

static cairo_status_t
flush_sink (AlurExportSink *self)
{
  if (self->error == NULL && self->buffer->len > 0)
    g_output_stream_write_all (self->stream, self->buffer->data, self->buffer->len, NULL,
                               self->cancellable, &self->error);
  g_byte_array_set_size (self->buffer, 0);
  return self->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

cairo_status_t
alur_export_sink_write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  AlurExportSink *self = closure;

  g_byte_array_append (self->buffer, data, length);
  return self->buffer->len < BUFFER_SIZE ? CAIRO_STATUS_SUCCESS : flush_sink (self);
}

/* Writes what is left; answers whether all went well. */
gboolean
alur_export_sink_finish (AlurExportSink *self, cairo_status_t status, GError **error)
{
  flush_sink (self);
  g_byte_array_unref (self->buffer);
  if (self->error != NULL && g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->error);
      g_set_error_literal (error, ALUR_ERROR, ALUR_ERROR_CANCELLED,
                           alur_tr (NULL, N_ ("The export was cancelled.")));
      return FALSE;
    }
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_WRITE,
                 /* Translators: %s is a message of the drawing library. */
                 alur_tr (NULL, N_ ("The drawing could not be written: %s.")),
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

/**
 * alur_export_write:
 * @self: an export with all its parts
 * @options: what to write
 * @stream: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Pages of a PDF are pages; an SVG or PNG shows them below one another; HTML has none.
 *
 * Returns: whether all was written
 */
gboolean
alur_export_write (AlurExport *self,
                   const AlurWriteOptions *options,
                   GOutputStream *stream,
                   GCancellable *cancellable,
                   GError **error)
{
  AlurExportSink sink;

  g_return_val_if_fail (self->parts->len > 0, FALSE);
  alur_export_sink_init (&sink, stream, cancellable);
  if (options->format == ALUR_FORMAT_HTML)
    return alur_export_write_html (self, options, &sink, error);
  lay_out (self);
  if (options->format == ALUR_FORMAT_PDF)
    return alur_export_write_pdf (self, options, &sink, error);
  return alur_export_write_picture (self, options, &sink, error);
}
