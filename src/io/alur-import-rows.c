/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables whose rows are units. */

#include "alur-import-private.h"

#include "alur-language.h"
#include "alur-number-text.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  AlurImport *import;
  GArray *units;
  GHashTable *by_id;    /* text → node + 1 */
  GHashTable *by_place; /* name and parent, folded → node + 1 */
} Rows;

static char *
dup_place (const char *name, const char *parent)
{
  g_autofree char *folded = alur_text_fold (name);
  g_autofree char *above = alur_text_fold (parent);

  return g_strconcat (folded, "\n", above, NULL);
}

/* Two rows about one unit. */
static void
merge (Rows *self, guint index, guint row)
{
  const char *parent = alur_import_cell (self->import, row, ALUR_HOLDS_PARENT);
  AlurNode *node = &g_array_index (self->units, AlurNode, index);

  alur_notes_add (self->import->notes, ALUR_NOTE_DUPLICATE, alur_import_number (self->import, row),
                  0,
                  alur_tr (NULL, N_ ("“%s” stands in row %u already. Both were taken for one unit; "
                                     "what that row leaves open was taken from here.")),
                  node->name, alur_import_number (self->import, node->row));
  if (node->second == ALUR_NOBODY)
    node->second = row;
  if (*node->parent == '\0')
    node->parent = parent;
}

/* Whether the row is about a unit that another row has; if only its identifier is that of another,
 * it loses it. */
static gboolean
is_known (Rows *self, AlurNode *node)
{
  g_autofree char *place = dup_place (node->name, node->parent);
  guint known;

  if (node->id == NULL)
    {
      known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_place, place));
      if (known != 0)
        {
          self->import->counts->n_duplicates++;
          merge (self, known - 1, node->row);
          return TRUE;
        }
      g_hash_table_insert (self->by_place, g_steal_pointer (&place),
                           GUINT_TO_POINTER (self->units->len + 1));
      return FALSE;
    }
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, node->id));
  if (known == 0)
    {
      g_hash_table_insert (self->by_id, (gpointer) (guintptr) node->id,
                           GUINT_TO_POINTER (self->units->len + 1));
      return FALSE;
    }
  self->import->counts->n_duplicates++;
  if (alur_text_same (g_array_index (self->units, AlurNode, known - 1).name, node->name))
    {
      merge (self, known - 1, node->row);
      return TRUE;
    }
  alur_notes_add (
      self->import->notes, ALUR_NOTE_DUPLICATE, alur_import_number (self->import, node->row),
      (guint) (self->import->where[ALUR_HOLDS_ID] + 1),
      alur_tr (NULL, N_ ("The identifier “%s” is that of “%s” in row %u already. “%s” "
                         "became a unit without it.")),
      node->id, g_array_index (self->units, AlurNode, known - 1).name,
      alur_import_number (self->import, g_array_index (self->units, AlurNode, known - 1).row),
      node->name);
  node->id = NULL;
  return FALSE;
}

static void
read_row (Rows *self, guint row)
{
  AlurImport *import = self->import;
  const char *id = alur_import_cell (import, row, ALUR_HOLDS_ID);
  const char *name = alur_import_cell (import, row, ALUR_HOLDS_NAME);
  const char *person = alur_import_cell (import, row, ALUR_HOLDS_PERSON);
  AlurNode node = { .id = *id != '\0' ? id : NULL,
                    .name = *name != '\0' ? name : id,
                    .person = *person != '\0' ? person : NULL,
                    .parent = alur_import_cell (import, row, ALUR_HOLDS_PARENT),
                    .row = row,
                    .second = ALUR_NOBODY,
                    .headcount = NAN };

  import->counts->n_rows++;
  if (*node.name == '\0')
    {
      alur_notes_add (import->notes, ALUR_NOTE_NAMELESS, alur_import_number (import, row), 0, "%s",
                      alur_tr (NULL, N_ ("The row has no name and was left out.")));
      return;
    }
  if (!is_known (self, &node))
    g_array_append_val (self->units, node);
}

static void
read_staff (AlurImport *self, GArray *units)
{
  const char *language = alur_import_number_language (self, ALUR_HOLDS_HEADCOUNT);

  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = &g_array_index (units, AlurNode, i);
      const char *text = alur_import_cell (self, node->row, ALUR_HOLDS_HEADCOUNT);
      guint row = node->row;
      double number;

      if (*text == '\0' && node->second != ALUR_NOBODY)
        {
          row = node->second;
          text = alur_import_cell (self, row, ALUR_HOLDS_HEADCOUNT);
        }
      if (*text == '\0')
        continue;
      if (alur_number_text_read (language, text, &number) && number >= 0)
        node->headcount = number;
      else
        alur_notes_add (self->notes, ALUR_NOTE_VALUE, alur_import_number (self, row),
                        (guint) self->where[ALUR_HOLDS_HEADCOUNT] + 1,
                        alur_tr (NULL, N_ ("“%s” is no number of people; it was left open.")),
                        text);
    }
}

/* The position of that name which is no post of the table; it is made if there is none. */
static AlurElement *
get_staff (AlurImport *self, AlurElement *unit, const char *name)
{
  ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
  {
    if (alur_text_same (alur_element_get_name (position), name)
        && !g_hash_table_contains (self->taken, position))
      return position;
  }
  return alur_document_insert (self->document, unit, ALUR_KIND_POSITION, NULL, NULL);
}

/**
 * alur_import_write_staff:
 * @self: an import
 * @units: (element-type AlurNode): units that are written
 *
 * Makes the staff of each unit one position of it, because people have their place there.
 */
void
alur_import_write_staff (AlurImport *self, GArray *units)
{
  const char *name = alur_tr (alur_document_get_language (self->document), N_ ("Staff"));
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const AlurNode *node = &g_array_index (units, AlurNode, i);
      AlurElement *position;

      if (isnan (node->headcount))
        continue;
      position = get_staff (self, node->element, name);
      alur_import_put (self, position, ALUR_POSITION_NAME, name);
      alur_document_set_number (self->document, position, ALUR_POSITION_HEADCOUNT, node->headcount);
      g_hash_table_add (self->taken, position);
      n++;
    }
  self->counts->n_posts += n;
  if (n > 0)
    alur_notes_add (self->notes, ALUR_NOTE_GUESS, 0, (guint) self->where[ALUR_HOLDS_HEADCOUNT] + 1,
                    alur_tr (NULL, N_ ("The people of each unit became a position “%s” of it.")),
                    name);
}

/**
 * alur_import_units:
 * @self: an import of a table whose rows are units
 */
void
alur_import_units (AlurImport *self)
{
  Rows rows = { .import = self,
                .units = g_array_new (FALSE, TRUE, sizeof (AlurNode)),
                .by_id = g_hash_table_new (g_str_hash, g_str_equal),
                .by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  for (guint row = self->columns->first; row < alur_cells_get_n_rows (self->cells); row++)
    {
      if (!alur_cells_is_empty (self->cells, row))
        read_row (&rows, row);
    }
  self->counts->n_ids = g_hash_table_size (rows.by_id);
  alur_import_link (self, rows.units, ALUR_KIND_UNIT, TRUE);
  alur_import_reserve (self, rows.units);
  alur_import_match_units (self, rows.units);
  alur_import_write_units (self, rows.units, self->where[ALUR_HOLDS_PARENT] >= 0);
  if (self->where[ALUR_HOLDS_HEADCOUNT] >= 0)
    read_staff (self, rows.units);
  alur_import_write_staff (self, rows.units);
  alur_import_finish_missing (self, FALSE);
  g_hash_table_unref (rows.by_id);
  g_hash_table_unref (rows.by_place);
  g_array_unref (rows.units);
}
