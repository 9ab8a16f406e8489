/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-drawio.h"
#include "alur-language.h"
#include "alur-store.h"
#include "alur-publication.h"
#include "alur-sop-labels.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef enum
{
  OUTPUT_PDF,
  OUTPUT_SVG,
  OUTPUT_PNG,
  OUTPUT_CSV,
  OUTPUT_HTML,
  OUTPUT_DRAWIO,
  N_OUTPUTS
} Output;

typedef struct
{
  char *output;
  char **views;
  char *stage;
  char *to;
  char *with;
  char *procedure;
  char *paper;
  gboolean landscape;
  gboolean portrait;
  char *function;
  gboolean each_function;
  char *scale;
  double dpi;
  int size;
  char *language;
  char **labels;
  char **what_if;
  char *flows;
  gboolean findings;

  Output kind;
  guint flow_kinds; /* a bit each; 0: all */
  AlurPageOptions page;
} Options;

/* What is drawn when nothing is said: of a PDF all that there is, in the order of the method; a
 * picture or a table is one. */
static const char *const first_drawing[] = { "organisation", NULL };
static const char *const first_table[] = { "findings", NULL };
static const char *const first_text[] = { "report", NULL };

static const struct
{
  const char *ending;
  const char *const *views;
  guint forms; /* AlurViewForms: what a view must be able to be, one of them */
  AlurFormat format;
} outputs[N_OUTPUTS] = {
  [OUTPUT_PDF] = { ".pdf", NULL, ALUR_VIEW_DRAWING | ALUR_VIEW_TABLE, ALUR_FORMAT_PDF },
  [OUTPUT_SVG] = { ".svg", first_drawing, ALUR_VIEW_DRAWING | ALUR_VIEW_TABLE, ALUR_FORMAT_SVG },
  [OUTPUT_PNG] = { ".png", first_drawing, ALUR_VIEW_DRAWING | ALUR_VIEW_TABLE, ALUR_FORMAT_PNG },
  [OUTPUT_CSV] = { ".csv", first_table, ALUR_VIEW_CSV, ALUR_FORMAT_PDF /* not asked */ },
  [OUTPUT_HTML] = { ".html", first_text, ALUR_VIEW_HTML, ALUR_FORMAT_HTML },
  [OUTPUT_DRAWIO] = { ".drawio", NULL, ALUR_VIEW_DRAWING, ALUR_FORMAT_PDF /* not asked */ },
};

static gboolean
understand_output (Options *options)
{
  g_autofree char *lower = NULL;

  if (options->output == NULL)
    {
      alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Say with -o where to write.")));
      return FALSE;
    }
  options->kind = OUTPUT_PDF;
  if (strcmp (options->output, "-") == 0)
    return TRUE;
  lower = g_ascii_strdown (options->output, -1);
  for (guint i = 0; i < N_OUTPUTS; i++)
    {
      if (!g_str_has_suffix (lower, outputs[i].ending))
        continue;
      options->kind = (Output) i;
      return TRUE;
    }
  alur_cli_refuse (
      alur_tr (NULL, N_ ("The name “%s” does not say what to write. It should end in .pdf, .svg, "
                         ".png, .csv, .html or .drawio; “alur-cli convert” writes .bpmn.")),
      options->output);
  return FALSE;
}

/* A scale is written as a factor (0.5) or in per cent (50%). */
static gboolean
understand_scale (Options *options)
{
  g_autofree char *number = NULL;
  gboolean percent;

  if (options->scale == NULL)
    return TRUE;
  percent = g_str_has_suffix (options->scale, "%");
  number = g_strndup (options->scale, strlen (options->scale) - (percent ? 1 : 0));
  if (alur_decimal_parse (number, &options->page.scale))
    {
      options->page.scale /= percent ? 100 : 1;
      if (options->page.scale >= 0.01 && options->page.scale <= 100)
        return TRUE;
    }
  alur_cli_refuse (
      alur_tr (NULL, N_ ("The scale “%s” is none: write 0.5 or 50%%, between 0.01 and 100.")),
      options->scale);
  return FALSE;
}

static gboolean
understand_paper (Options *options)
{
  g_autoptr (GString) known = g_string_new (NULL);

  options->page.paper = ALUR_PAPER_A4;
  if (options->landscape && options->portrait)
    {
      alur_cli_refuse ("%s",
                       alur_tr (NULL, N_ ("A page is either landscape or portrait, not both.")));
      return FALSE;
    }
  options->page.orientation = options->landscape  ? ALUR_PAGE_LANDSCAPE
                              : options->portrait ? ALUR_PAGE_PORTRAIT
                                                  : ALUR_PAGE_AUTOMATIC;
  if (options->paper == NULL || alur_paper_lookup (options->paper, &options->page.paper))
    return TRUE;
  for (guint i = 0; i < ALUR_N_PAPERS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            alur_paper_get_size ((AlurPaper) i)->name);
  alur_cli_refuse (alur_tr (NULL, N_ ("There is no paper “%s”. There are: %s.")), options->paper,
                   known->str);
  return FALSE;
}

/* Kinds of flow as the format spells them, with commas between. */
static gboolean
understand_flows (Options *options)
{
  g_auto (GStrv) words = options->flows != NULL ? g_strsplit (options->flows, ",", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint kind = ALUR_FLOW_DECISION;

      while (kind <= ALUR_FLOW_GOODS && strcmp (alur_flow_words[kind].name, words[i]) != 0)
        kind++;
      if (kind > ALUR_FLOW_GOODS)
        {
          g_autoptr (GString) known = g_string_new (NULL);

          for (kind = ALUR_FLOW_DECISION; kind <= ALUR_FLOW_GOODS; kind++)
            g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "",
                                    alur_flow_words[kind].name);
          alur_cli_refuse (alur_tr (NULL, N_ ("There is no kind of flow “%s”. There are: %s.")),
                           words[i], known->str);
          return FALSE;
        }
      options->flow_kinds |= 1u << kind;
    }
  return TRUE;
}

static gboolean
understand_language (const Options *options)
{
  if (options->language == NULL || alur_language_is_valid (options->language))
    return TRUE;
  alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is no language, such as id or en.")),
                   options->language);
  return FALSE;
}

static gboolean
understand_labels (const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (alur_sop_labels_check ((const char *const *) options->labels, &error))
    return TRUE;
  alur_cli_refuse ("%s", error->message);
  return FALSE;
}

static gboolean
understand_picture (Options *options)
{
  if (options->dpi < 0 || options->dpi > 2400 || options->size < 0 || options->size > 32767)
    {
      alur_cli_refuse (
          "%s", alur_tr (NULL, N_ ("--dpi goes up to 2400 dots an inch and --size up to 32767 "
                                   "pixels.")));
      return FALSE;
    }
  return TRUE;
}

/* Whether the procedure and the function that were asked for are there. */
static gboolean
is_known (AlurDocument *document, const AlurElement *stage, const Options *options)
{
  if (options->procedure != NULL
      && alur_document_lookup_kind (document, stage, options->procedure, ALUR_KIND_PROCEDURE)
             == NULL)
    {
      alur_cli_refuse (alur_tr (NULL, N_ ("There is no procedure “%s” in the stage “%s”.")),
                       options->procedure, alur_cli_name (stage));
      return FALSE;
    }
  if (options->function != NULL
      && alur_document_lookup_kind (document, stage, options->function, ALUR_KIND_FUNCTION) == NULL)
    {
      alur_cli_refuse (alur_tr (NULL, N_ ("There is no function “%s” in the document.")),
                       options->function);
      return FALSE;
    }
  return TRUE;
}

/* Progress, once it has taken a second and somebody watches. */
typedef struct
{
  gint64 start;
  gboolean shown;
} Progress;

static void
progress_cb (double fraction, gpointer data)
{
  Progress *progress = data;

  if (g_get_monotonic_time () - progress->start < G_USEC_PER_SEC)
    return;
  progress->shown = TRUE;
  g_printerr ("\r%3.0f%%", fraction * 100);
}

static gboolean
write_pages (const Options *options, AlurExport *export, GOutputStream *stream, GError **error)
{
  Progress progress = { g_get_monotonic_time (), FALSE };
  AlurWriteOptions write = { .format = outputs[options->kind].format,
                             .dpi = options->dpi,
                             .size = (guint) options->size };
  gboolean done;

  if (isatty (STDERR_FILENO))
    {
      write.progress = progress_cb;
      write.progress_data = &progress;
    }
  done = alur_export_write (export, &write, stream, NULL, error);
  if (progress.shown)
    g_printerr ("\r      \r");
  for (const char *const *note = alur_export_get_notes (export); done && note != NULL && *note;
       note++)
    g_printerr ("%s\n", *note);
  return done;
}

static gboolean
write_drawio (AlurPublication *publication, GOutputStream *stream, GError **error)
{
  g_auto (GStrv) notes = NULL;
  g_autoptr (GBytes) bytes = alur_drawio_write (publication, &notes);

  if (!g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, NULL, error))
    return FALSE;
  for (guint i = 0; notes[i] != NULL; i++)
    g_printerr ("%s\n", notes[i]);
  return TRUE;
}

static gboolean
write_kind (const Options *options,
            AlurPublication *publication,
            GOutputStream *stream,
            GError **error)
{
  if (options->kind == OUTPUT_CSV)
    return alur_publication_write_csv (publication, stream, NULL, error);
  if (options->kind == OUTPUT_DRAWIO)
    return write_drawio (publication, stream, error);
  return write_pages (options, alur_publication_get_export (publication), stream, error);
}

/* Writes to the file through the store, so that it appears whole or not at all. */
static AlurCliStatus
write_output (const Options *options, AlurPublication *publication)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurStoreFile) file = NULL;
  g_autoptr (GOutputStream) output = NULL;
  gboolean done;

  if (strcmp (options->output, "-") == 0)
    output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  else
    {
      file = alur_store_file_new (options->output, &error);
      if (file != NULL)
        output = g_object_ref (alur_store_file_get_stream (file));
    }
  done = output != NULL && write_kind (options, publication, output, &error)
         && (file != NULL ? alur_store_file_commit (file, &error)
                          : g_output_stream_flush (output, NULL, &error));
  if (done)
    return ALUR_CLI_DONE;
  alur_cli_tell_error (error);
  return ALUR_CLI_FILE;
}

static gboolean
forms_fit (const Options *options, const AlurView *view)
{
  g_autofree char *format = g_ascii_strup (outputs[options->kind].ending + 1, -1);

  if ((alur_view_get_forms (view) & outputs[options->kind].forms) != 0)
    return TRUE;
  if (options->kind == OUTPUT_DRAWIO)
    {
      alur_cli_refuse (
          alur_tr (NULL, N_ ("The view “%s” is a table and can't be written for draw.io.")),
          alur_view_get_name (view));
      return FALSE;
    }
  if (options->kind == OUTPUT_CSV)
    {
      alur_cli_refuse (
          alur_tr (NULL, N_ ("The view “%s” is made of pages and can't be written as CSV.")),
          alur_view_get_name (view));
      return FALSE;
    }
  /* Translators: the name of a view, and a format such as HTML. */
  alur_cli_refuse (alur_tr (NULL, N_ ("The view “%s” is a drawing and can't be written as %s.")),
                   alur_view_get_name (view), format);
  return FALSE;
}

/* Whether the views that were asked for are there, and can be written so. */
static gboolean
views_fit (const Options *options, const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const AlurView *view = alur_view_find (names[i], &error);

      if (view == NULL)
        {
          alur_cli_refuse ("%s", error->message);
          return FALSE;
        }
      if (!forms_fit (options, view))
        return FALSE;
    }
  return TRUE;
}

/* What was said of a view that is not written would be taken without a word. */
static gboolean
options_fit (const Options *options, const char *const *names)
{
  const struct
  {
    const char *option;
    gboolean is_set;
    const char *views[2]; /* of which one must be written */
  } of_views[] = {
    { "--what-if", options->what_if != NULL, { "personnel", "personnel" } },
    { "--labels", options->labels != NULL, { "sop", "report" } },
    { "--flows", options->flows != NULL, { "chain", "report" } },
  };

  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (of_views); i++)
    {
      if (!of_views[i].is_set || g_strv_contains (names, of_views[i].views[0])
          || g_strv_contains (names, of_views[i].views[1]))
        continue;
      /* Translators: an option such as --flows, and a view such as chain. */
      alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is for the view “%s”, which is not written.")),
                       of_views[i].option, of_views[i].views[0]);
      return FALSE;
    }
  return TRUE;
}

static AlurCliStatus
export_document (const Options *options, const char *path)
{
  g_autoptr (AlurDocument) document = alur_cli_read (path);
  g_autoptr (AlurDocument) other = NULL;
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (AlurPangoMetrics) metrics = NULL;
  g_autoptr (AlurPublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  g_autofree char *other_file = NULL;
  const char *const *names = options->views != NULL ? (const char *const *) options->views
                                                    : outputs[options->kind].views;
  const AlurElement *stage, *other_stage;
  AlurPublicationRequest request;

  if (document == NULL)
    return ALUR_CLI_FILE;
  if (options->with != NULL)
    {
      other = alur_cli_read (options->with);
      if (other == NULL)
        return ALUR_CLI_FILE;
      other_file = g_path_get_basename (options->with);
    }
  if (!alur_cli_find_stage (document, options->stage, &stage)
      || !alur_cli_find_stage (other != NULL ? other : document, options->to, &other_stage))
    return ALUR_CLI_USAGE;
  if (stage == NULL)
    stage = alur_document_get_stage (document, NULL);
  if (!is_known (document, stage, options))
    return ALUR_CLI_USAGE;
  if (!views_fit (options, names) || !options_fit (options, names))
    return ALUR_CLI_USAGE;
  analysis = alur_analysis_new (document);
  metrics = alur_pango_metrics_new_for_process ();
  file = g_path_get_basename (path);
  request = (AlurPublicationRequest){ .metrics = metrics,
                                      .as_tables = options->kind == OUTPUT_CSV,
                                      .for_editors = options->kind == OUTPUT_DRAWIO,
                                      .document = document,
                                      .analysis = analysis,
                                      .stage = stage,
                                      .other = other,
                                      .other_stage = other_stage,
                                      .other_file = other_file,
                                      .views = names,
                                      .procedure = options->procedure,
                                      .function = options->function,
                                      .each_function = options->each_function,
                                      .flow_kinds = options->flow_kinds,
                                      .mark_findings = options->findings,
                                      .link_to_drawings
                                      = options->kind == OUTPUT_PDF || options->kind == OUTPUT_HTML,
                                      .language = options->language,
                                      .sop_labels = (const char *const *) options->labels,
                                      .what_if = (const char *const *) options->what_if,
                                      .file = file,
                                      .page = options->page };
  publication = alur_publication_new (&request, &error);
  if (publication == NULL)
    return alur_cli_refuse ("%s", error->message);
  return write_output (options, publication);
}

static void
free_options (Options *options)
{
  g_free (options->output);
  g_strfreev (options->views);
  g_free (options->stage);
  g_free (options->to);
  g_free (options->with);
  g_free (options->procedure);
  g_free (options->paper);
  g_free (options->function);
  g_free (options->scale);
  g_free (options->language);
  g_strfreev (options->labels);
  g_strfreev (options->what_if);
  g_free (options->flows);
}

#define TEXT_OPTION(NAME, WHERE, HELP, VALUE)                                                      \
  {                                                                                                \
    NAME, 0, 0, G_OPTION_ARG_STRING, WHERE, HELP, VALUE                                            \
  }
#define SWITCH(NAME, WHERE, HELP)                                                                  \
  {                                                                                                \
    NAME, 0, 0, G_OPTION_ARG_NONE, WHERE, HELP, NULL                                               \
  }

/* What --view may be given, for the help. */
static char *
dup_views (void)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const AlurView *view;

  for (guint i = 0; (view = alur_view_get_nth (i)) != NULL; i++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", alur_view_get_name (view));
  /* Translators: %s are the names of views. */
  return g_strdup_printf (
      alur_tr (NULL, N_ ("%s; may be given several times (default: all for PDF and draw.io)")),
      names->str);
}

static gboolean
parse_options (int *argc, char ***argv, Options *options)
{
  g_autofree char *views = dup_views ();
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("What to write: .pdf, .svg, .png, .csv, .html or .drawio"), N_ ("FILE") },
    { "view", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->views, views, N_ ("VIEW") },
    TEXT_OPTION ("stage", &options->stage, N_ ("Which stage (default: the first)"), N_ ("ID")),
    TEXT_OPTION ("to", &options->to,
                 N_ ("Which stage to compare with (default: the last; comparison)"), N_ ("ID")),
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &options->with,
      N_ ("Compare with a stage of another document"), N_ ("FILE") },
    TEXT_OPTION ("procedure", &options->procedure, N_ ("Only this procedure"), N_ ("ID")),
    TEXT_OPTION ("paper", &options->paper, N_ ("Paper (default: a4)"),
                 "a4|a3|f4|folio|foolscap|letter|legal|fit"),
    SWITCH ("landscape", &options->landscape, N_ ("Pages across")),
    SWITCH ("portrait", &options->portrait, N_ ("Pages upright")),
    TEXT_OPTION ("function", &options->function, N_ ("Only the authorities over this function"),
                 N_ ("ID")),
    SWITCH ("each-function", &options->each_function, N_ ("A page for each function")),
    TEXT_OPTION ("flows", &options->flows,
                 N_ ("Only these kinds of flow between units, with commas between (chain)"),
                 "decision|information|money|goods"),
    SWITCH ("findings", &options->findings, N_ ("Mark on drawings what findings speak of")),
    TEXT_OPTION ("scale", &options->scale, N_ ("Scale, such as 0.5 or 50% (default: to fit)"),
                 N_ ("SCALE")),
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &options->dpi, N_ ("Dots an inch of a PNG (default: 96)"),
      N_ ("DPI") },
    { "size", 0, 0, G_OPTION_ARG_INT, &options->size, N_ ("Longest side of a PNG in pixels"),
      N_ ("PIXELS") },
    TEXT_OPTION ("lang", &options->language, N_ ("Language of the paper (default: the document's)"),
                 N_ ("LANGUAGE")),
    { "labels", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->labels,
      N_ ("What SOP pages call something, such as activity=procedure; may be given several times"),
      N_ ("NAME=VALUE") },
    { "what-if", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->what_if,
      N_ ("Compare personnel with what is tried out: minutes=N, headcount:ID=N, volume:ID=N or "
          "duty:ID/1=N; may be given several times"),
      N_ ("NAME=VALUE") },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };

  return alur_cli_parse (argc, argv, N_ ("FILE -o OUTPUT"),
                         N_ ("Writes drawings and tables as PDF, SVG, PNG, CSV or HTML, and "
                             "drawings for draw.io."),
                         entries)
         && alur_cli_one_file (*argc, *argv) && understand_output (options)
         && understand_paper (options) && understand_scale (options) && understand_picture (options)
         && understand_labels (options) && understand_flows (options)
         && understand_language (options);
}

/**
 * alur_cli_export:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli export FILE -o OUT`: drawings and tables on pages.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_export (int argc, char **argv)
{
  Options options = { 0 };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (parse_options (&argc, &argv, &options))
    status = export_document (&options, argv[1]);
  free_options (&options);
  return status;
}
