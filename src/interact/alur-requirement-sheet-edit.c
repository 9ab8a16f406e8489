/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One name stands for one paper: written anew it is another wherever the stage names it, so that
 * what one step makes is still what the next one needs. A step that would ask for the same twice
 * asks once. */

#include "alur-requirement-sheet-private.h"

#include "alur-language.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>

#define CALL_ALL 1u /* the action of a choice */

static AlurDocument *
get_document (AlurRequirementSheet *self)
{
  return alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
}

static guint
get_name_field (const AlurElement *thing)
{
  return alur_element_type_find_field (thing->kind, "name");
}

static gboolean
is_called (const AlurElement *thing, const char *key)
{
  g_autofree char *folded = alur_text_fold (alur_element_get_text (thing, get_name_field (thing)));

  return g_str_equal (folded, key);
}

static gboolean
is_from_customer (const AlurElement *input)
{
  return input->kind == ALUR_KIND_INPUT && alur_element_get_word (input, ALUR_INPUT_FROM) != 0;
}

/* Another input or output of the step that is called so already. */
static AlurElement *
find_twin (const AlurElement *step, const AlurElement *thing, const char *key)
{
  ALUR_FOREACH (other, step, thing->kind)
  {
    if (other != thing && is_called (other, key))
      return other;
  }
  return NULL;
}

/* What the customer brings is still brought when it falls together with what is at hand. */
static void
unite (AlurRequirementSheet *self, AlurElement *thing, AlurElement *twin, const char *name)
{
  AlurDocument *document = get_document (self);

  if (is_from_customer (thing))
    alur_document_set_word (document, twin, ALUR_INPUT_FROM,
                            alur_element_get_word (thing, ALUR_INPUT_FROM));
  alur_document_set_text (document, twin, get_name_field (twin), name);
  alur_document_remove (document, thing);
}

/* What is to be called otherwise from now on; NULL: it keeps its name. */
static const char *
find_new_name (AlurRequirementSheet *self, const AlurElement *thing)
{
  g_autofree char *key = alur_text_fold (alur_element_get_text (thing, get_name_field (thing)));

  return g_hash_table_lookup (self->names, key);
}

/* Calls what @step needs or makes otherwise: all of it first, so that one thing can get the name
 * that another one has had. What is called alike then is one, the first of them. */
static void
rename_in_step (AlurRequirementSheet *self, AlurElement *step, AlurKind kind)
{
  g_autoptr (GPtrArray) renamed = g_ptr_array_new ();

  ALUR_FOREACH (thing, step, kind)
  {
    const char *name = find_new_name (self, thing);

    if (name == NULL)
      continue;
    alur_document_set_text (get_document (self), thing, get_name_field (thing), name);
    g_ptr_array_add (renamed, thing);
  }
  for (guint i = renamed->len; i > 0; i--)
    {
      AlurElement *thing = g_ptr_array_index (renamed, i - 1);
      const char *name = alur_element_get_text (thing, get_name_field (thing));
      g_autofree char *key = alur_text_fold (name);
      AlurElement *twin = find_twin (step, thing, key);

      if (twin != NULL)
        unite (self, thing, twin, name);
    }
  if (renamed->len > 0)
    g_hash_table_add (self->touched, step);
}

/* Names are not changed one after the other: a row may get the name of one that gets another. */
static void
rename_everywhere (AlurRequirementSheet *self)
{
  if (g_hash_table_size (self->names) == 0)
    return;
  ALUR_FOREACH (procedure,
                alur_editor_get_stage (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self))),
                ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      rename_in_step (self, step, ALUR_KIND_INPUT);
      rename_in_step (self, step, ALUR_KIND_OUTPUT);
    }
  }
}

static void
call (AlurRequirementSheet *self, const AlurSheetRequirement *row, const char *name)
{
  g_hash_table_insert (self->names, g_strdup (row->key), g_strdup (name));
}

static void
take_away (AlurRequirementSheet *self, AlurElement *step, const char *key)
{
  AlurElement *next;

  for (AlurElement *input = alur_element_first (step, ALUR_KIND_INPUT); input != NULL; input = next)
    {
      next = alur_element_next (input, ALUR_KIND_INPUT);
      if (is_from_customer (input) && is_called (input, key))
        alur_document_remove (get_document (self), input);
    }
  g_hash_table_add (self->touched, step);
}

/* --- One edit --------------------------------------------------------------------------------- */

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  switch ((guint) edit)
    {
    case ALUR_GRID_SET:
    case ALUR_GRID_FILL:
    case ALUR_GRID_PASTE:
      return N_ ("Rename what the customer brings");
    case ALUR_GRID_CLEAR:
    case ALUR_GRID_REMOVE:
      return N_ ("Ask the customer for less");
    default:
      return NULL;
    }
}

static gboolean
begin (AlurGrid *grid, const char *name, char **refusal)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);

  if (!alur_grid_sheet_begin (ALUR_GRID_SHEET (grid), name, refusal))
    return FALSE;
  self->touched = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return TRUE;
}

static void
end (AlurGrid *grid, gboolean keep)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  guint n_touched;

  if (keep)
    rename_everywhere (self);
  n_touched = g_hash_table_size (self->touched);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  alur_grid_sheet_end (ALUR_GRID_SHEET (grid), keep);
  if (keep && n_touched > 1)
    {
      g_autofree char *message = g_strdup_printf (
          alur_tr_n (NULL, "Changed at %u step.", "Changed at %u steps.", n_touched), n_touched);

      alur_editor_tell (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (grid)), message);
    }
}

static gboolean
write_name (AlurRequirementSheet *self,
            const AlurSheetRequirement *row,
            const char *text,
            char **refusal)
{
  g_autofree char *name = alur_typed_text_clean (text, -1);

  if (name[0] == '\0')
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("It must be called something. Ctrl+Delete asks for "
                                              "it no more.")));
      return FALSE;
    }
  call (self, row, name);
  return TRUE;
}

static gboolean
write_cell (AlurGrid *grid, guint row_number, guint column, const char *text, char **refusal)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, row_number);
  GPtrArray *steps;

  if (row == NULL)
    return FALSE;
  if (column == ALUR_REQUIREMENT_NAME)
    return g_str_equal (row->name, text) || write_name (self, row, text, refusal);
  if (text[0] != '\0' || column > self->askers->len)
    return FALSE;
  steps = alur_sheet_requirement_get_steps (row, column);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    take_away (self, g_ptr_array_index (steps, i), row->key);
  return TRUE;
}

static gboolean
remove_rows (AlurGrid *grid, guint first, guint n_rows, char **refusal)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  gboolean done = FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      const AlurSheetRequirement *row = alur_requirement_sheet_get_row (self, first + i);

      GHashTableIter iter;
      gpointer steps;

      if (row == NULL)
        continue;
      g_hash_table_iter_init (&iter, row->cells);
      while (g_hash_table_iter_next (&iter, NULL, &steps))
        for (guint k = 0; k < ((GPtrArray *) steps)->len; k++)
          {
            take_away (self, g_ptr_array_index ((GPtrArray *) steps, k), row->key);
            done = TRUE;
          }
    }
  return done;
}

/* --- Words that are probably others for the same ---------------------------------------------- */

/**
 * alur_requirement_sheet_dup_wordings:
 * @self: the sheet
 * @row: a row
 *
 * Returns: (transfer full) (element-type utf8): what the row is called, and what is probably
 *   another name for it, as they stand in the document; empty where there is only one
 */
GPtrArray *
alur_requirement_sheet_dup_wordings (AlurRequirementSheet *self, guint row)
{
  const AlurSheetRequirement *shown = alur_requirement_sheet_get_row (self, row);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; shown != NULL && shown->reworded && i < self->rows->len; i++)
    {
      const AlurSheetRequirement *other = g_ptr_array_index (self->rows, i);

      if (other->group == shown->group)
        g_ptr_array_add (names, g_strdup (other->name));
    }
  return names;
}

/* Inside an edit: all of the group are called @name. */
static gboolean
call_all (AlurRequirementSheet *self, guint row, const char *name)
{
  const AlurSheetRequirement *shown = alur_requirement_sheet_get_row (self, row);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AlurSheetRequirement *other = g_ptr_array_index (self->rows, i);

      if (other->group == shown->group && !g_str_equal (other->name, name))
        call (self, other, name);
    }
  return TRUE;
}

/**
 * alur_requirement_sheet_call_all:
 * @self: the sheet
 * @row: a row
 * @name: what it and what is probably the same shall be called
 * @refusal: (out) (optional): why it can't be, a sentence for people
 *
 * Makes different words for one thing one, as one step of undo.
 *
 * Returns: whether it was done
 */
gboolean
alur_requirement_sheet_call_all (AlurRequirementSheet *self,
                                 guint row,
                                 const char *name,
                                 char **refusal)
{
  g_autofree char *clean = alur_typed_text_clean (name, -1);
  g_autofree char *why = NULL;
  gboolean done = FALSE;

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  if (clean[0] != '\0' && alur_requirement_sheet_get_row (self, row) != NULL
      && begin (ALUR_GRID (self), alur_tr (NULL, N_ ("Call it all the same")), &why))
    {
      done = call_all (self, row, clean);
      end (ALUR_GRID (self), done);
    }
  if (refusal != NULL)
    *refusal = g_steal_pointer (&why);
  return done;
}

static gboolean
choose (AlurGrid *grid, guint row, guint column, const AlurGridChoice *choice, char **refusal)
{
  return call_all (ALUR_REQUIREMENT_SHEET (grid), row, choice->text);
}

static void
add_choice (GPtrArray *choices, const char *name, int index)
{
  g_autofree char *label
      /* Translators: %s is the name of a paper; the names that are probably others for it go. */
      = g_strdup_printf (alur_tr (NULL, N_ ("Call all of them “%s”")), name);

  g_ptr_array_insert (choices, index, alur_grid_choice_new (name, label, CALL_ALL));
}

/* While a name is typed: that the others of its group be called so too. */
static GPtrArray *
dup_choices (AlurGrid *grid, guint row, guint column, const char *typed)
{
  AlurRequirementSheet *self = ALUR_REQUIREMENT_SHEET (grid);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *clean = alur_typed_text_clean (typed, -1);
  gboolean is_new = clean[0] != '\0';

  if (column != ALUR_REQUIREMENT_NAME)
    return choices;
  names = alur_requirement_sheet_dup_wordings (self, row);
  for (guint i = 0; i < names->len; i++)
    {
      add_choice (choices, g_ptr_array_index (names, i), -1);
      is_new = is_new && !alur_text_same (clean, g_ptr_array_index (names, i));
    }
  if (is_new && names->len > 0)
    add_choice (choices, clean, 0);
  return choices;
}

/*< private >
 * alur_requirement_sheet_init_editing:
 *
 * Fills in what edits.
 */
void
alur_requirement_sheet_init_editing (AlurGridInterface *iface)
{
  iface->begin = begin;
  iface->end = end;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
  iface->remove = remove_rows;
  iface->choose = choose;
  iface->dup_choices = dup_choices;
}
