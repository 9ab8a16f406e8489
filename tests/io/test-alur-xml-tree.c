/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-error.h"
#include "alur-xml-tree.h"

#include <glib/gstdio.h>
#include <libxml/parserInternals.h>
#include <string.h>

static AlurXmlTree *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurXmlTree *tree = alur_xml_tree_read (bytes, "a.xml", &error);

  g_assert_no_error (error);
  return tree;
}

static char *
write_text (AlurXmlTree *tree, const AlurXmlPrefix *prefixes)
{
  g_autoptr (GBytes) bytes = alur_xml_tree_write (tree, prefixes);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static void
test_read (void)
{
  g_autoptr (AlurXmlTree) tree = read_text (
      "<?xml version='1.0' encoding='ISO-8859-1'?><a xmlns='u:1' xmlns:p='u:2' x='1' p:x='2'>"
      "<!-- left out --><p:b>satu <i>dua</i>\n<![CDATA[<tiga>]]></p:b><b xmlns=''/></a>");
  AlurXmlNode *root = alur_xml_tree_get_root (tree);
  AlurXmlNode *b = alur_xml_node_first (root, "u:2", "b");
  g_autofree char *text = alur_xml_node_dup_text (b);

  g_assert_true (alur_xml_node_is (root, "u:1", "a"));
  g_assert_false (alur_xml_node_is (root, NULL, "a"));
  g_assert_cmpstr (alur_xml_node_get (root, NULL, "x"), ==, "1");
  g_assert_cmpstr (alur_xml_node_get (root, "u:2", "x"), ==, "2");
  g_assert_null (alur_xml_node_get (root, "u:1", "x"));
  g_assert_cmpstr (text, ==, "satu dua\n<tiga>");
  g_assert_true (alur_xml_node_is (alur_xml_node_next (b, NULL, NULL), NULL, "b"));
  g_assert_cmpstr (alur_xml_node_find_space (b, "p"), ==, "u:2");
  g_assert_cmpstr (alur_xml_node_find_space (b, ""), ==, "u:1");
  g_assert_null (alur_xml_node_find_space (b, "q"));
}

/* What is read is written with the same names and values, and once more the same bytes. */
static void
test_written_again (void)
{
  static const char *const texts[] = {
    "<a/>",
    "<a x=\"&lt;&amp;&quot;&#10;&#9;\">&lt;&amp;&gt;\r\n \"</a>",
    "<p:a xmlns:p=\"u:1\" xmlns=\"u:2\"><b xmlns=\"\"><c xmlns=\"u:2\"/></b></p:a>",
    "<a xmlns=\"u:1\" xmlns:p=\"u:1\" p:x=\"1\"/>",
    "<a xmlns:p=\"u:1\"><b xmlns:p=\"u:2\" p:x=\"1\"/><p:b/></a>",
    "<a xml:lang=\"id\"> <b>teks <i>miring</i> lagi</b> <c> </c></a>",
    "<p:a xmlns:p=\"u:1\"><p:b xmlns:p=\"u:1\"/></p:a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AlurXmlTree) tree = read_text (texts[i]);
      g_autofree char *once = write_text (tree, NULL);
      g_autoptr (AlurXmlTree) again = read_text (once);
      g_autofree char *twice = write_text (again, NULL);
      g_autoptr (AlurXmlTree) copy = alur_xml_tree_new ();
      g_autofree char *copied = NULL;

      g_test_message ("%s", once);
      g_assert_cmpstr (twice, ==, once);
      alur_xml_tree_graft (copy, NULL, alur_xml_tree_get_root (tree));
      copied = write_text (copy, NULL);
      g_assert_cmpstr (copied, ==, once);
    }
}

static void
test_made (void)
{
  static const AlurXmlPrefix prefixes[] = { { "", "u:1" }, { "o", "u:2" }, { NULL, NULL } };
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_new ();
  AlurXmlNode *root = alur_xml_tree_add (tree, NULL, "u:1", "a");
  AlurXmlNode *child = alur_xml_tree_add (tree, root, "u:3", "b");
  g_autofree char *text = NULL;

  alur_xml_tree_set (tree, root, "u:1", "x", "1"); /* an attribute has no default namespace */
  alur_xml_tree_set (tree, root, NULL, "y", "1");
  alur_xml_tree_set (tree, root, NULL, "y", "2");
  alur_xml_tree_set (tree, root, NULL, "z", NULL);
  alur_xml_tree_add_text (tree, child, "");
  alur_xml_tree_add (tree, alur_xml_tree_add (tree, root, "u:2", "c"), NULL, "d");
  text = write_text (tree, prefixes);
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<a xmlns=\"u:1\" xmlns:o=\"u:2\" xmlns:ns0=\"u:1\" ns0:x=\"1\" y=\"2\">\n"
                   "  <ns1:b xmlns:ns1=\"u:3\"/>\n"
                   "  <o:c>\n"
                   "    <d xmlns=\"\"/>\n"
                   "  </o:c>\n"
                   "</a>\n");
}

/* A part of a file that means the same elsewhere. */
static void
test_alone (void)
{
  g_autoptr (AlurXmlTree) tree
      = read_text ("<p:a xmlns:p='u:1' xmlns:q='u:2' xmlns:r='u:3' xmlns:s='u:4' xmlns:x='u:5'>"
                   "<p:b q:t='r:word' y='http://x/s:no'>s:name</p:b></p:a>");
  g_autofree char *alone = alur_xml_node_write (alur_xml_tree_get_root (tree)->first_child);
  g_autoptr (AlurXmlTree) again = read_text (alone);
  AlurXmlNode *root = alur_xml_tree_get_root (again);

  g_assert_true (alur_xml_node_is (root, "u:1", "b"));
  g_assert_cmpstr (alur_xml_node_get (root, "u:2", "t"), ==, "r:word");
  g_assert_cmpstr (alur_xml_node_find_space (root, "r"), ==, "u:3");
  g_assert_cmpstr (alur_xml_node_find_space (root, "s"), ==, "u:4");
  g_assert_null (alur_xml_node_find_space (root, "x"));
}

static void
check_refused (const char *text, gsize length, AlurError code, const char *says)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (alur_xml_tree_read (bytes, "a.xml", &error));
  g_assert_error (error, ALUR_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  check_refused ("", 0, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("no", 2, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("<a>\n<b></a>", 11, ALUR_ERROR_NOT_XML, "a.xml:2: ");
  check_refused ("<a/><b/>", 8, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("<a/>\0<b/>", 9, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("<p:a/>", 6, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("<a x='1' x='2'/>", 16, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  check_refused ("<!DOCTYPE a><a/>", 16, ALUR_ERROR_NOT_XML, "DOCTYPE");
  check_refused ("<a>&b;</a>", 10, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  for (guint i = 0; i < 101; i++)
    g_string_append (deep, "<a>");
  check_refused (deep->str, deep->len, ALUR_ERROR_TOO_LARGE, "100 levels");
}

/* Nothing is loaded that a file names, not even where somebody forgets to say so. */
static void
test_nothing_else (void)
{
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  int descriptor = g_file_open_tmp ("alur-xml-XXXXXX", &path, NULL);
  xmlParserCtxt *plain;

  g_assert_cmpint (descriptor, >=, 0);
  g_close (descriptor, NULL);
  g_assert_true (g_file_set_contents (path, "<a/>", -1, NULL));
  address = g_filename_to_uri (path, NULL, NULL);
  check_refused ("<a", 2, ALUR_ERROR_NOT_XML, "a.xml:1: ");
  plain = xmlNewParserCtxt ();
  g_assert_null (xmlLoadExternalEntity (address, NULL, plain));
  g_assert_null (xmlLoadExternalEntity (path, NULL, plain));
  xmlFreeParserCtxt (plain);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-tree/read", test_read);
  g_test_add_func ("/xml-tree/written-again", test_written_again);
  g_test_add_func ("/xml-tree/made", test_made);
  g_test_add_func ("/xml-tree/alone", test_alone);
  g_test_add_func ("/xml-tree/refused", test_refused);
  g_test_add_func ("/xml-tree/nothing-else", test_nothing_else);
  return g_test_run ();
}
