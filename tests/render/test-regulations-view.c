/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables about regulations: the register, what is to be done, and what rests on each. */

#include "alur-tell.h"
#include "view-fixture.h"

#include <string.h>

static void
open_in_english (ViewFixture *self, const char *inside)
{
  view_fixture_open_text (self, inside);
  self->request.language = "en";
}

static void
assert_csv (AlurViewPart *part, const char *wanted)
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
  text = g_strdelimit (g_steal_pointer (&text), "\r", ' ');
  g_assert_cmpstr (text + 3, ==, wanted);
}

static const char service_text[]
    = "<functions><function id=\"f\" name=\"Permits\"/></functions><regulations>"
      "<regulation id=\"sk\" kind=\"sk\" title=\"=Team\" status=\"to-draft\" issuer=\"Head\"/>"
      "<regulation id=\"bup\" kind=\"perbup\" year=\"2026\" title=\"Permits\" status=\"to-draft\" "
      "replaces=\"old\"/>"
      "<regulation id=\"old\" kind=\"perbup\" number=\"5\" year=\"2010\" title=\"Permits\" "
      "date=\"2010-03-01\" status=\"to-repeal\"/>"
      "<regulation id=\"uu\" kind=\"uu\" number=\"25\" year=\"2009\" title=\"Services\"/>"
      "</regulations><stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"
      "<unit id=\"u\" name=\"Desk\" basis=\"old\">"
      "<authority id=\"a\" role=\"planner\" function=\"f\" basis=\"old\"/>"
      "<authority id=\"b\" role=\"evaluator\" function=\"f\" basis=\"old\"/></unit>"
      "</organisation></stage>"
      "<stage id=\"goal\" name=\"Goal\" kind=\"target\" date=\"2027-01-01\"><organisation>"
      "<unit id=\"u\" name=\"Desk\" basis=\"bup\">"
      "<authority id=\"a\" role=\"planner\" function=\"f\" basis=\"bup sk\"/>"
      "<authority id=\"b\" role=\"evaluator\" function=\"f\" basis=\"old\"/></unit>"
      "</organisation></stage>";

static void
test_tables (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self, service_text);
  output = view_fixture_build (&self, "regulations");
  g_assert_cmpuint (output->parts->len, ==, 3);
  g_assert_cmpstr (view_get_part (output, 0)->stage, ==, "Now → Goal");
  assert_csv (view_get_part (output, 0),
              "No.,Kind,Number,Year,Title,Issuer,Date,Status,Replaces,Now,Goal \n"
              "National regulations and decrees,,,,,,,,,, \n"
              "1,Law,25,2009,Services,,,in force,,, \n"
              "Regional and village regulations,,,,,,,,,, \n"
              "2,Regent's Regulation,5,2010,Permits,,1 March 2010,to be repealed,,3,1 \n"
              "3,Regent's Regulation,,2026,Permits,,,to be drafted,"
              "Regent's Regulation No. 5 of 2010 (to be repealed),,2 \n"
              "\"Decrees, circulars, agreements and others\",,,,,,,,,, \n"
              "4,Decree,,,\"'=Team\",Head,,to be drafted,,,1 \n");
  assert_csv (view_get_part (output, 1),
              "Order,To do,Regulation,Not in force before,Comes after,What rests on it,Remark \n"
              "\"Goal, from 1 January 2027\",,,,,, \n"
              "1,draft,Regent's Regulation on Permits,1 January 2027,–,1 unit and 1 authority, \n"
              "2,draft,Decree on =Team,1 January 2027,"
              "Regent's Regulation on Permits (to be drafted),1 authority, \n"
              "3,repeal,Regent's Regulation No. 5 of 2010 on Permits,1 January 2027,"
              "Regent's Regulation on Permits (to be drafted),1 authority,"
              "something still rests on it from then on \n");
  assert_csv (view_get_part (output, 2), "Kind,What rests on it,Now,Goal \n"
                                         "Regent's Regulation No. 5 of 2010 (to be repealed),,, \n"
                                         "Unit,Desk,●, \n"
                                         "Authority,Desk: planner of Permits,●, \n"
                                         "Authority,Desk: evaluator of Permits,●,● \n"
                                         "Regent's Regulation on Permits (to be drafted),,, \n"
                                         "Unit,Desk,,● \n"
                                         "Authority,Desk: planner of Permits,,● \n"
                                         "Decree on =Team (to be drafted),,, \n"
                                         "Authority,Desk: planner of Permits,,● \n");
  view_fixture_clear (&self);
}

/* What a table has nothing to say about is not there, and neither are columns without anything. */
static void
test_little (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self,
                   "<regulations><regulation id=\"r\" kind=\"other\" number=\"7\"/></regulations>"
                   "<stage id=\"now\" name=\"Now\" kind=\"current\"/>");
  output = view_fixture_build (&self, "regulations");
  g_assert_cmpuint (output->parts->len, ==, 1);
  assert_csv (view_get_part (output, 0), "No.,Kind,Number,Year,Title,Date,Status,Now \n"
                                         "\"Decrees, circulars, agreements and others\",,,,,,, \n"
                                         "1,other regulation,7,,,,in force, \n");
  view_fixture_clear (&self);
}

/* Authorities of one unit and steps of one procedure share a row where they rest on it in the same
 * stages; an SOP and a decision are called what they belong to. */
static void
test_shared_rows (void)
{
  static const char inside[]
      = "<functions><function id=\"f\" name=\"Permits\"/></functions>"
        "<regulations><regulation id=\"r\" kind=\"uu\" number=\"1\" year=\"2001\"/></regulations>"
        "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation><unit id=\"u\" "
        "name=\"Desk\">"
        "<authority id=\"a\" role=\"planner\" function=\"f\" basis=\"r\"/>"
        "<authority id=\"b\" role=\"evaluator\" function=\"f\" basis=\"r\"/></unit>"
        "<unit id=\"v\" name=\"Door\">"
        "<authority id=\"c\" role=\"implementer\" function=\"f\" basis=\"r\"/></unit>"
        "<relation id=\"k\" kind=\"coordination\" from=\"u\" to=\"v\" basis=\"r\"/></organisation>"
        "<procedure id=\"p\" name=\"Permit\" basis=\"r\"><sop><basis ref=\"r\"/></sop>"
        "<step id=\"s\" name=\"Check\" basis=\"r\">"
        "<redesign action=\"simplify\" basis=\"r\"/></step>"
        "<step id=\"t\" name=\"Sign\" basis=\"r\"/></procedure>"
        "<procedure id=\"q\" name=\"Round\"><step id=\"x\" name=\"Look\" basis=\"r\"/></procedure>"
        "</stage>";
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (&self, inside);
  output = view_fixture_build (&self, "regulations");
  assert_csv (view_get_part (output, 1),
              "Kind,What rests on it,Now \n"
              "Law No. 1 of 2001,, \n"
              "Authority,Desk: planner of Permits and evaluator of Permits,● \n"
              "Authority,Door: implementer of Permits,● \n"
              "Relation,\"coordination, Desk – Door\",● \n"
              "Procedure,Permit,● \n"
              "SOP,Permit,● \n"
              "Step,Permit: Check and Sign,● \n"
              "Step,Round: Look,● \n"
              "Redesign decision,Permit: Check,● \n");
  view_fixture_clear (&self);
}

/* A decision counts where it takes effect, and that is where its regulation is needed. */
static void
test_decided_before (void)
{
  g_autoptr (AlurViewOutput) output = NULL;
  ViewFixture self;

  open_in_english (
      &self, "<regulations><regulation id=\"r\" kind=\"sk\" title=\"Team\" status=\"to-draft\"/>"
             "</regulations><stage id=\"now\" name=\"Now\" kind=\"current\">"
             "<procedure id=\"p\"><step id=\"s\"><redesign action=\"abolish\" stage=\"goal\" "
             "basis=\"r\"/></step></procedure></stage><stage id=\"then\" name=\"Then\" "
             "kind=\"interim\"/><stage id=\"goal\" name=\"Goal\" kind=\"target\"/>");
  output = view_fixture_build (&self, "regulations");
  assert_csv (view_get_part (output, 1),
              "Order,To do,Regulation,Not in force before,Comes after,What rests on it,Remark \n"
              "Goal,,,,,, \n"
              "1,draft,Decree on Team,–,–,1 decision, \n");
  view_fixture_clear (&self);
}

/* Two regulations of which only kind and number are known yet are told apart. */
static void
test_numbers (void)
{
  ViewFixture self;
  AlurTeller teller;

  open_in_english (&self, "<regulations><regulation id=\"a\" kind=\"sk\" number=\"12\"/>"
                          "<regulation id=\"b\" kind=\"sk\" number=\"13\"/></regulations>"
                          "<stage id=\"now\" kind=\"current\"/>");
  teller = (AlurTeller){ self.document, "en" };
  for (guint i = 0; i < 2; i++)
    {
      const AlurElement *regulation = alur_document_lookup_kind (
          self.document, NULL, i == 0 ? "a" : "b", ALUR_KIND_REGULATION);
      g_autofree char *name = alur_tell_regulation (&teller, regulation);
      g_autofree char *citation = alur_tell_citation (&teller, regulation);

      g_assert_cmpstr (name, ==, citation);
      g_assert_true (g_str_has_suffix (name, i == 0 ? "12" : "13"));
    }
  view_fixture_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/regulations/tables", test_tables);
  g_test_add_func ("/regulations/little", test_little);
  g_test_add_func ("/regulations/shared-rows", test_shared_rows);
  g_test_add_func ("/regulations/decided-before", test_decided_before);
  g_test_add_func ("/regulations/numbers", test_numbers);
  return g_test_run ();
}
