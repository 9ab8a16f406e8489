/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader keeps without understanding it: elements and attributes of other namespaces or of
 * newer minor versions, namespace prefixes, comments and processing instructions.
 *
 * An element that is kept is cut out of the text as it stands, byte for byte; only where the file's
 * default namespace is not ours does it get a declaration of it, because ours will be the default
 * when the document is written. */

#include "alur-reader-private.h"

#include "alur-format.h"
#include "alur-language.h"
#include "alur-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_blank (const GString *text)
{
  return strspn (text->str, " \t\n\r") == text->len;
}

/**
 * alur_reader_keep_namespaces: (skip)
 *
 * Notes the namespaces that the element of @frame declares: prefixes are kept on it, the default
 * one counts for what is in it.
 */
void
alur_reader_keep_namespaces (AlurReader *self,
                             AlurReaderFrame *frame,
                             int n_namespaces,
                             const xmlChar **namespaces)
{
  frame->n_namespaces += (guint) n_namespaces;
  for (gsize i = 0; i < (gsize) n_namespaces; i++)
    {
      const char *prefix = (const char *) namespaces[2 * i];
      const char *uri = (const char *) namespaces[2 * i + 1];

      if (prefix == NULL)
        frame->default_namespace = namespaces[2 * i + 1];
      else
        {
          g_autofree char *name = g_strconcat ("xmlns:", prefix, NULL);

          alur_document_add_foreign (self->document, frame->element, name, uri);
        }
    }
}

/**
 * alur_reader_keep_attribute: (skip)
 *
 * Keeps an attribute that is no field of @element: always when it is of another namespace, and
 * when the file is of a newer version, else refuses it. @attribute is as SAX2 hands it over.
 */
void
alur_reader_keep_attribute (AlurReader *self, AlurElement *element, const xmlChar *const *attribute)
{
  const char *prefix = (const char *) attribute[1];
  gboolean ours = prefix == NULL || attribute[2] == self->our_namespace;
  g_autofree char *name = prefix != NULL
                              ? g_strconcat (prefix, ":", (const char *) attribute[0], NULL)
                              : g_strdup ((const char *) attribute[0]);
  g_autofree char *value
      = g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
  const char *element_name = alur_element_type (element->kind)->name;

  if (ours && !self->newer)
    {
      alur_reader_fail (
          self, self->line, ALUR_ERROR_INVALID,
          /* Translators: the first %s is the name of an attribute in a file, the second that of an
             element, the third a version number such as 1.0. */
          g_strdup_printf (alur_tr (NULL, N_ ("The attribute “%s” of <%s> is not known in version "
                                              "%s of the format.")),
                           name, element_name, ALUR_FORMAT_KNOWN_VERSION));
      return;
    }
  alur_document_add_foreign (self->document, element, name, value);
  if (ours)
    {
      g_autofree char *key = g_strconcat (element_name, " ", name, NULL);

      alur_reader_warn_once (
          self, key,
          /* Translators: the first %s is the name of an attribute in a file, the second that of an
             element. */
          g_strdup_printf (alur_tr (NULL, N_ ("The attribute “%s” of <%s> is of a newer version; "
                                              "it is kept but has no effect.")),
                           name, element_name));
    }
}

/**
 * alur_reader_begin_kept: (skip)
 * @declares_default: whether the element declares a default namespace itself
 *
 * The element whose start tag the parser has just read is to be kept.
 */
void
alur_reader_begin_kept (AlurReader *self, gboolean declares_default)
{
  self->kept_depth = 1;
  self->kept_start = alur_reader_find_tag (self);
  self->kept_line = self->line;
  self->kept_wants_namespace
      = !declares_default && alur_reader_top (self)->default_namespace != self->our_namespace;
}

static void
add_kept (AlurReader *self, char *raw)
{
  if (alur_reader_top (self)->type->has_text)
    g_ptr_array_add (self->kept, raw);
  else
    {
      AlurElement *parent = alur_reader_top (self)->element;
      AlurElement *element
          = alur_document_insert (self->document, parent, ALUR_KIND_FOREIGN, NULL, NULL);

      element->text = alur_document_copy_text (self->document, raw, strlen (raw));
      g_free (raw);
    }
}

/**
 * alur_reader_end_kept: (skip)
 *
 * The element that is to be kept has ended.
 */
void
alur_reader_end_kept (AlurReader *self)
{
  const char *start = self->text.data + self->kept_start;
  gsize length = (gsize) xmlByteConsumed (self->parser) - self->kept_start;
  gsize name_length = 0;
  GString *raw;

  while (name_length < length && strchr (" \t\n/>", start[name_length]) == NULL)
    name_length++;
  if (!self->kept_wants_namespace)
    {
      add_kept (self, g_strndup (start, length));
      return;
    }
  raw = g_string_sized_new (length + 64);
  g_string_append_len (raw, start, (gssize) name_length);
  g_string_append (raw, " xmlns=\"");
  if (alur_reader_top (self)->default_namespace != NULL)
    {
      g_autofree char *uri
          = g_markup_escape_text ((const char *) alur_reader_top (self)->default_namespace, -1);

      g_string_append (raw, uri);
    }
  g_string_append_c (raw, '"');
  g_string_append_len (raw, start + name_length, (gssize) (length - name_length));
  add_kept (self, g_string_free (raw, FALSE));
}

/**
 * alur_reader_keep_markup: (skip)
 * @markup: (transfer full): a comment or a processing instruction
 *
 * Keeps @markup where it stands.
 */
void
alur_reader_keep_markup (AlurReader *self, char *markup)
{
  if (self->frames->len > 0)
    {
      add_kept (self, markup);
      return;
    }
  else
    {
      GString *around = self->surroundings[self->root_ended ? 1 : 0];

      if (around->len > 0)
        g_string_append_c (around, '\n');
      g_string_append (around, markup);
      g_free (markup);
    }
}

/**
 * alur_reader_insert_kept: (skip)
 *
 * An element that may hold text ends: puts into it what was kept in it. Comments within text are
 * not kept.
 */
void
alur_reader_insert_kept (AlurReader *self)
{
  AlurElement *parent = alur_reader_top (self)->element;
  gboolean has_text = !is_blank (self->content);

  for (guint i = 0; i < self->kept->len; i++)
    {
      const char *raw = g_ptr_array_index (self->kept, i);
      AlurElement *element;

      if (has_text && (raw[1] == '!' || raw[1] == '?'))
        continue;
      element = alur_document_insert (self->document, parent, ALUR_KIND_FOREIGN, NULL, NULL);
      element->text = alur_document_copy_text (self->document, raw, strlen (raw));
    }
  g_ptr_array_set_size (self->kept, 0);
}
