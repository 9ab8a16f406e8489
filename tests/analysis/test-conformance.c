/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every document of tests/data/conformance gives the findings that its comments announce; README.md
 * there describes them. Each file is a test of its own, so that all that fail are told. */

#include "alur-analysis.h"
#include "alur-expectations.h"
#include "alur-rule.h"

#include <string.h>

typedef struct
{
  AlurDocument *document;
  char *rule;         /* NULL: the file is about something else */
  GPtrArray *expects; /* JsonNode */
  gboolean says_nothing;
} Case;

static void
case_clear (Case *self)
{
  g_clear_object (&self->document);
  g_free (self->rule);
  g_ptr_array_unref (self->expects);
}

static void
case_read (Case *self, const char *file)
{
  g_autoptr (GArray) comments = NULL;

  *self = (Case){ .document = expectation_read (file),
                  .expects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref) };
  comments = expectation_get_all (self->document);
  for (guint i = 0; i < comments->len; i++)
    {
      const Expectation *comment = &g_array_index (comments, Expectation, i);

      if (strcmp (comment->key, "rule") == 0)
        {
          g_assert_null (self->rule);
          self->rule = g_strdup (comment->value);
        }
      else if (strcmp (comment->key, "expect") == 0 && strcmp (comment->value, "nothing") == 0)
        self->says_nothing = TRUE;
      else if (strcmp (comment->key, "expect") == 0)
        g_ptr_array_add (self->expects, expectation_parse (comment->value));
    }
}

static gboolean
same_text (JsonObject *expect, const char *member, const char *value)
{
  JsonNode *node = json_object_get_member (expect, member);

  if (node == NULL)
    return TRUE;
  return g_strcmp0 (json_node_is_null (node) ? NULL : json_node_get_string (node), value) == 0;
}

static gboolean
same_set (JsonObject *expect,
          const char *member,
          const AlurElement *const *elements,
          guint n_elements)
{
  JsonNode *node = json_object_get_member (expect, member);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != n_elements)
    return FALSE;
  for (guint i = 0; i < n_elements; i++)
    {
      if (strcmp (json_array_get_string_element (array, i), alur_element_get_id (elements[i])) != 0)
        return FALSE;
    }
  return TRUE;
}

static const char *
id_or_null (const AlurElement *element)
{
  return element != NULL ? alur_element_get_id (element) : NULL;
}

/* Whether all that @expect says is true of @finding; @first is the id of the first stage. */
static gboolean
matches (JsonObject *expect, const AlurFinding *finding, const char *first)
{
  g_autofree char *role = alur_finding_dup_role (finding);
  g_autofree char *name = alur_finding_dup_name (finding);
  const char *resource = finding->resource != ALUR_RESOURCE_NONE
                             ? alur_resource_words[finding->resource].name
                             : NULL;
  const char *stage = json_object_get_string_member_with_default (expect, "stage", first);

  return strcmp (stage, alur_element_get_id (finding->stage)) == 0
         && same_text (expect, "severity", alur_severity_words[finding->severity].name)
         && same_text (expect, "function", id_or_null (finding->function))
         && same_text (expect, "role", role) && same_text (expect, "resource", resource)
         && same_text (expect, "between", alur_between_get_name (finding->between))
         && same_text (expect, "name", name)
         && same_set (expect, "units", finding->units, finding->n_units)
         && same_set (expect, "elements", finding->elements, finding->n_elements);
}

static GPtrArray *
collect_findings (AlurAnalysis *analysis, const char *rule)
{
  const AlurElement *root = alur_document_get_root (alur_analysis_get_document (analysis));
  GPtrArray *found = g_ptr_array_new ();

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    const GPtrArray *findings = alur_analysis_get_findings (analysis, stage);

    for (guint i = 0; i < findings->len; i++)
      {
        if (strcmp (alur_finding_get_rule_id (findings->pdata[i]), rule) == 0)
          g_ptr_array_add (found, findings->pdata[i]);
      }
  }
  return found;
}

/* Takes the finding that @expect announces out of @found. */
static void
take_expected (GPtrArray *found, JsonNode *expect, const char *first)
{
  g_autofree char *json = json_to_string (expect, FALSE);

  for (guint i = 0; i < found->len; i++)
    {
      if (matches (json_node_get_object (expect), found->pdata[i], first))
        {
          g_ptr_array_remove_index (found, i);
          return;
        }
    }
  g_test_message ("not found: %s", json);
  g_test_fail ();
}

/* A finding can say what it is about and what to do, and leaves no word unfilled. */
static void
assert_tells (AlurDocument *document, const AlurFinding *finding)
{
  g_autofree char *message = alur_finding_dup_message (finding, document, "en");
  g_autofree char *suggestion = alur_finding_dup_suggestion (finding, document, "en");

  g_assert_null (strpbrk (message, "{}?"));
  g_assert_null (strpbrk (suggestion, "{}?"));
  g_assert_true (g_str_has_suffix (message, "."));
  g_assert_true (g_str_has_suffix (suggestion, "."));
}

static void
test_file (gconstpointer data)
{
  g_autoptr (AlurAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const char *first;
  Case self;

  case_read (&self, data);
  analysis = alur_analysis_new_with_sampling (self.document, 1, 2000);
  alur_analysis_update (analysis);
  if (self.rule != NULL)
    {
      g_assert_nonnull (alur_rule_find (self.rule));
      g_assert_true (self.says_nothing == (self.expects->len == 0));
      first = alur_element_get_id (alur_document_get_stage (self.document, NULL));
      found = collect_findings (analysis, self.rule);
      for (guint i = 0; i < found->len; i++)
        assert_tells (self.document, found->pdata[i]);
      for (guint i = 0; i < self.expects->len; i++)
        take_expected (found, self.expects->pdata[i], first);
      for (guint i = 0; i < found->len; i++)
        {
          g_autofree char *key = alur_finding_dup_key (found->pdata[i]);

          g_test_message ("not expected: %s", key);
          g_test_fail ();
        }
    }
  g_assert_finalize_object (g_steal_pointer (&analysis));
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = NULL;

  g_test_init (&argc, &argv, NULL);
  files = expectation_list_files ();
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_strconcat ("/conformance/", files->pdata[i], NULL);

      g_test_add_data_func (name, files->pdata[i], test_file);
    }
  return g_test_run ();
}
