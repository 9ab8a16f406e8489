/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names and texts of nodes, as they can stand in a document. */

#include "alur-bpmn-import-private.h"

#include <string.h>

/* What editors that draw names as HTML leave in them. */
static const struct
{
  const char *from;
  const char *to;
} entities[] = {
  { "&nbsp;", " " }, { "<br>", " " },  { "<br/>", " " },   { "<br />", " " },
  { "&lt;", "<" },   { "&gt;", ">" },  { "&quot;", "\"" }, { "&apos;", "'" },
  { "&#39;", "'" },  { "&#10;", " " }, { "&amp;", "&" },
};

/* Appends what stands at @text; returns how long that is there. */
static gsize
append_one (GString *line, const char *text)
{
  gsize length = (gsize) (g_utf8_next_char (text) - text);

  for (guint i = 0; (*text == '&' || *text == '<') && i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_has_prefix (text, entities[i].from))
        {
          g_string_append (line, entities[i].to);
          return strlen (entities[i].from);
        }
    }
  g_string_append_len (line, text, (gssize) length);
  return length;
}

/**
 * alur_bpmn_dup_line: (skip)
 * @text: UTF-8
 *
 * Returns: (transfer full): it in one line, with single blanks and without signs of HTML
 */
char *
alur_bpmn_dup_line (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  GString *line = g_string_new (NULL);

  while (*text != '\0')
    text += append_one (plain, text);
  for (const char *at = plain->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

/**
 * alur_bpmn_dup_name: (skip)
 *
 * Returns: (transfer full): what @node is called; "" if it is not
 */
char *
alur_bpmn_dup_name (const AlurXmlNode *node)
{
  const char *name = alur_xml_node_get (node, NULL, "name");

  return name != NULL ? alur_bpmn_dup_line (name) : g_strdup ("");
}

/**
 * alur_bpmn_dup_documentation: (skip)
 *
 * Returns: (transfer full): what the documentation of @node says; "" if it has none
 */
char *
alur_bpmn_dup_documentation (const AlurXmlNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (const AlurXmlNode *child = alur_xml_node_first (node, ALUR_BPMN_SPACE, "documentation");
       child != NULL; child = alur_xml_node_next (child, ALUR_BPMN_SPACE, "documentation"))
    {
      g_autofree char *text = alur_xml_node_dup_text (child);

      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", text);
    }
  return alur_bpmn_dup_line (all->str);
}

/**
 * alur_bpmn_dup_call: (skip)
 * @node: a node
 *
 * Returns: (transfer full): what people call it: its name, else its kind in BPMN
 */
char *
alur_bpmn_dup_call (const AlurXmlNode *node)
{
  g_autofree char *name = alur_bpmn_dup_name (node);

  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (node->name);
}
