/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bpmn-round.h"

#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

/* What we may add for ourselves: where the document travels, and documentation for people; what the
 * diagram draws that is not in the file was left out before. */
static gboolean
is_counted (const AlurXmlNode *node)
{
  static const char *const others[]
      = { "collaboration", "documentation", "incoming", "outgoing", NULL };

  return alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL) && !g_strv_contains (others, node->name);
}

void
bpmn_round_count (const AlurXmlNode *top, GHashTable *ids, GHashTable *kinds)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      if (is_counted (node))
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, node->name));

          g_hash_table_insert (kinds, (gpointer) node->name, GUINT_TO_POINTER (n + 1));
          if (id != NULL)
            g_hash_table_insert (ids, (gpointer) id, (gpointer) node->name);
        }
      bpmn_round_count (node, ids, kinds);
    }
}

GBytes *
bpmn_round_write (AlurDocument *document, const AlurBpmnChoices *choices)
{
  return alur_bpmn_write (alur_pango_metrics_get_interface (choices->metrics), document,
                          alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
                          NULL, NULL);
}

/* What @document is when its first stage has been to others and back. */
AlurDocument *
bpmn_round_send (AlurDocument *document, const char *name, const AlurBpmnChoices *choices)
{
  g_autoptr (GBytes) file = bpmn_round_write (document, choices);
  AlurDocument *again = alur_bpmn_read (file, name, choices, NULL, NULL);

  g_assert_nonnull (again);
  return again;
}

void
bpmn_round_assert_same (AlurDocument *document, AlurDocument *other, const char *name, guint number)
{
  g_autoptr (GBytes) one = alur_writer_write_bytes (document);
  g_autoptr (GBytes) two = alur_writer_write_bytes (other);

  if (!g_bytes_equal (one, two))
    g_error ("%s %u is another document when it comes back:\n%s", name, number,
             (const char *) g_bytes_get_data (two, NULL));
}

void
bpmn_round_assert_ids (const AlurXmlNode *node, GHashTable *ids)
{
  const char *id = alur_xml_node_get (node, NULL, "id");

  if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
    g_error ("“%s” is there twice", id);
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    if (child->name != NULL && !alur_xml_node_is (child, ALUR_BPMN_SPACE, "extensionElements"))
      bpmn_round_assert_ids (child, ids);
}

AlurDocument *
bpmn_round_read (const char *text, const char *name, const AlurBpmnChoices *choices)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return alur_bpmn_read (bytes, name, choices, NULL, NULL);
}

AlurDocument *
bpmn_round_read_own (const char *inside)
{
  g_autofree char *text
      = g_strconcat ("<alur xmlns='urn:alur:document:1' version='1.0' xmlns:b='urn:alur:bpmn:1'>"
                     "<stage id='now' kind='current'>",
                     inside, "</stage></alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "own", NULL, &error);

  g_assert_no_error (error);
  return document;
}

AlurXmlNode *
bpmn_round_find (AlurXmlNode *top, const char *attribute, const char *value)
{
  for (AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      AlurXmlNode *found;

      if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      if (g_strcmp0 (alur_xml_node_get (node, NULL, attribute), value) == 0)
        return node;
      found = bpmn_round_find (node, attribute, value);
      if (found != NULL)
        return found;
    }
  return NULL;
}
