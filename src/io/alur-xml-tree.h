/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* XML of others as a small tree: what interchange formats are read into and written from. (A
 * document of ours is read without one, see alur-reader.h.) Everything lies in the tree's arena and
 * lives as long as the tree. */
typedef struct _AlurXmlTree AlurXmlTree;
typedef struct _AlurXmlNode AlurXmlNode;
typedef struct _AlurXmlAttribute AlurXmlAttribute;

/* What declares a prefix is an attribute of this namespace, named as the prefix; "" for none. */
#define ALUR_XML_SPACE_XMLNS "http://www.w3.org/2000/xmlns/"
#define ALUR_XML_SPACE_XML "http://www.w3.org/XML/1998/namespace"

#define ALUR_XML_TREE_MAX_ELEMENTS 1000000u

struct _AlurXmlAttribute
{
  AlurXmlAttribute *next;
  const char *space;  /* NULL: none */
  const char *prefix; /* as it was written, a wish when it is written again; NULL: none */
  const char *name;
  const char *value;
};

struct _AlurXmlNode
{
  AlurXmlNode *parent; /* NULL: the root */
  AlurXmlNode *next;
  AlurXmlNode *first_child;
  AlurXmlNode *last_child;
  const char *space; /* NULL: none */
  const char *prefix;
  const char *name; /* NULL: a text */
  const char *text; /* of a text, else NULL */
  AlurXmlAttribute *attributes;
  AlurXmlAttribute *last_attribute;
  guint line; /* of the end of its tag; 0: it was not read */
};

/* A prefix and what it stands for. */
typedef struct
{
  const char *prefix;
  const char *space;
} AlurXmlPrefix;

AlurXmlTree *alur_xml_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurXmlTree *
alur_xml_tree_read (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_xml_tree_free (AlurXmlTree *self);
AlurXmlNode *alur_xml_tree_get_root (AlurXmlTree *self);
AlurXmlNode *
alur_xml_tree_add (AlurXmlTree *self, AlurXmlNode *parent, const char *space, const char *name);
void alur_xml_tree_add_text (AlurXmlTree *self, AlurXmlNode *parent, const char *text);
void alur_xml_tree_set (
    AlurXmlTree *self, AlurXmlNode *node, const char *space, const char *name, const char *value);
AlurXmlNode *alur_xml_tree_graft (AlurXmlTree *self, AlurXmlNode *parent, const AlurXmlNode *other);
GBytes *alur_xml_tree_write (AlurXmlTree *self,
                             const AlurXmlPrefix *prefixes) G_GNUC_WARN_UNUSED_RESULT;

gboolean alur_xml_node_is (const AlurXmlNode *self, const char *space, const char *name);
const char *alur_xml_node_get (const AlurXmlNode *self, const char *space, const char *name);
AlurXmlNode *alur_xml_node_first (const AlurXmlNode *parent, const char *space, const char *name);
AlurXmlNode *alur_xml_node_next (const AlurXmlNode *self, const char *space, const char *name);
const char *alur_xml_node_find_space (const AlurXmlNode *self, const char *prefix);
char *alur_xml_node_dup_text (const AlurXmlNode *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_xml_node_write (const AlurXmlNode *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurXmlTree, alur_xml_tree_free)

G_END_DECLS
