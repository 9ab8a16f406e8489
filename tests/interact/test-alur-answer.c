/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-answer.h"

#include "interact-fixture.h"

#include <string.h>

#define SERVICE(LANGUAGE)                                                                          \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"" LANGUAGE "\">"                 \
  "<functions><function id=\"f0\" name=\"Kesehatan\"/>"                                            \
  "<function id=\"f1\" name=\"Obat\" parent=\"f0\"/></functions>"                                  \
  "<regulations><regulation id=\"r1\" kind=\"perwali\" number=\"12\" "                             \
  "year=\"2010\"/></regulations>"                                                                  \
  "<stage id=\"now\" kind=\"current\"><organisation>"                                              \
  "<unit id=\"u1\" name=\"Dinas\"><authority id=\"a1\" role=\"decision-maker\" function=\"f0\" "   \
  "basis=\"r1\"/><authority id=\"a3\" role=\"supplier\" function=\"f1\" "                          \
  "resource=\"goods\"/></unit>"                                                                    \
  "<unit id=\"u2\" name=\"Badan\"><authority id=\"a2\" role=\"decision-maker\" function=\"f1\" "   \
  "scope=\"Kec. Tengah\" source=\"delegation\" from=\"u1\"/></unit>"                               \
  "</organisation></stage></alur>"

static void
test_about (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) sentences = NULL;

  interact_fixture_set_up (&fixture, SERVICE ("en"));
  sentences = alur_answer_about (alur_editor_get_analysis (fixture.editor), fixture.stage,
                                 interact_find (&fixture, "f1"));
  g_assert_cmpuint (sentences->len, ==, 4);
  g_assert_cmpstr (sentences->pdata[0], ==,
                   "Badan (Kec. Tengah; delegation from Dinas) and Dinas decide on Obat. "
                   "The legal basis is Mayor's Regulation No. 12 of 2010.");
  g_assert_cmpstr (sentences->pdata[1], ==, "Nobody carries out Obat as yet.");
  g_assert_cmpstr (sentences->pdata[2], ==,
                   "Dinas (goods) supplies what Obat needs. No legal basis is named for it.");
  g_assert_cmpstr (sentences->pdata[3], ==, "Nobody supervises Obat as yet.");
  interact_fixture_clear (&fixture);
}

/* Who holds it on the function and above it is one, but two of one name are two. */
static void
test_held_twice (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) sentences = NULL;

  interact_fixture_set_up (
      &fixture, "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\"><functions>"
                "<function id=\"f0\" name=\"Kesehatan\"/><function id=\"f1\" name=\"Obat\" "
                "parent=\"f0\"/></functions><stage id=\"now\" kind=\"current\"><organisation>"
                "<unit id=\"u1\" name=\"Dinas\">"
                "<authority id=\"a1\" role=\"decision-maker\" function=\"f0\"/>"
                "<authority id=\"a2\" role=\"decision-maker\" function=\"f1\"/></unit>"
                "<unit id=\"u2\" name=\"Seksi\">"
                "<authority id=\"a3\" role=\"implementer\" function=\"f1\"/></unit>"
                "<unit id=\"u3\" name=\"Seksi\">"
                "<authority id=\"a4\" role=\"implementer\" function=\"f1\"/></unit>"
                "</organisation></stage></alur>");
  sentences = alur_answer_about (alur_editor_get_analysis (fixture.editor), fixture.stage,
                                 interact_find (&fixture, "f1"));
  g_assert_cmpstr (sentences->pdata[0], ==,
                   "Dinas decides on Obat. No legal basis is named for it.");
  g_assert_cmpstr (sentences->pdata[1], ==,
                   "Seksi and Seksi carry out Obat. No legal basis is named for it.");
  interact_fixture_clear (&fixture);
}

/* Every entry of a drawing's legend is a whole sentence. */
static void
test_legend (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) sentences = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  sentences = alur_answer_list_legend (
      alur_picture_get_scene (alur_editor_get_picture (fixture.editor)), "en");
  g_assert_cmpuint (sentences->len, >, 3);
  for (guint i = 0; i < sentences->len; i++)
    {
      const char *sentence = sentences->pdata[i];

      g_test_message ("%s", sentence);
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_null (strpbrk (sentence, "{}"));
    }
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/about", test_about);
  g_test_add_func ("/answer/held-twice", test_held_twice);
  g_test_add_func ("/answer/legend", test_legend);
  return g_test_run ();
}
