/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where more has changed than can be looked at again within a frame, it is done in parts: what was
 * drawn stays meanwhile, and whoever asks for findings gets those of the document as it is. */

#include "alur-picture-job.h"

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-limits.h"
#include "alur-matrix.h"
#include "alur-procedure-sheet.h"
#include "alur-slot.h"
#include "alur-validate.h"
#include "interact-fixture.h"

#define LONG_AGO 1 /* each part is as small as can be */
#define N_UNITS 30
#define N_BARE 200

static char *
make_text (void)
{
  g_autoptr (GString) text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                      "<functions><function id='f' name='Permits'/></functions>"
                      "<stage id='now' kind='current'><organisation><unit id='u0' name='Head'/>");

  for (guint i = 1; i < N_UNITS; i++)
    g_string_append_printf (text,
                            "<unit id='u%u' name='Unit %u' parent='u%u'>"
                            "<authority id='a%u' role='decision-maker' function='f'/></unit>",
                            i, i, (i - 1) / 6, i);
  g_string_append (text, "</organisation></stage></alur>");
  return g_strdup (text->str);
}

static void
set_up (InteractFixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ();

  interact_fixture_set_up (self, text);
  alur_editor_set_deferred (self->editor, TRUE);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    ;
}

static void
tear_down (InteractFixture *self, gconstpointer data)
{
  interact_fixture_clear (self);
}

static void
count_cb (AlurEditor *editor, guint *count)
{
  ++*count;
}

static void
count_grid_cb (guint *count)
{
  ++*count;
}

static guint
count_findings (InteractFixture *self)
{
  guint counts[ALUR_SEVERITY_ERROR + 1];

  alur_editor_count_findings (self->editor, counts);
  return counts[ALUR_SEVERITY_ERROR] + counts[ALUR_SEVERITY_WARNING] + counts[ALUR_SEVERITY_INFO];
}

static guint
count_findings_from_scratch (InteractFixture *self)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (self->document);

  return alur_analysis_get_findings (analysis, self->stage)->len;
}

static void
delete_most (InteractFixture *self)
{
  AlurElement *unit = interact_find (self, "u2");

  alur_document_begin (self->document, "Delete");
  alur_edit_delete (self->document, &unit, 1);
  alur_document_commit (self->document);
}

static gboolean
is_drawn (InteractFixture *self, const AlurElement *element)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->editor), element, &hit);
}

static void
test_stays (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u2");
  const AlurPicture *before = alur_editor_get_picture (self->editor);
  guint n_changed = 0;
  guint n_parts = 1;

  g_assert_true (is_drawn (self, unit));
  g_signal_connect (self->editor, "picture-changed", G_CALLBACK (count_cb), &n_changed);
  delete_most (self);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    {
      g_assert_true (alur_editor_is_behind (self->editor));
      g_assert_true (alur_editor_get_picture (self->editor) == before);
      g_assert_false (alur_editor_is_picture_fresh (self->editor));
      g_assert_cmpuint (n_changed, ==, 0);
      n_parts++;
    }
  g_assert_cmpuint (n_parts, >, 10);
  g_assert_false (alur_editor_is_behind (self->editor));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (alur_editor_get_picture (self->editor) != before);
  g_assert_false (is_drawn (self, unit));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
}

/* However far it has come. */
static void
test_asked_meanwhile (InteractFixture *self, gconstpointer data)
{
  gboolean ended = FALSE;

  for (guint n_parts = 0; !ended; n_parts++)
    {
      delete_most (self);
      for (guint i = 0; i < n_parts && !ended; i++)
        ended = alur_editor_catch_up (self->editor, LONG_AGO);
      g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
      g_assert_false (alur_editor_is_behind (self->editor));
      alur_document_undo (self->document);
      g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
    }
}

/* Of another view nothing is to be seen until then, nor of the one before. */
static void
test_other_view (InteractFixture *self, gconstpointer data)
{
  guint n_changed = 0;
  AlurElement *unit = interact_find (self, "u2");

  g_assert_true (is_drawn (self, unit));
  delete_most (self);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_editor_show (self->editor, ALUR_PANE_ORGANISATION,
                    alur_document_lookup (self->document, NULL, "f"));
  g_signal_connect (self->editor, "picture-changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (is_drawn (self, interact_find (self, "u1")));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    g_assert_true (alur_editor_is_picture_blank (self->editor));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (is_drawn (self, unit));
  g_assert_true (is_drawn (self, interact_find (self, "u1")));
  g_assert_false (alur_editor_is_picture_blank (self->editor));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
}

/* Who lets go of the document leaves nobody waiting. */
static void
test_let_go (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u2");

  g_assert_true (is_drawn (self, unit));
  delete_most (self);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_editor_set_deferred (self->editor, FALSE);
  g_assert_false (alur_editor_is_behind (self->editor));
  g_assert_false (is_drawn (self, unit));
}

static void
change_ids (InteractFixture *self, AlurElement *const *units)
{
  alur_document_begin (self->document, "Ids");
  for (guint i = 1; i < N_BARE; i++)
    if (units[i]->parent != NULL)
      {
        g_autofree char *id = g_strdup_printf ("a%03u", N_BARE - i);

        alur_document_set_text (self->document, units[i], ALUR_UNIT_ID, id);
      }
  alur_document_commit (self->document);
}

static void
find_bare_units (InteractFixture *self, AlurElement **units)
{
  AlurElement *organisation = alur_document_get_organisation (self->document, self->stage);

  alur_document_begin (self->document, "Add");
  for (guint i = 0; i < N_BARE; i++)
    units[i] = alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_commit (self->document);
}

/* Findings are put in order by ids, which may have become others in between. */
static void
test_ids_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *units[N_BARE];
  AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
  gboolean ended = FALSE;

  find_bare_units (self, units);
  for (guint n_parts = 1; !ended; n_parts++)
    {
      alur_analysis_update (analysis);
      alur_document_begin (self->document, "Delete");
      alur_document_remove (self->document, units[10]);
      alur_document_commit (self->document);
      for (guint i = 0; i < n_parts && !ended; i++)
        ended = alur_analysis_advance (analysis, LONG_AGO);
      change_ids (self, units);
      g_assert_cmpuint (alur_analysis_get_findings (analysis, self->stage)->len, ==,
                        count_findings_from_scratch (self));
      alur_document_undo (self->document);
      alur_document_undo (self->document);
    }
}

#define ADD(name, test)                                                                            \
  g_test_add ("/catch-up/" name, InteractFixture, NULL, set_up, test, tear_down)

/* --- A stage that is made in parts -------------------------------------------------------------
 */

#define MANY 50000 /* elements that there were: from then on a stage is made in parts */

static void
make_many (InteractFixture *self)
{
  AlurElement *organisation = alur_document_get_organisation (self->document, self->stage);

  alur_document_begin (self->document, "Many");
  for (guint i = 0; i < MANY; i++)
    alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_rollback (self->document);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    ;
}

static guint
count_stages (InteractFixture *self)
{
  return alur_element_count (alur_document_get_root (self->document), ALUR_KIND_STAGE);
}

static gboolean
run (InteractFixture *self, const char *command)
{
  return alur_command_run (alur_command_find (command), self->editor);
}

/* The last stage is the copy of the first, as it is now, and the one that is shown. */
static void
assert_made (InteractFixture *self)
{
  AlurElement *stage = alur_document_get_last_stage (self->document);

  g_assert_false (alur_editor_is_making_stage (self->editor));
  g_assert_cmpuint (count_stages (self), ==, 2);
  g_assert_true (alur_editor_get_stage (self->editor) == stage);
  g_assert_true (alur_selection_get_single (alur_editor_get_selection (self->editor)) == stage);
  g_assert_cmpuint (alur_element_get_word (stage, ALUR_STAGE_KIND), ==, ALUR_STAGE_TARGET);
  g_assert_cmpuint (
      alur_element_count (alur_document_get_organisation (self->document, stage), ALUR_KIND_UNIT),
      ==,
      alur_element_count (alur_document_get_organisation (self->document, self->stage),
                          ALUR_KIND_UNIT));
}

static void
test_stage (InteractFixture *self, gconstpointer data)
{
  guint n_begun = 0;
  guint n_made = 0;
  guint n_parts = 1;

  make_many (self);
  g_signal_connect (self->editor, "fell-behind", G_CALLBACK (count_cb), &n_begun);
  g_signal_connect (self->editor, "stage-made", G_CALLBACK (count_cb), &n_made);
  g_assert_true (run (self, "make-stage"));
  g_assert_cmpuint (n_begun, ==, 1);
  while (alur_editor_is_making_stage (self->editor))
    {
      g_assert_cmpuint (count_stages (self), ==, 1);
      alur_editor_catch_up (self->editor, LONG_AGO);
      n_parts++;
    }
  g_assert_cmpuint (n_parts, >, 2);
  g_assert_cmpuint (n_made, ==, 1);
  assert_made (self);
  g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
  g_assert_true (run (self, "undo"));
  g_assert_cmpuint (count_stages (self), ==, 1);
}

/* Small, or where nobody runs jobs, it is there at once. */
static void
test_stage_at_once (InteractFixture *self, gconstpointer data)
{
  guint n_begun = 0;

  g_signal_connect (self->editor, "fell-behind", G_CALLBACK (count_cb), &n_begun);
  g_assert_true (run (self, "make-stage"));
  assert_made (self);
  alur_document_undo (self->document);
  make_many (self);
  alur_editor_set_deferred (self->editor, FALSE);
  alur_editor_set_stage (self->editor, self->stage);
  g_assert_true (run (self, "make-stage"));
  assert_made (self);
  g_assert_cmpuint (n_begun, ==, 0);
}

/* What is edited before it is there is in it, however far it has come. */
static void
test_stage_edited_meanwhile (InteractFixture *self, gconstpointer data)
{
  make_many (self);
  for (guint n_parts = 0; n_parts < 2; n_parts++)
    {
      g_assert_true (run (self, "make-stage"));
      for (guint i = 0; i < n_parts; i++)
        g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
      g_assert_true (alur_editor_is_making_stage (self->editor));
      delete_most (self);
      while (!alur_editor_catch_up (self->editor, LONG_AGO))
        ;
      assert_made (self);
      alur_document_undo (self->document);
      alur_document_undo (self->document);
      alur_editor_set_stage (self->editor, self->stage);
    }
}

/* Who does something else has it done after that. */
static void
test_stage_commanded_meanwhile (InteractFixture *self, gconstpointer data)
{
  make_many (self);
  g_assert_true (run (self, "make-stage"));
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  g_assert_true (run (self, "undo"));
  g_assert_cmpuint (count_stages (self), ==, 1);
  g_assert_true (run (self, "redo"));
  g_assert_cmpuint (count_stages (self), ==, 2);
  /* And another one, between the two. */
  alur_editor_set_stage (self->editor, self->stage);
  g_assert_true (run (self, "make-stage"));
  g_assert_true (run (self, "make-stage"));
  g_assert_cmpuint (count_stages (self), ==, 3);
  alur_editor_finish_stage (self->editor);
  g_assert_cmpuint (count_stages (self), ==, 4);
}

/* While something is dragged the document waits for its end. */
static void
test_stage_dragged_meanwhile (InteractFixture *self, gconstpointer data)
{
  make_many (self);
  g_assert_true (run (self, "make-stage"));
  alur_document_begin (self->document, "Drag");
  for (guint i = 0; i < 20; i++)
    g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_editor_finish_stage (self->editor);
  g_assert_cmpuint (count_stages (self), ==, 1);
  alur_document_rollback (self->document);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    ;
  assert_made (self);
}

/* The one that it was to follow has gone, or nobody waits for it any more. */
static void
test_stage_given_up (InteractFixture *self, gconstpointer data)
{
  guint n_made = 0;
  AlurElement *second;

  make_many (self);
  g_signal_connect (self->editor, "stage-made", G_CALLBACK (count_cb), &n_made);
  g_assert_true (run (self, "make-stage"));
  alur_editor_finish_stage (self->editor);
  second = alur_document_get_last_stage (self->document);
  alur_document_begin (self->document, "Interim");
  alur_document_set_word (self->document, second, ALUR_STAGE_KIND, ALUR_STAGE_INTERIM);
  alur_document_commit (self->document);
  alur_editor_set_stage (self->editor, second);
  g_assert_true (run (self, "make-stage"));
  alur_document_begin (self->document, "Delete");
  alur_edit_delete (self->document, &second, 1);
  alur_document_commit (self->document);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    ;
  g_assert_cmpuint (count_stages (self), ==, 1);
  g_assert_true (run (self, "make-stage"));
  g_assert_true (alur_editor_is_making_stage (self->editor));
  alur_editor_set_deferred (self->editor, FALSE);
  g_assert_false (alur_editor_is_making_stage (self->editor));
  g_assert_cmpuint (count_stages (self), ==, 1);
  g_assert_cmpuint (n_made, ==, 0);
}

/* Others have made as many as there may be before it is there. */
static void
test_stage_too_many (InteractFixture *self, gconstpointer data)
{
  AlurElement *last = self->stage;

  make_many (self);
  g_assert_true (run (self, "make-stage"));
  alur_document_begin (self->document, "Stages");
  while (count_stages (self) < ALUR_LIMITS_STAGES)
    last = alur_edit_add_stage (self->document, last, ALUR_STAGE_INTERIM, "Stage");
  alur_document_commit (self->document);
  alur_editor_finish_stage (self->editor);
  g_assert_false (alur_editor_is_making_stage (self->editor));
  g_assert_cmpuint (count_stages (self), ==, ALUR_LIMITS_STAGES);
}

/* What it was to follow has become the target: it comes before that. */
static void
test_stage_before_target (InteractFixture *self, gconstpointer data)
{
  AlurElement *last = self->stage;
  g_autofree char *why_not = NULL;
  g_autoptr (GError) error = NULL;
  AlurFault fault;
  guint n_stages;

  make_many (self);
  alur_document_begin (self->document, "Stage");
  last = alur_edit_add_stage (self->document, self->stage, ALUR_STAGE_INTERIM, "Stage");
  alur_document_commit (self->document);
  n_stages = count_stages (self);
  alur_editor_set_stage (self->editor, last);
  g_assert_true (run (self, "make-stage"));
  g_assert_true (alur_editor_is_making_stage (self->editor));
  alur_document_begin (self->document, "Kind");
  why_not = alur_slot_put (self->document, last, ALUR_STAGE_KIND,
                           (AlurValue){ .word = ALUR_STAGE_TARGET });
  alur_document_commit (self->document);
  g_assert_null (why_not);
  alur_editor_finish_stage (self->editor);
  alur_document_validate (self->document, &fault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_stages (self), ==, n_stages + 1);
  g_assert_true (alur_document_get_last_stage (self->document) == last);
}

/* A table that shows what is found waits for it, and says when it is there. */
static void
check_table (InteractFixture *self, AlurGrid *grid)
{
  guint n_changed = 0;

  alur_grid_get_n_rows (grid);
  g_assert_cmpint (alur_grid_get_readiness (grid), ==, ALUR_GRID_READY);
  delete_most (self);
  g_signal_connect_swapped (grid, "changed", G_CALLBACK (count_grid_cb), &n_changed);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    {
      g_assert_cmpint (alur_grid_get_readiness (grid), ==, ALUR_GRID_BEHIND);
      g_assert_cmpuint (n_changed, ==, 0);
    }
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (alur_grid_get_readiness (grid), ==, ALUR_GRID_READY);
  g_signal_handlers_disconnect_by_data (grid, &n_changed);
  alur_document_undo (self->document);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    continue;
}

static void
test_tables (InteractFixture *self, gconstpointer data)
{
  g_autoptr (AlurGrid) matrix = ALUR_GRID (alur_matrix_new (self->editor));
  g_autoptr (AlurGrid) sheet = ALUR_GRID (alur_procedure_sheet_new (self->editor));
  AlurElement *target;

  check_table (self, matrix);
  check_table (self, sheet);
  /* Who asks gets what there is, and another stage is something else. */
  delete_most (self);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_grid_get_n_rows (matrix);
  g_assert_cmpint (alur_grid_get_readiness (matrix), ==, ALUR_GRID_READY);
  alur_document_begin (self->document, "Stage");
  target = alur_edit_add_stage (self->document, self->stage, ALUR_STAGE_INTERIM, "Stage");
  alur_document_commit (self->document);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  g_assert_cmpint (alur_grid_get_readiness (matrix), ==, ALUR_GRID_BEHIND);
  alur_editor_set_stage (self->editor, target);
  g_assert_cmpint (alur_grid_get_readiness (matrix), ==, ALUR_GRID_BEHIND_ELSEWHERE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stays", test_stays);
  ADD ("asked-meanwhile", test_asked_meanwhile);
  ADD ("other-view", test_other_view);
  ADD ("tables", test_tables);
  ADD ("let-go", test_let_go);
  ADD ("ids-meanwhile", test_ids_meanwhile);
  ADD ("stage", test_stage);
  ADD ("stage-at-once", test_stage_at_once);
  ADD ("stage-edited-meanwhile", test_stage_edited_meanwhile);
  ADD ("stage-commanded-meanwhile", test_stage_commanded_meanwhile);
  ADD ("stage-dragged-meanwhile", test_stage_dragged_meanwhile);
  ADD ("stage-given-up", test_stage_given_up);
  ADD ("stage-too-many", test_stage_too_many);
  ADD ("stage-before-target", test_stage_before_target);
  return g_test_run ();
}
