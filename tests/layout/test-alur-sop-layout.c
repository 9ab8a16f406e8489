/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-sop-layout.h"

#include <string.h>

/* A document of one stage with four units and one procedure, which each test fills. */
typedef struct
{
  AlurDocument *document;
  AlurElement *stage, *procedure;
} Fixture;

static void
set (Fixture *self, AlurElement *element, guint field, const char *text)
{
  alur_document_set_text (self->document, element, field, text);
}

static void
fixture_init (Fixture *self)
{
  AlurElement *organisation;

  self->document = alur_document_new ();
  alur_document_begin (self->document, "New");
  self->stage = alur_document_insert (self->document, alur_document_get_root (self->document),
                                      ALUR_KIND_STAGE, "now", NULL);
  organisation
      = alur_document_insert (self->document, self->stage, ALUR_KIND_ORGANISATION, NULL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      char id[] = { (char) ('a' + i), '\0' };
      AlurElement *unit
          = alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, id, NULL);

      set (self, unit, ALUR_UNIT_NAME, id);
      for (guint k = 1; k <= 2; k++)
        {
          g_autofree char *position = g_strdup_printf ("%s%u", id, k);

          alur_document_insert (self->document, unit, ALUR_KIND_POSITION, position, NULL);
        }
    }
  self->procedure
      = alur_document_insert (self->document, self->stage, ALUR_KIND_PROCEDURE, "pr", NULL);
}

static void
fixture_clear (Fixture *self)
{
  alur_document_commit (self->document);
  g_assert_finalize_object (self->document);
}

static AlurElement *
add_step (Fixture *self, const char *id, AlurStepKind kind, const char *unit, const char *position)
{
  AlurElement *step
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_STEP, id, NULL);

  alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  if (unit != NULL)
    set (self, step, ALUR_STEP_UNIT, unit);
  if (position != NULL)
    set (self, step, ALUR_STEP_POSITION, position);
  return step;
}

static void
connect (Fixture *self, const char *from, const char *to, const char *label)
{
  AlurElement *flow
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_FLOW, NULL, NULL);

  set (self, flow, ALUR_FLOW_FROM, from);
  set (self, flow, ALUR_FLOW_TO, to);
  if (label != NULL)
    set (self, flow, ALUR_FLOW_LABEL, label);
}

static char *
tell_rows (const AlurSopTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->n_rows; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            alur_element_get_id (table->rows[i].step));
  return g_string_free (text, FALSE);
}

static char *
tell_columns (const AlurSopTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const AlurSopColumn *column = &table->columns[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              column->unit == NULL       ? "-"
                              : column->position != NULL ? alur_element_get_id (column->position)
                                                         : alur_element_get_id (column->unit));
    }
  return g_string_free (text, FALSE);
}

static char *
tell_arrows (const AlurSopTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &table->arrows[i];
      const char *label = alur_element_get_text (arrow->flow, ALUR_FLOW_LABEL);

      g_string_append_printf (text, "%s%s-%s%s%s", i > 0 ? " " : "",
                              alur_element_get_id (table->rows[arrow->from].step),
                              alur_element_get_id (table->rows[arrow->to].step),
                              label != NULL ? ":" : "", label != NULL ? label : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (char *told, const char *wanted)
{
  g_assert_cmpstr (told, ==, wanted);
  g_free (told);
}

/* s → d →(no) m → d, →(yes) e, in the order of the document. */
static void
add_loop (Fixture *self)
{
  add_step (self, "s", ALUR_STEP_KIND_START, NULL, NULL);
  add_step (self, "t", ALUR_STEP_KIND_TASK, "a", NULL);
  add_step (self, "d", ALUR_STEP_KIND_DECISION, "b", NULL);
  add_step (self, "m", ALUR_STEP_KIND_TASK, "a", NULL);
  add_step (self, "u", ALUR_STEP_KIND_TASK, "c", NULL);
  add_step (self, "e", ALUR_STEP_KIND_END, NULL, NULL);
  connect (self, "s", "t", NULL);
  connect (self, "t", "d", NULL);
  connect (self, "d", "m", "no");
  connect (self, "m", "d", NULL);
  connect (self, "d", "u", "yes");
  connect (self, "u", "e", NULL);
}

static void
test_order_of_document (void)
{
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;

  fixture_init (&self);
  add_loop (&self);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_rows (table), "s t d m u e");
  assert_told (tell_columns (table), "a b c");
  assert_told (tell_arrows (table), "s-t t-d d-m:no m-d d-u:yes u-e");
  g_assert_cmpuint (table->rows[0].number, ==, 0);
  g_assert_cmpuint (table->rows[1].number, ==, 1);
  g_assert_cmpuint (table->rows[4].number, ==, 4);
  g_assert_cmpuint (table->rows[5].number, ==, 0);
  g_assert_cmpint (table->rows[2].symbol, ==, ALUR_SOP_DIAMOND);
  g_assert_cmpint (table->rows[5].symbol, ==, ALUR_SOP_CAPSULE);
  fixture_clear (&self);
}

/* What was added last stands where a case comes to it. */
static void
test_added_behind_end (void)
{
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;

  fixture_init (&self);
  add_loop (&self);
  add_step (&self, "x", ALUR_STEP_KIND_TASK, "c", NULL);
  connect (&self, "d", "x", "later");
  connect (&self, "x", "t", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_rows (table), "s t d x m u e");
  fixture_clear (&self);
}

/* A step that the document has before what leads to it. */
static void
test_wrong_order (void)
{
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;

  fixture_init (&self);
  add_step (&self, "u", ALUR_STEP_KIND_TASK, "b", NULL);
  add_step (&self, "s", ALUR_STEP_KIND_START, NULL, NULL);
  add_step (&self, "t", ALUR_STEP_KIND_TASK, "a", NULL);
  connect (&self, "s", "t", NULL);
  connect (&self, "t", "u", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_rows (table), "s t u");
  fixture_clear (&self);
}

static void
test_waits_have_no_row (void)
{
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;
  AlurElement *wait, *task;

  fixture_init (&self);
  task = add_step (&self, "t", ALUR_STEP_KIND_TASK, "a", NULL);
  alur_document_set_duration (self.document, task, ALUR_STEP_WORK, (AlurDuration){ 0, 600 });
  wait = add_step (&self, "w", ALUR_STEP_KIND_WAIT, "a", NULL);
  alur_document_set_duration (self.document, wait, ALUR_STEP_WAIT, (AlurDuration){ 1, 0 });
  task = add_step (&self, "u", ALUR_STEP_KIND_TASK, "b", NULL);
  alur_document_set_duration (self.document, task, ALUR_STEP_WORK, (AlurDuration){ 0, 60 });
  alur_document_set_duration (self.document, task, ALUR_STEP_WAIT, (AlurDuration){ 0, 120 });
  connect (&self, "t", "w", "go");
  connect (&self, "w", "u", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_rows (table), "t u");
  assert_told (tell_arrows (table), "t-u:go");
  g_assert_cmpfloat_with_epsilon (table->rows[0].seconds, 600, 1e-6);
  g_assert_cmpfloat_with_epsilon (table->rows[1].seconds, 7.5 * 3600 + 180, 1e-6);
  g_assert_cmpfloat_with_epsilon (table->seconds, 7.5 * 3600 + 780, 1e-6);
  fixture_clear (&self);
}

/* A ring of waits ends nowhere, and what they hold back still counts. */
static void
test_ring_of_waits (void)
{
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;
  AlurElement *wait;

  fixture_init (&self);
  add_step (&self, "t", ALUR_STEP_KIND_TASK, "a", NULL);
  wait = add_step (&self, "v", ALUR_STEP_KIND_WAIT, "a", NULL);
  alur_document_set_duration (self.document, wait, ALUR_STEP_WAIT, (AlurDuration){ 0, 60 });
  add_step (&self, "w", ALUR_STEP_KIND_WAIT, "a", NULL);
  connect (&self, "t", "v", NULL);
  connect (&self, "v", "w", NULL);
  connect (&self, "w", "v", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_rows (table), "t");
  assert_told (tell_arrows (table), "");
  fixture_clear (&self);
}

/* A post is a position; steps that name none stand in the unit's column; lanes come first. */
static void
test_posts (void)
{
  static const char *const lanes[] = { "c", "a" };
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;

  fixture_init (&self);
  alur_document_set_refs (self.document, self.procedure, ALUR_PROCEDURE_LANES, lanes, 2);
  add_step (&self, "s", ALUR_STEP_KIND_START, NULL, NULL);
  add_step (&self, "t1", ALUR_STEP_KIND_TASK, "b", "b2");
  add_step (&self, "t2", ALUR_STEP_KIND_TASK, "a", NULL);
  add_step (&self, "t3", ALUR_STEP_KIND_TASK, "b", "b1");
  add_step (&self, "t4", ALUR_STEP_KIND_TASK, NULL, NULL);
  add_step (&self, "t5", ALUR_STEP_KIND_TASK, "b", NULL);
  add_step (&self, "t6", ALUR_STEP_KIND_TASK, "c", "c1");
  connect (&self, "s", "t1", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  assert_told (tell_columns (table), "c1 a b2 b1 b -");
  g_assert_cmpuint (table->rows[0].column, ==, 2); /* the start with the first step */
  fixture_clear (&self);
}

static void
test_joint_steps (void)
{
  static const char *const partners[] = { "c", "a", "d" };
  Fixture self;
  g_autoptr (AlurSopTable) table = NULL;
  AlurElement *step;

  fixture_init (&self);
  step = add_step (&self, "t1", ALUR_STEP_KIND_TASK, "a", "a1");
  alur_document_set_refs (self.document, step, ALUR_STEP_ALSO, partners, 3);
  add_step (&self, "t2", ALUR_STEP_KIND_TASK, "c", "c2");
  add_step (&self, "t3", ALUR_STEP_KIND_TASK, "b", NULL);
  table = alur_sop_table_new (self.document, self.procedure);
  /* c has one post only, so the partner is that one. */
  assert_told (tell_columns (table), "a1 c2 d b");
  g_assert_cmpuint (table->rows[0].n_also, ==, 2);
  g_assert_cmpuint (table->also[table->rows[0].first_also], ==, 1);
  g_assert_cmpuint (table->also[table->rows[0].first_also + 1], ==, 2);
  fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sop/order/document", test_order_of_document);
  g_test_add_func ("/sop/order/added-behind-end", test_added_behind_end);
  g_test_add_func ("/sop/order/wrong", test_wrong_order);
  g_test_add_func ("/sop/waits/no-row", test_waits_have_no_row);
  g_test_add_func ("/sop/waits/ring", test_ring_of_waits);
  g_test_add_func ("/sop/posts", test_posts);
  g_test_add_func ("/sop/joint", test_joint_steps);
  return g_test_run ();
}
