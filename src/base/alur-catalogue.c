/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Translations without a locale.
 *
 * The paper of an Indonesian document is Indonesian on every machine, also where no Indonesian
 * locale is installed, and gettext gives nothing there. So the catalogues are part of the program
 * and are searched here: a .mo file is two sorted tables of strings. Nothing is unpacked, copied or
 * remembered, and every offset is checked before it is followed, so that a damaged catalogue gives
 * no translation instead of a crash.
 *
 * Source of the format: GNU gettext manual, "The Format of GNU MO Files". */

#include "alur-catalogue.h"

#include <string.h>

#define MAGIC 0x950412deu
#define HEADER_SIZE 20
#define ENTRY_SIZE 8

/* What stands between a context and its message. */
#define CONTEXT_GLUE '\004'

typedef struct
{
  const char *text; /* with a NUL behind it */
  gsize length;
} Text;

static guint32
read_number (const AlurCatalogue *self, gsize offset)
{
  guint32 number;

  memcpy (&number, self->bytes + offset, sizeof number);
  return GUINT32_FROM_LE (number);
}

static guint32
count_texts (const AlurCatalogue *self)
{
  guint32 n_texts;

  if (self->size < HEADER_SIZE || read_number (self, 0) != MAGIC)
    return 0;
  n_texts = read_number (self, 8);
  for (gsize i = 0; i < 2; i++)
    {
      guint32 table = read_number (self, 12 + 4 * i);

      if (table > self->size || n_texts > (self->size - table) / ENTRY_SIZE)
        return 0;
    }
  return n_texts;
}

static gboolean
get_text (const AlurCatalogue *self, gsize table_field, guint32 index, Text *text)
{
  gsize entry = read_number (self, table_field) + (gsize) ENTRY_SIZE * index;
  gsize length = read_number (self, entry);
  gsize offset = read_number (self, entry + 4);

  if (offset >= self->size || length >= self->size - offset || self->bytes[offset + length] != 0)
    return FALSE;
  text->text = (const char *) self->bytes + offset;
  text->length = length;
  return TRUE;
}

/* Compares "context GLUE msgid" (or the msgid alone) with the first string of an entry, as strcmp()
 * would, the order in which the table is sorted. */
static int
compare_key (const char *context, const char *msgid, const char *entry)
{
  if (context != NULL)
    {
      gsize length = strlen (context);
      int order = strncmp (context, entry, length);

      if (order != 0)
        return order;
      if (entry[length] != CONTEXT_GLUE)
        return CONTEXT_GLUE - (int) (guchar) entry[length];
      entry += length + 1;
    }
  return strcmp (msgid, entry);
}

static gboolean
find (const AlurCatalogue *self, const char *context, const char *msgid, Text *translation)
{
  guint32 low = 0;
  guint32 high = count_texts (self);

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      Text key;
      int order;

      if (!get_text (self, 12, middle, &key))
        return FALSE;
      order = compare_key (context, msgid, key.text);
      if (order == 0)
        return get_text (self, 16, middle, translation) && translation->length > 0;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/* Whether a catalogue's language is the first LENGTH bytes of a tag: case and the sign between the
 * parts ("pt_BR", "pt-BR") make no difference. */
static gboolean
language_is (const char *language, const char *tag, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      char a = language[i] == '_' ? '-' : g_ascii_tolower (language[i]);
      char b = tag[i] == '_' ? '-' : g_ascii_tolower (tag[i]);

      if (a != b)
        return FALSE;
    }
  return language[length] == '\0';
}

/**
 * alur_catalogue_find:
 * @catalogues: (array zero-terminated=1): the table to search
 * @language: a BCP 47 tag, or the language part of a locale's name ("id_ID")
 *
 * Finds the catalogue of a language, dropping the last part of the tag as long as there is none.
 *
 * Returns: (nullable): the catalogue
 */
const AlurCatalogue *
alur_catalogue_find (const AlurCatalogue *catalogues, const char *language)
{
  gsize length;

  g_return_val_if_fail (language != NULL, NULL);

  length = strlen (language);
  while (length > 0)
    {
      for (const AlurCatalogue *each = catalogues; each->language != NULL; each++)
        if (language_is (each->language, language, length))
          return each;
      do
        length--;
      while (length > 0 && language[length] != '-' && language[length] != '_');
    }
  return NULL;
}

/**
 * alur_catalogue_lookup:
 * @self: a catalogue
 * @context: (nullable): what tells messages of one wording apart
 * @msgid: the English text
 *
 * Takes logarithmic time.
 *
 * Returns: (nullable): the translation, owned by the catalogue; %NULL when it has none
 */
const char *
alur_catalogue_lookup (const AlurCatalogue *self, const char *context, const char *msgid)
{
  Text translation;

  g_return_val_if_fail (self != NULL && msgid != NULL, NULL);

  /* The empty message is the catalogue's own description. */
  if (*msgid == '\0' || !find (self, context, msgid, &translation))
    return NULL;
  return translation.text;
}

/* Which of the forms a number takes. The build refuses a catalogue with another rule than these. */
static gulong
plural_form (const AlurCatalogue *self, gulong n)
{
  Text header;

  if (!find (self, NULL, "", &header) || strstr (header.text, "nplurals=1;") != NULL)
    return 0;
  return strstr (header.text, "plural=(n > 1)") != NULL ? n > 1 : n != 1;
}

/**
 * alur_catalogue_lookup_plural:
 * @self: a catalogue
 * @singular: the English text for one
 * @n: how many
 *
 * Returns: (nullable): the translation that goes with @n, owned by the catalogue
 */
const char *
alur_catalogue_lookup_plural (const AlurCatalogue *self, const char *singular, gulong n)
{
  Text translation;
  const char *form;
  const char *end;

  g_return_val_if_fail (self != NULL && singular != NULL, NULL);

  if (*singular == '\0' || !find (self, NULL, singular, &translation))
    return NULL;
  form = translation.text;
  end = translation.text + translation.length;
  for (gulong skip = plural_form (self, n); skip > 0 && form + strlen (form) < end; skip--)
    form += strlen (form) + 1;
  return form;
}
