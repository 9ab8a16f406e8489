/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the bytes of a file before the XML parser sees them.
 *
 * The parser is handed one kind of text only, UTF-8 without NUL, because libxml2 accepts files with
 * bytes behind a NUL and UTF-16 that is cut in the middle of a character. A quick look over the
 * tags then refuses what the parser would take long over: document types (all entity attacks need
 * one, no document of ours has one) and elements with so many attributes that its search for
 * doubles, which is quadratic, would be felt. The look is exact up to the first error of the
 * markup, and there the parser stops. */

#include "alur-xml-text.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Elements with more attributes than this share a budget of pairs that the parser may compare. */
#define MANY_ATTRIBUTES 64u
#define SHORTEST_ATTRIBUTE ((gsize) 4) /* bytes: a="" */
#define MAX_ATTRIBUTE_PAIRS 100000000u

static const struct
{
  const char *name;
  const char *charset; /* NULL: UTF-8 or a part of it */
} encodings[] = {
  { "UTF-8", NULL },
  { "UTF8", NULL },
  { "US-ASCII", NULL },
  { "ASCII", NULL },
  { "ISO-8859-1", "ISO-8859-1" },
  { "ISO-8859-15", "ISO-8859-15" },
  { "latin1", "ISO-8859-1" },
  { "windows-1252", "WINDOWS-1252" },
};

static gboolean
refuse (GError **error, AlurError code, const char *message)
{
  g_set_error_literal (error, ALUR_ERROR, (int) code, message);
  return FALSE;
}

static guint
line_of (const char *text, const char *place)
{
  guint line = 1;

  while ((text = memchr (text, '\n', (gsize) (place - text))) != NULL)
    {
      text++;
      line++;
    }
  return line;
}

/* The value of `encoding` in the XML declaration, if there is one. */
static char *
declared_encoding (const char *data, gsize length)
{
  g_autofree char *head = g_strndup (data, MIN (length, 300));
  char *end = strstr (head, "?>");
  char *value;
  char *close;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL || !g_ascii_isspace (head[5]))
    return NULL;
  *end = '\0';
  value = strstr (head, "encoding");
  if (value == NULL)
    return NULL;
  value += strcspn (value, "\"'");
  if (*value == '\0' || (close = strchr (value + 1, *value)) == NULL)
    return NULL;
  return g_strndup (value + 1, (gsize) (close - value - 1));
}

/* The charset that the first bytes tell of, with the length of the byte order mark. */
static const char *
detect_utf16 (const guint8 *data, gsize length, gsize *skip)
{
  static const struct
  {
    guint8 bytes[4];
    gsize n_bytes;
    gsize skip;
    const char *charset;
  } marks[] = {
    { { 0xFF, 0xFE }, 2, 2, "UTF-16LE" },
    { { 0xFE, 0xFF }, 2, 2, "UTF-16BE" },
    { { '<', 0, '?', 0 }, 4, 0, "UTF-16LE" },
    { { 0, '<', 0, '?' }, 4, 0, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (length >= marks[i].n_bytes && memcmp (data, marks[i].bytes, marks[i].n_bytes) == 0)
        {
          *skip = marks[i].skip;
          return marks[i].charset;
        }
    }
  return NULL;
}

/* Finds the charset to convert from: NULL when the bytes are UTF-8 already. */
static gboolean
find_charset (AlurXmlText *self, const char **charset, GError **error)
{
  g_autofree char *declared = NULL;
  gsize skip = 0;

  *charset = detect_utf16 ((const guint8 *) self->data, self->length, &skip);
  self->data += skip;
  self->length -= skip;
  if (*charset != NULL)
    return TRUE;
  if (self->length >= 3 && memcmp (self->data, "\xEF\xBB\xBF", 3) == 0)
    {
      self->data += 3;
      self->length -= 3;
      return TRUE;
    }
  declared = declared_encoding (self->data, self->length);
  if (declared == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (g_ascii_strcasecmp (declared, encodings[i].name) == 0)
        {
          *charset = encodings[i].charset;
          return TRUE;
        }
    }
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_NOT_XML,
               /* Translators: %s is the name of a character encoding, as it stands in the file. */
               alur_tr (NULL, N_ ("The file says that it is written in the encoding “%s”, which "
                                  "it is not or which is not known; UTF-8 is expected.")),
               declared);
  return FALSE;
}

static void
take_text (AlurXmlText *self, char *text, gsize length)
{
  g_bytes_unref (self->bytes);
  self->bytes = g_bytes_new_take (text, length);
  self->data = text;
  self->length = length;
}

static gboolean
convert (AlurXmlText *self, const char *charset, GError **error)
{
  gsize length = 0;
  char *text = g_convert (self->data, (gssize) self->length, "UTF-8", charset, NULL, &length, NULL);

  if (text == NULL)
    {
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_NOT_XML,
                   /* Translators: %s is the name of a character encoding. */
                   alur_tr (NULL, N_ ("The file is damaged or cut off: its bytes are not text in "
                                      "the encoding %s.")),
                   charset);
      return FALSE;
    }
  take_text (self, text, length);
  return TRUE;
}

/* Makes line ends what XML says they mean: LF for CR LF and for a lone CR. */
static void
unify_line_ends (AlurXmlText *self)
{
  char *text;
  gsize length = 0;

  if (memchr (self->data, '\r', self->length) == NULL)
    return;
  text = g_malloc (self->length + 1);
  for (gsize i = 0; i < self->length; i++)
    {
      if (self->data[i] != '\r')
        text[length++] = self->data[i];
      else if (i + 1 >= self->length || self->data[i + 1] != '\n')
        text[length++] = '\n';
    }
  take_text (self, text, length);
}

/**
 * alur_xml_text_init:
 * @self: what to fill in; to be cleared in any case
 * @bytes: the bytes of a file
 * @line: (out): the line of the error
 * @error: return location for an error
 *
 * Makes UTF-8 of @bytes, which may be UTF-8, UTF-16 or one of the Latin encodings of Europe.
 *
 * Returns: whether they are text that may be parsed
 */
gboolean
alur_xml_text_init (AlurXmlText *self, GBytes *bytes, guint *line, GError **error)
{
  const char *charset = NULL;
  const char *nul;

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->length);
  *line = 1;
  if (self->length > ALUR_READER_MAX_BYTES)
    return refuse (error, ALUR_ERROR_TOO_LARGE,
                   alur_tr (NULL, N_ ("The file is larger than 128 MB, the most that is read.")));
  if (self->length == 0)
    return refuse (error, ALUR_ERROR_NOT_XML,
                   alur_tr (NULL, N_ ("The file is empty; an Alur document is expected.")));
  if (!find_charset (self, &charset, error))
    return FALSE;
  if (charset != NULL && !convert (self, charset, error))
    return FALSE;
  nul = memchr (self->data, '\0', self->length);
  if (nul != NULL)
    {
      *line = line_of (self->data, nul);
      return refuse (error, ALUR_ERROR_NOT_XML,
                     alur_tr (NULL, N_ ("The file holds a zero byte, which is no text.")));
    }
  unify_line_ends (self);
  return TRUE;
}

/**
 * alur_xml_text_clear:
 * @self: a text
 *
 * Gives back what @self holds.
 */
void
alur_xml_text_clear (AlurXmlText *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/* The place behind the next `CLOSE>`, CLOSE being one or two times one character; NULL if none. */
static const char *
find_close (const char *from, const char *end, char close, gsize n_close)
{
  const char *p = from + n_close;

  while (p < end && (p = memchr (p, '>', (gsize) (end - p))) != NULL)
    {
      if (p[-1] == close && p[-(gssize) n_close] == close)
        return p + 1;
      p++;
    }
  return NULL;
}

/* Goes through a start tag; the place behind it, or NULL when it is not well-formed. */
static const char *
scan_tag (const char *p, const char *end, guint *n_attributes)
{
  *n_attributes = 0;
  while (p < end && *p != '>' && *p != '<')
    {
      if (*p == '"' || *p == '\'')
        {
          p = memchr (p + 1, *p, (gsize) (end - p - 1));
          if (p == NULL)
            return NULL;
          ++*n_attributes;
        }
      p++;
    }
  return p < end && *p == '>' ? p + 1 : NULL;
}

static const char *
scan_declaration (const char *p, const char *end, gboolean *is_doctype)
{
  gsize left = (gsize) (end - p);

  if (left >= 4 && memcmp (p, "<!--", 4) == 0)
    return find_close (p + 4, end, '-', 2);
  if (left >= 9 && memcmp (p, "<![CDATA[", 9) == 0)
    return find_close (p + 9, end, ']', 2);
  *is_doctype = left >= 9 && memcmp (p, "<!DOCTYPE", 9) == 0;
  return NULL;
}

static gboolean
too_many_attributes (guint n_attributes, guint *n_pairs)
{
  if (n_attributes <= MANY_ATTRIBUTES)
    return FALSE;
  if (n_attributes > ALUR_READER_MAX_ATTRIBUTES)
    return TRUE;
  *n_pairs += n_attributes * n_attributes;
  return *n_pairs > MAX_ATTRIBUTE_PAIRS;
}

/* Where the next markup after a start tag may begin when the tag is too short for many attributes,
 * or NULL when it must be gone through. A `<` in an attribute is not well-formed, so that the
 * parser does not get beyond it. */
static const char *
skip_short_tag (const char *p, const char *end)
{
  gsize most = MIN ((gsize) (end - p), SHORTEST_ATTRIBUTE * MANY_ATTRIBUTES);

  return memchr (p, '<', most);
}

/* Goes through the markup that begins at @p; what is behind it, or NULL when the look ends there.
 */
static const char *
scan_markup (const char *p, const char *end, guint *n_pairs, const char **complaint)
{
  const char *next;
  gboolean is_doctype = FALSE;
  guint n_attributes = 0;

  switch (p + 1 < end ? p[1] : '\0')
    {
    case '!':
      next = scan_declaration (p, end, &is_doctype);
      if (is_doctype)
        *complaint = alur_tr (NULL, N_ ("The file has a document type (DOCTYPE), which an Alur "
                                        "document has not and which may hide an attack."));
      return next;
    case '?':
      return find_close (p + 2, end, '?', 1);
    default:
      next = skip_short_tag (p + 1, end);
      if (next != NULL)
        return next;
      next = scan_tag (p + 1, end, &n_attributes);
      if (too_many_attributes (n_attributes, n_pairs))
        *complaint = alur_tr (NULL, N_ ("An element here has more attributes than the 1,000 that "
                                        "are read."));
      return next;
    }
}

/**
 * alur_xml_text_scan:
 * @self: a text
 * @line: (out): the line of the error
 * @error: return location for an error
 *
 * Looks over the tags of @self for what must not reach a parser.
 *
 * Returns: whether it may be parsed
 */
gboolean
alur_xml_text_scan (const AlurXmlText *self, guint *line, GError **error)
{
  const char *end = self->data + self->length;
  const char *p = self->data;
  guint n_pairs = 0;

  while (p != NULL && p < end && (p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      const char *complaint = NULL;
      const char *start = p;

      p = scan_markup (p, end, &n_pairs, &complaint);
      if (complaint != NULL)
        {
          *line = line_of (self->data, start);
          return refuse (error, ALUR_ERROR_NOT_XML, complaint);
        }
    }
  return TRUE;
}
