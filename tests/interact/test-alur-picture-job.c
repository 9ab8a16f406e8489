/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large pictures are made elsewhere: until they are there the last one stays, the newest one
 * counts, and nothing that was seen in an old one does harm. */

#include "alur-picture-job.h"

#include "alur-command.h"
#include "alur-tool.h"
#include "interact-fixture.h"

#include <math.h>

#define N_UNITS 1200
#define N_STEPS 400

static char *
make_text (void)
{
  g_autoptr (GString) text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                      "<stage id='now' kind='current'><organisation><unit id='u0' name='Head'/>");

  for (guint i = 1; i < N_UNITS; i++)
    g_string_append_printf (text, "<unit id='u%u' name='Unit %u' parent='u%u'/>", i, i,
                            (i - 1) / 6);
  g_string_append (text, "</organisation><procedure id='p'>");
  for (guint i = 0; i < N_STEPS; i++)
    g_string_append_printf (text, "<step id='s%u' name='Step %u' unit='u%u'/>", i, i, i % 3);
  for (guint i = 1; i < N_STEPS; i++)
    g_string_append_printf (text, "<flow id='w%u' from='s%u' to='s%u'/>", i, i - 1, i);
  g_string_append (text, "</procedure></stage></alur>");
  return g_strdup (text->str);
}

static void
set_up (InteractFixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ();

  interact_fixture_set_up (self, text);
  alur_editor_set_deferred (self->editor, TRUE);
}

static void
tear_down (InteractFixture *self, gconstpointer data)
{
  interact_fixture_clear (self);
}

static gpointer
run_cb (gpointer data)
{
  alur_picture_job_run (data);
  return NULL;
}

/* In a thread, as in the program. */
static void
run (AlurPictureJob *job)
{
  g_thread_join (g_thread_new ("picture", run_cb, job));
}

static void
make_picture (InteractFixture *self)
{
  AlurPictureJob *job = alur_editor_begin_picture (self->editor);

  g_assert_nonnull (job);
  run (job);
  alur_editor_take_picture (self->editor, job);
}

static gboolean
is_drawn (InteractFixture *self, const AlurElement *element)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->editor), element, &hit);
}

static void
rename_unit (InteractFixture *self, AlurElement *unit, const char *name)
{
  alur_document_begin (self->document, "Rename");
  alur_document_set_text (self->document, unit, ALUR_UNIT_NAME, name);
  alur_document_commit (self->document);
}

static AlurElement *
add_unit (InteractFixture *self)
{
  AlurElement *unit;

  alur_document_begin (self->document, "Add");
  unit = alur_document_insert (self->document,
                               alur_document_get_organisation (self->document, self->stage),
                               ALUR_KIND_UNIT, NULL, NULL);
  alur_document_commit (self->document);
  return unit;
}

static void
count_cb (AlurEditor *editor, guint *count)
{
  (*count)++;
}

static char *
dump (InteractFixture *self)
{
  return alur_scene_dump (alur_picture_get_scene (alur_editor_get_picture (self->editor)));
}

/* What is made elsewhere is what would be made here. */
static void
assert_drawn_as_at_once (InteractFixture *self)
{
  g_autofree char *drawn = dump (self);
  g_autofree char *expected = NULL;

  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  alur_editor_set_deferred (self->editor, FALSE);
  alur_editor_set_all_units (self->editor, !alur_editor_get_all_units (self->editor));
  expected = dump (self);
  alur_editor_set_deferred (self->editor, TRUE);
  g_assert_true (g_str_equal (drawn, expected));
}

static void
test_first (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u7");
  guint n_changed = 0;

  g_signal_connect (self->editor, "picture-changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (is_drawn (self, unit));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  make_picture (self);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (alur_editor_is_picture_blank (self->editor));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  g_assert_null (alur_editor_begin_picture (self->editor));
  g_assert_true (is_drawn (self, unit));
  g_assert_true (
      alur_picture_hit (alur_editor_get_picture (self->editor), interact_middle_of (self, unit), 2)
          .element
      == unit);
  assert_drawn_as_at_once (self);
}

static void
test_procedure (InteractFixture *self, gconstpointer data)
{
  AlurElement *step = interact_find (self, "s7");

  make_picture (self);
  alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, step->parent);
  g_assert_false (is_drawn (self, step));
  g_assert_false (is_drawn (self, interact_find (self, "u7")));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  make_picture (self);
  g_assert_true (is_drawn (self, step));
  assert_drawn_as_at_once (self);
}

/* A small drawing of the same document is there in the same frame. */
static void
test_small (InteractFixture *self, gconstpointer data)
{
  AlurElement *procedure = interact_find (self, "p");

  alur_document_begin (self->document, "Delete");
  for (guint i = 20; i < N_STEPS; i++)
    {
      g_autofree char *step = g_strdup_printf ("s%u", i);
      g_autofree char *flow = g_strdup_printf ("w%u", i);

      alur_document_remove (self->document, interact_find (self, flow));
      alur_document_remove (self->document, interact_find (self, step));
    }
  alur_document_commit (self->document);
  alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, procedure);
  g_assert_true (is_drawn (self, interact_find (self, "s7")));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  g_assert_null (alur_editor_begin_picture (self->editor));
}

static void
test_old_one_stays (InteractFixture *self, gconstpointer data)
{
  AlurPicture *before;
  AlurElement *added;
  AlurPictureJob *job;

  make_picture (self);
  before = alur_editor_get_picture (self->editor);
  added = add_unit (self);
  g_assert_true (alur_editor_get_picture (self->editor) == before);
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  job = alur_editor_begin_picture (self->editor);
  run (job);
  g_assert_true (alur_editor_get_picture (self->editor) == before);
  g_assert_false (is_drawn (self, added));
  alur_editor_take_picture (self->editor, job);
  g_assert_true (alur_editor_get_picture (self->editor) != before);
  g_assert_true (is_drawn (self, added));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  assert_drawn_as_at_once (self);
}

/* Edited and undone while a picture is made: it shows what was, and another one what is. */
static void
test_edited_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *first;
  AlurElement *second;
  AlurPictureJob *job;

  make_picture (self);
  first = add_unit (self);
  job = alur_editor_begin_picture (self->editor);
  g_assert_nonnull (job);
  second = add_unit (self);
  g_assert_null (alur_editor_begin_picture (self->editor));
  g_assert_true (alur_document_undo (self->document));
  g_assert_true (alur_document_undo (self->document));
  run (job);
  alur_editor_take_picture (self->editor, job);
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  g_assert_false (is_drawn (self, first));
  g_assert_true (alur_document_redo (self->document));
  g_assert_true (is_drawn (self, first));
  g_assert_false (is_drawn (self, second));
  make_picture (self);
  g_assert_true (is_drawn (self, first));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  assert_drawn_as_at_once (self);
}

/* What has gone can be pointed at where it still is to be seen, and nothing comes of it. */
static void
test_gone (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u1100");
  AlurPointerEvent event = { ALUR_POINTER_PRESS, { 0, 0 }, 1, 0, 1, 1 };
  AlurHit hit;
  guint64 state;

  make_picture (self);
  event.at = interact_middle_of (self, unit);
  alur_document_begin (self->document, "Delete");
  alur_document_remove (self->document, unit);
  alur_document_commit (self->document);
  state = alur_document_get_state (self->document);
  hit = alur_picture_hit (alur_editor_get_picture (self->editor), event.at, 2);
  g_assert_null (hit.element);
  g_assert_false (is_drawn (self, unit));
  alur_hand_handle (self->hand, &event);
  event.kind = ALUR_POINTER_MOVE;
  for (guint i = 0; i < 5; i++)
    {
      event.at.x += 20;
      alur_hand_handle (self->hand, &event);
    }
  event.kind = ALUR_POINTER_RELEASE;
  alur_hand_handle (self->hand, &event);
  g_assert_cmpuint (alur_document_get_state (self->document), ==, state);
}

static void
test_other_view_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurPictureJob *job = alur_editor_begin_picture (self->editor);
  AlurElement *unit = interact_find (self, "u7");

  g_assert_nonnull (job);
  alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, interact_find (self, "p"));
  run (job);
  alur_editor_take_picture (self->editor, job);
  g_assert_true (alur_editor_is_picture_blank (self->editor) || !is_drawn (self, unit));
  g_assert_false (is_drawn (self, unit));
  make_picture (self);
  g_assert_true (is_drawn (self, interact_find (self, "s7")));
}

/* What is dragged does not move under the pointer because a picture has come. */
static void
test_dragged_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u7");
  AlurPointerEvent event = { ALUR_POINTER_PRESS, { 0, 0 }, 1, 0, 1, 1 };
  AlurPicture *seen;
  AlurPictureJob *job;

  make_picture (self);
  rename_unit (self, interact_find (self, "u0"), "Head of everything that there is in this office");
  job = alur_editor_begin_picture (self->editor);
  seen = alur_editor_get_picture (self->editor);
  event.at = interact_middle_of (self, unit);
  alur_hand_handle (self->hand, &event);
  event.kind = ALUR_POINTER_MOVE;
  event.at.y += 40;
  alur_hand_handle (self->hand, &event);
  g_assert_true (alur_hand_is_busy (self->hand));
  run (job);
  alur_editor_take_picture (self->editor, job);
  g_assert_true (alur_editor_get_picture (self->editor) == seen);
  /* It is there, and is not made again and again as long as he drags. */
  g_assert_null (alur_editor_begin_picture (self->editor));
  event.at.y += 40;
  alur_hand_handle (self->hand, &event);
  event.kind = ALUR_POINTER_RELEASE;
  alur_hand_handle (self->hand, &event);
  g_assert_false (alur_hand_is_busy (self->hand));
  g_assert_true (alur_editor_get_picture (self->editor) != seen);
}

/* What was given up takes nothing away from what came while somebody drags. */
static void
test_cancelled_while_dragged (InteractFixture *self, gconstpointer data)
{
  AlurPicture *seen;
  AlurPictureJob *job;

  make_picture (self);
  seen = alur_editor_get_picture (self->editor);
  alur_editor_hold_picture (self->editor, TRUE);
  add_unit (self);
  make_picture (self);
  add_unit (self);
  job = alur_editor_begin_picture (self->editor);
  g_assert_nonnull (job);
  g_cancellable_cancel (alur_picture_job_get_cancellable (job));
  run (job);
  alur_editor_take_picture (self->editor, job);
  g_assert_true (alur_editor_get_picture (self->editor) == seen);
  alur_editor_hold_picture (self->editor, FALSE);
  g_assert_true (alur_editor_get_picture (self->editor) != seen);
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  make_picture (self);
  assert_drawn_as_at_once (self);
}

static void
nudge (InteractFixture *self)
{
  alur_command_find ("nudge-right")->run (self->editor);
  alur_command_find ("nudge-down")->run (self->editor);
}

/* Keys that are held move what is selected as far as if each picture had been waited for. */
static void
assert_nudged (InteractFixture *self, const char *id, guint x, guint y)
{
  AlurElement *element = interact_find (self, id);
  double before[2];
  AlurHit hit;

  alur_selection_set (alur_editor_get_selection (self->editor), element);
  make_picture (self);
  g_assert_true (alur_picture_find (alur_editor_get_picture (self->editor), element, &hit));
  nudge (self);
  nudge (self);
  before[0] = alur_element_get_number (element, x);
  before[1] = alur_element_get_number (element, y);
  g_assert_true (alur_document_undo (self->document));
  g_assert_true (isnan (alur_element_get_number (element, x)));
  alur_editor_set_deferred (self->editor, FALSE);
  nudge (self);
  nudge (self);
  alur_editor_set_deferred (self->editor, TRUE);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (element, x), before[0], 1e-9);
  g_assert_cmpfloat_with_epsilon (alur_element_get_number (element, y), before[1], 1e-9);
  g_assert_cmpfloat (before[0], >=, round (hit.rect.x + 16));
}

static void
test_nudged (InteractFixture *self, gconstpointer data)
{
  assert_nudged (self, "u1100", ALUR_UNIT_X, ALUR_UNIT_Y);
  alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, interact_find (self, "p"));
  assert_nudged (self, "s7", ALUR_STEP_X, ALUR_STEP_Y);
}

static AlurElement *
use_tool (InteractFixture *self, AlurToolKind kind, guint word)
{
  AlurTool tool = { kind, word };
  AlurDropItem item = alur_tool_get_item (&tool);
  g_auto (AlurDropPlan) plan = { 0 };
  AlurPoint at;

  g_assert_true (alur_tool_plan (self->editor, &tool, &at, &plan));
  return alur_drop_perform (self->editor, &item, &plan, at, NULL);
}

/* What a tool has made is selected, and the next one goes to it, drawn or not. */
static void
test_tools_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u1100");
  AlurElement *step = interact_find (self, "s7");
  AlurElement *made;

  make_picture (self);
  alur_selection_set (alur_editor_get_selection (self->editor), unit);
  for (guint i = 0; i < 3; i++)
    {
      made = use_tool (self, ALUR_TOOL_UNIT, ALUR_LEVEL_SERVICE_POINT);
      g_assert_cmpstr (alur_element_get_ref (made, ALUR_UNIT_PARENT), ==,
                       alur_element_get_id (unit));
      g_assert_false (alur_editor_is_picture_fresh (self->editor));
      unit = made;
    }
  g_assert_true (use_tool (self, ALUR_TOOL_PROBLEM, 1)->kind == ALUR_KIND_PROBLEM);
  alur_editor_show (self->editor, ALUR_PANE_PROCEDURE, interact_find (self, "p"));
  make_picture (self);
  alur_selection_set (alur_editor_get_selection (self->editor), step);
  for (guint i = 0; i < 3; i++)
    {
      made = use_tool (self, ALUR_TOOL_STEP, ALUR_STEP_KIND_TASK);
      g_assert_true (made->previous == step);
      g_assert_cmpstr (alur_element_get_ref (made, ALUR_STEP_UNIT), ==, "u1");
      step = made;
    }
}

/* Where nothing is selected, what is made meanwhile is not put where the old drawing ends: a second
 * one would lie upon the first. */
static void
test_tools_without_place (InteractFixture *self, gconstpointer data)
{
  AlurElement *made;

  make_picture (self);
  add_unit (self);
  alur_selection_clear (alur_editor_get_selection (self->editor));
  made = use_tool (self, ALUR_TOOL_UNIT, ALUR_LEVEL_SERVICE_POINT);
  g_assert_null (alur_element_get_ref (made, ALUR_UNIT_PARENT));
  g_assert_true (isnan (alur_element_get_number (made, ALUR_UNIT_X)));
}

/* Before the first picture no place means anything, but what is selected does. */
static void
test_dropped_on_nothing_yet (InteractFixture *self, gconstpointer data)
{
  AlurDropItem item = { ALUR_DROP_UNIT, ALUR_LEVEL_SERVICE_POINT, ALUR_RESOURCE_NONE };
  g_auto (AlurDropPlan) plan = { 0 };
  AlurElement *made;

  alur_drop_plan (self->editor, &item, (AlurPoint){ 40, 40 }, 4, &plan);
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  g_assert_false (plan.allowed);
  g_assert_nonnull (plan.message);
  alur_selection_set (alur_editor_get_selection (self->editor), interact_find (self, "u7"));
  made = use_tool (self, ALUR_TOOL_UNIT, ALUR_LEVEL_SERVICE_POINT);
  g_assert_cmpstr (alur_element_get_ref (made, ALUR_UNIT_PARENT), ==, "u7");
}

/* The editor goes, and then the document, while the picture is being made. */
static void
test_outlives_the_editor (void)
{
  InteractFixture fixture;
  AlurPictureJob *job;

  set_up (&fixture, NULL);
  job = alur_editor_begin_picture (fixture.editor);
  g_assert_nonnull (job);
  interact_fixture_clear (&fixture);
  run (job);
  alur_picture_job_free (job);
}

/* Given up, and begun again. */
static void
test_given_up (InteractFixture *self, gconstpointer data)
{
  AlurPictureJob *job = alur_editor_begin_picture (self->editor);

  alur_picture_job_free (job);
  g_assert_null (alur_editor_begin_picture (self->editor));
  alur_editor_end_picture (self->editor);
  make_picture (self);
  g_assert_true (is_drawn (self, interact_find (self, "u7")));
}

static void
test_retired (InteractFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  make_picture (self);
  none = alur_editor_steal_retired (self->editor);
  g_assert_cmpuint (none->len, ==, 0);
  add_unit (self);
  make_picture (self);
  one = alur_editor_steal_retired (self->editor);
  g_assert_cmpuint (one->len, ==, 1);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/picture-job/" name, InteractFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first", test_first);
  ADD ("procedure", test_procedure);
  ADD ("small", test_small);
  ADD ("old-one-stays", test_old_one_stays);
  ADD ("edited-meanwhile", test_edited_meanwhile);
  ADD ("gone", test_gone);
  ADD ("other-view-meanwhile", test_other_view_meanwhile);
  ADD ("dragged-meanwhile", test_dragged_meanwhile);
  ADD ("cancelled-while-dragged", test_cancelled_while_dragged);
  ADD ("nudged", test_nudged);
  ADD ("tools-meanwhile", test_tools_meanwhile);
  ADD ("tools-without-place", test_tools_without_place);
  ADD ("dropped-on-nothing-yet", test_dropped_on_nothing_yet);
  ADD ("given-up", test_given_up);
  ADD ("retired", test_retired);
  g_test_add_func ("/picture-job/outlives-the-editor", test_outlives_the_editor);
  return g_test_run ();
}
