/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer of documents: one text for one document, whatever the machine and the locale.
 *
 * The text goes straight into a growing buffer. Like the reader it knows no element by name, but
 * for the few that only hold others: those are left out when they hold nothing. */

#include "alur-writer.h"

#include "alur-error.h"
#include "alur-format.h"
#include "alur-language.h"
#include "alur-limits.h"
#include "alur-validate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  GString *text;
  guint depth;
  char buffer[ALUR_VALUE_TEXT_SIZE];
} Writer;

/* What stands for a byte: in attributes all of these, in text only those that are not blanks. What
 * XML cannot hold at all becomes the sign for that. */
#define REPLACEMENT "\xEF\xBF\xBD"

static const char *
escape_of (guint8 byte, gboolean in_attribute)
{
  switch (byte)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return in_attribute ? "&quot;" : NULL;
    case '\t':
      return in_attribute ? "&#9;" : NULL;
    case '\n':
      return in_attribute ? "&#10;" : NULL;
    default:
      return byte < ' ' ? REPLACEMENT : NULL;
    }
}

/* Bytes that need a look: control characters, `"&<>` and the first byte of U+FFFE and U+FFFF. */
static const guint8 suspicious[256] = {
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1,         1,         1,         1,          1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, [0xEF] = 1,
};

static gboolean
is_noncharacter (const char *text)
{
  return (guint8) text[0] == 0xEF && (guint8) text[1] == 0xBF && (guint8) text[2] >= 0xBE;
}

static void
write_escaped (Writer *self, const char *text, gboolean in_attribute)
{
  const char *start = text;

  for (; *text != '\0'; text++)
    {
      const char *escape;
      gboolean skip;

      if (!suspicious[(guint8) *text])
        continue;
      skip = is_noncharacter (text);
      escape = skip ? REPLACEMENT : escape_of ((guint8) *text, in_attribute);
      if (escape == NULL)
        continue;
      g_string_append_len (self->text, start, text - start);
      g_string_append (self->text, escape);
      text += skip ? 2 : 0;
      start = text + 1;
    }
  g_string_append_len (self->text, start, text - start);
}

static void
write_raw (Writer *self, const char *text)
{
  g_string_append (self->text, text);
}

static void
write_indent (Writer *self)
{
  static const char blanks[] = "                                ";
  gsize wanted = (gsize) 2 * self->depth;

  while (wanted > 0)
    {
      gsize now = MIN (wanted, sizeof blanks - 1);

      g_string_append_len (self->text, blanks, (gssize) now);
      wanted -= now;
    }
}

static void
begin_attribute (Writer *self, const char *name)
{
  g_string_append_c (self->text, ' ');
  write_raw (self, name);
  g_string_append_len (self->text, "=\"", 2);
}

static void
write_ids (Writer *self, const AlurIds *ids)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ' ');
      write_raw (self, ids->ids[i]);
    }
}

static void
write_value (Writer *self, const AlurField *field, AlurValue value)
{
  switch (field->type)
    {
    case ALUR_FIELD_REFERENCES:
      write_ids (self, value.ids);
      break;
    case ALUR_FIELD_WORD:
      write_raw (self, field->words[value.word].name);
      break;
    case ALUR_FIELD_ROLES:
      write_raw (self, field->words[value.word & 0xFF].name);
      g_string_append_c (self->text, ' ');
      write_raw (self, field->words[value.word >> 8].name);
      break;
    case ALUR_FIELD_DECIMAL:
      write_raw (self, alur_decimal_write (value.number, self->buffer));
      break;
    case ALUR_FIELD_INTEGER:
      g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value.integer);
      break;
    case ALUR_FIELD_DURATION:
      write_raw (self, alur_duration_write (value.duration, self->buffer));
      break;
    case ALUR_FIELD_DATE:
      write_raw (self, alur_date_write (value.date, self->buffer));
      break;
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_KEY:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_REFERENCE:
    default:
      if (value.text != NULL)
        write_escaped (self, value.text, TRUE);
      break;
    }
}

/* Whether a value stands in the file: what is as it would be without is left out. */
static gboolean
is_written (const AlurField *field, AlurValue value)
{
  return (field->flags & ALUR_FIELD_REQUIRED) != 0
         || !alur_value_equal (field, value, field->initial);
}

/**
 * alur_writer_dup_value:
 * @element: an element of a document
 * @field: one of its fields
 *
 * Returns: (transfer full) (nullable): the value as it stands in the file, not escaped; %NULL where
 *   the file leaves it out
 */
char *
alur_writer_dup_value (const AlurElement *element, guint field)
{
  const AlurField *declared = &alur_element_type (element->kind)->fields[field];
  AlurValue value = element->values[field];
  Writer writer = { 0 };

  if (!is_written (declared, value))
    return NULL;
  if (declared->type <= ALUR_FIELD_REFERENCE)
    return g_strdup (value.text);
  writer.text = g_string_new (NULL);
  write_value (&writer, declared, value);
  return g_string_free (writer.text, FALSE);
}

static void
write_attributes (Writer *self, const AlurElement *element, const AlurElementType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AlurField *field = &type->fields[i];

      if (!is_written (field, element->values[i]))
        continue;
      begin_attribute (self, field->name);
      write_value (self, field, element->values[i]);
      g_string_append_c (self->text, '"');
    }
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    {
      begin_attribute (self, foreign->name);
      write_escaped (self, foreign->value, TRUE);
      g_string_append_c (self->text, '"');
    }
}

/* Whether an element is only there in the model, and says nothing in the file. */
static gboolean
is_silent (const AlurElement *element, const AlurElementType *type)
{
  if (element->kind != ALUR_KIND_FUNCTIONS && element->kind != ALUR_KIND_REGULATIONS
      && element->kind != ALUR_KIND_RULES && element->kind != ALUR_KIND_ORGANISATION
      && element->kind != ALUR_KIND_ACCEPTED)
    return FALSE;
  if (element->first_child != NULL || element->foreign != NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!alur_value_equal (&type->fields[i], element->values[i], type->fields[i].initial))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_writer_tells:
 * @element: an element of a document
 *
 * Returns: whether the text of the document has @element: not so for what only holds others and
 *   holds nothing, and for a comment beside text
 */
gboolean
alur_writer_tells (const AlurElement *element)
{
  if (element->kind == ALUR_KIND_FOREIGN)
    return element->parent == NULL || element->parent->text == NULL
           || (element->text[1] != '!' && element->text[1] != '?');
  return !is_silent (element, alur_element_type (element->kind));
}

static const AlurElement *
next_spoken (const AlurElement *element)
{
  while (element != NULL && is_silent (element, alur_element_type (element->kind)))
    element = element->next;
  return element;
}

static void
begin_element (Writer *self, const AlurElement *element, const AlurElementType *type)
{
  g_string_append_c (self->text, '<');
  write_raw (self, type->name);
  if (element->kind == ALUR_KIND_DOCUMENT)
    write_raw (self, " xmlns=\"" ALUR_FORMAT_NAMESPACE "\"");
  write_attributes (self, element, type);
}

static void
end_element (Writer *self, const AlurElementType *type)
{
  g_string_append_len (self->text, "</", 2);
  write_raw (self, type->name);
  g_string_append_len (self->text, ">\n", 2);
}

/* Text, with what is kept behind it on the same line, so that no blank is added to it. Comments and
 * processing instructions are not kept beside text: it may have come after them. */
static void
write_inline (Writer *self, const AlurElement *element)
{
  write_escaped (self, element->text, FALSE);
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    {
      if (alur_writer_tells (child))
        write_raw (self, child->text);
    }
}

static void
write_element (Writer *self, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);
  const AlurElement *child = next_spoken (element->first_child);

  write_indent (self);
  if (element->kind == ALUR_KIND_FOREIGN)
    {
      write_raw (self, element->text);
      g_string_append_c (self->text, '\n');
      return;
    }
  begin_element (self, element, type);
  if (child == NULL && element->text == NULL)
    {
      g_string_append_len (self->text, "/>\n", 3);
      return;
    }
  g_string_append_c (self->text, '>');
  if (element->text != NULL)
    write_inline (self, element);
  else
    {
      g_string_append_c (self->text, '\n');
      self->depth++;
      for (; child != NULL; child = next_spoken (child->next))
        write_element (self, child);
      self->depth--;
      write_indent (self);
    }
  end_element (self, type);
}

static void
write_surroundings (Writer *self, const char *markup)
{
  if (markup != NULL)
    {
      write_raw (self, markup);
      g_string_append_c (self->text, '\n');
    }
}

/**
 * alur_writer_write_bytes:
 * @document: a document
 *
 * Writes the canonical text of @document: UTF-8, LF, two blanks a level, one element a line,
 * attributes in the order of the format, what has its default left out. Equal documents give equal
 * bytes, and reading them gives the document again.
 *
 * Returns: (transfer full): the text
 */
GBytes *
alur_writer_write_bytes (AlurDocument *document)
{
  Writer self = { .text = g_string_sized_new ((gsize) 64 * 1024) };

  write_raw (&self, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  write_surroundings (&self, alur_document_get_text_before (document));
  write_element (&self, alur_document_get_root (document));
  write_surroundings (&self, alur_document_get_text_after (document));
  return g_string_free_to_bytes (self.text);
}

/* An edit that left what is none is a fault of ours, and nothing to replace a good file with. */
static gboolean
check_validity (AlurDocument *document, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (alur_document_validate (document, NULL, &fault))
    return TRUE;
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
               /* Translators: %s is a sentence about the file. */
               alur_tr (NULL, N_ ("The document can't be saved as it is, because it could not be "
                                  "opened again: %s This is a fault of the program, met by one of "
                                  "the last edits. Undo until it can be saved; the file is as it "
                                  "was.")),
               fault->message);
  return FALSE;
}

/**
 * alur_writer_check:
 * @document: a document
 * @text: what alur_writer_write_bytes() has written of it
 * @error: return location for ALUR_ERROR_TOO_LARGE or ALUR_ERROR_INVALID: sentences for people
 *
 * To be asked before @text becomes somebody's file.
 *
 * Returns: whether it is a document and within the limits, so that it can be opened again
 */
gboolean
alur_writer_check (AlurDocument *document, GBytes *text, GError **error)
{
  g_autofree char *complaint = alur_limits_complain (document);

  if (complaint == NULL && g_bytes_get_size (text) > ALUR_LIMITS_BYTES)
    complaint = g_strdup (alur_tr (NULL, N_ ("The file would have more than the 128 MB that can be "
                                             "opened again.")));
  if (complaint == NULL)
    return check_validity (document, error);
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE,
               /* Translators: %s is a sentence that tells a limit. */
               alur_tr (NULL, N_ ("The document can't be saved as it is. %s Undo what made it so "
                                  "large, or take something out.")),
               complaint);
  return FALSE;
}
