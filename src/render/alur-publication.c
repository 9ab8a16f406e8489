/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-publication.h"

#include "alur-csv.h"
#include "alur-language.h"

struct _AlurPublication
{
  AlurExport *export;
  GPtrArray *built; /* (element-type AlurViewOutput) */
  char *day;        /* in words */
  AlurPageInfo info;
  gboolean is_paged; /* the views have gone over to the export */
};

static AlurPageInfo
page_info (const AlurPublicationRequest *request, const char *day, const char *language)
{
  const AlurElement *root = alur_document_get_root (request->document);

  return (AlurPageInfo){
    .title = alur_element_get_text (root, ALUR_DOCUMENT_TITLE),
    .service = alur_element_get_text (root, ALUR_DOCUMENT_SERVICE),
    .agency = alur_element_get_text (root, ALUR_DOCUMENT_AGENCY),
    .region = alur_element_get_text (root, ALUR_DOCUMENT_REGION),
    .stage = alur_element_get_name (request->stage),
    .date = day,
    .author = alur_element_get_text (root, ALUR_DOCUMENT_AUTHOR),
    .file = request->file,
    .language = language,
  };
}

/* The day that the title block names: the stage's own, so that the same document gives the same
 * pages on any day. */
static char *
dup_day (const AlurElement *stage, const char *language)
{
  AlurDate day = alur_element_get_date (stage, ALUR_STAGE_DATE);

  return day != 0 ? alur_language_format_date (language, day) : NULL;
}

static gboolean
is_empty (const AlurViewOutput *output)
{
  for (guint i = 0; i < output->parts->len; i++)
    if (!((const AlurViewPart *) g_ptr_array_index (output->parts, i))->empty)
      return FALSE;
  return TRUE;
}

/* Where nobody chose the views, those with nothing to show are left out; that there are no findings
 * is worth a page. */
static void
drop_empty (GPtrArray *built)
{
  guint n_drawn = 0;

  for (guint i = 0; i + 1 < built->len; i++)
    n_drawn += is_empty (g_ptr_array_index (built, i)) ? 0 : 1;
  if (n_drawn == 0)
    return;
  for (guint i = built->len - 1; i > 0; i--)
    if (is_empty (g_ptr_array_index (built, i - 1)))
      g_ptr_array_remove_index (built, i - 1);
}

/* All that there is of some forms, in the order of the method; what holds the others is not among
 * them. */
static GPtrArray *
list_all (AlurViewForms forms)
{
  GPtrArray *names = g_ptr_array_new ();
  const AlurView *view;

  for (guint i = 0; (view = alur_view_get_nth (i)) != NULL; i++)
    if ((alur_view_get_forms (view) & ALUR_VIEW_ALONE) == 0
        && (alur_view_get_forms (view) & forms) != 0)
      g_ptr_array_add (names, (gpointer) (guintptr) alur_view_get_name (view));
  g_ptr_array_add (names, NULL);
  return names;
}

static gboolean
build (AlurPublication *self,
       const char *const *names,
       const AlurViewRequest *request,
       GCancellable *cancellable,
       GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const AlurView *view = alur_view_find (names[i], error);
      AlurViewRequest own = *request;
      AlurViewOutput *output;

      /* What is only tried out is in no report. */
      if (!g_str_equal (names[i], "personnel"))
        own.what_if = NULL;
      output = view != NULL ? alur_view_build (view, &own, error) : NULL;

      if (output == NULL)
        return FALSE;
      g_ptr_array_add (self->built, output);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_publication_new:
 * @request: what is to be published
 * @error: return location: a view, procedure or function that is not there;
 *   %G_IO_ERROR_CANCELLED when it was given up
 *
 * Returns: (transfer full) (nullable): its views, laid out; the pages are made when asked for
 */
AlurPublication *
alur_publication_new (const AlurPublicationRequest *request, GError **error)
{
  g_autoptr (AlurPublication) self = g_new0 (AlurPublication, 1);
  g_autoptr (GPtrArray) all
      = list_all (request->for_editors ? ALUR_VIEW_DRAWING : ALUR_VIEW_DRAWING | ALUR_VIEW_TABLE);
  AlurPublicationRequest whole = *request;
  const char *language = request->language != NULL ? request->language
                                                   : alur_document_get_language (request->document);
  AlurViewRequest view = { .metrics = request->metrics,
                           .document = request->document,
                           .analysis = request->analysis,
                           .other = request->other,
                           .other_stage = request->other_stage,
                           .other_file = request->other_file,
                           .in_order = request->in_order,
                           .procedure = request->procedure,
                           .function = request->function,
                           .each_function = request->each_function,
                           .flow_kinds = request->flow_kinds,
                           .mark_findings = request->mark_findings,
                           .each_line = request->for_editors,
                           .as_tables = request->as_tables,
                           .link_to_drawings = request->link_to_drawings,
                           .language = language,
                           .sop_labels = request->sop_labels,
                           .what_if = request->what_if };

  if (whole.stage == NULL)
    whole.stage = alur_document_get_stage (request->document, NULL);
  view.stage = whole.stage;
  self->built = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_view_output_free);
  self->day = dup_day (whole.stage, language);
  self->info = page_info (&whole, self->day, language);
  self->export = alur_export_new (request->metrics, &request->page, &self->info);
  if (!request->for_editors)
    view.n_rooms = alur_export_get_rooms (self->export, view.rooms);
  if (!build (self, request->views != NULL ? request->views : (const char *const *) all->pdata,
              &view, request->cancellable, error))
    return NULL;
  if (request->views == NULL)
    drop_empty (self->built);
  return g_steal_pointer (&self);
}

/**
 * alur_publication_free:
 * @self: (transfer full): a publication
 */
void
alur_publication_free (AlurPublication *self)
{
  g_clear_pointer (&self->export, alur_export_free);
  g_clear_pointer (&self->built, g_ptr_array_unref);
  g_free (self->day);
  g_free (self);
}

/**
 * alur_publication_get_outputs:
 *
 * Returns: (transfer none) (element-type AlurViewOutput): its views, before its pages are asked for
 */
GPtrArray *
alur_publication_get_outputs (AlurPublication *self)
{
  return self->built;
}

/**
 * alur_publication_get_info:
 *
 * Returns: (transfer none): what the title block of its pages says
 */
const AlurPageInfo *
alur_publication_get_info (AlurPublication *self)
{
  return &self->info;
}

/**
 * alur_publication_get_export:
 *
 * Returns: (transfer none): its pages
 */
AlurExport *
alur_publication_get_export (AlurPublication *self)
{
  for (guint i = 0; !self->is_paged && i < self->built->len; i++)
    alur_view_output_add_to_export (g_ptr_array_index (self->built, i), self->export,
                                    self->info.stage);
  self->is_paged = TRUE;
  return self->export;
}

static gboolean
write_empty (const AlurViewPart *part, gboolean further, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) csv = g_string_new (further ? ALUR_CSV_ROW_END : ALUR_CSV_MARK);

  alur_csv_append (csv, part->title, alur_csv_separator (NULL));
  g_string_append (csv, ALUR_CSV_ROW_END);
  return g_output_stream_write_all (stream, csv->str, csv->len, NULL, NULL, error);
}

/* Drawings beside tables are not for programs. A table without anything in it is its title alone; a
 * further one has its title in front. */
static gboolean
write_part (const AlurViewPart *part,
            gboolean further,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  if (part->table == NULL)
    return write_empty (part, further, stream, error);
  return further
             ? alur_table_write_further_csv (part->table, part->title, stream, cancellable, error)
             : alur_table_write_csv (part->table, stream, cancellable, error);
}

/* All tables of a view, below the @n_written of those before it. */
static gboolean
write_view (const AlurViewOutput *view,
            guint *n_written,
            GOutputStream *stream,
            GCancellable *cancellable,
            GError **error)
{
  guint before = *n_written;

  for (guint i = 0; i < view->parts->len; i++)
    {
      AlurViewPart *part = g_ptr_array_index (view->parts, i);

      if (part->table == NULL && !part->empty)
        continue;
      if (!write_part (part, *n_written > 0, stream, cancellable, error))
        return FALSE;
      ++*n_written;
    }
  return *n_written > before
         || write_empty (g_ptr_array_index (view->parts, 0), (*n_written)++ > 0, stream, error);
}

/**
 * alur_publication_write_csv:
 * @self: a publication of views that can be written so, before its pages are asked for
 * @stream: where to
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
alur_publication_write_csv (AlurPublication *self,
                            GOutputStream *stream,
                            GCancellable *cancellable,
                            GError **error)
{
  guint n_written = 0;

  for (guint i = 0; i < self->built->len; i++)
    {
      if (!write_view (g_ptr_array_index (self->built, i), &n_written, stream, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
