/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small picture that a file manager shows of a document.
 *
 * It is made unasked, of every file that lies in a folder, by whomever it was put there. So the
 * process is bounded before it opens the file: in bytes read, in memory, in time of the processor
 * and of the clock, and in what it may write; it leaves no core file. Whatever goes over ends it,
 * and the file manager shows the icon of the type instead. Limits of the system are used rather
 * than checks of our own, since they hold in libraries too. */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-lead.h"
#include "alur-publication.h"
#include "alur-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST_BYTES ((goffset) 16 << 20)
#define MOST_MEMORY ((rlim_t) 1 << 30)
#define MOST_WRITTEN ((rlim_t) 16 << 20)
#define MOST_PROCESSOR_SECONDS 10
#define MOST_SECONDS 20
#define SMALLEST 16
#define LARGEST 1024
#define USUAL 256
#define SAMPLES 100 /* cases played for a lead time: none is written into a picture */

/* Sanitizers ask for terabytes that they never touch. */
#if defined(__SANITIZE_ADDRESS__)
#define BOUNDS_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BOUNDS_MEMORY 0
#endif
#endif
#ifndef BOUNDS_MEMORY
#define BOUNDS_MEMORY 1
#endif

/* Never more than what the process may have already. */
static void
bound (int resource, rlim_t most)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return;
  if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most)
    limit.rlim_max = most;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (resource, &limit);
}

static void
bound_process (void)
{
  if (BOUNDS_MEMORY)
    bound (RLIMIT_AS, MOST_MEMORY);
  bound (RLIMIT_CPU, MOST_PROCESSOR_SECONDS);
  bound (RLIMIT_FSIZE, MOST_WRITTEN);
  bound (RLIMIT_CORE, 0);
  signal (SIGALRM, SIG_DFL);
  alarm (MOST_SECONDS);
}

/* A pipe or a device would never end: only files are read, and small ones. */
static gboolean
is_readable (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return TRUE; /* reading tells why */
  if (S_ISREG (status.st_mode) && status.st_size <= MOST_BYTES)
    return TRUE;
  g_printerr (alur_tr (NULL, N_ ("%s: No picture is made of this: it is no file, or too large.\n")),
              path);
  return FALSE;
}

/* What there is to see: the organisation, else the first procedure. */
static const char *
choose_view (const AlurElement *stage, const char **procedure)
{
  const AlurElement *first;

  *procedure = NULL;
  ALUR_FOREACH (organisation, stage, ALUR_KIND_ORGANISATION)
  {
    if (alur_element_first (organisation, ALUR_KIND_UNIT) != NULL)
      return "organisation";
  }
  first = alur_element_first (stage, ALUR_KIND_PROCEDURE);
  if (first == NULL)
    return NULL;
  *procedure = alur_element_get_id (first);
  return "procedure";
}

static AlurCliStatus
write_picture (AlurPublication *publication, const char *output, int size)
{
  AlurWriteOptions options = { .format = ALUR_FORMAT_PNG, .size = (guint) size };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurStoreFile) file = alur_store_file_new (output, &error);

  if (file != NULL
      && alur_export_write (alur_publication_get_export (publication), &options,
                            alur_store_file_get_stream (file), NULL, &error)
      && alur_store_file_commit (file, &error))
    return ALUR_CLI_DONE;
  alur_cli_tell_error (error);
  return ALUR_CLI_FILE;
}

static AlurCliStatus
make_thumbnail (const char *path, const char *output, int size)
{
  g_autoptr (AlurDocument) document = is_readable (path) ? alur_cli_read (path) : NULL;
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (AlurPangoMetrics) metrics = NULL;
  g_autoptr (AlurPublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  const char *views[] = { NULL, NULL };
  AlurPublicationRequest request
      = { .views = views, .page = { .paper = ALUR_PAPER_FIT, .one_page = TRUE } };

  if (document == NULL)
    return ALUR_CLI_FILE;
  request.stage = alur_document_get_stage (document, NULL);
  views[0] = choose_view (request.stage, &request.procedure);
  if (views[0] == NULL)
    {
      g_printerr (alur_tr (NULL, N_ ("%s: There is nothing to draw yet.\n")), path);
      return ALUR_CLI_FILE;
    }
  analysis = alur_analysis_new_with_sampling (document, ALUR_LEAD_SEED, SAMPLES);
  metrics = alur_pango_metrics_new_for_process ();
  request.metrics = metrics;
  request.document = document;
  request.analysis = analysis;
  publication = alur_publication_new (&request, &error);
  if (publication != NULL)
    return write_picture (publication, output, size);
  alur_cli_tell_error (error);
  return ALUR_CLI_FILE;
}

/**
 * alur_cli_thumbnail:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli thumbnail FILE -o OUT`: a small picture of a document for a file manager, a PNG
 * whatever OUT is called.
 *
 * Returns: how it ended; limits of the system may end the process first
 */
AlurCliStatus
alur_cli_thumbnail (int argc, char **argv)
{
  g_autofree char *output = NULL;
  int size = USUAL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write the picture, a PNG"),
      N_ ("FILE") },
    { "size", 0, 0, G_OPTION_ARG_INT, &size, N_ ("Longest side in pixels (default: 256)"),
      N_ ("PIXELS") },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };

  if (!alur_cli_parse (&argc, &argv, N_ ("FILE -o OUTPUT"),
                       N_ ("Draws a document as small as a file manager shows it, within narrow "
                           "limits of time and memory."),
                       entries)
      || !alur_cli_one_file (argc, argv))
    return ALUR_CLI_USAGE;
  if (output == NULL)
    return alur_cli_refuse ("%s", alur_tr (NULL, N_ ("Say with -o where to write.")));
  if (size < SMALLEST || size > LARGEST)
    return alur_cli_refuse (alur_tr (NULL, N_ ("--size goes from %d to %d pixels.")), SMALLEST,
                            LARGEST);
  bound_process ();
  return make_thumbnail (argv[1], output, size);
}
