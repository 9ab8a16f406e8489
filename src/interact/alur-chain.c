/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of the service chain stands for, and what is beside what. */

#include "alur-chain.h"

#include "alur-chain-layout.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static AlurElement *
get_step (AlurEditor *editor, const AlurElement *flow, gboolean at_start)
{
  return alur_document_lookup_kind (
      alur_editor_get_document (editor), alur_element_get_stage (flow),
      alur_element_get_ref (flow, at_start ? ALUR_FLOW_FROM : ALUR_FLOW_TO), ALUR_KIND_STEP);
}

/**
 * alur_chain_get_unit:
 * @flow: a flow
 * @at_start: whether its giver is wanted, else who gets it
 *
 * Returns: (transfer none) (nullable): the unit at that end
 */
AlurElement *
alur_chain_get_unit (AlurEditor *editor, const AlurElement *flow, gboolean at_start)
{
  const AlurElement *step = get_step (editor, flow, at_start);

  return step != NULL ? alur_document_lookup_kind (
             alur_editor_get_document (editor), alur_element_get_stage (flow),
             alur_element_get_ref (step, ALUR_STEP_UNIT), ALUR_KIND_UNIT)
                      : NULL;
}

/* --- Lines ------------------------------------------------------------------------------------ */

/**
 * alur_chain_list_line:
 * @editor: an editor
 * @flow: a flow
 *
 * Returns: (transfer full) (element-type AlurElement): all flows for which the line of @flow stands
 *   in the drawing that is shown, in document order; itself where it is not in it
 */
GPtrArray *
alur_chain_list_line (AlurEditor *editor, AlurElement *flow)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  GPtrArray *flows = g_ptr_array_new ();

  if (picture != NULL)
    alur_picture_list_members (picture, flow, flows);
  if (flows->len == 0)
    g_ptr_array_add (flows, flow);
  return flows;
}

/**
 * alur_chain_select:
 * @editor: an editor
 * @element: something in the drawing
 *
 * Selects it; of a line all flows for which it stands.
 */
void
alur_chain_select (AlurEditor *editor, AlurElement *element)
{
  g_autoptr (GPtrArray) elements = alur_chain_list_line (editor, element);

  alur_selection_set_all (alur_editor_get_selection (editor),
                          (AlurElement *const *) elements->pdata, elements->len);
}

/**
 * alur_chain_go_to:
 * @editor: an editor
 * @flow: a flow
 *
 * Shows the step from which @flow comes in its procedure, and selects it.
 */
void
alur_chain_go_to (AlurEditor *editor, AlurElement *flow)
{
  AlurElement *step = get_step (editor, flow, TRUE);

  alur_editor_show (editor, ALUR_PANE_PROCEDURE, flow->parent);
  alur_selection_set (alur_editor_get_selection (editor), step != NULL ? step : flow);
}

/**
 * alur_chain_open:
 * @editor: an editor
 * @flow: a flow of a line
 *
 * Goes to where the flow is written; asks which one where the line stands for several.
 */
void
alur_chain_open (AlurEditor *editor, AlurElement *flow)
{
  g_autoptr (GPtrArray) flows = alur_chain_list_line (editor, flow);

  if (flows->len == 1)
    alur_chain_go_to (editor, g_ptr_array_index (flows, 0));
  else
    alur_editor_ask_flow (editor, flow);
}

/* --- Walking ---------------------------------------------------------------------------------- */

typedef struct
{
  AlurElement *unit;
  double x; /* of its middle */
  double y;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  if (fabs (one->x - other->x) > 1)
    return one->x < other->x ? -1 : 1;
  return (one->y > other->y) - (one->y < other->y);
}

/* The units that are drawn, of type Place, in the order of the drawing. */
static GArray *
list_places (AlurPicture *picture)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  AlurRect bounds = alur_picture_get_bounds (picture);

  alur_picture_list_boxes (picture, &bounds, boxes);
  for (guint i = 0; i < boxes->len; i++)
    {
      AlurElement *unit = g_ptr_array_index (boxes, i);
      AlurHit hit;
      Place place = { .unit = unit };

      if (unit->kind != ALUR_KIND_UNIT || !alur_picture_find (picture, unit, &hit))
        continue;
      place.x = hit.rect.x + hit.rect.width / 2;
      place.y = hit.rect.y;
      g_array_append_val (places, place);
    }
  return places;
}

/**
 * alur_chain_count_units:
 * @editor: an editor that shows the chain
 *
 * Returns: how many units are drawn
 */
guint
alur_chain_count_units (AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  g_autoptr (GArray) places = picture != NULL ? list_places (picture) : NULL;

  return places != NULL ? places->len : 0;
}

/* The flows for which lines stand, by the unit from which they come. */
static GHashTable *
gather_lines (AlurEditor *editor, AlurPicture *picture)
{
  GHashTable *lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  alur_picture_list_lines (picture, all);
  for (guint i = 0; i < all->len; i++)
    {
      AlurElement *giver = alur_chain_get_unit (editor, g_ptr_array_index (all, i), TRUE);
      GPtrArray *given = g_hash_table_lookup (lines, giver);

      if (given == NULL)
        {
          given = g_ptr_array_new ();
          g_hash_table_insert (lines, giver, given);
        }
      g_ptr_array_add (given, g_ptr_array_index (all, i));
    }
  return lines;
}

/**
 * alur_chain_list_order:
 * @editor: an editor that shows the chain
 *
 * Returns: (transfer full) (element-type AlurElement): what is drawn, in the order in which keys
 *   walk over it: the units from support to customer, each before the lines that leave it, of each
 *   line its first flow
 */
GPtrArray *
alur_chain_list_order (AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GArray) places = NULL;
  g_autoptr (GHashTable) lines = NULL;

  if (picture == NULL)
    return order;
  places = list_places (picture);
  lines = gather_lines (editor, picture);
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      AlurElement *unit = g_array_index (places, Place, i).unit;
      GPtrArray *given = g_hash_table_lookup (lines, unit);

      g_ptr_array_add (order, unit);
      if (given != NULL)
        g_ptr_array_extend (order, given, NULL, NULL);
    }
  return order;
}

/* --- Columns ---------------------------------------------------------------------------------- */

/* Which level a unit has in a column; it keeps its own where that stands there too. */
static AlurLevel
get_level (const AlurElement *unit, AlurChainColumn column)
{
  static const AlurLevel levels[ALUR_N_CHAIN_COLUMNS] = {
    [ALUR_CHAIN_PARTNERS] = ALUR_LEVEL_PARTNER_PRIVATE,
    [ALUR_CHAIN_LEADERSHIP] = ALUR_LEVEL_LEADERSHIP,
    [ALUR_CHAIN_SUPPORT] = ALUR_LEVEL_SUPPORT,
    [ALUR_CHAIN_SERVICE_CENTRE] = ALUR_LEVEL_SERVICE_CENTRE,
    [ALUR_CHAIN_SERVICE_POINT] = ALUR_LEVEL_SERVICE_POINT,
    [ALUR_CHAIN_CUSTOMER] = ALUR_LEVEL_CUSTOMER,
  };

  return alur_chain_get_column (unit) == column ? alur_element_get_word (unit, ALUR_UNIT_LEVEL)
                                                : levels[column];
}

/* Where units of a level stand one below the other. */
typedef struct
{
  double x; /* of their middles */
  AlurChainColumn column;
} Column;

/**
 * alur_chain_list_columns:
 * @editor: an editor that shows the chain
 *
 * Goes through all that is drawn, to be done once for a drag.
 *
 * Returns: (transfer full): the columns in which units stand, for alur_chain_find_level()
 */
GArray *
alur_chain_list_columns (AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) places = list_places (picture);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      Column column = { place->x, alur_chain_get_column (place->unit) };
      gint64 key = (gint64) CLAMP (floor (column.x), -1e15, 1e15) * ALUR_N_CHAIN_COLUMNS
                   + (gint64) column.column;

      if (g_hash_table_add (known, g_memdup2 (&key, sizeof key)))
        g_array_append_val (columns, column);
    }
  return columns;
}

/**
 * alur_chain_find_level:
 * @columns: from alur_chain_list_columns()
 * @unit: a unit
 * @x: a place across the drawing
 *
 * Returns: the level that @unit has in the column that is nearest to @x
 */
AlurLevel
alur_chain_find_level (const GArray *columns, const AlurElement *unit, double x)
{
  AlurChainColumn column = alur_chain_get_column (unit);
  double nearest = INFINITY;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *other = &g_array_index (columns, Column, i);
      double distance = fabs (other->x - x);

      if (distance >= nearest)
        continue;
      nearest = distance;
      column = other->column;
    }
  return get_level (unit, column);
}

/**
 * alur_chain_find_level_beside:
 * @unit: a unit
 * @direction: 1 towards the customer, -1 towards support
 *
 * Returns: the level that @unit has in the next column; its own at the last one
 */
AlurLevel
alur_chain_find_level_beside (const AlurElement *unit, int direction)
{
  int column = (int) alur_chain_get_column (unit) + direction;

  return get_level (unit, (AlurChainColumn) CLAMP (column, 0, ALUR_N_CHAIN_COLUMNS - 1));
}

/**
 * alur_chain_set_level:
 * @editor: an editor
 * @units: (array length=n_units): units
 * @level: where they are to stand in service delivery
 *
 * Moves those that are not there yet to the column of @level, as one step of undo.
 */
void
alur_chain_set_level (AlurEditor *editor, AlurElement *const *units, guint n_units, AlurLevel level)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurChainColumn column = alur_chain_get_column_of (level);

  alur_document_begin (document, alur_tr (NULL, N_ ("Change the level of a unit")));
  for (guint i = 0; i < n_units; i++)
    if (units[i]->kind == ALUR_KIND_UNIT && alur_chain_get_column (units[i]) != column)
      alur_document_set_word (document, units[i], ALUR_UNIT_LEVEL, level);
  alur_document_commit (document);
}
