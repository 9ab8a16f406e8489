/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-supply.h"

#include "alur-promise.h"
#include "alur-reader.h"

#include <math.h>
#include <string.h>

static AlurDocument *
read_procedures (const char *procedures)
{
  g_autofree char *text
      = g_strconcat ("<alur xmlns='urn:alur:document:1' version='1.0' hours-per-day='8'>"
                     "<stage id='now' kind='current'><organisation>"
                     "<unit id='store' name='Gudang'/><unit id='ward' name='Bangsal'/>"
                     "<unit id='lab' name='Laboratorium'/></organisation>",
                     procedures, "</stage></alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* How a list is told in these tests: from procedure to step, and the flows on the way. */
static char *
tell (AlurDocument *document)
{
  g_autoptr (GPtrArray) supplies
      = alur_supplies_list (document, alur_document_get_stage (document, NULL));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < supplies->len; i++)
    {
      const AlurSupply *supply = g_ptr_array_index (supplies, i);

      g_assert_true (supply->step->parent == supply->served);
      g_string_append_printf (text, "%s%s>%s", i > 0 ? "; " : "",
                              alur_element_get_id (supply->procedure),
                              alur_element_get_id (supply->step));
      g_string_append_printf (text, "@%s",
                              supply->unit != NULL ? alur_element_get_id (supply->unit) : "nobody");
      for (guint way = 0; way < supply->ways->len; way++)
        g_string_append_printf (text, " %s",
                                alur_element_get_id (g_ptr_array_index (supply->ways, way)));
    }
  return g_string_free (text, FALSE);
}

static void
test_listed (void)
{
  static const struct
  {
    const char *procedures, *wanted;
  } cases[] = {
    /* straight from one unit to the other; what the service sends is no supply */
    { "<procedure id='p' kind='support'><step id='a' unit='store'/>"
      "<flow id='f' kind='goods' from='a' to='s'/></procedure>"
      "<procedure id='q'><step id='s' unit='ward'/>"
      "<flow id='g' kind='information' from='s' to='a'/></procedure>",
      "p>s@ward f" },
    /* its last steps are the ward's own: it comes on the flows before them, also round a loop */
    { "<procedure id='p' kind='support'><step id='a' unit='store'/><step id='b' unit='ward'/>"
      "<step id='c' unit='ward'/><step id='d' unit='lab'/>"
      "<flow id='e' from='a' to='b'/><flow id='f' kind='goods' from='a' to='b'/>"
      "<flow id='g' from='b' to='c'/><flow id='h' from='c' to='b'/>"
      "<flow id='i' kind='information' from='d' to='c'/>"
      "<flow id='j' kind='goods' from='c' to='s'/></procedure>"
      "<procedure id='q'><step id='s' unit='ward'/></procedure>",
      "p>s@ward i f" },
    /* all of it inside one unit; a step that nobody does */
    { "<procedure id='p' kind='support'><step id='a' unit='ward'/>"
      "<flow id='f' kind='goods' from='a' to='s'/>"
      "<flow id='g' kind='goods' from='a' to='t'/></procedure>"
      "<procedure id='q'><step id='s' unit='ward'/><step id='t'/></procedure>",
      "p>s@ward; p>t@nobody" },
    /* called only; called where it is supplied too; a service that is called is no support */
    { "<procedure id='p' kind='support'><step id='a' unit='store'/></procedure>"
      "<procedure id='r' kind='support'><step id='b' unit='store'/>"
      "<flow id='f' kind='decision' from='b' to='s'/></procedure>"
      "<procedure id='q'><step id='s' kind='subprocess' unit='ward' procedure='r'/>"
      "<step id='t' kind='subprocess' unit='ward' procedure='p'/>"
      "<step id='u' kind='subprocess' unit='ward' procedure='o'/></procedure>"
      "<procedure id='o'><step id='c' unit='lab'/></procedure>",
      "r>s@ward f; p>t@ward" },
    /* support of support, and of itself */
    { "<procedure id='p' kind='support'><step id='a' unit='store'/><step id='b' unit='ward'/>"
      "<flow id='f' kind='goods' from='a' to='b'/><flow id='g' kind='goods' from='a' to='c'/>"
      "</procedure><procedure id='r' kind='support'><step id='c' unit='lab'/></procedure>",
      "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlurDocument) document = read_procedures (cases[i].procedures);
      g_autofree char *told = tell (document);

      g_assert_cmpstr (told, ==, cases[i].wanted);
    }
}

/* A promise is kept up to the minute, counted in the document's working days. */
static void
test_promises (void)
{
  static const struct
  {
    const char *attributes, *work;
    AlurPromiseState state;
    double lead, promised;
  } cases[] = {
    { "", "PT1H", ALUR_PROMISE_NONE, 60, NAN },
    { "promise='PT1H'", "PT1H", ALUR_PROMISE_KEPT, 60, 60 },
    { "promise='P1D'", "PT8H1M", ALUR_PROMISE_BROKEN, 481, 480 },
    { "promise='P1D'", "PT8H", ALUR_PROMISE_KEPT, 480, 480 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<procedure id='p' kind='support' %s><step id='a' kind='start'/>"
          "<step id='b' unit='store' work='%s'/><step id='c' kind='end'/>"
          "<flow id='f' from='a' to='b'/><flow id='g' from='b' to='c'/></procedure>",
          cases[i].attributes, cases[i].work);
      g_autoptr (AlurDocument) document = read_procedures (text);
      g_autoptr (AlurFigures) figures = alur_figures_new (document);
      AlurPromise promise = alur_promise_judge (
          figures,
          alur_element_first (alur_document_get_stage (document, NULL), ALUR_KIND_PROCEDURE));

      g_assert_cmpint (promise.state, ==, cases[i].state);
      g_assert_cmpfloat_with_epsilon (promise.lead, cases[i].lead, 1e-6);
      if (isnan (cases[i].promised))
        g_assert_true (isnan (promise.promised));
      else
        g_assert_cmpfloat_with_epsilon (promise.promised, cases[i].promised, 1e-6);
      g_assert_false (promise.pending);
    }
}

/* A case that never ends takes no time that could be told, whatever is promised. */
static void
test_never_ends (void)
{
  g_autoptr (AlurDocument) document = read_procedures (
      "<procedure id='p' kind='support' promise='P1D'><step id='a' kind='start'/>"
      "<step id='b' unit='store' work='PT1H'/><flow id='f' from='a' to='b'/>"
      "<flow id='g' from='b' to='b'/></procedure>");
  g_autoptr (AlurFigures) figures = alur_figures_new (document);
  AlurPromise promise = alur_promise_judge (
      figures, alur_element_first (alur_document_get_stage (document, NULL), ALUR_KIND_PROCEDURE));

  g_assert_cmpint (promise.state, ==, ALUR_PROMISE_UNKNOWN);
  g_assert_false (isfinite (promise.lead));
  g_assert_cmpfloat_with_epsilon (promise.promised, 480, 1e-6);
}

/* While a worker still samples nothing is judged, and it says so; afterwards as ever. */
static void
test_pending (void)
{
  g_autoptr (AlurDocument) document = read_procedures (
      "<procedure id='p' kind='support' promise='PT1H'><step id='a' kind='start'/>"
      "<step id='b' unit='store' work='PT1M'/><step id='c' unit='store' work='PT10M'/>"
      "<step id='d' unit='store' work='PT5M'/><step id='e' unit='store' kind='decision'/>"
      "<step id='f' unit='store' join='all' work='PT1M'/><step id='g' kind='end'/>"
      "<flow id='v' from='a' to='b'/><flow id='w' from='b' to='c'/><flow id='x' from='b' to='d'/>"
      "<flow id='y' from='d' to='e'/><flow id='z' from='e' to='d' probability='0.5'/>"
      "<flow id='t' from='e' to='f' probability='0.5'/><flow id='u' from='c' to='f'/>"
      "<flow id='s' from='f' to='g'/></procedure>");
  g_autoptr (AlurFigures) figures = alur_figures_new (document);
  const AlurElement *procedure
      = alur_element_first (alur_document_get_stage (document, NULL), ALUR_KIND_PROCEDURE);
  g_autoptr (AlurLeadModel) model = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  AlurPromise promise;
  AlurLead lead;
  guint ticket;

  alur_figures_set_deferred (figures, TRUE);
  promise = alur_promise_judge (figures, procedure);
  g_assert_true (promise.pending);
  g_assert_cmpint (promise.state, ==, ALUR_PROMISE_UNKNOWN);
  before = alur_promise_dup_text (&promise, document, "en");
  g_assert_cmpstr (before, ==, "… being reckoned");
  model = alur_figures_dup_lead_model (figures, procedure, &ticket);
  lead = alur_lead_model_sample (model, ALUR_LEAD_SEED, 1000, NULL);
  g_assert_true (alur_figures_take_lead (figures, procedure, ticket, lead));
  promise = alur_promise_judge (figures, procedure);
  g_assert_false (promise.pending);
  g_assert_cmpint (promise.state, ==, ALUR_PROMISE_KEPT);
  after = alur_promise_dup_text (&promise, document, "en");
  g_assert_true (g_str_has_prefix (after, "√ "));
  g_assert_true (g_str_has_suffix (after, "in time (promised: 1 hour)"));
  /* An old figure that is reckoned anew stands, and says so; no sign judges it. */
  promise.pending = TRUE;
  g_free (g_steal_pointer (&after));
  after = alur_promise_dup_text (&promise, document, "en");
  g_assert_true (g_str_has_prefix (after, "… "));
  g_assert_true (g_str_has_suffix (after, "(promised: 1 hour); being reckoned anew"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supply/listed", test_listed);
  g_test_add_func ("/supply/promises", test_promises);
  g_test_add_func ("/supply/never-ends", test_never_ends);
  g_test_add_func ("/supply/pending", test_pending);
  return g_test_run ();
}
