/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens inside the program, without starting it.
 *
 *   measure read FILE     reading, against libxml2's own SAX parse of the same bytes with empty
 *                         handlers; writing; memory an element
 *   measure check FILE    all checks; then the re-check after one edit that touches little and
 * after one that touches all
 *   measure apply FILE    carrying out a decision about every third step: making the next stage,
 * and the decisions alone measure journal FILE  one edit, without a journal and with one; beginning
 * a journal; saving, undoing and redoing when much was deleted
 *
 * Prints a line "name value unit" for each figure: medians of several rounds, CPU time. */

#include "alur-analysis.h"
#include "alur-edit.h"
#include "alur-journal.h"
#include "alur-reader.h"
#include "alur-redesign.h"
#include "alur-writer.h"

#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define ROUNDS 15
#define N_COMMITS 1000u

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
compare_cb (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare_cb);
  return values[ROUNDS / 2];
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
}

static double
time_sax (GBytes *bytes)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_cb,
                            .endElementNs = end_cb,
                            .characters = text_cb };
  double start = cpu_seconds ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  xmlSAXUserParseMemory (&handler, NULL, data, (int) length);
  return cpu_seconds () - start;
}

static AlurDocument *
read_all (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "bench", NULL, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

static guint
count_elements (AlurDocument *document)
{
  AlurElement *root = alur_document_get_root (document);
  guint n_elements = 0;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    n_elements++;
  return n_elements;
}

static void
measure_read (GBytes *bytes)
{
  double sax[ROUNDS], reading[ROUNDS], writing[ROUNDS];
  gsize before, after;
  AlurDocument *kept;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start;
      AlurDocument *document;

      sax[i] = time_sax (bytes);
      start = cpu_seconds ();
      document = read_all (bytes);
      reading[i] = cpu_seconds () - start;
      start = cpu_seconds ();
      g_bytes_unref (alur_writer_write_bytes (document));
      writing[i] = cpu_seconds () - start;
      g_object_unref (document);
    }
  before = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  kept = read_all (bytes);
  after = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  printf ("sax %.6f s\n", median (sax));
  printf ("read %.6f s\n", median (reading));
  printf ("write %.6f s\n", median (writing));
  printf ("memory %.1f bytes-per-element\n", (double) (after - before) / count_elements (kept));
  printf ("text %.1f bytes-per-element\n",
          (double) g_bytes_get_size (bytes) / count_elements (kept));
  g_object_unref (kept);
}

static double
time_recheck (AlurDocument *document, AlurAnalysis *analysis, AlurElement *element, guint field)
{
  const AlurElement *stage = alur_document_get_stage (document, NULL);
  double rounds[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = cpu_seconds ();

      alur_document_begin (document, "Edit");
      if (element->kind == ALUR_KIND_AUTHORITY)
        alur_document_set_text (document, element, field, i % 2 == 0 ? "Kec. Lain" : "Kec. 1");
      else
        alur_document_set_text (document, element, field, i % 2 == 0 ? NULL : "u1");
      alur_document_commit (document);
      alur_analysis_get_findings (analysis, stage);
      rounds[i] = cpu_seconds () - start;
    }
  return median (rounds);
}

static AlurElement *
authority_over (AlurDocument *document, const char *function)
{
  const AlurElement *stage = alur_document_get_stage (document, NULL);

  ALUR_FOREACH (unit, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
    {
      if (g_strcmp0 (alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION), function) == 0)
        return authority;
    }
  }
  return NULL;
}

static void
measure_check (GBytes *bytes)
{
  g_autoptr (AlurDocument) document = read_all (bytes);
  const AlurElement *stage = alur_document_get_stage (document, NULL);
  double rounds[ROUNDS];
  g_autoptr (AlurAnalysis) analysis = NULL;
  AlurElement *authority;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = cpu_seconds ();

      g_clear_object (&analysis);
      analysis = alur_analysis_new (document);
      alur_analysis_get_findings (analysis, stage);
      rounds[i] = cpu_seconds () - start;
    }
  printf ("check-all %.6f s\n", median (rounds));
  printf ("findings %u\n", alur_analysis_get_findings (analysis, stage)->len);
  authority = authority_over (document, "f1500");
  if (authority != NULL)
    printf ("recheck-leaf %.6f s\n",
            time_recheck (document, analysis, authority, ALUR_AUTHORITY_SCOPE));
  authority = authority_over (document, "f15");
  if (authority != NULL)
    printf ("recheck-100-functions %.6f s\n",
            time_recheck (document, analysis, authority, ALUR_AUTHORITY_SCOPE));
  authority = authority_over (document, "f1");
  if (authority != NULL)
    printf ("recheck-root-function %.6f s\n",
            time_recheck (document, analysis, authority, ALUR_AUTHORITY_SCOPE));
  printf ("recheck-unit-moved %.6f s\n",
          time_recheck (document, analysis, alur_document_lookup (document, stage, "u2"),
                        ALUR_UNIT_PARENT));
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurJournal *journal)
{
  alur_journal_append (journal, commit, FALSE, NULL);
}

/* Seconds of a commit, by the clock: writing waits. */
static double
time_commit (AlurDocument *document)
{
  AlurElement *unit
      = alur_document_lookup (document, alur_document_get_stage (document, NULL), "u2");
  double rounds[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint j = 0; j < N_COMMITS; j++)
        {
          alur_document_begin (document, "Edit");
          alur_document_set_text (document, unit, ALUR_UNIT_NAME, j % 2 == 0 ? "Satu" : "Dua");
          alur_document_commit (document);
        }
      rounds[i] = (double) (g_get_monotonic_time () - start) / 1e6 / N_COMMITS;
    }
  return median (rounds);
}

static void
delete_each_fourth (AlurDocument *document)
{
  AlurElement *stage = alur_document_get_stage (document, NULL);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  guint n_units = 0;

  ALUR_FOREACH (unit, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT)
  {
    if (n_units++ % 4 == 0)
      g_ptr_array_add (units, unit);
  }
  alur_document_begin (document, "Delete");
  alur_edit_delete (document, (AlurElement *const *) units->pdata, units->len);
  alur_document_commit (document);
}

/* A fourth of all units is deleted and comes back after the document was saved, and goes again. */
static void
measure_return (AlurDocument *document, AlurJournal *journal, const char *path)
{
  static const char *const what[] = { "begin-save", "end-save", "undo-saved", "redo" };
  double rounds[G_N_ELEMENTS (what)][ROUNDS];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  AlurJournalStart start;

  delete_each_fourth (document);
  bytes = alur_writer_write_bytes (document);
  hash = alur_journal_hash (bytes);
  start = (AlurJournalStart){ path, hash, "Bench", bytes, hash };
  for (guint i = 0; i < ROUNDS; i++)
    {
      double times[G_N_ELEMENTS (what) + 1] = { cpu_seconds () };

      alur_journal_begin_save (journal, &start);
      times[1] = cpu_seconds ();
      alur_journal_end_save (journal, &start);
      times[2] = cpu_seconds ();
      alur_document_undo (document);
      times[3] = cpu_seconds ();
      alur_document_redo (document);
      times[4] = cpu_seconds ();
      for (guint j = 0; j < G_N_ELEMENTS (what); j++)
        rounds[j][i] = times[j + 1] - times[j];
    }
  for (guint j = 0; j < G_N_ELEMENTS (what); j++)
    printf ("%s %.6f s\n", what[j], median (rounds[j]));
}

static void
measure_journal (GBytes *bytes, const char *path)
{
  g_autoptr (AlurDocument) document = read_all (bytes);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *hash = alur_journal_hash (bytes);
  AlurJournalStart start = { path, hash, "Bench", bytes, hash };
  g_autoptr (AlurJournal) journal = alur_journal_new (folder, document);
  double rounds[ROUNDS];

  printf ("commit %.9f s\n", time_commit (document));
  for (guint i = 0; i < ROUNDS; i++)
    {
      double begun = cpu_seconds ();

      alur_journal_begin (journal, &start);
      rounds[i] = cpu_seconds () - begun;
    }
  printf ("begin-journal %.9f s\n", median (rounds));
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), journal);
  printf ("commit-journal %.9f s\n", time_commit (document));
  measure_return (document, journal, path);
  alur_journal_discard (journal);
}

/* Every third step has a decision, the four kinds in turn. */
static void
decide (AlurDocument *document, const AlurElement *procedure)
{
  static const AlurAction actions[] = { ALUR_ACTION_ABOLISH, ALUR_ACTION_COMBINE,
                                        ALUR_ACTION_SIMPLIFY, ALUR_ACTION_DECENTRALISE };
  guint n = 0;

  alur_document_begin (document, "Decide");
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const AlurElement *next = alur_element_next (step, ALUR_KIND_STEP);
    const char *with = next != NULL ? alur_element_get_id (next) : NULL;
    const char *unit = next != NULL ? alur_element_get_ref (next, ALUR_STEP_UNIT) : NULL;
    AlurElement *redesign;

    if (n++ % 3 != 1 || unit == NULL)
      continue;
    redesign = alur_document_insert (document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
    alur_document_set_word (document, redesign, ALUR_STEP_REDESIGN_ACTION, actions[n / 3 % 4]);
    if (actions[n / 3 % 4] == ALUR_ACTION_COMBINE)
      alur_document_set_refs (document, redesign, ALUR_STEP_REDESIGN_WITH, &with, 1);
    if (actions[n / 3 % 4] == ALUR_ACTION_DECENTRALISE)
      alur_document_set_text (document, redesign, ALUR_STEP_REDESIGN_TO, unit);
  }
  alur_document_commit (document);
}

static void
measure_apply (GBytes *bytes)
{
  g_autoptr (AlurDocument) document = read_all (bytes);
  AlurElement *now = alur_document_get_stage (document, NULL);
  double rounds[ROUNDS], stages[ROUNDS];
  guint n_done = 0;

  decide (document, alur_element_first (now, ALUR_KIND_PROCEDURE));
  for (guint i = 0; i < ROUNDS; i++)
    {
      double begun = cpu_seconds ();
      g_autoptr (AlurRedesignReport) report = NULL;

      alur_document_begin (document, "Apply");
      alur_edit_add_stage (document, now, ALUR_STAGE_TARGET, "Target");
      stages[i] = cpu_seconds () - begun;
      report = alur_redesign_apply_after (document, now, ALUR_STAGE_TARGET, NULL, NULL);
      rounds[i] = cpu_seconds () - begun;
      alur_document_rollback (document);
      n_done = 0;
      for (guint k = 0; k < alur_redesign_report_get_n_outcomes (report); k++)
        n_done += alur_redesign_report_get_outcome (report, k)->kind <= ALUR_OUTCOME_BY_HAND;
    }
  printf ("decisions %u carried-out\n", n_done);
  printf ("apply %.9f s\n", median (rounds));
  printf ("add-stage %.9f s\n", median (stages));
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (argc != 3 || !g_file_get_contents (argv[2], &contents, &length, NULL))
    {
      fprintf (stderr, "usage: measure read|check|apply|journal FILE\n");
      return 2;
    }
  bytes = g_bytes_new_take (contents, length);
  if (strcmp (argv[1], "read") == 0)
    measure_read (bytes);
  else if (strcmp (argv[1], "apply") == 0)
    measure_apply (bytes);
  else if (strcmp (argv[1], "journal") == 0)
    measure_journal (bytes, argv[2]);
  else
    measure_check (bytes);
  return 0;
}
