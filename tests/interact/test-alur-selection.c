/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

static void
count_cb (AlurSelection *selection, guint *count)
{
  (*count)++;
}

static void
test_order_and_signals (void)
{
  InteractFixture fixture;
  AlurSelection *selection;
  AlurElement *a;
  AlurElement *b;
  guint count = 0;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  selection = alur_editor_get_selection (fixture.editor);
  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &count);
  a = alur_element_first (alur_document_get_organisation (fixture.document, fixture.stage),
                          ALUR_KIND_UNIT);
  b = alur_element_next (a, ALUR_KIND_UNIT);

  alur_selection_set (selection, a);
  alur_selection_set (selection, a);
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (alur_selection_get_single (selection) == a);
  alur_selection_add (selection, b);
  g_assert_true (alur_selection_get_focus (selection) == b);
  g_assert_null (alur_selection_get_single (selection));
  alur_selection_add (selection, a);
  g_assert_cmpuint (alur_selection_get_size (selection), ==, 2);
  g_assert_true (alur_selection_get_focus (selection) == a);
  alur_selection_toggle (selection, b);
  g_assert_false (alur_selection_contains (selection, b));
  alur_selection_toggle (selection, b);
  g_assert_true (alur_selection_get_nth (selection, 1) == b);
  alur_selection_clear (selection);
  alur_selection_clear (selection);
  g_assert_cmpuint (count, ==, 6);
  interact_fixture_clear (&fixture);
}

static void
test_what_goes_is_not_selected (void)
{
  InteractFixture fixture;
  AlurSelection *selection;
  AlurElement *unit;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  selection = alur_editor_get_selection (fixture.editor);
  unit = alur_element_first (alur_document_get_organisation (fixture.document, fixture.stage),
                             ALUR_KIND_UNIT);
  alur_selection_set (selection, unit);
  alur_document_begin (fixture.document, "test");
  alur_document_remove (
      fixture.document,
      alur_element_first (alur_document_get_root (fixture.document), ALUR_KIND_STAGE));
  alur_document_announce (fixture.document);
  g_assert_cmpuint (alur_selection_get_size (selection), ==, 0);
  alur_document_rollback (fixture.document);
  interact_fixture_clear (&fixture);
}

/* An outline or a list may show for a moment longer what has been deleted, and be clicked then. */
static void
test_what_has_gone_is_not_selected (void)
{
  InteractFixture fixture;
  AlurSelection *selection;
  AlurElement *gone;
  AlurElement *kept;
  AlurPane pane;

  interact_fixture_set_up (&fixture, "izin-terapis-gigi");
  selection = alur_editor_get_selection (fixture.editor);
  gone = alur_element_first (alur_document_get_organisation (fixture.document, fixture.stage),
                             ALUR_KIND_UNIT);
  kept = alur_element_next (gone, ALUR_KIND_UNIT);
  alur_document_begin (fixture.document, "test");
  alur_document_remove (fixture.document, gone);
  alur_document_commit (fixture.document);
  pane = alur_editor_get_pane (fixture.editor);

  alur_selection_set (selection, gone);
  g_assert_cmpuint (alur_selection_get_size (selection), ==, 0);
  alur_selection_add (selection, gone);
  g_assert_cmpuint (alur_selection_get_size (selection), ==, 0);
  alur_selection_toggle (selection, gone);
  g_assert_cmpuint (alur_selection_get_size (selection), ==, 0);
  alur_selection_set_all (selection, (AlurElement *[]){ gone, kept }, 2);
  g_assert_true (alur_selection_get_single (selection) == kept);
  alur_editor_show_element (fixture.editor, gone);
  g_assert_true (alur_selection_get_single (selection) == kept);
  g_assert_cmpint (alur_editor_get_pane (fixture.editor), ==, pane);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/order-and-signals", test_order_and_signals);
  g_test_add_func ("/selection/what-goes-is-not-selected", test_what_goes_is_not_selected);
  g_test_add_func ("/selection/what-has-gone-is-not-selected", test_what_has_gone_is_not_selected);
  return g_test_run ();
}
