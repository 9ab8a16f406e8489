/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lead times are reckoned beside the window, and come out as they do at once. */

#include "alur-lead-sampler.h"

#include "alur-figure-list.h"
#include "alur-rule.h"
#include "alur-reader.h"

#include <math.h>

#define BLOCKS 6 /* of forks with loops: too many to be enumerated */

typedef struct
{
  AlurDocument *document;
  AlurEditor *editor;
  AlurWorkers *workers;
  AlurLeadSampler *sampler;
} Fixture;

static void
add_flow (GString *flows, const char *from, const char *to, double probability)
{
  g_string_append_printf (flows, "<flow id='w%u' from='%s' to='%s'", (guint) flows->len, from, to);
  if (probability > 0)
    g_string_append_printf (flows, " label='L%u' probability='%.1f'", (guint) flows->len,
                            probability);
  g_string_append (flows, "/>");
}

static void
add_branch (GString *steps, GString *flows, guint block, char letter)
{
  g_autofree char *fork = g_strdup_printf ("f%u", block);
  g_autofree char *join = g_strdup_printf ("j%u", block);
  g_autofree char *task = g_strdup_printf ("%c%u", letter, block);
  g_autofree char *check = g_strdup_printf ("%cd%u", letter, block);

  g_string_append_printf (steps,
                          "<step id='%s' unit='u' work='PT10M' wait='PT3H'/>"
                          "<step id='%s' kind='decision' unit='u' work='PT2M'/>",
                          task, check);
  add_flow (flows, fork, task, 0);
  add_flow (flows, task, check, 0);
  add_flow (flows, check, task, 0.3);
  add_flow (flows, check, join, 0.7);
}

static char *
make_text (void)
{
  g_autoptr (GString) steps = g_string_new ("<step id='s' kind='start'/>");
  g_autoptr (GString) flows = g_string_new (NULL);

  for (guint i = 0; i < BLOCKS; i++)
    {
      g_autofree char *before = i > 0 ? g_strdup_printf ("j%u", i - 1) : g_strdup ("s");
      g_autofree char *fork = g_strdup_printf ("f%u", i);

      g_string_append_printf (steps,
                              "<step id='f%u' unit='u' work='PT1M'/>"
                              "<step id='j%u' unit='u' join='all' work='PT1M'/>",
                              i, i);
      add_flow (flows, before, fork, 0);
      for (char letter = 'a'; letter <= 'c'; letter++)
        add_branch (steps, flows, i, letter);
    }
  g_string_append (steps, "<step id='e' kind='end'/>");
  add_flow (flows, "j5", "e", 0);
  return g_strdup_printf (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
      "<stage id='now' kind='current'><organisation><unit id='u'/></organisation>"
      "<procedure id='p' promise='PT1H'>%s%s</procedure></stage></alur>",
      steps->str, flows->str);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_text ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (GError) error = NULL;

  fixture->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  fixture->editor = alur_editor_new (fixture->document, metrics);
  fixture->workers = alur_workers_new ();
  fixture->sampler = alur_lead_sampler_new (fixture->editor, fixture->workers);
  alur_editor_show (
      fixture->editor, ALUR_PANE_PROCEDURE,
      alur_document_lookup (fixture->document, alur_editor_get_stage (fixture->editor), "p"));
}

/* The thread lets go of what it was given a little after its work is done. */
static void
let_go (AlurLeadSampler *sampler)
{
  gpointer left = sampler;

  g_object_add_weak_pointer (G_OBJECT (sampler), &left);
  g_object_unref (sampler);
  while (g_atomic_pointer_get (&left) != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alur_lead_sampler_end (fixture->sampler);
  let_go (fixture->sampler);
  while (alur_workers_get_n_running (fixture->workers) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->document);
  alur_workers_unref (fixture->workers);
}

static const AlurProcedureFigures *
get_figures (Fixture *fixture)
{
  return alur_figures_get (alur_analysis_get_figures (alur_editor_get_analysis (fixture->editor)),
                           alur_editor_get_procedure (fixture->editor));
}

static double
get_lead_at_once (Fixture *fixture)
{
  g_autoptr (AlurFigures) figures = alur_figures_new (fixture->document);

  return alur_figures_get (figures, alur_editor_get_procedure (fixture->editor))
      ->metrics[ALUR_METRIC_LEAD];
}

static void
wait_for_lead (Fixture *fixture)
{
  while (get_figures (fixture)->lead_pending)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
tells_of (Fixture *fixture, const char *rule)
{
  const GPtrArray *findings = alur_analysis_get_findings (
      alur_editor_get_analysis (fixture->editor), alur_editor_get_stage (fixture->editor));

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((const AlurFinding *) findings->pdata[i])->rule->id, rule))
      return TRUE;
  return FALSE;
}

static char *
dup_value (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) items = alur_figure_list_new (fixture->editor);

  for (guint i = 0; i < items->len; i++)
    {
      const AlurFigureItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->label, label))
        return g_strdup (item->value);
    }
  return NULL;
}

static void
count_cb (AlurEditor *editor, guint *n)
{
  (*n)++;
}

static void
test_reckoned_beside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *meanwhile = NULL;
  g_autofree char *then = NULL;
  guint n_told = 0;

  g_signal_connect (fixture->editor, "document-changed", G_CALLBACK (count_cb), &n_told);
  g_assert_true (get_figures (fixture)->lead_pending);
  g_assert_false (tells_of (fixture, "promise-broken"));
  meanwhile = dup_value (fixture, "Lead time");
  g_assert_true (g_str_has_suffix (meanwhile, " …"));
  wait_for_lead (fixture);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_figures (fixture)->metrics[ALUR_METRIC_LEAD],
                                  get_lead_at_once (fixture), 1e-9);
  g_assert_true (tells_of (fixture, "promise-broken"));
  then = dup_value (fixture, "Lead time");
  g_assert_false (g_str_has_suffix (then, " …"));
}

static void
set_work (Fixture *fixture, const char *id, gint32 minutes)
{
  AlurElement *step
      = alur_document_lookup (fixture->document, alur_editor_get_stage (fixture->editor), id);

  alur_document_begin (fixture->document, "Work");
  alur_document_set_duration (fixture->document, step, ALUR_STEP_WORK,
                              (AlurDuration){ 0, minutes * 60 });
  alur_document_commit (fixture->document);
}

/* What was being reckoned when something changed is not shown; the old figure stands meanwhile. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  double old;

  wait_for_lead (fixture);
  old = get_figures (fixture)->metrics[ALUR_METRIC_LEAD];
  for (gint32 i = 0; i < 5; i++)
    {
      set_work (fixture, "f0", 100 + i);
      g_assert_true (get_figures (fixture)->lead_pending);
      g_assert_cmpfloat_with_epsilon (get_figures (fixture)->metrics[ALUR_METRIC_LEAD], old, 1e-9);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (tells_of (fixture, "promise-broken"));
  wait_for_lead (fixture);
  g_assert_cmpfloat_with_epsilon (get_figures (fixture)->metrics[ALUR_METRIC_LEAD],
                                  get_lead_at_once (fixture), 1e-9);
  g_assert_cmpfloat (get_figures (fixture)->metrics[ALUR_METRIC_LEAD], >, old + 90);
}

/* Nobody waits for the answer any more. */
static void
test_ended_meanwhile (Fixture *fixture, gconstpointer data)
{
  while (alur_workers_get_n_running (fixture->workers) == 0)
    g_main_context_iteration (NULL, TRUE);
  alur_lead_sampler_end (fixture->sampler);
  while (alur_workers_get_n_running (fixture->workers) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_figures (fixture)->lead_pending);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lead-sampler/reckoned-beside", Fixture, NULL, set_up, test_reckoned_beside,
              tear_down);
  g_test_add ("/lead-sampler/changed-meanwhile", Fixture, NULL, set_up, test_changed_meanwhile,
              tear_down);
  g_test_add ("/lead-sampler/ended-meanwhile", Fixture, NULL, set_up, test_ended_meanwhile,
              tear_down);
  return g_test_run ();
}
