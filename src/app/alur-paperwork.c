/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-paperwork.h"

#include "alur-reader.h"

struct _AlurPaperwork
{
  AlurDocument *document;
  AlurDocument *other; /* NULL: the same */
  AlurAnalysis *analysis;
  AlurPangoMetrics *metrics;
  AlurPublication *publication;
  AlurPaperworkOptions *options;
};

static const gsize option_texts[] = {
  G_STRUCT_OFFSET (AlurPaperworkOptions, stage),
  G_STRUCT_OFFSET (AlurPaperworkOptions, other_stage),
  G_STRUCT_OFFSET (AlurPaperworkOptions, other_file),
  G_STRUCT_OFFSET (AlurPaperworkOptions, procedure),
  G_STRUCT_OFFSET (AlurPaperworkOptions, function),
  G_STRUCT_OFFSET (AlurPaperworkOptions, language),
  G_STRUCT_OFFSET (AlurPaperworkOptions, file),
};

/**
 * alur_paperwork_options_copy:
 *
 * Returns: (transfer full): a copy that owns its texts
 */
AlurPaperworkOptions *
alur_paperwork_options_copy (const AlurPaperworkOptions *options)
{
  AlurPaperworkOptions *copy = g_memdup2 (options, sizeof *options);

  for (guint i = 0; i < G_N_ELEMENTS (option_texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, options, option_texts[i]);

      G_STRUCT_MEMBER (char *, copy, option_texts[i]) = g_strdup (text);
    }
  if (options->other != NULL)
    g_bytes_ref (copy->other);
  copy->views = (const char *const *) g_strdupv ((char **) options->views);
  copy->sop_labels = (const char *const *) g_strdupv ((char **) options->sop_labels);
  copy->what_if = (const char *const *) g_strdupv ((char **) options->what_if);
  return copy;
}

/**
 * alur_paperwork_options_free:
 * @options: (transfer full): a copy
 */
void
alur_paperwork_options_free (AlurPaperworkOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (option_texts); i++)
    g_free (G_STRUCT_MEMBER (char *, options, option_texts[i]));
  g_clear_pointer (&options->other, g_bytes_unref);
  g_strfreev ((char **) options->views);
  g_strfreev ((char **) options->sop_labels);
  g_strfreev ((char **) options->what_if);
  g_free (options);
}

/* What `comparison` compares with; NULL: the last. */
static const AlurElement *
find_other_stage (const AlurPaperwork *self)
{
  AlurDocument *document = self->other != NULL ? self->other : self->document;

  return self->options->other_stage != NULL
             ? alur_document_get_stage (document, self->options->other_stage)
             : NULL;
}

/**
 * alur_paperwork_new:
 * @text: a document as it is written in a file
 * @options: what is wanted; copied
 * @cancellable: (nullable): gives it up
 * @error: return location
 *
 * Shares nothing with anybody, so that it may run in any thread.
 *
 * Returns: (transfer full) (nullable): the publication
 */
AlurPaperwork *
alur_paperwork_new (GBytes *text,
                    const AlurPaperworkOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (AlurPaperwork) self = g_new0 (AlurPaperwork, 1);
  AlurPublicationRequest request;

  self->options = alur_paperwork_options_copy (options);
  self->document
      = alur_reader_read_bytes (text, options->file != NULL ? options->file : "Alur", NULL, error);
  if (self->document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (options->other != NULL)
    {
      self->other = alur_reader_read_bytes (options->other, options->other_file, NULL, error);
      if (self->other == NULL)
        return NULL;
    }
  self->analysis = alur_analysis_new (self->document);
  self->metrics = alur_pango_metrics_new ();
  request = (AlurPublicationRequest){
    .metrics = self->metrics,
    .document = self->document,
    .analysis = self->analysis,
    .stage = alur_document_get_stage (self->document, self->options->stage),
    .other = self->other,
    .other_stage = find_other_stage (self),
    .other_file = self->options->other_file,
    .in_order = self->options->in_order,
    .views = self->options->views,
    .procedure = self->options->procedure,
    .function = self->options->function,
    .each_function = self->options->each_function,
    .flow_kinds = self->options->flow_kinds,
    .mark_findings = self->options->mark_findings,
    .as_tables = self->options->as_tables,
    .for_editors = self->options->for_editors,
    .link_to_drawings = self->options->link_to_drawings,
    .language = self->options->language,
    .sop_labels = self->options->sop_labels,
    .what_if = self->options->what_if,
    .file = self->options->file,
    .page = self->options->page,
    .cancellable = cancellable,
  };
  self->publication = alur_publication_new (&request, error);
  return self->publication != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * alur_paperwork_free:
 * @self: (transfer full): a paperwork
 */
void
alur_paperwork_free (AlurPaperwork *self)
{
  g_clear_pointer (&self->publication, alur_publication_free);
  g_clear_pointer (&self->metrics, alur_pango_metrics_unref);
  g_clear_object (&self->analysis);
  g_clear_object (&self->document);
  g_clear_object (&self->other);
  g_clear_pointer (&self->options, alur_paperwork_options_free);
  g_free (self);
}

/**
 * alur_paperwork_get_publication:
 *
 * Returns: (transfer none): its views
 */
AlurPublication *
alur_paperwork_get_publication (AlurPaperwork *self)
{
  return self->publication;
}
