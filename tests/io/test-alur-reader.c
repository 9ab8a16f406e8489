/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader refuses and how it says so, what it keeps, and what it takes. */

#include "io-support.h"

#include "alur-error.h"

#include <math.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\""
#define STAGE "  <stage id=\"now\" kind=\"current\"/>\n"

/* The comment `expect: LINE: words` of a document that must be refused. */
static char *
read_expectation (const char *path, guint *line)
{
  g_autofree char *text = NULL;
  const char *start;
  char *words;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  start = strstr (text, "<!-- expect: ");
  g_assert_nonnull (start);
  *line = (guint) g_ascii_strtoull (start + strlen ("<!-- expect: "), &words, 10);
  g_assert_true (g_str_has_prefix (words, ": "));
  words += 2;
  return g_strndup (words, (gsize) (strstr (words, " -->") - words));
}

static void
check_refused (const char *path, gpointer data)
{
  guint line = 0;
  g_autofree char *words = read_expectation (path, &line);
  g_autofree char *prefix = g_strdup_printf ("%s:%u: ", path, line);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);

  g_test_message ("%s", path);
  g_assert_null (document);
  g_assert_true (error->domain == ALUR_ERROR);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_nonnull (strstr (error->message + strlen (prefix), words));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_invalid (void)
{
  g_assert_cmpuint (io_for_each_file ("tests/data/invalid", ".alur", check_refused, NULL), >=, 270);
}

/* None of the collected XML is a document of ours, and most is no XML. */
static void
check_bad_xml (const char *path, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
  g_autofree char *prefix = g_strdup_printf ("%s:", path);

  g_test_message ("%s", path);
  g_assert_null (document);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_true (g_ascii_isdigit (error->message[strlen (prefix)]));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_bad_xml (void)
{
  g_assert_cmpuint (io_for_each_file ("tests/data/xml-bad", ".xml", check_bad_xml, NULL), >=, 46);
}

static void
check_examples_same (const char *path, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  written = io_write_text (document);
  g_assert_cmpstr (written, ==, text);
}

static void
test_examples (void)
{
  g_assert_cmpuint (io_for_each_file ("data/examples", ".alur", check_examples_same, NULL), >=, 5);
}

static void
check_settled (const char *path, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = io_write_text (document);
  io_assert_rewritten (written, written);
}

static void
test_conformance (void)
{
  g_assert_cmpuint (io_for_each_file ("tests/data/conformance", ".alur", check_settled, NULL), >=,
                    200);
}

static void
test_values (void)
{
  g_autofree char *path = io_source_path ("tests/data/conformance/valid-numbers.alur");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
  AlurElement *stage, *step, *procedure;

  g_assert_no_error (error);
  stage = alur_document_get_stage (document, NULL);
  procedure = alur_document_lookup_kind (document, stage, "pr1", ALUR_KIND_PROCEDURE);
  step = alur_document_lookup_kind (document, stage, "s2", ALUR_KIND_STEP);
  g_assert_cmpint (procedure->values[ALUR_PROCEDURE_PROMISE].duration.days, ==, 1);
  g_assert_cmpint (procedure->values[ALUR_PROCEDURE_PROMISE].duration.seconds, ==, 9000);
  g_assert_cmpint (step->values[ALUR_STEP_WAIT].duration.days, ==, 10);
  g_assert_cmpfloat_with_epsilon (alur_document_get_hours_per_day (document), 7.5, 1e-12);
  g_assert_true (isnan (step->values[ALUR_STEP_X].number));
  g_assert_cmpint (step->parent->kind, ==, ALUR_KIND_PROCEDURE);
}

/* Blanks around values, an id twice in a list, order of attributes, all defaults written. */
static void
test_tokens (void)
{
  io_assert_rewritten (
      HEAD "<alur version=' 1.0 ' xmlns='urn:alur:document:1' hours-per-day=' +7.500 ' "
           "currency=' IDR ' xml:lang=' id '>\n<rules span-min='2' span-max='012'/>"
           "<stage kind='\tcurrent ' id=' now ' date=' 2026-01-31 '><organisation>"
           "<unit name=' A ' id='u1' level='other'/><unit id='u2' parent=' u1 '/></organisation>"
           "<procedure lanes=' u2  u1 u2 ' id='pr1' promise=' PT3600S ' kind='service'/></stage>"
           "</alur>",
      HEAD ROOT ">\n"
                "  <stage id=\"now\" kind=\"current\" date=\"2026-01-31\">\n"
                "    <organisation>\n"
                "      <unit id=\"u1\" name=\" A \"/>\n"
                "      <unit id=\"u2\" parent=\"u1\"/>\n"
                "    </organisation>\n"
                "    <procedure id=\"pr1\" promise=\"PT1H\" lanes=\"u2 u1\"/>\n"
                "  </stage>\n"
                "</alur>\n");
}

/* Comments and instructions stay before what they stood before; within text they are dropped. */
static void
test_comments (void)
{
  io_assert_rewritten (HEAD "<!-- one --><?two  three?>" ROOT "><!-- four -->" STAGE
                            "<!-- five --></alur>"
                            "<!-- six -->",
                       HEAD "<!-- one -->\n<?two three?>\n" ROOT ">\n  <!-- four -->\n" STAGE
                            "  <!-- five -->\n</alur>\n<!-- six -->\n");
  io_assert_rewritten (HEAD ROOT "><functions><function id='f1'>a<!-- dropped -->b</function>"
                                 "<function id='f2'><!-- kept --></function></functions>" STAGE
                                 "</alur>",
                       HEAD ROOT ">\n"
                                 "  <functions>\n"
                                 "    <function id=\"f1\">ab</function>\n"
                                 "    <function id=\"f2\">\n"
                                 "      <!-- kept -->\n"
                                 "    </function>\n"
                                 "  </functions>\n" STAGE "</alur>\n");
}

/* Elements and attributes of others, as they were; where the default namespace is not ours it is
 * given to what is kept. */
static void
test_foreign (void)
{
  io_assert_rewritten (
      HEAD "<a:alur xmlns:a='urn:alur:document:1' xmlns='urn:other' version='1.0' xmlns:x='urn:x' "
           "x:n='1&#10;&quot;2'><b  c = 'd'><e/>&amp;</b><x:y/>"
           "<a:stage id='now' kind='current' xml:space='preserve'><f xmlns=''/></a:stage></a:alur>",
      HEAD "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xmlns:a=\"urn:alur:document:1\" "
           "xmlns:x=\"urn:x\" x:n=\"1&#10;&quot;2\">\n"
           "  <b xmlns=\"urn:other\"  c = 'd'><e/>&amp;</b>\n"
           "  <x:y xmlns=\"urn:other\"/>\n"
           "  <stage id=\"now\" kind=\"current\" xml:space=\"preserve\">\n"
           "    <f xmlns=''/>\n"
           "  </stage>\n"
           "</alur>\n");
  io_assert_rewritten (
      HEAD ROOT "><functions><x:z xmlns:x='urn:x'/></functions><regulations/>" STAGE
                "<accepted xmlns:q='urn:q'/></alur>",
      HEAD ROOT ">\n  <functions>\n    <x:z xmlns:x='urn:x'/>\n  </functions>\n" STAGE
                "  <accepted xmlns:q=\"urn:q\"/>\n</alur>\n");
}

/* The text of attributes and of elements survives with all its blanks and signs. */
static void
test_text (void)
{
  io_assert_rewritten (
      HEAD ROOT " title=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13; \xE2\x82\xAC\" service=\"a\nb\">"
                "<functions><function id='f1'> a &lt;&amp;&gt;\"<![CDATA[<b>]]>\r\nc&#13; "
                "</function><function id='f2'>\n  </function></functions>" STAGE "</alur>",
      HEAD ROOT " title=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13; \xE2\x82\xAC\" service=\"a b\">\n"
                "  <functions>\n"
                "    <function id=\"f1\"> a &lt;&amp;&gt;\"&lt;b&gt;\nc&#13; </function>\n"
                "    <function id=\"f2\"/>\n"
                "  </functions>\n" STAGE "</alur>\n");
}

static void
test_newer_minor (void)
{
  static const char text[]
      = HEAD "<alur xmlns=\"urn:alur:document:1\" version=\"1.12\" colour=\"red\">\n"
             "  <palette><ink/></palette>\n"
             "  <palette/>\n"
             "  <stage id=\"now\" kind=\"current\" colour=\"blue\"/>\n"
             "</alur>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "new", warnings, &error);

  g_assert_nonnull (document);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 4);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (warnings, 0), "new:2: "));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), "<palette>"));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 3), "1.12"));
  io_assert_rewritten (text, text);
}

/* UTF-8 with a mark, UTF-16 both ways, Latin 1: the same document. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *charset;
    const char *declared;
    const char *mark;
    gsize n_mark;
  } encodings[] = {
    { "UTF-8", "UTF-8", "\xEF\xBB\xBF", 3 }, { "UTF-16LE", "UTF-16", "\xFF\xFE", 2 },
    { "UTF-16BE", "UTF-16", "\xFE\xFF", 2 }, { "UTF-16LE", "UTF-16", "", 0 },
    { "ISO-8859-1", "iso-8859-1", "", 0 },   { "WINDOWS-1252", "windows-1252", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>" ROOT
                                               " title=\"caf\xC3\xA9\">" STAGE "</alur>",
                                               encodings[i].declared);
      gsize length = 0;
      g_autofree char *coded
          = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &length, NULL);
      GByteArray *array = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) cut = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurDocument) document = NULL;

      g_byte_array_append (array, (const guint8 *) encodings[i].mark, (guint) encodings[i].n_mark);
      g_byte_array_append (array, (const guint8 *) coded, (guint) length);
      bytes = g_byte_array_free_to_bytes (array);
      document = alur_reader_read_bytes (bytes, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (alur_document_get_root (document)->values[ALUR_DOCUMENT_TITLE].text, ==,
                       "caf\xC3\xA9");
      cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);
      g_assert_null (alur_reader_read_bytes (cut, NULL, NULL, NULL));
    }
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (alur_reader_read_file ("/nowhere/at-all.alur", NULL, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ);
  g_clear_error (&error);
  g_assert_null (alur_reader_read_file ("/", NULL, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_CANNOT_READ);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/invalid", test_invalid);
  g_test_add_func ("/reader/bad-xml", test_bad_xml);
  g_test_add_func ("/reader/examples", test_examples);
  g_test_add_func ("/reader/conformance", test_conformance);
  g_test_add_func ("/reader/values", test_values);
  g_test_add_func ("/reader/tokens", test_tokens);
  g_test_add_func ("/reader/comments", test_comments);
  g_test_add_func ("/reader/foreign", test_foreign);
  g_test_add_func ("/reader/text", test_text);
  g_test_add_func ("/reader/newer-minor", test_newer_minor);
  g_test_add_func ("/reader/encodings", test_encodings);
  g_test_add_func ("/reader/no-file", test_no_file);
  return g_test_run ();
}
