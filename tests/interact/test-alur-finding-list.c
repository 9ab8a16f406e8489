/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-list.h"

#include "alur-command.h"
#include "alur-fix.h"
#include "alur-make.h"

#include "interact-fixture.h"

#include <string.h>

#define N_MANY 60000u /* each compared with each would take minutes */

#define SERVICE                                                                                    \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<functions><function id=\"f1\" name=\"Obat\"/></functions>"                                     \
  "<stage id=\"now\" kind=\"current\"><organisation>"                                              \
  "<unit id=\"u1\" name=\"Dinas\"><authority id=\"a1\" role=\"planner\" function=\"f1\"/></unit>"  \
  "<unit id=\"u2\" name=\"Badan\"><authority id=\"a2\" role=\"planner\" function=\"f1\"/></unit>"  \
  "</organisation><procedure id=\"p1\"><step id=\"s1\" kind=\"start\"/><step id=\"s2\"/>"          \
  "<flow id=\"w1\" from=\"s1\" to=\"s2\"/></procedure></stage></alur>"

typedef struct
{
  InteractFixture fixture;
  AlurFindingList *list;
  GPtrArray *rows;  /* that were found */
  GPtrArray *shown; /* the list as it was told */
  guint n_changes;
  guint removed, added; /* in all */
} Case;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Case *self)
{
  self->n_changes++;
  self->removed += removed;
  self->added += added;
  if (removed > 0)
    g_ptr_array_remove_range (self->shown, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->shown, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (self->shown->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (model, i);

      g_assert_true (row == g_ptr_array_index (self->shown, i));
    }
}

static void
set_up (Case *self)
{
  *self = (Case){ .n_changes = 0 };
  interact_fixture_set_up (&self->fixture, SERVICE);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = alur_finding_list_new ();
  alur_finding_list_set_editor (self->list, self->fixture.editor);
  alur_finding_list_update (self->list);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (G_LIST_MODEL (self->list), 0, 0,
                    g_list_model_get_n_items (G_LIST_MODEL (self->list)), self);
  self->n_changes = self->added = 0;
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
clear (Case *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->shown);
  g_assert_finalize_object (self->list);
  interact_fixture_clear (&self->fixture);
}

/* The row of the first finding of a rule, or of its heading. */
static AlurFindingRow *
find_row (Case *self, const char *rule, AlurFindingRowKind kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autoptr (AlurFindingRow) next = g_list_model_get_item (G_LIST_MODEL (self->list), i + 1);
      const AlurFinding *finding = alur_finding_row_get_finding (
          kind == ALUR_FINDING_ROW_RULE && next != NULL ? next : row);

      if (alur_finding_row_get_kind (row) == kind
          && (rule == NULL
              || (finding != NULL && strcmp (alur_finding_get_rule_id (finding), rule) == 0)))
        {
          g_ptr_array_add (self->rows, g_object_ref (row));
          return row;
        }
    }
  return NULL;
}

static void
test_sections (void)
{
  Case self;
  AlurFindingRow *heading;
  g_autofree char *text = NULL;
  AlurSeverity last = ALUR_SEVERITY_ERROR;

  set_up (&self);
  heading = find_row (&self, "overlap", ALUR_FINDING_ROW_RULE);
  text = alur_finding_row_dup_text (heading, self.fixture.document);
  g_assert_cmpstr (text, ==, "Overlapping authorities");
  g_assert_cmpuint (alur_finding_row_get_count (heading), ==, 1);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self.list)); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self.list), i);

      g_assert_cmpint (alur_finding_row_get_severity (row), <=, last);
      last = alur_finding_row_get_severity (row);
    }
  clear (&self);
}

/* Everything hidden and shown again, and another scope: what was told is what there is. */
static void
test_all_at_once (void)
{
  Case self;
  guint n_rows;

  set_up (&self);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self.list));
  g_assert_cmpuint (n_rows, >, 8);
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    alur_finding_list_set_severity (self.list, severity, FALSE);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), ==, 0);
  g_assert_cmpuint (self.n_changes, ==, 1);
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    alur_finding_list_set_severity (self.list, severity, TRUE);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), ==, n_rows);
  g_assert_cmpuint (self.n_changes, ==, 2);
  alur_finding_list_set_editor (self.list, NULL);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), ==, 0);
  clear (&self);
}

/* What was found before and is found again is the same row, and only the difference is told. */
static void
test_differences (void)
{
  Case self;
  g_autoptr (AlurFindingRow) first = NULL;
  g_autoptr (AlurFindingRow) again = NULL;
  guint n_rows;

  set_up (&self);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (self.n_changes, ==, 0);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self.list));
  first = g_list_model_get_item (G_LIST_MODEL (self.list), 0);
  alur_document_begin (self.fixture.document, "test");
  alur_document_set_text (self.fixture.document, interact_find (&self.fixture, "s2"),
                          ALUR_STEP_UNIT, "u1");
  alur_document_commit (self.fixture.document);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (self.n_changes, >, 0);
  g_assert_cmpuint (self.removed, <, n_rows / 2);
  g_assert_null (find_row (&self, "no-actor", ALUR_FINDING_ROW_FINDING));
  again = g_list_model_get_item (G_LIST_MODEL (self.list), 0);
  g_assert_true (first == again);
  clear (&self);
}

static void
test_filters (void)
{
  Case self;
  guint n_errors;

  set_up (&self);
  n_errors = alur_finding_list_count (self.list, ALUR_SEVERITY_ERROR);
  g_assert_cmpuint (n_errors, >, 1);
  alur_finding_list_set_severity (self.list, ALUR_SEVERITY_ERROR, FALSE);
  alur_finding_list_update (self.list);
  g_assert_null (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  g_assert_cmpuint (alur_finding_list_count (self.list, ALUR_SEVERITY_ERROR), ==, n_errors);
  alur_finding_list_set_severity (self.list, ALUR_SEVERITY_ERROR, TRUE);
  alur_finding_list_set_search (self.list, " badan ");
  alur_finding_list_update (self.list);
  g_assert_nonnull (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  g_assert_null (find_row (&self, "no-end", ALUR_FINDING_ROW_FINDING));
  alur_finding_list_set_search (self.list, NULL);
  alur_finding_list_set_scope (self.list, ALUR_FINDING_SCOPE_VIEW);
  alur_finding_list_update (self.list);
  g_assert_nonnull (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  g_assert_null (find_row (&self, "no-end", ALUR_FINDING_ROW_FINDING));
  alur_editor_show (self.fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  alur_finding_list_update (self.list);
  g_assert_null (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  g_assert_nonnull (find_row (&self, "no-end", ALUR_FINDING_ROW_FINDING));
  clear (&self);
}

static guint
search_to_the_end (Case *self)
{
  guint n = 0;

  for (; alur_finding_list_is_searching (self->list); n++)
    alur_finding_list_search_on (self->list);
  alur_finding_list_update (self->list);
  return n;
}

static guint
count_of (Case *self, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autofree char *text
          = alur_finding_row_dup_text (row, alur_editor_get_document (self->fixture.editor));

      n += alur_finding_row_get_finding (row) != NULL && strstr (text, words) != NULL ? 1 : 0;
    }
  return n;
}

/* Thousands of findings are looked through bit by bit, and what was listed stays meanwhile; who
 * types on looks among what was found; an edit on the way is not overlooked. */
static void
test_searches_many (void)
{
  Case self;
  AlurDocument *document;
  AlurElement *unit = NULL;
  guint n_all;

  set_up (&self);
  g_signal_handlers_disconnect_by_data (self.list, &self);
  document = alur_editor_get_document (self.fixture.editor);
  alur_document_begin (document, "test");
  for (guint i = 0; i < 3000; i++)
    unit = alur_make_unit (document, alur_editor_get_stage (self.fixture.editor), NULL, NULL,
                           ALUR_LEVEL_NONE, i % 1000 == 0 ? "Seksi Arsip" : "Seksi");
  alur_document_commit (document);
  alur_unfinished_check (alur_editor_get_unfinished (self.fixture.editor));
  alur_finding_list_update (self.list);
  n_all = g_list_model_get_n_items (G_LIST_MODEL (self.list));
  g_assert_cmpuint (n_all, >, 3000);

  alur_finding_list_set_search (self.list, "ars");
  alur_finding_list_update (self.list);
  g_assert_true (alur_finding_list_is_searching (self.list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), ==, n_all);
  g_assert_cmpuint (search_to_the_end (&self), >, 2);
  g_assert_cmpuint (count_of (&self, "Seksi Arsip"), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), <, 10);

  alur_finding_list_set_search (self.list, "arsip");
  alur_finding_list_update (self.list);
  g_assert_false (alur_finding_list_is_searching (self.list));
  g_assert_cmpuint (count_of (&self, "Seksi Arsip"), ==, 3);

  alur_finding_list_set_search (self.list, "sips");
  alur_finding_list_set_search (self.list, "rsi");
  alur_finding_list_update (self.list);
  alur_finding_list_search_on (self.list);
  alur_document_begin (document, "test");
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, "Arsiparis");
  alur_document_commit (document);
  g_assert_false (alur_finding_list_is_searching (self.list));
  alur_finding_list_search_on (self.list);
  alur_finding_list_update (self.list);
  search_to_the_end (&self);
  g_assert_cmpuint (count_of (&self, "Arsip"), ==, 4);

  alur_finding_list_set_search (self.list, "seksi");
  alur_finding_list_update (self.list);
  g_assert_true (alur_finding_list_is_searching (self.list));
  alur_finding_list_set_search (self.list, NULL);
  alur_finding_list_update (self.list);
  g_assert_false (alur_finding_list_is_searching (self.list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self.list)), ==, n_all);
  clear (&self);
}

static void
test_folding (void)
{
  Case self;
  AlurFindingRow *heading;

  set_up (&self);
  heading = find_row (&self, "overlap", ALUR_FINDING_ROW_RULE);
  alur_finding_list_set_folded (self.list, heading, TRUE);
  alur_finding_list_update (self.list);
  g_assert_null (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  clear (&self);
}

/* What is accepted is no longer counted and lies folded at the end. */
static void
test_accepted (void)
{
  Case self;
  AlurFindingRow *row;
  guint n_errors;

  set_up (&self);
  row = find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING);
  n_errors = alur_finding_list_count (self.list, ALUR_SEVERITY_ERROR);
  alur_fix_accept (self.fixture.document, alur_finding_row_get_finding (row), "meant", NULL, 0);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (alur_finding_list_count (self.list, ALUR_SEVERITY_ERROR), ==, n_errors - 1);
  g_assert_null (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING));
  row = find_row (&self, NULL, ALUR_FINDING_ROW_ACCEPTED);
  g_assert_true (alur_finding_row_is_folded (row));
  alur_finding_list_set_folded (self.list, row, FALSE);
  alur_finding_list_update (self.list);
  row = find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING);
  g_assert_true (alur_finding_row_get_finding (row)->accepted);
  clear (&self);
}

static void
rename (Case *self, AlurElement *element, guint field, const char *name)
{
  alur_document_begin_coalescing (self->fixture.document, "test", "typing");
  alur_document_set_text (self->fixture.document, element, field, name);
  alur_document_commit (self->fixture.document);
}

/* What is being made waits until it or a neighbour is edited, or a check is asked for. */
static void
test_unfinished (void)
{
  Case self;
  AlurUnfinished *unfinished;
  AlurElement *unit;
  AlurElement *child;

  set_up (&self);
  unfinished = alur_editor_get_unfinished (self.fixture.editor);
  alur_document_begin (self.fixture.document, "test");
  unit = alur_make_unit (self.fixture.document, self.fixture.stage, NULL, NULL, ALUR_LEVEL_NONE,
                         NULL);
  alur_document_commit (self.fixture.document);
  rename (&self, unit, ALUR_UNIT_NAME, "S");
  rename (&self, unit, ALUR_UNIT_NAME, "Seksi");
  alur_finding_list_update (self.list);
  g_assert_true (alur_unfinished_contains (unfinished, unit));
  g_assert_null (find_row (&self, "unit-without-function", ALUR_FINDING_ROW_FINDING));
  g_assert_cmpuint (alur_finding_list_count_held_back (self.list), ==, 1);
  g_assert_nonnull (find_row (&self, NULL, ALUR_FINDING_ROW_UNFINISHED));

  /* making goes on */
  alur_document_begin (self.fixture.document, "test");
  child = alur_make_unit (self.fixture.document, self.fixture.stage, unit, unit, ALUR_LEVEL_NONE,
                          "Sub");
  alur_document_commit (self.fixture.document);
  g_assert_true (alur_unfinished_contains (unfinished, unit));
  g_assert_true (alur_unfinished_contains (unfinished, child));

  /* an edit of one is an edit beside the other */
  rename (&self, unit, ALUR_UNIT_HEAD, "Kepala");
  g_assert_false (alur_unfinished_contains (unfinished, unit));
  g_assert_false (alur_unfinished_contains (unfinished, child));
  alur_finding_list_update (self.list);
  g_assert_nonnull (find_row (&self, "unit-without-function", ALUR_FINDING_ROW_FINDING));
  g_assert_null (find_row (&self, NULL, ALUR_FINDING_ROW_UNFINISHED));
  clear (&self);
}

/* An authority is an edit of its unit; what it overlaps with is told at once; what undo brings back
 * was not just made; a check tells all. */
static void
test_unfinished_ends (void)
{
  Case self;
  AlurUnfinished *unfinished;
  AlurElement *unit;
  AlurElement *authority;

  set_up (&self);
  unfinished = alur_editor_get_unfinished (self.fixture.editor);
  alur_document_begin (self.fixture.document, "test");
  unit = alur_make_unit (self.fixture.document, self.fixture.stage, NULL, NULL, ALUR_LEVEL_NONE,
                         NULL);
  alur_document_commit (self.fixture.document);
  alur_document_begin (self.fixture.document, "test");
  authority = alur_make_authority (self.fixture.document, unit, ALUR_ROLE_PLANNER,
                                   ALUR_RESOURCE_NONE, interact_find (&self.fixture, "f1"));
  alur_document_commit (self.fixture.document);
  g_assert_false (alur_unfinished_contains (unfinished, unit));
  g_assert_true (alur_unfinished_contains (unfinished, authority));
  alur_finding_list_update (self.list);
  g_assert_cmpuint (
      alur_finding_row_get_finding (find_row (&self, "overlap", ALUR_FINDING_ROW_FINDING))->n_units,
      ==, 3);
  alur_unfinished_check (unfinished);
  g_assert_false (alur_unfinished_contains (unfinished, authority));
  alur_document_undo (self.fixture.document);
  alur_document_redo (self.fixture.document);
  g_assert_false (alur_unfinished_contains (unfinished, authority));
  clear (&self);
}

/* Nothing of a stage that is made after another one is unfinished: what is lacking there is told.
 */
static void
test_unfinished_stage (void)
{
  Case self;
  AlurElement *stage;

  set_up (&self);
  g_assert_true (alur_command_run (alur_command_find ("make-stage"), self.fixture.editor));
  stage = alur_document_get_last_stage (self.fixture.document);
  g_assert_true (stage != self.fixture.stage);
  alur_editor_set_stage (self.fixture.editor, stage);
  alur_finding_list_update (self.list);
  g_assert_cmpuint (alur_finding_list_count_held_back (self.list), ==, 0);
  for (const AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    g_assert_false (alur_unfinished_contains (alur_editor_get_unfinished (self.fixture.editor), e));
  clear (&self);
}

/* However much was made, and however much of it is edited at once. */
static void
test_unfinished_many (void)
{
  Case self;
  AlurUnfinished *unfinished;
  AlurElement *organisation;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  set_up (&self);
  organisation = alur_document_get_organisation (self.fixture.document, self.fixture.stage);
  unfinished = alur_editor_get_unfinished (self.fixture.editor);
  alur_document_begin (self.fixture.document, "test");
  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (units, alur_document_insert (self.fixture.document, organisation,
                                                  ALUR_KIND_UNIT, NULL, NULL));
  alur_document_commit (self.fixture.document);
  for (guint i = 0; i < N_MANY; i++)
    g_assert_true (alur_unfinished_contains (unfinished, units->pdata[i]));
  alur_document_begin (self.fixture.document, "test");
  for (guint i = 1; i < N_MANY; i++)
    alur_document_set_text (self.fixture.document, units->pdata[i], ALUR_UNIT_HEAD, "Kepala");
  alur_document_commit (self.fixture.document);
  g_assert_true (alur_unfinished_contains (unfinished, units->pdata[0]));
  for (guint i = 1; i < N_MANY; i++)
    g_assert_false (alur_unfinished_contains (unfinished, units->pdata[i]));
  clear (&self);
}

/* The overlap's holders are joined, and one line says by what. */
static void
test_lit_up (void)
{
  Case self;
  const AlurOverlay *overlay;
  const char *words = NULL;
  guint n_lit = 0;
  guint n_lines = 0;

  set_up (&self);
  alur_hand_light_up_finding (self.fixture.hand, alur_finding_row_get_finding (find_row (
                                                     &self, "overlap", ALUR_FINDING_ROW_FINDING)));
  overlay = alur_hand_get_overlay (self.fixture.hand);
  for (guint i = 0; i < overlay->items->len; i++)
    {
      const AlurOverlayItem *item = &g_array_index (overlay->items, AlurOverlayItem, i);

      n_lit += item->kind == ALUR_OVERLAY_LIT ? 1 : 0;
      n_lines += item->kind == ALUR_OVERLAY_OVERLAP ? 1 : 0;
      words = item->words != NULL ? item->words : words;
    }
  g_assert_cmpuint (n_lit, ==, 2);
  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_cmpstr (words, ==, "Overlap: planner of Obat");
  alur_selection_set (alur_editor_get_selection (self.fixture.editor),
                      interact_find (&self.fixture, "u1"));
  overlay = alur_hand_get_overlay (self.fixture.hand);
  for (guint i = 0; i < overlay->items->len; i++)
    g_assert_cmpint (g_array_index (overlay->items, AlurOverlayItem, i).kind, !=,
                     ALUR_OVERLAY_OVERLAP);
  clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-list/sections", test_sections);
  g_test_add_func ("/finding-list/all-at-once", test_all_at_once);
  g_test_add_func ("/finding-list/differences", test_differences);
  g_test_add_func ("/finding-list/filters", test_filters);
  g_test_add_func ("/finding-list/searches-many", test_searches_many);
  g_test_add_func ("/finding-list/folding", test_folding);
  g_test_add_func ("/finding-list/accepted", test_accepted);
  g_test_add_func ("/finding-list/unfinished", test_unfinished);
  g_test_add_func ("/finding-list/unfinished-ends", test_unfinished_ends);
  g_test_add_func ("/finding-list/unfinished-stage", test_unfinished_stage);
  g_test_add_func ("/finding-list/unfinished-many", test_unfinished_many);
  g_test_add_func ("/finding-list/lit-up", test_lit_up);
  return g_test_run ();
}
