/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader of documents: XML into the model in one pass.
 *
 * libxml2's SAX2 events go straight into elements of the model; no tree of XML is ever built (it
 * would cost ten times the time and eighteen times the file in memory). What an element is called,
 * which fields and which children it has stands in the model's schema; nothing here knows more than
 * that. A document is refused whole at the first thing that is wrong: first what single elements
 * and attributes show, at the end what only the whole document shows (alur-validate.c), each with
 * the line on which its element begins.
 *
 * Hostile files: see alur-xml-text.c for what never reaches the parser; the parser gets no network,
 * no document type, no entities but the five of XML, and is stopped at the first error, at a depth
 * of 100, and where a file would have more elements, text or namespaces than any document. */

#include "alur-reader.h"

#include "alur-format.h"
#include "alur-language.h"
#include "alur-reader-private.h"
#include "alur-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * alur_reader_fail: (skip)
 * @message: (transfer full): a sentence
 *
 * Refuses the file, unless it has been refused already, and stops the parser.
 */
void
alur_reader_fail (AlurReader *self, guint line, AlurError code, char *message)
{
  if (self->error == NULL)
    self->error = g_error_new (ALUR_ERROR, (int) code, "%s:%u: %s", self->name, line, message);
  g_free (message);
  if (self->parser != NULL)
    xmlStopParser (self->parser);
}

/**
 * alur_reader_warn_once: (skip)
 * @key: what is warned of
 * @message: (transfer full): a sentence
 */
void
alur_reader_warn_once (AlurReader *self, const char *key, char *message)
{
  if (self->warnings != NULL && !g_hash_table_contains (self->warned, key))
    {
      g_hash_table_add (self->warned, g_strdup (key));
      g_ptr_array_add (self->warnings,
                       g_strdup_printf ("%s:%u: %s", self->name, self->line, message));
    }
  g_free (message);
}

/**
 * alur_reader_excerpt: (skip)
 *
 * Returns: (transfer full): the beginning of @text on one line, for a message
 */
char *
alur_reader_excerpt (const char *text, gsize length)
{
  gboolean cut = length > 60;
  g_autofree char *start = g_strndup (text, MIN (length, 60));
  g_autofree char *valid = g_utf8_make_valid (start, -1);

  if (cut && g_str_has_suffix (valid, "\xEF\xBF\xBD"))
    valid[strlen (valid) - 3] = '\0';
  g_strdelimit (valid, "\t\n\r", ' ');
  return cut ? g_strconcat (valid, "…", NULL) : g_steal_pointer (&valid);
}

static int
current_line (AlurReader *self)
{
  return self->parser->input != NULL ? self->parser->input->line : 1;
}

static void
note_line (AlurReader *self)
{
  if (self->parser->input != NULL)
    self->line = (guint) self->parser->input->line;
}

/**
 * alur_reader_find_tag: (skip)
 *
 * The parser stands at the end of a start tag, or of the file when that is cut off; no `<` can be
 * between that and the beginning of the tag.
 *
 * Returns: where in the text the tag begins
 */
gsize
alur_reader_find_tag (AlurReader *self)
{
  gsize here = MIN ((gsize) xmlByteConsumed (self->parser), self->text.length - 1);

  while (here > 0 && self->text.data[here] != '<')
    here--;
  return here;
}

/* The line on which the root begins: what is before it is not always announced. */
static guint
find_root_line (AlurReader *self)
{
  const char *end = self->text.data + alur_reader_find_tag (self);
  guint line = 1;

  for (const char *p = self->text.data; p < end; p++)
    line += *p == '\n' ? 1 : 0;
  return line;
}

static gboolean
check_limits (AlurReader *self, int n_namespaces)
{
  guint n_around = self->frames->len > 0 ? alur_reader_top (self)->n_namespaces : 0;
  guint n_in_scope = n_around + (guint) n_namespaces;
  const char *complaint = NULL;

  if (self->frames->len + self->kept_depth >= ALUR_READER_MAX_DEPTH)
    complaint = alur_tr (NULL, N_ ("Elements lie deeper in each other here than the 100 levels "
                                   "that are read."));
  else if (++self->n_elements > ALUR_READER_MAX_ELEMENTS)
    complaint = alur_tr (NULL, N_ ("The file has more than the 2,000,000 elements that are read."));
  else if (n_in_scope > ALUR_READER_MAX_NAMESPACES)
    complaint = alur_tr (NULL, N_ ("More than the 64 namespaces that are read are in use here."));
  if (complaint != NULL)
    alur_reader_fail (self, self->line, ALUR_ERROR_TOO_LARGE, g_strdup (complaint));
  return complaint == NULL;
}

static int
find_child (AlurReader *self, const AlurReaderFrame *parent, const xmlChar *name)
{
  const AlurElementType *type = parent->type;

  for (guint i = parent->rank; i < type->n_children; i++)
    {
      if (self->names[type->children[i]].name == name)
        return (int) i;
    }
  for (guint i = 0; i < parent->rank; i++)
    {
      if (self->names[type->children[i]].name == name)
        return (int) i;
    }
  return -1;
}

static char *
list_children (const AlurElementType *type)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < type->n_children; i++)
    g_string_append_printf (list, "%s<%s>", i > 0 ? ", " : "",
                            alur_element_type (type->children[i])->name);
  return g_string_free (list, FALSE);
}

/* An element in our namespace that its parent does not know. */
static void
meet_unknown (AlurReader *self, const AlurReaderFrame *parent, const char *name, gboolean declares)
{
  g_autofree char *expected = list_children (parent->type);
  g_autofree char *key = g_strconcat (parent->type->name, "/", name, NULL);
  g_autofree char *excerpt = alur_reader_excerpt (name, strlen (name));

  if (self->newer)
    {
      alur_reader_warn_once (
          self, key,
          /* Translators: names of two elements in a file. */
          g_strdup_printf (alur_tr (NULL, N_ ("The element <%s> in <%s> is of a newer version; it "
                                              "is kept but has no effect.")),
                           excerpt, parent->type->name));
      alur_reader_begin_kept (self, declares);
    }
  else if (parent->type->n_children == 0)
    alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                      g_strdup_printf (alur_tr (NULL, N_ ("<%s> stands in <%s>, which has no "
                                                          "elements in it.")),
                                       excerpt, parent->type->name));
  else
    alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                      /* Translators: the last %s is a list of names of elements. */
                      g_strdup_printf (alur_tr (NULL, N_ ("<%s> stands in <%s>, where only %s may "
                                                          "stand.")),
                                       excerpt, parent->type->name, expected));
}

static void
fail_order (AlurReader *self, const AlurReaderFrame *parent, guint rank)
{
  const AlurElementType *type = alur_element_type (parent->type->children[rank]);
  const AlurElementType *last = alur_element_type (parent->type->children[parent->rank]);

  alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                    /* Translators: names of three elements in a file. */
                    g_strdup_printf (alur_tr (NULL, N_ ("<%s> stands behind <%s>; in <%s> it "
                                                        "must stand before it.")),
                                     type->name, last->name, parent->type->name));
}

static void
fail_second (AlurReader *self, const AlurReaderFrame *parent, guint rank)
{
  const AlurElementType *type = alur_element_type (parent->type->children[rank]);

  alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                    g_strdup_printf (alur_tr (NULL, N_ ("There is a second <%s> in <%s>; at "
                                                        "most one is expected.")),
                                     type->name, parent->type->name));
}

/* Whether a child may stand where it is: in the order of the format, and alone if it must. */
static gboolean
check_place (AlurReader *self, AlurReaderFrame *parent, guint rank)
{
  if (parent->has_children && rank < parent->rank)
    fail_order (self, parent, rank);
  else if (parent->has_children && rank == parent->rank
           && alur_element_type_is_single (parent->type->children[rank]))
    fail_second (self, parent, rank);
  else if (parent->type->children[rank] == ALUR_KIND_STAGE
           && ++self->n_stages > ALUR_READER_MAX_STAGES)
    alur_reader_fail (self, self->line, ALUR_ERROR_TOO_LARGE,
                      g_strdup (alur_tr (NULL, N_ ("The file has more than the 1,000 stages that "
                                                   "are read."))));
  parent->rank = rank;
  parent->has_children = TRUE;
  return self->error == NULL;
}

static void
push (AlurReader *self, AlurElement *element, const AlurReaderFrame *parent)
{
  AlurReaderFrame frame = { .element = element, .type = alur_element_type (element->kind) };

  if (parent != NULL)
    {
      frame.default_namespace = parent->default_namespace;
      frame.n_namespaces = parent->n_namespaces;
    }
  g_array_append_val (self->frames, frame);
  if (self->lines->len <= element->serial)
    g_array_set_size (self->lines, element->serial + 1);
  g_array_index (self->lines, guint, element->serial) = self->line;
  g_string_truncate (self->content, 0);
}

static AlurElement *
begin_root (AlurReader *self, const xmlChar *name, const xmlChar *uri, int n, const xmlChar **a)
{
  g_autofree char *excerpt = NULL;

  self->line = find_root_line (self);
  if (name == self->names[ALUR_KIND_DOCUMENT].name && uri == self->our_namespace)
    return alur_reader_read_version (self, n, a) ? alur_document_get_root (self->document) : NULL;
  excerpt = alur_reader_excerpt ((const char *) name, strlen ((const char *) name));
  alur_reader_fail (
      self, self->line, ALUR_ERROR_INVALID,
      name == self->names[ALUR_KIND_DOCUMENT].name
          ? g_strdup_printf (alur_tr (NULL, N_ ("The root element <alur> is not in the namespace "
                                                "“%s”, as an Alur document is.")),
                             ALUR_FORMAT_NAMESPACE)
          : g_strdup_printf (alur_tr (NULL, N_ ("This is no Alur document: the root element is "
                                                "<%s>, expected is <alur> in the namespace "
                                                "“%s”.")),
                             excerpt, ALUR_FORMAT_NAMESPACE));
  return NULL;
}

static void
start_element (AlurReader *self,
               const xmlChar *name,
               const xmlChar *uri,
               int n_namespaces,
               const xmlChar **namespaces,
               int n_attributes,
               const xmlChar **attributes)
{
  AlurReaderFrame *parent = self->frames->len > 0 ? alur_reader_top (self) : NULL;
  AlurElement *element;
  gboolean declares = FALSE;
  int rank;

  for (gsize i = 0; i < (gsize) n_namespaces; i++)
    declares = declares || namespaces[2 * i] == NULL;
  if (parent == NULL)
    element = begin_root (self, name, uri, n_attributes, attributes);
  else if (uri != self->our_namespace)
    {
      alur_reader_begin_kept (self, declares);
      return;
    }
  else if ((rank = find_child (self, parent, name)) < 0)
    {
      meet_unknown (self, parent, (const char *) name, declares);
      return;
    }
  else
    element = check_place (self, parent, (guint) rank) ? alur_document_insert (
                  self->document, parent->element, parent->type->children[rank], NULL, NULL)
                                                       : NULL;
  if (element == NULL)
    return;
  push (self, element, parent);
  if (n_namespaces > 0)
    alur_reader_keep_namespaces (self, alur_reader_top (self), n_namespaces, namespaces);
  alur_reader_read_attributes (self, element, n_attributes, attributes);
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
  AlurReader *self = data;

  if (self->error != NULL || !check_limits (self, n_namespaces))
    return;
  if (self->kept_depth > 0)
    self->kept_depth++;
  else
    start_element (self, name, uri, n_namespaces, namespaces, n_attributes, attributes);
  note_line (self);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  AlurReader *self = data;

  if (self->error != NULL)
    return;
  if (self->kept_depth > 0)
    {
      if (--self->kept_depth == 0)
        alur_reader_end_kept (self);
    }
  else if (alur_reader_top (self)->type->has_text)
    {
      alur_reader_insert_kept (self);
      alur_reader_read_content (self, alur_reader_top (self)->element);
      g_array_set_size (self->frames, self->frames->len - 1);
    }
  else
    g_array_set_size (self->frames, self->frames->len - 1);
  self->root_ended = self->frames->len == 0;
  note_line (self);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Text where only elements belong: blanks are there for the eye, all else is an error. */
static void
refuse_text (AlurReader *self, const char *text, gsize length)
{
  gsize blanks = 0;
  guint line = self->line;
  const char *parent = alur_reader_top (self)->type->name;
  g_autofree char *excerpt = NULL;

  for (; blanks < length && is_blank (text[blanks]); blanks++)
    line += text[blanks] == '\n' ? 1 : 0;
  if (blanks == length)
    return;
  excerpt = alur_reader_excerpt (text + blanks, length - blanks);
  alur_reader_fail (self, line, ALUR_ERROR_INVALID,
                    g_strdup_printf (alur_tr (NULL, N_ ("The text “%s” stands in <%s>, where no "
                                                        "text belongs.")),
                                     excerpt, parent));
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  AlurReader *self = data;

  if (self->error != NULL || self->frames->len == 0)
    return;
  if (self->kept_depth == 0 && !alur_reader_top (self)->type->has_text)
    refuse_text (self, (const char *) text, (gsize) length);
  else if (self->kept_depth == 0)
    {
      g_string_append_len (self->content, (const char *) text, length);
      if (self->content->len > ALUR_READER_MAX_TEXT)
        alur_reader_fail (self, self->line, ALUR_ERROR_TOO_LARGE,
                          g_strdup (alur_tr (NULL, N_ ("A text here is longer than the 10 MB that "
                                                       "are read."))));
    }
  note_line (self);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  AlurReader *self = data;

  if (self->error != NULL)
    return;
  if (self->kept_depth == 0)
    alur_reader_keep_markup (self, g_strconcat ("<!--", (const char *) text, "-->", NULL));
  note_line (self);
}

static void
instruction_cb (void *data, const xmlChar *target, const xmlChar *content)
{
  AlurReader *self = data;

  if (self->error != NULL)
    return;
  if (self->kept_depth == 0)
    alur_reader_keep_markup (
        self, g_strconcat ("<?", (const char *) target, content != NULL ? " " : "",
                           content != NULL ? (const char *) content : "", "?>", NULL));
  note_line (self);
}

static void
subset_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  AlurReader *self = data;

  alur_reader_fail (self, (guint) current_line (self), ALUR_ERROR_NOT_XML,
                    g_strdup (alur_tr (NULL, N_ ("The file has a document type (DOCTYPE), which an "
                                                 "Alur document has not and which may hide an "
                                                 "attack."))));
}

/* libxml2's own complaint; only the first counts, the later ones are consequences. */
static void
error_cb (void *data, xmlError *error)
{
  AlurReader *self = data;
  char *complaint = self->error == NULL ? alur_xml_parser_dup_complaint (error) : NULL;

  if (complaint != NULL)
    alur_reader_fail (self, error->line > 0 ? (guint) error->line : 1, ALUR_ERROR_NOT_XML,
                      complaint);
}

static void
resolve_names (AlurReader *self)
{
  xmlDict *dictionary = self->parser->dict;

  for (guint kind = 0; kind < ALUR_KIND_FOREIGN; kind++)
    {
      const AlurElementType *type = alur_element_type (kind);
      AlurReaderNames *names = &self->names[kind];

      names->name = xmlDictLookup (dictionary, (const xmlChar *) type->name, -1);
      names->fields = g_new (const xmlChar *, type->n_fields + 1);
      for (guint i = 0; i < type->n_fields; i++)
        {
          names->fields[i] = xmlDictLookup (dictionary, (const xmlChar *) type->fields[i].name, -1);
          if (type->fields[i].flags & ALUR_FIELD_REQUIRED)
            names->required |= G_GUINT64_CONSTANT (1) << i;
        }
    }
  self->our_namespace = xmlDictLookup (dictionary, (const xmlChar *) ALUR_FORMAT_NAMESPACE, -1);
  self->version = self->names[ALUR_KIND_DOCUMENT].fields[ALUR_DOCUMENT_VERSION];
  self->lang = xmlDictLookup (dictionary, (const xmlChar *) "lang", -1);
  self->xml = xmlDictLookup (dictionary, (const xmlChar *) "xml", -1);
}

static void
reader_init (AlurReader *self, const char *name, GPtrArray *warnings)
{
  static const xmlSAXHandler handler = {
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .comment = comment_cb,
    .processingInstruction = instruction_cb,
    .internalSubset = subset_cb,
    .externalSubset = subset_cb,
    .serror = error_cb,
  };

  self->document = alur_document_new ();
  self->name = name;
  self->warnings = warnings;
  self->warned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->line = 1;
  self->lines = g_array_new (FALSE, TRUE, sizeof (guint));
  self->frames
      = g_array_sized_new (FALSE, FALSE, sizeof (AlurReaderFrame), ALUR_READER_MAX_DEPTH + 1);
  self->content = g_string_new (NULL);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_ptr_array_new ();
  self->surroundings[0] = g_string_new (NULL);
  self->surroundings[1] = g_string_new (NULL);
  self->parser = alur_xml_parser_new (&handler, self);
  resolve_names (self);
}

static void
reader_clear (AlurReader *self)
{
  g_clear_object (&self->document);
  g_hash_table_unref (self->warned);
  g_clear_error (&self->error);
  g_array_unref (self->lines);
  g_array_unref (self->frames);
  g_string_free (self->content, TRUE);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->ids);
  g_string_free (self->surroundings[0], TRUE);
  g_string_free (self->surroundings[1], TRUE);
  for (guint kind = 0; kind < ALUR_KIND_FOREIGN; kind++)
    g_free (self->names[kind].fields);
  xmlFreeParserCtxt (self->parser);
  alur_xml_text_clear (&self->text);
}

static void
parse (AlurReader *self)
{
  alur_document_begin_filling (self->document);
  alur_xml_parser_parse (self->parser, &self->text);
  /* libxml2 reports some errors without stopping and some without reporting. */
  if (self->error == NULL
      && (!self->root_ended || !self->parser->wellFormed || !self->parser->nsWellFormed))
    alur_reader_fail (self, (guint) current_line (self), ALUR_ERROR_NOT_XML,
                      g_strdup (alur_tr (NULL, N_ ("The file is not well-formed XML: it ends too "
                                                   "early."))));
  alur_document_set_surroundings (self->document, self->surroundings[0]->str,
                                  self->surroundings[1]->str);
  alur_document_end_filling (self->document);
}

/* What is held over one function is held over all below it, so that a chain of them makes a square
 * of its length. To be asked of a valid document: in a circle it would go on for ever. */
static gboolean
is_too_deep (AlurReader *self, const AlurElement *function)
{
  for (guint level = 1; function != NULL; level++)
    {
      const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);

      if (level > ALUR_READER_MAX_FUNCTION_LEVELS)
        return TRUE;
      function = parent != NULL
                     ? alur_document_lookup_kind (self->document, NULL, parent, ALUR_KIND_FUNCTION)
                     : NULL;
    }
  return FALSE;
}

static void
check_function_levels (AlurReader *self)
{
  const AlurElement *functions = alur_document_get_functions (self->document);

  if (functions == NULL)
    return;
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  {
    if (!is_too_deep (self, function))
      continue;
    alur_reader_fail (self, g_array_index (self->lines, guint, function->serial),
                      ALUR_ERROR_TOO_LARGE,
                      g_strdup (alur_tr (NULL, N_ ("Functions lie deeper in each other here than "
                                                   "the 100 levels that are read."))));
    return;
  }
}

static void
validate (AlurReader *self)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault = { NULL, G_MAXUINT };
  guint line = 1;

  if (alur_document_validate (self->document, &fault, &error))
    return;
  if (fault.element != NULL && fault.element->serial < self->lines->len)
    line = g_array_index (self->lines, guint, fault.element->serial);
  alur_reader_fail (self, MAX (line, 1), (AlurError) error->code, g_strdup (error->message));
}

static void
warn_of_version (AlurReader *self)
{
  const char *version = alur_document_get_root (self->document)->values[ALUR_DOCUMENT_VERSION].text;

  if (self->newer)
    alur_reader_warn_once (
        self, "",
        /* Translators: version numbers of the file format, such as 1.3 and 1.0. */
        g_strdup_printf (alur_tr (NULL, N_ ("The document is of version %s; this program knows %s. "
                                            "What it does not know is kept.")),
                         version, ALUR_FORMAT_KNOWN_VERSION));
}

/**
 * alur_reader_read_bytes:
 * @bytes: the content of a file
 * @name: (nullable): the name of the file, for messages
 * @warnings: (nullable) (element-type utf8): an array that frees its strings, to which warnings are
 *   added, each a line `FILE:LINE: sentence`: what of a newer minor version is kept unknown
 * @error: return location for an error of %ALUR_ERROR; its message is `FILE:LINE: sentence`, the
 *   sentence saying what was found and what was expected
 *
 * Reads a document, which is valid in every respect when it comes back, or nothing.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with @error set when @bytes are not XML,
 *   over a limit, of another major version, or no valid document
 */
AlurDocument *
alur_reader_read_bytes (GBytes *bytes, const char *name, GPtrArray *warnings, GError **error)
{
  AlurReader self = { 0 };
  AlurDocument *document = NULL;
  g_autoptr (GError) text_error = NULL;
  guint line = 1;

  reader_init (&self, name != NULL ? name : "-", warnings);
  if (!alur_xml_text_init (&self.text, bytes, &line, &text_error)
      || !alur_xml_text_scan (&self.text, &line, &text_error))
    alur_reader_fail (&self, line, (AlurError) text_error->code, g_strdup (text_error->message));
  else
    parse (&self);
  if (self.error == NULL)
    validate (&self);
  if (self.error == NULL)
    check_function_levels (&self);
  if (self.error == NULL)
    {
      warn_of_version (&self);
      document = g_steal_pointer (&self.document);
    }
  else
    g_propagate_error (error, g_steal_pointer (&self.error));
  reader_clear (&self);
  return document;
}
