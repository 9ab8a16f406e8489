/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-arena.h"
#include "alur-schema.h"

/* A light tree of an XML text, for those who change such texts: it takes any bytes, knows no entity
 * and keeps what it does not understand. Everything lies in the arena that it was made from. */

typedef struct _XmlAttribute XmlAttribute;
typedef struct _XmlNode XmlNode;

struct _XmlAttribute
{
  XmlAttribute *next;
  const char *name;
  const char *value; /* as it is written, without quotes */
};

struct _XmlNode
{
  XmlNode *parent, *first, *last, *previous, *next;
  const char *name; /* NULL: not an element */
  const char *text; /* of what is not an element, as it is written */
  XmlAttribute *attributes;
  int kind; /* AlurKind; -1: the format does not know it; set by xml_tree_list() */
};

/* Returns: a node without a name that holds all there is. */
XmlNode *xml_tree_read (AlurArena *arena, const char *data, gsize length);
void xml_tree_write (const XmlNode *top, GString *text);

/* Returns: (transfer container): the elements in their order, each with its kind */
GPtrArray *xml_tree_list (XmlNode *top);

XmlNode *xml_node_new (AlurArena *arena, const char *name);
XmlNode *xml_node_copy (AlurArena *arena, const XmlNode *node);
XmlNode *xml_node_walk (const XmlNode *node, const XmlNode *top);
gboolean xml_node_is_inside (const XmlNode *node, const XmlNode *top);
void xml_node_unlink (XmlNode *node);
void xml_node_link (XmlNode *parent, XmlNode *node, XmlNode *next);
XmlAttribute *xml_node_find (const XmlNode *node, const char *name);
const char *xml_node_get (const XmlNode *node, const char *name);
void xml_node_set (AlurArena *arena, XmlNode *node, const char *name, const char *value);
void xml_node_unset (XmlNode *node, const char *name);
