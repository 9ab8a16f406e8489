/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attributes and text of an element of ours: from the parser's events into its fields.
 *
 * Values are taken where the parser has them in its buffer, and names are compared as pointers into
 * its dictionary, beginning where the last attribute was found: in a file that a program wrote the
 * next one is nearly always the next field. */

#include "alur-reader-private.h"

#include "alur-format.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef gboolean (*ParseFunc) (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value);

/* A NUL-terminated copy of a short value, on the stack when it fits. */
typedef struct
{
  char buffer[64];
  char *text;
  char *copy;
} Short;

static void
short_clear (Short *self)
{
  g_free (self->copy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Short, short_clear)

static const char *
short_init (Short *self, const char *text, gsize length)
{
  self->copy = length < sizeof self->buffer ? NULL : g_malloc (length + 1);
  self->text = self->copy != NULL ? self->copy : self->buffer;
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  return self->text;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
trim (const char **text, gsize *length)
{
  while (*length > 0 && is_space (**text))
    {
      ++*text;
      --*length;
    }
  while (*length > 0 && is_space ((*text)[*length - 1]))
    --*length;
}

static gboolean
parse_text (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  value->text = alur_document_copy_text (self->document, text, length);
  return TRUE;
}

static gboolean
parse_language (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  g_auto (Short) copy;

  value->text = alur_document_copy_text (self->document, text, length);
  return alur_language_is_valid (short_init (&copy, text, length));
}

static gboolean
parse_currency (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  value->text = alur_document_copy_text (self->document, text, length);
  return length == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1])
         && g_ascii_isupper (text[2]);
}

static gboolean
parse_id (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  if (!alur_id_is_valid (text, length))
    return FALSE;
  value->text = alur_document_intern_length (self->document, text, length);
  return TRUE;
}

static gboolean
parse_ids (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  const char *end = text + length;

  g_ptr_array_set_size (self->ids, 0);
  while (text < end)
    {
      const char *start = text;

      while (text < end && !is_space (*text))
        text++;
      if (!alur_id_is_valid (start, (gsize) (text - start)))
        return FALSE;
      g_ptr_array_add (self->ids, (gpointer) alur_document_intern_length (self->document, start,
                                                                          (gsize) (text - start)));
      while (text < end && is_space (*text))
        text++;
    }
  value->ids = alur_document_make_ids (self->document, (const char *const *) self->ids->pdata,
                                       self->ids->len);
  return TRUE;
}

static gboolean
parse_word (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  value->word = alur_word_lookup (field->words, text, length);
  return value->word != 0;
}

static gboolean
parse_roles (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  const char *end = text + length;
  const char *gap = text;
  const char *second;
  guint a, b;

  while (gap < end && !is_space (*gap))
    gap++;
  for (second = gap; second < end && is_space (*second);)
    second++;
  a = alur_word_lookup (field->words, text, (gsize) (gap - text));
  b = alur_word_lookup (field->words, second, (gsize) (end - second));
  value->word = MIN (a, b) | MAX (a, b) << 8;
  return a != 0 && b != 0 && a != b;
}

static gboolean
parse_decimal (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  g_auto (Short) copy;

  return alur_decimal_parse (short_init (&copy, text, length), &value->number)
         && value->number >= field->minimum && value->number <= field->maximum
         && !(field->above_minimum && value->number <= field->minimum);
}

static gboolean
parse_integer (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  g_auto (Short) copy;

  return alur_integer_parse (short_init (&copy, text, length), &value->integer)
         && (double) value->integer >= field->minimum && (double) value->integer <= field->maximum;
}

static gboolean
parse_duration (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  g_auto (Short) copy;

  return alur_duration_parse (short_init (&copy, text, length), &value->duration);
}

static gboolean
parse_date (
    AlurReader *self, const AlurField *field, const char *text, gsize length, AlurValue *value)
{
  g_auto (Short) copy;

  return alur_date_parse (short_init (&copy, text, length), &value->date);
}

static const ParseFunc parsers[] = {
  [ALUR_FIELD_TEXT] = parse_text,         [ALUR_FIELD_VERSION] = parse_text,
  [ALUR_FIELD_LANGUAGE] = parse_language, [ALUR_FIELD_CURRENCY] = parse_currency,
  [ALUR_FIELD_KEY] = parse_text,          [ALUR_FIELD_IDENTIFIER] = parse_id,
  [ALUR_FIELD_REFERENCE] = parse_id,      [ALUR_FIELD_REFERENCES] = parse_ids,
  [ALUR_FIELD_WORD] = parse_word,         [ALUR_FIELD_ROLES] = parse_roles,
  [ALUR_FIELD_DECIMAL] = parse_decimal,   [ALUR_FIELD_INTEGER] = parse_integer,
  [ALUR_FIELD_DURATION] = parse_duration, [ALUR_FIELD_DATE] = parse_date,
};

static char *
list_words (const AlurWord *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 1; words[i].name != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 1 ? ", " : "", words[i].name);
  return g_string_free (list, FALSE);
}

/* What a number may be, as part of a sentence. */
static char *
describe_range (const AlurField *field)
{
  char low[ALUR_VALUE_TEXT_SIZE];
  char high[ALUR_VALUE_TEXT_SIZE];
  gboolean whole = field->type == ALUR_FIELD_INTEGER;

  alur_decimal_write (field->minimum, low);
  alur_decimal_write (field->maximum, high);
  if (field->minimum <= -G_MAXDOUBLE)
    return g_strdup (alur_tr (NULL, N_ ("a number with a point, such as 12.5")));
  if (field->above_minimum && field->maximum < G_MAXDOUBLE)
    return g_strdup_printf (alur_tr (NULL, N_ ("a number above %s and at most %s")), low, high);
  if (field->above_minimum)
    return g_strdup_printf (alur_tr (NULL, N_ ("a number above %s")), low);
  if (field->maximum >= G_MAXINT32)
    return g_strdup_printf (whole ? alur_tr (NULL, N_ ("a whole number of at least %s"))
                                  : alur_tr (NULL, N_ ("a number of at least %s")),
                            low);
  return g_strdup_printf (whole ? alur_tr (NULL, N_ ("a whole number from %s to %s"))
                                : alur_tr (NULL, N_ ("a number from %s to %s")),
                          low, high);
}

/* What the value of a field may be, as part of a sentence. */
static char *
describe_expected (const AlurField *field)
{
  g_autofree char *words = field->words != NULL ? list_words (field->words) : NULL;

  switch (field->type)
    {
    case ALUR_FIELD_LANGUAGE:
      return g_strdup (alur_tr (NULL, N_ ("the tag of a language, such as id or en-GB")));
    case ALUR_FIELD_CURRENCY:
      return g_strdup (alur_tr (NULL, N_ ("three capital letters, such as IDR")));
    case ALUR_FIELD_REFERENCES:
      return g_strdup (alur_tr (NULL, N_ ("identifiers with blanks between them")));
    case ALUR_FIELD_WORD:
      return g_strdup_printf (alur_tr (NULL, N_ ("one of the words %s")), words);
    case ALUR_FIELD_ROLES:
      return g_strdup_printf (alur_tr (NULL, N_ ("two different ones of the words %s")), words);
    case ALUR_FIELD_DECIMAL:
    case ALUR_FIELD_INTEGER:
      return describe_range (field);
    case ALUR_FIELD_DURATION:
      return g_strdup (alur_tr (NULL, N_ ("a duration in whole days, hours, minutes and seconds, "
                                          "such as PT2H30M or P3D")));
    case ALUR_FIELD_DATE:
      return g_strdup (alur_tr (NULL, N_ ("a day of the calendar, such as 2026-01-31")));
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_KEY:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_REFERENCE:
    default:
      return g_strdup (alur_tr (NULL, N_ ("an identifier: a letter or “_”, then letters, digits, "
                                          "“.”, “_” and “-”")));
    }
}

static void
fail_value (
    AlurReader *self, AlurElement *element, const AlurField *field, const char *text, gsize length)
{
  g_autofree char *found = alur_reader_excerpt (text, length);
  g_autofree char *expected = describe_expected (field);

  alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                    /* Translators: what was found and what was expected: name of an attribute, name
                       of an element, its value, and one of the phrases such as "a day of the
                       calendar". */
                    g_strdup_printf (alur_tr (NULL, N_ ("The attribute “%s” of <%s> is “%s”; "
                                                        "expected is %s.")),
                                     field->name, alur_element_type (element->kind)->name, found,
                                     expected));
}

static void
read_value (AlurReader *self, AlurElement *element, guint number, const xmlChar *const *attribute)
{
  const AlurField *field = &alur_reader_top (self)->type->fields[number];
  const char *text = (const char *) attribute[3];
  gsize length = (gsize) (attribute[4] - attribute[3]);

  if (field->type != ALUR_FIELD_TEXT)
    trim (&text, &length);
  if (!parsers[field->type](self, field, text, length, &element->values[number]))
    fail_value (self, element, field, text, length);
}

/* The field of an attribute, or G_MAXUINT; @next is where to begin to look. */
static guint
find_field (AlurReader *self, AlurElement *element, const xmlChar *const *attribute, guint next)
{
  const xmlChar **names = self->names[element->kind].fields;
  guint n_fields = alur_reader_top (self)->type->n_fields;

  if (attribute[1] != NULL)
    return element->kind == ALUR_KIND_DOCUMENT && attribute[0] == self->lang
                   && attribute[1] == self->xml
               ? (guint) ALUR_DOCUMENT_LANGUAGE
               : G_MAXUINT;
  for (guint i = next; i < n_fields; i++)
    {
      if (names[i] == attribute[0])
        return i;
    }
  for (guint i = 0; i < next; i++)
    {
      if (names[i] == attribute[0])
        return i;
    }
  return G_MAXUINT;
}

static void
fail_missing (AlurReader *self, AlurElement *element, guint64 missing)
{
  const AlurElementType *type = alur_element_type (element->kind);
  guint field = 0;

  while ((missing >> field & 1) == 0)
    field++;
  alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                    /* Translators: the first %s is the name of an element in a file, the second
                       that of an attribute. */
                    g_strdup_printf (alur_tr (NULL, N_ ("<%s> has no attribute “%s”, which it "
                                                        "must have.")),
                                     type->name, type->fields[field].name));
}

/**
 * alur_reader_read_attributes: (skip)
 *
 * Fills the fields of @element from the attributes as SAX2 hands them over.
 */
void
alur_reader_read_attributes (AlurReader *self,
                             AlurElement *element,
                             int n_attributes,
                             const xmlChar **attributes)
{
  guint64 seen = 0;
  guint next = 0;

  for (int i = 0; i < n_attributes && self->error == NULL; i++)
    {
      const xmlChar *const *attribute = attributes + (gsize) i * 5;
      guint field = find_field (self, element, attribute, next);

      if (field == G_MAXUINT)
        {
          alur_reader_keep_attribute (self, element, attribute);
          continue;
        }
      next = field + 1;
      seen |= G_GUINT64_CONSTANT (1) << field;
      read_value (self, element, field, attribute);
    }
  if (self->error == NULL && (self->names[element->kind].required & ~seen) != 0)
    fail_missing (self, element, self->names[element->kind].required & ~seen);
}

/**
 * alur_reader_read_version: (skip)
 *
 * Looks at the version in the attributes of the root element, before anything else is looked at.
 *
 * Returns: whether the file is of a version that can be read
 */
gboolean
alur_reader_read_version (AlurReader *self, int n_attributes, const xmlChar **attributes)
{
  const char *text = "";
  gsize length = 0;
  gsize n_digits = 0;
  g_autofree char *found = NULL;

  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar *const *attribute = attributes + (gsize) i * 5;

      if (attribute[1] == NULL && attribute[0] == self->version)
        {
          text = (const char *) attribute[3];
          length = (gsize) (attribute[4] - attribute[3]);
        }
    }
  trim (&text, &length);
  for (gsize i = 2; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        break;
      n_digits++;
      if (text[i] != '0')
        self->newer = TRUE;
    }
  if (length > 2 && text[0] == '1' && text[1] == '.' && n_digits == length - 2)
    return TRUE;
  found = alur_reader_excerpt (text, length);
  alur_reader_fail (
      self, self->line, ALUR_ERROR_VERSION,
      length == 0
          ? g_strdup (alur_tr (NULL, N_ ("The document does not say in which version of the format "
                                         "it is written; expected is version=\"1.0\".")))
          : g_strdup_printf (alur_tr (NULL, N_ ("The document is written in version “%s” of the "
                                                "format; versions 1.0 and newer ones that begin "
                                                "with “1.” can be read.")),
                             found));
  return FALSE;
}

/* Takes the blanks out of a logo and looks whether the rest is base64. */
static gboolean
check_logo (AlurReader *self, GString *text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gsize n = 0;
  gsize n_digits;
  gsize n_padding;

  for (gsize i = 0; i < text->len; i++)
    {
      if (!is_space (text->str[i]))
        text->str[n++] = text->str[i];
    }
  g_string_truncate (text, n);
  n_digits = strspn (text->str, digits);
  n_padding = strspn (text->str + n_digits, "=");
  if (n_digits + n_padding != n || n_padding > 2 || n % 4 != 0)
    {
      alur_reader_fail (self, self->line, ALUR_ERROR_INVALID,
                        g_strdup (alur_tr (NULL, N_ ("The content of <logo> is not base64."))));
      return FALSE;
    }
  if (n / 4 * 3 - n_padding > ALUR_FORMAT_MAX_LOGO_BYTES)
    {
      alur_reader_fail (self, self->line, ALUR_ERROR_TOO_LARGE,
                        g_strdup (alur_tr (NULL, N_ ("The picture in <logo> is larger than the "
                                                     "256 KB that it may have."))));
      return FALSE;
    }
  return TRUE;
}

/**
 * alur_reader_read_content: (skip)
 *
 * Gives @element, which ends, the text that has been read in it. Blanks alone are no text.
 */
void
alur_reader_read_content (AlurReader *self, AlurElement *element)
{
  GString *text = self->content;
  gsize blanks = strspn (text->str, " \t\n\r");

  if (blanks == text->len)
    return;
  if (element->kind == ALUR_KIND_LOGO && !check_logo (self, text))
    return;
  element->text = alur_document_copy_text (self->document, text->str, text->len);
}
