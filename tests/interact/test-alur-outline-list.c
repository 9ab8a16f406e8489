/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-outline-list.h"

#include "alur-command.h"
#include "alur-random.h"
#include "alur-share.h"
#include "interact-fixture.h"

#include <string.h>

static guint
count (AlurOutlineList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Lives as long as the list. */
static AlurOutlineRow *
row_at (AlurOutlineList *list, guint position)
{
  AlurOutlineRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);
  GPtrArray *held = g_object_get_data (G_OBJECT (list), "held");

  if (held == NULL)
    {
      held = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (list), "held", held, (GDestroyNotify) g_ptr_array_unref);
    }
  g_ptr_array_add (held, row);
  return row;
}

static void
test_order (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  guint next = ALUR_OUTLINE_DOCUMENT;
  guint n_panes = 0;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  for (guint i = 0; i < count (list); i++)
    {
      AlurOutlineRow *row = row_at (list, i);
      AlurOutlineKind kind = alur_outline_row_get_kind (row);

      if (kind == ALUR_OUTLINE_ELEMENT)
        {
          g_assert_cmpuint (alur_outline_row_get_depth (row), >, 0);
          continue;
        }
      g_assert_cmpuint (kind, >=, next);
      next = (guint) kind + (kind == ALUR_OUTLINE_PANE ? 0 : 1);
      if (kind == ALUR_OUTLINE_PANE)
        {
          const AlurPaneTraits *traits = alur_pane_get_traits (alur_outline_row_get_pane (row));
          g_autofree char *label = alur_outline_row_dup_label (row);

          g_assert_true (traits->in_outline);
          g_assert_cmpstr (label, ==, traits->name);
          n_panes++;
        }
    }
  g_assert_cmpuint (next, >=, ALUR_OUTLINE_PANE);
  g_assert_cmpuint (n_panes, >=, 2);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

typedef struct
{
  guint position, removed, added, n_signals;
} Change;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added, change->n_signals + 1 };
}

/* A new unit is one row more, in its place; all others stay. */
static void
test_one_change (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  Change change = { 0 };
  guint before;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  before = count (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &change);
  alur_selection_set (alur_editor_get_selection (fixture.editor),
                      interact_find (&fixture, "u-dinkes"));
  alur_command_find ("make-child")->run (fixture.editor);
  alur_outline_list_update (list);
  g_assert_cmpuint (change.n_signals, ==, 1);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 1);
  g_assert_cmpuint (count (list), ==, before + 1);
  alur_editor_undo (fixture.editor);
  alur_outline_list_update (list);
  g_assert_cmpuint (count (list), ==, before);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

static void
count_changes_cb (AlurOutlineRow *row, guint *n_changes)
{
  (*n_changes)++;
}

/* A name is said by its row; what no row shows changes nothing. */
static void
test_names (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  g_autofree char *label = NULL;
  Change change = { 0 };
  AlurElement *unit;
  AlurOutlineRow *row;
  guint n_changes = 0;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  unit = interact_find (&fixture, "u-dinkes");
  row = row_at (list, alur_outline_list_reveal (list, unit));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &change);
  g_signal_connect (row, "changed", G_CALLBACK (count_changes_cb), &n_changes);
  alur_document_begin (fixture.document, "test");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_HEAD, "Kepala");
  alur_document_commit (fixture.document);
  alur_outline_list_update (list);
  g_assert_cmpuint (n_changes, ==, 0);
  alur_document_begin (fixture.document, "test");
  alur_document_set_text (fixture.document, unit, ALUR_UNIT_NAME, "Dinas Lain");
  alur_document_commit (fixture.document);
  alur_outline_list_update (list);
  g_assert_cmpuint (n_changes, ==, 1);
  label = alur_outline_row_dup_label (row);
  g_assert_cmpstr (label, ==, "Dinas Lain");
  g_assert_cmpuint (change.n_signals, ==, 0);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

/* A hundred thousand rows are no objects: a row is one while somebody has it, and then the same one
 * for all who ask. */
static void
test_rows_are_made_when_asked_for (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  g_autoptr (AlurOutlineRow) row = NULL;
  AlurOutlineRow *gone;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  gone = g_list_model_get_item (G_LIST_MODEL (list), count (list) - 1);
  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  g_object_unref (gone);
  g_assert_null (gone);
  row = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_true (row_at (list, 3) == row);
  alur_outline_list_set_filter (list, "nothing has this");
  g_assert_cmpuint (count (list), ==, 0);
  alur_outline_list_set_filter (list, NULL);
  g_assert_true (row_at (list, 3) == row);
  g_clear_object (&row);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

static char *
describe (AlurOutlineList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count (list); i++)
    {
      g_autoptr (AlurOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      const AlurElement *element = alur_outline_row_get_element (row);
      g_autofree char *label = alur_outline_row_dup_label (row);

      g_string_append_printf (text, "%u %u %d%d %s\n", alur_outline_row_get_depth (row),
                              element != NULL ? element->serial : 0,
                              alur_outline_row_is_expandable (row),
                              alur_outline_row_is_expanded (row), label);
    }
  return g_string_free (text, FALSE);
}

/* --- What is told of changes ------------------------------------------------------------------ */

/* What somebody knows who has only heard what was told. Who holds the rows is given the same ones;
 * who does not is given some that may have gone, and asks what they say. */
typedef struct
{
  GPtrArray *rows; /* of AlurOutlineRow, or of NULL: not held */
  gboolean holds;
  guint n_told; /* rows that have come or gone */
} Mirror;

static void
assert_mirrored (const Mirror *mirror, GListModel *model)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->rows->len);
  for (guint i = 0; i < mirror->rows->len; i++)
    {
      g_autoptr (AlurOutlineRow) row = g_list_model_get_item (model, i);
      g_autofree char *label = alur_outline_row_dup_label (row);

      g_assert_nonnull (label);
      if (mirror->holds)
        {
          g_assert_true (row == g_ptr_array_index (mirror->rows, i));
          g_assert_true (g_hash_table_add (seen, row));
        }
    }
  g_assert_null (g_list_model_get_item (model, mirror->rows->len));
}

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  mirror->n_told += removed + added;
  if (removed > 0)
    g_ptr_array_remove_range (mirror->rows, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AlurOutlineRow) row = g_list_model_get_item (model, i);

      g_ptr_array_insert (mirror->rows, (gint) i, mirror->holds ? g_steal_pointer (&row) : NULL);
    }
  assert_mirrored (mirror, model);
}

static void
clear_row (gpointer row)
{
  g_clear_object (&row);
}

static void
mirror_begin (Mirror *mirror, AlurOutlineList *list, gboolean holds)
{
  *mirror = (Mirror){ .rows = g_ptr_array_new_with_free_func (clear_row), .holds = holds };
  mirror_cb (G_LIST_MODEL (list), 0, 0, count (list), mirror);
  mirror->n_told = 0;
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

static void
mirror_end (Mirror *mirror, AlurOutlineList *list)
{
  assert_mirrored (mirror, G_LIST_MODEL (list));
  g_signal_handlers_disconnect_by_data (list, mirror);
  g_ptr_array_unref (mirror->rows);
}

static void
set_parent (InteractFixture *fixture, const char *unit, const char *parent)
{
  alur_document_begin (fixture->document, "move");
  alur_document_set_text (fixture->document, interact_find (fixture, unit), ALUR_UNIT_PARENT,
                          parent);
  alur_document_commit (fixture->document);
}

/* One unit goes from one end to the other: it goes and comes, and what lies between stays. */
static void
test_move_is_told_of_what_moves (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  Mirror mirror;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  mirror_begin (&mirror, list, TRUE);
  set_parent (&fixture, "u-insp", "u-rsud");
  alur_outline_list_update (list);
  g_assert_cmpuint (mirror.n_told, ==, 2);
  alur_editor_undo (fixture.editor);
  alur_outline_list_update (list);
  g_assert_cmpuint (mirror.n_told, ==, 4);
  mirror_end (&mirror, list);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

static void
edit_by_chance (GRand *rand, InteractFixture *fixture)
{
  gint32 dice = g_rand_int_range (rand, 0, 12);

  if (dice < 2)
    alur_document_undo (fixture->document);
  else if (dice == 2)
    alur_document_redo (fixture->document);
  else if (dice == 3)
    {
      alur_document_begin (fixture->document, "vain");
      alur_random_edit (rand, fixture->document, ALUR_RANDOM_ALTER);
      alur_document_announce (fixture->document);
      alur_document_rollback (fixture->document);
    }
  else
    alur_random_edit (rand, fixture->document, ALUR_RANDOM_ALTER);
}

/* Another letter is typed, or one is taken back, or something else is looked for. */
static const char *
type_by_chance (GRand *rand)
{
  static const char *const typed[] = { NULL, "a", "an", "ana", "na", " A ", "ang", "s", "se" };

  return typed[g_rand_int_range (rand, 0, G_N_ELEMENTS (typed))];
}

/* What is kept through edits and while somebody types is what is laid out from nothing, and what
 * was told of it. */
static void
test_random (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint round = 0; round < alur_share_of (40); round++)
    {
      InteractFixture fixture;
      g_autoptr (AlurOutlineList) list = NULL;
      const char *filter = g_rand_boolean (rand) ? "a" : NULL;
      Mirror mirror;

      interact_fixture_set_up (&fixture, "rawat-inap");
      list = alur_outline_list_new (fixture.editor);
      alur_outline_list_update (list);
      mirror_begin (&mirror, list, g_rand_boolean (rand));
      alur_outline_list_set_filter (list, filter);
      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (AlurOutlineList) fresh = NULL;
          g_autofree char *kept = NULL;
          g_autofree char *laid_out = NULL;

          edit_by_chance (rand, &fixture);
          if (g_rand_int_range (rand, 0, 3) == 0)
            continue;
          if (g_rand_int_range (rand, 0, 3) == 0)
            alur_outline_list_set_filter (list, filter = type_by_chance (rand));
          alur_outline_list_update (list);
          if (g_rand_int_range (rand, 0, 4) == 0)
            alur_outline_list_set_filter (list, filter = type_by_chance (rand));
          fresh = alur_outline_list_new (fixture.editor);
          alur_outline_list_update (fresh);
          alur_outline_list_set_filter (fresh, filter);
          kept = describe (list);
          laid_out = describe (fresh);
          if (strcmp (kept, laid_out) != 0)
            g_error ("The outline differs (ALUR_SEED=%u):\n%s\n%s", seed, kept, laid_out);
        }
      mirror_end (&mirror, list);
      g_clear_object (&list);
      interact_fixture_clear (&fixture);
    }
}

/* Closing hides what is inside, revealing opens it again. */
static void
test_open_and_close (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  AlurElement *unit;
  AlurElement *above;
  guint all;
  guint position;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  unit = interact_find (&fixture, "u-sekr");
  above = interact_find (&fixture, "u-dinkes");
  all = count (list);
  position = alur_outline_list_reveal (list, above);
  alur_outline_list_set_expanded (list, row_at (list, position), FALSE);
  g_assert_cmpuint (count (list), <, all);
  g_assert_false (alur_outline_row_is_expanded (row_at (list, position)));
  position = alur_outline_list_reveal (list, unit);
  g_assert_cmpuint (position, !=, G_MAXUINT);
  g_assert_true (alur_outline_row_get_element (row_at (list, position)) == unit);
  g_assert_cmpuint (count (list), ==, all);
  g_assert_true (
      alur_outline_row_get_element (row_at (list, alur_outline_list_find_parent (list, position)))
      == above);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

static void
test_filter (void)
{
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  guint all;
  gboolean found = FALSE;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  all = count (list);
  alur_outline_list_set_filter (list, "  SEKRETARIAT ");
  g_assert_cmpuint (count (list), <, all);
  /* The section in which it was found, and none beside. */
  g_assert_cmpint (alur_outline_row_get_kind (row_at (list, 0)), ==, ALUR_OUTLINE_ORGANISATION);
  for (guint i = 1; i < count (list); i++)
    if (alur_outline_row_get_element (row_at (list, i)) == NULL)
      {
        g_assert_cmpuint (i + 1, <, count (list));
        g_assert_nonnull (alur_outline_row_get_element (row_at (list, i + 1)));
      }
  for (guint i = 0; i < count (list); i++)
    found
        = found
          || alur_outline_row_get_element (row_at (list, i)) == interact_find (&fixture, "u-sekr");
  g_assert_true (found);
  alur_outline_list_set_filter (list, NULL);
  g_assert_cmpuint (count (list), ==, all);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

/* What was opened and closed is remembered by name, and comes back in another window. */
static void
test_remembered (void)
{
  static const char *const unknown[] = { "u-nobody", "/nothing", "", NULL };
  InteractFixture fixture;
  g_autoptr (AlurOutlineList) list = NULL;
  g_autoptr (AlurOutlineList) other = NULL;
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) toggled = NULL;
  guint position;
  guint all;

  interact_fixture_set_up (&fixture, "rawat-inap");
  list = alur_outline_list_new (fixture.editor);
  alur_outline_list_update (list);
  none = alur_outline_list_dup_toggled (list);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  all = count (list);
  position = alur_outline_list_reveal (list, interact_find (&fixture, "u-dinkes"));
  alur_outline_list_set_expanded (list, row_at (list, position), FALSE);
  alur_outline_list_set_expanded (list, row_at (list, count (list) - 1), TRUE);
  for (guint i = 0; i < count (list); i++)
    if (alur_outline_row_get_kind (row_at (list, i)) == ALUR_OUTLINE_AUTHORITIES)
      alur_outline_list_set_expanded (list, row_at (list, i), FALSE);
  toggled = alur_outline_list_dup_toggled (list);
  g_assert_true (g_strv_contains ((const char *const *) toggled, "u-dinkes"));
  g_assert_true (g_strv_contains ((const char *const *) toggled, "/authorities"));
  other = alur_outline_list_new (fixture.editor);
  alur_outline_list_set_toggled (other, (const char *const *) toggled);
  g_assert_cmpuint (count (other), ==, 0);
  alur_outline_list_update (other);
  g_assert_cmpuint (count (other), ==, count (list));
  alur_outline_list_set_toggled (other, unknown);
  g_assert_cmpuint (count (other), ==, all);
  g_clear_object (&other);
  g_clear_object (&list);
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline-list/order", test_order);
  g_test_add_func ("/outline-list/one-change", test_one_change);
  g_test_add_func ("/outline-list/names", test_names);
  g_test_add_func ("/outline-list/rows-are-made-when-asked-for", test_rows_are_made_when_asked_for);
  g_test_add_func ("/outline-list/move-is-told-of-what-moves", test_move_is_told_of_what_moves);
  g_test_add_func ("/outline-list/random", test_random);
  g_test_add_func ("/outline-list/open-and-close", test_open_and_close);
  g_test_add_func ("/outline-list/filter", test_filter);
  g_test_add_func ("/outline-list/remembered", test_remembered);
  return g_test_run ();
}
