/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field that refers to others does to what was there. */

#include "alur-slot.h"

#include "alur-validate.h"
#include "interact-fixture.h"

#define ALUR "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"

#define BASES                                                                                      \
  ALUR "<regulations><regulation id=\"r1\" kind=\"uu\"/><regulation id=\"r2\" kind=\"pp\"/>"       \
       "<regulation id=\"r3\" kind=\"perda\"/></regulations><stage id=\"now\" kind=\"current\">"   \
       "<organisation><unit id=\"u1\" basis=\"r1 r2\"/><unit id=\"u2\" basis=\"r2\"/>"             \
       "<unit id=\"u3\" basis=\"r2\" parent=\"u1\"/></organisation></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurSlot slot;
} Fixture;

/* @ids: of the owners, with blanks between */
static void
set_up (Fixture *self, const char *text, const char *ids, AlurKind kind, guint field)
{
  g_auto (GStrv) owners = g_strsplit (ids, " ", -1);

  interact_fixture_set_up (&self->base, text);
  self->slot = (AlurSlot){
    .document = self->base.document, .owners = g_ptr_array_new (), .kind = kind, .field = field
  };
  for (guint i = 0; owners[i] != NULL; i++)
    g_ptr_array_add (self->slot.owners, interact_find (&self->base, owners[i]));
  self->slot.of_child = interact_find (&self->base, owners[0])->kind != kind;
}

static void
clear (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  alur_document_validate (self->base.document, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (self->slot.owners);
  interact_fixture_clear (&self->base);
}

static void
choose (Fixture *self, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autofree char *why_not = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (targets, alur_document_lookup (self->base.document, NULL, parts[i]));
  why_not
      = alur_slot_set_targets (&self->slot, (AlurElement *const *) targets->pdata, targets->len);
  g_assert_null (why_not);
}

static void
assert_ids (const AlurIds *ids, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ids->ids[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_basis (Fixture *self, const char *unit, const char *expected)
{
  assert_ids (alur_element_get_refs (interact_find (&self->base, unit), ALUR_UNIT_BASIS), expected);
}

/* What several rest on: what all of them do is chosen, and the rest of each stays its own. */
static void
test_lists_of_several (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) common = NULL;

  set_up (&fixture, BASES, "u1 u2", ALUR_KIND_UNIT, ALUR_UNIT_BASIS);
  common = alur_slot_list_targets (&fixture.slot);
  g_assert_cmpuint (common->len, ==, 1);
  g_assert_cmpstr (alur_element_get_id (g_ptr_array_index (common, 0)), ==, "r2");
  choose (&fixture, "r2 r3");
  assert_basis (&fixture, "u1", "r1 r2 r3");
  assert_basis (&fixture, "u2", "r2 r3");
  assert_basis (&fixture, "u3", "r2");
  choose (&fixture, "r3");
  assert_basis (&fixture, "u1", "r1 r3");
  assert_basis (&fixture, "u2", "r3");
  choose (&fixture, "");
  assert_basis (&fixture, "u1", "r1");
  assert_basis (&fixture, "u2", "");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 3);
  clear (&fixture);
  /* Those that have the same get what is chosen. */
  set_up (&fixture, BASES, "u2 u3", ALUR_KIND_UNIT, ALUR_UNIT_BASIS);
  choose (&fixture, "r3 r1");
  assert_basis (&fixture, "u2", "r3 r1");
  assert_basis (&fixture, "u3", "r3 r1");
  clear (&fixture);
}

static void
test_made_for_several (void)
{
  Fixture fixture;
  g_autofree char *why_not = NULL;

  set_up (&fixture, BASES, "u1 u2", ALUR_KIND_UNIT, ALUR_UNIT_BASIS);
  why_not = alur_slot_make_target (&fixture.slot, "Perwali baru");
  g_assert_null (why_not);
  assert_basis (&fixture, "u1", "r1 r2 r4");
  assert_basis (&fixture, "u2", "r2 r4");
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  clear (&fixture);
}

/* Nobody does a step together with himself. */
static void
test_together_with_others (void)
{
  Fixture fixture;
  g_autoptr (GArray) candidates = NULL;

  set_up (&fixture,
          ALUR
          "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\"/><unit id=\"u2\"/>"
          "</organisation><procedure id=\"c1\"><step id=\"s1\" unit=\"u1\"/></procedure></stage>"
          "</alur>",
          "s1", ALUR_KIND_STEP, ALUR_STEP_ALSO);
  candidates = alur_slot_list_candidates (&fixture.slot);
  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_true (g_array_index (candidates, AlurSlotTarget, 0).element
                 == interact_find (&fixture.base, "u2"));
  clear (&fixture);
}

/* One reference is one for all. */
static void
test_one_of_several (void)
{
  Fixture fixture;
  AlurElement *parent;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *why_not = NULL;

  set_up (&fixture, BASES, "u2 u3", ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  none = alur_slot_list_targets (&fixture.slot);
  g_assert_cmpuint (none->len, ==, 0);
  parent = interact_find (&fixture.base, "u1");
  why_not = alur_slot_set_targets (&fixture.slot, &parent, 1);
  g_assert_null (why_not);
  g_assert_cmpstr (alur_element_get_ref (interact_find (&fixture.base, "u2"), ALUR_UNIT_PARENT), ==,
                   "u1");
  clear (&fixture);
}

#define DECISION                                                                                   \
  ALUR                                                                                             \
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u1\" name=\"Dinas\"/>"          \
      "<unit id=\"u2\" name=\"Loket\"/><unit id=\"u3\" name=\"Desa\"/></organisation>"             \
      "<procedure id=\"c1\"><step id=\"s1\" unit=\"u1\"><redesign action=\"decentralise\" "        \
      "to=\"u2\"%s applied=\"yes\">dekat</redesign></step><step id=\"s2\"/></procedure></stage>"   \
      "<stage id=\"soon\" kind=\"interim\"><organisation><unit id=\"u2\"/></organisation></stage>" \
      "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u2\"/></organisation></stage>"  \
      "</alur>"

static gboolean
is_applied (Fixture *self)
{
  const AlurElement *decision
      = alur_element_first (interact_find (&self->base, "s1"), ALUR_KIND_STEP_REDESIGN);

  return alur_element_get_word (decision, ALUR_STEP_REDESIGN_APPLIED) == ALUR_ANSWER_YES;
}

static void
set_up_decision (Fixture *self, const char *stage, guint field)
{
  g_autofree char *text = g_strdup_printf (DECISION, stage);

  set_up (self, text, "s1", ALUR_KIND_STEP_REDESIGN, field);
  g_assert_true (is_applied (self));
}

static void
decide (Fixture *self, AlurElement *target)
{
  g_autofree char *why_not = alur_slot_set_targets (&self->slot, &target, target != NULL ? 1 : 0);

  g_assert_null (why_not);
}

/* What is decided otherwise has not been carried out yet. */
static void
test_decided_anew (void)
{
  Fixture fixture;
  g_autofree char *why_not = NULL;

  set_up_decision (&fixture, " stage=\"soon\"", ALUR_STEP_REDESIGN_ACTION);
  why_not = alur_slot_set_word (&fixture.slot, ALUR_ACTION_ABOLISH);
  g_assert_null (why_not);
  g_assert_false (is_applied (&fixture));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
  g_assert_true (alur_document_undo (fixture.base.document));
  g_assert_true (is_applied (&fixture));
  clear (&fixture);

  set_up_decision (&fixture, " stage=\"soon\"", ALUR_STEP_REDESIGN_TO);
  decide (&fixture, interact_find (&fixture.base, "u2"));
  g_assert_true (is_applied (&fixture));
  decide (&fixture, interact_find (&fixture.base, "u3"));
  g_assert_false (is_applied (&fixture));
  clear (&fixture);

  set_up_decision (&fixture, " stage=\"soon\"", ALUR_STEP_REDESIGN_STAGE);
  decide (&fixture, alur_document_get_stage (fixture.base.document, "goal"));
  g_assert_false (is_applied (&fixture));
  clear (&fixture);
}

/* To say where it was carried out is not to decide it. */
static void
test_stage_is_told (void)
{
  Fixture fixture;

  set_up_decision (&fixture, "", ALUR_STEP_REDESIGN_STAGE);
  decide (&fixture, alur_document_get_stage (fixture.base.document, "goal"));
  g_assert_true (is_applied (&fixture));
  clear (&fixture);
}

/* To whom it goes is made for the stage in which it goes there. */
static void
test_made_for_later (void)
{
  static const char *const stages[][2] = { { " stage=\"goal\"", "goal" }, { "", "now" } };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      Fixture fixture;
      const AlurElement *made;
      g_autofree char *why_not = NULL;

      set_up_decision (&fixture, stages[i][0], ALUR_STEP_REDESIGN_TO);
      why_not = alur_slot_make_target (&fixture.slot, "Loket desa");
      g_assert_null (why_not);
      made = interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Loket desa");
      g_assert_cmpstr (alur_element_get_id (alur_element_get_stage (made)), ==, stages[i][1]);
      g_assert_cmpstr (
          alur_element_get_ref (
              alur_element_first (interact_find (&fixture.base, "s1"), ALUR_KIND_STEP_REDESIGN),
              ALUR_STEP_REDESIGN_TO),
          ==, alur_element_get_id (made));
      g_assert_cmpuint (alur_document_get_undo_depth (fixture.base.document), ==, 1);
      clear (&fixture);
    }
}

/* For several stages it is made where all of them can name it. */
static void
test_made_for_several_stages (void)
{
  Fixture fixture;
  g_autofree char *why_not = NULL;
  AlurElement *decision;

  set_up_decision (&fixture, " stage=\"goal\"", ALUR_STEP_REDESIGN_TO);
  alur_document_begin (fixture.base.document, "Decide");
  decision = alur_document_insert (fixture.base.document, interact_find (&fixture.base, "s2"),
                                   ALUR_KIND_STEP_REDESIGN, NULL, NULL);
  alur_document_set_word (fixture.base.document, decision, ALUR_STEP_REDESIGN_ACTION,
                          ALUR_ACTION_DECENTRALISE);
  alur_document_set_text (fixture.base.document, decision, ALUR_STEP_REDESIGN_TO, "u2");
  alur_document_set_text (fixture.base.document, decision, ALUR_STEP_REDESIGN_STAGE, "soon");
  alur_document_commit (fixture.base.document);
  g_ptr_array_add (fixture.slot.owners, interact_find (&fixture.base, "s2"));
  why_not = alur_slot_make_target (&fixture.slot, "Loket desa");
  g_assert_null (why_not);
  g_assert_true (
      alur_element_get_stage (interact_find_named (&fixture.base, ALUR_KIND_UNIT, "Loket desa"))
      == fixture.base.stage);
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slot/lists-of-several", test_lists_of_several);
  g_test_add_func ("/slot/made-for-several", test_made_for_several);
  g_test_add_func ("/slot/one-of-several", test_one_of_several);
  g_test_add_func ("/slot/together-with-others", test_together_with_others);
  g_test_add_func ("/slot/decided-anew", test_decided_anew);
  g_test_add_func ("/slot/stage-is-told", test_stage_is_told);
  g_test_add_func ("/slot/made-for-later", test_made_for_later);
  g_test_add_func ("/slot/made-for-several-stages", test_made_for_several_stages);
  return g_test_run ();
}
