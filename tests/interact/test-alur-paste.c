/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-paste.h"

#include "alur-edit.h"
#include "alur-paste-lines.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-share.h"
#include "alur-validate.h"
#include "alur-writer.h"
#include "interact-fixture.h"

#include <string.h>

#define HEAD                                                                                       \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xmlns:x=\"urn:x\" title=\"t\">\n"           \
  "<functions>\n"                                                                                  \
  "<function id=\"f1\" name=\"Kesehatan\"/>\n"                                                     \
  "<function id=\"f2\" name=\"Obat\" parent=\"f1\">Semua obat</function>\n"                        \
  "</functions>\n"                                                                                 \
  "<regulations><regulation id=\"r1\" kind=\"perda\" number=\"3\" year=\"2020\" "                  \
  "title=\"Susunan\"/></regulations>\n"

static const char service[]
    = HEAD "<stage id=\"now\" kind=\"current\"><organisation>\n"
           "<unit id=\"u1\" name=\"Dinas\"/>\n"
           "<unit id=\"u2\" name=\"Bidang\" parent=\"u1\" basis=\"r1\" x=\"10\" y=\"20\">\n"
           "<authority id=\"a1\" role=\"supplier\" function=\"f2\" resource=\"goods\" "
           "source=\"delegation\" from=\"u1\" x:y=\"z\"/>\n"
           "<position id=\"p1\" name=\"Apoteker\" headcount=\"2\"/>\n"
           "</unit>\n"
           "<unit id=\"u3\" name=\"Seksi\" parent=\"u2\"/>\n"
           "<relation id=\"k1\" kind=\"coordination\" from=\"u2\" to=\"u3\"/>\n"
           "<relation id=\"k2\" kind=\"coordination\" from=\"u1\" to=\"u3\"/>\n"
           "</organisation>\n"
           "<procedure id=\"c1\" name=\"Rawat\">\n"
           "<step id=\"s1\" name=\"Daftar\" unit=\"u2\" position=\"p1\" x=\"5\" y=\"6\"/>\n"
           "<step id=\"s2\" name=\"Periksa\" unit=\"u3\">"
           "<redesign action=\"combine\" with=\"s1\" stage=\"goal\">satu</redesign></step>\n"
           "<step id=\"s3\" kind=\"subprocess\" name=\"Obat\" procedure=\"c2\"/>\n"
           "<flow id=\"w1\" from=\"s1\" to=\"s2\"/>\n"
           "<flow id=\"w2\" from=\"s2\" to=\"s3\"/>\n"
           "</procedure>\n"
           "<procedure id=\"c2\" name=\"Apotek\"><step id=\"s4\"/></procedure>\n"
           "<problem id=\"m1\" refs=\"u3 w1\">lambat</problem>\n"
           "</stage>\n"
           "<stage id=\"goal\" kind=\"target\"><organisation>\n"
           "<unit id=\"u1\" name=\"Dinas\"/></organisation></stage>\n"
           "</alur>\n";

static const char elsewhere[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">\n"
      "<functions><function id=\"f9\" name=\" kesehatan \"/></functions>\n"
      "<stage id=\"now\" kind=\"current\"><organisation>\n"
      "<unit id=\"u1\" name=\"Badan\"/><unit id=\"u5\" name=\"dinas\"/>\n"
      "</organisation></stage></alur>\n";

static void
assert_valid (AlurDocument *document)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  alur_document_validate (document, &fault, &error);
  g_assert_no_error (error);
}

/* Out through the clipboard and in again. */
static AlurDocument *
send (AlurDocument *fragment)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AlurDocument *received;

  assert_valid (fragment);
  bytes = alur_writer_write_bytes (fragment);
  received = alur_reader_read_bytes (bytes, "clipboard", NULL, &error);
  g_assert_no_error (error);
  return received;
}

static AlurDocument *
copy (InteractFixture *fixture, const char *ids, guint *n_left_out)
{
  g_auto (GStrv) names = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (AlurDocument) fragment = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (elements, interact_find (fixture, names[i]));
  fragment = alur_fragment_new (fixture->document, (AlurElement *const *) elements->pdata,
                                elements->len, n_left_out);
  g_assert_nonnull (fragment);
  return send (fragment);
}

static void
select_id (InteractFixture *fixture, const char *id)
{
  alur_selection_set (alur_editor_get_selection (fixture->editor),
                      id != NULL ? interact_find (fixture, id) : NULL);
}

static AlurElement *
get_made (InteractFixture *fixture, guint index)
{
  return alur_selection_get_nth (alur_editor_get_selection (fixture->editor), index);
}

static void
assert_parent (const AlurElement *unit, const AlurElement *parent)
{
  g_assert_cmpstr (alur_element_get_ref (unit, ALUR_UNIT_PARENT), ==,
                   parent != NULL ? alur_element_get_id (parent) : NULL);
}

/* Undoes all and compares with what there was. */
static void
assert_undone (InteractFixture *fixture, const char *before)
{
  g_autofree char *after = NULL;

  while (alur_editor_undo (fixture->editor))
    ;
  after = interact_dup_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_units (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  char *told;
  AlurElement *unit;
  AlurElement *below;

  interact_fixture_set_up (&fixture, service);
  before = interact_dup_text (&fixture);
  fragment = copy (&fixture, "u2", NULL);
  text = alur_fragment_dup_text (fragment);
  g_assert_cmpstr (text, ==, "Bidang\n\tSeksi\n");

  /* Nothing selected: where it was; the copy stands a little beside. */
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_null (told);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 1);
  assert_valid (fixture.document);
  unit = get_made (&fixture, 0);
  assert_parent (unit, interact_find (&fixture, "u1"));
  g_assert_cmpint ((int) alur_element_get_number (unit, ALUR_UNIT_X), ==, 34);
  below = alur_element_next (unit, ALUR_KIND_UNIT);
  assert_parent (below, unit);
  g_assert_cmpstr (alur_element_get_name (below), ==, "Seksi");
  g_assert_cmpuint (alur_element_count (unit->parent, ALUR_KIND_RELATION), ==, 3);
  g_assert_cmpstr (
      alur_element_get_ref (alur_element_first (unit, ALUR_KIND_AUTHORITY), ALUR_AUTHORITY_FROM),
      ==, "u1");
  g_assert_cmpuint (alur_element_get_refs (unit, ALUR_UNIT_BASIS)->n_ids, ==, 1);

  /* Below the one that is selected, unless that is what was copied. */
  select_id (&fixture, "u3");
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  unit = get_made (&fixture, 0);
  assert_parent (unit, interact_find (&fixture, "u1"));
  g_assert_true (unit->previous == interact_find (&fixture, "u3"));
  select_id (&fixture, "u1");
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  assert_parent (get_made (&fixture, 0), interact_find (&fixture, "u1"));
  assert_valid (fixture.document);
  assert_undone (&fixture, before);
  interact_fixture_clear (&fixture);
}

/* Into a document that knows some of it under other ids, and other things under its ids. */
static void
test_elsewhere (void)
{
  InteractFixture from;
  InteractFixture to;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;
  const AlurElement *authority;
  const AlurElement *function;

  interact_fixture_set_up (&from, service);
  fragment = copy (&from, "u2", NULL);
  interact_fixture_clear (&from);
  interact_fixture_set_up (&to, elsewhere);
  before = interact_dup_text (&to);
  g_assert_true (alur_paste (to.editor, fragment, &told));
  g_assert_cmpstr (told, ==, "1 function came along. 1 regulation came along.");
  assert_valid (to.document);
  assert_parent (get_made (&to, 0), interact_find (&to, "u5"));
  authority = alur_element_first (get_made (&to, 0), ALUR_KIND_AUTHORITY);
  g_assert_cmpstr (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM), ==, "u5");
  function = interact_find_named (&to, ALUR_KIND_FUNCTION, "Obat");
  g_assert_cmpstr (function->text, ==, "Semua obat");
  g_assert_cmpstr (alur_element_get_ref (function, ALUR_FUNCTION_PARENT), ==, "f9");
  assert_undone (&to, before);
  g_assert_null (strstr (before, "alur-fragment"));
  interact_fixture_clear (&to);
}

/* What leads nowhere is told. */
static void
test_lost (void)
{
  InteractFixture from;
  InteractFixture to;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  interact_fixture_set_up (&from, service);
  fragment = copy (&from, "c1", NULL);
  interact_fixture_clear (&from);
  interact_fixture_set_up (&to, "empty");
  g_assert_true (alur_paste (to.editor, fragment, &told));
  g_assert_cmpstr (told, ==, "Left out, because they are not here: Bidang and 4 more.");
  assert_valid (to.document);
  text = interact_dup_text (&to);
  g_assert_null (strstr (text, "alur-fragment"));
  g_assert_nonnull (strstr (text, "<redesign action=\"combine\""));
  g_assert_cmpint (alur_editor_get_pane (to.editor), ==, ALUR_PANE_PROCEDURE);
  interact_fixture_clear (&to);
}

static void
test_steps (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *before = NULL;
  char *told;
  guint n_left_out;
  AlurElement *procedure;
  AlurElement *step;

  interact_fixture_set_up (&fixture, service);
  before = interact_dup_text (&fixture);
  procedure = interact_find (&fixture, "c1");
  fragment = copy (&fixture, "s1 s2 w2", &n_left_out);
  g_assert_cmpuint (n_left_out, ==, 1);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, procedure);
  select_id (&fixture, "s2");
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_null (told);
  assert_valid (fixture.document);
  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_STEP), ==, 5);
  g_assert_cmpuint (alur_element_count (procedure, ALUR_KIND_FLOW), ==, 3);
  step = get_made (&fixture, 0);
  g_assert_true (step->previous == interact_find (&fixture, "s2"));
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_POSITION), ==, "p1");
  g_assert_cmpint ((int) alur_element_get_number (step, ALUR_STEP_X), ==, 29);
  step = get_made (&fixture, 1);
  g_assert_cmpstr (alur_element_get_ref (alur_element_first (step, ALUR_KIND_STEP_REDESIGN),
                                         ALUR_STEP_REDESIGN_STAGE),
                   ==, "goal");
  assert_undone (&fixture, before);

  /* Into the lane that is selected, in another procedure. */
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c2"));
  select_id (&fixture, "u1");
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  assert_valid (fixture.document);
  step = get_made (&fixture, 0);
  g_assert_true (step->parent == interact_find (&fixture, "c2"));
  g_assert_cmpstr (alur_element_get_ref (step, ALUR_STEP_UNIT), ==, "u1");
  g_assert_null (alur_element_get_ref (step, ALUR_STEP_POSITION));
  assert_undone (&fixture, before);
  interact_fixture_clear (&fixture);
}

/* A step may not come to call the procedure that it stands in. */
static void
test_call_of_itself (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *told = NULL;

  interact_fixture_set_up (&fixture, service);
  fragment = copy (&fixture, "s3", NULL);
  select_id (&fixture, "c2");
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_cmpstr (told, ==, "Left out, because it is not here: Apotek.");
  assert_valid (fixture.document);
  interact_fixture_clear (&fixture);
}

/* Steps without a procedure and authorities without a unit are refused with a sentence. */
static void
test_refused (void)
{
  InteractFixture from;
  InteractFixture to;
  g_autoptr (AlurDocument) steps = NULL;
  g_autoptr (AlurDocument) authorities = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *why_no_steps = NULL;
  g_autofree char *why_no_authorities = NULL;
  g_autofree char *told = NULL;

  interact_fixture_set_up (&from, service);
  steps = copy (&from, "s1", NULL);
  authorities = copy (&from, "a1 p1", NULL);
  interact_fixture_clear (&from);
  interact_fixture_set_up (&to, "empty");
  before = interact_dup_text (&to);
  g_assert_false (alur_paste (to.editor, steps, &why_no_steps));
  g_assert_nonnull (strstr (why_no_steps, "procedure"));
  g_assert_false (alur_paste (to.editor, authorities, &why_no_authorities));
  g_assert_nonnull (strstr (why_no_authorities, "unit"));
  after = interact_dup_text (&to);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (alur_document_get_undo_depth (to.document), ==, 0);

  alur_paste_lines (to.editor, "Apotek");
  g_assert_true (alur_paste (to.editor, authorities, &told));
  assert_valid (to.document);
  g_assert_cmpuint (alur_selection_get_size (alur_editor_get_selection (to.editor)), ==, 2);
  interact_fixture_clear (&to);
}

/* In another stage of its document it is the same thing. */
static void
test_other_stage (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  char *told;

  interact_fixture_set_up (&fixture, service);
  fragment = copy (&fixture, "u2", NULL);
  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "goal"));
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_cmpstr (alur_element_get_id (get_made (&fixture, 0)), ==, "u2");
  assert_valid (fixture.document);
  select_id (&fixture, NULL);
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_cmpstr (alur_element_get_id (get_made (&fixture, 0)), !=, "u2");
  assert_valid (fixture.document);
  interact_fixture_clear (&fixture);
}

/* An id that was free when it was copied, and is that of something else by now. */
static void
test_other_kind (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *told = NULL;
  AlurElement *unit;

  interact_fixture_set_up (&fixture, service);
  fragment = copy (&fixture, "u3", NULL);
  unit = interact_find (&fixture, "u3");
  alur_document_begin (fixture.document, "");
  alur_edit_delete (fixture.document, &unit, 1);
  alur_document_insert (fixture.document, interact_find (&fixture, "c1"), ALUR_KIND_STEP, "u3",
                        NULL);
  alur_document_commit (fixture.document);
  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "goal"));
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_cmpstr (alur_element_get_id (get_made (&fixture, 0)), !=, "u3");
  assert_valid (fixture.document);
  interact_fixture_clear (&fixture);
}

static void
test_duplicate (void)
{
  InteractFixture fixture;
  g_autofree char *before = NULL;
  char *told;

  interact_fixture_set_up (&fixture, service);
  before = interact_dup_text (&fixture);
  g_assert_false (alur_paste_duplicate (fixture.editor, &told));
  g_assert_null (told);
  select_id (&fixture, "a1");
  g_assert_true (alur_paste_duplicate (fixture.editor, &told));
  g_assert_true (get_made (&fixture, 0)->previous == interact_find (&fixture, "a1"));
  select_id (&fixture, "f1");
  g_assert_true (alur_paste_duplicate (fixture.editor, &told));
  g_assert_cmpuint (
      alur_element_count (alur_document_get_functions (fixture.document), ALUR_KIND_FUNCTION), ==,
      4);
  select_id (&fixture, "m1");
  g_assert_true (alur_paste_duplicate (fixture.editor, &told));
  g_assert_cmpuint (alur_element_get_refs (get_made (&fixture, 0), ALUR_PROBLEM_REFS)->n_ids, ==,
                    2);
  select_id (&fixture, "k1");
  g_assert_false (alur_paste_duplicate (fixture.editor, &told));
  assert_valid (fixture.document);
  assert_undone (&fixture, before);
  interact_fixture_clear (&fixture);
}

/* The drawing of what was copied, and nothing else. */
static void
test_drawing (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autoptr (AlurScene) scene = NULL;
  g_autofree char *dump = NULL;

  interact_fixture_set_up (&fixture, service);
  fragment = copy (&fixture, "u2", NULL);
  scene = alur_fragment_draw (fragment, fixture.editor);
  dump = alur_scene_dump (scene);
  g_assert_nonnull (strstr (dump, "Bidang"));
  g_assert_nonnull (strstr (dump, "Seksi"));
  g_assert_nonnull (strstr (dump, "route"));
  g_assert_null (strstr (dump, "Dinas"));
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  g_assert_null (alur_fragment_draw (fragment, fixture.editor));
  alur_editor_show (fixture.editor, ALUR_PANE_TABLE, NULL);
  g_assert_null (alur_fragment_draw (fragment, fixture.editor));
  interact_fixture_clear (&fixture);
}

/* Each text of a fragment read as lines gives the same tree. */
static void
test_text_comes_back (void)
{
  InteractFixture from;
  InteractFixture to;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autofree char *text = NULL;

  interact_fixture_set_up (&from, service);
  fragment = copy (&from, "u1", NULL);
  text = alur_fragment_dup_text (fragment);
  g_assert_cmpstr (text, ==, "Dinas\n\tBidang\n\t\tSeksi\n");
  interact_fixture_clear (&from);
  interact_fixture_set_up (&to, "empty");
  g_assert_cmpuint (alur_paste_lines (to.editor, text), ==, 3);
  assert_parent (interact_find_named (&to, ALUR_KIND_UNIT, "Seksi"),
                 interact_find_named (&to, ALUR_KIND_UNIT, "Bidang"));
  interact_fixture_clear (&to);
}

/* Marks that nobody can have written by copying do no harm. */
static void
test_hostile (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
        "xmlns:alur-fragment=\"urn:alur:fragment:1\" alur-fragment:source=\"x\">"
        "<functions><function id=\"f1\" alur-fragment:outside=\"\"/></functions>"
        "<rules span-min=\"3\"/><stage id=\"a\" kind=\"current\"><organisation>"
        "<unit id=\"u1\" alur-fragment:outside=\"yes\"/>"
        "<unit id=\"u2\" alur-fragment:parent=\"u1\" parent=\"u1\"><authority id=\"a1\" "
        "role=\"planner\" function=\"f1\" alur-fragment:from=\"u2\"/></unit>"
        "<relation id=\"k1\" kind=\"supply\" from=\"u1\" to=\"u2\"/></organisation>"
        "<procedure id=\"c1\" alur-fragment:outside=\"no\"><step id=\"s1\" "
        "alur-fragment:outside=\"yes\"/><step id=\"s2\" alur-fragment:from=\"s2 . &lt;\"/>"
        "<flow id=\"w1\" from=\"s1\" to=\"s2\"/></procedure></stage>"
        "<stage id=\"b\" kind=\"target\"><organisation><unit id=\"u1\"/></organisation></stage>"
        "</alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) fragment = alur_reader_read_bytes (bytes, "clipboard", NULL, &error);
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  interact_fixture_set_up (&fixture, service);
  before = interact_dup_text (&fixture);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  g_assert_nonnull (told);
  assert_valid (fixture.document);
  assert_undone (&fixture, before);
  interact_fixture_clear (&fixture);
}

/* Parts of something that was not copied itself, which it may have only once: no copy has that. */
static void
test_parts_alone (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
        "xmlns:alur-fragment=\"urn:alur:fragment:1\"><stage id=\"now\" kind=\"current\">"
        "<procedure id=\"c1\" name=\"Rawat\" alur-fragment:outside=\"yes\"><sop/>"
        "<redesign action=\"keep\"/><step id=\"s9\"/><score criterion=\"care\" value=\"3\"/>"
        "</procedure></stage></alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) fragment = alur_reader_read_bytes (bytes, "clipboard", NULL, &error);
  InteractFixture fixture;

  g_assert_no_error (error);
  interact_fixture_set_up (&fixture, service);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "c1"));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *told = NULL;

      g_assert_true (alur_paste (fixture.editor, fragment, &told));
      assert_valid (fixture.document);
    }
  g_assert_null (alur_element_first (interact_find (&fixture, "c1"), ALUR_KIND_SCORE));
  interact_fixture_clear (&fixture);
}

/* What comes along uses prefixes that mean nothing where it comes to. */
static void
test_prefixes_come_along (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
        "xmlns:alur-fragment=\"urn:alur:fragment:1\"><functions xmlns:y=\"urn:y\">"
        "<function id=\"f9\" name=\"Gizi\" y:kept=\"1\" alur-fragment:outside=\"yes\"/></functions>"
        "<regulations xmlns:z=\"urn:z\"><regulation id=\"r9\" kind=\"uu\" number=\"9\" "
        "z:kept=\"2\" alur-fragment:outside=\"yes\"/></regulations>"
        "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u9\" basis=\"r9\">"
        "<authority id=\"a9\" role=\"evaluator\" function=\"f9\"/></unit></organisation>"
        "</stage></alur>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) fragment = alur_reader_read_bytes (bytes, "clipboard", NULL, &error);
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *told = NULL;
  InteractFixture fixture;

  g_assert_no_error (error);
  interact_fixture_set_up (&fixture, service);
  g_assert_true (alur_paste (fixture.editor, fragment, &told));
  written = alur_writer_write_bytes (fixture.document);
  again = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (written, NULL), -1, "z:kept"));
  interact_fixture_clear (&fixture);
}

/* What a newer version of the format says is kept, and takes the version along: in a document of
 * the older one it would be a fault, and the file could not be opened again. */
static void
test_newer_version (void)
{
  static const char newer[] = "<alur xmlns=\"urn:alur:document:1\" version=\"1.7\">\n"
                              "<stage id=\"now\" kind=\"current\"><organisation>\n"
                              "<unit id=\"u1\" name=\"Baru\" colour=\"red\"><shade/></unit>\n"
                              "</organisation></stage></alur>\n";
  InteractFixture from, to;
  g_autoptr (AlurDocument) fragment = NULL;
  g_autoptr (AlurDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  interact_fixture_set_up (&from, newer);
  fragment = copy (&from, "u1", NULL);
  interact_fixture_clear (&from);
  interact_fixture_set_up (&to, elsewhere);
  before = interact_dup_text (&to);
  g_assert_true (alur_paste (to.editor, fragment, &told));
  text = interact_dup_text (&to);
  g_assert_nonnull (strstr (text, "version=\"1.7\""));
  g_assert_nonnull (strstr (text, "colour=\"red\""));
  g_assert_nonnull (strstr (text, "<shade/>"));
  bytes = g_bytes_new (text, strlen (text));
  again = alur_reader_read_bytes (bytes, "again", NULL, &error);
  g_assert_no_error (error);
  assert_undone (&to, before);
  interact_fixture_clear (&to);
}

/* Sixty functions in each other, pasted into the last of sixty. */
static void
test_too_deep (void)
{
  InteractFixture from, to;
  g_autoptr (GString) chain = g_string_new (
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><functions><function id=\"f1\"/>");
  g_autoptr (AlurDocument) fragment = NULL;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char *other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;

  for (guint i = 2; i <= 60; i++)
    g_string_append_printf (chain, "<function id=\"f%u\" name=\"A%u\" parent=\"f%u\"/>", i, i,
                            i - 1);
  g_string_append (chain, "</functions><stage id=\"now\" kind=\"current\"/></alur>");
  g_string_replace (chain, "<function id=\"f1\"/>", "<function id=\"f1\" name=\"A1\"/>", 1);
  interact_fixture_set_up (&from, chain->str);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("f%u", i);

      g_ptr_array_add (elements, interact_find (&from, id));
    }
  fragment = alur_fragment_new (from.document, (AlurElement *const *) elements->pdata,
                                elements->len, NULL);
  interact_fixture_clear (&from);
  g_string_replace (chain, "\"A", "\"B", 0);
  interact_fixture_set_up (&to, chain->str);
  before = interact_dup_text (&to);
  alur_selection_set (alur_editor_get_selection (to.editor), interact_find (&to, "f60"));
  g_assert_false (alur_paste (to.editor, fragment, &told));
  g_assert_nonnull (strstr (told, "100"));
  other = interact_dup_text (&to);
  g_assert_cmpstr (other, ==, before);
  g_assert_cmpuint (alur_document_get_undo_depth (to.document), ==, 0);
  interact_fixture_clear (&to);
}

static void
paste_by_chance (GRand *rand, AlurDocument *from, AlurDocument *to, AlurPangoMetrics *metrics)
{
  g_autoptr (AlurEditor) editor = alur_editor_new (to, metrics);
  g_autoptr (GBytes) before = alur_writer_write_bytes (to);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autoptr (AlurDocument) fragment = NULL;
  g_autoptr (AlurDocument) received = NULL;
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;
  AlurElement *root = alur_document_get_root (from);

  alur_editor_show (editor, (AlurPane) g_rand_int_range (rand, 0, ALUR_N_PANES), NULL);
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (g_rand_int_range (rand, 0, 4) == 0)
      g_ptr_array_add (elements, e);
  fragment = alur_fragment_new (from, (AlurElement *const *) elements->pdata, elements->len, NULL);
  if (fragment == NULL)
    return;
  received = send (fragment);
  text = alur_fragment_dup_text (received);
  root = alur_document_get_root (to);
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (alur_element_get_id (e) != NULL && g_rand_int_range (rand, 0, 20) == 0)
      alur_selection_set (alur_editor_get_selection (editor), e);
  if (alur_paste (editor, received, &told))
    {
      assert_valid (to);
      g_assert_cmpuint (alur_document_get_undo_depth (to), >=, 1);
      alur_document_undo (to);
    }
  else
    g_assert_nonnull (told);
  {
    g_autoptr (GBytes) after = alur_writer_write_bytes (to);

    g_assert_true (g_bytes_equal (before, after));
  }
}

static void
test_by_chance (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();

  for (guint i = 0; i < alur_share_of (150); i++)
    {
      g_autoptr (AlurDocument) one = alur_random_document (rand, 120);
      g_autoptr (AlurDocument) other = alur_random_document (rand, 60);

      paste_by_chance (rand, one, one, metrics);
      paste_by_chance (rand, one, other, metrics);
    }
  alur_pango_metrics_unref (metrics);
}

/* What was decided and carried out for a step was not for its copy; the same step at another time
 * keeps what is still to come. */
static void
test_decided_for_another (void)
{
  static const char text[]
      = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\"><stage id=\"now\" kind=\"current\">"
        "<organisation/><procedure id=\"c1\"><step id=\"s1\"><redesign action=\"abolish\" "
        "stage=\"goal\" applied=\"yes\">lama</redesign></step></procedure></stage>"
        "<stage id=\"soon\" kind=\"interim\"><organisation/><procedure id=\"c1\"/></stage>"
        "<stage id=\"goal\" kind=\"target\"><organisation/><procedure id=\"c1\"/></stage></alur>";
  static const char *const stages[] = { "now", "soon", "goal" };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      InteractFixture fixture;
      g_autoptr (AlurDocument) fragment = NULL;
      g_autofree char *told = NULL;
      const AlurElement *decision;
      AlurElement *stage;

      interact_fixture_set_up (&fixture, text);
      fragment = copy (&fixture, "s1", NULL);
      stage = alur_document_get_stage (fixture.document, stages[i]);
      alur_editor_set_stage (fixture.editor, stage);
      alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE,
                        alur_element_first (stage, ALUR_KIND_PROCEDURE));
      g_assert_true (alur_editor_get_stage (fixture.editor) == stage);
      g_assert_true (alur_paste (fixture.editor, fragment, &told));
      decision = alur_element_first (get_made (&fixture, 0), ALUR_KIND_STEP_REDESIGN);
      assert_valid (fixture.document);
      /* Nothing comes after the target. */
      g_assert_true ((decision == NULL) == g_str_equal (stages[i], "goal"));
      if (decision == NULL)
        {
          g_assert_nonnull (strstr (told, "Left out"));
          interact_fixture_clear (&fixture);
          continue;
        }
      g_assert_cmpuint (alur_element_get_word (decision, ALUR_STEP_REDESIGN_ACTION), ==,
                        ALUR_ACTION_ABOLISH);
      g_assert_true (
          (alur_element_get_word (decision, ALUR_STEP_REDESIGN_APPLIED) == ALUR_ANSWER_YES)
          == g_str_equal (stages[i], "soon"));
      assert_valid (fixture.document);
      interact_fixture_clear (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/units", test_units);
  g_test_add_func ("/paste/elsewhere", test_elsewhere);
  g_test_add_func ("/paste/lost", test_lost);
  g_test_add_func ("/paste/steps", test_steps);
  g_test_add_func ("/paste/call-of-itself", test_call_of_itself);
  g_test_add_func ("/paste/refused", test_refused);
  g_test_add_func ("/paste/other-stage", test_other_stage);
  g_test_add_func ("/paste/other-kind", test_other_kind);
  g_test_add_func ("/paste/decided-for-another", test_decided_for_another);
  g_test_add_func ("/paste/duplicate", test_duplicate);
  g_test_add_func ("/paste/drawing", test_drawing);
  g_test_add_func ("/paste/text-comes-back", test_text_comes_back);
  g_test_add_func ("/paste/hostile", test_hostile);
  g_test_add_func ("/paste/parts-alone", test_parts_alone);
  g_test_add_func ("/paste/prefixes-come-along", test_prefixes_come_along);
  g_test_add_func ("/paste/newer-version", test_newer_version);
  g_test_add_func ("/paste/too-deep", test_too_deep);
  g_test_add_func ("/paste/by-chance", test_by_chance);
  return g_test_run ();
}
