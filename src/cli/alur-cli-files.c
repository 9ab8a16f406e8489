/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-bpmn-reader.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-store.h"
#include "alur-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/**
 * alur_cli_tell_error:
 * @error: what happened, as a full sentence, with file and line where there is one
 */
void
alur_cli_tell_error (const GError *error)
{
  g_printerr ("%s\n", error->message);
}

/**
 * alur_cli_read_bytes:
 * @path: a file, or "-" for standard input
 * @error: return location for an error
 *
 * Reads a file, or a little more than is ever read of one: it may have no end.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
alur_cli_read_bytes (const char *path, GError **error)
{
  return strcmp (path, "-") == 0 ? alur_reader_load (STDIN_FILENO, path, error)
                                 : alur_reader_load_file (path, error);
}

/**
 * alur_cli_read:
 * @path: a document, or a file of BPMN; "-" for a document from standard input
 *
 * Reads a document; warnings and errors are told on standard error.
 *
 * Returns: (transfer full) (nullable): the document, or NULL when it can't be used
 */
AlurDocument *
alur_cli_read (const char *path)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = NULL;

  if (alur_bpmn_is_name (path))
    document = alur_cli_read_bpmn (path, &error);
  else
    {
      g_autoptr (GBytes) bytes = alur_cli_read_bytes (path, &error);

      if (bytes != NULL)
        document = alur_reader_read_bytes (bytes, path, warnings, &error);
    }
  for (guint i = 0; i < warnings->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (warnings, i));
  if (document == NULL)
    alur_cli_tell_error (error);
  return document;
}

/**
 * alur_cli_write:
 * @path: a file, or "-" for standard output
 * @bytes: what it shall hold
 *
 * Writes a file whole or not at all.
 *
 * Returns: whether it could; if not, it has been told
 */
gboolean
alur_cli_write (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (strcmp (path, "-") != 0)
    {
      if (alur_store_save_bytes (path, bytes, &error))
        return TRUE;
      alur_cli_tell_error (error);
      return FALSE;
    }
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_printerr (alur_tr (NULL, N_ ("Standard output can't be written: %s.\n")), g_strerror (errno));
  return FALSE;
}

/**
 * alur_cli_write_document:
 * @path: a file, or "-" for standard output
 * @document: what it shall hold
 *
 * Writes a document that can be opened again, or nothing.
 *
 * Returns: whether it could; if not, it has been told
 */
gboolean
alur_cli_write_document (const char *path, AlurDocument *document)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (GError) error = NULL;

  if (alur_writer_check (document, bytes, &error))
    return alur_cli_write (path, bytes);
  alur_cli_tell_error (error);
  return FALSE;
}

/**
 * alur_cli_find_stage:
 * @document: a document
 * @id: (nullable): the id of a stage that was asked for, or NULL for none in particular
 * @stage: (out) (nullable): the stage, or NULL when none was asked for
 *
 * Returns: whether there is such a stage; if not, it has been told
 */
gboolean
alur_cli_find_stage (AlurDocument *document, const char *id, const AlurElement **stage)
{
  g_autoptr (GString) known = g_string_new (NULL);

  *stage = id != NULL ? alur_document_get_stage (document, id) : NULL;
  if (id == NULL || *stage != NULL)
    return TRUE;
  ALUR_FOREACH (other, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", alur_element_get_id (other));
  }
  alur_cli_refuse (alur_tr (NULL, N_ ("There is no stage “%s”. The document has: %s.")), id,
                   known->str);
  return FALSE;
}

/**
 * alur_cli_name:
 * @element: an element with an id
 *
 * Returns: (transfer none): its name, or its id when it has no name
 */
const char *
alur_cli_name (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return *name != '\0' ? name : alur_element_get_id (element);
}
