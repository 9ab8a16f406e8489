/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions and the form of their workload: what stands in which cell, and that every
 * figure can be reckoned again from the remark beside it. */

#include "view-fixture.h"

#include <string.h>

static void
open_in_english (ViewFixture *self, const char *inside)
{
  view_fixture_open_text (self, inside);
  self->request.stage = alur_document_get_last_stage (self->document);
  self->request.language = "en";
}

/* The lines of a table without its heads. */
static char **
read_lines (AlurViewPart *part)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_true (alur_table_write_csv (part->table, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (strstr (text, "\r\n") + 2, "\r\n", -1);
}

static void
assert_lines (AlurViewPart *part, const char *const *wanted)
{
  g_auto (GStrv) lines = read_lines (part);

  for (guint i = 0; wanted[i] != NULL || lines[i] != NULL; i++)
    {
      if (wanted[i] == NULL)
        {
          g_assert_cmpstr (lines[i], ==, "");
          break;
        }
      g_assert_cmpstr (lines[i], ==, wanted[i]);
    }
}

static const char before_text[]
    = "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"
      "<unit id=\"u\" name=\"Desk\"><position id=\"p\" name=\"Clerk\" headcount=\"3\"/>"
      "<position id=\"q\" name=\"Guard\" headcount=\"1\" "
      "grade=\"5\"/></unit></organisation></stage>";

#define SERVICE                                                                                    \
  "<procedure id=\"r\" name=\"Permit\" volume=\"1000\">"                                           \
  "<step id=\"s0\" kind=\"start\"/>"                                                               \
  "<step id=\"s1\" name=\"Check\" unit=\"u\" position=\"p\" work=\"PT60M\">"                       \
  "<output name=\"File\"/><output name=\"List\"/></step>"                                          \
  "<step id=\"s2\" kind=\"decision\" unit=\"u\"/>"                                                 \
  "<step id=\"s3\" name=\"Print\" unit=\"u\" position=\"p\" work=\"PT30M\"/>"                      \
  "<step id=\"s4\" name=\"Sign\" unit=\"u\" position=\"p\"/><step id=\"s5\" kind=\"end\"/>"        \
  "<flow id=\"w1\" from=\"s0\" to=\"s1\"/><flow id=\"w2\" from=\"s1\" to=\"s2\"/>"                 \
  "<flow id=\"w3\" from=\"s2\" to=\"s3\" probability=\"0.25\"/>"                                   \
  "<flow id=\"w4\" from=\"s2\" to=\"s5\" probability=\"0.75\"/>"                                   \
  "<flow id=\"w5\" from=\"s3\" to=\"s4\"/><flow id=\"w6\" from=\"s4\" to=\"s5\"/></procedure>"

/* Sixty minutes a case, thirty in a quarter of them, and a duty: 67,500 + 45,000 minutes. */
static const char after_text[]
    = "<stage id=\"goal\" name=\"Goal\" kind=\"target\"><organisation>"
      "<unit id=\"u\" name=\"Desk\"><position id=\"p\" name=\"Clerk\" headcount=\"1\">"
      "<duty name=\"Report\" volume=\"12\" work=\"PT62H30M\"/></position>"
      "<position id=\"n\" name=\"Aide\" headcount=\"2\"><duty name=\"=1+1\" volume=\"1\" "
      "work=\"PT500H\"/></position></unit></organisation>" SERVICE "</stage>";

static void
test_map (void)
{
  static const char *const wanted[] = {
    "Desk,,3,1.900,2,2,1,0.63,D,,1.9,",
    "Clerk,,1,1.500,2,,1,1.50,A,-2,1.5,",
    "Aide,,2,0.400,0,2,,0.20,E,2,0.4,new; less than half a person: combine it with another "
    "position",
    "No longer there,,,,,,,,,,,",
    "Guard,5,–,–,–,,,–,–,-1,,was in Desk",
    "All positions,,3,1.900,2,2,1,0.63,D,-1,1.9,"
    "too many in one place do not make up for too few in another",
    NULL,
  };
  g_autofree char *text = g_strconcat (before_text, after_text, NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self, text);
  output = view_fixture_build (&self, "personnel");
  g_assert_cmpuint (output->parts->len, ==, 2);
  g_assert_cmpstr (view_get_part (output, 0)->title, ==,
                   "Map of positions, with changes since Now");
  assert_lines (view_get_part (output, 0), wanted);
  view_fixture_clear (&self);
}

/* The tasks in the columns of the form, with how each figure comes about, and the lines below. */
static void
test_form (void)
{
  static const char *const wanted[] = {
    "Clerk — Desk — executor position,,,,,,,,",
    "1,Check,File and List,60,\"75,000\",\"1,000\",0.800,,"
    "\"Permit: 1,000 × 1 × 60 = 60,000 minutes a year\"",
    "2,Print,activity,30,\"75,000\",250,0.100,,"
    "\"Permit: 1,000 × 0.25 × 30 = 7,500 minutes a year\"",
    "3,Sign,activity,0,\"75,000\",250,0.000,,Permit: no time is given",
    "4,Report,activity,\"3,750\",\"75,000\",12,0.600,,"
    "\"beside the procedures: 12 × 3,750 = 45,000 minutes a year\"",
    ",Total,,,,,1.500,1,\"112,500 minutes a year\"",
    ",\"Needed, in whole people\",,,,,2,,1 too few",
    ",Effectiveness of the position (EJ),,,,,,,"
    "\"1.50 – A, very good, but more work than there are people for\"",
    "Aide — Desk — executor position,,,,,,,,",
    "1,\"'=1+1\",activity,\"30,000\",\"75,000\",1,0.400,,"
    "\"beside the procedures: 1 × 30,000 = 30,000 minutes a year\"",
    ",Total,,,,,0.400,2,\"30,000 minutes a year\"",
    ",\"Needed, in whole people\",,,,,0,,"
    "2 too many; less than half a person: combine it with another position",
    ",Effectiveness of the position (EJ),,,,,,,"
    "\"0.20 – E, low: little work for the people there are\"",
    NULL,
  };
  g_autofree char *text = g_strconcat (before_text, after_text, NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self, text);
  output = view_fixture_build (&self, "personnel");
  assert_lines (view_get_part (output, 1), wanted);
  view_fixture_clear (&self);
}

/* The first stage has nothing before it; nobody there has no effectiveness; a case that never ends
 * has no figures. */
static void
test_unknown (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation><unit id=\"u\" "
        "name=\"Desk\">"
        "<position id=\"p\" name=\"Clerk\"><duty volume=\"1\" work=\"PT625H\"/></position></unit>"
        "<unit id=\"v\" name=\"Door\"><position id=\"q\" name=\"Guard\" headcount=\"1\"/></unit>"
        "</organisation><procedure id=\"r\" name=\"Round\" volume=\"1\">"
        "<step id=\"s\" unit=\"v\" position=\"q\" work=\"PT1M\"/></procedure></stage>";
  static const char *const wanted[] = {
    "Desk,,,,,,,,,",
    "Clerk,,0,0.500,1,,1,–,–,nobody is there for this work",
    "Door,,,,,,,,,",
    "Guard,,1,–,–,–,–,–,–,can't be reckoned: a procedure has no start or a case in it never ends",
    "All positions,,1,–,–,–,–,–,–,",
    NULL,
  };
  g_autoptr (AlurViewOutput) output = NULL;
  g_auto (GStrv) form = NULL;
  ViewFixture self;

  open_in_english (&self, inside);
  output = view_fixture_build (&self, "personnel");
  g_assert_cmpstr (view_get_part (output, 0)->title, ==, "Map of positions");
  assert_lines (view_get_part (output, 0), wanted);
  form = read_lines (view_get_part (output, 1));
  g_assert_cmpstr (form[6], ==,
                   "1,Step s,activity,1,\"75,000\",–,–,,"
                   "Round: can't be reckoned: a procedure has no start or a case in it never ends");
  g_assert_cmpstr (form[9], ==, ",Effectiveness of the position (EJ),,,,,,,–");
  view_fixture_clear (&self);
}

/* Where all positions are gone there is nothing to put on a form. */
static void
test_all_gone (void)
{
  g_autofree char *text = g_strconcat (before_text, "<stage id=\"goal\" kind=\"target\"/>", NULL);
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self, text);
  output = view_fixture_build (&self, "personnel");
  g_assert_cmpuint (output->parts->len, ==, 1);
  g_assert_nonnull (view_get_part (output, 0)->table);
  view_fixture_clear (&self);
}

/* Both tables in one file: one mark at its beginning, and the second with its title in front. */
static void
test_one_file (void)
{
  g_autofree char *text = g_strconcat (before_text, after_text, NULL);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurViewOutput) output = NULL;
  const char *csv, *second;
  ViewFixture self;

  open_in_english (&self, text);
  output = view_fixture_build (&self, "personnel");
  g_assert_true (alur_table_write_csv (view_get_part (output, 0)->table, stream, NULL, &error));
  g_assert_true (alur_table_write_further_csv (view_get_part (output, 1)->table, "Form, of all",
                                               stream, NULL, &error));
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, &error));
  g_assert_no_error (error);
  csv = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf"
                                        "Unit and position,"));
  g_assert_null (strstr (csv + 3, "\xef\xbb\xbf"));
  second = strstr (csv, "\r\n\r\n\"Form, of all\"\r\nNo.,Task,");
  g_assert_nonnull (second);
  view_fixture_clear (&self);
}

/* What is tried out stands in front, beside what the document has; the pages of the document stay
 * as they are. */
static void
test_what_if (void)
{
  static const char *const items[]
      = { "minutes=60000", "headcount:p=2", "volume:r=2000", "duty:p/1@goal=0", NULL };
  static const char *const wrong[] = { "headcount:nobody=2", NULL };
  static const char *const changes[]
      = { "All positions,Effective working time (minutes a year),\"75,000\",\"60,000\",\"-15,000\"",
          "Clerk (Desk),There are (B),1,2,1", "Report (Clerk),Times a year,12,0,-12",
          "Permit,Times a year,\"1,000\",\"2,000\",\"1,000\"", NULL };
  static const char *const follows[]
      = { "Desk,3,4,\"142,500\",\"165,000\",\"22,500\",1.900,2.750,0.850,2,3,2,1,1,0,0.63,0.69",
          "Clerk,1,2,\"112,500\",\"135,000\",\"22,500\",1.500,2.250,0.750,2,2,0,0,1,0,1.50,1.13",
          "Aide,2,2,\"30,000\",\"30,000\",0,0.400,0.500,0.100,0,1,2,1,0,0,0.20,0.25",
          "All positions,3,4,\"142,500\",\"165,000\",\"22,500\",1.900,2.750,0.850,2,3,2,1,1,0,0.63,"
          "0.69",
          NULL };
  g_autofree char *text = g_strconcat (before_text, after_text, NULL);
  g_autoptr (AlurViewOutput) plain = NULL;
  g_autoptr (AlurViewOutput) output = NULL;
  g_autoptr (AlurViewOutput) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) map = NULL;
  ViewFixture self;

  open_in_english (&self, text);
  plain = view_fixture_build (&self, "personnel");
  self.request.what_if = items;
  output = view_fixture_build (&self, "personnel");
  g_assert_cmpuint (output->parts->len, ==, 4);
  g_assert_cmpstr (view_get_part (output, 0)->title, ==,
                   "What is tried out, and is not in the document");
  assert_lines (view_get_part (output, 0), changes);
  assert_lines (view_get_part (output, 1), follows);
  map = read_lines (view_get_part (plain, 0));
  g_clear_pointer (&map[g_strv_length (map) - 1], g_free);
  assert_lines (view_get_part (output, 2), (const char *const *) map);
  self.request.what_if = wrong;
  refused = alur_view_build (alur_view_find ("personnel", NULL), &self.request, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "no such thing"));
  self.request.what_if = NULL;
  view_fixture_clear (&self);
}

/* A result that is not named yet is none. */
static void
test_nameless_result (void)
{
  static const char inside[]
      = "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"
        "<unit id=\"u\" name=\"Desk\"><position id=\"p\" name=\"Clerk\"/></unit></organisation>"
        "<procedure id=\"r\" name=\"Permit\"><step id=\"s\" name=\"Check\" unit=\"u\" "
        "position=\"p\"><output name=\"\"/></step><step id=\"t\" name=\"Sign\" unit=\"u\" "
        "position=\"p\"><output name=\" \"/><output name=\"Permit\"/></step></procedure></stage>";
  ViewFixture self;
  g_autoptr (AlurViewOutput) output = NULL;
  g_auto (GStrv) lines = NULL;

  open_in_english (&self, inside);
  output = view_fixture_build (&self, "personnel");
  lines = read_lines (view_get_part (output, 1));
  g_assert_true (g_str_has_prefix (lines[1], "1,Check,activity,"));
  g_assert_true (g_str_has_prefix (lines[2], "2,Sign,Permit,"));
  view_fixture_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personnel/map", test_map);
  g_test_add_func ("/personnel/form", test_form);
  g_test_add_func ("/personnel/unknown", test_unknown);
  g_test_add_func ("/personnel/all-gone", test_all_gone);
  g_test_add_func ("/personnel/one-file", test_one_file);
  g_test_add_func ("/personnel/what-if", test_what_if);
  g_test_add_func ("/personnel/nameless-result", test_nameless_result);
  return g_test_run ();
}
