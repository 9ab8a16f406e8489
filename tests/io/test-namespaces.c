/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept for others can still be read after it has been moved or copied: the prefixes that it
 * uses go along. */

#include "io-support.h"

#include "alur-edit.h"

#include <string.h>

/* Two units and a post with a duty each, around which prefixes are declared. */
#define DOCUMENT(ROOT, FIRST, DUTIES, SECOND)                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"" ROOT ">\n"                                 \
  "  <stage id=\"now\" kind=\"current\">\n"                                                        \
  "    <organisation>\n"                                                                           \
  "      <unit id=\"u1\"" FIRST ">\n"                                                              \
  "        <position id=\"p1\">\n" DUTIES "        </position>\n"                                  \
  "      </unit>\n"                                                                                \
  "      <unit id=\"u2\"" SECOND ">\n"                                                             \
  "        <position id=\"p2\">\n"                                                                 \
  "          <duty name=\"z\"/>\n"                                                                 \
  "        </position>\n"                                                                          \
  "      </unit>\n"                                                                                \
  "    </organisation>\n"                                                                          \
  "  </stage>\n"                                                                                   \
  "</alur>\n"

#define DUTY(ATTRIBUTES) "          <duty name=\"a\"" ATTRIBUTES "/>\n"
#define A " xmlns:a=\"urn:a\""
#define B " xmlns:a=\"urn:b\""

static AlurDocument *
read_whole (const char *text)
{
  g_autoptr (GError) error = NULL;
  AlurDocument *document = io_read_text (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static AlurElement *
find (AlurDocument *document, const char *id)
{
  return alur_document_lookup (document, alur_document_get_stage (document, NULL), id);
}

static void
assert_written (AlurDocument *document, const char *expected)
{
  g_autofree char *text = io_write_text (document);

  g_assert_cmpstr (text, ==, expected);
}

/* The line of the duty that came from the post p1, in the post @where as it is written now; the
 * file can be read and gives itself. */
static void
assert_duty (AlurDocument *document, const char *expected)
{
  g_autofree char *text = io_write_text (document);
  const char *line = strstr (text, "<duty name=\"a\"");
  g_autofree char *found = NULL;

  g_assert_nonnull (line);
  found = g_strndup (line, strcspn (line, "\n"));
  g_assert_cmpstr (found, ==, expected);
  io_assert_rewritten (text, text);
}

typedef struct
{
  const char *text;
  const char *duty; /* as it must be written in the other post */
} Case;

static void
test_moves (gconstpointer data)
{
  const Case *given = data;
  g_autoptr (AlurDocument) document = read_whole (given->text);
  AlurElement *duty = find (document, "p1")->first_child;

  alur_document_begin (document, "Move");
  alur_document_move (document, duty, find (document, "p2"), NULL);
  alur_document_commit (document);
  assert_duty (document, given->duty);
  alur_document_undo (document);
  assert_written (document, given->text);
  alur_document_redo (document);
  assert_duty (document, given->duty);

  /* there and back: the declaration is not made twice */
  alur_document_begin (document, "Move back");
  alur_document_move (document, duty, find (document, "p1"), NULL);
  alur_document_commit (document);
  assert_duty (document, given->duty);
}

static void
test_copies (gconstpointer data)
{
  const Case *given = data;
  g_autoptr (AlurDocument) document = read_whole (given->text);
  g_autofree char *text = NULL;

  alur_document_begin (document, "Copy");
  alur_edit_copy_subtree (document, find (document, "p1")->first_child, find (document, "p2"),
                          NULL);
  alur_document_commit (document);
  text = io_write_text (document);
  io_assert_rewritten (text, text);
  g_assert_nonnull (strstr (strstr (text, "<position id=\"p2\">"), given->duty));
  alur_document_undo (document);
  assert_written (document, given->text);
}

static const struct
{
  const char *name;
  Case given;
} cases[] = {
  { "needed", { DOCUMENT ("", A, DUTY (" a:x=\"1\""), ""), "<duty name=\"a\"" A " a:x=\"1\"/>" } },
  { "same-there", { DOCUMENT ("", A, DUTY (" a:x=\"1\""), A), "<duty name=\"a\" a:x=\"1\"/>" } },
  { "above-both", { DOCUMENT (A, "", DUTY (" a:x=\"1\""), ""), "<duty name=\"a\" a:x=\"1\"/>" } },
  { "another-there",
    { DOCUMENT ("", A, DUTY (" a:x=\"1\""), B), "<duty name=\"a\"" A " a:x=\"1\"/>" } },
  { "hidden-there",
    { DOCUMENT (A, "", DUTY (" a:x=\"1\""), B), "<duty name=\"a\"" A " a:x=\"1\"/>" } },
  { "hidden-here",
    { DOCUMENT (A, B, DUTY (" a:x=\"1\""), ""), "<duty name=\"a\"" B " a:x=\"1\"/>" } },
  { "own", { DOCUMENT ("", A, DUTY (B " a:x=\"1\""), ""), "<duty name=\"a\"" B " a:x=\"1\"/>" } },
  { "in-value",
    { DOCUMENT ("", A " xmlns:b=\"urn:b\"", DUTY (" b:x=\"a:form\""), ""),
      "<duty name=\"a\"" A " xmlns:b=\"urn:b\" b:x=\"a:form\"/>" } },
  { "unused",
    { DOCUMENT ("", A " xmlns:ba=\"urn:ba\"", DUTY (" ba:x=\"a ca:\""), ""),
      "<duty name=\"a\" xmlns:ba=\"urn:ba\" ba:x=\"a ca:\"/>" } },
  { "two",
    { DOCUMENT ("", A, DUTY (" xmlns:b=\"urn:b\" b:x=\"1\" a:x=\"2\""), ""),
      "<duty name=\"a\" xmlns:b=\"urn:b\"" A " b:x=\"1\" a:x=\"2\"/>" } },
};

/* Moves the only kept thing of u1 to u2 and asserts how it is written there. */
static void
check_kept (const char *kept, const char *expected)
{
  g_autofree char *line = g_strdup_printf ("        %s\n", kept);
  g_autofree char *moved = g_strdup_printf ("        %s\n", expected);
  g_auto (GStrv) parts = g_strsplit (DOCUMENT (" xmlns:b=\"urn:b\"", A " xmlns:c=\"urn:c?d&amp;e\"",
                                               DUTY (""), " xmlns:b=\"urn:b2\""),
                                     "        <position id=\"p1\">\n", 2);
  g_autofree char *text
      = g_strconcat (parts[0], line, "        <position id=\"p1\">\n", parts[1], NULL);
  g_autoptr (AlurDocument) document = read_whole (text);
  g_autofree char *written = NULL;

  assert_written (document, text);
  alur_document_begin (document, "Move");
  alur_document_move (document, alur_element_first (find (document, "u1"), ALUR_KIND_FOREIGN),
                      find (document, "u2"), NULL);
  alur_document_commit (document);
  written = io_write_text (document);
  g_assert_nonnull (strstr (strstr (written, "<unit id=\"u2\""), moved));
  io_assert_rewritten (written, written);
  alur_document_undo (document);
  assert_written (document, text);
}

static void
test_kept_elements (void)
{
  check_kept ("<a:note/>", "<a:note xmlns:a=\"urn:a\"/>");
  check_kept ("<a:note x=\"1\">t</a:note>", "<a:note xmlns:a=\"urn:a\" x=\"1\">t</a:note>");
  check_kept ("<a:note\tx='a>b' xmlns:a = 'urn:q'/>", "<a:note\tx='a>b' xmlns:a = 'urn:q'/>");
  check_kept ("<x xmlns=\"urn:x\"><b:y/></x>", "<x xmlns:b=\"urn:b\" xmlns=\"urn:x\"><b:y/></x>");
  check_kept ("<c:note/>", "<c:note xmlns:c=\"urn:c?d&amp;e\"/>");
  check_kept ("<x xmlns=\"\" xmlns:aa=\"urn:aa\" y=\"a:z\"/>",
              "<x xmlns:a=\"urn:a\" xmlns=\"\" xmlns:aa=\"urn:aa\" y=\"a:z\"/>");
  check_kept ("<!-- a:note -->", "<!-- a:note -->");
  check_kept ("<?a a:note?>", "<?a a:note?>");
}

/* What a stage declares is not there for a stage behind it. */
static void
test_new_stage (void)
{
  g_autoptr (AlurDocument) document
      = read_whole ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">\n"
                    "  <stage id=\"now\" kind=\"current\" xmlns:a=\"urn:a\" xmlns:b=\"urn:b\">\n"
                    "    <organisation>\n"
                    "      <unit id=\"u1\" a:x=\"1\"/>\n"
                    "    </organisation>\n"
                    "    <procedure id=\"q1\">\n"
                    "      <a:y/>\n"
                    "    </procedure>\n"
                    "  </stage>\n"
                    "</alur>\n");
  g_autofree char *before = io_write_text (document);
  g_autofree char *after = NULL;

  alur_document_begin (document, "New stage");
  alur_edit_add_stage (document, alur_document_get_stage (document, NULL), ALUR_STAGE_TARGET,
                       "Nanti");
  alur_document_commit (document);
  after = io_write_text (document);
  g_assert_nonnull (
      strstr (after, "<stage id=\"g1\" name=\"Nanti\" kind=\"target\" xmlns:a=\"urn:a\">\n"));
  io_assert_rewritten (after, after);
  alur_document_undo (document);
  assert_written (document, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *move = g_strconcat ("/namespaces/move/", cases[i].name, NULL);
      g_autofree char *copy = g_strconcat ("/namespaces/copy/", cases[i].name, NULL);

      g_test_add_data_func (move, &cases[i].given, test_moves);
      g_test_add_data_func (copy, &cases[i].given, test_copies);
    }
  g_test_add_func ("/namespaces/kept-elements", test_kept_elements);
  g_test_add_func ("/namespaces/new-stage", test_new_stage);
  return g_test_run ();
}
