/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-expectations.h"

#include "alur-reader.h"

#include <math.h>
#include <string.h>

char *
expectation_dup_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "conformance", NULL);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of all conformance documents, sorted. */
GPtrArray *
expectation_list_files (void)
{
  g_autofree char *folder = expectation_dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".alur"))
      g_ptr_array_add (files, g_strdup (name));
  g_ptr_array_sort (files, compare_names_cb);
  g_assert_cmpuint (files->len, >, 100);
  return files;
}

AlurDocument *
expectation_read (const char *file)
{
  g_autofree char *folder = expectation_dup_folder ();
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
clear_cb (gpointer data)
{
  Expectation *expectation = data;

  g_free (expectation->key);
  g_free (expectation->value);
}

GArray *
expectation_get_all (AlurDocument *document)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Expectation));
  const char *text = alur_document_get_text_before (document);

  g_array_set_clear_func (all, clear_cb);
  while (text != NULL && (text = strstr (text, "<!--")) != NULL)
    {
      const char *end = strstr (text, "-->");
      g_autofree char *comment = NULL;
      char *colon;

      g_assert_nonnull (end);
      comment = g_strstrip (g_strndup (text + 4, (gsize) (end - text) - 4));
      colon = strstr (comment, ": ");
      if (colon != NULL)
        {
          Expectation expectation = { .key = g_strndup (comment, (gsize) (colon - comment)),
                                      .value = g_strdup (colon + 2) };

          g_array_append_val (all, expectation);
        }
      text = end;
    }
  return all;
}

JsonNode *
expectation_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

void
expectation_check_number (const char *file, const char *what, JsonNode *expected, double got)
{
  if (json_node_is_null (expected) ? isnan (got)
                                   : fabs (json_node_get_double (expected) - got)
                                         <= 1e-9 * MAX (1, fabs (json_node_get_double (expected))))
    return;
  g_test_message ("%s: %s is %.12g, expected %s", file, what, got,
                  json_node_is_null (expected) ? "null" : "another number");
  g_test_fail ();
}
