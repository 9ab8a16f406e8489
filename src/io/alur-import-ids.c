/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Identifiers of tables as identifiers of the format, so that the next import finds again what this
 * one has made: what the format does not allow becomes "_" and two hexadecimal digits a byte, and
 * no two identifiers become the same. */

#include "alur-import-private.h"

#include "alur-cells-private.h"
#include "alur-values.h"

#include <string.h>

#define LONGEST 240u /* bytes; published ones have more than 80 */
#define NO_BREAK_SPACE "\xC2\xA0"

static gboolean
is_hexadecimal (char c)
{
  return g_ascii_isdigit (c) || (c >= 'A' && c <= 'F');
}

/* Whether a byte stands for itself: "_" does where it can't be taken for the beginning of a code.
 */
static gboolean
is_plain (const char *p, gboolean first)
{
  if (g_ascii_isalpha (*p))
    return TRUE;
  if (*p == '_')
    return !(is_hexadecimal (p[1]) && is_hexadecimal (p[2]));
  return !first && (g_ascii_isdigit (*p) || *p == '-' || *p == '.');
}

/**
 * alur_import_encode_id:
 * @id: an identifier of a table
 *
 * Returns: (transfer full): the identifier of the format that stands for it
 */
char *
alur_import_encode_id (const char *id)
{
  GString *text = g_string_new (NULL);

  if (strlen (id) > LONGEST)
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

      g_string_append_printf (text, "x-%.32s", sum);
      return g_string_free (text, FALSE);
    }
  for (const char *p = id; *p != '\0'; p++)
    {
      if (is_plain (p, p == id))
        g_string_append_c (text, *p);
      else
        g_string_append_printf (text, "_%02X", (guint) (guchar) *p);
    }
  return g_string_free (text, FALSE);
}

/* Whether a cell that holds @text is read as it. */
static gboolean
is_cell (const char *text)
{
  static const char *const blanks[] = { " ", NO_BREAK_SPACE };
  g_autofree char *clean = alur_cells_clean (text);

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      if (g_str_has_prefix (text, blanks[i]) || g_str_has_suffix (text, blanks[i]))
        return FALSE;
    }
  return strpbrk (text, "\t\r\n") == NULL && g_str_equal (clean, text);
}

/**
 * alur_import_decode_id:
 * @id: an identifier of the format
 *
 * Returns: (transfer full): the identifier of a table that it stands for, so that what is written
 * to a table is found again; @id itself where no import has made it of one
 */
char *
alur_import_decode_id (const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *encoded = NULL;

  for (const char *p = id; *p != '\0'; p++)
    {
      if (*p == '_' && is_hexadecimal (p[1]) && is_hexadecimal (p[2]))
        {
          g_string_append_c (
              text, (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
          p += 2;
        }
      else
        g_string_append_c (text, *p);
    }
  if (!g_utf8_validate_len (text->str, text->len, NULL) || !is_cell (text->str))
    return g_strdup (id);
  encoded = alur_import_encode_id (text->str);
  if (!g_str_equal (encoded, id))
    return g_strdup (id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where a unit and a post of a table have the same identifier, the later one has a letter more. */
static char *
encode_with_letter (const char *id, AlurKind kind)
{
  g_autofree char *encoded = alur_import_encode_id (id);

  return g_strdup_printf ("%c.%s", kind == ALUR_KIND_UNIT ? 'u' : 'p', encoded);
}

/**
 * alur_import_find_id:
 * @id: (nullable): an identifier of a table
 * @kind: what it identifies
 *
 * Returns: (transfer none) (nullable): what the stage has of it
 */
AlurElement *
alur_import_find_id (const AlurImport *self, const char *id, AlurKind kind)
{
  g_autofree char *encoded = NULL;
  g_autofree char *lettered = NULL;
  AlurElement *element;

  if (id == NULL || *id == '\0')
    return NULL;
  encoded = alur_import_encode_id (id);
  element = alur_document_lookup_kind (self->document, self->stage, encoded, kind);
  if (element != NULL)
    return element;
  lettered = encode_with_letter (id, kind);
  element = alur_document_lookup_kind (self->document, self->stage, lettered, kind);
  if (element != NULL)
    return element;
  return alur_document_lookup_kind (self->document, self->stage, id, kind); /* never encoded */
}

static gboolean
is_free (const AlurImport *self, const char *id, AlurKind kind)
{
  return alur_document_is_id_free (self->document, self->stage, id, kind);
}

/**
 * alur_import_reserve:
 * @self: an import
 * @nodes: (element-type AlurNode): units or posts
 *
 * Keeps the identifiers of the table from being given to what has none.
 */
void
alur_import_reserve (AlurImport *self, const GArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const char *id = g_array_index (nodes, AlurNode, i).id;

      if (id != NULL)
        g_hash_table_add (self->reserved, alur_import_encode_id (id));
    }
}

static char *
make_up (const AlurImport *self, AlurKind kind)
{
  for (;;)
    {
      g_autofree char *id = alur_document_generate_id (self->document, kind);

      if (!g_hash_table_contains (self->reserved, id) && is_free (self, id, kind))
        return g_steal_pointer (&id);
    }
}

/**
 * alur_import_make_id:
 * @id: (nullable): an identifier of the table
 * @kind: what it identifies
 *
 * Returns: (transfer full): a free identifier for it, that stands for @id if that can be
 */
char *
alur_import_make_id (const AlurImport *self, const char *id, AlurKind kind)
{
  g_autofree char *encoded = NULL;
  g_autofree char *lettered = NULL;

  if (id == NULL || *id == '\0')
    return make_up (self, kind);
  encoded = alur_import_encode_id (id);
  if (is_free (self, encoded, kind))
    return g_steal_pointer (&encoded);
  lettered = encode_with_letter (id, kind);
  if (is_free (self, lettered, kind))
    return g_steal_pointer (&lettered);
  return make_up (self, kind);
}
