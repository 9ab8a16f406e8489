/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What new documents begin as. Who is named in them is a habit of the planner, and no edit: what
 * was written down in a copy is read again, so that there is nothing to undo. */

#include "alur-new-document.h"

#include "alur-make.h"
#include "alur-reader.h"
#include "alur-settings.h"
#include "alur-writer.h"

static AlurDocument *
name_author (AlurDocument *document, const char *author)
{
  g_autoptr (GBytes) bytes = NULL;

  alur_document_begin (document, "");
  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_AUTHOR,
                          author);
  alur_document_commit (document);
  bytes = alur_writer_write_bytes (document);
  return alur_reader_read_bytes (bytes, "Alur", NULL, NULL);
}

/**
 * alur_new_document_begin:
 * @path: (nullable): the template or example that it begins as; %NULL: it is empty
 * @error: return location
 *
 * Where @path names no author it is the one of the preferences.
 *
 * Returns: (transfer full) (nullable): a document with nothing to undo
 */
AlurDocument *
alur_new_document_begin (const char *path, GError **error)
{
  g_autoptr (GSettings) settings = alur_settings_new ();
  g_autofree char *author = settings != NULL ? g_settings_get_string (settings, "author") : NULL;
  g_autoptr (AlurDocument) document
      = path != NULL ? alur_reader_read_file (path, NULL, error) : alur_make_document ();
  AlurDocument *named = NULL;

  if (document != NULL && author != NULL && author[0] != '\0'
      && alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_AUTHOR) == NULL)
    named = name_author (document, author);
  return named != NULL ? named : g_steal_pointer (&document);
}
