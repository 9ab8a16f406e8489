/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-xml-tree.h"

#include "alur-arena.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-xml-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurXmlTree
{
  AlurArena *arena;
  GHashTable *words; /* names and namespaces, which come again and again */
  AlurXmlNode *root;
};

/* --- Making ------------------------------------------------------------------------------------
 */

/**
 * alur_xml_tree_new:
 *
 * Returns: (transfer full): an empty tree
 */
AlurXmlTree *
alur_xml_tree_new (void)
{
  AlurXmlTree *self = g_new0 (AlurXmlTree, 1);

  self->arena = alur_arena_new ();
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * alur_xml_tree_free:
 * @self: (transfer full): a tree
 *
 * Frees it with all nodes of it.
 */
void
alur_xml_tree_free (AlurXmlTree *self)
{
  g_hash_table_unref (self->words);
  alur_arena_free (self->arena);
  g_free (self);
}

/**
 * alur_xml_tree_get_root:
 * @self: a tree
 *
 * Returns: (nullable): its root, %NULL while it has none
 */
AlurXmlNode *
alur_xml_tree_get_root (AlurXmlTree *self)
{
  return self->root;
}

static const char *
keep_word (AlurXmlTree *self, const char *word)
{
  const char *kept;

  if (word == NULL)
    return NULL;
  kept = g_hash_table_lookup (self->words, word);
  if (kept == NULL)
    {
      kept = alur_arena_strndup (self->arena, word, strlen (word));
      g_hash_table_add (self->words, (gpointer) kept);
    }
  return kept;
}

static AlurXmlNode *
add_node (AlurXmlTree *self, AlurXmlNode *parent)
{
  AlurXmlNode *node = alur_arena_alloc0 (self->arena, sizeof *node);

  node->parent = parent;
  if (parent == NULL)
    self->root = node;
  else if (parent->last_child == NULL)
    parent->first_child = node;
  else
    parent->last_child->next = node;
  if (parent != NULL)
    parent->last_child = node;
  return node;
}

static AlurXmlAttribute *
add_attribute (AlurXmlTree *self,
               AlurXmlNode *node,
               const char *space,
               const char *prefix,
               const char *name,
               const char *value,
               gsize length)
{
  AlurXmlAttribute *attribute = alur_arena_alloc0 (self->arena, sizeof *attribute);

  attribute->space = keep_word (self, space);
  attribute->prefix = keep_word (self, prefix);
  attribute->name = keep_word (self, name);
  attribute->value = alur_arena_strndup (self->arena, value, length);
  if (node->last_attribute == NULL)
    node->attributes = attribute;
  else
    node->last_attribute->next = attribute;
  node->last_attribute = attribute;
  return attribute;
}

/**
 * alur_xml_tree_add:
 * @self: a tree
 * @parent: (nullable): where to put it, as the last child; %NULL: it becomes the root
 * @space: (nullable): its namespace
 * @name: its name, without prefix
 *
 * Returns: (transfer none): a new element
 */
AlurXmlNode *
alur_xml_tree_add (AlurXmlTree *self, AlurXmlNode *parent, const char *space, const char *name)
{
  AlurXmlNode *node = add_node (self, parent);

  node->space = keep_word (self, space);
  node->name = keep_word (self, name);
  return node;
}

/**
 * alur_xml_tree_add_text:
 * @self: a tree
 * @parent: where to put it, as the last child
 * @text: UTF-8 that XML may hold
 *
 * Adds a text.
 */
void
alur_xml_tree_add_text (AlurXmlTree *self, AlurXmlNode *parent, const char *text)
{
  if (*text != '\0')
    add_node (self, parent)->text = alur_arena_strndup (self->arena, text, strlen (text));
}

/**
 * alur_xml_tree_set:
 * @self: a tree
 * @node: an element of it
 * @space: (nullable): the namespace of the attribute
 * @name: its name, without prefix
 * @value: (nullable): its value; with %NULL nothing happens
 *
 * Adds an attribute, or changes the one that there is.
 */
void
alur_xml_tree_set (
    AlurXmlTree *self, AlurXmlNode *node, const char *space, const char *name, const char *value)
{
  AlurXmlAttribute *attribute = node->attributes;

  if (value == NULL)
    return;
  while (attribute != NULL
         && !(strcmp (attribute->name, name) == 0 && g_strcmp0 (attribute->space, space) == 0))
    attribute = attribute->next;
  if (attribute == NULL)
    add_attribute (self, node, space, NULL, name, value, strlen (value));
  else
    attribute->value = alur_arena_strndup (self->arena, value, strlen (value));
}

static void
graft_attributes (AlurXmlTree *self, AlurXmlNode *node, const AlurXmlNode *other)
{
  for (const AlurXmlAttribute *a = other->attributes; a != NULL; a = a->next)
    add_attribute (self, node, a->space, a->prefix, a->name, a->value, strlen (a->value));
}

/**
 * alur_xml_tree_graft:
 * @self: a tree
 * @parent: (nullable): where to put it, as the last child; %NULL: it becomes the root
 * @other: an element of any tree, of depth within the limit of the reader
 *
 * Copies @other with all that is in it. Prefixes that its values use are no longer declared when
 * they are declared above it; see alur_xml_node_write().
 *
 * Returns: (transfer none): the copy
 */
AlurXmlNode *
alur_xml_tree_graft (AlurXmlTree *self, AlurXmlNode *parent, const AlurXmlNode *other)
{
  AlurXmlNode *node = add_node (self, parent);

  node->space = keep_word (self, other->space);
  node->prefix = keep_word (self, other->prefix);
  node->name = keep_word (self, other->name);
  node->line = other->line;
  if (other->text != NULL)
    node->text = alur_arena_strndup (self->arena, other->text, strlen (other->text));
  graft_attributes (self, node, other);
  for (const AlurXmlNode *child = other->first_child; child != NULL; child = child->next)
    alur_xml_tree_graft (self, node, child);
  return node;
}

/* --- Looking -----------------------------------------------------------------------------------
 */

/**
 * alur_xml_node_is:
 * @self: a node
 * @space: (nullable): a namespace
 * @name: (nullable): a name; %NULL: any
 *
 * Returns: whether it is an element of that name
 */
gboolean
alur_xml_node_is (const AlurXmlNode *self, const char *space, const char *name)
{
  return self->name != NULL && (name == NULL || strcmp (self->name, name) == 0)
         && g_strcmp0 (self->space, space) == 0;
}

/**
 * alur_xml_node_get:
 * @self: an element
 * @space: (nullable): the namespace of an attribute
 * @name: its name
 *
 * Returns: (nullable): its value
 */
const char *
alur_xml_node_get (const AlurXmlNode *self, const char *space, const char *name)
{
  for (const AlurXmlAttribute *a = self->attributes; a != NULL; a = a->next)
    {
      if (strcmp (a->name, name) == 0 && g_strcmp0 (a->space, space) == 0)
        return a->value;
    }
  return NULL;
}

static AlurXmlNode *
find_from (AlurXmlNode *node, const char *space, const char *name)
{
  while (node != NULL && !alur_xml_node_is (node, space, name))
    node = node->next;
  return node;
}

/**
 * alur_xml_node_first:
 * @parent: an element
 * @space: (nullable): a namespace
 * @name: (nullable): a name; %NULL: any
 *
 * Returns: (transfer none) (nullable): its first child of that name
 */
AlurXmlNode *
alur_xml_node_first (const AlurXmlNode *parent, const char *space, const char *name)
{
  return find_from (parent->first_child, space, name);
}

/**
 * alur_xml_node_next:
 * @self: an element
 * @space: (nullable): a namespace
 * @name: (nullable): a name; %NULL: any
 *
 * Returns: (transfer none) (nullable): the next one beside it of that name
 */
AlurXmlNode *
alur_xml_node_next (const AlurXmlNode *self, const char *space, const char *name)
{
  return find_from (self->next, space, name);
}

/**
 * alur_xml_node_find_space:
 * @self: an element
 * @prefix: a prefix, "" for none
 *
 * Returns: (nullable): what it stands for there, as the text declares it
 */
const char *
alur_xml_node_find_space (const AlurXmlNode *self, const char *prefix)
{
  if (strcmp (prefix, "xml") == 0)
    return ALUR_XML_SPACE_XML;
  for (; self != NULL; self = self->parent)
    {
      const char *space = alur_xml_node_get (self, ALUR_XML_SPACE_XMLNS, prefix);

      if (space != NULL)
        return space;
    }
  return NULL;
}

static void
gather_text (const AlurXmlNode *self, GString *text)
{
  if (self->text != NULL)
    g_string_append (text, self->text);
  for (const AlurXmlNode *child = self->first_child; child != NULL; child = child->next)
    gather_text (child, text);
}

/**
 * alur_xml_node_dup_text:
 * @self: a node
 *
 * Returns: (transfer full): all text in it, whatever elements it lies in
 */
char *
alur_xml_node_dup_text (const AlurXmlNode *self)
{
  GString *text = g_string_new (NULL);

  gather_text (self, text);
  return g_string_free (text, FALSE);
}

/* --- Reading -----------------------------------------------------------------------------------
 */

typedef struct
{
  AlurXmlTree *tree;
  AlurXmlNode *open; /* the innermost element that is not yet closed */
  GString *text;     /* of it, since its last child */
  const char *name;  /* of the file */
  xmlParserCtxt *parser;
  GError *error; /* the first one */
  guint depth;
  guint n_elements;
} Reading;

static void
fail (Reading *self, guint line, AlurError code, const char *message)
{
  if (self->error == NULL)
    self->error = g_error_new (ALUR_ERROR, (int) code, "%s:%u: %s", self->name, line, message);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}

static guint
get_line (Reading *self)
{
  return self->parser->input != NULL ? (guint) self->parser->input->line : 1;
}

static void
end_text (Reading *self)
{
  if (self->text->len > 0)
    alur_xml_tree_add_text (self->tree, self->open, self->text->str);
  g_string_truncate (self->text, 0);
}

static gboolean
check_limits (Reading *self)
{
  const char *complaint = NULL;

  if (++self->depth > ALUR_READER_MAX_DEPTH)
    complaint = alur_tr (NULL, N_ ("Elements lie deeper in each other here than the 100 levels "
                                   "that are read."));
  else if (++self->n_elements > ALUR_XML_TREE_MAX_ELEMENTS)
    complaint = alur_tr (NULL, N_ ("The file has more than the 1,000,000 elements that are read."));
  if (complaint != NULL)
    fail (self, get_line (self), ALUR_ERROR_TOO_LARGE, complaint);
  return complaint == NULL;
}

/* Five pointers an attribute: name, prefix, namespace, begin and end of the value. */
static void
take_attributes (Reading *self, AlurXmlNode *node, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const char **a = (const char **) (attributes + 5 * (gsize) i);

      add_attribute (self->tree, node, a[2], a[1], a[0], a[3], (gsize) (a[4] - a[3]));
    }
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Reading *self = data;
  AlurXmlNode *node;

  if (self->error != NULL || !check_limits (self))
    return;
  if (self->open != NULL)
    end_text (self);
  node = alur_xml_tree_add (self->tree, self->open, (const char *) uri, (const char *) name);
  node->prefix = keep_word (self->tree, (const char *) prefix);
  node->line = get_line (self);
  for (gsize i = 0; i < (gsize) n_namespaces; i++)
    {
      const char *declared = (const char *) namespaces[2 * i];
      const char *space = (const char *) namespaces[2 * i + 1];

      space = space != NULL ? space : "";
      add_attribute (self->tree, node, ALUR_XML_SPACE_XMLNS, NULL, declared != NULL ? declared : "",
                     space, strlen (space));
    }
  take_attributes (self, node, n_attributes, attributes);
  self->open = node;
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *self = data;

  if (self->error != NULL)
    return;
  end_text (self);
  self->open = self->open->parent;
  self->depth--;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reading *self = data;

  if (self->error != NULL || self->open == NULL)
    return;
  g_string_append_len (self->text, (const char *) text, length);
}

static void
error_cb (void *data, xmlError *error)
{
  Reading *self = data;
  g_autofree char *complaint = self->error == NULL ? alur_xml_parser_dup_complaint (error) : NULL;

  if (complaint != NULL)
    fail (self, error->line > 0 ? (guint) error->line : 1, ALUR_ERROR_NOT_XML, complaint);
}

static void
parse (Reading *self, const AlurXmlText *text)
{
  static const xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .serror = error_cb,
  };
  self->parser = alur_xml_parser_new (&handler, self);
  alur_xml_parser_parse (self->parser, text);
  /* libxml2 reports some errors without stopping and some without reporting. */
  if (self->error == NULL
      && (self->tree->root == NULL || self->open != NULL || !self->parser->wellFormed
          || !self->parser->nsWellFormed))
    fail (self, get_line (self), ALUR_ERROR_NOT_XML,
          alur_tr (NULL, N_ ("The file is not well-formed XML: it ends too early.")));
  xmlFreeParserCtxt (self->parser);
}

/**
 * alur_xml_tree_read:
 * @bytes: the content of a file: UTF-8, UTF-16 or one of the Latin encodings of Europe
 * @name: (nullable): the name of the file, for messages
 * @error: return location for an error of %ALUR_ERROR; its message is `FILE:LINE: sentence`
 *
 * Reads any XML within the limits of the reader of documents (alur-reader.h) and
 * %ALUR_XML_TREE_MAX_ELEMENTS, without document type. Comments and instructions are left out.
 *
 * Returns: (transfer full) (nullable): the tree, with a root; %NULL with @error set
 */
AlurXmlTree *
alur_xml_tree_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_new ();
  g_auto (AlurXmlText) text = { 0 };
  g_autoptr (GError) text_error = NULL;
  guint line = 1;
  Reading self = { .tree = tree, .name = name != NULL ? name : "-" };

  self.text = g_string_new (NULL);
  if (!alur_xml_text_init (&text, bytes, &line, &text_error)
      || !alur_xml_text_scan (&text, &line, &text_error))
    fail (&self, line, (AlurError) text_error->code, text_error->message);
  else
    parse (&self, &text);
  g_string_free (self.text, TRUE);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return NULL;
    }
  return g_steal_pointer (&tree);
}

/* --- Writing -----------------------------------------------------------------------------------
 */

/* A prefix in use, and how deep the element is that declares it. */
typedef struct
{
  char *prefix; /* "": none */
  const char *space;
  guint depth;
} Declared;

typedef struct
{
  GString *text;
  GArray *declared; /* Declared, the innermost last */
  guint depth;
  guint n_made; /* prefixes that had to be made up */
} Writing;

static void
clear_declared (gpointer data)
{
  g_free (((Declared *) data)->prefix);
}

static void
write_escaped (GString *text, const char *value, gboolean is_attribute)
{
  for (; *value != '\0'; value++)
    {
      if (*value == '&')
        g_string_append (text, "&amp;");
      else if (*value == '<')
        g_string_append (text, "&lt;");
      else if (*value == '>')
        g_string_append (text, "&gt;");
      else if (*value == '\r' || (is_attribute && (*value == '\n' || *value == '\t')))
        g_string_append_printf (text, "&#%d;", *value);
      else if (*value == '"' && is_attribute)
        g_string_append (text, "&quot;");
      else
        g_string_append_c (text, *value);
    }
}

static const char *
get_space_of (Writing *self, const char *prefix)
{
  for (guint i = self->declared->len; i > 0; i--)
    {
      const Declared *declared = &g_array_index (self->declared, Declared, i - 1);

      if (strcmp (declared->prefix, prefix) == 0)
        return declared->space;
    }
  return NULL;
}

static void
declare (Writing *self, const char *prefix, const char *space)
{
  const Declared declared = { g_strdup (prefix), space, self->depth };

  g_array_append_val (self->declared, declared);
  g_string_append (self->text, *prefix == '\0' ? " xmlns" : " xmlns:");
  g_string_append (self->text, prefix);
  g_string_append (self->text, "=\"");
  write_escaped (self->text, space, TRUE);
  g_string_append_c (self->text, '"');
}

/* The prefix that stands for a namespace here; NULL: none does. */
static const char *
find_prefix (Writing *self, const char *space, gboolean is_attribute)
{
  if (!is_attribute && g_strcmp0 (get_space_of (self, ""), space) == 0)
    return "";
  for (guint i = self->declared->len; i > 0; i--)
    {
      const Declared *declared = &g_array_index (self->declared, Declared, i - 1);

      if (strcmp (declared->space, space) == 0 && !(is_attribute && *declared->prefix == '\0')
          && g_strcmp0 (get_space_of (self, declared->prefix), space) == 0)
        return declared->prefix;
    }
  return NULL;
}

static gboolean
is_declared_here (Writing *self, const char *prefix)
{
  for (guint i = self->declared->len; i > 0; i--)
    {
      const Declared *declared = &g_array_index (self->declared, Declared, i - 1);

      if (declared->depth < self->depth)
        return FALSE;
      if (strcmp (declared->prefix, prefix) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Declares what a namespace is called, in the start tag that is being written, unless something is
 * called so. */
static void
want_prefix (Writing *self, const char *wish, const char *space, gboolean is_attribute)
{
  g_autofree char *made = NULL;

  if (space == NULL || strcmp (space, ALUR_XML_SPACE_XML) == 0
      || find_prefix (self, space, is_attribute) != NULL)
    return;
  if (wish != NULL && *wish != '\0' && !is_declared_here (self, wish))
    {
      declare (self, wish, space);
      return;
    }
  do
    {
      g_free (made);
      made = g_strdup_printf ("ns%u", self->n_made++);
    }
  while (get_space_of (self, made) != NULL);
  declare (self, made, space);
}

static void
declare_own (Writing *self, const AlurXmlNode *node)
{
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) == 0
          && g_strcmp0 (get_space_of (self, a->name), a->value) != 0
          && !is_declared_here (self, a->name))
        declare (self, a->name, a->value);
    }
}

static void
write_name (Writing *self, const char *space, const char *name, gboolean is_attribute)
{
  const char *prefix = "";

  if (space != NULL && strcmp (space, ALUR_XML_SPACE_XML) == 0)
    prefix = "xml";
  else if (space != NULL)
    prefix = find_prefix (self, space, is_attribute);
  if (*prefix != '\0')
    g_string_append_printf (self->text, "%s:", prefix);
  g_string_append (self->text, name);
}

/* The start tag up to its end, without the sign that closes it. Namespaces are declared between the
 * name and the attributes, so the name is put in when they are known. */
static void
write_start (Writing *self, const AlurXmlNode *node, const AlurXmlPrefix *prefixes)
{
  gsize name_place;
  g_autofree char *declarations = NULL;

  name_place = self->text->len;
  for (; prefixes != NULL && prefixes->prefix != NULL; prefixes++)
    declare (self, prefixes->prefix, prefixes->space);
  declare_own (self, node);
  if (node->space == NULL && get_space_of (self, "") != NULL && *get_space_of (self, "") != '\0')
    declare (self, "", "");
  want_prefix (self, node->prefix, node->space, FALSE);
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) != 0)
        want_prefix (self, a->prefix, a->space, TRUE);
    }
  declarations = g_strdup (self->text->str + name_place);
  g_string_truncate (self->text, name_place);
  g_string_append_c (self->text, '<');
  write_name (self, node->space, node->name, FALSE);
  g_string_append (self->text, declarations);
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (g_strcmp0 (a->space, ALUR_XML_SPACE_XMLNS) == 0)
        continue;
      g_string_append_c (self->text, ' ');
      write_name (self, a->space, a->name, TRUE);
      g_string_append (self->text, "=\"");
      write_escaped (self->text, a->value, TRUE);
      g_string_append_c (self->text, '"');
    }
}

static gboolean
has_text (const AlurXmlNode *node)
{
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->text != NULL && strspn (child->text, " \t\r\n") < strlen (child->text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_only_text (const AlurXmlNode *node)
{
  const AlurXmlNode *child = node->first_child;

  while (child != NULL && child->text != NULL)
    child = child->next;
  return child == NULL;
}

static void
new_line (Writing *self, gboolean inlined)
{
  if (inlined)
    return;
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

static void
write_node (Writing *self, const AlurXmlNode *node, const AlurXmlPrefix *prefixes, gboolean inlined)
{
  guint n_declared = self->declared->len;

  write_start (self, node, prefixes);
  if (node->first_child == NULL)
    g_string_append (self->text, "/>");
  else
    {
      /* Blanks around elements are there for the eye; beside text, or alone, they may mean
       * something. */
      gboolean as_it_is = inlined || has_text (node) || has_only_text (node);

      g_string_append_c (self->text, '>');
      self->depth++;
      for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
        {
          if (child->text != NULL && as_it_is)
            write_escaped (self->text, child->text, FALSE);
          else if (child->text == NULL)
            {
              new_line (self, as_it_is);
              write_node (self, child, NULL, as_it_is);
            }
        }
      self->depth--;
      new_line (self, as_it_is);
      g_string_append (self->text, "</");
      write_name (self, node->space, node->name, FALSE);
      g_string_append_c (self->text, '>');
    }
  g_array_set_size (self->declared, n_declared);
}

static void
writing_init (Writing *self)
{
  *self = (Writing){ g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Declared)), 0, 0 };
  g_array_set_clear_func (self->declared, clear_declared);
}

/**
 * alur_xml_tree_write:
 * @self: a tree with a root
 * @prefixes: (nullable): what namespaces are called, declared at the root, ended by one whose
 *   prefix is %NULL; all others are called as they were read, or get a name
 *
 * Writes it as UTF-8 with two blanks a level, but leaves elements that hold text as they are.
 *
 * Returns: (transfer full): an XML file
 */
GBytes *
alur_xml_tree_write (AlurXmlTree *self, const AlurXmlPrefix *prefixes)
{
  Writing writing;
  gsize length;

  writing_init (&writing);
  g_string_append (writing.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  write_node (&writing, self->root, prefixes, FALSE);
  g_string_append_c (writing.text, '\n');
  g_array_unref (writing.declared);
  length = writing.text->len;
  return g_bytes_new_take (g_string_free (writing.text, FALSE), length);
}

/* Declares the prefix that a value may begin with: `bpmn:tFormalExpression`. */
static void
want_prefix_of_value (AlurXmlTree *copy, const AlurXmlNode *self, const char *value)
{
  const char *colon = strchr (value, ':');
  g_autofree char *prefix = NULL;
  const char *space;

  if (colon == NULL || colon == value || colon - value > 64)
    return;
  prefix = g_strndup (value, (gsize) (colon - value));
  space = alur_xml_node_find_space (self, prefix);
  if (space != NULL && strcmp (prefix, "xml") != 0)
    alur_xml_tree_set (copy, copy->root, ALUR_XML_SPACE_XMLNS, prefix, space);
}

static void
want_prefixes_of_values (AlurXmlTree *copy, const AlurXmlNode *top, const AlurXmlNode *node)
{
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    want_prefix_of_value (copy, top, a->value);
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      if (child->text != NULL)
        want_prefix_of_value (copy, top, child->text);
      else
        want_prefixes_of_values (copy, top, child);
    }
}

/**
 * alur_xml_node_write:
 * @self: an element
 *
 * Writes it so that it stands alone: what its names and the values in it (`bpmn:tFormalExpression`)
 * may use of prefixes that are declared above it, it declares itself.
 *
 * Returns: (transfer full): XML without a head
 */
char *
alur_xml_node_write (const AlurXmlNode *self)
{
  g_autoptr (AlurXmlTree) copy = alur_xml_tree_new ();
  Writing writing;

  alur_xml_tree_graft (copy, NULL, self);
  want_prefixes_of_values (copy, self, self);
  writing_init (&writing);
  write_node (&writing, copy->root, NULL, FALSE);
  g_array_unref (writing.declared);
  return g_string_free (writing.text, FALSE);
}
