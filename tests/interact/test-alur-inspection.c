/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-inspection.h"

#include "alur-inspection-private.h"
#include "alur-random.h"
#include "alur-validate.h"
#include "interact-fixture.h"

#include <math.h>

static AlurSlot
slot_of (InteractFixture *fixture, AlurElement *element, guint field)
{
  GPtrArray *owners = g_ptr_array_new ();

  g_ptr_array_add (owners, element);
  return (AlurSlot){
    .document = fixture->document, .owners = owners, .kind = element->kind, .field = field
  };
}

static void
clear (AlurSlot *slot)
{
  g_clear_pointer (&slot->owners, g_ptr_array_unref);
}

/* Types and says whether it was taken. */
static gboolean
type (InteractFixture *fixture, AlurElement *element, guint field, const char *text)
{
  AlurSlot slot = slot_of (fixture, element, field);
  AlurSlotRefusal refusal = alur_slot_set_text (&slot, text, 1);
  gboolean is_taken = refusal.message == NULL;

  g_free (refusal.message);
  clear (&slot);
  return is_taken;
}

static gboolean
choose_word (InteractFixture *fixture, AlurElement *element, guint field, guint word)
{
  AlurSlot slot = slot_of (fixture, element, field);
  g_autofree char *why_not = alur_slot_set_word (&slot, word);

  clear (&slot);
  return why_not == NULL;
}

static gboolean
refer (InteractFixture *fixture, AlurElement *element, guint field, AlurElement *target)
{
  AlurSlot slot = slot_of (fixture, element, field);
  g_autofree char *why_not = alur_slot_set_targets (&slot, &target, target != NULL ? 1 : 0);

  clear (&slot);
  return why_not == NULL;
}

static void
assert_valid (AlurDocument *document)
{
  g_autoptr (GError) error = NULL;

  alur_document_validate (document, NULL, &error);
  g_assert_no_error (error);
}

static AlurElement *
find_kind (InteractFixture *fixture, AlurKind kind)
{
  AlurElement *root = alur_document_get_root (fixture->document);

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e->kind == kind)
      return e;
  return NULL;
}

static const AlurInspectionRow *
find_row (const GArray *rows, guint field)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, AlurInspectionRow, i).slot.field == field)
      return &g_array_index (rows, AlurInspectionRow, i);
  return NULL;
}

static const AlurInspectionSection *
find_section (const AlurInspection *inspection, AlurKind kind)
{
  for (guint i = 0; i < inspection->sections->len; i++)
    {
      const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, i);

      if (section->spec->kind == kind && section->spec->source != ALUR_SOURCE_OF_FIGURES)
        return section;
    }
  return NULL;
}

static guint
count_items (const AlurInspection *inspection, AlurKind kind)
{
  const AlurInspectionSection *section = find_section (inspection, kind);

  return section != NULL ? section->items->len : 0;
}

/* Each field of the schema is in one group of its kind's sections, or hidden on purpose. */
static void
test_every_field (void)
{
  guint n_specs;
  const AlurInspectionSpec *specs = alur_inspection_get_specs (&n_specs);

  for (guint kind = 0; kind < ALUR_KIND_FOREIGN; kind++)
    {
      const AlurElementType *type = alur_element_type (kind);

      for (guint field = 0; field < type->n_fields; field++)
        {
          AlurFieldTrait trait = alur_inspection_get_trait (kind, field);
          guint n_places = 0;

          for (guint i = 0; i < n_specs; i++)
            if (specs[i].kind == kind && specs[i].group == trait.group
                && (specs[i].source == ALUR_SOURCE_OF_FIELDS
                    || specs[i].source == ALUR_SOURCE_OF_CHILD
                    || specs[i].source == ALUR_SOURCE_OF_ROLES))
              n_places++;
          if (kind != ALUR_KIND_BEND && n_places != (trait.is_hidden ? n_places : 1))
            g_error ("%s of %s is shown %u times", type->fields[field].name, type->name, n_places);
        }
    }
}

/* What a row says can be typed or chosen again, and then changes nothing. */
static void
repeat (const AlurSlot *slot)
{
  const AlurField *field = alur_slot_get_declaration (slot);
  AlurFieldType type = field != NULL ? field->type : ALUR_FIELD_TEXT;
  g_autofree char *text = alur_slot_dup_text (slot);

  if (type == ALUR_FIELD_WORD || type == ALUR_FIELD_ROLES)
    {
      g_autoptr (GArray) words = alur_slot_list_words (slot);
      guint word = alur_slot_get_word (slot);
      gboolean is_listed = FALSE;
      g_autofree char *why_not = alur_slot_set_word (slot, word);

      for (guint i = 0; i < words->len; i++)
        is_listed |= g_array_index (words, AlurSlotWord, i).word == word;
      g_assert_true (is_listed);
      g_assert_null (why_not);
    }
  else if (type == ALUR_FIELD_REFERENCE || type == ALUR_FIELD_REFERENCES)
    {
      g_autoptr (GPtrArray) targets = alur_slot_list_targets (slot);
      g_autofree char *why_not
          = alur_slot_set_targets (slot, (AlurElement *const *) targets->pdata, targets->len);

      g_assert_null (why_not);
    }
  else
    {
      AlurSlotRefusal refusal = alur_slot_set_text (slot, text, 0);

      g_assert_null (refusal.message);
    }
}

static void
test_read_and_written (void)
{
  static const char *const examples[] = { "rawat-inap", "izin-terapis-gigi", "akta-kelahiran" };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      InteractFixture fixture;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      AlurElement *root;

      interact_fixture_set_up (&fixture, examples[i]);
      before = interact_dup_text (&fixture);
      root = alur_document_get_root (fixture.document);
      for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
        {
          g_autoptr (GPtrArray) owners = g_ptr_array_new ();
          g_autoptr (GArray) rows = NULL;

          if (e->kind == ALUR_KIND_FOREIGN)
            continue;
          g_ptr_array_add (owners, e);
          rows = alur_inspection_list_rows (fixture.document, owners);
          for (guint j = 0; j < rows->len; j++)
            if (g_array_index (rows, AlurInspectionRow, j).is_visible)
              repeat (&g_array_index (rows, AlurInspectionRow, j).slot);
        }
      after = interact_dup_text (&fixture);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, 0);
      interact_fixture_clear (&fixture);
    }
}

static AlurElement *
make_unit (InteractFixture *fixture, const char *name, AlurElement *parent)
{
  AlurElement *organisation = alur_element_first (fixture->stage, ALUR_KIND_ORGANISATION);
  AlurElement *unit;

  alur_document_begin (fixture->document, "make");
  unit = alur_document_insert (fixture->document, organisation, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, name);
  if (parent != NULL)
    alur_document_set_text (fixture->document, unit, ALUR_UNIT_PARENT,
                            alur_element_get_id (parent));
  alur_document_commit (fixture->document);
  return unit;
}

static AlurElement *
make_step (InteractFixture *fixture, AlurElement *procedure)
{
  AlurElement *step;

  alur_document_begin (fixture->document, "make");
  if (procedure == NULL)
    procedure
        = alur_document_insert (fixture->document, fixture->stage, ALUR_KIND_PROCEDURE, NULL, NULL);
  step = alur_document_insert (fixture->document, procedure, ALUR_KIND_STEP, NULL, NULL);
  alur_document_commit (fixture->document);
  return step;
}

/* Typed letter by letter: one step of the history, and what is not ready yet does no harm. */
static void
test_typing (void)
{
  InteractFixture fixture;
  AlurElement *unit;
  guint depth;

  interact_fixture_set_up (&fixture, "empty");
  unit = make_unit (&fixture, "Dinas", NULL);
  depth = alur_document_get_undo_depth (fixture.document);
  g_assert_true (type (&fixture, unit, ALUR_UNIT_NAME, "D"));
  g_assert_true (type (&fixture, unit, ALUR_UNIT_NAME, "Di"));
  g_assert_true (type (&fixture, unit, ALUR_UNIT_NAME, "Dik"));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth + 1);
  g_assert_true (type (&fixture, unit, ALUR_UNIT_SHORT, "D"));
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth + 2);
  alur_editor_undo (fixture.editor);
  alur_editor_undo (fixture.editor);
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Dinas");
  interact_fixture_clear (&fixture);
}

static void
test_times (void)
{
  InteractFixture fixture;
  AlurElement *step;
  AlurSlot slot;
  AlurSlotRefusal refusal;
  g_autoptr (GArray) before = NULL;

  interact_fixture_set_up (&fixture, "empty");
  step = make_step (&fixture, NULL);
  g_assert_true (type (&fixture, step, ALUR_STEP_WORK, "2 jam 30"));
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WORK).seconds, ==, 9000);
  g_assert_true (type (&fixture, step, ALUR_STEP_WAIT, "2 minggu"));
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WAIT).days, ==, 10);

  slot = slot_of (&fixture, step, ALUR_STEP_WAIT);
  before = alur_slot_dup_values (&slot);
  g_assert_true (type (&fixture, step, ALUR_STEP_WAIT, "2"));
  refusal = alur_slot_set_text (&slot, "2 b", 1);
  g_assert_nonnull (refusal.message);
  g_assert_true (refusal.is_partial);
  g_free (refusal.message);
  alur_slot_restore (&slot, before, 1);
  g_assert_cmpint (alur_element_get_duration (step, ALUR_STEP_WAIT).days, ==, 10);
  refusal = alur_slot_set_text (&slot, "2 bulan", 1);
  g_assert_nonnull (refusal.message);
  g_assert_false (refusal.is_partial);
  g_free (refusal.message);
  g_assert_cmpstr (alur_element_get_text (step, ALUR_STEP_TIME_TEXT), ==, "2 bulan");
  clear (&slot);
  interact_fixture_clear (&fixture);
}

static void
test_amounts (void)
{
  InteractFixture fixture;
  AlurElement *root;

  interact_fixture_set_up (&fixture, "empty");
  root = alur_document_get_root (fixture.document);
  g_assert_true (type (&fixture, root, ALUR_DOCUMENT_CURRENCY, "usd"));
  g_assert_cmpstr (alur_element_get_text (root, ALUR_DOCUMENT_CURRENCY), ==, "USD");
  g_assert_false (type (&fixture, root, ALUR_DOCUMENT_CURRENCY, "rupiah"));
  g_assert_false (type (&fixture, root, ALUR_DOCUMENT_LANGUAGE, "?"));
  g_assert_false (type (&fixture, root, ALUR_DOCUMENT_HOURS_PER_DAY, "25"));
  g_assert_false (type (&fixture, root, ALUR_DOCUMENT_HOURS_PER_DAY, "0"));
  g_assert_true (type (&fixture, root, ALUR_DOCUMENT_HOURS_PER_DAY, "8"));
  g_assert_true (type (&fixture, root, ALUR_DOCUMENT_HOURS_PER_DAY, ""));
  g_assert_true (G_APPROX_VALUE (alur_document_get_hours_per_day (fixture.document), 7.5, 1e-9));
  g_assert_false (
      type (&fixture, alur_document_get_rules (fixture.document), ALUR_RULES_SPAN_MAX, "1.5x"));
  g_assert_true (type (&fixture, root, ALUR_DOCUMENT_TITLE, "a\001b"));
  g_assert_cmpstr (alur_element_get_text (root, ALUR_DOCUMENT_TITLE), ==, "ab");
  interact_fixture_clear (&fixture);
}

static void
test_dependent (void)
{
  InteractFixture fixture;
  AlurElement *dinas;
  AlurElement *bidang;
  AlurElement *authority;
  AlurElement *function;

  interact_fixture_set_up (&fixture, "empty");
  dinas = make_unit (&fixture, "Dinas", NULL);
  bidang = make_unit (&fixture, "Bidang", dinas);
  g_assert_false (refer (&fixture, dinas, ALUR_UNIT_PARENT, bidang));

  alur_selection_set (alur_editor_get_selection (fixture.editor), bidang);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);
    const AlurInspectionSection *section = find_section (inspection, ALUR_KIND_AUTHORITY);

    authority = alur_inspection_add (inspection, section, NULL, "Perizinan");
  }
  function = find_kind (&fixture, ALUR_KIND_FUNCTION);
  g_assert_cmpstr (alur_element_get_name (function), ==, "Perizinan");
  g_assert_true (choose_word (&fixture, authority, ALUR_AUTHORITY_ROLE, ALUR_ROLE_SUPPLIER));
  g_assert_cmpint (alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE), !=, 0);
  g_assert_false (choose_word (&fixture, authority, ALUR_AUTHORITY_RESOURCE, ALUR_RESOURCE_NONE));
  g_assert_true (choose_word (&fixture, authority, ALUR_AUTHORITY_SOURCE, ALUR_SOURCE_MANDATE));
  g_assert_true (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM)
                 == alur_element_get_id (dinas));
  g_assert_false (refer (&fixture, authority, ALUR_AUTHORITY_FROM, NULL));
  g_assert_false (refer (&fixture, authority, ALUR_AUTHORITY_FROM, bidang));
  assert_valid (fixture.document);
  g_assert_true (choose_word (&fixture, authority, ALUR_AUTHORITY_SOURCE, ALUR_SOURCE_ATTRIBUTION));
  assert_valid (fixture.document);
  g_assert_false (choose_word (&fixture, fixture.stage, ALUR_STAGE_KIND, ALUR_STAGE_TARGET));
  interact_fixture_clear (&fixture);
}

/* A decision comes with its action and goes with it, with what it cannot do without. */
static void
test_redesign (void)
{
  InteractFixture fixture;
  AlurElement *first;
  AlurElement *second;
  AlurSlot slot;
  g_autofree char *refused = NULL;

  interact_fixture_set_up (&fixture, "empty");
  first = make_step (&fixture, NULL);
  slot = slot_of (&fixture, first, ALUR_STEP_REDESIGN_ACTION);
  slot.kind = ALUR_KIND_STEP_REDESIGN;
  slot.of_child = TRUE;
  refused = alur_slot_set_word (&slot, ALUR_ACTION_COMBINE);
  g_assert_nonnull (refused);
  g_assert_null (first->first_child);

  second = make_step (&fixture, first->parent);
  g_ptr_array_add (slot.owners, second);
  g_assert_null (alur_slot_set_word (&slot, ALUR_ACTION_COMBINE));
  g_assert_nonnull (first->first_child);
  g_assert_nonnull (second->first_child);
  assert_valid (fixture.document);
  g_assert_null (alur_slot_set_word (&slot, ALUR_ACTION_ABOLISH));
  assert_valid (fixture.document);
  g_assert_null (alur_slot_set_word (&slot, 0));
  g_assert_null (first->first_child);
  clear (&slot);
  interact_fixture_clear (&fixture);
}

static void
test_several (void)
{
  InteractFixture fixture;
  AlurElement *dinas;
  AlurElement *step;
  AlurElement *both[2];
  guint depth;

  interact_fixture_set_up (&fixture, "empty");
  dinas = make_unit (&fixture, "Dinas", NULL);
  both[0] = dinas;
  both[1] = make_unit (&fixture, "Badan", NULL);
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), both, 2);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);
    const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, 0);
    const AlurInspectionRow *name = find_row (section->rows, ALUR_UNIT_NAME);
    const AlurInspectionRow *head = find_row (section->rows, ALUR_UNIT_HEAD);

    g_assert_true (alur_slot_is_various (&name->slot));
    g_assert_false (alur_slot_is_various (&head->slot));
    depth = alur_document_get_undo_depth (fixture.document);
    g_assert_null (alur_slot_set_text (&head->slot, "Kepala", 1).message);
    g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), ==, depth + 1);
    g_assert_cmpstr (alur_element_get_text (both[1], ALUR_UNIT_HEAD), ==, "Kepala");
    g_assert_null (find_section (inspection, ALUR_KIND_AUTHORITY));
  }

  step = make_step (&fixture, NULL);
  both[1] = step;
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), both, 2);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);
    const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, 0);

    g_assert_nonnull (find_row (section->rows, ALUR_UNIT_NAME));
    g_assert_nonnull (find_row (section->rows, ALUR_UNIT_BASIS));
    g_assert_null (find_row (section->rows, ALUR_UNIT_LEVEL));
    g_assert_null (
        alur_slot_set_text (&find_row (section->rows, ALUR_UNIT_NAME)->slot, "X", 1).message);
    g_assert_cmpstr (alur_element_get_name (step), ==, "X");
  }
  interact_fixture_clear (&fixture);
}

/* A duty has work as a step has, but no time in words. */
static void
test_step_and_duty (void)
{
  InteractFixture fixture;
  AlurElement *step, *unit, *both[2];

  interact_fixture_set_up (&fixture, "empty");
  unit = make_unit (&fixture, "Dinas", NULL);
  step = make_step (&fixture, NULL);
  both[0] = step;
  alur_document_begin (fixture.document, "Duty");
  both[1] = alur_document_insert (fixture.document, unit, ALUR_KIND_POSITION, "p1", NULL);
  both[1] = alur_document_insert (fixture.document, both[1], ALUR_KIND_DUTY, NULL, NULL);
  alur_document_commit (fixture.document);
  alur_selection_set_all (alur_editor_get_selection (fixture.editor), both, 2);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);
    const AlurInspectionRow *work = NULL;
    AlurSlotRefusal refusal;

    for (guint i = 0; work == NULL && i < inspection->sections->len; i++)
      work = find_row (
          ((const AlurInspectionSection *) g_ptr_array_index (inspection->sections, i))->rows,
          ALUR_STEP_WORK);
    g_assert_nonnull (work);
    refusal = alur_slot_set_text (&work->slot, "2 bulan", 1);
    g_assert_nonnull (refusal.message);
    g_free (refusal.message);
    g_assert_null (alur_element_get_text (step, ALUR_STEP_TIME_TEXT));
    g_assert_null (alur_slot_set_text (&work->slot, "2 jam", 1).message);
    g_assert_cmpint (alur_element_get_duration (both[1], ALUR_DUTY_WORK).seconds, ==, 7200);
  }
  interact_fixture_clear (&fixture);
}

static void
test_sections (void)
{
  InteractFixture fixture;
  AlurElement *step;

  interact_fixture_set_up (&fixture, "rawat-inap");
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);

    g_assert_false (inspection->is_selected);
    g_assert_nonnull (find_section (inspection, ALUR_KIND_DOCUMENT));
    g_assert_nonnull (find_section (inspection, ALUR_KIND_STAGE));
    g_assert_nonnull (find_section (inspection, ALUR_KIND_RULE_ROLE));
  }
  alur_editor_show (fixture.editor, ALUR_PANE_PROCEDURE, NULL);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);

    g_assert_nonnull (find_section (inspection, ALUR_KIND_PROCEDURE));
    g_assert_cmpuint (count_items (inspection, ALUR_KIND_UNIT), >, 1);
  }
  step = alur_element_first (alur_editor_get_procedure (fixture.editor), ALUR_KIND_STEP);
  alur_selection_set (alur_editor_get_selection (fixture.editor), step);
  {
    g_autoptr (AlurInspection) inspection = alur_inspection_new (fixture.editor);
    g_autoptr (AlurInspection) again = alur_inspection_new (fixture.editor);
    g_autofree char *shape = alur_inspection_dup_shape (inspection);
    g_autofree char *same = alur_inspection_dup_shape (again);

    g_assert_true (inspection->around == step->parent);
    g_assert_cmpstr (shape, ==, same);
    g_assert_cmpuint (count_items (inspection, ALUR_KIND_FLOW), >, 0);
  }
  interact_fixture_clear (&fixture);
}

/* Adds to each list, moves, takes out, and undoes it all. */
static void
test_lists (void)
{
  InteractFixture fixture;
  AlurElement *selected[3];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  before = interact_dup_text (&fixture);
  selected[0] = find_kind (&fixture, ALUR_KIND_UNIT);
  selected[1] = find_kind (&fixture, ALUR_KIND_STEP);
  selected[2] = find_kind (&fixture, ALUR_KIND_PROCEDURE);
  for (guint i = 0; i < G_N_ELEMENTS (selected); i++)
    {
      g_autoptr (AlurInspection) inspection = NULL;

      alur_selection_set (alur_editor_get_selection (fixture.editor), selected[i]);
      inspection = alur_inspection_new (fixture.editor);
      for (guint j = 0; j < inspection->sections->len; j++)
        {
          const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, j);
          AlurElement *target = NULL;
          AlurElement *added;

          if (section->type != ALUR_SECTION_LIST || section->add_label == NULL)
            continue;
          if (alur_inspection_get_asked (section) != 0)
            {
              g_autoptr (GArray) candidates = alur_inspection_list_candidates (inspection, section);

              if (candidates->len == 0)
                continue;
              target = g_array_index (candidates, AlurSlotTarget, 0).element;
            }
          added = alur_inspection_add (inspection, section, target, NULL);
          if (added == NULL && section->spec->kind == ALUR_KIND_SCORE)
            continue; /* each criterion has one */
          g_assert_nonnull (added);
          assert_valid (fixture.document);
          if (section->items->len > 1)
            {
              alur_inspection_move (
                  inspection, section,
                  ((AlurInspectionItem *) g_ptr_array_index (section->items, 0))->element, 1);
              assert_valid (fixture.document);
            }
          alur_inspection_remove (inspection, section, added);
          g_assert_null (added->parent);
          assert_valid (fixture.document);
        }
    }
  while (alur_editor_undo (fixture.editor))
    ;
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  interact_fixture_clear (&fixture);
}

/* --- By chance -------------------------------------------------------------------------------- */

static void
set_by_chance (GRand *rand, const AlurInspectionRow *row)
{
  static const char *const texts[]
      = { "", "7", "x & y", "2 jam", "1 Mei 2026", "0,5", "-1", "en", "usd", "3 bulan", "80%" };
  const AlurSlot *slot = &row->slot;

  if (row->type == ALUR_ROW_CHOICE)
    {
      g_autoptr (GArray) words = alur_slot_list_words (slot);
      guint i = words->len > 0 ? (guint) g_rand_int_range (rand, 0, (int) words->len) : 0;

      if (words->len > 0)
        g_free (alur_slot_set_word (slot, g_array_index (words, AlurSlotWord, i).word));
    }
  else if (row->type == ALUR_ROW_REFERENCE || row->type == ALUR_ROW_REFERENCES)
    {
      g_autoptr (GArray) candidates = alur_slot_list_candidates (slot);
      guint n = MIN (candidates->len, row->type == ALUR_ROW_REFERENCES ? 2u : 1u);
      AlurElement *targets[2] = { NULL, NULL };

      if (g_rand_int_range (rand, 0, 4) == 0)
        n = 0;
      for (guint i = 0; i < n; i++)
        targets[i] = g_array_index (candidates, AlurSlotTarget,
                                    (guint) g_rand_int_range (rand, 0, (int) candidates->len))
                         .element;
      if (n == 2 && targets[0] == targets[1])
        n = 1;
      g_free (alur_slot_set_targets (slot, targets, n));
    }
  else
    g_free (
        alur_slot_set_text (slot, texts[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (texts))], 0)
            .message);
}

static AlurElement *
pick_element (GRand *rand, AlurElement *root)
{
  AlurElement *picked = root;
  int n_seen = 0;

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e->kind != ALUR_KIND_FOREIGN && e->kind != ALUR_KIND_ORGANISATION
        && e->kind != ALUR_KIND_BEND && g_rand_int_range (rand, 0, ++n_seen) == 0)
      picked = e;
  return picked;
}

static void
edit_by_chance (GRand *rand, AlurEditor *editor)
{
  AlurElement *root = alur_document_get_root (alur_editor_get_document (editor));
  AlurElement *picked[2] = { pick_element (rand, root), pick_element (rand, root) };
  g_autoptr (AlurInspection) inspection = NULL;
  const AlurInspectionSection *section;

  alur_selection_set_all (alur_editor_get_selection (editor), picked,
                          g_rand_int_range (rand, 0, 4) == 0 ? 2 : 1);
  inspection = alur_inspection_new (editor);
  if (inspection->sections->len == 0)
    return;
  section = g_ptr_array_index (inspection->sections,
                               (guint) g_rand_int_range (rand, 0, (int) inspection->sections->len));
  if (section->rows->len > 0)
    set_by_chance (rand,
                   &g_array_index (section->rows, AlurInspectionRow,
                                   (guint) g_rand_int_range (rand, 0, (int) section->rows->len)));
}

static void
test_by_chance (void)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  InteractFixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  interact_fixture_set_up (&fixture, "rawat-inap");
  before = interact_dup_text (&fixture);
  for (guint i = 0; i < 1500; i++)
    {
      edit_by_chance (rand, fixture.editor);
      assert_valid (fixture.document);
    }
  g_assert_cmpuint (alur_document_get_undo_depth (fixture.document), >, 100);
  while (alur_editor_undo (fixture.editor))
    ;
  after = interact_dup_text (&fixture);
  g_assert_cmpstr (before, ==, after);
  interact_fixture_clear (&fixture);
}

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

static char *
dup_figure (AlurEditor *editor, const char *label)
{
  AlurInspection *inspection = alur_inspection_new (editor);
  char *text = NULL;

  for (guint i = 0; i < inspection->sections->len; i++)
    {
      const AlurInspectionSection *section = g_ptr_array_index (inspection->sections, i);

      for (guint k = 0; k < section->figures->len; k++)
        {
          const AlurInspectionFigure *figure
              = &g_array_index (section->figures, AlurInspectionFigure, k);

          if (g_str_equal (figure->label, label))
            text = g_strdup (figure->text);
        }
    }
  alur_inspection_free (inspection);
  return text;
}

/* A lead that is being reckoned says so; what does not rest on it is told at once. */
static void
test_figures_pending (void)
{
  static const char *const labels[] = { "Lead time", "Efficiency", "Work" };
  static const char *const pending[] = { "– …", "– …", "22 minutes" };
  static const char *const known[] = { "20 minutes", "110.0%", "22 minutes" };
  static const char *const again[] = { "20 minutes …", "160.0% …", "32 minutes" };
  InteractFixture fixture;
  g_autoptr (AlurLeadModel) model = NULL;
  AlurElement *procedure;
  AlurFigures *figures;
  guint ticket;

  interact_fixture_set_up (&fixture, forked_text);
  figures = alur_analysis_get_figures (alur_editor_get_analysis (fixture.editor));
  alur_figures_set_deferred (figures, TRUE);
  procedure = find_kind (&fixture, ALUR_KIND_PROCEDURE);
  alur_selection_set (alur_editor_get_selection (fixture.editor), procedure);
  for (guint round = 0; round < 3; round++)
    {
      const char *const *wanted = round == 0 ? pending : round == 1 ? known : again;

      for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
        {
          g_autofree char *text = dup_figure (fixture.editor, labels[i]);

          g_assert_cmpstr (text, ==, wanted[i]);
        }
      if (round == 0)
        {
          model = alur_figures_dup_lead_model (figures, procedure, &ticket);
          alur_editor_take_lead (fixture.editor, procedure, ticket, (AlurLead){ 20, 1 });
        }
      else if (round == 1)
        g_assert_true (type (&fixture,
                             alur_document_lookup (fixture.document, procedure->parent, "c"),
                             ALUR_STEP_WORK, "20 minutes"));
    }
  interact_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspection/every-field", test_every_field);
  g_test_add_func ("/inspection/read-and-written", test_read_and_written);
  g_test_add_func ("/inspection/typing", test_typing);
  g_test_add_func ("/inspection/times", test_times);
  g_test_add_func ("/inspection/amounts", test_amounts);
  g_test_add_func ("/inspection/dependent", test_dependent);
  g_test_add_func ("/inspection/redesign", test_redesign);
  g_test_add_func ("/inspection/several", test_several);
  g_test_add_func ("/inspection/step-and-duty", test_step_and_duty);
  g_test_add_func ("/inspection/sections", test_sections);
  g_test_add_func ("/inspection/lists", test_lists);
  g_test_add_func ("/inspection/by-chance", test_by_chance);
  g_test_add_func ("/inspection/figures-pending", test_figures_pending);
  return g_test_run ();
}
