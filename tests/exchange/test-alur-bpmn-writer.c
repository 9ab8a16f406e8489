/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents as BPMN: the files keep the schema of the OMG and rules that it can't say, for the
 * shipped examples and templates and for documents by chance. ALUR_BPMN_FOLDER is a folder where
 * the files are left, to be looked at by other programs. */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"

#include "alur-bpmn.h"
#include "alur-edit.h"
#include "alur-error.h"
#include "alur-pango-metrics.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-writer.h"
#include "alur-xml-tree.h"
#include "bpmn-check.h"
#include "random-service.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N_RANDOM 40
#define N_EDITED 40
#define N_PLACED 10

typedef struct
{
  AlurPangoMetrics *metrics;
  const char *folder;
  GPtrArray *files; /* paths of all that was written */
} Fixture;

static GBytes *
write_stage (Fixture *self, AlurDocument *document, const AlurElement *stage, const char *procedure)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = alur_bpmn_write (alur_pango_metrics_get_interface (self->metrics), document,
                                   stage, procedure, &error);

  g_assert_no_error (error);
  return bytes;
}

static AlurXmlTree *
read_back (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AlurXmlTree *tree = alur_xml_tree_read (bytes, NULL, &error);

  g_assert_no_error (error);
  return tree;
}

/* The whole document lies in the file, and comes out as it was. */
static void
check_travels (AlurDocument *document, const AlurElement *stage, AlurXmlTree *tree)
{
  const AlurXmlNode *node
      = alur_xml_node_first (alur_xml_tree_get_root (tree), ALUR_BPMN_SPACE, "collaboration");
  g_autoptr (GBytes) expected = alur_writer_write_bytes (document);
  g_autofree char *text = NULL;

  node = alur_xml_node_first (node, ALUR_BPMN_SPACE, "extensionElements");
  node = alur_xml_node_first (node, ALUR_BPMN_SPACE_ALUR, "document");
  g_assert_nonnull (node);
  g_assert_cmpstr (alur_xml_node_get (node, NULL, "stage"), ==, alur_element_get_id (stage));
  text = alur_xml_node_dup_text (node);
  g_assert_cmpuint (strlen (text), ==, g_bytes_get_size (expected));
  g_assert_true (memcmp (text, g_bytes_get_data (expected, NULL), strlen (text)) == 0);
}

/* The steps that a person has placed. */
static GHashTable *
find_placed (const AlurElement *stage)
{
  GHashTable *placed = g_hash_table_new (g_str_hash, g_str_equal);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      if (!isnan (alur_element_get_number (step, ALUR_STEP_X))
          || !isnan (alur_element_get_number (step, ALUR_STEP_Y)))
        g_hash_table_add (placed, (gpointer) (guintptr) alur_element_get_id (step));
    }
  }
  return placed;
}

static void
check_stage (Fixture *self,
             AlurDocument *document,
             const AlurElement *stage,
             const char *procedure,
             const char *what)
{
  g_autoptr (GBytes) bytes = write_stage (self, document, stage, procedure);
  g_autoptr (GBytes) again = write_stage (self, document, stage, procedure);
  g_autoptr (AlurXmlTree) tree = read_back (bytes);
  g_autoptr (GHashTable) placed = find_placed (stage);
  g_autofree char *name = g_strconcat (what, ".bpmn", NULL);
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_bytes_equal (bytes, again));
  bpmn_check (tree, what, placed);
  check_travels (document, stage, tree);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  g_ptr_array_add (self->files, path);
}

/* All files against the schema, in one run: reading the schema takes longer than they do. */
static void
check_schema (Fixture *self)
{
  g_autofree char *schema
      = g_test_build_filename (G_TEST_DIST, "data", "bpmn", "xsd", "BPMN20.xsd", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("xmllint is not installed");
      return;
    }
  g_ptr_array_add (arguments, program);
  g_ptr_array_add (arguments, (gpointer) "--noout");
  g_ptr_array_add (arguments, (gpointer) "--nonet");
  g_ptr_array_add (arguments, (gpointer) "--schema");
  g_ptr_array_add (arguments, schema);
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (arguments, g_ptr_array_index (self->files, i));
  g_ptr_array_add (arguments, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               NULL, &errors, &status, &error));
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s", errors);
  g_assert_cmpint (status, ==, 0);
}

static void
setup (Fixture *self, gconstpointer data)
{
  self->metrics = alur_pango_metrics_new ();
  self->folder = g_getenv ("ALUR_BPMN_FOLDER");
  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("alur-bpmn-XXXXXX", NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->files->len && g_getenv ("ALUR_BPMN_FOLDER") == NULL; i++)
    g_unlink (g_ptr_array_index (self->files, i));
  if (g_getenv ("ALUR_BPMN_FOLDER") == NULL)
    {
      g_rmdir (self->folder);
      g_free ((char *) self->folder);
    }
  g_ptr_array_unref (self->files);
  alur_pango_metrics_unref (self->metrics);
}

static void
check_document (Fixture *self, AlurDocument *document, const char *name)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const AlurElement *procedure = alur_element_first (stage, ALUR_KIND_PROCEDURE);
    g_autofree char *what = g_strdup_printf ("%s-%s", name, alur_element_get_id (stage));
    g_autofree char *one = g_strconcat (what, "-one", NULL);

    if (procedure == NULL)
      continue;
    check_stage (self, document, stage, NULL, what);
    check_stage (self, document, stage, alur_element_get_id (procedure), one);
  }
}

static void
check_folder (Fixture *self, const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, NULL);
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurDocument) document = NULL;

      if (!g_str_has_suffix (name, ".alur"))
        continue;
      document = alur_reader_read_file (file, NULL, &error);
      g_assert_no_error (error);
      check_document (self, document, name);
    }
}

static void
test_shipped (Fixture *self, gconstpointer data)
{
  check_folder (self, "examples");
  check_folder (self, "templates");
  g_assert_cmpuint (self->files->len, >, 10);
  check_schema (self);
}

/* What was written comes back as the same document. */
static void
check_return (Fixture *self, AlurDocument *document, const char *name)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (GBytes) written = alur_bpmn_write (alur_pango_metrics_get_interface (self->metrics),
                                                document, stage, NULL, NULL);
  AlurBpmnChoices choices = { .metrics = self->metrics };
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) after = NULL;

  if (written == NULL)
    return; /* the stage has no procedures */
  again = alur_bpmn_read (written, name, &choices, NULL, NULL);
  after = again != NULL ? alur_writer_write_bytes (again) : NULL;
  if (after == NULL || !g_bytes_equal (before, after))
    g_error ("%s is another document when it comes back", name);
}

/* Services as planners draw them, without places by hand. */
static void
test_services (Fixture *self, gconstpointer data)
{
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < alur_share_of (N_RANDOM); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document
          = random_service (rand, (guint) g_rand_int_range (rand, 10, 120));
      g_autofree char *name = g_strdup_printf ("service-%u", seed + i);

      check_document (self, document, name);
    }
  check_schema (self);
}

/* Services in which about every eighth step stands, and every eighth line bends, wherever somebody
 * has put it: also far outside of its lane and on each other. */
static void
test_placed (Fixture *self, gconstpointer data)
{
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < alur_share_of (N_PLACED); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document
          = random_service (rand, (guint) g_rand_int_range (rand, 10, 120));
      g_autofree char *name = g_strdup_printf ("placed-%u", seed + i);

      random_service_place_by_hand (rand, document);
      check_document (self, document, name);
      check_return (self, document, name);
    }
  check_schema (self);
}

/* Documents as edits by chance leave them: nothing in them needs to make sense. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  guint32 seed = alur_random_seed ();

  for (guint i = 0; i < alur_share_of (N_EDITED); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document
          = alur_random_document (rand, (guint) g_rand_int_range (rand, 50, 400));
      g_autofree char *name = g_strdup_printf ("edited-%u", seed + i);

      check_document (self, document, name);
    }
  check_schema (self);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document ("id");
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurTextMetrics *metrics = alur_pango_metrics_get_interface (self->metrics);
  g_autoptr (GError) error = NULL;

  g_assert_null (alur_bpmn_write (metrics, document, stage, NULL, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (alur_bpmn_write (metrics, document, stage, "nowhere", &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bpmn-writer/shipped", Fixture, NULL, setup, test_shipped, teardown);
  g_test_add ("/bpmn-writer/services", Fixture, NULL, setup, test_services, teardown);
  g_test_add ("/bpmn-writer/placed", Fixture, NULL, setup, test_placed, teardown);
  g_test_add ("/bpmn-writer/edited", Fixture, NULL, setup, test_edited, teardown);
  g_test_add ("/bpmn-writer/refusals", Fixture, NULL, setup, test_refusals, teardown);
  return g_test_run ();
}
