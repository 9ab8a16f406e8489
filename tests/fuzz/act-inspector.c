/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields and lists of what is selected. */

#include "alur-inspection.h"
#include "fuzz-acts.h"

/* Several of what a field may refer to, or nothing. */
static char *
set_targets (FuzzChoice *choice, const AlurSlot *slot)
{
  g_autoptr (GArray) candidates = alur_slot_list_candidates (slot);
  AlurElement *targets[3];
  guint n_targets = 0;
  gboolean one = alur_slot_get_declaration (slot)->type == ALUR_FIELD_REFERENCE;

  for (guint n = fuzz_choose (choice, one ? 2 : G_N_ELEMENTS (targets) + 1);
       n > 0 && candidates->len > 0; n--)
    {
      AlurElement *target
          = g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len))
                .element;
      gboolean is_there = FALSE;

      for (guint i = 0; i < n_targets; i++)
        is_there = is_there || targets[i] == target;
      if (!is_there)
        targets[n_targets++] = target;
    }
  return n_targets > 0 || alur_slot_may_be_empty (slot)
             ? alur_slot_set_targets (slot, targets, n_targets)
             : NULL;
}

static char *
set_word (FuzzChoice *choice, const AlurSlot *slot)
{
  g_autoptr (GArray) words = alur_slot_list_words (slot);

  return words->len > 0 ? alur_slot_set_word (
             slot, g_array_index (words, AlurSlotWord, fuzz_choose (choice, words->len)).word)
                        : NULL;
}

static void
fill_row (FuzzChoice *choice, const AlurInspectionRow *row)
{
  g_autofree char *told = NULL;

  switch (row->type)
    {
    case ALUR_ROW_CHOICE:
      told = set_word (choice, &row->slot);
      break;
    case ALUR_ROW_REFERENCE:
    case ALUR_ROW_REFERENCES:
      told = fuzz_choose (choice, 4) == 0 && alur_slot_get_makeable (&row->slot) != ALUR_N_KINDS
                 ? alur_slot_make_target (&row->slot, fuzz_choose_text (choice))
                 : set_targets (choice, &row->slot);
      break;
    case ALUR_ROW_TEXT:
    case ALUR_ROW_LONG_TEXT:
    default:
      told = alur_slot_set_text (&row->slot, fuzz_choose_text (choice), 0).message;
      break;
    }
  g_assert_true (told == NULL || g_utf8_validate (told, -1, NULL));
}

static void
fill_one_of (FuzzChoice *choice, const GArray *rows)
{
  if (rows->len > 0)
    fill_row (choice, &g_array_index (rows, AlurInspectionRow, fuzz_choose (choice, rows->len)));
}

static void
add_to_list (FuzzChoice *choice, AlurInspection *inspection, const AlurInspectionSection *section)
{
  g_autoptr (GArray) candidates = alur_inspection_list_candidates (inspection, section);
  AlurElement *target = NULL;

  if (candidates != NULL && candidates->len > 0)
    target
        = g_array_index (candidates, AlurSlotTarget, fuzz_choose (choice, candidates->len)).element;
  if (target != NULL || alur_inspection_get_asked (section) == 0)
    alur_inspection_add (inspection, section, target,
                         alur_inspection_may_add_text (section) ? fuzz_choose_text (choice) : NULL);
}

static void
change_item (FuzzChoice *choice,
             AlurInspection *inspection,
             const AlurInspectionSection *section,
             const AlurInspectionItem *item)
{
  guint what = fuzz_choose (choice, 3);

  if (what == 0 && !item->is_kept)
    alur_inspection_remove (inspection, section, item->element);
  else if (what == 1 && item->may_move)
    alur_inspection_move (inspection, section, item->element,
                          fuzz_choose (choice, 2) == 0 ? 1 : -1);
  else
    {
      g_autoptr (GArray) rows = alur_inspection_list_rows (inspection->document, item->owners);

      fill_one_of (choice, rows);
    }
}

static void
change_list (FuzzChoice *choice, AlurInspection *inspection, const AlurInspectionSection *section)
{
  const GPtrArray *items = section->items;

  if (section->add_label != NULL && fuzz_choose (choice, 4) == 0)
    add_to_list (choice, inspection, section);
  else if (items->len > 0)
    change_item (choice, inspection, section,
                 g_ptr_array_index (items, fuzz_choose (choice, items->len)));
}

void
fuzz_act_in_inspector (FuzzChoice *choice, FuzzWorker *self)
{
  g_autoptr (AlurInspection) inspection = alur_inspection_new (self->editor);
  const AlurInspectionSection *section;

  if (inspection->sections->len == 0)
    return;
  section
      = g_ptr_array_index (inspection->sections, fuzz_choose (choice, inspection->sections->len));
  if (section->type == ALUR_SECTION_FIELDS)
    fill_one_of (choice, section->rows);
  else if (section->type == ALUR_SECTION_LIST)
    change_list (choice, inspection, section);
}
