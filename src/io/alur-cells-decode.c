/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From bytes to text: the encoding is what a mark at the beginning says, else what the bytes look
 * like. What is no text at all is told apart by how it begins, because somebody who drops a
 * workbook wants to know what to do instead. */

#include "alur-cells-private.h"

#include "alur-error.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOKED_AT ((gsize) 64 << 10)
#define REPLACEMENT 0xfffdu
#define MOST_FLAWS 100000u

/* What the bytes from 0x80 to 0x9f are in Windows-1252; 0: nothing. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Files that are no text, by how they begin. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *told;
} strangers[] = {
  { "PK\003\004", 4,
    N_ ("This is a workbook or a packed file (.xlsx, .ods, .docx), not a table of text. Copy "
        "the cells and paste them, or save the table as CSV.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("This is a file of an older office program (.xls, .doc), not a table of text. Copy the "
        "cells and paste them, or save the table as CSV.") },
  { "%PDF-", 5,
    N_ ("This is a PDF, not a table of text. Copy the cells and paste them, or ask for the "
        "table as CSV.") },
  { "\x89PNG", 4, N_ ("This is a picture, not a table of text.") },
  { "\xff\xd8\xff", 3, N_ ("This is a picture, not a table of text.") },
  { "GIF8", 4, N_ ("This is a picture, not a table of text.") },
};

/* Files that are text and yet no table, by how they begin, in small letters. Programs that write a
 * "workbook" as a web page are common. */
static const struct
{
  const char *starts[3];
  const char *told;
} markup[] = {
  { { "<?xml" },
    N_ ("This is XML, such as a document or a drawing, not a table of text. Open documents "
        "instead; drawings of BPMN are imported when their name ends in .bpmn.") },
  { { "<!doctype", "<html", "<table" },
    N_ ("This is a web page, not a table of text. Open it in a spreadsheet, then copy the cells "
        "and paste them, or save the table as CSV.") },
};

static void
append_flaw (AlurDecoded *self, AlurFlawKind kind)
{
  AlurFlaw flaw = { kind, self->text->len };

  if (self->flaws->len < MOST_FLAWS)
    g_array_append_val (self->flaws, flaw);
}

/* Characters that are none of a text: controls, which XML or people can't do with, and marks. */
static gboolean
is_unwanted (gunichar c)
{
  if (c == '\t' || c == '\n' || c == '\r')
    return FALSE;
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfffe || c == 0xffff || c == 0xfeff;
}

/* One character, unless XML can't hold it. */
static void
append_character (AlurDecoded *self, gunichar c)
{
  if (is_unwanted (c))
    {
      append_flaw (self, ALUR_FLAW_REMOVED);
      return;
    }
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
    {
      append_flaw (self, ALUR_FLAW_REPLACED);
      c = REPLACEMENT;
    }
  if (c < 0x80)
    g_string_append_c (self->text, (char) c);
  else
    g_string_append_unichar (self->text, c);
}

static void
decode_utf_8 (AlurDecoded *self, const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length;)
    {
      gsize plain = i;
      gunichar c;

      while (plain < length && data[plain] >= 0x20 && data[plain] < 0x7f)
        plain++;
      g_string_append_len (self->text, (const char *) data + i, (gssize) (plain - i));
      i = plain;
      if (i == length)
        break;
      c = data[i] < 0x80
              ? data[i]
              : g_utf8_get_char_validated ((const char *) data + i, (gssize) MIN (length - i, 6));
      append_character (self, c);
      i += c <= 0x10ffff ? (gsize) g_unichar_to_utf8 (c, NULL) : 1;
    }
}

static void
decode_windows_1252 (AlurDecoded *self, const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c = data[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80] != 0 ? windows_1252[c - 0x80] : 0xd800;
      append_character (self, c);
    }
}

static gunichar
unit_at (const guint8 *data, gsize i, gboolean big)
{
  return big ? (gunichar) (data[i] << 8 | data[i + 1]) : (gunichar) (data[i + 1] << 8 | data[i]);
}

static void
decode_utf_16 (AlurDecoded *self, const guint8 *data, gsize length, gboolean big)
{
  gsize i = 0;

  while (i + 1 < length)
    {
      gunichar c = unit_at (data, i, big);
      gunichar low = c >= 0xd800 && c < 0xdc00 && i + 3 < length ? unit_at (data, i + 2, big) : 0;

      i += 2;
      if (low >= 0xdc00 && low < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          i += 2;
        }
      append_character (self, c);
    }
  if (i < length)
    append_character (self, 0xd800);
}

/* UTF-16 without a mark: text of our languages has every other byte 0. */
static AlurEncoding
guess_utf_16 (const guint8 *data, gsize length)
{
  gsize n = MIN (length, LOOKED_AT) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    zeros[i & 1] += data[i] == 0 ? 1 : 0;
  if (n >= 4 && zeros[1] * 5 > n * 2 && zeros[0] * 20 < n)
    return ALUR_ENCODING_UTF_16_LE;
  if (n >= 4 && zeros[0] * 5 > n * 2 && zeros[1] * 20 < n)
    return ALUR_ENCODING_UTF_16_BE;
  return ALUR_ENCODING_GUESSED;
}

/* Whether the text has so many characters that no text has that it is none. */
static gboolean
is_binary (const guint8 *data, gsize length)
{
  gsize n = MIN (length, LOOKED_AT), strange = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (data[i] < 0x20 && memchr ("\t\n\r\f\033", data[i], 5) == NULL)
        strange++;
    }
  return strange > 8 && strange * 20 > n;
}

/* The mark at the beginning, which says what follows; @skip: how long it is. */
static AlurEncoding
find_mark (const guint8 *data, gsize length, gsize *skip)
{
  *skip = 0;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      *skip = 3;
      return ALUR_ENCODING_UTF_8;
    }
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      *skip = 2;
      return data[0] == 0xff ? ALUR_ENCODING_UTF_16_LE : ALUR_ENCODING_UTF_16_BE;
    }
  return ALUR_ENCODING_GUESSED;
}

/* Whether it is UTF-8, a broken character here and there aside: in text of another encoding hardly
 * a byte beyond ASCII happens to be right. */
static gboolean
looks_like_utf_8 (const guint8 *data, gsize length)
{
  const char *text = (const char *) data, *end = text + length;
  gsize n_right = 0, n_wrong = 0;

  while (text < end)
    {
      const char *wrong;

      g_utf8_validate_len (text, (gsize) (end - text), &wrong);
      for (const char *p = text; p < wrong; p++)
        n_right += (guint8) *p >= 0xc0 ? 1 : 0;
      n_wrong += wrong < end && *wrong != '\0' ? 1 : 0;
      text = wrong + 1;
    }
  return n_wrong == 0 || n_right > n_wrong * 10;
}

static AlurEncoding
guess (const guint8 *data, gsize length)
{
  AlurEncoding encoding = guess_utf_16 (data, length);

  if (encoding != ALUR_ENCODING_GUESSED)
    return encoding;
  return looks_like_utf_8 (data, length) ? ALUR_ENCODING_UTF_8 : ALUR_ENCODING_WINDOWS_1252;
}

static gboolean
refuse_binary (const char *name, GError **error)
{
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
               alur_tr (NULL, N_ ("%s: This is no text: too many of its bytes are none. Save the "
                                  "table as CSV.")),
               name);
  return FALSE;
}

static gboolean
refuse_stranger (const guint8 *data, gsize length, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      if (length < strangers[i].length
          || memcmp (data, strangers[i].bytes, strangers[i].length) != 0)
        continue;
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID, "%s: %s", name,
                   alur_tr (NULL, strangers[i].told));
      return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with (const char *text, const char *const *starts, guint n)
{
  for (guint i = 0; i < n && starts[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (text, starts[i], strlen (starts[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Before its first mark, blanks may stand. */
static gboolean
refuse_markup (const GString *text, const char *name, GError **error)
{
  const char *start = text->str + strspn (text->str, " \t\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (markup); i++)
    {
      if (!begins_with (start, markup[i].starts, G_N_ELEMENTS (markup[i].starts)))
        continue;
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID, "%s: %s", name,
                   alur_tr (NULL, markup[i].told));
      return TRUE;
    }
  return FALSE;
}

/**
 * alur_cells_decode:
 * @data: bytes
 * @length: how many
 * @name: what to call the file in messages
 * @encoding: what they are, or %ALUR_ENCODING_GUESSED
 * @decoded: (out): the text; to be cleared also on failure
 * @error: return location for an error
 *
 * Returns: whether it is text
 */
gboolean
alur_cells_decode (const guint8 *data,
                   gsize length,
                   const char *name,
                   AlurEncoding encoding,
                   AlurDecoded *decoded,
                   GError **error)
{
  gsize skip;
  AlurEncoding marked;

  if (length == 0)
    data = (const guint8 *) "";
  marked = find_mark (data, length, &skip);
  *decoded = (AlurDecoded){ 0 };
  if (refuse_stranger (data, length, name, error))
    return FALSE;
  if (encoding != ALUR_ENCODING_GUESSED && marked != encoding)
    skip = 0;
  data += skip;
  length -= skip;
  if (encoding == ALUR_ENCODING_GUESSED)
    encoding = marked != ALUR_ENCODING_GUESSED ? marked : guess (data, length);
  if (encoding != ALUR_ENCODING_UTF_16_LE && encoding != ALUR_ENCODING_UTF_16_BE
      && is_binary (data, length))
    return refuse_binary (name, error);
  decoded->encoding = encoding;
  decoded->text = g_string_sized_new (length + 1);
  decoded->flaws = g_array_new (FALSE, FALSE, sizeof (AlurFlaw));
  if (encoding == ALUR_ENCODING_UTF_8)
    decode_utf_8 (decoded, data, length);
  else if (encoding == ALUR_ENCODING_WINDOWS_1252)
    decode_windows_1252 (decoded, data, length);
  else
    decode_utf_16 (decoded, data, length, encoding == ALUR_ENCODING_UTF_16_BE);
  if (refuse_markup (decoded->text, name, error))
    return FALSE;
  return decoded->flaws->len < MOST_FLAWS || refuse_binary (name, error);
}

void
alur_decoded_clear (AlurDecoded *decoded)
{
  if (decoded->text != NULL)
    g_string_free (decoded->text, TRUE);
  g_clear_pointer (&decoded->flaws, g_array_unref);
  decoded->text = NULL;
}

/**
 * alur_cells_clean:
 * @text: what somebody has typed, in UTF-8
 *
 * Returns: (transfer full): @text without what XML can't hold
 */
char *
alur_cells_clean (const char *text)
{
  AlurDecoded decoded = { .encoding = ALUR_ENCODING_UTF_8,
                          .text = g_string_new (NULL),
                          .flaws = g_array_new (FALSE, FALSE, sizeof (AlurFlaw)) };
  char *clean;

  decode_utf_8 (&decoded, (const guint8 *) text, strlen (text));
  clean = g_string_free (g_steal_pointer (&decoded.text), FALSE);
  alur_decoded_clear (&decoded);
  return clean;
}
