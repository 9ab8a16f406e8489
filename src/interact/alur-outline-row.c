/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the outline, while somebody has it: what it stands for stays the same. */

#include "alur-outline-private.h"

G_DEFINE_FINAL_TYPE (AlurOutlineRow, alur_outline_row, G_TYPE_OBJECT)

static void
alur_outline_row_finalize (GObject *object)
{
  AlurOutlineRow *self = ALUR_OUTLINE_ROW (object);

  if (self->live != NULL)
    {
      g_hash_table_remove (self->live, GUINT_TO_POINTER (self->entry.key));
      g_hash_table_unref (self->live);
    }
  g_free (self->label);
  G_OBJECT_CLASS (alur_outline_row_parent_class)->finalize (object);
}

static void
alur_outline_row_class_init (AlurOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_outline_row_finalize;
  /**
   * AlurOutlineRow::changed:
   *
   * Label, depth or state are others.
   */
  g_signal_new ("changed", ALUR_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

/* Shows nothing, until it is told what: a view may be given such a one (AlurShownList). */
static void
alur_outline_row_init (AlurOutlineRow *self)
{
  self->entry = (AlurOutlineEntry){ .kind = ALUR_OUTLINE_ELEMENT, .pane = ALUR_N_PANES };
  self->label = g_strdup ("");
}

/**
 * alur_outline_row_get_kind:
 *
 * Returns: what the row stands for
 */
AlurOutlineKind
alur_outline_row_get_kind (AlurOutlineRow *self)
{
  return self->entry.kind;
}

/**
 * alur_outline_row_get_element:
 *
 * Returns: (transfer none) (nullable): the element; NULL for a section
 */
AlurElement *
alur_outline_row_get_element (AlurOutlineRow *self)
{
  return self->entry.element;
}

/**
 * alur_outline_row_get_pane:
 *
 * Returns: what the section shows; %ALUR_N_PANES for what is no section, or shows nothing
 */
AlurPane
alur_outline_row_get_pane (AlurOutlineRow *self)
{
  return self->entry.pane;
}

/**
 * alur_outline_row_get_depth:
 *
 * Returns: how deep it is, from 0
 */
guint
alur_outline_row_get_depth (AlurOutlineRow *self)
{
  return self->entry.depth;
}

/**
 * alur_outline_row_is_expandable:
 *
 * Returns: whether there is something inside
 */
gboolean
alur_outline_row_is_expandable (AlurOutlineRow *self)
{
  return self->entry.is_expandable;
}

/**
 * alur_outline_row_is_expanded:
 *
 * Returns: whether what is inside is shown
 */
gboolean
alur_outline_row_is_expanded (AlurOutlineRow *self)
{
  return self->entry.is_expanded;
}

/**
 * alur_outline_row_dup_label:
 *
 * Returns: (transfer full): what it says
 */
char *
alur_outline_row_dup_label (AlurOutlineRow *self)
{
  return g_strdup (self->label);
}

/*< private >
 * alur_outline_row_new:
 * @live: the rows that somebody has, by key, among which it is until nobody has it
 *
 * Returns: (transfer full): a row of the list
 */
AlurOutlineRow *
alur_outline_row_new (const AlurOutlineEntry *entry, const char *label, GHashTable *live)
{
  AlurOutlineRow *self = g_object_new (ALUR_TYPE_OUTLINE_ROW, NULL);

  self->entry = *entry;
  g_free (self->label);
  self->label = g_strdup (label);
  self->live = g_hash_table_ref (live);
  g_hash_table_insert (live, GUINT_TO_POINTER (entry->key), self);
  return self;
}

/*< private >
 * alur_outline_row_update:
 *
 * Makes a row say what @entry and @label say, and tells when that is something else.
 */
void
alur_outline_row_update (AlurOutlineRow *row, const AlurOutlineEntry *entry, const char *label)
{
  AlurOutlineEntry before = row->entry;

  row->entry = *entry;
  if (before.depth == entry->depth && before.is_expandable == entry->is_expandable
      && before.is_expanded == entry->is_expanded && g_strcmp0 (row->label, label) == 0)
    return;
  g_free (row->label);
  row->label = g_strdup (label);
  g_signal_emit_by_name (row, "changed");
}

/*< private >
 * alur_outline_row_forget:
 *
 * What @row stands for is in the list no longer, and maybe nowhere: until that has been told,
 * somebody may still ask for the row.
 */
void
alur_outline_row_forget (AlurOutlineRow *row)
{
  row->entry.element = NULL;
}
