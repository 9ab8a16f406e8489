/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures in sight while a procedure is edited, and what is compared with what. */

#include "alur-figure-list.h"

#include "alur-describe.h"
#include "alur-reader.h"
#include "interact-fixture.h"

#include <string.h>

static const AlurFigureItem *
get_item (GPtrArray *items, const char *label)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((AlurFigureItem *) items->pdata[i])->label, label))
      return items->pdata[i];
  g_error ("no figure %s", label);
}

static void
test_against_the_stage_before (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) chart = NULL;
  const AlurFigureItem *steps;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  chart = alur_figure_list_new (fixture.editor);
  g_assert_cmpuint (chart->len, ==, 0);
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "pr-sip"));
  now = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (now, "Steps")->value, ==, "14");
  g_assert_null (get_item (now, "Steps")->difference);

  alur_editor_set_stage (fixture.editor, alur_document_get_stage (fixture.document, "target"));
  items = alur_figure_list_new (fixture.editor);
  steps = get_item (items, "Steps");
  g_assert_cmpstr (steps->value, ==, "10");
  g_assert_cmpstr (steps->difference, ==, "−4");
  g_assert_cmpint (steps->trend, ==, 1);
  g_assert_cmpint (get_item (items, "Efficiency")->trend, ==, 1);
  g_assert_null (get_item (items, "Counters")->difference);
  interact_fixture_clear (&fixture);
}

/* It follows what is edited at once. */
static void
test_edited (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  AlurElement *step;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, interact_find (&fixture, "pr-sip"));
  step = interact_find (&fixture, "s1");
  alur_document_begin (fixture.document, "Edit");
  alur_document_set_word (fixture.document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_WAIT);
  alur_document_commit (fixture.document);
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Steps")->value, ==, "13");
  interact_fixture_clear (&fixture);
}

static void
test_comparing (void)
{
  InteractFixture fixture;
  g_autoptr (GPtrArray) items = NULL;
  AlurElement *target;

  interact_fixture_set_up (&fixture, "rawat-inap");
  target = alur_document_get_stage (fixture.document, "target");
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, interact_find (&fixture, "pr-jkn"));
  g_assert_false (alur_editor_is_editable (fixture.editor));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (fixture.editor)), ==,
                   "tahap-1");
  alur_editor_set_other_stage (fixture.editor, target);
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Steps")->value, ==, "5");
  g_assert_cmpstr (get_item (items, "Steps")->difference, ==, "−4");

  /* what is compared with itself is compared with what is beside it */
  alur_editor_set_stage (fixture.editor, target);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (fixture.editor)), ==,
                   "tahap-1");
  /* and the earlier always comes first */
  g_assert_true (alur_editor_get_compared_stage (fixture.editor, TRUE) == target);
  interact_fixture_clear (&fixture);
}

/* Both stages are in the picture, and nothing can be dragged in it. */
static void
test_picture_of_two (void)
{
  InteractFixture fixture;
  AlurElement *step;
  guint depth;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  step = interact_find (&fixture, "s2");
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, interact_find (&fixture, "pr-sip"));
  depth = alur_document_get_undo_depth (fixture.document);
  interact_click (&fixture, interact_middle_of (&fixture, step), 0);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (fixture.editor)) == step);
  interact_drag (&fixture, interact_middle_of (&fixture, step), (AlurPoint){ 600, 900 }, 0);
  interact_drag (&fixture, interact_grip_of (&fixture, step, 1), (AlurPoint){ 600, 900 }, 0);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth);
  alur_editor_compare (fixture.editor, ALUR_COMPARED_TIMES, NULL);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, >,
                     100);
  alur_editor_compare (fixture.editor, ALUR_COMPARED_ORGANISATION, NULL);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, >,
                     1000);
  interact_fixture_clear (&fixture);
}

/* Another office: the same procedure under another id, with a step more and another time. */
static const char own_text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" name=\"Kini\" kind=\"current\">"
      "<organisation><unit id=\"u1\" name=\"Loket\"/></organisation>"
      "<procedure id=\"p1\" name=\"Izin\">"
      "<step id=\"s0\" kind=\"start\" name=\"Mulai\" unit=\"u1\"/>"
      "<step id=\"s1\" name=\"Menerima berkas\" unit=\"u1\" work=\"PT10M\"/>"
      "<step id=\"s2\" name=\"Menerbitkan izin\" unit=\"u1\" work=\"PT10M\"/>"
      "<flow id=\"w0\" from=\"s0\" to=\"s1\"/><flow id=\"w1\" from=\"s1\" to=\"s2\"/>"
      "</procedure></stage></alur>";
static const char other_text[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"awal\" name=\"Awal\" kind=\"current\"/>"
      "<stage id=\"akhir\" name=\"Akhir\" kind=\"target\">"
      "<organisation><unit id=\"b1\" name=\"Loket\"/></organisation>"
      "<procedure id=\"b2\" name=\"Izin\">"
      "<step id=\"s0\" kind=\"start\" name=\"Mulai\" unit=\"b1\"/>"
      "<step id=\"b3\" name=\"Menerima berkas\" unit=\"b1\" work=\"PT25M\"/>"
      "<step id=\"s2\" name=\"Memeriksa berkas\" unit=\"b1\" work=\"PT5M\"/>"
      "<step id=\"b4\" name=\"Menerbitkan izin\" unit=\"b1\" work=\"PT10M\"/>"
      "<flow id=\"w0\" from=\"s0\" to=\"b3\"/>"
      "<flow id=\"b5\" from=\"b3\" to=\"s2\"/><flow id=\"b6\" from=\"s2\" to=\"b4\"/>"
      "</procedure></stage></alur>";

static AlurDocument *
read_other (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (other_text, strlen (other_text));
  AlurDocument *document = alur_reader_read_bytes (bytes, "other", NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* With a stage of another file: matched by id, then by name, and nothing of it can be touched. */
static void
test_another_file (void)
{
  InteractFixture fixture;
  AlurDocument *other = read_other ();
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *told = NULL;
  AlurElement *added;
  AlurPicture *picture;
  AlurHit hit;
  guint n_elements;

  interact_fixture_set_up (&fixture, own_text);
  g_assert_null (alur_editor_get_other_stage (fixture.editor));
  g_assert_null (alur_editor_get_changes (fixture.editor));
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, NULL);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, <=,
                     0);
  alur_editor_set_other_document (fixture.editor, other, "kota.alur");
  g_assert_true (alur_editor_compares_elsewhere (fixture.editor));
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_other_stage (fixture.editor)), ==, "akhir");
  g_assert_true (alur_editor_get_compared_stage (fixture.editor, FALSE) == fixture.stage);
  g_assert_cmpstr (alur_element_get_id (alur_editor_get_compared_procedure (fixture.editor, TRUE)),
                   ==, "b2");
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Steps")->value, ==, "3");
  g_assert_cmpstr (get_item (items, "Steps")->difference, ==, "+1");
  g_assert_cmpstr (get_item (items, "Work")->difference, ==, "+20 minutes");
  told = alur_describe_view (fixture.editor);
  g_assert_cmpstr (told, ==, "Kini compared with Akhir of “kota.alur”");

  /* Both are drawn; only what is our own is found in it. */
  picture = alur_editor_get_picture (fixture.editor);
  added = alur_document_lookup (other, alur_editor_get_other_stage (fixture.editor), "b3");
  g_assert_cmpfloat (alur_picture_get_bounds (picture).width, >, 300);
  g_assert_true (alur_picture_find (picture, interact_find (&fixture, "s1"), &hit));
  g_assert_nonnull (added);
  g_assert_false (alur_picture_find (picture, added, &hit));
  interact_click (&fixture, interact_middle_of (&fixture, interact_find (&fixture, "s1")), 0);
  alur_selection_get_all (alur_editor_get_selection (fixture.editor), &n_elements);
  g_assert_cmpuint (n_elements, ==, 1);

  /* Edits are seen; the other file stays as it was read. */
  alur_document_begin (fixture.document, "Edit");
  alur_document_set_duration (fixture.document, interact_find (&fixture, "s1"), ALUR_STEP_WORK,
                              (AlurDuration){ 0, 25 * 60 });
  alur_document_commit (fixture.document);
  g_ptr_array_unref (items);
  items = alur_figure_list_new (fixture.editor);
  g_assert_cmpstr (get_item (items, "Work")->difference, ==, "+5 minutes");
  g_assert_cmpuint (alur_document_get_undo_depth (other), ==, 0);
  interact_fixture_clear (&fixture);
  g_assert_finalize_object (other);
}

/* It is forgotten with its drawings; a stage of one's own is chosen as ever. */
static void
test_forget_another_file (void)
{
  InteractFixture fixture;
  AlurDocument *other = read_other ();
  AlurElement *target;
  AlurScene *scene;
  gpointer there = other;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  target = alur_document_get_stage (fixture.document, "target");
  alur_editor_compare (fixture.editor, ALUR_COMPARED_ORGANISATION, NULL);
  alur_editor_set_other_document (fixture.editor, other, "kota.alur");
  g_object_add_weak_pointer (G_OBJECT (other), &there);
  g_object_unref (other);
  alur_editor_set_other_stage (fixture.editor, target);
  g_assert_false (alur_editor_compares_elsewhere (fixture.editor));
  g_assert_true (alur_editor_get_other_stage (fixture.editor) == target);
  g_assert_cmpstr (alur_editor_get_other_file (fixture.editor), ==, "kota.alur");
  alur_editor_set_other_stage (
      fixture.editor,
      alur_document_get_stage (alur_editor_get_other_document (fixture.editor), "akhir"));
  g_assert_true (alur_editor_compares_elsewhere (fixture.editor));
  scene = alur_scene_ref (alur_picture_get_scene (alur_editor_get_picture (fixture.editor)));
  alur_editor_set_other_document (fixture.editor, NULL, NULL);
  g_assert_true (alur_editor_get_other_stage (fixture.editor) == target);
  g_assert_null (alur_editor_get_other_document (fixture.editor));
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (fixture.editor)).width, >,
                     1000);
  g_assert_nonnull (there); /* what a canvas still shows */
  alur_scene_unref (scene);
  g_assert_null (there);
  interact_fixture_clear (&fixture);
}

/* A procedure whose lead must be sampled. */
static const char forked_text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
      "<stage id=\"now\" name=\"Kini\" kind=\"current\"><procedure id=\"p1\" name=\"Izin\">"
      "<step id=\"a\" kind=\"start\"/><step id=\"b\" work=\"PT1M\"/><step id=\"c\" work=\"PT10M\"/>"
      "<step id=\"d\" work=\"PT5M\"/><step id=\"e\" kind=\"decision\"/>"
      "<step id=\"f\" join=\"all\" work=\"PT1M\"/><step id=\"g\" kind=\"end\"/>"
      "<flow id=\"v\" from=\"a\" to=\"b\"/><flow id=\"w\" from=\"b\" to=\"c\"/>"
      "<flow id=\"x\" from=\"b\" to=\"d\"/><flow id=\"y\" from=\"d\" to=\"e\"/>"
      "<flow id=\"z\" from=\"e\" to=\"d\" probability=\"0.5\"/>"
      "<flow id=\"t\" from=\"e\" to=\"f\" probability=\"0.5\"/>"
      "<flow id=\"u\" from=\"c\" to=\"f\"/><flow id=\"s\" from=\"f\" to=\"g\"/>"
      "</procedure></stage></alur>";

/* A lead of our own that comes from a worker is no reason to close the other file. */
static void
test_lead_beside_another_file (void)
{
  InteractFixture fixture;
  g_autoptr (AlurDocument) other = read_other ();
  g_autoptr (AlurLeadModel) model = NULL;
  AlurElement *procedure;
  AlurFigures *figures;
  guint ticket;

  interact_fixture_set_up (&fixture, forked_text);
  figures = alur_analysis_get_figures (alur_editor_get_analysis (fixture.editor));
  alur_figures_set_deferred (figures, TRUE);
  alur_editor_compare (fixture.editor, ALUR_COMPARED_PROCEDURE, NULL);
  alur_editor_set_other_document (fixture.editor, other, "kota.alur");
  procedure = alur_editor_get_procedure (fixture.editor);
  model = alur_figures_dup_lead_model (figures, procedure, &ticket);
  g_assert_nonnull (model);
  alur_editor_take_lead (fixture.editor, procedure, ticket, (AlurLead){ 20, 1 });
  g_assert_false (alur_figures_get (figures, procedure)->lead_pending);
  g_assert_true (alur_editor_compares_elsewhere (fixture.editor));
  g_assert_true (alur_editor_get_other_document (fixture.editor) == other);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-list/against-the-stage-before", test_against_the_stage_before);
  g_test_add_func ("/figure-list/edited", test_edited);
  g_test_add_func ("/figure-list/comparing", test_comparing);
  g_test_add_func ("/figure-list/picture-of-two", test_picture_of_two);
  g_test_add_func ("/figure-list/another-file", test_another_file);
  g_test_add_func ("/figure-list/forget-another-file", test_forget_another_file);
  g_test_add_func ("/figure-list/lead-beside-another-file", test_lead_beside_another_file);
  return g_test_run ();
}
