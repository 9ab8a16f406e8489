/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sheet shows comes from the order that the pages show too, so that both say the same. */

#include "alur-regulation-sheet-private.h"

#include "alur-basis.h"
#include "alur-language.h"
#include "alur-shown-name.h"
#include "alur-slot.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void init_looking (AlurGridInterface *iface);

static void
init_grid (AlurGridInterface *iface)
{
  init_looking (iface);
  alur_regulation_sheet_init_editing (iface);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurRegulationSheet,
                               alur_regulation_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, init_grid))

/* A template with the name of the stage that is shown says what a column counts. */
static const struct
{
  const char *title;
  const char *long_title; /* NULL: the title says it all */
  double width;
  AlurGridAlign align;
  gboolean is_typed;
} columns[ALUR_N_REGULATION_COLUMNS] = {
  [ALUR_REGULATION_COLUMN_TITLE] = { N_ ("Title"), NULL, 230, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_KIND] = { N_ ("Kind"), NULL, 140, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_NUMBER] = { N_ ("Number"), NULL, 84, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_YEAR] = { N_ ("Year"), NULL, 72, ALUR_GRID_ALIGN_CENTRE, TRUE },
  [ALUR_REGULATION_COLUMN_STATUS] = { N_ ("Status"), NULL, 116, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_DATE] = { N_ ("Date"), NULL, 124, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_USES]
  = { N_ ("Rests on it"), N_ ("How much rests on it in “%s”"), 92, ALUR_GRID_ALIGN_CENTRE, FALSE },
  [ALUR_REGULATION_COLUMN_ALL_USES]
  = { N_ ("In all stages"), N_ ("How much rests on it in all stages"), 96, ALUR_GRID_ALIGN_CENTRE,
      FALSE },
  [ALUR_REGULATION_COLUMN_TO_DO]
  = { N_ ("To do"), N_ ("What must be done with it for “%s”, in this order"), 128,
      ALUR_GRID_ALIGN_START, FALSE },
  [ALUR_REGULATION_COLUMN_NOT_BEFORE]
  = { N_ ("Not in force before"), NULL, 136, ALUR_GRID_ALIGN_START, FALSE },
  [ALUR_REGULATION_COLUMN_REMARK] = { N_ ("Remark"), NULL, 220, ALUR_GRID_ALIGN_START, FALSE },
  [ALUR_REGULATION_COLUMN_ISSUER] = { N_ ("Issuer"), NULL, 150, ALUR_GRID_ALIGN_START, TRUE },
  [ALUR_REGULATION_COLUMN_REPLACES] = { N_ ("Replaces"), NULL, 180, ALUR_GRID_ALIGN_START, TRUE },
};

static AlurDocument *
get_document (AlurRegulationSheet *self)
{
  return alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
}

/* --- Gathering -------------------------------------------------------------------------------- */

static void
clear (AlurGridSheet *sheet)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (sheet);

  g_clear_pointer (&self->listed, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->order, alur_legal_order_free);
  for (guint i = 0; i < ALUR_N_REGULATION_COLUMNS; i++)
    g_clear_pointer (&self->long_titles[i], g_free);
}

static guint
find_stage (AlurRegulationSheet *self)
{
  const AlurElement *stage
      = alur_editor_get_stage (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)));
  guint n_stages = alur_legal_order_get_n_stages (self->order);
  guint i = 0;

  while (i < n_stages && alur_legal_order_get_stage (self->order, i) != stage)
    i++;
  return i;
}

static void
add_tasks (AlurRegulationSheet *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint turn = 0;

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (places, g_array_index (self->rows, AlurSheetRegulation, i).regulation,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < alur_legal_order_get_n_tasks (self->order); i++)
    {
      const AlurLegalTask *task = alur_legal_order_get_task (self->order, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, task->regulation));
      AlurSheetRegulation *row = &g_array_index (self->rows, AlurSheetRegulation, place);

      if (i > 0 && alur_legal_order_get_task (self->order, i - 1)->stage != task->stage)
        turn = 0;
      row->task = task;
      row->task_place = i;
      row->turn = ++turn;
    }
}

static void
gather (AlurGridSheet *sheet)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (sheet);

  self->order = alur_legal_order_new (get_document (self));
  self->stage = find_stage (self);
  self->rows = g_array_new (FALSE, TRUE, sizeof (AlurSheetRegulation));
  for (guint i = 0; i < alur_legal_order_get_n_entries (self->order); i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_get_entry (self->order, i);
      AlurSheetRegulation row = { .regulation = (AlurElement *) (guintptr) entry->regulation,
                                  .entry = entry,
                                  .place = i,
                                  .task_place = G_MAXUINT };

      g_array_append_val (self->rows, row);
    }
  add_tasks (self);
}

static gboolean
is_of_shown (AlurRegulationSheet *self, const AlurSheetRegulation *row)
{
  guint status = alur_element_get_word (row->regulation, ALUR_REGULATION_STATUS);
  gboolean to_change = status == ALUR_STATUS_TO_REVISE || status == ALUR_STATUS_TO_REPEAL;

  switch (alur_grid_sheet_get_shown (ALUR_GRID_SHEET (self)))
    {
    case ALUR_REGULATIONS_IN_FORCE:
      return to_change || status == ALUR_STATUS_IN_FORCE || status == ALUR_STATUS_NONE;
    case ALUR_REGULATIONS_TO_DRAFT:
      return status == ALUR_STATUS_TO_DRAFT;
    case ALUR_REGULATIONS_TO_CHANGE:
      return to_change;
    case ALUR_REGULATIONS_REPEALED:
      return status == ALUR_STATUS_REPEALED;
    case ALUR_REGULATIONS_UNUSED:
      return row->entry->n_references == 0;
    case ALUR_REGULATIONS_ALL:
    case ALUR_N_REGULATIONS_SHOWN:
    default:
      return TRUE;
    }
}

/* What is looked for: its name, as lists and as cells have it, and who made it. */
static gboolean
is_named (AlurRegulationSheet *self, const AlurSheetRegulation *row)
{
  const char *issuer = alur_element_get_text (row->regulation, ALUR_REGULATION_ISSUER);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (alur_grid_sheet_is_found (ALUR_GRID_SHEET (self), NULL))
    return TRUE;
  name = alur_slot_dup_name (get_document (self), row->regulation);
  words = g_strconcat (name, "\n", issuer, NULL);
  folded = alur_text_fold (words);
  return alur_grid_sheet_is_found (ALUR_GRID_SHEET (self), folded);
}

static gboolean
passes (AlurRegulationSheet *self, const AlurSheetRegulation *row)
{
  return g_hash_table_contains (self->kept, alur_element_get_id (row->regulation))
         || (is_of_shown (self, row) && is_named (self, row));
}

static guint
count_uses (AlurRegulationSheet *self, const AlurSheetRegulation *row, gboolean all)
{
  if (row->entry == NULL)
    return 0;
  if (all)
    return row->entry->n_references;
  return alur_legal_entry_count (row->entry, self->stage);
}

static char *dup_text (AlurRegulationSheet *self, const AlurSheetRegulation *row, guint column);

/* By what a column is sorted where that is no text. */
static gint64
get_number (AlurRegulationSheet *self, const AlurSheetRegulation *row, guint column)
{
  switch (column)
    {
    case ALUR_REGULATION_COLUMN_KIND:
      return row->place;
    case ALUR_REGULATION_COLUMN_YEAR:
      return alur_element_get_integer (row->regulation, ALUR_REGULATION_YEAR);
    case ALUR_REGULATION_COLUMN_DATE:
      return alur_element_get_date (row->regulation, ALUR_REGULATION_DATE);
    case ALUR_REGULATION_COLUMN_USES:
    case ALUR_REGULATION_COLUMN_ALL_USES:
      return count_uses (self, row, column == ALUR_REGULATION_COLUMN_ALL_USES);
    case ALUR_REGULATION_COLUMN_TO_DO:
      return row->task_place;
    case ALUR_REGULATION_COLUMN_NOT_BEFORE:
      return row->task != NULL ? row->task->not_before : 0;
    default:
      return 0;
    }
}

/* Numbers are sorted as numbers, words as people sort them, and what says nothing comes last. */
static int
compare_in_column (AlurRegulationSheet *self,
                   const AlurSheetRegulation *a,
                   const AlurSheetRegulation *b,
                   guint column)
{
  g_autofree char *one = dup_text (self, a, column);
  g_autofree char *other = dup_text (self, b, column);
  gboolean is_empty = one == NULL || *one == '\0';
  gint64 number = get_number (self, a, column);
  gint64 other_number = get_number (self, b, column);

  if (is_empty != (other == NULL || *other == '\0'))
    return is_empty != alur_grid_sheet_is_descending (ALUR_GRID_SHEET (self)) ? 1 : -1;
  if (number != other_number)
    return number < other_number ? -1 : 1;
  return is_empty ? 0 : alur_text_compare (one, other);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  AlurGridSheet *sheet = data;
  const AlurSheetRegulation *one = a;
  const AlurSheetRegulation *other = b;
  int order = compare_in_column (data, one, other, (guint) alur_grid_sheet_get_sort_key (sheet));

  if (order != 0)
    return alur_grid_sheet_is_descending (sheet) ? -order : order;
  return one->place < other->place ? -1 : 1;
}

static void
list (AlurGridSheet *sheet)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (sheet);

  g_clear_pointer (&self->listed, g_array_unref);
  self->listed = g_array_new (FALSE, TRUE, sizeof (AlurSheetRegulation));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AlurSheetRegulation *row = &g_array_index (self->rows, AlurSheetRegulation, i);

      if (passes (self, row))
        g_array_append_vals (self->listed, row, 1);
    }
  if (alur_grid_sheet_get_sort_key (sheet) != ALUR_GRID_UNSORTED)
    g_array_sort_with_data (self->listed, compare_rows, self);
}

/* What was made since is shown whatever else is, until somebody chooses. */
static void
chosen (AlurGridSheet *sheet)
{
  g_hash_table_remove_all (ALUR_REGULATION_SHEET (sheet)->kept);
}

static guint
count (AlurGridSheet *sheet)
{
  return ALUR_REGULATION_SHEET (sheet)->rows->len;
}

/*< private >
 * alur_regulation_sheet_get_row:
 *
 * Returns: (nullable): what a row shows; NULL: there is no such row
 */
const AlurSheetRegulation *
alur_regulation_sheet_get_row (AlurRegulationSheet *self, guint row)
{
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return row < self->listed->len ? &g_array_index (self->listed, AlurSheetRegulation, row) : NULL;
}

/* --- Cells ------------------------------------------------------------------------------------ */

static gboolean
is_for_shown_stage (AlurRegulationSheet *self, const AlurSheetRegulation *row)
{
  return row->task != NULL && row->task->stage == self->stage
         && self->stage < alur_legal_order_get_n_stages (self->order);
}

/* "1. draft"; for another stage, "draft: Next year". */
static char *
dup_to_do (AlurRegulationSheet *self, const AlurSheetRegulation *row)
{
  static const char *const actions[ALUR_N_LEGAL_ACTIONS] = {
    /* Translators: what is to be done with a regulation. */
    [ALUR_LEGAL_DRAFT] = N_ ("draft"),
    [ALUR_LEGAL_REVISE] = N_ ("revise"),
    [ALUR_LEGAL_REPEAL] = N_ ("repeal"),
  };
  const char *action;

  if (row->task == NULL)
    return NULL;
  action = alur_tr (NULL, actions[row->task->action]);
  if (is_for_shown_stage (self, row))
    return g_strdup_printf ("%u. %s", row->turn, action);
  if (row->task->stage >= alur_legal_order_get_n_stages (self->order))
    return g_strdup_printf ("%s: %s", action,
                            /* Translators: follows "draft": nothing tells for which stage. */
                            alur_tr (NULL, N_ ("no stage yet")));
  return g_strdup_printf (
      "%s: %s", action,
      alur_shown_name (alur_legal_order_get_stage (self->order, row->task->stage)));
}

/* What does not fit together about the task; NULL where all does. */
static const char *
find_fault (const AlurLegalTask *task)
{
  if (task == NULL)
    return NULL;
  if (task->is_too_early)
    return N_ ("its date lies before that");
  if (task->is_too_late)
    return N_ ("what it comes after is planned for a later stage");
  if (task->is_used)
    return N_ ("something still rests on it from then on");
  return NULL;
}

static void
add_remark (GString *text, const char *remark)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", remark);
}

static void
add_after (GString *text, const AlurLegalTask *task)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *remark = NULL;

  for (guint i = 0; i < task->n_after; i++)
    {
      g_autofree char *name = alur_basis_dup_short (task->after[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (names->len == 0)
    return;
  /* Translators: which regulations must be in force before one is drafted, revised or repealed. */
  remark = g_strdup_printf (alur_tr (NULL, N_ ("comes after %s")), names->str);
  add_remark (text, remark);
}

static AlurSeverity
get_severity (const AlurSheetRegulation *row)
{
  if (row->entry == NULL)
    return ALUR_SEVERITY_UNSET;
  return row->entry->is_broken            ? ALUR_SEVERITY_ERROR
         : find_fault (row->task) != NULL ? ALUR_SEVERITY_WARNING
         : row->entry->n_references == 0  ? ALUR_SEVERITY_INFO
                                          : ALUR_SEVERITY_UNSET;
}

/* What the sign means, in words. */
static char *
dup_remark (const AlurSheetRegulation *row)
{
  const char *fault = find_fault (row->task);
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->entry != NULL && row->entry->is_broken)
    add_remark (text, alur_tr (NULL, N_ ("something rests on it where it is repealed or is to be "
                                         "repealed")));
  if (fault != NULL)
    add_remark (text, alur_tr (NULL, fault));
  if (row->entry != NULL && row->entry->n_references == 0)
    add_remark (text, alur_tr (NULL, N_ ("nothing rests on it")));
  if (row->task != NULL)
    add_after (text, row->task);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_count (guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : NULL;
}

static char *
dup_word (const AlurWord *words, guint word)
{
  return g_strdup (word != 0 ? alur_tr (NULL, words[word].label) : "");
}

static char *
dup_year (const AlurElement *regulation)
{
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);

  return year != G_MININT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, year) : NULL;
}

static char *
dup_text (AlurRegulationSheet *self, const AlurSheetRegulation *row, guint column)
{
  const AlurElement *regulation = row->regulation;

  switch (column)
    {
    case ALUR_REGULATION_COLUMN_TITLE:
      return g_strdup (alur_element_get_text (regulation, ALUR_REGULATION_TITLE));
    case ALUR_REGULATION_COLUMN_KIND:
      return dup_word (alur_regulation_words,
                       alur_element_get_word (regulation, ALUR_REGULATION_KIND));
    case ALUR_REGULATION_COLUMN_NUMBER:
      return g_strdup (alur_element_get_text (regulation, ALUR_REGULATION_NUMBER));
    case ALUR_REGULATION_COLUMN_YEAR:
      return dup_year (regulation);
    case ALUR_REGULATION_COLUMN_STATUS:
      return dup_word (alur_status_words,
                       alur_element_get_word (regulation, ALUR_REGULATION_STATUS));
    case ALUR_REGULATION_COLUMN_DATE:
      return alur_language_format_date (NULL,
                                        alur_element_get_date (regulation, ALUR_REGULATION_DATE));
    case ALUR_REGULATION_COLUMN_USES:
    case ALUR_REGULATION_COLUMN_ALL_USES:
      return dup_count (count_uses (self, row, column == ALUR_REGULATION_COLUMN_ALL_USES));
    case ALUR_REGULATION_COLUMN_TO_DO:
      return dup_to_do (self, row);
    case ALUR_REGULATION_COLUMN_NOT_BEFORE:
      return row->task != NULL ? alur_language_format_date (NULL, row->task->not_before) : NULL;
    case ALUR_REGULATION_COLUMN_REMARK:
      return dup_remark (row);
    case ALUR_REGULATION_COLUMN_ISSUER:
      return g_strdup (alur_element_get_text (regulation, ALUR_REGULATION_ISSUER));
    case ALUR_REGULATION_COLUMN_REPLACES:
      return alur_regulation_sheet_dup_replaced (self, regulation);
    default:
      return NULL;
    }
}

static guint
get_flags (AlurRegulationSheet *self, const AlurSheetRegulation *row, guint column)
{
  gboolean is_repealed
      = alur_element_get_word (row->regulation, ALUR_REGULATION_STATUS) == ALUR_STATUS_REPEALED;
  guint flags = columns[column].is_typed ? ALUR_CELL_EDITABLE : 0;

  if (column == ALUR_REGULATION_COLUMN_TITLE && is_repealed)
    flags |= ALUR_CELL_STRUCK;
  if (column == ALUR_REGULATION_COLUMN_USES || column == ALUR_REGULATION_COLUMN_ALL_USES)
    flags |= ALUR_CELL_NUMERIC
             | (count_uses (self, row, column == ALUR_REGULATION_COLUMN_ALL_USES) > 0
                    ? ALUR_CELL_OPENS
                    : 0);
  if ((column == ALUR_REGULATION_COLUMN_TO_DO || column == ALUR_REGULATION_COLUMN_NOT_BEFORE)
      && !is_for_shown_stage (self, row))
    flags |= ALUR_CELL_FAINT;
  return flags;
}

static void
get_cell (AlurGrid *grid, guint row_number, guint column, AlurCell *out)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);

  if (row == NULL)
    return;
  out->text = dup_text (self, row, column);
  if (out->text != NULL && *out->text == '\0')
    g_clear_pointer (&out->text, g_free);
  out->flags = get_flags (self, row, column);
  if (column == ALUR_REGULATION_COLUMN_REMARK)
    out->severity = get_severity (row);
}

static char *
dup_edit_text (AlurGrid *grid, guint row_number, guint column)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);
  char *text = row != NULL ? dup_text (self, row, column) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static const char *
get_long_title (AlurRegulationSheet *self, guint column)
{
  const AlurElement *stage
      = alur_editor_get_stage (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)));
  const char *template = columns[column].long_title;
  const char *place = template != NULL ? strstr (template, "%s") : NULL;

  if (template == NULL || place == NULL)
    return template != NULL ? alur_tr (NULL, template) : NULL;
  if (stage == NULL)
    return NULL;
  if (self->long_titles[column] == NULL)
    {
      const char *text = alur_tr (NULL, template);

      place = strstr (text, "%s");
      self->long_titles[column] = g_strdup_printf ("%.*s%s%s", (int) (place - text), text,
                                                   alur_shown_name (stage), place + 2);
    }
  return self->long_titles[column];
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  out->title = alur_tr (NULL, columns[column].title);
  out->long_title = get_long_title (self, column);
  out->width = columns[column].width;
  out->align = columns[column].align;
}

/* "Law 25 of 2009 – Public Services, Status: in force" */
static char *
describe (AlurGrid *grid, guint row_number, guint column)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *remark = NULL;
  AlurGridColumn head = { .title = NULL };

  if (row == NULL)
    return g_strdup ("");
  name = alur_slot_dup_name (get_document (self), row->regulation);
  if (column == ALUR_REGULATION_COLUMN_TITLE)
    {
      remark = dup_remark (row);
      return *remark != '\0' ? g_strdup_printf ("%s: %s", name, remark) : g_steal_pointer (&name);
    }
  alur_grid_get_column (grid, column, &head);
  text = dup_text (self, row, column);
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, %s: %s")), name,
                          head.long_title != NULL ? head.long_title : head.title,
                          text != NULL && *text != '\0' ? text
                                                        : alur_tr_context (NULL, "cell", "empty"));
}

/* --- Rows and columns ------------------------------------------------------------------------- */

static guint
get_n_rows (AlurGrid *grid)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  return self->listed->len;
}

static guint
get_n_columns (AlurGrid *grid)
{
  return ALUR_N_REGULATION_COLUMNS;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static gconstpointer
get_row_key (AlurGrid *grid, guint row_number)
{
  const AlurSheetRegulation *row
      = alur_regulation_sheet_get_row (ALUR_REGULATION_SHEET (grid), row_number);

  return row != NULL ? alur_element_get_id (row->regulation) : NULL;
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  return &columns[column];
}

static AlurElement *
get_element (AlurGrid *grid, guint row_number, guint column)
{
  const AlurSheetRegulation *row
      = alur_regulation_sheet_get_row (ALUR_REGULATION_SHEET (grid), row_number);

  return row != NULL ? row->regulation : NULL;
}

/* A regulation is its row, whatever the column. */
static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);

  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  *column = G_MAXUINT;
  for (*row = 0; *row < self->listed->len; (*row)++)
    if (g_array_index (self->listed, AlurSheetRegulation, *row).regulation == element)
      return TRUE;
  return FALSE;
}

static gboolean
activate (AlurGrid *grid, guint row_number, guint column)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);
  gboolean all = column == ALUR_REGULATION_COLUMN_ALL_USES;

  if (row == NULL || (column != ALUR_REGULATION_COLUMN_USES && !all)
      || count_uses (self, row, all) == 0)
    return FALSE;
  g_signal_emit_by_name (self, "places", row_number, all);
  return TRUE;
}

static void
init_looking (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->dup_edit_text = dup_edit_text;
  iface->describe = describe;
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->activate = activate;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
alur_regulation_sheet_finalize (GObject *object)
{
  g_hash_table_unref (ALUR_REGULATION_SHEET (object)->kept);
  G_OBJECT_CLASS (alur_regulation_sheet_parent_class)->finalize (object);
}

static void
alur_regulation_sheet_class_init (AlurRegulationSheetClass *klass)
{
  AlurGridSheetClass *sheet_class = ALUR_GRID_SHEET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_regulation_sheet_finalize;
  sheet_class->clear = clear;
  sheet_class->gather = gather;
  sheet_class->list = list;
  sheet_class->count = count;
  sheet_class->chosen = chosen;
  /**
   * AlurRegulationSheet::places:
   * @row: a row
   * @all: whether those of all stages are meant, else those of the one that is shown
   *
   * What rests on the regulation shall be listed.
   */
  g_signal_new ("places", ALUR_TYPE_REGULATION_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
alur_regulation_sheet_init (AlurRegulationSheet *self)
{
  self->kept = g_hash_table_new (NULL, NULL);
}

/**
 * alur_regulation_sheet_new:
 * @editor: a document in a window; a reference is taken
 *
 * Returns: (transfer full): the register of its regulations
 */
AlurRegulationSheet *
alur_regulation_sheet_new (AlurEditor *editor)
{
  AlurRegulationSheet *self = g_object_new (ALUR_TYPE_REGULATION_SHEET, NULL);

  alur_grid_sheet_watch (ALUR_GRID_SHEET (self), editor);
  return self;
}

/**
 * alur_regulation_sheet_list_places:
 * @self: the sheet
 * @row: a row
 * @all: whether those of all stages are meant, else those of the one that is shown
 *
 * Returns: (transfer container) (element-type AlurElement): what rests on the regulation of @row,
 *   by stage; to be told with alur_basis_dup_place()
 */
GPtrArray *
alur_regulation_sheet_list_places (AlurRegulationSheet *self, guint row, gboolean all)
{
  const AlurSheetRegulation *shown = alur_regulation_sheet_get_row (self, row);
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; shown != NULL && shown->entry != NULL && i < shown->entry->n_references; i++)
    {
      const AlurLegalReference *reference = &shown->entry->references[i];

      if (all || reference->stage == self->stage)
        g_ptr_array_add (places, (gpointer) (guintptr) reference->element);
    }
  return places;
}
