/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line as people and scripts meet it: what is printed, what is written, how it ends. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const examples[]
    = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran", "minimal", "empty" };

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("alur-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
contents (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_status (const CliRun *run, int status)
{
  if (run->status != status)
    g_error ("exit status %d instead of %d: %s%s", run->status, status, run->output, run->errors);
}

static JsonObject *
member (JsonObject *object, const char *name, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), index);
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) wanted = g_strsplit (names, " ", -1);
  g_autoptr (GList) members = json_object_get_members (object);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!json_object_has_member (object, wanted[i]))
        g_error ("no member “%s”", wanted[i]);
    }
  g_assert_cmpuint (g_list_length (members), ==, g_strv_length (wanted));
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "check",  "metrics", "workload", "compare", "apply",
                                          "export", "format",  "import",   "convert", "example" };
  g_autoptr (CliRun) help = cli_run ("--help", NULL);
  g_autoptr (CliRun) version = cli_run ("--version", NULL);

  assert_status (help, 0);
  assert_status (version, 0);
  g_assert_true (g_str_has_prefix (version->output, "alur-cli "));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) own = cli_run (commands[i], "--help", NULL);

      assert_status (own, 0);
      g_assert_nonnull (strstr (own->output, commands[i]));
      g_assert_nonnull (strstr (help->output, commands[i]));
    }
}

/* Each line: the arguments of a call that is wrong. EX stands for an example. */
static const char *const wrong_calls[] = {
  "",
  "nonsense",
  "import x.csv",
  "import x.csv EX --preview",
  "import EX --preview --separator dot",
  "import EX --preview --encoding ebcdic",
  "import EX --preview --header perhaps",
  "import EX --preview --as poem",
  "import EX --preview --remove-missing",
  "import EX --preview --into EX --lang en",
  "import EX.bpmn --preview --map name=1",
  "import EX.bpmn --preview --as procedure",
  "import EX.bpmn --preview --procedure pr1",
  "import EX.bpmn --preview --remove-missing",
  "import EX.bpmn --preview --stage nowhere",
  "import EX.bpmn --preview --stage target",
  "convert x.alur",
  "convert EX -o x.odt",
  "convert EX -o x.csv --procedure pr1",
  "convert EX -o x.bpmn --procedure nowhere",
  "convert EX -o x.csv --stage nowhere",
  "check",
  "check --stage nowhere EX",
  "check --fail-on sometimes EX",
  "check --unknown EX",
  "metrics",
  "metrics EX EX",
  "workload --stage nowhere EX",
  "compare --from nowhere EX",
  "apply EX",
  "apply --preview --after nowhere EX",
  "apply --preview --after target EX",
  "apply --preview --keep s4 EX",
  "apply --preview --keep s4=nowhere EX",
  "apply --preview --keep s4=s5 EX",
  "apply --preview --keep s4=w1 EX",
  "export EX",
  "export EX -o x.doc",
  "export EX -o x.html --view chain",
  "export EX -o x.pdf --view nonsense",
  "export EX -o x.csv --view sop",
  "export EX -o x.pdf --view sop --labels nonsense=x",
  "export EX -o x.csv --view personnel --what-if minutes=much",
  "export EX -o x.pdf --view comparison --to nowhere",
  "export EX -o x.csv --view report",
  "export EX -o x.pdf --view chain --flows sequence",
  "export EX -o x.pdf --view chain --flows money,,goods",
  "export EX -o x.pdf --paper b5",
  "export EX -o x.pdf --scale big",
  "export EX -o x.pdf --lang in_donesia",
  "export EX -o x.pdf --view report --what-if minutes=72000",
  "export EX -o x.pdf --view organisation --labels activity=procedure",
  "export EX -o x.pdf --view sop --flows money",
  "export EX -o x.pdf --landscape --portrait",
  "export EX -o x.pdf --stage nowhere",
  "export EX -o x.pdf --procedure nowhere",
  "export EX -o x.pdf --function nowhere",
  "format",
  "example nonsense -o x.alur",
  "example minimal",
};

/* What is printed is UTF-8 also where the locale is ASCII or not installed, and the language is the
 * one that was asked for. */
static void
test_any_locale (Fixture *fixture, gconstpointer data)
{
  static const char *const nowhere[] = { "LC_ALL=id_ID.UTF-8", "LOCPATH=/nowhere", NULL };
  static const char *const ascii[] = { "LC_ALL=C", NULL };
  static const char *const help[] = { "--help", NULL };
  g_autoptr (CliRun) indonesian = cli_run_in (nowhere, help);
  g_autoptr (CliRun) english = cli_run_in (ascii, help);

  g_assert_nonnull (strstr (indonesian->output, "PERINTAH [OPSI…]"));
  g_assert_nonnull (strstr (english->output, "COMMAND [OPTION…]"));
}

static void
test_wrong_usage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("rawat-inap");
  g_autofree char *drawn = in_folder (fixture, "ex.bpmn");
  g_autoptr (CliRun) drawing = cli_run ("convert", example, "-o", drawn, NULL);

  assert_status (drawing, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong_calls); i++)
    {
      g_auto (GStrv) words = g_strsplit (wrong_calls[i], " ", -1);
      g_autoptr (CliRun) run = NULL;

      for (guint j = 0; words[j] != NULL; j++)
        {
          gboolean is_drawn = strcmp (words[j], "EX.bpmn") == 0;

          if (!is_drawn && strcmp (words[j], "EX") != 0)
            continue;
          g_free (words[j]);
          words[j] = g_strdup (is_drawn ? drawn : example);
        }
      if (words[0] != NULL && *words[0] == '\0')
        g_clear_pointer (&words[0], g_free);
      run = cli_run_in (NULL, (const char *const *) words);
      if (run->status != 2)
        g_error ("“alur-cli %s” ends with %d", wrong_calls[i], run->status);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_cmpstr (run->errors, !=, "");
    }
  g_assert_false (g_file_test ("x.pdf", G_FILE_TEST_EXISTS));
}

static void
test_check_json (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("minimal");
  g_autoptr (CliRun) run = cli_run ("check", "--json", file, NULL);
  g_autoptr (JsonNode) node = cli_run_json (run);
  JsonObject *root = json_node_get_object (node);
  JsonObject *stage = member (root, "stages", 0);
  JsonArray *findings = json_object_get_array_member (stage, "findings");
  JsonObject *overlap = NULL;

  assert_status (run, 1);
  assert_members (root, "file stages");
  assert_members (stage, "id findings");
  g_assert_cmpstr (json_object_get_string_member (root, "file"), ==, file);
  g_assert_cmpuint (json_array_get_length (findings), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);

      assert_members (finding,
                      "rule severity key function role resource units elements between accepted "
                      "message suggestion");
      g_assert_cmpstr (json_object_get_string_member (finding, "message"), !=, "");
      if (strcmp (json_object_get_string_member (finding, "rule"), "overlap") == 0)
        overlap = finding;
    }
  g_assert_nonnull (overlap);
  g_assert_cmpstr (json_object_get_string_member (overlap, "key"), ==,
                   "overlap|now|f1|decision-maker||a1,a2");
  g_assert_cmpstr (json_object_get_string_member (overlap, "between"), ==, "institutions");
  g_assert_true (json_object_get_null_member (overlap, "resource"));
}

static void
test_check_status (Fixture *fixture, gconstpointer data)
{
  g_autofree char *minimal = cli_example ("minimal");
  g_autofree char *empty = cli_example ("empty");
  g_autoptr (CliRun) never = cli_run ("check", "--fail-on", "never", minimal, NULL);
  g_autoptr (CliRun) clean = cli_run ("check", "--fail-on", "info", empty, NULL);
  g_autoptr (CliRun) both = cli_run ("check", "--json", empty, minimal, NULL);
  g_autoptr (CliRun) missing = cli_run ("check", "/nonexistent/x.alur", NULL);
  g_autoptr (JsonNode) node = cli_run_json (both);

  assert_status (never, 0);
  assert_status (clean, 0);
  assert_status (both, 1);
  assert_status (missing, 3);
  g_assert_nonnull (strstr (never->output, "Dinas Kesehatan"));
  assert_members (json_node_get_object (node), "files");
  g_assert_nonnull (strstr (missing->errors, "/nonexistent/x.alur"));
}

static void
test_figures_json (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("rawat-inap");
  g_autoptr (CliRun) metrics = cli_run ("metrics", "--json", file, NULL);
  g_autoptr (CliRun) workload
      = cli_run ("workload", "--json", "--trace", "--stage", "now", file, NULL);
  g_autoptr (CliRun) compare = cli_run ("compare", "--json", file, NULL);
  g_autoptr (JsonNode) metrics_node = cli_run_json (metrics);
  g_autoptr (JsonNode) workload_node = cli_run_json (workload);
  g_autoptr (JsonNode) compare_node = cli_run_json (compare);
  JsonObject *root = json_node_get_object (metrics_node);
  JsonObject *procedure = member (member (root, "stages", 0), "procedures", 0);
  JsonObject *position;

  assert_members (root, "stages");
  assert_members (procedure,
                  "id steps units handoffs visits contacts decisions documents "
                  "documents-repeated work wait lead lead-error fee cost efficiency staff-minutes");
  g_assert_cmpint (json_object_get_int_member (procedure, "steps"), ==, 22);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (procedure, "work"), 679.32, 1e-9);

  root = json_node_get_object (workload_node);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "stages")), ==, 1);
  position = member (member (root, "stages", 0), "positions", 0);
  assert_members (position, "id unit headcount workload need gap effectiveness grade trace");

  root = json_node_get_object (compare_node);
  assert_members (root, "from to changes metrics");
  g_assert_cmpstr (json_object_get_string_member (root, "from"), ==, "now");
  g_assert_cmpstr (json_object_get_string_member (root, "to"), ==, "target");
  assert_members (member (root, "changes", 0), "kind type id into");
  assert_members (member (root, "metrics", 0), "procedure metric from to");
}

static void
test_text_for_people (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("rawat-inap");
  const char *const indonesian[] = { "LANGUAGE=id", NULL };
  const char *const check[] = { "check", file, NULL };
  const char *const metrics[] = { "metrics", file, NULL };
  const char *const workload[] = { "workload", "--trace", file, NULL };
  const char *const compare[] = { "compare", file, NULL };
  const char *const *const calls[] = { check, metrics, workload, compare };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (CliRun) english = cli_run_in (NULL, calls[i]);
      g_autoptr (CliRun) translated = cli_run_in (indonesian, calls[i]);

      g_assert_cmpint (english->status, <=, 1);
      g_assert_cmpstr (english->output, !=, "");
      g_assert_cmpstr (english->errors, ==, "");
      g_assert_cmpstr (english->output, !=, translated->output);
    }
}

static void
test_format (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "x.alur");
  const char *loose = "<alur xmlns='urn:alur:document:1' version='1.0' title='A&#38;B'>"
                      "<stage kind='current' id='now'/></alur>";
  g_autoptr (CliRun) check = NULL;
  g_autoptr (CliRun) format = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, loose, -1, NULL));
  check = cli_run ("format", "--check", path, NULL);
  assert_status (check, 1);
  text = contents (path, NULL);
  g_assert_cmpstr (text, ==, loose);
  format = cli_run ("format", path, NULL);
  assert_status (format, 0);
  g_free (text);
  text = contents (path, NULL);
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" title=\"A&amp;B\">\n"
                   "  <stage id=\"now\" kind=\"current\"/>\n"
                   "</alur>\n");
  again = cli_run ("format", "--check", path, NULL);
  assert_status (again, 0);
}

static void
test_examples_are_canonical (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = cli_example (examples[i]);
      g_autoptr (CliRun) run = cli_run ("format", "--check", path, NULL);

      assert_status (run, 0);
    }
}

/* The licence example as it was before its target was made: what its decisions lead to. */
static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("izin-terapis-gigi");
  g_autofree char *before = in_folder (fixture, "before.alur");
  g_autofree char *after = in_folder (fixture, "after.alur");
  g_autofree char *text = contents (example, NULL);
  g_autoptr (GString) edited = g_string_new (text);
  char *target;
  g_autoptr (CliRun) preview = NULL;
  g_autoptr (CliRun) apply = NULL;
  g_autoptr (CliRun) check = NULL;
  g_autoptr (CliRun) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *first;

  g_string_replace (edited, " stage=\"target\" applied=\"yes\"", "", 0);
  target = strstr (edited->str, "  <stage id=\"target\"");
  g_string_truncate (edited, (gsize) (target - edited->str));
  g_string_append (edited, "</alur>\n");
  g_assert_true (g_file_set_contents (before, edited->str, -1, NULL));

  preview = cli_run ("apply", "--preview", "--json", before, NULL);
  assert_status (preview, 0);
  node = cli_run_json (preview);
  first = member (json_node_get_object (node), "decisions", 0);
  assert_members (first, "outcome action type id message notes ways");
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (node), "decisions")),
                    ==, 9);
  g_assert_false (g_file_test (after, G_FILE_TEST_EXISTS));

  apply = cli_run ("apply", before, "-o", after, "--name", "Nanti", NULL);
  assert_status (apply, 0);
  check = cli_run ("check", "--json", "--fail-on", "never", after, NULL);
  assert_status (check, 0);
  g_assert_null (strstr (check->output, "redesign-not-applied"));
  g_assert_null (strstr (check->output, "removed-without-decision"));
  again = cli_run ("apply", "--preview", after, NULL);
  assert_status (again, 0);
  g_assert_cmpstr (again->output, ==, "No decision waits to be carried out.\n");
}

/* Where nothing was decided nothing is made, also not the stage after the one that was asked for; a
 * program that wants JSON gets it. */
static void
test_apply_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("minimal");
  g_autofree char *after = in_folder (fixture, "after.alur");
  g_autoptr (CliRun) json = cli_run ("apply", "--preview", "--json", example, NULL);
  g_autoptr (CliRun) apply = cli_run ("apply", example, "-o", after, "--after", "now", NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = contents (example, NULL);
  g_autofree char *written = contents (after, NULL);

  assert_status (json, 0);
  node = cli_run_json (json);
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (node), "decisions")),
                    ==, 0);
  assert_status (apply, 0);
  g_assert_cmpstr (apply->output, ==, "No decision waits to be carried out.\n");
  g_assert_cmpstr (written, ==, text);
}

static void
test_invalid_file (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "check", "metrics", "workload", "compare", "format" };
  g_autofree char *path = in_folder (fixture, "bad.alur");
  g_autofree char *output = in_folder (fixture, "bad.pdf");
  g_autofree char *prefix = g_strconcat (path, ":3:", NULL);
  const char *bad = "<alur xmlns='urn:alur:document:1' version='1.0'>\n"
                    "<stage id='now' kind='current'>\n"
                    "<organisation><unit id='u1' parent='u9'/></organisation></stage></alur>";
  g_autoptr (CliRun) export = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, bad, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliRun) run = cli_run (commands[i], path, NULL);

      assert_status (run, 3);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_true (g_str_has_prefix (run->errors, prefix));
    }
  export = cli_run ("export", path, "-o", output, NULL);
  assert_status (export, 3);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  text = contents (path, NULL);
  g_assert_cmpstr (text, ==, bad);
}

static void
test_examples (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CliRun) list = cli_run ("example", NULL);

  assert_status (list, 0);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *output = in_folder (fixture, examples[i]);
      g_autofree char *shipped = cli_example (examples[i]);
      g_autoptr (CliRun) run = cli_run ("example", examples[i], "-o", output, NULL);
      gsize length, shipped_length;
      g_autofree char *text = NULL;
      g_autofree char *shipped_text = NULL;

      g_assert_nonnull (strstr (list->output, examples[i]));
      assert_status (run, 0);
      text = contents (output, &length);
      shipped_text = contents (shipped, &shipped_length);
      g_assert_true (length == shipped_length && memcmp (text, shipped_text, length) == 0);
    }
}

static void
assert_begins (const char *path, const char *beginning)
{
  gsize length;
  g_autofree char *text = contents (path, &length);

  if (length <= strlen (beginning) || memcmp (text, beginning, strlen (beginning)) != 0)
    g_error ("%s does not begin as it should", path);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *view;
    const char *file;
    const char *beginning;
  } outputs[] = { { "organisation", "x.pdf", "%PDF-" },
                  { "authorities", "x.pdf", "%PDF-" },
                  { "procedure", "x.pdf", "%PDF-" },
                  { "chain", "x.pdf", "%PDF-" },
                  { "findings", "x.pdf", "%PDF-" },
                  { "organisation", "x.svg", "<?xml" },
                  { "chain", "x.svg", "<?xml" },
                  { "organisation", "x.png", "\x89PNG" },
                  { "chain", "x.png", "\x89PNG" },
                  { "authorities", "x.csv", "\xEF\xBB\xBF" },
                  { "findings", "x.csv", "\xEF\xBB\xBF" },
                  { "comparison", "x.pdf", "%PDF-" },
                  { "stages", "x.pdf", "%PDF-" },
                  { "stages", "x.csv", "\xEF\xBB\xBF" },
                  { "requirements", "x.pdf", "%PDF-" },
                  { "requirements", "x.csv", "\xEF\xBB\xBF" },
                  { "criteria", "x.pdf", "%PDF-" },
                  { "criteria", "x.csv", "\xEF\xBB\xBF" },
                  { "organisation", "x.csv", "\xEF\xBB\xBF" },
                  { "procedure", "x.csv", "\xEF\xBB\xBF" },
                  { "chain", "x.csv", "\xEF\xBB\xBF" },
                  { "comparison", "x.csv", "\xEF\xBB\xBF" },
                  { "figures", "x.csv", "\xEF\xBB\xBF" },
                  { "figures", "x.pdf", "%PDF-" },
                  { "problems", "x.csv", "\xEF\xBB\xBF" } };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *file = cli_example (examples[i]);

      for (guint j = 0; j < G_N_ELEMENTS (outputs); j++)
        {
          g_autofree char *output = in_folder (fixture, outputs[j].file);
          g_autoptr (CliRun) run
              = cli_run ("export", file, "-o", output, "--view", outputs[j].view, NULL);

          assert_status (run, 0);
          assert_begins (output, outputs[j].beginning);
          g_unlink (output);
        }
    }
}

/* The same document without some kinds of flow is another picture, in any order of the kinds. */
static void
test_export_flows (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[]
      = { "decision,information,money,goods", "money,goods", "goods,money" };
  g_autofree char *file = cli_example ("rawat-inap");
  char *pictures[G_N_ELEMENTS (kinds)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *output = in_folder (fixture, "x.svg");
      g_autoptr (CliRun) run
          = cli_run ("export", file, "-o", output, "--view", "chain", "--flows", kinds[i], NULL);

      assert_status (run, 0);
      g_assert_true (g_file_get_contents (output, &pictures[i], NULL, NULL));
      g_unlink (output);
    }
  g_assert_cmpstr (pictures[0], !=, pictures[1]);
  g_assert_cmpstr (pictures[1], ==, pictures[2]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&pictures[i], g_free);
}

static void
test_export_to_standard_output (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("minimal");
  g_autoptr (CliRun) run = cli_run ("export", file, "-o", "-", NULL);

  assert_status (run, 0);
  g_assert_true (g_str_has_prefix (run->output, "%PDF-"));
}

/* A table becomes a document, says what it says, and brings it up to date. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = in_folder (fixture, "struktur.csv");
  g_autofree char *out = in_folder (fixture, "dinas.alur");
  g_autofree char *odd = in_folder (fixture, "buku.xlsx");
  g_autofree char *titles = in_folder (fixture, "judul.csv");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (table, "Kode;Sebutan;Atasan\n1;Dinas;\n2;Bidang;1\n3;Seksi;9\n", -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (odd, "PK\003\004", -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (titles, "id,nama,induk\n", -1, &error);
  g_assert_no_error (error);
  {
    g_autoptr (CliRun) run
        = cli_run ("import", table, "-o", out, "--map", "name=Sebutan", "--json", NULL);
    g_autoptr (JsonNode) node = NULL;
    JsonObject *object;

    assert_status (run, 0);
    node = cli_run_json (run);
    object = json_node_get_object (node);
    assert_members (object, "file encoding separator header subject columns counts notes missing");
    g_assert_cmpstr (json_object_get_string_member (object, "separator"), ==, "semicolon");
    g_assert_cmpint (
        json_object_get_int_member (json_object_get_object_member (object, "counts"), "units"), ==,
        3);
    g_assert_cmpint (
        json_object_get_int_member (json_object_get_object_member (object, "counts"), "outside"),
        ==, 1);
  }
  {
    g_autoptr (CliRun) check = cli_run ("check", "--fail-on", "never", out, NULL);
    g_autoptr (CliRun) again = cli_run ("import", table, "--into", out, "-o", out, NULL);
    g_autoptr (CliRun) refused = cli_run ("import", odd, "-o", out, NULL);
    g_autoptr (CliRun) own = cli_run ("import", out, "-o", out, NULL);
    g_autoptr (CliRun) bare = cli_run ("import", titles, "--preview", NULL);
    g_autoptr (CliRun) unknown = cli_run ("import", table, "--preview", "--map", "name=Rupa", NULL);
    g_autoptr (CliRun) nowhere = cli_run ("import", table, "--preview", "--stage", "nowhere", NULL);

    assert_status (check, 0);
    assert_status (again, 0);
    g_assert_nonnull (strstr (again->output, "Row 4, column "));
    g_assert_nonnull (strstr (again->output, "separator “;” (semicolon)"));
    assert_status (refused, 3);
    g_assert_nonnull (strstr (refused->errors, "save the table as CSV"));
    assert_status (own, 3);
    g_assert_nonnull (strstr (own->errors, "This is XML"));
    assert_status (bare, 0);
    g_assert_nonnull (strstr (bare->output, "no row below the titles"));
    assert_status (unknown, 2);
    assert_status (nowhere, 2);
  }
}

static void
test_export_fails_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("minimal");
  g_autoptr (CliRun) run = cli_run ("export", file, "-o", "/nonexistent/x.pdf", NULL);

  assert_status (run, 3);
  g_assert_nonnull (strstr (run->errors, "/nonexistent"));
}

static void
test_same_bytes_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = cli_example ("rawat-inap");
  const char *const fixed[] = { "SOURCE_DATE_EPOCH=1767225600", NULL };
  g_autofree char *first = in_folder (fixture, "first.pdf");
  g_autofree char *second = in_folder (fixture, "second.pdf");
  const char *const one[] = { "export", file, "-o", first, NULL };
  const char *const other[] = { "export", file, "-o", second, NULL };
  g_autoptr (CliRun) run = cli_run_in (fixed, one);
  g_autoptr (CliRun) again = cli_run_in (fixed, other);
  gsize length, other_length;
  g_autofree char *bytes = NULL;
  g_autofree char *other_bytes = NULL;

  assert_status (run, 0);
  assert_status (again, 0);
  bytes = contents (first, &length);
  other_bytes = contents (second, &other_length);
  g_assert_true (length == other_length && memcmp (bytes, other_bytes, length) == 0);
}

/* A document that couldn't be opened again is not written. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_build_filename (fixture->folder, "many.alur", NULL);
  g_autofree char *after = g_build_filename (fixture->folder, "more.alur", NULL);
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                           "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                           "<stage id=\"s0\" kind=\"current\"/>");
  g_autoptr (CliRun) apply = NULL;

  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, "<stage id=\"s%u\" kind=\"interim\">%s</stage>", i,
                            i < 999 ? ""
                                    : "<procedure id=\"p\"><step id=\"a\"><redesign "
                                      "action=\"abolish\"/></step></procedure>");
  g_string_append (text, "</alur>\n");
  g_assert_true (g_file_set_contents (before, text->str, (gssize) text->len, NULL));
  apply = cli_run ("apply", before, "-o", after, "--after", "s999", NULL);
  g_assert_cmpint (apply->status, !=, 0);
  g_assert_nonnull (strstr (apply->errors, "1,000"));
  g_assert_false (g_file_test (after, G_FILE_TEST_EXISTS));
}

/* The table of each procedure that is shipped changes nothing when it comes back. */
static void
test_tables_come_back (Fixture *fixture, gconstpointer data)
{
  static const char *const procedures[][2]
      = { { "rawat-inap", "pr-ranap" },        { "rawat-inap", "pr-jkn" },
          { "rawat-inap", "pr-obat" },         { "izin-terapis-gigi", "pr-sip" },
          { "izin-terapis-gigi", "pr-rekom" }, { "akta-kelahiran", "pr-loket" },
          { "akta-kelahiran", "pr-daring" },   { "akta-kelahiran", "pr-nik" } };

  for (guint i = 0; i < G_N_ELEMENTS (procedures); i++)
    {
      g_autofree char *example = cli_example (procedures[i][0]);
      g_autofree char *table = in_folder (fixture, "steps.csv");
      g_autofree char *again = in_folder (fixture, "again.alur");
      g_autoptr (CliRun) out = cli_run ("export", example, "-o", table, "--view", "procedure",
                                        "--procedure", procedures[i][1], NULL);
      g_autoptr (CliRun) in = cli_run ("import", table, "--into", example, "--procedure",
                                       procedures[i][1], "-o", again, NULL);
      g_autofree char *before = NULL, *after = NULL;

      assert_status (out, 0);
      assert_status (in, 0);
      g_assert_true (g_file_get_contents (example, &before, NULL, NULL));
      g_assert_true (g_file_get_contents (again, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, before);
    }
}

/* A report and SOP pages are no drawings, though they can't be tables either. */
static void
test_pages_as_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("rawat-inap");
  g_autofree char *table = in_folder (fixture, "x.csv");
  g_autoptr (CliRun) report = cli_run ("export", example, "-o", table, "--view", "report", NULL);

  assert_status (report, 2);
  g_assert_nonnull (strstr (report->errors, "“report” is made of pages"));
}

/* What a table of the organisation has no column for is told, all of it. */
static void
test_convert_tells (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("rawat-inap");
  g_autofree char *table = in_folder (fixture, "x.csv");
  g_autoptr (CliRun) run = cli_run ("convert", example, "-o", table, NULL);

  assert_status (run, 0);
  g_assert_nonnull (strstr (run->errors, "authorities (57)"));
  g_assert_nonnull (strstr (run->errors, "duties (1)"));
  g_assert_nonnull (strstr (run->errors, "relations (8)"));
  g_assert_nonnull (strstr (run->errors, "procedures (3)"));
}

/* There is no row 0 in which titles could stand; and how large letters are says nothing. */
static void
test_tables_of_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = cli_example ("rawat-inap");
  g_autofree char *bare = in_folder (fixture, "bare.csv");
  g_autofree char *table = in_folder (fixture, "X.CSV");
  g_autofree char *drawing = in_folder (fixture, "X.BPMN");
  g_autoptr (CliRun) import = NULL;
  g_autoptr (CliRun) to_table = cli_run ("convert", example, "-o", table, NULL);
  g_autoptr (CliRun) to_drawing = cli_run ("convert", example, "-o", drawing, NULL);

  g_assert_true (g_file_set_contents (bare, "Dinas;\nSekretariat;Dinas\n", -1, NULL));
  import
      = cli_run ("import", bare, "--preview", "--header", "no", "--map", "name=1,parent=2", NULL);
  assert_status (import, 0);
  g_assert_nonnull (strstr (import->output, "no row of titles"));
  g_assert_null (strstr (import->output, "row 0"));
  assert_status (to_table, 0);
  assert_status (to_drawing, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/cli/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("tables-come-back", test_tables_come_back);
  ADD ("convert-tells", test_convert_tells);
  ADD ("pages-as-table", test_pages_as_table);
  ADD ("help", test_help);
  ADD ("any-locale", test_any_locale);
  ADD ("wrong-usage", test_wrong_usage);
  ADD ("check-json", test_check_json);
  ADD ("check-status", test_check_status);
  ADD ("figures-json", test_figures_json);
  ADD ("text-for-people", test_text_for_people);
  ADD ("format", test_format);
  ADD ("examples-are-canonical", test_examples_are_canonical);
  ADD ("apply", test_apply);
  ADD ("apply-nothing", test_apply_nothing);
  ADD ("tables-of-others", test_tables_of_others);
  ADD ("too-large", test_too_large);
  ADD ("invalid-file", test_invalid_file);
  ADD ("examples", test_examples);
  ADD ("export", test_export);
  ADD ("export-flows", test_export_flows);
  ADD ("export-to-standard-output", test_export_to_standard_output);
  ADD ("import", test_import);
  ADD ("export-fails-whole", test_export_fails_whole);
  ADD ("same-bytes-twice", test_same_bytes_twice);
#undef ADD
  return g_test_run ();
}
