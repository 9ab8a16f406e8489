/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether decisions wait is told as it is, whatever has happened since somebody asked last. */

#include "alur-redesign.h"
#include "interact-fixture.h"

static gboolean
ask (const InteractFixture *fixture)
{
  const AlurElement *stage = alur_editor_get_stage (fixture->editor);
  gboolean has = alur_editor_has_decisions (fixture->editor);

  g_assert_cmpint (has, ==,
                   alur_element_get_word (stage, ALUR_STAGE_KIND) != ALUR_STAGE_TARGET
                       && alur_redesign_count_pending (fixture->document, stage) > 0);
  return has;
}

static AlurElement *
find_first (const AlurElement *root, AlurKind kind)
{
  const AlurElement *element = root;

  while (element != NULL && element->kind != kind)
    element = alur_element_walk (element, root);
  return (AlurElement *) (guintptr) element;
}

/* A decision about the first step of the first procedure. */
static void
decide (const InteractFixture *fixture, AlurElement *stage)
{
  AlurElement *step = find_first (stage, ALUR_KIND_STEP);
  AlurElement *redesign = alur_element_first (step, ALUR_KIND_STEP_REDESIGN);

  alur_document_begin (fixture->document, "decide");
  if (redesign == NULL)
    redesign = alur_document_insert (fixture->document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (fixture->document, redesign, ALUR_STEP_REDESIGN_ACTION,
                          ALUR_ACTION_ABOLISH);
  alur_document_commit (fixture->document);
}

static void
begin (InteractFixture *fixture)
{
  AlurElement *redesign;

  interact_fixture_set_up (fixture, "rawat-inap");
  alur_document_begin (fixture->document, "none");
  while (
      (redesign = find_first (alur_document_get_root (fixture->document), ALUR_KIND_STEP_REDESIGN))
      != NULL)
    alur_document_remove (fixture->document, redesign);
  while ((redesign
          = find_first (alur_document_get_root (fixture->document), ALUR_KIND_PROCEDURE_REDESIGN))
         != NULL)
    alur_document_remove (fixture->document, redesign);
  alur_document_commit (fixture->document);
  g_assert_false (ask (fixture));
}

static void
test_decided_and_undone (void)
{
  InteractFixture fixture;
  AlurElement *stage;
  AlurElement *step;

  begin (&fixture);
  stage = alur_editor_get_stage (fixture.editor);
  decide (&fixture, stage);
  g_assert_true (ask (&fixture));
  alur_document_undo (fixture.document);
  g_assert_false (ask (&fixture));
  alur_document_redo (fixture.document);
  g_assert_true (ask (&fixture));
  /* It goes with its step. */
  step = find_first (stage, ALUR_KIND_STEP);
  alur_document_begin (fixture.document, "delete");
  alur_document_remove (fixture.document, step);
  alur_document_commit (fixture.document);
  g_assert_false (ask (&fixture));
  alur_document_undo (fixture.document);
  g_assert_true (ask (&fixture));
  interact_fixture_clear (&fixture);
}

/* What is taken back was maybe never told. */
static void
test_asked_inside_an_edit (void)
{
  InteractFixture fixture;
  AlurElement *step;

  begin (&fixture);
  step = find_first (alur_editor_get_stage (fixture.editor), ALUR_KIND_STEP);
  alur_document_begin (fixture.document, "in vain");
  alur_document_set_word (
      fixture.document,
      alur_document_insert (fixture.document, step, ALUR_KIND_STEP_REDESIGN, NULL, NULL),
      ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_ABOLISH);
  g_assert_true (ask (&fixture));
  alur_document_rollback (fixture.document);
  g_assert_false (ask (&fixture));
  interact_fixture_clear (&fixture);
}

static void
test_another_stage (void)
{
  InteractFixture fixture;
  AlurElement *stage;

  begin (&fixture);
  stage = alur_editor_get_stage (fixture.editor);
  decide (&fixture, stage);
  ALUR_FOREACH (other, alur_document_get_root (fixture.document), ALUR_KIND_STAGE)
  {
    alur_editor_set_stage (fixture.editor, other);
    ask (&fixture);
  }
  alur_editor_set_stage (fixture.editor, stage);
  g_assert_true (ask (&fixture));
  interact_fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/editor-decisions/decided-and-undone", test_decided_and_undone);
  g_test_add_func ("/editor-decisions/asked-inside-an-edit", test_asked_inside_an_edit);
  g_test_add_func ("/editor-decisions/another-stage", test_another_stage);
  return g_test_run ();
}
