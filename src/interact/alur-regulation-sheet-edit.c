/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed into the register. Kinds and status are read as they are written here, or by the
 * word of the file format; what a regulation replaces by the short names that stand in the cell. */

#include "alur-regulation-sheet-private.h"

#include "alur-basis.h"
#include "alur-date-text.h"
#include "alur-deletion.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-slot.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BETWEEN "; "
#define LATEST_YEAR 9999

static AlurDocument *
get_document (AlurRegulationSheet *self)
{
  return alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
}

/* --- What a regulation replaces --------------------------------------------------------------- */

/*< private >
 * alur_regulation_sheet_dup_replaced:
 *
 * Returns: (transfer full): the short names of what @regulation replaces
 */
char *
alur_regulation_sheet_dup_replaced (AlurRegulationSheet *self, const AlurElement *regulation)
{
  const AlurIds *ids = alur_element_get_refs (regulation, ALUR_REGULATION_REPLACES);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurElement *old = alur_document_lookup_kind (get_document (self), NULL, ids->ids[i],
                                                          ALUR_KIND_REGULATION);
      g_autofree char *name = old != NULL ? alur_basis_dup_short (old) : NULL;

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? BETWEEN : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As people write it who don't say whose it is; NULL where nothing but that would tell it. */
static char *
dup_plain (const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  g_autofree char *kind = alur_slot_dup_word (
      alur_regulation_words, alur_element_get_word (regulation, ALUR_REGULATION_KIND));

  return number == NULL
             ? NULL
             : alur_slot_dup_regulation_name (
                 kind, number, alur_element_get_integer (regulation, ALUR_REGULATION_YEAR), NULL);
}

static gboolean
is_called (AlurDocument *document, const AlurElement *regulation, const char *name)
{
  g_autofree char *shown = alur_basis_dup_short (regulation);
  g_autofree char *whole = alur_slot_dup_name (document, regulation);
  g_autofree char *plain = dup_plain (regulation);

  return alur_text_same (shown, name) || alur_text_same (whole, name)
         || (plain != NULL && alur_text_same (plain, name));
}

/* One that @regulation replaces already, so that of several that are called so it stays the same.
 */
static const AlurElement *
find_present (AlurRegulationSheet *self,
              const AlurElement *regulation,
              const GPtrArray *taken,
              const char *name)
{
  const AlurIds *ids = alur_element_get_refs (regulation, ALUR_REGULATION_REPLACES);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurElement *other = alur_document_lookup_kind (get_document (self), NULL, ids->ids[i],
                                                            ALUR_KIND_REGULATION);

      if (other != NULL && !g_ptr_array_find ((GPtrArray *) taken, ids->ids[i], NULL)
          && is_called (get_document (self), other, name))
        return other;
    }
  return NULL;
}

/* @taken: the ids of those that are named before */
static const AlurElement *
find_named (AlurRegulationSheet *self,
            const AlurElement *regulation,
            const GPtrArray *taken,
            const char *name)
{
  const AlurElement *found = find_present (self, regulation, taken, name);

  if (found != NULL)
    return found;
  ALUR_FOREACH (other, alur_document_get_regulations (get_document (self)), ALUR_KIND_REGULATION)
  {
    if (other == regulation || !is_called (get_document (self), other, name))
      continue;
    found = other;
    if (!g_ptr_array_find ((GPtrArray *) taken, alur_element_get_id (other), NULL))
      break;
  }
  return found;
}

/* One name, or several with signs between them. */
static gboolean
read_replaced (AlurRegulationSheet *self,
               const AlurElement *regulation,
               const char *text,
               GPtrArray *ids,
               char **refusal)
{
  const AlurElement *whole = find_named (self, regulation, ids, text);
  g_auto (GStrv) parts = g_strsplit_set (text, ";\n", -1);

  if (whole != NULL)
    {
      g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (whole));
      return TRUE;
    }
  for (char **part = parts; *part != NULL; part++)
    {
      const char *name = g_strstrip (*part);
      const AlurElement *other = *name != '\0' ? find_named (self, regulation, ids, name) : NULL;

      if (other == NULL && *name != '\0')
        {
          *refusal = g_strdup_printf (
              alur_tr (NULL, N_ ("No other regulation of the register is called “%s”. Choose one "
                                 "from the list.")),
              name);
          return FALSE;
        }
      if (other != NULL && !g_ptr_array_find (ids, alur_element_get_id (other), NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (other));
    }
  return TRUE;
}

static gboolean
write_replaced (AlurRegulationSheet *self,
                AlurElement *regulation,
                const char *text,
                char **refusal)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (!read_replaced (self, regulation, text, ids, refusal))
    return FALSE;
  if (ids->len > 0)
    alur_document_set_refs (get_document (self), regulation, ALUR_REGULATION_REPLACES,
                            (const char *const *) ids->pdata, ids->len);
  else
    alur_document_unset (get_document (self), regulation, ALUR_REGULATION_REPLACES);
  return TRUE;
}

/* --- Other cells ------------------------------------------------------------------------------ */

static const AlurWord *
get_words (guint column)
{
  return column == ALUR_REGULATION_COLUMN_KIND     ? alur_regulation_words
         : column == ALUR_REGULATION_COLUMN_STATUS ? alur_status_words
                                                   : NULL;
}

/* 0: none is called so, or more than one begins so. */
static guint
read_word (const AlurWord *words, const char *text)
{
  g_autofree char *folded = alur_text_fold (text);
  guint found = 0;
  guint n_found = 0;

  for (guint i = 1; words[i].name != NULL; i++)
    {
      g_autofree char *label = alur_text_fold (alur_tr (NULL, words[i].label));

      if (g_str_equal (label, folded) || g_str_equal (words[i].name, folded))
        return i;
      if (g_str_has_prefix (label, folded))
        {
          found = i;
          n_found++;
        }
    }
  return n_found == 1 ? found : 0;
}

/* What is emptied says the least there is. */
static gboolean
write_word (AlurRegulationSheet *self,
            AlurElement *regulation,
            guint column,
            const char *text,
            char **refusal)
{
  gboolean is_kind = column == ALUR_REGULATION_COLUMN_KIND;
  guint field = is_kind ? (guint) ALUR_REGULATION_KIND : (guint) ALUR_REGULATION_STATUS;
  guint word = *text != '\0' ? read_word (get_words (column), text)
               : is_kind     ? (guint) ALUR_REGULATION_OTHER
                             : (guint) ALUR_STATUS_IN_FORCE;

  if (word == 0)
    {
      *refusal = g_strdup (
          is_kind ? alur_tr (NULL, N_ ("There is no such kind of regulation. Choose one from the "
                                       "list."))
                  : alur_tr (NULL, N_ ("There is no such status. Choose one from the list.")));
      return FALSE;
    }
  alur_document_set_word (get_document (self), regulation, field, word);
  return TRUE;
}

static gboolean
write_year (AlurRegulationSheet *self, AlurElement *regulation, const char *text, char **refusal)
{
  gint64 year;

  if (*text == '\0')
    {
      alur_document_unset (get_document (self), regulation, ALUR_REGULATION_YEAR);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, 1, LATEST_YEAR, &year, NULL))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Write a year such as 2026.")));
      return FALSE;
    }
  alur_document_set_integer (get_document (self), regulation, ALUR_REGULATION_YEAR, year);
  return TRUE;
}

static gboolean
write_date (AlurRegulationSheet *self, AlurElement *regulation, const char *text, char **refusal)
{
  AlurDate date = 0;

  if (alur_date_text_read (text, &date) == ALUR_DATE_TEXT_UNCLEAR)
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Write a day such as 1 May 2026 or 1/5/2026.")));
      return FALSE;
    }
  if (date != 0)
    alur_document_set_date (get_document (self), regulation, ALUR_REGULATION_DATE, date);
  else
    alur_document_unset (get_document (self), regulation, ALUR_REGULATION_DATE);
  return TRUE;
}

static gboolean
write_text (AlurRegulationSheet *self, AlurElement *regulation, guint field, const char *text)
{
  if (*text != '\0')
    alur_document_set_text (get_document (self), regulation, field, text);
  else
    alur_document_unset (get_document (self), regulation, field);
  return TRUE;
}

static gboolean
write_cell (AlurGrid *grid, guint row_number, guint column, const char *text, char **refusal)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);
  g_autofree char *typed = g_strstrip (alur_typed_text_clean (text, -1));

  if (row == NULL)
    return FALSE;
  switch (column)
    {
    case ALUR_REGULATION_COLUMN_TITLE:
      return write_text (self, row->regulation, ALUR_REGULATION_TITLE, typed);
    case ALUR_REGULATION_COLUMN_NUMBER:
      return write_text (self, row->regulation, ALUR_REGULATION_NUMBER, typed);
    case ALUR_REGULATION_COLUMN_ISSUER:
      return write_text (self, row->regulation, ALUR_REGULATION_ISSUER, typed);
    case ALUR_REGULATION_COLUMN_KIND:
    case ALUR_REGULATION_COLUMN_STATUS:
      return write_word (self, row->regulation, column, typed, refusal);
    case ALUR_REGULATION_COLUMN_YEAR:
      return write_year (self, row->regulation, typed, refusal);
    case ALUR_REGULATION_COLUMN_DATE:
      return write_date (self, row->regulation, typed, refusal);
    case ALUR_REGULATION_COLUMN_REPLACES:
      return write_replaced (self, row->regulation, typed, refusal);
    default:
      return FALSE;
    }
}

/* --- Choices ---------------------------------------------------------------------------------- */

/* All that contain what was typed; while it is still what stood there, all. */
static void
add_words (GPtrArray *choices, const AlurWord *words, const char *typed)
{
  g_autofree char *folded = alur_text_fold (typed);
  gboolean is_whole = read_word (words, typed) != 0;

  for (guint i = 1; words[i].name != NULL; i++)
    {
      const char *label = alur_tr (NULL, words[i].label);
      g_autofree char *key = alur_text_fold (label);

      if (is_whole || strstr (key, folded) != NULL)
        g_ptr_array_add (choices, alur_grid_choice_new (label, label, 0));
    }
}

/* The last name of those that are typed is looked for, the others stay. */
static void
add_replaceable (AlurRegulationSheet *self,
                 GPtrArray *choices,
                 const AlurElement *regulation,
                 const char *typed)
{
  const char *end = strrchr (typed, ';');
  g_autofree char *before = end != NULL ? g_strndup (typed, (gsize) (end - typed)) : NULL;
  g_autofree char *looked_for = alur_text_fold (end != NULL ? end + 1 : typed);

  ALUR_FOREACH (other, alur_document_get_regulations (get_document (self)), ALUR_KIND_REGULATION)
  {
    g_autofree char *name = alur_slot_dup_name (get_document (self), other);
    g_autofree char *key = alur_text_fold (name);
    g_autofree char *shown = alur_basis_dup_short (other);
    g_autofree char *text
        = before != NULL ? g_strconcat (before, BETWEEN, shown, NULL) : g_strdup (shown);

    if (other != regulation && strstr (key, looked_for) != NULL)
      g_ptr_array_add (choices, alur_grid_choice_new (text, name, 0));
  }
}

static GPtrArray *
dup_choices (AlurGrid *grid, guint row_number, guint column, const char *typed)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  const AlurSheetRegulation *row = alur_regulation_sheet_get_row (self, row_number);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);

  if (get_words (column) != NULL)
    add_words (choices, get_words (column), typed);
  else if (column == ALUR_REGULATION_COLUMN_REPLACES && row != NULL)
    add_replaceable (self, choices, row->regulation, typed);
  return choices;
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* What is made is what is looked at just now. */
static guint
get_first_status (AlurRegulationSheet *self)
{
  guint shown = alur_grid_sheet_get_shown (ALUR_GRID_SHEET (self));

  return shown == ALUR_REGULATIONS_TO_DRAFT    ? ALUR_STATUS_TO_DRAFT
         : shown == ALUR_REGULATIONS_TO_CHANGE ? ALUR_STATUS_TO_REVISE
         : shown == ALUR_REGULATIONS_REPEALED  ? ALUR_STATUS_REPEALED
                                               : ALUR_STATUS_IN_FORCE;
}

/* Of the kind of the row above: there it will stand, before it has a year. */
static int
insert_row (AlurGrid *grid, int after, char **refusal)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  AlurDocument *document = get_document (self);
  const AlurSheetRegulation *beside
      = after >= 0 ? alur_regulation_sheet_get_row (self, (guint) after) : NULL;
  AlurSheetRegulation row = { .regulation = alur_slot_make_regulation (document, NULL),
                              .place = G_MAXUINT,
                              .task_place = G_MAXUINT };

  if (beside != NULL)
    alur_document_set_word (document, row.regulation, ALUR_REGULATION_KIND,
                            alur_element_get_word (beside->regulation, ALUR_REGULATION_KIND));
  alur_document_set_word (document, row.regulation, ALUR_REGULATION_STATUS,
                          get_first_status (self));
  g_hash_table_add (self->kept, (gpointer) (guintptr) alur_element_get_id (row.regulation));
  g_array_append_val (self->listed, row);
  return (int) self->listed->len - 1;
}

static gboolean
remove_rows (AlurGrid *grid, guint first, guint n_rows, char **refusal)
{
  AlurRegulationSheet *self = ALUR_REGULATION_SHEET (grid);
  g_autoptr (GPtrArray) regulations = g_ptr_array_new ();
  AlurDeletion deletion;

  for (guint i = first; i < first + n_rows && i < self->listed->len; i++)
    g_ptr_array_add (regulations, g_array_index (self->listed, AlurSheetRegulation, i).regulation);
  if (regulations->len == 0)
    return FALSE;
  deletion = alur_deletion_begin (alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)),
                                  (AlurElement *const *) regulations->pdata, regulations->len);
  alur_edit_delete (get_document (self), (AlurElement *const *) regulations->pdata,
                    regulations->len);
  alur_deletion_end (&deletion, alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self)));
  return TRUE;
}

/* --- One edit --------------------------------------------------------------------------------- */

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  switch ((guint) edit)
    {
    case ALUR_GRID_SET:
    case ALUR_GRID_CLEAR:
    case ALUR_GRID_FILL:
      return N_ ("Change the register");
    case ALUR_GRID_PASTE:
      return N_ ("Paste into the register");
    case ALUR_GRID_INSERT:
      return N_ ("Add a regulation");
    case ALUR_GRID_REMOVE:
      return N_ ("Delete regulations");
    default:
      return NULL;
    }
}

/*< private >
 * alur_regulation_sheet_init_editing:
 *
 * Fills in what edits.
 */
void
alur_regulation_sheet_init_editing (AlurGridInterface *iface)
{
  iface->dup_choices = dup_choices;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
  iface->insert = insert_row;
  iface->remove = remove_rows;
}
