/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-placed.h"

#include <math.h>

/* Whether the unit goes along with one above it that is moved itself. */
static gboolean
is_below (AlurDocument *document, const AlurElement *unit, GHashTable *moved)
{
  const AlurElement *stage = alur_element_get_stage (unit);
  const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

  while (parent != NULL && !g_hash_table_contains (moved, parent))
    {
      unit = alur_document_lookup_kind (document, stage, parent, ALUR_KIND_UNIT);
      parent = unit != NULL ? alur_element_get_ref (unit, ALUR_UNIT_PARENT) : NULL;
    }
  return parent != NULL;
}

/**
 * alur_placed_carry:
 * @document: a document with an open transaction
 * @moved: (element-type AlurElement): units of one stage that are moved, or none
 * @dx: how far across
 * @dy: how far down
 *
 * Units below, placed by hand, keep their place beside the one that is moved.
 */
void
alur_placed_carry (AlurDocument *document, const GPtrArray *moved, double dx, double dy)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  if (moved->len == 0)
    return;
  for (guint i = 0; i < moved->len; i++)
    g_hash_table_add (ids, (gpointer) alur_element_get_id (g_ptr_array_index (moved, i)));
  ALUR_FOREACH (unit, ((AlurElement *) g_ptr_array_index (moved, 0))->parent, ALUR_KIND_UNIT)
  {
    double x = alur_element_get_number (unit, ALUR_UNIT_X);
    double y = alur_element_get_number (unit, ALUR_UNIT_Y);

    if (isnan (x) || g_hash_table_contains (ids, alur_element_get_id (unit))
        || !is_below (document, unit, ids))
      continue;
    alur_document_set_number (document, unit, ALUR_UNIT_X, round (x + dx));
    alur_document_set_number (document, unit, ALUR_UNIT_Y, round (y + dy));
  }
}
