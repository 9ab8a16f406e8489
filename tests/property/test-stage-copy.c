/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A stage that is made of another one says what that says, whether it is made at once or in parts,
 * and comes and goes as one change with all its ids. */

#include "alur-edit.h"
#include "alur-random.h"
#include "alur-share.h"
#include "alur-writer.h"

#define DOCUMENTS 200
#define EDITS 40
#define LONG_AGO 1 /* each part is as small as can be */

static gboolean
is_decision (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN || element->kind == ALUR_KIND_PROCEDURE_REDESIGN;
}

static const AlurElement *
skip_decisions (const AlurElement *element)
{
  while (element != NULL && is_decision (element))
    element = element->next;
  return element;
}

static void
assert_says_the_same (const AlurElement *copy, const AlurElement *source)
{
  const AlurElementType *type = alur_element_type (source->kind);

  g_assert_true (copy->kind == source->kind);
  g_assert_cmpstr (copy->text, ==, source->text);
  g_assert_true (copy->foreign == source->foreign);
  for (guint i = 0; i < type->n_fields; i++)
    {
      gboolean is_from = source->kind == ALUR_KIND_STEP && i == ALUR_STEP_FROM;

      g_assert_true (alur_value_equal (&type->fields[i], copy->values[i],
                                       is_from ? type->fields[i].initial : source->values[i]));
    }
}

/* Below the stages. Returns how many there are. */
static guint
compare_below (AlurDocument *document,
               const AlurElement *stage,
               const AlurElement *copy,
               const AlurElement *source)
{
  const AlurElement *c = copy->first_child;
  const AlurElement *s = skip_decisions (source->first_child);
  guint n = 0;

  for (; c != NULL && s != NULL; c = c->next, s = skip_decisions (s->next))
    {
      const char *id = alur_element_get_id (c);

      assert_says_the_same (c, s);
      g_assert_true (c->parent == copy);
      if (id != NULL)
        g_assert_true (alur_document_lookup (document, stage, id) == c);
      n += 1 + compare_below (document, stage, c, s);
    }
  g_assert_null (c);
  g_assert_null (s);
  return n;
}

static void
assert_follow_each_other (const AlurElement *stage)
{
  guint serial = stage->serial;

  for (const AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    g_assert_cmpuint (e->serial, ==, serial++);
}

static void
count_cb (AlurDocument *document, const AlurChangeSet *changes, guint *n_insertions)
{
  for (guint i = 0; i < changes->n_changes; i++)
    *n_insertions += changes->changes[i].type == ALUR_CHANGE_INSERT ? 1 : 0;
}

static AlurElement *
pick_source (AlurDocument *document, GRand *rand)
{
  AlurElement *stage = alur_document_get_stage (document, NULL);

  while (g_rand_boolean (rand) && alur_element_next (stage, ALUR_KIND_STAGE) != NULL)
    stage = alur_element_next (stage, ALUR_KIND_STAGE);
  if (alur_element_get_word (stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET)
    stage = alur_element_previous (stage, ALUR_KIND_STAGE);
  return stage;
}

static AlurElement *
make (AlurDocument *document, AlurElement *source, gboolean in_parts)
{
  g_autoptr (AlurStageCopy) copy = in_parts ? alur_stage_copy_new (document, source) : NULL;
  AlurElement *stage;

  while (in_parts && !alur_stage_copy_advance (copy, LONG_AGO))
    g_assert_true (alur_stage_copy_is_true (copy));
  alur_document_begin (document, "Stage");
  stage = in_parts ? alur_edit_put_stage (document, copy, source, ALUR_STAGE_INTERIM, "New")
                   : alur_edit_add_stage (document, source, ALUR_STAGE_INTERIM, "New");
  alur_document_commit (document);
  return stage;
}

/* What has gone is not found, but what is in the document is. */
static void
assert_not_found_in (AlurDocument *document, const AlurElement *stage)
{
  for (const AlurElement *e = stage->first_child; e != NULL; e = alur_element_walk (e, stage))
    {
      const char *id = alur_element_get_id (e);
      const AlurElement *found = id != NULL ? alur_document_lookup (document, stage, id) : NULL;

      g_assert_true (found == NULL || alur_element_is_in_document (found));
    }
}

static void
assert_text (AlurDocument *document, GBytes *expected)
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (document);

  g_assert_true (g_bytes_equal (text, expected));
}

static void
make_and_undo (AlurDocument *document, GRand *rand, gboolean in_parts)
{
  AlurElement *source = pick_source (document, rand);
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  g_autoptr (GBytes) after = NULL;
  guint n_expected = alur_stage_copy_count (source);
  guint n_insertions = 0;
  AlurElement *stage;

  g_signal_connect (document, "changed", G_CALLBACK (count_cb), &n_insertions);
  stage = make (document, source, in_parts);
  g_signal_handlers_disconnect_by_data (document, &n_insertions);
  g_assert_cmpuint (n_insertions, ==, 1);
  g_assert_true (alur_element_next (source, ALUR_KIND_STAGE) == stage);
  g_assert_cmpuint (compare_below (document, stage, stage, source) + 1, ==, n_expected);
  assert_follow_each_other (stage);
  after = alur_writer_write_bytes (document);
  for (guint i = 0; i < 2; i++)
    {
      alur_document_undo (document);
      assert_text (document, before);
      assert_not_found_in (document, stage);
      g_assert_null (alur_document_lookup (document, NULL, alur_element_get_id (stage)));
      alur_document_redo (document);
      assert_text (document, after);
      g_assert_cmpuint (compare_below (document, stage, stage, source) + 1, ==, n_expected);
    }
}

static void
test_random (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());

  for (guint i = alur_share_of (DOCUMENTS); i > 0; i--)
    {
      g_autoptr (AlurDocument) document = alur_random_document (rand, EDITS);

      for (guint k = 0; k < 2; k++)
        make_and_undo (document, rand, data != NULL);
    }
}

/* What others do between two parts. */
static void
test_meanwhile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, EDITS);
  AlurElement *source = alur_document_get_stage (document, NULL);
  AlurElement *organisation = alur_document_get_organisation (document, source);

  for (guint which = 0; which < 4; which++)
    {
      g_autoptr (AlurStageCopy) copy = alur_stage_copy_new (document, source);

      g_assert_true (alur_stage_copy_is_true (copy));
      alur_stage_copy_advance (copy, LONG_AGO);
      g_assert_true (alur_stage_copy_is_true (copy));
      if (which == 0)
        continue;
      alur_document_begin (document, "Meanwhile");
      g_assert_false (alur_stage_copy_is_true (copy));
      if (which > 1)
        alur_document_insert (document, organisation, ALUR_KIND_UNIT, NULL, NULL);
      if (which == 3)
        alur_document_commit (document);
      else
        alur_document_rollback (document);
      /* Serials of its own are no longer those that follow. */
      g_assert_cmpint (alur_stage_copy_is_true (copy), ==, which == 1);
    }
}

/* Taken back before it was committed, it never comes back, and its ids are not found. */
static void
test_rolled_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());
  g_autoptr (AlurDocument) document = alur_random_document (rand, EDITS);
  AlurElement *source = alur_document_get_stage (document, NULL);
  g_autoptr (GBytes) before = alur_writer_write_bytes (document);
  AlurElement *stage;

  alur_document_begin (document, "Stage");
  stage = alur_edit_add_stage (document, source, ALUR_STAGE_INTERIM, "New");
  g_assert_true (alur_stage_copy_get_origin (document, stage)->source == source);
  alur_document_rollback (document);
  g_assert_null (alur_stage_copy_get_origin (document, stage));
  assert_text (document, before);
  assert_not_found_in (document, stage);
  stage = make (document, source, FALSE);
  compare_below (document, stage, stage, source);
  g_assert_null (alur_stage_copy_get_origin (document, stage));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/stage-copy/at-once", NULL, test_random);
  g_test_add_data_func ("/stage-copy/in-parts", "in parts", test_random);
  g_test_add_func ("/stage-copy/meanwhile", test_meanwhile);
  g_test_add_func ("/stage-copy/rolled-back", test_rolled_back);
  return g_test_run ();
}
