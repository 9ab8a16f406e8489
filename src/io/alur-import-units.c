/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units of a table and those of the document: which is which, and what changes. */

#include "alur-import-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AlurNode *
node_at (GArray *nodes, guint index)
{
  return &g_array_index (nodes, AlurNode, index);
}

static AlurElement *
get_organisation (const AlurImport *self)
{
  return alur_document_get_organisation (self->document, self->stage);
}

static AlurElement *
get_parent (const AlurImport *self, const AlurElement *unit)
{
  const char *id = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

  return id != NULL ? alur_document_lookup_atom (self->document, self->stage, id) : NULL;
}

static void
take (AlurImport *self, AlurNode *node, AlurElement *element)
{
  node->element = element;
  g_hash_table_add (self->taken, element);
}

/* folded name → GPtrArray of the units that are called so */
static GHashTable *
index_names (const AlurImport *self)
{
  GHashTable *names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (unit, get_organisation (self), ALUR_KIND_UNIT)
  {
    char *folded = alur_text_fold (alur_element_get_name (unit));
    GPtrArray *units = g_hash_table_lookup (names, folded);

    if (units == NULL)
      g_hash_table_insert (names, folded, units = g_ptr_array_new ());
    else
      g_free (folded);
    g_ptr_array_add (units, unit);
  }
  return names;
}

static gboolean
is_under_same (const AlurImport *self, GArray *units, const AlurNode *node, const AlurElement *unit)
{
  const AlurElement *parent = get_parent (self, unit);

  if (node->link == ALUR_LINK_FOUND && node->above != ALUR_NOBODY)
    return parent != NULL && node_at (units, node->above)->element == parent;
  return node->link == ALUR_LINK_DOCUMENT ? parent == node->outside : parent == NULL;
}

/* The unit of that name under the same one or, if @alone, the only one of that name. */
static AlurElement *
find_named (
    const AlurImport *self, GArray *units, const AlurNode *node, GHashTable *names, gboolean alone)
{
  g_autofree char *folded = alur_text_fold (node->name);
  const GPtrArray *found = g_hash_table_lookup (names, folded);
  AlurElement *only = NULL;
  guint n_free = 0;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      AlurElement *unit = g_ptr_array_index (found, i);

      if (g_hash_table_contains (self->taken, unit))
        continue;
      if (!alone && is_under_same (self, units, node, unit))
        return unit;
      only = unit;
      n_free++;
    }
  return alone && n_free == 1 ? only : NULL;
}

static int
compare_depths (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = node_at (data, *(const guint *) a)->depth;
  guint second = node_at (data, *(const guint *) b)->depth;

  return first < second ? -1 : first > second;
}

/**
 * alur_import_match_units:
 * @self: an import
 * @units: (element-type AlurNode): linked units of the table
 *
 * Finds which of them the stage has: by identifier, then by name and what they are under, then by
 * name alone where only one is called so.
 */
void
alur_import_match_units (AlurImport *self, GArray *units)
{
  g_autoptr (GHashTable) names = index_names (self);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = node_at (units, i);
      AlurElement *unit = alur_import_find_id (self, node->id, ALUR_KIND_UNIT);

      g_array_append_val (order, i);
      if (unit != NULL && !g_hash_table_contains (self->taken, unit))
        take (self, node, unit);
    }
  g_array_sort_with_data (order, compare_depths, units);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < order->len; i++)
        {
          AlurNode *node = node_at (units, g_array_index (order, guint, i));
          AlurElement *unit
              = node->element == NULL ? find_named (self, units, node, names, pass == 1) : NULL;

          if (unit != NULL)
            take (self, node, unit);
        }
    }
}

/**
 * alur_import_put:
 * @text: (nullable): what to set; nothing leaves what stands
 *
 * Returns: whether that changed anything
 */
gboolean
alur_import_put (AlurImport *self, AlurElement *element, guint field, const char *text)
{
  if (text == NULL || *text == '\0'
      || g_strcmp0 (alur_element_get_text (element, field), text) == 0)
    return FALSE;
  alur_document_set_text (self->document, element, field, text);
  return TRUE;
}

void
alur_import_count (AlurImport *self, gboolean made, gboolean changed)
{
  self->counts->n_made += made ? 1 : 0;
  self->counts->n_changed += !made && changed ? 1 : 0;
  self->counts->n_same += !made && !changed ? 1 : 0;
}

/* What a node says of @holds: in its row, else in the other row about the same thing. */
static const char *
say (const AlurImport *self, const AlurNode *node, AlurHolds holds)
{
  guint row = self->where[ALUR_HOLDS_POST] >= 0 ? node->own_row : node->row;
  const char *text = alur_import_cell (self, row, holds);

  return *text == '\0' && node->second != ALUR_NOBODY ? alur_import_cell (self, node->second, holds)
                                                      : text;
}

static guint
read_level (const char *text)
{
  for (guint level = ALUR_LEVEL_LEADERSHIP; level <= ALUR_LEVEL_OTHER; level++)
    {
      if (alur_text_same (text, alur_level_words[level].name)
          || alur_text_same (text, alur_level_words[level].label)
          || alur_text_same (text, alur_tr ("id", alur_level_words[level].label)))
        return level;
    }
  return ALUR_LEVEL_NONE;
}

static gboolean
write_level (AlurImport *self, const AlurNode *node)
{
  const char *text = say (self, node, ALUR_HOLDS_LEVEL);
  guint level = *text != '\0' ? read_level (text) : ALUR_LEVEL_NONE;

  if (*text != '\0' && level == ALUR_LEVEL_NONE)
    alur_notes_add (self->notes, ALUR_NOTE_VALUE, alur_import_number (self, node->row),
                    (guint) self->where[ALUR_HOLDS_LEVEL] + 1,
                    alur_tr (NULL, N_ ("“%s” is no level; it was left open.")), text);
  if (level == ALUR_LEVEL_NONE || alur_element_get_word (node->element, ALUR_UNIT_LEVEL) == level)
    return FALSE;
  alur_document_set_word (self->document, node->element, ALUR_UNIT_LEVEL, level);
  return TRUE;
}

/* What the row of a unit says of it; the rows of posts say nothing of their unit but its name. */
static gboolean
write_fields (AlurImport *self, const AlurNode *node)
{
  gboolean changed = alur_import_put (self, node->element, ALUR_UNIT_NAME, node->name);

  if (self->where[ALUR_HOLDS_POST] >= 0 && node->own_row == ALUR_NOBODY)
    return changed;
  changed
      |= alur_import_put (self, node->element, ALUR_UNIT_SHORT, say (self, node, ALUR_HOLDS_SHORT));
  changed
      |= alur_import_put (self, node->element, ALUR_UNIT_HEAD, say (self, node, ALUR_HOLDS_HEAD));
  changed
      |= alur_import_put (self, node->element, ALUR_UNIT_NOTE, say (self, node, ALUR_HOLDS_NOTE));
  changed |= write_level (self, node);
  return changed;
}

/* What a unit shall be part of. */
static AlurElement *
find_parent (GArray *units, const AlurNode *node)
{
  if (node->link == ALUR_LINK_FOUND && node->above != ALUR_NOBODY)
    return node_at (units, node->above)->element;
  if (node->link == ALUR_LINK_DOCUMENT)
    return node->outside->kind == ALUR_KIND_POSITION ? node->outside->parent : node->outside;
  return NULL;
}

static void
set_parent (AlurImport *self, AlurElement *unit, const AlurElement *parent)
{
  alur_document_set_text (self->document, unit, ALUR_UNIT_PARENT,
                          parent != NULL ? alur_element_get_id (parent) : NULL);
}

/* What keeps its place though the table puts what it is part of under it: the table goes before.
 * @unit is in a circle, so one in it keeps its place. */
static void
open_circle (AlurImport *self, GHashTable *keepers, AlurElement *unit)
{
  const AlurNode *node;
  const AlurElement *parent;

  while ((node = g_hash_table_lookup (keepers, unit)) == NULL)
    unit = get_parent (self, unit);
  parent = get_parent (self, unit);
  alur_notes_add (self->notes, ALUR_NOTE_CYCLE, alur_import_number (self, node->row), 0,
                  alur_tr (NULL, N_ ("“%s” can't stay part of “%s”, which the table puts under it; "
                                     "it stands at the top now.")),
                  alur_element_get_name (unit), alur_element_get_name (parent));
  set_parent (self, unit, NULL);
}

static void
open_circles (AlurImport *self, GArray *units)
{
  g_autoptr (GHashTable) keepers = g_hash_table_new (NULL, NULL);  /* unit → its node */
  g_autoptr (GHashTable) followed = g_hash_table_new (NULL, NULL); /* unit → from which, + 1 */

  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = node_at (units, i);

      if (node->keeps_parent)
        g_hash_table_insert (keepers, node->element, node);
    }
  for (guint i = 0; i < units->len; i++)
    {
      gpointer from = GUINT_TO_POINTER (i + 1);
      AlurElement *unit = node_at (units, i)->keeps_parent ? node_at (units, i)->element : NULL;

      for (; unit != NULL && !g_hash_table_contains (followed, unit);
           unit = get_parent (self, unit))
        g_hash_table_insert (followed, unit, from);
      if (unit != NULL && g_hash_table_lookup (followed, unit) == from)
        open_circle (self, keepers, unit);
    }
}

/* Units of the document may hang between two of the table, so what leads out of the table is set
 * last, and only where it closes no circle. */
static void
write_parents (AlurImport *self, GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = node_at (units, i);

      if (!node->keeps_parent)
        set_parent (self, node->element,
                    node->link == ALUR_LINK_DOCUMENT ? NULL : find_parent (units, node));
    }
  open_circles (self, units);
  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = node_at (units, i);
      const AlurElement *parent = find_parent (units, node);
      g_autofree char *refusal = NULL;

      if (node->keeps_parent || node->link != ALUR_LINK_DOCUMENT)
        continue;
      refusal
          = alur_edit_refuse_parent (self->document, node->element, alur_element_get_id (parent));
      if (refusal == NULL)
        set_parent (self, node->element, parent);
      else
        alur_notes_add (self->notes, ALUR_NOTE_CYCLE, alur_import_number (self, node->row), 0, "%s",
                        refusal);
    }
}

/**
 * alur_import_write_units:
 * @self: an import
 * @units: (element-type AlurNode): linked and matched units
 * @has_parents: whether the table says what they are part of
 *
 * Makes what is new, and brings up to date what is not.
 */
void
alur_import_write_units (AlurImport *self, GArray *units, gboolean has_parents)
{
  AlurElement *organisation = get_organisation (self);
  g_autofree AlurElement **before = g_new0 (AlurElement *, units->len + 1);
  g_autofree gboolean *made = g_new0 (gboolean, units->len + 1);
  g_autofree gboolean *changed = g_new0 (gboolean, units->len + 1);

  for (guint i = 0; i < units->len; i++)
    {
      AlurNode *node = node_at (units, i);

      made[i] = node->element == NULL;
      if (made[i])
        {
          g_autofree char *id = alur_import_make_id (self, node->id, ALUR_KIND_UNIT);

          take (self, node,
                alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, id, NULL));
        }
      before[i] = get_parent (self, node->element);
      changed[i] = write_fields (self, node);
    }
  if (has_parents)
    write_parents (self, units);
  for (guint i = 0; i < units->len; i++)
    {
      const AlurElement *parent = get_parent (self, node_at (units, i)->element);

      alur_import_count (self, made[i], changed[i] || parent != before[i]);
      self->counts->n_unit_roots += parent == NULL ? 1 : 0;
    }
  self->counts->n_units = units->len;
}

/* What stays is lifted out of what goes. */
static void
lift (AlurImport *self, GHashTable *going)
{
  ALUR_FOREACH (unit, get_organisation (self), ALUR_KIND_UNIT)
  {
    AlurElement *parent = get_parent (self, unit);

    if (g_hash_table_contains (going, unit) || parent == NULL
        || !g_hash_table_contains (going, parent))
      continue;
    while (parent != NULL && g_hash_table_contains (going, parent))
      parent = get_parent (self, parent);
    set_parent (self, unit, parent);
  }
}

/**
 * alur_import_add_missing:
 * @self: an import
 * @element: what the table does not have
 *
 * Tells of it, and remembers whether it stays.
 */
void
alur_import_add_missing (AlurImport *self, AlurElement *element)
{
  const char *name = alur_element_get_name (element);
  const AlurImportOptions *options = self->options;
  gboolean goes = options->remove_missing
                  || (options->removed != NULL
                      && g_hash_table_contains (options->removed, alur_element_get_id (element)));

  g_ptr_array_add (goes ? self->report->removed : self->report->missing, element);
  alur_notes_add (self->notes, ALUR_NOTE_MISSING, 0, 0,
                  goes ? alur_tr (NULL, N_ ("“%s” is no longer in the table; it was removed."))
                       : alur_tr (NULL, N_ ("“%s” is no longer in the table; it was kept.")),
                  *name != '\0' ? name : alur_element_get_id (element));
}

/**
 * alur_import_remove_missing:
 * @self: an import that has told all that is missing
 *
 * Deletes what does not stay of it.
 */
void
alur_import_remove_missing (AlurImport *self)
{
  GPtrArray *removed = self->report->removed;

  self->counts->n_removed = removed->len;
  if (removed->len > 0)
    alur_edit_delete (self->document, (AlurElement *const *) removed->pdata, removed->len);
}

/**
 * alur_import_finish_missing:
 * @self: an import that has written all it has
 * @with_positions: whether the table is about posts, too
 *
 * Tells what the stage has and the table has not, and removes it if that is wanted.
 */
void
alur_import_finish_missing (AlurImport *self, gboolean with_positions)
{
  GPtrArray *removed = self->report->removed;
  g_autoptr (GHashTable) going = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (unit, get_organisation (self), ALUR_KIND_UNIT)
  {
    gboolean goes = !g_hash_table_contains (self->taken, unit);

    if (goes)
      alur_import_add_missing (self, unit);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      if (with_positions && !goes && !g_hash_table_contains (self->taken, position))
        alur_import_add_missing (self, position);
    }
  }
  if (removed->len == 0)
    return;
  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (going, g_ptr_array_index (removed, i));
  lift (self, going);
  alur_import_remove_missing (self);
}
