/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import is tried on a copy of the document, which costs a copy and saves everything else: the
 * preview can't say anything else than what happens, and nobody waits for it. */

#include "alur-import-draft.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

static void
free_vanished (gpointer data)
{
  AlurVanished *vanished = data;

  g_free (vanished->id);
  g_free (vanished->name);
  g_free (vanished->where);
  g_free (vanished);
}

static void
add_vanished (AlurImportDraft *self, const GPtrArray *elements, gboolean goes)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const AlurElement *element = g_ptr_array_index (elements, i);
      AlurVanished *vanished = g_new0 (AlurVanished, 1);

      vanished->kind = element->kind;
      vanished->id = g_strdup (alur_element_get_id (element));
      vanished->name = g_strdup (alur_element_get_name (element));
      vanished->where = g_strdup (element->kind == ALUR_KIND_POSITION && element->parent != NULL
                                      ? alur_element_get_name (element->parent)
                                      : "");
      vanished->goes = goes;
      g_ptr_array_add (self->vanished, vanished);
    }
}

/* In an order that does not depend on which of them go. */
static int
compare_vanished (gconstpointer a, gconstpointer b)
{
  const AlurVanished *one = *(AlurVanished *const *) a;
  const AlurVanished *other = *(AlurVanished *const *) b;
  int order = alur_text_compare (one->name, other->name);

  return order != 0 ? order : g_strcmp0 (one->id, other->id);
}

/**
 * alur_import_draft_run:
 * @self: a draft
 * @choices: those of which it was made
 * @document: a document with an open transaction
 * @stage: one of its stages
 * @notes: what there is to say is added here
 *
 * Takes the table over, as the draft has shown it.
 *
 * Returns: (transfer full): what came of it
 */
AlurImportReport *
alur_import_draft_run (const AlurImportDraft *self,
                       const AlurImportChoices *choices,
                       AlurDocument *document,
                       AlurElement *stage,
                       AlurNotes *notes)
{
  AlurImportOptions options = { .procedure = choices->procedure,
                                .new_procedure = choices->new_procedure,
                                .removed = choices->removed };

  return alur_import (document, stage, self->cells, self->columns, &options, notes);
}

static gboolean
copy_document (AlurImportDraft *self, GBytes *document, const char *stage, GError **error)
{
  AlurElement *root;

  self->document = document != NULL ? alur_reader_read_bytes (document, "Alur", NULL, error)
                                    : alur_edit_new_document (NULL);
  if (self->document == NULL)
    return FALSE;
  root = alur_document_get_root (self->document);
  self->stage = stage != NULL ? alur_document_get_stage (self->document, stage) : NULL;
  if (self->stage == NULL)
    self->stage = alur_element_first (root, ALUR_KIND_STAGE);
  return TRUE;
}

static void
try (AlurImportDraft *self, const AlurImportChoices *choices)
{
  alur_document_begin (self->document, alur_tr (NULL, N_ ("Import a table")));
  self->report = alur_import_draft_run (self, choices, self->document, self->stage, self->notes);
  alur_document_commit (self->document);
  add_vanished (self, self->report->missing, FALSE);
  add_vanished (self, self->report->removed, TRUE);
  g_ptr_array_sort (self->vanished, compare_vanished);
}

/**
 * alur_import_draft_new:
 * @bytes: a table
 * @name: what to call it in messages
 * @choices: what was said about it
 * @document: (nullable): the document that it comes into, as it is written in a file; %NULL: a new
 *   one
 * @stage: (nullable): the id of the stage; %NULL: the first
 * @cancellable: (nullable): gives it up between two of its steps
 * @error: return location: why the table can't be read at all, and what to do
 *
 * Shares nothing with anybody, so that it may run in any thread.
 *
 * Returns: (transfer full) (nullable): the draft
 */
AlurImportDraft *
alur_import_draft_new (GBytes *bytes,
                       const char *name,
                       const AlurImportChoices *choices,
                       GBytes *document,
                       const char *stage,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (AlurImportDraft) self = g_atomic_rc_box_new0 (AlurImportDraft);

  self->notes = alur_notes_new ();
  self->vanished = g_ptr_array_new_with_free_func (free_vanished);
  self->cells
      = alur_cells_read (bytes, name, choices->encoding, choices->separator, self->notes, error);
  if (self->cells == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  alur_import_choices_apply_texts (choices, self->cells);
  self->columns = alur_import_choices_guess_columns (choices, self->cells);
  self->refusal = alur_import_refuse (self->columns);
  if (self->refusal != NULL)
    return g_steal_pointer (&self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !copy_document (self, document, stage, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  try (self, choices);
  return g_steal_pointer (&self);
}

/**
 * alur_import_draft_ref:
 *
 * Returns: (transfer full): the draft
 */
AlurImportDraft *
alur_import_draft_ref (AlurImportDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AlurImportDraft *self = data;

  g_clear_pointer (&self->report, alur_import_report_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->cells, alur_cells_free);
  g_clear_pointer (&self->columns, alur_columns_free);
  g_clear_pointer (&self->notes, alur_notes_free);
  g_ptr_array_unref (self->vanished);
  g_free (self->refusal);
}

/**
 * alur_import_draft_unref:
 * @self: (transfer full): a draft
 */
void
alur_import_draft_unref (AlurImportDraft *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * alur_import_draft_find_row:
 * @self: a draft
 * @number: of a row, as people count
 *
 * Returns: the row of its cells; %G_MAXUINT where there is none
 */
guint
alur_import_draft_find_row (const AlurImportDraft *self, guint number)
{
  guint first = alur_cells_get_number (self->cells, 0);

  return number >= first && number - first < alur_cells_get_n_rows (self->cells) ? number - first
                                                                                 : G_MAXUINT;
}
