/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes an export as PDF.
 *
 * Exactly one element "Document" goes round all pages, because cairo 1.16 marks a file as tagged
 * only then; it can give neither a language nor alternative texts. Destinations are numbered by
 * part, so that names of elements need no quoting in cairo's attribute strings. The dates come from
 * SOURCE_DATE_EPOCH where it is set, so that a file can be made again byte for byte. */

#include "alur-export-private.h"

#include <cairo-pdf.h>
#include <string.h>

#define PT_PER_PX 0.75

static char *
get_date (const AlurWriteOptions *options)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = options->created;
  g_autoptr (GDateTime) date = NULL;

  if ((epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
      || seconds > 0)
    date = g_date_time_new_from_unix_utc (seconds);
  else
    date = g_date_time_new_now_utc ();
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void
set_metadata (AlurExport *self, cairo_surface_t *surface, const AlurWriteOptions *options)
{
  g_autofree char *date = get_date (options);
  const char *title = self->info.title != NULL ? self->info.title : "";

  if (title[0] == '\0' && alur_export_get_part (self, 0)->title != NULL)
    title = alur_export_get_part (self, 0)->title;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (self->info.author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->info.author);
  if (self->info.service != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->info.service);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Alur");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static int
add_entry (cairo_surface_t *surface, int above, const char *title, const AlurExportPart *part)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", part->first_page + 1);

  return cairo_pdf_surface_add_outline (surface, above, title != NULL ? title : "", place, 0);
}

/* One entry a drawing or table, under its first page, and one for what several belong to. */
static void
add_outline (AlurExport *self, cairo_surface_t *surface)
{
  const char *section = NULL;
  int above = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AlurExportPart *part = alur_export_get_part (self, i);

      if (part->section == NULL)
        above = CAIRO_PDF_OUTLINE_ROOT;
      else if (g_strcmp0 (part->section, section) != 0)
        above = add_entry (surface, CAIRO_PDF_OUTLINE_ROOT, part->section, part);
      section = part->section;
      add_entry (surface, above, part->title != NULL ? part->title : self->info.title, part);
    }
}

/* What a destination is called in the file: those of parts, then those inside drawings. */
typedef struct
{
  GHashTable *numbers; /* name → number + 1 */
} Destinations;

static void
add_destination (Destinations *self, const AlurExportPart *part, const char *name)
{
  g_autofree char *place = alur_export_part_dup_place (part, name);
  guint number = g_hash_table_size (self->numbers) + 1;

  if (place != NULL && !g_hash_table_contains (self->numbers, place))
    g_hash_table_insert (self->numbers, g_steal_pointer (&place), GUINT_TO_POINTER (number));
}

/* The number of what a part calls @name: its own or, without one, everybody's; 0 where there is
 * none. */
static guint
find_destination (const Destinations *self, const AlurExportPart *part, const char *name)
{
  g_autofree char *place = alur_export_part_dup_place (part, name);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, place));

  return number != 0 ? number : GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));
}

static void
collect_destinations (AlurExport *self, Destinations *destinations)
{
  destinations->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AlurExportPart *part = alur_export_get_part (self, i);
      guint n_places = 0;
      const AlurSceneLink *places
          = part->scene != NULL ? alur_scene_get_destinations (part->scene, &n_places) : NULL;

      add_destination (destinations, part, part->destination);
      for (guint j = 0; j < n_places; j++)
        add_destination (destinations, part, places[j].name);
    }
}

/* A rectangle of the page's content in points of the page. */
static AlurRect
to_page (const AlurExportPage *page, const AlurRect *rect)
{
  return (AlurRect){ (page->at.x + (rect->x - page->area.x) * page->scale) * PT_PER_PX,
                     (page->at.y + (rect->y - page->area.y) * page->scale) * PT_PER_PX,
                     rect->width * page->scale * PT_PER_PX,
                     rect->height * page->scale * PT_PER_PX };
}

static void
write_number (char *buffer, double value)
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", value);
}

static void
mark_destination (cairo_t *cr, guint number, double x, double y)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE];
  char y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  write_number (x_text, x);
  write_number (y_text, y);
  attributes = g_strdup_printf ("name='d%u' x=%s y=%s", number, x_text, y_text);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
mark_destinations (AlurExport *self, cairo_t *cr, guint number, const Destinations *destinations)
{
  const AlurExportPage *page = alur_export_get_page (self, number);
  const AlurExportPart *part = alur_export_get_part (self, page->part);
  guint n_places;
  const AlurSceneLink *places;

  if (part->first_page == number && part->destination != NULL)
    mark_destination (cr, find_destination (destinations, part, part->destination), 0, 0);
  if (page->content == NULL)
    return;
  places = alur_scene_get_destinations (page->content, &n_places);
  for (guint i = 0; i < n_places; i++)
    {
      AlurRect rect = to_page (page, &places[i].rect);

      if (alur_rect_contains (&page->area, (AlurPoint){ places[i].rect.x, places[i].rect.y }))
        mark_destination (cr, find_destination (destinations, part, places[i].name), rect.x,
                          rect.y);
    }
}

static void
mark_link (cairo_t *cr, guint number, const AlurRect *rect)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  write_number (numbers[0], rect->x);
  write_number (numbers[1], rect->y);
  write_number (numbers[2], rect->width);
  write_number (numbers[3], rect->height);
  attributes = g_strdup_printf ("dest='d%u' rect=[%s %s %s %s]", number, numbers[0], numbers[1],
                                numbers[2], numbers[3]);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
mark_links (const AlurExportPage *page,
            const AlurExportPart *part,
            cairo_t *cr,
            const Destinations *destinations)
{
  guint n_links;
  const AlurSceneLink *links;

  if (page->content == NULL)
    return;
  links = alur_scene_get_links (page->content, &n_links);
  for (guint i = 0; i < n_links; i++)
    {
      guint number = find_destination (destinations, part, links[i].name);
      AlurRect rect = to_page (page, &links[i].rect);

      if (number != 0 && alur_rect_intersects (&links[i].rect, &page->area))
        mark_link (cr, number, &rect);
    }
}

static void
write_page (AlurExport *self,
            cairo_surface_t *surface,
            cairo_t *cr,
            AlurPainter *painter,
            guint number,
            const Destinations *destinations)
{
  const AlurExportPage *page = alur_export_get_page (self, number);
  g_autofree char *label = g_strdup_printf ("%u", number + 1);

  cairo_pdf_surface_set_size (surface, page->size.width * PT_PER_PX, page->size.height * PT_PER_PX);
  cairo_pdf_surface_set_page_label (surface, label);
  alur_painter_paint_paper (painter, cr);
  if (number == 0)
    cairo_tag_begin (cr, "Document", NULL);
  mark_destinations (self, cr, number, destinations);
  cairo_tag_begin (cr, "Sect", NULL);
  cairo_save (cr);
  cairo_scale (cr, PT_PER_PX, PT_PER_PX);
  alur_export_draw_page (self, painter, cr, number);
  cairo_restore (cr);
  cairo_tag_end (cr, "Sect");
  mark_links (page, alur_export_get_part (self, page->part), cr, destinations);
  if (number + 1 == self->list.pages->len)
    cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
}

gboolean
alur_export_write_pdf (AlurExport *self,
                       const AlurWriteOptions *options,
                       AlurExportSink *sink,
                       GError **error)
{
  const AlurExportPage *first = alur_export_get_page (self, 0);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (alur_export_sink_write_cb, sink,
                                                                  first->size.width * PT_PER_PX,
                                                                  first->size.height * PT_PER_PX);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (AlurPainter) painter = alur_painter_new (alur_style_get_paper ());
  Destinations destinations;
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, surface, options);
  collect_destinations (self, &destinations);
  add_outline (self, surface);
  for (guint i = 0; i < self->list.pages->len && sink->error == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;
      write_page (self, surface, cr, painter, i, &destinations);
      if (options->progress != NULL)
        options->progress ((double) (i + 1) / self->list.pages->len, options->progress_data);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_hash_table_unref (destinations.numbers);
  return alur_export_sink_finish (sink, status, error);
}
