/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the outline: what it stands for stays the same as long as it lives. */

#include "alur-outline-private.h"

G_DEFINE_FINAL_TYPE (AlurOutlineRow, alur_outline_row, G_TYPE_OBJECT)

static void
alur_outline_row_finalize (GObject *object)
{
  g_free (ALUR_OUTLINE_ROW (object)->label);
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

static void
alur_outline_row_init (AlurOutlineRow *self)
{
}

/**
 * alur_outline_row_get_kind:
 *
 * Returns: what the row stands for
 */
AlurOutlineKind
alur_outline_row_get_kind (AlurOutlineRow *self)
{
  return self->kind;
}

/**
 * alur_outline_row_get_element:
 *
 * Returns: (transfer none) (nullable): the element; NULL for a section
 */
AlurElement *
alur_outline_row_get_element (AlurOutlineRow *self)
{
  return self->element;
}

/**
 * alur_outline_row_get_pane:
 *
 * Returns: what the section shows; %ALUR_N_PANES for what is no section, or shows nothing
 */
AlurPane
alur_outline_row_get_pane (AlurOutlineRow *self)
{
  return self->pane;
}

/**
 * alur_outline_row_get_depth:
 *
 * Returns: how deep it is, from 0
 */
guint
alur_outline_row_get_depth (AlurOutlineRow *self)
{
  return self->depth;
}

/**
 * alur_outline_row_is_expandable:
 *
 * Returns: whether there is something inside
 */
gboolean
alur_outline_row_is_expandable (AlurOutlineRow *self)
{
  return self->is_expandable;
}

/**
 * alur_outline_row_is_expanded:
 *
 * Returns: whether what is inside is shown
 */
gboolean
alur_outline_row_is_expanded (AlurOutlineRow *self)
{
  return self->is_expanded;
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

/**
 * alur_outline_row_get_n_inside:
 *
 * Returns: how many rows are directly inside
 */
guint
alur_outline_row_get_n_inside (AlurOutlineRow *self)
{
  return self->n_inside;
}

/*< private >
 * alur_outline_row_update:
 *
 * Makes a row say what @now says, and tells when that is something else.
 */
void
alur_outline_row_update (AlurOutlineRow *row, const AlurOutlineRow *now)
{
  if (row->depth == now->depth && row->n_inside == now->n_inside
      && row->is_expandable == now->is_expandable && row->is_expanded == now->is_expanded
      && g_strcmp0 (row->label, now->label) == 0)
    return;
  row->depth = now->depth;
  row->n_inside = now->n_inside;
  row->is_expandable = now->is_expandable;
  row->is_expanded = now->is_expanded;
  g_free (row->label);
  row->label = g_strdup (now->label);
  g_signal_emit_by_name (row, "changed");
}
