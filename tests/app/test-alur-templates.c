/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What new documents begin as: each file is offered, and each offer is a file that is sound. */

#include "alur-templates.h"

#include "alur-analysis.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

static char *
build_path (const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "templates", file, NULL);
}

static guint
count_files (void)
{
  g_autofree char *folder = build_path (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_files += g_str_has_suffix (name, ".alur") ? 1 : 0;
  return n_files;
}

/* As a program would write it, with nothing wrong, and with what was assumed told. */
static void
check_template (const AlurTemplate *template)
{
  g_autofree char *path = build_path (template->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, &error);
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const AlurElement *stage;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  written = alur_writer_write_bytes (document);
  g_assert_cmpuint (length, ==, g_bytes_get_size (written));
  g_assert_cmpint (memcmp (text, g_bytes_get_data (written, NULL), length), ==, 0);
  analysis = alur_analysis_new (document);
  stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_assert_cmpuint (alur_analysis_count (analysis, stage, ALUR_SEVERITY_ERROR), ==, 0);
  g_assert_nonnull (
      alur_element_first (alur_element_first (stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT));
  g_assert_nonnull (alur_document_get_root (document)->values[ALUR_DOCUMENT_DESCRIPTION].text);
}

static void
test_all (void)
{
  guint n_groups;
  const AlurTemplateGroup *groups = alur_templates_get (&n_groups);
  guint n_templates = 0;

  for (guint i = 0; i < n_groups; i++)
    for (const AlurTemplate *template = groups[i].templates; template->file != NULL; template ++)
      {
        check_template (template);
        n_templates++;
      }
  g_assert_cmpuint (n_templates, ==, count_files ());
}

/* Agencies have the sizes that the regulation allows at most. */
static void
test_sizes (void)
{
  static const struct
  {
    const char *file;
    guint n_subdivisions, n_divisions;
  } sizes[] = { { "dinas-tipe-a.alur", 3, 4 },
                { "dinas-tipe-b.alur", 2, 3 },
                { "dinas-tipe-c.alur", 2, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = build_path (sizes[i].file);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      {
        g_auto (GStrv) subdivisions = g_strsplit (text, "name=\"Subbagian", -1);
        g_auto (GStrv) divisions = g_strsplit (text, "name=\"Bidang", -1);
        g_auto (GStrv) sections = g_strsplit (text, "name=\"Seksi", -1);

        g_assert_cmpuint (g_strv_length (subdivisions) - 1, ==, sizes[i].n_subdivisions);
        g_assert_cmpuint (g_strv_length (divisions) - 1, ==, sizes[i].n_divisions);
        g_assert_cmpuint (g_strv_length (sections) - 1, ==, 3 * sizes[i].n_divisions);
      }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/templates/all", test_all);
  g_test_add_func ("/templates/sizes", test_sizes);
  return g_test_run ();
}
