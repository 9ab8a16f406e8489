/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prefixes of namespaces go along with what uses them.
 *
 * What is kept for others may use a prefix that is declared anywhere above it. When it is moved or
 * copied to a place where that prefix means nothing, or something else, the declaration is put on
 * what was moved. A prefix counts as used where it stands before a colon, in names, values and text
 * alike: others write it in values too (`xsi:type="x:form"`), and a declaration too many does no
 * harm. The default namespace needs no care: in kept elements it is always declared or ours. */

#include "alur-namespaces.h"

#include <string.h>

#define DECLARATION "xmlns:"

/**
 * alur_namespace_declares:
 * @name: the name of an attribute that is kept for others
 *
 * Returns: (transfer none) (nullable): the prefix that such an attribute declares; %NULL when it is
 *   no declaration
 */
const char *
alur_namespace_declares (const char *name)
{
  return g_str_has_prefix (name, DECLARATION) ? name + strlen (DECLARATION) : NULL;
}

static const AlurForeign *
find_declaration (const AlurElement *element, const char *prefix)
{
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    {
      if (g_strcmp0 (alur_namespace_declares (foreign->name), prefix) == 0)
        return foreign;
    }
  return NULL;
}

/**
 * alur_namespace_lookup:
 * @element: (nullable): an element
 * @prefix: a prefix
 *
 * Returns: (transfer none) (nullable): the namespace that @prefix stands for on @element; %NULL
 *   when it is not declared there or above
 */
const char *
alur_namespace_lookup (const AlurElement *element, const char *prefix)
{
  for (; element != NULL; element = element->parent)
    {
      const AlurForeign *declaration = find_declaration (element, prefix);

      if (declaration != NULL)
        return declaration->value;
    }
  return NULL;
}

static gboolean
is_name_byte (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_' || (guint8) c >= 0x80;
}

/* Whether @text has @prefix as a whole word before a colon. */
static gboolean
mentions (const char *text, const char *prefix)
{
  gsize length = strlen (prefix);

  for (const char *at = strstr (text, prefix); at != NULL; at = strstr (at + 1, prefix))
    {
      if (at[length] == ':' && (at == text || !is_name_byte (at[-1])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
uses (const AlurElement *element, const char *prefix)
{
  for (const AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
    {
      if (e->kind == ALUR_KIND_FOREIGN && mentions (e->text, prefix))
        return TRUE;
      for (const AlurForeign *foreign = e->foreign; foreign != NULL; foreign = foreign->next)
        {
          if (mentions (foreign->name, prefix) || mentions (foreign->value, prefix))
            return TRUE;
        }
    }
  return FALSE;
}

/* Behind the name in the start tag of a kept element. */
static const char *
end_of_name (const char *raw)
{
  return raw + 1 + strcspn (raw + 1, " \t\n\r/>");
}

/* Whether the start tag of a kept element declares @prefix itself. */
static gboolean
tag_declares (const char *raw, const char *prefix)
{
  const char *p = end_of_name (raw);

  while (*p != '>' && *p != '/' && *p != '\0')
    {
      const char *name = p + strspn (p, " \t\n\r");
      gsize length = strcspn (name, " \t\n\r=/>");
      const char *quote = name + length + strcspn (name + length, "\"'/>");

      if (length == strlen (DECLARATION) + strlen (prefix) && alur_namespace_declares (name) != NULL
          && strncmp (name + strlen (DECLARATION), prefix, strlen (prefix)) == 0)
        return TRUE;
      if (*quote != '"' && *quote != '\'')
        return FALSE;
      p = strchr (quote + 1, *quote);
      if (p == NULL)
        return FALSE;
      p++;
    }
  return FALSE;
}

static gboolean
is_element (const char *raw)
{
  return raw[0] == '<' && raw[1] != '!' && raw[1] != '?';
}

static gboolean
declares (const AlurElement *element, const char *prefix)
{
  if (element->kind == ALUR_KIND_FOREIGN)
    return !is_element (element->text) || tag_declares (element->text, prefix);
  return find_declaration (element, prefix) != NULL;
}

static void
declare (AlurDocument *document, AlurElement *element, const AlurForeign *declaration)
{
  if (element->kind == ALUR_KIND_FOREIGN)
    {
      const char *end = end_of_name (element->text);
      g_autofree char *uri = g_markup_escape_text (declaration->value, -1);
      g_autofree char *raw = g_strdup_printf ("%.*s %s=\"%s\"%s", (int) (end - element->text),
                                              element->text, declaration->name, uri, end);

      alur_document_set_content (document, element, raw);
    }
  else
    alur_document_add_foreign (document, element, declaration->name, declaration->value);
}

/**
 * alur_namespaces_carry:
 * @document: a document with an open transaction
 * @element: an element of it in its new place
 * @origin: (nullable): what it stood in, or what the element stood in that it is a copy of
 *
 * Declares on @element the prefixes that it or anything in it uses, that were declared for it by
 * @origin or above, and that stand for something else where it is now.
 */
void
alur_namespaces_carry (AlurDocument *document, AlurElement *element, const AlurElement *origin)
{
  for (const AlurElement *above = origin; above != NULL; above = above->parent)
    {
      for (const AlurForeign *declaration = above->foreign; declaration != NULL;
           declaration = declaration->next)
        {
          const char *prefix = alur_namespace_declares (declaration->name);

          if (prefix != NULL && alur_namespace_lookup (origin, prefix) == declaration->value
              && g_strcmp0 (alur_namespace_lookup (element->parent, prefix), declaration->value)
                     != 0
              && !declares (element, prefix) && uses (element, prefix))
            declare (document, element, declaration);
        }
    }
}
