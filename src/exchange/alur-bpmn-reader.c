/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of BPMN 2.0 become documents.
 *
 * The file is a tree first (alur-xml-tree.h). Pools, lanes, nodes and flows that the document has a
 * word for become its own; whatever else there is, is kept, so that writing gives it back
 * (alur-bpmn-kept.h). What comes of each is a row of the report. References are trusted in one
 * direction only: flows say where they begin and end, and what nodes say of it is not read. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-edit.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const suffixes[] = { ".bpmn", ".bpmn2", ".bpmn20.xml", ".bpmn.xml" };

/**
 * alur_bpmn_is_name:
 * @name: the name of a file
 *
 * Returns: whether files that are called so are of BPMN
 */
gboolean
alur_bpmn_is_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* --- Refusing --------------------------------------------------------------------------------- */

static gboolean
check (AlurXmlTree *tree, const char *name, GError **error)
{
  const AlurXmlNode *root = alur_xml_tree_get_root (tree);

  if (!alur_xml_node_is (root, ALUR_BPMN_SPACE, "definitions"))
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                 /* Translators: the first %s is a file, the others the name of an element and that
                    of its namespace. */
                 alur_tr (NULL, N_ ("%s: The file is no BPMN 2.0. It begins with “%s” of “%s”, and "
                                    "not with the “definitions” of that standard.")),
                 name, root->name, root->space != NULL ? root->space : "");
  else if (alur_xml_node_first (root, ALUR_BPMN_SPACE, "process") == NULL
           && alur_bpmn_find_own (root) == NULL)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                 alur_tr (NULL, N_ ("%s: The file has no process, so there is nothing to take "
                                    "over.")),
                 name);
  else
    return TRUE;
  return FALSE;
}

/* --- A file of others ------------------------------------------------------------------------- */

/* What the whole is called: as the collaboration, else as the file. */
static char *
dup_title (const AlurXmlNode *root, const char *file)
{
  const AlurXmlNode *collaboration = alur_xml_node_first (root, ALUR_BPMN_SPACE, "collaboration");
  g_autofree char *name = collaboration != NULL ? alur_bpmn_dup_name (collaboration) : NULL;
  g_autofree char *base = NULL;

  if (name != NULL && *name != '\0')
    return g_steal_pointer (&name);
  g_free (name);
  name = alur_bpmn_dup_name (root);
  if (*name != '\0')
    return g_steal_pointer (&name);
  base = g_path_get_basename (file);
  if (strchr (base + 1, '.') != NULL)
    *strchr (base + 1, '.') = '\0';
  return alur_bpmn_dup_line (base);
}

/**
 * alur_bpmn_import_init: (skip)
 *
 * Makes what an import needs besides document, stage and file.
 */
void
alur_bpmn_import_init (AlurBpmnImport *self)
{
  self->scratch = alur_xml_tree_new ();
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->drawn = g_hash_table_new (g_str_hash, g_str_equal);
  self->made = g_hash_table_new (NULL, NULL);
  self->lost = g_hash_table_new (NULL, NULL);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_in = g_hash_table_new (NULL, NULL);
  self->n_out = g_hash_table_new (NULL, NULL);
  self->n_when = g_hash_table_new (NULL, NULL);
  self->processes = alur_bpmn_processes_new ();
  self->folded = g_hash_table_new (NULL, NULL);
}

/**
 * alur_bpmn_import_clear: (skip)
 */
void
alur_bpmn_import_clear (AlurBpmnImport *self)
{
  alur_xml_tree_free (self->scratch);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->drawn);
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->lost);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->n_in);
  g_hash_table_unref (self->n_out);
  g_hash_table_unref (self->n_when);
  g_ptr_array_unref (self->processes);
  g_hash_table_unref (self->folded);
  g_clear_pointer (&self->sent, g_hash_table_unref);
  g_clear_pointer (&self->sent_lanes, g_hash_table_unref);
  g_clear_pointer (&self->sent_processes, g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_hash_table_unref);
}

/**
 * alur_bpmn_import_all_nodes: (skip)
 *
 * Makes the steps of all processes, when the units are there.
 */
void
alur_bpmn_import_all_nodes (AlurBpmnImport *self)
{
  /* What lies in sub-processes is added while they are gone through. */
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      if (!process->came_back)
        alur_bpmn_import_lanes (self, process);
      alur_bpmn_import_nodes (self, process);
    }
}

/**
 * alur_bpmn_import_between: (skip)
 *
 * Makes what lies between the steps of all processes, and puts these where they are drawn.
 */
void
alur_bpmn_import_between (AlurBpmnImport *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      alur_bpmn_import_sequences (self, process);
      alur_bpmn_import_data (self, process);
    }
  alur_bpmn_import_notes (self);
  alur_bpmn_import_messages (self);
  alur_bpmn_import_calls (self);
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      if (!process->came_back)
        alur_bpmn_import_places (self, process);
    }
}

static void
tell_undrawn (AlurBpmnImport *self)
{
  if (g_hash_table_size (self->drawn) == 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_MAPPED, NULL, NULL, "%s",
                          alur_tr (NULL, N_ ("The file says nothing about where things are drawn; "
                                             "everything got its place automatically.")));
}

/* Why a file that we have written is taken for one of others: what is drawn comes in. */
typedef enum
{
  DOCUMENT_ADDED,  /* to another one */
  DOCUMENT_BROKEN, /* it can't be read */
  DOCUMENT_LEFT,   /* it can't have what the file says */
} DocumentState;

static void
tell_document (AlurBpmnImport *self, DocumentState state)
{
  static const char *const texts[] = {
    [DOCUMENT_ADDED] = N_ ("The file holds a whole document of this program. What is drawn of it "
                           "was added here, with the gateways and events that were made for BPMN. "
                           "Open the file by itself to have that document."),
    [DOCUMENT_BROKEN] = N_ ("The file was written by this program, but the document in it can't be "
                            "read. What is drawn was taken over, with the gateways and events that "
                            "were made for BPMN."),
    [DOCUMENT_LEFT] = N_ ("The file was written by this program, but what it says now can't be "
                          "brought into the document in it. Only what is drawn was taken over, "
                          "with the gateways and events that were made for BPMN."),
  };

  if (alur_bpmn_find_own (self->root) != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, NULL, NULL, "%s",
                          alur_tr (NULL, texts[state]));
}

/* The organisation, which a stage may lack. */
static AlurElement *
want_organisation (AlurDocument *document, AlurElement *stage)
{
  AlurElement *organisation = alur_document_get_organisation (document, stage);

  return organisation != NULL ? organisation
                              : alur_document_insert (document, stage, ALUR_KIND_ORGANISATION, NULL,
                                                      stage->first_child);
}

/* The document as its file will be read: more than fits into one is not taken over. */
static AlurDocument *
read_again (AlurDocument *document, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
  g_autoptr (GError) own = NULL;
  AlurDocument *again = alur_reader_read_bytes (bytes, name, NULL, &own);

  if (g_error_matches (own, ALUR_ERROR, ALUR_ERROR_INVALID))
    g_propagate_error (error, g_steal_pointer (&own));
  else if (again == NULL)
    g_set_error (error, ALUR_ERROR, ALUR_ERROR_INVALID,
                 alur_tr (NULL, N_ ("%s: There is more in the file than fits into a document, such "
                                    "as names that are millions of letters long.")),
                 name);
  return again;
}

static gboolean
import_all (AlurDocument *document,
            AlurElement *stage,
            AlurXmlTree *tree,
            const char *name,
            DocumentState state,
            const AlurBpmnChoices *choices,
            AlurBpmnReport *report,
            GError **error)
{
  static const AlurBpmnChoices none = { NULL, NULL };
  g_autoptr (AlurBpmnReport) own = report == NULL ? alur_bpmn_report_new () : NULL;
  AlurBpmnImport self = { .document = document, .stage = stage };
  g_autofree char *title = NULL;

  name = name != NULL ? name : "-";
  if (!check (tree, name, error))
    return FALSE;
  alur_bpmn_import_init (&self);
  self.root = alur_xml_tree_get_root (tree);
  self.choices = choices != NULL ? choices : &none;
  self.report = report != NULL ? report : own;
  self.language = alur_document_get_language (document);
  self.title = title = dup_title (self.root, name);
  self.organisation = want_organisation (document, stage);
  alur_bpmn_report_set_stage (self.report, alur_element_get_id (stage));
  alur_bpmn_index (&self);
  alur_bpmn_count_ends (&self);
  alur_bpmn_import_pools (&self);
  alur_bpmn_import_all_nodes (&self);
  alur_bpmn_import_between (&self);
  alur_bpmn_keep_rest (&self);
  tell_document (&self, state);
  tell_undrawn (&self);
  alur_bpmn_count_all (&self);
  alur_bpmn_report_end (self.report);
  alur_bpmn_import_clear (&self);
  return TRUE;
}

/**
 * alur_bpmn_import:
 * @document: a document with an open transaction
 * @stage: a stage of it
 * @tree: a file of BPMN
 * @name: what the file is called
 * @choices: (nullable): how
 * @report: (nullable): learns what came of it
 * @error: return location for an error of %ALUR_ERROR
 *
 * Adds what the file has to @stage: its processes as procedures, its lanes as units, which are
 * those of the stage where they are called the same.
 *
 * Returns: whether it could be used; if not, the transaction is to be rolled back
 */
gboolean
alur_bpmn_import (AlurDocument *document,
                  AlurElement *stage,
                  AlurXmlTree *tree,
                  const char *name,
                  const AlurBpmnChoices *choices,
                  AlurBpmnReport *report,
                  GError **error)
{
  g_autoptr (AlurDocument) again = NULL;

  name = name != NULL ? name : "-";
  if (!import_all (document, stage, tree, name, DOCUMENT_ADDED, choices, report, error))
    return FALSE;
  again = read_again (document, name, error);
  return again != NULL;
}

static AlurDocument *
read_foreign (AlurXmlTree *tree,
              const char *name,
              DocumentState state,
              const AlurBpmnChoices *choices,
              AlurBpmnReport *report,
              GError **error)
{
  g_autoptr (AlurDocument) document
      = alur_edit_new_document (choices != NULL ? choices->language : NULL);
  AlurElement *root = alur_document_get_root (document);
  g_autofree char *title = dup_title (alur_xml_tree_get_root (tree), name);

  alur_document_begin (document, "");
  alur_document_set_text (document, root, ALUR_DOCUMENT_TITLE, title);
  if (!import_all (document, alur_element_first (root, ALUR_KIND_STAGE), tree, name, state, choices,
                   report, error))
    {
      alur_document_rollback (document);
      return NULL;
    }
  alur_document_commit (document);
  /* Read again, it is a document like any other: nothing of it can be undone. */
  return read_again (document, name, error);
}

/**
 * alur_bpmn_read:
 * @bytes: the content of a file of BPMN 2.0
 * @name: (nullable): what the file is called
 * @choices: (nullable): how
 * @report: (nullable): learns what came of it
 * @error: return location for an error of %ALUR_ERROR, a sentence with the file and mostly the line
 *
 * Makes a document of a file of BPMN. What can't be used is refused whole.
 *
 * Returns: (transfer full) (nullable): a new document
 */
AlurDocument *
alur_bpmn_read (GBytes *bytes,
                const char *name,
                const AlurBpmnChoices *choices,
                AlurBpmnReport *report,
                GError **error)
{
  g_autoptr (AlurXmlTree) tree = NULL;
  g_autoptr (AlurDocument) own = NULL;

  name = name != NULL ? name : "-";
  tree = alur_xml_tree_read (bytes, name, error);
  if (tree == NULL || !check (tree, name, error))
    return NULL;
  if (alur_bpmn_find_own (alur_xml_tree_get_root (tree)) != NULL)
    own = alur_bpmn_read_own (tree, name);
  if (own != NULL)
    {
      AlurDocument *document = alur_bpmn_return (own, tree, name, choices, report);

      if (document != NULL)
        return document;
      if (report != NULL)
        alur_bpmn_report_clear (report);
    }
  return read_foreign (tree, name, own != NULL ? DOCUMENT_LEFT : DOCUMENT_BROKEN, choices, report,
                       error);
}
