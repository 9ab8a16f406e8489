/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes become a tree whatever they are: an end tag that ends nothing is dropped, a start tag that
 * nothing ends is ended with what it stands in, and blanks between elements are left out. */

#include "xml-tree.h"

#include <string.h>

#define DEEPEST 150u /* what is deeper stands beside one another; deeper than the reader goes */

typedef struct
{
  AlurArena *arena;
  const char *at, *end;
} Reader;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the next @mark, or the end. */
static const char *
find_behind (const Reader *self, const char *mark)
{
  const char *found = g_strstr_len (self->at, self->end - self->at, mark);

  return found != NULL ? found + strlen (mark) : self->end;
}

static char *
take (Reader *self, const char *until)
{
  char *text = alur_arena_strndup (self->arena, self->at, (gsize) (until - self->at));

  self->at = until;
  return text;
}

static void
skip_blanks (Reader *self)
{
  while (self->at < self->end && is_blank (*self->at))
    self->at++;
}

static char *
read_name (Reader *self)
{
  const char *until = self->at;

  while (until < self->end && !is_blank (*until) && strchr ("<>/=\"'", *until) == NULL)
    until++;
  return take (self, until);
}

static const char *
read_value (Reader *self)
{
  char quote;
  const char *until;
  char *value;

  skip_blanks (self);
  if (self->at == self->end || *self->at != '=')
    return "";
  self->at++;
  skip_blanks (self);
  if (self->at == self->end || (*self->at != '"' && *self->at != '\''))
    return read_name (self);
  quote = *self->at++;
  until = memchr (self->at, quote, (gsize) (self->end - self->at));
  value = take (self, until != NULL ? until : self->end);
  if (until != NULL)
    self->at++;
  if (quote == '\'') /* all are written with the other quote */
    g_strdelimit (value, "\"", '\'');
  return value;
}

static void
read_attributes (Reader *self, XmlNode *node)
{
  XmlAttribute **last = &node->attributes;

  for (skip_blanks (self); self->at < self->end && *self->at != '>' && *self->at != '/';
       skip_blanks (self))
    {
      const char *before = self->at;
      XmlAttribute *attribute = alur_arena_alloc0 (self->arena, sizeof *attribute);

      attribute->name = read_name (self);
      attribute->value = read_value (self);
      if (self->at == before)
        self->at++; /* a character that is no part of anything */
      if (*attribute->name == '\0')
        continue;
      *last = attribute;
      last = &attribute->next;
    }
}

/* Returns whether the tag was not an empty one, so that content follows. */
static gboolean
end_tag (Reader *self)
{
  gboolean is_open = !(self->at < self->end && *self->at == '/');

  self->at = find_behind (self, ">");
  return is_open;
}

static void
add_text (Reader *self, XmlNode *parent, const char *until)
{
  const char *p = self->at;
  XmlNode *node;

  while (p < until && is_blank (*p))
    p++;
  if (p == until)
    {
      self->at = until;
      return;
    }
  node = xml_node_new (self->arena, NULL);
  node->text = take (self, until);
  xml_node_link (parent, node, NULL);
}

/* Returns what stands around what follows. */
static XmlNode *
close_element (Reader *self, XmlNode *open)
{
  const char *name;
  XmlNode *ended = open;

  self->at += 2;
  name = read_name (self);
  self->at = find_behind (self, ">");
  while (ended->name != NULL && strcmp (ended->name, name) != 0)
    ended = ended->parent;
  return ended->name != NULL ? ended->parent : open;
}

static gboolean
begins (const Reader *self, const char *mark)
{
  gsize length = strlen (mark);

  return (gsize) (self->end - self->at) >= length && memcmp (self->at, mark, length) == 0;
}

/* Comments and the like, as they are. */
static gboolean
read_other (Reader *self, XmlNode *parent)
{
  static const struct
  {
    const char *begin, *end;
  } others[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" }, { "<!", ">" } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins (self, others[i].begin))
      {
        add_text (self, parent, find_behind (self, others[i].end));
        return TRUE;
      }
  return FALSE;
}

static guint
get_depth (const XmlNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

static XmlNode *
open_element (Reader *self, XmlNode *parent)
{
  XmlNode *node;

  self->at++;
  node = xml_node_new (self->arena, read_name (self));
  read_attributes (self, node);
  xml_node_link (parent, node, NULL);
  return end_tag (self) && get_depth (node) < DEEPEST ? node : parent;
}

XmlNode *
xml_tree_read (AlurArena *arena, const char *data, gsize length)
{
  Reader self = { arena, data, data + length };
  XmlNode *top = xml_node_new (arena, NULL);
  XmlNode *open = top;

  while (self.at < self.end)
    {
      const char *tag = memchr (self.at, '<', (gsize) (self.end - self.at));

      if (tag != self.at)
        add_text (&self, open, tag != NULL ? tag : self.end);
      else if (begins (&self, "</"))
        open = close_element (&self, open);
      else if (!read_other (&self, open))
        open = open_element (&self, open);
    }
  return top;
}

static void
write_start (const XmlNode *node, GString *text)
{
  g_string_append_printf (text, "<%s", node->name);
  for (const XmlAttribute *a = node->attributes; a != NULL; a = a->next)
    g_string_append_printf (text, " %s=\"%s\"", a->name, a->value);
  g_string_append (text, node->first != NULL ? ">" : "/>\n");
}

void
xml_tree_write (const XmlNode *top, GString *text)
{
  for (const XmlNode *node = top->first; node != NULL; node = node->next)
    {
      if (node->name == NULL)
        {
          g_string_append (text, node->text);
          continue;
        }
      write_start (node, text);
      if (node->first == NULL)
        continue;
      xml_tree_write (node, text);
      g_string_append_printf (text, "</%s>\n", node->name);
    }
}

GPtrArray *
xml_tree_list (XmlNode *top)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (XmlNode *node = top->first; node != NULL; node = xml_node_walk (node, top))
    {
      if (node->name == NULL)
        continue;
      if (node->parent == top)
        node->kind = strcmp (node->name, "alur") == 0 ? ALUR_KIND_DOCUMENT : -1;
      else
        node->kind = node->parent->kind >= 0
                         ? alur_element_type_find_child ((AlurKind) node->parent->kind, node->name)
                         : -1;
      g_ptr_array_add (nodes, node);
    }
  return nodes;
}

XmlNode *
xml_node_new (AlurArena *arena, const char *name)
{
  XmlNode *node = alur_arena_alloc0 (arena, sizeof *node);

  node->name = name;
  node->text = "";
  node->kind = -1;
  return node;
}

XmlNode *
xml_node_copy (AlurArena *arena, const XmlNode *node)
{
  XmlNode *copy = xml_node_new (arena, node->name);
  XmlAttribute **last = &copy->attributes;

  copy->text = node->text;
  copy->kind = node->kind;
  for (const XmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      *last = alur_arena_alloc0 (arena, sizeof **last);
      (*last)->name = a->name;
      (*last)->value = a->value;
      last = &(*last)->next;
    }
  for (const XmlNode *child = node->first; child != NULL; child = child->next)
    xml_node_link (copy, xml_node_copy (arena, child), NULL);
  return copy;
}

/* The next node inside @top, children before siblings. */
XmlNode *
xml_node_walk (const XmlNode *node, const XmlNode *top)
{
  if (node->first != NULL)
    return node->first;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node != top ? node->next : NULL;
}

gboolean
xml_node_is_inside (const XmlNode *node, const XmlNode *top)
{
  while (node != NULL && node != top)
    node = node->parent;
  return node != NULL;
}

void
xml_node_unlink (XmlNode *node)
{
  XmlNode *parent = node->parent;

  *(node->previous != NULL ? &node->previous->next : &parent->first) = node->next;
  *(node->next != NULL ? &node->next->previous : &parent->last) = node->previous;
  node->parent = node->previous = node->next = NULL;
}

/* Before @next; NULL: last. */
void
xml_node_link (XmlNode *parent, XmlNode *node, XmlNode *next)
{
  node->parent = parent;
  node->next = next;
  node->previous = next != NULL ? next->previous : parent->last;
  *(node->previous != NULL ? &node->previous->next : &parent->first) = node;
  *(next != NULL ? &next->previous : &parent->last) = node;
}

XmlAttribute *
xml_node_find (const XmlNode *node, const char *name)
{
  XmlAttribute *attribute = node->attributes;

  while (attribute != NULL && strcmp (attribute->name, name) != 0)
    attribute = attribute->next;
  return attribute;
}

const char *
xml_node_get (const XmlNode *node, const char *name)
{
  const XmlAttribute *attribute = xml_node_find (node, name);

  return attribute != NULL ? attribute->value : NULL;
}

void
xml_node_set (AlurArena *arena, XmlNode *node, const char *name, const char *value)
{
  XmlAttribute **place = &node->attributes;

  while (*place != NULL && strcmp ((*place)->name, name) != 0)
    place = &(*place)->next;
  if (*place == NULL)
    {
      *place = alur_arena_alloc0 (arena, sizeof **place);
      (*place)->name = name;
    }
  (*place)->value = value;
}

void
xml_node_unset (XmlNode *node, const char *name)
{
  for (XmlAttribute **place = &node->attributes; *place != NULL; place = &(*place)->next)
    if (strcmp ((*place)->name, name) == 0)
      {
        *place = (*place)->next;
        return;
      }
}
