/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as a file of BPMN: they are refused with an error, or become a valid document
 * that, written as BPMN, whole or a procedure of it, has no identifier twice and comes back the
 * same. They are added to a document that has things already, too. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-bpmn.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "fuzz-target.h"

#include <string.h>

static AlurPangoMetrics *
get_metrics (void)
{
  static AlurPangoMetrics *metrics = NULL;

  if (metrics == NULL)
    metrics = alur_pango_metrics_new ();
  return metrics;
}

static AlurDocument *
read_bpmn (GBytes *bytes, AlurBpmnReport *report, GError **error)
{
  AlurBpmnChoices choices = { .metrics = get_metrics () };

  return alur_bpmn_read (bytes, "input", &choices, report, error);
}

static void
note_ids (const AlurXmlNode *node, GHashTable *ids)
{
  static const char *const spaces[]
      = { ALUR_BPMN_SPACE, ALUR_BPMN_SPACE_DI, ALUR_BPMN_SPACE_DD, ALUR_BPMN_SPACE_DC, NULL };
  const char *id = node->name != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;

  if (node->name == NULL || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
    return;
  if (id != NULL && node->space != NULL && g_strv_contains (spaces, node->space)
      && !g_hash_table_add (ids, (gpointer) id))
    g_error ("“%s” is written twice", id);
  for (const AlurXmlNode *child = node->first_child; child != NULL && !alur_bpmn_quotes (node);
       child = child->next)
    note_ids (child, ids);
}

static void
check_ids (GBytes *written)
{
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (written, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_nonnull (tree);
  note_ids (alur_xml_tree_get_root (tree), ids);
}

static void
check_round (AlurDocument *document, AlurElement *stage, const char *procedure)
{
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (GBytes) written = alur_bpmn_write (alur_pango_metrics_get_interface (get_metrics ()),
                                                document, stage, procedure, NULL);
  g_autoptr (AlurDocument) again = written != NULL ? read_bpmn (written, NULL, NULL) : NULL;
  g_autoptr (GBytes) after = again != NULL ? alur_writer_write_bytes (again) : NULL;

  if (written != NULL)
    check_ids (written);
  g_assert (written == NULL || (after != NULL && g_bytes_equal (before, after)));
}

static void
check_rounds (AlurDocument *document)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  const AlurElement *first = alur_element_first (stage, ALUR_KIND_PROCEDURE);

  check_round (document, stage, NULL);
  if (first != NULL && first->next != NULL && first->next->kind == ALUR_KIND_PROCEDURE)
    check_round (document, stage, alur_element_get_id (first));
}

/* What the report says of all that the file has. */
static void
tell (const AlurBpmnReport *report)
{
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      g_autofree char *count = alur_bpmn_report_dup_count (report, counted);

      g_assert_true (count == NULL || g_utf8_validate (count, -1, NULL));
    }
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (report); i++)
    g_assert_true (g_utf8_validate (alur_bpmn_report_get_row (report, i)->text, -1, NULL));
}

/* Whether a document of ours travels in the file, so that anything else is a change of it. */
static gboolean
has_own (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strstr_len (data, (gssize) size, "urn:alur:document:1") != NULL;
}

/* --- Nothing is lost -------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *kinds; /* name → how many */
  GHashTable *ids;
  gboolean twice; /* an identifier */
} Count;

static void
count_clear (Count *self)
{
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static gboolean
is_one_of (const AlurXmlNode *node, const char *const *names)
{
  return alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL) && g_strv_contains (names, node->name);
}

/* What comes back as such an element whatever it means to us, if it lies where it may; flows may
 * become data. */
static gboolean
is_counted (const AlurXmlNode *node)
{
  static const char *const inner[]
      = { "laneSet",        "dataObject", "dataObjectReference", "dataStoreReference",
          "textAnnotation", "group",      "association",         NULL };
  static const char *const lanes[] = { "laneSet", "childLaneSet", "lane", NULL };
  const AlurXmlNode *holder = node->parent;

  if (!is_one_of (node, inner) && !is_one_of (node, lanes)
      && alur_bpmn_get_class (node->name) == ALUR_BPMN_OTHER)
    return FALSE;
  while (is_one_of (node, lanes) && is_one_of (holder, lanes))
    holder = holder->parent;
  while (alur_xml_node_is (holder, ALUR_BPMN_SPACE, NULL)
         && alur_bpmn_get_class (holder->name) == ALUR_BPMN_SUB)
    holder = holder->parent;
  return alur_xml_node_is (holder, ALUR_BPMN_SPACE, "process");
}

/* Counts what lies in @top, but not in what a text quotes or a program has added. */
static void
count (const AlurXmlNode *top, Count *self)
{
  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      const char *id;

      if (!alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
          || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      id = alur_xml_node_get (node, NULL, "id");
      if (id != NULL && !g_hash_table_add (self->ids, (gpointer) id))
        self->twice = TRUE;
      if (is_counted (node))
        g_hash_table_insert (
            self->kinds, (gpointer) node->name,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, node->name))
                              + 1));
      if (!alur_bpmn_quotes (node))
        count (node, self);
    }
}

static void
count_init (Count *self, const AlurXmlNode *root)
{
  self->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  count (root, self);
}

/* What comes from others is written back, all of it, unless the report says what is not. */
static void
check_kept (GBytes *before, AlurDocument *document, const AlurBpmnReport *report)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) after = alur_bpmn_write (alur_pango_metrics_get_interface (get_metrics ()),
                                              document, stage, NULL, NULL);
  g_autoptr (AlurXmlTree) one = alur_xml_tree_read (before, NULL, NULL);
  g_autoptr (AlurXmlTree) other = after != NULL ? alur_xml_tree_read (after, NULL, NULL) : NULL;
  g_auto (Count) had = { 0 }, has = { 0 };
  GHashTableIter iter;
  gpointer name, n;

  if (one == NULL || other == NULL
      || alur_bpmn_report_count_rows (report, ALUR_BPMN_ROW_DROPPED) > 0)
    return;
  count_init (&had, alur_xml_tree_get_root (one));
  count_init (&has, alur_xml_tree_get_root (other));
  g_hash_table_iter_init (&iter, had.kinds);
  while (!had.twice && g_hash_table_iter_next (&iter, &name, &n))
    if (GPOINTER_TO_UINT (g_hash_table_lookup (has.kinds, name)) < GPOINTER_TO_UINT (n))
      g_error ("lost %s", (char *) name);
}

/* How many activities there are that nobody has made only to draw a step. */
static guint
count_activities (const AlurXmlNode *top)
{
  guint n = 0;

  for (const AlurXmlNode *node = top->first_child; node != NULL; node = node->next)
    {
      AlurBpmnClass class;

      if (!alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL))
        continue;
      class = alur_bpmn_get_class (node->name);
      if ((class == ALUR_BPMN_TASK || class == ALUR_BPMN_SUB)
          && alur_xml_node_get (node, ALUR_BPMN_SPACE_ALUR, "of") == NULL)
        n++;
      if (class == ALUR_BPMN_SUB || (top->parent == NULL && strcmp (node->name, "process") == 0))
        n += count_activities (node);
    }
  return n;
}

/* What somebody has added to a file of ours, or has moved in it, is a step, wherever it is. */
static void
check_returned (GBytes *before, AlurDocument *document)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (before, NULL, NULL);
  g_auto (Count) had = { 0 };
  guint n_steps = 0;

  if (tree == NULL)
    return;
  count_init (&had, alur_xml_tree_get_root (tree));
  for (const AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    n_steps += e->kind == ALUR_KIND_STEP ? 1 : 0;
  if (!had.twice && count_activities (alur_xml_tree_get_root (tree)) > n_steps)
    g_error ("%u activities are %u steps", count_activities (alur_xml_tree_get_root (tree)),
             n_steps);
}

/* A document that has some of what files of BPMN have, under the same names or identifiers. */
static AlurDocument *
read_own (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"t\">\n"
        "<stage id=\"now\" kind=\"current\"><organisation>\n"
        "<unit id=\"u1\" name=\"Loket\"/><unit id=\"u2\" name=\"Pemohon\" parent=\"u1\"/>\n"
        "<unit id=\"Lane_1\"/></organisation>\n"
        "<procedure id=\"Process_1\" name=\"Izin\" lanes=\"u2\">\n"
        "<step id=\"Task_1\" name=\"Daftar\" unit=\"u2\"/><step id=\"s2\" unit=\"u1\"/>\n"
        "<flow id=\"f1\" from=\"Task_1\" to=\"s2\"/></procedure></stage>\n"
        "<stage id=\"goal\" kind=\"target\"/>\n"
        "</alur>\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "own", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
check_added (GBytes *bytes, FuzzChoice *choice)
{
  AlurBpmnChoices choices = { .metrics = fuzz_choose (choice, 2) == 0 ? get_metrics () : NULL };
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_read (bytes, "input", NULL);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  AlurElement *stage;
  gboolean added;

  if (tree == NULL)
    return;
  document = read_own ();
  stage = fuzz_choose (choice, 3) == 0
              ? alur_document_get_last_stage (document)
              : alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  alur_document_begin (document, "add");
  added = alur_bpmn_import (document, stage, tree, "input.bpmn",
                            fuzz_choose (choice, 4) > 0 ? &choices : NULL, report, &error);
  g_assert (added == (error == NULL));
  if (added)
    alur_document_commit (document);
  else
    alur_document_rollback (document);
  g_assert (alur_document_validate (document, NULL, NULL));
  if (added)
    tell (report);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurBpmnReport) report = alur_bpmn_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = read_bpmn (bytes, report, &error);
  FuzzChoice choice = fuzz_choice (data, size);

  g_assert ((document == NULL) == (error != NULL));
  fuzz_count (document != NULL);
  check_added (bytes, &choice);
  if (document == NULL)
    return 0;
  tell (report);
  g_assert (alur_document_validate (document, NULL, NULL));
  if (!has_own (bytes))
    check_kept (bytes, document, report);
  else
    check_returned (bytes, document);
  check_rounds (document);
  return 0;
}
