/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions: in which order it stands, what is added up, and what became of positions
 * since the stage before. */

#include "alur-analysis.h"
#include "alur-rule.h"
#include "alur-reader.h"
#include "alur-staffing.h"

#include <math.h>
#include <string.h>

typedef struct
{
  AlurDocument *document;
  AlurFigures *figures;
  AlurStaffing *staffing;
} Fixture;

/* 100 minutes a year, so that a duty of a minute is a hundredth of a person. */
static void
open_text (Fixture *self, const char *inside)
{
  g_autofree char *text = g_strconcat ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
                                       "minutes-per-year=\"100\">",
                                       inside, "</alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  const AlurElement *stage;

  self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->figures = alur_figures_new (self->document);
  stage = alur_document_get_last_stage (self->document);
  self->staffing = alur_staffing_new (self->figures, stage,
                                      alur_element_previous (stage, ALUR_KIND_STAGE), NULL);
}

static void
clear (Fixture *self)
{
  alur_staffing_free (self->staffing);
  alur_figures_free (self->figures);
  g_assert_finalize_object (self->document);
}

/* "unit" or "unit/position" of each row, with its depth. */
static char *
tell_rows (const AlurStaffing *staffing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (staffing, i);

      g_string_append_printf (text, "%s%s%s%s@%u", i > 0 ? " " : "",
                              alur_element_get_id (row->unit), row->position != NULL ? "/" : "",
                              row->position != NULL ? alur_element_get_id (row->position) : "",
                              row->depth);
    }
  return g_string_free (text, FALSE);
}

static const AlurStaffRow *
find_row (const AlurStaffing *staffing, const char *id)
{
  for (guint i = 0; i < alur_staffing_get_n_rows (staffing); i++)
    {
      const AlurStaffRow *row = alur_staffing_get_row (staffing, i);
      const AlurElement *element = row->position != NULL ? row->position : row->unit;

      if (g_str_equal (alur_element_get_id (element), id))
        return row;
    }
  g_assert_not_reached ();
}

/* Units stand as in their tree, whatever the order in the file, and those without positions in or
 * below them are left out. */
static void
test_order (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation>"
        "<unit id=\"low\" parent=\"mid\"><position id=\"p1\"/></unit>"
        "<unit id=\"empty\" parent=\"top\"/>"
        "<unit id=\"other\" parent=\"top\"><position id=\"p2\"/><position id=\"p3\"/></unit>"
        "<unit id=\"mid\" parent=\"top\"/><unit id=\"top\"/><unit id=\"bare\"/>"
        "<unit id=\"alone\"><position id=\"p4\"/></unit></organisation></stage>";
  g_autofree char *rows = NULL;
  Fixture self;

  open_text (&self, inside);
  rows = tell_rows (self.staffing);
  g_assert_cmpstr (rows, ==,
                   "top@0 other@1 other/p2@1 other/p3@1 mid@1 low@2 low/p1@2 alone@0 alone/p4@0");
  g_assert_cmpuint (alur_staffing_get_total (self.staffing)->n_positions, ==, 4);
  g_assert_cmpuint (find_row (self.staffing, "other")->n_positions, ==, 2);
  g_assert_cmpuint (find_row (self.staffing, "mid")->n_positions, ==, 0);
  clear (&self);
}

/* One position has two people too many, another one too few: both are told, and neither makes up
 * for the other. Each is rounded by itself; part-time people are not. */
static void
test_sums (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\">"
        "<position id=\"many\" headcount=\"4\"><duty volume=\"1\" work=\"PT160M\"/></position>"
        "<position id=\"few\" headcount=\"1\"><duty volume=\"1\" work=\"PT240M\"/></position>"
        "</unit><unit id=\"v\">"
        "<position id=\"part\" headcount=\"0.5\"><duty volume=\"1\" work=\"PT60M\"/></position>"
        "</unit></organisation></stage>";
  const AlurStaffSums *sums;
  Fixture self;

  open_text (&self, inside);
  sums = &find_row (self.staffing, "u")->sums;
  g_assert_cmpfloat_with_epsilon (sums->headcount, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->need, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->required, 2 + 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->surplus, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->shortage, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->effectiveness, 0.8, 1e-9);
  g_assert_cmpint (sums->grade, ==, 'C');
  sums = &find_row (self.staffing, "part")->sums;
  g_assert_cmpfloat_with_epsilon (sums->required, 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->shortage, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->surplus, 0, 1e-9);
  sums = &alur_staffing_get_total (self.staffing)->sums;
  g_assert_cmpfloat_with_epsilon (sums->headcount, 5.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->required, 4.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->surplus, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (sums->shortage, 1.1, 1e-9);
  clear (&self);
}

/* What is new, gone, moved or changed since the stage before. */
static void
test_before (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\">"
        "<position id=\"stays\" headcount=\"2\"><duty volume=\"1\" work=\"PT100M\"/></position>"
        "<position id=\"goes\" headcount=\"3\"><duty volume=\"1\" work=\"PT50M\"/></position>"
        "<position id=\"moves\" headcount=\"1\"/></unit></organisation></stage>"
        "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u\">"
        "<position id=\"stays\" headcount=\"1\"><duty volume=\"1\" work=\"PT80M\"/></position>"
        "</unit><unit id=\"v\"><position id=\"moves\" headcount=\"1\"/>"
        "<position id=\"comes\" headcount=\"1\"/></unit></organisation></stage>";
  const AlurStaffRow *row;
  g_autofree char *rows = NULL;
  Fixture self;

  open_text (&self, inside);
  rows = tell_rows (self.staffing);
  g_assert_cmpstr (rows, ==, "u@0 u/stays@0 v@0 v/moves@0 v/comes@0 u/goes@0");
  g_assert_cmpuint (alur_staffing_get_n_gone (self.staffing), ==, 1);
  row = find_row (self.staffing, "stays");
  g_assert_cmpfloat_with_epsilon (row->sums.headcount, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->sums_before.headcount, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->sums_before.need - row->sums.need, 0.2, 1e-9);
  row = find_row (self.staffing, "moves");
  g_assert_cmpstr (alur_element_get_id (row->before->unit), ==, "u");
  g_assert_cmpstr (alur_element_get_id (row->now->unit), ==, "v");
  g_assert_null (find_row (self.staffing, "comes")->before);
  row = find_row (self.staffing, "goes");
  g_assert_null (row->now);
  g_assert_cmpfloat_with_epsilon (row->sums.headcount, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->sums_before.headcount, 3, 1e-9);
  row = alur_staffing_get_total (self.staffing);
  g_assert_cmpfloat_with_epsilon (row->sums.headcount, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (row->sums_before.headcount, 6, 1e-9);
  clear (&self);
}

/* What can't be reckoned for one position can't be for the sum; the people are known. */
static void
test_unknown (void)
{
  static const char inside[]
      = "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\">"
        "<position id=\"p\" headcount=\"2\"/><position id=\"q\" headcount=\"3\"/></unit>"
        "</organisation><procedure id=\"r\" volume=\"1\">"
        "<step id=\"s\" unit=\"u\" position=\"p\" work=\"PT1M\"/></procedure></stage>";
  const AlurStaffSums *sums;
  Fixture self;

  open_text (&self, inside);
  sums = &find_row (self.staffing, "u")->sums;
  g_assert_cmpfloat_with_epsilon (sums->headcount, 5, 1e-9);
  g_assert_true (isnan (sums->need));
  g_assert_true (isnan (sums->surplus));
  g_assert_true (isnan (sums->shortage));
  g_assert_true (isnan (sums->effectiveness));
  g_assert_cmpint (sums->grade, ==, 0);
  g_assert_cmpfloat_with_epsilon (find_row (self.staffing, "q")->sums.surplus, 3, 1e-9);
  clear (&self);
}

static void
test_nothing (void)
{
  Fixture self;

  open_text (&self, "<stage id=\"now\" kind=\"current\"/>");
  g_assert_cmpuint (alur_staffing_get_n_rows (self.staffing), ==, 0);
  g_assert_cmpint (alur_staffing_get_total (self.staffing)->sums.grade, ==, 0);
  clear (&self);
}

/* Half a person is not more than half a person, in whatever order it is added up. */
static void
test_half_a_person (void)
{
  static const struct
  {
    const char *headcount;
    const char *works[3]; /* of 50 cases a year */
    const char *rule;
  } cases[] = {
    { "1", { "PT1S", "PT9S", "PT170S" }, NULL }, /* 1.5, and 2 × 10⁻¹⁶ more */
    { "2", { "PT1S", "PT4S", "PT175S" }, NULL }, /* or less */
    { "1", { "PT1S", "PT9S", "PT171S" }, "understaffed" },
    { "2", { "PT1S", "PT4S", "PT174S" }, "overstaffed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<stage id='now' kind='current'><organisation><unit id='u'>"
          "<position id='p' headcount='%s'/></unit></organisation>"
          "<procedure id='r' volume='50'><step id='s0' kind='start'/>"
          "<step id='s1' unit='u' position='p' work='%s'/>"
          "<step id='s2' unit='u' position='p' work='%s'/>"
          "<step id='s3' unit='u' position='p' work='%s'/>"
          "<flow id='w1' from='s0' to='s1'/><flow id='w2' from='s1' to='s2'/>"
          "<flow id='w3' from='s2' to='s3'/></procedure></stage>",
          cases[i].headcount, cases[i].works[0], cases[i].works[1], cases[i].works[2]);
      g_autoptr (AlurAnalysis) analysis = NULL;
      const GPtrArray *findings;
      const char *rule = NULL;
      Fixture self;

      open_text (&self, text);
      analysis = alur_analysis_new (self.document);
      findings
          = alur_analysis_get_findings (analysis, alur_document_get_stage (self.document, NULL));
      for (guint k = 0; k < findings->len; k++)
        {
          const AlurFinding *finding = g_ptr_array_index (findings, k);

          if (g_str_has_suffix (finding->rule->id, "staffed"))
            rule = finding->rule->id;
        }
      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_clear_object (&analysis);
      clear (&self);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staffing/order", test_order);
  g_test_add_func ("/staffing/sums", test_sums);
  g_test_add_func ("/staffing/before", test_before);
  g_test_add_func ("/staffing/unknown", test_unknown);
  g_test_add_func ("/staffing/nothing", test_nothing);
  g_test_add_func ("/staffing/half-a-person", test_half_a_person);
  return g_test_run ();
}
